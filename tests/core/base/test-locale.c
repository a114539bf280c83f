/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the program looks for its translations. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib.h>
#include <libintl.h>

#include "stf-locale.h"

static void
environment_goes_before_the_build (void)
{
  g_setenv ("STAFETT_LOCALEDIR", "/somewhere/else", TRUE);
  stf_locale_bind_messages ();
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, "/somewhere/else");
  g_assert_cmpstr (textdomain (NULL), ==, GETTEXT_PACKAGE);
}

static void
build_goes_before_what_is_installed (void)
{
  g_unsetenv ("STAFETT_LOCALEDIR");
  stf_locale_bind_messages ();
  g_assert_cmpstr (bindtextdomain (GETTEXT_PACKAGE, NULL), ==, BUILD_LOCALEDIR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/locale/environment-goes-before-the-build",
                   environment_goes_before_the_build);
  g_test_add_func ("/base/locale/build-goes-before-what-is-installed",
                   build_goes_before_what_is_installed);
  return g_test_run ();
}

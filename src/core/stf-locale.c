/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the translations are: in the folder that STAFETT_LOCALEDIR names, or in that of the build
 * as long as it is there, so that a program that is not installed speaks its user's language, or
 * where they are installed. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-locale.h"

#include <glib.h>
#include <libintl.h>

/**
 * stf_locale_bind_messages:
 *
 * Makes Stafett's messages those of the program, in UTF-8.  The locale itself is the program's to
 * set, before.
 */
void
stf_locale_bind_messages (void)
{
  const char *folder = g_getenv ("STAFETT_LOCALEDIR");

  if (folder == NULL)
    folder = g_file_test (BUILD_LOCALEDIR, G_FILE_TEST_IS_DIR) ? BUILD_LOCALEDIR : LOCALEDIR;

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

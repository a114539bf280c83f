/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program with windows: sets up the languages and runs the application. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include <glib/gi18n.h>

#include "stf-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (StfApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, stf_application_get_locale_folder ());
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = stf_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

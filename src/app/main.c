/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program with windows: sets up the languages and runs the application. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include "stf-application.h"
#include "stf-locale.h"

int
main (int argc, char *argv[])
{
  g_autoptr (StfApplication) application = NULL;

  setlocale (LC_ALL, "");
  stf_locale_bind_messages ();

  application = stf_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The about window. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "stf-about.h"

/**
 * stf_about_present:
 * @parent: (nullable): the window it belongs to
 *
 * Shows what Stafett is, its version and its licence.
 */
void
stf_about_present (GtkWindow *parent)
{
  adw_show_about_window (
      parent, "application-name", _ ("Stafett"), "application-icon", APP_ID, "version",
      PACKAGE_VERSION, "developer-name", _ ("The Stafett developers"), "comments",
      _ ("An organisation’s year in one file: who does what, and everything the next chair needs "
         "to take over."),
      "license-type", GTK_LICENSE_GPL_3_0,
      /* Translators: your names, one a line. */
      "translator-credits", _ ("translator-credits"), NULL);
}

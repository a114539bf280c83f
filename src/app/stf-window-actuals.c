/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asking for a file of an accounting system or a spreadsheet.  Called through stf-window-edit.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-actuals-import-dialog.h"
#include "stf-budget-import-dialog.h"
#include "stf-chooser.h"
#include "stf-window-private.h"

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && STF_WINDOW (source)->year != NULL)
    stf_actuals_import_dialog_present (STF_WINDOW (source), g_file_peek_path (file));
}

void
stf_window_import_actuals (StfWindow *self, GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);

  if (*path != '\0')
    stf_actuals_import_dialog_present (self, path);
  else
    stf_chooser_open (GTK_WINDOW (self), _ ("Import Actuals"), STF_CHOOSER_LEDGER, chosen_cb, NULL);
}

static void
budget_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *version = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && STF_WINDOW (source)->year != NULL)
    stf_budget_import_dialog_present (STF_WINDOW (source), version, g_file_peek_path (file));
}

void
stf_window_budget_import (StfWindow *self, GVariant *parameter)
{
  const char *version, *path;

  g_variant_get (parameter, "(&s&s)", &version, &path);
  if (*path != '\0')
    stf_budget_import_dialog_present (self, version, path);
  else
    stf_chooser_open (GTK_WINDOW (self), _ ("Import Budget"), STF_CHOOSER_TABLE, budget_chosen_cb,
                      g_strdup (version));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with files of accounting systems and spreadsheets: asks for one, and shows
 * where its accounts go.  Called through stf-window-edit.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "money/stf-account-mapping-draft.h"
#include "money/stf-ledger-group.h"
#include "stf-account-mapping-dialog.h"
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

static gboolean
take_mapping_cb (StfDraft *draft, gpointer user_data, GError **error)
{
  StfWindow *self = user_data;

  if (!stf_account_mapping_draft_save (draft, stf_open_year_get_file (self->year), error))
    return FALSE;
  stf_draft_free (draft);
  stf_window_toast_undo (self, _ ("The mapping was saved"));
  return TRUE;
}

void
stf_window_map_accounts (StfWindow *self, GVariant *parameter)
{
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfDraft) draft = stf_account_mapping_draft_load (file, &error);
  g_autoptr (GPtrArray) groups = draft != NULL ? stf_ledger_groups_load (file, &error) : NULL;

  if (groups != NULL)
    stf_account_mapping_dialog_present (self, GTK_WINDOW (self), g_steal_pointer (&draft),
                                        g_steal_pointer (&groups), _ ("_Save"), take_mapping_cb,
                                        self);
  else
    stf_window_report (self, _ ("The Mapping Could Not Be Read"), error);
}

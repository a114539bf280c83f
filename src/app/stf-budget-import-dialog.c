/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a budget from CSV: which amounts become others, line by line, or what is wrong with the
 * file.  Nothing is written before it is accepted, and then as one change. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-budget-import-dialog.h"

#include <glib/gi18n.h>

#include "exchange/stf-budget-sheet.h"
#include "exchange/stf-encoding.h"
#include "stf-action-row.h"
#include "stf-money-form.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

/* Rows that are shown: more can be neither read nor drawn. */
#define MAX_SHOWN 100

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  StfBudget *budget;
  StfBudgetImport *import;
} Importing;

static void
importing_free (gpointer data)
{
  Importing *self = data;

  g_clear_pointer (&self->import, stf_budget_import_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_free (self);
}

static char *
word_slot (const StfAmounts *amounts, guint slot)
{
  return stf_amounts_is_set (amounts, slot)
             ? stf_money_format (amounts->slots[slot], STF_MONEY_EXACT)
             : g_strdup (_ ("empty"));
}

static void
append_change (GString *text, const StfAmounts *before, const StfAmounts *after, guint slot)
{
  g_autofree char *name = stf_budget_slots_name (STF_AMOUNTS_SLOT (slot));
  g_autofree char *old = word_slot (before, slot);
  g_autofree char *new = word_slot (after, slot);

  g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? " · " : "", name, old, new);
}

/* "January: 1 000 → 1 200 · March: empty → 500", and how many they are. */
static char *
word_changes (const StfBudgetEditRow *row, guint *n)
{
  const StfAmounts *before = &row->version->amounts[row->line->index];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 1; i <= STF_AMOUNTS_N; i++)
    {
      guint slot = i % STF_AMOUNTS_N; /* the months, then what is not spread */

      if (stf_amounts_same_in (before, &row->amounts, slot))
        continue;
      append_change (text, before, &row->amounts, slot);
      ++*n;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_more (AdwPreferencesGroup *group, guint n)
{
  g_autofree char *more = NULL;

  if (n <= MAX_SHOWN)
    return;
  more = g_strdup_printf (ngettext ("%u more", "%u more", n - MAX_SHOWN), n - MAX_SHOWN);
  adw_preferences_group_add (group, stf_action_row_new (more, NULL, NULL));
}

/* What the year of a line becomes, and by how much. */
static void
set_year (GtkWidget *row, const StfBudgetEditRow *change)
{
  gint64 before, after, difference;
  g_autofree char *text = NULL;
  g_autofree char *below = NULL;

  if (!stf_amounts_sum (&change->version->amounts[change->line->index], STF_AMOUNTS_YEAR, &before)
      || !stf_amounts_sum (&change->amounts, STF_AMOUNTS_YEAR, &after)
      || !stf_money_subtract (after, before, &difference))
    return;
  text = stf_money_format (after, STF_MONEY_EXACT | STF_MONEY_UNIT);
  below = stf_money_format (difference, STF_MONEY_EXACT | STF_MONEY_UNIT | STF_MONEY_SIGNED);
  stf_amount_row_set_text (row, text, below);
}

static void
add_changes (Importing *self)
{
  const GArray *rows = self->import->edit->rows;
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, _ ("What Changes"), NULL);
  g_autofree char *lines = NULL;
  g_autofree char *amounts = NULL;
  g_autofree char *text = NULL;
  guint n_amounts = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const StfBudgetEditRow *change = &g_array_index (rows, StfBudgetEditRow, i);
      g_autofree char *changes = word_changes (change, &n_amounts);
      GtkWidget *row;

      if (i >= MAX_SHOWN)
        continue;
      row = stf_amount_row_new (change->line->title, changes);
      set_year (row, change);
      adw_preferences_group_add (group, row);
    }
  add_more (group, rows->len);
  lines = g_strdup_printf (ngettext ("%u line", "%u lines", rows->len), rows->len);
  amounts = g_strdup_printf (ngettext ("%u amount", "%u amounts", n_amounts), n_amounts);
  text = stf_wording_join (lines, amounts);
  adw_preferences_group_set_description (group, text);
}

static void
add_problems (Importing *self)
{
  const GPtrArray *problems = self->import->problems;
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, _ ("What Is Wrong"),
      _ ("Mend this in the file and import it again.  Nothing is taken from it until then."));

  for (guint i = 0; i < MIN (problems->len, MAX_SHOWN); i++)
    adw_preferences_group_add (
        group, stf_action_row_new (problems->pdata[i], NULL, "stf-warning-symbolic"));
  add_more (group, problems->len);
}

static void
add_version (Importing *self, const StfBudgetVersion *version, const char *path)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *unread = NULL;

  adw_preferences_group_add (group, stf_action_row_new (version->title, shown, NULL));
  if (self->import->unread->len == 0)
    return;
  g_ptr_array_add (self->import->unread, NULL);
  unread = g_strjoinv (", ", (char **) self->import->unread->pdata);
  adw_preferences_group_add (
      group, stf_action_row_new (_ ("Columns that are not read"), unread, "stf-info-symbolic"));
}

static void
accept_cb (Importing *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_budget_edit_save (self->import->edit,
                             stf_open_year_get_file (stf_window_get_year (self->window)), &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast_undo (self->window, _ ("The budget was imported"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static StfBudgetImport *
read_file (const StfBudget *budget, StfBudgetVersion *version, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = stf_exchange_load (path, error);
  g_autofree char *text = bytes != NULL ? stf_encoding_decode (bytes, error) : NULL;

  return text != NULL ? stf_budget_import_new (budget, version, text, error) : NULL;
}

/**
 * stf_budget_import_dialog_present:
 * @parent: a window with an open year
 * @version: id of a version of its budget
 * @path: (type filename): a CSV file
 *
 * Shows what importing amounts would do, and does it.
 */
void
stf_budget_import_dialog_present (StfWindow *parent, const char *version, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (
      stf_open_year_get_file (stf_window_get_year (parent)), &error);
  StfBudgetVersion *found = budget != NULL ? stf_budget_find_version (budget, version) : NULL;
  StfBudgetImport *import = found != NULL ? read_file (budget, found, path, &error) : NULL;
  Importing *self;

  if (import == NULL)
    {
      if (error != NULL)
        stf_window_report (parent, _ ("The Budget Could Not Be Imported"), error);
      return;
    }
  self = g_new0 (Importing, 1);
  self->window = parent;
  self->import = import;
  self->budget = g_steal_pointer (&budget);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), _ ("Import Budget"), _ ("_Import"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-importing", self, importing_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 560, 560);
  add_version (self, found, path);
  if (import->edit == NULL)
    add_problems (self);
  else if (!stf_budget_edit_is_empty (import->edit))
    add_changes (self);
  else
    stf_task_dialog_show_message (self->dialog, _ ("The budget has all of this already."));
  stf_task_dialog_set_accept (self->dialog, NULL,
                              import->edit != NULL && !stf_budget_edit_is_empty (import->edit));
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

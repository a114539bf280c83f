/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of one mapping: accounts, objects, the line that they go to, its place among the others.
 * It works on a draft of all mappings, since what one of them catches depends on those before it,
 * and shows that while it is written. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-account-mapping-form.h"

#include <glib/gi18n.h>

#include "money/stf-account-mapping-draft.h"
#include "money/stf-account-reach.h"
#include "rules/stf-setting.h"
#include "stf-account-wording.h"
#include "stf-choice-row.h"
#include "stf-money-form.h"
#include "stf-task-dialog.h"

/* What is written, and the columns it goes to. */
enum
{
  FROM,
  TO,
  OBJECTS,
  NOTE,
  N_ENTRIES,
};

static const char *const columns[N_ENTRIES] = { "from_account", "to_account", "objects", "note" };

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfDraft *draft;
  char *id;
  GPtrArray *groups;
  StfAccountMappingFormTake take;
  gpointer user_data;
  GtkEditable *entries[N_ENTRIES];
  AdwComboRow *line;
  GtkWidget *catches;
} Form;

static void
form_free (gpointer data)
{
  Form *self = data;

  g_clear_pointer (&self->draft, stf_draft_free);
  g_ptr_array_unref (self->groups);
  g_free (self->id);
  g_free (self);
}

/* Says what the mapping would catch; nothing while it makes no sense. */
static void
show_catches (Form *self)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (GArray) reaches = NULL;
  const StfAccountReach *reach;
  g_autofree char *amount = NULL;
  g_autofree char *rows = NULL;

  stf_amount_row_set_text (self->catches, "", NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->catches), "");
  if (!stf_account_mapping_draft_check (self->draft, self->id, NULL, NULL))
    return;
  mappings = stf_account_mappings_of_draft (self->draft);
  reaches = stf_account_reach_measure (mappings, self->groups, NULL);
  if (reaches == NULL)
    return;
  reach = &g_array_index (reaches, StfAccountReach,
                          stf_account_mapping_draft_get_place (self->draft, self->id) - 1);
  amount = stf_account_wording_amount (reach->amount);
  rows = stf_account_wording_rows (reach->n_rows);
  if (reach->idle)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->catches),
                                 _ ("Never reached: those before it take all of it"));
  stf_amount_row_set_text (self->catches, amount, rows);
}

static void
changed_cb (Form *self)
{
  if (self->draft == NULL)
    return;
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      stf_draft_set_text (self->draft, self->id, columns[i],
                          gtk_editable_get_text (self->entries[i]));
      stf_money_form_mark (self->entries[i], NULL);
    }
  stf_draft_set_text (self->draft, self->id, "line", stf_choice_row_get_value (self->line));
  stf_task_dialog_show_message (self->dialog, NULL);
  show_catches (self);
}

static void
place_cb (GtkSpinButton *spin, Form *self)
{
  stf_account_mapping_draft_move (self->draft, self->id,
                                  (guint) gtk_spin_button_get_value_as_int (spin));
  show_catches (self);
}

static void
report (Form *self, const char *column, const GError *error)
{
  stf_task_dialog_show_message (self->dialog, error->message);
  for (guint i = 0; i < N_ENTRIES; i++)
    if (g_strcmp0 (column, columns[i]) == 0)
      {
        stf_money_form_mark (self->entries[i], error);
        gtk_widget_grab_focus (GTK_WIDGET (self->entries[i]));
      }
}

static void
finish (Form *self)
{
  self->take (g_steal_pointer (&self->draft), self->user_data);
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
accept_cb (Form *self)
{
  g_autoptr (GError) error = NULL;
  const char *column = NULL;

  if (!stf_account_mapping_draft_check (self->draft, self->id, &column, &error))
    report (self, column, error);
  else if (adw_combo_row_get_selected (self->line) == GTK_INVALID_LIST_POSITION)
    stf_task_dialog_show_message (self->dialog, _ ("Choose where the amounts go."));
  else
    finish (self);
}

static void
remove_cb (Form *self)
{
  stf_draft_remove (self->draft, self->id);
  finish (self);
}

static void
add_entry (Form *self, AdwPreferencesGroup *group, guint entry, const char *title)
{
  self->entries[entry] = stf_task_dialog_add_entry (
      group, title, stf_draft_get_text (self->draft, self->id, columns[entry]));
}

static void
add_line (Form *self, AdwPreferencesGroup *group, const StfBudget *budget, gboolean is_new)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_setting_choice_free);

  for (guint i = 0; i < budget->n_lines; i++)
    {
      StfSettingChoice *choice = g_new0 (StfSettingChoice, 1);

      choice->value = g_strdup (budget->lines[i].id);
      choice->label = g_strdup (budget->lines[i].title);
      g_ptr_array_add (choices, choice);
    }
  self->line = stf_money_form_add_choice (group, _ ("Line of the budget"), choices,
                                          stf_draft_get_text (self->draft, self->id, "line"),
                                          _ ("Not of the Budget"));
  if (is_new)
    adw_combo_row_set_selected (self->line, GTK_INVALID_LIST_POSITION);
}

static void
add_place (Form *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) rows = stf_draft_list (self->draft, "account_mapping", NULL, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, MAX (rows->len, 2), 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Place among the mappings"));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Place among the mappings"), -1);
  gtk_widget_set_sensitive (row, rows->len > 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin),
                             stf_account_mapping_draft_get_place (self->draft, self->id));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (group, row);
  g_signal_connect (spin, "value-changed", G_CALLBACK (place_cb), self);
}

static void
fill (Form *self, const StfBudget *budget, gboolean is_new)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, NULL,
      _ ("Objects are written as dimension=number, such as 6=P1. Without them, all amounts of the "
         "accounts are meant."));

  add_entry (self, group, FROM, _ ("Account"));
  add_entry (self, group, TO, _ ("Through account, if they are several"));
  add_entry (self, group, OBJECTS, _ ("Objects"));
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  add_line (self, group, budget, is_new);
  add_place (self, group);
  add_entry (self, group, NOTE, _ ("Note"));
  self->catches = stf_amount_row_new (_ ("What it catches"), NULL);
  adw_preferences_group_add (group, self->catches);
  if (!is_new)
    g_signal_connect_swapped (
        stf_money_form_add_button (stf_task_dialog_add_group (self->dialog, NULL, NULL),
                                   _ ("_Remove Mapping"), TRUE),
        "clicked", G_CALLBACK (remove_cb), self);
  for (guint i = 0; i < N_ENTRIES; i++)
    g_signal_connect_swapped (self->entries[i], "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->line, "notify::selected", G_CALLBACK (changed_cb), self);
}

/**
 * stf_account_mapping_form_present:
 * @parent: the dialog of all mappings
 * @draft: (transfer full): all of them
 * @id: of the one that is edited
 * @groups: (element-type StfLedgerGroup): what ledgers have
 * @budget: whose lines there are
 * @take: gets the draft when it is done
 * @user_data: for @take
 *
 * Lets the user write or remove one mapping.
 */
void
stf_account_mapping_form_present (GtkWindow *parent, StfDraft *draft, const char *id,
                                  GPtrArray *groups, const StfBudget *budget, gboolean is_new,
                                  StfAccountMappingFormTake take, gpointer user_data)
{
  Form *self = g_new0 (Form, 1);

  self->draft = draft;
  self->id = g_strdup (id);
  self->groups = g_ptr_array_ref (groups);
  self->take = take;
  self->user_data = user_data;
  self->dialog = stf_task_dialog_new (parent, is_new ? _ ("New Mapping") : _ ("Mapping"),
                                      _ ("_Done"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-form", self, form_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 480, 660);
  fill (self, budget, is_new);
  show_catches (self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merging: first who is the same person, then, field by field, which value stays. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-label.h"
#include "file/stf-text.h"
#include "organisation/stf-person-merge.h"
#include "organisation/stf-person.h"
#include "stf-action-row.h"
#include "stf-people-dialogs.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

#define MAX_SHOWN 20

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  char *person; /* who stays */
  GPtrArray *persons;
  GtkEditable *filter;
  AdwPreferencesGroup *choice; /* of the other one, until it is made */
  GPtrArray *rows;             /* of people in it */
  StfPersonMerge *merge;       /* NULL until then */
} Merging;

static void
merging_free (gpointer data)
{
  Merging *self = data;

  g_free (self->person);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->merge, stf_person_merge_free);
  g_free (self);
}

static void
accept_cb (Merging *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_person_merge_save (self->merge, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast_undo (self->window, _ ("The two are one person now"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
chosen_cb (Merging *self, GtkCheckButton *button)
{
  guint packed = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "stf-choice"));

  if (gtk_check_button_get_active (button))
    stf_person_merge_choose (self->merge, packed / 4, packed % 4);
}

/* Returns: (transfer none): the button of a row that chooses one value of a field */
static GtkWidget *
add_value (Merging *self, AdwPreferencesGroup *group, GtkWidget *first, guint field,
           StfMergeChoice choice, const char *text)
{
  const StfMergeField *info = stf_person_merge_get_fields (self->merge)->pdata[field];
  GtkWidget *row = stf_action_row_new (text != NULL ? text : _ ("Nothing"), NULL, NULL);
  GtkWidget *button = gtk_check_button_new ();

  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (first));
  g_object_set_data (G_OBJECT (button), "stf-choice", GUINT_TO_POINTER (field * 4 + choice));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), info->choice == choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text != NULL ? text : _ ("Nothing"), -1);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (chosen_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
  return button;
}

static void
add_field (Merging *self, guint i)
{
  const StfMergeField *field = stf_person_merge_get_fields (self->merge)->pdata[i];
  const char *name = stf_label_column (field->column);
  g_autofree char *first = g_utf8_strup (name, (gssize) (g_utf8_next_char (name) - name));
  g_autofree char *title = g_strconcat (first, g_utf8_next_char (name), NULL);
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, title, NULL);
  GtkWidget *button = add_value (self, group, NULL, i, STF_MERGE_KEPT, field->kept);

  add_value (self, group, button, i, STF_MERGE_OTHER, field->other);
  if (field->can_have_both)
    add_value (self, group, button, i, STF_MERGE_BOTH, _ ("Both, one after the other"));
}

static void
add_counts (Merging *self)
{
  GPtrArray *counts = stf_person_merge_get_counts (self->merge);
  AdwPreferencesGroup *group;

  if (counts->len == 0)
    return;
  group = stf_task_dialog_add_group (self->dialog, _ ("Moved to the Person Who Stays"), NULL);
  for (guint i = 0; i < counts->len; i++)
    {
      const StfMergeCount *count = counts->pdata[i];
      g_autofree char *moved = g_strdup_printf (_ ("%u moved here"), count->n_moved);
      g_autofree char *folded = g_strdup_printf (_ ("%u the same as those there"), count->n_folded);
      g_autofree char *text = stf_wording_join (count->n_moved > 0 ? moved : NULL,
                                                count->n_folded > 0 ? folded : NULL);

      adw_preferences_group_add (group,
                                 stf_action_row_new (stf_label_table (count->table), text, NULL));
    }
}

static void
other_cb (Merging *self, GtkWidget *row)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->window));
  g_autoptr (GError) error = NULL;

  self->merge = stf_person_merge_new (file, self->person,
                                      g_object_get_data (G_OBJECT (row), "stf-person"), &error);
  if (self->merge == NULL)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  self->filter = NULL;
  g_ptr_array_set_size (self->rows, 0);
  stf_task_dialog_remove_group (self->dialog, self->choice);
  for (guint i = 0; i < stf_person_merge_get_fields (self->merge)->len; i++)
    add_field (self, i);
  add_counts (self);
  stf_task_dialog_set_accept (self->dialog, NULL, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->dialog), GTK_DIR_TAB_FORWARD);
}

static void
fill (Merging *self)
{
  g_autofree char *folded = stf_text_fold (gtk_editable_get_text (self->filter));

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->choice, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->persons->len && self->rows->len < MAX_SHOWN; i++)
    {
      const StfPerson *person = self->persons->pdata[i];
      g_autofree char *subtitle = stf_wording_join (person->agency_name, person->email);
      GtkWidget *row;

      if (g_str_equal (person->id, self->person) || !stf_person_matches (person, folded))
        continue;
      row = stf_action_row_new (person->name, subtitle, "stf-person-symbolic");
      g_object_set_data_full (G_OBJECT (row), "stf-person", g_strdup (person->id), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_swapped (row, "activated", G_CALLBACK (other_cb), self);
      adw_preferences_group_add (self->choice, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Those of the same family name come first: they are the likely ones. */
static void
add_choice (Merging *self, const StfPerson *person)
{
  GtkWidget *filter = adw_entry_row_new ();

  self->choice = stf_task_dialog_add_group (
      self->dialog, _ ("Who Is the Same Person?"),
      _ ("Nothing is lost: assignments, employments and skills of both are kept."));
  self->filter = GTK_EDITABLE (filter);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (filter), _ ("Filter by name or agency"));
  adw_preferences_group_add (self->choice, filter);
  gtk_editable_set_text (self->filter, person != NULL ? person->family_name : "");
  fill (self);
  if (self->rows->len == 0)
    {
      gtk_editable_set_text (self->filter, "");
      fill (self);
    }
  g_signal_connect_swapped (filter, "changed", G_CALLBACK (fill), self);
}

/**
 * stf_merge_dialog_present:
 * @parent: a window with an open year
 * @person: id of the person who stays
 *
 * Asks who is the same person, and which values stay, and makes one of the two.
 */
void
stf_merge_dialog_present (StfWindow *parent, const char *person)
{
  StfOpenYear *year = stf_window_get_year (parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = stf_person_list (stf_open_year_get_file (year),
                                                   stf_open_year_get_date (year), &error);
  const StfPerson *kept = NULL;
  g_autofree char *title = NULL;
  Merging *self;

  if (persons == NULL)
    {
      stf_window_report (parent, _ ("The Person Could Not Be Read"), error);
      return;
    }
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((StfPerson *) persons->pdata[i])->id, person))
      kept = persons->pdata[i];
  title = g_strdup_printf (_ ("Merge with %s"), kept != NULL ? kept->name : "");

  self = g_new0 (Merging, 1);
  self->window = parent;
  self->person = g_strdup (person);
  self->persons = g_steal_pointer (&persons);
  self->rows = g_ptr_array_new ();
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), title, _ ("_Merge"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-merging", self, merging_free);
  stf_task_dialog_set_accept (self->dialog, NULL, FALSE);
  add_choice (self, kept);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One employment of a person: where, as what and when. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-agency.h"
#include "organisation/stf-employment.h"
#include "stf-people-dialogs.h"
#include "stf-task-dialog.h"

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  GPtrArray *agencies;
  StfEmployment *employment;
  AdwComboRow *agency;
  GtkEditable *title;
  GtkEditable *from_date;
  GtkEditable *to_date;
} Employing;

static void
employing_free (gpointer data)
{
  Employing *self = data;

  g_ptr_array_unref (self->agencies);
  stf_employment_free (self->employment);
  g_free (self);
}

static void
take_text (char **field, GtkEditable *entry)
{
  g_free (*field);
  *field = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  if (**field == '\0')
    g_clear_pointer (field, g_free);
}

static void
accept_cb (Employing *self)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->window));
  guint selected = adw_combo_row_get_selected (self->agency);
  g_autoptr (GError) error = NULL;

  g_free (self->employment->agency);
  self->employment->agency = selected < self->agencies->len
                                 ? g_strdup (((StfAgency *) self->agencies->pdata[selected])->id)
                                 : NULL;
  take_text (&self->employment->title, self->title);
  take_text (&self->employment->from_date, self->from_date);
  take_text (&self->employment->to_date, self->to_date);
  if (stf_employment_save (file, self->employment, &error))
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    stf_task_dialog_show_message (self->dialog, error->message);
}

static void
delete_cb (Employing *self)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->window));
  g_autoptr (GError) error = NULL;

  if (!stf_employment_delete (file, self->employment, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast_undo (self->window, _ ("The employment was removed"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
add_agencies (Employing *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;

  for (guint i = 0; i < self->agencies->len; i++)
    {
      const StfAgency *agency = self->agencies->pdata[i];

      g_ptr_array_add (names, agency->short_name);
      if (g_strcmp0 (agency->id, self->employment->agency) == 0)
        selected = i;
    }
  g_ptr_array_add (names, NULL);
  self->agency = ADW_COMBO_ROW (stf_task_dialog_add_choice (
      group, _ ("Agency"), (const char *const *) names->pdata, selected));
}

static void
add_delete_button (Employing *self)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Remove Employment"));

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "destructive-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (delete_cb), self);
  adw_preferences_group_add (group, button);
}

/* Returns: (transfer full) (nullable): the employment, or a new one without an id */
static StfEmployment *
find_employment (StfYearFile *file, const char *person, const char *id, GError **error)
{
  g_autoptr (GPtrArray) list = stf_employment_list (file, person, error);
  StfEmployment *fresh;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((StfEmployment *) list->pdata[i])->id, id))
      return g_ptr_array_steal_index (list, i);
  fresh = g_new0 (StfEmployment, 1);
  fresh->person = g_strdup (person);
  return fresh;
}

/**
 * stf_employment_dialog_present:
 * @parent: a window with an open year
 * @person: id
 * @employment: id, or "" for a new one
 *
 * Edits an employment of a person.
 */
void
stf_employment_dialog_present (StfWindow *parent, const char *person, const char *employment)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (parent));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agencies = stf_agency_list (file, &error);
  StfEmployment *found = agencies != NULL ? find_employment (file, person, employment, &error)
                                          : NULL;
  AdwPreferencesGroup *group;
  Employing *self;

  if (found == NULL)
    {
      stf_window_report (parent, _ ("The Person Could Not Be Read"), error);
      return;
    }
  self = g_new0 (Employing, 1);
  self->window = parent;
  self->agencies = g_steal_pointer (&agencies);
  self->employment = found;
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent),
                                      found->id != NULL ? _ ("Employment") : _ ("New Employment"),
                                      _ ("_Save"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-employing", self, employing_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 420, -1);
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  add_agencies (self, group);
  self->title = stf_task_dialog_add_entry (group, _ ("Title"), found->title);
  self->from_date = stf_task_dialog_add_entry (group, _ ("First day (year-month-day)"),
                                               found->from_date);
  self->to_date = stf_task_dialog_add_entry (group, _ ("Last day (year-month-day)"),
                                             found->to_date);
  if (found->id != NULL)
    add_delete_button (self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

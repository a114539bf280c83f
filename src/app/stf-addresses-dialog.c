/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mailing list: whose addresses, and what stands between them; then they are on the
 * clipboard. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "exchange/stf-person-export.h"
#include "stf-people-dialogs.h"
#include "stf-task-dialog.h"

static const char *const separators[] = { "; ", ", " };

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  GPtrArray *bodies; /* id, or NULL for everybody */
  AdwComboRow *body;
  AdwComboRow *separator;
  GtkLabel *preview;
  AdwPreferencesGroup *result;
  char *addresses;
} Addressing;

static void
addressing_free (gpointer data)
{
  Addressing *self = data;

  g_ptr_array_unref (self->bodies);
  g_free (self->addresses);
  g_free (self);
}

static void
update (Addressing *self)
{
  StfOpenYear *year = stf_window_get_year (self->window);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = stf_person_list_of_body (
      stf_open_year_get_file (year), self->bodies->pdata[adw_combo_row_get_selected (self->body)],
      stf_open_year_get_date (year), &error);
  g_autofree char *title = NULL;
  g_autofree char *without = NULL;
  guint n_without = 0;

  g_clear_pointer (&self->addresses, g_free);
  if (persons == NULL)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  self->addresses = stf_person_export_addresses (
      persons, separators[adw_combo_row_get_selected (self->separator)], &n_without);
  title = g_strdup_printf (ngettext ("%u Person", "%u People", persons->len), persons->len);
  without = g_strdup_printf (ngettext ("%u has no address", "%u have no address", n_without),
                             n_without);
  adw_preferences_group_set_title (self->result, title);
  adw_preferences_group_set_description (self->result, n_without > 0 ? without : NULL);
  gtk_label_set_label (self->preview, self->addresses);
  stf_task_dialog_set_accept (self->dialog, NULL, *self->addresses != '\0');
}

static void
accept_cb (Addressing *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), self->addresses);
  stf_window_toast (self->window, _ ("The addresses are copied"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
add_bodies (Addressing *self, AdwPreferencesGroup *group)
{
  GPtrArray *bodies = stf_organisation_get_bodies (
      stf_open_year_get_organisation (stf_window_get_year (self->window)));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, (gpointer) _ ("Everybody"));
  g_ptr_array_add (self->bodies, NULL);
  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = bodies->pdata[i];

      g_ptr_array_add (names, (gpointer) body->name);
      g_ptr_array_add (self->bodies, g_strdup (body->id));
    }
  g_ptr_array_add (names, NULL);
  self->body = ADW_COMBO_ROW (
      stf_task_dialog_add_choice (group, _ ("Whose"), (const char *const *) names->pdata, 0));
}

/**
 * stf_addresses_dialog_present:
 * @parent: a window with an open year
 *
 * Copies the addresses of everybody, or of those who hold a role of a body at the date.
 */
void
stf_addresses_dialog_present (StfWindow *parent)
{
  const char *choices[] = { _ ("Semicolon (Outlook)"), _ ("Comma"), NULL };
  Addressing *self = g_new0 (Addressing, 1);
  AdwPreferencesGroup *group;
  GtkWidget *label = gtk_label_new (NULL);

  self->window = parent;
  self->bodies = g_ptr_array_new_with_free_func (g_free);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), _ ("Copy Addresses"), _ ("_Copy"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-addressing", self, addressing_free);
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  add_bodies (self, group);
  self->separator = ADW_COMBO_ROW (
      stf_task_dialog_add_choice (group, _ ("Between Addresses"), choices, 0));

  self->result = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  self->preview = GTK_LABEL (label);
  gtk_label_set_wrap (self->preview, TRUE);
  gtk_label_set_wrap_mode (self->preview, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->preview, 0);
  gtk_label_set_selectable (self->preview, TRUE);
  adw_preferences_group_add (self->result, label);

  g_signal_connect_swapped (self->body, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->separator, "notify::selected", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  update (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

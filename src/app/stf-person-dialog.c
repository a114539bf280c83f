/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The name, employment and note of a person, for editing; the rest is on the page of people. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-person-draft.h"
#include "stf-finding-group.h"
#include "stf-person-dialog.h"
#include "stf-person-form.h"

struct _StfPersonDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *message_group;
  GtkLabel *message;
  StfFindingGroup *findings;
  StfPersonForm *form;
  GtkTextView *note;

  StfPersonDraft *draft;
};

G_DEFINE_FINAL_TYPE (StfPersonDialog, stf_person_dialog, ADW_TYPE_WINDOW)

static StfWindow *
get_window (StfPersonDialog *self)
{
  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static void
show_message (StfPersonDialog *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (self->message_group, text != NULL);
}

static gboolean
try_cb (StfYearFile *file, gpointer user_data, GError **error)
{
  return stf_person_draft_save (STF_PERSON_DIALOG (user_data)->draft, file, error);
}

static void
changed_cb (StfPersonDialog *self)
{
  if (self->draft == NULL)
    return;
  show_message (self, NULL);
  stf_finding_group_update (self->findings, stf_person_draft_is_changed (self->draft));
  gtk_widget_set_sensitive (
      self->save, stf_person_draft_is_changed (self->draft)
                      && stf_open_year_can_edit (stf_window_get_year (get_window (self))));
}

static void
note_cb (StfPersonDialog *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  stf_person_draft_set (self->draft, STF_PERSON_NOTE, text[0] != '\0' ? text : NULL);
  changed_cb (self);
}

static void
save_cb (StfPersonDialog *self)
{
  StfOpenYear *year = stf_window_get_year (get_window (self));
  g_autoptr (GError) error = NULL;
  StfPersonField field = STF_PERSON_N_FIELDS;

  if (!stf_person_draft_validate (self->draft, &field, &error))
    {
      stf_person_form_mark (self->form, field);
      show_message (self, error->message);
    }
  else if (!stf_person_draft_save (self->draft, stf_open_year_get_file (year), &error))
    show_message (self, error->message);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
stf_person_dialog_finalize (GObject *object)
{
  g_clear_pointer (&STF_PERSON_DIALOG (object)->draft, stf_person_draft_free);
  G_OBJECT_CLASS (stf_person_dialog_parent_class)->finalize (object);
}

static void
stf_person_dialog_class_init (StfPersonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_person_dialog_finalize;

  g_type_ensure (STF_TYPE_FINDING_GROUP);
  g_type_ensure (STF_TYPE_PERSON_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/person-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, message_group);
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, message);
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, note);
  gtk_widget_class_bind_template_child (widget_class, StfPersonDialog, findings);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
stf_person_dialog_init (StfPersonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_person_dialog_present:
 * @parent: a window with an open year
 * @person: id of a person, or "" for a new one
 *
 * Shows a person and lets the user edit it.
 */
void
stf_person_dialog_present (StfWindow *parent, const char *person)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfYearFile *file = stf_open_year_get_file (year);
  const char *date = stf_open_year_get_date (year);
  gboolean is_new = person[0] == '\0';
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPersonDraft) draft = is_new ? stf_person_draft_new ()
                                            : stf_person_draft_load (file, person, date, &error);
  StfPersonDialog *self;
  const char *note;

  if (draft == NULL)
    {
      stf_window_report (parent, _ ("The Person Could Not Be Read"), error);
      return;
    }
  self = g_object_new (STF_TYPE_PERSON_DIALOG, "transient-for", parent, NULL);
  self->draft = g_steal_pointer (&draft);
  note = stf_person_draft_get (self->draft, STF_PERSON_NOTE);
  stf_person_form_set_draft (self->form, file, self->draft);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), note != NULL ? note : "", -1);
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed", G_CALLBACK (note_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), stf_open_year_can_edit (year));
  gtk_text_view_set_editable (self->note, stf_open_year_can_edit (year));
  if (is_new)
    gtk_window_set_title (GTK_WINDOW (self), _ ("New Person"));
  stf_finding_group_set_form (self->findings, year, person, try_cb, self);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

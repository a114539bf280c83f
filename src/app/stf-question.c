/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small dialog that asks for a line or two before something is done.  It looks like the larger
 * dialogs: Enter answers, Escape leaves.  (AdwMessageDialog measures its heading too narrow in
 * libadwaita 1.7, and is gone from later ones.) */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-question.h"

struct _StfQuestion
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  GtkLabel *explanation;
  GtkListBox *entries;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfQuestion, stf_question, ADW_TYPE_WINDOW)

/* What was asked for may open a dialog of its own, so the question leaves first. */
static void
accept_cb (StfQuestion *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[ACCEPTED], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
stf_question_class_init (StfQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/question.ui");
  gtk_widget_class_bind_template_child (widget_class, StfQuestion, accept);
  gtk_widget_class_bind_template_child (widget_class, StfQuestion, explanation);
  gtk_widget_class_bind_template_child (widget_class, StfQuestion, entries);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
stf_question_init (StfQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->accept);
}

/**
 * stf_question_new:
 * @parent: the window it belongs to
 * @title: what is asked, translated
 * @explanation: what the answer is for, translated
 * @accept: the words of the button, with a mnemonic, translated
 *
 * Returns: (transfer none): a modal question, to be presented
 */
GtkWidget *
stf_question_new (GtkWindow *parent, const char *title, const char *explanation, const char *accept)
{
  StfQuestion *self = g_object_new (STF_TYPE_QUESTION, "transient-for", parent, "title", title,
                                    NULL);

  gtk_label_set_label (self->explanation, explanation);
  gtk_button_set_label (GTK_BUTTON (self->accept), accept);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entries), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return GTK_WIDGET (self);
}

/**
 * stf_question_add_entry:
 * @self: a question
 * @title: what is to be written, translated
 * @text: what stands there already
 *
 * The first one has the focus.
 *
 * Returns: (transfer none): the entry
 */
GtkEditable *
stf_question_add_entry (StfQuestion *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  g_return_val_if_fail (STF_IS_QUESTION (self), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  gtk_list_box_append (self->entries, row);
  if (gtk_list_box_get_row_at_index (self->entries, 1) == NULL)
    gtk_widget_grab_focus (row);
  return GTK_EDITABLE (row);
}

/**
 * stf_question_set_acceptable:
 * @self: a question
 * @acceptable: whether what is written can be an answer
 */
void
stf_question_set_acceptable (StfQuestion *self, gboolean acceptable)
{
  g_return_if_fail (STF_IS_QUESTION (self));

  gtk_widget_set_sensitive (self->accept, acceptable);
}

/**
 * stf_question_report:
 * @parent: a window
 * @heading: what could not be done
 * @error: why
 *
 * Tells why something could not be done; nothing when it is the user who has stopped it.
 */
void
stf_question_report (GtkWindow *parent, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_message_dialog_new (parent, heading, error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

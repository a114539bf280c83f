/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All changes of a year, newest first, a portion at a time: history may hold 100,000 rows (H15). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-history.h"
#include "stf-action-row.h"
#include "stf-history-dialog.h"

#define PORTION 50

struct _StfHistoryDialog
{
  AdwWindow parent_instance;

  GtkWidget *undo;
  GtkWidget *redo;
  GtkListBox *list;
  GtkWidget *more;

  StfOpenYear *year;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (StfHistoryDialog, stf_history_dialog, ADW_TYPE_WINDOW)

/* "2013-01-31 12:00" of the reader's clock. */
static char *
word_time (const char *at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup (at);
}

static const char *
get_icon (const StfHistoryEntry *entry)
{
  switch (entry->kind)
    {
      case STF_HISTORY_UNDO:
        return "stf-undo-symbolic";
      case STF_HISTORY_REDO:
        return "stf-redo-symbolic";
      case STF_HISTORY_FLOOR:
        return "stf-document-symbolic";
      case STF_HISTORY_CHANGE:
      default:
        return "stf-edit-symbolic";
    }
}

static void
append_portion (StfHistoryDialog *self)
{
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (GPtrArray) entries = stf_history_list (file, PORTION, self->n_shown, NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const StfHistoryEntry *entry = entries->pdata[i];
      g_autofree char *title = stf_history_describe (file, entry);
      g_autofree char *time = word_time (entry->at);
      g_autofree char *subtitle = g_strdup_printf ("%s · %s", entry->author, time);
      GtkWidget *row = stf_action_row_new (title, subtitle, get_icon (entry));

      if (entry->state == STF_HISTORY_UNDONE)
        {
          GtkWidget *label = gtk_label_new (_ ("undone"));

          gtk_widget_add_css_class (label, "dim-label");
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
        }
      gtk_list_box_append (self->list, row);
    }
  self->n_shown += entries != NULL ? entries->len : 0;
  gtk_widget_set_visible (self->more, entries != NULL && entries->len == PORTION);
}

static void
refresh (StfHistoryDialog *self)
{
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (StfHistoryEntry) last = stf_history_get_undo (file);
  g_autoptr (StfHistoryEntry) next = stf_history_get_redo (file);
  gboolean can_edit = stf_open_year_can_edit (self->year);

  gtk_widget_set_sensitive (self->undo, can_edit && last != NULL);
  gtk_widget_set_sensitive (self->redo, can_edit && next != NULL);
  stf_list_box_clear (self->list);
  self->n_shown = 0;
  append_portion (self);
}

static void
more_cb (StfHistoryDialog *self)
{
  append_portion (self);
}

/* The actions belong to the window behind the dialog. */

static void
undo_cb (StfHistoryDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
}

static void
redo_cb (StfHistoryDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
}

static void
stf_history_dialog_dispose (GObject *object)
{
  g_clear_object (&STF_HISTORY_DIALOG (object)->year);
  G_OBJECT_CLASS (stf_history_dialog_parent_class)->dispose (object);
}

static void
stf_history_dialog_class_init (StfHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_history_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfHistoryDialog, undo);
  gtk_widget_class_bind_template_child (widget_class, StfHistoryDialog, redo);
  gtk_widget_class_bind_template_child (widget_class, StfHistoryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, StfHistoryDialog, more);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, redo_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
stf_history_dialog_init (StfHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_history_dialog_present:
 * @parent: a window with an open year
 *
 * Shows the history of the year.
 */
void
stf_history_dialog_present (StfWindow *parent)
{
  StfHistoryDialog *self = g_object_new (STF_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->year = g_object_ref (stf_window_get_year (parent));
  g_signal_connect_object (self->year, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}

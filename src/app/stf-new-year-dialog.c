/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new year from a template (H10): which template, which year, and where to keep the file. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "handover/stf-template.h"
#include "stf-action-row.h"
#include "stf-chooser.h"
#include "stf-job.h"
#include "stf-new-year-dialog.h"
#include "stf-settings.h"
#include "stf-start-page.h"

struct _StfNewYearDialog
{
  AdwWindow parent_instance;

  GtkSpinButton *year;
  AdwPreferencesGroup *templates;

  GPtrArray *list;    /* StfTemplate */
  GPtrArray *buttons; /* GtkCheckButton, one a template */
};

G_DEFINE_FINAL_TYPE (StfNewYearDialog, stf_new_year_dialog, ADW_TYPE_WINDOW)

/* What the worker needs. */
typedef struct
{
  char *name;
  int year;
  char *target;
  char *author;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->name);
  g_free (self->target);
  g_free (self->author);
  g_free (self);
}

static const StfTemplate *
get_template (StfNewYearDialog *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    if (gtk_check_button_get_active (self->buttons->pdata[i]))
      return self->list->pdata[i];
  return NULL;
}

/* The example is a year of its own; everything else is for the year that lies ahead. */
static void
toggled_cb (StfNewYearDialog *self)
{
  const StfTemplate *item = get_template (self);
  g_autofree char *today = stf_date_today ();
  int year = 2013, month, day;

  if (item == NULL)
    return;
  if (item->example)
    year = item->year;
  else if (stf_date_parse (today, &year, &month, &day) && month >= 9)
    year++;
  gtk_spin_button_set_value (self->year, year);
}

static void
add_template (StfNewYearDialog *self, const StfTemplate *item)
{
  g_autofree char *description = stf_start_page_describe_template (item);
  g_autofree char *title = stf_start_page_name_template (item);
  GtkWidget *row = stf_action_row_new (title, description, NULL);
  GtkWidget *button = gtk_check_button_new ();

  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), self->buttons->pdata[0]);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->templates, row);
  g_ptr_array_add (self->buttons, button);
}

static gpointer
create_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;
  StfImportResult result;

  if (!stf_year_new_from_template (order->name, order->year, order->target, order->author, &result,
                                   stf_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (order->target);
}

static void
created_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  stf_window_open_result (STF_WINDOW (source), result, _ ("The Year Could Not Be Made"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    stf_new_year_dialog_create_at (STF_NEW_YEAR_DIALOG (source), g_file_peek_path (file));
}

static void
create_cb (StfNewYearDialog *self)
{
  const StfTemplate *item = get_template (self);
  g_autofree char *name = NULL;

  if (item == NULL)
    return;
  gtk_spin_button_update (self->year);
  name = g_strdup_printf ("%s %d.stafett", item->title,
                          gtk_spin_button_get_value_as_int (self->year));
  g_strdelimit (name, "/", '-');
  stf_chooser_save (GTK_WINDOW (self), _ ("Create a Year"), STF_CHOOSER_YEAR, name, chosen_cb,
                    NULL);
}

static void
stf_new_year_dialog_dispose (GObject *object)
{
  StfNewYearDialog *self = STF_NEW_YEAR_DIALOG (object);

  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_new_year_dialog_parent_class)->dispose (object);
}

static void
stf_new_year_dialog_class_init (StfNewYearDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_new_year_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/new-year-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfNewYearDialog, year);
  gtk_widget_class_bind_template_child (widget_class, StfNewYearDialog, templates);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
stf_new_year_dialog_init (StfNewYearDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  self->list = stf_template_list ();
  for (guint i = 0; i < self->list->len; i++)
    add_template (self, self->list->pdata[i]);
}

/**
 * stf_new_year_dialog_present:
 * @parent: the window
 * @template_name: name of a template to begin with, or "" for the first
 *
 * Returns: (transfer none): the dialog
 */
StfNewYearDialog *
stf_new_year_dialog_present (StfWindow *parent, const char *template_name)
{
  StfNewYearDialog *self = g_object_new (STF_TYPE_NEW_YEAR_DIALOG, "transient-for", parent, NULL);

  for (guint i = 0; i < self->list->len; i++)
    {
      const StfTemplate *item = self->list->pdata[i];

      if (i == 0 || g_str_equal (item->name, template_name))
        gtk_check_button_set_active (self->buttons->pdata[i], TRUE);
    }
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * stf_new_year_dialog_create_at:
 * @self: a dialog
 * @path: where to keep the new year
 *
 * Makes the year that the dialog describes and opens it.
 */
void
stf_new_year_dialog_create_at (StfNewYearDialog *self, const char *path)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  const StfTemplate *item = get_template (self);
  Order *order;

  g_return_if_fail (STF_IS_NEW_YEAR_DIALOG (self));
  g_return_if_fail (item != NULL && window != NULL);

  order = g_new0 (Order, 1);
  order->name = g_strdup (item->name);
  order->year = gtk_spin_button_get_value_as_int (self->year);
  order->target = stf_chooser_complete_name (path, ".stafett");
  order->author = stf_settings_get_author ();
  stf_job_run (window, _ ("The Year Is Being Made"), create_worker, order, order_free, g_free,
               created_cb, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

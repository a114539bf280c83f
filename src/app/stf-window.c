/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window: the start page, or one open year.
 *
 * A file is opened on a worker, because opening checks all of it.  The window closes the file when
 * it is destroyed or another file is opened in its place. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-frame-memory.h"
#include "stf-job.h"
#include "stf-question.h"
#include "stf-recent.h"
#include "stf-settings.h"
#include "stf-window-private.h"

G_DEFINE_FINAL_TYPE (StfWindow, stf_window, ADW_TYPE_APPLICATION_WINDOW)

typedef struct
{
  char *path;
  StfOpenFlags flags;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  g_free (self);
}

static void
show_error (StfWindow *self, const GError *error)
{
  stf_error_page_show (self->error, self->path, error);
  gtk_stack_set_visible_child_name (self->stack, "error");
  stf_window_update_actions (self);
}

static void
show_year (StfWindow *self, StfYearFile *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *author = stf_settings_get_author ();
  g_autofree char *title = NULL;

  stf_year_file_set_author (file, author);
  self->year = stf_open_year_new (file, &error);
  if (self->year == NULL)
    {
      show_error (self, error);
      return;
    }
  g_signal_connect_object (self->year, "changed", G_CALLBACK (stf_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  stf_year_view_set_year (self->view, self->year);
  gtk_stack_set_visible_child_name (self->stack, "year");
  /* Translators: title of a window: name of the organisation and year. */
  title = g_strdup_printf (_ ("%s %d"),
                           stf_organisation_get_name (stf_open_year_get_organisation (self->year)),
                           stf_organisation_get_year (stf_open_year_get_organisation (self->year)));
  gtk_window_set_title (GTK_WINDOW (self), title);
  stf_recent_add (self->path);
  stf_window_update_actions (self);
}

static void
open_worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;
  StfYearFile *file = stf_year_file_open (opening->path, opening->flags, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  Opening *opening = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = g_task_propagate_pointer (G_TASK (result), &error);

  /* Closed, or asked for another file, in the meantime. */
  if (self->stack == NULL || g_strcmp0 (self->path, opening->path) != 0)
    return;
  gtk_spinner_stop (self->spinner);
  if (file != NULL)
    show_year (self, file);
  else
    show_error (self, error);
}

static gboolean
drop_cb (StfWindow *self, const GValue *value)
{
  g_autofree char *path = g_file_get_path (g_value_get_object (value));

  if (path == NULL)
    return FALSE;
  if (g_str_has_suffix (path, ".xml"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.import-path", "s", path);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  return TRUE;
}

static void
save_size (StfWindow *self)
{
  GSettings *settings = stf_settings_get ();
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}

static gboolean
stf_window_close_request (GtkWindow *window)
{
  /* A worker has the file: closing it now would take it from under its feet. */
  if (STF_WINDOW (window)->busy)
    return TRUE;
  save_size (STF_WINDOW (window));
  return GTK_WINDOW_CLASS (stf_window_parent_class)->close_request (window);
}

static void
stf_window_dispose (GObject *object)
{
  StfWindow *self = STF_WINDOW (object);

  if (self->year != NULL)
    stf_window_close_year (self);
  self->stack = NULL;
  G_OBJECT_CLASS (stf_window_parent_class)->dispose (object);
}

static void
stf_window_finalize (GObject *object)
{
  g_free (STF_WINDOW (object)->path);
  G_OBJECT_CLASS (stf_window_parent_class)->finalize (object);
}

static void
stf_window_class_init (StfWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stf_window_dispose;
  object_class->finalize = stf_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = stf_window_close_request;

  g_type_ensure (STF_TYPE_START_PAGE);
  g_type_ensure (STF_TYPE_ERROR_PAGE);
  g_type_ensure (STF_TYPE_YEAR_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/window.ui");
  gtk_widget_class_bind_template_child (widget_class, StfWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, StfWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, StfWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, StfWindow, start);
  gtk_widget_class_bind_template_child (widget_class, StfWindow, error);
  gtk_widget_class_bind_template_child (widget_class, StfWindow, view);
}

static void
stf_window_init (StfWindow *self)
{
  GSettings *settings = stf_settings_get ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  int width, height;

  gtk_widget_init_template (GTK_WIDGET (self));
  stf_frame_memory_keep (GTK_WINDOW (self));
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  stf_window_add_actions (self);
  stf_window_add_edit_actions (self);
  stf_window_add_handover_actions (self);
  stf_window_add_chart_actions (self);
  stf_window_add_compare_actions (self);
  stf_window_add_rule_actions (self);
  stf_window_add_people_actions (self);
  stf_window_update_actions (self);
}

/**
 * stf_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window that shows the start page
 */
StfWindow *
stf_window_new (StfApplication *application)
{
  return g_object_new (STF_TYPE_WINDOW, "application", application, NULL);
}

/**
 * stf_window_open:
 * @self: a window
 * @file: a year file
 *
 * Opens @file in this window; what was open there is closed.
 */
void
stf_window_open (StfWindow *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  g_return_if_fail (STF_IS_WINDOW (self));

  if (path != NULL)
    stf_window_open_with_flags (self, path, STF_OPEN_DEFAULT);
  else
    stf_window_toast (self, _ ("Only files on this computer can be opened"));
}

/**
 * stf_window_open_with_flags:
 * @self: a window
 * @path: absolute path of a year file
 * @flags: how to open it
 *
 * Opens a file on a worker and then shows it, or what is wrong with it.
 */
void
stf_window_open_with_flags (StfWindow *self, const char *path, StfOpenFlags flags)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *copy = g_strdup (path);
  Opening *opening;

  g_return_if_fail (STF_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  stf_window_close_year (self);
  self->path = g_steal_pointer (&copy);
  gtk_spinner_start (self->spinner);
  gtk_stack_set_visible_child_name (self->stack, "loading");

  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (self->path);
  opening->flags = flags;
  task = g_task_new (self, NULL, opened_cb, NULL);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_worker);
}

/**
 * stf_window_close_year:
 * @self: a window
 *
 * Closes the year and shows the start page.
 */
void
stf_window_close_year (StfWindow *self)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (STF_IS_WINDOW (self));

  g_clear_pointer (&self->path, g_free);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Stafett"));
  if (self->year != NULL)
    {
      g_autoptr (StfOpenYear) year = g_steal_pointer (&self->year);

      stf_year_view_set_year (self->view, NULL);
      g_signal_handlers_disconnect_by_data (year, self);
      if (!stf_year_file_close (stf_open_year_get_file (year), &error))
        stf_window_toast (self, error->message);
    }
  stf_start_page_refresh (self->start);
  gtk_stack_set_visible_child_name (self->stack, "start");
  stf_window_update_actions (self);
}

/**
 * stf_window_get_path:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): path of its file; %NULL on the start page
 */
const char *
stf_window_get_path (StfWindow *self)
{
  g_return_val_if_fail (STF_IS_WINDOW (self), NULL);

  return self->path;
}

/**
 * stf_window_get_year:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the open year
 */
StfOpenYear *
stf_window_get_year (StfWindow *self)
{
  g_return_val_if_fail (STF_IS_WINDOW (self), NULL);

  return self->year;
}

/**
 * stf_window_get_view_name:
 * @self: a window
 *
 * Returns: (transfer none): "start", "loading", "error" or "year"
 */
const char *
stf_window_get_view_name (StfWindow *self)
{
  g_return_val_if_fail (STF_IS_WINDOW (self), NULL);

  return gtk_stack_get_visible_child_name (self->stack);
}

static AdwToast *
toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

/**
 * stf_window_toast:
 * @self: a window
 * @text: what to tell, plain text
 */
void
stf_window_toast (StfWindow *self, const char *text)
{
  g_return_if_fail (STF_IS_WINDOW (self));

  adw_toast_overlay_add_toast (self->toasts, toast_new (text));
}

/**
 * stf_window_toast_undo:
 * @self: a window
 * @text: what was just done, plain text
 *
 * Tells what was done, with a button that takes it back.
 */
void
stf_window_toast_undo (StfWindow *self, const char *text)
{
  AdwToast *toast = toast_new (text);

  g_return_if_fail (STF_IS_WINDOW (self));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * stf_window_report:
 * @self: a window
 * @heading: what could not be done
 * @error: why
 *
 * Tells why something could not be done; nothing when it is the user who has stopped it.
 */
void
stf_window_report (StfWindow *self, const char *heading, const GError *error)
{
  g_return_if_fail (STF_IS_WINDOW (self));

  stf_question_report (GTK_WINDOW (self), heading, error);
}

/**
 * stf_window_open_result:
 * @self: a window
 * @result: of a job that returns the path of a year file it has made
 * @heading: what could not be done, should it have failed
 *
 * Opens the new year, or tells why there is none, as stf_window_report().
 */
void
stf_window_open_result (StfWindow *self, GAsyncResult *result, const char *heading)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = stf_job_finish (result, &error);

  g_return_if_fail (STF_IS_WINDOW (self));

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-path", "s", path);
  else
    stf_window_report (self, heading, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Print and Export": the pages beside the settings that they follow.
 *
 * The settings are a value (stf-print-settings.h), which the form changes.  What is shown, printed
 * and exported is made from that value by one function on a worker.  The preview waits a moment
 * after a change, so that typing does not start work for every key; what is being made then is
 * stopped.  One document is made at a time. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-dialog.h"

#include <glib/gi18n.h>

#include "money/stf-body-cost.h"
#include "stf-chooser.h"
#include "stf-date-control.h"
#include "stf-job.h"
#include "stf-print-operation.h"
#include "stf-print-source.h"
#include "stf-question.h"
#include "stf-spoken-names.h"

#define PATIENCE_MS 120

struct _StfPrintDialog
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  AdwLeaflet *leaflet;
  GtkButton *turn;
  AdwClamp *side;
  GtkWidget *title;
  GtkWidget *narrow_bar;
  StfPage *date;
  GtkWidget *main;
  StfPrintPreview *preview;
  StfPrintForm *form;
  GtkLabel *size;

  StfOpenYear *year; /* of its own, since its date is */
  GCancellable *making;
  GCancellable *advising;
  GPtrArray *proposals; /* StfChartAdvice, or NULL */
  gboolean again;       /* something has changed since */
  guint timer;
  guint folding; /* idle */
};

G_DEFINE_FINAL_TYPE (StfPrintDialog, stf_print_dialog, ADW_TYPE_WINDOW)

static void make (StfPrintDialog *self);

static StfWindow *
get_window (StfPrintDialog *self)
{
  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

/* NULL: they are not asked for, or cannot be read; then the boxes say nothing of them. */
static GHashTable *
load_costs (StfPrintDialog *self, const StfPrintSettings *settings)
{
  g_autoptr (GError) error = NULL;
  GHashTable *costs;

  if (!(settings->detail & STF_CHART_DETAIL_COST))
    return NULL;
  costs = stf_body_costs_load (stf_open_year_get_file (self->year),
                               stf_open_year_get_organisation (self->year), &error);
  if (costs == NULL)
    stf_window_toast (get_window (self), error->message);
  return costs;
}

static StfPrintSource *
make_source (StfPrintDialog *self)
{
  g_autofree char *name = g_path_get_basename (stf_window_get_path (get_window (self)));
  g_autofree char *footer = g_filename_display_name (name);
  StfPrintCompare *compare = stf_print_form_get_compare (self->form);

  const StfPrintSettings *settings = stf_print_form_get_settings (self->form);

  return stf_print_source_new (stf_open_year_get_organisation (self->year), settings, footer,
                               stf_print_compare_get_other (compare),
                               stf_print_compare_is_side_by_side (compare),
                               load_costs (self, settings));
}

/* The preview. */

static void
show_document (StfPrintDialog *self, StfChartDocument *document)
{
  gboolean small = document != NULL && stf_print_advice_is_needed (document);
  g_autofree char *size = document != NULL ? stf_chart_describe_text (document) : g_strdup ("");

  stf_print_advice_set_document (stf_print_form_get_advice (self->form), document);
  stf_print_form_set_n_pages (self->form,
                              document != NULL ? stf_chart_document_get_n_pages (document) : 0);
  gtk_label_set_label (self->size, size);
  if (small)
    gtk_widget_add_css_class (GTK_WIDGET (self->size), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->size), "warning");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.export", document != NULL);
}

static void
advise_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *proposals = stf_print_source_advise (data, cancellable, &error);

  if (proposals != NULL)
    g_task_return_pointer (task, proposals, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/* Without advice there is still the warning. */
static void
advised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (source);
  g_autoptr (GPtrArray) proposals = g_task_propagate_pointer (G_TASK (result), NULL);

  if (g_task_get_cancellable (G_TASK (result)) != self->advising)
    return;
  g_clear_object (&self->advising);
  if (proposals == NULL)
    return;
  stf_print_advice_set_proposals (stf_print_form_get_advice (self->form), proposals);
  self->proposals = g_steal_pointer (&proposals);
}

static void
stop_advising (StfPrintDialog *self)
{
  g_cancellable_cancel (self->advising);
  g_clear_object (&self->advising);
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
}

static void
advise (StfPrintDialog *self)
{
  g_autoptr (GTask) task = NULL;

  self->advising = g_cancellable_new ();
  task = g_task_new (self, self->advising, advised_cb, NULL);
  g_task_set_task_data (task, make_source (self), (GDestroyNotify) stf_print_source_free);
  g_task_run_in_thread (task, advise_worker);
}

static void
take_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (widget);
  guint i = g_variant_get_uint32 (parameter);
  g_auto (StfPrintSettings) settings = { 0 };

  if (self->proposals == NULL || i >= self->proposals->len)
    return;
  stf_print_settings_copy (&settings, stf_print_form_get_settings (self->form));
  stf_print_settings_take (&settings,
                           &((const StfChartAdvice *) self->proposals->pdata[i])->options);
  stf_print_form_set_settings (self->form, &settings);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfChartDocument) document = g_task_propagate_pointer (G_TASK (result), &error);

  g_clear_object (&self->making);
  if (self->year == NULL)
    return;
  if (self->again)
    {
      if (self->timer == 0)
        make (self);
      return;
    }
  stf_print_preview_set_busy (self->preview, FALSE);
  if (document != NULL)
    stf_print_preview_set_document (self->preview, document);
  else
    stf_print_preview_set_error (self->preview, error);
  show_document (self, document);
  if (document != NULL && stf_print_advice_is_needed (document))
    advise (self);
}

static void
make_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  StfChartDocument *document = stf_print_source_make (data, cancellable, &error);

  if (document != NULL)
    g_task_return_pointer (task, document, (GDestroyNotify) stf_chart_document_unref);
  else
    g_task_return_error (task, error);
}

static void
make (StfPrintDialog *self)
{
  g_autoptr (GTask) task = NULL;

  self->again = FALSE;
  self->making = g_cancellable_new ();
  task = g_task_new (self, self->making, made_cb, NULL);
  g_task_set_task_data (task, make_source (self), (GDestroyNotify) stf_print_source_free);
  g_task_run_in_thread (task, make_worker);
}

static void
timeout_cb (gpointer user_data)
{
  StfPrintDialog *self = user_data;

  self->timer = 0;
  if (self->making == NULL)
    make (self);
}

static void
queue_make (StfPrintDialog *self)
{
  self->again = TRUE;
  g_cancellable_cancel (self->making);
  stop_advising (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add_once (PATIENCE_MS, timeout_cb, self);
  stf_print_preview_set_busy (self->preview, TRUE);
}

/* The year's page. */

static void
update_use_page (StfPrintDialog *self)
{
  const StfPrintSettings *settings = stf_print_form_get_settings (self->form);
  GActionGroup *window = G_ACTION_GROUP (get_window (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.use-page",
                                 g_action_group_get_action_enabled (window, "set-page")
                                     && stf_print_settings_get_year_paper (settings) != NULL
                                     && !stf_print_settings_is_page_of (
                                         settings, stf_open_year_get_organisation (self->year)));
}

static void
use_page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (widget);
  const StfPrintSettings *settings = stf_print_form_get_settings (self->form);

  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.set-page", "(sb)",
                              stf_print_settings_get_year_paper (settings), settings->landscape);
}

static void
changed_cb (StfPrintDialog *self)
{
  if (self->year == NULL)
    return;
  update_use_page (self);
  queue_make (self);
}

/* Printing. */

static void
print_done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, StfPrintDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      gtk_print_operation_get_error (operation, &error);
      stf_question_report (GTK_WINDOW (self), _ ("The Chart Could Not Be Printed"), error);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The chart was sent to print")));
}

static gpointer
print_worker (StfJob *job, gpointer data, GError **error)
{
  return stf_print_source_make (data, stf_job_get_cancellable (job), error);
}

static void
print_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfChartDocument) document = stf_job_finish (result, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (document == NULL)
    {
      stf_question_report (GTK_WINDOW (source), _ ("The Chart Could Not Be Printed"), error);
      return;
    }
  operation = stf_print_operation_new (document);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (print_done_cb), source, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (source),
                           NULL);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stf_job_run (GTK_WINDOW (widget), _ ("The Chart Is Being Drawn"), print_worker,
               make_source (STF_PRINT_DIALOG (widget)), (GDestroyNotify) stf_print_source_free,
               (GDestroyNotify) stf_chart_document_unref, print_made_cb, NULL);
}

/* Exporting. */

typedef struct
{
  StfPrintSource *source;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  stf_print_source_free (self->source);
  g_free (self->path);
  g_free (self);
}

static void
progress_cb (guint done, guint n_pages, gpointer job)
{
  stf_job_progress (done, n_pages, job);
}

static gpointer
export_worker (StfJob *job, gpointer data, GError **error)
{
  Export *export = data;

  if (!stf_print_write (export->source, export->path, stf_job_get_cancellable (job), progress_cb,
                        job, error))
    return NULL;
  return g_strdup (export->path);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = stf_job_finish (result, &error);
  g_autofree char *folder = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (path == NULL)
    {
      stf_question_report (GTK_WINDOW (self), _ ("The Chart Could Not Be Saved"), error);
      return;
    }
  folder = g_path_get_dirname (path);
  uri = g_filename_to_uri (folder, NULL, NULL);
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("The chart was saved: %s"), name);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("_Open Folder"));
  adw_toast_set_action_name (toast, "print.open-folder");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
open_folder_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_show_uri (GTK_WINDOW (widget), g_variant_get_string (parameter, NULL), GDK_CURRENT_TIME);
}

/* An ending that names a format decides; else that of the format chosen is added. */
static char *
complete_path (StfPrintDialog *self, const char *path)
{
  StfChartFormat format;

  return stf_chart_format_from_path (path, &format, NULL)
             ? g_strdup (path)
             : stf_chooser_complete_name (
                 path, stf_print_settings_get_suffix (stf_print_form_get_settings (self->form)));
}

/* How many of the files that pictures of several pages become are there already: the chooser has
 * asked for the name of one file only. */
static guint
count_existing (StfPrintDialog *self, const char *path)
{
  const StfChartDocument *document = stf_print_preview_get_document (self->preview);
  guint n_pages = document != NULL ? stf_chart_document_get_n_pages (document) : 0;
  StfChartFormat format;
  guint n = 0;

  if (n_pages <= 1 || !stf_chart_format_from_path (path, &format, NULL)
      || format == STF_CHART_FORMAT_PDF)
    return 0;
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *page_path = stf_chart_document_get_page_path (document, i, path);

      if (g_file_test (page_path, G_FILE_TEST_EXISTS))
        n++;
    }
  return n;
}

static void
replace_cb (AdwMessageDialog *dialog, const char *response, StfPrintDialog *self)
{
  if (g_str_equal (response, "replace"))
    stf_print_dialog_export_to (self, g_object_get_data (G_OBJECT (dialog), "path"));
}

static void
ask_to_replace (StfPrintDialog *self, const char *path, guint n)
{
  g_autofree char *text = g_strdup_printf (
      g_dngettext (NULL, "%u file of that name is there already.",
                   "%u files of that name are there already.", n),
      n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Replace Files?"), text);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "replace",
                                    _ ("_Replace"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "replace",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (replace_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (source);
  g_autoptr (GFile) file = stf_chooser_finish (result);
  g_autofree char *path = NULL;
  guint n;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  path = complete_path (self, g_file_peek_path (file));
  n = count_existing (self, path);
  if (n > 0)
    ask_to_replace (self, path, n);
  else
    stf_print_dialog_export_to (self, path);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (widget);
  g_autofree char *name = stf_print_settings_name_file (
      stf_print_form_get_settings (self->form), stf_open_year_get_organisation (self->year));

  stf_chooser_save (GTK_WINDOW (self), _ ("Export the Chart"), STF_CHOOSER_CHART, name, chosen_cb,
                    NULL);
}

/* The window. */

static void
previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_step (STF_PRINT_DIALOG (user_data)->year, -1);
}

static void
next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_step (STF_PRINT_DIALOG (user_data)->year, 1);
}

static void
today_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_set_today (STF_PRINT_DIALOG (user_data)->year);
}

/* The date control moves the date of the window that it stands in. */
static void
add_date_actions (StfPrintDialog *self)
{
  static const GActionEntry entries[] = {
    { "date-previous", previous_cb },
    { "date-next", next_cb },
    { "date-today", today_cb },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (group));
}

/* In a narrow window preview and settings take turns. */
static void
turn_to (StfPrintDialog *self, gboolean settings)
{
  adw_leaflet_set_visible_child (self->leaflet, settings ? GTK_WIDGET (self->side) : self->main);
  stf_button_set_label (self->turn, settings ? _ ("_Preview") : _ ("_Settings"));
}

static void
turn_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (widget);

  turn_to (self, adw_leaflet_get_visible_child (self->leaflet) == self->main);
}

static void
fold_cb (gpointer user_data)
{
  StfPrintDialog *self = user_data;
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  self->folding = 0;
  gtk_widget_set_visible (self->title, !folded);
  gtk_widget_set_visible (self->narrow_bar, folded);
  adw_clamp_set_maximum_size (self->side, folded ? 600 : 400);
  turn_to (self, FALSE);
}

/* It folds while the window is being laid out: what else has to change waits for the end of that.
 */
static void
folded_cb (StfPrintDialog *self)
{
  if (self->folding == 0)
    self->folding = g_idle_add_once (fold_cb, self);
}

static void
stf_print_dialog_dispose (GObject *object)
{
  StfPrintDialog *self = STF_PRINT_DIALOG (object);

  if (self->year != NULL)
    stf_print_settings_save (stf_print_form_get_settings (self->form),
                             stf_print_settings_get_store ());
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->folding, g_source_remove);
  g_cancellable_cancel (self->making);
  stop_advising (self);
  g_clear_object (&self->year);
  G_OBJECT_CLASS (stf_print_dialog_parent_class)->dispose (object);
}

static void
stf_print_dialog_class_init (StfPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_print_dialog_dispose;

  g_type_ensure (STF_TYPE_DATE_CONTROL);
  g_type_ensure (STF_TYPE_PRINT_PREVIEW);
  g_type_ensure (STF_TYPE_PRINT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, turn);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, side);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, title);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, narrow_bar);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, date);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, main);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StfPrintDialog, size);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);

  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "print.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "print.use-page", NULL, use_page_cb);
  gtk_widget_class_install_action (widget_class, "print.take", "u", take_cb);
  gtk_widget_class_install_action (widget_class, "print.open-folder", "s", open_folder_cb);
  gtk_widget_class_install_action (widget_class, "print.turn", NULL, turn_cb);
}

static void
stf_print_dialog_init (StfPrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_date_actions (self);
  show_document (self, NULL);
}

/**
 * stf_print_dialog_present:
 * @parent: a window with an open year
 * @compared: (nullable): what the window compares it with
 *
 * Shows what the chart will be on paper, at the window's date.
 *
 * Returns: (transfer none) (nullable): the dialog
 */
StfPrintDialog *
stf_print_dialog_present (StfWindow *parent, StfOrganisation *compared)
{
  StfOpenYear *shown = stf_window_get_year (parent);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfOpenYear) year = stf_open_year_new (stf_open_year_get_file (shown), &error);
  g_auto (StfPrintSettings) settings = { 0 };
  StfPrintDialog *self;

  if (year == NULL)
    {
      stf_window_report (parent, _ ("The Year Could Not Be Read"), error);
      return NULL;
    }
  stf_open_year_set_date (year, stf_open_year_get_date (shown));
  stf_print_settings_load (&settings, stf_print_settings_get_store (),
                           stf_open_year_get_organisation (year));

  self = g_object_new (STF_TYPE_PRINT_DIALOG, "transient-for", parent, NULL);
  stf_print_form_set_settings (self->form, &settings);
  stf_print_form_set_year (self->form, year);
  stf_print_compare_set_other (stf_print_form_get_compare (self->form), compared);
  stf_page_set_year (self->date, year);
  self->year = g_steal_pointer (&year);
  g_signal_connect_object (self->year, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

/**
 * stf_print_dialog_get_form:
 * @self: a dialog
 *
 * Returns: (transfer none): its settings
 */
StfPrintForm *
stf_print_dialog_get_form (StfPrintDialog *self)
{
  g_return_val_if_fail (STF_IS_PRINT_DIALOG (self), NULL);

  return self->form;
}

/**
 * stf_print_dialog_get_preview:
 * @self: a dialog
 *
 * Returns: (transfer none): its preview
 */
StfPrintPreview *
stf_print_dialog_get_preview (StfPrintDialog *self)
{
  g_return_val_if_fail (STF_IS_PRINT_DIALOG (self), NULL);

  return self->preview;
}

/**
 * stf_print_dialog_is_busy:
 * @self: a dialog
 *
 * Returns: whether preview and advice are not yet those of what is chosen
 */
gboolean
stf_print_dialog_is_busy (StfPrintDialog *self)
{
  g_return_val_if_fail (STF_IS_PRINT_DIALOG (self), FALSE);

  return self->timer != 0 || self->making != NULL || self->advising != NULL;
}

/**
 * stf_print_dialog_export_to:
 * @self: a dialog
 * @path: the file; its ending decides what is made, and is added if there is none
 *
 * Writes what the settings describe.
 */
void
stf_print_dialog_export_to (StfPrintDialog *self, const char *path)
{
  Export *export;

  g_return_if_fail (STF_IS_PRINT_DIALOG (self));

  export = g_new0 (Export, 1);
  export->source = make_source (self);
  export->path = complete_path (self, path);
  stf_job_run (GTK_WINDOW (self), _ ("The Chart Is Being Drawn"), export_worker, export,
               export_free, g_free, exported_cb, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking a handover document in: as the year it is, or as the year after.
 *
 * The document is read and checked on a worker before the dialog appears, so what the dialog tells
 * is true before anything is written.  The document stays in memory: what was shown is what is
 * imported, whatever happens to its file. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "file/stf-label.h"
#include "handover/stf-handover-rules.h"
#include "handover/stf-next-year.h"
#include "stf-action-row.h"
#include "stf-chooser.h"
#include "stf-finding-row.h"
#include "stf-import-dialog.h"
#include "stf-job.h"
#include "stf-settings.h"
#include "stf-wording.h"

/* More would hide the rest of what arrives. */
#define MAX_BREACHES 5

struct _StfImportDialog
{
  AdwWindow parent_instance;

  AdwPreferencesGroup *document_group;
  GtkLabel *code;
  AdwActionRow *as_is_row;
  AdwActionRow *next_year_row;
  GtkCheckButton *as_is;
  GtkCheckButton *next_year;
  GtkBox *groups;

  GBytes *document;
  StfNextYearPreview *preview;
  StfRuleReport *rules[2]; /* by StfImportKind; NULL: they could not be checked */
};

G_DEFINE_FINAL_TYPE (StfImportDialog, stf_import_dialog, ADW_TYPE_WINDOW)

/* A document on its way through the workers. */
typedef struct
{
  char *path; /* read from here; or NULL when .document is there */
  GBytes *document;
  StfNextYearPreview *preview;
  StfRuleReport *rules[2];
  gboolean next_year;
  char *target;
  char *author;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->preview, stf_next_year_preview_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    g_clear_pointer (&self->rules[i], stf_rule_report_free);
  g_free (self->target);
  g_free (self->author);
  g_free (self);
}

/* The preview. */

static AdwPreferencesGroup *
add_group (StfImportDialog *self, const char *title, guint n)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *with_number = g_strdup_printf ("%s (%u)", title, n);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), n > 0 ? with_number : title);
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  adw_preferences_group_add (group, stf_action_row_new (title, subtitle, NULL));
}

static void
append_count (GString *text, guint n, const char *word)
{
  if (n > 0)
    g_string_append_printf (text, "%s%u %s", text->len > 0 ? " · " : "", n, word);
}

static void
show_fates (StfImportDialog *self)
{
  AdwPreferencesGroup *group = add_group (self, _ ("What Becomes of the Rows"), 0);

  for (guint i = 0; i < self->preview->counts->len; i++)
    {
      const StfNextYearCount *count = &g_array_index (self->preview->counts, StfNextYearCount, i);
      g_autoptr (GString) text = g_string_new (NULL);

      /* Translators: these five follow a number of rows, as "3 carried". */
      append_count (text, count->n_carried, _ ("carried"));
      append_count (text, count->n_reset, _ ("reset"));
      append_count (text, count->n_shifted, _ ("shifted"));
      append_count (text, count->n_dropped, _ ("dropped"));
      append_count (text, count->n_added, _ ("new"));
      if (text->len > 0)
        add_row (group, stf_label_table (count->table->name), text->str);
    }
}

static void
show_next_year (StfImportDialog *self)
{
  const StfNextYearPreview *preview = self->preview;
  AdwPreferencesGroup *group;

  if (preview->vacant->len > 0)
    {
      group = add_group (self, _ ("Will Be Vacant"), preview->vacant->len);
      for (guint i = 0; i < preview->vacant->len; i++)
        {
          const StfNextYearVacancy *vacancy = preview->vacant->pdata[i];
          g_autofree char *subtitle = stf_wording_join (vacancy->body, vacancy->label);

          add_row (group, vacancy->role, subtitle);
        }
    }
  if (preview->ended->len > 0)
    {
      group = add_group (self, _ ("Stays Behind"), preview->ended->len);
      for (guint i = 0; i < preview->ended->len; i++)
        {
          const StfNextYearEnded *ended = preview->ended->pdata[i];
          g_autofree char *until = stf_wording_period (NULL, ended->to_date);
          g_autofree char *subtitle = stf_wording_join (ended->role, until);

          add_row (group, ended->holder, subtitle);
        }
    }
  if (preview->meetings->len > 0)
    {
      group = add_group (self, _ ("Meetings, as Drafts"), preview->meetings->len);
      for (guint i = 0; i < preview->meetings->len; i++)
        {
          const StfNextYearMeeting *meeting = preview->meetings->pdata[i];
          g_autofree char *subtitle = g_strdup_printf ("%s → %s", meeting->old_date,
                                                       meeting->new_date);

          add_row (group, meeting->title, subtitle);
        }
    }
  if (preview->documents->len > 0)
    {
      group = add_group (self, _ ("Documents Expected Anew"), preview->documents->len);
      for (guint i = 0; i < preview->documents->len; i++)
        add_row (group, preview->documents->pdata[i], NULL);
    }
  if (preview->budget->len > 0)
    {
      group = add_group (self, _ ("The Budget"), 0);
      for (guint i = 0; i < preview->budget->len; i++)
        add_row (group, preview->budget->pdata[i], NULL);
    }
  show_fates (self);
}

static void
show_as_is (StfImportDialog *self)
{
  const StfHandoverInfo *info = self->preview->info;
  AdwPreferencesGroup *group = add_group (self, _ ("What It Holds"), 0);

  for (guint i = 0; i < self->preview->counts->len; i++)
    {
      const StfTable *table = g_array_index (self->preview->counts, StfNextYearCount, i).table;
      guint n = info->n_rows_of[table->index];

      if (n > 0)
        {
          g_autofree char *number = g_strdup_printf ("%u", n);

          add_row (group, stf_label_table (table->name), number);
        }
    }
}

/* What the rules say of the year that arrives, at its day that is nearest to today. */
static void
show_rules (StfImportDialog *self, const StfRuleReport *report)
{
  g_autoptr (GPtrArray) findings = NULL;
  AdwPreferencesGroup *group;

  if (report == NULL || report->results->len == 0)
    return;
  findings = stf_rule_report_list_findings (report, NULL, NULL);
  group = add_group (self, _ ("Breaches of Rules"), findings->len);
  if (findings->len == 0)
    adw_preferences_group_add (
        group, stf_action_row_new (_ ("No rule is breached"), report->date, "stf-ok-symbolic"));
  for (guint i = 0; i < findings->len && i < MAX_BREACHES; i++)
    adw_preferences_group_add (group,
                               stf_finding_row_new_shift (findings->pdata[i], STF_FINDING_STAYS));
  if (findings->len > MAX_BREACHES)
    {
      guint more = findings->len - MAX_BREACHES;
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u more breach", "%u more breaches", more), more);

      add_row (group, title, NULL);
    }
}

static void
kind_cb (StfImportDialog *self)
{
  gboolean as_is = gtk_check_button_get_active (self->as_is);

  if (self->preview == NULL)
    return;
  stf_box_clear (self->groups);
  show_rules (self, self->rules[as_is ? STF_IMPORT_HANDOVER : STF_IMPORT_NEXT_YEAR]);
  if (as_is)
    show_as_is (self);
  else
    show_next_year (self);
}

/* The import. */

static gpointer
import_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;
  StfImportResult result;

  if (!stf_handover_import (order->document,
                            order->next_year ? STF_IMPORT_NEXT_YEAR : STF_IMPORT_HANDOVER,
                            order->target, order->author, &result, stf_job_progress, job,
                            stf_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (order->target);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  stf_window_open_result (STF_WINDOW (source), result, _ ("The Document Could Not Be Imported"));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    stf_import_dialog_import_to (STF_IMPORT_DIALOG (source), g_file_peek_path (file));
}

static void
save_cb (StfImportDialog *self)
{
  const StfHandoverInfo *info = self->preview->info;
  int year = gtk_check_button_get_active (self->as_is) ? info->year : self->preview->year;
  g_autofree char *name = g_strdup_printf (
      "%s %d.stafett", info->short_name != NULL ? info->short_name : info->name, year);

  g_strdelimit (name, "/", '-');
  stf_chooser_save (GTK_WINDOW (self), _ ("Import as a New File"), STF_CHOOSER_YEAR, name,
                    chosen_cb, NULL);
}

/* Reading the document, before the dialog is there. */

/* What the rules say is told if it can be; only stopping the work stops it. */
static gboolean
check_rules (Order *order, GCancellable *cancellable, GError **error)
{
  g_autofree char *today = stf_date_today ();

  for (guint i = 0; i < G_N_ELEMENTS (order->rules); i++)
    {
      g_autoptr (GError) failure = NULL;

      order->rules[i] = stf_handover_check_rules (order->document, (StfImportKind) i, today,
                                                  cancellable, &failure);
      if (order->rules[i] == NULL)
        g_info ("The rules of the document could not be checked: %s", failure->message);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gpointer
read_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;
  GCancellable *cancellable = stf_job_get_cancellable (job);
  Order *read;

  if (order->document == NULL)
    order->document = stf_handover_load (order->path, cancellable, error);
  if (order->document == NULL)
    return NULL;
  order->preview = stf_next_year_preview (order->document, stf_job_progress, job, cancellable,
                                          error);
  if (order->preview == NULL || !check_rules (order, cancellable, error))
    return NULL;
  read = g_new0 (Order, 1);
  read->document = g_steal_pointer (&order->document);
  read->preview = g_steal_pointer (&order->preview);
  for (guint i = 0; i < G_N_ELEMENTS (read->rules); i++)
    read->rules[i] = g_steal_pointer (&order->rules[i]);
  read->next_year = order->next_year;
  return read;
}

static void
show_document (StfImportDialog *self)
{
  const StfHandoverInfo *info = self->preview->info;
  g_autofree char *title = g_markup_escape_text (info->name, -1);
  g_autofree char *as_is = g_strdup_printf (_ ("As it is: the year %d"), info->year);
  g_autofree char *next_year = g_strdup_printf (_ ("As the next year: %d"), self->preview->year);

  adw_preferences_group_set_title (self->document_group, title);
  gtk_label_set_label (self->code, info->proof.code);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->as_is_row), as_is);
  adw_action_row_set_subtitle (self->as_is_row, _ ("Everything, unchanged"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next_year_row), next_year);
  adw_action_row_set_subtitle (self->next_year_row,
                               _ ("Roles and tasks stay, what has ended stays behind"));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *window = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  Order *read = stf_job_finish (result, &error);
  StfImportDialog *self;

  if (read == NULL)
    {
      stf_window_report (window, _ ("The Document Could Not Be Read"), error);
      return;
    }
  self = g_object_new (STF_TYPE_IMPORT_DIALOG, "transient-for", window, NULL);
  self->document = g_steal_pointer (&read->document);
  self->preview = g_steal_pointer (&read->preview);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    self->rules[i] = g_steal_pointer (&read->rules[i]);
  show_document (self);
  if (read->next_year)
    stf_import_dialog_choose_next_year (self);
  else
    kind_cb (self);
  order_free (read);
  gtk_window_present (GTK_WINDOW (self));
}

static void
stf_import_dialog_finalize (GObject *object)
{
  StfImportDialog *self = STF_IMPORT_DIALOG (object);

  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->preview, stf_next_year_preview_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->rules); i++)
    g_clear_pointer (&self->rules[i], stf_rule_report_free);
  G_OBJECT_CLASS (stf_import_dialog_parent_class)->finalize (object);
}

static void
stf_import_dialog_class_init (StfImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_import_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, document_group);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, code);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, as_is_row);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, next_year_row);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, as_is);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, next_year);
  gtk_widget_class_bind_template_child (widget_class, StfImportDialog, groups);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
}

static void
stf_import_dialog_init (StfImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
read_order (StfWindow *parent, Order *order)
{
  stf_job_run (GTK_WINDOW (parent), _ ("The Document Is Being Read"), read_worker, order,
               order_free, order_free, read_cb, NULL);
}

/**
 * stf_import_dialog_present:
 * @parent: a window
 * @path: of a handover document
 *
 * Reads a document and shows what importing it would do, or what is wrong with it.
 */
void
stf_import_dialog_present (StfWindow *parent, const char *path)
{
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  read_order (parent, order);
}

/**
 * stf_import_dialog_present_document:
 * @parent: a window
 * @document: a handover document
 * @next_year: whether to propose the year after
 *
 * Shows what importing @document would do.
 */
void
stf_import_dialog_present_document (StfWindow *parent, GBytes *document, gboolean next_year)
{
  Order *order = g_new0 (Order, 1);

  order->document = g_bytes_ref (document);
  order->next_year = next_year;
  read_order (parent, order);
}

/**
 * stf_import_dialog_choose_next_year:
 * @self: a dialog
 *
 * Chooses to import the document as the year after.
 */
void
stf_import_dialog_choose_next_year (StfImportDialog *self)
{
  g_return_if_fail (STF_IS_IMPORT_DIALOG (self));

  gtk_check_button_set_active (self->next_year, TRUE);
}

/**
 * stf_import_dialog_import_to:
 * @self: a dialog
 * @path: of the new year file
 *
 * Imports the document as the dialog says and opens the year.
 */
void
stf_import_dialog_import_to (StfImportDialog *self, const char *path)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (STF_IS_IMPORT_DIALOG (self));

  order->document = g_bytes_ref (self->document);
  order->next_year = gtk_check_button_get_active (self->next_year);
  order->target = stf_chooser_complete_name (path, ".stafett");
  order->author = stf_settings_get_author ();
  stf_job_run (window, _ ("The Document Is Being Imported"), import_worker, order, order_free,
               g_free, imported_cb, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing people: what each column of the list is, and what would become of each row.  Choosing
 * another meaning of a column shows at once what that changes.
 *
 * The list is read and compared with the year on a worker, which has the window's own file: changes
 * are held back meanwhile. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "exchange/stf-person-import.h"
#include "stf-action-row.h"
#include "stf-job.h"
#include "stf-people-dialogs.h"
#include "stf-task-dialog.h"
#include "stf-window-private.h"
#include "stf-wording.h"

/* Rows that are shown of each kind: more can be neither read nor drawn. */
#define MAX_SHOWN 100

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  StfPersonImport *import;
  GPtrArray *columns; /* AdwComboRow */
  GPtrArray *groups;  /* AdwPreferencesGroup: of the preview */
  GPtrArray *rows;    /* of the preview, or NULL */
  gboolean updating;
} Importing;

/* In the order in which they are shown. */
static const struct
{
  StfPersonImportOutcome outcome;
  const char *title;
  const char *icon;
} kinds[] = {
  { STF_IMPORT_REFUSED, N_ ("Left Out"), "stf-warning-symbolic" },
  { STF_IMPORT_CHANGES, N_ ("Changed"), "stf-edit-symbolic" },
  { STF_IMPORT_NEW, N_ ("New"), "stf-add-symbolic" },
  { STF_IMPORT_UNCHANGED, N_ ("As They Are"), "stf-ok-symbolic" },
};

static void
importing_free (gpointer data)
{
  Importing *self = data;

  stf_person_import_free (self->import);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->groups);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static void
add_rows (Importing *self, guint kind)
{
  guint n = stf_person_import_count (self->rows, kinds[kind].outcome);
  g_autofree char *title = g_strdup_printf ("%s (%u)", _ (kinds[kind].title), n);
  AdwPreferencesGroup *group;
  guint n_shown = 0;

  if (n == 0)
    return;
  group = stf_task_dialog_add_group (self->dialog, title, NULL);
  g_ptr_array_add (self->groups, group);
  for (guint i = 0; i < self->rows->len && n_shown < MAX_SHOWN; i++)
    {
      const StfPersonImportRow *row = self->rows->pdata[i];
      const char *name = stf_person_import_row_get_name (row);
      g_autofree char *line = NULL;
      g_autofree char *text = NULL;

      if (stf_person_import_row_get_outcome (row) != kinds[kind].outcome)
        continue;
      n_shown++;
      line = g_strdup_printf (_ ("line %u"), stf_person_import_row_get_line (row));
      text = stf_wording_join (line, stf_person_import_row_get_text (row));
      adw_preferences_group_add (
          group, stf_action_row_new (*name != '\0' ? name : _ ("No name"), text, kinds[kind].icon));
    }
  if (n > n_shown)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n - n_shown),
                                               n - n_shown);

      adw_preferences_group_add (group, stf_action_row_new (more, NULL, NULL));
    }
}

static void
show_preview (Importing *self, const GError *error)
{
  g_autofree char *accept = NULL;
  guint n;

  for (guint i = 0; i < self->groups->len; i++)
    stf_task_dialog_remove_group (self->dialog, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  if (self->rows == NULL)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      stf_task_dialog_set_accept (self->dialog, NULL, FALSE);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_rows (self, i);
  n = stf_person_import_count (self->rows, STF_IMPORT_NEW)
      + stf_person_import_count (self->rows, STF_IMPORT_CHANGES);
  accept = n > 0 ? g_strdup_printf (_ ("_Import %u"), n) : g_strdup (_ ("_Import"));
  stf_task_dialog_set_accept (self->dialog, accept, n > 0);
}

static void
update_preview (Importing *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = stf_person_import_preview (self->import, &error);
  show_preview (self, error);
}

/* A field belongs to one column at most, so choosing it for one takes it from another. */
static void
show_fields (Importing *self)
{
  self->updating = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    adw_combo_row_set_selected (self->columns->pdata[i],
                                stf_person_import_get_field (self->import, i));
  self->updating = FALSE;
}

static void
column_cb (Importing *self, GParamSpec *property, AdwComboRow *row)
{
  guint column;

  if (self->updating || !g_ptr_array_find (self->columns, row, &column))
    return;
  stf_person_import_set_field (self->import, column, adw_combo_row_get_selected (row));
  show_fields (self);
  update_preview (self);
}

static void
add_columns (Importing *self)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, _ ("Columns"), _ ("Choose what each column of the list is."));
  const char *names[STF_IMPORT_N_FIELDS + 1] = { NULL };

  for (guint i = 0; i < STF_IMPORT_N_FIELDS; i++)
    names[i] = stf_person_import_field_get_name (i);
  for (guint i = 0; i < stf_person_import_get_n_columns (self->import); i++)
    {
      const char *heading = stf_person_import_get_heading (self->import, i);
      g_autofree char *number = g_strdup_printf (_ ("Column %u"), i + 1);
      g_autofree char *sample = g_strdup (stf_person_import_get_sample (self->import, i));
      GtkWidget *row = stf_task_dialog_add_choice (group, *heading != '\0' ? heading : number,
                                                   names,
                                                   stf_person_import_get_field (self->import, i));

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_strdelimit (sample, "\n", ' '));
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
      g_ptr_array_add (self->columns, row);
      g_signal_connect_data (row, "notify::selected", G_CALLBACK (column_cb), self, NULL,
                             G_CONNECT_SWAPPED);
    }
}

static void
accept_cb (Importing *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_person_import_run (self->import, self->rows, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast_undo (self->window, _ ("The people were imported"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

/* A list on its way through the worker. */
typedef struct
{
  char *path;
  char *date;
  StfYearFile *file;
  StfPersonImport *import;
  GPtrArray *rows; /* NULL: see problem */
  GError *problem; /* of the preview: the columns may be told otherwise */
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_free (self->date);
  g_clear_object (&self->file);
  g_clear_pointer (&self->import, stf_person_import_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_error (&self->problem);
  g_free (self);
}

static gpointer
read_worker (StfJob *job, gpointer data, GError **error)
{
  Reading *order = data;
  g_autoptr (GBytes) bytes = stf_exchange_load (order->path, error);
  StfPersonImport *import = NULL;
  Reading *read;

  if (bytes != NULL)
    import = stf_person_import_new (order->file, order->date, bytes, error);
  if (import == NULL)
    return NULL;
  read = g_new0 (Reading, 1);
  read->import = import;
  read->rows = stf_person_import_preview (import, &read->problem);
  return read;
}

static void
present (StfWindow *parent, Reading *read)
{
  Importing *self = g_new0 (Importing, 1);

  self->window = parent;
  self->import = g_steal_pointer (&read->import);
  self->rows = g_steal_pointer (&read->rows);
  self->columns = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), _ ("Import People"), _ ("_Import"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-importing", self, importing_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 560, 680);
  add_columns (self);
  show_preview (self, read->problem);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *window = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  Reading *read = stf_job_finish (result, &error);

  stf_window_set_busy (window, FALSE);
  if (read == NULL)
    {
      stf_window_report (window, _ ("The List Could Not Be Read"), error);
      return;
    }
  present (window, read);
  reading_free (read);
}

/**
 * stf_people_import_dialog_present:
 * @parent: a window with an open year
 * @path: (type filename): a CSV file or a file of address cards
 *
 * Shows what importing a list of people would do, and does it.
 */
void
stf_people_import_dialog_present (StfWindow *parent, const char *path)
{
  StfOpenYear *year = stf_window_get_year (parent);
  Reading *order = g_new0 (Reading, 1);

  order->path = g_strdup (path);
  order->date = g_strdup (stf_open_year_get_date (year));
  order->file = g_object_ref (stf_open_year_get_file (year));
  stf_window_set_busy (parent, TRUE);
  stf_job_run (GTK_WINDOW (parent), _ ("The List Is Being Read"), read_worker, order, reading_free,
               reading_free, read_cb, NULL);
}

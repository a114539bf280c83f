/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing actuals: what the columns of a table are, which source it is, what changes, what does
 * not add up, and where each account goes.  Choosing a line for an account shows at once what that
 * makes of the sums; rows stay where they are meanwhile.  The mapping as a whole is edited in a
 * dialog of its own, and saved with the rows.
 *
 * The file is read and compared with the year on a worker, which has the window's own file: changes
 * are held back meanwhile. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-actuals-import-dialog.h"

#include <glib/gi18n.h>

#include "file/stf-label.h"
#include "money/stf-budget.h"
#include "money/stf-ledger-import.h"
#include "money/stf-ledger.h"
#include "stf-account-mapping-dialog.h"
#include "stf-account-search.h"
#include "stf-account-wording.h"
#include "stf-action-row.h"
#include "stf-job.h"
#include "stf-task-dialog.h"
#include "stf-window-private.h"
#include "stf-wording.h"

/* Rows that are shown of each kind: more can be neither read nor drawn. */
#define MAX_SHOWN 100

/* Accounts among which nobody needs to search, and that need not be folded up. */
#define FEW 10

/* Choices of an account, before the lines of the budget. */
enum
{
  NOT_MAPPED,
  NOT_OURS,
  FIRST_LINE,
};

/* Where the rows of an account with the same objects go. */
typedef struct
{
  GtkWidget *row; /* AdwComboRow */
  char *account;
  char *objects;
} Place;

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  StfLedgerImport *import;
  StfLedger *ledger;
  StfBudget *budget;
  GPtrArray *columns; /* AdwComboRow */
  GPtrArray *groups;  /* AdwPreferencesGroup: what follows from the columns */
  GPtrArray *places;  /* Place */
  AdwPreferencesGroup *place_group;
  AdwPreferencesGroup *place_rows; /* or NULL: to be made */
  StfAccountSearch *search;
  GtkStringList *choices; /* of each place */
  GtkWidget *summary;     /* AdwActionRow */
  gboolean updating;
} Importing;

static void
place_free (gpointer data)
{
  Place *self = data;

  g_free (self->account);
  g_free (self->objects);
  g_free (self);
}

static void
importing_free (gpointer data)
{
  Importing *self = data;

  stf_ledger_import_free (self->import);
  g_clear_pointer (&self->ledger, stf_ledger_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->places);
  g_object_unref (self->choices);
  g_free (self);
}

static AdwPreferencesGroup *
add_group (Importing *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, title, description);

  g_ptr_array_add (self->groups, group);
  return group;
}

/* "January" */
static const char *
word_month (int month)
{
  static const char *const columns[] = { "m01", "m02", "m03", "m04", "m05", "m06",
                                         "m07", "m08", "m09", "m10", "m11", "m12" };

  return stf_label_column (columns[month % 100 - 1]);
}

/* What is taken in */

static char *
word_counts (const StfLedgerPreview *preview)
{
  g_autofree char *gone = stf_account_wording_amount (preview->gone);
  g_autofree char *counts = g_strdup_printf (_ ("%u new, %u changed, %u as they were"),
                                             preview->n_new, preview->n_changed,
                                             preview->n_unchanged);
  g_autofree char *left = NULL;

  if (preview->n_gone == 0)
    return g_steal_pointer (&counts);
  left = g_strdup_printf (ngettext ("%u goes away: %s", "%u go away: %s", preview->n_gone),
                          preview->n_gone, gone);
  return stf_wording_join (counts, left);
}

static void ledger_cb (Importing *self, GParamSpec *property, AdwComboRow *row);

static void
add_source (Importing *self)
{
  const StfActuals *actuals = stf_ledger_import_get_actuals (self->import);
  const char *ledger = stf_ledger_import_get_ledger (self->import);
  g_autofree char *added = g_strdup_printf (_ ("New: %s"),
                                            stf_ledger_import_get_name (self->import));
  g_autofree char *through = actuals->through > 0
                                 ? g_strdup_printf (_ ("Through %s"), word_month (actuals->through))
                                 : NULL;
  g_autofree char *about = stf_wording_join (actuals->program, through);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint selected = 0;
  GtkWidget *row;

  g_ptr_array_add (names, added);
  for (guint i = 0; i < self->ledger->sources->len; i++)
    {
      const StfLedgerSource *source = self->ledger->sources->pdata[i];

      g_ptr_array_add (names, source->name);
      if (g_strcmp0 (source->id, ledger) == 0)
        selected = i + 1;
    }
  g_ptr_array_add (names, NULL);

  row = stf_task_dialog_add_choice (add_group (self, _ ("What Is Taken In"), NULL), _ ("Source"),
                                    (const char *const *) names->pdata, selected);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  g_signal_connect_data (row, "notify::selected", G_CALLBACK (ledger_cb), self, NULL,
                         G_CONNECT_SWAPPED);
  self->summary = stf_action_row_new (_ ("Rows"), "", NULL);
  adw_preferences_group_add (self->groups->pdata[self->groups->len - 1], self->summary);
}

/* What the user should know */

static GtkWidget *
make_difference (const StfActuals *actuals, const StfActualsDifference *it)
{
  const char *name = stf_actuals_find_account (actuals, it->account);
  g_autofree char *title = g_strdup_printf ("%s %s", it->account, name != NULL ? name : "");
  g_autofree char *found = stf_account_wording_amount (it->found);
  g_autofree char *expected = stf_account_wording_amount (it->expected);
  g_autofree char *text = g_strdup_printf (_ ("The months make %s, the file says %s"), found,
                                           expected);

  return stf_action_row_new (g_strchomp (title), text, NULL);
}

/* Accounts that do not agree, folded up if they are many. */
static GtkWidget *
make_differences (const StfActuals *actuals)
{
  guint n = actuals->differences->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u account does not agree with its result in the file",
                "%u accounts do not agree with their results in the file", n),
      n);
  g_autofree char *rest = g_strdup_printf (
      ngettext ("%u agrees", "%u agree", actuals->n_reconciled), actuals->n_reconciled);
  GtkWidget *all = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, "subtitle", rest,
                                 "expanded", n <= FEW, NULL);

  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (all),
                               gtk_image_new_from_icon_name ("stf-warning-symbolic"));
  for (guint i = 0; i < MIN (n, MAX_SHOWN); i++)
    adw_expander_row_add_row (
        ADW_EXPANDER_ROW (all),
        make_difference (actuals, &g_array_index (actuals->differences, StfActualsDifference, i)));
  return all;
}

static void
add_checks (Importing *self)
{
  const StfActuals *actuals = stf_ledger_import_get_actuals (self->import);
  guint n = actuals->n_reconciled;
  guint n_wrong = actuals->differences->len;
  gboolean is_sie = stf_ledger_import_get_table (self->import) == NULL;
  AdwPreferencesGroup *group;

  if (!is_sie && actuals->notes->len == 0)
    return;
  group = add_group (self, _ ("Checks"), NULL);
  if (is_sie && n + n_wrong == 0)
    adw_preferences_group_add (
        group, stf_action_row_new (_ ("The file has no results to hold its accounts against"), NULL,
                                   NULL));
  if (n > 0 && n_wrong == 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u account agrees with its result in the file, to the öre",
                    "All %u accounts agree with their results in the file, to the öre", n),
          n);

      adw_preferences_group_add (group, stf_action_row_new (text, NULL, "stf-ok-symbolic"));
    }
  else if (n_wrong > 0)
    adw_preferences_group_add (group, make_differences (actuals));
  for (guint i = 0; i < actuals->notes->len; i++)
    adw_preferences_group_add (
        group, stf_action_row_new (actuals->notes->pdata[i], NULL, "stf-warning-symbolic"));
}

/* Where the accounts go */

static guint
find_choice (const Importing *self, const StfLedgerGroup *group)
{
  if (group->mapping == NULL)
    return NOT_MAPPED;
  for (guint i = 0; group->line != NULL && i < self->budget->n_lines; i++)
    if (g_str_equal (self->budget->lines[i].id, group->line))
      return FIRST_LINE + i;
  return NOT_OURS;
}

static const StfLedgerGroup *
find_group (const StfLedgerPreview *preview, const Place *place)
{
  for (guint i = 0; i < preview->groups->len; i++)
    {
      const StfLedgerGroup *group = preview->groups->pdata[i];

      if (g_str_equal (group->account, place->account)
          && g_str_equal (group->objects, place->objects))
        return group;
    }
  return NULL;
}

/* Says anew what the import would do, with the rows where they are. */
static void
update (Importing *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfLedgerPreview) preview = stf_ledger_import_preview (self->import, &error);
  g_autofree char *counts = NULL;
  g_autofree char *sums = NULL;

  stf_task_dialog_show_message (self->dialog, error != NULL ? error->message : NULL);
  stf_task_dialog_set_accept (self->dialog, NULL, preview != NULL && preview->changes);
  if (preview == NULL)
    return;
  counts = word_counts (preview);
  sums = stf_account_wording_sums (preview->mapped, preview->not_ours, preview->unmapped,
                                   preview->n_unmapped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->summary),
                               preview->changes ? counts : _ ("The year has all of this already"));
  adw_preferences_group_set_description (self->place_group, sums);

  self->updating = TRUE;
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = self->places->pdata[i];
      const StfLedgerGroup *group = find_group (preview, place);

      if (group != NULL)
        adw_combo_row_set_selected (ADW_COMBO_ROW (place->row), find_choice (self, group));
    }
  self->updating = FALSE;
}

static void
place_cb (Importing *self, GParamSpec *property, AdwComboRow *row)
{
  guint choice = adw_combo_row_get_selected (row);
  const Place *place = NULL;

  for (guint i = 0; i < self->places->len && place == NULL; i++)
    if (((Place *) self->places->pdata[i])->row == GTK_WIDGET (row))
      place = self->places->pdata[i];
  if (self->updating || place == NULL || choice == GTK_INVALID_LIST_POSITION)
    return;

  stf_ledger_import_choose (self->import, place->account, place->objects, choice != NOT_MAPPED,
                            choice >= FIRST_LINE ? self->budget->lines[choice - FIRST_LINE].id
                                                 : NULL);
  update (self);
}

static void
suggest_cb (Importing *self)
{
  g_autoptr (GError) error = NULL;
  guint n;

  if (!stf_ledger_import_suggest (self->import, &n, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  update (self);
  if (n == 0)
    stf_task_dialog_show_message (self->dialog,
                                  _ ("No line of the budget plainly fits what is not mapped."));
}

static GtkStringList *
make_choices (const StfBudget *budget)
{
  GtkStringList *choices = gtk_string_list_new (NULL);

  gtk_string_list_append (choices, _ ("Not Mapped"));
  gtk_string_list_append (choices, _ ("Not of the Budget"));
  for (guint i = 0; i < budget->n_lines; i++)
    gtk_string_list_append (choices, budget->lines[i].title);
  return choices;
}

static void
add_place (Importing *self, const StfLedgerGroup *group)
{
  static const char *const none[] = { NULL };
  Place *place = g_new0 (Place, 1);
  g_autofree char *title = g_strdup_printf ("%s %s", group->account, group->name);
  g_autofree char *amount = stf_account_wording_amount (group->amount);
  g_autofree char *text = stf_wording_join (group->where, amount);

  place->account = g_strdup (group->account);
  place->objects = g_strdup (group->objects);
  place->row = stf_task_dialog_add_choice (self->place_rows, g_strchomp (title), none, 0);
  adw_combo_row_set_model (ADW_COMBO_ROW (place->row), G_LIST_MODEL (self->choices));
  adw_combo_row_set_selected (ADW_COMBO_ROW (place->row), find_choice (self, group));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (place->row), text);
  g_ptr_array_add (self->places, place);
  g_signal_connect_data (place->row, "notify::selected", G_CALLBACK (place_cb), self, NULL,
                         G_CONNECT_SWAPPED);
}

/* Shows the accounts that are looked for. */
static void
show_places (Importing *self, const StfLedgerPreview *preview)
{
  g_autoptr (GPtrArray) found = stf_account_search_find (self->search, preview->groups);
  g_autofree char *more = NULL;

  if (self->place_rows != NULL)
    {
      g_ptr_array_remove (self->groups, self->place_rows);
      stf_task_dialog_remove_group (self->dialog, self->place_rows);
    }
  g_ptr_array_set_size (self->places, 0);
  self->place_rows = add_group (self, NULL, NULL);
  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    add_place (self, found->pdata[i]);
  if (found->len == 0)
    more = g_strdup (_ ("No account has all of these words"));
  else if (found->len > MAX_SHOWN)
    more = g_strdup_printf (ngettext ("%u more: search to see it", "%u more: search to see them",
                                      found->len - MAX_SHOWN),
                            found->len - MAX_SHOWN);
  if (more != NULL)
    adw_preferences_group_add (self->place_rows, stf_action_row_new (more, NULL, NULL));
}

static void
search_cb (Importing *self)
{
  g_autoptr (StfLedgerPreview) preview = stf_ledger_import_preview (self->import, NULL);

  if (preview != NULL)
    show_places (self, preview);
}

static gboolean
take_mapping_cb (StfDraft *draft, gpointer user_data, GError **error)
{
  Importing *self = user_data;

  stf_ledger_import_set_draft (self->import, draft);
  update (self);
  return TRUE;
}

static void
edit_mapping_cb (Importing *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfLedgerPreview) preview = stf_ledger_import_preview (self->import, &error);

  if (preview == NULL)
    stf_task_dialog_show_message (self->dialog, error->message);
  else
    stf_account_mapping_dialog_present (self->window, GTK_WINDOW (self->dialog),
                                        stf_draft_copy (stf_ledger_import_get_draft (self->import)),
                                        g_ptr_array_ref (preview->groups), _ ("_Done"),
                                        take_mapping_cb, self);
}

static void
add_places (Importing *self, const StfLedgerPreview *preview)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *suggest = gtk_button_new_with_mnemonic (_ ("_Suggest"));
  GtkWidget *edit = gtk_button_new_from_icon_name ("stf-edit-symbolic");

  self->place_group = add_group (self, _ ("Where the Accounts Go"), NULL);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (suggest, _ ("Suggest lines for accounts that are not mapped"));
  gtk_widget_set_sensitive (suggest, preview->n_unmapped > 0);
  gtk_widget_set_tooltip_text (edit, _ ("Edit the mapping"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Edit the mapping"), -1);
  gtk_widget_add_css_class (edit, "flat");
  gtk_box_append (GTK_BOX (buttons), suggest);
  gtk_box_append (GTK_BOX (buttons), edit);
  g_signal_connect_swapped (suggest, "clicked", G_CALLBACK (suggest_cb), self);
  g_signal_connect_swapped (edit, "clicked", G_CALLBACK (edit_mapping_cb), self);
  adw_preferences_group_set_header_suffix (self->place_group, buttons);

  self->search = STF_ACCOUNT_SEARCH (stf_account_search_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->search), preview->groups->len > FEW);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (search_cb), self);
  adw_preferences_group_add (self->place_group, GTK_WIDGET (self->search));
  self->place_rows = NULL;
  show_places (self, preview);
}

/* Shows what is in the file, as its columns are taken. */
static void
show (Importing *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfLedgerPreview) preview = NULL;

  for (guint i = 0; i < self->groups->len; i++)
    stf_task_dialog_remove_group (self->dialog, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  g_ptr_array_set_size (self->places, 0);

  if (stf_ledger_import_get_actuals (self->import) != NULL
      || stf_ledger_import_read (self->import, &error))
    preview = stf_ledger_import_preview (self->import, &error);
  if (preview == NULL)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      stf_task_dialog_set_accept (self->dialog, NULL, FALSE);
      return;
    }
  add_source (self);
  add_checks (self);
  add_places (self, preview);
  update (self);
}

static void
ledger_cb (Importing *self, GParamSpec *property, AdwComboRow *row)
{
  guint selected = adw_combo_row_get_selected (row);
  GPtrArray *sources = self->ledger->sources;

  if (selected > sources->len)
    return;
  stf_ledger_import_set_ledger (
      self->import, selected > 0 ? ((StfLedgerSource *) sources->pdata[selected - 1])->id : NULL);
  update (self);
}

/* Columns of a table */

/* A field belongs to one column at most, so choosing it for one takes it from another. */
static void
column_cb (Importing *self, GParamSpec *property, AdwComboRow *row)
{
  StfActualsTable *table = stf_ledger_import_get_table (self->import);
  guint column;

  if (self->updating || !g_ptr_array_find (self->columns, row, &column))
    return;
  stf_actuals_table_set_field (table, column, adw_combo_row_get_selected (row));
  self->updating = TRUE;
  for (guint i = 0; i < self->columns->len; i++)
    adw_combo_row_set_selected (self->columns->pdata[i], stf_actuals_table_get_field (table, i));
  self->updating = FALSE;
  stf_ledger_import_read (self->import, NULL); /* what is wrong is told when it is shown */
  show (self);
}

static void
add_columns (Importing *self, const StfActualsTable *table)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, _ ("Columns"), _ ("Choose what each column of the list is."));
  const char *names[STF_ACTUALS_N_FIELDS + 1] = { NULL };

  for (guint i = 0; i < STF_ACTUALS_N_FIELDS; i++)
    names[i] = stf_actuals_field_get_name (i);
  for (guint i = 0; i < stf_actuals_table_get_n_columns (table); i++)
    {
      const char *heading = stf_actuals_table_get_heading (table, i);
      g_autofree char *number = g_strdup_printf (_ ("Column %u"), i + 1);
      g_autofree char *sample = g_strdup (stf_actuals_table_get_sample (table, i));
      GtkWidget *row = stf_task_dialog_add_choice (group, *heading != '\0' ? heading : number,
                                                   names, stf_actuals_table_get_field (table, i));

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

  if (!stf_ledger_import_run (self->import, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast_undo (self->window, _ ("The actuals were imported"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

/* A file on its way through the worker. */
typedef struct
{
  char *path;
  StfYearFile *file;
  StfLedgerImport *import;
  StfLedger *ledger;
  StfBudget *budget;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *self = data;

  g_free (self->path);
  g_clear_object (&self->file);
  g_clear_pointer (&self->import, stf_ledger_import_free);
  g_clear_pointer (&self->ledger, stf_ledger_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

/* FALSE: the user stopped it. */
static gboolean
go_on (StfJob *job, guint done, GError **error)
{
  stf_job_progress (done, 4, job);
  return !g_cancellable_set_error_if_cancelled (stf_job_get_cancellable (job), error);
}

static gpointer
read_worker (StfJob *job, gpointer data, GError **error)
{
  Reading *order = data;
  g_autoptr (Reading) read = g_new0 (Reading, 1);
  g_autoptr (GBytes) bytes = stf_exchange_load (order->path, error);
  g_autoptr (StfLedgerPreview) preview = NULL;

  if (bytes == NULL || !go_on (job, 1, error))
    return NULL;
  read->import = stf_ledger_import_new (order->file, bytes, error);
  if (read->import == NULL || !go_on (job, 2, error))
    return NULL;
  /* What differs from the year is kept for the dialog. */
  if (stf_ledger_import_get_actuals (read->import) != NULL)
    preview = stf_ledger_import_preview (read->import, NULL);
  if (!go_on (job, 3, error))
    return NULL;
  read->ledger = stf_ledger_load (order->file, error);
  if (read->ledger != NULL)
    read->budget = stf_budget_load (order->file, error);
  return read->budget != NULL && go_on (job, 4, error) ? g_steal_pointer (&read) : NULL;
}

static void
present (StfWindow *parent, Reading *read)
{
  Importing *self = g_new0 (Importing, 1);

  self->window = parent;
  self->import = g_steal_pointer (&read->import);
  self->ledger = g_steal_pointer (&read->ledger);
  self->budget = g_steal_pointer (&read->budget);
  self->choices = make_choices (self->budget);
  self->columns = g_ptr_array_new ();
  self->groups = g_ptr_array_new ();
  self->places = g_ptr_array_new_with_free_func (place_free);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), _ ("Import Actuals"), _ ("_Import"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-importing", self, importing_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 620, 720);
  if (stf_ledger_import_get_table (self->import) != NULL)
    add_columns (self, stf_ledger_import_get_table (self->import));
  show (self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *window = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (Reading) read = stf_job_finish (result, &error);

  stf_window_set_busy (window, FALSE);
  if (read != NULL)
    present (window, read);
  else
    stf_window_report (window, _ ("The Actuals Could Not Be Read"), error);
}

/**
 * stf_actuals_import_dialog_present:
 * @parent: a window with an open year
 * @path: (type filename): a SIE or CSV file
 *
 * Shows what importing actuals would do, and does it.
 */
void
stf_actuals_import_dialog_present (StfWindow *parent, const char *path)
{
  Reading *order = g_new0 (Reading, 1);

  order->path = g_strdup (path);
  order->file = g_object_ref (stf_open_year_get_file (stf_window_get_year (parent)));
  stf_window_set_busy (parent, TRUE);
  stf_job_run (GTK_WINDOW (parent), _ ("The Actuals Are Being Read"), read_worker, order,
               reading_free, reading_free, read_cb, NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of the mapping of accounts: which accounts and objects go to which line of the budget,
 * in the order in which they are tried, what each of them catches of the ledgers, and what none of
 * them does.
 *
 * It edits a draft of all mappings and hands it back as a whole: to the year, as one change, or to
 * an import that keeps it until it is done.  Each form works on a copy (stf_draft_copy()), so that
 * Cancel forgets it. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-account-mapping-dialog.h"

#include <glib/gi18n.h>

#include "money/stf-account-mapping-draft.h"
#include "money/stf-account-reach.h"
#include "stf-account-mapping-form.h"
#include "stf-account-search.h"
#include "stf-account-wording.h"
#include "stf-action-row.h"
#include "stf-money-form.h"
#include "stf-question.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

/* Rows that are shown of each kind: more can be neither read nor drawn. */
#define MAX_SHOWN 100

/* Accounts that are shown though nobody asked for them. */
#define FEW 5

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfDraft *draft;
  GPtrArray *groups; /* StfLedgerGroup */
  StfBudget *budget;
  StfAccountSearch *search;
  GPtrArray *shown;  /* AdwPreferencesGroup below the search */
  char *focused;     /* id of the mapping that was moved or written, or NULL */
  gboolean unfolded; /* what is not mapped */
  gboolean touched;
  StfAccountMappingTake take;
  gpointer user_data;
} Editing;

static void
editing_free (gpointer data)
{
  Editing *self = data;

  g_clear_pointer (&self->draft, stf_draft_free);
  g_ptr_array_unref (self->groups);
  stf_budget_free (self->budget);
  g_ptr_array_unref (self->shown);
  g_free (self->focused);
  g_free (self);
}

static void rebuild (Editing *self);

static void
change (Editing *self, StfDraft *draft)
{
  if (draft != self->draft)
    {
      stf_draft_free (self->draft);
      self->draft = draft;
    }
  self->touched = TRUE;
  rebuild (self);
}

/* One mapping */

static void
take_cb (StfDraft *draft, gpointer user_data)
{
  change (user_data, draft);
}

static void
present_form (Editing *self, StfDraft *draft, const char *id, gboolean is_new)
{
  g_free (self->focused);
  self->focused = g_strdup (id);
  stf_account_mapping_form_present (GTK_WINDOW (self->dialog), draft, self->focused, self->groups,
                                    self->budget, is_new, take_cb, self);
}

static void
edit_cb (GtkWidget *row, Editing *self)
{
  present_form (self, stf_draft_copy (self->draft), g_object_get_data (G_OBJECT (row), "stf-id"),
                FALSE);
}

static void
add_cb (Editing *self)
{
  StfDraft *draft = stf_draft_copy (self->draft);

  present_form (self, draft, stf_account_mapping_draft_add (draft, NULL, NULL), TRUE);
}

/* A group that is not mapped: a mapping for it, with its objects. */
static void
map_cb (GtkWidget *row, Editing *self)
{
  const char *account = g_object_get_data (G_OBJECT (row), "stf-account");
  const char *objects = g_object_get_data (G_OBJECT (row), "stf-objects");
  StfDraft *draft = stf_draft_copy (self->draft);

  present_form (self, draft, stf_account_mapping_draft_add (draft, account, objects), TRUE);
}

static void
raise_cb (GtkWidget *button, Editing *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "stf-id"));
  guint place = stf_account_mapping_draft_get_place (self->draft, id);

  if (place <= 1)
    return;
  stf_account_mapping_draft_move (self->draft, id, place - 1);
  g_free (self->focused);
  self->focused = g_steal_pointer (&id);
  change (self, self->draft);
}

static void
add_raise (Editing *self, GtkWidget *row, const StfAccountMapping *mapping, gboolean is_first)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("stf-up-symbolic");

  gtk_widget_set_tooltip_text (button, _ ("Move up"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Move up"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);
  g_object_set_data_full (G_OBJECT (button), "stf-id", g_strdup (mapping->id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (raise_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* "Licences · agreed in May", and below it what stands in its way. */
static char *
word_mapping (const Editing *self, const StfAccountMappings *mappings,
              const StfAccountMapping *mapping, const StfAccountReach *reach)
{
  g_autofree char *goes = stf_wording_join (stf_account_wording_line (self->budget, mapping->line),
                                            stf_draft_get_text (self->draft, mapping->id, "note"));
  g_autofree char *before = NULL;
  g_autofree char *way = NULL;

  if (reach->idle)
    way = g_strdup (_ ("Never reached: those before it take all of it"));
  else if (reach->before >= 0)
    {
      before = stf_account_wording_mapping (
          stf_account_mappings_get (mappings, (guint) reach->before));
      /* Translators: %s is another mapping, "5010–5019". */
      way = g_strdup_printf (_ ("%s comes before it and takes some of it"), before);
    }
  return way != NULL ? g_strdup_printf ("%s\n%s", goes, way) : g_steal_pointer (&goes);
}

static void
add_mapping (Editing *self, AdwPreferencesGroup *group, const StfAccountMapping *mapping,
             const StfAccountReach *reach, const char *title, const char *text, gboolean is_first)
{
  GtkWidget *row = stf_amount_row_new (title, text);
  g_autofree char *amount = stf_account_wording_amount (reach->amount);
  g_autofree char *rows = stf_account_wording_rows (reach->n_rows);

  stf_amount_row_set_text (row, amount, rows);
  if (reach->idle)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("stf-warning-symbolic"));
  add_raise (self, row, mapping, is_first);
  g_object_set_data_full (G_OBJECT (row), "stf-id", g_strdup (mapping->id), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (edit_cb), self);
  adw_preferences_group_add (group, row);
  if (g_strcmp0 (mapping->id, self->focused) == 0)
    gtk_widget_grab_focus (row);
}

/* Lists */

static AdwPreferencesGroup *
add_group (Editing *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, title, description);

  g_ptr_array_add (self->shown, group);
  return group;
}

static GtkWidget *
make_more (guint n)
{
  g_autofree char *more = g_strdup_printf (
      ngettext ("%u more: search to see it", "%u more: search to see them", n - MAX_SHOWN),
      n - MAX_SHOWN);

  return stf_action_row_new (more, NULL, NULL);
}

static void
show_mappings (Editing *self, const StfAccountMappings *mappings, const GArray *reaches)
{
  guint n = stf_account_mappings_get_n (mappings);
  g_autofree char *title = g_strdup_printf ("%s (%u)", _ ("Mappings"), n);
  AdwPreferencesGroup *group = add_group (self, title,
                                          _ ("They are tried in this order; the first that fits an "
                                             "account counts."));
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_New Mapping…"));
  const char *words = stf_account_search_get_words (self->search);
  guint n_found = 0;

  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (add, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (group, add);
  for (guint i = 0; i < n; i++)
    {
      const StfAccountMapping *mapping = stf_account_mappings_get (mappings, i);
      const StfAccountReach *reach = &g_array_index (reaches, StfAccountReach, i);
      g_autofree char *name = stf_account_wording_mapping (mapping);
      g_autofree char *text = word_mapping (self, mappings, mapping, reach);
      g_autofree char *all = g_strjoin (" ", name, text, NULL);

      if (*words != '\0' && !stf_ledger_has_words (all, words))
        continue;
      if (++n_found <= MAX_SHOWN)
        add_mapping (self, group, mapping, reach, name, text, i == 0);
    }
  if (n_found == 0)
    adw_preferences_group_add (group,
                               stf_action_row_new (n == 0 ? _ ("Nothing is mapped yet")
                                                          : _ ("No mapping has all of these words"),
                                                   NULL, NULL));
  if (n_found > MAX_SHOWN)
    adw_preferences_group_add (group, make_more (n_found));
}

static GtkWidget *
make_unmapped (Editing *self, const StfLedgerGroup *it)
{
  g_autofree char *title = g_strdup_printf ("%s %s", it->account, it->name);
  g_autofree char *amount = stf_account_wording_amount (it->amount);
  g_autofree char *rows = stf_account_wording_rows (it->n_rows);
  GtkWidget *row = stf_amount_row_new (g_strchomp (title), it->where);

  stf_amount_row_set_text (row, amount, rows);
  g_object_set_data_full (G_OBJECT (row), "stf-account", g_strdup (it->account), g_free);
  g_object_set_data_full (G_OBJECT (row), "stf-objects", g_strdup (it->objects), g_free);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (map_cb), self);
  return row;
}

static void
unfold_cb (AdwExpanderRow *row, GParamSpec *property, Editing *self)
{
  self->unfolded = adw_expander_row_get_expanded (row);
}

/* What is not mapped stands first, folded up if it is much and nobody looks for it. */
static void
show_unmapped (Editing *self)
{
  g_autoptr (GPtrArray) found = stf_account_search_find (self->search, self->groups);
  gboolean is_search = *stf_account_search_get_words (self->search) != '\0';
  AdwPreferencesGroup *group;
  GtkWidget *all;
  g_autofree char *title = NULL;

  for (guint i = found->len; i > 0; i--)
    if (((StfLedgerGroup *) found->pdata[i - 1])->mapping != NULL)
      g_ptr_array_remove_index (found, i - 1);
  if (found->len == 0)
    return;
  title = g_strdup_printf (
      ngettext ("%u account is not mapped", "%u accounts are not mapped", found->len), found->len);
  group = add_group (self, NULL, NULL);
  all = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, "subtitle",
                      _ ("Choose an account to say where it goes."), "expanded",
                      is_search || self->unfolded || found->len <= FEW, NULL);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (all),
                               gtk_image_new_from_icon_name ("stf-warning-symbolic"));
  for (guint i = 0; i < MIN (found->len, MAX_SHOWN); i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (all), make_unmapped (self, found->pdata[i]));
  if (found->len > MAX_SHOWN)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (all), make_more (found->len));
  adw_preferences_group_add (group, all);
  g_signal_connect (all, "notify::expanded", G_CALLBACK (unfold_cb), self);
}

static void
rebuild (Editing *self)
{
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_of_draft (self->draft);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) reaches = NULL;

  for (guint i = 0; i < self->shown->len; i++)
    stf_task_dialog_remove_group (self->dialog, self->shown->pdata[i]);
  g_ptr_array_set_size (self->shown, 0);
  stf_ledger_groups_map (self->groups, mappings);
  reaches = stf_account_reach_measure (mappings, self->groups, &error);
  stf_task_dialog_show_message (self->dialog, error != NULL ? error->message : NULL);
  stf_task_dialog_set_accept (self->dialog, NULL, self->touched);
  if (reaches == NULL)
    return;
  show_unmapped (self);
  show_mappings (self, mappings, reaches);
}

/* The dialog */

static void
accept_cb (Editing *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->take (self->draft, self->user_data, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  self->draft = NULL;
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static gboolean
destroy_cb (gpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The question goes away first: it stands on the dialog. */
static void
discard_cb (Editing *self)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, destroy_cb, g_object_ref (self->dialog),
                   g_object_unref);
}

static gboolean
close_cb (Editing *self)
{
  GtkWidget *question;

  if (!self->touched)
    return FALSE;
  question = stf_question_new (GTK_WINDOW (self->dialog), _ ("Discard What Was Changed?"),
                               _ ("The changes in this dialog have not been saved."),
                               _ ("_Discard"));
  g_signal_connect_swapped (question, "accepted", G_CALLBACK (discard_cb), self);
  gtk_window_present (GTK_WINDOW (question));
  return TRUE;
}

/**
 * stf_account_mapping_dialog_present:
 * @window: a window with an open year
 * @parent: the window or dialog that asks
 * @draft: (transfer full): the mappings, as stf_account_mapping_draft_load() reads them
 * @groups: (transfer full) (element-type StfLedgerGroup): what they are for
 * @accept: the words of the button that takes them, with a mnemonic
 * @take: takes them
 * @user_data: for @take
 *
 * Lets the user edit the mapping of accounts.
 */
void
stf_account_mapping_dialog_present (StfWindow *window, GtkWindow *parent, StfDraft *draft,
                                    GPtrArray *groups, const char *accept,
                                    StfAccountMappingTake take, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  StfBudget *budget = stf_budget_load (stf_open_year_get_file (stf_window_get_year (window)),
                                       &error);
  AdwPreferencesGroup *group;
  Editing *self;

  if (budget == NULL)
    {
      stf_draft_free (draft);
      g_ptr_array_unref (groups);
      stf_window_report (window, _ ("The Mapping Could Not Be Read"), error);
      return;
    }
  self = g_new0 (Editing, 1);
  self->draft = draft;
  self->groups = groups;
  self->budget = budget;
  self->shown = g_ptr_array_new ();
  self->take = take;
  self->user_data = user_data;
  self->dialog = stf_task_dialog_new (parent, _ ("Mapping of Accounts"), accept);
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-editing", self, editing_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 620, 720);

  self->search = STF_ACCOUNT_SEARCH (stf_account_search_new ());
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (self->search));
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (rebuild), self);
  rebuild (self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  g_signal_connect_swapped (self->dialog, "close-request", G_CALLBACK (close_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

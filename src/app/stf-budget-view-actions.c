/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the user can do in the editor of the budget, besides writing in its cells: choose what is
 * shown, spread amounts, and ask for lines, versions and their steps. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-budget-view-private.h"

#include <glib/gi18n.h>

#include "money/stf-budget-version.h"

#define ALL "all"
#define NONE "none" /* STF_BUDGET_NONE, as a target of a menu */

static const char *const period_names[] = { "months", "tertials", "year" };
static const char *const group_names[] = { "category", "body", "funding" };
static const char *const spread_names[] = { "evenly", "shape", "tertials", "keep", "gather" };

static guint
find_name (const char *const *names, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return i;
  return 0;
}

static void
show (StfBudgetView *self)
{
  if (self->budget != NULL)
    stf_budget_view_show (self);
}

/* --- what is shown --- */

static void
periods_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  g_simple_action_set_state (action, state);
  self->periods = find_name (period_names, G_N_ELEMENTS (period_names),
                             g_variant_get_string (state, NULL));
  self->period = 0;
  show (self);
}

static void
period_step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  int n = (int) stf_budget_table_count_periods (self->periods);

  self->period = (guint) (((int) self->period + g_variant_get_int32 (parameter) + n) % n);
  show (self);
}

static void
group_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  g_simple_action_set_state (action, state);
  self->grouping = find_name (group_names, G_N_ELEMENTS (group_names),
                              g_variant_get_string (state, NULL));
  show (self);
}

/* A filter, and the action that shows it. */
static void
set_filter (GSimpleAction *action, GVariant *state, char **filter)
{
  const char *name = g_variant_get_string (state, NULL);

  g_simple_action_set_state (action, state);
  g_free (*filter);
  *filter = g_str_equal (name, ALL)    ? NULL
            : g_str_equal (name, NONE) ? g_strdup (STF_BUDGET_NONE)
                                       : g_strdup (name);
}

static void
category_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  set_filter (action, state, &self->category);
  show (self);
}

static void
body_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  set_filter (action, state, &self->body);
  show (self);
}

static void
funding_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  set_filter (action, state, &self->funding);
  show (self);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  static const char *const filters[] = { "category", "body", "funding" };

  gtk_editable_set_text (self->search, "");
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    g_action_group_change_action_state (G_ACTION_GROUP (self->actions), filters[i],
                                        g_variant_new_string (ALL));
}

static void
version_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_simple_action_set_state (action, state);
  stf_budget_view_show_version (user_data, g_variant_get_string (state, NULL));
}

static void
compare_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfBudgetView *self = user_data;

  set_filter (action, state, &self->compared_id);
  show (self);
}

static void
lock_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_simple_action_set_state (action, state);
  show (user_data);
}

/* --- amounts --- */

/* The lines that are selected, those of a group where its heading is. */
static GArray *
list_selected (StfBudgetView *self)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (guint));
  StfGridRange range = stf_grid_get_range (self->grid);

  for (guint row = range.first_row; row <= range.last_row; row++)
    {
      const StfBudgetLine *line = stf_budget_table_get_line (self->table, row);

      if (line != NULL)
        g_array_append_val (lines, line->index);
    }
  return lines;
}

/* Last year's outcome or, where that is asked for or there is no outcome, its budget. */
static const StfBudgetVersion *
find_last_year (StfBudgetView *self, gboolean outcome)
{
  int year = self->version->year - 1;
  const char *date = stf_open_year_get_date (stf_page_get_year (STF_PAGE (self)));
  const StfBudgetVersion *found = outcome ? stf_budget_find_outcome (self->budget, year) : NULL;

  if (found == NULL)
    found = stf_budget_get_shown (self->budget, year, date);
  if (found == NULL)
    stf_budget_view_tell_error (self, _ ("The year has no budget and no outcome of last year to "
                                         "take the months from."));
  return found;
}

/* Steals @edit, and @error that tells why there is none. */
static void
save (StfBudgetView *self, StfBudgetEdit *edit, GError *error)
{
  g_autoptr (StfBudgetEdit) owned = edit;
  g_autoptr (GError) reason = error;

  if (owned == NULL || !stf_budget_view_save (self, owned, &reason))
    stf_budget_view_tell_error (self, reason->message);
}

static gboolean
has_lines (StfBudgetView *self, const GArray *lines)
{
  if (lines->len == 0)
    stf_budget_view_tell_error (self, _ ("Choose the lines first: their amounts are spread."));
  return lines->len > 0;
}

static void
spread_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  StfBudgetSpread how = find_name (spread_names, G_N_ELEMENTS (spread_names),
                                   g_variant_get_string (parameter, NULL));
  g_autoptr (GArray) lines = list_selected (self);
  const StfBudgetVersion *shape = NULL;
  StfBudgetEdit *edit;
  GError *error = NULL;

  if (!has_lines (self, lines))
    return;
  if (how == STF_BUDGET_SPREAD_SHAPE && (shape = find_last_year (self, TRUE)) == NULL)
    return;

  edit = stf_budget_edit_spread (self->budget, self->version,
                                 (const guint *) (gpointer) lines->data, lines->len, how, shape,
                                 &error);
  save (self, edit, error);
}

/* What a line is to cost, from what it cost or was to cost last year. */
static void
estimate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  gboolean outcome = g_str_equal (g_variant_get_string (parameter, NULL), "outcome");
  g_autoptr (GArray) lines = list_selected (self);
  const StfBudgetVersion *source;
  StfBudgetEdit *edit;
  GError *error = NULL;

  if (!has_lines (self, lines) || (source = find_last_year (self, outcome)) == NULL)
    return;

  edit = stf_budget_edit_estimate (self->budget, self->version,
                                   (const guint *) (gpointer) lines->data, lines->len, source, 0,
                                   &error);
  save (self, edit, error);
}

static void
note_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_menu_button_popup (((StfBudgetView *) user_data)->note_button);
}

static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_widget_grab_focus (GTK_WIDGET (((StfBudgetView *) user_data)->search));
}

/* --- lines and versions: actions of the window, which ask --- */

static const StfBudgetLine *
get_line (StfBudgetView *self)
{
  guint row;

  return stf_grid_get_cursor (self->grid, &row, NULL) ? stf_budget_table_get_line (self->table, row)
                                                      : NULL;
}

static void
activate (StfBudgetView *self, const char *action, GVariant *target)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
}

static void
new_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const StfBudgetLine *line = get_line (user_data);

  activate (user_data, "win.budget-new-line",
            g_variant_new_string (line != NULL ? line->category->id : ""));
}

static void
edit_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const StfBudgetLine *line = get_line (user_data);

  if (line != NULL)
    activate (user_data, "win.budget-edit-line", g_variant_new_string (line->id));
}

static void
remove_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const StfBudgetLine *line = get_line (user_data);

  if (line != NULL)
    activate (user_data, "win.budget-remove-line", g_variant_new_string (line->id));
}

/* Up: before the one that is before; down: before the one after the next. */
static void
move_line_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  const StfBudgetLine *line = get_line (self);
  const StfBudgetCategory *category = line != NULL ? line->category : NULL;
  gboolean up = g_variant_get_int32 (parameter) < 0;
  guint last, before;

  if (line == NULL)
    return;
  last = category->first_line + category->n_lines;
  if (up ? line->index == category->first_line : line->index + 1 == last)
    return;
  before = up ? line->index - 1 : line->index + 2;
  activate (self, "win.budget-move-line",
            g_variant_new ("(ss)", line->id, before < last ? self->budget->lines[before].id : ""));
}

static void
new_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  activate (user_data, "win.budget-new-version", g_variant_new_string (""));
}

/* What the window does with the version that is shown. */
static void
with_version (StfBudgetView *self, const char *action)
{
  if (self->version != NULL)
    activate (self, action, g_variant_new_string (self->version->id));
}

static void
copy_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_version (user_data, "win.budget-new-version");
}

static void
rename_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_version (user_data, "win.budget-rename-version");
}

static void
remove_version_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_version (user_data, "win.budget-remove-version");
}

static void
take_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  with_version (user_data, "win.budget-take-back");
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;

  if (self->version != NULL)
    activate (self, "win.budget-import", g_variant_new ("(ss)", self->version->id, ""));
}

/* Rolls the last forecast or, before the first, the budget that is in force. */
static void
roll_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const StfBudgetVersion *plan = stf_budget_get_last_forecast (self->budget, self->budget->year);
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  if (plan == NULL)
    plan = stf_budget_get_shown (self->budget, self->budget->year, stf_open_year_get_date (year));
  if (plan == NULL)
    {
      stf_budget_view_tell_error (self, _ ("There is no budget to make a forecast from."));
      return;
    }
  version = stf_budget_roll (self->budget, plan, (guint) g_variant_get_int32 (parameter), NULL,
                             stf_open_year_get_file (year), &error);
  if (version != NULL)
    stf_budget_view_show_version (self, version);
  else
    stf_budget_view_tell_error (self, error->message);
}

static void
step_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfBudgetView *self = user_data;

  if (self->version != NULL)
    activate (self, "win.budget-step",
              g_variant_new ("(ss)", self->version->id, g_variant_get_string (parameter, NULL)));
}

/* --- menus --- */

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *detailed = g_strdup_printf ("budget.%s", action);

  g_menu_item_set_action_and_target (item, detailed, "s", target);
  g_menu_append_item (menu, item);
}

static void
fill_versions (StfBudgetView *self)
{
  const char *date = stf_open_year_get_date (stf_page_get_year (STF_PAGE (self)));

  g_menu_remove_all (self->versions);
  g_menu_remove_all (self->compared);
  add_item (self->compared, _ ("Nothing"), "compare", ALL);
  for (guint i = 0; i < self->budget->versions->len; i++)
    {
      const StfBudgetVersion *version = self->budget->versions->pdata[i];
      /* Translators: a version of the budget: its title, its year and what it is. */
      g_autofree char *label = g_strdup_printf (
          _ ("%s (%d, %s)"), version->title, version->year,
          version->kind == STF_BUDGET_BUDGET
              ? stf_budget_state_name (stf_budget_version_get_state (version, date))
              : stf_budget_kind_name (version->kind));

      add_item (self->versions, label, "version", version->id);
      if (version != self->version)
        add_item (self->compared, label, "compare", version->id);
    }
}

static void
fill_filters (StfBudgetView *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_menu_remove_all (self->categories);
  g_menu_remove_all (self->bodies);
  g_menu_remove_all (self->fundings);
  add_item (self->categories, _ ("All"), "category", ALL);
  for (guint i = 0; i < self->budget->n_categories; i++)
    add_item (self->categories, self->budget->categories[i].title, "category",
              self->budget->categories[i].id);
  add_item (self->bodies, _ ("All"), "body", ALL);
  add_item (self->bodies, _ ("No body"), "body", NONE);
  for (guint i = 0; i < self->budget->n_lines; i++)
    {
      const StfBudgetLine *line = &self->budget->lines[i];

      if (line->body != NULL && g_hash_table_add (seen, (gpointer) line->body))
        add_item (self->bodies, line->body_name, "body", line->body);
    }
  add_item (self->fundings, _ ("All"), "funding", ALL);
  add_item (self->fundings, _ ("The fee"), "funding", NONE);
  for (guint i = 0; i < self->budget->n_requests; i++)
    add_item (self->fundings, self->budget->requests[i].title, "funding",
              self->budget->requests[i].id);
}

static void
enable (StfBudgetView *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), name)), enabled);
}

/* After each look, and each move of the cursor. */
void
stf_budget_view_update_actions (StfBudgetView *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  gboolean can_edit = year != NULL && stf_open_year_can_edit (year);
  gboolean version = self->version != NULL && self->version->id != NULL;
  gboolean locked = version && stf_budget_version_is_locked (self->version);
  gboolean line = self->budget != NULL && get_line (self) != NULL;

  enable (self, "new-line", can_edit && self->budget != NULL && self->budget->n_categories > 0);
  enable (self, "edit-line", line);
  enable (self, "remove-line", can_edit && line);
  enable (self, "move-line", can_edit && line);
  enable (self, "new-version", can_edit && self->budget != NULL);
  enable (self, "copy-version", can_edit && version);
  enable (self, "rename-version", can_edit && version);
  enable (self, "remove-version", can_edit && version && !locked);
  enable (self, "step", can_edit && version && !locked && self->version->kind == STF_BUDGET_BUDGET);
  enable (self, "take-back", can_edit && version && self->version->steps->len > 0);
  enable (self, "import", can_edit && version);
  enable (self, "spread", can_edit && version && !locked);
  enable (self, "estimate", can_edit && version && !locked);
  enable (self, "lock", can_edit && version && !locked);
  enable (self, "roll", can_edit && self->budget != NULL);
  if (self->budget == NULL || self->filled == self->budget)
    return;
  self->filled = self->budget;
  fill_versions (self);
  fill_filters (self);
}

void
stf_budget_view_add_actions (StfBudgetView *self)
{
  static const GActionEntry entries[] = {
    { "periods", NULL, "s", "'months'", periods_cb },
    { "period-step", period_step_cb, "i" },
    { "group", NULL, "s", "'category'", group_cb },
    { "category", NULL, "s", "'all'", category_cb },
    { "body", NULL, "s", "'all'", body_cb },
    { "funding", NULL, "s", "'all'", funding_cb },
    { "show-all", show_all_cb },
    { "version", NULL, "s", "''", version_cb },
    { "compare", NULL, "s", "'all'", compare_cb },
    { "lock", NULL, NULL, "false", lock_cb },
    { "spread", spread_cb, "s" },
    { "estimate", estimate_cb, "s" },
    { "note", note_cb },
    { "find", find_cb },
    { "new-line", new_line_cb },
    { "edit-line", edit_line_cb },
    { "remove-line", remove_line_cb },
    { "move-line", move_line_cb, "i" },
    { "new-version", new_version_cb },
    { "copy-version", copy_version_cb },
    { "rename-version", rename_version_cb },
    { "remove-version", remove_version_cb },
    { "take-back", take_back_cb },
    { "import", import_cb },
    { "roll", roll_cb, "i" },
    { "step", step_cb, "s" },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "budget", G_ACTION_GROUP (self->actions));
}

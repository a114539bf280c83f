/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a line of the budget: what it is for, who pays, where it belongs, and what next
 * year's budget takes from it.  Its amounts are written in the grid. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "money/stf-budget-line-draft.h"
#include "stf-budget-line-dialog.h"
#include "stf-editor.h"

#define SCALE_MAX 1000

static gboolean
validate (const StfDraft *draft, const char *id, StfYearFile *file, const char **column,
          GError **error)
{
  return stf_budget_line_draft_validate (draft, id, column, error);
}

static const StfEditorSubject subject = { validate, stf_budget_line_draft_save };

static void
add_option (GArray *options, const char *id, const char *name)
{
  const StfEditorOption option = { id, name };

  g_array_append_val (options, option);
}

static void
scale_cb (GtkSpinButton *spin, StfEditor *self)
{
  stf_draft_set_integer (stf_editor_get_draft (self), stf_editor_get_id (self), "scale",
                         gtk_spin_button_get_value_as_int (spin));
  stf_editor_changed (self);
}

static void
add_next_year (StfEditor *self, const StfBudgetLine *line)
{
  const char *id = stf_editor_get_id (self);
  AdwPreferencesGroup *group = stf_editor_add_group (
      self, _ ("Next Year"), _ ("What next year’s budget takes from this line."));
  guint scale = line != NULL && line->scale >= 0 ? (guint) line->scale : 100;

  stf_editor_add_choice (self, group, id, "policy", _ ("Amounts"));
  if (g_strcmp0 (stf_draft_get_text (stf_editor_get_draft (self), id, "policy"), "scale") != 0)
    stf_draft_set_integer (stf_editor_get_draft (self), id, "scale", scale);
  stf_editor_add_number (self, group, _ ("Per cent, when they are scaled"), scale, SCALE_MAX,
                         G_CALLBACK (scale_cb), self);
}

static void
fill (StfEditor *self, const StfBudget *budget, StfOrganisation *organisation,
      const StfBudgetLine *line)
{
  const char *id = stf_editor_get_id (self);
  AdwPreferencesGroup *group = stf_editor_add_group (self, NULL, NULL);
  g_autoptr (GArray) categories = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));
  g_autoptr (GArray) requests = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));
  g_autoptr (GArray) bodies = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));
  g_autoptr (GArray) roles = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));
  GPtrArray *all_bodies = stf_organisation_get_bodies (organisation);
  GPtrArray *all_roles = stf_organisation_get_roles (organisation);

  for (guint i = 0; i < budget->n_categories; i++)
    add_option (categories, budget->categories[i].id, budget->categories[i].title);
  for (guint i = 0; i < budget->n_requests; i++)
    add_option (requests, budget->requests[i].id, budget->requests[i].title);
  for (guint i = 0; i < all_bodies->len; i++)
    add_option (bodies, ((const StfBody *) all_bodies->pdata[i])->id,
                ((const StfBody *) all_bodies->pdata[i])->name);
  for (guint i = 0; i < all_roles->len; i++)
    add_option (roles, ((const StfRole *) all_roles->pdata[i])->id,
                ((const StfRole *) all_roles->pdata[i])->title);

  stf_editor_add_entry (self, group, id, "title", _ ("What it is for"));
  stf_editor_add_reference (self, group, id, "category", _ ("Category"), _ ("None chosen"),
                            categories);
  stf_editor_add_reference (self, group, id, "grant_request", _ ("Paid by"), _ ("The fee"),
                            requests);
  stf_editor_add_flag (self, group, id, "development", _ ("Development project"), NULL);
  group = stf_editor_add_group (self, _ ("Belongs To"), NULL);
  stf_editor_add_entry (self, group, id, "account", _ ("Account"));
  stf_editor_add_reference (self, group, id, "body", _ ("Body"), _ ("No body"), bodies);
  stf_editor_add_reference (self, group, id, "role", _ ("Role"), _ ("No role"), roles);
  add_next_year (self, line);
  stf_editor_add_text (self, stf_editor_add_group (self, _ ("Note"), NULL), id, "note", _ ("Note"));
}

/**
 * stf_budget_line_dialog_present:
 * @parent: a window with an open year
 * @line: id of a line, or "" for a new one
 * @category: id of the category of a new one, or "": the first
 *
 * Lets the user edit a line of the budget.
 *
 * Returns: (transfer none) (nullable): the dialog; NULL: the line could not be read, which is said
 */
GtkWidget *
stf_budget_line_dialog_present (StfWindow *parent, const char *line, const char *category)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfYearFile *file = stf_open_year_get_file (year);
  gboolean is_new = line[0] == '\0';
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (file, &error);
  StfDraft *draft = NULL;
  StfEditor *self;

  if (budget != NULL && category[0] == '\0' && budget->n_categories > 0)
    category = budget->categories[0].id;
  if (budget != NULL)
    draft = is_new ? stf_budget_line_draft_new (file, category, &line, &error)
                   : stf_budget_line_draft_load (file, line, &error);
  if (draft == NULL)
    {
      stf_window_report (parent, _ ("The Line Could Not Be Read"), error);
      return NULL;
    }
  self = stf_editor_new (parent, is_new ? _ ("New Line") : _ ("Line of the Budget"), draft, line,
                         &subject);
  fill (self, budget, stf_open_year_get_organisation (year),
        is_new ? NULL : stf_budget_find_line (budget, line));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

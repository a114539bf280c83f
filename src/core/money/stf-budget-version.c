/* SPDX-License-Identifier: GPL-3.0-or-later */

/* New versions and forecasts, and what versions come to.
 *
 * 1. A copy has the amounts of its source, scaled where that is asked for, and has come to nothing
 *    yet: it is a draft.
 * 2. By policy: a line that is reset begins empty, one that is scaled has so many per cent.
 * 3. Steps follow each other: proposed, anchored, adopted (R05, R06), none twice, and none before
 *    the day of the one before.  One may be left out; the rules of the year tell when it must not.
 * 4. Who adopts is a setting (A08): a decision of another body is refused.
 * 5. The last step can be taken back, so that an adopted version is open again.  Its decision
 * stays.
 * 6. An adopted version is not removed.
 * 7. To roll: the outcome of the months through, and what remains of the last forecast or of the
 *    budget (stf-budget-follow-up.c).  The notes of the plan go along as they are. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-edit-private.h"
#include "stf-budget-follow-up.h"
#include "stf-date.h"
#include "stf-draft.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

static const char *const KINDS[] = { "budget", "forecast", "outcome" };
static const char *const STATES[] = { NULL, "proposed", "anchored", "adopted" };

/* A version that is written with its amounts and notes. */
typedef struct
{
  const StfBudget *budget;
  const StfBudgetVersion *notes_of; /* or NULL */
  StfRow *row;
  StfAmounts *amounts; /* by the index of the line */
} Creation;

static void
creation_clear (Creation *self)
{
  g_clear_pointer (&self->row, stf_row_free);
  g_clear_pointer (&self->amounts, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Creation, creation_clear)

static gboolean
creation_init (Creation *self, const StfBudget *budget, const char *title, StfBudgetKind kind,
               int year, StfYearFile *file, GError **error)
{
  g_autofree char *id = stf_uuid_new ();
  gint64 position = stf_read_next_position (file, "budget_version", NULL, NULL, error);

  if (position < 0)
    return FALSE;
  if (!title || !*title)
    {
      g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_TITLE,
                           _ ("Write what the version is called."));
      return FALSE;
    }
  self->budget = budget;
  self->amounts = g_new0 (StfAmounts, budget->n_lines);
  self->row = stf_row_new ("budget_version");
  stf_row_set_text (self->row, "id", id);
  stf_row_set_text (self->row, "title", title);
  stf_row_set_text (self->row, "kind", KINDS[kind]);
  stf_row_set_integer (self->row, "year", year);
  stf_row_set_integer (self->row, "position", position);
  return TRUE;
}

static gboolean
copy_notes (const Creation *self, StfChange *change, GError **error)
{
  const StfBudgetNote *notes = (const StfBudgetNote *) (gpointer) self->budget->notes->data;

  for (guint i = 0; i < self->budget->notes->len; i++)
    {
      g_autoptr (StfRow) row = stf_row_new ("cell_note");
      g_autofree char *id = stf_uuid_new ();

      if (notes[i].version != self->notes_of->index)
        continue;
      stf_row_set_text (row, "id", id);
      stf_row_set_text (row, "line", self->budget->lines[notes[i].line].id);
      stf_row_set_text (row, "version", stf_row_get_id (self->row));
      stf_row_set_integer (row, "month", notes[i].month);
      stf_row_set_text (row, "author", notes[i].author);
      stf_row_set_text (row, "on_date", notes[i].on_date);
      stf_row_set_text (row, "text", notes[i].text);
      if (!stf_change_insert (change, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Creation *self = user_data;
  const StfBudget *budget = self->budget;

  if (!stf_change_insert (change, self->row, error))
    return FALSE;
  for (guint i = 0; i < budget->n_lines; i++)
    if (self->amounts[i].set != 0
        && !stf_budget_insert_amounts (change, budget->lines[i].id, stf_row_get_id (self->row),
                                       &self->amounts[i], error))
      return FALSE;
  return !self->notes_of || !self->notes_of->id || copy_notes (self, change, error);
}

static char *
create (Creation *self, const char *message, StfYearFile *file, GError **error)
{
  const char *id = stf_row_get_id (self->row);

  return stf_year_file_change (file, message, id, NULL, create_cb, self, error) ? g_strdup (id)
                                                                                : NULL;
}

/* Rules 1 and 2. */
static gboolean
take_amounts (StfAmounts *amounts, const StfBudgetLine *line, const StfBudgetNewVersion *from,
              GError **error)
{
  if (from->by_policy && line->policy == STF_BUDGET_RESET)
    return TRUE;
  *amounts = from->source->amounts[line->index];
  if (from->by_policy && line->policy == STF_BUDGET_SCALE && line->scale >= 0
      && !stf_budget_amounts_scale (amounts, (line->scale - 100) * 100, error))
    return FALSE;
  return stf_budget_amounts_scale (amounts, from->hundredths, error);
}

/**
 * stf_budget_version_create:
 * @budget: the budget as it was read from @file
 * @new_version: what it is to be
 * @file: the year
 * @error: return location for an error
 *
 * Writes a new version, empty or with the amounts of another: of this year, of last year, or of an
 * outcome (rules 1 and 2).
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
stf_budget_version_create (const StfBudget *budget, const StfBudgetNewVersion *new_version,
                           StfYearFile *file, GError **error)
{
  g_auto (Creation) creation = { NULL };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!creation_init (&creation, budget, new_version->title, new_version->kind, new_version->year,
                      file, error))
    return NULL;
  for (guint i = 0; new_version->source && i < budget->n_lines; i++)
    if (!take_amounts (&creation.amounts[i], &budget->lines[i], new_version, error))
      {
        g_prefix_error (error, "%s: ", budget->lines[i].title);
        return NULL;
      }
  creation.notes_of = new_version->with_notes ? new_version->source : NULL;
  return create (&creation, "budget-version-new", file, error);
}

/**
 * stf_budget_version_rename:
 * @self: a version
 * @title: what it is to be called
 * @note: (nullable): what is said of it
 * @file: the year
 * @error: return location for an error
 */
gboolean
stf_budget_version_rename (const StfBudgetVersion *self, const char *title, const char *note,
                           StfYearFile *file, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();

  g_return_val_if_fail (self->id != NULL, FALSE);

  if (!title || !*title)
    {
      g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_TITLE,
                           _ ("Write what the version is called."));
      return FALSE;
    }
  if (!stf_draft_load (draft, file, "budget_version", "id", self->id, error))
    return FALSE;
  if (!stf_draft_get (draft, self->id))
    {
      g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_GONE,
                           _ ("The version is no longer in the file."));
      return FALSE;
    }
  stf_draft_set_text (draft, self->id, "title", title);
  stf_draft_set_text (draft, self->id, "note", note);
  return stf_draft_save (draft, file, "budget-version-edit", self->id, error);
}

static gboolean
remove_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "budget_version", user_data, error);
}

/**
 * stf_budget_version_remove:
 * @self: a version
 * @file: the year
 * @error: return location for an error
 *
 * Removes a version with its amounts, notes and steps (rule 6).
 */
gboolean
stf_budget_version_remove (const StfBudgetVersion *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self->id != NULL, FALSE);

  if (stf_budget_version_is_locked (self))
    {
      g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_LOCKED,
                   _ ("“%s” is adopted. Take back that step first, if it is to be removed."),
                   self->title);
      return FALSE;
    }
  return stf_year_file_change (file, "budget-version-delete", self->id, NULL, remove_cb,
                               (gpointer) self->id, error);
}

/**
 * stf_budget_get_adopter:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the id of the body that adopts the budget (A08); NULL, also
 *   without an error, where that is not settled
 */
char *
stf_budget_get_adopter (StfYearFile *file, GError **error)
{
  return stf_read_text (
      file, "SELECT coalesce (value, '') FROM setting WHERE name = 'plan-adopter'", NULL, error);
}

static const StfBudgetStep *
get_last_step (const StfBudgetVersion *self)
{
  guint n = self->steps->len;

  return n > 0 ? &g_array_index (self->steps, StfBudgetStep, n - 1) : NULL;
}

static gboolean
fail_order (GError **error, const char *message)
{
  g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_ORDER, message);
  return FALSE;
}

/* Rule 4. */
static gboolean
check_adopter (const StfBudgetNewStep *step, StfYearFile *file, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *adopter = stf_budget_get_adopter (file, &failure);
  g_autofree char *decider = NULL;
  g_autofree char *name = NULL;

  if (step->new_decision)
    decider = g_strdup (step->new_decision->body);
  else if (step->decision && !failure)
    decider = stf_read_text (file, "SELECT body FROM decision WHERE id = ?1", step->decision,
                             &failure);
  if (adopter && *adopter && !failure)
    name = stf_read_text (file, "SELECT name FROM body WHERE id = ?1", adopter, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!decider || !name || g_str_equal (decider, adopter))
    return TRUE;
  /* Translators: the name of a body. */
  g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_ORDER,
               _ ("The year settles that the budget is adopted by %s (A08). Choose a decision of "
                  "that body, or change the setting."),
               name);
  return FALSE;
}

/**
 * stf_budget_version_check_step:
 * @self: a version
 * @step: what it is to come to
 * @file: the year
 * @error: return location for an error
 *
 * Tells whether a step can be taken (rules 3 and 4).
 */
gboolean
stf_budget_version_check_step (const StfBudgetVersion *self, const StfBudgetNewStep *step,
                               StfYearFile *file, GError **error)
{
  const StfBudgetStep *last = get_last_step (self);

  g_return_val_if_fail (self->id != NULL && step->state != STF_BUDGET_DRAFT, FALSE);

  if (!step->on_date || !stf_date_is_valid (step->on_date))
    return fail_order (error, _ ("Write the day as 2013-01-31."));
  if (last && last->state >= step->state)
    {
      g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_ORDER,
                   _ ("“%s” has come that far already. Take back its last step first."),
                   self->title);
      return FALSE;
    }
  if (last && strcmp (step->on_date, last->on_date) < 0)
    {
      g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_ORDER,
                   _ ("The day is before %s, the day of the step before."), last->on_date);
      return FALSE;
    }
  if (step->new_decision && !stf_decision_validate (step->new_decision, error))
    return FALSE;
  return step->state != STF_BUDGET_ADOPTED || check_adopter (step, file, error);
}

typedef struct
{
  const StfBudgetVersion *version;
  const StfBudgetNewStep *step;
} Taking;

static gboolean
take_step_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Taking *taking = user_data;
  const StfBudgetNewStep *step = taking->step;
  g_autoptr (StfRow) row = stf_row_new ("budget_step");
  g_autofree char *id = stf_uuid_new ();

  if (step->new_decision && !stf_decision_write (step->new_decision, change, error))
    return FALSE;
  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "version", taking->version->id);
  stf_row_set_text (row, "state", STATES[step->state]);
  stf_row_set_text (row, "on_date", step->on_date);
  stf_row_set_text (row, "decision", step->new_decision ? step->new_decision->id : step->decision);
  stf_row_set_text (row, "note", step->note);
  return stf_change_insert (change, row, error);
}

/**
 * stf_budget_version_take_step:
 * @self: a version
 * @step: what it comes to
 * @file: the year
 * @error: return location for an error
 *
 * Writes that a version is proposed, anchored or adopted, and the decision where it is new.
 */
gboolean
stf_budget_version_take_step (const StfBudgetVersion *self, const StfBudgetNewStep *step,
                              StfYearFile *file, GError **error)
{
  static const char *const messages[] = { NULL, "budget-propose", "budget-anchor", "budget-adopt" };
  Taking taking = { self, step };

  return stf_budget_version_check_step (self, step, file, error)
         && stf_year_file_change (file, messages[step->state], self->id, NULL, take_step_cb,
                                  &taking, error);
}

static gboolean
take_back_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "budget_step", user_data, error);
}

/**
 * stf_budget_version_take_back:
 * @self: a version that has come to something
 * @file: the year
 * @error: return location for an error
 *
 * Takes back the last step of a version (rule 5).
 */
gboolean
stf_budget_version_take_back (const StfBudgetVersion *self, StfYearFile *file, GError **error)
{
  const StfBudgetStep *last = get_last_step (self);

  g_return_val_if_fail (self->id != NULL && last != NULL, FALSE);

  return stf_year_file_change (file, "budget-step-delete", self->id, NULL, take_back_cb,
                               (gpointer) last->id, error);
}

/**
 * stf_budget_get_last_forecast:
 * @budget: a budget
 * @year: a year
 *
 * Returns: (nullable): the forecast of @year that has outcome of the most months; of several, the
 *   last
 */
StfBudgetVersion *
stf_budget_get_last_forecast (const StfBudget *budget, int year)
{
  StfBudgetVersion *last = NULL;

  for (guint i = 0; i < budget->versions->len; i++)
    {
      StfBudgetVersion *version = g_ptr_array_index (budget->versions, i);

      if (version->kind == STF_BUDGET_FORECAST && version->year == year
          && (!last || version->through >= last->through))
        last = version;
    }
  return last;
}

/** stf_budget_forecast_title: what a forecast with so many months of outcome is called. */
char *
stf_budget_forecast_title (guint through)
{
  g_autofree char *month = stf_budget_slots_name (STF_AMOUNTS_SLOT (through));

  if (through > 0 && through % 4 == 0)
    return g_strdup_printf (_ ("Forecast T%u"), through / 4);
  /* Translators: the name of a month. */
  return through > 0 ? g_strdup_printf (_ ("Forecast after %s"), month)
                     : g_strdup (C_ ("budget", "Forecast"));
}

/* Rule 7. */
static gboolean
roll_line (StfAmounts *amounts, const StfAmounts *plan, const StfAmounts *outcome, guint through,
           GError **error)
{
  if (!stf_budget_remaining (plan, outcome, through, amounts, error))
    return FALSE;
  for (guint i = 1; i <= through; i++)
    if (stf_amounts_is_set (outcome, i))
      stf_amounts_put (amounts, i, outcome->slots[i]);
  if (stf_amounts_is_set (outcome, STF_AMOUNTS_UNSPREAD))
    {
      gint64 unspread;

      if (!stf_money_add (amounts->slots[0], outcome->slots[0], &unspread))
        return stf_money_fail_range (error);
      stf_amounts_put (amounts, STF_AMOUNTS_UNSPREAD, unspread);
    }
  return TRUE;
}

/**
 * stf_budget_roll:
 * @budget: the budget as it was read from @file
 * @plan: what is rolled: the last forecast, or the budget
 * @through: 1 to 12: the last month of outcome
 * @title: (nullable): what the forecast is called
 * @file: the year
 * @error: return location for an error
 *
 * Writes a new forecast (rule 7) as one change, "budget-roll".
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
stf_budget_roll (const StfBudget *budget, const StfBudgetVersion *plan, guint through,
                 const char *title, StfYearFile *file, GError **error)
{
  static const StfAmounts nothing = { { 0 }, 0 };
  const StfBudgetVersion *outcome = stf_budget_find_outcome (budget, plan->year);
  g_autofree char *own_title = stf_budget_forecast_title (through);
  g_auto (Creation) creation = { NULL };

  g_return_val_if_fail (through >= 1 && through <= 12, NULL);

  if (!creation_init (&creation, budget, title ? title : own_title, STF_BUDGET_FORECAST, plan->year,
                      file, error))
    return NULL;
  stf_row_set_integer (creation.row, "through", through);
  creation.notes_of = plan;
  for (guint i = 0; i < budget->n_lines; i++)
    if (!roll_line (&creation.amounts[i], &plan->amounts[i],
                    outcome ? &outcome->amounts[i] : &nothing, through, error))
      {
        g_prefix_error (error, "%s: ", budget->lines[i].title);
        return NULL;
      }
  return create (&creation, "budget-roll", file, error);
}

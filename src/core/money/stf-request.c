/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests for development funds (äskanden), apart from the fee (R13).
 *
 * 1. What a request has come to is computed at a date from its dates, never stored (H3): closed,
 *    else answered, else requested, else drafted.  An answer without a day counts from the day of
 *    the request.
 * 2. A granted request has an amount; a refused one has none.
 * 3. Spent is the outcome of the costs that the request pays for, budgeted what the budget in force
 *    has for them.  Incomes that name a request are its funds themselves, and do not count.
 * 4. A request that lines of the budget name is not removed: they would become the fee's. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-total.h"
#include "stf-date.h"
#include "stf-draft.h"
#include "stf-reader-private.h"

#define REQUESTS                                                                                   \
  "SELECT g.id, g.title, g.body, b.name, coalesce (g.amount, -1), g.requested_on, g.outcome,"      \
  " coalesce (g.granted, -1), g.decided_on, g.decision, g.closed_on, g.remainder, g.purpose,"      \
  " g.note, (SELECT count (*) FROM budget_line WHERE grant_request = g.id) FROM grant_request AS " \
  "g"                                                                                              \
  " LEFT JOIN body AS b ON b.id = g.body ORDER BY g.position, g.title, g.id"

/* Words of the columns, in the order of their types. */
static const char *const outcomes[] = { NULL, "granted", "refused" };
static const char *const remainders[] = { NULL, "returned", "carried-over" };

static guint
find_word (const char *const *words, guint n_words, const char *word)
{
  for (guint i = 1; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;
  return 0;
}

/** stf_request_new: (transfer full): a request without anything. */
StfRequest *
stf_request_new (void)
{
  StfRequest *self = g_new0 (StfRequest, 1);

  self->title = g_strdup ("");
  self->amount = -1;
  self->granted = -1;
  return self;
}

/** stf_request_copy: (transfer full): a copy. */
StfRequest *
stf_request_copy (const StfRequest *self)
{
  StfRequest *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->body = g_strdup (self->body);
  copy->body_name = g_strdup (self->body_name);
  copy->requested_on = g_strdup (self->requested_on);
  copy->decided_on = g_strdup (self->decided_on);
  copy->decision = g_strdup (self->decision);
  copy->closed_on = g_strdup (self->closed_on);
  copy->purpose = g_strdup (self->purpose);
  copy->note = g_strdup (self->note);
  return copy;
}

/** stf_request_free: frees a request. */
void
stf_request_free (StfRequest *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->body);
  g_free (self->body_name);
  g_free (self->requested_on);
  g_free (self->decided_on);
  g_free (self->decision);
  g_free (self->closed_on);
  g_free (self->purpose);
  g_free (self->note);
  g_free (self);
}

/* Whether a day has come. */
static gboolean
has_come (const char *day, const char *date)
{
  return day != NULL && strcmp (day, date) <= 0;
}

/**
 * stf_request_get_state:
 * @self: a request
 * @date: ISO
 *
 * Returns: what it has come to at that date (rule 1)
 */
StfRequestState
stf_request_get_state (const StfRequest *self, const char *date)
{
  const char *answered;

  g_return_val_if_fail (self != NULL && date != NULL, STF_REQUEST_DRAFTED);

  answered = self->decided_on ? self->decided_on : self->requested_on;
  if (has_come (self->closed_on, date))
    return self->remainder == STF_REQUEST_CARRIED ? STF_REQUEST_CARRIED_OVER : STF_REQUEST_CLOSED;
  if (self->outcome != STF_REQUEST_NO_ANSWER && (answered == NULL || has_come (answered, date)))
    return self->outcome == STF_REQUEST_GRANT ? STF_REQUEST_GRANTED : STF_REQUEST_REFUSED;
  return has_come (self->requested_on, date) ? STF_REQUEST_REQUESTED : STF_REQUEST_DRAFTED;
}

/** stf_request_state_label: what a reader calls a state, translated. */
const char *
stf_request_state_label (StfRequestState state)
{
  switch (state)
    {
      case STF_REQUEST_REQUESTED:
        return C_ ("funding request", "Requested");
      case STF_REQUEST_GRANTED:
        return C_ ("funding request", "Granted");
      case STF_REQUEST_REFUSED:
        return C_ ("funding request", "Refused");
      case STF_REQUEST_CLOSED:
        return C_ ("funding request", "Closed");
      case STF_REQUEST_CARRIED_OVER:
        return C_ ("funding request", "Carried over");
      case STF_REQUEST_DRAFTED:
      default:
        return C_ ("funding request", "Draft");
    }
}

/** stf_request_get_left: what is granted and not spent, in öre; less than 0: too much is. */
gint64
stf_request_get_left (const StfRequest *self)
{
  gint64 left;

  g_return_val_if_fail (self != NULL, 0);

  return stf_money_subtract (MAX (self->granted, 0), self->spent, &left) ? left : -STF_MONEY_MAX;
}

static void
read_request (StfStatement *row, gpointer user_data)
{
  StfRequest *self = g_new0 (StfRequest, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->title = stf_statement_dup_text (row, 1);
  self->body = stf_statement_dup_text (row, 2);
  self->body_name = stf_statement_dup_text (row, 3);
  self->amount = stf_statement_get_integer (row, 4);
  self->requested_on = stf_statement_dup_text (row, 5);
  self->outcome = find_word (outcomes, G_N_ELEMENTS (outcomes), stf_statement_get_text (row, 6));
  self->granted = stf_statement_get_integer (row, 7);
  self->decided_on = stf_statement_dup_text (row, 8);
  self->decision = stf_statement_dup_text (row, 9);
  self->closed_on = stf_statement_dup_text (row, 10);
  self->remainder = find_word (remainders, G_N_ELEMENTS (remainders),
                               stf_statement_get_text (row, 11));
  self->purpose = stf_statement_dup_text (row, 12);
  self->note = stf_statement_dup_text (row, 13);
  self->n_lines = (guint) stf_statement_get_integer (row, 14);
  g_ptr_array_add (user_data, self);
}

/* Rule 3.  FALSE beyond the bounds. */
static gboolean
sum_costs (const StfBudget *budget, const StfBudgetTotals *totals, const char *request, gint64 *sum)
{
  *sum = 0;
  for (guint i = 0; totals != NULL && i < budget->n_requests; i++)
    if (g_str_equal (budget->requests[i].id, request))
      return stf_amounts_sum (&totals->by_request[i], STF_AMOUNTS_YEAR, sum);
  return TRUE;
}

static gboolean
add_amounts (GPtrArray *requests, StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (StfBudget) budget = stf_budget_load (file, error);
  const StfBudgetVersion *shown;
  g_autoptr (StfBudgetTotals) outcome = NULL;
  g_autoptr (StfBudgetTotals) planned = NULL;

  if (budget == NULL)
    return FALSE;
  shown = stf_budget_get_shown (budget, budget->year, date);
  outcome = stf_budget_total (budget, budget->outcome, error);
  planned = outcome && shown ? stf_budget_total (budget, shown, error) : NULL;
  if (outcome == NULL || (shown != NULL && planned == NULL))
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    {
      StfRequest *request = requests->pdata[i];

      if (!sum_costs (budget, outcome, request->id, &request->spent)
          || !sum_costs (budget, planned, request->id, &request->budgeted))
        return stf_money_fail_range (error);
    }
  return TRUE;
}

/**
 * stf_request_list:
 * @file: a year
 * @date: the day for which it is asked what they have come to, ISO
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfRequest): the requests in order
 */
GPtrArray *
stf_request_list (StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_request_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  if (!stf_read_rows (file, REQUESTS, NULL, read_request, requests, error))
    return NULL;
  for (guint i = 0; i < requests->len; i++)
    {
      StfRequest *request = requests->pdata[i];

      request->state = stf_request_get_state (request, date);
    }
  if (requests->len > 0 && !add_amounts (requests, file, date, error))
    return NULL;
  return g_steal_pointer (&requests);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_date_or_none (const char *date)
{
  return date == NULL || stf_date_is_valid (date);
}

static gboolean
is_before (const char *date, const char *other)
{
  return date != NULL && other != NULL && strcmp (date, other) < 0;
}

/* Rule 2. */
static gboolean
validate (const StfRequest *self, GError **error)
{
  if (self->title == NULL || *self->title == '\0')
    return fail (error, _ ("Write what the funds are for."));
  if (self->amount > STF_MONEY_MAX || self->granted > STF_MONEY_MAX)
    return stf_money_fail_range (error);
  if (!is_date_or_none (self->requested_on) || !is_date_or_none (self->decided_on)
      || !is_date_or_none (self->closed_on))
    return fail (error, _ ("Write dates as 2013-01-31."));
  if (is_before (self->decided_on, self->requested_on)
      || is_before (self->closed_on, self->requested_on)
      || is_before (self->closed_on, self->decided_on))
    return fail (error, _ ("A request is made, then decided, then closed.  Look over the dates."));
  if (self->outcome == STF_REQUEST_GRANT && self->granted < 0)
    return fail (error, _ ("Write how much was granted."));
  if (self->outcome != STF_REQUEST_GRANT && self->granted > 0)
    return fail (error, _ ("An amount is granted, but the answer is not that it was."));
  return TRUE;
}

static void
set_amount (StfDraft *draft, const char *id, const char *column, gint64 amount)
{
  if (amount >= 0)
    stf_draft_set_integer (draft, id, column, amount);
  else
    stf_draft_set_null (draft, id, column);
}

/**
 * stf_request_save:
 * @file: a year
 * @self: a request, new if it has no id
 * @error: return location for an error
 *
 * Writes a request, as one change, "request-new" or "request-edit".
 */
gboolean
stf_request_save (StfYearFile *file, const StfRequest *self, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const char *id;
  gboolean is_new;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!validate (self, error)
      || (self->id != NULL
          && !stf_draft_load (draft, file, "grant_request", "id", self->id, error)))
    return FALSE;
  is_new = self->id == NULL || stf_draft_get (draft, self->id) == NULL;
  id = is_new ? stf_draft_add (draft, "grant_request") : self->id;
  if (is_new)
    {
      gint64 position = stf_read_next_position (file, "grant_request", NULL, NULL, error);

      if (position < 0)
        return FALSE;
      stf_draft_set_integer (draft, id, "position", position);
    }
  stf_draft_set_text (draft, id, "title", self->title);
  stf_draft_set_text (draft, id, "body", self->body);
  set_amount (draft, id, "amount", self->amount);
  stf_draft_set_text (draft, id, "requested_on", self->requested_on);
  stf_draft_set_text (draft, id, "outcome", outcomes[self->outcome]);
  set_amount (draft, id, "granted", self->granted);
  stf_draft_set_text (draft, id, "decided_on", self->decided_on);
  stf_draft_set_text (draft, id, "decision", self->decision);
  stf_draft_set_text (draft, id, "closed_on", self->closed_on);
  stf_draft_set_text (draft, id, "remainder", remainders[self->remainder]);
  stf_draft_set_text (draft, id, "purpose", self->purpose);
  stf_draft_set_text (draft, id, "note", self->note);
  return stf_draft_save (draft, file, is_new ? "request-new" : "request-edit", id, error);
}

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "grant_request", user_data, error);
}

/**
 * stf_request_delete:
 * @file: a year
 * @self: a request of it, as stf_request_list() gives it
 * @error: return location for an error
 *
 * Removes a request that no line names (rule 4), as one change, "request-delete".
 */
gboolean
stf_request_delete (StfYearFile *file, const StfRequest *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->id != NULL, FALSE);

  if (self->n_lines > 0)
    return fail (error, _ ("Lines of the budget are paid by this request.  Let the fee or another "
                           "request pay for them first."));
  return stf_year_file_change (file, "request-delete", self->id, NULL, delete_cb, self->id, error);
}

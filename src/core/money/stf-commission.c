/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What commissions cost: salary x extent x (1 + rate), month by month (R24, R25).
 *
 * 1. A month costs the salary for full time x the extent x (1 + the rate), x the days of the month
 *    in which the commission is in force over all its days; rounded once, to the öre.
 * 2. Social contributions are the whole overhead or only what the law requires, as the year has
 *    settled (A26).  Both are reckoned and shown.
 * 3. The rate is the one chosen, or the one of the file's year that fits: the host's own before
 *    that of all agencies.  Where several cohorts fit, one has to be chosen, since no year of birth
 *    is kept of anybody.
 * 4. Without a salary, an extent or a rate nothing is reckoned, and it is told what is missing.
 * 5. The cost is put into its line of a budget on request: the months become those of the line's
 *    commissions.  An adopted budget is not changed. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-commission.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-draft.h"
#include "stf-money-private.h"
#include "stf-reader-private.h"

#define COMMISSIONS                                                                                \
  "SELECT c.id, c.title, c.role, r.title, c.host, a.short_name, c.line, l.title,"                  \
  " coalesce (c.salary, -1), coalesce (c.extent, -1), c.overhead_rate, c.from_date, c.to_date,"    \
  " c.note, c.assignment, coalesce (trim (p.given_name || ' ' || p.family_name), g.short_name,"    \
  " b.name) FROM commission AS c JOIN agency AS a ON a.id = c.host"                                \
  " LEFT JOIN assignment AS s ON s.id = c.assignment LEFT JOIN person AS p ON p.id = s.person"     \
  " LEFT JOIN agency AS g ON g.id = s.agency LEFT JOIN body AS b ON b.id = s.body"                 \
  " LEFT JOIN role AS r ON r.id = c.role LEFT JOIN budget_line AS l ON l.id = c.line"              \
  " ORDER BY c.title, a.position, c.id"

#define RATES                                                                                      \
  "SELECT r.id, r.year, r.agency, a.short_name, r.born_from, r.born_to, r.full_rate,"              \
  " coalesce (r.statutory_rate, -1), r.source FROM overhead_rate AS r"                             \
  " LEFT JOIN agency AS a ON a.id = r.agency"                                                      \
  " ORDER BY r.year DESC, a.position, r.agency, r.born_from DESC, r.id"

/* The lines of commissions, with what a version has for them. */
#define LINES                                                                                      \
  "SELECT l.id, l.title, r.unspread, r.m01, r.m02, r.m03, r.m04, r.m05, r.m06, r.m07, r.m08,"      \
  " r.m09, r.m10, r.m11, r.m12 FROM budget_line AS l"                                              \
  " LEFT JOIN budget_row AS r ON r.line = l.id AND r.version = ?1"                                 \
  " WHERE l.id IN (SELECT line FROM commission) ORDER BY l.position, l.id"

#define TRAVEL                                                                                     \
  "SELECT coalesce (unspread, 0) + coalesce (m01, 0) + coalesce (m02, 0) + coalesce (m03, 0)"      \
  " + coalesce (m04, 0) + coalesce (m05, 0) + coalesce (m06, 0) + coalesce (m07, 0)"               \
  " + coalesce (m08, 0) + coalesce (m09, 0) + coalesce (m10, 0) + coalesce (m11, 0)"               \
  " + coalesce (m12, 0) FROM budget_row AS r JOIN budget_line AS l ON l.id = r.line"               \
  " JOIN category AS c ON c.id = l.category WHERE c.ref = 'K3' AND r.version = ?1"

/* The budget of the year that was made last: the one that is worked on, or the adopted one. */
#define VERSION                                                                                    \
  "SELECT id FROM budget_version WHERE kind = 'budget' AND year = (SELECT number FROM year)"       \
  " ORDER BY position DESC, id LIMIT 1"

#define LOCKED "SELECT id FROM budget_step WHERE version = ?1 AND state = 'adopted'"

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, message);
  return FALSE;
}

/** stf_commission_new: (transfer full): a commission without anything. */
StfCommission *
stf_commission_new (void)
{
  StfCommission *self = g_new0 (StfCommission, 1);

  self->title = g_strdup ("");
  self->salary = -1;
  self->extent = -1;
  self->statutory_cost = -1;
  return self;
}

/** stf_commission_copy: (transfer full): a copy; the rate used stays that of its year. */
StfCommission *
stf_commission_copy (const StfCommission *self)
{
  StfCommission *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->title = g_strdup (self->title);
  copy->role = g_strdup (self->role);
  copy->role_title = g_strdup (self->role_title);
  copy->assignment = g_strdup (self->assignment);
  copy->holder = g_strdup (self->holder);
  copy->host = g_strdup (self->host);
  copy->host_name = g_strdup (self->host_name);
  copy->line = g_strdup (self->line);
  copy->line_title = g_strdup (self->line_title);
  copy->rate = g_strdup (self->rate);
  copy->from_date = g_strdup (self->from_date);
  copy->to_date = g_strdup (self->to_date);
  copy->note = g_strdup (self->note);
  copy->problem = g_strdup (self->problem);
  return copy;
}

/** stf_commission_free: frees a commission. */
void
stf_commission_free (StfCommission *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->role);
  g_free (self->role_title);
  g_free (self->assignment);
  g_free (self->holder);
  g_free (self->host);
  g_free (self->host_name);
  g_free (self->line);
  g_free (self->line_title);
  g_free (self->rate);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->note);
  g_free (self->problem);
  g_free (self);
}

static void
line_free (gpointer data)
{
  StfCommissionLine *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self);
}

/** stf_commissions_free: frees the commissions of a year. */
void
stf_commissions_free (StfCommissions *self)
{
  g_free (self->version);
  g_free (self->version_title);
  g_free (self->travel_category);
  g_ptr_array_unref (self->commissions);
  g_ptr_array_unref (self->rates);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/** stf_commissions_find: (nullable): a commission by its id. */
StfCommission *
stf_commissions_find (const StfCommissions *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->commissions->len; i++)
    if (g_strcmp0 (((StfCommission *) self->commissions->pdata[i])->id, id) == 0)
      return self->commissions->pdata[i];
  return NULL;
}

/** stf_commissions_find_rate: (nullable): a rate by its id. */
const StfOverheadRate *
stf_commissions_find_rate (const StfCommissions *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->rates->len; i++)
    if (g_strcmp0 (((StfOverheadRate *) self->rates->pdata[i])->id, id) == 0)
      return self->rates->pdata[i];
  return NULL;
}

/* The only rate of the year for an agency, or for all with NULL.  *n: how many there are. */
static const StfOverheadRate *
find_fitting (const StfCommissions *self, const char *agency, guint *n)
{
  const StfOverheadRate *found = NULL;

  *n = 0;
  for (guint i = 0; i < self->rates->len; i++)
    {
      const StfOverheadRate *rate = self->rates->pdata[i];

      if (rate->year == self->year && g_strcmp0 (rate->agency, agency) == 0)
        {
          found = rate;
          ++*n;
        }
    }
  return *n == 1 ? found : NULL;
}

/* Rule 3. */
static const StfOverheadRate *
choose_rate (const StfCommission *self, const StfCommissions *year, const char **problem)
{
  const StfOverheadRate *rate;
  guint n;

  if (self->rate != NULL)
    return stf_commissions_find_rate (year, self->rate);
  rate = find_fitting (year, self->host, &n);
  if (n == 0)
    rate = find_fitting (year, NULL, &n);
  if (n > 1)
    *problem = _ ("Several overhead rates fit.  Choose the one of the right year of birth.");
  else if (n == 0)
    *problem = _ ("There is no overhead rate for this year.");
  return rate;
}

/* The days of a month in which a commission is in force. */
static int
count_days (const StfCommission *self, int year, int month, int *n_days)
{
  g_autofree char *first = stf_date_format (year, month, 1);
  g_autofree char *last = NULL;
  int from = 1;
  int to;
  int y;
  int m;
  int d;

  *n_days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  last = stf_date_format (year, month, *n_days);
  if (!stf_date_overlap (first, last, self->from_date, self->to_date))
    return 0;
  to = *n_days;
  if (self->from_date != NULL && strcmp (self->from_date, first) > 0
      && stf_date_parse (self->from_date, &y, &m, &d))
    from = d;
  if (self->to_date != NULL && strcmp (self->to_date, last) < 0
      && stf_date_parse (self->to_date, &y, &m, &d))
    to = d;
  return MAX (to - from + 1, 0);
}

/* Rule 1.  months: NULL, or where they go. */
static gboolean
reckon_year (const StfCommission *self, int year, gint64 rate, gint64 *months, gint64 *sum)
{
  gint64 total = 0;

  for (int i = 0; i < 12; i++)
    {
      int n_days;
      int days = count_days (self, year, i + 1, &n_days);
      StfWide above = (StfWide) self->salary * self->extent * (100000 + rate) * days;
      StfWide cost = stf_money_divide (above, (StfWide) 100 * 100000 * n_days);

      if (cost > STF_MONEY_MAX || !stf_money_add (total, (gint64) cost, &total))
        return FALSE;
      if (months != NULL)
        months[i] = (gint64) cost;
    }
  *sum = total;
  return TRUE;
}

/**
 * stf_commission_reckon:
 * @self: a commission
 * @year: the year it is reckoned for
 *
 * Reckons what it costs (rules 1 to 4).
 */
void
stf_commission_reckon (StfCommission *self, const StfCommissions *year)
{
  const char *problem = NULL;
  gint64 rate;

  g_return_if_fail (self != NULL && year != NULL);

  memset (self->months, 0, sizeof self->months);
  self->year_cost = self->full_cost = 0;
  self->statutory_cost = -1;
  g_clear_pointer (&self->problem, g_free);
  self->rate_used = choose_rate (self, year, &problem);
  if (self->salary < 0)
    problem = _ ("The salary is not known.");
  else if (self->extent < 0)
    problem = _ ("The extent is not decided (R24).");
  else if (self->rate_used != NULL && year->statutory_only && self->rate_used->statutory_rate < 0)
    problem = _ ("The overhead rate does not say what the law requires.");
  if (problem == NULL && self->rate_used != NULL)
    {
      rate = year->statutory_only ? self->rate_used->statutory_rate : self->rate_used->full_rate;
      if (!reckon_year (self, year->year, self->rate_used->full_rate, NULL, &self->full_cost)
          || (self->rate_used->statutory_rate >= 0
              && !reckon_year (self, year->year, self->rate_used->statutory_rate, NULL,
                               &self->statutory_cost))
          || !reckon_year (self, year->year, rate, self->months, &self->year_cost))
        problem = _ ("The cost is too large to be reckoned.");
    }
  if (problem == NULL)
    return;
  memset (self->months, 0, sizeof self->months);
  self->year_cost = self->full_cost = 0;
  self->problem = g_strdup (problem);
}

static void
read_commission (StfStatement *row, gpointer user_data)
{
  StfCommission *self = g_new0 (StfCommission, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->title = stf_statement_dup_text (row, 1);
  self->role = stf_statement_dup_text (row, 2);
  self->role_title = stf_statement_dup_text (row, 3);
  self->host = stf_statement_dup_text (row, 4);
  self->host_name = stf_statement_dup_text (row, 5);
  self->line = stf_statement_dup_text (row, 6);
  self->line_title = stf_statement_dup_text (row, 7);
  self->salary = stf_statement_get_integer (row, 8);
  self->extent = (int) stf_statement_get_integer (row, 9);
  self->rate = stf_statement_dup_text (row, 10);
  self->from_date = stf_statement_dup_text (row, 11);
  self->to_date = stf_statement_dup_text (row, 12);
  self->note = stf_statement_dup_text (row, 13);
  self->assignment = stf_statement_dup_text (row, 14);
  self->holder = stf_statement_dup_text (row, 15);
  g_ptr_array_add (user_data, self);
}

static void
read_rate (StfStatement *row, gpointer user_data)
{
  StfOverheadRate *self = g_new0 (StfOverheadRate, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->year = (int) stf_statement_get_integer (row, 1);
  self->agency = stf_statement_dup_text (row, 2);
  self->agency_name = stf_statement_dup_text (row, 3);
  self->born_from = (int) stf_statement_get_integer (row, 4);
  self->born_to = (int) stf_statement_get_integer (row, 5);
  self->full_rate = stf_statement_get_integer (row, 6);
  self->statutory_rate = stf_statement_get_integer (row, 7);
  self->source = stf_statement_dup_text (row, 8);
  g_ptr_array_add (user_data, self);
}

/* What the commissions of a line come to. */
static void
sum_line (const StfCommissions *self, StfCommissionLine *line)
{
  line->complete = TRUE;
  for (guint i = 0; i < self->commissions->len; i++)
    {
      const StfCommission *commission = self->commissions->pdata[i];

      if (g_strcmp0 (commission->line, line->id) != 0)
        continue;
      line->complete = line->complete && commission->problem == NULL
                       && stf_money_add (line->cost, commission->year_cost, &line->cost);
      for (guint m = 0; m < 12 && line->complete; m++)
        line->complete = stf_money_add (line->months[m], commission->months[m], &line->months[m]);
    }
}

static void
read_line (StfStatement *row, gpointer user_data)
{
  StfCommissions *self = user_data;
  StfCommissionLine *line = g_new0 (StfCommissionLine, 1);
  StfWide budgeted = stf_statement_get_integer (row, 2);

  line->id = stf_statement_dup_text (row, 0);
  line->title = stf_statement_dup_text (row, 1);
  line->differs = stf_statement_get_integer (row, 2) != 0;
  sum_line (self, line);
  for (int i = 0; i < 12; i++)
    {
      gint64 amount = stf_statement_get_integer (row, 3 + i);

      budgeted += amount;
      line->differs = line->differs || amount != line->months[i];
    }
  line->budgeted = (gint64) CLAMP (budgeted, -STF_MONEY_MAX, STF_MONEY_MAX);
  g_ptr_array_add (self->lines, line);
}

static void
add_travel (StfStatement *row, gpointer user_data)
{
  StfCommissions *self = user_data;
  gint64 amount = stf_statement_get_integer (row, 0);

  if (!stf_money_add (self->travel, amount, &self->travel))
    self->travel = STF_MONEY_MAX;
}

typedef struct
{
  int year;
  char *setting;
} YearFacts;

static void
read_facts (StfStatement *row, gpointer user_data)
{
  YearFacts *self = user_data;

  self->year = (int) stf_statement_get_integer (row, 0);
  g_free (self->setting);
  self->setting = stf_statement_dup_text (row, 1);
}

static gboolean
load_version (StfCommissions *self, StfYearFile *file, const char *version, GError **error)
{
  g_autofree char *locked = NULL;
  g_autoptr (GError) local = NULL;

  self->version = version ? g_strdup (version) : stf_read_text (file, VERSION, NULL, &local);
  if (local == NULL && self->version != NULL)
    {
      self->version_title = stf_read_text (file, "SELECT title FROM budget_version WHERE id = ?1",
                                           self->version, &local);
      locked = local ? NULL : stf_read_text (file, LOCKED, self->version, &local);
    }
  self->version_locked = locked != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/**
 * stf_commissions_load:
 * @file: a year
 * @version: (nullable): the id of a budget to compare with; NULL: the last of the year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the commissions of the year, reckoned
 */
StfCommissions *
stf_commissions_load (StfYearFile *file, const char *version, GError **error)
{
  g_autoptr (StfCommissions) self = g_new0 (StfCommissions, 1);
  YearFacts facts = { 0 };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self->commissions = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_commission_free);
  self->rates = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_overhead_rate_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  if (!stf_read_rows (file,
                      "SELECT number, (SELECT value FROM setting"
                      " WHERE name = 'social-contributions') FROM year",
                      NULL, read_facts, &facts, error))
    return NULL;
  self->year = facts.year;
  self->statutory_only = g_strcmp0 (facts.setting, "statutory") == 0;
  g_free (facts.setting);

  if (!load_version (self, file, version, error)
      || !stf_read_rows (file, RATES, NULL, read_rate, self->rates, error)
      || !stf_read_rows (file, COMMISSIONS, NULL, read_commission, self->commissions, error))
    return NULL;
  for (guint i = 0; i < self->commissions->len; i++)
    {
      StfCommission *commission = self->commissions->pdata[i];

      stf_commission_reckon (commission, self);
      if (!stf_money_add (self->cost, commission->year_cost, &self->cost))
        {
          stf_money_fail_range (error);
          return NULL;
        }
    }
  self->travel_category = stf_read_text (file, "SELECT id FROM category WHERE ref = 'K3'", NULL,
                                         NULL);
  if (!stf_read_rows (file, LINES, self->version, read_line, self, error)
      || !stf_read_rows (file, TRAVEL, self->version, add_travel, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/* Writes a line's months into its row of the version. */
static gboolean
book_line (StfDraft *draft, const StfCommissions *self, const StfCommissionLine *line,
           StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  const char *id = NULL;

  if (!stf_draft_load (draft, file, "budget_row", "line", line->id, error))
    return FALSE;
  rows = stf_draft_list (draft, "budget_row", "line", line->id);
  for (guint i = 0; i < rows->len && id == NULL; i++)
    if (g_strcmp0 (stf_row_get_text (rows->pdata[i], "version"), self->version) == 0)
      id = stf_row_get_id (rows->pdata[i]);
  if (id == NULL)
    {
      id = stf_draft_add (draft, "budget_row");
      stf_draft_set_text (draft, id, "line", line->id);
      stf_draft_set_text (draft, id, "version", self->version);
    }
  stf_draft_set_null (draft, id, "unspread");
  for (int i = 0; i < 12; i++)
    {
      char column[4];

      g_snprintf (column, sizeof column, "m%02d", i + 1);
      stf_draft_set_integer (draft, id, column, line->months[i]);
    }
  return TRUE;
}

/**
 * stf_commissions_book:
 * @self: the commissions of a year, with a version
 * @file: the year
 * @line: (nullable): the id of one of the lines; NULL: all of them
 * @error: return location for an error
 *
 * Puts the cost of commissions into the budget (rule 5), as one change, "commission-cost".
 */
gboolean
stf_commissions_book (const StfCommissions *self, StfYearFile *file, const char *line,
                      GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const StfCommissionLine *first = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (self->version == NULL)
    return fail (error, _ ("There is no budget for this year yet."));
  if (self->version_locked)
    return fail (error, _ ("The budget is adopted and is not changed any more.  Make a new "
                           "version of it first."));
  for (guint i = 0; i < self->lines->len; i++)
    {
      const StfCommissionLine *it = self->lines->pdata[i];

      if (line != NULL && !g_str_equal (line, it->id))
        continue;
      if (!it->complete)
        {
          g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                       _ ("A commission of the line “%s” cannot be reckoned yet."), it->title);
          return FALSE;
        }
      first = first ? first : it;
      if (!book_line (draft, self, it, file, error))
        return FALSE;
    }
  return first == NULL || stf_draft_save (draft, file, "commission-cost", first->id, error);
}

static gboolean
validate (const StfCommission *self, GError **error)
{
  if (self->title == NULL || *self->title == '\0')
    return fail (error, _ ("Give the commission a name."));
  if (self->host == NULL)
    return fail (error, _ ("Choose the agency that does the work."));
  if (self->extent > 100)
    return fail (error, _ ("The extent is at most 100 per cent."));
  if (self->salary > STF_MONEY_MAX)
    return stf_money_fail_range (error);
  if ((self->from_date != NULL && !stf_date_is_valid (self->from_date))
      || (self->to_date != NULL && !stf_date_is_valid (self->to_date)))
    return fail (error, _ ("Write dates as 2013-01-31."));
  if (self->from_date != NULL && self->to_date != NULL
      && strcmp (self->to_date, self->from_date) < 0)
    return fail (error, _ ("The last day comes before the first."));
  return TRUE;
}

static void
set_number (StfDraft *draft, const char *id, const char *column, gint64 number)
{
  if (number >= 0)
    stf_draft_set_integer (draft, id, column, number);
  else
    stf_draft_set_null (draft, id, column);
}

/**
 * stf_commission_save:
 * @file: a year
 * @self: a commission, new if it has no id
 * @error: return location for an error
 *
 * Writes a commission, as one change, "commission-new" or "commission-edit".
 */
gboolean
stf_commission_save (StfYearFile *file, const StfCommission *self, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const char *id;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!validate (self, error)
      || (self->id != NULL && !stf_draft_load (draft, file, "commission", "id", self->id, error)))
    return FALSE;
  id = self->id != NULL && stf_draft_get (draft, self->id) != NULL
           ? self->id
           : stf_draft_add (draft, "commission");
  stf_draft_set_text (draft, id, "title", self->title);
  stf_draft_set_text (draft, id, "role", self->role);
  stf_draft_set_text (draft, id, "assignment", self->assignment);
  stf_draft_set_text (draft, id, "host", self->host);
  stf_draft_set_text (draft, id, "line", self->line);
  set_number (draft, id, "salary", self->salary);
  set_number (draft, id, "extent", self->extent);
  stf_draft_set_text (draft, id, "overhead_rate", self->rate);
  stf_draft_set_text (draft, id, "from_date", self->from_date);
  stf_draft_set_text (draft, id, "to_date", self->to_date);
  stf_draft_set_text (draft, id, "note", self->note);
  return stf_draft_save (draft, file, self->id != NULL ? "commission-edit" : "commission-new", id,
                         error);
}

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "commission", user_data, error);
}

/** stf_commission_delete: removes a commission, as one change, "commission-delete". */
gboolean
stf_commission_delete (StfYearFile *file, const StfCommission *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->id != NULL, FALSE);

  return stf_year_file_change (file, "commission-delete", self->id, NULL, delete_cb, self->id,
                               error);
}

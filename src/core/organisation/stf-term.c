/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a term of one year begins and ends, as the setting term-of-office says (A11).
 *
 * 1. "calendar-year", and when there is no such setting: the year's first day to its last.
 * 2. "meeting-to-meeting": from the autumn meeting (C1) that is the last before or on the year's
 *    first day, to the day before the one after it.  A meeting that is cancelled does not count.
 *    What is not known yet is open; the beginning is then the year's.
 * 3. "own-dates": each assignment has its own, so only a day to begin with is proposed. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-term.h"

#define CHOICE "SELECT value FROM setting WHERE name = 'term-of-office' ORDER BY id LIMIT 1"

#define YEAR "SELECT starts, ends FROM year ORDER BY id LIMIT 1"

#define MEETINGS                                                                                   \
  "SELECT meeting.on_date FROM meeting JOIN event ON event.id = meeting.event"                     \
  " WHERE event.ref = 'C1' AND meeting.state <> 'cancelled' ORDER BY meeting.on_date, meeting.id"

typedef struct
{
  char *starts;
  char *ends;
  char *before; /* the last autumn meeting until the year's first day, or NULL */
  char *after;  /* the first one after it, or NULL */
} Term;

static void
term_clear (Term *self)
{
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->before);
  g_free (self->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Term, term_clear)

static void
read_year (StfStatement *row, gpointer user_data)
{
  Term *self = user_data;

  self->starts = stf_statement_dup_text (row, 0);
  self->ends = stf_statement_dup_text (row, 1);
}

static void
read_meeting (StfStatement *row, gpointer user_data)
{
  Term *self = user_data;
  const char *date = stf_statement_get_text (row, 0);

  if (g_strcmp0 (date, self->starts) <= 0)
    {
      g_free (self->before);
      self->before = g_strdup (date);
    }
  else if (!self->after)
    self->after = g_strdup (date);
}

/**
 * stf_term_load:
 * @file: a year
 * @date: (nullable): the day that is shown; NULL for today, or the year's nearest
 * @from_date: (out): the ISO date of the first day
 * @to_date: (out) (nullable): that of the last day; NULL when it is open
 * @error: return location for an error
 *
 * Reads the term of those who are elected for one year.
 */
gboolean
stf_term_load (StfYearFile *file, const char *date, char **from_date, char **to_date,
               GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_auto (Term) term = { NULL };
  g_autofree char *choice = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  choice = stf_read_text (file, CHOICE, NULL, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (!stf_read_rows (file, YEAR, NULL, read_year, &term, error)
      || !stf_read_rows (file, MEETINGS, NULL, read_meeting, &term, error))
    return FALSE;

  *to_date = NULL;
  if (g_strcmp0 (choice, "own-dates") == 0)
    {
      g_autofree char *today = date ? NULL : stf_date_today ();

      *from_date = date ? g_strdup (date) : stf_date_nearest (today, term.starts, term.ends);
    }
  else if (g_strcmp0 (choice, "meeting-to-meeting") == 0)
    {
      *from_date = g_strdup (term.before ? term.before : term.starts);
      *to_date = term.after ? stf_date_add_days (term.after, -1) : NULL;
    }
  else
    {
      *from_date = g_strdup (term.starts);
      *to_date = g_strdup (term.ends);
    }
  return TRUE;
}

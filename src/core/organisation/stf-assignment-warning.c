/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is unusual about an assignment that is about to be saved.  Nothing here forbids: an
 * organisation may have its reasons.
 *
 * 1. The same holder has the role at some of the same dates.
 * 2. No day of the assignment is in the year.
 * 3. The seat is taken, or the role has more holders than seats at some date (R02).  The largest
 *    number of holders is reached on the first day of some assignment, so these are counted, with
 *    both ends sorted: n log n.
 * 4. Of a role that is held among another's holders, or by those who are eligible by another, the
 *    holder does not have that other role when the assignment begins (R02).
 * 5. The seat belongs to an agency that is not the holder's when the assignment begins (R01).
 * 6. All that the person has takes more than full time on some day of the assignment.
 * 7. The agency that is paid (R25) is not the person's employer when the assignment begins.
 *
 * A deputy fills no seat, so 3 neither counts deputies nor is said of one.  Nor does 3 count who is
 * carried over until this very assignment begins.
 *
 * An assignment without a first day is taken to begin with the year in 4, 5 and 7. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-assignment-draft-private.h"
#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-workload.h"

/* Sorts after every date: an open end. */
#define OPEN_END "~"

/* Another assignment to the same role. */
typedef struct
{
  char *seat;
  char *holder;
  char *from_date;
  char *to_date;
  char *name;
  gboolean seated; /* neither a deputy nor gone when the draft's begins */
} Other;

typedef struct
{
  const StfAssignmentDraft *draft;
  guint n_seats;
  GPtrArray *others;
} Search;

typedef struct
{
  guint n;
  const char *chosen;
  char *agency; /* id: of the seat that was chosen */
  char *agency_name;
} Seats;

#define OTHERS                                                                                     \
  "SELECT it.id, it.seat, coalesce (it.person, it.agency, it.body), it.from_date, it.to_date,"     \
  " coalesce (person.given_name || ' ' || person.family_name, agency.name, body.name),"            \
  " it.deputy, it.carried_over"                                                                    \
  " FROM assignment AS it LEFT JOIN person ON person.id = it.person"                               \
  " LEFT JOIN agency ON agency.id = it.agency LEFT JOIN body ON body.id = it.body"                 \
  " WHERE it.role = ?1 ORDER BY it.from_date, it.id"

#define SEATS                                                                                      \
  "SELECT seat.id, seat.agency, agency.short_name FROM seat"                                       \
  " LEFT JOIN agency ON agency.id = seat.agency WHERE seat.role = ?1"

#define HOLDS "SELECT 1 FROM assignment AS it WHERE role = ?2 AND person = ?3 AND " STF_IN_FORCE

#define EMPLOYER                                                                                   \
  "SELECT agency FROM employment AS it WHERE person = ?2 AND " STF_IN_FORCE                        \
  " ORDER BY from_date DESC, id DESC LIMIT 1"

static void
other_free (Other *self)
{
  g_free (self->seat);
  g_free (self->holder);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->name);
  g_free (self);
}

static void
seats_clear (Seats *self)
{
  g_free (self->agency);
  g_free (self->agency_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Seats, seats_clear)

/* As stf_assignment_end_carried_over() ends it. */
static gboolean
gives_way (const Search *search, const Other *other, gboolean carried_over)
{
  const StfAssignmentValues *values = &search->draft->current;

  return carried_over && !other->to_date && values->from_date
         && g_strcmp0 (other->from_date, values->from_date) < 0
         && (search->n_seats == 1 || (values->seat && g_strcmp0 (other->seat, values->seat) == 0));
}

/* Keeps the other assignments to the role that share a day with the draft's. */
static void
read_other (StfStatement *row, gpointer user_data)
{
  const Search *search = user_data;
  const StfAssignmentValues *values = &search->draft->current;
  Other *other;

  if (g_strcmp0 (stf_statement_get_text (row, 0), search->draft->id) == 0
      || !stf_date_overlap (stf_statement_get_text (row, 3), stf_statement_get_text (row, 4),
                            values->from_date, values->to_date))
    return;

  other = g_new0 (Other, 1);
  other->seat = stf_statement_dup_text (row, 1);
  other->holder = stf_statement_dup_text (row, 2);
  other->from_date = stf_statement_dup_text (row, 3);
  other->to_date = stf_statement_dup_text (row, 4);
  other->name = stf_statement_dup_text (row, 5);
  other->seated = stf_statement_get_integer (row, 6) == 0
                  && !gives_way (search, other, stf_statement_get_integer (row, 7) != 0);
  g_ptr_array_add (search->others, other);
}

static void
read_seat (StfStatement *row, gpointer user_data)
{
  Seats *seats = user_data;

  seats->n++;
  if (!seats->agency && g_strcmp0 (stf_statement_get_text (row, 0), seats->chosen) == 0)
    {
      seats->agency = stf_statement_dup_text (row, 1);
      seats->agency_name = stf_statement_dup_text (row, 2);
    }
}

static void
add (GPtrArray *warnings, StfAssignmentWarningKind kind, char *text)
{
  StfAssignmentWarning *warning = g_new0 (StfAssignmentWarning, 1);

  warning->kind = kind;
  warning->text = text;
  g_ptr_array_add (warnings, warning);
}

/* Warnings 1 and the first half of 3. */
static void
check_others (const StfAssignmentDraft *self, GPtrArray *others, GPtrArray *warnings)
{
  gboolean overlaps = FALSE;
  gboolean taken = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const Other *other = others->pdata[i];

      if (g_strcmp0 (other->holder, self->current.holder) == 0)
        {
          if (!overlaps)
            add (warnings, STF_ASSIGNMENT_OVERLAPS,
                 g_strdup_printf (_ ("%s already holds the role at some of these dates."),
                                  other->name));
          overlaps = TRUE;
        }
      else if (other->seated && !self->current.deputy && self->current.seat
               && g_strcmp0 (other->seat, self->current.seat) == 0)
        {
          if (!taken)
            add (warnings, STF_ASSIGNMENT_TOO_MANY,
                 g_strdup_printf (_ ("%s has the seat at some of these dates."), other->name));
          taken = TRUE;
        }
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Warning 3: the most holders there are on any day of the assignment, itself included. */
static guint
count_most (const StfAssignmentDraft *self, GPtrArray *others, const char **on_date)
{
  g_autoptr (GPtrArray) starts = g_ptr_array_new ();
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  const char *first = self->current.from_date ? self->current.from_date : "";
  guint most = 1;
  guint ended = 0;

  for (guint i = 0; i < others->len; i++)
    {
      const Other *other = others->pdata[i];
      const char *from = other->from_date ? other->from_date : "";

      if (!other->seated)
        continue;
      g_ptr_array_add (starts, (gpointer) (strcmp (from, first) < 0 ? first : from));
      g_ptr_array_add (ends, other->to_date ? other->to_date : (char *) OPEN_END);
    }
  g_ptr_array_sort (starts, compare_texts);
  g_ptr_array_sort (ends, compare_texts);

  *on_date = first;
  for (guint i = 0; i < starts->len; i++)
    {
      while (strcmp (ends->pdata[ended], starts->pdata[i]) < 0)
        ended++;
      if (i + 1 - ended + 1 > most)
        {
          most = i + 1 - ended + 1;
          *on_date = starts->pdata[i];
        }
    }

  return most;
}

static void
check_seats (const StfAssignmentDraft *self, guint n_seats, GPtrArray *others, GPtrArray *warnings)
{
  const char *on_date = NULL;
  guint most;

  /* A role without seats has a computed holder, or its seats are not written down. */
  if (self->open || n_seats == 0 || self->current.deputy)
    return;

  most = count_most (self, others, &on_date);
  if (most > n_seats)
    add (warnings, STF_ASSIGNMENT_TOO_MANY,
         g_strdup_printf (ngettext ("The role has %u seat and would have %u holders on %s.",
                                    "The role has %u seats and would have %u holders on %s.",
                                    n_seats),
                          n_seats, most, *on_date ? on_date : self->starts));
}

const char *
stf_assignment_draft_get_begin (const StfAssignmentDraft *self)
{
  return self->current.from_date ? self->current.from_date : self->starts;
}

/* Warning 4 for one of the two roles. */
static gboolean
check_eligible (const StfAssignmentDraft *self, StfYearFile *file, const char *role,
                GPtrArray *warnings, GError **error)
{
  g_autoptr (StfStatement) row = NULL;
  g_autofree char *title = NULL;
  gboolean holds = FALSE;

  if (!role || strcmp (self->holder_kind, "person") != 0)
    return TRUE;

  row = stf_year_file_query (file, HOLDS, error);
  if (!row)
    return FALSE;
  stf_statement_bind_text (row, 1, stf_assignment_draft_get_begin (self));
  stf_statement_bind_text (row, 2, role);
  stf_statement_bind_text (row, 3, self->current.holder);
  if (!stf_statement_step (row, &holds, error))
    return FALSE;
  if (holds)
    return TRUE;

  title = stf_read_text (file, "SELECT title FROM role WHERE id = ?1", role, NULL);
  add (warnings, STF_ASSIGNMENT_NOT_ELIGIBLE,
       /* Translators: the name of a role and a date. */
       g_strdup_printf (
           _ ("The person does not have the role “%s” on %s, which this role asks for."),
           title ? title : "", stf_assignment_draft_get_begin (self)));
  return TRUE;
}

/* The id of the agency that the holder belongs to, or NULL. */
gboolean
stf_assignment_draft_find_employer (const StfAssignmentDraft *self, StfYearFile *file,
                                    char **agency, GError **error)
{
  g_autoptr (StfStatement) row = NULL;
  gboolean has_row = FALSE;

  *agency = NULL;
  if (self->new_person)
    *agency = g_strdup (stf_person_draft_get (self->new_person, STF_PERSON_AGENCY));
  else if (strcmp (self->holder_kind, "agency") == 0)
    *agency = g_strdup (self->current.holder);
  if (*agency || self->new_person || strcmp (self->holder_kind, "person") != 0)
    return TRUE;

  row = stf_year_file_query (file, EMPLOYER, error);
  if (!row)
    return FALSE;
  stf_statement_bind_text (row, 1, stf_assignment_draft_get_begin (self));
  stf_statement_bind_text (row, 2, self->current.holder);
  if (!stf_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    *agency = stf_statement_dup_text (row, 0);

  return TRUE;
}

static gboolean
check_agency (const StfAssignmentDraft *self, StfYearFile *file, const Seats *seats,
              GPtrArray *warnings, GError **error)
{
  g_autofree char *agency = NULL;

  if (!seats->agency)
    return TRUE;
  if (!stf_assignment_draft_find_employer (self, file, &agency, error))
    return FALSE;

  if (g_strcmp0 (agency, seats->agency) != 0)
    add (warnings, STF_ASSIGNMENT_OTHER_AGENCY,
         /* Translators: the short name of an agency. */
         g_strdup_printf (_ ("The seat belongs to %s, where the holder is not employed then."),
                          seats->agency_name));
  return TRUE;
}

/* Warning 6. */
static gboolean
check_workload (const StfAssignmentDraft *self, StfYearFile *file, GPtrArray *warnings,
                GError **error)
{
  const StfAssignmentValues *values = &self->current;
  g_autoptr (StfWorkload) workload = NULL;
  const char *on_date = NULL;
  int most;

  if (values->extent <= 0 || strcmp (self->holder_kind, "person") != 0)
    return TRUE;
  workload = stf_workload_load (file, self->id, error);
  if (!workload)
    return FALSE;

  most = values->extent
         + stf_workload_get_most (workload, values->holder, values->from_date, values->to_date,
                                  &on_date);
  if (most > 100)
    add (warnings, STF_ASSIGNMENT_WORKLOAD,
         /* Translators: a percentage and a date. */
         g_strdup_printf (_ ("With this the person has %d %% of full time on %s."), most,
                          on_date ? on_date : self->starts));
  return TRUE;
}

/* Warning 7. */
static gboolean
check_host (const StfAssignmentDraft *self, StfYearFile *file, GPtrArray *warnings, GError **error)
{
  g_autofree char *employer = NULL;
  g_autofree char *name = NULL;

  if (!self->current.host || strcmp (self->holder_kind, "person") != 0)
    return TRUE;
  if (!stf_assignment_draft_find_employer (self, file, &employer, error))
    return FALSE;
  if (!employer || g_str_equal (employer, self->current.host))
    return TRUE;

  name = stf_read_text (file, "SELECT short_name FROM agency WHERE id = ?1", employer, NULL);
  add (warnings, STF_ASSIGNMENT_OTHER_HOST,
       /* Translators: the short name of an agency. */
       g_strdup_printf (_ ("Another agency is paid than %s, where the person is employed then."),
                        name ? name : ""));
  return TRUE;
}

/** stf_assignment_warning_free: frees a warning. */
void
stf_assignment_warning_free (StfAssignmentWarning *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * stf_assignment_draft_get_warnings:
 * @self: a dialog
 * @file: the year
 * @error: return location for an error
 *
 * Lists what is unusual about the assignment as the dialog holds it.  Without a holder, or with
 * dates that are none, there is nothing to say yet.
 *
 * Returns: (transfer full) (nullable): an array of StfAssignmentWarning
 */
GPtrArray *
stf_assignment_draft_get_warnings (const StfAssignmentDraft *self, StfYearFile *file,
                                   GError **error)
{
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_assignment_warning_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func ((GDestroyNotify) other_free);
  Search search = { self, 0, others };
  g_auto (Seats) seats = { 0 };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!self->current.holder || !stf_assignment_draft_has_dates (self, NULL))
    return g_steal_pointer (&warnings);

  seats.chosen = self->current.seat;
  if (!stf_read_rows (file, SEATS, self->role, read_seat, &seats, error))
    return NULL;
  search.n_seats = seats.n;
  if (!stf_read_rows (file, OTHERS, self->role, read_other, &search, error))
    return NULL;

  check_others (self, others, warnings);
  if (!stf_date_overlap (self->current.from_date, self->current.to_date, self->starts, self->ends))
    add (warnings, STF_ASSIGNMENT_OUTSIDE_YEAR,
         g_strdup_printf (_ ("No day of the assignment is in the year %d."), self->year));
  check_seats (self, seats.n, others, warnings);
  if (!check_eligible (self, file, self->among, warnings, error)
      || !check_eligible (self, file, self->eligible, warnings, error)
      || !check_agency (self, file, &seats, warnings, error)
      || !check_workload (self, file, warnings, error) || !check_host (self, file, warnings, error))
    return NULL;

  return g_steal_pointer (&warnings);
}

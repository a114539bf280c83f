/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an election looks at: who could be elected, to what, and who has it now.
 *
 * Which roles are elected follows from the data, so that any association can use it:
 *
 * 1. A role is elected when persons hold it, a body appoints them, and its term is a year or until
 *    a successor comes.  Whoever has a role without a stated term is appointed, not elected.
 * 2. The assembly that elects is the body that appoints; of a meeting that stands below a body in
 *    the tree, that body: it is the body that meets (A10).  With the setting "annual-meeting" at
 *    "separate" a meeting is an assembly of its own.
 * 3. On a ballot, roles stand in the order of their bodies; a role that is held among another's
 *    holders stands after it, since it is filled from it.
 *
 * A fixed number of queries reads everything.  Drawback: all assignments are read, also those of
 * roles that nobody elects, because a person's workload is the sum of all. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-ballot.h"
#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-text.h"

static const char *
keep (StfBallot *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static int
get_extent (StfStatement *row, int column)
{
  return stf_statement_is_null (row, column) ? -1 : (int) stf_statement_get_integer (row, column);
}

static void
person_free (gpointer data)
{
  StfBallotPerson *self = data;

  g_ptr_array_unref (self->employments);
  g_ptr_array_unref (self->skills);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static void
role_free (gpointer data)
{
  StfBallotRole *self = data;

  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->terms);
  g_free (self);
}

static void
read_year (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;

  self->year = (int) stf_statement_get_integer (row, 0);
  self->starts = keep (self, row, 1);
  self->ends = keep (self, row, 2);
  self->example = stf_statement_get_integer (row, 3) != 0;
}

static void
read_setting (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  const char *name = stf_statement_get_text (row, 0);
  const char *value = stf_statement_get_text (row, 1);

  if (!value)
    return;
  if (g_str_equal (name, "re-election-limit"))
    self->re_election_limit = (guint) CLAMP (g_ascii_strtoll (value, NULL, 10), 0, 1000);
  else if (g_str_equal (name, "conflict-of-interest"))
    self->conflict_of_interest = g_str_equal (value, "1");
  else if (g_str_equal (name, "process-owner-person"))
    self->names_owner = g_str_equal (value, "1");
  else if (g_str_equal (value, "meeting-to-meeting"))
    self->term_of_office = STF_TERM_MEETING_TO_MEETING;
  else if (g_str_equal (value, "own-dates"))
    self->term_of_office = STF_TERM_OWN_DATES;
}

static void
read_agency (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  StfBallotAgency agency = { keep (self, row, 0), keep (self, row, 1), keep (self, row, 2) };
  gpointer copy = g_memdup2 (&agency, sizeof agency);

  g_ptr_array_add (self->agencies, copy);
  g_hash_table_insert (self->agencies_by_id, (gpointer) agency.id, copy);
}

static void
read_person (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  StfBallotPerson *person = g_new0 (StfBallotPerson, 1);

  person->id = keep (self, row, 0);
  person->name = keep (self, row, 1);
  person->employments = g_ptr_array_new_with_free_func (g_free);
  person->skills = g_ptr_array_new ();
  person->terms = g_ptr_array_new ();
  g_ptr_array_add (self->persons, person);
  g_hash_table_insert (self->persons_by_id, (gpointer) person->id, person);
}

static void
read_employment (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  const StfBallotPerson *person = stf_ballot_find_person (self, stf_statement_get_text (row, 0));
  StfBallotEmployment employment = { keep (self, row, 1), keep (self, row, 2),
                                     keep (self, row, 3) };

  if (person)
    g_ptr_array_add (person->employments, g_memdup2 (&employment, sizeof employment));
}

static void
read_skill (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  const StfBallotPerson *person = stf_ballot_find_person (self, stf_statement_get_text (row, 0));

  if (person)
    g_ptr_array_add (person->skills, (gpointer) keep (self, row, 1));
}

static void
read_role (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  StfBallotRole *role = g_new0 (StfBallotRole, 1);
  const char *term = stf_statement_get_text (row, 10);

  role->id = keep (self, row, 0);
  role->title = keep (self, row, 1);
  role->kind = keep (self, row, 2);
  role->body = keep (self, row, 3);
  role->body_name = keep (self, row, 4);
  role->body_kind = keep (self, row, 5);
  role->among = keep (self, row, 6);
  role->eligible = keep (self, row, 7);
  role->holder_of = keep (self, row, 8);
  role->appointed_by = keep (self, row, 9);
  role->until_successor = g_str_equal (term, "until-successor");
  role->extent = get_extent (row, 11);
  role->appointer = keep (self, row, 12);
  role->assembly = keep (self, row, 13);
  role->elected = role->appointed_by && !role->holder_of && stf_statement_get_integer (row, 14)
                  && !g_str_equal (term, "unstated");
  role->seats = g_ptr_array_new_with_free_func (g_free);
  role->terms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->roles, role);
  g_hash_table_insert (self->roles_by_id, (gpointer) role->id, role);
}

static void
read_seat (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  const StfBallotRole *role = stf_ballot_find_role (self, stf_statement_get_text (row, 0));
  StfBallotSeat seat = { keep (self, row, 1), keep (self, row, 2), keep (self, row, 3) };

  if (role)
    g_ptr_array_add (role->seats, g_memdup2 (&seat, sizeof seat));
}

static void
read_term (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  const StfBallotRole *role = stf_ballot_find_role (self, stf_statement_get_text (row, 1));
  const StfBallotPerson *person = stf_ballot_find_person (self, stf_statement_get_text (row, 3));
  StfBallotTerm *term;

  if (!role)
    return;

  term = g_new0 (StfBallotTerm, 1);
  term->id = keep (self, row, 0);
  term->role = role->id;
  term->seat = keep (self, row, 2);
  term->person = person ? person->id : NULL;
  term->from_date = keep (self, row, 4);
  term->to_date = keep (self, row, 5);
  term->extent = get_extent (row, 6);
  term->carried_over = stf_statement_get_integer (row, 7) != 0;
  g_ptr_array_add (role->terms, term);
  if (person)
    g_ptr_array_add (person->terms, term);
}

static void
read_meeting (StfStatement *row, gpointer user_data)
{
  StfBallot *self = user_data;
  StfBallotMeeting meeting = { keep (self, row, 0), keep (self, row, 1), keep (self, row, 2),
                               keep (self, row, 3), keep (self, row, 4), keep (self, row, 5),
                               keep (self, row, 6), keep (self, row, 7) };
  gboolean elects = FALSE;

  for (guint i = 0; i < self->roles->len; i++)
    {
      const StfBallotRole *role = self->roles->pdata[i];

      elects |= role->elected && g_strcmp0 (role->assembly, meeting.assembly) == 0;
    }
  if (elects)
    g_ptr_array_add (self->meetings, g_memdup2 (&meeting, sizeof meeting));
}

/* Rule 2 of the head comment, for a body named "it". */
#define ASSEMBLY                                                                                   \
  "CASE WHEN it.kind = 'meeting' AND it.parent IS NOT NULL AND NOT EXISTS"                         \
  " (SELECT 1 FROM setting WHERE name = 'annual-meeting' AND value = 'separate')"                  \
  " THEN it.parent ELSE it.id END"

/* In this order: each reads what later ones look up. */
static const struct
{
  const char *sql;
  StfReadFunc read;
} queries[] = {
  { "SELECT number, starts, ends, example FROM year ORDER BY id", read_year },
  { "SELECT name, value FROM setting WHERE name IN ('term-of-office', 're-election-limit',"
    " 'conflict-of-interest', 'process-owner-person') ORDER BY name, id",
    read_setting },
  { "SELECT id, short_name, letter FROM agency ORDER BY position, id", read_agency },
  { "SELECT id, given_name || ' ' || family_name FROM person", read_person },
  { "SELECT person, agency, from_date, to_date FROM employment ORDER BY from_date, id",
    read_employment },
  { "SELECT person_skill.person, skill.name FROM person_skill"
    " JOIN skill ON skill.id = person_skill.skill ORDER BY skill.name, skill.id",
    read_skill },
  { "SELECT role.id, role.title, role.kind, role.body, body.name, body.kind, role.among,"
    " role.eligible, role.holder_of, role.appointed_by, role.term, role.extent, it.name," ASSEMBLY
    ", role.holder = 'person' AND role.open = 0"
    " FROM role LEFT JOIN body ON body.id = role.body LEFT JOIN body AS it"
    " ON it.id = role.appointed_by"
    " ORDER BY body.kind = 'committee', body.position, body.id, role.position, role.id",
    read_role },
  { "SELECT role, id, label, agency FROM seat ORDER BY position, id", read_seat },
  { "SELECT id, role, seat, person, from_date, to_date, extent, carried_over FROM assignment"
    " ORDER BY from_date, id",
    read_term },
  { "SELECT meeting.id, meeting.title, meeting.on_date, meeting.to_date, meeting.place,"
    " meeting.state, min (" ASSEMBLY "), meeting.event FROM meeting"
    " JOIN meeting_body ON meeting_body.meeting = meeting.id"
    " JOIN body AS it ON it.id = meeting_body.body WHERE meeting.state <> 'cancelled'"
    " GROUP BY meeting.id ORDER BY meeting.on_date DESC, meeting.id",
    read_meeting },
};

/* Rule 3 of the head comment. */
static void
order_ballot (StfBallot *self)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      StfBallotRole *role = self->roles->pdata[i];
      const StfBallotRole *base = stf_ballot_find_role (self, role->among);

      if (!role->elected || (base && base->elected))
        continue;
      g_ptr_array_add (self->elected, role);
      for (guint j = 0; j < self->roles->len; j++)
        {
          StfBallotRole *other = self->roles->pdata[j];

          if (other->elected && other != role && g_strcmp0 (other->among, role->id) == 0)
            g_ptr_array_add (self->elected, other);
        }
    }
}

static int
compare_persons (gconstpointer a, gconstpointer b, gpointer keys)
{
  const StfBallotPerson *first = *(const StfBallotPerson *const *) a;
  const StfBallotPerson *second = *(const StfBallotPerson *const *) b;
  int order = strcmp (g_hash_table_lookup (keys, first->id),
                      g_hash_table_lookup (keys, second->id));

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
read_sort_key (StfStatement *row, gpointer user_data)
{
  g_autofree char *name = g_strconcat (stf_statement_get_text (row, 1), " ",
                                       stf_statement_get_text (row, 2), NULL);

  g_hash_table_insert (user_data, stf_statement_dup_text (row, 0), stf_text_collate_key (name));
}

static gboolean
sort_persons (StfBallot *self, StfYearFile *file, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (!stf_read_rows (file, "SELECT id, family_name, given_name FROM person", NULL, read_sort_key,
                      keys, error))
    return FALSE;

  g_ptr_array_sort_with_data (self->persons, compare_persons, keys);
  return TRUE;
}

/* Of a person, all that is searched: name, agencies and skills. */
static void
index_persons (StfBallot *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      StfBallotPerson *person = self->persons->pdata[i];
      g_autoptr (GString) text = g_string_new (person->name);
      g_autofree char *folded = NULL;

      for (guint j = 0; j < person->employments->len; j++)
        {
          const StfBallotEmployment *employment = person->employments->pdata[j];
          const StfBallotAgency *agency = g_hash_table_lookup (self->agencies_by_id,
                                                               employment->agency);

          if (agency)
            g_string_append_printf (text, " %s", agency->short_name);
        }
      for (guint j = 0; j < person->skills->len; j++)
        g_string_append_printf (text, " %s", (const char *) person->skills->pdata[j]);
      folded = stf_text_fold (text->str);
      person->search_key = g_string_chunk_insert (self->strings, folded);
    }
}

/**
 * stf_ballot_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that an election in @file looks at
 */
StfBallot *
stf_ballot_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfBallot) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self = g_new0 (StfBallot, 1);
  self->strings = g_string_chunk_new (4096);
  self->names_owner = TRUE;
  self->agencies = g_ptr_array_new_with_free_func (g_free);
  self->persons = g_ptr_array_new_with_free_func (person_free);
  self->roles = g_ptr_array_new_with_free_func (role_free);
  self->elected = g_ptr_array_new ();
  self->meetings = g_ptr_array_new_with_free_func (g_free);
  self->agencies_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->persons_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->roles_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!stf_read_rows (file, queries[i].sql, NULL, queries[i].read, self, error))
      return NULL;
  if (!self->starts)
    {
      g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
                           _ ("There is no year in the file."));
      return NULL;
    }
  if (!sort_persons (self, file, error))
    return NULL;
  index_persons (self);
  order_ballot (self);

  return g_steal_pointer (&self);
}

/** stf_ballot_free: frees a ballot, and every text that was read from it. */
void
stf_ballot_free (StfBallot *self)
{
  g_ptr_array_unref (self->agencies);
  g_ptr_array_unref (self->persons);
  g_ptr_array_unref (self->elected);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->meetings);
  g_hash_table_unref (self->agencies_by_id);
  g_hash_table_unref (self->persons_by_id);
  g_hash_table_unref (self->roles_by_id);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** stf_ballot_find_person: the person with this id, or NULL. */
const StfBallotPerson *
stf_ballot_find_person (const StfBallot *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id ? g_hash_table_lookup (self->persons_by_id, id) : NULL;
}

/** stf_ballot_find_role: the role with this id, or NULL. */
const StfBallotRole *
stf_ballot_find_role (const StfBallot *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id ? g_hash_table_lookup (self->roles_by_id, id) : NULL;
}

/** stf_ballot_find_meeting: the meeting with this id among those that elect, or NULL. */
const StfBallotMeeting *
stf_ballot_find_meeting (const StfBallot *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const StfBallotMeeting *meeting = self->meetings->pdata[i];

      if (g_strcmp0 (meeting->id, id) == 0)
        return meeting;
    }
  return NULL;
}

/** stf_ballot_find_employer: where a person works at a date; of several, where last begun. */
const StfBallotAgency *
stf_ballot_find_employer (const StfBallot *self, const char *person, const char *date)
{
  const StfBallotPerson *found = stf_ballot_find_person (self, person);
  const StfBallotAgency *agency = NULL;

  for (guint i = 0; found && i < found->employments->len; i++)
    {
      const StfBallotEmployment *employment = found->employments->pdata[i];

      if (stf_date_in_force (date, employment->from_date, employment->to_date))
        agency = g_hash_table_lookup (self->agencies_by_id, employment->agency);
    }
  return agency;
}

/** stf_ballot_role_find_holder: who has a seat of a role at a date, or NULL. */
const StfBallotTerm *
stf_ballot_role_find_holder (const StfBallotRole *self, const char *seat, const char *date)
{
  const StfBallotTerm *holder = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const StfBallotTerm *term = self->terms->pdata[i];

      if (g_strcmp0 (term->seat, seat) == 0
          && stf_date_in_force (date, term->from_date, term->to_date))
        holder = term;
    }
  return holder;
}

/** stf_ballot_holds: whether a person has a role at a date. */
gboolean
stf_ballot_holds (const StfBallot *self, const char *person, const char *role, const char *date)
{
  const StfBallotPerson *found = stf_ballot_find_person (self, person);

  for (guint i = 0; found && i < found->terms->len; i++)
    {
      const StfBallotTerm *term = found->terms->pdata[i];

      if (g_strcmp0 (term->role, role) == 0
          && stf_date_in_force (date, term->from_date, term->to_date))
        return TRUE;
    }
  return FALSE;
}

/* How many years from one day to another; what is begun counts. */
static guint
count_years (const char *first, const char *last)
{
  guint n = 0;
  g_autofree char *day = g_strdup (first);

  while (day && strcmp (day, last) < 0 && n < 1000)
    {
      n++;
      g_free (day);
      day = stf_date_shift_years (first, (int) n);
    }
  return n;
}

/**
 * stf_ballot_count_years:
 * @self: a ballot
 * @person: an id
 * @role: an id
 * @from_date: the first day of a new term
 *
 * Returns: how many years in a row the person has had the role just before @from_date; a begun year
 *   counts
 */
guint
stf_ballot_count_years (const StfBallot *self, const char *person, const char *role,
                        const char *from_date)
{
  const StfBallotPerson *found = stf_ballot_find_person (self, person);
  const char *first = from_date;

  /* By first day: the last that began is met first. */
  for (guint i = found ? found->terms->len : 0; i > 0; i--)
    {
      const StfBallotTerm *term = found->terms->pdata[i - 1];
      g_autofree char *before = stf_date_add_days (first, -1);

      if (g_strcmp0 (term->role, role) != 0 || !before
          || !stf_date_in_force (before, term->from_date, term->to_date))
        continue;
      if (!term->from_date)
        return 1000;
      first = term->from_date;
    }
  return count_years (first, from_date);
}

/** stf_ballot_name_person: "Anna Berg (Uppsala)", with the agency at the date; owned. */
char *
stf_ballot_name_person (const StfBallot *self, const char *person, const char *date)
{
  const StfBallotPerson *found = stf_ballot_find_person (self, person);
  const StfBallotAgency *agency = stf_ballot_find_employer (self, person, date);

  if (!found)
    return g_strdup ("?");
  return agency ? g_strdup_printf ("%s (%s)", found->name, agency->short_name)
                : g_strdup (found->name);
}

/**
 * stf_ballot_propose_term:
 * @self: a ballot
 * @date: of the meeting
 * @from_date: (out) (transfer full): the first day of the term
 * @to_date: (out) (transfer full) (nullable): its last day, or NULL: until the next meeting
 *
 * The term that a meeting on @date elects for (A11).  From meeting to meeting, it begins on the day
 * after.  Else it is the file's year when that lies ahead, or the first year after it that does.
 */
void
stf_ballot_propose_term (const StfBallot *self, const char *date, char **from_date, char **to_date)
{
  int years = 0;

  if (self->term_of_office == STF_TERM_MEETING_TO_MEETING)
    {
      *from_date = stf_date_add_days (date, 1);
      *to_date = NULL;
      return;
    }
  *from_date = g_strdup (self->starts);
  while (*from_date && strcmp (*from_date, date) <= 0)
    {
      g_free (*from_date);
      *from_date = stf_date_shift_years (self->starts, ++years);
    }
  *to_date = stf_date_shift_last_day (self->ends, years);
}

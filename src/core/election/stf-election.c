/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assistant of an election as a value, before anything is written.
 *
 * An election begins with a slate or with empty seats; a by-election with the seats of one role and
 * of those held among its holders.  The meeting is one that is in the file, a new one, or, of a
 * by-election, none.  A meeting gives the day of the decision, and that day proposes the term
 * (A11); both can be changed.
 *
 * What it does to assignments is stf-election-plan.c, its words are stf-election-text.c, and
 * writing it stf-election-save.c. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-election-private.h"
#include "stf-reader-private.h"
#include "stf-rules.h"
#include "stf-text.h"
#include "stf-uuid.h"

/* What follows the chair and asks for a person (R28): as its rule says, or else the first. */
#define FOLLOWER                                                                                   \
  "SELECT rule_parameter.role FROM rule JOIN rule_parameter ON rule_parameter.rule = rule.id"      \
  " JOIN role ON role.id = rule_parameter.role AND role.holder_of IS NOT NULL"                     \
  " WHERE rule.\"check\" = 'process-owner-person'"                                                 \
  " UNION ALL SELECT * FROM (SELECT id FROM role WHERE holder_of IS NOT NULL"                      \
  " ORDER BY kind <> 'owner', position, id) LIMIT 1"

/* The document that tells of an election (R04): as its rule says, or else D14. */
#define NOTICE                                                                                     \
  "SELECT id, ref, title, owner_body, state = 'expected', 0 AS place FROM document"                \
  " WHERE id IN (SELECT document FROM rule_parameter WHERE rule IN"                                \
  " (SELECT id FROM rule WHERE \"check\" = 'election-notified'))"                                  \
  " UNION ALL SELECT id, ref, title, owner_body, state = 'expected', 1 FROM document"              \
  " WHERE ref = 'D14' AND kind = 'yearly' ORDER BY place, id LIMIT 1"

/* Who is told of it. */
#define RECIPIENT                                                                                  \
  "SELECT body.name FROM relation JOIN body ON body.id = relation.to_body"                         \
  " WHERE relation.kind = 'notifies' ORDER BY relation.id LIMIT 1"

/* What a new meeting of an assembly is one of. */
#define EVENT                                                                                      \
  "SELECT event.id, event.title FROM event JOIN body ON body.id = event.body"                      \
  " WHERE event.kind = 'meeting' AND ?1 IN (body.id, body.parent)"                                 \
  " ORDER BY body.id <> ?1, event.position, event.id LIMIT 1"

G_DEFINE_QUARK (stf - election - error - quark, stf_election_error)

static void
set_line (char **line, const char *text)
{
  g_autofree char *clean = text ? stf_text_clean_line (text, -1) : NULL;

  g_free (*line);
  *line = clean && *clean ? g_steal_pointer (&clean) : NULL;
}

static void
read_notice (StfStatement *row, gpointer user_data)
{
  StfElection *self = user_data;

  self->notice = stf_statement_dup_text (row, 0);
  self->notice_ref = stf_statement_dup_text (row, 1);
  self->notice_title = stf_statement_dup_text (row, 2);
  self->notice_body = stf_statement_dup_text (row, 3);
  self->notice_expected = stf_statement_get_integer (row, 4) != 0;
  self->new_notice = stf_uuid_new ();
}

static void
read_event (StfStatement *row, gpointer user_data)
{
  StfElection *self = user_data;

  self->event = stf_statement_dup_text (row, 0);
  self->title = stf_statement_dup_text (row, 1);
}

/* What surrounds the ballot.  NULL is no error where something is not in the file. */
static gboolean
load_surroundings (StfElection *self, StfYearFile *file, GError **error)
{
  const StfBallotRole *first = self->roles->len > 0 ? self->roles->pdata[0] : NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *follower = stf_read_text (file, FOLLOWER, NULL, &failure);

  if (!failure)
    self->recipient = stf_read_text (file, RECIPIENT, NULL, &failure);
  if (!failure)
    self->year_name = stf_read_text (file, "SELECT name FROM year ORDER BY id LIMIT 1", NULL,
                                     &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->ballot->names_owner)
    self->follower = stf_ballot_find_role (self->ballot, follower);

  return stf_read_rows (file, NOTICE, NULL, read_notice, self, error)
         && (!first || stf_read_rows (file, EVENT, first->assembly, read_event, self, error));
}

static StfElection *
election_new (StfYearFile *file, GError **error)
{
  g_autoptr (StfElection) self = g_new0 (StfElection, 1);

  self->roles = g_ptr_array_new ();
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_nominee_free);
  self->ballot = stf_ballot_load (file, error);
  return self->ballot ? g_steal_pointer (&self) : NULL;
}

/* The last meeting of the kind that elects, or NULL. */
static const StfBallotMeeting *
find_latest (const StfElection *self)
{
  for (guint i = 0; i < self->ballot->meetings->len; i++)
    {
      const StfBallotMeeting *meeting = self->ballot->meetings->pdata[i];

      if (g_strcmp0 (meeting->event, self->event) == 0)
        return meeting;
    }
  return NULL;
}

/* The meeting of the election when none has been chosen: the latest, unless it has elected. */
static void
propose_meeting (StfElection *self, StfYearFile *file)
{
  const StfBallotMeeting *latest = find_latest (self);
  g_autofree char *today = stf_date_today ();
  g_autofree char *elected = NULL;

  if (latest)
    elected = stf_read_text (
        file, "SELECT id FROM decision WHERE kind = 'election' AND meeting = ?1 LIMIT 1",
        latest->id, NULL);
  if (latest && !elected)
    {
      stf_election_set_meeting (self, latest->id);
      return;
    }
  self->mode = STF_ELECTION_AT_NEW_MEETING;
  self->meeting = stf_uuid_new ();
  /* A year that is over has had its meeting within itself at the latest. */
  stf_election_set_date (self, strcmp (today, self->ballot->ends) > 0 ? self->ballot->ends : today);
}

/**
 * stf_election_new:
 * @file: a year
 * @slate: (nullable): the id of a slate, whose candidates are the result that is proposed
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the assistant of an election
 */
StfElection *
stf_election_new (StfYearFile *file, const char *slate, GError **error)
{
  g_autoptr (StfElection) self = NULL;
  g_autoptr (StfSlate) chosen = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self = election_new (file, error);
  if (!self)
    return NULL;
  g_ptr_array_extend (self->roles, self->ballot->elected, NULL, NULL);
  if (slate)
    {
      chosen = stf_slate_load (file, slate, error);
      if (!chosen)
        return NULL;
      self->slate = g_strdup (slate);
      for (guint i = 0; i < chosen->nominees->len; i++)
        {
          const StfNominee *nominee = chosen->nominees->pdata[i];

          stf_election_set_result (self, nominee->seat, nominee->person);
        }
    }
  if (!load_surroundings (self, file, error))
    return NULL;

  if (chosen && stf_ballot_find_meeting (self->ballot, chosen->meeting))
    stf_election_set_meeting (self, chosen->meeting);
  else
    propose_meeting (self, file);
  if (chosen && chosen->from_date)
    stf_election_set_term (self, chosen->from_date, chosen->to_date);

  return g_steal_pointer (&self);
}

/**
 * stf_election_new_by_election:
 * @file: a year
 * @role: the id of an elected role
 * @date: the day of the decision, an ISO date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the assistant of a by-election, without a meeting and with
 *   nobody elected
 */
StfElection *
stf_election_new_by_election (StfYearFile *file, const char *role, const char *date, GError **error)
{
  g_autoptr (StfElection) self = NULL;
  const StfBallotRole *base;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (stf_date_is_valid (date), NULL);

  self = election_new (file, error);
  if (!self)
    return NULL;

  base = stf_ballot_find_role (self->ballot, role);
  if (base && stf_ballot_find_role (self->ballot, base->among))
    base = stf_ballot_find_role (self->ballot, base->among);
  for (guint i = 0; i < self->ballot->elected->len; i++)
    {
      const StfBallotRole *other = self->ballot->elected->pdata[i];

      if (base && (other == base || g_strcmp0 (other->among, base->id) == 0))
        g_ptr_array_add (self->roles, (gpointer) other);
    }
  if (self->roles->len == 0)
    {
      g_set_error_literal (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_GONE,
                           _ ("The role is not one that a meeting elects."));
      return NULL;
    }
  if (!load_surroundings (self, file, error))
    return NULL;

  self->by_election = TRUE;
  self->mode = STF_ELECTION_WITHOUT;
  self->end_reason = g_strdup (_ ("Leaves before the end of the term."));
  self->date = g_strdup (date);
  self->from_date = stf_date_add_days (date, 1);
  self->to_date = g_strdup (strcmp (date, self->ballot->ends) < 0 ? self->ballot->ends : NULL);
  return g_steal_pointer (&self);
}

/** stf_election_free: frees an assistant. */
void
stf_election_free (StfElection *self)
{
  g_clear_pointer (&self->ballot, stf_ballot_free);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->results);
  g_free (self->slate);
  g_free (self->meeting);
  g_free (self->event);
  g_free (self->title);
  g_free (self->place);
  g_free (self->date);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->end_reason);
  g_free (self->named_person);
  g_free (self->notice);
  g_free (self->notice_title);
  g_free (self->notice_ref);
  g_free (self->notice_body);
  g_free (self->new_notice);
  g_free (self->recipient);
  g_free (self->year_name);
  g_free (self);
}

/** stf_election_get_ballot: what the election looks at. */
const StfBallot *
stf_election_get_ballot (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->ballot;
}

/** stf_election_is_by_election: whether single seats are filled in the middle of a term. */
gboolean
stf_election_is_by_election (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->by_election;
}

/** stf_election_get_roles: the roles that it may fill. */
const GPtrArray *
stf_election_get_roles (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->roles;
}

/** stf_election_get_mode: at which meeting. */
StfElectionMode
stf_election_get_mode (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, STF_ELECTION_WITHOUT);
  return self->mode;
}

/** stf_election_get_meeting: the id of the meeting; NULL without. */
const char *
stf_election_get_meeting (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->mode == STF_ELECTION_WITHOUT ? NULL : self->meeting;
}

/** stf_election_get_title: the title of a new meeting. */
const char *
stf_election_get_title (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

/** stf_election_get_place: the place of a new meeting. */
const char *
stf_election_get_place (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->place;
}

/** stf_election_get_date: the day of the decision. */
const char *
stf_election_get_date (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->date;
}

/** stf_election_get_from_date: the first day of the term. */
const char *
stf_election_get_from_date (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->from_date;
}

/** stf_election_get_to_date: its last day; NULL for open. */
const char *
stf_election_get_to_date (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->to_date;
}

/** stf_election_get_end_reason: why a holder leaves before the end of the term. */
const char *
stf_election_get_end_reason (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->end_reason;
}

/** stf_election_set_mode: at a meeting of the file, a new one, or without. */
void
stf_election_set_mode (StfElection *self, StfElectionMode mode)
{
  g_return_if_fail (self != NULL);

  if (mode != self->mode)
    {
      g_free (self->meeting);
      self->meeting = mode == STF_ELECTION_AT_NEW_MEETING ? stf_uuid_new () : NULL;
    }
  self->mode = mode;
}

/** stf_election_set_meeting: the id of a meeting of the file, which gives the date and the term. */
void
stf_election_set_meeting (StfElection *self, const char *meeting)
{
  const StfBallotMeeting *found;

  g_return_if_fail (self != NULL);

  found = stf_ballot_find_meeting (self->ballot, meeting);
  g_return_if_fail (found != NULL);

  self->mode = STF_ELECTION_AT_MEETING;
  g_free (self->meeting);
  self->meeting = g_strdup (meeting);
  stf_election_set_date (self, found->to_date ? found->to_date : found->on_date);
}

/** stf_election_set_title: the title of a new meeting. */
void
stf_election_set_title (StfElection *self, const char *title)
{
  g_return_if_fail (self != NULL);
  set_line (&self->title, title);
}

/** stf_election_set_place: the place of a new meeting. */
void
stf_election_set_place (StfElection *self, const char *place)
{
  g_return_if_fail (self != NULL);
  set_line (&self->place, place);
}

/** stf_election_set_date: the day of the decision, which proposes the term. */
void
stf_election_set_date (StfElection *self, const char *date)
{
  g_return_if_fail (self != NULL);

  set_line (&self->date, date);
  if (!stf_date_is_valid (self->date))
    return;
  if (self->by_election)
    {
      g_free (self->from_date);
      self->from_date = stf_date_add_days (self->date, 1);
      return;
    }
  g_clear_pointer (&self->from_date, g_free);
  g_clear_pointer (&self->to_date, g_free);
  stf_ballot_propose_term (self->ballot, self->date, &self->from_date, &self->to_date);
}

/** stf_election_set_term: the first and last day of the term; NULL for open. */
void
stf_election_set_term (StfElection *self, const char *from_date, const char *to_date)
{
  g_return_if_fail (self != NULL);
  set_line (&self->from_date, from_date);
  set_line (&self->to_date, to_date);
}

/** stf_election_set_end_reason: why a holder leaves before the end of the term. */
void
stf_election_set_end_reason (StfElection *self, const char *reason)
{
  g_return_if_fail (self != NULL);
  set_line (&self->end_reason, reason);
}

static const StfBallotRole *
find_role_of_seat (const StfElection *self, const char *seat)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const StfBallotRole *role = self->roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        if (g_strcmp0 (((const StfBallotSeat *) role->seats->pdata[j])->id, seat) == 0)
          return role;
    }
  return NULL;
}

/** stf_election_set_result: who is elected to a seat; NULL for nobody. */
void
stf_election_set_result (StfElection *self, const char *seat, const char *person)
{
  const StfBallotRole *role;

  g_return_if_fail (self != NULL);
  g_return_if_fail (seat != NULL);

  for (guint i = 0; i < self->results->len; i++)
    if (g_str_equal (((const StfNominee *) self->results->pdata[i])->seat, seat))
      {
        g_ptr_array_remove_index (self->results, i);
        break;
      }
  role = find_role_of_seat (self, seat);
  if (role && stf_ballot_find_person (self->ballot, person))
    g_ptr_array_add (self->results, stf_nominee_new (role->id, seat, person));
}

/** stf_election_get_result: the id of who is elected to a seat, or NULL. */
const char *
stf_election_get_result (const StfElection *self, const char *seat)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stf_nominees_find (self->results, seat);
}

/** stf_election_get_results: all who are elected. */
const GPtrArray *
stf_election_get_results (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->results;
}

/** stf_election_get_follower: the role for which a person is to be named, or NULL. */
const StfBallotRole *
stf_election_get_follower (const StfElection *self)
{
  g_autoptr (StfElectionPlan) plan = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!stf_election_validate (self, NULL))
    return NULL;
  plan = stf_election_plan_new (self);
  return plan->follower_moves ? self->follower : NULL;
}

/** stf_election_get_follower_agency: the agency that has the follower with the election, or NULL.
 */
const StfBallotAgency *
stf_election_get_follower_agency (const StfElection *self)
{
  g_autoptr (StfElectionPlan) plan = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!stf_election_validate (self, NULL))
    return NULL;
  plan = stf_election_plan_new (self);
  return plan->agency_after;
}

/** stf_election_get_named_person: the id of who is named for the follower, or NULL. */
const char *
stf_election_get_named_person (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->named_person;
}

/** stf_election_set_named_person: who is named for the follower (R28); NULL for nobody yet. */
void
stf_election_set_named_person (StfElection *self, const char *person)
{
  g_return_if_fail (self != NULL);
  set_line (&self->named_person, person);
}

/** stf_election_get_notice: the id of the document that tells of the election (R04), or NULL. */
const char *
stf_election_get_notice (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->notice_expected ? self->notice : self->new_notice;
}

static gboolean
fail (GError **error, StfElectionError code, const char *message)
{
  g_set_error_literal (error, STF_ELECTION_ERROR, code, message);
  return FALSE;
}

static gboolean
validate_dates (const StfElection *self, GError **error)
{
  if (!stf_date_is_valid (self->date))
    return fail (error, STF_ELECTION_ERROR_DATES,
                 _ ("The day of the decision is not a date. Write it as 2013-01-31."));
  if (!stf_date_is_valid (self->from_date))
    return fail (error, STF_ELECTION_ERROR_DATES,
                 _ ("The first day of the term is not a date. Write it as 2013-01-31."));
  if (self->to_date && !stf_date_is_valid (self->to_date))
    return fail (error, STF_ELECTION_ERROR_DATES,
                 _ ("The last day of the term is not a date. Write it as 2013-01-31."));
  if (self->to_date && strcmp (self->to_date, self->from_date) < 0)
    return fail (error, STF_ELECTION_ERROR_DATES, _ ("The term ends before it begins."));
  if (strcmp (self->from_date, self->date) < 0)
    return fail (error, STF_ELECTION_ERROR_DATES,
                 _ ("The term begins before the day of the decision."));
  return TRUE;
}

static gboolean
validate_results (const StfElection *self, GError **error)
{
  if (self->results->len == 0)
    return fail (error, STF_ELECTION_ERROR_NOBODY, _ ("Choose who was elected."));

  for (guint i = 0; i < self->results->len; i++)
    for (guint j = i + 1; j < self->results->len; j++)
      {
        const StfNominee *first = self->results->pdata[i];
        const StfNominee *second = self->results->pdata[j];

        if (g_str_equal (first->role, second->role) && g_str_equal (first->person, second->person))
          {
            g_set_error (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_TWICE,
                         _ ("%s is elected to two seats of the same role."),
                         stf_ballot_find_person (self->ballot, first->person)->name);
            return FALSE;
          }
      }
  return TRUE;
}

static gboolean
validate_taken (const StfElection *self, GError **error)
{
  g_autoptr (StfElectionPlan) plan = stf_election_plan_new (self);
  const StfBallotRole *role;
  g_autofree char *name = NULL;

  if (!plan->taken)
    return TRUE;

  role = stf_ballot_find_role (self->ballot, plan->taken->role);
  name = stf_ballot_name_person (self->ballot, plan->taken->person, self->from_date);
  g_set_error (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_TAKEN,
               /* Translators: a person, the title of a role, and a date. */
               _ ("%s is already to be %s from %s. Remove that assignment first, or change the "
                  "term."),
               name, role ? role->title : "", plan->taken->from_date);
  return FALSE;
}

/**
 * stf_election_validate:
 * @self: an assistant
 * @error: return location for an error
 *
 * Tells whether the election can be recorded: a meeting, dates in order, somebody elected, nobody
 * twice, and nobody there already.
 */
gboolean
stf_election_validate (const StfElection *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->mode == STF_ELECTION_AT_MEETING && !self->meeting)
    return fail (error, STF_ELECTION_ERROR_MEETING, _ ("Choose the meeting that elected."));
  if (self->mode == STF_ELECTION_AT_NEW_MEETING && !self->title)
    return fail (error, STF_ELECTION_ERROR_MEETING, _ ("Give the meeting a title."));
  return validate_dates (self, error) && validate_results (self, error)
         && validate_taken (self, error);
}

/** stf_election_assess: what can be said of the result; owned by the caller. */
StfAssessment *
stf_election_assess (const StfElection *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (stf_date_is_valid (self->date) && stf_date_is_valid (self->from_date),
                        NULL);

  return stf_assessment_new (self->ballot, self->results, self->date, self->from_date,
                             self->to_date);
}

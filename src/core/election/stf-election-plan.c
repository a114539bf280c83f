/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an election does to assignments, computed from its result and from what the ballot knows.
 *
 * 1. A role is decided when somebody is elected to it; others are left alone.
 * 2. The term of a role that is held until a successor comes begins on the day of the decision and
 *    has no end.  Others have the term of the election.
 * 3. An election decides a role as a whole: whoever has it on the day before the term ends there,
 *    with or without a successor.  What already ends there is told, but not written.
 * 4. A by-election decides single seats: who has such a seat leaves it the day before, and with it
 *    the roles that are held among its holders.  The successor has the rest of the term: until the
 *    day on which the one who left would have ended, or else the others.
 * 5. Somebody who has the role from a day within the term already stands in the way.
 * 6. A role whose holder is computed (R27) follows: the person named for it ends with the term of
 *    the one it follows when the agency is another or a person is named anew.  Its new person
 * begins and ends with the new holder (R28). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-election-private.h"
#include "stf-uuid.h"

static void
end_free (gpointer data)
{
  StfElectionEnd *self = data;

  g_free (self->to_date);
  g_free (self);
}

static void
start_free (gpointer data)
{
  StfElectionStart *self = data;

  g_free (self->id);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

void
stf_election_plan_free (StfElectionPlan *self)
{
  g_ptr_array_unref (self->ends);
  g_ptr_array_unref (self->starts);
  g_free (self);
}

GPtrArray *
stf_election_list_decided (const StfElection *self)
{
  GPtrArray *decided = g_ptr_array_new ();

  for (guint i = 0; i < self->roles->len; i++)
    {
      const StfBallotRole *role = self->roles->pdata[i];

      for (guint j = 0; j < self->results->len; j++)
        if (g_strcmp0 (((const StfNominee *) self->results->pdata[j])->role, role->id) == 0)
          {
            g_ptr_array_add (decided, (gpointer) role);
            break;
          }
    }
  return decided;
}

/* Rule 2. */
static const char *
first_day (const StfElection *self, const StfBallotRole *role)
{
  return role->until_successor && !self->by_election ? self->date : self->from_date;
}

static const char *
last_day (const StfElection *self, const StfBallotRole *role)
{
  return role->until_successor ? NULL : self->to_date;
}

static gboolean
is_elected (const StfElection *self, const char *role, const char *person)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      const StfNominee *nominee = self->results->pdata[i];

      if (g_strcmp0 (nominee->role, role) == 0 && g_strcmp0 (nominee->person, person) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_end (const StfElectionPlan *plan, const StfBallotTerm *term)
{
  for (guint i = 0; i < plan->ends->len; i++)
    if (((const StfElectionEnd *) plan->ends->pdata[i])->term == term)
      return TRUE;
  return FALSE;
}

/* Ends a term on the day last, unless it has ended before. */
static void
end_term (StfElectionPlan *plan, const StfBallotTerm *term, const char *last, const char *reason,
          gboolean stays)
{
  gboolean over = term->to_date && strcmp (term->to_date, last) < 0;
  StfElectionEnd *end;

  if ((over && !term->carried_over) || has_end (plan, term))
    return;
  end = g_new0 (StfElectionEnd, 1);
  end->term = term;
  end->to_date = g_strdup (over ? term->to_date : last);
  end->reason = reason;
  end->stays = stays;
  end->written = !over && g_strcmp0 (term->to_date, last) != 0;
  g_ptr_array_add (plan->ends, end);
}

/* Rule 5. */
static gboolean
stands_in_way (const StfBallotTerm *term, const char *from_date, const char *to_date)
{
  return term->from_date && strcmp (term->from_date, from_date) >= 0
         && stf_date_overlap (term->from_date, term->to_date, from_date, to_date);
}

/* Rule 3. */
static void
end_role (const StfElection *self, StfElectionPlan *plan, const StfBallotRole *role)
{
  const char *from_date = first_day (self, role);
  g_autofree char *last = stf_date_add_days (from_date, -1);

  for (guint i = 0; i < role->terms->len; i++)
    {
      const StfBallotTerm *term = role->terms->pdata[i];
      gboolean again = is_elected (self, role->id, term->person);

      if (stands_in_way (term, from_date, last_day (self, role)))
        plan->taken = term;
      else if (!term->from_date || strcmp (term->from_date, from_date) < 0)
        end_term (plan, term, last, again ? _ ("Elected again.") : _ ("End of the term."), again);
    }
}

/* Rule 4: what is held among the holders of a role. */
static void
end_among (const StfElection *self, StfElectionPlan *plan, const StfBallotTerm *left,
           const char *last)
{
  for (guint i = 0; i < self->ballot->roles->len; i++)
    {
      const StfBallotRole *role = self->ballot->roles->pdata[i];

      for (guint j = 0; g_strcmp0 (role->among, left->role) == 0 && j < role->terms->len; j++)
        {
          const StfBallotTerm *term = role->terms->pdata[j];

          if (g_strcmp0 (term->person, left->person) == 0
              && stf_date_in_force (last, term->from_date, term->to_date))
            end_term (plan, term, last, self->end_reason, FALSE);
        }
    }
}

/* Rule 4.  Returns the last day of the rest of the term; NULL for open. */
static const char *
end_seat (const StfElection *self, StfElectionPlan *plan, const StfBallotRole *role,
          const char *seat)
{
  g_autofree char *last = stf_date_add_days (self->from_date, -1);
  const char *rest = last_day (self, role);
  gboolean left = FALSE;

  for (guint i = 0; i < role->terms->len; i++)
    {
      const StfBallotTerm *term = role->terms->pdata[i];

      if (g_strcmp0 (term->seat, seat) != 0)
        {
          if (!left && stf_date_in_force (self->from_date, term->from_date, term->to_date))
            rest = term->to_date;
          continue;
        }
      if (stands_in_way (term, self->from_date, NULL))
        plan->taken = term;
      else if (stf_date_in_force (self->from_date, term->from_date, term->to_date))
        {
          rest = term->to_date;
          left = TRUE;
          end_term (plan, term, last, self->end_reason, FALSE);
          end_among (self, plan, term, last);
        }
    }
  return rest;
}

static void
start_term (const StfElection *self, StfElectionPlan *plan, const StfBallotRole *role,
            const char *seat, const char *person, const char *from_date, const char *to_date)
{
  StfElectionStart *start = g_new0 (StfElectionStart, 1);
  g_autofree char *before = stf_date_add_days (from_date, -1);

  start->id = stf_uuid_new ();
  start->role = role;
  start->seat = seat;
  start->person = person;
  start->from_date = g_strdup (from_date);
  start->to_date = g_strdup (to_date);
  start->again = stf_ballot_holds (self->ballot, person, role->id, before);
  g_ptr_array_add (plan->starts, start);
}

/* Who has a role, with the election, on a day; NULL for nobody. */
static const char *
find_new_holder (const StfElection *self, const StfElectionPlan *plan, const char *role,
                 const char *date)
{
  const StfBallotRole *found = stf_ballot_find_role (self->ballot, role);

  for (guint i = 0; i < plan->starts->len; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];

      if (start->role == found)
        return start->person;
    }
  for (guint i = 0; found && i < found->terms->len; i++)
    {
      const StfBallotTerm *term = found->terms->pdata[i];

      if (stf_date_in_force (date, term->from_date, term->to_date) && !has_end (plan, term))
        return term->person;
    }
  return NULL;
}

static const char *
find_old_holder (const StfBallotRole *role, const char *date)
{
  const char *person = NULL;

  for (guint i = 0; role && i < role->terms->len; i++)
    {
      const StfBallotTerm *term = role->terms->pdata[i];

      if (stf_date_in_force (date, term->from_date, term->to_date))
        person = term->person;
    }
  return person;
}

/* Rule 6. */
static void
move_follower (const StfElection *self, StfElectionPlan *plan)
{
  const StfBallotRole *follower = self->follower;
  const StfBallotRole *leader = follower ? stf_ballot_find_role (self->ballot, follower->holder_of)
                                         : NULL;
  g_autofree char *last = stf_date_add_days (self->from_date, -1);
  const char *to_date = self->to_date;

  if (!leader)
    return;
  for (guint i = 0; i < plan->starts->len; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];

      if (start->role == leader)
        {
          plan->follower_moves = TRUE;
          to_date = start->to_date;
        }
    }
  for (guint i = 0; i < plan->ends->len; i++)
    plan->follower_moves |= g_strcmp0 (((const StfElectionEnd *) plan->ends->pdata[i])->term->role,
                                       leader->id)
                            == 0;
  if (!plan->follower_moves)
    return;

  plan->agency_before = stf_ballot_find_employer (self->ballot, find_old_holder (leader, last),
                                                  last);
  plan->agency_after = stf_ballot_find_employer (
      self->ballot, find_new_holder (self, plan, leader->id, self->from_date), self->from_date);
  for (guint i = 0; i < follower->terms->len; i++)
    {
      const StfBallotTerm *term = follower->terms->pdata[i];

      if (term->person && (!term->from_date || strcmp (term->from_date, self->from_date) < 0)
          && (self->named_person || plan->agency_before != plan->agency_after))
        end_term (plan, term, last, _ ("The role goes to another holder."), FALSE);
    }
  if (self->named_person)
    start_term (self, plan, follower, NULL, self->named_person, self->from_date, to_date);
}

/* What the election does.  It must have valid dates. */
StfElectionPlan *
stf_election_plan_new (const StfElection *self)
{
  StfElectionPlan *plan = g_new0 (StfElectionPlan, 1);
  g_autoptr (GPtrArray) decided = stf_election_list_decided (self);

  plan->ends = g_ptr_array_new_with_free_func (end_free);
  plan->starts = g_ptr_array_new_with_free_func (start_free);
  for (guint i = 0; i < decided->len && !self->by_election; i++)
    end_role (self, plan, decided->pdata[i]);
  for (guint i = 0; i < self->results->len; i++)
    {
      const StfNominee *nominee = self->results->pdata[i];
      const StfBallotRole *role = stf_ballot_find_role (self->ballot, nominee->role);
      const char *to_date = self->by_election ? end_seat (self, plan, role, nominee->seat)
                                              : last_day (self, role);

      start_term (self, plan, role, nominee->seat, nominee->person, first_day (self, role),
                  to_date);
    }
  move_follower (self, plan);

  return plan;
}

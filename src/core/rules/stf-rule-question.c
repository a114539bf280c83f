/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What checks ask of the year at a day.
 *
 * 1. Whoever asks whether a day has been reached and hears no has that day noted as the next one on
 *    which to ask again.  Every question about the day is built on it.
 * 2. A holder is one whose assignment is in force.  A deputy is no holder.  One who is acting is,
 *    unless somebody holds the same seat in full.  One who is carried over is, until the successor
 *    begins (see stf-rule-year.c).
 * 3. A meeting counts if it was held; one that is only planned counts while its day is yet to come,
 *    counted from the day that is asked for.  So is it with documents: what is expected on a later
 *    day is taken to come true. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-check-private.h"

/* See 1. */
gboolean
stf_check_reached (StfCheck *self, int day)
{
  if (self->date >= day)
    return TRUE;

  self->next = MIN (self->next, day);
  return FALSE;
}

gboolean
stf_check_in_force (StfCheck *self, int from, int to)
{
  return stf_check_reached (self, from)
         && (to == STF_DAY_OPEN_END || !stf_check_reached (self, to + 1));
}

/* See 2. */
gboolean
stf_check_is_holder (StfCheck *self, const StfRuleAssignment *it)
{
  if (it->deputy || !stf_check_in_force (self, it->from, it->until))
    return FALSE;

  if (it->acting && it->seat >= 0)
    for (int i = STF_ROW (self->year, StfRuleRole, roles, it->role)->first_assignment; i >= 0;)
      {
        const StfRuleAssignment *other = STF_ROW (self->year, StfRuleAssignment, assignments, i);

        if (other->seat == it->seat && !other->acting && !other->deputy
            && stf_check_in_force (self, other->from, other->until))
          return FALSE;
        i = other->next_of_role;
      }

  return TRUE;
}

static void
add_holders (StfCheck *self, int role, GArray *holders)
{
  for (int i = STF_ROW (self->year, StfRuleRole, roles, role)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (stf_check_is_holder (self, it))
        g_array_append_val (holders, i);
      i = it->next_of_role;
    }
}

/* Returns: (transfer full): the assignments of those who hold @role */
GArray *
stf_check_holders (StfCheck *self, int role)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (int));

  add_holders (self, role, holders);
  return holders;
}

/* Returns: (transfer full): the assignments of the persons in the roles of @body */
GArray *
stf_check_members (StfCheck *self, int body)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));

  STF_EACH (self->year, StfRuleRole, roles, role)
  if (role->body == body && role->of_persons)
    add_holders (self, STF_INDEX (self->year, roles, role), members);

  return members;
}

gboolean
stf_check_holds (StfCheck *self, int person, int role)
{
  gboolean holds = FALSE;

  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (it->role == role && stf_check_is_holder (self, it))
        holds = TRUE;
      i = it->next_of_person;
    }

  return holds;
}

/* The same at a day that does not change with the date. */
gboolean
stf_check_held (const StfCheck *self, int person, int role, int day)
{
  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (it->role == role && !it->deputy && it->from <= day && day <= it->until)
        return TRUE;
      i = it->next_of_person;
    }

  return FALSE;
}

/* Returns: the agency where @person works, that of the latest employment; or STF_NONE */
int
stf_check_employer (StfCheck *self, int person)
{
  int agency = STF_NONE;

  if (person < 0)
    return STF_NONE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_employment; i >= 0;)
    {
      const StfRuleEmployment *it = STF_ROW (self->year, StfRuleEmployment, employments, i);

      if (stf_check_in_force (self, it->from, it->to))
        agency = it->agency;
      i = it->next;
    }

  return agency;
}

gboolean
stf_check_has_skill (const StfCheck *self, int person, int skill)
{
  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_skill; i >= 0;)
    {
      const StfRulePersonSkill *it = STF_ROW (self->year, StfRulePersonSkill, person_skills, i);

      if (it->skill == skill)
        return TRUE;
      i = it->next;
    }

  return FALSE;
}

gboolean
stf_check_body_exists (StfCheck *self, int body)
{
  const StfRuleBody *it = STF_ROW (self->year, StfRuleBody, bodies, body);

  return stf_check_in_force (self, it->from, it->to);
}

/* See 3. */
gboolean
stf_check_meeting_counts (const StfCheck *self, const StfRuleMeeting *it)
{
  return it->held || (!it->cancelled && it->to >= self->known);
}

/* Tells whether @body meets in it: as it is stated, or as the event has it. */
gboolean
stf_check_meets (const StfCheck *self, const StfRuleMeeting *it, int body)
{
  for (int i = it->first_body; i >= 0;)
    {
      const StfRuleMeetingBody *row = STF_ROW (self->year, StfRuleMeetingBody, meeting_bodies, i);

      if (row->body == body)
        return TRUE;
      i = row->next;
    }

  return it->first_body < 0 && it->event >= 0
         && STF_ROW (self->year, StfRuleEvent, events, it->event)->body == body;
}

/* Tells whether @it is the document that a parameter names, or another of its kind: the reports
 * and notes of a year are several rows with one ref. */
gboolean
stf_check_is_document (const StfCheck *self, const StfRuleDocument *it, int document)
{
  const StfRuleDocument *named = STF_ROW (self->year, StfRuleDocument, documents, document);

  return it == named || (named->ref && g_strcmp0 (it->ref, named->ref) == 0);
}

static int
rank_state (const char *state)
{
  static const char *const STATES[] = { "expected", "draft", "proposed", "adopted", "published" };

  if (g_str_equal (state, "superseded"))
    return 3;
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (state, STATES[i]))
      return (int) i;

  return 0;
}

/* See 3.  Returns: the day from which @it has come as far as @state; STF_DAY_OPEN_START if it has
 * but has no date, STF_DAY_OPEN_END if it has not */
int
stf_check_document_day (const StfCheck *self, const StfRuleDocument *it, const char *state)
{
  if (rank_state (it->state) >= rank_state (state) || it->on > self->known)
    return it->on;

  return STF_DAY_OPEN_END;
}

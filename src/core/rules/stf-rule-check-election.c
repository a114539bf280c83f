/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of the yearly election (R02) and of the nominating committee (R03).
 *
 * 1. The election for the year of the file is held in the twelve months before it, at a meeting of
 *    the event.  Who was elected is who holds the role on the first day of the term.
 * 2. The term is the calendar year, from meeting to meeting, or as each assignment has it (A11).
 * 3. What the governance document does not ask for (A19) is off: a by-election when somebody
 * leaves, a limit to years in a row, a quorum.  The file does not say how many were present; a
 * quorum is certainly not reached if fewer held the electors' role on the day.
 * 4. A supposed assignment needs no decision: a proposal is tested before the meeting decides. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-rule-check-private.h"

/* The meetings of the event from a day to another. */
static GPtrArray *
list_meetings (const StfCheck *self, int from, int to)
{
  GPtrArray *meetings = g_ptr_array_new ();

  STF_EACH (self->year, StfRuleMeeting, meetings, it)
  if (it->event == stf_check_row (self, "event") && it->on >= from && it->on <= to
      && stf_check_meeting_counts (self, it))
    g_ptr_array_add (meetings, it);

  return meetings;
}

/* One meeting, in its season. */
static void
check_meetings (StfCheck *self, const GPtrArray *meetings)
{
  const char *event
      = STF_ROW (self->year, StfRuleEvent, events, stf_check_row (self, "event"))->title;
  int row = stf_check_row (self, "event");

  if (meetings->len == 0 && stf_check_reached (self, self->year->starts))
    stf_check_find (self, STF_ABOUT_EVENT, row,
                    g_strdup_printf (_ ("%s was not held before the year."), event), NULL,
                    _ ("Hold the meeting, or mark the one that was held."));
  if (meetings->len > 1 && stf_check_reached (self, ((StfRuleMeeting *) meetings->pdata[1])->on))
    stf_check_find (
        self, STF_ABOUT_EVENT, row,
        g_strdup_printf (_ ("%s was held %u times; it should be held once."), event, meetings->len),
        NULL, _ ("Record the extra meeting as another event."), (int) meetings->len);

  for (guint i = 0; i < meetings->len; i++)
    {
      const StfRuleMeeting *it = meetings->pdata[i];
      g_autofree char *day = stf_day_in_words (it->on);

      stf_check_observe (self, "%s, %s.", it->title, day);
      if (stf_check_reached (self, it->on)
          && (it->on < stf_day_in_year_of (it->on, stf_check_text (self, "from"))
              || it->on > stf_day_in_year_of (it->on, stf_check_text (self, "to"))))
        stf_check_find (self, STF_ABOUT_MEETING, STF_INDEX (self->year, meetings, it),
                        g_strdup_printf (_ ("%s on %s was held out of season."), it->title, day),
                        NULL, _ ("Make a waiver, or correct the date of the meeting."));
    }
}

/* Returns: (transfer full): who held @role on @day, which does not move with the date */
static GPtrArray *
list_elected (const StfCheck *self, int role, int day)
{
  GPtrArray *elected = g_ptr_array_new ();

  for (int i = STF_ROW (self->year, StfRuleRole, roles, role)->first_assignment; i >= 0;)
    {
      StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (!it->deputy && it->person >= 0 && it->from <= day && day <= it->until)
        g_ptr_array_add (elected, it);
      i = it->next_of_role;
    }

  return elected;
}

/* See 2. */
static void
check_term (StfCheck *self, const StfRuleAssignment *it, const StfRuleMeeting *meeting)
{
  const StfRuleYear *year = self->year;
  gboolean right;

  if (stf_check_says (self, "term", "calendar-year"))
    right = it->from == year->starts && it->to <= year->ends;
  else if (stf_check_says (self, "term", "meeting-to-meeting"))
    right = !meeting || (it->from >= meeting->on && it->from <= meeting->to + 1);
  else
    return;

  if (!right)
    {
      g_autofree char *from = stf_day_in_words (it->from);
      g_autofree char *to = stf_day_in_words (it->to);

      stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (year, assignments, it),
                      g_strdup_printf (_ ("The term of %s (%s–%s) is not the term of office."),
                                       stf_check_person_name (self, it->person), from, to),
                      NULL, _ ("Correct the dates, or change what the term of office is."));
    }
}

/* How many years in a row somebody has been elected at the end of the year. */
static void
check_years_in_row (StfCheck *self, const StfRuleAssignment *it)
{
  int limit = stf_check_number (self, "re-election-limit");
  int from = it->from, years;
  gboolean moved = TRUE;

  while (moved)
    {
      moved = FALSE;
      for (int i = STF_ROW (self->year, StfRulePerson, persons, it->person)->first_assignment;
           i >= 0;)
        {
          const StfRuleAssignment *other = STF_ROW (self->year, StfRuleAssignment, assignments, i);

          if (other->role == it->role && !other->deputy && other->from < from
              && other->until >= from - 1)
            {
              from = other->from;
              moved = TRUE;
            }
          i = other->next_of_person;
        }
    }

  years = (self->year->ends - from + 183) / 365;
  if (limit > 0 && years > limit)
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                    g_strdup_printf (_ ("%s is elected for year %d in a row; at most %d are "
                                        "allowed."),
                                     stf_check_person_name (self, it->person), years, limit),
                    NULL, _ ("Elect somebody else."), years);
}

static void
check_elected (StfCheck *self, const StfRuleAssignment *it, const StfRuleMeeting *meeting, int day)
{
  int electors = stf_check_row (self, "electors");
  int row = STF_INDEX (self->year, assignments, it);
  const StfRuleDecision *decision = it->decision < 0 ? NULL
                                                     : STF_ROW (self->year, StfRuleDecision,
                                                                decisions, it->decision);
  const char *name = stf_check_person_name (self, it->person);

  if (!stf_check_held (self, it->person, electors, decision ? decision->on : day))
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                    g_strdup_printf (_ ("%s was elected without being %s."), name,
                                     stf_check_role_name (self, electors)),
                    NULL, _ ("Elect somebody who is eligible."));
  if (!it->supposed && (!decision || !g_str_equal (decision->kind, "election")))
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                    g_strdup_printf (_ ("No election decides that %s is %s."), name,
                                     stf_check_role_name (self, it->role)),
                    NULL, _ ("Name the decision in the assignment."));
  check_term (self, it, meeting);
  check_years_in_row (self, it);
}

/* Says that @it is in the chair without being a member. */
static void
find_chair_outside (StfCheck *self, const StfRuleAssignment *it)
{
  stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                  g_strdup_printf (_ ("%s is %s without being %s."),
                                   stf_check_person_name (self, it->person),
                                   stf_check_role_name (self, it->role),
                                   stf_check_role_name (self, stf_check_row (self, "members"))),
                  NULL, _ ("Elect the chair among the members."));
}

/* The result: so many distinct persons, and a chair among them. */
static void
check_result (StfCheck *self, const StfRuleMeeting *meeting, int day)
{
  int members = stf_check_row (self, "members");
  int chair = stf_check_row (self, "chair");
  g_autoptr (GPtrArray) elected = list_elected (self, members, day);
  g_autoptr (GPtrArray) chairs = list_elected (self, chair, day);
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  int seats = stf_check_number (self, "seats");

  for (guint i = 0; i < elected->len; i++)
    {
      const StfRuleAssignment *it = elected->pdata[i];

      g_hash_table_add (persons, GINT_TO_POINTER (it->person));
      check_elected (self, it, meeting, meeting ? meeting->to : day);
    }
  stf_check_observe (self, _ ("%u elected as %s."), g_hash_table_size (persons),
                     stf_check_role_name (self, members));

  if ((int) g_hash_table_size (persons) != seats)
    stf_check_find (
        self, STF_ABOUT_ROLE, members,
        g_strdup_printf (_ ("%u different persons are elected as %s; they should be "
                            "%d."),
                         g_hash_table_size (persons), stf_check_role_name (self, members), seats),
        NULL, _ ("Enter the whole result of the election."), (int) g_hash_table_size (persons));
  if (chairs->len != 1)
    stf_check_find (self, STF_ABOUT_ROLE, chair,
                    g_strdup_printf (_ ("%u persons are elected as %s; it should be one."),
                                     chairs->len, stf_check_role_name (self, chair)),
                    NULL, _ ("Enter the whole result of the election."), (int) chairs->len);
  for (guint i = 0; i < chairs->len; i++)
    {
      const StfRuleAssignment *it = chairs->pdata[i];

      if (!g_hash_table_contains (persons, GINT_TO_POINTER (it->person)))
        find_chair_outside (self, it);
    }
}

/* Tells whether a deputy stands in at the date. */
static gboolean
has_deputy (StfCheck *self, int role)
{
  if (!stf_check_number (self, "deputies"))
    return FALSE;

  STF_EACH (self->year, StfRuleAssignment, assignments, it)
  if (it->role == role && it->deputy && stf_check_in_force (self, it->from, it->until))
    return TRUE;

  return FALSE;
}

/* During the term: there is always a chair among the members, and no empty seat where by-elections
 * are required. */
static void
check_term_of_office (StfCheck *self)
{
  int members = stf_check_row (self, "members");
  int chair = stf_check_row (self, "chair");
  g_autoptr (GArray) holders = NULL;
  g_autoptr (GArray) chairs = NULL;

  if (!stf_check_in_force (self, self->year->starts, self->year->ends))
    return;

  holders = stf_check_holders (self, members);
  chairs = stf_check_holders (self, chair);
  if (chairs->len == 0)
    stf_check_find_vacant (self, chair);
  for (guint i = 0; i < chairs->len; i++)
    {
      int row = g_array_index (chairs, int, i);
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, row);

      if (!stf_check_holds (self, it->person, members))
        find_chair_outside (self, it);
    }

  if (stf_check_number (self, "by-election")
      && (int) holders->len < stf_check_number (self, "seats") && !has_deputy (self, members))
    stf_check_find (self, STF_ABOUT_ROLE, members,
                    g_strdup_printf (_ ("%u of %d seats as %s are held; a by-election is "
                                        "required."),
                                     holders->len, stf_check_number (self, "seats"),
                                     stf_check_role_name (self, members)),
                    NULL, _ ("Hold a by-election."), (int) holders->len);
}

/* See 3. */
static void
check_quorum (StfCheck *self, const StfRuleMeeting *meeting)
{
  int quorum = stf_check_number (self, "quorum");
  g_autoptr (GPtrArray) electors = list_elected (self, stf_check_row (self, "electors"),
                                                 meeting->to);

  if (quorum == 0)
    return;

  stf_check_observe (self, "%s", _ ("How many were present is not in the file."));
  if ((int) electors->len < quorum)
    stf_check_find (self, STF_ABOUT_MEETING, STF_INDEX (self->year, meetings, meeting),
                    g_strdup_printf (_ ("%u could take part in %s; the quorum is %d."),
                                     electors->len, meeting->title, quorum),
                    NULL, _ ("Decide again when there is a quorum."), (int) electors->len);
}

/* election (R02): see 1. */
void
stf_check_election (StfCheck *self)
{
  const StfRuleYear *year = self->year;
  g_autoptr (GPtrArray) meetings = list_meetings (self, stf_day_add_months (year->starts, -12),
                                                  year->starts - 1);
  const StfRuleMeeting *meeting = meetings->len ? meetings->pdata[0] : NULL;
  int day = year->starts;

  if (meeting && stf_check_says (self, "term", "meeting-to-meeting"))
    day = meeting->to + 1;

  check_meetings (self, meetings);
  if (meeting && stf_check_reached (self, meeting->to))
    check_quorum (self, meeting);
  if (stf_check_reached (self, meeting ? meeting->to : year->starts))
    check_result (self, meeting, day);
  check_term_of_office (self);
}

/* Tells whether @it was elected before the year: at the meeting itself, unless the annual meeting
 * is another (A10). */
static gboolean
is_elected (StfCheck *self, const StfRuleAssignment *it)
{
  const StfRuleDecision *decision;
  int from = stf_day_add_months (self->year->starts, -12);

  if (it->supposed)
    return TRUE;
  if (it->decision < 0)
    return FALSE;

  decision = STF_ROW (self->year, StfRuleDecision, decisions, it->decision);
  if (!g_str_equal (decision->kind, "election") || decision->on < from
      || decision->on > self->year->ends)
    return FALSE;

  return stf_check_says (self, "meeting", "separate")
         || (decision->meeting >= 0
             && STF_ROW (self->year, StfRuleMeeting, meetings, decision->meeting)->event
                    == stf_check_row (self, "event"));
}

static void
check_committee (StfCheck *self)
{
  int role = stf_check_row (self, "committee");
  int size = stf_check_number (self, "size");
  g_autoptr (GArray) holders = stf_check_holders (self, role);

  stf_check_observe (self, _ ("%s: %u."), stf_check_role_name (self, role), holders->len);
  if (holders->len == 0)
    {
      stf_check_find_vacant (self, role);
      return;
    }

  if (size > 0 && (int) holders->len != size)
    stf_check_find (self, STF_ABOUT_ROLE, role,
                    g_strdup_printf (_ ("%s has %u holders; they should be %d."),
                                     stf_check_role_name (self, role), holders->len, size),
                    NULL, _ ("Elect those who are missing, or change the number."),
                    (int) holders->len);
  for (guint i = 0; i < holders->len; i++)
    {
      int row = g_array_index (holders, int, i);
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, row);
      const char *name = stf_check_person_name (self, it->person);

      if (!is_elected (self, it))
        stf_check_find (
            self, STF_ABOUT_ASSIGNMENT, row,
            g_strdup_printf (
                _ ("No election at %s decides that %s is %s."),
                STF_ROW (self->year, StfRuleEvent, events, stf_check_row (self, "event"))->title,
                name, stf_check_role_name (self, role)),
            NULL, _ ("Name the decision in the assignment."));
      if (stf_check_number (self, "conflict-of-interest")
          && stf_check_holds (self, it->person, stf_check_row (self, "members")))
        stf_check_find (
            self, STF_ABOUT_ASSIGNMENT, row,
            g_strdup_printf (_ ("%s is both %s and %s."), name, stf_check_role_name (self, role),
                             stf_check_role_name (self, stf_check_row (self, "members"))),
            NULL, _ ("Let somebody else prepare the election."));
    }
}

/* nomination (R03): the committee is elected at the meeting before the year, and proposes before
 * the next one. */
void
stf_check_nomination (StfCheck *self)
{
  const StfRuleYear *year = self->year;
  g_autoptr (GPtrArray) before = list_meetings (self, stf_day_add_months (year->starts, -12),
                                                year->starts - 1);
  g_autoptr (GPtrArray) next = list_meetings (self, year->starts, year->ends);
  int document = stf_check_row (self, "document");
  int due = next->len ? ((StfRuleMeeting *) next->pdata[0])->on
                      : stf_day_in_year_of (year->starts, stf_check_text (self, "to"));
  int since = before->len ? ((StfRuleMeeting *) before->pdata[0])->to
                          : stf_day_add_months (year->starts, -12);
  gboolean proposed = FALSE;
  g_autofree char *day = stf_day_in_words (due);

  if (stf_check_reached (self, before->len ? since : year->starts))
    check_committee (self);

  STF_EACH (year, StfRuleDocument, documents, it)
  {
    int made = stf_check_document_day (self, it, "proposed");

    if (stf_check_is_document (self, it, document) && made > since && made < due)
      proposed = TRUE;
  }
  if (proposed)
    stf_check_observe (self, _ ("A proposal was made before %s."), day);
  else if (stf_check_reached (self, due))
    stf_check_find (self, STF_ABOUT_DOCUMENT, document,
                    g_strdup_printf (_ ("The committee has made no proposal before %s."), day),
                    NULL, _ ("Record the proposal with its date."));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An election in words: what follows from it, the notes of the meeting, the decisions, the notice
 * of the election (R04), and the proposal before it (R03). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-election-private.h"
#include "stf-slate-paper.h"

/** stf_consequence_free: frees a consequence. */
void
stf_consequence_free (StfConsequence *self)
{
  g_free (self->text);
  g_free (self->detail);
  g_free (self);
}

/* text, detail: become the consequence's. */
static void
add (GPtrArray *list, StfConsequenceKind kind, char *text, char *detail)
{
  StfConsequence *consequence = g_new0 (StfConsequence, 1);

  consequence->kind = kind;
  consequence->text = text;
  consequence->detail = detail;
  g_ptr_array_add (list, consequence);
}

/* "2014" for a calendar year, else both days, or the first. */
char *
stf_election_word_period (const char *from_date, const char *to_date)
{
  if (to_date && strncmp (from_date, to_date, 4) == 0 && g_str_has_suffix (from_date, "-01-01")
      && g_str_has_suffix (to_date, "-12-31"))
    return g_strndup (from_date, 4);
  if (to_date)
    return g_strdup_printf ("%s – %s", from_date, to_date);
  return g_strdup_printf (_ ("from %s"), from_date);
}

/* The title of a role with its body, where the title does not tell: "Member of the board". */
static char *
word_role (const StfBallotRole *role)
{
  return role->body_name ? g_strdup_printf ("%s, %s", role->title, role->body_name)
                         : g_strdup (role->title);
}

static char *
word_term (const StfElectionStart *start)
{
  g_autofree char *period = stf_election_word_period (start->from_date, start->to_date);

  return g_strdup_printf ("%s · %s", start->role->title, period);
}

static const char *
get_meeting_title (const StfElection *self)
{
  const StfBallotMeeting *meeting = stf_ballot_find_meeting (self->ballot, self->meeting);

  if (self->mode == STF_ELECTION_WITHOUT)
    return NULL;
  return meeting ? meeting->title : self->title;
}

char *
stf_election_word_decision_title (const StfElection *self, const StfBallotRole *role)
{
  g_autofree char *period = stf_election_word_period (self->from_date, self->to_date);
  g_autofree char *title = word_role (role);

  if (self->by_election)
    /* Translators: a role and the time it is for. */
    return g_strdup_printf (_ ("By-election: %s, %s"), title, period);
  if (role->until_successor)
    return g_strdup_printf (_ ("Election: %s"), title);
  /* Translators: a role and the time it is for. */
  return g_strdup_printf (_ ("Election: %s, %s"), title, period);
}

static char *
word_elected (const StfElection *self, const StfBallotRole *role, const StfElectionPlan *plan)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < plan->starts->len; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];
      g_autofree char *name = NULL;

      if (start->role != role)
        continue;
      name = stf_ballot_name_person (self->ballot, start->person, start->from_date);
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  return g_strdup (names->str);
}

char *
stf_election_word_decision (const StfElection *self, const StfBallotRole *role,
                            const StfElectionPlan *plan)
{
  g_autofree char *names = word_elected (self, role, plan);
  g_autofree char *title = word_role (role);
  g_autofree char *period = NULL;

  for (guint i = 0; i < plan->starts->len && !period; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];

      if (start->role == role)
        period = stf_election_word_period (start->from_date, start->to_date);
    }
  /* Translators: a body, a role, the time it is for, and names. */
  return g_strdup_printf (_ ("%s elects as %s, %s: %s."), role->appointer ? role->appointer : "",
                          title, period, names);
}

/* --- consequences --- */

static void
add_decisions (const StfElection *self, GPtrArray *list)
{
  g_autoptr (GPtrArray) decided = stf_election_list_decided (self);
  const StfBallotMeeting *meeting = stf_ballot_find_meeting (self->ballot, self->meeting);

  if (self->mode == STF_ELECTION_AT_NEW_MEETING)
    add (list, STF_CONSEQUENCE_MEETING, g_strdup (self->title),
         g_strdup_printf (_ ("New meeting · %s"), self->date));
  else if (self->mode == STF_ELECTION_AT_MEETING && meeting
           && !g_str_equal (meeting->state, "held"))
    add (list, STF_CONSEQUENCE_MEETING, g_strdup (meeting->title),
         g_strdup_printf (_ ("Marked as held · %s"), meeting->on_date));

  for (guint i = 0; i < decided->len; i++)
    {
      const StfBallotRole *role = decided->pdata[i];

      add (list, STF_CONSEQUENCE_DECISION, stf_election_word_decision_title (self, role),
           role->appointer ? g_strdup_printf ("%s · %s", role->appointer, self->date) : NULL);
    }
}

static void
add_starts (const StfElection *self, const StfElectionPlan *plan, GPtrArray *list, gboolean again)
{
  for (guint i = 0; i < plan->starts->len; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];

      if (start->role != self->follower && start->again == again)
        add (list, again ? STF_CONSEQUENCE_STAY : STF_CONSEQUENCE_START,
             stf_ballot_name_person (self->ballot, start->person, start->from_date),
             word_term (start));
    }
}

static void
add_ends (const StfElection *self, const StfElectionPlan *plan, GPtrArray *list)
{
  for (guint i = 0; i < plan->ends->len; i++)
    {
      const StfElectionEnd *end = plan->ends->pdata[i];
      const StfBallotRole *role = stf_ballot_find_role (self->ballot, end->term->role);

      if (!end->stays && role != self->follower)
        add (list, STF_CONSEQUENCE_END,
             stf_ballot_name_person (self->ballot, end->term->person, end->to_date),
             /* Translators: the title of a role and a date. */
             g_strdup_printf (_ ("%s · last day %s"), role->title, end->to_date));
    }
}

/* Whether nobody has a seat when the election has been recorded. */
static gboolean
becomes_vacant (const StfElection *self, const StfElectionPlan *plan, const StfBallotRole *role,
                const StfBallotSeat *seat)
{
  const StfBallotTerm *holder = stf_ballot_role_find_holder (role, seat->id, self->from_date);

  if (stf_nominees_find (self->results, seat->id))
    return FALSE;
  for (guint i = 0; holder && i < plan->ends->len; i++)
    if (((const StfElectionEnd *) plan->ends->pdata[i])->term == holder)
      return TRUE;
  return !holder;
}

static void
add_vacancies (const StfElection *self, const StfElectionPlan *plan, GPtrArray *list)
{
  for (guint i = 0; i < self->roles->len; i++)
    {
      const StfBallotRole *role = self->roles->pdata[i];
      guint n = 0;

      for (guint j = 0; j < role->seats->len; j++)
        n += becomes_vacant (self, plan, role, role->seats->pdata[j]);
      if (n > 0)
        add (list, STF_CONSEQUENCE_VACANT, word_role (role),
             g_strdup_printf (ngettext ("%u vacant seat", "%u vacant seats", n), n));
    }
}

static void
add_follower (const StfElection *self, const StfElectionPlan *plan, GPtrArray *list)
{
  const char *before = plan->agency_before ? plan->agency_before->short_name : _ ("nobody");
  const char *after = plan->agency_after ? plan->agency_after->short_name : _ ("nobody");

  if (!self->follower || !plan->follower_moves)
    return;
  add (list, STF_CONSEQUENCE_FOLLOWER,
       plan->agency_before == plan->agency_after
           /* Translators: the title of a role and an agency. */
           ? g_strdup_printf (_ ("%s stays with %s"), self->follower->title, after)
           /* Translators: the title of a role and two agencies. */
           : g_strdup_printf (_ ("%s moves from %s to %s"), self->follower->title, before, after),
       g_strdup (self->from_date));
  add (list, STF_CONSEQUENCE_NAMED,
       self->named_person
           ? stf_ballot_name_person (self->ballot, self->named_person, self->from_date)
           : g_strdup (_ ("Nobody is named yet")),
       /* Translators: the title of a role. */
       g_strdup_printf (_ ("Person named for %s (R28)"), self->follower->title));
}

/**
 * stf_election_list_consequences:
 * @self: an assistant
 *
 * Returns: (transfer full): an array of StfConsequence, in the order of kinds; empty while the
 *   election cannot be recorded
 */
GPtrArray *
stf_election_list_consequences (const StfElection *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_consequence_free);
  g_autoptr (StfElectionPlan) plan = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  if (!stf_election_validate (self, NULL))
    return list;

  plan = stf_election_plan_new (self);
  add_decisions (self, list);
  add_starts (self, plan, list, FALSE);
  add_starts (self, plan, list, TRUE);
  add_ends (self, plan, list);
  add_vacancies (self, plan, list);
  add_follower (self, plan, list);
  if (self->notice)
    add (list, STF_CONSEQUENCE_NOTICE, g_strdup (self->notice_title),
         /* Translators: the name of a body. */
         self->recipient ? g_strdup_printf (_ ("Draft, to %s (R04)"), self->recipient)
                         : g_strdup (_ ("Draft")));
  return list;
}

/* --- papers --- */

static void
add_results (const StfElection *self, const StfElectionPlan *plan, StfPaper *paper)
{
  g_autoptr (GPtrArray) decided = stf_election_list_decided (self);

  for (guint i = 0; i < decided->len; i++)
    {
      const StfBallotRole *role = decided->pdata[i];

      stf_paper_add (paper, STF_PAPER_HEADING, role->title);
      for (guint j = 0; j < plan->starts->len; j++)
        {
          const StfElectionStart *start = plan->starts->pdata[j];
          g_autofree char *name = NULL;
          g_autofree char *period = NULL;

          if (start->role != role)
            continue;
          name = stf_ballot_name_person (self->ballot, start->person, start->from_date);
          period = stf_election_word_period (start->from_date, start->to_date);
          stf_paper_add_item (paper, name, period);
        }
    }
}

static void
add_follower_text (const StfElection *self, const StfElectionPlan *plan, StfPaper *paper)
{
  g_autofree char *text = NULL;
  g_autofree char *person = NULL;

  if (!self->follower || !plan->follower_moves || !plan->agency_after)
    return;
  if (self->named_person)
    person = stf_ballot_name_person (self->ballot, self->named_person, self->from_date);
  text = person ? g_strdup_printf (_ ("From %s: %s. Named person: %s."), self->from_date,
                                   plan->agency_after->short_name, person)
                : g_strdup_printf (_ ("From %s: %s."), self->from_date,
                                   plan->agency_after->short_name);
  stf_paper_add (paper, STF_PAPER_HEADING, self->follower->title);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, text);
}

static void
add_leaving (const StfElection *self, const StfElectionPlan *plan, StfPaper *paper)
{
  gboolean headed = FALSE;

  for (guint i = 0; i < plan->ends->len; i++)
    {
      const StfElectionEnd *end = plan->ends->pdata[i];
      const StfBallotRole *role = stf_ballot_find_role (self->ballot, end->term->role);
      g_autofree char *name = NULL;
      g_autofree char *text = NULL;

      if (end->stays || role == self->follower)
        continue;
      if (!headed)
        stf_paper_add (paper, STF_PAPER_HEADING, _ ("Leave Their Roles"));
      headed = TRUE;
      name = stf_ballot_name_person (self->ballot, end->term->person, end->to_date);
      text = g_strdup_printf (_ ("%s, last day %s"), role->title, end->to_date);
      stf_paper_add_item (paper, name, text);
    }
}

/**
 * stf_election_write_notes:
 * @self: an assistant that can be recorded
 *
 * Returns: (transfer full): the text for the notes of the meeting
 */
StfPaper *
stf_election_write_notes (const StfElection *self)
{
  const char *meeting;
  g_autoptr (StfElectionPlan) plan = NULL;
  g_autoptr (GPtrArray) decided = NULL;
  StfPaper *paper;

  g_return_val_if_fail (self != NULL, NULL);

  plan = stf_election_plan_new (self);
  decided = stf_election_list_decided (self);
  meeting = get_meeting_title (self);
  paper = stf_paper_new (self->year_name,
                         meeting             ? meeting
                         : self->by_election ? _ ("By-election")
                                             : _ ("Election"),
                         self->date);
  paper->example = self->ballot->example;
  for (guint i = 0; i < decided->len; i++)
    {
      g_autofree char *text = stf_election_word_decision (self, decided->pdata[i], plan);

      stf_paper_add (paper, STF_PAPER_PARAGRAPH, text);
    }
  add_leaving (self, plan, paper);
  add_follower_text (self, plan, paper);
  return paper;
}

/**
 * stf_election_write_notice:
 * @self: an assistant that can be recorded
 *
 * Returns: (transfer full): the notice of the election (R04)
 */
StfPaper *
stf_election_write_notice (const StfElection *self)
{
  g_autoptr (StfElectionPlan) plan = NULL;
  g_autoptr (GPtrArray) decided = NULL;
  const StfBallotRole *first;
  const char *meeting;
  g_autofree char *lead = NULL;
  StfPaper *paper;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->results->len > 0, NULL);

  plan = stf_election_plan_new (self);
  decided = stf_election_list_decided (self);
  first = decided->pdata[0];
  meeting = get_meeting_title (self);
  paper = stf_paper_new (self->year_name,
                         self->by_election    ? _ ("Notice of By-election")
                         : self->notice_title ? self->notice_title
                                              : _ ("Notice of Election"),
                         self->date);
  paper->example = self->ballot->example;
  if (self->recipient)
    {
      /* Translators: the name of the body that a letter is for. */
      g_autofree char *to = g_strdup_printf (_ ("To %s"), self->recipient);

      stf_paper_add (paper, STF_PAPER_PARAGRAPH, to);
    }
  lead = meeting
             /* Translators: a body, a date, and the title of a meeting. */
             ? g_strdup_printf (_ ("%s elected as follows on %s, at %s."),
                                first->appointer ? first->appointer : "", self->date, meeting)
             /* Translators: a body and a date. */
             : g_strdup_printf (_ ("%s elected as follows on %s."),
                                first->appointer ? first->appointer : "", self->date);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, lead);
  add_results (self, plan, paper);
  add_leaving (self, plan, paper);
  add_follower_text (self, plan, paper);
  return paper;
}

/**
 * stf_slate_write_proposal:
 * @ballot: what the election looks at
 * @slate: a slate
 * @organisation: whose it is
 * @assessment: what can be said of the slate
 * @on_date: the day of the meeting
 * @from_date: the first day of the term
 * @to_date: (nullable): its last day
 *
 * Returns: (transfer full): the nominating committee's proposal (D21)
 */
StfPaper *
stf_slate_write_proposal (const StfBallot *ballot, const StfSlate *slate, const char *organisation,
                          const StfAssessment *assessment, const char *on_date,
                          const char *from_date, const char *to_date)
{
  StfPaper *paper = stf_paper_new (organisation, slate->title, on_date);
  g_autofree char *period = stf_election_word_period (from_date, to_date);
  g_autofree char *lead = g_strdup_printf (_ ("The nominating committee proposes for %s:"), period);

  paper->example = ballot->example;
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, lead);
  for (guint i = 0; i < ballot->elected->len; i++)
    {
      const StfBallotRole *role = ballot->elected->pdata[i];
      gboolean headed = FALSE;

      for (guint j = 0; j < role->seats->len; j++)
        {
          const StfBallotSeat *seat = role->seats->pdata[j];
          const StfNomineeFacts *facts = stf_assessment_find (assessment, seat->id);
          g_autofree char *name = NULL;
          g_autofree char *years = NULL;

          if (!facts)
            continue;
          if (!headed)
            stf_paper_add (paper, STF_PAPER_HEADING, role->title);
          headed = TRUE;
          name = stf_ballot_name_person (ballot, facts->person, from_date);
          years = facts->years == 0 ? g_strdup (_ ("first term"))
                                    : g_strdup_printf (ngettext ("%u year before",
                                                                 "%u years before", facts->years),
                                                       facts->years);
          stf_paper_add_item (paper, name, years);
        }
    }

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("About the Proposal"));
  for (guint i = 0; i < assessment->items->len; i++)
    {
      const StfAssessmentItem *item = assessment->items->pdata[i];

      stf_paper_add_item (paper, stf_assessment_kind_get_label (item->kind), item->text);
    }
  if (slate->note)
    stf_paper_add (paper, STF_PAPER_PARAGRAPH, slate->note);
  return paper;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of decisions and documents.
 *
 * 1. What is due before a day is due in the twelve months before it that belong to the year of the
 *    file (from the first day of the year, if the day comes later).  Until that day a rule is at
 *    risk at most; from then on the breach stays, for what came too late cannot be undone. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-rule-check-private.h"

static const char *
get_kind_label (const StfCheck *self, const char *name)
{
  const StfCheckParameter *it = stf_rule_check_find_parameter (self->check, name);

  return stf_check_parameter_get_choice_label (it, stf_check_text (self, name));
}

/* The body that decides, and the other name it may go by (A06): of one body both will do. */
gboolean
stf_check_is_decider (const StfCheck *self, int body)
{
  return body >= 0
         && (body == stf_check_row (self, "body")
             || (stf_check_says (self, "bodies", "one-body")
                 && body == stf_check_row (self, "other-body")));
}

/* Each document that has been granted refers to a decision of the body (R08). */
static void
require_documents_decided (StfCheck *self)
{
  int named = stf_check_row (self, "document");

  if (named < 0)
    return;

  STF_EACH (self->year, StfRuleDocument, documents, it)
  {
    const StfRuleDecision *decision = it->decision < 0 ? NULL
                                                       : STF_ROW (self->year, StfRuleDecision,
                                                                  decisions, it->decision);

    if (!stf_check_is_document (self, it, named)
        || !stf_check_reached (self, stf_check_document_day (self, it, "adopted")))
      continue;
    if (!decision || !stf_check_is_decider (self, decision->body)
        || !stf_check_says (self, "document-kind", decision->kind))
      stf_check_find (self, STF_ABOUT_DOCUMENT, STF_INDEX (self->year, documents, it),
                      g_strdup_printf (_ ("%s does not refer to a decision by %s."), it->title,
                                       stf_check_body_name (self, stf_check_row (self, "body"))),
                      NULL, _ ("Name the decision in the document."));
  }
}

/* decision: a body has made at least and at most so many decisions of a kind before a day. */
void
stf_check_decision (StfCheck *self)
{
  int body = stf_check_row (self, "body");
  int before = stf_day_in_year_of (self->year->starts, stf_check_text (self, "before"));
  int first = before > self->year->starts ? self->year->starts : stf_day_add_months (before, -12);
  int in_time = 0, made = 0, last = STF_NONE;
  const char *kind = get_kind_label (self, "kind");
  g_autofree char *due = stf_day_in_words (before);

  STF_EACH (self->year, StfRuleDecision, decisions, it)
  if (stf_check_is_decider (self, it->body) && stf_check_says (self, "kind", it->kind)
      && it->on >= first && it->on <= self->year->ends)
    {
      g_autofree char *day = stf_day_in_words (it->on);

      in_time += it->on < before;
      if (stf_check_reached (self, it->on))
        made++;
      last = STF_INDEX (self->year, decisions, it);
      stf_check_observe (self, "%s, %s.", it->title, day);
    }
  if (last < 0)
    stf_check_observe (self, _ ("No decision of the kind %s by %s."), kind,
                       stf_check_body_name (self, body));

  if (in_time < stf_check_number (self, "least") && stf_check_reached (self, before))
    stf_check_find (self, STF_ABOUT_BODY, body,
                    g_strdup_printf (_ ("%s has not made its decision of the kind %s before %s."),
                                     stf_check_body_name (self, body), kind, due),
                    NULL, _ ("Make the decision, and record it with its date."));
  if (stf_check_has (self, "most") && made > stf_check_number (self, "most"))
    stf_check_find (self, STF_ABOUT_DECISION, last,
                    g_strdup_printf (_ ("%s has made %d decisions of the kind %s; at most %d are "
                                        "allowed."),
                                     stf_check_body_name (self, body), made, kind,
                                     stf_check_number (self, "most")),
                    NULL, _ ("Correct the kind of a decision, or remove one that was replaced."),
                    made);
  require_documents_decided (self);
  if (stf_check_number (self, "fee"))
    stf_check_find_fee_decision (self, before);
  if (stf_check_number (self, "requests"))
    stf_check_find_grants (self);
}

/* proposed-first (R09): a decision of a kind comes after a proposal.  Who is to have made it is
 * settled by A07: the network, by what the steering group drafts or on its own, or the steering
 * group. */
void
stf_check_proposed_first (StfCheck *self)
{
  int named = stf_check_row (self, "document");
  int proposer = stf_check_row (self, stf_check_says (self, "who", "steering-group") ? "drafter"
                                                                                     : "proposer");
  gboolean decided = FALSE;

  STF_EACH (self->year, StfRuleDecision, decisions, it)
  {
    gboolean proposed = FALSE;

    if (!stf_check_is_decider (self, it->body) || !stf_check_says (self, "kind", it->kind)
        || it->on > self->year->ends || !stf_check_reached (self, it->on))
      continue;
    decided = TRUE;
    STF_EACH (self->year, StfRuleDocument, documents, document)
    {
      int day = stf_check_document_day (self, document, "proposed");

      if (stf_check_is_document (self, document, named) && day > STF_DAY_OPEN_START && day <= it->on
          && document->owner_body == proposer)
        {
          g_autofree char *date = stf_day_in_words (day);

          proposed = TRUE;
          stf_check_observe (self, "%s, %s.", document->title, date);
        }
    }
    if (!proposed)
      stf_check_find (self, STF_ABOUT_DECISION, STF_INDEX (self->year, decisions, it),
                      g_strdup_printf (_ ("No proposal by %s came before the decision %s."),
                                       stf_check_body_name (self, proposer), it->title),
                      NULL, _ ("Record the proposal with its date and who made it."));
  }

  if (stf_check_number (self, "fee"))
    stf_check_find_fee_proposal (self, proposer);
  if (!decided && stf_check_reached (self, self->year->starts))
    stf_check_find (self, STF_ABOUT_BODY, stf_check_row (self, "body"),
                    g_strdup_printf (_ ("%s has made no decision of the kind %s."),
                                     stf_check_body_name (self, stf_check_row (self, "body")),
                                     get_kind_label (self, "kind")),
                    NULL, _ ("Make the decision, and record it with its date."));
}

static void
check_in_time (StfCheck *self, const StfRuleDocument *it, int day, int before)
{
  g_autofree char *due = stf_day_in_words (before);
  g_autofree char *date = stf_day_in_words (day);
  gboolean adopted = stf_check_says (self, "state", "adopted");
  int row = STF_INDEX (self->year, documents, it);

  if (day > STF_DAY_OPEN_START && day < before)
    {
      stf_check_observe (self, "%s, %s.", it->title, date);
      return;
    }
  if (!stf_check_reached (self, before))
    return;

  if (day == STF_DAY_OPEN_END)
    stf_check_find (self, STF_ABOUT_DOCUMENT, row,
                    g_strdup_printf (adopted ? _ ("%s was not adopted before %s.")
                                             : _ ("%s was not proposed before %s."),
                                     it->title, due),
                    NULL, _ ("Record the state of the document and its date."));
  else if (day == STF_DAY_OPEN_START)
    stf_check_find (self, STF_ABOUT_DOCUMENT, row,
                    g_strdup_printf (_ ("%s has no date, so that it is not known whether it came "
                                        "before %s."),
                                     it->title, due),
                    NULL, _ ("Record the date of the document."));
  else
    stf_check_find (self, STF_ABOUT_DOCUMENT, row,
                    g_strdup_printf (_ ("%s came on %s, and not before %s."), it->title, date, due),
                    NULL, _ ("Make a waiver, or plan earlier next year."));
}

static void
require_decider (StfCheck *self, const StfRuleDocument *it, int body)
{
  const StfRuleDecision *decision = it->decision < 0 ? NULL
                                                     : STF_ROW (self->year, StfRuleDecision,
                                                                decisions, it->decision);

  if (!decision || decision->body != body)
    stf_check_find (self, STF_ABOUT_DOCUMENT, STF_INDEX (self->year, documents, it),
                    g_strdup_printf (_ ("%s does not refer to a decision by %s."), it->title,
                                     stf_check_body_name (self, body)),
                    NULL, _ ("Name the decision in the document."));
}

/* Tells whether @body decided on the budget: to propose it, or to adopt it (A08). */
static gboolean
has_decided (const StfCheck *self, const StfRuleBudget *it, int body)
{
  int decisions[] = { it->proposal, it->decision };

  for (guint i = 0; i < G_N_ELEMENTS (decisions); i++)
    if (decisions[i] >= 0
        && STF_ROW (self->year, StfRuleDecision, decisions, decisions[i])->body == body)
      return TRUE;

  return FALSE;
}

/* The first of the year's budgets that was proposed or adopted came before the day, and the body
 * decided on it.  A year that has none in the file is judged by its documents only. */
static void
require_budget (StfCheck *self, int before)
{
  gboolean adopted = stf_check_says (self, "state", "adopted");
  int first = STF_DAY_OPEN_END, best = (int) self->year->budgets->len - 1;
  g_autofree char *due = stf_day_in_words (before);
  g_autofree char *day = NULL;

  STF_EACH (self->year, StfRuleBudget, budgets, it)
  {
    int came = adopted ? it->adopted : MIN (it->proposed, MIN (it->anchored, it->adopted));

    if (came < first)
      {
        first = came;
        best = STF_INDEX (self->year, budgets, it);
      }
  }
  if (best < 0)
    return;

  day = stf_day_in_words (first);
  if (first < before)
    stf_check_observe (
        self, adopted ? _ ("The budget: adopted on %s.") : _ ("The budget: proposed on %s."), day);
  else if (stf_check_reached (self, before))
    stf_check_find (self, STF_ABOUT_VERSION, best,
                    g_strdup_printf (adopted ? _ ("No budget of the year was adopted before %s.")
                                             : _ ("No budget of the year was proposed before %s."),
                                     due),
                    NULL, _ ("Record the step of the budget and its date."));
  if (stf_check_has (self, "body") && first < STF_DAY_OPEN_END && stf_check_reached (self, first)
      && !has_decided (self, STF_ROW (self->year, StfRuleBudget, budgets, best),
                       stf_check_row (self, "body")))
    stf_check_find (self, STF_ABOUT_VERSION, best,
                    g_strdup_printf (_ ("%s does not refer to a decision by %s."),
                                     STF_ROW (self->year, StfRuleBudget, budgets, best)->title,
                                     stf_check_body_name (self, stf_check_row (self, "body"))),
                    NULL, _ ("Name the decision in the step of the budget."));
}

/* documents (R05, R30, R31): documents are proposed or adopted, before a day or within the year,
 * and by a body; and so is the budget, where that is asked for. */
void
stf_check_documents (StfCheck *self)
{
  const char *before = stf_check_text (self, "before");
  int due = before ? stf_day_in_year_of (self->year->starts, before) : self->year->ends;
  guint i = 0;
  int named;

  while (stf_check_each (self, "document", &i, &named))
    {
      const StfRuleDocument *best = STF_ROW (self->year, StfRuleDocument, documents, named);
      int best_day = STF_DAY_OPEN_END;

      STF_EACH (self->year, StfRuleDocument, documents, it)
      if (stf_check_is_document (self, it, named) && it->to >= self->year->starts)
        {
          int day = stf_check_document_day (self, it, stf_check_text (self, "state"));

          if (day < best_day && (day > STF_DAY_OPEN_START || best_day == STF_DAY_OPEN_END))
            {
              best = it;
              best_day = day;
            }
        }
      check_in_time (self, best, best_day, due);
      if (stf_check_has (self, "body") && best_day < STF_DAY_OPEN_END
          && stf_check_reached (self, best_day))
        require_decider (self, best, stf_check_row (self, "body"));
    }
  if (stf_check_number (self, "budget"))
    require_budget (self, due);
}

/* documents-decided (R33): each document in force has a decision by a body. */
void
stf_check_documents_decided (StfCheck *self)
{
  int named;
  guint i = 0;

  while (stf_check_each (self, "document", &i, &named))
    STF_EACH (self->year, StfRuleDocument, documents, it)
  if (stf_check_is_document (self, it, named) && !g_str_equal (it->state, "superseded")
      && stf_check_reached (self, stf_check_document_day (self, it, "adopted"))
      && stf_check_in_force (self, it->from, it->to))
    {
      stf_check_observe (self, "%s.", it->title);
      require_decider (self, it, stf_check_row (self, "body"));
    }

  if (!self->observed->len)
    stf_check_observe (self, "%s", _ ("No such document is in force."));
}

/* The day on which the documents were anchored: the first meeting of the event, with the body, on
 * or after @proposed. */
static int
get_anchored (const StfCheck *self, int proposed)
{
  STF_EACH (self->year, StfRuleMeeting, meetings, it)
  if (it->event == stf_check_row (self, "event") && stf_check_meeting_counts (self, it)
      && (it->first_body < 0 || stf_check_meets (self, it, stf_check_row (self, "body")))
      && it->on >= proposed && it->on <= self->year->ends)
    return it->on;

  return STF_DAY_OPEN_END;
}

/* Returns: the day by which the documents are to be anchored: their adoption, the first decision of
 * the kind, or the first day of the year */
static int
get_anchor_due (const StfCheck *self, const StfRuleDocument *document)
{
  int due = self->year->starts;
  int adopted = stf_check_document_day (self, document, "adopted");

  if (adopted > STF_DAY_OPEN_START)
    due = MIN (due, adopted);
  STF_EACH (self->year, StfRuleDecision, decisions, it)
  if (stf_check_says (self, "kind", it->kind))
    due = MIN (due, it->on);

  return due;
}

/* A budget that is adopted was anchored before, as it was or in an earlier version, and was adopted
 * by the right body. */
static void
require_budget_anchored (StfCheck *self)
{
  int body = stf_check_row (self, "adopter");

  STF_EACH (self->year, StfRuleBudget, budgets, it)
  {
    int row = STF_INDEX (self->year, budgets, it), anchored = STF_DAY_OPEN_END;

    if (!stf_check_reached (self, it->adopted))
      continue;
    STF_EACH (self->year, StfRuleBudget, budgets, other)
    if (other->proposed <= other->anchored || other->proposed == STF_DAY_OPEN_END)
      anchored = MIN (anchored, other->anchored);
    if (anchored > it->adopted)
      stf_check_find (self, STF_ABOUT_VERSION, row,
                      g_strdup_printf (_ ("%s was not anchored with %s before it was adopted."),
                                       it->title,
                                       stf_check_body_name (self, stf_check_row (self, "body"))),
                      NULL, _ ("Record the step of the budget and its date."));
    if (it->decision < 0
        || STF_ROW (self->year, StfRuleDecision, decisions, it->decision)->body != body)
      stf_check_find (self, STF_ABOUT_VERSION, row,
                      g_strdup_printf (_ ("%s does not refer to a decision by %s."), it->title,
                                       stf_check_body_name (self, body)),
                      NULL, _ ("Name the decision in the step that adopts the budget."));
  }
}

/* anchored (R06, A08): documents are discussed with a body after they are proposed, and before they
 * are adopted and before the decision of a kind; and the right body adopts them. */
void
stf_check_anchored (StfCheck *self)
{
  int named;
  guint i = 0;

  while (stf_check_each (self, "document", &i, &named))
    {
      const StfRuleDocument *it = STF_ROW (self->year, StfRuleDocument, documents, named);
      gboolean adopted = stf_check_document_day (self, it, "adopted") < STF_DAY_OPEN_END;
      int proposed = adopted ? STF_DAY_OPEN_START : stf_check_document_day (self, it, "proposed");
      int due = get_anchor_due (self, it);
      int day = get_anchored (self, proposed == STF_DAY_OPEN_END ? STF_DAY_OPEN_START : proposed);
      g_autofree char *date = stf_day_in_words (day);
      g_autofree char *before = stf_day_in_words (due);

      if (day < due)
        stf_check_observe (self, _ ("%s: anchored on %s."), it->title, date);
      else if (stf_check_reached (self, due))
        stf_check_find (self, STF_ABOUT_DOCUMENT, named,
                        g_strdup_printf (_ ("%s was not anchored with %s before %s."), it->title,
                                         stf_check_body_name (self, stf_check_row (self, "body")),
                                         before),
                        NULL, _ ("Record the meeting where it was anchored."));
      if (adopted && stf_check_reached (self, it->on))
        require_decider (self, it, stf_check_row (self, "adopter"));
    }
  if (stf_check_number (self, "budget"))
    require_budget_anchored (self);
}

/* Tells whether a notice is about the decision: it refers to one of that day, or to none. */
static gboolean
is_about (const StfCheck *self, const StfRuleDocument *notice, const StfRuleDecision *decision)
{
  return notice->decision < 0
         || STF_ROW (self->year, StfRuleDecision, decisions, notice->decision)->on == decision->on;
}

/* notified (R04): each election to the roles is followed by a dated notice. */
void
stf_check_notified (StfCheck *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  STF_EACH (self->year, StfRuleAssignment, assignments, assignment)
  {
    const StfRuleDecision *it = assignment->decision < 0
                                    ? NULL
                                    : STF_ROW (self->year, StfRuleDecision, decisions,
                                               assignment->decision);
    int notified = STF_DAY_OPEN_END;
    g_autofree char *day = NULL;

    if (!it || !stf_check_names (self, "role", assignment->role)
        || !g_hash_table_add (seen, GINT_TO_POINTER (assignment->decision)))
      continue;
    STF_EACH (self->year, StfRuleDocument, documents, notice)
    if (stf_check_is_document (self, notice, stf_check_row (self, "document"))
        && notice->on >= it->on && is_about (self, notice, it))
      notified = MIN (notified, stf_check_document_day (self, notice, "proposed"));

    if (stf_check_reached (self, it->on + stf_check_number (self, "days") + 1)
        && !stf_check_reached (self, notified))
      stf_check_find (
          self, STF_ABOUT_DECISION, assignment->decision,
          g_strdup_printf (_ ("No notice has been sent of the decision %s."), it->title), NULL,
          _ ("Send the notice, and record it with its date."));
    day = stf_day_in_words (notified);
    if (notified < STF_DAY_OPEN_END)
      stf_check_observe (self, _ ("%s: notice on %s."), it->title, day);
  }
  if (!self->observed->len)
    stf_check_observe (self, "%s", _ ("No notice is recorded."));
}

/* Tells whether @role may sign a contract of a kind (R39, A01, A14). */
static gboolean
may_sign (const StfCheck *self, int role, gboolean is_it)
{
  gboolean by_owner = stf_check_says (self, "signatory", "system-owner")
                      || (is_it && stf_check_says (self, "signatory", "by-contract-type"));

  if (!by_owner)
    return role == stf_check_row (self, "chair");
  if (stf_check_says (self, "system-owner", "technical-administrator"))
    return role == stf_check_row (self, "administrator");

  return role == stf_check_row (self, "owner")
         || (stf_check_says (self, "system-owner", "process-owner")
             && role == stf_check_row (self, "process-owner"));
}

/* contract-signatory (R39): IT contracts are not signed by the chair, others are. */
void
stf_check_contract_signatory (StfCheck *self)
{
  int count = 0;

  STF_EACH (self->year, StfRuleDocument, documents, it)
  {
    gboolean is_it = g_strcmp0 (it->contract, "it") == 0;

    if (!it->contract || g_str_equal (it->state, "superseded")
        || !stf_check_in_force (self, it->from, it->to))
      continue;
    count++;
    if (it->owner_role < 0)
      stf_check_find (self, STF_ABOUT_DOCUMENT, STF_INDEX (self->year, documents, it),
                      g_strdup_printf (_ ("It is not stated who signs %s."), it->title), NULL,
                      _ ("Name the role that signs the contract."));
    else if (!may_sign (self, it->owner_role, is_it))
      stf_check_find (self, STF_ABOUT_DOCUMENT, STF_INDEX (self->year, documents, it),
                      g_strdup_printf (is_it ? _ ("%s is an IT contract and is not to be signed by "
                                                  "%s.")
                                             : _ ("%s is not to be signed by %s."),
                                       it->title, stf_check_role_name (self, it->owner_role)),
                      NULL, _ ("Let the right role sign, or correct the kind of the contract."));
  }
  stf_check_observe (
      self, g_dngettext (GETTEXT_PACKAGE, "%d contract.", "%d contracts.", (gulong) count), count);
}

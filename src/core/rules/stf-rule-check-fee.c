/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of the yearly fee.
 *
 * 1. The fee of the year is looked at from the day on which it was decided.  Before that the rule
 *    cannot be decided; that there is a decision in time is another rule (R08).
 * 2. Payers are the members, and those who pay without being members: as one or by their parts
 *    (A05).
 * 3. A credit takes an invoice back: what counts is how many there are more invoices than credits,
 *    and what they come to. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-rule-check-private.h"

/* Returns: (nullable): the fee of the year */
static const StfRuleFee *
get_fee (const StfCheck *self)
{
  guint n = self->year->fees->len;

  return n ? STF_ROW (self->year, StfRuleFee, fees, n - 1) : NULL;
}

static const StfRuleDecision *
get_decision (const StfCheck *self, int decision)
{
  return decision < 0 ? NULL : STF_ROW (self->year, StfRuleDecision, decisions, decision);
}

/* See 1. */
static const StfRuleFee *
find_decided (StfCheck *self)
{
  const StfRuleFee *fee = get_fee (self);
  const StfRuleDecision *decision = fee ? get_decision (self, fee->decision) : NULL;

  if (decision && fee->has_amount && stf_check_reached (self, decision->on))
    return fee;
  stf_check_undecided (self, g_strdup (fee ? _ ("The fee of the year is not decided yet.")
                                           : _ ("The year has no fee yet.")));
  return NULL;
}

/* See 2. */
static gboolean
is_payer (const StfCheck *self, const StfRuleAgency *it)
{
  return it->member
         || (it->payer
             && (stf_check_says (self, "water-authorities", "five") ? !it->has_parts
                                                                    : !it->is_part));
}

typedef struct
{
  const StfRuleShare *share;
  gboolean many_shares;
  int n_invoices;
  gint64 invoiced;
  int last; /* invoice */
} Payer;

/* Collects by agency what each is to pay, and what each was invoiced until the date. */
static Payer *
collect_payers (StfCheck *self, int fee)
{
  Payer *payers = g_new0 (Payer, self->year->agencies->len + 1);

  STF_EACH (self->year, StfRuleShare, shares, it)
  if (it->fee == fee)
    {
      payers[it->agency].many_shares = payers[it->agency].share != NULL;
      payers[it->agency].share = it;
    }

  STF_EACH (self->year, StfRuleInvoice, invoices, it)
  if (it->fee == fee && stf_check_reached (self, it->on))
    {
      payers[it->agency].n_invoices += it->amount < 0 ? -1 : 1;
      payers[it->agency].invoiced += it->amount;
      payers[it->agency].last = STF_INDEX (self->year, invoices, it);
    }

  return payers;
}

/* The shares are the fee, and it is those who pay it that have one. */
static void
require_shares (StfCheck *self, const StfRuleFee *fee, const Payer *payers)
{
  int row = STF_INDEX (self->year, fees, fee), n_members = 0, n = 0;
  gint64 sum = 0;
  g_autofree char *money = NULL;
  g_autofree char *amount = stf_check_money (fee->amount);

  STF_EACH (self->year, StfRuleAgency, agencies, it)
  {
    int agency = STF_INDEX (self->year, agencies, it);
    const Payer *payer = &payers[agency];

    n_members += payer->share && it->member;
    n += payer->share != NULL;
    if (is_payer (self, it) && !payer->share)
      stf_check_find (self, STF_ABOUT_FEE, row,
                      g_strdup_printf (_ ("%s has no share of the fee."), it->name), NULL,
                      _ ("Open the fee, share it over all payers, and decide it again."), agency);
    else if (payer->share && (!is_payer (self, it) || payer->many_shares))
      stf_check_find (self, STF_ABOUT_SHARE, STF_INDEX (self->year, shares, payer->share),
                      g_strdup_printf (payer->many_shares ? _ ("%s has more than one share.")
                                                          : _ ("%s has a share, and is no payer."),
                                       it->name),
                      NULL, _ ("Open the fee, share it over all payers, and decide it again."));
  }
  STF_EACH (self->year, StfRuleShare, shares, it)
  if (it->fee == row)
    sum += it->amount;
  money = stf_check_money (sum);
  stf_check_observe (self, _ ("%s: %s over %d payers."), fee->title, amount, n);

  if (sum != fee->amount)
    stf_check_find (
        self, STF_ABOUT_FEE, row,
        g_strdup_printf (_ ("The shares come to %s, and the fee is %s."), money, amount), NULL,
        _ ("Open the fee, share it over all payers, and decide it again."));
  if (stf_check_has (self, "agencies") && n_members != stf_check_number (self, "agencies"))
    stf_check_find (self, STF_ABOUT_FEE, row,
                    g_strdup_printf (_ ("%d member agencies share the fee; they should be %d."),
                                     n_members, stf_check_number (self, "agencies")),
                    NULL, _ ("Open the fee, share it over all payers, and decide it again."),
                    n_members);
}

/* Each payer is invoiced once, for its share, after the decision and before a day (see 3). */
static void
require_invoice (StfCheck *self, const StfRuleAgency *it, const Payer *payer, int due)
{
  g_autofree char *invoiced = stf_check_money (payer->invoiced);
  g_autofree char *share = stf_check_money (payer->share->amount);
  g_autofree char *day = stf_day_in_words (due);

  if (payer->n_invoices > 1)
    stf_check_find (
        self, STF_ABOUT_INVOICE, payer->last,
        g_strdup_printf (_ ("%s has been invoiced %d times."), it->name, payer->n_invoices), NULL,
        _ ("Credit what was sent twice."), payer->n_invoices);
  else if (payer->n_invoices == 1 && payer->invoiced != payer->share->amount)
    stf_check_find (
        self, STF_ABOUT_INVOICE, payer->last,
        g_strdup_printf (_ ("%s was invoiced %s, and its share is %s."), it->name, invoiced, share),
        NULL, _ ("Credit the invoice, and send the right one."));
  else if (payer->n_invoices < 1 && payer->share->amount > 0 && stf_check_reached (self, due))
    stf_check_find (self, STF_ABOUT_SHARE, STF_INDEX (self->year, shares, payer->share),
                    g_strdup_printf (_ ("%s was not invoiced before %s."), it->name, day), NULL,
                    _ ("Send the invoice."));
}

/* fee-shared (R10, A05, A18): the shares of all payers are the fee, by the key that was settled,
 * and each is invoiced once. */
void
stf_check_fee_shared (StfCheck *self)
{
  const StfRuleFee *fee = find_decided (self);
  int due = stf_day_in_year_of (self->year->starts, stf_check_text (self, "invoiced-before"));
  int n_invoiced = 0;
  g_autofree Payer *payers = NULL;

  if (!fee)
    return;

  payers = collect_payers (self, STF_INDEX (self->year, fees, fee));
  require_shares (self, fee, payers);
  if (!stf_check_says (self, "key", fee->allocation))
    stf_check_find (
        self, STF_ABOUT_FEE, STF_INDEX (self->year, fees, fee),
        g_strdup_printf (
            _ ("The fee is shared by another key than the year has settled on: %s."),
            stf_check_parameter_get_choice_label (
                stf_rule_check_find_parameter (self->check, "key"), stf_check_text (self, "key"))),
        NULL, _ ("Change the setting, or share the fee by it."));

  STF_EACH (self->year, StfRuleAgency, agencies, it)
  {
    const Payer *payer = &payers[STF_INDEX (self->year, agencies, it)];

    n_invoiced += payer->n_invoices > 0;
    if (payer->share)
      require_invoice (self, it, payer, due);
  }
  STF_EACH (self->year, StfRuleInvoice, invoices, it)
  if (it->fee == STF_INDEX (self->year, fees, fee)
      && it->on < get_decision (self, fee->decision)->on && stf_check_reached (self, it->on))
    stf_check_find (self, STF_ABOUT_INVOICE, STF_INDEX (self->year, invoices, it),
                    g_strdup_printf (_ ("%s was invoiced before the fee was decided."),
                                     stf_check_agency_name (self, it->agency)),
                    NULL, _ ("Credit the invoice, and send one after the decision."));
  stf_check_observe (self,
                     g_dngettext (GETTEXT_PACKAGE, "%d payer is invoiced.",
                                  "%d payers are invoiced.", (gulong) n_invoiced),
                     n_invoiced);
}

/* fee-drivers (R34): the budget that the fee pays for says an amount, be it nothing, for each
 * category that the fee depends on. */
void
stf_check_fee_drivers (StfCheck *self)
{
  const StfRuleFee *fee = get_fee (self);
  int version = fee && fee->version >= 0 ? fee->version : stf_check_get_budget (self);

  if (version < 0)
    {
      stf_check_undecided (self, g_strdup (_ ("The year has no budget yet.")));
      return;
    }

  STF_EACH (self->year, StfRuleCategory, categories, it)
  {
    int category = STF_INDEX (self->year, categories, it);
    gboolean stated = FALSE;
    gint64 sum = 0;
    g_autofree char *money = NULL;

    if (!stf_check_names (self, "category", category))
      continue;
    STF_EACH (self->year, StfRuleAmount, amounts, amount)
    {
      const StfRuleLine *line = STF_ROW (self->year, StfRuleLine, lines, amount->line);

      if (amount->version == version && line->category == category && line->request < 0)
        {
          stated = TRUE;
          sum += amount->amount;
        }
    }
    money = stf_check_money (sum);
    if (stated)
      stf_check_observe (self, "%s: %s.", it->title, money);
    else
      stf_check_find (
          self, fee ? STF_ABOUT_FEE : STF_ABOUT_VERSION,
          fee ? STF_INDEX (self->year, fees, fee) : version,
          g_strdup_printf (_ ("%s says nothing of %s, which the fee depends on."),
                           STF_ROW (self->year, StfRuleBudget, budgets, version)->title, it->title),
          NULL, _ ("Put an amount into the budget, even if it is nothing."), category, version);
  }
}

/* The fee refers to a decision by the body (R08).  @due: the day from which it has to. */
void
stf_check_find_fee_decision (StfCheck *self, int due)
{
  const StfRuleFee *fee = get_fee (self);
  const StfRuleDecision *decision = fee ? get_decision (self, fee->decision) : NULL;

  if (!fee || !stf_check_reached (self, decision ? decision->on : due))
    return;
  if (!decision || !stf_check_is_decider (self, decision->body)
      || !stf_check_says (self, "kind", decision->kind))
    stf_check_find (self, STF_ABOUT_FEE, STF_INDEX (self->year, fees, fee),
                    g_strdup_printf (_ ("%s does not refer to a decision by %s."), fee->title,
                                     stf_check_body_name (self, stf_check_row (self, "body"))),
                    NULL, _ ("Decide the fee, and name the decision."));
}

/* So does each request that was granted (R08). */
void
stf_check_find_grants (StfCheck *self)
{
  STF_EACH (self->year, StfRuleRequest, requests, it)
  {
    const StfRuleDecision *decision = get_decision (self, it->decision);

    if (it->is_granted && stf_check_reached (self, it->on)
        && (!decision || !stf_check_is_decider (self, decision->body)
            || !stf_check_says (self, "document-kind", decision->kind)))
      stf_check_find (self, STF_ABOUT_REQUEST, STF_INDEX (self->year, requests, it),
                      g_strdup_printf (_ ("%s does not refer to a decision by %s."), it->title,
                                       stf_check_body_name (self, stf_check_row (self, "body"))),
                      NULL, _ ("Name the decision that granted the funds."));
  }
}

/* Where the fee names the proposal that it was decided by, that is the right body's, and earlier
 * (R09). */
void
stf_check_find_fee_proposal (StfCheck *self, int proposer)
{
  const StfRuleFee *fee = get_fee (self);
  const StfRuleDecision *proposal = fee ? get_decision (self, fee->proposal) : NULL;
  const StfRuleDecision *decision = fee ? get_decision (self, fee->decision) : NULL;

  if (!proposal || !decision || !stf_check_reached (self, decision->on))
    return;
  if (proposal->on > decision->on)
    stf_check_find (self, STF_ABOUT_FEE, STF_INDEX (self->year, fees, fee),
                    g_strdup_printf (_ ("%s was proposed after it was decided."), fee->title), NULL,
                    _ ("Correct the date of the proposal or of the decision."));
  else if (proposal->body != proposer)
    stf_check_find (self, STF_ABOUT_FEE, STF_INDEX (self->year, fees, fee),
                    g_strdup_printf (_ ("%s was not proposed by %s."), fee->title,
                                     stf_check_body_name (self, proposer)),
                    NULL, _ ("Record the proposal with its date and who made it."));
}

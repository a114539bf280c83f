/* SPDX-License-Identifier: GPL-3.0-or-later */

/* History in the reader's language.  A file keeps the id of a message and the ids of the rows it
 * speaks of; the words are found here, and the names in the rows as they are now (H4).  A row that
 * is gone has no name any more: then the wording does without. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-history.h"
#include "stf-label.h"

typedef struct
{
  const char *message;
  const char *named;   /* with the names of subject and object, or NULL */
  const char *unnamed; /* if a name is missing */
  guint n_names;       /* in named: 1, the subject; 2, subject and object */
} Wording;

/* Translators: these stand alone in a list, and after "Undo: " and "Redo: ".  The first name of an
 * assignment is the role, the second the holder. */
static const Wording wordings[] = {
  { "created", NULL, N_ ("New year"), 0 },
  { "template", NULL, N_ ("New year from a template"), 0 },
  { "next-year", NULL, N_ ("New year from the year before"), 0 },
  { "imported", NULL, N_ ("Import of a handover"), 0 },
  { "recovered", NULL, N_ ("Recovered copy"), 0 },
  { "migrated", NULL, N_ ("New version of the file"), 0 },
  { "unverified-accepted", NULL, N_ ("Recovered content accepted"), 0 },
  { "assignment-new", N_ ("New holder of %s: %s"), N_ ("New holder of a role"), 2 },
  { "assignment-edit", N_ ("Changed assignment as %s: %s"), N_ ("Changed assignment"), 2 },
  { "assignment-end", N_ ("End of assignment as %s: %s"), N_ ("End of an assignment"), 2 },
  { "assignment-delete", N_ ("Removed assignment as %s: %s"), N_ ("Removed assignment"), 2 },
  { "assignments-end", NULL, N_ ("End of several assignments"), 0 },
  { "assignments-prolong", NULL, N_ ("Prolonged several assignments"), 0 },
  { "person-new", N_ ("New person: %s"), N_ ("New person"), 1 },
  { "person-edit", N_ ("Changed person: %s"), N_ ("Changed person"), 1 },
  { "person-merge", N_ ("Merged persons: %s"), N_ ("Merged persons"), 1 },
  { "person-erase", NULL, N_ ("Erased a person"), 0 },
  { "employment-new", N_ ("New employment of %s"), N_ ("New employment"), 1 },
  { "employment-edit", N_ ("Changed employment of %s"), N_ ("Changed employment"), 1 },
  { "employment-delete", N_ ("Removed employment of %s"), N_ ("Removed employment"), 1 },
  { "skill-add", N_ ("New skill of %s"), N_ ("New skill of a person"), 1 },
  { "skill-remove", N_ ("Removed skill of %s"), N_ ("Removed skill of a person"), 1 },
  { "persons-import", NULL, N_ ("Import of people"), 0 },
  { "person-delete", N_ ("Removed person: %s"), N_ ("Removed person"), 1 },
  { "body-new", N_ ("New body: %s"), N_ ("New body"), 1 },
  { "body-remove", N_ ("Removed body: %s"), N_ ("Removed body"), 1 },
  { "body-edit", N_ ("Changed body: %s"), N_ ("Changed body"), 1 },
  { "body-move", N_ ("Moved %s to %s"), N_ ("Moved body"), 2 },
  { "body-move-top", N_ ("Moved to the top: %s"), N_ ("Moved body"), 1 },
  { "body-branch", N_ ("Other style in the chart: %s"), N_ ("Other style in the chart"), 1 },
  { "body-fold", N_ ("Collapsed in the chart: %s"), N_ ("Collapsed in the chart"), 1 },
  { "body-unfold", N_ ("Expanded in the chart: %s"), N_ ("Expanded in the chart"), 1 },
  { "body-page", N_ ("Other page for %s"), N_ ("Other page for a body"), 1 },
  { "body-frame", N_ ("Changed frame of %s"), N_ ("Changed frame"), 1 },
  { "role-new", N_ ("New role: %s"), N_ ("New role"), 1 },
  { "role-remove", N_ ("Removed role: %s"), N_ ("Removed role"), 1 },
  { "role-edit", N_ ("Changed role: %s"), N_ ("Changed role"), 1 },
  { "waiver-new", N_ ("New waiver of the rule %s"), N_ ("New waiver"), 1 },
  { "waiver-edit", N_ ("Changed waiver of the rule %s"), N_ ("Changed waiver"), 1 },
  { "waiver-end", N_ ("End of a waiver of the rule %s"), N_ ("End of a waiver"), 1 },
  { "waiver-delete", N_ ("Removed waiver of the rule %s"), N_ ("Removed waiver"), 1 },
  { "rule-new", N_ ("New rule: %s"), N_ ("New rule"), 1 },
  { "rule-edit", N_ ("Changed rule: %s"), N_ ("Changed rule"), 1 },
  { "rule-delete", NULL, N_ ("Removed rule"), 0 },
  { "slate-new", N_ ("New proposal: %s"), N_ ("New proposal of the committee"), 1 },
  { "slate-edit", N_ ("Changed proposal: %s"), N_ ("Changed proposal of the committee"), 1 },
  { "slate-place", N_ ("%s: candidate %s"), N_ ("Candidate of a proposal"), 2 },
  { "slate-clear", N_ ("Candidate removed from %s"), N_ ("Candidate removed"), 1 },
  { "slate-prefer", N_ ("Put forward: %s"), N_ ("Proposal put forward"), 1 },
  { "slate-delete", NULL, N_ ("Removed proposal of the committee"), 0 },
  { "election", N_ ("Election to %s"), N_ ("Election"), 1 },
  { "by-election", N_ ("By-election: %s"), N_ ("By-election"), 1 },
  { "notice-sent", N_ ("Sent: %s"), N_ ("Document sent"), 1 },
  { "budget-amount", N_ ("Changed amounts in %s"), N_ ("Changed amounts"), 1 },
  { "budget-clear", N_ ("Cleared amounts in %s"), N_ ("Cleared amounts"), 1 },
  { "budget-fill", N_ ("Filled cells in %s"), N_ ("Filled cells"), 1 },
  { "budget-import", N_ ("Imported amounts into %s"), N_ ("Imported amounts"), 1 },
  { "budget-paste", N_ ("Pasted amounts in %s"), N_ ("Pasted amounts"), 1 },
  { "budget-spread", N_ ("Spread amounts in %s"), N_ ("Spread amounts"), 1 },
  { "budget-sum", N_ ("Changed a sum in %s"), N_ ("Changed a sum"), 1 },
  { "budget-move", N_ ("Moved between months in %s"), N_ ("Moved between months"), 1 },
  { "budget-estimate", N_ ("Estimated amounts in %s"), N_ ("Estimated amounts"), 1 },
  { "budget-note-new", N_ ("New note on an amount of %s"), N_ ("New note on an amount"), 1 },
  { "budget-note-edit", N_ ("Changed note on an amount of %s"), N_ ("Changed note"), 1 },
  { "budget-note-delete", N_ ("Removed note on an amount of %s"), N_ ("Removed note"), 1 },
  { "budget-line-new", N_ ("New budget line: %s"), N_ ("New budget line"), 1 },
  { "budget-line-edit", N_ ("Changed budget line: %s"), N_ ("Changed budget line"), 1 },
  { "budget-line-move", N_ ("Moved budget line: %s"), N_ ("Moved budget line"), 1 },
  { "budget-line-delete", NULL, N_ ("Removed budget line"), 0 },
  { "budget-version-new", N_ ("New version: %s"), N_ ("New version of the budget"), 1 },
  { "budget-version-edit", N_ ("Changed version: %s"), N_ ("Changed version of the budget"), 1 },
  { "budget-version-delete", NULL, N_ ("Removed version of the budget"), 0 },
  { "budget-propose", N_ ("Proposed: %s"), N_ ("Proposed budget"), 1 },
  { "budget-anchor", N_ ("Anchored: %s"), N_ ("Anchored budget"), 1 },
  { "budget-adopt", N_ ("Adopted: %s"), N_ ("Adopted budget"), 1 },
  { "budget-step-delete", N_ ("Took back a step of %s"), N_ ("Took back a step of a budget"), 1 },
  { "budget-roll", N_ ("New forecast: %s"), N_ ("New forecast"), 1 },
  { "actuals-import", N_ ("Import of actuals: %s"), N_ ("Import of actuals"), 1 },
  { "account-mapping", NULL, N_ ("Changed mapping of accounts"), 0 },
  { "fee-edit", NULL, N_ ("Changed how the fee is shared"), 0 },
  { "fee-decide", NULL, N_ ("Decided fee"), 0 },
  { "fee-reopen", NULL, N_ ("Fee open for changes again"), 0 },
  { "invoices-make", NULL, N_ ("New invoices of the fee"), 0 },
  { "invoice-new", N_ ("New invoice to %s"), N_ ("New invoice"), 1 },
  { "invoice-edit", N_ ("Changed invoice to %s"), N_ ("Changed invoice"), 1 },
  { "invoice-delete", N_ ("Removed invoice to %s"), N_ ("Removed invoice"), 1 },
  { "payment-edit", N_ ("Changed payment from %s"), N_ ("Changed payment"), 1 },
  { "payment-new", N_ ("Payment from %s"), N_ ("New payment"), 1 },
  { "payment-delete", N_ ("Removed payment from %s"), N_ ("Removed payment"), 1 },
  { "commission-new", N_ ("New commission: %s"), N_ ("New commission"), 1 },
  { "commission-edit", N_ ("Changed commission: %s"), N_ ("Changed commission"), 1 },
  { "commission-delete", NULL, N_ ("Removed commission"), 0 },
  { "commission-cost", N_ ("Cost of commissions in the line %s"), N_ ("Cost of commissions"), 1 },
  { "rate-new", NULL, N_ ("New payroll overhead rate"), 0 },
  { "rate-edit", NULL, N_ ("Changed payroll overhead rate"), 0 },
  { "rate-delete", NULL, N_ ("Removed payroll overhead rate"), 0 },
  { "request-new", N_ ("New funding request: %s"), N_ ("New funding request"), 1 },
  { "request-edit", N_ ("Changed funding request: %s"), N_ ("Changed funding request"), 1 },
  { "request-delete", NULL, N_ ("Removed funding request"), 0 },
  { "setting-edit", N_ ("Changed setting: %s"), N_ ("Changed setting"), 1 },
  { "year-edit", NULL, N_ ("Changed details of the year"), 0 },
  { "year-page", NULL, N_ ("Other page for the chart"), 0 },
};

static const Wording other = { NULL, NULL, N_ ("Change"), 0 };

static const Wording *
find_wording (const char *message)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (wordings); i++)
    if (g_strcmp0 (wordings[i].message, message) == 0)
      return &wordings[i];

  return &other;
}

static char *
word_change (StfYearFile *file, const StfHistoryEntry *entry)
{
  const Wording *wording = find_wording (entry->message);
  g_autofree char *subject = NULL;
  g_autofree char *object = NULL;

  if (wording->n_names >= 1 && entry->subject != NULL)
    subject = stf_label_row (file, entry->subject);
  if (wording->n_names >= 2 && entry->object != NULL)
    object = stf_label_row (file, entry->object);

  if (wording->n_names == 0 || subject == NULL || (wording->n_names == 2 && object == NULL))
    return g_strdup (_ (wording->unnamed));

    /* The formats stand above; msgfmt holds their translations to the same parameters. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return wording->n_names == 1 ? g_strdup_printf (_ (wording->named), subject)
                               : g_strdup_printf (_ (wording->named), subject, object);
#pragma GCC diagnostic pop
}

/**
 * stf_history_describe:
 * @file: an open year
 * @entry: an entry of its history
 *
 * Words an entry for the list, and for "Undo: ..." and "Redo: ...".
 *
 * Returns: (transfer full): a noun phrase in the reader's language
 */
char *
stf_history_describe (StfYearFile *file, const StfHistoryEntry *entry)
{
  g_autofree char *change = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (entry != NULL, NULL);

  change = word_change (file, entry);
  if (entry->kind == STF_HISTORY_UNDO)
    return g_strdup_printf (_ ("Undone: %s"), change);
  if (entry->kind == STF_HISTORY_REDO)
    return g_strdup_printf (_ ("Done again: %s"), change);
  return g_steal_pointer (&change);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How dialogs about accounts word what is in ledgers: plain text, for rows of lists. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-account-wording.h"

#include <glib/gi18n.h>

#include "stf-wording.h"

/** stf_account_wording_amount: (transfer full): an amount to the öre, with its unit. */
char *
stf_account_wording_amount (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_ORE | STF_MONEY_UNIT);
}

/** stf_account_wording_rows: (transfer full): "12 rows". */
char *
stf_account_wording_rows (guint n_rows)
{
  return g_strdup_printf (ngettext ("%u row", "%u rows", n_rows), n_rows);
}

/** stf_account_wording_mapping: (transfer full): "5010–5019 · 6=P1". */
char *
stf_account_wording_mapping (const StfAccountMapping *mapping)
{
  g_autofree char *accounts = mapping->to != NULL
                                  ? g_strdup_printf ("%s–%s", mapping->from, mapping->to)
                                  : g_strdup (mapping->from);

  return stf_wording_join (accounts, mapping->objects);
}

/** stf_account_wording_line: the title of a line of the budget, or that it is none. */
const char *
stf_account_wording_line (const StfBudget *budget, const char *line)
{
  const StfBudgetLine *found = line != NULL ? stf_budget_find_line (budget, line) : NULL;

  return found != NULL ? found->title : _ ("Not of the Budget");
}

/** stf_account_wording_sums: (transfer full): what the mapping makes of all amounts. */
char *
stf_account_wording_sums (gint64 mapped, gint64 not_ours, gint64 unmapped, guint n_unmapped)
{
  g_autofree char *in_lines = stf_account_wording_amount (mapped);
  g_autofree char *outside = stf_account_wording_amount (not_ours);
  g_autofree char *left = stf_account_wording_amount (unmapped);

  if (n_unmapped == 0)
    return g_strdup_printf (_ ("In lines of the budget %s, not of the budget %s."), in_lines,
                            outside);
  return g_strdup_printf (_ ("In lines of the budget %s, not of the budget %s, not mapped %s."),
                          in_lines, outside, left);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fee on paper: how it was reckoned and shared, and a notice to each payer (R08-R10).
 *
 * 1. A share is told to the öre, and so is every sum: what is rounded here would be paid wrongly.
 * 2. A notice tells how the amount came to be, so that the payer can do it again.
 * 3. Until the fee is decided, every notice says that it is a proposal. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-paper.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
word (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_ORE | STF_MONEY_UNIT);
}

static void
add_money (StfPaper *paper, const char *label, gint64 amount)
{
  g_autofree char *text = word (amount);

  stf_paper_add_item (paper, label, text);
}

static char *
word_percent (const StfFee *fee, const StfFeePayer *payer)
{
  if (fee->total == 0)
    return g_strdup ("–");
  return g_strdup_printf (_ ("%.2f%%"), (double) payer->share / (double) fee->total * 100);
}

/* "By population, 70% …" */
static char *
word_key (const StfFee *fee)
{
  const char *label = stf_fee_key_label (fee->key);
  g_autofree char *fixed = word (fee->fixed_part);

  if (fee->key == STF_FEE_WEIGHTED)
    return g_strdup_printf (_ ("%s: %d%% by population, the rest by municipalities"), label,
                            fee->population_weight);
  if (fee->key == STF_FEE_FIXED_AND_VARIABLE)
    return g_strdup_printf (_ ("%s: %s is shared equally, and %d%% of the rest by population"),
                            label, fixed, fee->population_weight);
  return g_strdup (label);
}

/* --- the fee --- */

static void
add_items (StfPaper *paper, const StfFee *fee)
{
  const char *const head[] = { _ ("What the Fee Pays For"), _ ("Amount, SEK"), NULL };
  StfPaperTable *table = stf_paper_table_new (1, head);
  g_autofree char *needed = stf_money_format (fee->needed, STF_MONEY_ORE);

  for (guint i = 0; i < fee->items->len; i++)
    {
      const StfFeeItem *item = fee->items->pdata[i];
      g_autofree char *amount = stf_money_format (item->income ? -item->amount : item->amount,
                                                  STF_MONEY_ORE);
      g_autofree char *name = g_strjoin (" ", item->ref != NULL ? item->ref : item->title,
                                         item->ref != NULL ? item->title : NULL, NULL);

      if (item->amount != 0)
        stf_paper_table_add (table, STF_PAPER_ROW_LINE, (const char *const[]){ name, amount });
    }
  stf_paper_table_add (table, STF_PAPER_ROW_SUM,
                       (const char *const[]){ _ ("Costs less other incomes"), needed });
  stf_paper_add_table (paper, table);
}

static void
add_payer (StfPaperTable *table, const StfFee *fee, const StfFeePayer *payer)
{
  g_autofree char *weight = stf_fee_describe_weight (fee, payer);
  g_autofree char *share = stf_money_format (payer->share, STF_MONEY_ORE);
  g_autofree char *percent = word_percent (fee, payer);
  gboolean compared = payer->last_year != STF_SHARE_NONE;
  g_autofree char *before = compared ? stf_money_format (payer->last_year, STF_MONEY_ORE)
                                     : g_strdup ("–");
  g_autofree char *change = compared ? stf_money_format (payer->share - payer->last_year,
                                                         STF_MONEY_ORE | STF_MONEY_SIGNED)
                                     : g_strdup ("–");

  stf_paper_table_add (
      table, STF_PAPER_ROW_LINE,
      (const char *const[]){ payer->name, weight, share, percent, before, change });
}

static void
add_payers (StfPaper *paper, const StfFee *fee)
{
  const char *const head[] = { _ ("Payer"), _ ("Basis"),     _ ("Share, SEK"),
                               _ ("Part"),  _ ("Last year"), _ ("Change"),
                               NULL };
  StfPaperTable *table = stf_paper_table_new (1, head);
  g_autofree char *sum = stf_money_format (stf_fee_sum_shares (fee), STF_MONEY_ORE);

  for (guint i = 0; i < fee->payers->len; i++)
    add_payer (table, fee, fee->payers->pdata[i]);
  stf_paper_table_add (table, STF_PAPER_ROW_SUM,
                       (const char *const[]){ _ ("All payers"), "", sum, "", "", "" });
  stf_paper_add_table (paper, table);
}

/**
 * stf_fee_paper_new:
 * @fee: the fee of a year
 * @organisation: name of the organisation
 * @date: of the paper, ISO
 * @example: whether every page is to say that it is an example
 *
 * Returns: (transfer full): how the fee was reckoned and shared, on paper
 */
StfPaper *
stf_fee_paper_new (const StfFee *fee, const char *organisation, const char *date, gboolean example)
{
  g_autofree char *title = NULL, *key = NULL;
  StfPaper *paper;

  g_return_val_if_fail (fee != NULL && organisation != NULL && date != NULL, NULL);

  title = g_strdup_printf (_ ("The Fee of %d"), fee->year);
  key = word_key (fee);
  paper = stf_paper_new (organisation, title, date);
  paper->example = example;
  stf_paper_add_item (paper, _ ("State"),
                      stf_fee_is_decided (fee) ? _ ("Decided") : _ ("Not decided"));
  if (fee->version_title != NULL)
    stf_paper_add_item (paper, _ ("Budget"), fee->version_title);
  stf_paper_add_item (paper, _ ("Allocation key"), key);
  add_money (paper, _ ("The fee"), fee->total);
  add_money (paper, _ ("Of which drivers of the fee"), stf_fee_sum_drivers (fee));
  if (fee->problem != NULL)
    stf_paper_add (paper, STF_PAPER_PARAGRAPH, fee->problem);
  add_items (paper, fee);
  stf_paper_add_figure (paper, stf_budget_report_draw_shares (fee));
  stf_paper_break (paper);
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("What Each Payer Pays"));
  add_payers (paper, fee);
  return paper;
}

/* --- notices --- */

static const StfInvoice *
find_invoice (const GPtrArray *invoices, const char *agency)
{
  for (guint i = 0; invoices != NULL && i < invoices->len; i++)
    if (strcmp (((const StfInvoice *) invoices->pdata[i])->agency, agency) == 0)
      return invoices->pdata[i];
  return NULL;
}

static void
add_optional (StfPaper *paper, const char *label, const char *text)
{
  stf_paper_add_item (paper, label, text != NULL ? text : _ ("not set"));
}

static void
add_figures (StfPaper *paper, const StfFee *fee, const StfFeePayer *payer)
{
  g_autofree char *weight = stf_fee_describe_weight (fee, payer);
  g_autofree char *basis = NULL;
  const char *date = fee->key == STF_FEE_MUNICIPALITIES ? payer->municipalities_date
                                                        : payer->population_date;

  if (fee->key == STF_FEE_EQUAL && payer->agreed == STF_SHARE_NONE)
    {
      g_autofree char *n = g_strdup_printf (ngettext ("one of %u payer with the same share",
                                                      "one of %u payers with the same share",
                                                      fee->payers->len),
                                            fee->payers->len);

      stf_paper_add_item (paper, _ ("Basis"), n);
      return;
    }
  /* Translators: a figure, and the day that it is of. */
  basis = date != NULL && fee->key != STF_FEE_OWN ? g_strdup_printf (_ ("%s (%s)"), weight, date)
                                                  : g_strdup (weight);
  stf_paper_add_item (paper, _ ("Basis"), basis);
}

static void
add_notice (StfPaper *paper, const StfFee *fee, const StfFeePayer *payer, const StfInvoice *invoice)
{
  g_autofree char *percent = word_percent (fee, payer);
  g_autofree char *key = word_key (fee);

  stf_paper_add (paper, STF_PAPER_HEADING, payer->name);
  if (!stf_fee_is_decided (fee))
    stf_paper_add (paper, STF_PAPER_PARAGRAPH,
                   _ ("This is a proposal. The fee has not been decided."));
  add_money (paper, _ ("To pay"), payer->share);
  add_optional (paper, _ ("Due date"), invoice != NULL ? invoice->due_date : NULL);
  add_optional (paper, _ ("Record number"), invoice != NULL ? invoice->dnr : NULL);
  if (invoice != NULL && invoice->number != NULL)
    stf_paper_add_item (paper, _ ("Invoice number"), invoice->number);

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("How the Amount Was Reckoned"));
  add_money (paper, _ ("The fee of all payers"), fee->total);
  stf_paper_add_item (paper, _ ("Allocation key"), key);
  add_figures (paper, fee, payer);
  stf_paper_add_item (paper, _ ("Part of the fee"), percent);
  if (payer->last_year != STF_SHARE_NONE)
    add_money (paper, _ ("Last year"), payer->last_year);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH,
                 _ ("Shares are rounded down to whole kronor. What is left over is given out, a "
                    "krona each, to those who lost most by the rounding, so that all shares "
                    "together are exactly the fee."));
}

/**
 * stf_fee_notice_new:
 * @fee: the fee of a year
 * @invoices: (nullable): StfInvoice of the fee, for due dates and record numbers
 * @agency: (nullable): id of one payer; otherwise all have a page each
 * @organisation: name of the organisation
 * @date: of the notice, ISO
 * @example: whether every page is to say that it is an example
 *
 * Returns: (transfer full): what to pay, and why
 */
StfPaper *
stf_fee_notice_new (const StfFee *fee, const GPtrArray *invoices, const char *agency,
                    const char *organisation, const char *date, gboolean example)
{
  const StfFeePayer *only;
  g_autofree char *title = NULL;
  StfPaper *paper;
  guint n = 0;

  g_return_val_if_fail (fee != NULL && organisation != NULL && date != NULL, NULL);

  only = agency != NULL ? stf_fee_find_payer (fee, agency) : NULL;
  title = only != NULL
              ? g_strdup_printf (_ ("Notice of the Fee of %d to %s"), fee->year, only->short_name)
              : g_strdup_printf (_ ("Notice of the Fee of %d"), fee->year);
  paper = stf_paper_new (organisation, title, date);
  paper->example = example;
  for (guint i = 0; i < fee->payers->len; i++)
    {
      const StfFeePayer *payer = fee->payers->pdata[i];

      if (agency != NULL && payer != only)
        continue;
      if (n++ > 0)
        stf_paper_break (paper);
      add_notice (paper, fee, payer, find_invoice (invoices, payer->agency));
    }
  if (n == 0)
    stf_paper_add (paper, STF_PAPER_PARAGRAPH, _ ("Nobody has anything to pay yet."));
  return paper;
}

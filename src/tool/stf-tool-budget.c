/* SPDX-License-Identifier: GPL-3.0-or-later */

/* budget: what the year is to cost, or how that went, as a document. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stf-budget-paper.h"
#include "stf-budget-sheet.h"
#include "stf-budget-sie.h"
#include "stf-csv.h"
#include "stf-date.h"
#include "stf-publish.h"
#include "stf-tool-money.h"

/* For accounting systems; says which lines have no account to go to. */
static StfToolStatus
put_sie (const StfToolMoney *money)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char *today = stf_date_today ();
  g_autoptr (GBytes) bytes = stf_budget_to_sie (money->file, money->budget, money->report->plan,
                                                stf_tool_money_get_name (money), today, left_out,
                                                &error);

  if (bytes == NULL
      || !stf_publish_contents (money->output, g_bytes_get_data (bytes, NULL),
                                g_bytes_get_size (bytes), &error))
    return stf_tool_fail (error);
  for (guint i = 0; i < left_out->len; i++)
    {
      g_printerr (_ ("stafett-tool: “%s” has no account and is left out."),
                  ((const StfBudgetLine *) left_out->pdata[i])->title);
      g_printerr ("\n");
    }
  return STF_TOOL_OK;
}

/* For spreadsheets and accounting systems; the year may be without a budget. */
static StfToolStatus
put_sheet (const StfToolMoney *money)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  if (stf_tool_money_writes (money, ".xlsx"))
    return stf_budget_write_workbook (money->report, money->fee, stf_tool_money_get_name (money),
                                      money->output, &error)
               ? STF_TOOL_OK
               : stf_tool_fail (error);

  if (money->report->plan == NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no budget for this year."));
      return stf_tool_fail (error);
    }
  if (stf_tool_money_writes (money, ".se"))
    return put_sie (money);
  csv = stf_budget_to_csv (money->budget, money->report->plan, stf_csv_get_local_separator ());
  return stf_publish_contents (money->output, csv, strlen (csv), &error) ? STF_TOOL_OK
                                                                         : stf_tool_fail (error);
}

/** stf_tool_budget: the budget, or its follow-up, as a document. */
StfToolStatus
stf_tool_budget (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_auto (StfToolMoney) money = { 0 };
  gboolean follow_up = FALSE;
  StfToolStatus status;
  const GOptionEntry options[] = {
    { "follow-up", 0, 0, G_OPTION_ARG_NONE, &follow_up,
      N_ ("The follow-up: budget against outcome and forecast"), NULL },
    { NULL },
  };

  status = stf_tool_money_parse (&money, self, options, argc, argv);
  if (status != STF_TOOL_OK)
    return status;
  if (!stf_tool_money_load (&money, STF_OPEN_READ_ONLY, &error))
    return stf_tool_fail (error);
  if (stf_tool_money_writes (&money, ".xlsx") || stf_tool_money_writes (&money, ".csv")
      || stf_tool_money_writes (&money, ".se"))
    return put_sheet (&money);

  paper = follow_up
              ? stf_follow_up_paper_new (money.report, stf_tool_money_get_name (&money))
              : stf_budget_paper_new (money.report, money.fee, stf_tool_money_get_name (&money));
  return stf_tool_money_put (&money, paper);
}

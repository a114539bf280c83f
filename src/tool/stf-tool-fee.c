/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fee: how the fee is shared, and the notices of it. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-budget-paper.h"
#include "stf-tool-money.h"

static StfPaper *
make_notices (const StfToolMoney *money, GError **error)
{
  g_autoptr (GPtrArray) invoices = NULL;

  if (!money->fee->is_new)
    {
      invoices = stf_invoice_list (money->file, money->fee->id, error);
      if (invoices == NULL)
        return NULL;
    }
  return stf_fee_notice_new (money->fee, invoices, NULL, stf_tool_money_get_name (money),
                             money->report->date, money->budget->example);
}

/** stf_tool_fee: the fee, or the notices of it, as a document. */
StfToolStatus
stf_tool_fee (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_auto (StfToolMoney) money = { 0 };
  gboolean notices = FALSE;
  StfToolStatus status;
  const GOptionEntry options[] = {
    { "notices", 0, 0, G_OPTION_ARG_NONE, &notices,
      N_ ("A notice to each payer instead, on a page each"), NULL },
    { NULL },
  };

  status = stf_tool_money_parse (&money, self, options, argc, argv);
  if (status != STF_TOOL_OK)
    return status;
  if (stf_tool_money_load (&money, STF_OPEN_READ_ONLY, &error))
    paper = notices ? make_notices (&money, &error)
                    : stf_fee_paper_new (money.fee, stf_tool_money_get_name (&money),
                                         money.report->date, money.budget->example);
  return paper != NULL ? stf_tool_money_put (&money, paper) : stf_tool_fail (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* fee: how the fee is shared, and the notices of it. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-budget-paper.h"
#include "stf-text.h"
#include "stf-tool-money.h"

/* The payer of that name, short or long, or code of its county. */
static const StfFeePayer *
find_payer (const StfFee *fee, const char *text, GError **error)
{
  g_autofree char *wanted = stf_text_fold (text);

  for (guint i = 0; i < fee->payers->len; i++)
    {
      const StfFeePayer *payer = fee->payers->pdata[i];
      const char *const names[] = { payer->short_name, payer->name, payer->code };

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *name = stf_text_fold (names[k] != NULL ? names[k] : "");

          if (*name != '\0' && g_str_equal (name, wanted))
            return payer;
        }
    }
  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND,
               _ ("The fee has no payer called “%s”."), text);
  return NULL;
}

static StfPaper *
make_notices (const StfToolMoney *money, const char *payer, GError **error)
{
  const StfFeePayer *only = NULL;
  g_autoptr (GPtrArray) invoices = NULL;

  if (payer != NULL && (only = find_payer (money->fee, payer, error)) == NULL)
    return NULL;
  if (!money->fee->is_new)
    {
      invoices = stf_invoice_list (money->file, money->fee->id, error);
      if (invoices == NULL)
        return NULL;
    }
  return stf_fee_notice_new (money->fee, invoices, only != NULL ? only->agency : NULL,
                             stf_tool_money_get_name (money), money->report->date,
                             money->budget->example);
}

/** stf_tool_fee: the fee, or the notices of it, as a document. */
StfToolStatus
stf_tool_fee (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_auto (StfToolMoney) money = { 0 };
  g_autofree char *payer = NULL;
  gboolean notices = FALSE;
  StfToolStatus status;
  const GOptionEntry options[] = {
    { "notices", 0, 0, G_OPTION_ARG_NONE, &notices,
      N_ ("A notice to each payer instead, on a page each"), NULL },
    { "payer", 0, 0, G_OPTION_ARG_STRING, &payer, N_ ("The notice to one payer instead"),
      N_ ("NAME") },
    { NULL },
  };

  status = stf_tool_money_parse (&money, self, options, argc, argv);
  if (status != STF_TOOL_OK)
    return status;
  if (stf_tool_money_load (&money, STF_OPEN_READ_ONLY, &error))
    paper = notices || payer != NULL
                ? make_notices (&money, payer, &error)
                : stf_fee_paper_new (money.fee, stf_tool_money_get_name (&money),
                                     money.report->date, money.budget->example);
  return paper != NULL ? stf_tool_money_put (&money, paper) : stf_tool_fail (error);
}

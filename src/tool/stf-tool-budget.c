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
#include "stf-encoding.h"
#include "stf-publish.h"
#include "stf-tool-money.h"

static gboolean
check_plan (const StfToolMoney *money, GError **error)
{
  if (money->report->plan == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("There is no budget for this year."));
  return money->report->plan != NULL;
}

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

  if (!check_plan (money, &error))
    return stf_tool_fail (error);
  if (stf_tool_money_writes (money, ".se"))
    return put_sie (money);
  csv = stf_budget_to_csv (money->budget, money->report->plan, stf_csv_get_local_separator ());
  return stf_publish_contents (money->output, csv, strlen (csv), &error) ? STF_TOOL_OK
                                                                         : stf_tool_fail (error);
}

static void
print_change (const StfBudgetEditRow *row, guint slot)
{
  const StfAmounts *sides[] = { &row->version->amounts[row->line->index], &row->amounts };

  if (stf_amounts_same_in (sides[0], sides[1], slot))
    return;
  g_print ("%s\t%u", row->line->title, slot);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *amount = stf_tool_money_word (sides[i]->slots[slot]);

      g_print ("\t%s", stf_amounts_is_set (sides[i], slot) ? amount : "");
    }
  g_print ("\n");
}

/* Tells what changes, for programs: the line, the month, and the amount before and after. */
static void
print_changes (const StfBudgetEdit *edit)
{
  for (guint i = 0; i < edit->rows->len; i++)
    for (guint slot = 0; slot < STF_AMOUNTS_N; slot++)
      print_change (&g_array_index (edit->rows, StfBudgetEditRow, i), slot);
}

static StfToolStatus
import_csv (const StfToolMoney *money, const char *path, gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stf_exchange_load (path, &error);
  g_autofree char *text = bytes != NULL ? stf_encoding_decode (bytes, &error) : NULL;
  g_autoptr (StfBudgetImport) import = NULL;

  if (text != NULL && check_plan (money, &error))
    import = stf_budget_import_new (
        money->budget, stf_budget_find_version (money->budget, money->report->plan->id), text,
        &error);
  if (import == NULL)
    return stf_tool_fail (error);
  for (guint i = 0; i < import->unread->len; i++)
    {
      g_printerr (_ ("stafett-tool: The column “%s” is not read."),
                  (const char *) import->unread->pdata[i]);
      g_printerr ("\n");
    }
  for (guint i = 0; i < import->problems->len; i++)
    g_printerr ("stafett-tool: %s\n", (const char *) import->problems->pdata[i]);
  if (import->edit == NULL)
    return STF_TOOL_FAILED;
  if (!dry_run
      && (!stf_budget_edit_save (import->edit, money->file, &error)
          || !stf_year_file_close (money->file, &error)))
    return stf_tool_fail (error);
  print_changes (import->edit);
  return STF_TOOL_OK;
}

/** stf_tool_budget: the budget, or its follow-up, as a document; or takes in its amounts. */
StfToolStatus
stf_tool_budget (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_auto (StfToolMoney) money = { 0 };
  g_autofree char *import = NULL;
  gboolean follow_up = FALSE;
  gboolean dry_run = FALSE;
  StfToolStatus status;
  const GOptionEntry options[] = {
    { "follow-up", 0, 0, G_OPTION_ARG_NONE, &follow_up,
      N_ ("The follow-up: budget against outcome and forecast"), NULL },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, &import,
      N_ ("Take in amounts from a CSV file, as one is written with --output"), N_ ("CSV") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only tell what importing would do"),
      NULL },
    { NULL },
  };

  status = stf_tool_money_parse (&money, self, options, argc, argv);
  if (status != STF_TOOL_OK)
    return status;
  if (import != NULL && money.output != NULL)
    return stf_tool_misused (self, _ ("Choose between --import and --output."));
  if (!stf_tool_money_load (
          &money, import != NULL && !dry_run ? STF_OPEN_DEFAULT : STF_OPEN_READ_ONLY, &error))
    return stf_tool_fail (error);
  if (import != NULL)
    return import_csv (&money, import, dry_run);
  if (stf_tool_money_writes (&money, ".xlsx") || stf_tool_money_writes (&money, ".csv")
      || stf_tool_money_writes (&money, ".se"))
    return put_sheet (&money);

  paper = follow_up
              ? stf_follow_up_paper_new (money.report, stf_tool_money_get_name (&money))
              : stf_budget_paper_new (money.report, money.fee, stf_tool_money_get_name (&money));
  return stf_tool_money_put (&money, paper);
}

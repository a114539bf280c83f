/* SPDX-License-Identifier: GPL-3.0-or-later */

/* budget and fee: the money of a year as documents. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stf-budget-paper.h"
#include "stf-budget-sheet.h"
#include "stf-budget-sie.h"
#include "stf-chart-document.h"
#include "stf-csv.h"
#include "stf-date.h"
#include "stf-organisation.h"
#include "stf-publish.h"
#include "stf-tool.h"

/* What the documents are made of. */
typedef struct
{
  StfYearFile *file;
  StfOrganisation *organisation;
  StfBudget *budget;
  StfBudgetReport *report;
  StfFee *fee;
} Money;

static void
money_clear (Money *self)
{
  g_clear_pointer (&self->report, stf_budget_report_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_clear_pointer (&self->fee, stf_fee_free);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  g_clear_object (&self->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Money, money_clear)

static gboolean
load (Money *self, const char *path, const char *date, GError **error)
{
  self->file = stf_tool_open (path, STF_OPEN_READ_ONLY, error);
  self->organisation = self->file ? stf_organisation_load (self->file, date, error) : NULL;
  self->budget = self->organisation ? stf_budget_load (self->file, error) : NULL;
  self->report = self->budget ? stf_budget_report_new (
                     self->budget, stf_organisation_get_date (self->organisation), error)
                              : NULL;
  self->fee = self->report ? stf_fee_load (self->file, error) : NULL;
  return self->fee != NULL;
}

/* Without a file it is printed as text. */
static StfToolStatus
put_paper (const StfPaper *paper, const char *path)
{
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  StfChartFormat format;

  if (path == NULL)
    {
      text = stf_paper_to_text (paper);
      g_print ("%s", text);
      return STF_TOOL_OK;
    }
  document = stf_chart_document_new_for_paper (paper);
  return stf_chart_format_from_path (path, &format, &error)
                 && stf_chart_document_write (document, path, format, 0, NULL, NULL, NULL, &error)
             ? STF_TOOL_OK
             : stf_tool_fail (error);
}

static gboolean
has_ending (const char *path, const char *ending)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ending);
}

/* For accounting systems; says which lines have no account to go to. */
static StfToolStatus
put_sie (const Money *money, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
  g_autofree char *today = stf_date_today ();
  g_autoptr (GBytes) bytes = stf_budget_to_sie (money->file, money->budget, money->report->plan,
                                                stf_organisation_get_name (money->organisation),
                                                today, left_out, &error);

  if (bytes == NULL
      || !stf_publish_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                &error))
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
put_sheet (const Money *money, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *csv = NULL;

  if (has_ending (path, ".xlsx"))
    return stf_budget_write_workbook (money->report, money->fee,
                                      stf_organisation_get_name (money->organisation), path, &error)
               ? STF_TOOL_OK
               : stf_tool_fail (error);

  if (money->report->plan == NULL)
    {
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no budget for this year."));
      return stf_tool_fail (error);
    }
  if (has_ending (path, ".se"))
    return put_sie (money, path);
  csv = stf_budget_to_csv (money->budget, money->report->plan, stf_csv_get_local_separator ());
  return stf_publish_contents (path, csv, strlen (csv), &error) ? STF_TOOL_OK
                                                                : stf_tool_fail (error);
}

/** stf_tool_budget: the budget, or its follow-up, as a document. */
StfToolStatus
stf_tool_budget (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_autofree char *date = NULL, *output = NULL;
  g_auto (Money) money = { 0 };
  gboolean follow_up = FALSE;
  const char *path;
  const GOptionEntry options[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("The day that is looked at; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "follow-up", 0, 0, G_OPTION_ARG_NONE, &follow_up,
      N_ ("The follow-up: budget against outcome and forecast"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("The file to write, whose ending tells its kind; otherwise text is printed"),
      N_ ("FILE") },
    { NULL },
  };

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (date && !stf_date_is_valid (date))
    return stf_tool_misused (self, _ ("The date is not a date. Write it as 2013-01-31."));
  if (!load (&money, path, date, &error))
    return stf_tool_fail (error);
  if (has_ending (output, ".xlsx") || has_ending (output, ".csv") || has_ending (output, ".se"))
    return put_sheet (&money, output);

  paper = follow_up ? stf_follow_up_paper_new (money.report,
                                               stf_organisation_get_name (money.organisation))
                    : stf_budget_paper_new (money.report, money.fee,
                                            stf_organisation_get_name (money.organisation));
  return put_paper (paper, output);
}

/** stf_tool_fee: the fee, or the notices of it, as a document. */
StfToolStatus
stf_tool_fee (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = NULL;
  g_autoptr (GPtrArray) invoices = NULL;
  g_autofree char *date = NULL, *output = NULL;
  g_auto (Money) money = { 0 };
  gboolean notices = FALSE;
  const char *path, *name, *day;
  const GOptionEntry options[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("The day that is looked at; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "notices", 0, 0, G_OPTION_ARG_NONE, &notices,
      N_ ("A notice to each payer instead, on a page each"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("The file to write, whose ending tells its kind; otherwise text is printed"),
      N_ ("FILE") },
    { NULL },
  };

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (date && !stf_date_is_valid (date))
    return stf_tool_misused (self, _ ("The date is not a date. Write it as 2013-01-31."));
  if (!load (&money, path, date, &error))
    return stf_tool_fail (error);

  name = stf_organisation_get_name (money.organisation);
  day = stf_organisation_get_date (money.organisation);
  if (notices && !money.fee->is_new)
    {
      invoices = stf_invoice_list (money.file, money.fee->id, &error);
      if (invoices == NULL)
        return stf_tool_fail (error);
    }
  paper = notices ? stf_fee_notice_new (money.fee, invoices, NULL, name, day, money.budget->example)
                  : stf_fee_paper_new (money.fee, name, day, money.budget->example);
  return put_paper (paper, output);
}

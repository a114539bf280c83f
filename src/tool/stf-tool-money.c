/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the commands about money share: reading the year at a day, and writing a document. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include "stf-tool-money.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stf-chart-document.h"
#include "stf-date.h"

/* Reads the call: the options of a command, and those that all documents have. */
StfToolStatus
stf_tool_money_parse (StfToolMoney *self, const StfToolCommand *command,
                      const GOptionEntry *options, int argc, char **argv)
{
  const GOptionEntry shared[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &self->date,
      N_ ("The day that is looked at; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->output,
      N_ ("The file to write, whose ending tells its kind; otherwise text is printed"),
      N_ ("FILE") },
  };
  g_autoptr (GArray) all = g_array_new (TRUE, FALSE, sizeof (GOptionEntry));

  for (; options->long_name != NULL; options++)
    g_array_append_val (all, *options);
  g_array_append_vals (all, shared, G_N_ELEMENTS (shared));
  if (!stf_tool_parse (command, (const GOptionEntry *) (gpointer) all->data, argc, argv,
                       &self->path))
    return STF_TOOL_USAGE;
  if (self->date != NULL && !stf_date_is_valid (self->date))
    return stf_tool_misused (command, _ ("The date is not a date. Write it as 2013-01-31."));
  return STF_TOOL_OK;
}

gboolean
stf_tool_money_load (StfToolMoney *self, StfOpenFlags flags, GError **error)
{
  self->file = stf_tool_open (self->path, flags, error);
  self->organisation = self->file ? stf_organisation_load (self->file, self->date, error) : NULL;
  self->budget = self->organisation ? stf_budget_load (self->file, error) : NULL;
  self->report = self->budget ? stf_budget_report_new (
                     self->budget, stf_organisation_get_date (self->organisation), error)
                              : NULL;
  self->fee = self->report ? stf_fee_load (self->file, error) : NULL;
  return self->fee != NULL;
}

void
stf_tool_money_clear (StfToolMoney *self)
{
  g_clear_pointer (&self->report, stf_budget_report_free);
  g_clear_pointer (&self->budget, stf_budget_free);
  g_clear_pointer (&self->fee, stf_fee_free);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  g_clear_object (&self->file);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->output, g_free);
}

/* The name of the organisation. */
const char *
stf_tool_money_get_name (const StfToolMoney *self)
{
  return stf_organisation_get_name (self->organisation);
}

/* Whether what is to be written has an ending, such as ".csv". */
gboolean
stf_tool_money_writes (const StfToolMoney *self, const char *ending)
{
  g_autofree char *lower = self->output != NULL ? g_ascii_strdown (self->output, -1) : NULL;

  return lower != NULL && g_str_has_suffix (lower, ending);
}

/* Kronor with a point, for programs. */
char *
stf_tool_money_word (gint64 amount)
{
  guint64 size = (guint64) ABS (amount);

  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", amount < 0 ? "-" : "", size / 100,
                          (guint) (size % 100));
}

/* Writes a document; without a file it is printed as text. */
StfToolStatus
stf_tool_money_put (const StfToolMoney *self, const StfPaper *paper)
{
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  StfChartFormat format;

  if (self->output == NULL)
    {
      text = stf_paper_to_text (paper);
      g_print ("%s", text);
      return STF_TOOL_OK;
    }
  document = stf_chart_document_new_for_paper (paper);
  return stf_chart_format_from_path (self->output, &format, &error)
                 && stf_chart_document_write (document, self->output, format, 0, NULL, NULL, NULL,
                                              &error)
             ? STF_TOOL_OK
             : stf_tool_fail (error);
}

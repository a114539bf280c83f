/* SPDX-License-Identifier: GPL-3.0-or-later */

/* chart: the chart of a year as a file, and its geometry for programs. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chart.h"
#include "stf-date.h"
#include "stf-tool.h"

typedef struct
{
  char *output;
  char *paper;
  char *date;
  char *geometry;
  gboolean portrait;
  gboolean landscape;
} Choices;

static void
choices_clear (Choices *self)
{
  g_free (self->output);
  g_free (self->paper);
  g_free (self->date);
  g_free (self->geometry);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choices, choices_clear)

/* What is not said is as the year has it (H12). */
static StfToolStatus
write_chart (const char *path, const Choices *choices, StfChartFormat format,
             StfChartOptions options, GError **error)
{
  g_autoptr (StfYearFile) file = stf_tool_open (path, STF_OPEN_READ_ONLY, error);
  g_autoptr (StfOrganisation) organisation = file ? stf_organisation_load (file, choices->date,
                                                                           error)
                                                  : NULL;
  g_autoptr (StfChart) chart = NULL;

  if (!organisation)
    return STF_TOOL_FAILED;

  if (!choices->paper)
    stf_chart_paper_parse (stf_organisation_get_paper (organisation), &options.paper);
  options.paper = stf_chart_paper_turn (
      options.paper,
      choices->landscape || (!choices->portrait && stf_organisation_get_landscape (organisation)));

  chart = stf_chart_new (organisation, &options);
  return stf_chart_write (chart, choices->output, format, NULL, error)
                 && (!choices->geometry
                     || stf_chart_write_geometry (chart, choices->geometry, error))
             ? STF_TOOL_OK
             : STF_TOOL_FAILED;
}

StfToolStatus
stf_tool_chart (const StfToolCommand *self, int argc, char **argv)
{
  g_auto (Choices) choices = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &choices.output,
      N_ ("The drawing to write: .pdf, .svg or .png"), N_ ("OUT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &choices.paper, N_ ("A4, A3, A2, A1 or A0"),
      N_ ("SIZE") },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &choices.portrait, N_ ("Portrait page"), NULL },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &choices.landscape, N_ ("Landscape page"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &choices.date,
      N_ ("The day that is shown; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "geometry", 0, 0, G_OPTION_ARG_FILENAME, &choices.geometry,
      N_ ("Also write boxes, routes and sizes, in points"), "JSON" },
    G_OPTION_ENTRY_NULL,
  };
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  StfChartFormat format;
  const char *path;

  if (!stf_tool_parse (self, entries, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (!choices.output)
    return stf_tool_misused (self, _ ("The drawing to write is missing: -o OUT."));
  if (!stf_chart_format_from_path (choices.output, &format, &error))
    return stf_tool_misused (self, error->message);
  if (choices.paper && !stf_chart_paper_parse (choices.paper, &options.paper))
    return stf_tool_misused (self, _ ("The paper is one of A4, A3, A2, A1 and A0."));
  if (choices.portrait && choices.landscape)
    return stf_tool_misused (self, _ ("A page is either portrait or landscape."));
  if (choices.date && !stf_date_is_valid (choices.date))
    return stf_tool_misused (self, _ ("The date is not a date. Write it as 2013-01-31."));

  if (write_chart (path, &choices, format, options, &error) != STF_TOOL_OK)
    return stf_tool_fail (error);

  return STF_TOOL_OK;
}

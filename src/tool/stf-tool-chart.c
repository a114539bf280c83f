/* SPDX-License-Identifier: GPL-3.0-or-later */

/* chart: the chart of a year on paper, and its geometry for programs.
 *
 * It tells how large the text has become, and when that is too small what would make it larger, so
 * that nobody finds out at the printer. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-body-cost.h"
#include "stf-chart-advice.h"
#include "stf-date.h"
#include "stf-tool-chart-words.h"
#include "stf-tool.h"

/* What is not said is as the year has it (H12). */
static void
choose_paper (const StfToolChartWords *words, const StfOrganisation *organisation,
              StfChartDocumentOptions *options)
{
  gboolean landscape = words->landscape
                       || (!words->portrait && stf_organisation_get_landscape (organisation));

  if (words->paper == NULL)
    stf_chart_paper_parse (stf_organisation_get_paper (organisation), &options->chart.paper);
  options->chart.paper = stf_chart_paper_turn (options->chart.paper, landscape);
  options->poster = stf_chart_paper_turn (options->poster, landscape);
}

/* At a date of the same year, or another file at its day nearest to the chart's. */
static StfOrganisation *
load_compared (StfYearFile *file, const char *what, const char *date, GError **error)
{
  g_autoptr (StfYearFile) other = NULL;

  if (stf_date_is_valid (what))
    return stf_organisation_load (file, what, error);

  other = stf_tool_open (what, STF_OPEN_READ_ONLY, error);
  return other != NULL ? stf_organisation_load_nearest (other, date, error) : NULL;
}

/* The best of each kind, or everything. */
static void
print_advice (const GPtrArray *advice, gboolean all)
{
  guint told = 0;

  if (advice->len > 0)
    g_print ("%s\n", all ? _ ("Larger text:") : _ ("That is small. Larger text:"));
  for (guint i = 0; i < advice->len; i++)
    {
      const StfChartAdvice *one = g_ptr_array_index (advice, i);

      if (all || !(told & 1u << one->kind))
        g_print ("  %s\n", one->text);
      told |= 1u << one->kind;
    }
}

static gboolean
tell (const StfOrganisation *organisation, const StfChartDocument *document,
      const StfChartDocumentOptions *options, gboolean all, GError **error)
{
  g_autofree char *text = stf_chart_describe_text (document);
  const char *bound = stf_chart_describe_bound (document);
  g_autoptr (GPtrArray) advice = NULL;
  guint n = stf_chart_document_get_n_pages (document);

  g_print ("%s\n", text);
  if (bound != NULL)
    g_print ("%s\n", bound);
  if (n > 1)
    g_print (ngettext ("%u page\n", "%u pages\n", n), n);
  if (!all && stf_chart_document_get_text_size (document) >= STF_CHART_LEGIBLE_TEXT)
    return TRUE;

  advice = stf_chart_advise (organisation, options, NULL, error);
  if (advice == NULL)
    return FALSE;
  print_advice (advice, all);
  return TRUE;
}

static gboolean
write_chart (const char *path, const StfToolChartWords *words, StfToolChartWishes *wishes,
             GError **error)
{
  StfChartDocumentOptions *options = &wishes->options;
  g_autoptr (StfYearFile) file = stf_tool_open (path, STF_OPEN_READ_ONLY, error);
  g_autoptr (StfOrganisation) organisation = file ? stf_organisation_load (file, words->date, error)
                                                  : NULL;
  g_autoptr (StfOrganisation) compared = NULL;
  g_autoptr (GHashTable) costs = NULL;
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *footer = g_filename_display_name (name);

  if (!organisation)
    return FALSE;
  if (words->compare
      && !(compared = load_compared (file, words->compare, stf_organisation_get_date (organisation),
                                     error)))
    return FALSE;

  if ((options->chart.content.detail & STF_CHART_DETAIL_COST)
      && !(costs = stf_body_costs_load (file, organisation, error)))
    return FALSE;

  choose_paper (words, organisation, options);
  options->chart.content.costs = costs;
  options->chart.footer = footer;
  options->compare = compared;
  document = stf_chart_document_new (organisation, options, NULL, error);
  if (!document)
    return FALSE;

  return stf_chart_document_write (document, words->output, wishes->format, words->dpi, NULL, NULL,
                                   NULL, error)
         && (!words->geometry
             || stf_chart_document_write_geometry (document, words->geometry, error))
         && tell (organisation, document, options, words->advice, error);
}

StfToolStatus
stf_tool_chart (const StfToolCommand *self, int argc, char **argv)
{
  g_auto (StfToolChartWords) words = { .overlap = 10 };
  g_auto (StfToolChartWishes) wishes = { .options = STF_CHART_DOCUMENT_OPTIONS_INIT };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &words.output,
      N_ ("The drawing to write: .pdf, .svg or .png"), N_ ("OUT") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &words.paper,
      N_ ("A4, A3, A2, A1, A0, or width and height in mm: 600x900"), N_ ("SIZE") },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &words.portrait, N_ ("Portrait page"), NULL },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &words.landscape, N_ ("Landscape page"), NULL },
    { "poster", 0, 0, G_OPTION_ARG_STRING, &words.poster,
      N_ ("A large image on several sheets of the paper, to be glued"), N_ ("SIZE") },
    { "overlap", 0, 0, G_OPTION_ARG_DOUBLE, &words.overlap,
      N_ ("By how much sheets of a poster overlap at least; otherwise 10 mm"), N_ ("MM") },
    { "no-map", 0, 0, G_OPTION_ARG_NONE, &words.no_map,
      N_ ("Leave out the page that shows which sheet goes where"), NULL },
    { "no-crop-marks", 0, 0, G_OPTION_ARG_NONE, &words.no_marks,
      N_ ("Leave out where to cut and to glue"), NULL },
    { "booklet", 0, 0, G_OPTION_ARG_NONE, &words.booklet, N_ ("One branch a page"), NULL },
    { "detail", 0, 0, G_OPTION_ARG_STRING, &words.detail,
      N_ ("bodies, seats, holders, agency, tasks or contact, with all before it; cost; or several "
          "with commas between"),
      N_ ("WHAT") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &words.profile,
      N_ ("For whom: wall, group (with e-mail and phone) or public (without names)"), N_ ("WHOM") },
    { "colours", 0, 0, G_OPTION_ARG_STRING, &words.colours,
      N_ ("What colours tell apart: kind, agency or term"), N_ ("WHAT") },
    { "grey", 0, 0, G_OPTION_ARG_NONE, &words.grey, N_ ("Black and white"), NULL },
    { "seats", 0, 0, G_OPTION_ARG_STRING, &words.seats,
      N_ ("Seats as lines in the box of their body, or as boxes below it"), N_ ("HOW") },
    { "relations", 0, 0, G_OPTION_ARG_STRING, &words.relations,
      N_ ("Also draw relations of these kinds, such as reports,supports"), N_ ("KINDS") },
    { "compare", 0, 0, G_OPTION_ARG_FILENAME, &words.compare,
      N_ ("Show what differs from another year file or from a date"), N_ ("FILE|YYYY-MM-DD") },
    { "side-by-side", 0, 0, G_OPTION_ARG_NONE, &words.side_by_side,
      N_ ("Draw both that are compared beside each other"), NULL },
    { "no-title", 0, 0, G_OPTION_ARG_NONE, &words.no_title, N_ ("Leave out the title"), NULL },
    { "no-legend", 0, 0, G_OPTION_ARG_NONE, &words.no_legend, N_ ("Leave out the legend"), NULL },
    { "no-footer", 0, 0, G_OPTION_ARG_NONE, &words.no_footer, N_ ("Leave out the footer"), NULL },
    { "dpi", 0, 0, G_OPTION_ARG_INT, &words.dpi, N_ ("Pixels an inch of a PNG; otherwise 150"),
      "N" },
    { "date", 0, 0, G_OPTION_ARG_STRING, &words.date,
      N_ ("The day that is shown; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "geometry", 0, 0, G_OPTION_ARG_FILENAME, &words.geometry,
      N_ ("Also write boxes, routes and sizes, in points"), "JSON" },
    { "advice", 0, 0, G_OPTION_ARG_NONE, &words.advice,
      N_ ("Tell everything that would make the text larger"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  const char *path;

  if (!stf_tool_parse (self, entries, argc, argv, &path)
      || !stf_tool_chart_understand (self, &words, &wishes))
    return STF_TOOL_USAGE;
  if (!write_chart (path, &words, &wishes, &error))
    return stf_tool_fail (error);

  return STF_TOOL_OK;
}

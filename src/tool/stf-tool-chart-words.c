/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes options of the words with which a chart is asked for.  What cannot be meant is refused, in
 * words that say what can. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include "stf-tool-chart-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stf-date.h"

#define MM (72 / 25.4)
#define MAX_OVERLAP 100
#define MIN_DPI 10
#define MAX_DPI 2400

/* In the order in which one includes those before it. */
static const struct
{
  const char *word;
  StfChartDetail detail;
} details[] = {
  { "bodies", STF_CHART_DETAIL_BODIES },   { "seats", STF_CHART_DETAIL_SEATS },
  { "holders", STF_CHART_DETAIL_HOLDERS }, { "agency", STF_CHART_DETAIL_AGENCY },
  { "tasks", STF_CHART_DETAIL_TASKS },     { "contact", STF_CHART_DETAIL_CONTACT },
  { "cost", STF_CHART_DETAIL_COST },
};

/* The place of a word in a list that ends with NULL, or -1. */
static int
find_word (const char *const *words, const char *word)
{
  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], word))
      return i;

  return -1;
}

static int
find_detail (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (details); i++)
    if (g_str_equal (details[i].word, word))
      return (int) i;

  return -1;
}

/* One word includes all before it; several are just those, with what they stand in.  So is the
 * cost, which no other detail leads to. */
static gboolean
read_detail (const char *text, StfChartDetail *detail)
{
  g_auto (GStrv) words = g_strsplit (text, ",", -1);
  gboolean one = g_strv_length (words) == 1;

  *detail = STF_CHART_DETAIL_BODIES;
  for (guint i = 0; words[i] != NULL; i++)
    {
      int found = find_detail (g_strstrip (words[i]));

      if (found < 0)
        return FALSE;
      for (int k = one && details[found].detail != STF_CHART_DETAIL_COST ? 0 : found; k <= found;
           k++)
        *detail |= details[k].detail;
    }
  if (*detail & STF_CHART_DETAIL_CONTACT)
    *detail |= STF_CHART_DETAIL_HOLDERS;
  if (*detail & STF_CHART_DETAIL_HOLDERS)
    *detail |= STF_CHART_DETAIL_SEATS;
  return words[0] != NULL;
}

static gboolean
read_kinds (const char *text, GStrv *kinds)
{
  *kinds = g_strsplit (text, ",", -1);
  for (guint i = 0; (*kinds)[i] != NULL; i++)
    {
      const char *kind = g_strstrip ((*kinds)[i]);

      /* A kind that is not known has no words but itself. */
      if (stf_chart_relation_label (kind) == kind)
        return FALSE;
    }
  return TRUE;
}

static gboolean
misused (const StfToolCommand *command, const char *message)
{
  stf_tool_misused (command, message);
  return FALSE;
}

/* A larger sheet or image, if it is said. */
static gboolean
read_paper (const StfToolCommand *command, const char *name, StfChartPaper *paper)
{
  g_autofree char *message = NULL;

  if (name == NULL || stf_chart_paper_parse (name, paper))
    return TRUE;

  /* Translators: a size of paper, such as 600x900. */
  message = g_strdup_printf (
      _ ("“%s” is no paper. Write A4, A3, A2, A1, A0, or width and height in "
         "millimetres as 600x900, each from %d to %d."),
      name, STF_CHART_PAPER_MIN, STF_CHART_PAPER_MAX);
  return misused (command, message);
}

static gboolean
read_content (const StfToolCommand *command, const StfToolChartWords *words,
              StfToolChartWishes *wishes)
{
  static const char *const profiles[] = { "wall", "group", "public", NULL };
  static const char *const colours[] = { "kind", "agency", "term", NULL };
  static const char *const seats[] = { "lines", "boxes", NULL };
  StfChartOptions *chart = &wishes->options.chart;
  int profile = words->profile != NULL ? find_word (profiles, words->profile) : 0;
  int colouring = words->colours != NULL ? find_word (colours, words->colours) : 0;
  int seat = words->seats != NULL ? find_word (seats, words->seats) : 0;

  if (words->detail != NULL && !read_detail (words->detail, &chart->content.detail))
    return misused (command, _ ("The detail is one of bodies, seats, holders, agency, tasks, "
                                "contact and cost, or several with commas between."));
  if (profile < 0)
    return misused (command, _ ("The profile is one of wall, group and public."));
  if (colouring < 0)
    return misused (command, _ ("Colours tell apart one of kind, agency and term."));
  if (seat < 0)
    return misused (command, _ ("Seats are drawn as one of lines and boxes."));
  if (words->relations != NULL && !read_kinds (words->relations, &wishes->kinds))
    return misused (command, _ ("Relations are kinds such as reports, supports or proposes, with "
                                "commas between."));

  chart->content.profile = (StfChartProfile) profile;
  if (words->detail == NULL && chart->content.profile == STF_CHART_PROFILE_GROUP)
    chart->content.detail |= STF_CHART_DETAIL_CONTACT;
  chart->colouring = (StfChartColouring) colouring;
  chart->content.seat_boxes = seat == 1;
  chart->kinds = (const char *const *) wishes->kinds;
  chart->grey = words->grey;
  if (words->no_title)
    chart->around &= ~(guint) STF_CHART_AROUND_TITLE;
  if (words->no_legend)
    chart->around &= ~(guint) STF_CHART_AROUND_LEGEND;
  if (words->no_footer)
    chart->around &= ~(guint) STF_CHART_AROUND_FOOTER;
  return TRUE;
}

static gboolean
read_sheets (const StfToolCommand *command, const StfToolChartWords *words,
             StfToolChartWishes *wishes)
{
  StfChartDocumentOptions *options = &wishes->options;

  if (!read_paper (command, words->paper, &options->chart.paper)
      || !read_paper (command, words->poster, &options->poster))
    return FALSE;
  if (words->portrait && words->landscape)
    return misused (command, _ ("A page is either portrait or landscape."));
  if ((words->poster != NULL) + words->booklet + words->side_by_side > 1)
    return misused (command, _ ("A chart is one of a poster, a booklet and two side by side."));
  if (words->side_by_side && words->compare == NULL)
    return misused (command, _ ("What to draw beside it is missing: --compare."));
  if (!(words->overlap >= 0 && words->overlap <= MAX_OVERLAP))
    return misused (command, _ ("Sheets overlap by 0 to 100 mm."));
  if (words->dpi != 0 && (words->dpi < MIN_DPI || words->dpi > MAX_DPI))
    return misused (command, _ ("A picture has 10 to 2400 pixels an inch."));
  if (words->dpi != 0 && wishes->format != STF_CHART_FORMAT_PNG)
    return misused (command, _ ("Only a PNG has pixels: leave --dpi out."));

  if (words->poster != NULL)
    options->sheets = STF_CHART_SHEETS_POSTER;
  else if (words->booklet)
    options->sheets = STF_CHART_SHEETS_BOOKLET;
  options->overlap = words->overlap * MM;
  options->tile_map = !words->no_map;
  options->crop_marks = !words->no_marks;
  options->side_by_side = words->side_by_side;
  return TRUE;
}

/* What the words ask for; FALSE: they cannot be meant, which has been said. */
gboolean
stf_tool_chart_understand (const StfToolCommand *command, const StfToolChartWords *words,
                           StfToolChartWishes *wishes)
{
  g_autoptr (GError) error = NULL;

  if (words->output == NULL)
    return misused (command, _ ("The drawing to write is missing: -o OUT."));
  if (!stf_chart_format_from_path (words->output, &wishes->format, &error))
    return misused (command, error->message);
  if (words->date != NULL && !stf_date_is_valid (words->date))
    return misused (command, _ ("The date is not a date. Write it as 2013-01-31."));
  return read_sheets (command, words, wishes) && read_content (command, words, wishes);
}

void
stf_tool_chart_words_clear (StfToolChartWords *self)
{
  g_free (self->output);
  g_free (self->paper);
  g_free (self->poster);
  g_free (self->detail);
  g_free (self->profile);
  g_free (self->colours);
  g_free (self->seats);
  g_free (self->relations);
  g_free (self->compare);
  g_free (self->date);
  g_free (self->geometry);
}

void
stf_tool_chart_wishes_clear (StfToolChartWishes *self)
{
  g_strfreev (self->kinds);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sheets of paper: A4 to A0 by name, others by their size in millimetres. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-paper.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MM (72 / 25.4)

static const struct
{
  const char *name;
  double shorter; /* mm */
  double longer;
} papers[] = {
  { "A4", 210, 297 }, { "A3", 297, 420 },  { "A2", 420, 594 },
  { "A1", 594, 841 }, { "A0", 841, 1189 },
};

static const char *const names[] = { "A4", "A3", "A2", "A1", "A0", NULL };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == G_N_ELEMENTS (papers) + 1);

/* "600", from which text then points on. */
static gboolean
parse_side (const char **text, double *mm)
{
  char *end;

  while (g_ascii_isspace (**text))
    (*text)++;
  if (!g_ascii_isdigit (**text))
    return FALSE;
  *mm = g_ascii_strtod (*text, &end);
  if (strspn (*text, "0123456789.") != (gsize) (end - *text))
    return FALSE;
  *text = end;
  while (g_ascii_isspace (**text))
    (*text)++;
  return *mm >= STF_CHART_PAPER_MIN && *mm <= STF_CHART_PAPER_MAX;
}

/**
 * stf_chart_paper_parse:
 * @name: (nullable): "A3" in any case, or width and height in mm: "600x900"
 * @paper: (out): the sheet; one with a name stands upright
 *
 * Returns: %TRUE if there is such a paper
 */
gboolean
stf_chart_paper_parse (const char *name, StfChartPaper *paper)
{
  double width, height;

  if (name == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (name, papers[i].name) == 0)
      {
        *paper = (StfChartPaper){ papers[i].shorter * MM, papers[i].longer * MM };
        return TRUE;
      }

  if (!parse_side (&name, &width))
    return FALSE;
  if (*name == 'x' || *name == 'X')
    name++;
  else if (g_str_has_prefix (name, "×"))
    name += strlen ("×");
  else
    return FALSE;
  if (!parse_side (&name, &height) || *name != '\0')
    return FALSE;

  *paper = (StfChartPaper){ width * MM, height * MM };
  return TRUE;
}

/**
 * stf_chart_paper_turn:
 * @paper: a sheet
 * @landscape: whether its longer side is to lie
 *
 * Returns: the sheet, turned if need be
 */
StfChartPaper
stf_chart_paper_turn (StfChartPaper paper, gboolean landscape)
{
  return (paper.width > paper.height) == (landscape != FALSE)
             ? paper
             : (StfChartPaper){ paper.height, paper.width };
}

/**
 * stf_chart_paper_describe:
 * @paper: a sheet
 *
 * Returns: (transfer full): "A3", or "600 × 900 mm"
 */
char *
stf_chart_paper_describe (StfChartPaper paper)
{
  StfChartPaper upright = stf_chart_paper_turn (paper, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (fabs (upright.width - papers[i].shorter * MM) < 0.5
        && fabs (upright.height - papers[i].longer * MM) < 0.5)
      return g_strdup (papers[i].name);

  return g_strdup_printf (_ ("%.0f × %.0f mm"), paper.width / MM, paper.height / MM);
}

/**
 * stf_chart_paper_list:
 *
 * Returns: (transfer none): the names of papers, the smallest first; %NULL-terminated
 */
const char *const *
stf_chart_paper_list (void)
{
  return names;
}

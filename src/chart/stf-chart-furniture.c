/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a page around the drawing: organisation, year and date above, the badge of an
 * example, the legend of dotted lines below.  It is set for A3 and scaled with the paper, so that a
 * poster has the title of a poster. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-mark.h"
#include "stf-chart-relations.h"

#include <glib/gi18n-lib.h>

#define TOP 28.0
#define SIDE 30.0
#define BADGE_PADDING 8.0
#define LEGEND_SAMPLE 26.0
#define GAP_BELOW_TITLE 18.0
#define ROOM_AROUND 14.0
#define GAP_ABOVE_FOOTER 14.0

static StfChartText *
add (StfChart *self, StfChartStyle style, const char *text, double max_width, int max_lines)
{
  double width = MIN (max_width, self->max_line / self->page_scale);
  StfChartText t = stf_chart_type_set (self->type, style, text, width, max_lines);

  g_array_append_val (self->furniture, t);
  return &g_array_index (self->furniture, StfChartText, self->furniture->len - 1);
}

static char *
date_line (const StfChartModel *model)
{
  GString *line = g_string_new (NULL);

  /* Translators: a year, and an ISO date at which the chart holds. */
  g_string_append_printf (line, _ ("%d · as of %s"), model->year, model->date);
  if (model->n_vacant > 0)
    g_string_append_printf (line,
                            ngettext (" · %u seat vacant", " · %u seats vacant", model->n_vacant),
                            model->n_vacant);
  if (model->compared != NULL)
    g_string_append_printf (line, " · %s", model->compared);
  return g_string_free (line, FALSE);
}

/* What the dotted lines mean, or NULL. */
static char *
legend (const StfChart *self)
{
  g_autofree char *words = stf_chart_describe_dotted (self);

  /* Translators: explains the dotted lines of a chart; %s is a list of verbs such as "assists". */
  return words != NULL ? g_strdup_printf (_ ("Dotted: %s"), words) : NULL;
}

static void
clear_text (gpointer data)
{
  g_object_unref (((StfChartText *) data)->layout);
}

/* Sets the texts around the drawing: the first is the title, the second the line below it.  This is
 * done twice: how dotted lines are explained is known only when there is a drawing. */
void
stf_chart_furnish (StfChart *self)
{
  double width = self->page_width / self->page_scale;
  double height = self->page_height / self->page_scale;
  double room = width - 2 * SIDE;
  g_autofree char *date = date_line (self->model);
  g_autofree char *dotted = legend (self);
  StfChartText *text;

  g_clear_pointer (&self->furniture, g_array_unref);
  self->furniture = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->furniture, clear_text);

  if (self->model->example)
    {
      room -= 120;
      text = add (self, STF_CHART_STYLE_BADGE, _ ("Example"), 100, 1);
      text->x = width - SIDE - BADGE_PADDING - text->width;
      text->y = TOP + 4;
      self->badge = (StfChartRect){ text->x - BADGE_PADDING, text->y - 4,
                                    text->width + 2 * BADGE_PADDING, text->height + 8 };
    }

  text = add (self, STF_CHART_STYLE_PAGE_TITLE, self->model->organisation, room, 2);
  text->x = SIDE;
  text->y = TOP;
  room = text->y + text->height;
  text = add (self, STF_CHART_STYLE_PAGE_TEXT, date, width - 2 * SIDE, 1);
  text->x = SIDE;
  text->y = room + 2;
  stf_chart_mark_furnish (self, SIDE, text->y + text->height + 4);

  if (dotted != NULL)
    {
      text = add (self, STF_CHART_STYLE_PAGE_TEXT, dotted, width - 2 * SIDE - LEGEND_SAMPLE, 1);
      text->x = SIDE + LEGEND_SAMPLE;
      text->y = height - TOP - text->height;
      self->legend = (StfChartRect){ SIDE, text->y + text->height / 2, LEGEND_SAMPLE - 8, 0 };
    }
}

static gboolean
touches (const StfChartRect *r, double x, double y, double width, double height)
{
  return r->x < x + width + ROOM_AROUND && x < r->x + r->width + ROOM_AROUND
         && r->y < y + height + ROOM_AROUND && y < r->y + r->height + ROOM_AROUND;
}

/* Whether something at rect, in points on the page, would come too near to a text or the badge. */
gboolean
stf_chart_furniture_touches (const StfChart *self, StfChartRect rect)
{
  double scale = self->page_scale;
  StfChartRect r = { rect.x / scale, rect.y / scale, rect.width / scale, rect.height / scale };
  const StfChartRect *badge = &self->badge;

  for (guint i = 0; i < self->furniture->len; i++)
    {
      const StfChartText *t = &g_array_index (self->furniture, StfChartText, i);

      if (touches (&r, t->x, t->y, t->width, t->height))
        return TRUE;
    }
  return badge->width > 0 && touches (&r, badge->x, badge->y, badge->width, badge->height);
}

/* The room for the drawing, in points on the page: below the title, if it cannot stand beside it,
 * and above the legend. */
double
stf_chart_furniture_top (const StfChart *self)
{
  const StfChartText *date = &g_array_index (self->furniture, StfChartText,
                                             self->badge.width > 0 ? 2 : 1);

  double bottom = date->y + date->height;

  for (guint i = 0; i < STF_CHART_N_MARKS; i++)
    bottom = MAX (bottom, self->signs[i].y + self->signs[i].height);
  return (bottom + GAP_BELOW_TITLE) * self->page_scale;
}

double
stf_chart_furniture_bottom (const StfChart *self)
{
  return self->legend.width > 0 ? (self->legend.y - GAP_ABOVE_FOOTER) * self->page_scale
                                : self->page_height - self->margin;
}

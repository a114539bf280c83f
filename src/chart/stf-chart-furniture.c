/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands on a page around the drawing: above, the path to the body that the page begins with,
 * the title, year and date, the signs of a comparison, the badge of an example; below, the legend
 * of colours, dotted lines and what is left out, and the footer.  It is set for A3 and scaled with
 * the paper, so that a poster has the title of a poster and a small page keeps its room for the
 * drawing.
 *
 * Lines below are stacked from the edge of the page upwards; those without text take no room. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-colouring.h"
#include "stf-chart-mark.h"
#include "stf-chart-relations.h"

#include <glib/gi18n-lib.h>

#define TOP 28.0
#define SIDE 30.0
#define BADGE_PADDING 8.0
#define LEGEND_SAMPLE 26.0
#define GAP_BELOW_TITLE 18.0
#define ROOM_AROUND 14.0
#define GAP_ABOVE_FOOTER 15.0
#define CLASS_WIDTH 140.0
#define CLASS_GAP 14.0
#define CLASS_HEIGHT 13.0

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

/* "Länsledningarna › Länsrådsgruppen ›", or NULL. */
static char *
path_line (const StfChartModel *model)
{
  g_autofree char *joined = NULL;

  if (model->path == NULL || model->path[0] == NULL)
    return NULL;
  joined = g_strjoinv (" › ", (char **) model->path);
  return g_strdup_printf ("%s ›", joined);
}

static void
add_badge (StfChart *self, double width)
{
  StfChartText *text = add (self, STF_CHART_STYLE_BADGE, _ ("Example"), 100, 1);

  text->program = TRUE;
  text->x = width - SIDE - BADGE_PADDING - text->width;
  text->y = TOP + 4;
  self->badge = (StfChartRect){ text->x - BADGE_PADDING, text->y - 4,
                                text->width + 2 * BADGE_PADDING, text->height + 8 };
}

/* Adds a line below y and returns where it ends. */
static double
add_below (StfChart *self, StfChartStyle style, const char *words, double y, double width,
           int max_lines)
{
  StfChartText *text;

  if (words == NULL)
    return y;

  text = add (self, style, words, width, max_lines);
  text->x = SIDE;
  text->y = y;
  return y + text->height;
}

static double
add_title (StfChart *self, double width)
{
  g_autofree char *path = path_line (self->model);
  g_autofree char *date = date_line (self->model);
  double room = width - 2 * SIDE - (self->badge.width > 0 ? self->badge.width + 2 * SIDE : 0);
  double y = add_below (self, STF_CHART_STYLE_PAGE_TEXT, path, TOP, room, 1);

  y = add_below (self, STF_CHART_STYLE_PAGE_TITLE,
                 self->heading != NULL ? self->heading : self->model->organisation, y, room, 2);
  y = add_below (self, STF_CHART_STYLE_PAGE_TEXT, date, y + 2, room, 1);
  g_array_index (self->furniture, StfChartText, self->furniture->len - 1).program = TRUE;
  stf_chart_mark_furnish (self, SIDE, y + 4);
  for (guint i = 0; i < STF_CHART_N_MARKS; i++)
    y = MAX (y, self->signs[i].y + self->signs[i].height);
  return y;
}

/* The footer; returns where it begins, or bottom. */
static double
add_footer (StfChart *self, double width, double bottom)
{
  double x = width - SIDE;
  StfChartText *text = NULL;

  if (self->page_label != NULL)
    {
      text = add (self, STF_CHART_STYLE_PAGE_TEXT, self->page_label, (width - 2 * SIDE) / 2, 1);
      text->x = x - text->width;
      text->y = bottom - text->height;
      x = text->x - SIDE;
    }
  if (self->footer != NULL)
    {
      g_autofree char *words = g_strdup_printf ("%s · %s", self->footer, self->model->date);

      text = add (self, STF_CHART_STYLE_PAGE_TEXT, words, x - SIDE, 1);
      text->x = SIDE;
      text->y = bottom - text->height;
    }
  return text != NULL ? text->y : bottom;
}

/* What "+5" on a box means, if there is such a box. */
static double
add_hidden (StfChart *self, double width, double bottom)
{
  const StfChartModel *model = self->model;
  StfChartText *text;
  guint i = 0;

  while (i < model->n_boxes && model->boxes[i].n_hidden == 0)
    i++;
  if (i == model->n_boxes)
    return bottom;

  /* Translators: explains a sign like "+5" that a box of the chart has. */
  text = add (self, STF_CHART_STYLE_PAGE_TEXT,
              _ ("+ and a number: so many bodies below are left out"), width - 2 * SIDE, 1);
  text->program = TRUE;
  text->x = SIDE;
  text->y = bottom - text->height;
  return text->y;
}

static double
add_dotted (StfChart *self, double width, double bottom)
{
  g_autofree char *dotted = legend (self);
  StfChartText *text;

  if (dotted == NULL)
    return bottom;

  text = add (self, STF_CHART_STYLE_PAGE_TEXT, dotted, width - 2 * SIDE - LEGEND_SAMPLE, 1);
  text->program = TRUE;
  text->x = SIDE + LEGEND_SAMPLE;
  text->y = bottom - text->height;
  self->legend = (StfChartRect){ SIDE, text->y + text->height / 2, LEGEND_SAMPLE - 8, 0 };
  return text->y;
}

/* A sample with its words at x; the sign of an agency is a text upon its sample. */
static double
add_class (StfChart *self, const StfChartClass *class, double x, double y)
{
  double room = self->grey ? STF_CHART_GREY_SAMPLE_WIDTH : STF_CHART_SAMPLE_WIDTH;
  StfChartSample sample = { class->index, { x, y + 1, room, 9 } };
  StfChartText *text;

  if (class->sign != NULL)
    {
      text = add (self, STF_CHART_STYLE_SIGN, class->sign, room, 1);
      text->x = x + (room - text->width) / 2;
      text->y = y + 1 + (9 - text->height) / 2;
    }
  g_array_append_val (self->samples, sample);
  text = add (self, STF_CHART_STYLE_PAGE_TEXT, class->words, CLASS_WIDTH, 1);
  text->program = self->colouring != STF_CHART_COLOURING_AGENCY;
  text->x = x + room + 4;
  text->y = y;
  return text->x + text->width + CLASS_GAP;
}

/* Moves what was added since first up, so that it ends at bottom. */
static double
move_up (StfChart *self, guint first, double height, double bottom)
{
  for (guint i = first; i < self->furniture->len; i++)
    g_array_index (self->furniture, StfChartText, i).y += bottom - height;
  for (guint i = 0; i < self->samples->len; i++)
    g_array_index (self->samples, StfChartSample, i).rect.y += bottom - height;
  return bottom - height;
}

/* What the colours mean, in as many lines as it takes. */
static double
add_classes (StfChart *self, double width, double bottom)
{
  g_autoptr (GArray) classes = stf_chart_colouring_get_classes (self);
  guint first = self->furniture->len;
  double x = SIDE;
  double y = 0;

  if (classes->len == 0)
    return bottom;

  for (guint i = 0; i < classes->len; i++)
    {
      const StfChartClass *class = &g_array_index (classes, StfChartClass, i);
      guint texts = self->furniture->len;
      guint samples = self->samples->len;
      double end = add_class (self, class, x, y);

      if (end - CLASS_GAP > width - SIDE && x > SIDE)
        {
          g_array_set_size (self->furniture, texts);
          g_array_set_size (self->samples, samples);
          x = SIDE;
          y += CLASS_HEIGHT;
          end = add_class (self, class, x, y);
        }
      x = end;
    }
  return move_up (self, first, y + CLASS_HEIGHT, bottom);
}

/* Sets the texts around the drawing.  This is done twice: how dotted lines are explained is known
 * only when there is a drawing. */
void
stf_chart_furnish (StfChart *self)
{
  double width = self->page_width / self->page_scale;
  double edge = self->page_height / self->page_scale - TOP;
  double bottom = edge;

  g_clear_pointer (&self->furniture, g_array_unref);
  g_clear_pointer (&self->samples, g_array_unref);
  self->furniture = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  self->samples = g_array_new (FALSE, FALSE, sizeof (StfChartSample));
  g_array_set_clear_func (self->furniture, clear_text);
  self->legend = (StfChartRect){ 0 };
  self->top = self->bottom = 0;

  if (self->model->example)
    add_badge (self, width);
  if (self->around & STF_CHART_AROUND_TITLE)
    self->top = add_title (self, width);
  if (self->around & STF_CHART_AROUND_FOOTER)
    bottom = add_footer (self, width, bottom);
  if (self->around & STF_CHART_AROUND_LEGEND)
    {
      bottom = add_hidden (self, width, bottom < edge ? bottom - 3 : bottom);
      bottom = add_dotted (self, width, bottom < edge ? bottom - 3 : bottom);
      bottom = add_classes (self, width, bottom < edge ? bottom - 3 : bottom);
    }
  if (bottom < edge)
    self->bottom = bottom;
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
  double top = MAX (self->top, self->badge.y + self->badge.height);

  return top > 0 ? (top + GAP_BELOW_TITLE) * self->page_scale : self->margin;
}

double
stf_chart_furniture_bottom (const StfChart *self)
{
  return self->bottom > 0 ? (self->bottom - GAP_ABOVE_FOOTER) * self->page_scale
                          : self->page_height - self->margin;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart on a page: a model, set in type, laid out, and scaled to the room that the page has
 * between its title and its footer.  Everything is found when the chart is made; painting, writing
 * and asking only read. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-private.h"
#include "stf-chart-relations.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (stf - chart - error - quark, stf_chart_error)

#define MM (72 / 25.4)

/* The paper whose margins and title are set at their own size; others in proportion. */
#define REFERENCE_SIDE (297 * MM)

/* The room before holders that a colouring needs. */
static double
sign_width (StfChartColouring colouring)
{
  switch (colouring)
    {
      case STF_CHART_COLOURING_AGENCY:
        return STF_CHART_SIGN_WIDTH;
      case STF_CHART_COLOURING_TERM:
        return STF_CHART_PIE_WIDTH;
      case STF_CHART_COLOURING_KIND:
      default:
        return 0;
    }
}

static void
choose_faces (StfChart *self)
{
  guint n = self->model->n_boxes;
  g_autofree guint8 *variants = g_new0 (guint8, n + 1);

  for (guint i = 0; i < n; i++)
    variants[i] = (guint8) stf_chart_variant (self, i);
  stf_chart_measure_choose (self->measure, variants);
}

/**
 * stf_chart_new_for_model:
 * @model: (transfer full): what to draw
 * @options: paper, detail and so on; %NULL: A3 landscape
 *
 * Returns: (transfer full): a chart that paints, writes and tells where everything is
 */
StfChart *
stf_chart_new_for_model (StfChartModel *model, const StfChartOptions *options)
{
  const StfChartOptions standard = STF_CHART_OPTIONS_INIT;
  StfChartPaper paper;
  StfChart *self;

  g_return_val_if_fail (model != NULL, NULL);

  if (options == NULL)
    options = &standard;
  paper = options->paper;
  if (paper.width <= 0 || paper.height <= 0)
    paper = (StfChartPaper){ 420 * MM, 297 * MM };

  self = g_new0 (StfChart, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->model = model;
  self->kinds = g_strdupv ((char **) options->kinds);
  self->around = options->around;
  self->colouring = options->colouring;
  self->grey = options->grey;
  self->heading = g_strdup (options->heading);
  self->footer = g_strdup (options->footer);
  self->page_label = g_strdup (options->page_label);
  self->page_width = paper.width;
  self->page_height = paper.height;
  self->max_scale = options->max_scale;
  self->max_box = options->max_box;
  self->max_line = options->max_line > 0 ? options->max_line : G_MAXDOUBLE;
  self->page_scale = MIN (self->page_width, self->page_height) / REFERENCE_SIDE;
  self->margin = 30 * self->page_scale;

  self->type = stf_chart_type_new (options->font);
  self->measure = stf_chart_measure_new (self->type, model, sign_width (self->colouring),
                                         self->colouring == STF_CHART_COLOURING_AGENCY);
  self->frame_labels = g_new0 (StfChartText, model->n_frames + 1);
  for (guint i = 0; i < model->n_frames; i++)
    self->frame_labels[i] = stf_chart_type_set (self->type, STF_CHART_STYLE_ALIAS,
                                                model->frames[i].label, 200, 2);
  self->dotted = stf_chart_dotted_new (self);
  stf_chart_furnish (self);
  stf_chart_place (self);
  choose_faces (self);
  stf_chart_furnish (self);
  return self;
}

/**
 * stf_chart_new:
 * @organisation: the organisation at a date; it may be freed afterwards
 * @options: paper, detail and so on; %NULL takes paper and orientation that the year has chosen
 *
 * Returns: (transfer full): a chart that paints, writes and tells where everything is
 */
StfChart *
stf_chart_new (const StfOrganisation *organisation, const StfChartOptions *options)
{
  StfChartOptions chosen = STF_CHART_OPTIONS_INIT;

  g_return_val_if_fail (organisation != NULL, NULL);

  if (options != NULL)
    chosen = *options;
  if (chosen.paper.width <= 0)
    {
      stf_chart_paper_parse (stf_organisation_get_paper (organisation), &chosen.paper);
      chosen.paper = stf_chart_paper_turn (chosen.paper,
                                           stf_organisation_get_landscape (organisation));
    }
  return stf_chart_new_for_model (stf_chart_model_new (organisation, &chosen.content), &chosen);
}

/**
 * stf_chart_ref:
 * @self: a chart
 *
 * Returns: (transfer full): the chart, held once more
 */
StfChart *
stf_chart_ref (StfChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * stf_chart_unref:
 * @self: (nullable): a chart
 *
 * Lets go of it; the last one to do so frees it.
 */
void
stf_chart_unref (StfChart *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  stf_chart_dotted_free (self->dotted);
  for (guint i = 0; i < self->model->n_frames; i++)
    g_object_unref (self->frame_labels[i].layout);
  g_free (self->frame_labels);
  g_free (self->frame_nodes);
  g_free (self->nodes);
  g_free (self->heading);
  g_free (self->footer);
  g_free (self->page_label);
  g_array_unref (self->furniture);
  g_array_unref (self->samples);
  stf_chart_layout_free (self->layout);
  stf_chart_measure_free (self->measure);
  stf_chart_type_free (self->type);
  stf_chart_model_free (self->model);
  g_strfreev (self->kinds);
  g_free (self);
}

/**
 * stf_chart_get_model:
 * @self: a chart
 *
 * Returns: (transfer none): what the chart says
 */
const StfChartModel *
stf_chart_get_model (const StfChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->model;
}

/**
 * stf_chart_get_n_boxes:
 * @self: a chart
 *
 * Returns: how many boxes it has
 */
guint
stf_chart_get_n_boxes (const StfChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->model->n_boxes;
}

/**
 * stf_chart_get_page:
 * @self: a chart
 * @width: (out): in points
 * @height: (out): in points
 */
void
stf_chart_get_page (const StfChart *self, double *width, double *height)
{
  g_return_if_fail (self != NULL);

  *width = self->page_width;
  *height = self->page_height;
}

/**
 * stf_chart_get_text_size:
 * @self: a chart
 *
 * Returns: the size in points on the page of the lines in the boxes, which is what decides whether
 * a print can be read
 */
double
stf_chart_get_text_size (const StfChart *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return STF_CHART_TEXT_SIZE * self->layout->scale;
}

/**
 * stf_chart_get_scale:
 * @self: a chart
 *
 * Returns: points on the page for a point of the boxes as they were set
 */
double
stf_chart_get_scale (const StfChart *self)
{
  g_return_val_if_fail (self != NULL, 1);

  return self->layout->scale;
}

/**
 * stf_chart_get_rect:
 * @self: a chart
 * @box: index of a box
 *
 * Returns: where the box stands, in points on the page
 */
StfChartRect
stf_chart_get_rect (const StfChart *self, guint box)
{
  g_return_val_if_fail (self != NULL && box < self->model->n_boxes, (StfChartRect){ 0 });

  return stf_chart_rect_to_page (self, *stf_chart_box (self, box));
}

/* Whose box a row is in: the last one that begins at or before it and has rows. */
static guint
box_of_row (const StfChartModel *model, guint row)
{
  guint low = 0;
  guint high = model->n_boxes;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (model->boxes[middle].first_row <= row)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/**
 * stf_chart_get_row_rect:
 * @self: a chart
 * @row: index of a row of the model
 *
 * Returns: where the row stands, in points on the page
 */
StfChartRect
stf_chart_get_row_rect (const StfChart *self, guint row)
{
  StfChartRect rect;
  guint box;

  g_return_val_if_fail (self != NULL && row < self->model->row_array->len, (StfChartRect){ 0 });

  box = box_of_row (self->model, row);
  rect = self->measure->rows[row];
  rect.x += stf_chart_box (self, box)->x;
  rect.y += stf_chart_box (self, box)->y;
  return stf_chart_rect_to_page (self, rect);
}

/**
 * stf_chart_get_route:
 * @self: a chart
 * @box: index of a box
 *
 * Returns: the line from its parent, or to the frame it stands in, in points on the page; a root
 * and a box inside another have none
 */
StfChartRoute
stf_chart_get_route (const StfChart *self, guint box)
{
  StfChartRoute route = { 0 };
  const StfChartBox *b;

  g_return_val_if_fail (self != NULL && box < self->model->n_boxes, route);

  b = &self->model->boxes[box];
  route = stf_chart_layout_get_route (self->layout, b->frame >= 0 ? self->frame_nodes[b->frame]
                                                                  : self->nodes[box]);
  for (guint i = 0; i < route.n_points; i++)
    route.points[i] = stf_chart_to_page (self, route.points[i]);
  return route;
}

/**
 * stf_chart_get_drawing:
 * @self: a chart
 *
 * Returns: the room that boxes and routes take, without title and legend, in points on the
 * page
 */
StfChartRect
stf_chart_get_drawing (const StfChart *self)
{
  g_return_val_if_fail (self != NULL, (StfChartRect){ 0 });

  return stf_chart_rect_to_page (self,
                                 (StfChartRect){ 0, 0, self->layout->width, self->layout->height });
}

static gboolean
contains (StfChartRect r, double x, double y)
{
  return x >= r.x && x < r.x + r.width && y >= r.y && y < r.y + r.height;
}

/**
 * stf_chart_find_at:
 * @self: a chart
 * @x: in points on the page
 * @y: in points on the page
 *
 * Returns: index of the box there, the inner one of two, or -1
 */
int
stf_chart_find_at (const StfChart *self, double x, double y)
{
  g_return_val_if_fail (self != NULL, -1);

  /* From the last: a box of a list stands inside its parent. */
  for (guint i = self->model->n_boxes; i > 0; i--)
    if (contains (stf_chart_get_rect (self, i - 1), x, y))
      return (int) i - 1;

  return -1;
}

/**
 * stf_chart_find_row_at:
 * @self: a chart
 * @box: index of a box
 * @x: in points on the page
 * @y: in points on the page
 *
 * Returns: index of the row of that box there, or -1
 */
int
stf_chart_find_row_at (const StfChart *self, guint box, double x, double y)
{
  const StfChartBox *b;

  g_return_val_if_fail (self != NULL && box < self->model->n_boxes, -1);

  b = &self->model->boxes[box];
  for (guint i = b->first_row; i < b->first_row + b->n_rows; i++)
    if (contains (stf_chart_get_row_rect (self, i), x, y))
      return (int) i;

  return -1;
}

/**
 * stf_chart_move_from:
 * @self: a chart
 * @box: index of a box
 * @move: where to
 *
 * Returns: index of the box there, or -1: see stf_chart_move()
 */
int
stf_chart_move_from (const StfChart *self, guint box, StfChartMove move)
{
  g_autofree int *parent = NULL;
  g_autofree StfChartRect *rects = NULL;
  g_autofree StfChartRoute *routes = NULL;
  g_autofree guint8 *assistant = NULL;
  guint n;

  g_return_val_if_fail (self != NULL && box < self->model->n_boxes, -1);

  n = self->model->n_boxes;
  parent = g_new (int, n);
  rects = g_new (StfChartRect, n);
  routes = g_new (StfChartRoute, n);
  assistant = g_new (guint8, n);
  for (guint i = 0; i < n; i++)
    {
      parent[i] = self->model->boxes[i].parent;
      rects[i] = *stf_chart_box (self, i);
      routes[i] = stf_chart_layout_get_route (self->layout, self->nodes[i]);
      assistant[i] = self->model->boxes[i].assistant != FALSE;
    }
  return stf_chart_move (&(StfChartWays){ n, parent, rects, routes, assistant }, box, move);
}

/**
 * stf_chart_get_frame_rect:
 * @self: a chart
 * @frame: index of a frame of the model
 *
 * Returns: where it stands, in points on the page
 */
StfChartRect
stf_chart_get_frame_rect (const StfChart *self, guint frame)
{
  g_return_val_if_fail (self != NULL && frame < self->model->n_frames, (StfChartRect){ 0 });

  return stf_chart_rect_to_page (self, self->layout->rects[self->frame_nodes[frame]]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places the boxes of a chart on its page: makes of them the tree that the layout takes, and finds
 * the room there is for it.
 *
 * The layout knows nodes: a node for each box, and one for each frame, which stands between its
 * members and their parent, in the place of its first member. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-private.h"

/* On the paper of page_scale 1: a small organisation is not blown up beyond lines of 14 points. */
#define MAX_SCALE 1.75

typedef struct
{
  StfChart *chart;
  guint n_variants;
  int *parent;
  guint8 *assistant;
  guint8 *branch;
  guint8 *kind;
  guint8 *frame;
  double *width;
  double *height;
  double *variant_width;
  double *variant_height;
} Nodes;

static void
nodes_clear (Nodes *self)
{
  g_free (self->parent);
  g_free (self->assistant);
  g_free (self->branch);
  g_free (self->kind);
  g_free (self->frame);
  g_free (self->width);
  g_free (self->height);
  g_free (self->variant_width);
  g_free (self->variant_height);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Nodes, nodes_clear)

/* The node of a frame, made where its first member stands. */
static guint
add_frame (Nodes *nodes, guint node, int frame)
{
  StfChart *chart = nodes->chart;
  const StfChartFrame *f = &chart->model->frames[frame];
  const StfChartText *label = &chart->frame_labels[frame];

  chart->frame_nodes[frame] = node;
  nodes->parent[node] = f->parent < 0 ? -1 : (int) chart->nodes[f->parent];
  nodes->frame[node] = TRUE;
  nodes->width[node] = label->width + 16;
  nodes->height[node] = label->height + 8;
  for (guint v = 0; v < nodes->n_variants; v++)
    {
      nodes->variant_width[node * nodes->n_variants + v] = nodes->width[node];
      nodes->variant_height[node * nodes->n_variants + v] = nodes->height[node];
    }
  return node + 1;
}

static void
add_box (Nodes *nodes, guint node, guint box)
{
  StfChart *chart = nodes->chart;
  const StfChartBox *b = &chart->model->boxes[box];
  const StfChartFace *faces = &chart->measure->faces[box * chart->measure->n_faces];

  chart->nodes[box] = node;
  if (b->frame >= 0)
    nodes->parent[node] = (int) chart->frame_nodes[b->frame];
  else
    nodes->parent[node] = b->parent < 0 ? -1 : (int) chart->nodes[b->parent];
  nodes->assistant[node] = b->assistant != FALSE;
  nodes->branch[node] = b->branch;
  nodes->kind[node] = stf_chart_kind_index (b->kind);
  nodes->width[node] = faces[0].width;
  nodes->height[node] = faces[0].height;
  for (guint v = 0; v < nodes->n_variants; v++)
    {
      nodes->variant_width[node * nodes->n_variants + v] = faces[v + 1].width;
      nodes->variant_height[node * nodes->n_variants + v] = faces[v + 1].height;
    }
}

static void
fill (Nodes *nodes)
{
  StfChart *chart = nodes->chart;
  guint node = 0;

  for (guint i = 0; i < chart->model->n_frames; i++)
    chart->frame_nodes[i] = G_MAXUINT;

  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      int frame = chart->model->boxes[i].frame;

      if (frame >= 0 && chart->frame_nodes[frame] == G_MAXUINT)
        node = add_frame (nodes, node, frame);
      add_box (nodes, node++, i);
    }
}

/* Lays the tree out in the room below top. */
static void
place_below (StfChart *self, const StfChartTree *tree, double top)
{
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;

  options.page_width = self->page_width - 2 * self->margin;
  options.page_height = stf_chart_furniture_bottom (self) - top;
  options.max_scale = MAX_SCALE * self->page_scale;
  options.max_width = self->max_box.width;
  options.max_height = self->max_box.height;
  if (self->max_scale > 0)
    options.max_scale = MIN (options.max_scale, self->max_scale);

  stf_chart_layout_free (self->layout);
  self->layout = stf_chart_layout_new (tree, &options);
  self->origin.x = (self->page_width - self->layout->width * self->layout->scale) / 2;
  self->origin.y = top + (options.page_height - self->layout->height * self->layout->scale) * 0.4;
}

static gboolean
meets_furniture (const StfChart *self)
{
  for (guint i = 0; i < self->model->n_boxes; i++)
    if (stf_chart_furniture_touches (self, stf_chart_get_rect (self, i)))
      return TRUE;

  return FALSE;
}

/* A tree is narrow at its top: mostly the title has room beside it. */
void
stf_chart_place (StfChart *self)
{
  guint n = self->model->n_boxes + self->model->n_frames;
  guint n_variants = self->measure->n_faces - 1;
  g_auto (Nodes) nodes = { self, n_variants };
  StfChartTree tree;

  self->nodes = g_new0 (guint, self->model->n_boxes + 1);
  self->frame_nodes = g_new0 (guint, self->model->n_frames + 1);
  nodes.parent = g_new0 (int, n + 1);
  nodes.assistant = g_new0 (guint8, n + 1);
  nodes.branch = g_new0 (guint8, n + 1);
  nodes.kind = g_new0 (guint8, n + 1);
  nodes.frame = g_new0 (guint8, n + 1);
  nodes.width = g_new0 (double, n + 1);
  nodes.height = g_new0 (double, n + 1);
  nodes.variant_width = g_new0 (double, n *n_variants + 1);
  nodes.variant_height = g_new0 (double, n *n_variants + 1);
  fill (&nodes);

  tree = (StfChartTree){
    n,          nodes.parent, nodes.width, nodes.height,        nodes.assistant,     nodes.branch,
    nodes.kind, nodes.frame,  n_variants,  nodes.variant_width, nodes.variant_height
  };
  place_below (self, &tree, self->margin);
  if (meets_furniture (self))
    place_below (self, &tree, stf_chart_furniture_top (self));
}

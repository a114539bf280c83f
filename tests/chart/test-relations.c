/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dotted lines: in drawings made by chance they cross no box and cover no word; in small ones their
 * crossings are counted. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-document-private.h"
#include "stf-chart-write-private.h"
#include "chart-trees.h"
#include "stf-chart-relations.h"

#include <math.h>
#include <string.h>

#define EPSILON 1e-4

typedef struct
{
  StfChartChannelInput input;
  StfChartLayout *layout;
  GArray *rects;
  GArray *routes;
  GArray *links;
} Drawing;

static void
drawing_clear (Drawing *self)
{
  stf_chart_layout_free (self->layout);
  g_array_unref (self->rects);
  g_array_unref (self->routes);
  g_array_unref (self->links);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Drawing, drawing_clear)

static Drawing
drawing_new (void)
{
  Drawing self = { { 0 } };

  self.rects = g_array_new (FALSE, FALSE, sizeof (StfChartRect));
  self.routes = g_array_new (FALSE, FALSE, sizeof (StfChartRoute));
  self.links = g_array_new (FALSE, FALSE, sizeof (StfChartLink));
  self.input.room = (StfChartRect){ -100, -100, 1200, 1200 };
  return self;
}

static void
add_box (Drawing *self, double x, double y, double width, double height)
{
  StfChartRect rect = { x, y, width, height };

  g_array_append_val (self->rects, rect);
}

static void
add_link (Drawing *self, guint from, guint to)
{
  StfChartLink link = { from, to, 30, 9, 5 };

  g_array_append_val (self->links, link);
}

static StfChartLines *
route (Drawing *self)
{
  self->input.n_boxes = self->rects->len;
  self->input.boxes = (const StfChartRect *) (gpointer) self->rects->data;
  self->input.n_routes = self->routes->len;
  self->input.routes = (const StfChartRoute *) (gpointer) self->routes->data;
  self->input.n_links = self->links->len;
  self->input.links = (const StfChartLink *) (gpointer) self->links->data;
  return stf_chart_channel_route (&self->input);
}

/* An organisation by chance: in every second one, some links go both ways or are there twice. */
static Drawing
drawing_new_random (ChartTreeKind kind, guint n, guint n_links, gboolean page, guint32 seed)
{
  Drawing self = drawing_new ();
  g_autoptr (ChartTree) tree = chart_tree_new_random (kind, n, seed);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;

  if (seed % 3 == 0)
    chart_tree_add_assistants (tree, seed);
  if (page)
    {
      options.page_width = 1190;
      options.page_height = 842;
    }
  self.layout = stf_chart_layout_new (&tree->tree, &options);
  g_array_append_vals (self.rects, self.layout->rects, n);
  for (guint i = 0; i < n; i++)
    {
      StfChartRoute r = stf_chart_layout_get_route (self.layout, i);

      g_array_append_val (self.routes, r);
    }
  while (self.links->len < n_links)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) n);
      guint to = (guint) g_rand_int_range (rand, 0, (gint32) n);

      if (from == to)
        continue;
      add_link (&self, from, to);
      if (seed % 2 == 0 && self.links->len % 3 == 0)
        add_link (&self, to, from);
      if (seed % 2 == 0 && self.links->len % 4 == 0)
        add_link (&self, from, to);
    }
  self.input.room = (StfChartRect){ -60, -60, self.layout->width + 120, self.layout->height + 120 };
  return self;
}

static gboolean
meets (StfChartRect a, StfChartRect b)
{
  return a.x < b.x + b.width - EPSILON && b.x < a.x + a.width - EPSILON
         && a.y < b.y + b.height - EPSILON && b.y < a.y + a.height - EPSILON;
}

static StfChartRect
grown (StfChartRect r, double by)
{
  return (StfChartRect){ r.x - by, r.y - by, r.width + 2 * by, r.height + 2 * by };
}

static StfChartRect
piece_rect (const StfChartLine *line, guint piece)
{
  const StfChartPoint *p = &line->points[piece];

  return (StfChartRect){ MIN (p[0].x, p[1].x), MIN (p[0].y, p[1].y), fabs (p[1].x - p[0].x),
                         fabs (p[1].y - p[0].y) };
}

static gboolean
is_on_edge (StfChartPoint p, StfChartRect r)
{
  gboolean across = fabs (p.x - r.x) < EPSILON || fabs (p.x - r.x - r.width) < EPSILON;
  gboolean down = fabs (p.y - r.y) < EPSILON || fabs (p.y - r.y - r.height) < EPSILON;

  return (across && p.y >= r.y && p.y <= r.y + r.height)
         || (down && p.x >= r.x && p.x <= r.x + r.width);
}

static void
check_line (const Drawing *d, const StfChartLine *line, const StfChartLink *link)
{
  const StfChartRect *boxes = d->input.boxes;

  g_assert_true (is_on_edge (line->points[0], boxes[link->from]));
  g_assert_true (is_on_edge (line->points[line->n_points - 1], boxes[link->to]));
  for (guint i = 0; i + 1 < line->n_points; i++)
    {
      StfChartRect piece = piece_rect (line, i);
      StfChartRect bare = grown (piece, STF_CHART_CHANNEL_CLEARANCE - EPSILON);

      g_assert_true ((piece.width == 0) != (piece.height == 0));
      g_assert_true (meets (grown (piece, 0.1), d->input.room));
      for (guint b = 0; b < d->input.n_boxes; b++)
        if (d->input.inside != NULL && d->input.inside[b] == -1
            && d->input.inside[link->to] == (int) b)
          continue;
        else if (b == link->from || b == link->to)
          g_assert_false (meets (grown (piece, 2 * EPSILON), grown (boxes[b], -4 * EPSILON)));
        else
          g_assert_false (meets (bare, boxes[b]));
    }
}

static gboolean
run_together (StfChartRect a, StfChartRect b)
{
  gboolean level = a.height == 0;

  if (level != (b.height == 0))
    return FALSE;
  return meets (grown (a, 0.5), grown (b, 0.5))
         && (level ? MIN (a.x + a.width, b.x + b.width) - MAX (a.x, b.x) >= 0
                   : MIN (a.y + a.height, b.y + b.height) - MAX (a.y, b.y) >= 0);
}

static void
check_pair (const StfChartLine *a, const StfChartLine *b)
{
  for (guint i = 0; i + 1 < a->n_points; i++)
    for (guint k = 0; k + 1 < b->n_points; k++)
      g_assert_false (run_together (piece_rect (a, i), piece_rect (b, k)));
  if (a->label.width <= 0)
    return;

  g_assert_false (b->label.width > 0 && meets (a->label, b->label));
  for (guint k = 0; k + 1 < b->n_points; k++)
    g_assert_false (meets (a->label, grown (piece_rect (b, k), 2 * EPSILON)));
}

static void
check_label (const Drawing *d, const StfChartLine *line)
{
  gboolean own = FALSE;

  for (guint b = 0; b < d->input.n_boxes; b++)
    g_assert_false (meets (line->label, d->input.boxes[b]));
  for (guint i = 0; i + 1 < line->n_points; i++)
    own = own || meets (line->label, grown (piece_rect (line, i), 2 * EPSILON));
  g_assert_true (own);
}

/* Returns how many lines there are. */
static guint
check (const Drawing *d, const StfChartLines *lines)
{
  guint n = 0;

  g_assert_cmpuint (lines->n_lines, ==, d->input.n_links);
  for (guint i = 0; i < lines->n_lines; i++)
    {
      const StfChartLine *line = &lines->lines[i];

      if (line->n_points == 0)
        continue;
      n++;
      check_line (d, line, &d->input.links[i]);
      if (line->label.width > 0)
        check_label (d, line);
      for (guint k = 0; k < lines->n_lines; k++)
        if (k != i)
          check_pair (line, &lines->lines[k]);
    }
  return n;
}

static void
test_random (void)
{
  const ChartTreeKind kinds[] = { CHART_TREE_ORG, CHART_TREE_RANDOM, CHART_TREE_CHAIN,
                                  CHART_TREE_STAR };
  guint n_links = 0;
  guint n_lines = 0;
  guint n_labels = 0;

  for (guint32 seed = 0; seed < 240; seed++)
    {
      guint n = 2 + seed % 40;
      g_auto (Drawing) d = drawing_new_random (kinds[seed % 4], n, 1 + seed % 12, seed % 5 < 3,
                                               seed);
      g_autoptr (StfChartLines) lines = route (&d);

      n_links += lines->n_lines;
      n_lines += check (&d, lines);
      for (guint i = 0; i < lines->n_lines; i++)
        n_labels += lines->lines[i].label.width > 0;
    }
  g_test_message ("%u links, %u lines, %u labels", n_links, n_lines, n_labels);
  g_assert_cmpuint (n_lines, >, n_links * 98 / 100);
}

/* Boxes of 100 by 40 in rows of columns, with gaps between them. */
static void
add_grid (Drawing *self, guint columns, guint rows, double gap)
{
  for (guint i = 0; i < columns * rows; i++)
    add_box (self, i % columns * (100 + gap), i / columns * (40 + gap), 100, 40);
}

static void
test_facing (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_grid (&d, 2, 1, 80);
  add_link (&d, 0, 1);
  add_link (&d, 1, 0);
  add_link (&d, 0, 1);
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 3);
  g_assert_cmpuint (lines->n_bends, ==, 0);
  g_assert_cmpuint (lines->n_crossings, ==, 0);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < i; k++)
      g_assert_cmpfloat (fabs (lines->lines[i].points[0].y - lines->lines[k].points[0].y), >=,
                         STF_CHART_CHANNEL_SPACING);
}

static void
test_around (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_grid (&d, 3, 1, 16);
  add_link (&d, 0, 2);
  add_link (&d, 2, 0);
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 2);

  g_assert_cmpuint (lines->n_bends, ==, 4);
  g_assert_cmpuint (lines->n_crossings, ==, 0);
  g_assert_cmpfloat (lines->lines[0].label.width, ==, 30);
  g_assert_cmpfloat (lines->lines[1].label.width, ==, 30);
}

/* From every box of the one side to the box opposite: nothing needs to cross. */
static void
test_known_crossings (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_auto (Drawing) e = drawing_new ();
  g_autoptr (StfChartLines) fan = NULL;
  g_autoptr (StfChartLines) swap = NULL;

  add_box (&d, 150, 0, 100, 40);
  for (guint i = 0; i < 4; i++)
    {
      add_box (&d, i * 116, 80, 100, 40);
      add_link (&d, 0, i + 1);
    }
  fan = route (&d);
  g_assert_cmpuint (check (&d, fan), ==, 4);
  g_assert_cmpuint (fan->n_crossings, ==, 0);

  add_grid (&e, 4, 2, 28);
  for (guint i = 0; i < 4; i++)
    add_link (&e, i, 7 - i);
  swap = route (&e);
  g_assert_cmpuint (check (&e, swap), ==, 4);
  g_assert_cmpuint (swap->n_crossings, <=, 6); /* as many pairs there are */
}

static void
test_tree (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;
  StfChartRoute stem = { 2, { { 50, 40 }, { 50, 80 } } };

  add_grid (&d, 1, 2, 40);
  g_array_append_val (d.routes, stem);
  add_link (&d, 0, 1);
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 1);
  g_assert_cmpuint (lines->n_over_tree, ==, 0);
  g_assert_cmpuint (lines->n_bends, ==, 0);
  g_assert_cmpfloat (fabs (lines->lines[0].points[0].x - 50), >=, 3);
}

/* Boxes all around leave no way, and then there is no line. */
static void
test_walled_in (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_grid (&d, 3, 3, 0);
  add_link (&d, 4, 0);
  add_link (&d, 0, 8);
  add_link (&d, 3, 3);
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 1);
  g_assert_cmpuint (lines->lines[0].n_points, ==, 0);
  g_assert_cmpfloat (lines->lines[0].label.width, ==, 0);
  g_assert_cmpuint (lines->lines[2].n_points, ==, 0);
}

static void
test_numbers (void)
{
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_grid (&d, 2, 1, 24);
  d.input.room = (StfChartRect){ 0, 0, 224, 40 };
  add_link (&d, 0, 1);
  add_link (&d, 0, 1);
  g_array_index (d.links, StfChartLink, 1).number_width = 0;
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 2);
  g_assert_true (lines->lines[0].number);
  g_assert_cmpfloat (lines->lines[0].label.width, ==, 5);
  g_assert_cmpfloat (lines->lines[1].label.width, ==, 0);
}

static void
test_taken (void)
{
  const StfChartRect title = { 110, -100, 20, 300 };
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_grid (&d, 2, 1, 40);
  add_link (&d, 0, 1);
  d.input.n_taken = 1;
  d.input.taken = &title;
  lines = route (&d);
  g_assert_cmpuint (check (&d, lines), ==, 1);
  for (guint i = 0; i + 1 < lines->lines[0].n_points; i++)
    g_assert_false (meets (piece_rect (&lines->lines[0], i), title));
}

/* A frame 4 around the boxes 0 and 1, with 2 and 3 beside it. */
static void
test_frames (void)
{
  const int inside[] = { 4, 4, -1, -1, -1 };
  g_auto (Drawing) d = drawing_new ();
  g_autoptr (StfChartLines) lines = NULL;

  add_box (&d, 10, 30, 100, 40);
  add_box (&d, 126, 30, 100, 40);
  add_box (&d, 260, 30, 100, 40);
  add_box (&d, -120, 30, 100, 40);
  add_box (&d, 0, 0, 236, 80);
  d.input.inside = inside;
  add_link (&d, 0, 1);
  add_link (&d, 0, 2);
  add_link (&d, 3, 2);
  add_link (&d, 2, 4);
  add_link (&d, 4, 1);
  lines = route (&d);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpuint (lines->lines[i].n_points, >=, 2);
  check_pair (&lines->lines[0], &lines->lines[1]);
  for (guint i = 0; i < 5; i++)
    for (guint k = 0; k + 1 < lines->lines[i].n_points; k++)
      {
        StfChartRect piece = grown (piece_rect (&lines->lines[i], k), 2 * EPSILON);

        g_assert_false (meets (piece, (StfChartRect){ 0.1, 0.1, 235.8, 21 }));
        for (guint b = 0; b < 4; b++)
          g_assert_false (meets (piece, grown (d.input.boxes[b], -4 * EPSILON)));
        if (i == 2)
          g_assert_false (meets (piece, d.input.boxes[4]));
      }
}

static void
test_deterministic (void)
{
  for (guint32 seed = 1; seed < 20; seed++)
    {
      g_auto (Drawing) d = drawing_new_random (CHART_TREE_ORG, 30, 20, TRUE, seed);
      g_autoptr (StfChartLines) a = route (&d);
      g_autoptr (StfChartLines) b = route (&d);

      g_assert_cmpmem (a->points->data, a->points->len * sizeof (StfChartPoint), b->points->data,
                       b->points->len * sizeof (StfChartPoint));
      for (guint i = 0; i < a->n_lines; i++)
        g_assert_cmpmem (&a->lines[i].label, sizeof (StfChartRect), &b->lines[i].label,
                         sizeof (StfChartRect));
    }
}

static void
test_numbers_are_explained (void)
{
  const char *const kinds[] = { "commissions", NULL };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *left = chart_fixture_add_body (fixture, top, "unit", "line", "Left");
  StfBody *right = chart_fixture_add_body (fixture, top, "unit", "line", "Right");
  g_autoptr (StfChart) chart = NULL;
  g_autofree char *few = NULL;
  g_autofree char *all = NULL;
  g_autofree char *selected = NULL;
  g_autofree char *other = NULL;

  chart_fixture_relate (fixture, kinds[0], left, right);
  chart = chart_fixture_draw (fixture, NULL);
  few = stf_chart_describe_numbers (chart, NULL, -1);
  all = stf_chart_describe_numbers (chart, kinds, -1);
  selected = stf_chart_describe_numbers (chart, NULL, 1);
  other = stf_chart_describe_numbers (chart, NULL, 0);
  g_assert_null (few);
  g_assert_cmpstr (all, ==, "1\302\240gives commissions to");
  g_assert_cmpstr (selected, ==, all);
  g_assert_null (other);
}

/* Numbers follow the words of all relations, also where the first of them is not shown. */
static void
test_numbers_are_sorted (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *left = chart_fixture_add_body (fixture, top, "unit", "line", "Left");
  StfBody *middle = chart_fixture_add_body (fixture, top, "unit", "line", "Middle");
  StfBody *right = chart_fixture_add_body (fixture, top, "unit", "line", "Right");
  g_autoptr (StfChart) chart = NULL;
  g_autofree char *selected = NULL;
  StfChartOptions options = chart_fixture_options ("A4", TRUE);
  const char *const kinds[] = { "commissions", "proposes", NULL };
  g_autoptr (StfChartDocument) document = NULL;
  g_autoptr (GByteArray) svg = NULL;

  chart_fixture_relate (fixture, "commissions", middle, right);
  chart_fixture_relate (fixture, "proposes", left, middle);
  chart_fixture_relate (fixture, "commissions", left, middle);
  options.kinds = kinds;
  chart = chart_fixture_draw (fixture, &options);
  selected = stf_chart_describe_numbers (chart, NULL, 1);
  g_assert_cmpstr (selected, ==, "1\302\240gives commissions to, 2\302\240proposes to");

  document = stf_chart_document_new_for_chart (chart);
  svg = stf_chart_to_svg (document, 0);
  g_assert_nonnull (g_strstr_len ((const char *) svg->data, svg->len, ">1, 2<"));
}

static void
test_shared (void)
{
  const char *const kinds[] = { "reports", "proposes", NULL };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *left = chart_fixture_add_body (fixture, top, "unit", "line", "Left");
  StfBody *right = chart_fixture_add_body (fixture, top, "unit", "line", "Right");
  g_autoptr (StfChart) chart = NULL;
  const StfChartLine *there;

  chart_fixture_relate (fixture, "reports", left, right);
  chart_fixture_relate (fixture, "proposes", left, right);
  chart_fixture_relate (fixture, "proposes", right, left);
  chart_fixture_relate (fixture, "supports", right, top);
  chart = chart_fixture_draw (fixture, NULL);
  there = stf_chart_get_line (chart, kinds, -1, 0);
  g_assert_nonnull (there);
  g_assert_cmpuint (there->n_points, >=, 2);
  g_assert_true (stf_chart_get_line (chart, kinds, -1, 1) == there);
  g_assert_true (stf_chart_get_line (chart, kinds, -1, 2) != there);
  g_assert_null (stf_chart_get_line (chart, kinds, -1, 3));
  g_assert_nonnull (stf_chart_get_line (chart, kinds, 0, 3)); /* of the selected box */
}

/* Boxes in a list stand in the box above them, and are found there. */
static void
test_lists (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *one = chart_fixture_add_body (fixture, top, "unit", "line", "One");
  StfBody *two = chart_fixture_add_body (fixture, top, "unit", "line", "Two");
  g_autoptr (StfChart) chart = NULL;

  top->branch = "list";
  chart_fixture_relate (fixture, "assists", one, two);
  chart_fixture_relate (fixture, "assists", two, top);
  chart = chart_fixture_draw (fixture, NULL);
  for (guint i = 0; i < 3; i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);

      g_assert_cmpint (stf_chart_find_at (chart, rect.x + 1, rect.y + 1), ==, i);
    }
  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (stf_chart_get_line (chart, NULL, -1, i)->n_points, >=, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/relations/cross-no-box-and-cover-no-word", test_random);
  g_test_add_func ("/chart/relations/go-straight-between-boxes-that-face", test_facing);
  g_test_add_func ("/chart/relations/go-around-what-is-between", test_around);
  g_test_add_func ("/chart/relations/cross-no-more-than-they-must", test_known_crossings);
  g_test_add_func ("/chart/relations/run-beside-the-tree", test_tree);
  g_test_add_func ("/chart/relations/are-left-out-without-a-way", test_walled_in);
  g_test_add_func ("/chart/relations/are-numbered-without-room-for-words", test_numbers);
  g_test_add_func ("/chart/relations/numbers-are-explained", test_numbers_are_explained);
  g_test_add_func ("/chart/relations/numbers-are-sorted", test_numbers_are_sorted);
  g_test_add_func ("/chart/relations/avoid-the-title", test_taken);
  g_test_add_func ("/chart/relations/enter-no-frame-of-others", test_frames);
  g_test_add_func ("/chart/relations/same-input-gives-same-lines", test_deterministic);
  g_test_add_func ("/chart/relations/of-the-same-boxes-share-a-line", test_shared);
  g_test_add_func ("/chart/relations/run-inside-lists", test_lists);
  return g_test_run ();
}

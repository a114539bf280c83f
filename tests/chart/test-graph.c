/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Graphs of amounts, for figures at random and for the worst: nothing is drawn over a text or
 * outside the graph, and what is seen is as large as the amounts. */

#define G_LOG_DOMAIN "stafett-test"

#include <math.h>
#include <string.h>

#include "stf-graph-private.h"

#define KR 100
#define TKR (1000 * KR)

static const char *const names[] = {
  "Stockholm", "Vattenmyndigheten i Norra Östersjöns vattendistrikt",
  "Åre",       "Ersättning för förlorad arbetsinkomst vid uppdrag i samordningens arbetsgrupper",
  "Löner",     "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
};

static const char *
pick_name (GRand *rand)
{
  return names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
}

static gint64
pick_amount (GRand *rand, gint64 most)
{
  switch (g_rand_int_range (rand, 0, 12))
    {
      case 0:
        return STF_FIGURE_NONE;
      case 1:
        return 0;
      case 2:
        return -(gint64) (g_rand_double (rand) * (double) most / 4);
      default:
        return (gint64) (g_rand_double (rand) * (double) most);
    }
}

static StfFigure *
make_random (GRand *rand, StfFigureKind kind)
{
  static const gint64 sizes[] = { 10, 5000 * KR, 400 * TKR, 20000 * TKR, STF_MONEY_MAX };
  gint64 most = sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))];
  guint n = kind == STF_FIGURE_MONTHS ? 12
            : kind == STF_FIGURE_TRAIL
                ? (guint) g_rand_int_range (rand, 2, 8)
                : (guint) g_rand_int_range (rand, 1, g_rand_boolean (rand) ? 60 : 8);
  StfFigure *figure = stf_figure_new (kind, "Figure");

  stf_figure_add_group (figure, "Fee");
  stf_figure_add_group (figure, "Grants");
  for (guint i = 0; i < n; i++)
    stf_figure_add (figure, pick_name (rand), (guint) g_rand_int_range (rand, 0, 2),
                    pick_amount (rand, most), pick_amount (rand, most), pick_amount (rand, most));
  return figure;
}

#define SLACK 0.6

static void
assert_inside (const StfGraph *graph, StfChartRect r)
{
  g_assert_true (isfinite (r.x) && isfinite (r.y) && isfinite (r.width) && isfinite (r.height));
  g_assert_cmpfloat (r.x, >=, -SLACK);
  g_assert_cmpfloat (r.y, >=, -SLACK);
  g_assert_cmpfloat (r.x + r.width, <=, graph->width + SLACK);
  g_assert_cmpfloat (r.y + r.height, <=, graph->height + SLACK);
}

static StfChartRect
rect_of (const StfGraph *graph, guint label)
{
  const StfChartText *text = &g_array_index (graph->labels, StfGraphLabel, label).text;

  return (StfChartRect){ text->x, text->y, text->width, text->height };
}

static gboolean
overlap (StfChartRect a, StfChartRect b)
{
  return a.x + SLACK < b.x + b.width && b.x + SLACK < a.x + a.width && a.y + SLACK < b.y + b.height
         && b.y + SLACK < a.y + a.height;
}

static void
check_graph (const StfGraph *graph)
{
  for (guint i = 0; i < graph->shapes->len; i++)
    {
      const StfGraphShape *shape = &g_array_index (graph->shapes, StfGraphShape, i);

      if (shape->kind == STF_GRAPH_BAR || shape->kind == STF_GRAPH_MARK)
        assert_inside (graph, shape->rect);
      for (guint k = 0; k < shape->n; k++)
        {
          const StfChartPoint *p = &g_array_index (graph->points, StfChartPoint, shape->first + k);

          assert_inside (graph, (StfChartRect){ p->x, p->y, 0, 0 });
        }
    }
  for (guint i = 0; i < graph->labels->len; i++)
    {
      assert_inside (graph, rect_of (graph, i));
      for (guint k = 0; k < i; k++)
        if (overlap (rect_of (graph, i), rect_of (graph, k)))
          g_error (
              "“%s” is over “%s”, %gx%g: %s",
              pango_layout_get_text (g_array_index (graph->labels, StfGraphLabel, i).text.layout),
              pango_layout_get_text (g_array_index (graph->labels, StfGraphLabel, k).text.layout),
              graph->width, graph->height, graph->description);
    }
}

static void
nothing_overlaps_or_leaves_the_page (gconstpointer data)
{
  StfFigureKind kind = (StfFigureKind) GPOINTER_TO_UINT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7 + kind);

  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (StfFigure) figure = make_random (rand, kind);
      double width = g_rand_double_range (rand, 40, 700);
      double height = g_rand_boolean (rand) ? stf_graph_get_wish (figure, width)
                                            : g_rand_double_range (rand, 40, 600);
      g_autoptr (StfGraph) graph = stf_graph_new (figure, width, height);

      check_graph (graph);
      g_assert_cmpuint (graph->labels->len, >, 0);
    }
}

/* All bars of a graph are equally many points an öre, in height or width, and add up to the figure.
 */
static void
check_bars (const StfGraph *graph, gboolean lying, gint64 expected)
{
  double points = 0;
  gint64 sum = 0, shown = 0;

  for (guint i = 0; i < graph->shapes->len; i++)
    {
      const StfGraphShape *shape = &g_array_index (graph->shapes, StfGraphShape, i);

      if (shape->kind != STF_GRAPH_BAR || shape->amount == 0)
        continue;
      points += lying ? shape->rect.width : shape->rect.height;
      sum += shape->amount;
      shown += ABS (shape->amount);
    }
  g_assert_cmpint (sum, ==, expected);
  for (guint i = 0; i < graph->shapes->len; i++)
    {
      const StfGraphShape *shape = &g_array_index (graph->shapes, StfGraphShape, i);

      if (shape->kind == STF_GRAPH_BAR && shape->amount != 0)
        g_assert_cmpfloat_with_epsilon (lying ? shape->rect.width : shape->rect.height,
                                        points * (double) ABS (shape->amount) / (double) shown,
                                        0.01);
    }
}

static void
bars_are_as_long_as_their_amounts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (StfFigure) shares = make_random (rand, STF_FIGURE_SHARES);
      g_autoptr (StfFigure) months = make_random (rand, STF_FIGURE_MONTHS);
      g_autoptr (StfGraph) lying = NULL, upright = NULL;
      gint64 sum = stf_figure_sum (months, STF_FIGURE_BUDGET);

      for (guint k = 0; k < 12; k++)
        {
          const StfFigureRow *row = stf_figure_get_row (months, k);
          gint64 value = row->values[STF_FIGURE_OUTCOME];

          if (value == STF_FIGURE_NONE)
            value = row->values[STF_FIGURE_FORECAST];
          sum += value == STF_FIGURE_NONE ? 0 : value;
        }
      lying = stf_graph_new (shares, 500, 1200);
      upright = stf_graph_new (months, 500, 300);
      check_bars (lying, TRUE, stf_figure_sum (shares, STF_FIGURE_NOW));
      check_bars (upright, FALSE, sum);
    }
}

/* In each pool as much comes in as goes out, and as stands in the middle, but for what is written
 * as nothing. */
static void
streams_balance (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (StfFigure) figure = make_random (rand, STF_FIGURE_FLOW);
      g_autoptr (StfGraph) graph = stf_graph_new (figure, 500, 500);
      gint64 left = 0, middle = 0, right = 0;

      for (guint k = 0; k < graph->shapes->len; k++)
        {
          const StfGraphShape *shape = &g_array_index (graph->shapes, StfGraphShape, k);

          if (shape->kind != STF_GRAPH_BAR)
            continue;
          if (shape->rect.x < 200)
            left += shape->amount;
          else if (shape->rect.x < 300)
            middle += shape->amount;
          else
            right += shape->amount;
        }
      g_assert_cmpint (ABS (left - middle), <=, 2 * (TKR / 2));
      g_assert_cmpint (ABS (right - middle), <=, 2 * (TKR / 2));
    }
}

static void
what_is_nothing_has_no_stream (void)
{
  static const struct
  {
    gint64 spent;
    guint n_bars;
  } cases[] = { { 99999960, 3 }, { 99900000, 4 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_FLOW, "Flow");
      g_autoptr (StfGraph) graph = NULL;
      guint n = 0;

      stf_figure_add (figure, "In", 0, 100000000, STF_FIGURE_NONE, STF_FIGURE_NONE);
      stf_figure_add (figure, "Out", 0, STF_FIGURE_NONE, cases[i].spent, STF_FIGURE_NONE);
      graph = stf_graph_new (figure, 500, 500);
      for (guint k = 0; k < graph->shapes->len; k++)
        n += g_array_index (graph->shapes, StfGraphShape, k).kind == STF_GRAPH_BAR;
      g_assert_cmpuint (n, ==, cases[i].n_bars);
    }
}

static void
axes_have_round_steps (void)
{
  static const struct
  {
    double least, most;
    guint n;
    double step;
    const char *last;
  } cases[] = {
    { 0, 950 * TKR, 5, 200 * TKR, "1,000" }, { 0, 12 * TKR, 4, 5 * TKR, "15" },
    { -3 * TKR, 7 * TKR, 10, TKR, "7,000" }, { 0, 25e6 * KR, 5, 5e6 * KR, "25" },
    { 0, 11e6 * KR, 25, 5e5 * KR, "11.0" },  { 0, 0, 5, 1, "0.01" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StfGraphScale scale = stf_graph_scale (cases[i].least, cases[i].most, cases[i].n);
      g_autofree char *label = NULL;

      g_assert_cmpfloat_with_epsilon (scale.step, cases[i].step, 1e-6);
      g_assert_cmpfloat (scale.from, <=, cases[i].least);
      g_assert_cmpfloat (scale.to, >=, cases[i].most);
      label = stf_graph_scale_format (&scale, scale.to);
      g_assert_cmpstr (label, ==, cases[i].last);
    }
}

static void
axes_hold_any_amount (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      double size = pow (10, g_rand_double_range (rand, 0, 13));
      double least = g_rand_double_range (rand, -size, size);
      double most = least + g_rand_double (rand) * size;
      guint n = (guint) g_rand_int_range (rand, 0, 12);
      StfGraphScale scale = stf_graph_scale (least, most, n);
      double power = pow (10, floor (log10 (scale.step) + 1e-9));
      double digit = scale.step / power;
      g_autofree char *label = stf_graph_scale_format (&scale, scale.to);

      g_assert_cmpfloat (scale.from, <=, least + 1);
      g_assert_cmpfloat (scale.to, >=, most - 1);
      g_assert_cmpuint (stf_graph_scale_get_n (&scale), >=, 2);
      g_assert_cmpuint (stf_graph_scale_get_n (&scale), <=, MAX (n, 2) + 1);
      g_assert_true (fabs (digit - 1) < 1e-6 || fabs (digit - 2) < 1e-6 || fabs (digit - 5) < 1e-6);
      g_assert_cmpuint (g_utf8_strlen (label, -1), <=, 12);
    }
}

static void
what_is_empty_says_so (void)
{
  for (guint kind = 0; kind < STF_N_FIGURE_KINDS; kind++)
    {
      g_autoptr (StfFigure) figure = stf_figure_new ((StfFigureKind) kind, "Figure");
      g_autoptr (StfGraph) graph = stf_graph_new (figure, 400, 100);
      g_autoptr (StfGraph) tiny = NULL;

      g_assert_cmpuint (graph->labels->len, ==, 1);
      g_assert_cmpuint (graph->shapes->len, ==, 0);
      g_assert_cmpstr (
          pango_layout_get_text (g_array_index (graph->labels, StfGraphLabel, 0).text.layout), ==,
          stf_graph_get_description (graph));

      stf_figure_add (figure, "A", 0, TKR, TKR, TKR);
      tiny = stf_graph_new (figure, 90, 45);
      g_assert_cmpuint (tiny->shapes->len, ==, 0);
      g_assert_cmpuint (tiny->labels->len, ==, 1);
    }
}

/* The same bytes on two surfaces: nothing depends on chance or time; and nothing is left open. */
static void
all_palettes_can_be_drawn (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint kind = 0; kind < STF_N_FIGURE_KINDS; kind++)
    for (guint palette = 0; palette <= STF_CHART_PALETTE_GREY; palette++)
      {
        g_autoptr (StfFigure) figure = make_random (rand, (StfFigureKind) kind);
        g_autoptr (StfGraph) graph = stf_graph_new (figure, 500, 400);
        g_autoptr (GString) svg = g_string_new (NULL);
        g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_svg (svg);
        cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 500, 400);
        cairo_t *cr = cairo_create (surface);

        stf_graph_draw (pen, graph, (StfChartPalette) palette);
        stf_graph_paint (cr, graph, (StfChartPalette) palette);
        g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
        g_assert_nonnull (strstr (svg->str, "role=\"img\""));
        cairo_destroy (cr);
        cairo_surface_destroy (surface);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint kind = 0; kind < STF_N_FIGURE_KINDS; kind++)
    {
      static const char *const kinds[] = { "months", "flow", "shares", "trail" };
      g_autofree char *path = g_strdup_printf (
          "/chart/graph/nothing-overlaps-or-leaves-the-page/%s", kinds[kind]);

      g_test_add_data_func (path, GUINT_TO_POINTER (kind), nothing_overlaps_or_leaves_the_page);
    }
  g_test_add_func ("/chart/graph/bars-are-as-long-as-their-amounts",
                   bars_are_as_long_as_their_amounts);
  g_test_add_func ("/chart/graph/streams-balance", streams_balance);
  g_test_add_func ("/chart/graph/what-is-nothing-has-no-stream", what_is_nothing_has_no_stream);
  g_test_add_func ("/chart/graph/axes-have-round-steps", axes_have_round_steps);
  g_test_add_func ("/chart/graph/axes-hold-any-amount", axes_hold_any_amount);
  g_test_add_func ("/chart/graph/what-is-empty-says-so", what_is_empty_says_so);
  g_test_add_func ("/chart/graph/all-palettes-can-be-drawn", all_palettes_can_be_drawn);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Posters: whatever the organisation and the papers, nothing is cut on every sheet, and no sheet is
 * wasted. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-document-private.h"
#include "stf-chart-extents.h"

#include <string.h>

#define MM (72 / 25.4)
#define NEAR 0.01

static StfChartDocument *
make (ChartFixture *organisation, const StfChartDocumentOptions *options)
{
  g_autoptr (GError) error = NULL;
  StfChartDocument *document = stf_chart_document_new_for_facts (&organisation->facts, options,
                                                                 NULL, &error);

  g_assert_no_error (error);
  return document;
}

static StfChartDocumentOptions
poster_options (const char *poster, const char *paper)
{
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;

  options.sheets = STF_CHART_SHEETS_POSTER;
  options.chart = chart_fixture_options (paper, FALSE);
  g_assert_true (stf_chart_paper_parse (poster, &options.poster));
  options.poster = stf_chart_paper_turn (options.poster, TRUE);
  return options;
}

/* On some sheet wholly. */
static gboolean
is_whole (const StfChartPoster *poster, const StfChartRect *r)
{
  for (guint i = 0; i < poster->tiles->len; i++)
    {
      const StfChartRect *w = &stf_chart_poster_get_tile (poster, i)->window;

      if (r->x >= w->x - NEAR && r->x + r->width <= w->x + w->width + NEAR && r->y >= w->y - NEAR
          && r->y + r->height <= w->y + w->height + NEAR)
        return TRUE;
    }
  return FALSE;
}

static void
assert_whole (const StfChartPoster *poster)
{
  g_autoptr (StfChartExtents) extents = stf_chart_extents_new (poster->chart);

  for (guint i = 0; i < stf_chart_get_n_boxes (poster->chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (poster->chart, i);

      g_assert_true (is_whole (poster, &rect));
    }
  g_assert_cmpuint (extents->lines->len, >, stf_chart_get_n_boxes (poster->chart));
  for (guint i = 0; i < extents->lines->len; i++)
    g_assert_true (is_whole (poster, &g_array_index (extents->lines, StfChartLine, i).rect));
}

static gboolean
contains (const StfChartRect *r, double x, double y)
{
  return x >= r->x && x < r->x + r->width && y >= r->y && y < r->y + r->height;
}

/* Once glued the sheets lie beside each other, and what is seen of each is on it. */
static void
assert_covered (const StfChartPoster *poster)
{
  g_autoptr (StfChartExtents) extents = stf_chart_extents_new (poster->chart);
  const StfChartRect *b = &extents->bounds;

  for (guint i = 1; i < 40; i++)
    for (guint k = 1; k < 40; k++)
      {
        double x = b->x + b->width * i / 40;
        double y = b->y + b->height * k / 40;
        guint n = 0;

        for (guint t = 0; t < poster->tiles->len; t++)
          {
            const StfChartTile *tile = stf_chart_poster_get_tile (poster, t);

            if (!contains (&tile->cut, x, y))
              continue;
            n++;
            g_assert_true (contains (&tile->window, x, y));
          }
        g_assert_cmpuint (n, ==, 1);
      }
}

/* The outer edges are straight. */
static void
assert_rectangle (const StfChartPoster *poster)
{
  StfChartRect all = stf_chart_poster_get_tile (poster, 0)->cut;
  double area = 0;

  for (guint i = 0; i < poster->tiles->len; i++)
    {
      const StfChartRect *cut = &stf_chart_poster_get_tile (poster, i)->cut;
      double right = MAX (all.x + all.width, cut->x + cut->width);
      double bottom = MAX (all.y + all.height, cut->y + cut->height);

      all.x = MIN (all.x, cut->x);
      all.y = MIN (all.y, cut->y);
      all.width = right - all.x;
      all.height = bottom - all.y;
      area += cut->width * cut->height;
    }
  g_assert_cmpfloat_with_epsilon (area, all.width * all.height, 1);
}

static void
assert_labels_differ (const StfChartDocument *document)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < stf_chart_document_get_n_pages (document); i++)
    g_assert_true (
        g_hash_table_add (seen, (gpointer) stf_chart_document_get_page_label (document, i)));
}

/* By area alone they would take 9, 20, 5, 5, 10 and 2 or 3. */
static void
the_governance_chart_is_whole_on_any_sheets (void)
{
  static const struct
  {
    const char *poster;
    const char *paper;
    guint most;
  } cases[] = { { "A0", "A3", 11 }, { "A0", "A4", 24 },       { "A1", "A3", 8 },
                { "A2", "A4", 9 },  { "1400x700", "A4", 28 }, { "A3", "A4", 5 } };
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StfChartDocumentOptions options = poster_options (cases[i].poster, cases[i].paper);
      g_autoptr (StfChartDocument) document = make (organisation, &options);

      g_test_message ("%s on %s: %u sheets", cases[i].poster, cases[i].paper,
                      document->poster->tiles->len);
      assert_whole (document->poster);
      assert_covered (document->poster);
      assert_rectangle (document->poster);
      assert_labels_differ (document);
      g_assert_cmpuint (document->poster->tiles->len, <=, cases[i].most);
      g_assert_cmpuint (stf_chart_document_get_n_pages (document), ==,
                        document->poster->tiles->len + 1);
    }
}

static ChartFixture *
new_random (GRand *rand)
{
  static const char *const words[] = { "Styrgruppen",    "Nätverket för",           "och",
                                       "kommunikation",  "Webbförvaltningsgruppen", "G7",
                                       "Länsstyrelsen i" };
  ChartFixture *self = chart_fixture_new ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();
  guint n = (guint) g_rand_int_range (rand, 1, 60);

  for (guint i = 0; i < n; i++)
    {
      StfBody *parent = i == 0 ? NULL : bodies->pdata[g_rand_int_range (rand, 0, (int) i)];
      g_autoptr (GString) name = g_string_new (NULL);
      StfBody *body;

      for (int w = g_rand_int_range (rand, 1, 9); w > 0; w--)
        g_string_append_printf (name, "%s ",
                                words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
      body = chart_fixture_add_body (self, parent, "group",
                                     g_rand_int_range (rand, 0, 6) == 0 ? "assistant" : "line",
                                     name->str);
      for (int r = g_rand_int_range (rand, 0, 4); r > 0; r--)
        {
          guint seats = (guint) g_rand_int_range (rand, 0, 25);
          StfRole *role = chart_fixture_add_role (self, body, name->str, seats);

          for (guint s = 0; s < seats; s += 2)
            chart_fixture_hold (self, role, s, name->str, "Västernorrland");
        }
      g_ptr_array_add (bodies, body);
    }
  if (n > 2)
    chart_fixture_relate (self, "assists", bodies->pdata[n - 1], bodies->pdata[1]);
  return self;
}

static void
random_charts_are_whole_on_random_sheets (void)
{
  static const char *const posters[] = { "A0", "A1", "A2", "2000x500", "600x900", "400x1500" };
  static const char *const papers[] = { "A4", "A3", "200x300", "150x150" };
  GRand *rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (ChartFixture) organisation = new_random (rand);
      const char *poster = posters[g_rand_int_range (rand, 0, G_N_ELEMENTS (posters))];
      const char *paper = papers[g_rand_int_range (rand, 0, G_N_ELEMENTS (papers))];
      StfChartDocumentOptions options = poster_options (poster, paper);
      g_autoptr (StfChartDocument) document = NULL;

      options.overlap = g_rand_int_range (rand, 0, 30) * MM;
      options.tile_map = g_rand_boolean (rand);
      document = make (organisation, &options);
      g_test_message ("%u: %s on %s, %u sheets", round, poster, paper,
                      document->poster->tiles->len);
      assert_whole (document->poster);
      assert_covered (document->poster);
      assert_rectangle (document->poster);
      assert_labels_differ (document);
    }
  g_rand_free (rand);
}

static void
bodies_are_found_on_the_sheet_that_shows_them (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = poster_options ("A0", "A4");
  g_autoptr (StfChartDocument) document = make (organisation, &options);
  const StfChartOutline *outline;
  guint n;

  outline = stf_chart_document_get_outline (document, &n);
  g_assert_cmpuint (n, ==, stf_chart_get_n_boxes (document->poster->chart));
  for (guint i = 0; i < n; i++)
    {
      double width, height;

      g_assert_cmpuint (outline[i].page, >, 0);
      stf_chart_document_get_page_size (document, outline[i].page, &width, &height);
      g_assert_cmpfloat (outline[i].point.x, >=, STF_CHART_TILE_MARGIN - NEAR);
      g_assert_cmpfloat (outline[i].point.x, <=, width);
      g_assert_cmpfloat (outline[i].point.y, >=, STF_CHART_TILE_MARGIN - NEAR);
      g_assert_cmpfloat (outline[i].point.y, <=, height);
    }
}

static void
impossible_posters_are_refused (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  static const char *const cases[][2] = { { "A4", "A4" },
                                          { "A4", "A3" },
                                          { "5000x5000", "50x50" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StfChartDocumentOptions options = poster_options (cases[i][0], cases[i][1]);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          stf_chart_document_new_for_facts (&organisation->facts, &options, NULL, &error));
      g_assert_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS);
    }
}

/* By trying all places. */
static guint
fewest_windows (const GArray *spans, guint length, guint window, guint overlap)
{
  g_autofree guint *need = g_new (guint, length + 1);

  for (guint start = length + 1; start-- > 0;)
    {
      guint limit = start + window;

      need[start] = limit >= length ? 1 : G_MAXUINT;
      for (guint next = start + 1; limit < length && next + overlap <= limit; next++)
        {
          gboolean valid = TRUE;

          for (guint i = 0; i < spans->len && valid; i++)
            {
              const StfChartSpan *span = &g_array_index (spans, StfChartSpan, i);

              valid = span->end <= limit || span->start >= next || span->end - span->start > window;
            }
          if (valid && need[next] < G_MAXUINT)
            need[start] = MIN (need[start], need[next] + 1);
        }
    }
  return need[0];
}

static void
there_are_no_fewer_windows (void)
{
  GRand *rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 300; round++)
    {
      const guint length = 80;
      guint window = (guint) g_rand_int_range (rand, 15, 60);
      guint overlap = (guint) g_rand_int_range (rand, 0, 6);
      g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (StfChartSpan));
      g_auto (StfChartTiling) tiling = { 0 };

      for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
        {
          int start = g_rand_int_range (rand, 0, (int) length - 2);
          StfChartSpan span = { start, MIN (start + g_rand_int_range (rand, 1, 16), (int) length) };

          g_array_append_val (spans, span);
        }
      g_assert_true (
          stf_chart_tile (&tiling, length, (StfChartSpan){ 0, length }, window, overlap, spans));
      g_assert_cmpuint (tiling.n, ==, fewest_windows (spans, length, window, overlap));
      for (guint i = 0; i + 1 < tiling.n; i++)
        {
          g_assert_cmpfloat (tiling.start[i] + window - tiling.start[i + 1], >=, overlap - NEAR);
          g_assert_cmpfloat (tiling.cut[i], >=, tiling.start[i + 1] - NEAR);
          g_assert_cmpfloat (tiling.cut[i], <=, tiling.start[i] + window + NEAR);
        }
    }
  g_rand_free (rand);
}

static void
cuts_run_through_gaps (void)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (StfChartSpan));
  const StfChartSpan boxes[] = { { 0, 90 }, { 104, 190 }, { 110, 190 } };
  g_auto (StfChartTiling) tiling = { 0 };

  g_array_append_vals (spans, boxes, G_N_ELEMENTS (boxes));
  g_assert_true (stf_chart_tile (&tiling, 190, (StfChartSpan){ 0, 190 }, 110, 10, spans));
  g_assert_cmpuint (tiling.n, ==, 2);
  g_assert_cmpfloat (tiling.cut[0], >=, 90);
  g_assert_cmpfloat (tiling.cut[0], <=, 104);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/poster/governance-is-whole-on-any-sheets",
                   the_governance_chart_is_whole_on_any_sheets);
  g_test_add_func ("/chart/poster/random-charts-are-whole",
                   random_charts_are_whole_on_random_sheets);
  g_test_add_func ("/chart/poster/bodies-are-found-on-their-sheet",
                   bodies_are_found_on_the_sheet_that_shows_them);
  g_test_add_func ("/chart/poster/impossible-ones-are-refused", impossible_posters_are_refused);
  g_test_add_func ("/chart/tiles/no-fewer-windows", there_are_no_fewer_windows);
  g_test_add_func ("/chart/tiles/cuts-run-through-gaps", cuts_run_through_gaps);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What colours tell apart, and that signs tell the same; what stands around a chart. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-colouring.h"

#include <math.h>
#include <string.h>

static double
channel (guint32 value)
{
  double v = (value & 0xff) / 255.0;

  return v <= 0.03928 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
contrast (guint32 a, guint32 b)
{
  double one = 0.2126 * channel (a >> 16) + 0.7152 * channel (a >> 8) + 0.0722 * channel (a);
  double other = 0.2126 * channel (b >> 16) + 0.7152 * channel (b >> 8) + 0.0722 * channel (b);

  return (MAX (one, other) + 0.05) / (MIN (one, other) + 0.05);
}

static void
letters_contrast_with_their_colour (void)
{
  for (StfChartPalette p = STF_CHART_PALETTE_PRINT; p <= STF_CHART_PALETTE_GREY; p++)
    {
      const StfChartColours *c = stf_chart_palette_get_colours (p);

      for (guint i = 0; i < STF_CHART_N_AGENCY_COLOURS; i++)
        g_assert_cmpfloat (contrast (c->sign, c->agencies[i]), >=, 4.5);
      for (guint i = 0; i < STF_CHART_N_TERMS; i++)
        g_assert_cmpfloat (contrast (c->terms[i], c->box), >=, 4.5);
      g_assert_cmpfloat (contrast (c->neutral, c->box), >=, 4.5);
    }
}

/* Paper in black and white: every text and line is black, or a grey that can be seen. */
static void
grey_charts_have_no_hue (void)
{
  const StfChartColours *c = stf_chart_palette_get_colours (STF_CHART_PALETTE_GREY);
  const guint32 texts[] = { c->strong, c->text, c->muted, c->vacant, c->relation, c->sign };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmphex (texts[i], ==, 0x000000);
  for (guint i = 0; i < G_N_ELEMENTS (c->bands); i++)
    g_assert_cmphex (c->bands[i], ==, 0x000000);
  g_assert_cmpfloat (contrast (c->route, c->page), >=, 4.5);
}

static cairo_surface_t *
paint (const StfChart *chart, guint box)
{
  StfChartRect r = stf_chart_get_rect (chart, box);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) r.width + 1,
                                                         (int) r.height + 1);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  stf_chart_paint_box (cr, chart, box, STF_CHART_PALETTE_PRINT, STF_CHART_PAINT_PLAIN);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Bodies that differ in kind alone have other pictures in black and white, and no colour in them.
 */
static void
kinds_are_told_apart_without_colour (void)
{
  static const char *const kinds[] = { "management", "network", "group",   "committee",
                                       "team",       "unit",    "meeting", "external" };
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  g_autoptr (StfChart) chart = NULL;
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  cairo_surface_t *pictures[G_N_ELEMENTS (kinds)];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    chart_fixture_add_body (organisation, NULL, kinds[i], "line", "Samma namn");
  options.grey = TRUE;
  chart = chart_fixture_draw (organisation, &options);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const guint32 *pixels;
      int n;

      pictures[i] = paint (chart, i);
      pixels = (const guint32 *) (const void *) cairo_image_surface_get_data (pictures[i]);
      n = cairo_image_surface_get_stride (pictures[i]) / 4
          * cairo_image_surface_get_height (pictures[i]);
      for (int k = 0; k < n; k++)
        g_assert_true ((pixels[k] & 0xff) == (pixels[k] >> 8 & 0xff)
                       && (pixels[k] & 0xff) == (pixels[k] >> 16 & 0xff));
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint k = 0; k < i; k++)
      {
        int band = cairo_image_surface_get_stride (pictures[i]) * 6;

        g_assert_cmpint (memcmp (cairo_image_surface_get_data (pictures[i]),
                                 cairo_image_surface_get_data (pictures[k]), (size_t) band),
                         !=, 0);
      }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    cairo_surface_destroy (pictures[i]);
}

static gboolean
has_text (const StfChart *chart, const char *words)
{
  for (guint i = 0; i < chart->furniture->len; i++)
    {
      const StfChartText *t = &g_array_index (chart->furniture, StfChartText, i);

      if (strstr (pango_layout_get_text (t->layout), words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static StfChart *
draw (ChartFixture *organisation, StfChartColouring colouring)
{
  StfChartOptions options = STF_CHART_OPTIONS_INIT;

  options.colouring = colouring;
  return chart_fixture_draw (organisation, &options);
}

static void
legend_tells_what_is_on_the_page (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfBody *top = g_ptr_array_index (organisation->roots, 0);
  StfRole *role = chart_fixture_add_role (organisation, top, "Chef", 1);
  g_autoptr (StfChart) kind = NULL;
  g_autoptr (StfChart) agency = NULL;
  g_autoptr (StfChart) term = NULL;

  chart_fixture_hold (organisation, role, 0, "Ann", "A");
  ((StfHolder *) g_ptr_array_index (role->holders, 0))->to_date = "2013-04-01";
  kind = draw (organisation, STF_CHART_COLOURING_KIND);
  agency = draw (organisation, STF_CHART_COLOURING_AGENCY);
  term = draw (organisation, STF_CHART_COLOURING_TERM);
  g_assert_true (has_text (kind, "Committee"));
  g_assert_false (has_text (kind, "Meeting"));
  g_assert_cmpuint (kind->samples->len, ==, 6);
  g_assert_true (has_text (agency, "Västernorrland"));
  g_assert_cmpuint (agency->samples->len, ==, agency->model->n_agencies);
  g_assert_true (has_text (term, "ends within three months"));
  g_assert_false (has_text (term, "ends later"));
  g_assert_cmpuint (term->samples->len, ==, 1);
}

static void
legend_tells_what_a_number_below_a_box_means (void)
{
  static const char *const words = "+ and a number: so many bodies below are left out";
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (StfChart) whole = draw (organisation, STF_CHART_COLOURING_KIND);
  g_autoptr (StfChart) folded = NULL;
  StfBody *top = g_ptr_array_index (organisation->roots, 0);

  top->folded = TRUE;
  folded = draw (organisation, STF_CHART_COLOURING_KIND);
  g_assert_cmpuint (folded->model->n_boxes, <, whole->model->n_boxes);
  g_assert_false (has_text (whole, words));
  g_assert_true (has_text (folded, words));
}

/* Each of its parts may be left away, on any paper, and nothing of it meets the drawing. */
static void
page_has_what_is_asked_for (void)
{
  static const char *const papers[] = { "148x210", "A4", "A0", "900x300" };

  for (guint paper = 0; paper < G_N_ELEMENTS (papers); paper++)
    for (int around = 0; around <= STF_CHART_AROUND_ALL; around++)
      {
        g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
        StfChartOptions options = chart_fixture_options (papers[paper], FALSE);
        g_autoptr (StfChart) chart = NULL;

        options.around = around;
        options.heading = "Vår organisation";
        options.footer = "exempel.stafett";
        options.page_label = "B3 · 2/12";
        chart = chart_fixture_draw (organisation, &options);
        g_assert_true (has_text (chart, "Vår organisation") == !!(around & STF_CHART_AROUND_TITLE));
        g_assert_true (has_text (chart, "2013 · as of") == !!(around & STF_CHART_AROUND_TITLE));
        g_assert_true (has_text (chart, "Network") == !!(around & STF_CHART_AROUND_LEGEND));
        g_assert_true (has_text (chart, "exempel.stafett · 2013-03-01")
                       == !!(around & STF_CHART_AROUND_FOOTER));
        g_assert_true (has_text (chart, "B3 · 2/12") == !!(around & STF_CHART_AROUND_FOOTER));
        g_assert_true (has_text (chart, "Example"));
        g_assert_cmpfloat (stf_chart_furniture_bottom (chart), >, chart->page_height * 0.75);
        for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
          g_assert_false (stf_chart_furniture_touches (chart, stf_chart_get_rect (chart, i)));
      }
}

static void
page_of_a_branch_shows_the_path (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (StfChart) whole = chart_fixture_draw (organisation, NULL);
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (StfChart) page = NULL;

  options.content.root = whole->model->boxes[2].id;
  page = chart_fixture_draw (organisation, &options);
  g_assert_cmpstr (page->model->boxes[0].name, ==, "Länsrådsgruppen");
  g_assert_true (has_text (page, "Länsledningarna ›"));
  g_assert_false (has_text (whole, "›"));
}

/* No file has what the model does not have: they are made of it alone. */
static void
public_files_have_nothing_of_a_person (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (GPtrArray) secrets = chart_fixture_list_secrets (organisation);
  StfChartOptions options = STF_CHART_OPTIONS_INIT;

  options.content.detail = STF_CHART_DETAIL_ALL;
  options.content.profile = STF_CHART_PROFILE_PUBLIC;
  for (int colouring = 0; colouring <= STF_CHART_COLOURING_TERM; colouring++)
    {
      g_autofree char *svg_path = g_build_filename (g_get_tmp_dir (), "stafett-public.svg", NULL);
      g_autoptr (StfChart) chart = NULL;
      g_autofree char *geometry = NULL;
      g_autofree char *svg = NULL;
      g_autofree char *words = NULL;

      options.colouring = colouring;
      chart = chart_fixture_draw (organisation, &options);
      geometry = stf_chart_to_geometry (chart);
      words = stf_chart_describe (chart);
      g_assert_true (stf_chart_write (chart, svg_path, STF_CHART_FORMAT_SVG, NULL, NULL));
      g_assert_true (g_file_get_contents (svg_path, &svg, NULL, NULL));
      remove (svg_path);
      g_assert_nonnull (strstr (svg, "Styrgruppsledamot"));
      for (guint i = 0; i < secrets->len; i++)
        {
          const char *secret = g_ptr_array_index (secrets, i);

          g_assert_null (strstr (geometry, secret));
          g_assert_null (strstr (svg, secret));
          g_assert_null (strstr (words, secret));
          for (guint k = 0; k < chart->measure->texts->len; k++)
            g_assert_null (
                strstr (pango_layout_get_text (
                            g_array_index (chart->measure->texts, StfChartText, k).layout),
                        secret));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/colouring/letters-contrast-with-their-colour",
                   letters_contrast_with_their_colour);
  g_test_add_func ("/chart/colouring/grey-charts-have-no-hue", grey_charts_have_no_hue);
  g_test_add_func ("/chart/colouring/kinds-are-told-apart-without-colour",
                   kinds_are_told_apart_without_colour);
  g_test_add_func ("/chart/colouring/legend-tells-what-is-on-the-page",
                   legend_tells_what_is_on_the_page);
  g_test_add_func ("/chart/colouring/legend-tells-what-a-number-below-a-box-means",
                   legend_tells_what_a_number_below_a_box_means);
  g_test_add_func ("/chart/colouring/page-has-what-is-asked-for", page_has_what_is_asked_for);
  g_test_add_func ("/chart/colouring/page-of-a-branch-shows-the-path",
                   page_of_a_branch_shows_the_path);
  g_test_add_func ("/chart/colouring/public-files-have-nothing-of-a-person",
                   public_files_have_nothing_of_a_person);
  return g_test_run ();
}

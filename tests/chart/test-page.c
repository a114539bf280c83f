/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts on pages: what is set in type stays in its box, what is on the page can be found again in
 * the files. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-draw.h"
#include "stf-chart-palette.h"
#include "stf-chart-private.h"
#include "stf-template.h"

#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#define NEAR 1e-6

typedef struct
{
  char *folder;
  ChartFixture *organisation;
  StfChart *chart;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->folder = g_dir_make_tmp ("stafett-chart-XXXXXX", NULL);
  f->organisation = chart_fixture_new_governance ();
  f->chart = chart_fixture_draw (f->organisation, NULL);
  g_assert_nonnull (f->folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  stf_chart_unref (f->chart);
  chart_fixture_free (f->organisation);
}

static GBytes *
write_file (Fixture *f, const StfChart *chart, StfChartFormat format)
{
  g_autofree char *path = g_build_filename (f->folder, "chart", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  stf_chart_write (chart, path, format, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

static void
everything_is_on_the_page (Fixture *f, gconstpointer data)
{
  for (const char *const *paper = stf_chart_paper_list (); *paper != NULL; paper++)
    for (int landscape = 0; landscape < 2; landscape++)
      {
        StfChartOptions options = chart_fixture_options (*paper, landscape);
        g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, &options);
        double width, height;

        stf_chart_get_page (chart, &width, &height);
        g_assert_true (landscape ? width > height : width < height);
        for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
          {
            StfChartRect r = stf_chart_get_rect (chart, i);

            g_assert_cmpfloat (r.x, >=, chart->margin - NEAR);
            g_assert_cmpfloat (r.x + r.width, <=, width - chart->margin + NEAR);
            g_assert_cmpfloat (r.y, >=, chart->margin - NEAR);
            g_assert_false (stf_chart_furniture_touches (chart, r));
            g_assert_cmpfloat (r.y + r.height, <=, stf_chart_furniture_bottom (chart) + NEAR);
          }
      }
}

static void
text_grows_with_the_paper (Fixture *f, gconstpointer data)
{
  double size = 0;

  for (const char *const *paper = stf_chart_paper_list (); *paper != NULL; paper++)
    {
      StfChartOptions options = chart_fixture_options (*paper, TRUE);
      g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, &options);

      g_assert_cmpfloat (stf_chart_get_text_size (chart), >, size * 1.3);
      size = stf_chart_get_text_size (chart);
    }
}

static char *
run (const char *const *command)
{
  g_autofree char *program = g_find_program_in_path (command[0]);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
names_can_be_searched_in_a_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "chart", NULL);
  const char *const command[] = { "pdftotext", "-raw", path, "-", NULL };
  const char *const words[] = { "Nätverket för informationsansvariga",
                                "Anna-Karin Wallin-Söderström",
                                "Västra Götaland",
                                "Vacant",
                                "Example",
                                "2013-03-01",
                                "also Servicedesk" };
  g_autofree char *text = NULL;

  g_bytes_unref (write_file (f, f->chart, STF_CHART_FORMAT_PDF));
  text = run (command);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not here");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) == NULL)
      g_error ("the PDF has no “%s”", words[i]);
  g_assert_true (strstr (text, "Länsledningarna") < strstr (text, "Styrgruppen"));
}

static void
pdf_has_title_date_and_structure (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "chart", NULL);
  const char *const info[] = { "pdfinfo", "-isodates", path, NULL };
  const char *const structure[] = { "pdfinfo", "-struct-text", path, NULL };
  g_autofree char *facts = NULL;
  g_autofree char *tags = NULL;

  g_bytes_unref (write_file (f, f->chart, STF_CHART_FORMAT_PDF));
  facts = run (info);
  tags = run (structure);
  if (facts == NULL)
    {
      g_test_skip ("pdfinfo is not here");
      return;
    }
  g_assert_nonnull (strstr (facts, "Länsstyrelsernas nationella kommunikationssamordning 2013"));
  g_assert_nonnull (strstr (facts, "2013-03-01"));
  g_assert_nonnull (strstr (facts, "(A3)"));
  g_assert_nonnull (strstr (tags, "H1 (block)"));
  g_assert_nonnull (strstr (tags, "\"Styrgruppen\""));
}

static void
svg_is_xml_with_the_size_of_the_page (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_file (f, f->chart, STF_CHART_FORMAT_SVG);
  xmlDoc *document = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes),
                                    "chart.svg", NULL, XML_PARSE_NONET);
  xmlChar *width;

  g_assert_nonnull (document);
  g_assert_cmpstr ((const char *) xmlDocGetRootElement (document)->name, ==, "svg");
  width = xmlGetProp (xmlDocGetRootElement (document), (const xmlChar *) "width");
  g_assert_true (g_str_has_prefix ((const char *) width, "1190."));
  xmlFree (width);
  xmlFreeDoc (document);
}

typedef struct
{
  const guint8 *data;
  gsize left;
} Reader;

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  Reader *reader = closure;

  if (length > reader->left)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, reader->data, length);
  reader->data += length;
  reader->left -= length;
  return CAIRO_STATUS_SUCCESS;
}

static void
png_can_be_read_and_is_painted (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_file (f, f->chart, STF_CHART_FORMAT_PNG);
  Reader reader = { g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes) };
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_cb, &reader);
  StfChartRect top = stf_chart_get_rect (f->chart, 0);
  double scale = 150 / 72.0;
  const guint32 *row;
  int x, y;

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2481);
  x = (int) ((top.x + top.width / 2) * scale);
  y = (int) ((top.y + 2) * scale);
  row = (const guint32 *) (const void *) (cairo_image_surface_get_data (surface)
                                          + y * cairo_image_surface_get_stride (surface));
  g_assert_cmphex (row[x] & 0xffffff, ==,
                   stf_chart_palette_get_band (STF_CHART_PALETTE_PRINT, "management"));
  g_assert_cmphex (row[0] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
}

static void
same_chart_gives_the_same_bytes (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) again = chart_fixture_draw (f->organisation, NULL);

  for (StfChartFormat format = STF_CHART_FORMAT_PDF; format <= STF_CHART_FORMAT_PNG; format++)
    {
      g_autoptr (GBytes) a = write_file (f, f->chart, format);
      g_autoptr (GBytes) b = NULL;

      g_usleep (1100000 / 3); /* a second passes, as a clock shows it */
      b = write_file (f, again, format);
      g_assert_true (g_bytes_equal (a, b));
    }
}

static void
error_names_the_file_that_cannot_be_written (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "no-such-folder", "chart.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_chart_write (f->chart, path, STF_CHART_FORMAT_PDF, NULL, &error));
  g_assert_error (error, STF_CHART_ERROR, STF_CHART_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "chart.pdf"));
}

static void
cancelled_chart_leaves_the_old_file (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "chart", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  for (StfChartFormat format = STF_CHART_FORMAT_PDF; format <= STF_CHART_FORMAT_PNG; format++)
    {
      g_autoptr (GBytes) before = write_file (f, f->chart, format);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize length;

      g_assert_false (stf_chart_write (f->chart, path, format, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_true (g_file_get_contents (path, &after, &length, NULL));
      g_assert_cmpmem (after, length, g_bytes_get_data (before, NULL), g_bytes_get_size (before));
    }
}

static void
endings_choose_the_format (Fixture *f, gconstpointer data)
{
  StfChartFormat format;
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_chart_format_from_path ("a/b.PDF", &format, NULL));
  g_assert_cmpint (format, ==, STF_CHART_FORMAT_PDF);
  g_assert_true (stf_chart_format_from_path ("b.svg", &format, NULL));
  g_assert_cmpint (format, ==, STF_CHART_FORMAT_SVG);
  g_assert_false (stf_chart_format_from_path ("b.jpeg", &format, &error));
  g_assert_error (error, STF_CHART_ERROR, STF_CHART_ERROR_FORMAT);
}

static void
names_choose_the_paper (Fixture *f, gconstpointer data)
{
  StfChartPaper paper;

  static const char *const refused[] = { "A5",      "",         "600",      "x900",
                                         "600x",    "49x900",   "600x5001", "600x900x1",
                                         "1e3x900", "-600x900", "nanx900",  NULL };

  for (const char *const *name = stf_chart_paper_list (); *name != NULL; name++)
    {
      g_autofree char *described = NULL;

      g_assert_true (stf_chart_paper_parse (*name, &paper));
      g_assert_cmpfloat (paper.width, <, paper.height);
      described = stf_chart_paper_describe (stf_chart_paper_turn (paper, TRUE));
      g_assert_cmpstr (described, ==, *name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (stf_chart_paper_parse (refused[i], &paper));

  g_assert_true (stf_chart_paper_parse (" 900 x 600 ", &paper));
  g_assert_cmpfloat_with_epsilon (paper.width, 900 / 25.4 * 72, NEAR);
  g_assert_cmpfloat_with_epsilon (paper.height, 600 / 25.4 * 72, NEAR);
}

static void
geometry_tells_where_everything_is (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "geometry.json", NULL);
  const char *const command[] = {
    "python3", "-c",
    "import json,sys\n"
    "g = json.load (open (sys.argv[1], encoding='utf-8'))\n"
    "assert len (g['boxes']) == 14 and len (g['routes']) == 13\n"
    "assert abs (g['page']['w'] - 1190.55) < .01 and g['text_size'] > 7\n"
    "boxes = {b['id']: b for b in g['boxes']}\n"
    "for r in g['routes']:\n"
    "  b = boxes[r['to']]\n"
    "  assert b['parent'] == r['from']\n"
    "  x, y = r['points'][-1]\n"
    "  assert b['x'] - .01 <= x <= b['x'] + b['w'] + .01 and b['y'] - .01 <= y\n"
    "assert g['boxes'][0]['name'] == 'a \"quoted\\\\name\\x01'\n",
    path, NULL
  };
  StfBody *top = g_ptr_array_index (f->organisation->roots, 0);
  g_autoptr (StfChart) chart = NULL;
  g_autoptr (GError) error = NULL;

  top->name = "a \"quoted\\name\001";
  chart = chart_fixture_draw (f->organisation, NULL);
  stf_chart_write_geometry (chart, path, &error);
  g_assert_no_error (error);
  g_free (run (command));
}

static void
what_is_under_the_pointer_is_found (Fixture *f, gconstpointer data)
{
  const StfChartModel *model = stf_chart_get_model (f->chart);

  g_assert_cmpint (stf_chart_find_at (f->chart, 1, 1), ==, -1);
  for (guint i = 0; i < model->n_boxes; i++)
    {
      StfChartRect r = stf_chart_get_rect (f->chart, i);

      g_assert_cmpint (stf_chart_find_at (f->chart, r.x + 1, r.y + 1), ==, (int) i);
      g_assert_cmpint (stf_chart_find_row_at (f->chart, i, r.x + 1, r.y + 1), ==, -1);
      for (guint row = model->boxes[i].first_row;
           row < model->boxes[i].first_row + model->boxes[i].n_rows; row++)
        {
          StfChartRect q = stf_chart_get_row_rect (f->chart, row);

          g_assert_true (q.x > r.x && q.x + q.width < r.x + r.width);
          g_assert_true (q.y > r.y && q.y + q.height < r.y + r.height);
          g_assert_cmpint (
              stf_chart_find_row_at (f->chart, i, q.x + q.width / 2, q.y + q.height / 2), ==,
              (int) row);
        }
    }
}

static double
luminance (guint32 rgb)
{
  double sum = 0;
  const double weights[] = { 0.0722, 0.7152, 0.2126 };

  for (guint i = 0; i < 3; i++)
    {
      double v = (rgb >> 8 * i & 0xff) / 255.0;

      sum += weights[i] * (v <= 0.03928 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static double
contrast (guint32 a, guint32 b)
{
  double high = MAX (luminance (a), luminance (b));
  double low = MIN (luminance (a), luminance (b));

  return (high + 0.05) / (low + 0.05);
}

static void
every_text_contrasts_with_its_ground (Fixture *f, gconstpointer data)
{
  for (StfChartPalette p = STF_CHART_PALETTE_PRINT; p <= STF_CHART_PALETTE_CONTRAST_DARK; p++)
    {
      const StfChartColours *c = stf_chart_palette_get_colours (p);
      double least = p >= STF_CHART_PALETTE_CONTRAST ? 7 : 4.5;
      const guint32 texts[] = { c->strong, c->text, c->muted, c->vacant };

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_assert_cmpfloat (contrast (texts[i], c->box), >=, least);
          g_assert_cmpfloat (contrast (texts[i], c->hover), >=, least);
        }
      for (guint i = 0; i < G_N_ELEMENTS (c->bands); i++)
        g_assert_cmpfloat (contrast (c->bands[i], c->hover), >=, least);
      g_assert_cmpfloat (contrast (c->relation, c->page), >=, least);
      g_assert_cmpfloat (contrast (c->route, c->page), >=, 3);
      g_assert_cmpfloat (contrast (c->selected, c->page), >=, 3);
      g_assert_cmpfloat (contrast (c->found, c->page), >=, 3);
    }
}

/* A box paints nothing farther out than it says, on small paper and on posters. */
static void
boxes_paint_within_their_outset (Fixture *f, gconstpointer data)
{
  for (const char *const *paper = stf_chart_paper_list (); *paper != NULL; paper++)
    {
      StfChartOptions options = chart_fixture_options (*paper, TRUE);
      g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, &options);

      for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
        {
          StfChartRect r = stf_chart_get_rect (chart, i);
          cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA,
                                                                     NULL);
          cairo_t *cr = cairo_create (surface);
          double x, y, width, height;

          stf_chart_paint_box (cr, chart, i, STF_CHART_PALETTE_DARK,
                               STF_CHART_PAINT_SELECTED | STF_CHART_PAINT_HOVER);
          cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
          g_assert_cmpfloat (x, >=, -STF_CHART_PAINT_OUTSET);
          g_assert_cmpfloat (y, >=, -STF_CHART_PAINT_OUTSET);
          g_assert_cmpfloat (x + width, <=, r.width + STF_CHART_PAINT_OUTSET + 1);
          g_assert_cmpfloat (y + height, <=, r.height + STF_CHART_PAINT_OUTSET + 1);
          cairo_destroy (cr);
          cairo_surface_destroy (surface);
        }
    }
}

static void
dotted_lines_are_drawn_when_asked_for (Fixture *f, gconstpointer data)
{
  const char *const kinds[] = { "reports", NULL };
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (StfChart) asked = NULL;
  g_autofree char *without = stf_chart_to_geometry (f->chart);
  g_autofree char *with = NULL;

  options.kinds = kinds;
  asked = chart_fixture_draw (f->organisation, &options);
  with = stf_chart_to_geometry (asked);
  g_assert_null (strstr (without, "\"kind\""));
  g_assert_nonnull (strstr (with, "\"kind\": \"reports\""));
  g_assert_null (strstr (with, "\"kind\": \"proposes\""));
}

static void
nested_ten_thousand_deep_is_drawn (Fixture *f, gconstpointer data)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *body = NULL;
  g_autoptr (StfChart) chart = NULL;
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 10000; i++)
    body = chart_fixture_add_body (organisation, body, "group", "line", "Body");
  chart = chart_fixture_draw (organisation, NULL);
  g_assert_cmpuint (stf_chart_get_n_boxes (chart), ==, 10000);
  pdf = write_file (f, chart, STF_CHART_FORMAT_PDF);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

static void
year_without_bodies_is_a_page_with_a_title (Fixture *f, gconstpointer data)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  g_autoptr (StfChart) chart = chart_fixture_draw (organisation, NULL);

  for (StfChartFormat format = STF_CHART_FORMAT_PDF; format <= STF_CHART_FORMAT_PNG; format++)
    g_bytes_unref (write_file (f, chart, format));
  g_assert_cmpint (stf_chart_find_at (chart, 10, 10), ==, -1);
}

/* The whole way: template, year file, organisation, chart, file. */
static void
example_year_can_be_read_on_a3 (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "example.stafett", NULL);
  StfImportResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfChart) chart = NULL;
  const StfChartModel *model;
  guint drawn = 0;

  stf_year_new_from_template ("exempel-2013", 0, path, "Test", &result, NULL, &error);
  g_assert_no_error (error);
  file = stf_year_file_open (path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  organisation = stf_organisation_load (file, "2013-03-01", &error);
  g_assert_no_error (error);
  chart = stf_chart_new (organisation, NULL);
  model = stf_chart_get_model (chart);

  for (guint i = 0; i < stf_organisation_get_bodies (organisation)->len; i++)
    {
      const StfBody *body = g_ptr_array_index (stf_organisation_get_bodies (organisation), i);

      drawn += stf_chart_model_find (model, body->id) >= 0;
      g_assert_true (stf_chart_model_find (model, body->id) < 0
                     || !g_str_equal (body->placement, "outside"));
    }
  g_assert_cmpuint (drawn, ==, model->n_boxes);
  g_assert_cmpuint (drawn, >=, 14);
  g_assert_true (model->example);
  g_assert_cmpfloat (stf_chart_get_text_size (chart), >=, 7);
  g_bytes_unref (write_file (f, chart, STF_CHART_FORMAT_PDF));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/chart/page/everything-is-on-the-page", everything_is_on_the_page);
  ADD ("/chart/page/text-grows-with-the-paper", text_grows_with_the_paper);
  ADD ("/chart/page/names-can-be-searched-in-a-pdf", names_can_be_searched_in_a_pdf);
  ADD ("/chart/page/pdf-has-title-date-and-structure", pdf_has_title_date_and_structure);
  ADD ("/chart/page/svg-is-xml-with-the-size-of-the-page", svg_is_xml_with_the_size_of_the_page);
  ADD ("/chart/page/png-can-be-read-and-is-painted", png_can_be_read_and_is_painted);
  ADD ("/chart/page/same-chart-gives-the-same-bytes", same_chart_gives_the_same_bytes);
  ADD ("/chart/page/error-names-the-file-that-cannot-be-written",
       error_names_the_file_that_cannot_be_written);
  ADD ("/chart/page/cancelled-chart-leaves-the-old-file", cancelled_chart_leaves_the_old_file);
  ADD ("/chart/page/endings-choose-the-format", endings_choose_the_format);
  ADD ("/chart/page/names-choose-the-paper", names_choose_the_paper);
  ADD ("/chart/page/geometry-tells-where-everything-is", geometry_tells_where_everything_is);
  ADD ("/chart/page/what-is-under-the-pointer-is-found", what_is_under_the_pointer_is_found);
  ADD ("/chart/page/every-text-contrasts-with-its-ground", every_text_contrasts_with_its_ground);
  ADD ("/chart/page/boxes-paint-within-their-outset", boxes_paint_within_their_outset);
  ADD ("/chart/page/dotted-lines-are-drawn-when-asked-for", dotted_lines_are_drawn_when_asked_for);
  ADD ("/chart/page/nested-ten-thousand-deep-is-drawn", nested_ten_thousand_deep_is_drawn);
  ADD ("/chart/page/year-without-bodies-is-a-page-with-a-title",
       year_without_bodies_is_a_page_with_a_title);
  ADD ("/chart/page/example-year-can-be-read-on-a3", example_year_can_be_read_on_a3);
  return g_test_run ();
}

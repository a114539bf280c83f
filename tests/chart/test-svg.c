/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts as SVG and PNG: what a program that reads them finds. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-write-private.h"

#include <libxml/parser.h>
#include <libxml/xpathInternals.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define RTL "\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa"

typedef struct
{
  ChartFixture *organisation;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->organisation = chart_fixture_new_governance ();
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  chart_fixture_free (f->organisation);
}

typedef struct
{
  xmlDoc *document;
  xmlXPathContext *context;
} Svg;

static Svg
svg_of (const StfChart *chart)
{
  g_autoptr (StfChartDocument) paper = stf_chart_document_new_for_chart (chart);
  g_autoptr (GByteArray) bytes = stf_chart_to_svg (paper, 0);
  Svg svg = { xmlReadMemory ((const char *) bytes->data, (int) bytes->len, "chart.svg", NULL,
                             XML_PARSE_NONET | XML_PARSE_HUGE) };

  g_assert_nonnull (svg.document);
  svg.context = xmlXPathNewContext (svg.document);
  xmlXPathRegisterNs (svg.context, BAD_CAST "s", BAD_CAST "http://www.w3.org/2000/svg");
  return svg;
}

static void
svg_clear (Svg *svg)
{
  xmlXPathFreeContext (svg->context);
  xmlFreeDoc (svg->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Svg, svg_clear)

static char *G_GNUC_PRINTF (2, 3) ask (Svg *svg, const char *format, ...)
{
  va_list arguments;
  g_autofree char *path = NULL;
  xmlXPathObject *result;
  xmlChar *string;
  char *copy;

  va_start (arguments, format);
  path = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  result = xmlXPathEvalExpression (BAD_CAST path, svg->context);
  g_assert_nonnull (result);
  string = xmlXPathCastToString (result);
  copy = g_strdup ((const char *) string);
  xmlFree (string);
  xmlXPathFreeObject (result);
  return copy;
}

static void
assert_answer (Svg *svg, const char *path, const char *answer)
{
  g_autofree char *found = ask (svg, "%s", path);

  g_assert_cmpstr (found, ==, answer);
}

static void
document_says_what_it_is (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  g_auto (Svg) svg = svg_of (chart);
  g_autofree char *description = stf_chart_describe (chart);

  assert_answer (&svg, "string(/s:svg/@width)", "1190.551pt");
  assert_answer (&svg, "string(/s:svg/@viewBox)", "0 0 1190.551 841.89");
  assert_answer (&svg, "string(/s:svg/@lang)", "sv");
  assert_answer (&svg, "string(/s:svg/*[1])",
                 "Länsstyrelsernas nationella kommunikationssamordning 2013");
  assert_answer (&svg, "string(/s:svg/s:desc)", description);
  g_assert_nonnull (strstr (description, "2013-03-01: 14 bodies, "));
  assert_answer (&svg, "count(//s:script | //s:image | //s:use | //@*[starts-with(name(), 'on')])",
                 "0");
}

/* Every body is a group with its id and name, its name is text in it, and so is each seat. */
static void
bodies_and_seats_are_groups_of_text (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  const StfChartModel *model = stf_chart_get_model (chart);
  g_auto (Svg) svg = svg_of (chart);
  guint seats = 0;

  for (guint i = 0; i < model->n_boxes; i++)
    {
      const StfChartBox *box = &model->boxes[i];
      g_autofree char *title = ask (&svg, "string(//s:g[@id='%s']/s:title)", box->id);
      g_autofree char *name = ask (&svg, "string(//s:g[@id='%s']/s:g[@role='heading']/s:text)",
                                   box->id);
      g_autofree char *level = ask (
          &svg, "string(//s:g[@id='%s']/s:g[@role='heading']/@aria-level)", box->id);

      g_assert_cmpstr (title, ==, box->name);
      g_assert_cmpstr (name, ==, box->name);
      g_assert_cmpint (atoi (level), ==, (int) box->level + 1);
      for (guint k = box->first_row; k < box->first_row + box->n_rows; k++)
        if (model->rows[k].seat != NULL)
          {
            g_autofree char *row = ask (&svg,
                                        "string(//s:g[@id='%s']//s:g[@role='listitem'][@id='%s'])",
                                        box->id, model->rows[k].seat);

            g_assert_nonnull (strstr (row, model->rows[k].name));
            seats++;
          }
    }
  g_assert_cmpuint (seats, >, 20);
}

static void
texts_stand_where_they_are_painted (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  g_auto (Svg) svg = svg_of (chart);

  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);
      const char *id = stf_chart_get_model (chart)->boxes[i].id;
      g_autofree char *x = ask (&svg, "string(//s:g[@id='%s']/s:rect[1]/@x)", id);
      g_autofree char *height = ask (&svg, "string(//s:g[@id='%s']/s:rect[1]/@height)", id);
      g_autofree char *text_x = ask (&svg, "string(//s:g[@id='%s']//s:tspan/@x)", id);
      g_autofree char *text_y = ask (&svg, "string(//s:g[@id='%s']//s:tspan/@y)", id);

      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (x, NULL), rect.x, 0.001);
      g_assert_cmpfloat_with_epsilon (g_ascii_strtod (height, NULL), rect.height, 0.001);
      g_assert_cmpfloat (g_ascii_strtod (text_x, NULL), >, rect.x);
      g_assert_cmpfloat (g_ascii_strtod (text_x, NULL), <, rect.x + rect.width);
      g_assert_cmpfloat (g_ascii_strtod (text_y, NULL), >, rect.y);
      g_assert_cmpfloat (g_ascii_strtod (text_y, NULL), <, rect.y + rect.height);
    }
}

static void
hostile_names_stay_text (Fixture *f, gconstpointer data)
{
  g_autofree char *long_word = g_strnfill (STF_CHART_TEXT_MAX - 1, 'W');
  const struct
  {
    const char *name;
    const char *title; /* as it can be read */
  } names[] = {
    { "<script>alert (1)</script>", "<script>alert (1)</script>" },
    { "A & B \"C\" 'D' ]]> <!-- -->", "A & B \"C\" 'D' ]]> <!-- -->" },
    { "two\nlines\tand\001 controls\x7f", "two lines and controls" },
    { "not \xef\xbf\xbe a \xef\xbf\xbf character", "not  a  character" },
    { RTL, RTL },
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb \xf0\x9f\x8f\xb3\xef\xb8\x8f", NULL },
    { long_word, long_word },
    { "\xe2\x80\xae"
      "bakvänt",
      "\xe2\x80\xae"
      "bakvänt" },
  };
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *parent = NULL;
  g_autoptr (StfChart) chart = NULL;
  const StfChartModel *model;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      StfRole *role;

      parent = chart_fixture_add_body (organisation, parent, "group", "line", names[i].name);
      chart_fixture_add_alias (organisation, parent, names[i].name);
      role = chart_fixture_add_role (organisation, parent, names[i].name, 2);
      chart_fixture_hold (organisation, role, 0, names[i].name, names[i].name);
    }
  organisation->facts.organisation = names[0].name;
  chart = chart_fixture_draw (organisation, NULL);
  model = stf_chart_get_model (chart);
  {
    g_auto (Svg) svg = svg_of (chart);

    assert_answer (&svg, "count(//s:script | //comment() | //processing-instruction())", "0");
    assert_answer (&svg, "string(/s:svg/s:title)", "<script>alert (1)</script> 2013");
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *title = ask (&svg, "string(//s:g[@id='%s']/s:title)", model->boxes[i].id);
        g_autofree char *seat = ask (&svg, "string(//s:g[@id='%s']/@role)",
                                     model->rows[model->boxes[i].first_row].seat);

        g_assert_cmpstr (title, ==, names[i].title != NULL ? names[i].title : names[i].name);
        g_assert_cmpstr (seat, ==, "listitem");
      }
    /* What is shortened on paper is shortened here. */
    assert_answer (&svg, "string-length(//s:text[starts-with(., 'WWW')]) < 299", "true");
    assert_answer (&svg, "contains(//s:text[starts-with(., 'WWW')], '…')", "true");
    assert_answer (&svg, "boolean(//s:tspan[@direction='rtl'])", "true");
  }
}

static void
locale_changes_no_bytes (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_chart (chart);
  g_autoptr (GByteArray) before = stf_chart_to_svg (document, 0);
  g_autoptr (GByteArray) after = NULL;

  if (setlocale (LC_NUMERIC, "sv_SE.UTF-8") == NULL)
    {
      g_test_skip ("sv_SE.UTF-8 is not here");
      return;
    }
  after = stf_chart_to_svg (document, 0);
  setlocale (LC_NUMERIC, "C");
  g_assert_cmpmem (before->data, before->len, after->data, after->len);
}

static guint32
big_endian (const guint8 *data)
{
  return (guint32) data[0] << 24 | data[1] << 16 | data[2] << 8 | data[3];
}

static void
png_has_the_pixels_and_the_size_wanted (Fixture *f, gconstpointer data)
{
  const double resolutions[] = { 72, 96, 300 };
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_chart (chart);

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GByteArray) png = stf_chart_to_png (document, 0, resolutions[i], NULL, &error);
      const guint8 *p;

      g_assert_no_error (error);
      p = png->data;
      g_assert_cmpuint (big_endian (p + 16), ==, (guint) ceil (1190.5512 * resolutions[i] / 72));
      g_assert_cmpuint (big_endian (p + 20), ==, (guint) ceil (841.8898 * resolutions[i] / 72));
      g_assert_cmpmem (p + 37, 4, "pHYs", 4);
      g_assert_cmpfloat_with_epsilon (big_endian (p + 41) * 0.0254, resolutions[i], 0.02);
      g_assert_cmpuint (big_endian (p + 45), ==, big_endian (p + 41));
      g_assert_cmpuint (p[49], ==, 1);
    }
}

static void
too_many_pixels_are_refused_with_the_limit (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChart) chart = chart_fixture_draw (f->organisation, NULL);
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_chart (chart);
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_chart_to_png (document, 0, 1e6, NULL, &error));
  g_assert_error (error, STF_CHART_ERROR, STF_CHART_ERROR_PIXELS);
  g_assert_nonnull (strstr (error->message, " 719 "));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/chart/svg/document-says-what-it-is", document_says_what_it_is);
  ADD ("/chart/svg/bodies-and-seats-are-groups-of-text", bodies_and_seats_are_groups_of_text);
  ADD ("/chart/svg/texts-stand-where-they-are-painted", texts_stand_where_they_are_painted);
  ADD ("/chart/svg/hostile-names-stay-text", hostile_names_stay_text);
  ADD ("/chart/svg/locale-changes-no-bytes", locale_changes_no_bytes);
  ADD ("/chart/png/has-the-pixels-and-the-size-wanted", png_has_the_pixels_and_the_size_wanted);
  ADD ("/chart/png/too-many-pixels-are-refused-with-the-limit",
       too_many_pixels_are_refused_with_the_limit);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents: what every kind of them says of its pages. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-document.h"

static StfChartDocument *
make (ChartFixture *organisation, const StfChartDocumentOptions *options)
{
  g_autoptr (GError) error = NULL;
  StfChartDocument *document = stf_chart_document_new_for_facts (&organisation->facts, options,
                                                                 NULL, &error);

  g_assert_no_error (error);
  return document;
}

static void
one_page_is_the_chart (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (StfChartDocument) document = NULL;
  g_autoptr (StfChart) chart = NULL;
  const StfChartOutline *outline;
  double width, height;
  guint n;

  options.chart = chart_fixture_options ("A4", FALSE);
  document = make (organisation, &options);
  chart = chart_fixture_draw (organisation, &options.chart);

  g_assert_cmpuint (stf_chart_document_get_n_pages (document), ==, 1);
  stf_chart_document_get_page_size (document, 0, &width, &height);
  g_assert_cmpfloat_with_epsilon (width, 595.28, 0.01);
  g_assert_cmpfloat_with_epsilon (height, 841.89, 0.01);
  g_assert_cmpstr (stf_chart_document_get_page_label (document, 0), ==, "1");
  g_assert_cmpstr (stf_chart_document_get_page_title (document, 0), ==,
                   "Länsstyrelsernas nationella kommunikationssamordning 2013");
  g_assert_cmpfloat (stf_chart_document_get_text_size (document), ==,
                     stf_chart_get_text_size (chart));

  outline = stf_chart_document_get_outline (document, &n);
  g_assert_cmpuint (n, ==, stf_chart_get_n_boxes (chart));
  g_assert_cmpstr (outline[0].title, ==, "Länsledningarna");
  g_assert_cmpuint (outline[0].level, ==, 0);
  g_assert_cmpuint (outline[1].level, ==, 1);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (outline[i].point.x, ==, stf_chart_get_rect (chart, i).x);
}

/* 8 points: capitals of 2 mm, which are read at arm's length. */
static void
the_distance_follows_from_the_text (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (StfChartDocument) document = NULL;

  options.chart = chart_fixture_options ("A3", TRUE);
  document = make (organisation, &options);
  g_assert_cmpfloat_with_epsilon (stf_chart_document_get_reading_distance (document),
                                  stf_chart_document_get_text_size (document) * 0.4 / 8, 0.01);
  g_assert_cmpfloat_with_epsilon (stf_chart_document_get_smallest_text_size (document) * 8 / 7,
                                  stf_chart_document_get_text_size (document), 0.001);
}

static void
a_cancelled_document_is_none (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (
      stf_chart_document_new_for_facts (&organisation->facts, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/document/one-page-is-the-chart", one_page_is_the_chart);
  g_test_add_func ("/chart/document/distance-follows-from-text",
                   the_distance_follows_from_the_text);
  g_test_add_func ("/chart/document/a-cancelled-document-is-none", a_cancelled_document_is_none);
  return g_test_run ();
}

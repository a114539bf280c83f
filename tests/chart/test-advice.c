/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice: what is promised is what comes. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-advice.h"

#include <string.h>

static StfChartDocumentOptions
small_options (void)
{
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;

  options.chart = chart_fixture_options ("120x170", FALSE);
  return options;
}

static GPtrArray *
advise (ChartFixture *organisation, const StfChartDocumentOptions *options)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = stf_chart_advise_for_facts (&organisation->facts, options, NULL, &error);

  g_assert_no_error (error);
  return found;
}

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
every_promise_is_kept (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = small_options ();
  g_autoptr (StfChartDocument) now = make (organisation, &options);
  g_autoptr (GPtrArray) found = advise (organisation, &options);
  guint kinds = 0;

  g_assert_cmpfloat (stf_chart_document_get_text_size (now), <, STF_CHART_LEGIBLE_TEXT);
  for (guint i = 0; i < found->len; i++)
    {
      const StfChartAdvice *advice = g_ptr_array_index (found, i);
      g_autoptr (StfChartDocument) then = make (organisation, &advice->options);
      g_autofree char *size = g_strdup_printf (": %.1f pt", advice->text_size);

      g_test_message ("%s", advice->text);
      kinds |= 1u << advice->kind;
      g_assert_cmpfloat (advice->text_size, ==, stf_chart_document_get_text_size (then));
      g_assert_cmpuint (advice->n_pages, ==, stf_chart_document_get_n_pages (then));
      g_assert_cmpfloat (advice->text_size, >, stf_chart_document_get_text_size (now));
      g_assert_nonnull (strstr (advice->text, size));
    }
  g_assert_cmpuint (kinds & ~1u, ==,
                    1u << STF_CHART_ADVICE_PAPER | 1u << STF_CHART_ADVICE_DETAIL
                        | 1u << STF_CHART_ADVICE_BOOKLET | 1u << STF_CHART_ADVICE_POSTER);
}

static void
what_is_legible_comes_first (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = small_options ();
  g_autoptr (GPtrArray) found = advise (organisation, &options);
  const StfChartAdvice *before = g_ptr_array_index (found, 0);

  g_assert_cmpfloat (before->text_size, >=, STF_CHART_LEGIBLE_TEXT);
  for (guint i = 1; i < found->len; i++)
    {
      const StfChartAdvice *advice = g_ptr_array_index (found, i);

      if (advice->text_size >= STF_CHART_LEGIBLE_TEXT)
        {
          g_assert_cmpfloat (before->text_size, >=, STF_CHART_LEGIBLE_TEXT);
          g_assert_cmpuint (before->kind, <=, advice->kind);
        }
      else if (before->text_size < STF_CHART_LEGIBLE_TEXT)
        g_assert_cmpfloat (before->text_size, >=, advice->text_size);
      before = advice;
    }
}

static void
what_is_not_there_is_not_left_out (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = small_options ();
  g_autoptr (GPtrArray) found = NULL;

  options.chart.content.detail = STF_CHART_DETAIL_BODIES;
  found = advise (organisation, &options);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpuint (((StfChartAdvice *) g_ptr_array_index (found, i))->kind, !=,
                      STF_CHART_ADVICE_DETAIL);
}

static void
large_paper_needs_no_larger_one (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GPtrArray) found = NULL;

  options.chart = chart_fixture_options ("A0", TRUE);
  found = advise (organisation, &options);
  for (guint i = 0; i < found->len; i++)
    {
      const StfChartAdvice *advice = g_ptr_array_index (found, i);

      g_assert_cmpuint (advice->kind, !=, STF_CHART_ADVICE_PAPER);
      g_assert_cmpuint (advice->kind, !=, STF_CHART_ADVICE_POSTER);
    }
}

/* A poster that small sheets make smaller; on larger ones it is not. */
static void
posters_get_larger_sheets (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = small_options ();
  g_autoptr (StfChartDocument) bound = NULL;
  g_autoptr (StfChartDocument) free = NULL;
  g_autoptr (GPtrArray) found = NULL;
  guint n = 0;

  options.sheets = STF_CHART_SHEETS_POSTER;
  g_assert_true (stf_chart_paper_parse ("A0", &options.poster));
  bound = make (organisation, &options);
  g_assert_nonnull (stf_chart_describe_bound (bound));
  found = advise (organisation, &options);
  for (guint i = 0; i < found->len; i++)
    {
      const StfChartAdvice *advice = g_ptr_array_index (found, i);
      g_autoptr (StfChartDocument) then = make (organisation, &advice->options);

      if (advice->kind != STF_CHART_ADVICE_PAPER)
        continue;
      n++;
      g_assert_nonnull (strstr (advice->text, "On sheets of A"));
      g_assert_cmpfloat (advice->text_size, ==, stf_chart_document_get_text_size (then));
      g_assert_cmpfloat (advice->text_size, >, stf_chart_document_get_text_size (bound));
    }
  g_assert_cmpuint (n, >, 0);

  g_assert_true (stf_chart_paper_parse ("A1", &options.chart.paper));
  free = make (organisation, &options);
  g_assert_null (stf_chart_describe_bound (free));
}

static void
large_organisations_get_little_advice (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *root = chart_fixture_add_body (organisation, NULL, "unit", "line", "Myndigheten");
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (GPtrArray) found = NULL;

  for (guint i = 0; i < 1100; i++)
    {
      StfBody *body = chart_fixture_add_body (organisation, root, "unit", "line", "Enheten");

      chart_fixture_add_role (organisation, body, "Ledamot", 6);
    }
  options.chart = chart_fixture_options ("A4", TRUE);
  found = advise (organisation, &options);
  g_assert_cmpuint (found->len, ==, 2);
}

static void
advice_can_be_cancelled (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = small_options ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (stf_chart_advise_for_facts (&organisation->facts, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
text_and_distance_are_said (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *said = NULL;
  g_autofree char *expected = NULL;

  options.chart = chart_fixture_options ("A3", TRUE);
  document = make (organisation, &options);
  said = stf_chart_describe_text (document);
  expected = g_strdup_printf ("Text %.1f pt, can be read from %.1f m",
                              stf_chart_document_get_text_size (document),
                              stf_chart_document_get_reading_distance (document));
  g_assert_cmpstr (said, ==, expected);
}

static void
text_that_nobody_can_read_is_said_to_be (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *said = NULL;
  g_autofree char *expected = NULL;

  options.chart = chart_fixture_options ("50x50", TRUE);
  document = make (organisation, &options);
  said = stf_chart_describe_text (document);
  expected = g_strdup_printf ("Text %.1f pt, too small to be read",
                              stf_chart_document_get_text_size (document));
  g_assert_cmpstr (said, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/advice/every-promise-is-kept", every_promise_is_kept);
  g_test_add_func ("/chart/advice/legible-comes-first", what_is_legible_comes_first);
  g_test_add_func ("/chart/advice/what-is-not-there-is-not-left-out",
                   what_is_not_there_is_not_left_out);
  g_test_add_func ("/chart/advice/large-paper-needs-no-larger-one",
                   large_paper_needs_no_larger_one);
  g_test_add_func ("/chart/advice/posters-get-larger-sheets", posters_get_larger_sheets);
  g_test_add_func ("/chart/advice/large-organisations-get-little",
                   large_organisations_get_little_advice);
  g_test_add_func ("/chart/advice/can-be-cancelled", advice_can_be_cancelled);
  g_test_add_func ("/chart/advice/text-and-distance-are-said", text_and_distance_are_said);
  g_test_add_func ("/chart/advice/text-that-nobody-can-read-is-said-to-be",
                   text_that_nobody_can_read_is_said_to_be);
  return g_test_run ();
}

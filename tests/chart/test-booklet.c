/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Booklets: every body is somewhere, can be found, and read. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-booklet.h"

#include <string.h>

#define NEAR 0.01

static StfChartDocumentOptions
booklet_options (const char *paper)
{
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;

  options.sheets = STF_CHART_SHEETS_BOOKLET;
  options.chart = chart_fixture_options (paper, TRUE);
  return options;
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
count_bodies (const GPtrArray *bodies, GHashTable *ids)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = g_ptr_array_index (bodies, i);

      g_hash_table_add (ids, (gpointer) body->id);
      count_bodies (body->children, ids);
    }
}

/* Every body is in the contents once, on the page where it stands with all that is below it: that
 * page has its children, or says where it goes on. */
static void
assert_complete (ChartFixture *organisation, const StfChartDocument *document)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  const StfChartOutline *outline;
  guint n;

  count_bodies (organisation->roots, ids);
  outline = stf_chart_document_get_outline (document, &n);
  g_assert_cmpuint (n, ==, g_hash_table_size (ids));
  for (guint i = 0; i < n; i++)
    {
      StfChart *chart = stf_chart_document_get_page_chart (document, outline[i].page);
      const StfChartModel *model = stf_chart_get_model (chart);
      int box = stf_chart_model_find (model, outline[i].id);
      guint n_children = 0;

      g_assert_true (g_hash_table_remove (ids, outline[i].id));
      g_assert_cmpint (box, >=, 0);
      g_assert_cmpstr (model->boxes[box].name, ==, outline[i].title);
      g_assert_cmpfloat (outline[i].point.x, ==, stf_chart_get_rect (chart, (guint) box).x);
      for (guint k = 0; k < model->n_boxes; k++)
        n_children += model->boxes[k].parent == box;
      g_assert_cmpuint (n_children, ==, model->boxes[box].n_children);
      g_assert_cmpuint (model->boxes[box].n_hidden, ==, 0);
    }
}

/* A body that goes on elsewhere says on which page, and links there; that page links back. */
static void
assert_linked (const StfChartDocument *document)
{
  guint n_pages = stf_chart_document_get_n_pages (document);
  guint n_forward = 0;

  for (guint page = 0; page < n_pages; page++)
    {
      StfChart *chart = stf_chart_document_get_page_chart (document, page);
      const StfChartModel *model = stf_chart_get_model (chart);
      const StfChartPageLink *links;
      guint n;

      links = stf_chart_document_get_links (document, page, &n);
      for (guint i = 0; i < n; i++)
        {
          gboolean forward = links[i].page > page;
          g_autofree char *words = forward ? g_strdup_printf ("page %u", links[i].page + 1)
                                           : g_strdup_printf ("from page %u", links[i].page + 1);
          int box = stf_chart_model_find (model, links[i].id);
          StfChart *target = stf_chart_document_get_page_chart (document, links[i].page);
          int there = stf_chart_model_find (stf_chart_get_model (target), links[i].id);

          n_forward += forward;
          g_assert_cmpint (box, >=, 0);
          g_assert_cmpstr (model->boxes[box].reference, ==, words);
          g_assert_cmpint (there, >=, 0);
          g_assert_cmpfloat (links[i].point.y, ==, stf_chart_get_rect (target, (guint) there).y);
          g_assert_true (forward == (model->boxes[box].n_hidden > 0));
        }
    }
  g_assert_cmpuint (n_forward, ==, n_pages - 1);
}

/* With all bodies, not only those of the first page. */
static void
assert_described (const StfChartDocument *document)
{
  g_autofree char *description = stf_chart_document_describe (document);
  g_autofree char *words = NULL;
  guint n;

  stf_chart_document_get_outline (document, &n);
  words = g_strdup_printf (": %u bodies", n);
  g_assert_nonnull (strstr (description, words));
}

static void
the_governance_booklet_is_complete (void)
{
  static const char *const papers[] = { "A3", "A4", "200x150", "120x120" };
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      StfChartDocumentOptions options = booklet_options (papers[i]);
      g_autoptr (StfChartDocument) document = make (organisation, &options);

      g_test_message ("%s: %u pages, %.2f pt", papers[i], stf_chart_document_get_n_pages (document),
                      stf_chart_document_get_text_size (document));
      assert_complete (organisation, document);
      assert_linked (document);
      assert_described (document);
    }
}

static ChartFixture *
new_tree (guint n, guint span)
{
  ChartFixture *self = chart_fixture_new ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Enheten för uppföljning %u", i);
      StfBody *parent = i == 0 ? NULL : g_ptr_array_index (bodies, (i - 1) / span);

      g_ptr_array_add (bodies, chart_fixture_add_body (self, parent, "unit", "line", name));
    }
  return self;
}

static void
large_organisations_take_few_legible_pages (void)
{
  static const struct
  {
    guint n;
    guint span;
    guint most;
  } cases[] = { { 15, 3, 1 }, { 40, 3, 3 }, { 300, 4, 17 }, { 400, 7, 32 }, { 60, 1, 9 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (ChartFixture) organisation = new_tree (cases[i].n, cases[i].span);
      StfChartDocumentOptions options = booklet_options ("A4");
      g_autoptr (StfChartDocument) document = make (organisation, &options);

      g_test_message ("%u bodies, %u below each: %u pages, %.2f pt", cases[i].n, cases[i].span,
                      stf_chart_document_get_n_pages (document),
                      stf_chart_document_get_text_size (document));
      assert_complete (organisation, document);
      assert_linked (document);
      g_assert_cmpuint (stf_chart_document_get_n_pages (document), <=, cases[i].most);
      g_assert_cmpfloat (stf_chart_document_get_text_size (document), >=,
                         STF_CHART_BOOKLET_TEXT * 0.95);
    }
}

static void
a_body_begins_a_page_where_it_is_to (void)
{
  g_autoptr (ChartFixture) organisation = new_tree (13, 3);
  StfBody *root = g_ptr_array_index (organisation->roots, 0);
  StfBody *first = g_ptr_array_index (root->children, 0);
  StfBody *second = g_ptr_array_index (root->children, 1);
  StfBody *leaf = g_ptr_array_index (first->children, 0);
  StfChartDocumentOptions options = booklet_options ("A4");
  g_autoptr (StfChartDocument) document = NULL;

  first->new_page = TRUE;
  second->folded = TRUE; /* on one page, but a booklet has room */
  leaf->new_page = TRUE; /* nothing is below it */
  document = make (organisation, &options);
  g_assert_cmpuint (stf_chart_document_get_n_pages (document), ==, 3);
  g_assert_cmpstr (stf_chart_document_get_page_title (document, 1), ==, first->name);
  g_assert_cmpstr (stf_chart_document_get_page_title (document, 2), ==, second->name);
  assert_complete (organisation, document);
  assert_linked (document);
}

static void
the_same_organisation_gives_the_same_booklet (void)
{
  g_autoptr (ChartFixture) organisation = new_tree (300, 4);
  StfChartDocumentOptions options = booklet_options ("A4");
  g_autoptr (StfChartDocument) one = make (organisation, &options);
  g_autoptr (StfChartDocument) two = make (organisation, &options);

  g_assert_cmpuint (stf_chart_document_get_n_pages (one), ==, stf_chart_document_get_n_pages (two));
  for (guint i = 0; i < stf_chart_document_get_n_pages (one); i++)
    {
      g_autofree char *a = stf_chart_to_geometry (stf_chart_document_get_page_chart (one, i));
      g_autofree char *b = stf_chart_to_geometry (stf_chart_document_get_page_chart (two, i));

      g_assert_cmpstr (a, ==, b);
    }
}

static void
an_empty_organisation_has_a_page (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfChartDocumentOptions options = booklet_options ("A4");
  g_autoptr (StfChartDocument) document = make (organisation, &options);

  g_assert_cmpuint (stf_chart_document_get_n_pages (document), ==, 1);
  assert_complete (organisation, document);
}

static void
too_many_pages_are_refused (void)
{
  g_autoptr (ChartFixture) organisation = new_tree (9000, 2);
  StfChartDocumentOptions options = booklet_options ("50x50");
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_chart_document_new_for_facts (&organisation->facts, &options, NULL, &error));
  g_assert_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/booklet/governance-is-complete", the_governance_booklet_is_complete);
  g_test_add_func ("/chart/booklet/large-ones-take-few-legible-pages",
                   large_organisations_take_few_legible_pages);
  g_test_add_func ("/chart/booklet/a-body-begins-a-page-where-it-is-to",
                   a_body_begins_a_page_where_it_is_to);
  g_test_add_func ("/chart/booklet/same-organisation-same-booklet",
                   the_same_organisation_gives_the_same_booklet);
  g_test_add_func ("/chart/booklet/an-empty-organisation-has-a-page",
                   an_empty_organisation_has_a_page);
  g_test_add_func ("/chart/booklet/too-many-pages-are-refused", too_many_pages_are_refused);
  return g_test_run ();
}

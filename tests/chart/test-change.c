/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "stf-chart-change.h"
#include "stf-chart-document.h"
#include "stf-chart-mark.h"
#include "stf-chart-pair.h"
#include "stf-chart-table.h"
#include "stf-organisation-private.h"

/* The governance organisation twice, of which the tests change the second. */
typedef struct
{
  ChartFixture *before;
  ChartFixture *after;
  StfComparison *comparison;
  StfChartChange *change;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->before = chart_fixture_new_governance ();
  self->after = chart_fixture_new_governance ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  stf_chart_change_free (self->change);
  stf_comparison_free (self->comparison);
  chart_fixture_free (self->before);
  chart_fixture_free (self->after);
}

static void
add_all (StfOrganisation *organisation, StfBody *body)
{
  g_ptr_array_add (organisation->bodies, body);
  g_hash_table_insert (organisation->bodies_by_id, (gpointer) body->id, body);
  for (guint i = 0; i < body->roles->len; i++)
    {
      StfRole *role = body->roles->pdata[i];

      g_ptr_array_add (organisation->roles, role);
      g_hash_table_insert (organisation->roles_by_id, (gpointer) role->id, role);
    }
  for (guint i = 0; i < body->children->len; i++)
    add_all (organisation, body->children->pdata[i]);
}

/* The fixture owns what is in it. */
static StfOrganisation *
organisation_of (const ChartFixture *fixture, const char *date)
{
  StfOrganisation *organisation = stf_organisation_new ();

  g_ptr_array_set_free_func (organisation->bodies, NULL);
  g_ptr_array_set_free_func (organisation->roles, NULL);
  g_ptr_array_set_free_func (organisation->relations, NULL);
  organisation->name = fixture->facts.organisation;
  organisation->year = fixture->facts.year;
  organisation->date = date;
  organisation->paper = "A3";
  for (guint i = 0; i < fixture->roots->len; i++)
    {
      g_ptr_array_add (organisation->roots, fixture->roots->pdata[i]);
      add_all (organisation, fixture->roots->pdata[i]);
    }
  g_ptr_array_extend (organisation->relations, fixture->relations, NULL, NULL);
  return organisation;
}

static void
compare (Fixture *f)
{
  g_autoptr (StfOrganisation) before = organisation_of (f->before, "2013-01-01");
  g_autoptr (StfOrganisation) after = organisation_of (f->after, "2013-12-31");

  f->comparison = stf_comparison_new (before, after, STF_COMPARISON_NAMES);
  f->change = stf_chart_change_new (f->comparison);
}

static StfBody *
find_below (GPtrArray *bodies, const char *name)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      StfBody *body = bodies->pdata[i];
      StfBody *found = g_str_has_prefix (body->name, name) ? body
                                                           : find_below (body->children, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
take_away (ChartFixture *fixture, StfBody *body)
{
  g_assert_true (
      g_ptr_array_remove (body->parent != NULL ? body->parent->children : fixture->roots, body));
}

static StfChartModel *
model_of (Fixture *f, StfChartChangeSide side)
{
  const StfChartContent content = STF_CHART_CONTENT_INIT;
  StfChartFacts facts = stf_chart_change_get_facts (f->change, side);

  return stf_chart_model_new_for_facts (&facts, &content);
}

static const StfChartBox *
box_of (const StfChartModel *model, const char *id)
{
  int box = stf_chart_model_find (model, id);

  g_assert_cmpint (box, >=, 0);
  return &model->boxes[box];
}

static void
no_change_looks_as_without_a_comparison (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChartModel) plain = stf_chart_model_new_for_facts (
      &f->before->facts, &(StfChartContent) STF_CHART_CONTENT_INIT);
  g_autoptr (StfChartModel) model = NULL;

  compare (f);
  model = model_of (f, STF_CHART_CHANGE_BOTH);

  g_assert_cmpuint (model->n_boxes, ==, plain->n_boxes);
  g_assert_cmpuint (model->n_vacant, ==, plain->n_vacant);
  g_assert_cmpuint (model->n_relations, ==, plain->n_relations);
  g_assert_cmpuint (model->row_array->len, ==, plain->row_array->len);
  for (guint i = 0; i < model->n_boxes; i++)
    {
      g_assert_cmpstr (model->boxes[i].id, ==, plain->boxes[i].id);
      g_assert_cmpint (model->boxes[i].mark, ==, STF_CHART_MARK_NONE);
    }
  for (guint i = 0; i < model->row_array->len; i++)
    {
      g_assert_cmpstr (model->rows[i].title, ==, plain->rows[i].title);
      g_assert_cmpstr (model->rows[i].name, ==, plain->rows[i].name);
      g_assert_cmpint (model->rows[i].mark, ==, STF_CHART_MARK_NONE);
    }
}

static void
bodies_are_new_gone_moved_and_renamed (Fixture *f, gconstpointer data)
{
  StfBody *network = find_below (f->after->roots, "Nätverket för informationsansvariga");
  StfBody *helpdesk = find_below (f->after->roots, "Helpdesk");
  StfBody *gone = find_below (f->after->roots, "Arbetsgrupper och");
  StfBody *g7 = find_below (f->after->roots, "G7");
  StfBody *new = chart_fixture_add_body (f->after, network, "team", "line", "Medieteamet");
  g_autoptr (StfChartModel) model = NULL;
  const StfChartBox *box;

  take_away (f->after, gone);
  take_away (f->after, helpdesk);
  helpdesk->parent = network;
  g_ptr_array_add (network->children, helpdesk);
  g7->name = "G8";
  compare (f);
  model = model_of (f, STF_CHART_CHANGE_BOTH);

  g_assert_cmpint (box_of (model, new->id)->mark, ==, STF_CHART_MARK_NEW);
  g_assert_null (box_of (model, new->id)->was);
  box = box_of (model, gone->id);
  g_assert_cmpint (box->mark, ==, STF_CHART_MARK_GONE);
  g_assert_cmpstr (model->boxes[box->parent].name, ==, "Webbförvaltningsgruppen");
  box = box_of (model, helpdesk->id);
  g_assert_cmpint (box->mark, ==, STF_CHART_MARK_MOVED);
  g_assert_cmpstr (box->was, ==, "was: under Länsstyrelsernas IT-enhet");
  g_assert_cmpstr (model->boxes[box->parent].id, ==, network->id);
  box = box_of (model, g7->id);
  g_assert_cmpint (box->mark, ==, STF_CHART_MARK_CHANGED);
  g_assert_cmpstr (box->was, ==, "was: G7");
  g_assert_cmpstr (model->compared, ==, "compared with 2013-01-01");
  for (guint i = STF_CHART_MARK_NEW; i < STF_CHART_N_MARKS; i++)
    g_assert_cmpuint (model->n_marked[i], ==, 1);
}

static void
holders_and_seats_are_marked_on_their_rows (Fixture *f, gconstpointer data)
{
  StfBody *steering = find_below (f->after->roots, "Styrgruppen");
  StfRole *member = steering->roles->pdata[1];
  StfSeat *changed = member->seats->pdata[1];
  StfSeat *gone = member->seats->pdata[2];
  g_autofree char *was = g_strdup_printf ("was: %s, %s", changed->holder->name,
                                          changed->holder->agency_name);
  const char *goner = gone->holder->name;
  g_autoptr (StfChartModel) model = NULL;
  const StfChartBox *box;
  guint n_marked = 0;

  ((StfHolder *) changed->holder)->person = "new";
  ((StfHolder *) changed->holder)->name = "Ny Ledamot";
  g_ptr_array_remove (member->seats, gone);
  compare (f);
  model = model_of (f, STF_CHART_CHANGE_BOTH);
  box = box_of (model, steering->id);

  g_assert_cmpint (box->mark, ==, STF_CHART_MARK_CHANGED);
  for (guint i = box->first_row; i < box->first_row + box->n_rows; i++)
    {
      const StfChartRow *row = &model->rows[i];

      n_marked += row->mark != STF_CHART_MARK_NONE;
      if (g_strcmp0 (row->seat, changed->id) == 0)
        {
          g_assert_cmpint (row->mark, ==, STF_CHART_MARK_CHANGED);
          g_assert_cmpstr (row->name, ==, "Ny Ledamot");
          g_assert_cmpstr (row->was, ==, was);
        }
      if (g_strcmp0 (row->seat, gone->id) == 0)
        {
          g_assert_cmpint (row->mark, ==, STF_CHART_MARK_GONE);
          g_assert_cmpstr (row->name, ==, goner);
        }
    }
  g_assert_cmpuint (n_marked, ==, 2);
}

static void
each_side_marks_what_it_has (Fixture *f, gconstpointer data)
{
  StfBody *network = find_below (f->after->roots, "Nätverket för informationsansvariga");
  StfBody *gone = find_below (f->after->roots, "Helpdesk");
  StfBody *new = chart_fixture_add_body (f->after, network, "team", "line", "Medieteamet");
  g_autoptr (StfChartModel) before = NULL;
  g_autoptr (StfChartModel) after = NULL;

  take_away (f->after, gone);
  compare (f);
  before = model_of (f, STF_CHART_CHANGE_BEFORE);
  after = model_of (f, STF_CHART_CHANGE_AFTER);

  g_assert_cmpint (box_of (before, gone->id)->mark, ==, STF_CHART_MARK_GONE);
  g_assert_cmpint (stf_chart_model_find (before, new->id), <, 0);
  g_assert_cmpint (box_of (after, new->id)->mark, ==, STF_CHART_MARK_NEW);
  g_assert_cmpint (stf_chart_model_find (after, gone->id), <, 0);
  g_assert_null (before->compared);
}

/* Every text and sign that a comparison adds stands within its box, and the legend counts. */
static void
marks_stand_within_the_page (Fixture *f, gconstpointer data)
{
  StfBody *steering = find_below (f->after->roots, "Styrgruppen");
  StfRole *member = steering->roles->pdata[1];
  const StfChartOptions options = STF_CHART_OPTIONS_INIT;
  StfChart *chart;

  for (guint i = 0; i < member->seats->len; i++)
    {
      StfSeat *seat = member->seats->pdata[i];

      if (seat->holder != NULL)
        ((StfHolder *) seat->holder)->person = "Någon annan med ett mycket långt efternamn";
    }
  compare (f);
  chart = stf_chart_new_for_model (model_of (f, STF_CHART_CHANGE_BOTH), &options);

  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      const StfChartFace *face = stf_chart_face (chart, i);

      for (guint k = face->first_text; k < face->first_text + face->n_texts; k++)
        {
          const StfChartText *text = &g_array_index (chart->measure->texts, StfChartText, k);

          g_assert_cmpfloat (text->x + text->width, <=, face->width);
          g_assert_cmpfloat (text->y + text->height, <=, face->height);
        }
    }
  g_assert_cmpfloat (chart->signs[STF_CHART_MARK_CHANGED].width, >, 0);
  g_assert_cmpfloat (chart->signs[STF_CHART_MARK_NEW].width, ==, 0);
  g_assert_cmpfloat (stf_chart_furniture_top (chart), >,
                     chart->signs[STF_CHART_MARK_CHANGED].y * chart->page_scale);
  stf_chart_unref (chart);
}

#define SIGN_SIZE 24

static cairo_surface_t *
draw_sign (StfChartMark mark)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, SIGN_SIZE, SIGN_SIZE);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, FALSE);

  stf_chart_mark_draw_sign (pen, mark, SIGN_SIZE / 2, SIGN_SIZE / 2, SIGN_SIZE / 3, 0);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How many pixels differ clearly. */
static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  const guchar *p = cairo_image_surface_get_data (a);
  const guchar *q = cairo_image_surface_get_data (b);
  guint n = 0;

  for (int i = 0; i < cairo_image_surface_get_stride (a) * SIGN_SIZE; i++)
    n += abs (p[i] - q[i]) > 128;
  return n;
}

static void
signs_differ_without_colours (Fixture *f, gconstpointer data)
{
  for (guint a = STF_CHART_MARK_NONE; a < STF_CHART_N_MARKS; a++)
    for (guint b = STF_CHART_MARK_NONE; b < a; b++)
      {
        cairo_surface_t *one = draw_sign ((StfChartMark) a);
        cairo_surface_t *other = draw_sign ((StfChartMark) b);

        g_assert_cmpuint (count_different (one, other), >, SIGN_SIZE);
        cairo_surface_destroy (one);
        cairo_surface_destroy (other);
      }
}

static double
luminance (guint32 rgb)
{
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    {
      const double weights[] = { 0.0722, 0.7152, 0.2126 };
      double v = (rgb >> (8 * i) & 0xff) / 255.0;

      sum += weights[i] * (v <= 0.03928 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4));
    }
  return sum;
}

static void
colours_contrast_with_box_and_page (Fixture *f, gconstpointer data)
{
  for (guint p = 0; p <= STF_CHART_PALETTE_CONTRAST_DARK; p++)
    for (guint m = STF_CHART_MARK_NEW; m < STF_CHART_N_MARKS; m++)
      {
        const StfChartColours *c = stf_chart_palette_get_colours ((StfChartPalette) p);
        double mark = luminance (
            stf_chart_mark_get_colour ((StfChartMark) m, (StfChartPalette) p, FALSE));
        const guint32 grounds[] = { c->box, c->page };

        for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
          {
            double ground = luminance (grounds[i]);

            g_assert_cmpfloat ((MAX (mark, ground) + 0.05) / (MIN (mark, ground) + 0.05), >=,
                               p >= STF_CHART_PALETTE_CONTRAST ? 7 : 4.5);
          }
      }
}

/* --- the table --- */

static char *
page_as_svg (const StfChartTable *table, guint page)
{
  GString *svg = g_string_new (NULL);
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_svg (svg);

  stf_chart_table_draw_page (pen, table, page, STF_CHART_PALETTE_PRINT);
  return g_string_free (svg, FALSE);
}

static guint
count_in (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
add_many (Fixture *f, guint n)
{
  StfBody *network = find_below (f->after->roots, "Nätverket för informationsansvariga");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Grupp%03u.", i);

      chart_fixture_add_body (f->after, network, "team", "line", name);
    }
}

static void
the_table_has_each_row_once (Fixture *f, gconstpointer data)
{
  static const char *const papers[] = { "A4", "A3", "A0", "60x60" };

  add_many (f, 100);
  compare (f);
  g_assert_cmpuint (f->comparison->differences->len, ==, 100);

  for (guint p = 0; p < G_N_ELEMENTS (papers); p++)
    {
      const StfChartOptions options = chart_fixture_options (papers[p], TRUE);
      g_autoptr (StfChartTable) table = stf_chart_table_new (f->comparison, options.paper, FALSE,
                                                             NULL);
      g_autoptr (StfChartTable) again = stf_chart_table_new (f->comparison, options.paper, FALSE,
                                                             NULL);
      g_autoptr (GString) all = g_string_new (NULL);

      g_assert_cmpuint (stf_chart_table_get_n_pages (table), >, p == 2 ? 0 : 1);
      for (guint page = 0; page < stf_chart_table_get_n_pages (table); page++)
        {
          g_autofree char *svg = page_as_svg (table, page);
          g_autofree char *same = page_as_svg (again, page);

          g_assert_cmpstr (svg, ==, same);
          if (p == 3) /* no room for whole words */
            continue;
          g_assert_cmpuint (count_in (svg, "Grupp"), >, 0);
          g_assert_cmpuint (count_in (svg, ">Before<"), ==, 1);
          g_string_append (all, svg);
        }
      for (guint i = 0; p < 3 && i < 100; i++)
        {
          g_autofree char *name = g_strdup_printf ("Grupp%03u.", i);

          g_assert_cmpuint (count_in (all->str, name), ==, 1);
        }
    }
}

static void
the_table_says_when_nothing_differs (Fixture *f, gconstpointer data)
{
  const StfChartOptions options = chart_fixture_options ("A4", FALSE);
  g_autoptr (StfChartTable) table = NULL;
  g_autofree char *svg = NULL;

  compare (f);
  table = stf_chart_table_new (f->comparison, options.paper, TRUE, NULL);
  svg = page_as_svg (table, 0);

  g_assert_cmpuint (stf_chart_table_get_n_pages (table), ==, 1);
  g_assert_cmpuint (count_in (svg, "no differences"), ==, 1);
}

/* --- documents --- */

static StfChartDocument *
document_of (Fixture *f, const StfChartDocumentOptions *chosen)
{
  g_autoptr (StfOrganisation) before = organisation_of (f->before, "2013-01-01");
  g_autoptr (StfOrganisation) after = organisation_of (f->after, "2013-12-31");
  StfChartDocumentOptions options = *chosen;
  g_autoptr (GError) error = NULL;
  StfChartDocument *document;

  options.compare = before;
  document = stf_chart_document_new (after, &options, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static char *
document_as_svg (const StfChartDocument *document)
{
  GString *svg = g_string_new (NULL);

  for (guint i = 0; i < stf_chart_document_get_n_pages (document); i++)
    {
      g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_svg (svg);

      stf_chart_document_draw_page (pen, document, i, STF_CHART_PALETTE_PRINT);
    }
  return g_string_free (svg, FALSE);
}

static void
a_document_ends_with_the_table (Fixture *f, gconstpointer data)
{
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;
  guint n;

  add_many (f, 100);
  options.chart = chart_fixture_options ("A4", TRUE);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (StfChartDocument) document = NULL;
      g_autofree char *svg = NULL;
      const StfChartOutline *outline;

      options.side_by_side = i == 1;
      if (i == 2)
        {
          options.sheets = STF_CHART_SHEETS_POSTER;
          options.poster = chart_fixture_options ("A2", TRUE).paper;
        }
      document = document_of (f, &options);
      svg = document_as_svg (document);
      outline = stf_chart_document_get_outline (document, &n);

      g_assert_cmpuint (stf_chart_document_get_n_pages (document), >=, i == 2 ? 6 : 3);
      g_assert_cmpuint (count_in (svg, "New body"), ==, 100);
      g_assert_cmpstr (outline[n - 1].title, ==, "Table of changes");
      g_assert_cmpuint (outline[n - 1].page, <, stf_chart_document_get_n_pages (document));
      for (guint page = 1; page < stf_chart_document_get_n_pages (document); page++)
        g_assert_cmpstr (stf_chart_document_get_page_label (document, page), !=,
                         stf_chart_document_get_page_label (document, page - 1));
    }
}

static void
a_public_document_names_nobody (Fixture *f, gconstpointer data)
{
  StfBody *steering = find_below (f->after->roots, "Styrgruppen");
  StfRole *member = steering->roles->pdata[1];
  StfSeat *seat = member->seats->pdata[1];
  g_autofree char *name = g_strdup (seat->holder->name);
  StfChartDocumentOptions options = STF_CHART_DOCUMENT_OPTIONS_INIT;

  seat->holder = NULL;
  for (int side_by_side = 0; side_by_side < 2; side_by_side++)
    {
      g_autoptr (StfChartDocument) group = NULL;
      g_autoptr (StfChartDocument) public = NULL;
      g_autofree char *with = NULL;
      g_autofree char *without = NULL;

      options.side_by_side = side_by_side;
      options.chart = chart_fixture_options ("A3", TRUE);
      group = document_of (f, &options);
      options.chart.content.profile = STF_CHART_PROFILE_PUBLIC;
      public = document_of (f, &options);
      with = document_as_svg (group);
      without = document_as_svg (public);

      g_assert_cmpuint (count_in (with, name), >, 0);
      g_assert_cmpuint (count_in (without, name), ==, 0);
    }
}

/* --- the poster --- */

static void
both_halves_have_one_scale (Fixture *f, gconstpointer data)
{
  StfChartOptions options = chart_fixture_options ("A3", TRUE);
  g_autoptr (StfChartPair) pair = NULL;
  double width, height;

  add_many (f, 40);
  compare (f);
  pair = stf_chart_pair_new (f->change, &options);

  g_assert_cmpfloat_with_epsilon (stf_chart_get_scale (pair->before),
                                  stf_chart_get_scale (pair->after), 1e-6);
  g_assert_cmpuint (stf_chart_get_n_boxes (pair->after), ==,
                    stf_chart_get_n_boxes (pair->before) + 40);
  stf_chart_get_page (pair->after, &width, &height);
  g_assert_cmpfloat (2 * width, ==, pair->width);
  g_assert_cmpfloat (height, ==, pair->height);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/chart/change/" path, Fixture, NULL, set_up, function, tear_down)

  ADD ("no-change-looks-as-without-a-comparison", no_change_looks_as_without_a_comparison);
  ADD ("bodies-are-new-gone-moved-and-renamed", bodies_are_new_gone_moved_and_renamed);
  ADD ("holders-and-seats-are-marked-on-their-rows", holders_and_seats_are_marked_on_their_rows);
  ADD ("each-side-marks-what-it-has", each_side_marks_what_it_has);
  ADD ("marks-stand-within-the-page", marks_stand_within_the_page);
  ADD ("signs-differ-without-colours", signs_differ_without_colours);
  ADD ("colours-contrast-with-box-and-page", colours_contrast_with_box_and_page);
  ADD ("the-table-has-each-row-once", the_table_has_each_row_once);
  ADD ("the-table-says-when-nothing-differs", the_table_says_when_nothing_differs);
  ADD ("a-document-ends-with-the-table", a_document_ends_with_the_table);
  ADD ("a-public-document-names-nobody", a_public_document_names_nobody);
  ADD ("both-halves-of-the-poster-have-one-scale", both_halves_have_one_scale);

  return g_test_run ();
}

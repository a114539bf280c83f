/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"

#include <string.h>

static StfChartModel *
model_of (ChartFixture *fixture, StfChartDetail detail)
{
  const StfChartContent content = { detail };

  return stf_chart_model_new_for_facts (&fixture->facts, &content);
}

static guint
find (const StfChartModel *model, const char *name)
{
  for (guint i = 0; i < model->n_boxes; i++)
    if (g_str_equal (model->boxes[i].name, name))
      return i;

  g_error ("no box named %s", name);
}

static guint
count_rows (const StfChartModel *model, guint box, StfChartRowKind kind)
{
  const StfChartBox *b = &model->boxes[box];
  guint n = 0;

  for (guint i = 0; i < b->n_rows; i++)
    n += model->rows[b->first_row + i].kind == kind;
  return n;
}

static void
parents_stand_before_their_children (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);

  g_assert_cmpuint (model->n_boxes, ==, 14);
  for (guint i = 0; i < model->n_boxes; i++)
    g_assert_cmpint (model->boxes[i].parent, <, (int) i);
  g_assert_cmpstr (model->boxes[0].name, ==, "Länsledningarna");
  g_assert_cmpint (model->boxes[find (model, "Styrgruppen")].parent, ==,
                   (int) find (model, "Nätverket för informationsansvariga"));
}

static void
bodies_outside_the_tree_are_not_drawn (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *meeting = chart_fixture_add_body (fixture, top, "meeting", "outside", "Meeting");
  g_autoptr (StfChartModel) model = NULL;

  chart_fixture_add_body (fixture, meeting, "group", "line", "Below it");
  chart_fixture_add_body (fixture, NULL, "external", "outside", "Others");
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (model->n_boxes, ==, 1);
}

static void
assistants_stand_beside (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);

  g_assert_true (model->boxes[find (model, "Valberedningen")].assistant);
  g_assert_true (model->boxes[find (model, "G7")].assistant);
  g_assert_false (model->boxes[find (model, "Styrgruppen")].assistant);
}

static void
chair_is_drawn_once_and_says_both (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  guint box = find (model, "Styrgruppen");
  const StfChartRow *chair = &model->rows[model->boxes[box].first_row];
  guint named = 0;

  g_assert_cmpuint (model->boxes[box].n_rows, ==, 6);
  g_assert_cmpstr (chair->title, ==, "Ordförande i styrgruppen · Styrgruppsledamot");
  g_assert_cmpstr (chair->name, ==, "Ingrid Dahl");
  g_assert_cmpstr (chair->agency, ==, "Dalarna");
  for (guint i = 0; i < 6; i++)
    named += g_str_equal (chair[i].name, "Ingrid Dahl");
  g_assert_cmpuint (named, ==, 1);
}

static void
chair_from_outside_is_drawn_besides (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *chair = chart_fixture_add_role (fixture, body, "Chair", 1);
  StfRole *member = chart_fixture_add_role (fixture, body, "Member", 2);
  g_autoptr (StfChartModel) model = NULL;

  chair->among = member;
  chart_fixture_hold (fixture, chair, 0, "Ann", "A");
  chart_fixture_hold (fixture, member, 0, "Bo", "B");
  chart_fixture_hold (fixture, member, 1, "Cai", "C");
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (model->boxes[0].n_rows, ==, 3);
  g_assert_cmpstr (model->rows[0].title, ==, "Chair");
}

static void
vacant_seats_are_shown_and_counted (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  guint network = find (model, "Nätverket för informationsansvariga");
  guint steering = find (model, "Styrgruppen");

  g_assert_cmpuint (count_rows (model, steering, STF_CHART_ROW_VACANT), ==, 1);
  g_assert_cmpuint (model->boxes[steering].n_vacant, ==, 1);
  g_assert_cmpuint (count_rows (model, network, STF_CHART_ROW_VACANT), ==, 1);
  g_assert_cmpuint (model->n_vacant, ==, 5);
  for (guint i = 0; i < model->boxes[network].n_rows; i++)
    {
      const StfChartRow *row = &model->rows[model->boxes[network].first_row + i];

      if (row->kind == STF_CHART_ROW_VACANT)
        g_assert_cmpstr (row->agency, ==, "Norrbotten");
    }
}

static void
long_lists_are_counted_and_set_in_cells (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  const StfChartBox *box = &model->boxes[find (model, "Nätverket för informationsansvariga")];

  g_assert_cmpuint (box->n_rows, ==, 22);
  g_assert_cmpstr (model->rows[box->first_row].name, ==, "21 seats, 20 filled");
  g_assert_false (model->rows[box->first_row].cell);
  for (guint i = 1; i < box->n_rows; i++)
    g_assert_true (model->rows[box->first_row + i].cell);
}

static void
very_long_lists_are_only_counted (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "network", "line", "Network");
  g_autoptr (StfChartModel) model = NULL;

  chart_fixture_add_role (fixture, body, "Member", 10000);
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (model->boxes[0].n_rows, ==, 1);
  g_assert_cmpstr (model->rows[0].name, ==, "10000 seats, 0 filled");
  g_assert_cmpint (model->rows[0].kind, ==, STF_CHART_ROW_VACANT);
}

static void
open_roles_say_that_they_are (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "network", "line", "Network");
  StfRole *role = chart_fixture_add_role (fixture, body, "Officer", 0);
  g_autoptr (StfChartModel) empty = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_autoptr (StfChartModel) model = NULL;

  chart_fixture_hold (fixture, role, 0, "Ann", "A");
  chart_fixture_hold (fixture, role, 0, "Bo", "B");
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpstr (empty->rows[0].name, ==, "Open to all");
  g_assert_cmpstr (model->rows[0].name, ==, "2 people, open to all");
  g_assert_cmpuint (model->n_vacant, ==, 0);
}

static void
role_detail_counts_each_role (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_SEATS);
  const StfChartBox *box = &model->boxes[find (model, "Styrgruppen")];

  g_assert_cmpuint (box->n_rows, ==, 2);
  g_assert_cmpstr (model->rows[box->first_row].name, ==, "Filled");
  g_assert_cmpstr (model->rows[box->first_row + 1].name, ==, "6 seats, 5 filled");
}

static void
assisting_is_said_in_the_line (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  const StfChartBox *box = &model->boxes[find (model, "Webbförvaltningsgruppen")];

  g_assert_cmpstr (box->aliases, ==, "also Webbsamordningsgruppen, Samverkansgruppen");
  g_assert_cmpstr (model->rows[box->first_row + 1].note, ==, "assists Webbutvecklingsledare");
}

/* Valberedningen stands beside the network it assists; its place says so. */
static void
relations_join_different_boxes (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  StfBody *top = g_ptr_array_index (fixture->roots, 0);
  StfBody *outside = chart_fixture_add_body (fixture, NULL, "external", "outside", "Others");
  g_autoptr (StfChartModel) model = NULL;

  chart_fixture_relate (fixture, "informs", top, top);
  chart_fixture_relate (fixture, "informs", top, outside);
  chart_fixture_relate (fixture, "informs", top, NULL);
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (model->n_relations, ==, 3);
  g_assert_cmpstr (model->relations[0].kind, ==, "reports");
  g_assert_cmpstr (model->relations[0].label, ==, "reports to");
  g_assert_cmpuint (model->relations[0].from, ==, find (model, "Styrgruppen"));
  g_assert_cmpuint (model->relations[0].to, ==, find (model, "G7"));
}

static void
boxes_and_rows_are_described_in_words (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  guint steering = find (model, "Styrgruppen");
  guint first = model->boxes[steering].first_row;
  g_autofree char *box = stf_chart_model_describe (model, steering);
  g_autofree char *chair = stf_chart_model_describe_row (model, first);
  g_autofree char *vacant = stf_chart_model_describe_row (model, first + 5);

  g_assert_cmpstr (
      box, ==, "Group, under Nätverket för informationsansvariga, level 4, 2 of 3, 1 seat vacant");
  g_assert_cmpstr (chair, ==, "Ordförande i styrgruppen · Styrgruppsledamot: Ingrid Dahl, Dalarna");
  g_assert_cmpstr (vacant, ==, "Styrgruppsledamot: Vacant");
  g_assert_cmpint (stf_chart_model_find (model, model->boxes[steering].id), ==, (int) steering);
  g_assert_cmpint (stf_chart_model_find (model, "nobody"), ==, -1);
}

static void
texts_of_any_length_are_cut (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  g_autofree char *name = g_strnfill (1024 * 1024, 'n');
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", name);
  StfRole *role = chart_fixture_add_role (fixture, body, name, 1);
  g_autoptr (StfChartModel) model = NULL;

  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (body->aliases, name);
  role->assists = role;
  chart_fixture_hold (fixture, role, 0, name, name);
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpint (g_utf8_strlen (model->boxes[0].name, -1), ==, STF_CHART_TEXT_MAX);
  g_assert_true (g_str_has_suffix (model->boxes[0].name, "…"));
  g_assert_cmpint (g_utf8_strlen (model->boxes[0].aliases, -1), <=, STF_CHART_TEXT_MAX);
  g_assert_cmpint (g_utf8_strlen (model->rows[0].note, -1), <=, STF_CHART_TEXT_MAX);
  g_assert_cmpint (g_utf8_strlen (model->rows[0].name, -1), ==, STF_CHART_TEXT_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/model/parents-stand-before-their-children",
                   parents_stand_before_their_children);
  g_test_add_func ("/chart/model/bodies-outside-the-tree-are-not-drawn",
                   bodies_outside_the_tree_are_not_drawn);
  g_test_add_func ("/chart/model/assistants-stand-beside", assistants_stand_beside);
  g_test_add_func ("/chart/model/chair-is-drawn-once-and-says-both",
                   chair_is_drawn_once_and_says_both);
  g_test_add_func ("/chart/model/chair-from-outside-is-drawn-besides",
                   chair_from_outside_is_drawn_besides);
  g_test_add_func ("/chart/model/vacant-seats-are-shown-and-counted",
                   vacant_seats_are_shown_and_counted);
  g_test_add_func ("/chart/model/long-lists-are-counted-and-set-in-cells",
                   long_lists_are_counted_and_set_in_cells);
  g_test_add_func ("/chart/model/very-long-lists-are-only-counted",
                   very_long_lists_are_only_counted);
  g_test_add_func ("/chart/model/open-roles-say-that-they-are", open_roles_say_that_they_are);
  g_test_add_func ("/chart/model/role-detail-counts-each-role", role_detail_counts_each_role);
  g_test_add_func ("/chart/model/assisting-is-said-in-the-line", assisting_is_said_in_the_line);
  g_test_add_func ("/chart/model/relations-join-different-boxes", relations_join_different_boxes);
  g_test_add_func ("/chart/model/boxes-and-rows-are-described-in-words",
                   boxes_and_rows_are_described_in_words);
  g_test_add_func ("/chart/model/texts-of-any-length-are-cut", texts_of_any_length_are_cut);
  return g_test_run ();
}

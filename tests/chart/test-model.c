/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-body-cost.h"

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
deputies_follow_the_seats_and_are_not_counted (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *chair = chart_fixture_add_role (fixture, body, "Chair", 1);
  StfRole *member = chart_fixture_add_role (fixture, body, "Member", 1);
  StfHolder deputy = { .assignment = "deputy", .person = "Bo", .name = "Bo", .deputy = TRUE };
  g_autoptr (GPtrArray) deputies = g_ptr_array_new ();
  g_autoptr (StfChartModel) model = NULL;

  g_ptr_array_add (deputies, &deputy);
  chair->among = member;
  chair->deputies = deputies;
  chart_fixture_hold (fixture, member, 0, "Bo", "B");
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (model->boxes[0].n_rows, ==, 3);
  g_assert_cmpuint (model->n_vacant, ==, 1);
  g_assert_cmpuint (model->n_seats, ==, 1); /* the chair is one of the members */
  g_assert_cmpstr (model->rows[1].name, ==, "Bo");
  g_assert_cmpstr (model->rows[1].note, ==, "deputy");
  g_assert_cmpstr (model->rows[2].title, ==, "Member");
  g_assert_cmpstr (model->rows[2].name, ==, "Bo");
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

  g_assert_cmpstr (box, ==,
                   "Group, under Nätverket för informationsansvariga, level 4, 2 of 3, "
                   "1 seat vacant, reports to G7, "
                   "Nätverket för länsstyrelsernas informatörer proposes to it");
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

static guint
rows_of (const StfChartModel *model, const char *name)
{
  return model->boxes[find (model, name)].first_row;
}

static void
vacant_chair_is_one_of_the_vacant_members (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *chair = chart_fixture_add_role (fixture, body, "Chair", 1);
  StfRole *member = chart_fixture_add_role (fixture, body, "Member", 6);
  g_autoptr (StfChartModel) empty = NULL;
  g_autoptr (StfChartModel) full = NULL;

  chair->among = member;
  empty = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (empty->boxes[0].n_rows, ==, 6);
  g_assert_cmpuint (empty->n_vacant, ==, 6);
  g_assert_cmpstr (empty->rows[0].title, ==, "Chair · Member");
  g_assert_cmpstr (empty->rows[0].name, ==, "Vacant");
  g_assert_cmpstr (empty->rows[1].title, ==, "Member");

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *name = g_strdup_printf ("Member %u", i);

      chart_fixture_hold (fixture, member, i, name, NULL);
    }
  full = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_assert_cmpuint (full->boxes[0].n_rows, ==, 7);
  g_assert_cmpuint (full->n_vacant, ==, 1);
  g_assert_cmpstr (full->rows[0].title, ==, "Chair");
}

static void
agencies_are_said_where_they_are_asked_for (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) with = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  g_autoptr (StfChartModel) without = model_of (fixture,
                                                STF_CHART_DETAIL_SEATS | STF_CHART_DETAIL_HOLDERS);
  guint box = find (with, "Länsstyrelsernas IT-enhet");

  g_assert_cmpstr (with->boxes[box].kind_label, ==, "Unit · Västra Götaland");
  g_assert_cmpstr (without->boxes[box].kind_label, ==, "Unit");
  g_assert_cmpuint (with->row_array->len, ==, without->row_array->len);
  for (guint i = 0; i < without->row_array->len; i++)
    g_assert_null (without->rows[i].agency);
}

static void
agencies_are_known_by_their_letters (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = model_of (fixture,
                                              STF_CHART_DETAIL_SEATS | STF_CHART_DETAIL_HOLDERS);
  const StfChartRow *chair = &model->rows[rows_of (model, "Styrgruppen")];
  const StfChartBox *unit = &model->boxes[find (model, "Länsstyrelsernas IT-enhet")];

  g_assert_cmpuint (model->n_agencies, ==, 21);
  g_assert_cmpstr (model->agencies[chair->agency_index].sign, ==, "Dal");
  g_assert_cmpstr (model->agencies[chair->agency_index].name, ==, "Dalarna");
  g_assert_cmpstr (model->agencies[unit->agency_index].sign, ==, "O");
}

static void
tasks_stand_below_their_role (void)
{
  const char *const tasks[] = { "Leda", "Fördela", NULL };
  const char *const own[] = { "Samordna", NULL };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *chair = chart_fixture_add_role (fixture, body, "Chair", 1);
  StfRole *deputy = chart_fixture_add_role (fixture, body, "Deputy", 1);
  StfTaskList *shared = chart_fixture_add_tasks (fixture, chair->task_lists, tasks);
  g_autoptr (StfChartModel) model = NULL;
  g_autoptr (StfChartModel) bodies = NULL;
  g_autofree char *said = NULL;

  g_ptr_array_add (deputy->task_lists, shared);
  chart_fixture_add_tasks (fixture, body->task_lists, own);
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD | STF_CHART_DETAIL_TASKS);
  g_assert_cmpuint (model->boxes[0].n_rows, ==, 6);
  g_assert_cmpstr (model->rows[0].title, ==, "Samordna");
  g_assert_cmpint (model->rows[0].kind, ==, STF_CHART_ROW_TASK);
  g_assert_null (model->rows[0].role);
  g_assert_cmpstr (model->rows[1].title, ==, "Chair");
  g_assert_cmpstr (model->rows[2].title, ==, "Leda");
  g_assert_cmpstr (model->rows[2].role, ==, chair->id);
  g_assert_cmpstr (model->rows[3].title, ==, "Fördela");
  g_assert_cmpstr (model->rows[5].title, ==, "Same tasks as Chair");
  said = stf_chart_model_describe_row (model, 2);
  g_assert_cmpstr (said, ==, "Task: Leda");

  bodies = model_of (fixture, STF_CHART_DETAIL_TASKS);
  g_assert_cmpuint (bodies->boxes[0].n_rows, ==, 1);
  g_assert_cmpstr (bodies->rows[0].title, ==, "Samordna");
}

static void
many_tasks_are_counted (void)
{
  const char *tasks[31] = { NULL };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  g_autoptr (StfChartModel) model = NULL;

  for (guint i = 0; i < 30; i++)
    tasks[i] = "Uppgift";
  chart_fixture_add_tasks (fixture, body->task_lists, tasks);
  model = model_of (fixture, STF_CHART_DETAIL_TASKS);
  g_assert_cmpuint (model->boxes[0].n_rows, ==, 13);
  g_assert_cmpstr (model->rows[12].title, ==, "18 more tasks");
}

static void
contact_is_for_the_group (void)
{
  const StfChartDetail detail = STF_CHART_DETAIL_STANDARD | STF_CHART_DETAIL_CONTACT;
  const struct
  {
    StfChartContent content;
    const char *contact;
  } cases[] = { { { detail, STF_CHART_PROFILE_GROUP }, "070-1 · ann@example.se" },
                { { STF_CHART_DETAIL_STANDARD, STF_CHART_PROFILE_GROUP }, NULL },
                { { detail, STF_CHART_PROFILE_WALL }, NULL },
                { { detail, STF_CHART_PROFILE_PUBLIC }, NULL } };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *role = chart_fixture_add_role (fixture, body, "Chair", 1);

  chart_fixture_hold (fixture, role, 0, "Ann", "A");
  chart_fixture_reach (fixture, role, 0, "ann@example.se", "070-1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfChartModel) model = stf_chart_model_new_for_facts (&fixture->facts,
                                                                       &cases[i].content);

      g_assert_cmpstr (model->rows[0].contact, ==, cases[i].contact);
    }
}

static void
public_chart_tells_of_roles_alone (void)
{
  const StfChartContent content = { STF_CHART_DETAIL_ALL, STF_CHART_PROFILE_PUBLIC };
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  StfBody *top = g_ptr_array_index (fixture->roots, 0);
  StfRole *head = chart_fixture_add_role (fixture, top, "Chef", 2);
  g_autoptr (StfChartModel) model = NULL;
  StfSeat *beyond = g_ptr_array_index (head->seats, 1);
  const StfChartRow *chair, *officer, *unit;

  beyond->id = NULL;
  model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  chair = &model->rows[rows_of (model, "Styrgruppen")];
  officer = &model->rows[rows_of (model, "Nätverket för länsstyrelsernas informatörer")];
  unit = &model->rows[rows_of (model, "Länsstyrelsernas IT-enhet")];
  g_assert_cmpuint (model->n_vacant, ==, 0);
  g_assert_cmpstr (model->rows[0].title, ==, "Chef");
  g_assert_null (model->rows[0].name); /* one seat, although two hold the role */
  g_assert_cmpuint (model->boxes[find (model, "Styrgruppen")].n_rows, ==, 2);
  g_assert_cmpstr (chair[0].title, ==, "Ordförande i styrgruppen");
  g_assert_null (chair[0].name);
  g_assert_cmpstr (chair[1].title, ==, "Styrgruppsledamot");
  g_assert_cmpstr (chair[1].name, ==, "6 seats");
  g_assert_cmpstr (officer->name, ==, "Open to all");
  g_assert_cmpstr (unit->name, ==, "Länsstyrelsen i Västra Götalands län");
}

static void
cost_is_said_where_it_may_be (void)
{
  static StfBodyCost group = { 125040000, FALSE };
  static StfBodyCost person = { 450000, TRUE };
  const struct
  {
    StfChartContent content;
    const char *group;
    const char *person;
  } cases[] = {
    { { STF_CHART_DETAIL_COST, STF_CHART_PROFILE_WALL },
      "Own cost SEK 1,250 thousand",
      "Own cost SEK 4,500" },
    { { STF_CHART_DETAIL_COST, STF_CHART_PROFILE_PUBLIC }, "Own cost SEK 1,250 thousand", NULL },
    { { STF_CHART_DETAIL_STANDARD, STF_CHART_PROFILE_WALL }, NULL, NULL }
  };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfBody *below = chart_fixture_add_body (fixture, top, "group", "line", "Person");
  g_autoptr (GHashTable) costs = g_hash_table_new (g_str_hash, g_str_equal);

  chart_fixture_add_body (fixture, top, "group", "line", "Free");
  g_hash_table_insert (costs, (gpointer) top->id, &group);
  g_hash_table_insert (costs, (gpointer) below->id, &person);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StfChartContent content = cases[i].content;
      g_autoptr (StfChartModel) model = NULL;
      g_autofree char *said = NULL;

      content.costs = costs;
      model = stf_chart_model_new_for_facts (&fixture->facts, &content);
      said = stf_chart_model_describe (model, find (model, "Group"));
      g_assert_cmpstr (model->boxes[find (model, "Group")].cost, ==, cases[i].group);
      g_assert_cmpstr (model->boxes[find (model, "Person")].cost, ==, cases[i].person);
      g_assert_null (model->boxes[find (model, "Free")].cost);
      g_assert_cmpint (strstr (said, "Own cost") != NULL, ==, cases[i].group != NULL);
    }
}

static void
append_texts (GString *all, const char *const *texts, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (texts[i] != NULL)
      g_string_append_printf (all, "%s\n", texts[i]);
}

/* Whatever is asked for, nothing of a person is in a public model: not even an id. */
static void
public_chart_has_nothing_of_a_person (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (GPtrArray) secrets = chart_fixture_list_secrets (fixture);

  g_assert_cmpuint (secrets->len, >=, 60);
  for (int boxes = 0; boxes < 2; boxes++)
    for (int detail = 0; detail <= STF_CHART_DETAIL_ALL; detail++)
      {
        const StfChartContent content = { detail, STF_CHART_PROFILE_PUBLIC, boxes };
        g_autoptr (StfChartModel) model = stf_chart_model_new_for_facts (&fixture->facts, &content);
        g_autoptr (GString) all = g_string_new (NULL);

        for (guint i = 0; i < model->n_boxes; i++)
          {
            const StfChartBox *b = &model->boxes[i];
            g_autofree char *said = stf_chart_model_describe (model, i);

            const char *const texts[] = { b->id,  b->name,      b->kind_label, b->aliases,
                                          b->was, b->reference, b->cost,       said };

            append_texts (all, texts, G_N_ELEMENTS (texts));
          }
        for (guint i = 0; i < model->row_array->len; i++)
          {
            const StfChartRow *r = &model->rows[i];
            g_autofree char *said = stf_chart_model_describe_row (model, i);

            const char *const texts[] = { r->role, r->seat,   r->assignment, r->title,
                                          r->name, r->agency, r->to_date,    r->contact,
                                          r->note, r->was,    said };

            append_texts (all, texts, G_N_ELEMENTS (texts));
            g_assert_cmpint (r->term, ==, STF_CHART_TERM_NONE);
          }
        for (guint i = 0; i < secrets->len; i++)
          if (strstr (all->str, g_ptr_array_index (secrets, i)) != NULL)
            g_error ("a public chart has “%s”", (char *) g_ptr_array_index (secrets, i));
      }
}

static void
seats_may_have_boxes_of_their_own (void)
{
  const StfChartContent content = { STF_CHART_DETAIL_STANDARD, STF_CHART_PROFILE_WALL, TRUE };
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  guint body = find (model, "Styrgruppen");
  const StfChartBox *chair = &model->boxes[body + 1];
  const StfChartBox *network = &model->boxes[find (model, "Nätverket för informationsansvariga")];

  g_assert_cmpuint (model->boxes[body].n_rows, ==, 0);
  g_assert_cmpuint (model->boxes[body].n_children, ==, 2);
  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (chair[i].seat);
      g_assert_cmpint (chair[i].parent, ==, (int) body);
      g_assert_cmpuint (chair[i].level, ==, 5);
      g_assert_cmpuint (chair[i].n_rows, ==, 1);
      g_assert_cmpstr (model->rows[chair[i].first_row].seat, ==, chair[i].id);
    }
  g_assert_false (chair[6].seat);
  g_assert_cmpstr (chair->name, ==, "Ordförande i styrgruppen · Styrgruppsledamot");
  g_assert_cmpstr (model->rows[chair->first_row].name, ==, "Ingrid Dahl");
  g_assert_cmpstr (model->rows[chair[5].first_row].name, ==, "Vacant");
  g_assert_cmpuint (network->n_rows, ==, 22); /* a long list stays in its body */
  for (guint i = 0; i < model->n_boxes; i++)
    g_assert_cmpint (model->boxes[i].parent, <, (int) i);
}

static void
chart_may_begin_with_one_body (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
  g_autoptr (StfChartModel) whole = model_of (fixture, STF_CHART_DETAIL_BODIES);
  StfChartContent content = { STF_CHART_DETAIL_BODIES };
  g_autoptr (StfChartModel) branch = NULL;
  g_autoptr (StfChartModel) nothing = NULL;

  content.root = whole->boxes[find (whole, "Styrgruppen")].id;
  branch = stf_chart_model_new_for_facts (&fixture->facts, &content);
  g_assert_cmpuint (branch->n_boxes, ==, 6);
  g_assert_cmpstr (branch->boxes[0].name, ==, "Styrgruppen");
  g_assert_cmpint (branch->boxes[0].parent, ==, -1);
  g_assert_cmpstr (branch->path[0], ==, "Länsledningarna");
  g_assert_cmpstr (branch->path[1], ==, "Länsrådsgruppen");
  g_assert_cmpstr (branch->path[2], ==, "Nätverket för informationsansvariga");
  g_assert_null (branch->path[3]);
  g_assert_null (whole->path[0]);

  content.root = "nothing";
  nothing = stf_chart_model_new_for_facts (&fixture->facts, &content);
  g_assert_cmpuint (nothing->n_boxes, ==, 0);
}

/* The page of a folded body is there to show what is below it. */
static void
first_body_is_never_folded (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfChartContent content = { STF_CHART_DETAIL_BODIES };
  g_autoptr (StfChartModel) model = NULL;

  chart_fixture_add_body (fixture, top, "group", "line", "Below");
  top->folded = TRUE;
  content.root = top->id;
  model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  g_assert_cmpuint (model->n_boxes, ==, 2);
}

static void
references_and_folds_are_spoken (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  g_autoptr (GHashTable) references = g_hash_table_new (g_str_hash, g_str_equal);
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *below = chart_fixture_add_body (fixture, top, "unit", "line", "Below");
  StfChartContent content = { STF_CHART_DETAIL_BODIES };
  g_autoptr (StfChartModel) model = NULL;
  g_autofree char *said = NULL;

  chart_fixture_add_body (fixture, below, "unit", "line", "One");
  chart_fixture_add_body (fixture, below, "unit", "line", "Two");
  below->folded = TRUE;
  below->frame = "Syd";
  g_hash_table_insert (references, (gpointer) below->id, (gpointer) "page 4");
  content.references = references;
  model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  g_assert_cmpuint (model->n_boxes, ==, 2);
  said = stf_chart_model_describe (model, 1);
  g_assert_cmpstr (said, ==,
                   "Unit, under Top, in the frame Syd, level 2, 1 of 1, 2 bodies are hidden below, "
                   "page 4");
}

static void
relations_are_spoken (void)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *top = chart_fixture_add_body (fixture, NULL, "group", "line", "Top");
  StfBody *office = chart_fixture_add_body (fixture, top, "unit", "line", "Office");
  StfChartContent content = { STF_CHART_DETAIL_BODIES };
  g_autoptr (StfChartModel) model = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  chart_fixture_relate (fixture, "reports", office, top);
  for (guint i = 0; i < 9; i++)
    chart_fixture_relate (fixture, "supports", office,
                          chart_fixture_add_body (fixture, NULL, "unit", "line", "Other"));
  model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  from = stf_chart_model_describe (model, find (model, "Office"));
  to = stf_chart_model_describe (model, find (model, "Top"));
  g_assert_nonnull (strstr (from, ", reports to Top, supports Other"));
  g_assert_true (g_str_has_suffix (from, ", 2 more relations"));
  g_assert_true (g_str_has_suffix (to, ", Office reports to it"));
}

static void
terms_are_classed_from_the_date (void)
{
  static const struct
  {
    const char *to_date;
    StfChartTerm term;
  } cases[] = { { NULL, STF_CHART_TERM_NONE },          { "2013-02-28", STF_CHART_TERM_ENDED },
                { "2013-03-01", STF_CHART_TERM_SOON },  { "2013-06-01", STF_CHART_TERM_SOON },
                { "2013-06-02", STF_CHART_TERM_YEAR },  { "2014-03-01", STF_CHART_TERM_YEAR },
                { "2014-03-02", STF_CHART_TERM_LATER }, { "2019-12-31", STF_CHART_TERM_LATER } };
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (fixture, NULL, "group", "line", "Group");
  StfRole *role = chart_fixture_add_role (fixture, body, "Member", G_N_ELEMENTS (cases));
  g_autoptr (StfChartModel) model = NULL;
  g_autofree char *said = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      chart_fixture_hold (fixture, role, i, "Ann", NULL);
      ((StfHolder *) g_ptr_array_index (role->holders, i))->to_date = cases[i].to_date;
    }
  model = model_of (fixture, STF_CHART_DETAIL_STANDARD);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (model->rows[i].term, ==, cases[i].term);
  said = stf_chart_model_describe_row (model, 2);
  g_assert_cmpstr (said, ==, "Member: Ann, until 2013-03-01");
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
  g_test_add_func ("/chart/model/deputies-follow-the-seats-and-are-not-counted",
                   deputies_follow_the_seats_and_are_not_counted);
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
  g_test_add_func ("/chart/model/relations-are-spoken", relations_are_spoken);
  g_test_add_func ("/chart/model/boxes-and-rows-are-described-in-words",
                   boxes_and_rows_are_described_in_words);
  g_test_add_func ("/chart/model/texts-of-any-length-are-cut", texts_of_any_length_are_cut);
  g_test_add_func ("/chart/model/vacant-chair-is-one-of-the-vacant-members",
                   vacant_chair_is_one_of_the_vacant_members);
  g_test_add_func ("/chart/model/agencies-are-said-where-they-are-asked-for",
                   agencies_are_said_where_they_are_asked_for);
  g_test_add_func ("/chart/model/agencies-are-known-by-their-letters",
                   agencies_are_known_by_their_letters);
  g_test_add_func ("/chart/model/tasks-stand-below-their-role", tasks_stand_below_their_role);
  g_test_add_func ("/chart/model/many-tasks-are-counted", many_tasks_are_counted);
  g_test_add_func ("/chart/model/contact-is-for-the-group", contact_is_for_the_group);
  g_test_add_func ("/chart/model/cost-is-said-where-it-may-be", cost_is_said_where_it_may_be);
  g_test_add_func ("/chart/model/public-chart-tells-of-roles-alone",
                   public_chart_tells_of_roles_alone);
  g_test_add_func ("/chart/model/public-chart-has-nothing-of-a-person",
                   public_chart_has_nothing_of_a_person);
  g_test_add_func ("/chart/model/seats-may-have-boxes-of-their-own",
                   seats_may_have_boxes_of_their_own);
  g_test_add_func ("/chart/model/chart-may-begin-with-one-body", chart_may_begin_with_one_body);
  g_test_add_func ("/chart/model/first-body-is-never-folded", first_body_is_never_folded);
  g_test_add_func ("/chart/model/references-and-folds-are-spoken", references_and_folds_are_spoken);
  g_test_add_func ("/chart/model/terms-are-classed-from-the-date", terms_are_classed_from_the_date);
  return g_test_run ();
}

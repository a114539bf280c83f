/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Boxes as set in type, in every shape they may take. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-private.h"

#include <string.h>

/* Every text, as drawn and as set, inside its box; every row too, and no two texts on each other.
 */
static void
assert_face (const StfChartMeasure *measure, const StfChartFace *face)
{
  for (guint k = 0; k < face->n_texts; k++)
    {
      const StfChartText *t = &g_array_index (measure->texts, StfChartText, face->first_text + k);
      PangoRectangle ink, logical;

      pango_layout_get_extents (t->layout, &ink, &logical);
      g_assert_cmpfloat (t->x + MIN (ink.x, 0) / (double) PANGO_SCALE, >=, 4);
      g_assert_cmpfloat (t->x + (ink.x + ink.width) / (double) PANGO_SCALE, <=, face->width - 4);
      g_assert_cmpfloat (t->x + t->width, <=, face->width - 8);
      g_assert_cmpfloat (logical.width / (double) PANGO_SCALE, <=, t->width + 0.1);
      g_assert_cmpfloat (logical.height / (double) PANGO_SCALE, <=, t->height + 0.1);
      g_assert_cmpfloat (t->y, >=, 4);
      g_assert_cmpfloat (t->y + logical.height / (double) PANGO_SCALE, <=, face->height - 4);

      for (guint other = 0; other < k; other++)
        {
          const StfChartText *o = &g_array_index (measure->texts, StfChartText,
                                                  face->first_text + other);

          g_assert_false (t->x < o->x + o->width - 0.1 && o->x < t->x + t->width - 0.1
                          && t->y < o->y + o->height - 0.1 && o->y < t->y + t->height - 0.1);
        }
    }
}

static void
assert_texts_in_boxes (const StfChart *chart)
{
  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    assert_face (chart->measure, stf_chart_face (chart, i));
}

/* What was measured without Pango is what Pango needs: also of shapes that were not chosen. */
static void
assert_shape (const StfChart *chart, guint form)
{
  g_autofree guint8 *variants = g_new (guint8, stf_chart_get_n_boxes (chart) + 1);
  StfChartMeasure *measure = stf_chart_measure_new (chart->type, chart->model,
                                                    chart->measure->sign_width,
                                                    chart->colouring == STF_CHART_COLOURING_AGENCY);

  memset (variants, (int) form, stf_chart_get_n_boxes (chart));
  stf_chart_measure_choose (measure, variants);
  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    assert_face (measure, &measure->faces[i * measure->n_faces + form]);
  stf_chart_measure_free (measure);
}

static void
texts_stay_in_their_boxes (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (StfChart) chart = chart_fixture_draw (organisation, NULL);

  assert_texts_in_boxes (chart);
}

static void
hostile_texts_stay_in_their_boxes (void)
{
  g_autofree char *long_word = g_strnfill (1024 * 1024, 'W');
  const char *const names[] = {
    "",
    " ",
    long_word,
    "\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a \xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa",
    "a\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87",
    "\xe2\x80\xae"
    "bakvänt",
    "Länsstyrelsernaskommunikationssamordningsförvaltningsgruppsledamotssuppleanter",
    "f\xe2\x80\x8b\xe2\x80\x8b\xe2\x80\x8b",
    "two\nlines"
  };
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *parent = NULL;
  g_autoptr (StfChart) chart = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      StfRole *role;

      parent = chart_fixture_add_body (organisation, parent, "group",
                                       i % 3 == 2 ? "assistant" : "line", names[i]);
      parent->agency_name = names[i];
      chart_fixture_add_alias (organisation, parent, names[i]);
      role = chart_fixture_add_role (organisation, parent, names[i], 1 + i * 3);
      for (guint seat = 0; seat < 1 + i * 3; seat += 2)
        chart_fixture_hold (organisation, role, seat, names[i], names[i]);
      role->assists = role;
    }
  organisation->facts.organisation = long_word;
  chart = chart_fixture_draw (organisation, NULL);
  assert_texts_in_boxes (chart);
}

static double
list_width (gboolean acting)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *body = chart_fixture_add_body (organisation, NULL, "group", "line", "Gruppen");
  StfRole *role = chart_fixture_add_role (organisation, body, "Ledamot", 12);
  g_autoptr (StfChart) chart = NULL;

  for (guint i = 0; i < 12; i++)
    chart_fixture_hold (organisation, role, i, "Margareta Lindström", "Dalarna");
  ((StfHolder *) ((StfSeat *) g_ptr_array_index (role->seats, 3))->holder)->acting = acting;
  chart = chart_fixture_draw (organisation, NULL);
  assert_texts_in_boxes (chart);
  return stf_chart_face (chart, 0)->width;
}

/* It has no column of roles below which it could stand. */
static void
note_in_a_long_list_takes_no_column (void)
{
  g_assert_cmpfloat (list_width (TRUE), ==, list_width (FALSE));
}

static const char *const syllables[] = { "läns",    "styrelse", "nas ",   "kommunikation", "s",
                                         "grupp",   "för ",     "och ",   "förvaltning",   "-",
                                         "nätverk", "Å",        "ansvar", "iga ",          "web" };

static char *
random_name (void)
{
  GString *name = g_string_new (NULL);

  for (int i = g_test_rand_int_range (1, 30); i > 0; i--)
    g_string_append (name, syllables[g_test_rand_int_range (0, G_N_ELEMENTS (syllables))]);
  return g_string_free (name, FALSE);
}

static void
add_random_role (ChartFixture *organisation, StfBody *body)
{
  static const char *const tasks[] = {
    "Samordna länsstyrelsernas gemensamma kommunikation",
    "Rapportera till länsrådsgruppen inför varje möte om det som "
    "nätverket har beslutat och om det som återstår att göra",
    NULL
  };
  g_autofree char *title = random_name ();
  guint n_seats = (guint) g_test_rand_int_range (1, 12);
  StfRole *role = chart_fixture_add_role (organisation, body, title, n_seats);

  chart_fixture_add_tasks (organisation, role->task_lists, tasks);
  for (guint i = 0; i < n_seats; i++)
    {
      g_autofree char *name = random_name ();
      g_autofree char *agency = random_name ();

      if (i % 3 == 1)
        continue;
      chart_fixture_hold (organisation, role, i, name, agency);
      chart_fixture_reach (organisation, role, role->holders->len - 1,
                           "anna-karin.bjornstjerna.lovenskiold@lansstyrelsen.se", "010-224 00 00");
    }
}

/* In every shape a box may take, in every detail and colouring, whatever it says. */
static void
long_names_stay_in_every_shape (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *parent = NULL;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = random_name ();
      StfBody *body = chart_fixture_add_body (organisation, i % 4 == 0 ? NULL : parent, "group",
                                              "line", name);

      body->agency = body->agency_name = "Västernorrland";
      chart_fixture_add_alias (organisation, body, name);
      for (int k = g_test_rand_int_range (0, 5); k > 0; k--)
        add_random_role (organisation, body);
      parent = body;
    }

  for (int colouring = 0; colouring <= STF_CHART_COLOURING_TERM; colouring++)
    for (int boxes = 0; boxes < 2; boxes++)
      {
        StfChartOptions options = STF_CHART_OPTIONS_INIT;
        g_autoptr (StfChart) chart = NULL;

        options.content = (StfChartContent){ STF_CHART_DETAIL_ALL, STF_CHART_PROFILE_GROUP, boxes };
        options.colouring = colouring;
        chart = chart_fixture_draw (organisation, &options);
        assert_texts_in_boxes (chart);
        for (guint form = 0; form < chart->measure->n_faces; form++)
          assert_shape (chart, form);
      }
}

static guint
count_shapes (const StfChart *chart)
{
  guint n = 0;

  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    {
      const StfChartFace *faces = &chart->measure->faces[i * chart->measure->n_faces];

      for (guint k = 1; k < chart->measure->n_faces; k++)
        if (faces[k].width != faces[0].width)
          {
            g_assert_true ((faces[k].width < faces[0].width)
                           == (faces[k].height > faces[0].height));
            n++;
          }
    }
  return n;
}

/* Other shapes are there where they differ, and are wider where they are lower. */
static void
boxes_have_several_shapes (void)
{
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (StfChart) chart = chart_fixture_draw (organisation, NULL);
  g_autoptr (StfChart) bodies = NULL;

  g_assert_cmpuint (count_shapes (chart), >=, 12);
  options.content.detail = STF_CHART_DETAIL_BODIES;
  bodies = chart_fixture_draw (organisation, &options);
  g_assert_cmpuint (count_shapes (bodies), >=, 3);
}

static const char *
name_of_box (const StfChart *chart, guint box)
{
  const StfChartFace *face = stf_chart_face (chart, box);

  for (guint k = 0; k < face->n_texts; k++)
    {
      const StfChartText *t = &g_array_index (chart->measure->texts, StfChartText,
                                              face->first_text + k);

      if (t->style == STF_CHART_STYLE_NAME)
        return pango_layout_get_text (t->layout);
    }
  return NULL;
}

/* Of a name too long for its box, what tells it from others is left. */
static void
long_names_leave_out_what_the_parent_says (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  const char *shared = "Länsstyrelsernas nationella samordning av kommunikation, information, "
                       "webbplatser, intranät och gemensam förvaltning av dessa i hela landet";
  g_autofree char *name = g_strconcat (shared, " arbetsgruppen för tillgänglighet", NULL);
  StfBody *top = chart_fixture_add_body (organisation, NULL, "network", "line", shared);
  g_autoptr (StfChart) chart = NULL;

  chart_fixture_add_body (organisation, top, "team", "line", name);
  chart_fixture_add_body (organisation, top, "team", "line", "Styrgruppen");
  chart = chart_fixture_draw (organisation, NULL);
  g_assert_cmpstr (name_of_box (chart, 0), ==, shared);
  g_assert_cmpstr (name_of_box (chart, 1), ==, "… arbetsgruppen för tillgänglighet");
  g_assert_cmpstr (name_of_box (chart, 2), ==, "Styrgruppen");
}

/* H12: what only the screen shows takes no room, and covers nothing. */
static void
breaches_take_no_room (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new_governance ();
  g_autoptr (GHashTable) findings = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StfChart) without = chart_fixture_draw (organisation, NULL);
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (StfChart) chart = NULL;

  for (guint i = 0; i < without->model->n_boxes; i++)
    g_hash_table_insert (findings, (gpointer) without->model->boxes[i].id, GUINT_TO_POINTER (23));
  options.content.findings = findings;
  chart = chart_fixture_draw (organisation, &options);

  g_assert_cmpuint (chart->model->n_boxes, ==, without->model->n_boxes);
  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      StfChartRect a = stf_chart_get_rect (chart, i);
      StfChartRect b = stf_chart_get_rect (without, i);
      const StfChartFace *face = stf_chart_face (chart, i);
      const StfChartText *texts = &g_array_index (chart->measure->texts, StfChartText,
                                                  face->first_text);
      const StfChartText *found = &texts[face->n_texts - 1];

      g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
      g_assert_cmpstr (pango_layout_get_text (found->layout), ==, "! 23");
      g_assert_cmpfloat (found->x, >, 4);
      g_assert_cmpfloat (found->x + found->width, <, face->width - 4);
      g_assert_cmpfloat (found->y, >=, -STF_CHART_PAINT_OUTSET);
      for (guint k = 0; k < face->n_texts - 1; k++)
        g_assert_cmpfloat (found->y + found->height, <=, texts[k].y);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/measure/breaches-take-no-room", breaches_take_no_room);
  g_test_add_func ("/chart/measure/note-in-a-long-list-takes-no-column",
                   note_in_a_long_list_takes_no_column);
  g_test_add_func ("/chart/measure/texts-stay-in-their-boxes", texts_stay_in_their_boxes);
  g_test_add_func ("/chart/measure/hostile-texts-stay-in-their-boxes",
                   hostile_texts_stay_in_their_boxes);
  g_test_add_func ("/chart/measure/long-names-stay-in-every-shape", long_names_stay_in_every_shape);
  g_test_add_func ("/chart/measure/boxes-have-several-shapes", boxes_have_several_shapes);
  g_test_add_func ("/chart/measure/long-names-leave-out-what-the-parent-says",
                   long_names_leave_out_what_the_parent_says);
  return g_test_run ();
}

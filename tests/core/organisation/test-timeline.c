/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms, and changes of several assignments in one go. */

#include <locale.h>

#include "file/stf-date.h"
#include "organisation/stf-assignment-batch.h"
#include "organisation/stf-assignment-draft.h"
#include "organisation/stf-timeline.h"
#include "stf-test-year.h"

static StfTimeline *
load (TestYear *self, StfTimelineGrouping grouping, const char *date)
{
  g_autoptr (GError) error = NULL;
  StfTimeline *timeline = stf_timeline_load (self->file, grouping, date, &error);

  g_assert_no_error (error);
  return timeline;
}

static const StfBar *
bar_at (const StfTimelineRow *row, guint i)
{
  return &g_array_index (row->bars, StfBar, i);
}

/* The rows of a role or person: "Name from..to state|..." with "; " between rows. */
static char *
tell (const StfTimeline *timeline, const char *title)
{
  static const char *const states[] = {
    "past", "current", "ending", "future", "carried", "vacant"
  };
  GString *text = g_string_new (NULL);
  gboolean told = FALSE;

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const StfTimelineRow *row = timeline->rows->pdata[i];

      if (row->title)
        told = g_str_equal (row->title, title);
      if (!told)
        continue;
      g_string_append (text, text->len > 0 ? "; " : "");
      for (guint k = 0; k < row->bars->len; k++)
        {
          const StfBar *bar = bar_at (row, k);

          g_string_append_printf (text, "%s%s %s..%s %s%s", k > 0 ? " | " : "",
                                  bar->name ? bar->name : "-", bar->from_date ? bar->from_date : "",
                                  bar->to_date ? bar->to_date : "", states[bar->state],
                                  bar->deputy ? " deputy" : "");
        }
    }
  return g_string_free (text, FALSE);
}

static void
assert_told (TestYear *self, const char *date, const char *title, const char *expected)
{
  g_autoptr (StfTimeline) timeline = load (self, STF_TIMELINE_BY_ROLE, date);
  g_autofree char *told = tell (timeline, title);

  g_assert_cmpstr (told, ==, expected);
}

static void
test_gaps (TestYear *self, gconstpointer data)
{
  assert_told (self, "2013-06-30", "Ordförande", "- 2013-01-01..2013-12-31 vacant");
  test_year_add (self, NULL, "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", "from_date", "2012-03-01", "to_date", "2013-03-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@bo", "from_date",
                 "2013-04-01", "to_date", "2013-06-30", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@cia", "from_date",
                 "2013-08-01", "to_date", "2013-12-30", NULL);
  assert_told (self, "2013-06-30", "Ordförande",
               "Anna Åkesson 2012-03-01..2013-03-31 past"
               " | Bo Zetterberg 2013-04-01..2013-06-30 ending"
               " | - 2013-07-01..2013-07-31 vacant"
               " | Cia Ek-Öhman 2013-08-01..2013-12-30 future"
               " | - 2013-12-31..2013-12-31 vacant");
}

static void
test_states (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *date;
    const char *state;
  } cases[] = {
    { "2013-03-31", "future" }, { "2013-04-01", "current" }, { "2013-05-01", "current" },
    { "2013-05-02", "ending" }, { "2013-07-01", "ending" },  { "2013-07-02", "past" },
  };

  test_year_add (self, "one", "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", "from_date", "2013-04-01", "to_date", "2013-07-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = g_strdup_printf (
          "- 2013-01-01..2013-03-31 vacant | Anna Åkesson 2013-04-01..2013-07-01 %s"
          " | - 2013-07-02..2013-12-31 vacant",
          cases[i].state);

      assert_told (self, cases[i].date, "Ordförande", expected);
    }

  test_year_set (self, "one", "assignment", "to_date", NULL);
  test_year_set (self, "one", "assignment", "carried_over", "1");
  assert_told (self, "2013-04-01", "Ordförande",
               "- 2013-01-01..2013-03-31 vacant | Anna Åkesson 2013-04-01.. carried");
  assert_told (self, "2013-03-31", "Ordförande",
               "- 2013-01-01..2013-03-31 vacant | Anna Åkesson 2013-04-01.. future");
}

/* Seats of an agency wait for its own; deputies and those beyond the seats have rows below. */
static void
test_rows (TestYear *self, gconstpointer data)
{
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@bo", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "seat", "@head-gotland", "person",
                 "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@cia", "deputy", "1", NULL);
  assert_told (self, "2013-06-30", "Informationschef",
               "- 2013-01-01..2013-12-31 vacant; Bo Zetterberg .. current"
               "; - 2013-01-01..2013-12-31 vacant; Anna Åkesson .. current"
               "; Cia Ek-Öhman .. current deputy");
}

static void
test_persons (TestYear *self, gconstpointer data)
{
  g_autoptr (StfTimeline) timeline = NULL;
  g_autofree char *anna = NULL;
  g_autofree char *bo = NULL;

  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", "to_date",
                 "2012-12-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", "from_date",
                 "2013-01-01", NULL);
  timeline = load (self, STF_TIMELINE_BY_PERSON, "2013-06-30");
  anna = tell (timeline, "Anna Åkesson");
  bo = tell (timeline, "Bo Zetterberg");

  g_assert_cmpuint (timeline->rows->len, ==, 2);
  g_assert_nonnull (strstr (anna, "..2012-12-31 past | Anna Åkesson 2013-01-01.. current"));
  g_assert_cmpstr (bo, ==, "");
  g_assert_cmpstr (timeline->last, ==, "2013-12-31");
}

/* --- any organisation --- */

static void
check_timeline (TestYear *self, StfTimelineGrouping grouping, guint expected)
{
  g_autoptr (StfTimeline) timeline = load (self, grouping, "2013-06-30");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const StfTimelineRow *row = timeline->rows->pdata[i];

      g_assert_cmpuint (row->bars->len, >, 0);
      for (guint k = 0; k < row->bars->len; k++)
        {
          const StfBar *bar = bar_at (row, k);

          g_assert_true ((bar->assignment == NULL) == (bar->state == STF_BAR_VACANT));
          if (bar->assignment)
            g_assert_true (g_hash_table_add (seen, (gpointer) bar->assignment));
          if (k > 0)
            g_assert_cmpstr (bar_at (row, k - 1)->to_date, <, bar->from_date);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, expected);
}

static char *
any_day (GRand *rand)
{
  return g_rand_boolean (rand) ? stf_date_add_days ("2012-06-01", g_rand_int_range (rand, 0, 700))
                               : NULL;
}

/* Every assignment has one bar, whatever is done; what was done in one go is undone in one. */
static void
test_walk (TestYear *self, gconstpointer data)
{
  static const char *const roles[] = { "head", "member", "chair" };
  static const char *const seats[] = { "head-skane", "Head-gotland", "chair-seat" };
  static const char *const persons[] = { "anna", "bo", "cia" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20131);
  guint n = 0;

  for (guint step = 0; step < 150; step++)
    {
      g_autoptr (GError) error = NULL;
      guint role = (guint) g_rand_int_range (rand, 0, 3);
      g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_new (
          self->file, test_year_id (self, roles[role]),
          g_rand_boolean (rand) ? test_year_id (self, seats[role]) : NULL, NULL, &error);
      g_autofree char *from = any_day (rand);
      g_autofree char *to = any_day (rand);

      g_assert_no_error (error);
      stf_assignment_draft_set_holder (draft,
                                       test_year_id (self, persons[g_rand_int_range (rand, 0, 3)]));
      stf_assignment_draft_set_from_date (draft, from);
      stf_assignment_draft_set_to_date (draft, to);
      stf_assignment_draft_set_deputy (draft, g_rand_int_range (rand, 0, 5) == 0);
      if (g_rand_int_range (rand, 0, 4) == 0)
        stf_assignment_draft_set_carried_over (draft, TRUE);
      if (stf_assignment_draft_save (draft, self->file, NULL))
        n++;

      if (step % 10 == 0)
        {
          StfBatchKind kind = step % 20 == 0 ? STF_BATCH_END : STF_BATCH_PROLONG;
          StfBatchScope scope = { NULL };
          g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);
          g_autofree char *after = NULL;
          g_autoptr (GPtrArray) items = stf_assignment_batch_list (
              self->file, kind, &scope, "2013-06-30", "2013-09-30", &error);
          g_autoptr (GPtrArray) again = NULL;

          g_assert_no_error (error);
          if (items->len == 0)
            continue;
          g_assert_true (
              stf_assignment_batch_apply (self->file, kind, items, "2013-09-30", "Skäl", &error));
          again = stf_assignment_batch_list (self->file, kind, &scope, "2013-06-30", "2013-09-30",
                                             &error);
          g_assert_cmpuint (again->len, ==, 0);
          check_timeline (self, STF_TIMELINE_BY_ROLE, n);
          g_assert_true (stf_year_file_undo (self->file, &error));
          after = stf_year_file_get_digest (self->file, NULL);
          g_assert_cmpstr (after, ==, digest);
        }
      check_timeline (self, STF_TIMELINE_BY_ROLE, n);
      check_timeline (self, STF_TIMELINE_BY_PERSON, n);
    }
  g_assert_cmpuint (n, >, 50);
}

static char *
list (TestYear *self, StfBatchKind kind, const StfBatchScope *scope, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = stf_assignment_batch_list (self->file, kind, scope, "2013-06-30",
                                                           date, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                            ((const StfBatchItem *) items->pdata[i])->name);
  return g_string_free (text, FALSE);
}

static void
test_scope (TestYear *self, gconstpointer data)
{
  StfBatchScope network = { .body = test_year_id (self, "network") };
  StfBatchScope steering = { .body = test_year_id (self, "steering") };
  StfBatchScope chair = { .role = test_year_id (self, "chair") };
  const char *const bo[] = { test_year_id (self, "bo"), NULL };
  StfBatchScope persons = { .persons = bo };
  const struct
  {
    const StfBatchScope *scope;
    StfBatchKind kind;
    const char *date;
    const char *names;
  } cases[] = {
    { &network, STF_BATCH_END, "2013-12-31", "Anna Åkesson, Cia Ek-Öhman" },
    { &network, STF_BATCH_END, "2013-12-30", "Anna Åkesson, Bo Zetterberg, Cia Ek-Öhman" },
    { &steering, STF_BATCH_END, "2013-12-30", "Bo Zetterberg, Cia Ek-Öhman" },
    { &chair, STF_BATCH_END, "2013-12-30", "Cia Ek-Öhman" },
    { &persons, STF_BATCH_END, "2013-12-30", "Bo Zetterberg" },
    { &network, STF_BATCH_PROLONG, "2014-12-31", "Bo Zetterberg" },
    { &network, STF_BATCH_PROLONG, "2013-12-31", "" },
  };

  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "to_date",
                 "2013-12-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@cia", "to_date",
                 "2014-12-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@cia", "to_date",
                 "2013-01-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@cia", "from_date",
                 "2015-01-31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = list (self, cases[i].kind, cases[i].scope, cases[i].date);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

/* --- size --- */

static gboolean
add_many (StfChange *change, gpointer user_data, GError **error)
{
  TestYear *self = user_data;

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (StfRow) person = scratch_new_row ("person");

      if (!stf_change_insert (change, person, error))
        return FALSE;
      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (StfRow) assignment = scratch_new_row ("assignment");

          stf_row_set_text (assignment, "role", test_year_id (self, j ? "head" : "member"));
          stf_row_set_text (assignment, "person", stf_row_get_id (person));
          stf_row_set_text (assignment, "from_date", "2013-01-01");
          stf_row_set_text (assignment, "to_date", "2013-12-31");
          if (!stf_change_insert (change, assignment, error))
            return FALSE;
        }
    }
  return TRUE;
}

static void
test_many (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  stf_year_file_change (self->file, "test", NULL, NULL, add_many, self, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      gint64 began = g_get_monotonic_time ();

      check_timeline (self, i ? STF_TIMELINE_BY_PERSON : STF_TIMELINE_BY_ROLE, 20000);
      g_test_message ("20,000 assignments in %.1f ms",
                      (double) (g_get_monotonic_time () - began) / 1000);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/timeline/seats/are-vacant-between-their-holders", test_gaps);
  test_year_add_test ("/timeline/states/follow-the-date", test_states);
  test_year_add_test ("/timeline/rows/are-seats-then-others-then-deputies", test_rows);
  test_year_add_test ("/timeline/rows/of-a-person-hold-what-is-at-the-same-time", test_persons);
  test_year_add_test ("/timeline/every-assignment-has-one-bar", test_walk);
  test_year_add_test ("/timeline/holds-20000-assignments", test_many);
  test_year_add_test ("/assignment-batch/lists-what-the-day-would-change", test_scope);

  return g_test_run ();
}

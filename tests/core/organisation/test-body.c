/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "organisation/stf-body.h"
#include "stf-test-year.h"

#define N_BODIES 24
#define N_MOVES 300

static StfRow *
get_row (TestYear *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  StfRow *row = stf_year_file_get_row (self->file, "body", id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (row);
  return row;
}

static void
move (TestYear *self, const char *body, const char *parent, const char *before)
{
  g_autoptr (GError) error = NULL;

  stf_body_move (self->file, test_year_id (self, body),
                 parent != NULL ? test_year_id (self, parent) : NULL,
                 before != NULL ? test_year_id (self, before) : NULL, &error);
  g_assert_no_error (error);
}

/* Adds "a", "b" ... below parent, at the positions. */
static void
add_children (TestYear *self, const char *parent, const char *const *names, const int *positions)
{
  g_autofree char *reference = g_strconcat ("@", parent, NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *position = g_strdup_printf ("%d", positions[i]);

      test_year_add (self, names[i], "body", "name", names[i], "kind", "group", "placement", "line",
                     "position", position, "parent", reference, NULL);
    }
}

static void
assert_children (TestYear *self, const char *parent, const char *expected)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, "2013-06-30");
  StfBody *body = test_year_body (self, organisation, parent);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < body->children->len; i++)
    g_string_append (names, ((StfBody *) body->children->pdata[i])->name);
  g_assert_cmpstr (names->str, ==, expected);
}

static const char *const letters[] = { "a", "b", "c", "d", NULL };

static void
test_order (TestYear *self, gconstpointer data)
{
  static const struct
  {
    int positions[4];
  } cases[] = { { { 10, 20, 30, 40 } }, { { 0, 1, 2, 3 } }, { { 7, 7, 8, 1000000 } } };
  const int *positions = cases[GPOINTER_TO_UINT (data)].positions;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_children (self, "steering", letters, positions);
  if (positions[0] == positions[1])
    {
      /* The ids decide between a and b: whichever it is, they are brought into order. */
      move (self, "a", "steering", "b");
    }
  assert_children (self, "steering", "abcd");
  before = scratch_get_digest (&self->scratch);

  move (self, "d", "steering", "b");
  assert_children (self, "steering", "adbc");
  move (self, "c", "steering", "a");
  assert_children (self, "steering", "cadb");
  move (self, "a", "steering", NULL);
  assert_children (self, "steering", "cdba");
  move (self, "c", "network", "steering");
  assert_children (self, "steering", "dba");
  assert_children (self, "network", "cStyrgruppen");
  move (self, "b", "c", NULL);
  assert_children (self, "c", "b");

  for (int i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;

      stf_year_file_undo (self->file, &error);
      g_assert_no_error (error);
    }
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, before);
  assert_children (self, "steering", "abcd");
}

static void
test_same_place (TestYear *self, gconstpointer data)
{
  static const int positions[] = { 1, 2, 3, 4 };
  g_autoptr (StfHistoryEntry) before = NULL;
  g_autoptr (StfHistoryEntry) after = NULL;

  add_children (self, "steering", letters, positions);
  before = stf_history_get_undo (self->file);
  move (self, "b", "steering", "c");
  move (self, "d", "steering", NULL);
  after = stf_history_get_undo (self->file);
  g_assert_cmpint (before->id, ==, after->id);
}

static void
test_refusals (TestYear *self, gconstpointer data)
{
  static const char gone[] = "00000000-0000-7000-8000-000000000000";
  static const int positions[] = { 1, 2, 3, 4 };
  const char *network = test_year_id (self, "network");
  const char *a;
  g_autofree char *digest = NULL;
  g_autofree char *after = NULL;
  guint i;

  add_children (self, "steering", letters, positions);
  digest = scratch_get_digest (&self->scratch);
  a = test_year_id (self, "a");

  const struct
  {
    const char *body;
    const char *parent;
    const char *before;
    int code;
    const char *message;
  } cases[] = {
    { network, network, NULL, STF_BODY_ERROR_SELF, "Nätverket cannot stand below itself." },
    { network, a, NULL, STF_BODY_ERROR_BELOW,
      "Nätverket cannot stand below a, which stands below it. Move that one first." },
    { gone, network, NULL, STF_BODY_ERROR_GONE, "The body is no longer in the file." },
    { a, gone, NULL, STF_BODY_ERROR_GONE, "The body is no longer in the file." },
    { a, network, gone, STF_BODY_ERROR_PLACE, "The body that it is to stand before has moved." },
    { a, network, test_year_id (self, "b"), STF_BODY_ERROR_PLACE,
      "The body that it is to stand before has moved." },
  };

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          stf_body_move (self->file, cases[i].body, cases[i].parent, cases[i].before, &error));
      g_assert_error (error, STF_BODY_ERROR, cases[i].code);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, digest);
}

/* What the file holds, kept beside it in the simplest way. */
typedef struct
{
  char *ids[N_BODIES];
  int parents[N_BODIES];
} Forest;

static gboolean
is_below (const Forest *forest, int body, int above)
{
  for (int steps = 0; body >= 0; body = forest->parents[body])
    {
      g_assert_cmpint (steps++, <=, N_BODIES);
      if (body == above)
        return TRUE;
    }
  return FALSE;
}

static void
check_forest (TestYear *self, const Forest *forest)
{
  for (int i = 0; i < N_BODIES; i++)
    {
      g_autoptr (StfRow) row = get_row (self, forest->ids[i]);
      int parent = forest->parents[i];

      g_assert_cmpstr (stf_row_get_text (row, "parent"), ==,
                       parent < 0 ? NULL : forest->ids[parent]);
    }
}

static void
check_barred (TestYear *self, const Forest *forest, int body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) barred = stf_body_get_barred (self->file, forest->ids[body], &error);

  g_assert_no_error (error);
  for (int i = 0; i < N_BODIES; i++)
    g_assert_true (g_hash_table_contains (barred, forest->ids[i]) == is_below (forest, i, body));
}

static void
test_walk (TestYear *self, gconstpointer data)
{
  Forest forest;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint n_done = 0;
  guint n_refused = 0;

  for (int i = 0; i < N_BODIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("body-%d", i);
      g_autofree char *parent = i > 0 ? g_strdup_printf ("@body-%d", (i - 1) / 2) : NULL;

      test_year_add (self, name, "body", "name", name, "kind", "group", "placement", "line",
                     "position", "1", "parent", parent, NULL);
      forest.ids[i] = g_strdup (test_year_id (self, name));
      forest.parents[i] = i > 0 ? (i - 1) / 2 : -1;
    }
  before = scratch_get_digest (&self->scratch);

  for (int i = 0; i < N_MOVES; i++)
    {
      g_autoptr (GError) error = NULL;
      int body = g_rand_int_range (random, 0, N_BODIES);
      int parent = g_rand_int_range (random, -1, N_BODIES);
      gboolean allowed = parent < 0 || !is_below (&forest, parent, body);
      gboolean moved = stf_body_move (self->file, forest.ids[body],
                                      parent < 0 ? NULL : forest.ids[parent], NULL, &error);
      g_autofree char *digest = scratch_get_digest (&self->scratch);

      g_assert_true (moved == allowed);
      g_assert_true (moved == (error == NULL));
      if (moved)
        forest.parents[body] = parent;
      *(moved ? &n_done : &n_refused) += 1;
      if (i % 20 == 0)
        check_barred (self, &forest, body);
    }
  check_forest (self, &forest);
  g_assert_cmpuint (n_done, >, N_MOVES / 2);
  g_assert_cmpuint (n_refused, >, 20);

  while (TRUE)
    {
      g_autoptr (StfHistoryEntry) entry = stf_history_get_undo (self->file);
      g_autoptr (GError) error = NULL;

      if (!g_str_has_prefix (entry->message, "body-move"))
        break;
      stf_year_file_undo (self->file, &error);
      g_assert_no_error (error);
    }
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, before);
  for (int i = 0; i < N_BODIES; i++)
    g_free (forest.ids[i]);
}

/* A circle that the file brought with it: no walk goes round for ever, and a move opens it. */
static void
test_circle (TestYear *self, gconstpointer data)
{
  static const int positions[] = { 1, 2, 3, 4 };
  g_autoptr (GHashTable) barred = NULL;
  g_autoptr (GError) error = NULL;

  add_children (self, "steering", letters, positions);
  test_year_set (self, "a", "body", "parent", "@b");
  test_year_set (self, "b", "body", "parent", "@c");
  test_year_set (self, "c", "body", "parent", "@a");
  barred = stf_body_get_barred (self->file, test_year_id (self, "b"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (barred), ==, 3);
  g_hash_table_unref (barred);
  barred = stf_body_get_barred (self->file, test_year_id (self, "d"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (barred), ==, 1);

  move (self, "b", "steering", NULL);
  assert_children (self, "b", "a");
  assert_children (self, "a", "c");
}

/* What was kept out of the tree is drawn where it is put. */
static void
test_outside (TestYear *self, gconstpointer data)
{
  test_year_add (self, "board", "body", "name", "Styrelsen", "kind", "group", "placement",
                 "outside", "position", "9", NULL);
  move (self, "board", "network", NULL);
  assert_children (self, "network", "StyrgruppenStyrelsen");
}

static void
test_history (TestYear *self, gconstpointer data)
{
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autofree char *text = NULL;

  test_year_add (self, "board", "body", "name", "Styrelsen", "kind", "group", "placement", "line",
                 "position", "9", NULL);
  move (self, "board", "steering", NULL);
  entry = stf_history_get_undo (self->file);
  text = stf_history_describe (self->file, entry);
  g_assert_cmpstr (text, ==, "Moved Styrelsen to Styrgruppen");
  g_clear_pointer (&entry, stf_history_entry_free);
  g_clear_pointer (&text, g_free);

  move (self, "board", NULL, "network");
  entry = stf_history_get_undo (self->file);
  text = stf_history_describe (self->file, entry);
  g_assert_cmpstr (text, ==, "Moved to the top: Styrelsen");
}

static void
test_settings (TestYear *self, gconstpointer data)
{
  static const char *const columns[] = { "branch", "frame", "folded", "new_page" };
  static const char *const messages[] = { "body-branch", "body-frame", "body-fold", "body-page" };
  const char *id = test_year_id (self, "steering");
  g_autofree char *before = scratch_get_digest (&self->scratch);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    for (int round = 0; round < 2; round++)
      {
        gboolean on = round == 0;
        const char *text = !on ? NULL : i == 0 ? "left" : "Kansliet";
        g_autoptr (GError) error = NULL;
        g_autoptr (StfHistoryEntry) entry = NULL;
        g_autoptr (StfRow) row = NULL;
        g_autofree char *digest = NULL;

        if (i == 0)
          stf_body_set_branch (self->file, id, text, &error);
        else if (i == 1)
          stf_body_set_frame (self->file, id, on ? text : "", &error);
        else if (i == 2)
          stf_body_set_folded (self->file, id, on, &error);
        else
          stf_body_set_new_page (self->file, id, on, &error);
        g_assert_no_error (error);

        entry = stf_history_get_undo (self->file);
        g_assert_cmpstr (entry->message, ==, !on && i == 2 ? "body-unfold" : messages[i]);
        row = get_row (self, id);
        if (i < 2)
          g_assert_cmpstr (stf_row_get_text (row, columns[i]), ==, text);
        digest = scratch_get_digest (&self->scratch);
        g_assert_true (g_str_equal (digest, before) == !on);
      }
}

static void
test_bad_settings (TestYear *self, gconstpointer data)
{
  static const char gone[] = "00000000-0000-7000-8000-000000000000";
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_body_set_folded (self->file, gone, TRUE, &error));
  g_assert_error (error, STF_BODY_ERROR, STF_BODY_ERROR_GONE);
  g_clear_error (&error);
  g_assert_false (
      stf_body_set_branch (self->file, test_year_id (self, "steering"), "diagonal", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "en", TRUE);
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/organisation/body/order-with-room", TestYear, GUINT_TO_POINTER (0),
              test_year_set_up, test_order, test_year_tear_down);
  g_test_add ("/organisation/body/order-without-room", TestYear, GUINT_TO_POINTER (1),
              test_year_set_up, test_order, test_year_tear_down);
  g_test_add ("/organisation/body/order-of-equals-and-the-last-position", TestYear,
              GUINT_TO_POINTER (2), test_year_set_up, test_order, test_year_tear_down);
  test_year_add_test ("/organisation/body/staying-is-no-change", test_same_place);
  test_year_add_test ("/organisation/body/what-cannot-be-moved", test_refusals);
  test_year_add_empty_test ("/organisation/body/no-walk-makes-a-circle", test_walk);
  test_year_add_test ("/organisation/body/a-circle-is-opened", test_circle);
  test_year_add_test ("/organisation/body/from-outside-into-the-tree", test_outside);
  test_year_add_test ("/organisation/body/history-names-both", test_history);
  test_year_add_test ("/organisation/body/settings-come-and-go", test_settings);
  test_year_add_test ("/organisation/body/settings-that-cannot-be", test_bad_settings);
  return g_test_run ();
}

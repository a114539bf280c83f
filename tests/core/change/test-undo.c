/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo, redo and the history that tells of them (H4). */

#include "stf-scratch.h"

#include "file/stf-year-file-private.h"

static void
test_there_and_back (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *empty = scratch_get_digest (self);
  g_autofree char *id = scratch_add_person (self, "Åsa", "Öberg");
  g_autofree char *full = scratch_get_digest (self);
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (StfRow) row = NULL;

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  undone = scratch_get_digest (self);
  g_assert_cmpstr (undone, ==, empty);
  g_assert_null (stf_year_file_get_row (self->file, "person", id, NULL));

  stf_year_file_redo (self->file, &error);
  g_assert_no_error (error);
  redone = scratch_get_digest (self);
  g_assert_cmpstr (redone, ==, full);
  row = stf_year_file_get_row (self->file, "person", id, NULL);
  g_assert_cmpstr (stf_row_get_text (row, "given_name"), ==, "Åsa");
}

static void
test_nothing (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_year_file_undo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  g_clear_error (&error);
  g_assert_false (stf_year_file_redo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  g_assert_null (stf_history_get_undo (self->file));
  g_assert_null (stf_history_get_redo (self->file));
}

/* The names of all persons, in the order they were added. */
static char *
list_names (Scratch *self)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (self->file, "person", NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  for (i = 0; i < rows->len; i++)
    g_string_append (names, stf_row_get_text (rows->pdata[i], "given_name"));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (Scratch *self, const char *expected)
{
  g_autofree char *names = list_names (self);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_linear (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *a = scratch_add_person (self, "A", "");
  g_autofree char *b = scratch_add_person (self, "B", "");
  g_autofree char *c = scratch_add_person (self, "C", "");
  g_autofree char *d = NULL;

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  assert_names (self, "A");
  stf_year_file_redo (self->file, &error);
  g_assert_no_error (error);
  assert_names (self, "AB");

  /* A new change: what was undone cannot be done again any more. */
  d = scratch_add_person (self, "D", "");
  g_assert_false (stf_year_file_redo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  assert_names (self, "ABD");
}

static void
test_closing (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *a = scratch_add_person (self, "A", "");
  g_autofree char *b = scratch_add_person (self, "B", "");

  scratch_reopen (self);
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  scratch_reopen (self);
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  assert_names (self, "");
  scratch_reopen (self);
  stf_year_file_redo (self->file, &error);
  g_assert_no_error (error);
  stf_year_file_redo (self->file, &error);
  g_assert_no_error (error);
  assert_names (self, "AB");
}

static gboolean
insert (StfChange *change, gpointer row, GError **error)
{
  return stf_change_insert (change, row, error);
}

static void
test_floor (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *a = scratch_add_person (self, "A", "");
  g_autofree char *b = scratch_add_person (self, "B", "");
  g_autofree char *c = NULL;

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  stf_sql_execute (stf_year_file_get_db (self->file),
                   "INSERT INTO file_history (kind, state, message, author, at, version)"
                   " VALUES ('floor', 'done', 'migrated', '', '', 1)",
                   &error);
  g_assert_no_error (error);
  g_assert_null (stf_history_get_undo (self->file));
  g_assert_null (stf_history_get_redo (self->file));

  c = scratch_add_person (self, "C", "");
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  g_assert_false (stf_year_file_undo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  assert_names (self, "A");
}

static void
check_entry (GPtrArray *entries, guint index, StfHistoryKind kind, StfHistoryState state,
             gint64 target)
{
  const StfHistoryEntry *entry = entries->pdata[index];

  g_assert_cmpint (entry->kind, ==, kind);
  g_assert_cmpint (entry->state, ==, state);
  g_assert_cmpint (entry->target, ==, target);
}

static void
test_list (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autofree char *a = scratch_add_person (self, "A", "Ek");
  g_autofree char *b = scratch_add_person (self, "B", "Al");
  const StfHistoryEntry *newest;
  gint64 id_b;

  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_true (stf_year_file_redo (self->file, &error));
  g_assert_true (stf_year_file_undo (self->file, &error));
  entries = stf_history_list (self->file, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 6);

  id_b = ((StfHistoryEntry *) entries->pdata[3])->id;
  check_entry (entries, 0, STF_HISTORY_UNDO, STF_HISTORY_DONE, id_b);
  check_entry (entries, 1, STF_HISTORY_REDO, STF_HISTORY_DONE, id_b);
  check_entry (entries, 2, STF_HISTORY_UNDO, STF_HISTORY_DONE, id_b);
  check_entry (entries, 3, STF_HISTORY_CHANGE, STF_HISTORY_UNDONE, 0);
  check_entry (entries, 4, STF_HISTORY_CHANGE, STF_HISTORY_DONE, 0);
  check_entry (entries, 5, STF_HISTORY_FLOOR, STF_HISTORY_DONE, 0);

  newest = entries->pdata[0];
  g_assert_cmpstr (newest->author, ==, "Anna Åkesson");
  g_assert_cmpstr (newest->message, ==, "person-new");
  g_assert_cmpstr (newest->subject, ==, b);
  g_assert_null (newest->object);
  g_assert_true (
      g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ$", newest->at, 0, 0));

  page = stf_history_list (self->file, 2, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->len, ==, 2);
  g_assert_cmpint (((StfHistoryEntry *) page->pdata[0])->id, ==, id_b);
}

static void
check_wording (Scratch *self, const char *message, const char *subject, const char *object,
               StfHistoryKind kind, const char *expected)
{
  const StfHistoryEntry entry = { .kind = kind,
                                  .message = (char *) message,
                                  .subject = (char *) subject,
                                  .object = (char *) object };
  g_autofree char *text = stf_history_describe (self->file, &entry);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_wording (Scratch *self, gconstpointer data)
{
  static const char gone[] = "00000000-0000-7000-8000-000000000000";
  static const char *const messages[] = {
    "created",         "migrated",       "imported",
    "next-year",       "template",       "assignment-new",
    "assignment-edit", "assignment-end", "assignment-delete",
    "person-new",      "person-edit",    "person-delete",
    "year-edit",       "setting-edit",   "unverified-accepted",
    "body-edit",       "role-edit",      "recovered",
    "body-move",       "body-move-top",  "body-branch",
    "body-fold",       "body-unfold",    "body-page",
    "body-frame"
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) role = scratch_new_row ("role");
  g_autofree char *person = scratch_add_person (self, "Åsa", "Öberg %s");
  gsize i;

  stf_row_set_text (role, "title", "ordförande");
  stf_year_file_change (self->file, "role-edit", NULL, NULL, insert, role, &error);
  g_assert_no_error (error);

  check_wording (self, "assignment-new", stf_row_get_id (role), person, STF_HISTORY_CHANGE,
                 "New holder of ordförande: Åsa Öberg %s");
  check_wording (self, "assignment-new", stf_row_get_id (role), gone, STF_HISTORY_CHANGE,
                 "New holder of a role");
  check_wording (self, "assignment-new", NULL, NULL, STF_HISTORY_CHANGE, "New holder of a role");
  check_wording (self, "person-new", person, NULL, STF_HISTORY_CHANGE, "New person: Åsa Öberg %s");
  check_wording (self, "person-new", gone, NULL, STF_HISTORY_UNDO, "Undone: New person");
  check_wording (self, "person-new", gone, NULL, STF_HISTORY_REDO, "Done again: New person");
  check_wording (self, "%s%n", gone, gone, STF_HISTORY_CHANGE, "Change");

  for (i = 0; i < G_N_ELEMENTS (messages); i++)
    {
      const StfHistoryEntry entry = { .message = (char *) messages[i] };
      g_autofree char *text = stf_history_describe (self->file, &entry);

      g_assert_cmpstr (text, !=, "Change");
      g_assert_cmpstr (text, !=, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  scratch_add_test ("/file/undo/takes-back-and-redo-does-again", test_there_and_back);
  scratch_add_test ("/file/undo/of-nothing-says-so", test_nothing);
  scratch_add_test ("/file/undo/is-linear", test_linear);
  scratch_add_test ("/file/undo/outlives-closing", test_closing);
  scratch_add_test ("/file/undo/stops-at-the-floor", test_floor);
  scratch_add_test ("/file/history/lists-undo-and-redo-as-entries", test_list);
  scratch_add_test ("/file/history/words-changes-with-the-names-of-now", test_wording);

  return g_test_run ();
}

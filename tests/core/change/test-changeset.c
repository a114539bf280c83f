/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Stored changesets are hostile until checked (H13): each rule of stf-changeset.c broken once, and
 * crafted blobs in a file's history. */

#include "stf-scratch.h"

#include <string.h>

#include "file/stf-changeset.h"
#include "file/stf-year-file-private.h"

#define ID_1 "00000000-0000-7000-8000-000000000001"
#define ID_2 "00000000-0000-7000-8000-000000000002"

/* A changeset in pieces: 'T' and such as text with escapes; see goal (id, ref, position, text). */
#define HEADER "T\x04\x01\x00\x00\x00goal\0"
#define TEXT_ID_1 "\x03\x24" ID_1
#define TEXT_ID_2 "\x03\x24" ID_2
#define ROW_1 TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x03\x01x"
#define ROW_2 TEXT_ID_2 "\x05\x01\0\0\0\0\0\0\0\x07\x03\x01x"
#define INSERT_1 "\x12\0" ROW_1
#define DELETE_1 "\x09\0" ROW_1
#define INSERT_2 "\x12\0" ROW_2
#define UPDATE_1                                                                                   \
  "\x17\0" TEXT_ID_1 "\0\0\x03\x01x"                                                               \
  "\0\0\0\x03\x01y"

#define BLOB(text) text, sizeof (text) - 1

typedef struct
{
  const char *name;
  const char *data;
  gsize size;
} Blob;

static const Blob good[] = {
  { "insert", BLOB (HEADER INSERT_1) },
  { "delete", BLOB (HEADER DELETE_1) },
  { "update", BLOB (HEADER UPDATE_1) },
  { "two rows", BLOB (HEADER INSERT_1 INSERT_2) },
  { "two tables", BLOB (HEADER INSERT_1 "T\x03\x01\0\0skill\0\x12\0" TEXT_ID_1 "\x03\x01n\x05") },
  { "NULL to text", BLOB (HEADER "\x17\0" TEXT_ID_1 "\x05\0\0"
                                 "\0\x03\x01y\0\0") },
};

static const Blob bad[] = {
  { "nothing", BLOB ("") },
  { "no group", BLOB (INSERT_1) },
  { "patchset", BLOB ("P\x04\x01\x00\x00\x00goal\0" INSERT_1) },
  { "group without end", BLOB ("T\x04\x01\x00\x00\x00goal") },
  { "group without changes", BLOB (HEADER) },
  { "group twice", BLOB (HEADER INSERT_1 HEADER INSERT_2) },
  { "fewer columns", BLOB ("T\x03\x01\x00\x00goal\0" INSERT_1) },
  { "more columns", BLOB ("T\x05\x01\x00\x00\x00\x00goal\0" INSERT_1) },
  { "many columns", BLOB ("T\xff\xff\xff\xff\x7f\x01goal\0" INSERT_1) },
  { "no key", BLOB ("T\x04\x00\x00\x00\x00goal\0" INSERT_1) },
  { "other key", BLOB ("T\x04\x00\x01\x00\x00goal\0" INSERT_1) },
  { "two keys", BLOB ("T\x04\x01\x01\x00\x00goal\0" INSERT_1) },
  { "key of another number", BLOB ("T\x04\x02\x00\x00\x00goal\0" INSERT_1) },
  { "unknown table", BLOB ("T\x04\x01\x00\x00\x00goul\0" INSERT_1) },
  { "table in capitals", BLOB ("T\x04\x01\x00\x00\x00GOAL\0" INSERT_1) },
  { "bookkeeping", BLOB ("T\x04\x01\x00\x00\x00"
                         "file_state\0"
                         "\x12\0\x01\0\0\0\0\0\0\0\x01\x01\0"
                         "\0\0\0\0\0\0\x01\x03\x01x\x01\0\0\0\0\0\0\0\x01") },
  { "schema", BLOB ("T\x05\x01\0\0\0\0sqlite_schema\0\x12\0\x03\x01x\x03\x01x\x03\x01x\x05\x05") },
  { "unknown operation", BLOB (HEADER "\x11\0" ROW_1) },
  { "indirect", BLOB (HEADER "\x12\x01" ROW_1) },
  { "cut after operation", BLOB (HEADER "\x12") },
  { "cut in integer", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0") },
  { "cut in text", BLOB (HEADER "\x12\0\x03\x24"
                                "0000") },
  { "cut in length", BLOB (HEADER "\x12\0\x03\x80") },
  { "text longer than the rest", BLOB (HEADER "\x12\0\x03\xff\xff\x3f"
                                              "x") },
  { "text longer than memory", BLOB (HEADER "\x12\0\x03\xff\xff\xff\xff\xff\xff\xff\xff\x7f"
                                            "x") },
  { "length in a long form", BLOB (HEADER "\x12\0\x03\x80\x24" ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x03"
                                          "\x01x") },
  { "byte at the end", BLOB (HEADER INSERT_1 "\0") },
  { "row twice", BLOB (HEADER INSERT_1 INSERT_1) },
  { "row deleted and inserted", BLOB (HEADER DELETE_1 INSERT_1) },
  { "real", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x02\0\0\0\0\0\0\0\0\x03\x01x") },
  { "blob", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x04\x01x") },
  { "type without meaning",
    BLOB (HEADER "\x12\0" TEXT_ID_1 "\x06\x01\0\0\0\0\0\0\0\x07\x03\x01x") },
  { "insert without a value",
    BLOB (HEADER "\x12\0" TEXT_ID_1 "\0\x01\0\0\0\0\0\0\0\x07\x03\x01x") },
  { "delete without a value",
    BLOB (HEADER "\x09\0" TEXT_ID_1 "\0\x01\0\0\0\0\0\0\0\x07\x03\x01x") },
  { "update of nothing", BLOB (HEADER "\x17\0" TEXT_ID_1 "\0\0\0"
                                      "\0\0\0\0") },
  { "update without key", BLOB (HEADER "\x17\0"
                                       "\0\0\0\x03\x01x"
                                       "\0\0\0\x03\x01y") },
  { "update of the key",
    BLOB (HEADER "\x17\0" TEXT_ID_1 "\0\0\x03\x01x" TEXT_ID_2 "\0\0\x03\x01y") },
  { "update to the same", BLOB (HEADER "\x17\0" TEXT_ID_1 "\0\0\x03\x01x"
                                       "\0\0\0\x03\x01x") },
  { "update from nowhere", BLOB (HEADER "\x17\0" TEXT_ID_1 "\0\0\0"
                                        "\0\0\0\x03\x01y") },
  { "update to nowhere", BLOB (HEADER "\x17\0" TEXT_ID_1 "\0\0\x03\x01x"
                                      "\0\0\0\0") },
  { "key that is NULL", BLOB (HEADER "\x12\0\x05\x05\x01\0\0\0\0\0\0\0\x07\x03\x01x") },
  { "key that is no UUID", BLOB (HEADER "\x12\0\x03\x01x\x05\x01\0\0\0\0\0\0\0\x07\x03\x01x") },
  { "required value that is NULL", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x05\x03\x01x") },
  { "text for an integer", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x03\x01"
                                        "7\x03\x01x") },
  { "integer for a text",
    BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x01\0\0\0\0\0\0"
                 "\0\x07") },
  { "integer out of bounds", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\xff\xff\xff\xff\xff\xff\xff"
                                          "\xff\x03\x01x") },
  { "text that is no UTF-8", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x03\x01"
                                          "\xff") },
  { "text with a NUL", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07\x03\x01\0") },
  { "text with a control character", BLOB (HEADER "\x12\0" TEXT_ID_1 "\x05\x01\0\0\0\0\0\0\0\x07"
                                                  "\x03\x01\x1b") },
};

static GBytes *
new_bytes (const Blob *blob)
{
  /* A buffer of its own, so that a sanitizer sees each byte read too many. */
  return g_bytes_new (blob->data, blob->size);
}

static void
test_good (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = new_bytes (&good[i]);
      guint n_rows;

      g_test_message ("%s", good[i].name);
      stf_changeset_check (bytes, &n_rows, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows, >=, 1);
    }
}

static void
test_bad (void)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = new_bytes (&bad[i]);
      guint n_rows;

      g_test_message ("%s", bad[i].name);
      g_assert_false (stf_changeset_check (bytes, &n_rows, &error));
      g_assert_nonnull (error);
    }
}

/* Each beginning of a changeset that is not between two changes. */
static void
test_truncated (void)
{
  static const char data[] = HEADER INSERT_1 UPDATE_1;
  gsize whole = sizeof (HEADER INSERT_1) - 1;
  gsize size;

  for (size = 0; size < sizeof data - 1; size++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      guint n_rows;

      g_assert_cmpint (stf_changeset_check (bytes, &n_rows, NULL), ==, size == whole);
    }
}

static void
store (Scratch *self, GBytes *changeset, int version)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfStatement) update = stf_year_file_query (
      self->file,
      "UPDATE file_history SET changeset = ?1, version = ?2"
      " WHERE kind = 'change'",
      &error);

  g_assert_no_error (error);
  stf_statement_bind_blob (update, 1, changeset);
  stf_statement_bind_integer (update, 2, version);
  stf_statement_run (update, &error);
  g_assert_no_error (error);
}

static void
assert_undo_refused (Scratch *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scratch_get_digest (self);
  g_autofree char *after = NULL;
  gint64 revision = stf_year_file_get_revision (self->file);

  g_assert_false (stf_year_file_undo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_HISTORY);
  after = scratch_get_digest (self);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  g_assert_true (sqlite3_get_autocommit (stf_year_file_get_db (self->file)));
}

static void
test_stored (Scratch *self, gconstpointer data)
{
  g_autofree char *person = scratch_add_person (self, "Åsa", "Öberg");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GBytes) bytes = new_bytes (&bad[i]);

      store (self, bytes, STF_SCHEMA_VERSION);
      scratch_reopen (self);
      assert_undo_refused (self);
    }

  store (self, NULL, STF_SCHEMA_VERSION);
  assert_undo_refused (self);
}

/* Sound changesets that do not fit the rows: what to delete is not there, or is otherwise. */
static void
test_conflict (Scratch *self, gconstpointer data)
{
  static const Blob other[] = {
    { "of a row that is not there", BLOB (HEADER INSERT_1) },
    { "of a change that is not there", BLOB (HEADER UPDATE_1) },
    { "that puts back a row whose references find nothing",
      BLOB ("T\x03\x01\0\0person_skill\0\x09\0" TEXT_ID_1 TEXT_ID_1 TEXT_ID_2) },
  };
  g_autofree char *person = scratch_add_person (self, "Åsa", "Öberg");
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autoptr (GBytes) bytes = new_bytes (&other[i]);
      guint n_rows;

      g_assert_true (stf_changeset_check (bytes, &n_rows, NULL));
      store (self, bytes, STF_SCHEMA_VERSION);
      assert_undo_refused (self);
    }
}

/* A change whose row was altered behind its back. */
static void
test_changed_row (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *person = scratch_add_person (self, "Åsa", "Öberg");
  g_autofree char *digest = NULL;

  g_assert_true (stf_sql_execute (stf_year_file_get_db (self->file),
                                  "UPDATE person SET given_name = 'Eva'", &error));
  g_assert_false (stf_year_file_undo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_HISTORY);
  g_assert_true (stf_sql_execute (stf_year_file_get_db (self->file),
                                  "UPDATE person SET given_name = 'Åsa'", NULL));
  g_assert_true (stf_year_file_undo (self->file, NULL));
  digest = scratch_get_digest (self);
}

static void
test_version (Scratch *self, gconstpointer data)
{
  g_autofree char *person = scratch_add_person (self, "Åsa", "Öberg");
  g_autoptr (GBytes) bytes = new_bytes (&good[0]);

  store (self, bytes, STF_SCHEMA_VERSION + 1);
  assert_undo_refused (self);
  store (self, bytes, 0);
  assert_undo_refused (self);
}

static int
count_cb (void *user_data)
{
  int *n_steps = user_data;

  (*n_steps)++;
  return 0;
}

/* The searches of undo and redo must not read the history row by row (H15): SQLite counts the
 * steps of its machine, of which 100,000 rows would take more than as many. */
static void
test_long_history (Scratch *self, gconstpointer data)
{
  static const char fill[]
      = "INSERT INTO file_history (kind, state, message, author, at, version)"
        " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000)"
        " SELECT iif (i % 3, 'change', 'undo'), iif (i % 3 = 1, 'past', 'done'), 'x', '', '', 1"
        " FROM n";
  sqlite3 *db = stf_year_file_get_db (self->file);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHistoryEntry) undo = NULL;
  g_autoptr (StfHistoryEntry) redo = NULL;
  g_autoptr (GPtrArray) page = NULL;
  g_autofree char *person = NULL;
  int n_steps = 0;

  stf_sql_execute (db, fill, &error);
  g_assert_no_error (error);

  sqlite3_progress_handler (db, 1, count_cb, &n_steps);
  undo = stf_history_get_undo (self->file);
  redo = stf_history_get_redo (self->file);
  page = stf_history_list (self->file, 20, 0, &error);
  person = scratch_add_person (self, "Åsa", "Öberg");
  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_true (stf_year_file_redo (self->file, &error));
  sqlite3_progress_handler (db, 0, NULL, NULL);

  g_assert_nonnull (undo);
  g_assert_null (redo);
  g_assert_cmpuint (page->len, ==, 20);
  g_assert_cmpint (n_steps, >, 100);
  g_assert_cmpint (n_steps, <, 5000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/changeset/accepts-what-sqlite-writes", test_good);
  g_test_add_func ("/file/changeset/refuses-all-else", test_bad);
  g_test_add_func ("/file/changeset/refuses-the-beginning-of-one", test_truncated);
  scratch_add_test ("/file/undo/refuses-hostile-changesets", test_stored);
  scratch_add_test ("/file/undo/refuses-what-does-not-fit-the-rows", test_conflict);
  scratch_add_test ("/file/undo/refuses-a-row-changed-meanwhile", test_changed_row);
  scratch_add_test ("/file/undo/refuses-another-schema", test_version);
  scratch_add_test ("/file/history/of-100000-rows-stays-usable", test_long_history);

  return g_test_run ();
}

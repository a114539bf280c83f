/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Migrations, on a schema of the test's own: the machinery must work before the first is needed. */

#define G_LOG_DOMAIN "stafett-core"

#include <string.h>

#include "stf-database.h"
#include "stf-migrate.h"
#include "stf-schema-private.h"
#include "stf-test-file.h"

#define ONE                                                                                        \
  "CREATE TABLE house (id TEXT NOT NULL PRIMARY KEY, name TEXT) STRICT;"                           \
  "CREATE TABLE room (id TEXT NOT NULL PRIMARY KEY, house TEXT NOT NULL REFERENCES house (id)"     \
  " DEFERRABLE INITIALLY DEFERRED) STRICT;"                                                        \
  "CREATE INDEX room_house ON room (house);"                                                       \
  "CREATE TABLE file_state (id INTEGER PRIMARY KEY, revision INTEGER, digest TEXT) STRICT;"        \
  "CREATE TABLE file_history (id INTEGER PRIMARY KEY, kind TEXT, state TEXT, message TEXT,"        \
  " author TEXT, at TEXT, version INTEGER) STRICT;"

/* Rebuilds a table that another refers to, as the head of stf-migrate.c says. */
#define TWO                                                                                        \
  "ALTER TABLE house RENAME TO old_house;"                                                         \
  "CREATE TABLE house (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, floors INTEGER) STRICT;"  \
  "INSERT INTO house (id, name) SELECT id, ifnull (name, '') FROM old_house;"                      \
  "DROP TABLE old_house;"

#define THREE "CREATE TABLE door (id TEXT NOT NULL PRIMARY KEY) STRICT;"

static const StfMigrateStep steps[] = { { 1, ONE }, { 2, TWO }, { 3, THREE } };
static const StfMigrateStep failing_sql[] = {
  { 1, ONE },
  { 2, TWO },
  { 3, THREE "INSERT INTO door VALUES ('a'); INSERT INTO door VALUES ('a')" },
};
static const StfMigrateStep failing_references[] = {
  { 1, ONE },
  { 2, TWO "DELETE FROM house" },
};

static gboolean
finish (sqlite3 *db, GError **error)
{
  return stf_migrate_write_floor (db, "migrated", error);
}

static gboolean
refuse (sqlite3 *db, GError **error)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED, "refused");
  return FALSE;
}

static void
make_file (const char *path, gsize n_steps)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("PRAGMA application_id = %d", STF_APPLICATION_ID);
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                                              &error);

  g_assert_no_error (error);
  stf_migrate (db, steps, n_steps, finish, &error);
  g_assert_no_error (error);
  stf_sql_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
make_old_file (const char *path)
{
  make_file (path, 1);
  stf_test_edit (path, "INSERT INTO house VALUES ('a', NULL); INSERT INTO house VALUES ('b', 'B');"
                       "INSERT INTO room VALUES ('1', 'a');"
                       "INSERT INTO file_state VALUES (1, 7, printf ('%064d', 0));"
                       "INSERT INTO file_history (kind, state, message) VALUES"
                       " ('change', 'done', 'before')");
}

static char *
read_text (const char *path, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READONLY, &error);
  g_autoptr (StfStatement) statement = stf_statement_new (db, sql, &error);
  gboolean has_row;

  g_assert_no_error (error);
  g_assert_true (stf_statement_step (statement, &has_row, &error) && has_row);
  return stf_statement_dup_text (statement, 0);
}

static void
assert_text (const char *path, const char *sql, const char *expected)
{
  g_autofree char *found = read_text (path, sql);

  g_assert_cmpstr (found, ==, expected);
}

static char *
read_schema (const char *path)
{
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READONLY, NULL);

  return stf_schema_read_fingerprint (db, NULL);
}

static void
old_file_becomes_like_a_new_one (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *new_path = NULL;
  g_autofree char *new_schema = NULL;
  g_autofree char *schema = NULL;

  stf_test_folder_init (&folder);
  new_path = stf_test_folder_build (&folder, "new");
  make_old_file (folder.path);
  make_file (new_path, G_N_ELEMENTS (steps));

  stf_migrate_file (folder.path, steps, G_N_ELEMENTS (steps), finish, &error);
  g_assert_no_error (error);
  schema = read_schema (folder.path);
  new_schema = read_schema (new_path);
  g_assert_cmpstr (schema, ==, new_schema);
  assert_text (folder.path, "PRAGMA user_version", "3");
  assert_text (folder.path, "SELECT group_concat (id || name) FROM house", "a,bB");
  assert_text (folder.path, "SELECT house FROM room", "a");
  assert_text (folder.path,
               "SELECT group_concat (message || state || ifnull (version, ''))"
               " FROM (SELECT * FROM file_history ORDER BY id)",
               "migrateddone1,beforepast,migrateddone3");
}

static void
backup_is_made_before (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  stf_test_folder_init (&folder);
  make_old_file (folder.path);
  stf_migrate_file (folder.path, steps, G_N_ELEMENTS (steps), finish, &error);
  g_assert_no_error (error);

  backups = stf_year_file_list_backups (folder.path);
  g_assert_cmpuint (backups->len, ==, 1);
  assert_text (backups->pdata[0], "PRAGMA user_version", "1");
  assert_text (backups->pdata[0], "SELECT count (*) FROM house", "2");
}

typedef struct
{
  const char *name;
  const StfMigrateStep *steps;
  gsize n_steps;
  StfMigrateFunc finish;
} Failure;

static const Failure failures[] = {
  { "in-the-middle-of-a-step", failing_sql, G_N_ELEMENTS (failing_sql), finish },
  { "with-broken-references", failing_references, G_N_ELEMENTS (failing_references), finish },
  { "after-the-last-step", steps, G_N_ELEMENTS (steps), refuse },
};

static void
failure_leaves_the_file (gconstpointer data)
{
  const Failure *failure = data;
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  stf_test_folder_init (&folder);
  make_old_file (folder.path);
  before = stf_test_read (folder.path);
  g_assert_false (
      stf_migrate_file (folder.path, failure->steps, failure->n_steps, failure->finish, &error));
  g_assert_nonnull (error);
  after = stf_test_read (folder.path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
foreign_objects_are_refused (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;

  stf_test_folder_init (&folder);
  make_old_file (folder.path);
  stf_test_edit (folder.path, "CREATE TABLE door (id)");
  g_assert_false (stf_migrate_file (folder.path, steps, G_N_ELEMENTS (steps), finish, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_SCHEMA);
}

static void
references_hold_again_afterwards (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3) db = NULL;

  stf_test_folder_init (&folder);
  make_old_file (folder.path);
  db = stf_database_open (folder.path, SQLITE_OPEN_READWRITE, &error);
  g_assert_true (stf_migrate (db, steps, G_N_ELEMENTS (steps), finish, &error));
  g_assert_false (stf_sql_execute (db, "DELETE FROM house", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  gsize i;

  stf_test_init (&argc, &argv);
  g_test_add_func ("/file/migrate/old-file-becomes-like-a-new-one",
                   old_file_becomes_like_a_new_one);
  g_test_add_func ("/file/migrate/backup-is-made-before", backup_is_made_before);
  for (i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autofree char *name = g_strconcat ("/file/migrate/leaves-the-file-when-it-fails-",
                                           failures[i].name, NULL);

      g_test_add_data_func (name, &failures[i], failure_leaves_the_file);
    }
  g_test_add_func ("/file/migrate/foreign-objects-are-refused", foreign_objects_are_refused);
  g_test_add_func ("/file/migrate/references-hold-again-afterwards",
                   references_hold_again_afterwards);
  return stf_test_run ();
}

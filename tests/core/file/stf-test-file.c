/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the year file share. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-test-file.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "stf-change.h"
#include "stf-uuid.h"

static StfTestFolder home;

void
stf_test_init (int *argc, char ***argv)
{
  stf_test_folder_init (&home);
  g_setenv ("XDG_DATA_HOME", home.folder, TRUE);
  g_test_init (argc, argv, NULL);
}

int
stf_test_run (void)
{
  int result = g_test_run ();

  stf_test_folder_clear (&home);
  return result;
}

/* In memory where that can be had: syncing thousands of small files to a disk takes minutes. */
void
stf_test_folder_init (StfTestFolder *self)
{
  gboolean memory = access ("/dev/shm", W_OK) == 0;

  self->folder = g_build_filename (memory ? "/dev/shm" : g_get_tmp_dir (), "stafett-test-XXXXXX",
                                   NULL);
  g_assert_nonnull (g_mkdtemp (self->folder));
  self->path = stf_test_folder_build (self, "år 2013.stafett");
}

static void
delete_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  if (dir != NULL)
    {
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          delete_all (child);
        }
      g_dir_close (dir);
    }
  g_remove (path);
}

void
stf_test_folder_clear (StfTestFolder *self)
{
  delete_all (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

char *
stf_test_folder_build (StfTestFolder *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static gboolean
insert_skill (StfChange *change, gpointer name, GError **error)
{
  g_autofree char *id = stf_uuid_new ();
  g_autoptr (StfRow) row = stf_row_new ("skill");

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "name", name);
  return stf_change_insert (change, row, error);
}

gboolean
stf_test_try_skill (StfYearFile *file, const char *name, GError **error)
{
  return stf_year_file_change (file, "skill-new", NULL, NULL, insert_skill, (gpointer) name, error);
}

void
stf_test_add_skill (StfYearFile *file, const char *name)
{
  g_autoptr (GError) error = NULL;

  stf_test_try_skill (file, name, &error);
  g_assert_no_error (error);
}

gint64
stf_test_count (StfYearFile *file, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, table, &error);

  g_assert_no_error (error);
  return rows->len;
}

GBytes *
stf_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

void
stf_test_write (const char *path, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

/* The path of a closed year file with a few rows in it. */
void
stf_test_make_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_create (path, &error);
  int i;

  g_assert_no_error (error);
  for (i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Färdighet %d", i);

      stf_test_add_skill (file, name);
    }
  g_assert_true (stf_year_file_close (file, &error));
}

/* What any other program could do to a file. */
void
stf_test_edit (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

/* Leaves @path as a program does that is stopped in the middle of a change: some new pages in the
 * file, the old ones in the journal. */
void
stf_test_leave_unfinished (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) journal_bytes = NULL;
  sqlite3 *db;
  int result;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  result = sqlite3_exec (db,
                         "PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                         "UPDATE skill SET name = 'half';"
                         "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                         " WHERE i < 500) INSERT INTO skill (id, name)"
                         " SELECT printf ('%036d', i), 'half' FROM n;",
                         NULL, NULL, NULL);
  g_assert_cmpint (result, ==, SQLITE_OK);
  sqlite3_db_cacheflush (db);
  bytes = stf_test_read (path);
  journal_bytes = stf_test_read (journal);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  stf_test_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  stf_test_write (journal, g_bytes_get_data (journal_bytes, NULL),
                  g_bytes_get_size (journal_bytes));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder, sorted, as one text. */
char *
stf_test_list (const char *folder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("|", (char **) names->pdata);
}

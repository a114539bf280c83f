/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saved copies, dated backups, and copies recovered from what is damaged. */

#define G_LOG_DOMAIN "stafett-core"
#define _GNU_SOURCE

#include <glib/gstdio.h>
#include <string.h>

#include "stf-history.h"
#include "stf-test-file.h"

static gboolean
holds (const char *path, const char *text)
{
  g_autoptr (GBytes) bytes = stf_test_read (path);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return memmem (data, size, text, strlen (text)) != NULL;
}

static void
copy_is_the_same_year (gconstpointer with_history)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfYearFile) copy = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *path = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *copy_digest = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "kopia.stafett");
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  stf_year_file_set_author (file, "Upphovsperson");
  stf_test_add_skill (file, "Webb");
  g_assert_true (stf_year_file_save_copy (file, path, GPOINTER_TO_INT (with_history), NULL, NULL,
                                          NULL, &error));
  g_assert_no_error (error);

  copy = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  digest = stf_year_file_get_digest (file, &error);
  copy_digest = stf_year_file_get_digest (copy, &error);
  g_assert_cmpstr (digest, ==, copy_digest);
  g_assert_cmpint (stf_year_file_get_access (copy), ==, STF_ACCESS_WRITE);
  entries = stf_history_list (copy, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, with_history ? 2 : 1);
  g_assert_cmpint (holds (path, "Upphovsperson"), ==, with_history != NULL);
  g_assert_true (holds (folder.path, "Upphovsperson"));
}

static void
copy_is_never_over_another (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "kopia.stafett");
  stf_test_write (path, "here", 4);
  stf_test_make_file (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_false (stf_year_file_save_copy (file, path, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);
  g_assert_true (holds (path, "here"));
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "kopia.stafett|år 2013.stafett");
}

/* Stops the work in its midst. */
static void
cancel_cb (guint64 done, guint64 total, gpointer user_data)
{
  g_assert_cmpuint (done, <, total);
  g_cancellable_cancel (user_data);
}

static void
cancelled_copy_leaves_nothing (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *text = g_strnfill (50000, 'x');
  g_autofree char *path = NULL;
  g_autofree char *names = NULL;
  int i;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "kopia.stafett");
  stf_test_make_file (folder.path);
  {
    g_autoptr (StfYearFile) file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);

    g_assert_no_error (error);
    for (i = 0; i < 20; i++)
      stf_test_add_skill (file, text);
    g_assert_false (
        stf_year_file_save_copy (file, path, TRUE, cancel_cb, cancellable, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    g_assert_false (stf_year_file_save_copy (file, path, TRUE, NULL, NULL, cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);

    /* The file is as usable as before. */
    g_assert_true (stf_year_file_save_copy (file, path, TRUE, NULL, NULL, NULL, &error));
    g_assert_no_error (error);
  }

  g_unlink (path);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");
}

static void
backups_are_listed_newest_first (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfYearFile) newest = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *last = NULL;
  int i;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  none = stf_year_file_list_backups (folder.path);
  g_assert_cmpuint (none->len, ==, 0);

  /* More than are kept, and several of one second. */
  for (i = 0; i < 25; i++)
    {
      stf_test_add_skill (file, "Webb");
      g_free (last);
      last = stf_year_file_back_up (file, &error);
      g_assert_no_error (error);
    }

  /* The list is what helps when the file is gone. */
  stf_year_file_close (file, NULL);
  g_unlink (folder.path);
  backups = stf_year_file_list_backups (folder.path);
  g_assert_cmpuint (backups->len, ==, 20);
  g_assert_cmpstr (backups->pdata[0], ==, last);

  for (i = 0; i < 20; i++)
    {
      g_autoptr (StfYearFile) backup = stf_year_file_open (backups->pdata[i], STF_OPEN_READ_ONLY,
                                                           &error);

      g_assert_no_error (error);
      g_assert_cmpint (stf_test_count (backup, "skill"), ==, 25 - i);
    }
}

static void
backup_name_tells_the_year_and_the_time (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *name = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  backup = stf_year_file_back_up (file, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (backup);
  g_assert_true (g_regex_match_simple (
      "^år 2013 \\d{4}-\\d{2}-\\d{2} \\d{2}\\.\\d{2}\\.\\d{2}\\.stafett$", name, 0, 0));
}

static void
backup_that_has_no_folder_tells_what_to_do (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "stafett", NULL);
  g_autofree char *aside = g_strconcat (data, " aside", NULL);
  g_autofree char *backup = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  g_mkdir_with_parents (data, 0700);
  g_assert_cmpint (g_rename (data, aside), ==, 0);
  stf_test_write (data, "in the way", 10);
  backup = stf_year_file_back_up (file, &error);
  g_unlink (data);
  g_assert_cmpint (g_rename (aside, data), ==, 0);

  g_assert_null (backup);
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "try again"));
}

static void
check_recovered (StfTestFolder *folder, gint64 n_min, gint64 n_max)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = stf_test_read (folder->path);
  g_autoptr (GBytes) after = NULL;
  g_autofree char *path = stf_test_folder_build (folder, "räddad.stafett");
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfHistoryEntry) undo = NULL;

  g_assert_true (stf_year_file_recover (folder->path, path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  after = stf_test_read (folder->path);
  g_assert_true (g_bytes_equal (before, after));

  file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (stf_year_file_get_unverified (file));
  g_assert_cmpint (stf_test_count (file, "skill"), >=, n_min);
  g_assert_cmpint (stf_test_count (file, "skill"), <=, n_max);
  undo = stf_history_get_undo (file);
  g_assert_null (undo);
  stf_test_add_skill (file, "Efteråt");
}

typedef struct
{
  const char *name;
  const char *sql;
  gint64 n_skills;
} Damage;

static const Damage damages[] = {
  { "wrong-digest", "UPDATE file_state SET digest = printf ('%064d', 1)", 5 },
  { "foreign-objects",
    "CREATE TABLE extra (id); CREATE VIEW v AS SELECT 1; CREATE TRIGGER t AFTER INSERT ON skill"
    " BEGIN DELETE FROM skill; END",
    5 },
  { "missing-table", "DROP TABLE goal; DROP TABLE file_state", 5 },
  { "missing-column", "ALTER TABLE skill DROP COLUMN note", 5 },
  { "missing-required-column", "ALTER TABLE skill DROP COLUMN name", 5 },
  { "invalid-text", "UPDATE skill SET name = CAST (x'ff1b00' AS TEXT)", 5 },
  { "invalid-id", "UPDATE skill SET id = printf ('%036d', 1) WHERE name = 'Färdighet 1'", 4 },
  { "broken-references",
    "INSERT INTO person_skill (id, person, skill) SELECT id, id, id FROM skill", 5 },
};

static void
recover (gconstpointer data)
{
  const Damage *damage = data;
  g_auto (StfTestFolder) folder = { 0 };

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_edit (folder.path, damage->sql);
  check_recovered (&folder, damage->n_skills, damage->n_skills);
}

static void
recover_from_unfinished (void)
{
  g_auto (StfTestFolder) folder = { 0 };

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_leave_unfinished (folder.path);
  check_recovered (&folder, 5, 5);
}

/* Pages in the middle of a large table are overwritten: what stands before and behind is read. */
static void
recover_around_lost_pages (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree guint8 *data = NULL;
  gsize size, page;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_edit (folder.path,
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)"
                 " INSERT INTO skill (id, name)"
                 " SELECT printf ('01234567-0123-7123-8123-%012d', i), printf ('%0200d', i)"
                 " FROM n");
  bytes = stf_test_read (folder.path);
  data = g_memdup2 (g_bytes_get_data (bytes, &size), g_bytes_get_size (bytes));
  for (page = 150; page < 153; page++)
    memset (data + page * 4096, 0xaa, 4096);
  stf_test_write (folder.path, data, size);

  check_recovered (&folder, 2800, 3004);
}

static void
cancelled_recovery_leaves_nothing (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "räddad.stafett");
  stf_test_make_file (folder.path);
  g_assert_false (
      stf_year_file_recover (folder.path, path, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");
}

static void
recover_from_nothing (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "räddad.stafett");
  stf_test_write (folder.path, "%PDF-1.4\n", 9);
  g_assert_false (stf_year_file_recover (folder.path, path, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED);
  g_clear_error (&error);

  stf_test_edit (path, "CREATE TABLE person (id)");
  g_unlink (folder.path);
  g_rename (path, folder.path);
  g_assert_false (stf_year_file_recover (folder.path, path, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");
}

int
main (int argc, char **argv)
{
  gsize i;

  stf_test_init (&argc, &argv);
  g_test_add_data_func ("/file/copy/with-history-is-the-same-year", GINT_TO_POINTER (TRUE),
                        copy_is_the_same_year);
  g_test_add_data_func ("/file/copy/without-history-holds-no-trace-of-it", NULL,
                        copy_is_the_same_year);
  g_test_add_func ("/file/copy/is-never-over-another", copy_is_never_over_another);
  g_test_add_func ("/file/copy/cancelled-leaves-nothing", cancelled_copy_leaves_nothing);
  g_test_add_func ("/file/backup/newest-are-kept-and-listed-first",
                   backups_are_listed_newest_first);
  g_test_add_func ("/file/backup/name-tells-the-year-and-the-time",
                   backup_name_tells_the_year_and_the_time);
  g_test_add_func ("/file/backup/that-has-no-folder-tells-what-to-do",
                   backup_that_has_no_folder_tells_what_to_do);
  for (i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/file/recover/from-", damages[i].name, NULL);

      g_test_add_data_func (name, &damages[i], recover);
    }
  g_test_add_func ("/file/recover/from-an-unfinished-change", recover_from_unfinished);
  g_test_add_func ("/file/recover/reads-around-lost-pages", recover_around_lost_pages);
  g_test_add_func ("/file/recover/cancelled-leaves-nothing", cancelled_recovery_leaves_nothing);
  g_test_add_func ("/file/recover/from-nothing-says-so", recover_from_nothing);
  return stf_test_run ();
}

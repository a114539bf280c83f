/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file from its creation to its closing. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "stf-test-file.h"

#define FILE_NAME "år 2013.stafett"
#define LOCK_NAME ".~lock.år 2013.stafett#"
#define NOBODY 65534

static void
create_and_open (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfYearFile) again = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 0);
  g_assert_false (stf_year_file_get_unverified (file));

  stf_test_add_skill (file, "Tillgänglighet");
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 1);
  g_assert_true (stf_year_file_close (file, &error));
  g_assert_no_error (error);

  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, FILE_NAME);
  again = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_revision (again), ==, 1);
  g_assert_cmpint (stf_test_count (again, "skill"), ==, 1);
}

static void
create_is_never_over_another (void)
{
  static const char *const companions[] = { "", "-journal", "-wal" };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_auto (StfTestFolder) folder = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (StfYearFile) file = NULL;
      g_autofree char *taken = NULL;
      g_autofree char *names = NULL;
      g_autoptr (GBytes) bytes = NULL;

      stf_test_folder_init (&folder);
      taken = g_strconcat (folder.path, companions[i], NULL);
      stf_test_write (taken, "here", 4);
      file = stf_year_file_create (folder.path, &error);
      g_assert_null (file);
      g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS);

      bytes = stf_test_read (taken);
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "here", 4);
      names = stf_test_list (folder.folder);
      g_assert_null (strchr (names, '|'));
    }
}

static void
create_needs_a_folder (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  stf_test_folder_init (&folder);
  path = stf_test_folder_build (&folder, "nowhere/2013.stafett");
  g_assert_null (stf_year_file_create (path, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND);
}

static void
second_opener_reads_and_is_told (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) first = NULL;
  g_autoptr (StfYearFile) second = NULL;
  g_autoptr (StfYearFile) third = NULL;
  g_autofree char *lock = NULL;

  stf_test_folder_init (&folder);
  first = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  stf_year_file_set_author (first, "Åsa Öhman-Ålund");
  lock = stf_test_folder_build (&folder, LOCK_NAME);
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  second = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (second), ==, STF_ACCESS_LOCKED);
  g_assert_nonnull (strstr (stf_year_file_get_owner (second), "Åsa Öhman-Ålund"));
  g_assert_nonnull (strstr (stf_year_file_get_owner (second), g_get_host_name ()));
  g_assert_false (stf_test_try_skill (second, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "Åsa Öhman-Ålund"));
  g_clear_error (&error);

  /* The reader sees what the writer commits, and its going away frees nothing. */
  stf_test_add_skill (first, "Webb");
  g_assert_cmpint (stf_test_count (second, "skill"), ==, 1);
  g_assert_true (stf_year_file_close (second, &error));
  stf_test_add_skill (first, "Press");
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));

  g_assert_true (stf_year_file_close (first, &error));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  third = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_cmpint (stf_year_file_get_access (third), ==, STF_ACCESS_WRITE);
}

static void
lock_left_behind_is_taken_over (void)
{
  static const char text[] = "Någon\x1b[31m\nelsewhere\n2001-01-01 00:00\n";
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *lock = NULL;
  g_autoptr (GBytes) bytes = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  lock = stf_test_folder_build (&folder, LOCK_NAME);
  stf_test_write (lock, text, strlen (text));

  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);
  bytes = stf_test_read (lock);
  g_assert_null (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                               "elsewhere"));
}

static void
looking_writes_nothing (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  before = stf_test_read (folder.path);

  file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_READ_ONLY);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
  g_assert_false (stf_test_try_skill (file, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, FILE_NAME);

  stf_year_file_close (file, NULL);
  after = stf_test_read (folder.path);
  g_assert_true (g_bytes_equal (before, after));
}

/* GLib 2.84 keeps what a test writes in a folder that is closed to everybody else. */
static void
let_everybody_through (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);
  GStatBuf status;

  g_assert_cmpint (g_stat (parent, &status), ==, 0);
  if ((status.st_mode & S_IXOTH) == 0)
    g_assert_cmpint (g_chmod (parent, 0711), ==, 0);
}

/* Root may write everywhere, so the test is somebody else for as long as it takes. */
static void
open_without_right_to_write (const char *path)
{
  gboolean root = geteuid () == 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  if (root)
    g_assert_cmpint (seteuid (NOBODY), ==, 0);
  file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_READ_ONLY);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
  stf_year_file_close (file, NULL);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
read_only_file_and_folder_open_for_reading (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  let_everybody_through (folder.folder);

  g_assert_cmpint (g_chmod (folder.folder, 0777), ==, 0);
  g_assert_cmpint (g_chmod (folder.path, 0444), ==, 0);
  open_without_right_to_write (folder.path);

  g_assert_cmpint (g_chmod (folder.folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (folder.path, 0666), ==, 0);
  open_without_right_to_write (folder.path);

  g_assert_cmpint (g_chmod (folder.folder, 0700), ==, 0);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, FILE_NAME);
}

static void
change_from_an_old_revision_is_refused (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  stf_test_edit (folder.path, "UPDATE file_state SET revision = revision + 1");

  g_assert_false (stf_test_try_skill (file, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 0);
}

static void
broken_reference_is_refused_at_commit (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  before = stf_year_file_get_digest (file, &error);
  g_assert_true (stf_year_file_begin (file, &error));
  g_assert_true (
      stf_sql_execute (stf_year_file_get_db (file),
                       "INSERT INTO person_skill (id, person, skill)"
                       " VALUES (printf ('%036d', 1), printf ('%036d', 2), printf ('%036d', 3))",
                       &error));
  g_assert_false (stf_year_file_commit (file, before, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
  g_clear_error (&error);

  after = stf_year_file_get_digest (file, &error);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 0);
  stf_test_add_skill (file, "Webb");
}

static void
link_leads_to_the_file_itself (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfYearFile) direct = NULL;
  g_autofree char *link_path = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  link_path = stf_test_folder_build (&folder, "link");
  g_assert_cmpint (symlink (folder.path, link_path), ==, 0);

  file = stf_year_file_open (link_path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (stf_year_file_get_path (file), FILE_NAME));
  direct = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (direct), ==, STF_ACCESS_LOCKED);
}

static void
rows_are_read_by_table_and_id (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (StfRow) row = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  rows = stf_year_file_get_rows (file, "skill", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 5);
  g_assert_cmpstr (stf_row_get_text (rows->pdata[0], "name"), ==, "Färdighet 0");
  g_assert_cmpstr (stf_row_get_text (rows->pdata[4], "name"), ==, "Färdighet 4");

  row = stf_year_file_get_row (file, "skill", stf_row_get_id (rows->pdata[3]), &error);
  g_assert_true (stf_row_equal (row, rows->pdata[3]));
  g_assert_null (stf_year_file_get_row (file, "skill", "none", &error));
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  g_test_add_func ("/file/year-file/is-made-changed-and-closed", create_and_open);
  g_test_add_func ("/file/year-file/is-never-made-over-another", create_is_never_over_another);
  g_test_add_func ("/file/year-file/needs-a-folder", create_needs_a_folder);
  g_test_add_func ("/file/year-file/second-opener-reads-and-is-told-who-has-it",
                   second_opener_reads_and_is_told);
  g_test_add_func ("/file/year-file/lock-left-behind-is-taken-over",
                   lock_left_behind_is_taken_over);
  g_test_add_func ("/file/year-file/looking-writes-nothing", looking_writes_nothing);
  g_test_add_func ("/file/year-file/read-only-file-and-folder-open-for-reading",
                   read_only_file_and_folder_open_for_reading);
  g_test_add_func ("/file/year-file/change-from-an-old-revision-is-refused",
                   change_from_an_old_revision_is_refused);
  g_test_add_func ("/file/year-file/broken-reference-is-refused-at-commit",
                   broken_reference_is_refused_at_commit);
  g_test_add_func ("/file/year-file/link-leads-to-the-file-itself", link_leads_to_the_file_itself);
  g_test_add_func ("/file/year-file/rows-are-read-by-table-and-id", rows_are_read_by_table_and_id);
  return stf_test_run ();
}

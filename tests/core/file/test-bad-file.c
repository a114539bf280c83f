/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that cannot be opened: each says why, and is left as it was. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stf-test-file.h"

static void
check_refused (const char *path, StfFileError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *names = stf_test_list (folder);
  g_autofree char *names_after = NULL;
  g_autoptr (GBytes) before = stf_test_read (path);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);

  g_assert_null (file);
  g_assert_error (error, STF_FILE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_test_message ("%s", error->message);

  after = stf_test_read (path);
  g_assert_true (g_bytes_equal (before, after));
  names_after = stf_test_list (folder);
  g_assert_cmpstr (names, ==, names_after);
}

typedef struct
{
  const char *name;
  const char *sql;
  StfFileError code;
} Edit;

static const Edit edits[] = {
  { "other-application", "PRAGMA application_id = 1", STF_FILE_ERROR_NOT_A_YEAR },
  { "trial-version", "PRAGMA user_version = 0", STF_FILE_ERROR_TRIAL },
  { "negative-version", "PRAGMA user_version = -1", STF_FILE_ERROR_TRIAL },
  { "write-ahead-log", "PRAGMA journal_mode = WAL", STF_FILE_ERROR_SCHEMA },
  { "extra-table", "CREATE TABLE extra (id)", STF_FILE_ERROR_SCHEMA },
  { "extra-index", "CREATE INDEX extra ON skill (name)", STF_FILE_ERROR_SCHEMA },
  { "extra-trigger", "CREATE TRIGGER extra AFTER INSERT ON skill BEGIN DELETE FROM person; END",
    STF_FILE_ERROR_SCHEMA },
  { "extra-view", "CREATE VIEW extra AS SELECT * FROM person", STF_FILE_ERROR_SCHEMA },
  { "view-for-table", "DROP TABLE goal; CREATE VIEW goal AS SELECT 1 AS id",
    STF_FILE_ERROR_SCHEMA },
  { "dropped-table", "DROP TABLE goal", STF_FILE_ERROR_SCHEMA },
  { "dropped-column", "ALTER TABLE skill DROP COLUMN note", STF_FILE_ERROR_SCHEMA },
  { "added-column", "ALTER TABLE skill ADD COLUMN more TEXT", STF_FILE_ERROR_SCHEMA },
  { "statistics", "ANALYZE", STF_FILE_ERROR_SCHEMA },
  { "newer-and-unreadable", "PRAGMA user_version = 999; DROP TABLE goal", STF_FILE_ERROR_NEWER },
  { "changed-row", "UPDATE skill SET name = 'other' WHERE name = 'Färdighet 1'",
    STF_FILE_ERROR_DIGEST },
  { "deleted-row", "DELETE FROM skill WHERE name = 'Färdighet 1'", STF_FILE_ERROR_DIGEST },
  { "changed-digest", "UPDATE file_state SET digest = printf ('%064d', 1)", STF_FILE_ERROR_DIGEST },
  { "no-state", "DELETE FROM file_state", STF_FILE_ERROR_DAMAGED },
  { "negative-revision", "UPDATE file_state SET revision = -1", STF_FILE_ERROR_DAMAGED },
  { "broken-reference",
    "INSERT INTO person_skill (id, person, skill)"
    " VALUES (printf ('%036d', 1), printf ('%036d', 2), printf ('%036d', 3))",
    STF_FILE_ERROR_DAMAGED },
  { "broken-check",
    "PRAGMA ignore_check_constraints = ON; INSERT INTO goal VALUES ('short', '', -1, '')",
    STF_FILE_ERROR_DAMAGED },
  { "id-that-is-none", "UPDATE skill SET id = printf ('%036d', rowid)", STF_FILE_ERROR_DAMAGED },
  { "invalid-text", "UPDATE skill SET name = CAST (x'c3' AS TEXT)", STF_FILE_ERROR_DAMAGED },
  { "hidden-text", "UPDATE skill SET name = name || CAST (x'006869' AS TEXT)",
    STF_FILE_ERROR_DAMAGED },
  { "control-in-text", "UPDATE skill SET name = char (27) || '[31m'", STF_FILE_ERROR_DAMAGED },
  { "tab-in-line", "UPDATE skill SET name = 'a' || char (9) || 'b'", STF_FILE_ERROR_DAMAGED },
  { "space-before-line", "UPDATE skill SET name = ' ' || name", STF_FILE_ERROR_DAMAGED },
  { "newer-and-unknown-word",
    "PRAGMA user_version = 999; UPDATE skill SET name = 'a' || char (9) || 'b'",
    STF_FILE_ERROR_NEWER },
};

static void
edited_file_is_refused (gconstpointer data)
{
  const Edit *edit = data;
  g_auto (StfTestFolder) folder = { 0 };

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_edit (folder.path, edit->sql);
  check_refused (folder.path, edit->code);
}

static void
newer_file_opens_for_reading (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_edit (folder.path, "PRAGMA user_version = 999; CREATE TABLE money (id);"
                              "ALTER TABLE skill ADD COLUMN level INTEGER");

  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_NEWER);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
  g_assert_false (stf_test_try_skill (file, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY);
}

static void
what_is_no_file_is_refused (void)
{
  static const struct
  {
    const char *name;
    StfFileError code;
  } cases[] = {
    { ".", STF_FILE_ERROR_NOT_A_YEAR },         { "missing", STF_FILE_ERROR_NOT_FOUND },
    { "loop", STF_FILE_ERROR_FAILED },          { "pipe", STF_FILE_ERROR_NOT_A_YEAR },
    { "file/below", STF_FILE_ERROR_NOT_FOUND }, { "dangling", STF_FILE_ERROR_NOT_FOUND },
  };
  g_auto (StfTestFolder) folder = { 0 };
  g_autofree char *loop = NULL;
  g_autofree char *pipe_path = NULL;
  g_autofree char *file_path = NULL;
  g_autofree char *dangling = NULL;
  gsize i;

  stf_test_folder_init (&folder);
  loop = stf_test_folder_build (&folder, "loop");
  pipe_path = stf_test_folder_build (&folder, "pipe");
  file_path = stf_test_folder_build (&folder, "file");
  dangling = stf_test_folder_build (&folder, "dangling");
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  stf_test_write (file_path, "x", 1);

  for (i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = stf_test_folder_build (&folder, cases[i].name);

      g_assert_null (stf_year_file_open (path, STF_OPEN_DEFAULT, &error));
      g_assert_error (error, STF_FILE_ERROR, (int) cases[i].code);
    }
}

static void
other_content_is_refused (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autofree char *zeros = g_malloc0 (10000);

  stf_test_folder_init (&folder);
  stf_test_write (folder.path, "", 0);
  check_refused (folder.path, STF_FILE_ERROR_NOT_A_YEAR);
  stf_test_write (folder.path, "SQLite format 3", 16);
  check_refused (folder.path, STF_FILE_ERROR_NOT_A_YEAR);
  stf_test_write (folder.path, zeros, 10000);
  check_refused (folder.path, STF_FILE_ERROR_NOT_A_YEAR);
  stf_test_write (folder.path, "%PDF-1.4\n", 9);
  check_refused (folder.path, STF_FILE_ERROR_NOT_A_YEAR);
}

static void
every_truncation_is_refused (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) whole = NULL;
  gsize size;
  int percent;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  whole = stf_test_read (folder.path);
  size = g_bytes_get_size (whole);

  for (percent = 1; percent < 100; percent++)
    {
      stf_test_write (folder.path, g_bytes_get_data (whole, NULL), size * (gsize) percent / 100);
      check_refused (folder.path, STF_FILE_ERROR_DAMAGED);
    }
}

/* A flipped bit is refused, or it lies where nothing is stored; then the digest is what it was. */
static void
flipped_bits_are_refused_or_harmless (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) whole = NULL;
  g_autofree guint8 *bytes = NULL;
  g_autofree char *digest = NULL;
  gsize size;
  int i, n_refused = 0;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  {
    g_autoptr (StfYearFile) file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, NULL);

    digest = stf_year_file_get_digest (file, NULL);
  }
  whole = stf_test_read (folder.path);
  bytes = g_memdup2 (g_bytes_get_data (whole, &size), g_bytes_get_size (whole));

  for (i = 0; i < 300; i++)
    {
      gsize position = (gsize) g_test_rand_int_range (0, (gint32) size);
      guint8 bit = (guint8) (1 << g_test_rand_int_range (0, 8));
      g_autoptr (StfYearFile) file = NULL;
      g_autoptr (GError) error = NULL;

      bytes[position] ^= bit;
      stf_test_write (folder.path, bytes, size);
      file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
      if (file != NULL && stf_year_file_get_access (file) == STF_ACCESS_WRITE)
        {
          g_autofree char *found = stf_year_file_get_digest (file, NULL);

          g_assert_cmpstr (found, ==, digest);
        }
      else if (file == NULL)
        n_refused++;
      bytes[position] ^= bit;
    }

  g_assert_cmpint (n_refused, >, 5);
}

static void
unfinished_change_waits_for_the_user (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_leave_unfinished (folder.path);
  check_refused (folder.path, STF_FILE_ERROR_UNFINISHED);

  g_assert_null (stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_UNFINISHED);
  g_clear_error (&error);

  file = stf_year_file_open (folder.path, STF_OPEN_FINISH, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
  stf_test_add_skill (file, "Webb");
  stf_year_file_close (file, NULL);
  names = stf_test_list (folder.folder);
  g_assert_null (strchr (names, '|'));
}

/* The journal of one file beside another: playing it back would mix the two. */
static void
journal_of_another_file_is_not_played_back (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GBytes) newer = NULL;
  g_autoptr (GBytes) after = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  {
    int i;

    for (i = 0; i < 200; i++)
      stf_test_add_skill (file, "Mer av det som fyller sidorna i filen");
  }
  stf_year_file_close (file, NULL);
  g_clear_object (&file);
  newer = stf_test_read (folder.path);

  g_unlink (folder.path);
  stf_test_make_file (folder.path);
  stf_test_leave_unfinished (folder.path);
  stf_test_write (folder.path, g_bytes_get_data (newer, NULL), g_bytes_get_size (newer));

  check_refused (folder.path, STF_FILE_ERROR_UNFINISHED);
  file = stf_year_file_open (folder.path, STF_OPEN_FINISH, &error);
  g_assert_null (file);
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED);
  after = stf_test_read (folder.path);
  g_assert_true (g_bytes_equal (newer, after));
}

int
main (int argc, char **argv)
{
  gsize i;

  stf_test_init (&argc, &argv);
  for (i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *name = g_strconcat ("/file/bad/refuses-", edits[i].name, NULL);

      g_test_add_data_func (name, &edits[i], edited_file_is_refused);
    }
  g_test_add_func ("/file/bad/newer-file-opens-for-reading", newer_file_opens_for_reading);
  g_test_add_func ("/file/bad/what-is-no-file-is-refused", what_is_no_file_is_refused);
  g_test_add_func ("/file/bad/other-content-is-refused", other_content_is_refused);
  g_test_add_func ("/file/bad/every-truncation-is-refused", every_truncation_is_refused);
  g_test_add_func ("/file/bad/flipped-bits-are-refused-or-harmless",
                   flipped_bits_are_refused_or_harmless);
  g_test_add_func ("/file/bad/unfinished-change-waits-for-the-user",
                   unfinished_change_waits_for_the_user);
  g_test_add_func ("/file/bad/journal-of-another-file-is-not-played-back",
                   journal_of_another_file_is_not_played_back);
  return stf_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file in a network folder. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>

#include "stf-test-file.h"

static gint64
count_published (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);
  return stf_test_count (file, "skill");
}

static void
each_change_is_published (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *names = NULL;
  int i;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);
  for (i = 1; i <= 5; i++)
    {
      stf_test_add_skill (file, "Webb");
      g_assert_cmpint (count_published (folder.path), ==, i);
      g_assert_cmpint (stf_year_file_get_revision (file), ==, i);
    }
  stf_year_file_close (file, NULL);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");
}

static void
change_of_somebody_else_is_kept (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  stf_test_edit (folder.path, "UPDATE file_state SET revision = revision + 1");
  before = stf_test_read (folder.path);

  g_assert_false (stf_test_try_skill (file, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
  after = stf_test_read (folder.path);
  g_assert_true (g_bytes_equal (before, after));
}

static void
lost_folder_fails_the_change (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *away = NULL;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  away = g_strconcat (folder.folder, "-away", NULL);
  g_assert_cmpint (g_rename (folder.folder, away), ==, 0);
  g_assert_false (stf_test_try_skill (file, "no", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND);
  g_assert_cmpint (stf_year_file_get_revision (file), ==, 5);
  g_clear_error (&error);

  g_assert_cmpint (g_rename (away, folder.folder), ==, 0);
  stf_test_add_skill (file, "Webb");
  g_assert_cmpint (count_published (folder.path), ==, 6);
}

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  g_setenv ("STAFETT_REMOTE", "1", TRUE);
  g_test_add_func ("/file/remote/each-change-is-published", each_change_is_published);
  g_test_add_func ("/file/remote/change-of-somebody-else-is-kept", change_of_somebody_else_is_kept);
  g_test_add_func ("/file/remote/lost-folder-fails-the-change", lost_folder_fails_the_change);
  return stf_test_run ();
}

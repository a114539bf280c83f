/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A full disk, or a full quota: at whatever byte that is, the file stays as it was and says so. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-test-file.h"
#include "stf-test-power-vfs.h"

static void
full_disk_changes_nothing (gconstpointer quota)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *text = g_strnfill (50000, 'x');
  gint64 room;
  int n_full = 0;

  stf_test_folder_init (&folder);
  stf_test_make_file (folder.path);
  stf_test_disk_start (folder.folder);
  stf_test_disk_set_quota (quota != NULL);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);

  for (room = 0;; room += 1500)
    {
      g_autoptr (GBytes) before = stf_test_read (folder.path);
      g_autoptr (GBytes) after = NULL;
      gboolean ok;

      stf_test_disk_set_room (room);
      ok = stf_test_try_skill (file, text, &error);
      stf_test_disk_set_room (-1);
      if (ok)
        break;

      n_full++;
      g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FULL);
      g_clear_error (&error);
      g_assert_cmpint (stf_test_count (file, "skill"), ==, 5);
      after = stf_test_read (folder.path);
      g_assert_true (g_bytes_equal (before, after));
    }

  g_assert_cmpint (n_full, >, 20);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 6);
  stf_year_file_close (file, NULL);
  stf_test_disk_stop ();

  g_clear_object (&file);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_cmpint (stf_test_count (file, "skill"), ==, 6);
}

static void
full_disk_leaves_no_new_file (gconstpointer quota)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  stf_test_disk_start (folder.folder);
  stf_test_disk_set_quota (quota != NULL);
  stf_test_disk_set_room (100000);
  file = stf_year_file_create (folder.path, &error);
  stf_test_disk_stop ();

  g_assert_null (file);
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FULL);
  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "");
}

static void
full_disk_leaves_no_copy (gconstpointer quota)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  copy = stf_test_folder_build (&folder, "kopia.stafett");
  stf_test_make_file (folder.path);
  stf_test_disk_start (folder.folder);
  stf_test_disk_set_quota (quota != NULL);
  file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error);
  stf_test_disk_set_room (100000);
  g_assert_false (stf_year_file_save_copy (file, copy, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FULL);
  stf_year_file_close (file, NULL);
  stf_test_disk_stop ();

  names = stf_test_list (folder.folder);
  g_assert_cmpstr (names, ==, "år 2013.stafett");
}

#define ADD(path, function)                                                                        \
  g_test_add_data_func ("/file/full/" path, NULL, function);                                       \
  g_test_add_data_func ("/file/quota/" path, "quota", function)

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  ADD ("changes-nothing-at-whatever-byte", full_disk_changes_nothing);
  ADD ("leaves-no-new-file", full_disk_leaves_no_new_file);
  ADD ("leaves-no-copy", full_disk_leaves_no_copy);
  return stf_test_run ();
}

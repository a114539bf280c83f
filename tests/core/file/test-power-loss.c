/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Power goes at 1,000 moments of a run of changes: what was confirmed is there afterwards.  With
 * weaker settings than Stafett's the same disk does lose changes. */

#define G_LOG_DOMAIN "stafett-core"

#include <string.h>

#include "stf-test-file.h"
#include "stf-test-power-vfs.h"

#define FILE_NAME "år 2013.stafett"
#define N_CHANGES 40
#define N_MOMENTS 1000

/* Changes of several sizes, so that their journals differ. */
static void
record_changes (const char *folder, const char *pragma)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  int i;

  stf_test_disk_start (folder);
  file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (stf_sql_execute (stf_year_file_get_db (file), pragma, &error));

  for (i = 1; i <= N_CHANGES; i++)
    {
      g_autofree char *padding = g_strnfill ((gsize) ((i % 5) * 3000), 'x');
      g_autofree char *name = g_strdup_printf ("%d %s", i, padding);

      stf_test_add_skill (file, name);
      stf_test_disk_mark (i);
    }
  stf_year_file_close (file, NULL);
  stf_test_disk_stop ();
}

/* TRUE if the file opens, holds all that was confirmed, and at most the one change more that was
 * under way. */
static gboolean
is_whole (const char *folder, gint64 confirmed)
{
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_FINISH, &error);
  g_autoptr (GPtrArray) rows = NULL;
  gint64 revision;
  guint i;

  if (file == NULL)
    {
      g_test_message ("%" G_GINT64_FORMAT ": %s", confirmed, error->message);
      return FALSE;
    }

  revision = stf_year_file_get_revision (file);
  rows = stf_year_file_get_rows (file, "skill", &error);
  if (revision < confirmed || revision > confirmed + 1 || rows->len != revision)
    return FALSE;
  for (i = 0; i < rows->len; i++)
    if (g_ascii_strtoull (stf_row_get_text (rows->pdata[i], "name"), NULL, 10) != i + 1)
      return FALSE;

  return TRUE;
}

static guint
count_losses (const char *pragma, guint n_moments)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr (StfYearFile) file = NULL;
  guint i, n_recorded, n_losses = 0;

  stf_test_folder_init (&folder);
  file = stf_year_file_create (folder.path, NULL);
  stf_year_file_close (file, NULL);
  record_changes (folder.folder, pragma);
  n_recorded = stf_test_disk_get_n_moments ();
  g_assert_cmpuint (n_recorded, >, N_CHANGES * 10);

  for (i = 0; i < n_moments; i++)
    {
      g_auto (StfTestFolder) left = { 0 };
      gint64 confirmed;

      stf_test_folder_init (&left);
      confirmed = stf_test_disk_lose_power ((guint) ((guint64) i * n_recorded / n_moments), random,
                                            left.folder);
      if (!is_whole (left.folder, confirmed))
        n_losses++;
    }

  g_test_message ("%s: %u of %u moments, %u lost", pragma, n_moments, n_recorded, n_losses);
  return n_losses;
}

static void
nothing_confirmed_is_lost (void)
{
  g_assert_cmpuint (count_losses ("PRAGMA user_version", N_MOMENTS), ==, 0);
}

static void
weaker_settings_lose (gconstpointer pragma)
{
  g_assert_cmpuint (count_losses (pragma, N_MOMENTS / 5), >, 0);
}

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  g_test_add_func ("/file/power-loss/nothing-confirmed-is-lost", nothing_confirmed_is_lost);
  g_test_add_data_func ("/file/power-loss/disk-loses-when-nothing-is-synced",
                        "PRAGMA synchronous = OFF", weaker_settings_lose);
  g_test_add_data_func ("/file/power-loss/disk-loses-when-the-folder-is-not-synced",
                        "PRAGMA synchronous = FULL", weaker_settings_lose);
  return stf_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A process that makes changes is killed, 200 times: what it confirmed is there afterwards, and its
 * lock is free. */

#define G_LOG_DOMAIN "stafett-core"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "stf-test-file.h"

#define N_ROUNDS 200
#define LIFE_MAX_US 15000

static const char *committer;

/* The last revision that a killed process confirmed, 0 if none. */
static gint64
run_and_kill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                                      committer, path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 revision = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_assert_nonnull (line);
  g_usleep ((gulong) g_test_rand_int_range (0, LIFE_MAX_US));
  g_subprocess_send_signal (process, SIGKILL);

  while (line != NULL)
    {
      revision = g_ascii_strtoll (line, NULL, 10);
      g_free (line);
      line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
    }

  g_assert_true (g_subprocess_wait (process, NULL, &error));
  g_assert_true (g_subprocess_get_if_signaled (process));
  return revision;
}

/* A file of few rows is opened fast, so that most of the time goes into changes.  A journal that
 * was made and not yet begun may lie beside the old one. */
static void
begin_anew (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (path);
  g_unlink (journal);
  stf_test_make_file (path);
}

static void
nothing_confirmed_is_lost (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  int round, n_unfinished = 0;
  gint64 n_changes = 0;

  stf_test_folder_init (&folder);
  for (round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfYearFile) file = NULL;
      gint64 confirmed;

      if (round % 10 == 0)
        begin_anew (folder.path);

      confirmed = run_and_kill (folder.path);
      file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
      if (g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_UNFINISHED))
        {
          n_unfinished++;
          g_clear_error (&error);
          file = stf_year_file_open (folder.path, STF_OPEN_FINISH, &error);
        }
      g_assert_no_error (error);
      g_assert_cmpint (stf_year_file_get_access (file), ==, STF_ACCESS_WRITE);
      g_assert_cmpint (stf_year_file_get_revision (file), >=, confirmed);
      g_assert_cmpint (stf_year_file_get_revision (file), <=, confirmed + 1);
      g_assert_cmpint (stf_test_count (file, "skill"), ==, stf_year_file_get_revision (file));
      n_changes += confirmed;
    }

  g_test_message ("%d rounds, %d killed in the middle of a change, 0 lost", N_ROUNDS, n_unfinished);
  g_assert_cmpint (n_changes, >, N_ROUNDS);
}

int
main (int argc, char **argv)
{
  stf_test_init (&argc, &argv);
  g_assert_cmpint (argc, ==, 2);
  committer = argv[1];
  g_test_add_func ("/file/kill/nothing-confirmed-is-lost", nothing_confirmed_is_lost);
  return stf_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What history and digest cost: one change of one row, and its undo, against the bare transaction
 * of SQLite with the same settings.  The three take turns, so that noise of the machine falls on
 * all alike; medians are printed.  The goal is a ratio of 1.5 (performance, SQLite). */

#include "stf-scratch.h"

#include "file/stf-year-file-private.h"

#define N_PERSONS 10000
#define N_ROUNDS 400

static gboolean
insert_persons (StfChange *change, gpointer data, GError **error)
{
  guint i;

  for (i = 0; i < N_PERSONS; i++)
    {
      g_autoptr (StfRow) row = scratch_new_row ("person");

      if (!stf_change_insert (change, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_phone (StfChange *change, gpointer data, GError **error)
{
  StfRow *row = data;

  return stf_change_set_text (change, "person", stf_row_get_id (row), "phone",
                              stf_row_get_text (row, "phone"), error);
}

static void
execute (sqlite3 *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  stf_sql_execute (db, sql, &error);
  g_assert_no_error (error);
}

static void
commit_bare (sqlite3 *db, StfRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfStatement) update = NULL;

  execute (db, "BEGIN IMMEDIATE");
  update = stf_statement_new (db, "UPDATE person SET phone = ?2 WHERE id = ?1", &error);
  stf_statement_bind_text (update, 1, stf_row_get_id (row));
  stf_statement_bind_text (update, 2, stf_row_get_text (row, "phone"));
  stf_statement_run (update, &error);
  g_assert_no_error (error);
  execute (db, "COMMIT");
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
get_median (gint64 *times)
{
  qsort (times, N_ROUNDS, sizeof times[0], compare);
  return times[N_ROUNDS / 2] / 1000.0;
}

static void
measure (Scratch *self, sqlite3 *bare, GPtrArray *persons)
{
  static gint64 bare_times[N_ROUNDS];
  static gint64 change_times[N_ROUNDS];
  static gint64 undo_times[N_ROUNDS];
  double bare_median;
  double change_median;
  double undo_median;
  guint i;

  for (i = 0; i < N_ROUNDS; i++)
    {
      StfRow *row = persons->pdata[i * 7919 % persons->len];
      g_autoptr (GError) error = NULL;
      g_autofree char *phone = g_strdup_printf ("08-%u", i);
      gint64 times[4];

      stf_row_set_text (row, "phone", phone);
      times[0] = g_get_monotonic_time ();
      commit_bare (bare, row);
      times[1] = g_get_monotonic_time ();
      stf_year_file_change (self->file, "person-edit", stf_row_get_id (row), NULL, set_phone, row,
                            &error);
      g_assert_no_error (error);
      times[2] = g_get_monotonic_time ();
      stf_year_file_undo (self->file, &error);
      g_assert_no_error (error);
      times[3] = g_get_monotonic_time ();

      bare_times[i] = times[1] - times[0];
      change_times[i] = times[2] - times[1];
      undo_times[i] = times[3] - times[2];
    }

  bare_median = get_median (bare_times);
  change_median = get_median (change_times);
  undo_median = get_median (undo_times);
  g_print ("one row among %d persons, medians of %d: bare commit %.2f ms; change %.2f ms (%.2f x);"
           " undo %.2f ms (%.2f x)\n",
           N_PERSONS, N_ROUNDS, bare_median, change_median, change_median / bare_median,
           undo_median, undo_median / bare_median);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  g_autofree char *copy = NULL;
  Scratch scratch;
  sqlite3 *bare;
  gint64 start;

  scratch_set_up (&scratch, NULL);
  start = g_get_monotonic_time ();
  stf_year_file_change (scratch.file, "imported", NULL, NULL, insert_persons, NULL, &error);
  g_assert_no_error (error);
  g_print ("%d persons in one change: %.0f ms\n", N_PERSONS,
           (double) (g_get_monotonic_time () - start) / 1000.0);

  persons = stf_year_file_get_rows (scratch.file, "person", &error);
  copy = g_build_filename (scratch.folder, "bare.stafett", NULL);
  stf_year_file_save_copy (scratch.file, copy, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_open (copy, &bare), ==, SQLITE_OK);
  execute (bare, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;"
                 "PRAGMA foreign_keys = ON");

  measure (&scratch, bare, persons);
  sqlite3_close (bare);
  scratch_tear_down (&scratch, NULL);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Mutated changesets: the checks never crash, and what they let pass SQLite inverts and applies
 * without harm (H13).  The corpus is changes of a random walk, in their order. */

#include <sqlite3.h>

#include "file/stf-changeset.h"
#include "file/stf-statement.h"
#include "stf-fuzz.h"

#define MAX_SIZE 65536

typedef struct
{
  sqlite3 *db;
  guint n_accepted;
  guint n_applied;
} Target;

static int
conflict_cb (void *user_data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (Target *self, GBytes *changeset)
{
  return sqlite3changeset_apply (self->db, (int) g_bytes_get_size (changeset),
                                 (void *) g_bytes_get_data (changeset, NULL), NULL, conflict_cb,
                                 NULL)
         == SQLITE_OK;
}

static GBytes *
invert (GBytes *changeset)
{
  void *data;
  int size;

  g_assert_cmpint (sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
                                            g_bytes_get_data (changeset, NULL), &size, &data),
                   ==, SQLITE_OK);
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static void
execute (Target *self, const char *sql)
{
  g_autoptr (GError) error = NULL;

  stf_sql_execute (self->db, sql, &error);
  g_assert_no_error (error);
}

static void
try (const guint8 *data, gsize size, gpointer user_data)
{
  Target *self = user_data;
  g_autoptr (GBytes) changeset = g_bytes_new_static (data, size);
  g_autoptr (GBytes) inverse = NULL;
  guint n_rows;
  guint n_inverse;

  if (!stf_changeset_check (changeset, &n_rows, NULL))
    return;

  self->n_accepted++;
  inverse = invert (changeset);
  g_assert_true (stf_changeset_check (inverse, &n_inverse, NULL));
  g_assert_cmpuint (n_rows, ==, n_inverse);

  /* One of both may fit the rows; then the other takes it back. */
  execute (self, "SAVEPOINT fuzz");
  if (apply (self, changeset))
    self->n_applied += apply (self, inverse);
  else if (apply (self, inverse))
    self->n_applied += apply (self, changeset);
  execute (self, "ROLLBACK TO fuzz; RELEASE fuzz");
}

static void
set_up (Target *self)
{
  g_autoptr (GPtrArray) corpus = stf_fuzz_read_corpus ("changeset");
  guint i;

  g_assert_cmpint (sqlite3_open (":memory:", &self->db), ==, SQLITE_OK);
  execute (self, stf_schema_get_sql (STF_SCHEMA_VERSION));
  execute (self, "PRAGMA foreign_keys = ON");

  /* Half of the walk is in the file: its changes can be taken back, the others be done. */
  for (i = 0; i < corpus->len; i++)
    {
      guint n_rows;

      g_assert_true (stf_changeset_check (corpus->pdata[i], &n_rows, NULL));
      if (i < corpus->len / 2)
        g_assert_true (apply (self, corpus->pdata[i]));
    }
}

static void
test_fuzz (void)
{
  Target target = { NULL };

  set_up (&target);
  stf_fuzz_run ("changeset", MAX_SIZE, try, &target);
  g_test_message ("%u accepted, %u applied and taken back", target.n_accepted, target.n_applied);
  g_assert_cmpuint (target.n_applied, >, 0);
  sqlite3_close (target.db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/changeset/mutated-ones-do-no-harm", test_fuzz);

  return g_test_run ();
}

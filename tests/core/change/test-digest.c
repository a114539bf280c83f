/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The content digest: a sum of rows, whatever their order (H6). */

#include <glib.h>
#include <string.h>

#include "file/stf-digest.h"
#include "file/stf-statement.h"
#include "file/stf-uuid.h"

#define N_ROWS 200

static StfRow *
new_skill (guint number)
{
  g_autofree char *id = g_strdup_printf ("00000000-0000-7000-8000-%012u", number);
  g_autofree char *name = g_strdup_printf ("Skill %u", number);
  StfRow *row = stf_row_new ("skill");

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "name", name);
  return row;
}

static char *
add_rows (guint first, guint step)
{
  StfDigest digest;
  guint i;

  stf_digest_init (&digest);
  for (i = 0; i < N_ROWS; i++)
    {
      g_autoptr (StfRow) row = new_skill ((first + i * step) % N_ROWS);

      stf_digest_add_row (&digest, row);
    }
  return stf_digest_to_string (&digest);
}

static void
test_empty (void)
{
  StfDigest digest;
  g_autofree char *text = NULL;

  stf_digest_init (&digest);
  text = stf_digest_to_string (&digest);
  g_assert_cmpstr (text, ==, "0000000000000000000000000000000000000000000000000000000000000000");
}

static void
test_one_row (void)
{
  g_autoptr (StfRow) row = new_skill (1);
  StfDigest digest, hash;
  struct sha256_ctx sha;

  stf_digest_init (&digest);
  stf_digest_add_row (&digest, row);
  sha256_init (&sha);
  stf_row_hash (row, &sha);
  sha256_digest (&sha, sizeof hash.bytes, hash.bytes);
  g_assert_cmpmem (digest.bytes, sizeof digest.bytes, hash.bytes, sizeof hash.bytes);
}

static void
test_order (void)
{
  g_autofree char *forward = add_rows (0, 1);
  g_autofree char *other = add_rows (17, 77);

  g_assert_cmpstr (forward, ==, other);
}

static void
test_subtract (void)
{
  StfDigest digest;
  guint i;

  /* A sum of many rows wraps around; taking them away again ends at zero. */
  stf_digest_init (&digest);
  for (i = 0; i < 2 * N_ROWS; i++)
    {
      g_autoptr (StfRow) row = new_skill (i % N_ROWS);

      if (i < N_ROWS)
        stf_digest_add_row (&digest, row);
      else
        stf_digest_subtract_row (&digest, row);
    }
  for (i = 0; i < sizeof digest.bytes; i++)
    g_assert_cmpint (digest.bytes[i], ==, 0);

  /* Below zero and back. */
  {
    g_autoptr (StfRow) row = new_skill (1);

    stf_digest_subtract_row (&digest, row);
    stf_digest_add_row (&digest, row);
  }
  for (i = 0; i < sizeof digest.bytes; i++)
    g_assert_cmpint (digest.bytes[i], ==, 0);
}

static void
test_parse (void)
{
  static const char hex[] = "00ff10a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c";
  static const char *const bad[] = {
    "",
    "00",
    "00FF10a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6c",
    "00ff10a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6",
    "00ff10a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5b6cc",
    "00ff10a0b1c2d3e4f5061728394a5b6c7d8e9fa0b1c2d3e4f5061728394a5bxx",
  };
  g_autofree char *text = NULL;
  StfDigest digest;
  gsize i;

  g_assert_true (stf_digest_parse (&digest, hex));
  text = stf_digest_to_string (&digest);
  g_assert_cmpstr (text, ==, hex);
  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (stf_digest_parse (&digest, bad[i]));
}

static void
test_compute (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sum = add_rows (0, 1);
  g_autofree char *computed = NULL;
  StfDigest digest;
  sqlite3 *db;
  guint i;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  stf_sql_execute (db, stf_schema_get_sql (STF_SCHEMA_VERSION), &error);
  g_assert_no_error (error);
  for (i = 0; i < N_ROWS; i++)
    {
      g_autoptr (StfRow) row = new_skill (i);
      g_autofree char *sql = g_strdup_printf ("INSERT INTO skill (id, name) VALUES ('%s', '%s')",
                                              stf_row_get_id (row), stf_row_get_text (row, "name"));

      stf_sql_execute (db, sql, &error);
      g_assert_no_error (error);
    }

  stf_digest_compute (&digest, db, &error);
  g_assert_no_error (error);
  computed = stf_digest_to_string (&digest);
  g_assert_cmpstr (computed, ==, sum);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/digest/of-no-rows-is-zero", test_empty);
  g_test_add_func ("/file/digest/of-one-row-is-its-hash", test_one_row);
  g_test_add_func ("/file/digest/does-not-depend-on-order", test_order);
  g_test_add_func ("/file/digest/subtracting-takes-back-adding", test_subtract);
  g_test_add_func ("/file/digest/parses-what-it-writes-and-nothing-else", test_parse);
  g_test_add_func ("/file/digest/of-a-database-is-the-sum-of-its-rows", test_compute);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "file/stf-digest.h"

static char *
hash (const StfRow *row)
{
  struct sha256_ctx sha;
  StfDigest digest;

  sha256_init (&sha);
  stf_row_hash (row, &sha);
  sha256_digest (&sha, sizeof digest.bytes, digest.bytes);
  return stf_digest_to_string (&digest);
}

static StfRow *
person (const char *given_name, const char *family_name)
{
  StfRow *row = stf_row_new ("person");

  stf_row_set_text (row, "id", "01234567-89ab-8def-8123-456789abcdef");
  stf_row_set_text (row, "given_name", given_name);
  stf_row_set_text (row, "family_name", family_name);
  return row;
}

/* The encoding is a contract with every document that has been written: these digests never
 * change.  They were computed from the description at the top of stf-row.c by another program. */
static void
test_contract (void)
{
  g_autoptr (StfRow) row = person ("Åsa", "Ek");
  g_autofree char *digest = hash (row);

  g_assert_cmpstr (digest, ==, "fc4863901b7eb65b0a6f0d682ec192d2a00ab9a7b44d7b7a78d7315afdbe3c6a");
}

/* Integers of every sign and length, likewise. */
static void
test_contract_of_integers (void)
{
  static const gint64 amounts[] = { 0, 7, -1, -90, 1234567890123, G_MAXINT64, G_MININT64 };
  g_autoptr (StfRow) row = stf_row_new ("budget_row");
  g_autofree char *digest = NULL;

  stf_row_set_text (row, "id", "01234567-89ab-8def-8123-456789abcdef");
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *month = g_strdup_printf ("m%02u", i + 1);

      stf_row_set_integer (row, month, amounts[i]);
    }
  digest = hash (row);

  g_assert_cmpstr (digest, ==, "196c28291240d858cb690566995aab31fe07db970404a0401ef9eaeb0f985391");
}

static void
test_boundaries (void)
{
  g_autoptr (StfRow) a = person ("Anna", "Ek");
  g_autoptr (StfRow) b = person ("Ann", "aEk");
  g_autoptr (StfRow) c = stf_row_copy (a);
  g_autofree char *hash_a = hash (a);
  g_autofree char *hash_b = hash (b);
  g_autofree char *hash_c = NULL;

  g_assert_cmpstr (hash_a, !=, hash_b);
  g_assert_true (stf_row_equal (a, c));

  stf_row_set_text (c, "email", "");
  hash_c = hash (c);
  g_assert_cmpstr (hash_a, !=, hash_c);
  g_assert_false (stf_row_equal (a, c));

  stf_row_set_null (c, "email");
  g_assert_true (stf_row_equal (a, c));
}

static void
test_integers (void)
{
  g_autoptr (StfRow) row = stf_row_new ("key_figure");

  stf_row_set_integer (row, "value", 2377081);
  g_assert_cmpint (stf_row_get_integer (row, "value"), ==, 2377081);
  g_assert_null (stf_row_get_text (row, "value"));
  stf_row_set_text (row, "source", "SCB");
  g_assert_cmpstr (stf_row_get_text (row, "source"), ==, "SCB");
  stf_row_set_text (row, "source", stf_row_get_text (row, "source"));
  g_assert_cmpstr (stf_row_get_text (row, "source"), ==, "SCB");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/row/encoding-is-a-contract", test_contract);
  g_test_add_func ("/base/row/encoding-of-integers-is-a-contract", test_contract_of_integers);
  g_test_add_func ("/base/row/no-two-rows-share-an-encoding", test_boundaries);
  g_test_add_func ("/base/row/values-keep-their-type", test_integers);
  return g_test_run ();
}

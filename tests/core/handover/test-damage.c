/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document that was damaged on its way is refused, or holds the same rows still. */

#include <string.h>

#include "handover/stf-template.h"
#include "stf-test-year.h"

typedef struct
{
  GPtrArray *rows;
  guint next;
  gboolean same;
} Comparison;

static gboolean
compare_row (const StfRow *row, gpointer user_data, GError **error)
{
  Comparison *self = user_data;

  self->same = self->same && self->next < self->rows->len
               && stf_row_equal (row, self->rows->pdata[self->next]);
  self->next++;
  return TRUE;
}

/* Returns whether the damaged document was refused. */
static gboolean
is_refused (const char *data, gsize length, GPtrArray *rows)
{
  g_autoptr (GBytes) document = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  Comparison comparison = { rows, 0, TRUE };
  g_autoptr (StfHandoverInfo) info = stf_handover_read (document, compare_row, &comparison, NULL,
                                                        NULL, NULL, &error);

  if (info != NULL)
    {
      g_assert_true (comparison.same);
      g_assert_cmpuint (comparison.next, ==, rows->len);
      return FALSE;
    }
  g_assert_nonnull (error);
  g_assert_true (error->domain == STF_HANDOVER_ERROR);
  g_assert_cmpuint (strlen (error->message), >, 10);
  return TRUE;
}

static void
test_truncation (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = stf_template_load (data, &error);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (document);
  gsize length, i;
  const char *text = g_bytes_get_data (document, &length);

  g_assert_no_error (error);
  for (i = 0; i < 100; i++)
    g_assert_true (is_refused (text, length * i / 100, rows));
  g_assert_true (is_refused (text, length - 2, rows));
  g_assert_false (is_refused (text, length - 1, rows)); /* the last line feed */
}

static void
test_bit_flips (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = stf_template_load (data, &error);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (document);
  guint n_refused = 0, i;
  gsize length;
  const char *text = g_bytes_get_data (document, &length);
  g_autofree char *copy = g_memdup2 (text, length);

  g_assert_no_error (error);
  for (i = 0; i < 500; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (0, (gint32) length);
      char bit = (char) (1 << g_test_rand_int_range (0, 8));

      copy[at] ^= bit;
      n_refused += is_refused (copy, length, rows);
      copy[at] ^= bit;
    }
  g_test_message ("%u of 500 refused", n_refused);
  g_assert_cmpuint (n_refused, >, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/handover/damage/truncated-example-is-refused", "exempel-2013",
                        test_truncation);
  g_test_add_data_func ("/handover/damage/truncated-blank-template-is-refused", "tom",
                        test_truncation);
  g_test_add_data_func ("/handover/damage/flipped-bits-are-refused-or-harmless", "exempel-2013",
                        test_bit_flips);
  g_test_add_data_func ("/handover/damage/flipped-bits-of-a-blank-template", "tom", test_bit_flips);
  return g_test_run ();
}

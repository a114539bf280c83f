/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile documents: each is refused with a message, or can be passed on with the same rows. */

#include <string.h>

#include "handover/stf-handover-read.h"
#include "stf-fuzz.h"

#define MAX_SIZE (64 * 1024)

static gboolean
check_row (const StfRow *row, gpointer n_rows, GError **error)
{
  g_assert_nonnull (stf_row_get_id (row));
  ++*(guint64 *) n_rows;
  return TRUE;
}

static void
read_document (const guint8 *data, gsize size, gpointer user_data)
{
  g_autoptr (GBytes) document = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  guint64 n_rows = 0;
  g_autoptr (StfHandoverInfo) info = stf_handover_read (document, check_row, &n_rows, NULL, NULL,
                                                        NULL, &error);

  g_assert_true ((info == NULL) == (error != NULL));
  if (info != NULL)
    g_assert_cmpuint (info->n_rows, ==, n_rows);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_fuzz (void)
{
  stf_fuzz_run ("handover", MAX_SIZE, read_document, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/fuzz/hostile-documents-are-refused-or-whole", test_fuzz);
  return g_test_run ();
}

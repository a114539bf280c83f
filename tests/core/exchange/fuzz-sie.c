/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile SIE files and tables of actuals: each is refused with a message, or is a value of valid
 * text and amounts within bounds, of which the actuals are sorted, unique and within the months
 * that were asked for. */

#include <string.h>

#include "exchange/stf-actuals-table.h"
#include "exchange/stf-sie-actuals.h"
#include "money/stf-money.h"
#include "stf-fuzz.h"

#define MAX_SIZE (16 * 1024)
#define FIRST 201301
#define LAST 201312

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_sie (const StfSie *sie)
{
  const StfSiePeriod *periods = (gpointer) sie->periods->data;
  const StfSieVoucher *vouchers = (gpointer) sie->vouchers->data;
  guint next_row = 0;

  check_text (sie->company);
  check_text (sie->program);
  for (guint i = 0; i < sie->accounts->len; i++)
    check_text (g_array_index (sie->accounts, StfSieAccount, i).name);
  for (guint i = 0; i < sie->periods->len; i++)
    {
      check_text (periods[i].object);
      g_assert_true (stf_money_is_valid (periods[i].amount));
    }
  for (guint i = 0; i < sie->vouchers->len; i++)
    {
      check_text (vouchers[i].text);
      g_assert_cmpuint (vouchers[i].first_row, ==, next_row);
      next_row += vouchers[i].n_rows;
    }
  g_assert_cmpuint (next_row, ==, sie->rows->len);
}

static void
check_actuals (const StfActuals *actuals)
{
  const StfActualsRow *rows = (gpointer) actuals->rows->data;

  for (guint i = 0; i < actuals->rows->len; i++)
    {
      g_autofree char *object = stf_actuals_describe_object (actuals, rows[i].object);
      int order = i > 0 ? strcmp (rows[i - 1].account, rows[i].account) : -1;

      check_text (object);
      g_assert_true (stf_money_is_valid (rows[i].amount) && rows[i].amount != 0);
      g_assert_true (rows[i].month >= FIRST && rows[i].month <= LAST);
      if (order == 0)
        order = strcmp (rows[i - 1].object, rows[i].object);
      g_assert_true (order < 0 || (order == 0 && rows[i - 1].month < rows[i].month));
    }
  for (guint i = 0; i < actuals->notes->len; i++)
    check_text (actuals->notes->pdata[i]);
}

static void
read_file (const guint8 *data, gsize size, gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSie) sie = stf_sie_read (bytes, &error);
  g_autoptr (StfActuals) actuals = NULL;

  g_assert_true ((sie == NULL) == (error != NULL));
  if (sie != NULL)
    {
      check_sie (sie);
      actuals = stf_sie_load_actuals (sie, FIRST, LAST, &error);
      g_assert_true ((actuals == NULL) == (error != NULL));
    }
  if (actuals != NULL)
    check_actuals (actuals);
  if (error != NULL)
    check_text (error->message);
}

static void
read_table (const guint8 *data, gsize size, gpointer user_data G_GNUC_UNUSED)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfActualsTable) table = stf_actuals_table_new (bytes, &error);
  g_autoptr (StfActuals) actuals = NULL;

  if (table != NULL)
    actuals = stf_actuals_table_load (table, FIRST, LAST, &error);
  g_assert_true ((actuals == NULL) == (error != NULL));
  if (actuals != NULL)
    check_actuals (actuals);
  else
    check_text (error->message);
}

static void
test_table (void)
{
  stf_fuzz_run ("actuals", MAX_SIZE, read_table, NULL);
}

static void
test_sie (void)
{
  stf_fuzz_run ("sie", MAX_SIZE, read_file, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fuzz/hostile-sie-files-are-refused-or-whole", test_sie);
  g_test_add_func ("/exchange/fuzz/hostile-tables-of-actuals-are-refused-or-whole", test_table);
  return g_test_run ();
}

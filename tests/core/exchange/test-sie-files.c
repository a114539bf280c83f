/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files of eight accounting systems, where they are at hand: ../shared/sie beside the source tree.
 * The counts and sums were found by a script that shares nothing with the parser. */

#include <string.h>

#include "sie-check.h"

typedef struct
{
  const char *name;
  guint type;
  guint n_accounts;
  guint n_dimensions;
  guint n_objects;
  guint n_results; /* of all years */
  guint n_periods;
  guint n_periods_with_object;
  guint n_budget;
  guint n_budget_with_object;
  guint n_vouchers;
  guint n_unbalanced;
  gint64 results; /* of year 0, öre */
  gint64 budget;
  gint64 budget_with_object;
  gint first; /* the months of year 0; 0: no actuals */
  gint last;
  gint n_differences;
  const char *refused; /* what the message says if there are no actuals */
} File;

static const File files[] = {
  { "BL0001_typ3_crlf.SE", 3, 117, 3, 23, 26, 116, 19, 24, 0, 0, 0, -21258347, -60000000, 0, 200907,
    201006, 0, NULL },
  { "BL0001_typ4_crlf.SE", 4, 117, 3, 23, 26, 0, 0, 24, 0, 84, 0, -21258347, -60000000, 0, 200907,
    201006, 0, NULL },
  { "Briljant_Test3.SE", 3, 117, 1, 17, 28, 456, 247, 145, 73, 0, 0, -57821511, 28660000, 28660000,
    199701, 199712, 0, NULL },
  { "Fortnox_Sie4.si", 4, 133, 2, 3, 0, 0, 0, 0, 0, 165, 0, 0, 0, 0, 201001, 201012, 0, NULL },
  { "Norstedts_SIE4E_ksumma.se", 4, 351, 2, 0, 130, 0, 0, 0, 0, 177, 0, -109448811, 0, 0, 200907,
    201006, 0, NULL },
  { "SIE4_Exempelfil_med_underdim.SE", 4, 530, 4, 39, 119, 0, 0, 0, 0, 295, 0, -107434411, 0, 0,
    202101, 202112, 0, NULL },
  { "XE_SIE_3_20151125094952.SE", 3, 373, 4, 48, 30, 4478, 2, 0, 0, 0, 0, 5513349, 0, 0, 201509,
    201608, -1, NULL },
  { "barsoom_unknown_entries.se", 4, 4, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 201301, 201312, 0,
    "Line 22: voucher A 1" },
  { "objektsaldo_ovnbolag.se", 3, 567, 3, 14, 104, 975, 583, 1248, 0, 0, 0, -27779846, -80000000, 0,
    201101, 201112, 0, NULL },
  { "transaktioner_ovnbolag-bad-balance.se", 4, 567, 3, 14, 104, 705, 0, 1248, 0, 163, 1, -27779846,
    -80000000, 0, 201101, 201112, 0, "Line 3905: voucher B 1" },
};

static GBytes *
load (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("STAFETT_SIE"), name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? stf_exchange_load (path, NULL) : NULL;
}

static StfSie *
read_file (const char *name)
{
  g_autoptr (GBytes) bytes = load (name);
  g_autoptr (GError) error = NULL;
  StfSie *sie;

  if (bytes == NULL)
    {
      g_test_skip ("the files of accounting systems are not at hand");
      return NULL;
    }
  sie = stf_sie_read (bytes, &error);
  g_assert_no_error (error);
  return sie;
}

static void
assert_periods (const GArray *periods, guint n, guint n_with_object, gint64 sum,
                gint64 sum_with_object)
{
  g_assert_cmpuint (periods->len, ==, n);
  for (guint i = 0; i < periods->len; i++)
    {
      const StfSiePeriod *period = &g_array_index (periods, StfSiePeriod, i);

      n_with_object -= *period->object != '\0';
      if (period->year == 0)
        *(*period->object != '\0' ? &sum_with_object : &sum) -= period->amount;
    }
  g_assert_cmpuint (n_with_object, ==, 0);
  if (sum != G_MININT64)
    g_assert_cmpint (sum, ==, 0);
  g_assert_cmpint (sum_with_object, ==, 0);
}

static void
test_counts (gconstpointer data)
{
  const File *file = data;
  g_autoptr (StfSie) sie = read_file (file->name);
  guint n_unbalanced = 0;
  guint n_with_object = 0;
  gint64 results = 0;

  if (sie == NULL)
    return;
  g_assert_cmpuint (sie->type, ==, file->type);
  g_assert_cmpuint (sie->accounts->len, ==, file->n_accounts);
  g_assert_cmpuint (sie->dimensions->len, ==, file->n_dimensions);
  g_assert_cmpuint (sie->objects->len, ==, file->n_objects);
  g_assert_cmpuint (sie->results->len, ==, file->n_results);
  g_assert_cmpuint (sie->vouchers->len, ==, file->n_vouchers);
  g_assert_cmpuint (sie->periods->len, ==, file->n_periods);
  assert_periods (sie->budget, file->n_budget, file->n_budget_with_object, file->budget,
                  file->budget_with_object);
  for (guint i = 0; i < sie->periods->len; i++)
    n_with_object += *g_array_index (sie->periods, StfSiePeriod, i).object != '\0';
  g_assert_cmpuint (n_with_object, ==, file->n_periods_with_object);
  for (guint i = 0; i < sie->vouchers->len; i++)
    n_unbalanced += g_array_index (sie->vouchers, StfSieVoucher, i).balance != 0;
  g_assert_cmpuint (n_unbalanced, ==, file->n_unbalanced);
  for (guint i = 0; i < sie->results->len; i++)
    if (g_array_index (sie->results, StfSieBalance, i).year == 0)
      results += g_array_index (sie->results, StfSieBalance, i).amount;
  g_assert_cmpint (results, ==, file->results);
}

static gint64
add_up (const StfActuals *actuals)
{
  gint64 sum = 0;

  for (guint i = 0; i < actuals->rows->len; i++)
    sum += g_array_index (actuals->rows, StfActualsRow, i).amount;
  return sum;
}

/* All rows of a year add up to what the accounts do. */
static void
test_actuals (gconstpointer data)
{
  const File *file = data;
  g_autoptr (StfSie) sie = read_file (file->name);
  g_autoptr (StfActuals) actuals = NULL;
  g_autoptr (GError) error = NULL;

  if (sie == NULL)
    return;
  actuals = stf_sie_load_actuals (sie, file->first, file->last, &error);
  if (file->refused != NULL)
    {
      g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM);
      g_assert_nonnull (strstr (error->message, file->refused));
      return;
    }
  g_assert_no_error (error);
  g_test_message ("%s: %u rows, %u reconciled, %u differences", file->name, actuals->rows->len,
                  actuals->n_reconciled, actuals->differences->len);
  g_assert_cmpuint (actuals->rows->len, >, 0);
  if (file->n_differences < 0)
    return;
  g_assert_cmpuint (actuals->differences->len, ==, (guint) file->n_differences);
  if (file->results != 0)
    g_assert_cmpint (add_up (actuals), ==, file->results);
}

static char *
draw_totals (const StfActuals *actuals)
{
  g_autoptr (StfActuals) totals = stf_actuals_new ();

  for (guint i = 0; i < actuals->rows->len; i++)
    {
      const StfActualsRow *row = &g_array_index (actuals->rows, StfActualsRow, i);

      g_assert_true (stf_actuals_add (totals, row->account, "", row->month, row->amount, NULL));
    }
  stf_actuals_finish (totals);
  return sie_draw_actuals (totals);
}

/* Balances and vouchers of one company and year. */
static void
test_types_agree (void)
{
  g_autoptr (StfSie) balances = read_file ("BL0001_typ3_crlf.SE");
  g_autoptr (StfSie) vouchers = balances != NULL ? read_file ("BL0001_typ4_crlf.SE") : NULL;
  g_autoptr (StfActuals) a = NULL;
  g_autoptr (StfActuals) b = NULL;
  g_autofree char *drawn_a = NULL;
  g_autofree char *drawn_b = NULL;

  if (vouchers == NULL)
    return;
  a = stf_sie_load_actuals (balances, 200907, 201006, NULL);
  b = stf_sie_load_actuals (vouchers, 200907, 201006, NULL);
  drawn_a = draw_totals (a);
  drawn_b = draw_totals (b);
  g_assert_cmpstr (drawn_a, ==, drawn_b);
}

static void
test_fits_neither (void)
{
  g_autoptr (StfSie) sie = read_file ("XE_SIE_3_20151125094952.SE");
  g_autoptr (StfActuals) actuals = NULL;

  if (sie == NULL)
    return;
  actuals = stf_sie_load_actuals (sie, 201509, 201608, NULL);
  g_assert_cmpuint (actuals->n_reconciled, ==, 0);
  g_assert_cmpuint (actuals->differences->len, ==, 15);
}

static void
test_marks (void)
{
  g_autoptr (StfSie) checked = read_file ("Norstedts_SIE4E_ksumma.se");
  g_autoptr (StfSie) destroyed = checked != NULL ? read_file ("SIE4_Exempelfil_med_underdim.SE")
                                                 : NULL;

  if (destroyed == NULL)
    return;
  g_assert_cmpint (checked->checksum, ==, STF_SIE_CHECKSUM_AGREES);
  g_assert_cmpint (checked->encoding, ==, STF_SIE_CP437);
  g_assert_cmpstr (g_array_index (checked->dimensions, StfSieDimension, 0).name, ==,
                   "Kostnadsställe");
  g_assert_cmpuint (destroyed->destroyed_line, ==, 6);
  g_assert_cmpuint (destroyed->flag, ==, 1);
}

static void
test_web_page (void)
{
  g_autoptr (GBytes) bytes = load ("HAS1_1412_is_html_404.se");
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    {
      g_test_skip ("the files of accounting systems are not at hand");
      return;
    }
  g_assert_null (stf_sie_read (bytes, &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM);
  g_assert_nonnull (strstr (error->message, "web page"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *counts = g_strdup_printf ("/exchange/sie-files/%s/is-read-whole",
                                                 files[i].name);
      g_autofree char *actuals = g_strdup_printf ("/exchange/sie-files/%s/months-make-up-the-year",
                                                  files[i].name);

      g_test_add_data_func (counts, &files[i], test_counts);
      g_test_add_data_func (actuals, &files[i], test_actuals);
    }
  g_test_add_func ("/exchange/sie-files/balances-and-vouchers-agree", test_types_agree);
  g_test_add_func ("/exchange/sie-files/what-fits-neither-reading-is-told", test_fits_neither);
  g_test_add_func ("/exchange/sie-files/checksum-and-letters", test_marks);
  g_test_add_func ("/exchange/sie-files/web-page-is-refused", test_web_page);
  return g_test_run ();
}

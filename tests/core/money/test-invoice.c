/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Invoices of the fee, and what is paid of them. */

#include "stf-invoice.h"

#include "stf-money-year.h"

/* A decided fee of 1,000 kr, 250 kr each. */
static StfFee *
decide (TestYear *self)
{
  g_autoptr (StfFee) fee = NULL;
  g_autoptr (StfDecision) decision = stf_decision_new ();
  g_autoptr (GError) error = NULL;

  money_year_add_line (self, "developer", "wages", NULL, 100000);
  fee = stf_fee_load (self->file, NULL);
  g_free (decision->title);
  decision->title = g_strdup ("Avgift för 2013");
  g_free (decision->on_date);
  decision->on_date = g_strdup ("2012-11-22");
  g_assert_true (stf_fee_decide (fee, self->file, NULL, decision, &error));
  g_assert_no_error (error);
  return stf_fee_load (self->file, NULL);
}

static StfInvoiceSum
sum (TestYear *self, const StfFee *fee, const char *agency, const char *date)
{
  g_autoptr (GPtrArray) invoices = stf_invoice_list (self->file, fee->id, NULL);
  const char *id = agency ? test_year_id (self, agency) : NULL;

  return stf_invoice_sum (invoices, id, agency ? stf_fee_find_payer (fee, id)->share : fee->total,
                          date);
}

static StfInvoice *
find (const GPtrArray *invoices, const char *name)
{
  for (guint i = 0; i < invoices->len; i++)
    if (g_str_equal (((StfInvoice *) invoices->pdata[i])->agency_name, name))
      return invoices->pdata[i];
  g_assert_not_reached ();
}

static void
make_all (TestYear *self, const StfFee *fee, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint n_made;

  g_assert_true (
      stf_invoice_make_all (self->file, fee, "2013-01-15", "2013-02-14", &n_made, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_made, ==, expected);
}

static gboolean
pay (TestYear *self, const StfInvoice *invoice, gint64 amount, const char *on_date, GError **error)
{
  const StfPayment payment = { .amount = amount, .on_date = (char *) on_date };

  return stf_payment_save (self->file, invoice, &payment, error);
}

static void
every_payer_is_invoiced_once (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = decide (self);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);

  g_assert_cmpint (sum (self, fee, "skane", "2013-01-15").state, ==, STF_INVOICE_MISSING);
  make_all (self, fee, 4);
  money_year_assert_undo (self, digest);
  make_all (self, fee, 0);

  invoices = stf_invoice_list (self->file, fee->id, NULL);
  g_assert_cmpuint (invoices->len, ==, 4);
  g_assert_cmpstr (((StfInvoice *) invoices->pdata[0])->agency_name, ==, "uppsala");
  g_assert_cmpstr (((StfInvoice *) invoices->pdata[0])->number, ==, "2013-01");
  g_assert_cmpstr (find (invoices, "water")->number, ==, "2013-04");
  g_assert_cmpint (sum (self, fee, NULL, "2013-01-15").invoiced, ==, 100000);
  g_assert_cmpint (sum (self, fee, NULL, "2013-01-15").state, ==, STF_INVOICE_SENT);
  g_assert_cmpint (sum (self, fee, NULL, "2013-02-15").state, ==, STF_INVOICE_OVERDUE);

  /* One that was removed comes back with a number of its own. */
  g_assert_true (stf_invoice_delete (self->file, find (invoices, "gotland"), &error));
  g_assert_no_error (error);
  make_all (self, fee, 1);
  again = stf_invoice_list (self->file, fee->id, NULL);
  g_assert_cmpstr (find (again, "gotland")->number, ==, "2013-05");

  /* While there are invoices, the fee stays decided. */
  g_assert_false (stf_fee_reopen (fee, self->file, &error));
  g_assert_cmpstr (error->message, ==, "There are invoices of this fee.  Remove them first.");
}

static void
payments_settle_invoices (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = decide (self);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) paid = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *words = NULL;
  const StfInvoice *skane;
  StfInvoiceSum state;

  make_all (self, fee, 4);
  invoices = stf_invoice_list (self->file, fee->id, NULL);
  skane = find (invoices, "skane");
  digest = stf_year_file_get_digest (self->file, NULL);
  g_assert_true (pay (self, skane, 20000, "2013-02-01", &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);
  state = sum (self, fee, "skane", "2013-02-01");
  g_assert_cmpint (state.outstanding, ==, 5000);
  g_assert_cmpint (state.state, ==, STF_INVOICE_SENT);
  words = stf_invoice_sum_describe (&state);
  g_assert_cmpstr (words, ==, "SEK\u00a050 left");
  g_assert_cmpint (sum (self, fee, "skane", "2013-02-15").state, ==, STF_INVOICE_OVERDUE);
  g_assert_true (pay (self, skane, 5000, "2013-03-01", NULL));
  g_assert_cmpint (sum (self, fee, "skane", "2014-01-01").state, ==, STF_INVOICE_PAID);

  paid = stf_invoice_list (self->file, fee->id, NULL);
  skane = find (paid, "skane");
  g_assert_cmpuint (skane->payments->len, ==, 2);
  g_assert_true (stf_payment_delete (self->file, skane,
                                     ((StfPayment *) skane->payments->pdata[0])->id, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sum (self, fee, "skane", "2013-01-01").paid, ==, 5000);
}

/* A payer who pays too much, and one who pays too late: neither settles anything for another. */
static void
too_much_and_too_late_are_told (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = decide (self);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) paid = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const StfInvoice *skane;
  StfPayment *payment;
  StfInvoiceSum state;

  make_all (self, fee, 4);
  invoices = stf_invoice_list (self->file, fee->id, NULL);
  skane = find (invoices, "skane");
  g_assert_true (pay (self, skane, 26000, "2013-02-20", &error));
  g_assert_no_error (error);
  state = sum (self, fee, "skane", "2013-03-01");
  g_assert_cmpint (state.state, ==, STF_INVOICE_OVERPAID);
  g_assert_cmpint (state.overpaid, ==, 1000);
  g_assert_cmpint (state.outstanding, ==, 0);
  words = stf_invoice_sum_describe (&state);
  g_assert_cmpstr (words, ==, "SEK\u00a010 paid too much");
  state = sum (self, fee, NULL, "2013-02-01");
  g_assert_cmpint (state.outstanding, ==, 75000);
  g_assert_cmpint (state.overpaid, ==, 1000);
  g_assert_cmpint (state.paid, ==, 26000);

  paid = stf_invoice_list (self->file, fee->id, NULL);
  skane = find (paid, "skane");
  payment = skane->payments->pdata[0];
  g_assert_cmpint (stf_payment_count_days_late (payment, skane), ==, 6);
  /* Changed to the amount, and in time; with a note. */
  payment->amount = 25000;
  g_free (payment->on_date);
  payment->on_date = g_strdup ("2013-02-14");
  payment->note = g_strdup ("Enligt kontoutdrag");
  g_assert_true (stf_payment_save (self->file, skane, payment, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stf_payment_count_days_late (payment, skane), ==, 0);
  g_assert_cmpint (sum (self, fee, "skane", "2014-01-01").state, ==, STF_INVOICE_PAID);
  g_assert_true (stf_payment_delete (self->file, skane, payment->id, NULL));
  g_assert_false (stf_payment_save (self->file, skane, payment, &error));
  g_assert_cmpstr (error->message, ==, "The payment is no longer in the file.");
}

/* A credit takes an invoice back, and a new one is right: the sum is the share (rule 3). */
static void
a_credit_and_a_new_invoice_do_not_differ (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = decide (self);
  g_autoptr (StfInvoice) credit = NULL;
  g_autoptr (StfInvoice) right = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  make_all (self, fee, 4);
  digest = stf_year_file_get_digest (self->file, NULL);
  credit = stf_invoice_new (fee, test_year_id (self, "skane"));
  g_assert_false (stf_invoice_save (self->file, credit, NULL)); /* no amount, no date */
  credit->number = stf_invoice_suggest_number (self->file, fee->year, &error);
  g_assert_cmpstr (credit->number, ==, "2013-05");
  credit->amount = -25000;
  credit->on_date = g_strdup ("2013-03-01");
  credit->dnr = g_strdup ("101-22-2013");
  credit->note = g_strdup ("Fel mottagare");
  g_assert_true (stf_invoice_save (self->file, credit, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);
  g_assert_cmpint (sum (self, fee, "skane", "2013-03-01").state, ==, STF_INVOICE_DIFFERS);

  right = stf_invoice_new (fee, test_year_id (self, "skane"));
  right->amount = 25000;
  right->on_date = g_strdup ("2013-03-01");
  g_assert_true (stf_invoice_save (self->file, right, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sum (self, fee, "skane", "2013-02-01").state, ==, STF_INVOICE_SENT);
  g_assert_cmpint (sum (self, fee, "skane", "2013-02-01").outstanding, ==, 25000);
  g_assert_cmpuint (sum (self, fee, "skane", "2013-02-01").n_invoices, ==, 3);
}

static void
an_invoice_that_differs_is_seen (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = decide (self);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GError) error = NULL;
  StfInvoice *skane;

  make_all (self, fee, 4);
  invoices = stf_invoice_list (self->file, fee->id, NULL);
  skane = find (invoices, "skane");
  skane->amount = 24999;
  g_assert_true (stf_invoice_save (self->file, skane, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sum (self, fee, "skane", "2013-01-15").state, ==, STF_INVOICE_DIFFERS);
  g_assert_cmpint (sum (self, fee, NULL, "2013-01-15").state, ==, STF_INVOICE_DIFFERS);
  /* Making all does not make a second one. */
  make_all (self, fee, 0);
}

static void
what_cannot_be_invoiced_is_told (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) open = stf_fee_load (self->file, NULL);
  g_autoptr (StfFee) fee = NULL;
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GError) error = NULL;
  guint n_made;

  g_assert_false (stf_invoice_make_all (self->file, open, "2013-01-15", NULL, &n_made, &error));
  g_assert_cmpstr (error->message, ==,
                   "The fee is not decided yet.  Decide it before it is invoiced.");
  fee = decide (self);
  g_assert_false (stf_invoice_make_all (self->file, fee, "15/1", NULL, &n_made, NULL));
  g_assert_false (
      stf_invoice_make_all (self->file, fee, "2013-01-15", "2013-01-14", &n_made, NULL));
  make_all (self, fee, 4);
  invoices = stf_invoice_list (self->file, fee->id, NULL);
  g_assert_false (pay (self, invoices->pdata[0], 0, "2013-02-01", NULL));
  g_assert_false (pay (self, invoices->pdata[0], STF_MONEY_MAX + 1, "2013-02-01", NULL));
  g_assert_false (pay (self, invoices->pdata[0], 1, "2013-02-30", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/invoice/every-payer-is-invoiced-once", every_payer_is_invoiced_once);
  money_year_add_test ("/money/invoice/payments-settle-invoices", payments_settle_invoices);
  money_year_add_test ("/money/invoice/too-much-and-too-late-are-told",
                       too_much_and_too_late_are_told);
  money_year_add_test ("/money/invoice/a-credit-and-a-new-one-do-not-differ",
                       a_credit_and_a_new_invoice_do_not_differ);
  money_year_add_test ("/money/invoice/one-that-differs-is-seen", an_invoice_that_differs_is_seen);
  money_year_add_test ("/money/invoice/what-cannot-be-invoiced-is-told",
                       what_cannot_be_invoiced_is_told);
  return g_test_run ();
}

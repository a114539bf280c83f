/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The invoices of a decided fee and what has been paid of them.
 *
 * 1. Every payer with a share gets one invoice of it (R10).  Making all invoices makes those that
 *    are missing, so that it can be done again after one was removed.
 * 2. Numbers go on from the highest of their year, 2013-01; they can be written over.
 * 3. A payer's invoices differ when their sum is not the share.  A credit and a new invoice are
 *    three invoices with the right sum, and do not differ.
 * 4. A payer is overdue when something is left of an invoice whose due date has passed.  What one
 *    payer has paid too much settles nothing for another. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-invoice.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-draft.h"
#include "stf-reader-private.h"

#define INVOICES                                                                                   \
  "SELECT i.id, i.fee, i.agency, a.short_name, i.number, i.amount, i.on_date, i.due_date, i.dnr,"  \
  " i.note FROM invoice AS i JOIN agency AS a ON a.id = i.agency WHERE i.fee = ?1"                 \
  " ORDER BY a.code IS NULL, a.code, a.position, i.on_date, i.id"

#define PAYMENTS                                                                                   \
  "SELECT p.invoice, p.id, p.amount, p.on_date, p.note FROM payment AS p"                          \
  " JOIN invoice AS i ON i.id = p.invoice WHERE i.fee = ?1 ORDER BY p.on_date, p.id"

/* The last number of a year's invoices: 2013-7. */
#define LAST_NUMBER                                                                                \
  "SELECT max (CAST (substr (number, 6) AS INTEGER)) FROM invoice"                                 \
  " WHERE substr (number, 1, 5) = ?1"

static void
payment_free (gpointer data)
{
  StfPayment *self = data;

  g_free (self->id);
  g_free (self->on_date);
  g_free (self->note);
  g_free (self);
}

/** stf_invoice_free: frees an invoice. */
void
stf_invoice_free (StfInvoice *self)
{
  g_free (self->id);
  g_free (self->fee);
  g_free (self->agency);
  g_free (self->agency_name);
  g_free (self->number);
  g_free (self->on_date);
  g_free (self->due_date);
  g_free (self->dnr);
  g_free (self->note);
  g_clear_pointer (&self->payments, g_ptr_array_unref);
  g_free (self);
}

/** stf_invoice_new: (transfer full): an invoice to a payer of a fee, without a date or an amount.
 */
StfInvoice *
stf_invoice_new (const StfFee *fee, const char *agency)
{
  StfInvoice *self = g_new0 (StfInvoice, 1);

  self->fee = g_strdup (fee->id);
  self->agency = g_strdup (agency);
  self->payments = g_ptr_array_new_with_free_func (payment_free);
  return self;
}

/** stf_invoice_copy: (transfer full): a copy, without its payments. */
StfInvoice *
stf_invoice_copy (const StfInvoice *self)
{
  StfInvoice *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->fee = g_strdup (self->fee);
  copy->agency = g_strdup (self->agency);
  copy->agency_name = g_strdup (self->agency_name);
  copy->number = g_strdup (self->number);
  copy->on_date = g_strdup (self->on_date);
  copy->due_date = g_strdup (self->due_date);
  copy->dnr = g_strdup (self->dnr);
  copy->note = g_strdup (self->note);
  copy->payments = g_ptr_array_new_with_free_func (payment_free);
  return copy;
}

static void
read_invoice (StfStatement *row, gpointer user_data)
{
  StfInvoice *self = g_new0 (StfInvoice, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->fee = stf_statement_dup_text (row, 1);
  self->agency = stf_statement_dup_text (row, 2);
  self->agency_name = stf_statement_dup_text (row, 3);
  self->number = stf_statement_dup_text (row, 4);
  self->amount = stf_statement_get_integer (row, 5);
  self->on_date = stf_statement_dup_text (row, 6);
  self->due_date = stf_statement_dup_text (row, 7);
  self->dnr = stf_statement_dup_text (row, 8);
  self->note = stf_statement_dup_text (row, 9);
  self->payments = g_ptr_array_new_with_free_func (payment_free);
  g_ptr_array_add (user_data, self);
}

typedef struct
{
  GHashTable *by_id; /* StfInvoice */
  gboolean overflow;
} Payments;

static void
read_payment (StfStatement *row, gpointer user_data)
{
  Payments *self = user_data;
  StfInvoice *invoice = g_hash_table_lookup (self->by_id, stf_statement_get_text (row, 0));
  StfPayment *payment;

  if (invoice == NULL)
    return;
  payment = g_new0 (StfPayment, 1);
  payment->id = stf_statement_dup_text (row, 1);
  payment->amount = stf_statement_get_integer (row, 2);
  payment->on_date = stf_statement_dup_text (row, 3);
  payment->note = stf_statement_dup_text (row, 4);
  g_ptr_array_add (invoice->payments, payment);
  if (!stf_money_add (invoice->paid, payment->amount, &invoice->paid))
    self->overflow = TRUE;
}

/**
 * stf_invoice_list:
 * @file: a year
 * @fee: the id of a fee
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfInvoice): its invoices, by county
 */
GPtrArray *
stf_invoice_list (StfYearFile *file, const char *fee, GError **error)
{
  g_autoptr (GPtrArray) invoices = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_invoice_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  Payments payments = { by_id, FALSE };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (fee != NULL, NULL);

  if (!stf_read_rows (file, INVOICES, fee, read_invoice, invoices, error))
    return NULL;
  for (guint i = 0; i < invoices->len; i++)
    g_hash_table_insert (by_id, ((StfInvoice *) invoices->pdata[i])->id, invoices->pdata[i]);
  if (!stf_read_rows (file, PAYMENTS, fee, read_payment, &payments, error))
    return NULL;
  if (payments.overflow)
    {
      stf_money_fail_range (error);
      return NULL;
    }
  return g_steal_pointer (&invoices);
}

/* Bounded, so that a sum of many never wraps. */
static gint64
add (gint64 a, gint64 b)
{
  gint64 sum;

  return stf_money_add (a, b, &sum) ? sum : (b > 0 ? STF_MONEY_MAX : -STF_MONEY_MAX);
}

/* What one payer owes or has paid too much goes into the sum. */
static void
close_payer (StfInvoiceSum *self, gint64 *left)
{
  if (*left > 0)
    self->outstanding = add (self->outstanding, *left);
  else
    self->overpaid = add (self->overpaid, -*left);
  *left = 0;
}

/**
 * stf_invoice_sum:
 * @invoices: (element-type StfInvoice): the invoices of a fee, those of a payer together
 * @agency: (nullable): the id of a payer; NULL for all of them
 * @share: what is to be invoiced, in öre
 * @date: the day for which it is asked what is overdue
 *
 * Returns: how it stands (rules 3 and 4)
 */
StfInvoiceSum
stf_invoice_sum (const GPtrArray *invoices, const char *agency, gint64 share, const char *date)
{
  StfInvoiceSum self = { STF_INVOICE_NONE };
  const char *payer = NULL;
  gboolean overdue = FALSE;
  gint64 left = 0;

  g_return_val_if_fail (invoices != NULL, self);

  for (guint i = 0; i < invoices->len; i++)
    {
      const StfInvoice *invoice = invoices->pdata[i];

      if (agency != NULL && !g_str_equal (invoice->agency, agency))
        continue;
      if (g_strcmp0 (payer, invoice->agency) != 0)
        close_payer (&self, &left);
      payer = invoice->agency;
      left = add (left, add (invoice->amount, -invoice->paid));
      self.n_invoices++;
      self.invoiced = add (self.invoiced, invoice->amount);
      self.paid = add (self.paid, invoice->paid);
      overdue |= invoice->due_date != NULL && strcmp (invoice->due_date, date) < 0
                 && invoice->paid < invoice->amount;
    }
  close_payer (&self, &left);
  if (self.n_invoices == 0)
    self.state = share == 0 ? STF_INVOICE_NONE : STF_INVOICE_MISSING;
  else if (self.invoiced != share)
    self.state = STF_INVOICE_DIFFERS;
  else if (self.outstanding > 0)
    self.state = overdue ? STF_INVOICE_OVERDUE : STF_INVOICE_SENT;
  else
    self.state = self.overpaid > 0 ? STF_INVOICE_OVERPAID : STF_INVOICE_PAID;
  return self;
}

/** stf_invoice_sum_describe: how it stands in a word or two, translated. */
char *
stf_invoice_sum_describe (const StfInvoiceSum *self)
{
  g_autofree char *left = NULL;
  g_autofree char *more = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  left = stf_money_format (self->outstanding, STF_MONEY_EXACT | STF_MONEY_UNIT);
  more = stf_money_format (self->overpaid, STF_MONEY_EXACT | STF_MONEY_UNIT);
  switch (self->state)
    {
      case STF_INVOICE_PAID:
        return g_strdup (C_ ("invoice", "Paid"));
      case STF_INVOICE_OVERPAID:
        return g_strdup_printf (C_ ("invoice", "%s paid too much"), more);
      case STF_INVOICE_SENT:
        return self->paid == 0 ? g_strdup (C_ ("invoice", "Sent"))
                               : g_strdup_printf (C_ ("invoice", "%s left"), left);
      case STF_INVOICE_MISSING:
        return g_strdup (C_ ("invoice", "Not invoiced"));
      case STF_INVOICE_OVERDUE:
        return g_strdup_printf (C_ ("invoice", "%s overdue"), left);
      case STF_INVOICE_DIFFERS:
        return g_strdup (C_ ("invoice", "Differs from the share"));
      case STF_INVOICE_NONE:
      default:
        return g_strdup (C_ ("invoice", "Nothing to pay"));
    }
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_dates (const char *on_date, const char *due_date, GError **error)
{
  if (!stf_date_is_valid (on_date) || (due_date != NULL && !stf_date_is_valid (due_date)))
    return fail (error, _ ("Write dates as 2013-01-31."));
  if (due_date != NULL && strcmp (due_date, on_date) < 0)
    return fail (error, _ ("The invoice is due before its date."));
  return TRUE;
}

static void
read_number (StfStatement *row, gpointer user_data)
{
  *(gint64 *) user_data = stf_statement_get_integer (row, 0);
}

/* The number after the last of a year's invoices (rule 2); 0: it could not be read. */
static gint64
read_next_number (StfYearFile *file, int year, GError **error)
{
  g_autofree char *prefix = g_strdup_printf ("%d-", year);
  gint64 last = 0;

  if (!stf_read_rows (file, LAST_NUMBER, prefix, read_number, &last, error))
    return 0;
  return CLAMP (last, 0, 1000000000) + 1;
}

static char *
word_number (int year, gint64 number)
{
  return g_strdup_printf ("%d-%02" G_GINT64_FORMAT, year, number);
}

/** stf_invoice_suggest_number: (transfer full) (nullable): a number for one more (rule 2). */
char *
stf_invoice_suggest_number (StfYearFile *file, int year, GError **error)
{
  gint64 next;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  next = read_next_number (file, year, error);
  return next > 0 ? word_number (year, next) : NULL;
}

static void
add_invoice (StfDraft *draft, const StfFee *fee, const StfFeePayer *payer, gint64 number,
             const char *on_date, const char *due_date)
{
  const char *id = stf_draft_add (draft, "invoice");
  g_autofree char *text = word_number (fee->year, number);

  stf_draft_set_text (draft, id, "fee", fee->id);
  stf_draft_set_text (draft, id, "agency", payer->agency);
  stf_draft_set_text (draft, id, "number", text);
  stf_draft_set_integer (draft, id, "amount", payer->share);
  stf_draft_set_text (draft, id, "on_date", on_date);
  stf_draft_set_text (draft, id, "due_date", due_date);
}

/**
 * stf_invoice_make_all:
 * @file: a year
 * @fee: its fee, decided
 * @on_date: the date of the invoices, ISO
 * @due_date: (nullable): when they are due
 * @n_made: (out): how many were made
 * @error: return location for an error
 *
 * Makes the invoices that are missing (rules 1 and 2), as one change, "invoices-make".
 */
gboolean
stf_invoice_make_all (StfYearFile *file, const StfFee *fee, const char *on_date,
                      const char *due_date, guint *n_made, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (GPtrArray) invoices = NULL;
  gint64 next;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (fee != NULL && n_made != NULL, FALSE);

  *n_made = 0;
  if (!stf_fee_is_decided (fee))
    return fail (error, _ ("The fee is not decided yet.  Decide it before it is invoiced."));
  if (fee->problem != NULL)
    return fail (error, fee->problem);
  if (!check_dates (on_date, due_date, error))
    return FALSE;
  invoices = stf_invoice_list (file, fee->id, error);
  next = invoices != NULL ? read_next_number (file, fee->year, error) : 0;
  if (next == 0)
    return FALSE;

  for (guint i = 0; i < fee->payers->len; i++)
    {
      const StfFeePayer *payer = fee->payers->pdata[i];
      StfInvoiceSum sum = stf_invoice_sum (invoices, payer->agency, payer->share, on_date);

      if (sum.state == STF_INVOICE_MISSING)
        add_invoice (draft, fee, payer, next + (*n_made)++, on_date, due_date);
    }
  return stf_draft_save (draft, file, "invoices-make", fee->id, error);
}

/* The row that is written: that of the file, or a new one.  NULL: it is gone, or cannot be read. */
static const char *
load_row (StfDraft *draft, StfYearFile *file, const char *table, const char *id, const char *gone,
          GError **error)
{
  if (id == NULL)
    return stf_draft_add (draft, table);
  if (!stf_draft_load (draft, file, table, "id", id, error))
    return NULL;
  if (stf_draft_get (draft, id) != NULL)
    return id;
  fail (error, gone);
  return NULL;
}

/**
 * stf_invoice_save:
 * @file: a year
 * @self: an invoice of it, new if it has no id
 * @error: return location for an error
 *
 * Writes an invoice, as one change, "invoice-new" or "invoice-edit".  An amount below nothing is a
 * credit (rule 3).
 */
gboolean
stf_invoice_save (StfYearFile *file, const StfInvoice *self, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const char *id;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->fee != NULL && self->agency != NULL, FALSE);

  if (self->amount == 0)
    return fail (error, _ ("Write the amount of the invoice."));
  if (!stf_money_is_valid (self->amount))
    return stf_money_fail_range (error);
  if (!check_dates (self->on_date, self->due_date, error))
    return FALSE;
  id = load_row (draft, file, "invoice", self->id, _ ("The invoice is no longer in the file."),
                 error);
  if (id == NULL)
    return FALSE;
  stf_draft_set_text (draft, id, "fee", self->fee);
  stf_draft_set_text (draft, id, "agency", self->agency);
  stf_draft_set_text (draft, id, "number", self->number);
  stf_draft_set_integer (draft, id, "amount", self->amount);
  stf_draft_set_text (draft, id, "on_date", self->on_date);
  stf_draft_set_text (draft, id, "due_date", self->due_date);
  stf_draft_set_text (draft, id, "dnr", self->dnr);
  stf_draft_set_text (draft, id, "note", self->note);
  return stf_draft_save (draft, file, self->id != NULL ? "invoice-edit" : "invoice-new",
                         self->agency, error);
}

typedef struct
{
  const char *table;
  const char *id;
} Removal;

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Removal *self = user_data;

  return stf_change_delete (change, self->table, self->id, error);
}

/** stf_invoice_delete: removes an invoice and its payments, as one change, "invoice-delete". */
gboolean
stf_invoice_delete (StfYearFile *file, const StfInvoice *self, GError **error)
{
  Removal removal = { "invoice", self ? self->id : NULL };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->id != NULL, FALSE);

  return stf_year_file_change (file, "invoice-delete", self->agency, NULL, delete_cb, &removal,
                               error);
}

static int
count_days (const char *date)
{
  int year, month, day;
  GDate at;

  if (!stf_date_parse (date, &year, &month, &day))
    return 0;
  g_date_clear (&at, 1);
  g_date_set_dmy (&at, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (int) g_date_get_julian (&at);
}

/** stf_payment_count_days_late: days from the due date of the invoice to a payment; 0: in time. */
int
stf_payment_count_days_late (const StfPayment *self, const StfInvoice *invoice)
{
  g_return_val_if_fail (self != NULL && invoice != NULL, 0);

  if (invoice->due_date == NULL || strcmp (self->on_date, invoice->due_date) <= 0)
    return 0;
  return count_days (self->on_date) - count_days (invoice->due_date);
}

/**
 * stf_payment_save:
 * @file: a year
 * @invoice: an invoice of it, as it was read
 * @self: a payment of it, new if it has no id; less than nothing is paid back
 * @error: return location for an error
 *
 * Writes a payment, as one change, "payment-new" or "payment-edit".
 */
gboolean
stf_payment_save (StfYearFile *file, const StfInvoice *invoice, const StfPayment *self,
                  GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const char *id;
  gint64 paid;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (invoice != NULL && invoice->id != NULL && self != NULL, FALSE);

  if (self->amount == 0)
    return fail (error, _ ("Write how much was paid."));
  if (!stf_money_is_valid (self->amount) || !stf_money_add (invoice->paid, self->amount, &paid))
    return stf_money_fail_range (error);
  if (!check_dates (self->on_date, NULL, error))
    return FALSE;
  id = load_row (draft, file, "payment", self->id, _ ("The payment is no longer in the file."),
                 error);
  if (id == NULL)
    return FALSE;
  stf_draft_set_text (draft, id, "invoice", invoice->id);
  stf_draft_set_integer (draft, id, "amount", self->amount);
  stf_draft_set_text (draft, id, "on_date", self->on_date);
  stf_draft_set_text (draft, id, "note", self->note);
  return stf_draft_save (draft, file, self->id != NULL ? "payment-edit" : "payment-new",
                         invoice->agency, error);
}

/** stf_payment_delete: removes a payment of an invoice, as one change, "payment-delete". */
gboolean
stf_payment_delete (StfYearFile *file, const StfInvoice *invoice, const char *payment,
                    GError **error)
{
  Removal removal = { "payment", payment };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (invoice != NULL && payment != NULL, FALSE);

  return stf_year_file_change (file, "payment-delete", invoice->agency, NULL, delete_cb, &removal,
                               error);
}

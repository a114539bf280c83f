/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-fee.h"

G_BEGIN_DECLS

typedef struct
{
  char *id; /* NULL: new */
  char *on_date;
  char *note;    /* or NULL */
  gint64 amount; /* öre */
} StfPayment;

/* An invoice of the fee to one of its payers (R10), with what has been paid. */
typedef struct
{
  char *id; /* NULL: new */
  char *fee;
  char *agency; /* id */
  char *agency_name;
  char *number;        /* or NULL */
  char *on_date;       /* ISO */
  char *due_date;      /* or NULL */
  char *dnr;           /* or NULL */
  char *note;          /* or NULL */
  gint64 amount;       /* öre */
  gint64 paid;         /* öre */
  GPtrArray *payments; /* StfPayment by date; only read */
} StfInvoice;

/* How it stands with a payer's invoices, in the order in which it needs somebody's eye. */
typedef enum
{
  STF_INVOICE_NONE, /* there is nothing to pay */
  STF_INVOICE_PAID,
  STF_INVOICE_OVERPAID,
  STF_INVOICE_SENT,    /* nothing or a part of it is paid, and it is not due */
  STF_INVOICE_MISSING, /* there is a share, and no invoice */
  STF_INVOICE_OVERDUE,
  STF_INVOICE_DIFFERS, /* the invoices are not the share: too much, too little, or twice */
} StfInvoiceState;

typedef struct
{
  StfInvoiceState state;
  guint n_invoices;
  gint64 invoiced;    /* öre */
  gint64 paid;        /* öre */
  gint64 outstanding; /* öre; of all payers: what those owe that do */
  gint64 overpaid;    /* öre, likewise */
} StfInvoiceSum;

StfInvoice *stf_invoice_new (const StfFee *fee, const char *agency);
StfInvoice *stf_invoice_copy (const StfInvoice *self);
GPtrArray *stf_invoice_list (StfYearFile *file, const char *fee, GError **error);
void stf_invoice_free (StfInvoice *self);

StfInvoiceSum stf_invoice_sum (const GPtrArray *invoices, const char *agency, gint64 share,
                               const char *date);
char *stf_invoice_sum_describe (const StfInvoiceSum *self);

gboolean stf_invoice_make_all (StfYearFile *file, const StfFee *fee, const char *on_date,
                               const char *due_date, guint *n_made, GError **error);
char *stf_invoice_suggest_number (StfYearFile *file, int year, GError **error);
gboolean stf_invoice_save (StfYearFile *file, const StfInvoice *self, GError **error);
gboolean stf_invoice_delete (StfYearFile *file, const StfInvoice *self, GError **error);
int stf_payment_count_days_late (const StfPayment *self, const StfInvoice *invoice);
gboolean stf_payment_save (StfYearFile *file, const StfInvoice *invoice, const StfPayment *self,
                           GError **error);
gboolean stf_payment_delete (StfYearFile *file, const StfInvoice *invoice, const char *payment,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfInvoice, stf_invoice_free)

G_END_DECLS

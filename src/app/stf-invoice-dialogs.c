/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The invoices of a payer and what has been paid of them (R10): an overview, and from it a form for
 * an invoice or a payment.  What is saved in a form is written at once, and the overview follows.
 */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "money/stf-invoice.h"
#include "stf-action-row.h"
#include "stf-fee-view.h"
#include "stf-money-form.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

/* The overview; belongs to its dialog. */
typedef struct
{
  StfFeeView *view;
  StfTaskDialog *dialog;
  char *agency;
  GPtrArray *groups;   /* AdwPreferencesGroup */
  GPtrArray *invoices; /* StfInvoice, of all payers */
} Overview;

/* The form of an invoice or a payment; belongs to its dialog. */
typedef struct
{
  Overview *overview;
  StfTaskDialog *parent; /* keeps the overview */
  StfTaskDialog *dialog;
  StfInvoice *invoice;
  StfPayment payment;
  GtkEditable *number;
  GtkEditable *amount;
  GtkEditable *on_date;
  GtkEditable *due_date;
  GtkEditable *dnr;
  GtkEditable *note;
} Form;

static void fill (Overview *self);

static void
overview_free (gpointer data)
{
  Overview *self = data;

  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  g_ptr_array_unref (self->groups);
  g_object_unref (self->view);
  g_free (self->agency);
  g_free (self);
}

static void
form_free (gpointer data)
{
  Form *self = data;

  stf_invoice_free (self->invoice);
  g_free (self->payment.id);
  g_free (self->payment.on_date);
  g_free (self->payment.note);
  g_object_unref (self->parent);
  g_free (self);
}

static StfYearFile *
get_file (const Overview *self)
{
  return stf_open_year_get_file (stf_page_get_year (STF_PAGE (self->view)));
}

static gboolean
can_edit (const Overview *self)
{
  return stf_open_year_can_edit (stf_page_get_year (STF_PAGE (self->view)));
}

/* The day that is looked at. */
static const char *
get_date (const Overview *self)
{
  return stf_open_year_get_date (stf_page_get_year (STF_PAGE (self->view)));
}

/* --- forms --- */

static Form *
form_new (Overview *overview, const char *title, const StfInvoice *invoice)
{
  Form *self = g_new0 (Form, 1);

  self->overview = overview;
  self->parent = g_object_ref (overview->dialog);
  self->invoice = invoice != NULL
                      ? stf_invoice_copy (invoice)
                      : stf_invoice_new (stf_fee_view_get_fee (overview->view), overview->agency);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (overview->dialog), title, _ ("_Save"));
  stf_task_dialog_set_accept (self->dialog, NULL, can_edit (overview));
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 400, -1);
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-form", self, form_free);
  return self;
}

static void
finish (Form *self, gboolean done, const GError *error)
{
  Overview *overview = self->overview;
  g_autoptr (StfTaskDialog) parent = g_object_ref (self->parent);

  if (!done)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (self->dialog));
  fill (overview);
}

static void
present (Form *self, GCallback save, const char *remove, GCallback removed)
{
  if (remove != NULL && can_edit (self->overview))
    g_signal_connect_swapped (
        stf_money_form_add_button (stf_task_dialog_add_group (self->dialog, NULL, NULL), remove,
                                   TRUE),
        "clicked", removed, self);
  g_signal_connect_swapped (self->dialog, "accepted", save, self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* --- an invoice --- */

static void
save_invoice_cb (Form *self)
{
  StfInvoice *invoice = self->invoice;
  g_autoptr (GError) error = NULL;
  gboolean done;

  stf_money_form_take_text (&invoice->number, self->number);
  stf_money_form_take_text (&invoice->on_date, self->on_date);
  stf_money_form_take_text (&invoice->due_date, self->due_date);
  stf_money_form_take_text (&invoice->dnr, self->dnr);
  stf_money_form_take_text (&invoice->note, self->note);
  done = stf_money_form_get_amount (self->amount, 0, &invoice->amount, &error)
         && stf_invoice_save (get_file (self->overview), invoice, &error);
  finish (self, done, error);
}

static void
remove_invoice_cb (Form *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = stf_invoice_delete (get_file (self->overview), self->invoice, &error);

  finish (self, done, error);
}

/* invoice: NULL: a new one, of what is not invoiced. */
static void
present_invoice (Overview *overview, const StfInvoice *invoice, gint64 amount)
{
  Form *self = form_new (overview, invoice != NULL ? _ ("Invoice") : _ ("New Invoice"), invoice);
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, NULL, _ ("A credit is an invoice of less than nothing."));
  const StfFee *fee = stf_fee_view_get_fee (overview->view);

  if (invoice == NULL)
    {
      self->invoice->number = stf_invoice_suggest_number (get_file (overview), fee->year, NULL);
      self->invoice->on_date = g_strdup (get_date (overview));
      self->invoice->due_date = stf_date_add_days (get_date (overview), 30);
      self->invoice->amount = amount;
    }
  self->number = stf_task_dialog_add_entry (group, _ ("Number"), self->invoice->number);
  self->amount = stf_money_form_add_amount (group, _ ("Amount (kr)"), self->invoice->amount, 0);
  self->on_date = stf_task_dialog_add_entry (group, _ ("Date (year-month-day)"),
                                             self->invoice->on_date);
  self->due_date = stf_task_dialog_add_entry (group, _ ("Due date"), self->invoice->due_date);
  self->dnr = stf_task_dialog_add_entry (group, _ ("Record number"), self->invoice->dnr);
  self->note = stf_task_dialog_add_entry (group, _ ("Note"), self->invoice->note);
  present (self, G_CALLBACK (save_invoice_cb), invoice != NULL ? _ ("_Remove Invoice") : NULL,
           G_CALLBACK (remove_invoice_cb));
}

/* --- a payment --- */

static void
save_payment_cb (Form *self)
{
  StfPayment *payment = &self->payment;
  g_autoptr (GError) error = NULL;
  gboolean done;

  stf_money_form_take_text (&payment->on_date, self->on_date);
  stf_money_form_take_text (&payment->note, self->note);
  done = stf_money_form_get_amount (self->amount, 0, &payment->amount, &error)
         && stf_payment_save (get_file (self->overview), self->invoice, payment, &error);
  finish (self, done, error);
}

static void
remove_payment_cb (Form *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = stf_payment_delete (get_file (self->overview), self->invoice, self->payment.id,
                                      &error);

  finish (self, done, error);
}

/* payment: NULL: a new one, of what is left. */
static void
present_payment (Overview *overview, const StfInvoice *invoice, const StfPayment *payment)
{
  Form *self = form_new (overview, payment != NULL ? _ ("Payment") : _ ("New Payment"), invoice);
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, NULL,
      _ ("A payment may be a part, or too much.  What is paid back is less than nothing."));

  self->payment.amount = payment != NULL ? payment->amount : invoice->amount - invoice->paid;
  self->payment.id = payment != NULL ? g_strdup (payment->id) : NULL;
  self->amount = stf_money_form_add_amount (group, _ ("Payment (kr)"), self->payment.amount, 0);
  self->on_date = stf_task_dialog_add_entry (
      group, _ ("Day of the payment"), payment != NULL ? payment->on_date : get_date (overview));
  self->note = stf_task_dialog_add_entry (group, _ ("Note"),
                                          payment != NULL ? payment->note : NULL);
  present (self, G_CALLBACK (save_payment_cb), payment != NULL ? _ ("_Remove Payment") : NULL,
           G_CALLBACK (remove_payment_cb));
}

/* --- the overview --- */

static AdwPreferencesGroup *
add_group (Overview *self, const char *title)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, title, NULL);

  g_ptr_array_add (self->groups, group);
  return group;
}

static void
add_amount (AdwPreferencesGroup *group, const char *title, gint64 amount)
{
  GtkWidget *row = stf_amount_row_new (title, NULL);

  stf_amount_row_set (row, amount);
  adw_preferences_group_add (group, row);
}

static const StfInvoice *
get_invoice (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "stf-invoice");
}

static void
invoice_cb (Overview *self, GtkWidget *row)
{
  present_invoice (self, get_invoice (row), 0);
}

static void
payment_cb (Overview *self, GtkWidget *row)
{
  present_payment (self, get_invoice (row), g_object_get_data (G_OBJECT (row), "stf-payment"));
}

static void
new_invoice_cb (Overview *self)
{
  const StfFeePayer *payer = stf_fee_find_payer (stf_fee_view_get_fee (self->view), self->agency);
  StfInvoiceSum sum = stf_invoice_sum (self->invoices, self->agency, 0, get_date (self));
  gint64 left = 0;

  if (payer == NULL || !stf_money_subtract (payer->share, sum.invoiced, &left))
    left = 0;
  present_invoice (self, NULL, left);
}

/* A row that opens the form of an invoice or of one of its payments. */
static void
add_opening (Overview *self, AdwPreferencesGroup *group, GtkWidget *row, const StfInvoice *invoice,
             const StfPayment *payment, gboolean is_payment)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stf-invoice", (gpointer) invoice);
  g_object_set_data (G_OBJECT (row), "stf-payment", (gpointer) payment);
  g_signal_connect_swapped (row, "activated",
                            is_payment ? G_CALLBACK (payment_cb) : G_CALLBACK (invoice_cb), self);
  adw_preferences_group_add (group, row);
}

static void
add_payment (Overview *self, AdwPreferencesGroup *group, const StfInvoice *invoice,
             const StfPayment *payment)
{
  int days = stf_payment_count_days_late (payment, invoice);
  g_autofree char *late = days > 0 ? g_strdup_printf (
                              ngettext ("%d day late", "%d days late", (gulong) days), days)
                                   : NULL;
  g_autofree char *when = stf_wording_join (payment->on_date, late);
  g_autofree char *text = stf_wording_join (when, payment->note);
  GtkWidget *row = stf_amount_row_new (payment->amount < 0 ? _ ("Paid back") : _ ("Paid"), text);

  stf_amount_row_set (row, payment->amount);
  add_opening (self, group, row, invoice, payment, TRUE);
}

/* "2013-01-15, due 2013-02-14 · dnr 101-22-2013 · a note" */
static char *
describe_invoice (const StfInvoice *invoice)
{
  g_autofree char *due = invoice->due_date ? g_strdup_printf (_ ("%s, due %s"), invoice->on_date,
                                                              invoice->due_date)
                                           : g_strdup (invoice->on_date);
  g_autofree char *dnr = invoice->dnr ? g_strdup_printf (_ ("record number %s"), invoice->dnr)
                                      : NULL;
  g_autofree char *first = stf_wording_join (due, dnr);

  return stf_wording_join (first, invoice->note);
}

static void
add_invoice (Overview *self, const StfInvoice *invoice)
{
  AdwPreferencesGroup *group = add_group (self, NULL);
  g_autofree char *title = g_strdup_printf (invoice->amount < 0 ? _ ("Credit %s")
                                                                : _ ("Invoice %s"),
                                            invoice->number ? invoice->number : invoice->on_date);
  g_autofree char *text = describe_invoice (invoice);
  GtkWidget *row = stf_amount_row_new (title, text);

  stf_amount_row_set (row, invoice->amount);
  add_opening (self, group, row, invoice, NULL, FALSE);
  for (guint i = 0; i < invoice->payments->len; i++)
    add_payment (self, group, invoice, invoice->payments->pdata[i]);
  if (!can_edit (self))
    return;
  row = stf_action_row_new (_ ("Register Payment…"), NULL, "stf-add-symbolic");
  add_opening (self, group, row, invoice, NULL, TRUE);
}

static void
add_state (Overview *self, const StfFeePayer *payer)
{
  gint64 share = payer != NULL ? payer->share : 0;
  StfInvoiceSum sum = stf_invoice_sum (self->invoices, self->agency, share, get_date (self));
  AdwPreferencesGroup *group = add_group (self, NULL);
  g_autofree char *state = stf_invoice_sum_describe (&sum);

  adw_preferences_group_set_description (group, state);
  add_amount (group, _ ("Share of the fee"), share);
  add_amount (group, _ ("Invoiced"), sum.invoiced);
  add_amount (group, _ ("Paid"), sum.paid);
  add_amount (group, sum.overpaid > 0 ? _ ("Paid too much") : _ ("Outstanding"),
              sum.overpaid > 0 ? sum.overpaid : sum.outstanding);
}

static void
fill (Overview *self)
{
  const StfFee *fee = stf_fee_view_get_fee (self->view);
  g_autoptr (GError) error = NULL;
  GPtrArray *invoices = stf_invoice_list (get_file (self), fee->id, &error);

  for (guint i = 0; i < self->groups->len; i++)
    stf_task_dialog_remove_group (self->dialog, self->groups->pdata[i]);
  g_ptr_array_set_size (self->groups, 0);
  if (invoices == NULL)
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  self->invoices = invoices;
  add_state (self, stf_fee_find_payer (fee, self->agency));
  for (guint i = 0; i < invoices->len; i++)
    if (g_str_equal (((StfInvoice *) invoices->pdata[i])->agency, self->agency))
      add_invoice (self, invoices->pdata[i]);
  if (can_edit (self))
    g_signal_connect_swapped (
        stf_money_form_add_button (add_group (self, NULL), _ ("_New Invoice…"), FALSE), "clicked",
        G_CALLBACK (new_invoice_cb), self);
}

/**
 * stf_invoice_dialog_present:
 * @view: the page of a fee that is decided
 * @agency: id of a payer
 *
 * Shows a payer's invoices and payments.
 */
void
stf_invoice_dialog_present (StfFeeView *view, const char *agency)
{
  const StfFeePayer *payer = stf_fee_find_payer (stf_fee_view_get_fee (view), agency);
  Overview *self = g_new0 (Overview, 1);

  self->view = g_object_ref (view);
  self->agency = g_strdup (agency);
  self->groups = g_ptr_array_new ();
  self->dialog = stf_task_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
                                      payer != NULL ? payer->short_name : "", _ ("_Done"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-overview", self, overview_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 460, 640);
  fill (self);
  g_signal_connect (self->dialog, "accepted", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

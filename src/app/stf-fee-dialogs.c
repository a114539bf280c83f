/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs of the fee: a payer, the decision, and all invoices.
 *
 * Before the fee is decided the dialog of a payer has what is agreed, which is tried on the page;
 * afterwards it has the payer's invoices (stf-invoice-dialogs.c). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "money/stf-invoice.h"
#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-fee-view.h"
#include "stf-money-form.h"
#include "stf-task-dialog.h"

typedef struct
{
  StfFeeView *view;
  StfTaskDialog *dialog;
  char *agency;

  GtkEditable *agreed;
  GtkEditable *own_number;

  AdwComboRow *decision;
  GtkEditable *title;
  GtkEditable *number;
  GtkEditable *on_date;
  GtkEditable *due_date;
  AdwComboRow *body;
} FeeDialog;

static void
fee_dialog_free (gpointer data)
{
  FeeDialog *self = data;

  g_free (self->agency);
  g_object_unref (self->view);
  g_free (self);
}

static StfYearFile *
get_file (const FeeDialog *self)
{
  return stf_open_year_get_file (stf_page_get_year (STF_PAGE (self->view)));
}

static gboolean
can_edit (const FeeDialog *self)
{
  return stf_open_year_can_edit (stf_page_get_year (STF_PAGE (self->view)));
}

static FeeDialog *
fee_dialog_new (StfFeeView *view, const char *title, const char *accept)
{
  FeeDialog *self = g_new0 (FeeDialog, 1);

  self->view = g_object_ref (view);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), title,
                                      accept);
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-fee-dialog", self, fee_dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 440, -1);
  return self;
}

static void
finish (FeeDialog *self, gboolean done, const GError *error)
{
  if (done)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    stf_task_dialog_show_message (self->dialog, error->message);
}

/* The day that is looked at. */
static const char *
get_date (const FeeDialog *self)
{
  return stf_open_year_get_date (stf_page_get_year (STF_PAGE (self->view)));
}

static char *
format (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);
}

/* --- a payer before the decision --- */

static gboolean
take_number (FeeDialog *self, GError **error)
{
  gint64 number;

  if (!stf_money_form_get_amount (self->own_number, -1, &number, error))
    return FALSE;
  if (number >= 0 && number % 100 != 0)
    {
      g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_PRECISION,
                           _ ("Write the number without decimals."));
      return FALSE;
    }
  stf_fee_set_own_number (stf_fee_view_get_fee (self->view), self->agency,
                          number < 0 ? -1 : number / 100);
  return TRUE;
}

static void
agree_cb (FeeDialog *self)
{
  g_autoptr (GError) error = NULL;
  gint64 agreed;
  gboolean done = stf_money_form_get_amount (self->agreed, STF_SHARE_NONE, &agreed, &error)
                  && take_number (self, &error);

  if (done)
    {
      stf_fee_set_agreed (stf_fee_view_get_fee (self->view), self->agency, agreed);
      stf_fee_view_update (self->view);
    }
  finish (self, done, error);
}

static void
add_figure (AdwPreferencesGroup *group, const char *title, gint64 figure, const char *date)
{
  GtkWidget *row;
  g_autofree char *text = NULL;

  if (figure < 0)
    return;
  row = stf_amount_row_new (title, date);
  text = stf_money_format (figure * 100, STF_MONEY_WHOLE);
  stf_amount_row_set_text (row, text, NULL);
  adw_preferences_group_add (group, row);
}

static void
present_agreement (StfFeeView *view, const StfFeePayer *payer)
{
  FeeDialog *self = fee_dialog_new (view, payer->short_name, _ ("_Try"));
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, NULL,
      _ ("An agreed amount is paid whatever the key; the others share the "
         "rest."));
  AdwPreferencesGroup *figures;

  self->agency = g_strdup (payer->agency);
  self->agreed = stf_money_form_add_amount (group, _ ("Agreed amount (kr)"), payer->agreed,
                                            STF_SHARE_NONE);
  self->own_number = stf_money_form_add_amount (
      group, _ ("Own number, for the key of own numbers"),
      payer->own_number < 0 ? -1 : payer->own_number * 100, -1);
  figures = stf_task_dialog_add_group (self->dialog, _ ("Key figures"), NULL);
  add_figure (figures, _ ("Population"), payer->population, payer->population_date);
  add_figure (figures, _ ("Municipalities"), payer->municipalities, payer->municipalities_date);
  gtk_widget_set_visible (GTK_WIDGET (figures),
                          payer->population >= 0 || payer->municipalities >= 0);
  stf_task_dialog_set_accept (self->dialog, NULL, can_edit (self));
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (agree_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/**
 * stf_payer_dialog_present:
 * @view: the page of the fee
 * @agency: id of a payer
 *
 * Shows what is agreed with a payer, or the payer's invoices once the fee is decided.
 */
void
stf_payer_dialog_present (StfFeeView *view, const char *agency)
{
  const StfFee *fee = stf_fee_view_get_fee (view);
  const StfFeePayer *payer = fee != NULL ? stf_fee_find_payer (fee, agency) : NULL;

  if (payer == NULL)
    return;
  if (stf_fee_is_decided (fee))
    stf_invoice_dialog_present (view, agency);
  else
    present_agreement (view, payer);
}

/* --- the decision --- */

static void
set_decided (FeeDialog *self)
{
  gboolean fresh = stf_choice_row_get_value (self->decision) == NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->title), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->number), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->on_date), fresh);
  gtk_widget_set_visible (GTK_WIDGET (self->body), fresh);
}

static void
decide_cb (FeeDialog *self)
{
  g_autoptr (StfDecision) fresh = stf_decision_new ();
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_free (fresh->kind);
  fresh->kind = g_strdup ("fee");
  stf_money_form_take_text (&fresh->title, self->title);
  stf_money_form_take_text (&fresh->number, self->number);
  stf_money_form_take_text (&fresh->on_date, self->on_date);
  stf_money_form_take_choice (&fresh->body, self->body);
  done = stf_fee_decide (stf_fee_view_get_fee (self->view), get_file (self),
                         stf_choice_row_get_value (self->decision), fresh, &error);
  finish (self, done, error);
}

/* The decisions of the year that fix a fee, and who made the last of them. */
static GPtrArray *
list_fee_decisions (StfYearFile *file, char **first, char **body)
{
  g_autoptr (GPtrArray) all = stf_decision_list (file, NULL);
  GPtrArray *choices = stf_setting_choices_new ();

  *first = NULL;
  *body = NULL;
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const StfDecision *decision = all->pdata[i];

      if (!g_str_equal (decision->kind, "fee"))
        continue;
      stf_setting_choices_add (choices, g_strdup (decision->id), stf_decision_describe (decision));
      if (*first != NULL)
        continue;
      *first = g_strdup (decision->id);
      *body = g_strdup (decision->body);
    }
  return choices;
}

/** stf_decide_dialog_present: asks for the decision that fixes the fee (R08). */
void
stf_decide_dialog_present (StfFeeView *view)
{
  StfFee *fee = stf_fee_view_get_fee (view);
  FeeDialog *self = fee_dialog_new (view, _ ("Decide the Fee"), _ ("_Decide"));
  g_autofree char *total = format (fee->total);
  g_autofree char *text = g_strdup_printf (
      _ ("The fee is then %s, and each payer's share stands whatever becomes of the budget."),
      total);
  g_autofree char *title = g_strdup_printf (_ ("Yearly fee for %d"), fee->year);
  g_autofree char *first = NULL;
  g_autofree char *body = NULL;
  g_autoptr (GPtrArray) decisions = list_fee_decisions (get_file (self), &first, &body);
  g_autoptr (GPtrArray) bodies = stf_setting_list_rows (get_file (self), "body", NULL);
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, NULL, text);

  self->decision = stf_money_form_add_choice (group, _ ("Decision"), decisions, first,
                                              _ ("New decision"));
  self->title = stf_task_dialog_add_entry (group, _ ("What was decided"), title);
  self->number = stf_task_dialog_add_entry (group, _ ("Number"), NULL);
  self->on_date = stf_task_dialog_add_entry (group, _ ("Date (year-month-day)"), get_date (self));
  self->body = stf_money_form_add_choice (group, _ ("Decided by"), bodies, body, _ ("Not stated"));
  set_decided (self);
  g_signal_connect_swapped (self->decision, "notify::selected", G_CALLBACK (set_decided), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (decide_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* --- invoices --- */

static void
make_cb (FeeDialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done;
  g_autofree char *due_date = NULL;
  guint n_made;

  stf_money_form_take_text (&due_date, self->due_date);
  done = stf_invoice_make_all (get_file (self), stf_fee_view_get_fee (self->view),
                               gtk_editable_get_text (self->on_date), due_date, &n_made, &error);
  finish (self, done, error);
}

/** stf_invoices_dialog_present: asks for the dates of the invoices that are missing. */
void
stf_invoices_dialog_present (StfFeeView *view)
{
  FeeDialog *self = fee_dialog_new (view, _ ("Make Invoices"), _ ("_Make"));
  g_autofree char *due = stf_date_add_days (get_date (self), 30);
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, NULL,
      _ ("Every payer without an invoice gets one of the whole share.  Numbers follow those that "
         "there are."));

  self->on_date = stf_task_dialog_add_entry (group, _ ("Date of the invoices"), get_date (self));
  self->due_date = stf_task_dialog_add_entry (group, _ ("Due date"), due);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (make_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

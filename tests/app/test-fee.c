/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fee in the window: tried, saved, decided, invoiced and paid. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "money/stf-invoice.h"
#include "stf-money-fixture.h"

#include "stf-fee-view.h"

static StfFeeView *
show (MoneyFixture *fixture)
{
  return STF_FEE_VIEW (money_fixture_show (fixture, STF_TYPE_FEE_VIEW));
}

/* The example's fee is decided and invoiced; this one is open. */
static void
open_again (MoneyFixture *fixture)
{
  StfYearFile *file = stf_app_get_file (&fixture->app);
  g_autoptr (StfFee) fee = stf_fee_load (file, NULL);
  g_autoptr (GPtrArray) invoices = stf_invoice_list (file, fee->id, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < invoices->len; i++)
    g_assert_true (stf_invoice_delete (file, invoices->pdata[i], NULL));
  g_assert_true (stf_fee_reopen (fee, file, &error));
  g_assert_no_error (error);
}

static void
a_key_shows_its_effect_at_once (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view;
  GtkWidget *key;
  const StfFeePayer *stockholm;
  g_autofree char *digest = NULL;
  g_autofree char *after = NULL;

  open_again (fixture);
  view = show (fixture);
  digest = stf_year_file_get_digest (stf_app_get_file (&fixture->app), NULL);
  g_assert_false (stf_fee_is_changed (stf_fee_view_get_fee (view)));
  key = stf_app_find (GTK_WIDGET (view), ADW_TYPE_COMBO_ROW, "Allocation key");
  gtk_widget_grab_focus (key);
  adw_combo_row_set_selected (ADW_COMBO_ROW (key), STF_FEE_MUNICIPALITIES);
  stockholm = stf_fee_view_get_fee (view)->payers->pdata[0];
  g_assert_cmpint (stockholm->share, >, stockholm->before);
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "1 payer has no key figure for this key.  "
                                                   "Agree on an amount, or choose another key."));
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "Tried, not saved"));
  /* Nothing is written before it is saved, and what is tried stays when the date changes. */
  after = stf_year_file_get_digest (stf_app_get_file (&fixture->app), NULL);
  g_assert_cmpstr (after, ==, digest);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-09-01"));
  stf_app_settle ();
  g_assert_cmpint (stf_fee_view_get_fee (view)->key, ==, STF_FEE_MUNICIPALITIES);

  gtk_widget_activate_action (GTK_WIDGET (view), "fee.discard", NULL);
  stf_app_settle ();
  g_assert_cmpint (stf_fee_view_get_fee (view)->key, ==, STF_FEE_EQUAL);

  adw_combo_row_set_selected (ADW_COMBO_ROW (key), STF_FEE_FIXED_AND_VARIABLE);
  stf_app_type (view, "Fixed part, shared equally (kr)", "2 mnkr");
  g_assert_cmpint (stf_fee_view_get_fee (view)->fixed_part, ==, 200000000);
  gtk_widget_activate_action (GTK_WIDGET (view), "fee.save", NULL);
  stf_app_settle ();
  g_assert_false (stf_fee_is_changed (stf_fee_view_get_fee (view)));
  g_assert_cmpint (stf_fee_view_get_fee (view)->key, ==, STF_FEE_FIXED_AND_VARIABLE);
  g_assert_cmpint (stf_fee_sum_shares (stf_fee_view_get_fee (view)), ==,
                   stf_fee_view_get_fee (view)->total);
}

static void
what_is_no_amount_is_told (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view;
  GtkWidget *row;

  open_again (fixture);
  view = show (fixture);
  row = stf_app_find (GTK_WIDGET (view), ADW_TYPE_ENTRY_ROW,
                      "Fee to share, if other than needed (kr)");
  gtk_editable_set_text (GTK_EDITABLE (row), "mycket");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_nonnull (gtk_widget_get_tooltip_text (row));
  g_assert_cmpint (stf_fee_view_get_fee (view)->amount, ==, STF_SHARE_NONE);
  gtk_editable_set_text (GTK_EDITABLE (row), "-5");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "4,4 mnkr");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpint (stf_fee_view_get_fee (view)->total, ==, 440000000);
}

static void
a_payer_agrees_on_an_amount (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view;
  GtkWindow *dialog;
  const StfFeePayer *water;

  open_again (fixture);
  view = show (fixture);
  water = stf_fee_view_get_fee (view)->payers->pdata[21];
  gtk_widget_activate_action (GTK_WIDGET (view), "fee.payer", "s", water->agency);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Agreed amount (kr)", "100 tkr");
  stf_app_click (dialog, "_Try");
  stf_app_settle ();
  g_assert_cmpint (water->share, ==, 10000000);
  g_assert_cmpint (stf_fee_sum_shares (stf_fee_view_get_fee (view)), ==,
                   stf_fee_view_get_fee (view)->total);
}

/* Opens the form behind a row of a dialog; NULL: there is no such row. */
static GtkWindow *
open_row (GtkWindow *dialog, const char *title)
{
  GtkWidget *row = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, title);

  if (row == NULL)
    return NULL;
  adw_action_row_activate (ADW_ACTION_ROW (row));
  return money_fixture_wait_for_dialog_of (dialog);
}

/* The last payment: its row is the one before that of a new one. */
static void
edit_late_payment (GtkWindow *dialog, const char *amount)
{
  GtkWidget *add = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Register Payment");
  GtkWindow *form;

  adw_action_row_activate (ADW_ACTION_ROW (gtk_widget_get_prev_sibling (add)));
  form = money_fixture_wait_for_dialog_of (dialog);
  stf_app_type (form, "Payment (kr)", amount);
  stf_app_type (form, "Day of the payment", "2013-02-14");
  stf_app_click (form, "_Save");
  stf_app_settle ();
}

static void
a_fee_is_decided_invoiced_and_paid (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view;
  StfYearFile *file = stf_app_get_file (&fixture->app);
  g_autoptr (GPtrArray) invoices = NULL;
  g_autoptr (GPtrArray) paid = NULL;
  const StfFeePayer *payer;
  g_autofree char *payment = NULL;
  GtkWindow *dialog;
  GtkWindow *form;

  open_again (fixture);
  view = show (fixture);
  gtk_widget_activate_action (GTK_WIDGET (view), "fee.decide", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_click (dialog, "_Decide");
  stf_app_settle ();
  g_assert_true (stf_fee_is_decided (stf_fee_view_get_fee (view)));

  gtk_widget_activate_action (GTK_WIDGET (view), "fee.make-invoices", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Date of the invoices", "2013-01-15");
  stf_app_type (dialog, "Due date", "2013-01-14");
  stf_app_click (dialog, "_Make");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "The invoice is due before its date."));
  stf_app_type (dialog, "Due date", "2013-02-14");
  stf_app_click (dialog, "_Make");
  stf_app_settle ();
  invoices = stf_invoice_list (file, stf_fee_view_get_fee (view)->id, NULL);
  g_assert_cmpuint (invoices->len, ==, 22);

  payer = stf_fee_view_get_fee (view)->payers->pdata[0];
  payment = g_strdup_printf ("%" G_GINT64_FORMAT ",%02d", (payer->share - 100000) / 100,
                             (int) (payer->share % 100));
  gtk_widget_activate_action (GTK_WIDGET (view), "fee.payer", "s", payer->agency);
  dialog = money_fixture_wait_for_dialog (fixture);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Outstanding"));
  form = open_row (dialog, "Register Payment");
  stf_app_type (form, "Payment (kr)", "1000");
  stf_app_type (form, "Day of the payment", "2013-02-01");
  stf_app_click (form, "_Save");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "2013-02-01"));

  /* The rest, too late and too much; then as it should have been. */
  form = open_row (dialog, "Register Payment");
  stf_app_type (form, "Payment (kr)", "200 000");
  stf_app_type (form, "Day of the payment", "2013-02-20");
  stf_app_click (form, "_Save");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "2013-02-20 · 6 days late"));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Paid too much"));
  edit_late_payment (dialog, payment);
  g_assert_false (stf_app_shows (GTK_WIDGET (dialog), "days late"));

  form = open_row (dialog, "Invoice ");
  stf_app_type (form, "Number", "F-17");
  stf_app_type (form, "Record number", "101-22-2013");
  stf_app_type (form, "Note", "Andra <b>utskicket</b>");
  stf_app_click (form, "_Save");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Invoice F-17"));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "record number 101-22-2013 · Andra <b>"));
  stf_app_assert_named (GTK_WIDGET (dialog));
  stf_app_click (dialog, "_Done");
  stf_app_settle ();
  paid = stf_invoice_list (file, stf_fee_view_get_fee (view)->id, NULL);
  payer = stf_fee_view_get_fee (view)->payers->pdata[0];
  g_assert_cmpint (((StfInvoice *) paid->pdata[0])->paid, ==, payer->share);
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "4.5\u00a0% · Paid"));
}

/* Tab comes to the payers, arrows walk among them, Enter opens one and accepts what is written. */
static void
a_payer_is_reached_by_keyboard (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view;
  GtkWidget *focus = NULL;
  GtkWidget *entry;
  GtkWindow *dialog;
  const StfFeePayer *uppsala;

  open_again (fixture);
  view = show (fixture);
  for (guint i = 0; i < 100
                    && (focus == NULL || !ADW_IS_ACTION_ROW (focus)
                        || gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)) != 0
                        || !stf_app_shows (focus, "Stockholm"));
       i++)
    {
      gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
      focus = gtk_window_get_focus (fixture->window);
    }
  g_assert_true (stf_app_shows (focus, "Stockholm"));
  g_signal_emit_by_name (gtk_widget_get_parent (focus), "move-cursor", GTK_MOVEMENT_DISPLAY_LINES,
                         1, FALSE, FALSE);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_true (stf_app_shows (focus, "Uppsala"));
  gtk_widget_activate (focus);
  dialog = money_fixture_wait_for_dialog (fixture);
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Uppsala");
  entry = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Agreed amount (kr)");
  gtk_editable_set_text (GTK_EDITABLE (entry), "50 000");
  gtk_widget_grab_focus (entry);
  gtk_widget_activate_action (entry, "default.activate", NULL);
  /* A button that is pressed by Enter shows it for a moment. */
  uppsala = stf_fee_view_get_fee (view)->payers->pdata[1];
  while (uppsala->share != 5000000)
    g_main_context_iteration (NULL, TRUE);
  stf_app_settle ();
  g_assert_cmpint (stf_fee_sum_shares (stf_fee_view_get_fee (view)), ==,
                   stf_fee_view_get_fee (view)->total);
}

/* Each payer has a notice of its own, and there is one for all of them. */
static void
notices_are_for_one_payer_or_all (MoneyFixture *fixture, gconstpointer data)
{
  StfFeeView *view = show (fixture);
  GtkWidget *row = stf_app_find (GTK_WIDGET (view), ADW_TYPE_ACTION_ROW, "Uppsala");
  GtkWidget *button = stf_app_find (row, GTK_TYPE_MENU_BUTTON, NULL);
  GMenuModel *menu = gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (button));
  const StfFeePayer *uppsala = stf_fee_view_get_fee (view)->payers->pdata[1];

  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 2);
  for (int i = 0; i < 2; i++)
    {
      g_autofree char *target = NULL;
      g_autofree char *action = NULL;

      g_assert_true (g_menu_model_get_item_attribute (menu, i, "target", "s", &target));
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "action", "s", &action));
      g_assert_cmpstr (target, ==, uppsala->agency);
      g_assert_cmpstr (action, ==, i == 0 ? "fee.save-notice" : "fee.print-notice");
    }
}

static void
everything_has_a_name (MoneyFixture *fixture, gconstpointer data)
{
  stf_app_assert_named (GTK_WIDGET (show (fixture)));
}

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  money_fixture_add_test ("/app/fee/a-key-shows-its-effect-at-once",
                          a_key_shows_its_effect_at_once);
  money_fixture_add_test ("/app/fee/what-is-no-amount-is-told", what_is_no_amount_is_told);
  money_fixture_add_test ("/app/fee/a-payer-agrees-on-an-amount", a_payer_agrees_on_an_amount);
  money_fixture_add_test ("/app/fee/decided-invoiced-and-paid", a_fee_is_decided_invoiced_and_paid);
  money_fixture_add_test ("/app/fee/a-payer-is-reached-by-keyboard",
                          a_payer_is_reached_by_keyboard);
  money_fixture_add_test ("/app/fee/notices-are-for-one-payer-or-all",
                          notices_are_for_one_payer_or_all);
  money_fixture_add_test ("/app/fee/everything-has-a-name", everything_has_a_name);
  return g_test_run ();
}

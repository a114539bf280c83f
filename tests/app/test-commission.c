/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commissions, rates and requests in the window. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "money/stf-fee.h"
#include "stf-commission-view.h"
#include "stf-money-fixture.h"
#include "stf-request-view.h"

static const StfCommission *
find (StfCommissionView *view, const char *title)
{
  const StfCommissions *year = stf_commission_view_get_commissions (view);

  for (guint i = 0; i < year->commissions->len; i++)
    if (g_str_equal (((StfCommission *) year->commissions->pdata[i])->title, title))
      return year->commissions->pdata[i];
  return NULL;
}

static void
a_commission_shows_its_cost_while_it_is_written (MoneyFixture *fixture, gconstpointer data)
{
  StfCommissionView *view = STF_COMMISSION_VIEW (
      money_fixture_show (fixture, STF_TYPE_COMMISSION_VIEW));
  GtkWindow *dialog;
  GtkWidget *host;

  g_assert_nonnull (find (view, "Webbutvecklingsledare"));
  g_assert_cmpint (find (view, "Webbutvecklingsledare")->year_cost, >, 0);
  stf_app_assert_named (GTK_WIDGET (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "commission.new", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Give the commission a name."));
  stf_app_type (dialog, "Commission", "Filmare");
  stf_app_type (dialog, "Salary a month for full time (kr)", "30 000");
  stf_app_type (dialog, "Extent, per cent (R24)", "200");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Write a whole number from 0 to 100."));
  stf_app_type (dialog, "Extent, per cent (R24)", "50");
  /* 15 000 x 1.49697 x 12 */
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "SEK\u00a0269,454.60"));
  host = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Agency that does the work");
  adw_combo_row_set_selected (ADW_COMBO_ROW (host), 2);
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_nonnull (find (view, "Filmare"));
  g_assert_cmpint (find (view, "Filmare")->extent, ==, 50);

  gtk_widget_activate_action (GTK_WIDGET (view), "commission.edit", "s",
                              find (view, "Filmare")->id);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_click (dialog, "_Remove Commission");
  stf_app_settle ();
  g_assert_null (find (view, "Filmare"));
}

/* Searched by a part of a name; its role, agency, extent and days are filled in, and what was
 * written stays. */
static void
an_assignment_is_picked_by_name (MoneyFixture *fixture, gconstpointer data)
{
  StfCommissionView *view = STF_COMMISSION_VIEW (
      money_fixture_show (fixture, STF_TYPE_COMMISSION_VIEW));
  const StfCommission *model = find (view, "Redaktionellt ansvarig");
  g_autofree char *assignment = g_strdup (model->assignment);
  g_autofree char *holder = g_strdup (model->holder);
  g_autofree char *host = g_strdup (model->host);
  g_autofree char *part = g_utf8_strdown (g_utf8_offset_to_pointer (holder, 2), -1);
  GtkWindow *dialog;
  GtkWindow *picker;
  GtkWidget *row;

  g_assert_nonnull (assignment);
  gtk_widget_activate_action (GTK_WIDGET (view), "commission.new", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Commission", "Nytt uppdrag");
  stf_app_type (dialog, "Extent, per cent (R24)", "40");
  adw_action_row_activate (
      ADW_ACTION_ROW (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Held by")));
  picker = money_fixture_wait_for_dialog_of (dialog);
  stf_app_assert_named (GTK_WIDGET (picker));
  stf_app_type (picker, "Search", "zzz");
  g_assert_true (stf_app_shows (GTK_WIDGET (picker), "Nothing has that in its name"));
  stf_app_type (picker, "Search", part);
  row = stf_app_find (GTK_WIDGET (picker), ADW_TYPE_ACTION_ROW, "Redaktionellt ansvarig · ");
  g_assert_true (stf_app_shows (row, holder));
  adw_action_row_activate (ADW_ACTION_ROW (row));
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), holder));
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  model = find (view, "Nytt uppdrag");
  g_assert_cmpstr (model->assignment, ==, assignment);
  g_assert_cmpstr (model->role_title, ==, "Redaktionellt ansvarig");
  g_assert_cmpstr (model->host, ==, host);
  g_assert_cmpint (model->extent, ==, 40);
  g_assert_nonnull (model->from_date);
}

static void
a_rate_is_added_and_changed (MoneyFixture *fixture, gconstpointer data)
{
  StfCommissionView *view = STF_COMMISSION_VIEW (
      money_fixture_show (fixture, STF_TYPE_COMMISSION_VIEW));
  guint n = stf_commission_view_get_commissions (view)->rates->len;
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (view), "commission.new-rate", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Whole rate, per cent", "mycket");
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Write the rate in per cent"));
  stf_app_type (dialog, "Whole rate, per cent", "51,5");
  stf_app_type (dialog, "Born from the year", "1988");
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_cmpuint (stf_commission_view_get_commissions (view)->rates->len, ==, n + 1);
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "2013, born 1988 or later: 51.5\u00a0%"));
}

static void
a_request_goes_from_draft_to_grant (MoneyFixture *fixture, gconstpointer data)
{
  StfRequestView *view = STF_REQUEST_VIEW (money_fixture_show (fixture, STF_TYPE_REQUEST_VIEW));
  g_autoptr (GPtrArray) list = NULL;
  const char *id;
  GtkWindow *dialog;
  GtkWidget *answer;

  g_assert_true (stf_app_shows (GTK_WIDGET (view), "Nytt intranät"));
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "Granted 2012-11-22"));
  stf_app_assert_named (GTK_WIDGET (view));

  gtk_widget_activate_action (GTK_WIDGET (view), "request.new", NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "What the funds are for", "Filmportal");
  stf_app_type (dialog, "Amount (kr)", "250 tkr");
  stf_app_type (dialog, "Day of the request", "2013-03-01");
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "Requested 2013-03-01"));

  list = stf_request_list (stf_app_get_file (&fixture->app), "2013-05-14", NULL);
  id = ((StfRequest *) list->pdata[list->len - 1])->id;
  gtk_widget_activate_action (GTK_WIDGET (view), "request.edit", "s", id);
  dialog = money_fixture_wait_for_dialog (fixture);
  answer = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Answer");
  adw_combo_row_set_selected (ADW_COMBO_ROW (answer), STF_REQUEST_GRANT);
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Write how much was granted."));
  stf_app_type (dialog, "Amount granted (kr)", "200 tkr");
  stf_app_type (dialog, "Day of the answer", "2013-04-01");
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_cmpint (stf_request_view_find (view, id)->state, ==, STF_REQUEST_GRANTED);
  /* What it has come to is asked at the date that is looked at. */
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-03-15"));
  stf_app_settle ();
  g_assert_cmpint (stf_request_view_find (view, id)->state, ==, STF_REQUEST_REQUESTED);
}

static gint64
get_fee (MoneyFixture *fixture)
{
  g_autoptr (StfFee) fee = stf_fee_load (stf_app_get_file (&fixture->app), NULL);

  return fee->needed;
}

/* What is granted, spent, refused or carried over is never of the fee (R13). */
static void
a_request_is_closed_and_carried_over (MoneyFixture *fixture, gconstpointer data)
{
  StfRequestView *view = STF_REQUEST_VIEW (money_fixture_show (fixture, STF_TYPE_REQUEST_VIEW));
  g_autoptr (GPtrArray) list = stf_request_list (stf_app_get_file (&fixture->app), "2013-05-14",
                                                 NULL);
  const StfRequest *granted = list->pdata[0];
  const StfRequest *drafted = list->pdata[2];
  gint64 fee = get_fee (fixture);
  GtkWindow *dialog;

  g_assert_nonnull (granted->decision);
  g_assert_cmpint (granted->spent, >, 0);
  g_assert_true (stf_app_shows (GTK_WIDGET (view), " spent, "));
  gtk_widget_activate_action (GTK_WIDGET (view), "request.edit", "s", granted->id);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Day of closing", "2012-01-01");
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "A request is made, then decided"));
  stf_app_type (dialog, "Day of closing", "2013-05-10");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "What is left")),
      STF_REQUEST_CARRIED);
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_cmpint (stf_request_view_find (view, granted->id)->state, ==, STF_REQUEST_CARRIED_OVER);
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "Carried over 2013-05-10"));

  gtk_widget_activate_action (GTK_WIDGET (view), "request.edit", "s", drafted->id);
  dialog = money_fixture_wait_for_dialog (fixture);
  stf_app_type (dialog, "Day of the request", "2013-02-01");
  stf_app_type (dialog, "Day of the answer", "2013-03-01");
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Answer")),
      STF_REQUEST_REFUSAL);
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Decision (R08)")), 1);
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  g_assert_cmpint (stf_request_view_find (view, drafted->id)->state, ==, STF_REQUEST_REFUSED);
  g_assert_nonnull (stf_request_view_find (view, drafted->id)->decision);
  g_assert_cmpint (get_fee (fixture), ==, fee);
}

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  money_fixture_add_test ("/app/commission/shows-its-cost-while-it-is-written",
                          a_commission_shows_its_cost_while_it_is_written);
  money_fixture_add_test ("/app/commission/an-assignment-is-picked-by-name",
                          an_assignment_is_picked_by_name);
  money_fixture_add_test ("/app/commission/a-rate-is-added-and-changed",
                          a_rate_is_added_and_changed);
  money_fixture_add_test ("/app/request/goes-from-draft-to-grant",
                          a_request_goes_from_draft_to_grant);
  money_fixture_add_test ("/app/request/is-closed-and-carried-over",
                          a_request_is_closed_and_carried_over);
  return g_test_run ();
}

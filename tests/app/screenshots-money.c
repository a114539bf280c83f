/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes pictures of the budget, and of the pages and dialogs of the fee, commissions and requests,
 * to a folder, the latter in a window each, wide and narrow:
 *
 *   tests/headless build/tests/app/screenshots-money FOLDER [PREFIX] */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include <glib/gstdio.h>

#include "file/stf-label.h"
#include "money/stf-invoice.h"
#include "stf-budget-page.h"
#include "stf-budget-view.h"
#include "stf-commission-view.h"
#include "stf-fee-view.h"
#include "stf-follow-up-view.h"
#include "stf-money-fixture.h"
#include "stf-request-view.h"

static const char *folder;
static const char *prefix;

static void
shoot (GtkWindow *window, const char *name)
{
  g_autofree char *file = g_strdup_printf ("%s-%s.png", prefix, name);
  g_autofree char *path = g_build_filename (folder, file, NULL);

  stf_app_shoot (window, path);
}

static void
shoot_dialog (MoneyFixture *fixture, StfPage *page, const char *action, const char *target,
              const char *name)
{
  GtkWindow *dialog;

  gtk_widget_activate_action_variant (GTK_WIDGET (page), action,
                                      target != NULL ? g_variant_new_string (target) : NULL);
  dialog = money_fixture_wait_for_dialog (fixture);
  shoot (dialog, name);
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

/* The n-th row of its kind, of what is shown. */
static GtkWidget *
find_row (GtkWidget *root, guint *n)
{
  if (G_OBJECT_TYPE (root) == ADW_TYPE_ACTION_ROW && (*n)-- == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The form behind a row of a dialog. */
static void
shoot_form (MoneyFixture *fixture, StfPage *page, const char *action, const char *target, guint row,
            const char *name)
{
  GtkWindow *dialog;
  GtkWindow *form;

  gtk_widget_activate_action (GTK_WIDGET (page), action, "s", target);
  dialog = money_fixture_wait_for_dialog (fixture);
  adw_action_row_activate (ADW_ACTION_ROW (find_row (GTK_WIDGET (dialog), &row)));
  form = money_fixture_wait_for_dialog_of (dialog);
  shoot (form, name);
  gtk_window_destroy (form);
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

static StfPage *
shoot_page (MoneyFixture *fixture, GType type, const char *name)
{
  StfPage *page = money_fixture_show (fixture, type);
  g_autofree char *narrow = g_strconcat (name, "-narrow", NULL);

  shoot (fixture->window, name);
  gtk_window_set_default_size (fixture->window, 360, 640);
  shoot (fixture->window, narrow);
  gtk_window_set_default_size (fixture->window, 800, 900);
  return page;
}

/* A fee that is decided, and one that is tried. */
static void
shoot_fee (MoneyFixture *fixture)
{
  StfYearFile *file = stf_app_get_file (&fixture->app);
  StfPage *page = shoot_page (fixture, STF_TYPE_FEE_VIEW, "fee-decided");
  StfFeeView *view = STF_FEE_VIEW (page);
  const StfFeePayer *payer = stf_fee_view_get_fee (view)->payers->pdata[0];
  g_autoptr (GPtrArray) invoices = NULL;

  shoot_dialog (fixture, page, "fee.payer", payer->agency, "fee-payer-decided");
  shoot_form (fixture, page, "fee.payer", payer->agency, 4, "fee-invoice");
  shoot_form (fixture, page, "fee.payer", payer->agency, 5, "fee-payment");
  invoices = stf_invoice_list (file, stf_fee_view_get_fee (view)->id, NULL);
  for (guint i = 0; i < invoices->len; i++)
    stf_invoice_delete (file, invoices->pdata[i], NULL);
  shoot_dialog (fixture, page, "fee.make-invoices", NULL, "fee-invoices");
  gtk_widget_activate_action (GTK_WIDGET (page), "fee.reopen", NULL);
  stf_app_settle ();
  stf_fee_set_key (stf_fee_view_get_fee (view), STF_FEE_WEIGHTED);
  stf_fee_view_update (view);
  shoot (fixture->window, "fee-tried");
  payer = stf_fee_view_get_fee (view)->payers->pdata[0];
  shoot_dialog (fixture, page, "fee.payer", payer->agency, "fee-payer");
  shoot_dialog (fixture, page, "fee.decide", NULL, "fee-decide");
  gtk_window_destroy (fixture->window);
}

static void
shoot_commissions (MoneyFixture *fixture)
{
  StfPage *page = shoot_page (fixture, STF_TYPE_COMMISSION_VIEW, "commissions");
  const StfCommissions *year = stf_commission_view_get_commissions (STF_COMMISSION_VIEW (page));
  const StfCommission *commission = year->commissions->pdata[0];
  const StfOverheadRate *rate = year->rates->pdata[0];

  shoot_dialog (fixture, page, "commission.edit", commission->id, "commission");
  shoot_form (fixture, page, "commission.edit", commission->id, 0, "commission-holder");
  shoot_dialog (fixture, page, "commission.edit-rate", rate->id, "rate");
  gtk_window_destroy (fixture->window);
}

static void
shoot_requests (MoneyFixture *fixture)
{
  StfPage *page = shoot_page (fixture, STF_TYPE_REQUEST_VIEW, "requests");
  g_autoptr (GPtrArray) list = stf_request_list (stf_app_get_file (&fixture->app), "2013-05-14",
                                                 NULL);

  shoot_dialog (fixture, page, "request.edit", ((StfRequest *) list->pdata[0])->id, "request");
  gtk_window_destroy (fixture->window);
}

/* Drawings, and the table. */
static void
shoot_follow_up (MoneyFixture *fixture)
{
  StfPage *page;

  stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-09-15");
  page = shoot_page (fixture, STF_TYPE_FOLLOW_UP_VIEW, "follow-up");
  gtk_stack_set_visible_child_name (
      GTK_STACK (stf_app_find (GTK_WIDGET (page), GTK_TYPE_STACK, NULL)), "table");
  shoot (fixture->window, "follow-up-table");
  gtk_window_destroy (fixture->window);
}

/* A table that changes amounts of a draft, and one that has mistakes. */
static void
shoot_import (StfAppFixture *app, const StfBudget *budget, const StfBudgetVersion *version)
{
  g_autofree char *path = g_build_filename (app->folder, "budget.csv", NULL);
  const char *months[] = { stf_label_column ("m01"), stf_label_column ("m02") };
  g_autofree char *changes = g_strdup_printf ("id;%s;%s;x\n%s;41000,50;;a\n%s;1;2;\n", months[0],
                                              months[1], budget->lines[0].id, budget->lines[1].id);
  g_autofree char *mistakes = g_strdup_printf ("id;%s\n%s;=1+1\nnowhere;1\n", months[0],
                                               budget->lines[0].id);
  const char *texts[] = { changes, mistakes };
  const char *names[] = { "budget-import", "budget-import-wrong" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWindow *dialog;

      g_file_set_contents (path, texts[i], -1, NULL);
      stf_app_activate (app, "win.budget-import", g_variant_new ("(ss)", version->id, path));
      dialog = stf_app_wait_for_dialog (app);
      shoot (dialog, names[i]);
      gtk_window_destroy (dialog);
      stf_app_settle ();
    }
}

/* The editor in the window itself: what it asks is asked by the window. */
static void
shoot_budget (StfAppFixture *app)
{
  GtkWindow *window = GTK_WINDOW (app->window);
  StfBudgetPage *page = STF_BUDGET_PAGE (stf_app_show_page (app, "budget"));
  GtkWidget *view = GTK_WIDGET (stf_budget_page_get_view (page, "budget"));
  StfGrid *grid = stf_budget_view_get_grid (STF_BUDGET_VIEW (view));
  g_autofree char *other = g_strdup (stf_budget_view_get_version (STF_BUDGET_VIEW (view))->id);
  GtkWindow *dialog;

  gtk_widget_activate_action (view, "budget.compare", "s", other);
  shoot (window, "budget");
  gtk_widget_activate_action (view, "budget.new-version", NULL);
  dialog = stf_app_wait_for_dialog (app);
  shoot (dialog, "budget-version");
  stf_app_click (dialog, g_dgettext (GETTEXT_PACKAGE, "_Make"));
  stf_app_settle ();
  {
    g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (app), NULL);

    shoot_import (app, budget, stf_budget_view_get_version (STF_BUDGET_VIEW (view)));
  }
  stf_grid_set_cursor (grid, 1, 2);
  stf_grid_paste_text (grid, "-123456,78\t99 999 999 999\t12,5\n");
  gtk_widget_activate_action (view, "budget.compare", "s", other);
  shoot (window, "budget-huge");
  stf_grid_edit (grid, "3*4500");
  shoot (window, "budget-typing");
  stf_grid_cancel (grid);
  gtk_widget_activate_action (view, "budget.edit-line", NULL);
  dialog = stf_app_wait_for_dialog (app);
  shoot (dialog, "budget-line");
  gtk_window_destroy (dialog);
  gtk_window_set_default_size (window, 360, 640);
  shoot (window, "budget-narrow");
}

int
main (int argc, char *argv[])
{
  MoneyFixture fixture = { { NULL } };

  stf_app_init (&argc, &argv);
  setlocale (LC_ALL, ""); /* gtk_test_init() has chosen English */
  if (argc < 2)
    {
      g_printerr ("Usage: screenshots-money FOLDER [PREFIX]\n");
      return 2;
    }
  folder = argv[1];
  prefix = argc > 2 ? argv[2] : "stafett";
  g_mkdir_with_parents (folder, 0777);

  money_fixture_set_up (&fixture, NULL);
  shoot_budget (&fixture.app);
  shoot_commissions (&fixture);
  shoot_requests (&fixture);
  shoot_fee (&fixture);
  shoot_follow_up (&fixture);
  fixture.window = NULL;
  money_fixture_tear_down (&fixture, NULL);
  return 0;
}

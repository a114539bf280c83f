/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the budget: a row of views, and the one that is shown.  Each is a page of its own,
 * that follows the year and is read again when it is shown: this one only switches. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-budget-page.h"
#include "stf-budget-view.h"
#include "stf-commission-view.h"
#include "stf-fee-view.h"
#include "stf-follow-up-view.h"
#include "stf-request-view.h"

struct _StfBudgetPage
{
  StfPage parent_instance;

  AdwViewSwitcher *switcher;
  AdwViewStack *stack;
  int needed; /* pixels for titles beside their icons; in less they stand below them */
};

G_DEFINE_FINAL_TYPE (StfBudgetPage, stf_budget_page, STF_TYPE_PAGE)

/* A new view goes here: its name, for stf_budget_page_get_view() and stf_budget_page_show_view();
 * its title; its icon, which app.gresource.xml must have; its type, a StfPage. */
static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} views[] = {
  { "budget", N_ ("Budget"), "stf-budget-symbolic", stf_budget_view_get_type },
  { "follow-up", N_ ("Follow-up"), "stf-follow-up-symbolic", stf_follow_up_view_get_type },
  { "fee", N_ ("Fee"), "stf-fee-symbolic", stf_fee_view_get_type },
  { "commissions", N_ ("Commissions"), "stf-commission-symbolic", stf_commission_view_get_type },
  { "requests", N_ ("Requests"), "stf-request-symbolic", stf_request_view_get_type },
};

static void
year_cb (StfBudgetPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    stf_page_set_year (stf_budget_page_get_view (self, views[i].name),
                       stf_page_get_year (STF_PAGE (self)));
}

/* The views read for themselves. */
static void
stf_budget_page_refresh (StfPage *page)
{
}

static gboolean
narrow_cb (gpointer user_data)
{
  StfBudgetPage *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < self->needed;

  if (self->switcher != NULL)
    adw_view_switcher_set_policy (self->switcher, narrow ? ADW_VIEW_SWITCHER_POLICY_NARROW
                                                         : ADW_VIEW_SWITCHER_POLICY_WIDE);
  return G_SOURCE_REMOVE;
}

/* There is no layout manager: how wide it is decides what is shown. */
static void
stf_budget_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
stf_budget_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfBudgetPage *self = STF_BUDGET_PAGE (widget);
  gboolean narrow = adw_view_switcher_get_policy (self->switcher)
                    == ADW_VIEW_SWITCHER_POLICY_NARROW;

  if (!narrow)
    gtk_widget_measure (GTK_WIDGET (self->switcher), GTK_ORIENTATION_HORIZONTAL, -1, &self->needed,
                        NULL, NULL, NULL);
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (widget)), width, height, baseline, NULL);
  if (narrow != (width < self->needed))
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, g_object_ref (self), g_object_unref);
}

static void
stf_budget_page_dispose (GObject *object)
{
  STF_BUDGET_PAGE (object)->switcher = NULL;
  G_OBJECT_CLASS (stf_budget_page_parent_class)->dispose (object);
}

static void
stf_budget_page_class_init (StfBudgetPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stf_budget_page_dispose;
  GTK_WIDGET_CLASS (klass)->measure = stf_budget_page_measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = stf_budget_page_size_allocate;
  STF_PAGE_CLASS (klass)->refresh = stf_budget_page_refresh;
}

static void
stf_budget_page_init (StfBudgetPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new (); /* lets the page be less wide than the row */

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->stack = ADW_VIEW_STACK (adw_view_stack_new ());
  self->switcher = ADW_VIEW_SWITCHER (adw_view_switcher_new ());
  adw_view_switcher_set_stack (self->switcher, self->stack);
  gtk_widget_set_visible (GTK_WIDGET (self->switcher), G_N_ELEMENTS (views) > 1);
  adw_view_switcher_set_policy (self->switcher, ADW_VIEW_SWITCHER_POLICY_WIDE);
  gtk_widget_set_halign (GTK_WIDGET (self->switcher), GTK_ALIGN_CENTER);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->switcher), 6);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  adw_view_stack_set_hhomogeneous (self->stack, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    adw_view_stack_add_titled_with_icon (self->stack, g_object_new (views[i].get_type (), NULL),
                                         views[i].name, _ (views[i].title), views[i].icon);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->switcher));
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect (self, "notify::year", G_CALLBACK (year_cb), NULL);
}

/**
 * stf_budget_page_get_view:
 * @self: a page
 * @name: of a view
 *
 * Returns: (transfer none): the view
 */
StfPage *
stf_budget_page_get_view (StfBudgetPage *self, const char *name)
{
  g_return_val_if_fail (STF_IS_BUDGET_PAGE (self), NULL);

  return STF_PAGE (adw_view_stack_get_child_by_name (self->stack, name));
}

/** stf_budget_page_show_view: shows a view. */
void
stf_budget_page_show_view (StfBudgetPage *self, const char *name)
{
  g_return_if_fail (STF_IS_BUDGET_PAGE (self));

  adw_view_stack_set_visible_child_name (self->stack, name);
}

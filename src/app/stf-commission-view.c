/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Commissions (R24-R26): what each agency is paid for, month by month.
 *
 * A commission shows its cost by the reading that the year has settled, and by the other one below
 * (A26).  What the commissions of a line come to stands beside what the budget has for it, and is
 * put there on request. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-commission-view.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-money-form.h"
#include "stf-notice.h"
#include "stf-question.h"
#include "stf-wording.h"

struct _StfCommissionView
{
  StfPage parent_instance;

  StfNotice *notice;
  AdwPreferencesGroup *commissions_group;
  GtkListBox *commissions;
  AdwPreferencesGroup *lines_group;
  GtkListBox *lines;
  AdwPreferencesGroup *rates_group;
  GtkListBox *rates;

  GSimpleActionGroup *actions;
  StfCommissions *year;
};

G_DEFINE_FINAL_TYPE (StfCommissionView, stf_commission_view, STF_TYPE_PAGE)

static StfYearFile *
get_file (StfCommissionView *self)
{
  return stf_open_year_get_file (stf_page_get_year (STF_PAGE (self)));
}

static char *
format (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);
}

/* "Anna Berg · Uppsala · 60 % · 2013-01-01 – 2013-06-30" */
static char *
describe_commission (const StfCommission *commission)
{
  g_autofree char *period = stf_wording_period (commission->from_date, commission->to_date);
  g_autofree char *extent = commission->extent >= 0
                                ? g_strdup_printf ("%d\u00a0%%", commission->extent)
                                : NULL;
  g_autofree char *who = stf_wording_join (commission->holder, commission->host_name);
  g_autofree char *first = stf_wording_join (who, extent);
  g_autofree char *second = stf_wording_join (first, period);

  return commission->problem != NULL ? g_strdup_printf ("%s\n%s", second, commission->problem)
                                     : g_steal_pointer (&second);
}

/* The other reading of what is paid for (A26). */
static char *
describe_other (const StfCommissions *year, const StfCommission *commission)
{
  g_autofree char *full = format (commission->full_cost);
  g_autofree char *statutory = format (commission->statutory_cost);

  if (commission->problem != NULL)
    return NULL;
  if (year->statutory_only)
    return g_strdup_printf (_ ("%s with all overhead"), full);
  return commission->statutory_cost >= 0 ? g_strdup_printf (_ ("%s by law alone"), statutory)
                                         : NULL;
}

static void
fill_commissions (StfCommissionView *self)
{
  g_autofree char *cost = format (self->year->cost);
  g_autofree char *text = g_strdup_printf (
      self->year->statutory_only
          ? _ ("Salary and the contributions that the law requires (A26): %s a year.")
          : _ ("Salary and all payroll overhead (A26): %s a year."),
      cost);

  stf_list_box_clear (self->commissions);
  for (guint i = 0; i < self->year->commissions->len; i++)
    {
      const StfCommission *commission = self->year->commissions->pdata[i];
      g_autofree char *subtitle = describe_commission (commission);
      g_autofree char *other = describe_other (self->year, commission);
      g_autofree char *amount = commission->problem == NULL ? format (commission->year_cost)
                                                            : g_strdup ("–");
      GtkWidget *row = stf_amount_row_new (commission->title, subtitle);

      stf_amount_row_set_text (row, amount, other);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("stf-next-symbolic"));
      stf_action_row_set_action (row, "commission.edit", commission->id);
      gtk_list_box_append (self->commissions, row);
    }
  if (self->year->commissions->len == 0)
    gtk_list_box_append (self->commissions,
                         stf_action_row_new (_ ("No Commissions"),
                                             _ ("Work that an agency does for all of them and is "
                                                "paid for."),
                                             NULL));
  adw_preferences_group_set_description (self->commissions_group, text);
}

/* R26 */
static void
add_travel (StfCommissionView *self, gboolean can_edit)
{
  GtkWidget *row = stf_amount_row_new (
      _ ("Travel (K3)"), self->year->travel > 0 ? _ ("Set aside for travel in commissions (R26)")
                                                : _ ("R26 asks for a line for travel."));

  stf_amount_row_set (row, self->year->travel);
  if (self->year->travel == 0 && self->year->travel_category != NULL && can_edit)
    stf_action_row_add_button (row, _ ("_New Line…"), NULL, "win.budget-new-line",
                               g_variant_new_string (self->year->travel_category));
  gtk_list_box_append (self->lines, row);
}

static void
fill_lines (StfCommissionView *self)
{
  gboolean can_book = stf_open_year_can_edit (stf_page_get_year (STF_PAGE (self)))
                      && self->year->version != NULL && !self->year->version_locked;
  gboolean any = FALSE;

  stf_list_box_clear (self->lines);
  for (guint i = 0; i < self->year->lines->len; i++)
    {
      const StfCommissionLine *line = self->year->lines->pdata[i];
      g_autofree char *budgeted = format (line->budgeted);
      g_autofree char *cost = format (line->cost);
      g_autofree char *below = line->differs ? g_strdup_printf (_ ("the budget has %s"), budgeted)
                                             : g_strdup (_ ("as in the budget"));
      GtkWidget *row = stf_amount_row_new (
          line->title, line->complete ? NULL : _ ("Not all commissions can be reckoned yet"));

      stf_amount_row_set_text (row, cost, below);
      if (line->differs && line->complete && can_book)
        stf_action_row_add_button (row, _ ("_Put There"), NULL, "commission.book",
                                   g_variant_new_string (line->id));
      any = any || (line->differs && line->complete);
      gtk_list_box_append (self->lines, row);
    }
  add_travel (self, stf_open_year_can_edit (stf_page_get_year (STF_PAGE (self))));
  adw_preferences_group_set_description (self->lines_group, self->year->version_title);
  gtk_widget_set_visible (adw_preferences_group_get_header_suffix (self->lines_group),
                          any && can_book);
}

static void
fill_rates (StfCommissionView *self)
{
  stf_list_box_clear (self->rates);
  for (guint i = 0; i < self->year->rates->len; i++)
    {
      const StfOverheadRate *rate = self->year->rates->pdata[i];
      g_autofree char *title = stf_overhead_rate_describe (rate);
      g_autofree char *statutory = rate->statutory_rate >= 0
                                       ? stf_overhead_rate_format (rate->statutory_rate)
                                       : NULL;
      g_autofree char *law = statutory != NULL ? g_strdup_printf (_ ("By law: %s"), statutory)
                                               : NULL;
      g_autofree char *subtitle = stf_wording_join (law, rate->source);
      GtkWidget *row = stf_action_row_new (title, subtitle, NULL);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("stf-next-symbolic"));
      stf_action_row_set_action (row, "commission.edit-rate", rate->id);
      gtk_list_box_append (self->rates, row);
    }
  if (self->year->rates->len == 0)
    gtk_list_box_append (self->rates, stf_action_row_new (_ ("No Rates"), NULL, NULL));
}

static void
stf_commission_view_refresh (StfPage *page)
{
  StfCommissionView *self = STF_COMMISSION_VIEW (page);
  gboolean can_edit = stf_open_year_can_edit (stf_page_get_year (page));
  g_autoptr (GError) error = NULL;
  StfCommissions *year = stf_commissions_load (get_file (self), NULL, &error);
  static const char *const names[] = { "new", "new-rate", "book", "book-all" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i])),
        can_edit);
  if (year == NULL)
    {
      stf_notice_warn (self->notice, error->message);
      return;
    }
  stf_notice_hide (self->notice);
  g_clear_pointer (&self->year, stf_commissions_free);
  self->year = year;
  fill_commissions (self);
  fill_lines (self);
  fill_rates (self);
}

static void
book (StfCommissionView *self, const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strdup (line);
  g_autoptr (StfCommissions) year = stf_commissions_load (get_file (self), NULL, &error);

  if (year == NULL || !stf_commissions_book (year, get_file (self), id, &error))
    stf_question_report (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                         _ ("The Cost Could Not Be Put Into the Budget"), error);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_commission_dialog_present (user_data, NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_commission_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
book_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  book (user_data, g_variant_get_string (parameter, NULL));
}

static void
book_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  book (user_data, NULL);
}

static void
new_rate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_rate_dialog_present (user_data, NULL);
}

static void
edit_rate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_rate_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
stf_commission_view_finalize (GObject *object)
{
  StfCommissionView *self = STF_COMMISSION_VIEW (object);

  g_clear_pointer (&self->year, stf_commissions_free);
  g_object_unref (self->actions);
  G_OBJECT_CLASS (stf_commission_view_parent_class)->finalize (object);
}

static void
stf_commission_view_class_init (StfCommissionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_commission_view_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_commission_view_refresh;

  g_type_ensure (STF_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/commission-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, notice);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, commissions_group);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, commissions);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, lines_group);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, lines);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, rates_group);
  gtk_widget_class_bind_template_child (widget_class, StfCommissionView, rates);
}

static void
stf_commission_view_init (StfCommissionView *self)
{
  static const GActionEntry entries[] = {
    { "new", new_cb },           { "edit", edit_cb, "s" },    { "book", book_cb, "s" },
    { "book-all", book_all_cb }, { "new-rate", new_rate_cb }, { "edit-rate", edit_rate_cb, "s" },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "commission", G_ACTION_GROUP (self->actions));
}

/** stf_commission_view_get_commissions: (transfer none) (nullable): what it shows. */
const StfCommissions *
stf_commission_view_get_commissions (StfCommissionView *self)
{
  g_return_val_if_fail (STF_IS_COMMISSION_VIEW (self), NULL);

  return self->year;
}

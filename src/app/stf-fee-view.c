/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yearly fee (R08-R10, R34).
 *
 * What is changed here is tried first: every payer's share is there at once, with what the change
 * does to it.  Nothing is written before it is saved.  A decided fee cannot be changed; it shows
 * invoices instead.  What is being tried stays when only the date changes, and goes when the file
 * does. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-fee-view.h"

#include <glib/gi18n.h>

#include "money/stf-budget-paper.h"
#include "money/stf-budget.h"
#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-money-form.h"
#include "stf-notice.h"
#include "stf-paper-actions.h"
#include "stf-question.h"
#include "stf-wording.h"

struct _StfFeeView
{
  StfPage parent_instance;

  StfNotice *notice;
  AdwPreferencesGroup *fee_group;
  AdwComboRow *version;
  AdwExpanderRow *costs;
  GtkLabel *costs_amount;
  AdwEntryRow *amount;
  AdwPreferencesGroup *key_group;
  AdwComboRow *key;
  GtkWidget *weight_row;
  GtkSpinButton *weight;
  AdwEntryRow *fixed_part;
  AdwComboRow *proposal;
  AdwPreferencesGroup *payers_group;
  GtkListBox *payers;
  GtkWidget *decide;
  GtkWidget *reopen;
  GtkWidget *make_invoices;
  GtkActionBar *unsaved;
  GtkLabel *unsaved_label;

  GtkWidget *incomes; /* rows of the fee's group */
  GtkWidget *total;
  GPtrArray *cost_rows; /* in the expander */
  GSimpleActionGroup *actions;
  StfFee *fee;
  GPtrArray *invoices; /* StfInvoice */
  gint64 revision;     /* of the file when the fee was read */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (StfFeeView, stf_fee_view, STF_TYPE_PAGE)

static StfYearFile *
get_file (StfFeeView *self)
{
  return stf_open_year_get_file (stf_page_get_year (STF_PAGE (self)));
}

static GtkWindow *
get_window (StfFeeView *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static gboolean
can_edit (StfFeeView *self)
{
  return stf_open_year_can_edit (stf_page_get_year (STF_PAGE (self)));
}

static char *
format (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);
}

/* --- payers --- */

/* "45 455 kr more than now", or against the year before. */
static char *
describe_effect (StfFeeView *self, const StfFeePayer *payer)
{
  gboolean trying = stf_fee_is_changed (self->fee);
  gint64 base = trying ? payer->before : payer->last_year;
  gint64 change;
  g_autofree char *text = NULL;

  if (base == STF_SHARE_NONE || !stf_money_subtract (payer->share, base, &change))
    return NULL;
  if (change == 0)
    return g_strdup (trying ? _ ("as now") : _ ("as last year"));
  text = stf_money_format (change, STF_MONEY_EXACT | STF_MONEY_UNIT | STF_MONEY_SIGNED);
  /* Translators: %s is an amount with its sign. */
  return g_strdup_printf (trying ? _ ("%s from now") : _ ("%s from last year"), text);
}

static char *
describe_percent (gint64 share, gint64 total)
{
  gint64 tenths;
  g_autofree char *whole = NULL;

  if (total <= 0 || !stf_money_multiply_ratio (share, 1000, total, &tenths))
    return g_strdup ("");
  whole = stf_money_format (tenths * 10, STF_MONEY_ORE);
  whole[strlen (whole) - 1] = '\0'; /* one decimal */
  return g_strdup_printf ("%s\u00a0%%", whole);
}

static char *
describe_payer (StfFeeView *self, const StfFeePayer *payer)
{
  g_autofree char *weight = stf_fee_describe_weight (self->fee, payer);
  g_autofree char *percent = describe_percent (payer->share, self->fee->total);
  g_autofree char *invoice = NULL;
  g_autofree char *first = NULL;

  if (stf_fee_is_decided (self->fee))
    {
      StfInvoiceSum sum = stf_invoice_sum (
          self->invoices, payer->agency, payer->share,
          stf_open_year_get_date (stf_page_get_year (STF_PAGE (self))));

      invoice = stf_invoice_sum_describe (&sum);
      return stf_wording_join (percent, invoice);
    }
  if (payer->lacks_figure)
    return g_strdup (_ ("Has no key figure for this key"));
  first = self->fee->key == STF_FEE_EQUAL && payer->agreed == STF_SHARE_NONE
              ? g_strdup (percent)
              : stf_wording_join (weight, percent);
  return g_steal_pointer (&first);
}

static void
update_payers (StfFeeView *self)
{
  for (guint i = 0; i < self->fee->payers->len; i++)
    {
      const StfFeePayer *payer = self->fee->payers->pdata[i];
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->payers, (int) i));
      g_autofree char *subtitle = describe_payer (self, payer);
      g_autofree char *share = format (payer->share);
      g_autofree char *effect = describe_effect (self, payer);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      stf_amount_row_set_text (row, share, effect);
    }
}

static GtkWidget *
new_notice_button (const StfFeePayer *payer)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  /* Translators: %s is a payer. */
  g_autofree char *label = g_strdup_printf (_ ("Notice to %s"), payer->short_name);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (
          i == 0 ? _ ("_Save Notice…") : _ ("_Print Notice…"), NULL);

      g_menu_item_set_action_and_target (item, i == 0 ? "fee.save-notice" : "fee.print-notice", "s",
                                         payer->agency);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "stf-document-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  return button;
}

static void
fill_payers (StfFeeView *self)
{
  stf_list_box_clear (self->payers);
  for (guint i = 0; i < self->fee->payers->len; i++)
    {
      const StfFeePayer *payer = self->fee->payers->pdata[i];
      GtkWidget *row = stf_amount_row_new (payer->short_name, NULL);
      GtkWidget *next = gtk_image_new_from_icon_name ("stf-next-symbolic");

      gtk_widget_set_tooltip_text (row, payer->name);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_notice_button (payer));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), next);
      stf_action_row_set_action (row, "fee.payer", payer->agency);
      gtk_list_box_append (self->payers, row);
    }
}

/* --- what is to be paid --- */

static void
fill_costs (StfFeeView *self)
{
  g_autofree char *costs = format (self->fee->costs);
  g_autofree char *drivers = format (stf_fee_sum_drivers (self->fee));
  g_autofree char *subtitle = stf_fee_sum_drivers (self->fee) > 0
                                  ? g_strdup_printf (_ ("Of which what drives the fee (R34): %s"),
                                                     drivers)
                                  : g_strdup (_ ("What development funds pay is not among them."));

  for (guint i = 0; i < self->cost_rows->len; i++)
    adw_expander_row_remove (self->costs, self->cost_rows->pdata[i]);
  g_ptr_array_set_size (self->cost_rows, 0);
  for (guint i = 0; i < self->fee->items->len; i++)
    {
      const StfFeeItem *item = self->fee->items->pdata[i];
      g_autofree char *title = stf_wording_join (item->ref, item->title);
      GtkWidget *row = stf_amount_row_new (title, item->income   ? _ ("Income")
                                                  : item->driver ? _ ("Drives the fee (R34)")
                                                                 : NULL);

      stf_amount_row_set (row, item->income ? -item->amount : item->amount);
      adw_expander_row_add_row (self->costs, row);
      g_ptr_array_add (self->cost_rows, row);
    }
  gtk_label_set_label (self->costs_amount, costs);
  adw_expander_row_set_subtitle (self->costs, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->costs), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  costs, -1);
  stf_amount_row_set (self->incomes, -self->fee->incomes);
  gtk_widget_set_visible (self->incomes, self->fee->incomes != 0);
}

static void
show_notice (StfFeeView *self)
{
  guint n_lacking = stf_fee_count_lacking (self->fee);
  g_autofree char *lacking = NULL;

  if (self->fee->problem != NULL)
    stf_notice_warn (self->notice, self->fee->problem);
  else if (n_lacking > 0)
    {
      lacking = g_strdup_printf (ngettext ("%u payer has no key figure for this key.  Agree on an "
                                           "amount, or choose another key.",
                                           "%u payers have no key figure for this key.  Agree on "
                                           "amounts, or choose another key.",
                                           n_lacking),
                                 n_lacking);
      stf_notice_warn (self->notice, lacking);
    }
  else
    stf_notice_hide (self->notice);
}

static void
set_enabled (StfFeeView *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static gboolean
lacks_invoice (StfFeeView *self)
{
  for (guint i = 0; i < self->fee->payers->len; i++)
    {
      const StfFeePayer *payer = self->fee->payers->pdata[i];

      if (stf_invoice_sum (self->invoices, payer->agency, payer->share, "").state
          == STF_INVOICE_MISSING)
        return TRUE;
    }
  return FALSE;
}

static void
update_actions (StfFeeView *self)
{
  gboolean decided = stf_fee_is_decided (self->fee);
  gboolean edit = can_edit (self);

  set_enabled (self, "save", edit && stf_fee_is_changed (self->fee));
  set_enabled (self, "discard", stf_fee_is_changed (self->fee));
  set_enabled (self, "decide",
               edit && !decided && self->fee->problem == NULL && self->fee->total > 0);
  set_enabled (self, "reopen", edit && decided && self->invoices->len == 0);
  set_enabled (self, "make-invoices",
               edit && decided && self->fee->problem == NULL && lacks_invoice (self));
  gtk_widget_set_visible (self->decide, !decided);
  gtk_widget_set_visible (self->reopen, decided && self->invoices->len == 0);
  gtk_widget_set_visible (self->make_invoices, decided && lacks_invoice (self));
  gtk_action_bar_set_revealed (self->unsaved, stf_fee_is_changed (self->fee));
}

static char *
describe_state (StfFeeView *self)
{
  const StfFee *fee = self->fee;
  g_autofree char *needed = format (fee->needed);

  if (stf_fee_is_decided (fee))
    return fee->needed == fee->total
               ? g_strdup (_ ("Decided"))
               : g_strdup_printf (_ ("Decided.  The budget now asks for %s."), needed);
  return fee->amount == STF_SHARE_NONE
             ? g_strdup (_ ("Proposed: costs less incomes"))
             : g_strdup_printf (_ ("Proposed.  The budget asks for %s."), needed);
}

static void
describe_payers (StfFeeView *self)
{
  guint n = self->fee->payers->len;
  g_autofree char *total = format (stf_fee_sum_shares (self->fee));
  g_autofree char *text = g_strdup_printf (
      ngettext ("%u payer, together %s", "%u payers, together %s", n), n, total);

  if (stf_fee_is_decided (self->fee) && self->invoices->len > 0)
    {
      StfInvoiceSum sum = stf_invoice_sum (self->invoices, NULL, self->fee->total, "");
      g_autofree char *invoiced = format (sum.invoiced);
      g_autofree char *left = format (sum.outstanding);
      g_autofree char *overpaid = format (sum.overpaid);
      g_autofree char *more
          = sum.overpaid == 0 ? g_strdup_printf (_ ("%s.  Invoiced %s, of which %s is not paid."),
                                                 text, invoiced, left)
                              : g_strdup_printf (_ ("%s.  Invoiced %s, of which %s is not paid; "
                                                    "%s has been paid too much."),
                                                 text, invoiced, left, overpaid);

      adw_preferences_group_set_description (self->payers_group, more);
      return;
    }
  adw_preferences_group_set_description (self->payers_group, text);
}

/**
 * stf_fee_view_update:
 * @self: a view
 *
 * Shows the fee as it is tried: to be called after it was changed.
 */
void
stf_fee_view_update (StfFeeView *self)
{
  gboolean mixed;
  gboolean open;
  g_autofree char *state = NULL;
  g_autofree char *total = NULL;

  g_return_if_fail (STF_IS_FEE_VIEW (self));

  mixed = self->fee->key == STF_FEE_WEIGHTED || self->fee->key == STF_FEE_FIXED_AND_VARIABLE;
  open = !stf_fee_is_decided (self->fee) && can_edit (self);
  state = describe_state (self);
  total = format (self->fee->total);
  gtk_widget_set_visible (self->weight_row, mixed);
  gtk_widget_set_visible (GTK_WIDGET (self->fixed_part),
                          self->fee->key == STF_FEE_FIXED_AND_VARIABLE);
  gtk_widget_set_visible (GTK_WIDGET (self->amount), !stf_fee_is_decided (self->fee));
  gtk_widget_set_sensitive (GTK_WIDGET (self->version), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->amount), open);
  gtk_widget_set_sensitive (GTK_WIDGET (self->key_group), open);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->total), state);
  stf_amount_row_set_text (self->total, total, NULL);
  update_payers (self);
  describe_payers (self);
  show_notice (self);
  update_actions (self);
}

/* --- what the user does --- */

static gboolean
begin (StfFeeView *self)
{
  return !self->filling && self->fee != NULL && !stf_fee_is_decided (self->fee);
}

static void
version_cb (StfFeeView *self)
{
  g_autoptr (GError) error = NULL;

  if (!begin (self))
    return;
  if (!stf_fee_set_version (self->fee, get_file (self), stf_choice_row_get_value (self->version),
                            &error))
    stf_question_report (get_window (self), _ ("The Budget Could Not Be Read"), error);
  fill_costs (self);
  stf_fee_view_update (self);
}

static void
key_cb (StfFeeView *self)
{
  if (!begin (self))
    return;
  stf_fee_set_key (self->fee, adw_combo_row_get_selected (self->key));
  self->filling = TRUE;
  gtk_spin_button_set_value (self->weight, self->fee->population_weight);
  self->filling = FALSE;
  stf_fee_view_update (self);
}

static void
weight_cb (StfFeeView *self)
{
  if (!begin (self))
    return;
  stf_fee_set_population_weight (self->fee, gtk_spin_button_get_value_as_int (self->weight));
  stf_fee_view_update (self);
}

/* Amounts are tried while they are written; what is none is told and changes nothing. */
static gboolean
read_amount (AdwEntryRow *row, gint64 none, gint64 *amount)
{
  g_autoptr (GError) error = NULL;

  if (stf_money_form_get_amount (GTK_EDITABLE (row), none, amount, &error) && *amount < 0)
    g_set_error_literal (&error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE,
                         _ ("Write an amount that is not less than nothing."));
  stf_money_form_mark (GTK_EDITABLE (row), error);
  return error == NULL;
}

static void
amount_cb (StfFeeView *self)
{
  gint64 amount;

  if (!begin (self) || !read_amount (self->amount, STF_SHARE_NONE, &amount))
    return;
  stf_fee_set_amount (self->fee, amount);
  stf_fee_view_update (self);
}

static void
fixed_part_cb (StfFeeView *self)
{
  gint64 amount;

  if (!begin (self) || !read_amount (self->fixed_part, 0, &amount))
    return;
  stf_fee_set_fixed_part (self->fee, amount);
  stf_fee_view_update (self);
}

static void
proposal_cb (StfFeeView *self)
{
  if (!begin (self))
    return;
  stf_fee_set_proposal (self->fee, stf_choice_row_get_value (self->proposal));
  stf_fee_view_update (self);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFeeView *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!stf_fee_save (self->fee, get_file (self), &error))
    stf_question_report (get_window (self), _ ("The Fee Could Not Be Saved"), error);
}

static void
discard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFeeView *self = user_data;

  self->revision = -1;
  stf_page_queue_refresh (STF_PAGE (self));
}

static void
payer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_payer_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
decide_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_decide_dialog_present (user_data);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfFeeView *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!stf_fee_reopen (self->fee, get_file (self), &error))
    stf_question_report (get_window (self), _ ("The Fee Could Not Be Opened Again"), error);
}

static void
make_invoices_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_invoices_dialog_present (user_data);
}

/* The notice to a payer, or with "" those to all. */
static StfPaper *
make_notice (StfFeeView *self, GVariant *agency)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const char *id = g_variant_get_string (agency, NULL);

  return stf_fee_notice_new (self->fee, self->invoices, *id != '\0' ? id : NULL,
                             stf_organisation_get_name (stf_open_year_get_organisation (year)),
                             stf_open_year_get_date (year),
                             stf_organisation_get_example (stf_open_year_get_organisation (year)));
}

static void
save_notice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_notice (user_data, parameter);

  stf_paper_save (get_window (user_data), paper);
}

static void
print_notice_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_notice (user_data, parameter);

  stf_paper_print (get_window (user_data), paper);
}

static const GActionEntry entries[] = {
  { "save", save_cb },
  { "discard", discard_cb },
  { "payer", payer_cb, "s" },
  { "decide", decide_cb },
  { "reopen", reopen_cb },
  { "make-invoices", make_invoices_cb },
  { "save-notice", save_notice_cb, "s" }, /* a payer, or empty: all */
  { "print-notice", print_notice_cb, "s" },
};

/* --- reading --- */

static void
fill_entry (AdwEntryRow *row, gint64 amount, gint64 none)
{
  g_autofree char *text = amount != none ? stf_money_format (amount, STF_MONEY_EXACT)
                                         : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  stf_money_form_mark (GTK_EDITABLE (row), NULL);
}

static void
fill (StfFeeView *self)
{
  StfYearFile *file = get_file (self);
  g_autoptr (GPtrArray) versions = stf_setting_list_rows (file, "budget_version", NULL);
  g_autoptr (GPtrArray) decisions = stf_setting_list_rows (file, "decision", NULL);

  self->filling = TRUE;
  stf_choice_row_fill (self->version, versions, self->fee->version, _ ("No budget"));
  stf_choice_row_fill (self->proposal, decisions, self->fee->proposal, _ ("None yet (R09)"));
  adw_combo_row_set_selected (self->key, self->fee->key);
  gtk_spin_button_set_value (self->weight, self->fee->population_weight);
  fill_entry (self->fixed_part, self->fee->fixed_part, 0);
  fill_entry (self->amount, self->fee->amount, STF_SHARE_NONE);
  self->filling = FALSE;
  fill_costs (self);
  fill_payers (self);
  stf_fee_view_update (self);
}

static void
stf_fee_view_refresh (StfPage *page)
{
  StfFeeView *self = STF_FEE_VIEW (page);
  StfYearFile *file = get_file (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfFee) fee = NULL;
  g_autoptr (GPtrArray) invoices = NULL;

  if (self->fee != NULL && self->revision == stf_year_file_get_revision (file))
    {
      stf_fee_view_update (self);
      return;
    }
  fee = stf_fee_load (file, &error);
  invoices = fee != NULL ? stf_invoice_list (file, fee->id, &error) : NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->payers_group), invoices != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->fee_group), invoices != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->key_group), invoices != NULL);
  if (invoices == NULL)
    {
      stf_notice_warn (self->notice, error->message);
      return;
    }
  g_clear_pointer (&self->fee, stf_fee_free);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  self->fee = g_steal_pointer (&fee);
  self->invoices = g_steal_pointer (&invoices);
  self->revision = stf_year_file_get_revision (file);
  fill (self);
}

static void
stf_fee_view_finalize (GObject *object)
{
  StfFeeView *self = STF_FEE_VIEW (object);

  g_clear_pointer (&self->fee, stf_fee_free);
  g_clear_pointer (&self->invoices, g_ptr_array_unref);
  g_ptr_array_unref (self->cost_rows);
  g_object_unref (self->actions);
  G_OBJECT_CLASS (stf_fee_view_parent_class)->finalize (object);
}

static void
stf_fee_view_class_init (StfFeeViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_fee_view_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_fee_view_refresh;

  g_type_ensure (STF_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/fee-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, notice);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, fee_group);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, version);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, costs);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, costs_amount);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, amount);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, key_group);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, key);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, weight_row);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, weight);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, fixed_part);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, proposal);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, payers_group);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, payers);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, decide);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, reopen);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, make_invoices);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, unsaved);
  gtk_widget_class_bind_template_child (widget_class, StfFeeView, unsaved_label);
  gtk_widget_class_bind_template_callback (widget_class, version_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, weight_cb);
  gtk_widget_class_bind_template_callback (widget_class, amount_cb);
  gtk_widget_class_bind_template_callback (widget_class, fixed_part_cb);
  gtk_widget_class_bind_template_callback (widget_class, proposal_cb);
}

static void
fill_keys (StfFeeView *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < STF_N_FEE_KEYS; i++)
    gtk_string_list_append (labels, stf_fee_key_label (i));
  adw_combo_row_set_model (self->key, G_LIST_MODEL (labels));
}

static void
stf_fee_view_init (StfFeeView *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
  self->cost_rows = g_ptr_array_new ();
  self->incomes = stf_amount_row_new (_ ("Other incomes"), NULL);
  self->total = stf_amount_row_new (_ ("Fee to share"), NULL);
  adw_preferences_group_add (self->fee_group, self->incomes);
  adw_preferences_group_add (self->fee_group, self->total);
  fill_keys (self);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "fee", G_ACTION_GROUP (self->actions));
}

/** stf_fee_view_get_fee: (transfer none) (nullable): the fee as it is tried. */
StfFee *
stf_fee_view_get_fee (StfFeeView *self)
{
  g_return_val_if_fail (STF_IS_FEE_VIEW (self), NULL);

  return self->fee;
}

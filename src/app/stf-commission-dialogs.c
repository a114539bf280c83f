/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialogs of a commission and of a payroll overhead rate.  That of a commission shows what it
 * costs while it is written. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-commission-view.h"
#include "stf-money-form.h"
#include "stf-pick-dialog.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

typedef struct
{
  StfCommissionView *view;
  StfTaskDialog *dialog;
  StfCommissions *year;
  StfCommission *commission;
  StfOverheadRate *rate;

  GtkEditable *title;
  GPtrArray *assignments; /* StfCommissionAssignment */
  GtkWidget *assignment;
  AdwComboRow *host;
  AdwComboRow *role;
  AdwComboRow *line;
  GtkEditable *salary;
  GtkEditable *extent;
  AdwComboRow *overhead;
  GtkEditable *from_date;
  GtkEditable *to_date;
  GtkWidget *cost;

  GtkEditable *of_year;
  AdwComboRow *agency;
  GtkEditable *born_from;
  GtkEditable *born_to;
  GtkEditable *full_rate;
  GtkEditable *statutory_rate;
  GtkEditable *source;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  g_clear_pointer (&self->commission, stf_commission_free);
  g_clear_pointer (&self->rate, stf_overhead_rate_free);
  g_clear_pointer (&self->assignments, g_ptr_array_unref);
  g_clear_pointer (&self->year, stf_commissions_free);
  g_object_unref (self->view);
  g_free (self);
}

static StfYearFile *
get_file (const Dialog *self)
{
  return stf_open_year_get_file (stf_page_get_year (STF_PAGE (self->view)));
}

static Dialog *
dialog_new (StfCommissionView *view, const char *title)
{
  Dialog *self = g_new0 (Dialog, 1);

  self->view = g_object_ref (view);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))), title,
                                      _ ("_Save"));
  self->year = stf_commissions_load (get_file (self), NULL, NULL);
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-dialog", self, dialog_free);
  stf_task_dialog_set_accept (self->dialog, NULL,
                              stf_open_year_can_edit (stf_page_get_year (STF_PAGE (view))));
  return self;
}

static void
finish (Dialog *self, gboolean done, const GError *error)
{
  if (done)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    stf_task_dialog_show_message (self->dialog, error->message);
}

/* A whole number; none for nothing. */
static gboolean
get_number (GtkEditable *row, int none, int maximum, int *number, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  char *end = NULL;
  gint64 value;

  *number = none;
  if (*text == '\0')
    return TRUE;
  value = g_ascii_strtoll (text, &end, 10);
  if (*end != '\0' || value < 0 || value > maximum)
    {
      g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX,
                   _ ("Write a whole number from 0 to %d."), maximum);
      return FALSE;
    }
  *number = (int) value;
  return TRUE;
}

/* --- commission --- */

static gboolean
take_commission (Dialog *self, GError **error)
{
  StfCommission *commission = self->commission;

  stf_money_form_take_text (&commission->title, self->title);
  stf_money_form_take_choice (&commission->host, self->host);
  stf_money_form_take_choice (&commission->role, self->role);
  stf_money_form_take_choice (&commission->line, self->line);
  stf_money_form_take_choice (&commission->rate, self->overhead);
  stf_money_form_take_text (&commission->from_date, self->from_date);
  stf_money_form_take_text (&commission->to_date, self->to_date);
  return stf_money_form_get_amount (self->salary, -1, &commission->salary, error)
         && get_number (self->extent, -1, 100, &commission->extent, error);
}

static void
changed_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *cost = NULL;
  g_autofree char *month = NULL;
  g_autofree char *below = NULL;

  if (!take_commission (self, &error))
    {
      stf_amount_row_set_text (self->cost, "–", NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->cost), error->message);
      return;
    }
  stf_commission_reckon (self->commission, self->year);
  cost = stf_money_format (self->commission->year_cost, STF_MONEY_EXACT | STF_MONEY_UNIT);
  month = stf_money_format (self->commission->year_cost / 12, STF_MONEY_WHOLE | STF_MONEY_UNIT);
  below = g_strdup_printf (_ ("about %s a month"), month);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->cost),
                               self->commission->problem != NULL ? self->commission->problem : "");
  if (self->commission->problem != NULL)
    stf_amount_row_set_text (self->cost, "–", NULL);
  else
    stf_amount_row_set_text (self->cost, cost, below);
}

static void
save_commission_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_commission (self, &error)
                  && stf_commission_save (get_file (self), self->commission, &error);

  finish (self, done, error);
}

static void
delete_commission_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = stf_commission_delete (get_file (self), self->commission, &error);

  finish (self, done, error);
}

static AdwComboRow *
add_rows (Dialog *self, AdwPreferencesGroup *group, const char *title, const char *table,
          const char *value, const char *none)
{
  g_autoptr (GPtrArray) choices = stf_setting_list_rows (get_file (self), table, NULL);
  AdwComboRow *row = stf_money_form_add_choice (group, title, choices, value, none);

  if (self->commission != NULL)
    g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb), self);
  return row;
}

static AdwComboRow *
add_overhead (Dialog *self, AdwPreferencesGroup *group)
{
  g_autoptr (GPtrArray) choices = stf_setting_choices_new ();
  AdwComboRow *row;

  for (guint i = 0; i < self->year->rates->len; i++)
    {
      const StfOverheadRate *rate = self->year->rates->pdata[i];

      stf_setting_choices_add (choices, g_strdup (rate->id), stf_overhead_rate_describe (rate));
    }
  row = stf_money_form_add_choice (group, _ ("Payroll overhead rate"), choices,
                                   self->commission->rate, _ ("The one that fits"));
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (changed_cb), self);
  return row;
}

/* "Redaktör · Anna Berg · Uppsala" */
static char *
describe_assignment (const StfCommissionAssignment *it)
{
  g_autofree char *first = stf_wording_join (it->role_title, it->holder);

  return stf_wording_join (first, it->host_name);
}

static const StfCommissionAssignment *
find_assignment (const Dialog *self, const char *id)
{
  for (guint i = 0; self->assignments != NULL && i < self->assignments->len; i++)
    if (g_strcmp0 (((StfCommissionAssignment *) self->assignments->pdata[i])->id, id) == 0)
      return self->assignments->pdata[i];
  return NULL;
}

static void
show_assignment (Dialog *self)
{
  const StfCommissionAssignment *it = find_assignment (self, self->commission->assignment);
  g_autofree char *text = it != NULL ? describe_assignment (it) : g_strdup (_ ("None"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->assignment), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->assignment),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
set_text (GtkEditable *row, const char *text)
{
  gtk_editable_set_text (row, text != NULL ? text : "");
}

/* What is written so far stays, and what the assignment says is filled in. */
static void
assigned_cb (gpointer user_data, const char *id)
{
  Dialog *self = user_data;
  g_autoptr (StfCommission) copy = NULL;
  g_autofree char *extent = NULL;

  take_commission (self, NULL);
  stf_commission_assign (self->commission, find_assignment (self, id));
  copy = stf_commission_copy (self->commission); /* rows are read again as each is filled in */
  extent = copy->extent >= 0 ? g_strdup_printf ("%d", copy->extent) : NULL;
  set_text (self->title, copy->title);
  set_text (self->extent, extent);
  set_text (self->from_date, copy->from_date);
  set_text (self->to_date, copy->to_date);
  stf_choice_row_set_value (self->role, copy->role);
  stf_choice_row_set_value (self->host, copy->host);
  show_assignment (self);
}

static void
assign_cb (Dialog *self)
{
  g_autoptr (GPtrArray) choices = stf_setting_choices_new ();

  for (guint i = 0; self->assignments != NULL && i < self->assignments->len; i++)
    {
      const StfCommissionAssignment *it = self->assignments->pdata[i];

      stf_setting_choices_add (choices, g_strdup (it->id), describe_assignment (it));
    }
  stf_pick_dialog_present (GTK_WINDOW (self->dialog), _ ("Held by"), choices, _ ("_Nobody"),
                           assigned_cb, self);
}

static GtkWidget *
add_assignment (Dialog *self, AdwPreferencesGroup *group)
{
  GtkWidget *row = stf_action_row_new (_ ("Held by"), NULL, NULL);

  self->assignments = stf_commission_list_assignments (get_file (self),
                                                       self->commission->assignment, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (assign_cb), self);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkEditable *
watch (Dialog *self, GtkEditable *row)
{
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  return row;
}

static void
fill_commission (Dialog *self)
{
  const StfCommission *commission = self->commission;
  AdwPreferencesGroup *what = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  AdwPreferencesGroup *cost = stf_task_dialog_add_group (self->dialog, _ ("Cost"), NULL);
  g_autofree char *extent = commission->extent >= 0 ? g_strdup_printf ("%d", commission->extent)
                                                    : NULL;

  self->title = stf_task_dialog_add_entry (what, _ ("Commission"), commission->title);
  self->assignment = add_assignment (self, what);
  self->host = add_rows (self, what, _ ("Agency that does the work"), "agency", commission->host,
                         NULL);
  self->role = add_rows (self, what, _ ("Role"), "role", commission->role, _ ("None"));
  self->from_date = stf_task_dialog_add_entry (what, _ ("First day (year-month-day)"),
                                               commission->from_date);
  self->to_date = stf_task_dialog_add_entry (what, _ ("Last day (year-month-day)"),
                                             commission->to_date);
  self->salary = stf_money_form_add_amount (cost, _ ("Salary a month for full time (kr)"),
                                            commission->salary, -1);
  self->extent = stf_task_dialog_add_entry (cost, _ ("Extent, per cent (R24)"), extent);
  self->overhead = add_overhead (self, cost);
  self->line = add_rows (self, cost, _ ("Line of the budget"), "budget_line", commission->line,
                         _ ("None"));
  self->cost = stf_amount_row_new (_ ("Cost this year"), NULL);
  adw_preferences_group_add (cost, self->cost);
  show_assignment (self);
  watch (self, self->salary);
  watch (self, self->extent);
  watch (self, self->from_date);
  watch (self, self->to_date);
  changed_cb (self);
}

/**
 * stf_commission_dialog_present:
 * @view: the page of commissions
 * @id: (nullable): of a commission; NULL: a new one
 */
void
stf_commission_dialog_present (StfCommissionView *view, const char *id)
{
  const StfCommissions *shown = stf_commission_view_get_commissions (view);
  const StfCommission *commission = id && shown ? stf_commissions_find (shown, id) : NULL;
  Dialog *self;

  if (shown == NULL || (id != NULL && commission == NULL))
    return;
  self = dialog_new (view, commission ? _ ("Commission") : _ ("New Commission"));
  self->commission = commission ? stf_commission_copy (commission) : stf_commission_new ();
  fill_commission (self);
  if (commission != NULL)
    g_signal_connect_swapped (
        stf_money_form_add_button (stf_task_dialog_add_group (self->dialog, NULL, NULL),
                                   _ ("_Remove Commission"), TRUE),
        "clicked", G_CALLBACK (delete_commission_cb), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (save_commission_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

/* --- rate --- */

static gboolean
take_rate (Dialog *self, GError **error)
{
  StfOverheadRate *rate = self->rate;
  const char *statutory = gtk_editable_get_text (self->statutory_rate);

  stf_money_form_take_choice (&rate->agency, self->agency);
  stf_money_form_take_text (&rate->source, self->source);
  rate->statutory_rate = -1;
  return get_number (self->of_year, 0, 2999, &rate->year, error)
         && get_number (self->born_from, 0, 2999, &rate->born_from, error)
         && get_number (self->born_to, 0, 2999, &rate->born_to, error)
         && stf_overhead_rate_parse (gtk_editable_get_text (self->full_rate), &rate->full_rate,
                                     error)
         && (*statutory == '\0'
             || stf_overhead_rate_parse (statutory, &rate->statutory_rate, error));
}

static void
save_rate_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take_rate (self, &error)
                  && stf_overhead_rate_save (get_file (self), self->rate, &error);

  finish (self, done, error);
}

static void
delete_rate_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = stf_overhead_rate_delete (get_file (self), self->rate, &error);

  finish (self, done, error);
}

static GtkEditable *
add_year (AdwPreferencesGroup *group, const char *title, int year)
{
  g_autofree char *text = year > 0 ? g_strdup_printf ("%d", year) : NULL;

  return stf_task_dialog_add_entry (group, title, text);
}

static GtkEditable *
add_rate (AdwPreferencesGroup *group, const char *title, gint64 rate, gboolean known)
{
  g_autofree char *text = known ? stf_overhead_rate_format (rate) : NULL;

  return stf_task_dialog_add_entry (group, title, text);
}

/**
 * stf_rate_dialog_present:
 * @view: the page of commissions
 * @id: (nullable): of a rate; NULL: a new one
 */
void
stf_rate_dialog_present (StfCommissionView *view, const char *id)
{
  const StfCommissions *shown = stf_commission_view_get_commissions (view);
  const StfOverheadRate *rate = id && shown ? stf_commissions_find_rate (shown, id) : NULL;
  AdwPreferencesGroup *group;
  Dialog *self;

  if (shown == NULL || (id != NULL && rate == NULL))
    return;
  self = dialog_new (view, rate ? _ ("Payroll Overhead Rate") : _ ("New Payroll Overhead Rate"));
  self->rate = rate ? stf_overhead_rate_copy (rate) : stf_overhead_rate_new (shown->year);
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  self->of_year = add_year (group, _ ("Year"), self->rate->year);
  self->agency = add_rows (self, group, _ ("Agency"), "agency", self->rate->agency, _ ("All"));
  self->born_from = add_year (group, _ ("Born from the year"), self->rate->born_from);
  self->born_to = add_year (group, _ ("Born to the year"), self->rate->born_to);
  self->full_rate = add_rate (group, _ ("Whole rate, per cent"), self->rate->full_rate,
                              rate != NULL);
  self->statutory_rate = add_rate (group, _ ("Of which by law, per cent"),
                                   self->rate->statutory_rate, self->rate->statutory_rate >= 0);
  self->source = stf_task_dialog_add_entry (group, _ ("Source"), self->rate->source);
  if (rate != NULL)
    g_signal_connect_swapped (
        stf_money_form_add_button (stf_task_dialog_add_group (self->dialog, NULL, NULL),
                                   _ ("_Remove Rate"), TRUE),
        "clicked", G_CALLBACK (delete_rate_cb), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (save_rate_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

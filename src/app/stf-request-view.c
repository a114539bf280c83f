/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests for development funds (R13): what each has come to at the date that is looked at, and
 * what has been spent of it; and the dialog of one. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-request-view.h"

#include <glib/gi18n.h>

#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-money-form.h"
#include "stf-notice.h"
#include "stf-task-dialog.h"
#include "stf-wording.h"

struct _StfRequestView
{
  StfPage parent_instance;

  StfNotice *notice;
  AdwPreferencesGroup *requests_group;
  GtkListBox *requests;

  GSimpleActionGroup *actions;
  GPtrArray *list; /* StfRequest */
};

G_DEFINE_FINAL_TYPE (StfRequestView, stf_request_view, STF_TYPE_PAGE)

static char *
format (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);
}

/* "Granted 2012-11-22", or what it has come to without a day. */
static char *
describe_state (const StfRequest *request)
{
  const char *label = stf_request_state_label (request->state);
  const char *day = NULL;

  if (request->state == STF_REQUEST_REQUESTED)
    day = request->requested_on;
  else if (request->state == STF_REQUEST_GRANTED || request->state == STF_REQUEST_REFUSED)
    day = request->decided_on;
  else if (request->state != STF_REQUEST_DRAFTED)
    day = request->closed_on;
  return day != NULL ? g_strdup_printf ("%s %s", label, day) : g_strdup (label);
}

static gboolean
is_granted (const StfRequest *request)
{
  return request->state == STF_REQUEST_GRANTED || request->state == STF_REQUEST_CLOSED
         || request->state == STF_REQUEST_CARRIED_OVER;
}

/* What is spent of what was granted. */
static char *
describe_spent (const StfRequest *request)
{
  gint64 left = stf_request_get_left (request);
  g_autofree char *spent = format (request->spent);
  g_autofree char *rest = format (ABS (left));

  if (!is_granted (request))
    return NULL;
  return left >= 0 ? g_strdup_printf (_ ("%s spent, %s left"), spent, rest)
                   : g_strdup_printf (_ ("%s spent, %s too much"), spent, rest);
}

static void
add_row (StfRequestView *self, const StfRequest *request)
{
  gint64 amount = is_granted (request) ? request->granted : request->amount;
  g_autofree char *state = describe_state (request);
  g_autofree char *subtitle = stf_wording_join (state, request->body_name);
  g_autofree char *text = amount >= 0 ? format (amount) : g_strdup ("–");
  g_autofree char *spent = describe_spent (request);
  GtkWidget *row = stf_amount_row_new (request->title, subtitle);

  stf_amount_row_set_text (row, text, spent);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
  stf_action_row_set_action (row, "request.edit", request->id);
  gtk_list_box_append (self->requests, row);
}

static void
stf_request_view_refresh (StfPage *page)
{
  StfRequestView *self = STF_REQUEST_VIEW (page);
  StfOpenYear *year = stf_page_get_year (page);
  g_autoptr (GError) error = NULL;
  GPtrArray *list = stf_request_list (stf_open_year_get_file (year), stf_open_year_get_date (year),
                                      &error);

  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "new")),
      stf_open_year_can_edit (year));
  if (list == NULL)
    {
      stf_notice_warn (self->notice, error->message);
      return;
    }
  stf_notice_hide (self->notice);
  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = list;
  stf_list_box_clear (self->requests);
  for (guint i = 0; i < list->len; i++)
    add_row (self, list->pdata[i]);
  if (list->len == 0)
    gtk_list_box_append (self->requests,
                         stf_action_row_new (_ ("No Funding Requests"),
                                             _ ("Development projects are paid by funds that are "
                                                "requested, never by the fee (R13)."),
                                             NULL));
  adw_preferences_group_set_description (
      self->requests_group, _ ("Development funds, apart from the fee, at the date above."));
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_request_dialog_present (user_data, NULL);
}

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_request_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
stf_request_view_finalize (GObject *object)
{
  StfRequestView *self = STF_REQUEST_VIEW (object);

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_object_unref (self->actions);
  G_OBJECT_CLASS (stf_request_view_parent_class)->finalize (object);
}

static void
stf_request_view_class_init (StfRequestViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_request_view_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_request_view_refresh;

  g_type_ensure (STF_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/request-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfRequestView, notice);
  gtk_widget_class_bind_template_child (widget_class, StfRequestView, requests_group);
  gtk_widget_class_bind_template_child (widget_class, StfRequestView, requests);
}

static void
stf_request_view_init (StfRequestView *self)
{
  static const GActionEntry entries[] = { { "new", new_cb }, { "edit", edit_cb, "s" } };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "request", G_ACTION_GROUP (self->actions));
}

/** stf_request_view_find: (nullable): a request that is shown, by its id. */
const StfRequest *
stf_request_view_find (StfRequestView *self, const char *id)
{
  g_return_val_if_fail (STF_IS_REQUEST_VIEW (self), NULL);

  for (guint i = 0; self->list != NULL && i < self->list->len; i++)
    if (g_strcmp0 (((StfRequest *) self->list->pdata[i])->id, id) == 0)
      return self->list->pdata[i];
  return NULL;
}

/* --- the dialog of a request --- */

typedef struct
{
  StfTaskDialog *dialog;
  StfYearFile *file;
  StfRequest *request;
  GtkEditable *title;
  AdwComboRow *body;
  GtkEditable *amount;
  GtkEditable *requested_on;
  AdwComboRow *outcome;
  GtkEditable *granted;
  GtkEditable *decided_on;
  AdwComboRow *decision;
  GtkEditable *closed_on;
  AdwComboRow *remainder;
  GtkEditable *purpose;
} Dialog;

static void
dialog_free (gpointer data)
{
  Dialog *self = data;

  stf_request_free (self->request);
  g_object_unref (self->file);
  g_free (self);
}

static gboolean
take (Dialog *self, GError **error)
{
  StfRequest *request = self->request;

  stf_money_form_take_text (&request->title, self->title);
  stf_money_form_take_choice (&request->body, self->body);
  stf_money_form_take_text (&request->requested_on, self->requested_on);
  stf_money_form_take_text (&request->decided_on, self->decided_on);
  stf_money_form_take_choice (&request->decision, self->decision);
  stf_money_form_take_text (&request->closed_on, self->closed_on);
  stf_money_form_take_text (&request->purpose, self->purpose);
  request->outcome = adw_combo_row_get_selected (self->outcome);
  request->remainder = adw_combo_row_get_selected (self->remainder);
  return stf_money_form_get_amount (self->amount, -1, &request->amount, error)
         && stf_money_form_get_amount (self->granted, -1, &request->granted, error);
}

static void
finish (Dialog *self, gboolean done, const GError *error)
{
  if (done)
    gtk_window_destroy (GTK_WINDOW (self->dialog));
  else
    stf_task_dialog_show_message (self->dialog, error->message);
}

static void
save_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = take (self, &error) && stf_request_save (self->file, self->request, &error);

  finish (self, done, error);
}

static void
delete_cb (Dialog *self)
{
  g_autoptr (GError) error = NULL;
  gboolean done = stf_request_delete (self->file, self->request, &error);

  finish (self, done, error);
}

static void
fill (Dialog *self)
{
  const StfRequest *request = self->request;
  const char *outcomes[] = { _ ("No answer yet"), _ ("Granted"), _ ("Refused"), NULL };
  const char *remainders[] = { _ ("Not stated"), _ ("Goes back"), _ ("Goes to next year"), NULL };
  g_autoptr (GPtrArray) bodies = stf_setting_list_rows (self->file, "body", NULL);
  g_autoptr (GPtrArray) decisions = stf_setting_list_rows (self->file, "decision", NULL);
  AdwPreferencesGroup *asked = stf_task_dialog_add_group (self->dialog, _ ("Request"), NULL);
  AdwPreferencesGroup *answer = stf_task_dialog_add_group (self->dialog, _ ("Answer"), NULL);
  AdwPreferencesGroup *end = stf_task_dialog_add_group (self->dialog, _ ("Closing"), NULL);

  self->title = stf_task_dialog_add_entry (asked, _ ("What the funds are for"), request->title);
  self->purpose = stf_task_dialog_add_entry (asked, _ ("Purpose"), request->purpose);
  self->body = stf_money_form_add_choice (asked, _ ("Requested by"), bodies, request->body,
                                          _ ("Not stated"));
  self->amount = stf_money_form_add_amount (asked, _ ("Amount (kr)"), request->amount, -1);
  self->requested_on = stf_task_dialog_add_entry (asked, _ ("Day of the request"),
                                                  request->requested_on);
  self->outcome = ADW_COMBO_ROW (
      stf_task_dialog_add_choice (answer, _ ("Answer"), outcomes, request->outcome));
  self->granted = stf_money_form_add_amount (answer, _ ("Amount granted (kr)"), request->granted,
                                             -1);
  self->decided_on = stf_task_dialog_add_entry (answer, _ ("Day of the answer"),
                                                request->decided_on);
  self->decision = stf_money_form_add_choice (answer, _ ("Decision (R08)"), decisions,
                                              request->decision, _ ("None"));
  self->closed_on = stf_task_dialog_add_entry (end, _ ("Day of closing"), request->closed_on);
  self->remainder = ADW_COMBO_ROW (
      stf_task_dialog_add_choice (end, _ ("What is left"), remainders, request->remainder));
}

/**
 * stf_request_dialog_present:
 * @view: the page of requests
 * @id: (nullable): of a request; NULL: a new one
 */
void
stf_request_dialog_present (StfRequestView *view, const char *id)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (view));
  const StfRequest *request = id != NULL ? stf_request_view_find (view, id) : NULL;
  Dialog *self;

  if (id != NULL && request == NULL)
    return;
  self = g_new0 (Dialog, 1);
  self->file = g_object_ref (stf_open_year_get_file (year));
  self->request = request != NULL ? stf_request_copy (request) : stf_request_new ();
  self->dialog = stf_task_dialog_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (view))),
      request != NULL ? _ ("Funding Request") : _ ("New Funding Request"), _ ("_Save"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-dialog", self, dialog_free);
  stf_task_dialog_set_accept (self->dialog, NULL, stf_open_year_can_edit (year));
  fill (self);
  if (request != NULL && stf_open_year_can_edit (year))
    g_signal_connect_swapped (
        stf_money_form_add_button (stf_task_dialog_add_group (self->dialog, NULL, NULL),
                                   _ ("_Remove Request"), TRUE),
        "clicked", G_CALLBACK (delete_cb), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (save_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

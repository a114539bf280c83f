/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ending or prolonging several assignments in one go.  What would be changed is listed as it is
 * chosen, each with a switch to leave it out; then all are changed as one change. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "organisation/stf-assignment-batch.h"
#include "stf-action-row.h"
#include "stf-batch-dialog.h"
#include "stf-choice-row.h"
#include "stf-finding-group.h"
#include "stf-reason.h"
#include "stf-spoken-names.h"
#include "stf-wording.h"

/* Nobody goes through a longer list: the rest is changed whole, or not at all. */
#define MAX_ROWS 200

struct _StfBatchDialog
{
  AdwWindow parent_instance;

  GtkWidget *apply;
  AdwComboRow *kind;
  AdwComboRow *body;
  AdwComboRow *role;
  GtkEditable *date;
  GtkEditable *reason;
  StfFindingGroup *findings;
  AdwPreferencesGroup *items_group;
  GtkListBox *items;
  GtkCheckButton *all;

  StfYearFile *file;
  StfOrganisation *organisation;
  GPtrArray *roles;  /* StfRole of the body and those below it, as the combo has them */
  GPtrArray *listed; /* StfBatchItem */
  GPtrArray *checks; /* GtkCheckButton of the first MAX_ROWS */
  gboolean rest;     /* whether those that have no check are chosen */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StfBatchDialog, stf_batch_dialog, ADW_TYPE_WINDOW)

static StfBatchKind
get_kind (StfBatchDialog *self)
{
  return adw_combo_row_get_selected (self->kind) == 0 ? STF_BATCH_END : STF_BATCH_PROLONG;
}

static const StfBody *
get_body (StfBatchDialog *self)
{
  GPtrArray *bodies = stf_organisation_get_bodies (self->organisation);
  guint selected = adw_combo_row_get_selected (self->body);

  return selected > 0 && selected <= bodies->len ? bodies->pdata[selected - 1] : NULL;
}

/* Those that are still chosen. */
static GPtrArray *
get_chosen (StfBatchDialog *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < self->listed->len; i++)
    if (i < self->checks->len ? gtk_check_button_get_active (self->checks->pdata[i]) : self->rest)
      g_ptr_array_add (chosen, self->listed->pdata[i]);
  return chosen;
}

static void
update_count (StfBatchDialog *self)
{
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  gboolean was_updating = self->updating;
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u assignment", "%u assignments", chosen->len), chosen->len);

  adw_preferences_group_set_title (self->items_group, title);
  gtk_widget_set_sensitive (self->apply, chosen->len > 0);
  stf_finding_group_update (self->findings, chosen->len > 0);
  self->updating = TRUE;
  gtk_check_button_set_active (self->all, chosen->len > 0 && chosen->len == self->listed->len);
  gtk_check_button_set_inconsistent (self->all, chosen->len > 0 && chosen->len < self->listed->len);
  self->updating = was_updating;
}

static gboolean
apply (StfYearFile *file, gpointer user_data, GError **error)
{
  StfBatchDialog *self = user_data;
  const char *reason = gtk_editable_get_text (self->reason);
  g_autoptr (GPtrArray) chosen = get_chosen (self);

  return stf_assignment_batch_apply (file, get_kind (self), chosen,
                                     gtk_editable_get_text (self->date),
                                     reason[0] != '\0' ? reason : NULL, error);
}

/* Ticks all, or none: then those that are meant can be ticked one by one. */
static void
all_cb (StfBatchDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all);

  if (self->updating)
    return;
  self->updating = TRUE;
  for (guint i = 0; i < self->checks->len; i++)
    gtk_check_button_set_active (self->checks->pdata[i], active);
  self->rest = active;
  self->updating = FALSE;
  update_count (self);
}

static void
check_cb (StfBatchDialog *self)
{
  if (!self->updating)
    update_count (self);
}

static void
add_item (StfBatchDialog *self, const StfBatchItem *item)
{
  g_autofree char *period = stf_wording_period (item->from_date, item->to_date);
  g_autofree char *place = stf_wording_join (item->role_title, item->body_name);
  g_autofree char *subtitle = stf_wording_join (place, period);
  GtkWidget *row = stf_action_row_new (item->name, subtitle, NULL);
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  /* Its name is that of the row, which activates it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  subtitle, -1);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (check_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_list_box_append (self->items, row);
  g_ptr_array_add (self->checks, check);
}

static void
update (StfBatchDialog *self)
{
  const char *date = gtk_editable_get_text (self->date);
  guint role = adw_combo_row_get_selected (self->role);
  const StfBody *body = get_body (self);
  StfBatchScope scope = { .body = body != NULL ? body->id : NULL };

  if (self->updating)
    return;

  stf_list_box_clear (self->items);
  g_ptr_array_set_size (self->checks, 0);
  self->rest = TRUE;
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  if (role > 0 && role <= self->roles->len)
    scope.role = ((const StfRole *) self->roles->pdata[role - 1])->id;
  if (stf_date_is_valid (date))
    self->listed = stf_assignment_batch_list (self->file, get_kind (self), &scope,
                                              stf_organisation_get_date (self->organisation), date,
                                              NULL);
  if (self->listed == NULL)
    self->listed = g_ptr_array_new ();
  for (guint i = 0; i < self->listed->len && i < MAX_ROWS; i++)
    add_item (self, self->listed->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->items), self->listed->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->all), self->listed->len > 1);
  update_count (self);
}

static gboolean
is_below (const StfBody *body, const StfBody *top)
{
  for (guint depth = 0; body != NULL && depth < 100; body = body->parent, depth++)
    if (body == top)
      return TRUE;
  return FALSE;
}

static void
fill_roles (StfBatchDialog *self)
{
  GPtrArray *roles = stf_organisation_get_roles (self->organisation);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const StfBody *body = get_body (self);

  g_ptr_array_set_size (self->roles, 0);
  gtk_string_list_append (names, _ ("All roles"));
  for (guint i = 0; i < roles->len; i++)
    {
      StfRole *role = roles->pdata[i];
      g_autofree char *name = stf_wording_join (role->title,
                                                role->body != NULL ? role->body->name : NULL);

      if (body != NULL && !is_below (role->body, body))
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->roles, role);
    }
  adw_combo_row_set_model (self->role, G_LIST_MODEL (names));
}

static void
body_cb (StfBatchDialog *self)
{
  if (self->updating || self->organisation == NULL)
    return;
  self->updating = TRUE;
  fill_roles (self);
  self->updating = FALSE;
  update (self);
}

/* What ends, ends with the year; what is prolonged goes on through the next. */
static void
propose_date (StfBatchDialog *self)
{
  const char *ends = stf_organisation_get_ends (self->organisation);
  g_autofree char *next = stf_date_shift_last_day (ends, 1);

  gtk_editable_set_text (self->date, get_kind (self) == STF_BATCH_END ? ends : next);
}

static void
changed_cb (StfBatchDialog *self)
{
  if (self->organisation != NULL)
    update (self);
}

static void
kind_cb (StfBatchDialog *self)
{
  if (self->organisation == NULL)
    return;
  stf_button_set_label (GTK_BUTTON (self->apply),
                        get_kind (self) == STF_BATCH_END ? _ ("_End") : _ ("_Prolong"));
  self->updating = TRUE;
  propose_date (self);
  self->updating = FALSE;
  update (self);
}

static void
apply_cb (StfBatchDialog *self)
{
  StfWindow *window = STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (GPtrArray) chosen = get_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!apply (self->file, self, &error))
    {
      stf_window_report (window, _ ("The Assignments Could Not Be Changed"), error);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%u assignment was changed", "%u assignments were changed", chosen->len),
      chosen->len);
  stf_window_toast_undo (window, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
stf_batch_dialog_finalize (GObject *object)
{
  StfBatchDialog *self = STF_BATCH_DIALOG (object);

  g_clear_object (&self->file);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  g_clear_pointer (&self->listed, g_ptr_array_unref);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (stf_batch_dialog_parent_class)->finalize (object);
}

static void
stf_batch_dialog_class_init (StfBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_batch_dialog_finalize;

  g_type_ensure (STF_TYPE_FINDING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, body);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, role);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, date);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, items_group);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, items);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, StfBatchDialog, all);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_cb);
}

static void
stf_batch_dialog_init (StfBatchDialog *self)
{
  self->roles = g_ptr_array_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  stf_reason_add_menu (ADW_ENTRY_ROW (self->reason));
}

/**
 * stf_batch_dialog_present:
 * @parent: a window with an open year
 * @body: the id of the body to begin with; "" for all
 *
 * Asks which assignments are to end or to be prolonged.
 */
void
stf_batch_dialog_present (StfWindow *parent, const char *body)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfBatchDialog *self = g_object_new (STF_TYPE_BATCH_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *bodies;
  guint selected = 0;

  self->updating = TRUE;
  self->file = g_object_ref (stf_open_year_get_file (year));
  self->organisation = stf_organisation_ref (stf_open_year_get_organisation (year));
  bodies = stf_organisation_get_bodies (self->organisation);
  gtk_string_list_append (names, _ ("The whole organisation"));
  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *one = bodies->pdata[i];

      gtk_string_list_append (names, one->name);
      if (g_str_equal (one->id, body))
        selected = i + 1;
    }
  stf_choice_row_show_names (self->body);
  stf_choice_row_show_names (self->role);
  adw_combo_row_set_model (self->body, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->body, selected);
  fill_roles (self);
  propose_date (self);
  stf_finding_group_set_form (self->findings, year, NULL, apply, self);
  self->updating = FALSE;
  update (self);
  gtk_window_present (GTK_WINDOW (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a waiver.  It holds no rules: what the user writes goes to the draft, which decides
 * what is missing, what to warn of and what is saved. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-label.h"
#include "organisation/stf-decision.h"
#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-waiver-dialog.h"
#include "stf-wording.h"

/* The first lines of the list of decisions. */
enum
{
  NO_DECISION,
  NEW_DECISION,
  FIRST_DECISION,
};

struct _StfWaiverDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *warning_group;
  GtkListBox *warnings;
  AdwPreferencesGroup *rule_group;
  GtkWidget *reason;
  GtkWidget *from_date;
  GtkWidget *to_date;
  AdwComboRow *decision;
  GtkWidget *number;
  GtkWidget *decision_title;
  GtkWidget *decision_date;
  AdwComboRow *body;
  GtkWidget *delete_group;

  StfWaiverDraft *draft;
  GPtrArray *decisions; /* StfDecision */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StfWaiverDialog, stf_waiver_dialog, ADW_TYPE_WINDOW)

static StfWindow *
get_window (StfWaiverDialog *self)
{
  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static StfYearFile *
get_file (StfWaiverDialog *self)
{
  return stf_open_year_get_file (stf_window_get_year (get_window (self)));
}

/* The entry of a field, or NULL: it is chosen from a list. */
static GtkWidget *
get_entry (StfWaiverDialog *self, StfWaiverField field)
{
  GtkWidget *entries[STF_WAIVER_N_FIELDS] = {
    [STF_WAIVER_REASON] = self->reason,
    [STF_WAIVER_FROM_DATE] = self->from_date,
    [STF_WAIVER_TO_DATE] = self->to_date,
    [STF_WAIVER_DECISION_NUMBER] = self->number,
    [STF_WAIVER_DECISION_TITLE] = self->decision_title,
    [STF_WAIVER_DECISION_DATE] = self->decision_date,
  };

  return field < STF_WAIVER_N_FIELDS ? entries[field] : NULL;
}

static void
add_warning (StfWaiverDialog *self, const char *text)
{
  gtk_list_box_append (self->warnings, stf_action_row_new (text, NULL, "stf-warning-symbolic"));
}

/* What is at fault is shown once there is a reason: an empty form needs no reproach. */
static void
update (StfWaiverDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) warnings = stf_waiver_draft_get_warnings (self->draft);
  StfWaiverField wrong = STF_WAIVER_N_FIELDS;
  gboolean valid = stf_waiver_draft_validate (self->draft, &wrong, &error);
  gboolean is_new_decision = stf_waiver_draft_get_new_decision (self->draft);
  gboolean begun = stf_waiver_draft_get (self->draft, STF_WAIVER_REASON) != NULL;

  stf_list_box_clear (self->warnings);
  for (StfWaiverField field = 0; field < STF_WAIVER_N_FIELDS; field++)
    {
      GtkWidget *entry = get_entry (self, field);

      if (entry != NULL && !valid && field == wrong && begun)
        gtk_widget_add_css_class (entry, "error");
      else if (entry != NULL)
        gtk_widget_remove_css_class (entry, "error");
    }
  if (!valid && begun)
    add_warning (self, error->message);
  for (guint i = 0; begun && warnings[i] != NULL; i++)
    add_warning (self, warnings[i]);
  gtk_widget_set_visible (self->warning_group,
                          gtk_list_box_get_row_at_index (self->warnings, 0) != NULL);
  gtk_widget_set_visible (self->number, is_new_decision);
  gtk_widget_set_visible (self->decision_title, is_new_decision);
  gtk_widget_set_visible (self->decision_date, is_new_decision);
  gtk_widget_set_visible (GTK_WIDGET (self->body), is_new_decision);
  gtk_widget_set_sensitive (self->save, valid && stf_waiver_draft_is_changed (self->draft));
}

static void
text_cb (StfWaiverDialog *self, GtkWidget *entry)
{
  if (self->updating || self->draft == NULL)
    return;
  for (StfWaiverField field = 0; field < STF_WAIVER_N_FIELDS; field++)
    if (get_entry (self, field) == entry)
      stf_waiver_draft_set (self->draft, field, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update (self);
}

static void
decision_cb (StfWaiverDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->decision);
  const char *id = NULL;

  if (self->updating || self->draft == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected >= FIRST_DECISION)
    id = ((const StfDecision *) self->decisions->pdata[selected - FIRST_DECISION])->id;
  stf_waiver_draft_set_new_decision (self->draft, selected == NEW_DECISION);
  stf_waiver_draft_set (self->draft, STF_WAIVER_DECISION, id);
  update (self);
}

static void
body_cb (StfWaiverDialog *self)
{
  if (self->updating || self->draft == NULL)
    return;
  stf_waiver_draft_set (self->draft, STF_WAIVER_DECISION_BODY,
                        stf_choice_row_get_value (self->body));
  update (self);
}

static void
save_cb (StfWaiverDialog *self)
{
  StfWindow *window = get_window (self);
  g_autoptr (GError) error = NULL;

  if (!stf_waiver_draft_save (self->draft, get_file (self), &error))
    {
      add_warning (self, error->message);
      gtk_widget_set_visible (self->warning_group, TRUE);
      return;
    }
  stf_window_toast_undo (window, _ ("The waiver was saved"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
delete_cb (StfWaiverDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.delete-waiver", "s",
                              stf_waiver_draft_get_id (self->draft));
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill_decisions (StfWaiverDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *current = stf_waiver_draft_get (self->draft, STF_WAIVER_DECISION);
  guint selected = NO_DECISION;

  self->decisions = stf_decision_list (get_file (self), NULL);
  gtk_string_list_append (names, _ ("None"));
  gtk_string_list_append (names, _ ("A new decision"));
  for (guint i = 0; self->decisions != NULL && i < self->decisions->len; i++)
    {
      const StfDecision *decision = self->decisions->pdata[i];
      g_autofree char *title = decision->number != NULL
                                   ? g_strdup_printf ("%s %s", decision->number, decision->title)
                                   : g_strdup (decision->title);
      g_autofree char *name = stf_wording_join (decision->on_date, title);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (decision->id, current) == 0)
        selected = FIRST_DECISION + i;
    }
  stf_choice_row_show_names (self->decision);
  adw_combo_row_set_model (self->decision, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->decision, selected);
}

static void
fill_bodies (StfWaiverDialog *self)
{
  g_autoptr (GPtrArray) bodies = stf_setting_list_rows (get_file (self), "body", NULL);

  stf_choice_row_fill (self->body, bodies, NULL, _ ("Not stated"));
}

static void
fill (StfWaiverDialog *self)
{
  self->updating = TRUE;
  for (StfWaiverField field = 0; field < STF_WAIVER_N_FIELDS; field++)
    {
      GtkWidget *entry = get_entry (self, field);
      const char *text = stf_waiver_draft_get (self->draft, field);

      if (entry != NULL)
        gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
    }
  fill_decisions (self);
  fill_bodies (self);
  self->updating = FALSE;
}

static void
stf_waiver_dialog_finalize (GObject *object)
{
  StfWaiverDialog *self = STF_WAIVER_DIALOG (object);

  g_clear_pointer (&self->draft, stf_waiver_draft_free);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_waiver_dialog_parent_class)->finalize (object);
}

static void
stf_waiver_dialog_class_init (StfWaiverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_waiver_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/waiver-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, warning_group);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, rule_group);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, to_date);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, number);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, decision_title);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, decision_date);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, body);
  gtk_widget_class_bind_template_child (widget_class, StfWaiverDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, decision_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
}

static void
stf_waiver_dialog_init (StfWaiverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_waiver_dialog_present:
 * @parent: a window with an open year
 * @draft: (transfer full): what to edit
 */
void
stf_waiver_dialog_present (StfWindow *parent, StfWaiverDraft *draft)
{
  StfWaiverDialog *self = g_object_new (STF_TYPE_WAIVER_DIALOG, "transient-for", parent, NULL);
  g_autofree char *rule = NULL;
  g_autofree char *words = NULL;

  self->draft = draft;
  rule = stf_label_row (get_file (self), stf_waiver_draft_get_rule (draft));
  words = g_markup_escape_text (rule != NULL ? rule : "", -1);
  adw_preferences_group_set_description (self->rule_group, words); /* a title would not wrap */
  if (!stf_waiver_draft_is_new (draft))
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Waiver"));
  gtk_widget_set_visible (self->delete_group, !stf_waiver_draft_is_new (draft));
  fill (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->reason);
}

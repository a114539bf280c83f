/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assigning a holder to a role, or editing an assignment.
 *
 * The dialog holds no rules: it writes what the user does to a draft (StfAssignmentDraft) and shows
 * what the draft says about it, errors and warnings, as the user types. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-agency.h"
#include "stf-action-row.h"
#include "stf-assignment-dialog.h"
#include "stf-decision-group.h"
#include "stf-finding-group.h"
#include "stf-holder-group.h"
#include "stf-person-form.h"
#include "stf-reason.h"

struct _StfAssignmentDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *warning_group;
  GtkListBox *warnings;
  StfFindingGroup *findings;
  StfHolderGroup *holder;
  StfPersonForm *form;
  GtkEditable *from_date;
  GtkEditable *to_date;
  GtkEditable *extent;
  GtkSwitch *carried_over;
  AdwComboRow *host;
  AdwComboRow *held_as;
  GtkSwitch *ex_officio;
  StfDecisionGroup *decision;
  GtkEditable *reason;
  GtkEditable *end_reason;

  StfAssignmentDraft *draft;
  GPtrArray *agencies; /* StfAgency */
  gboolean updating;
};

/* In the order of the model in the template. */
enum
{
  HELD_ELECTED,
  HELD_ACTING,
  HELD_DEPUTY,
};

G_DEFINE_FINAL_TYPE (StfAssignmentDialog, stf_assignment_dialog, ADW_TYPE_WINDOW)

static StfOpenYear *
get_year (StfAssignmentDialog *self)
{
  return stf_window_get_year (STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))));
}

static void
add_warning (StfAssignmentDialog *self, const char *text)
{
  gtk_list_box_append (self->warnings, stf_action_row_new (text, NULL, "stf-warning-symbolic"));
}

/* Shows what the draft says about what it holds now. */
static void
update (StfAssignmentDialog *self)
{
  StfYearFile *file = stf_open_year_get_file (get_year (self));
  g_autoptr (GError) error = NULL;
  gboolean valid;
  gboolean chosen;

  if (self->draft == NULL || self->updating)
    return;
  valid = stf_assignment_draft_validate (self->draft, &error);
  chosen = stf_assignment_draft_get (self->draft)->holder != NULL
           || stf_assignment_draft_get_new_person (self->draft) != NULL;
  stf_list_box_clear (self->warnings);
  if (!valid && chosen)
    add_warning (self, error->message);
  if (valid)
    {
      g_autoptr (GPtrArray) warnings = stf_assignment_draft_get_warnings (self->draft, file, NULL);

      for (guint i = 0; warnings != NULL && i < warnings->len; i++)
        add_warning (self, ((const StfAssignmentWarning *) warnings->pdata[i])->text);
    }
  gtk_widget_set_visible (self->warning_group,
                          gtk_list_box_get_row_at_index (self->warnings, 0) != NULL);
  gtk_widget_set_sensitive (self->save, valid && stf_assignment_draft_is_changed (self->draft));
  stf_finding_group_update (self->findings, valid && stf_assignment_draft_is_changed (self->draft));
}

static gboolean
try_cb (StfYearFile *file, gpointer user_data, GError **error)
{
  return stf_assignment_draft_save (STF_ASSIGNMENT_DIALOG (user_data)->draft, file, error);
}

/* What the draft has settled by itself: who is carried over has no last day, and so on. */
static void
show_settled (StfAssignmentDialog *self)
{
  const StfAssignmentValues *values = stf_assignment_draft_get (self->draft);
  guint host = 0;

  for (guint i = 0; i < self->agencies->len; i++)
    if (g_strcmp0 (((const StfAgency *) self->agencies->pdata[i])->id, values->host) == 0)
      host = i + 1;

  self->updating = TRUE;
  adw_combo_row_set_selected (self->host, host);
  gtk_switch_set_active (self->carried_over, values->carried_over);
  if (values->to_date == NULL && gtk_editable_get_text (self->to_date)[0] != '\0')
    gtk_editable_set_text (self->to_date, "");
  self->updating = FALSE;
}

static void
refresh (StfAssignmentDialog *self)
{
  stf_assignment_draft_propose_host (self->draft, stf_open_year_get_file (get_year (self)), NULL);
  show_settled (self);
  stf_holder_group_update (self->holder);
  update (self);
}

static void
chosen_cb (StfAssignmentDialog *self, const char *id)
{
  stf_assignment_draft_set_holder (self->draft, id);
  if (id == NULL)
    stf_person_form_set_draft (self->form, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  refresh (self);
}

/* The person that was not found becomes a new one, with what was typed as the name. */
static void
new_person_cb (StfAssignmentDialog *self, const char *text)
{
  StfPersonDraft *person = stf_person_draft_new ();
  g_autofree char *typed = g_strstrip (g_strdup (text));
  char *space = strrchr (typed, ' ');

  if (space != NULL)
    {
      *space = '\0';
      stf_person_draft_set (person, STF_PERSON_FAMILY_NAME, space + 1);
    }
  if (typed[0] != '\0')
    stf_person_draft_set (person, STF_PERSON_GIVEN_NAME, typed);
  stf_assignment_draft_set_new_person (self->draft, person);
  stf_person_form_set_draft (self->form, stf_open_year_get_file (get_year (self)), person);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  refresh (self);
}

static const char *
get_text (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);

  return text[0] != '\0' ? text : NULL;
}

static void
values_cb (StfAssignmentDialog *self)
{
  gint64 extent = -1;

  if (self->updating || self->draft == NULL)
    return;
  if (!g_ascii_string_to_signed (gtk_editable_get_text (self->extent), 10, 0, 100, &extent, NULL))
    extent = -1;
  if (extent < 0 && get_text (self->extent) != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->extent), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->extent), "error");
  stf_assignment_draft_set_from_date (self->draft, get_text (self->from_date));
  stf_assignment_draft_set_to_date (self->draft, get_text (self->to_date));
  stf_assignment_draft_set_extent (self->draft, (int) extent);
  stf_assignment_draft_set_acting (self->draft,
                                   adw_combo_row_get_selected (self->held_as) == HELD_ACTING);
  stf_assignment_draft_set_deputy (self->draft,
                                   adw_combo_row_get_selected (self->held_as) == HELD_DEPUTY);
  stf_assignment_draft_set_ex_officio (self->draft, gtk_switch_get_active (self->ex_officio));
  stf_assignment_draft_set_reason (self->draft, get_text (self->reason));
  stf_assignment_draft_set_end_reason (self->draft, get_text (self->end_reason));
  refresh (self);
}

/* Of the switch and the last day, the one touched last counts. */
static void
carried_over_cb (StfAssignmentDialog *self)
{
  if (self->updating || self->draft == NULL)
    return;
  stf_assignment_draft_set_carried_over (self->draft, gtk_switch_get_active (self->carried_over));
  refresh (self);
}

static void
host_cb (StfAssignmentDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->host);

  if (self->updating || self->draft == NULL)
    return;
  stf_assignment_draft_set_host (self->draft,
                                 selected > 0 && selected <= self->agencies->len
                                     ? ((const StfAgency *) self->agencies->pdata[selected - 1])->id
                                     : NULL);
  refresh (self);
}

static void
save_cb (StfAssignmentDialog *self)
{
  StfWindow *window = STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!stf_assignment_draft_save (self->draft, stf_open_year_get_file (get_year (self)), &error))
    {
      stf_list_box_clear (self->warnings);
      add_warning (self, error->message);
      gtk_widget_set_visible (self->warning_group, TRUE);
      return;
    }
  /* Translators: %s is a role. */
  text = g_strdup_printf (_ ("Saved: %s"), stf_assignment_draft_get_role_title (self->draft));
  stf_window_toast_undo (window, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_text (GtkEditable *editable, const char *text)
{
  gtk_editable_set_text (editable, text != NULL ? text : "");
}

static void
show_values (StfAssignmentDialog *self)
{
  const StfAssignmentValues *values = stf_assignment_draft_get (self->draft);
  g_autofree char *extent = values->extent >= 0 ? g_strdup_printf ("%d", values->extent) : NULL;

  self->updating = TRUE;
  set_text (self->from_date, values->from_date);
  set_text (self->to_date, values->to_date);
  set_text (self->extent, extent);
  adw_combo_row_set_selected (self->held_as, values->acting   ? HELD_ACTING
                                             : values->deputy ? HELD_DEPUTY
                                                              : HELD_ELECTED);
  gtk_switch_set_active (self->ex_officio, values->ex_officio);
  set_text (self->reason, values->reason);
  set_text (self->end_reason, values->end_reason);
  self->updating = FALSE;
}

static void
fill_agencies (StfAssignmentDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->agencies = stf_agency_list (stf_open_year_get_file (get_year (self)), NULL);
  if (self->agencies == NULL)
    self->agencies = g_ptr_array_new ();
  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < self->agencies->len; i++)
    gtk_string_list_append (names, ((const StfAgency *) self->agencies->pdata[i])->short_name);
  self->updating = TRUE;
  adw_combo_row_set_model (self->host, G_LIST_MODEL (names));
  self->updating = FALSE;
}

static void
stf_assignment_dialog_finalize (GObject *object)
{
  StfAssignmentDialog *self = STF_ASSIGNMENT_DIALOG (object);

  g_clear_pointer (&self->draft, stf_assignment_draft_free);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_assignment_dialog_parent_class)->finalize (object);
}

static void
stf_assignment_dialog_class_init (StfAssignmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_assignment_dialog_finalize;

  g_type_ensure (STF_TYPE_DECISION_GROUP);
  g_type_ensure (STF_TYPE_FINDING_GROUP);
  g_type_ensure (STF_TYPE_HOLDER_GROUP);
  g_type_ensure (STF_TYPE_PERSON_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/assignment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, warning_group);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, findings);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, holder);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, to_date);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, extent);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, carried_over);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, host);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, held_as);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, ex_officio);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, decision);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, end_reason);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_cb);
  gtk_widget_class_bind_template_callback (widget_class, carried_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, host_cb);
}

static void
stf_assignment_dialog_init (StfAssignmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  stf_reason_add_menu (ADW_ENTRY_ROW (self->end_reason));
}

/**
 * stf_assignment_dialog_present:
 * @parent: a window with an open year
 * @draft: (transfer full): what to edit
 */
void
stf_assignment_dialog_present (StfWindow *parent, StfAssignmentDraft *draft)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfAssignmentDialog *self = g_object_new (STF_TYPE_ASSIGNMENT_DIALOG, "transient-for", parent,
                                            NULL);
  g_autofree char *title = g_markup_escape_text (stf_assignment_draft_get_role_title (draft), -1);

  self->draft = draft;
  stf_finding_group_set_form (self->findings, year, stf_assignment_draft_get_role (draft), try_cb,
                              self);
  fill_agencies (self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->holder), title);
  if (stf_assignment_draft_get_id (draft) != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Assignment"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_reason),
                          stf_assignment_draft_get_id (draft) != NULL);
  stf_holder_group_set_draft (self->holder, year, draft);
  stf_decision_group_set_draft (self->decision, stf_open_year_get_file (year),
                                stf_open_year_get_organisation (year), draft);
  show_values (self);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->holder), GTK_DIR_TAB_FORWARD);
}

/**
 * stf_assignment_dialog_get_warnings:
 * @self: a dialog
 *
 * Returns: (transfer none): the list of what the draft warns of; hidden when it does not
 */
GtkListBox *
stf_assignment_dialog_get_warnings (StfAssignmentDialog *self)
{
  g_return_val_if_fail (STF_IS_ASSIGNMENT_DIALOG (self), NULL);

  return self->warnings;
}

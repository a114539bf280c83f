/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assigning a holder to a role, or editing an assignment.
 *
 * The dialog holds no rules: it writes what the user does to a draft (StfAssignmentDraft) and shows
 * what the draft says about it, errors and warnings, as the user types. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-assignment-dialog.h"
#include "stf-candidate.h"
#include "stf-person-form.h"

#define MAX_MATCHES 6

struct _StfAssignmentDialog
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *warning_group;
  GtkListBox *warnings;
  AdwPreferencesGroup *holder_group;
  GtkEditable *holder;
  GtkWidget *matches_group;
  GtkListBox *matches;
  StfPersonForm *form;
  GtkEditable *from_date;
  GtkEditable *to_date;
  GtkEditable *extent;
  GtkSwitch *acting;
  GtkEditable *reason;
  GtkEditable *end_reason;

  StfAssignmentDraft *draft;
  GPtrArray *candidates; /* StfCandidate */
  gboolean updating;
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
}

static const StfCandidate *
find_candidate (StfAssignmentDialog *self, const char *id)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (g_strcmp0 (((const StfCandidate *) self->candidates->pdata[i])->id, id) == 0)
      return self->candidates->pdata[i];
  return NULL;
}

static void
choose (StfAssignmentDialog *self, const StfCandidate *candidate)
{
  self->updating = TRUE;
  gtk_editable_set_text (self->holder, candidate->title);
  gtk_editable_set_position (self->holder, -1);
  self->updating = FALSE;
  gtk_widget_set_visible (self->matches_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  stf_assignment_draft_set_holder (self->draft, candidate->id);
  update (self);
}

/* The person that was not found becomes a new one, with what was typed as the name. */
static void
begin_new_person (StfAssignmentDialog *self)
{
  StfPersonDraft *person = stf_person_draft_new ();
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->holder)));
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
  gtk_widget_set_visible (self->matches_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  update (self);
}

static void
match_activated_cb (StfAssignmentDialog *self, GtkListBoxRow *row)
{
  const StfCandidate *candidate = g_object_get_data (G_OBJECT (row), "stf-candidate");

  if (candidate != NULL)
    choose (self, candidate);
  else
    begin_new_person (self);
}

static void
add_match (StfAssignmentDialog *self, const char *title, const char *subtitle, const char *icon,
           const StfCandidate *candidate)
{
  GtkWidget *row = stf_action_row_new (title, subtitle, icon);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stf-candidate", (gpointer) candidate);
  gtk_list_box_append (self->matches, row);
}

static void
fill_matches (StfAssignmentDialog *self)
{
  const char *text = gtk_editable_get_text (self->holder);
  guint n = 0;

  stf_list_box_clear (self->matches);
  for (guint i = 0; i < self->candidates->len && n < MAX_MATCHES; i++)
    {
      const StfCandidate *candidate = self->candidates->pdata[i];

      if (!stf_candidate_matches (candidate, text))
        continue;
      add_match (self, candidate->title, candidate->subtitle, NULL, candidate);
      n++;
    }
  if (g_str_equal (stf_assignment_draft_get_holder_kind (self->draft), "person"))
    add_match (self, _ ("New Person…"), NULL, "stf-add-symbolic", NULL);
  gtk_widget_set_visible (self->matches_group, TRUE);
}

static void
holder_changed_cb (StfAssignmentDialog *self)
{
  if (self->updating || self->draft == NULL)
    return;
  stf_assignment_draft_set_holder (self->draft, NULL);
  stf_person_form_set_draft (self->form, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), FALSE);
  fill_matches (self);
  update (self);
}

/* Enter takes the first that was found. */
static void
holder_activated_cb (StfAssignmentDialog *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (row != NULL && gtk_widget_get_visible (self->matches_group))
    match_activated_cb (self, row);
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
  stf_assignment_draft_set_acting (self->draft, gtk_switch_get_active (self->acting));
  stf_assignment_draft_set_reason (self->draft, get_text (self->reason));
  stf_assignment_draft_set_end_reason (self->draft, get_text (self->end_reason));
  update (self);
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
  const StfCandidate *holder = find_candidate (self, values->holder);

  self->updating = TRUE;
  set_text (self->holder, holder != NULL ? holder->title : NULL);
  set_text (self->from_date, values->from_date);
  set_text (self->to_date, values->to_date);
  set_text (self->extent, extent);
  gtk_switch_set_active (self->acting, values->acting);
  set_text (self->reason, values->reason);
  set_text (self->end_reason, values->end_reason);
  self->updating = FALSE;
  if (holder == NULL)
    fill_matches (self);
  else
    gtk_widget_set_visible (self->matches_group, FALSE);
}

static void
stf_assignment_dialog_finalize (GObject *object)
{
  StfAssignmentDialog *self = STF_ASSIGNMENT_DIALOG (object);

  g_clear_pointer (&self->draft, stf_assignment_draft_free);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_assignment_dialog_parent_class)->finalize (object);
}

static void
stf_assignment_dialog_class_init (StfAssignmentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_assignment_dialog_finalize;

  g_type_ensure (STF_TYPE_PERSON_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/assignment-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, save);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, warning_group);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, warnings);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, holder_group);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, holder);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, matches_group);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, matches);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, form);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, to_date);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, extent);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, acting);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, reason);
  gtk_widget_class_bind_template_child (widget_class, StfAssignmentDialog, end_reason);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
  gtk_widget_class_bind_template_callback (widget_class, holder_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, holder_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, values_cb);
}

static void
stf_assignment_dialog_init (StfAssignmentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
  self->candidates = stf_candidate_list (stf_open_year_get_file (year),
                                         stf_open_year_get_organisation (year),
                                         stf_assignment_draft_get_holder_kind (draft), NULL);
  if (self->candidates == NULL)
    self->candidates = g_ptr_array_new ();
  adw_preferences_group_set_title (self->holder_group, title);
  if (stf_assignment_draft_get_id (draft) != NULL)
    gtk_window_set_title (GTK_WINDOW (self), _ ("Edit Assignment"));
  gtk_widget_set_visible (GTK_WIDGET (self->end_reason),
                          stf_assignment_draft_get_id (draft) != NULL);
  show_values (self);
  update (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->holder));
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

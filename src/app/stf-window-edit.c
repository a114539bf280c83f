/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What changes a year.  Every such action goes through one door: the file must be open for writing
 * and free, and the user's name known (H4). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-history.h"
#include "organisation/stf-person.h"
#include "stf-assignment-dialog.h"
#include "stf-author-dialog.h"
#include "stf-batch-dialog.h"
#include "stf-end-dialog.h"
#include "stf-person-dialog.h"
#include "stf-settings.h"
#include "stf-window-private.h"

typedef void (*EditFunc) (StfWindow *self, GVariant *parameter);

static void
undo (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!stf_year_file_undo (stf_open_year_get_file (self->year), &error))
    stf_window_report (self, _ ("The Change Could Not Be Undone"), error);
}

static void
redo (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!stf_year_file_redo (stf_open_year_get_file (self->year), &error))
    stf_window_report (self, _ ("The Change Could Not Be Redone"), error);
}

static void
assign (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StfAssignmentDraft *draft;
  const char *role, *seat;

  g_variant_get (parameter, "(&s&s)", &role, &seat);
  draft = stf_assignment_draft_new (stf_open_year_get_file (self->year), role,
                                    seat[0] != '\0' ? seat : NULL,
                                    stf_open_year_get_date (self->year), &error);
  if (draft != NULL)
    stf_assignment_dialog_present (self, draft);
  else
    stf_window_report (self, _ ("The Role Could Not Be Read"), error);
}

static void
edit_assignment (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StfAssignmentDraft *draft = stf_assignment_draft_load (
      stf_open_year_get_file (self->year), g_variant_get_string (parameter, NULL), &error);

  if (draft != NULL)
    stf_assignment_dialog_present (self, draft);
  else
    stf_window_report (self, _ ("The Assignment Could Not Be Read"), error);
}

static void
end_assignment (StfWindow *self, GVariant *parameter)
{
  stf_end_dialog_present (self, g_variant_get_string (parameter, NULL));
}

/* body, or empty for all */
static void
change_assignments (StfWindow *self, GVariant *parameter)
{
  stf_batch_dialog_present (self, g_variant_get_string (parameter, NULL));
}

/* assignment, first day, last day: empty for open */
static void
set_assignment_dates (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *id, *from, *to;

  g_variant_get (parameter, "(&s&s&s)", &id, &from, &to);
  if (stf_assignment_set_dates (stf_open_year_get_file (self->year), id,
                                from[0] != '\0' ? from : NULL, to[0] != '\0' ? to : NULL, &error))
    stf_window_toast_undo (self, _ ("The term was changed"));
  else
    stf_window_report (self, _ ("The Term Could Not Be Changed"), error);
}

static void
new_person (StfWindow *self, GVariant *parameter)
{
  stf_person_dialog_present (self, "");
}

static void
delete_person (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_person_delete (stf_open_year_get_file (self->year),
                         g_variant_get_string (parameter, NULL), &error))
    stf_window_toast_undo (self, _ ("The person was deleted"));
  else
    stf_window_report (self, _ ("The Person Could Not Be Deleted"), error);
}

static const struct
{
  const char *name;
  const char *parameter_type;
  EditFunc function;
} edits[] = {
  { "undo", NULL, undo },
  { "redo", NULL, redo },
  { "assign", "(ss)", assign },
  { "edit-assignment", "s", edit_assignment },
  { "end-assignment", "s", end_assignment },
  { "change-assignments", "s", change_assignments },
  { "set-assignment-dates", "(sss)", set_assignment_dates },
  { "new-person", NULL, new_person },
  { "delete-person", "s", delete_person },
  { "set-setting", "(ss)", stf_window_set_setting }, /* empty: none */
  { "new-waiver", "s", stf_window_new_waiver },
  { "edit-waiver", "s", stf_window_edit_waiver },
  { "end-waiver", "s", stf_window_end_waiver },
  { "delete-waiver", "s", stf_window_delete_waiver },
  { "new-rule", NULL, stf_window_new_rule },
  { "edit-rule", "s", stf_window_edit_rule },
  { "delete-rule", "s", stf_window_delete_rule },
  { "new-body", "s", stf_window_new_body }, /* below which; empty: at the top */
  { "edit-body", "s", stf_window_edit_body },
  { "remove-body", "s", stf_window_remove_body },
  { "new-role", "s", stf_window_new_role }, /* of which body; empty: of none */
  { "edit-role", "s", stf_window_edit_role },
  { "remove-role", "s", stf_window_remove_role },
  { "edit-person", "s", stf_window_edit_person },
  { "merge-person", "s", stf_window_merge_person },
  { "erase-person", "s", stf_window_erase_person },
  { "edit-employment", "(ss)", stf_window_edit_employment }, /* person, employment: empty: new */
  { "add-skill", "(ss)", stf_window_add_skill },             /* person, name */
  { "remove-skill", "(ss)", stf_window_remove_skill },       /* person, skill */
  { "import-people", "s", stf_window_import_people },        /* path: empty to ask for it */
  { "import-actuals", "s", stf_window_import_actuals },      /* the same */
  { "map-accounts", NULL, stf_window_map_accounts },
  { "move-body", "(sss)", stf_window_move_body }, /* body, parent, before: empty for none */
  { "move-body-to", "s", stf_window_move_body_to },
  { "shift-body", "(si)", stf_window_shift_body },
  { "set-body-branch", "(ss)", stf_window_set_body_branch }, /* empty: automatic */
  { "set-body-folded", "(sb)", stf_window_set_body_folded },
  { "set-body-new-page", "(sb)", stf_window_set_body_new_page },
  { "frame-body", "s", stf_window_frame_body },
  { "slate-new", NULL, stf_window_new_slate },
  { "slate-duplicate", "s", stf_window_duplicate_slate },
  { "slate-rename", "s", stf_window_rename_slate },
  { "slate-prefer", "s", stf_window_prefer_slate },
  { "slate-delete", "s", stf_window_delete_slate },
  { "slate-place", "(sss)", stf_window_place_nominee }, /* slate, seat, person */
  { "elect", "s", stf_window_elect },                   /* slate, or empty: by hand */
  { "by-elect", "s", stf_window_by_elect },
  { "send-notice", "s", stf_window_send_notice },
  { "set-page", "(sb)", stf_window_set_page },            /* paper, landscape */
  { "budget-new-line", "s", stf_window_budget_new_line }, /* category, or empty */
  { "budget-edit-line", "s", stf_window_budget_edit_line },
  { "budget-remove-line", "s", stf_window_budget_remove_line },
  { "budget-move-line", "(ss)", stf_window_budget_move_line },  /* line, before: empty: last */
  { "budget-new-version", "s", stf_window_budget_new_version }, /* from which, or empty */
  { "budget-rename-version", "s", stf_window_budget_rename_version },
  { "budget-remove-version", "s", stf_window_budget_remove_version },
  { "budget-step", "(ss)", stf_window_budget_step }, /* version, state */
  { "budget-take-back", "s", stf_window_budget_take_back },
  { "budget-import", "(ss)", stf_window_budget_import }, /* version, path: empty to ask for it */
};

static void
edit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  g_autofree char *author = stf_settings_get_author ();

  if (stf_author_dialog_needed ())
    {
      g_autofree char *detailed = g_strconcat ("win.", name, NULL);

      stf_author_dialog_present (GTK_WINDOW (self), detailed, parameter);
      return;
    }
  stf_year_file_set_author (stf_open_year_get_file (self->year), author);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    if (g_str_equal (edits[i].name, name))
      edits[i].function (self, parameter);
}

/* While a text is written, Ctrl+Z undoes the writing, not the change before it.  Accelerators come
 * before the widget that has the focus; this comes before them.  A search that is empty has nothing
 * to undo. */
static gboolean
key_cb (StfWindow *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean redo = (state & GDK_SHIFT_MASK) != 0;
  gboolean writes = GTK_IS_TEXT (focus)
                        ? gtk_editable_get_editable (GTK_EDITABLE (focus))
                              && (!GTK_IS_SEARCH_ENTRY (gtk_widget_get_parent (focus))
                                  || gtk_editable_get_text (GTK_EDITABLE (focus))[0] != '\0')
                        : GTK_IS_TEXT_VIEW (focus)
                              && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus));

  if (!writes || gdk_keyval_to_lower (key) != GDK_KEY_z || (state & GDK_CONTROL_MASK) == 0
      || (state & GDK_ALT_MASK) != 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  return GDK_EVENT_STOP;
}

void
stf_window_add_edit_actions (StfWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      const char *type = edits[i].parameter_type;
      g_autoptr (GSimpleAction) action = g_simple_action_new (
          edits[i].name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

      g_signal_connect (action, "activate", G_CALLBACK (edit_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static void
set_enabled (StfWindow *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), name)), enabled);
}

void
stf_window_update_edit_actions (StfWindow *self)
{
  gboolean can_edit = self->year != NULL && !self->busy && stf_open_year_can_edit (self->year);

  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    set_enabled (self, edits[i].name, can_edit);
  if (can_edit)
    {
      StfYearFile *file = stf_open_year_get_file (self->year);
      g_autoptr (StfHistoryEntry) last = stf_history_get_undo (file);
      g_autoptr (StfHistoryEntry) next = stf_history_get_redo (file);

      set_enabled (self, "undo", last != NULL);
      set_enabled (self, "redo", next != NULL);
    }
}

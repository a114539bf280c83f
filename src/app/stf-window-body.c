/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to bodies and roles: each function is one change, or opens an editor, behind the
 * door of stf-window-edit.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-removal.h"
#include "organisation/stf-body-draft.h"
#include "organisation/stf-body.h"
#include "organisation/stf-role-draft.h"
#include "stf-body-dialog.h"
#include "stf-move-dialog.h"
#include "stf-question.h"
#include "stf-window-private.h"

static StfYearFile *
get_file (StfWindow *self)
{
  return stf_open_year_get_file (self->year);
}

static const StfBody *
find_body (StfWindow *self, const char *id)
{
  return stf_organisation_find_body (stf_open_year_get_organisation (self->year), id);
}

static void
report (StfWindow *self, const GError *error)
{
  stf_window_report (self, _ ("The Chart Could Not Be Changed"), error);
}

static const char *
or_null (const char *text)
{
  return text[0] != '\0' ? text : NULL;
}

void
stf_window_move_body (StfWindow *self, GVariant *parameter)
{
  const char *id, *parent_id, *before;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const StfBody *body, *parent;

  g_variant_get (parameter, "(&s&s&s)", &id, &parent_id, &before);
  if (!stf_body_move (get_file (self), id, or_null (parent_id), or_null (before), &error))
    {
      stf_window_report (self, _ ("The Body Cannot Be Moved There"), error);
      return;
    }

  body = find_body (self, id);
  parent = find_body (self, parent_id);
  if (body == NULL)
    return;
  text = parent != NULL
             /* Translators: both are bodies. */
             ? g_strdup_printf (_ ("%s stands below %s"), body->name, parent->name)
             : g_strdup_printf (_ ("%s stands at the top"), body->name);
  stf_window_toast_undo (self, text);
}

void
stf_window_move_body_to (StfWindow *self, GVariant *parameter)
{
  stf_move_dialog_present (self, g_variant_get_string (parameter, NULL));
}

/* One step earlier (-1) or later (1) among its siblings. */
void
stf_window_shift_body (StfWindow *self, GVariant *parameter)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  g_autoptr (GError) error = NULL;
  const StfBody *body;
  GPtrArray *siblings;
  const char *id;
  guint from;
  int step, next;

  g_variant_get (parameter, "(&si)", &id, &step);
  body = find_body (self, id);
  if (body == NULL)
    return;
  siblings = body->parent != NULL ? body->parent->children
                                  : stf_organisation_get_roots (organisation);
  if (!g_ptr_array_find (siblings, body, &from))
    return;
  if ((step < 0 && from == 0) || (step > 0 && from + 1 >= siblings->len))
    return;

  /* Later means before the one after the next. */
  next = (int) from + (step < 0 ? -1 : 2);
  if (!stf_body_move (get_file (self), id, body->parent != NULL ? body->parent->id : NULL,
                      next < (int) siblings->len ? ((StfBody *) siblings->pdata[next])->id : NULL,
                      &error))
    report (self, error);
}

void
stf_window_set_body_branch (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *id, *branch;

  g_variant_get (parameter, "(&s&s)", &id, &branch);
  if (!stf_body_set_branch (get_file (self), id, or_null (branch), &error))
    report (self, error);
}

void
stf_window_set_body_folded (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *id;
  gboolean folded;

  g_variant_get (parameter, "(&sb)", &id, &folded);
  if (!stf_body_set_folded (get_file (self), id, folded, &error))
    report (self, error);
}

void
stf_window_set_body_new_page (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *id;
  gboolean new_page;

  g_variant_get (parameter, "(&sb)", &id, &new_page);
  if (!stf_body_set_new_page (get_file (self), id, new_page, &error))
    report (self, error);
}

/* Belongs to its dialog. */
typedef struct
{
  StfWindow *window;
  GtkEditable *label;
  char *body;
} Framing;

static void
framing_free (gpointer data)
{
  Framing *self = data;

  g_free (self->body);
  g_free (self);
}

static void
frame_cb (Framing *self)
{
  g_autofree char *label = g_strstrip (g_strdup (gtk_editable_get_text (self->label)));
  g_autoptr (GError) error = NULL;

  if (!stf_body_set_frame (get_file (self->window), self->body, label, &error))
    report (self->window, error);
}

void
stf_window_frame_body (StfWindow *self, GVariant *parameter)
{
  const StfBody *body = find_body (self, g_variant_get_string (parameter, NULL));
  Framing *framing;
  GtkWidget *dialog;

  if (body == NULL)
    return;

  framing = g_new0 (Framing, 1);
  dialog = stf_question_new (GTK_WINDOW (self), _ ("Frame in the Chart"),
                             _ ("Bodies below the same body whose frames have the same label stand "
                                "together in one. Leave it empty for no frame."),
                             _ ("_Save"));
  framing->window = self;
  framing->body = g_strdup (body->id);
  framing->label = stf_question_add_entry (STF_QUESTION (dialog), _ ("Label"),
                                           body->frame != NULL ? body->frame : "");
  g_object_set_data_full (G_OBJECT (dialog), "stf-framing", framing, framing_free);
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (frame_cb), framing);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
stf_window_new_body (StfWindow *self, GVariant *parameter)
{
  stf_body_dialog_present (self, "", g_variant_get_string (parameter, NULL));
}

void
stf_window_edit_body (StfWindow *self, GVariant *parameter)
{
  stf_body_dialog_present (self, g_variant_get_string (parameter, NULL), "");
}

void
stf_window_new_role (StfWindow *self, GVariant *parameter)
{
  stf_role_dialog_present (self, "", g_variant_get_string (parameter, NULL));
}

void
stf_window_edit_role (StfWindow *self, GVariant *parameter)
{
  stf_role_dialog_present (self, g_variant_get_string (parameter, NULL), "");
}

/* Belongs to its question. */
typedef struct
{
  StfWindow *window;
  char *table; /* "body" or "role" */
  char *id;
} Removing;

static void
removing_free (gpointer data)
{
  Removing *self = data;

  g_free (self->table);
  g_free (self->id);
  g_free (self);
}

static void
removal_cb (Removing *self)
{
  gboolean is_body = g_str_equal (self->table, "body");
  g_autoptr (GError) error = NULL;

  if (is_body ? stf_body_remove (get_file (self->window), self->id, &error)
              : stf_role_remove (get_file (self->window), self->id, &error))
    stf_window_toast_undo (self->window,
                           is_body ? _ ("The body was removed") : _ ("The role was removed"));
  else
    stf_window_report (self->window, _ ("It Could Not Be Removed"), error);
}

/* Says first what goes with it. */
static void
ask_removal (StfWindow *self, const char *table, const char *id, const char *heading,
             const char *advice)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *along = stf_removal_describe (get_file (self), table, id, &error);
  g_autofree char *text = NULL;
  Removing *removing;
  GtkWidget *question;

  if (along == NULL)
    {
      stf_window_report (self, _ ("It Could Not Be Removed"), error);
      return;
    }
  text = along[0] != '\0'
             ? g_strdup_printf ("%s\n\n%s\n%s", advice, _ ("This goes with it:"), along)
             : g_strdup (advice);
  question = stf_question_new (GTK_WINDOW (self), heading, text, _ ("_Remove"));
  removing = g_new0 (Removing, 1);
  removing->window = self;
  removing->table = g_strdup (table);
  removing->id = g_strdup (id);
  g_object_set_data_full (G_OBJECT (question), "stf-removing", removing, removing_free);
  g_signal_connect_swapped (question, "accepted", G_CALLBACK (removal_cb), removing);
  gtk_window_present (GTK_WINDOW (question));
}

void
stf_window_remove_body (StfWindow *self, GVariant *parameter)
{
  ask_removal (self, "body", g_variant_get_string (parameter, NULL), _ ("Remove the Body?"),
               _ ("A body that has been at work is better given a last day: then the past stays as "
                  "it was. What stands below it moves up."));
}

void
stf_window_remove_role (StfWindow *self, GVariant *parameter)
{
  ask_removal (self, "role", g_variant_get_string (parameter, NULL), _ ("Remove the Role?"),
               _ ("A role that somebody has held is better left without seats: then it is still "
                  "known who held it."));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Move to...": where else a body could stand.  Only bodies that can be its parent are offered, so
 * whatever is chosen can be done. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-text.h"
#include "organisation/stf-body.h"
#include "organisation/stf-search.h"
#include "stf-action-row.h"
#include "stf-move-dialog.h"

/* More are found by writing more. */
#define MAX_ROWS 60

struct _StfMoveDialog
{
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkEditable *search;
  GtkListBox *parents;

  StfOrganisation *organisation;
  const StfBody *body;
  GHashTable *barred; /* ids of bodies that cannot be its parent */
};

G_DEFINE_FINAL_TYPE (StfMoveDialog, stf_move_dialog, ADW_TYPE_WINDOW)

/* parent: NULL is the top. */
static void
offer (StfMoveDialog *self, const StfBody *parent)
{
  GtkWidget *row = stf_action_row_new (parent != NULL ? parent->name : _ ("At the top"),
                                       parent == NULL           ? _ ("Below no other body")
                                       : parent->parent != NULL ? parent->parent->name
                                                                : NULL,
                                       parent == NULL ? "stf-organisation-symbolic"
                                                      : "stf-people-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "stf-parent", g_strdup (parent != NULL ? parent->id : ""),
                          g_free);
  gtk_list_box_append (self->parents, row);
}

static gboolean
matches (const StfBody *body, const char *query)
{
  g_autoptr (GString) text = g_string_new (body->name);
  g_autofree char *folded = NULL;

  for (guint i = 0; i < body->aliases->len; i++)
    g_string_append_printf (text, " %s", (const char *) body->aliases->pdata[i]);
  folded = stf_text_fold (text->str);
  return stf_search_words_match (folded, query);
}

static void
fill (StfMoveDialog *self)
{
  GPtrArray *bodies = stf_organisation_get_bodies (self->organisation);
  g_autofree char *query = stf_text_fold (gtk_editable_get_text (self->search));
  guint n = 0;

  stf_list_box_clear (self->parents);
  if (query[0] == '\0' && self->body->parent != NULL)
    {
      offer (self, NULL);
      n++;
    }
  for (guint i = 0; i < bodies->len && n < MAX_ROWS; i++)
    {
      const StfBody *body = bodies->pdata[i];

      if (body == self->body->parent || g_hash_table_contains (self->barred, body->id)
          || !matches (body, query))
        continue;
      offer (self, body);
      n++;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "parents" : "nothing");
}

static void
search_changed_cb (StfMoveDialog *self)
{
  fill (self);
}

static void
row_activated_cb (StfMoveDialog *self, GtkListBoxRow *row)
{
  g_autofree char *parent = g_strdup (g_object_get_data (G_OBJECT (row), "stf-parent"));
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  g_autofree char *body = g_strdup (self->body->id);

  gtk_window_destroy (GTK_WINDOW (self));
  gtk_widget_activate_action (window, "win.move-body", "(sss)", body, parent, "");
}

/* The list follows what is written a moment later than it is written. */
static void
search_activate_cb (StfMoveDialog *self)
{
  GtkListBoxRow *first;

  fill (self);
  first = gtk_list_box_get_row_at_index (self->parents, 0);
  if (first != NULL && gtk_editable_get_text (self->search)[0] != '\0')
    row_activated_cb (self, first);
}

static void
stf_move_dialog_finalize (GObject *object)
{
  StfMoveDialog *self = STF_MOVE_DIALOG (object);

  g_clear_pointer (&self->barred, g_hash_table_unref);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  G_OBJECT_CLASS (stf_move_dialog_parent_class)->finalize (object);
}

static void
stf_move_dialog_class_init (StfMoveDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_move_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/move-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfMoveDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StfMoveDialog, search);
  gtk_widget_class_bind_template_child (widget_class, StfMoveDialog, parents);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
stf_move_dialog_init (StfMoveDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_move_dialog_present:
 * @parent: a window with an open year
 * @body: the id of a body
 *
 * Asks below which other body it is to stand.
 */
void
stf_move_dialog_present (StfWindow *parent, const char *body)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfOrganisation *organisation = stf_open_year_get_organisation (year);
  const StfBody *found = stf_organisation_find_body (organisation, body);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) barred = NULL;
  g_autofree char *title = NULL;
  StfMoveDialog *self;

  if (found == NULL)
    return;
  barred = stf_body_get_barred (stf_open_year_get_file (year), body, &error);
  if (barred == NULL)
    {
      stf_window_report (parent, _ ("The Body Cannot Be Moved There"), error);
      return;
    }

  /* Translators: %s is a body. */
  title = g_strdup_printf (_ ("Move %s"), found->name);
  self = g_object_new (STF_TYPE_MOVE_DIALOG, "transient-for", parent, "title", title, NULL);
  self->organisation = stf_organisation_ref (organisation);
  self->body = found;
  self->barred = g_steal_pointer (&barred);
  fill (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_window_present (GTK_WINDOW (self));
}

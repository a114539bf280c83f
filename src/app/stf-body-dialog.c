/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a body: what it is, where it stands, its other names, how many seats its roles have
 * and for how long they are held. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-agency.h"
#include "organisation/stf-body-draft.h"
#include "organisation/stf-body.h"
#include "organisation/stf-role-draft.h"
#include "stf-body-dialog.h"
#include "stf-editor.h"

static const StfEditorSubject subject = { stf_body_draft_validate, stf_body_draft_save };

/* The bodies that can stand where this one refers to, in the order of the organisation. */
static GArray *
list_bodies (StfOrganisation *organisation, GHashTable *barred)
{
  GPtrArray *bodies = stf_organisation_get_bodies (organisation);
  GArray *options = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));

  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = bodies->pdata[i];
      const StfEditorOption option = { body->id, body->name };

      if (barred == NULL || !g_hash_table_contains (barred, body->id))
        g_array_append_val (options, option);
    }
  return options;
}

static void
add_place (StfEditor *self, StfYearFile *file, StfOrganisation *organisation)
{
  const char *id = stf_editor_get_id (self);
  AdwPreferencesGroup *group = stf_editor_add_group (self, _ ("Place"), NULL);
  g_autoptr (GHashTable) barred = stf_body_get_barred (file, id, NULL);
  g_autoptr (GArray) parents = list_bodies (organisation, barred);
  g_autoptr (GArray) bodies = list_bodies (organisation, NULL);
  g_autoptr (GArray) options = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));
  g_autoptr (GPtrArray) agencies = stf_agency_list (file, NULL);

  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    {
      const StfAgency *agency = agencies->pdata[i];
      const StfEditorOption option = { agency->id, agency->short_name };

      g_array_append_val (options, option);
    }
  stf_editor_add_reference (self, group, id, "parent", _ ("Under"), _ ("No other body"), parents);
  stf_editor_add_choice (self, group, id, "placement", _ ("In the chart"));
  stf_editor_add_reference (self, group, id, "constituted_by", _ ("Constituted by"),
                            _ ("Not stated"), bodies);
  stf_editor_add_reference (self, group, id, "agency", _ ("Belongs to"), _ ("No agency"), options);
  stf_editor_add_entry (self, group, id, "from_date", _ ("From (year-month-day)"));
  stf_editor_add_entry (self, group, id, "to_date", _ ("Until (year-month-day)"));
}

static void add_alias_row (StfEditor *self, AdwPreferencesGroup *group, const char *alias);

static void
remove_alias_cb (GtkWidget *button, StfEditor *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);
  GtkWidget *group = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_GROUP);
  g_autofree char *alias = g_strdup (g_object_get_data (G_OBJECT (button), "stf-alias"));

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
  stf_draft_remove (stf_editor_get_draft (self), alias);
  stf_editor_changed (self);
}

static void
add_alias_cb (GtkWidget *button, StfEditor *self)
{
  StfDraft *draft = stf_editor_get_draft (self);
  GtkWidget *group = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_GROUP);
  const char *alias = stf_draft_add (draft, "body_alias");

  stf_draft_set_text (draft, alias, "body", stf_editor_get_id (self));
  add_alias_row (self, ADW_PREFERENCES_GROUP (group), alias);
  stf_editor_changed (self);
}

static void
add_alias_row (StfEditor *self, AdwPreferencesGroup *group, const char *alias)
{
  gboolean is_new = stf_draft_get_original (stf_editor_get_draft (self), alias) == NULL;
  GtkWidget *row = stf_editor_add_entry (self, group, alias, "name", _ ("Other name"));
  GtkWidget *button = stf_editor_add_row_button (row, "stf-delete-symbolic", _ ("Remove this name"),
                                                 G_CALLBACK (remove_alias_cb), self);

  g_object_set_data_full (G_OBJECT (button), "stf-alias", g_strdup (alias), g_free);
  if (is_new)
    gtk_widget_grab_focus (row);
}

static void
add_aliases (StfEditor *self)
{
  g_autoptr (GPtrArray) aliases = stf_draft_list (stf_editor_get_draft (self), "body_alias", NULL,
                                                  NULL);
  AdwPreferencesGroup *group = stf_editor_add_group (self, _ ("Other Names"),
                                                     _ ("Found by search and printed with it."));

  stf_editor_add_header_button (group, _ ("Add another name"), G_CALLBACK (add_alias_cb), self);
  for (guint i = 0; i < aliases->len; i++)
    add_alias_row (self, group, stf_row_get_id (aliases->pdata[i]));
}

static void
seats_cb (GtkSpinButton *spin, StfEditor *self)
{
  stf_role_draft_set_seats (stf_editor_get_draft (self),
                            g_object_get_data (G_OBJECT (spin), "stf-role"),
                            (guint) gtk_spin_button_get_value_as_int (spin));
  stf_editor_changed (self);
}

static void
add_roles (StfEditor *self)
{
  StfDraft *draft = stf_editor_get_draft (self);
  g_autoptr (GPtrArray) roles = stf_draft_list (draft, "role", NULL, NULL);
  AdwPreferencesGroup *seats, *terms;

  if (roles->len == 0)
    return;

  seats = stf_editor_add_group (
      self, _ ("Seats"), _ ("With fewer seats, the last ones go; who sat there stays a holder."));
  terms = stf_editor_add_group (self, _ ("Terms"), _ ("How long a role is held."));
  for (guint i = 0; i < roles->len; i++)
    {
      const char *role = stf_row_get_id (roles->pdata[i]);
      const char *title = stf_row_get_text (roles->pdata[i], "title");
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      if (stf_row_get_integer (roles->pdata[i], "open") == 0
          && stf_row_get_text (roles->pdata[i], "holder_of") == NULL)
        {
          GtkWidget *row = stf_editor_add_number (self, seats, title,
                                                  stf_role_draft_count_seats (draft, role),
                                                  STF_ROLE_MAX_SEATS, NULL, NULL);
          GtkWidget *spin = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));

          g_object_set_data_full (G_OBJECT (spin), "stf-role", g_strdup (role), g_free);
          g_signal_connect (spin, "value-changed", G_CALLBACK (seats_cb), self);
        }
      stf_editor_add_choice (self, terms, role, "term", escaped);
    }
}

static void
fill (StfEditor *self, StfYearFile *file, StfOrganisation *organisation)
{
  const char *id = stf_editor_get_id (self);
  AdwPreferencesGroup *group = stf_editor_add_group (self, NULL, NULL);

  stf_editor_add_entry (self, group, id, "name", _ ("Name"));
  stf_editor_add_choice (self, group, id, "kind", _ ("Kind"));
  add_place (self, file, organisation);
  add_aliases (self);
  add_roles (self);
  stf_editor_add_text (self, stf_editor_add_group (self, _ ("Purpose"), NULL), id, "purpose",
                       _ ("Purpose"));
  stf_editor_add_text (self, stf_editor_add_group (self, _ ("Composition"), NULL), id,
                       "composition", _ ("Composition"));
  stf_editor_add_text (
      self, stf_editor_add_group (self, _ ("In the Governance Document"), _ ("Word for word.")), id,
      "quote", _ ("In the Governance Document"));
}

/**
 * stf_body_dialog_present:
 * @parent: a window with an open year
 * @body: id of a body, or "" for a new one
 * @below: id of the body that a new one stands below, or ""
 *
 * Lets the user edit a body.
 *
 * Returns: (transfer none) (nullable): the dialog; NULL: the body could not be read, which is said
 */
GtkWidget *
stf_body_dialog_present (StfWindow *parent, const char *body, const char *below)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfYearFile *file = stf_open_year_get_file (year);
  gboolean is_new = body[0] == '\0';
  g_autoptr (GError) error = NULL;
  StfDraft *draft = is_new
                        ? stf_body_draft_new (file, below[0] != '\0' ? below : NULL, &body, &error)
                        : stf_body_draft_load (file, body, &error);
  StfEditor *self;

  if (draft == NULL)
    {
      stf_window_report (parent, _ ("The Body Could Not Be Read"), error);
      return NULL;
    }
  self = stf_editor_new (parent, is_new ? _ ("New Body") : _ ("Body"), draft, body, &subject);
  fill (self, file, stf_open_year_get_organisation (year));
  if (!is_new && stf_open_year_can_edit (year))
    stf_editor_add_remove (self, _ ("_Remove Body…"), "win.remove-body", body);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

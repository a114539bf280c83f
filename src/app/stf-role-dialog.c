/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a role: what it is, who can hold it, how many and for how long, to whom it answers,
 * and its tasks in order. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "file/stf-label.h"
#include "organisation/stf-role-draft.h"
#include "stf-body-dialog.h"
#include "stf-editor.h"

static const StfEditorSubject subject = { stf_role_draft_validate, stf_role_draft_save };

static GArray *
list_roles (StfOrganisation *organisation, const char *but, GStringChunk *names)
{
  GPtrArray *roles = stf_organisation_get_roles (organisation);
  GArray *options = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];
      g_autofree char *name = role->body != NULL
                                  /* Translators: a role and its body. */
                                  ? g_strdup_printf (_ ("%s, %s"), role->title, role->body->name)
                                  : g_strdup (role->title);
      const StfEditorOption option = { role->id, g_string_chunk_insert (names, name) };

      if (g_strcmp0 (role->id, but) != 0)
        g_array_append_val (options, option);
    }
  return options;
}

static GArray *
list_bodies (StfOrganisation *organisation)
{
  GPtrArray *bodies = stf_organisation_get_bodies (organisation);
  GArray *options = g_array_new (FALSE, FALSE, sizeof (StfEditorOption));

  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = bodies->pdata[i];
      const StfEditorOption option = { body->id, body->name };

      g_array_append_val (options, option);
    }
  return options;
}

static void
seats_cb (GtkSpinButton *spin, StfEditor *self)
{
  stf_role_draft_set_seats (stf_editor_get_draft (self), stf_editor_get_id (self),
                            (guint) gtk_spin_button_get_value_as_int (spin));
  stf_editor_changed (self);
}

/* An empty entry is an extent that is not stated. */
static void
extent_cb (GtkEditable *entry, StfEditor *self)
{
  const char *text = gtk_editable_get_text (entry);
  char *end = NULL;
  long extent = strtol (text, &end, 10);
  gboolean valid = text[0] == '\0' || (*end == '\0' && extent >= 0 && extent <= 100);

  if (text[0] == '\0')
    stf_draft_set_null (stf_editor_get_draft (self), stf_editor_get_id (self), "extent");
  else if (valid)
    stf_draft_set_integer (stf_editor_get_draft (self), stf_editor_get_id (self), "extent", extent);
  stf_editor_changed (self);
  if (!valid)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
}

static void
add_extent (StfEditor *self, AdwPreferencesGroup *group)
{
  const StfRow *row = stf_draft_get (stf_editor_get_draft (self), stf_editor_get_id (self));
  const StfValue *extent = &row->values[stf_table_find_column (row->table, "extent")];
  GtkWidget *entry = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _ ("Extent in per cent"),
                                   "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);

  if (extent->type == STF_VALUE_INTEGER)
    {
      g_autofree char *text = g_strdup_printf ("%d", (int) extent->integer);

      gtk_editable_set_text (GTK_EDITABLE (entry), text);
    }
  g_signal_connect (entry, "changed", G_CALLBACK (extent_cb), self);
  adw_preferences_group_add (group, entry);
}

static void
add_holders (StfEditor *self, GArray *roles, GArray *bodies)
{
  const char *id = stf_editor_get_id (self);
  StfDraft *draft = stf_editor_get_draft (self);
  AdwPreferencesGroup *group = stf_editor_add_group (self, _ ("Holders"), NULL);

  stf_editor_add_choice (self, group, id, "holder", _ ("Held by"));
  stf_editor_add_number (self, group, _ ("Seats"), stf_role_draft_count_seats (draft, id),
                         STF_ROLE_MAX_SEATS, G_CALLBACK (seats_cb), self);
  stf_editor_add_flag (self, group, id, "open", _ ("Open to any number"),
                       _ ("Counted, without seats"));
  stf_editor_add_choice (self, group, id, "term", _ ("Term"));
  add_extent (self, group);
  stf_editor_add_reference (self, group, id, "eligible", _ ("Can be held by holders of"),
                            _ ("Anybody"), roles);
  stf_editor_add_reference (self, group, id, "among", _ ("Is one of"), _ ("No other role"), roles);
  stf_editor_add_reference (self, group, id, "holder_of", _ ("Follows the holder of"),
                            _ ("No other role"), roles);
  stf_editor_add_reference (self, group, id, "appointed_by", _ ("Appointed by"), _ ("Not stated"),
                            bodies);
  stf_editor_add_entry (self, group, id, "appointment", _ ("How it is appointed"));
}

static void add_task_row (StfEditor *self, AdwPreferencesGroup *group, const char *task);

/* A group knows its rows, and the id of its role description; none: there is none yet. */
static const char *
get_list (AdwPreferencesGroup *group)
{
  return g_object_get_data (G_OBJECT (group), "stf-list");
}

static void
set_list (AdwPreferencesGroup *group, const char *list)
{
  g_object_set_data_full (G_OBJECT (group), "stf-list", g_strdup (list), g_free);
}

/* Fills the group anew: rows of a group cannot change places. */
static void
show_tasks (StfEditor *self, AdwPreferencesGroup *group, const char *focused)
{
  StfDraft *draft = stf_editor_get_draft (self);
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "stf-rows");
  const char *list = get_list (group);
  g_autoptr (GPtrArray) tasks = stf_draft_list (draft, "task", "task_list", list);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (group), "stf-rows", rows, (GDestroyNotify) g_ptr_array_unref);
  if (list == NULL)
    return;

  g_ptr_array_add (
      rows, stf_editor_add_entry (self, group, list, "title", _ ("Title of the role description")));
  for (guint i = 0; i < tasks->len; i++)
    add_task_row (self, group, stf_row_get_id (tasks->pdata[i]));
  for (guint i = 0; focused != NULL && i < rows->len; i++)
    if (g_strcmp0 (g_object_get_data (rows->pdata[i], "stf-task"), focused) == 0)
      gtk_widget_grab_focus (rows->pdata[i]);
}

static AdwPreferencesGroup *
get_group (GtkWidget *widget)
{
  return ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP));
}

static void
add_task_cb (GtkWidget *button, StfEditor *self)
{
  StfDraft *draft = stf_editor_get_draft (self);
  AdwPreferencesGroup *group = get_group (button);
  const char *task = stf_role_draft_add_task (draft, stf_editor_get_id (self), get_list (group));

  set_list (group, stf_draft_get_text (draft, task, "task_list"));
  show_tasks (self, group, task);
  stf_editor_changed (self);
}

static void
remove_task_cb (GtkWidget *button, StfEditor *self)
{
  g_autofree char *task = g_strdup (g_object_get_data (G_OBJECT (button), "stf-task"));

  stf_draft_remove (stf_editor_get_draft (self), task);
  show_tasks (self, get_group (button), NULL);
  stf_editor_changed (self);
}

/* One step earlier among the tasks of its list. */
static void
raise_task_cb (GtkWidget *button, StfEditor *self)
{
  StfDraft *draft = stf_editor_get_draft (self);
  AdwPreferencesGroup *group = get_group (button);
  g_autofree char *task = g_strdup (g_object_get_data (G_OBJECT (button), "stf-task"));
  g_autoptr (GPtrArray) tasks = stf_draft_list (draft, "task", "task_list", get_list (group));

  for (guint i = 1; i < tasks->len; i++)
    if (g_str_equal (stf_row_get_id (tasks->pdata[i]), task))
      {
        stf_draft_place (draft, task, stf_row_get_id (tasks->pdata[i - 1]), "task_list");
        break;
      }
  show_tasks (self, group, task);
  stf_editor_changed (self);
}

static void
add_task_row (StfEditor *self, AdwPreferencesGroup *group, const char *task)
{
  StfDraft *draft = stf_editor_get_draft (self);
  GPtrArray *rows = g_object_get_data (G_OBJECT (group), "stf-rows");
  const char *source = stf_draft_get_text (draft, task, "source");
  GtkWidget *row = stf_editor_add_entry (self, group, task, "text", _ ("Task"));
  GtkWidget *raise = stf_editor_add_row_button (row, "stf-up-symbolic", _ ("Move up"),
                                                G_CALLBACK (raise_task_cb), self);
  GtkWidget *removal = stf_editor_add_row_button (
      row, "stf-delete-symbolic", _ ("Remove this task"), G_CALLBACK (remove_task_cb), self);

  g_object_set_data_full (G_OBJECT (row), "stf-task", g_strdup (task), g_free);
  g_object_set_data_full (G_OBJECT (raise), "stf-task", g_strdup (task), g_free);
  g_object_set_data_full (G_OBJECT (removal), "stf-task", g_strdup (task), g_free);
  g_ptr_array_add (rows, row);
  if (source != NULL)
    {
      GtkWidget *words = adw_action_row_new ();
      g_autofree char *escaped = g_markup_escape_text (source, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (words), _ ("In the source"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (words), escaped);
      adw_preferences_group_add (group, words);
      g_ptr_array_add (rows, words);
    }
}

/* Who else has a role description, or NULL. */
static char *
describe_sharing (StfYearFile *file, const char *list, const char *role)
{
  g_autoptr (GPtrArray) uses = stf_year_file_get_rows_where (file, "task_list_use", "task_list",
                                                             list, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; uses != NULL && i < uses->len; i++)
    {
      const char *user = stf_row_get_text (uses->pdata[i], "role") != NULL
                             ? stf_row_get_text (uses->pdata[i], "role")
                             : stf_row_get_text (uses->pdata[i], "body");
      g_autofree char *name = user != NULL && !g_str_equal (user, role) ? stf_label_row (file, user)
                                                                        : NULL;

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  /* Translators: %s is a list of roles and bodies. */
  return names->len > 0
             ? g_strdup_printf (_ ("Shared with %s, and changed for them too."), names->str)
             : NULL;
}

static void
add_task_group (StfEditor *self, StfYearFile *file, const char *list)
{
  g_autofree char *shared = list != NULL ? describe_sharing (file, list, stf_editor_get_id (self))
                                         : NULL;
  g_autofree char *escaped = shared != NULL ? g_markup_escape_text (shared, -1) : NULL;
  AdwPreferencesGroup *group = stf_editor_add_group (self, _ ("Tasks"), escaped);

  stf_editor_add_header_button (group, _ ("Add a task"), G_CALLBACK (add_task_cb), self);
  set_list (group, list);
  show_tasks (self, group, NULL);
}

static void
add_tasks (StfEditor *self, StfYearFile *file)
{
  g_autoptr (GPtrArray) lists = stf_draft_list (stf_editor_get_draft (self), "task_list", NULL,
                                                NULL);

  for (guint i = 0; i < lists->len; i++)
    add_task_group (self, file, stf_row_get_id (lists->pdata[i]));
  if (lists->len == 0)
    add_task_group (self, file, NULL);
}

static void
fill (StfEditor *self, StfYearFile *file, StfOrganisation *organisation)
{
  const char *id = stf_editor_get_id (self);
  AdwPreferencesGroup *group = stf_editor_add_group (self, NULL, NULL);
  g_autoptr (GStringChunk) names = g_string_chunk_new (4096);
  g_autoptr (GArray) roles = list_roles (organisation, id, names);
  g_autoptr (GArray) bodies = list_bodies (organisation);

  stf_editor_add_entry (self, group, id, "title", _ ("Title"));
  stf_editor_add_choice (self, group, id, "kind", _ ("Kind"));
  stf_editor_add_reference (self, group, id, "body", _ ("Body"), _ ("No body"), bodies);
  add_holders (self, roles, bodies);

  group = stf_editor_add_group (self, _ ("Answers To"), NULL);
  stf_editor_add_reference (self, group, id, "reports_to", _ ("Reports to"), _ ("No other role"),
                            roles);
  stf_editor_add_reference (self, group, id, "assists", _ ("Assists"), _ ("No other role"), roles);

  add_tasks (self, file);
  stf_editor_add_text (self, stf_editor_add_group (self, _ ("Purpose"), NULL), id, "purpose",
                       _ ("Purpose"));
  stf_editor_add_text (
      self, stf_editor_add_group (self, _ ("In the Governance Document"), _ ("Word for word.")), id,
      "quote", _ ("In the Governance Document"));
}

/**
 * stf_role_dialog_present:
 * @parent: a window with an open year
 * @role: id of a role, or "" for a new one
 * @body: id of the body that a new one belongs to, or ""
 *
 * Lets the user edit a role.
 *
 * Returns: (transfer none) (nullable): the dialog; NULL: the role could not be read, which is said
 */
GtkWidget *
stf_role_dialog_present (StfWindow *parent, const char *role, const char *body)
{
  StfOpenYear *year = stf_window_get_year (parent);
  StfYearFile *file = stf_open_year_get_file (year);
  gboolean is_new = role[0] == '\0';
  g_autoptr (GError) error = NULL;
  StfDraft *draft = is_new ? stf_role_draft_new (file, body[0] != '\0' ? body : NULL, &role, &error)
                           : stf_role_draft_load (file, role, &error);
  StfEditor *self;

  if (draft == NULL)
    {
      stf_window_report (parent, _ ("The Role Could Not Be Read"), error);
      return NULL;
    }
  self = stf_editor_new (parent, is_new ? _ ("New Role") : _ ("Role"), draft, role, &subject);
  fill (self, file, stf_open_year_get_organisation (year));
  if (!is_new && stf_open_year_can_edit (year))
    stf_editor_add_remove (self, _ ("_Remove Role…"), "win.remove-role", role);
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What tests of the window share: an application with the example year, waiting on conditions, and
 * finding widgets by what they show. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gstdio.h>

#include "file/stf-change.h"
#include "file/stf-uuid.h"
#include "handover/stf-template.h"
#include "stf-app-fixture.h"
#include "stf-locale.h"
#include "stf-settings.h"

#define PATIENCE_S 30

void
stf_app_init (int *argc, char ***argv)
{
  stf_locale_bind_messages ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

/* Runs the main loop until nothing is left to do now. */
void
stf_app_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
too_long_cb (gpointer user_data)
{
  g_error ("Waited too long for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

void
stf_app_wait_for_map (GtkWidget *widget)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a widget");

  while (!gtk_widget_get_mapped (widget))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  stf_app_settle ();
}

void
stf_app_wait_for_view (StfAppFixture *self, const char *name)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) name);

  while (!g_str_equal (stf_window_get_view_name (self->window), name))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  stf_app_settle ();
}

/* One application a process: it is exported on the bus until the process ends. */
static StfApplication *
get_application (void)
{
  static StfApplication *application;
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = stf_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return application;
}

void
stf_app_fixture_init (StfAppFixture *self)
{
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  self->folder = g_dir_make_tmp ("stafett-app-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "exempel.stafett", NULL);
  stf_year_new_from_template ("exempel-2013", 2013, self->path, "Test", &result, NULL, &error);
  g_assert_no_error (error);

  stf_settings_set_author ("Test");
  self->application = get_application ();
  self->window = stf_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

void
stf_app_fixture_clear (StfAppFixture *self)
{
  g_autoptr (GDir) dir = NULL;
  GtkWindow *dialog;
  const char *name;

  while ((dialog = stf_app_get_dialog (self)) != NULL)
    gtk_window_destroy (dialog);
  gtk_window_destroy (GTK_WINDOW (self->window));
  stf_app_settle ();

  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

void
stf_app_open (StfAppFixture *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  stf_window_open (self->window, file);
  stf_app_wait_for_view (self, "year");
}

static GtkWidget *
find_type (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

StfYearView *
stf_app_get_view (StfAppFixture *self)
{
  return STF_YEAR_VIEW (find_type (GTK_WIDGET (self->window), STF_TYPE_YEAR_VIEW));
}

StfPage *
stf_app_show_page (StfAppFixture *self, const char *name)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->window), "win.page", "s", name));
  stf_app_settle ();
  return stf_year_view_get_page (stf_app_get_view (self), name);
}

/* A role by its id in the governance document. */
const StfRole *
stf_app_find_role (StfAppFixture *self, const char *ref)
{
  GPtrArray *roles = stf_organisation_get_roles (
      stf_open_year_get_organisation (stf_window_get_year (self->window)));

  for (guint i = 0; i < roles->len; i++)
    if (g_strcmp0 (((const StfRole *) roles->pdata[i])->ref, ref) == 0)
      return roles->pdata[i];
  g_assert_not_reached ();
}

/* The dialog that was presented last over the window. */
GtkWindow *
stf_app_get_dialog (StfAppFixture *self)
{
  g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());
  GtkWindow *dialog = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self->window)
          && gtk_widget_get_visible (GTK_WIDGET (window)))
        dialog = window;
    }
  return dialog;
}

/* A dialog of its own type: the plain window that shows the progress of long work may come and go
 * before it. */
GtkWindow *
stf_app_wait_for_dialog (StfAppFixture *self)
{
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a dialog");
  GtkWindow *dialog;

  while ((dialog = stf_app_get_dialog (self)) == NULL || G_OBJECT_TYPE (dialog) == ADW_TYPE_WINDOW)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  stf_app_settle ();
  return dialog;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget)) != NULL
               ? gtk_button_get_label (GTK_BUTTON (widget))
               : gtk_widget_get_tooltip_text (widget);
  if (ADW_IS_PREFERENCES_ROW (widget))
    return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));
  return NULL;
}

/* The first visible widget of @type whose text, or tooltip where it has but an icon, begins with
 * @text; NULL: any text. */
GtkWidget *
stf_app_find (GtkWidget *root, GType type, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    {
      const char *own = get_text (root);

      if (text == NULL || (own != NULL && g_str_has_prefix (own, text)))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = stf_app_find (child, type, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

StfYearFile *
stf_app_get_file (StfAppFixture *self)
{
  return stf_open_year_get_file (stf_window_get_year (self->window));
}

#define DOCUMENT "00000022-0001-8000-8000-000000000002"

static gboolean
add_copy (StfChange *change, const StfRow *row, const char *id, const char *column,
          const char *text, GError **error)
{
  g_autoptr (StfRow) copy = stf_row_copy (row);

  stf_row_set_text (copy, "id", id);
  stf_row_set_text (copy, column, text);
  if (g_str_equal (row->table->name, "rule")
      && g_strcmp0 (stf_row_get_text (copy, "ref"), "R02") == 0)
    stf_row_set_text (copy, "clause", "Höstmötet väljer sju till styrgruppen.");
  return stf_change_insert (change, copy, error);
}

static gboolean
add_parameters (StfChange *change, StfYearFile *file, const char *from, const char *to,
                GError **error)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows_where (file, "rule_parameter", "rule", from,
                                                             error);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *id = stf_uuid_new ();

      if (!add_copy (change, rows->pdata[i], id, "rule", to, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_version_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfYearFile *file = user_data;
  g_autoptr (StfRow) document = stf_year_file_get_row (file, "document", DOCUMENT, error);
  g_autoptr (GPtrArray) rules = stf_year_file_get_rows_where (file, "rule", "document", DOCUMENT,
                                                              error);
  g_autofree char *version = stf_uuid_new ();

  stf_row_set_text (document, "from_date", "2013-07-01");
  if (!add_copy (change, document, version, "version", "0.6", error))
    return FALSE;
  for (guint i = 0; i < rules->len; i++)
    {
      g_autofree char *id = stf_uuid_new ();

      if (g_strcmp0 (stf_row_get_text (rules->pdata[i], "ref"), "R03") != 0
          && (!add_copy (change, rules->pdata[i], id, "document", version, error)
              || !add_parameters (change, file, stf_row_get_id (rules->pdata[i]), id, error)))
        return FALSE;
    }
  return TRUE;
}

void
stf_app_add_version (StfAppFixture *self)
{
  StfYearFile *file = stf_app_get_file (self);
  g_autoptr (GError) error = NULL;

  stf_year_file_change (file, "test", NULL, NULL, add_version_cb, file, &error);
  g_assert_no_error (error);
  stf_app_settle ();
}

void
stf_app_activate (StfAppFixture *self, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (self->window), action, target));
  stf_app_settle ();
}

/* The button must be one that can be pressed. */
void
stf_app_click (gpointer root, const char *label)
{
  GtkWidget *button = stf_app_find (GTK_WIDGET (root), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  stf_app_settle ();
}

void
stf_app_type (gpointer root, const char *row, const char *text)
{
  GtkWidget *entry = stf_app_find (GTK_WIDGET (root), ADW_TYPE_ENTRY_ROW, row);

  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  stf_app_settle ();
}

/* Whether a label under @root has @text in it. */
gboolean
stf_app_shows (GtkWidget *root, const char *text)
{
  if (!gtk_widget_get_visible (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_label (GTK_LABEL (root)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (stf_app_shows (child, text))
      return TRUE;
  return FALSE;
}

gpointer
stf_app_get_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (G_OBJECT_TYPE (controller) == type)
        return controller;
    }
  g_error ("%s has no %s", G_OBJECT_TYPE_NAME (widget), g_type_name (type));
}

void
stf_app_drag (GtkWidget *widget, const graphene_point_t *from, const graphene_point_t *to,
              gboolean let_go)
{
  gpointer drag = stf_app_get_controller (widget, GTK_TYPE_GESTURE_DRAG);
  double dx = to->x - from->x;
  double dy = to->y - from->y;

  g_signal_emit_by_name (drag, "drag-begin", (double) from->x, (double) from->y);
  g_signal_emit_by_name (drag, "drag-update", dx / 2, dy / 2);
  g_signal_emit_by_name (drag, "drag-update", dx, dy);
  if (let_go)
    g_signal_emit_by_name (drag, "drag-end", dx, dy);
}

/* Whatever has no text of its own must tell a screen reader what it is. */
void
stf_app_assert_named (GtkWidget *widget)
{
  const char *icon = NULL;

  if (GTK_IS_DROP_DOWN (widget))
    return; /* GTK 4.8 does not let its search and its list be named. */
  if (GTK_IS_BUTTON (widget))
    icon = gtk_button_get_icon_name (GTK_BUTTON (widget));
  else if (GTK_IS_MENU_BUTTON (widget))
    icon = gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget));
  if (icon != NULL && g_str_has_prefix (icon, "stf-")
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("A button with %s has no name for a screen reader", icon);
  if ((GTK_IS_LIST_BOX (widget)
       || (GTK_IS_LIST_VIEW (widget) && !GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget)))
       || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget))
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
      && !g_str_has_prefix (G_OBJECT_TYPE_NAME (gtk_widget_get_root (widget)), "Gtk")
      && gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP) == NULL)
    g_error ("A %s has no name for a screen reader", G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    stf_app_assert_named (child);
}

void
stf_app_shoot (GtkWindow *window, const char *path)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot;
  int width, height;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  stf_app_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("%s could not be written", path);
  g_print ("%s\n", path);
}

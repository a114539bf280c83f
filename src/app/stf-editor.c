/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of every editor over a draft.  What is typed goes to the draft at once, so the draft
 * alone decides what is changed, valid and saved; a row that is at fault is marked and gets the
 * focus.  Closing with something unsaved asks first: a year's work is not lost by Escape. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-label.h"
#include "stf-choice-row.h"
#include "stf-editor.h"
#include "stf-finding-group.h"
#include "stf-question.h"

struct _StfEditor
{
  AdwWindow parent_instance;

  GtkWidget *save;
  GtkWidget *message_group;
  GtkLabel *message;
  AdwPreferencesPage *page;
  StfFindingGroup *findings;

  StfDraft *draft;
  char *id;
  const StfEditorSubject *subject;
  GHashTable *rows;    /* column -> the first row of it, which may be gone from the page */
  gboolean touched;    /* since it came up: what a new row begins with is no change of the user's */
  gboolean discarding; /* what was changed, or it is saved */
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (StfEditor, stf_editor, ADW_TYPE_WINDOW)

/* What a bound row knows; it belongs to the row. */
typedef struct
{
  StfEditor *editor;
  char *id;
  char *column;
  GPtrArray *values; /* of a choice or reference: text for each line, NULL for none */
} Binding;

static void
binding_free (gpointer data)
{
  Binding *self = data;

  g_free (self->id);
  g_free (self->column);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_free (self);
}

static Binding *
bind (StfEditor *self, GtkWidget *row, const char *id, const char *column)
{
  Binding *binding = g_new0 (Binding, 1);
  GtkWidget *other = g_hash_table_lookup (self->rows, column);

  binding->editor = self;
  binding->id = g_strdup (id);
  binding->column = g_strdup (column);
  g_object_set_data_full (G_OBJECT (row), "stf-binding", binding, binding_free);
  if (g_strcmp0 (id, self->id) == 0 || other == NULL || gtk_widget_get_root (other) == NULL)
    g_hash_table_insert (self->rows, g_strdup (column), g_object_ref_sink (row));
  return binding;
}

static void
show_message (StfEditor *self, const char *text)
{
  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (self->message_group, text != NULL);
}

static gboolean
can_edit (StfEditor *self)
{
  return stf_open_year_can_edit (stf_window_get_year (stf_editor_get_window (self)));
}

static StfYearFile *
get_file (StfEditor *self)
{
  return stf_open_year_get_file (stf_window_get_year (stf_editor_get_window (self)));
}

static void
unmark (gpointer column, gpointer row, gpointer user_data)
{
  gtk_widget_remove_css_class (row, "error");
}

/**
 * stf_editor_changed:
 * @self: an editor
 *
 * To be called when the draft has been changed by other means than the editor's rows.
 */
void
stf_editor_changed (StfEditor *self)
{
  g_return_if_fail (STF_IS_EDITOR (self));

  self->touched = TRUE;
  show_message (self, NULL);
  g_hash_table_foreach (self->rows, unmark, NULL);
  gtk_widget_set_sensitive (self->save, stf_draft_is_changed (self->draft) && can_edit (self));
  stf_finding_group_update (self->findings, stf_draft_is_changed (self->draft));
}

static gboolean
try_cb (StfYearFile *file, gpointer user_data, GError **error)
{
  StfEditor *self = user_data;

  return self->subject->save (self->draft, self->id, file, error);
}

static void
save_cb (StfEditor *self)
{
  g_autoptr (GError) error = NULL;
  const char *column = NULL;
  GtkWidget *row;

  if (self->subject->validate (self->draft, self->id, get_file (self), &column, &error)
      && self->subject->save (self->draft, self->id, get_file (self), &error))
    {
      self->discarding = TRUE;
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_message (self, error->message);
  row = column != NULL ? g_hash_table_lookup (self->rows, column) : NULL;
  if (row != NULL)
    {
      gtk_widget_add_css_class (row, "error");
      gtk_widget_grab_focus (row);
    }
}

static gboolean
close_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
  return G_SOURCE_REMOVE;
}

/* The question goes away first: it stands on this window. */
static void
discard_cb (StfEditor *self)
{
  self->discarding = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, close_cb, g_object_ref (self), g_object_unref);
}

static gboolean
stf_editor_close_request (GtkWindow *window)
{
  StfEditor *self = STF_EDITOR (window);
  GtkWidget *question;

  if (self->discarding || !self->touched || !stf_draft_is_changed (self->draft))
    return GTK_WINDOW_CLASS (stf_editor_parent_class)->close_request (window);

  question = stf_question_new (window, _ ("Discard What Was Changed?"),
                               _ ("The changes in this dialog have not been saved."),
                               _ ("_Discard"));
  g_signal_connect_object (question, "accepted", G_CALLBACK (discard_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (question));
  return TRUE;
}

static void
stf_editor_map (GtkWidget *widget)
{
  STF_EDITOR (widget)->touched = FALSE;
  GTK_WIDGET_CLASS (stf_editor_parent_class)->map (widget);
}

/* Rows that go away still tell of it; from here on nobody listens. */
static void
stf_editor_dispose (GObject *object)
{
  StfEditor *self = STF_EDITOR (object);

  self->closed = TRUE;
  g_hash_table_remove_all (self->rows);
  G_OBJECT_CLASS (stf_editor_parent_class)->dispose (object);
}

static void
stf_editor_finalize (GObject *object)
{
  StfEditor *self = STF_EDITOR (object);

  g_clear_pointer (&self->draft, stf_draft_free);
  g_free (self->id);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (stf_editor_parent_class)->finalize (object);
}

static void
stf_editor_class_init (StfEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = stf_editor_close_request;
  widget_class->map = stf_editor_map;

  g_type_ensure (STF_TYPE_FINDING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/editor.ui");
  gtk_widget_class_bind_template_child (widget_class, StfEditor, save);
  gtk_widget_class_bind_template_child (widget_class, StfEditor, message_group);
  gtk_widget_class_bind_template_child (widget_class, StfEditor, message);
  gtk_widget_class_bind_template_child (widget_class, StfEditor, page);
  gtk_widget_class_bind_template_child (widget_class, StfEditor, findings);
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
}

static void
stf_editor_init (StfEditor *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_editor_new:
 * @parent: a window with an open year
 * @title: title of the dialog
 * @draft: (transfer full): what is edited
 * @id: the row of @draft that the editor is about
 * @subject: how it is validated and saved
 *
 * Returns: (transfer none): the dialog, without rows and not shown yet
 */
StfEditor *
stf_editor_new (StfWindow *parent, const char *title, StfDraft *draft, const char *id,
                const StfEditorSubject *subject)
{
  StfEditor *self = g_object_new (STF_TYPE_EDITOR, "transient-for", parent, "title", title, NULL);

  self->draft = draft;
  self->id = g_strdup (id);
  self->subject = subject;
  stf_finding_group_set_form (self->findings, stf_window_get_year (parent), id, try_cb, self);
  stf_editor_changed (self);
  return self;
}

/** stf_editor_get_draft: what the editor edits. */
StfDraft *
stf_editor_get_draft (StfEditor *self)
{
  g_return_val_if_fail (STF_IS_EDITOR (self), NULL);

  return self->draft;
}

/** stf_editor_get_id: the row that the editor is about. */
const char *
stf_editor_get_id (StfEditor *self)
{
  g_return_val_if_fail (STF_IS_EDITOR (self), NULL);

  return self->id;
}

/** stf_editor_get_window: the window whose year is edited. */
StfWindow *
stf_editor_get_window (StfEditor *self)
{
  g_return_val_if_fail (STF_IS_EDITOR (self), NULL);

  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

/**
 * stf_editor_add_group:
 * @self: an editor
 * @title: (nullable): its heading
 * @description: (nullable): what stands below the heading
 *
 * Returns: (transfer none): a new group at the end
 */
AdwPreferencesGroup *
stf_editor_add_group (StfEditor *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  g_return_val_if_fail (STF_IS_EDITOR (self), NULL);

  if (title != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_widget_set_sensitive (group, can_edit (self));
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
set_text (Binding *binding, const char *text)
{
  if (binding->editor->closed)
    return;
  stf_draft_set_text (binding->editor->draft, binding->id, binding->column, text);
  stf_editor_changed (binding->editor);
}

static void
entry_cb (GtkEditable *entry, Binding *binding)
{
  set_text (binding, gtk_editable_get_text (entry));
}

/** stf_editor_add_entry: a row for a line of text of the draft's row @id, or for a date. */
GtkWidget *
stf_editor_add_entry (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                      const char *column, const char *title)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ENTRY_ROW, "title", title, NULL);
  const char *text = stf_draft_get_text (self->draft, id, column);

  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect (row, "changed", G_CALLBACK (entry_cb), bind (self, row, id, column));
  adw_preferences_group_add (group, row);
  return row;
}

static void
buffer_cb (GtkTextBuffer *buffer, Binding *binding)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  set_text (binding, text);
}

/** stf_editor_add_text: a card for a text of any number of lines. */
GtkWidget *
stf_editor_add_text (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                     const char *column, const char *title)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  const char *text = stf_draft_get_text (self->draft, id, column);

  g_object_set (view, "wrap-mode", GTK_WRAP_WORD_CHAR, "accepts-tab", FALSE, "top-margin", 12,
                "bottom-margin", 12, "left-margin", 12, "right-margin", 12, "height-request", 80,
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  g_signal_connect (buffer, "changed", G_CALLBACK (buffer_cb), bind (self, view, id, column));
  gtk_widget_add_css_class (frame, "card");
  gtk_frame_set_child (GTK_FRAME (frame), view);
  adw_preferences_group_add (group, frame);
  return view;
}

static void
combo_cb (AdwComboRow *row, GParamSpec *property, Binding *binding)
{
  guint selected = adw_combo_row_get_selected (row);

  if (selected < binding->values->len)
    set_text (binding, binding->values->pdata[selected]);
}

static GtkWidget *
add_combo (StfEditor *self, AdwPreferencesGroup *group, const char *id, const char *column,
           const char *title, GtkStringList *names, GPtrArray *values)
{
  GtkWidget *row = adw_combo_row_new ();
  Binding *binding = bind (self, row, id, column);
  const char *current = stf_draft_get_text (self->draft, id, column);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  stf_choice_row_show_names (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  for (guint i = 0; i < values->len; i++)
    if (g_strcmp0 (values->pdata[i], current) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
  binding->values = values;
  g_signal_connect (row, "notify::selected", G_CALLBACK (combo_cb), binding);
  adw_preferences_group_add (group, row);
  g_object_unref (names);
  return row;
}

/** stf_editor_add_choice: a row for a choice of the schema, in the reader's words. */
GtkWidget *
stf_editor_add_choice (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                       const char *column, const char *title)
{
  const StfTable *table = stf_draft_get (self->draft, id)->table;
  const StfColumn *type = &table->columns[stf_table_find_column (table, column)];
  GtkStringList *names = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; type->choices[i] != NULL; i++)
    {
      gtk_string_list_append (names, stf_label_choice (table->name, column, type->choices[i]));
      g_ptr_array_add (values, g_strdup (type->choices[i]));
    }
  return add_combo (self, group, id, column, title, names, values);
}

/**
 * stf_editor_add_reference:
 * @self: an editor
 * @group: where the row goes
 * @id: of a row of the draft
 * @column: a reference
 * @title: what it is
 * @none: (nullable): the first line, for no reference; NULL: there must be one
 * @options: (element-type StfEditorOption): what can be chosen, in order
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
stf_editor_add_reference (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                          const char *column, const char *title, const char *none, GArray *options)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  GtkWidget *row;

  if (none != NULL)
    {
      gtk_string_list_append (names, none);
      g_ptr_array_add (values, NULL);
    }
  for (guint i = 0; i < options->len; i++)
    {
      const StfEditorOption *option = &g_array_index (options, StfEditorOption, i);

      gtk_string_list_append (names, option->name);
      g_ptr_array_add (values, g_strdup (option->id));
    }
  row = add_combo (self, group, id, column, title, names, values);
  adw_combo_row_set_expression (
      ADW_COMBO_ROW (row), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  return row;
}

static void
flag_cb (GtkSwitch *toggle, GParamSpec *property, Binding *binding)
{
  const StfRow *row = stf_draft_get (binding->editor->draft, binding->id);
  const StfColumn *column
      = &row->table->columns[stf_table_find_column (row->table, binding->column)];

  if (gtk_switch_get_active (toggle))
    stf_draft_set_integer (binding->editor->draft, binding->id, binding->column, 1);
  else if (column->required)
    stf_draft_set_integer (binding->editor->draft, binding->id, binding->column, 0);
  else
    stf_draft_set_null (binding->editor->draft, binding->id, binding->column);
  stf_editor_changed (binding->editor);
}

/** stf_editor_add_flag: a row with a switch. */
GtkWidget *
stf_editor_add_flag (StfEditor *self, AdwPreferencesGroup *group, const char *id,
                     const char *column, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (toggle), stf_draft_get_integer (self->draft, id, column) != 0);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (flag_cb), bind (self, row, id, column));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  return row;
}

/**
 * stf_editor_add_number:
 * @self: an editor
 * @group: where the row goes
 * @title: what is counted
 * @value: how many there are
 * @maximum: how many there may be
 * @changed: (nullable): called with the GtkSpinButton and @user_data
 * @user_data: for @changed
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
stf_editor_add_number (StfEditor *self, AdwPreferencesGroup *group, const char *title, guint value,
                       guint maximum, GCallback changed, gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, maximum, 1);
  g_autofree char *escaped = g_markup_escape_text (title, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  if (changed != NULL)
    g_signal_connect (spin, "value-changed", changed, user_data);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (group, row);
  return row;
}

static GtkWidget *
make_button (const char *icon_name, const char *label, GCallback clicked, gpointer user_data)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect (button, "clicked", clicked, user_data);
  return button;
}

/** stf_editor_add_row_button: a button at the end of a row for an entry; @clicked gets it. */
GtkWidget *
stf_editor_add_row_button (GtkWidget *row, const char *icon_name, const char *label,
                           GCallback clicked, gpointer user_data)
{
  GtkWidget *button = make_button (icon_name, label, clicked, user_data);

  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return button;
}

/** stf_editor_add_header_button: a button beside the heading of a group, that adds a row to it. */
void
stf_editor_add_header_button (AdwPreferencesGroup *group, const char *label, GCallback clicked,
                              gpointer user_data)
{
  adw_preferences_group_set_header_suffix (
      group, make_button ("stf-add-symbolic", label, clicked, user_data));
}

static void
remove_cb (GtkWidget *button, StfEditor *self)
{
  StfWindow *window = stf_editor_get_window (self);
  g_autofree char *target = g_strdup (g_object_get_data (G_OBJECT (button), "stf-target"));
  g_autofree char *action = g_strdup (g_object_get_data (G_OBJECT (button), "stf-action"));

  self->discarding = TRUE;
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), action, "s", target);
}

/** stf_editor_add_remove: a button at the end that closes the editor and activates an action. */
void
stf_editor_add_remove (StfEditor *self, const char *label, const char *action, const char *target)
{
  AdwPreferencesGroup *group = stf_editor_add_group (self, NULL, NULL);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "destructive-action");
  g_object_set_data_full (G_OBJECT (button), "stf-action", g_strdup (action), g_free);
  g_object_set_data_full (G_OBJECT (button), "stf-target", g_strdup (target), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_preferences_group_add (group, button);
}

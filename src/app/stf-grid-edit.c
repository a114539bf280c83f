/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is written in a grid.
 *
 * 1. An editor stands over the cell at the cursor.  What cannot be taken leaves it open, marked as
 *    wrong, and its reason is told; Escape gives it up.  A text that is as it was writes nothing.
 * 2. A block is pasted from the first cell that is selected, cell on cell.  A single cell is pasted
 *    in all that is selected.  Cells that cannot be edited are passed over, which is told; a block
 *    that does not find room is refused as a whole.
 * 3. Filling copies the first row, or column, of what is selected to the rest; with one row
 *    selected, the row above it.
 * 4. Whatever it is, it is one step: all of it or nothing. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-private.h"
#include "stf-grid-text.h"

#include <glib/gi18n.h>
#include <string.h>

static void
edit_clear (gpointer data)
{
  g_free (((StfGridEdit *) data)->text);
}

static GArray *
edits_new (void)
{
  GArray *edits = g_array_new (FALSE, FALSE, sizeof (StfGridEdit));

  g_array_set_clear_func (edits, edit_clear);
  return edits;
}

static gboolean
is_editable (StfGrid *self, guint row, guint column)
{
  return (stf_grid_model_get_flags (self->model, row, column) & STF_GRID_CELL_EDITABLE) != 0;
}

static gboolean
can_type (StfGrid *self)
{
  return (stf_grid_model_get_flags (self->model, self->row, self->column)
          & (STF_GRID_CELL_EDITABLE | STF_GRID_CELL_TYPED))
         != 0;
}

static void
fail (StfGrid *self, const char *message)
{
  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "failed", message);
}

/* Rule 4. */
static gboolean
apply (StfGrid *self, StfGridEditKind kind, GArray *edits)
{
  g_autoptr (GError) error = NULL;
  gboolean ending = self->ending;
  gboolean done;

  if (edits->len == 0)
    return TRUE;
  self->ending = TRUE;
  done = stf_grid_model_apply (self->model, kind, &g_array_index (edits, StfGridEdit, 0),
                               edits->len, &error);
  self->ending = ending;
  if (!done && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    fail (self, error->message);
  return done;
}

static void
add_edit (GArray *edits, guint row, guint column, const char *text)
{
  const StfGridEdit edit = { row, column, g_strdup (text) };

  g_array_append_val (edits, edit);
}

/* --- the editor (rule 1) --- */

static void
mark_wrong (StfGrid *self, gboolean wrong)
{
  if (wrong)
    gtk_widget_add_css_class (self->editor, "error");
  else
    gtk_widget_remove_css_class (self->editor, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
editor_changed_cb (StfGrid *self)
{
  mark_wrong (self, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "typed", gtk_editable_get_text (GTK_EDITABLE (self->editor)));
}

/* Takes what is written; focus: as stf_grid_end_edit(). */
static gboolean
take (StfGrid *self, gboolean focus)
{
  g_autofree char *text = NULL;

  if (self->editor == NULL)
    return TRUE;
  text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  if (g_strcmp0 (text, self->original) != 0 && !stf_grid_write (self, text))
    {
      mark_wrong (self, TRUE);
      return FALSE;
    }
  stf_grid_end_edit (self, focus);
  return TRUE;
}

static gboolean
left_cb (gpointer user_data)
{
  StfGrid *self = user_data;

  self->left = 0;
  if (!take (self, FALSE))
    stf_grid_end_edit (self, FALSE);
  return G_SOURCE_REMOVE;
}

/**
 * stf_grid_leave:
 * @self: a grid
 *
 * The focus goes to another place in the window: what was written is taken, or it is told why not.
 * GTK is on its way through the widgets that lose the focus; they must not go away under it.
 */
void
stf_grid_leave (StfGrid *self)
{
  g_return_if_fail (STF_IS_GRID (self));

  if (self->editor != NULL && !self->ending && self->left == 0)
    self->left = g_idle_add_full (G_PRIORITY_DEFAULT, left_cb, self, NULL);
}

static void
leave (StfGrid *self, int rows, int columns)
{
  if (!stf_grid_commit (self))
    return;
  if (rows < 0 && self->row == 0)
    rows = 0;
  if (columns < 0 && self->column == 0)
    columns = 0;
  if (rows > 0 && self->tab_column < self->column)
    stf_grid_move (self, self->row + 1, self->tab_column, FALSE);
  else
    stf_grid_move (self, (guint) ((int) self->row + rows), (guint) ((int) self->column + columns),
                   FALSE);
}

static gboolean
editor_key_cb (StfGrid *self, guint key, guint code, GdkModifierType state)
{
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  guint column = self->tab_column;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
      case GDK_KEY_Return:
      case GDK_KEY_KP_Enter:
      case GDK_KEY_ISO_Enter:
        leave (self, shift ? -1 : 1, 0);
        break;
      case GDK_KEY_Tab:
      case GDK_KEY_KP_Tab:
      case GDK_KEY_ISO_Left_Tab:
        leave (self, 0, shift || key == GDK_KEY_ISO_Left_Tab ? -1 : 1);
        self->tab_column = MIN (column, self->column);
        return GDK_EVENT_STOP;
      case GDK_KEY_Escape:
        stf_grid_cancel (self);
        return GDK_EVENT_STOP;
      case GDK_KEY_Up:
      case GDK_KEY_KP_Up:
        leave (self, -1, 0);
        break;
      case GDK_KEY_Down:
      case GDK_KEY_KP_Down:
        column = self->tab_column = self->column;
        leave (self, 1, 0);
        break;
      case GDK_KEY_Left:
      case GDK_KEY_Right:
        if (!self->typed || shift)
          return GDK_EVENT_PROPAGATE;
        leave (self, 0, key == GDK_KEY_Left ? -1 : 1);
        break;
      case GDK_KEY_F2: /* from typing to editing: arrows move in the text */
        self->typed = FALSE;
        return GDK_EVENT_STOP;
      default:
        return GDK_EVENT_PROPAGATE;
    }
  self->tab_column = self->column;
  return GDK_EVENT_STOP;
}

static GtkWidget *
new_editor (StfGrid *self, const StfGridColumn *column)
{
  GtkWidget *editor = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *description = NULL;
  g_autofree char *label = stf_grid_model_describe (self->model, self->row, self->column,
                                                    &description);

  gtk_entry_set_has_frame (GTK_ENTRY (editor), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (editor), 1);
  gtk_editable_set_alignment (GTK_EDITABLE (editor), column->numbers ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (editor), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (editor_key_cb), self);
  gtk_widget_add_controller (editor, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (stf_grid_leave), self);
  gtk_widget_add_controller (editor, focus);
  gtk_widget_set_parent (editor, GTK_WIDGET (self));
  return editor;
}

/* focus: it goes back to the cell, if the editor has it. */
void
stf_grid_end_edit (StfGrid *self, gboolean focus)
{
  GtkWidget *editor = self->editor;
  gboolean ending = self->ending;

  g_clear_handle_id (&self->left, g_source_remove);
  if (editor == NULL)
    return;
  self->ending = TRUE;
  if (focus && gtk_widget_get_focus_child (GTK_WIDGET (self)) == editor)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  self->editor = NULL;
  gtk_widget_unparent (editor);
  g_clear_pointer (&self->original, g_free);
  self->ending = ending;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "typed", NULL);
}

/* Only what the user types can be undone in it. */
static void
open_editor (StfGrid *self, gboolean typed)
{
  const StfGridPlace *place = &g_array_index (self->places, StfGridPlace, self->column);

  stf_grid_reveal (self, self->row, self->column);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  self->original = stf_grid_model_get_plain_text (self->model, self->row, self->column);
  self->typed = typed;
  self->editor = new_editor (self, &place->values);
  if (!typed)
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), FALSE);
      gtk_editable_set_text (GTK_EDITABLE (self->editor), self->original);
      gtk_editable_set_enable_undo (GTK_EDITABLE (self->editor), TRUE);
    }
  g_signal_connect_swapped (self->editor, "changed", G_CALLBACK (editor_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * stf_grid_edit:
 * @self: a grid
 * @text: (nullable): what the user has typed; NULL: begins with what the cell holds
 *
 * Lets the user edit the cell at the cursor; where it cannot be, "opened" is emitted.
 */
void
stf_grid_edit (StfGrid *self, const char *text)
{
  g_return_if_fail (STF_IS_GRID (self));

  if (!stf_grid_get_cursor (self, NULL, NULL) || self->editor != NULL)
    return;
  if (!can_type (self))
    {
      g_signal_emit_by_name (self, "opened");
      return;
    }
  open_editor (self, text != NULL);
  gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->editor));
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
  gtk_editable_set_position (GTK_EDITABLE (self->editor), -1);
}

/**
 * stf_grid_mirror:
 * @self: a grid
 * @text: what is being written
 *
 * Shows in the cell at the cursor what is written for it in another place, which keeps the focus.
 */
void
stf_grid_mirror (StfGrid *self, const char *text)
{
  g_return_if_fail (STF_IS_GRID (self));

  if (!stf_grid_get_cursor (self, NULL, NULL) || !can_type (self))
    return;
  if (self->editor == NULL)
    open_editor (self, FALSE);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->editor)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
}

/** stf_grid_get_editor: (transfer none) (nullable): where the user writes now. */
GtkEditable *
stf_grid_get_editor (StfGrid *self)
{
  g_return_val_if_fail (STF_IS_GRID (self), NULL);

  return self->editor != NULL ? GTK_EDITABLE (self->editor) : NULL;
}

/** stf_grid_commit: takes what is written; FALSE: it cannot be taken, which is told (rule 1). */
gboolean
stf_grid_commit (StfGrid *self)
{
  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  return take (self, TRUE);
}

/** stf_grid_cancel: gives up what is written. */
void
stf_grid_cancel (StfGrid *self)
{
  g_return_if_fail (STF_IS_GRID (self));

  stf_grid_end_edit (self, TRUE);
}

/** stf_grid_write: writes in the cell at the cursor, as if it were edited. */
gboolean
stf_grid_write (StfGrid *self, const char *text)
{
  g_autoptr (GArray) edits = edits_new ();

  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  if (!stf_grid_get_cursor (self, NULL, NULL) || !can_type (self))
    return FALSE;
  add_edit (edits, self->row, self->column, text);
  return apply (self, STF_GRID_TYPE, edits);
}

/* --- blocks --- */

/** stf_grid_copy_text: (transfer full): what is selected, for the clipboard. */
char *
stf_grid_copy_text (StfGrid *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  StfGridRange range;

  g_return_val_if_fail (STF_IS_GRID (self), NULL);

  range = stf_grid_get_range (self);
  if (!stf_grid_get_cursor (self, NULL, NULL))
    return g_string_free (g_steal_pointer (&text), FALSE);
  for (guint row = range.first_row; row <= range.last_row; row++)
    {
      for (guint column = range.first_column; column <= range.last_column; column++)
        {
          g_autofree char *cell = stf_grid_model_get_plain_text (self->model, row, column);

          if (column > range.first_column)
            g_string_append_c (text, '\t');
          stf_grid_text_append_cell (text, cell);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/** stf_grid_clear: empties what is selected. */
gboolean
stf_grid_clear (StfGrid *self)
{
  g_autoptr (GArray) edits = edits_new ();
  StfGridRange range;

  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  range = stf_grid_get_range (self);
  if (!stf_grid_get_cursor (self, NULL, NULL))
    return FALSE;
  for (guint row = range.first_row; row <= range.last_row; row++)
    for (guint column = range.first_column; column <= range.last_column; column++)
      {
        g_autofree char *text = NULL;

        if (!is_editable (self, row, column))
          continue;
        text = stf_grid_model_get_plain_text (self->model, row, column);
        if (text[0] != '\0')
          add_edit (edits, row, column, "");
      }
  return apply (self, STF_GRID_CLEAR, edits);
}

/* Rule 3. */
gboolean
stf_grid_fill (StfGrid *self, GtkOrientation orientation)
{
  gboolean down = orientation == GTK_ORIENTATION_VERTICAL;
  g_autoptr (GArray) edits = edits_new ();
  StfGridRange range;

  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  range = stf_grid_get_range (self);
  if (!stf_grid_get_cursor (self, NULL, NULL))
    return FALSE;
  if (down && range.first_row == range.last_row && range.first_row > 0)
    range.first_row--;
  if (!down && range.first_column == range.last_column && range.first_column > 0)
    range.first_column--;
  for (guint row = range.first_row + down; row <= range.last_row; row++)
    for (guint column = range.first_column + !down; column <= range.last_column; column++)
      if (is_editable (self, row, column))
        {
          g_autofree char *text = stf_grid_model_get_plain_text (
              self->model, down ? range.first_row : row, down ? column : range.first_column);

          add_edit (edits, row, column, text);
        }
  return apply (self, STF_GRID_FILL, edits);
}

typedef struct
{
  GArray *edits;
  guint n_passed;   /* cells that cannot be edited */
  gboolean outside; /* what would be written beyond the last row or column */
} Pasting;

static void
paste_cell (StfGrid *self, Pasting *pasting, guint row, guint column, const char *text)
{
  if (row >= self->n_rows || column >= self->places->len)
    pasting->outside |= text[0] != '\0';
  else if (is_editable (self, row, column))
    add_edit (pasting->edits, row, column, text);
  else
    pasting->n_passed += text[0] != '\0';
}

static void
tell_pasted (StfGrid *self, const Pasting *pasting)
{
  g_autofree char *pasted = g_strdup_printf (
      ngettext ("%u cell was pasted.", "%u cells were pasted.", pasting->edits->len),
      pasting->edits->len);
  g_autofree char *passed = g_strdup_printf (
      ngettext ("%u that cannot be changed was passed over.",
                "%u that cannot be changed were passed over.", pasting->n_passed),
      pasting->n_passed);
  g_autofree char *both = g_strdup_printf ("%s %s", pasted, passed);

  g_signal_emit_by_name (self, "told", both);
}

/**
 * stf_grid_paste_text:
 * @self: a grid
 * @text: a block, as stf_grid_text_parse() reads it
 *
 * Pastes a block (rule 2).
 *
 * Returns: whether it was; if not, the reason is told
 */
gboolean
stf_grid_paste_text (StfGrid *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) edits = edits_new ();
  Pasting pasting = { edits, 0, FALSE };
  StfGridRange range;

  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  if (!stf_grid_get_cursor (self, NULL, NULL))
    return FALSE;
  rows = stf_grid_text_parse (text, &error);
  if (rows == NULL)
    {
      fail (self, error->message);
      return FALSE;
    }
  range = stf_grid_get_range (self);
  if (rows->len == 1 && g_strv_length (rows->pdata[0]) == 1)
    {
      for (guint row = range.first_row; row <= range.last_row; row++)
        for (guint column = range.first_column; column <= range.last_column; column++)
          paste_cell (self, &pasting, row, column, ((GStrv) rows->pdata[0])[0]);
    }
  else
    {
      for (guint i = 0; i < rows->len; i++)
        for (guint k = 0; ((GStrv) rows->pdata[i])[k] != NULL; k++)
          paste_cell (self, &pasting, range.first_row + i, range.first_column + k,
                      ((GStrv) rows->pdata[i])[k]);
    }
  if (pasting.outside)
    fail (self, _ ("There is not room for all of it here: it has more rows or columns than follow "
                   "this cell."));
  else if (edits->len == 0)
    fail (self, _ ("None of these cells can be changed."));
  if (pasting.outside || edits->len == 0 || !apply (self, STF_GRID_PASTE, edits))
    return FALSE;
  if (pasting.n_passed > 0)
    tell_pasted (self, &pasting);
  return TRUE;
}

/* --- actions --- */

static void
copy (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *text = stf_grid_copy_text (STF_GRID (widget));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
clear (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stf_grid_clear (STF_GRID (widget));
}

static void
cut (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (widget, action, parameter);
  clear (widget, action, parameter);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfGrid) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    fail (self, _ ("There is no text on the clipboard."));
  else
    stf_grid_paste_text (self, text);
}

static void
paste (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

static void
fill_down (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stf_grid_fill (STF_GRID (widget), GTK_ORIENTATION_VERTICAL);
}

static void
fill_right (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stf_grid_fill (STF_GRID (widget), GTK_ORIENTATION_HORIZONTAL);
}

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  stf_grid_edit (STF_GRID (widget), NULL);
}

static void
select_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const StfGridRange all = { 0, 0, G_MAXUINT, G_MAXUINT };

  stf_grid_select (STF_GRID (widget), &all);
}

void
stf_grid_install_edit_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "grid.copy", copy, GDK_KEY_c, GDK_CONTROL_MASK },
    { "grid.copy", NULL, GDK_KEY_Insert, GDK_CONTROL_MASK },
    { "grid.cut", cut, GDK_KEY_x, GDK_CONTROL_MASK },
    { "grid.paste", paste, GDK_KEY_v, GDK_CONTROL_MASK },
    { "grid.paste", NULL, GDK_KEY_Insert, GDK_SHIFT_MASK },
    { "grid.clear", clear, GDK_KEY_Delete, 0 },
    { "grid.clear", NULL, GDK_KEY_KP_Delete, 0 },
    { "grid.clear", NULL, GDK_KEY_BackSpace, 0 },
    { "grid.fill-down", fill_down, GDK_KEY_d, GDK_CONTROL_MASK },
    { "grid.fill-right", fill_right, GDK_KEY_r, GDK_CONTROL_MASK },
    { "grid.select-all", select_all, GDK_KEY_a, GDK_CONTROL_MASK },
    { "grid.edit", edit, GDK_KEY_F2, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (actions[i].activate != NULL)
        gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                           actions[i].name, NULL);
    }
}

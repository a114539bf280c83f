/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A spreadsheet as a widget.
 *
 * All rows are of one height, so that what is in view follows from the scroll position.  Cells are
 * painted, not widgets: only the cell at the cursor is one, for the focus and the screen reader,
 * and the editor over it.  10,000 rows cost what a screenful does.
 *
 * 1. The header and the first columns stand still; all else scrolls.
 * 2. The cursor is a cell.  What is selected reaches from it to the anchor.
 * 3. When the model changes, the cursor follows its row by the row's id; what was selected is not
 *    any more unless the rows are as many as before.
 * 4. The first column takes the room that the others leave, or gives them what it can.
 *
 * Painting is in stf-grid-paint.c, keys and pointer in stf-grid-input.c, writing in
 * stf-grid-edit.c.  Drawback: no right-to-left order. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-private.h"

#include <adwaita.h>

#define MIN_WIDTH 280
#define MIN_HEIGHT 120
#define FIRST_MIN_CHARS 12 /* of the first column, where there is little room (rule 4) */
#define FIRST_MAX_WIDTH 520

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  CURSOR_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StfGrid, stf_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static StfGridPlace *
get_place (StfGrid *self, guint column)
{
  return &g_array_index (self->places, StfGridPlace, column);
}

static gboolean
is_empty (StfGrid *self)
{
  return self->n_rows == 0 || self->places->len == 0;
}

/* How far it is scrolled, in whole pixels. */
int
stf_grid_get_offset (StfGrid *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

/* --- where cells are --- */

static int
get_natural_width (StfGrid *self, const StfGridPlace *place)
{
  return place->chosen > 0 ? place->chosen
                           : (int) place->values.chars * self->digit_width + 2 * STF_GRID_PADDING;
}

/* Rule 4.  What was drawn of columns that have moved since is not right any more. */
static void
place_columns (StfGrid *self, int width)
{
  g_autofree StfGridPlace *old = g_memdup2 (self->places->data,
                                            sizeof (StfGridPlace) * self->places->len);
  int x = 0, rest = 0;

  for (guint i = 0; i < self->places->len; i++)
    {
      get_place (self, i)->width = get_natural_width (self, get_place (self, i));
      rest += i > 0 ? get_place (self, i)->width : 0;
    }
  if (self->places->len > 0 && get_place (self, 0)->chosen == 0)
    {
      StfGridPlace *first = get_place (self, 0);
      int least = MIN (first->width, FIRST_MIN_CHARS * self->digit_width);

      if (width - rest >= first->width)
        first->width = MIN (width - rest, MAX (first->width, FIRST_MAX_WIDTH));
      else
        first->width = MIN (first->width, MAX (MAX (width - rest, width * 3 / 10), least));
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      if (i == self->n_frozen)
        {
          self->frozen_width = x;
          x = 0;
        }
      get_place (self, i)->x = x;
      x += get_place (self, i)->width;
    }
  if (self->n_frozen >= self->places->len)
    {
      self->frozen_width = x;
      x = 0;
    }
  self->scrolled_width = x;
  for (guint i = 0; i < self->places->len; i++)
    if (get_place (self, i)->x != old[i].x || get_place (self, i)->width != old[i].width)
      {
        stf_grid_forget (self);
        return;
      }
}

static void
configure (StfGrid *self, int width, int height)
{
  int wholes[] = { self->scrolled_width, (int) self->n_rows * self->row_height };
  int pages[] = { MAX (width - self->frozen_width, 1), MAX (height - self->header_height, 1) };
  int steps[] = { 8 * self->digit_width, 3 * self->row_height };

  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (
          self->adjustments[i],
          CLAMP (gtk_adjustment_get_value (self->adjustments[i]), 0, MAX (wholes[i] - pages[i], 0)),
          0, MAX (wholes[i], pages[i]), steps[i], pages[i] * 0.9, pages[i]);
}

/**
 * stf_grid_get_cell_area:
 * @self: a grid
 * @row: of a cell
 * @column: likewise
 * @area: (out): where it is in the widget, as far as it is scrolled now
 */
void
stf_grid_get_cell_area (StfGrid *self, guint row, guint column, GdkRectangle *area)
{
  StfGridPlace *place;

  g_return_if_fail (STF_IS_GRID (self));
  g_return_if_fail (column < self->places->len);

  place = get_place (self, column);
  *area = (GdkRectangle){ place->x,
                          self->header_height + (int) row * self->row_height
                              - stf_grid_get_offset (self, GTK_ORIENTATION_VERTICAL),
                          place->width, self->row_height };
  if (column >= self->n_frozen)
    area->x += self->frozen_width - stf_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
}

/* row: -1 is the header; both: -2 where there is no cell. */
void
stf_grid_find (StfGrid *self, double x, double y, int *row, int *column)
{
  double left = x < self->frozen_width
                    ? x
                    : x - self->frozen_width
                          + stf_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  guint first = x < self->frozen_width ? 0 : self->n_frozen;
  guint end = x < self->frozen_width ? self->n_frozen : self->places->len;
  double down = (y - self->header_height + stf_grid_get_offset (self, GTK_ORIENTATION_VERTICAL))
                / self->row_height;

  *column = -2;
  for (guint i = first; i < end; i++)
    if (left >= get_place (self, i)->x
        && left < get_place (self, i)->x + get_place (self, i)->width)
      *column = (int) i;
  *row = y < self->header_height ? -1 : down >= 0 && down < self->n_rows ? (int) down : -2;
}

/* What is written in the editor, and a place for what comes next. */
static int
measure_editor (StfGrid *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->editor));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->editor, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width + self->digit_width + 2 * STF_GRID_PADDING;
}

static void
allocate_over_cell (StfGrid *self, GtkWidget *child)
{
  GdkRectangle area = { 0, 0, 0, 0 };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  if (!is_empty (self))
    stf_grid_get_cell_area (self, self->row, self->column, &area);
  if (child == self->editor)
    {
      int needed = measure_editor (self);
      int height;

      /* Neighbours are covered as a whole: half a number would be another one. */
      for (guint i = self->column + 1;
           i < self->places->len && i != self->n_frozen && area.width < needed; i++)
        area.width += get_place (self, i)->width;
      area.width = MIN (area.width, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - area.x,
                                         get_place (self, self->column)->width));
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      area.height = MAX (area.height, height);
    }
  gtk_widget_size_allocate (child, &area, -1);
}

static void
stf_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfGrid *self = STF_GRID (widget);

  if (self->line_height == 0)
    stf_grid_measure_text (self);
  place_columns (self, width);
  configure (self, width, height);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (self->cells[i])))
      allocate_over_cell (self, GTK_WIDGET (self->cells[i]));
  if (self->editor != NULL)
    allocate_over_cell (self, self->editor);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
stf_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                  int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
}

/* Columns and rows may be others, in number and size.  The window around them may then show a bar
 * more or less, which it can only while it is allocated itself: GTK leaves it without a place when
 * the grid alone is. */
void
stf_grid_relayout (StfGrid *self)
{
  stf_grid_forget (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- cursor --- */

static gboolean
has_focus (StfGrid *self)
{
  return gtk_widget_has_focus (GTK_WIDGET (self->cells[self->cell]));
}

/* Lets the cell at the cursor be a widget: another one, where the focus is to be heard moving. */
static void
show_cursor (StfGrid *self, gboolean moved)
{
  StfGridCell *old = self->cells[self->cell];
  gboolean visible = !is_empty (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_MULTI_SELECTABLE,
                                  TRUE, -1);
  if (visible && moved && has_focus (self))
    {
      self->cell = 1 - self->cell;
      stf_grid_cell_show (self->cells[self->cell], self->model, self->row, self->column);
      gtk_widget_set_visible (GTK_WIDGET (self->cells[self->cell]), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->cell]));
      gtk_widget_set_visible (GTK_WIDGET (old), FALSE);
    }
  else
    {
      if (visible)
        stf_grid_cell_show (old, self->model, self->row, self->column);
      gtk_widget_set_visible (GTK_WIDGET (old), visible);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
keep_row_id (StfGrid *self)
{
  g_autofree char *id = g_strdup (
      is_empty (self) ? NULL : stf_grid_model_get_row_id (self->model, self->row));

  g_free (self->row_id);
  self->row_id = g_steal_pointer (&id);
}

/* Scrolls as little as is needed to see a cell. */
void
stf_grid_reveal (StfGrid *self, guint row, guint column)
{
  StfGridPlace *place = get_place (self, column);

  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL],
                               (double) row * self->row_height,
                               ((double) row + 1) * self->row_height);
  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL && column >= self->n_frozen)
    gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], place->x,
                               place->x + place->width);
}

/* extend: the anchor stays where it is. */
void
stf_grid_move (StfGrid *self, guint row, guint column, gboolean extend)
{
  gboolean moved;

  if (is_empty (self))
    return;
  row = MIN (row, self->n_rows - 1);
  column = MIN (column, self->places->len - 1);
  moved = row != self->row || column != self->column;
  self->row = row;
  self->column = column;
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  keep_row_id (self);
  show_cursor (self, moved);
  stf_grid_reveal (self, row, column);
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

/* --- model --- */

static void
read_columns (StfGrid *self)
{
  guint n = self->model != NULL ? stf_grid_model_get_n_columns (self->model) : 0;
  gboolean same = n == self->places->len;

  g_array_set_size (self->places, n);
  for (guint i = 0; i < n; i++)
    {
      StfGridPlace *place = get_place (self, i);
      int chosen = same ? place->chosen : 0;

      *place = (StfGridPlace){ .chosen = chosen };
      stf_grid_model_get_column (self->model, i, &place->values);
    }
  self->n_frozen = n > 0 ? MIN (stf_grid_model_get_n_frozen (self->model), n) : 0;
}

/* Rule 3. */
static void
changed_cb (StfGrid *self)
{
  guint n_rows = self->model != NULL ? stf_grid_model_get_n_rows (self->model) : 0;
  guint n_columns = self->places->len;
  gboolean same = n_rows == self->n_rows;
  int row = self->model != NULL && self->row_id != NULL
                ? stf_grid_model_find_row (self->model, self->row_id)
                : -1;

  if (self->editor != NULL && !self->ending)
    stf_grid_end_edit (self, TRUE);
  read_columns (self);
  same = same && n_columns == self->places->len && row == (int) self->row;
  self->n_rows = n_rows;
  if (row >= 0)
    self->row = (guint) row;
  self->row = MIN (self->row, MAX (n_rows, 1) - 1);
  self->column = MIN (self->column, MAX (self->places->len, 1) - 1);
  if (!same)
    {
      self->anchor_row = self->row;
      self->anchor_column = self->column;
    }
  keep_row_id (self);
  self->line_height = 0;
  stf_grid_relayout (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) n_rows + 1, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) self->places->len, -1);
  show_cursor (self, FALSE);
  g_signal_emit (self, signals[CURSOR_CHANGED], 0);
}

/* --- widget --- */

static void
stf_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  stf_grid_paint (STF_GRID (widget), snapshot);
}

static gboolean
stf_grid_grab_focus (GtkWidget *widget)
{
  StfGrid *self = STF_GRID (widget);

  return !is_empty (self) && gtk_widget_grab_focus (GTK_WIDGET (self->cells[self->cell]));
}

static gboolean
stf_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StfGrid *self = STF_GRID (widget);

  /* One place only: what has it lets it go. */
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;
  return stf_grid_grab_focus (GTK_WIDGET (self));
}

static void
stf_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  StfGrid *self = STF_GRID (widget);

  GTK_WIDGET_CLASS (stf_grid_parent_class)->css_changed (widget, change);
  self->line_height = 0;
  stf_grid_relayout (self);
}

static void
stf_grid_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  StfGrid *self = STF_GRID (widget);

  GTK_WIDGET_CLASS (stf_grid_parent_class)->system_setting_changed (widget, setting);
  self->line_height = 0;
  stf_grid_relayout (self);
}

static void
scrolled_cb (StfGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (StfGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
stf_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StfGrid *self = STF_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StfGrid *self = STF_GRID (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self,
                    id == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL,
                    g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_grid_dispose (GObject *object)
{
  StfGrid *self = STF_GRID (object);

  stf_grid_end_edit (self, FALSE);
  stf_grid_set_model (self, NULL);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    g_clear_pointer ((GtkWidget **) &self->cells[i], gtk_widget_unparent);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (stf_grid_parent_class)->dispose (object);
}

static void
stf_grid_finalize (GObject *object)
{
  StfGrid *self = STF_GRID (object);

  stf_grid_forget (self);
  g_hash_table_unref (self->rows);
  g_array_unref (self->places);
  g_free (self->row_id);
  G_OBJECT_CLASS (stf_grid_parent_class)->finalize (object);
}

static void
stf_grid_class_init (StfGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stf_grid_get_property;
  object_class->set_property = stf_grid_set_property;
  object_class->dispose = stf_grid_dispose;
  object_class->finalize = stf_grid_finalize;
  widget_class->measure = stf_grid_measure;
  widget_class->size_allocate = stf_grid_size_allocate;
  widget_class->snapshot = stf_grid_snapshot;
  widget_class->grab_focus = stf_grid_grab_focus;
  widget_class->focus = stf_grid_focus;
  widget_class->css_changed = stf_grid_css_changed;
  widget_class->system_setting_changed = stf_grid_system_setting_changed;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[CURSOR_CHANGED] = g_signal_new ("cursor-changed", STF_TYPE_GRID, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("opened", STF_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("failed", STF_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("told", STF_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  g_signal_new ("typed", STF_TYPE_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
  gtk_widget_class_set_css_name (widget_class, "stfgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  stf_grid_install_edit_actions (widget_class);
}

static void
stf_grid_init (StfGrid *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (StfGridPlace));
  self->rows = NULL;
  self->resized = -1;
  stf_grid_forget (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->cells); i++)
    {
      self->cells[i] = STF_GRID_CELL (stf_grid_cell_new ());
      gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), FALSE);
      gtk_widget_set_parent (GTK_WIDGET (self->cells[i]), GTK_WIDGET (self));
    }
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  stf_grid_add_input (self);
}

/** stf_grid_new: (transfer floating): a grid that shows nothing yet. */
GtkWidget *
stf_grid_new (void)
{
  return g_object_new (STF_TYPE_GRID, NULL);
}

/**
 * stf_grid_set_model:
 * @self: a grid
 * @model: (nullable): what it shows
 */
void
stf_grid_set_model (StfGrid *self, StfGridModel *model)
{
  g_return_if_fail (STF_IS_GRID (self));

  if (self->model == model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, changed_cb, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "changed", G_CALLBACK (changed_cb), self);
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)))
    changed_cb (self);
}

/**
 * stf_grid_set_menu:
 * @self: a grid
 * @menu: what its context menu offers
 */
void
stf_grid_set_menu (StfGrid *self, GMenuModel *menu)
{
  g_return_if_fail (STF_IS_GRID (self));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (menu);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
}

/**
 * stf_grid_get_cursor:
 * @self: a grid
 * @row: (out) (optional): of the cursor
 * @column: (out) (optional): likewise
 *
 * Returns: whether there are any cells
 */
gboolean
stf_grid_get_cursor (StfGrid *self, guint *row, guint *column)
{
  g_return_val_if_fail (STF_IS_GRID (self), FALSE);

  if (is_empty (self))
    return FALSE;
  if (row != NULL)
    *row = self->row;
  if (column != NULL)
    *column = self->column;
  return TRUE;
}

/** stf_grid_set_cursor: goes to a cell and brings it into view. */
void
stf_grid_set_cursor (StfGrid *self, guint row, guint column)
{
  g_return_if_fail (STF_IS_GRID (self));

  self->tab_column = column;
  stf_grid_move (self, row, column, FALSE);
}

/** stf_grid_get_range: what is selected; the cursor is one of its corners. */
StfGridRange
stf_grid_get_range (StfGrid *self)
{
  g_return_val_if_fail (STF_IS_GRID (self), ((StfGridRange){ 0 }));

  return (StfGridRange){ MIN (self->row, self->anchor_row), MIN (self->column, self->anchor_column),
                         MAX (self->row, self->anchor_row),
                         MAX (self->column, self->anchor_column) };
}

/** stf_grid_select: selects cells; the cursor goes to the first of them. */
void
stf_grid_select (StfGrid *self, const StfGridRange *range)
{
  g_return_if_fail (STF_IS_GRID (self));

  if (is_empty (self))
    return;
  self->anchor_row = MIN (range->last_row, self->n_rows - 1);
  self->anchor_column = MIN (range->last_column, self->places->len - 1);
  stf_grid_move (self, range->first_row, range->first_column, TRUE);
}

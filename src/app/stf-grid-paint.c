/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a grid looks like.
 *
 * A row is shaped once into two render nodes, one for the columns that stand still and one for
 * those that scroll; while it stays in view, and a while after, a frame only puts them where they
 * belong.  Shaping a text costs some 11 us, so that a screenful of 30 rows and 18 columns takes
 * about 6 ms once, and a frame of scrolling what the rows that come into view take.
 *
 * 1. A number that its column is too narrow for is not cut, which would be another number: signs
 *    stand in its place.
 * 2. Colours are those of the theme: text in its colour, lines and shades in it but fainter. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-private.h"

#include <adwaita.h>

#define LINE_PADDING 5 /* pixels above and below a text */
#define NOTE_SIZE 7
#define KEPT_ROWS 400 /* more than this many rows are not kept as nodes */

/* The columns of a row, or of the header, that stand still, and those that scroll. */
typedef struct
{
  GskRenderNode *parts[2];
} Nodes;

typedef struct
{
  GdkRGBA text;
  GdkRGBA faint;
  GdkRGBA line;
  GdkRGBA strong_line;
  GdkRGBA band;
  GdkRGBA chosen;
  GdkRGBA accent;
  GdkRGBA error;
} Look;

static void
nodes_free (gpointer data)
{
  Nodes *self = data;

  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->parts); i++)
    g_clear_pointer (&self->parts[i], gsk_render_node_unref);
  g_free (self);
}

/* Lets go of what has been shaped. */
void
stf_grid_forget (StfGrid *self)
{
  if (self->rows == NULL)
    self->rows = g_hash_table_new_full (NULL, NULL, NULL, nodes_free);
  g_hash_table_remove_all (self->rows);
  g_clear_pointer (&self->header, nodes_free);
}

static gboolean
has_groups (StfGrid *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, StfGridPlace, i).values.group != NULL)
      return TRUE;
  return FALSE;
}

/* What sizes follow from the font. */
void
stf_grid_measure_text (StfGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

  self->digit_width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_digit_width (metrics));
  self->line_height = PANGO_PIXELS_CEIL (pango_font_metrics_get_ascent (metrics)
                                         + pango_font_metrics_get_descent (metrics));
  self->row_height = self->line_height + 2 * LINE_PADDING;
  self->header_height = (has_groups (self) ? 2 : 1) * self->line_height + 2 * LINE_PADDING + 2;
  pango_font_metrics_unref (metrics);
}

/* Rule 2.  GTK 4.8 tells colours of the theme by the style context alone. */
static void
read_look (StfGrid *self, Look *look)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  gtk_style_context_get_color (context, &look->text);
  look->faint = look->line = look->strong_line = look->band = look->text;
  look->faint.alpha = contrast ? 0.85F : 0.62F;
  look->line.alpha = contrast ? 0.4F : 0.09F;
  look->strong_line.alpha = contrast ? 0.8F : 0.28F;
  look->band.alpha = contrast ? 0.1F : 0.05F;
  look->accent = look->error = look->text;
  gtk_style_context_lookup_color (context, "accent_color", &look->accent);
  gtk_style_context_lookup_color (context, "error_color", &look->error);
  look->chosen = look->accent;
  look->chosen.alpha = 0.15F;
}

static void
append_rect (GtkSnapshot *snapshot, const GdkRGBA *colour, int x, int y, int width, int height)
{
  gtk_snapshot_append_color (
      snapshot, colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* --- a row --- */

static PangoLayout *
new_layout (StfGrid *self, gboolean strong)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

/* Shows a text within a width from x (rule 1); top is where its line begins. */
static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, const char *text, int x, int top,
             int width, gboolean number, const GdkRGBA *colour)
{
  int room = MAX (width - 2 * STF_GRID_PADDING, 1);
  int wide;

  pango_layout_set_width (layout, number ? -1 : room * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, number ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &wide, NULL);
  if (number && wide > room + STF_GRID_PADDING)
    {
      pango_layout_set_text (layout, "###", -1);
      pango_layout_get_pixel_size (layout, &wide, NULL);
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (
                    (float) (number ? x + width - STF_GRID_PADDING - wide : x + STF_GRID_PADDING),
                    (float) top));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* A corner turned down, at the right of a cell. */
static void
append_note (GtkSnapshot *snapshot, const GdkRGBA *colour, int right)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) (right - NOTE_SIZE), 0, NOTE_SIZE, NOTE_SIZE));

  cairo_move_to (cr, right - NOTE_SIZE, 0);
  cairo_line_to (cr, right, 0);
  cairo_line_to (cr, right, NOTE_SIZE);
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
append_cell (StfGrid *self, GtkSnapshot *snapshot, PangoLayout *const layouts[2], const Look *look,
             guint row, guint column, StfGridRowKind kind)
{
  const StfGridPlace *place = &g_array_index (self->places, StfGridPlace, column);
  StfGridCellFlags flags = stf_grid_model_get_flags (self->model, row, column);
  g_autofree char *text = stf_grid_model_get_text (self->model, row, column);
  gboolean strong = kind != STF_GRID_ROW_LINE || place->values.strong;
  int indent = column == 0 && kind == STF_GRID_ROW_LINE ? STF_GRID_PADDING : 0;

  if (text != NULL && text[0] != '\0')
    append_text (snapshot, layouts[strong], text, place->x + indent, LINE_PADDING,
                 place->width - indent, place->values.numbers,
                 flags & STF_GRID_CELL_WRONG   ? &look->error
                 : flags & STF_GRID_CELL_FAINT ? &look->faint
                                               : &look->text);
  if (flags & STF_GRID_CELL_NOTE)
    append_note (snapshot, &look->accent, place->x + place->width);
}

static GskRenderNode *
shape_part (StfGrid *self, PangoLayout *const layouts[2], const Look *look, guint row, guint part)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  StfGridRowKind kind = stf_grid_model_get_row_kind (self->model, row);
  guint first = part == 0 ? 0 : self->n_frozen;
  guint end = part == 0 ? self->n_frozen : self->places->len;
  int width = part == 0 ? self->frozen_width : self->scrolled_width;

  if (kind != STF_GRID_ROW_LINE)
    append_rect (snapshot, &look->band, 0, 0, width, self->row_height);
  append_rect (snapshot, &look->line, 0, self->row_height - 1, width, 1);
  if (kind == STF_GRID_ROW_TOTAL)
    append_rect (snapshot, &look->strong_line, 0, 0, width, 1);
  for (guint i = first; i < end; i++)
    append_cell (self, snapshot, layouts, look, row, i, kind);
  return gtk_snapshot_free_to_node (snapshot);
}

static const Nodes *
get_row (StfGrid *self, PangoLayout *const layouts[2], const Look *look, guint row)
{
  Nodes *nodes = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (row));

  if (nodes != NULL)
    return nodes;
  nodes = g_new0 (Nodes, 1);
  for (guint part = 0; part < G_N_ELEMENTS (nodes->parts); part++)
    nodes->parts[part] = shape_part (self, layouts, look, row, part);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (row), nodes);
  return nodes;
}

/* --- the header --- */

/* The upper line: a group over its columns. */
static void
append_groups (StfGrid *self, GtkSnapshot *snapshot, PangoLayout *layout, const Look *look,
               guint first, guint end)
{
  for (guint i = first, next; i < end; i = next)
    {
      const StfGridPlace *place = &g_array_index (self->places, StfGridPlace, i);
      int width = place->width;

      for (next = i + 1; next < end; next++)
        {
          const StfGridPlace *other = &g_array_index (self->places, StfGridPlace, next);

          if (place->values.group == NULL
              || g_strcmp0 (place->values.group, other->values.group) != 0)
            break;
          width += other->width;
        }
      if (place->values.group != NULL)
        append_text (snapshot, layout, place->values.group, place->x, LINE_PADDING, width, FALSE,
                     &look->faint);
    }
}

static Nodes *
shape_header (StfGrid *self, PangoLayout *const layouts[2], const Look *look)
{
  Nodes *nodes = g_new0 (Nodes, 1);
  int top = self->header_height - LINE_PADDING - 2 - self->line_height;

  for (guint part = 0; part < G_N_ELEMENTS (nodes->parts); part++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      guint first = part == 0 ? 0 : self->n_frozen;
      guint end = part == 0 ? self->n_frozen : self->places->len;

      append_groups (self, snapshot, layouts[0], look, first, end);
      for (guint i = first; i < end; i++)
        {
          const StfGridPlace *place = &g_array_index (self->places, StfGridPlace, i);

          pango_layout_set_alignment (layouts[1],
                                      place->values.numbers ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
          append_text (snapshot, layouts[1], place->values.title, place->x, top, place->width,
                       FALSE, &look->text);
          pango_layout_set_alignment (layouts[1], PANGO_ALIGN_LEFT);
        }
      nodes->parts[part] = gtk_snapshot_free_to_node (snapshot);
    }
  return nodes;
}

/* --- a frame --- */

/* Rows in view; few others are kept. */
static void
find_rows (StfGrid *self, int height, guint *first, guint *end)
{
  int top = stf_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  GHashTableIter iter;
  gpointer key;

  *first = MIN ((guint) (top / self->row_height), self->n_rows);
  *end = MIN ((guint) ((top + MAX (height - self->header_height, 0)) / self->row_height) + 1,
              self->n_rows);
  if (g_hash_table_size (self->rows) <= KEPT_ROWS)
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (GPOINTER_TO_UINT (key) < *first || GPOINTER_TO_UINT (key) >= *end)
      g_hash_table_iter_remove (&iter);
}

static void
append_node (GtkSnapshot *snapshot, GskRenderNode *node, int y)
{
  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) y));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

/* The part of what is selected that is among these columns, in their coordinates. */
static gboolean
find_selected (StfGrid *self, guint first, guint end, int *x, int *width)
{
  StfGridRange range = stf_grid_get_range (self);
  guint from = MAX (range.first_column, first);
  guint to = MIN (range.last_column + 1, end);

  if (from >= to)
    return FALSE;
  *x = g_array_index (self->places, StfGridPlace, from).x;
  *width = g_array_index (self->places, StfGridPlace, to - 1).x
           + g_array_index (self->places, StfGridPlace, to - 1).width - *x;
  return TRUE;
}

static void
paint_part (StfGrid *self, GtkSnapshot *snapshot, PangoLayout *const layouts[2], const Look *look,
            guint part, guint first_row, guint end_row)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  int left = part == 0 ? 0 : self->frozen_width;
  int right = part == 0 ? self->frozen_width : width;
  guint first = part == 0 ? 0 : self->n_frozen;
  guint end = part == 0 ? self->n_frozen : self->places->len;
  int shift = part == 0 ? 0 : left - stf_grid_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  int top = self->header_height - stf_grid_get_offset (self, GTK_ORIENTATION_VERTICAL);
  int bottom = MIN (height, top + (int) self->n_rows * self->row_height);
  StfGridRange range = stf_grid_get_range (self);
  GtkWidget *cell = self->editor != NULL ? self->editor : GTK_WIDGET (self->cells[self->cell]);
  int x, wide;

  if (right <= left)
    return;
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT ((float) left, 0, (float) (right - left), (float) height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) shift, 0));
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (-(float) shift, (float) self->header_height, (float) width,
                                     (float) MAX (height - self->header_height, 0)));
  if (find_selected (self, first, end, &x, &wide)
      && (range.first_row != range.last_row || range.first_column != range.last_column))
    append_rect (snapshot, &look->chosen, x, top + (int) range.first_row * self->row_height, wide,
                 (int) (range.last_row - range.first_row + 1) * self->row_height);
  for (guint row = first_row; row < end_row; row++)
    append_node (snapshot, get_row (self, layouts, look, row)->parts[part],
                 top + (int) row * self->row_height);
  gtk_snapshot_pop (snapshot);

  if (find_selected (self, first, end, &x, &wide))
    append_rect (snapshot, &look->chosen, x, 0, wide, self->header_height);
  append_node (snapshot, ((Nodes *) self->header)->parts[part], 0);
  for (guint i = first; i < end; i++)
    {
      const StfGridPlace *place = &g_array_index (self->places, StfGridPlace, i);

      if (i > 0)
        append_rect (snapshot, place->values.begins ? &look->strong_line : &look->line, place->x, 0,
                     1, bottom);
    }
  gtk_snapshot_restore (snapshot);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) left, (float) self->header_height,
                                               (float) (right - left),
                                               (float) MAX (height - self->header_height, 0)));
  if ((self->column < self->n_frozen) == (part == 0) && gtk_widget_get_visible (cell))
    gtk_widget_snapshot_child (GTK_WIDGET (self), cell, snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Paints what is in view. */
void
stf_grid_paint (StfGrid *self, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  g_autoptr (PangoLayout) usual = NULL;
  g_autoptr (PangoLayout) strong = NULL;
  guint first, end;
  Look look;

  if (self->model == NULL || self->places->len == 0 || self->line_height == 0)
    return;

  usual = new_layout (self, FALSE);
  strong = new_layout (self, TRUE);
  read_look (self, &look);
  find_rows (self, gtk_widget_get_height (GTK_WIDGET (self)), &first, &end);
  append_rect (snapshot, &look.band, 0, 0, width, self->header_height);
  {
    PangoLayout *const layouts[] = { usual, strong };

    if (self->header == NULL)
      self->header = shape_header (self, layouts, &look);
    paint_part (self, snapshot, layouts, &look, 1, first, end);
    paint_part (self, snapshot, layouts, &look, 0, first, end);
  }
  append_rect (snapshot, &look.strong_line, 0, self->header_height - 1, width, 1);
}

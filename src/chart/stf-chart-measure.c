/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the boxes of a model in type, and so finds their sizes.
 *
 * A box reads from top to bottom: kind, name, other names; a line; then its seats as a table of
 * role, holder, agency, with the columns as wide as this box needs.  Long lists are set in columns
 * of such pairs.  All texts of a row share a baseline.  Every column has a greatest width; longer
 * texts break, and end in an ellipsis when they need more than a few lines. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-measure.h"

#include <math.h>
#include <string.h>

#define PADDING_X 10.0
#define PADDING_TOP 8.5
#define PADDING_BOTTOM 7.0
#define MIN_WIDTH 96.0
#define NAME_WIDTH 180.0
#define ROLE_WIDTH 118.0
#define COUNTED_ROLE_WIDTH 200.0
#define HOLDER_WIDTH 136.0
#define AGENCY_WIDTH 82.0
#define COLUMN_GAP 9.0
#define CELL_GAP 18.0
#define ROW_GAP 1.5
#define NO_TEXT G_MAXUINT

typedef struct
{
  guint title; /* indices of texts */
  guint note;
  guint name;
  guint agency;
  guint was;
} RowTexts;

typedef struct
{
  StfChartType *type;
  const StfChartModel *model;
  StfChartMeasure *measure;
  RowTexts *rows;
  int row; /* that texts are set for, or -1 */
} Setter;

/* The widths of the columns of a table. */
typedef struct
{
  double title;
  double name;
  double agency;
} Columns;

static StfChartText *
text_at (Setter *s, guint index)
{
  return &g_array_index (s->measure->texts, StfChartText, index);
}

static guint
set (Setter *s, StfChartStyle style, const char *text, double max_width, int max_lines)
{
  StfChartText t;

  if (text == NULL || *text == '\0')
    return NO_TEXT;

  t = stf_chart_type_set (s->type, style, text, max_width, max_lines);
  t.row = s->row;
  g_array_append_val (s->measure->texts, t);
  return s->measure->texts->len - 1;
}

static double
width_of (Setter *s, guint index)
{
  return index == NO_TEXT ? 0 : text_at (s, index)->width;
}

static double
height_of (Setter *s, guint index)
{
  return index == NO_TEXT ? 0 : text_at (s, index)->height;
}

static double
baseline_of (Setter *s, guint index)
{
  return index == NO_TEXT
             ? 0
             : pango_layout_get_baseline (text_at (s, index)->layout) / (double) PANGO_SCALE;
}

static void
put (Setter *s, guint index, double x, double y)
{
  if (index == NO_TEXT)
    return;

  text_at (s, index)->x = x;
  text_at (s, index)->y = y;
}

/* The same, below what stands at y; returns where the next may stand. */
static double
stack (Setter *s, guint index, double x, double y, double gap)
{
  put (s, index, x, y);
  return index == NO_TEXT ? y : y + height_of (s, index) + gap;
}

static StfChartStyle
name_style (StfChartRowKind kind)
{
  switch (kind)
    {
      case STF_CHART_ROW_VACANT:
        return STF_CHART_STYLE_VACANT;
      case STF_CHART_ROW_COUNT:
        return STF_CHART_STYLE_COUNT;
      case STF_CHART_ROW_HOLDER:
      default:
        return STF_CHART_STYLE_HOLDER;
    }
}

static void
set_row (Setter *s, guint i)
{
  const StfChartRow *row = &s->model->rows[i];
  RowTexts *texts = &s->rows[i];

  s->row = (int) i;
  texts->title = set (s, STF_CHART_STYLE_ROLE, row->title,
                      row->kind == STF_CHART_ROW_COUNT ? COUNTED_ROLE_WIDTH : ROLE_WIDTH, 2);
  texts->note = set (s, STF_CHART_STYLE_NOTE, row->note, ROLE_WIDTH, 2);
  texts->name = set (s, name_style (row->kind), row->name, HOLDER_WIDTH, 2);
  texts->agency = set (s, STF_CHART_STYLE_AGENCY, row->agency, AGENCY_WIDTH, 1);
  texts->was = set (s, STF_CHART_STYLE_WAS, row->was, HOLDER_WIDTH, 2);
  s->row = -1;
}

static Columns
columns_of (Setter *s, guint first, guint end)
{
  Columns c = { 0 };

  for (guint i = first; i < end; i++)
    {
      c.title = MAX (c.title, width_of (s, s->rows[i].title));
      c.title = MAX (c.title, width_of (s, s->rows[i].note));
      c.name = MAX (c.name, width_of (s, s->rows[i].name));
      c.name = MAX (c.name, width_of (s, s->rows[i].was));
      c.agency = MAX (c.agency, width_of (s, s->rows[i].agency));
    }
  return c;
}

static double
columns_width (Columns c)
{
  double width = c.title;

  if (c.name > 0)
    width += (width > 0 ? COLUMN_GAP : 0) + c.name;
  if (c.agency > 0)
    width += (width > 0 ? COLUMN_GAP : 0) + c.agency;
  return width;
}

/* Places a row and returns its height. */
static double
place_row (Setter *s, guint i, Columns c, double x, double y, double width)
{
  const RowTexts *t = &s->rows[i];
  double name_x = x + (c.title > 0 ? c.title + COLUMN_GAP : 0);
  double agency_x = name_x + (c.name > 0 ? c.name + COLUMN_GAP : 0);
  double baseline = MAX (MAX (baseline_of (s, t->title), baseline_of (s, t->name)),
                         baseline_of (s, t->agency));
  double title_y = y + baseline - baseline_of (s, t->title);
  double name_y = y + baseline - baseline_of (s, t->name);
  double agency_y = y + baseline - baseline_of (s, t->agency);
  double note_y = t->title == NO_TEXT ? y : title_y + height_of (s, t->title);
  double was_y = name_y + height_of (s, t->name);
  double bottom = MAX (MAX (note_y + height_of (s, t->note), was_y + height_of (s, t->was)),
                       agency_y + height_of (s, t->agency));

  put (s, t->title, x, title_y);
  put (s, t->note, x, note_y);
  put (s, t->name, name_x, name_y);
  put (s, t->agency, agency_x, agency_y);
  put (s, t->was, name_x, was_y);
  s->measure->rows[i] = (StfChartRect){ x, y, width, bottom - y };
  return bottom - y;
}

static guint
cells_end (const StfChartModel *model, guint i, guint end)
{
  while (i < end && model->rows[i].cell)
    i++;
  return i;
}

static guint
cell_columns (guint n)
{
  return n > 12 ? 3 : n > 4 ? 2 : 1;
}

/* A long list, read down the columns.  Returns its height. */
static double
place_cells (Setter *s, guint first, guint end, double x, double y)
{
  Columns c = columns_of (s, first, end);
  guint n = cell_columns (end - first);
  guint lines = (end - first + n - 1) / n;
  double width = columns_width (c);
  double top = y;

  for (guint line = 0; line < lines; line++)
    {
      double height = 0;

      for (guint k = 0; k < n && first + k * lines + line < end; k++)
        height = MAX (height, place_row (s, first + k * lines + line, c, x + k * (width + CELL_GAP),
                                         y, width));
      y += height + ROW_GAP;
    }
  return y - top - ROW_GAP;
}

static double
table_width (Setter *s, guint first, guint end, Columns *columns)
{
  double width = 0;

  *columns = (Columns){ 0 };
  for (guint i = first; i < end;)
    {
      guint stop = cells_end (s->model, i, end);
      Columns c = columns_of (s, i, stop > i ? stop : i + 1);

      if (stop > i)
        {
          guint n = cell_columns (stop - i);

          width = MAX (width, n * columns_width (c) + (n - 1) * CELL_GAP);
          i = stop;
        }
      else
        {
          columns->title = MAX (columns->title, c.title);
          columns->name = MAX (columns->name, c.name);
          columns->agency = MAX (columns->agency, c.agency);
          i++;
        }
    }
  return MAX (width, columns_width (*columns));
}

static double
place_table (Setter *s, guint first, guint end, Columns c, double x, double y, double width)
{
  for (guint i = first; i < end;)
    {
      guint stop = cells_end (s->model, i, end);

      if (stop > i)
        {
          y += place_cells (s, i, stop, x, y + ROW_GAP) + 2 * ROW_GAP;
          i = stop;
        }
      else
        {
          y += place_row (s, i, c, x, y, width) + ROW_GAP;
          i++;
        }
    }
  return y - ROW_GAP;
}

/* Moves the head, which is set last because the seats decide how wide it may be, before them: so
 * the texts stand in the order in which they are read. */
static void
put_head_first (GArray *texts, guint first, guint head)
{
  StfChartText moved[4];
  guint n = texts->len - head;

  g_assert (n <= G_N_ELEMENTS (moved));
  memcpy (moved, &g_array_index (texts, StfChartText, head), n * sizeof *moved);
  memmove (&g_array_index (texts, StfChartText, first + n),
           &g_array_index (texts, StfChartText, first), (head - first) * sizeof *moved);
  memcpy (&g_array_index (texts, StfChartText, first), moved, n * sizeof *moved);
}

static void
set_box (Setter *s, guint index)
{
  const StfChartBox *box = &s->model->boxes[index];
  StfChartFace *face = &s->measure->faces[index];
  guint end = box->first_row + box->n_rows;
  Columns columns;
  double width;
  double y = PADDING_TOP;
  guint head, kind, name, aliases, was;

  face->first_text = s->measure->texts->len;
  for (guint i = box->first_row; i < end; i++)
    set_row (s, i);
  width = MAX (MIN_WIDTH, table_width (s, box->first_row, end, &columns));

  head = s->measure->texts->len;
  kind = set (s, STF_CHART_STYLE_KIND, box->kind_label, MAX (width, NAME_WIDTH), 1);
  name = set (s, STF_CHART_STYLE_NAME, box->name, MAX (width, NAME_WIDTH), 3);
  width = MAX (width, MAX (width_of (s, kind), width_of (s, name)));
  aliases = set (s, STF_CHART_STYLE_ALIAS, box->aliases, width, 2);
  was = set (s, STF_CHART_STYLE_WAS, box->was, width, 2);

  y = stack (s, kind, PADDING_X, y, 0.5);
  y = stack (s, name, PADDING_X, y, 0.5);
  y = stack (s, aliases, PADDING_X, y, 0.5);
  y = stack (s, was, PADDING_X, y, 0.5);
  if (box->n_rows > 0)
    {
      face->rule_y = y + 4;
      y = place_table (s, box->first_row, end, columns, PADDING_X, y + 8, width);
    }

  face->width = ceil (width + 2 * PADDING_X);
  face->height = ceil (y + PADDING_BOTTOM);
  face->n_texts = s->measure->texts->len - face->first_text;
  put_head_first (s->measure->texts, face->first_text, head);
}

static void
clear_text (gpointer data)
{
  g_object_unref (((StfChartText *) data)->layout);
}

/**
 * stf_chart_measure_new:
 * @type: the typesetter
 * @model: what the boxes say
 *
 * Returns: (transfer full): faces of the boxes, in points before scaling
 */
StfChartMeasure *
stf_chart_measure_new (StfChartType *type, const StfChartModel *model)
{
  StfChartMeasure *self = g_new0 (StfChartMeasure, 1);
  g_autofree RowTexts *rows = g_new0 (RowTexts, model->row_array->len);
  Setter setter = { type, model, self, rows, -1 };

  self->n_faces = 1;
  self->faces = g_new0 (StfChartFace, model->n_boxes);
  self->rows = g_new0 (StfChartRect, model->row_array->len);
  self->texts = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->texts, clear_text);

  for (guint i = 0; i < model->n_boxes; i++)
    set_box (&setter, i);
  return self;
}

void
stf_chart_measure_free (StfChartMeasure *self)
{
  if (self == NULL)
    return;

  g_free (self->faces);
  g_free (self->rows);
  g_array_unref (self->texts);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Composes a box of its texts in one of several shapes.
 *
 * 1. A box reads from top to bottom: kind, name, other names, cost; a line; then its seats.
 * 2. Naturally they are a table of role, holder, agency, with columns as wide as this box needs;
 *    long lists are set in columns of such pairs.  All texts of a line share a baseline.  A note
 *    stands below the role, but in a long list, which has no roles, below the holder.
 * 3. The narrow shape has the holder below the role, and is as narrow as the longest word lets it.
 *    It cuts nothing that the natural one would not.
 *    The tall shape, which is for long lists of words that are long too, has a column less.
 * 4. The wide shape has the name in one line, and the table in two or three parts beside each
 *    other.
 * 5. Every column has a greatest width; longer texts break, and are shortened when they need more
 *    than a few lines.
 *
 * 6. Breaches of rules are known on the screen only, and a box is as large there as on paper: their
 *    sign stands in the padding of the upper right corner, beside that of a comparison.
 *
 * Nothing is drawn here: what a text takes comes from stf-chart-piece.c. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-face.h"

#include <math.h>

#define PADDING_X 10.0
#define PADDING_TOP 8.5
#define PADDING_BOTTOM 7.0
#define MIN_WIDTH 96.0
#define MIN_NARROW 64.0
#define NAME_WIDTH 180.0
#define WIDE_NAME_WIDTH 360.0
#define ROLE_WIDTH 118.0
#define COUNTED_ROLE_WIDTH 200.0
#define HOLDER_WIDTH 136.0
#define AGENCY_WIDTH 82.0
#define CONTACT_WIDTH 190.0
#define TASK_WIDTH 190.0
#define TASK_INDENT 7.0
#define COLUMN_GAP 9.0
#define CELL_GAP 18.0
#define ROW_GAP 1.5
#define MORE_GAP 8.0
#define FOUND_ASIDE 7.0
#define FOUND_BESIDE_MARK 20.0
#define FOUND_Y -2.0
#define MAX_NARROW_LINES 5

/* The widths of the columns of a table; span: of what stands below the pairs. */
typedef struct
{
  double title;
  double name;
  double agency;
  double span;
} Columns;

typedef struct
{
  StfChartDraft *draft;
  StfChartForm form;
  double width; /* that a narrow box has room for */
  gboolean cut; /* something had to be shortened */
} Setter;

static void
put (Setter *s, StfChartPiece *piece, StfChartFit fit, double x, double y)
{
  const StfChartItem item = { piece, fit, x, y };

  if (piece->layout == NULL)
    return;
  s->cut = s->cut || fit.cut;
  g_array_append_val (s->draft->items, item);
}

/* The same, below what stands at y; returns where the next may stand. */
static double
stack (Setter *s, StfChartPiece *piece, StfChartFit fit, double x, double y, double gap)
{
  put (s, piece, fit, x, y);
  return piece->layout == NULL ? y : y + fit.height + gap;
}

static double
stack_in (Setter *s, StfChartPiece *piece, double x, double y, double width, int lines)
{
  return stack (s, piece, stf_chart_piece_fit (piece, width, lines), x, y, 0);
}

static StfChartRowPieces *
pieces_of (Setter *s, guint row)
{
  return &s->draft->rows[row];
}

static const StfChartRow *
row_at (Setter *s, guint row)
{
  return &s->draft->model->rows[row];
}

static double
role_width (Setter *s, guint row)
{
  return row_at (s, row)->kind == STF_CHART_ROW_COUNT ? COUNTED_ROLE_WIDTH : ROLE_WIDTH;
}

static double
fit_width (StfChartPiece *piece, double max_width, int lines)
{
  return stf_chart_piece_fit (piece, max_width, lines).width;
}

/* Room before the holder; counts have no sign. */
static double
sign_width (Setter *s, guint row)
{
  return row_at (s, row)->kind == STF_CHART_ROW_COUNT ? 0 : s->draft->sign_width;
}

static void
widen (Setter *s, Columns *c, guint row)
{
  StfChartRowPieces *p = pieces_of (s, row);

  if (row_at (s, row)->kind == STF_CHART_ROW_TASK)
    {
      c->span = MAX (c->span, TASK_INDENT + fit_width (&p->title, TASK_WIDTH, 2));
      return;
    }
  c->title = MAX (c->title, fit_width (&p->title, role_width (s, row), 2));
  if (row_at (s, row)->cell)
    c->name = MAX (c->name, sign_width (s, row) + fit_width (&p->note, HOLDER_WIDTH, 2));
  else
    c->title = MAX (c->title, fit_width (&p->note, ROLE_WIDTH, 2));
  if (p->name.layout != NULL)
    c->name = MAX (c->name, sign_width (s, row) + fit_width (&p->name, HOLDER_WIDTH, 2));
  c->name = MAX (c->name, fit_width (&p->was, HOLDER_WIDTH, 2));
  c->agency = MAX (c->agency, fit_width (&p->agency, AGENCY_WIDTH, 1));
}

/* Contact stands below holder and agency, and may push the edge of the table. */
static void
widen_for_contact (Setter *s, Columns *c, guint row)
{
  double contact = fit_width (&pieces_of (s, row)->contact, CONTACT_WIDTH, 2);
  double room = c->name + (c->agency > 0 ? COLUMN_GAP + c->agency : 0);

  if (contact > 0 && sign_width (s, row) + contact > room)
    c->name += sign_width (s, row) + contact - room;
}

static Columns
columns_of (Setter *s, guint first, guint end)
{
  Columns c = { 0 };

  for (guint i = first; i < end; i++)
    widen (s, &c, i);
  for (guint i = first; i < end; i++)
    widen_for_contact (s, &c, i);
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
  return MAX (width, c.span);
}

static double
baseline (const StfChartPiece *piece)
{
  return piece->layout != NULL ? piece->baseline : 0;
}

static double
place_task (Setter *s, guint row, double x, double y, double width)
{
  StfChartPiece *task = &pieces_of (s, row)->title;
  StfChartFit fit = stf_chart_piece_fit (task, width - TASK_INDENT, 2);

  put (s, task, fit, x + TASK_INDENT, y);
  return fit.height;
}

/* Rule 2.  Returns the height. */
static double
place_pair (Setter *s, guint row, Columns c, double x, double y)
{
  StfChartRowPieces *p = pieces_of (s, row);
  gboolean cell = row_at (s, row)->cell;
  double name_x = x + (c.title > 0 ? c.title + COLUMN_GAP : 0);
  double agency_x = name_x + (c.name > 0 ? c.name + COLUMN_GAP : 0);
  double line = y + MAX (MAX (baseline (&p->title), baseline (&p->name)), baseline (&p->agency));
  StfChartFit title = stf_chart_piece_fit (&p->title, role_width (s, row), 2);
  StfChartFit name = stf_chart_piece_fit (&p->name, HOLDER_WIDTH, 2);
  StfChartFit agency = stf_chart_piece_fit (&p->agency, AGENCY_WIDTH, 1);
  double left = stack (s, &p->title, title, x, line - baseline (&p->title), 0);
  double right, far;

  if (!cell)
    left = stack_in (s, &p->note, x, left, ROLE_WIDTH, 2);
  put (s, &p->sign, stf_chart_piece_fit (&p->sign, sign_width (s, row), 1), name_x + 3,
       line - baseline (&p->sign));
  right = stack (s, &p->name, name, name_x + sign_width (s, row), line - baseline (&p->name), 0);
  far = stack (s, &p->agency, agency, agency_x, line - baseline (&p->agency), 0);
  if (cell)
    right = stack_in (s, &p->note, name_x + sign_width (s, row), right, HOLDER_WIDTH, 2);
  if (p->contact.layout != NULL)
    right = stack_in (s, &p->contact, name_x + sign_width (s, row), MAX (right, far), CONTACT_WIDTH,
                      2);
  right = stack_in (s, &p->was, name_x, right, HOLDER_WIDTH, 2);
  return MAX (MAX (left, right), far) - y;
}

/* Rule 3. */
static double
place_stacked (Setter *s, guint row, double x, double y, double width)
{
  StfChartRowPieces *p = pieces_of (s, row);
  gboolean cell = row_at (s, row)->cell;
  double room = width - sign_width (s, row);
  double top = y;
  StfChartFit name = stf_chart_piece_fit (&p->name, room, 3);
  StfChartFit agency = stf_chart_piece_fit (&p->agency, room, 2);
  double name_x = x + sign_width (s, row);

  y = stack_in (s, &p->title, x, y, width, 4);
  if (!cell)
    y = stack_in (s, &p->note, x, y, width, 3);
  put (s, &p->sign, stf_chart_piece_fit (&p->sign, sign_width (s, row), 1), x + 3,
       y + baseline (&p->name) - baseline (&p->sign));
  if (name.n_lines == 1 && name.width + COLUMN_GAP + agency.width <= room)
    {
      put (s, &p->name, name, name_x, y);
      put (s, &p->agency, agency, name_x + name.width + (name.width > 0 ? COLUMN_GAP : 0), y);
      y += MAX (name.height, agency.height);
    }
  else
    {
      y = stack (s, &p->name, name, name_x, y, 0);
      y = stack (s, &p->agency, agency, name_x, y, 0);
    }
  if (cell)
    y = stack_in (s, &p->note, name_x, y, room, 3);
  y = stack_in (s, &p->contact, name_x, y, room, 4);
  y = stack_in (s, &p->was, x, y, width, 3);
  return y - top;
}

static double
place_row (Setter *s, guint row, Columns c, double x, double y, double width)
{
  double height;

  if (row_at (s, row)->kind == STF_CHART_ROW_TASK)
    height = place_task (s, row, x, y, width);
  else if (s->form == STF_CHART_FORM_NARROW)
    height = place_stacked (s, row, x, y, width);
  else
    height = place_pair (s, row, c, x, y);
  s->draft->rects[row] = (StfChartRect){ x, y, width, height };
  return height;
}

static guint
cells_end (Setter *s, guint i, guint end)
{
  while (i < end && row_at (s, i)->cell)
    i++;
  return i;
}

/* In how many columns a long list stands. */
static guint
cell_columns (Setter *s, guint n)
{
  guint natural = n > 12 ? 3 : n > 4 ? 2 : 1;

  if (s->form == STF_CHART_FORM_WIDE && n > 4)
    return natural + (n > 12 ? 2 : 1);
  return s->form == STF_CHART_FORM_NATURAL ? natural : MAX (natural - 1, 1);
}

static double
cell_width (Setter *s, Columns c, guint n)
{
  if (s->form != STF_CHART_FORM_NARROW)
    return columns_width (c);
  return (s->width - (n - 1) * CELL_GAP) / n;
}

/* A long list, read down the columns.  Returns its height. */
static double
place_cells (Setter *s, guint first, guint end, double x, double y)
{
  Columns c = columns_of (s, first, end);
  guint n = cell_columns (s, end - first);
  guint lines = (end - first + n - 1) / n;
  double width = cell_width (s, c, n);
  double top = y;

  for (guint line = 0; line < lines; line++)
    {
      double height = 0;

      for (guint k = 0; k < n && first + k * lines + line < end; k++)
        {
          double cell = place_row (s, first + k * lines + line, c, x + k * (width + CELL_GAP), y,
                                   width);

          height = MAX (height, cell);
        }
      y += height + ROW_GAP;
    }
  return y - top - ROW_GAP;
}

static double
table_width (Setter *s, guint first, guint end, Columns *columns)
{
  double width = 0;
  Columns all = { 0 };

  for (guint i = first; i < end;)
    {
      guint stop = cells_end (s, i, end);
      Columns c = columns_of (s, i, stop > i ? stop : i + 1);

      if (stop > i)
        {
          guint n = cell_columns (s, stop - i);

          width = MAX (width, n * columns_width (c) + (n - 1) * CELL_GAP);
          i = stop;
        }
      else
        {
          widen (s, &all, i++);
        }
    }
  for (guint i = first; i < end; i++)
    if (!row_at (s, i)->cell)
      widen_for_contact (s, &all, i);
  *columns = all;
  return MAX (width, columns_width (all));
}

static double
place_table (Setter *s, guint first, guint end, Columns c, double x, double y, double width)
{
  for (guint i = first; i < end;)
    {
      guint stop = cells_end (s, i, end);

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

/* --- parts of a table beside each other (rule 4) --- */

#define MAX_PARTS 3

typedef struct
{
  guint n;
  guint first[MAX_PARTS + 1];
  Columns columns[MAX_PARTS];
  double width[MAX_PARTS];
} Parts;

static guint
count_parts (Setter *s, guint first, guint end)
{
  if (s->form != STF_CHART_FORM_WIDE || end - first < 4)
    return 1;
  for (guint i = first; i < end; i++)
    if (row_at (s, i)->cell)
      return 1;

  return end - first > 9 ? 3 : 2;
}

/* Where a part may end: at the first line of a role, if there is one near. */
static guint
end_of_part (Setter *s, guint first, guint end, guint wanted, guint far)
{
  for (guint d = 0; d <= far; d++)
    {
      if (wanted + d < end && row_at (s, wanted + d)->title != NULL
          && row_at (s, wanted + d)->kind != STF_CHART_ROW_TASK)
        return wanted + d;
      if (wanted >= first + d + 1 && row_at (s, wanted - d)->title != NULL
          && row_at (s, wanted - d)->kind != STF_CHART_ROW_TASK)
        return wanted - d;
    }
  while (wanted < end && row_at (s, wanted)->kind == STF_CHART_ROW_TASK)
    wanted++;
  return wanted;
}

/* About as many lines in each; a task stays with what it is a task of. */
static Parts
part (Setter *s, guint first, guint end)
{
  Parts parts = { count_parts (s, first, end) };
  guint n = end - first;
  guint i = first;

  for (guint k = 0; k < parts.n; k++)
    {
      guint stop = end;

      if (k < parts.n - 1)
        stop = end_of_part (s, first, end, first + n * (k + 1) / parts.n, n / (3 * parts.n));
      parts.first[k] = i;
      i = MAX (i, stop);
      parts.first[k + 1] = i;
      parts.width[k] = table_width (s, parts.first[k], i, &parts.columns[k]);
    }
  return parts;
}

static double
parts_width (const Parts *parts)
{
  double width = 0;

  for (guint k = 0; k < parts->n; k++)
    width += parts->width[k] + (k > 0 && parts->width[k] > 0 ? CELL_GAP : 0);
  return width;
}

static double
place_parts (Setter *s, const Parts *parts, double x, double y, double width)
{
  double bottom = y;

  for (guint k = 0; k < parts->n; k++)
    {
      double part_width = parts->n == 1 ? width : parts->width[k];
      double end;

      if (parts->first[k] == parts->first[k + 1])
        continue;
      end = place_table (s, parts->first[k], parts->first[k + 1], parts->columns[k], x, y,
                         part_width);
      bottom = MAX (bottom, end);
      x += part_width + CELL_GAP;
    }
  return bottom;
}

/* --- boxes --- */

static double
min_width (Setter *s, guint box)
{
  const StfChartBox *b = &s->draft->model->boxes[box];
  StfChartBoxPieces *p = &s->draft->boxes[box];
  double width = MAX (MIN_NARROW, stf_chart_piece_min_width (&p->name));

  if (!b->seat)
    width = MAX (width, p->kind.width + p->sign.width + (p->more.width > 0 ? MORE_GAP : 0)
                            + p->more.width);
  for (guint i = b->first_row; i < b->first_row + b->n_rows; i++)
    {
      StfChartRowPieces *r = pieces_of (s, i);
      double word = MAX (stf_chart_piece_min_width (&r->title),
                         sign_width (s, i)
                             + MAX (stf_chart_piece_min_width (&r->name),
                                    MAX (stf_chart_piece_min_width (&r->agency),
                                         stf_chart_piece_min_width (&r->contact))));

      if (row_at (s, i)->kind == STF_CHART_ROW_TASK)
        word = MAX (word + TASK_INDENT, TASK_WIDTH * 0.7);
      width = MAX (width, word);
      if (row_at (s, i)->cell)
        width = MAX (width, word * 2 + CELL_GAP);
    }
  return ceil (width);
}

/* Rule 6.  Beside the width of the box nothing depends on it. */
static void
put_found (Setter *s, guint box, double width)
{
  StfChartPiece *found = &s->draft->boxes[box].found;
  gboolean marked = s->draft->model->boxes[box].mark != STF_CHART_MARK_NONE;

  put (s, found, stf_chart_piece_fit (found, width, 1),
       width - (marked ? FOUND_BESIDE_MARK : FOUND_ASIDE) - found->width, FOUND_Y);
}

/* One seat: the role, who holds it, then whatever else there is. */
static double
place_seat (Setter *s, guint row, double x, double y, double width)
{
  StfChartRowPieces *p = pieces_of (s, row);
  double top = y;

  y = stack_in (s, &p->note, x, y, width, 2);
  y = stack_in (s, &p->agency, x, y, width, 2);
  y = stack_in (s, &p->contact, x, y, width, 3);
  y = stack_in (s, &p->was, x, y, width, 3);
  s->draft->rects[row] = (StfChartRect){ x, PADDING_TOP, width, MAX (y, top) - PADDING_TOP };
  return y;
}

static double
seat_width (Setter *s, guint row)
{
  StfChartRowPieces *p = pieces_of (s, row);

  return MAX (
      MAX (fit_width (&p->note, ROLE_WIDTH, 2), fit_width (&p->agency, HOLDER_WIDTH, 2)),
      MAX (fit_width (&p->contact, CONTACT_WIDTH, 3), fit_width (&p->was, HOLDER_WIDTH, 3)));
}

static void
compose (Setter *s, guint box, StfChartFace *face)
{
  static const double name_widths[] = { NAME_WIDTH, 0, NAME_WIDTH, WIDE_NAME_WIDTH };
  const StfChartBox *b = &s->draft->model->boxes[box];
  StfChartBoxPieces *p = &s->draft->boxes[box];
  gboolean narrow = s->form == STF_CHART_FORM_NARROW;
  guint end = b->first_row + b->n_rows;
  double more = p->more.width > 0 ? p->more.width + MORE_GAP : 0;
  double sign = p->sign.layout != NULL ? STF_CHART_SIGN_WIDTH : 0;
  Parts parts = { 0 };
  StfChartFit kind, name;
  double width, room;
  double y = PADDING_TOP;

  if (narrow)
    width = s->width = min_width (s, box);
  else if (b->seat)
    width = MAX (MIN_NARROW, seat_width (s, b->first_row));
  else
    width = MIN_WIDTH;
  if (!b->seat)
    {
      parts = part (s, b->first_row, end);
      if (!narrow)
        width = MAX (width, parts_width (&parts));
    }

  room = narrow ? width : MAX (width, name_widths[s->form]);
  kind = stf_chart_piece_fit (&p->kind, room - more - sign, b->seat ? 3 : 1);
  name = stf_chart_piece_fit (&p->name, room, narrow ? MAX_NARROW_LINES : 3);
  width = MAX (width, MAX (sign + kind.width + more, name.width));

  put (s, &p->sign, stf_chart_piece_fit (&p->sign, STF_CHART_SIGN_WIDTH, 1), PADDING_X + 3,
       y + p->kind.baseline - p->sign.baseline);
  put (s, &p->more, stf_chart_piece_fit (&p->more, room, 1), PADDING_X + width - p->more.width, y);
  y = stack (s, &p->kind, kind, PADDING_X + sign, y, 0.5);
  y = stack (s, &p->name, name, PADDING_X, y, 0.5);
  y = stack_in (s, &p->aliases, PADDING_X, y, width, 2);
  y = stack_in (s, &p->cost, PADDING_X, y, width, 2);
  y = stack_in (s, &p->was, PADDING_X, y, width, 2);
  face->rule_y = 0;
  if (b->seat)
    {
      y = place_seat (s, b->first_row, PADDING_X, y, width);
    }
  else if (b->n_rows > 0)
    {
      face->rule_y = y + 4;
      y = place_parts (s, &parts, PADDING_X, y + 8, width);
    }

  face->width = ceil (width + 2 * PADDING_X);
  face->height = ceil (y + PADDING_BOTTOM);
  put_found (s, box, face->width);
}

/**
 * stf_chart_face_compose:
 * @draft: the pieces; its items and rects are set
 * @box: index of a box
 * @form: in which shape
 * @face: (out caller-allocates): its size
 *
 * Returns: whether everything is there in full
 */
gboolean
stf_chart_face_compose (StfChartDraft *draft, guint box, StfChartForm form, StfChartFace *face)
{
  Setter setter = { draft, form };

  g_array_set_size (draft->items, 0);
  compose (&setter, box, face);
  return !setter.cut;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of letters.
 *
 * 1. Columns of amounts are as wide as they need to be; those of texts share the rest, and their
 *    texts wrap.  An amount is never cut: where there is no room, the whole table is set smaller.
 * 2. The head and the first cell of each row are headings in a tagged PDF.  An empty cell is there
 *    too, so that every row has as many.
 * 3. Sums are bold with a line above, so are the names of groups without one. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-letter-table.h"

#define GAP 9.0
#define PADDING 2.0
#define LEAST_TEXT 96.0
#define MAX_LINES 6

typedef struct
{
  StfPaperRowKind kind;
  gboolean head;
  StfChartText *cells;
  double height;
} Row;

struct _StfLetterTable
{
  StfChartType *type; /* borrowed while it is made */
  guint n;
  guint n_texts;
  double scale;
  double width; /* before scale */
  double *x;
  double *widths;
  GArray *rows; /* Row */
};

char *
stf_letter_plain (const char *words)
{
  GString *plain = g_string_new (words);

  g_string_replace (plain, "\u00a0", " ", 0);
  g_string_replace (plain, "\u202f", " ", 0);
  return g_string_free (plain, FALSE);
}

static StfChartText
set_cell (const StfLetterTable *self, gboolean strong, const char *words, double width)
{
  /* A cell without text would be left out of the structure (rule 2). */
  g_autofree char *plain = stf_letter_plain (*words != '\0' ? words : " ");

  return stf_chart_type_set (self->type, strong ? STF_CHART_STYLE_VACANT : STF_CHART_STYLE_HOLDER,
                             plain, width, MAX_LINES);
}

static double
measure (const StfLetterTable *self, gboolean strong, const char *words)
{
  StfChartText text = set_cell (self, strong, words, G_MAXINT16);

  g_object_unref (text.layout);
  return text.width;
}

/* Rule 1. */
static void
set_columns (StfLetterTable *self, const StfPaperTable *table, double width)
{
  g_autofree double *wanted = g_new0 (double, self->n);
  double amounts = 0, texts = 0, least = 0, rest;

  for (guint i = 0; i < self->n; i++)
    {
      wanted[i] = measure (self, TRUE, table->head[i]);
      if (i < self->n_texts)
        wanted[i] = MAX (wanted[i], LEAST_TEXT);
      for (guint k = 0; k < table->rows->len; k++)
        {
          const StfPaperRow *row = stf_paper_table_get_row (table, k);
          double cell = measure (self, row->kind != STF_PAPER_ROW_LINE, row->cells[i]);

          if (i >= self->n_texts || row->kind == STF_PAPER_ROW_LINE)
            wanted[i] = MAX (wanted[i], cell);
        }
      if (i < self->n_texts)
        {
          texts += wanted[i];
          least += MIN (wanted[i], LEAST_TEXT);
        }
      else
        amounts += wanted[i] + GAP;
    }

  least += amounts + (self->n_texts - 1) * GAP;
  self->scale = least > width ? width / least : 1;
  self->width = width / self->scale;
  rest = self->width - amounts - (self->n_texts - 1) * GAP;
  for (guint i = 0; i < self->n; i++)
    {
      self->widths[i] = i < self->n_texts ? rest * wanted[i] / texts : wanted[i];
      self->x[i] = i == 0 ? 0 : self->x[i - 1] + self->widths[i - 1] + GAP;
    }
}

static void
set_row (StfLetterTable *self, StfPaperRowKind kind, gboolean head, char *const *cells)
{
  Row row = { kind, head, g_new0 (StfChartText, self->n) };
  gboolean strong = head || kind != STF_PAPER_ROW_LINE;

  for (guint i = 0; i < self->n; i++)
    {
      /* The name of a group may go on over the cells after it. */
      gboolean name = kind == STF_PAPER_ROW_GROUP && i == 0 && !head;
      double width = name ? self->width : self->widths[i];

      row.cells[i] = set_cell (self, strong, cells[i], width + 0.01);
      row.cells[i].x = i < self->n_texts ? self->x[i]
                                         : self->x[i] + self->widths[i] - row.cells[i].width;
      row.height = MAX (row.height, row.cells[i].height);
    }
  row.height += 2 * PADDING;
  g_array_append_val (self->rows, row);
}

static Row *
row_at (const StfLetterTable *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

/**
 * stf_letter_table_new:
 * @type: the typesetter
 * @table: what to set
 * @width: that it has
 *
 * Returns: (transfer full): the table; free with stf_letter_table_free()
 */
StfLetterTable *
stf_letter_table_new (StfChartType *type, const StfPaperTable *table, double width)
{
  StfLetterTable *self = g_new0 (StfLetterTable, 1);

  self->type = type;
  self->n = table->n_columns;
  self->n_texts = table->n_texts;
  self->x = g_new0 (double, self->n);
  self->widths = g_new0 (double, self->n);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  set_columns (self, table, width);
  set_row (self, STF_PAPER_ROW_LINE, TRUE, table->head);
  for (guint i = 0; i < table->rows->len; i++)
    set_row (self, stf_paper_table_get_row (table, i)->kind, FALSE,
             stf_paper_table_get_row (table, i)->cells);
  return self;
}

/** stf_letter_table_free: frees a table, or %NULL. */
void
stf_letter_table_free (StfLetterTable *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    {
      for (guint k = 0; k < self->n; k++)
        g_object_unref (row_at (self, i)->cells[k].layout);
      g_free (row_at (self, i)->cells);
    }
  g_array_unref (self->rows);
  g_free (self->x);
  g_free (self->widths);
  g_free (self);
}

/** stf_letter_table_get_n_rows: how many rows it has, the head among them. */
guint
stf_letter_table_get_n_rows (const StfLetterTable *self)
{
  return self->rows->len;
}

/** stf_letter_table_get_height: of a row. */
double
stf_letter_table_get_height (const StfLetterTable *self, guint row)
{
  return row_at (self, row)->height * self->scale;
}

/** stf_letter_table_keeps_next: whether a row is to be on the same page as the next. */
gboolean
stf_letter_table_keeps_next (const StfLetterTable *self, guint row)
{
  return row + 1 < self->rows->len
         && (row_at (self, row)->head || row_at (self, row)->kind == STF_PAPER_ROW_GROUP
             || row_at (self, row + 1)->kind == STF_PAPER_ROW_SUM);
}

static void
draw_rule (StfChartPen *pen, const StfLetterTable *self, double y, guint32 colour, double width)
{
  const StfChartPoint line[] = { { 0, y }, { self->width, y } };

  stf_chart_pen_add_line (pen, line, G_N_ELEMENTS (line), 0);
  stf_chart_pen_draw_lines (pen, &(StfChartInk){ STF_CHART_NO_COLOUR, colour, width });
}

/** stf_letter_table_draw: draws a row with its corner at x, y. */
void
stf_letter_table_draw (StfChartPen *pen, const StfLetterTable *self, guint row, double x, double y,
                       const StfChartColours *c)
{
  const Row *r = row_at (self, row);

  stf_chart_pen_push (pen, x, y, self->scale);
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_TABLE_ROW });
  for (guint i = 0; i < self->n; i++)
    {
      stf_chart_pen_begin (
          pen, &(StfChartPart){ r->head || i == 0 ? STF_CHART_PART_HEADING : STF_CHART_PART_CELL });
      stf_chart_pen_text (pen, &r->cells[i], r->cells[i].x, PADDING, r->head ? c->muted : c->text);
      stf_chart_pen_end (pen);
    }
  stf_chart_pen_end (pen);
  if (r->kind == STF_PAPER_ROW_SUM)
    draw_rule (pen, self, 0, c->text, 0.75);
  draw_rule (pen, self, r->height, r->head ? c->outline : c->rule, r->head ? 1 : 0.4);
  stf_chart_pen_pop (pen);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of changes: what differs between two organisations, a row a difference, on as many
 * pages as it takes.
 *
 * Everything is set in type when the table is made.  The columns of sign and kind are as wide as
 * they need to be; what, before and after share the rest.  Texts wrap; a row is never divided, and
 * what would need more than half a page ends in an ellipsis, so that every page holds at least a
 * row.  The head is on every page. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-change.h"
#include "stf-chart-mark.h"
#include "stf-chart-table.h"

#include <glib/gi18n-lib.h>

#define MM (72 / 25.4)

/* The side of the paper on which texts have SCALE times their size; on larger ones they grow. */
#define REFERENCE_SIDE (297 * MM)
#define SCALE 1.2

#define MARGIN 30.0
#define COLUMN_GAP 10.0
#define ROW_PADDING 3.0
#define SIGN_WIDTH 12.0
#define SIGN_RADIUS 3.2
#define KIND_WIDTH 90.0

enum
{
  COLUMN_KIND,
  COLUMN_WHAT,
  COLUMN_BEFORE,
  COLUMN_AFTER,
  N_COLUMNS,
};

/* Of what the kind leaves. */
static const double shares[N_COLUMNS] = { 0, 0.34, 0.33, 0.33 };

typedef struct
{
  StfChartMark mark;
  StfChartText cells[N_COLUMNS]; /* without a layout: empty */
  double y;                      /* on its page */
  double height;
  guint page;
} Row;

struct _StfChartTable
{
  StfChartType *type;
  double width; /* of the page, before scale */
  double height;
  double scale;
  gboolean grey;
  double x[N_COLUMNS];
  double widths[N_COLUMNS];
  StfChartText title;
  StfChartText summary;
  Row head;
  GArray *rows;
  GArray *numbers; /* StfChartText, one a page */
};

static void
row_clear (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_clear_object (&row->cells[i].layout);
}

static void
text_clear (gpointer data)
{
  g_clear_object (&((StfChartText *) data)->layout);
}

static double
bottom_of (const StfChartTable *self)
{
  return self->height - MARGIN - 14; /* above the page's number */
}

/* --- setting --- */

static void
set_columns (StfChartTable *self, const StfComparison *comparison)
{
  double kind = 0;
  double rest;

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const StfDifference *d = &g_array_index (comparison->differences, StfDifference, i);
      StfChartText text = stf_chart_type_set (self->type, STF_CHART_STYLE_HOLDER, d->label,
                                              KIND_WIDTH, 2);

      kind = MAX (kind, text.width);
      g_object_unref (text.layout);
    }

  rest = self->width - 2 * MARGIN - SIGN_WIDTH - kind - (N_COLUMNS - 1) * COLUMN_GAP;
  self->x[0] = MARGIN + SIGN_WIDTH;
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      self->widths[i] = i == COLUMN_KIND ? kind : MAX (rest * shares[i], 1);
      if (i > 0)
        self->x[i] = self->x[i - 1] + self->widths[i - 1] + COLUMN_GAP;
    }
}

static void
set_cells (StfChartTable *self, Row *row, StfChartStyle style, const char *const texts[N_COLUMNS])
{
  int max_lines = (int) MAX (self->height / 2 / 12, 1);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (texts[i] == NULL)
        continue;
      row->cells[i] = stf_chart_type_set (self->type, style, texts[i],
                                          MAX (self->widths[i], KIND_WIDTH * (i == COLUMN_KIND)),
                                          max_lines);
      row->cells[i].x = self->x[i];
      row->height = MAX (row->height, row->cells[i].height);
    }
  row->height += 2 * ROW_PADDING;
}

static void
set_rows (StfChartTable *self, const StfComparison *comparison)
{
  const char *const head[N_COLUMNS] = { C_ ("difference", "Change"), C_ ("difference", "What"),
                                        C_ ("difference", "Before"), C_ ("difference", "After") };

  set_cells (self, &self->head, STF_CHART_STYLE_KIND, head);
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const StfDifference *d = &g_array_index (comparison->differences, StfDifference, i);
      const char *const texts[N_COLUMNS] = { d->label, d->what, d->before ? d->before : "–",
                                             d->after ? d->after : "–" };
      Row row = { stf_chart_mark_for_sign (d->sign) };

      set_cells (self, &row, STF_CHART_STYLE_HOLDER, texts);
      g_array_append_val (self->rows, row);
    }
}

/* Gives each row its page.  Returns how many pages there are. */
static guint
place_rows (StfChartTable *self)
{
  double top = self->summary.y + self->summary.height + 12;
  double y = top + self->head.height;
  guint page = 0;

  self->head.y = top;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      if (y + row->height > bottom_of (self) && y > top + self->head.height)
        {
          page++;
          y = top + self->head.height;
        }
      row->page = page;
      row->y = y;
      y += row->height;
    }
  return page + 1;
}

static void
set_numbers (StfChartTable *self, guint n_pages)
{
  for (guint i = 0; i < n_pages; i++)
    {
      /* Translators: the number of a page, and how many there are. */
      g_autofree char *words = g_strdup_printf (_ ("%u (%u)"), i + 1, n_pages);
      StfChartText text = stf_chart_type_set (self->type, STF_CHART_STYLE_PAGE_TEXT, words, 100, 1);

      text.x = self->width - MARGIN - text.width;
      text.y = self->height - MARGIN - text.height;
      g_array_append_val (self->numbers, text);
    }
}

static StfChartText
set_line (StfChartTable *self, StfChartStyle style, const char *words, double y)
{
  StfChartText text = stf_chart_type_set (self->type, style, words, self->width - 2 * MARGIN, 2);

  text.x = MARGIN;
  text.y = y;
  return text;
}

static char *
word_summary (const StfComparison *comparison)
{
  g_autofree char *summary = stf_comparison_summarise (comparison);

  /* Translators: two ISO dates, and "2 new, 1 gone". */
  return g_strdup_printf (_ ("Changes from %s to %s: %s"),
                          stf_organisation_get_date (comparison->before),
                          stf_organisation_get_date (comparison->after), summary);
}

/**
 * stf_chart_table_new:
 * @comparison: what differs; it may be freed afterwards
 * @paper: of each page
 * @grey: whether the signs do without colours
 * @font: (nullable): families
 *
 * Returns: (transfer full): the table; free with stf_chart_table_free()
 */
StfChartTable *
stf_chart_table_new (const StfComparison *comparison, StfChartPaper paper, gboolean grey,
                     const char *font)
{
  StfChartTable *self;
  g_autofree char *summary = NULL;

  g_return_val_if_fail (comparison != NULL && paper.width > 0 && paper.height > 0, NULL);

  self = g_new0 (StfChartTable, 1);
  self->type = stf_chart_type_new (font);
  self->scale = SCALE * MAX (MIN (paper.width, paper.height) / REFERENCE_SIDE, 1);
  self->width = paper.width / self->scale;
  self->height = paper.height / self->scale;
  self->grey = grey;
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, row_clear);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->numbers, text_clear);

  summary = word_summary (comparison);
  self->title = set_line (self, STF_CHART_STYLE_PAGE_TITLE,
                          stf_organisation_get_name (comparison->after), MARGIN);
  self->summary = set_line (self, STF_CHART_STYLE_PAGE_TEXT, summary,
                            MARGIN + self->title.height + 2);
  set_columns (self, comparison);
  set_rows (self, comparison);
  set_numbers (self, place_rows (self));
  return self;
}

void
stf_chart_table_free (StfChartTable *self)
{
  if (self == NULL)
    return;

  text_clear (&self->title);
  text_clear (&self->summary);
  row_clear (&self->head);
  g_array_unref (self->rows);
  g_array_unref (self->numbers);
  stf_chart_type_free (self->type);
  g_free (self);
}

/**
 * stf_chart_table_get_n_pages:
 * @self: a table
 *
 * Returns: how many pages it takes: at least one
 */
guint
stf_chart_table_get_n_pages (const StfChartTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->numbers->len;
}

/* --- drawing --- */

static void
draw_text (StfChartPen *pen, const StfChartText *text, double y, StfChartPartKind kind,
           guint32 colour)
{
  gboolean program = kind == STF_CHART_PART_TEXT || kind == STF_CHART_PART_HEADING;

  stf_chart_pen_begin (pen, &(StfChartPart){ kind, .program = program });
  stf_chart_pen_text (pen, text, text->x, text->y + y, colour);
  stf_chart_pen_end (pen);
}

static void
draw_row (StfChartPen *pen, const StfChartTable *self, const Row *row, StfChartPartKind kind,
          StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  gboolean head = kind == STF_CHART_PART_HEADING;
  const StfChartPoint rule[] = { { MARGIN, row->y + row->height },
                                 { self->width - MARGIN, row->y + row->height } };

  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_TABLE_ROW });
  stf_chart_mark_draw_sign (pen, row->mark, MARGIN + SIGN_RADIUS, row->y + ROW_PADDING + 5.4,
                            SIGN_RADIUS,
                            stf_chart_mark_get_colour (row->mark, palette, self->grey));
  for (guint i = 0; i < N_COLUMNS; i++)
    if (row->cells[i].layout != NULL)
      draw_text (pen, &row->cells[i], row->y + ROW_PADDING, kind,
                 head || i == COLUMN_BEFORE ? c->muted : c->text);
  stf_chart_pen_end (pen);

  stf_chart_pen_add_line (pen, rule, G_N_ELEMENTS (rule), 0);
  stf_chart_pen_draw_lines (
      pen, &(StfChartInk){ STF_CHART_NO_COLOUR, head ? c->outline : c->rule, head ? 1 : 0.5 });
}

/* Draws a page of the table, with its top left corner at the origin. */
void
stf_chart_table_draw_page (StfChartPen *pen, const StfChartTable *self, guint page,
                           StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  stf_chart_pen_push (pen, 0, 0, self->scale);
  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, self->width, self->height }, 0,
                      &(StfChartInk){ c->page, STF_CHART_NO_COLOUR });
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PAGE });
  draw_text (pen, &self->title, 0, STF_CHART_PART_TITLE, c->strong);
  draw_text (pen, &self->summary, 0, STF_CHART_PART_TEXT, c->muted);
  if (self->rows->len > 0)
    {
      stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_TABLE });
      draw_row (pen, self, &self->head, STF_CHART_PART_HEADING, palette);
      for (guint i = 0; i < self->rows->len; i++)
        {
          const Row *row = &g_array_index (self->rows, Row, i);

          if (row->page == page)
            draw_row (pen, self, row, STF_CHART_PART_CELL, palette);
        }
      stf_chart_pen_end (pen);
    }
  draw_text (pen, &g_array_index (self->numbers, StfChartText, page), 0, STF_CHART_PART_TEXT,
             c->muted);
  stf_chart_pen_end (pen);
  stf_chart_pen_pop (pen);
}

/**
 * stf_chart_table_paint_page:
 * @cr: where to paint, in points on the page
 * @self: a table
 * @page: which page
 * @palette: colours
 */
void
stf_chart_table_paint_page (cairo_t *cr, const StfChartTable *self, guint page,
                            StfChartPalette palette)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, type == CAIRO_SURFACE_TYPE_PDF);

  g_return_if_fail (self != NULL && page < self->numbers->len);

  stf_chart_table_draw_page (pen, self, page, palette);
}

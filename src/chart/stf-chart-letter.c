/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text on pages: title, whose it is and its date, then headings, paragraphs, lists, tables and
 * drawings.
 *
 * Everything is set in type when the letter is made, in columns as wide as reading is easy; lying
 * pages are for wide tables.  A line of a list has its label at the left and its text beside it.  A
 * heading stands on the same page as what follows it, the words before a list on that of its first
 * line, and the head of a table on each page of it.
 * Of a paragraph, what would need more than MAX_LINES ends in an ellipsis, so that every page holds
 * at least a block.  An example says so behind the text and at the foot of every page. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-letter.h"

#include <glib/gi18n-lib.h>

#include "stf-chart-letter-table.h"
#include "stf-chart-measure.h"
#include "stf-chart-palette.h"
#include "stf-graph.h"

#define MM (72 / 25.4)
#define PAGE_WIDTH (210 * MM)
#define PAGE_HEIGHT (297 * MM)
#define FAINT 0xf3f3f3 /* of the word behind an example */

/* Texts of the chart are small: here they are read at a desk. */
#define SCALE 1.3
#define MARGIN (22 * MM / SCALE)
#define LABEL_PART 0.46
#define LABEL_GAP 10.0
#define NUMBER_ROOM 14 /* above the page's number */

#define PARAGRAPH_GAP 6.0
#define ITEM_GAP 2.5
#define HEADING_GAP 14.0
#define MAX_LINES 40

typedef struct
{
  StfPaperBlockKind kind;
  StfChartText label; /* without a layout: none */
  StfChartText text;
  const StfLetterTable *table;
  guint row;               /* of the table */
  const StfFigure *figure; /* the paper's: only until the blocks have their places */
  StfGraph *graph;
  double height;
  double least; /* that it may be lowered to, so that it fits below what is before it */
  double y;
  guint page;
} Block;

struct _StfChartLetter
{
  StfChartType *type;
  double width; /* of the page, before scale; so is what follows */
  double height;
  double column;
  double bottom;
  gboolean example;
  char *date;
  StfChartText title;
  StfChartText subtitle;
  GArray *blocks;  /* Block */
  GArray *numbers; /* StfChartText, one a page */
  GPtrArray *tables;
  StfChartText mark; /* of an example, or without a layout */
};

static void
text_clear (gpointer data)
{
  g_clear_object (&((StfChartText *) data)->layout);
}

static void
block_clear (gpointer data)
{
  Block *block = data;

  text_clear (&block->label);
  text_clear (&block->text);
  stf_graph_free (block->graph);
}

static StfChartText
set_text (StfChartLetter *self, StfChartStyle style, const char *words, double x, double width)
{
  g_autofree char *plain = stf_letter_plain (words);
  StfChartText text = stf_chart_type_set (self->type, style, plain, width, MAX_LINES);

  text.x = x;
  return text;
}

static void
add_block (StfChartLetter *self, StfPaperBlockKind kind, const char *label, const char *words)
{
  StfChartStyle style = kind == STF_PAPER_HEADING ? STF_CHART_STYLE_NAME : STF_CHART_STYLE_HOLDER;
  double label_width = self->column * LABEL_PART;
  double indent = label ? label_width + LABEL_GAP : 0;
  Block block = { kind };

  if (label)
    block.label = set_text (self, STF_CHART_STYLE_HOLDER, label, MARGIN, label_width);
  block.text = set_text (self, style, words, MARGIN + indent, self->column - indent);
  block.height = MAX (block.label.height, block.text.height);
  block.least = block.height;
  g_array_append_val (self->blocks, block);
}

/* A row is a block, so that a table can go on over pages. */
static void
add_table (StfChartLetter *self, const StfPaperTable *table)
{
  StfLetterTable *set = stf_letter_table_new (self->type, table, self->column);

  g_ptr_array_add (self->tables, set);
  for (guint i = 0; i < stf_letter_table_get_n_rows (set); i++)
    {
      Block block = { STF_PAPER_TABLE };

      block.table = set;
      block.row = i;
      block.height = stf_letter_table_get_height (set, i);
      block.least = block.height;
      g_array_append_val (self->blocks, block);
    }
}

static void
add_figure (StfChartLetter *self, const StfFigure *figure)
{
  double most = self->bottom - MARGIN - 2 * HEADING_GAP;
  Block block = { STF_PAPER_FIGURE };

  block.figure = figure;
  block.height = MIN (stf_graph_get_wish (figure, self->column), most);
  block.least = figure->kind == STF_FIGURE_MONTHS ? 0.7 * block.height : block.height;
  g_array_append_val (self->blocks, block);
}

static void
add_break (StfChartLetter *self)
{
  const Block block = { STF_PAPER_BREAK };

  g_array_append_val (self->blocks, block);
}

/* Each line of a paragraph is one of its own. */
static void
add_lines (StfChartLetter *self, const StfPaperBlock *block)
{
  g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      add_block (self, block->kind, i == 0 ? block->label : NULL, lines[i]);
}

static void
set_blocks (StfChartLetter *self, const StfPaper *paper)
{
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const StfPaperBlock *block = paper->blocks->pdata[i];

      if (block->table != NULL)
        add_table (self, block->table);
      else if (block->figure != NULL)
        add_figure (self, block->figure);
      else if (block->kind == STF_PAPER_BREAK)
        add_break (self);
      else
        add_lines (self, block);
    }
}

static const Block *
block_at (const StfChartLetter *self, guint i)
{
  return &g_array_index (self->blocks, Block, i);
}

static double
gap_before (const Block *block, const Block *last)
{
  if (block->kind == STF_PAPER_HEADING)
    return HEADING_GAP;
  if (block->kind == STF_PAPER_TABLE && block->row > 0)
    return 0;
  return block->kind == STF_PAPER_ITEM && (!last || last->kind != STF_PAPER_PARAGRAPH)
             ? ITEM_GAP
             : PARAGRAPH_GAP;
}

/* What stands between a heading and a list leads to the list. */
static gboolean
leads_to_list (const StfChartLetter *self, guint i)
{
  return i > 0 && i + 1 < self->blocks->len && block_at (self, i)->kind == STF_PAPER_PARAGRAPH
         && block_at (self, i - 1)->kind != STF_PAPER_ITEM
         && block_at (self, i + 1)->kind == STF_PAPER_ITEM;
}

static gboolean
keeps_next (const StfChartLetter *self, guint i)
{
  const Block *block = block_at (self, i);

  return block->kind == STF_PAPER_HEADING || leads_to_list (self, i)
         || (block->table != NULL && stf_letter_table_keeps_next (block->table, block->row));
}

/* With all that is to be on the same page. */
static double
needed_for (const StfChartLetter *self, guint i)
{
  double needed = block_at (self, i)->least;

  for (; keeps_next (self, i) && i + 1 < self->blocks->len; i++)
    needed += gap_before (block_at (self, i + 1), block_at (self, i))
              + block_at (self, i + 1)->least;
  return needed;
}

/* Gives each block its page.  Returns how many pages there are. */
static guint
place_blocks (StfChartLetter *self)
{
  double y = self->subtitle.y + self->subtitle.height + 2 * PARAGRAPH_GAP;
  guint page = 0;
  const Block *last = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = &g_array_index (self->blocks, Block, i);
      gboolean breaks = last != NULL && last->kind == STF_PAPER_BREAK;

      y += gap_before (block, last);
      if (last && (breaks || y + MIN (needed_for (self, i), self->bottom - MARGIN) > self->bottom))
        {
          page++;
          y = MARGIN;
          if (block->table != NULL && block->row > 0) /* below the head, which is drawn again */
            y += stf_letter_table_get_height (block->table, 0);
        }
      block->page = page;
      block->y = y;
      if (block->figure != NULL)
        {
          block->height = MIN (block->height, MAX (block->least, self->bottom - y));
          block->graph = stf_graph_new (block->figure, self->column, block->height);
        }
      y += block->height;
      last = block;
    }
  return page + 1;
}

static void
set_numbers (StfChartLetter *self, guint n_pages)
{
  for (guint i = 0; i < n_pages; i++)
    {
      /* Translators: the number of a page, and how many there are. */
      g_autofree char *number = g_strdup_printf (_ ("%u (%u)"), i + 1, n_pages);
      g_autofree char *words = g_strconcat (self->example ? _ ("Example") : "",
                                            self->example ? " · " : "", number, NULL);
      StfChartText text = set_text (self, STF_CHART_STYLE_PAGE_TEXT, words, 0, 100);

      text.x = self->width - MARGIN - text.width;
      text.y = self->height - MARGIN - text.height;
      g_array_append_val (self->numbers, text);
    }
}

/* Very large, so that it goes over the page. */
static void
set_mark (StfChartLetter *self)
{
  self->mark = set_text (self, STF_CHART_STYLE_PAGE_TITLE, _ ("Example"), 0, self->width);
}

/**
 * stf_chart_letter_new:
 * @paper: the text; it may be freed afterwards
 *
 * Returns: (transfer full): the letter; free with stf_chart_letter_free()
 */
StfChartLetter *
stf_chart_letter_new (const StfPaper *paper)
{
  StfChartLetter *self;
  g_autofree char *subtitle = NULL;

  g_return_val_if_fail (paper != NULL, NULL);

  self = g_new0 (StfChartLetter, 1);
  self->type = stf_chart_type_new (NULL);
  self->width = (paper->landscape ? PAGE_HEIGHT : PAGE_WIDTH) / SCALE;
  self->height = (paper->landscape ? PAGE_WIDTH : PAGE_HEIGHT) / SCALE;
  self->column = self->width - 2 * MARGIN;
  self->bottom = self->height - MARGIN - NUMBER_ROOM;
  self->example = paper->example;
  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_letter_table_free);
  self->date = g_strdup (paper->date);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, block_clear);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->numbers, text_clear);

  subtitle = g_strconcat (paper->organisation, " · ", paper->date, paper->example ? " · " : NULL,
                          _ ("Example"), NULL);
  self->title = set_text (self, STF_CHART_STYLE_PAGE_TITLE, paper->title, MARGIN, self->column);
  self->title.y = MARGIN;
  self->subtitle = set_text (self, STF_CHART_STYLE_PAGE_TEXT, subtitle, MARGIN, self->column);
  self->subtitle.y = MARGIN + self->title.height + 2;
  set_blocks (self, paper);
  set_numbers (self, place_blocks (self));
  if (self->example)
    set_mark (self);
  return self;
}

/** stf_chart_letter_free: frees a letter. */
void
stf_chart_letter_free (StfChartLetter *self)
{
  if (self == NULL)
    return;

  text_clear (&self->title);
  text_clear (&self->subtitle);
  g_array_unref (self->blocks);
  g_array_unref (self->numbers);
  g_ptr_array_unref (self->tables);
  text_clear (&self->mark);
  stf_chart_type_free (self->type);
  g_free (self->date);
  g_free (self);
}

/** stf_chart_letter_get_paper: the size of its pages. */
StfChartPaper
stf_chart_letter_get_paper (const StfChartLetter *self)
{
  g_return_val_if_fail (self != NULL, ((StfChartPaper){ PAGE_WIDTH, PAGE_HEIGHT }));
  return (StfChartPaper){ self->width * SCALE, self->height * SCALE };
}

/** stf_chart_letter_get_date: the ISO date that it bears. */
const char *
stf_chart_letter_get_date (const StfChartLetter *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->date;
}

/** stf_chart_letter_get_n_pages: how many pages it takes: at least one. */
guint
stf_chart_letter_get_n_pages (const StfChartLetter *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->numbers->len;
}

/* --- drawing --- */

static void
draw_text (StfChartPen *pen, const StfChartText *text, double y, StfChartPartKind kind,
           guint32 colour)
{
  stf_chart_pen_begin (pen, &(StfChartPart){ kind, NULL, NULL, 1 });
  stf_chart_pen_text (pen, text, text->x, text->y + y, colour);
  stf_chart_pen_end (pen);
}

static void
draw_item (StfChartPen *pen, const Block *block, const StfChartColours *c)
{
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_ROW });
  if (block->label.layout)
    draw_text (pen, &block->label, block->y, STF_CHART_PART_LABEL, c->text);
  draw_text (pen, &block->text, block->y, STF_CHART_PART_VALUE,
             block->label.layout ? c->muted : c->text);
  stf_chart_pen_end (pen);
}

/* Of a table, with its head where it begins a page. */
static void
draw_row (StfChartPen *pen, const Block *block, gboolean begins, const StfChartColours *c)
{
  if (begins && block->row > 0)
    stf_letter_table_draw (pen, block->table, 0, MARGIN,
                           block->y - stf_letter_table_get_height (block->table, 0), c);
  stf_letter_table_draw (pen, block->table, block->row, MARGIN, block->y, c);
}

static void
draw_graph (StfChartPen *pen, const Block *block, StfChartPalette palette)
{
  stf_chart_pen_push (pen, MARGIN, block->y, 1);
  stf_graph_draw (pen, block->graph, palette);
  stf_chart_pen_pop (pen);
}

static void
draw_block (StfChartPen *pen, const Block *block, gboolean begins, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  switch (block->kind)
    {
      case STF_PAPER_ITEM:
        draw_item (pen, block, c);
        break;
      case STF_PAPER_HEADING:
        draw_text (pen, &block->text, block->y, STF_CHART_PART_NAME, c->strong);
        break;
      case STF_PAPER_TABLE:
        draw_row (pen, block, begins, c);
        break;
      case STF_PAPER_FIGURE:
        draw_graph (pen, block, palette);
        break;
      case STF_PAPER_BREAK:
        break;
      case STF_PAPER_PARAGRAPH:
      default:
        draw_text (pen, &block->text, block->y, STF_CHART_PART_TEXT, c->text);
    }
}

/* Lines of a list belong together, and so do the rows of a table. */
static gboolean
belong_together (const Block *one, const Block *next)
{
  return one != NULL && one->kind == next->kind
         && (next->kind == STF_PAPER_ITEM
             || (next->kind == STF_PAPER_TABLE && one->table == next->table));
}

static void
draw_blocks (StfChartPen *pen, const StfChartLetter *self, guint page, StfChartPalette palette)
{
  const Block *last = NULL;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = block_at (self, i);
      gboolean begins = !belong_together (last, block);

      if (block->page != page)
        continue;
      if (begins && last && (last->kind == STF_PAPER_ITEM || last->kind == STF_PAPER_TABLE))
        stf_chart_pen_end (pen);
      if (begins && block->kind == STF_PAPER_ITEM)
        stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_LIST });
      if (begins && block->kind == STF_PAPER_TABLE)
        stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_TABLE });
      draw_block (pen, block, begins, palette);
      last = block;
    }
  if (last && (last->kind == STF_PAPER_ITEM || last->kind == STF_PAPER_TABLE))
    stf_chart_pen_end (pen);
}

static void
draw_mark (StfChartPen *pen, const StfChartLetter *self)
{
  double scale = self->column / self->mark.width;

  stf_chart_pen_push (pen, MARGIN, (self->height - self->mark.height * scale) / 2, scale);
  stf_chart_pen_text (pen, &self->mark, 0, 0, FAINT);
  stf_chart_pen_pop (pen);
}

/* Draws a page, with its top left corner at the origin. */
void
stf_chart_letter_draw_page (StfChartPen *pen, const StfChartLetter *self, guint page,
                            StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  g_return_if_fail (self != NULL && page < self->numbers->len);

  stf_chart_pen_push (pen, 0, 0, SCALE);
  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, self->width, self->height }, 0,
                      &(StfChartInk){ c->page, STF_CHART_NO_COLOUR });
  if (self->example)
    draw_mark (pen, self);
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PAGE });
  if (page == 0)
    {
      draw_text (pen, &self->title, 0, STF_CHART_PART_TITLE, c->strong);
      draw_text (pen, &self->subtitle, 0, STF_CHART_PART_TEXT, c->muted);
    }
  draw_blocks (pen, self, page, palette);
  draw_text (pen, &g_array_index (self->numbers, StfChartText, page), 0, STF_CHART_PART_TEXT,
             c->muted);
  stf_chart_pen_end (pen);
  stf_chart_pen_pop (pen);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A short text on pages: title, whose it is and its date, then headings, paragraphs and lists.
 *
 * Everything is set in type when the letter is made, in columns as wide as reading is easy.  A line
 * of a list has its label at the left and its text beside it.  A heading stands on the same page as
 * what follows it.  Of a paragraph, what would need more than MAX_LINES ends in an ellipsis, so
 * that every page holds at least a block. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-letter.h"

#include <glib/gi18n-lib.h>

#include "stf-chart-measure.h"
#include "stf-chart-palette.h"

#define MM (72 / 25.4)
#define PAGE_WIDTH (210 * MM)
#define PAGE_HEIGHT (297 * MM)

/* Texts of the chart are small: here they are read at a desk. */
#define SCALE 1.3
#define WIDTH (PAGE_WIDTH / SCALE)
#define HEIGHT (PAGE_HEIGHT / SCALE)
#define MARGIN (22 * MM / SCALE)
#define COLUMN (WIDTH - 2 * MARGIN)
#define LABEL_WIDTH (COLUMN * 0.46)
#define LABEL_GAP 10.0
#define BOTTOM (HEIGHT - MARGIN - 14) /* above the page's number */

#define PARAGRAPH_GAP 6.0
#define ITEM_GAP 2.5
#define HEADING_GAP 14.0
#define MAX_LINES 40

typedef struct
{
  StfPaperBlockKind kind;
  StfChartText label; /* without a layout: none */
  StfChartText text;
  double y;
  guint page;
} Block;

struct _StfChartLetter
{
  StfChartType *type;
  char *date;
  StfChartText title;
  StfChartText subtitle;
  GArray *blocks;  /* Block */
  GArray *numbers; /* StfChartText, one a page */
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
}

static StfChartText
set_text (StfChartLetter *self, StfChartStyle style, const char *words, double x, double width)
{
  StfChartText text = stf_chart_type_set (self->type, style, words, width, MAX_LINES);

  text.x = x;
  return text;
}

static void
add_block (StfChartLetter *self, StfPaperBlockKind kind, const char *label, const char *words)
{
  StfChartStyle style = kind == STF_PAPER_HEADING ? STF_CHART_STYLE_NAME : STF_CHART_STYLE_HOLDER;
  double indent = label ? LABEL_WIDTH + LABEL_GAP : 0;
  Block block = { kind };

  if (label)
    block.label = set_text (self, STF_CHART_STYLE_HOLDER, label, MARGIN, LABEL_WIDTH);
  block.text = set_text (self, style, words, MARGIN + indent, COLUMN - indent);
  g_array_append_val (self->blocks, block);
}

/* Each line of a paragraph is one of its own. */
static void
set_blocks (StfChartLetter *self, const StfPaper *paper)
{
  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const StfPaperBlock *block = paper->blocks->pdata[i];
      g_auto (GStrv) lines = g_strsplit (block->text, "\n", -1);

      for (guint j = 0; lines[j]; j++)
        if (*lines[j])
          add_block (self, block->kind, j == 0 ? block->label : NULL, lines[j]);
    }
}

static double
height_of (const Block *block)
{
  return MAX (block->label.height, block->text.height);
}

static double
gap_before (const Block *block, const Block *last)
{
  if (block->kind == STF_PAPER_HEADING)
    return HEADING_GAP;
  return block->kind == STF_PAPER_ITEM && (!last || last->kind != STF_PAPER_PARAGRAPH)
             ? ITEM_GAP
             : PARAGRAPH_GAP;
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
      double needed = height_of (block);

      if (block->kind == STF_PAPER_HEADING && i + 1 < self->blocks->len)
        needed += PARAGRAPH_GAP + height_of (&g_array_index (self->blocks, Block, i + 1));
      y += gap_before (block, last);
      if (y + needed > BOTTOM && last)
        {
          page++;
          y = MARGIN;
        }
      block->page = page;
      block->y = y;
      y += height_of (block);
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
      g_autofree char *words = g_strdup_printf (_ ("%u (%u)"), i + 1, n_pages);
      StfChartText text = set_text (self, STF_CHART_STYLE_PAGE_TEXT, words, 0, 100);

      text.x = WIDTH - MARGIN - text.width;
      text.y = HEIGHT - MARGIN - text.height;
      g_array_append_val (self->numbers, text);
    }
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
  self->date = g_strdup (paper->date);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  g_array_set_clear_func (self->blocks, block_clear);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->numbers, text_clear);

  subtitle = g_strdup_printf ("%s · %s", paper->organisation, paper->date);
  self->title = set_text (self, STF_CHART_STYLE_PAGE_TITLE, paper->title, MARGIN, COLUMN);
  self->title.y = MARGIN;
  self->subtitle = set_text (self, STF_CHART_STYLE_PAGE_TEXT, subtitle, MARGIN, COLUMN);
  self->subtitle.y = MARGIN + self->title.height + 2;
  set_blocks (self, paper);
  set_numbers (self, place_blocks (self));
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
  stf_chart_type_free (self->type);
  g_free (self->date);
  g_free (self);
}

/** stf_chart_letter_get_paper: the size of its pages. */
StfChartPaper
stf_chart_letter_get_paper (void)
{
  return (StfChartPaper){ PAGE_WIDTH, PAGE_HEIGHT };
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

static void
draw_blocks (StfChartPen *pen, const StfChartLetter *self, guint page, const StfChartColours *c)
{
  gboolean in_list = FALSE;

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);
      gboolean item = block->kind == STF_PAPER_ITEM;

      if (block->page != page)
        continue;
      if (in_list && !item)
        stf_chart_pen_end (pen);
      if (!in_list && item)
        stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_LIST });
      in_list = item;
      if (item)
        draw_item (pen, block, c);
      else if (block->kind == STF_PAPER_HEADING)
        draw_text (pen, &block->text, block->y, STF_CHART_PART_NAME, c->strong);
      else
        draw_text (pen, &block->text, block->y, STF_CHART_PART_TEXT, c->text);
    }
  if (in_list)
    stf_chart_pen_end (pen);
}

/* Draws a page, with its top left corner at the origin. */
void
stf_chart_letter_draw_page (StfChartPen *pen, const StfChartLetter *self, guint page,
                            StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  g_return_if_fail (self != NULL && page < self->numbers->len);

  stf_chart_pen_push (pen, 0, 0, SCALE);
  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, WIDTH, HEIGHT }, 0,
                      &(StfChartInk){ c->page, STF_CHART_NO_COLOUR });
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PAGE });
  if (page == 0)
    {
      draw_text (pen, &self->title, 0, STF_CHART_PART_TITLE, c->strong);
      draw_text (pen, &self->subtitle, 0, STF_CHART_PART_TEXT, c->muted);
    }
  draw_blocks (pen, self, page, c);
  draw_text (pen, &g_array_index (self->numbers, StfChartText, page), 0, STF_CHART_PART_TEXT,
             c->muted);
  stf_chart_pen_end (pen);
  stf_chart_pen_pop (pen);
}

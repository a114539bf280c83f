/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text that leaves the program: as plain text to paste, or on pages that the chart's pens set
 * (stf-chart-letter.c).  It knows nothing of fonts or measures. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-paper.h"

static void
block_free (gpointer data)
{
  StfPaperBlock *self = data;

  g_free (self->label);
  g_free (self->text);
  stf_paper_table_free (self->table);
  stf_figure_free (self->figure);
  g_free (self);
}

/**
 * stf_paper_new:
 * @organisation: whose it is
 * @title: its title
 * @date: of the paper, an ISO date
 *
 * Returns: (transfer full): a paper without text
 */
StfPaper *
stf_paper_new (const char *organisation, const char *title, const char *date)
{
  StfPaper *self = g_new0 (StfPaper, 1);

  self->organisation = g_strdup (organisation);
  self->title = g_strdup (title);
  self->date = g_strdup (date);
  self->blocks = g_ptr_array_new_with_free_func (block_free);
  return self;
}

/** stf_paper_free: frees a paper. */
void
stf_paper_free (StfPaper *self)
{
  g_free (self->organisation);
  g_free (self->title);
  g_free (self->date);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static StfPaperBlock *
add (StfPaper *self, StfPaperBlockKind kind, const char *label, const char *text)
{
  StfPaperBlock *block = g_new0 (StfPaperBlock, 1);

  block->kind = kind;
  block->label = g_strdup (label);
  block->text = g_strdup (text);
  g_ptr_array_add (self->blocks, block);
  return block;
}

/** stf_paper_add: adds a heading or a paragraph. */
void
stf_paper_add (StfPaper *self, StfPaperBlockKind kind, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  add (self, kind, NULL, text);
}

/** stf_paper_add_item: adds a line of a list, with a label or NULL. */
void
stf_paper_add_item (StfPaper *self, const char *label, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL);
  add (self, STF_PAPER_ITEM, label, text);
}

/** stf_paper_add_table: adds a table, which the paper then owns. */
void
stf_paper_add_table (StfPaper *self, StfPaperTable *table)
{
  g_return_if_fail (self != NULL && table != NULL);
  add (self, STF_PAPER_TABLE, NULL, "")->table = table;
}

/** stf_paper_add_figure: adds a drawing with its title above it; the paper then owns it. */
void
stf_paper_add_figure (StfPaper *self, StfFigure *figure)
{
  g_return_if_fail (self != NULL && figure != NULL);
  add (self, STF_PAPER_HEADING, NULL, figure->title);
  add (self, STF_PAPER_FIGURE, NULL, "")->figure = figure;
}

/** stf_paper_break: begins a page. */
void
stf_paper_break (StfPaper *self)
{
  g_return_if_fail (self != NULL);
  add (self, STF_PAPER_BREAK, NULL, "");
}

static void
append_block (GString *text, const StfPaperBlock *block)
{
  g_autofree char *description = NULL;

  switch (block->kind)
    {
      case STF_PAPER_TABLE:
        stf_paper_table_append_text (block->table, text);
        break;
      case STF_PAPER_FIGURE:
        description = stf_figure_describe (block->figure);
        g_string_append_printf (text, "%s\n", description);
        break;
      case STF_PAPER_BREAK:
        break;
      case STF_PAPER_ITEM:
        g_string_append (text, "– ");
        if (block->label)
          g_string_append_printf (text, "%s: ", block->label);
        /* FALLTHROUGH */
      case STF_PAPER_HEADING:
      case STF_PAPER_PARAGRAPH:
      default:
        g_string_append_printf (text, "%s\n", block->text);
    }
}

/** stf_paper_to_text: the paper as plain text, to paste elsewhere; owned by the caller. */
char *
stf_paper_to_text (const StfPaper *self)
{
  GString *text = g_string_new (NULL);
  StfPaperBlockKind last = STF_PAPER_PARAGRAPH;

  g_return_val_if_fail (self != NULL, NULL);

  g_string_append_printf (text, "%s\n%s · %s\n", self->title, self->organisation, self->date);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const StfPaperBlock *block = self->blocks->pdata[i];

      if (block->kind != STF_PAPER_ITEM || last == STF_PAPER_PARAGRAPH)
        g_string_append_c (text, '\n');
      append_block (text, block);
      last = block->kind;
    }
  return g_string_free (text, FALSE);
}

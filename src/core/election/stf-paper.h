/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-figure.h"
#include "stf-paper-table.h"

G_BEGIN_DECLS

/* A text of headings, paragraphs, lists, tables and drawings: copied as text or set on pages. */
typedef enum
{
  STF_PAPER_HEADING,
  STF_PAPER_PARAGRAPH,
  STF_PAPER_ITEM, /* of a list: a label, or NULL, and a text */
  STF_PAPER_TABLE,
  STF_PAPER_FIGURE,
  STF_PAPER_BREAK, /* what follows begins a page */
} StfPaperBlockKind;

typedef struct
{
  StfPaperBlockKind kind;
  char *label;
  char *text; /* of a break: "" */
  StfPaperTable *table;
  StfFigure *figure;
} StfPaperBlock;

typedef struct
{
  char *organisation;
  char *title;
  char *date; /* ISO */
  gboolean landscape;
  gboolean example;  /* every page says that it is one */
  GPtrArray *blocks; /* StfPaperBlock */
} StfPaper;

StfPaper *stf_paper_new (const char *organisation, const char *title, const char *date);
void stf_paper_free (StfPaper *self);
void stf_paper_add (StfPaper *self, StfPaperBlockKind kind, const char *text);
void stf_paper_add_item (StfPaper *self, const char *label, const char *text);
void stf_paper_add_table (StfPaper *self, StfPaperTable *table); /* which the paper then owns */
void stf_paper_add_figure (StfPaper *self, StfFigure *figure);   /* likewise */
void stf_paper_break (StfPaper *self);
char *stf_paper_to_text (const StfPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPaper, stf_paper_free)

G_END_DECLS

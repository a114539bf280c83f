/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A short text of headings, paragraphs and lists: copied as text or set on pages. */
typedef enum
{
  STF_PAPER_HEADING,
  STF_PAPER_PARAGRAPH,
  STF_PAPER_ITEM, /* of a list: a label, or NULL, and a text */
} StfPaperBlockKind;

typedef struct
{
  StfPaperBlockKind kind;
  char *label;
  char *text;
} StfPaperBlock;

typedef struct
{
  char *organisation;
  char *title;
  char *date;        /* ISO */
  GPtrArray *blocks; /* StfPaperBlock */
} StfPaper;

StfPaper *stf_paper_new (const char *organisation, const char *title, const char *date);
void stf_paper_free (StfPaper *self);
void stf_paper_add (StfPaper *self, StfPaperBlockKind kind, const char *text);
void stf_paper_add_item (StfPaper *self, const char *label, const char *text);
char *stf_paper_to_text (const StfPaper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPaper, stf_paper_free)

G_END_DECLS

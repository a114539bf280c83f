/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-read.h"

G_BEGIN_DECLS

/* What becomes of the rows of one table. */
typedef struct
{
  const StfTable *table;
  guint n_carried; /* as they are, but for references to rows that were dropped */
  guint n_reset;   /* kept, with what belonged to the old year emptied */
  guint n_shifted; /* kept, with their dates moved by a year */
  guint n_dropped;
  guint n_added; /* that the document has not */
} StfNextYearCount;

typedef struct
{
  char *holder; /* name of the person, agency or body */
  char *role;   /* title */
  char *body;   /* name of the role's body, or NULL */
  char *to_date;
} StfNextYearEnded;

typedef struct
{
  char *seat; /* id */
  char *role;
  char *body;  /* or NULL */
  char *label; /* the seat's label, or the short name of its agency, or NULL */
} StfNextYearVacancy;

typedef struct
{
  char *title;
  char *old_date;
  char *new_date;
} StfNextYearMeeting;

/* What importing a document as the next year would do.  Nothing has been written. */
typedef struct
{
  StfHandoverInfo *info; /* the document */
  int year;              /* the new year */
  char *starts;
  char *ends;
  GArray *counts;       /* StfNextYearCount, one a table in the order of the schema */
  GPtrArray *ended;     /* StfNextYearEnded: assignments left behind */
  GPtrArray *vacant;    /* StfNextYearVacancy: seats that were held and will not be on .starts */
  GPtrArray *meetings;  /* StfNextYearMeeting: shifted as drafts */
  GPtrArray *documents; /* char *: titles of documents that are expected anew */
  GPtrArray *budget;    /* char *: what becomes of the budget, a sentence each, translated */
} StfNextYearPreview;

StfNextYearPreview *stf_next_year_preview (GBytes *document, StfProgressFunc progress,
                                           gpointer progress_data, GCancellable *cancellable,
                                           GError **error);
void stf_next_year_preview_free (StfNextYearPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfNextYearPreview, stf_next_year_preview_free)

G_END_DECLS

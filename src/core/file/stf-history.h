/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

typedef enum
{
  STF_HISTORY_CHANGE,
  STF_HISTORY_UNDO,
  STF_HISTORY_REDO,
  STF_HISTORY_FLOOR,
} StfHistoryKind;

typedef enum
{
  STF_HISTORY_DONE,
  STF_HISTORY_UNDONE,
  STF_HISTORY_PAST,
} StfHistoryState;

typedef struct
{
  gint64 id;
  StfHistoryKind kind;
  StfHistoryState state;
  gint64 target; /* of undo and redo, else 0 */
  char *message;
  char *subject; /* or NULL */
  char *object;  /* or NULL */
  char *author;
  char *at; /* ISO, UTC: "2013-01-31T12:00:00Z" */
} StfHistoryEntry;

void stf_history_entry_free (StfHistoryEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfHistoryEntry, stf_history_entry_free)

/* Newest first; limit 0: all. */
GPtrArray *stf_history_list (StfYearFile *file, guint limit, guint offset, GError **error);
StfHistoryEntry *stf_history_get_undo (StfYearFile *file);
StfHistoryEntry *stf_history_get_redo (StfYearFile *file);
char *stf_history_describe (StfYearFile *file, const StfHistoryEntry *entry);

gboolean stf_year_file_undo (StfYearFile *self, GError **error);
gboolean stf_year_file_redo (StfYearFile *self, GError **error);

G_END_DECLS

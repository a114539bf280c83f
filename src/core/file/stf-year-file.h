/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "stf-progress.h"
#include "stf-row.h"

G_BEGIN_DECLS

#define STF_FILE_ERROR (stf_file_error_quark ())
GQuark stf_file_error_quark (void);

typedef enum
{
  STF_FILE_ERROR_FAILED,
  STF_FILE_ERROR_NOT_FOUND,
  STF_FILE_ERROR_EXISTS,     /* create: the target, or its journal, is there already */
  STF_FILE_ERROR_NOT_A_YEAR, /* not SQLite, or another application_id */
  STF_FILE_ERROR_NEWER,      /* made by a newer version, in a form this one cannot read */
  STF_FILE_ERROR_TRIAL,      /* made by an earlier trial version */
  STF_FILE_ERROR_SCHEMA,     /* foreign, changed or missing objects in the schema */
  STF_FILE_ERROR_DAMAGED,    /* truncated, integrity_check, foreign_key_check */
  STF_FILE_ERROR_DIGEST,     /* the content digest differs */
  STF_FILE_ERROR_UNFINISHED, /* a hot journal: a program stopped in the middle: STF_OPEN_FINISH */
  STF_FILE_ERROR_READ_ONLY,  /* a change of a file that is open for reading */
  STF_FILE_ERROR_FULL,       /* no space */
  STF_FILE_ERROR_BUSY,       /* another process holds the database for more than 5 s */
  STF_FILE_ERROR_STALE,      /* the revision moved: somebody else has changed the file */
  STF_FILE_ERROR_INVALID,    /* a change that breaks a reference or a CHECK */
  STF_FILE_ERROR_HISTORY,    /* a stored changeset that fails its checks */
  STF_FILE_ERROR_NOTHING,    /* nothing to undo or redo */
} StfFileError;

typedef enum
{
  STF_ACCESS_WRITE,
  STF_ACCESS_READ_ONLY, /* the file or folder cannot be written, or reading was asked for */
  STF_ACCESS_LOCKED,    /* somebody else has it: stf_year_file_get_owner() */
  STF_ACCESS_NEWER,     /* made by a newer version: what this one knows can be read */
} StfAccess;

typedef enum
{
  STF_OPEN_DEFAULT = 0,
  STF_OPEN_READ_ONLY = 1 << 0, /* look only: no lock file, nothing written */
  STF_OPEN_FINISH = 1 << 1,    /* take back what was not finished, once a copy has shown that all
                                  that was confirmed is there */
} StfOpenFlags;

#define STF_TYPE_YEAR_FILE (stf_year_file_get_type ())
G_DECLARE_FINAL_TYPE (StfYearFile, stf_year_file, STF, YEAR_FILE, GObject)

/* Signal "changed" (StfYearFile *self, GStrv tables): after each commit, undo and redo, in the
 * thread of the change; tables of content that were touched, each once. */

StfYearFile *stf_year_file_create (const char *path, GError **error);
StfYearFile *stf_year_file_open (const char *path, StfOpenFlags flags, GError **error);
gboolean stf_year_file_close (StfYearFile *self, GError **error);

const char *stf_year_file_get_path (StfYearFile *self);
StfAccess stf_year_file_get_access (StfYearFile *self);
const char *stf_year_file_get_owner (StfYearFile *self);
gboolean stf_year_file_get_unverified (StfYearFile *self);
gint64 stf_year_file_get_revision (StfYearFile *self);
char *stf_year_file_get_digest (StfYearFile *self, GError **error);
void stf_year_file_set_author (StfYearFile *self, const char *author);
const char *stf_year_file_get_author (StfYearFile *self);

/* Reading rows, generic over the schema. */
StfRow *stf_year_file_get_row (StfYearFile *self, const char *table, const char *id,
                               GError **error);
GPtrArray *stf_year_file_get_rows (StfYearFile *self, const char *table, GError **error);
GPtrArray *stf_year_file_get_rows_where (StfYearFile *self, const char *table, const char *column,
                                         const char *value, GError **error);

/* Copies and what to do with a file that cannot be opened. */
gboolean stf_year_file_save_copy (StfYearFile *self, const char *path, gboolean with_history,
                                  StfProgressFunc progress, gpointer progress_data,
                                  GCancellable *cancellable, GError **error);
char *stf_year_file_back_up (StfYearFile *self, GError **error);
GPtrArray *stf_year_file_list_backups (const char *path);
gboolean stf_year_file_recover (const char *path, const char *target, StfProgressFunc progress,
                                gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* The one entry point for every change (H4).  A change runs in one transaction; what its function
 * does becomes one changeset and one row of history.  An error from the function, or from the
 * commit, leaves the file as it was. */
typedef struct _StfChange StfChange;

typedef gboolean (*StfChangeFunc) (StfChange *change, gpointer user_data, GError **error);

/* message: an id such as "assignment-new", worded when shown by stf_history_describe().
 * subject, object: ids of rows that the wording names, or NULL. */
gboolean stf_year_file_change (StfYearFile *self, const char *message, const char *subject,
                               const char *object, StfChangeFunc function, gpointer user_data,
                               GError **error);

/* A change that leaves no trace of what was there before, and cannot be undone. */
gboolean stf_year_file_erase (StfYearFile *self, const char *message, const char *subject,
                              StfChangeFunc function, gpointer user_data, GError **error);

/* What is done for a while only: function changes the file by the means above, looks at it as it is
 * then, and all is taken back. */
typedef gboolean (*StfTryFunc) (StfYearFile *file, gpointer user_data, GError **error);

gboolean stf_year_file_try (StfYearFile *self, StfTryFunc function, gpointer user_data,
                            GError **error);

/* For a StfChangeFunc.  Values are checked against the schema; text is cleaned (H13). */
gboolean stf_change_insert (StfChange *self, const StfRow *row, GError **error);
gboolean stf_change_put (StfChange *self, const StfRow *row, GError **error);
gboolean stf_change_set_text (StfChange *self, const char *table, const char *id,
                              const char *column, const char *text, GError **error);
gboolean stf_change_set_integer (StfChange *self, const char *table, const char *id,
                                 const char *column, gint64 integer, GError **error);
gboolean stf_change_set_null (StfChange *self, const char *table, const char *id,
                              const char *column, GError **error);
gboolean stf_change_delete (StfChange *self, const char *table, const char *id, GError **error);
StfYearFile *stf_change_get_file (StfChange *self);

G_END_DECLS

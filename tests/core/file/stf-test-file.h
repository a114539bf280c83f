/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file-private.h"

G_BEGIN_DECLS

/* g_test_init() and g_test_run() with a home of their own for backups.  G_TEST_OPTION_ISOLATE_DIRS
 * does the same, but leaks in GLib 2.74. */
void stf_test_init (int *argc, char ***argv);
int stf_test_run (void);

/* A folder for one test, deleted with all that is in it. */
typedef struct
{
  char *folder;
  char *path; /* of a year file in it, not yet made */
} StfTestFolder;

void stf_test_folder_init (StfTestFolder *self);
void stf_test_folder_clear (StfTestFolder *self);
char *stf_test_folder_build (StfTestFolder *self, const char *name);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfTestFolder, stf_test_folder_clear)

gboolean stf_test_try_skill (StfYearFile *file, const char *name, GError **error);
void stf_test_add_skill (StfYearFile *file, const char *name);
gint64 stf_test_count (StfYearFile *file, const char *table);
GBytes *stf_test_read (const char *path);
void stf_test_write (const char *path, const void *data, gsize length);
void stf_test_make_file (const char *path);
void stf_test_edit (const char *path, const char *sql);
void stf_test_leave_unfinished (const char *path);
char *stf_test_list (const char *folder);

G_END_DECLS

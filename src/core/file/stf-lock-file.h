/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Who has a year file open for writing: ".~lock.NAME#" beside it. */
typedef struct _StfLockFile StfLockFile;

typedef enum
{
  STF_LOCK_HELD,       /* It is ours. */
  STF_LOCK_TAKEN,      /* Somebody else has it. */
  STF_LOCK_IMPOSSIBLE, /* The folder cannot be written. */
} StfLockResult;

StfLockResult stf_lock_file_take (const char *path, const char *user, StfLockFile **lock,
                                  char **owner);
void stf_lock_file_set_user (StfLockFile *self, const char *user);
void stf_lock_file_free (StfLockFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfLockFile, stf_lock_file_free)

G_END_DECLS

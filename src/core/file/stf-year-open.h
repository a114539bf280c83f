/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-database.h"
#include "stf-lock-file.h"
#include "stf-remote.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* What opening a year file gives.  For src/core/file only. */
typedef struct
{
  char *path; /* absolute, links resolved */
  sqlite3 *db;
  StfAccess access;
  StfLockFile *lock; /* STF_ACCESS_WRITE */
  char *owner;       /* STF_ACCESS_LOCKED */
  StfRemote *remote; /* in a network folder: db is its copy */
} StfYearOpen;

void stf_year_open_clear (StfYearOpen *self);
gboolean stf_year_open (const char *path, StfOpenFlags flags, StfYearOpen *opened, GError **error);
gboolean stf_year_verify (const char *path, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfYearOpen, stf_year_open_clear)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A year that was open lately. */
typedef struct
{
  char *path;
  char *name;   /* of the file, to show */
  char *folder; /* to show */
  gboolean missing;
} StfRecent;

void stf_recent_free (StfRecent *self);
GPtrArray *stf_recent_list (guint limit);
void stf_recent_add (const char *path);
void stf_recent_remove (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRecent, stf_recent_free)

G_END_DECLS

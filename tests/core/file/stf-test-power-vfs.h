/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that can lose power or fill up, between SQLite and the real files of one folder. */

void stf_test_disk_start (const char *folder);
void stf_test_disk_stop (void);

/* Bytes that can still be written; -1: any number. */
void stf_test_disk_set_room (gint64 n_bytes);

/* Whether it is a quota that is used up, for which SQLite has no code of its own. */
void stf_test_disk_set_quota (gboolean quota);

/* What is confirmed to the user at this moment of the recording. */
void stf_test_disk_mark (gint64 confirmed);

/* The recording: moments are counted from 0; a moment is one write, cut, sync or deletion. */
guint stf_test_disk_get_n_moments (void);

/* Files as they may be found after the power went right after @moment, in the folder @target.
 * Returns what was confirmed by then.  Moments must not go back. */
gint64 stf_test_disk_lose_power (guint moment, GRand *random, const char *target);

G_END_DECLS

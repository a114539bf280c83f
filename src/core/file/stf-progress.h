/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far long work has come: done of total, in a unit of its own (rows, elements, pages).  Called
 * in the thread that does the work, at most some hundred times. */
typedef void (*StfProgressFunc) (guint64 done, guint64 total, gpointer user_data);

/* Whether a step of done is worth telling: each hundredth of the way, and the end. */
static inline gboolean
stf_progress_is_due (guint64 done, guint64 total)
{
  return done == total || done % MAX (total / 100, 1) == 0;
}

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* The extents of all persons' assignments, over time. */
typedef struct _StfWorkload StfWorkload;

StfWorkload *stf_workload_load (StfYearFile *file, const char *without, GError **error);
void stf_workload_free (StfWorkload *self);

int stf_workload_get_at (const StfWorkload *self, const char *person, const char *date);
int stf_workload_get_most (const StfWorkload *self, const char *person, const char *from_date,
                           const char *to_date, const char **on_date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfWorkload, stf_workload_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* The reader's words for tables, columns and rows. */

const char *stf_label_table (const char *table);
const char *stf_label_column (const char *column);
const char *stf_label_month (guint month);
char *stf_label_month_shortly (guint month);
const char *stf_label_choice (const char *table, const char *column, const char *choice);
char *stf_label_row (StfYearFile *file, const char *id);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* A row that refers to a person, and by which of its columns. */
typedef struct
{
  const StfColumn *column;
  StfRow *row;
} StfPersonRow;

GPtrArray *stf_person_list_rows (StfYearFile *file, const char *person, GError **error);
gboolean stf_person_is_free_text (const StfColumn *column);

G_END_DECLS

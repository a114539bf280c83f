/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* The page that the year's chart is laid out on, on paper and in the window (H12). */

/* paper: "A4" to "A0". */
gboolean stf_year_page_set (StfYearFile *file, const char *paper, gboolean landscape,
                            GError **error);

G_END_DECLS

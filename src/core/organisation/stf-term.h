/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

gboolean stf_term_load (StfYearFile *file, const char *date, char **from_date, char **to_date,
                        GError **error);

G_END_DECLS

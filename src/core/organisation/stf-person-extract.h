/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

char *stf_person_extract (StfYearFile *file, const char *person, GError **error);

G_END_DECLS

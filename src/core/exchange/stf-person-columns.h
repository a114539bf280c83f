/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-person-import.h"

G_BEGIN_DECLS

StfPersonImportField stf_person_columns_guess (const char *heading);
void stf_person_columns_split_name (const char *name, char **given, char **family);
char *stf_person_columns_agency_key (const char *name);

G_END_DECLS

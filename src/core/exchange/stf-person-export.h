/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* persons: StfPerson, from stf_person_list(). */

char *stf_person_export_csv (StfYearFile *file, GPtrArray *persons, char separator, GError **error);
char *stf_person_export_vcard (GPtrArray *persons, GPtrArray *agencies);
char *stf_person_export_addresses (GPtrArray *persons, const char *separator, guint *n_without);

GPtrArray *stf_person_list_of_body (StfYearFile *file, const char *body, const char *date,
                                    GError **error);

G_END_DECLS

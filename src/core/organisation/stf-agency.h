/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *code;       /* or NULL */
  char *letter;     /* or NULL */
  char *name;       /* "Länsstyrelsen i Uppsala län" */
  char *short_name; /* "Uppsala" */
  char *kind;       /* a choice of agency.kind */
} StfAgency;

void stf_agency_free (StfAgency *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfAgency, stf_agency_free)

GPtrArray *stf_agency_list (StfYearFile *file, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-csv.h"

G_BEGIN_DECLS

/* The columns of the table that vCards are read as. */
typedef enum
{
  STF_VCARD_GIVEN_NAME,
  STF_VCARD_FAMILY_NAME,
  STF_VCARD_FULL_NAME,
  STF_VCARD_ORGANISATION,
  STF_VCARD_TITLE,
  STF_VCARD_EMAIL,
  STF_VCARD_PHONE,
  STF_VCARD_NOTE,
  STF_VCARD_N_COLUMNS,
} StfVcardColumn;

gboolean stf_vcard_is_vcard (const char *text);
StfTextTable *stf_vcard_parse (const char *text, GError **error);

void stf_vcard_append (GString *vcards, const char *id,
                       const char *const values[STF_VCARD_N_COLUMNS]);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-sie.h"

G_BEGIN_DECLS

/* Fields of a record that are looked at; what follows them is left out, as the format asks. */
#define STF_SIE_MAX_FIELDS 12
#define STF_SIE_MAX_OBJECT_FIELDS 32

/* A record: its tag and fields, as bytes of the file without quotation marks.  A list in braces
 * holds the place of a field that is "".  The texts are good until the next record is read. */
typedef struct
{
  guint line;
  const char *tag; /* "#KONTO", "{" or "}" */
  const char *fields[STF_SIE_MAX_FIELDS];
  guint n_fields;
  const char *list[STF_SIE_MAX_OBJECT_FIELDS]; /* of its first list */
  guint n_list;
  gboolean opens; /* the brace of its block ends its line */
} StfSieRecord;

typedef struct
{
  const char *p;
  const char *end;
  guint line;              /* of p */
  char *buffer;            /* of the record in hand */
  guint32 checksum;        /* CRC-32 of the tags and fields so far, for the reader to set to 0 */
  guint32 checksum_before; /* without the record in hand */
} StfSieScan;

void stf_sie_scan_init (StfSieScan *self, const char *data, gsize size);
void stf_sie_scan_clear (StfSieScan *self);
gboolean stf_sie_scan_next (StfSieScan *self, StfSieRecord *record, gboolean *has_record,
                            GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfSieScan, stf_sie_scan_clear)

G_END_DECLS

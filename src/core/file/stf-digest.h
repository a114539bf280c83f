/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "stf-row.h"

G_BEGIN_DECLS

/* The content digest of a file (H6): the sum modulo 2^256 of SHA-256 over each row's encoding, so
 * that a change subtracts the old rows and adds the new ones. */
typedef struct
{
  guint8 bytes[32]; /* big endian */
} StfDigest;

void stf_digest_init (StfDigest *self);
gboolean stf_digest_parse (StfDigest *self, const char *hex);
char *stf_digest_to_string (const StfDigest *self);
void stf_digest_add_row (StfDigest *self, const StfRow *row);
void stf_digest_subtract_row (StfDigest *self, const StfRow *row);
gboolean stf_digest_compute (StfDigest *self, sqlite3 *db, GError **error);

G_END_DECLS

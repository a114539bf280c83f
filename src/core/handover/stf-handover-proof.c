/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The proof of a handover document (H6): a digest over its rows and a code that two people can
 * compare over the phone.
 *
 *   1. The digest is SHA-256 over the namespace of the format, the number of the schema, and then
 *      the encoding of each row (stf_row_hash()) in document order.
 *   2. The code is the digest, read as a number of 256 bits, modulo 10^24: 24 digits in six groups
 *      of four.  Finding another document with the same code takes some 10^24 attempts.
 *
 * Spaces and line ends between elements are not part of the digest: a document that was only
 * indented differently holds the same year. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-handover-proof.h"

#include <string.h>

/**
 * stf_handover_hash_init:
 * @sha: (out caller-allocates): what is hashed so far
 * @schema: the number of the schema that the document says it has
 *
 * Begins the digest of a document (rule 1): stf_row_hash() is then called for each row.
 */
void
stf_handover_hash_init (struct sha256_ctx *sha, int schema)
{
  g_autofree char *number = g_strdup_printf ("%d", schema);

  sha256_init (sha);
  stf_hash_part (sha, STF_HANDOVER_NAMESPACE);
  stf_hash_part (sha, number);
}

/**
 * stf_handover_proof_init:
 * @self: the proof that is filled
 * @sha: what has seen all rows; it can take no more
 */
void
stf_handover_proof_init (StfHandoverProof *self, struct sha256_ctx *sha)
{
  guint8 bytes[32];
  unsigned __int128 modulus = 1, code = 0;
  guint i;

  sha256_digest (sha, sizeof bytes, bytes);
  for (i = 0; i < sizeof bytes; i++)
    g_snprintf (self->digest + 2 * i, 3, "%02x", bytes[i]);

  for (i = 0; i < 24; i++)
    modulus *= 10;
  for (i = 0; i < sizeof bytes; i++)
    code = (code << 8 | bytes[i]) % modulus;

  memset (self->code, ' ', sizeof self->code - 1);
  self->code[sizeof self->code - 1] = '\0';
  for (i = 24; i-- > 0; code /= 10)
    self->code[i + i / 4] = (char) ('0' + (int) (code % 10));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-row.h"

G_BEGIN_DECLS

#define STF_HANDOVER_NAMESPACE "urn:stafett:handover:1"

/* What proves that two people hold the same document (H6). */
typedef struct
{
  char digest[65]; /* SHA-256 over the rows in document order, hexadecimal */
  char code[30];   /* 24 digits of it, "0123 4567 8901 2345 6789 0123": read over the phone */
} StfHandoverProof;

void stf_handover_hash_init (struct sha256_ctx *sha, int schema);
void stf_handover_proof_init (StfHandoverProof *self, struct sha256_ctx *sha);

G_END_DECLS

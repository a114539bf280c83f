/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Feeds mutated files of a corpus to a target, for all fuzz targets of the suite.
 *
 * A target is one test program in the suite 'long'.  It gets a buffer of its own, of exactly the
 * size of the input, so that a sanitizer sees each byte read too many. */

typedef void (*StfFuzzFunc) (const guint8 *data, gsize size, gpointer user_data);

/* corpus: a folder below tests/corpus, such as "changeset"; each file in it is also run as it is.
 * STAFETT_FUZZ_SECONDS says how long, else 20 s; STAFETT_FUZZ_SEED repeats a run.  Both, and the
 * number of inputs, are printed. */
void stf_fuzz_run (const char *corpus, gsize max_size, StfFuzzFunc function, gpointer user_data);

/* One mutation after another of data; deterministic for one random generator. */
GByteArray *stf_fuzz_mutate (GRand *random, const guint8 *data, gsize size, const guint8 *other,
                             gsize other_size, gsize max_size);

/* The files of a folder below tests/corpus, sorted by name. */
GPtrArray *stf_fuzz_read_corpus (const char *corpus);

G_END_DECLS

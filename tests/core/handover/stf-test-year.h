/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-year-file.h"
#include "handover/stf-handover-read.h"

G_BEGIN_DECLS

/* A document of a year with random rows in all tables: any text a file may hold, any choice, any
 * reference. */
GBytes *stf_test_random_document (GRand *random, guint rows_per_table);

/* The rows of a document, in order. */
GPtrArray *stf_test_read_rows (GBytes *document);

/* The document again, with the digest that its rows have. */
GBytes *stf_test_sign (const char *text);

/* Imports a document as it is and exports the file again. */
GBytes *stf_test_pass_on (GBytes *document);

/* The names in a folder, sorted. */
char *stf_test_list_folder (const char *folder);

G_END_DECLS

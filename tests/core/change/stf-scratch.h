/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-change.h"
#include "file/stf-history.h"

G_BEGIN_DECLS

/* A year file in a folder of its own, for tests. */
typedef struct
{
  char *folder;
  char *path;
  StfYearFile *file;
} Scratch;

void scratch_set_up (Scratch *self, gconstpointer data);
void scratch_tear_down (Scratch *self, gconstpointer data);
void scratch_reopen (Scratch *self);

/* The digest that the file keeps, which must be the one of its rows. */
char *scratch_get_digest (Scratch *self);

char *scratch_add_person (Scratch *self, const char *given_name, const char *family_name);
StfRow *scratch_new_row (const char *table);

#define scratch_add_test(path, function)                                                           \
  g_test_add (path, Scratch, NULL, scratch_set_up, function, scratch_tear_down)

G_END_DECLS

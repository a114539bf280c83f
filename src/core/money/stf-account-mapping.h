/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft.h"

G_BEGIN_DECLS

/* A row of account_mapping: which line the amounts of some accounts belong to. */
typedef struct
{
  char *id;
  char *from;    /* account */
  char *to;      /* the last account, or NULL: only from */
  char *objects; /* or NULL: whatever they are */
  char *line;    /* id, or NULL: not of the budget */
} StfAccountMapping;

/* All of them: the first that fits counts. */
typedef struct _StfAccountMappings StfAccountMappings;

StfAccountMappings *stf_account_mappings_load (StfYearFile *file, GError **error);
StfAccountMappings *stf_account_mappings_new (GPtrArray *rows);
StfAccountMappings *stf_account_mappings_of_draft (const StfDraft *draft);
void stf_account_mappings_free (StfAccountMappings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfAccountMappings, stf_account_mappings_free)

guint stf_account_mappings_get_n (const StfAccountMappings *self);
const StfAccountMapping *stf_account_mappings_get (const StfAccountMappings *self, guint index);
const StfAccountMapping *stf_account_mappings_find (const StfAccountMappings *self,
                                                    const char *account, const char *objects);
gboolean stf_account_mappings_find_index (const StfAccountMappings *self, const char *account,
                                          const char *objects, guint *index);
gboolean stf_account_objects_fit (const char *wanted, const char *objects);
int stf_account_compare (const char *a, const char *b);
char *stf_account_step (const char *account, int step);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "money/stf-ledger-group.h"

G_BEGIN_DECLS

/* What is looked for among accounts, and in which order they stand.
 *
 * Signal "changed": either of them. */

#define STF_TYPE_ACCOUNT_SEARCH (stf_account_search_get_type ())
G_DECLARE_FINAL_TYPE (StfAccountSearch, stf_account_search, STF, ACCOUNT_SEARCH, GtkBox)

GtkWidget *stf_account_search_new (void);
const char *stf_account_search_get_words (StfAccountSearch *self);
GPtrArray *stf_account_search_find (StfAccountSearch *self, const GPtrArray *groups);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-test-year.h"

G_BEGIN_DECLS

/* A year with money: three counties and the water authorities, with key figures and the setting
 * A05; categories "wages", "travel", "licences" and "grants"; the budget "budget" of 2013. */
void money_year_set_up (TestYear *self, gconstpointer data);

/* A line "name" of a category, and its amount in öre, a twelfth each month, in "budget".
 * request: "@name", or NULL. */
void money_year_add_line (TestYear *self, const char *name, const char *category,
                          const char *request, gint64 amount);

/* Whether the last change takes back all that was done since the digest was taken. */
void money_year_assert_undo (TestYear *self, const char *digest);

#define money_year_add_test(path, function)                                                        \
  g_test_add (path, TestYear, NULL, money_year_set_up, function, test_year_tear_down)

G_END_DECLS

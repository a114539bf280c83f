/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* What is typed in a cell: an amount, or a small formula. */
gboolean stf_formula_evaluate (const char *text, gint64 old, gint64 *result, GError **error);

G_END_DECLS

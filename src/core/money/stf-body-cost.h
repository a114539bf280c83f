/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* What the budget shown at a date has for a body itself, without the bodies below it. */
typedef struct
{
  gint64 amount;     /* öre of the year */
  gboolean personal; /* in it is what a single role or commission costs */
} StfBodyCost;

GHashTable *stf_body_costs_load (StfYearFile *file, const StfOrganisation *organisation,
                                 GError **error);
char *stf_body_cost_format (gint64 amount);

G_END_DECLS

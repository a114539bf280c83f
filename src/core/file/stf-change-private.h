/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"

G_BEGIN_DECLS

struct _StfChange
{
  StfYearFile *file;
  GPtrArray *inserts; /* StfStatement by index of table, NULL until needed */
  GPtrArray *updates;
};

G_END_DECLS

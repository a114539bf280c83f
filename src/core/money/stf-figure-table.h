/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-paper-table.h"
#include "stf-figure.h"

G_BEGIN_DECLS

/* The numbers of a drawing, for those who do not see it or want to know exactly. */
StfPaperTable *stf_figure_to_table (const StfFigure *figure);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart.h"
#include "stf-comparison.h"

G_BEGIN_DECLS

/* What charts of a comparison draw: both organisations in one, or each by itself. */
typedef enum
{
  STF_CHART_CHANGE_BOTH,   /* the later one, with what is gone where it was */
  STF_CHART_CHANGE_BEFORE, /* the earlier one, marked with what goes, moves and changes */
  STF_CHART_CHANGE_AFTER,  /* the later one, marked with what is new, has moved and changed */
} StfChartChangeSide;

typedef struct _StfChartChange StfChartChange;

/* The comparison has to outlive it. */
StfChartChange *stf_chart_change_new (const StfComparison *comparison);
void stf_chart_change_free (StfChartChange *self);

/* Everything in the facts belongs to the change and the comparison. */
StfChartFacts stf_chart_change_get_facts (const StfChartChange *self, StfChartChangeSide side);

/* "compared with 2013-01-01": the earlier of the two.  The caller owns it. */
char *stf_chart_change_word_before (const StfComparison *comparison);
StfChartMark stf_chart_mark_for_sign (StfSign sign);

/* Both in one chart.  No paper in options: that of the later one's year. */
StfChart *stf_chart_change_draw (const StfComparison *comparison, const StfChartOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartChange, stf_chart_change_free)

G_END_DECLS

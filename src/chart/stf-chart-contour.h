/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <float.h>
#include <glib.h>

G_BEGIN_DECLS

#define STF_CONTOUR_NOTHING (-DBL_MAX)
#define STF_CONTOUR_MAX 64 /* steps */

/* From y to the next step's y, nothing reaches farther out than this.  Distances to the left are
 * counted as negative x, so that both sides are alike. */
typedef struct
{
  double y;
  double out; /* or STF_CONTOUR_NOTHING */
} StfContourStep;

/* The last step is STF_CONTOUR_NOTHING. */
typedef struct
{
  guint n;
  StfContourStep *steps;
  double most; /* of all steps */
} StfContour;

/* One in the making. */
typedef struct
{
  guint n;
  StfContourStep steps[2 * STF_CONTOUR_MAX + 8];
} StfContourDraft;

void stf_contour_draft_add (StfContourDraft *self, const StfContourStep *steps, guint n_steps,
                            double by);
StfContour stf_contour_new (const StfContourDraft *draft);
void stf_contour_clear (StfContour *self);
double stf_contour_reach (const StfContourStep *steps, guint n_steps, const StfContour *facing);

G_END_DECLS

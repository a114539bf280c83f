/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One side of something as steps from its top down.  A contour that gets too many steps joins short
 * ones, outwards, so that however much it goes around, walking along it stays cheap. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-contour.h"

#include <string.h>

/* Of many steps, joins those that are short. */
static void
join_short_steps (StfContourDraft *draft)
{
  double least = (draft->steps[draft->n - 1].y - draft->steps[0].y) / (STF_CONTOUR_MAX - 1);
  guint n = 1;

  if (draft->n <= STF_CONTOUR_MAX)
    return;
  for (guint i = 1; i < draft->n; i++)
    {
      StfContourStep *last = &draft->steps[n - 1];

      if (i + 1 < draft->n && (n > STF_CONTOUR_MAX || !(draft->steps[i].y >= last->y + least)))
        last->out = MAX (last->out, draft->steps[i].out);
      else
        draft->steps[n++] = draft->steps[i];
    }
  draft->n = n;
}

/* Makes a draft go around more steps, moved outwards. */
void
stf_contour_draft_add (StfContourDraft *self, const StfContourStep *steps, guint n_steps, double by)
{
  StfContourDraft both;
  double a = STF_CONTOUR_NOTHING, b = STF_CONTOUR_NOTHING;
  guint i = 0, k = 0;

  both.n = 0;
  while (i < self->n || k < n_steps)
    {
      gboolean has_a = i < self->n && !(k < n_steps && steps[k].y < self->steps[i].y);
      gboolean has_b = k < n_steps && !(i < self->n && self->steps[i].y < steps[k].y);
      double y = has_a ? self->steps[i].y : steps[k].y;
      double out;

      if (has_a)
        a = self->steps[i++].out;
      if (has_b)
        {
          b = steps[k].out == STF_CONTOUR_NOTHING ? STF_CONTOUR_NOTHING : steps[k].out + by;
          k++;
        }
      out = MAX (a, b);
      if (both.n == 0 || both.steps[both.n - 1].out != out)
        both.steps[both.n++] = (StfContourStep){ y, out };
    }
  join_short_steps (&both);
  self->n = both.n;
  memcpy (self->steps, both.steps, both.n * sizeof (StfContourStep));
}

StfContour
stf_contour_new (const StfContourDraft *draft)
{
  StfContour self = { draft->n, g_memdup2 (draft->steps, draft->n * sizeof *draft->steps),
                      STF_CONTOUR_NOTHING };

  for (guint i = 0; i < self.n; i++)
    self.most = MAX (self.most, self.steps[i].out);
  return self;
}

void
stf_contour_clear (StfContour *self)
{
  g_clear_pointer (&self->steps, g_free);
}

/* How far two contours that face each other reach into each other at most. */
double
stf_contour_reach (const StfContourStep *steps, guint n_steps, const StfContour *facing)
{
  const StfContourStep *a = steps, *b = facing->steps;
  double most = STF_CONTOUR_NOTHING;
  double out_a = STF_CONTOUR_NOTHING, out_b = STF_CONTOUR_NOTHING;
  guint i = 0, k = 0;

  while (i < n_steps && k < facing->n)
    {
      gboolean next_a = !(b[k].y < a[i].y);
      gboolean next_b = !(a[i].y < b[k].y);

      if (next_a)
        out_a = a[i++].out;
      if (next_b)
        out_b = b[k++].out;
      if (out_a != STF_CONTOUR_NOTHING && out_b != STF_CONTOUR_NOTHING)
        most = MAX (most, out_a + out_b);
    }
  return most;
}

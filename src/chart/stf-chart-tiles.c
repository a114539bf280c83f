/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Divides one side of a poster into windows, one for each sheet.
 *
 * A rectangle is whole on a sheet when both its sides are, and windows form a grid: so columns and
 * rows are found apart, each from the spans that boxes and lines of text have on that side.
 *
 * 1. The fewest windows: each next one begins as late as it may, that is, where the overlap wants
 *    it, or with the first span that goes beyond the window before.  Beginning later never costs a
 *    window, so there is no way with fewer.
 * 2. The white margin of the image is taken along where that costs no window.
 * 3. Room to spare first makes the overlaps wider, up to 20 mm, so that seams can avoid what is
 *    drawn; the rest goes to both ends alike.
 * 4. A cut runs where it crosses the fewest spans, and in the middle of its overlap.
 *
 * Drawback: a span that is longer than a window is left out; who asks has to bring what is in it.
 */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-tiles.h"

#include "stf-chart-document.h"

#include <math.h>

#define NEAR 1e-6
#define WIDE_OVERLAP (20 * 72 / 25.4)
#define STEPS 24 /* of halving: to a hundredth of a point on the longest image */

/* Spans in order of end; for each, where the first that ends as late or later begins. */
typedef struct
{
  const StfChartSpan *spans;
  const double *first;
  guint n;
  double window;
  double end; /* of what the windows must reach */
} Sweep;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  double difference = ((const StfChartSpan *) a)->end - ((const StfChartSpan *) b)->end;

  return (difference > 0) - (difference < 0);
}

/* Where the earliest span begins that ends after limit. */
static double
first_beyond (const Sweep *self, double limit)
{
  guint low = 0;
  guint high = self->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->spans[middle].end > limit + NEAR)
        high = middle;
      else
        low = middle + 1;
    }
  return low < self->n ? self->first[low] : G_MAXDOUBLE;
}

/* Rule 1.  Returns how many windows it takes, and puts their starts into starts unless that is
 * NULL; 0: more than max. */
static guint
sweep (const Sweep *self, double start, double overlap, guint max, double *starts)
{
  guint n = 0;

  while (n < max)
    {
      double limit = start + self->window;

      if (starts != NULL)
        starts[n] = start;
      n++;
      if (limit >= self->end - NEAR)
        return n;
      start = MAX (MIN (limit - overlap, first_beyond (self, limit)), start + NEAR);
    }
  return 0;
}

/* The largest value up to high for which try still gives n windows; low does. */
typedef guint (*Try) (const Sweep *self, double value, double start, double overlap, guint n);

static double
stretch (const Sweep *self, Try try, double low, double high, double start, double overlap, guint n)
{
  for (guint i = 0; i < STEPS; i++)
    {
      double middle = (low + high) / 2;

      if (try (self, middle, start, overlap, n) == n)
        low = middle;
      else
        high = middle;
    }
  return low;
}

static guint
try_overlap (const Sweep *self, double value, double start, double overlap, guint n)
{
  return sweep (self, start, value, n, NULL);
}

static guint
try_shift (const Sweep *self, double value, double start, double overlap, guint n)
{
  return sweep (self, start - value, overlap, n, NULL);
}

static guint
count_crossed (const GArray *spans, double at)
{
  guint n = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const StfChartSpan *span = &g_array_index (spans, StfChartSpan, i);

      n += span->start < at && span->end > at;
    }
  return n;
}

/* Rule 4: between low and high. */
static double
find_cut (const GArray *spans, double low, double high)
{
  const guint places = 64;
  double best = (low + high) / 2;
  guint least = count_crossed (spans, best);

  for (guint i = 1; i < places && least > 0; i++)
    {
      double side = (i % 2 == 0 ? 1.0 : -1.0) * ((i + 1) / 2) / places;
      double at = (low + high) / 2 + side * (high - low);
      guint crossed = count_crossed (spans, at);

      if (crossed < least)
        {
          least = crossed;
          best = at;
        }
    }
  return best;
}

/**
 * stf_chart_tile:
 * @self: (out): the windows; clear with stf_chart_tiling_clear()
 * @length: of the image
 * @content: where on it anything is drawn
 * @window: length of a window
 * @overlap: of neighbours, at least
 * @spans: (element-type StfChartSpan): what must be whole; they are put into another order
 *
 * Finds the fewest windows of one size that show all of @content and each of @spans as a whole.
 * All lengths are points.
 *
 * Returns: %FALSE if that would be more windows than a document has pages
 */
gboolean
stf_chart_tile (StfChartTiling *self, double length, StfChartSpan content, double window,
                double overlap, GArray *spans)
{
  g_autofree double *first = NULL;
  Sweep s = { .window = window, .end = length };
  double start = 0;
  guint whole;

  g_return_val_if_fail (window > 0 && overlap >= 0 && spans != NULL, FALSE);

  overlap = MIN (overlap, window / 2);
  for (guint i = spans->len; i-- > 0;)
    {
      const StfChartSpan *span = &g_array_index (spans, StfChartSpan, i);

      if (span->end - span->start > window)
        g_array_remove_index_fast (spans, i);
    }
  g_array_sort (spans, compare_ends);
  first = g_new (double, spans->len + 1);
  for (guint i = spans->len; i-- > 0;)
    {
      double begin = g_array_index (spans, StfChartSpan, i).start;

      first[i] = i + 1 < spans->len ? MIN (first[i + 1], begin) : begin;
    }
  s.spans = (const StfChartSpan *) spans->data;
  s.first = first;
  s.n = spans->len;

  whole = sweep (&s, 0, overlap, STF_CHART_DOCUMENT_MAX_PAGES, NULL);
  s.end = content.end;
  self->n = sweep (&s, content.start, overlap, STF_CHART_DOCUMENT_MAX_PAGES, NULL);
  self->size = window;
  if (self->n == 0)
    return FALSE;

  if (whole == self->n)
    s.end = length;
  else
    start = content.start;
  if (self->n > 1)
    overlap = stretch (&s, try_overlap, overlap, MAX (overlap, WIDE_OVERLAP), start, overlap,
                       self->n);
  self->start = g_new (double, self->n);
  sweep (&s, start, overlap, self->n, self->start);
  start -= stretch (&s, try_shift, 0, (self->start[self->n - 1] + window - s.end) / 2, start,
                    overlap, self->n);
  sweep (&s, start, overlap, self->n, self->start);

  self->cut = g_new (double, self->n);
  for (guint i = 0; i + 1 < self->n; i++)
    self->cut[i] = find_cut (spans, self->start[i + 1], self->start[i] + window);
  return TRUE;
}

void
stf_chart_tiling_clear (StfChartTiling *self)
{
  g_clear_pointer (&self->start, g_free);
  g_clear_pointer (&self->cut, g_free);
}

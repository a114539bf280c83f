/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Axes of amounts.
 *
 * 1. The step is 1, 2 or 5 times a power of 10 öre, the least that gives no more steps than there
 *    is room for.
 * 2. Both ends are whole steps.  An axis of nothing still has one step.
 * 3. Labels count kronor, thousands or millions, whichever keeps them short, with as many decimals
 *    as the step needs. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define KRONA 100.0

/* The next greater step (rule 1). */
static double
next_step (double step)
{
  double power = pow (10, floor (log10 (step) + 1e-9));
  double digit = round (step / power);

  return power * (digit < 1.5 ? 2 : digit < 3.5 ? 5 : 10);
}

/**
 * stf_graph_scale:
 * @least: the least amount that it must hold, öre
 * @most: the greatest
 * @max_steps: how many steps there is room for; at least two are made
 *
 * Returns: an axis
 */
StfGraphScale
stf_graph_scale (double least, double most, guint max_steps)
{
  StfGraphScale self = { 0 };
  double span = MAX (most - least, 1);
  guint n = MAX (max_steps, 2);

  self.step = pow (10, MAX (floor (log10 (span / n)) - 1, 0));
  for (;;)
    {
      self.from = floor (least / self.step + 1e-9) * self.step;
      self.to = ceil (most / self.step - 1e-9) * self.step;
      if (self.to <= self.from)
        self.to = self.from + self.step;
      if (stf_graph_scale_get_n (&self) <= n + 1)
        break;
      self.step = next_step (self.step);
    }

  most = MAX (fabs (self.from), fabs (self.to));
  self.unit = most >= 1e7 * KRONA ? 1e6 * KRONA : most >= 1e4 * KRONA ? 1e3 * KRONA : KRONA;
  return self;
}

/** stf_graph_scale_get_unit: what its labels count, translated. */
const char *
stf_graph_scale_get_unit (const StfGraphScale *self)
{
  return self->unit > 1e3 * KRONA ? C_ ("unit", "SEK million")
         : self->unit > KRONA     ? C_ ("unit", "SEK thousand")
                                  : C_ ("unit", "SEK");
}

/** stf_graph_scale_get_n: how many lines it has, both ends among them. */
guint
stf_graph_scale_get_n (const StfGraphScale *self)
{
  double n = round ((self->to - self->from) / self->step);

  return n < 10000 ? (guint) n + 1 : G_MAXUINT;
}

/** stf_graph_scale_get: the amount at a line, öre. */
double
stf_graph_scale_get (const StfGraphScale *self, guint i)
{
  return self->from + i * self->step;
}

/** stf_graph_scale_format: what stands at an amount (rule 3); the caller owns it. */
char *
stf_graph_scale_format (const StfGraphScale *self, double value)
{
  double decimals_needed = -floor (log10 (self->step / self->unit) + 1e-9);
  guint decimals = (guint) CLAMP (decimals_needed, 0, 6);
  gint64 power = (gint64) pow (10, decimals);
  gint64 parts = llround (fabs (value) / self->unit * (double) power);
  /* Whole kronor are the groups of digits that are wanted. */
  g_autofree char *whole = stf_money_format (parts / power * 100, STF_MONEY_WHOLE);
  const char *minus = value < 0 && parts > 0 ? "\u2212" : "";

  if (decimals == 0)
    return g_strconcat (minus, whole, NULL);
  return g_strdup_printf ("%s%s%s%0*" G_GINT64_FORMAT, minus, whole, C_ ("decimal mark", "."),
                          (int) decimals, parts % power);
}

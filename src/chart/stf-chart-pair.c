/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two charts beside each other on one sheet.
 *
 * Each is laid out on its half; the one that came out larger is laid out again with the scale of
 * the other as its limit, so that a box of the same content has the same size on both. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pair.h"
#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

static StfChart *
make_half (const StfChartChange *change, StfChartChangeSide side, const StfChartOptions *options,
           int year, double max_scale)
{
  StfChartFacts facts = stf_chart_change_get_facts (change, side);
  StfChartOptions half = *options;
  g_autofree char *heading = g_strdup_printf (
      side == STF_CHART_CHANGE_BEFORE ? _ ("Before: %s") : _ ("After: %s"), facts.organisation);

  half.paper.width /= 2;
  if (facts.year != year)
    half.footer = NULL; /* the file is that of the later year */
  half.heading = heading;
  half.max_scale = max_scale;
  return stf_chart_new_for_model (stf_chart_model_new_for_facts (&facts, &half.content), &half);
}

/**
 * stf_chart_pair_new:
 * @change: what differs
 * @options: with the paper of the whole sheet
 *
 * Returns: (transfer full): both charts; free with stf_chart_pair_free()
 */
StfChartPair *
stf_chart_pair_new (const StfChartChange *change, const StfChartOptions *options)
{
  StfChartPair *self;
  double before, after;
  int year;

  g_return_val_if_fail (change != NULL && options != NULL && options->paper.width > 0, NULL);

  year = stf_chart_change_get_facts (change, STF_CHART_CHANGE_AFTER).year;
  self = g_new0 (StfChartPair, 1);
  self->width = options->paper.width;
  self->height = options->paper.height;
  self->before = make_half (change, STF_CHART_CHANGE_BEFORE, options, year, 0);
  self->after = make_half (change, STF_CHART_CHANGE_AFTER, options, year, 0);

  before = stf_chart_get_scale (self->before);
  after = stf_chart_get_scale (self->after);
  if (before > after)
    {
      stf_chart_unref (self->before);
      self->before = make_half (change, STF_CHART_CHANGE_BEFORE, options, year, after);
    }
  else if (after > before)
    {
      stf_chart_unref (self->after);
      self->after = make_half (change, STF_CHART_CHANGE_AFTER, options, year, before);
    }
  return self;
}

void
stf_chart_pair_free (StfChartPair *self)
{
  if (self == NULL)
    return;

  stf_chart_unref (self->before);
  stf_chart_unref (self->after);
  g_free (self);
}

/* Draws the sheet, with its top left corner at the origin. */
void
stf_chart_pair_draw (StfChartPen *pen, const StfChartPair *self, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  double middle = self->width / 2;
  double margin = self->before->margin;
  const StfChartPoint line[] = { { middle, margin }, { middle, self->height - margin } };

  stf_chart_draw_page (pen, self->before, palette, NULL);
  stf_chart_pen_push (pen, middle, 0, 1);
  stf_chart_draw_page (pen, self->after, palette, NULL);
  stf_chart_pen_pop (pen);
  stf_chart_pen_add_line (pen, line, G_N_ELEMENTS (line), 0);
  stf_chart_pen_draw_lines (pen, &(StfChartInk){ STF_CHART_NO_COLOUR, c->outline, 0.75 });
}

/**
 * stf_chart_pair_paint:
 * @cr: where to paint, in points on the sheet
 * @self: both charts
 * @palette: colours
 */
void
stf_chart_pair_paint (cairo_t *cr, const StfChartPair *self, StfChartPalette palette)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, type == CAIRO_SURFACE_TYPE_PDF);

  g_return_if_fail (self != NULL);

  stf_chart_pair_draw (pen, self, palette);
}

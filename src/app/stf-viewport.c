/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What of a drawing a view shows: the arithmetic of zoom and pan, without widgets.
 *
 * In each direction the drawing is scrolled where it is larger than the view, and centred where it
 * is smaller; x and y are 0 then. */

#define G_LOG_DOMAIN "stafett-app"

#include "stf-viewport.h"

#include <math.h>

/* Room left around what is revealed, in points. */
#define SURROUND 12.0

static double
get_width (const StfViewport *self)
{
  return self->content.size.width * self->scale;
}

static double
get_height (const StfViewport *self)
{
  return self->content.size.height * self->scale;
}

/**
 * stf_viewport_clamp:
 * @self: a viewport
 *
 * Takes @self back to where there is something to see.
 */
void
stf_viewport_clamp (StfViewport *self)
{
  self->x = CLAMP (self->x, 0, MAX (get_width (self) - self->width, 0));
  self->y = CLAMP (self->y, 0, MAX (get_height (self) - self->height, 0));
}

/**
 * stf_viewport_get_origin:
 * @self: a viewport
 * @x: (out): pixels from the left of the view
 * @y: (out): pixels from its top
 *
 * Where the point (0, 0) of the drawing stands in the view.
 */
void
stf_viewport_get_origin (const StfViewport *self, double *x, double *y)
{
  double left = MAX (floor ((self->width - get_width (self)) / 2), 0);
  double top = MAX (floor ((self->height - get_height (self)) / 2), 0);

  *x = left - self->x - self->content.origin.x * self->scale;
  *y = top - self->y - self->content.origin.y * self->scale;
}

/**
 * stf_viewport_get_visible:
 * @self: a viewport
 *
 * Returns: what is in view, in points of the drawing
 */
graphene_rect_t
stf_viewport_get_visible (const StfViewport *self)
{
  double x, y;

  stf_viewport_get_origin (self, &x, &y);
  return GRAPHENE_RECT_INIT ((float) (-x / self->scale), (float) (-y / self->scale),
                             (float) (self->width / self->scale),
                             (float) (self->height / self->scale));
}

/**
 * stf_viewport_zoom:
 * @self: a viewport
 * @scale: pixels a point
 * @x: pixels from the left of the view
 * @y: pixels from its top
 *
 * Zooms so that what stands at (@x, @y) stays there, as far as the drawing reaches.
 */
void
stf_viewport_zoom (StfViewport *self, double scale, double x, double y)
{
  double old_x, old_y, new_x, new_y;
  double ratio = scale / self->scale;

  stf_viewport_get_origin (self, &old_x, &old_y);
  self->scale = scale;
  stf_viewport_get_origin (self, &new_x, &new_y);
  self->x += new_x - (x - (x - old_x) * ratio);
  self->y += new_y - (y - (y - old_y) * ratio);
  stf_viewport_clamp (self);
}

/* What must be added to the scroll so that @low to @high, in pixels of the view, can be seen; the
 * beginning, if not all of it can. */
static double
get_missing (double low, double high, double room)
{
  if (low < 0 || high - low > room)
    return low;
  return MAX (high - room, 0);
}

/**
 * stf_viewport_reveal:
 * @self: a viewport
 * @rect: in points of the drawing
 *
 * Scrolls no further than needed to show @rect and a little around it.
 */
void
stf_viewport_reveal (StfViewport *self, const StfChartRect *rect)
{
  double scale = self->scale;
  double x, y;

  stf_viewport_get_origin (self, &x, &y);
  self->x += get_missing (x + (rect->x - SURROUND) * scale,
                          x + (rect->x + rect->width + SURROUND) * scale, self->width);
  self->y += get_missing (y + (rect->y - SURROUND) * scale,
                          y + (rect->y + rect->height + SURROUND) * scale, self->height);
  stf_viewport_clamp (self);
}

/**
 * stf_viewport_centre:
 * @self: a viewport
 * @rect: in points of the drawing
 *
 * Scrolls so that @rect stands in the middle, as far as the drawing reaches.
 */
void
stf_viewport_centre (StfViewport *self, const StfChartRect *rect)
{
  self->x = (rect->x + rect->width / 2 - self->content.origin.x) * self->scale - self->width / 2;
  self->y = (rect->y + rect->height / 2 - self->content.origin.y) * self->scale - self->height / 2;
  stf_viewport_clamp (self);
}

/**
 * stf_viewport_get_fitting_scale:
 * @self: a viewport
 *
 * Returns: the pixels a point with which the drawing just fits the view
 */
double
stf_viewport_get_fitting_scale (const StfViewport *self)
{
  return MIN (self->width / self->content.size.width, self->height / self->content.size.height);
}

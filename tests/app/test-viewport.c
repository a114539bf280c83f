/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The arithmetic of zoom and pan, on random views of random drawings. */

#include <math.h>

#include "stf-viewport.h"

#define ROUNDS 20000

static double
random_between (double low, double high)
{
  return g_test_rand_double_range (low, high);
}

static StfViewport
random_port (void)
{
  StfViewport port = {
    .width = random_between (100, 2000),
    .height = random_between (100, 2000),
    .content = GRAPHENE_RECT_INIT (
        (float) random_between (-50, 50), (float) random_between (-50, 50),
        (float) random_between (20, 3000), (float) random_between (20, 3000)),
    .scale = random_between (0.05, 8),
    .x = random_between (-1000, 9000),
    .y = random_between (-1000, 9000),
  };

  stf_viewport_clamp (&port);
  return port;
}

/* Nothing beside the drawing is shown while there is more of it, and all of it while there is room.
 */
static void
assert_sane (const StfViewport *port)
{
  graphene_rect_t visible = stf_viewport_get_visible (port);
  float slack = 2 / (float) port->scale + 0.5f;
  float right = port->content.origin.x + port->content.size.width;
  float visible_right = visible.origin.x + visible.size.width;

  if (port->content.size.width * port->scale >= port->width)
    {
      g_assert_cmpfloat (visible.origin.x, >=, port->content.origin.x - slack);
      g_assert_cmpfloat (visible_right, <=, right + slack);
    }
  else
    {
      g_assert_cmpfloat (visible.origin.x, <=, port->content.origin.x + slack);
      g_assert_cmpfloat (visible_right, >=, right - slack);
    }
}

static void
test_zoom (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      StfViewport port = random_port ();
      double scale = random_between (0.05, 8);
      double x = random_between (0, port.width), y = random_between (0, port.height);
      double old_x, old_y, new_x, new_y, point;

      stf_viewport_get_origin (&port, &old_x, &old_y);
      point = (x - old_x) / port.scale;
      stf_viewport_zoom (&port, scale, x, y);
      assert_sane (&port);
      stf_viewport_get_origin (&port, &new_x, &new_y);

      /* What is under the pointer stays, unless the edge of the drawing holds the view. */
      if (port.x > 0.01 && port.x < port.content.size.width * port.scale - port.width - 0.01)
        g_assert_cmpfloat (fabs (new_x + point * scale - x), <, 0.1 + scale * 0.05);
    }
}

static void
test_reveal (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      StfViewport port = random_port ();
      StfChartRect rect;
      double x, y;

      rect.width = random_between (1, port.content.size.width);
      rect.height = random_between (1, port.content.size.height);
      rect.x = port.content.origin.x
               + random_between (0, port.content.size.width - rect.width + 0.001);
      rect.y = port.content.origin.y
               + random_between (0, port.content.size.height - rect.height + 0.001);
      stf_viewport_reveal (&port, &rect);
      assert_sane (&port);
      stf_viewport_get_origin (&port, &x, &y);
      if ((rect.width + 24) * port.scale <= port.width)
        {
          g_assert_cmpfloat (x + rect.x * port.scale, >=, -1);
          g_assert_cmpfloat (x + (rect.x + rect.width) * port.scale, <=, port.width + 1);
        }
    }
}

static void
test_fit (void)
{
  for (int i = 0; i < ROUNDS; i++)
    {
      StfViewport port = random_port ();
      graphene_rect_t visible;
      float slack;

      port.scale = stf_viewport_get_fitting_scale (&port);
      slack = 2 / (float) port.scale + 0.5f;
      stf_viewport_clamp (&port);
      visible = stf_viewport_get_visible (&port);
      g_assert_cmpfloat (visible.origin.x, <=, port.content.origin.x + slack);
      g_assert_cmpfloat (visible.origin.y, <=, port.content.origin.y + slack);
      g_assert_cmpfloat (visible.origin.x + visible.size.width, >=,
                         port.content.origin.x + port.content.size.width - slack);
      g_assert_cmpfloat (visible.origin.y + visible.size.height, >=,
                         port.content.origin.y + port.content.size.height - slack);
    }
}

static void
test_centre (void)
{
  StfViewport port = { 400, 300, GRAPHENE_RECT_INIT (0, 0, 1000, 1000), 1, 0, 0 };
  StfChartRect middle = { 480, 0, 40, 10 };
  StfChartRect left = { 10, 0, 40, 10 };

  stf_viewport_centre (&port, &middle);
  g_assert_cmpfloat (port.x, ==, 300);
  stf_viewport_centre (&port, &left);
  g_assert_cmpfloat (port.x, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/viewport/zoom-keeps-what-is-under-the-pointer", test_zoom);
  g_test_add_func ("/app/viewport/what-is-revealed-is-seen", test_reveal);
  g_test_add_func ("/app/viewport/a-fitting-drawing-is-seen-whole", test_fit);
  g_test_add_func ("/app/viewport/the-middle-as-far-as-it-goes", test_centre);
  return g_test_run ();
}

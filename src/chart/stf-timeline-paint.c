/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms as it looks.
 *
 * 1. What becomes of a term is told in three ways: by a sign at the beginning of its bar, by a word
 *    after the name, and by colour.  Only what is simply going on has no word.
 * 2. An end that is not a day, or that lies beyond what is shown, is open: the bar has no edge
 *    there.
 * 3. Months are named as there is room: in full, short, by a letter, or by lines alone.  The date
 *    of the states is a line through all rows.
 * 4. A heading may be longer than the column of names: no line crosses its words. */

#define G_LOG_DOMAIN "stafett-chart"

#include "config.h"

#include "stf-timeline-paint.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "file/stf-date.h"
#include "file/stf-label.h"

#define SIGN 12.0
#define PAD 6.0
#define RADIUS 5.0
#define YEAR_HEIGHT 23.0
#define HEADING_INSET 12.0

typedef struct
{
  guint32 fill;
  guint32 line;
  guint32 text;
} Colours;

static const Colours bar_colours[][STF_BAR_N_STATES] = {
  [STF_TIMELINE_LIGHT] = { [STF_BAR_PAST] = { 0xebebeb, 0x8a8a8a, 0x4f4f4f },
                           [STF_BAR_CURRENT] = { 0xd3e5fb, 0x1c71d8, 0x12325a },
                           [STF_BAR_ENDING] = { 0xfdecc1, 0xb26a00, 0x573500 },
                           [STF_BAR_FUTURE] = { 0xffffff, 0x1c71d8, 0x12325a },
                           [STF_BAR_CARRIED_OVER] = { 0xeadcf3, 0x813d9c, 0x43204f },
                           [STF_BAR_VACANT] = { 0xffffff, 0xc01c28, 0xa51d2d } },
  [STF_TIMELINE_DARK] = { [STF_BAR_PAST] = { 0x3d3d3d, 0x9a9a9a, 0xd0d0d0 },
                          [STF_BAR_CURRENT] = { 0x1d3f66, 0x78aeed, 0xe3effc },
                          [STF_BAR_ENDING] = { 0x5a4310, 0xf8c95c, 0xfff1cf },
                          [STF_BAR_FUTURE] = { 0x242424, 0x78aeed, 0xd5e6fa },
                          [STF_BAR_CARRIED_OVER] = { 0x45284f, 0xdc8add, 0xf7e3f8 },
                          [STF_BAR_VACANT] = { 0x242424, 0xff7b63, 0xffb3a6 } },
};

static const struct
{
  guint32 text;
  guint32 dim;
  guint32 line;
  guint32 today;
} page_colours[] = {
  [STF_TIMELINE_LIGHT] = { 0x2e2e2e, 0x6a6a6a, 0xd8d8d8, 0xc01c28 },
  [STF_TIMELINE_DARK] = { 0xf2f2f2, 0xb5b5b5, 0x454545, 0xff7b63 },
};

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static guint32
to_day (const char *date)
{
  int year = 1, month = 1, day = 1;
  GDate result;

  stf_date_parse (date, &year, &month, &day);
  g_date_clear (&result, 1);
  g_date_set_dmy (&result, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&result);
}

static char *
from_day (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return stf_date_format (g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}

/**
 * stf_timeline_scale_init:
 * @self: a scale
 * @first: the ISO date at 0
 * @day: the length of a day
 */
void
stf_timeline_scale_init (StfTimelineScale *self, const char *first, double day)
{
  self->first = to_day (first);
  self->day = day;
}

/** stf_timeline_scale_begin: where a day begins. */
double
stf_timeline_scale_begin (const StfTimelineScale *self, const char *date)
{
  return ((double) to_day (date) - (double) self->first) * self->day;
}

/** stf_timeline_scale_end: where a day ends. */
double
stf_timeline_scale_end (const StfTimelineScale *self, const char *date)
{
  return stf_timeline_scale_begin (self, date) + self->day;
}

/** stf_timeline_scale_date: the day at a position; the caller owns the ISO date. */
char *
stf_timeline_scale_date (const StfTimelineScale *self, double position)
{
  double day = (double) self->first + floor (position / self->day);

  return from_day ((guint32) CLAMP (day, 1, 3652059));
}

/* The last day of the month that is @months after that of the date, or its first. */
static char *
edge_of_month (const char *date, int months, gboolean last)
{
  int year = 1, month = 1;

  stf_date_parse (date, &year, &month, NULL);
  month += months - 1;
  year += month / 12;
  month %= 12;
  if (month < 0)
    {
      month += 12;
      year--;
    }
  year = CLAMP (year, 1, 9999);
  return stf_date_format (
      year, month + 1,
      last ? g_date_get_days_in_month ((GDateMonth) (month + 1), (GDateYear) year) : 1);
}

/**
 * stf_timeline_snap:
 * @date: the ISO date that a pointer is at
 * @last: whether it is to be a last day, else a first
 * @day: the length of a day
 *
 * Returns: (transfer full): the end or beginning of a month if the pointer is near one, else @date
 */
char *
stf_timeline_snap (const char *date, gboolean last, double day)
{
  double reach = 7.0 / day;

  for (int months = -1; months <= 1; months++)
    {
      g_autofree char *edge = edge_of_month (date, months, last);

      if (fabs ((double) to_day (edge) - (double) to_day (date)) <= reach)
        return g_steal_pointer (&edge);
    }
  return g_strdup (date);
}

/**
 * stf_timeline_step:
 * @date: an ISO date
 * @days: how many days later; negative: earlier
 * @months: how many months; then the days do not count
 * @last: whether it is a last day, else a first
 *
 * Steps by days, or from the end (or beginning) of one month to the next.
 *
 * Returns: (transfer full): a date
 */
char *
stf_timeline_step (const char *date, int days, int months, gboolean last)
{
  g_autofree char *edge = NULL;

  if (months == 0)
    {
      char *stepped = stf_date_add_days (date, days);

      return stepped != NULL ? stepped : g_strdup (date);
    }

  /* Within a month the first step goes to its own edge, where that lies on the way. */
  edge = edge_of_month (date, 0, last);
  if ((months > 0) == (strcmp (edge, date) > 0) && strcmp (edge, date) != 0)
    months -= months > 0 ? 1 : -1;
  return edge_of_month (date, months, last);
}

/** stf_bar_state_word: the state in a word, translated. */
const char *
stf_bar_state_word (StfBarState state)
{
  static const char *const words[STF_BAR_N_STATES] = {
    [STF_BAR_PAST] = NC_ ("term", "ended"),
    [STF_BAR_CURRENT] = NC_ ("term", "current"),
    [STF_BAR_ENDING] = NC_ ("term", "ends soon"),
    [STF_BAR_FUTURE] = NC_ ("term", "to come"),
    [STF_BAR_CARRIED_OVER] = NC_ ("term", "until a successor begins"),
    [STF_BAR_VACANT] = NC_ ("term", "vacant"),
  };

  g_return_val_if_fail (state < STF_BAR_N_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "term", words[state]);
}

static const char *
get_manner (const StfBar *bar)
{
  return bar->deputy ? _ ("deputy") : bar->acting ? _ ("acting") : NULL;
}

/**
 * stf_bar_label:
 * @bar: a bar
 * @grouping: what its row tells already
 *
 * Returns: (transfer full): what stands in it: "Anna Berg, deputy · ends soon" (rule 1)
 */
char *
stf_bar_label (const StfBar *bar, StfTimelineGrouping grouping)
{
  const char *name = grouping == STF_TIMELINE_BY_ROLE ? bar->name : bar->role_title;
  const char *manner = get_manner (bar);

  if (bar->state == STF_BAR_VACANT)
    return g_strdup (stf_bar_state_word (bar->state));
  return g_strconcat (name, manner != NULL ? ", " : "", manner != NULL ? manner : "",
                      bar->state != STF_BAR_CURRENT ? " · " : "",
                      bar->state != STF_BAR_CURRENT ? stf_bar_state_word (bar->state) : "", NULL);
}

/**
 * stf_bar_describe:
 * @bar: a bar
 *
 * Returns: (transfer full): all that it shows, in one line
 */
char *
stf_bar_describe (const StfBar *bar)
{
  g_autoptr (GString) text = g_string_new (bar->name != NULL ? bar->name
                                                             : stf_bar_state_word (bar->state));

  g_string_append_printf (text, ", %s", bar->role_title);
  if (bar->body_name != NULL)
    g_string_append_printf (text, ", %s", bar->body_name);
  if (bar->from_date != NULL && bar->to_date != NULL)
    g_string_append_printf (text, ", %s – %s", bar->from_date, bar->to_date);
  else if (bar->from_date != NULL)
    g_string_append_printf (text, _ (", from %s"), bar->from_date);
  else if (bar->to_date != NULL)
    g_string_append_printf (text, _ (", until %s"), bar->to_date);
  if (get_manner (bar) != NULL)
    g_string_append_printf (text, ", %s", get_manner (bar));
  if (bar->state != STF_BAR_VACANT)
    g_string_append_printf (text, ", %s", stf_bar_state_word (bar->state));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
trace_bar (cairo_t *cr, double x, double y, double width, double height, gboolean begins,
           gboolean ends)
{
  double radius = MIN (RADIUS, width / 2);
  double left = begins ? radius : 0;
  double right = ends ? radius : 0;

  cairo_new_path (cr);
  cairo_arc (cr, x + left, y + left, left, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - right, y + right, right, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + width - right, y + height - right, right, 0, 0.5 * G_PI);
  cairo_arc (cr, x + left, y + height - left, left, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

/**
 * stf_timeline_paint_sign:
 * @cr: where; the sign stands at 0, 0
 * @state: what it tells
 * @size: its height and width
 * @look: colours
 *
 * Paints the sign of a state: a tick, a disc, a clock, an arrow, two arrows, an empty ring.
 */
void
stf_timeline_paint_sign (cairo_t *cr, StfBarState state, double size, StfTimelineLook look)
{
  double half = size / 2;

  cairo_save (cr);
  set_colour (cr, bar_colours[look][state].line);
  cairo_set_line_width (cr, size / 7);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_new_path (cr);
  switch (state)
    {
      case STF_BAR_PAST:
        cairo_move_to (cr, size * 0.1, size * 0.55);
        cairo_line_to (cr, size * 0.4, size * 0.85);
        cairo_line_to (cr, size * 0.9, size * 0.2);
        cairo_stroke (cr);
        break;
      case STF_BAR_CURRENT:
        cairo_arc (cr, half, half, size * 0.3, 0, 2 * G_PI);
        cairo_fill (cr);
        break;
      case STF_BAR_ENDING:
        cairo_arc (cr, half, half, size * 0.43, 0, 2 * G_PI);
        cairo_stroke (cr);
        cairo_move_to (cr, half, size * 0.25);
        cairo_line_to (cr, half, half);
        cairo_line_to (cr, size * 0.7, size * 0.62);
        cairo_stroke (cr);
        break;
      case STF_BAR_FUTURE:
        cairo_move_to (cr, size * 0.1, half);
        cairo_line_to (cr, size * 0.9, half);
        cairo_move_to (cr, size * 0.55, size * 0.2);
        cairo_line_to (cr, size * 0.9, half);
        cairo_line_to (cr, size * 0.55, size * 0.8);
        cairo_stroke (cr);
        break;
      case STF_BAR_CARRIED_OVER:
        for (guint i = 0; i < 2; i++)
          {
            cairo_move_to (cr, size * (0.12 + 0.4 * i), size * 0.2);
            cairo_line_to (cr, size * (0.47 + 0.4 * i), half);
            cairo_line_to (cr, size * (0.12 + 0.4 * i), size * 0.8);
          }
        cairo_stroke (cr);
        break;
      case STF_BAR_VACANT:
      default:
        cairo_arc (cr, half, half, size * 0.38, 0, 2 * G_PI);
        cairo_stroke (cr);
        break;
    }
  cairo_restore (cr);
}

static PangoLayout *
set_text (PangoContext *context, const char *text, double width, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  if (bold)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

static void
show_text (cairo_t *cr, PangoContext *context, const char *text, double x, double width,
           double height, gboolean bold, guint32 colour)
{
  g_autoptr (PangoLayout) layout = NULL;
  int text_height = 0;

  if (width < 8)
    return;

  layout = set_text (context, text, width, bold);
  pango_layout_get_pixel_size (layout, NULL, &text_height);
  set_colour (cr, colour);
  cairo_move_to (cr, x, (height - text_height) / 2);
  pango_cairo_show_layout (cr, layout);
}

/**
 * stf_timeline_paint_text:
 * @cr: where
 * @context: the font
 * @text: one line
 * @x: where it begins
 * @width: how much room there is; the rest is left out
 * @height: it stands in the middle
 * @bold: of a heading
 * @dim: of what matters less
 * @look: colours
 */
void
stf_timeline_paint_text (cairo_t *cr, PangoContext *context, const char *text, double x,
                         double width, double height, gboolean bold, gboolean dim,
                         StfTimelineLook look)
{
  show_text (cr, context, text, x, width, height, bold,
             dim ? page_colours[look].dim : page_colours[look].text);
}

/**
 * stf_timeline_list_lines:
 * @timeline: a timeline
 *
 * Returns: (transfer full): an array of StfTimelineLine: the rows, with a heading before those of
 *   each body and of each role whose seats have names
 */
GArray *
stf_timeline_list_lines (const StfTimeline *timeline)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (StfTimelineLine));
  const char *group = NULL;

  for (guint i = 0; i < timeline->rows->len; i++)
    {
      const StfTimelineRow *row = timeline->rows->pdata[i];
      const StfTimelineLine body = { row->group, FALSE, NULL };
      const StfTimelineLine role = { row->title, TRUE, NULL };
      const StfTimelineLine line = { NULL, FALSE, row };

      if (row->group != NULL && row->group != group)
        g_array_append_val (lines, body);
      if (row->title != NULL && row->detail != NULL)
        g_array_append_val (lines, role);
      group = row->group;
      g_array_append_val (lines, line);
    }
  return lines;
}

/**
 * stf_timeline_measure_heading:
 * @line: a heading or a row
 * @context: the font
 * @whole_width: of all that is seen, which a heading may use
 *
 * Returns: where the words of a heading end, with some room; 0 of a row
 */
double
stf_timeline_measure_heading (const StfTimelineLine *line, PangoContext *context,
                              double whole_width)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width = 0;

  if (line->heading == NULL || whole_width <= HEADING_INSET * 2)
    return 0;

  layout = set_text (context, line->heading, whole_width - HEADING_INSET * 2, !line->role);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MIN (width + HEADING_INSET * 2, whole_width);
}

/**
 * stf_timeline_paint_label:
 * @cr: where
 * @context: the font
 * @line: a heading or a row
 * @width: of the column of names
 * @whole_width: of all that is seen, which a heading may use
 * @look: colours
 */
void
stf_timeline_paint_label (cairo_t *cr, PangoContext *context, const StfTimelineLine *line,
                          double width, double whole_width, StfTimelineLook look)
{
  const char *title;

  if (line->heading != NULL)
    {
      stf_timeline_paint_text (cr, context, line->heading, HEADING_INSET,
                               whole_width - HEADING_INSET * 2, STF_TIMELINE_ROW_HEIGHT,
                               !line->role, FALSE, look);
      return;
    }
  title = line->row->detail != NULL ? line->row->detail : line->row->title;
  if (title != NULL)
    stf_timeline_paint_text (cr, context, title, HEADING_INSET, width - 18, STF_TIMELINE_ROW_HEIGHT,
                             FALSE, line->row->detail != NULL, look);
}

/**
 * stf_timeline_paint_bar:
 * @cr: where; the bar begins at 0, 0
 * @context: the font
 * @bar: what it is
 * @label: what stands in it
 * @width: what is seen of it
 * @begins: whether its first day is seen
 * @ends: whether its last day is seen
 * @look: colours
 */
void
stf_timeline_paint_bar (cairo_t *cr, PangoContext *context, const StfBar *bar, const char *label,
                        double width, gboolean begins, gboolean ends, StfTimelineLook look)
{
  const Colours *colours = &bar_colours[look][bar->state];
  const double dashes[] = { 4, 3 };
  double height = STF_TIMELINE_BAR_HEIGHT;

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);

  /* What is open goes on beyond the clip. */
  trace_bar (cr, begins ? 0.75 : -9, 0.75, width - (begins ? 0.75 : -9) + (ends ? -0.75 : 9),
             height - 1.5, begins, ends);
  set_colour (cr, colours->fill);
  cairo_fill_preserve (cr);
  set_colour (cr, colours->line);
  cairo_set_line_width (cr, 1.5);
  if (bar->state == STF_BAR_VACANT || bar->state == STF_BAR_FUTURE)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);

  if (width >= SIGN + 4)
    {
      double x = width >= SIGN + 2 * PAD ? PAD : (width - SIGN) / 2;

      cairo_translate (cr, x, (height - SIGN) / 2);
      stf_timeline_paint_sign (cr, bar->state, SIGN, look);
      cairo_translate (cr, -x, -(height - SIGN) / 2);
      show_text (cr, context, label, PAD + SIGN + 5, width - PAD - SIGN - 5 - PAD / 2, height,
                 FALSE, colours->text);
    }
  cairo_restore (cr);
}

static void
paint_month (cairo_t *cr, PangoContext *context, GDate *month, double x, double width,
             double height, StfTimelineLook look)
{
  g_autofree char *name = width > 90 ? g_strdup (stf_label_month (g_date_get_month (month)))
                                     : stf_label_month_shortly (g_date_get_month (month));

  set_colour (cr, page_colours[look].line);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, floor (x) + 0.5, g_date_get_month (month) == G_DATE_JANUARY ? 0 : YEAR_HEIGHT);
  cairo_line_to (cr, floor (x) + 0.5, height);
  cairo_stroke (cr);

  if (width < 13)
    return;
  if (width <= 30)
    *g_utf8_offset_to_pointer (name, 1) = '\0';
  cairo_save (cr);
  cairo_translate (cr, x, YEAR_HEIGHT - 3);
  show_text (cr, context, name, 4, width - 3, YEAR_HEIGHT, FALSE, page_colours[look].dim);
  cairo_restore (cr);
}

/**
 * stf_timeline_paint_axis:
 * @cr: where; what is at @from stands at 0
 * @context: the font
 * @scale: days
 * @from: the first position that is seen
 * @width: how much is seen
 * @height: how far down the lines go
 * @date: the ISO date that gets a line of its own
 * @look: colours
 *
 * Paints years and months, and a line for each down through the rows (rule 3).
 */
void
stf_timeline_paint_axis (cairo_t *cr, PangoContext *context, const StfTimelineScale *scale,
                         double from, double width, double height, const char *date,
                         StfTimelineLook look)
{
  g_autofree char *first = stf_timeline_scale_date (scale, from);
  double today = stf_timeline_scale_begin (scale, date) + scale->day / 2 - from;
  int year = 1, month = 1;
  GDate day;

  stf_date_parse (first, &year, &month, NULL);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 1, (GDateMonth) month, (GDateYear) year);
  for (gboolean is_first = TRUE;; is_first = FALSE)
    {
      double x = ((double) g_date_get_julian (&day) - (double) scale->first) * scale->day - from;
      int days = g_date_get_days_in_month (g_date_get_month (&day), g_date_get_year (&day));

      if (x > width)
        break;
      paint_month (cr, context, &day, x, days * scale->day, height, look);
      if (is_first || g_date_get_month (&day) == G_DATE_JANUARY)
        {
          g_autofree char *text = g_strdup_printf ("%d", g_date_get_year (&day));
          double left = MAX (x, 0);

          /* The year that begins in view is not written over by the one before. */
          if (!is_first || g_date_get_month (&day) == G_DATE_JANUARY
              || x + (13 - (int) g_date_get_month (&day)) * 30 * scale->day > 50)
            {
              cairo_save (cr);
              cairo_translate (cr, left, 0);
              show_text (cr, context, text, 4, 80, YEAR_HEIGHT, TRUE, page_colours[look].text);
              cairo_restore (cr);
            }
        }
      g_date_add_months (&day, 1);
    }

  if (today < 0 || today > width)
    return;
  set_colour (cr, page_colours[look].today);
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, today, STF_TIMELINE_AXIS_HEIGHT - 2);
  cairo_line_to (cr, today, height);
  cairo_stroke (cr);
  cairo_move_to (cr, today - 5, STF_TIMELINE_AXIS_HEIGHT - 7);
  cairo_line_to (cr, today + 5, STF_TIMELINE_AXIS_HEIGHT - 7);
  cairo_line_to (cr, today, STF_TIMELINE_AXIS_HEIGHT);
  cairo_close_path (cr);
  cairo_fill (cr);
}

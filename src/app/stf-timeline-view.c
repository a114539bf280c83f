/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms on screen.
 *
 * All rows are of one height, so that what is in view follows from the scroll position, and only
 * rows in view have widgets for their bars: 20,000 assignments cost what a screenful does.  Names
 * stand in a column at the left, time at the top; both stay while the rest moves.  A bar is
 * allocated what is seen of it, so that its name stays in view.
 *
 * Pointer and keys are in stf-timeline-view-input.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>
#include <math.h>

#include "file/stf-date.h"
#include "stf-timeline-view-private.h"

#define DAY_OF_MONTHS 5.0 /* pixels, when months are shown */
#define BEFORE 3          /* years at most that are shown before and after the year */
#define MIN_WIDTH 320

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (StfTimelineView, stf_timeline_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static StfTimelineLook
get_look (void)
{
  return adw_style_manager_get_dark (adw_style_manager_get_default ()) ? STF_TIMELINE_DARK
                                                                       : STF_TIMELINE_LIGHT;
}

double
stf_timeline_view_get_label_width (StfTimelineView *self)
{
  return CLAMP (floor (gtk_widget_get_width (GTK_WIDGET (self)) * 0.28), 96, 260);
}

double
stf_timeline_view_get_offset (StfTimelineView *self, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? floor (gtk_adjustment_get_value (adjustment)) : 0;
}

static void
remove_bars (StfTimelineView *self)
{
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_unparent (self->bars->pdata[i]);
  g_ptr_array_set_size (self->bars, 0);
  self->first = self->end = 0;
}

static gboolean
has_bar (StfTimelineView *self, guint line, const StfBar *bar)
{
  for (guint i = 0; i < self->bars->len; i++)
    if (stf_timeline_bar_get_row (self->bars->pdata[i]) == line
        && stf_timeline_bar_get (self->bars->pdata[i])->assignment == bar->assignment)
      return TRUE;
  return FALSE;
}

/* kept: whether some of them may be there already. */
static void
add_bars (StfTimelineView *self, guint line, gboolean kept)
{
  const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, line).row;

  for (guint i = 0; row != NULL && i < row->bars->len; i++)
    {
      const StfBar *values = &g_array_index (row->bars, StfBar, i);
      GtkWidget *bar;

      if (kept && values->assignment != NULL && has_bar (self, line, values))
        continue;
      bar = stf_timeline_bar_new (values, line, self->grouping);
      gtk_widget_set_parent (bar, GTK_WIDGET (self));
      g_ptr_array_add (self->bars, bar);
    }
}

/* Whether a bar that is no longer in view must stay: the focus or the pointer has it. */
static gboolean
is_held (StfTimelineView *self, GtkWidget *bar)
{
  return stf_timeline_bar_get (STF_TIMELINE_BAR (bar))->assignment != NULL
         && (gtk_widget_has_focus (bar) || (GtkWidget *) self->drag.bar == bar);
}

/* Lets the lines from first to before end have their bars, and no others. */
static void
show_lines (StfTimelineView *self, guint first, guint end)
{
  gboolean kept = FALSE;
  guint n = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      GtkWidget *bar = self->bars->pdata[i];
      guint line = stf_timeline_bar_get_row (STF_TIMELINE_BAR (bar));
      gboolean stays = line >= MAX (first, self->first) && line < MIN (end, self->end);

      kept |= !stays && is_held (self, bar);
      if (stays || is_held (self, bar))
        self->bars->pdata[n++] = bar;
      else
        gtk_widget_unparent (bar);
    }
  g_ptr_array_set_size (self->bars, (int) n);
  for (guint line = first; line < end; line++)
    if (line < self->first || line >= self->end)
      add_bars (self, line, kept || n > 0);
  self->first = first;
  self->end = end;
}

static void
configure (StfTimelineView *self, int width, int height)
{
  double page = MAX (width - stf_timeline_view_get_label_width (self), 1);
  double rows = MAX (height - STF_TIMELINE_AXIS_HEIGHT, 1);
  double left = self->scale.day > 0
                    ? stf_timeline_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL)
                          / self->scale.day
                    : 0;
  double day = self->months ? DAY_OF_MONTHS : page / 366;
  double whole;

  self->scale.day = day;
  whole = MAX (self->n_days * day, page);
  if (self->pending != NULL)
    {
      left = stf_timeline_scale_begin (&self->scale, self->pending) / day;
      g_clear_pointer (&self->pending, g_free);
    }
  if (self->adjustments[0] != NULL)
    gtk_adjustment_configure (self->adjustments[0], left * day, 0, whole, 30 * day, page * 0.9,
                              page);
  if (self->adjustments[1] != NULL)
    gtk_adjustment_configure (self->adjustments[1],
                              stf_timeline_view_get_offset (self, GTK_ORIENTATION_VERTICAL), 0,
                              MAX (self->lines->len * STF_TIMELINE_ROW_HEIGHT, rows),
                              STF_TIMELINE_ROW_HEIGHT, rows * 0.9, rows);
}

/* Where a bar is seen. */
static void
place_bar (StfTimelineView *self, StfTimelineBar *bar, int width)
{
  const StfBar *values = stf_timeline_bar_get (bar);
  double labels = stf_timeline_view_get_label_width (self);
  double offset = stf_timeline_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  double top = stf_timeline_bar_get_row (bar) * STF_TIMELINE_ROW_HEIGHT + STF_TIMELINE_AXIS_HEIGHT
               - stf_timeline_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  double left = values->from_date != NULL
                    ? stf_timeline_scale_begin (&self->scale, values->from_date) - offset
                    : -G_MAXINT;
  double right = values->to_date != NULL
                     ? stf_timeline_scale_end (&self->scale, values->to_date) - offset
                     : G_MAXINT;
  double seen_left = MAX (left, 0);
  double seen_right = MIN (right, width - labels);
  GtkAllocation place = { (int) (labels + seen_left),
                          (int) (top + (STF_TIMELINE_ROW_HEIGHT - STF_TIMELINE_BAR_HEIGHT) / 2),
                          (int) MAX (round (seen_right - seen_left), 3),
                          (int) STF_TIMELINE_BAR_HEIGHT };
  gboolean visible = seen_right > 0 && seen_left < width - labels;

  gtk_widget_set_child_visible (GTK_WIDGET (bar), visible);
  if (!visible)
    return;
  stf_timeline_bar_show (bar, left >= 0, right <= width - labels, get_look ());
  gtk_widget_size_allocate (GTK_WIDGET (bar), &place, -1);
}

static void
stf_timeline_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (widget);
  double top;
  guint first, end;

  configure (self, width, height);
  top = stf_timeline_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  first = (guint) (top / STF_TIMELINE_ROW_HEIGHT);
  end = (guint) ceil ((top + MAX (height - STF_TIMELINE_AXIS_HEIGHT, 0)) / STF_TIMELINE_ROW_HEIGHT);
  end = MIN (end, self->lines->len);
  first = MIN (first, end);
  if (first != self->first || end != self->end)
    show_lines (self, first, end);

  for (guint i = 0; i < self->bars->len; i++)
    {
      gtk_widget_measure (self->bars->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                          NULL);
      place_bar (self, self->bars->pdata[i], width);
    }
}

static void
stf_timeline_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH - 40 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : 240;
}

/* The day that an end is dragged to, beside the pointer. */
static void
paint_drag (StfTimelineView *self, GtkSnapshot *snapshot, int width)
{
  const char *date = self->drag.last ? self->drag.to_date : self->drag.from_date;
  double x = CLAMP (self->drag.x - 48, stf_timeline_view_get_label_width (self), width - 100);
  double top = stf_timeline_bar_get_row (self->drag.bar) * STF_TIMELINE_ROW_HEIGHT
               + STF_TIMELINE_AXIS_HEIGHT
               - stf_timeline_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
  double y = top > STF_TIMELINE_AXIS_HEIGHT + 20 ? top - 26 : top + STF_TIMELINE_ROW_HEIGHT;
  cairo_t *cr;

  if (date == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, 96, 26));
  cairo_translate (cr, x, y);
  cairo_rectangle (cr, 0, 0, 96, 26);
  cairo_set_source_rgba (cr, 0.1, 0.1, 0.1, 0.92);
  cairo_fill (cr);
  stf_timeline_paint_text (cr, gtk_widget_get_pango_context (GTK_WIDGET (self)), date, 10, 84, 26,
                           FALSE, FALSE, STF_TIMELINE_DARK);
  cairo_destroy (cr);
}

static double
get_top (StfTimelineView *self, guint line)
{
  return line * STF_TIMELINE_ROW_HEIGHT + STF_TIMELINE_AXIS_HEIGHT
         - stf_timeline_view_get_offset (self, GTK_ORIENTATION_VERTICAL);
}

/* The axis has all but the column of names, and what headings take of the rest. */
static void
clip_axis (StfTimelineView *self, cairo_t *cr, int width, int height)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  double labels = stf_timeline_view_get_label_width (self);

  cairo_rectangle (cr, labels, 0, width - labels, height);
  for (guint i = self->first; i < self->end; i++)
    {
      double end = stf_timeline_measure_heading (&g_array_index (self->lines, StfTimelineLine, i),
                                                 context, width);
      double top = MAX (get_top (self, i), STF_TIMELINE_AXIS_HEIGHT);
      double bottom = MAX (get_top (self, i) + STF_TIMELINE_ROW_HEIGHT, top);

      if (end > labels)
        cairo_rectangle (cr, labels, top, end - labels, bottom - top);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
}

static void
stf_timeline_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double labels = stf_timeline_view_get_label_width (self);
  cairo_t *cr;

  if (self->timeline == NULL || width <= labels)
    return;

  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cairo_save (cr);
  clip_axis (self, cr, width, height);
  cairo_translate (cr, labels, 0);
  stf_timeline_paint_axis (cr, gtk_widget_get_pango_context (widget), &self->scale,
                           stf_timeline_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL),
                           width - labels, height, self->timeline->date, get_look ());
  cairo_restore (cr);
  cairo_rectangle (cr, 0, STF_TIMELINE_AXIS_HEIGHT, width, height - STF_TIMELINE_AXIS_HEIGHT);
  cairo_clip (cr);
  for (guint i = self->first; i < self->end; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, get_top (self, i));
      stf_timeline_paint_label (cr, gtk_widget_get_pango_context (widget),
                                &g_array_index (self->lines, StfTimelineLine, i), labels, width,
                                get_look ());
      cairo_restore (cr);
    }
  cairo_destroy (cr);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (0, (float) STF_TIMELINE_AXIS_HEIGHT, (float) width,
                                               (float) (height - STF_TIMELINE_AXIS_HEIGHT)));
  for (guint i = 0; i < self->bars->len; i++)
    gtk_widget_snapshot_child (widget, self->bars->pdata[i], snapshot);
  gtk_snapshot_pop (snapshot);
  if (self->drag.bar != NULL)
    paint_drag (self, snapshot, width);
}

static void
scrolled_cb (StfTimelineView *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (StfTimelineView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_set_object (&self->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
stf_timeline_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_timeline_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (object);

  if (id == PROP_HADJUSTMENT || id == PROP_VADJUSTMENT)
    set_adjustment (self, id == PROP_HADJUSTMENT ? 0 : 1, g_value_get_object (value));
  else if (id == PROP_HSCROLL_POLICY || id == PROP_VSCROLL_POLICY)
    self->policies[id - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_timeline_view_dispose (GObject *object)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (object);

  stf_timeline_drag_clear (&self->drag);
  remove_bars (self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  G_OBJECT_CLASS (stf_timeline_view_parent_class)->dispose (object);
}

static void
stf_timeline_view_finalize (GObject *object)
{
  StfTimelineView *self = STF_TIMELINE_VIEW (object);

  g_clear_pointer (&self->timeline, stf_timeline_free);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->bars);
  g_free (self->pending);
  G_OBJECT_CLASS (stf_timeline_view_parent_class)->finalize (object);
}

static void
stf_timeline_view_class_init (StfTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = stf_timeline_view_get_property;
  object_class->set_property = stf_timeline_view_set_property;
  object_class->dispose = stf_timeline_view_dispose;
  object_class->finalize = stf_timeline_view_finalize;
  widget_class->measure = stf_timeline_view_measure;
  widget_class->size_allocate = stf_timeline_view_size_allocate;
  widget_class->snapshot = stf_timeline_view_snapshot;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  gtk_widget_class_set_css_name (widget_class, "timelineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
stf_timeline_view_init (StfTimelineView *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (StfTimelineLine));
  self->bars = g_ptr_array_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  stf_timeline_view_add_input (self);
}

/* Whole years around the year, as far as anything is known. */
static void
set_span (StfTimelineView *self, const StfTimeline *timeline)
{
  g_autofree char *earliest = stf_date_shift_years (timeline->starts, -BEFORE);
  g_autofree char *latest = stf_date_shift_last_day (timeline->ends, BEFORE);
  const char *first = strcmp (timeline->first, earliest) < 0 ? earliest : timeline->first;
  const char *last = strcmp (timeline->last, latest) > 0 ? latest : timeline->last;
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;
  StfTimelineScale days;
  int year = 1;

  stf_date_parse (first, &year, NULL, NULL);
  begin = stf_date_format (year, 1, 1);
  stf_date_parse (last, &year, NULL, NULL);
  end = stf_date_format (year, 12, 31);
  stf_timeline_scale_init (&days, begin, 1);
  self->n_days = (guint) stf_timeline_scale_end (&days, end);
  if (self->scale.first != days.first)
    {
      /* What is at the left stays there. */
      if (self->scale.day > 0 && self->pending == NULL)
        self->pending = stf_timeline_scale_date (
            &self->scale, stf_timeline_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL));
      self->scale.first = days.first;
    }
}

/**
 * stf_timeline_view_set_timeline:
 * @self: a view
 * @timeline: (transfer full): what to show
 * @grouping: whose rows they are
 *
 * Shows a timeline, beginning with its year the first time.  The bar that has the focus keeps it.
 */
void
stf_timeline_view_set_timeline (StfTimelineView *self, StfTimeline *timeline,
                                StfTimelineGrouping grouping)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  g_autofree char *focused = NULL;

  g_return_if_fail (STF_IS_TIMELINE_VIEW (self));
  g_return_if_fail (timeline != NULL);

  if (focus != NULL)
    focused = g_strdup (stf_timeline_bar_get (STF_TIMELINE_BAR (focus))->assignment);
  stf_timeline_drag_clear (&self->drag);
  remove_bars (self);
  if (self->timeline == NULL)
    self->pending = g_strdup (timeline->starts);
  set_span (self, timeline);
  g_clear_pointer (&self->timeline, stf_timeline_free);
  self->timeline = timeline;
  self->grouping = grouping;
  g_clear_pointer (&self->lines, g_array_unref);
  self->lines = stf_timeline_list_lines (timeline);
  if (focused != NULL)
    {
      StfTimelineBar *bar = stf_timeline_view_find_bar (self, focused);

      if (bar != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (bar));
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stf_timeline_view_set_months:
 * @self: a view
 * @months: whether months are as wide as names need; else a year is as wide as the view
 */
void
stf_timeline_view_set_months (StfTimelineView *self, gboolean months)
{
  g_return_if_fail (STF_IS_TIMELINE_VIEW (self));

  if (self->months == months)
    return;
  self->months = months;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stf_timeline_view_show_date:
 * @self: a view
 * @date: an ISO date, which comes to the left
 */
void
stf_timeline_view_show_date (StfTimelineView *self, const char *date)
{
  g_return_if_fail (STF_IS_TIMELINE_VIEW (self));

  g_free (self->pending);
  self->pending = g_strdup (date);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* While an end is dragged a widget has other dates than the timeline. */
gboolean
stf_timeline_view_is_same (const StfBar *a, const StfBar *b)
{
  return a->assignment != NULL ? a->assignment == b->assignment
                               : b->assignment == NULL && a->from_date == b->from_date;
}

/* The widget of a bar, whose row comes into view. */
StfTimelineBar *
stf_timeline_view_get_bar (StfTimelineView *self, guint line, guint index)
{
  const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, line).row;
  const StfBar *wanted;

  if (row == NULL || index >= row->bars->len)
    return NULL;
  wanted = &g_array_index (row->bars, StfBar, index);
  stf_timeline_view_reveal (self, line, wanted->from_date, wanted->to_date);
  if (line < self->first || line >= self->end)
    show_lines (self, line > 10 ? line - 10 : 0, MIN (line + 10, self->lines->len));
  for (guint i = 0; i < self->bars->len; i++)
    {
      const StfBar *bar = stf_timeline_bar_get (self->bars->pdata[i]);

      if (stf_timeline_bar_get_row (self->bars->pdata[i]) == line
          && stf_timeline_view_is_same (bar, wanted))
        {
          gtk_widget_set_child_visible (self->bars->pdata[i], TRUE);
          return self->bars->pdata[i];
        }
    }
  return NULL;
}

/* Scrolls as little as is needed to see a row, and some of the time. */
void
stf_timeline_view_reveal (StfTimelineView *self, guint line, const char *from_date,
                          const char *to_date)
{
  GtkAdjustment *across = self->adjustments[0], *down = self->adjustments[1];

  if (down != NULL)
    gtk_adjustment_clamp_page (down, line * STF_TIMELINE_ROW_HEIGHT,
                               (line + 1) * STF_TIMELINE_ROW_HEIGHT);
  if (across == NULL || self->scale.day <= 0)
    return;
  if (from_date != NULL
      && stf_timeline_scale_begin (&self->scale, from_date)
             > gtk_adjustment_get_value (across) + gtk_adjustment_get_page_size (across) - 40)
    gtk_adjustment_set_value (across, stf_timeline_scale_begin (&self->scale, from_date)
                                          - gtk_adjustment_get_page_size (across) / 2);
  else if (to_date != NULL
           && stf_timeline_scale_end (&self->scale, to_date)
                  < gtk_adjustment_get_value (across) + 20)
    gtk_adjustment_set_value (across, stf_timeline_scale_end (&self->scale, to_date)
                                          - gtk_adjustment_get_page_size (across) / 2);
}

/**
 * stf_timeline_view_find_bar:
 * @self: a view
 * @assignment: id
 *
 * Returns: (transfer none) (nullable): the bar of an assignment, which comes into view
 */
StfTimelineBar *
stf_timeline_view_find_bar (StfTimelineView *self, const char *assignment)
{
  g_return_val_if_fail (STF_IS_TIMELINE_VIEW (self), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, i).row;

      for (guint k = 0; row != NULL && k < row->bars->len; k++)
        if (g_strcmp0 (g_array_index (row->bars, StfBar, k).assignment, assignment) == 0)
          return stf_timeline_view_get_bar (self, i, k);
    }
  return NULL;
}

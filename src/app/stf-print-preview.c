/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The preview of what is printed.
 *
 * 1. Pages are painted on a worker, one at a time, those in view first; pages far from the view
 *    give up their pictures.
 * 2. At zoom 1 a whole page fits the view.  The scale follows the size of the view.
 * 3. A new document keeps the place: the part of the pages that is in the middle of the view, or,
 *    when there are other pages than before, the page. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-preview.h"

#include <glib/gi18n.h>
#include <math.h>

#include "stf-print-page.h"

#define MARGIN 18
#define CAPTION 24
#define ZOOM_STEP 1.25
#define ZOOM_MAX 8.0

/* A larger picture would take too much memory; it is stretched instead. */
#define MAX_PIXELS 16e6

struct _StfPrintPreview
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *column;
  AdwStatusPage *error;
  GtkSpinner *spinner;
  GtkLabel *place;

  StfChartDocument *document;
  GPtrArray *pages; /* StfPrintPage; borrowed */
  double scale;     /* pixels a point */
  double zoom;
  gboolean painting;
  guint update; /* idle */

  /* What is to be in the middle of the view once the column has its new size. */
  gboolean moving;
  gboolean placing;
  double anchor[2]; /* part of the column, by GtkOrientation */
  int go_to;        /* a page, or -1 */
};

G_DEFINE_FINAL_TYPE (StfPrintPreview, stf_print_preview, ADW_TYPE_BIN)

typedef struct
{
  StfChartDocument *document;
  guint page;
  double scale;
  int factor; /* pixels of the screen for one of the window */
} Order;

static void queue_update (StfPrintPreview *self);

static void
order_free (gpointer data)
{
  Order *self = data;

  stf_chart_document_unref (self->document);
  g_free (self);
}

static GtkAdjustment *
get_adjustment (StfPrintPreview *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL
             ? gtk_scrolled_window_get_hadjustment (self->scroller)
             : gtk_scrolled_window_get_vadjustment (self->scroller);
}

/* Painting (rule 1). */

static void
paint_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Order *order = data;
  double width, height, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  g_autoptr (GBytes) bytes = NULL;

  stf_chart_document_get_page_size (order->document, order->page, &width, &height);
  scale = MIN (order->scale * order->factor, sqrt (MAX_PIXELS / (width * height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (1, (int) ceil (width * scale)),
                                        MAX (1, (int) ceil (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  stf_chart_document_paint_page (cr, order->document, order->page, STF_CHART_PALETTE_PRINT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface)
                                          * (gsize) cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                                 cairo_image_surface_get_height (surface),
                                                 GDK_MEMORY_DEFAULT, bytes,
                                                 (gsize) cairo_image_surface_get_stride (surface)),
                         g_object_unref);
}

static void
painted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfPrintPreview *self = STF_PRINT_PREVIEW (source);
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GdkTexture) picture = g_task_propagate_pointer (G_TASK (result), NULL);

  self->painting = FALSE;
  if (self->document == NULL || self->pages == NULL)
    return;
  if (order->document == self->document)
    stf_print_page_set_picture (self->pages->pdata[order->page], picture, order->scale);
  queue_update (self);
}

/* How far a page is from the view, in heights of the view; 0: it is in view. */
static double
get_distance (StfPrintPreview *self, guint page)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->scroller));
  graphene_rect_t bounds;

  if (height <= 0
      || !gtk_widget_compute_bounds (self->pages->pdata[page], GTK_WIDGET (self->scroller),
                                     &bounds))
    return G_MAXDOUBLE;
  return MAX (0, MAX (-bounds.origin.y - bounds.size.height, bounds.origin.y - height)) / height;
}

static void
paint_next (StfPrintPreview *self)
{
  double nearest = 1;
  int page = -1;

  for (guint i = 0; i < self->pages->len; i++)
    {
      double distance = get_distance (self, i);

      if (distance > 3)
        stf_print_page_set_picture (self->pages->pdata[i], NULL, 0);
      else if (distance < nearest && !stf_print_page_is_sharp (self->pages->pdata[i], self->scale))
        {
          nearest = distance;
          page = (int) i;
        }
    }
  if (page >= 0 && !self->painting && self->scale > 0)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, painted_cb, NULL);
      Order *order = g_new0 (Order, 1);

      order->document = stf_chart_document_ref (self->document);
      order->page = (guint) page;
      order->scale = self->scale;
      order->factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
      self->painting = TRUE;
      g_task_set_task_data (task, order, order_free);
      g_task_run_in_thread (task, paint_worker);
    }
}

/* Size and place. */

static void
hold_place (StfPrintPreview *self)
{
  for (GtkOrientation i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    {
      GtkAdjustment *adjustment = get_adjustment (self, i);
      double upper = gtk_adjustment_get_upper (adjustment);

      self->anchor[i] = upper > 0 ? (gtk_adjustment_get_value (adjustment)
                                     + gtk_adjustment_get_page_size (adjustment) / 2)
                                        / upper
                                  : 0.5;
    }
  self->moving = TRUE;
}

/* Rule 2. */
static void
update_scale (StfPrintPreview *self)
{
  double fit = G_MAXDOUBLE;
  double caption = self->pages->len > 1 ? CAPTION : 0;
  double scale;

  for (guint i = 0; i < self->pages->len; i++)
    {
      double width, height;

      stf_chart_document_get_page_size (self->document, i, &width, &height);
      fit = MIN (fit, (gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN) / width);
      fit = MIN (fit, (gtk_widget_get_height (GTK_WIDGET (self->scroller)) - 2 * MARGIN - caption)
                          / height);
    }
  scale = MAX (fit, 0) * self->zoom;
  if (scale == self->scale)
    return;

  if (!self->moving && self->go_to < 0)
    hold_place (self);
  self->scale = scale;
  for (guint i = 0; i < self->pages->len; i++)
    stf_print_page_set_scale (self->pages->pdata[i], scale);
}

static guint
find_page (StfPrintPreview *self)
{
  double middle = gtk_widget_get_height (GTK_WIDGET (self->scroller)) / 2.0;
  double nearest = G_MAXDOUBLE;
  guint page = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      graphene_rect_t bounds;

      if (gtk_widget_compute_bounds (self->pages->pdata[i], GTK_WIDGET (self->scroller), &bounds)
          && fabs (bounds.origin.y + bounds.size.height / 2 - middle) < nearest)
        {
          nearest = fabs (bounds.origin.y + bounds.size.height / 2 - middle);
          page = i;
        }
    }
  return page;
}

static void
set_enabled (StfPrintPreview *self, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), action, enabled);
}

static void
update_bar (StfPrintPreview *self)
{
  guint n_pages = self->document != NULL ? self->pages->len : 0;
  guint page = stf_print_preview_get_page (self);
  g_autofree char *text = NULL;

  if (n_pages > 1)
    {
      const char *label = stf_chart_document_get_page_label (self->document, page);
      g_autofree char *number = g_strdup_printf ("%u", page + 1);

      text = g_str_equal (label, number)
                 ? g_strdup_printf (_ ("Page %u of %u"), page + 1, n_pages)
                 /* Translators: the last is the label of a sheet of a poster: "B3". */
                 : g_strdup_printf (_ ("Page %u of %u: %s"), page + 1, n_pages, label);
    }
  gtk_label_set_label (self->place, text != NULL ? text : "");
  set_enabled (self, "preview.previous", n_pages > 0 && page > 0);
  set_enabled (self, "preview.next", page + 1 < n_pages);
  set_enabled (self, "preview.fit", n_pages > 0 && self->zoom != 1);
  set_enabled (self, "preview.zoom-in", n_pages > 0 && self->zoom < ZOOM_MAX);
  set_enabled (self, "preview.zoom-out", n_pages > 0 && self->zoom > 1);
}

static void
update_cb (gpointer user_data)
{
  StfPrintPreview *self = user_data;

  self->update = 0;
  if (self->document != NULL)
    {
      update_scale (self);
      paint_next (self);
    }
  update_bar (self);
}

static void
queue_update (StfPrintPreview *self)
{
  if (self->update == 0)
    self->update = g_idle_add_once (update_cb, self);
}

static void
scroll_to_page (StfPrintPreview *self)
{
  GtkAdjustment *adjustment = get_adjustment (self, GTK_ORIENTATION_VERTICAL);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (self->pages->pdata[self->go_to], GTK_WIDGET (self->column),
                                 &bounds))
    gtk_adjustment_set_value (adjustment, bounds.origin.y + MARGIN + bounds.size.height / 2
                                              - gtk_adjustment_get_page_size (adjustment) / 2);
}

static void
scroll_to_anchor (StfPrintPreview *self)
{
  for (GtkOrientation i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    {
      GtkAdjustment *adjustment = get_adjustment (self, i);

      gtk_adjustment_set_value (adjustment, self->anchor[i] * gtk_adjustment_get_upper (adjustment)
                                                - gtk_adjustment_get_page_size (adjustment) / 2);
    }
}

/* Also when the column has another size (rule 3), or the view. */
static void
find_place (StfPrintPreview *self)
{
  self->placing = TRUE;
  if (self->go_to >= 0)
    scroll_to_page (self);
  else if (self->moving)
    scroll_to_anchor (self);
  self->placing = FALSE;
  queue_update (self);
}

static void
set_zoom (StfPrintPreview *self, double zoom)
{
  self->zoom = CLAMP (zoom, 1, ZOOM_MAX);
  hold_place (self);
  queue_update (self);
}

/* Whoever scrolls has left the place that was held. */
static void
scrolled_cb (StfPrintPreview *self)
{
  if (!self->placing)
    {
      self->moving = FALSE;
      self->go_to = -1;
    }
  queue_update (self);
}

static gboolean
wheel_cb (StfPrintPreview *self, double dx, double dy, GtkEventController *controller)
{
  if (!(gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  set_zoom (self, self->zoom * (dy < 0 ? ZOOM_STEP : 1 / ZOOM_STEP));
  return GDK_EVENT_STOP;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintPreview *self = STF_PRINT_PREVIEW (widget);

  if (g_str_equal (action, "preview.fit"))
    set_zoom (self, 1);
  else
    set_zoom (self,
              self->zoom * (g_str_equal (action, "preview.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP));
}

static void
step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfPrintPreview *self = STF_PRINT_PREVIEW (widget);
  guint page = stf_print_preview_get_page (self);

  if (g_str_equal (action, "preview.next"))
    stf_print_preview_show_page (self, page + 1);
  else if (page > 0)
    stf_print_preview_show_page (self, page - 1);
}

/* The pages of a document. */

static void
add_page (StfPrintPreview *self, gboolean caption)
{
  guint page = self->pages->len;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *widget = stf_print_page_new ();

  if (caption)
    {
      GtkWidget *label = gtk_label_new (stf_chart_document_get_page_label (self->document, page));

      gtk_widget_add_css_class (label, "caption");
      gtk_widget_set_size_request (label, -1, CAPTION);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), widget);
  gtk_box_append (self->column, box);
  g_ptr_array_add (self->pages, widget);
}

static void
rebuild_pages (StfPrintPreview *self, guint n_pages)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->column))) != NULL)
    gtk_box_remove (self->column, child);
  g_ptr_array_set_size (self->pages, 0);
  for (guint i = 0; i < n_pages; i++)
    add_page (self, n_pages > 1);
}

static void
describe_pages (StfPrintPreview *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkWidget *page = self->pages->pdata[i];
      GtkWidget *caption = gtk_widget_get_prev_sibling (page);
      const char *title = stf_chart_document_get_page_title (self->document, i);
      g_autofree char *name = g_strdup_printf (_ ("Page %u: %s"), i + 1, title);
      double width, height;

      stf_chart_document_get_page_size (self->document, i, &width, &height);
      stf_print_page_set_size (STF_PRINT_PAGE (page), width, height);
      stf_print_page_set_scale (STF_PRINT_PAGE (page), self->scale);
      stf_print_page_set_old (STF_PRINT_PAGE (page));
      gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      if (caption != NULL)
        gtk_label_set_label (GTK_LABEL (caption),
                             stf_chart_document_get_page_label (self->document, i));
    }
}

static void
stf_print_preview_dispose (GObject *object)
{
  StfPrintPreview *self = STF_PRINT_PREVIEW (object);

  g_clear_handle_id (&self->update, g_source_remove);
  g_clear_pointer (&self->document, stf_chart_document_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  G_OBJECT_CLASS (stf_print_preview_parent_class)->dispose (object);
}

static void
stf_print_preview_class_init (StfPrintPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_print_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, column);
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, error);
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, StfPrintPreview, place);
  gtk_widget_class_bind_template_callback (widget_class, wheel_cb);

  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.fit", NULL, zoom_cb);
}

static void
stf_print_preview_init (StfPrintPreview *self)
{
  self->pages = g_ptr_array_new ();
  self->zoom = 1;
  self->go_to = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (GtkOrientation i = GTK_ORIENTATION_HORIZONTAL; i <= GTK_ORIENTATION_VERTICAL; i++)
    {
      g_signal_connect_object (get_adjustment (self, i), "changed", G_CALLBACK (find_place), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (get_adjustment (self, i), "value-changed", G_CALLBACK (scrolled_cb),
                               self, G_CONNECT_SWAPPED);
    }
  update_bar (self);
}

/**
 * stf_print_preview_set_busy:
 * @self: a preview
 * @busy: whether a new document is being made
 */
void
stf_print_preview_set_busy (StfPrintPreview *self, gboolean busy)
{
  g_return_if_fail (STF_IS_PRINT_PREVIEW (self));

  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * stf_print_preview_set_document:
 * @self: a preview
 * @document: what it shows
 */
void
stf_print_preview_set_document (StfPrintPreview *self, StfChartDocument *document)
{
  guint page = stf_print_preview_get_page (self);
  guint n_pages = stf_chart_document_get_n_pages (document);

  g_return_if_fail (STF_IS_PRINT_PREVIEW (self));

  stf_chart_document_ref (document);
  g_clear_pointer (&self->document, stf_chart_document_unref);
  self->document = document;
  if (n_pages == self->pages->len)
    {
      hold_place (self);
    }
  else
    {
      self->go_to = (int) MIN (page, n_pages - 1);
      rebuild_pages (self, n_pages);
    }
  describe_pages (self);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  queue_update (self);
}

/**
 * stf_print_preview_set_error:
 * @self: a preview
 * @error: why there is nothing to show
 */
void
stf_print_preview_set_error (StfPrintPreview *self, const GError *error)
{
  g_return_if_fail (STF_IS_PRINT_PREVIEW (self));

  g_clear_pointer (&self->document, stf_chart_document_unref);
  adw_status_page_set_description (self->error, error->message);
  gtk_stack_set_visible_child_name (self->stack, "error");
  queue_update (self);
}

/**
 * stf_print_preview_get_document:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what it shows
 */
StfChartDocument *
stf_print_preview_get_document (StfPrintPreview *self)
{
  g_return_val_if_fail (STF_IS_PRINT_PREVIEW (self), NULL);

  return self->document;
}

/**
 * stf_print_preview_get_error:
 * @self: a preview
 *
 * Returns: (transfer none) (nullable): what it says instead of showing pages
 */
const char *
stf_print_preview_get_error (StfPrintPreview *self)
{
  g_return_val_if_fail (STF_IS_PRINT_PREVIEW (self), NULL);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "error") == 0
             ? adw_status_page_get_description (self->error)
             : NULL;
}

/**
 * stf_print_preview_get_page:
 * @self: a preview
 *
 * Returns: the page in the middle of the view
 */
guint
stf_print_preview_get_page (StfPrintPreview *self)
{
  g_return_val_if_fail (STF_IS_PRINT_PREVIEW (self), 0);

  return self->go_to >= 0 ? (guint) self->go_to : find_page (self);
}

/**
 * stf_print_preview_show_page:
 * @self: a preview
 * @page: which
 *
 * Scrolls to a page.
 */
void
stf_print_preview_show_page (StfPrintPreview *self, guint page)
{
  g_return_if_fail (STF_IS_PRINT_PREVIEW (self));

  if (page >= self->pages->len)
    return;
  self->go_to = (int) page;
  find_place (self);
}

/**
 * stf_print_preview_get_picture:
 * @self: a preview
 * @page: which page
 *
 * Returns: (transfer none) (nullable): what is shown of the page, if that is sharp and up to date
 */
GdkTexture *
stf_print_preview_get_picture (StfPrintPreview *self, guint page)
{
  g_return_val_if_fail (STF_IS_PRINT_PREVIEW (self), NULL);

  return page < self->pages->len && stf_print_page_is_sharp (self->pages->pdata[page], self->scale)
             ? stf_print_page_get_picture (self->pages->pdata[page])
             : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of the year window.
 *
 * It follows one open year and is read again when the year's content or date changes: at once while
 * it is mapped, else when it is next shown, so that a change costs one page and not all of them. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-page.h"

typedef struct
{
  StfOpenYear *year;
  gboolean stale;
} StfPagePrivate;

enum
{
  PROP_YEAR = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StfPage, stf_page, ADW_TYPE_BIN)

static void
refresh (StfPage *self)
{
  StfPagePrivate *priv = stf_page_get_instance_private (self);

  priv->stale = FALSE;
  if (priv->year != NULL)
    STF_PAGE_GET_CLASS (self)->refresh (self);
}

static void
stf_page_map (GtkWidget *widget)
{
  StfPagePrivate *priv = stf_page_get_instance_private (STF_PAGE (widget));

  if (priv->stale)
    refresh (STF_PAGE (widget));
  GTK_WIDGET_CLASS (stf_page_parent_class)->map (widget);
}

static void
stf_page_dispose (GObject *object)
{
  stf_page_set_year (STF_PAGE (object), NULL);
  G_OBJECT_CLASS (stf_page_parent_class)->dispose (object);
}

static void
stf_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_YEAR)
    g_value_set_object (value, stf_page_get_year (STF_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_YEAR)
    stf_page_set_year (STF_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_page_class_init (StfPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stf_page_dispose;
  object_class->get_property = stf_page_get_property;
  object_class->set_property = stf_page_set_property;
  widget_class->map = stf_page_map;

  properties[PROP_YEAR] = g_param_spec_object ("year", NULL, NULL, STF_TYPE_OPEN_YEAR,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
stf_page_init (StfPage *self)
{
}

/**
 * stf_page_get_year:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the year it shows
 */
StfOpenYear *
stf_page_get_year (StfPage *self)
{
  StfPagePrivate *priv = stf_page_get_instance_private (self);

  g_return_val_if_fail (STF_IS_PAGE (self), NULL);

  return priv->year;
}

/**
 * stf_page_set_year:
 * @self: a page
 * @year: (nullable): the year to show
 */
void
stf_page_set_year (StfPage *self, StfOpenYear *year)
{
  StfPagePrivate *priv = stf_page_get_instance_private (self);

  g_return_if_fail (STF_IS_PAGE (self));

  if (priv->year == year)
    return;
  if (priv->year != NULL)
    g_signal_handlers_disconnect_by_func (priv->year, stf_page_queue_refresh, self);
  g_set_object (&priv->year, year);
  if (year != NULL)
    {
      g_signal_connect_swapped (year, "changed", G_CALLBACK (stf_page_queue_refresh), self);
      stf_page_queue_refresh (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_YEAR]);
}

/**
 * stf_page_queue_refresh:
 * @self: a page
 *
 * Reads the page again: now if it can be seen, else when it is shown.
 */
void
stf_page_queue_refresh (StfPage *self)
{
  StfPagePrivate *priv = stf_page_get_instance_private (self);

  g_return_if_fail (STF_IS_PAGE (self));

  priv->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
}

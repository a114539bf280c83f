/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plays the year: moves its date from one change to the next, until the last.
 *
 * 1. Pressed on the last change or after it, it begins with the first day of the year.
 * 2. It stops when it is pressed again, when somebody else moves the date, when the year goes, and
 *    when it cannot be seen any more.
 * 3. Who wants no animations gets one step a press.
 *
 * While it plays, the date is its description, so that it is spoken while the button has the
 * focus. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-play.h"

#define STEP_MS 1200

struct _StfPlay
{
  StfPage parent_instance;

  GtkWidget *button;
  guint timeout; /* 0: does not play */
  gboolean stepping;
};

G_DEFINE_FINAL_TYPE (StfPlay, stf_play, STF_TYPE_PAGE)

static void
update (StfPlay *self)
{
  gboolean playing = stf_play_is_playing (self);
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const char *text = playing ? _ ("Pause") : _ ("Play through the year");

  if (self->button == NULL)
    return;
  gtk_button_set_icon_name (GTK_BUTTON (self->button),
                            playing ? "stf-pause-symbolic" : "stf-play-symbolic");
  gtk_widget_set_tooltip_text (self->button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  playing && year != NULL ? stf_open_year_get_date (year) : "", -1);
}

static void
stop (StfPlay *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  update (self);
}

static void
move_to (StfPlay *self, const char *date)
{
  self->stepping = TRUE;
  stf_open_year_set_date (stf_page_get_year (STF_PAGE (self)), date);
  self->stepping = FALSE;
}

/* Moves to the next change.  Returns whether there is one after that. */
static gboolean
step (StfPlay *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  g_auto (GStrv) dates = stf_organisation_list_dates (stf_open_year_get_file (year), NULL);
  guint i = 0;

  while (dates != NULL && dates[i] != NULL && strcmp (dates[i], stf_open_year_get_date (year)) <= 0)
    i++;
  if (dates == NULL || dates[i] == NULL)
    return FALSE;
  move_to (self, dates[i]);
  return dates[i + 1] != NULL;
}

static gboolean
step_cb (gpointer user_data)
{
  StfPlay *self = STF_PLAY (user_data);

  if (!step (self))
    {
      self->timeout = 0;
      update (self);
      return G_SOURCE_REMOVE;
    }
  update (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
is_at_end (StfOpenYear *year)
{
  g_auto (GStrv) dates = stf_organisation_list_dates (stf_open_year_get_file (year), NULL);
  guint n = dates != NULL ? g_strv_length (dates) : 0;

  return n == 0 || strcmp (stf_open_year_get_date (year), dates[n - 1]) >= 0;
}

static void
clicked_cb (StfPlay *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  gboolean animate = TRUE;

  if (year == NULL)
    return;
  if (stf_play_is_playing (self))
    {
      stop (self);
      return;
    }

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate,
                NULL);
  if (is_at_end (year))
    move_to (self, stf_organisation_get_starts (stf_open_year_get_organisation (year)));
  else
    step (self);
  if (animate && !is_at_end (year))
    self->timeout = g_timeout_add (STEP_MS, step_cb, self);
  update (self);
}

/* Rule 2. */
static void
stf_play_refresh (StfPage *page)
{
  StfPlay *self = STF_PLAY (page);

  if (!self->stepping && stf_play_is_playing (self))
    stop (self);
}

static void
stf_play_unmap (GtkWidget *widget)
{
  stop (STF_PLAY (widget));
  GTK_WIDGET_CLASS (stf_play_parent_class)->unmap (widget);
}

static void
year_cb (StfPlay *self)
{
  stop (self);
}

static void
stf_play_dispose (GObject *object)
{
  StfPlay *self = STF_PLAY (object);

  self->button = NULL;
  stop (self);
  G_OBJECT_CLASS (stf_play_parent_class)->dispose (object);
}

static void
stf_play_class_init (StfPlayClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stf_play_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = stf_play_unmap;
  STF_PAGE_CLASS (klass)->refresh = stf_play_refresh;
}

static void
stf_play_init (StfPlay *self)
{
  self->button = gtk_button_new ();
  adw_bin_set_child (ADW_BIN (self), self->button);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (self, "notify::year", G_CALLBACK (year_cb), NULL);
  update (self);
}

/**
 * stf_play_is_playing:
 * @self: the button
 *
 * Returns: whether the date is moving
 */
gboolean
stf_play_is_playing (StfPlay *self)
{
  g_return_val_if_fail (STF_IS_PLAY (self), FALSE);

  return self->timeout != 0;
}

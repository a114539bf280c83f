/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Saving the chart of the window's date as PDF, SVG or PNG, on the year's own paper. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chart.h"
#include "stf-chooser.h"
#include "stf-job.h"
#include "stf-window-private.h"

/* The organisation does not change once it is read, so the worker needs no file. */
typedef struct
{
  StfOrganisation *organisation;
  char *target;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  stf_organisation_unref (self->organisation);
  g_free (self->target);
  g_free (self);
}

static gpointer
save_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;
  g_autoptr (StfChart) chart = NULL;
  StfChartFormat format;

  if (!stf_chart_format_from_path (order->target, &format, error))
    return NULL;
  chart = stf_chart_new (order->organisation, NULL);
  if (!stf_chart_write (chart, order->target, format, stf_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (order->target);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = stf_job_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    {
      stf_window_report (self, _ ("The Chart Could Not Be Saved"), error);
      return;
    }
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("The chart was saved: %s"), name);
  stf_window_toast (self, text);
}

static void
save_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  Order *order = g_new0 (Order, 1);

  order->organisation = stf_organisation_ref (stf_open_year_get_organisation (self->year));
  order->target = g_variant_dup_string (parameter, NULL);
  stf_job_run (GTK_WINDOW (self), _ ("The Chart Is Being Drawn"), save_worker, order, order_free,
               g_free, saved_cb, NULL);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.save-chart-path", "s",
                                g_file_peek_path (file));
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  g_autofree char *name = g_strdup_printf ("%s %s.pdf", stf_organisation_get_name (organisation),
                                           stf_organisation_get_date (organisation));

  g_strdelimit (name, "/", '-');
  stf_chooser_save (GTK_WINDOW (self), _ ("Save the Chart"), STF_CHOOSER_CHART, name, chosen_cb,
                    NULL);
}

static const GActionEntry entries[] = {
  { "save-chart", save_cb },
  { "save-chart-path", save_path_cb, "s" },
};

void
stf_window_add_chart_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
stf_window_update_chart_actions (StfWindow *self)
{
  stf_window_set_entries_enabled (self, entries, G_N_ELEMENTS (entries), self->year != NULL);
}

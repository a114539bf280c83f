/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stf-money-fixture.h"

void
money_fixture_set_up (MoneyFixture *self, gconstpointer data)
{
  stf_app_fixture_init (&self->app);
  stf_app_open (&self->app, self->app.path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (self->app.window), "2013-05-14"));
  self->window = NULL;
  stf_app_settle ();
}

void
money_fixture_tear_down (MoneyFixture *self, gconstpointer data)
{
  if (self->window != NULL)
    gtk_window_destroy (self->window);
  stf_app_settle ();
  stf_app_fixture_clear (&self->app);
}

StfPage *
money_fixture_show (MoneyFixture *self, GType type)
{
  GtkWidget *page = g_object_new (type, NULL);

  self->window = GTK_WINDOW (g_object_new (ADW_TYPE_WINDOW, "content", page, "default-width", 800,
                                           "default-height", 900, NULL));
  stf_page_set_year (STF_PAGE (page), stf_window_get_year (self->app.window));
  gtk_window_present (self->window);
  stf_app_wait_for_map (page);
  stf_app_settle ();
  return STF_PAGE (page);
}

GtkWindow *
money_fixture_wait_for_dialog (MoneyFixture *self)
{
  return money_fixture_wait_for_dialog_of (self->window);
}

GtkWindow *
money_fixture_wait_for_dialog_of (GtkWindow *parent)
{
  for (guint tries = 0; tries < 1000; tries++)
    {
      GListModel *toplevels = gtk_window_get_toplevels ();

      for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
        {
          g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

          if (gtk_window_get_transient_for (window) != parent
              || !gtk_widget_get_visible (GTK_WIDGET (window)))
            continue;
          stf_app_settle ();
          return window;
        }
      stf_app_settle ();
    }
  g_error ("There is no dialog");
}

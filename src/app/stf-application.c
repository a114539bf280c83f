/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application: one process for all windows.
 *
 * A second start hands its files over to the first (HANDLES_OPEN).  A file that is open already is
 * presented again: GApplication does not know which files its windows show, so we look. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-about.h"
#include "stf-application.h"
#include "stf-spoken-names.h"
#include "stf-window.h"

struct _StfApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (StfApplication, stf_application, ADW_TYPE_APPLICATION)

static const struct
{
  const char *action;
  const char *accels[3];
} accelerators[] = {
  { "app.new", { "<Control>n" } },
  { "app.quit", { "<Control>q" } },
  { "app.help", { "F1" } },
  { "win.open", { "<Control>o" } },
  { "win.save", { "<Control>s" } },
  { "win.save-copy", { "<Control><Shift>s" } },
  { "win.print", { "<Control>p" } },
  { "win.undo", { "<Control>z" } },
  { "win.redo", { "<Control><Shift>z", "<Control>y" } },
  { "win.find", { "<Control>f" } },
  { "win.search", { "<Control><Shift>f" } },
  { "win.history", { "<Control>h" } },
  { "win.menu", { "F10" } },
  { "win.date-previous", { "<Alt>Page_Up" } },
  { "win.date-next", { "<Alt>Page_Down" } },
  { "win.date-today", { "<Alt>t" } },
  { "win.page::overview", { "<Alt>1" } },
  { "win.page::organisation", { "<Alt>2" } },
  { "win.page::election", { "<Alt>3" } },
  { "win.page::people", { "<Alt>4" } },
  { "win.page::rules", { "<Alt>5" } },
  { "win.page::budget", { "<Alt>6" } },
  { "win.page::handover", { "<Alt>7" } },
  { "window.close", { "<Control>w" } },
};

static StfWindow *
find_window (StfApplication *self, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      g_autoptr (GFile) shown = NULL;
      const char *path;

      if (!STF_IS_WINDOW (l->data))
        continue;
      path = stf_window_get_path (l->data);
      if (path == NULL)
        {
          if (file == NULL)
            return l->data;
          continue;
        }
      shown = g_file_new_for_path (path);
      if (file != NULL && g_file_equal (file, shown))
        return l->data;
    }
  return NULL;
}

static StfWindow *
ensure_start_window (StfApplication *self)
{
  StfWindow *window = find_window (self, NULL);

  return window != NULL ? window : stf_window_new (self);
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *window = ensure_start_window (user_data);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-year", "s", "");
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (
      gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Each window saves its size and closes its file; the application ends with the last. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (STF_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
help_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = GTK_WINDOW (source);

  if (gtk_show_uri_full_finish (window, result, &error))
    return;

  g_debug ("The help cannot be shown: %s", error->message);
  while (window != NULL && !STF_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    stf_window_toast (STF_WINDOW (window),
                      _ ("The help cannot be shown. Install a help viewer, such as Yelp."));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  gtk_show_uri_full (window, "help:stafett", GDK_CURRENT_TIME, NULL, help_shown_cb, NULL);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_about_present (gtk_application_get_active_window (user_data));
}

static const GActionEntry actions[] = {
  { "new", new_cb },
  { "quit", quit_cb },
  { "help", help_cb },
  { "about", about_cb },
};

static void
stf_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (stf_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  stf_spoken_names_mend ();
  /* The focus may come to a text by itself: that does not select it. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           accelerators[i].accels);
}

static void
stf_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_start_window (STF_APPLICATION (application))));
}

static void
stf_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  StfApplication *self = STF_APPLICATION (application);

  for (int i = 0; i < n_files; i++)
    {
      StfWindow *window = find_window (self, files[i]);

      if (window == NULL)
        {
          window = ensure_start_window (self);
          stf_window_open (window, files[i]);
        }
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
stf_application_class_init (StfApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = stf_application_startup;
  application_class->activate = stf_application_activate;
  application_class->open = stf_application_open;
}

static void
stf_application_init (StfApplication *self)
{
}

/**
 * stf_application_new:
 *
 * Returns: (transfer full): the application, not yet registered
 */
StfApplication *
stf_application_new (void)
{
  return g_object_new (STF_TYPE_APPLICATION, "application-id", APP_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", RESOURCE_PATH, NULL);
}

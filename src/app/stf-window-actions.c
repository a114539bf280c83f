/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with files, pages and the date.  What changes a year is in stf-window-edit.c.
 */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chooser.h"
#include "stf-history-dialog.h"
#include "stf-import-dialog.h"
#include "stf-job.h"
#include "stf-new-year-dialog.h"
#include "stf-organisation-page.h"
#include "stf-people-page.h"
#include "stf-recent.h"
#include "stf-window-private.h"

/* Opens @path here when there is no year here, else in a window of its own. */
static void
open_path (StfWindow *self, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));

  if (self->year == NULL || application == NULL)
    stf_window_open (self, file);
  else
    g_application_open (application, &file, 1, "");
}

static void
chosen_to_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    open_path (STF_WINDOW (source), g_file_peek_path (file));
}

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_chooser_open (user_data, _ ("Open a Year"), STF_CHOOSER_YEAR, chosen_to_open_cb, NULL);
}

static void
open_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
open_read_only_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_window_open_with_flags (user_data, g_variant_get_string (parameter, NULL),
                              STF_OPEN_READ_ONLY);
}

static void
open_finish_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_window_open_with_flags (user_data, g_variant_get_string (parameter, NULL), STF_OPEN_FINISH);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  if (self->path != NULL)
    stf_window_open_with_flags (self, self->path, STF_OPEN_DEFAULT);
}

static void
forget_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_recent_remove (g_variant_get_string (parameter, NULL));
}

static void
start_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_window_close_year (user_data);
}

static void
new_year_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_new_year_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

static void
chosen_to_import_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    stf_import_dialog_present (STF_WINDOW (source), g_file_peek_path (file));
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_chooser_open (user_data, _ ("Import a Handover Document"), STF_CHOOSER_DOCUMENT,
                    chosen_to_import_cb, NULL);
}

static void
import_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_import_dialog_present (user_data, g_variant_get_string (parameter, NULL));
}

/* A recovered copy of a damaged file. */

typedef struct
{
  char *path;
  char *target;
} Recovery;

static void
recovery_free (gpointer data)
{
  Recovery *self = data;

  g_free (self->path);
  g_free (self->target);
  g_free (self);
}

static gpointer
recover_worker (StfJob *job, gpointer data, GError **error)
{
  Recovery *recovery = data;

  if (!stf_year_file_recover (recovery->path, recovery->target, stf_job_progress, job,
                              stf_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (recovery->target);
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  stf_window_open_result (STF_WINDOW (source), result, _ ("The Copy Could Not Be Made"));
}

static void
chosen_to_recover_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree char *path = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);
  Recovery *recovery;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  recovery = g_new0 (Recovery, 1);
  recovery->path = g_steal_pointer (&path);
  recovery->target = g_file_get_path (file);
  stf_job_run (GTK_WINDOW (source), _ ("Recovering What Can Be Read"), recover_worker, recovery,
               recovery_free, g_free, recovered_cb, NULL);
}

static void
recover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".stafett"))
    base[strlen (base) - strlen (".stafett")] = '\0';
  /* Translators: name of a file: a recovered copy. */
  name = g_strdup_printf (_ ("%s recovered.stafett"), base);
  stf_chooser_save (user_data, _ ("Make a Recovered Copy"), STF_CHOOSER_YEAR, name,
                    chosen_to_recover_cb, g_strdup (path));
}

/* Pages, search and date. */

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  stf_year_view_set_search (self->view, FALSE);
  stf_year_view_show_page (self->view, g_variant_get_string (parameter, NULL));
  stf_year_view_focus_page (self->view);
}

static void
show_place_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfPage *page = stf_year_view_get_page (self->view, "organisation");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "organisation");
  stf_organisation_page_select (STF_ORGANISATION_PAGE (page),
                                g_variant_get_string (parameter, NULL));
}

/* An agency has no place of its own yet: its people have. */
static void
show_agency_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfPage *page = stf_year_view_get_page (self->view, "people");

  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "people");
  stf_people_page_set_filter (STF_PEOPLE_PAGE (page), g_variant_get_string (parameter, NULL));
}

static void
sidebar_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_year_view_show_sidebar (STF_WINDOW (user_data)->view);
}

static void
search_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  g_simple_action_set_state (action, state);
  stf_year_view_set_search (STF_WINDOW (user_data)->view, g_variant_get_boolean (state));
}

/* On the chart, what is looked for is most likely a box of it; elsewhere, anything of the year.  An
 * open search of the year is closed by the key that opened it. */
static void
find_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfOrganisationPage *page = STF_ORGANISATION_PAGE (
      stf_year_view_get_page (self->view, "organisation"));
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (page));

  if (gtk_widget_get_mapped (pane))
    gtk_widget_activate_action (pane, "pane.find", NULL);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), "search", NULL);
}

static void
search_mode_cb (StfWindow *self)
{
  GtkSearchBar *bar = stf_year_view_get_search_bar (self->view);

  g_action_group_change_action_state (G_ACTION_GROUP (self), "search",
                                      g_variant_new_boolean (gtk_search_bar_get_search_mode (bar)));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  if (self->year != NULL)
    stf_year_view_open_menu (self->view);
  else
    stf_start_page_open_menu (self->start);
}

static void
date_previous_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_step (STF_WINDOW (user_data)->year, -1);
}

static void
date_next_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_step (STF_WINDOW (user_data)->year, 1);
}

static void
date_today_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_set_today (STF_WINDOW (user_data)->year);
}

static void
date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_open_year_set_date (STF_WINDOW (user_data)->year, g_variant_get_string (parameter, NULL));
}

static void
history_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_history_dialog_present (user_data);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_window_toast (user_data, _ ("Every change is saved at once"));
}

static const GActionEntry file_actions[] = {
  { "open", open_cb },
  { "open-path", open_path_cb, "s" },
  { "open-read-only", open_read_only_cb, "s" },
  { "open-finish", open_finish_cb, "s" },
  { "recover", recover_cb, "s" },
  { "forget", forget_cb, "s" },
  { "start", start_cb },
  { "new-year", new_year_cb, "s" },
  { "import", import_cb },
  { "import-path", import_path_cb, "s" },
  { "menu", menu_cb },
};

/* Enabled while a year is open. */
static const GActionEntry year_actions[] = {
  { "page", page_cb, "s" },
  { "sidebar", sidebar_cb },
  { "show-body", show_place_cb, "s" },
  { "show-role", show_place_cb, "s" },
  { "show-agency", show_agency_cb, "s" },
  { "find", find_cb },
  { "search", NULL, NULL, "false", search_cb },
  { "date-previous", date_previous_cb },
  { "date-next", date_next_cb },
  { "date-today", date_today_cb },
  { "date", date_cb, "s" },
  { "history", history_cb },
  { "reopen", reopen_cb },
  { "save", save_cb },
};

void
stf_window_add_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), file_actions, G_N_ELEMENTS (file_actions),
                                   self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), year_actions, G_N_ELEMENTS (year_actions),
                                   self);
  g_signal_connect_object (stf_year_view_get_search_bar (self->view), "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
}

void
stf_window_set_entries_enabled (StfWindow *self, const GActionEntry *entries, guint n_entries,
                                gboolean enabled)
{
  for (guint i = 0; i < n_entries; i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)),
        enabled);
}

void
stf_window_update_actions (StfWindow *self)
{
  stf_window_set_entries_enabled (self, year_actions, G_N_ELEMENTS (year_actions),
                                  self->year != NULL);
  stf_window_update_edit_actions (self);
  stf_window_update_handover_actions (self);
  stf_window_update_chart_actions (self);
  stf_window_update_compare_actions (self);
  stf_window_update_rule_actions (self);
  stf_window_update_people_actions (self);
}

/* While a job has the file, nothing else changes it. */
void
stf_window_set_busy (StfWindow *self, gboolean busy)
{
  self->busy = busy;
  stf_window_update_actions (self);
}

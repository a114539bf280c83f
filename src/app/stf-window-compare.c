/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing what the window shows with another date of its year, or with another year file at the
 * day nearest to the window's. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "stf-chooser.h"
#include "stf-compared-year.h"
#include "stf-comparison-dialog.h"
#include "stf-organisation-page.h"
#include "stf-question.h"
#include "stf-window-private.h"

static StfOrganisationPage *
get_page (StfWindow *self)
{
  return STF_ORGANISATION_PAGE (stf_year_view_get_page (self->view, "organisation"));
}

static void
compare_with (StfWindow *self, StfOrganisation *other)
{
  stf_organisation_page_compare (get_page (self), other);
  stf_window_update_compare_actions (self);
  if (other != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "organisation");
}

static void
report (StfWindow *self, GError *error)
{
  stf_window_report (self, _ ("The Years Could Not Be Compared"), error);
}

/* Another date. */

static void
compare_date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  const char *date = g_variant_get_string (parameter, NULL);
  g_autoptr (StfOrganisation) other = NULL;
  g_autoptr (GError) error = NULL;

  if (!stf_date_is_valid (date))
    return;
  other = stf_organisation_load_nearest (stf_open_year_get_file (self->year), date, &error);
  if (other == NULL)
    report (self, error);
  else
    compare_with (self, other);
}

static void
date_changed_cb (GtkEditable *entry, gpointer user_data)
{
  stf_question_set_acceptable (STF_QUESTION (user_data),
                               stf_date_is_valid (gtk_editable_get_text (entry)));
}

static void
date_accepted_cb (StfQuestion *question, gpointer user_data)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (question));

  if (window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.compare-date", "s",
                                gtk_editable_get_text (GTK_EDITABLE (user_data)));
}

static void
ask_date_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  GtkWidget *question = stf_question_new (
      GTK_WINDOW (self), _ ("Compare"),
      _ ("The chart shows what is new, gone, moved and changed between that date and the one you "
         "look at."),
      _ ("_Compare"));
  GtkEditable *entry = stf_question_add_entry (
      STF_QUESTION (question), _ ("Date"),
      stf_organisation_get_starts (stf_open_year_get_organisation (self->year)));

  g_signal_connect (entry, "changed", G_CALLBACK (date_changed_cb), question);
  g_signal_connect (question, "accepted", G_CALLBACK (date_accepted_cb), entry);
  gtk_window_present (GTK_WINDOW (question));
}

/* Another year. */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfOrganisation) other = stf_compared_year_finish (result, &error);

  if (other == NULL)
    report (self, error);
  else if (self->year != NULL)
    compare_with (self, other);
}

static void
compare_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  stf_compared_year_read (GTK_WINDOW (self), g_variant_get_string (parameter, NULL),
                          stf_open_year_get_date (self->year), read_cb, NULL);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (source), "win.compare-path", "s",
                                g_file_peek_path (file));
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_chooser_open (user_data, _ ("Compare With Another Year"), STF_CHOOSER_YEAR, chosen_cb, NULL);
}

/* While comparing. */

static void
table_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  const StfComparison *comparison = stf_organisation_page_get_comparison (get_page (self));

  if (comparison != NULL)
    stf_comparison_dialog_present (GTK_WINDOW (self), comparison);
}

static void
stop_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  compare_with (self, NULL);
  stf_year_view_focus_page (self->view);
}

static const GActionEntry entries[] = {
  { "compare-date-ask", ask_date_cb },
  { "compare-date", compare_date_cb, "s" },
  { "compare-file", choose_cb },
  { "compare-path", compare_path_cb, "s" },
};

static const GActionEntry comparing_entries[] = {
  { "compare-table", table_cb },
  { "compare-stop", stop_cb },
};

void
stf_window_add_compare_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), comparing_entries,
                                   G_N_ELEMENTS (comparing_entries), self);
}

void
stf_window_update_compare_actions (StfWindow *self)
{
  gboolean open = self->year != NULL;

  stf_window_set_entries_enabled (self, entries, G_N_ELEMENTS (entries), open);
  stf_window_set_entries_enabled (
      self, comparing_entries, G_N_ELEMENTS (comparing_entries),
      open && stf_organisation_page_get_compared (get_page (self)) != NULL);
}

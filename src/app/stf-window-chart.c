/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with the chart as a whole. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-year-page.h"
#include "stf-organisation-page.h"
#include "stf-print-dialog.h"
#include "stf-window-private.h"

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfPage *page = stf_year_view_get_page (self->view, "organisation");

  stf_print_dialog_present (self,
                            stf_organisation_page_get_compared (STF_ORGANISATION_PAGE (page)));
}

static const GActionEntry entries[] = {
  { "print", print_cb },
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

void
stf_window_set_page (StfWindow *self, GVariant *parameter)
{
  const char *paper;
  gboolean landscape;
  g_autoptr (GError) error = NULL;

  g_variant_get (parameter, "(&sb)", &paper, &landscape);
  if (!stf_year_page_set (stf_open_year_get_file (self->year), paper, landscape, &error))
    stf_window_report (self, _ ("The Page Could Not Be Changed"), error);
}

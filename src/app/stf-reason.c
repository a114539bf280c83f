/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Why assignments end: the common reasons as a menu of the row that any reason is written in. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-reason.h"

static const char *const reasons[] = {
  N_ ("The term is over"),       N_ ("At own request"), N_ ("Another person was elected"),
  N_ ("Other employment"),       N_ ("Parental leave"), N_ ("Retirement"),
  N_ ("The body was dissolved"),
};

static void
use_cb (GSimpleAction *action, GVariant *reason, gpointer row)
{
  gtk_editable_set_text (GTK_EDITABLE (row), g_variant_get_string (reason, NULL));
  gtk_editable_set_position (GTK_EDITABLE (row), -1);
}

/**
 * stf_reason_add_menu:
 * @row: where a reason for an end is written
 *
 * Puts a menu of common reasons at the end of the row.
 */
void
stf_reason_add_menu (AdwEntryRow *row)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) use = g_simple_action_new ("use", G_VARIANT_TYPE_STRING);
  GtkWidget *button = gtk_menu_button_new ();

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (reasons[i]), NULL);

      g_menu_item_set_action_and_target (item, "reason.use", "s", _ (reasons[i]));
      g_menu_append_item (menu, item);
    }
  g_signal_connect_object (use, "activate", G_CALLBACK (use_cb), row, 0);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (use));
  gtk_widget_insert_action_group (button, "reason", G_ACTION_GROUP (actions));

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "stf-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Common reasons"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Common reasons"), -1);
  adw_entry_row_add_suffix (row, button);
}

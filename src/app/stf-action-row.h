/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Rows of lists that are filled from data: plain text, a name for screen readers, an action. */
GtkWidget *stf_action_row_new (const char *title, const char *subtitle, const char *icon_name);
void stf_action_row_set_action (GtkWidget *row, const char *action, const char *target);
GtkWidget *stf_action_row_add_button (GtkWidget *row, const char *label, const char *icon_name,
                                      const char *action, GVariant *target);

void stf_list_box_clear (GtkListBox *list);
GtkWidget *stf_list_box_new (const char *label);
void stf_box_clear (GtkBox *box);

G_END_DECLS

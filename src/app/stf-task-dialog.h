/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STF_TYPE_TASK_DIALOG (stf_task_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfTaskDialog, stf_task_dialog, STF, TASK_DIALOG, AdwWindow)

/* Signal "accepted": the button was pressed.  The dialog stays until it is destroyed. */

StfTaskDialog *stf_task_dialog_new (GtkWindow *parent, const char *title, const char *accept);
void stf_task_dialog_set_destructive (StfTaskDialog *self);
void stf_task_dialog_set_accept (StfTaskDialog *self, const char *accept, gboolean acceptable);
void stf_task_dialog_show_message (StfTaskDialog *self, const char *text);

AdwPreferencesGroup *stf_task_dialog_add_group (StfTaskDialog *self, const char *title,
                                                const char *description);
void stf_task_dialog_remove_group (StfTaskDialog *self, AdwPreferencesGroup *group);
GtkEditable *stf_task_dialog_add_entry (AdwPreferencesGroup *group, const char *title,
                                        const char *text);
GtkWidget *stf_task_dialog_add_choice (AdwPreferencesGroup *group, const char *title,
                                       const char *const *choices, guint selected);

G_END_DECLS

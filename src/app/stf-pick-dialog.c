/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Picking one of many by writing a part of its name: a drop-down is too short for hundreds, and in
 * GTK 4.8 finds only how a name begins. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-pick-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "file/stf-text.h"
#include "rules/stf-setting.h"
#include "stf-action-row.h"
#include "stf-task-dialog.h"

#define MAX_SHOWN 50

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  GPtrArray *choices; /* StfSettingChoice */
  GtkEditable *search;
  AdwPreferencesGroup *group;
  StfPicked picked;
  gpointer user_data;
} Picking;

static void
picking_free (gpointer data)
{
  Picking *self = data;

  g_ptr_array_unref (self->choices);
  g_free (self);
}

static void
pick (Picking *self, const char *value)
{
  StfPicked picked = self->picked;
  gpointer user_data = self->user_data;
  g_autofree char *kept = g_strdup (value);

  gtk_window_destroy (GTK_WINDOW (self->dialog));
  picked (user_data, kept);
}

static void
row_cb (Picking *self, GtkWidget *row)
{
  pick (self, g_object_get_data (G_OBJECT (row), "stf-value"));
}

static void
none_cb (Picking *self)
{
  pick (self, NULL);
}

static void
add_choice (Picking *self, const StfSettingChoice *choice)
{
  GtkWidget *row = stf_action_row_new (choice->label, NULL, NULL);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stf-value", choice->value);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_cb), self);
  adw_preferences_group_add (self->group, row);
}

static void
fill (Picking *self)
{
  g_autofree char *wanted = stf_text_fold (gtk_editable_get_text (self->search));
  guint n = 0;

  g_strstrip (wanted);
  if (self->group != NULL)
    stf_task_dialog_remove_group (self->dialog, self->group);
  self->group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  for (guint i = 0; i < self->choices->len; i++)
    {
      const StfSettingChoice *choice = self->choices->pdata[i];
      g_autofree char *label = stf_text_fold (choice->label);

      if (strstr (label, wanted) != NULL && n++ < MAX_SHOWN)
        add_choice (self, choice);
    }
  if (n == 0)
    adw_preferences_group_add (self->group,
                               stf_action_row_new (_ ("Nothing has that in its name"), NULL, NULL));
  if (n > MAX_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n - MAX_SHOWN),
                                               n - MAX_SHOWN);

      adw_preferences_group_add (self->group, stf_action_row_new (more, NULL, NULL));
    }
}

/**
 * stf_pick_dialog_present:
 * @parent: the window that asks
 * @title: what is to be picked
 * @choices: (element-type StfSettingChoice): among what
 * @none: the words of the button that picks none, with a mnemonic
 * @picked: is called with what was picked, or with %NULL for none
 * @user_data: for @picked
 */
void
stf_pick_dialog_present (GtkWindow *parent, const char *title, GPtrArray *choices, const char *none,
                         StfPicked picked, gpointer user_data)
{
  Picking *self = g_new0 (Picking, 1);
  AdwPreferencesGroup *group;

  self->dialog = stf_task_dialog_new (parent, title, none);
  self->choices = g_ptr_array_ref (choices);
  self->picked = picked;
  self->user_data = user_data;
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-picking", self, picking_free);
  gtk_window_set_default_size (GTK_WINDOW (self->dialog), 460, 560);
  group = stf_task_dialog_add_group (self->dialog, NULL, NULL);
  self->search = stf_task_dialog_add_entry (group, _ ("Search"), NULL);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->search), FALSE);
  fill (self);
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (fill), self);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (none_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

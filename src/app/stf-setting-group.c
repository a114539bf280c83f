/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A setting: the clauses that pull in different directions as quotations, then how the year settles
 * it, with what is suggested.  What is chosen goes to the file at once, through the action
 * "win.set-setting"; the page is then built anew, so the action waits until the row has answered.
 */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-setting-group.h"

struct _StfSettingGroup
{
  AdwPreferencesGroup parent_instance;

  StfSetting *setting;
  GtkWidget *row;
  char *value; /* what is to be saved */
  guint save_id;
};

G_DEFINE_FINAL_TYPE (StfSettingGroup, stf_setting_group, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
save_cb (gpointer user_data)
{
  StfSettingGroup *self = user_data;
  g_autofree char *value = g_strdup (self->value != NULL ? self->value : "");

  self->save_id = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-setting", "(ss)", self->setting->id,
                              value);
  return G_SOURCE_REMOVE;
}

static void
queue_save (StfSettingGroup *self, const char *value)
{
  g_autofree char *copy = g_strdup (value);

  g_free (self->value);
  self->value = g_steal_pointer (&copy);
  if (self->save_id == 0)
    self->save_id = g_idle_add (save_cb, self);
}

/* The first line of a list that may be left open is none. */
static gboolean
has_none (const StfSetting *setting)
{
  return !g_str_equal (setting->kind, "flag")
         && !(g_str_equal (setting->kind, "choice") && setting->value != NULL);
}

static void
selected_cb (StfSettingGroup *self)
{
  const char *value = stf_choice_row_get_value (ADW_COMBO_ROW (self->row));

  if (g_strcmp0 (value, self->setting->value) != 0)
    queue_save (self, value);
}

static void
apply_cb (StfSettingGroup *self)
{
  g_autoptr (GError) error = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->row));

  if (stf_setting_check (self->setting, text[0] != '\0' ? text : NULL, &error))
    {
      queue_save (self, text);
      return;
    }
  gtk_widget_add_css_class (self->row, "error");
  gtk_widget_set_tooltip_text (self->row, error->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error->message, -1);
}

static void
suggested_cb (StfSettingGroup *self)
{
  queue_save (self, self->setting->suggested);
}

static GtkWidget *
new_combo (StfSettingGroup *self)
{
  const StfSetting *setting = self->setting;
  GtkWidget *row = stf_choice_row_new (setting->choices, setting->value,
                                       has_none (setting) ? _ ("Nothing chosen") : NULL);

  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
new_entry (StfSettingGroup *self)
{
  GtkWidget *row = adw_entry_row_new ();

  gtk_editable_set_text (GTK_EDITABLE (row),
                         self->setting->value != NULL ? self->setting->value : "");
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_evidence (StfSettingGroup *self)
{
  g_auto (GStrv) clauses = g_strsplit (self->setting->evidence, " / ", -1);

  for (guint i = 0; clauses[i] != NULL; i++)
    {
      GtkWidget *row = adw_preferences_row_new ();
      GtkWidget *quote = stf_quote_new (clauses[i]);

      gtk_widget_set_margin_top (quote, 10);
      gtk_widget_set_margin_bottom (quote, 10);
      gtk_widget_set_margin_start (quote, 12);
      gtk_widget_set_margin_end (quote, 12);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), quote);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      clauses[i], -1);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
    }
}

static void
add_value (StfSettingGroup *self, gboolean can_edit)
{
  const StfSetting *setting = self->setting;
  const char *suggested = stf_setting_get_label (setting, setting->suggested);
  GtkWidget *row, *button;

  self->row = setting->choices != NULL ? new_combo (self) : new_entry (self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("Settled as"));
  gtk_widget_set_sensitive (self->row, can_edit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  setting->title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
  if (suggested == NULL || stf_setting_is_suggested (setting))
    return;

  row = stf_action_row_new (_ ("Suggested"), suggested, NULL);
  button = gtk_button_new_with_mnemonic (_ ("_Use"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, can_edit);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Use what is suggested"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (suggested_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
stf_setting_group_dispose (GObject *object)
{
  g_clear_handle_id (&STF_SETTING_GROUP (object)->save_id, g_source_remove);
  G_OBJECT_CLASS (stf_setting_group_parent_class)->dispose (object);
}

static void
stf_setting_group_finalize (GObject *object)
{
  StfSettingGroup *self = STF_SETTING_GROUP (object);

  g_clear_pointer (&self->setting, stf_setting_free);
  g_free (self->value);
  G_OBJECT_CLASS (stf_setting_group_parent_class)->finalize (object);
}

static void
stf_setting_group_class_init (StfSettingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = stf_setting_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_setting_group_finalize;
}

static void
stf_setting_group_init (StfSettingGroup *self)
{
}

/**
 * stf_setting_group_new:
 * @setting: (transfer full): what is settled
 * @can_edit: whether it can be settled otherwise
 *
 * Returns: (transfer floating): the setting, to be read and changed
 */
GtkWidget *
stf_setting_group_new (StfSetting *setting, gboolean can_edit)
{
  StfSettingGroup *self = g_object_new (STF_TYPE_SETTING_GROUP, NULL);
  g_autofree char *heading = setting->ref != NULL
                                 ? g_strdup_printf ("%s %s", setting->ref, setting->title)
                                 : g_strdup (setting->title);
  g_autofree char *title = g_markup_escape_text (heading, -1);

  self->setting = setting;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), title);
  if (setting->note != NULL)
    {
      g_autofree char *note = g_markup_escape_text (setting->note, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), note);
    }
  if (setting->evidence != NULL)
    add_evidence (self);
  add_value (self, can_edit);
  return GTK_WIDGET (self);
}

/** stf_setting_group_get_id: id of its setting. */
const char *
stf_setting_group_get_id (StfSettingGroup *self)
{
  g_return_val_if_fail (STF_IS_SETTING_GROUP (self), NULL);

  return self->setting->id;
}

/** stf_setting_group_get_row: the row in which it is settled. */
GtkWidget *
stf_setting_group_get_row (StfSettingGroup *self)
{
  g_return_val_if_fail (STF_IS_SETTING_GROUP (self), NULL);

  return self->row;
}

/**
 * stf_quote_new:
 * @text: words of a document
 *
 * Returns: (transfer floating): a quotation
 */
GtkWidget *
stf_quote_new (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "stf-quote");
  return label;
}

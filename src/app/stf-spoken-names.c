/* SPDX-License-Identifier: GPL-3.0-or-later */

/* GTK 4.8 tells a screen reader the text of a button with a mnemonic twice, once with the
 * underline:
 * "_Save Save".  The second comes from the label in the button and is right, so the first is taken
 * away from each such button when it appears, those in dialogs of libadwaita too.  A check button
 * has the first only, and is given the second. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <gtk/gtk.h>

#include "stf-spoken-names.h"

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer user_data)
{
  GObject *widget = g_value_get_object (values);

  if (GTK_IS_BUTTON (widget) && gtk_button_get_use_underline (GTK_BUTTON (widget))
      && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    gtk_accessible_reset_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL);
  if (GTK_IS_CHECK_BUTTON (widget)
      && gtk_check_button_get_use_underline (GTK_CHECK_BUTTON (widget)))
    {
      GtkWidget *label = gtk_widget_get_last_child (GTK_WIDGET (widget));

      if (GTK_IS_LABEL (label))
        gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                        gtk_label_get_text (GTK_LABEL (label)), -1);
    }
  return G_SOURCE_CONTINUE;
}

/**
 * stf_spoken_names_mend:
 *
 * Lets buttons with mnemonics have their names once.  To be called once, when GTK is there.
 */
void
stf_spoken_names_mend (void)
{
  /* The signal exists once its class does. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}

/**
 * stf_button_set_label:
 * @button: a button that may be on screen already
 * @label: its text, with a mnemonic
 *
 * Changes the text of a button, which then has its name once, too.
 */
void
stf_button_set_label (GtkButton *button, const char *label)
{
  g_return_if_fail (GTK_IS_BUTTON (button));

  gtk_button_set_label (button, label);
  if (gtk_button_get_use_underline (button))
    gtk_accessible_reset_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL);
}

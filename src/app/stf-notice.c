/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A banner: read-only, locked by somebody, unverified, example.  AdwBanner is younger than the
 * libadwaita we build on. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-notice.h"

struct _StfNotice
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkWidget *box;
  GtkImage *image;
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (StfNotice, stf_notice, ADW_TYPE_BIN)

static void
stf_notice_class_init (StfNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/notice.ui");
  gtk_widget_class_bind_template_child (widget_class, StfNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, StfNotice, box);
  gtk_widget_class_bind_template_child (widget_class, StfNotice, image);
  gtk_widget_class_bind_template_child (widget_class, StfNotice, label);
  gtk_widget_class_bind_template_child (widget_class, StfNotice, button);
}

static void
stf_notice_init (StfNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  stf_notice_hide (self);
}

/**
 * stf_notice_show:
 * @self: a notice
 * @text: what to tell
 * @button_label: (nullable): label of a button that does something about it
 * @action_name: (nullable): what the button does; %NULL: nothing can be done, and the notice is
 *   information rather than a warning
 */
void
stf_notice_show (StfNotice *self, const char *text, const char *button_label,
                 const char *action_name)
{
  g_return_if_fail (STF_IS_NOTICE (self));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_image_set_from_icon_name (self->image, action_name != NULL ? "stf-warning-symbolic"
                                                                 : "stf-locked-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * stf_notice_warn:
 * @self: a notice
 * @text: what to tell
 *
 * Warns of what no button mends.
 */
void
stf_notice_warn (StfNotice *self, const char *text)
{
  g_return_if_fail (STF_IS_NOTICE (self));

  stf_notice_show (self, text, NULL, NULL);
  gtk_image_set_from_icon_name (self->image, "stf-warning-symbolic");
}

/**
 * stf_notice_hide:
 * @self: a notice
 */
void
stf_notice_hide (StfNotice *self)
{
  g_return_if_fail (STF_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * stf_notice_get_text:
 * @self: a notice
 *
 * Returns: (transfer none) (nullable): what it tells; %NULL while hidden
 */
const char *
stf_notice_get_text (StfNotice *self)
{
  g_return_val_if_fail (STF_IS_NOTICE (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}

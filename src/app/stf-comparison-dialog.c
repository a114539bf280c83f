/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All differences of a comparison, a portion at a time: there may be thousands (H15).  The dialog
 * stays while its rows are walked through; it shows what differed when it was opened. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-comparison-dialog.h"

#define PORTION 100

struct _StfComparisonDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkListBox *list;
  GtkWidget *more;
  GtkWidget *empty;

  StfComparison *comparison;
  guint n_shown;
};

G_DEFINE_FINAL_TYPE (StfComparisonDialog, stf_comparison_dialog, ADW_TYPE_WINDOW)

static const struct
{
  const char *text;
  const char *style;
} signs[STF_N_SIGNS] = {
  [STF_SIGN_NEW] = { "+", "stf-sign-new" },
  [STF_SIGN_GONE] = { "×", "stf-sign-gone" },
  [STF_SIGN_MOVED] = { "→", "stf-sign-moved" },
  [STF_SIGN_CHANGED] = { "~", "stf-sign-changed" },
};

static GtkWidget *
new_sign (const StfDifference *difference)
{
  GtkWidget *sign = gtk_label_new (signs[difference->sign].text);

  gtk_widget_add_css_class (sign, "stf-sign");
  gtk_widget_add_css_class (sign, signs[difference->sign].style);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sign), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  stf_sign_get_label (difference->sign), -1);
  return sign;
}

static char *
word_change (const StfDifference *difference)
{
  const char *before = difference->before;
  const char *after = difference->after;

  if (before != NULL && after != NULL)
    /* Translators: a change, and what was before and is after it: "Left: Anna Berg → vacant". */
    return g_strdup_printf (_ ("%s: %s → %s"), difference->label, before, after);

  return g_strdup_printf ("%s: %s", difference->label, before != NULL ? before : after);
}

static void
append_portion (StfComparisonDialog *self)
{
  const GArray *differences = self->comparison->differences;
  guint end = MIN (self->n_shown + PORTION, differences->len);

  for (; self->n_shown < end; self->n_shown++)
    {
      const StfDifference *difference = &g_array_index (differences, StfDifference, self->n_shown);
      const char *place = difference->body != NULL ? difference->body : difference->role;
      g_autofree char *change = word_change (difference);
      GtkWidget *row = stf_action_row_new (difference->what, change, NULL);

      adw_action_row_add_prefix (ADW_ACTION_ROW (row), new_sign (difference));
      stf_action_row_set_action (row, "comparison.show", place);
      gtk_list_box_append (self->list, row);
    }
  gtk_widget_set_visible (self->more, self->n_shown < differences->len);
}

static void
more_cb (StfComparisonDialog *self)
{
  append_portion (self);
}

/* The action belongs to the window behind the dialog. */
static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (widget));

  if (window != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (window), "win.show-body", parameter);
}

static void
stf_comparison_dialog_dispose (GObject *object)
{
  g_clear_pointer (&STF_COMPARISON_DIALOG (object)->comparison, stf_comparison_free);
  G_OBJECT_CLASS (stf_comparison_dialog_parent_class)->dispose (object);
}

static void
stf_comparison_dialog_class_init (StfComparisonDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_comparison_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/comparison-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfComparisonDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StfComparisonDialog, list);
  gtk_widget_class_bind_template_child (widget_class, StfComparisonDialog, more);
  gtk_widget_class_bind_template_child (widget_class, StfComparisonDialog, empty);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_install_action (widget_class, "comparison.show", "s", show_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
stf_comparison_dialog_init (StfComparisonDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_comparison_dialog_present:
 * @parent: the window that compares
 * @comparison: what differs; it may be freed afterwards
 */
void
stf_comparison_dialog_present (GtkWindow *parent, const StfComparison *comparison)
{
  StfComparisonDialog *self;
  g_autofree char *period = NULL;
  gboolean differs;

  g_return_if_fail (GTK_IS_WINDOW (parent) && comparison != NULL);

  self = g_object_new (STF_TYPE_COMPARISON_DIALOG, "transient-for", parent, NULL);
  self->comparison = stf_comparison_new (comparison->before, comparison->after,
                                         STF_COMPARISON_NAMES);
  period = g_strdup_printf ("%s – %s", stf_organisation_get_date (comparison->before),
                            stf_organisation_get_date (comparison->after));
  adw_window_title_set_subtitle (self->heading, period);
  differs = self->comparison->differences->len > 0;
  gtk_widget_set_visible (GTK_WIDGET (self->list), differs);
  gtk_widget_set_visible (self->empty, !differs);
  append_portion (self);
  gtk_window_present (GTK_WINDOW (self));
}

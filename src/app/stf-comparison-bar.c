/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The line above a chart that shows a comparison. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-comparison-bar.h"

struct _StfComparisonBar
{
  AdwBin parent_instance;

  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (StfComparisonBar, stf_comparison_bar, ADW_TYPE_BIN)

static void
stf_comparison_bar_class_init (StfComparisonBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/comparison-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, StfComparisonBar, label);
}

static void
stf_comparison_bar_init (StfComparisonBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_comparison_bar_show:
 * @self: a bar
 * @comparison: (nullable): what differs; %NULL hides the bar
 * @other: (nullable): the one of the two that is not the window's
 */
void
stf_comparison_bar_show (StfComparisonBar *self, const StfComparison *comparison,
                         const StfOrganisation *other)
{
  g_return_if_fail (STF_IS_COMPARISON_BAR (self));

  if (comparison != NULL)
    {
      g_autofree char *summary = stf_comparison_summarise (comparison);
      const char *date = stf_organisation_get_date (other);
      g_autofree char *text = NULL;

      if (stf_organisation_get_year (comparison->before)
          == stf_organisation_get_year (comparison->after))
        /* Translators: an ISO date, and "2 new, 1 gone, 3 changed". */
        text = g_strdup_printf (_ ("Compared with %s: %s"), date, summary);
      else
        /* Translators: a year, an ISO date, and "2 new, 1 gone, 3 changed". */
        text = g_strdup_printf (_ ("Compared with %d as of %s: %s"),
                                stf_organisation_get_year (other), date, summary);
      gtk_label_set_label (self->label, text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), comparison != NULL);
}

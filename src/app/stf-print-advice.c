/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How large the text of a document is and from where it can be read; when that is too small, a
 * warning and what would help, each a row that chooses it ("print.take"). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-advice.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"

struct _StfPrintAdvice
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *size;
  GtkWidget *warning;
  GPtrArray *proposals; /* rows; borrowed by the group */
};

G_DEFINE_FINAL_TYPE (StfPrintAdvice, stf_print_advice, ADW_TYPE_PREFERENCES_GROUP)

static void
clear_proposals (StfPrintAdvice *self)
{
  for (guint i = 0; i < self->proposals->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->proposals->pdata[i]);
  g_ptr_array_set_size (self->proposals, 0);
}

static void
stf_print_advice_finalize (GObject *object)
{
  g_ptr_array_unref (STF_PRINT_ADVICE (object)->proposals);
  G_OBJECT_CLASS (stf_print_advice_parent_class)->finalize (object);
}

static void
stf_print_advice_class_init (StfPrintAdviceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_print_advice_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/print-advice.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPrintAdvice, size);
  gtk_widget_class_bind_template_child (widget_class, StfPrintAdvice, warning);
}

static void
stf_print_advice_init (StfPrintAdvice *self)
{
  self->proposals = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_print_advice_is_needed:
 * @document: a document
 *
 * Returns: whether its text is too small
 */
gboolean
stf_print_advice_is_needed (const StfChartDocument *document)
{
  return stf_chart_document_get_text_size (document) < STF_CHART_LEGIBLE_TEXT;
}

/**
 * stf_print_advice_set_document:
 * @self: advice
 * @document: (nullable): what will be printed
 */
void
stf_print_advice_set_document (StfPrintAdvice *self, const StfChartDocument *document)
{
  gboolean small = document != NULL && stf_print_advice_is_needed (document);
  g_autofree char *text = document != NULL ? stf_chart_describe_text (document) : NULL;
  const char *bound = document != NULL ? stf_chart_describe_bound (document) : NULL;

  g_return_if_fail (STF_IS_PRINT_ADVICE (self));

  clear_proposals (self);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), text != NULL ? text : "–");
  if (bound == NULL && small)
    bound = _ ("Too small for many readers");
  adw_action_row_set_subtitle (self->size, bound != NULL ? bound : "");
  gtk_widget_set_visible (self->warning, small);
}

/**
 * stf_print_advice_set_proposals:
 * @self: advice
 * @proposals: (element-type StfChartAdvice): the most useful first
 *
 * Offers the best of each kind.
 */
void
stf_print_advice_set_proposals (StfPrintAdvice *self, const GPtrArray *proposals)
{
  guint told = 0;

  g_return_if_fail (STF_IS_PRINT_ADVICE (self));

  clear_proposals (self);
  for (guint i = 0; i < proposals->len; i++)
    {
      const StfChartAdvice *proposal = proposals->pdata[i];
      GtkWidget *row;

      if (told & 1u << proposal->kind)
        continue;
      told |= 1u << proposal->kind;
      row = stf_action_row_new (proposal->text, NULL, NULL);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "u", i);
      stf_action_row_set_action (row, "print.take", NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("stf-next-symbolic"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->proposals, row);
    }
}

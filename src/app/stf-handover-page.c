/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Handing the year over: the code that proves it, and the ways out and in.
 *
 * The proof is computed when the page is read (H6): hashing a year of some thousand rows takes a
 * few milliseconds. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "handover/stf-handover-write.h"
#include "stf-action-row.h"
#include "stf-finding-row.h"
#include "stf-handover-page.h"
#include "stf-rule-wording.h"

#define MAX_BREACHES 5

struct _StfHandoverPage
{
  StfPage parent_instance;

  GtkLabel *code;
  GtkLabel *digest;
  AdwPreferencesGroup *breaches;
  GPtrArray *rows; /* GtkWidget *, of the breaches */
};

G_DEFINE_FINAL_TYPE (StfHandoverPage, stf_handover_page, STF_TYPE_PAGE)

static void
add_row (StfHandoverPage *self, GtkWidget *row)
{
  adw_preferences_group_add (self->breaches, row);
  g_ptr_array_add (self->rows, row);
}

/* What whoever takes over must know: the first breaches, and how many more there are. */
static void
fill_breaches (StfHandoverPage *self)
{
  const StfRuleReport *report = stf_open_year_get_rules (stf_page_get_year (STF_PAGE (self)));
  g_autoptr (GPtrArray) findings = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->breaches, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->breaches), report != NULL && report->results->len > 0);
  if (report == NULL)
    return;

  findings = stf_rule_report_list_findings (report, NULL, NULL);
  if (findings->len == 0)
    add_row (self, stf_action_row_new (_ ("No rule is breached"), report->date, "stf-ok-symbolic"));
  for (guint i = 0; i < findings->len && i < MAX_BREACHES; i++)
    add_row (self, stf_finding_row_new_with_rule (findings->pdata[i]));
  if (findings->len > MAX_BREACHES)
    {
      guint more = findings->len - MAX_BREACHES;
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u more breach", "%u more breaches", more), more);
      GtkWidget *row = stf_action_row_new (title, NULL, NULL);

      stf_action_row_set_action (row, "win.page", "rules");
      add_row (self, row);
    }
}

static void
stf_handover_page_refresh (StfPage *page)
{
  StfHandoverPage *self = STF_HANDOVER_PAGE (page);
  StfYearFile *file = stf_open_year_get_file (stf_page_get_year (page));
  g_autoptr (GError) error = NULL;
  StfHandoverProof proof;

  if (stf_handover_prove (file, &proof, NULL, &error))
    {
      gtk_label_set_label (self->code, proof.code);
      gtk_label_set_label (self->digest, proof.digest);
    }
  else
    {
      gtk_label_set_label (self->code, "");
      gtk_label_set_label (self->digest, error->message);
    }
  fill_breaches (self);
}

static void
stf_handover_page_finalize (GObject *object)
{
  g_ptr_array_unref (STF_HANDOVER_PAGE (object)->rows);
  G_OBJECT_CLASS (stf_handover_page_parent_class)->finalize (object);
}

static void
stf_handover_page_class_init (StfHandoverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_handover_page_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_handover_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/handover-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfHandoverPage, code);
  gtk_widget_class_bind_template_child (widget_class, StfHandoverPage, digest);
  gtk_widget_class_bind_template_child (widget_class, StfHandoverPage, breaches);
}

static void
stf_handover_page_init (StfHandoverPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_handover_page_get_code:
 * @self: a page
 *
 * Returns: (transfer none): the 24 digits, in groups
 */
const char *
stf_handover_page_get_code (StfHandoverPage *self)
{
  g_return_val_if_fail (STF_IS_HANDOVER_PAGE (self), NULL);

  return gtk_label_get_label (self->code);
}

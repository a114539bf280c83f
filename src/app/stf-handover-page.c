/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Handing the year over: the code that proves it, and the ways out and in.
 *
 * The proof is computed when the page is read (H6): hashing a year of some thousand rows takes a
 * few milliseconds. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "handover/stf-handover-write.h"
#include "stf-handover-page.h"

struct _StfHandoverPage
{
  StfPage parent_instance;

  GtkLabel *code;
  GtkLabel *digest;
};

G_DEFINE_FINAL_TYPE (StfHandoverPage, stf_handover_page, STF_TYPE_PAGE)

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
}

static void
stf_handover_page_class_init (StfHandoverPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STF_PAGE_CLASS (klass)->refresh = stf_handover_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/handover-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfHandoverPage, code);
  gtk_widget_class_bind_template_child (widget_class, StfHandoverPage, digest);
}

static void
stf_handover_page_init (StfHandoverPage *self)
{
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

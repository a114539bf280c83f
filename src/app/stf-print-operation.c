/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document for the printer.  Each page has its own paper; margins are the document's matter. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-operation.h"

static GtkPaperSize *
make_paper (StfChartPaper upright)
{
  static const char *const standards[][2] = {
    { "A4", "iso_a4" }, { "A3", "iso_a3" }, { "A2", "iso_a2" },
    { "A1", "iso_a1" }, { "A0", "iso_a0" },
  };
  g_autofree char *name = stf_chart_paper_describe (upright);

  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    if (g_str_equal (name, standards[i][0]))
      return gtk_paper_size_new (standards[i][1]);

  return gtk_paper_size_new_custom (name, name, upright.width, upright.height, GTK_UNIT_POINTS);
}

static void
set_up_page (GtkPageSetup *setup, const StfChartDocument *document, guint page)
{
  StfChartPaper paper;
  GtkPaperSize *size;

  stf_chart_document_get_page_size (document, page, &paper.width, &paper.height);
  size = make_paper (stf_chart_paper_turn (paper, FALSE));
  gtk_page_setup_set_paper_size (setup, size);
  gtk_paper_size_free (size);
  gtk_page_setup_set_orientation (setup, paper.width > paper.height
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
}

static void
request_page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
                       GtkPageSetup *setup, StfChartDocument *document)
{
  set_up_page (setup, document, (guint) page);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page,
              StfChartDocument *document)
{
  stf_chart_document_paint_page (gtk_print_context_get_cairo_context (context), document,
                                 (guint) page, STF_CHART_PALETTE_PRINT);
}

static void
end_preview_cb (gpointer user_data)
{
  GtkPrintOperationPreview *preview = user_data;

  gtk_print_operation_preview_end_preview (preview);
  g_object_unref (preview);
}

static void
ready_cb (GtkPrintOperationPreview *preview)
{
  g_idle_add_once (end_preview_cb, g_object_ref (preview));
}

/* The dialog that the printer's lies over is the preview: going back to it is enough. */
static gboolean
preview_cb (GtkPrintOperation *operation, GtkPrintOperationPreview *preview,
            GtkPrintContext *context)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR, NULL);
  cairo_t *cr = cairo_create (surface);

  gtk_print_context_set_cairo_context (context, cr, 72, 72);
  g_signal_connect (preview, "ready", G_CALLBACK (ready_cb), NULL);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return TRUE;
}

/**
 * stf_print_operation_new:
 * @document: what to print; nobody else paints it meanwhile
 *
 * Returns: (transfer full): the operation, to be run
 */
GtkPrintOperation *
stf_print_operation_new (StfChartDocument *document)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();

  g_return_val_if_fail (document != NULL, NULL);

  set_up_page (setup, document, 0);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_job_name (operation, stf_chart_document_get_title (document));
  gtk_print_operation_set_n_pages (operation, (int) stf_chart_document_get_n_pages (document));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", stf_chart_document_ref (document),
                          (GDestroyNotify) stf_chart_document_unref);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (request_page_setup_cb), document);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), document);
  g_signal_connect (operation, "preview", G_CALLBACK (preview_cb), NULL);
  return operation;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A short text leaves the program: as a PDF to print or send, or as text to paste. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chart-document.h"
#include "stf-chooser.h"
#include "stf-paper-actions.h"
#include "stf-print-operation.h"
#include "stf-question.h"
#include "stf-window.h"

/* The dialog of an election has no place for a toast: its window has. */
static void
tell (GtkWindow *parent, const char *text)
{
  GtkWindow *window = STF_IS_WINDOW (parent) ? parent : gtk_window_get_transient_for (parent);

  if (STF_IS_WINDOW (window))
    stf_window_toast (STF_WINDOW (window), text);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfChartDocument) document = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL)
    return;
  path = stf_chooser_complete_name (g_file_peek_path (file), ".pdf");
  if (stf_chart_document_write (document, path, STF_CHART_FORMAT_PDF, 0, NULL, NULL, NULL, &error))
    tell (GTK_WINDOW (source), _ ("The PDF was saved"));
  else
    stf_question_report (GTK_WINDOW (source), _ ("The PDF Could Not Be Saved"), error);
}

/**
 * stf_paper_save:
 * @parent: the window that asks
 * @paper: a text
 *
 * Asks where to save a text as PDF, and saves it.
 */
void
stf_paper_save (GtkWindow *parent, const StfPaper *paper)
{
  g_autofree char *name = g_strdup_printf ("%s %s.pdf", paper->title, paper->date);

  g_strdelimit (name, "/", '-');
  stf_chooser_save (parent, _ ("Save as PDF"), STF_CHOOSER_CHART, name, chosen_cb,
                    stf_chart_document_new_for_paper (paper));
}

/**
 * stf_paper_print:
 * @parent: the window that asks
 * @paper: a text
 *
 * Asks how to print a text, and prints it.
 */
void
stf_paper_print (GtkWindow *parent, const StfPaper *paper)
{
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_paper (paper);
  g_autoptr (GtkPrintOperation) operation = stf_print_operation_new (document);
  g_autoptr (GError) error = NULL;
  GtkPrintOperationResult result = gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    stf_question_report (parent, _ ("It Could Not Be Printed"), error);
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    tell (parent, _ ("The text was sent to print"));
}

/**
 * stf_paper_copy:
 * @parent: the window that asks
 * @paper: a text
 *
 * Copies a text to the clipboard.
 */
void
stf_paper_copy (GtkWindow *parent, const StfPaper *paper)
{
  g_autofree char *text = stf_paper_to_text (paper);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), text);
  tell (parent, _ ("The text was copied"));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a file.  Behind this one door stands GtkFileChooserNative, because GtkFileDialog is
 * younger than the GTK we build on.  It begins in the folder where a file was chosen last. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chooser.h"
#include "stf-settings.h"

static const struct
{
  const char *name;
  const char *patterns[8];
} filters[] = {
  [STF_CHOOSER_YEAR] = { N_ ("Year Files"), { "*.stafett" } },
  [STF_CHOOSER_DOCUMENT] = { N_ ("Handover Documents"), { "*.xml" } },
  [STF_CHOOSER_CHART] = { N_ ("PDF, SVG and PNG"), { "*.pdf", "*.svg", "*.png" } },
  [STF_CHOOSER_PEOPLE] = { N_ ("CSV and Address Cards"), { "*.csv", "*.txt", "*.vcf" } },
  [STF_CHOOSER_SHEET] = { N_ ("Spreadsheets"), { "*.xlsx", "*.csv" } },
  [STF_CHOOSER_TABLE] = { N_ ("CSV"), { "*.csv", "*.txt" } },
  [STF_CHOOSER_LEDGER] = { N_ ("SIE and CSV"),
                           { "*.se", "*.SE", "*.si", "*.SI", "*.csv", "*.CSV", "*.txt" } },
  [STF_CHOOSER_TEXT] = { N_ ("CSV, Address Cards and Text"), { "*.csv", "*.vcf", "*.txt" } },
};

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GFile *file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    stf_settings_set_folder (file);
  g_task_return_pointer (task, file, g_object_unref);
  g_object_unref (dialog);
}

static void
choose (GtkWindow *parent, const char *title, GtkFileChooserAction action, StfChooserKind kind,
        const char *name, GAsyncReadyCallback callback, gpointer user_data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, action, NULL, NULL);
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autoptr (GFile) folder = stf_settings_get_folder ();

  gtk_file_filter_set_name (filter, _ (filters[kind].name));
  for (guint i = 0; filters[kind].patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, filters[kind].patterns[i]);
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * stf_chooser_open:
 * @parent: the window that asks
 * @title: title of the dialog
 * @kind: what to list
 * @callback: called when a file is chosen, or none
 * @user_data: for @callback
 *
 * Asks for a file that exists.
 */
void
stf_chooser_open (GtkWindow *parent, const char *title, StfChooserKind kind,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, kind, NULL, callback, user_data);
}

/**
 * stf_chooser_save:
 * @parent: the window that asks
 * @title: title of the dialog
 * @kind: what to list
 * @name: the name to propose
 * @callback: called when a place is chosen, or none
 * @user_data: for @callback
 *
 * Asks where to write a new file.
 */
void
stf_chooser_save (GtkWindow *parent, const char *title, StfChooserKind kind, const char *name,
                  GAsyncReadyCallback callback, gpointer user_data)
{
  choose (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, kind, name, callback, user_data);
}

/**
 * stf_chooser_finish:
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the file, or %NULL when none was chosen
 */
GFile *
stf_chooser_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * stf_chooser_complete_name:
 * @path: what was chosen
 * @suffix: how the name of such a file ends, with its dot
 *
 * Returns: (transfer full): @path, ending in @suffix
 */
char *
stf_chooser_complete_name (const char *path, const char *suffix)
{
  return g_str_has_suffix (path, suffix) ? g_strdup (path) : g_strconcat (path, suffix, NULL);
}

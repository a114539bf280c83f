/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file that could not be opened: what is wrong, and the ways onward.  The file itself has
 * not been touched. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-year-file.h"
#include "stf-action-row.h"
#include "stf-error-page.h"

struct _StfErrorPage
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  AdwStatusPage *status;
  GtkListBox *ways;
};

G_DEFINE_FINAL_TYPE (StfErrorPage, stf_error_page, ADW_TYPE_BIN)

static void
add_way (StfErrorPage *self, const char *icon, const char *title, const char *subtitle,
         const char *action, const char *target)
{
  GtkWidget *row = stf_action_row_new (title, subtitle, icon);

  stf_action_row_set_action (row, action, target);
  gtk_list_box_append (self->ways, row);
}

/* Which ways there are depends on what is wrong. */
static void
add_ways (StfErrorPage *self, const char *path, const GError *error)
{
  g_autoptr (GPtrArray) backups = stf_year_file_list_backups (path);
  gboolean damaged = g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED)
                     || g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_DIGEST);
  gboolean unfinished = g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_UNFINISHED);

  if (unfinished)
    add_way (self, "stf-ok-symbolic", _ ("Finish and Open"),
             _ ("Takes back the change that was interrupted"), "win.open-finish", path);
  if (backups != NULL && backups->len > 0)
    {
      const char *newest = backups->pdata[0];
      g_autofree char *name = g_path_get_basename (newest);

      add_way (self, "stf-history-symbolic", _ ("Open the Newest Backup"), name, "win.open-path",
               newest);
    }
  if (damaged || unfinished)
    add_way (self, "stf-copy-symbolic", _ ("Make a Recovered Copy…"),
             _ ("Saves what can be read to a new file, marked as unverified"), "win.recover", path);
  if (g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_NEWER)
      || g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_BUSY))
    add_way (self, "stf-locked-symbolic", _ ("Open for Reading"), _ ("Nothing is written"),
             "win.open-read-only", path);
  add_way (self, "stf-open-symbolic", _ ("Open Another File…"), NULL, "win.open", NULL);
}

static void
stf_error_page_class_init (StfErrorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/error-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfErrorPage, title);
  gtk_widget_class_bind_template_child (widget_class, StfErrorPage, status);
  gtk_widget_class_bind_template_child (widget_class, StfErrorPage, ways);
}

static void
stf_error_page_init (StfErrorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_error_page_show:
 * @self: an error page
 * @path: the file
 * @error: why it could not be opened
 */
void
stf_error_page_show (StfErrorPage *self, const char *path, const GError *error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  g_return_if_fail (STF_IS_ERROR_PAGE (self));

  adw_window_title_set_title (self->title, name);
  adw_status_page_set_description (self->status, escaped);
  stf_list_box_clear (self->ways);
  add_ways (self, path, error);
}

/**
 * stf_error_page_get_message:
 * @self: an error page
 *
 * Returns: (transfer none) (nullable): what it says, as markup
 */
const char *
stf_error_page_get_message (StfErrorPage *self)
{
  g_return_val_if_fail (STF_IS_ERROR_PAGE (self), NULL);

  return adw_status_page_get_description (self->status);
}

/**
 * stf_error_page_get_n_ways:
 * @self: an error page
 *
 * Returns: how many ways onward it offers
 */
guint
stf_error_page_get_n_ways (StfErrorPage *self)
{
  guint n = 0;

  g_return_val_if_fail (STF_IS_ERROR_PAGE (self), 0);

  while (gtk_list_box_get_row_at_index (self->ways, (int) n) != NULL)
    n++;
  return n;
}

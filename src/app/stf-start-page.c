/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window shows before a year is open: recent years, and templates to begin from. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-recent.h"
#include "stf-settings.h"
#include "stf-start-page.h"

#define N_RECENT 6

struct _StfStartPage
{
  AdwBin parent_instance;

  GtkMenuButton *menu_button;
  GtkWidget *recent_group;
  GtkListBox *recent;
  GtkListBox *templates;
};

G_DEFINE_FINAL_TYPE (StfStartPage, stf_start_page, ADW_TYPE_BIN)

static void
fill_recent (StfStartPage *self)
{
  g_autoptr (GPtrArray) list = stf_recent_list (N_RECENT);

  stf_list_box_clear (self->recent);
  for (guint i = 0; i < list->len; i++)
    {
      StfRecent *recent = list->pdata[i];
      g_autofree char *gone = g_strdup_printf (_ ("No longer in %s"), recent->folder);
      GtkWidget *row = stf_action_row_new (recent->name, recent->missing ? gone : recent->folder,
                                           recent->missing ? "stf-warning-symbolic"
                                                           : "stf-document-symbolic");

      if (recent->missing)
        {
          g_autofree char *label = g_strdup_printf (_ ("Forget %s"), recent->name);

          stf_action_row_add_button (row, label, "stf-delete-symbolic", "win.forget",
                                     g_variant_new_string (recent->path));
        }
      else
        stf_action_row_set_action (row, "win.open-path", recent->path);
      gtk_list_box_append (self->recent, row);
    }
  gtk_widget_set_visible (self->recent_group, list->len > 0);
}

static void
fill_templates (StfStartPage *self)
{
  g_autoptr (GPtrArray) list = stf_template_list ();

  stf_list_box_clear (self->templates);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const StfTemplate *item = list->pdata[i];
      g_autofree char *description = stf_start_page_describe_template (item);
      g_autofree char *title = stf_start_page_name_template (item);
      GtkWidget *row = stf_action_row_new (title, description, "stf-organisation-symbolic");
      GtkWidget *arrow = gtk_image_new_from_icon_name ("stf-next-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "",
                                      -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
      stf_action_row_set_action (row, "win.new-year", item->name);
      gtk_list_box_append (self->templates, row);
    }
}

static void
stf_start_page_class_init (StfStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfStartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StfStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, StfStartPage, recent);
  gtk_widget_class_bind_template_child (widget_class, StfStartPage, templates);
}

static void
stf_start_page_init (StfStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_templates (self);
  fill_recent (self);
  g_signal_connect_object (stf_settings_get (), "changed::recent-files", G_CALLBACK (fill_recent),
                           self, G_CONNECT_SWAPPED);
}

/**
 * stf_start_page_refresh:
 * @self: a start page
 *
 * Looks again which recent years are there.
 */
void
stf_start_page_refresh (StfStartPage *self)
{
  g_return_if_fail (STF_IS_START_PAGE (self));

  fill_recent (self);
}

/**
 * stf_start_page_open_menu:
 * @self: a start page
 */
void
stf_start_page_open_menu (StfStartPage *self)
{
  g_return_if_fail (STF_IS_START_PAGE (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * stf_start_page_get_n_templates:
 * @self: a start page
 *
 * Returns: how many templates it offers
 */
guint
stf_start_page_get_n_templates (StfStartPage *self)
{
  guint n = 0;

  g_return_val_if_fail (STF_IS_START_PAGE (self), 0);

  while (gtk_list_box_get_row_at_index (self->templates, (int) n) != NULL)
    n++;
  return n;
}

/**
 * stf_start_page_name_template:
 * @item: a template
 *
 * Returns: (transfer full): what it is called, translated
 */
char *
stf_start_page_name_template (const StfTemplate *item)
{
  /* Translators: the name of an organisation. */
  return item->example ? g_strdup_printf (_ ("%s (Example)"), item->title) : g_strdup (item->title);
}

/**
 * stf_start_page_describe_template:
 * @item: a template
 *
 * Returns: (transfer full): one line about what it gives, translated
 */
char *
stf_start_page_describe_template (const StfTemplate *item)
{
  g_autofree char *bodies = g_strdup_printf (ngettext ("%u body", "%u bodies", item->n_bodies),
                                             item->n_bodies);
  g_autofree char *roles = g_strdup_printf (ngettext ("%u role", "%u roles", item->n_roles),
                                            item->n_roles);
  g_autofree char *persons = NULL;

  if (item->n_persons == 0)
    return g_strdup_printf ("%s · %s", bodies, roles);

  if (item->example)
    persons = g_strdup_printf (
        ngettext ("%u fictitious person", "%u fictitious people", item->n_persons),
        item->n_persons);
  else
    persons = g_strdup_printf (ngettext ("%u person", "%u people", item->n_persons),
                               item->n_persons);
  return g_strdup_printf ("%s · %s · %s", bodies, roles, persons);
}

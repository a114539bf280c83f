/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An open year: a sidebar with the pages, and above each page the date, the search and the state of
 * the file.  Narrow windows show the sidebar or the page, one at a time (AdwLeaflet). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-history.h"
#include "stf-budget-page.h"
#include "stf-date-control.h"
#include "stf-election-page.h"
#include "stf-handover-page.h"
#include "stf-organisation-page.h"
#include "stf-overview-page.h"
#include "stf-people-page.h"
#include "stf-rules-page.h"
#include "stf-search-page.h"
#include "stf-year-notice.h"
#include "stf-year-view.h"

struct _StfYearView
{
  AdwBin parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *sidebar;
  GtkWidget *content;
  AdwHeaderBar *header;
  GtkLabel *year_title;
  GtkLabel *year_subtitle;
  AdwWindowTitle *page_title;
  GtkListBox *sidebar_list;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkMenuButton *menu_button;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  StfNotice *access_notice;
  StfNotice *unverified_notice;
  StfPage *date_control;
  GtkStack *stack;

  StfOpenYear *year;
  const char *page; /* the page behind the search results */
};

G_DEFINE_FINAL_TYPE (StfYearView, stf_year_view, ADW_TYPE_BIN)

static const struct
{
  const char *name;
  const char *title;
  const char *icon;
  GType (*get_type) (void);
} pages[] = {
  { "overview", N_ ("Overview"), "stf-overview-symbolic", stf_overview_page_get_type },
  { "organisation", N_ ("Organisation"), "stf-organisation-symbolic",
    stf_organisation_page_get_type },
  { "election", N_ ("Elections"), "stf-ballot-symbolic", stf_election_page_get_type },
  { "people", N_ ("People"), "stf-people-symbolic", stf_people_page_get_type },
  { "rules", N_ ("Rules"), "stf-rules-symbolic", stf_rules_page_get_type },
  { "budget", N_ ("Budget"), "stf-budget-symbolic", stf_budget_page_get_type },
  { "handover", N_ ("Handover"), "stf-handover-symbolic", stf_handover_page_get_type },
  { "search", N_ ("Search"), NULL, stf_search_page_get_type },
};

static StfSearchPage *
get_search_page (StfYearView *self)
{
  return STF_SEARCH_PAGE (gtk_stack_get_child_by_name (self->stack, "search"));
}

static void
add_page (StfYearView *self, guint index)
{
  GtkWidget *page = g_object_new (pages[index].get_type (), NULL);
  GtkWidget *box, *label, *row;

  gtk_stack_add_titled (self->stack, page, pages[index].name, _ (pages[index].title));
  if (pages[index].icon == NULL)
    return;

  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  label = gtk_label_new (_ (pages[index].title));
  row = gtk_list_box_row_new ();
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (pages[index].icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (pages[index].title), -1);
  gtk_list_box_append (self->sidebar_list, row);
}

static void
name_button (GtkWidget *button, const char *text)
{
  gtk_widget_set_tooltip_text (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
update_steps (StfYearView *self)
{
  StfYearFile *file = stf_open_year_get_file (self->year);
  g_autoptr (StfHistoryEntry) last = stf_history_get_undo (file);
  g_autoptr (StfHistoryEntry) next = stf_history_get_redo (file);
  g_autofree char *last_change = last != NULL ? stf_history_describe (file, last) : NULL;
  g_autofree char *next_change = next != NULL ? stf_history_describe (file, next) : NULL;
  /* Translators: %s is a change, as "New person: Anna Berg". */
  g_autofree char *undo = last != NULL ? g_strdup_printf (_ ("Undo: %s"), last_change) : NULL;
  g_autofree char *redo = next != NULL ? g_strdup_printf (_ ("Redo: %s"), next_change) : NULL;

  name_button (self->undo, undo != NULL ? undo : _ ("Undo"));
  name_button (self->redo, redo != NULL ? redo : _ ("Redo"));
}

static void
update (StfYearView *self)
{
  StfYearFile *file = stf_open_year_get_file (self->year);
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  g_autofree char *number = g_strdup_printf ("%d", stf_organisation_get_year (organisation));
  g_autofree char *example = g_strdup_printf (_ ("%s · Example"), number);

  gtk_label_set_label (self->year_title,
                       stf_organisation_get_example (organisation) ? example : number);
  gtk_label_set_label (self->year_subtitle, stf_organisation_get_short_name (organisation));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->year_subtitle),
                               stf_organisation_get_name (organisation));
  update_steps (self);
  stf_year_notice_show_access (self->access_notice, file);
  stf_year_notice_show_unverified (self->unverified_notice, file);
}

static void
folded_cb (StfYearView *self)
{
  /* A row that opens a page is a choice while both are seen, a button while one is. */
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  gtk_list_box_set_selection_mode (self->sidebar_list,
                                   folded ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE);
  /* In a narrow window the title needs the room more than the window's size needs buttons. */
  adw_header_bar_set_decoration_layout (self->header, folded ? ":close" : NULL);
  if (!folded)
    stf_year_view_show_page (self, stf_year_view_get_page_name (self));
}

static void
row_activated_cb (StfYearView *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s",
                              pages[gtk_list_box_row_get_index (row)].name);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/* Arrows walk through the sidebar: the page follows. */
static void
row_selected_cb (StfYearView *self, GtkListBoxRow *row)
{
  if (row == NULL || self->year == NULL)
    return;
  if (!g_str_equal (pages[gtk_list_box_row_get_index (row)].name, self->page))
    row_activated_cb (self, row);
}

static void
page_changed_cb (StfYearView *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->stack);

  if (child == NULL)
    return;
  /* A year is handed over whole, whatever the date. */
  gtk_widget_set_visible (GTK_WIDGET (self->date_control), !STF_IS_HANDOVER_PAGE (child));
  adw_window_title_set_title (self->page_title,
                              gtk_stack_page_get_title (gtk_stack_get_page (self->stack, child)));
}

static void
search_changed_cb (StfYearView *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  stf_search_page_set_text (get_search_page (self), text);
  gtk_stack_set_visible_child_name (self->stack, text[0] != '\0' ? "search" : self->page);
}

static void
search_activate_cb (StfYearView *self)
{
  stf_search_page_activate_first (get_search_page (self));
}

static void
stf_year_view_dispose (GObject *object)
{
  stf_year_view_set_year (STF_YEAR_VIEW (object), NULL);
  G_OBJECT_CLASS (stf_year_view_parent_class)->dispose (object);
}

static void
stf_year_view_class_init (StfYearViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_year_view_dispose;

  g_type_ensure (STF_TYPE_DATE_CONTROL);
  g_type_ensure (STF_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/year-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfYearView, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, content);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, header);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, year_title);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, year_subtitle);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, page_title);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, sidebar_list);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, undo);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, redo);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, search_bar);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, access_notice);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, unverified_notice);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, date_control);
  gtk_widget_class_bind_template_child (widget_class, StfYearView, stack);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
}

static void
stf_year_view_init (StfYearView *self)
{
  self->page = "overview";
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    add_page (self, i);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/**
 * stf_year_view_set_year:
 * @self: a view
 * @year: (nullable): the year to show
 *
 * Shows @year, beginning with its overview.
 */
void
stf_year_view_set_year (StfYearView *self, StfOpenYear *year)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  if (self->year == year)
    return;
  if (self->year != NULL)
    g_signal_handlers_disconnect_by_func (self->year, update, self);
  g_set_object (&self->year, year);
  if (self->stack == NULL)
    return;
  stf_page_set_year (self->date_control, year);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    stf_page_set_year (stf_year_view_get_page (self, pages[i].name), year);
  if (year == NULL)
    return;
  g_signal_connect_swapped (year, "changed", G_CALLBACK (update), self);
  update (self);
  stf_year_view_set_search (self, FALSE);
  stf_year_view_show_page (self, "overview");
}

/**
 * stf_year_view_show_page:
 * @self: a view
 * @name: "overview", "organisation", "people" or "handover"
 */
void
stf_year_view_show_page (StfYearView *self, const char *name)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (pages[i].icon != NULL && g_str_equal (pages[i].name, name))
      {
        self->page = pages[i].name;
        gtk_list_box_select_row (self->sidebar_list,
                                 gtk_list_box_get_row_at_index (self->sidebar_list, (int) i));
      }
  gtk_stack_set_visible_child_name (self->stack, self->page);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/**
 * stf_year_view_focus_page:
 * @self: a view
 *
 * Moves the focus into the page, unless the user is walking through the sidebar.
 */
void
stf_year_view_focus_page (StfYearView *self)
{
  GtkWidget *focus;

  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->sidebar))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

/**
 * stf_year_view_get_page_name:
 * @self: a view
 *
 * Returns: (transfer none): the page that is shown, or that the search covers
 */
const char *
stf_year_view_get_page_name (StfYearView *self)
{
  g_return_val_if_fail (STF_IS_YEAR_VIEW (self), NULL);

  return self->page;
}

/**
 * stf_year_view_get_page:
 * @self: a view
 * @name: name of a page
 *
 * Returns: (transfer none): the page
 */
StfPage *
stf_year_view_get_page (StfYearView *self, const char *name)
{
  g_return_val_if_fail (STF_IS_YEAR_VIEW (self), NULL);

  return STF_PAGE (gtk_stack_get_child_by_name (self->stack, name));
}

/**
 * stf_year_view_show_sidebar:
 * @self: a view
 *
 * Goes back to the list of pages in a narrow window.
 */
void
stf_year_view_show_sidebar (StfYearView *self)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  adw_leaflet_set_visible_child (self->leaflet, self->sidebar);
}

/**
 * stf_year_view_set_search:
 * @self: a view
 * @search: whether to search
 */
void
stf_year_view_set_search (StfYearView *self, gboolean search)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  gtk_search_bar_set_search_mode (self->search_bar, search);
  if (search)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_stack_set_visible_child_name (self->stack, self->page);
}

/**
 * stf_year_view_search_for:
 * @self: a view
 * @text: what to look for
 */
void
stf_year_view_search_for (StfYearView *self, const char *text)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  stf_year_view_set_search (self, TRUE);
  gtk_editable_set_text (self->search_entry, text);
}

/**
 * stf_year_view_get_search_bar:
 * @self: a view
 *
 * Returns: (transfer none): the search bar, for the state of the action
 */
GtkSearchBar *
stf_year_view_get_search_bar (StfYearView *self)
{
  g_return_val_if_fail (STF_IS_YEAR_VIEW (self), NULL);

  return self->search_bar;
}

/**
 * stf_year_view_open_menu:
 * @self: a view
 */
void
stf_year_view_open_menu (StfYearView *self)
{
  g_return_if_fail (STF_IS_YEAR_VIEW (self));

  gtk_menu_button_popup (self->menu_button);
}

/**
 * stf_year_view_get_notice:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what the notice about access says
 */
const char *
stf_year_view_get_notice (StfYearView *self)
{
  g_return_val_if_fail (STF_IS_YEAR_VIEW (self), NULL);

  return stf_notice_get_text (self->access_notice);
}

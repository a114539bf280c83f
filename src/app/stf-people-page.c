/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of people at the date, and beside it the person who is chosen.  A narrow page shows
 * fewer columns, and the person over the table. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-text.h"
#include "stf-people-page.h"
#include "stf-person-item.h"
#include "stf-person-pane.h"

struct _StfPeoplePage
{
  StfPage parent_instance;

  AdwFlap *flap;
  StfPersonPane *pane;
  GtkEditable *filter;
  GtkStack *stack;
  GtkColumnView *view;
  GtkScrolledWindow *scroller;
  GMenu *sort_columns;

  GListStore *people; /* StfPersonItem */
  GtkCustomFilter *matcher;
  GtkFilterListModel *filtered;
  GtkColumnViewColumn *columns[STF_PERSON_N_COLUMNS];
  GSimpleActionGroup *actions; /* what headings do, for the keyboard */
  StfPersonColumn sorted_by;
  gboolean descending;
  char *folded; /* what is filtered by */
  guint layout_id;
};

G_DEFINE_FINAL_TYPE (StfPeoplePage, stf_people_page, STF_TYPE_PAGE)

/* The columns, and from which width of the page each is shown. */
static const struct
{
  const char *id; /* target of the action that sorts by it */
  const char *title;
  int width;
  gboolean expand;
} column_infos[] = {
  [STF_PERSON_COLUMN_NAME] = { "name", N_ ("Name"), 0, TRUE },
  [STF_PERSON_COLUMN_AGENCY] = { "agency", N_ ("Agency"), 0, FALSE },
  [STF_PERSON_COLUMN_TITLE] = { "title", N_ ("Title"), 620, TRUE },
  [STF_PERSON_COLUMN_ROLES] = { "roles", N_ ("Roles"), 480, TRUE },
  [STF_PERSON_COLUMN_EMAIL] = { "email", N_ ("E-mail"), 900, TRUE },
};

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  StfPeoplePage *self = user_data;

  return self->folded == NULL || stf_person_matches (stf_person_item_get (item), self->folded);
}

static void
update_stack (StfPeoplePage *self)
{
  const char *name = "table";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    name = "nobody";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
filter_changed_cb (StfPeoplePage *self)
{
  const char *text = gtk_editable_get_text (self->filter);

  g_free (self->folded);
  self->folded = text[0] != '\0' ? stf_text_fold (text) : NULL;
  gtk_filter_changed (GTK_FILTER (self->matcher), GTK_FILTER_CHANGE_DIFFERENT);
  update_stack (self);
}

static void
activate_cb (StfPeoplePage *self, guint position)
{
  g_autoptr (StfPersonItem) item = g_list_model_get_item (
      G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-person", "s",
                              stf_person_item_get (item)->id);
}

static void
close_pane_cb (StfPeoplePage *self)
{
  adw_flap_set_reveal_flap (self->flap, FALSE);
  stf_person_pane_show (self->pane, stf_page_get_year (STF_PAGE (self)), NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StfPeoplePage *self = STF_PEOPLE_PAGE (widget);

  if (!adw_flap_get_reveal_flap (self->flap))
    return FALSE;
  close_pane_cb (self);
  return TRUE;
}

/* Columns. */

/* GTK 4.8 names neither the row of headings nor the list in the table, and both can be focused. */
static void
name_parts (StfPeoplePage *self)
{
  GtkWidget *headings = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  const char *titles[G_N_ELEMENTS (column_infos) + 1] = { NULL };
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (column_infos); i++)
    titles[i] = _ (column_infos[i].title);
  text = g_strjoinv (", ", (char **) titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (headings), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("People"), -1);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  StfPersonColumn column = GPOINTER_TO_INT (user_data);
  StfPersonItem *person = gtk_list_item_get_item (item);
  const char *text = stf_person_item_get_text (person, column);
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);

  gtk_label_set_label (GTK_LABEL (label), text);
  /* GTK 4.8 names neither the cell nor the row; the cell of the name does both. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (column == STF_PERSON_COLUMN_NAME)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StfPersonColumn column = GPOINTER_TO_INT (user_data);
  gpointer item = (gpointer) a;
  int order;

  if (STF_IS_PEOPLE_PAGE (item)) /* sorted_cb() asks. */
    {
      STF_PEOPLE_PAGE (item)->sorted_by = column;
      return GTK_ORDERING_SMALLER;
    }

  order = stf_person_item_compare (item, (StfPersonItem *) b, column);
  return order < 0 ? GTK_ORDERING_SMALLER : order > 0 ? GTK_ORDERING_LARGER : GTK_ORDERING_EQUAL;
}

static void
add_column (StfPeoplePage *self, StfPersonColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (
      gtk_custom_sorter_new (compare_cb, GINT_TO_POINTER (column), NULL));
  g_autofree char *action = g_strconcat ("people.sort::", column_infos[column].id, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (column));
  self->columns[column] = gtk_column_view_column_new (_ (column_infos[column].title), factory);
  gtk_column_view_column_set_sorter (self->columns[column], sorter);
  gtk_column_view_column_set_expand (self->columns[column], column_infos[column].expand);
  gtk_column_view_column_set_resizable (self->columns[column], TRUE);
  gtk_column_view_append_column (self->view, self->columns[column]);
  g_object_unref (self->columns[column]);
  g_menu_append (self->sort_columns, _ (column_infos[column].title), action);
}

/* Sorting: headings and actions change the sorter of the view, and the actions follow that. */

static void
sort (StfPeoplePage *self, StfPersonColumn column, gboolean descending)
{
  gtk_column_view_sort_by_column (self->view, self->columns[column],
                                  descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

static void
sort_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfPeoplePage *self = STF_PEOPLE_PAGE (user_data);

  for (int i = 0; i < STF_PERSON_N_COLUMNS; i++)
    if (g_str_equal (column_infos[i].id, g_variant_get_string (state, NULL)))
      sort (self, i, self->descending);
}

static void
descending_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfPeoplePage *self = STF_PEOPLE_PAGE (user_data);

  sort (self, self->sorted_by, g_variant_get_boolean (state));
}

static void
set_state (StfPeoplePage *self, const char *name, GVariant *state)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), state);
}

/* GTK 4.8 does not say by which column a table is sorted.  But it asks that column first: given
 * two objects that are no people, compare_cb() notes the column, and the table's order shows. */
static void
sorted_cb (StfPeoplePage *self)
{
  GtkSorter *sorter;

  if (self->actions == NULL) /* The page goes away, and the columns with it. */
    return;

  sorter = gtk_column_view_get_sorter (self->view);
  self->descending = gtk_sorter_compare (sorter, self, self->view) == GTK_ORDERING_LARGER;
  set_state (self, "sort", g_variant_new_string (column_infos[self->sorted_by].id));
  set_state (self, "descending", g_variant_new_boolean (self->descending));
}

static void
add_sorting (StfPeoplePage *self)
{
  static const GActionEntry entries[] = {
    { "sort", NULL, "s", "'name'", sort_cb },
    { "descending", NULL, NULL, "false", descending_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "people", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  sort (self, STF_PERSON_COLUMN_NAME, FALSE);
}

static gboolean
layout_cb (gpointer user_data)
{
  StfPeoplePage *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  self->layout_id = 0;
  for (int i = 0; i < STF_PERSON_N_COLUMNS; i++)
    gtk_column_view_column_set_visible (self->columns[i], width >= column_infos[i].width);
  return G_SOURCE_REMOVE;
}

/* Columns cannot change in the middle of an allocation. */
static void
width_changed_cb (StfPeoplePage *self)
{
  if (self->layout_id == 0)
    self->layout_id = g_idle_add (layout_cb, self);
}

static void
stf_people_page_refresh (StfPage *page)
{
  StfPeoplePage *self = STF_PEOPLE_PAGE (page);
  StfOpenYear *year = stf_page_get_year (page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = stf_person_list (stf_open_year_get_file (year),
                                                  stf_open_year_get_date (year), &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (people == NULL)
    {
      g_warning ("People could not be read: %s", error->message);
      return;
    }
  g_ptr_array_set_free_func (people, NULL);
  for (guint i = 0; i < people->len; i++)
    g_ptr_array_add (items, stf_person_item_new (people->pdata[i]));
  g_list_store_splice (self->people, 0, g_list_model_get_n_items (G_LIST_MODEL (self->people)),
                       items->pdata, items->len);
  update_stack (self);
  if (!stf_person_pane_show (self->pane, year, stf_person_pane_get_person (self->pane)))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
stf_people_page_dispose (GObject *object)
{
  StfPeoplePage *self = STF_PEOPLE_PAGE (object);

  g_clear_handle_id (&self->layout_id, g_source_remove);
  g_clear_object (&self->actions);
  g_clear_object (&self->people);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (stf_people_page_parent_class)->dispose (object);
}

static void
stf_people_page_class_init (StfPeoplePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_people_page_dispose;
  STF_PAGE_CLASS (klass)->refresh = stf_people_page_refresh;

  g_type_ensure (STF_TYPE_PERSON_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/people-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, flap);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, pane);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, filter);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, stack);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, view);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, StfPeoplePage, sort_columns);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_pane_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
stf_people_page_init (StfPeoplePage *self)
{
  GtkSortListModel *sorted;
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));

  for (int i = 0; i < STF_PERSON_N_COLUMNS; i++)
    add_column (self, i);
  name_parts (self);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->people = g_list_store_new (STF_TYPE_PERSON_ITEM);
  self->matcher = gtk_custom_filter_new (match_cb, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->people)),
                                              GTK_FILTER (self->matcher));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (self->filtered),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  selection = gtk_single_selection_new (G_LIST_MODEL (sorted));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  add_sorting (self);
}

/**
 * stf_people_page_get_people:
 * @self: a page
 *
 * Returns: (transfer none): the #StfPersonItem that are shown, in their order
 */
GListModel *
stf_people_page_get_people (StfPeoplePage *self)
{
  g_return_val_if_fail (STF_IS_PEOPLE_PAGE (self), NULL);

  return G_LIST_MODEL (gtk_column_view_get_model (self->view));
}

/**
 * stf_people_page_set_filter:
 * @self: a page
 * @text: what to filter by; "" for everybody
 */
void
stf_people_page_set_filter (StfPeoplePage *self, const char *text)
{
  g_return_if_fail (STF_IS_PEOPLE_PAGE (self));

  gtk_editable_set_text (self->filter, text);
  filter_changed_cb (self);
}

/**
 * stf_people_page_show_person:
 * @self: a page
 * @person: the id of a person
 *
 * Shows a person beside the table, or over it in a narrow window.
 */
void
stf_people_page_show_person (StfPeoplePage *self, const char *person)
{
  g_return_if_fail (STF_IS_PEOPLE_PAGE (self));

  if (!stf_person_pane_show (self->pane, stf_page_get_year (STF_PAGE (self)), person))
    return;
  adw_flap_set_reveal_flap (self->flap, TRUE);
  stf_person_pane_focus (self->pane);
}

/**
 * stf_people_page_get_pane:
 * @self: a page
 *
 * Returns: (transfer none): what shows the person who is chosen
 */
StfPersonPane *
stf_people_page_get_pane (StfPeoplePage *self)
{
  g_return_val_if_fail (STF_IS_PEOPLE_PAGE (self), NULL);

  return self->pane;
}

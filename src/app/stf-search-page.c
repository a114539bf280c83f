/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a search finds, best first; each row leads to its place. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-search.h"
#include "stf-action-row.h"
#include "stf-search-page.h"

#define MAX_HITS 50

struct _StfSearchPage
{
  StfPage parent_instance;

  GtkStack *stack;
  GtkListBox *hits;

  StfSearch *search; /* of the year at its date */
  char *text;
};

G_DEFINE_FINAL_TYPE (StfSearchPage, stf_search_page, STF_TYPE_PAGE)

static void
add_hit (StfSearchPage *self, const StfHit *hit)
{
  static const struct
  {
    const char *icon;
    const char *action;
  } kinds[] = {
    [STF_HIT_BODY] = { "stf-people-symbolic", "win.show-body" },
    [STF_HIT_ROLE] = { "stf-role-symbolic", "win.show-role" },
    [STF_HIT_PERSON] = { "stf-person-symbolic", "win.show-person" },
    [STF_HIT_AGENCY] = { "stf-organisation-symbolic", "win.show-agency" },
  };
  GtkWidget *row = stf_action_row_new (hit->title, hit->subtitle, kinds[hit->kind].icon);

  stf_action_row_set_action (row, kinds[hit->kind].action,
                             hit->kind == STF_HIT_AGENCY ? hit->title : hit->id);
  gtk_list_box_append (self->hits, row);
}

static void
fill (StfSearchPage *self)
{
  g_autoptr (GPtrArray) hits = NULL;

  stf_list_box_clear (self->hits);
  if (self->search == NULL || self->text == NULL || self->text[0] == '\0')
    return;
  hits = stf_search_find (self->search, self->text, MAX_HITS);
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, hits->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, hits->len > 0 ? "hits" : "nothing");
}

static void
stf_search_page_refresh (StfPage *page)
{
  StfSearchPage *self = STF_SEARCH_PAGE (page);
  StfOpenYear *year = stf_page_get_year (page);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->search, stf_search_free);
  self->search = stf_search_new (stf_open_year_get_file (year),
                                 stf_open_year_get_organisation (year), &error);
  if (self->search == NULL)
    g_warning ("The year cannot be searched: %s", error->message);
  fill (self);
}

static void
stf_search_page_finalize (GObject *object)
{
  StfSearchPage *self = STF_SEARCH_PAGE (object);

  g_clear_pointer (&self->search, stf_search_free);
  g_free (self->text);
  G_OBJECT_CLASS (stf_search_page_parent_class)->finalize (object);
}

static void
stf_search_page_class_init (StfSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_search_page_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_search_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/search-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StfSearchPage, hits);
}

static void
stf_search_page_init (StfSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_search_page_set_text:
 * @self: a page
 * @text: what to look for
 */
void
stf_search_page_set_text (StfSearchPage *self, const char *text)
{
  g_return_if_fail (STF_IS_SEARCH_PAGE (self));

  g_free (self->text);
  self->text = g_strdup (text);
  fill (self);
}

/**
 * stf_search_page_activate_first:
 * @self: a page
 *
 * Goes to the best hit.
 */
void
stf_search_page_activate_first (StfSearchPage *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (STF_IS_SEARCH_PAGE (self));

  row = gtk_list_box_get_row_at_index (self->hits, 0);
  if (row != NULL)
    gtk_widget_activate (GTK_WIDGET (row));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search as you type within the chart: a small bar above it.  A body is found by its name and other
 * names, its roles, their holders and their agencies; each word that is written must stand
 * somewhere in these.  Bodies are found in the order of the tree, folded away or not. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-text.h"
#include "organisation/stf-search.h"
#include "stf-chart-search.h"

struct _StfChartSearch
{
  AdwBin parent_instance;

  GtkRevealer *revealer;
  GtkEditable *entry;
  GtkLabel *place;
  GtkWidget *previous;
  GtkWidget *next;

  StfOrganisation *organisation;
  GPtrArray *bodies; /* const StfBody, in the order of the tree */
  GPtrArray *keys;   /* what is searched for each, folded; NULL: not gathered yet */
  GPtrArray *found;  /* const char *: ids of bodies, then NULL */
  guint current;     /* of those found */
};

enum
{
  CHANGED,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfChartSearch, stf_chart_search, ADW_TYPE_BIN)

static void
add_word (GString *text, const char *word)
{
  if (word != NULL)
    g_string_append_printf (text, " %s", word);
}

static char *
gather (const StfBody *body)
{
  g_autoptr (GString) text = g_string_new (body->name);

  add_word (text, body->agency_name);
  for (guint i = 0; i < body->aliases->len; i++)
    add_word (text, body->aliases->pdata[i]);
  for (guint i = 0; i < body->roles->len; i++)
    {
      const StfRole *role = body->roles->pdata[i];

      add_word (text, role->title);
      for (guint k = 0; k < role->seats->len; k++)
        add_word (text, ((const StfSeat *) role->seats->pdata[k])->agency_name);
      for (guint k = 0; k < role->holders->len; k++)
        {
          const StfHolder *holder = role->holders->pdata[k];

          add_word (text, holder->name);
          add_word (text, holder->agency_name);
        }
    }
  return stf_text_fold (text->str);
}

/* All drawn bodies, a parent before its children. */
static void
gather_all (StfChartSearch *self)
{
  GPtrArray *roots = stf_organisation_get_roots (self->organisation);
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();

  self->bodies = g_ptr_array_new ();
  self->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = roots->len; i > 0; i--)
    g_ptr_array_add (stack, roots->pdata[i - 1]);
  while (stack->len > 0)
    {
      const StfBody *body = g_ptr_array_steal_index (stack, stack->len - 1);

      g_ptr_array_add (self->bodies, (gpointer) body);
      g_ptr_array_add (self->keys, gather (body));
      for (guint i = body->children->len; i > 0; i--)
        g_ptr_array_add (stack, body->children->pdata[i - 1]);
    }
}

static void
forget (StfChartSearch *self)
{
  g_clear_pointer (&self->bodies, g_ptr_array_unref);
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  g_ptr_array_set_size (self->found, 0);
  g_ptr_array_add (self->found, NULL);
}

static guint
count (StfChartSearch *self)
{
  return self->found->len - 1;
}

static void
show_place (StfChartSearch *self)
{
  g_autofree char *place = NULL;

  if (gtk_editable_get_text (self->entry)[0] == '\0')
    place = g_strdup ("");
  else if (count (self) == 0)
    place = g_strdup (C_ ("found", "None"));
  else
    /* Translators: which one of those that were found. */
    place = g_strdup_printf (_ ("%u of %u"), self->current + 1, count (self));

  gtk_label_set_label (self->place, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  place, -1);
  gtk_widget_set_sensitive (self->previous, count (self) > 1);
  gtk_widget_set_sensitive (self->next, count (self) > 1);
  if (count (self) == 0 && place[0] != '\0')
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

/* The current one stays so as long as it is found. */
static void
search (StfChartSearch *self)
{
  g_autofree char *query = stf_text_fold (gtk_editable_get_text (self->entry));
  g_autofree char *current = g_strdup (stf_chart_search_get_current (self));

  g_ptr_array_set_size (self->found, 0);
  self->current = 0;
  g_strstrip (query);
  if (query[0] != '\0' && self->organisation != NULL
      && gtk_revealer_get_reveal_child (self->revealer))
    {
      if (self->keys == NULL)
        gather_all (self);
      for (guint i = 0; i < self->bodies->len; i++)
        if (stf_search_words_match (self->keys->pdata[i], query))
          {
            const StfBody *body = self->bodies->pdata[i];

            if (g_strcmp0 (body->id, current) == 0)
              self->current = self->found->len;
            g_ptr_array_add (self->found, (gpointer) body->id);
          }
    }
  g_ptr_array_add (self->found, NULL);

  show_place (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
next_cb (StfChartSearch *self)
{
  stf_chart_search_step (self, 1);
}

static void
previous_cb (StfChartSearch *self)
{
  stf_chart_search_step (self, -1);
}

static gboolean
previous_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  stf_chart_search_step (STF_CHART_SEARCH (widget), -1);
  return TRUE;
}

static void
stf_chart_search_finalize (GObject *object)
{
  StfChartSearch *self = STF_CHART_SEARCH (object);

  forget (self);
  g_ptr_array_unref (self->found);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  G_OBJECT_CLASS (stf_chart_search_parent_class)->finalize (object);
}

static void
stf_chart_search_class_init (StfChartSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_chart_search_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/chart-search.ui");
  gtk_widget_class_bind_template_child (widget_class, StfChartSearch, revealer);
  gtk_widget_class_bind_template_child (widget_class, StfChartSearch, entry);
  gtk_widget_class_bind_template_child (widget_class, StfChartSearch, place);
  gtk_widget_class_bind_template_child (widget_class, StfChartSearch, previous);
  gtk_widget_class_bind_template_child (widget_class, StfChartSearch, next);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stf_chart_search_close);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_SHIFT_MASK, previous_key_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_SHIFT_MASK, previous_key_cb,
                                NULL);
}

static void
stf_chart_search_init (StfChartSearch *self)
{
  self->found = g_ptr_array_new ();
  forget (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_place (self);
}

/**
 * stf_chart_search_set_organisation:
 * @self: a search
 * @organisation: (nullable): what is searched
 */
void
stf_chart_search_set_organisation (StfChartSearch *self, StfOrganisation *organisation)
{
  StfOrganisation *old;
  g_autofree char *current = NULL;

  g_return_if_fail (STF_IS_CHART_SEARCH (self));

  /* The ids that were found belong to the old one. */
  current = g_strdup (stf_chart_search_get_current (self));
  old = self->organisation;
  self->organisation = organisation != NULL ? stf_organisation_ref (organisation) : NULL;
  forget (self);
  if (current != NULL)
    {
      g_ptr_array_insert (self->found, 0, current);
      self->current = 0;
    }
  if (gtk_revealer_get_reveal_child (self->revealer))
    search (self);
  else
    forget (self);
  g_clear_pointer (&old, stf_organisation_unref);
}

/**
 * stf_chart_search_open:
 * @self: a search
 *
 * Shows the bar; what was searched for last stands there to be written over.
 */
void
stf_chart_search_open (StfChartSearch *self)
{
  g_return_if_fail (STF_IS_CHART_SEARCH (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  search (self);
}

/**
 * stf_chart_search_close:
 * @self: a search
 */
void
stf_chart_search_close (StfChartSearch *self)
{
  g_return_if_fail (STF_IS_CHART_SEARCH (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  search (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

/**
 * stf_chart_search_step:
 * @self: a search
 * @step: 1 for the next of those found, -1 for the one before; after the last comes the first
 *
 * Goes to another of those found; opens the bar if it is not there.
 */
void
stf_chart_search_step (StfChartSearch *self, int step)
{
  g_return_if_fail (STF_IS_CHART_SEARCH (self));

  if (!gtk_revealer_get_reveal_child (self->revealer))
    {
      stf_chart_search_open (self);
      return;
    }
  if (count (self) == 0)
    return;

  self->current = (guint) ((int) (self->current + count (self)) + step) % count (self);
  show_place (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * stf_chart_search_get_height:
 * @self: a search
 *
 * Returns: how much room the bar takes once it is open or closed all the way; 0 when closed
 */
int
stf_chart_search_get_height (StfChartSearch *self)
{
  int height;

  g_return_val_if_fail (STF_IS_CHART_SEARCH (self), 0);

  if (!gtk_revealer_get_reveal_child (self->revealer))
    return 0;
  gtk_widget_measure (gtk_revealer_get_child (self->revealer), GTK_ORIENTATION_VERTICAL, -1, NULL,
                      &height, NULL, NULL);
  return height;
}

/**
 * stf_chart_search_get_found:
 * @self: a search
 *
 * Returns: (transfer none): ids of the bodies that were found
 */
const char *const *
stf_chart_search_get_found (StfChartSearch *self)
{
  g_return_val_if_fail (STF_IS_CHART_SEARCH (self), NULL);

  return (const char *const *) self->found->pdata;
}

/**
 * stf_chart_search_get_current:
 * @self: a search
 *
 * Returns: (transfer none) (nullable): the id of the body that is to be looked at
 */
const char *
stf_chart_search_get_current (StfChartSearch *self)
{
  g_return_val_if_fail (STF_IS_CHART_SEARCH (self), NULL);

  return self->found->pdata[self->current];
}

/**
 * stf_chart_search_get_place:
 * @self: a search
 *
 * Returns: (transfer none): "2 of 7", in the reader's language
 */
const char *
stf_chart_search_get_place (StfChartSearch *self)
{
  g_return_val_if_fail (STF_IS_CHART_SEARCH (self), NULL);

  return gtk_label_get_label (self->place);
}

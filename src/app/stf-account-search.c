/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A search above a long list of accounts: an entry and a choice of order, beside each other.  The
 * list is somebody else's, who shows what it finds. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-account-search.h"

#include <glib/gi18n.h>

struct _StfAccountSearch
{
  GtkBox parent_instance;

  GtkWidget *entry;
  GtkWidget *order;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfAccountSearch, stf_account_search, GTK_TYPE_BOX)

/* By StfLedgerOrder. */
static const char *const orders[] = { N_ ("Not mapped first"), N_ ("Largest first"),
                                      N_ ("By account"), NULL };

static void
changed_cb (StfAccountSearch *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Escape empties the entry; in an empty one it is the dialog's. */
static void
stop_cb (StfAccountSearch *self)
{
  if (*stf_account_search_get_words (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "window.close", NULL);
}

static void
stf_account_search_class_init (StfAccountSearchClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
stf_account_search_init (StfAccountSearch *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);

  for (guint i = 0; orders[i] != NULL; i++)
    gtk_string_list_append (names, _ (orders[i]));
  self->entry = gtk_search_entry_new ();
  self->order = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_object_set (self->entry, "placeholder-text", _ ("Search Accounts"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Accounts"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order"), -1);
  gtk_box_append (GTK_BOX (self), self->entry);
  gtk_box_append (GTK_BOX (self), self->order);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (changed_cb), self);
}

/** stf_account_search_new: (transfer floating): a search for nothing, in the usual order. */
GtkWidget *
stf_account_search_new (void)
{
  return g_object_new (STF_TYPE_ACCOUNT_SEARCH, NULL);
}

/** stf_account_search_get_words: what is looked for, or "". */
const char *
stf_account_search_get_words (StfAccountSearch *self)
{
  g_return_val_if_fail (STF_IS_ACCOUNT_SEARCH (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * stf_account_search_find:
 * @self: a search
 * @groups: (element-type StfLedgerGroup): groups
 *
 * Returns: (transfer container) (element-type StfLedgerGroup): those that are found, in order
 */
GPtrArray *
stf_account_search_find (StfAccountSearch *self, const GPtrArray *groups)
{
  guint order = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order));

  return stf_ledger_groups_find (groups, stf_account_search_get_words (self),
                                 (StfLedgerOrder) order);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A booklet: one branch a page, no more pages than legible text needs.
 *
 * 1. The first page begins with all that stands at the top; every other page begins with a body
 *    that stands at the end of a branch on an earlier one, and says so on both.
 * 2. A body that is to begin a page, or whose branch is folded in the chart, has one.
 * 3. A page shows all that is below its body if the text is then large enough.  Otherwise the
 *    largest of its branches go on elsewhere: as few as it takes.
 * 4. Of those, a branch that itself goes on with one branch only is followed as far down as there
 *    is room: a page that says nothing but who is below whom is saved.
 * 5. Pages follow the tree: what goes on stands as near after its page as it can.
 *
 * All of it is found by laying pages out, a few times each; more bodies than a page can hold at
 * such a size are not tried.  The numbers of pages are known when all are found, so each page is
 * then made once more.
 *
 * Drawback: many bodies directly below one stay on one page, with text as small as that takes. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-booklet.h"

#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

/* Points of a page that a box needs at STF_CHART_BOOKLET_TEXT, whatever it says. */
#define LEAST_BOX 2500.0

/* How often a branch is followed on one page. */
#define MAX_FOLLOWED 16

typedef struct
{
  const StfChartFacts *facts;
  const StfChartOptions *options;
  StfChartBooklet *booklet;
  GHashTable *places; /* index of the entry of a body, plus 1 */
  guint most;         /* boxes that a page can hold */
  char *reference;    /* about as long as they will be */
  GCancellable *cancellable;
} Planner;

static char *
word_page (guint page)
{
  /* Translators: the page of a booklet on which a branch goes on. */
  return g_strdup_printf (_ ("page %u"), page);
}

static gboolean
is_drawn (const StfBody *body)
{
  return g_strcmp0 (body->placement, "outside") != 0;
}

typedef struct
{
  const StfBody *body;
  guint level;
} Pending;

static void
push (GArray *stack, const GPtrArray *bodies, guint level)
{
  for (guint i = bodies != NULL ? bodies->len : 0; i-- > 0;)
    {
      Pending next = { g_ptr_array_index (bodies, i), level };

      if (is_drawn (next.body))
        g_array_append_val (stack, next);
    }
}

static void
list_entries (Planner *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  GArray *entries = self->booklet->entries;

  push (stack, self->facts->roots, 0);
  while (stack->len > 0)
    {
      Pending next = g_array_index (stack, Pending, stack->len - 1);
      StfChartEntry entry = { next.body, next.level, 1 };

      g_array_set_size (stack, stack->len - 1);
      g_array_append_val (entries, entry);
      g_hash_table_insert (self->places, (gpointer) next.body, GUINT_TO_POINTER (entries->len));
      push (stack, next.body->children, next.level + 1);
    }

  for (guint i = entries->len; i-- > 0;)
    {
      const StfChartEntry *entry = &g_array_index (entries, StfChartEntry, i);
      gpointer place = g_hash_table_lookup (self->places, entry->body->parent);

      if (place != NULL)
        g_array_index (entries, StfChartEntry, GPOINTER_TO_UINT (place) - 1).size += entry->size;
    }
}

static guint
size_of (const Planner *self, const StfBody *body)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, body));

  return g_array_index (self->booklet->entries, StfChartEntry, place - 1).size;
}

/* Rule 2. */
static gboolean
begins_page (const Planner *self, const StfBody *body)
{
  return (body->new_page || body->folded) && size_of (self, body) > 1;
}

/* What goes on elsewhere if that is also true of the bodies in cut; in order.  n: how many bodies
 * the page shows. */
static GPtrArray *
list_continued (const Planner *self, const StfBody *root, GHashTable *cut, guint *n)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  GPtrArray *continued = g_ptr_array_new ();

  *n = root != NULL;
  push (stack, root != NULL ? root->children : self->facts->roots, 0);
  while (stack->len > 0)
    {
      const StfBody *body = g_array_index (stack, Pending, stack->len - 1).body;

      g_array_set_size (stack, stack->len - 1);
      *n += 1;
      if (begins_page (self, body) || g_hash_table_contains (cut, body))
        g_ptr_array_add (continued, (gpointer) body);
      else
        push (stack, body->children, 0);
    }
  return continued;
}

/* references: id to words, or NULL while they are not known. */
static StfChart *
draw_leaf (const Planner *self, const StfBody *root, const GPtrArray *continued,
           GHashTable *references, const char *label)
{
  g_autoptr (GHashTable) toggled = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) planned = g_hash_table_new (g_str_hash, g_str_equal);
  StfChartOptions options = *self->options;

  for (guint i = 0; i < continued->len; i++)
    {
      const StfBody *body = g_ptr_array_index (continued, i);

      if (!body->folded)
        g_hash_table_add (toggled, (gpointer) body->id);
      g_hash_table_insert (planned, (gpointer) body->id, self->reference);
    }
  if (root != NULL && root->folded)
    g_hash_table_add (toggled, (gpointer) root->id);

  options.content.root = root != NULL ? root->id : NULL;
  options.content.toggled = toggled;
  options.content.references = references != NULL ? references : planned;
  options.page_label = label;
  return stf_chart_new_for_model (stf_chart_model_new_for_facts (self->facts, &options.content),
                                  &options);
}

static gboolean
is_legible (const Planner *self, const StfBody *root, GHashTable *cut)
{
  guint n;
  g_autoptr (GPtrArray) continued = list_continued (self, root, cut, &n);
  g_autoptr (StfChart) chart = NULL;

  if (n > self->most || g_cancellable_is_cancelled (self->cancellable))
    return FALSE;

  chart = draw_leaf (self, root, continued, NULL, "10/10");
  return stf_chart_get_text_size (chart) >= STF_CHART_BOOKLET_TEXT;
}

/* The branches that can go on elsewhere, the smallest first. */
static GPtrArray *
list_branches (const Planner *self, const StfBody *root)
{
  const GPtrArray *bodies = root != NULL ? root->children : self->facts->roots;
  GPtrArray *branches = g_ptr_array_new ();

  for (guint i = 0; bodies != NULL && i < bodies->len; i++)
    {
      const StfBody *body = g_ptr_array_index (bodies, i);
      guint place = branches->len;

      if (!is_drawn (body) || size_of (self, body) == 1 || begins_page (self, body))
        continue;
      while (place > 0
             && size_of (self, g_ptr_array_index (branches, place - 1)) > size_of (self, body))
        place--;
      g_ptr_array_insert (branches, (int) place, (gpointer) body);
    }
  return branches;
}

static GHashTable *
cut_from (const GPtrArray *branches, guint first)
{
  GHashTable *cut = g_hash_table_new (NULL, NULL);

  for (guint i = first; i < branches->len; i++)
    g_hash_table_add (cut, g_ptr_array_index (branches, i));
  return cut;
}

/* Rule 3. */
static GHashTable *
find_cut (const Planner *self, const StfBody *root, GPtrArray *branches)
{
  g_autoptr (GHashTable) none = g_hash_table_new (NULL, NULL);
  guint low = 0;
  guint high = branches->len;

  if (is_legible (self, root, none))
    return g_steal_pointer (&none);

  while (high > low + 1)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (GHashTable) cut = cut_from (branches, middle);

      if (is_legible (self, root, cut))
        low = middle;
      else
        high = middle;
    }
  return cut_from (branches, low);
}

/* The one body below body that has others below it; NULL if there is none, or more. */
static const StfBody *
only_branch (const Planner *self, const StfBody *body)
{
  const StfBody *only = NULL;

  for (guint i = 0; i < body->children->len; i++)
    {
      const StfBody *child = g_ptr_array_index (body->children, i);

      if (!is_drawn (child) || size_of (self, child) == 1)
        continue;
      if (only != NULL)
        return NULL;
      only = child;
    }
  return only;
}

/* Rule 4. */
static void
follow (const Planner *self, const StfBody *root, const GPtrArray *branches, GHashTable *cut)
{
  guint tries = MAX_FOLLOWED;

  for (guint i = 0; i < branches->len; i++)
    {
      const StfBody *body = g_ptr_array_index (branches, i);

      while (g_hash_table_contains (cut, body) && tries-- > 0)
        {
          const StfBody *next = only_branch (self, body);

          if (next == NULL)
            break;
          g_hash_table_remove (cut, body);
          g_hash_table_add (cut, (gpointer) next);
          if (!is_legible (self, root, cut))
            {
              g_hash_table_remove (cut, next);
              g_hash_table_add (cut, (gpointer) body);
              break;
            }
          body = next;
        }
      if (tries == 0)
        return;
    }
}

static StfChartLeaf
plan_leaf (const Planner *self, const StfBody *root, guint from)
{
  g_autoptr (GPtrArray) branches = list_branches (self, root);
  g_autoptr (GHashTable) cut = find_cut (self, root, branches);
  guint n;

  if (g_hash_table_size (cut) > 0)
    follow (self, root, branches, cut);
  return (StfChartLeaf){ root, from, list_continued (self, root, cut, &n) };
}

static void
leaf_clear (gpointer data)
{
  StfChartLeaf *leaf = data;

  g_ptr_array_unref (leaf->continued);
  stf_chart_unref (leaf->chart);
}

typedef struct
{
  const StfBody *root;
  guint from;
} Waiting;

/* Rule 5. */
static gboolean
plan (const Planner *self, GError **error)
{
  GArray *leaves = self->booklet->leaves;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Waiting));
  Waiting first = { NULL, 0 };

  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      Waiting next = g_array_index (stack, Waiting, stack->len - 1);
      guint page = leaves->len;
      StfChartLeaf leaf;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (page + stack->len > STF_CHART_DOCUMENT_MAX_PAGES)
        {
          g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS,
                       _ ("The booklet would have more than %d pages. Choose larger paper or less "
                          "detail."),
                       STF_CHART_DOCUMENT_MAX_PAGES);
          return FALSE;
        }
      g_array_set_size (stack, stack->len - 1);
      leaf = plan_leaf (self, next.root, next.from);
      g_array_append_val (leaves, leaf);
      for (guint i = leaf.continued->len; i-- > 0;)
        {
          Waiting below = { g_ptr_array_index (leaf.continued, i), page };

          g_array_append_val (stack, below);
        }
    }
  return TRUE;
}

static gboolean
draw (const Planner *self, GError **error)
{
  GArray *leaves = self->booklet->leaves;
  g_autoptr (GHashTable) pages = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < leaves->len; i++)
    g_hash_table_insert (pages, (gpointer) g_array_index (leaves, StfChartLeaf, i).root,
                         GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < leaves->len; i++)
    {
      StfChartLeaf *leaf = &g_array_index (leaves, StfChartLeaf, i);
      g_autoptr (GHashTable) references = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                                 g_free);
      g_autofree char *label = leaves->len > 1 ? g_strdup_printf ("%u/%u", i + 1, leaves->len)
                                               : NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      for (guint k = 0; k < leaf->continued->len; k++)
        {
          const StfBody *body = g_ptr_array_index (leaf->continued, k);
          guint page = GPOINTER_TO_UINT (g_hash_table_lookup (pages, body));

          g_hash_table_insert (references, (gpointer) body->id, word_page (page));
        }
      if (leaf->root != NULL)
        /* Translators: the page of a booklet that goes on here. */
        g_hash_table_insert (references, (gpointer) leaf->root->id,
                             g_strdup_printf (_ ("from page %u"), leaf->from + 1));
      leaf->chart = draw_leaf (self, leaf->root, leaf->continued, references, label);
    }
  return TRUE;
}

/* options: with a paper. */
StfChartBooklet *
stf_chart_booklet_new (const StfChartFacts *facts, const StfChartOptions *options,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (StfChartBooklet) self = g_new0 (StfChartBooklet, 1);
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autofree char *reference = word_page (10);
  Planner planner = {
    facts, options, self, places, .reference = reference, .cancellable = cancellable
  };

  self->entries = g_array_new (FALSE, FALSE, sizeof (StfChartEntry));
  self->leaves = g_array_new (FALSE, FALSE, sizeof (StfChartLeaf));
  g_array_set_clear_func (self->leaves, leaf_clear);
  planner.most = (guint) (options->paper.width * options->paper.height / LEAST_BOX);

  list_entries (&planner);
  return plan (&planner, error) && draw (&planner, error) ? g_steal_pointer (&self) : NULL;
}

void
stf_chart_booklet_free (StfChartBooklet *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_array_unref (self->leaves);
  g_free (self);
}

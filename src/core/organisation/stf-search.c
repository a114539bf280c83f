/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search across a year: every text that names something is folded once (å is not a), and a search
 * passes over them.  A hit at the beginning of the title comes before one at the beginning of a
 * word, that before one within a word, and that before one elsewhere; then bodies, roles, persons
 * and agencies, each in their own order.
 *
 * Drawback: no index; 20,000 texts cost a few milliseconds a search. */

#define G_LOG_DOMAIN "stafett-core"
#define _GNU_SOURCE /* memmem */

#include "config.h"

#include <string.h>

#include "stf-agency.h"
#include "stf-person.h"
#include "stf-search.h"
#include "stf-text.h"

typedef struct
{
  StfHit hit;
  char *title_key;  /* folded */
  char *search_key; /* folded: the title and all else that it is found by */
} Entry;

/* The best is the smallest. */
typedef enum
{
  RANK_TITLE_BEGINS,
  RANK_WORD_BEGINS,
  RANK_IN_TITLE,
  RANK_ELSEWHERE,
} Rank;

typedef struct
{
  Rank rank;
  guint entry;
} Match;

struct _StfSearch
{
  StfOrganisation *organisation;
  GPtrArray *persons;
  GPtrArray *agencies;
  GArray *entries; /* Entry */
};

static void
entry_clear (gpointer entry)
{
  g_free (((Entry *) entry)->title_key);
  g_free (((Entry *) entry)->search_key);
}

/* search_key: owned by the entry from here on. */
static void
add_entry (StfSearch *self, StfHitKind kind, const char *id, const char *title,
           const char *subtitle, char *search_key)
{
  Entry entry = { { kind, id, title, subtitle } };

  entry.title_key = stf_text_fold (title);
  entry.search_key = search_key;
  g_array_append_val (self->entries, entry);
}

/* words: what is found besides the title, or NULL. */
static char *
fold_words (const char *title, const char *words)
{
  g_autofree char *text = g_strconcat (title, "\n", words, NULL);

  return stf_text_fold (text);
}

static void
add_body (StfSearch *self, const StfBody *body)
{
  g_autoptr (GString) words = g_string_new (body->ref);

  for (guint i = 0; i < body->aliases->len; i++)
    g_string_append_printf (words, "\n%s", (const char *) body->aliases->pdata[i]);

  add_entry (self, STF_HIT_BODY, body->id, body->name, body->parent ? body->parent->name : NULL,
             fold_words (body->name, words->str));
}

static void
add_all (StfSearch *self)
{
  GPtrArray *bodies = stf_organisation_get_bodies (self->organisation);
  GPtrArray *roles = stf_organisation_get_roles (self->organisation);

  for (guint i = 0; i < bodies->len; i++)
    add_body (self, bodies->pdata[i]);

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];

      add_entry (self, STF_HIT_ROLE, role->id, role->title, role->body ? role->body->name : NULL,
                 fold_words (role->title, role->ref));
    }

  for (guint i = 0; i < self->persons->len; i++)
    {
      const StfPerson *person = self->persons->pdata[i];

      add_entry (self, STF_HIT_PERSON, person->id, person->name, person->agency_name,
                 g_strdup (person->search_key));
    }

  for (guint i = 0; i < self->agencies->len; i++)
    {
      const StfAgency *agency = self->agencies->pdata[i];

      add_entry (self, STF_HIT_AGENCY, agency->id, agency->name, agency->short_name,
                 fold_words (agency->name, agency->short_name));
    }
}

static Rank
rank_title (const char *title, const char *query)
{
  const char *found = strstr (title, query);

  if (!found)
    return RANK_ELSEWHERE;
  if (found == title)
    return RANK_TITLE_BEGINS;

  for (; found; found = strstr (found + 1, query))
    if (found[-1] == ' ' || found[-1] == '-')
      return RANK_WORD_BEGINS;

  return RANK_IN_TITLE;
}

static int
compare_matches (gconstpointer a, gconstpointer b)
{
  const Match *first = a;
  const Match *second = b;

  if (first->rank != second->rank)
    return first->rank < second->rank ? -1 : 1;
  return first->entry < second->entry ? -1 : 1;
}

/**
 * stf_search_new:
 * @file: a year
 * @organisation: the year at the date
 * @error: return location for an error
 *
 * Reads and folds all that can be searched for.
 *
 * Returns: (transfer full) (nullable): the search
 */
StfSearch *
stf_search_new (StfYearFile *file, StfOrganisation *organisation, GError **error)
{
  g_autoptr (StfSearch) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (organisation != NULL, NULL);

  self = g_new0 (StfSearch, 1);
  self->organisation = stf_organisation_ref (organisation);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (self->entries, entry_clear);
  self->persons = stf_person_list (file, stf_organisation_get_date (organisation), error);
  self->agencies = self->persons ? stf_agency_list (file, error) : NULL;
  if (!self->agencies)
    return NULL;

  add_all (self);
  return g_steal_pointer (&self);
}

/** stf_search_free: frees a search, and with it all its hits. */
void
stf_search_free (StfSearch *self)
{
  g_array_unref (self->entries);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->agencies, g_ptr_array_unref);
  stf_organisation_unref (self->organisation);
  g_free (self);
}

/**
 * stf_search_find:
 * @self: a search
 * @text: words as the user wrote them
 * @limit: the most hits to return; 0 for all
 *
 * Finds what has each of the words, the best first.  Nothing but space finds nothing.
 *
 * Returns: (transfer container): an array of StfHit that belong to @self
 */
GPtrArray *
stf_search_find (StfSearch *self, const char *text, guint limit)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree char *query = NULL;
  GPtrArray *hits = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, hits);
  g_return_val_if_fail (text != NULL, hits);

  query = g_strstrip (stf_text_fold (text));
  for (guint i = 0; *query && i < self->entries->len; i++)
    {
      const Entry *entry = &g_array_index (self->entries, Entry, i);
      Match match = { RANK_ELSEWHERE, i };

      if (!stf_search_words_match (entry->search_key, query))
        continue;
      match.rank = rank_title (entry->title_key, query);
      g_array_append_val (matches, match);
    }

  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len && (limit == 0 || i < limit); i++)
    {
      guint entry = g_array_index (matches, Match, i).entry;

      g_ptr_array_add (hits, &g_array_index (self->entries, Entry, entry).hit);
    }

  return hits;
}

/**
 * stf_search_words_match:
 * @text: a text, from stf_text_fold()
 * @query: words with spaces between, from stf_text_fold()
 *
 * Tells whether each word stands somewhere in the text.  No words stand in every text.
 */
gboolean
stf_search_words_match (const char *text, const char *query)
{
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);

  while (*query)
    {
      gsize length = strcspn (query, " ");

      if (length > 0 && !memmem (text, strlen (text), query, length))
        return FALSE;
      query += length + strspn (query + length, " ");
    }

  return TRUE;
}

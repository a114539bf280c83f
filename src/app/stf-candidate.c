/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who could hold a role: what the assignment dialog searches. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "file/stf-text.h"
#include "organisation/stf-agency.h"
#include "organisation/stf-person.h"
#include "organisation/stf-search.h"
#include "stf-candidate.h"

static void
add (GPtrArray *list, const char *id, const char *title, const char *subtitle)
{
  StfCandidate *self = g_new0 (StfCandidate, 1);
  g_autofree char *text = g_strconcat (title, " ", subtitle != NULL ? subtitle : "", NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->search_key = stf_text_fold (text);
  g_ptr_array_add (list, self);
}

/**
 * stf_candidate_free:
 * @self: (transfer full): a candidate
 */
void
stf_candidate_free (StfCandidate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->search_key);
  g_free (self);
}

/**
 * stf_candidate_list:
 * @file: the year
 * @organisation: its organisation at the date
 * @holder_kind: "person", "agency" or "body"
 * @error: return location
 *
 * Returns: (transfer full) (element-type StfCandidate): all who could be chosen, in order
 */
GPtrArray *
stf_candidate_list (StfYearFile *file, StfOrganisation *organisation, const char *holder_kind,
                    GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_candidate_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (g_str_equal (holder_kind, "body"))
    {
      GPtrArray *bodies = stf_organisation_get_bodies (organisation);

      for (guint i = 0; i < bodies->len; i++)
        add (list, ((const StfBody *) bodies->pdata[i])->id,
             ((const StfBody *) bodies->pdata[i])->name, NULL);
      return g_steal_pointer (&list);
    }
  if (g_str_equal (holder_kind, "agency"))
    {
      rows = stf_agency_list (file, error);
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        add (list, ((const StfAgency *) rows->pdata[i])->id,
             ((const StfAgency *) rows->pdata[i])->name,
             ((const StfAgency *) rows->pdata[i])->short_name);
    }
  else
    {
      rows = stf_person_list (file, stf_organisation_get_date (organisation), error);
      for (guint i = 0; rows != NULL && i < rows->len; i++)
        add (list, ((const StfPerson *) rows->pdata[i])->id,
             ((const StfPerson *) rows->pdata[i])->name,
             ((const StfPerson *) rows->pdata[i])->agency_name);
    }
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * stf_candidate_matches:
 * @self: a candidate
 * @text: what the user typed
 *
 * Returns: whether every word of @text is found
 */
gboolean
stf_candidate_matches (const StfCandidate *self, const char *text)
{
  g_autofree char *folded = stf_text_fold (text);

  return stf_search_words_match (self->search_key, folded);
}

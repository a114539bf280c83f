/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whom, which agency and which skills a row of a list means.  Everything is found by one look into
 * a table of what people write, folded, so that long lists are no slower than short ones.
 *
 *   1. A row means the person with its e-mail address, if one of the names agrees too: an address
 *      may belong to an office.  Else the only person of that name at that agency; a row without an
 *      agency, the only person of that name.
 *   2. Skills are cut at semicolons; at commas only where it is no skill that is known. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-index.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-agency.h"
#include "stf-person-columns.h"
#include "stf-person-skill.h"
#include "stf-reader-private.h"
#include "stf-text.h"

#define SKILLS                                                                                     \
  "SELECT person_skill.person, skill.name FROM person_skill"                                       \
  " JOIN skill ON skill.id = person_skill.skill"

static void
unref_array (gpointer array)
{
  g_ptr_array_unref (array);
}

/* The index. */

static void
file_person (GHashTable *table, const char *text, StfPerson *person)
{
  g_autofree char *folded = text != NULL && *text != '\0' ? stf_text_fold (text) : NULL;
  GPtrArray *found;

  if (folded == NULL)
    return;
  found = g_hash_table_lookup (table, folded);
  if (found == NULL)
    {
      found = g_ptr_array_new ();
      g_hash_table_insert (table, g_steal_pointer (&folded), found);
    }
  g_ptr_array_add (found, person);
}

static void
index_person (StfPersonIndex *self, StfPerson *person)
{
  file_person (self->by_email, person->email, person);
  file_person (self->by_name, person->name, person);
}

/* The first agency that is known by a name keeps it. */
static void
index_agency (StfPersonIndex *self, char *name, const StfAgency *agency)
{
  if (name == NULL || *name == '\0' || g_hash_table_contains (self->agencies, name))
    g_free (name);
  else
    g_hash_table_insert (self->agencies, name, g_strdup (agency->id));
}

static gboolean
index_agencies (StfPersonIndex *self, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) agencies = stf_agency_list (file, error);

  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    {
      const StfAgency *agency = agencies->pdata[i];

      index_agency (self, stf_text_fold (agency->name), agency);
      index_agency (self, stf_text_fold (agency->short_name), agency);
      if (agency->code != NULL)
        index_agency (self, stf_text_fold (agency->code), agency);
      if (agency->letter != NULL)
        index_agency (self, stf_text_fold (agency->letter), agency);
    }
  for (guint i = 0; agencies != NULL && i < agencies->len; i++)
    {
      const StfAgency *agency = agencies->pdata[i];

      index_agency (self, stf_person_columns_agency_key (agency->short_name), agency);
      index_agency (self, stf_person_columns_agency_key (agency->name), agency);
    }
  return agencies != NULL;
}

static void
read_skill (StfStatement *row, gpointer user_data)
{
  StfPersonIndex *self = user_data;
  const char *person = stf_statement_get_text (row, 0);
  GHashTable *names = g_hash_table_lookup (self->skills, person);

  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->skills, g_strdup (person), names);
    }
  g_hash_table_add (names, stf_text_fold (stf_statement_get_text (row, 1)));
}

static gboolean
index_skills (StfPersonIndex *self, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) skills = stf_skill_list (file, error);

  for (guint i = 0; skills != NULL && i < skills->len; i++)
    g_hash_table_add (self->known, stf_text_fold (((StfSkill *) skills->pdata[i])->name));
  return skills != NULL && stf_read_rows (file, SKILLS, NULL, read_skill, self, error);
}

/* stf_person_index_clear: frees what is in it. */
void
stf_person_index_clear (StfPersonIndex *self)
{
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_hash_table_unref (self->by_email);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->agencies);
  g_hash_table_unref (self->skills);
  g_hash_table_unref (self->known);
}

/* stf_person_index_init:
 * @date: at which people work where they do
 *
 * Reads a year.  It is to be cleared whether this succeeds or not. */
gboolean
stf_person_index_init (StfPersonIndex *self, StfYearFile *file, const char *date, GError **error)
{
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_array);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, unref_array);
  self->agencies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->skills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->persons = stf_person_list (file, date, error);
  if (self->persons == NULL || !index_agencies (self, file, error)
      || !index_skills (self, file, error))
    return FALSE;
  for (guint i = 0; i < self->persons->len; i++)
    index_person (self, self->persons->pdata[i]);
  return TRUE;
}

/* stf_person_texts_agree:
 *
 * Returns: whether two texts differ in capitals and the like at most; NULL agrees with nothing */
gboolean
stf_person_texts_agree (const char *a, const char *b)
{
  g_autofree char *first = a != NULL ? stf_text_fold (a) : NULL;
  g_autofree char *second = b != NULL ? stf_text_fold (b) : NULL;

  return first != NULL && second != NULL && g_str_equal (first, second);
}

/* stf_person_index_find_agency:
 *
 * Returns: (transfer none) (nullable): the id of the agency that somebody wrote so */
const char *
stf_person_index_find_agency (const StfPersonIndex *self, const char *text)
{
  g_autofree char *folded = stf_text_fold (text);
  g_autofree char *key = stf_person_columns_agency_key (text);
  const char *id = g_hash_table_lookup (self->agencies, folded);

  if (id == NULL && *key != '\0')
    id = g_hash_table_lookup (self->agencies, key);
  if (id == NULL && g_str_has_suffix (key, "s")) /* Stockholms län */
    {
      key[strlen (key) - 1] = '\0';
      id = g_hash_table_lookup (self->agencies, key);
    }
  return id;
}

static gboolean
refuse (char **reason, char *text)
{
  *reason = text;
  return FALSE;
}

static GPtrArray *
look_up (GHashTable *table, const char *text)
{
  g_autofree char *folded = text != NULL ? stf_text_fold (text) : NULL;

  return folded != NULL ? g_hash_table_lookup (table, folded) : NULL;
}

/* Rule 1, by address. */
static gboolean
match_address (const StfPersonIndex *self, const StfPersonCells *cells, StfPerson **match,
               char **reason)
{
  GPtrArray *found = look_up (self->by_email, cells->values[STF_IMPORT_FIELD_EMAIL]);
  StfPerson *whole = NULL;
  StfPerson *half = NULL;
  guint n_whole = 0;
  guint n_half = 0;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      StfPerson *person = found->pdata[i];
      gboolean given = stf_person_texts_agree (person->given_name,
                                               cells->values[STF_IMPORT_FIELD_GIVEN_NAME]);
      gboolean family = stf_person_texts_agree (person->family_name,
                                                cells->values[STF_IMPORT_FIELD_FAMILY_NAME]);

      if (given && family)
        {
          whole = person;
          n_whole++;
        }
      else if (given || family)
        {
          half = person;
          n_half++;
        }
    }

  if (n_whole == 1)
    *match = whole;
  else if (n_whole == 0 && n_half == 1)
    *match = half;
  else if (n_whole + n_half > 1)
    return refuse (reason, g_strdup (_ ("Several people have this name and address.")));
  else if (found != NULL)
    return refuse (reason, g_strdup_printf (_ ("The address belongs to %s."),
                                            ((StfPerson *) found->pdata[0])->name));
  return TRUE;
}

/* Rule 1, by name and agency. */
static gboolean
match_name (const StfPersonIndex *self, const StfPersonCells *cells, const char *name,
            StfPerson **match, char **reason)
{
  GPtrArray *found = look_up (self->by_name, name);
  guint n_found = 0;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      StfPerson *person = found->pdata[i];

      if (cells->agency == NULL || g_strcmp0 (cells->agency, person->agency) == 0)
        {
          *match = person;
          n_found++;
        }
    }
  return n_found <= 1 || refuse (reason, g_strdup (_ ("Several people have this name.")));
}

/* stf_person_index_match:
 * @name: given and family name of the row
 * @match: (out) (transfer none): whom it means, or NULL for somebody new
 * @reason: (out) (transfer full): if it cannot be told, why
 *
 * Finds a person by rule 1. */
gboolean
stf_person_index_match (const StfPersonIndex *self, const StfPersonCells *cells, const char *name,
                        StfPerson **match, char **reason)
{
  *match = NULL;
  return match_address (self, cells, match, reason)
         && (*match != NULL || match_name (self, cells, name, match, reason));
}

/* stf_person_index_find_skills:
 * @cell: (nullable): skills as a list has them
 * @person: the id of whom they belong to
 *
 * Returns: (transfer full): names of those that the person does not have, by rule 2 */
GPtrArray *
stf_person_index_find_skills (const StfPersonIndex *self, const char *cell, const char *person)
{
  g_auto (GStrv) parts = g_strsplit (cell != NULL ? cell : "", ";", 64);
  GPtrArray *skills = g_ptr_array_new_with_free_func (g_free);
  GHashTable *had = g_hash_table_lookup (self->skills, person);
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *whole = stf_text_fold (g_strstrip (parts[i]));
      gboolean is_known = g_hash_table_contains (self->known, whole);
      g_auto (GStrv) names = g_strsplit (parts[i], is_known ? ";" : ",", 64);

      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *folded = stf_text_fold (g_strstrip (names[j]));

          if (*folded != '\0' && (had == NULL || !g_hash_table_contains (had, folded))
              && g_hash_table_add (added, g_steal_pointer (&folded)))
            g_ptr_array_add (skills, g_strdup (names[j]));
        }
    }
  return skills;
}

/* stf_person_index_add:
 * @id: of a person who is new by a row
 *
 * Lets the rows that follow mean somebody who is not in the year yet. */
void
stf_person_index_add (StfPersonIndex *self, const StfPersonCells *cells, const char *name,
                      const char *id)
{
  StfPerson *person = g_new0 (StfPerson, 1);

  person->id = g_strdup (id);
  person->given_name = g_strdup (cells->values[STF_IMPORT_FIELD_GIVEN_NAME]);
  person->family_name = g_strdup (cells->values[STF_IMPORT_FIELD_FAMILY_NAME]);
  person->name = g_strdup (name);
  person->email = g_strdup (cells->values[STF_IMPORT_FIELD_EMAIL]);
  person->agency = g_strdup (cells->agency);
  g_ptr_array_add (self->persons, person);
  index_person (self, person);
}

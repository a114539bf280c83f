/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of persons while somebody is chosen: where they work, what they can, what they
 * hold, and how the counties are spread in the body.
 *
 * 1. A body has of an agency those persons who hold a role in it and work there at the date, each
 *    once, deputies left out.  The assignment that is being edited does not count.
 * 2. Five queries read it for all persons; none is run per person. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-candidacy.h"
#include "stf-reader-private.h"

#define EMPLOYERS                                                                                  \
  "SELECT it.person, agency.id, agency.letter, agency.short_name FROM employment AS it"            \
  " JOIN agency ON agency.id = it.agency WHERE " STF_IN_FORCE " ORDER BY it.from_date, it.id"

#define SKILLS                                                                                     \
  "SELECT DISTINCT person_skill.person, skill.name FROM person_skill"                              \
  " JOIN skill ON skill.id = person_skill.skill ORDER BY skill.name, skill.id"

#define HELD                                                                                       \
  "SELECT it.person, role.title, it.from_date FROM assignment AS it"                               \
  " JOIN role ON role.id = it.role WHERE it.person IS NOT NULL AND " STF_IN_FORCE                  \
  " ORDER BY it.from_date, it.id"

/* ?2 is the body, ?3 what does not count. */
#define MEMBERS                                                                                    \
  "SELECT DISTINCT it.person FROM assignment AS it JOIN role ON role.id = it.role"                 \
  " WHERE role.body = ?2 AND it.person IS NOT NULL AND it.id <> ?3"                                \
  " AND coalesce (it.deputy, 0) = 0 AND " STF_IN_FORCE " ORDER BY it.person"

typedef struct
{
  StfCandidacy facts;
  const char *agency_name;
  GString *skills; /* or NULL */
  GString *holds;  /* or NULL */
} Entry;

struct _StfCandidacies
{
  GStringChunk *strings;
  GHashTable *persons; /* id -> Entry */
  StfWorkload *workload;
  GArray *spread; /* StfSpread */
};

static void
entry_free (Entry *self)
{
  if (self->skills)
    g_string_free (self->skills, TRUE);
  if (self->holds)
    g_string_free (self->holds, TRUE);
  g_free (self);
}

static const char *
keep (StfCandidacies *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static Entry *
get_entry (StfCandidacies *self, StfStatement *row)
{
  const char *person = keep (self, row, 0);
  Entry *entry = g_hash_table_lookup (self->persons, person);

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->persons, (gpointer) person, entry);
    }
  return entry;
}

static void
read_employer (StfStatement *row, gpointer user_data)
{
  Entry *entry = get_entry (user_data, row);

  entry->facts.agency = keep (user_data, row, 1);
  entry->facts.letter = keep (user_data, row, 2);
  entry->agency_name = keep (user_data, row, 3);
}

static void
append (GString **list, const char *text)
{
  if (!*list)
    *list = g_string_new (text);
  else
    g_string_append_printf (*list, ", %s", text);
}

static void
read_skill (StfStatement *row, gpointer user_data)
{
  append (&get_entry (user_data, row)->skills, stf_statement_get_text (row, 1));
}

static void
read_held (StfStatement *row, gpointer user_data)
{
  const char *title = stf_statement_get_text (row, 1);
  const char *from_date = stf_statement_get_text (row, 2);
  g_autofree char *since = NULL;

  if (from_date)
    /* Translators: a role and a date. */
    since = g_strdup_printf (_ ("%s since %s"), title, from_date);
  append (&get_entry (user_data, row)->holds, since ? since : title);
}

/* Rule 1. */
static void
count_member (StfCandidacies *self, const Entry *entry)
{
  StfSpread spread = { entry->facts.agency, entry->facts.letter, entry->agency_name, 1 };

  for (guint i = 0; i < self->spread->len; i++)
    {
      StfSpread *other = &g_array_index (self->spread, StfSpread, i);

      if (other->agency == spread.agency)
        {
          other->n++;
          return;
        }
    }
  g_array_append_val (self->spread, spread);
}

static gboolean
read_members (StfCandidacies *self, StfYearFile *file, const char *body, const char *without,
              const char *date, GError **error)
{
  g_autoptr (StfStatement) row = stf_year_file_query (file, MEMBERS, error);
  gboolean has_row = FALSE;

  if (!row)
    return FALSE;
  stf_statement_bind_text (row, 1, date);
  stf_statement_bind_text (row, 2, body);
  stf_statement_bind_text (row, 3, without ? without : "");
  while (stf_statement_step (row, &has_row, error))
    {
      const Entry *entry;

      if (!has_row)
        return TRUE;
      entry = get_entry (self, row);
      if (entry->facts.agency)
        count_member (self, entry);
    }
  return FALSE;
}

static gboolean
is_represented (const StfCandidacies *self, const char *agency)
{
  for (guint i = 0; agency && i < self->spread->len; i++)
    if (g_array_index (self->spread, StfSpread, i).agency == agency)
      return TRUE;
  return FALSE;
}

static void
finish (StfCandidacies *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->persons);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      entry->facts.skills = entry->skills ? entry->skills->str : NULL;
      entry->facts.holds = entry->holds ? entry->holds->str : NULL;
      entry->facts.represented = is_represented (self, entry->facts.agency);
    }
}

/**
 * stf_candidacies_load:
 * @file: a year
 * @body: (nullable): id of the body whose spread counts
 * @without: (nullable): id of the assignment that is being edited
 * @date: ISO date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is known of all persons
 */
StfCandidacies *
stf_candidacies_load (StfYearFile *file, const char *body, const char *without, const char *date,
                      GError **error)
{
  g_autoptr (StfCandidacies) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (date != NULL, NULL);

  self = g_new0 (StfCandidacies, 1);
  self->strings = g_string_chunk_new (4096);
  self->persons = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) entry_free);
  self->spread = g_array_new (FALSE, FALSE, sizeof (StfSpread));
  self->workload = stf_workload_load (file, without, error);
  if (!self->workload || !stf_read_rows (file, EMPLOYERS, date, read_employer, self, error)
      || !stf_read_rows (file, SKILLS, NULL, read_skill, self, error)
      || !stf_read_rows (file, HELD, date, read_held, self, error)
      || !read_members (self, file, body, without, date, error))
    return NULL;

  finish (self);
  return g_steal_pointer (&self);
}

/** stf_candidacies_free: frees what is known of all persons. */
void
stf_candidacies_free (StfCandidacies *self)
{
  g_clear_pointer (&self->workload, stf_workload_free);
  g_array_unref (self->spread);
  g_hash_table_unref (self->persons);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** stf_candidacies_get: of a person, by id; never NULL, but empty where nothing is known. */
const StfCandidacy *
stf_candidacies_get (const StfCandidacies *self, const char *person)
{
  static const StfCandidacy nothing;
  const Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);

  entry = person ? g_hash_table_lookup (self->persons, person) : NULL;
  return entry ? &entry->facts : &nothing;
}

/** stf_candidacies_get_workload: what all persons have, without what is being edited. */
const StfWorkload *
stf_candidacies_get_workload (const StfCandidacies *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->workload;
}

/** stf_candidacies_get_spread: the body's StfSpread, each agency once. */
const GArray *
stf_candidacies_get_spread (const StfCandidacies *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->spread;
}

/**
 * stf_candidacy_has_skill:
 * @self: a candidacy
 * @skill: the name of a skill
 *
 * Returns: whether the person has it
 */
gboolean
stf_candidacy_has_skill (const StfCandidacy *self, const char *skill)
{
  g_auto (GStrv) skills = self->skills ? g_strsplit (self->skills, ", ", -1) : NULL;

  return skills && g_strv_contains ((const char *const *) skills, skill);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What persons are good at: "Webb", "IT".  Skills are rows of their own, so that rules can ask for
 * one (R17), and a new one is made by giving it to somebody.  Names that differ only in capitals
 * are one skill. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-skill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-reader-private.h"
#include "stf-text.h"
#include "stf-uuid.h"

#define SKILLS "SELECT id, name FROM skill"

#define SKILLS_OF                                                                                  \
  "SELECT DISTINCT skill.id, skill.name"                                                           \
  " FROM person_skill JOIN skill ON skill.id = person_skill.skill WHERE person_skill.person = ?1"

#define ROWS_OF "SELECT id, skill FROM person_skill WHERE person = ?1"

static void
read_skill (StfStatement *row, gpointer user_data)
{
  StfSkill *skill = g_new0 (StfSkill, 1);

  skill->id = stf_statement_dup_text (row, 0);
  skill->name = stf_statement_dup_text (row, 1);
  g_ptr_array_add (user_data, skill);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const StfSkill *first = *(const StfSkill *const *) a;
  const StfSkill *second = *(const StfSkill *const *) b;
  int order = stf_text_collate (first->name, second->name);

  return order ? order : strcmp (first->id, second->id);
}

static GPtrArray *
read_skills (StfYearFile *file, const char *sql, const char *person, GError **error)
{
  g_autoptr (GPtrArray) skills = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_skill_free);

  if (!stf_read_rows (file, sql, person, read_skill, skills, error))
    return NULL;
  g_ptr_array_sort (skills, compare);
  return g_steal_pointer (&skills);
}

static const StfSkill *
find_name (GPtrArray *skills, const char *name)
{
  g_autofree char *folded = stf_text_fold (name);

  for (guint i = 0; i < skills->len; i++)
    {
      const StfSkill *skill = skills->pdata[i];
      g_autofree char *other = stf_text_fold (skill->name);

      if (g_str_equal (folded, other))
        return skill;
    }
  return NULL;
}

/* Returns: (transfer full) (nullable): the id of the skill of that name, new if there is none */
static char *
get_skill (StfChange *change, const char *name, GError **error)
{
  g_autoptr (GPtrArray) skills = stf_skill_list (stf_change_get_file (change), error);
  g_autoptr (StfRow) row = NULL;
  g_autofree char *id = NULL;
  const StfSkill *skill;

  if (skills == NULL)
    return NULL;
  skill = find_name (skills, name);
  if (skill != NULL)
    return g_strdup (skill->id);

  id = stf_uuid_new ();
  row = stf_row_new ("skill");
  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "name", name);
  return stf_change_insert (change, row, error) ? g_steal_pointer (&id) : NULL;
}

typedef struct
{
  const char *person;
  const char *skill; /* a name to add, an id to remove */
} Act;

static gboolean
add_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Act *act = user_data;

  return stf_change_add_skill (change, act->person, act->skill, error);
}

typedef struct
{
  const char *skill;
  GPtrArray *ids; /* of the rows that give it */
} Search;

static void
read_id (StfStatement *row, gpointer user_data)
{
  Search *search = user_data;

  if (g_str_equal (stf_statement_get_text (row, 1), search->skill))
    g_ptr_array_add (search->ids, stf_statement_dup_text (row, 0));
}

static gboolean
remove_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Act *act = user_data;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Search search = { act->skill, ids };

  if (!stf_read_rows (stf_change_get_file (change), ROWS_OF, act->person, read_id, &search, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!stf_change_delete (change, "person_skill", ids->pdata[i], error))
      return FALSE;
  return TRUE;
}

/** stf_skill_free: frees a skill. */
void
stf_skill_free (StfSkill *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * stf_skill_list:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type StfSkill) (nullable): all skills that the year knows, by
 *   name
 */
GPtrArray *
stf_skill_list (StfYearFile *file, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  return read_skills (file, SKILLS, NULL, error);
}

/**
 * stf_person_get_skills:
 * @file: a year
 * @person: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type StfSkill) (nullable): the skills of a person, by name
 */
GPtrArray *
stf_person_get_skills (StfYearFile *file, const char *person, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  return read_skills (file, SKILLS_OF, person, error);
}

/**
 * stf_change_add_skill:
 * @change: a change
 * @person: an id
 * @name: the name of a skill, which is new if the year has none of that name
 * @error: return location for %STF_FILE_ERROR_INVALID if the name is empty
 *
 * Gives a person a skill, as part of a larger change.  Nothing happens if the person has it.
 */
gboolean
stf_change_add_skill (StfChange *change, const char *person, const char *name, GError **error)
{
  g_autofree char *clean = NULL;
  g_autofree char *skill = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) skills = NULL;
  g_autoptr (StfRow) row = NULL;

  g_return_val_if_fail (change != NULL && person != NULL && name != NULL, FALSE);

  clean = g_strstrip (stf_text_clean_line (name, -1));
  if (*clean == '\0')
    {
      g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                           _ ("Write the name of the skill."));
      return FALSE;
    }
  skills = stf_person_get_skills (stf_change_get_file (change), person, error);
  if (skills == NULL)
    return FALSE;
  if (find_name (skills, clean) != NULL)
    return TRUE;
  skill = get_skill (change, clean, error);
  if (skill == NULL)
    return FALSE;

  id = stf_uuid_new ();
  row = stf_row_new ("person_skill");
  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "person", person);
  stf_row_set_text (row, "skill", skill);
  return stf_change_insert (change, row, error);
}

/**
 * stf_person_add_skill:
 * @file: a year
 * @person: an id
 * @name: the name of a skill, which is new if the year has none of that name
 * @error: return location for an error
 *
 * Gives a person a skill, as one change.
 */
gboolean
stf_person_add_skill (StfYearFile *file, const char *person, const char *name, GError **error)
{
  Act act = { person, name };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (person != NULL && name != NULL, FALSE);

  return stf_year_file_change (file, "skill-add", person, NULL, add_cb, &act, error);
}

/**
 * stf_person_remove_skill:
 * @file: a year
 * @person: an id
 * @skill: the id of a skill
 * @error: return location for an error
 *
 * Takes a skill from a person, as one change.  The year keeps the skill for others.
 */
gboolean
stf_person_remove_skill (StfYearFile *file, const char *person, const char *skill, GError **error)
{
  Act act = { person, skill };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (person != NULL && skill != NULL, FALSE);

  return stf_year_file_change (file, "skill-remove", person, NULL, remove_cb, &act, error);
}

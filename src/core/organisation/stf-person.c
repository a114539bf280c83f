/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The persons of a year at a date: the table of people, the timeline of one, and removing one.
 *
 * Three queries read the table, whatever its length: persons, where they work, and what they hold.
 * Order and search use keys that are made once, so that a list of 10,000 sorts and filters by plain
 * byte comparison. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-person.h"
#include "stf-reader-private.h"
#include "stf-search.h"
#include "stf-text.h"

#define PERSONS "SELECT id, given_name, family_name, email, phone FROM person ORDER BY id"

/* Of several employments the one that began last counts. */
#define EMPLOYMENTS                                                                                \
  "SELECT it.person, it.agency, agency.short_name, it.title"                                       \
  " FROM employment AS it JOIN agency ON agency.id = it.agency"                                    \
  " WHERE " STF_IN_FORCE " ORDER BY it.from_date, it.id"

/* A role of a body that is no longer there is held by nobody. */
#define ROLES                                                                                      \
  "SELECT it.person, role.title FROM assignment AS it JOIN role ON role.id = it.role"              \
  " WHERE it.person IS NOT NULL AND " STF_IN_FORCE " AND (role.body IS NULL"                       \
  "      OR EXISTS (SELECT 1 FROM body AS it WHERE it.id = role.body AND " STF_IN_FORCE "))"       \
  " ORDER BY role.position, role.id"

#define TIMELINE                                                                                   \
  "SELECT assignment.id, role.id, role.title, body.name, assignment.from_date,"                    \
  " assignment.to_date, assignment.extent, assignment.acting, decision.title"                      \
  " FROM assignment JOIN role ON role.id = assignment.role LEFT JOIN body ON body.id = role.body"  \
  " LEFT JOIN decision ON decision.id = assignment.decision"                                       \
  " WHERE assignment.person = ?1 ORDER BY assignment.from_date DESC, assignment.id DESC"

/* A list in the making. */
typedef struct
{
  GPtrArray *persons;
  GHashTable *by_id;
  GHashTable *roles; /* StfPerson -> GString of titles */
} List;

static void
string_free (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
read_person (StfStatement *row, gpointer user_data)
{
  List *list = user_data;
  StfPerson *person = g_new0 (StfPerson, 1);

  person->id = stf_statement_dup_text (row, 0);
  person->given_name = stf_statement_dup_text (row, 1);
  person->family_name = stf_statement_dup_text (row, 2);
  person->name = g_strdup_printf ("%s %s", person->given_name, person->family_name);
  person->email = stf_statement_dup_text (row, 3);
  person->phone = stf_statement_dup_text (row, 4);
  g_ptr_array_add (list->persons, person);
  g_hash_table_insert (list->by_id, person->id, person);
}

static void
read_employment (StfStatement *row, gpointer user_data)
{
  List *list = user_data;
  StfPerson *person = g_hash_table_lookup (list->by_id, stf_statement_get_text (row, 0));

  if (!person)
    return;

  g_free (person->agency);
  g_free (person->agency_name);
  g_free (person->title);
  person->agency = stf_statement_dup_text (row, 1);
  person->agency_name = stf_statement_dup_text (row, 2);
  person->title = stf_statement_dup_text (row, 3);
}

static void
read_role (StfStatement *row, gpointer user_data)
{
  List *list = user_data;
  StfPerson *person = g_hash_table_lookup (list->by_id, stf_statement_get_text (row, 0));
  GString *roles = g_hash_table_lookup (list->roles, person);

  if (!person)
    return;

  if (!roles)
    {
      roles = g_string_new (NULL);
      g_hash_table_insert (list->roles, person, roles);
    }
  else
    g_string_append (roles, ", ");

  g_string_append (roles, stf_statement_get_text (row, 1));
  person->n_roles++;
}

static void
finish_person (List *list, StfPerson *person)
{
  GString *roles = g_hash_table_lookup (list->roles, person);
  g_autofree char *last_first = g_strdup_printf ("%s\001%s", person->family_name,
                                                 person->given_name);
  g_autofree char *words = NULL;

  person->roles = g_strdup (roles ? roles->str : "");
  person->sort_key = stf_text_collate_key (last_first);
  words = g_strjoin ("\n", person->name, person->agency_name ? person->agency_name : "",
                     person->title ? person->title : "", person->roles,
                     person->email ? person->email : "", NULL);
  person->search_key = stf_text_fold (words);
}

static int
compare_persons (gconstpointer a, gconstpointer b)
{
  const StfPerson *first = *(const StfPerson *const *) a;
  const StfPerson *second = *(const StfPerson *const *) b;
  int order = strcmp (first->sort_key, second->sort_key);

  return order ? order : strcmp (first->id, second->id);
}

static void
read_term (StfStatement *row, gpointer user_data)
{
  StfPersonTerm *term = g_new0 (StfPersonTerm, 1);

  term->assignment = stf_statement_dup_text (row, 0);
  term->role = stf_statement_dup_text (row, 1);
  term->role_title = stf_statement_dup_text (row, 2);
  term->body_name = stf_statement_dup_text (row, 3);
  term->from_date = stf_statement_dup_text (row, 4);
  term->to_date = stf_statement_dup_text (row, 5);
  term->extent = stf_statement_is_null (row, 6) ? -1 : (int) stf_statement_get_integer (row, 6);
  term->acting = stf_statement_get_integer (row, 7) != 0;
  term->decision = stf_statement_dup_text (row, 8);
  g_ptr_array_add (user_data, term);
}

/* The rest of what is theirs, employments and skills, goes with the person. */
static gboolean
delete_person (StfChange *change, gpointer person, GError **error)
{
  g_autoptr (GPtrArray) terms = stf_person_get_timeline (stf_change_get_file (change), person,
                                                         error);

  if (!terms)
    return FALSE;

  for (guint i = 0; i < terms->len; i++)
    {
      const StfPersonTerm *term = terms->pdata[i];

      if (!stf_change_delete (change, "assignment", term->assignment, error))
        return FALSE;
    }

  return stf_change_delete (change, "person", person, error);
}

/** stf_person_free: frees a person. */
void
stf_person_free (StfPerson *self)
{
  g_free (self->id);
  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self->name);
  g_free (self->agency);
  g_free (self->agency_name);
  g_free (self->title);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->roles);
  g_free (self->sort_key);
  g_free (self->search_key);
  g_free (self);
}

/** stf_person_term_free: frees one entry of a timeline. */
void
stf_person_term_free (StfPersonTerm *self)
{
  g_free (self->assignment);
  g_free (self->role);
  g_free (self->role_title);
  g_free (self->body_name);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->decision);
  g_free (self);
}

/**
 * stf_person_list:
 * @file: a year
 * @date: an ISO date
 * @error: return location for an error
 *
 * Reads every person with where they work and what they hold at the date, by surname in Swedish
 * order.
 *
 * Returns: (transfer full) (nullable): an array of StfPerson
 */
GPtrArray *
stf_person_list (StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_person_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) roles = g_hash_table_new_full (NULL, NULL, NULL, string_free);
  List list = { persons, by_id, roles };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (stf_date_is_valid (date), NULL);

  if (!stf_read_rows (file, PERSONS, NULL, read_person, &list, error)
      || !stf_read_rows (file, EMPLOYMENTS, date, read_employment, &list, error)
      || !stf_read_rows (file, ROLES, date, read_role, &list, error))
    return NULL;

  for (guint i = 0; i < persons->len; i++)
    finish_person (&list, persons->pdata[i]);
  g_ptr_array_sort (persons, compare_persons);

  return g_steal_pointer (&persons);
}

/**
 * stf_person_matches:
 * @self: a person
 * @folded: what is searched for, from stf_text_fold()
 *
 * Tells whether each word stands in the name, agency, title, roles or address.
 */
gboolean
stf_person_matches (const StfPerson *self, const char *folded)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (folded != NULL, FALSE);

  return stf_search_words_match (self->search_key, folded);
}

/**
 * stf_person_get_timeline:
 * @file: a year
 * @person: an id
 * @error: return location for an error
 *
 * Reads every assignment of a person that the file knows, the latest first.
 *
 * Returns: (transfer full) (nullable): an array of StfPersonTerm
 */
GPtrArray *
stf_person_get_timeline (StfYearFile *file, const char *person, GError **error)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_person_term_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  if (!stf_read_rows (file, TIMELINE, person, read_term, terms, error))
    return NULL;

  return g_steal_pointer (&terms);
}

/**
 * stf_person_count_assignments:
 * @file: a year
 * @person: an id
 *
 * Returns: how many assignments go with the person in stf_person_delete(); 0 if that cannot be read
 */
guint
stf_person_count_assignments (StfYearFile *file, const char *person)
{
  g_autoptr (GPtrArray) terms = stf_person_get_timeline (file, person, NULL);

  return terms ? terms->len : 0;
}

/**
 * stf_person_delete:
 * @file: a year
 * @person: an id
 * @error: return location for an error
 *
 * Removes a person with employments, skills and assignments, as one change.  Undo brings all of it
 * back: this is for what was never right, not for erasing personal data.
 */
gboolean
stf_person_delete (StfYearFile *file, const char *person, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  return stf_year_file_change (file, "person-delete", person, NULL, delete_person,
                               (gpointer) person, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reading the organisation of a year at a date.
 *
 * A fixed number of queries reads everything that is in force at the date (H3); none is run per
 * row.  Each row becomes a plain struct; a reference to a row that may come later is kept as a Link
 * until all are read.  Then the bodies are linked into their tree (stf-organisation-tree.c) and the
 * holders placed on seats (stf-organisation-seats.c).
 *
 * A deputy claims no seat: what counts seats, vacancies and holders knows nothing of deputies.
 *
 * A body, relation or assignment that is not in force is left out, and with it what belongs to it:
 * the roles of such a body, the seats of such a role.  A body whose parent is left out is a root.
 */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-organisation-private.h"
#include "stf-reader-private.h"

/* *slot becomes the row of table with this id, or stays NULL. */
typedef struct
{
  gpointer *slot;
  GHashTable *table;
  const char *id;
} Link;

/* What is known only while loading.  All texts belong to the organisation. */
typedef struct
{
  StfOrganisation *organisation;
  GArray *links;
  GHashTable *agency_names;   /* id -> name */
  GHashTable *agency_shorts;  /* id -> short name */
  GHashTable *agency_letters; /* id -> county letter or NULL */
  GHashTable *employers;      /* person -> id of the agency */
  GHashTable *task_lists;     /* id -> StfTaskList */
  GHashTable *claims;         /* StfRole -> GArray of StfClaim */
  StfTaskList *filling;       /* whose tasks are being read */
  GPtrArray *tasks;           /* these */
} Loader;

static const char *
keep (Loader *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert (self->organisation->strings, text) : NULL;
}

static void
link_later (Loader *self, gpointer slot, GHashTable *table, StfStatement *row, int column)
{
  Link link = { slot, table, keep (self, row, column) };

  if (link.id)
    g_array_append_val (self->links, link);
}

static void
resolve_links (Loader *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = &g_array_index (self->links, Link, i);

      *link->slot = g_hash_table_lookup (link->table, link->id);
    }
}

static void
claim_clear (gpointer claim)
{
  g_free (((StfClaim *) claim)->holder);
}

static const char *
find_agency (GHashTable *texts, const char *id)
{
  return id ? g_hash_table_lookup (texts, id) : NULL;
}

static void
read_agency (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  gpointer id = (gpointer) keep (self, row, 0);

  g_hash_table_insert (self->agency_names, id, (gpointer) keep (self, row, 1));
  g_hash_table_insert (self->agency_shorts, id, (gpointer) keep (self, row, 2));
  g_hash_table_insert (self->agency_letters, id, (gpointer) keep (self, row, 3));
}

static void
read_body (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfOrganisation *organisation = self->organisation;
  StfBody *body = g_new0 (StfBody, 1);

  body->children = g_ptr_array_new ();
  body->roles = g_ptr_array_new ();
  body->aliases = g_ptr_array_new ();
  body->task_lists = g_ptr_array_new ();
  body->id = keep (self, row, 0);
  body->ref = keep (self, row, 1);
  body->name = keep (self, row, 2);
  body->kind = keep (self, row, 3);
  body->placement = keep (self, row, 4);
  body->purpose = keep (self, row, 5);
  body->composition = keep (self, row, 6);
  body->quote = keep (self, row, 7);
  body->agency = keep (self, row, 8);
  body->agency_name = find_agency (self->agency_shorts, body->agency);
  body->agency_letter = find_agency (self->agency_letters, body->agency);
  link_later (self, &body->parent, organisation->bodies_by_id, row, 9);
  link_later (self, &body->constituted_by, organisation->bodies_by_id, row, 10);
  body->branch = keep (self, row, 11);
  body->frame = keep (self, row, 12);
  body->folded = stf_statement_get_integer (row, 13) != 0;
  body->new_page = stf_statement_get_integer (row, 14) != 0;

  g_ptr_array_add (organisation->bodies, body);
  g_hash_table_insert (organisation->bodies_by_id, (gpointer) body->id, body);
}

static void
read_alias (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfBody *body = stf_organisation_find_body (self->organisation, stf_statement_get_text (row, 0));

  if (body)
    g_ptr_array_add (body->aliases, (gpointer) keep (self, row, 1));
}

static void
read_role (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfOrganisation *organisation = self->organisation;
  const char *body_id = stf_statement_get_text (row, 1);
  StfBody *body = stf_organisation_find_body (organisation, body_id);
  StfRole *role;

  if (body_id && !body)
    return;

  role = g_new0 (StfRole, 1);
  role->seats = g_ptr_array_new_with_free_func (g_free);
  role->holders = g_ptr_array_new_with_free_func (g_free);
  role->deputies = g_ptr_array_new_with_free_func (g_free);
  role->task_lists = g_ptr_array_new ();
  role->body = body;
  role->id = keep (self, row, 0);
  role->ref = keep (self, row, 2);
  role->title = keep (self, row, 3);
  role->kind = keep (self, row, 4);
  role->holder_kind = keep (self, row, 5);
  role->open = stf_statement_get_integer (row, 6) != 0;
  role->term = keep (self, row, 7);
  role->purpose = keep (self, row, 8);
  role->quote = keep (self, row, 9);
  link_later (self, &role->among, organisation->roles_by_id, row, 10);
  link_later (self, &role->holder_of, organisation->roles_by_id, row, 11);
  link_later (self, &role->reports_to, organisation->roles_by_id, row, 12);
  link_later (self, &role->assists, organisation->roles_by_id, row, 13);

  g_ptr_array_add (organisation->roles, role);
  g_hash_table_insert (organisation->roles_by_id, (gpointer) role->id, role);
  if (body)
    g_ptr_array_add (body->roles, role);
}

static void
read_seat (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfRole *role = stf_organisation_find_role (self->organisation, stf_statement_get_text (row, 0));
  StfSeat *seat;

  if (!role)
    return;

  seat = g_new0 (StfSeat, 1);
  seat->id = keep (self, row, 1);
  seat->agency = keep (self, row, 2);
  seat->agency_name = find_agency (self->agency_shorts, seat->agency);
  seat->agency_letter = find_agency (self->agency_letters, seat->agency);
  seat->label = keep (self, row, 3);
  g_ptr_array_add (role->seats, seat);
}

static void
read_task_list (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfTaskList *list = g_new0 (StfTaskList, 1);

  list->list_ref = keep (self, row, 1);
  list->list_title = keep (self, row, 2);
  list->list_purpose = keep (self, row, 3);
  g_ptr_array_add (self->organisation->task_lists, list);
  g_hash_table_insert (self->task_lists, (gpointer) keep (self, row, 0), list);
}

static void
finish_tasks (Loader *self)
{
  if (!self->filling)
    return;

  self->filling->n_tasks = self->tasks->len;
  g_ptr_array_add (self->tasks, NULL);
  self->filling->tasks = (const char *const *) g_ptr_array_steal (self->tasks, NULL);
  self->filling = NULL;
}

static void
read_task (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfTaskList *list = g_hash_table_lookup (self->task_lists, stf_statement_get_text (row, 0));

  if (list != self->filling)
    {
      finish_tasks (self);
      self->filling = list;
    }
  g_ptr_array_add (self->tasks, (gpointer) keep (self, row, 1));
}

static void
read_task_list_use (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfTaskList *list = g_hash_table_lookup (self->task_lists, stf_statement_get_text (row, 0));
  StfRole *role = stf_organisation_find_role (self->organisation, stf_statement_get_text (row, 1));
  StfBody *body = stf_organisation_find_body (self->organisation, stf_statement_get_text (row, 2));

  if (role)
    g_ptr_array_add (role->task_lists, list);
  if (body)
    g_ptr_array_add (body->task_lists, list);
}

static void
read_employment (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  g_hash_table_insert (self->employers, (gpointer) keep (self, row, 0),
                       (gpointer) keep (self, row, 1));
}

static StfHolder *
read_holder (Loader *self, StfStatement *row)
{
  StfHolder *holder = g_new0 (StfHolder, 1);

  holder->assignment = keep (self, row, 0);
  holder->person = keep (self, row, 3);
  holder->agency = keep (self, row, 4);
  holder->body = keep (self, row, 5);
  holder->from_date = keep (self, row, 6);
  holder->to_date = keep (self, row, 7);
  holder->extent = stf_statement_is_null (row, 8) ? -1 : (int) stf_statement_get_integer (row, 8);
  holder->acting = stf_statement_get_integer (row, 9) != 0;
  holder->name = keep (self, row, 10);
  holder->email = keep (self, row, 11);
  holder->phone = keep (self, row, 12);
  holder->deputy = stf_statement_get_integer (row, 13) != 0;
  holder->ex_officio = stf_statement_get_integer (row, 14) != 0;
  holder->carried_over = stf_statement_get_integer (row, 15) != 0;
  if (holder->person)
    {
      holder->agency = g_hash_table_lookup (self->employers, holder->person);
      holder->agency_name = find_agency (self->agency_shorts, holder->agency);
    }
  holder->agency_letter = find_agency (self->agency_letters, holder->agency);

  return holder;
}

static void
read_assignment (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfRole *role = stf_organisation_find_role (self->organisation, stf_statement_get_text (row, 1));
  StfHolder *holder;
  StfClaim claim;
  GArray *claims;

  if (!role)
    return;

  holder = read_holder (self, row);
  if (holder->deputy)
    {
      g_ptr_array_add (role->deputies, holder);
      return;
    }

  claims = g_hash_table_lookup (self->claims, role);
  if (!claims)
    {
      claims = g_array_new (FALSE, TRUE, sizeof (StfClaim));
      g_array_set_clear_func (claims, claim_clear);
      g_hash_table_insert (self->claims, role, claims);
    }

  claim.seat = keep (self, row, 2);
  claim.holder = holder;
  g_array_append_val (claims, claim);
}

static void
read_relation (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  const StfOrganisation *organisation = self->organisation;
  const char *from_body = stf_statement_get_text (row, 6);
  const char *from_role = stf_statement_get_text (row, 7);
  const char *to_body = stf_statement_get_text (row, 8);
  const char *to_role = stf_statement_get_text (row, 9);
  StfRelation relation = { NULL };

  relation.from_body = stf_organisation_find_body (organisation, from_body);
  relation.from_role = stf_organisation_find_role (organisation, from_role);
  relation.to_body = stf_organisation_find_body (organisation, to_body);
  relation.to_role = stf_organisation_find_role (organisation, to_role);
  if ((from_body && !relation.from_body) || (from_role && !relation.from_role)
      || (to_body && !relation.to_body) || (to_role && !relation.to_role))
    return;

  relation.id = keep (self, row, 0);
  relation.ref = keep (self, row, 1);
  relation.kind = keep (self, row, 2);
  relation.subject = keep (self, row, 3);
  relation.object = keep (self, row, 4);
  relation.towards = keep (self, row, 5);
  relation.quote = keep (self, row, 10);
  g_ptr_array_add (organisation->relations, g_memdup2 (&relation, sizeof relation));
}

/* In this order: each reads what later ones look up. */
static const struct
{
  const char *sql;
  StfReadFunc read;
} queries[] = {
  { "SELECT id, name, short_name, letter FROM agency", read_agency },
  { "SELECT id, ref, name, kind, placement, purpose, composition, quote, agency, parent,"
    " constituted_by, branch, frame, folded, new_page FROM body AS it WHERE " STF_IN_FORCE
    " ORDER BY position, id",
    read_body },
  { "SELECT body, name FROM body_alias ORDER BY id", read_alias },
  { "SELECT id, body, ref, title, kind, holder, open, term, purpose, quote, among, holder_of,"
    " reports_to, assists FROM role ORDER BY position, id",
    read_role },
  { "SELECT role, id, agency, label FROM seat ORDER BY position, id", read_seat },
  { "SELECT id, ref, title, purpose FROM task_list ORDER BY id", read_task_list },
  { "SELECT task_list, text FROM task ORDER BY task_list, position, id", read_task },
  { "SELECT task_list, role, body FROM task_list_use ORDER BY id", read_task_list_use },
  /* Of several employments the one that began last counts. */
  { "SELECT person, agency FROM employment AS it WHERE " STF_IN_FORCE " ORDER BY from_date, id",
    read_employment },
  { "SELECT it.id, it.role, it.seat, it.person, it.agency, it.body, it.from_date, it.to_date,"
    " it.extent, it.acting,"
    " coalesce (person.given_name || ' ' || person.family_name, agency.name, body.name),"
    " person.email, person.phone, it.deputy, it.ex_officio, it.carried_over"
    " FROM assignment AS it LEFT JOIN person ON person.id = it.person"
    " LEFT JOIN agency ON agency.id = it.agency LEFT JOIN body ON body.id = it.body"
    " WHERE " STF_IN_FORCE " ORDER BY it.from_date, it.id",
    read_assignment },
  { "SELECT id, ref, kind, subject, object, towards, from_body, from_role, to_body, to_role, quote"
    " FROM relation AS it WHERE " STF_IN_FORCE " ORDER BY id",
    read_relation },
};

#define YEAR                                                                                       \
  "SELECT number, name, starts, ends, example, paper, orientation, short_name FROM year ORDER BY " \
  "id"

static gboolean
read_year (Loader *self, StfYearFile *file, const char *date, GError **error)
{
  StfOrganisation *organisation = self->organisation;
  g_autoptr (StfStatement) row = stf_year_file_query (file, YEAR, error);
  g_autofree char *nearest = NULL;
  gboolean has_row = FALSE;

  if (!row || !stf_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
                           _ ("There is no year in the file yet. Begin with a template or import a "
                              "handover."));
      return FALSE;
    }

  organisation->year = (int) stf_statement_get_integer (row, 0);
  organisation->name = keep (self, row, 1);
  organisation->short_name = keep (self, row, 7);
  organisation->starts = keep (self, row, 2);
  organisation->ends = keep (self, row, 3);
  organisation->example = stf_statement_get_integer (row, 4) != 0;
  organisation->paper = keep (self, row, 5);
  organisation->landscape = g_strcmp0 (stf_statement_get_text (row, 6), "landscape") == 0;

  if (!date)
    {
      g_autofree char *today = stf_date_today ();

      date = nearest = stf_date_nearest (today, organisation->starts, organisation->ends);
    }
  organisation->date = g_string_chunk_insert (organisation->strings, date);

  return TRUE;
}

static void
loader_clear (Loader *self)
{
  finish_tasks (self);
  g_ptr_array_unref (self->tasks);
  g_array_unref (self->links);
  g_hash_table_unref (self->agency_names);
  g_hash_table_unref (self->agency_shorts);
  g_hash_table_unref (self->agency_letters);
  g_hash_table_unref (self->employers);
  g_hash_table_unref (self->task_lists);
  g_hash_table_unref (self->claims);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

/**
 * stf_organisation_load:
 * @date: an ISO date, or NULL: today, or the day of the year that is nearest to it (H3)
 *
 * Reads the whole organisation as it is at the date.  Returns an organisation that the caller owns,
 * or NULL and an error when the file cannot be read or has no year.
 */
StfOrganisation *
stf_organisation_load (StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  g_auto (Loader) loader = { NULL };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (date == NULL || stf_date_is_valid (date), NULL);

  organisation = stf_organisation_new ();
  loader.organisation = organisation;
  loader.links = g_array_new (FALSE, FALSE, sizeof (Link));
  loader.tasks = g_ptr_array_new ();
  loader.agency_names = g_hash_table_new (g_str_hash, g_str_equal);
  loader.agency_shorts = g_hash_table_new (g_str_hash, g_str_equal);
  loader.agency_letters = g_hash_table_new (g_str_hash, g_str_equal);
  loader.employers = g_hash_table_new (g_str_hash, g_str_equal);
  loader.task_lists = g_hash_table_new (g_str_hash, g_str_equal);
  loader.claims = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  if (!read_year (&loader, file, date, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!stf_read_rows (file, queries[i].sql, organisation->date, queries[i].read, &loader, error))
      return NULL;

  finish_tasks (&loader);
  resolve_links (&loader);
  stf_organisation_link_bodies (organisation);
  stf_organisation_order_roles (organisation);
  stf_organisation_fill_roles (organisation, loader.claims, loader.agency_names);

  return g_steal_pointer (&organisation);
}

static gboolean
has_word (const char *sql, const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (sql, word); at != NULL; at = strstr (at + length, word))
    if ((at == sql || (!g_ascii_isalnum (at[-1]) && at[-1] != '_')) && !g_ascii_isalnum (at[length])
        && at[length] != '_')
      return TRUE;
  return FALSE;
}

/**
 * stf_organisation_is_read_from:
 * @tables: (array zero-terminated=1): names of tables that have changed
 *
 * Returns: whether an organisation that was read before may be another now.  The queries that read
 * it say so themselves: a table that none of them names cannot matter
 */
gboolean
stf_organisation_is_read_from (const char *const *tables)
{
  for (guint i = 0; tables[i] != NULL; i++)
    {
      if (has_word (YEAR, tables[i]))
        return TRUE;
      for (guint k = 0; k < G_N_ELEMENTS (queries); k++)
        if (has_word (queries[k].sql, tables[i]))
          return TRUE;
    }
  return FALSE;
}

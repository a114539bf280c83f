/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Slates: what the nominating committee may propose, with a candidate or none for each seat.
 *
 * 1. A person stands on one seat of a role at most: placed on a second, the two seats change their
 *    candidates.
 * 2. One slate at most is the one that is put forward.  The first that is made is it.
 *    To put one forward on a day makes the committee's proposal (R03, D21) a document of that day.
 * 3. A slate is deleted with its candidates. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-slate.h"

#include <glib/gi18n-lib.h>

#include "stf-change.h"
#include "stf-reader-private.h"
#include "stf-text.h"
#include "stf-uuid.h"

#define SLATES                                                                                     \
  "SELECT id, title, meeting, from_date, to_date, note, preferred FROM slate"                      \
  " ORDER BY position, id"

#define NOMINEES                                                                                   \
  "SELECT slate, role, seat, person FROM candidate WHERE seat IS NOT NULL"                         \
  " ORDER BY slate, position, id"

/* The committee's proposal as a document: as its rule says (R03), or else D21. */
#define PROPOSAL                                                                                   \
  "SELECT id FROM (SELECT id, 0 AS place, state FROM document WHERE id IN"                         \
  " (SELECT document FROM rule_parameter WHERE rule IN"                                            \
  " (SELECT id FROM rule WHERE \"check\" = 'nomination-committee-proposal'))"                      \
  " UNION ALL SELECT id, 1, state FROM document WHERE ref = 'D21' AND kind = 'yearly')"            \
  " WHERE state IN ('expected', 'draft', 'proposed') ORDER BY place, id LIMIT 1"

G_DEFINE_QUARK (stf - slate - error - quark, stf_slate_error)

/** stf_nominee_new: who is proposed for a seat. */
StfNominee *
stf_nominee_new (const char *role, const char *seat, const char *person)
{
  StfNominee *self = g_new0 (StfNominee, 1);

  self->role = g_strdup (role);
  self->seat = g_strdup (seat);
  self->person = g_strdup (person);
  return self;
}

/** stf_nominee_free: frees a nominee. */
void
stf_nominee_free (StfNominee *self)
{
  g_free (self->role);
  g_free (self->seat);
  g_free (self->person);
  g_free (self);
}

/** stf_nominees_find: the id of who stands on a seat, or NULL. */
const char *
stf_nominees_find (const GPtrArray *nominees, const char *seat)
{
  for (guint i = 0; i < nominees->len; i++)
    {
      const StfNominee *nominee = nominees->pdata[i];

      if (g_strcmp0 (nominee->seat, seat) == 0)
        return nominee->person;
    }
  return NULL;
}

/** stf_slate_free: frees a slate with its nominees. */
void
stf_slate_free (StfSlate *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->meeting);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self->note);
  g_ptr_array_unref (self->nominees);
  g_free (self);
}

static void
read_slate (StfStatement *row, gpointer slates)
{
  StfSlate *self = g_new0 (StfSlate, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->title = stf_statement_dup_text (row, 1);
  self->meeting = stf_statement_dup_text (row, 2);
  self->from_date = stf_statement_dup_text (row, 3);
  self->to_date = stf_statement_dup_text (row, 4);
  self->note = stf_statement_dup_text (row, 5);
  self->preferred = stf_statement_get_integer (row, 6) != 0;
  self->nominees = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_nominee_free);
  g_ptr_array_add (slates, self);
}

static StfSlate *
find_slate (GPtrArray *slates, const char *id)
{
  for (guint i = 0; i < slates->len; i++)
    {
      StfSlate *slate = slates->pdata[i];

      if (g_strcmp0 (slate->id, id) == 0)
        return slate;
    }
  return NULL;
}

static void
read_nominee (StfStatement *row, gpointer slates)
{
  StfSlate *slate = find_slate (slates, stf_statement_get_text (row, 0));

  if (slate)
    g_ptr_array_add (slate->nominees, stf_nominee_new (stf_statement_get_text (row, 1),
                                                       stf_statement_get_text (row, 2),
                                                       stf_statement_get_text (row, 3)));
}

/**
 * stf_slate_list:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an array of StfSlate, in order
 */
GPtrArray *
stf_slate_list (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) slates = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_slate_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, SLATES, NULL, read_slate, slates, error)
      || !stf_read_rows (file, NOMINEES, NULL, read_nominee, slates, error))
    return NULL;

  return g_steal_pointer (&slates);
}

/**
 * stf_slate_load:
 * @file: a year
 * @slate: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the slate
 */
StfSlate *
stf_slate_load (StfYearFile *file, const char *slate, GError **error)
{
  g_autoptr (GPtrArray) slates = stf_slate_list (file, error);
  guint i;

  if (!slates)
    return NULL;

  if (!g_ptr_array_find_with_equal_func (slates, find_slate (slates, slate), g_direct_equal, &i))
    {
      g_set_error_literal (error, STF_SLATE_ERROR, STF_SLATE_ERROR_GONE,
                           _ ("The proposal is no longer in the file."));
      return NULL;
    }
  g_ptr_array_set_free_func (slates, NULL);
  for (guint j = 0; j < slates->len; j++)
    if (j != i)
      stf_slate_free (slates->pdata[j]);
  return slates->pdata[i];
}

/* --- changes --- */

typedef struct
{
  const char *slate; /* id */
  const char *title;
  const StfSlate *copy_of; /* or NULL */
  gboolean preferred;
  gint64 position;
} NewSlate;

static char *
clean_title (const char *title, GError **error)
{
  g_autofree char *clean = stf_text_clean_line (title, -1);

  if (!clean || !*g_strstrip (clean))
    {
      g_set_error_literal (error, STF_SLATE_ERROR, STF_SLATE_ERROR_TITLE,
                           _ ("Give the proposal a name."));
      return NULL;
    }
  return g_steal_pointer (&clean);
}

static gboolean
insert_nominee (StfChange *change, const char *slate, const StfNominee *nominee, gint64 position,
                GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("candidate");
  g_autofree char *id = stf_uuid_new ();

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "slate", slate);
  stf_row_set_text (row, "role", nominee->role);
  stf_row_set_text (row, "seat", nominee->seat);
  stf_row_set_text (row, "person", nominee->person);
  stf_row_set_integer (row, "position", position);
  return stf_change_insert (change, row, error);
}

static gboolean
create_cb (StfChange *change, gpointer user_data, GError **error)
{
  const NewSlate *new = user_data;
  const StfSlate *copy_of = new->copy_of;
  g_autoptr (StfRow) row = stf_row_new ("slate");

  stf_row_set_text (row, "id", new->slate);
  stf_row_set_text (row, "title", new->title);
  stf_row_set_integer (row, "preferred", new->preferred);
  stf_row_set_integer (row, "position", new->position);
  if (copy_of)
    {
      stf_row_set_text (row, "meeting", copy_of->meeting);
      stf_row_set_text (row, "from_date", copy_of->from_date);
      stf_row_set_text (row, "to_date", copy_of->to_date);
      stf_row_set_text (row, "note", copy_of->note);
    }
  if (!stf_change_insert (change, row, error))
    return FALSE;

  for (guint i = 0; copy_of && i < copy_of->nominees->len; i++)
    if (!insert_nominee (change, new->slate, copy_of->nominees->pdata[i], i + 1, error))
      return FALSE;
  return TRUE;
}

static char *
create (StfYearFile *file, const StfSlate *copy_of, const char *title, GError **error)
{
  g_autofree char *id = stf_uuid_new ();
  g_autofree char *clean = clean_title (title, error);
  NewSlate new = { id, clean, copy_of };

  if (!clean)
    return NULL;
  new.position = stf_read_next_position (file, "slate", NULL, NULL, error);
  if (new.position < 0)
    return NULL;

  new.preferred = new.position == 1;
  if (!stf_year_file_change (file, "slate-new", id, NULL, create_cb, &new, error))
    return NULL;
  return g_steal_pointer (&id);
}

/**
 * stf_slate_create:
 * @file: a year
 * @title: what the proposal is called
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the id of a new slate without candidates
 */
char *
stf_slate_create (StfYearFile *file, const char *title, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  return create (file, NULL, title, error);
}

/**
 * stf_slate_duplicate:
 * @file: a year
 * @slate: an id
 * @title: what the copy is called
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the id of a copy, last in order
 */
char *
stf_slate_duplicate (StfYearFile *file, const char *slate, const char *title, GError **error)
{
  g_autoptr (StfSlate) original = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  original = stf_slate_load (file, slate, error);
  return original ? create (file, original, title, error) : NULL;
}

static gboolean
rename_cb (StfChange *change, gpointer user_data, GError **error)
{
  const NewSlate *renamed = user_data;

  return stf_change_set_text (change, "slate", renamed->slate, "title", renamed->title, error);
}

/** stf_slate_rename: gives a slate another title. */
gboolean
stf_slate_rename (StfYearFile *file, const char *slate, const char *title, GError **error)
{
  g_autofree char *clean = NULL;
  NewSlate renamed = { slate };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  clean = clean_title (title, error);
  renamed.title = clean;
  return clean
         && stf_year_file_change (file, "slate-edit", slate, NULL, rename_cb, &renamed, error);
}

typedef struct
{
  const char *slate;
  const char *date; /* or NULL */
  char *document;   /* id, or NULL */
  GPtrArray *slates;
} Preference;

static gboolean
prefer_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Preference *preference = user_data;

  for (guint i = 0; i < preference->slates->len; i++)
    {
      const StfSlate *slate = preference->slates->pdata[i];
      gboolean preferred = g_str_equal (slate->id, preference->slate);

      if (slate->preferred != preferred
          && !stf_change_set_integer (change, "slate", slate->id, "preferred", preferred, error))
        return FALSE;
    }
  return !preference->document
         || (stf_change_set_text (change, "document", preference->document, "state", "proposed",
                                  error)
             && stf_change_set_text (change, "document", preference->document, "on_date",
                                     preference->date, error));
}

/**
 * stf_slate_prefer:
 * @file: a year
 * @slate: the id of a slate
 * @date: (nullable): the day on which it is put forward, an ISO date
 * @error: return location for an error
 *
 * Makes a slate the one that the committee puts forward.
 */
gboolean
stf_slate_prefer (StfYearFile *file, const char *slate, const char *date, GError **error)
{
  g_autoptr (GPtrArray) slates = NULL;
  g_autofree char *document = NULL;
  g_autoptr (GError) failure = NULL;
  Preference preference = { slate, date };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (slate != NULL, FALSE);

  if (date)
    document = stf_read_text (file, PROPOSAL, NULL, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  preference.document = document;
  preference.slates = slates = stf_slate_list (file, error);
  return slates
         && stf_year_file_change (file, "slate-prefer", slate, NULL, prefer_cb, &preference, error);
}

static gboolean
delete_candidates (StfChange *change, GPtrArray *candidates, GError **error)
{
  for (guint i = 0; i < candidates->len; i++)
    if (!stf_change_delete (change, "candidate", stf_row_get_id (candidates->pdata[i]), error))
      return FALSE;
  return TRUE;
}

/* The rows of a slate's candidates. */
static GPtrArray *
get_candidates (StfYearFile *file, const char *slate, GError **error)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, "candidate", error);

  for (guint i = rows ? rows->len : 0; i > 0; i--)
    if (g_strcmp0 (stf_row_get_text (rows->pdata[i - 1], "slate"), slate) != 0)
      g_ptr_array_remove_index (rows, i - 1);
  return g_steal_pointer (&rows);
}

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  const char *slate = user_data;
  g_autoptr (GPtrArray) rows = get_candidates (stf_change_get_file (change), slate, error);

  return rows && delete_candidates (change, rows, error)
         && stf_change_delete (change, "slate", slate, error);
}

/** stf_slate_delete: removes a slate with its candidates. */
gboolean
stf_slate_delete (StfYearFile *file, const char *slate, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (slate != NULL, FALSE);

  return stf_year_file_change (file, "slate-delete", slate, NULL, delete_cb, (gpointer) slate,
                               error);
}

typedef struct
{
  const char *slate;
  const char *role;
  const char *seat;
  const char *person; /* or NULL */
} Placing;

static gboolean
place_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Placing *placing = user_data;
  g_autoptr (GPtrArray) rows = get_candidates (stf_change_get_file (change), placing->slate, error);
  g_autoptr (StfNominee) nominee = stf_nominee_new (placing->role, placing->seat, placing->person);
  const StfRow *here = NULL;
  const StfRow *there = NULL;
  gint64 last = 0;

  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      last = MAX (last, stf_row_get_integer (row, "position"));
      if (g_strcmp0 (stf_row_get_text (row, "role"), placing->role) != 0)
        continue;
      if (g_strcmp0 (stf_row_get_text (row, "seat"), placing->seat) == 0)
        here = row;
      else if (g_strcmp0 (stf_row_get_text (row, "person"), placing->person) == 0)
        there = row;
    }

  if (!placing->person)
    return !here || stf_change_delete (change, "candidate", stf_row_get_id (here), error);
  if (!here && !there)
    return insert_nominee (change, placing->slate, nominee, MIN (last + 1, 1000000), error);
  if (!there)
    return stf_change_set_text (change, "candidate", stf_row_get_id (here), "person",
                                placing->person, error);
  if (here
      && !stf_change_set_text (change, "candidate", stf_row_get_id (here), "seat",
                               stf_row_get_text (there, "seat"), error))
    return FALSE;
  return stf_change_set_text (change, "candidate", stf_row_get_id (there), "seat", placing->seat,
                              error);
}

/**
 * stf_slate_place:
 * @file: a year
 * @slate: the id of a slate
 * @seat: the id of a seat
 * @person: (nullable): the id of who is to stand on it; NULL for nobody
 * @error: return location for an error
 */
gboolean
stf_slate_place (StfYearFile *file, const char *slate, const char *seat, const char *person,
                 GError **error)
{
  g_autofree char *role = NULL;
  Placing placing = { slate, NULL, seat, person };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (slate != NULL && seat != NULL, FALSE);

  role = stf_read_text (file, "SELECT role FROM seat WHERE id = ?1", seat, error);
  if (!role)
    {
      if (error && !*error)
        g_set_error_literal (error, STF_SLATE_ERROR, STF_SLATE_ERROR_GONE,
                             _ ("The seat is no longer in the file."));
      return FALSE;
    }
  placing.role = role;
  return stf_year_file_change (file, person ? "slate-place" : "slate-clear", slate, person,
                               place_cb, &placing, error);
}

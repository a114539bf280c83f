/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Moving a body in the tree, and how the chart draws what is below it, each as one change.
 *
 * 1. A body may stand below any other but itself and those below it, whatever the date: what is not
 *    in force today is in the file all the same.  A circle that a file brought with it bars those
 *    in it from each other, and is opened by moving one of them out of it.
 * 2. Among its new siblings the body takes a free position between its neighbours; only where there
 *    is none are the siblings counted anew, from 1.
 * 3. A body outside the drawn tree that is given a place in it is drawn there. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-body.h"

#include <glib/gi18n-lib.h>

#include "stf-change.h"
#include "stf-reader-private.h"

#define PARENTS "SELECT id, parent FROM body"

#define SIBLINGS                                                                                   \
  "SELECT id, position FROM body WHERE parent IS nullif (?1, '') ORDER BY position, id"

G_DEFINE_QUARK (stf - body - error - quark, stf_body_error)

typedef struct
{
  char *id;
  gint64 position;
} Sibling;

typedef struct
{
  const char *body;
  const char *parent; /* or NULL */
  const char *before; /* or NULL */
  GArray *siblings;   /* Sibling: those below parent, without body */
  gboolean outside;   /* body was not drawn */
} Move;

typedef struct
{
  const char *body;
  const char *column;
  const char *text; /* NULL: absent */
  gboolean flag;
} Setting;

static void
sibling_clear (gpointer data)
{
  g_free (((Sibling *) data)->id);
}

static void
read_parent (StfStatement *row, gpointer parents)
{
  g_hash_table_insert (parents, stf_statement_dup_text (row, 0), stf_statement_dup_text (row, 1));
}

static void
read_sibling (StfStatement *row, gpointer siblings)
{
  const Sibling sibling = { stf_statement_dup_text (row, 0), stf_statement_get_integer (row, 1) };

  g_array_append_val (siblings, sibling);
}

/* From the id of each body to that of its parent, or NULL. */
static GHashTable *
read_parents (StfYearFile *file, GError **error)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return stf_read_rows (file, PARENTS, NULL, read_parent, parents, error)
             ? g_steal_pointer (&parents)
             : NULL;
}

/* Whether the way up from id leads to body.  Walks are remembered in below and above, so that all
 * of them together visit a body once. */
static gboolean
leads_to (GHashTable *parents, GHashTable *below, GHashTable *above, const char *id,
          const char *body)
{
  g_autoptr (GPtrArray) way = g_ptr_array_new ();
  gboolean found = FALSE;

  for (; id != NULL && !g_hash_table_contains (above, id); id = g_hash_table_lookup (parents, id))
    {
      found = g_str_equal (id, body) || g_hash_table_contains (below, id);
      if (found)
        break;
      /* For as long as the walk lasts: a circle ends it. */
      g_hash_table_add (above, (gpointer) id);
      g_ptr_array_add (way, (gpointer) id);
    }

  for (guint i = 0; found && i < way->len; i++)
    {
      g_hash_table_remove (above, way->pdata[i]);
      g_hash_table_add (below, g_strdup (way->pdata[i]));
    }
  return found;
}

static gboolean
is_there (StfYearFile *file, const char *body, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (StfRow) row = stf_year_file_get_row (file, "body", body, &local);

  if (row != NULL)
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, STF_BODY_ERROR, STF_BODY_ERROR_GONE,
                         _ ("The body is no longer in the file."));
  return FALSE;
}

static char *
get_name (StfYearFile *file, const char *body)
{
  g_autoptr (StfRow) row = stf_year_file_get_row (file, "body", body, NULL);

  return g_strdup (row != NULL ? stf_row_get_text (row, "name") : "");
}

/* Where body is to stand among the siblings; -1: before is not one of them. */
static int
find_place (const Move *move)
{
  if (move->before == NULL)
    return (int) move->siblings->len;

  for (guint i = 0; i < move->siblings->len; i++)
    if (g_str_equal (g_array_index (move->siblings, Sibling, i).id, move->before))
      return (int) i;

  return -1;
}

static gboolean
set_position (StfChange *change, const char *body, gint64 position, GError **error)
{
  return stf_change_set_integer (change, "body", body, "position", position, error);
}

static gboolean
count_anew (StfChange *change, const Move *move, guint place, GError **error)
{
  for (guint i = 0; i < move->siblings->len; i++)
    if (!set_position (change, g_array_index (move->siblings, Sibling, i).id,
                       i + (i < place ? 1 : 2), error))
      return FALSE;

  return set_position (change, move->body, (gint64) place + 1, error);
}

static gboolean
write_place (StfChange *change, const Move *move, GError **error)
{
  guint place = (guint) find_place (move);
  guint n = move->siblings->len;
  gint64 after = place > 0 ? g_array_index (move->siblings, Sibling, place - 1).position : 0;
  gint64 before = place < n ? g_array_index (move->siblings, Sibling, place).position
                            : STF_POSITION_MAX + 1;

  return after + 1 < before ? set_position (change, move->body, after + 1, error)
                            : count_anew (change, move, place, error);
}

static gboolean
move_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Move *move = user_data;

  return (move->parent != NULL
              ? stf_change_set_text (change, "body", move->body, "parent", move->parent, error)
              : stf_change_set_null (change, "body", move->body, "parent", error))
         && (!move->outside
             || stf_change_set_text (change, "body", move->body, "placement", "line", error))
         && write_place (change, move, error);
}

/* Reads the new siblings; body is not its own. */
static gboolean
read_siblings (StfYearFile *file, Move *move, GError **error)
{
  if (!stf_read_rows (file, SIBLINGS, move->parent != NULL ? move->parent : "", read_sibling,
                      move->siblings, error))
    return FALSE;

  for (guint i = 0; i < move->siblings->len; i++)
    if (g_str_equal (g_array_index (move->siblings, Sibling, i).id, move->body))
      {
        g_array_remove_index (move->siblings, i);
        break;
      }

  if (find_place (move) >= 0)
    return TRUE;
  g_set_error_literal (error, STF_BODY_ERROR, STF_BODY_ERROR_PLACE,
                       _ ("The body that it is to stand before has moved."));
  return FALSE;
}

/* Whether body stands there already: the same parent and the same neighbour. */
static gboolean
stands_there (const StfRow *row, const Move *move)
{
  gint64 position = stf_row_get_integer (row, "position");
  int place = find_place (move);

  if (move->outside || g_strcmp0 (stf_row_get_text (row, "parent"), move->parent) != 0)
    return FALSE;

  for (int i = 0; i < (int) move->siblings->len; i++)
    {
      const Sibling *sibling = &g_array_index (move->siblings, Sibling, (guint) i);
      gboolean earlier = sibling->position < position
                         || (sibling->position == position
                             && g_strcmp0 (sibling->id, move->body) < 0);

      if (earlier != (i < place))
        return FALSE;
    }
  return TRUE;
}

/**
 * stf_body_get_barred:
 * @file: a year
 * @body: an id
 * @error: return location for an error
 *
 * Finds where a body cannot be moved: itself and all below it (rule 1).
 *
 * Returns: (transfer full) (nullable): a set of ids
 */
GHashTable *
stf_body_get_barred (StfYearFile *file, const char *body, GError **error)
{
  g_autoptr (GHashTable) barred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) above = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) parents = NULL;
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  parents = read_parents (file, error);
  if (parents == NULL)
    return NULL;

  g_hash_table_add (barred, g_strdup (body));
  g_hash_table_iter_init (&iter, parents);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    leads_to (parents, barred, above, id, body);
  return g_steal_pointer (&barred);
}

/**
 * stf_body_check_parent:
 * @file: a year
 * @body: an id
 * @parent: (nullable): the id of its new parent; NULL: it becomes a root
 * @error: return location for an error
 *
 * Tells whether a body can be moved below another (rule 1), and if not, why.
 */
gboolean
stf_body_check_parent (StfYearFile *file, const char *body, const char *parent, GError **error)
{
  g_autoptr (GHashTable) barred = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  if (!is_there (file, body, error) || (parent != NULL && !is_there (file, parent, error)))
    return FALSE;
  if (parent == NULL)
    return TRUE;

  barred = stf_body_get_barred (file, body, error);
  if (barred == NULL)
    return FALSE;
  if (!g_hash_table_contains (barred, parent))
    return TRUE;

  name = get_name (file, body);
  if (g_str_equal (body, parent))
    g_set_error (error, STF_BODY_ERROR, STF_BODY_ERROR_SELF,
                 /* Translators: %s is a body. */
                 _ ("%s cannot stand below itself."), name);
  else
    {
      g_autofree char *parent_name = get_name (file, parent);

      g_set_error (error, STF_BODY_ERROR, STF_BODY_ERROR_BELOW,
                   /* Translators: both are bodies; the second stands somewhere below the first. */
                   _ ("%s cannot stand below %s, which stands below it. Move that one first."),
                   name, parent_name);
    }
  return FALSE;
}

/**
 * stf_body_move:
 * @file: a year
 * @body: an id
 * @parent: (nullable): the id of its new parent; NULL: it becomes a root
 * @before: (nullable): the id of a body below @parent; NULL: it becomes the last there
 * @error: return location for an error
 *
 * Moves a body, with all that is below it, as one change, "body-move".  A body that stands there
 * already is left alone.
 */
gboolean
stf_body_move (StfYearFile *file, const char *body, const char *parent, const char *before,
               GError **error)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (Sibling));
  Move move = { body, parent, before, siblings, FALSE };
  g_autoptr (StfRow) row = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  g_array_set_clear_func (siblings, sibling_clear);
  if (!stf_body_check_parent (file, body, parent, error))
    return FALSE;
  row = stf_year_file_get_row (file, "body", body, error);
  if (row == NULL || !read_siblings (file, &move, error))
    return FALSE;

  move.outside = g_str_equal (stf_row_get_text (row, "placement"), "outside");
  return stands_there (row, &move)
         || stf_year_file_change (file, parent != NULL ? "body-move" : "body-move-top", body,
                                  parent, move_cb, &move, error);
}

static gboolean
set_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Setting *setting = user_data;

  if (setting->text != NULL)
    return stf_change_set_text (change, "body", setting->body, setting->column, setting->text,
                                error);
  if (setting->flag)
    return stf_change_set_integer (change, "body", setting->body, setting->column, 1, error);
  return stf_change_set_null (change, "body", setting->body, setting->column, error);
}

static gboolean
set (StfYearFile *file, const char *message, const Setting *setting, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (setting->body != NULL, FALSE);

  return is_there (file, setting->body, error)
         && stf_year_file_change (file, message, setting->body, NULL, set_cb, (gpointer) setting,
                                  error);
}

/**
 * stf_body_set_branch:
 * @file: a year
 * @body: an id
 * @branch: (nullable): a choice of body.branch; NULL: the chart chooses
 * @error: return location for an error
 *
 * Sets how the chart draws what is below a body, as one change, "body-branch".
 */
gboolean
stf_body_set_branch (StfYearFile *file, const char *body, const char *branch, GError **error)
{
  const Setting setting = { body, "branch", branch, FALSE };

  return set (file, "body-branch", &setting, error);
}

/**
 * stf_body_set_folded:
 * @file: a year
 * @body: an id
 * @folded: whether what is below it is left out of the chart
 * @error: return location for an error
 *
 * Keeps a body collapsed in the chart, as one change, "body-fold" or "body-unfold".
 */
gboolean
stf_body_set_folded (StfYearFile *file, const char *body, gboolean folded, GError **error)
{
  const Setting setting = { body, "folded", NULL, folded };

  return set (file, folded ? "body-fold" : "body-unfold", &setting, error);
}

/**
 * stf_body_set_new_page:
 * @file: a year
 * @body: an id
 * @new_page: whether the body has a page of its own in a booklet
 * @error: return location for an error
 *
 * Sets where a booklet turns the page, as one change, "body-page".
 */
gboolean
stf_body_set_new_page (StfYearFile *file, const char *body, gboolean new_page, GError **error)
{
  const Setting setting = { body, "new_page", NULL, new_page };

  return set (file, "body-page", &setting, error);
}

/**
 * stf_body_set_frame:
 * @file: a year
 * @body: an id
 * @frame: (nullable): the label of the frame that it stands in, with those of its siblings that
 *   have the same; NULL or empty: none
 * @error: return location for an error
 *
 * Sets the frame of a body in the chart, as one change, "body-frame".
 */
gboolean
stf_body_set_frame (StfYearFile *file, const char *body, const char *frame, GError **error)
{
  const Setting setting = { body, "frame", frame != NULL && frame[0] != '\0' ? frame : NULL,
                            FALSE };

  return set (file, "body-frame", &setting, error);
}

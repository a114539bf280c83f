/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Making a year file: an empty one, complete under a temporary name, then put in its place. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-create.h"

#include "stf-database.h"
#include "stf-migrate.h"
#include "stf-publish.h"
#include "stf-schema.h"
#include "stf-statement.h"

static gboolean
begin_bookkeeping (sqlite3 *db, GError **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", STF_APPLICATION_ID);

  /* The digest is a sum over rows: 0 where there are none (H6). */
  return stf_sql_execute (db, application, error)
         && stf_sql_execute (db,
                             "INSERT INTO file_state (id, revision, digest, unverified)"
                             " VALUES (1, 0, printf ('%064d', 0), 0)",
                             error)
         && stf_migrate_write_floor (db, "created", error);
}

/**
 * stf_create_at:
 * @path: the absolute path of an empty file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an empty year in it, open for writing
 */
sqlite3 *
stf_create_at (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READWRITE, error);
  g_autoptr (GArray) steps = stf_migrate_get_steps ();

  if (db == NULL
      || !stf_migrate (db, (StfMigrateStep *) (gpointer) steps->data, steps->len, begin_bookkeeping,
                       error))
    return NULL;

  return g_steal_pointer (&db);
}

/**
 * stf_create:
 * @path: where to make it
 * @error: return location for an error
 *
 * Makes an empty year file.  On failure nothing is left behind.
 */
gboolean
stf_create (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = NULL;
  g_autoptr (sqlite3) db = NULL;

  if (!stf_publish_check_free (absolute, error))
    return FALSE;
  temporary = stf_publish_new_temporary (absolute, error);
  if (temporary == NULL)
    return FALSE;

  db = stf_create_at (temporary, error);
  if (db != NULL)
    {
      g_clear_pointer (&db, sqlite3_close_v2);
      if (stf_publish (temporary, absolute, error))
        return TRUE;
    }

  stf_publish_discard (temporary);
  return FALSE;
}

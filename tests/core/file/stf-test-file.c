/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the tests of the year file share. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-test-file.h"

#include <glib/gstdio.h>

#include "stf-uuid.h"

void
stf_test_folder_init (StfTestFolder *self)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("stafett-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = stf_test_folder_build (self, "år 2013.stafett");
}

static void
delete_all (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);

  if (dir != NULL)
    {
      const char *name;

      while ((name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          delete_all (child);
        }
      g_dir_close (dir);
    }
  g_remove (path);
}

void
stf_test_folder_clear (StfTestFolder *self)
{
  delete_all (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

char *
stf_test_folder_build (StfTestFolder *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* One change below the level of stf_year_file_change(): a skill and a commit. */
gboolean
stf_test_try_skill (StfYearFile *file, const char *name, GError **error)
{
  g_autofree char *id = stf_uuid_new ();
  g_autofree char *digest = stf_year_file_get_digest (file, error);
  g_autoptr (StfStatement) statement = NULL;

  if (digest == NULL || !stf_year_file_begin (file, error))
    return FALSE;

  statement = stf_year_file_query (file, "INSERT INTO skill (id, name) VALUES (?, ?)", error);
  stf_statement_bind_text (statement, 1, id);
  stf_statement_bind_text (statement, 2, name);
  if (stf_statement_run (statement, error))
    return stf_year_file_commit (file, digest, error);

  stf_year_file_rollback (file);
  return FALSE;
}

void
stf_test_add_skill (StfYearFile *file, const char *name)
{
  g_autoptr (GError) error = NULL;

  stf_test_try_skill (file, name, &error);
  g_assert_no_error (error);
}

gint64
stf_test_count (StfYearFile *file, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, table, &error);

  g_assert_no_error (error);
  return rows->len;
}

GBytes *
stf_test_read (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data = NULL;
  gsize length = 0;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, length);
}

void
stf_test_write (const char *path, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
}

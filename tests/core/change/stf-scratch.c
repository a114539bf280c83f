/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stf-scratch.h"

#include <glib/gstdio.h>

#include "file/stf-digest.h"
#include "file/stf-uuid.h"
#include "file/stf-year-file-private.h"

static void
remove_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
}

void
scratch_set_up (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("stafett-change-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "year.stafett", NULL);
  self->file = stf_year_file_create (self->path, &error);
  g_assert_no_error (error);
  stf_year_file_set_author (self->file, "Anna Åkesson");
}

void
scratch_tear_down (Scratch *self, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->file);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    remove_file (self->folder, name);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
}

void
scratch_reopen (Scratch *self)
{
  g_autoptr (GError) error = NULL;

  stf_year_file_close (self->file, &error);
  g_assert_no_error (error);
  g_clear_object (&self->file);
  self->file = stf_year_file_open (self->path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

char *
scratch_get_digest (Scratch *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = stf_year_file_get_digest (self->file, &error);
  g_autofree char *computed = NULL;
  StfDigest digest;

  g_assert_no_error (error);
  stf_digest_compute (&digest, stf_year_file_get_db (self->file), &error);
  g_assert_no_error (error);
  computed = stf_digest_to_string (&digest);
  g_assert_cmpstr (kept, ==, computed);
  return g_steal_pointer (&kept);
}

/* A row that its table's CHECKs allow, but for references, which are NULL. */
StfRow *
scratch_new_row (const char *table)
{
  g_autofree char *id = stf_uuid_new ();
  StfRow *row = stf_row_new (table);
  guint i;

  stf_row_set_text (row, "id", id);
  for (i = 1; i < row->table->n_columns; i++)
    {
      const StfColumn *column = &row->table->columns[i];

      if (!column->required)
        continue;
      if (column->kind == STF_COLUMN_CHOICE)
        stf_row_set_text (row, column->name, column->choices[0]);
      else if (column->kind == STF_COLUMN_DATE)
        stf_row_set_text (row, column->name, "2013-01-31");
      else if (column->kind == STF_COLUMN_INTEGER)
        stf_row_set_integer (row, column->name, column->minimum);
      else if (column->kind == STF_COLUMN_FLAG)
        stf_row_set_integer (row, column->name, 0);
      else if (column->kind != STF_COLUMN_REFERENCE)
        stf_row_set_text (row, column->name, column->name);
    }
  return row;
}

static gboolean
insert (StfChange *change, gpointer row, GError **error)
{
  return stf_change_insert (change, row, error);
}

char *
scratch_add_person (Scratch *self, const char *given_name, const char *family_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) row = scratch_new_row ("person");

  stf_row_set_text (row, "given_name", given_name);
  stf_row_set_text (row, "family_name", family_name);
  stf_year_file_change (self->file, "person-new", stf_row_get_id (row), NULL, insert, row, &error);
  g_assert_no_error (error);
  return g_strdup (stf_row_get_id (row));
}

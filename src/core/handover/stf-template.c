/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The documents that are built into the program (H10): templates, and the example year.  A template
 * is a handover; a new year from one is an import with a word of its own in the history.  Adding a
 * template is adding a file to the resources. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-template.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-handover-import-private.h"

static const char *const FOLDERS[] = {
  RESOURCE_PATH "/core/templates/",
  RESOURCE_PATH "/core/examples/",
};

static guint
count (const StfHandoverInfo *info, const char *table)
{
  return info->n_rows_of[stf_schema_find_table (stf_schema_get (), table)->index];
}

static StfTemplate *
describe (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = stf_template_load (name, &error);
  g_autoptr (StfHandoverInfo) info = NULL;
  StfTemplate *self;

  if (document != NULL)
    info = stf_handover_read (document, NULL, NULL, NULL, NULL, NULL, &error);
  if (info == NULL)
    {
      g_critical ("Template %s: %s", name, error->message);
      return NULL;
    }

  self = g_new0 (StfTemplate, 1);
  self->name = g_strdup (name);
  self->title = g_strdup (info->name);
  self->year = info->year;
  self->example = info->example;
  self->n_bodies = count (info, "body");
  self->n_roles = count (info, "role");
  self->n_persons = count (info, "person");
  return self;
}

/**
 * stf_template_free:
 * @self: (nullable): a template
 */
void
stf_template_free (StfTemplate *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->title);
  g_free (self);
}

static int
compare_names (const void *a, const void *b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/**
 * stf_template_list:
 *
 * Returns: (transfer full) (element-type StfTemplate): what is built in: templates by name, then
 *   examples
 */
GPtrArray *
stf_template_list (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_template_free);
  guint i, j;

  for (i = 0; i < G_N_ELEMENTS (FOLDERS); i++)
    {
      g_auto (GStrv) files = g_resources_enumerate_children (FOLDERS[i], 0, NULL);

      if (files == NULL)
        continue;
      qsort (files, g_strv_length (files), sizeof *files, compare_names);
      for (j = 0; files[j] != NULL; j++)
        {
          g_autofree char *name = g_strndup (files[j], strlen (files[j]) - strlen (".xml"));
          StfTemplate *template = describe (name);

          if (template != NULL)
            g_ptr_array_add (list, template);
        }
    }
  return list;
}

/**
 * stf_template_load:
 * @name: the name of a template that is built in, or the path of a document
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the bytes of the document
 */
GBytes *
stf_template_load (const char *name, GError **error)
{
  g_autofree char *names = NULL;
  guint i;

  g_return_val_if_fail (name != NULL, NULL);

  for (i = 0; i < G_N_ELEMENTS (FOLDERS); i++)
    {
      g_autofree char *path = g_strconcat (FOLDERS[i], name, ".xml", NULL);
      GBytes *bytes = g_resources_lookup_data (path, 0, NULL);

      if (bytes != NULL)
        return bytes;
    }

  if (g_file_test (name, G_FILE_TEST_EXISTS))
    return stf_handover_load (name, NULL, error);

  g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED,
               _ ("There is no template “%s”, and no document of that name."), name);
  return NULL;
}

/**
 * stf_year_new_from_template:
 * @name: the name of a template that is built in, or the path of a document
 * @year: the number of the new year, whose first and last day follow; 0: that of the template
 * @target: (type filename): the year file to be made; nothing of that name may exist
 * @author: (nullable): who does it, for the history (H4)
 * @result: (out) (optional): what was done
 * @cancellable: (nullable): stops the work
 * @error: return location for an error, as stf_handover_import()
 *
 * Makes a year file from a template (H10).
 */
gboolean
stf_year_new_from_template (const char *name, int year, const char *target, const char *author,
                            StfImportResult *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) document = NULL;
  StfImportResult ignored;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  document = stf_template_load (name, error);
  return document != NULL
         && stf_handover_take_in (document, "template", year, target, author,
                                  result ? result : &ignored, NULL, NULL, cancellable, error);
}

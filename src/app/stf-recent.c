/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Years that were open lately, in the settings.
 *
 * The desktop's own list (GtkRecentManager) is not used: it may open a file to see what it is, and
 * closing it would drop the locks of the open year. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <string.h>

#include "stf-recent.h"
#include "stf-settings.h"

#define KEY "recent-files"
#define N_KEPT 12

static char *
describe_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (strncmp (folder, home, length) == 0 && (folder[length] == '/' || folder[length] == '\0'))
    return g_strconcat ("~", folder + length, NULL);
  return g_steal_pointer (&folder);
}

/* Writes the list without @path, and with it first when @add. */
static void
move (const char *path, gboolean add)
{
  g_auto (GStrv) old = g_settings_get_strv (stf_settings_get (), KEY);
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  if (add)
    g_ptr_array_add (list, (gpointer) path);
  for (guint i = 0; old[i] != NULL && list->len < N_KEPT; i++)
    if (!g_str_equal (old[i], path))
      g_ptr_array_add (list, old[i]);
  g_ptr_array_add (list, NULL);
  g_settings_set_strv (stf_settings_get (), KEY, (const char *const *) list->pdata);
}

/**
 * stf_recent_free:
 * @self: (transfer full): an entry
 */
void
stf_recent_free (StfRecent *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->folder);
  g_free (self);
}

/**
 * stf_recent_list:
 * @limit: how many at most
 *
 * Returns: (transfer full) (element-type StfRecent): the years opened lately, newest first
 */
GPtrArray *
stf_recent_list (guint limit)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_recent_free);
  g_auto (GStrv) paths = g_settings_get_strv (stf_settings_get (), KEY);

  for (guint i = 0; paths[i] != NULL && list->len < limit; i++)
    {
      StfRecent *recent = g_new0 (StfRecent, 1);

      recent->path = g_strdup (paths[i]);
      recent->name = g_filename_display_basename (paths[i]);
      recent->folder = describe_folder (paths[i]);
      recent->missing = !g_file_test (paths[i], G_FILE_TEST_EXISTS);
      g_ptr_array_add (list, recent);
    }
  return list;
}

/**
 * stf_recent_add:
 * @path: a year that was just opened
 */
void
stf_recent_add (const char *path)
{
  move (path, TRUE);
}

/**
 * stf_recent_remove:
 * @path: a year to forget
 */
void
stf_recent_remove (const char *path)
{
  move (path, FALSE);
}

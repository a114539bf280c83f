/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Stafett remembers of its user between runs: author, window size, recent files,
 * the folder used last. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-settings.h"

/**
 * stf_settings_get:
 *
 * Returns: (transfer none): the settings of this user
 */
GSettings *
stf_settings_get (void)
{
  static GSettings *settings;

  if (settings == NULL)
    settings = g_settings_new (APP_ID);
  return settings;
}

/**
 * stf_settings_get_author:
 *
 * Returns: (transfer full): the name that history shows for this user's changes (H4); "" until
 *   it has been asked for
 */
char *
stf_settings_get_author (void)
{
  return g_settings_get_string (stf_settings_get (), "author");
}

/**
 * stf_settings_set_author:
 * @author: the name
 */
void
stf_settings_set_author (const char *author)
{
  g_settings_set_string (stf_settings_get (), "author", author);
}

/**
 * stf_settings_get_folder:
 *
 * Returns: (transfer full) (nullable): where a file was last opened or saved, as long as that is
 *   there
 */
GFile *
stf_settings_get_folder (void)
{
  g_autofree char *path = g_settings_get_string (stf_settings_get (), "recent-folder");

  return g_file_test (path, G_FILE_TEST_IS_DIR) ? g_file_new_for_path (path) : NULL;
}

/**
 * stf_settings_set_folder:
 * @chosen: a file that was opened or saved
 */
void
stf_settings_set_folder (GFile *chosen)
{
  g_autoptr (GFile) folder = g_file_get_parent (chosen);

  /* A folder that has no path is on no disk of this computer. */
  if (folder != NULL && g_file_peek_path (folder) != NULL)
    g_settings_set_string (stf_settings_get (), "recent-folder", g_file_peek_path (folder));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What Stafett remembers of its user between runs: author, window size, recent files. */

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

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said of a year file before SQLite sees it: its first 100 bytes must be those of a
 * year file: magic, application id, rollback journal, UTF-8, and a size that fits.  And the words
 * for files that cannot be used, which others share. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "stf-database.h"
#include "stf-raw-file.h"
#include "stf-year-file.h"

#define HEADER_SIZE 100
#define FILE_MAX ((gint64) 1024 * 1024 * 1024)

static const char MAGIC[16] = "SQLite format 3";

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

static gboolean
fail_not_a_year (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_A_YEAR,
               _ ("“%s” is not a year file. Choose a file that Stafett has made; its name usually"
                  " ends in “.stafett”."),
               name);
  return FALSE;
}

/**
 * stf_database_fail_schema:
 * @path: a year file
 * @error: return location for the error
 *
 * Returns: FALSE
 */
gboolean
stf_database_fail_schema (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (
      error, STF_FILE_ERROR, STF_FILE_ERROR_SCHEMA,
      _ ("“%s” has been changed by a program other than Stafett. Open the newest backup, or"
         " make a recovered copy."),
      name);
  return FALSE;
}

/**
 * stf_database_fail_stale:
 * @path: a year file that is not what was last read
 * @error: return location for the error
 *
 * Returns: FALSE
 */
gboolean
stf_database_fail_stale (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE,
               _ ("Somebody else has changed “%s”. Open it again to see what is there now, and make"
                  " the change once more."),
               name);
  return FALSE;
}

/**
 * stf_database_fail_damaged:
 * @path: a year file
 * @detail: what is wrong with it, in the words of whoever found it; of SQLite's list of damages,
 *   which may be long, the last is told
 * @error: return location for the error
 *
 * Returns: FALSE
 */
gboolean
stf_database_fail_damaged (const char *path, const char *detail, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  const char *line = strrchr (detail, '\n');

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
               _ ("“%s” is damaged (%s). Open the newest backup, or make a recovered copy."), name,
               line ? line + 1 : detail);
  return FALSE;
}

/**
 * stf_database_fail_open:
 * @path: a file that is to be read
 * @number: what stands in the way, an errno
 * @error: return location for the error
 *
 * Returns: FALSE
 */
gboolean
stf_database_fail_open (const char *path, int number, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND,
                 _ ("There is no file “%s”. It may have been moved or renamed."), name);
  else
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED, _ ("“%s” cannot be opened: %s."),
                 name, g_strerror (number));
  return FALSE;
}

/**
 * stf_database_check_is_file:
 * @path: an absolute path
 * @error: return location for an error
 *
 * Returns: TRUE if there is a file, not a folder or a pipe
 */
gboolean
stf_database_check_is_file (const char *path, GError **error)
{
  GStatBuf info;

  if (g_stat (path, &info) != 0)
    return stf_database_fail_open (path, errno, error);
  return S_ISREG (info.st_mode) || fail_not_a_year (path, error);
}

/* The number of pages stands in the header, valid if it was written together with the change
 * counter. */
static gboolean
check_size (const char *path, const guint8 *header, gint64 size, GError **error)
{
  guint32 page = header[16] == 0 && header[17] == 1 ? 65536 : read_u32 (header + 14) & 0xffff;
  gint64 pages = read_u32 (header + 28);

  if (page < 512 || (page & (page - 1)) != 0)
    return stf_database_fail_damaged (path, _ ("its first page cannot be read"), error);
  if (size % page != 0 || (read_u32 (header + 24) == read_u32 (header + 92) && size < pages * page))
    return stf_database_fail_damaged (path, _ ("a part of it is missing"), error);
  if (size > FILE_MAX)
    return stf_database_fail_damaged (path, _ ("it is larger than a year can be"), error);

  return TRUE;
}

/**
 * stf_database_probe:
 * @path: the absolute path of what may be a year file
 * @probe: (out): what was found
 * @error: return location for an error
 *
 * Looks at a file before SQLite does; nothing is written.  The size of an unfinished file is not
 * checked: its journal may make it good.
 */
gboolean
stf_database_probe (const char *path, StfProbe *probe, GError **error)
{
  g_autoptr (StfRawFile) file = NULL;
  guint8 header[HEADER_SIZE];
  gint64 size;

  if (!stf_database_check_is_file (path, error))
    return FALSE;
  file = stf_raw_file_open (path, error);
  if (file == NULL || !stf_raw_file_get_size (file, &size, error)
      || !stf_raw_file_read (file, 0, header, HEADER_SIZE, error))
    return FALSE;

  if (size < HEADER_SIZE || memcmp (header, MAGIC, sizeof MAGIC) != 0
      || read_u32 (header + 68) != STF_APPLICATION_ID)
    return fail_not_a_year (path, error);

  probe->version = (gint32) read_u32 (header + 60);
  probe->unfinished = stf_raw_file_is_unfinished (file);

  /* Write and read format 1 is the rollback journal, 2 the write-ahead log. */
  if (header[18] != 1 || header[19] != 1 || read_u32 (header + 56) != SQLITE_UTF8)
    return stf_database_fail_schema (path, error);

  return probe->unfinished || check_size (path, header, size, error);
}

/**
 * stf_database_is_year:
 * @path: an absolute path
 *
 * Returns: TRUE if there is a file that looks like a year file, be it damaged or made by another
 *   version
 */
gboolean
stf_database_is_year (const char *path)
{
  g_autoptr (GError) error = NULL;
  StfProbe probe;

  return stf_database_probe (path, &probe, &error)
         || (!g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND)
             && !g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_A_YEAR)
             && !g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED));
}

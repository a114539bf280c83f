/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a file from another program, as text.
 *
 *   1. A byte order mark says what follows: UTF-8, or UTF-16 (what Excel calls "Unicode text").
 *   2. Bytes that are valid UTF-8 are UTF-8: text in another encoding with å, ä or ö never is.
 *   3. What remains is Windows-1252, as programs in Sweden have written since the nineties.
 *
 * A zero byte is in no text, so a picture or a workbook is told from a list, and an Excel workbook
 * gets a message of its own: it is the mistake that everybody makes once. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-encoding.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (stf - exchange - error - quark, stf_exchange_error)

static gboolean
fail (GError **error, StfExchangeError code, const char *message)
{
  g_set_error_literal (error, STF_EXCHANGE_ERROR, code, message);
  return FALSE;
}

static gboolean
begins_with (const char *data, gsize size, const char *mark, gsize length)
{
  return size >= length && memcmp (data, mark, length) == 0;
}

/* data: up to the byte that is wrong. */
static gboolean
fail_bytes (const char *data, gsize size, GError **error)
{
  guint line = 1;

  for (gsize i = 0; i < size; i++)
    line += data[i] == '\n';
  g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_ENCODING,
               _ ("Line %u: the file has bytes that are no text. Save it as CSV in UTF-8."), line);
  return FALSE;
}

static char *
convert (const char *data, gsize size, const char *from, GError **error)
{
  gsize done = 0;
  gsize length;
  g_autofree char *text = g_convert (data, (gssize) size, "UTF-8", from, &done, &length, NULL);

  if (text == NULL)
    fail_bytes (data, MIN (done, size), error);
  else if (strlen (text) != length)
    fail_bytes (text, strlen (text), error);
  else
    return g_steal_pointer (&text);
  return NULL;
}

/**
 * stf_encoding_decode:
 * @bytes: the content of a file
 * @error: return location for %STF_EXCHANGE_ERROR_TOO_BIG or %STF_EXCHANGE_ERROR_ENCODING
 *
 * Returns: (transfer full) (nullable): the text in UTF-8, without a byte order mark and without
 *   zero bytes; line ends and other controls are as they were
 */
char *
stf_encoding_decode (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data;
  const char *end;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > STF_EXCHANGE_MAX_BYTES)
    fail (error, STF_EXCHANGE_ERROR_TOO_BIG, _ ("The file is larger than 16 MB."));
  else if (begins_with (data, size, "PK\003\004", 4))
    fail (error, STF_EXCHANGE_ERROR_ENCODING,
          _ ("This is a workbook, not a CSV file. Open it in the spreadsheet program and save it "
             "as CSV."));
  else if (begins_with (data, size, "\377\376", 2))
    return convert (data + 2, size - 2, "UTF-16LE", error);
  else if (begins_with (data, size, "\376\377", 2))
    return convert (data + 2, size - 2, "UTF-16BE", error);
  else if (size > 0 && (end = memchr (data, '\0', size)) != NULL)
    fail_bytes (data, (gsize) (end - data), error);
  else if (begins_with (data, size, "\357\273\277", 3))
    {
      if (g_utf8_validate (data + 3, (gssize) size - 3, &end))
        return g_strndup (data + 3, size - 3);
      fail_bytes (data, (gsize) (end - data), error);
    }
  else if (g_utf8_validate (data, (gssize) size, NULL))
    return g_strndup (data, size);
  else
    return convert (data, size, "WINDOWS-1252", error);

  return NULL;
}

/**
 * stf_exchange_fail_line:
 * @error: return location for %STF_EXCHANGE_ERROR_FORM
 * @line: a line of the file
 * @reason: what is wrong there, translated
 *
 * Returns: FALSE
 */
gboolean
stf_exchange_fail_line (GError **error, guint line, const char *reason)
{
  /* Translators: a line of a file, and what is wrong with it. */
  g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM, _ ("Line %u: %s"), line, reason);
  return FALSE;
}

/**
 * stf_exchange_load:
 * @path: (type filename): a file of another program
 * @error: return location for %STF_EXCHANGE_ERROR_READ or %STF_EXCHANGE_ERROR_TOO_BIG
 *
 * Reads a file that is small enough to be one for Stafett.
 *
 * Returns: (transfer full) (nullable): its content
 */
GBytes *
stf_exchange_load (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_file_new_for_path (path);
  data = g_malloc (STF_EXCHANGE_MAX_BYTES + 1);
  stream = g_file_read (file, NULL, &failure);
  if (stream == NULL
      || !g_input_stream_read_all (G_INPUT_STREAM (stream), data, STF_EXCHANGE_MAX_BYTES + 1, &size,
                                   NULL, &failure))
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_READ,
                   _ ("“%s” cannot be read: %s"), name, failure->message);
      return NULL;
    }
  if (size > STF_EXCHANGE_MAX_BYTES)
    {
      fail (error, STF_EXCHANGE_ERROR_TOO_BIG, _ ("The file is larger than 16 MB."));
      return NULL;
    }
  data = g_realloc (data, size + 1);
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

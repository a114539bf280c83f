/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a SIE file says, as a plain value, and objects as text.
 *
 * An object is the cost centre, project and so on that an amount belongs to: "1=100 6=P1" is cost
 * centre 100 and project P1.  Pairs stand in the order of their dimensions, so that the same object
 * is the same text whatever the order in the file.  A blank, an equals sign or a per cent sign in a
 * number is %20, %3D or %25. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie.h"

#include <string.h>

/** stf_sie_free: frees a file's value. */
void
stf_sie_free (StfSie *self)
{
  GArray *const arrays[] = { self->years,   self->accounts, self->dimensions, self->objects,
                             self->opening, self->closing,  self->results,    self->periods,
                             self->budget,  self->vouchers, self->rows };

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_array_unref (arrays[i]);
  g_hash_table_unref (self->account_of);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** stf_sie_find_account: (nullable): the account of that number, if the file declares it. */
const StfSieAccount *
stf_sie_find_account (const StfSie *self, const char *number)
{
  guint place;

  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->account_of, number));
  return place > 0 ? &g_array_index (self->accounts, StfSieAccount, place - 1) : NULL;
}

/** stf_sie_find_year: (nullable): the financial year with that index, 0 for the file's own. */
const StfSieYear *
stf_sie_find_year (const StfSie *self, int index)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->years->len; i++)
    if (g_array_index (self->years, StfSieYear, i).index == index)
      return &g_array_index (self->years, StfSieYear, i);
  return NULL;
}

/**
 * stf_sie_looks_like:
 * @bytes: the content of a file
 *
 * Returns: whether the file is meant to be SIE: its first character is #, or < of a web page that
 *   was saved in its place, which stf_sie_read() refuses in words
 */
gboolean
stf_sie_looks_like (GBytes *bytes)
{
  gsize size;
  const char *data;
  gsize i = 0;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &size);
  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    i = 3;
  while (i < size && g_ascii_isspace (data[i]))
    i++;
  return i < size && (data[i] == '#' || data[i] == '<');
}

static void
append_escaped (GString *object, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == ' ' || *p == '=' || *p == '%')
      g_string_append_printf (object, "%%%02X", (guint) *p);
    else
      g_string_append_c (object, *p);
}

/**
 * stf_sie_object_append:
 * @object: an object as text, or ""
 * @dimension: the number of a dimension, which goes after those that @object has
 * @number: the number of an object in it
 */
void
stf_sie_object_append (GString *object, const char *dimension, const char *number)
{
  g_return_if_fail (object != NULL && dimension != NULL && number != NULL);

  if (object->len > 0)
    g_string_append_c (object, ' ');
  append_escaped (object, dimension);
  g_string_append_c (object, '=');
  append_escaped (object, number);
}

static char *
unescape (const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);
  char *plain = g_uri_unescape_string (part, NULL);

  return plain != NULL ? plain : g_steal_pointer (&part);
}

/**
 * stf_sie_object_next:
 * @object: (inout): an object as text, which moves past the pair
 * @dimension: (out): the number of its next dimension
 * @number: (out): the number of the object in it
 *
 * Returns: FALSE if there are no more pairs; then nothing is set
 */
gboolean
stf_sie_object_next (const char **object, char **dimension, char **number)
{
  gsize length;
  const char *equals;

  g_return_val_if_fail (object != NULL && *object != NULL, FALSE);

  *object += strspn (*object, " ");
  length = strcspn (*object, " ");
  if (length == 0)
    return FALSE;
  equals = memchr (*object, '=', length);
  if (equals == NULL)
    equals = *object + length;
  *dimension = unescape (*object, (gsize) (equals - *object));
  *number = *equals == '=' ? unescape (equals + 1, length - (gsize) (equals + 1 - *object))
                           : g_strdup ("");
  *object += length;
  return TRUE;
}

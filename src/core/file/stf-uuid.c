/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Identities of rows (H2): UUIDs of version 7 (RFC 9562), whose first 48 bits are the time in
 * milliseconds.  Text order is therefore the order of creation, which is the order of rows in a
 * handover document: new rows come last and a difference of two documents reads well. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-uuid.h"

/**
 * stf_uuid_new:
 *
 * Makes an identity for a new row.  Two made in one process are never in the wrong order: within a
 * millisecond a counter in the 12 bits after the version goes on (RFC 9562, 6.2, method 1).
 *
 * Returns: (transfer full): 36 characters
 */
char *
stf_uuid_new (void)
{
  static GMutex mutex;
  static guint64 last;
  guint64 stamp, tail;

  g_mutex_lock (&mutex);
  stamp = (guint64) (g_get_real_time () / 1000) << 12;
  last = MAX (stamp, last + 1);
  stamp = last;
  g_mutex_unlock (&mutex);

  tail = (guint64) g_random_int () << 32 | g_random_int ();

  return g_strdup_printf ("%08x-%04x-7%03x-%04x-%012" G_GINT64_MODIFIER "x", (guint) (stamp >> 28),
                          (guint) (stamp >> 12 & 0xffff), (guint) (stamp & 0xfff),
                          (guint) (tail >> 48 & 0x3fff) | 0x8000,
                          tail & G_GUINT64_CONSTANT (0xffffffffffff));
}

/**
 * stf_uuid_is_valid:
 * @text: any text
 *
 * Tells whether @text is a UUID as Stafett writes them: 36 characters, hexadecimal digits in lower
 * case, so that one identity has one spelling.
 */
gboolean
stf_uuid_is_valid (const char *text)
{
  int i;

  g_return_val_if_fail (text != NULL, FALSE);

  for (i = 0; i < 36; i++)
    {
      gboolean dash = i == 8 || i == 13 || i == 18 || i == 23;

      if (dash ? text[i] != '-'
               : !(g_ascii_isdigit (text[i]) || (text[i] >= 'a' && text[i] <= 'f')))
        return FALSE;
    }

  return text[36] == '\0';
}

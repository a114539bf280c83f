/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text on its way in (H13).  A text in a year file is valid UTF-8 in normal form C, without
 * controls except tab and line feed, at most 1 MB.  Cleaning is for what a user types or pastes;
 * documents are only checked, since a cleaned document would no longer match its digest.
 *
 * Swedish order is our own and does not follow the locale: z, å, ä, ö; w apart from v; other
 * letters with marks as their base letter. */

#define G_LOG_DOMAIN "stafett-core"

#include <string.h>

#include "stf-text.h"

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n'
         || (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && c != 0xfeff && (c & 0xfffe) != 0xfffe
             && !(c >= 0xfdd0 && c <= 0xfdef));
}

static char *
clean (const char *text, gssize length, gboolean one_line)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  GString *result;
  const char *p;

  if (length < 0)
    length = (gssize)strlen (text);

  valid = g_utf8_make_valid (text, MIN (length, 4 * STF_TEXT_MAX));
  result = g_string_new (NULL);

  for (p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r' || c == 0x0b || c == 0x0c || c == 0x85 || c == 0x2028 || c == 0x2029)
        {
          if (c == '\r' && p[1] == '\n')
            continue;
          c = '\n';
        }

      if (one_line && (c == '\n' || c == '\t'))
        c = ' ';

      if (is_allowed (c))
        g_string_append_unichar (result, c);
    }

  normal = g_utf8_normalize (result->str, (gssize)result->len, G_NORMALIZE_NFC);
  g_string_free (result, TRUE);

  if (strlen (normal) > STF_TEXT_MAX)
    {
      char *end = g_utf8_find_prev_char (normal, normal + STF_TEXT_MAX + 1);

      *end = '\0';
    }

  if (one_line)
    g_strstrip (normal);

  return g_steal_pointer (&normal);
}

/**
 * stf_text_clean:
 * @text: bytes from outside
 * @length: their number, or -1 for a terminated string
 *
 * Makes a text of any number of lines: invalid bytes become U+FFFD, all line ends and the vertical
 * tab of word processors become line feeds, other controls go, and the rest is put in NFC.
 *
 * Returns: (transfer full): the text, at most %STF_TEXT_MAX bytes
 */
char *
stf_text_clean (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, length, FALSE);
}

/**
 * stf_text_clean_line:
 * @text: bytes from outside
 * @length: their number, or -1 for a terminated string
 *
 * As stf_text_clean(), for one line: line ends and tabs become spaces, and spaces at both ends go.
 *
 * Returns: (transfer full): the line
 */
char *
stf_text_clean_line (const char *text, gssize length)
{
  g_return_val_if_fail (text != NULL, NULL);

  return clean (text, length, TRUE);
}

/**
 * stf_text_is_clean:
 * @text: bytes
 * @length: their number
 *
 * Tells whether stf_text_clean() would leave @text as it is.
 */
gboolean
stf_text_is_clean (const char *text, gsize length)
{
  g_autofree char *normal = NULL;
  gboolean ascii = TRUE;
  const char *p;

  g_return_val_if_fail (text != NULL, FALSE);

  if (length > STF_TEXT_MAX || !g_utf8_validate_len (text, length, NULL))
    return FALSE;

  for (p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_allowed (c) || c == 0x2028 || c == 0x2029)
        return FALSE;
      if (c >= 0x80)
        ascii = FALSE;
    }

  if (ascii)
    return TRUE;

  normal = g_utf8_normalize (text, (gssize)length, G_NORMALIZE_NFC);
  return normal != NULL && strlen (normal) == length && memcmp (normal, text, length) == 0;
}

/* Appends the place of one lower-case letter in the Swedish alphabet. */
static void
append_letter (GString *key, gunichar c)
{
  gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  switch (c)
    {
      case 0xe5: /* å */
        g_string_append (key, "{");
        break;
      case 0xe4: /* ä */
      case 0xe6: /* æ */
        g_string_append (key, "|");
        break;
      case 0xf6: /* ö */
      case 0xf8: /* ø */
        g_string_append (key, "}");
        break;
      case 0xfc: /* ü, as y in Swedish lists */
        g_string_append (key, "y");
        break;
      case '-':
      case '\'':
        break;
      default:
        if (c >= 0x80 && g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 1)
          c = base[0];
        g_string_append_unichar (key, c);
    }
}

/**
 * stf_text_collate_key:
 * @text: a text
 *
 * A key whose byte order is Swedish order.  Texts that differ only in case or in marks that do not
 * count are told apart by the text itself at the end of the key, so that the order is total.
 *
 * Returns: (transfer full): the key
 */
char *
stf_text_collate_key (const char *text)
{
  g_autofree char *normal = NULL;
  GString *key;
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  key = g_string_new (NULL);

  for (p = normal ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    append_letter (key, g_unichar_tolower (g_utf8_get_char (p)));

  g_string_append_c (key, '\001');
  g_string_append (key, text);
  return g_string_free (key, FALSE);
}

/**
 * stf_text_collate:
 * @a: a text
 * @b: a text
 *
 * Compares in Swedish order.
 */
int
stf_text_collate (const char *a, const char *b)
{
  g_autofree char *key_a = stf_text_collate_key (a);
  g_autofree char *key_b = stf_text_collate_key (b);

  return strcmp (key_a, key_b);
}

/**
 * stf_text_fold:
 * @text: a text
 *
 * Folds a text for search: lower case, and letters without marks, except å, ä and ö, which are
 * letters of their own in Swedish: "asa" does not find "Åsa", "andré" and "andre" find each other.
 *
 * Returns: (transfer full): the folded text
 */
char *
stf_text_fold (const char *text)
{
  g_autofree char *normal = NULL;
  GString *folded;
  const char *p;

  g_return_val_if_fail (text != NULL, NULL);

  normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  folded = g_string_new (NULL);

  for (p = normal ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_unichar_tolower (g_utf8_get_char (p));
      gunichar base[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

      if (c >= 0x80 && c != 0xe5 && c != 0xe4 && c != 0xf6
          && g_unichar_fully_decompose (c, FALSE, base, G_N_ELEMENTS (base)) > 1)
        c = base[0];
      g_string_append_unichar (folded, c);
    }

  return g_string_free (folded, FALSE);
}

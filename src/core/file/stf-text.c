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

/* Bytes that are put in normal form at a time. */
#define NORMALIZE_PIECE 256

/* Marks on one letter. */
#define MARKS_MAX 30

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n'
         || (c >= 0x20 && !(c >= 0x7f && c <= 0x9f) && c != 0xfeff && (c & 0xfffe) != 0xfffe
             && !(c >= 0xfdd0 && c <= 0xfdef));
}

/* Whether normal form C may be made on both sides of a cut before @c: @c neither joins nor moves
 * past what stands before it. */
static gboolean
is_boundary (gunichar c)
{
  return c < 0x300
         || (!g_unichar_ismark (c) && g_unichar_combining_class (c) == 0
             && !(c >= 0x1160 && c <= 0x11ff));
}

/* GLib composes in place and sorts marks by exchange, both quadratic, so a megabyte of ö would
 * take minutes.  Pieces make it linear; a run of marks is cut at the limit of the stream-safe text
 * format (UAX 15, 13), which no writing exceeds. */
static char *
normalize (const char *text, gsize length)
{
  GString *result = g_string_sized_new (length);
  const char *end = text + length;
  const char *piece = text;

  while (piece < end)
    {
      g_autofree char *normal = NULL;
      const char *p = g_utf8_next_char (piece);

      while (p < end && (p - piece < NORMALIZE_PIECE || !is_boundary (g_utf8_get_char (p))))
        p = g_utf8_next_char (p);

      normal = g_utf8_normalize (piece, p - piece, G_NORMALIZE_NFC);
      g_string_append (result, normal);
      piece = p;
    }

  return g_string_free (result, FALSE);
}

static char *
clean (const char *text, gssize length, gboolean one_line)
{
  g_autofree char *valid = NULL;
  g_autofree char *normal = NULL;
  GString *result;
  const char *p;
  guint n_marks = 0;

  if (length < 0)
    length = (gssize) strlen (text);

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

      n_marks = is_boundary (c) ? 0 : n_marks + 1;
      if (is_allowed (c) && n_marks <= MARKS_MAX)
        g_string_append_unichar (result, c);
    }

  normal = normalize (result->str, result->len);
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
  gboolean low = TRUE;
  const char *p;
  guint n_marks = 0;

  g_return_val_if_fail (text != NULL, FALSE);

  if (length > STF_TEXT_MAX || !g_utf8_validate_len (text, length, NULL))
    return FALSE;

  for (p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = is_boundary (c) ? 0 : n_marks + 1;
      if (!is_allowed (c) || c == 0x2028 || c == 0x2029 || n_marks > MARKS_MAX)
        return FALSE;
      if (c >= 0x300)
        low = FALSE;
    }

  /* All below the first mark that combines is in NFC (UAX 15, 9). */
  if (low)
    return TRUE;

  normal = normalize (text, length);
  return strlen (normal) == length && memcmp (normal, text, length) == 0;
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

  normal = clean (text, -1, FALSE);
  key = g_string_new (NULL);

  for (p = normal; *p != '\0'; p = g_utf8_next_char (p))
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

  normal = clean (text, -1, FALSE);
  folded = g_string_new (NULL);

  for (p = normal; *p != '\0'; p = g_utf8_next_char (p))
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

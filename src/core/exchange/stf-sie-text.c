/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The letters of a SIE file.  The format asks for code page 437 and has no other (#FORMAT PC8), but
 * programs write what they are used to, and still say PC8.
 *
 *   1. A byte order mark, or bytes beyond ASCII that are valid UTF-8, mean UTF-8: å, ä and ö in
 *      another encoding never are.
 *   2. Else the bytes of å, ä, ö and é in code page 437 and in Windows-1252 are counted.  The two
 *      have none in common, so whichever there are more of is the encoding; code page 437 if there
 *      are as many.
 *   3. What an encoding has no letter for is U+FFFD.
 *
 * All three have ASCII in common, so a file is cut into fields before it is decoded.
 *
 * Drawback: a text in code page 437 that is all box drawing or Greek may be taken for the other. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-text.h"

/* Code page 437 from 0x80 on. */
static const gunichar2 cp437[128] = {
  0x00c7, 0x00fc, 0x00e9, 0x00e2, 0x00e4, 0x00e0, 0x00e5, 0x00e7, 0x00ea, 0x00eb, 0x00e8, 0x00ef,
  0x00ee, 0x00ec, 0x00c4, 0x00c5, 0x00c9, 0x00e6, 0x00c6, 0x00f4, 0x00f6, 0x00f2, 0x00fb, 0x00f9,
  0x00ff, 0x00d6, 0x00dc, 0x00a2, 0x00a3, 0x00a5, 0x20a7, 0x0192, 0x00e1, 0x00ed, 0x00f3, 0x00fa,
  0x00f1, 0x00d1, 0x00aa, 0x00ba, 0x00bf, 0x2310, 0x00ac, 0x00bd, 0x00bc, 0x00a1, 0x00ab, 0x00bb,
  0x2591, 0x2592, 0x2593, 0x2502, 0x2524, 0x2561, 0x2562, 0x2556, 0x2555, 0x2563, 0x2551, 0x2557,
  0x255d, 0x255c, 0x255b, 0x2510, 0x2514, 0x2534, 0x252c, 0x251c, 0x2500, 0x253c, 0x255e, 0x255f,
  0x255a, 0x2554, 0x2569, 0x2566, 0x2560, 0x2550, 0x256c, 0x2567, 0x2568, 0x2564, 0x2565, 0x2559,
  0x2558, 0x2552, 0x2553, 0x256b, 0x256a, 0x2518, 0x250c, 0x2588, 0x2584, 0x258c, 0x2590, 0x2580,
  0x03b1, 0x00df, 0x0393, 0x03c0, 0x03a3, 0x03c3, 0x00b5, 0x03c4, 0x03a6, 0x0398, 0x03a9, 0x03b4,
  0x221e, 0x03c6, 0x03b5, 0x2229, 0x2261, 0x00b1, 0x2265, 0x2264, 0x2320, 0x2321, 0x00f7, 0x2248,
  0x00b0, 0x2219, 0x00b7, 0x221a, 0x207f, 0x00b2, 0x25a0, 0x00a0,
};

/* Windows-1252 from 0x80 to 0x9f; from there on it is Unicode. */
static const gunichar2 windows_1252[32] = {
  0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178,
};

static guint
line_of (const char *data, const char *place)
{
  guint line = 1;

  for (const char *p = data; p < place; p++)
    line += *p == '\n';
  return line;
}

/* stf_sie_text_detect:
 * @data: a file, without a byte order mark or with one
 * @size: its bytes
 * @encoding: (out): what it is written in
 * @error: return location for %STF_EXCHANGE_ERROR_ENCODING: no text, or a file with the mark of
 *   UTF-8 that is none, with the line
 *
 * Finds the encoding by rules 1 and 2. */
gboolean
stf_sie_text_detect (const char *data, gsize size, StfSieEncoding *encoding, GError **error)
{
  static const char letters[] = "\x86\x84\x94\x8f\x8e\x99\x82\x90";
  static const char windows_letters[] = "\xe5\xe4\xf6\xc5\xc4\xd6\xe9\xc9";
  const char *zero = size > 0 ? memchr (data, '\0', size) : NULL;
  gboolean marked = size >= 3 && memcmp (data, "\357\273\277", 3) == 0;
  gboolean ascii = TRUE;
  gint64 balance = 0;
  const char *end;

  if (zero != NULL || (!g_utf8_validate (data, (gssize) size, &end) && marked))
    {
      g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_ENCODING,
                   _ ("Line %u: the file has bytes that are no text."),
                   line_of (data, zero != NULL ? zero : end));
      return FALSE;
    }

  for (gsize i = 0; i < size; i++)
    if ((guchar) data[i] >= 0x80)
      {
        ascii = FALSE;
        balance += strchr (letters, data[i]) != NULL;
        balance -= strchr (windows_letters, data[i]) != NULL;
      }
  *encoding = marked || (!ascii && end == data + size) ? STF_SIE_UTF_8
              : balance < 0                            ? STF_SIE_WINDOWS_1252
                                                       : STF_SIE_CP437;
  return TRUE;
}

static gboolean
is_plain (const char *bytes, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (bytes[i] <= ' ' || bytes[i] > '~')
      return FALSE;
  return TRUE;
}

/* stf_sie_text_decode:
 *
 * Returns: (transfer full): the bytes of a field as one line of text (H13) */
char *
stf_sie_text_decode (const char *bytes, gsize length, StfSieEncoding encoding)
{
  g_autoptr (GString) text = NULL;

  if (is_plain (bytes, length))
    return g_strndup (bytes, length);
  if (encoding == STF_SIE_UTF_8)
    return stf_text_clean_line (bytes, (gssize) length);

  text = g_string_sized_new (2 * length);
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) bytes[i];

      g_string_append_unichar (text, c < 0x80                    ? c
                                     : encoding == STF_SIE_CP437 ? cp437[c - 0x80]
                                     : c < 0xa0                  ? windows_1252[c - 0x80]
                                                                 : c);
    }
  return stf_text_clean_line (text->str, (gssize) text->len);
}

static char
encode (gunichar c)
{
  if (c < 0x80)
    return (char) c;
  for (guint i = 0; i < G_N_ELEMENTS (cp437); i++)
    if (cp437[i] == c)
      return (char) (0x80 + i);
  return '\0';
}

/* Letters that the code page lacks, as what is nearest. */
static void
append_nearest (GString *bytes, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  gboolean dash = c >= 0x2010 && c <= 0x2015;
  gboolean quote = c == 0x2018 || c == 0x2019;

  if (n > 0 && parts[0] != c && encode (parts[0]) != '\0')
    g_string_append_c (bytes, encode (parts[0]));
  else
    g_string_append_c (bytes, dash ? '-' : quote ? '\'' : '?');
}

/* stf_sie_text_append_encoded:
 *
 * Appends a text in code page 437; a letter that it lacks is the nearest it has, or "?". */
void
stf_sie_text_append_encoded (GString *bytes, const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char byte = encode (c);

      if (byte != '\0')
        g_string_append_c (bytes, byte);
      else
        append_nearest (bytes, c);
    }
}

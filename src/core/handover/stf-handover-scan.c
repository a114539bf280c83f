/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks over the bytes of a document before a parser sees them, and refuses what a handover
 * document never holds.
 *
 *   1. UTF-8 only, so that these bytes mean the same to the parser.
 *   2. No "<!" (DOCTYPE, comment, CDATA) and no "<?" but the declaration.  So there are no entities
 *      to expand and none to fetch, nothing travels outside the proof (H6), and each "<" that is
 *      left begins or ends an element, which makes the rest of the scan exact.
 *   3. No references but those to characters and the five of XML itself: nothing to look up.
 *   4. Bounds (stf-handover-limits.h) on the size, elements, depth, and the length and attributes
 *      of a tag.
 *
 * The scan trusts nothing beyond that: whether the document is well-formed is for the parser.  A
 * line is looked up by counting again when an error needs it. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-handover-limits.h"
#include "stf-handover-read.h"

typedef struct
{
  const char *data;
  const char *end;
} Scan;

static guint
count_lines (const char *from, const char *to)
{
  guint line = 1;

  while ((from = memchr (from, '\n', (gsize) (to - from))) != NULL)
    {
      line++;
      from++;
    }
  return line;
}

static gboolean G_GNUC_PRINTF (5, 6) fail (const Scan *self, const char *at, StfHandoverError code,
                                           GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  g_set_error (error, STF_HANDOVER_ERROR, code, _ ("Line %u: %s"), count_lines (self->data, at),
               text);
  return FALSE;
}

static gboolean
fail_truncated (GError **error)
{
  g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                       _ ("The document ends in the middle. Fetch it again."));
  return FALSE;
}

static gboolean
begins (const Scan *self, const char *at, const char *text)
{
  gsize length = strlen (text);

  return (gsize) (self->end - at) >= length && memcmp (at, text, length) == 0;
}

/* Rule 2.  @at is "<!" or "<?". */
static gboolean
fail_forbidden (const Scan *self, const char *at, GError **error)
{
  if (begins (self, at, "<!DOCTYPE"))
    return fail (self, at, STF_HANDOVER_ERROR_FORBIDDEN, error,
                 _ ("A handover document has no DOCTYPE."));
  if (begins (self, at, "<!--"))
    return fail (self, at, STF_HANDOVER_ERROR_FORBIDDEN, error,
                 _ ("A handover document has no comments."));
  if (begins (self, at, "<?"))
    return fail (self, at, STF_HANDOVER_ERROR_FORBIDDEN, error,
                 _ ("A handover document has no processing instructions."));
  return fail (self, at, STF_HANDOVER_ERROR_FORBIDDEN, error,
               _ ("A handover document has elements and text only, no “<!”."));
}

/* The end of the XML declaration, or NULL if it is not one of ours.  Other programs may write it
 * with other quotes, or leave it out. */
static const char *
skip_declaration (const Scan *self)
{
  g_autoptr (GRegex) pattern = g_regex_new (
      "^<\\?xml\\s+version=([\"'])1\\.0\\1(\\s+encoding=([\"'])utf-8\\3)?\\s*\\?>",
      G_REGEX_CASELESS | G_REGEX_RAW, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  int end;

  if (!begins (self, self->data, "<?xml"))
    return self->data;
  if (!g_regex_match_full (pattern, self->data, MIN (self->end - self->data, 200), 0, 0, &match,
                           NULL)
      || !g_match_info_fetch_pos (match, 0, NULL, &end))
    return NULL;
  return self->data + end;
}

/* Finds the ">" of the tag that begins at @tag and counts its attributes. */
static const char *
scan_tag (const Scan *self, const char *tag, guint *n_attributes)
{
  const char *end = MIN (self->end, tag + STF_HANDOVER_MAX_TAG);
  char quote = 0;
  const char *p;

  *n_attributes = 0;
  for (p = tag; p < end; p++)
    {
      if (quote != 0)
        {
          if (*p == quote)
            quote = 0;
        }
      else if (*p == '"' || *p == '\'')
        quote = *p;
      else if (*p == '=')
        (*n_attributes)++;
      else if (*p == '>')
        return p;
    }
  return NULL;
}

/* Rule 3. */
static gboolean
scan_references (const Scan *self, GError **error)
{
  static const char *const KNOWN[] = { "&#", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };
  const char *p = self->data;

  while ((p = memchr (p, '&', (gsize) (self->end - p))) != NULL)
    {
      gboolean known = FALSE;
      guint i;

      for (i = 0; i < G_N_ELEMENTS (KNOWN) && !known; i++)
        known = begins (self, p, KNOWN[i]);
      if (!known)
        return fail (self, p, STF_HANDOVER_ERROR_FORBIDDEN, error,
                     _ ("A handover document has no entities. “&” is written “&amp;”."));
      p++;
    }
  return TRUE;
}

/* Rules 2 and 4. */
static gboolean
scan_elements (const Scan *self, const char *p, guint64 *n_elements, GError **error)
{
  guint depth = 0;

  while ((p = memchr (p, '<', (gsize) (self->end - p))) != NULL)
    {
      const char *tag = p;
      guint n_attributes;

      if (p + 1 < self->end && (p[1] == '!' || p[1] == '?'))
        return fail_forbidden (self, tag, error);

      p = scan_tag (self, tag, &n_attributes);
      if (p == NULL && self->end - tag < STF_HANDOVER_MAX_TAG)
        return fail_truncated (error);
      if (p == NULL)
        return fail (self, tag, STF_HANDOVER_ERROR_LIMIT, error,
                     _ ("The tag is longer than %d characters."), STF_HANDOVER_MAX_TAG);
      if (n_attributes > STF_HANDOVER_MAX_ATTRIBUTES)
        return fail (self, tag, STF_HANDOVER_ERROR_LIMIT, error,
                     _ ("The element has more than %d attributes."), STF_HANDOVER_MAX_ATTRIBUTES);

      if (tag[1] == '/')
        {
          depth -= depth > 0;
          continue;
        }

      if (++*n_elements > STF_HANDOVER_MAX_ELEMENTS)
        return fail (self, tag, STF_HANDOVER_ERROR_LIMIT, error,
                     _ ("The document has more than %d elements."), STF_HANDOVER_MAX_ELEMENTS);
      if (++depth > STF_HANDOVER_MAX_DEPTH)
        return fail (self, tag, STF_HANDOVER_ERROR_LIMIT, error,
                     _ ("The elements stand more than %d levels deep."), STF_HANDOVER_MAX_DEPTH);
      if (p[-1] == '/')
        depth--;
    }

  return depth == 0 || fail_truncated (error);
}

/**
 * stf_handover_scan:
 * @data: the bytes of a document
 * @length: their number
 * @n_elements: (out): how many elements it has
 * @error: return location for %STF_HANDOVER_ERROR
 *
 * Tells whether a parser may see the document.
 */
gboolean
stf_handover_scan (const char *data, gsize length, guint64 *n_elements, GError **error)
{
  Scan self = { data, data + length };
  const char *start, *invalid;

  *n_elements = 0;

  if (length > STF_HANDOVER_MAX_SIZE)
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_LIMIT,
                   _ ("The document is larger than %d MB: this is no handover document."),
                   STF_HANDOVER_MAX_SIZE / (1024 * 1024));
      return FALSE;
    }

  if (begins (&self, data, "SQLite format 3"))
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                           _ ("This is a year file, not a handover document. Open it instead."));
      return FALSE;
    }

  if (length == 0 || *data != '<')
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                           _ ("This is not a handover document: it does not begin as XML."));
      return FALSE;
    }

  if (!g_utf8_validate_len (data, length, &invalid))
    return fail (&self, invalid, STF_HANDOVER_ERROR_NOT_A_HANDOVER, error,
                 _ ("A handover document is written in UTF-8, but this is not."));

  start = skip_declaration (&self);
  if (start == NULL)
    return fail (&self, data, STF_HANDOVER_ERROR_NOT_A_HANDOVER, error, _ ("Expected “%s”."),
                 STF_HANDOVER_DECLARATION);

  return scan_elements (&self, start, n_elements, error) && scan_references (&self, error);
}

/**
 * stf_handover_scan_find_line:
 * @data: the bytes of a document that stf_handover_scan() let pass
 * @length: their number
 * @element: the number of an element, from 1 in document order
 *
 * Returns: the line where the element begins, from 1
 */
guint
stf_handover_scan_find_line (const char *data, gsize length, guint64 element)
{
  const char *end = data + length;
  const char *p = data;

  while (element > 0 && (p = memchr (p, '<', (gsize) (end - p))) != NULL)
    {
      if (p[1] != '/' && p[1] != '?' && --element == 0)
        return count_lines (data, p);
      p++;
    }
  return count_lines (data, end);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of a SIE file, one a line, before anything is known of what they mean.
 *
 *   1. Lines end with LF, CR LF or CR.  Empty ones are passed over, and so is the end-of-file mark
 *      of DOS.
 *   2. Fields are parted by blanks or tabs.  A field in quotation marks may hold them; \" in it is
 *      a quotation mark.
 *   3. Braces hold a list of fields, which is one field of the record.  A brace on a line of its
 *      own, or at the end of one, opens or closes a block of records.
 *   4. The checksum is the CRC-32 of tags and fields, lists included, without what parts them,
 *      quotation marks and braces.  (Where the format leaves it open: \" counts as one byte.) */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-scan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint32
update_checksum (guint32 checksum, const char *bytes)
{
  /* Of each half byte: the polynomial 0xedb88320. */
  static const guint32 table[16] = {
    0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4, 0x4db26158, 0x5005713c,
    0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c, 0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c,
  };

  checksum = ~checksum;
  for (const char *p = bytes; *p != '\0'; p++)
    {
      checksum ^= (guchar) *p;
      checksum = (checksum >> 4) ^ table[checksum & 15];
      checksum = (checksum >> 4) ^ table[checksum & 15];
    }
  return ~checksum;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\x1a';
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* Rule 1. */
static void
skip_line_end (StfSieScan *self)
{
  if (self->p < self->end && *self->p == '\r')
    {
      self->p++;
      if (self->p < self->end && *self->p == '\n')
        self->p++;
    }
  else if (self->p < self->end)
    self->p++;
  self->line++;
}

static void
skip_blanks (StfSieScan *self)
{
  while (self->p < self->end && is_blank (*self->p))
    self->p++;
}

static gboolean
at_line_end (const StfSieScan *self)
{
  return self->p >= self->end || is_line_end (*self->p);
}

/* Rule 2.  A field into the buffer at *to, which it moves past the field. */
static gboolean
read_field (StfSieScan *self, gboolean in_list, char **to, GError **error)
{
  gboolean quoted = *self->p == '"';
  char *field = *to;

  if (quoted)
    for (self->p++; !at_line_end (self) && *self->p != '"'; self->p++)
      {
        if (self->p[0] == '\\' && self->p + 1 < self->end && self->p[1] == '"')
          self->p++;
        *(*to)++ = *self->p;
      }
  else
    for (; !at_line_end (self) && !is_blank (*self->p) && !(in_list && *self->p == '}'); self->p++)
      *(*to)++ = *self->p;
  *(*to)++ = '\0';

  if (quoted && at_line_end (self))
    return stf_exchange_fail_line (error, self->line, _ ("a quotation mark is never closed."));
  if (quoted)
    self->p++;
  self->checksum = update_checksum (self->checksum, field);
  return TRUE;
}

static void
add_field (StfSieRecord *record, const char *field)
{
  if (record->n_fields < STF_SIE_MAX_FIELDS)
    record->fields[record->n_fields++] = field;
}

/* Rule 3. */
static gboolean
read_list (StfSieScan *self, StfSieRecord *record, gboolean keep, char **to, GError **error)
{
  self->p++;
  skip_blanks (self);
  record->opens = at_line_end (self);
  for (; !at_line_end (self) && *self->p != '}'; skip_blanks (self))
    {
      const char *field = *to;

      if (!read_field (self, TRUE, to, error))
        return FALSE;
      if (keep && record->n_list >= STF_SIE_MAX_OBJECT_FIELDS)
        return stf_exchange_fail_line (error, self->line, _ ("there are too many objects."));
      if (keep)
        record->list[record->n_list++] = field;
    }
  if (record->opens)
    return TRUE;
  if (at_line_end (self))
    return stf_exchange_fail_line (error, self->line, _ ("a brace is never closed."));
  self->p++;
  add_field (record, "");
  return TRUE;
}

static gboolean
read_fields (StfSieScan *self, StfSieRecord *record, char *to, GError **error)
{
  gboolean has_list = FALSE;

  for (skip_blanks (self); !at_line_end (self); skip_blanks (self))
    {
      const char *field = to;

      if (*self->p != '{')
        {
          if (!read_field (self, FALSE, &to, error))
            return FALSE;
          add_field (record, field);
          continue;
        }
      if (!read_list (self, record, !has_list, &to, error))
        return FALSE;
      has_list = TRUE;
    }
  return TRUE;
}

static gboolean
check_line_length (const StfSieScan *self, GError **error)
{
  const char *p = self->p;

  while (p < self->end && !is_line_end (*p))
    p++;
  return p - self->p <= STF_SIE_MAX_LINE
         || stf_exchange_fail_line (error, self->line, _ ("the line is longer than 64 kB."));
}

/* stf_sie_scan_init: begins at the start of a file, whose bytes must outlive the scan. */
void
stf_sie_scan_init (StfSieScan *self, const char *data, gsize size)
{
  gboolean marked = size >= 3 && memcmp (data, "\357\273\277", 3) == 0;

  self->p = data + (marked ? 3 : 0);
  self->end = data + size;
  self->line = 1;
  /* A field is never shorter in the file than here, where a zero byte ends it, but for the last. */
  self->buffer = g_malloc (STF_SIE_MAX_LINE + 2);
  self->checksum = self->checksum_before = 0;
}

/* stf_sie_scan_clear: frees what a scan owns. */
void
stf_sie_scan_clear (StfSieScan *self)
{
  g_clear_pointer (&self->buffer, g_free);
}

/* stf_sie_scan_next:
 * @record: (out caller-allocates): the next record
 * @has_record: (out): FALSE at the end of the file
 * @error: return location for %STF_EXCHANGE_ERROR_FORM, with the line */
gboolean
stf_sie_scan_next (StfSieScan *self, StfSieRecord *record, gboolean *has_record, GError **error)
{
  char *to = self->buffer;

  for (skip_blanks (self); self->p < self->end && is_line_end (*self->p); skip_blanks (self))
    skip_line_end (self);

  memset (record, 0, sizeof *record);
  record->line = self->line;
  *has_record = self->p < self->end;
  if (!*has_record)
    return TRUE;
  if (!check_line_length (self, error))
    return FALSE;

  self->checksum_before = self->checksum;
  if (*self->p == '{' || *self->p == '}')
    {
      record->tag = *self->p++ == '{' ? "{" : "}";
      skip_blanks (self);
      return TRUE;
    }
  if (*self->p != '#')
    return stf_exchange_fail_line (error, self->line,
                                   _ ("each line of a SIE file begins with #, and this one does "
                                      "not."));
  record->tag = to;
  return read_field (self, FALSE, &to, error) && read_fields (self, record, to, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a SIE file, types 1 to 4 and 4I (SIE 4B, 2008).
 *
 *   1. Records and fields that are not known are passed over, and so are the blocks of such
 * records. A known record with too few fields, an amount or a date that is none is an error with
 * its line; dates of the head that nothing depends on are only taken where they are good.
 *   2. A voucher's rows are its #TRANS.  #BTRANS is a row that was taken away, and #RTRANS one that
 *      was added later, which its twin follows as #TRANS for programs that know no #RTRANS: neither
 *      is counted.  Only an #RTRANS without its twin (the same account, object and amount in the
 *      record after it) is a row of its own.
 *   3. Whether vouchers balance is for who uses them to judge: stf_sie_load_actuals().
 *   4. The checksum is that of rule 4 in stf-sie-scan.c, from the first #KSUMMA to the second. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-read-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money.h"
#include "stf-sie-text.h"

static StfSieVoucher *
get_voucher (const StfSieReader *self)
{
  return &g_array_index (self->sie->vouchers, StfSieVoucher, self->sie->vouchers->len - 1);
}

static gboolean
add_row (StfSieReader *self, const StfSieRow *row, GError **error)
{
  StfSieVoucher *voucher = get_voucher (self);

  g_array_append_vals (self->sie->rows, row, 1);
  voucher->n_rows++;
  return stf_money_add (voucher->balance, row->amount, &voucher->balance)
         || stf_exchange_fail_line (error, row->line,
                                    _ ("the voucher adds up to more than Stafett can hold."));
}

/* Rule 2: counts an #RTRANS whose twin is not @twin. */
static gboolean
settle_added (StfSieReader *self, const StfSieRow *twin, GError **error)
{
  gboolean alone = self->has_added
                   && (twin == NULL || twin->amount != self->added.amount
                       || strcmp (twin->account, self->added.account) != 0
                       || strcmp (twin->object, self->added.object) != 0);

  self->has_added = FALSE;
  return !alone || add_row (self, &self->added, error);
}

static gboolean
read_voucher (StfSieReader *self, GError **error)
{
  StfSieVoucher voucher = { .line = self->record->line, .first_row = self->sie->rows->len };

  if (self->record->n_fields < 3)
    return stf_sie_fail_short (self, error);
  if (!stf_sie_read_date (self, 2, &voucher.date, error))
    return FALSE;
  voucher.series = stf_sie_keep_field (self, 0);
  voucher.number = stf_sie_keep_field (self, 1);
  voucher.text = stf_sie_keep_field (self, 3);
  g_array_append_val (self->sie->vouchers, voucher);
  return TRUE;
}

static gboolean
read_row_fields (const StfSieReader *self, StfSieRow *row, GError **error)
{
  if (self->block != STF_SIE_BLOCK_VOUCHER)
    return stf_sie_fail_line (self, _ ("%s stands outside a voucher."), self->record->tag, error);
  if (self->record->n_fields < 3)
    return stf_sie_fail_short (self, error);
  row->line = self->record->line;
  return stf_sie_read_account (self, 0, &row->account, error)
         && stf_sie_read_object (self, &row->object, error)
         && stf_sie_read_amount (self, 2, &row->amount, error);
}

static gboolean
read_row (StfSieReader *self, GError **error)
{
  StfSieRow row;

  return read_row_fields (self, &row, error) && settle_added (self, &row, error)
         && add_row (self, &row, error);
}

static gboolean
read_added_row (StfSieReader *self, GError **error)
{
  StfSieRow row;

  if (!read_row_fields (self, &row, error) || !settle_added (self, NULL, error))
    return FALSE;
  self->added = row;
  self->has_added = TRUE;
  return TRUE;
}

/* Rule 4. */
static void
read_checksum (StfSieReader *self, StfSieScan *scan)
{
  const char *text = stf_sie_get_field (self, 0);

  if (*text == '\0')
    scan->checksum = 0;
  else if (g_ascii_strtoll (text, NULL, 10) == (gint64) scan->checksum_before
           || g_ascii_strtoll (text, NULL, 10) == (gint32) scan->checksum_before)
    self->sie->checksum = STF_SIE_CHECKSUM_AGREES;
  else
    self->sie->checksum = STF_SIE_CHECKSUM_DIFFERS;
}

/* Rule 1. */
static gboolean
read_known (StfSieReader *self, GError **error)
{
  const char *tag = self->record->tag;
  StfSieRecordFunc read = strcmp (tag, "#TRANS") == 0    ? read_row
                          : strcmp (tag, "#RTRANS") == 0 ? read_added_row
                          : strcmp (tag, "#VER") == 0    ? read_voucher
                                                         : stf_sie_find_statement (tag);

  self->known |= read != NULL;
  return read == NULL || read (self, error);
}

static gboolean
open_block (StfSieReader *self, GError **error)
{
  if (self->block != STF_SIE_BLOCK_NONE)
    return stf_exchange_fail_line (error, self->record->line,
                                   _ ("a brace opens before the last one has closed."));
  self->block = self->after_voucher ? STF_SIE_BLOCK_VOUCHER : STF_SIE_BLOCK_FOREIGN;
  return TRUE;
}

static gboolean
close_block (StfSieReader *self, GError **error)
{
  if (self->block == STF_SIE_BLOCK_NONE)
    return stf_exchange_fail_line (error, self->record->line,
                                   _ ("a brace closes that was never opened."));
  if (!settle_added (self, NULL, error))
    return FALSE;
  self->block = STF_SIE_BLOCK_NONE;
  self->after_voucher = FALSE;
  return TRUE;
}

static gboolean
is_row_tag (const char *tag)
{
  return strcmp (tag, "#TRANS") == 0 || strcmp (tag, "#RTRANS") == 0
         || strcmp (tag, "#BTRANS") == 0;
}

static gboolean
read_record (StfSieReader *self, StfSieScan *scan, GError **error)
{
  const char *tag = self->record->tag;

  if (*tag == '{')
    return open_block (self, error);
  if (*tag == '}')
    return close_block (self, error);
  if (strcmp (tag, "#KSUMMA") == 0)
    read_checksum (self, scan);
  if (self->block == STF_SIE_BLOCK_FOREIGN)
    return TRUE;
  if (self->block == STF_SIE_BLOCK_VOUCHER && !is_row_tag (tag))
    return settle_added (self, NULL, error)
           && (strcmp (tag, "#VER") != 0
               || stf_sie_fail_line (
                   self, _ ("%s stands in the voucher before it, which is never closed."), tag,
                   error));
  if (!read_known (self, error))
    return FALSE;
  self->after_voucher = strcmp (tag, "#VER") == 0;
  return !self->record->opens || open_block (self, error);
}

static gboolean
read_records (StfSieReader *self, StfSieScan *scan, GError **error)
{
  StfSieRecord record;
  gboolean has_record;

  self->record = &record;
  for (guint n = 0; stf_sie_scan_next (scan, &record, &has_record, error); n++)
    {
      if (!has_record && self->block != STF_SIE_BLOCK_NONE)
        return stf_exchange_fail_line (error, scan->line,
                                       _ ("the file ends in the middle of a voucher."));
      if (!has_record)
        return TRUE;
      if (n >= STF_SIE_MAX_RECORDS)
        {
          g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_TOO_BIG,
                               _ ("The file has more than 500,000 records."));
          return FALSE;
        }
      if (!read_record (self, scan, error))
        return FALSE;
    }
  return FALSE;
}

static StfSie *
sie_new (void)
{
  StfSie *self = g_new0 (StfSie, 1);

  self->strings = g_string_chunk_new (4096);
  self->type = 1;
  self->format = self->program = self->company = self->organisation = "";
  self->years = g_array_new (FALSE, FALSE, sizeof (StfSieYear));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (StfSieAccount));
  self->dimensions = g_array_new (FALSE, FALSE, sizeof (StfSieDimension));
  self->objects = g_array_new (FALSE, FALSE, sizeof (StfSieObject));
  self->opening = g_array_new (FALSE, FALSE, sizeof (StfSieBalance));
  self->closing = g_array_new (FALSE, FALSE, sizeof (StfSieBalance));
  self->results = g_array_new (FALSE, FALSE, sizeof (StfSieBalance));
  self->periods = g_array_new (FALSE, FALSE, sizeof (StfSiePeriod));
  self->budget = g_array_new (FALSE, FALSE, sizeof (StfSiePeriod));
  self->vouchers = g_array_new (FALSE, FALSE, sizeof (StfSieVoucher));
  self->rows = g_array_new (FALSE, FALSE, sizeof (StfSieRow));
  self->account_of = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/* Where a letter was replaced by U+FFFD before the file came here. */
static guint
find_destroyed (const char *data, gsize size, StfSieEncoding encoding)
{
  const char *place = encoding == STF_SIE_UTF_8 ? g_strstr_len (data, (gssize) size, "\357\277\275")
                                                : NULL;
  guint line = 1;

  for (const char *p = data; p < place; p++)
    line += *p == '\n';
  return place != NULL ? line : 0;
}

static gboolean
fail_kind (GError **error)
{
  return stf_exchange_fail_line (error, 1, _ ("a SIE file begins with #FLAGGA."));
}

/* A file that was fetched from the web may be a page that says it is not there. */
static gboolean
check_kind (const char *data, gsize size, GError **error)
{
  const char *end = data + size;

  if (size >= 3 && memcmp (data, "\357\273\277", 3) == 0)
    data += 3;
  while (data < end && g_ascii_isspace (*data))
    data++;
  if (data < end && *data == '<')
    return stf_exchange_fail_line (
        error, 1,
        _ ("this is a web page, not a SIE file. Fetch the file anew from "
           "the accounting system."));
  return (data < end && *data == '#') || fail_kind (error);
}

/**
 * stf_sie_read:
 * @bytes: the content of a SIE file
 * @error: return location for an error of %STF_EXCHANGE_ERROR, with the line
 *
 * Reads a file by the rules of the head comment.
 *
 * Returns: (transfer full) (nullable): what it says
 */
StfSie *
stf_sie_read (GBytes *bytes, GError **error)
{
  g_autoptr (StfSie) self = NULL;
  g_autofree char *wide = NULL;
  g_auto (StfSieScan) scan = { NULL };
  StfSieReader reader = { NULL };
  gsize size;
  const char *data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > STF_EXCHANGE_MAX_BYTES
      || (size >= 2 && (memcmp (data, "\377\376", 2) == 0 || memcmp (data, "\376\377", 2) == 0)))
    {
      wide = stf_encoding_decode (bytes, error);
      if (wide == NULL)
        return NULL;
      data = wide;
      size = strlen (wide);
    }

  reader.sie = self = sie_new ();
  if (!stf_sie_text_detect (data, size, &self->encoding, error))
    return NULL;
  self->destroyed_line = find_destroyed (data, size, self->encoding);

  if (!check_kind (data, size, error))
    return NULL;
  stf_sie_scan_init (&scan, data, size);
  if (!read_records (&reader, &scan, error) || !(reader.known || fail_kind (error)))
    return NULL;
  return g_steal_pointer (&self);
}

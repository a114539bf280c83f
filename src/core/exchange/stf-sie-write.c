/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a budget as SIE type 3, for accounting systems to take in.
 *
 *   1. Of each account and month there is one #PBUDGET without object, the total, and one for each
 *      object beneath it, as the format has it: whoever adds up both counts twice.  Rows whose
 *      amount is 0 are left out.
 *   2. Text is code page 437 in quotation marks, on one line; a letter that it lacks is the nearest
 *      it has, and \ is /, since it would hide a quotation mark after it.  Lines end with CR LF.
 *   3. The last day of the year is #OMFATTN, which types 2 and 3 must have.
 *   4. The checksum, if there is one, stands around all records but #FLAGGA, which a program that
 *      takes the file in may change. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-write.h"

#include <string.h>

#include "stf-actuals.h"
#include "stf-money.h"
#include "stf-sie-scan.h"
#include "stf-sie-text.h"

struct _StfSieWriter
{
  GString *head;
  GString *names;
  StfActuals *totals;
  StfActuals *parts;
};

static void
append_text (GString *bytes, const char *text)
{
  g_autoptr (GString) encoded = g_string_new (NULL);

  stf_sie_text_append_encoded (encoded, text);
  g_string_append (bytes, " \"");
  for (const char *p = encoded->str; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (bytes, '\\');
      g_string_append_c (bytes, (guchar) *p < ' ' ? ' ' : *p == '\\' ? '/' : *p);
    }
  g_string_append_c (bytes, '"');
}

/* A record with texts, which end with NULL. */
static void
append_record (GString *bytes, const char *tag, ...)
{
  va_list texts;
  const char *text;

  g_string_append (bytes, tag);
  va_start (texts, tag);
  while ((text = va_arg (texts, const char *)) != NULL)
    append_text (bytes, text);
  va_end (texts);
  g_string_append (bytes, "\r\n");
}

/**
 * stf_sie_writer_new:
 * @company: whose budget it is
 * @organisation: (nullable): its organisation number
 * @date: today, 20130131
 * @first: the first day of the financial year
 * @last: the last one
 *
 * Returns: (transfer full): a file in the making
 */
StfSieWriter *
stf_sie_writer_new (const char *company, const char *organisation, int date, int first, int last)
{
  StfSieWriter *self;

  g_return_val_if_fail (company != NULL, NULL);

  self = g_new0 (StfSieWriter, 1);
  self->head = g_string_new (NULL);
  self->names = g_string_new (NULL);
  self->totals = stf_actuals_new ();
  self->parts = stf_actuals_new ();

  append_record (self->head, "#PROGRAM", "Stafett", PACKAGE_VERSION, NULL);
  g_string_append_printf (self->head, "#FORMAT PC8\r\n#GEN %08d\r\n#SIETYP 3\r\n", date);
  if (organisation != NULL)
    append_record (self->head, "#ORGNR", organisation, NULL);
  append_record (self->head, "#FNAMN", company, NULL);
  g_string_append_printf (self->head, "#RAR 0 %08d %08d\r\n#OMFATTN %08d\r\n", first, last, last);
  return self;
}

/** stf_sie_writer_free: frees a file in the making. */
void
stf_sie_writer_free (StfSieWriter *self)
{
  g_string_free (self->head, TRUE);
  g_string_free (self->names, TRUE);
  stf_actuals_free (self->totals);
  stf_actuals_free (self->parts);
  g_free (self);
}

/** stf_sie_writer_name_account: declares an account; @kind is K costs or I income, or 0. */
void
stf_sie_writer_name_account (StfSieWriter *self, const char *number, const char *name, char kind)
{
  const char word[] = { kind, '\0' };

  g_return_if_fail (self != NULL && number != NULL && name != NULL);

  append_record (self->names, "#KONTO", number, name, NULL);
  if (kind != 0)
    append_record (self->names, "#KTYP", number, word, NULL);
}

/** stf_sie_writer_name_dimension: declares a dimension, before its objects. */
void
stf_sie_writer_name_dimension (StfSieWriter *self, const char *number, const char *name)
{
  g_return_if_fail (self != NULL && number != NULL && name != NULL);

  append_record (self->names, "#DIM", number, name, NULL);
}

/** stf_sie_writer_name_object: declares an object of a dimension. */
void
stf_sie_writer_name_object (StfSieWriter *self, const char *dimension, const char *number,
                            const char *name)
{
  g_return_if_fail (self != NULL && dimension != NULL && number != NULL && name != NULL);

  append_record (self->names, "#OBJEKT", dimension, number, name, NULL);
}

/**
 * stf_sie_writer_add_budget:
 * @self: a file in the making
 * @account: the number of an account
 * @object: an object as text, or ""
 * @month: 201301
 * @amount: öre, credit negative; added to what is there
 * @error: return location for %STF_EXCHANGE_ERROR_FORM if the sum is beyond STF_MONEY_MAX
 */
gboolean
stf_sie_writer_add_budget (StfSieWriter *self, const char *account, const char *object, int month,
                           gint64 amount, GError **error)
{
  g_return_val_if_fail (self != NULL && account != NULL && object != NULL, FALSE);

  return stf_actuals_add (self->totals, account, "", month, amount, error)
         && (*object == '\0'
             || stf_actuals_add (self->parts, account, object, month, amount, error));
}

static void
append_row (GString *bytes, const StfActualsRow *row)
{
  const char *object = row->object;
  guint64 amount = (guint64) ABS (row->amount);
  gboolean first = TRUE;
  char *dimension;
  char *number;

  g_string_append_printf (bytes, "#PBUDGET 0 %06d", row->month);
  append_text (bytes, row->account);
  g_string_append (bytes, " {");
  while (stf_sie_object_next (&object, &dimension, &number))
    {
      g_autoptr (GString) pair = g_string_new (NULL);

      append_text (pair, dimension);
      append_text (pair, number);
      g_string_append (bytes, pair->str + (first ? 1 : 0));
      first = FALSE;
      g_free (dimension);
      g_free (number);
    }
  g_string_append_printf (bytes, "} %s%" G_GUINT64_FORMAT ".%02u\r\n", row->amount < 0 ? "-" : "",
                          amount / 100, (guint) (amount % 100));
}

/* Rule 1: rows of an account stand by month, the total before its parts. */
static int
compare_by_month (gconstpointer a, gconstpointer b)
{
  const StfActualsRow *row_a = a;
  const StfActualsRow *row_b = b;
  int order = strcmp (row_a->account, row_b->account);

  if (order == 0)
    order = row_a->month - row_b->month;
  return order != 0 ? order : strcmp (row_a->object, row_b->object);
}

/* Rule 4. */
static guint32
reckon_checksum (const GString *bytes)
{
  g_auto (StfSieScan) scan = { NULL };
  StfSieRecord record;
  gboolean has_record = TRUE;

  stf_sie_scan_init (&scan, bytes->str, bytes->len);
  while (has_record && stf_sie_scan_next (&scan, &record, &has_record, NULL))
    ;
  return scan.checksum;
}

/**
 * stf_sie_writer_finish:
 * @self: a file in the making, to which nothing is added after this
 * @with_checksum: whether it gets its #KSUMMA
 *
 * Returns: (transfer full): the file
 */
GBytes *
stf_sie_writer_finish (StfSieWriter *self, gboolean with_checksum)
{
  g_autoptr (GString) body = NULL;
  g_autoptr (GString) bytes = NULL;
  GArray *rows;

  g_return_val_if_fail (self != NULL, NULL);

  stf_actuals_finish (self->totals);
  stf_actuals_finish (self->parts);
  rows = self->totals->rows;
  g_array_append_vals (rows, self->parts->rows->data, self->parts->rows->len);
  g_array_sort (rows, compare_by_month);

  body = g_string_new_len (self->head->str, (gssize) self->head->len);
  g_string_append_len (body, self->names->str, (gssize) self->names->len);
  for (guint i = 0; i < rows->len; i++)
    append_row (body, &g_array_index (rows, StfActualsRow, i));

  bytes = g_string_new ("#FLAGGA 0\r\n");
  if (with_checksum)
    g_string_append (bytes, "#KSUMMA\r\n");
  g_string_append_len (bytes, body->str, (gssize) body->len);
  if (with_checksum)
    g_string_append_printf (bytes, "#KSUMMA %u\r\n", reckon_checksum (body));
  return g_string_free_to_bytes (g_steal_pointer (&bytes));
}

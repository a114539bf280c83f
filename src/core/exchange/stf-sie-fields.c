/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The fields of a record of SIE: amounts, dates and objects.
 *
 *   1. Amounts have at most two decimals other than 0, after a point; a comma is taken too.
 *   2. An object is sorted by dimension.  The same pair twice is once. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-read-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money.h"
#include "stf-sie-text.h"

/* Characters of the file that a message quotes. */
#define QUOTE_MAX 40

gboolean
stf_sie_fail_line (const StfSieReader *self, const char *format, const char *quoted, GError **error)
{
  g_autofree char *clean = stf_sie_text_decode (quoted, strlen (quoted), self->sie->encoding);
  g_autofree char *start = g_utf8_substring (clean, 0, MIN (QUOTE_MAX, g_utf8_strlen (clean, -1)));
  g_autofree char *reason = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  reason = g_strdup_printf (format, start);
#pragma GCC diagnostic pop
  return stf_exchange_fail_line (error, self->record->line, reason);
}

gboolean
stf_sie_fail_short (const StfSieReader *self, GError **error)
{
  /* Translators: a tag, such as #KONTO. */
  return stf_sie_fail_line (self, _ ("%s has too few fields."), self->record->tag, error);
}

const char *
stf_sie_get_field (const StfSieReader *self, guint index)
{
  return index < self->record->n_fields ? self->record->fields[index] : "";
}

/* A field as text that lives as long as the value. */
static const char *
keep (const StfSieReader *self, const char *bytes)
{
  g_autofree char *text = stf_sie_text_decode (bytes, strlen (bytes), self->sie->encoding);

  return g_string_chunk_insert_const (self->sie->strings, text);
}

const char *
stf_sie_keep_field (const StfSieReader *self, guint index)
{
  return keep (self, stf_sie_get_field (self, index));
}

static gboolean
check_number (const StfSieReader *self, const char *number, GError **error)
{
  return strlen (number) <= STF_SIE_MAX_NUMBER
         || stf_sie_fail_line (self, _ ("“%s” is too long for a number."), number, error);
}

/* stf_sie_read_account: a field as the number of an account, which lives as long as the value. */
gboolean
stf_sie_read_account (const StfSieReader *self, guint index, const char **account, GError **error)
{
  *account = stf_sie_keep_field (self, index);
  return **account != '\0' ? check_number (self, *account, error)
                           : stf_sie_fail_short (self, error);
}

/* Rule 1. */
gboolean
stf_sie_read_amount (const StfSieReader *self, guint index, gint64 *amount, GError **error)
{
  const char *text = stf_sie_get_field (self, index);
  gboolean negative = *text == '-';
  const char *p = text + (*text == '-' || *text == '+');
  gint64 sum = 0;
  gint decimals = -1;
  gboolean fits = TRUE;

  if (!g_ascii_isdigit (*p))
    return stf_sie_fail_line (self, _ ("“%s” is not an amount."), text, error);
  for (; *p != '\0'; p++)
    {
      if ((*p == '.' || *p == ',') && decimals < 0)
        decimals = 0;
      else if (!g_ascii_isdigit (*p) || (decimals >= 2 && *p != '0'))
        return stf_sie_fail_line (self, _ ("“%s” is not an amount."), text, error);
      else if (decimals < 2)
        {
          fits = fits && !__builtin_mul_overflow (sum, 10, &sum)
                 && !__builtin_add_overflow (sum, *p - '0', &sum);
          decimals += decimals >= 0;
        }
    }
  for (decimals = MAX (decimals, 0); decimals < 2; decimals++)
    fits = fits && !__builtin_mul_overflow (sum, 10, &sum);
  if (!fits || !stf_money_is_valid (sum))
    return stf_sie_fail_line (self, _ ("“%s” is larger than any amount that Stafett can hold."),
                              text, error);
  *amount = negative ? -sum : sum;
  return TRUE;
}

static gboolean
parse_digits (const char *text, gsize length, int *number)
{
  if (strlen (text) != length || strspn (text, "0123456789") != length)
    return FALSE;
  *number = (int) g_ascii_strtoll (text, NULL, 10);
  return TRUE;
}

static gboolean
parse_date (const char *text, int *date)
{
  return parse_digits (text, 8, date) && *date / 10000 > 0
         && g_date_valid_dmy ((GDateDay) (*date % 100), (GDateMonth) (*date / 100 % 100),
                              (GDateYear) (*date / 10000));
}

gboolean
stf_sie_read_date (const StfSieReader *self, guint index, int *date, GError **error)
{
  return parse_date (stf_sie_get_field (self, index), date)
         || stf_sie_fail_line (self, _ ("“%s” is not a date."), stf_sie_get_field (self, index),
                               error);
}

void
stf_sie_read_optional_date (const StfSieReader *self, guint index, int *date)
{
  if (!parse_date (stf_sie_get_field (self, index), date))
    *date = 0;
}

/* stf_sie_read_month: a field as a month, 201301. */
gboolean
stf_sie_read_month (const StfSieReader *self, guint index, int *month, GError **error)
{
  const char *text = stf_sie_get_field (self, index);

  return (parse_digits (text, 6, month) && *month / 100 > 0 && *month % 100 >= 1
          && *month % 100 <= 12)
         || stf_sie_fail_line (self, _ ("“%s” is not a month."), text, error);
}

gboolean
stf_sie_read_year_index (const StfSieReader *self, int *index, GError **error)
{
  const char *text = stf_sie_get_field (self, 0);
  int number;

  if (!parse_digits (text + (*text == '-'), strlen (text) - (*text == '-'), &number)
      || number >= STF_SIE_MAX_YEARS || strlen (text) > 3 || text[strspn (text, "-")] == '\0')
    return stf_sie_fail_line (self, _ ("“%s” is not a year."), text, error);
  *index = *text == '-' ? -number : number;
  return TRUE;
}

typedef struct
{
  const char *dimension;
  const char *number;
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *pair_a = a;
  const Pair *pair_b = b;
  guint64 number_a = g_ascii_strtoull (pair_a->dimension, NULL, 10);
  guint64 number_b = g_ascii_strtoull (pair_b->dimension, NULL, 10);

  if (number_a != number_b)
    return number_a < number_b ? -1 : 1;
  if (strcmp (pair_a->dimension, pair_b->dimension) != 0)
    return strcmp (pair_a->dimension, pair_b->dimension);
  return strcmp (pair_a->number, pair_b->number);
}

/* Rule 2. */
gboolean
stf_sie_read_object (const StfSieReader *self, const char **object, GError **error)
{
  const StfSieRecord *record = self->record;
  Pair pairs[STF_SIE_MAX_OBJECT_FIELDS / 2];
  guint n_pairs = record->n_list / 2;
  g_autoptr (GString) text = NULL;

  if (record->n_list % 2 != 0)
    return stf_exchange_fail_line (error, record->line, _ ("a dimension in braces has no object."));
  for (guint i = 0; i < record->n_list; i++)
    if (!check_number (self, record->list[i], error))
      return FALSE;
  for (guint i = 0; i < n_pairs; i++)
    pairs[i] = (Pair){ keep (self, record->list[2 * i]), keep (self, record->list[2 * i + 1]) };
  if (n_pairs > 1)
    qsort (pairs, n_pairs, sizeof (Pair), compare_pairs);

  text = g_string_new (NULL);
  for (guint i = 0; i < n_pairs; i++)
    if (i == 0 || compare_pairs (&pairs[i - 1], &pairs[i]) != 0)
      stf_sie_object_append (text, pairs[i].dimension, pairs[i].number);
  *object = g_string_chunk_insert_const (self->sie->strings, text->str);
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts of money: reckoned in integer öre (H9), shown in kronor, and read as people and programs
 * write them.
 *
 * 1. What would be beyond STF_MONEY_MAX is refused, never wrapped or cut.  Products are made in 128
 *    bits and rounded once, half away from zero: 0.5 öre is 1 öre, and -0.5 öre is -1 öre.
 * 2. An amount is written with spaces of any kind, points or commas; with kr, tkr or mnkr; with
 *    either minus, before or after it, or in parentheses.
 * 3. Where both marks occur, the last one is decimal.  A mark that occurs more than once groups
 *    thousands.
 * 4. A single mark before exactly three digits, and after one to three of which the first is not
 *    0, groups thousands, since no amount has three decimals: 1.234 and 1,234 are both 1 234 kr,
 *    whatever the language.  With tkr and mnkr, which do have them, it is decimal.
 * 5. Groups have three digits.  1 23 is not an amount, nor is 1e5.
 * 6. Nothing is rounded when it is read: 0,005 is refused, 1234,500 is not.
 *
 * Drawback: needs a compiler with 128-bit integers, which 32-bit targets of gcc lack. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-money-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many digits cannot overflow while they are read; more are refused. */
#define DIGITS_MAX 24

G_DEFINE_QUARK (stf - money - error - quark, stf_money_error)

/** stf_money_is_valid: whether a number of öre is within the bounds of amounts. */
gboolean
stf_money_is_valid (gint64 amount)
{
  return amount >= -STF_MONEY_MAX && amount <= STF_MONEY_MAX;
}

static gboolean
put (StfWide amount, gint64 *result)
{
  if (amount < -STF_MONEY_MAX || amount > STF_MONEY_MAX)
    return FALSE;
  *result = (gint64) amount;
  return TRUE;
}

/** stf_money_add: sets @sum, unless it would be beyond the bounds (rule 1). */
gboolean
stf_money_add (gint64 a, gint64 b, gint64 *sum)
{
  return put ((StfWide) a + b, sum);
}

/** stf_money_subtract: sets @difference to @a less @b, unless beyond the bounds (rule 1). */
gboolean
stf_money_subtract (gint64 a, gint64 b, gint64 *difference)
{
  return put ((StfWide) a - b, difference);
}

/** stf_money_sum: adds up @n_amounts amounts in any order, unless beyond the bounds (rule 1). */
gboolean
stf_money_sum (const gint64 *amounts, gsize n_amounts, gint64 *sum)
{
  StfWide total = 0;

  for (gsize i = 0; i < n_amounts; i++)
    total += amounts[i];
  return put (total, sum);
}

/* A quotient, rounded half away from zero. */
StfWide
stf_money_divide (StfWide numerator, StfWide denominator)
{
  StfWide quotient = numerator / denominator;
  StfWide rest = numerator % denominator;
  StfWide size = denominator < 0 ? -denominator : denominator;

  if (rest < 0)
    rest = -rest;
  if (rest >= size - rest)
    quotient += (numerator < 0) == (denominator < 0) ? 1 : -1;
  return quotient;
}

/**
 * stf_money_multiply_ratio:
 * @amount: öre
 * @numerator: any number
 * @denominator: any number but 0
 * @product: (out): @amount x @numerator / @denominator, rounded (rule 1)
 *
 * Returns: FALSE where it would be beyond the bounds
 */
gboolean
stf_money_multiply_ratio (gint64 amount, gint64 numerator, gint64 denominator, gint64 *product)
{
  g_return_val_if_fail (denominator != 0, FALSE);

  return put (stf_money_divide ((StfWide) amount * numerator, denominator), product);
}

/** stf_money_fail_range: sets the error of what is beyond the bounds; returns FALSE. */
gboolean
stf_money_fail_range (GError **error)
{
  g_autofree char *limit = stf_money_format (STF_MONEY_MAX, STF_MONEY_UNIT);

  g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE,
               _ ("The amount is too large: no amount may be more than %s."), limit);
  return FALSE;
}

/* Digits in groups of three, in the language of the messages. */
static void
append_grouped (GString *text, guint64 number)
{
  const char *mark = C_ ("mark between thousands", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, number);
  gsize n_digits = strlen (digits);

  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (text, mark);
      g_string_append_c (text, digits[i]);
    }
}

/**
 * stf_money_format:
 * @amount: öre
 * @flags: how to write it
 *
 * Writes an amount in the form of the language: 1 234 567,50 kr with no-break spaces in Swedish.
 *
 * Returns: (transfer full): the text
 */
char *
stf_money_format (gint64 amount, StfMoneyFlags flags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean thousands = (flags & STF_MONEY_THOUSANDS) != 0;
  guint decimals = thousands ? 1 : 2;
  guint base = thousands ? 10 : 100;
  StfWide parts;

  if ((flags & STF_MONEY_EXACT) && !thousands && amount % 100 != 0)
    flags |= STF_MONEY_ORE;
  if (!(flags & STF_MONEY_ORE))
    {
      decimals = 0;
      base = 1;
    }
  parts = stf_money_divide ((StfWide) amount * base, thousands ? 100000 : 100);

  if (parts < 0)
    g_string_append (text, "\u2212");
  else if (parts > 0 && (flags & STF_MONEY_SIGNED))
    g_string_append_c (text, '+');
  if (parts < 0)
    parts = -parts;
  append_grouped (text, (guint64) (parts / base));
  if (decimals > 0)
    g_string_append_printf (text, "%s%0*u", C_ ("decimal mark", "."), (int) decimals,
                            (guint) (parts % base));
  if (!(flags & STF_MONEY_UNIT))
    return g_string_free (g_steal_pointer (&text), FALSE);
  /* Translators: these spaces do not break. */
  return thousands ? g_strdup_printf (C_ ("amount", "SEK %s thousand"), text->str)
                   : g_strdup_printf (C_ ("amount", "SEK %s"), text->str);
}

/* The bytes of the space that text begins with; 0 where it does not.  Narrow and no-break spaces
 * come from Excel and from this program. */
static gsize
space_length (const char *text)
{
  gunichar c = g_utf8_get_char (text);

  return c == '\t' || g_unichar_type (c) == G_UNICODE_SPACE_SEPARATOR
             ? (gsize) (g_utf8_next_char (text) - text)
             : 0;
}

/* Moves past spaces of any kind. */
void
stf_money_skip_space (const char **text)
{
  for (gsize length = space_length (*text); length > 0; length = space_length (*text))
    *text += length;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

/* What parts two runs of digits. */
typedef enum
{
  MARK_NONE,
  MARK_SPACE,
  MARK_POINT,
  MARK_COMMA,
} Mark;

static Mark
scan_mark (const char **text)
{
  const char *p = *text;
  gsize space = space_length (p);
  Mark mark = *p == '.' ? MARK_POINT : *p == ',' ? MARK_COMMA : space > 0 ? MARK_SPACE : MARK_NONE;

  if (mark == MARK_NONE)
    return MARK_NONE;
  p += space > 0 ? space : 1;
  if (!g_ascii_isdigit (*p))
    return MARK_NONE;
  *text = p;
  return mark;
}

static void
append_digits (StfWritten *number, const char *digits, guint n_digits)
{
  for (guint i = 0; i < n_digits; i++)
    number->digits = number->digits * 10 + (digits[i] - '0');
}

/* A number without sign (rules 3 and 5); an ambiguous one (rule 4) is read as a decimal number.
 * FALSE: no number, or one that is not well-formed. */
gboolean
stf_money_scan_number (const char **text, StfWritten *number)
{
  const char *p = *text;
  const char *first = p;
  guint first_length = count_digits (p);
  guint n_digits = first_length;
  guint n_marks = 0;
  Mark group = MARK_NONE;
  Mark decimal = MARK_NONE;

  *number = (StfWritten){ 0 };
  if (n_digits == 0 || n_digits > DIGITS_MAX)
    return FALSE;
  append_digits (number, p, n_digits);
  p += n_digits;

  for (Mark mark = scan_mark (&p); mark != MARK_NONE; mark = scan_mark (&p))
    {
      guint length = count_digits (p);
      gboolean another = length == 3 && group != MARK_NONE && mark == group;

      n_digits += length;
      if (decimal != MARK_NONE || n_digits > DIGITS_MAX)
        return FALSE;
      append_digits (number, p, length);
      p += length;
      n_marks++;
      if (another)
        continue;
      /* A second mark of the same kind makes groups of both. */
      if (mark == MARK_SPACE || (group == MARK_NONE && length == 3 && (*p == '.' || *p == ',')))
        {
          if (group != MARK_NONE || length != 3 || first_length > 3)
            return FALSE;
          group = mark;
          continue;
        }
      if (mark == group)
        return FALSE;
      decimal = mark;
      number->decimals = (int) length;
      number->ambiguous = n_marks == 1 && length == 3 && first_length <= 3 && *first != '0';
    }
  *text = p;
  return TRUE;
}

/* The öre of the unit that text begins with, "tkr"; 0: none. */
gint64
stf_money_scan_unit (const char **text)
{
  static const struct
  {
    const char *name;
    gint64 ore;
  } units[] = {
    { "kronor", 100 }, { "kr.", 100 },    { "kr", 100 },         { "sek", 100 },
    { ":-", 100 },     { "tkr", 100000 }, { "mnkr", 100000000 }, { "mkr", 100000000 },
  };
  const char *p = *text;

  stf_money_skip_space (&p);
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      gsize length = strlen (units[i].name);

      if (g_ascii_strncasecmp (p, units[i].name, length) == 0 && !g_ascii_isalpha (p[length]))
        {
          *text = p + length;
          return units[i].ore;
        }
    }
  return 0;
}

static gboolean
scan_minus (const char **text)
{
  stf_money_skip_space (text);
  if (**text == '-')
    *text += 1;
  else if (g_str_has_prefix (*text, "\u2212") || g_str_has_prefix (*text, "\u2013"))
    *text += strlen ("\u2212");
  else
    return FALSE;
  stf_money_skip_space (text);
  return TRUE;
}

static gboolean
scan_character (const char **text, char c)
{
  stf_money_skip_space (text);
  if (**text != c)
    return FALSE;
  *text += 1;
  stf_money_skip_space (text);
  return TRUE;
}

/* Sign, unit and parentheses around a number (rule 2).  *unit: öre, 0 where none is said. */
static gboolean
scan_amount (const char *text, StfWritten *number, gboolean *negative, gint64 *unit)
{
  const char *p = text;
  gboolean in_parentheses = scan_character (&p, '(');
  gboolean minus = scan_minus (&p);
  gboolean plus = !minus && !in_parentheses && scan_character (&p, '+');

  *unit = stf_money_scan_unit (&p);
  if (*unit != 0 && !minus && !plus && !in_parentheses && !scan_character (&p, '+'))
    minus = scan_minus (&p);
  stf_money_skip_space (&p);
  if (!stf_money_scan_number (&p, number))
    return FALSE;
  if (*unit == 0)
    *unit = stf_money_scan_unit (&p);
  if (scan_minus (&p))
    {
      if (minus || in_parentheses)
        return FALSE;
      minus = TRUE;
      if (*unit == 0)
        *unit = stf_money_scan_unit (&p);
    }
  if (in_parentheses && (minus || !scan_character (&p, ')')))
    return FALSE;
  if (in_parentheses && *unit == 0)
    *unit = stf_money_scan_unit (&p);
  stf_money_skip_space (&p);
  *negative = minus || in_parentheses;
  return *p == '\0';
}

/* What somebody wrote, as a message may show it: one line of valid text, not too long. */
char *
stf_money_quote (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, strnlen (text, 4 * STF_MONEY_TEXT_MAX));

  for (char *p = valid; *p != '\0'; p++)
    if ((guchar) *p < ' ')
      *p = ' ';
  if (g_utf8_strlen (valid, -1) > 40)
    {
      g_autofree char *start = g_utf8_substring (valid, 0, 39);

      return g_strconcat (start, "…", NULL);
    }
  return g_steal_pointer (&valid);
}

/**
 * stf_money_parse:
 * @text: an amount as somebody wrote it
 * @amount: (out): öre
 * @error: return location for an error
 *
 * Reads an amount in Swedish or English form (rules 2 to 6).
 */
gboolean
stf_money_parse (const char *text, gint64 *amount, GError **error)
{
  StfWritten number;
  gboolean negative;
  gint64 unit;
  StfWide divisor = 1;
  StfWide ore;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (amount != NULL, FALSE);

  if (strnlen (text, STF_MONEY_TEXT_MAX + 1) > STF_MONEY_TEXT_MAX
      || !g_utf8_validate (text, -1, NULL) || !scan_amount (text, &number, &negative, &unit))
    {
      g_autofree char *quoted = stf_money_quote (text);

      g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX,
                   _ ("“%s” is not an amount.  Write it as 1,234.50."), quoted);
      return FALSE;
    }

  if (number.ambiguous && unit <= 100)
    number.decimals = 0;
  for (int i = 0; i < number.decimals; i++)
    divisor *= 10;
  ore = number.digits * (unit != 0 ? unit : 100);
  if (ore % divisor != 0)
    {
      g_autofree char *quoted = stf_money_quote (text);

      g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_PRECISION,
                   _ ("“%s” has parts of an öre.  Write at most two decimals."), quoted);
      return FALSE;
    }
  ore /= divisor;
  return put (negative ? -ore : ore, amount) || stf_money_fail_range (error);
}

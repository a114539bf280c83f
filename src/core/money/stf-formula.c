/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Small formulas in a cell: 12*4500, (3+4)*100, +10%.
 *
 * 1. What can be read as an amount is one: -5 is five kronor less than nothing, (5) as well.
 * 2. A formula has numbers in kronor, + - * / and parentheses; = may stand before it.  × and ÷ and
 *    the minus of print are taken too, and units: 3*12 tkr.
 * 3. A per cent that is added or taken away is one of what stands before it: 4500+10% is 4950.
 *    Everywhere else it is a hundredth: 4500*10% is 450.
 * 4. +10%, -5%, *1,02 and /2 at the beginning go from the old amount of the cell.
 * 5. It is reckoned in fractions, exactly, and rounded once at the end to the öre, half away from
 *    zero.
 * 6. Of 1,234 it cannot be known whether it is a thousand.  After * and /, before % and with tkr or
 *    mnkr it is decimal, as in 4500*1,025; elsewhere in a formula it is refused.
 * 7. Text, nesting and the size of fractions are limited; beyond that it is an error. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-formula.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money-private.h"

#define DEPTH_MAX 20

/* What a fraction may have above and below its line; its negative is no overflow. */
#define FRACTION_MAX (((StfWide) 1) << 126)

/* A fraction in lowest terms; below is more than 0. */
typedef struct
{
  StfWide above;
  StfWide below;
} Fraction;

typedef enum
{
  FAULT_NONE,
  FAULT_SYNTAX,
  FAULT_AMBIGUOUS,
  FAULT_ZERO,
  FAULT_RANGE,
} Fault;

typedef struct
{
  const char *at;
  Fault fault;
  guint depth;
} Reader;

static StfWide
common_divisor (StfWide a, StfWide b)
{
  a = a < 0 ? -a : a;
  b = b < 0 ? -b : b;
  while (b != 0)
    {
      StfWide rest = a % b;

      a = b;
      b = rest;
    }
  return a;
}

static Fraction
fail (Reader *self, Fault fault)
{
  if (self->fault == FAULT_NONE)
    self->fault = fault;
  return (Fraction){ 0, 1 };
}

static Fraction
reduce (Fraction value)
{
  StfWide divisor = common_divisor (value.above, value.below);

  return (Fraction){ value.above / divisor, value.below / divisor };
}

static Fraction
check_range (Reader *self, gboolean overflow, Fraction value)
{
  if (overflow || value.above > FRACTION_MAX || value.above < -FRACTION_MAX
      || value.below > FRACTION_MAX)
    return fail (self, FAULT_RANGE);
  return value;
}

static Fraction
multiply (Reader *self, Fraction a, Fraction b)
{
  /* Crosswise first, so that the products are in lowest terms and as small as can be. */
  Fraction one = reduce ((Fraction){ a.above, b.below });
  Fraction other = reduce ((Fraction){ b.above, a.below });
  Fraction product;
  gboolean overflow = __builtin_mul_overflow (one.above, other.above, &product.above);

  overflow = __builtin_mul_overflow (one.below, other.below, &product.below) || overflow;
  return check_range (self, overflow, product);
}

static Fraction
divide (Reader *self, Fraction a, Fraction b)
{
  if (b.above == 0)
    return fail (self, FAULT_ZERO);
  return multiply (self, a,
                   b.above > 0 ? (Fraction){ b.below, b.above } : (Fraction){ -b.below, -b.above });
}

static Fraction
add (Reader *self, Fraction a, Fraction b)
{
  StfWide divisor = common_divisor (a.below, b.below);
  StfWide one;
  StfWide other;
  Fraction sum = { 0, 1 };
  gboolean overflow = __builtin_mul_overflow (a.above, b.below / divisor, &one);

  overflow = __builtin_mul_overflow (b.above, a.below / divisor, &other) || overflow;
  overflow = __builtin_mul_overflow (a.below, b.below / divisor, &sum.below) || overflow;
  overflow = overflow || __builtin_add_overflow (one, other, &sum.above);
  return check_range (self, overflow, reduce (sum));
}

static Fraction
negate (Fraction value)
{
  return (Fraction){ -value.above, value.below };
}

/* Signs, and their other spellings. */
static const struct
{
  const char *written;
  char sign;
} signs[] = {
  { "+", '+' }, { "-", '-' }, { "*", '*' },      { "/", '/' },      { "%", '%' }, { "=", '=' },
  { "(", '(' }, { ")", ')' }, { "\u2212", '-' }, { "\u2013", '-' }, { "×", '*' }, { "÷", '/' },
};

/* The sign that comes next; 0: none. */
static char
peek (Reader *self, gsize *length)
{
  stf_money_skip_space (&self->at);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (self->at, signs[i].written))
      {
        *length = strlen (signs[i].written);
        return signs[i].sign;
      }
  return '\0';
}

static gboolean
has_sign (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (text, signs[i].written) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
take (Reader *self, char sign)
{
  gsize length;

  if (peek (self, &length) != sign)
    return FALSE;
  self->at += length;
  return TRUE;
}

static Fraction read_sum (Reader *self);

/* A number with its unit; *is_percent: a per cent, already divided (rules 3 and 6). */
static Fraction
read_number (Reader *self, gboolean as_factor, gboolean *is_percent)
{
  StfWritten written;
  Fraction value = { 0, 1 };
  gint64 unit;

  stf_money_skip_space (&self->at);
  if (!stf_money_scan_number (&self->at, &written))
    return fail (self, FAULT_SYNTAX);
  unit = stf_money_scan_unit (&self->at);
  *is_percent = take (self, '%');
  if (written.ambiguous && !as_factor && !*is_percent && unit <= 100)
    return fail (self, FAULT_AMBIGUOUS);

  value.above = written.digits * (unit > 100 ? unit / 100 : 1);
  for (int i = 0; i < written.decimals; i++)
    value.below *= 10;
  if (*is_percent)
    value.below *= 100;
  return reduce (value);
}

static Fraction
read_factor (Reader *self, gboolean as_factor, gboolean *is_percent)
{
  Fraction value;

  *is_percent = FALSE;
  if (self->fault != FAULT_NONE || self->depth >= DEPTH_MAX)
    return fail (self, FAULT_SYNTAX);
  self->depth++;
  if (take (self, '-'))
    value = negate (read_factor (self, as_factor, is_percent));
  else if (take (self, '('))
    {
      value = read_sum (self);
      if (!take (self, ')'))
        fail (self, FAULT_SYNTAX);
      if (take (self, '%'))
        {
          *is_percent = TRUE;
          value = divide (self, value, (Fraction){ 100, 1 });
        }
    }
  else
    value = read_number (self, as_factor, is_percent);
  self->depth--;
  return value;
}

/* What * and / make of a first factor. */
static Fraction
read_product_of (Reader *self, Fraction value, gboolean *is_percent)
{
  gboolean ignored;

  while (self->fault == FAULT_NONE)
    {
      if (take (self, '*'))
        value = multiply (self, value, read_factor (self, TRUE, &ignored));
      else if (take (self, '/'))
        value = divide (self, value, read_factor (self, TRUE, &ignored));
      else
        break;
      *is_percent = FALSE;
    }
  return value;
}

/* What + and - make of a first term (rule 3). */
static Fraction
read_sum_of (Reader *self, Fraction value)
{
  while (self->fault == FAULT_NONE)
    {
      gboolean minus = take (self, '-');
      gboolean is_percent;
      Fraction term;

      if (!minus && !take (self, '+'))
        break;
      term = read_factor (self, FALSE, &is_percent);
      term = read_product_of (self, term, &is_percent);
      if (is_percent)
        term = multiply (self, value, term);
      value = add (self, value, minus ? negate (term) : term);
    }
  return value;
}

static Fraction
read_sum (Reader *self)
{
  gboolean is_percent;
  Fraction value = read_factor (self, FALSE, &is_percent);

  value = read_product_of (self, value, &is_percent);
  return read_sum_of (self, value);
}

/* Whether the formula begins with +10% or -10%, alone or followed by a sum (rule 4). */
static gboolean
begins_with_percent (Reader *self)
{
  Reader ahead = *self;
  gboolean is_percent;

  if (!take (&ahead, '+') && !take (&ahead, '-'))
    return FALSE;
  read_product_of (&ahead, read_factor (&ahead, FALSE, &is_percent), &is_percent);
  return ahead.fault == FAULT_NONE && is_percent;
}

static Fraction
read_formula (Reader *self, Fraction old)
{
  gsize length;
  gboolean is_percent = FALSE;
  char sign;
  Fraction value;

  take (self, '=');
  sign = peek (self, &length);
  if (sign == '*' || sign == '/')
    value = read_sum_of (self, read_product_of (self, old, &is_percent));
  else if (begins_with_percent (self))
    value = read_sum_of (self, old);
  else
    {
      take (self, '+');
      value = read_sum (self);
    }
  stf_money_skip_space (&self->at);
  return *self->at == '\0' ? value : fail (self, FAULT_SYNTAX);
}

static gboolean
report (Fault fault, const char *text, GError **error)
{
  g_autofree char *quoted = stf_money_quote (text);

  switch (fault)
    {
      case FAULT_AMBIGUOUS:
        g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX,
                     _ ("In “%s”, a mark before three digits may be decimal or part thousands.  "
                        "Write thousands with a space or without a mark."),
                     quoted);
        return FALSE;
      case FAULT_ZERO:
        g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE, _ ("“%s” divides by zero."),
                     quoted);
        return FALSE;
      case FAULT_RANGE:
        return stf_money_fail_range (error);
      case FAULT_SYNTAX:
      case FAULT_NONE:
      default:
        g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX,
                     _ ("“%s” is not a formula.  Write it as 12*4500 or +10%%."), quoted);
        return FALSE;
    }
}

/**
 * stf_formula_evaluate:
 * @text: what was typed
 * @old: the amount that is in the cell, in öre; 0 where it is empty
 * @result: (out): öre
 * @error: return location for an error
 *
 * Reckons what was typed in a cell (rules 1 to 7).
 */
gboolean
stf_formula_evaluate (const char *text, gint64 old, gint64 *result, GError **error)
{
  Reader reader = { text };
  g_autoptr (GError) local = NULL;
  Fraction value;
  StfWide ore;

  g_return_val_if_fail (text != NULL && result != NULL, FALSE);
  g_return_val_if_fail (stf_money_is_valid (old), FALSE);

  if (stf_money_parse (text, result, &local))
    return TRUE;
  if (!g_error_matches (local, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX)
      || strnlen (text, STF_MONEY_TEXT_MAX + 1) > STF_MONEY_TEXT_MAX
      || !g_utf8_validate (text, -1, NULL) || !has_sign (text))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  value = read_formula (&reader, reduce ((Fraction){ old, 100 }));
  value = multiply (&reader, value, (Fraction){ 100, 1 });
  if (reader.fault != FAULT_NONE)
    return report (reader.fault, text, error);
  ore = stf_money_divide (value.above, value.below);
  if (ore < -STF_MONEY_MAX || ore > STF_MONEY_MAX)
    return stf_money_fail_range (error);
  *result = (gint64) ore;
  return TRUE;
}

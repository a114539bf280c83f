/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Payroll overhead rates (lönekostnadspålägg): a row a year, agency and birth cohort, each with its
 * source.  They are kept in thousandths of a per cent and written as 54,461 %. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-commission.h"
#include "stf-draft.h"
#include "stf-money-private.h"

#define RATE_MAX 200000

/**
 * stf_overhead_rate_new:
 * @year: the year it is of
 *
 * Returns: (transfer full): a rate of all agencies and cohorts
 */
StfOverheadRate *
stf_overhead_rate_new (int year)
{
  StfOverheadRate *self = g_new0 (StfOverheadRate, 1);

  self->year = year;
  self->statutory_rate = -1;
  return self;
}

/** stf_overhead_rate_copy: (transfer full): a copy. */
StfOverheadRate *
stf_overhead_rate_copy (const StfOverheadRate *self)
{
  StfOverheadRate *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->agency = g_strdup (self->agency);
  copy->agency_name = g_strdup (self->agency_name);
  copy->source = g_strdup (self->source);
  return copy;
}

/** stf_overhead_rate_free: frees a rate. */
void
stf_overhead_rate_free (StfOverheadRate *self)
{
  g_free (self->id);
  g_free (self->agency);
  g_free (self->agency_name);
  g_free (self->source);
  g_free (self);
}

/** stf_overhead_rate_format: (transfer full): a rate in per cent, "54.461 %", without the zeros. */
char *
stf_overhead_rate_format (gint64 rate)
{
  g_autofree char *whole = stf_money_format (rate / 1000 * 100, STF_MONEY_WHOLE);
  g_autofree char *decimals = g_strdup_printf ("%03d", (int) (rate % 1000));

  for (int i = 2; i >= 0 && decimals[i] == '0'; i--)
    decimals[i] = '\0';
  return g_strdup_printf ("%s%s%s\u00a0%%", whole, *decimals ? C_ ("decimal mark", ".") : "",
                          decimals);
}

/**
 * stf_overhead_rate_parse:
 * @text: "54,461" or "54.461 %"
 * @rate: (out): thousandths of a per cent
 * @error: return location for an error
 */
gboolean
stf_overhead_rate_parse (const char *text, gint64 *rate, GError **error)
{
  const char *p = text;
  StfWritten number;
  gboolean valid;

  g_return_val_if_fail (text != NULL && rate != NULL, FALSE);

  valid = g_utf8_validate (text, -1, NULL);
  if (valid)
    {
      stf_money_skip_space (&p);
      valid = stf_money_scan_number (&p, &number);
      stf_money_skip_space (&p);
      if (*p == '%')
        p++;
      stf_money_skip_space (&p);
      valid = valid && *p == '\0' && number.decimals <= 3;
    }
  for (int i = 3; valid && i > number.decimals; i--)
    number.digits *= 10;
  if (!valid || number.digits > RATE_MAX)
    {
      g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SYNTAX,
                           _ ("Write the rate in per cent, with at most three decimals and not "
                              "more than 200."));
      return FALSE;
    }
  *rate = (gint64) number.digits;
  return TRUE;
}

/** stf_overhead_rate_describe: (transfer full): "2024, Uppsala, born 1966–: 54.461 %". */
char *
stf_overhead_rate_describe (const StfOverheadRate *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rate = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  rate = stf_overhead_rate_format (self->full_rate);
  g_string_append_printf (text, "%d", self->year);
  if (self->agency_name != NULL)
    g_string_append_printf (text, ", %s", self->agency_name);
  if (self->born_from > 0 && self->born_to > 0)
    g_string_append_printf (text, _ (", born %d–%d"), self->born_from, self->born_to);
  else if (self->born_from > 0)
    g_string_append_printf (text, _ (", born %d or later"), self->born_from);
  else if (self->born_to > 0)
    g_string_append_printf (text, _ (", born %d or earlier"), self->born_to);
  g_string_append_printf (text, ": %s", rate);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
validate (const StfOverheadRate *self, GError **error)
{
  const char *fault = NULL;

  if (self->year < 1900 || self->year > 2999)
    fault = _ ("Write the year with four digits.");
  else if ((self->born_from != 0 && (self->born_from < 1900 || self->born_from > 2999))
           || (self->born_to != 0 && (self->born_to < 1900 || self->born_to > 2999)))
    fault = _ ("Write years of birth with four digits.");
  else if (self->born_from != 0 && self->born_to != 0 && self->born_to < self->born_from)
    fault = _ ("The last year of birth comes before the first.");
  else if (self->full_rate < 0 || self->full_rate > RATE_MAX || self->statutory_rate > RATE_MAX)
    fault = _ ("Write the rate in per cent, with at most three decimals and not more than 200.");
  else if (self->statutory_rate > self->full_rate)
    fault = _ ("The statutory part is more than the whole rate.");
  if (fault == NULL)
    return TRUE;
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, fault);
  return FALSE;
}

static void
set_year (StfDraft *draft, const char *id, const char *column, int year)
{
  if (year > 0)
    stf_draft_set_integer (draft, id, column, year);
  else
    stf_draft_set_null (draft, id, column);
}

/**
 * stf_overhead_rate_save:
 * @file: a year
 * @self: a rate, new if it has no id
 * @error: return location for an error
 *
 * Writes a rate, as one change, "rate-new" or "rate-edit".
 */
gboolean
stf_overhead_rate_save (StfYearFile *file, const StfOverheadRate *self, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  const char *id;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL, FALSE);

  if (!validate (self, error)
      || (self->id != NULL
          && !stf_draft_load (draft, file, "overhead_rate", "id", self->id, error)))
    return FALSE;
  id = self->id != NULL && stf_draft_get (draft, self->id) != NULL
           ? self->id
           : stf_draft_add (draft, "overhead_rate");
  stf_draft_set_integer (draft, id, "year", self->year);
  stf_draft_set_text (draft, id, "agency", self->agency);
  set_year (draft, id, "born_from", self->born_from);
  set_year (draft, id, "born_to", self->born_to);
  stf_draft_set_integer (draft, id, "full_rate", self->full_rate);
  if (self->statutory_rate >= 0)
    stf_draft_set_integer (draft, id, "statutory_rate", self->statutory_rate);
  else
    stf_draft_set_null (draft, id, "statutory_rate");
  stf_draft_set_text (draft, id, "source", self->source);
  return stf_draft_save (draft, file, self->id != NULL ? "rate-edit" : "rate-new", id, error);
}

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "overhead_rate", user_data, error);
}

/** stf_overhead_rate_delete: removes a rate, as one change, "rate-delete". */
gboolean
stf_overhead_rate_delete (StfYearFile *file, const StfOverheadRate *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->id != NULL, FALSE);

  return stf_year_file_change (file, "rate-delete", self->id, NULL, delete_cb, self->id, error);
}

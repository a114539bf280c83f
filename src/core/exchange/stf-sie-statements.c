/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The records of SIE that stand alone: head, accounts, objects and balances.  What is not here is
 * passed over.  Dates of the head that nothing depends on are taken only where they are good. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-read-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The head */

static gboolean
read_flag (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  self->sie->flag = *stf_sie_get_field (self, 0) == '1';
  return TRUE;
}

static gboolean
read_type (StfSieReader *self, GError **error)
{
  const char *text = stf_sie_get_field (self, 0);

  if (*text < '1' || *text > '4')
    return stf_sie_fail_line (self, _ ("“%s” is not a type of SIE that Stafett knows."), text,
                              error);
  self->sie->type = (guint) (*text - '0');
  return TRUE;
}

static gboolean
read_format (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  self->sie->format = stf_sie_keep_field (self, 0);
  return TRUE;
}

static gboolean
read_program (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  self->sie->program = stf_sie_keep_field (self, 0);
  return TRUE;
}

static gboolean
read_company (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  self->sie->company = stf_sie_keep_field (self, 0);
  return TRUE;
}

static gboolean
read_organisation (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  self->sie->organisation = stf_sie_keep_field (self, 0);
  return TRUE;
}

static gboolean
read_written (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  stf_sie_read_optional_date (self, 0, &self->sie->date);
  return TRUE;
}

static gboolean
read_through (StfSieReader *self, GError **error G_GNUC_UNUSED)
{
  stf_sie_read_optional_date (self, 0, &self->sie->through);
  return TRUE;
}

static gboolean
read_year (StfSieReader *self, GError **error)
{
  StfSieYear year = { .line = self->record->line };

  if (self->record->n_fields < 3)
    return stf_sie_fail_short (self, error);
  if (!stf_sie_read_year_index (self, &year.index, error)
      || !stf_sie_read_date (self, 1, &year.first, error)
      || !stf_sie_read_date (self, 2, &year.last, error))
    return FALSE;
  if (year.last < year.first)
    return stf_sie_fail_line (self, _ ("%s ends before it begins."), self->record->tag, error);
  if (stf_sie_find_year (self->sie, year.index) != NULL
      || self->sie->years->len >= STF_SIE_MAX_YEARS)
    return stf_sie_fail_line (self, _ ("the year %s is there twice."), stf_sie_get_field (self, 0),
                              error);
  g_array_append_val (self->sie->years, year);
  return TRUE;
}

/* Accounts and objects */

static StfSieAccount *
find_or_add_account (StfSieReader *self, const char *number)
{
  gpointer place = g_hash_table_lookup (self->sie->account_of, number);

  if (place == NULL)
    {
      StfSieAccount account = { number, "", 0 };

      g_array_append_val (self->sie->accounts, account);
      place = GUINT_TO_POINTER (self->sie->accounts->len);
      g_hash_table_insert (self->sie->account_of, (gpointer) number, place);
    }
  return &g_array_index (self->sie->accounts, StfSieAccount, GPOINTER_TO_UINT (place) - 1);
}

static gboolean
read_account (StfSieReader *self, GError **error)
{
  const char *number;

  if (!stf_sie_read_account (self, 0, &number, error))
    return FALSE;
  find_or_add_account (self, number)->name = stf_sie_keep_field (self, 1);
  return TRUE;
}

static gboolean
read_account_kind (StfSieReader *self, GError **error)
{
  const char *kind = stf_sie_get_field (self, 1);
  const char *number;

  if (*kind == '\0')
    return stf_sie_fail_short (self, error);
  if (!stf_sie_read_account (self, 0, &number, error))
    return FALSE;
  if (strchr ("TSKI", *kind) != NULL)
    find_or_add_account (self, number)->kind = *kind;
  return TRUE;
}

static gboolean
read_dimension (StfSieReader *self, GError **error)
{
  gboolean below = strcmp (self->record->tag, "#UNDERDIM") == 0;
  StfSieDimension dimension;

  if (self->record->n_fields < (below ? 3 : 2))
    return stf_sie_fail_short (self, error);
  dimension.number = stf_sie_keep_field (self, 0);
  dimension.name = stf_sie_keep_field (self, 1);
  dimension.above = below ? stf_sie_keep_field (self, 2) : NULL;
  g_array_append_val (self->sie->dimensions, dimension);
  return TRUE;
}

static gboolean
read_object (StfSieReader *self, GError **error)
{
  StfSieObject object;

  if (self->record->n_fields < 2)
    return stf_sie_fail_short (self, error);
  object.dimension = stf_sie_keep_field (self, 0);
  object.number = stf_sie_keep_field (self, 1);
  object.name = stf_sie_keep_field (self, 2);
  g_array_append_val (self->sie->objects, object);
  return TRUE;
}

/* Balances */

static gboolean
read_balance (StfSieReader *self, GArray *balances, GError **error)
{
  StfSieBalance balance = { .line = self->record->line };

  if (self->record->n_fields < 3)
    return stf_sie_fail_short (self, error);
  if (!stf_sie_read_year_index (self, &balance.year, error)
      || !stf_sie_read_account (self, 1, &balance.account, error)
      || !stf_sie_read_amount (self, 2, &balance.amount, error))
    return FALSE;
  g_array_append_val (balances, balance);
  return TRUE;
}

static gboolean
read_opening (StfSieReader *self, GError **error)
{
  return read_balance (self, self->sie->opening, error);
}

static gboolean
read_closing (StfSieReader *self, GError **error)
{
  return read_balance (self, self->sie->closing, error);
}

static gboolean
read_result (StfSieReader *self, GError **error)
{
  return read_balance (self, self->sie->results, error);
}

static gboolean
read_period (StfSieReader *self, GArray *periods, GError **error)
{
  StfSiePeriod period = { .line = self->record->line };

  if (self->record->n_fields < 5)
    return stf_sie_fail_short (self, error);
  if (!stf_sie_read_year_index (self, &period.year, error)
      || !stf_sie_read_month (self, 1, &period.month, error)
      || !stf_sie_read_object (self, &period.object, error)
      || !stf_sie_read_account (self, 2, &period.account, error)
      || !stf_sie_read_amount (self, 4, &period.amount, error))
    return FALSE;
  g_array_append_val (periods, period);
  return TRUE;
}

static gboolean
read_period_balance (StfSieReader *self, GError **error)
{
  return read_period (self, self->sie->periods, error);
}

static gboolean
read_period_budget (StfSieReader *self, GError **error)
{
  return read_period (self, self->sie->budget, error);
}

static const struct
{
  const char *tag;
  StfSieRecordFunc read;
} statements[] = {
  { "#PSALDO", read_period_balance },
  { "#PBUDGET", read_period_budget },
  { "#RES", read_result },
  { "#IB", read_opening },
  { "#UB", read_closing },
  { "#KONTO", read_account },
  { "#KTYP", read_account_kind },
  { "#OBJEKT", read_object },
  { "#DIM", read_dimension },
  { "#UNDERDIM", read_dimension },
  { "#RAR", read_year },
  { "#FLAGGA", read_flag },
  { "#SIETYP", read_type },
  { "#FORMAT", read_format },
  { "#PROGRAM", read_program },
  { "#FNAMN", read_company },
  { "#ORGNR", read_organisation },
  { "#GEN", read_written },
  { "#OMFATTN", read_through },
};

/* stf_sie_find_statement:
 *
 * Returns: (nullable): what reads a record with that tag */
StfSieRecordFunc
stf_sie_find_statement (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (strcmp (tag, statements[i].tag) == 0)
      return statements[i].read;
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actuals from a CSV file, as the accounting systems of the state export them.
 *
 *   1. What a column is follows from its heading, in Swedish or English; the user may say
 *      otherwise.  There must be an account, a month or a date, and an amount or debit or credit.
 *   2. An amount is written in any of the ways of stf-money.c.  Debit less credit is an amount.
 *   3. A month is "2013-01", "201301", a date, or the month alone: "1", "jan", "januari",
 * "January". A month alone is one of the year asked for.
 *   4. Cost centre, cost bearer and project are the dimensions 1, 2 and 6, as in SIE; another
 * object is 20, the first that is free there.
 *   5. Rows without an account are sums, and rows of classes 1 and 2 are assets and liabilities:
 *      they are left out, as in SIE.  So are rows of other months; a file of nothing else is an
 *      error.
 *   6. A cell that should be a month or an amount and is none is an error with its line: half a
 *      file is not taken in.
 *   7. Months may stand side by side instead, "jan" to "dec" or "2013-01" to "2013-12": then each
 *      cell beneath is an amount of that month, and a column of amounts is their sum, left out.
 *      One month stands in one column: of two years beside each other, the first is taken. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-actuals-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-label.h"
#include "stf-money.h"
#include "stf-sie.h"
#include "stf-text.h"

struct _StfActualsTable
{
  StfTextTable *table;
  StfActualsField *fields; /* by column */
};

/* Folded, without what is no letter. */
static const struct
{
  StfActualsField field;
  const char *words[10];
} headings[] = {
  { STF_ACTUALS_FIELD_ACCOUNT,
    { "konto", "kontonr", "kontonummer", "skonto", "account", "accountno", "accountnumber" } },
  { STF_ACTUALS_FIELD_ACCOUNT_NAME,
    { "kontonamn", "kontobenämning", "kontotext", "benämning", "accountname" } },
  { STF_ACTUALS_FIELD_COST_CENTRE,
    { "kostnadsställe", "kst", "kostnadsst", "avdelning", "enhet", "costcentre", "costcenter",
      "department" } },
  { STF_ACTUALS_FIELD_COST_BEARER,
    { "kostnadsbärare", "kb", "verksamhet", "finansiering", "costbearer", "costunit" } },
  { STF_ACTUALS_FIELD_PROJECT, { "projekt", "projektnr", "proj", "project", "projectnumber" } },
  { STF_ACTUALS_FIELD_OTHER_OBJECT, { "objekt", "aktivitet", "uppdrag", "object", "activity" } },
  { STF_ACTUALS_FIELD_MONTH, { "period", "månad", "month" } },
  { STF_ACTUALS_FIELD_DATE,
    { "datum", "bokföringsdatum", "verdatum", "verifikationsdatum", "date", "postingdate",
      "transactiondate" } },
  { STF_ACTUALS_FIELD_AMOUNT,
    { "belopp", "utfall", "summa", "saldo", "kr", "beloppsek", "amount", "actual", "sum",
      "balance" } },
  { STF_ACTUALS_FIELD_DEBIT, { "debet", "debit" } },
  { STF_ACTUALS_FIELD_CREDIT, { "kredit", "credit" } },
};

/* Their first three letters tell them apart. */
static const char *const months[12][2] = {
  { "januari", "january" }, { "februari", "february" }, { "mars", "march" },
  { "april", "april" },     { "maj", "may" },           { "juni", "june" },
  { "juli", "july" },       { "augusti", "august" },    { "september", "september" },
  { "oktober", "october" }, { "november", "november" }, { "december", "december" },
};

/* Letters that a month may be shortened to. */
#define MONTH_LETTERS 3

static const struct
{
  StfActualsField field;
  const char *dimension;
} dimensions[] = {
  { STF_ACTUALS_FIELD_COST_CENTRE, "1" },
  { STF_ACTUALS_FIELD_COST_BEARER, "2" },
  { STF_ACTUALS_FIELD_PROJECT, "6" },
  { STF_ACTUALS_FIELD_OTHER_OBJECT, "20" },
};

/* Folded, letters only. */
static char *
simplify (const char *text)
{
  g_autofree char *folded = stf_text_fold (text);
  g_autoptr (GString) simple = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      g_string_append_unichar (simple, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&simple), FALSE);
}

static int
find_month_name (const char *text)
{
  g_autofree char *simple = simplify (text);

  for (int i = 0; i < 12; i++)
    for (guint j = 0; j < 2; j++)
      if (strncmp (simple, months[i][j], MONTH_LETTERS) == 0)
        return i + 1;
  return 0;
}

/* Rule 3.  The digits of "2013-01-31", "201301", "2013-01", "1" and their like. */
static gboolean
parse_month (const char *text, int first, int last, int *month)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  guint64 number;
  int named;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (strchr (" -./:", *p) == NULL)
      break;
  number = g_ascii_strtoull (digits->str, NULL, 10);
  named = digits->len == 0 ? find_month_name (text) : 0;

  if (digits->len == 8)
    number /= 100;
  else if (digits->len == 14 || digits->len == 12) /* with a time */
    number = g_ascii_strtoull (digits->str, NULL, 10) / (digits->len == 14 ? 100000000 : 1000000);
  else if (digits->len <= 2)
    {
      /* The year of the month: a financial year may begin in another month than January. */
      number = digits->len > 0 ? number : (guint64) named;
      number += (guint64) (first / 100) * 100;
      if ((int) number < first && first / 100 != last / 100)
        number += 100;
    }
  else if (digits->len != 6)
    return FALSE;

  *month = (int) MIN (number, 999999);
  return *month % 100 >= 1 && *month % 100 <= 12 && *month / 100 >= 1000;
}

/* Rule 7: whether a heading is a month, "jan", "Januari 2013" or "2013-01"; not "marknad". */
static gboolean
is_month (const char *heading, int *month)
{
  g_autofree char *simple = simplify (heading);
  gsize length = strlen (simple);
  int when;

  if (length == 0)
    {
      gboolean found = strlen (heading) >= 6 && parse_month (heading, 0, 0, &when);

      *month = found ? when % 100 : 0;
      return found;
    }
  *month = find_month_name (heading);
  return *month > 0 && length >= MONTH_LETTERS
         && (strncmp (simple, months[*month - 1][0], length) == 0
             || strncmp (simple, months[*month - 1][1], length) == 0);
}

static StfActualsField
guess_field (const char *heading)
{
  g_autofree char *simple = simplify (heading);
  int month;

  if (is_month (heading, &month))
    return (StfActualsField) (STF_ACTUALS_FIELD_JANUARY + month - 1);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    for (guint j = 0; j < G_N_ELEMENTS (headings[i].words) && headings[i].words[j] != NULL; j++)
      if (g_str_equal (headings[i].words[j], simple))
        return headings[i].field;
  return STF_ACTUALS_FIELD_NONE;
}

/* Rule 7. */
static gboolean
has_months (const StfActualsTable *self)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->fields[i] >= STF_ACTUALS_FIELD_JANUARY)
      return TRUE;
  return FALSE;
}

/**
 * stf_actuals_table_new:
 * @bytes: the content of a CSV file
 * @error: return location for an error of %STF_EXCHANGE_ERROR
 *
 * Reads a table and guesses what its columns are, by rule 1.
 *
 * Returns: (transfer full) (nullable): the table
 */
StfActualsTable *
stf_actuals_table_new (GBytes *bytes, GError **error)
{
  g_autofree char *text = NULL;
  StfTextTable *table;
  StfActualsTable *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  text = stf_encoding_decode (bytes, error);
  if (text == NULL)
    return NULL;
  table = stf_csv_parse (text, error);
  if (table == NULL)
    return NULL;

  self = g_new0 (StfActualsTable, 1);
  self->table = table;
  self->fields = g_new0 (StfActualsField, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    {
      StfActualsField field = guess_field (table->headings[i]);
      gboolean taken = FALSE;

      for (guint j = 0; j < i; j++)
        taken = taken || self->fields[j] == field;
      self->fields[i] = taken ? STF_ACTUALS_FIELD_NONE : field;
    }
  if (has_months (self))
    for (guint i = 0; i < table->n_columns; i++)
      if (self->fields[i] >= STF_ACTUALS_FIELD_MONTH && self->fields[i] < STF_ACTUALS_FIELD_JANUARY)
        self->fields[i] = STF_ACTUALS_FIELD_NONE;
  return self;
}

/** stf_actuals_table_free: frees a table. */
void
stf_actuals_table_free (StfActualsTable *self)
{
  stf_text_table_free (self->table);
  g_free (self->fields);
  g_free (self);
}

/** stf_actuals_table_get_n_columns: how many columns the table has. */
guint
stf_actuals_table_get_n_columns (const StfActualsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table->n_columns;
}

/** stf_actuals_table_get_heading: the heading of a column, as the file has it; it may be "". */
const char *
stf_actuals_table_get_heading (const StfActualsTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, NULL);

  return self->table->headings[column];
}

/** stf_actuals_table_get_sample: the first cell of a column with something in it, or "". */
const char *
stf_actuals_table_get_sample (const StfActualsTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, NULL);

  return stf_text_table_get_sample (self->table, column);
}

/** stf_actuals_table_get_field: what a column is taken for. */
StfActualsField
stf_actuals_table_get_field (const StfActualsTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, STF_ACTUALS_FIELD_NONE);

  return self->fields[column];
}

/** stf_actuals_table_set_field: says what a column is; another that was it is left out then. */
void
stf_actuals_table_set_field (StfActualsTable *self, guint column, StfActualsField field)
{
  g_return_if_fail (self != NULL && column < self->table->n_columns);
  g_return_if_fail (field < STF_ACTUALS_N_FIELDS);

  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->fields[i] == field)
      self->fields[i] = STF_ACTUALS_FIELD_NONE;
  self->fields[column] = field;
}

/** stf_actuals_field_get_name: what a reader calls a field, translated. */
const char *
stf_actuals_field_get_name (StfActualsField field)
{
  static const char *const columns[] = { "m01", "m02", "m03", "m04", "m05", "m06",
                                         "m07", "m08", "m09", "m10", "m11", "m12" };
  static const char *const names[] = {
    [STF_ACTUALS_FIELD_NONE] = N_ ("Leave out"),
    [STF_ACTUALS_FIELD_ACCOUNT] = N_ ("Account"),
    [STF_ACTUALS_FIELD_ACCOUNT_NAME] = N_ ("Account name"),
    [STF_ACTUALS_FIELD_COST_CENTRE] = N_ ("Cost centre"),
    [STF_ACTUALS_FIELD_COST_BEARER] = N_ ("Cost bearer"),
    [STF_ACTUALS_FIELD_PROJECT] = N_ ("Project"),
    [STF_ACTUALS_FIELD_OTHER_OBJECT] = N_ ("Other object"),
    [STF_ACTUALS_FIELD_MONTH] = N_ ("Month"),
    [STF_ACTUALS_FIELD_DATE] = N_ ("Date"),
    [STF_ACTUALS_FIELD_AMOUNT] = N_ ("Amount"),
    [STF_ACTUALS_FIELD_DEBIT] = N_ ("Debit"),
    [STF_ACTUALS_FIELD_CREDIT] = N_ ("Credit"),
  };

  g_return_val_if_fail (field < STF_ACTUALS_N_FIELDS, NULL);

  return field < STF_ACTUALS_FIELD_JANUARY
             ? _ (names[field])
             : stf_label_column (columns[field - STF_ACTUALS_FIELD_JANUARY]);
}

static const char *
get_cell (const StfActualsTable *self, const StfTableRow *row, StfActualsField field)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->fields[i] == field)
      return row->cells[i];
  return "";
}

static gboolean
has_field (const StfActualsTable *self, StfActualsField field)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->fields[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
fail_cell (const StfTableRow *row, const char *format, const char *cell, GError **error)
{
  g_autofree char *clean = stf_text_clean_line (cell, -1);
  g_autofree char *start = g_utf8_substring (clean, 0, MIN (40, g_utf8_strlen (clean, -1)));
  g_autofree char *reason = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  reason = g_strdup_printf (format, start);
#pragma GCC diagnostic pop
  return stf_exchange_fail_line (error, row->line, reason);
}

static gboolean
add_amount (const StfActualsTable *self, const StfTableRow *row, StfActualsField field, int sign,
            gint64 *sum, GError **error)
{
  const char *cell = get_cell (self, row, field);
  g_autoptr (GError) local = NULL;
  gint64 amount;

  if (cell[strspn (cell, " ")] == '\0')
    return TRUE;
  if (!stf_money_parse (cell, &amount, &local))
    return stf_exchange_fail_line (error, row->line, local->message);
  return stf_money_add (*sum, sign * amount, sum)
         || fail_cell (row, _ ("“%s” is larger than any amount that Stafett can hold."), cell,
                       error);
}

/* Rule 4. */
static char *
make_object (const StfActualsTable *self, const StfTableRow *row)
{
  g_autoptr (GString) object = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      g_autofree char *number = stf_text_clean_line (get_cell (self, row, dimensions[i].field), -1);

      if (*number != '\0' && strlen (number) <= STF_SIE_MAX_NUMBER)
        stf_sie_object_append (object, dimensions[i].dimension, number);
    }
  return g_string_free (g_steal_pointer (&object), FALSE);
}

typedef struct
{
  StfActuals *actuals;
  int first;
  int last;
  guint n_sums;
  guint n_outside;
  gboolean by_months;
  int months_first;  /* of those that are taken in */
  GHashTable *named; /* accounts */
} Load;

/* An amount of a month, by rule 5. */
static gboolean
load_amount (Load *load, const char *account, const char *object, int month, gint64 amount,
             GError **error)
{
  if (month < load->first || month > load->last)
    {
      load->n_outside++;
      return TRUE;
    }
  load->months_first = MIN (load->months_first, month);
  return !stf_actuals_is_result (account)
         || stf_actuals_add (load->actuals, account, object, month, amount, error);
}

/* Rule 7. */
static gboolean
load_months (const StfActualsTable *self, const StfTableRow *row, Load *load, const char *account,
             const char *object, GError **error)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      int number = (int) self->fields[i] - STF_ACTUALS_FIELD_JANUARY + 1;
      g_autofree char *alone = g_strdup_printf ("%d", number);
      gint64 amount = 0;
      int month;

      if (number < 1)
        continue;
      if (!parse_month (self->table->headings[i], load->first, load->last, &month)
          || month % 100 != number)
        parse_month (alone, load->first, load->last, &month);
      if (!add_amount (self, row, self->fields[i], 1, &amount, error)
          || !load_amount (load, account, object, month, amount, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_one (const StfActualsTable *self, const StfTableRow *row, Load *load, const char *account,
          const char *object, GError **error)
{
  StfActualsField when = has_field (self, STF_ACTUALS_FIELD_MONTH) ? STF_ACTUALS_FIELD_MONTH
                                                                   : STF_ACTUALS_FIELD_DATE;
  gint64 amount = 0;
  int month;

  if (!parse_month (get_cell (self, row, when), load->first, load->last, &month))
    return fail_cell (row, _ ("“%s” is not a month."), get_cell (self, row, when), error);
  return add_amount (self, row, STF_ACTUALS_FIELD_AMOUNT, 1, &amount, error)
         && add_amount (self, row, STF_ACTUALS_FIELD_DEBIT, 1, &amount, error)
         && add_amount (self, row, STF_ACTUALS_FIELD_CREDIT, -1, &amount, error)
         && load_amount (load, account, object, month, amount, error);
}

static gboolean
load_row (const StfActualsTable *self, const StfTableRow *row, Load *load, GError **error)
{
  g_autofree char *account = stf_text_clean_line (get_cell (self, row, STF_ACTUALS_FIELD_ACCOUNT),
                                                  -1);
  g_autofree char *name = stf_text_clean_line (get_cell (self, row, STF_ACTUALS_FIELD_ACCOUNT_NAME),
                                               -1);
  char *space = strchr (account, ' ');
  g_autofree char *object = NULL;

  /* "5010 Lokaler" in one cell. */
  if (space != NULL && g_ascii_isdigit (*account))
    {
      *space = '\0';
      if (*name == '\0')
        {
          g_free (name);
          name = g_strdup (space + 1);
        }
    }
  if (!g_ascii_isdigit (*account))
    {
      load->n_sums++;
      return TRUE;
    }
  if (strlen (account) > STF_SIE_MAX_NUMBER)
    return fail_cell (row, _ ("“%s” is too long for a number."), account, error);

  object = make_object (self, row);
  if (*name != '\0' && g_hash_table_add (load->named, g_strdup (account)))
    stf_actuals_name_account (load->actuals, account, name);
  return load->by_months ? load_months (self, row, load, account, object, error)
                         : load_one (self, row, load, account, object, error);
}

static gboolean
check_fields (const StfActualsTable *self, GError **error)
{
  const char *missing = NULL;

  if (!has_field (self, STF_ACTUALS_FIELD_ACCOUNT))
    missing = _ ("No column is the account.");
  else if (has_months (self))
    return TRUE;
  else if (!has_field (self, STF_ACTUALS_FIELD_MONTH) && !has_field (self, STF_ACTUALS_FIELD_DATE))
    missing = _ ("No column is the month or the date.");
  else if (!has_field (self, STF_ACTUALS_FIELD_AMOUNT) && !has_field (self, STF_ACTUALS_FIELD_DEBIT)
           && !has_field (self, STF_ACTUALS_FIELD_CREDIT))
    missing = _ ("No column is the amount.");
  if (missing != NULL)
    g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_COLUMNS, missing);
  return missing == NULL;
}

static gboolean
check_months (const Load *load, const StfTableRow *row, GError **error)
{
  g_autofree char *reason = NULL;

  if (load->months_first <= load->last)
    return TRUE;
  /* Translators: two months. */
  reason = g_strdup_printf (_ ("no row of the file is from %04d-%02d to %04d-%02d."),
                            load->first / 100, load->first % 100, load->last / 100,
                            load->last % 100);
  return stf_exchange_fail_line (error, row != NULL ? row->line : 1, reason);
}

static void
add_notes (const Load *load)
{
  if (load->n_sums > 0)
    g_ptr_array_add (
        load->actuals->notes,
        g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row without an account is left out.",
                                      "%u rows without an account are left out.", load->n_sums),
                         load->n_sums));
  if (load->n_outside > 0)
    g_ptr_array_add (load->actuals->notes,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%u row is from outside the year and is left "
                                                   "out.",
                                                   "%u rows are from outside the year and are left "
                                                   "out.",
                                                   load->n_outside),
                                      load->n_outside));
}

/**
 * stf_actuals_table_load:
 * @self: a table
 * @first: the first month that is asked for, 201301
 * @last: the last one
 * @error: return location for %STF_EXCHANGE_ERROR_COLUMNS if the columns are not enough, or
 *   %STF_EXCHANGE_ERROR_FORM with the line
 *
 * Reads the actuals by the rules of the head comment.
 *
 * Returns: (transfer full) (nullable): the actuals
 */
StfActuals *
stf_actuals_table_load (const StfActualsTable *self, int first, int last, GError **error)
{
  g_autoptr (StfActuals) actuals = NULL;
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Load load = { .first = first, .last = last, .months_first = G_MAXINT, .named = named };
  GPtrArray *rows;

  g_return_val_if_fail (self != NULL && first <= last, NULL);

  if (!check_fields (self, error))
    return NULL;
  rows = self->table->rows;
  load.by_months = has_months (self);
  load.actuals = actuals = stf_actuals_new ();
  for (guint i = 0; i < rows->len; i++)
    if (!load_row (self, rows->pdata[i], &load, error))
      return NULL;
  if (!check_months (&load, rows->len > 0 ? rows->pdata[0] : NULL, error))
    return NULL;
  add_notes (&load);
  actuals->from = load.months_first;
  stf_actuals_finish (actuals);
  return g_steal_pointer (&actuals);
}

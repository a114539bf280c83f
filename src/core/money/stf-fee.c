/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yearly fee, reckoned backwards from the budget over its payers (R08-R10, R34, A05, A18).
 *
 * 1. Needed is what a version of the budget costs, without the lines that a request pays for (R13),
 *    less the incomes that are not the fee itself (M1).
 * 2. What is shared is what was decided; before that what is needed, or what was written instead.
 * 3. Agreed amounts are paid as they are.  Of the rest, a fixed part is shared equally, and what
 *    remains by the key; each by largest remainder, in whole kronor if the fee is in whole kronor
 *    (stf-share.c).  The shares are the fee to the öre.
 * 4. A payer without the key figure that the key asks for pays nothing by it.  It is told, and an
 *    agreed amount or a number of one's own is the way out.
 * 5. A decided fee is what was written down when it was decided: neither the budget nor key figures
 *    change it.  It is opened again to be changed.
 * 6. Before is what the file had: the shares that others know.
 *
 * Drawback: payers are looked for one by one; there are some tens of them. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-fee-private.h"

#include <glib/gi18n-lib.h>

/* Words of fee.allocation, in the order of StfFeeKey. */
static const struct
{
  const char *name;
  const char *label;
} keys[STF_N_FEE_KEYS] = {
  { "equal", NC_ ("allocation key", "Equal shares") },
  { "population", NC_ ("allocation key", "By population") },
  { "municipalities", NC_ ("allocation key", "By number of municipalities") },
  { "weighted", NC_ ("allocation key", "Weighted by population and municipalities") },
  { "fixed-and-variable", NC_ ("allocation key", "A fixed and a variable part") },
  { "own", NC_ ("allocation key", "By own numbers") },
};

static void
payer_free (gpointer data)
{
  StfFeePayer *self = data;

  g_free (self->agency);
  g_free (self->code);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->population_date);
  g_free (self->municipalities_date);
  g_free (self);
}

static void
item_free (gpointer data)
{
  StfFeeItem *self = data;

  g_free (self->category);
  g_free (self->ref);
  g_free (self->title);
  g_free (self);
}

/** stf_fee_free: frees a fee. */
void
stf_fee_free (StfFee *self)
{
  g_free (self->id);
  g_free (self->version);
  g_free (self->version_title);
  g_free (self->proposal);
  g_free (self->decision);
  g_free (self->problem);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->payers);
  g_clear_pointer (&self->draft, stf_draft_free);
  g_free (self);
}

static StfFee *
fee_new (void)
{
  StfFee *self = g_new0 (StfFee, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->payers = g_ptr_array_new_with_free_func (payer_free);
  self->draft = stf_draft_new ();
  return self;
}

/** stf_fee_key_label: what a reader calls a key, translated. */
const char *
stf_fee_key_label (StfFeeKey key)
{
  g_return_val_if_fail (key < STF_N_FEE_KEYS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "allocation key", keys[key].label);
}

/** stf_fee_is_decided: whether the shares are those of a decision (rule 5). */
gboolean
stf_fee_is_decided (const StfFee *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->decision != NULL;
}

/** stf_fee_is_changed: whether saving would write something. */
gboolean
stf_fee_is_changed (const StfFee *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->edited && stf_draft_is_changed (self->draft);
}

/** stf_fee_find_payer: (nullable): a payer by the id of its agency. */
StfFeePayer *
stf_fee_find_payer (const StfFee *self, const char *agency)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->payers->len; i++)
    {
      StfFeePayer *payer = self->payers->pdata[i];

      if (g_strcmp0 (payer->agency, agency) == 0)
        return payer;
    }
  return NULL;
}

/** stf_fee_sum_shares: the sum of what is stored for each payer, in öre (H9). */
gint64
stf_fee_sum_shares (const StfFee *self)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->payers->len; i++)
    if (!stf_money_add (sum, ((const StfFeePayer *) self->payers->pdata[i])->share, &sum))
      return STF_MONEY_MAX;
  return sum;
}

/** stf_fee_sum_drivers: what the four drivers of the fee cost together (R34), in öre. */
gint64
stf_fee_sum_drivers (const StfFee *self)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->items->len; i++)
    {
      const StfFeeItem *item = self->items->pdata[i];

      if (item->driver && !item->income && !stf_money_add (sum, item->amount, &sum))
        return STF_MONEY_MAX;
    }
  return sum;
}

/** stf_fee_count_lacking: how many payers lack a key figure (rule 4). */
guint
stf_fee_count_lacking (const StfFee *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->payers->len; i++)
    n += ((const StfFeePayer *) self->payers->pdata[i])->lacks_figure ? 1 : 0;
  return n;
}

static char *
format_count (gint64 number)
{
  return number < 0 ? g_strdup ("–") : stf_money_format (number * 100, STF_MONEY_WHOLE);
}

/**
 * stf_fee_describe_weight:
 * @self: a fee
 * @payer: one of its payers
 *
 * Returns: (transfer full): the figures that the payer's share goes by, such as "2 377 081 · 26"
 */
char *
stf_fee_describe_weight (const StfFee *self, const StfFeePayer *payer)
{
  g_autofree char *population = NULL;
  g_autofree char *municipalities = NULL;

  g_return_val_if_fail (self != NULL && payer != NULL, NULL);

  if (payer->agreed != STF_SHARE_NONE)
    return g_strdup (C_ ("share of the fee", "agreed"));
  if (self->key == STF_FEE_EQUAL)
    return g_strdup ("1");
  if (self->key == STF_FEE_OWN)
    return format_count (payer->own_number);

  population = format_count (payer->population);
  municipalities = format_count (payer->municipalities);
  if (self->key == STF_FEE_POPULATION || self->population_weight == 100)
    return g_steal_pointer (&population);
  if (self->key == STF_FEE_MUNICIPALITIES || self->population_weight == 0)
    return g_steal_pointer (&municipalities);
  return g_strdup_printf ("%s · %s", population, municipalities);
}

/* The figures of a key, -1 where there is none. */
static gint64
get_figure (const StfFeePayer *payer, StfFeeKey key)
{
  switch (key)
    {
      case STF_FEE_POPULATION:
        return payer->population;
      case STF_FEE_MUNICIPALITIES:
        return payer->municipalities;
      case STF_FEE_OWN:
        return payer->own_number;
      case STF_FEE_EQUAL:
      default:
        return 1;
    }
}

/* The portions of a fee, each with the key that it goes by (rule 3). */
static guint
list_portions (const StfFee *self, StfPortion *portions, StfFeeKey *by)
{
  guint n = 0;
  gboolean mixed = self->key == STF_FEE_WEIGHTED || self->key == STF_FEE_FIXED_AND_VARIABLE;

  if (self->key == STF_FEE_FIXED_AND_VARIABLE)
    {
      by[n] = STF_FEE_EQUAL;
      portions[n++] = (StfPortion){ NULL, self->fixed_part, 0 };
    }
  if (!mixed)
    {
      by[n] = self->key;
      portions[n++] = (StfPortion){ NULL, STF_SHARE_NONE, 1 };
      return n;
    }
  if (self->population_weight > 0)
    {
      by[n] = STF_FEE_POPULATION;
      portions[n++] = (StfPortion){ NULL, STF_SHARE_NONE, self->population_weight };
    }
  if (self->population_weight < 100)
    {
      by[n] = STF_FEE_MUNICIPALITIES;
      portions[n++] = (StfPortion){ NULL, STF_SHARE_NONE, 100 - self->population_weight };
    }
  return n;
}

/* Rules 3 and 4. */
static gboolean
share_total (StfFee *self, GError **error)
{
  guint n = self->payers->len;
  g_autofree gint64 *own = g_new0 (gint64, n);
  g_autofree gint64 *shares = g_new0 (gint64, n);
  g_autofree gint64 *weights = g_new0 (gint64, (gsize) n * STF_PORTIONS_MAX);
  StfPortion portions[STF_PORTIONS_MAX];
  StfFeeKey by[STF_PORTIONS_MAX];
  guint n_portions = list_portions (self, portions, by);

  for (guint i = 0; i < n; i++)
    {
      StfFeePayer *payer = self->payers->pdata[i];

      own[i] = payer->agreed;
      payer->lacks_figure = FALSE;
      payer->share = 0;
      for (guint p = 0; p < n_portions; p++)
        {
          gint64 figure = get_figure (payer, by[p]);

          payer->lacks_figure |= figure < 0 && payer->agreed == STF_SHARE_NONE;
          weights[p * n + i] = MAX (figure, 0);
        }
    }
  for (guint p = 0; p < n_portions; p++)
    portions[p].weights = &weights[p * n];

  if (self->total < 0)
    {
      g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE,
                           _ ("The incomes are more than the costs: there is no fee to share."));
      return FALSE;
    }
  if (!stf_share_portions (self->total, portions, n_portions, own, n, STF_SHARE_KRONOR, shares,
                           error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    ((StfFeePayer *) self->payers->pdata[i])->share = shares[i];
  return TRUE;
}

/* Rule 5.  What another program may have written is told. */
static gboolean
take_decided (StfFee *self, GError **error)
{
  g_autofree char *sum = NULL;
  g_autofree char *total = NULL;

  for (guint i = 0; i < self->payers->len; i++)
    {
      StfFeePayer *payer = self->payers->pdata[i];
      const char *row = stf_fee_get_share_row (self, payer->agency, FALSE);

      payer->share = row ? stf_draft_get_integer (self->draft, row, "amount") : 0;
      payer->lacks_figure = FALSE;
    }
  if (stf_fee_sum_shares (self) == self->total)
    return TRUE;
  sum = stf_money_format (stf_fee_sum_shares (self), STF_MONEY_EXACT | STF_MONEY_UNIT);
  total = stf_money_format (self->total, STF_MONEY_EXACT | STF_MONEY_UNIT);
  g_set_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE,
               _ ("The shares add up to %s, and the decided fee is %s."), sum, total);
  return FALSE;
}

/* Shares what is to be shared, or tells why it cannot be (rule 2). */
void
stf_fee_share_out (StfFee *self)
{
  g_autoptr (GError) error = NULL;

  self->total = self->amount != STF_SHARE_NONE ? self->amount : self->needed;
  g_clear_pointer (&self->problem, g_free);
  if (!(stf_fee_is_decided (self) ? take_decided (self, &error) : share_total (self, &error)))
    self->problem = g_strdup (error->message);
}

static gint64
get_optional (const StfDraft *draft, const char *id, const char *column, gint64 none)
{
  const StfRow *row = id ? stf_draft_get (draft, id) : NULL;
  int index = row ? stf_table_find_column (row->table, column) : -1;

  return index >= 0 && row->values[index].type == STF_VALUE_INTEGER ? row->values[index].integer
                                                                    : none;
}

/* What the fee's own row says. */
static void
read_fee (StfFee *self)
{
  const char *allocation = stf_draft_get_text (self->draft, self->id, "allocation");

  self->key = STF_FEE_EQUAL;
  for (guint i = 0; i < STF_N_FEE_KEYS; i++)
    if (g_strcmp0 (keys[i].name, allocation) == 0)
      self->key = i;
  self->population_weight = (int) get_optional (self->draft, self->id, "population_weight",
                                                self->key == STF_FEE_FIXED_AND_VARIABLE ? 100 : 50);
  self->fixed_part = get_optional (self->draft, self->id, "fixed_part", 0);
  self->amount = get_optional (self->draft, self->id, "amount", STF_SHARE_NONE);
  g_free (self->version);
  self->version = g_strdup (stf_draft_get_text (self->draft, self->id, "version"));
  g_free (self->proposal);
  self->proposal = g_strdup (stf_draft_get_text (self->draft, self->id, "proposal"));
  g_free (self->decision);
  self->decision = g_strdup (stf_draft_get_text (self->draft, self->id, "decision"));
  for (guint i = 0; i < self->payers->len; i++)
    {
      StfFeePayer *payer = self->payers->pdata[i];
      const char *row = stf_fee_get_share_row (self, payer->agency, FALSE);

      payer->own_number = get_optional (self->draft, row, "own_number", -1);
      payer->agreed = get_optional (self->draft, row, "agreed", STF_SHARE_NONE);
    }
}

/* The row of a payer's share; it may have to be made. */
const char *
stf_fee_get_share_row (StfFee *self, const char *agency, gboolean make)
{
  g_autoptr (GPtrArray) rows = stf_draft_list (self->draft, "fee_share", "agency", agency);
  const char *id;

  if (rows->len > 0)
    return stf_row_get_id (rows->pdata[0]);
  if (!make)
    return NULL;
  id = stf_draft_add (self->draft, "fee_share");
  stf_draft_set_text (self->draft, id, "fee", self->id);
  stf_draft_set_text (self->draft, id, "agency", agency);
  return id;
}

static void
update (StfFee *self)
{
  read_fee (self);
  stf_fee_share_out (self);
}

static gboolean
load_row (StfFee *self, StfYearFile *file, GError **error)
{
  if (self->id != NULL)
    return stf_draft_load (self->draft, file, "fee", "id", self->id, error)
           && stf_draft_load (self->draft, file, "fee_share", "fee", self->id, error);
  return stf_fee_make_row (self, file, error);
}

/**
 * stf_fee_load:
 * @file: a year
 * @error: return location for an error
 *
 * Reads the fee of the year; where there is none, makes one that is not in the file, by the key
 * that the year's settings name (A18) and for the budget that has come furthest.
 *
 * Returns: (transfer full) (nullable): the fee
 */
StfFee *
stf_fee_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfFee) self = fee_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_fee_find_row (self, file, error) || !load_row (self, file, error)
      || !stf_fee_load_payers (self, file, error))
    return NULL;
  read_fee (self);
  if (!stf_fee_load_costs (self, file, error))
    return NULL;
  update (self);
  for (guint i = 0; i < self->payers->len; i++)
    {
      StfFeePayer *payer = self->payers->pdata[i];

      payer->before = payer->share;
    }
  return g_steal_pointer (&self);
}

static gboolean
begin_edit (StfFee *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (!stf_fee_is_decided (self), FALSE);

  self->edited = TRUE;
  return TRUE;
}

/* none: what stands for no number. */
static void
set_number (StfFee *self, const char *row, const char *column, gint64 number, gint64 none)
{
  if (number == none)
    stf_draft_set_null (self->draft, row, column);
  else
    stf_draft_set_integer (self->draft, row, column, number);
  update (self);
}

/** stf_fee_set_key: shares the fee by another key. */
void
stf_fee_set_key (StfFee *self, StfFeeKey key)
{
  g_return_if_fail (key < STF_N_FEE_KEYS);

  if (!begin_edit (self))
    return;
  stf_draft_set_text (self->draft, self->id, "allocation", keys[key].name);
  update (self);
}

/** stf_fee_set_population_weight: sets the per cent of a weighted key that go by population. */
void
stf_fee_set_population_weight (StfFee *self, int per_cent)
{
  if (begin_edit (self))
    set_number (self, self->id, "population_weight", CLAMP (per_cent, 0, 100), -1);
}

/** stf_fee_set_fixed_part: sets what is shared equally before the rest, in öre. */
void
stf_fee_set_fixed_part (StfFee *self, gint64 amount)
{
  if (begin_edit (self))
    set_number (self, self->id, "fixed_part", CLAMP (amount, 0, STF_MONEY_MAX), -1);
}

/** stf_fee_set_amount: sets what is shared instead of what is needed, in öre (rule 2). */
void
stf_fee_set_amount (StfFee *self, gint64 amount)
{
  if (begin_edit (self))
    set_number (self, self->id, "amount",
                amount == STF_SHARE_NONE ? amount : CLAMP (amount, 0, STF_MONEY_MAX),
                STF_SHARE_NONE);
}

static void
set_of_payer (StfFee *self, const char *agency, const char *column, gint64 number, gint64 none)
{
  const char *row = stf_fee_get_share_row (self, agency, number != none);

  if (row != NULL)
    set_number (self, row, column, number == none ? none : CLAMP (number, 0, STF_MONEY_MAX), none);
}

/** stf_fee_set_own_number: sets what a payer's share goes by with the key of own numbers. */
void
stf_fee_set_own_number (StfFee *self, const char *agency, gint64 number)
{
  if (begin_edit (self))
    set_of_payer (self, agency, "own_number", number, -1);
}

/** stf_fee_set_agreed: sets what a payer pays whatever the key, in öre (rule 3). */
void
stf_fee_set_agreed (StfFee *self, const char *agency, gint64 amount)
{
  if (begin_edit (self))
    set_of_payer (self, agency, "agreed", amount, STF_SHARE_NONE);
}

/**
 * stf_fee_set_version:
 * @self: a fee that is not decided
 * @file: the year
 * @version: (nullable): the id of a budget
 * @error: return location for an error
 *
 * Makes the fee pay for another version of the budget.
 */
gboolean
stf_fee_set_version (StfFee *self, StfYearFile *file, const char *version, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (!begin_edit (self))
    return FALSE;
  stf_draft_set_text (self->draft, self->id, "version", version);
  read_fee (self);
  if (!stf_fee_load_costs (self, file, error))
    return FALSE;
  stf_fee_share_out (self);
  return TRUE;
}

/** stf_fee_set_proposal: names the decision by which the fee is proposed (R09), or NULL. */
void
stf_fee_set_proposal (StfFee *self, const char *decision)
{
  if (!begin_edit (self))
    return;
  stf_draft_set_text (self->draft, self->id, "proposal", decision);
  update (self);
}

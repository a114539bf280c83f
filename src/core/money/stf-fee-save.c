/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing the fee, deciding it, and opening it again; each is one change (H4).
 *
 * To decide writes the amount, the decision and what each payer pays, so that the fee stands
 * whatever becomes of the budget.  To open it again takes all three away; not while there are
 * invoices of it. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-fee-private.h"

#include <glib/gi18n-lib.h>

#include "stf-reader-private.h"

typedef struct
{
  StfFee *fee;
  const StfDecision *fresh; /* NULL: the decision is in the file */
} Deciding;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, message);
  return FALSE;
}

/**
 * stf_fee_save:
 * @self: a fee
 * @file: the year
 * @error: return location for an error
 *
 * Writes how the fee is shared, as one change, "fee-edit".
 */
gboolean
stf_fee_save (StfFee *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return stf_draft_save (self->draft, file, "fee-edit", self->id, error);
}

static gboolean
decide_cb (StfChange *change, gpointer user_data, GError **error)
{
  Deciding *self = user_data;

  return (self->fresh == NULL || stf_decision_write (self->fresh, change, error))
         && stf_draft_write (self->fee->draft, change, error);
}

/**
 * stf_fee_decide:
 * @self: a fee that is not decided; it is not to be used afterwards, but read anew
 * @file: the year
 * @decision: (nullable): the id of the decision
 * @fresh: (nullable): a decision to be made, where there is none
 * @error: return location for an error
 *
 * Writes the fee as decided, as one change, "fee-decide".
 */
gboolean
stf_fee_decide (StfFee *self, StfYearFile *file, const char *decision, const StfDecision *fresh,
                GError **error)
{
  Deciding deciding = { self, decision ? NULL : fresh };

  g_return_val_if_fail (self != NULL && !stf_fee_is_decided (self), FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (decision != NULL || fresh != NULL, FALSE);

  if (self->problem != NULL)
    return fail (error, self->problem);
  if (self->total == 0)
    return fail (error, _ ("There is no fee to decide: the budget has no costs that it pays."));
  if (decision == NULL && !stf_decision_validate (fresh, error))
    return FALSE;

  for (guint i = 0; i < self->payers->len; i++)
    {
      const StfFeePayer *payer = self->payers->pdata[i];
      const char *row = stf_fee_get_share_row (self, payer->agency, TRUE);

      stf_draft_set_integer (self->draft, row, "amount", payer->share);
    }
  stf_draft_set_integer (self->draft, self->id, "amount", self->total);
  stf_draft_set_text (self->draft, self->id, "decision", decision ? decision : fresh->id);
  return stf_year_file_change (file, "fee-decide", self->id, NULL, decide_cb, &deciding, error);
}

/**
 * stf_fee_reopen:
 * @self: a decided fee; it is not to be used afterwards, but read anew
 * @file: the year
 * @error: return location for an error
 *
 * Makes a decided fee a proposal again, as one change, "fee-reopen".
 */
gboolean
stf_fee_reopen (StfFee *self, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *invoice = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self != NULL && stf_fee_is_decided (self), FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  invoice = stf_read_text (file, "SELECT id FROM invoice WHERE fee = ?1", self->id, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (invoice != NULL)
    return fail (error, _ ("There are invoices of this fee.  Remove them first."));

  rows = stf_draft_list (self->draft, "fee_share", NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    stf_draft_set_null (self->draft, stf_row_get_id (rows->pdata[i]), "amount");
  stf_draft_set_null (self->draft, self->id, "amount");
  stf_draft_set_null (self->draft, self->id, "decision");
  return stf_draft_save (self->draft, file, "fee-reopen", self->id, error);
}

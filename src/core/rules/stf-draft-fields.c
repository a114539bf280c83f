/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts of a form as values.  What a user writes is cleaned when it is set (H13). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-draft-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-text.h"

G_DEFINE_QUARK (stf - draft - error - quark, stf_draft_error)

/** stf_draft_fields_init: makes @n empty fields. */
void
stf_draft_fields_init (StfDraftFields *self, guint n)
{
  self->n = n;
  self->original = g_new0 (char *, n);
  self->current = g_new0 (char *, n);
}

/** stf_draft_fields_clear: frees the texts. */
void
stf_draft_fields_clear (StfDraftFields *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_free (self->original[i]);
      g_free (self->current[i]);
    }
  g_clear_pointer (&self->original, g_free);
  g_clear_pointer (&self->current, g_free);
  self->n = 0;
}

/**
 * stf_draft_fields_take:
 * @self: fields
 * @field: which one
 * @text: (transfer full) (nullable): what the file holds
 *
 * Sets what a field was before the user came.
 */
void
stf_draft_fields_take (StfDraftFields *self, guint field, char *text)
{
  g_return_if_fail (field < self->n);

  g_free (self->original[field]);
  g_free (self->current[field]);
  self->original[field] = text;
  self->current[field] = g_strdup (text);
}

/**
 * stf_draft_fields_set:
 * @self: fields
 * @field: which one
 * @text: (nullable): what the user wrote
 * @lines: whether it may have several lines
 *
 * Sets what a field is now; a blank text is none.
 */
void
stf_draft_fields_set (StfDraftFields *self, guint field, const char *text, gboolean lines)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (field < self->n);

  if (text)
    clean = lines ? stf_text_clean (text, -1) : stf_text_clean_line (text, -1);
  if (clean && lines)
    g_strstrip (clean);
  g_free (self->current[field]);
  self->current[field] = clean && *clean ? g_steal_pointer (&clean) : NULL;
}

/** stf_draft_fields_is_changed: whether a field is not what it was. */
gboolean
stf_draft_fields_is_changed (const StfDraftFields *self, guint field)
{
  g_return_val_if_fail (field < self->n, FALSE);

  return g_strcmp0 (self->original[field], self->current[field]) != 0;
}

/** stf_draft_fields_any_changed: whether any field is not what it was. */
gboolean
stf_draft_fields_any_changed (const StfDraftFields *self)
{
  for (guint i = 0; i < self->n; i++)
    if (stf_draft_fields_is_changed (self, i))
      return TRUE;

  return FALSE;
}

/**
 * stf_draft_fields_check_period:
 * @self: fields
 * @from: the field with the first day
 * @to: the field with the last day
 * @field: (out) (optional): the field that is at fault
 * @error: return location for an error
 *
 * Tells whether both are dates, or empty, and in order.
 */
gboolean
stf_draft_fields_check_period (const StfDraftFields *self, guint from, guint to, guint *field,
                               GError **error)
{
  const char *first = self->current[from];
  const char *last = self->current[to];
  const char *message = NULL;

  if (field)
    *field = first && !stf_date_is_valid (first) ? from : to;
  if ((first && !stf_date_is_valid (first)) || (last && !stf_date_is_valid (last)))
    message = _ ("Write the date as 2013-01-31.");
  else if (first && last && strcmp (last, first) < 0)
    message = _ ("The last day must not come before the first.");
  if (message)
    g_set_error_literal (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_DATE, message);

  return message == NULL;
}

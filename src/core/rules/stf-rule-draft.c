/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An own rule as a value: its row and those of its parameters, in a draft (stf-draft.c).
 *
 * 1. Own is a rule of no document.  The rules of a document are changed with their document only.
 * 2. To choose another check takes the parameters of the last one away and gives those of the next
 *    what goes without saying.
 * 3. A parameter holds a value or names a row, as its check says; a form sees one text either way.
 * 4. A parameter that may be given more than once has as many texts as there are; the one after the
 *    last is empty, and to set it adds one.  To empty one takes it away. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-draft.h"
#include "stf-reader-private.h"

#define MAX_NUMBER 1000000

struct _StfRuleDraft
{
  StfDraft *rows;
  char *id;
  gboolean is_new;
};

static gboolean
fail (const char **field, const char *which, StfDraftError code, const char *message,
      GError **error)
{
  if (field)
    *field = which;
  g_set_error_literal (error, STF_DRAFT_ERROR, code, message);
  return FALSE;
}

/* rows: transfer full */
static StfRuleDraft *
draft_new (StfDraft *rows, const char *id, gboolean is_new)
{
  StfRuleDraft *self = g_new0 (StfRuleDraft, 1);

  self->rows = rows;
  self->id = g_strdup (id);
  self->is_new = is_new;
  return self;
}

/**
 * stf_rule_draft_new:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form of a new rule, which comes last
 */
StfRuleDraft *
stf_rule_draft_new (StfYearFile *file, GError **error)
{
  gint64 position;
  StfDraft *rows;
  StfRuleDraft *self;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  position = stf_read_next_position (file, "rule", NULL, NULL, error);
  if (position < 0)
    return NULL;

  rows = stf_draft_new ();
  self = draft_new (rows, stf_draft_add (rows, "rule"), TRUE);
  stf_draft_set_integer (rows, self->id, "position", position);
  stf_draft_set_text (rows, self->id, "severity", "must");
  stf_rule_draft_set_check (self, "holders");
  return self;
}

/**
 * stf_rule_draft_load:
 * @file: a year
 * @rule: id of an own rule
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form of the rule
 */
StfRuleDraft *
stf_rule_draft_load (StfYearFile *file, const char *rule, GError **error)
{
  g_autoptr (StfDraft) rows = stf_draft_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (rule != NULL, NULL);

  if (!stf_draft_load (rows, file, "rule", "id", rule, error)
      || !stf_draft_load (rows, file, "rule_parameter", "rule", rule, error))
    return NULL;
  if (!stf_draft_get (rows, rule) || stf_draft_get_text (rows, rule, "document"))
    {
      fail (NULL, NULL, STF_DRAFT_ERROR_GONE, _ ("The rule is no longer in the file."), error);
      return NULL;
    }

  return draft_new (g_steal_pointer (&rows), rule, FALSE);
}

/** stf_rule_draft_free: frees a form. */
void
stf_rule_draft_free (StfRuleDraft *self)
{
  stf_draft_free (self->rows);
  g_free (self->id);
  g_free (self);
}

/** stf_rule_draft_get_id: the id that the rule has, or will have once saved. */
const char *
stf_rule_draft_get_id (const StfRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/** stf_rule_draft_is_new: whether the rule is not in the file yet. */
gboolean
stf_rule_draft_is_new (const StfRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_new;
}

/** stf_rule_draft_get: what a column of the rule holds now, or NULL. */
const char *
stf_rule_draft_get (const StfRuleDraft *self, const char *column)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stf_draft_get_text (self->rows, self->id, column);
}

/** stf_rule_draft_set: sets what a column of the rule holds, cleaned (H13). */
void
stf_rule_draft_set (StfRuleDraft *self, const char *column, const char *text)
{
  g_autofree char *stripped = text ? g_strstrip (g_strdup (text)) : NULL;

  g_return_if_fail (self != NULL);
  stf_draft_set_text (self->rows, self->id, column, stripped);
}

/** stf_rule_draft_get_check: the check of the rule, or NULL. */
const StfRuleCheck *
stf_rule_draft_get_check (const StfRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stf_rule_checks_find (stf_rule_draft_get (self, "check"));
}

static GPtrArray *
list_parameters (const StfRuleDraft *self)
{
  return stf_draft_list (self->rows, "rule_parameter", "rule", self->id);
}

/* A row of a parameter, or NULL; rule 4. */
static const StfRow *
find_parameter (const StfRuleDraft *self, const char *name, guint index)
{
  g_autoptr (GPtrArray) rows = list_parameters (self);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (stf_row_get_text (rows->pdata[i], "name"), name) == 0 && n++ == index)
      return rows->pdata[i];

  return NULL;
}

/** stf_rule_draft_count_parameter: how many times a parameter is given. */
guint
stf_rule_draft_count_parameter (const StfRuleDraft *self, const char *name)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (find_parameter (self, name, n))
    n++;
  return n;
}

/**
 * stf_rule_draft_set_check:
 * @self: a form
 * @check: name of a check
 *
 * Chooses a check (rule 2).
 */
void
stf_rule_draft_set_check (StfRuleDraft *self, const char *check)
{
  const StfRuleCheck *found = stf_rule_checks_find (check);
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (found != NULL);

  rows = list_parameters (self);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *id = g_strdup (stf_row_get_id (rows->pdata[i]));

      stf_draft_remove (self->rows, id);
    }
  stf_draft_set_text (self->rows, self->id, "check", check);
  for (guint i = 0; i < found->n_parameters; i++)
    if (found->parameters[i].offered && found->parameters[i].initial)
      stf_rule_draft_set_parameter (self, found->parameters[i].name, found->parameters[i].initial);
}

/** stf_rule_draft_get_parameter: a value, or the id of a row, or NULL (rule 3); the first. */
const char *
stf_rule_draft_get_parameter (const StfRuleDraft *self, const char *name)
{
  return stf_rule_draft_get_nth_parameter (self, name, 0);
}

/** stf_rule_draft_get_nth_parameter: one of the values of a parameter, or NULL (rules 3 and 4). */
const char *
stf_rule_draft_get_nth_parameter (const StfRuleDraft *self, const char *name, guint index)
{
  const StfRuleCheck *check;
  const StfCheckParameter *parameter;
  const StfRow *row;

  g_return_val_if_fail (self != NULL, NULL);

  check = stf_rule_draft_get_check (self);
  parameter = check ? stf_rule_check_find_parameter (check, name) : NULL;
  row = parameter ? find_parameter (self, name, index) : NULL;

  return row ? stf_row_get_text (row, stf_check_parameter_get_column (parameter)) : NULL;
}

/** stf_rule_draft_set_parameter: sets the first, or only, value of a parameter. */
void
stf_rule_draft_set_parameter (StfRuleDraft *self, const char *name, const char *value)
{
  stf_rule_draft_set_nth_parameter (self, name, 0, value);
}

/**
 * stf_rule_draft_set_nth_parameter:
 * @self: a form
 * @name: of a parameter of its check
 * @index: which of its values (rule 4)
 * @value: (nullable): a value, or the id of a row; NULL: the check is not told
 */
void
stf_rule_draft_set_nth_parameter (StfRuleDraft *self, const char *name, guint index,
                                  const char *value)
{
  const StfRuleCheck *check;
  const StfCheckParameter *parameter;
  const StfRow *row;
  g_autofree char *id = NULL;

  g_return_if_fail (self != NULL);

  check = stf_rule_draft_get_check (self);
  parameter = check ? stf_rule_check_find_parameter (check, name) : NULL;
  g_return_if_fail (parameter != NULL);
  g_return_if_fail (index == 0 || parameter->many);

  row = find_parameter (self, name, index);
  id = row ? g_strdup (stf_row_get_id (row)) : NULL;
  if (!value || !*value)
    {
      if (id)
        stf_draft_remove (self->rows, id);
      return;
    }
  if (!id)
    {
      id = g_strdup (stf_draft_add (self->rows, "rule_parameter"));
      stf_draft_set_text (self->rows, id, "rule", self->id);
      stf_draft_set_text (self->rows, id, "name", name);
    }
  stf_draft_set_text (self->rows, id, stf_check_parameter_get_column (parameter), value);
}

/** stf_rule_draft_is_changed: whether saving would change anything. */
gboolean
stf_rule_draft_is_changed (const StfRuleDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return stf_draft_is_changed (self->rows);
}

static gboolean
value_fits (const StfCheckParameter *parameter, const char *value)
{
  g_autofree char *day = NULL;
  gint64 number;

  switch (parameter->kind)
    {
      case STF_PARAMETER_NUMBER:
      case STF_PARAMETER_MONTHS:
      case STF_PARAMETER_DAYS:
        return g_ascii_string_to_signed (value, 10, 0, MAX_NUMBER, &number, NULL);
      case STF_PARAMETER_DAY:
        day = g_strconcat ("2012-", value, NULL); /* a leap year */
        return stf_date_is_valid (day);
      case STF_PARAMETER_FLAG:
        return g_str_equal (value, "0") || g_str_equal (value, "1");
      case STF_PARAMETER_CHOICE:
        return parameter->choices && g_strv_contains (parameter->choices, value);
      case STF_PARAMETER_TEXT:
      case STF_PARAMETER_BODY:
      case STF_PARAMETER_ROLE:
      case STF_PARAMETER_EVENT:
      case STF_PARAMETER_DOCUMENT:
      case STF_PARAMETER_SKILL:
      case STF_PARAMETER_AGENCY:
      case STF_PARAMETER_CATEGORY:
      case STF_PARAMETER_FLOW:
      case STF_N_PARAMETER_KINDS:
        break;
    }

  return TRUE;
}

static gboolean
validate_parameter (const StfRuleDraft *self, const StfCheckParameter *parameter,
                    const char **field, GError **error)
{
  const char *value = stf_rule_draft_get_parameter (self, parameter->name);
  g_autofree char *message = NULL;

  if (!value && parameter->required)
    /* Translators: %s is what the form calls the field, as "Role". */
    message = g_strdup_printf (_ ("Tell what the check needs: %s."),
                               stf_check_parameter_get_label (parameter));
  else if (value && !value_fits (parameter, value))
    message = parameter->kind == STF_PARAMETER_DAY
                  ? g_strdup (_ ("Write the day as month and day: 01-31."))
                  : g_strdup (_ ("Write a whole number, 0 or more."));

  return !message || fail (field, parameter->name, STF_DRAFT_ERROR_VALUE, message, error);
}

static gboolean
validate_dates (const StfRuleDraft *self, const char **field, GError **error)
{
  const char *from = stf_rule_draft_get (self, "from_date");
  const char *to = stf_rule_draft_get (self, "to_date");

  if (from && !stf_date_is_valid (from))
    return fail (field, "from_date", STF_DRAFT_ERROR_DATE, _ ("Write the date as 2013-01-31."),
                 error);
  if (to && !stf_date_is_valid (to))
    return fail (field, "to_date", STF_DRAFT_ERROR_DATE, _ ("Write the date as 2013-01-31."),
                 error);
  if (from && to && strcmp (to, from) < 0)
    return fail (field, "to_date", STF_DRAFT_ERROR_DATE,
                 _ ("The last day must not come before the first."), error);

  return TRUE;
}

/**
 * stf_rule_draft_validate:
 * @self: a form
 * @field: (out) (optional): the column or parameter that is at fault
 * @error: return location for an error
 *
 * Tells whether the form can be saved: a title, a clause, and all that its check has to be told.
 */
gboolean
stf_rule_draft_validate (const StfRuleDraft *self, const char **field, GError **error)
{
  const StfRuleCheck *check;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!stf_rule_draft_get (self, "title"))
    return fail (field, "title", STF_DRAFT_ERROR_MISSING, _ ("Write what the rule is called."),
                 error);
  if (!stf_rule_draft_get (self, "clause"))
    return fail (field, "clause", STF_DRAFT_ERROR_MISSING, _ ("Write the words of the rule."),
                 error);
  if (!validate_dates (self, field, error))
    return FALSE;

  check = stf_rule_draft_get_check (self);
  if (!check || !check->ready)
    return fail (field, "check", STF_DRAFT_ERROR_VALUE, _ ("Choose one of the values in the list."),
                 error);
  for (guint i = 0; i < check->n_parameters; i++)
    if (check->parameters[i].offered
        && !validate_parameter (self, &check->parameters[i], field, error))
      return FALSE;

  return TRUE;
}

/**
 * stf_rule_draft_save:
 * @self: a form
 * @file: the year
 * @error: return location for an error
 *
 * Validates the form and writes it as one change, "rule-new" or "rule-edit".
 */
gboolean
stf_rule_draft_save (StfRuleDraft *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  return stf_rule_draft_validate (self, NULL, error)
         && stf_draft_save (self->rows, file, self->is_new ? "rule-new" : "rule-edit", self->id,
                            error);
}

/**
 * stf_rule_delete:
 * @file: a year
 * @rule: id of an own rule
 * @error: return location for an error
 *
 * Removes an own rule with its parameters and waivers, as one change, "rule-delete".
 */
gboolean
stf_rule_delete (StfYearFile *file, const char *rule, GError **error)
{
  g_autoptr (StfRuleDraft) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  self = stf_rule_draft_load (file, rule, error);
  if (!self)
    return FALSE;
  stf_draft_remove (self->rows, rule);
  return stf_draft_save (self->rows, file, "rule-delete", NULL, error);
}

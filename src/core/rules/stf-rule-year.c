/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules look at, read once from the file.  The values are plain, so that a check at another
 * date, or of what is only supposed, costs no query. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-reader-private.h"
#include "stf-rule-year-private.h"

#define RULES                                                                                      \
  "SELECT rule.id, rule.ref, rule.title, rule.clause, rule.severity, rule.\"check\", rule.note,"   \
  " rule.document, document.title || coalesce (' (' || document.version || ')', ''),"              \
  " rule.from_date, rule.to_date"                                                                  \
  " FROM rule LEFT JOIN document ON document.id = rule.document ORDER BY rule.position, rule.id"

static const char *
keep (StfRuleYear *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
read_rule (StfStatement *row, gpointer user_data)
{
  StfRuleYear *self = user_data;
  StfRule rule = {
    .id = keep (self, row, 0),
    .ref = keep (self, row, 1),
    .title = keep (self, row, 2),
    .clause = keep (self, row, 3),
    .severity = keep (self, row, 4),
    .check = keep (self, row, 5),
    .note = keep (self, row, 6),
    .document = keep (self, row, 7),
    .document_title = keep (self, row, 8),
    .from_date = keep (self, row, 9),
    .to_date = keep (self, row, 10),
  };

  g_array_append_val (self->rules, rule);
}

/**
 * stf_rule_year_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that the rules of @file look at
 */
StfRuleYear *
stf_rule_year_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfRuleYear) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self = g_new0 (StfRuleYear, 1);
  self->strings = g_string_chunk_new (4096);
  self->rules = g_array_new (FALSE, FALSE, sizeof (StfRule));

  if (!stf_read_rows (file, RULES, NULL, read_rule, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
stf_rule_year_free (StfRuleYear *self)
{
  if (!self)
    return;

  g_array_unref (self->rules);
  g_string_chunk_free (self->strings);
  g_free (self);
}

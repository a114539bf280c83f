/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The parameters of one rule, as they stand in the file. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-parameter.h"

#include "stf-reader-private.h"

#define PARAMETERS                                                                                 \
  "SELECT it.id, it.name, it.setting,"                                                             \
  " coalesce (it.body, it.role, it.event, it.document, it.skill, it.agency, it.category,"          \
  " it.money_flow),"                                                                               \
  " coalesce (it.value, body.name, role.title, event.title, document.title, skill.name,"           \
  " agency.short_name, category.title, money_flow.title)"                                          \
  " FROM rule_parameter AS it"                                                                     \
  " LEFT JOIN body ON body.id = it.body LEFT JOIN role ON role.id = it.role"                       \
  " LEFT JOIN event ON event.id = it.event LEFT JOIN document ON document.id = it.document"        \
  " LEFT JOIN skill ON skill.id = it.skill LEFT JOIN agency ON agency.id = it.agency"              \
  " LEFT JOIN category ON category.id = it.category"                                               \
  " LEFT JOIN money_flow ON money_flow.id = it.money_flow"                                         \
  " WHERE it.rule = ?1 ORDER BY it.id"

static void
read_parameter (StfStatement *row, gpointer parameters)
{
  StfRuleParameter *parameter = g_new0 (StfRuleParameter, 1);

  parameter->id = stf_statement_dup_text (row, 0);
  parameter->name = stf_statement_dup_text (row, 1);
  parameter->setting = stf_statement_dup_text (row, 2);
  parameter->row = stf_statement_dup_text (row, 3);
  parameter->value = stf_statement_dup_text (row, 4);
  g_ptr_array_add (parameters, parameter);
}

/** stf_rule_parameter_free: frees a parameter. */
void
stf_rule_parameter_free (StfRuleParameter *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->setting);
  g_free (self->row);
  g_free (self->value);
  g_free (self);
}

/**
 * stf_rule_parameter_list:
 * @file: a year
 * @rule: id of a rule
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfRuleParameter): the parameters of the rule
 */
GPtrArray *
stf_rule_parameter_list (StfYearFile *file, const char *rule, GError **error)
{
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_rule_parameter_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, PARAMETERS, rule, read_parameter, parameters, error))
    return NULL;

  return g_steal_pointer (&parameters);
}

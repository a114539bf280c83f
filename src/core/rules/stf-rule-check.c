/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks by name, and what the parameters of a rule tell them.  What they ask of the year at a day
 * is in stf-rule-question.c, and what they answer in stf-rule-answer.c.
 *
 * 1. A parameter that the check does not know, that is missing, that is given twice, or whose value
 *    is not of its kind makes the rule undecided; the reason names it.  Nothing is guessed.
 * 2. A check is prepared once and run on any number of days, each later than the one before. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-rule-check-private.h"

typedef struct
{
  const StfCheckParameter *parameter;
  const char *text;
  int number;
  int row;
} Argument;

static const struct
{
  const char *name;
  StfCheckFunc function;
} FUNCTIONS[] = {
  { "holders", stf_check_holders_number },
  { "holders-from", stf_check_holders_from },
  { "skill", stf_check_skill },
  { "meetings", stf_check_meetings },
  { "decision", stf_check_decision },
  { "report-interval", stf_check_report_interval },
  { "agencies", stf_check_agencies },
  { "anchored", stf_check_anchored },
  { "contract-signatory", stf_check_contract_signatory },
  { "documents", stf_check_documents },
  { "documents-decided", stf_check_documents_decided },
  { "election", stf_check_election },
  { "extent-stated", stf_check_extent_stated },
  { "follows-chair", stf_check_follows_chair },
  { "group-size", stf_check_group_size },
  { "groups-led", stf_check_groups_led },
  { "nomination", stf_check_nomination },
  { "notified", stf_check_notified },
  { "one-per-agency", stf_check_one_per_agency },
  { "organisation", stf_check_organisation },
  { "person-named", stf_check_person_named },
  { "proposed-first", stf_check_proposed_first },
  { "regular-meetings", stf_check_regular_meetings },
  { "reports", stf_check_reports },
  { "reports-to", stf_check_reports_to },
  { "representative-and-skill", stf_check_representative },
  { "plan", stf_check_plan },
  { "cost-categories", stf_check_cost_categories },
  { "development", stf_check_development },
  { "host-payment", stf_check_host_payment },
  { "reserved", stf_check_reserved },
  { "no-cost", stf_check_no_cost },
  { "fee-shared", stf_check_fee_shared },
  { "fee-drivers", stf_check_fee_drivers },
};

StfCheckFunc
stf_check_get_function (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (FUNCTIONS); i++)
    if (g_str_equal (FUNCTIONS[i].name, name))
      return FUNCTIONS[i].function;

  return NULL;
}

static int
get_reference (const StfRuleParameterRow *it, StfParameterKind kind)
{
  switch (kind)
    {
      case STF_PARAMETER_BODY:
        return it->body;
      case STF_PARAMETER_ROLE:
        return it->role;
      case STF_PARAMETER_EVENT:
        return it->event;
      case STF_PARAMETER_DOCUMENT:
        return it->document;
      case STF_PARAMETER_SKILL:
        return it->skill;
      case STF_PARAMETER_AGENCY:
        return it->agency;
      case STF_PARAMETER_CATEGORY:
        return it->category;
      case STF_PARAMETER_FLOW:
        return it->flow;
      default:
        return STF_NONE;
    }
}

/* The row that a setting names by its id. */
static int
find_row (const StfRuleYear *year, StfParameterKind kind, const char *id)
{
#define FIND(array, type)                                                                          \
  STF_EACH (year, type, array, it)                                                                 \
  if (g_str_equal (it->id, id))                                                                    \
    return STF_INDEX (year, array, it);                                                            \
  break
  switch (kind)
    {
      case STF_PARAMETER_BODY:
        FIND (bodies, StfRuleBody);
      case STF_PARAMETER_ROLE:
        FIND (roles, StfRuleRole);
      case STF_PARAMETER_DOCUMENT:
        FIND (documents, StfRuleDocument);
      case STF_PARAMETER_AGENCY:
        FIND (agencies, StfRuleAgency);
      default:
        break;
    }
#undef FIND
  return STF_NONE;
}

/* Reads a value as the parameter's kind has it.  Returns: (transfer full) (nullable): what is wrong
 * with it */
static char *
read_value (Argument *argument, const StfRuleYear *year, const char *value)
{
  const StfCheckParameter *parameter = argument->parameter;
  guint64 number;

  argument->text = value;
  switch (parameter->kind)
    {
      case STF_PARAMETER_NUMBER:
      case STF_PARAMETER_MONTHS:
      case STF_PARAMETER_DAYS:
        if (!g_ascii_string_to_unsigned (value, 10, parameter->kind == STF_PARAMETER_MONTHS,
                                         parameter->kind == STF_PARAMETER_NUMBER ? 1000000 : 1000,
                                         &number, NULL))
          return g_strdup_printf (_ ("The parameter “%s” should be a whole number, not “%s”."),
                                  parameter->name, value);
        argument->number = (int) number;
        return NULL;
      case STF_PARAMETER_FLAG:
        if (!g_str_equal (value, "0") && !g_str_equal (value, "1"))
          return g_strdup_printf (_ ("The parameter “%s” should be 0 or 1, not “%s”."),
                                  parameter->name, value);
        argument->number = value[0] == '1';
        return NULL;
      case STF_PARAMETER_DAY:
        if (strlen (value) != 5 || stf_day_in_year_of (year->starts, value) < 0)
          return g_strdup_printf (
              _ ("The parameter “%s” should be a month and a day such as 12-31, "
                 "not “%s”."),
              parameter->name, value);
        return NULL;
      case STF_PARAMETER_CHOICE:
        if (!g_strv_contains (parameter->choices, value))
          return g_strdup_printf (_ ("The parameter “%s” cannot be “%s”."), parameter->name, value);
        return NULL;
      case STF_PARAMETER_TEXT:
        return NULL;
      default:
        argument->row = find_row (year, parameter->kind, value);
        return argument->row >= 0
                   ? NULL
                   : g_strdup_printf (_ ("The parameter “%s” names something that is "
                                         "not in the file."),
                                      parameter->name);
    }
}

static char *
read_argument (StfCheck *self, const StfRuleParameterRow *it)
{
  Argument argument = { .row = STF_NONE };
  char *wrong = NULL;

  argument.parameter = stf_rule_check_find_parameter (self->check, it->name);
  if (!argument.parameter)
    return g_strdup_printf (_ ("The check “%s” has no parameter “%s”."), self->check->name,
                            it->name);
  if (!argument.parameter->many && stf_check_has (self, it->name))
    return g_strdup_printf (_ ("The parameter “%s” is given more than once."), it->name);

  argument.row = get_reference (it, argument.parameter->kind);
  if (argument.row < 0 && it->setting >= 0)
    {
      const StfRuleSetting *setting = STF_ROW (self->year, StfRuleSetting, settings, it->setting);

      if (argument.parameter->may_be_open && !(setting->value && *setting->value))
        return NULL;
      if (!setting->value || !*setting->value)
        return g_strdup_printf (_ ("The parameter “%s” follows the setting “%s”, which has no "
                                   "value."),
                                it->name, setting->title);
      wrong = read_value (&argument, self->year, setting->value);
    }
  else if (argument.row < 0 && it->value
           && g_str_equal (stf_check_parameter_get_column (argument.parameter), "value"))
    wrong = read_value (&argument, self->year, it->value);
  else if (argument.row < 0)
    wrong = g_strdup_printf (_ ("The parameter “%s” says nothing that the check can use."),
                             it->name);

  if (!wrong)
    g_array_append_val (self->arguments, argument);
  return wrong;
}

/* What goes without saying, and what must be said. */
static char *
complete (StfCheck *self)
{
  for (guint i = 0; i < self->check->n_parameters; i++)
    {
      Argument argument = { .parameter = &self->check->parameters[i], .row = STF_NONE };

      if (stf_check_has (self, argument.parameter->name))
        continue;
      if (argument.parameter->required)
        return g_strdup_printf (_ ("The check “%s” lacks its parameter “%s”."), self->check->name,
                                argument.parameter->name);
      if (argument.parameter->initial)
        {
          g_autofree char *wrong = read_value (&argument, self->year, argument.parameter->initial);

          g_assert (!wrong);
          g_array_append_val (self->arguments, argument);
        }
    }

  return NULL;
}

/* Makes @self the check of a rule, to be run until stf_check_clear(); @date is the day that is
 * asked for.  Returns: (transfer full) (nullable): what is wrong with the rule (see 1) */
char *
stf_check_prepare (StfCheck *self, const StfRuleYear *year, int rule, int date)
{
  const StfRule *it = STF_ROW (year, StfRule, rules, rule);
  char *wrong = NULL;

  *self = (StfCheck){ .year = year, .check = stf_rule_checks_find (it->check), .known = date };
  self->arguments = g_array_new (FALSE, FALSE, sizeof (Argument));
  stf_check_prepare_found (self);
  self->observed = g_string_new (NULL);

  if (!self->check)
    return g_strdup_printf (_ ("There is no check called “%s”."), it->check);

  STF_EACH (year, StfRuleParameterRow, parameters, parameter)
  if (parameter->rule == rule && !wrong)
    wrong = read_argument (self, parameter);

  return wrong ? wrong : complete (self);
}

void
stf_check_clear (StfCheck *self)
{
  g_array_unref (self->arguments);
  g_clear_pointer (&self->steps, g_array_unref);
  g_hash_table_unref (self->by_value);
  g_ptr_array_unref (self->found);
  g_string_free (self->observed, TRUE);
  g_free (self->open);
  g_free (self->reason);
}

/* Asks what it is like on @date; see found and reason. */
void
stf_check_run (StfCheck *self, int date)
{
  stf_check_forget_lost (self);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->open, g_free);
  self->date = date;
  self->next = STF_DAY_OPEN_END;
  stf_check_get_function (self->check->name) (self);
}

/* Tells whether @it is found on the day of the last run. */
gboolean
stf_check_is_found (const StfCheck *self, const StfFound *it)
{
  return !self->reason && it->seen == self->date;
}

static const Argument *
get_argument (const StfCheck *self, const char *name)
{
  for (guint i = 0; i < self->arguments->len; i++)
    {
      const Argument *it = &g_array_index (self->arguments, Argument, i);

      if (g_str_equal (it->parameter->name, name))
        return it;
    }

  return NULL;
}

gboolean
stf_check_has (const StfCheck *self, const char *name)
{
  return get_argument (self, name) != NULL;
}

/* Returns: the number; 0 if it is not given */
int
stf_check_number (const StfCheck *self, const char *name)
{
  const Argument *it = get_argument (self, name);

  return it ? it->number : 0;
}

const char *
stf_check_text (const StfCheck *self, const char *name)
{
  const Argument *it = get_argument (self, name);

  return it ? it->text : NULL;
}

gboolean
stf_check_says (const StfCheck *self, const char *name, const char *choice)
{
  return g_strcmp0 (stf_check_text (self, name), choice) == 0;
}

/* Returns: the row that is given, or STF_NONE */
int
stf_check_row (const StfCheck *self, const char *name)
{
  const Argument *it = get_argument (self, name);

  return it ? it->row : STF_NONE;
}

/* Sets @row to the next row that is given under @name; @i starts at 0. */
gboolean
stf_check_each (const StfCheck *self, const char *name, guint *i, int *row)
{
  while (*i < self->arguments->len)
    {
      const Argument *it = &g_array_index (self->arguments, Argument, (*i)++);

      if (g_str_equal (it->parameter->name, name))
        {
          *row = it->row;
          return TRUE;
        }
    }

  return FALSE;
}

/* Tells whether @row is given under @name. */
gboolean
stf_check_names (const StfCheck *self, const char *name, int row)
{
  guint i = 0;
  int given;

  while (stf_check_each (self, name, &i, &given))
    if (given == row)
      return TRUE;

  return FALSE;
}

void
stf_check_plan (StfCheck *self)
{
  stf_check_undecided (self,
                       g_strdup (_ ("What is missing is the plan of operations with its tasks. "
                                    "The rule is decided once Stafett keeps the plan.")));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What checks are made of: the parameters they are told, the questions they ask of the year at a
 * day, and the answers they give.
 *
 * 1. A parameter that the check does not know, that is missing, that is given twice, or whose value
 *    is not of its kind makes the rule undecided; the reason names it.  Nothing is guessed.
 * 2. Whoever asks whether a day has been reached and hears no has that day noted as the next one on
 *    which to ask again.  Every question about the day is built on it.
 * 3. A holder is one whose assignment is in force.  A deputy is no holder.  One who is acting is,
 *    unless somebody holds the same seat in full.  One who is carried over is, until the successor
 *    begins (see stf-rule-year.c).
 * 4. A meeting counts if it was held; one that is only planned counts while its day is yet to come,
 *    counted from the day that is asked for.  So is it with documents: what is expected on a later
 *    day is taken to come true. */

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
  { "budget", stf_check_budget },
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
        if (!g_ascii_string_to_unsigned (value, 10, parameter->kind == STF_PARAMETER_MONTHS, 1000,
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

static void
found_clear (gpointer data)
{
  StfFound *it = data;

  g_free (it->text);
  g_free (it->foretold);
  g_free (it->key);
}

/* Makes @self the check of a rule, to be run at any day until stf_check_clear().
 * Returns: (transfer full) (nullable): what is wrong with the rule (see 1) */
char *
stf_check_prepare (StfCheck *self, const StfRuleYear *year, int rule)
{
  const StfRule *it = STF_ROW (year, StfRule, rules, rule);
  char *wrong = NULL;

  *self = (StfCheck){ .year = year, .check = stf_rule_checks_find (it->check) };
  self->arguments = g_array_new (FALSE, FALSE, sizeof (Argument));
  self->found = g_array_new (FALSE, FALSE, sizeof (StfFound));
  g_array_set_clear_func (self->found, found_clear);
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
  g_array_unref (self->found);
  g_string_free (self->observed, TRUE);
  g_free (self->reason);
}

void
stf_check_begin (StfCheck *self, int date)
{
  self->date = date;
  self->next = STF_DAY_OPEN_END;
  g_array_set_size (self->found, 0);
  g_string_truncate (self->observed, 0);
  g_clear_pointer (&self->reason, g_free);
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

/* See 2. */
gboolean
stf_check_reached (StfCheck *self, int day)
{
  if (self->date >= day)
    return TRUE;

  self->next = MIN (self->next, day);
  return FALSE;
}

gboolean
stf_check_in_force (StfCheck *self, int from, int to)
{
  return stf_check_reached (self, from)
         && (to == STF_DAY_OPEN_END || !stf_check_reached (self, to + 1));
}

/* See 3. */
gboolean
stf_check_is_holder (StfCheck *self, const StfRuleAssignment *it)
{
  if (it->deputy || !stf_check_in_force (self, it->from, it->until))
    return FALSE;

  if (it->acting && it->seat >= 0)
    for (int i = STF_ROW (self->year, StfRuleRole, roles, it->role)->first_assignment; i >= 0;)
      {
        const StfRuleAssignment *other = STF_ROW (self->year, StfRuleAssignment, assignments, i);

        if (other->seat == it->seat && !other->acting && !other->deputy
            && stf_check_in_force (self, other->from, other->until))
          return FALSE;
        i = other->next_of_role;
      }

  return TRUE;
}

static void
add_holders (StfCheck *self, int role, GArray *holders)
{
  for (int i = STF_ROW (self->year, StfRuleRole, roles, role)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (stf_check_is_holder (self, it))
        g_array_append_val (holders, i);
      i = it->next_of_role;
    }
}

/* Returns: (transfer full): the assignments of those who hold @role */
GArray *
stf_check_holders (StfCheck *self, int role)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (int));

  add_holders (self, role, holders);
  return holders;
}

/* Returns: (transfer full): the assignments of the persons in the roles of @body */
GArray *
stf_check_members (StfCheck *self, int body)
{
  GArray *members = g_array_new (FALSE, FALSE, sizeof (int));

  STF_EACH (self->year, StfRuleRole, roles, role)
  if (role->body == body && role->of_persons)
    add_holders (self, STF_INDEX (self->year, roles, role), members);

  return members;
}

gboolean
stf_check_holds (StfCheck *self, int person, int role)
{
  gboolean holds = FALSE;

  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (it->role == role && stf_check_is_holder (self, it))
        holds = TRUE;
      i = it->next_of_person;
    }

  return holds;
}

/* The same at a day that does not change with the date. */
gboolean
stf_check_held (const StfCheck *self, int person, int role, int day)
{
  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *it = STF_ROW (self->year, StfRuleAssignment, assignments, i);

      if (it->role == role && !it->deputy && it->from <= day && day <= it->until)
        return TRUE;
      i = it->next_of_person;
    }

  return FALSE;
}

/* Returns: the agency where @person works, that of the latest employment; or STF_NONE */
int
stf_check_employer (StfCheck *self, int person)
{
  int agency = STF_NONE;

  if (person < 0)
    return STF_NONE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_employment; i >= 0;)
    {
      const StfRuleEmployment *it = STF_ROW (self->year, StfRuleEmployment, employments, i);

      if (stf_check_in_force (self, it->from, it->to))
        agency = it->agency;
      i = it->next;
    }

  return agency;
}

gboolean
stf_check_has_skill (const StfCheck *self, int person, int skill)
{
  if (person < 0)
    return FALSE;

  for (int i = STF_ROW (self->year, StfRulePerson, persons, person)->first_skill; i >= 0;)
    {
      const StfRulePersonSkill *it = STF_ROW (self->year, StfRulePersonSkill, person_skills, i);

      if (it->skill == skill)
        return TRUE;
      i = it->next;
    }

  return FALSE;
}

gboolean
stf_check_body_exists (StfCheck *self, int body)
{
  const StfRuleBody *it = STF_ROW (self->year, StfRuleBody, bodies, body);

  return stf_check_in_force (self, it->from, it->to);
}

/* See 4. */
gboolean
stf_check_meeting_counts (const StfCheck *self, const StfRuleMeeting *it)
{
  return it->held || (!it->cancelled && it->to >= self->known);
}

/* Tells whether @body meets in it: as it is stated, or as the event has it. */
gboolean
stf_check_meets (const StfCheck *self, const StfRuleMeeting *it, int body)
{
  for (int i = it->first_body; i >= 0;)
    {
      const StfRuleMeetingBody *row = STF_ROW (self->year, StfRuleMeetingBody, meeting_bodies, i);

      if (row->body == body)
        return TRUE;
      i = row->next;
    }

  return it->first_body < 0 && it->event >= 0
         && STF_ROW (self->year, StfRuleEvent, events, it->event)->body == body;
}

/* Tells whether @it is the document that a parameter names, or another of its kind: the reports
 * and notes of a year are several rows with one ref. */
gboolean
stf_check_is_document (const StfCheck *self, const StfRuleDocument *it, int document)
{
  const StfRuleDocument *named = STF_ROW (self->year, StfRuleDocument, documents, document);

  return it == named || (named->ref && g_strcmp0 (it->ref, named->ref) == 0);
}

static int
rank_state (const char *state)
{
  static const char *const STATES[] = { "expected", "draft", "proposed", "adopted", "published" };

  if (g_str_equal (state, "superseded"))
    return 3;
  for (guint i = 0; i < G_N_ELEMENTS (STATES); i++)
    if (g_str_equal (state, STATES[i]))
      return (int) i;

  return 0;
}

/* See 4.  Returns: the day from which @it has come as far as @state; STF_DAY_OPEN_START if it has
 * but has no date, STF_DAY_OPEN_END if it has not */
int
stf_check_document_day (const StfCheck *self, const StfRuleDocument *it, const char *state)
{
  if (rank_state (it->state) >= rank_state (state) || it->on > self->known)
    return it->on;

  return STF_DAY_OPEN_END;
}

const char *
stf_check_role_name (const StfCheck *self, int role)
{
  return STF_ROW (self->year, StfRuleRole, roles, role)->title;
}

const char *
stf_check_body_name (const StfCheck *self, int body)
{
  return STF_ROW (self->year, StfRuleBody, bodies, body)->name;
}

const char *
stf_check_person_name (const StfCheck *self, int person)
{
  return person < 0 ? _ ("Unknown person")
                    : STF_ROW (self->year, StfRulePerson, persons, person)->name;
}

const char *
stf_check_agency_name (const StfCheck *self, int agency)
{
  return STF_ROW (self->year, StfRuleAgency, agencies, agency)->name;
}

/* Says where a finding is: the table, the row, its name and the body on whose box it shows. */
static void
point_at (const StfCheck *self, StfFound *found, StfAbout about, int row)
{
  const StfRuleYear *year = self->year;
  int body = STF_NONE;

#define POINT(name, array, type, label_, body_)                                                    \
  {                                                                                                \
    const type *it = STF_ROW (year, type, array, row);                                             \
                                                                                                   \
    found->table = name;                                                                           \
    found->id = it->id;                                                                            \
    found->label = label_;                                                                         \
    body = body_;                                                                                  \
    break;                                                                                         \
  }
  switch (about)
    {
      case STF_ABOUT_AGENCY:
        POINT ("agency", agencies, StfRuleAgency, it->name, STF_NONE);
      case STF_ABOUT_PERSON:
        POINT ("person", persons, StfRulePerson, it->name, STF_NONE);
      case STF_ABOUT_BODY:
        POINT ("body", bodies, StfRuleBody, it->name, row);
      case STF_ABOUT_ROLE:
        POINT ("role", roles, StfRuleRole, it->title, it->body);
      case STF_ABOUT_SEAT:
        POINT ("seat", seats, StfRuleSeat, stf_check_role_name (self, it->role),
               STF_ROW (year, StfRuleRole, roles, it->role)->body);
      case STF_ABOUT_ASSIGNMENT:
        POINT ("assignment", assignments, StfRuleAssignment,
               stf_check_person_name (self, it->person),
               STF_ROW (year, StfRuleRole, roles, it->role)->body);
      case STF_ABOUT_EVENT:
        POINT ("event", events, StfRuleEvent, it->title, it->body);
      case STF_ABOUT_MEETING:
        POINT ("meeting", meetings, StfRuleMeeting, it->title,
               it->event < 0 ? STF_NONE : STF_ROW (year, StfRuleEvent, events, it->event)->body);
      case STF_ABOUT_DECISION:
        POINT ("decision", decisions, StfRuleDecision, it->title, it->body);
      case STF_ABOUT_DOCUMENT:
        POINT ("document", documents, StfRuleDocument, it->title, it->owner_body);
      case STF_ABOUT_YEAR:
      default:
        found->table = "year";
        found->id = "";
        found->label = "";
    }
#undef POINT
  if (body >= 0)
    found->body = STF_ROW (year, StfRuleBody, bodies, body)->id;
}

/* Says that something breaks the rule at the date.  To say the same twice is to say it once. */
void
stf_check_find (StfCheck *self, StfAbout about, int row, char *text, char *foretold,
                const char *remedy)
{
  StfFound found = { .text = text, .foretold = foretold, .remedy = remedy };

  point_at (self, &found, about, row);
  found.key = g_strconcat (found.table, " ", found.id, " ", text, NULL);
  g_array_append_val (self->found, found);
}

/* Says that nobody holds @role. */
void
stf_check_find_vacant (StfCheck *self, int role)
{
  g_autofree char *day = stf_day_in_words (self->date);
  const char *name = stf_check_role_name (self, role);

  stf_check_find (self, STF_ABOUT_ROLE, role,
                  g_strdup_printf (_ ("Nobody holds the role %s."), name),
                  g_strdup_printf (_ ("On %s the role %s becomes vacant."), day, name),
                  _ ("Appoint somebody, or let the holder stay until a successor begins."));
}

/* Says if @it was not decided by @body. */
void
stf_check_find_appointment (StfCheck *self, const StfRuleAssignment *it, int body)
{
  const StfRuleDecision *decision;
  const char *name = stf_check_person_name (self, it->person);
  int row = STF_INDEX (self->year, assignments, it);

  if (it->supposed)
    return;
  if (it->decision < 0)
    {
      stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                      g_strdup_printf (_ ("No decision appoints %s %s."), name,
                                       stf_check_role_name (self, it->role)),
                      NULL, _ ("Name the decision in the assignment."));
      return;
    }

  decision = STF_ROW (self->year, StfRuleDecision, decisions, it->decision);
  if (decision->body != body)
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                    g_strdup_printf (_ ("%s was not appointed %s by %s."), name,
                                     stf_check_role_name (self, it->role),
                                     stf_check_body_name (self, body)),
                    NULL, _ ("Let the right body decide, or correct who decided."));
}

/* Says what the check looked at; sentences add up. */
void
stf_check_observe (StfCheck *self, const char *format, ...)
{
  va_list arguments;

  if (self->observed->len)
    g_string_append_c (self->observed, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (self->observed, format, arguments);
  va_end (arguments);
}

/* Says why the year cannot tell. */
void
stf_check_undecided (StfCheck *self, char *reason)
{
  g_free (self->reason);
  self->reason = reason;
}

void
stf_check_plan (StfCheck *self)
{
  stf_check_undecided (self, g_strdup (_ ("It takes the plan of operations with its tasks, which "
                                          "this version of Stafett does not keep yet.")));
}

void
stf_check_budget (StfCheck *self)
{
  stf_check_undecided (self, g_strdup (_ ("It takes the budget with its costs and fees, which this "
                                          "version of Stafett does not keep yet.")));
}

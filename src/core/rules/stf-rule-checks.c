/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The checks by name, with what each has to be told.  Checks are general: what is special to an
 * association (which body, which role, how many) stands in the rows of rule_parameter, so that a
 * user's own rule is made of the same parts as those of the governance document.
 *
 * A rule whose check or parameters are not found here is undecided and says so; nothing is guessed
 * and nothing is passed over. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-checks.h"

#include <glib/gi18n-lib.h>

#define CONTEXT "rule"

#define NUMBER STF_PARAMETER_NUMBER
#define MONTHS STF_PARAMETER_MONTHS
#define DAYS STF_PARAMETER_DAYS
#define DAY STF_PARAMETER_DAY
#define FLAG STF_PARAMETER_FLAG
#define CHOICE STF_PARAMETER_CHOICE
#define TEXT STF_PARAMETER_TEXT
#define BODY STF_PARAMETER_BODY
#define ROLE STF_PARAMETER_ROLE
#define EVENT STF_PARAMETER_EVENT
#define DOCUMENT STF_PARAMETER_DOCUMENT
#define SKILL STF_PARAMETER_SKILL
#define AGENCY STF_PARAMETER_AGENCY
#define CATEGORY STF_PARAMETER_CATEGORY
#define FLOW STF_PARAMETER_FLOW

#define REQUIRED .required = TRUE
#define MANY .many = TRUE
#define OFFERED .offered = TRUE
#define MAY_BE_OPEN .may_be_open = TRUE
#define INITIAL(value) .initial = value
#define CHOICES(...)                                                                               \
  .choices = (const char *const[])                                                                 \
  {                                                                                                \
    __VA_ARGS__, NULL                                                                              \
  }

typedef StfCheckParameter Parameter;

#define PERIODS CHOICES ("year", "half-year", "quarter", "month")
#define DECISIONS                                                                                  \
  CHOICES ("election", "appointment", "plan", "budget", "fee", "grant", "policy", "waiver", "other")
#define KEYS                                                                                       \
  CHOICES ("equal", "population", "municipalities", "weighted", "fixed-and-variable", "own")
#define FUNDING CHOICES ("running-only", "all")
#define BODIES CHOICES ("one-body", "two-bodies")

static const Parameter HOLDERS[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED, MANY, OFFERED },
  { "least", NUMBER, NC_ ("rule", "At least"), OFFERED },
  { "most", NUMBER, NC_ ("rule", "At most"), OFFERED },
  { "appointed-by", BODY, NC_ ("rule", "Appointed by") },
};

static const Parameter HOLDERS_FROM[] = {
  { "role", ROLE, NC_ ("rule", "Role"), MANY, OFFERED },
  { "body", BODY, NC_ ("rule", "All roles of the body"), OFFERED },
  { "agency", AGENCY, NC_ ("rule", "Employed by"), OFFERED },
  { "other-role", ROLE, NC_ ("rule", "Also hold the role"), OFFERED },
  { "except-role", ROLE, NC_ ("rule", "Except the role"), MANY },
  { "except-skill", SKILL, NC_ ("rule", "Except those with the skill") },
};

static const Parameter HAS_SKILL[] = {
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED, OFFERED },
  { "skill", SKILL, NC_ ("rule", "Skill"), REQUIRED, OFFERED },
  { "least", NUMBER, NC_ ("rule", "At least"), OFFERED, INITIAL ("1") },
};

static const Parameter MEETINGS[] = {
  { "body", BODY, NC_ ("rule", "Body"), OFFERED },
  { "event", EVENT, NC_ ("rule", "Event"), OFFERED },
  { "least", NUMBER, NC_ ("rule", "At least"), REQUIRED, OFFERED, INITIAL ("1") },
  { "per", CHOICE, NC_ ("rule", "Per"), OFFERED, INITIAL ("year"), PERIODS },
  { "joint-body", BODY, NC_ ("rule", "Together with"), OFFERED },
  { "joint-least", NUMBER, NC_ ("rule", "Together at least"), OFFERED, INITIAL ("1") },
  { "counts", CHOICE, NC_ ("rule", "Meetings that count"), INITIAL ("tagged"),
    CHOICES ("tagged", "own-meeting", "autumn-or-conference") },
  { "other-event", EVENT, NC_ ("rule", "Other event that may count"), MANY },
  { "participants", FLAG, NC_ ("rule", "Participants too"), INITIAL ("0") },
};

static const Parameter DECISION[] = {
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED, OFFERED },
  { "kind", CHOICE, NC_ ("rule", "Kind of decision"), REQUIRED, OFFERED, INITIAL ("other"),
    DECISIONS },
  { "before", DAY, NC_ ("rule", "Before"), REQUIRED, OFFERED, INITIAL ("01-01") },
  { "least", NUMBER, NC_ ("rule", "At least"), OFFERED, INITIAL ("1") },
  { "most", NUMBER, NC_ ("rule", "At most"), OFFERED },
  { "other-body", BODY, NC_ ("rule", "Other name of the body") },
  { "bodies", CHOICE, NC_ ("rule", "One body or two"), INITIAL ("two-bodies"), BODIES },
  { "document", DOCUMENT, NC_ ("rule", "Document that needs a decision") },
  { "document-kind", CHOICE, NC_ ("rule", "Kind of decision it needs"), INITIAL ("grant"),
    DECISIONS },
  { "requests", FLAG, NC_ ("rule", "Granted requests need a decision"), INITIAL ("0") },
  { "fee", FLAG, NC_ ("rule", "The fee needs a decision"), INITIAL ("0") },
};

static const Parameter REPORT_INTERVAL[] = {
  { "document", DOCUMENT, NC_ ("rule", "Report"), REQUIRED, OFFERED },
  { "months", MONTHS, NC_ ("rule", "Every (months)"), REQUIRED, OFFERED, INITIAL ("6") },
};

static const Parameter REPORTS[] = {
  { "document", DOCUMENT, NC_ ("rule", "Report"), REQUIRED },
  { "least", NUMBER, NC_ ("rule", "At least"), REQUIRED },
  { "per", CHOICE, NC_ ("rule", "Per"), INITIAL ("year"), PERIODS },
};

static const Parameter ONE_PER_AGENCY[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED },
  { "holders", NUMBER, NC_ ("rule", "Holders from each"), INITIAL ("1") },
};

static const Parameter AGENCIES[] = {
  { "count", NUMBER, NC_ ("rule", "Number"), REQUIRED },
};

static const Parameter ELECTION[] = {
  { "event", EVENT, NC_ ("rule", "Event"), REQUIRED },
  { "electors", ROLE, NC_ ("rule", "Eligible"), REQUIRED },
  { "members", ROLE, NC_ ("rule", "Members"), REQUIRED },
  { "chair", ROLE, NC_ ("rule", "Chair"), REQUIRED },
  { "seats", NUMBER, NC_ ("rule", "Number of members"), REQUIRED },
  { "from", DAY, NC_ ("rule", "Not before"), REQUIRED },
  { "to", DAY, NC_ ("rule", "Not after"), REQUIRED },
  { "term", CHOICE, NC_ ("rule", "Term of office"), REQUIRED,
    CHOICES ("calendar-year", "meeting-to-meeting", "own-dates") },
  { "by-election", FLAG, NC_ ("rule", "Require a by-election"), INITIAL ("0") },
  { "deputies", FLAG, NC_ ("rule", "Use deputies"), INITIAL ("0") },
  { "re-election-limit", NUMBER, NC_ ("rule", "Most years in a row"), INITIAL ("0") },
  { "quorum", NUMBER, NC_ ("rule", "Quorum"), INITIAL ("0") },
  { "voting-rule", FLAG, NC_ ("rule", "A rule of voting of its own"), MAY_BE_OPEN },
};

static const Parameter NOMINATION[] = {
  { "event", EVENT, NC_ ("rule", "Event"), REQUIRED },
  { "committee", ROLE, NC_ ("rule", "Member of the committee"), REQUIRED },
  { "members", ROLE, NC_ ("rule", "Proposes"), REQUIRED },
  { "document", DOCUMENT, NC_ ("rule", "Proposal"), REQUIRED },
  { "to", DAY, NC_ ("rule", "Not after"), REQUIRED },
  { "meeting", CHOICE, NC_ ("rule", "Autumn meeting and annual meeting"), INITIAL ("same"),
    CHOICES ("same", "separate") },
  { "size", NUMBER, NC_ ("rule", "Number of members"), INITIAL ("0") },
  { "conflict-of-interest", FLAG, NC_ ("rule", "Test for conflict of interest"), INITIAL ("0") },
};

static const Parameter NOTIFIED[] = {
  { "role", ROLE, NC_ ("rule", "Elected to"), REQUIRED, MANY },
  { "document", DOCUMENT, NC_ ("rule", "Notice"), REQUIRED },
  { "days", DAYS, NC_ ("rule", "Within (days)"), REQUIRED },
};

static const Parameter DOCUMENTS[] = {
  { "document", DOCUMENT, NC_ ("rule", "Document"), REQUIRED, MANY },
  { "state", CHOICE, NC_ ("rule", "State"), INITIAL ("proposed"), CHOICES ("proposed", "adopted") },
  { "before", DAY, NC_ ("rule", "Before") },
  { "body", BODY, NC_ ("rule", "Decided by") },
  { "budget", FLAG, NC_ ("rule", "The budget too"), INITIAL ("0") },
};

static const Parameter DOCUMENTS_DECIDED[] = {
  { "document", DOCUMENT, NC_ ("rule", "Document"), REQUIRED, MANY },
  { "body", BODY, NC_ ("rule", "Decided by"), REQUIRED },
  { "policy-decider", BODY, NC_ ("rule", "Who decides the policy"), MAY_BE_OPEN },
};

static const Parameter ANCHORED[] = {
  { "event", EVENT, NC_ ("rule", "Event"), REQUIRED },
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED },
  { "document", DOCUMENT, NC_ ("rule", "Document"), REQUIRED, MANY },
  { "adopter", BODY, NC_ ("rule", "Adopted by"), REQUIRED },
  { "kind", CHOICE, NC_ ("rule", "Before the decision"), DECISIONS },
  { "budget", FLAG, NC_ ("rule", "The budget is anchored and adopted"), INITIAL ("0") },
};

static const Parameter REGULAR_MEETINGS[] = {
  { "event", EVENT, NC_ ("rule", "Event"), REQUIRED },
  { "months", MONTHS, NC_ ("rule", "Every (months)"), REQUIRED },
  { "notes-within", DAYS, NC_ ("rule", "Notes within (days)"), REQUIRED },
};

static const Parameter PROPOSED_FIRST[] = {
  { "kind", CHOICE, NC_ ("rule", "Kind of decision"), REQUIRED, DECISIONS },
  { "body", BODY, NC_ ("rule", "Decided by"), REQUIRED },
  { "other-body", BODY, NC_ ("rule", "Other name of the body") },
  { "bodies", CHOICE, NC_ ("rule", "One body or two"), INITIAL ("two-bodies"), BODIES },
  { "document", DOCUMENT, NC_ ("rule", "Proposal"), REQUIRED },
  { "proposer", BODY, NC_ ("rule", "Proposed by"), REQUIRED },
  { "drafter", BODY, NC_ ("rule", "Drafted by"), REQUIRED },
  { "who", CHOICE, NC_ ("rule", "Who proposes"), REQUIRED,
    CHOICES ("steering-group-drafts", "network", "steering-group") },
  { "fee", FLAG, NC_ ("rule", "The fee names its proposal"), INITIAL ("0") },
};

static const Parameter REPORTS_TO[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED },
  { "chief", ROLE, NC_ ("rule", "Reports to"), REQUIRED },
  { "responsibility", CHOICE, NC_ ("rule", "Responsibility"), INITIAL ("work-leadership"),
    CHOICES ("work-leadership", "employer") },
};

static const Parameter GROUP_SIZE[] = {
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED },
  { "chair", ROLE, NC_ ("rule", "Chair"), REQUIRED },
  { "members", NUMBER, NC_ ("rule", "Number of members"), REQUIRED },
  { "size", CHOICE, NC_ ("rule", "Does the number include the chair"), REQUIRED,
    CHOICES ("chair-plus-five", "five-with-chair") },
  { "appointed-by", BODY, NC_ ("rule", "Appointed by") },
  { "except-role", ROLE, NC_ ("rule", "Except the role"), MANY },
};

static const Parameter REPRESENTATIVE[] = {
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED },
  { "representative", ROLE, NC_ ("rule", "Representative"), REQUIRED },
  { "represents", ROLE, NC_ ("rule", "Comes from the agency of"), REQUIRED },
  { "skill", SKILL, NC_ ("rule", "Skill"), REQUIRED },
  { "skilled-role", ROLE, NC_ ("rule", "Role that stands for the skill") },
  { "least", NUMBER, NC_ ("rule", "At least"), INITIAL ("1") },
  { "person", CHOICE, NC_ ("rule", "One person or two"), REQUIRED,
    CHOICES ("different-persons", "same-person") },
};

static const Parameter GROUPS_LED[] = {
  { "body", BODY, NC_ ("rule", "Groups below"), REQUIRED },
  { "event", EVENT, NC_ ("rule", "Report"), REQUIRED },
  { "months", MONTHS, NC_ ("rule", "Every (months)"), REQUIRED },
  { "appointed-by", BODY, NC_ ("rule", "Appointed by") },
};

static const Parameter EXTENTS[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED, MANY },
  { "document", DOCUMENT, NC_ ("rule", "Stated in"), REQUIRED },
};

static const Parameter FOLLOWS[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED },
  { "chair", ROLE, NC_ ("rule", "Follows"), REQUIRED },
  { "event", EVENT, NC_ ("rule", "Handover"), REQUIRED },
  { "days", DAYS, NC_ ("rule", "Within (days)"), REQUIRED },
  { "cash-agency", AGENCY, NC_ ("rule", "Agency that keeps the cash"), MAY_BE_OPEN },
};

static const Parameter PERSON_NAMED[] = {
  { "role", ROLE, NC_ ("rule", "Role"), REQUIRED },
  { "chair", ROLE, NC_ ("rule", "Follows"), REQUIRED },
  { "named", FLAG, NC_ ("rule", "A person is named"), REQUIRED },
};

static const Parameter SIGNATORY[] = {
  { "chair", ROLE, NC_ ("rule", "Chair"), REQUIRED },
  { "process-owner", ROLE, NC_ ("rule", "Process owner"), REQUIRED },
  { "administrator", ROLE, NC_ ("rule", "Technical administrator"), REQUIRED },
  { "owner", ROLE, NC_ ("rule", "System owner"), REQUIRED },
  { "signatory", CHOICE, NC_ ("rule", "Who signs"), REQUIRED,
    CHOICES ("by-contract-type", "chair", "system-owner") },
  { "system-owner", CHOICE, NC_ ("rule", "Who is the system owner"), REQUIRED,
    CHOICES ("process-owner", "technical-administrator", "agency") },
  { "system-owner-agency", AGENCY, NC_ ("rule", "Agency that is the system owner"), MAY_BE_OPEN },
};

static const Parameter ORGANISATION[] = {
  { "body", BODY, NC_ ("rule", "Body"), REQUIRED, MANY },
  { "groups", BODY, NC_ ("rule", "Groups below"), REQUIRED },
  { "least", NUMBER, NC_ ("rule", "At least"), INITIAL ("1") },
};

static const Parameter COST_CATEGORIES[] = {
  { "category", CATEGORY, NC_ ("rule", "Category"), REQUIRED, MANY, OFFERED },
  { "open", FLAG, NC_ ("rule", "Others are allowed too"), INITIAL ("0") },
  { "funding", CHOICE, NC_ ("rule", "What the fee may pay"), FUNDING },
  { "reasoned", CATEGORY, NC_ ("rule", "Paid for a reason only"), MANY },
  { "threshold", TEXT, NC_ ("rule", "Threshold"), MAY_BE_OPEN },
};

static const Parameter DEVELOPMENT[] = {
  { "funding", CHOICE, NC_ ("rule", "What the fee may pay"), REQUIRED, FUNDING },
};

static const Parameter HOST_PAYMENT[] = {
  { "category", CATEGORY, NC_ ("rule", "Category"), REQUIRED, MANY },
  { "contributions", CHOICE, NC_ ("rule", "Social contributions"), REQUIRED,
    CHOICES ("full-overhead", "statutory") },
};

static const Parameter RESERVED[] = {
  { "category", CATEGORY, NC_ ("rule", "Category"), REQUIRED, MANY, OFFERED },
  { "least", NUMBER, NC_ ("rule", "At least (kronor)"), OFFERED, INITIAL ("1") },
};

static const Parameter NO_COST[] = {
  { "money-flow", FLOW, NC_ ("rule", "Money flow"), REQUIRED, MANY },
  { "category", CATEGORY, NC_ ("rule", "Category"), MANY },
  { "words", TEXT, NC_ ("rule", "Words of the title") },
};

static const Parameter FEE_SHARED[] = {
  { "agencies", NUMBER, NC_ ("rule", "Number of member agencies") },
  { "water-authorities", CHOICE, NC_ ("rule", "Water authorities"), INITIAL ("joint"),
    CHOICES ("joint", "five") },
  { "key", CHOICE, NC_ ("rule", "Allocation key"), REQUIRED, KEYS },
  { "invoiced-before", DAY, NC_ ("rule", "Invoiced before"), INITIAL ("12-31") },
};

static const Parameter FEE_DRIVERS[] = {
  { "category", CATEGORY, NC_ ("rule", "What the fee depends on"), REQUIRED, MANY },
};

/* Of checks that wait for the plan. */
static const Parameter LATER[] = {
  { "agencies", NUMBER, NC_ ("rule", "Number") },
  { "body", BODY, NC_ ("rule", "Body") },
};

#define CHECK(name, label, description, parameters)                                                \
  {                                                                                                \
    name, label, description, FALSE, parameters, G_N_ELEMENTS (parameters)                         \
  }
#define READY(name, label, description, parameters)                                                \
  {                                                                                                \
    name, label, description, TRUE, parameters, G_N_ELEMENTS (parameters)                          \
  }

static const StfRuleCheck CHECKS[] = {
  READY ("holders", NC_ ("rule", "Number of holders"),
         NC_ ("rule", "A role, or several together, has at least and at most so many holders."),
         HOLDERS),
  READY ("holders-from", NC_ ("rule", "All holders from"),
         NC_ ("rule", "All holders of a role are employed by an agency, or hold another role too."),
         HOLDERS_FROM),
  READY ("skill", NC_ ("rule", "Someone with a skill"),
         NC_ ("rule", "At least so many in a body have a skill."), HAS_SKILL),
  READY (
      "meetings", NC_ ("rule", "Number of meetings"),
      NC_ ("rule",
           "A body has at least so many meetings in each period, some of them with another body."),
      MEETINGS),
  READY ("decision", NC_ ("rule", "Decision before a day"),
         NC_ ("rule", "A body has made a decision of a kind before a day of the year."), DECISION),
  READY ("report-interval", NC_ ("rule", "Regular report"),
         NC_ ("rule", "A report is made at least every so many months."), REPORT_INTERVAL),
  READY ("reserved", NC_ ("rule", "An amount is set aside"),
         NC_ ("rule", "The budget has at least so many kronor for some categories."), RESERVED),
  READY ("cost-categories", NC_ ("rule", "What the budget covers"),
         NC_ ("rule", "What the fee pays for is of certain categories."), COST_CATEGORIES),
  CHECK ("agencies", NC_ ("rule", "Number of member agencies"),
         NC_ ("rule", "So many agencies are members."), AGENCIES),
  CHECK ("anchored", NC_ ("rule", "Anchored before adoption"),
         NC_ ("rule", "Documents are discussed with a body after they are proposed and before they "
                      "are adopted."),
         ANCHORED),
  CHECK ("contract-signatory", NC_ ("rule", "Who signs contracts"),
         NC_ ("rule", "The kind of a contract decides which role signs it."), SIGNATORY),
  CHECK ("documents", NC_ ("rule", "Documents in time"),
         NC_ ("rule", "Documents of the year are proposed or adopted before a day."), DOCUMENTS),
  CHECK ("documents-decided", NC_ ("rule", "Documents have a decision"),
         NC_ ("rule", "Each document in force has a decision by a body."), DOCUMENTS_DECIDED),
  CHECK ("election", NC_ ("rule", "Yearly election"),
         NC_ ("rule", "A yearly meeting elects distinct persons among those eligible, and one of "
                      "them as chair."),
         ELECTION),
  CHECK ("extent-stated", NC_ ("rule", "Extent of commissions"),
         NC_ ("rule", "The extent of each commission is stated."), EXTENTS),
  CHECK ("follows-chair", NC_ ("rule", "Owner follows the chair"),
         NC_ ("rule",
              "A role is held by the agency of the chair, and is handed over when that changes."),
         FOLLOWS),
  CHECK ("group-size", NC_ ("rule", "Size of a group"),
         NC_ ("rule", "A group has a chair and so many members with different roles."), GROUP_SIZE),
  CHECK ("groups-led", NC_ ("rule", "Groups are led and report"),
         NC_ ("rule", "Each group has a leader, who reports at least every so many months."),
         GROUPS_LED),
  CHECK ("nomination", NC_ ("rule", "Nominating committee"),
         NC_ ("rule", "A nominating committee is elected, and proposes before the next election."),
         NOMINATION),
  CHECK ("notified", NC_ ("rule", "Notice of an election"),
         NC_ ("rule", "A notice is sent after each election."), NOTIFIED),
  CHECK ("one-per-agency", NC_ ("rule", "One from each agency"),
         NC_ ("rule", "Each member agency has its holder of a role, who is employed there."),
         ONE_PER_AGENCY),
  CHECK ("organisation", NC_ ("rule", "Bodies exist"),
         NC_ ("rule", "The bodies exist, and groups below one of them."), ORGANISATION),
  CHECK ("person-named", NC_ ("rule", "A person is named"),
         NC_ ("rule", "A role that an agency holds has a named person from that agency."),
         PERSON_NAMED),
  CHECK ("proposed-first", NC_ ("rule", "Proposal before decision"),
         NC_ ("rule", "A decision is made after a proposal by another body."), PROPOSED_FIRST),
  CHECK ("regular-meetings", NC_ ("rule", "Regular meetings with notes"),
         NC_ ("rule", "Meetings are held regularly and their notes are published."),
         REGULAR_MEETINGS),
  CHECK ("reports", NC_ ("rule", "Number of reports"),
         NC_ ("rule", "At least so many reports are made in each period."), REPORTS),
  CHECK ("reports-to", NC_ ("rule", "Responsibility"),
         NC_ ("rule", "A role reports to another, which has a holder."), REPORTS_TO),
  CHECK ("representative-and-skill", NC_ ("rule", "Representative and skill"),
         NC_ ("rule", "A group has a representative of an agency, and someone with a skill."),
         REPRESENTATIVE),
  CHECK ("plan", NC_ ("rule", "Follows the plan"),
         NC_ ("rule", "Decided from the plan of the year."), LATER),
  CHECK ("development", NC_ ("rule", "Development is paid by grants"),
         NC_ ("rule", "Development projects are paid by requests that were granted, and by no more "
                      "than was granted."),
         DEVELOPMENT),
  CHECK ("host-payment", NC_ ("rule", "What a host agency is paid"),
         NC_ ("rule", "An agency is paid salary and contributions for a commission, and nothing "
                      "else."),
         HOST_PAYMENT),
  CHECK ("no-cost", NC_ ("rule", "Costs the budget nothing"),
         NC_ ("rule", "What goes by some money flows costs the budget nothing."), NO_COST),
  CHECK (
      "fee-shared", NC_ ("rule", "The whole fee is shared"),
      NC_ ("rule", "The shares of all payers are the fee to the öre, and each is invoiced once."),
      FEE_SHARED),
  CHECK ("fee-drivers", NC_ ("rule", "What the fee depends on"),
         NC_ ("rule", "The budget has an amount for each category that the fee depends on."),
         FEE_DRIVERS),
};

static const struct
{
  const char *choice;
  const char *label;
} LABELS[] = {
  { "year", NC_ ("rule", "Year") },
  { "half-year", NC_ ("rule", "Half-year") },
  { "quarter", NC_ ("rule", "Quarter") },
  { "month", NC_ ("rule", "Month") },
  { "election", NC_ ("rule", "Election") },
  { "appointment", NC_ ("rule", "Appointment") },
  { "plan", NC_ ("rule", "Plan") },
  { "budget", NC_ ("rule", "Budget") },
  { "fee", NC_ ("rule", "Fee") },
  { "grant", NC_ ("rule", "Grant") },
  { "policy", NC_ ("rule", "Policy") },
  { "waiver", NC_ ("rule", "Waiver") },
  { "other", NC_ ("rule", "Other decision") },
  { "proposed", NC_ ("rule", "Proposed") },
  { "adopted", NC_ ("rule", "Adopted") },
  { "equal", NC_ ("rule", "equal shares") },
  { "population", NC_ ("rule", "by population") },
  { "municipalities", NC_ ("rule", "by number of municipalities") },
  { "weighted", NC_ ("rule", "weighted by population and municipalities") },
  { "fixed-and-variable", NC_ ("rule", "a fixed and a variable part") },
  { "own", NC_ ("rule", "by own numbers") },
};

/**
 * stf_rule_checks_get:
 * @n_checks: (out): number of checks
 *
 * Returns: (array length=n_checks): all checks; those for a user's own rules stand first
 */
const StfRuleCheck *
stf_rule_checks_get (guint *n_checks)
{
  *n_checks = G_N_ELEMENTS (CHECKS);

  return CHECKS;
}

/**
 * stf_rule_checks_find:
 * @name: what rule.check says
 *
 * Returns: (nullable): the check of that name
 */
const StfRuleCheck *
stf_rule_checks_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (CHECKS); i++)
    if (g_strcmp0 (CHECKS[i].name, name) == 0)
      return &CHECKS[i];

  return NULL;
}

/**
 * stf_rule_check_get_label:
 * @self: a check
 *
 * Returns: what it is called in the reader's language, "Number of holders"
 */
const char *
stf_rule_check_get_label (const StfRuleCheck *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, self->label);
}

/**
 * stf_rule_check_get_description:
 * @self: a check
 *
 * Returns: what it asks for, a sentence in the reader's language
 */
const char *
stf_rule_check_get_description (const StfRuleCheck *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, self->description);
}

/**
 * stf_rule_check_find_parameter:
 * @self: a check
 * @name: what rule_parameter.name says
 *
 * Returns: (nullable): the parameter of that name
 */
const StfCheckParameter *
stf_rule_check_find_parameter (const StfRuleCheck *self, const char *name)
{
  for (guint i = 0; i < self->n_parameters; i++)
    if (g_strcmp0 (self->parameters[i].name, name) == 0)
      return &self->parameters[i];

  return NULL;
}

/**
 * stf_check_parameter_get_label:
 * @self: a parameter
 *
 * Returns: what it is called in the reader's language, "At least"
 */
const char *
stf_check_parameter_get_label (const StfCheckParameter *self)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, self->label);
}

/**
 * stf_check_parameter_get_column:
 * @self: a parameter
 *
 * Returns: the column of rule_parameter that tells it: "value", "body", "role", ...
 */
const char *
stf_check_parameter_get_column (const StfCheckParameter *self)
{
  static const char *const COLUMNS[STF_N_PARAMETER_KINDS] = {
    [BODY] = "body",   [ROLE] = "role",     [EVENT] = "event",       [DOCUMENT] = "document",
    [SKILL] = "skill", [AGENCY] = "agency", [CATEGORY] = "category", [FLOW] = "money_flow",
  };

  return COLUMNS[self->kind] ? COLUMNS[self->kind] : "value";
}

/**
 * stf_check_parameter_get_choice_label:
 * @self: a parameter that is a choice
 * @choice: one of its choices
 *
 * Returns: the choice in the reader's language; of a choice that only a setting makes, as it stands
 */
const char *
stf_check_parameter_get_choice_label (const StfCheckParameter *self, const char *choice)
{
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (g_str_equal (LABELS[i].choice, choice))
      return g_dpgettext2 (GETTEXT_PACKAGE, CONTEXT, LABELS[i].label);

  return choice;
}

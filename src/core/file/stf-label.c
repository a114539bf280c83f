/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The reader's words for what the schema names (H1, H14).  A test holds both lists against the
 * schema.  Columns of one name mean the same in every table, so one list does for all. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-label.h"

#include <glib/gi18n-lib.h>

#include "stf-year-file-private.h"

typedef struct
{
  const char *name;
  const char *label;
} Word;

static const Word tables[] = {
  { "year", NC_ ("table", "Year") },
  { "agency", NC_ ("table", "Agency") },
  { "key_figure", NC_ ("table", "Key figure") },
  { "goal", NC_ ("table", "Goal") },
  { "skill", NC_ ("table", "Skill") },
  { "person", NC_ ("table", "Person") },
  { "employment", NC_ ("table", "Employment") },
  { "person_skill", NC_ ("table", "Skill of a person") },
  { "body", NC_ ("table", "Body") },
  { "body_alias", NC_ ("table", "Other name of a body") },
  { "role", NC_ ("table", "Role") },
  { "seat", NC_ ("table", "Seat") },
  { "task_list", NC_ ("table", "Role description") },
  { "task", NC_ ("table", "Task") },
  { "task_list_use", NC_ ("table", "Use of a role description") },
  { "relation", NC_ ("table", "Relation") },
  { "event", NC_ ("table", "Event of the year") },
  { "event_order", NC_ ("table", "Order of events") },
  { "meeting", NC_ ("table", "Meeting") },
  { "meeting_body", NC_ ("table", "Body that meets") },
  { "decision", NC_ ("table", "Decision") },
  { "document", NC_ ("table", "Document") },
  { "assignment", NC_ ("table", "Assignment") },
  { "category", NC_ ("table", "Category") },
  { "money_flow", NC_ ("table", "Money flow") },
  { "setting", NC_ ("table", "Setting") },
  { "rule", NC_ ("table", "Rule") },
  { "rule_parameter", NC_ ("table", "Parameter of a rule") },
  { "waiver", NC_ ("table", "Waiver") },
  { "slate", NC_ ("table", "Nomination proposal") },
  { "candidate", NC_ ("table", "Candidate") },
  { "grant_request", NC_ ("table", "Funding request") },
  { "budget_line", NC_ ("table", "Budget line") },
  { "budget_version", NC_ ("table", "Budget version") },
  { "budget_step", NC_ ("table", "Step of a budget") },
  { "budget_row", NC_ ("table", "Amounts of a budget line") },
  { "cell_note", NC_ ("table", "Note on an amount") },
  { "overhead_rate", NC_ ("table", "Payroll overhead rate") },
  { "commission", NC_ ("table", "Commission") },
  { "fee", NC_ ("table", "Fee") },
  { "fee_share", NC_ ("table", "Share of the fee") },
  { "invoice", NC_ ("table", "Invoice") },
  { "payment", NC_ ("table", "Payment") },
  { "account", NC_ ("table", "Account") },
  { "ledger", NC_ ("table", "Ledger") },
  { "ledger_row", NC_ ("table", "Ledger row") },
  { "account_mapping", NC_ ("table", "Account mapping") },
};

static const Word columns[] = {
  { "id", NC_ ("column", "id") },
  { "number", NC_ ("column", "number") },
  { "name", NC_ ("column", "name") },
  { "short_name", NC_ ("column", "short name") },
  { "starts", NC_ ("column", "first day") },
  { "ends", NC_ ("column", "last day") },
  { "example", NC_ ("column", "example") },
  { "paper", NC_ ("column", "paper") },
  { "orientation", NC_ ("column", "orientation") },
  { "source", NC_ ("column", "source") },
  { "history", NC_ ("column", "background") },
  { "code", NC_ ("column", "code") },
  { "letter", NC_ ("column", "letter") },
  { "area", NC_ ("column", "area") },
  { "seat_town", NC_ ("column", "town of the seat") },
  { "kind", NC_ ("column", "kind") },
  { "host", NC_ ("column", "host") },
  { "part_of", NC_ ("column", "part of") },
  { "position", NC_ ("column", "position") },
  { "branch", NC_ ("column", "style in the chart") },
  { "folded", NC_ ("column", "collapsed in the chart") },
  { "new_page", NC_ ("column", "starts on a new page") },
  { "frame", NC_ ("column", "frame") },
  { "note", NC_ ("column", "note") },
  { "agency", NC_ ("column", "agency") },
  { "value", NC_ ("column", "value") },
  { "on_date", NC_ ("column", "date") },
  { "ref", NC_ ("column", "reference") },
  { "text", NC_ ("column", "text") },
  { "given_name", NC_ ("column", "given name") },
  { "family_name", NC_ ("column", "family name") },
  { "email", NC_ ("column", "e-mail address") },
  { "phone", NC_ ("column", "telephone") },
  { "person", NC_ ("column", "person") },
  { "title", NC_ ("column", "title") },
  { "from_date", NC_ ("column", "from date") },
  { "to_date", NC_ ("column", "to date") },
  { "skill", NC_ ("column", "skill") },
  { "parent", NC_ ("column", "belongs to") },
  { "placement", NC_ ("column", "place in the chart") },
  { "constituted_by", NC_ ("column", "constituted by") },
  { "composition", NC_ ("column", "composition") },
  { "purpose", NC_ ("column", "purpose") },
  { "quote", NC_ ("column", "source text") },
  { "body", NC_ ("column", "body") },
  { "holder", NC_ ("column", "kind of holder") },
  { "open", NC_ ("column", "any number of holders") },
  { "among", NC_ ("column", "held among") },
  { "holder_of", NC_ ("column", "follows the holder of") },
  { "eligible", NC_ ("column", "eligible") },
  { "appointed_by", NC_ ("column", "appointed by") },
  { "appointment", NC_ ("column", "appointment") },
  { "reports_to", NC_ ("column", "reports to") },
  { "assists", NC_ ("column", "assists") },
  { "term", NC_ ("column", "term of office") },
  { "role", NC_ ("column", "role") },
  { "label", NC_ ("column", "label") },
  { "task_list", NC_ ("column", "role description") },
  { "subject", NC_ ("column", "who") },
  { "from_body", NC_ ("column", "from body") },
  { "from_role", NC_ ("column", "from role") },
  { "object", NC_ ("column", "what") },
  { "towards", NC_ ("column", "to whom") },
  { "to_body", NC_ ("column", "to body") },
  { "to_role", NC_ ("column", "to role") },
  { "frequency", NC_ ("column", "how often") },
  { "per_year", NC_ ("column", "times a year") },
  { "month", NC_ ("column", "month") },
  { "who", NC_ ("column", "who") },
  { "with_body", NC_ ("column", "together with") },
  { "earlier", NC_ ("column", "earlier event") },
  { "later", NC_ ("column", "later event") },
  { "event", NC_ ("column", "event") },
  { "place", NC_ ("column", "place") },
  { "state", NC_ ("column", "state") },
  { "notes_link", NC_ ("column", "link to the notes") },
  { "meeting", NC_ ("column", "meeting") },
  { "owner", NC_ ("column", "owner") },
  { "owner_body", NC_ ("column", "owning body") },
  { "owner_role", NC_ ("column", "owning role") },
  { "dnr", NC_ ("column", "registration number") },
  { "version", NC_ ("column", "version") },
  { "decision", NC_ ("column", "decision") },
  { "link", NC_ ("column", "link") },
  { "seat", NC_ ("column", "seat") },
  { "extent", NC_ ("column", "extent") },
  { "acting", NC_ ("column", "acting") },
  { "deputy", NC_ ("column", "deputy") },
  { "ex_officio", NC_ ("column", "ex officio") },
  { "carried_over", NC_ ("column", "stays until a successor begins") },
  { "contract", NC_ ("column", "kind of contract") },
  { "slate", NC_ ("column", "nomination proposal") },
  { "preferred", NC_ ("column", "put forward") },
  { "reason", NC_ ("column", "reason") },
  { "end_reason", NC_ ("column", "reason of the end") },
  { "suggested", NC_ ("column", "suggested value") },
  { "evidence", NC_ ("column", "evidence") },
  { "choices", NC_ ("column", "choices") },
  { "clause", NC_ ("column", "clause") },
  { "severity", NC_ ("column", "severity") },
  { "check", NC_ ("column", "check") },
  { "document", NC_ ("column", "document") },
  { "rule", NC_ ("column", "rule") },
  { "setting", NC_ ("column", "setting") },
  { "driver", NC_ ("column", "drives the fee") },
  { "payer", NC_ ("column", "payer") },
  { "payee", NC_ ("column", "payee") },
  { "decided_by", NC_ ("column", "decided by") },
  { "joint", NC_ ("column", "joint cost") },
  { "category", NC_ ("column", "category") },
  { "money_flow", NC_ ("column", "money flow") },
  { "amount", NC_ ("column", "amount") },
  { "requested_on", NC_ ("column", "day of the request") },
  { "outcome", NC_ ("column", "answer") },
  { "granted", NC_ ("column", "amount granted") },
  { "decided_on", NC_ ("column", "day of the decision") },
  { "closed_on", NC_ ("column", "day of closing") },
  { "remainder", NC_ ("column", "what becomes of the remainder") },
  { "grant_request", NC_ ("column", "funding request") },
  { "development", NC_ ("column", "development project") },
  { "account", NC_ ("column", "account") },
  { "policy", NC_ ("column", "next year") },
  { "scale", NC_ ("column", "per cent of this year") },
  { "year", NC_ ("column", "year") },
  { "through", NC_ ("column", "months with outcome") },
  { "line", NC_ ("column", "budget line") },
  { "unspread", NC_ ("column", "whole year") },
  { "m01", NC_ ("column", "January") },
  { "m02", NC_ ("column", "February") },
  { "m03", NC_ ("column", "March") },
  { "m04", NC_ ("column", "April") },
  { "m05", NC_ ("column", "May") },
  { "m06", NC_ ("column", "June") },
  { "m07", NC_ ("column", "July") },
  { "m08", NC_ ("column", "August") },
  { "m09", NC_ ("column", "September") },
  { "m10", NC_ ("column", "October") },
  { "m11", NC_ ("column", "November") },
  { "m12", NC_ ("column", "December") },
  { "author", NC_ ("column", "author") },
  { "born_from", NC_ ("column", "born from") },
  { "born_to", NC_ ("column", "born to") },
  { "full_rate", NC_ ("column", "payroll overhead rate") },
  { "statutory_rate", NC_ ("column", "statutory rate") },
  { "assignment", NC_ ("column", "assignment") },
  { "salary", NC_ ("column", "salary") },
  { "overhead_rate", NC_ ("column", "payroll overhead rate") },
  { "allocation", NC_ ("column", "allocation key") },
  { "population_weight", NC_ ("column", "weight of the population") },
  { "fixed_part", NC_ ("column", "fixed part") },
  { "proposal", NC_ ("column", "proposal") },
  { "fee", NC_ ("column", "fee") },
  { "own_number", NC_ ("column", "own number") },
  { "agreed", NC_ ("column", "agreed amount") },
  { "due_date", NC_ ("column", "due date") },
  { "invoice", NC_ ("column", "invoice") },
  { "organisation_number", NC_ ("column", "organisation number") },
  { "ledger", NC_ ("column", "ledger") },
  { "objects", NC_ ("column", "cost centre and project") },
  { "from_account", NC_ ("column", "from account") },
  { "to_account", NC_ ("column", "to account") },
};

/* Of choices that an editor offers. */
static const struct
{
  const char *table;
  const char *column;
  const char *choice;
  const char *label;
} choices[] = {
  { "body", "kind", "management", NC_ ("body", "Management") },
  { "body", "kind", "network", NC_ ("body", "Network") },
  { "body", "kind", "group", NC_ ("body", "Group") },
  { "body", "kind", "committee", NC_ ("body", "Committee") },
  { "body", "kind", "team", NC_ ("body", "Team") },
  { "body", "kind", "unit", NC_ ("body", "Unit") },
  { "body", "kind", "meeting", NC_ ("body", "Meeting") },
  { "body", "kind", "external", NC_ ("body", "External") },
  { "body", "placement", "line", NC_ ("body", "Below what it belongs to") },
  { "body", "placement", "assistant", NC_ ("body", "Beside the line") },
  { "body", "placement", "outside", NC_ ("body", "Not in the chart") },
  { "role", "kind", "chair", NC_ ("role", "Chair") },
  { "role", "kind", "leader", NC_ ("role", "Leader") },
  { "role", "kind", "member", NC_ ("role", "Member") },
  { "role", "kind", "representative", NC_ ("role", "Representative") },
  { "role", "kind", "specialist", NC_ ("role", "Specialist") },
  { "role", "kind", "owner", NC_ ("role", "Owner") },
  { "role", "kind", "commissioner", NC_ ("role", "Commissioner") },
  { "role", "kind", "supplier", NC_ ("role", "Supplier") },
  { "role", "holder", "person", NC_ ("role", "A person") },
  { "role", "holder", "agency", NC_ ("role", "An agency") },
  { "role", "holder", "body", NC_ ("role", "A body") },
  { "role", "term", "year", NC_ ("role", "One year") },
  { "role", "term", "until-successor", NC_ ("role", "Until the next election") },
  { "role", "term", "unstated", NC_ ("role", "Not stated") },
  { "category", "kind", "cost", NC_ ("category", "Cost") },
  { "category", "kind", "income", NC_ ("category", "Income") },
  { "grant_request", "outcome", "granted", NC_ ("grant_request", "Granted") },
  { "grant_request", "outcome", "refused", NC_ ("grant_request", "Refused") },
  { "grant_request", "remainder", "returned", NC_ ("grant_request", "Returned") },
  { "grant_request", "remainder", "carried-over", NC_ ("grant_request", "Goes to next year") },
  { "budget_line", "policy", "carry", NC_ ("budget_line", "Takes this year’s amounts") },
  { "budget_line", "policy", "reset", NC_ ("budget_line", "Starts from nothing") },
  { "budget_line", "policy", "scale", NC_ ("budget_line", "Takes so many per cent of them") },
  { "budget_version", "kind", "budget", NC_ ("budget_version", "Budget") },
  { "budget_version", "kind", "forecast", NC_ ("budget_version", "Forecast") },
  { "budget_version", "kind", "outcome", NC_ ("budget_version", "Outcome") },
  { "budget_step", "state", "proposed", NC_ ("budget_step", "Proposed") },
  { "budget_step", "state", "anchored", NC_ ("budget_step", "Anchored") },
  { "budget_step", "state", "adopted", NC_ ("budget_step", "Adopted") },
  { "fee", "allocation", "equal", NC_ ("fee", "Equal shares") },
  { "fee", "allocation", "population", NC_ ("fee", "By population") },
  { "fee", "allocation", "municipalities", NC_ ("fee", "By number of municipalities") },
  { "fee", "allocation", "weighted", NC_ ("fee", "Weighted by population and municipalities") },
  { "fee", "allocation", "fixed-and-variable", NC_ ("fee", "A fixed and a variable part") },
  { "fee", "allocation", "own", NC_ ("fee", "By own numbers") },
};

static const char *
find_label (const Word *words, gsize n_words, const char *name)
{
  gsize i;

  for (i = 0; i < n_words; i++)
    if (g_str_equal (words[i].name, name))
      return words[i].label;

  return NULL;
}

/* Returns: (nullable): an expression that names a row of the table. */
static const char *
find_naming (const StfTable *table)
{
  if (stf_table_find_column (table, "family_name") >= 0)
    return "given_name || ' ' || family_name";
  if (stf_table_find_column (table, "title") >= 0)
    return "title";
  if (stf_table_find_column (table, "name") >= 0)
    return "name";
  return NULL;
}

/* One SELECT over all tables whose rows have names; ids are unique over all of them (H2). */
static char *
build_naming_sql (void)
{
  const StfSchema *schema = stf_schema_get ();
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);
      const char *naming = find_naming (table);

      if (naming != NULL)
        g_string_append_printf (sql, "%sSELECT %s FROM \"%s\" WHERE id = ?1",
                                sql->len > 0 ? " UNION ALL " : "", naming, table->name);
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * stf_label_table:
 * @table: the name of a table of content
 *
 * Returns: what a reader calls one of its rows, translated: "Person"
 */
const char *
stf_label_table (const char *table)
{
  const char *label = find_label (tables, G_N_ELEMENTS (tables), table);

  return label ? g_dpgettext2 (GETTEXT_PACKAGE, "table", label) : table;
}

/**
 * stf_label_column:
 * @column: the name of a column of content
 *
 * Returns: what a reader calls it, translated, for the middle of a sentence: "family name"
 */
const char *
stf_label_column (const char *column)
{
  const char *label = find_label (columns, G_N_ELEMENTS (columns), column);

  return label ? g_dpgettext2 (GETTEXT_PACKAGE, "column", label) : column;
}

/**
 * stf_label_month:
 * @month: from 1
 *
 * Returns: its name in the language of the messages, whatever the locale has for dates
 */
const char *
stf_label_month (guint month)
{
  char column[16];

  g_snprintf (column, sizeof column, "m%02u", month);
  return stf_label_column (column);
}

/**
 * stf_label_month_shortly:
 * @month: from 1
 *
 * Returns: (transfer full): three letters of it
 */
char *
stf_label_month_shortly (guint month)
{
  return g_utf8_substring (stf_label_month (month), 0, 3);
}

/**
 * stf_label_choice:
 * @table: the name of a table of content
 * @column: one of its columns
 * @choice: one of the column's choices
 *
 * Returns: what a reader calls it, translated, with a capital; the choice itself where no editor
 *   offers it
 */
const char *
stf_label_choice (const char *table, const char *column, const char *choice)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].choice, choice) == 0 && g_str_equal (choices[i].table, table)
        && g_str_equal (choices[i].column, column))
      return g_dpgettext2 (GETTEXT_PACKAGE, table, choices[i].label);

  return choice;
}

/**
 * stf_label_row:
 * @file: an open year
 * @id: the id of a row of any table of content
 *
 * Finds the name of a row as it is now: "Anna Åkesson", "Styrgruppen".
 *
 * Returns: (transfer full) (nullable): the name, or NULL if no row with a name has the id
 */
char *
stf_label_row (StfYearFile *file, const char *id)
{
  g_autofree char *sql = build_naming_sql ();
  g_autoptr (StfStatement) select = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  select = stf_year_file_query (file, sql, NULL);
  if (select == NULL)
    return NULL;

  stf_statement_bind_text (select, 1, id);
  if (!stf_statement_step (select, &has_row, NULL) || !has_row)
    return NULL;
  return stf_statement_dup_text (select, 0);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What checks answer: what they find, what they looked at, and why they cannot tell.
 *
 * 1. A check is run on many days, and finds the same on most of them.  So a finding is known by
 *    plain values, and its words are made on the first day only (see stf_check_find()).
 * 2. A finding that is not made again on the next day that is run is forgotten.  If it comes back,
 *    it is a new one, with new words: they may name the day.
 * 3. What was looked at is told of the day that is asked for, not of those foreseen. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-rule-check-private.h"

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
      case STF_ABOUT_LINE:
        POINT ("budget_line", lines, StfRuleLine, it->title, it->body);
      case STF_ABOUT_VERSION:
        POINT ("budget_version", budgets, StfRuleBudget, it->title, STF_NONE);
      case STF_ABOUT_REQUEST:
        POINT ("grant_request", requests, StfRuleRequest, it->title, STF_NONE);
      case STF_ABOUT_COMMISSION:
        POINT ("commission", commissions, StfRuleCommission, it->title,
               it->role < 0 ? STF_NONE : STF_ROW (year, StfRuleRole, roles, it->role)->body);
      case STF_ABOUT_FEE:
        POINT ("fee", fees, StfRuleFee, it->title, STF_NONE);
      case STF_ABOUT_SHARE:
        POINT ("fee_share", shares, StfRuleShare, stf_check_agency_name (self, it->agency),
               STF_NONE);
      case STF_ABOUT_INVOICE:
        POINT ("invoice", invoices, StfRuleInvoice, stf_check_agency_name (self, it->agency),
               STF_NONE);
      case STF_ABOUT_LEDGER:
        POINT ("ledger", ledgers, StfRuleLedger, it->name, STF_NONE);
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

static guint
hash_value (gconstpointer data)
{
  const StfFoundValue *it = data;
  guint hash = GPOINTER_TO_UINT (it->place) + (guint) it->row * 31;

  for (guint i = 0; i < G_N_ELEMENTS (it->numbers); i++)
    hash = hash * 33 + (guint) it->numbers[i];

  return hash;
}

static gboolean
equal_values (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (StfFoundValue)) == 0;
}

static void
found_free (gpointer data)
{
  StfFound *self = data;

  g_free (self->text);
  g_free (self->foretold);
  g_free (self);
}

void
stf_check_prepare_found (StfCheck *self)
{
  self->found = g_ptr_array_new_with_free_func (found_free);
  self->by_value = g_hash_table_new (hash_value, equal_values);
}

/* See 2. */
void
stf_check_forget_lost (StfCheck *self)
{
  for (guint i = self->found->len; i > 0; i--)
    {
      StfFound *it = self->found->pdata[i - 1];

      if (stf_check_is_found (self, it))
        continue;
      g_hash_table_remove (self->by_value, &it->value);
      g_ptr_array_remove_index (self->found, i - 1);
    }
}

/* Tells whether @value was not found before; if it was, it is found again. */
gboolean
stf_check_is_new (StfCheck *self, const StfFoundValue *value)
{
  StfFound *it = g_hash_table_lookup (self->by_value, value);

  if (!it)
    return TRUE;
  it->seen = self->date;
  return FALSE;
}

/* Takes what is new; see stf_check_find(). */
void
stf_check_keep (StfCheck *self, const StfFoundValue *value, char *text, char *foretold,
                const char *remedy)
{
  StfFound *it = g_new0 (StfFound, 1);

  it->value = *value;
  it->from = it->seen = self->date;
  it->breach = it->foreseen = STF_NONE;
  it->text = text;
  it->foretold = foretold;
  it->remedy = remedy;
  point_at (self, it, (StfAbout) value->about, value->row);
  g_ptr_array_add (self->found, it);
  g_hash_table_insert (self->by_value, &it->value, it);
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

/* Says what the check looked at; sentences add up.  See 3. */
void
stf_check_observe (StfCheck *self, const char *format, ...)
{
  va_list arguments;

  if (self->date > self->known)
    return;
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

/* Says which part of the rule the year cannot tell of, and why.  The rest is decided; but what is
 * not broken is not met for that. */
void
stf_check_leave_open (StfCheck *self, char *reason)
{
  g_free (self->open);
  self->open = reason;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of who holds what at a date. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-rule-check-private.h"

static const StfRuleAssignment *
get_assignment (const StfCheck *self, const GArray *holders, guint i)
{
  return STF_ROW (self->year, StfRuleAssignment, assignments, g_array_index (holders, int, i));
}

static int
count_persons (const StfCheck *self, const GArray *holders)
{
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < holders->len; i++)
    g_hash_table_add (persons, GINT_TO_POINTER (get_assignment (self, holders, i)->person));

  return (int) g_hash_table_size (persons);
}

/* Says whom it looked at: "Webbutvecklingsledare: Linnéa Sökruta." */
static void
observe_holders (StfCheck *self, const char *name, const GArray *holders)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < holders->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, holders, i);

      if (holders->len > 8)
        break;
      g_string_append_printf (names, "%s%s", names->len ? ", " : "",
                              it->person < 0 && it->agency >= 0
                                  ? stf_check_agency_name (self, it->agency)
                                  : stf_check_person_name (self, it->person));
    }

  if (holders->len == 0)
    stf_check_observe (self, _ ("%s: nobody."), name);
  else if (holders->len > 8)
    stf_check_observe (self, _ ("%s: %u holders."), name, holders->len);
  else
    stf_check_observe (self, "%s: %s.", name, names->str);
}

/* holders: the roles have together at least and at most so many holders, each appointed by the
 * body that appoints. */
void
stf_check_holders_number (StfCheck *self)
{
  int count = 0, first = STF_NONE, role;
  guint i = 0;
  g_autofree char *day = stf_day_in_words (self->date);

  while (stf_check_each (self, "role", &i, &role))
    {
      g_autoptr (GArray) holders = stf_check_holders (self, role);

      first = first < 0 ? role : first;
      count += (int) holders->len;
      observe_holders (self, stf_check_role_name (self, role), holders);
      for (guint j = 0; stf_check_has (self, "appointed-by") && j < holders->len; j++)
        stf_check_find_appointment (self, get_assignment (self, holders, j),
                                    stf_check_row (self, "appointed-by"));
    }

  if (count == 0 && stf_check_number (self, "least") > 0)
    stf_check_find_vacant (self, first);
  else if (count < stf_check_number (self, "least"))
    stf_check_find (self, STF_ABOUT_ROLE, first,
                    g_strdup_printf (_ ("%s has %d holders; at least %d are needed."),
                                     stf_check_role_name (self, first), count,
                                     stf_check_number (self, "least")),
                    g_strdup_printf (_ ("On %s %s gets too few holders: %d of at least %d."), day,
                                     stf_check_role_name (self, first), count,
                                     stf_check_number (self, "least")),
                    _ ("Appoint those who are missing."), count);
  else if (stf_check_has (self, "most") && count > stf_check_number (self, "most"))
    stf_check_find (self, STF_ABOUT_ROLE, first,
                    g_strdup_printf (_ ("%s has %d holders; at most %d are allowed."),
                                     stf_check_role_name (self, first), count,
                                     stf_check_number (self, "most")),
                    NULL, _ ("End the assignments that are too many."), count);
}

/* Tells whether the holder of @it is excused: an excepted role, or a skill. */
static gboolean
is_excepted (const StfCheck *self, const StfRuleAssignment *it)
{
  int skill = stf_check_row (self, "except-skill");

  return stf_check_names (self, "except-role", it->role)
         || (skill >= 0 && stf_check_has_skill (self, it->person, skill));
}

static void
check_holder_from (StfCheck *self, const StfRuleAssignment *it)
{
  int agency = stf_check_row (self, "agency");
  int role = stf_check_row (self, "other-role");
  int row = STF_INDEX (self->year, assignments, it);
  const char *name = stf_check_person_name (self, it->person);

  if (is_excepted (self, it))
    return;

  if (agency >= 0 && it->agency != agency && stf_check_employer (self, it->person) != agency)
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                    g_strdup_printf (_ ("%s is not employed by %s."), name,
                                     stf_check_agency_name (self, agency)),
                    NULL, _ ("Choose somebody else, or correct the employment."));
  if (role >= 0 && !stf_check_holds (self, it->person, role))
    stf_check_find (self, STF_ABOUT_ASSIGNMENT, row,
                    g_strdup_printf (_ ("%s does not hold the role %s."), name,
                                     stf_check_role_name (self, role)),
                    NULL, _ ("Choose somebody else, or give the person that role."));
}

/* holders-from: all holders of the roles, or of all roles of a body, are employed by an agency or
 * hold another role too. */
void
stf_check_holders_from (StfCheck *self)
{
  g_autoptr (GArray) holders = NULL;
  int body = stf_check_row (self, "body");
  int role;
  guint i = 0, n = 0;

  if ((body < 0 && !stf_check_has (self, "role"))
      || (!stf_check_has (self, "agency") && !stf_check_has (self, "other-role")))
    {
      stf_check_undecided (self, g_strdup (_ ("The check needs a role or a body, and an agency or "
                                              "another role that the holders come from.")));
      return;
    }

  holders = body >= 0 ? stf_check_members (self, body) : g_array_new (FALSE, FALSE, sizeof (int));
  while (stf_check_each (self, "role", &i, &role))
    {
      g_autoptr (GArray) more = stf_check_holders (self, role);

      g_array_append_vals (holders, more->data, more->len);
    }

  for (guint j = 0; j < holders->len; j++)
    {
      const StfRuleAssignment *it = get_assignment (self, holders, j);

      n += !is_excepted (self, it);
      check_holder_from (self, it);
    }
  stf_check_observe (self, g_dngettext (GETTEXT_PACKAGE, "%u holder.", "%u holders.", n), n);
}

/* Counts those among @members who have the skill, but for @except. */
static int
count_skilled (const StfCheck *self, const GArray *members, const GHashTable *except)
{
  g_autoptr (GHashTable) skilled = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, members, i);
      gpointer person = GINT_TO_POINTER (it->person);

      if ((stf_check_has_skill (self, it->person, stf_check_row (self, "skill"))
           || stf_check_names (self, "skilled-role", it->role))
          && !(except && g_hash_table_contains ((GHashTable *) except, person)))
        g_hash_table_add (skilled, person);
    }

  return (int) g_hash_table_size (skilled);
}

static void
require_skilled (StfCheck *self, int count)
{
  int body = stf_check_row (self, "body");
  const char *name = stf_check_body_name (self, body);
  const char *skill
      = STF_ROW (self->year, StfRuleSkill, skills, stf_check_row (self, "skill"))->name;
  const char *remedy = _ ("Appoint somebody with the skill, or record the skill of a member.");
  g_autofree char *day = stf_day_in_words (self->date);

  stf_check_observe (self, _ ("%d with the skill %s in %s."), count, skill, name);
  if (count >= stf_check_number (self, "least"))
    return;

  if (count == 0)
    stf_check_find (
        self, STF_ABOUT_BODY, body,
        g_strdup_printf (_ ("%s has no member with the skill %s."), name, skill),
        g_strdup_printf (_ ("On %s %s loses its only member with the skill %s."), day, name, skill),
        remedy);
  else
    stf_check_find (self, STF_ABOUT_BODY, body,
                    g_strdup_printf (_ ("%s has %d members with the skill %s; at least %d are "
                                        "needed."),
                                     name, count, skill, stf_check_number (self, "least")),
                    NULL, remedy, count);
}

/* skill: at least so many members of a body have a skill. */
void
stf_check_skill (StfCheck *self)
{
  g_autoptr (GArray) members = stf_check_members (self, stf_check_row (self, "body"));

  require_skilled (self, count_skilled (self, members, NULL));
}

/* representative-and-skill (R18): somebody represents the agency that holds a role, and at least so
 * many members have a skill: others than the representative, or not (A04). */
void
stf_check_representative (StfCheck *self)
{
  int role = stf_check_row (self, "representative");
  g_autoptr (GArray) representatives = stf_check_holders (self, role);
  g_autoptr (GArray) agencies = stf_check_holders (self, stf_check_row (self, "represents"));
  g_autoptr (GArray) members = stf_check_members (self, stf_check_row (self, "body"));
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);

  observe_holders (self, stf_check_role_name (self, role), representatives);
  if (representatives->len == 0)
    stf_check_find_vacant (self, role);
  for (guint i = 0; i < representatives->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, representatives, i);
      int employer = stf_check_employer (self, it->person);

      g_hash_table_add (persons, GINT_TO_POINTER (it->person));
      for (guint j = 0; j < agencies->len; j++)
        {
          int agency = get_assignment (self, agencies, j)->agency;

          if (agency >= 0 && employer >= 0 && agency != employer)
            stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                            g_strdup_printf (_ ("%s is not employed by %s."),
                                             stf_check_person_name (self, it->person),
                                             stf_check_agency_name (self, agency)),
                            NULL, _ ("Choose somebody else, or correct the employment."), agency);
        }
    }

  require_skilled (
      self, count_skilled (self, members,
                           stf_check_says (self, "person", "different-persons") ? persons : NULL));
}

static void
check_agency_seat (StfCheck *self, const StfRuleSeat *seat, const GArray *holders)
{
  int row = STF_INDEX (self->year, seats, seat);
  const char *agency = stf_check_agency_name (self, seat->agency);
  const char *role = stf_check_role_name (self, seat->role);
  g_autofree char *day = stf_day_in_words (self->date);
  int count = 0;

  for (guint i = 0; i < holders->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, holders, i);
      int employer;

      if (it->seat != row)
        continue;
      count++;
      employer = stf_check_employer (self, it->person);
      if (employer >= 0 && employer != seat->agency)
        stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                        g_strdup_printf (_ ("%s is not employed by %s."),
                                         stf_check_person_name (self, it->person), agency),
                        NULL, _ ("Choose somebody else, or correct the employment."));
    }

  if (count == 0)
    stf_check_find (self, STF_ABOUT_SEAT, row,
                    g_strdup_printf (_ ("%s lacks its %s."), agency, role),
                    g_strdup_printf (_ ("On %s %s loses its %s."), day, agency, role),
                    _ ("Ask the agency whom it sends, or let somebody act."));
  else if (count != stf_check_number (self, "holders"))
    stf_check_find (self, STF_ABOUT_SEAT, row,
                    g_strdup_printf (_ ("%s has %d as %s instead of %d."), agency, count, role,
                                     stf_check_number (self, "holders")),
                    NULL, _ ("End the assignments that are too many."), count);
}

/* one-per-agency (R01): each member agency has a seat of the role, and the seat its holder, who
 * works there. */
void
stf_check_one_per_agency (StfCheck *self)
{
  int role = stf_check_row (self, "role");
  g_autoptr (GArray) holders = stf_check_holders (self, role);
  guint members = 0;

  STF_EACH (self->year, StfRuleAgency, agencies, agency)
  {
    const StfRuleSeat *found = NULL;

    if (!agency->member)
      continue;
    members++;
    STF_EACH (self->year, StfRuleSeat, seats, seat)
    if (seat->role == role && seat->agency == STF_INDEX (self->year, agencies, agency))
      found = seat;
    if (found)
      check_agency_seat (self, found, holders);
    else
      stf_check_find (self, STF_ABOUT_AGENCY, STF_INDEX (self->year, agencies, agency),
                      g_strdup_printf (_ ("%s has no seat as %s."), agency->name,
                                       stf_check_role_name (self, role)),
                      NULL, _ ("Give the agency a seat in the role."));
  }
  stf_check_observe (self, _ ("%u agencies and %u holders."), members, holders->len);
}

/* agencies (R29): so many agencies are members. */
void
stf_check_agencies (StfCheck *self)
{
  int count = 0;

  STF_EACH (self->year, StfRuleAgency, agencies, agency)
  count += agency->member;

  stf_check_observe (self, _ ("%d member agencies."), count);
  if (count != stf_check_number (self, "count"))
    stf_check_find (self, STF_ABOUT_YEAR, STF_NONE,
                    g_strdup_printf (_ ("%d agencies are members; they should be %d."), count,
                                     stf_check_number (self, "count")),
                    NULL, _ ("Add the agencies that are missing, or correct their kind."), count);
}

/* group-size (R17): somebody is in the chair, and so many members beside or with the chair (A03)
 * have different roles; the members are appointed by a body (A16). */
void
stf_check_group_size (StfCheck *self)
{
  int body = stf_check_row (self, "body");
  int chair = stf_check_row (self, "chair");
  gboolean with_chair = stf_check_says (self, "size", "five-with-chair");
  g_autoptr (GArray) members = stf_check_members (self, body);
  g_autoptr (GArray) chairs = stf_check_holders (self, chair);
  g_autoptr (GHashTable) persons = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) roles = g_hash_table_new (NULL, NULL);
  g_autofree char *day = stf_day_in_words (self->date);
  int count, number = stf_check_number (self, "members");

  if (chairs->len == 0)
    stf_check_find_vacant (self, chair);
  for (guint i = 0; i < members->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, members, i);

      if (it->role == chair)
        continue;
      if (stf_check_has (self, "appointed-by") && !stf_check_names (self, "except-role", it->role))
        stf_check_find_appointment (self, it, stf_check_row (self, "appointed-by"));
      if (stf_check_holds (self, it->person, chair))
        continue;
      g_hash_table_add (persons, GINT_TO_POINTER (it->person));
      if (!g_hash_table_add (roles, GINT_TO_POINTER (it->role)))
        stf_check_find (self, STF_ABOUT_ROLE, it->role,
                        g_strdup_printf (_ ("The members of %s should have different roles; %s is "
                                            "held by several."),
                                         stf_check_body_name (self, body),
                                         stf_check_role_name (self, it->role)),
                        NULL, _ ("Give one of them another role."));
    }

  count = (int) g_hash_table_size (persons) + (with_chair ? count_persons (self, chairs) : 0);
  stf_check_observe (self,
                     with_chair ? _ ("%d persons in %s, the chair among them.")
                                : _ ("%d members of %s beside the chair."),
                     count, stf_check_body_name (self, body));
  if (count != number)
    stf_check_find (self, STF_ABOUT_BODY, body,
                    g_strdup_printf (_ ("%s has %d members; they should be %d."),
                                     stf_check_body_name (self, body), count, number),
                    g_strdup_printf (_ ("On %s %s changes to %d members; they should be %d."), day,
                                     stf_check_body_name (self, body), count, number),
                    count < number ? _ ("Appoint those who are missing.")
                                   : _ ("End the assignments that are too many."),
                    count);
}

/* What an agency is paid for has an extent, the same as that of who does it. */
static void
require_extent (StfCheck *self, const StfRuleCommission *it)
{
  int row = STF_INDEX (self->year, commissions, it);
  int extent = it->assignment < 0
                   ? STF_NONE
                   : STF_ROW (self->year, StfRuleAssignment, assignments, it->assignment)->extent;

  if (it->extent <= 0)
    stf_check_find (self, STF_ABOUT_COMMISSION, row,
                    g_strdup_printf (_ ("No extent is stated for %s."), it->title), NULL,
                    _ ("State the extent in per cent of full time."));
  else if (extent > 0 && extent != it->extent)
    stf_check_find (self, STF_ABOUT_COMMISSION, row,
                    g_strdup_printf (_ ("%s is paid for %d %% of full time, and %d %% is decided."),
                                     it->title, it->extent, extent),
                    NULL, _ ("Make the extents of the commission and the assignment the same."),
                    it->extent, extent);
}

/* extent-stated (R24): each holder has an extent, of the assignment or of the role. */
void
stf_check_extent_stated (StfCheck *self)
{
  guint i = 0, n = 0;
  int role;

  while (stf_check_each (self, "role", &i, &role))
    {
      g_autoptr (GArray) holders = stf_check_holders (self, role);

      n += holders->len;
      for (guint j = 0; j < holders->len; j++)
        {
          const StfRuleAssignment *it = get_assignment (self, holders, j);

          if (it->extent <= 0 && STF_ROW (self->year, StfRuleRole, roles, role)->extent <= 0)
            stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                            g_strdup_printf (_ ("No extent is stated for %s as %s."),
                                             stf_check_person_name (self, it->person),
                                             stf_check_role_name (self, role)),
                            NULL, _ ("State the extent in per cent of full time."));
        }
    }
  stf_check_observe (self, g_dngettext (GETTEXT_PACKAGE, "%u commission.", "%u commissions.", n),
                     n);

  STF_EACH (self->year, StfRuleCommission, commissions, it)
  if (stf_check_in_force (self, it->from, it->to))
    require_extent (self, it);

  STF_EACH (self->year, StfRuleDocument, documents, document)
  if (stf_check_is_document (self, document, stf_check_row (self, "document"))
      && stf_check_reached (self, self->year->starts)
      && !stf_check_reached (self, stf_check_document_day (self, document, "adopted")))
    stf_check_find (self, STF_ABOUT_DOCUMENT, STF_INDEX (self->year, documents, document),
                    g_strdup_printf (_ ("The extents are to be decided in %s, which is not "
                                        "adopted."),
                                     document->title),
                    NULL, _ ("Adopt the document, and record its date."));
}

/* reports-to (R14): a role reports to another, and that one has a holder.  If the responsibility is
 * that of an employer (A13), both work for the same agency. */
void
stf_check_reports_to (StfCheck *self)
{
  int role = stf_check_row (self, "role");
  int chief = stf_check_row (self, "chief");
  g_autoptr (GArray) holders = stf_check_holders (self, role);
  g_autoptr (GArray) chiefs = stf_check_holders (self, chief);

  observe_holders (self, stf_check_role_name (self, chief), chiefs);
  if (chiefs->len == 0)
    stf_check_find_vacant (self, chief);
  if (STF_ROW (self->year, StfRuleRole, roles, role)->reports_to != chief)
    stf_check_find (self, STF_ABOUT_ROLE, role,
                    g_strdup_printf (_ ("%s does not report to %s."),
                                     stf_check_role_name (self, role),
                                     stf_check_role_name (self, chief)),
                    NULL, _ ("Change whom the role reports to."));

  for (guint i = 0; stf_check_says (self, "responsibility", "employer") && i < holders->len; i++)
    for (guint j = 0; j < chiefs->len; j++)
      {
        const StfRuleAssignment *it = get_assignment (self, holders, i);
        const StfRuleAssignment *other = get_assignment (self, chiefs, j);

        if (stf_check_employer (self, it->person) != stf_check_employer (self, other->person))
          stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                          g_strdup_printf (_ ("%s is employed by another agency than %s."),
                                           stf_check_person_name (self, it->person),
                                           stf_check_person_name (self, other->person)),
                          NULL,
                          _ ("Take the responsibility as one of leading the work, or move the "
                             "employment."),
                          other->person);
      }
}

/* Returns: the agency of the chair at the date of @self, or STF_NONE */
static int
get_chair_agency (StfCheck *self)
{
  g_autoptr (GArray) chairs = stf_check_holders (self, stf_check_row (self, "chair"));

  return chairs->len ? stf_check_employer (self, get_assignment (self, chairs, 0)->person)
                     : STF_NONE;
}

/* The agency of the chair on a day, and the next day on which it may be another. */
typedef struct
{
  int agency;
  int next;
} ChairStep;

/* The agency of the chair after so many days on which it may have changed, the first of which is
 * @day.  A check is run on many days, and goes through those behind it each time: so they are
 * kept. */
static ChairStep
get_chair_step (StfCheck *self, guint i, int day)
{
  int date = self->date;
  ChairStep step;

  if (!self->steps)
    self->steps = g_array_new (FALSE, FALSE, sizeof (ChairStep));
  if (i < self->steps->len)
    return g_array_index (self->steps, ChairStep, i);

  self->date = day;
  self->next = STF_DAY_OPEN_END;
  step.agency = get_chair_agency (self);
  step.next = self->next;
  self->date = date;
  g_array_append_val (self->steps, step);
  return step;
}

/* Tells whether a handover stands in the year close to @day. */
static gboolean
is_handed_over (StfCheck *self, int day)
{
  int event = stf_check_row (self, "event");
  int days = stf_check_number (self, "days");

  STF_EACH (self->year, StfRuleMeeting, meetings, it)
  if (it->event == event && stf_check_meeting_counts (self, it) && it->on >= day - days
      && it->on <= day + days)
    return TRUE;

  return FALSE;
}

static char *
word_handover (StfCheck *self, int agency, int role, int day)
{
  g_autofree char *since = stf_day_in_words (day);

  return g_strdup_printf (_ ("%s became %s on %s, and no handover is recorded."),
                          stf_check_agency_name (self, agency), stf_check_role_name (self, role),
                          since);
}

/* Each change of the agency of the chair within the year, until the date, was handed over. */
static void
require_handovers (StfCheck *self)
{
  int last = MIN (self->date, self->year->ends);
  int role = stf_check_row (self, "role");
  int before = STF_NONE;
  int day = self->year->starts;

  for (guint i = 0; day <= last; i++)
    {
      ChairStep step = get_chair_step (self, i, day);

      if (before >= 0 && step.agency >= 0 && before != step.agency && !is_handed_over (self, day))
        stf_check_find (self, STF_ABOUT_ROLE, role, word_handover (self, step.agency, role, day),
                        NULL, _ ("Record the handover as a meeting of the year."), day,
                        step.agency);
      before = step.agency >= 0 ? step.agency : before;
      day = step.next;
    }
}

/* follows-chair (R27): the role is held by the agency of the chair.  The holder is computed; what
 * can be wrong is that there is no chair, that it is not known where the chair works, that the role
 * does not follow, that another agency is recorded, that a change was not handed over, or that the
 * accounts are not those of the agency that keeps the cash (A28). */
void
stf_check_follows_chair (StfCheck *self)
{
  int role = stf_check_row (self, "role");
  int chair = stf_check_row (self, "chair");
  const char *name = stf_check_role_name (self, role);
  g_autoptr (GArray) chairs = stf_check_holders (self, chair);
  g_autoptr (GArray) holders = stf_check_holders (self, role);
  int agency = get_chair_agency (self), next = self->next;

  if (chairs->len == 0)
    stf_check_find_vacant (self, chair);
  else if (agency < 0)
    stf_check_find (
        self, STF_ABOUT_PERSON, get_assignment (self, chairs, 0)->person,
        g_strdup_printf (_ ("It is not known where %s is employed, so that nobody is "
                            "%s."),
                         stf_check_person_name (self, get_assignment (self, chairs, 0)->person),
                         name),
        NULL, _ ("Record the employment of the chair."));
  else
    stf_check_observe (self, "%s: %s.", name, stf_check_agency_name (self, agency));

  if (STF_ROW (self->year, StfRuleRole, roles, role)->holder_of != chair)
    stf_check_find (
        self, STF_ABOUT_ROLE, role,
        g_strdup_printf (_ ("%s does not follow %s."), name, stf_check_role_name (self, chair)),
        NULL, _ ("Let the role be held by the agency of the chair."));
  for (guint i = 0; i < holders->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, holders, i);

      if (it->agency >= 0 && agency >= 0 && it->agency != agency)
        stf_check_find (self, STF_ABOUT_ROLE, role,
                        g_strdup_printf (_ ("%s is recorded as %s, but the chair comes from %s."),
                                         stf_check_agency_name (self, it->agency), name,
                                         stf_check_agency_name (self, agency)),
                        NULL, _ ("End the assignment: the holder follows the chair."), it->agency,
                        agency);
    }

  stf_check_find_ledgers (self);
  require_handovers (self);
  self->next = next; /* the days behind are no news */
  if (self->date < self->year->starts)
    stf_check_reached (self, self->year->starts);
}

/* person-named (R28, A12): the role also has a named person, from the agency of the chair. */
void
stf_check_person_named (StfCheck *self)
{
  int role = stf_check_row (self, "role");
  g_autoptr (GArray) holders = stf_check_holders (self, role);
  int agency = get_chair_agency (self);
  guint named = 0;

  observe_holders (self, stf_check_role_name (self, role), holders);
  if (!stf_check_number (self, "named"))
    return;

  for (guint i = 0; i < holders->len; i++)
    {
      const StfRuleAssignment *it = get_assignment (self, holders, i);
      int employer;

      if (it->person < 0)
        continue;
      named++;
      employer = stf_check_employer (self, it->person);
      if (agency >= 0 && employer >= 0 && employer != agency)
        stf_check_find (self, STF_ABOUT_ASSIGNMENT, STF_INDEX (self->year, assignments, it),
                        g_strdup_printf (_ ("%s is not employed by %s."),
                                         stf_check_person_name (self, it->person),
                                         stf_check_agency_name (self, agency)),
                        NULL, _ ("Name somebody from the agency of the chair."), agency);
    }
  if (named == 0)
    stf_check_find (self, STF_ABOUT_ROLE, role,
                    g_strdup_printf (_ ("No person is named for the role %s."),
                                     stf_check_role_name (self, role)),
                    NULL, _ ("Name somebody from the agency of the chair."));
}

/* organisation (R41): the bodies exist, and at least so many groups below one of them. */
void
stf_check_organisation (StfCheck *self)
{
  int body, groups = stf_check_row (self, "groups"), count = 0;
  guint i = 0;

  while (stf_check_each (self, "body", &i, &body))
    if (!stf_check_body_exists (self, body))
      stf_check_find (self, STF_ABOUT_BODY, body,
                      g_strdup_printf (_ ("%s does not exist."), stf_check_body_name (self, body)),
                      NULL, _ ("Change the dates of the body."));

  STF_EACH (self->year, StfRuleBody, bodies, it)
  if (it->parent == groups && stf_check_body_exists (self, STF_INDEX (self->year, bodies, it)))
    count++;
  stf_check_observe (
      self,
      g_dngettext (GETTEXT_PACKAGE, "%d group below %s.", "%d groups below %s.", (gulong) count),
      count, stf_check_body_name (self, groups));
  if (count < stf_check_number (self, "least"))
    stf_check_find (self, STF_ABOUT_BODY, groups,
                    g_strdup_printf (_ ("There are %d groups below %s; at least %d are needed."),
                                     count, stf_check_body_name (self, groups),
                                     stf_check_number (self, "least")),
                    NULL, _ ("Add the groups that the work needs."), count);
}

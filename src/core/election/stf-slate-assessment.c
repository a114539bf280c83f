/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be said of a proposal before it is voted on: a pure function over plain values, so that
 * alternatives can be compared while they are made.
 *
 * 1. Seats: of each role, how many have a candidate.  A role without any is not up for election.
 * 2. Among: who is proposed to a role that is held among another's holders stands there too (R02).
 * 3. Eligible: who is proposed holds role.eligible on the day of the meeting (R01, R02).
 * 4. Seat: a seat that belongs to an agency is for who works there when the term begins.
 * 5. Committee: a member of the nominating committee who is proposed by it to something else; a
 *    warning when the association tries conflicts of interest, else a note (A19).
 * 6. Limit: years in a row with the new term, against the re-election limit (A19).
 * 7. Workload: the sum of the extents of all that a person has in the term: what is held and does
 *    not end by the election, and the new.  What has no extent counts as nothing.
 * 8. Counties: an agency with two or more of those who fill a body.
 * 9. Skills: which there are in the body, and which leave it with its holders.
 * 10. Continuity: how many of those who hold the role on the day before the term stay.
 *
 * 8 to 10 look at the roles that fill a body: those that are not held among others' holders, and
 * not the nominating committee itself. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-slate-assessment.h"

/* A full time. */
#define FULL 100

typedef struct
{
  const StfBallot *ballot;
  const GPtrArray *nominees;
  const char *on_date;
  const char *from_date;
  const char *to_date;
  char *before; /* the day before the term */
  StfAssessment *result;
} Assessor;

static void
item_free (gpointer data)
{
  StfAssessmentItem *self = data;

  g_free (self->text);
  g_free (self);
}

/* text: becomes the item's. */
static void
add (Assessor *self, StfAssessmentKind kind, StfAssessmentLevel level, const char *role,
     const char *person, char *text)
{
  StfAssessmentItem *item = g_new0 (StfAssessmentItem, 1);

  item->kind = kind;
  item->level = level;
  item->role = role;
  item->person = person;
  item->text = text;
  g_ptr_array_add (self->result->items, item);
  self->result->n_warnings += level == STF_ASSESSMENT_WARNING;
}

static const char *
name_of (const Assessor *self, const char *person)
{
  const StfBallotPerson *found = stf_ballot_find_person (self->ballot, person);

  return found ? found->name : "?";
}

static gboolean
is_committee (const StfBallotRole *role)
{
  return g_strcmp0 (role->body_kind, "committee") == 0;
}

/* Whether the role is one that 8 to 10 look at. */
static gboolean
fills_body (const StfBallotRole *role)
{
  return role->elected && !role->among && !is_committee (role);
}

static gboolean
is_nominated (const Assessor *self, const char *role, const char *person)
{
  for (guint i = 0; i < self->nominees->len; i++)
    {
      const StfNominee *nominee = self->nominees->pdata[i];

      if (g_strcmp0 (nominee->role, role) == 0 && g_strcmp0 (nominee->person, person) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
count_nominees (const Assessor *self, const char *role)
{
  guint n = 0;

  for (guint i = 0; i < self->nominees->len; i++)
    n += g_strcmp0 (((const StfNominee *) self->nominees->pdata[i])->role, role) == 0;
  return n;
}

/* --- role by role --- */

static void
assess_seats (Assessor *self)
{
  for (guint i = 0; i < self->ballot->elected->len; i++)
    {
      const StfBallotRole *role = self->ballot->elected->pdata[i];
      guint n = count_nominees (self, role->id);

      self->result->n_seats += role->seats->len;
      self->result->n_filled += n;
      if (n == 0)
        /* Translators: the title of a role. */
        add (self, STF_ASSESSMENT_SEATS, STF_ASSESSMENT_NOTE, role->id, NULL,
             g_strdup_printf (_ ("%s: no candidate."), role->title));
      else
        /* Translators: the title of a role, and how many of its seats have a candidate. */
        add (self, STF_ASSESSMENT_SEATS,
             n < role->seats->len ? STF_ASSESSMENT_WARNING : STF_ASSESSMENT_OK, role->id, NULL,
             g_strdup_printf (_ ("%s: %u of %u seats have a candidate."), role->title, n,
                              role->seats->len));
    }
}

/* 10, of one role. */
static void
assess_continuity (Assessor *self, const StfBallotRole *role)
{
  g_autoptr (GString) leaving = g_string_new (NULL);
  guint n_stay = 0;
  guint n_leave = 0;
  guint n_new = count_nominees (self, role->id);

  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfBallotSeat *seat = role->seats->pdata[i];
      const StfBallotTerm *holder = stf_ballot_role_find_holder (role, seat->id, self->before);

      if (!holder || !holder->person)
        continue;
      if (is_nominated (self, role->id, holder->person))
        n_stay++;
      else
        {
          g_string_append_printf (leaving, "%s%s", n_leave > 0 ? ", " : "",
                                  name_of (self, holder->person));
          n_leave++;
        }
    }
  if (n_new == 0 || n_stay + n_leave == 0)
    return;

  n_new -= MIN (n_stay, n_new);
  add (self, STF_ASSESSMENT_CONTINUITY, n_stay == 0 ? STF_ASSESSMENT_WARNING : STF_ASSESSMENT_OK,
       role->id, NULL,
       n_leave > 0
           /* Translators: how many holders stay and how many are new; then names. */
           ? g_strdup_printf (_ ("%u stay and %u are new. These leave: %s."), n_stay, n_new,
                              leaving->str)
           : g_strdup_printf (_ ("%u stay and %u are new."), n_stay, n_new));
}

/* 8, of one role. */
static void
assess_counties (Assessor *self, const StfBallotRole *role)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) letters = g_string_new (NULL);
  guint n_agencies = 0;

  for (guint i = 0; i < self->nominees->len; i++)
    {
      const StfNominee *nominee = self->nominees->pdata[i];
      const StfBallotAgency *agency = stf_ballot_find_employer (self->ballot, nominee->person,
                                                                self->from_date);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, agency)) + 1;

      if (g_strcmp0 (nominee->role, role->id) != 0 || !agency)
        continue;
      g_hash_table_insert (counts, (gpointer) agency, GUINT_TO_POINTER (n));
      if (n == 2)
        add (self, STF_ASSESSMENT_COUNTIES, STF_ASSESSMENT_WARNING, role->id, NULL,
             /* Translators: the short name of an agency and the title of a role. */
             g_strdup_printf (_ ("%s has more than one candidate for %s."), agency->short_name,
                              role->title));
      if (n > 1)
        continue;
      n_agencies++;
      g_string_append_printf (letters, "%s%s", letters->len > 0 ? ", " : "",
                              agency->letter ? agency->letter : agency->short_name);
    }
  if (n_agencies > 0)
    add (self, STF_ASSESSMENT_COUNTIES, STF_ASSESSMENT_OK, role->id, NULL,
         /* Translators: how many agencies; then their county letters. */
         g_strdup_printf (ngettext ("%u agency: %s.", "%u agencies: %s.", n_agencies), n_agencies,
                          letters->str));
}

static void
count_skills (const Assessor *self, GHashTable *counts, GPtrArray *names, const char *person)
{
  const StfBallotPerson *found = stf_ballot_find_person (self->ballot, person);

  for (guint i = 0; found && i < found->skills->len; i++)
    {
      gpointer name = found->skills->pdata[i];
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, name));

      if (n == 0)
        g_ptr_array_add (names, name);
      g_hash_table_insert (counts, name, GUINT_TO_POINTER (n + 1));
    }
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* 9, of one role. */
static void
assess_skills (Assessor *self, const StfBallotRole *role)
{
  g_autoptr (GHashTable) after = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) earlier = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) lost = g_string_new (NULL);

  for (guint i = 0; i < self->nominees->len; i++)
    {
      const StfNominee *nominee = self->nominees->pdata[i];

      if (g_strcmp0 (nominee->role, role->id) == 0)
        count_skills (self, after, names, nominee->person);
    }
  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfBallotSeat *seat = role->seats->pdata[i];
      const StfBallotTerm *holder = stf_ballot_role_find_holder (role, seat->id, self->before);

      count_skills (self, before, earlier, holder ? holder->person : NULL);
    }

  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    {
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (after, names->pdata[i]));

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
      if (n > 1)
        g_string_append_printf (text, " (%u)", n);
    }
  g_ptr_array_sort (earlier, compare_texts);
  for (guint i = 0; i < earlier->len; i++)
    if (!g_hash_table_contains (after, earlier->pdata[i]))
      g_string_append_printf (lost, "%s%s", lost->len > 0 ? ", " : "",
                              (const char *) earlier->pdata[i]);

  if (lost->len > 0)
    add (self, STF_ASSESSMENT_SKILLS, STF_ASSESSMENT_WARNING, role->id, NULL,
         /* Translators: names of skills. */
         g_strdup_printf (_ ("Nobody has any longer: %s."), lost->str));
  if (text->len > 0)
    add (self, STF_ASSESSMENT_SKILLS, STF_ASSESSMENT_OK, role->id, NULL,
         /* Translators: names of skills. */
         g_strdup_printf (_ ("Skills: %s."), text->str));
}

/* --- candidate by candidate --- */

/* 2 and 3. */
static void
assess_role (Assessor *self, const StfNominee *nominee, const StfBallotRole *role)
{
  const StfBallotRole *base = stf_ballot_find_role (self->ballot, role->among);
  const StfBallotRole *eligible = stf_ballot_find_role (self->ballot, role->eligible);
  const char *name = name_of (self, nominee->person);

  if (base && !is_nominated (self, base->id, nominee->person)
      && (count_nominees (self, base->id) > 0
          || !stf_ballot_holds (self->ballot, nominee->person, base->id, self->from_date)))
    add (self, STF_ASSESSMENT_AMONG, STF_ASSESSMENT_WARNING, role->id, nominee->person,
         /* Translators: a person and the titles of two roles. */
         g_strdup_printf (_ ("%s is proposed as %s but not as %s."), name, role->title,
                          base->title));
  if (eligible && !stf_ballot_holds (self->ballot, nominee->person, eligible->id, self->on_date))
    add (self, STF_ASSESSMENT_ELIGIBLE, STF_ASSESSMENT_WARNING, role->id, nominee->person,
         /* Translators: a person, the title of a role, and a date. */
         g_strdup_printf (_ ("%s is not %s on %s and cannot be elected."), name, eligible->title,
                          self->on_date));
}

/* 4. */
static void
assess_seat (Assessor *self, const StfNominee *nominee, const StfBallotRole *role,
             const StfBallotAgency *agency)
{
  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfBallotSeat *seat = role->seats->pdata[i];

      if (seat->agency && g_strcmp0 (seat->id, nominee->seat) == 0
          && (!agency || !g_str_equal (agency->id, seat->agency)))
        add (self, STF_ASSESSMENT_SEAT, STF_ASSESSMENT_WARNING, role->id, nominee->person,
             g_strdup_printf (_ ("%s stands on a seat that belongs to another agency."),
                              name_of (self, nominee->person)));
    }
}

/* 5. */
static void
assess_committee (Assessor *self, const StfNominee *nominee, const StfBallotRole *role)
{
  for (guint i = 0; i < self->ballot->elected->len; i++)
    {
      const StfBallotRole *other = self->ballot->elected->pdata[i];

      if (!is_committee (other) || is_committee (role) || role->among
          || !stf_ballot_holds (self->ballot, nominee->person, other->id, self->on_date))
        continue;
      add (self, STF_ASSESSMENT_COMMITTEE,
           self->ballot->conflict_of_interest ? STF_ASSESSMENT_WARNING : STF_ASSESSMENT_NOTE,
           role->id, nominee->person,
           /* Translators: a person and the name of a body. */
           g_strdup_printf (_ ("%s is a member of %s, which makes the proposal."),
                            name_of (self, nominee->person), other->body_name));
    }
}

/* 6. */
static void
assess_limit (Assessor *self, const StfNominee *nominee, const StfBallotRole *role, guint years)
{
  guint limit = self->ballot->re_election_limit;

  if (limit == 0 || role->until_successor || role->among || years < limit)
    return;
  add (self, STF_ASSESSMENT_LIMIT, STF_ASSESSMENT_WARNING, role->id, nominee->person,
       g_strdup_printf (ngettext ("%s would have more than %u year in a row.",
                                  "%s would have more than %u years in a row.", limit),
                        name_of (self, nominee->person), limit));
}

/* 7: what a person has in the term, without what the election ends. */
static int
sum_extents (const Assessor *self, const char *person)
{
  const StfBallotPerson *found = stf_ballot_find_person (self->ballot, person);
  int sum = -1;

  for (guint i = 0; found && i < found->terms->len; i++)
    {
      const StfBallotTerm *term = found->terms->pdata[i];

      if (term->extent >= 0 && count_nominees (self, term->role) == 0
          && stf_date_overlap (term->from_date, term->to_date, self->from_date, self->to_date))
        sum = MAX (sum, 0) + term->extent;
    }
  for (guint i = 0; i < self->nominees->len; i++)
    {
      const StfNominee *nominee = self->nominees->pdata[i];
      const StfBallotRole *role = stf_ballot_find_role (self->ballot, nominee->role);

      if (g_strcmp0 (nominee->person, person) == 0 && role && role->extent >= 0)
        sum = MAX (sum, 0) + role->extent;
    }
  return sum;
}

static void
assess_workload (Assessor *self, const StfNominee *nominee, int extent)
{
  for (guint i = 0; i < self->result->items->len; i++)
    {
      const StfAssessmentItem *item = self->result->items->pdata[i];

      if (item->kind == STF_ASSESSMENT_WORKLOAD && g_strcmp0 (item->person, nominee->person) == 0)
        return;
    }
  if (extent > FULL)
    add (self, STF_ASSESSMENT_WORKLOAD, STF_ASSESSMENT_WARNING, NULL, nominee->person,
         g_strdup_printf (_ ("%s would have assignments of %d %% in all."),
                          name_of (self, nominee->person), extent));
}

static void
assess_nominee (Assessor *self, const StfNominee *nominee)
{
  const StfBallotRole *role = stf_ballot_find_role (self->ballot, nominee->role);
  StfNomineeFacts *facts = g_new0 (StfNomineeFacts, 1);

  facts->role = nominee->role;
  facts->seat = nominee->seat;
  facts->person = nominee->person;
  facts->agency = stf_ballot_find_employer (self->ballot, nominee->person, self->from_date);
  facts->extent = sum_extents (self, nominee->person);
  facts->years = stf_ballot_count_years (self->ballot, nominee->person, nominee->role,
                                         self->from_date);
  g_ptr_array_add (self->result->facts, facts);
  if (!role)
    return;

  assess_role (self, nominee, role);
  assess_seat (self, nominee, role, facts->agency);
  assess_committee (self, nominee, role);
  assess_limit (self, nominee, role, facts->years);
  assess_workload (self, nominee, facts->extent);
}

/* What is said of a person in one role, or in all. */
static void
mark_facts (StfAssessment *self)
{
  for (guint i = 0; i < self->facts->len; i++)
    {
      StfNomineeFacts *facts = self->facts->pdata[i];

      for (guint j = 0; j < self->items->len; j++)
        {
          const StfAssessmentItem *item = self->items->pdata[j];

          if (g_strcmp0 (item->person, facts->person) == 0
              && (!item->role || g_strcmp0 (item->role, facts->role) == 0))
            facts->level = MAX (facts->level, item->level);
        }
    }
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const StfAssessmentItem *first = *(const StfAssessmentItem *const *) a;
  const StfAssessmentItem *second = *(const StfAssessmentItem *const *) b;

  return first->kind < second->kind ? -1 : first->kind > second->kind;
}

/**
 * stf_assessment_new:
 * @ballot: what the election looks at; lives as long as the assessment
 * @nominees: an array of StfNominee, who stands on which seat; likewise
 * @on_date: the day of the meeting, an ISO date
 * @from_date: the first day of the term
 * @to_date: (nullable): its last day
 *
 * Returns: (transfer full): what can be said of the proposal
 */
StfAssessment *
stf_assessment_new (const StfBallot *ballot, const GPtrArray *nominees, const char *on_date,
                    const char *from_date, const char *to_date)
{
  StfAssessment *result = g_new0 (StfAssessment, 1);
  g_autofree char *before = stf_date_add_days (from_date, -1);
  Assessor self = { ballot, nominees, on_date, from_date, to_date, before, result };

  result->items = g_ptr_array_new_with_free_func (item_free);
  result->facts = g_ptr_array_new_with_free_func (g_free);
  assess_seats (&self);
  for (guint i = 0; i < nominees->len; i++)
    assess_nominee (&self, nominees->pdata[i]);
  for (guint i = 0; i < ballot->elected->len; i++)
    if (fills_body (ballot->elected->pdata[i]))
      {
        assess_counties (&self, ballot->elected->pdata[i]);
        assess_skills (&self, ballot->elected->pdata[i]);
        assess_continuity (&self, ballot->elected->pdata[i]);
      }
  g_ptr_array_sort (result->items, compare_items);
  mark_facts (result);

  return result;
}

/** stf_assessment_free: frees an assessment. */
void
stf_assessment_free (StfAssessment *self)
{
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->facts);
  g_free (self);
}

/** stf_assessment_find: what is known of who stands on a seat, or NULL. */
const StfNomineeFacts *
stf_assessment_find (const StfAssessment *self, const char *seat)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->facts->len; i++)
    {
      const StfNomineeFacts *facts = self->facts->pdata[i];

      if (g_strcmp0 (facts->seat, seat) == 0)
        return facts;
    }
  return NULL;
}

/** stf_assessment_kind_get_label: what is looked at, in the reader's language: "Seats". */
const char *
stf_assessment_kind_get_label (StfAssessmentKind kind)
{
  static const char *const labels[STF_N_ASSESSMENTS] = {
    [STF_ASSESSMENT_SEATS] = NC_ ("assessment", "Seats"),
    [STF_ASSESSMENT_AMONG] = NC_ ("assessment", "Chair"),
    [STF_ASSESSMENT_ELIGIBLE] = NC_ ("assessment", "Eligibility"),
    [STF_ASSESSMENT_SEAT] = NC_ ("assessment", "Seat of an agency"),
    [STF_ASSESSMENT_COMMITTEE] = NC_ ("assessment", "Conflict of interest"),
    [STF_ASSESSMENT_LIMIT] = NC_ ("assessment", "Years in a row"),
    [STF_ASSESSMENT_WORKLOAD] = NC_ ("assessment", "Workload"),
    [STF_ASSESSMENT_COUNTIES] = NC_ ("assessment", "Spread"),
    [STF_ASSESSMENT_SKILLS] = NC_ ("assessment", "Skills"),
    [STF_ASSESSMENT_CONTINUITY] = NC_ ("assessment", "Continuity"),
  };

  g_return_val_if_fail (kind < STF_N_ASSESSMENTS, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "assessment", labels[kind]);
}

/** stf_assessment_level_get_label: the word beside the sign: "Warning". */
const char *
stf_assessment_level_get_label (StfAssessmentLevel level)
{
  static const char *const labels[] = {
    [STF_ASSESSMENT_OK] = NC_ ("assessment", "Good"),
    [STF_ASSESSMENT_NOTE] = NC_ ("assessment", "Note"),
    [STF_ASSESSMENT_WARNING] = NC_ ("assessment", "Warning"),
  };

  g_return_val_if_fail (level < G_N_ELEMENTS (labels), NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "assessment", labels[level]);
}

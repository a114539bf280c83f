/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of what recurs: meetings and reports.
 *
 * 1. What is to happen so often in a period is due on the period's last day.  Until then a rule is
 *    at risk at most, for there is still time.  The periods are those of the year of the file.
 * 2. What is to happen at least every so many months is counted from the last time, or from the
 *    first day of the year: what was before the year is not in its file. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-rule-check-private.h"

typedef struct
{
  int from;
  int to;
  int months;
} Period;

/* Moves to the next period of the year; @period starts as zeros. */
static gboolean
next_period (const StfCheck *self, Period *period)
{
  if (!period->months)
    {
      period->months = stf_check_says (self, "per", "month")       ? 1
                       : stf_check_says (self, "per", "quarter")   ? 3
                       : stf_check_says (self, "per", "half-year") ? 6
                                                                   : 12;
      period->from = self->year->starts;
    }
  else
    period->from = period->to + 1;
  period->to = MIN (stf_day_add_months (period->from, period->months) - 1, self->year->ends);

  return period->from <= self->year->ends && self->year->starts > STF_DAY_OPEN_START;
}

static gboolean
is_in (const Period *period, int day)
{
  return day >= period->from && day <= period->to;
}

static guint
count_bodies (const StfCheck *self, const StfRuleMeeting *it)
{
  guint n = 0;

  for (int i = it->first_body; i >= 0; n++)
    i = STF_ROW (self->year, StfRuleMeetingBody, meeting_bodies, i)->next;

  return n;
}

/* Tells whether the rule means this meeting; of R23, see A17. */
static gboolean
is_meant (const StfCheck *self, const StfRuleMeeting *it)
{
  int body = stf_check_row (self, "body");
  int event = stf_check_row (self, "event");
  gboolean is_other = stf_check_says (self, "counts", "autumn-or-conference") && it->event >= 0
                      && stf_check_names (self, "other-event", it->event);

  if (!stf_check_meeting_counts (self, it))
    return FALSE;
  if (event >= 0 && it->event != event && !is_other)
    return FALSE;
  if (stf_check_says (self, "counts", "own-meeting") && count_bodies (self, it) > 1)
    return FALSE;

  return body < 0 || is_other || stf_check_meets (self, it, body);
}

static void
require_in_period (StfCheck *self, const Period *period, const char *name, gboolean is_joint,
                   int count, int least)
{
  int body = stf_check_row (self, "body");
  g_autofree char *from = stf_day_in_words (period->from);
  g_autofree char *to = stf_day_in_words (period->to);

  if (count >= least || !stf_check_reached (self, period->to))
    return;

  stf_check_find (self, body >= 0 ? STF_ABOUT_BODY : STF_ABOUT_EVENT,
                  body >= 0 ? body : stf_check_row (self, "event"),
                  g_strdup_printf (_ ("%s: %d held from %s to %s; at least %d are needed."), name,
                                   count, from, to, least),
                  g_strdup_printf (_ ("On %s the period ends with %d of at least %d: %s."), to,
                                   count, least, name),
                  _ ("Call the meetings that are missing, and mark those that were held."),
                  period->from, count, is_joint);
}

/* meetings: a body, or an event, has at least so many meetings in each period, and at least so many
 * of them together with another body.  Who comes (R38) is told by the plan. */
void
stf_check_meetings (StfCheck *self)
{
  int body = stf_check_row (self, "body");
  int joint_body = stf_check_row (self, "joint-body");
  const char *name;
  Period period = { 0 };

  if (body < 0 && !stf_check_has (self, "event"))
    {
      stf_check_undecided (self, g_strdup (_ ("The check needs a body or an event to count "
                                              "meetings of.")));
      return;
    }

  name = body >= 0
             ? stf_check_body_name (self, body)
             : STF_ROW (self->year, StfRuleEvent, events, stf_check_row (self, "event"))->title;
  while (next_period (self, &period))
    {
      int count = 0, held = 0, joint = 0;

      STF_EACH (self->year, StfRuleMeeting, meetings, it)
      if (is_in (&period, it->on) && is_meant (self, it))
        {
          count++;
          held += it->held && it->on <= self->known;
          joint += joint_body >= 0 && stf_check_meets (self, it, joint_body);
        }

      if (period.months == 12 || is_in (&period, self->date))
        stf_check_observe (self, _ ("%s: meetings held %d, planned %d."), name, held, count - held);
      require_in_period (self, &period, name, FALSE, count, stf_check_number (self, "least"));
      if (joint_body >= 0)
        {
          g_autofree char *both = g_strdup_printf (_ ("%s together with %s"), name,
                                                   stf_check_body_name (self, joint_body));

          require_in_period (self, &period, both, TRUE, joint,
                             stf_check_number (self, "joint-least"));
        }
    }

  if (stf_check_number (self, "participants") == 1)
    stf_check_leave_open (self, g_strdup (_ ("What is missing is the plan of operations with the "
                                             "participants. They are checked once Stafett keeps "
                                             "the plan.")));
}

/* Says if more than so many months have gone since @last, or since @first where there is none yet
 * (see 2). */
static void
require_since (StfCheck *self, StfAbout about, int row, int first, int last, const char *name,
               const char *remedy)
{
  int months = stf_check_number (self, "months");
  int since = MAX (MAX (first, last), self->year->starts);
  g_autofree char *day = stf_day_in_words (last);
  g_autofree char *due = stf_day_in_words (stf_day_add_months (since, months));

  if (last > STF_DAY_OPEN_START)
    stf_check_observe (self, _ ("%s: latest %s, next by %s."), name, day, due);
  else
    stf_check_observe (self, _ ("%s: first by %s."), name, due);

  if (!stf_check_reached (self, stf_day_add_months (since, months) + 1)
      || stf_check_reached (self, self->year->ends + 1))
    return;

  stf_check_find (
      self, about, row,
      last > STF_DAY_OPEN_START
          ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%s: none since %s; at most %d month may "
                                          "pass.",
                                          "%s: none since %s; at most %d months may "
                                          "pass.",
                                          (gulong) months),
                             name, day, months)
          : g_strdup_printf (_ ("%s: none so far this year; the first was due by %s."), name, due),
      NULL, remedy, last);
}

/* regular-meetings (R07): no more than so many months pass between the meetings of an event, and
 * each has notes within so many days. */
void
stf_check_regular_meetings (StfCheck *self)
{
  int event = stf_check_row (self, "event");
  int last = STF_DAY_OPEN_START;

  STF_EACH (self->year, StfRuleMeeting, meetings, it)
  {
    g_autofree char *day = stf_day_in_words (it->on);

    if (it->event != event || !stf_check_meeting_counts (self, it))
      continue;
    if (stf_check_reached (self, it->on))
      last = MAX (last, it->on);
    if (it->held && !it->has_notes
        && stf_check_reached (self, it->to + stf_check_number (self, "notes-within") + 1))
      stf_check_find (
          self, STF_ABOUT_MEETING, STF_INDEX (self->year, meetings, it),
          g_strdup_printf (_ ("The notes of %s on %s are not published."), it->title, day), NULL,
          _ ("Publish the notes, and enter their link at the meeting."));
  }

  require_since (self, STF_ABOUT_EVENT, event, self->year->starts, last,
                 STF_ROW (self->year, StfRuleEvent, events, event)->title, _ ("Call a meeting."));
}

/* report-interval: a document is made at least every so many months. */
void
stf_check_report_interval (StfCheck *self)
{
  int document = stf_check_row (self, "document");
  int last = STF_DAY_OPEN_START;

  STF_EACH (self->year, StfRuleDocument, documents, it)
  if (stf_check_is_document (self, it, document)
      && stf_check_reached (self, stf_check_document_day (self, it, "proposed")))
    last = MAX (last, it->on);

  require_since (self, STF_ABOUT_DOCUMENT, document, self->year->starts, last,
                 STF_ROW (self->year, StfRuleDocument, documents, document)->title,
                 _ ("Make the report, and record it with its date."));
}

/* reports (R40): a document is made at least so many times in each period. */
void
stf_check_reports (StfCheck *self)
{
  int document = stf_check_row (self, "document");
  int least = stf_check_number (self, "least");
  const char *name = STF_ROW (self->year, StfRuleDocument, documents, document)->title;
  Period period = { 0 };

  while (next_period (self, &period))
    {
      g_autofree char *from = stf_day_in_words (period.from);
      g_autofree char *to = stf_day_in_words (period.to);
      int count = 0;

      STF_EACH (self->year, StfRuleDocument, documents, it)
      if (stf_check_is_document (self, it, document)
          && is_in (&period, stf_check_document_day (self, it, "proposed")))
        count++;

      stf_check_observe (self, _ ("%s: %d from %s to %s."), name, count, from, to);
      if (count < least && stf_check_reached (self, period.to))
        stf_check_find (self, STF_ABOUT_DOCUMENT, document,
                        g_strdup_printf (_ ("%s: %d made from %s to %s; at least %d are needed."),
                                         name, count, from, to, least),
                        NULL, _ ("Make the report, and record it with its date."), period.from,
                        count);
    }
}

/* Returns: when a group has last reported: a document that its leader or the group itself owns, or
 * a meeting of the event in which the group takes part */
static int
get_last_report (StfCheck *self, int group, int leader)
{
  int last = STF_DAY_OPEN_START;

  STF_EACH (self->year, StfRuleDocument, documents, it)
  if (((leader >= 0 && it->owner_role == leader) || it->owner_body == group)
      && stf_check_reached (self, stf_check_document_day (self, it, "proposed")))
    last = MAX (last, it->on);

  STF_EACH (self->year, StfRuleMeeting, meetings, it)
  if (it->event == stf_check_row (self, "event") && stf_check_meeting_counts (self, it)
      && stf_check_meets (self, it, group) && stf_check_reached (self, it->on))
    last = MAX (last, it->on);

  return last;
}

static void
check_group (StfCheck *self, int group)
{
  const StfRuleBody *body = STF_ROW (self->year, StfRuleBody, bodies, group);
  g_autofree char *day = stf_day_in_words (self->date);
  g_autofree char *report = NULL;
  guint leaders = 0;
  int leader = STF_NONE;

  STF_EACH (self->year, StfRuleRole, roles, role)
  if (role->body == group && g_str_equal (role->kind, "leader"))
    {
      g_autoptr (GArray) holders = NULL;

      leader = STF_INDEX (self->year, roles, role);
      holders = stf_check_holders (self, leader);
      leaders += holders->len;
      for (guint i = 0; stf_check_has (self, "appointed-by") && i < holders->len; i++)
        stf_check_find_appointment (
            self,
            STF_ROW (self->year, StfRuleAssignment, assignments, g_array_index (holders, int, i)),
            stf_check_row (self, "appointed-by"));
    }

  if (leaders == 0)
    stf_check_find (self, STF_ABOUT_BODY, group,
                    g_strdup_printf (_ ("%s has no leader."), body->name),
                    g_strdup_printf (_ ("On %s %s loses its leader."), day, body->name),
                    _ ("Appoint a leader."));
  report = g_strdup_printf (_ ("Report from %s"), body->name);
  require_since (self, STF_ABOUT_BODY, group, body->from, get_last_report (self, group, leader),
                 report, _ ("Ask the leader for a report, and record it with its date."));
}

/* groups-led (R21): each group below a body has a leader, and reports at least every so many months
 * since it began. */
void
stf_check_groups_led (StfCheck *self)
{
  STF_EACH (self->year, StfRuleBody, bodies, it)
  {
    int group = STF_INDEX (self->year, bodies, it);

    if (it->parent == stf_check_row (self, "body") && stf_check_body_exists (self, group))
      check_group (self, group);
  }
}

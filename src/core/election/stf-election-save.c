/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing an election, all of it as one change (H4), "election" or "by-election":
 *
 * 1. The meeting is made, or marked as held.
 * 2. A decision a role, numbered on from those of the year where decisions are numbered.
 * 3. What ends, with its reason; what begins, with its decision and the extent of its role.
 * 4. The notice (R04): the document that is expected becomes a draft; where it tells of an earlier
 *    election, a document of its own is made. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-election-private.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

/* The last number of a year's decisions, as in 2013-4; NULL where they are not numbered so. */
#define LAST_NUMBER                                                                                \
  "SELECT max (CASE WHEN substr (number, 1, 4) = ?1 THEN CAST (substr (number, 6) AS INTEGER)"     \
  " ELSE 0 END) FROM decision WHERE number GLOB '[0-9][0-9][0-9][0-9]-[0-9]*'"

typedef struct
{
  StfElection *election;
  StfElectionPlan *plan;
  GHashTable *decisions; /* id of a role to that of its decision */
  char *first_decision;  /* id */
} Save;

static void
save_clear (Save *self)
{
  g_clear_pointer (&self->plan, stf_election_plan_free);
  g_clear_pointer (&self->decisions, g_hash_table_unref);
  g_free (self->first_decision);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

static gboolean
insert_new (StfChange *change, StfRow *row, const char *id, GError **error)
{
  stf_row_set_text (row, "id", id);
  return stf_change_insert (change, row, error);
}

/* Rule 1. */
static gboolean
write_meeting (const StfElection *self, StfChange *change, GError **error)
{
  const StfBallotMeeting *meeting = stf_ballot_find_meeting (self->ballot, self->meeting);
  g_autoptr (StfRow) row = NULL;
  g_autoptr (StfRow) body = NULL;
  g_autofree char *id = stf_uuid_new ();

  if (self->mode == STF_ELECTION_WITHOUT)
    return TRUE;
  if (self->mode == STF_ELECTION_AT_MEETING)
    return (meeting && g_str_equal (meeting->state, "held"))
           || stf_change_set_text (change, "meeting", self->meeting, "state", "held", error);

  row = stf_row_new ("meeting");
  stf_row_set_text (row, "event", self->event);
  stf_row_set_text (row, "title", self->title);
  stf_row_set_text (row, "on_date", self->date);
  stf_row_set_text (row, "place", self->place);
  stf_row_set_text (row, "state", "held");
  if (!insert_new (change, row, self->meeting, error))
    return FALSE;

  body = stf_row_new ("meeting_body");
  stf_row_set_text (body, "meeting", self->meeting);
  stf_row_set_text (body, "body", ((const StfBallotRole *) self->roles->pdata[0])->assembly);
  return insert_new (change, body, id, error);
}

/* Rule 2. */
static gboolean
write_decision (Save *save, StfChange *change, const StfBallotRole *role, gint64 number,
                GError **error)
{
  const StfElection *self = save->election;
  g_autoptr (StfRow) row = stf_row_new ("decision");
  g_autofree char *id = stf_uuid_new ();
  g_autofree char *title = stf_election_word_decision_title (self, role);
  g_autofree char *text = stf_election_word_decision (self, role, save->plan);
  g_autofree char *words = number > 0
                               ? g_strdup_printf ("%.4s-%" G_GINT64_FORMAT, self->date, number)
                               : NULL;

  stf_row_set_text (row, "number", words);
  stf_row_set_text (row, "title", title);
  stf_row_set_text (row, "kind", "election");
  stf_row_set_text (row, "on_date", self->date);
  stf_row_set_text (row, "body", role->appointed_by);
  stf_row_set_text (row, "meeting", stf_election_get_meeting (self));
  stf_row_set_text (row, "text", text);
  if (!save->first_decision)
    save->first_decision = g_strdup (id);
  if (!insert_new (change, row, id, error))
    return FALSE;
  g_hash_table_insert (save->decisions, (gpointer) role->id, g_steal_pointer (&id));
  return TRUE;
}

static gboolean
write_decisions (Save *save, StfChange *change, GError **error)
{
  g_autoptr (GPtrArray) decided = stf_election_list_decided (save->election);
  g_autofree char *year = g_strndup (save->election->date, 4);
  g_autoptr (GError) failure = NULL;
  g_autofree char *last = stf_read_text (stf_change_get_file (change), LAST_NUMBER, year, &failure);
  gint64 number = last ? g_ascii_strtoll (last, NULL, 10) + 1 : 0;

  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < decided->len; i++)
    if (!write_decision (save, change, decided->pdata[i], last ? number + i : 0, error))
      return FALSE;
  return TRUE;
}

/* Rule 3. */
static gboolean
write_ends (const StfElectionPlan *plan, StfChange *change, GError **error)
{
  for (guint i = 0; i < plan->ends->len; i++)
    {
      const StfElectionEnd *end = plan->ends->pdata[i];
      const char *id = end->term->id;

      if (end->written
          && (!stf_change_set_text (change, "assignment", id, "to_date", end->to_date, error)
              || !stf_change_set_text (change, "assignment", id, "end_reason", end->reason, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_start (const Save *save, StfChange *change, const StfElectionStart *start, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("assignment");

  stf_row_set_text (row, "role", start->role->id);
  stf_row_set_text (row, "seat", start->seat);
  stf_row_set_text (row, "person", start->person);
  stf_row_set_text (row, "from_date", start->from_date);
  stf_row_set_text (row, "to_date", start->to_date);
  if (start->role->extent >= 0)
    stf_row_set_integer (row, "extent", start->role->extent);
  stf_row_set_integer (row, "acting", 0);
  stf_row_set_text (row, "decision", g_hash_table_lookup (save->decisions, start->role->id));
  if (save->election->by_election)
    stf_row_set_text (row, "reason", _ ("By-election."));
  return insert_new (change, row, start->id, error);
}

/* Rule 4. */
static gboolean
write_notice (const Save *save, StfChange *change, GError **error)
{
  const StfElection *self = save->election;
  g_autoptr (StfRow) row = NULL;

  if (!self->notice)
    return TRUE;
  if (self->notice_expected)
    return stf_change_set_text (change, "document", self->notice, "state", "draft", error)
           && stf_change_set_text (change, "document", self->notice, "decision",
                                   save->first_decision, error);

  row = stf_row_new ("document");
  stf_row_set_text (row, "ref", self->notice_ref);
  stf_row_set_text (row, "title",
                    self->by_election ? _ ("Notice of By-election") : self->notice_title);
  stf_row_set_text (row, "kind", "occasional");
  stf_row_set_text (row, "state", "draft");
  stf_row_set_text (row, "owner_body", self->notice_body);
  stf_row_set_text (row, "to_date", self->ballot->ends);
  stf_row_set_text (row, "decision", save->first_decision);
  return insert_new (change, row, self->new_notice, error);
}

static gboolean
write_cb (StfChange *change, gpointer user_data, GError **error)
{
  Save *save = user_data;
  const StfElection *self = save->election;

  if (!write_meeting (self, change, error) || !write_decisions (save, change, error)
      || !write_ends (save->plan, change, error))
    return FALSE;
  for (guint i = 0; i < save->plan->starts->len; i++)
    if (!write_start (save, change, save->plan->starts->pdata[i], error))
      return FALSE;
  if (self->slate && self->mode != STF_ELECTION_WITHOUT
      && !stf_change_set_text (change, "slate", self->slate, "meeting", self->meeting, error))
    return FALSE;
  return write_notice (save, change, error);
}

/**
 * stf_election_save:
 * @self: an assistant
 * @file: the year
 * @error: return location for an error
 *
 * Validates the election and writes it with everything that follows from it, as one change.  An
 * election is saved once.
 */
gboolean
stf_election_save (StfElection *self, StfYearFile *file, GError **error)
{
  g_auto (Save) save = { self };
  const StfBallotRole *first;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (!stf_election_validate (self, error))
    return FALSE;

  first = self->roles->pdata[0];
  save.plan = stf_election_plan_new (self);
  save.decisions = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return stf_year_file_change (file, self->by_election ? "by-election" : "election",
                               self->by_election ? first->id : first->body, NULL, write_cb, &save,
                               error);
}

static gboolean
sent_cb (StfChange *change, gpointer user_data, GError **error)
{
  const char *const *sent = user_data;

  return stf_change_set_text (change, "document", sent[0], "state", "published", error)
         && stf_change_set_text (change, "document", sent[0], "on_date", sent[1], error);
}

/**
 * stf_election_mark_notice_sent:
 * @file: a year
 * @notice: the id of the document that tells of an election
 * @date: the day on which it was sent, an ISO date
 * @error: return location for an error
 *
 * Records that a notice has been sent (R04), as one change, "notice-sent".
 */
gboolean
stf_election_mark_notice_sent (StfYearFile *file, const char *notice, const char *date,
                               GError **error)
{
  const char *sent[] = { notice, date };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (notice != NULL && stf_date_is_valid (date), FALSE);

  return stf_year_file_change (file, "notice-sent", notice, NULL, sent_cb, sent, error);
}

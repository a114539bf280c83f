/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the first page shows: computed from an organisation that is loaded already, with two short
 * queries for what is not part of it, the meetings and the settings. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-date.h"
#include "stf-overview.h"
#include "stf-reader-private.h"

/* An assignment ends soon if it does so within this many days. */
#define SOON 60

#define MEETINGS                                                                                   \
  "SELECT id, title, on_date, place, state,"                                                       \
  " (SELECT group_concat (name, ', ') FROM (SELECT body.name FROM meeting_body"                    \
  "  JOIN body ON body.id = meeting_body.body WHERE meeting_body.meeting = meeting.id"             \
  "  ORDER BY body.position, body.id))"                                                            \
  " FROM meeting WHERE coalesce (to_date, on_date) >= ?1 AND state <> 'cancelled'"                 \
  " ORDER BY on_date, id LIMIT 5"

#define DEVIATIONS                                                                                 \
  "SELECT id, ref, title, value, suggested FROM setting"                                           \
  " WHERE suggested IS NOT NULL AND value IS NOT suggested ORDER BY ref, id"

static void
meeting_free (StfOverviewMeeting *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->on_date);
  g_free (self->place);
  g_free (self->state);
  g_free (self->bodies);
  g_free (self);
}

static void
deviation_free (StfDeviation *self)
{
  g_free (self->id);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->value);
  g_free (self->suggested);
  g_free (self);
}

static void
read_meeting (StfStatement *row, gpointer meetings)
{
  StfOverviewMeeting *meeting = g_new0 (StfOverviewMeeting, 1);
  const char *bodies = stf_statement_get_text (row, 5);

  meeting->id = stf_statement_dup_text (row, 0);
  meeting->title = stf_statement_dup_text (row, 1);
  meeting->on_date = stf_statement_dup_text (row, 2);
  meeting->place = stf_statement_dup_text (row, 3);
  meeting->state = stf_statement_dup_text (row, 4);
  meeting->bodies = g_strdup (bodies ? bodies : "");
  g_ptr_array_add (meetings, meeting);
}

static void
read_deviation (StfStatement *row, gpointer deviations)
{
  StfDeviation *deviation = g_new0 (StfDeviation, 1);

  deviation->id = stf_statement_dup_text (row, 0);
  deviation->ref = stf_statement_dup_text (row, 1);
  deviation->title = stf_statement_dup_text (row, 2);
  deviation->value = stf_statement_dup_text (row, 3);
  deviation->suggested = stf_statement_dup_text (row, 4);
  g_ptr_array_add (deviations, deviation);
}

static void
read_count (StfStatement *row, gpointer count)
{
  *(guint *) count = (guint) stf_statement_get_integer (row, 0);
}

static const StfHolder *
get_first_holder (const StfRole *role)
{
  return role->holders->len > 0 ? role->holders->pdata[0] : NULL;
}

/* The chair is who the process owner is computed from (R27); in an organisation without such a
 * role, the holder of the first role of that kind. */
static void
find_chair (StfOverview *self)
{
  GPtrArray *roles = stf_organisation_get_roles (self->organisation);
  const StfRole *chair = NULL;

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];

      if (role->holder_of && !role->holder_of->holder_of)
        {
          const StfHolder *owner = get_first_holder (role);

          self->process_owner = owner && owner->computed ? owner : NULL;
          chair = role->holder_of;
          break;
        }
      if (!chair && g_str_equal (role->kind, "chair"))
        chair = role;
    }

  self->chair = chair ? get_first_holder (chair) : NULL;
}

static void
add_holder (StfOverview *self, const StfRole *role, const StfHolder *holder, const char *soon)
{
  const char *date = stf_organisation_get_date (self->organisation);
  StfEnding ending = { role, holder };

  if (holder->computed)
    return;

  self->n_assignments++;
  if (holder->to_date && strcmp (holder->to_date, date) >= 0 && strcmp (holder->to_date, soon) <= 0)
    g_ptr_array_add (self->endings, g_memdup2 (&ending, sizeof ending));
}

static int
compare_endings (gconstpointer a, gconstpointer b)
{
  const StfEnding *first = *(const StfEnding *const *) a;
  const StfEnding *second = *(const StfEnding *const *) b;
  int order = strcmp (first->holder->to_date, second->holder->to_date);

  return order ? order : strcmp (first->holder->assignment, second->holder->assignment);
}

static void
add_roles (StfOverview *self)
{
  g_autofree char *soon = stf_date_add_days (stf_organisation_get_date (self->organisation), SOON);
  GPtrArray *roles = stf_organisation_get_roles (self->organisation);

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];
      guint vacancies = stf_role_count_vacancies (role);

      for (guint j = 0; j < role->seats->len; j++)
        {
          const StfSeat *seat = role->seats->pdata[j];
          StfVacancy vacancy = { role, seat };

          if (seat->holder)
            add_holder (self, role, seat->holder, soon);
          else if (vacancies > 0)
            {
              g_ptr_array_add (self->vacancies, g_memdup2 (&vacancy, sizeof vacancy));
              vacancies--;
            }
        }
    }
  g_ptr_array_sort (self->endings, compare_endings);
}

/**
 * stf_overview_load:
 * @file: a year
 * @organisation: the year at the date
 * @error: return location for an error
 *
 * Computes what the first page shows.
 *
 * Returns: (transfer full) (nullable): the overview, which holds a share of @organisation
 */
StfOverview *
stf_overview_load (StfYearFile *file, StfOrganisation *organisation, GError **error)
{
  g_autoptr (StfOverview) self = NULL;
  const char *date;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (organisation != NULL, NULL);

  date = stf_organisation_get_date (organisation);
  self = g_new0 (StfOverview, 1);
  self->organisation = stf_organisation_ref (organisation);
  self->vacancies = g_ptr_array_new_with_free_func (g_free);
  self->endings = g_ptr_array_new_with_free_func (g_free);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) meeting_free);
  self->deviations = g_ptr_array_new_with_free_func ((GDestroyNotify) deviation_free);
  self->n_bodies = stf_organisation_get_bodies (organisation)->len;
  self->n_roles = stf_organisation_get_roles (organisation)->len;
  find_chair (self);
  add_roles (self);

  if (!stf_read_rows (file, "SELECT count (*) FROM person", NULL, read_count, &self->n_persons,
                      error)
      || !stf_read_rows (file, MEETINGS, date, read_meeting, self->meetings, error)
      || !stf_read_rows (file, DEVIATIONS, NULL, read_deviation, self->deviations, error))
    return NULL;

  return g_steal_pointer (&self);
}

/** stf_overview_free: frees an overview and its share of the organisation. */
void
stf_overview_free (StfOverview *self)
{
  g_ptr_array_unref (self->vacancies);
  g_ptr_array_unref (self->endings);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->deviations);
  stf_organisation_unref (self->organisation);
  g_free (self);
}

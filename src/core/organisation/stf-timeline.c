/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms.
 *
 * 1. By role, each seat has a row, in the order of body, role and seat, and on it those who name
 *    it.  Who names none has the first row of the role that is free at the time, where a seat of
 *    an agency takes only those who work there; else a row beyond the seats.  Deputies have rows of
 *    their own, below.
 * 2. By person, each has as many rows as there are assignments at the same time.
 * 3. A seat of a role that is not open is vacant on those days of the year on which nobody has it.
 * 4. Of the states the first that is true holds: carried over, if it has begun; past, when the last
 *    day is before the date; future, when the first day is after it; ending, when the last day is
 * at most ENDING_DAYS after it.
 * 5. Bars of a row never overlap.  They are placed in order of their first day; the rows that may
 *    take one stand in a queue, the one that has been free for the longest time first.
 *
 * Reading is one query, placing n log n.
 *
 * Drawback: of seats that belong to an agency the employer at the date counts, whenever the
 * assignment was. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-timeline.h"

#define ENDING_DAYS 60

#define YEAR "SELECT starts, ends FROM year ORDER BY id LIMIT 1"

/* One row a seat, and one for a role that has none. */
#define SEATS                                                                                      \
  "SELECT role.id, role.title, body.name, role.open, seat.id, seat.agency,"                        \
  " coalesce (seat.label, agency.short_name)"                                                      \
  " FROM role LEFT JOIN body ON body.id = role.body LEFT JOIN seat ON seat.role = role.id"         \
  " LEFT JOIN agency ON agency.id = seat.agency"                                                   \
  " WHERE role.holder_of IS NULL"                                                                  \
  " OR EXISTS (SELECT 1 FROM assignment WHERE assignment.role = role.id)"                          \
  " ORDER BY body.id IS NULL, body.position, body.id, role.position, role.id,"                     \
  " seat.position, seat.id"

#define BARS                                                                                       \
  "SELECT it.id, it.role, it.seat, it.person,"                                                     \
  " coalesce (person.given_name || ' ' || person.family_name, agency.name, holder.name),"          \
  " role.title, body.name, it.from_date, it.to_date, it.acting, it.deputy, it.carried_over,"       \
  " coalesce (it.agency, (SELECT agency FROM employment AS work WHERE work.person = it.person"     \
  " AND (work.from_date IS NULL OR work.from_date <= ?1)"                                          \
  " AND (work.to_date IS NULL OR work.to_date >= ?1) ORDER BY work.from_date DESC, work.id DESC"   \
  " LIMIT 1))"                                                                                     \
  " FROM assignment AS it JOIN role ON role.id = it.role LEFT JOIN body ON body.id = role.body"    \
  " LEFT JOIN person ON person.id = it.person LEFT JOIN agency ON agency.id = it.agency"           \
  " LEFT JOIN body AS holder ON holder.id = it.body"

#define BY_ROLE BARS " ORDER BY it.from_date, it.id"

#define BY_PERSON                                                                                  \
  BARS " WHERE it.person IS NOT NULL"                                                              \
       " ORDER BY person.family_name, person.given_name, person.id, it.from_date, it.id"

/* A row while it is filled. */
typedef struct
{
  StfTimelineRow *row;
  const char *seat; /* id, or NULL */
  gboolean open;    /* nobody is missing */
  guint index;
  const char *until;    /* the last day of the last bar: UNUSED, FOREVER or a date */
  GSequenceIter *place; /* in its queue */
} Lane;

#define UNUSED ""
#define FOREVER "~"

/* The rows of a role or of a person. */
typedef struct
{
  const char *role; /* id, or NULL */
  const char *role_title;
  const char *group;
  GPtrArray *lanes;   /* Lane */
  GHashTable *queues; /* whom a lane takes -> GSequence of Lane */
} Part;

/* Whom a lane takes: who works at an agency, by its id, or these. */
#define ANYBODY ""
#define BEYOND "beyond"
#define DEPUTIES "deputies"

typedef struct
{
  StfTimeline *timeline;
  char *soon;        /* the last day of what ends within ENDING_DAYS */
  GPtrArray *parts;  /* Part, in order */
  GHashTable *roles; /* id -> Part; NULL by person */
  GHashTable *seats; /* id -> Lane */
  const char *person;
} Loader;

static const char *
keep (Loader *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (self->timeline->strings, text) : NULL;
}

static void
row_free (StfTimelineRow *self)
{
  g_array_unref (self->bars);
  g_free (self);
}

static void
part_free (Part *self)
{
  g_ptr_array_unref (self->lanes);
  g_hash_table_unref (self->queues);
  g_free (self);
}

static void
loader_clear (Loader *self)
{
  g_free (self->soon);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_pointer (&self->roles, g_hash_table_unref);
  g_clear_pointer (&self->seats, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loader, loader_clear)

static void
read_year (StfStatement *row, gpointer user_data)
{
  StfTimeline *timeline = user_data;

  timeline->starts = stf_statement_dup_text (row, 0);
  timeline->ends = stf_statement_dup_text (row, 1);
}

static Part *
add_part (Loader *self, const char *group)
{
  Part *part = g_new0 (Part, 1);

  part->group = group;
  part->lanes = g_ptr_array_new_with_free_func (g_free);
  part->queues = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) g_sequence_free);
  g_ptr_array_add (self->parts, part);
  return part;
}

static int
compare_lanes (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Lane *one = a, *other = b;
  int order = strcmp (one->until, other->until);

  return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

/* The first lane of a part bears its title. */
static Lane *
add_lane (Part *part, const char *title, const char *takes)
{
  Lane *lane = g_new0 (Lane, 1);
  GSequence *queue = g_hash_table_lookup (part->queues, takes);

  if (!queue)
    {
      queue = g_sequence_new (NULL);
      g_hash_table_insert (part->queues, (gpointer) takes, queue);
    }
  lane->row = g_new0 (StfTimelineRow, 1);
  lane->row->group = part->group;
  lane->row->title = part->lanes->len == 0 ? title : NULL;
  lane->row->bars = g_array_new (FALSE, FALSE, sizeof (StfBar));
  lane->index = part->lanes->len;
  lane->until = UNUSED;
  lane->place = g_sequence_insert_sorted (queue, lane, compare_lanes, NULL);
  g_ptr_array_add (part->lanes, lane);
  return lane;
}

static void
read_seat (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  const char *role = keep (self, row, 0);
  Part *part = g_hash_table_lookup (self->roles, role);
  const char *agency = keep (self, row, 5);
  Lane *lane;

  if (!part)
    {
      part = add_part (self, keep (self, row, 2));
      part->role = role;
      part->role_title = keep (self, row, 1);
      g_hash_table_insert (self->roles, (gpointer) role, part);
    }
  if (stf_statement_is_null (row, 4))
    return;

  lane = add_lane (part, part->role_title, agency ? agency : ANYBODY);
  lane->seat = keep (self, row, 4);
  g_hash_table_insert (self->seats, (gpointer) lane->seat, lane);
  lane->open = stf_statement_get_integer (row, 3) != 0;
  lane->row->detail = keep (self, row, 6);
}

/* Rule 4. */
static StfBarState
state_of (const Loader *self, const StfBar *bar, gboolean carried_over)
{
  const char *date = self->timeline->date;

  if (bar->from_date && strcmp (bar->from_date, date) > 0)
    return STF_BAR_FUTURE;
  if (carried_over && !bar->to_date)
    return STF_BAR_CARRIED_OVER;
  if (bar->to_date && strcmp (bar->to_date, date) < 0)
    return STF_BAR_PAST;
  return bar->to_date && strcmp (bar->to_date, self->soon) <= 0 ? STF_BAR_ENDING : STF_BAR_CURRENT;
}

static gboolean
is_free (const Lane *lane, const StfBar *bar)
{
  return g_str_equal (lane->until, UNUSED)
         || (bar->from_date && strcmp (lane->until, bar->from_date) < 0);
}

/* Rule 5. */
static Lane *
find_free (const Part *part, const char *takes, const StfBar *bar)
{
  GSequence *queue = takes ? g_hash_table_lookup (part->queues, takes) : NULL;
  Lane *lane;

  if (!queue)
    return NULL;
  lane = g_sequence_get (g_sequence_get_begin_iter (queue));
  return is_free (lane, bar) ? lane : NULL;
}

static void
put (Lane *lane, const StfBar *bar)
{
  lane->until = bar->to_date ? bar->to_date : FOREVER;
  g_array_append_val (lane->row->bars, *bar);
  g_sequence_sort_changed (lane->place, compare_lanes, NULL);
}

/* Rule 1. */
static Lane *
find_lane (const Loader *self, const Part *part, const StfBar *bar, const char *agency)
{
  Lane *lane = bar->seat ? g_hash_table_lookup (self->seats, bar->seat) : NULL;

  if (bar->deputy)
    return find_free (part, DEPUTIES, bar);
  if (bar->seat)
    return lane && is_free (lane, bar) ? lane : find_free (part, BEYOND, bar);

  lane = find_free (part, agency, bar);
  if (!lane)
    lane = find_free (part, ANYBODY, bar);
  return lane ? lane : find_free (part, BEYOND, bar);
}

static void
widen (StfTimeline *timeline, const StfBar *bar)
{
  if (bar->from_date && strcmp (bar->from_date, timeline->first) < 0)
    timeline->first = bar->from_date;
  if (bar->to_date && strcmp (bar->to_date, timeline->last) > 0)
    timeline->last = bar->to_date;
}

static void
read_bar (StfStatement *row, gpointer user_data)
{
  Loader *self = user_data;
  StfBar bar = {
    .assignment = keep (self, row, 0),
    .role = keep (self, row, 1),
    .seat = keep (self, row, 2),
    .person = keep (self, row, 3),
    .name = keep (self, row, 4),
    .role_title = keep (self, row, 5),
    .body_name = keep (self, row, 6),
    .from_date = keep (self, row, 7),
    .to_date = keep (self, row, 8),
    .acting = stf_statement_get_integer (row, 9) != 0,
    .deputy = stf_statement_get_integer (row, 10) != 0,
  };
  Part *part;
  Lane *lane;

  bar.state = state_of (self, &bar, stf_statement_get_integer (row, 11) != 0);
  widen (self->timeline, &bar);
  if (self->roles)
    {
      part = g_hash_table_lookup (self->roles, bar.role);
      lane = find_lane (self, part, &bar, stf_statement_get_text (row, 12));
    }
  else
    {
      if (bar.person != self->person)
        add_part (self, NULL);
      self->person = bar.person;
      part = self->parts->pdata[self->parts->len - 1];
      lane = find_free (part, BEYOND, &bar);
    }
  if (!lane)
    {
      gboolean apart = self->roles && bar.deputy;

      lane = add_lane (part, self->roles ? bar.role_title : bar.name, apart ? DEPUTIES : BEYOND);
      lane->open = TRUE;
    }
  put (lane, &bar);
}

/* A vacancy from the day after the one date to the day before the other; NULL for the ends of the
 * year. */
static void
add_gap (Loader *self, const Part *part, const Lane *lane, GArray *bars, const char *after,
         const char *before)
{
  g_autofree char *from = after ? stf_date_add_days (after, 1) : NULL;
  g_autofree char *to = before ? stf_date_add_days (before, -1) : NULL;
  const char *starts = self->timeline->starts;
  const char *ends = self->timeline->ends;
  StfBar bar = { .role = part->role, .role_title = part->role_title, .body_name = part->group };

  bar.from_date = from && strcmp (from, starts) > 0 ? from : starts;
  bar.to_date = to && strcmp (to, ends) < 0 ? to : ends;
  if (strcmp (bar.from_date, bar.to_date) > 0)
    return;
  bar.seat = lane->seat;
  bar.state = STF_BAR_VACANT;
  bar.from_date = g_string_chunk_insert_const (self->timeline->strings, bar.from_date);
  bar.to_date = g_string_chunk_insert_const (self->timeline->strings, bar.to_date);
  g_array_append_val (bars, bar);
}

/* Rule 3. */
static void
add_gaps (Loader *self, const Part *part, Lane *lane)
{
  GArray *held = lane->row->bars;
  GArray *bars;

  if (!lane->seat || lane->open)
    return;

  bars = g_array_new (FALSE, FALSE, sizeof (StfBar));
  for (guint i = 0; i < held->len; i++)
    {
      const StfBar *bar = &g_array_index (held, StfBar, i);
      const StfBar *last = i > 0 ? &g_array_index (held, StfBar, i - 1) : NULL;

      if (bar->from_date)
        add_gap (self, part, lane, bars, last ? last->to_date : NULL, bar->from_date);
      g_array_append_val (bars, *bar);
    }
  if (!g_str_equal (lane->until, FOREVER))
    add_gap (self, part, lane, bars, held->len > 0 ? lane->until : NULL, NULL);
  lane->row->bars = bars;
  g_array_unref (held);
}

static void
finish (Loader *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = self->parts->pdata[i];

      for (guint k = 0; k < part->lanes->len; k++)
        {
          Lane *lane = part->lanes->pdata[k];

          if (self->roles)
            add_gaps (self, part, lane);
          g_ptr_array_add (self->timeline->rows, lane->row);
        }
    }
}

/**
 * stf_timeline_load:
 * @file: a year
 * @grouping: whose rows
 * @date: the ISO date of the states
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the timeline of all assignments
 */
StfTimeline *
stf_timeline_load (StfYearFile *file, StfTimelineGrouping grouping, const char *date,
                   GError **error)
{
  g_autoptr (StfTimeline) timeline = NULL;
  g_auto (Loader) loader = { NULL };
  gboolean by_role = grouping == STF_TIMELINE_BY_ROLE;
  gboolean read;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (stf_date_is_valid (date), NULL);

  loader.timeline = timeline = g_new0 (StfTimeline, 1);
  timeline->strings = g_string_chunk_new (16 * 1024);
  timeline->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  timeline->date = g_strdup (date);
  loader.soon = stf_date_add_days (date, ENDING_DAYS);
  loader.parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  loader.seats = g_hash_table_new (g_str_hash, g_str_equal);
  if (by_role)
    loader.roles = g_hash_table_new (g_str_hash, g_str_equal);
  if (!stf_read_rows (file, YEAR, NULL, read_year, timeline, error))
    return NULL;
  timeline->first = timeline->starts;
  timeline->last = timeline->ends;

  read = (!by_role || stf_read_rows (file, SEATS, NULL, read_seat, &loader, error))
         && stf_read_rows (file, by_role ? BY_ROLE : BY_PERSON, date, read_bar, &loader, error);
  finish (&loader);

  return read ? g_steal_pointer (&timeline) : NULL;
}

/** stf_timeline_free: frees a timeline. */
void
stf_timeline_free (StfTimeline *self)
{
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->date);
  g_free (self);
}

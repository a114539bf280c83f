/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lines of a box: roles, seats and who holds them, tasks.
 *
 * 1. A role held among another's holders is drawn once: the line says both, and the seat that the
 *    same person has in the other role gets no line of its own (H7).  A vacant chair shares its
 *    line with a vacant seat of those it is chosen among: one election fills both.
 * 2. A role with more than SHORT_LIST seats gets a line that counts them, then its seats as cells
 *    to be set in columns; with more than LONG_LIST only the count.
 * 3. An open role has no seats: it says how many there are, and that it is open (B08).  Another
 *    role that has no seats this year is left out.
 * 4. In public a line says what an organisation has, not whom: the role, and the number of its
 *    seats.  Neither names nor whatever belongs to a person get into the model, nor who is missing:
 *    a vacancy tells who has left, and would make a chart old within weeks.  Agencies and bodies
 *    that hold a role are named, unless they do so because of where a person works (R27).
 * 5. Tasks stand below the role, or for those of the body above all roles.  A list that is used
 *    twice in a box is written out once.
 * 6. Deputies follow the seats of the role, and are said to be such.  Nothing counts them. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-model-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORT_LIST 8
#define LONG_LIST 63
#define MAX_TASKS 12

typedef StfChartBuilder Builder;

static const char *
keep (Builder *b, const char *text)
{
  return stf_chart_builder_keep (b, text);
}

static guint
count_filled (const StfRole *role)
{
  guint filled = 0;

  for (guint i = 0; i < role->seats->len; i++)
    filled += ((const StfSeat *) g_ptr_array_index (role->seats, i))->holder != NULL;

  return filled;
}

/* Rule 4. */
static const StfHolder *
shown_holder (const Builder *b, const StfSeat *seat)
{
  const StfHolder *holder = seat->holder;

  if (holder != NULL && stf_chart_builder_is_public (b)
      && (holder->person != NULL || holder->computed
          || (holder->agency == NULL && holder->body == NULL)))
    return NULL;
  return holder;
}

static gboolean
all_holders_are_shown (const Builder *b, const StfRole *role)
{
  for (guint i = 0; i < role->seats->len; i++)
    if (shown_holder (b, g_ptr_array_index (role->seats, i)) == NULL)
      return FALSE;

  return TRUE;
}

/* In public without holders beyond the seats, who would be seen to be too many. */
static guint
count_seats (const Builder *b, const StfRole *role)
{
  guint n = role->seats->len;

  while (stf_chart_builder_is_public (b) && n > 1
         && ((const StfSeat *) g_ptr_array_index (role->seats, n - 1))->id == NULL)
    n--;
  return n;
}

/* NULL: nothing need be said. */
static char *
count_words (const Builder *b, const StfRole *role)
{
  guint seats = count_seats (b, role);
  guint filled = count_filled (role);

  if (role->open)
    {
      guint n = role->holders != NULL && !stf_chart_builder_is_public (b) ? role->holders->len : 0;

      if (n == 0)
        return g_strdup (_ ("Open to all"));
      return g_strdup_printf (ngettext ("%u person, open to all", "%u people, open to all", n), n);
    }
  if (stf_chart_builder_is_public (b))
    return seats > 1 ? g_strdup_printf (ngettext ("%u seat", "%u seats", seats), seats) : NULL;
  if (seats == 1)
    return g_strdup (filled ? _ ("Filled") : _ ("Vacant"));

  return g_strdup_printf (ngettext ("%u seat, %u filled", "%u seats, %u filled", seats), seats,
                          filled);
}

/* Rule 1: the seat of the role among which another is held that the line of this seat speaks of
 * too. */
static const StfSeat *
seat_among (const Builder *b, const StfRole *role, const StfSeat *seat)
{
  const StfRole *other = role->among;
  const StfHolder *holder = seat->holder;

  if (other == NULL || other->body != role->body
      || (holder != NULL && (holder->person == NULL || holder->deputy)))
    return NULL;

  for (guint i = 0; i < other->seats->len; i++)
    {
      const StfSeat *candidate = g_ptr_array_index (other->seats, i);

      if (holder == NULL && candidate->holder == NULL
          && !g_hash_table_contains (b->merged, candidate))
        return candidate;
      if (holder != NULL && candidate->holder != NULL
          && g_strcmp0 (candidate->holder->person, holder->person) == 0)
        return candidate;
    }
  return NULL;
}

static const char *
keep_note (Builder *b, const StfRole *role, const StfSeat *seat, gboolean first)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (seat != NULL && seat->label != NULL)
    g_string_append (note, keep (b, seat->label));
  if (seat != NULL && seat->holder != NULL && !stf_chart_builder_is_public (b))
    {
      if (seat->holder->acting || seat->holder->deputy)
        g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "",
                                seat->holder->deputy ? _ ("deputy") : _ ("acting"));
      if (seat->holder->carried_over)
        g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "",
                                _ ("until a successor begins"));
    }
  if (first && role->assists != NULL)
    {
      g_autofree char *assists = g_strdup_printf (_ ("assists %s"), keep (b, role->assists->title));

      g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", assists);
    }

  return note->len > 0 ? keep (b, note->str) : NULL;
}

/* In public neither who came nor who left is to be seen. */
static StfChartMark
mark_row (Builder *b, const char *id, const char **was)
{
  StfChartMark mark = stf_chart_builder_mark (b, id, was);

  if (!stf_chart_builder_is_public (b))
    return mark;
  *was = NULL;
  return mark == STF_CHART_MARK_CHANGED ? STF_CHART_MARK_NONE : mark;
}

static void
add_count (Builder *b, const StfRole *role)
{
  gboolean empty = !role->open && role->seats->len > 0 && count_filled (role) == 0
                   && !stf_chart_builder_is_public (b);
  StfChartRow row = { empty ? STF_CHART_ROW_VACANT : STF_CHART_ROW_COUNT };

  row.role = keep (b, role->id);
  row.title = keep (b, role->title);
  row.name = stf_chart_builder_keep_free (b, count_words (b, role));
  row.note = keep_note (b, role, NULL, TRUE);
  row.agency_index = -1;
  row.mark = mark_row (b, role->id, &row.was);
  g_array_append_val (b->model->row_array, row);
}

/* E-mail and phone leave with charts for the group only. */
static const char *
keep_contact (Builder *b, const StfHolder *holder)
{
  gboolean both = holder->email != NULL && holder->phone != NULL;

  if (b->content->profile != STF_CHART_PROFILE_GROUP
      || !stf_chart_builder_shows (b, STF_CHART_DETAIL_CONTACT))
    return NULL;

  if (both)
    return stf_chart_builder_keep_free (
        b, g_strdup_printf ("%s · %s", keep (b, holder->phone), keep (b, holder->email)));
  return keep (b, holder->email != NULL ? holder->email : holder->phone);
}

static StfChartTerm
term_of (const Builder *b, const char *to_date)
{
  const char *date = b->model->date;

  if (to_date == NULL || date == NULL || b->soon == NULL || b->year == NULL)
    return STF_CHART_TERM_NONE;
  if (strcmp (to_date, date) < 0)
    return STF_CHART_TERM_ENDED;
  if (strcmp (to_date, b->soon) <= 0)
    return STF_CHART_TERM_SOON;
  return strcmp (to_date, b->year) <= 0 ? STF_CHART_TERM_YEAR : STF_CHART_TERM_LATER;
}

static void
tell_holder (Builder *b, StfChartRow *row, const StfHolder *holder)
{
  gboolean public = stf_chart_builder_is_public (b);

  row->name = keep (b, holder->name);
  row->agency_id = keep (b, holder->agency);
  row->agency_index = stf_chart_builder_agency (b, holder->agency, holder->agency_letter,
                                                holder->agency_name != NULL ? holder->agency_name
                                                                            : holder->name);
  if (stf_chart_builder_shows (b, STF_CHART_DETAIL_AGENCY))
    row->agency = keep (b, holder->agency_name);
  if (public)
    return;

  row->assignment = keep (b, holder->assignment);
  row->contact = keep_contact (b, holder);
  row->to_date = keep (b, holder->to_date);
  row->term = term_of (b, holder->to_date);
}

/* A seat without a holder to be shown still has its agency. */
static void
tell_seat (Builder *b, StfChartRow *row, const StfSeat *seat)
{
  if (!stf_chart_builder_is_public (b))
    row->name = keep (b, _ ("Vacant"));
  row->agency_id = keep (b, seat->agency);
  row->agency_index = stf_chart_builder_agency (b, seat->agency, seat->agency_letter,
                                                seat->agency_name);
  if (stf_chart_builder_shows (b, STF_CHART_DETAIL_AGENCY))
    row->agency = keep (b, seat->agency_name);
}

static void
add_seat (Builder *b, const StfRole *role, const StfSeat *seat, gboolean first, gboolean cell)
{
  const StfHolder *holder = shown_holder (b, seat);
  const StfSeat *other = stf_chart_builder_is_public (b) ? NULL : seat_among (b, role, seat);
  StfChartRow row = { holder != NULL                    ? STF_CHART_ROW_HOLDER
                      : stf_chart_builder_is_public (b) ? STF_CHART_ROW_COUNT
                                                        : STF_CHART_ROW_VACANT };

  row.role = keep (b, role->id);
  row.seat = keep (b, seat->id);
  row.cell = cell;
  row.note = keep_note (b, role, seat, first);
  if (!stf_chart_builder_is_public (b))
    row.mark = mark_row (b, seat->id, &row.was);
  if (first)
    row.title = keep (b, role->title);
  if (other != NULL)
    {
      g_hash_table_add (b->merged, (gpointer) other);
      row.title = stf_chart_builder_keep_free (
          b, g_strdup_printf ("%s · %s", keep (b, role->title), keep (b, role->among->title)));
      if (row.mark == STF_CHART_MARK_NONE)
        row.mark = mark_row (b, other->id, &row.was);
    }
  if (holder != NULL)
    tell_holder (b, &row, holder);
  else
    tell_seat (b, &row, seat);
  g_array_append_val (b->model->row_array, row);
}

/* The row of a seat that has a box of its own: with the title, whichever seat of the role it is.
 * Returns whether it got one (rule 1). */
gboolean
stf_chart_builder_add_seat (StfChartBuilder *self, const StfChartSeat *seat)
{
  if (g_hash_table_contains (self->merged, seat->seat))
    return FALSE;

  add_seat (self, seat->role, seat->seat, TRUE, FALSE);
  return TRUE;
}

static void
add_task (Builder *b, const char *role, char *text)
{
  StfChartRow row = { STF_CHART_ROW_TASK };

  row.role = role;
  row.title = stf_chart_builder_keep_free (b, text);
  row.agency_index = -1;
  g_array_append_val (b->model->row_array, row);
}

/* Rule 5.  title is that of the role or the body. */
static void
add_tasks (Builder *b, const GPtrArray *lists, const char *role, const char *title)
{
  if (!stf_chart_builder_shows (b, STF_CHART_DETAIL_TASKS))
    return;

  for (guint i = 0; lists != NULL && i < lists->len; i++)
    {
      const StfTaskList *list = g_ptr_array_index (lists, i);
      const char *told = g_hash_table_lookup (b->told, list);
      guint shown = MIN (list->n_tasks, MAX_TASKS);

      if (told != NULL)
        {
          /* Translators: instead of a list of tasks; %s is the title of a role or the name of a
           * body above, which has the same. */
          add_task (b, role, g_strdup_printf (_ ("Same tasks as %s"), told));
          continue;
        }
      g_hash_table_insert (b->told, (gpointer) list, (gpointer) title);
      for (guint k = 0; k < shown; k++)
        add_task (b, role, g_strdup (list->tasks[k]));
      if (list->n_tasks > shown)
        add_task (
            b, role,
            g_strdup_printf (ngettext ("%u more task", "%u more tasks", list->n_tasks - shown),
                             list->n_tasks - shown));
    }
}

/* Rule 6. */
static void
add_deputies (Builder *b, const StfRole *role, gboolean first, gboolean cells)
{
  if (role->deputies == NULL || stf_chart_builder_is_public (b))
    return;

  for (guint i = 0; i < role->deputies->len; i++)
    {
      StfSeat none = { .holder = g_ptr_array_index (role->deputies, i) };

      add_seat (b, role, &none, first && i == 0, cells);
    }
}

static void
add_seats (Builder *b, const StfRole *role)
{
  gboolean counted = !stf_chart_builder_shows (b, STF_CHART_DETAIL_HOLDERS)
                     || (stf_chart_builder_is_public (b) && !all_holders_are_shown (b, role));
  gboolean alone = b->content->seat_boxes && !role->open && role->seats->len <= SHORT_LIST;
  gboolean first = TRUE;
  gboolean cells = FALSE;

  if (!alone && (role->open || counted || role->seats->len > SHORT_LIST))
    {
      add_count (b, role);
      first = FALSE;
      cells = TRUE;
      if (role->open || counted || role->seats->len > LONG_LIST)
        return;
    }

  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfSeat *seat = g_ptr_array_index (role->seats, i);
      StfChartSeat boxed = { role, seat };

      if (g_hash_table_contains (b->merged, seat))
        continue;
      if (alone && seat->id != NULL)
        {
          g_array_append_val (b->seats, boxed);
          continue;
        }
      add_seat (b, role, seat, first, cells);
      first = FALSE;
    }
  add_deputies (b, role, first, cells);
}

/* The rows of a body; b->seats has its seats that are to have boxes. */
void
stf_chart_builder_add_rows (StfChartBuilder *self, const StfBody *body)
{
  g_hash_table_remove_all (self->told);
  g_array_set_size (self->seats, 0);
  add_tasks (self, body->task_lists, NULL, body->name);
  if (!stf_chart_builder_shows (self, STF_CHART_DETAIL_SEATS))
    return;

  for (guint i = 0; body->roles != NULL && i < body->roles->len; i++)
    {
      const StfRole *role = g_ptr_array_index (body->roles, i);

      if (!role->open && role->seats->len == 0)
        continue;
      add_seats (self, role);
      add_tasks (self, role->task_lists, role->id, role->title);
    }
}

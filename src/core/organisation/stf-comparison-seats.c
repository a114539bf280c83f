/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing who sits where in a role that both organisations have.
 *
 * A holder whose assignment names no seat sits on the first that is free (stf-organisation-seats.c
 * rule 3), and so moves up when another leaves: seat by seat, one who left would look like many who
 * were exchanged.  Therefore:
 *
 * 1. A holder stays who holds the role before and after, on the same seat, or on one with the same
 *    agency and label.  One who moves to a seat with another label leaves the one and comes to the
 *    other.
 * 2. The seats are places, those with an id the same before and after, and those beyond the seats
 *    for themselves.  From a place on which somebody stays who was not on it, a chain leads to the
 *    place where that holder was, and so on, until one where nobody is now who was there or
 *    elsewhere before.  Who was on its first place has been followed by who is on its last.  Every
 *    place is in one chain, most are in one of their own; a circle is an exchange of like seats and
 *    is not told.  Seen from the other organisation the same chains run the other way, so that the
 *    comparison is symmetrical.
 * 3. One who stays, and works at another agency than before, or acts and did not, is told too,
 *    unless nothing of persons is to be told.
 *
 * 4. Deputies have no seats: they come and leave, after the seats of the role.
 *
 * Linear in seats; deputies of a role are few. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-comparison-private.h"

#define NOWHERE (-1)

typedef struct
{
  const StfSeat *before; /* NULL: the place was not there */
  const StfSeat *after;
  int from; /* the place where the one who stays on this one was, or NOWHERE: nobody stays here */
  int to;   /* the place where the one who was on this one stays, or NOWHERE */
} Place;

typedef struct
{
  StfComparison *comparison;
  const StfRole *role; /* the later one */
  const char *what;
  GArray *places;
  GArray *found; /* Found */
} Seating;

typedef struct
{
  int place;
  StfDifference difference;
} Found;

static Place *
place_at (const Seating *self, int index)
{
  return &g_array_index (self->places, Place, index);
}

static const char *
id_of_place (const Place *place)
{
  return place->after ? place->after->id : place->before->id;
}

static gboolean
is_gone (gconstpointer seat, gpointer user_data)
{
  return TRUE;
}

static void
collect_places (Seating *self, const StfRole *before, const StfRole *after)
{
  g_autoptr (GPtrArray) seats = stf_comparison_weave (before->seats, after->seats, is_gone, NULL);
  g_autoptr (GHashTable) early = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_late = 0; /* of those of after, which the weave keeps in order */

  for (guint i = 0; i < before->seats->len; i++)
    {
      StfSeat *seat = before->seats->pdata[i];

      if (seat->id)
        g_hash_table_insert (early, (gpointer) seat->id, seat);
    }

  for (guint i = 0; i < seats->len; i++)
    {
      const StfSeat *seat = seats->pdata[i];
      Place place = { seat, NULL, NOWHERE, NOWHERE };

      if (n_late < after->seats->len && seat == after->seats->pdata[n_late])
        {
          n_late++;
          place.after = seat;
          place.before = seat->id ? g_hash_table_lookup (early, seat->id) : NULL;
        }
      g_array_append_val (self->places, place);
    }
}

static const char *
who (const StfHolder *holder)
{
  return holder->person ? holder->person : holder->body ? holder->body : holder->agency;
}

/* The same for the same holder on seats that are alike. */
static char *
new_key (const StfSeat *seat)
{
  return g_strdup_printf ("%s %s %s", who (seat->holder), seat->agency ? seat->agency : "-",
                          seat->label ? seat->label : "");
}

static gboolean
is_held (const StfSeat *seat)
{
  return seat && seat->holder;
}

/* Rule 1.  Who stays on the very same seat is not looked for elsewhere. */
static void
match_stayers (Seating *self)
{
  g_autoptr (GHashTable) were = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = place_at (self, (int) i);
      g_autofree char *key = NULL;
      GQueue *queue;

      if (!is_held (place->before))
        continue;
      if (is_held (place->after)
          && g_strcmp0 (who (place->before->holder), who (place->after->holder)) == 0)
        {
          place->from = place->to = (int) i;
          continue;
        }
      key = new_key (place->before);
      queue = g_hash_table_lookup (were, key);
      if (!queue)
        {
          queue = g_queue_new ();
          g_hash_table_insert (were, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, GUINT_TO_POINTER (i));
    }

  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = place_at (self, (int) i);
      g_autofree char *key = NULL;
      GQueue *queue;

      if (place->from != NOWHERE || !is_held (place->after))
        continue;
      key = new_key (place->after);
      queue = g_hash_table_lookup (were, key);
      if (!queue || g_queue_is_empty (queue))
        continue;
      place->from = (int) GPOINTER_TO_UINT (g_queue_pop_head (queue));
      place_at (self, place->from)->to = (int) i;
    }
}

static void
find (Seating *self, int place, StfDifferenceKind kind, const StfHolder *holder, const char *before,
      const char *after)
{
  Found found = { place };

  found.difference.kind = kind;
  found.difference.body = self->role->body ? self->role->body->id : NULL;
  found.difference.role = self->role->id;
  found.difference.seat = id_of_place (place_at (self, place));
  found.difference.assignment = holder ? holder->assignment : NULL;
  found.difference.what = self->what;
  found.difference.before = before;
  found.difference.after = after;
  g_array_append_val (self->found, found);
}

/* The words for who sits on a seat; NULL where there is no seat. */
static const char *
word_seat (Seating *self, const StfSeat *seat)
{
  if (!seat)
    return NULL;

  return seat->holder ? stf_comparison_word_holder (self->comparison, seat->holder)
                      : C_ ("difference", "vacant");
}

/* Rule 2. */
static void
follow_chain (Seating *self, int first)
{
  int last = first;
  const Place *start = place_at (self, first);
  const Place *end = start;
  gboolean is_new = !start->before && start->after->id;
  gboolean was;
  gboolean is;

  while (end->from != NOWHERE)
    {
      last = end->from;
      end = place_at (self, last);
    }
  was = is_held (start->before);
  is = is_held (end->after);

  if (is_new)
    find (self, first, STF_DIFFERENCE_SEAT_NEW, (end->after ? end : start)->after->holder, NULL,
          word_seat (self, (end->after ? end : start)->after));
  if (!end->after && end->before->id)
    find (self, last, STF_DIFFERENCE_SEAT_GONE, (start->before ? start : end)->before->holder,
          word_seat (self, (start->before ? start : end)->before), NULL);
  else if (!is_new && (was || is))
    find (self, end->after || !start->after ? last : first,
          was && is ? STF_DIFFERENCE_HOLDER_NEW
          : is      ? STF_DIFFERENCE_HOLDER_CAME
                    : STF_DIFFERENCE_HOLDER_LEFT,
          (is ? end->after : start->before)->holder, word_seat (self, start->before),
          word_seat (self, end->after));
}

/* Rule 3. */
static void
compare_stayer (Seating *self, int index)
{
  const Place *place = place_at (self, index);
  const StfHolder *before = place_at (self, place->from)->before->holder;
  const StfHolder *after = place->after->holder;

  if (self->comparison->no_names && before->person)
    return;
  if (before->person && g_strcmp0 (before->agency, after->agency) != 0)
    find (self, index, STF_DIFFERENCE_HOLDER_AGENCY, after,
          stf_comparison_word_holder (self->comparison, before),
          stf_comparison_word_holder (self->comparison, after));
  else if (before->acting != after->acting)
    find (self, index, STF_DIFFERENCE_HOLDER_ACTING, after,
          stf_comparison_word_holder (self->comparison, before),
          stf_comparison_word_holder (self->comparison, after));
}

static gboolean
has_deputy (const StfRole *role, const StfHolder *deputy)
{
  for (guint i = 0; role->deputies && i < role->deputies->len; i++)
    if (g_strcmp0 (who (role->deputies->pdata[i]), who (deputy)) == 0)
      return TRUE;

  return FALSE;
}

/* Rule 4, one way: those of @role that are not deputies in @other. */
static void
compare_deputies (Seating *self, const StfRole *role, const StfRole *other, StfDifferenceKind kind)
{
  for (guint i = 0; role->deputies && i < role->deputies->len; i++)
    {
      const StfHolder *deputy = role->deputies->pdata[i];
      StfDifference difference = { .kind = kind };
      const char *name;

      if (has_deputy (other, deputy))
        continue;
      name = stf_comparison_word_holder (self->comparison, deputy);
      difference.body = self->role->body ? self->role->body->id : NULL;
      difference.role = self->role->id;
      difference.assignment = deputy->assignment;
      difference.what = self->what;
      difference.before = kind == STF_DIFFERENCE_DEPUTY_LEFT ? name : NULL;
      difference.after = kind == STF_DIFFERENCE_DEPUTY_CAME ? name : NULL;
      stf_comparison_add (self->comparison, difference);
    }
}

static int
compare_found (gconstpointer a, gconstpointer b)
{
  return ((const Found *) a)->place - ((const Found *) b)->place;
}

void
stf_comparison_compare_seats (StfComparison *self, const StfRole *before, const StfRole *after,
                              const char *what)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Seating seating = { self, after, what, places, found };

  collect_places (&seating, before, after);
  match_stayers (&seating);
  for (guint i = 0; i < places->len; i++)
    {
      if (place_at (&seating, (int) i)->to == NOWHERE)
        follow_chain (&seating, (int) i);
      if (place_at (&seating, (int) i)->from != NOWHERE)
        compare_stayer (&seating, (int) i);
    }

  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    stf_comparison_add (self, g_array_index (found, Found, i).difference);
  compare_deputies (&seating, before, after, STF_DIFFERENCE_DEPUTY_LEFT);
  compare_deputies (&seating, after, before, STF_DIFFERENCE_DEPUTY_CAME);
}

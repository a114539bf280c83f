/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who sits where: the holders of a role at a date, placed on its seats.
 *
 * 1. An assignment that names a seat has it; of two that name the same, the earlier.
 * 2. A seat that belongs to an agency goes to a holder of that agency and to no other: the vacancy
 *    of one agency must not be hidden by a second person of another (R01).
 * 3. Other seats are filled in order, computed holders first, then by date and id.
 * 4. Who is left sits beyond the seats, where too many holders are seen.
 * 5. The computed holders of a role are the agencies of another role's holders (H7, R27); where
 *    that role is computed too, the agencies computed for it.  A circle of such roles yields none.
 * 6. A vacant chair is no further vacancy while a seat of those among whom it is held is vacant
 *    too: one person fills both (H7).
 *
 * Everything is linear in seats and holders. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-organisation-private.h"

/* Rule 1. */
static void
seat_by_name (StfRole *role, GArray *claims)
{
  g_autoptr (GHashTable) seats = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < role->seats->len; i++)
    {
      StfSeat *seat = role->seats->pdata[i];

      g_hash_table_insert (seats, (gpointer) seat->id, seat);
    }

  for (guint i = 0; i < claims->len; i++)
    {
      StfClaim *claim = &g_array_index (claims, StfClaim, i);
      StfSeat *seat = claim->seat ? g_hash_table_lookup (seats, claim->seat) : NULL;

      if (seat && !seat->holder)
        seat->holder = g_steal_pointer (&claim->holder);
    }
}

/* Rules 2 and 3: the free seats of each agency, and those of none, stand in a queue each. */
static void
seat_by_agency (StfRole *role, GArray *claims)
{
  g_autoptr (GHashTable) queues = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_queue_free);

  for (guint i = 0; i < role->seats->len; i++)
    {
      StfSeat *seat = role->seats->pdata[i];
      const char *agency = seat->agency ? seat->agency : "";
      GQueue *queue;

      if (seat->holder)
        continue;

      queue = g_hash_table_lookup (queues, agency);
      if (!queue)
        {
          queue = g_queue_new ();
          g_hash_table_insert (queues, (gpointer) agency, queue);
        }
      g_queue_push_tail (queue, seat);
    }

  for (guint i = 0; i < claims->len; i++)
    {
      StfClaim *claim = &g_array_index (claims, StfClaim, i);
      GQueue *queue = NULL;
      StfSeat *seat;

      if (!claim->holder)
        continue;

      if (claim->holder->agency)
        queue = g_hash_table_lookup (queues, claim->holder->agency);
      if (!queue || g_queue_is_empty (queue))
        queue = g_hash_table_lookup (queues, "");

      seat = queue ? g_queue_pop_head (queue) : NULL;
      if (seat)
        seat->holder = g_steal_pointer (&claim->holder);
    }
}

void
stf_role_fill_seats (StfRole *self, GArray *claims)
{
  if (self->seats->len > 0)
    {
      seat_by_name (self, claims);
      seat_by_agency (self, claims);
    }

  self->n_vacant = 0;
  for (guint i = 0; i < self->seats->len; i++)
    {
      StfSeat *seat = self->seats->pdata[i];

      if (seat->holder)
        g_ptr_array_add (self->holders, (gpointer) seat->holder);
      else if (!self->open)
        self->n_vacant++;
    }

  for (guint i = 0; i < claims->len; i++)
    {
      StfClaim *claim = &g_array_index (claims, StfClaim, i);
      StfSeat *beyond;

      if (!claim->holder)
        continue;

      beyond = g_new0 (StfSeat, 1);
      beyond->holder = g_steal_pointer (&claim->holder);
      g_ptr_array_add (self->seats, beyond);
      g_ptr_array_add (self->holders, (gpointer) beyond->holder);
    }
}

/* Rule 5.  Computed holders choose before the others. */
static void
claim_computed (const StfRole *other, GHashTable *agency_names, GArray *claims)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) computed = g_array_new (FALSE, TRUE, sizeof (StfClaim));

  for (guint i = 0; i < other->holders->len; i++)
    {
      const StfHolder *holder = other->holders->pdata[i];
      StfClaim claim = { NULL };

      if (!holder->agency || (other->holder_of && !holder->computed)
          || !g_hash_table_add (seen, (gpointer) holder->agency))
        continue;

      claim.holder = g_new0 (StfHolder, 1);
      claim.holder->agency = holder->agency;
      claim.holder->agency_letter = holder->agency_letter;
      claim.holder->name = g_hash_table_lookup (agency_names, holder->agency);
      claim.holder->extent = -1;
      claim.holder->computed = TRUE;
      g_array_append_val (computed, claim);
    }

  if (computed->len > 0)
    g_array_prepend_vals (claims, computed->data, computed->len);
}

static void
fill_role (StfRole *role, GArray *by_hand, GHashTable *agency_names)
{
  g_autoptr (GArray) claims = by_hand ? g_array_ref (by_hand)
                                      : g_array_new (FALSE, TRUE, sizeof (StfClaim));

  if (role->holder_of)
    claim_computed (role->holder_of, agency_names, claims);
  stf_role_fill_seats (role, claims);
}

void
stf_organisation_fill_roles (StfOrganisation *self, GHashTable *claims, GHashTable *agency_names)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) chain = g_ptr_array_new ();

  for (guint i = 0; i < self->roles->len; i++)
    {
      for (StfRole *role = self->roles->pdata[i]; role && g_hash_table_add (seen, role);
           role = role->holder_of)
        g_ptr_array_add (chain, role);

      while (chain->len > 0)
        {
          StfRole *role = g_ptr_array_steal_index (chain, chain->len - 1);

          fill_role (role, g_hash_table_lookup (claims, role), agency_names);
        }
    }
}

static guint
count_empty (const StfRole *role)
{
  guint n = 0;

  for (guint i = 0; !role->open && i < role->seats->len; i++)
    n += ((const StfSeat *) role->seats->pdata[i])->holder == NULL;
  return n;
}

/**
 * stf_role_count_vacancies:
 * @self: a role
 *
 * Counts the persons that the role lacks.  Added up over the roles of a body it counts none twice
 * (rule 6): a group of six without anyone, one of whom is to be its chair, lacks six.
 *
 * Returns: how many of its vacant seats are filled by nobody else's election
 */
guint
stf_role_count_vacancies (const StfRole *self)
{
  guint empty;

  g_return_val_if_fail (self != NULL, 0);

  empty = count_empty (self);
  if (empty > 0 && self->among && self->among->body == self->body)
    empty -= MIN (empty, count_empty (self->among));
  return empty;
}

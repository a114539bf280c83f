/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How much of full time a person's assignments take together.
 *
 * 1. An assignment without an extent takes nothing that is known.
 * 2. The sum is largest on the first day of some assignment, or of the time that is asked for: it
 *    only grows where something begins.
 *
 * Drawback: of one person with n assignments the largest sum takes n * n comparisons; a person has
 * few. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-workload.h"

#define EXTENTS                                                                                    \
  "SELECT person, from_date, to_date, extent FROM assignment"                                      \
  " WHERE person IS NOT NULL AND extent > 0 AND id <> ?1 ORDER BY from_date, id"

typedef struct
{
  const char *from_date; /* or NULL */
  const char *to_date;   /* or NULL */
  int extent;
} Part;

struct _StfWorkload
{
  GStringChunk *strings;
  GHashTable *parts; /* person -> GArray of Part, by first day */
};

static const char *
keep (StfWorkload *self, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
read_extent (StfStatement *row, gpointer user_data)
{
  StfWorkload *self = user_data;
  const char *person = keep (self, row, 0);
  Part part = { keep (self, row, 1), keep (self, row, 2),
                (int) stf_statement_get_integer (row, 3) };
  GArray *parts = g_hash_table_lookup (self->parts, person);

  if (!parts)
    {
      parts = g_array_new (FALSE, FALSE, sizeof (Part));
      g_hash_table_insert (self->parts, (gpointer) person, parts);
    }
  g_array_append_val (parts, part);
}

/**
 * stf_workload_load:
 * @file: a year
 * @without: (nullable): id of an assignment that does not count
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the workload of all persons
 */
StfWorkload *
stf_workload_load (StfYearFile *file, const char *without, GError **error)
{
  g_autoptr (StfWorkload) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self = g_new0 (StfWorkload, 1);
  self->strings = g_string_chunk_new (4096);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) g_array_unref);
  if (!stf_read_rows (file, EXTENTS, without ? without : "", read_extent, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** stf_workload_free: frees a workload. */
void
stf_workload_free (StfWorkload *self)
{
  g_hash_table_unref (self->parts);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static int
sum_at (const GArray *parts, const char *date)
{
  int sum = 0;

  for (guint i = 0; parts && i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      if (stf_date_in_force (date, part->from_date, part->to_date))
        sum += part->extent;
    }
  return sum;
}

/**
 * stf_workload_get_at:
 * @self: a workload
 * @person: id
 * @date: ISO date
 *
 * Returns: the sum of the person's extents on that day, in per cent
 */
int
stf_workload_get_at (const StfWorkload *self, const char *person, const char *date)
{
  g_return_val_if_fail (self != NULL && date != NULL, 0);

  return person ? sum_at (g_hash_table_lookup (self->parts, person), date) : 0;
}

/**
 * stf_workload_get_most:
 * @self: a workload
 * @person: (nullable): id
 * @from_date: (nullable): ISO date of the first day of a time, or open
 * @to_date: (nullable): of its last day, or open
 * @on_date: (out) (nullable): the first day of that time that has the sum; NULL: when it begins
 *
 * Returns: the largest sum of the person's extents on any day of the time, in per cent
 */
int
stf_workload_get_most (const StfWorkload *self, const char *person, const char *from_date,
                       const char *to_date, const char **on_date)
{
  const GArray *parts;
  int most;

  g_return_val_if_fail (self != NULL, 0);

  if (on_date)
    *on_date = from_date;
  parts = person ? g_hash_table_lookup (self->parts, person) : NULL;
  most = sum_at (parts, from_date ? from_date : "0001-01-01");
  for (guint i = 0; parts && i < parts->len; i++)
    {
      const char *day = g_array_index (parts, Part, i).from_date;
      int sum = day && stf_date_in_force (day, from_date, to_date) ? sum_at (parts, day) : 0;

      if (sum <= most)
        continue;
      most = sum;
      if (on_date)
        *on_date = day;
    }
  return most;
}

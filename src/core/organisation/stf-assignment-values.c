/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The values of an assignment and the columns they stand in.
 *
 * Every text and every number of StfAssignmentValues is named here with its column, so that
 * copying, comparing, reading and writing go through all of them alike. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-assignment-draft-private.h"

/* Of a number, what stands for NULL in the file; ALWAYS for one that is never NULL. */
#define ALWAYS G_MININT

static const struct
{
  const char *column; /* NULL: the column of the kind of holder */
  gsize offset;
} texts[] = {
  { "seat", G_STRUCT_OFFSET (StfAssignmentValues, seat) },
  { NULL, G_STRUCT_OFFSET (StfAssignmentValues, holder) },
  { "from_date", G_STRUCT_OFFSET (StfAssignmentValues, from_date) },
  { "to_date", G_STRUCT_OFFSET (StfAssignmentValues, to_date) },
  { "host", G_STRUCT_OFFSET (StfAssignmentValues, host) },
  { "decision", G_STRUCT_OFFSET (StfAssignmentValues, decision) },
  { "reason", G_STRUCT_OFFSET (StfAssignmentValues, reason) },
  { "end_reason", G_STRUCT_OFFSET (StfAssignmentValues, end_reason) },
};

static const struct
{
  const char *column;
  gsize offset;
  int absent;
} numbers[] = {
  { "extent", G_STRUCT_OFFSET (StfAssignmentValues, extent), -1 },
  { "acting", G_STRUCT_OFFSET (StfAssignmentValues, acting), ALWAYS },
  { "deputy", G_STRUCT_OFFSET (StfAssignmentValues, deputy), 0 },
  { "ex_officio", G_STRUCT_OFFSET (StfAssignmentValues, ex_officio), 0 },
  { "carried_over", G_STRUCT_OFFSET (StfAssignmentValues, carried_over), 0 },
};

static char **
text_at (const StfAssignmentValues *self, guint i)
{
  return &G_STRUCT_MEMBER (char *, self, texts[i].offset);
}

static int *
number_at (const StfAssignmentValues *self, guint i)
{
  return &G_STRUCT_MEMBER (int, self, numbers[i].offset);
}

static const char *
column_of (guint i, const char *holder_kind)
{
  return texts[i].column ? texts[i].column : holder_kind;
}

void
stf_assignment_values_copy (StfAssignmentValues *self, const StfAssignmentValues *from)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (self, i) = g_strdup (*text_at (from, i));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *number_at (self, i) = *number_at (from, i);
}

void
stf_assignment_values_clear (StfAssignmentValues *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (text_at (self, i), g_free);
}

gboolean
stf_assignment_values_equal (const StfAssignmentValues *a, const StfAssignmentValues *b)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (*text_at (a, i), *text_at (b, i)) != 0)
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (*number_at (a, i) != *number_at (b, i))
      return FALSE;
  return TRUE;
}

/* The values of a row, whose holder is of that kind. */
void
stf_assignment_values_read (StfAssignmentValues *self, const StfRow *row, const char *holder_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *text_at (self, i) = g_strdup (stf_row_get_text (row, column_of (i, holder_kind)));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      int column = stf_table_find_column (row->table, numbers[i].column);

      *number_at (self, i) = row->values[column].type == STF_VALUE_NULL
                                 ? numbers[i].absent
                                 : (int) row->values[column].integer;
    }
}

/* Puts the values into a new row. */
void
stf_assignment_values_fill (const StfAssignmentValues *self, StfRow *row, const char *holder_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    stf_row_set_text (row, column_of (i, holder_kind), *text_at (self, i));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (*number_at (self, i) != numbers[i].absent)
      stf_row_set_integer (row, numbers[i].column, *number_at (self, i));
}

static gboolean
set_number (StfChange *change, const char *id, guint i, int number, GError **error)
{
  const char *column = numbers[i].column;

  return number == numbers[i].absent
             ? stf_change_set_null (change, "assignment", id, column, error)
             : stf_change_set_integer (change, "assignment", id, column, number, error);
}

/* Writes what differs from @original. */
gboolean
stf_assignment_values_write (const StfAssignmentValues *self, const StfAssignmentValues *original,
                             StfChange *change, const char *id, const char *holder_kind,
                             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (*text_at (self, i), *text_at (original, i)) != 0
        && !stf_change_set_text (change, "assignment", id, column_of (i, holder_kind),
                                 *text_at (self, i), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (*number_at (self, i) != *number_at (original, i)
        && !set_number (change, id, i, *number_at (self, i), error))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two persons become one: Anna Berg, who was added twice.
 *
 *   1. Of each column in which they differ one value is chosen; suggested is that of the person who
 *      stays, or the only one there is.  Notes are put one after the other.
 *   2. Every row that refers to the person who goes refers to the one who stays, whatever its table
 *      (H1).
 *   3. A row that the one who stays has already is folded into that: the two say the same, or one
 *      of them nothing, in every column but the dates; and if they have dates, they overlap.  The
 *      row that stays spans both, and what referred to the other refers to it.  Reasons and notes
 *      that differ are kept both.
 *   4. Then nothing refers to the person who goes, and it is removed.  All is one change.
 *
 * Everything is planned when the merge is made, so that it can be shown before it is done. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-person-rows-private.h"
#include "stf-year-file-private.h"

/* One row that moves, by itself or into another. */
typedef struct
{
  const StfColumn *column;
  StfRow *row;    /* of the person who goes */
  StfRow *target; /* what the row that it is folded into becomes, or NULL */
} Step;

struct _StfPersonMerge
{
  StfYearFile *file;
  char *kept;
  char *other;
  GPtrArray *fields; /* StfMergeField */
  GPtrArray *counts; /* StfMergeCount */
  GPtrArray *steps;  /* Step */
};

static void
field_free (gpointer data)
{
  StfMergeField *self = data;

  g_free (self->kept);
  g_free (self->other);
  g_free (self);
}

static void
step_free (gpointer data)
{
  Step *self = data;

  stf_row_free (self->row);
  g_clear_pointer (&self->target, stf_row_free);
  g_free (self);
}

/* Rule 1. */
static void
plan_fields (StfPersonMerge *self, const StfRow *kept, const StfRow *other)
{
  for (guint i = 1; i < kept->table->n_columns; i++)
    {
      const StfColumn *column = &kept->table->columns[i];
      StfMergeField *field;

      if (!stf_person_is_free_text (column)
          || stf_value_equal (&kept->values[i], &other->values[i]))
        continue;
      field = g_new0 (StfMergeField, 1);
      field->column = column->name;
      field->kept = g_strdup (stf_row_get_text (kept, column->name));
      field->other = g_strdup (stf_row_get_text (other, column->name));
      field->can_have_both = column->kind == STF_COLUMN_TEXT && field->kept && field->other;
      field->choice = field->can_have_both  ? STF_MERGE_BOTH
                      : field->kept != NULL ? STF_MERGE_KEPT
                                            : STF_MERGE_OTHER;
      g_ptr_array_add (self->fields, field);
    }
}

static gboolean
is_column (const StfColumn *column, const char *name)
{
  return g_str_equal (column->name, name);
}

/* Columns that may differ in rows that say the same (rule 3). */
static gboolean
may_differ (const StfColumn *column)
{
  return is_column (column, "from_date") || is_column (column, "to_date")
         || is_column (column, "position") || is_column (column, "reason")
         || is_column (column, "end_reason") || is_column (column, "note");
}

static gboolean
can_fold (const StfRow *into, const StfRow *row, const StfColumn *reference)
{
  const StfTable *table = into->table;

  for (guint i = 1; i < table->n_columns; i++)
    {
      const StfColumn *column = &table->columns[i];
      const StfValue *a = &into->values[i];
      const StfValue *b = &row->values[i];

      if (column != reference && !may_differ (column) && a->type != STF_VALUE_NULL
          && b->type != STF_VALUE_NULL && !stf_value_equal (a, b))
        return FALSE;
    }
  return stf_table_find_column (table, "from_date") < 0
         || stf_date_overlap (
             stf_row_get_text (into, "from_date"), stf_row_get_text (into, "to_date"),
             stf_row_get_text (row, "from_date"), stf_row_get_text (row, "to_date"));
}

/* An open end, which is NULL, reaches further than any date. */
static void
widen (StfRow *into, const StfRow *row, const char *column, int sign)
{
  const char *a = stf_row_get_text (into, column);
  const char *b = stf_row_get_text (row, column);

  if (a == NULL || (b != NULL && sign * strcmp (b, a) <= 0))
    return;
  stf_row_set_text (into, column, b);
}

static void
fold (StfRow *into, const StfRow *row, const StfColumn *reference)
{
  for (guint i = 1; i < into->table->n_columns; i++)
    {
      const StfColumn *column = &into->table->columns[i];
      StfValue *a = &into->values[i];
      const StfValue *b = &row->values[i];

      if (is_column (column, "from_date"))
        widen (into, row, column->name, -1);
      else if (is_column (column, "to_date"))
        widen (into, row, column->name, 1);
      else if (column == reference || b->type == STF_VALUE_NULL || is_column (column, "position")
               || stf_value_equal (a, b))
        continue;
      else if (a->type == STF_VALUE_NULL)
        stf_value_copy (a, b);
      else
        {
          g_autofree char *both = g_strjoin (column->kind == STF_COLUMN_TEXT ? "\n\n" : "; ",
                                             a->text, b->text, NULL);

          stf_value_set_text (a, both);
        }
    }
}

static void
count (StfPersonMerge *self, const StfTable *table, gboolean folded)
{
  StfMergeCount *last = self->counts->len > 0 ? self->counts->pdata[self->counts->len - 1] : NULL;

  if (last == NULL || !g_str_equal (last->table, table->name))
    {
      last = g_new0 (StfMergeCount, 1);
      last->table = table->name;
      g_ptr_array_add (self->counts, last);
    }
  if (folded)
    last->n_folded++;
  else
    last->n_moved++;
}

/* Rules 2 and 3.  mine: the rows of the person who stays, which grow as others are folded in. */
static void
plan_steps (StfPersonMerge *self, GPtrArray *mine, GPtrArray *theirs)
{
  for (guint i = 0; i < theirs->len; i++)
    {
      const StfPersonRow *moved = theirs->pdata[i];
      Step *step = g_new0 (Step, 1);

      step->column = moved->column;
      step->row = stf_row_copy (moved->row);
      for (guint j = 0; j < mine->len && step->target == NULL; j++)
        {
          StfPersonRow *own = mine->pdata[j];

          if (own->column != moved->column || !can_fold (own->row, moved->row, own->column))
            continue;
          fold (own->row, moved->row, own->column);
          step->target = stf_row_copy (own->row);
        }
      count (self, moved->row->table, step->target != NULL);
      g_ptr_array_add (self->steps, step);
    }
}

static StfRow *
read_person (StfYearFile *file, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  StfRow *row = stf_year_file_get_row (file, "person", id, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (row == NULL)
    g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                         _ ("The person is no longer in the file."));
  return row;
}

/**
 * stf_person_merge_new:
 * @file: a year
 * @kept: the id of the person who stays
 * @other: the id of the person who goes
 * @error: return location for an error
 *
 * Plans a merge by the rules of the head comment.
 *
 * Returns: (transfer full) (nullable): the plan, good until the file is changed
 */
StfPersonMerge *
stf_person_merge_new (StfYearFile *file, const char *kept, const char *other, GError **error)
{
  g_autoptr (StfPersonMerge) self = NULL;
  g_autoptr (StfRow) kept_row = NULL;
  g_autoptr (StfRow) other_row = NULL;
  g_autoptr (GPtrArray) mine = NULL;
  g_autoptr (GPtrArray) theirs = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (kept != NULL && other != NULL && !g_str_equal (kept, other), NULL);

  kept_row = read_person (file, kept, error);
  other_row = kept_row != NULL ? read_person (file, other, error) : NULL;
  if (other_row == NULL)
    return NULL;
  mine = stf_person_list_rows (file, kept, error);
  theirs = mine != NULL ? stf_person_list_rows (file, other, error) : NULL;
  if (theirs == NULL)
    return NULL;

  self = g_new0 (StfPersonMerge, 1);
  self->file = g_object_ref (file);
  self->kept = g_strdup (kept);
  self->other = g_strdup (other);
  self->fields = g_ptr_array_new_with_free_func (field_free);
  self->counts = g_ptr_array_new_with_free_func (g_free);
  self->steps = g_ptr_array_new_with_free_func (step_free);
  plan_fields (self, kept_row, other_row);
  plan_steps (self, mine, theirs);
  return g_steal_pointer (&self);
}

/** stf_person_merge_free: frees a plan. */
void
stf_person_merge_free (StfPersonMerge *self)
{
  g_object_unref (self->file);
  g_free (self->kept);
  g_free (self->other);
  g_ptr_array_unref (self->fields);
  g_ptr_array_unref (self->counts);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

/** stf_person_merge_get_fields: the columns in which the two differ, with what is chosen. */
GPtrArray *
stf_person_merge_get_fields (StfPersonMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->fields;
}

/** stf_person_merge_get_counts: what is moved and folded, a table each. */
GPtrArray *
stf_person_merge_get_counts (StfPersonMerge *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->counts;
}

/**
 * stf_person_merge_choose:
 * @self: a plan
 * @field: which of stf_person_merge_get_fields()
 * @choice: the value that stays; both only where that can be
 */
void
stf_person_merge_choose (StfPersonMerge *self, guint field, StfMergeChoice choice)
{
  StfMergeField *chosen;

  g_return_if_fail (self != NULL && field < self->fields->len);

  chosen = self->fields->pdata[field];
  g_return_if_fail (choice != STF_MERGE_BOTH || chosen->can_have_both);
  chosen->choice = choice;
}

static gboolean
write_field (StfPersonMerge *self, StfChange *change, const StfMergeField *field, GError **error)
{
  g_autofree char *both = NULL;

  if (field->choice == STF_MERGE_KEPT)
    return TRUE;
  if (field->choice == STF_MERGE_BOTH)
    both = g_strjoin ("\n\n", field->kept, field->other, NULL);
  return stf_change_set_text (change, "person", self->kept, field->column,
                              both != NULL ? both : field->other, error);
}

/* Everything of one column that refers to a row refers to another. */
static gboolean
point_column (StfChange *change, const StfTable *table, const StfColumn *column, const char *from,
              const char *to, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table->name,
                                          column->name);
  g_autoptr (StfStatement) select = stf_year_file_query (stf_change_get_file (change), sql, error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;
  stf_statement_bind_text (select, 1, from);
  do
    {
      if (!stf_statement_step (select, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (ids, stf_statement_dup_text (select, 0));
    }
  while (has_row);

  for (guint i = 0; i < ids->len; i++)
    if (!stf_change_set_text (change, table->name, ids->pdata[i], column->name, to, error))
      return FALSE;
  return TRUE;
}

static gboolean
point_elsewhere (StfChange *change, const StfRow *from, const StfRow *to, GError **error)
{
  const StfSchema *schema = stf_schema_get ();

  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (guint j = 1; j < table->n_columns; j++)
        if (g_strcmp0 (table->columns[j].references, from->table->name) == 0
            && !point_column (change, table, &table->columns[j], stf_row_get_id (from),
                              stf_row_get_id (to), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
take_step (StfPersonMerge *self, StfChange *change, const Step *step, GError **error)
{
  const char *table = step->row->table->name;

  if (step->target == NULL)
    return stf_change_set_text (change, table, stf_row_get_id (step->row), step->column->name,
                                self->kept, error);
  return point_elsewhere (change, step->row, step->target, error)
         && stf_change_delete (change, table, stf_row_get_id (step->row), error)
         && stf_change_put (change, step->target, error);
}

static gboolean
merge_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfPersonMerge *self = user_data;

  for (guint i = 0; i < self->fields->len; i++)
    if (!write_field (self, change, self->fields->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < self->steps->len; i++)
    if (!take_step (self, change, self->steps->pdata[i], error))
      return FALSE;
  return stf_change_delete (change, "person", self->other, error);
}

/**
 * stf_person_merge_save:
 * @self: a plan
 * @error: return location for an error, after which the year is as it was
 *
 * Makes one of the two, as one change.
 */
gboolean
stf_person_merge_save (StfPersonMerge *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return stf_year_file_change (self->file, "person-merge", self->kept, NULL, merge_cb, self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the next year would take, worded for a person: counts, who leaves, what stands empty, when
 * meetings would be.  It is read from the same plan that an import writes.
 *
 * A seat is held at a date by an assignment to it, or by one to its role without a seat, which
 * takes the first seat that is free. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-next-year-private.h"

#include "stf-date.h"

static void
free_ended (StfNextYearEnded *self)
{
  g_free (self->holder);
  g_free (self->role);
  g_free (self->body);
  g_free (self->to_date);
  g_free (self);
}

static void
free_vacancy (StfNextYearVacancy *self)
{
  g_free (self->seat);
  g_free (self->role);
  g_free (self->body);
  g_free (self->label);
  g_free (self);
}

static void
free_meeting (StfNextYearMeeting *self)
{
  g_free (self->title);
  g_free (self->old_date);
  g_free (self->new_date);
  g_free (self);
}

/* The row, as the document has it, that a column of @row refers to; or NULL. */
static const StfRow *
follow (StfNextYearPlan *plan, const StfRow *row, const char *column)
{
  const StfColumn *c = &row->table->columns[stf_table_find_column (row->table, column)];
  const char *id = stf_row_get_text (row, column);

  return id ? stf_next_year_plan_find (plan, c->references, id)->old : NULL;
}

static char *
dup_text (const StfRow *row, const char *column)
{
  return row ? g_strdup (stf_row_get_text (row, column)) : NULL;
}

static char *
name_holder (StfNextYearPlan *plan, const StfRow *assignment)
{
  const StfRow *person = follow (plan, assignment, "person");
  const StfRow *agency = follow (plan, assignment, "agency");

  if (person != NULL)
    return g_strdup_printf ("%s %s", stf_row_get_text (person, "given_name"),
                            stf_row_get_text (person, "family_name"));
  if (agency != NULL)
    return dup_text (agency, "name");
  return dup_text (follow (plan, assignment, "body"), "name");
}

static void
count_rows (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  guint i, j;

  for (i = 0; i < plan->tables->len; i++)
    {
      StfNextYearCount count = { .table = stf_schema_get_table (stf_schema_get (), i) };
      GPtrArray *rows = g_ptr_array_index (plan->tables, i);

      for (j = 0; j < rows->len; j++)
        {
          const StfNextYearRow *row = g_ptr_array_index (rows, j);

          count.n_carried += row->fate == STF_FATE_CARRIED;
          count.n_reset += row->fate == STF_FATE_RESET;
          count.n_shifted += row->fate == STF_FATE_SHIFTED;
          count.n_dropped += row->fate == STF_FATE_DROPPED;
        }
      g_array_append_val (self->counts, count);
    }
}

static void
list_ended (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "assignment");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (rows, i);
      const StfRow *role = follow (plan, row->old, "role");
      StfNextYearEnded *ended;

      if (row->fate != STF_FATE_DROPPED)
        continue;

      ended = g_new0 (StfNextYearEnded, 1);
      ended->holder = name_holder (plan, row->old);
      ended->role = dup_text (role, "title");
      ended->body = dup_text (follow (plan, role, "body"), "name");
      ended->to_date = dup_text (row->old, "to_date");
      g_ptr_array_add (self->ended, ended);
    }
}

static void
list_meetings (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "meeting");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (rows, i);
      StfNextYearMeeting *meeting;

      if (row->fate == STF_FATE_DROPPED)
        continue;

      meeting = g_new0 (StfNextYearMeeting, 1);
      meeting->title = dup_text (row->old, "title");
      meeting->old_date = dup_text (row->old, "on_date");
      meeting->new_date = dup_text (row->row, "on_date");
      g_ptr_array_add (self->meetings, meeting);
    }
}

static void
list_documents (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "document");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (rows, i);

      if (row->fate == STF_FATE_RESET)
        g_ptr_array_add (self->documents, dup_text (row->old, "title"));
    }
}

/* The seats that are held some time from @from to @to, as a set of ids.  What is left over in
 * @loose are assignments without a seat, by their role. */
static GHashTable *
find_held (StfNextYearPlan *plan, const char *from, const char *to, gboolean next,
           GHashTable *loose)
{
  GHashTable *held = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "assignment");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (rows, i);
      const char *role = stf_row_get_text (row->old, "role");
      const char *seat = stf_row_get_text (row->old, "seat");

      if ((next && row->fate == STF_FATE_DROPPED)
          || !stf_date_overlap (stf_row_get_text (row->old, "from_date"),
                                stf_row_get_text (row->old, "to_date"), from, to))
        continue;

      if (seat != NULL)
        g_hash_table_add (held, (gpointer) seat);
      else
        g_hash_table_insert (
            loose, (gpointer) role,
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (loose, role)) + 1));
    }
  return held;
}

/* Gives the seat to a loose assignment if there is one, and tells whether the seat is held. */
static gboolean
take_seat (GHashTable *held, GHashTable *loose, const StfRow *seat)
{
  const char *role = stf_row_get_text (seat, "role");
  guint n_loose = GPOINTER_TO_UINT (g_hash_table_lookup (loose, role));

  if (g_hash_table_contains (held, stf_row_get_id (seat)))
    return TRUE;
  if (n_loose == 0)
    return FALSE;
  g_hash_table_insert (loose, (gpointer) role, GUINT_TO_POINTER (n_loose - 1));
  return TRUE;
}

static StfNextYearVacancy *
describe_vacancy (StfNextYearPlan *plan, const StfRow *seat)
{
  StfNextYearVacancy *vacancy = g_new0 (StfNextYearVacancy, 1);
  const StfRow *role = follow (plan, seat, "role");

  vacancy->seat = g_strdup (stf_row_get_id (seat));
  vacancy->role = dup_text (role, "title");
  vacancy->body = dup_text (follow (plan, role, "body"), "name");
  vacancy->label = dup_text (seat, "label");
  if (vacancy->label == NULL)
    vacancy->label = dup_text (follow (plan, seat, "agency"), "short_name");
  return vacancy;
}

static void
list_vacant (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  g_autoptr (GHashTable) loose_before = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) loose_after = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) before = find_held (plan, plan->info->starts, plan->info->ends, FALSE,
                                             loose_before);
  g_autoptr (GHashTable) after = find_held (plan, plan->starts, plan->starts, TRUE, loose_after);
  GPtrArray *seats = stf_next_year_plan_get_rows (plan, "seat");
  guint i;

  for (i = 0; i < seats->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (seats, i);
      gboolean was_held = take_seat (before, loose_before, row->old);
      gboolean is_held = take_seat (after, loose_after, row->old);

      if (was_held && !is_held && row->fate != STF_FATE_DROPPED)
        g_ptr_array_add (self->vacant, describe_vacancy (plan, row->old));
    }
}

/**
 * stf_next_year_preview:
 * @document: the bytes of a document
 * @progress: (nullable): told of elements read, of all there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Tells what importing @document as the next year would do, and writes nothing.
 *
 * Returns: (transfer full) (nullable): the preview
 */
StfNextYearPreview *
stf_next_year_preview (GBytes *document, StfProgressFunc progress, gpointer progress_data,
                       GCancellable *cancellable, GError **error)
{
  g_autoptr (StfNextYearPlan) plan = stf_next_year_plan_new (document, progress, progress_data,
                                                             cancellable, error);
  StfNextYearPreview *self;

  if (plan == NULL)
    return NULL;

  self = g_new0 (StfNextYearPreview, 1);
  self->year = plan->year;
  self->starts = g_strdup (plan->starts);
  self->ends = g_strdup (plan->ends);
  self->counts = g_array_new (FALSE, TRUE, sizeof (StfNextYearCount));
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) free_ended);
  self->vacant = g_ptr_array_new_with_free_func ((GDestroyNotify) free_vacancy);
  self->meetings = g_ptr_array_new_with_free_func ((GDestroyNotify) free_meeting);
  self->documents = g_ptr_array_new_with_free_func (g_free);

  count_rows (self, plan);
  list_ended (self, plan);
  list_vacant (self, plan);
  list_meetings (self, plan);
  list_documents (self, plan);
  self->info = g_steal_pointer (&plan->info);
  return self;
}

/**
 * stf_next_year_preview_free:
 * @self: (nullable): a preview
 */
void
stf_next_year_preview_free (StfNextYearPreview *self)
{
  if (self == NULL)
    return;

  stf_handover_info_free (self->info);
  g_free (self->starts);
  g_free (self->ends);
  g_array_unref (self->counts);
  g_ptr_array_unref (self->ended);
  g_ptr_array_unref (self->vacant);
  g_ptr_array_unref (self->meetings);
  g_ptr_array_unref (self->documents);
  g_free (self);
}

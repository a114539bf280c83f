/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the next year would take, worded for a person: counts, who leaves, what stands empty, when
 * meetings would be.  It is read from the same plan that an import writes.
 *
 * A seat is held by an assignment to it, or by one to its role that names no seat.  As everywhere,
 * such a one takes the seat of its agency, or else the first that is free and of no agency. */

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
      for (j = 0; j < plan->added->len; j++)
        count.n_added += ((const StfRow *) plan->added->pdata[j])->table == count.table;
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

/* Who holds the seats of a year. */
typedef struct
{
  GHashTable *seats; /* ids of seats that an assignment names */
  GHashTable *loose; /* how many assignments name no seat, by role, and by role and agency */
} Holders;

static void
holders_clear (Holders *self)
{
  g_hash_table_unref (self->seats);
  g_hash_table_unref (self->loose);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Holders, holders_clear)

static void
count_loose (Holders *self, const char *role, const char *agency, int n)
{
  g_autofree char *key = g_strconcat (role, agency, NULL);
  int count = GPOINTER_TO_INT (g_hash_table_lookup (self->loose, key)) + n;

  g_hash_table_insert (self->loose, g_steal_pointer (&key), GINT_TO_POINTER (count));
}

static gboolean
has_loose (Holders *self, const char *role, const char *agency)
{
  g_autofree char *key = g_strconcat (role, agency, NULL);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->loose, key)) > 0;
}

/* Where persons work some time from @from to @to: agencies by the id of the person. */
static GHashTable *
find_employers (StfNextYearPlan *plan, const char *from, const char *to)
{
  GHashTable *employers = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "employment");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = ((const StfNextYearRow *) g_ptr_array_index (rows, i))->old;

      if (stf_date_overlap (stf_row_get_text (row, "from_date"), stf_row_get_text (row, "to_date"),
                            from, to))
        g_hash_table_insert (employers, (gpointer) stf_row_get_text (row, "person"),
                             (gpointer) stf_row_get_text (row, "agency"));
    }
  return employers;
}

/* Who holds seats some time from @from to @to; @next: by the assignments that are left. */
static Holders
find_holders (StfNextYearPlan *plan, const char *from, const char *to, gboolean next)
{
  Holders self = {
    g_hash_table_new (g_str_hash, g_str_equal),
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };
  g_autoptr (GHashTable) employers = find_employers (plan, from, to);
  GPtrArray *rows = stf_next_year_plan_get_rows (plan, "assignment");
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfNextYearRow *entry = g_ptr_array_index (rows, i);
      const StfRow *row = entry->old;
      const char *person = stf_row_get_text (row, "person");
      const char *agency = stf_row_get_text (row, "agency");
      const char *role = stf_row_get_text (row, "role");
      const char *seat = stf_row_get_text (row, "seat");

      if ((next && entry->fate == STF_FATE_DROPPED)
          || !stf_date_overlap (stf_row_get_text (row, "from_date"),
                                stf_row_get_text (row, "to_date"), from, to))
        continue;

      if (seat != NULL)
        {
          g_hash_table_add (self.seats, (gpointer) seat);
          continue;
        }
      if (person != NULL)
        agency = g_hash_table_lookup (employers, person);
      count_loose (&self, role, "", 1);
      if (agency != NULL)
        count_loose (&self, role, agency, 1);
    }
  return self;
}

/* Tells whether the seat is held, and gives it to a loose assignment if there is one. */
static gboolean
take_seat (Holders *self, const StfRow *seat)
{
  const char *role = stf_row_get_text (seat, "role");
  const char *agency = stf_row_get_text (seat, "agency");

  if (g_hash_table_contains (self->seats, stf_row_get_id (seat)))
    return TRUE;
  if (!has_loose (self, role, agency ? agency : ""))
    return FALSE;

  count_loose (self, role, "", -1);
  if (agency != NULL)
    count_loose (self, role, agency, -1);
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
list_vacant_of (StfNextYearPreview *self, StfNextYearPlan *plan, Holders *before, Holders *after,
                gboolean of_agencies)
{
  GPtrArray *seats = stf_next_year_plan_get_rows (plan, "seat");
  guint i;

  for (i = 0; i < seats->len; i++)
    {
      const StfNextYearRow *row = g_ptr_array_index (seats, i);
      gboolean was_held, is_held;

      if ((stf_row_get_text (row->old, "agency") != NULL) != of_agencies)
        continue;

      was_held = take_seat (before, row->old);
      is_held = take_seat (after, row->old);
      if (was_held && !is_held && row->fate != STF_FATE_DROPPED)
        g_ptr_array_add (self->vacant, describe_vacancy (plan, row->old));
    }
}

static void
list_vacant (StfNextYearPreview *self, StfNextYearPlan *plan)
{
  g_auto (Holders) before = find_holders (plan, plan->info->starts, plan->info->ends, FALSE);
  g_auto (Holders) after = find_holders (plan, plan->starts, plan->starts, TRUE);

  list_vacant_of (self, plan, &before, &after, TRUE);
  list_vacant_of (self, plan, &before, &after, FALSE);
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
  self->budget = stf_next_year_budget_describe (plan);
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
  g_ptr_array_unref (self->budget);
  g_free (self);
}

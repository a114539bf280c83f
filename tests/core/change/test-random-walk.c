/* SPDX-License-Identifier: GPL-3.0-or-later */

/* 10,000 random steps over all tables of content: changes, undo, redo, closing.
 *
 * The model is the dump of all rows after each change that is in force or can be done again; after
 * each step the file must have exactly the rows of the model, and the digest it keeps must be the
 * one of its rows.  Rows are made from the schema alone.  The seed is printed; STAFETT_WALK_SEED
 * repeats a walk, STAFETT_WALK_STEPS makes it longer or shorter. */

#include "stf-scratch.h"

#include "file/stf-uuid.h"
#include "file/stf-year-file-private.h"

#define N_STEPS 10000
#define MAX_ROWS 300 /* Above it, deletes are more likely than inserts. */

typedef struct
{
  Scratch scratch;
  GRand *random;
  GPtrArray *dumps; /* the checksum of all rows after 0, 1, 2 ... changes */
  guint position;   /* in dumps, of the rows as they are */
  guint n_failed;   /* changes that were meant to fail */
} Walk;

/* A checksum over everything in all tables, apart from the digest's way of doing so. */
static char *
dump (Walk *self)
{
  const StfSchema *schema = stf_schema_get ();
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id",
                                              stf_schema_get_table (schema, i)->name);
      sqlite3_stmt *select;
      int j;

      g_assert_cmpint (
          sqlite3_prepare_v2 (stf_year_file_get_db (self->scratch.file), sql, -1, &select, NULL),
          ==, SQLITE_OK);
      while (sqlite3_step (select) == SQLITE_ROW)
        for (j = 0; j < sqlite3_column_count (select); j++)
          {
            const guchar *text = sqlite3_column_text (select, j);

            g_checksum_update (checksum, text ? text : (const guchar *) "\x01", -1);
            g_checksum_update (checksum, (const guchar *) "\x02", 1);
          }
      sqlite3_finalize (select);
    }
  return g_strdup (g_checksum_get_string (checksum));
}

/* Returns: (transfer full) (nullable): the id of some row of the table */
static char *
pick_id (Walk *self, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM \"%s\" LIMIT 1 OFFSET ?1 %% max (1, (SELECT count (*) FROM \"%s\"))", table,
      table);
  g_autoptr (StfStatement) select = stf_year_file_query (self->scratch.file, sql, NULL);
  gboolean has_row;

  stf_statement_bind_integer (select, 1, g_rand_int_range (self->random, 0, G_MAXINT));
  g_assert_true (stf_statement_step (select, &has_row, NULL));
  return has_row ? stf_statement_dup_text (select, 0) : NULL;
}

static char *
make_text (Walk *self)
{
  static const char *const pieces[] = { "",  "å",  "Ö",  "x", "Anna", " och ", "漢",   "😀",
                                        "'", "\"", "%s", "ß", "<",    "&",     "'; --" };
  g_autoptr (GString) text = g_string_new (NULL);
  int i;

  for (i = g_rand_int_range (self->random, 0, 6); i > 0; i--)
    g_string_append (text, pieces[g_rand_int_range (self->random, 0, (int) G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Gives the column a random value that it may hold.  FALSE: a required reference finds no row. */
static gboolean
set_random (Walk *self, StfRow *row, guint index)
{
  const StfColumn *column = &row->table->columns[index];
  StfValue *value = &row->values[index];
  g_autofree char *text = NULL;

  stf_value_clear (value);
  if (!column->required && g_rand_int_range (self->random, 0, 3) == 0)
    return TRUE;

  switch (column->kind)
    {
      case STF_COLUMN_REFERENCE:
        text = pick_id (self, column->references);
        if (text == NULL && column->required)
          return FALSE;
        break;
      case STF_COLUMN_INTEGER:
        stf_value_set_integer (
            value, column->minimum
                       + g_rand_int_range (self->random, 0,
                                           (int) MIN (column->maximum - column->minimum, 5000)));
        return TRUE;
      case STF_COLUMN_FLAG:
        stf_value_set_integer (value, g_rand_int_range (self->random, 0, 2));
        return TRUE;
      case STF_COLUMN_CHOICE:
        text = g_strdup (column->choices[g_rand_int_range (self->random, 0,
                                                           (int) g_strv_length (column->choices))]);
        break;
      case STF_COLUMN_DATE:
        text = g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (self->random, 10, 20),
                                g_rand_int_range (self->random, 1, 13),
                                g_rand_int_range (self->random, 1, 29));
        break;
      default:
        text = make_text (self);
    }
  stf_value_set_text (value, text);
  return TRUE;
}

/* The only rule of the schema about several columns: an assignment has one holder. */
static gboolean
choose_holder (Walk *self, StfRow *row)
{
  static const char *const holders[] = { "person", "agency", "body" };
  const char *chosen = holders[g_rand_int_range (self->random, 0, 3)];
  g_autofree char *id = pick_id (self, chosen);
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (holders); i++)
    stf_row_set_null (row, holders[i]);
  stf_row_set_text (row, chosen, id);
  return id != NULL;
}

static gboolean
insert_random (Walk *self, StfChange *change, const StfTable *table, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new_for_table (table);
  g_autofree char *id = stf_uuid_new ();
  guint i;

  stf_row_set_text (row, "id", id);
  for (i = 1; i < table->n_columns; i++)
    if (!set_random (self, row, i))
      return TRUE;
  if (g_str_equal (table->name, "assignment") && !choose_holder (self, row))
    return TRUE;

  return stf_change_insert (change, row, error);
}

static gboolean
update_random (Walk *self, StfChange *change, const StfTable *table, GError **error)
{
  g_autofree char *id = pick_id (self, table->name);
  g_autoptr (StfRow) row = NULL;
  guint i;

  if (id == NULL)
    return TRUE;

  row = stf_year_file_get_row (self->scratch.file, table->name, id, error);
  for (i = 1; i < table->n_columns; i++)
    if (g_rand_int_range (self->random, 0, 4) == 0 && !set_random (self, row, i))
      return TRUE;
  if (g_str_equal (table->name, "assignment") && !choose_holder (self, row))
    return TRUE;

  return stf_change_put (change, row, error);
}

static gboolean
delete_random (Walk *self, StfChange *change, const StfTable *table, GError **error)
{
  g_autofree char *id = pick_id (self, table->name);

  return id == NULL || stf_change_delete (change, table->name, id, error);
}

static gint64
count_rows (Walk *self)
{
  const StfSchema *schema = stf_schema_get ();
  gint64 n_rows = 0;
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"",
                                              stf_schema_get_table (schema, i)->name);
      g_autoptr (StfStatement) select = stf_year_file_query (self->scratch.file, sql, NULL);
      gboolean has_row;

      g_assert_true (stf_statement_step (select, &has_row, NULL));
      n_rows += stf_statement_get_integer (select, 0);
    }
  return n_rows;
}

static gboolean
change_random (StfChange *change, gpointer data, GError **error)
{
  Walk *self = data;
  const StfSchema *schema = stf_schema_get ();
  int n_acts = g_rand_int_range (self->random, 1, 8);
  int delete_up_to = count_rows (self) > MAX_ROWS ? 5 : 2;
  int i;

  for (i = 0; i < n_acts; i++)
    {
      const StfTable *table = stf_schema_get_table (
          schema,
          (guint) g_rand_int_range (self->random, 0, (int) stf_schema_get_n_tables (schema)));
      int act = g_rand_int_range (self->random, 0, 10);
      gboolean ok;

      if (act < delete_up_to)
        ok = delete_random (self, change, table, error);
      else if (act < 6)
        ok = update_random (self, change, table, error);
      else
        ok = insert_random (self, change, table, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* Much happens, and then something that must not. */
static gboolean
change_and_fail (StfChange *change, gpointer data, GError **error)
{
  Walk *self = data;
  g_autofree char *id = stf_uuid_new ();
  g_autoptr (StfRow) seat = scratch_new_row ("seat");

  if (!change_random (change, data, error))
    return FALSE;

  self->n_failed++;
  stf_row_set_text (seat, "role", id);
  return stf_change_insert (change, seat, error);
}

static void
step_change (Walk *self)
{
  g_autoptr (GError) error = NULL;
  gint64 revision = stf_year_file_get_revision (self->scratch.file);

  stf_year_file_change (self->scratch.file, "person-edit", NULL, NULL, change_random, self, &error);
  g_assert_no_error (error);
  if (stf_year_file_get_revision (self->scratch.file) == revision)
    return;

  g_ptr_array_set_size (self->dumps, (int) ++self->position);
  g_ptr_array_add (self->dumps, dump (self));
}

static void
step_fail (Walk *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_year_file_change (self->scratch.file, "person-edit", NULL, NULL,
                                        change_and_fail, self, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
}

static void
step_undo (Walk *self)
{
  g_autoptr (GError) error = NULL;

  if (stf_year_file_undo (self->scratch.file, &error))
    {
      g_assert_cmpuint (self->position, >, 0);
      self->position--;
      return;
    }
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  g_assert_cmpuint (self->position, ==, 0);
}

static void
step_redo (Walk *self)
{
  g_autoptr (GError) error = NULL;

  if (stf_year_file_redo (self->scratch.file, &error))
    {
      self->position++;
      g_assert_cmpuint (self->position, <, self->dumps->len);
      return;
    }
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING);
  g_assert_cmpuint (self->position, ==, self->dumps->len - 1);
}

static void
compare (Walk *self)
{
  g_autofree char *rows = dump (self);
  g_autofree char *digest = scratch_get_digest (&self->scratch);

  g_assert_cmpstr (rows, ==, self->dumps->pdata[self->position]);
}

static void
step (Walk *self)
{
  int choice = g_rand_int_range (self->random, 0, 1000);

  if (choice < 460)
    step_change (self);
  else if (choice < 480)
    step_fail (self);
  else if (choice < 820)
    step_undo (self);
  else if (choice < 995)
    step_redo (self);
  else
    scratch_reopen (&self->scratch);
  compare (self);
}

static guint32
get_number (const char *variable, guint32 otherwise)
{
  const char *text = g_getenv (variable);

  return text ? (guint32) g_ascii_strtoull (text, NULL, 10) : otherwise;
}

static void
test_walk (void)
{
  guint32 seed = get_number ("STAFETT_WALK_SEED", g_random_int ());
  guint32 n_steps = get_number ("STAFETT_WALK_STEPS", N_STEPS);
  Walk walk = { .random = g_rand_new_with_seed (seed),
                .dumps = g_ptr_array_new_with_free_func (g_free) };
  guint longest = 0;
  guint32 i;

  g_test_message ("STAFETT_WALK_SEED=%u", seed);
  scratch_set_up (&walk.scratch, NULL);
  g_ptr_array_add (walk.dumps, dump (&walk));

  for (i = 0; i < n_steps; i++)
    {
      step (&walk);
      longest = MAX (longest, walk.position);
    }
  g_test_message ("%u steps, %u changes in force at most, %" G_GINT64_FORMAT
                  " rows at the end, %u changes meant to fail",
                  n_steps, longest, count_rows (&walk), walk.n_failed);

  while (walk.position > 0)
    {
      step_undo (&walk);
      compare (&walk);
    }
  step_undo (&walk);
  g_assert_cmpint (count_rows (&walk), ==, 0);

  while (walk.position < walk.dumps->len - 1)
    step_redo (&walk);
  compare (&walk);

  scratch_tear_down (&walk.scratch, NULL);
  g_ptr_array_unref (walk.dumps);
  g_rand_free (walk.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/file/undo/random-walk-never-differs", test_walk);

  return g_test_run ();
}

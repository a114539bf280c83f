/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Changes: all of them or nothing, and nothing that the schema does not allow (H4, H13). */

#include "stf-scratch.h"

#include <string.h>

#include "file/stf-label.h"
#include "file/stf-text.h"
#include "file/stf-uuid.h"
#include "file/stf-year-file-private.h"

/* What a change does: inserts of rows that the test has made. */
static gboolean
insert_all (StfChange *change, gpointer data, GError **error)
{
  GPtrArray *rows = data;
  guint i;

  for (i = 0; i < rows->len; i++)
    if (!stf_change_insert (change, rows->pdata[i], error))
      return FALSE;

  return TRUE;
}

static void
insert_rows (Scratch *self, StfRow *first, ...)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  StfRow *row;
  va_list list;

  va_start (list, first);
  for (row = first; row != NULL; row = va_arg (list, StfRow *))
    g_ptr_array_add (rows, row);
  va_end (list);

  stf_year_file_change (self->file, "template", NULL, NULL, insert_all, rows, &error);
  g_assert_no_error (error);
}

/* Makes a change that must fail, and looks that nothing came of it. */
static void
assert_refused (Scratch *self, StfChangeFunc function, gpointer data, int code, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scratch_get_digest (self);
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) history_before = stf_history_list (self->file, 0, 0, NULL);
  g_autoptr (GPtrArray) history_after = NULL;
  gint64 revision = stf_year_file_get_revision (self->file);

  g_assert_false (
      stf_year_file_change (self->file, "person-edit", NULL, NULL, function, data, &error));
  g_assert_error (error, STF_FILE_ERROR, code);
  if (strstr (error->message, text) == NULL)
    g_error ("“%s” does not say “%s”", error->message, text);

  after = scratch_get_digest (self);
  history_after = stf_history_list (self->file, 0, 0, NULL);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpuint (history_before->len, ==, history_after->len);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
}

static void
assert_row_refused (Scratch *self, StfRow *row, const char *text)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  g_ptr_array_add (rows, row);
  assert_refused (self, insert_all, rows, STF_FILE_ERROR_INVALID, text);
}

/* A row whose values are all allowed; that its references find nothing shows last of all. */
static StfRow *
new_complete_row (const char *table)
{
  StfRow *row = scratch_new_row (table);
  guint i;

  for (i = 1; i < row->table->n_columns; i++)
    if (row->table->columns[i].kind == STF_COLUMN_REFERENCE && row->table->columns[i].required)
      stf_value_copy (&row->values[i], &row->values[0]);
  return row;
}

static void
test_values (Scratch *self, gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *column;
    const char *text; /* NULL: the integer */
    gint64 integer;
    const char *says;
  } bad[] = {
    { "person", "id", "1", 0, "Person, id: must be an id" },
    { "person", "id", "", 0, "Person, id: must be an id" },
    { "employment", "person", "Anna", 0, "Employment, person: must be an id" },
    { "year", "starts", "2013-02-29", 0, "Year, first day: must be a date such as 2013-01-31" },
    { "year", "starts", "2013-1-1", 0, "Year, first day: must be a date" },
    { "year", "number", NULL, 1899, "Year, number: must be a whole number from 1900 to 2999" },
    { "year", "number", "2013", 0, "Year, number: must be a whole number" },
    { "year", "example", NULL, 2, "Year, example: must be 0 or 1" },
    { "year", "paper", "A5", 0, "Year, paper: must be one of: A4, A3, A2, A1, A0" },
    { "year", "paper", NULL, 4, "Year, paper: must be one of" },
    { "person", "note", NULL, 4, "Person, note: must be text" },
    { "person", "email", NULL, 4, "Person, e-mail address: must be one line" },
    { "key_figure", "value", NULL, 9000000000001, "Key figure, value: must be a whole number" },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (StfRow) row = new_complete_row (bad[i].table);

      if (bad[i].text != NULL)
        stf_row_set_text (row, bad[i].column, bad[i].text);
      else
        stf_row_set_integer (row, bad[i].column, bad[i].integer);
      assert_row_refused (self, row, bad[i].says);
    }
}

/* Each column that must not be missing, of each table. */
static void
test_required (Scratch *self, gconstpointer data)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;
  guint j;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (j = 0; j < table->n_columns; j++)
        {
          g_autoptr (StfRow) row = new_complete_row (table->name);

          stf_value_clear (&row->values[j]);
          if (table->columns[j].required)
            assert_row_refused (self, row, "must not be missing");
        }
    }
}

static void
test_clean (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) row = scratch_new_row ("person");
  g_autoptr (StfRow) kept = NULL;

  /* A decomposed Å, a line end and spaces; then ends of lines and a control character. */
  stf_row_set_text (row, "given_name", "  A\xcc\x8asa\n");
  stf_row_set_text (row, "note", "one\r\ntwo\x0bthree\x01");
  insert_rows (self, row, NULL);
  kept = stf_year_file_get_row (self->file, "person", stf_row_get_id (row), NULL);
  g_assert_cmpstr (stf_row_get_text (kept, "given_name"), ==, "Åsa");
  g_assert_cmpstr (stf_row_get_text (kept, "note"), ==, "one\ntwo\nthree");
}

static gboolean
insert_then_fail (StfChange *change, gpointer row, GError **error)
{
  if (!stf_change_insert (change, row, error))
    return FALSE;

  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED, "enough");
  return FALSE;
}

static void
test_failing (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) row = scratch_new_row ("person");

  assert_refused (self, insert_then_fail, row, STF_FILE_ERROR_FAILED, "enough");
  g_assert_null (stf_year_file_get_row (self->file, "person", stf_row_get_id (row), NULL));
}

static gboolean
do_nothing (StfChange *change, gpointer data, GError **error)
{
  return TRUE;
}

static gboolean
insert_and_delete (StfChange *change, gpointer row, GError **error)
{
  return stf_change_insert (change, row, error)
         && stf_change_delete (change, "person", stf_row_get_id (row), error);
}

static gboolean
put (StfChange *change, gpointer row, GError **error)
{
  return stf_change_put (change, row, error);
}

static void
count_cb (StfYearFile *file, GStrv tables, gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
test_empty (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) row = scratch_new_row ("person");
  gint64 revision;
  guint count = 0;

  insert_rows (self, row, NULL);
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  stf_year_file_redo (self->file, &error);
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);

  g_signal_connect (self->file, "changed", G_CALLBACK (count_cb), &count);
  revision = stf_year_file_get_revision (self->file);
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, do_nothing, NULL, &error));
  g_assert_true (
      stf_year_file_change (self->file, "x", NULL, NULL, insert_and_delete, row, &error));
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  g_assert_cmpuint (count, ==, 0);

  /* Nothing happened, so what was undone can still be done again. */
  g_assert_true (stf_year_file_redo (self->file, &error));
  g_assert_cmpuint (count, ==, 1);
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, put, row, &error));
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision + 1);
}

static void
test_put (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) row = scratch_new_row ("person");
  g_autoptr (StfRow) kept = NULL;
  g_autofree char *digest = NULL;

  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, put, row, &error));
  stf_row_set_text (row, "phone", "08-1");
  stf_row_set_text (row, "given_name", "Åke");
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, put, row, &error));
  kept = stf_year_file_get_row (self->file, "person", stf_row_get_id (row), NULL);
  g_assert_true (stf_row_equal (row, kept));
  digest = scratch_get_digest (self);
}

static void
remember_cb (StfYearFile *file, GStrv tables, gpointer user_data)
{
  char **joined = user_data;

  g_free (*joined);
  *joined = g_strjoinv (" ", tables);
}

static void
test_signal (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) person = scratch_new_row ("person");
  g_autoptr (StfRow) skill = scratch_new_row ("skill");
  g_autoptr (StfRow) skill_2 = scratch_new_row ("skill");
  g_autofree char *tables = NULL;

  g_signal_connect (self->file, "changed", G_CALLBACK (remember_cb), &tables);
  insert_rows (self, person, skill, skill_2, NULL);
  g_assert_cmpstr (tables, ==, "skill person");
  g_clear_pointer (&tables, g_free);
  stf_year_file_undo (self->file, &error);
  g_assert_cmpstr (tables, ==, "skill person");
}

static void
test_reference (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) seat = scratch_new_row ("seat");
  g_autofree char *nobody = stf_uuid_new ();

  stf_row_set_text (seat, "role", nobody);
  assert_row_refused (self, seat, "Seat, role: the row that it refers to does not exist");
}

static void
test_duplicate (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) skill = scratch_new_row ("skill");

  insert_rows (self, skill, NULL);
  assert_row_refused (self, skill, "Skill: the row exists already");
}

static void
test_check (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) role = scratch_new_row ("role");
  g_autoptr (StfRow) assignment = scratch_new_row ("assignment");

  insert_rows (self, role, NULL);
  stf_row_set_text (assignment, "role", stf_row_get_id (role));
  assert_row_refused (self, assignment, "Assignment: the fields do not fit each other");
}

static gboolean
delete_person (StfChange *change, gpointer id, GError **error)
{
  return stf_change_delete (change, "person", id, error);
}

static gboolean
rename_person (StfChange *change, gpointer id, GError **error)
{
  return stf_change_set_text (change, "person", id, "given_name", "Ingen", error);
}

static void
test_missing (Scratch *self, gconstpointer data)
{
  g_autofree char *nobody = stf_uuid_new ();

  assert_refused (self, delete_person, nobody, STF_FILE_ERROR_INVALID,
                  "Person: the row does not exist");
  assert_refused (self, rename_person, nobody, STF_FILE_ERROR_INVALID,
                  "Person: the row does not exist");
}

static gboolean
delete_row (StfChange *change, gpointer data, GError **error)
{
  StfRow *row = data;

  return stf_change_delete (change, row->table->name, stf_row_get_id (row), error);
}

static gboolean
is_there (Scratch *self, StfRow *row)
{
  g_autoptr (StfRow) found = stf_year_file_get_row (self->file, row->table->name,
                                                    stf_row_get_id (row), NULL);

  return found != NULL;
}

static void
test_children (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) body = scratch_new_row ("body");
  g_autoptr (StfRow) child = scratch_new_row ("body");
  g_autoptr (StfRow) role = scratch_new_row ("role");
  g_autoptr (StfRow) seat = scratch_new_row ("seat");
  g_autoptr (StfRow) person = scratch_new_row ("person");
  g_autoptr (StfRow) assignment = scratch_new_row ("assignment");
  g_autoptr (StfRow) alias = scratch_new_row ("body_alias");
  g_autoptr (StfRow) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  stf_row_set_text (child, "parent", stf_row_get_id (body));
  stf_row_set_text (role, "body", stf_row_get_id (body));
  stf_row_set_text (alias, "body", stf_row_get_id (body));
  stf_row_set_text (seat, "role", stf_row_get_id (role));
  stf_row_set_text (assignment, "role", stf_row_get_id (role));
  stf_row_set_text (assignment, "seat", stf_row_get_id (seat));
  stf_row_set_text (assignment, "person", stf_row_get_id (person));
  insert_rows (self, body, child, role, seat, person, assignment, alias, NULL);
  before = scratch_get_digest (self);

  /* A body: what needs it or is a part of it goes, what only names it stays. */
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, body, &error));
  g_assert_false (is_there (self, body));
  g_assert_false (is_there (self, alias));
  g_assert_false (is_there (self, role));
  g_assert_false (is_there (self, assignment));
  g_assert_true (is_there (self, person));
  kept = stf_year_file_get_row (self->file, "body", stf_row_get_id (child), NULL);
  g_assert_null (stf_row_get_text (kept, "parent"));
  g_assert_true (stf_year_file_undo (self->file, &error));

  /* A person: an assignment cannot be without its holder. */
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, person, &error));
  g_assert_false (is_there (self, assignment));
  g_assert_true (is_there (self, seat));
  g_assert_true (stf_year_file_undo (self->file, &error));

  /* A seat: an assignment can be without. */
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, seat, &error));
  g_assert_true (is_there (self, assignment));
  g_assert_true (stf_year_file_undo (self->file, &error));

  /* A role, and what hangs on it in two ways. */
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, role, &error));
  g_assert_false (is_there (self, seat));
  g_assert_false (is_there (self, assignment));
  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_no_error (error);

  after = scratch_get_digest (self);
  g_assert_cmpstr (before, ==, after);
}

/* A body that is its own parent, and events that follow each other and themselves. */
static void
test_cycle (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) a = scratch_new_row ("event");
  g_autoptr (StfRow) b = scratch_new_row ("event");
  g_autoptr (StfRow) forth = scratch_new_row ("event_order");
  g_autoptr (StfRow) back = scratch_new_row ("event_order");
  g_autoptr (StfRow) own = scratch_new_row ("body");
  g_autofree char *digest = NULL;

  stf_row_set_text (forth, "earlier", stf_row_get_id (a));
  stf_row_set_text (forth, "later", stf_row_get_id (b));
  stf_row_set_text (back, "earlier", stf_row_get_id (b));
  stf_row_set_text (back, "later", stf_row_get_id (b));
  stf_row_set_text (own, "parent", stf_row_get_id (own));
  insert_rows (self, a, b, forth, back, own, NULL);
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, b, &error));
  g_assert_true (stf_year_file_change (self->file, "x", NULL, NULL, delete_row, own, &error));
  g_assert_false (is_there (self, forth));
  g_assert_false (is_there (self, back));
  g_assert_true (is_there (self, a));
  digest = scratch_get_digest (self);
}

static gboolean
change_within (StfChange *change, gpointer row, GError **error)
{
  return stf_year_file_change (stf_change_get_file (change), "x", NULL, NULL, put, row, error);
}

static gboolean
undo_within (StfChange *change, gpointer row, GError **error)
{
  return stf_year_file_undo (stf_change_get_file (change), error);
}

static void
test_nested (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) row = scratch_new_row ("person");
  g_autofree char *person = scratch_add_person (self, "A", "B");

  g_test_expect_message ("stafett-core", G_LOG_LEVEL_CRITICAL, "*stf_year_file_change*");
  g_assert_false (stf_year_file_change (self->file, "x", NULL, NULL, change_within, row, NULL));
  g_test_assert_expected_messages ();
  g_test_expect_message ("stafett-core", G_LOG_LEVEL_CRITICAL, "*stf_year_file_undo*");
  g_assert_false (stf_year_file_change (self->file, "x", NULL, NULL, undo_within, row, NULL));
  g_test_assert_expected_messages ();
  g_assert_true (stf_year_file_undo (self->file, NULL));
}

/* The function writes past the checks; what the changeset holds is checked all the same. */
static gboolean
write_dirty (StfChange *change, gpointer data, GError **error)
{
  return stf_sql_execute (stf_year_file_get_db (stf_change_get_file (change)),
                          "INSERT INTO skill (id, name)"
                          " VALUES ('00000000-0000-7000-8000-000000000000', 'a' || char (1))",
                          error);
}

static void
test_dirty (Scratch *self, gconstpointer data)
{
  assert_refused (self, write_dirty, NULL, STF_FILE_ERROR_INVALID, "Skill, name");
}

static void
test_stale (Scratch *self, gconstpointer data)
{
  g_autoptr (StfRow) row = scratch_new_row ("person");
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (self->path, &db), ==, SQLITE_OK);
  stf_sql_execute (db, "UPDATE file_state SET revision = revision + 1", &error);
  g_assert_no_error (error);
  g_assert_false (stf_year_file_change (self->file, "x", NULL, NULL, put, row, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_false (stf_year_file_undo (self->file, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE);
  g_assert_false (is_there (self, row));
  sqlite3_close (db);
}

/* Each choice of a column that an editor offers has its word. */
static void
test_choices (void)
{
  static const char *const columns[][2] = {
    { "category", "kind" },
    { "grant_request", "outcome" },
    { "grant_request", "remainder" },
    { "budget_line", "policy" },
    { "budget_version", "kind" },
    { "budget_step", "state" },
    { "fee", "allocation" },
    { "body", "kind" },
    { "body", "placement" },
    { "role", "kind" },
    { "role", "holder" },
    { "role", "term" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const StfTable *table = stf_schema_find_table (stf_schema_get (), columns[i][0]);
      const StfColumn *column = &table->columns[stf_table_find_column (table, columns[i][1])];

      for (guint j = 0; column->choices[j] != NULL; j++)
        if (g_str_equal (stf_label_choice (table->name, column->name, column->choices[j]),
                         column->choices[j]))
          g_error ("%s.%s: “%s” has no label", table->name, column->name, column->choices[j]);
    }
}

static void
test_labels (void)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;
  guint j;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      g_assert_true (stf_label_table (table->name) != table->name);
      for (j = 0; j < table->n_columns; j++)
        if (stf_label_column (table->columns[j].name) == table->columns[j].name)
          g_error ("%s.%s has no label", table->name, table->columns[j].name);
    }
}

static gboolean
add_person_and_look (StfYearFile *file, gpointer data, GError **error)
{
  Scratch *self = data;
  g_autofree char *id = scratch_add_person (self, "Rut", "Tallbarr");
  g_autoptr (StfRow) row = stf_year_file_get_row (file, "person", id, NULL);

  g_assert_nonnull (row);
  return TRUE;
}

static gboolean
add_person_and_fail (StfYearFile *file, gpointer data, GError **error)
{
  Scratch *self = data;
  g_autofree char *id = scratch_add_person (self, "Rut", "Tallbarr");

  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, "no");
  return FALSE;
}

static void
test_try (Scratch *self, gconstpointer data)
{
  g_autofree char *before = scratch_get_digest (self);
  gint64 revision = stf_year_file_get_revision (self->file);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *person = NULL;
  guint n = 0;

  g_signal_connect (self->file, "changed", G_CALLBACK (count_cb), &n);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *after = NULL;
      g_autoptr (GPtrArray) history = NULL;
      g_autoptr (GError) error = NULL;
      gboolean fails = i % 2;

      g_assert_cmpint (stf_year_file_try (self->file,
                                          fails ? add_person_and_fail : add_person_and_look, self,
                                          &error),
                       ==, !fails);
      g_assert_true (g_error_matches (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID) == fails);
      after = scratch_get_digest (self);
      history = stf_history_list (self->file, 0, 0, NULL);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (history->len, ==, 1);
      g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
    }
  rows = stf_year_file_get_rows (self->file, "person", NULL);
  g_assert_cmpuint (rows->len, ==, 0);
  g_assert_cmpuint (n, ==, 0);

  person = scratch_add_person (self, "Rut", "Tallbarr");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision + 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  scratch_add_test ("/file/change/refuses-values-and-names-them", test_values);
  scratch_add_test ("/file/change/refuses-what-is-missing", test_required);
  scratch_add_test ("/file/change/cleans-text", test_clean);
  scratch_add_test ("/file/change/of-a-failing-function-leaves-nothing", test_failing);
  scratch_add_test ("/file/change/of-nothing-writes-nothing", test_empty);
  scratch_add_test ("/file/change/puts-new-and-old-rows", test_put);
  scratch_add_test ("/file/change/tells-which-tables", test_signal);
  scratch_add_test ("/file/change/refuses-a-reference-to-nothing", test_reference);
  scratch_add_test ("/file/change/refuses-an-id-twice", test_duplicate);
  scratch_add_test ("/file/change/refuses-what-a-check-forbids", test_check);
  scratch_add_test ("/file/change/refuses-rows-that-are-gone", test_missing);
  scratch_add_test ("/file/change/deletes-or-clears-by-references", test_children);
  scratch_add_test ("/file/change/deletes-rows-in-circles", test_cycle);
  scratch_add_test ("/file/change/within-a-change-is-refused", test_nested);
  scratch_add_test ("/file/change/tried-is-taken-back", test_try);
  scratch_add_test ("/file/change/checks-what-it-keeps", test_dirty);
  scratch_add_test ("/file/change/notices-a-stranger", test_stale);
  g_test_add_func ("/file/label/names-each-table-and-column", test_labels);
  g_test_add_func ("/file/label/words-each-choice-that-is-offered", test_choices);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One person's data: two persons made one, a person erased, and all that a year knows of one. */

#include <string.h>

#include "file/stf-history.h"
#include "file/stf-uuid.h"
#include "organisation/stf-employment.h"
#include "organisation/stf-person-erase.h"
#include "organisation/stf-person-extract.h"
#include "organisation/stf-person-merge.h"
#include "organisation/stf-person-skill.h"
#include "organisation/stf-person.h"
#include "stf-date.h"
#include "stf-test-year.h"

/* Merging. */

static StfPersonMerge *
plan (TestYear *self, const char *kept, const char *other)
{
  g_autoptr (GError) error = NULL;
  StfPersonMerge *merge = stf_person_merge_new (self->file, test_year_id (self, kept),
                                                test_year_id (self, other), &error);

  g_assert_no_error (error);
  return merge;
}

static void
merge_persons (TestYear *self, const char *kept, const char *other)
{
  g_autoptr (StfPersonMerge) merge = plan (self, kept, other);
  g_autoptr (GError) error = NULL;

  stf_person_merge_save (merge, &error);
  g_assert_no_error (error);
}

static StfRow *
get_row (TestYear *self, const char *table, const char *name)
{
  g_autoptr (GError) error = NULL;
  StfRow *row = stf_year_file_get_row (self->file, table, test_year_id (self, name), &error);

  g_assert_no_error (error);
  return row;
}

static void
assert_text (TestYear *self, const char *table, const char *name, const char *column,
             const char *expected)
{
  g_autoptr (StfRow) row = get_row (self, table, name);

  g_assert_nonnull (row);
  g_assert_cmpstr (stf_row_get_text (row, column), ==, expected);
}

static void
assert_gone (TestYear *self, const char *table, const char *name)
{
  g_autoptr (StfRow) row = get_row (self, table, name);

  g_assert_null (row);
}

static const StfMergeField *
find_field (StfPersonMerge *merge, const char *column, guint *index)
{
  GPtrArray *fields = stf_person_merge_get_fields (merge);

  for (*index = 0; *index < fields->len; (*index)++)
    if (g_str_equal (((StfMergeField *) fields->pdata[*index])->column, column))
      return fields->pdata[*index];
  g_error ("The two do not differ in %s", column);
}

static void
test_merge_fields (TestYear *self, gconstpointer data)
{
  g_autoptr (StfPersonMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  guint i;

  test_year_set (self, "anna", "person", "email", "anna@example.org");
  test_year_set (self, "anna", "person", "note", "Ett");
  test_year_set (self, "bo", "person", "note", "Två");
  test_year_set (self, "bo", "person", "phone", "018-1");
  before = scratch_get_digest (&self->scratch);
  merge = plan (self, "anna", "bo");

  g_assert_cmpint (find_field (merge, "email", &i)->choice, ==, STF_MERGE_KEPT);
  g_assert_cmpint (find_field (merge, "phone", &i)->choice, ==, STF_MERGE_OTHER);
  g_assert_cmpint (find_field (merge, "note", &i)->choice, ==, STF_MERGE_BOTH);
  g_assert_cmpint (find_field (merge, "family_name", &i)->choice, ==, STF_MERGE_KEPT);
  stf_person_merge_choose (merge, i, STF_MERGE_OTHER);
  stf_person_merge_save (merge, &error);
  g_assert_no_error (error);

  assert_gone (self, "person", "bo");
  assert_text (self, "person", "anna", "given_name", "Anna");
  assert_text (self, "person", "anna", "family_name", "Zetterberg");
  assert_text (self, "person", "anna", "phone", "018-1");
  assert_text (self, "person", "anna", "email", "anna@example.org");
  assert_text (self, "person", "anna", "note", "Ett\n\nTvå");
  assert_text (self, "employment", "bo-employment", "person", test_year_id (self, "anna"));

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (before, ==, after);
}

static void
test_merge_folds (TestYear *self, gconstpointer data)
{
  test_year_set (self, "anna-employment", "employment", "from_date", "2010-01-01");
  test_year_set (self, "anna-employment", "employment", "to_date", "2013-06-30");
  test_year_add_person (self, "again", "Anna", "Åkesson", "@uppsala");
  test_year_set (self, "again-employment", "employment", "from_date", "2012-01-01");
  test_year_set (self, "again-employment", "employment", "title", NULL);
  test_year_add (self, "one", "assignment", "role", "@member", "person", "@anna", "from_date",
                 "2013-01-01", "to_date", "2013-06-30", "reason", "Val", NULL);
  test_year_add (self, "two", "assignment", "role", "@member", "person", "@again", "from_date",
                 "2013-03-01", "to_date", "2013-12-31", "extent", "20", "reason", "Höstmötet",
                 NULL);
  test_year_add (self, "year-before", "assignment", "role", "@member", "person", "@again",
                 "from_date", "2012-01-01", "to_date", "2012-12-31", NULL);
  test_year_add (self, "chair-too", "assignment", "role", "@chair", "person", "@again", NULL);
  test_year_add (self, "skill", "skill", "name", "Webb", NULL);
  test_year_add (self, "skill-1", "person_skill", "person", "@anna", "skill", "@skill", NULL);
  test_year_add (self, "skill-2", "person_skill", "person", "@again", "skill", "@skill", NULL);
  merge_persons (self, "anna", "again");

  assert_gone (self, "assignment", "two");
  assert_gone (self, "person_skill", "skill-2");
  assert_gone (self, "employment", "again-employment");
  assert_text (self, "assignment", "one", "from_date", "2013-01-01");
  assert_text (self, "assignment", "one", "to_date", "2013-12-31");
  assert_text (self, "assignment", "one", "reason", "Val; Höstmötet");
  assert_text (self, "assignment", "year-before", "person", test_year_id (self, "anna"));
  assert_text (self, "assignment", "chair-too", "person", test_year_id (self, "anna"));
  assert_text (self, "employment", "anna-employment", "from_date", "2010-01-01");
  assert_text (self, "employment", "anna-employment", "to_date", NULL);
  assert_text (self, "employment", "anna-employment", "title", "Informationschef");
}

/* The days on which a person holds a role, of the years 2012 and 2013: a letter a day. */
static char *
draw_days (TestYear *self, const char *person, const char *other)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (self->file, "assignment", &error);
  GString *days = g_string_new (NULL);

  g_assert_no_error (error);
  for (int month = 1; month <= 24; month++)
    {
      g_autofree char *day = stf_date_format (2012 + (month - 1) / 12, (month - 1) % 12 + 1, 15);

      for (guint role = 0; role < 2; role++)
        {
          const char *id = test_year_id (self, role ? "chair" : "member");
          char letter = '.';

          for (guint i = 0; i < rows->len; i++)
            {
              const StfRow *row = rows->pdata[i];
              const char *holder = stf_row_get_text (row, "person");

              if ((g_strcmp0 (holder, person) == 0 || g_strcmp0 (holder, other) == 0)
                  && g_str_equal (stf_row_get_text (row, "role"), id)
                  && stf_date_in_force (day, stf_row_get_text (row, "from_date"),
                                        stf_row_get_text (row, "to_date")))
                letter = 'x';
            }
          g_string_append_c (days, letter);
        }
    }
  return g_string_free (days, FALSE);
}

static guint
count_assignments (TestYear *self)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (self->file, "assignment", NULL);

  return rows->len;
}

static void
add_random_assignment (TestYear *self, const char *person)
{
  g_autofree char *holder = g_strconcat ("@", person, NULL);
  int from = g_test_rand_int_range (1, 23);
  int to = g_test_rand_int_range (from + 1, 25);
  g_autofree char *from_date = stf_date_format (2012 + (from - 1) / 12, (from - 1) % 12 + 1, 1);
  g_autofree char *to_date = stf_date_format (2012 + (to - 1) / 12, (to - 1) % 12 + 1, 1);

  test_year_add (self, NULL, "assignment", "role", g_test_rand_bit () ? "@chair" : "@member",
                 "person", holder, "from_date", g_test_rand_bit () ? from_date : NULL, "to_date",
                 g_test_rand_bit () ? to_date : NULL, NULL);
}

/* However assignments lie, a merge moves or folds each, and no day is won or lost. */
static void
test_merge_keeps_days (TestYear *self, gconstpointer data)
{
  for (int round = 0; round < 30; round++)
    {
      g_autoptr (StfPersonMerge) merge = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      GPtrArray *counts;
      guint n_before, n_folded = 0, n_moved = 0, n_theirs;

      test_year_add_person (self, "one", "Anna", "Ett", NULL);
      test_year_add_person (self, "two", "Anna", "Två", NULL);
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        add_random_assignment (self, "one");
      for (int n = g_test_rand_int_range (0, 4); n > 0; n--)
        add_random_assignment (self, "two");

      n_before = count_assignments (self);
      n_theirs = stf_person_count_assignments (self->file, test_year_id (self, "two"));
      before = draw_days (self, test_year_id (self, "one"), test_year_id (self, "two"));
      merge = plan (self, "one", "two");
      counts = stf_person_merge_get_counts (merge);
      for (guint i = 0; i < counts->len; i++)
        {
          n_folded += ((StfMergeCount *) counts->pdata[i])->n_folded;
          n_moved += ((StfMergeCount *) counts->pdata[i])->n_moved;
        }
      g_assert_cmpuint (n_moved + n_folded, ==, n_theirs);

      stf_person_merge_save (merge, &error);
      g_assert_no_error (error);
      after = draw_days (self, test_year_id (self, "one"), NULL);
      g_assert_cmpstr (before, ==, after);
      g_assert_cmpuint (count_assignments (self), ==, n_before - n_folded);
    }
}

/* Every reference to a person that the schema declares follows, whatever its table. */
static void
test_merge_schema (TestYear *self, gconstpointer data)
{
  const StfSchema *schema = stf_schema_get ();
  guint n_references = 0;

  test_year_add (self, "skill", "skill", "name", "Webb", NULL);
  test_year_add (self, NULL, "person_skill", "person", "@bo", "skill", "@skill", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@bo", NULL);
  test_year_add (self, "slate", "slate", "title", "Förslag", NULL);
  test_year_add (self, NULL, "candidate", "slate", "@slate", "role", "@chair", "person", "@bo",
                 NULL);
  merge_persons (self, "anna", "bo");

  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    for (guint j = 1; j < stf_schema_get_table (schema, i)->n_columns; j++)
      {
        const StfTable *table = stf_schema_get_table (schema, i);
        g_autoptr (GPtrArray) rows = NULL;

        if (g_strcmp0 (table->columns[j].references, "person") != 0)
          continue;
        n_references++;
        rows = stf_year_file_get_rows (self->file, table->name, NULL);
        g_test_message ("%s.%s", table->name, table->columns[j].name);
        g_assert_cmpuint (rows->len, >, 0); /* else this test says nothing of the table */
        for (guint k = 0; k < rows->len; k++)
          g_assert_cmpstr (((StfRow *) rows->pdata[k])->values[j].text, !=,
                           test_year_id (self, "bo"));
      }
  g_assert_cmpuint (n_references, >=, 4);
}

/* Erasing. */

static const char *const secrets[] = { "Xenia",         "Xylofonsson", "xenia@example.org",
                                       "070-987 65 43", "Sjukskriven", "Xeniologi" };

/* The person, as a year comes to know one: added, corrected, given roles, merged into. */
static void
add_secret_person (TestYear *self)
{
  const char *id;

  test_year_add_person (self, "xenia", secrets[0], "Xylofonson", "@uppsala");
  id = test_year_id (self, "xenia");
  test_year_set (self, "xenia", "person", "family_name", secrets[1]);
  test_year_set (self, "xenia", "person", "email", secrets[2]);
  test_year_set (self, "xenia", "person", "phone", secrets[3]);
  test_year_set (self, "xenia-employment", "employment", "from_date", "2012-01-01");
  test_year_add (self, "old-employment", "employment", "person", "@xenia", "agency", "@skane",
                 "title", "Praktikant", "to_date", "2000-12-31", NULL);
  test_year_add (self, "xenia-chair", "assignment", "role", "@chair", "person", "@xenia",
                 "from_date", "2013-01-01", "end_reason", secrets[4], NULL);
  stf_year_file_set_author (self->file, "Xenia Xylofonsson");
  g_assert_true (stf_person_add_skill (self->file, id, secrets[5], NULL));
  stf_year_file_set_author (self->file, "Anna Åkesson");
}

static guint
count_bytes (const char *path, const char *needle)
{
  g_autofree char *bytes = NULL;
  gsize size, length = strlen (needle);
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  for (gsize i = 0; i + length <= size; i++)
    n += memcmp (bytes + i, needle, length) == 0;
  return n;
}

/* The file is closed and opened again: a second descriptor of the same process would take its lock
 * away. */
static guint
count_in_file (TestYear *self, const char *needle)
{
  g_autofree char *journal = g_strconcat (self->scratch.path, "-journal", NULL);
  guint n;

  g_assert_true (stf_year_file_close (self->file, NULL));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  n = count_bytes (self->scratch.path, needle);
  scratch_reopen (&self->scratch);
  self->file = self->scratch.file;
  return n;
}

static void
test_erase (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfErasure) erasure = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (StfOrganisation) before = NULL;
  g_autoptr (StfOrganisation) after = NULL;
  const char *id;

  add_secret_person (self);
  id = test_year_id (self, "xenia");
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_test_message ("%s", secrets[i]);
      g_assert_cmpuint (count_in_file (self, secrets[i]), >, 0);
    }
  before = test_year_load (self, "2013-06-30");

  erasure = stf_person_erase_preview (self->file, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (erasure->name, ==, "Xenia Xylofonsson");
  g_assert_true (erasure->stays);
  g_assert_cmpuint (erasure->n_assignments, ==, 1);
  g_assert_cmpuint (erasure->n_employments, ==, 1);
  g_assert_cmpuint (erasure->n_removed, ==, 2);
  g_assert_cmpuint (erasure->n_steps, >, 5);
  g_assert_cmpuint (erasure->mentions->len, ==, 0);

  g_assert_true (stf_person_erase (self->file, id, FALSE, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < 5; i++)
    {
      g_test_message ("%s", secrets[i]);
      g_assert_cmpuint (count_in_file (self, secrets[i]), ==, 0);
    }
  g_assert_cmpuint (count_in_file (self, "Xylofonson"), ==, 0);
  g_assert_cmpuint (count_in_file (self, "Praktikant"), ==, 0);
  g_assert_cmpuint (count_in_file (self, "Åkesson"), >, 0);

  /* The history of the body and of the process owner (R27) is as true as before. */
  after = test_year_load (self, "2013-06-30");
  g_assert_cmpuint (test_year_role (self, after, "chair")->holders->len, ==, 1);
  g_assert_cmpstr (
      ((StfHolder *) test_year_role (self, after, "owner")->holders->pdata[0])->agency, ==,
      ((StfHolder *) test_year_role (self, before, "owner")->holders->pdata[0])->agency);
  assert_text (self, "person", "xenia", "given_name", "Erased");
  assert_text (self, "employment", "xenia-employment", "title", NULL);
  assert_text (self, "assignment", "xenia-chair", "end_reason", NULL);
  assert_gone (self, "employment", "old-employment");

  /* Nothing before it can be undone, and what follows can. */
  g_assert_null (stf_history_get_undo (self->file));
  g_assert_false (stf_year_file_undo (self->file, NULL));
  test_year_set (self, "bo", "person", "phone", "1");
  g_assert_true (stf_year_file_undo (self->file, NULL));
  history = stf_history_list (self->file, 0, 0, NULL);
  for (guint i = 0; i < history->len; i++)
    g_assert_cmpstr (((StfHistoryEntry *) history->pdata[i])->author, !=, "Xenia Xylofonsson");
}

static void
test_erase_undone (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHistoryEntry) redo = NULL;

  /* What was undone, and can be done again, is gone too. */
  test_year_add_person (self, "xenia", "Xenia", "Xylofonsson", NULL);
  test_year_set (self, "xenia", "person", "note", "Hemligheten");
  g_assert_true (stf_year_file_undo (self->file, &error));
  redo = stf_history_get_redo (self->file);
  g_assert_nonnull (redo);
  g_assert_cmpuint (count_in_file (self, "Hemligheten"), >, 0);

  g_assert_true (stf_person_erase (self->file, test_year_id (self, "xenia"), FALSE, &error));
  g_assert_no_error (error);
  g_assert_null (stf_history_get_redo (self->file));
  g_assert_cmpuint (count_in_file (self, "Hemligheten"), ==, 0);
  g_assert_cmpuint (count_in_file (self, "Xylofonsson"), ==, 0);
  assert_gone (self, "person", "xenia");
}

static void
test_erase_backups (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GPtrArray) left = NULL;

  add_secret_person (self);
  backup = stf_year_file_back_up (self->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_bytes (backup, "Xylofonsson"), >, 0);
  g_assert_true (stf_person_erase (self->file, test_year_id (self, "xenia"), TRUE, &error));
  g_assert_no_error (error);

  left = stf_year_file_list_backups (stf_year_file_get_path (self->file));
  g_assert_cmpuint (left->len, ==, 1);
  g_assert_cmpuint (count_bytes (left->pdata[0], "Xylofonsson"), ==, 0);
}

static void
test_erase_gone (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = stf_uuid_new ();
  gint64 revision = stf_year_file_get_revision (self->file);
  g_autoptr (StfHistoryEntry) undo = NULL;

  g_assert_false (stf_person_erase (self->file, id, FALSE, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  undo = stf_history_get_undo (self->file);
  g_assert_nonnull (undo);
}

/* The extract. */

static void
test_extract (TestYear *self, gconstpointer data)
{
  static const char *const needles[] = { "Given name: Xenia\n",
                                         "Family name: Xylofonsson\n",
                                         "070-987 65 43",
                                         "Agency: Länsstyrelsen Uppsala\n",
                                         "Title: Praktikant\n",
                                         "Role: Ordförande\n",
                                         "Skill: Xeniologi\n",
                                         "Reason of the end: Sjukskriven\n",
                                         "Decision “Val av Xenia Xylofonsson”: title\n",
                                         "(Xenia Xylofonsson)\n" };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_secret_person (self);
  test_year_add (self, NULL, "decision", "title", "Val av Xenia Xylofonsson", "kind", "election",
                 "on_date", "2012-10-11", NULL);
  text = stf_person_extract (self->file, test_year_id (self, "xenia"), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (needles); i++)
    if (strstr (text, needles[i]) == NULL)
      g_error ("“%s” is missing in:\n%s", needles[i], text);
  g_assert_null (strstr (text, "Zetterberg"));
}

/* Employments. */

static void
test_employments (TestYear *self, gconstpointer data)
{
  const char *anna = test_year_id (self, "anna");
  StfEmployment fresh = { .person = (char *) anna,
                          .agency = (char *) test_year_id (self, "skane"),
                          .title = (char *) "Chef",
                          .from_date = (char *) "2014-01-01" };
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_employment_save (self->file, &fresh, &error));
  list = stf_employment_list (self->file, anna, &error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (((StfEmployment *) list->pdata[0])->agency_name, ==, "Skåne");
  g_assert_true (stf_employment_delete (self->file, list->pdata[1], &error));
  left = stf_employment_list (self->file, anna, &error);
  g_assert_cmpuint (left->len, ==, 1);

  fresh.to_date = (char *) "2013-12-31";
  g_assert_false (stf_employment_save (self->file, &fresh, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
  g_clear_error (&error);
  fresh.to_date = (char *) "2014-02-30";
  g_assert_false (stf_employment_save (self->file, &fresh, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_year_add_test ("/merge/each-field-is-chosen-and-undo-parts-them", test_merge_fields);
  test_year_add_test ("/merge/what-overlaps-and-agrees-is-folded", test_merge_folds);
  test_year_add_test ("/merge/no-day-of-an-assignment-is-won-or-lost", test_merge_keeps_days);
  test_year_add_test ("/merge/every-reference-of-the-schema-follows", test_merge_schema);
  test_year_add_test ("/erase/no-byte-is-left-and-bodies-keep-their-history", test_erase);
  test_year_add_test ("/erase/what-was-undone-goes-too", test_erase_undone);
  test_year_add_test ("/erase/copies-are-made-anew", test_erase_backups);
  test_year_add_test ("/erase/of-nobody-changes-nothing", test_erase_gone);
  test_year_add_test ("/extract/holds-all-of-one-person-only", test_extract);
  test_year_add_test ("/employments/are-added-corrected-and-removed", test_employments);
  return g_test_run ();
}

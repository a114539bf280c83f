/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the next year takes from the year before: on the example, and on random years. */

#include <string.h>

#include "../file/stf-test-file.h"
#include "file/stf-date.h"
#include "handover/stf-handover-import.h"
#include "handover/stf-handover-write.h"
#include "handover/stf-next-year-private.h"
#include "handover/stf-template.h"
#include "stf-body-draft.h"
#include "stf-body.h"
#include "stf-organisation.h"
#include "stf-test-year.h"

#define YEAR                                                                                       \
  "<handover xmlns=\"urn:stafett:handover:1\" schema=\"1\" digest=\"DIGEST\">"                     \
  "<year id=\"01900000-0000-7000-8000-000000000001\" number=\"2013\" name=\"N\" "                  \
  "starts=\"2013-01-01\" ends=\"2013-12-31\" example=\"1\" paper=\"A3\" "                          \
  "orientation=\"landscape\"/>"

static GBytes *
load_example (void)
{
  g_autoptr (GError) error = NULL;
  GBytes *document = stf_template_load ("exempel-2013", &error);

  g_assert_no_error (error);
  return document;
}

/* The document of the next year of a document. */
static GBytes *
advance (GBytes *document)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  GBytes *next;

  stf_test_folder_init (&folder);
  stf_handover_import (document, STF_IMPORT_NEXT_YEAR, folder.path, NULL, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  next = stf_handover_write_bytes (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return next;
}

static StfRow *
find_row (GPtrArray *rows, const char *table, const char *id)
{
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      StfRow *row = rows->pdata[i];

      if (g_str_equal (row->table->name, table) && g_str_equal (stf_row_get_id (row), id))
        return row;
    }
  return NULL;
}

static void
test_every_table_has_a_policy (void)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const char *table = stf_schema_get_table (schema, i)->name;

      if (!stf_next_year_has_policy (table))
        g_error ("“%s” has no line in the policy of the next year", table);
    }
  g_assert_false (stf_next_year_has_policy ("file_state"));
}

static void
test_year (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  const StfRow *year = rows->pdata[0];

  g_assert_cmpint (stf_row_get_integer (year, "number"), ==, 2014);
  g_assert_cmpstr (stf_row_get_text (year, "starts"), ==, "2014-01-01");
  g_assert_cmpstr (stf_row_get_text (year, "ends"), ==, "2014-12-31");
  g_assert_cmpint (stf_row_get_integer (year, "example"), ==, 1);
}

/* Those that touch the new year whole, the others not at all. */
static void
test_assignments (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) old_rows = stf_test_read_rows (document);
  g_autoptr (GPtrArray) new_rows = stf_test_read_rows (next);
  guint n_ended = 0, n_begun = 0, i;

  for (i = 0; i < old_rows->len; i++)
    {
      const StfRow *row = old_rows->pdata[i];
      const StfRow *carried;

      if (!g_str_equal (row->table->name, "assignment"))
        continue;

      carried = find_row (new_rows, "assignment", stf_row_get_id (row));
      if (stf_date_overlap (stf_row_get_text (row, "from_date"), stf_row_get_text (row, "to_date"),
                            "2014-01-01", "2014-12-31"))
        {
          g_assert_nonnull (carried);
          g_assert_true (stf_row_equal (row, carried));
          n_begun += g_strcmp0 (stf_row_get_text (row, "from_date"), "2014-01-01") >= 0;
        }
      else
        {
          g_assert_null (carried);
          n_ended++;
        }
    }
  g_assert_cmpuint (n_ended, ==, 21);
  g_assert_cmpuint (n_begun, >=, 1);
}

/* A decision is kept when something that is kept refers to it, and stands without its meeting. */
static void
test_decisions (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  g_autoptr (GHashTable) referred = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_decisions = 0, i;

  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (stf_table_find_column (row->table, "decision") >= 0
          && stf_row_get_text (row, "decision") != NULL)
        g_hash_table_add (referred, (gpointer) stf_row_get_text (row, "decision"));
      if (stf_table_find_column (row->table, "proposal") >= 0
          && stf_row_get_text (row, "proposal") != NULL)
        g_hash_table_add (referred, (gpointer) stf_row_get_text (row, "proposal"));
    }
  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (!g_str_equal (row->table->name, "decision"))
        continue;
      n_decisions++;
      g_assert_null (stf_row_get_text (row, "meeting"));
      g_assert_true (g_hash_table_contains (referred, stf_row_get_id (row)));
    }
  g_assert_cmpuint (n_decisions, >, 0);
  g_assert_cmpuint (n_decisions, <, 16);
}

static int
get_weekday (const char *date)
{
  GDate d;

  g_date_clear (&d, 1);
  g_date_set_parse (&d, date);
  return (int) g_date_get_weekday (&d);
}

static void
test_meetings (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) old_rows = stf_test_read_rows (document);
  g_autoptr (GPtrArray) new_rows = stf_test_read_rows (next);
  guint n_meetings = 0, n_cancelled = 0, i;

  for (i = 0; i < old_rows->len; i++)
    {
      const StfRow *row = old_rows->pdata[i];
      const StfRow *draft;
      const char *old_date, *new_date;

      if (!g_str_equal (row->table->name, "meeting"))
        continue;

      draft = find_row (new_rows, "meeting", stf_row_get_id (row));
      if (g_str_equal (stf_row_get_text (row, "state"), "cancelled"))
        {
          g_assert_null (draft);
          n_cancelled++;
          continue;
        }
      g_assert_nonnull (draft);
      old_date = stf_row_get_text (row, "on_date");
      new_date = stf_row_get_text (draft, "on_date");
      n_meetings++;

      g_assert_cmpstr (stf_row_get_text (draft, "state"), ==, "draft");
      g_assert_null (stf_row_get_text (draft, "notes_link"));
      g_assert_cmpint (get_weekday (old_date), ==, get_weekday (new_date));
      g_assert_cmpint (atoi (new_date), ==, atoi (old_date) + 1);
      g_assert_true (strncmp (old_date + 4, new_date + 4, 3) == 0);
      g_assert_cmpint ((atoi (old_date + 8) - 1) / 7, ==, (atoi (new_date + 8) - 1) / 7);
    }
  g_assert_cmpuint (n_meetings, ==, 14);
  g_assert_cmpuint (n_cancelled, ==, 2);

  /* The autumn meeting is two days long, in the same week of October. */
  {
    const StfRow *autumn = find_row (new_rows, "meeting", "00000019-2013-8000-8000-000000000001");

    g_assert_cmpstr (stf_row_get_text (autumn, "on_date"), ==, "2013-10-16");
    g_assert_cmpstr (stf_row_get_text (autumn, "to_date"), ==, "2013-10-17");
  }
}

static void
test_documents (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  guint n_yearly = 0, n_governing = 0, i;

  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (!g_str_equal (row->table->name, "document"))
        continue;

      n_governing += g_str_equal (stf_row_get_text (row, "kind"), "governing");
      if (g_str_equal (stf_row_get_text (row, "kind"), "yearly"))
        {
          n_yearly++;
          g_assert_cmpstr (stf_row_get_text (row, "state"), ==, "expected");
          g_assert_null (stf_row_get_text (row, "dnr"));
          g_assert_null (stf_row_get_text (row, "on_date"));
          g_assert_null (stf_row_get_text (row, "to_date"));
          g_assert_null (stf_row_get_text (row, "decision"));
        }
      else
        g_assert_true (stf_row_get_text (row, "to_date") == NULL
                       || strcmp (stf_row_get_text (row, "to_date"), "2014-01-01") >= 0);
    }
  g_assert_cmpuint (n_yearly, ==, 7);
  g_assert_cmpuint (n_governing, ==, 3);
}

/* The preview tells of each row once, and of as many as the import writes. */
static void
test_preview (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StfNextYearPreview) preview = stf_next_year_preview (document, NULL, NULL, NULL,
                                                                  &error);
  guint n_kept = 0, i;
  StfImportResult result;

  g_assert_no_error (error);
  g_assert_cmpint (preview->year, ==, 2014);
  g_assert_cmpuint (preview->meetings->len, ==, 14);
  g_assert_cmpuint (preview->ended->len, ==, 21);
  g_assert_cmpuint (preview->documents->len, ==, 10);

  for (i = 0; i < preview->counts->len; i++)
    {
      const StfNextYearCount *count = &g_array_index (preview->counts, StfNextYearCount, i);
      guint kept = count->n_carried + count->n_reset + count->n_shifted;

      g_assert_cmpuint (kept + count->n_dropped, ==, preview->info->n_rows_of[i]);
      n_kept += kept + count->n_added;
    }

  stf_test_folder_init (&folder);
  stf_handover_import (document, STF_IMPORT_NEXT_YEAR, folder.path, NULL, &result, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.n_rows, ==, n_kept);
}

/* The seats that the preview calls vacant are vacant in the new file. */
static void
test_vacancies (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StfNextYearPreview) preview = stf_next_year_preview (document, NULL, NULL, NULL,
                                                                  &error);
  g_autoptr (GHashTable) vacant = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  GPtrArray *roles;
  guint n_found = 0, i, j;

  g_assert_no_error (error);
  stf_test_folder_init (&folder);
  stf_handover_import (document, STF_IMPORT_NEXT_YEAR, folder.path, NULL, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  organisation = stf_organisation_load (file, "2014-01-01", &error);
  g_assert_no_error (error);

  roles = stf_organisation_get_roles (organisation);
  for (i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];

      for (j = 0; j < role->seats->len; j++)
        {
          const StfSeat *seat = role->seats->pdata[j];

          if (seat->id != NULL && seat->holder == NULL)
            g_hash_table_add (vacant, (gpointer) seat->id);
        }
    }

  for (i = 0; i < preview->vacant->len; i++)
    {
      const StfNextYearVacancy *vacancy = preview->vacant->pdata[i];

      g_assert_true (g_hash_table_contains (vacant, vacancy->seat));
      g_assert_nonnull (vacancy->role);
      n_found++;
    }
  g_assert_cmpuint (n_found, >=, 6); /* the steering group was elected for 2013 */
}

/* The document of some rows after a year; "@03" is an id. */
static GBytes *
write_rows (const char *rows)
{
  g_auto (GStrv) parts = g_strsplit (rows, "@", -1);
  g_autofree char *with_ids = g_strjoinv ("01900000-0000-7000-8000-0000000000", parts);
  g_autofree char *text = g_strconcat (YEAR, with_ids, "</handover>", NULL);

  return stf_test_sign (text);
}

/* A body that has ended goes, and what hangs on it. */
static void
test_ended_body (void)
{
  static const char ROWS[]
      = "<person id='@02' given_name='G' family_name='F'/>"
        "<body id='@03' name='Old' kind='group' placement='line' position='0'"
        " to_date='2013-06-30'/>"
        "<body id='@04' name='New' kind='group' parent='@03' placement='line' position='0'/>"
        "<body_alias id='@05' body='@03' name='O'/>"
        "<role id='@06' title='R' body='@03' kind='chair' holder='person' open='0' term='year'"
        " position='0'/>"
        "<role id='@07' title='S' body='@04' kind='chair' holder='person' open='0'"
        " reports_to='@06' term='year' position='0'/>"
        "<seat id='@08' role='@06' position='0'/>"
        "<assignment id='@09' role='@06' person='@02' acting='0'/>"
        "<assignment id='@0a' role='@07' body='@03' acting='0'/>";
  g_autoptr (GBytes) document = write_rows (ROWS);
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  g_autoptr (GString) names = g_string_new (NULL);
  guint i;

  for (i = 0; i < rows->len; i++)
    g_string_append_printf (names, "%s%s ", ((StfRow *) rows->pdata[i])->table->name,
                            stf_row_get_id (rows->pdata[i]) + 34);
  g_assert_cmpstr (names->str, ==, "year01 person02 body04 role07 ");
  g_assert_null (stf_row_get_text (rows->pdata[2], "parent"));
  g_assert_null (stf_row_get_text (rows->pdata[3], "reports_to"));
}

/* An id that two tables use is two rows. */
static void
test_shared_id (void)
{
  static const char ROWS[] = "<skill id='@02' name='S'/>"
                             "<person id='@02' given_name='G' family_name='F'/>"
                             "<person_skill id='@02' person='@02' skill='@02'/>"
                             "<body id='@02' name='Old' kind='group' placement='line' position='0'"
                             " to_date='2013-06-30'/>";
  g_autoptr (GBytes) document = write_rows (ROWS);
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);

  g_assert_cmpuint (rows->len, ==, 4);
}

/* Whatever a year holds, the next one is in order: the reader checks that references resolve. */
static guint
count_table (GPtrArray *rows, const char *table)
{
  guint n = 0, i;

  for (i = 0; i < rows->len; i++)
    n += g_str_equal (((StfRow *) rows->pdata[i])->table->name, table);
  return n;
}

/* The version of a kind and year, the only one. */
static const StfRow *
find_version (GPtrArray *rows, const char *kind, int year)
{
  const StfRow *found = NULL;
  guint i;

  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (!g_str_equal (row->table->name, "budget_version")
          || !g_str_equal (stf_row_get_text (row, "kind"), kind)
          || stf_row_get_integer (row, "year") != year)
        continue;
      g_assert_null (found);
      found = row;
    }
  return found;
}

/* What a version has for line number @line of the example in a year, in öre; -1: nothing. */
static gint64
sum_line (GPtrArray *rows, const StfRow *version, int line)
{
  g_autofree char *id = g_strdup_printf ("00000034-2013-8000-8000-%012d", line);
  gint64 sum = -1;
  guint i, j;

  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (!g_str_equal (row->table->name, "budget_row")
          || !g_str_equal (stf_row_get_text (row, "line"), id)
          || !g_str_equal (stf_row_get_text (row, "version"), stf_row_get_id (version)))
        continue;
      g_assert_cmpint (sum, ==, -1);
      sum = 0;
      for (j = 3; j < row->table->n_columns; j++)
        sum += row->values[j].type == STF_VALUE_NULL ? 0 : row->values[j].integer;
    }
  return sum;
}

/* The budget and the outcome go along; the draft follows the policies. */
static void
test_budget (void)
{
  static const struct
  {
    int line;
    gint64 draft;
    gint64 outcome;
  } lines[] = {
    { 1, 75447288, 50298192 },   /* carried */
    { 8, -1, 3500000 + 500000 }, /* reset; its outcome is in the ledger and by hand */
    { 13, 55620000, 0 },         /* 103 per cent of 540,000 kronor; see below */
    { 20, 26520000, 26350000 },  /* 102 per cent of 260,000 kronor */
    { 25, 24000000, 26968750 },  /* carried */
    { 33, 0, -1 },               /* nothing is carried as nothing */
  };
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GBytes) same = advance (document);
  g_autoptr (GBytes) after = advance (next);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  g_autoptr (GPtrArray) later = stf_test_read_rows (after);
  const StfRow *draft = find_version (rows, "budget", 2014);
  const StfRow *outcome = find_version (rows, "outcome", 2013);
  const StfRow *adopted = find_version (rows, "budget", 2013);
  guint i;

  g_assert_true (g_bytes_equal (next, same));
  g_assert_cmpuint (count_table (rows, "budget_version"), ==, 3);
  g_assert_cmpstr (stf_row_get_id (adopted), ==, "00000035-2013-8000-8000-000000000004");
  for (i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_assert_cmpint (sum_line (rows, draft, lines[i].line), ==, lines[i].draft);
      if (lines[i].outcome != 0)
        g_assert_cmpint (sum_line (rows, outcome, lines[i].line), ==, lines[i].outcome);
    }
  g_assert_cmpint (sum_line (rows, adopted, 13), ==, 54000000);
  for (i = 0; i < 5; i++)
    {
      static const char *const tables[] = { "ledger", "ledger_row", "invoice", "payment",
                                            "candidate" };

      g_assert_cmpuint (count_table (rows, tables[i]), ==, 0);
    }
  g_assert_cmpuint (count_table (rows, "account_mapping"), ==, 36);

  /* A year later this year's are gone. */
  g_assert_cmpuint (count_table (later, "budget_version"), ==, 2);
  g_assert_null (find_version (later, "budget", 2013));
  g_assert_nonnull (find_version (later, "budget", 2014));
  g_assert_nonnull (find_version (later, "budget", 2015));
}

/* What is left of grants goes along, and the fee as that of last year. */
static void
test_requests_and_fee (void)
{
  g_autoptr (GBytes) document = load_example ();
  g_autoptr (GBytes) next = advance (document);
  g_autoptr (GPtrArray) rows = stf_test_read_rows (next);
  const StfRow *granted = find_row (rows, "grant_request", "00000033-2013-8000-8000-000000000001");
  const StfRow *draft = find_version (rows, "budget", 2014);
  guint n_new = 0, n_shares = 0, i;

  g_assert_cmpint (stf_row_get_integer (granted, "granted"), ==, 120000000 - 53924065);
  g_assert_null (find_row (rows, "grant_request", "00000033-2013-8000-8000-000000000002"));
  g_assert_nonnull (find_row (rows, "grant_request", "00000033-2013-8000-8000-000000000003"));
  g_assert_null (find_row (rows, "fee", "00000041-2013-8000-8000-000000000001"));
  g_assert_nonnull (find_row (rows, "fee", "00000041-2013-8000-8000-000000000002"));
  g_assert_cmpuint (count_table (rows, "fee"), ==, 2);
  for (i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (g_str_equal (row->table->name, "fee_share"))
        n_shares++;
      if (!g_str_equal (row->table->name, "fee")
          || !g_str_equal (stf_row_get_text (row, "version"), stf_row_get_id (draft)))
        continue;
      n_new++;
      g_assert_null (stf_row_get_text (row, "decision"));
      g_assert_cmpstr (stf_row_get_text (row, "allocation"), ==, "equal");
    }
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (n_shares, ==, 22);
}

static void
test_random_years (void)
{
  guint i;

  for (i = 0; i < 10; i++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
      g_autoptr (GBytes) document = stf_test_random_document (random, 1 + i * 4);
      g_autoptr (GBytes) next = advance (document);
      g_autoptr (GBytes) after = advance (next);
      g_autoptr (GPtrArray) rows = stf_test_read_rows (after);

      g_assert_cmpint (stf_row_get_integer (rows->pdata[0], "number"), ==, 2015);
    }
}

#define N_LINES 20

/* The row of a version for a line, or NULL. */
static const StfRow *
find_amounts (GPtrArray *rows, const StfRow *version, const char *line)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];

      if (g_str_equal (row->table->name, "budget_row")
          && g_str_equal (stf_row_get_text (row, "line"), line)
          && g_str_equal (stf_row_get_text (row, "version"), stf_row_get_id (version)))
        return row;
    }
  return NULL;
}

/* A random line and its amounts, some of them absent. */
static void
add_random_line (GRand *random, guint i, GString *lines, GString *amounts)
{
  static const char *const policies[] = { "carry", "reset", "scale" };
  const char *policy = policies[g_rand_int_range (random, 0, 3)];

  g_string_append_printf (lines,
                          "<budget_line id='@%02x' title='L' category='@02' development='0'"
                          " policy='%s' scale='%d' position='0'/>",
                          0x10 + i, policy, g_rand_int_range (random, 0, 300));
  g_string_append_printf (amounts, "<budget_row id='@%02x' line='@%02x' version='@03'", 0x40 + i,
                          0x10 + i);
  for (guint month = 0; month <= 12; month++)
    {
      g_autofree char *column = month ? g_strdup_printf ("m%02u", month) : g_strdup ("unspread");

      if (g_rand_int_range (random, 0, 3) > 0)
        g_string_append_printf (amounts, " %s='%d'", column,
                                g_rand_int_range (random, -1000, 10000000));
    }
  g_string_append (amounts, "/>");
}

/* Returns: the sum of the amounts; @set tells which there are */
static gint64
add_up (const StfRow *row, guint *set)
{
  gint64 sum = 0;

  *set = 0;
  for (guint i = 3; row && i < row->table->n_columns; i++)
    if (row->values[i].type != STF_VALUE_NULL)
      {
        sum += row->values[i].integer;
        *set |= 1u << i;
      }
  return sum;
}

/* What is carried is as it was, to the öre; what is scaled comes to so many per cent, rounded once,
 * in the same months; what is reset has nothing. */
static void
check_carried (const StfRow *line, const StfRow *before, const StfRow *after)
{
  const char *policy = stf_row_get_text (line, "policy");
  guint set, set_after;
  gint64 sum = add_up (before, &set), sum_after = add_up (after, &set_after);

  if (g_str_equal (policy, "reset") || set == 0)
    g_assert_null (after);
  else if (g_str_equal (policy, "carry"))
    for (guint i = 3; i < before->table->n_columns; i++)
      g_assert_true (stf_value_equal (&before->values[i], &after->values[i]));
  else
    {
      g_assert_cmpint (ABS (sum_after * 100 - sum * stf_row_get_integer (line, "scale")), <=, 50);
      g_assert_cmphex (set_after, ==, set);
    }
}

static void
test_random_policies (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());

  for (guint round = 0; round < 10; round++)
    {
      g_autoptr (GString) text = g_string_new ("<category id='@02' title='K' kind='cost'"
                                               " position='0'/>");
      g_autoptr (GString) amounts = g_string_new (NULL);
      g_autoptr (GBytes) document = NULL;
      g_autoptr (GBytes) next = NULL;
      g_autoptr (GPtrArray) old = NULL;
      g_autoptr (GPtrArray) new = NULL;

      for (guint i = 0; i < N_LINES; i++)
        add_random_line (random, i, text, amounts);
      g_string_append (text, "<budget_version id='@03' title='B' kind='budget' year='2013'"
                             " position='0'/>");
      g_string_append (text, amounts->str);
      document = write_rows (text->str);
      next = advance (document);
      old = stf_test_read_rows (document);
      new = stf_test_read_rows (next);
      g_assert_cmpuint (count_table (new, "budget_line"), ==, N_LINES);
      for (guint i = 0; i < new->len; i++)
        {
          const StfRow *line = new->pdata[i];
          const StfRow *before, *kept;

          if (!g_str_equal (line->table->name, "budget_line"))
            continue;
          before = find_amounts (old, find_version (old, "budget", 2013), stf_row_get_id (line));
          kept = find_amounts (new, find_version (new, "budget", 2013), stf_row_get_id (line));
          g_assert_true (stf_row_equal (before, kept));
          check_carried (
              line, before,
              find_amounts (new, find_version (new, "budget", 2014), stf_row_get_id (line)));
        }
    }
}

static const char WEB_GROUP[] = "00000009-0001-8000-8000-000000000013";

/* How a branch of the chart is drawn belongs to its body: it outlives an edit of the body, the way
 * to a successor, and the year. */
static void
test_chart_settings (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GBytes) example = load_example ();
  g_autoptr (GBytes) document = NULL;
  g_autoptr (GBytes) handed = NULL;
  g_autoptr (GBytes) next = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  stf_test_folder_init (&folder);
  stf_handover_import (example, STF_IMPORT_HANDOVER, folder.path, NULL, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  g_assert_true (stf_body_set_branch (file, WEB_GROUP, "both", &error));
  g_assert_true (stf_body_set_folded (file, WEB_GROUP, TRUE, &error));
  g_assert_true (stf_body_set_new_page (file, WEB_GROUP, TRUE, &error));
  draft = stf_body_draft_load (file, WEB_GROUP, &error);
  g_assert_no_error (error);
  stf_draft_set_text (draft, WEB_GROUP, "name", "Webbgruppen");
  g_assert_true (stf_body_draft_save (draft, WEB_GROUP, file, &error));
  g_assert_true (stf_body_move (file, WEB_GROUP, NULL, NULL, &error));

  document = stf_handover_write_bytes (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  handed = stf_test_pass_on (document);
  next = advance (handed);
  for (guint i = 0; i < 3; i++)
    {
      GBytes *documents[] = { document, handed, next };
      g_autoptr (GPtrArray) rows = stf_test_read_rows (documents[i]);
      const StfRow *body = find_row (rows, "body", WEB_GROUP);

      g_assert_nonnull (body);
      g_assert_cmpstr (stf_row_get_text (body, "name"), ==, "Webbgruppen");
      g_assert_cmpstr (stf_row_get_text (body, "branch"), ==, "both");
      g_assert_cmpint (stf_row_get_integer (body, "folded"), ==, 1);
      g_assert_cmpint (stf_row_get_integer (body, "new_page"), ==, 1);
    }
}

static void
test_last_year (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_auto (GStrv) parts = g_strsplit (YEAR "</handover>", "2013", -1);
  g_autofree char *text = g_strjoinv ("2999", parts);
  g_autoptr (GBytes) document = stf_test_sign (text);
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  stf_test_folder_init (&folder);
  g_assert_false (stf_handover_import (document, STF_IMPORT_NEXT_YEAR, folder.path, NULL, NULL,
                                       NULL, NULL, NULL, &error));
  g_assert_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED);
  names = stf_test_list_folder (folder.folder);
  g_assert_cmpstr (names, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/next-year/every-table-has-a-policy", test_every_table_has_a_policy);
  g_test_add_func ("/handover/next-year/year-moves-and-stays-an-example", test_year);
  g_test_add_func ("/handover/next-year/assignments-are-carried-whole-or-left", test_assignments);
  g_test_add_func ("/handover/next-year/decisions-stay-where-referred-to", test_decisions);
  g_test_add_func ("/handover/next-year/meetings-are-drafts-on-the-same-weekday", test_meetings);
  g_test_add_func ("/handover/next-year/yearly-documents-are-expected-anew", test_documents);
  g_test_add_func ("/handover/next-year/preview-tells-what-the-import-does", test_preview);
  g_test_add_func ("/handover/next-year/vacancies-of-the-preview-are-vacant", test_vacancies);
  g_test_add_func ("/handover/next-year/what-hangs-on-an-ended-body-goes", test_ended_body);
  g_test_add_func ("/handover/next-year/one-id-in-two-tables-is-two-rows", test_shared_id);
  g_test_add_func ("/handover/next-year/budget-follows-the-policy-of-each-line", test_budget);
  g_test_add_func ("/handover/next-year/carries-hold-for-any-policies", test_random_policies);
  g_test_add_func ("/handover/next-year/what-is-left-of-grants-goes-along", test_requests_and_fee);
  g_test_add_func ("/handover/next-year/branches-are-drawn-as-before", test_chart_settings);
  g_test_add_func ("/handover/next-year/random-years-stay-in-order", test_random_years);
  g_test_add_func ("/handover/next-year/there-is-a-last-year", test_last_year);
  return g_test_run ();
}

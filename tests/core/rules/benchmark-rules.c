/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the rules of a year with 10,000 persons, 20,000 assignments and a budget of 10,000 lines
 * in two versions take, with reading and forecast, in processor time.  Half of the assignments are
 * officers without an end; the others begin and end on random days, as web editors and joint staff.
 * With an argument they do so in every role that a rule looks at: hundreds of breaches a rule, on
 * every day of a year, which is the worst for a forecast.  Printed, not asserted. */

#include <locale.h>
#include <time.h>

#include "file/stf-change.h"
#include "file/stf-uuid.h"
#include "stf-test-rules.h"

#define N_PERSONS 10000
#define N_ASSIGNMENTS 20000
#define N_ROLES 18
#define N_LINES 10000

static gboolean
insert (StfChange *change, StfRow *row, const char *id, GError **error)
{
  g_autoptr (StfRow) owned = row;

  stf_row_set_text (row, "id", id);
  return stf_change_insert (change, row, error);
}

static StfRow *
new_person (int i)
{
  StfRow *row = stf_row_new ("person");
  g_autofree char *name = g_strdup_printf ("Åkesson-Björk %d", i);

  stf_row_set_text (row, "given_name", "Anna-Karin");
  stf_row_set_text (row, "family_name", name);
  return row;
}

static StfRow *
new_employment (GRand *random, const char *person)
{
  StfRow *row = stf_row_new ("employment");
  g_autofree char *agency = g_strdup_printf ("00000002-0001-8000-8000-%012d",
                                             g_rand_int_range (random, 3, 10));

  stf_row_set_text (row, "person", person);
  stf_row_set_text (row, "agency", agency);
  return row;
}

static gboolean is_worst;

static StfRow *
new_assignment (GRand *random, int i, const char *person)
{
  StfRow *row = stf_row_new ("assignment");
  gboolean is_officer = i % 2;
  int number = is_officer ? 1
               : is_worst ? g_rand_int_range (random, 2, 2 + N_ROLES)
                          : g_rand_int_range (random, 18, 20);
  g_autofree char *role = g_strdup_printf ("00000011-0001-8000-8000-%012d", number);
  int day = stf_day_parse ("2012-01-01", 0) + g_rand_int_range (random, 0, 1000);
  g_autofree char *from = stf_day_format (day);
  g_autofree char *to = stf_day_format (day + g_rand_int_range (random, 10, 400));

  stf_row_set_text (row, "role", role);
  stf_row_set_text (row, "person", person);
  stf_row_set_text (row, "from_date", from);
  if (!is_officer)
    stf_row_set_text (row, "to_date", to);
  stf_row_set_integer (row, "acting", 0);
  return row;
}

static StfRow *
new_line (int i)
{
  StfRow *row = stf_row_new ("budget_line");
  g_autofree char *title = g_strdup_printf ("Webbtjänst %d", i);
  g_autofree char *category = g_strdup_printf ("00000031-0001-8000-8000-%012d", 2 + i % 7);

  stf_row_set_text (row, "title", title);
  stf_row_set_text (row, "category", category);
  stf_row_set_integer (row, "development", 0);
  stf_row_set_text (row, "policy", "carry");
  stf_row_set_integer (row, "position", 1000 + i);
  return row;
}

static gboolean
insert_line (StfChange *change, int i, GError **error)
{
  static const char *const versions[] = { "00000035-2013-8000-8000-000000000003",
                                          "00000035-2013-8000-8000-000000000004" };
  g_autofree char *line = stf_uuid_new ();

  if (!insert (change, new_line (i), line, error))
    return FALSE;
  for (guint j = 0; j < G_N_ELEMENTS (versions); j++)
    {
      StfRow *row = stf_row_new ("budget_row");
      g_autofree char *id = stf_uuid_new ();

      stf_row_set_text (row, "line", line);
      stf_row_set_text (row, "version", versions[j]);
      for (int month = 1; month <= 12; month++)
        {
          g_autofree char *column = g_strdup_printf ("m%02d", month);

          stf_row_set_integer (row, column, 100 * month + i);
        }
      if (!insert (change, row, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (StfChange *change, gpointer user_data, GError **error)
{
  GRand *random = user_data;
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < N_PERSONS; i++)
    {
      g_autofree char *employment = stf_uuid_new ();
      char *person = stf_uuid_new ();

      g_ptr_array_add (persons, person);
      if (!insert (change, new_person (i), person, error)
          || !insert (change, new_employment (random, person), employment, error))
        return FALSE;
    }
  for (int i = 0; i < N_ASSIGNMENTS; i++)
    {
      g_autofree char *id = stf_uuid_new ();

      if (!insert (change, new_assignment (random, i, persons->pdata[i % N_PERSONS]), id, error))
        return FALSE;
    }

  for (int i = 0; i < N_LINES; i++)
    if (!insert_line (change, i, error))
      return FALSE;

  return TRUE;
}

static double
processor_seconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  char *path;
  StfYearFile *file;

  setlocale (LC_ALL, "C.UTF-8");
  is_worst = argc > 1;
  file = test_rules_open (&path);
  stf_year_file_change (file, "test", NULL, NULL, fill, random, &error);
  g_assert_no_error (error);

  for (int i = 0; i < 5; i++)
    {
      double start = processor_seconds (), loaded, done;
      g_autoptr (StfRuleYear) year = stf_rule_year_load (file, &error);
      g_autoptr (StfRuleReport) report = NULL;
      guint n = 0;

      g_assert_no_error (error);
      loaded = processor_seconds ();
      report = stf_rules_evaluate (year, "2013-03-01");
      done = processor_seconds ();
      for (guint j = 0; j < report->results->len; j++)
        n += ((StfRuleResult *) report->results->pdata[j])->forecast->len;
      g_print ("load %.3f s, rules and forecast %.3f s, together %.3f s; %u foreseen\n",
               loaded - start, done - loaded, done - start, n);
    }

  test_rules_remove (file, path);
  return 0;
}

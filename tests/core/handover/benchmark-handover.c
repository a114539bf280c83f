/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How fast a year of 10,000 persons and 20,000 assignments goes out and comes in.  Printed, not
 * asserted. */

#include <time.h>

#include "../file/stf-test-file.h"
#include "file/stf-uuid.h"
#include "file/stf-year-fill.h"
#include "handover/stf-handover-import.h"
#include "handover/stf-handover-write.h"

#define N_PERSONS 10000
#define N_ASSIGNMENTS 20000

static char *
add (StfYearFill *fill, StfRow *row)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfRow) owned = row;
  char *id = stf_uuid_new ();

  stf_row_set_text (row, "id", id);
  stf_year_fill_add (fill, row, &error);
  g_assert_no_error (error);
  return id;
}

static StfRow *
new_year (void)
{
  StfRow *row = stf_row_new ("year");

  stf_row_set_integer (row, "number", 2013);
  stf_row_set_text (row, "name", "Nätverket");
  stf_row_set_text (row, "starts", "2013-01-01");
  stf_row_set_text (row, "ends", "2013-12-31");
  stf_row_set_integer (row, "example", 1);
  stf_row_set_text (row, "paper", "A3");
  stf_row_set_text (row, "orientation", "landscape");
  return row;
}

static StfRow *
new_role (void)
{
  StfRow *row = stf_row_new ("role");

  stf_row_set_text (row, "title", "Ledamot");
  stf_row_set_text (row, "kind", "member");
  stf_row_set_text (row, "holder", "person");
  stf_row_set_integer (row, "open", 1);
  stf_row_set_text (row, "term", "year");
  stf_row_set_integer (row, "position", 0);
  return row;
}

static StfRow *
new_person (guint i)
{
  StfRow *row = stf_row_new ("person");
  g_autofree char *name = g_strdup_printf ("Åkesson-Björk %u", i);
  g_autofree char *email = g_strdup_printf ("person%u@example.org", i);

  stf_row_set_text (row, "given_name", "Anna-Karin");
  stf_row_set_text (row, "family_name", name);
  stf_row_set_text (row, "email", email);
  stf_row_set_text (row, "phone", "010-000 00 00");
  return row;
}

static StfRow *
new_assignment (const char *role, const char *person)
{
  StfRow *row = stf_row_new ("assignment");

  stf_row_set_text (row, "role", role);
  stf_row_set_text (row, "person", person);
  stf_row_set_text (row, "from_date", "2013-01-01");
  stf_row_set_text (row, "to_date", "2013-12-31");
  stf_row_set_integer (row, "acting", 0);
  return row;
}

static void
fill_year (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFill) fill = stf_year_fill_new (path, &error);
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *zeros = g_strnfill (64, '0');
  StfYearOrigin origin = { "imported", NULL, zeros, "handover" };
  g_autofree char *year = NULL;
  g_autofree char *role = NULL;
  guint i;

  g_assert_no_error (error);
  year = add (fill, new_year ());
  role = add (fill, new_role ());
  for (i = 0; i < N_PERSONS; i++)
    g_ptr_array_add (persons, add (fill, new_person (i)));
  for (i = 0; i < N_ASSIGNMENTS; i++)
    g_free (add (fill, new_assignment (role, persons->pdata[i % N_PERSONS])));
  stf_year_fill_finish (fill, &origin, &error);
  g_assert_no_error (error);
}

/* Wall-clock and processor time: on a busy machine only the second can be compared. */
typedef struct
{
  gint64 wall;
  clock_t processor;
} Start;

static Start
begin (void)
{
  return (Start){ g_get_monotonic_time (), clock () };
}

static void
print_speed (const char *what, Start start, gsize length)
{
  double wall = (double) (g_get_monotonic_time () - start.wall) / G_USEC_PER_SEC;
  double processor = (double) (clock () - start.processor) / CLOCKS_PER_SEC;
  double size = (double) length / 1e6;

  g_print ("%-24s %7.3f s %7.1f MB/s, processor %7.3f s %7.1f MB/s\n", what, wall, size / wall,
           processor, size / processor);
}

int
main (void)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *again = NULL;
  g_autofree char *next = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;
  Start start;

  stf_test_folder_init (&folder);
  xml = stf_test_folder_build (&folder, "year.xml");
  again = stf_test_folder_build (&folder, "again.stafett");
  next = stf_test_folder_build (&folder, "next.stafett");
  fill_year (folder.path);
  file = stf_year_file_open (folder.path, STF_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);

  start = begin ();
  stf_handover_export (file, xml, STF_EXPORT_DEFAULT, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  document = stf_test_read (xml);
  g_print ("%d persons, %d assignments, %.1f MB\n", N_PERSONS, N_ASSIGNMENTS,
           (double) g_bytes_get_size (document) / 1e6);
  print_speed ("export", start, g_bytes_get_size (document));

  start = begin ();
  info = stf_handover_verify (xml, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  print_speed ("verify", start, g_bytes_get_size (document));

  start = begin ();
  stf_handover_import (document, STF_IMPORT_HANDOVER, again, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  print_speed ("import", start, g_bytes_get_size (document));

  start = begin ();
  stf_handover_import (document, STF_IMPORT_NEXT_YEAR, next, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  print_speed ("import as the next year", start, g_bytes_get_size (document));
  return 0;
}

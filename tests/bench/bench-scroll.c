/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs while the table of people and the timeline of terms are scrolled, in the real
 * window, with 10,000 persons and 20,000 assignments.  Run it under tests/headless.
 *
 * Counted is the processor's time of this process: the step itself, what follows before the next
 * frame, and the frame.  A window of the same size with nothing but a colour is measured in the
 * same run; the last column is what is added to it. */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include <time.h>

#include "bench-blank.h"
#include "file/stf-change.h"
#include "file/stf-uuid.h"
#include "stf-app-fixture.h"
#include "stf-organisation-page.h"
#include "stf-timeline-view.h"

#define N_PERSONS 10000
#define N_ASSIGNMENTS 20000
#define N_FRAMES 120

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static gboolean
insert (StfChange *change, StfRow *row, const char *id, GError **error)
{
  g_autoptr (StfRow) owned = row;

  stf_row_set_text (row, "id", id);
  return stf_change_insert (change, row, error);
}

static gboolean
fill (StfChange *change, gpointer data, GError **error)
{
  GPtrArray *roles = data;
  g_autoptr (GPtrArray) persons = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < N_PERSONS; i++)
    {
      StfRow *row = stf_row_new ("person");
      g_autofree char *name = g_strdup_printf ("Åkesson-Björk %u", i);
      g_autofree char *email = g_strdup_printf ("person.%u@example.org", i);

      g_ptr_array_add (persons, stf_uuid_new ());
      stf_row_set_text (row, "given_name", i % 2 ? "Anna-Karin" : "Öjvind");
      stf_row_set_text (row, "family_name", name);
      stf_row_set_text (row, "email", email);
      if (!insert (change, row, persons->pdata[i], error))
        return FALSE;
    }
  for (guint i = 0; i < N_ASSIGNMENTS; i++)
    {
      StfRow *row = stf_row_new ("assignment");
      g_autofree char *id = stf_uuid_new ();
      g_autofree char *from = g_strdup_printf ("2013-%02d-01", g_rand_int_range (random, 1, 7));
      g_autofree char *to = g_strdup_printf ("2013-%02d-28", g_rand_int_range (random, 7, 13));
      const StfRow *role = roles->pdata[i % roles->len];

      stf_row_set_text (row, "role", stf_row_get_id (role));
      stf_row_set_text (row, "person", persons->pdata[i % N_PERSONS]);
      stf_row_set_text (row, "from_date", from);
      stf_row_set_text (row, "to_date", to);
      stf_row_set_integer (row, "acting", 0);
      if (!insert (change, row, id, error))
        return FALSE;
    }
  return TRUE;
}

/* Those that persons hold. */
static void
fill_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_autoptr (GPtrArray) roles = NULL;

  g_assert_no_error (error);
  roles = stf_year_file_get_rows_where (file, "role", "holder", "person", &error);
  g_assert_no_error (error);
  stf_year_file_change (file, "test", NULL, NULL, fill, roles, &error);
  g_assert_no_error (error);
  stf_year_file_close (file, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

/* GTK may draw in the frame after the one that was waited for: the mean has it all the same. */
static double
get_mean (const double *times)
{
  double sum = 0;

  for (guint i = 0; i < N_FRAMES; i++)
    sum += times[i];
  return sum / N_FRAMES;
}

/* Returns: the mean of frames in which nothing but a colour changes */
static double
measure_blank (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *blank = g_object_new (BENCH_TYPE_BLANK, NULL);
  double times[N_FRAMES];

  gtk_window_set_child (GTK_WINDOW (window), blank);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 720);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (blank);
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double start = processor_ms ();

      gtk_widget_queue_draw (blank);
      bench_wait_for_frame (blank);
      times[i] = processor_ms () - start;
    }
  gtk_window_destroy (GTK_WINDOW (window));
  return get_mean (times);
}

/* Steps of a wheel, or far jumps as with the bar. */
static void
measure (const char *name, GtkWidget *widget, GtkAdjustment *adjustment, double step)
{
  double blank = measure_blank ();
  double times[N_FRAMES];
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, 0);
  stf_app_settle ();
  for (guint i = 0; i < N_FRAMES; i++)
    {
      double to = step > 0 ? step * (i + 1) : last * ((i * 37) % N_FRAMES) / N_FRAMES;
      double start = processor_ms ();

      gtk_adjustment_set_value (adjustment, MIN (to, last));
      bench_wait_for_frame (widget);
      times[i] = processor_ms () - start;
    }
  qsort (times, N_FRAMES, sizeof (double), compare);
  g_print ("  %-8s mean %6.2f ms, 99 %% %6.2f, at most %6.2f; blank %5.2f, added %+6.2f\n", name,
           get_mean (times), times[N_FRAMES * 99 / 100], times[N_FRAMES - 1], blank,
           get_mean (times) - blank);
}

int
main (int argc, char *argv[])
{
  StfAppFixture fixture = { NULL };
  GtkWidget *page, *list;
  GtkStack *views;
  GtkScrolledWindow *scroller;
  double start;

  stf_app_init (&argc, &argv);
  g_log_set_always_fatal (G_LOG_FATAL_MASK); /* GTK 4.8 warns of rows when a list is sent far */
  stf_app_fixture_init (&fixture);
  fill_file (fixture.path);
  start = processor_ms ();
  stf_app_open (&fixture, fixture.path);
  stf_open_year_set_date (stf_window_get_year (fixture.window), "2013-05-14");
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 1100, 720);
  g_print ("%u persons, %u assignments; opened after %.0f ms\n", N_PERSONS, N_ASSIGNMENTS,
           processor_ms () - start);

  start = processor_ms ();
  page = GTK_WIDGET (stf_app_show_page (&fixture, "people"));
  list = stf_app_find (page, GTK_TYPE_COLUMN_VIEW, NULL);
  scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW));
  g_print ("people: shown after %.0f ms\n", processor_ms () - start);
  measure ("wheel", list, gtk_scrolled_window_get_vadjustment (scroller), 120);
  measure ("far", list, gtk_scrolled_window_get_vadjustment (scroller), 0);

  start = processor_ms ();
  page = GTK_WIDGET (stf_app_show_page (&fixture, "organisation"));
  views = GTK_STACK (gtk_widget_get_template_child (page, STF_TYPE_ORGANISATION_PAGE, "views"));
  gtk_stack_set_visible_child_name (views, "timeline");
  stf_app_settle ();
  list = stf_app_find (page, STF_TYPE_TIMELINE_VIEW, NULL);
  stf_app_wait_for_map (list);
  scroller = GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW));
  g_print ("timeline: shown after %.0f ms, %.0f pixels high\n", processor_ms () - start,
           gtk_adjustment_get_upper (gtk_scrolled_window_get_vadjustment (scroller)));
  measure ("wheel", list, gtk_scrolled_window_get_vadjustment (scroller), 120);
  measure ("far", list, gtk_scrolled_window_get_vadjustment (scroller), 0);

  stf_app_fixture_clear (&fixture);
  return 0;
}

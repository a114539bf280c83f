/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an edit of a budget of 10,000 lines costs in the real window: from the key that takes what
 * is written to the end of the frame that shows the new totals.  Beside it in the same run, a frame
 * of the window in which nothing has changed, and one in which the cursor moves.  The goal: a
 * frame, 16 ms.  Run it under tests/headless.
 *
 * Counted is the processor's time of this process, so that other programs do not count: they do by
 * what they take of its caches. */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include <time.h>

#include "bench-blank.h"
#include "file/stf-change.h"
#include "file/stf-uuid.h"
#include "stf-app-fixture.h"
#include "stf-budget-page.h"
#include "stf-budget-view.h"

#define N_LINES 10000
#define N_ROUNDS 60

typedef struct
{
  StfAppFixture app;
  StfBudgetView *view;
  StfGrid *grid;
  StfGridModel *table;
  guint year; /* the column of the whole year */
  guint total;
} Bench;

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

/* Lines, with an amount for each month in a version that is a draft. */
static gboolean
fill (StfChange *change, gpointer data, GError **error)
{
  GPtrArray *categories = data;
  g_autofree char *version = stf_uuid_new ();
  StfRow *row = stf_row_new ("budget_version");

  stf_row_set_text (row, "title", "Stort utkast");
  stf_row_set_text (row, "kind", "budget");
  stf_row_set_integer (row, "year", 2013);
  stf_row_set_integer (row, "position", 99);
  if (!insert (change, row, version, error))
    return FALSE;
  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *line = stf_uuid_new ();
      g_autofree char *amounts = stf_uuid_new ();
      g_autofree char *title = g_strdup_printf ("Post nummer %u", i);

      row = stf_row_new ("budget_line");
      stf_row_set_text (row, "title", title);
      stf_row_set_text (row, "category", stf_row_get_id (categories->pdata[i % categories->len]));
      stf_row_set_integer (row, "development", 0);
      stf_row_set_text (row, "policy", "carry");
      stf_row_set_integer (row, "position", i);
      if (!insert (change, row, line, error))
        return FALSE;
      row = stf_row_new ("budget_row");
      stf_row_set_text (row, "line", line);
      stf_row_set_text (row, "version", version);
      for (guint month = 1; month <= 12; month++)
        {
          char column[8];

          g_snprintf (column, sizeof column, "m%02u", month);
          stf_row_set_integer (row, column, 100000 + 7919 * (i + month) % 1000 * 100);
        }
      if (!insert (change, row, amounts, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_autoptr (GPtrArray) categories = NULL;

  g_assert_no_error (error);
  categories = stf_year_file_get_rows_where (file, "category", "kind", "cost", &error);
  g_assert_no_error (error);
  stf_year_file_change (file, "imported", NULL, NULL, fill, categories, &error);
  g_assert_no_error (error);
  stf_year_file_close (file, NULL);
}

static void
press (GtkWidget *widget, guint key)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, 0, &handled);
  g_assert_true (handled);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static void
print (const char *name, double *times)
{
  qsort (times, N_ROUNDS, sizeof (double), compare);
  g_print ("  %-44s median %6.2f ms, at most %6.2f\n", name, times[N_ROUNDS / 2],
           times[N_ROUNDS - 1]);
}

static gint64
show_big_draft (Bench *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&self->app), &error);
  guint last = budget->versions->len - 1;

  g_assert_no_error (error);
  for (guint i = 0; i < budget->versions->len; i++)
    if (g_str_equal (((StfBudgetVersion *) budget->versions->pdata[i])->title, "Stort utkast"))
      last = i;
  stf_budget_view_show_version (self->view,
                                ((StfBudgetVersion *) budget->versions->pdata[last])->id);
  stf_app_settle ();
  return budget->n_lines;
}

/* The sum of the whole year, and the row of all that the lines sum to. */
static void
find_places (Bench *self)
{
  guint n_columns = stf_grid_model_get_n_columns (self->table);
  guint n_rows = stf_grid_model_get_n_rows (self->table);

  for (guint i = 1; i < n_columns && self->year == 0; i++)
    if (stf_budget_table_get_column (stf_budget_view_get_table (self->view), i)->slots
        == STF_AMOUNTS_YEAR)
      self->year = i;
  for (guint i = 0; i < n_rows && self->total == 0; i++)
    if (stf_grid_model_get_row_kind (self->table, i) == STF_GRID_ROW_TOTAL)
      self->total = i;
}

/* A cell somewhere among the lines is edited; what it costs to take it, and to show it. */
static void
measure_edits (Bench *self, guint column)
{
  double blank[N_ROUNDS], taken[N_ROUNDS], shown[N_ROUNDS], moved[N_ROUNDS], undone[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      guint row = 2 + i * 7919 % (self->total - 4);
      g_autofree char *before = stf_grid_model_get_text (self->table, self->total, self->year);
      g_autofree char *after = NULL;
      g_autofree char *back = NULL;
      double start;

      if (stf_budget_table_get_line (stf_budget_view_get_table (self->view), row) == NULL)
        row++;
      stf_grid_set_cursor (self->grid, row, column);
      gtk_widget_grab_focus (GTK_WIDGET (self->grid));
      bench_wait_for_frame (GTK_WIDGET (self->app.window));
      start = processor_ms ();
      bench_wait_for_frame (GTK_WIDGET (self->app.window));
      blank[i] = processor_ms () - start;
      start = processor_ms ();
      press (GTK_WIDGET (self->grid), GDK_KEY_Down);
      bench_wait_for_frame (GTK_WIDGET (self->app.window));
      moved[i] = processor_ms () - start;

      stf_grid_set_cursor (self->grid, row, column);
      press (GTK_WIDGET (self->grid), GDK_KEY_7);
      gtk_editable_set_text (stf_grid_get_editor (self->grid), "+1234,50");
      bench_wait_for_frame (GTK_WIDGET (self->app.window));

      start = processor_ms ();
      press (GTK_WIDGET (stf_grid_get_editor (self->grid)), GDK_KEY_Return);
      taken[i] = processor_ms () - start;
      bench_wait_for_frame (GTK_WIDGET (self->app.window));
      shown[i] = processor_ms () - start;
      after = stf_grid_model_get_text (self->table, self->total, self->year);
      g_assert_cmpstr (before, !=, after);

      start = processor_ms ();
      stf_app_activate (&self->app, "win.undo", NULL);
      bench_wait_for_frame (GTK_WIDGET (self->app.window));
      undone[i] = processor_ms () - start;
      back = stf_grid_model_get_text (self->table, self->total, self->year);
      g_assert_cmpstr (before, ==, back);
    }
  print ("nothing changes, a frame", blank);
  print ("the cursor moves, until it is shown", moved);
  print ("an edit, until it is written in the file", taken);
  print ("an edit, until its totals are shown", shown);
  print ("undo of it, until its totals are shown", undone);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .year = 0 };
  StfBudgetPage *page;
  gint64 n_lines;

  stf_app_init (&argc, &argv);
  stf_app_fixture_init (&bench.app);
  fill_file (bench.app.path);
  stf_app_open (&bench.app, bench.app.path);
  gtk_window_set_default_size (GTK_WINDOW (bench.app.window), 1280, 800);
  page = STF_BUDGET_PAGE (stf_app_show_page (&bench.app, "budget"));
  bench.view = STF_BUDGET_VIEW (stf_budget_page_get_view (page, "budget"));
  bench.grid = stf_budget_view_get_grid (bench.view);
  bench.table = STF_GRID_MODEL (stf_budget_view_get_table (bench.view));
  n_lines = show_big_draft (&bench);
  bench_wait_for_frame (GTK_WIDGET (bench.app.window));
  find_places (&bench);
  g_print ("%" G_GINT64_FORMAT " lines x 12 months in the window, a month is edited:\n", n_lines);
  measure_edits (&bench, 3);
  g_print ("the year's amount is edited:\n");
  measure_edits (&bench, bench.year);
  stf_app_fixture_clear (&bench.app);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Papers with tables and drawings: every cell is told to those who listen, in order and as a cell,
 * and stands on its page, however long the table is. */

#define G_LOG_DOMAIN "stafett-test"

#include <glib/gstdio.h>
#include <string.h>

#include "stf-chart-document.h"

#define N_ROWS 90

static StfPaper *
make_paper (gboolean landscape)
{
  static const char *const head[] = { "Name", "Jan", "Feb", "Year", NULL };
  StfPaper *paper = stf_paper_new ("Organisation", "Budget", "2013-01-01");
  StfPaperTable *table = stf_paper_table_new (1, head);
  StfFigure *figure = stf_figure_new (STF_FIGURE_TRAIL, "Trail");

  paper->landscape = landscape;
  paper->example = TRUE;
  stf_figure_add (figure, "Budget", 0, 100000, STF_FIGURE_NONE, STF_FIGURE_NONE);
  stf_figure_add (figure, "Outcome", 0, 110000, STF_FIGURE_NONE, STF_FIGURE_NONE);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, "Before");
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("row%u", i);
      g_autofree char *amount = g_strdup_printf ("1\u00a0%03u", i);

      stf_paper_table_add (table,
                           i % 10 == 0   ? STF_PAPER_ROW_GROUP
                           : i % 10 == 9 ? STF_PAPER_ROW_SUM
                                         : STF_PAPER_ROW_LINE,
                           i % 10 == 0 ? (const char *const[]){ name, NULL }
                                       : (const char *const[]){ name, amount, "", amount });
    }
  stf_paper_add_table (paper, table);
  stf_paper_add_figure (paper, figure);
  stf_paper_break (paper);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, "After");
  return paper;
}

static char *
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return output;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static char *
write_pdf (const StfPaper *paper, guint *n_pages)
{
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_paper (paper);
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  g_close (g_file_open_tmp ("paper-XXXXXX.pdf", &path, &error), NULL);
  g_assert_no_error (error);
  *n_pages = stf_chart_document_get_n_pages (document);
  stf_chart_document_write (document, path, STF_CHART_FORMAT_PDF, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

static void
tables_are_tables_on_every_page (gconstpointer data)
{
  g_autoptr (StfPaper) paper = make_paper (GPOINTER_TO_INT (data));
  g_autofree char *structure = NULL, *text = NULL;
  g_autofree char *path = NULL;
  guint n_pages;

  path = write_pdf (paper, &n_pages);
  structure = run ((const char *const[]){ "pdfinfo", "-struct-text", path, NULL });
  text = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_unlink (path);

  g_assert_cmpuint (n_pages, >, 3);
  /* A table each page that it is on, with its head; the last page has none. */
  g_assert_cmpuint (count (structure, "Table (block)\n"), >=, n_pages - 2);
  g_assert_cmpuint (count (structure, "\"Feb\""), ==, count (structure, "Table (block)\n"));
  g_assert_cmpuint (count (structure, "TR\n"), ==, N_ROWS + count (structure, "Table (block)\n"));
  /* Every row has as many cells, empty ones too. */
  g_assert_cmpuint (count (structure, "TH:\n"), ==, N_ROWS + 4 * count (structure, "\"Feb\""));
  g_assert_cmpuint (count (structure, "TD\n"), ==, 3 * N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("row%u", i);

      g_assert_nonnull (strstr (text, name));
      g_assert_nonnull (strstr (structure, name));
      if (i % 10 != 0)
        {
          g_autofree char *amount = g_strdup_printf ("\"1 %03u\"", i);

          g_assert_cmpuint (count (structure, amount), ==, 2);
        }
    }
  g_assert_cmpuint (count (structure, "/Scope /Row"), ==, N_ROWS);
  g_assert_nonnull (strstr (structure, "/Scope /Column"));
  g_assert_nonnull (strstr (structure, "Figure"));
  g_assert_cmpuint (count (text, "Example · "), ==, n_pages);
}

static void
no_row_is_below_its_page (void)
{
  g_autoptr (StfPaper) paper = make_paper (TRUE);
  g_autofree char *boxes = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_pages, n = 0;

  path = write_pdf (paper, &n_pages);
  boxes = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  g_unlink (path);

  lines = g_strsplit (boxes, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *bottom = strstr (lines[i], "yMax=\"");

      if (bottom == NULL || strstr (lines[i], "row") == NULL)
        continue;
      n++;
      g_assert_cmpfloat (g_ascii_strtod (bottom + strlen ("yMax=\""), NULL), <,
                         595 - 22 * 72 / 25.4);
    }
  g_assert_cmpuint (n, ==, N_ROWS);
}

static void
a_paper_is_text_too (void)
{
  g_autoptr (StfPaper) paper = make_paper (FALSE);
  g_autofree char *text = stf_paper_to_text (paper);

  g_assert_nonnull (strstr (text, "Name\tJan\tFeb\tYear\n"));
  g_assert_nonnull (strstr (text, "\nrow10\n"));
  g_assert_nonnull (strstr (text, "\nrow11\t1\u00a0011\t\t1\u00a0011\n"));
  g_assert_nonnull (strstr (text, "Budget: SEK"));
}

/* A heading, what leads from it to a list, and the list, at each height that they can have on a
 * page: no page ends before the first line of the list. */
static void
a_heading_stands_with_the_list (void)
{
  for (guint n_before = 0; n_before < 40; n_before++)
    {
      g_autoptr (StfPaper) paper = stf_paper_new ("Organisation", "Rules", "2013-01-01");
      g_autofree char *text = NULL;
      g_autofree char *path = NULL;
      g_auto (GStrv) pages = NULL;
      guint n_pages, n = 0;

      for (guint i = 0; i < n_before + 30; i++)
        stf_paper_add_item (paper, "Before", "this");
      stf_paper_add (paper, STF_PAPER_HEADING, "Heading");
      stf_paper_add (paper, STF_PAPER_PARAGRAPH, "Clause");
      stf_paper_add_item (paper, "Label", "Finding");
      path = write_pdf (paper, &n_pages);
      text = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
      g_unlink (path);

      pages = g_strsplit (text, "\f", -1);
      for (guint i = 0; i < n_pages; i++)
        {
          gboolean has_list = strstr (pages[i], "Finding") != NULL;

          n += has_list;
          g_assert_true ((strstr (pages[i], "Heading") != NULL) == has_list);
          g_assert_true ((strstr (pages[i], "Clause") != NULL) == has_list);
        }
      g_assert_cmpuint (n, ==, 1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/chart/paper/tables-are-tables-on-every-page/upright",
                        GINT_TO_POINTER (FALSE), tables_are_tables_on_every_page);
  g_test_add_data_func ("/chart/paper/tables-are-tables-on-every-page/lying",
                        GINT_TO_POINTER (TRUE), tables_are_tables_on_every_page);
  g_test_add_func ("/chart/paper/no-row-is-below-its-page", no_row_is_below_its_page);
  g_test_add_func ("/chart/paper/a-heading-stands-with-the-list", a_heading_stands_with_the_list);
  g_test_add_func ("/chart/paper/a-paper-is-text-too", a_paper_is_text_too);
  return g_test_run ();
}

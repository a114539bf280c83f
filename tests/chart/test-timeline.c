/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms on paper: headings stand with what they are of, and can be read. */

#define G_LOG_DOMAIN "stafett-test"

#include <cairo.h>
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "stf-timeline-paint.h"

#define N_GROUPS 40
#define ROOM "\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003"

static StfTimeline *
make_timeline (void)
{
  StfTimeline *self = g_new0 (StfTimeline, 1);

  self->strings = g_string_chunk_new (512);
  self->starts = g_strdup ("2013-01-01");
  self->ends = g_strdup ("2013-12-31");
  self->date = g_strdup ("2013-05-14");
  self->first = self->starts;
  self->last = self->ends;
  self->rows = g_ptr_array_new ();
  return self;
}

static void
add_row (StfTimeline *self, const char *group, const char *title, const char *detail)
{
  StfTimelineRow *row = g_new0 (StfTimelineRow, 1);

  row->group = group;
  row->title = title;
  row->detail = detail;
  row->bars = g_array_new (FALSE, FALSE, sizeof (StfBar));
  g_ptr_array_add (self->rows, row);
}

static void
timeline_free (StfTimeline *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      StfTimelineRow *row = self->rows->pdata[i];

      g_array_unref (row->bars);
      g_free (row);
    }
  g_ptr_array_unref (self->rows);
  g_string_chunk_free (self->strings);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->date);
  g_free (self);
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

static char *
write_pdf (const StfTimeline *timeline)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  g_close (g_file_open_tmp ("timeline-XXXXXX.pdf", &path, &error), NULL);
  g_assert_no_error (error);
  stf_timeline_write_pdf (timeline, STF_TIMELINE_BY_ROLE, "Terms", path, &error);
  g_assert_no_error (error);
  return path;
}

/* Groups of one row, two, three and so on, each with the heading of its role too. */
static void
headings_stand_with_their_rows (void)
{
  StfTimeline *timeline = make_timeline ();
  g_auto (GStrv) pages = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < N_GROUPS; i++)
    for (guint j = 0; j <= i % 5; j++)
      {
        g_autofree char *group = g_strdup_printf ("Body%u.", i);
        g_autofree char *title = g_strdup_printf ("Role%u.", i);
        g_autofree char *detail = g_strdup_printf ("Row%u-%u.", i, j);

        add_row (timeline, g_string_chunk_insert_const (timeline->strings, group),
                 j == 0 ? g_string_chunk_insert_const (timeline->strings, title) : NULL,
                 g_string_chunk_insert_const (timeline->strings, detail));
      }
  path = write_pdf (timeline);
  text = run ((const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_unlink (path);

  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >, 4);
  for (guint page = 0; pages[page] != NULL; page++)
    for (guint i = 0; i < N_GROUPS; i++)
      {
        g_autofree char *group = g_strdup_printf ("Body%u.", i);
        g_autofree char *title = g_strdup_printf ("Role%u.", i);
        g_autofree char *row = g_strdup_printf ("Row%u-0.", i);

        g_assert_true ((strstr (pages[page], group) != NULL)
                       == (strstr (pages[page], row) != NULL));
        g_assert_true ((strstr (pages[page], title) != NULL)
                       == (strstr (pages[page], row) != NULL));
        n += strstr (pages[page], row) != NULL;
      }
  g_assert_cmpuint (n, ==, N_GROUPS);
  timeline_free (timeline);
}

static double
get_number (const char *line, const char *name)
{
  const char *at = strstr (line, name);

  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (name), NULL);
}

/* The names are the organisation's. */
static void
title_has_the_language_of_the_program (void)
{
  StfTimeline *timeline = make_timeline ();
  g_autofree char *path = NULL;
  qpdf_data pdf = qpdf_init ();
  qpdf_oh page;

  add_row (timeline, "Group", "Role", "Row");
  path = write_pdf (timeline);
  g_assert_cmpint (qpdf_read (pdf, path, NULL), ==, QPDF_SUCCESS);
  page = qpdf_get_root (pdf);
  for (guint i = 0; i < 3; i++)
    {
      page = qpdf_oh_get_key (pdf, page, i == 0 ? "/StructTreeRoot" : "/K");
      if (qpdf_oh_is_array (pdf, page))
        page = qpdf_oh_get_array_item (pdf, page, 0);
    }
  page = qpdf_oh_get_key (pdf, page, "/K");
  g_assert_cmpint (qpdf_oh_get_array_n_items (pdf, page), ==, 4);
  for (int i = 0; i < 4; i++)
    {
      qpdf_oh element = qpdf_oh_get_array_item (pdf, page, i);

      g_assert_true (qpdf_oh_has_key (pdf, element, "/Lang") == (i == 0));
      if (i == 0)
        g_assert_cmpstr (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, element, "/Lang")), ==,
                         "en");
    }
  qpdf_cleanup (&pdf);
  g_unlink (path);
  timeline_free (timeline);
}

/* Between the words of a long heading there is nothing but paper. */
static void
no_line_crosses_a_heading (void)
{
  static const char heading[] = "Begin" ROOM ROOM ROOM ROOM ROOM "End";
  StfTimeline *timeline = make_timeline ();
  g_autofree char *path = NULL;
  g_autofree char *boxes = NULL;
  g_autofree char *name = NULL;
  g_autofree char *picture = NULL;
  const char *begin, *end;
  cairo_surface_t *surface;
  const guchar *row;
  int from, to, y;

  add_row (timeline, heading, "Role", NULL);
  path = write_pdf (timeline);
  boxes = run ((const char *const[]){ "pdftotext", "-bbox", path, "-", NULL });
  name = g_strndup (path, strlen (path) - strlen (".pdf"));
  picture = g_strconcat (name, ".png", NULL);
  g_free (run (
      (const char *const[]){ "pdftocairo", "-png", "-singlefile", "-r", "72", path, name, NULL }));
  surface = cairo_image_surface_create_from_png (picture);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_unlink (path);
  g_unlink (picture);

  begin = g_strrstr_len (boxes, strstr (boxes, ">Begin<") - boxes, "<word");
  end = g_strrstr_len (boxes, strstr (boxes, ">End<") - boxes, "<word");
  from = (int) get_number (begin, "xMax=\"") + 3;
  to = (int) get_number (end, "xMin=\"") - 3;
  y = (int) (get_number (begin, "yMin=\"") + get_number (begin, "yMax=\"")) / 2;
  g_assert_cmpint (to - from, >, 300);
  row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  for (int x = from; x < to; x++)
    g_assert_cmphex (((const guint32 *) (gconstpointer) row)[x] & 0xffffff, ==, 0xffffff);
  cairo_surface_destroy (surface);
  timeline_free (timeline);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/timeline/headings-stand-with-their-rows",
                   headings_stand_with_their_rows);
  g_test_add_func ("/chart/timeline/no-line-crosses-a-heading", no_line_crosses_a_heading);
  g_test_add_func ("/chart/timeline/title-has-the-language-of-the-program",
                   title_has_the_language_of_the_program);
  return g_test_run ();
}

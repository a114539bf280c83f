/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long 5,000 boxes take to become a PDF, beside a bare Cairo and Pango program that draws the
 * same boxes, lines and texts at the same places, with the same tags, destinations and outlines.
 *
 * 1. Both run in fresh processes, by turns, and the medians of the rounds are compared.  What
 * counts is the time of the processor, as other programs may run too.
 * 2. The bare program reads what to draw from a file, which is not measured; then it sets every
 *    text once and draws it.  Ours sets all texts, which is when their sizes are found, and draws.
 * 3. Finding where the boxes stand, and what libqpdf adds, are told apart. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-fixture.h"
#include "stf-chart-palette.h"
#include "stf-chart-pdf.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef N_BOXES
#define N_BOXES 5000
#endif
#define ROUNDS 5
#define ROUTES_AT_ONCE 256
#define TEXT_MAX 64

/* All on the page, in points. */
typedef struct
{
  double width, height, scale;
  guint n_boxes, n_texts, n_points;
} Page;

typedef struct
{
  double x, y, width, height, rule;
  guint32 band;
  int parent;
  guint level, n_texts;
  char id[TEXT_MAX], name[TEXT_MAX];
} Box;

typedef struct
{
  double x, y, size;
  int weight, row;
  guint32 colour;
  gboolean heading, label;
  char text[TEXT_MAX];
} Text;

typedef struct
{
  double x, y;
  gboolean begins;
} Point;

/* Time of the processor: other programs do not count. */
static double
since (double *start)
{
  struct timespec time;
  double now, ms;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  now = (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1e6;
  ms = now - *start;
  *start = now;
  return ms;
}

static ChartFixture *
organisation (guint n)
{
  ChartFixture *fixture = chart_fixture_new ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      StfBody *parent = i == 0 ? NULL : g_ptr_array_index (bodies, (i - 1) / 4);
      g_autofree char *name = g_strdup_printf ("Enheten för verksamhet %u", i);
      g_autofree char *person = g_strdup_printf ("Åsa Öberg %u", i);
      StfBody *body = chart_fixture_add_body (fixture, parent, "unit", "line", name);
      StfRole *role = chart_fixture_add_role (fixture, body, "Enhetschef", 1);

      chart_fixture_hold (fixture, role, 0, person, "Dalarna");
      g_ptr_array_add (bodies, body);
    }
  return fixture;
}

static Text
describe_text (const StfChart *chart, const StfChartText *t, StfChartRect r)
{
  const PangoFontDescription *font = pango_layout_get_font_description (t->layout);
  double scale = chart->layout->scale;
  Text text = { r.x + t->x * scale,
                r.y + t->y * scale,
                pango_font_description_get_size (font) * scale,
                pango_font_description_get_weight (font),
                t->row,
                t->style == STF_CHART_STYLE_KIND ? 0x4f5d6c : 0x2a3038,
                t->style == STF_CHART_STYLE_NAME,
                t->style == STF_CHART_STYLE_ROLE };

  g_strlcpy (text.text, pango_layout_get_text (t->layout), TEXT_MAX);
  return text;
}

/* Writes what the bare program is to draw. */
static void
describe (const StfChart *chart, const char *path)
{
  g_autoptr (GByteArray) boxes = g_byte_array_new ();
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autoptr (GByteArray) points = g_byte_array_new ();
  g_autoptr (GByteArray) all = g_byte_array_new ();
  Page page = { chart->page_width, chart->page_height, chart->layout->scale };

  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      const StfChartFace *face = stf_chart_face (chart, i);
      StfChartRect r = stf_chart_get_rect (chart, i);
      StfChartRoute route = stf_chart_get_route (chart, i);
      const StfChartBox *b = &chart->model->boxes[i];
      Box box = { r.x,      r.y,       r.width,  r.height,     face->rule_y * page.scale,
                  0x4f5d6c, b->parent, b->level, face->n_texts };

      g_strlcpy (box.id, b->id, TEXT_MAX);
      g_strlcpy (box.name, b->name, TEXT_MAX);
      g_byte_array_append (boxes, (const guint8 *) &box, sizeof box);
      for (int names = 1; names >= 0; names--) /* the name is read first */
        for (guint k = 0; k < face->n_texts; k++)
          {
            Text text = describe_text (
                chart, &g_array_index (chart->measure->texts, StfChartText, face->first_text + k),
                r);

            if (text.heading == names)
              g_byte_array_append (texts, (const guint8 *) &text, sizeof text);
          }
      for (guint k = 0; k < route.n_points; k++)
        {
          Point point = { route.points[k].x, route.points[k].y, k == 0 };

          g_byte_array_append (points, (const guint8 *) &point, sizeof point);
        }
    }
  page.n_boxes = chart->model->n_boxes;
  page.n_texts = texts->len / sizeof (Text);
  page.n_points = points->len / sizeof (Point);
  g_byte_array_append (all, (const guint8 *) &page, sizeof page);
  g_byte_array_append (all, boxes->data, boxes->len);
  g_byte_array_append (all, texts->data, texts->len);
  g_byte_array_append (all, points->data, points->len);
  g_assert_true (g_file_set_contents (path, (const char *) all->data, all->len, NULL));
}

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static void
rounded (cairo_t *cr, double x, double y, double width, double height, double upper, double lower)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - upper, y + upper, upper, -G_PI_2, 0);
  cairo_arc (cr, x + width - lower, y + height - lower, lower, 0, G_PI_2);
  cairo_arc (cr, x + lower, y + height - lower, lower, G_PI_2, G_PI);
  cairo_arc (cr, x + upper, y + upper, upper, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
bare_routes (cairo_t *cr, const Page *page, const Point *points)
{
  cairo_tag_begin (cr, "Figure", NULL);
  set_colour (cr, 0x7d8792);
  cairo_set_line_width (cr, 0.9 * page->scale);
  for (guint i = 0, lines = 0; i < page->n_points; i++)
    if (!points[i].begins)
      cairo_line_to (cr, points[i].x, points[i].y);
    else
      {
        if (++lines % ROUTES_AT_ONCE == 0)
          cairo_stroke (cr);
        cairo_move_to (cr, points[i].x, points[i].y);
      }
  cairo_stroke (cr);
  cairo_tag_end (cr, "Figure");
}

static void
bare_text (cairo_t *cr, PangoLayout *layout, PangoFontDescription *fonts[2], const Text *text)
{
  PangoFontDescription *font = fonts[text->weight > PANGO_WEIGHT_NORMAL];

  pango_font_description_set_absolute_size (font, text->size);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text->text, -1);
  set_colour (cr, text->colour);
  cairo_move_to (cr, text->x, text->y);
  pango_cairo_show_layout (cr, layout);
}

static void
bare_texts (cairo_t *cr, PangoLayout *layout, PangoFontDescription *fonts[2], const Text *texts,
            guint n, const char *heading)
{
  const char *tag = NULL;
  int row = -1;

  for (guint i = 0; i < n; i++)
    {
      const Text *t = &texts[i];
      const char *wanted = t->heading ? heading : t->row < 0 ? "P" : t->label ? "Lbl" : "LBody";

      if (tag != NULL && (t->row < 0 || t->row != row || wanted != tag))
        {
          cairo_tag_end (cr, tag);
          tag = NULL;
        }
      if (t->row != row)
        {
          if (row >= 0)
            cairo_tag_end (cr, "LI");
          cairo_tag_begin (cr, row < 0 ? "L" : "LI", NULL);
          if (row < 0)
            cairo_tag_begin (cr, "LI", NULL);
          row = t->row;
        }
      if (tag == NULL)
        cairo_tag_begin (cr, wanted, NULL);
      tag = wanted;
      bare_text (cr, layout, fonts, t);
    }
  if (tag != NULL)
    cairo_tag_end (cr, tag);
  if (row >= 0)
    {
      cairo_tag_end (cr, "LI");
      cairo_tag_end (cr, "L");
    }
}

static void
bare_box (cairo_t *cr, const Page *page, const Box *box)
{
  double s = page->scale;
  g_autofree char *name = g_strdup_printf ("name='%s' x=%d y=%d", box->id, (int) box->x,
                                           (int) box->y);

  cairo_tag_begin (cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
  rounded (cr, box->x, box->y, box->width, box->height, 3.5 * s, 3.5 * s);
  set_colour (cr, 0xffffff);
  cairo_fill_preserve (cr);
  set_colour (cr, 0xbfc5cd);
  cairo_set_line_width (cr, 0.75 * s);
  cairo_stroke (cr);
  rounded (cr, box->x, box->y, box->width, 3.5 * s, 3.5 * s, 0);
  set_colour (cr, box->band);
  cairo_fill (cr);
  if (box->rule > 0)
    {
      cairo_move_to (cr, box->x + 10 * s, box->y + box->rule);
      cairo_line_to (cr, box->x + box->width - 10 * s, box->y + box->rule);
      set_colour (cr, 0xdde1e6);
      cairo_set_line_width (cr, 0.5 * s);
      cairo_stroke (cr);
    }
}

/* As bare as it can be. */
static void
bare (const char *path)
{
  g_autofree char *data = NULL;
  g_autoptr (GByteArray) pdf = g_byte_array_new ();
  const char *const headings[] = { "H2", "H3", "H4", "H5", "H6" };
  PangoFontDescription *fonts[2];
  const Page *page;
  const Box *boxes;
  const Text *texts;
  const Point *points;
  g_autofree int *entries = NULL;
  PangoLayout *layout;
  cairo_surface_t *surface;
  cairo_t *cr;
  double start = 0;

  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  page = (const Page *) (const void *) data;
  boxes = (const Box *) (const void *) (data + sizeof *page);
  texts = (const Text *) (const void *) (boxes + page->n_boxes);
  points = (const Point *) (const void *) (texts + page->n_texts);
  entries = g_new (int, page->n_boxes);

  since (&start);
  surface = cairo_pdf_surface_create_for_stream (append_cb, pdf, page->width, page->height);
  cr = cairo_create (surface);
  layout = pango_cairo_create_layout (cr);
  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72);
  for (guint i = 0; i < 2; i++)
    {
      fonts[i] = pango_font_description_from_string ("Cantarell");
      pango_font_description_set_weight (fonts[i],
                                         i == 0 ? PANGO_WEIGHT_NORMAL : PANGO_WEIGHT_BOLD);
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, page->width, page->height);
  cairo_fill (cr);
  cairo_tag_begin (cr, "Part", NULL);
  bare_routes (cr, page, points);
  for (guint i = 0; i < page->n_boxes; i++)
    {
      const Box *box = &boxes[i];
      g_autofree char *target = g_strdup_printf ("page=1 pos=[%d %d]", (int) box->x, (int) box->y);

      cairo_tag_begin (cr, "Sect", NULL);
      bare_box (cr, page, box);
      bare_texts (cr, layout, fonts, texts, box->n_texts, headings[MIN (box->level, 5) - 1]);
      texts += box->n_texts;
      cairo_tag_end (cr, "Sect");
      entries[i] = cairo_pdf_surface_add_outline (
          surface, box->parent < 0 ? CAIRO_PDF_OUTLINE_ROOT : entries[box->parent], box->name,
          target, (cairo_pdf_outline_flags_t) 0);
    }
  cairo_tag_end (cr, "Part");
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  g_print ("%.3f %u\n", since (&start), pdf->len);
  g_object_unref (layout);
  for (guint i = 0; i < 2; i++)
    pango_font_description_free (fonts[i]);
}

static void
ours (const char *path)
{
  g_autoptr (ChartFixture) fixture = organisation (N_BOXES);
  const StfChartContent content = STF_CHART_CONTENT_INIT;
  const StfPdfFacts facts = { "Chart", "2013-01-01", "" };
  StfChartWork work = { NULL };
  g_autoptr (GPtrArray) descriptions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (gboolean));
  StfChartModel *model = stf_chart_model_new_for_facts (&fixture->facts, &content);
  g_autofree guint8 *variants = g_new0 (guint8, model->n_boxes);
  g_autoptr (StfChart) chart = NULL;
  g_autoptr (StfChartDocument) document = NULL;
  g_autoptr (GByteArray) drawn = NULL;
  g_autoptr (GByteArray) complete = NULL;
  double start = 0, set, laid_out, draw;
  StfChartType *type;
  StfChartMeasure *measure;

  since (&start);
  type = stf_chart_type_new (NULL);
  measure = stf_chart_measure_new (type, model, 0, FALSE);
  stf_chart_measure_choose (measure, variants);
  set = since (&start);
  chart = chart_fixture_draw (fixture, NULL);
  document = stf_chart_document_new_for_chart (chart);
  laid_out = since (&start);
  drawn = stf_chart_draw_pdf (document, descriptions, program, &work, NULL);
  draw = since (&start);
  complete = stf_chart_complete_pdf (drawn, &facts, document, descriptions, program, NULL);
  g_print ("%.3f %.3f %.3f %.3f %u %u\n", set, laid_out, draw, since (&start), drawn->len,
           complete->len);
  stf_chart_measure_free (measure);
  stf_chart_type_free (type);
  stf_chart_model_free (model);
}

static void
run (const char *program, const char *what, const char *path, double *numbers, guint n)
{
  const char *const command[] = { program, what, path, NULL };
  g_autofree char *output = NULL;
  char *p;

  g_assert_true (g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, NULL, NULL));
  p = output;
  for (guint i = 0; i < n; i++)
    numbers[i] = g_ascii_strtod (p, &p);
}

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *numbers, guint n)
{
  qsort (numbers, n, sizeof *numbers, compare);
  return numbers[n / 2];
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (ChartFixture) fixture = NULL;
  g_autoptr (StfChart) chart = NULL;
  double bare_ms[ROUNDS], ratios[ROUNDS], set[ROUNDS], draw[ROUNDS], layout[ROUNDS], qpdf[ROUNDS];

  if (argc == 3)
    {
      (g_str_equal (argv[1], "bare") ? bare : ours) (argv[2]);
      return 0;
    }

  g_close (g_file_open_tmp ("stafett-bench-XXXXXX", &path, NULL), NULL);
  fixture = organisation (N_BOXES);
  chart = chart_fixture_draw (fixture, NULL);
  describe (chart, path);
  for (guint i = 0; i < ROUNDS; i++)
    {
      double b[2], o[6];

      run (argv[0], "bare", path, b, 2);
      run (argv[0], "ours", path, o, 6);
      bare_ms[i] = b[0];
      set[i] = o[0];
      layout[i] = o[1] - o[0];
      draw[i] = o[2];
      qpdf[i] = o[3];
      ratios[i] = (o[0] + o[2]) / b[0];
      if (i == 0)
        g_print ("bytes: bare %.0f, ours %.0f, completed %.0f\n", b[1], o[4], o[5]);
    }
  g_print (
      "%u boxes to PDF, medians of %u: bare %.1f ms; ours set %.1f + draw %.1f ms; ratio %.2f; "
      "besides, laying out %.1f, libqpdf %.1f ms\n",
      N_BOXES, ROUNDS, median (bare_ms, ROUNDS), median (set, ROUNDS), median (draw, ROUNDS),
      median (ratios, ROUNDS), median (layout, ROUNDS), median (qpdf, ROUNDS));
  g_remove (path);
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Charts as PDF: what readers, and those who listen to them, find. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "stf-chart-document-private.h"
#include "stf-chart-write-private.h"

#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

typedef struct
{
  char *path;
  ChartFixture *organisation;
  StfChart *chart;
  StfChartDocument *document;
  qpdf_data pdf;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  int file = g_file_open_tmp ("stafett-XXXXXX.pdf", &f->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  f->organisation = chart_fixture_new_governance ();
  f->chart = chart_fixture_draw (f->organisation, NULL);
  f->document = stf_chart_document_new_for_chart (f->chart);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->pdf != NULL)
    qpdf_cleanup (&f->pdf);
  stf_chart_document_unref (f->document);
  stf_chart_unref (f->chart);
  chart_fixture_free (f->organisation);
  g_remove (f->path);
  g_free (f->path);
}

static void
write_pdf (Fixture *f, const StfChartDocument *document)
{
  g_autoptr (GError) error = NULL;

  stf_chart_document_write (document, f->path, STF_CHART_FORMAT_PDF, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Writes the document and reads it again, as a whole and without a complaint. */
static qpdf_oh
read_pdf (Fixture *f, const StfChartDocument *document)
{
  write_pdf (f, document);
  f->pdf = qpdf_init ();
  g_assert_cmpint (qpdf_read (f->pdf, f->path, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_check_pdf (f->pdf), ==, QPDF_SUCCESS);
  g_assert_false (qpdf_more_warnings (f->pdf));
  return qpdf_get_root (f->pdf);
}

static qpdf_oh
get (Fixture *f, qpdf_oh from, const char *key)
{
  return qpdf_oh_get_key (f->pdf, from, key);
}

static void
assert_text (Fixture *f, qpdf_oh from, const char *key, const char *text)
{
  g_assert_cmpstr (qpdf_oh_get_utf8_value (f->pdf, get (f, from, key)), ==, text);
}

static void
assert_name (Fixture *f, qpdf_oh from, const char *key, const char *name)
{
  g_assert_cmpstr (qpdf_oh_get_name (f->pdf, get (f, from, key)), ==, name);
}

static qpdf_oh
item (Fixture *f, qpdf_oh array, int i)
{
  return qpdf_oh_get_array_item (f->pdf, array, i);
}

static double
number (Fixture *f, qpdf_oh array, int i)
{
  return qpdf_oh_get_numeric_value (f->pdf, item (f, array, i));
}

/* The output of a program about the file, or NULL, with the test skipped. */
static char *
ask (Fixture *f, const char *program, const char *option, const char *rest)
{
  const char *const command[] = { program, option, f->path, rest, NULL };
  const char *const plain[] = { program, f->path, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  if (found == NULL)
    {
      g_test_skip ("poppler-utils is not here");
      return NULL;
    }
  g_spawn_sync (NULL, (char **) (option != NULL ? command : plain), NULL, G_SPAWN_SEARCH_PATH, NULL,
                NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

static void
document_says_what_it_is (Fixture *f, gconstpointer data)
{
  qpdf_oh root = read_pdf (f, f->document);
  qpdf_oh metadata = get (f, root, "/Metadata");
  unsigned char *xmp;
  size_t length;
  g_autofree char *text = NULL;

  assert_text (f, root, "/Lang", "sv");
  g_assert_true (qpdf_oh_get_bool_value (f->pdf, get (f, get (f, root, "/MarkInfo"), "/Marked")));
  g_assert_true (qpdf_oh_get_bool_value (
      f->pdf, get (f, get (f, root, "/ViewerPreferences"), "/DisplayDocTitle")));
  assert_text (f, get (f, qpdf_get_trailer (f->pdf), "/Info"), "/Title",
               "Länsstyrelsernas nationella kommunikationssamordning 2013");

  g_assert_cmpint (qpdf_oh_get_stream_data (f->pdf, metadata, qpdf_dl_all, NULL, &xmp, &length), ==,
                   QPDF_SUCCESS);
  text = g_strndup ((const char *) xmp, length);
  g_assert_nonnull (strstr (text, ">Länsstyrelsernas nationella kommunikationssamordning 2013</"));
  g_assert_nonnull (strstr (text, ">2013-03-01T00:00:00Z</xmp:CreateDate>"));
  free (xmp);
}

/* Without the attributes of its elements, and empty texts, of which not every Poppler tells. */
static char *
read_structure (Fixture *f)
{
  g_autofree char *text = ask (f, "pdfinfo", "-struct-text", NULL);
  g_autoptr (GRegex) attributes = g_regex_new (":\n( +/.*\n)+( +\"\"\n)?", 0, 0, NULL);

  return text != NULL ? g_regex_replace_literal (attributes, text, -1, 0, "\n", 0, NULL) : NULL;
}

/* A small organisation, of which all that is said is known. */
static StfChartDocument *
draw_small (void)
{
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  g_autoptr (StfChart) chart = NULL;
  StfBody *board, *office;
  StfRole *chair;

  board = chart_fixture_add_body (organisation, NULL, "management", "line", "Styrelsen");
  office = chart_fixture_add_body (organisation, board, "unit", "line", "Kansliet");
  chart_fixture_add_alias (organisation, board, "Ledningen");
  chair = chart_fixture_add_role (organisation, board, "Ordförande", 1);
  chart_fixture_hold (organisation, chair, 0, "Åsa Öberg", "Dalarna");
  chart_fixture_add_role (organisation, office, "Kanslichef", 1);
  organisation->facts.example = FALSE;
  chart = chart_fixture_draw (organisation, NULL);
  return stf_chart_document_new_for_chart (chart);
}

static void
structure_is_in_reading_order (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChartDocument) document = draw_small ();
  g_autofree char *structure = NULL;

  write_pdf (f, document);
  structure = read_structure (f);
  if (structure != NULL)
    g_assert_cmpstr (structure, ==,
                     "Document\n"
                     "  Part\n"
                     "    H1 (block)\n"
                     "      \"Länsstyrelsernas nationella kommunikationssamordning\"\n"
                     "    P (block)\n"
                     "      \"2013 · as of 2013-03-01 · 1 seat vacant\"\n"
                     "    Figure\n"
                     "    Sect\n"
                     "      H2 (block)\n"
                     "        \"Styrelsen\"\n"
                     "      P (block)\n"
                     "        \"Management\"\n"
                     "      P (block)\n"
                     "        \"also Ledningen\"\n"
                     "      L (block)\n"
                     "        LI (block)\n"
                     "          Lbl (block)\n"
                     "            \"Ordförande\"\n"
                     "          LBody (block)\n"
                     "            \"Åsa Öberg Dalarna\"\n"
                     "    Sect\n"
                     "      H3 (block)\n"
                     "        \"Kansliet\"\n"
                     "      P (block)\n"
                     "        \"Unit\"\n"
                     "      L (block)\n"
                     "        LI (block)\n"
                     "          Lbl (block)\n"
                     "            \"Kanslichef\"\n"
                     "          LBody (block)\n"
                     "            \"Vacant\"\n"
                     "    P (block)\n"
                     "      \"Management\"\n"
                     "    P (block)\n"
                     "      \"Unit\"\n");
}

static void
append_languages (Fixture *f, qpdf_oh kids, GString *text)
{
  for (int i = 0; i < qpdf_oh_get_array_n_items (f->pdf, kids); i++)
    {
      qpdf_oh element = item (f, kids, i);

      g_string_append_printf (text, " %s", qpdf_oh_get_name (f->pdf, get (f, element, "/S")) + 1);
      if (qpdf_oh_has_key (f->pdf, element, "/Lang"))
        g_string_append_printf (text, "=%s",
                                qpdf_oh_get_utf8_value (f->pdf, get (f, element, "/Lang")));
      if (qpdf_oh_is_name_and_equals (f->pdf, get (f, element, "/S"), "/Sect"))
        append_languages (f, get (f, element, "/K"), text);
    }
}

/* The date and the legend are the program's words, the kinds of bodies too; names are not. */
static void
words_of_the_program_have_its_language (Fixture *f, gconstpointer data)
{
  g_autoptr (StfChartDocument) document = draw_small ();
  qpdf_oh root = read_pdf (f, document);
  qpdf_oh top = get (f, get (f, root, "/StructTreeRoot"), "/K");
  qpdf_oh parts = get (f, top, "/K");
  g_autoptr (GString) text = g_string_new (NULL);

  append_languages (f, get (f, qpdf_oh_is_array (f->pdf, parts) ? item (f, parts, 0) : parts, "/K"),
                    text);
  g_assert_cmpstr (text->str, ==, " H1 P=en Figure=en Sect H2 P=en P L Sect H3 P=en L P=en P=en");
}

static void
lines_are_described_in_words (Fixture *f, gconstpointer data)
{
  qpdf_oh root = read_pdf (f, f->document);
  qpdf_oh document = get (f, get (f, root, "/StructTreeRoot"), "/K");
  qpdf_oh parts = get (f, document, "/K");
  qpdf_oh part = qpdf_oh_is_array (f->pdf, parts) ? qpdf_oh_get_array_item (f->pdf, parts, 0)
                                                  : parts;
  qpdf_oh elements = get (f, part, "/K");
  g_autofree char *description = stf_chart_describe (f->chart);
  guint figures = 0;

  assert_name (f, document, "/S", "/Document");
  assert_name (f, part, "/S", "/Part");
  assert_name (f, get (f, part, "/P"), "/S", "/Document");
  for (int i = 0; i < qpdf_oh_get_array_n_items (f->pdf, elements); i++)
    {
      qpdf_oh element = qpdf_oh_get_array_item (f->pdf, elements, i);

      if (!qpdf_oh_is_name_and_equals (f->pdf, get (f, element, "/S"), "/Figure"))
        continue;
      figures++;
      assert_text (f, element, "/Alt", description);
      g_assert_cmpfloat_with_epsilon (number (f, get (f, get (f, element, "/A"), "/BBox"), 2),
                                      f->chart->page_width, 1);
      assert_text (f, element, "/Lang", "en");
    }
  g_assert_cmpuint (figures, ==, 1);
}

static void
count_outline (Fixture *f, qpdf_oh item, GPtrArray *titles)
{
  for (; qpdf_oh_is_dictionary (f->pdf, item); item = get (f, item, "/Next"))
    {
      g_ptr_array_add (titles, g_strdup (qpdf_oh_get_utf8_value (f->pdf, get (f, item, "/Title"))));
      count_outline (f, get (f, item, "/First"), titles);
    }
}

static void
every_body_is_a_bookmark_and_a_destination (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const StfChartModel *model = stf_chart_get_model (f->chart);
  qpdf_oh root = read_pdf (f, f->document);
  g_autofree char *destinations = NULL;

  count_outline (f, get (f, get (f, root, "/Outlines"), "/First"), titles);
  g_assert_cmpuint (titles->len, ==, model->n_boxes);
  for (guint i = 0; i < model->n_boxes; i++)
    g_assert_cmpstr (g_ptr_array_index (titles, i), ==, model->boxes[i].name);

  destinations = ask (f, "pdfinfo", "-dests", NULL);
  for (guint i = 0; destinations != NULL && i < model->n_boxes; i++)
    {
      StfChartRect rect = stf_chart_get_rect (f->chart, i);
      const char *found = strstr (destinations, model->boxes[i].id);
      g_autofree char *line = NULL;
      guint page, x, y;

      g_assert_nonnull (found);
      while (found > destinations && found[-1] != '\n')
        found--;
      line = g_strndup (found, strcspn (found, "\n"));
      g_assert_cmpint (sscanf (line, "%u [ XYZ %u %u", &page, &x, &y), ==, 3);
      g_assert_cmpfloat_with_epsilon (x, rect.x, 1.5);
      g_assert_cmpfloat_with_epsilon (y, f->chart->page_height - rect.y, 1.5);
    }
}

/* What is not read is marked as decoration, and nothing is both. */
static void
everything_drawn_is_read_or_decoration (Fixture *f, gconstpointer data)
{
  unsigned char *content;
  size_t length;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int depth = 0;
  guint texts = 0;

  read_pdf (f, f->document);
  g_assert_cmpint (
      qpdf_oh_get_page_content_data (f->pdf, qpdf_get_page_n (f->pdf, 0), &content, &length), ==,
      QPDF_SUCCESS);
  text = g_strndup ((const char *) content, length);
  free (content);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean artifact = g_str_equal (lines[i], "/Artifact BMC");

      if (artifact || (lines[i][0] == '/' && strstr (lines[i], " BDC") != NULL))
        {
          g_assert_true (depth == 0 || !artifact);
          depth += artifact ? 100 : 1;
        }
      else if (g_str_equal (lines[i], "EMC"))
        depth -= depth >= 100 ? 100 : 1;
      else if (*lines[i] != '\0')
        g_assert_cmpint (depth, >, 0);
      if (strstr (lines[i], "Tj") != NULL || strstr (lines[i], "TJ") != NULL)
        {
          g_assert_cmpint (depth, <, 100);
          texts++;
        }
      g_assert_cmpint (depth, >=, 0);
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpuint (texts, >, 60);
}

static char *
one_line (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("\\s+", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, " ", 0, NULL);
}

static void
every_name_can_be_found (Fixture *f, gconstpointer data)
{
  const StfChartModel *model = stf_chart_get_model (f->chart);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  write_pdf (f, f->document);
  raw = ask (f, "pdftotext", "-raw", "-");
  if (raw == NULL)
    return;

  text = one_line (raw);
  for (guint i = 0; i < model->n_boxes; i++)
    if (strstr (text, model->boxes[i].name) == NULL)
      g_error ("the PDF has no “%s”", model->boxes[i].name);
  for (guint i = 0; i < model->row_array->len; i++)
    if (strstr (text, model->rows[i].name) == NULL)
      g_error ("the PDF has no “%s”", model->rows[i].name);
}

static void
fonts_are_embedded (Fixture *f, gconstpointer data)
{
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  write_pdf (f, f->document);
  fonts = ask (f, "pdffonts", NULL, NULL);
  if (fonts == NULL)
    return;

  lines = g_strsplit (fonts, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++, n++)
    g_assert_nonnull (strstr (lines[i], " yes yes yes "));
  g_assert_cmpuint (n, >=, 2);
}

static void
assert_link (Fixture *f, int page, const StfChartRect *area)
{
  qpdf_oh annotations = get (f, qpdf_get_page_n (f->pdf, (size_t) page), "/Annots");
  double height = f->chart->page_height;
  qpdf_oh rect;

  assert_name (f, qpdf_get_page_n (f->pdf, (size_t) page), "/Tabs", "/S");
  g_assert_cmpint (qpdf_oh_get_array_n_items (f->pdf, annotations), ==, 1);
  rect = get (f, item (f, annotations, 0), "/Rect");
  g_assert_cmpfloat (number (f, rect, 0), >=, area->x - 1);
  g_assert_cmpfloat (number (f, rect, 2), <=, area->x + area->width + 1);
  g_assert_cmpfloat (number (f, rect, 1), >=, height - area->y - area->height - 1);
  g_assert_cmpfloat (number (f, rect, 3), <=, height - area->y + 1);
}

static qpdf_oh
target_of_link (Fixture *f, int page)
{
  qpdf_oh annotations = get (f, qpdf_get_page_n (f->pdf, (size_t) page), "/Annots");

  return get (f, item (f, annotations, 0), "/Dest");
}

/* Two pages: a name on the first leads to the second, where that body is at home, and a place there
 * leads back. */
static void
bodies_lead_to_their_pages (Fixture *f, gconstpointer data)
{
  const char *id = stf_chart_get_model (f->chart)->boxes[3].id;
  StfChartPageLink name = { stf_chart_get_rect (f->chart, 3), id, 1, { 50, 60 } };
  StfChartPageLink back = { { 10, 20, 30, 40 }, "elsewhere", 0, { 70, 80 } };
  qpdf_oh place;

  stf_chart_document_add_page (f->document, stf_chart_ref (f->chart), f->chart->page_width,
                               f->chart->page_height, g_strdup ("B3"), g_strdup ("Second"));
  g_array_index (f->document->outline, StfChartOutline, 3).page = 1;
  g_array_append_val (g_array_index (f->document->pages, StfChartPage, 0).links, name);
  g_array_append_val (g_array_index (f->document->pages, StfChartPage, 1).links, back);

  read_pdf (f, f->document);
  assert_link (f, 0, &name.rect);
  assert_link (f, 1, &back.rect);
  g_assert_cmpstr (qpdf_oh_get_utf8_value (f->pdf, target_of_link (f, 0)), ==, id);
  assert_text (f, item (f, get (f, qpdf_get_page_n (f->pdf, 0), "/Annots"), 0), "/Contents",
               stf_chart_get_model (f->chart)->boxes[3].name);
  assert_text (f, item (f, get (f, qpdf_get_page_n (f->pdf, 1), "/Annots"), 0), "/Contents",
               stf_chart_document_get_page_title (f->document, 0));
  place = target_of_link (f, 1);
  g_assert_cmpint (qpdf_oh_get_object_id (f->pdf, item (f, place, 0)), ==,
                   qpdf_oh_get_object_id (f->pdf, qpdf_get_page_n (f->pdf, 0)));
  g_assert_cmpfloat_with_epsilon (number (f, place, 2), 70, 1);
  g_assert_cmpfloat_with_epsilon (number (f, place, 3), f->chart->page_height - 80, 1);
}

static void
cancel_cb (guint done, guint n_pages, gpointer data)
{
  if (done == 1)
    g_cancellable_cancel (data);
}

/* Also between two pages, of which the first leads to the second. */
static void
writing_stops_between_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  StfChartOutline *line = &g_array_index (f->document->outline, StfChartOutline, 3);
  StfChartPageLink link = { stf_chart_get_rect (f->chart, 3), line->id, 1 };
  g_autoptr (GError) error = NULL;
  GStatBuf facts;

  stf_chart_document_add_page (f->document, stf_chart_ref (f->chart), f->chart->page_width,
                               f->chart->page_height, g_strdup ("2"), g_strdup ("Second"));
  line->page = 1;
  g_array_append_val (g_array_index (f->document->pages, StfChartPage, 0).links, link);

  g_assert_false (stf_chart_document_write (f->document, f->path, STF_CHART_FORMAT_PDF, 0,
                                            cancellable, cancel_cb, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_stat (f->path, &facts), ==, 0);
  g_assert_cmpint (facts.st_size, ==, 0);
}

static void
hostile_names_make_a_sound_file (Fixture *f, gconstpointer data)
{
  g_autofree char *long_word = g_strnfill (300, 'W');
  const char *const names[] = {
    "<b> & \"c\" 'd' \\ (e) ]]>",
    "EMC",
    "/P << /MCID 0 >> BDC",
    "two\nlines\tand\001 controls",
    "\xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a",
    "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
    "\xe2\x80\xae"
    "bakvänt",
    "",
    long_word,
  };
  g_autoptr (ChartFixture) organisation = chart_fixture_new ();
  StfBody *body = NULL;
  g_autoptr (StfChart) chart = NULL;
  g_autoptr (StfChartDocument) document = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      body = chart_fixture_add_body (organisation, body, "group", "line", names[i]);
      chart_fixture_hold (organisation, chart_fixture_add_role (organisation, body, names[i], 1), 0,
                          names[i], names[i]);
    }
  body->id = "an id' that=\"is\" (none)";
  organisation->facts.organisation = names[0];
  chart = chart_fixture_draw (organisation, NULL);
  document = stf_chart_document_new_for_chart (chart);
  read_pdf (f, document);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

/* A short text: several pages, every block once, in a tree that is read in order. */
static void
a_short_text_is_tagged (Fixture *f, gconstpointer data)
{
  g_autoptr (StfPaper) paper = stf_paper_new ("Samordningen", "Meddelande om val", "2013-10-16");
  g_autoptr (StfChartDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree char *structure = NULL;
  qpdf_oh root;

  stf_paper_add (paper, STF_PAPER_PARAGRAPH, "Till Länsrådsgruppen\noch andra");
  stf_paper_add (paper, STF_PAPER_HEADING, "Styrgruppen");
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Anna Berg %03u", i);

      stf_paper_add_item (paper, i % 2 ? name : NULL, i % 2 ? "2014" : name);
    }
  document = stf_chart_document_new_for_paper (paper);
  g_assert_cmpuint (stf_chart_document_get_n_pages (document), >, 1);
  g_assert_null (stf_chart_document_get_chart (document));
  root = read_pdf (f, document);
  assert_text (f, root, "/Lang", "sv");

  structure = ask (f, "pdfinfo", "-struct-text", NULL);
  if (structure == NULL)
    return;
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *name = g_strdup_printf ("Anna Berg %03u", i);

      g_assert_nonnull (strstr (structure, name));
    }
  g_assert_nonnull (strstr (structure, "Lbl"));
  g_assert_nonnull (strstr (structure, "H2"));
  g_assert_nonnull (strstr (structure, "och andra"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/chart/pdf/a-short-text-is-tagged", a_short_text_is_tagged);
  ADD ("/chart/pdf/document-says-what-it-is", document_says_what_it_is);
  ADD ("/chart/pdf/structure-is-in-reading-order", structure_is_in_reading_order);
  ADD ("/chart/pdf/words-of-the-program-have-its-language", words_of_the_program_have_its_language);
  ADD ("/chart/pdf/lines-are-described-in-words", lines_are_described_in_words);
  ADD ("/chart/pdf/every-body-is-a-bookmark-and-a-destination",
       every_body_is_a_bookmark_and_a_destination);
  ADD ("/chart/pdf/everything-drawn-is-read-or-decoration", everything_drawn_is_read_or_decoration);
  ADD ("/chart/pdf/every-name-can-be-found", every_name_can_be_found);
  ADD ("/chart/pdf/fonts-are-embedded", fonts_are_embedded);
  ADD ("/chart/pdf/bodies-lead-to-their-pages", bodies_lead_to_their_pages);
  ADD ("/chart/pdf/writing-stops-between-pages", writing_stops_between_pages);
  ADD ("/chart/pdf/hostile-names-make-a-sound-file", hostile_names_make_a_sound_file);
  return g_test_run ();
}

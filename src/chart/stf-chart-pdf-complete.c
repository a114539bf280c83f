/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Adds to a PDF, with libqpdf, what Cairo cannot write.
 *
 * 1. The language of the document: Swedish, since what the organisation wrote is; and that of the
 *    program's own words in titles, texts and headings, where it is another.
 * 2. Descriptions of the figures, in the language of the reader of the program, and their place: a
 *    figure is one of the first elements of its page, and is as large as that.
 * 3. One Document element above all parts.
 * 4. What is drawn outside the tags is marked as decoration, which is for eyes only.  Cairo begins
 *    and ends marked content in lines of their own, and breaks no text where a line could look like
 *    one of these: a broken one ends in a backslash.
 * 5. A viewer shows the title instead of the name of the file, and the order of tabs is that of the
 *    structure.
 * 6. The facts about the document once more as XMP.
 * 7. What a link leads to: the name of the body, or the title of the page.
 * 8. What a heading of a table is that of: its column in a row of nothing else, otherwise its row.
 */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pdf.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#define LANGUAGE "sv"

typedef struct _qpdf_data Pdf;

static void
pdf_free (Pdf *self)
{
  qpdf_cleanup (&self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pdf, pdf_free)

static gboolean
check (Pdf *pdf, GError **error)
{
  if (!qpdf_has_error (pdf))
    return TRUE;

  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_WRITE, _ ("The chart cannot be drawn: %s"),
               qpdf_get_error_full_text (pdf, qpdf_get_error (pdf)));
  return FALSE;
}

/* The values of a structure element that may have one or several. */
static int
count_kids (Pdf *pdf, qpdf_oh kids)
{
  return qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_n_items (pdf, kids) : 1;
}

static qpdf_oh
get_kid (Pdf *pdf, qpdf_oh kids, int i)
{
  return qpdf_oh_is_array (pdf, kids) ? qpdf_oh_get_array_item (pdf, kids, i) : kids;
}

static gboolean
is_element (Pdf *pdf, qpdf_oh element, const char *tag)
{
  return qpdf_oh_is_dictionary (pdf, element)
         && qpdf_oh_is_name_and_equals (pdf, qpdf_oh_get_key (pdf, element, "/S"), tag);
}

static void
set_text (Pdf *pdf, qpdf_oh dictionary, const char *key, const char *text)
{
  qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_unicode_string (pdf, text));
}

static void
set_name (Pdf *pdf, qpdf_oh dictionary, const char *key, const char *name)
{
  qpdf_oh_replace_key (pdf, dictionary, key, qpdf_oh_new_name (pdf, name));
}

/* The page of element @i, or of the last one before it: Cairo 1.18 states none for one without
 * content. */
static qpdf_oh
find_page (Pdf *pdf, qpdf_oh kids, int i)
{
  qpdf_oh page = qpdf_oh_get_key (pdf, get_kid (pdf, kids, i), "/Pg");

  for (; i > 0 && !qpdf_oh_is_dictionary (pdf, page); i--)
    page = qpdf_oh_get_key (pdf, get_kid (pdf, kids, i - 1), "/Pg");
  return page;
}

static void
place_figure (Pdf *pdf, qpdf_oh figure, qpdf_oh page)
{
  qpdf_oh layout = qpdf_oh_new_dictionary (pdf);

  if (!qpdf_oh_is_dictionary (pdf, page))
    return;
  qpdf_oh_replace_key (pdf, figure, "/Pg", page);
  set_name (pdf, layout, "/O", "/Layout");
  qpdf_oh_replace_key (pdf, layout, "/BBox", qpdf_oh_get_key (pdf, page, "/MediaBox"));
  qpdf_oh_replace_key (pdf, figure, "/A", layout);
}

static const char *
program_language (void)
{
  /* Translators: the code of the language that you translate to, such as sv. */
  return C_ ("language code", "en");
}

static void
describe_figure (Pdf *pdf, qpdf_oh figure, qpdf_oh page, const char *description)
{
  set_text (pdf, figure, "/Alt", description);
  set_text (pdf, figure, "/Lang", program_language ());
  place_figure (pdf, figure, page);
}

/* Returns how many of the descriptions have been used. */
static guint
describe_figures (Pdf *pdf, qpdf_oh part, const GPtrArray *descriptions, guint used)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, part, "/K");
  int n = count_kids (pdf, kids);

  for (int i = 0; i < n && used < descriptions->len; i++)
    {
      qpdf_oh kid = get_kid (pdf, kids, i);

      if (is_element (pdf, kid, "/Figure"))
        describe_figure (pdf, kid, find_page (pdf, kids, i),
                         g_ptr_array_index (descriptions, used++));
      else if (is_element (pdf, kid, "/Sect"))
        break;
    }
  return used;
}

static void
scope_row (Pdf *pdf, qpdf_oh row)
{
  qpdf_oh cells = qpdf_oh_get_key (pdf, row, "/K");
  int n = count_kids (pdf, cells);
  gboolean head = TRUE;

  for (int i = 0; i < n; i++)
    head = head && is_element (pdf, get_kid (pdf, cells, i), "/TH");
  for (int i = 0; i < n; i++)
    if (is_element (pdf, get_kid (pdf, cells, i), "/TH"))
      {
        qpdf_oh scope = qpdf_oh_new_dictionary (pdf);

        set_name (pdf, scope, "/O", "/Table");
        set_name (pdf, scope, "/Scope", head ? "/Column" : "/Row");
        qpdf_oh_replace_key (pdf, get_kid (pdf, cells, i), "/A", scope);
      }
}

/* Rule 8. */
static void
scope_tables (Pdf *pdf, qpdf_oh part)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, part, "/K");
  int n = count_kids (pdf, kids);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh table = get_kid (pdf, kids, i);
      qpdf_oh rows;
      int n_rows;

      if (!is_element (pdf, table, "/Table"))
        continue;
      rows = qpdf_oh_get_key (pdf, table, "/K");
      n_rows = count_kids (pdf, rows);
      for (int k = 0; k < n_rows; k++)
        if (is_element (pdf, get_kid (pdf, rows, k), "/TR"))
          scope_row (pdf, get_kid (pdf, rows, k));
    }
}

/* The titles, texts and headings below an element, in order. */
static void
find_words (Pdf *pdf, qpdf_oh element, GArray *found)
{
  qpdf_oh kids = qpdf_oh_get_key (pdf, element, "/K");
  int n = count_kids (pdf, kids);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh kid = get_kid (pdf, kids, i);

      if (is_element (pdf, kid, "/P") || is_element (pdf, kid, "/TH")
          || is_element (pdf, kid, "/H1"))
        g_array_append_val (found, kid);
      else if (is_element (pdf, kid, "/Part") || is_element (pdf, kid, "/Sect")
               || is_element (pdf, kid, "/Table") || is_element (pdf, kid, "/TR"))
        find_words (pdf, kid, found);
    }
}

/* Rule 1. */
static void
tell_language (Pdf *pdf, qpdf_oh tree, const GArray *program)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (qpdf_oh));

  if (program == NULL || g_str_equal (program_language (), LANGUAGE))
    return;

  find_words (pdf, tree, words);
  for (guint i = 0; words->len == program->len && i < words->len; i++)
    if (g_array_index (program, gboolean, i))
      set_text (pdf, g_array_index (words, qpdf_oh, i), "/Lang", program_language ());
}

static void
complete_structure (Pdf *pdf, const GPtrArray *descriptions, const GArray *program)
{
  qpdf_oh tree = qpdf_oh_get_key (pdf, qpdf_get_root (pdf), "/StructTreeRoot");
  qpdf_oh kids = qpdf_oh_get_key (pdf, tree, "/K");
  qpdf_oh document = qpdf_make_indirect_object (pdf, qpdf_oh_new_dictionary (pdf));
  int n = count_kids (pdf, kids);
  guint used = 0;

  tell_language (pdf, tree, program);
  for (int i = 0; i < n; i++)
    {
      qpdf_oh part = get_kid (pdf, kids, i);

      used = describe_figures (pdf, part, descriptions, used);
      scope_tables (pdf, part);
      qpdf_oh_replace_key (pdf, part, "/P", document);
    }
  set_name (pdf, document, "/Type", "/StructElem");
  set_name (pdf, document, "/S", "/Document");
  qpdf_oh_replace_key (pdf, document, "/P", tree);
  qpdf_oh_replace_key (pdf, document, "/K", kids);
  qpdf_oh_replace_key (pdf, tree, "/K", document);
}

static gboolean
is_line (const char *line, gsize length, const char *suffix)
{
  gsize n = strlen (suffix);

  return length >= n && memcmp (line + length - n, suffix, n) == 0;
}

/* The same content, with everything that is outside the tags marked. */
static GString *
mark_artifacts (const char *content, gsize length)
{
  GString *marked = g_string_sized_new (length + length / 8);
  const char *end = content + length;
  guint depth = 0;

  g_string_append (marked, "/Artifact BMC\n");
  for (const char *line = content; line < end;)
    {
      const char *stop = memchr (line, '\n', (gsize) (end - line));
      gsize n = stop != NULL ? (gsize) (stop - line) : (gsize) (end - line);
      gboolean begins = line[0] == '/' && (is_line (line, n, " BDC") || is_line (line, n, " BMC"));
      gboolean ends = n == 3 && is_line (line, n, "EMC");

      if (begins && depth++ == 0)
        g_string_append (marked, "EMC\n");
      g_string_append_len (marked, line, (gssize) n);
      g_string_append_c (marked, '\n');
      if (ends && depth > 0 && --depth == 0)
        g_string_append (marked, "/Artifact BMC\n");
      line += n + 1;
    }
  g_string_append (marked, "EMC\n");
  return marked;
}

/* What links can lead to. */
typedef struct
{
  const StfChartDocument *document;
  GHashTable *titles; /* id of a body to its name */
  GHashTable *pages;  /* id of an object to the index of a page, from 1 */
} Targets;

static void
targets_clear (Targets *self)
{
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->pages, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Targets, targets_clear)

static void
targets_init (Targets *self, Pdf *pdf, const StfChartDocument *document)
{
  guint n;
  const StfChartOutline *lines = stf_chart_document_get_outline (document, &n);
  int n_pages = qpdf_get_num_pages (pdf);

  self->document = document;
  self->titles = g_hash_table_new (g_str_hash, g_str_equal);
  self->pages = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < n; i++)
    if (lines[i].id != NULL)
      g_hash_table_insert (self->titles, (gpointer) lines[i].id, (gpointer) lines[i].title);
  for (int i = 0; i < n_pages; i++)
    g_hash_table_insert (
        self->pages,
        GINT_TO_POINTER (qpdf_oh_get_object_id (pdf, qpdf_get_page_n (pdf, (size_t) i))),
        GINT_TO_POINTER (i + 1));
}

/* Destinations are names, "page-3" or a body, or begin with a page: stf-chart-pdf.c. */
static const char *
find_title (const Targets *self, Pdf *pdf, qpdf_oh target)
{
  guint n_pages = stf_chart_document_get_n_pages (self->document);
  guint page = 0;

  if (qpdf_oh_is_array (pdf, target))
    page = GPOINTER_TO_UINT (g_hash_table_lookup (
        self->pages,
        GINT_TO_POINTER (qpdf_oh_get_object_id (pdf, qpdf_oh_get_array_item (pdf, target, 0)))));
  else
    {
      const char *name = qpdf_oh_get_utf8_value (pdf, target);
      const char *title = g_hash_table_lookup (self->titles, name);

      if (title != NULL)
        return title;
      if (g_str_has_prefix (name, "page-"))
        page = (guint) g_ascii_strtoull (name + strlen ("page-"), NULL, 10);
    }
  return page > 0 && page <= n_pages ? stf_chart_document_get_page_title (self->document, page - 1)
                                     : NULL;
}

static void
complete_links (Pdf *pdf, qpdf_oh page, const Targets *targets)
{
  qpdf_oh links = qpdf_oh_get_key (pdf, page, "/Annots");
  int n = qpdf_oh_is_array (pdf, links) ? qpdf_oh_get_array_n_items (pdf, links) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh link = qpdf_oh_get_array_item (pdf, links, i);
      const char *title = find_title (targets, pdf, qpdf_oh_get_key (pdf, link, "/Dest"));

      if (title != NULL)
        set_text (pdf, link, "/Contents", title);
    }
}

static void
complete_page (Pdf *pdf, qpdf_oh page)
{
  qpdf_oh content = qpdf_oh_get_key (pdf, page, "/Contents");
  unsigned char *data = NULL;
  size_t length = 0;

  if (qpdf_oh_is_stream (pdf, content)
      && qpdf_oh_get_page_content_data (pdf, page, &data, &length) == QPDF_SUCCESS)
    {
      GString *marked = mark_artifacts ((const char *) data, length);

      qpdf_oh_replace_stream_data (pdf, content, (const unsigned char *) marked->str, marked->len,
                                   qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
      g_string_free (marked, TRUE);
    }
  free (data);
  set_name (pdf, page, "/Tabs", "/S");
}

static char *
make_xmp (const StfPdfFacts *facts)
{
  return g_markup_printf_escaped (
      "<?xpacket begin=\"\357\273\277\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
      " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
      "<dc:format>application/pdf</dc:format>\n"
      "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n"
      "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt>"
      "</dc:description>\n"
      "<dc:language><rdf:Bag><rdf:li>" LANGUAGE "</rdf:li></rdf:Bag></dc:language>\n"
      "<xmp:CreatorTool>Stafett</xmp:CreatorTool>\n"
      "<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
      "<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
      "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
      facts->title, facts->description, facts->date, facts->date);
}

static void
complete_catalogue (Pdf *pdf, const StfPdfFacts *told)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (pdf);
  qpdf_oh metadata = qpdf_oh_new_stream (pdf);
  qpdf_oh facts = qpdf_oh_get_dict (pdf, metadata);
  g_autofree char *xmp = make_xmp (told);

  set_text (pdf, root, "/Lang", LANGUAGE);
  qpdf_oh_replace_key (pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (pdf, QPDF_TRUE));
  qpdf_oh_replace_key (pdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_replace_stream_data (pdf, metadata, (const unsigned char *) xmp, strlen (xmp),
                               qpdf_oh_new_null (pdf), qpdf_oh_new_null (pdf));
  set_name (pdf, facts, "/Type", "/Metadata");
  set_name (pdf, facts, "/Subtype", "/XML");
  qpdf_oh_replace_key (pdf, root, "/Metadata", metadata);
}

GByteArray *
stf_chart_complete_pdf (const GByteArray *drawn, const StfPdfFacts *facts,
                        const StfChartDocument *document, const GPtrArray *descriptions,
                        const GArray *program, GError **error)
{
  g_autoptr (Pdf) pdf = qpdf_init ();
  g_auto (Targets) targets = { 0 };
  GByteArray *complete;
  int n;

  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  qpdf_silence_errors (pdf);
  qpdf_read_memory (pdf, "chart", (const char *) drawn->data, drawn->len, NULL);
  if (!check (pdf, error))
    return NULL;

  complete_catalogue (pdf, facts);
  complete_structure (pdf, descriptions, program);
  if (document != NULL)
    targets_init (&targets, pdf, document);
  n = qpdf_get_num_pages (pdf);
  for (int i = 0; i < n; i++)
    {
      complete_page (pdf, qpdf_get_page_n (pdf, (size_t) i));
      if (document != NULL)
        complete_links (pdf, qpdf_get_page_n (pdf, (size_t) i), &targets);
    }

  qpdf_init_write_memory (pdf);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_write (pdf);
  if (!check (pdf, error))
    return NULL;

  complete = g_byte_array_new ();
  g_byte_array_append (complete, qpdf_get_buffer (pdf), (guint) qpdf_get_buffer_length (pdf));
  return complete;
}

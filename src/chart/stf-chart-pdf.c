/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a tagged PDF of a document with Cairo; stf-chart-pdf-complete.c then adds what Cairo cannot
 * write.
 *
 * 1. A page begins with a Part; on it come title, date, the lines as a Figure with a description,
 *    and then body by body a section with its name as heading, what it is, and a list of its seats.
 *    The bodies are not inside the Figure: what has a description is not read itself.
 * 2. Every body is a named destination where it stands as itself, an entry of the outline, and a
 *    link wherever else its name stands.
 * 3. The file bears the date of the chart, not of the clock: the same chart gives the same bytes.
 */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pdf.h"

#include <cairo-pdf.h>

/* So deep the outline is unfolded when the file is opened. */
#define OPEN_LEVELS 2

static void
add_outline (cairo_surface_t *surface, const StfChartDocument *document)
{
  guint n;
  const StfChartOutline *lines = stf_chart_document_get_outline (document, &n);
  g_autoptr (GArray) parents = g_array_new (FALSE, FALSE, sizeof (int)); /* entry of each level */

  for (guint i = 0; i < n; i++)
    {
      const StfChartOutline *line = &lines[i];
      guint level = MIN (line->level, parents->len);
      int parent = level > 0 ? g_array_index (parents, int, level - 1) : CAIRO_PDF_OUTLINE_ROOT;
      g_autofree char *target = g_strdup_printf ("page=%u pos=[%d %d]", line->page + 1,
                                                 (int) line->point.x, (int) line->point.y);
      int entry = cairo_pdf_surface_add_outline (
          surface, parent, line->title, target,
          level < OPEN_LEVELS ? CAIRO_PDF_OUTLINE_FLAG_OPEN : (cairo_pdf_outline_flags_t) 0);

      g_array_set_size (parents, level);
      g_array_append_val (parents, entry);
    }
}

static void
set_metadata (cairo_surface_t *surface, const StfChartDocument *document)
{
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", stf_chart_document_get_date (document));
  g_autofree char *subject = stf_chart_document_describe (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  stf_chart_document_get_title (document));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Stafett");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
}

static void
tags_clear (StfChartTags *self)
{
  g_hash_table_unref (self->homes);
  g_hash_table_unref (self->links);
  g_ptr_array_unref (self->descriptions);
  g_array_unref (self->program);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfChartTags, tags_clear)

/* Cairo takes names of destinations as part of a string of attributes. */
static gboolean
is_plain (const char *id)
{
  for (const char *c = id; c != NULL && *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-')
      return FALSE;

  return id != NULL && *id != '\0';
}

/* Where each body is at home: ids, and pages from 1. */
static GHashTable *
find_homes (const StfChartDocument *document)
{
  GHashTable *homes = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;
  const StfChartOutline *lines = stf_chart_document_get_outline (document, &n);

  for (guint i = 0; i < n; i++)
    if (is_plain (lines[i].id))
      g_hash_table_insert (homes, (gpointer) lines[i].id, GUINT_TO_POINTER (lines[i].page + 1));
  return homes;
}

/* Cairo knows the pages up to the one it draws by number, later ones only by names in them. */
static char *
target_of (const StfChartTags *tags, const StfChartPageLink *link)
{
  if (link->page < tags->page)
    return g_strdup_printf ("page=%u pos=[%d %d]", link->page + 1, (int) link->point.x,
                            (int) link->point.y);
  if (GPOINTER_TO_UINT (g_hash_table_lookup (tags->homes, link->id)) == link->page + 1)
    return g_strdup_printf ("dest='%s'", link->id);
  return g_strdup_printf ("dest='page-%u'", link->page + 1);
}

static void
turn_to_page (StfChartTags *tags, const StfChartDocument *document, guint page)
{
  guint n;
  const StfChartPageLink *links = stf_chart_document_get_links (document, page, &n);

  tags->page = page + 1;
  g_hash_table_remove_all (tags->links);
  for (guint i = 0; i < n; i++)
    g_hash_table_insert (tags->links, (gpointer) links[i].id, target_of (tags, &links[i]));
}

/* Those that no name on the page has become. */
static void
add_other_links (cairo_t *cr, const StfChartDocument *document, guint page, StfChartTags *tags)
{
  guint n;
  const StfChartPageLink *links = stf_chart_document_get_links (document, page, &n);

  for (guint i = 0; i < n; i++)
    {
      const char *target = g_hash_table_lookup (tags->links, links[i].id);
      const StfChartRect *r = &links[i].rect;
      g_autofree char *attributes = NULL;

      if (target == NULL)
        continue;
      attributes = g_strdup_printf ("%s rect=[%d %d %d %d]", target, (int) r->x, (int) r->y,
                                    (int) r->width, (int) r->height);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}

static void
draw_page (cairo_surface_t *surface, cairo_t *cr, const StfChartDocument *document, guint page,
           StfChartTags *tags)
{
  g_autofree char *name = g_strdup_printf ("name='page-%u' x=0 y=0", page + 1);
  StfChartPen *pen;
  double width, height;

  stf_chart_document_get_page_size (document, page, &width, &height);
  cairo_pdf_surface_set_size (surface, width, height);
  cairo_pdf_surface_set_page_label (surface, stf_chart_document_get_page_label (document, page));
  cairo_tag_begin (cr, CAIRO_TAG_DEST, name);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
  pen = stf_chart_pen_new_for_pdf (cr, tags);
  stf_chart_document_draw_page (pen, document, page, STF_CHART_PALETTE_PRINT);
  stf_chart_pen_free (pen);
  add_other_links (cr, document, page, tags);
  cairo_show_page (cr);
}

/* What Cairo writes.  descriptions: of the figures, in the order of the pages; program: likewise,
 * whether titles, texts and headings are in the language of the program. */
GByteArray *
stf_chart_draw_pdf (const StfChartDocument *document, GPtrArray *descriptions, GArray *program,
                    StfChartWork *work, GError **error)
{
  StfChartSink sink = { g_byte_array_new (), work->cancellable };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (stf_chart_sink_cb, &sink, 1, 1);
  cairo_t *cr = cairo_create (surface);
  g_auto (StfChartTags) tags = { 0, find_homes (document),
                                 g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free),
                                 g_ptr_array_ref (descriptions), g_array_ref (program) };
  guint n = stf_chart_document_get_n_pages (document);
  guint done = 0;
  cairo_status_t status;

  set_metadata (surface, document);
  for (; done < n && stf_chart_work_goes_on (work, done, n); done++)
    {
      turn_to_page (&tags, document, done);
      draw_page (surface, cr, document, done, &tags);
    }
  if (done == n) /* it must not lead to pages that there are not */
    add_outline (surface, document);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (stf_chart_sink_check (&sink, status, error))
    return sink.bytes;
  g_byte_array_unref (sink.bytes);
  return NULL;
}

GByteArray *
stf_chart_to_pdf (const StfChartDocument *document, StfChartWork *work, GError **error)
{
  g_autoptr (GPtrArray) descriptions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GByteArray) drawn = stf_chart_draw_pdf (document, descriptions, program, work, error);
  g_autofree char *description = stf_chart_document_describe (document);
  const StfPdfFacts facts = { stf_chart_document_get_title (document),
                              stf_chart_document_get_date (document), description };

  return drawn != NULL
             ? stf_chart_complete_pdf (drawn, &facts, document, descriptions, program, error)
             : NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A chart as the pages that a person holds: one sheet, the sheets of a poster, or a booklet.
 *
 * Everything is laid out when the document is made; painting and asking only read.
 *
 * How far a text can be read from: a letter is read with ease where it is seen at an angle of about
 * 17 minutes of arc or more, that is from 200 times its height (ISO 9241-303 asks for at least 16
 * and prefers 20 to 22).  The height is that of a capital, 0.7 of the size of the type. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-document-private.h"

#include "stf-chart-booklet.h"
#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

#define MM (72 / 25.4)
#define METRE (1000 * MM)
#define CAPITAL 0.7
#define DISTANCE 200

static void
page_clear (gpointer data)
{
  StfChartPage *page = data;

  g_free (page->label);
  g_free (page->title);
  stf_chart_unref (page->chart);
  g_array_unref (page->links);
}

/* A document without pages. */
static StfChartDocument *
new_document (char *title)
{
  StfChartDocument *self = g_new0 (StfChartDocument, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = title;
  self->pages = g_array_new (FALSE, FALSE, sizeof (StfChartPage));
  g_array_set_clear_func (self->pages, page_clear);
  self->outline = g_array_new (FALSE, FALSE, sizeof (StfChartOutline));
  return self;
}

StfChartDocument *
stf_chart_document_alloc (const StfChartFacts *facts)
{
  return new_document (g_strdup_printf ("%s %d", facts->organisation, facts->year));
}

/* chart: transfer full, or NULL; so are label and title. */
StfChartPage *
stf_chart_document_add_page (StfChartDocument *self, StfChart *chart, double width, double height,
                             char *label, char *title)
{
  StfChartPage page = { width, height, label,
                        title, chart,  g_array_new (FALSE, FALSE, sizeof (StfChartPageLink)) };

  g_array_append_val (self->pages, page);
  return &g_array_index (self->pages, StfChartPage, self->pages->len - 1);
}

static const StfChartPage *
page_at (const StfChartDocument *self, guint page)
{
  return &g_array_index (self->pages, StfChartPage, page);
}

/* Where a box stands: on which page, and where there. */
typedef guint (*Locate) (const StfChartDocument *self, StfChartRect rect, StfChartPoint *point);

static guint
locate_on_sheet (const StfChartDocument *self, StfChartRect rect, StfChartPoint *point)
{
  *point = (StfChartPoint){ rect.x, rect.y };
  return 0;
}

static guint
locate_on_poster (const StfChartDocument *self, StfChartRect rect, StfChartPoint *point)
{
  guint tile = stf_chart_poster_find (self->poster, &rect);
  StfChartRect window = stf_chart_poster_get_tile (self->poster, tile)->window;

  *point = (StfChartPoint){ rect.x - window.x + STF_CHART_TILE_MARGIN,
                            rect.y - window.y + STF_CHART_TILE_MARGIN };
  return (guint) self->poster->tile_map + tile;
}

/* A line for each box of a chart, in the order of the tree. */
static void
add_outline (StfChartDocument *self, const StfChart *chart, Locate locate)
{
  const StfChartModel *model = stf_chart_get_model (chart);
  g_autofree guint *levels = g_new0 (guint, model->n_boxes + 1);

  for (guint i = 0; i < model->n_boxes; i++)
    {
      const StfChartBox *box = &model->boxes[i];
      StfChartOutline line = { box->name, box->id };

      levels[i] = box->parent < 0 ? 0 : levels[box->parent] + 1;
      line.level = levels[i];
      line.page = locate (self, stf_chart_get_rect (chart, i), &line.point);
      g_array_append_val (self->outline, line);
    }
}

/* chart: transfer full. */
static void
make_one (StfChartDocument *self, StfChart *chart)
{
  double width, height;

  stf_chart_get_page (chart, &width, &height);
  stf_chart_document_add_page (self, chart, width, height, g_strdup ("1"), g_strdup (self->title));
  add_outline (self, chart, locate_on_sheet);
}

static gboolean
make_poster (StfChartDocument *self, const StfChartFacts *facts,
             const StfChartDocumentOptions *options, GCancellable *cancellable, GError **error)
{
  StfChartPoster *poster = stf_chart_poster_new (facts, options, cancellable, error);

  if (poster == NULL)
    return FALSE;

  self->poster = poster;
  if (poster->tile_map)
    {
      stf_chart_poster_set_map (poster, self->title);
      /* Translators: the page that shows which sheet of a poster goes where. */
      stf_chart_document_add_page (self, NULL, poster->sheet.width, poster->sheet.height,
                                   g_strdup (C_ ("poster", "Map")),
                                   g_strdup (_ ("Map of the sheets")));
    }
  for (guint i = 0; i < poster->tiles->len; i++)
    {
      const StfChartTile *tile = stf_chart_poster_get_tile (poster, i);
      const char *label = pango_layout_get_text (tile->label.set.layout);

      /* Translators: one of the sheets of a poster; %s is "B3". */
      stf_chart_document_add_page (self, stf_chart_ref (poster->chart), poster->sheet.width,
                                   poster->sheet.height, g_strdup (label),
                                   g_strdup_printf (_ ("Sheet %s"), label));
    }
  add_outline (self, poster->chart, locate_on_poster);
  return TRUE;
}

/* Where a body stands as itself: where it begins a page, or else does not go on elsewhere. */
typedef struct
{
  guint page;
  StfChartPoint point;
} Place;

static Place
place_of (const StfChartLeaf *leaf, guint page, const char *body)
{
  int box = stf_chart_model_find (stf_chart_get_model (leaf->chart), body);
  StfChartRect rect = { 0 };

  if (box >= 0)
    rect = stf_chart_get_rect (leaf->chart, (guint) box);
  return (Place){ page, { rect.x, rect.y } };
}

static void
add_link (GArray *links, const StfChart *chart, const char *body, Place target)
{
  int box = stf_chart_model_find (stf_chart_get_model (chart), body);
  StfChartPageLink link = { .page = target.page, .point = target.point };

  if (box < 0)
    return;
  link.id = stf_chart_get_model (chart)->boxes[box].id;
  link.rect = stf_chart_get_rect (chart, (guint) box);
  g_array_append_val (links, link);
}

/* From the end of a branch to where it goes on, and back. */
static void
add_links (StfChartDocument *self, const StfChartBooklet *booklet)
{
  for (guint i = 1; i < booklet->leaves->len; i++)
    {
      const StfChartLeaf *leaf = &g_array_index (booklet->leaves, StfChartLeaf, i);
      const StfChartLeaf *from = &g_array_index (booklet->leaves, StfChartLeaf, leaf->from);
      const char *id = leaf->root->id;

      add_link (page_at (self, leaf->from)->links, from->chart, id, place_of (leaf, i, id));
      add_link (page_at (self, i)->links, leaf->chart, id, place_of (from, leaf->from, id));
    }
}

static void
add_contents (StfChartDocument *self, const StfChartBooklet *booklet)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < booklet->leaves->len; i++)
    {
      const StfChartLeaf *leaf = &g_array_index (booklet->leaves, StfChartLeaf, i);
      const StfChartModel *model = stf_chart_get_model (leaf->chart);

      /* A later page with the same body begins with it. */
      for (guint k = 0; k < model->n_boxes; k++)
        g_hash_table_replace (lines, (gpointer) model->boxes[k].id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < booklet->entries->len; i++)
    {
      const StfChartEntry *entry = &g_array_index (booklet->entries, StfChartEntry, i);
      guint page = GPOINTER_TO_UINT (g_hash_table_lookup (lines, entry->body->id));
      const StfChartModel *model = stf_chart_get_model (page_at (self, page)->chart);
      const StfChartLeaf *leaf = &g_array_index (booklet->leaves, StfChartLeaf, page);
      int box = stf_chart_model_find (model, entry->body->id);

      if (box >= 0)
        {
          Place place = place_of (leaf, page, entry->body->id);
          StfChartOutline line = { model->boxes[box].name, model->boxes[box].id, entry->level,
                                   place.page, place.point };

          g_array_append_val (self->outline, line);
        }
    }
}

static gboolean
make_booklet (StfChartDocument *self, const StfChartFacts *facts, const StfChartOptions *options,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (StfChartBooklet) booklet = stf_chart_booklet_new (facts, options, cancellable, error);

  if (booklet == NULL)
    return FALSE;

  for (guint i = 0; i < booklet->leaves->len; i++)
    {
      const StfChartLeaf *leaf = &g_array_index (booklet->leaves, StfChartLeaf, i);

      stf_chart_document_add_page (self, stf_chart_ref (leaf->chart), options->paper.width,
                                   options->paper.height, g_strdup_printf ("%u", i + 1),
                                   g_strdup (leaf->root != NULL ? leaf->root->name : self->title));
    }
  add_links (self, booklet);
  add_contents (self, booklet);
  return TRUE;
}

/**
 * stf_chart_document_new_for_chart:
 * @chart: a chart
 *
 * Returns: (transfer full): a document of one page
 */
StfChartDocument *
stf_chart_document_new_for_chart (const StfChart *chart)
{
  StfChartDocument *self;

  g_return_val_if_fail (chart != NULL, NULL);

  self = new_document (stf_chart_get_title (chart));
  make_one (self, stf_chart_ref ((StfChart *) chart));
  return self;
}

/**
 * stf_chart_document_new_for_paper:
 * @paper: a short text; it may be freed afterwards
 *
 * Returns: (transfer full): a document of it, without a chart
 */
StfChartDocument *
stf_chart_document_new_for_paper (const StfPaper *paper)
{
  StfChartDocument *self;
  StfChartPaper size;

  g_return_val_if_fail (paper != NULL, NULL);

  self = new_document (g_strdup (paper->title));
  self->letter = stf_chart_letter_new (paper);
  size = stf_chart_letter_get_paper (self->letter);
  for (guint i = 0; i < stf_chart_letter_get_n_pages (self->letter); i++)
    stf_chart_document_add_page (self, NULL, size.width, size.height, g_strdup_printf ("%u", i + 1),
                                 g_strdup (self->title));
  return self;
}

/**
 * stf_chart_document_new_for_facts:
 * @facts: what to draw; nothing of it is kept
 * @options: how; nothing of it is kept
 * @cancellable: (nullable): stops the work
 * @error: return location; %STF_CHART_ERROR_SHEETS when the image cannot be divided so
 *
 * Returns: (transfer full): the document; or %NULL
 */
StfChartDocument *
stf_chart_document_new_for_facts (const StfChartFacts *facts,
                                  const StfChartDocumentOptions *options, GCancellable *cancellable,
                                  GError **error)
{
  g_autoptr (StfChartDocument) self = NULL;
  StfChartDocumentOptions chosen;

  g_return_val_if_fail (facts != NULL && options != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  chosen = *options;
  if (chosen.chart.paper.width <= 0)
    chosen.chart.paper = (StfChartPaper){ 420 * MM, 297 * MM };
  self = stf_chart_document_alloc (facts);
  switch (chosen.sheets)
    {
      case STF_CHART_SHEETS_POSTER:
        if (!make_poster (self, facts, &chosen, cancellable, error))
          return NULL;
        break;
      case STF_CHART_SHEETS_BOOKLET:
        if (!make_booklet (self, facts, &chosen.chart, cancellable, error))
          return NULL;
        break;
      case STF_CHART_SHEETS_ONE:
      default:
        make_one (self,
                  stf_chart_new_for_model (
                      stf_chart_model_new_for_facts (facts, &chosen.chart.content), &chosen.chart));
        break;
    }
  return g_steal_pointer (&self);
}

/**
 * stf_chart_document_options_for:
 * @organisation: an organisation
 * @options: how to draw it
 *
 * Returns: the same with the paper and orientation of the year if they have no paper
 */
StfChartDocumentOptions
stf_chart_document_options_for (const StfOrganisation *organisation,
                                const StfChartDocumentOptions *options)
{
  StfChartDocumentOptions chosen = *options;

  if (chosen.chart.paper.width > 0)
    return chosen;

  stf_chart_paper_parse (stf_organisation_get_paper (organisation), &chosen.chart.paper);
  chosen.chart.paper = stf_chart_paper_turn (chosen.chart.paper,
                                             stf_organisation_get_landscape (organisation));
  return chosen;
}

/**
 * stf_chart_document_new:
 * @organisation: the organisation at a date
 * @options: how to draw it
 * @cancellable: (nullable): stops the work
 * @error: return location; %STF_CHART_ERROR_SHEETS when the image cannot be divided so
 *
 * What @options leave open is as the year has it.
 *
 * Returns: (transfer full): the document; or %NULL
 */
StfChartDocument *
stf_chart_document_new (const StfOrganisation *organisation, const StfChartDocumentOptions *options,
                        GCancellable *cancellable, GError **error)
{
  StfChartDocumentOptions chosen;
  StfChartFacts facts;

  g_return_val_if_fail (organisation != NULL && options != NULL, NULL);

  chosen = stf_chart_document_options_for (organisation, options);
  if (chosen.compare != NULL)
    return stf_chart_document_new_for_change (organisation, &chosen, cancellable, error);

  facts = stf_chart_facts (organisation);
  return stf_chart_document_new_for_facts (&facts, &chosen, cancellable, error);
}

/**
 * stf_chart_document_ref:
 * @self: a document
 *
 * Returns: (transfer full): the document, held once more
 */
StfChartDocument *
stf_chart_document_ref (StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * stf_chart_document_unref:
 * @self: (nullable): a document
 *
 * Lets go of it; the last one to do so frees it.
 */
void
stf_chart_document_unref (StfChartDocument *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->outline);
  g_array_unref (self->pages);
  stf_chart_poster_free (self->poster);
  stf_chart_pair_free (self->pair);
  stf_chart_table_free (self->table);
  stf_chart_letter_free (self->letter);
  g_free (self->title);
  g_free (self);
}

/**
 * stf_chart_document_get_n_pages:
 * @self: a document
 *
 * Returns: how many pages it has: at least one
 */
guint
stf_chart_document_get_n_pages (const StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->pages->len;
}

/**
 * stf_chart_document_get_page_size:
 * @self: a document
 * @page: which page
 * @width: (out): in points
 * @height: (out): in points
 */
void
stf_chart_document_get_page_size (const StfChartDocument *self, guint page, double *width,
                                  double *height)
{
  g_return_if_fail (self != NULL && page < self->pages->len);

  *width = page_at (self, page)->width;
  *height = page_at (self, page)->height;
}

/**
 * stf_chart_document_get_page_label:
 * @self: a document
 * @page: which page
 *
 * Returns: (transfer none): "2", or "B3" for a sheet of a poster; no two pages have the same
 */
const char *
stf_chart_document_get_page_label (const StfChartDocument *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return page_at (self, page)->label;
}

/**
 * stf_chart_document_get_page_title:
 * @self: a document
 * @page: which page
 *
 * Returns: (transfer none): what the page shows
 */
const char *
stf_chart_document_get_page_title (const StfChartDocument *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return page_at (self, page)->title;
}

/**
 * stf_chart_document_get_title:
 * @self: a document
 *
 * Returns: (transfer none): organisation and year
 */
const char *
stf_chart_document_get_title (const StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * stf_chart_document_get_page_chart:
 * @self: a document
 * @page: which page
 *
 * Returns: (transfer none) (nullable): the chart that is drawn on that page, wholly or in part;
 * %NULL for the map of a poster
 */
StfChart *
stf_chart_document_get_page_chart (const StfChartDocument *self, guint page)
{
  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  return page_at (self, page)->chart;
}

/**
 * stf_chart_document_get_chart:
 * @self: a document
 *
 * Returns: (transfer none) (nullable): the chart as a whole; of a booklet that of its first page;
 * of a short text %NULL
 */
StfChart *
stf_chart_document_get_chart (const StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->pages->len; i++)
    if (page_at (self, i)->chart != NULL)
      return page_at (self, i)->chart;

  return NULL;
}

/**
 * stf_chart_document_get_date:
 * @self: a document
 *
 * Returns: (transfer none): the ISO date of its chart, or that it bears
 */
const char *
stf_chart_document_get_date (const StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->letter != NULL ? stf_chart_letter_get_date (self->letter)
                              : stf_chart_document_get_chart (self)->model->date;
}

/**
 * stf_chart_document_describe:
 * @self: a document
 *
 * Returns: (transfer full): what it shows, for those who do not see it
 */
char *
stf_chart_document_describe (const StfChartDocument *self)
{
  StfChart *chart;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->letter != NULL)
    return g_strdup (self->title);

  chart = stf_chart_document_get_chart (self);
  return self->pair == NULL && self->outline->len > stf_chart_get_n_boxes (chart)
             ? stf_chart_describe_booklet (chart, self->outline->len)
             : stf_chart_describe (chart);
}

/**
 * stf_chart_document_draw_page:
 * @pen: with what to draw, in points on the page
 * @self: a document
 * @page: which page
 * @palette: colours
 *
 * Draws the whole page.
 */
void
stf_chart_document_draw_page (StfChartPen *pen, const StfChartDocument *self, guint page,
                              StfChartPalette palette)
{
  guint n_tables;

  g_return_if_fail (self != NULL && page < self->pages->len);

  if (self->letter != NULL)
    {
      stf_chart_letter_draw_page (pen, self->letter, page, palette);
      return;
    }
  n_tables = self->table != NULL ? stf_chart_table_get_n_pages (self->table) : 0;
  if (page >= self->pages->len - n_tables)
    stf_chart_table_draw_page (pen, self->table, page - (self->pages->len - n_tables), palette);
  else if (self->pair != NULL)
    stf_chart_pair_draw (pen, self->pair, palette);
  else if (self->poster != NULL)
    stf_chart_poster_draw_page (pen, self->poster, page, palette);
  else
    stf_chart_draw_page (pen, page_at (self, page)->chart, palette, NULL);
}

/**
 * stf_chart_document_paint_page:
 * @cr: where to paint, in points on the page
 * @self: a document
 * @page: which page
 * @palette: colours
 *
 * Paints the whole page.  In a PDF it is tagged.
 */
void
stf_chart_document_paint_page (cairo_t *cr, const StfChartDocument *self, guint page,
                               StfChartPalette palette)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, type == CAIRO_SURFACE_TYPE_PDF);

  stf_chart_document_draw_page (pen, self, page, palette);
}

/**
 * stf_chart_document_get_text_size:
 * @self: a document
 *
 * Returns: the size in points of the lines in the boxes, on the page where they are smallest
 */
double
stf_chart_document_get_text_size (const StfChartDocument *self)
{
  double size = G_MAXDOUBLE;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->pages->len; i++)
    if (page_at (self, i)->chart != NULL)
      size = MIN (size, stf_chart_get_text_size (page_at (self, i)->chart));

  return size;
}

/**
 * stf_chart_document_get_smallest_text_size:
 * @self: a document
 *
 * Returns: the size in points of the smallest text that there is in a box
 */
double
stf_chart_document_get_smallest_text_size (const StfChartDocument *self)
{
  return stf_chart_document_get_text_size (self) * STF_CHART_SMALL_TEXT_SIZE / STF_CHART_TEXT_SIZE;
}

/**
 * stf_chart_document_get_reading_distance:
 * @self: a document
 *
 * Returns: from how many metres the lines in the boxes can be read with ease
 */
double
stf_chart_document_get_reading_distance (const StfChartDocument *self)
{
  return stf_chart_document_get_text_size (self) * CAPITAL * DISTANCE / METRE;
}

/**
 * stf_chart_document_is_bound_by_sheets:
 * @self: a document
 *
 * Returns: whether it is a poster of which a box or a line would be larger than a sheet, had it not
 * been drawn smaller than the poster has room for
 */
gboolean
stf_chart_document_is_bound_by_sheets (const StfChartDocument *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->poster != NULL && self->poster->bound;
}

/**
 * stf_chart_document_get_outline:
 * @self: a document
 * @n: (out): how many lines it has
 *
 * Returns: (transfer none): the table of contents, each body once: where it stands as itself
 */
const StfChartOutline *
stf_chart_document_get_outline (const StfChartDocument *self, guint *n)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n = self->outline->len;
  return (const StfChartOutline *) self->outline->data;
}

/**
 * stf_chart_document_get_links:
 * @self: a document
 * @page: which page
 * @n: (out): how many links it has
 *
 * Returns: (transfer none): from where on the page to where in the document
 */
const StfChartPageLink *
stf_chart_document_get_links (const StfChartDocument *self, guint page, guint *n)
{
  const GArray *links;

  g_return_val_if_fail (self != NULL && page < self->pages->len, NULL);

  links = page_at (self, page)->links;
  *n = links->len;
  return (const StfChartPageLink *) links->data;
}

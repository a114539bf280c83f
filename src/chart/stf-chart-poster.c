/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A poster: one large image on as many sheets as it takes.
 *
 * 1. Every box and every line of text is whole on at least one sheet: boxes take shapes that a
 * sheet has room for, and where that is not enough, the drawing is made as small as the largest of
 * them needs.
 * 2. The image is divided into strips, and each strip by itself into sheets, so that no strip has
 *    to cut where another has its gaps; see stf-chart-tiles.c.
 * 3. Strips are rows or columns, and the sheets are turned, in the way that takes the fewest.
 * 4. A sheet has its image within a margin, which has what is to be thrown away or glued over: the
 *    label of the sheet, small lines where to cut, and grey bars with the label of the sheet or
 *    strip that is glued there.  Each sheet is cut at its left and at its top, and laid upon the
 *    one before it in its strip; each strip is laid upon the one before.  At the edge of the
 *    image, too, small lines show where it ends. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-poster.h"

#include "stf-chart-extents.h"
#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

#define MARGIN STF_CHART_TILE_MARGIN
#define STRIP (MARGIN - STF_CHART_TILE_UNPRINTABLE)
#define LABEL_GAP 6.0
#define MAX_DRAWN 8 /* times, each smaller */
#define NEAR 1e-6
#define MARK 0x000000
#define BAR 0xd9dce0

static void
note_clear (gpointer data)
{
  g_object_unref (((StfChartNote *) data)->set.layout);
}

static void
tile_clear (gpointer data)
{
  note_clear (&((StfChartTile *) data)->label);
}

const StfChartTile *
stf_chart_poster_get_tile (const StfChartPoster *self, guint tile)
{
  return &g_array_index (self->tiles, StfChartTile, tile);
}

/* As in a spreadsheet. */
static char *
word_column (guint column)
{
  char letters[8] = "";
  guint n = 0;

  for (guint rest = column + 1; rest > 0 && n < sizeof letters - 1; rest = (rest - 1) / 26)
    {
      for (guint i = n++; i > 0; i--)
        letters[i] = letters[i - 1];
      letters[0] = (char) ('A' + (rest - 1) % 26);
    }
  return g_strdup (letters);
}

/* "B3" */
static char *
word_tile (const StfChartTile *tile)
{
  g_autofree char *column = word_column (tile->column);

  return g_strdup_printf ("%s%u", column, tile->row + 1);
}

static char *
word_strip (const StfChartPoster *self, guint strip)
{
  return self->columns ? word_column (strip) : g_strdup_printf ("%u", strip + 1);
}

static guint
strip_of (const StfChartPoster *self, const StfChartTile *tile)
{
  return self->columns ? tile->column : tile->row;
}

static gboolean
is_within (const StfChartRect *rect, const StfChartRect *window)
{
  return rect->x >= window->x - NEAR && rect->y >= window->y - NEAR
         && rect->x + rect->width <= window->x + window->width + NEAR
         && rect->y + rect->height <= window->y + window->height + NEAR;
}

/* The first sheet on which rect is whole, or if there is none, the first that has its corner. */
guint
stf_chart_poster_find (const StfChartPoster *self, const StfChartRect *rect)
{
  const StfChartRect corner = { rect->x, rect->y, 0, 0 };

  for (int whole = 1; whole >= 0; whole--)
    for (guint i = 0; i < self->tiles->len; i++)
      if (is_within (whole ? rect : &corner, &stf_chart_poster_get_tile (self, i)->window))
        return i;

  return 0;
}

/* What has room for any box and any line of text. */
static StfChartPaper
find_largest (const StfChart *chart, const StfChartExtents *extents)
{
  StfChartPaper largest = { 0 };

  for (guint i = 0; i < extents->lines->len + stf_chart_get_n_boxes (chart); i++)
    {
      StfChartRect rect = i < extents->lines->len
                              ? g_array_index (extents->lines, StfChartLine, i).rect
                              : stf_chart_get_rect (chart, i - extents->lines->len);

      largest.width = MAX (largest.width, rect.width);
      largest.height = MAX (largest.height, rect.height);
    }
  return largest;
}

/* The part of a sheet that has its image. */
static StfChartPaper
window_of (StfChartPaper sheet)
{
  return (StfChartPaper){ sheet.width - 2 * MARGIN, sheet.height - 2 * MARGIN };
}

static double
find_ratio (StfChartPaper window, StfChartPaper largest)
{
  return MIN (window.width / largest.width, window.height / largest.height);
}

/* What must be whole: boxes, and lines that are not within one. */
static GArray *
list_whole (const StfChart *chart, const StfChartExtents *extents)
{
  GArray *whole = g_array_new (FALSE, FALSE, sizeof (StfChartRect));

  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);

      g_array_append_val (whole, rect);
    }
  for (guint i = 0; i < extents->lines->len; i++)
    {
      const StfChartLine *line = &g_array_index (extents->lines, StfChartLine, i);

      if (line->box < 0
          || !is_within (&line->rect, &g_array_index (whole, StfChartRect, line->box)))
        g_array_append_val (whole, line->rect);
    }
  return whole;
}

static gboolean
is_in_strip (StfChartSpan span, double start, double size)
{
  return span.start >= start - NEAR && span.end <= start + size + NEAR;
}

/* The spans along a strip of the rects that are whole in it, and not already in the one before;
 * rows NULL: of all, across the strips. */
static GArray *
list_spans (const GArray *whole, const StfChartTiling *rows, guint row)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StfChartSpan));

  for (guint i = 0; i < whole->len; i++)
    {
      const StfChartRect *rect = &g_array_index (whole, StfChartRect, i);
      StfChartSpan down = { rect->y, rect->y + rect->height };
      StfChartSpan across = { rect->x, rect->x + rect->width };

      if (rows == NULL)
        g_array_append_val (spans, down);
      else if (is_in_strip (down, rows->start[row], rows->size)
               && (row == 0 || !is_in_strip (down, rows->start[row - 1], rows->size)))
        g_array_append_val (spans, across);
    }
  return spans;
}

static double
seen_start (const StfChartTiling *tiling, guint i)
{
  return i > 0 ? tiling->cut[i - 1] : MAX (tiling->start[0], 0);
}

static double
seen_end (const StfChartTiling *tiling, guint i, double length)
{
  return i + 1 < tiling->n ? tiling->cut[i] : MIN (tiling->start[i] + tiling->size, length);
}

static void
add_row (GArray *tiles, const StfChartTiling *columns, const StfChartTiling *rows, guint row,
         StfChartPaper image)
{
  double top = seen_start (rows, row);
  double bottom = seen_end (rows, row, image.height);

  for (guint i = 0; i < columns->n; i++)
    {
      double left = seen_start (columns, i);
      StfChartTile tile = {
        .column = i,
        .row = row,
        .window = { columns->start[i], rows->start[row], columns->size, rows->size },
        .cut = { left, top, seen_end (columns, i, image.width) - left, bottom - top },
      };

      g_array_append_val (tiles, tile);
    }
}

/* Where a poster ends is the same on all its strips: as far out as each of them reaches. */
static void
straighten (GArray *tiles)
{
  double low = -G_MAXDOUBLE;
  double high = G_MAXDOUBLE;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < tiles->len; i++)
      {
        StfChartTile *tile = &g_array_index (tiles, StfChartTile, i);
        gboolean last = i + 1 == tiles->len || (tile + 1)->row != tile->row;
        double end = tile->cut.x + tile->cut.width;

        if (pass == 0)
          {
            low = tile->column == 0 ? MAX (low, tile->cut.x) : low;
            high = last ? MIN (high, end) : high;
            continue;
          }
        if (tile->column == 0)
          tile->cut.x = low;
        tile->cut.width = (last ? high : end) - tile->cut.x;
      }
}

static StfChartRect
swap_rect (StfChartRect r)
{
  return (StfChartRect){ r.y, r.x, r.height, r.width };
}

static void
swap_tiles (GArray *tiles)
{
  for (guint i = 0; i < tiles->len; i++)
    {
      StfChartTile *tile = &g_array_index (tiles, StfChartTile, i);
      guint column = tile->row;

      tile->row = tile->column;
      tile->column = column;
      tile->window = swap_rect (tile->window);
      tile->cut = swap_rect (tile->cut);
    }
}

/* Rule 2.  Returns tiles without labels, or NULL if there are too many or one is too small.
 * columns: the same with x for y. */
static GArray *
divide (const StfChart *chart, const StfChartExtents *extents, StfChartPaper sheet, double overlap,
        gboolean columns)
{
  StfChartPaper window = window_of (sheet);
  StfChartPaper largest = find_largest (chart, extents);
  g_autoptr (GArray) whole = list_whole (chart, extents);
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (StfChartTile));
  g_autoptr (GArray) down = NULL;
  g_auto (StfChartTiling) rows = { 0 };
  StfChartRect bounds = extents->bounds;
  StfChartPaper image;

  if (largest.width > window.width + NEAR || largest.height > window.height + NEAR)
    return NULL;

  stf_chart_get_page (chart, &image.width, &image.height);
  if (columns)
    {
      window = (StfChartPaper){ window.height, window.width };
      image = (StfChartPaper){ image.height, image.width };
      bounds = swap_rect (bounds);
      for (guint i = 0; i < whole->len; i++)
        g_array_index (whole, StfChartRect, i) = swap_rect (g_array_index (whole, StfChartRect, i));
    }

  down = list_spans (whole, NULL, 0);
  if (!stf_chart_tile (&rows, image.height, (StfChartSpan){ bounds.y, bounds.y + bounds.height },
                       window.height, overlap, down))
    return NULL;
  for (guint row = 0; row < rows.n && tiles->len < STF_CHART_DOCUMENT_MAX_PAGES; row++)
    {
      g_autoptr (GArray) across = list_spans (whole, &rows, row);
      g_auto (StfChartTiling) along = { 0 };

      if (!stf_chart_tile (&along, image.width, (StfChartSpan){ bounds.x, bounds.x + bounds.width },
                           window.width, overlap, across))
        return NULL;
      add_row (tiles, &along, &rows, row, image);
    }
  straighten (tiles);
  if (columns)
    swap_tiles (tiles);
  return tiles->len < STF_CHART_DOCUMENT_MAX_PAGES ? g_steal_pointer (&tiles) : NULL;
}

static StfChartNote
make_note (StfChartPoster *self, const char *text)
{
  StfChartNote note = { stf_chart_type_set (self->type, STF_CHART_STYLE_BADGE, text, 200, 1) };

  note.scale = MIN (1, (STRIP - 1) / note.set.height);
  return note;
}

/* Rule 3. */
static gboolean
cover (StfChartPoster *self, const StfChartExtents *extents, StfChartPaper sheet, double overlap,
       GError **error)
{
  const StfChartPaper sheets[] = { sheet, { sheet.height, sheet.width } };

  for (guint turned = 0; turned < 2; turned++)
    for (int columns = FALSE; columns <= TRUE; columns++)
      {
        GArray *tiles = divide (self->chart, extents, sheets[turned], overlap, columns);

        if (tiles == NULL)
          continue;
        if (self->tiles != NULL && self->tiles->len <= tiles->len)
          {
            g_array_unref (tiles);
            continue;
          }
        g_clear_pointer (&self->tiles, g_array_unref);
        self->tiles = tiles;
        self->sheet = sheets[turned];
        self->columns = columns;
      }
  if (self->tiles != NULL)
    return TRUE;

  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS,
               _ ("The poster would take more than %d sheets. Choose larger sheets."),
               STF_CHART_DOCUMENT_MAX_PAGES);
  return FALSE;
}

static void
set_labels (StfChartPoster *self)
{
  g_array_set_clear_func (self->tiles, tile_clear);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      StfChartTile *tile = &g_array_index (self->tiles, StfChartTile, i);
      g_autofree char *label = word_tile (tile);

      tile->label = make_note (self, label);
      if (strip_of (self, tile) == self->strip_labels->len)
        {
          g_autofree char *word = word_strip (self, self->strip_labels->len);
          StfChartNote note = make_note (self, word);

          g_array_append_val (self->strip_labels, note);
        }
    }
}

static gboolean
check_size (const StfChartDocumentOptions *options, GError **error)
{
  StfChartPaper sheet = stf_chart_paper_turn (options->chart.paper, FALSE);
  StfChartPaper poster = stf_chart_paper_turn (options->poster, FALSE);
  g_autofree char *image = NULL;
  g_autofree char *paper = NULL;

  if (poster.width > sheet.width + 1 || poster.height > sheet.height + 1)
    return TRUE;

  image = stf_chart_paper_describe (options->poster);
  paper = stf_chart_paper_describe (options->chart.paper);
  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS,
               _ ("A poster of the size %s fits one sheet of %s. Choose a larger poster."), image,
               paper);
  return FALSE;
}

static StfChart *
draw_chart (const StfChartFacts *facts, const StfChartOptions *options, StfChartPaper *largest)
{
  StfChart *chart = stf_chart_new_for_model (
      stf_chart_model_new_for_facts (facts, &options->content), options);
  g_autoptr (StfChartExtents) extents = stf_chart_extents_new (chart);

  *largest = find_largest (chart, extents);
  return chart;
}

/* Rule 1: as large as a sheet that is turned so allows, but no larger than scale. */
static StfChart *
draw_for_sheet (const StfChartFacts *facts, const StfChartOptions *options, StfChartPaper sheet,
                double scale, GCancellable *cancellable)
{
  StfChartPaper window = window_of (sheet);
  StfChartOptions image = *options;

  image.max_line = window.width;
  for (guint i = 0;; i++)
    {
      StfChartPaper largest;
      StfChart *chart;
      double ratio;

      image.max_scale = scale;
      image.max_box = (StfChartPaper){ window.width / scale, window.height / scale };
      chart = draw_chart (facts, &image, &largest);
      ratio = find_ratio (window, largest);
      if (ratio >= 1 || i == MAX_DRAWN || g_cancellable_is_cancelled (cancellable))
        return chart;
      scale = stf_chart_get_scale (chart) * ratio * 0.999;
      stf_chart_unref (chart);
    }
}

/* As large as the poster allows, if that is not too large for the sheets. */
static void
draw_image (StfChartPoster *self, const StfChartFacts *facts,
            const StfChartDocumentOptions *options, GCancellable *cancellable)
{
  StfChartPaper sheet = options->chart.paper;
  StfChartOptions image = options->chart;
  StfChartPaper largest;
  double scale;

  image.paper = options->poster;
  image.max_line = MAX (sheet.width, sheet.height) - 2 * MARGIN;
  self->chart = draw_chart (facts, &image, &largest);
  scale = stf_chart_get_scale (self->chart);
  for (int landscape = TRUE; landscape >= FALSE; landscape--)
    if (find_ratio (window_of (stf_chart_paper_turn (sheet, landscape)), largest) >= 1)
      return;

  g_clear_pointer (&self->chart, stf_chart_unref);
  for (int landscape = TRUE; landscape >= FALSE; landscape--)
    {
      StfChart *chart = draw_for_sheet (facts, &image, stf_chart_paper_turn (sheet, landscape),
                                        scale, cancellable);

      if (self->chart == NULL || stf_chart_get_scale (chart) > stf_chart_get_scale (self->chart))
        {
          g_clear_pointer (&self->chart, stf_chart_unref);
          self->chart = chart;
        }
      else
        stf_chart_unref (chart);
    }
  self->bound = stf_chart_get_scale (self->chart) < scale * 0.98;
}

/* options: with a paper. */
StfChartPoster *
stf_chart_poster_new (const StfChartFacts *facts, const StfChartDocumentOptions *options,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (StfChartPoster) self = NULL;
  g_autoptr (StfChartExtents) extents = NULL;

  if (!check_size (options, error))
    return NULL;

  self = g_new0 (StfChartPoster, 1);
  self->crop_marks = options->crop_marks;
  self->tile_map = options->tile_map;
  self->type = stf_chart_type_new (options->chart.font);
  self->strip_labels = g_array_new (FALSE, FALSE, sizeof (StfChartNote));
  g_array_set_clear_func (self->strip_labels, note_clear);
  self->map_notes = g_array_new (FALSE, FALSE, sizeof (StfChartNote));
  g_array_set_clear_func (self->map_notes, note_clear);

  draw_image (self, facts, options, cancellable);
  extents = stf_chart_extents_new (self->chart);
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !cover (self, extents, options->chart.paper, options->overlap, error))
    return NULL;
  set_labels (self);
  return g_steal_pointer (&self);
}

void
stf_chart_poster_free (StfChartPoster *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tiles, g_array_unref);
  g_array_unref (self->strip_labels);
  g_array_unref (self->map_notes);
  stf_chart_type_free (self->type);
  stf_chart_unref (self->chart);
  g_free (self);
}

static void
draw_label (StfChartPen *pen, const StfChartNote *label, double x, double y)
{
  stf_chart_pen_push (pen, x, y, label->scale);
  stf_chart_pen_text (pen, &label->set, 0, 0, MARK);
  stf_chart_pen_pop (pen);
}

/* A place on the image, on the sheet. */
static double
on_sheet (double at, double start)
{
  return at - start + MARGIN;
}

/* Short lines in both margins, at a place along the other side. */
static void
draw_ticks (StfChartPen *pen, const StfChartPoster *self, double at, gboolean across)
{
  double length = across ? self->sheet.height : self->sheet.width;
  const double ends[][2] = { { STF_CHART_TILE_UNPRINTABLE, MARGIN - 1 },
                             { length - MARGIN + 1, length - STF_CHART_TILE_UNPRINTABLE } };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const StfChartPoint line[] = {
        { across ? at : ends[i][0], across ? ends[i][0] : at },
        { across ? at : ends[i][1], across ? ends[i][1] : at },
      };

      stf_chart_pen_add_line (pen, line, G_N_ELEMENTS (line), 0);
    }
}

/* Where the sheet ends or is cut: the edges of what is seen of it. */
static void
draw_crop_marks (StfChartPen *pen, const StfChartPoster *self, const StfChartTile *tile)
{
  const StfChartInk ink = { STF_CHART_NO_COLOUR, MARK, 0.4 };
  const StfChartRect *cut = &tile->cut;
  const double across[] = { cut->x, cut->x + cut->width };
  const double down[] = { cut->y, cut->y + cut->height };

  for (guint i = 0; i < 2; i++)
    {
      draw_ticks (pen, self, on_sheet (across[i], tile->window.x), TRUE);
      draw_ticks (pen, self, on_sheet (down[i], tile->window.y), FALSE);
    }
  stf_chart_pen_draw_lines (pen, &ink);
}

/* In two margins, along what will be glued over: who lies there.  */
static void
draw_bars (StfChartPen *pen, StfChartRect first, StfChartRect second, const StfChartNote *label)
{
  const StfChartRect bars[] = { first, second };
  const StfChartInk ink = { BAR, STF_CHART_NO_COLOUR };

  for (guint i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      double width = label->set.width * label->scale;
      double height = label->set.height * label->scale;

      stf_chart_pen_rect (pen, &bars[i], 0, &ink);
      if (width <= bars[i].width && height <= bars[i].height)
        draw_label (pen, label, bars[i].x + (bars[i].width - width) / 2,
                    bars[i].y + (bars[i].height - height) / 2);
    }
}

/* The label of what is glued to the right of a sheet, or below it; NULL: nothing. */
static const StfChartNote *
label_beside (const StfChartPoster *self, guint index, gboolean below)
{
  const StfChartTile *tile = stf_chart_poster_get_tile (self, index);
  const StfChartTile *next = index + 1 < self->tiles->len
                                 ? stf_chart_poster_get_tile (self, index + 1)
                                 : NULL;
  guint strip = strip_of (self, tile);

  if (below != self->columns)
    return strip + 1 < self->strip_labels->len
               ? &g_array_index (self->strip_labels, StfChartNote, strip + 1)
               : NULL;
  return next != NULL && strip_of (self, next) == strip ? &next->label : NULL;
}

static void
draw_glue (StfChartPen *pen, const StfChartPoster *self, guint index)
{
  const StfChartTile *tile = stf_chart_poster_get_tile (self, index);
  const StfChartNote *beside = label_beside (self, index, FALSE);
  const StfChartNote *below = label_beside (self, index, TRUE);
  double right = on_sheet (tile->cut.x + tile->cut.width, tile->window.x);
  double bottom = on_sheet (tile->cut.y + tile->cut.height, tile->window.y);
  double far_x = self->sheet.width - MARGIN;
  double far_y = self->sheet.height - MARGIN;

  if (beside != NULL)
    draw_bars (pen, (StfChartRect){ right, STF_CHART_TILE_UNPRINTABLE, far_x - right, STRIP - 1 },
               (StfChartRect){ right, far_y + 1, far_x - right, STRIP - 1 }, beside);
  if (below != NULL)
    draw_bars (pen, (StfChartRect){ STF_CHART_TILE_UNPRINTABLE, bottom, STRIP - 1, far_y - bottom },
               (StfChartRect){ far_x + 1, bottom, STRIP - 1, far_y - bottom }, below);
}

static void
draw_tile (StfChartPen *pen, const StfChartPoster *self, guint index, StfChartPalette palette)
{
  const StfChartTile *tile = stf_chart_poster_get_tile (self, index);
  const StfChartRect *window = &tile->window;

  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, self->sheet.width, self->sheet.height }, 0,
                      &(StfChartInk){ 0xffffff, STF_CHART_NO_COLOUR });
  stf_chart_pen_push (pen, MARGIN - window->x, MARGIN - window->y, 1);
  stf_chart_pen_clip (pen, window);
  stf_chart_draw_page (pen, self->chart, palette, window);
  stf_chart_pen_pop (pen);

  if (self->crop_marks)
    {
      draw_glue (pen, self, index);
      draw_crop_marks (pen, self, tile);
    }
  draw_label (pen, &tile->label, MAX (on_sheet (tile->cut.x, window->x), MARGIN) + LABEL_GAP,
              STF_CHART_TILE_UNPRINTABLE);
}

/* Sheets go strip by strip, after the map. */
void
stf_chart_poster_draw_page (StfChartPen *pen, const StfChartPoster *self, guint page,
                            StfChartPalette palette)
{
  if (self->tile_map && page == 0)
    {
      stf_chart_poster_draw_map (pen, self, palette);
      return;
    }

  draw_tile (pen, self, page - (guint) self->tile_map, palette);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A poster: one large image on as many sheets as it takes.
 *
 * 1. Every box and every line of text is whole on at least one sheet.  A box that is larger than a
 *    sheet is not, but its lines are: the drawing is made as small as its longest line needs.
 * 2. The image is divided into rows, and each row by itself into sheets, so that no row has to cut
 *    where another has its gaps; see stf-chart-tiles.c.
 * 3. The sheets are turned the way that takes fewer of them.
 * 4. A sheet has its image within a margin, which has what is to be thrown away or glued over: the
 *    label of the sheet, small lines where to cut, and grey bars with the label of the sheet, or
 *    the number of the row, that is glued there.  Each sheet is cut at its left and at its top, and
 *    laid upon the sheet to its left; each row is laid upon the one above.  At the edge of the
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

/* "B3": the columns have letters, as in a spreadsheet. */
static char *
make_label (guint column, guint row)
{
  char letters[8] = "";
  guint n = 0;

  for (guint rest = column + 1; rest > 0 && n < sizeof letters - 1; rest = (rest - 1) / 26)
    {
      for (guint i = n++; i > 0; i--)
        letters[i] = letters[i - 1];
      letters[0] = (char) ('A' + (rest - 1) % 26);
    }
  return g_strdup_printf ("%s%u", letters, row + 1);
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

static StfChart *
draw_chart (const StfChartFacts *facts, const StfChartOptions *options)
{
  return stf_chart_new_for_model (stf_chart_model_new_for_facts (facts, &options->content),
                                  options);
}

static double
find_longest_line (const StfChartExtents *extents)
{
  double longest = 0;

  for (guint i = 0; i < extents->lines->len; i++)
    longest = MAX (longest, g_array_index (extents->lines, StfChartLine, i).rect.width);
  return longest;
}

/* What must be whole: boxes that are no larger than a window, lines of the others, and all that
 * stand outside boxes. */
static GArray *
list_whole (const StfChart *chart, const StfChartExtents *extents, StfChartPaper window)
{
  GArray *whole = g_array_new (FALSE, FALSE, sizeof (StfChartRect));
  g_autofree gboolean *fits = g_new (gboolean, stf_chart_get_n_boxes (chart) + 1);

  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);

      fits[i] = rect.width <= window.width && rect.height <= window.height;
      if (fits[i])
        g_array_append_val (whole, rect);
    }
  for (guint i = 0; i < extents->lines->len; i++)
    {
      const StfChartLine *line = &g_array_index (extents->lines, StfChartLine, i);

      if (line->box < 0 || !fits[line->box])
        g_array_append_val (whole, line->rect);
    }
  return whole;
}

/* The spans of the rects that are whole in a row of the height size; row NULL: of all, downwards.
 */
static GArray *
list_spans (const GArray *whole, const double *row, double size)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (StfChartSpan));

  for (guint i = 0; i < whole->len; i++)
    {
      const StfChartRect *rect = &g_array_index (whole, StfChartRect, i);
      StfChartSpan down = { rect->y, rect->y + rect->height };
      StfChartSpan across = { rect->x, rect->x + rect->width };

      if (row == NULL)
        g_array_append_val (spans, down);
      else if (down.start >= *row - NEAR && down.end <= *row + size + NEAR)
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

/* Rule 2.  Returns tiles without labels, or NULL if there are too many or lines are too long. */
static GArray *
divide (const StfChart *chart, const StfChartExtents *extents, StfChartPaper sheet, double overlap)
{
  const StfChartPaper window = { sheet.width - 2 * MARGIN, sheet.height - 2 * MARGIN };
  g_autoptr (GArray) whole = list_whole (chart, extents, window);
  g_autoptr (GArray) tiles = g_array_new (FALSE, FALSE, sizeof (StfChartTile));
  g_autoptr (GArray) down = list_spans (whole, NULL, 0);
  g_auto (StfChartTiling) rows = { 0 };
  const StfChartRect *bounds = &extents->bounds;
  StfChartPaper image;

  stf_chart_get_page (chart, &image.width, &image.height);
  if (find_longest_line (extents) > window.width + NEAR
      || !stf_chart_tile (&rows, image.height,
                          (StfChartSpan){ bounds->y, bounds->y + bounds->height }, window.height,
                          overlap, down))
    return NULL;

  for (guint row = 0; row < rows.n && tiles->len < STF_CHART_DOCUMENT_MAX_PAGES; row++)
    {
      g_autoptr (GArray) across = list_spans (whole, &rows.start[row], window.height);
      g_auto (StfChartTiling) columns = { 0 };

      if (!stf_chart_tile (&columns, image.width,
                           (StfChartSpan){ bounds->x, bounds->x + bounds->width }, window.width,
                           overlap, across))
        return NULL;
      add_row (tiles, &columns, &rows, row, image);
    }
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
  StfChartPaper turned = { sheet.height, sheet.width };
  g_autoptr (GArray) upright = divide (self->chart, extents, sheet, overlap);
  g_autoptr (GArray) lying = divide (self->chart, extents, turned, overlap);
  gboolean turn = upright == NULL || (lying != NULL && lying->len < upright->len);

  if (upright == NULL && lying == NULL)
    {
      g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_SHEETS,
                   _ ("The poster would take more than %d sheets. Choose larger sheets."),
                   STF_CHART_DOCUMENT_MAX_PAGES);
      return FALSE;
    }

  self->sheet = turn ? turned : sheet;
  self->tiles = turn ? g_steal_pointer (&lying) : g_steal_pointer (&upright);
  g_array_set_clear_func (self->tiles, tile_clear);
  for (guint i = 0; i < self->tiles->len; i++)
    {
      StfChartTile *tile = &g_array_index (self->tiles, StfChartTile, i);
      g_autofree char *label = make_label (tile->column, tile->row);

      tile->label = make_note (self, label);
      self->n_rows = tile->row + 1;
    }
  for (guint row = 0; row < self->n_rows; row++)
    {
      g_autofree char *number = g_strdup_printf ("%u", row + 1);
      StfChartNote note = make_note (self, number);

      g_array_append_val (self->row_labels, note);
    }
  return TRUE;
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

/* options: with a paper. */
StfChartPoster *
stf_chart_poster_new (const StfChartFacts *facts, const StfChartDocumentOptions *options,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (StfChartPoster) self = NULL;
  g_autoptr (StfChartExtents) extents = NULL;
  StfChartOptions image = options->chart;
  double room = MAX (options->chart.paper.width, options->chart.paper.height) - 2 * MARGIN;
  double longest;

  if (!check_size (options, error))
    return NULL;

  self = g_new0 (StfChartPoster, 1);
  self->crop_marks = options->crop_marks;
  self->tile_map = options->tile_map;
  self->type = stf_chart_type_new (options->chart.font);
  self->row_labels = g_array_new (FALSE, FALSE, sizeof (StfChartNote));
  g_array_set_clear_func (self->row_labels, note_clear);
  self->map_notes = g_array_new (FALSE, FALSE, sizeof (StfChartNote));
  g_array_set_clear_func (self->map_notes, note_clear);

  image.paper = options->poster;
  image.max_line = room;
  self->chart = draw_chart (facts, &image);
  extents = stf_chart_extents_new (self->chart);
  longest = find_longest_line (extents);
  if (longest > room && !g_cancellable_is_cancelled (cancellable))
    {
      image.max_scale = stf_chart_get_scale (self->chart) * room / longest * 0.999;
      stf_chart_unref (self->chart);
      stf_chart_extents_free (extents);
      self->chart = draw_chart (facts, &image);
      extents = stf_chart_extents_new (self->chart);
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !cover (self, extents, options->chart.paper, options->overlap, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
stf_chart_poster_free (StfChartPoster *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->tiles, g_array_unref);
  g_array_unref (self->row_labels);
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

static void
draw_glue (StfChartPen *pen, const StfChartPoster *self, guint index)
{
  const StfChartTile *tile = stf_chart_poster_get_tile (self, index);
  const StfChartTile *next = index + 1 < self->tiles->len
                                 ? stf_chart_poster_get_tile (self, index + 1)
                                 : tile;
  double right = on_sheet (tile->cut.x + tile->cut.width, tile->window.x);
  double bottom = on_sheet (tile->cut.y + tile->cut.height, tile->window.y);
  double far_x = self->sheet.width - MARGIN;
  double far_y = self->sheet.height - MARGIN;

  if (next != tile && next->row == tile->row)
    draw_bars (pen, (StfChartRect){ right, STF_CHART_TILE_UNPRINTABLE, far_x - right, STRIP - 1 },
               (StfChartRect){ right, far_y + 1, far_x - right, STRIP - 1 }, &next->label);
  if (tile->row + 1 < self->n_rows)
    draw_bars (pen, (StfChartRect){ STF_CHART_TILE_UNPRINTABLE, bottom, STRIP - 1, far_y - bottom },
               (StfChartRect){ far_x + 1, bottom, STRIP - 1, far_y - bottom },
               &g_array_index (self->row_labels, StfChartNote, tile->row + 1));
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

/* Sheets go row by row, after the map. */
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

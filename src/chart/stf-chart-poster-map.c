/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of a poster: a sheet of its own, because what stands on one of the others would be on the
 * wall for good.  It says what there is to glue and how, above a small picture of the poster in
 * which every sheet has its label. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-poster.h"
#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

#define MARGIN (15 * 72 / 25.4)
#define TEXT_SCALE 1.2
#define GAP 4.0
#define GAP_ABOVE_PICTURE 20.0
#define SMALLEST_PICTURE 40.0

static double
add_note (StfChartPoster *self, StfChartStyle style, const char *text, double y)
{
  double room = self->sheet.width - 2 * MARGIN;
  StfChartNote note = { stf_chart_type_set (self->type, style, text, room / TEXT_SCALE, 3),
                        TEXT_SCALE, style == STF_CHART_STYLE_PAGE_TITLE };

  note.set.x = MARGIN;
  note.set.y = y;
  g_array_append_val (self->map_notes, note);
  return y + note.set.height * TEXT_SCALE + GAP;
}

void
stf_chart_poster_set_map (StfChartPoster *self, const char *title)
{
  guint n = self->tiles->len;
  StfChartPaper image;
  g_autofree char *poster = NULL;
  g_autofree char *sheet = stf_chart_paper_describe (self->sheet);
  g_autofree char *sheets = NULL;
  double y = MARGIN;

  stf_chart_get_page (self->chart, &image.width, &image.height);
  poster = stf_chart_paper_describe (image);
  /* Translators: "Poster A0 on 9 sheets of A3". */
  sheets = g_strdup_printf (
      ngettext ("Poster %s on %u sheet of %s", "Poster %s on %u sheets of %s", n), poster, n,
      sheet);
  y = add_note (self, STF_CHART_STYLE_PAGE_TITLE, title, y);
  y = add_note (self, STF_CHART_STYLE_PAGE_TEXT, sheets, y);
  y = add_note (
      self, STF_CHART_STYLE_PAGE_TEXT,
      self->columns
          ? _ ("Print at 100 %, not fitted to the page. Cut each sheet along the marks at "
               "its left and its top. Glue it upon the sheet above it, up to "
               "the marks of that sheet, where grey bars bear its label. Then "
               "glue each column upon the one to its left.")
          : _ ("Print at 100 %, not fitted to the page. Cut each sheet along the marks at "
               "its left and its top. Glue it upon the sheet to its left, up to "
               "the marks of that sheet, where grey bars bear its label. Then "
               "glue each row upon the one above."),
      y);
  self->map_top = y - GAP + GAP_ABOVE_PICTURE;
}

/* The boxes as plain as they can be told apart at that size. */
static void
draw_boxes (StfChartPen *pen, const StfChart *chart, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  stf_chart_draw_routes (pen, chart, palette);
  for (guint i = 0; i < stf_chart_get_n_boxes (chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);
      double band = MIN (rect.height, 8 * stf_chart_get_scale (chart));

      stf_chart_pen_rect (pen, &rect, 0,
                          &(StfChartInk){ c->rule, c->outline, stf_chart_get_scale (chart) });
      rect.height = band;
      stf_chart_pen_rect (pen, &rect, 0, &(StfChartInk){ c->outline, STF_CHART_NO_COLOUR });
    }
}

/* The label of a sheet, in the middle of what is seen of it. */
static void
draw_sheet (StfChartPen *pen, const StfChartTile *tile, double scale)
{
  const StfChartNote *label = &tile->label;
  StfChartRect cut = tile->cut;
  double size;
  StfChartRect badge;

  cut = (StfChartRect){ cut.x * scale, cut.y * scale, cut.width * scale, cut.height * scale };
  size = MIN (2.5, MIN (cut.height / 2 / label->set.height, cut.width / 2 / label->set.width));
  badge.width = label->set.width * size + label->set.height * size / 2;
  badge.height = label->set.height * size;
  badge.x = cut.x + (cut.width - badge.width) / 2;
  badge.y = cut.y + (cut.height - badge.height) / 2;

  stf_chart_pen_rect (pen, &cut, 0, &(StfChartInk){ STF_CHART_NO_COLOUR, 0x000000, 0.8 });
  stf_chart_pen_rect (pen, &badge, badge.height / 4, &(StfChartInk){ 0xffffff, 0x000000, 0.6 });
  stf_chart_pen_push (pen, badge.x + (badge.width - label->set.width * size) / 2, badge.y, size);
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_TEXT });
  stf_chart_pen_text (pen, &label->set, 0, 0, 0x000000);
  stf_chart_pen_end (pen);
  stf_chart_pen_pop (pen);
}

void
stf_chart_poster_draw_map (StfChartPen *pen, const StfChartPoster *self, StfChartPalette palette)
{
  double room_x = self->sheet.width - 2 * MARGIN;
  double room_y = MAX (self->sheet.height - MARGIN - self->map_top, SMALLEST_PICTURE);
  double width, height, scale;

  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, self->sheet.width, self->sheet.height }, 0,
                      &(StfChartInk){ 0xffffff, STF_CHART_NO_COLOUR });
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PAGE });
  for (guint i = 0; i < self->map_notes->len; i++)
    {
      const StfChartNote *note = &g_array_index (self->map_notes, StfChartNote, i);

      stf_chart_pen_begin (
          pen, &(StfChartPart){ note->page_title ? STF_CHART_PART_TITLE : STF_CHART_PART_TEXT,
                                .program = !note->page_title });
      stf_chart_pen_push (pen, note->set.x, note->set.y, note->scale);
      stf_chart_pen_text (pen, &note->set, 0, 0, 0x000000);
      stf_chart_pen_pop (pen);
      stf_chart_pen_end (pen);
    }

  stf_chart_get_page (self->chart, &width, &height);
  scale = MIN (room_x / width, room_y / height);
  stf_chart_pen_push (pen, MARGIN, self->map_top, scale);
  draw_boxes (pen, self->chart, palette);
  stf_chart_pen_pop (pen);
  stf_chart_pen_push (pen, MARGIN, self->map_top, 1);
  for (guint i = 0; i < self->tiles->len; i++)
    draw_sheet (pen, stf_chart_poster_get_tile (self, i), scale);
  stf_chart_pen_pop (pen);
  stf_chart_pen_end (pen);
}

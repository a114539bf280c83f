/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-measure.h"

#include <cairo.h>

G_BEGIN_DECLS

/* What the one painter (H12) draws with: on a Cairo surface, or as the text of an SVG file.
 *
 * Positions and sizes are points, in the coordinates that the pushes before have set.  Parts say
 * what is drawn, for those who do not see it: they nest, and what is drawn outside any text part
 * is decoration. */

#define STF_CHART_NO_COLOUR G_MAXUINT32

typedef struct
{
  guint32 fill;   /* 0xRRGGBB or STF_CHART_NO_COLOUR */
  guint32 stroke; /* likewise */
  double width;   /* of the stroke */
  double dash;    /* length of a dash; with round ends, 0 gives dots */
  double gap;     /* between two of them; 0: a whole line */
  gboolean round; /* ends of lines */
} StfChartInk;

/* Of relations, which are not lines of the tree. */
#define STF_CHART_INK_DOTTED(colour)                                                               \
  ((StfChartInk){ STF_CHART_NO_COLOUR, (colour), 1.4, 0, 3, TRUE })

/* What a part is; in brackets its element in a tagged PDF.  Only those marked with * hold text. */
typedef enum
{
  STF_CHART_PART_PAGE,      /* the first part of every page (Part) */
  STF_CHART_PART_TITLE,     /* * (H1) */
  STF_CHART_PART_TEXT,      /* * a line or paragraph (P) */
  STF_CHART_PART_PICTURE,   /* * what only eyes can follow; title tells it (Figure) */
  STF_CHART_PART_BOX,       /* a body; id and title are its own (Sect) */
  STF_CHART_PART_NAME,      /* * its name; level counts from 1 (H2 to H6) */
  STF_CHART_PART_LIST,      /* (L) */
  STF_CHART_PART_ROW,       /* of a list; id is that of the seat (LI) */
  STF_CHART_PART_LABEL,     /* * of a row: the role (Lbl) */
  STF_CHART_PART_VALUE,     /* * of a row: who holds it (LBody) */
  STF_CHART_PART_TABLE,     /* (Table) */
  STF_CHART_PART_TABLE_ROW, /* (TR) */
  STF_CHART_PART_HEADING,   /* * cell of a table (TH) */
  STF_CHART_PART_CELL,      /* * cell of a table (TD) */
  STF_CHART_N_PARTS,
} StfChartPartKind;

/* The strings need to live until the part has begun. */
typedef struct
{
  StfChartPartKind kind;
  const char *id;    /* of the body or seat, or NULL */
  const char *title; /* as it is to be spoken, or NULL */
  guint level;       /* of a name */
  gboolean program;  /* of a title, text or heading: its words are the program's, in the language of
                        its user, not the organisation's */
} StfChartPart;

typedef struct _StfChartPen StfChartPen;

/* What is known of a page of a PDF before it is drawn, and what is learnt by that. */
typedef struct
{
  guint page;              /* from 1 */
  GHashTable *homes;       /* ids of bodies to the page where each stands as itself */
  GHashTable *links;       /* ids of bodies to where their name leads: attributes of a tag */
  GPtrArray *descriptions; /* of the pictures drawn so far, on all pages */
  GArray *program;         /* gboolean: likewise of titles, texts and headings; or NULL */
} StfChartTags;

StfChartPen *stf_chart_pen_new_for_cairo (cairo_t *cr, gboolean tagged);
StfChartPen *stf_chart_pen_new_for_pdf (cairo_t *cr, const StfChartTags *tags);
StfChartPen *stf_chart_pen_new_for_svg (GString *svg);
void stf_chart_pen_free (StfChartPen *self);

void stf_chart_pen_push (StfChartPen *self, double x, double y, double scale);
void stf_chart_pen_clip (StfChartPen *self, const StfChartRect *rect);
void stf_chart_pen_pop (StfChartPen *self);

void stf_chart_pen_begin (StfChartPen *self, const StfChartPart *part);
void stf_chart_pen_end (StfChartPen *self);

void stf_chart_pen_rect (StfChartPen *self, const StfChartRect *rect, double radius,
                         const StfChartInk *ink);
void stf_chart_pen_band (StfChartPen *self, const StfChartRect *rect, double radius,
                         const StfChartInk *ink);
void stf_chart_pen_polygon (StfChartPen *self, const StfChartPoint *points, guint n,
                            const StfChartInk *ink);
void stf_chart_pen_curve (StfChartPen *self, const StfChartPoint points[4], const StfChartInk *ink);
void stf_chart_pen_text (StfChartPen *self, const StfChartText *text, double x, double y,
                         guint32 colour);

/* Several lines at once, which is much quicker than one by one: add them, then draw. */
void stf_chart_pen_add_line (StfChartPen *self, const StfChartPoint *points, guint n,
                             double radius);
void stf_chart_pen_draw_lines (StfChartPen *self, const StfChartInk *ink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartPen, stf_chart_pen_free)

G_END_DECLS

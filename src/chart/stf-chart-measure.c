/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets the boxes of a model in type, and so finds their sizes.
 *
 * 1. Every text is shaped once (stf-chart-piece.c).
 * 2. Every box is composed in its natural shape, a narrower one and a wide one (stf-chart-face.c),
 * of which only the sizes are kept.  A shape that differs little from the natural one, or has to
 *    shorten what that shows in full, is replaced by it; a narrow one by the tall one first.
 * 3. When the layout has chosen among them, each box is composed once more, and its texts are set.
 *
 * A name that needs more lines than a box has, and begins like that of the box above it, leaves out
 * what they share. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-face.h"

#include <string.h>

/* Less than this share of width or height is not another shape. */
#define DIFFERENT 0.08

/* Sizes of a box, of which the natural one is the first. */
#define N_FACES 3
#define FULL_NAME_WIDTH 180.0
#define FULL_NAME_LINES 3

static StfChartStyle
name_style (StfChartRowKind kind)
{
  switch (kind)
    {
      case STF_CHART_ROW_VACANT:
        return STF_CHART_STYLE_VACANT;
      case STF_CHART_ROW_COUNT:
        return STF_CHART_STYLE_COUNT;
      case STF_CHART_ROW_HOLDER:
      case STF_CHART_ROW_TASK:
      default:
        return STF_CHART_STYLE_HOLDER;
    }
}

static const char *
sign_of (const StfChartModel *model, int agency)
{
  return agency >= 0 ? model->agencies[agency].sign : NULL;
}

static void
shape_row (StfChartType *type, const StfChartModel *model, guint i, gboolean seat,
           gboolean agencies, StfChartRowPieces *p)
{
  const StfChartRow *row = &model->rows[i];
  int index = (int) i;

  if (row->kind == STF_CHART_ROW_TASK)
    {
      p->title = stf_chart_piece_new (type, STF_CHART_STYLE_TASK, row->title, index);
      return;
    }
  if (!seat)
    {
      p->title = stf_chart_piece_new (type, STF_CHART_STYLE_ROLE, row->title, index);
      p->name = stf_chart_piece_new (type, name_style (row->kind), row->name, index);
      if (agencies)
        p->sign = stf_chart_piece_new (type, STF_CHART_STYLE_SIGN,
                                       sign_of (model, row->agency_index), index);
    }
  p->note = stf_chart_piece_new (type, STF_CHART_STYLE_NOTE, row->note, index);
  p->agency = stf_chart_piece_new (type, STF_CHART_STYLE_AGENCY, row->agency, index);
  p->contact = stf_chart_piece_new (type, STF_CHART_STYLE_CONTACT, row->contact, index);
  p->was = stf_chart_piece_new (type, STF_CHART_STYLE_WAS, row->was, index);
}

/* Where a name goes on after the words that it shares with another; NULL: it shares none. */
static const char *
after_shared_words (const char *name, const char *other)
{
  const char *rest = NULL;

  for (; *name != '\0' && *name == *other; name++, other++)
    if (*name == ' ')
      rest = name + 1;
  if (*name == ' ' && *other == '\0')
    rest = name + 1;
  return rest != NULL && *rest != '\0' ? rest : NULL;
}

static StfChartPiece
shape_name (StfChartType *type, const StfChartModel *model, guint i)
{
  const StfChartBox *box = &model->boxes[i];
  StfChartPiece whole = stf_chart_piece_new (type, STF_CHART_STYLE_NAME, box->name, -1);
  g_autofree char *shortened = NULL;
  const char *rest;

  if (box->parent < 0 || !stf_chart_piece_fit (&whole, FULL_NAME_WIDTH, FULL_NAME_LINES).cut)
    return whole;

  rest = after_shared_words (box->name, model->boxes[box->parent].name);
  if (rest == NULL)
    return whole;

  shortened = g_strconcat ("… ", rest, NULL);
  stf_chart_piece_clear (&whole);
  return stf_chart_piece_new (type, STF_CHART_STYLE_NAME, shortened, -1);
}

/* "! 2", how many breaches there are. */
static StfChartPiece
shape_found (StfChartType *type, const StfChartBox *box)
{
  g_autofree char *text = box->n_findings > 0 ? g_strdup_printf ("! %u", box->n_findings) : NULL;

  return stf_chart_piece_new (type, STF_CHART_STYLE_FOUND, text, -1);
}

/* "+5", and where they are. */
static StfChartPiece
shape_more (StfChartType *type, const StfChartBox *box)
{
  g_autofree char *hidden = box->n_hidden > 0 ? g_strdup_printf ("+%u", box->n_hidden) : NULL;
  g_autofree char *both = g_strjoin (" · ", hidden, box->reference, NULL);

  return stf_chart_piece_new (type, STF_CHART_STYLE_MORE, hidden != NULL ? both : box->reference,
                              -1);
}

static void
shape_box (StfChartType *type, const StfChartModel *model, guint i, gboolean agencies,
           StfChartDraft *draft)
{
  const StfChartBox *box = &model->boxes[i];
  StfChartBoxPieces *p = &draft->boxes[i];

  if (box->seat)
    {
      const StfChartRow *row = &model->rows[box->first_row];
      gboolean named = row->name != NULL;
      StfChartStyle style = row->kind == STF_CHART_ROW_VACANT ? STF_CHART_STYLE_VACANT
                                                              : STF_CHART_STYLE_NAME;

      p->kind = stf_chart_piece_new (type, STF_CHART_STYLE_KIND, named ? box->name : NULL, -1);
      p->name = stf_chart_piece_new (type, style, named ? row->name : box->name, -1);
    }
  else
    {
      p->kind = stf_chart_piece_new (type, STF_CHART_STYLE_KIND, box->kind_label, -1);
      p->name = shape_name (type, model, i);
    }
  if (agencies)
    p->sign = stf_chart_piece_new (type, STF_CHART_STYLE_SIGN, sign_of (model, box->agency_index),
                                   -1);
  p->more = shape_more (type, box);
  p->found = shape_found (type, box);
  p->aliases = stf_chart_piece_new (type, STF_CHART_STYLE_ALIAS, box->aliases, -1);
  p->cost = stf_chart_piece_new (type, STF_CHART_STYLE_ALIAS, box->cost, -1);
  p->was = stf_chart_piece_new (type, STF_CHART_STYLE_WAS, box->was, -1);
  for (guint k = box->first_row; k < box->first_row + box->n_rows; k++)
    shape_row (type, model, k, box->seat, agencies, &draft->rows[k]);
}

static gboolean
differs (const StfChartFace *a, const StfChartFace *b)
{
  return ABS (a->width - b->width) > DIFFERENT * b->width
         && ABS (a->height - b->height) > DIFFERENT * b->height;
}

static gboolean
has_cells (StfChartMeasure *self, guint box)
{
  const StfChartModel *model = self->draft->model;
  const StfChartBox *b = &model->boxes[box];

  for (guint i = b->first_row; i < b->first_row + b->n_rows; i++)
    if (model->rows[i].cell)
      return TRUE;
  return FALSE;
}

/* Whether that shape is worth having. */
static gboolean
try_form (StfChartMeasure *self, guint box, StfChartForm form, gboolean full, guint face)
{
  StfChartFace *faces = &self->faces[box * N_FACES];
  gboolean as_full = stf_chart_face_compose (self->draft, box, form, &faces[face]);

  self->draft->forms[box * N_FACES + face] = (guint8) form;
  return (as_full || !full) && differs (&faces[face], &faces[0])
         && (form != STF_CHART_FORM_WIDE) == (faces[face].width < faces[0].width);
}

/* Rule 2. */
static void
measure_box (StfChartMeasure *self, guint box)
{
  StfChartFace *faces = &self->faces[box * N_FACES];
  guint8 *forms = &self->draft->forms[box * N_FACES];
  gboolean full = stf_chart_face_compose (self->draft, box, STF_CHART_FORM_NATURAL, &faces[0]);

  forms[0] = STF_CHART_FORM_NATURAL;
  for (guint face = 1; face < N_FACES; face++)
    {
      if (face == 1 ? try_form (self, box, STF_CHART_FORM_NARROW, full, face)
                          || (has_cells (self, box)
                              && try_form (self, box, STF_CHART_FORM_TALL, full, face))
                    : try_form (self, box, STF_CHART_FORM_WIDE, full, face))
        continue;
      faces[face] = faces[0];
      forms[face] = STF_CHART_FORM_NATURAL;
    }
}

static void
draft_free (StfChartDraft *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->model->n_boxes; i++)
    {
      StfChartPiece *pieces = (StfChartPiece *) &self->boxes[i];

      for (guint k = 0; k < sizeof (StfChartBoxPieces) / sizeof (StfChartPiece); k++)
        stf_chart_piece_clear (&pieces[k]);
    }
  for (guint i = 0; i < self->model->row_array->len; i++)
    {
      StfChartPiece *pieces = (StfChartPiece *) &self->rows[i];

      for (guint k = 0; k < sizeof (StfChartRowPieces) / sizeof (StfChartPiece); k++)
        stf_chart_piece_clear (&pieces[k]);
    }
  g_free (self->boxes);
  g_free (self->rows);
  g_free (self->forms);
  g_array_unref (self->items);
  g_free (self);
}

static void
clear_text (gpointer data)
{
  g_object_unref (((StfChartText *) data)->layout);
}

/**
 * stf_chart_measure_new:
 * @type: the typesetter
 * @model: what the boxes say; it has to live until stf_chart_measure_choose()
 * @sign_width: room to leave before holders, for what is drawn there; 0: none
 * @agencies: whether the signs of agencies stand there, and before the kinds of bodies
 *
 * Returns: (transfer full): the sizes of the boxes, in points before scaling
 */
StfChartMeasure *
stf_chart_measure_new (StfChartType *type, const StfChartModel *model, double sign_width,
                       gboolean agencies)
{
  StfChartMeasure *self = g_new0 (StfChartMeasure, 1);
  guint n_rows = model->row_array->len;
  StfChartDraft *draft = g_new0 (StfChartDraft, 1);

  self->n_faces = N_FACES;
  self->faces = g_new0 (StfChartFace, model->n_boxes * N_FACES + 1);
  self->rows = g_new0 (StfChartRect, n_rows + 1);
  self->texts = g_array_new (FALSE, FALSE, sizeof (StfChartText));
  g_array_set_clear_func (self->texts, clear_text);
  self->sign_width = sign_width;
  self->draft = draft;

  draft->model = model;
  draft->boxes = g_new0 (StfChartBoxPieces, model->n_boxes + 1);
  draft->rows = g_new0 (StfChartRowPieces, n_rows + 1);
  draft->forms = g_new0 (guint8, model->n_boxes * N_FACES + 1);
  draft->items = g_array_new (FALSE, FALSE, sizeof (StfChartItem));
  draft->rects = self->rows;
  draft->sign_width = sign_width;
  for (guint i = 0; i < model->n_boxes; i++)
    {
      shape_box (type, model, i, agencies, draft);
      measure_box (self, i);
    }
  return self;
}

/**
 * stf_chart_measure_choose:
 * @self: sizes
 * @variants: which face each box is to have
 *
 * Sets the texts of the chosen faces; the others are forgotten.
 */
void
stf_chart_measure_choose (StfChartMeasure *self, const guint8 *variants)
{
  StfChartDraft *draft = self->draft;

  g_return_if_fail (draft != NULL);

  for (guint i = 0; i < draft->model->n_boxes; i++)
    {
      guint chosen = i * N_FACES + variants[i];
      StfChartFace *face = &self->faces[chosen];

      stf_chart_face_compose (draft, i, draft->forms[chosen], face);
      face->first_text = self->texts->len;
      face->n_texts = draft->items->len;
      for (guint k = 0; k < draft->items->len; k++)
        {
          const StfChartItem *item = &g_array_index (draft->items, StfChartItem, k);
          StfChartText text = stf_chart_piece_set (item->piece, &item->fit);

          text.x = item->x;
          text.y = item->y;
          g_array_append_val (self->texts, text);
        }
    }
  g_clear_pointer (&self->draft, draft_free);
}

void
stf_chart_measure_free (StfChartMeasure *self)
{
  if (self == NULL)
    return;

  draft_free (self->draft);
  g_free (self->faces);
  g_free (self->rows);
  g_array_unref (self->texts);
  g_free (self);
}

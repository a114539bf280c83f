/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws the relations of a chart as dotted lines with an arrow and a word (H8).
 *
 * Relations from one box to the same other one are one line with all their words.  Which relations
 * are shown changes with the box that is selected, and so do the lines that suit them best: they
 * are found when a set of relations is asked for, and kept until another one is. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-relations.h"
#include "stf-chart-private.h"

#include <math.h>
#include <string.h>

#define ARROW 6.0
#define CORNER 3.0
#define AROUND_WORD 2.0
#define OUTSIDE 16.0 /* how far beside the drawing lines may run, on the paper of page_scale 1 */

#define MAX_WORDS 150.0 /* width in points; numbers stand for longer ones */

/* What leads from one box to another. */
typedef struct
{
  guint from;
  guint to;
  StfChartText words;
  StfChartText numbers; /* of the words, in the legend */
} Dotted;

struct _StfChartDotted
{
  guint *numbers; /* of the words of relations, counted from 1 */
  GArray *shown;  /* guint: relations that have lines */
  guint *line_of; /* of relations */
  GArray *dotted; /* Dotted */
  StfChartLines *lines;
};

/* "Assists" always; others by kind, or when they begin or end at box (H8). */
static gboolean
is_shown (const StfChartRelation *relation, const char *const *kinds, int box)
{
  return g_str_equal (relation->kind, "assists") || (int) relation->from == box
         || (int) relation->to == box || (kinds != NULL && g_strv_contains (kinds, relation->kind));
}

static void
clear_dotted (gpointer data)
{
  Dotted *dotted = data;

  g_object_unref (dotted->words.layout);
  g_object_unref (dotted->numbers.layout);
}

/* Relations with the same word have the same number. */
static void
find_numbers (StfChartDotted *self, const StfChartModel *model)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < model->n_relations; i++)
    {
      gpointer word = (gpointer) model->relations[i].label;
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (words, word));

      if (number == 0)
        {
          number = g_hash_table_size (words) + 1;
          g_hash_table_insert (words, word, GUINT_TO_POINTER (number));
        }
      self->numbers[i] = number;
    }
}

StfChartDotted *
stf_chart_dotted_new (const StfChart *chart)
{
  StfChartDotted *self = g_new0 (StfChartDotted, 1);

  self->numbers = g_new0 (guint, chart->model->n_relations + 1);
  find_numbers (self, chart->model);
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->line_of = g_new0 (guint, chart->model->n_relations + 1);
  self->dotted = g_array_new (FALSE, FALSE, sizeof (Dotted));
  g_array_set_clear_func (self->dotted, clear_dotted);
  return self;
}

void
stf_chart_dotted_free (StfChartDotted *self)
{
  if (self == NULL)
    return;

  g_free (self->numbers);
  g_array_unref (self->shown);
  g_free (self->line_of);
  g_array_unref (self->dotted);
  stf_chart_lines_free (self->lines);
  g_free (self);
}

/* The words of all relations that are shown from the one box to the other, each once. */
static Dotted
set_words (const StfChartDotted *self, const StfChart *chart, guint line, guint from, guint to)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Dotted dotted = { from, to };

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint relation = g_array_index (self->shown, guint, i);

      if (self->line_of[relation] != line
          || !g_hash_table_add (seen, GUINT_TO_POINTER (self->numbers[relation])))
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              chart->model->relations[relation].label);
      g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "",
                              self->numbers[relation]);
    }
  dotted.words = stf_chart_type_set (chart->type, STF_CHART_STYLE_NOTE, words->str, 2 * MAX_WORDS,
                                     1);
  dotted.numbers = stf_chart_type_set (chart->type, STF_CHART_STYLE_NOTE, numbers->str, MAX_WORDS,
                                       1);
  return dotted;
}

/* One line for all relations from the same box to the same other one. */
static void
group (StfChartDotted *self, const StfChart *chart)
{
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->shown->len; i++)
    {
      guint relation = g_array_index (self->shown, guint, i);
      const StfChartRelation *r = &chart->model->relations[relation];
      gint64 key = (gint64) r->from << 32 | r->to;
      guint line = GPOINTER_TO_UINT (g_hash_table_lookup (lines, &key));

      if (line == 0)
        {
          g_array_append_val (first, relation);
          line = first->len;
          g_hash_table_insert (lines, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (line));
        }
      self->line_of[relation] = line - 1;
    }

  g_array_set_size (self->dotted, 0);
  for (guint i = 0; i < first->len; i++)
    {
      const StfChartRelation *r = &chart->model->relations[g_array_index (first, guint, i)];
      Dotted dotted = set_words (self, chart, i, r->from, r->to);

      g_array_append_val (self->dotted, dotted);
    }
}

static StfChartRect
from_page (const StfChart *chart, StfChartRect rect)
{
  double scale = chart->layout->scale;

  return (StfChartRect){ (rect.x - chart->origin.x) / scale, (rect.y - chart->origin.y) / scale,
                         rect.width / scale, rect.height / scale };
}

static void
take (const StfChart *chart, GArray *taken, double x, double y, double width, double height)
{
  double scale = chart->page_scale;
  StfChartRect rect = from_page (
      chart, (StfChartRect){ x * scale, y * scale, width * scale, height * scale });

  g_array_append_val (taken, rect);
}

/* Title, badge and legend. */
static GArray *
find_taken (const StfChart *chart)
{
  GArray *taken = g_array_new (FALSE, FALSE, sizeof (StfChartRect));

  for (guint i = 0; i < chart->furniture->len; i++)
    {
      const StfChartText *t = &g_array_index (chart->furniture, StfChartText, i);

      take (chart, taken, t->x, t->y, t->width, t->height);
    }
  if (chart->badge.width > 0)
    take (chart, taken, chart->badge.x, chart->badge.y, chart->badge.width, chart->badge.height);
  return taken;
}

static gboolean
contains (const StfChartRect *outer, const StfChartRect *inner)
{
  return inner->x >= outer->x && inner->y >= outer->y
         && inner->x + inner->width <= outer->x + outer->width
         && inner->y + inner->height <= outer->y + outer->height;
}

/* The box or frame that each one stands in, or -1. */
static int *
find_inside (const StfChartLayout *layout)
{
  int *inside = g_new (int, layout->n + 1);

  for (guint i = 0; i < layout->n; i++)
    {
      int parent = layout->parents[i];

      inside[i] = parent;
      if (parent >= 0 && layout->branches[parent] != STF_CHART_BRANCH_LIST)
        inside[i] = inside[parent];
      while (inside[i] >= 0 && !contains (&layout->rects[inside[i]], &layout->rects[i]))
        inside[i] = inside[inside[i]];
    }
  return inside;
}

static StfChartRect
find_room (const StfChart *chart)
{
  double outside = OUTSIDE * chart->page_scale;
  double width = chart->layout->width * chart->layout->scale;
  double height = chart->layout->height * chart->layout->scale;
  double left = MAX (0, chart->origin.x - outside);
  double top = MAX (0, chart->origin.y - outside);

  return from_page (chart, (StfChartRect){
                               left,
                               top,
                               MIN (chart->page_width, chart->origin.x + width + outside) - left,
                               MIN (chart->page_height, chart->origin.y + height + outside) - top,
                           });
}

static void
find_lines (StfChartDotted *self, const StfChart *chart)
{
  const StfChartLayout *layout = chart->layout;
  g_autoptr (GArray) taken = find_taken (chart);
  g_autofree int *inside = find_inside (layout);
  g_autofree StfChartRoute *routes = g_new (StfChartRoute, layout->n + 1);
  g_autofree StfChartLink *links = g_new (StfChartLink, self->dotted->len + 1);
  StfChartChannelInput input = { layout->n,
                                 layout->rects,
                                 inside,
                                 layout->n,
                                 routes,
                                 taken->len,
                                 (const StfChartRect *) (gpointer) taken->data,
                                 self->dotted->len,
                                 links,
                                 find_room (chart) };

  for (guint i = 0; i < layout->n; i++)
    routes[i] = stf_chart_layout_get_route (layout, i);
  for (guint i = 0; i < self->dotted->len; i++)
    {
      const Dotted *d = &g_array_index (self->dotted, Dotted, i);

      links[i] = (StfChartLink){ chart->nodes[d->from], chart->nodes[d->to],
                                 d->words.width <= MAX_WORDS ? d->words.width + 2 * AROUND_WORD : 0,
                                 d->words.height, d->numbers.width + 2 * AROUND_WORD };
    }
  g_clear_pointer (&self->lines, stf_chart_lines_free);
  self->lines = stf_chart_channel_route (&input);
}

static int
compare_numbers (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const guint *numbers = user_data;
  guint first = numbers[*(const guint *) a];
  guint second = numbers[*(const guint *) b];

  return (first > second) - (first < second);
}

/* In the order of their numbers: "1, 2" stands on lines, and in what explains them. */
static GArray *
find_shown (const StfChart *chart, const char *const *kinds, int box)
{
  GArray *shown = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < chart->model->n_relations; i++)
    if (is_shown (&chart->model->relations[i], kinds, box))
      g_array_append_val (shown, i);
  g_array_sort_with_data (shown, compare_numbers, chart->dotted->numbers);
  return shown;
}

/* Finds the lines of what is shown, unless they are those that were found last. */
static const StfChartDotted *
show (const StfChart *chart, const char *const *kinds, int box)
{
  StfChartDotted *self = chart->dotted;
  g_autoptr (GArray) shown = find_shown (chart, kinds, box);

  if (self->lines == NULL || shown->len != self->shown->len
      || (shown->len > 0
          && memcmp (shown->data, self->shown->data, shown->len * sizeof (guint)) != 0))
    {
      g_array_unref (self->shown);
      self->shown = g_steal_pointer (&shown);
      group (self, chart);
      find_lines (self, chart);
    }
  return self;
}

/* The line of a relation, before scaling, when kinds and box are shown; NULL if it is not. */
const StfChartLine *
stf_chart_get_line (const StfChart *chart, const char *const *kinds, int box, guint relation)
{
  const StfChartDotted *self = show (chart, kinds, box);

  for (guint i = 0; i < self->shown->len; i++)
    if (g_array_index (self->shown, guint, i) == relation)
      return &self->lines->lines[self->line_of[relation]];

  return NULL;
}

static StfChartPoint
towards (StfChartPoint from, StfChartPoint to, double distance)
{
  double part = distance / MAX (hypot (to.x - from.x, to.y - from.y), 0.001);

  return (StfChartPoint){ from.x + part * (to.x - from.x), from.y + part * (to.y - from.y) };
}

/* The arrow's length: the last piece may be shorter than most arrows. */
static double
arrow_length (const StfChartLine *line)
{
  StfChartPoint tip = line->points[line->n_points - 1];
  StfChartPoint from = line->points[line->n_points - 2];

  return MIN (ARROW, hypot (tip.x - from.x, tip.y - from.y));
}

static void
draw_arrow (StfChartPen *pen, const StfChartLine *line, guint32 colour)
{
  StfChartPoint tip = line->points[line->n_points - 1];
  StfChartPoint foot = towards (tip, line->points[line->n_points - 2], arrow_length (line));
  double x = (tip.x - foot.x) * 0.42;
  double y = (tip.y - foot.y) * 0.42;
  const StfChartPoint head[] = { tip, { foot.x - y, foot.y + x }, { foot.x + y, foot.y - x } };

  stf_chart_pen_polygon (pen, head, G_N_ELEMENTS (head),
                         &(StfChartInk){ colour, STF_CHART_NO_COLOUR });
}

static gboolean
is_in (const StfChartRect *rect, StfChartPoint a, StfChartPoint b)
{
  double x = rect->x + rect->width / 2;
  double y = rect->y + rect->height / 2;

  return x > MIN (a.x, b.x) - 0.01 && x < MAX (a.x, b.x) + 0.01 && y > MIN (a.y, b.y) - 0.01
         && y < MAX (a.y, b.y) + 0.01;
}

/* The line leaves its arrow and its word free. */
static void
add_line (StfChartPen *pen, const StfChartLine *line)
{
  guint n = line->n_points;
  g_autofree StfChartPoint *p = g_memdup2 (line->points, n * sizeof *p);
  const StfChartRect *word = &line->label;

  p[n - 1] = towards (p[n - 1], p[n - 2], MAX (0, arrow_length (line) - 1));
  for (guint i = 0; word->width > 0 && i + 1 < n; i++)
    if (is_in (word, p[i], p[i + 1]))
      {
        StfChartPoint middle = { word->x + word->width / 2, word->y + word->height / 2 };
        double half = (p[i].y == p[i + 1].y ? word->width : word->height) / 2;
        StfChartPoint before = p[i + 1];
        StfChartPoint after = p[i];

        p[i + 1] = towards (middle, after, half);
        stf_chart_pen_add_line (pen, p, i + 2, CORNER);
        p[i] = towards (middle, before, half);
        p[i + 1] = before;
        stf_chart_pen_add_line (pen, p + i, n - i, CORNER);
        return;
      }
  stf_chart_pen_add_line (pen, p, n, CORNER);
}

/* Draws relations as dotted lines with their words; see stf_chart_paint_relations(). */
void
stf_chart_draw_relations (StfChartPen *pen, const StfChart *chart, StfChartPalette palette,
                          const char *const *kinds, int box)
{
  StfChartPalette own = stf_chart_get_palette (chart, palette);
  guint32 colour = stf_chart_palette_get_colours (own)->relation;
  const StfChartDotted *self = show (chart, kinds, box);
  gboolean any = FALSE;

  stf_chart_pen_push (pen, chart->origin.x, chart->origin.y, chart->layout->scale);
  for (guint i = 0; i < self->lines->n_lines; i++)
    if (self->lines->lines[i].n_points > 0)
      {
        add_line (pen, &self->lines->lines[i]);
        any = TRUE;
      }
  if (any)
    stf_chart_pen_draw_lines (pen, &STF_CHART_INK_DOTTED (colour));
  for (guint i = 0; i < self->lines->n_lines; i++)
    {
      const StfChartLine *line = &self->lines->lines[i];
      const Dotted *dotted = &g_array_index (self->dotted, Dotted, i);

      if (line->n_points > 0)
        draw_arrow (pen, line, colour);
      if (line->label.width > 0)
        stf_chart_pen_text (pen, line->number ? &dotted->numbers : &dotted->words,
                            line->label.x + AROUND_WORD, line->label.y, colour);
    }
  stf_chart_pen_pop (pen);
}

/* Draws a dotted line with its arrow for the legend, along the upper edge of place. */
void
stf_chart_draw_sample (StfChartPen *pen, const StfChartRect *place, guint32 colour)
{
  const StfChartPoint points[] = { { place->x, place->y }, { place->x + place->width, place->y } };
  const StfChartLine line = { G_N_ELEMENTS (points), points };

  add_line (pen, &line);
  stf_chart_pen_draw_lines (pen, &STF_CHART_INK_DOTTED (colour));
  draw_arrow (pen, &line, colour);
}

/**
 * stf_chart_paint_relations:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 * @kinds: (nullable): kinds of relations to paint besides "assists"
 * @box: the selected box, whose relations are all painted, or -1
 *
 * Paints relations as dotted lines with their words.
 */
void
stf_chart_paint_relations (cairo_t *cr, const StfChart *chart, StfChartPalette palette,
                           const char *const *kinds, int box)
{
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, FALSE);

  g_return_if_fail (chart != NULL);

  stf_chart_draw_relations (pen, chart, palette, kinds, box);
}

/* The relations whose line has but the number of its word. */
static GArray *
find_numbered (const StfChart *chart, const char *const *kinds, int box)
{
  GArray *numbered = g_array_new (FALSE, FALSE, sizeof (guint));
  const StfChartDotted *self;

  if (chart->layout == NULL)
    return numbered;

  self = show (chart, kinds, box);
  for (guint i = 0; i < self->shown->len; i++)
    {
      guint relation = g_array_index (self->shown, guint, i);

      if (self->lines->lines[self->line_of[relation]].number)
        g_array_append_val (numbered, relation);
    }
  return numbered;
}

/* "assists, reports to"; with numbers "1 assists, 2 reports to", where they break no line. */
static char *
list_words (const StfChart *chart, const GArray *relations, gboolean numbers)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < relations->len; i++)
    {
      guint relation = g_array_index (relations, guint, i);
      const char *word = chart->model->relations[relation].label;

      if (!g_hash_table_add (words, (gpointer) word))
        continue;
      if (list->len > 0)
        g_string_append (list, ", ");
      if (numbers)
        g_string_append_printf (list, "%u\302\240", chart->dotted->numbers[relation]);
      g_string_append (list, word);
    }
  return g_string_free (list, list->len == 0);
}

/**
 * stf_chart_describe_dotted:
 * @chart: a chart; once it has been laid out, the words have the numbers that stand for them
 *
 * Returns: (transfer full) (nullable): the words of the dotted lines that the page shows, for the
 * legend: "assists, reports to", or "1 assists, 2 reports to"
 */
char *
stf_chart_describe_dotted (const StfChart *chart)
{
  const char *const *kinds = (const char *const *) chart->kinds;
  g_autoptr (GArray) shown = find_shown (chart, kinds, -1);
  g_autoptr (GArray) numbered = find_numbered (chart, kinds, -1);

  return list_words (chart, shown, numbered->len > 0);
}

/**
 * stf_chart_describe_numbers:
 * @chart: a chart
 * @kinds: (nullable): kinds of relations that are painted besides "assists"
 * @box: the selected box, or -1
 *
 * Returns: (transfer full) (nullable): what the numbers mean that stf_chart_paint_relations() has
 * put where there is no room for words: "1 assists, 3 reports to"; %NULL if there are none
 */
char *
stf_chart_describe_numbers (const StfChart *chart, const char *const *kinds, int box)
{
  g_autoptr (GArray) numbered = NULL;

  g_return_val_if_fail (chart != NULL, NULL);

  numbered = find_numbered (chart, kinds, box);
  return list_words (chart, numbered, TRUE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart says: boxes with their lines of text, from the organisation at a date.
 *
 * 1. Bodies outside the tree are not drawn (H8).  Boxes stand in reading order, so that a parent
 *    comes before its children; the walk is a loop, for nesting has no bound.
 * 2. A chart may begin with one body (root): what is above it is a path of names.  That body is
 *    never folded, for its page is there to show what is below it.
 * 3. Seats may stand in boxes of their own below their body, before the bodies below it.
 * 4. What the profile does not allow is left out here and in stf-chart-rows.c, not later: it can
 *    neither be painted nor be found in a file.
 *
 * The lines within a box are made in stf-chart-rows.c. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-body-cost.h"
#include "stf-chart-layout.h"
#include "stf-chart-model-private.h"
#include "stf-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIGN_LENGTH 3
#define SOON_DAYS 92

typedef StfChartBuilder Builder;

typedef struct
{
  const StfBody *body;
  int parent;
} Pending;

/* The model's own copy of a text: one line, not longer than a box could ever show. */
const char *
stf_chart_builder_keep (StfChartBuilder *self, const char *text)
{
  const char *end;
  g_autoptr (GString) copy = NULL;

  if (text == NULL)
    return NULL;

  end = text;
  for (guint i = 0; i < STF_CHART_TEXT_MAX - 1 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0' && strchr (text, '\n') == NULL)
    return g_string_chunk_insert_const (self->model->texts, text);

  copy = g_string_new_len (text, end - text);
  g_strdelimit (copy->str, "\n", ' ');
  if (*end != '\0')
    g_string_append (copy, "…");
  return g_string_chunk_insert_const (self->model->texts, copy->str);
}

/* The same, of a text that is not needed any longer. */
const char *
stf_chart_builder_keep_free (StfChartBuilder *self, char *text)
{
  g_autofree char *owned = text;

  return stf_chart_builder_keep (self, owned);
}

StfChartMark
stf_chart_builder_mark (StfChartBuilder *self, const char *id, const char **was)
{
  const StfChartRemark *remark = NULL;

  if (self->marks != NULL && id != NULL)
    remark = g_hash_table_lookup (self->marks, id);
  *was = remark != NULL ? stf_chart_builder_keep (self, remark->was) : NULL;
  return remark != NULL ? remark->mark : STF_CHART_MARK_NONE;
}

/* The index of an agency, which is added when it is new; -1 for none. */
int
stf_chart_builder_agency (StfChartBuilder *self, const char *id, const char *letter,
                          const char *name)
{
  guint index;
  StfChartAgency agency;

  if (id == NULL || name == NULL)
    return -1;

  index = GPOINTER_TO_UINT (g_hash_table_lookup (self->agencies, id));
  if (index > 0)
    return (int) index - 1;

  agency.id = stf_chart_builder_keep (self, id);
  agency.name = stf_chart_builder_keep (self, name);
  agency.sign = letter != NULL
                    ? stf_chart_builder_keep (self, letter)
                    : stf_chart_builder_keep_free (
                        self,
                        g_utf8_substring (agency.name, 0,
                                          MIN (SIGN_LENGTH, g_utf8_strlen (agency.name, -1))));
  g_array_append_val (self->model->agency_array, agency);
  g_hash_table_insert (self->agencies, (gpointer) agency.id,
                       GUINT_TO_POINTER (self->model->agency_array->len));
  return (int) self->model->agency_array->len - 1;
}

static const char *
keep (Builder *b, const char *text)
{
  return stf_chart_builder_keep (b, text);
}

static const char *
keep_aliases (Builder *b, const GPtrArray *aliases)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; aliases != NULL && i < aliases->len && names->len < STF_CHART_TEXT_MAX; i++)
    {
      const char *name = keep (b, g_ptr_array_index (aliases, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }

  /* Translators: other names of a body, below its name. */
  return names->len > 0
             ? stf_chart_builder_keep_free (b, g_strdup_printf (_ ("also %s"), names->str))
             : NULL;
}

static gboolean
is_drawn (const StfBody *body)
{
  return g_strcmp0 (body->placement, "outside") != 0;
}

static gboolean
is_folded (const Builder *b, const StfBody *body)
{
  GHashTable *toggled = b->content->toggled;

  if (b->content->root != NULL && g_str_equal (b->content->root, body->id))
    return FALSE;
  return body->folded != (toggled != NULL && g_hash_table_contains (toggled, body->id));
}

static guint
count_children (const StfBody *body)
{
  guint n = 0;

  for (guint i = 0; body->children != NULL && i < body->children->len; i++)
    n += is_drawn (g_ptr_array_index (body->children, i));
  return n;
}

/* All that is below a body. */
static guint
count_below (const StfBody *body)
{
  g_autoptr (GPtrArray) stack = g_ptr_array_new ();
  guint n = 0;

  g_ptr_array_add (stack, (gpointer) body);
  while (stack->len > 0)
    {
      const StfBody *next = g_ptr_array_steal_index_fast (stack, stack->len - 1);

      for (guint i = 0; next->children != NULL && i < next->children->len; i++)
        if (is_drawn (g_ptr_array_index (next->children, i)))
          {
            g_ptr_array_add (stack, g_ptr_array_index (next->children, i));
            n++;
          }
    }
  return n;
}

static guint8
branch_of (const StfBody *body)
{
  static const char *const names[] = { "row", "left", "right", "both", "columns", "list" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (body->branch, names[i]) == 0)
      return (guint8) (STF_CHART_BRANCH_ROW + i);

  return STF_CHART_BRANCH_AUTO;
}

/* The frame of the siblings that a body stands among: those of one label share it, wherever they
 * stand; assistants stand outside. */
static int
frame_of (Builder *b, const StfBody *body, int parent, gboolean assistant)
{
  g_autofree char *key = NULL;
  gpointer found;
  StfChartFrame frame;

  if (body->frame == NULL || *body->frame == '\0' || assistant)
    return -1;

  key = g_strdup_printf ("%d %s", parent, body->frame);
  found = g_hash_table_lookup (b->frames, key);
  if (found != NULL)
    return (int) GPOINTER_TO_UINT (found) - 1;

  frame = (StfChartFrame){ keep (b, body->frame), parent };
  g_array_append_val (b->model->frame_array, frame);
  g_hash_table_insert (b->frames, g_steal_pointer (&key),
                       GUINT_TO_POINTER (b->model->frame_array->len));
  return (int) b->model->frame_array->len - 1;
}

static const char *
keep_kind (Builder *b, const StfBody *body)
{
  const char *kind = stf_chart_body_kind_label (body->kind);

  if (body->agency_name == NULL || !stf_chart_builder_shows (b, STF_CHART_DETAIL_AGENCY))
    return keep (b, kind);
  return stf_chart_builder_keep_free (
      b, g_strdup_printf ("%s · %s", kind, keep (b, body->agency_name)));
}

static const char *
reference_of (Builder *b, const char *id)
{
  GHashTable *references = b->content->references;

  return references != NULL ? keep (b, g_hash_table_lookup (references, id)) : NULL;
}

/* Rule 4: what a single person costs is not for the public. */
static const char *
keep_cost (Builder *b, const StfBody *body)
{
  const StfBodyCost *cost = NULL;
  g_autofree char *amount = NULL;

  if (b->content->costs != NULL && stf_chart_builder_shows (b, STF_CHART_DETAIL_COST))
    cost = g_hash_table_lookup (b->content->costs, body->id);
  if (cost == NULL || (cost->personal && stf_chart_builder_is_public (b)))
    return NULL;

  amount = stf_body_cost_format (cost->amount);
  /* Translators: what the budget has for a body itself, without those below it. */
  return stf_chart_builder_keep_free (b, g_strdup_printf (_ ("Own cost %s"), amount));
}

static guint
count_vacancies (const Builder *b, const StfBody *body)
{
  guint n = 0;

  for (guint i = 0; body->roles != NULL && i < body->roles->len; i++)
    n += stf_role_count_vacancies (g_ptr_array_index (body->roles, i));

  return stf_chart_builder_is_public (b) ? 0 : n;
}

/* Each once: a chair's seat is one of those it is held among. */
static guint
count_seats (const StfBody *body)
{
  guint n = 0;

  for (guint i = 0; body->roles != NULL && i < body->roles->len; i++)
    {
      const StfRole *role = g_ptr_array_index (body->roles, i);

      if (!role->open && (role->among == NULL || role->among->body != body))
        n += role->seats->len;
    }
  return n;
}

static guint
level_below (const StfChartModel *model, int parent)
{
  return parent < 0 ? 1 : g_array_index (model->box_array, StfChartBox, parent).level + 1;
}

/* Rule 3. */
static void
add_seat_box (Builder *b, const StfChartSeat *seat, const StfBody *body, int parent)
{
  StfChartModel *model = b->model;
  StfChartBox box = { keep (b, seat->seat->id), keep (b, seat->role->title), keep (b, body->kind) };
  const StfChartRow *row;

  box.first_row = model->row_array->len;
  if (!stf_chart_builder_add_seat (b, seat))
    return;

  row = &g_array_index (model->row_array, StfChartRow, box.first_row);
  box.name = row->title;
  box.agency_id = row->agency_id;
  box.agency_index = row->agency_index;
  box.mark = row->mark;
  box.n_rows = 1;
  /* Translators: the kind of a box of the chart that is one seat. */
  box.kind_label = keep (b, C_ ("body", "Seat"));
  box.parent = parent;
  box.level = level_below (model, parent);
  box.frame = -1;
  box.seat = TRUE;
  g_array_append_val (model->box_array, box);
}

static void
add_box (Builder *b, const StfBody *body, int parent)
{
  StfChartModel *model = b->model;
  StfChartBox box = { keep (b, body->id), keep (b, body->name), keep (b, body->kind) };
  int index = (int) model->box_array->len;

  box.kind_label = keep_kind (b, body);
  box.aliases = keep_aliases (b, body->aliases);
  box.cost = keep_cost (b, body);
  box.parent = parent;
  box.level = level_below (model, parent);
  box.assistant = parent >= 0 && g_strcmp0 (body->placement, "assistant") == 0;
  box.frame = b->content->root != NULL && parent < 0 ? -1
                                                     : frame_of (b, body, parent, box.assistant);
  box.branch = branch_of (body);
  box.new_page = body->new_page;
  box.agency_id = keep (b, body->agency);
  box.agency_index = stf_chart_builder_agency (b, body->agency, body->agency_letter,
                                               body->agency_name);
  box.reference = reference_of (b, body->id);
  box.n_children = count_children (body);
  box.n_hidden = is_folded (b, body) ? count_below (body) : 0;
  box.mark = stf_chart_builder_mark (b, body->id, &box.was);
  /* A body is changed when its holders are, too. */
  if (stf_chart_builder_is_public (b) && box.mark == STF_CHART_MARK_CHANGED && box.was == NULL)
    box.mark = STF_CHART_MARK_NONE;
  box.first_row = model->row_array->len;
  stf_chart_builder_add_rows (b, body);
  box.n_rows = model->row_array->len - box.first_row;
  box.n_vacant = count_vacancies (b, body);
  if (b->content->findings != NULL)
    box.n_findings = GPOINTER_TO_UINT (g_hash_table_lookup (b->content->findings, body->id));
  model->n_vacant += box.n_vacant;
  model->n_seats += count_seats (body);

  g_hash_table_insert (b->indices, (gpointer) body, GUINT_TO_POINTER (index + 1));
  g_array_append_val (model->box_array, box);
  for (guint i = 0; i < b->seats->len; i++)
    add_seat_box (b, &g_array_index (b->seats, StfChartSeat, i), body, index);
}

static void
push_drawn (GArray *stack, const GPtrArray *bodies, int parent)
{
  for (guint i = bodies != NULL ? bodies->len : 0; i-- > 0;)
    {
      Pending next = { g_ptr_array_index (bodies, i), parent };

      if (is_drawn (next.body))
        g_array_append_val (stack, next);
    }
}

/* Rule 2: the body among those below bodies, or NULL. */
static const StfBody *
find_root (const GPtrArray *bodies, const char *id)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));

  push_drawn (stack, bodies, -1);
  while (stack->len > 0)
    {
      const StfBody *body = g_array_index (stack, Pending, stack->len - 1).body;

      g_array_set_size (stack, stack->len - 1);
      if (g_str_equal (body->id, id))
        return body;
      push_drawn (stack, body->children, -1);
    }
  return NULL;
}

static void
add_path (Builder *b, const StfBody *root)
{
  for (const StfBody *body = root->parent; body != NULL; body = body->parent)
    g_ptr_array_insert (b->model->path_array, 0, (gpointer) keep (b, body->name));
}

/* Rule 1. */
static void
add_boxes (Builder *b, const GPtrArray *roots)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));

  if (b->content->root != NULL)
    {
      Pending root = { find_root (roots, b->content->root), -1 };

      if (root.body == NULL)
        return;
      add_path (b, root.body);
      g_array_append_val (stack, root);
    }
  else
    {
      push_drawn (stack, roots, -1);
    }

  while (stack->len > 0)
    {
      Pending next = g_array_index (stack, Pending, stack->len - 1);
      int index = (int) b->model->box_array->len;

      g_array_set_size (stack, stack->len - 1);
      add_box (b, next.body, next.parent);
      if (!is_folded (b, next.body))
        push_drawn (stack, next.body->children, index);
    }
}

static gboolean
stands_beside (const StfChartModel *model, guint from, guint to)
{
  const StfChartBox *box = &g_array_index (model->box_array, StfChartBox, from);

  return box->assistant && box->parent == (int) to;
}

/* Not within a box, where the lines say it, nor where an assistant's place does, nor twice. */
static void
add_relation (Builder *b, const char *id, const char *kind, const StfBody *from, const StfBody *to)
{
  guint from_index = GPOINTER_TO_UINT (g_hash_table_lookup (b->indices, from));
  guint to_index = GPOINTER_TO_UINT (g_hash_table_lookup (b->indices, to));
  StfChartRelation relation = { keep (b, id), keep (b, kind),
                                keep (b, stf_chart_relation_label (kind)) };

  if (from_index == 0 || to_index == 0 || from_index == to_index)
    return;

  relation.from = from_index - 1;
  relation.to = to_index - 1;
  if (g_strcmp0 (kind, "assists") == 0 && stands_beside (b->model, relation.from, relation.to))
    return;
  if (!g_hash_table_add (b->related, g_strdup_printf ("%u %u %s", from_index, to_index, kind)))
    return;
  g_array_append_val (b->model->relation_array, relation);
}

static const StfBody *
end_of (const StfBody *body, const StfRole *role)
{
  return body != NULL || role == NULL ? body : role->body;
}

static void
add_relations (Builder *b, const GPtrArray *relations)
{
  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const StfRelation *r = g_ptr_array_index (relations, i);

      add_relation (b, r->id, r->kind, end_of (r->from_body, r->from_role),
                    end_of (r->to_body, r->to_role));
    }
}

/* How many marks there are to be seen, where the others are not to be counted either. */
static void
count_marks (StfChartModel *model)
{
  for (guint i = 0; i < model->box_array->len; i++)
    model->n_marked[g_array_index (model->box_array, StfChartBox, i).mark]++;
  for (guint i = 0; i < model->row_array->len; i++)
    model->n_marked[g_array_index (model->row_array, StfChartRow, i).mark]++;
  model->n_marked[STF_CHART_MARK_NONE] = 0;
}

/**
 * stf_chart_model_new_for_facts:
 * @facts: what to draw; nothing of it is kept
 * @content: what of it, and how much the boxes say
 *
 * Returns: (transfer full): the model; free with stf_chart_model_free()
 */
StfChartModel *
stf_chart_model_new_for_facts (const StfChartFacts *facts, const StfChartContent *content)
{
  g_autoptr (GHashTable) frames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) merged = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) related = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) agencies = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) told = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) seats = g_array_new (FALSE, FALSE, sizeof (StfChartSeat));
  g_autofree char *soon = NULL;
  g_autofree char *year = NULL;
  StfChartModel *model;
  Builder b;

  g_return_val_if_fail (facts != NULL && content != NULL, NULL);

  model = g_new0 (StfChartModel, 1);
  model->box_array = g_array_new (FALSE, FALSE, sizeof (StfChartBox));
  model->row_array = g_array_new (FALSE, FALSE, sizeof (StfChartRow));
  model->frame_array = g_array_new (FALSE, FALSE, sizeof (StfChartFrame));
  model->relation_array = g_array_new (FALSE, FALSE, sizeof (StfChartRelation));
  model->agency_array = g_array_new (FALSE, FALSE, sizeof (StfChartAgency));
  model->path_array = g_ptr_array_new ();
  model->texts = g_string_chunk_new (4096);

  if (facts->date != NULL && stf_date_is_valid (facts->date))
    {
      soon = stf_date_add_days (facts->date, SOON_DAYS);
      year = stf_date_shift_years (facts->date, 1);
    }
  b = (Builder){ model,   content,  facts->marks, indices, merged, frames,
                 related, agencies, told,         seats,   soon,   year };
  model->organisation = keep (&b, facts->organisation);
  model->year = facts->year;
  model->date = keep (&b, facts->date);
  model->example = facts->example;
  model->compared = keep (&b, facts->compared);
  for (guint i = 0; facts->n_marked != NULL && i < STF_CHART_N_MARKS; i++)
    model->n_marked[i] = facts->n_marked[i];
  if (stf_chart_builder_is_public (&b))
    memset (model->n_marked, 0, sizeof model->n_marked);
  add_boxes (&b, facts->roots);
  add_relations (&b, facts->relations);
  g_ptr_array_add (model->path_array, NULL);

  if (stf_chart_builder_is_public (&b))
    count_marks (model);
  model->n_boxes = model->box_array->len;
  model->boxes = (const StfChartBox *) model->box_array->data;
  model->rows = (const StfChartRow *) model->row_array->data;
  model->n_frames = model->frame_array->len;
  model->frames = (const StfChartFrame *) model->frame_array->data;
  model->n_relations = model->relation_array->len;
  model->relations = (const StfChartRelation *) model->relation_array->data;
  model->n_agencies = model->agency_array->len;
  model->agencies = (const StfChartAgency *) model->agency_array->data;
  model->path = (const char *const *) model->path_array->pdata;
  return model;
}

/**
 * stf_chart_facts:
 * @organisation: the organisation at a date
 *
 * Returns: what a model is made of; everything in it belongs to @organisation
 */
StfChartFacts
stf_chart_facts (const StfOrganisation *organisation)
{
  g_return_val_if_fail (organisation != NULL, (StfChartFacts){ NULL });

  return (StfChartFacts){
    stf_organisation_get_name (organisation),  stf_organisation_get_year (organisation),
    stf_organisation_get_date (organisation),  stf_organisation_get_example (organisation),
    stf_organisation_get_roots (organisation), stf_organisation_get_relations (organisation)
  };
}

/**
 * stf_chart_model_new:
 * @organisation: the organisation at a date; nothing of it is kept
 * @content: what of it, and how much the boxes say
 *
 * Returns: (transfer full): the model; free with stf_chart_model_free()
 */
StfChartModel *
stf_chart_model_new (const StfOrganisation *organisation, const StfChartContent *content)
{
  StfChartFacts facts;

  g_return_val_if_fail (organisation != NULL, NULL);

  facts = stf_chart_facts (organisation);
  return stf_chart_model_new_for_facts (&facts, content);
}

void
stf_chart_model_free (StfChartModel *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->box_array);
  g_array_unref (self->row_array);
  g_array_unref (self->frame_array);
  g_array_unref (self->relation_array);
  g_array_unref (self->agency_array);
  g_ptr_array_unref (self->path_array);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/**
 * stf_chart_model_find:
 * @self: a model
 * @body: id of a body
 *
 * Returns: the index of its box, or -1 if it is not drawn
 */
int
stf_chart_model_find (const StfChartModel *self, const char *body)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_boxes; i++)
    if (g_strcmp0 (self->boxes[i].id, body) == 0)
      return (int) i;

  return -1;
}

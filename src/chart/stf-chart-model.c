/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a chart says: boxes with their lines of text, from the organisation at a date.
 *
 * 1. Bodies outside the tree are not drawn (H8).  Boxes stand in reading order, so that a parent
 *    comes before its children; the walk is a loop, for nesting has no bound.
 * 2. A role held among another's holders is drawn once: the line says both, and the seat that the
 *    same person has in the other role gets no line of its own (H7).
 * 3. A role with more than SHORT_LIST seats gets a line that counts them, then its seats as cells
 * to be set in columns; with more than LONG_LIST only the count.
 * 4. An open role has no seats: it says how many there are, and that it is open (B08).  Another
 * role that has no seats this year is left out. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-layout.h"
#include "stf-chart-model.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SHORT_LIST 8
#define LONG_LIST 63

typedef struct
{
  StfChartModel *model;
  const StfChartContent *content;
  GHashTable *marks;   /* or NULL */
  GHashTable *indices; /* StfBody to its box, plus one */
  GHashTable *merged;  /* StfSeat that another line speaks of */
  GHashTable *frames;  /* by parent and label: index of a frame, plus one */
  GHashTable *related; /* relations that there are already, by boxes and kind */
} Builder;

typedef struct
{
  const StfBody *body;
  int parent;
} Pending;

static const struct
{
  const char *kind;
  const char *label;
} body_kinds[] = {
  { "management", NC_ ("body", "Management") },
  { "network", NC_ ("body", "Network") },
  { "group", NC_ ("body", "Group") },
  { "committee", NC_ ("body", "Committee") },
  { "team", NC_ ("body", "Team") },
  { "unit", NC_ ("body", "Unit") },
  { "meeting", NC_ ("body", "Meeting") },
  { "external", NC_ ("body", "External") },
};

static const struct
{
  const char *kind;
  const char *label;
} relation_kinds[] = {
  { "decides", NC_ ("relation", "decides for") },
  { "elects", NC_ ("relation", "elects") },
  { "appoints", NC_ ("relation", "appoints") },
  { "proposes", NC_ ("relation", "proposes to") },
  { "drafts", NC_ ("relation", "drafts for") },
  { "anchors", NC_ ("relation", "seeks support from") },
  { "adopts", NC_ ("relation", "adopts for") },
  { "requests", NC_ ("relation", "requests from") },
  { "grants", NC_ ("relation", "grants to") },
  { "notifies", NC_ ("relation", "notifies") },
  { "informs", NC_ ("relation", "informs") },
  { "reports", NC_ ("relation", "reports to") },
  { "supports", NC_ ("relation", "supports") },
  { "assists", NC_ ("relation", "assists") },
  { "commissions", NC_ ("relation", "gives commissions to") },
  { "chairs", NC_ ("relation", "chairs") },
  { "leads", NC_ ("relation", "leads") },
  { "orders", NC_ ("relation", "orders from") },
  { "answers", NC_ ("relation", "answers for") },
  { "contracts", NC_ ("relation", "contracts with") },
  { "administers", NC_ ("relation", "administers for") },
  { "owns", NC_ ("relation", "owns") },
  { "finances", NC_ ("relation", "finances") },
  { "initiates", NC_ ("relation", "initiates at") },
};

static const char *
body_kind_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (body_kinds); i++)
    if (g_strcmp0 (kind, body_kinds[i].kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "body", body_kinds[i].label);

  return kind;
}

/* The model's own copy of a text: one line, not longer than a box could ever show. */
static const char *
keep (Builder *b, const char *text)
{
  const char *end;
  g_autoptr (GString) copy = NULL;

  if (text == NULL)
    return NULL;

  end = text;
  for (guint i = 0; i < STF_CHART_TEXT_MAX - 1 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  if (*end == '\0' && strchr (text, '\n') == NULL)
    return g_string_chunk_insert_const (b->model->texts, text);

  copy = g_string_new_len (text, end - text);
  g_strdelimit (copy->str, "\n", ' ');
  if (*end != '\0')
    g_string_append (copy, "…");
  return g_string_chunk_insert_const (b->model->texts, copy->str);
}

static StfChartMark
mark_of (Builder *b, const char *id, const char **was)
{
  const StfChartRemark *remark = b->marks != NULL && id != NULL ? g_hash_table_lookup (b->marks, id)
                                                                : NULL;

  *was = remark != NULL ? keep (b, remark->was) : NULL;
  return remark != NULL ? remark->mark : STF_CHART_MARK_NONE;
}

static const char *
keep_free (Builder *b, char *text)
{
  g_autofree char *owned = text;

  return keep (b, owned);
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
  return names->len > 0 ? keep_free (b, g_strdup_printf (_ ("also %s"), names->str)) : NULL;
}

static guint
count_filled (const StfRole *role)
{
  guint filled = 0;

  for (guint i = 0; i < role->seats->len; i++)
    filled += ((const StfSeat *) g_ptr_array_index (role->seats, i))->holder != NULL;

  return filled;
}

static char *
count_words (const StfRole *role)
{
  guint seats = role->seats->len;
  guint filled = count_filled (role);

  if (role->open)
    {
      guint n = role->holders != NULL ? role->holders->len : 0;

      if (n == 0)
        return g_strdup (_ ("Open to all"));
      return g_strdup_printf (ngettext ("%u person, open to all", "%u people, open to all", n), n);
    }
  if (seats == 1)
    return g_strdup (filled ? _ ("Filled") : _ ("Vacant"));

  return g_strdup_printf (ngettext ("%u seat, %u filled", "%u seats, %u filled", seats), seats,
                          filled);
}

/* The seat that the holder of a role among another has in that other role (rule 2). */
static const StfSeat *
seat_among (const StfRole *role, const StfHolder *holder)
{
  const StfRole *other = role->among;

  if (other == NULL || other->body != role->body || holder == NULL || holder->person == NULL)
    return NULL;

  for (guint i = 0; i < other->seats->len; i++)
    {
      const StfSeat *seat = g_ptr_array_index (other->seats, i);

      if (seat->holder != NULL && g_strcmp0 (seat->holder->person, holder->person) == 0)
        return seat;
    }
  return NULL;
}

static const char *
keep_note (Builder *b, const StfRole *role, const StfSeat *seat, gboolean first)
{
  g_autoptr (GString) note = g_string_new (NULL);

  if (seat != NULL && seat->label != NULL)
    g_string_append (note, keep (b, seat->label));
  if (seat != NULL && seat->holder != NULL && seat->holder->acting)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", _ ("acting"));
  if (first && role->assists != NULL)
    {
      g_autofree char *assists = g_strdup_printf (_ ("assists %s"), keep (b, role->assists->title));

      g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "", assists);
    }

  return note->len > 0 ? keep (b, note->str) : NULL;
}

static void
add_count (Builder *b, const StfRole *role)
{
  gboolean empty = !role->open && role->seats->len > 0 && count_filled (role) == 0;
  StfChartRow row = { empty ? STF_CHART_ROW_VACANT : STF_CHART_ROW_COUNT };

  row.role = keep (b, role->id);
  row.title = keep (b, role->title);
  row.name = keep_free (b, count_words (role));
  row.note = keep_note (b, role, NULL, TRUE);
  row.mark = mark_of (b, role->id, &row.was);
  g_array_append_val (b->model->row_array, row);
}

static void
add_seat (Builder *b, const StfRole *role, const StfSeat *seat, gboolean first, gboolean cell)
{
  const StfHolder *holder = seat->holder;
  const StfSeat *other = seat_among (role, holder);
  StfChartRow row = { holder != NULL ? STF_CHART_ROW_HOLDER : STF_CHART_ROW_VACANT };

  row.role = keep (b, role->id);
  row.seat = keep (b, seat->id);
  row.cell = cell;
  row.note = keep_note (b, role, seat, first);
  if (first)
    row.title = keep (b, role->title);
  if (other != NULL)
    {
      g_hash_table_add (b->merged, (gpointer) other);
      row.title = keep_free (
          b, g_strdup_printf ("%s · %s", keep (b, role->title), keep (b, role->among->title)));
    }
  if (holder != NULL)
    {
      row.assignment = keep (b, holder->assignment);
      row.name = keep (b, holder->name);
      row.agency = keep (b, holder->agency_name);
      row.agency_id = keep (b, holder->agency);
      row.to_date = keep (b, holder->to_date);
    }
  else
    {
      row.name = keep (b, _ ("Vacant"));
      row.agency = keep (b, seat->agency_name);
      row.agency_id = keep (b, seat->agency);
    }
  row.mark = mark_of (b, seat->id, &row.was);
  g_array_append_val (b->model->row_array, row);
}

static void
add_role (Builder *b, const StfRole *role)
{
  gboolean counted = !(b->content->detail & STF_CHART_DETAIL_HOLDERS);
  gboolean first = TRUE;
  gboolean cells = FALSE;

  if (role->open || counted || role->seats->len > SHORT_LIST)
    {
      add_count (b, role);
      first = FALSE;
      cells = TRUE;
      if (role->open || counted || role->seats->len > LONG_LIST)
        return;
    }

  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfSeat *seat = g_ptr_array_index (role->seats, i);

      if (g_hash_table_contains (b->merged, seat))
        continue;
      add_seat (b, role, seat, first, cells);
      first = FALSE;
    }
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

static void
add_box (Builder *b, const StfBody *body, int parent)
{
  StfChartModel *model = b->model;
  StfChartBox box = { keep (b, body->id), keep (b, body->name), keep (b, body->kind) };

  box.kind_label = body->agency_name != NULL
                       ? keep_free (b, g_strdup_printf ("%s · %s", body_kind_label (body->kind),
                                                        keep (b, body->agency_name)))
                       : keep (b, body_kind_label (body->kind));
  box.aliases = keep_aliases (b, body->aliases);
  box.parent = parent;
  box.level = parent < 0 ? 1 : g_array_index (model->box_array, StfChartBox, parent).level + 1;
  box.assistant = parent >= 0 && g_strcmp0 (body->placement, "assistant") == 0;
  box.frame = frame_of (b, body, parent, box.assistant);
  box.branch = branch_of (body);
  box.new_page = body->new_page;
  box.agency_id = keep (b, body->agency);
  box.n_children = count_children (body);
  box.n_hidden = is_folded (b, body) ? count_below (body) : 0;
  box.mark = mark_of (b, body->id, &box.was);
  box.first_row = model->row_array->len;
  for (guint i = 0; body->roles != NULL && i < body->roles->len; i++)
    {
      const StfRole *role = g_ptr_array_index (body->roles, i);

      if (!role->open)
        {
          box.n_vacant += role->seats->len - count_filled (role);
          model->n_seats += role->seats->len;
        }
      if ((b->content->detail & STF_CHART_DETAIL_SEATS) && (role->open || role->seats->len > 0))
        add_role (b, role);
    }
  box.n_rows = model->row_array->len - box.first_row;
  model->n_vacant += box.n_vacant;

  g_hash_table_insert (b->indices, (gpointer) body, GUINT_TO_POINTER (model->box_array->len + 1));
  g_array_append_val (model->box_array, box);
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

/* Rule 1. */
static void
add_boxes (Builder *b, const GPtrArray *roots)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));

  push_drawn (stack, roots, -1);
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
  StfChartModel *model;
  Builder b;

  g_return_val_if_fail (facts != NULL && content != NULL, NULL);

  model = g_new0 (StfChartModel, 1);
  model->box_array = g_array_new (FALSE, FALSE, sizeof (StfChartBox));
  model->row_array = g_array_new (FALSE, FALSE, sizeof (StfChartRow));
  model->frame_array = g_array_new (FALSE, FALSE, sizeof (StfChartFrame));
  model->relation_array = g_array_new (FALSE, FALSE, sizeof (StfChartRelation));
  model->texts = g_string_chunk_new (4096);

  b = (Builder){ model, content, facts->marks, indices, merged, frames, related };
  model->organisation = keep (&b, facts->organisation);
  model->year = facts->year;
  model->date = keep (&b, facts->date);
  model->example = facts->example;
  model->compared = keep (&b, facts->compared);
  for (guint i = 0; facts->n_marked != NULL && i < STF_CHART_N_MARKS; i++)
    model->n_marked[i] = facts->n_marked[i];
  add_boxes (&b, facts->roots);
  add_relations (&b, facts->relations);

  model->n_boxes = model->box_array->len;
  model->boxes = (const StfChartBox *) model->box_array->data;
  model->rows = (const StfChartRow *) model->row_array->data;
  model->n_frames = model->frame_array->len;
  model->frames = (const StfChartFrame *) model->frame_array->data;
  model->n_relations = model->relation_array->len;
  model->relations = (const StfChartRelation *) model->relation_array->data;
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

/**
 * stf_chart_model_describe:
 * @self: a model
 * @box: index of a box
 *
 * What a screen reader says of a box after its name: kind, place in the tree, vacancies.
 *
 * Returns: (transfer full): one line
 */
char *
stf_chart_model_describe (const StfChartModel *self, guint box)
{
  const StfChartBox *b;
  GString *text;
  guint position = 0;
  guint siblings = 0;

  g_return_val_if_fail (self != NULL && box < self->n_boxes, NULL);

  b = &self->boxes[box];
  for (guint i = b->parent < 0 ? 0 : (guint) b->parent + 1; i < self->n_boxes; i++)
    if (self->boxes[i].parent == b->parent)
      {
        siblings++;
        position += i <= box;
      }

  text = g_string_new (b->kind_label);
  if (b->parent >= 0)
    /* Translators: these go on from the kind of a body: "Group, under Board, level 2, 1 of 3". */
    g_string_append_printf (text, b->assistant ? _ (", assisting %s") : _ (", under %s"),
                            self->boxes[b->parent].name);
  g_string_append_printf (text, _ (", level %u, %u of %u"), b->level, position, siblings);
  if (b->n_vacant > 0)
    g_string_append_printf (text, ngettext (", %u seat vacant", ", %u seats vacant", b->n_vacant),
                            b->n_vacant);
  return g_string_free (text, FALSE);
}

/**
 * stf_chart_model_describe_row:
 * @self: a model
 * @row: index of a row
 *
 * Returns: (transfer full): the row as one line: "Chair · Member: Anna Berg, Dalarna"
 */
char *
stf_chart_model_describe_row (const StfChartModel *self, guint row)
{
  const StfChartRow *r;
  guint titled = row;
  GString *text;

  g_return_val_if_fail (self != NULL && row < self->row_array->len, NULL);

  r = &self->rows[row];
  while (titled > 0 && self->rows[titled].title == NULL)
    titled--;
  text = g_string_new (self->rows[titled].title);
  if (r->note != NULL)
    g_string_append_printf (text, " (%s)", r->note);
  g_string_append_printf (text, ": %s", r->name);
  if (r->agency != NULL)
    g_string_append_printf (text, ", %s", r->agency);
  return g_string_free (text, FALSE);
}

/**
 * stf_chart_relation_label:
 * @kind: a choice of relation.kind
 *
 * Returns: (transfer none): the kind in the reader's language, to stand between two names
 */
const char *
stf_chart_relation_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (relation_kinds); i++)
    if (g_strcmp0 (kind, relation_kinds[i].kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "relation", relation_kinds[i].label);

  return kind;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of a chart: the kinds of lines in the reader's language, and what a screen reader
 * says of boxes and lines. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-model-private.h"

#include <glib/gi18n-lib.h>

#include "stf-label.h"

#define MAX_RELATIONS 8 /* that are told one by one */

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

const char *
stf_chart_body_kind_label (const char *kind)
{
  return stf_label_choice ("body", "kind", kind);
}

/* Where a box stands among its siblings. */
static void
find_position (const StfChartModel *self, guint box, guint *position, guint *siblings)
{
  int parent = self->boxes[box].parent;

  *position = *siblings = 0;
  for (guint i = parent < 0 ? 0 : (guint) parent + 1; i < self->n_boxes; i++)
    if (self->boxes[i].parent == parent)
      {
        *siblings += 1;
        *position += i <= box;
      }
}

/* Words for what is not drawn. */
static void
append_hidden (GString *text, const StfChartBox *box)
{
  if (box->n_hidden > 0)
    g_string_append_printf (
        text, ngettext (", %u body is hidden below", ", %u bodies are hidden below", box->n_hidden),
        box->n_hidden);
  if (box->reference != NULL)
    g_string_append_printf (text, ", %s", box->reference);
}

/* Words for the dotted lines that are drawn for a box when it is selected. */
static void
append_relations (GString *text, const StfChartModel *self, guint box)
{
  guint n = 0;

  for (guint i = 0; i < self->n_relations; i++)
    {
      const StfChartRelation *r = &self->relations[i];

      if ((r->from != box && r->to != box) || n++ >= MAX_RELATIONS)
        continue;
      if (r->from == box)
        /* Translators: a relation and a body: "reports to the Board". */
        g_string_append_printf (text, _ (", %s %s"), r->label, self->boxes[r->to].name);
      else
        /* Translators: a body and a relation, to the body that is spoken of: "Office reports to
         * it". */
        g_string_append_printf (text, _ (", %s %s it"), self->boxes[r->from].name, r->label);
    }
  if (n > MAX_RELATIONS)
    g_string_append_printf (
        text, ngettext (", %u more relation", ", %u more relations", n - MAX_RELATIONS),
        n - MAX_RELATIONS);
}

/* Words for what a comparison says. */
static void
append_mark (GString *text, StfChartMark mark, const char *was)
{
  static const char *const words[] = { NULL, NC_ ("chart", "new"), NC_ ("chart", "gone"),
                                       NC_ ("chart", "moved"), NC_ ("chart", "changed") };

  if (mark != STF_CHART_MARK_NONE && mark < G_N_ELEMENTS (words))
    g_string_append_printf (text, ", %s", g_dpgettext2 (GETTEXT_PACKAGE, "chart", words[mark]));
  if (was != NULL)
    g_string_append_printf (text, ", %s", was);
}

/**
 * stf_chart_model_describe:
 * @self: a model
 * @box: index of a box
 *
 * What a screen reader says of a box after its name: kind, place in the tree, frame, cost,
 * vacancies, relations, how many bodies are folded away, and what a comparison found.
 *
 * Returns: (transfer full): one line
 */
char *
stf_chart_model_describe (const StfChartModel *self, guint box)
{
  const StfChartBox *b;
  GString *text;
  guint position, siblings;

  g_return_val_if_fail (self != NULL && box < self->n_boxes, NULL);

  b = &self->boxes[box];
  find_position (self, box, &position, &siblings);
  text = g_string_new (b->kind_label);
  if (b->parent >= 0)
    /* Translators: these go on from the kind of a body: "Group, under Board, level 2, 1 of 3". */
    g_string_append_printf (text, b->assistant ? _ (", assisting %s") : _ (", under %s"),
                            self->boxes[b->parent].name);
  if (b->frame >= 0)
    /* Translators: %s is the label of a frame around several bodies. */
    g_string_append_printf (text, _ (", in the frame %s"), self->frames[b->frame].label);
  g_string_append_printf (text, _ (", level %u, %u of %u"), b->level, position, siblings);
  if (b->cost != NULL)
    g_string_append_printf (text, ", %s", b->cost);
  if (b->n_vacant > 0)
    g_string_append_printf (text, ngettext (", %u seat vacant", ", %u seats vacant", b->n_vacant),
                            b->n_vacant);
  if (b->n_findings > 0)
    g_string_append_printf (
        text, ngettext (", %u breach of rules", ", %u breaches of rules", b->n_findings),
        b->n_findings);
  append_relations (text, self, box);
  append_hidden (text, b);
  append_mark (text, b->mark, b->was);
  return g_string_free (text, FALSE);
}

/* The title that a row goes on from. */
static const char *
title_of (const StfChartModel *self, guint row)
{
  while (row > 0 && self->rows[row].title == NULL)
    row--;
  return self->rows[row].title != NULL ? self->rows[row].title : "";
}

/**
 * stf_chart_model_describe_row:
 * @self: a model
 * @row: index of a row
 *
 * Returns: (transfer full): the row as one line: "Chair · Member: Anna Berg, Dalarna, until
 * 2013-12-31"
 */
char *
stf_chart_model_describe_row (const StfChartModel *self, guint row)
{
  const StfChartRow *r;
  GString *text;

  g_return_val_if_fail (self != NULL && row < self->row_array->len, NULL);

  r = &self->rows[row];
  if (r->kind == STF_CHART_ROW_TASK)
    return g_strdup_printf (_ ("Task: %s"), r->title);

  text = g_string_new (title_of (self, row));
  if (r->note != NULL)
    g_string_append_printf (text, " (%s)", r->note);
  if (r->name != NULL)
    g_string_append_printf (text, ": %s", r->name);
  if (r->agency != NULL)
    g_string_append_printf (text, ", %s", r->agency);
  if (r->to_date != NULL)
    /* Translators: %s is the last day of a term. */
    g_string_append_printf (text, _ (", until %s"), r->to_date);
  if (r->contact != NULL)
    g_string_append_printf (text, ", %s", r->contact);
  append_mark (text, r->mark, r->was);
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

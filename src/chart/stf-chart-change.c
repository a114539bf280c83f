/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The facts that a chart of changes is made of.
 *
 * 1. Both in one: bodies and roles are copies, in the tree that the comparison has woven
 *    (stf-comparison.c): those of the later organisation, with what is gone where it was.  A copied
 *    role refers to copied roles, so that the model sees one organisation.
 * 2. A mark belongs to the id that differs.  A role as a whole marks its seats too, since a chart
 *    may show the one or the others.  A body whose roles, seats or holders differ is changed.  Of
 *    several differences of one thing the first decides the mark, and all tell what was.
 * 3. The earlier organisation is marked by the comparison the other way round, where what is gone
 *    is new.
 *
 * Drawbacks: relations are those of the later organisation.  A holder without a seat has no id that
 * a row could be found by: the role is marked. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-change.h"

#include <glib/gi18n-lib.h>

struct _StfChartChange
{
  const StfComparison *comparison;
  StfComparison *mirrored; /* rule 3 */
  char *compared;
  guint n_marked[3][STF_CHART_N_MARKS]; /* by side, which shows no more than it has */
  GHashTable *marks;                    /* of both and of after */
  GHashTable *marks_before;
  GStringChunk *texts;

  GPtrArray *bodies; /* StfBody, copies; one for each body of the comparison */
  GPtrArray *roles;  /* StfRole, copies */
  GPtrArray *relations;
  GPtrArray *roots; /* of bodies; borrowed */
  GHashTable *roles_by_id;
};

/**
 * stf_chart_mark_for_sign:
 * @sign: of a difference
 *
 * Returns: the mark that it has in a chart
 */
StfChartMark
stf_chart_mark_for_sign (StfSign sign)
{
  switch (sign)
    {
      case STF_SIGN_NEW:
        return STF_CHART_MARK_NEW;
      case STF_SIGN_GONE:
        return STF_CHART_MARK_GONE;
      case STF_SIGN_MOVED:
        return STF_CHART_MARK_MOVED;
      case STF_SIGN_CHANGED:
        return STF_CHART_MARK_CHANGED;
      case STF_N_SIGNS:
      default:
        return STF_CHART_MARK_NONE;
    }
}

/* --- both in one --- */

static void
body_free (gpointer data)
{
  StfBody *body = data;

  g_ptr_array_unref (body->children);
  g_ptr_array_unref (body->roles);
  g_free (body);
}

static void
role_free (gpointer data)
{
  StfRole *role = data;

  g_ptr_array_unref (role->seats);
  g_free (role);
}

static gboolean
is_gone_role (gconstpointer role, gpointer after)
{
  return stf_organisation_find_role (after, ((const StfRole *) role)->id) == NULL;
}

/* A vacant seat that is gone has nothing to show, and is no vacancy. */
static gboolean
is_worth_showing (gconstpointer data, gpointer user_data)
{
  const StfSeat *seat = data;

  return seat->id != NULL && seat->holder != NULL;
}

static StfRole *
copy_role (StfChartChange *self, const StfRole *role, StfBody *body)
{
  const StfRole *before = stf_organisation_find_role (self->comparison->before, role->id);
  const StfRole *after = stf_organisation_find_role (self->comparison->after, role->id);
  StfRole *copy = g_memdup2 (role, sizeof *role);

  copy->body = body;
  copy->seats = stf_comparison_weave (before != NULL ? before->seats : NULL,
                                      after != NULL ? after->seats : NULL, is_worth_showing, NULL);
  g_ptr_array_add (self->roles, copy);
  g_hash_table_insert (self->roles_by_id, (gpointer) copy->id, copy);
  return copy;
}

static void
copy_body (StfChartChange *self, const StfComparedBody *compared)
{
  const StfBody *body = compared->after != NULL ? compared->after : compared->before;
  StfBody *copy = g_memdup2 (body, sizeof *body);
  g_autoptr (GPtrArray) roles = stf_comparison_weave (
      compared->before != NULL ? compared->before->roles : NULL,
      compared->after != NULL ? compared->after->roles : NULL, is_gone_role,
      self->comparison->after);

  copy->parent = compared->parent < 0 ? NULL : self->bodies->pdata[compared->parent];
  copy->children = g_ptr_array_new ();
  copy->roles = g_ptr_array_new ();
  if (compared->after != NULL && g_str_equal (copy->placement, "outside")
      && compared->before != NULL)
    copy->placement = compared->before->placement;
  for (guint i = 0; i < roles->len; i++)
    g_ptr_array_add (copy->roles, copy_role (self, roles->pdata[i], copy));

  g_ptr_array_add (self->bodies, copy);
  if (compared->drawn)
    g_ptr_array_add (copy->parent != NULL ? copy->parent->children : self->roots, copy);
}

static void
refer (StfChartChange *self, StfRole **role)
{
  StfRole *copy = *role != NULL ? g_hash_table_lookup (self->roles_by_id, (*role)->id) : NULL;

  if (copy != NULL)
    *role = copy;
}

static StfBody *
find_copy (GHashTable *bodies, const StfBody *body, const StfRole *role)
{
  const StfBody *end = body != NULL || role == NULL ? body : role->body;

  return end != NULL ? g_hash_table_lookup (bodies, end->id) : NULL;
}

static void
copy_relations (StfChartChange *self)
{
  const GPtrArray *relations = stf_organisation_get_relations (self->comparison->after);
  g_autoptr (GHashTable) bodies = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->bodies->len; i++)
    {
      StfBody *body = self->bodies->pdata[i];

      g_hash_table_insert (bodies, (gpointer) body->id, body);
    }
  for (guint i = 0; i < relations->len; i++)
    {
      StfRelation *copy = g_memdup2 (relations->pdata[i], sizeof *copy);

      copy->from_body = find_copy (bodies, copy->from_body, copy->from_role);
      copy->to_body = find_copy (bodies, copy->to_body, copy->to_role);
      refer (self, &copy->from_role);
      refer (self, &copy->to_role);
      g_ptr_array_add (self->relations, copy);
    }
}

/* Rule 1. */
static void
merge (StfChartChange *self)
{
  const StfComparison *comparison = self->comparison;

  for (guint i = 0; i < comparison->bodies->len; i++)
    copy_body (self, &g_array_index (comparison->bodies, StfComparedBody, i));
  for (guint i = 0; i < self->roles->len; i++)
    {
      StfRole *role = self->roles->pdata[i];

      refer (self, &role->among);
      refer (self, &role->holder_of);
      refer (self, &role->reports_to);
      refer (self, &role->assists);
    }
  copy_relations (self);
}

/* --- marks --- */

static void
remark (StfChartChange *self, GHashTable *marks, const char *id, StfChartMark mark, const char *was)
{
  StfChartRemark *r = g_hash_table_lookup (marks, id);

  if (r == NULL)
    {
      r = g_new0 (StfChartRemark, 1);
      r->mark = mark;
      r->was = was;
      g_hash_table_insert (marks, (gpointer) id, r);
    }
  else if (r->was == NULL)
    {
      r->was = was;
    }
  else if (was != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s · %s", r->was, was);

      r->was = g_string_chunk_insert (self->texts, both);
    }
}

/* Rule 2, of a role as a whole. */
static void
remark_seats (StfChartChange *self, GHashTable *marks, const StfOrganisation *one,
              const StfOrganisation *other, const StfDifference *d, StfChartMark mark)
{
  const StfRole *role = stf_organisation_find_role (one, d->role);

  if (role == NULL)
    role = stf_organisation_find_role (other, d->role);
  for (guint i = 0; role != NULL && i < role->seats->len; i++)
    {
      const StfSeat *seat = role->seats->pdata[i];

      if (seat->id != NULL && (d->kind != STF_DIFFERENCE_ROLE_RENAMED || i == 0))
        remark (self, marks, seat->id, mark, NULL);
    }
}

static void
remark_all (StfChartChange *self, GHashTable *marks, const StfComparison *comparison,
            gboolean mirrored)
{
  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const StfDifference *d = &g_array_index (comparison->differences, StfDifference, i);
      StfChartMark mark = stf_chart_mark_for_sign (d->sign);
      const char *was = NULL;

      if (mirrored && mark == STF_CHART_MARK_NEW)
        mark = STF_CHART_MARK_GONE;
      else if (!mirrored && mark != STF_CHART_MARK_GONE && d->before != NULL)
        {
          /* Translators: what stood here before: a holder, a name, or "under Styrgruppen". */
          g_autofree char *words = g_strdup_printf (_ ("was: %s"), d->before);

          was = g_string_chunk_insert (self->texts, words);
        }

      if (d->seat != NULL)
        remark (self, marks, d->seat, mark, was);
      if (d->seat != NULL || d->kind >= STF_DIFFERENCE_HOLDER_NEW)
        {
          remark (self, marks, d->role, STF_CHART_MARK_CHANGED, NULL);
        }
      else if (d->role != NULL)
        {
          remark (self, marks, d->role, mark, was);
          remark_seats (self, marks, comparison->after, comparison->before, d, mark);
        }
      if (d->body != NULL)
        remark (self, marks, d->body, d->role != NULL ? STF_CHART_MARK_CHANGED : mark,
                d->role != NULL ? NULL : was);
    }
}

/**
 * stf_chart_change_word_before:
 * @comparison: a comparison
 *
 * Returns: (transfer full): "compared with 2013-01-01", with the year if it is another
 */
char *
stf_chart_change_word_before (const StfComparison *comparison)
{
  const char *date;
  int year;

  g_return_val_if_fail (comparison != NULL, NULL);

  date = stf_organisation_get_date (comparison->before);
  year = stf_organisation_get_year (comparison->before);
  if (year == stf_organisation_get_year (comparison->after))
    return g_strdup_printf (_ ("compared with %s"), date);

  /* Translators: a year, and an ISO date. */
  return g_strdup_printf (_ ("compared with %d as of %s"), year, date);
}

/**
 * stf_chart_change_new:
 * @comparison: what differs; it has to outlive what is returned
 *
 * Returns: (transfer full): what charts of it are made of; free with stf_chart_change_free()
 */
StfChartChange *
stf_chart_change_new (const StfComparison *comparison)
{
  StfChartChange *self;

  g_return_val_if_fail (comparison != NULL, NULL);

  self = g_new0 (StfChartChange, 1);
  self->comparison = comparison;
  self->mirrored = stf_comparison_new (comparison->after, comparison->before,
                                       comparison->no_names ? STF_COMPARISON_NO_NAMES
                                                            : STF_COMPARISON_NAMES);
  self->compared = stf_chart_change_word_before (comparison);
  for (guint side = 0; side < G_N_ELEMENTS (self->n_marked); side++)
    for (guint i = 0; i < STF_N_SIGNS; i++)
      self->n_marked[side][stf_chart_mark_for_sign ((StfSign) i)] = comparison->n[i];
  self->n_marked[STF_CHART_CHANGE_BEFORE][STF_CHART_MARK_NEW] = 0;
  self->n_marked[STF_CHART_CHANGE_AFTER][STF_CHART_MARK_GONE] = 0;
  self->marks = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->marks_before = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->texts = g_string_chunk_new (512);
  self->bodies = g_ptr_array_new_with_free_func (body_free);
  self->roles = g_ptr_array_new_with_free_func (role_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  self->roots = g_ptr_array_new ();
  self->roles_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  merge (self);
  remark_all (self, self->marks, comparison, FALSE);
  remark_all (self, self->marks_before, self->mirrored, TRUE);
  return self;
}

void
stf_chart_change_free (StfChartChange *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->roles_by_id);
  g_ptr_array_unref (self->roots);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->bodies);
  g_hash_table_unref (self->marks);
  g_hash_table_unref (self->marks_before);
  g_string_chunk_free (self->texts);
  stf_comparison_free (self->mirrored);
  g_free (self->compared);
  g_free (self);
}

/**
 * stf_chart_change_get_facts:
 * @self: a change
 * @side: which chart of it
 *
 * Returns: what its model is made of
 */
StfChartFacts
stf_chart_change_get_facts (const StfChartChange *self, StfChartChangeSide side)
{
  StfChartFacts facts;

  g_return_val_if_fail (self != NULL, (StfChartFacts){ NULL });

  facts = stf_chart_facts (side == STF_CHART_CHANGE_BEFORE ? self->comparison->before
                                                           : self->comparison->after);
  facts.marks = side == STF_CHART_CHANGE_BEFORE ? self->marks_before : self->marks;
  facts.n_marked = self->n_marked[side];
  if (side == STF_CHART_CHANGE_BOTH)
    {
      facts.roots = self->roots;
      facts.relations = self->relations;
      facts.compared = self->compared;
    }
  return facts;
}

/**
 * stf_chart_change_draw:
 * @comparison: what differs; nothing of it is kept
 * @options: how to draw it; no paper takes that of the later year
 *
 * Returns: (transfer full): a chart of both organisations in one
 */
StfChart *
stf_chart_change_draw (const StfComparison *comparison, const StfChartOptions *options)
{
  g_autoptr (StfChartChange) change = NULL;
  StfChartOptions chosen;
  StfChartFacts facts;

  g_return_val_if_fail (comparison != NULL && options != NULL, NULL);

  change = stf_chart_change_new (comparison);
  facts = stf_chart_change_get_facts (change, STF_CHART_CHANGE_BOTH);
  chosen = *options;
  if (chosen.paper.width <= 0)
    {
      stf_chart_paper_parse (stf_organisation_get_paper (comparison->after), &chosen.paper);
      chosen.paper = stf_chart_paper_turn (chosen.paper,
                                           stf_organisation_get_landscape (comparison->after));
    }
  return stf_chart_new_for_model (stf_chart_model_new_for_facts (&facts, &chosen.content), &chosen);
}

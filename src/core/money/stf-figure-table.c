/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing as a table: a row for each of its rows, in whole kronor.  Rows of groups that do not
 * mix stand below the name of their group; a row of nothing is left out.  Months and shares have a
 * sum; both sides of a flow are the same money, and each step of a trail is the whole year. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-figure-table.h"

#include <glib/gi18n-lib.h>

static const char *const names[STF_N_FIGURE_KINDS] = {
  [STF_FIGURE_MONTHS] = NC_ ("figure", "Month"),
  [STF_FIGURE_FLOW] = NC_ ("figure", "What"),
  [STF_FIGURE_SHARES] = NC_ ("figure", "Payer"),
  [STF_FIGURE_TRAIL] = NC_ ("figure", "Version"),
};

static void
add_row (StfPaperTable *table, const StfFigure *figure, const char *name, const gint64 *values)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean any = FALSE;

  g_ptr_array_add (cells, g_strdup (name));
  for (guint i = 0; i < stf_figure_get_n_columns (figure); i++)
    {
      gboolean there = values[i] != STF_FIGURE_NONE;

      g_ptr_array_add (cells,
                       there ? stf_money_format (values[i], STF_MONEY_WHOLE) : g_strdup ("–"));
      any |= there;
    }
  g_ptr_array_add (cells, NULL);
  if (any)
    stf_paper_table_add (table, STF_PAPER_ROW_LINE, (const char *const *) cells->pdata);
}

static void
add_group (StfPaperTable *table, const StfFigure *figure, guint group)
{
  const char *const cells[] = { group < figure->groups->len ? figure->groups->pdata[group] : "",
                                NULL };

  if (figure->groups->len > 0)
    stf_paper_table_add (table, STF_PAPER_ROW_GROUP, cells);
  for (guint i = 0; i < figure->rows->len; i++)
    {
      const StfFigureRow *row = stf_figure_get_row (figure, i);

      if (row->group == group)
        add_row (table, figure, row->name, row->values);
    }
}

static void
add_sum (StfPaperTable *table, const StfFigure *figure)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (cells, g_strdup (_ ("Sum")));
  for (guint i = 0; i < stf_figure_get_n_columns (figure); i++)
    g_ptr_array_add (cells, stf_money_format (stf_figure_sum (figure, i), STF_MONEY_WHOLE));
  g_ptr_array_add (cells, NULL);
  stf_paper_table_add (table, STF_PAPER_ROW_SUM, (const char *const *) cells->pdata);
}

/**
 * stf_figure_to_table:
 * @figure: what is drawn
 *
 * Returns: (transfer full): the same as a table
 */
StfPaperTable *
stf_figure_to_table (const StfFigure *figure)
{
  const char *head[STF_FIGURE_MAX_COLUMNS + 2] = { NULL };
  StfPaperTable *table;

  g_return_val_if_fail (figure != NULL, NULL);

  head[0] = g_dpgettext2 (GETTEXT_PACKAGE, "figure", names[figure->kind]);
  for (guint i = 0; i < stf_figure_get_n_columns (figure); i++)
    head[i + 1] = stf_figure_get_column (figure, i);
  table = stf_paper_table_new (1, head);
  for (guint i = 0; i < MAX (figure->groups->len, 1); i++)
    add_group (table, figure, i);
  if (figure->kind == STF_FIGURE_MONTHS || figure->kind == STF_FIGURE_SHARES)
    add_sum (table, figure);
  return table;
}

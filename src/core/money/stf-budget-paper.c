/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The budget and its follow-up on paper.
 *
 * 1. Amounts are whole kronor; a sum is that of the öre, so it may differ by a krona from what the
 *    rounded amounts come to, which the paper says.
 * 2. Lines without any amount are left out, and so are categories without lines.
 * 3. Every variance stands below the words that tell its sign. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-paper.h"

#include <glib/gi18n-lib.h>

#include "stf-figure-table.h"
#include "stf-label.h"

static char *
word (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_WHOLE);
}

static void
add_money (StfPaper *paper, const char *label, gint64 amount)
{
  g_autofree char *text = stf_money_format (amount, STF_MONEY_WHOLE | STF_MONEY_UNIT);

  stf_paper_add_item (paper, label, text);
}

/* --- rows of amounts --- */

typedef struct
{
  StfPaperTable *table;
  GPtrArray *cells; /* the row that is being made */
} Writer;

static void
begin_row (Writer *self, const char *name)
{
  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_add (self->cells, g_strdup (name));
}

static void
add_cell (Writer *self, gint64 amount)
{
  g_ptr_array_add (self->cells, word (amount));
}

static void
add_signed (Writer *self, gint64 amount)
{
  g_ptr_array_add (self->cells, stf_money_format (amount, STF_MONEY_WHOLE | STF_MONEY_SIGNED));
}

static void
end_row (Writer *self, StfPaperRowKind kind)
{
  g_ptr_array_add (self->cells, NULL);
  stf_paper_table_add (self->table, kind, (const char *const *) self->cells->pdata);
}

static void
add_group (Writer *self, const StfBudgetCategory *category)
{
  g_autofree char *name = category->ref != NULL
                              ? g_strdup_printf ("%s %s", category->ref, category->title)
                              : g_strdup (category->title);

  begin_row (self, name);
  end_row (self, STF_PAPER_ROW_GROUP);
}

/* Writes the cells of a line (or, with G_MAXUINT, of the category, of all costs or incomes). */
typedef void (*WriteCells) (Writer *self, const StfBudgetReport *report, StfBudgetStanding standing,
                            const StfAmounts *plan, gboolean income);

static gboolean
is_nothing (StfBudgetStanding s)
{
  return s.plan == 0 && s.outcome == 0 && s.forecast == 0 && s.before == 0;
}

static void
write_category (Writer *self, const StfBudgetReport *report, const StfBudgetCategory *category,
                WriteCells write)
{
  gboolean any = FALSE;

  for (guint i = 0; i < category->n_lines; i++)
    {
      const StfBudgetLine *line = &report->budget->lines[category->first_line + i];
      StfBudgetStanding standing = stf_budget_report_line (report, line->index);

      if (is_nothing (standing))
        continue;
      if (!any)
        add_group (self, category);
      any = TRUE;
      begin_row (self, line->title);
      write (self, report, standing,
             report->plan != NULL ? &report->plan->amounts[line->index] : NULL, category->income);
      end_row (self, STF_PAPER_ROW_LINE);
    }
  if (!any)
    return;
  begin_row (self, _ ("Sum"));
  write (self, report, stf_budget_report_category (report, category->index),
         report->plan_totals != NULL ? &report->plan_totals->categories[category->index] : NULL,
         category->income);
  end_row (self, STF_PAPER_ROW_SUM);
}

static void
write_all (Writer *self, const StfBudgetReport *report, gboolean income, WriteCells write)
{
  StfBudgetStanding standing = stf_budget_report_all (report, income);
  const StfBudgetTotals *totals = report->plan_totals;

  if (is_nothing (standing))
    return;
  begin_row (self, income ? _ ("All incomes") : _ ("All costs"));
  write (self, report, standing,
         totals == NULL ? NULL
         : income       ? &totals->incomes
                        : &totals->costs,
         income);
  end_row (self, STF_PAPER_ROW_SUM);
}

static StfPaperTable *
write_table (const StfBudgetReport *report, const char *const *head, WriteCells write)
{
  Writer writer = { stf_paper_table_new (1, head), g_ptr_array_new_with_free_func (g_free) };

  for (guint i = 0; i < report->budget->n_categories; i++)
    write_category (&writer, report, &report->budget->categories[i], write);
  write_all (&writer, report, FALSE, write);
  write_all (&writer, report, TRUE, write);
  g_ptr_array_unref (writer.cells);
  return writer.table;
}

static gint64
sum_slots (const StfAmounts *amounts, guint slots)
{
  gint64 sum = 0;

  if (amounts != NULL)
    stf_amounts_sum (amounts, slots, &sum);
  return sum;
}

static gboolean
has_unspread (const StfBudgetReport *report)
{
  guint slot = STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD);

  for (guint i = 0; report->plan != NULL && i < report->budget->n_lines; i++)
    if (sum_slots (&report->plan->amounts[i], slot) != 0)
      return TRUE;
  return FALSE;
}

/* --- the budget --- */

static void
write_tertials (Writer *self, const StfBudgetReport *report, StfBudgetStanding standing,
                const StfAmounts *plan, gboolean income)
{
  for (guint i = 0; i < 3; i++)
    add_cell (self, sum_slots (plan, STF_AMOUNTS_TERTIAL (i)));
  if (has_unspread (report))
    add_cell (self, sum_slots (plan, STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD)));
  add_cell (self, standing.plan);
  if (report->before != NULL)
    {
      add_cell (self, standing.before);
      add_signed (self, standing.plan - standing.before);
    }
}

static void
add_tertials (StfPaper *paper, const StfBudgetReport *report)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new ();
  g_autofree char *year = g_strdup_printf ("%d", report->budget->year);

  g_ptr_array_add (head, (gpointer) _ ("Line"));
  g_ptr_array_add (head, (gpointer) _ ("T1"));
  g_ptr_array_add (head, (gpointer) _ ("T2"));
  g_ptr_array_add (head, (gpointer) _ ("T3"));
  if (has_unspread (report))
    g_ptr_array_add (head, (gpointer) _ ("Not spread"));
  g_ptr_array_add (head, year);
  if (report->before != NULL)
    {
      g_ptr_array_add (head, (gpointer) (report->before->kind == STF_BUDGET_OUTCOME
                                             ? _ ("Outcome before")
                                             : _ ("Budget before")));
      g_ptr_array_add (head, (gpointer) _ ("Change"));
    }
  g_ptr_array_add (head, NULL);
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("The Budget in Kronor"));
  stf_paper_add_table (paper,
                       write_table (report, (const char *const *) head->pdata, write_tertials));
}

static void
write_months (Writer *self, const StfBudgetReport *report, StfBudgetStanding standing,
              const StfAmounts *plan, gboolean income)
{
  for (guint i = 1; i <= 12; i++)
    add_cell (self, sum_slots (plan, STF_AMOUNTS_SLOT (i)));
  if (has_unspread (report))
    add_cell (self, sum_slots (plan, STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD)));
  add_cell (self, standing.plan);
}

static void
add_months (StfPaper *paper, const StfBudgetReport *report)
{
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (head, g_strdup (_ ("Line")));
  for (guint i = 1; i <= 12; i++)
    g_ptr_array_add (head, stf_label_month_shortly (i));
  if (has_unspread (report))
    g_ptr_array_add (head, g_strdup (_ ("Not spread")));
  g_ptr_array_add (head, g_strdup (_ ("Year")));
  g_ptr_array_add (head, NULL);
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("The Budget Month by Month, in Kronor"));
  stf_paper_add_table (paper,
                       write_table (report, (const char *const *) head->pdata, write_months));
}

/* What has become of the version: proposed, anchored, adopted (R05, R06). */
static void
add_steps (StfPaper *paper, const StfBudgetVersion *version)
{
  for (guint i = 0; i < version->steps->len; i++)
    {
      const StfBudgetStep *step = &g_array_index (version->steps, StfBudgetStep, i);
      g_autofree char *text = g_strjoin (" · ", step->on_date, step->decision_title, NULL);

      stf_paper_add_item (paper, stf_budget_state_name (step->state), text);
    }
  if (version->steps->len == 0)
    stf_paper_add_item (paper, _ ("State"), stf_budget_state_name (STF_BUDGET_DRAFT));
}

static void
add_summary (StfPaper *paper, const StfBudgetReport *report, const StfFee *fee)
{
  const StfBudgetTotals *totals = report->plan_totals;

  add_money (paper, _ ("Costs that the fee pays"),
             sum_slots (&totals->fee_costs, STF_AMOUNTS_YEAR));
  if (fee != NULL && g_strcmp0 (fee->version, report->plan->id) == 0)
    {
      add_money (paper, _ ("Incomes besides the fee"), fee->incomes);
      add_money (paper, _ ("Needed from the fee"), fee->needed);
      add_money (paper, _ ("The fee"), fee->total);
    }
  add_money (paper, _ ("Costs that development funds pay"),
             sum_slots (&totals->request_costs, STF_AMOUNTS_YEAR));
}

static StfPaper *
new_paper (const StfBudgetReport *report, const char *organisation, const char *title)
{
  g_autofree char *named = g_strdup_printf ("%s %d", title, report->budget->year);
  StfPaper *paper = stf_paper_new (organisation, named, report->date);

  paper->landscape = TRUE;
  paper->example = report->budget->example;
  return paper;
}

static void
add_rounding (StfPaper *paper)
{
  stf_paper_add (paper, STF_PAPER_PARAGRAPH,
                 _ ("Amounts are rounded to whole kronor; sums are exact before they are rounded, "
                    "and may differ by a krona from what the rounded amounts come to."));
}

/**
 * stf_budget_paper_new:
 * @report: how it stands with the money
 * @fee: (nullable): what the payers pay
 * @organisation: name of the organisation
 *
 * Returns: (transfer full): the budget on paper
 */
StfPaper *
stf_budget_paper_new (const StfBudgetReport *report, const StfFee *fee, const char *organisation)
{
  StfPaper *paper;

  g_return_val_if_fail (report != NULL && organisation != NULL, NULL);

  paper = new_paper (report, organisation, _ ("Budget"));
  if (report->plan == NULL)
    {
      stf_paper_add (paper, STF_PAPER_PARAGRAPH, _ ("There is no budget for this year."));
      return paper;
    }
  stf_paper_add (paper, STF_PAPER_HEADING, report->plan->title);
  add_steps (paper, report->plan);
  add_summary (paper, report, fee);
  add_tertials (paper, report);
  add_rounding (paper);
  stf_paper_break (paper);
  add_months (paper, report);
  stf_paper_break (paper);
  stf_paper_add_figure (paper, stf_budget_report_draw_flow (report, fee));
  return paper;
}

/* --- follow-up --- */

static void
write_follow_up (Writer *self, const StfBudgetReport *report, StfBudgetStanding s,
                 const StfAmounts *plan, gboolean income)
{
  add_cell (self, s.plan);
  add_cell (self, s.plan_past);
  add_cell (self, s.outcome);
  add_signed (self, stf_budget_report_variance (s.plan_past, s.outcome, income));
  add_cell (self, s.forecast);
  add_signed (self, stf_budget_report_variance (s.plan, s.forecast, income));
}

/**
 * stf_follow_up_table_new:
 * @report: how it stands with the money
 *
 * Returns: (transfer full): budget, outcome, forecast and variances, line by line
 */
StfPaperTable *
stf_follow_up_table_new (const StfBudgetReport *report)
{
  const char *const head[] = {
    _ ("Line"),     _ ("Budget of the year"),   _ ("Budget so far"),        _ ("Outcome so far"),
    _ ("Variance"), _ ("Forecast of the year"), _ ("Variance of the year"), NULL
  };

  g_return_val_if_fail (report != NULL, NULL);

  return write_table (report, head, write_follow_up);
}

/* With its numbers. */
static void
add_drawing (StfPaper *paper, StfFigure *figure)
{
  StfPaperTable *table = stf_figure_is_empty (figure) ? NULL : stf_figure_to_table (figure);

  stf_paper_add_figure (paper, figure);
  if (table != NULL)
    stf_paper_add_table (paper, table);
}

static void
add_past (StfPaper *paper, const StfBudgetReport *report)
{
  g_autofree char *text = NULL;

  if (report->through == 0)
    {
      stf_paper_add (paper, STF_PAPER_PARAGRAPH, _ ("No month has an outcome yet."));
      return;
    }
  /* Translators: %s is a month. */
  text = g_strdup_printf (_ ("The outcome is that of the months up to and with %s."),
                          stf_label_month (report->through));
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, text);
}

/**
 * stf_follow_up_paper_new:
 * @report: how it stands with the money
 * @organisation: name of the organisation
 *
 * Returns: (transfer full): the follow-up of the budget on paper
 */
StfPaper *
stf_follow_up_paper_new (const StfBudgetReport *report, const char *organisation)
{
  StfPaper *paper;

  g_return_val_if_fail (report != NULL && organisation != NULL, NULL);

  paper = new_paper (report, organisation, _ ("Follow-Up of the Budget"));
  add_past (paper, report);
  if (report->plan != NULL)
    {
      const char *forecast = report->forecast != NULL
                                 ? report->forecast->title
                                 : _ ("the outcome, and what remains of the budget");

      stf_paper_add_item (paper, _ ("Budget"), report->plan->title);
      stf_paper_add_item (paper, _ ("Forecast"), forecast);
    }
  add_drawing (paper, stf_budget_report_draw_months (report));
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("Budget and Outcome in Kronor"));
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, stf_budget_report_explain_variance ());
  stf_paper_add_table (paper, stf_follow_up_table_new (report));
  add_rounding (paper);
  add_drawing (paper, stf_budget_report_draw_trail (report));
  return paper;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Figures: what they say in words, and that they tell what is missing from what is nothing. */

#define G_LOG_DOMAIN "stafett-test"

#include "stf-figure-table.h"

#define NONE STF_FIGURE_NONE
#define KR G_GINT64_CONSTANT (100)
#define TKR (1000 * KR)

static void
expect (const StfFigure *figure, const char *expected)
{
  g_autofree char *words = stf_figure_describe (figure);
  g_auto (GStrv) parts = g_strsplit (words, "\u00a0", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  g_assert_cmpstr (plain, ==, expected);
}

static void
months_are_compared_as_far_as_they_have_come (void)
{
  g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_MONTHS, "Months");
  gint64 budget[12], outcome[12], forecast[12];

  expect (figure, "There are no amounts in the budget yet, and no outcome.");
  for (guint i = 0; i < 12; i++)
    {
      budget[i] = 100 * TKR;
      outcome[i] = i < 4 ? 110 * TKR : NONE;
      forecast[i] = 90 * TKR;
    }
  stf_figure_add_months (figure, budget, outcome, forecast);
  expect (figure, "The budget of the year is SEK 1,200 thousand. The outcome up to and with April "
                  "is SEK 440 thousand: SEK 40 thousand more than the budget for these months. The "
                  "forecast for the year is SEK 1,160 thousand: SEK 40 thousand less than the "
                  "budget.");
}

static void
money_that_is_not_mixed_is_told_apart (void)
{
  g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_FLOW, "Flow");
  guint fee = stf_figure_add_group (figure, "Fee");
  guint grants = stf_figure_add_group (figure, "Grants");

  stf_figure_add (figure, "22 payers", fee, 900 * KR, NONE, NONE);
  stf_figure_add (figure, "Staff", fee, NONE, 600 * KR, NONE);
  stf_figure_add (figure, "Travel", fee, NONE, 300 * KR, NONE);
  stf_figure_add (figure, "A website", grants, 50 * KR, NONE, NONE);
  expect (figure, "Fee: SEK 900 comes in and SEK 900 is spent. Most comes from 22 payers, and most "
                  "goes to Staff. Grants: SEK 50 comes in and SEK 0 is spent.");
}

static void
payers_are_told_by_most_and_least (void)
{
  g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_SHARES, "Shares");

  stf_figure_add (figure, "Stockholm", 0, 80 * TKR, 70 * TKR, NONE);
  expect (figure, "1 payer pays SEK 80 thousand. Last year the payers paid SEK 70 thousand.");
  stf_figure_add (figure, "Gotland", 0, 20 * TKR, NONE, NONE);
  expect (figure, "2 payers share SEK 100 thousand. Most is paid by Stockholm, SEK 80 thousand; "
                  "least by Gotland, SEK 20 thousand. Last year the payers paid SEK 70 thousand.");
}

static void
what_was_not_forecast_is_not_told (void)
{
  g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_TRAIL, "Trail");
  g_autofree char *dash = NULL, *nothing = NULL;

  stf_figure_add (figure, "Budget", 0, 100 * TKR, NONE, NONE);
  stf_figure_add (figure, "T1", 0, 104 * TKR, NONE, NONE);
  stf_figure_add (figure, "T2", 0, NONE, NONE, NONE);
  stf_figure_add (figure, "Outcome", 0, 100 * TKR, NONE, NONE);
  expect (figure, "Budget: SEK 100 thousand. T1: SEK 104 thousand, SEK 4 thousand more than the "
                  "budget. Outcome: SEK 100 thousand, as much as the budget.");

  dash = stf_figure_format (figure, NONE, STF_MONEY_UNIT);
  g_assert_cmpstr (dash, ==, "–");
  nothing = stf_figure_format (figure, 0, 0);
  g_assert_cmpstr (nothing, ==, "0");
}

static void
a_copy_is_like_it (void)
{
  g_autoptr (StfFigure) figure = stf_figure_new (STF_FIGURE_FLOW, "Flow");
  g_autoptr (StfFigure) copy = NULL;

  stf_figure_add_group (figure, "Fee");
  stf_figure_add (figure, "Staff", 0, NONE, 600 * KR, NONE);
  copy = stf_figure_copy (figure);
  g_assert_cmpuint (copy->rows->len, ==, 1);
  g_assert_cmpstr (copy->groups->pdata[0], ==, "Fee");
  g_assert_cmpint (stf_figure_sum (copy, STF_FIGURE_GOES), ==, 600 * KR);
  g_assert_cmpint (stf_figure_sum (copy, STF_FIGURE_COMES), ==, 0);
}

/* What is drawn is in the table, and nothing else. */
static void
test_table (void)
{
  g_autoptr (StfFigure) months = stf_figure_new (STF_FIGURE_MONTHS, "Months");
  g_autoptr (StfFigure) flow = stf_figure_new (STF_FIGURE_FLOW, "Flow");
  g_autoptr (StfPaperTable) a = NULL;
  g_autoptr (StfPaperTable) b = NULL;
  gint64 budget[12] = { 100, 250 }, outcome[12], forecast[12];

  for (guint i = 0; i < 12; i++)
    outcome[i] = forecast[i] = STF_FIGURE_NONE;
  outcome[1] = 1234500;
  stf_figure_add_months (months, budget, outcome, forecast);
  a = stf_figure_to_table (months);
  g_assert_cmpuint (a->rows->len, ==, 13);
  g_assert_cmpstr (a->head[0], ==, "Month");
  g_assert_cmpstr (a->head[3], ==, "Forecast");
  g_assert_cmpstr (stf_paper_table_get_row (a, 1)->cells[0], ==, "February");
  g_assert_cmpstr (stf_paper_table_get_row (a, 1)->cells[2], ==, "12,345");
  g_assert_cmpstr (stf_paper_table_get_row (a, 1)->cells[3], ==, "–");
  g_assert_cmpint (stf_paper_table_get_row (a, 12)->kind, ==, STF_PAPER_ROW_SUM);
  g_assert_cmpstr (stf_paper_table_get_row (a, 12)->cells[2], ==, "12,345");

  stf_figure_add (flow, "Fee", stf_figure_add_group (flow, "The fee"), 500000, STF_FIGURE_NONE,
                  STF_FIGURE_NONE);
  stf_figure_add (flow, "Intranet", stf_figure_add_group (flow, "Grants"), STF_FIGURE_NONE, 70000,
                  STF_FIGURE_NONE);
  stf_figure_add (flow, "Nothing", 1, STF_FIGURE_NONE, STF_FIGURE_NONE, STF_FIGURE_NONE);
  b = stf_figure_to_table (flow);
  g_assert_cmpuint (b->rows->len, ==, 4);
  g_assert_cmpint (stf_paper_table_get_row (b, 2)->kind, ==, STF_PAPER_ROW_GROUP);
  g_assert_cmpstr (stf_paper_table_get_row (b, 2)->cells[0], ==, "Grants");
  g_assert_cmpstr (stf_paper_table_get_row (b, 3)->cells[1], ==, "–");
  g_assert_cmpstr (stf_paper_table_get_row (b, 3)->cells[2], ==, "700");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/figure/months-are-compared-as-far-as-they-have-come",
                   months_are_compared_as_far_as_they_have_come);
  g_test_add_func ("/money/figure/money-that-is-not-mixed-is-told-apart",
                   money_that_is_not_mixed_is_told_apart);
  g_test_add_func ("/money/figure/payers-are-told-by-most-and-least",
                   payers_are_told_by_most_and_least);
  g_test_add_func ("/money/figure/what-was-not-forecast-is-not-told",
                   what_was_not_forecast_is_not_told);
  g_test_add_func ("/money/figure/a-copy-is-like-it", a_copy_is_like_it);
  g_test_add_func ("/money/figure/table-has-what-is-drawn", test_table);
  return g_test_run ();
}

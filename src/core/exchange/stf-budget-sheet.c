/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The money of a year as a workbook (XLSX), by libxlsxwriter.
 *
 * 1. Three sheets: the budget by month, tertial and year; its follow-up; the fee.  Head and names
 *    stay in sight when a sheet is scrolled, and stand on each of its pages.
 * 2. Sums, tertials and variances are formulas, each with its value, so that programs that do not
 *    reckon show it too.  Whoever changes an amount sees the sums change.
 * 3. Texts are written as texts, whatever they begin with: none becomes a formula.
 * 4. Amounts are kronor with öre as decimals; within the bounds of money a double holds them
 *    exactly enough to round to the same öre.
 * 5. The file bears the date of the report, not of the clock.
 *
 * ODS is not written: nothing that Debian keeps writes it from C without an office program, and
 * those read XLSX. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-sheet.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "stf-publish.h"

#define HEAD 3 /* the row of the names of the columns */
#define TEXT_MAX 1000
#define MONEY "#,##0;[Red]\\-#,##0"
#define MONEY_ORE "#,##0.00;[Red]\\-#,##0.00"

typedef struct
{
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *title;
  lxw_format *head;
  lxw_format *group;
  lxw_format *money;
  lxw_format *money_ore;
  lxw_format *sum;
  lxw_format *sum_name;
  lxw_row_t row; /* the next */
} Book;

static lxw_format *
add_format (Book *self, gboolean bold, const char *money, gboolean line)
{
  lxw_format *format = workbook_add_format (self->book);

  if (bold)
    format_set_bold (format);
  if (money != NULL)
    format_set_num_format (format, money);
  if (line)
    format_set_top (format, LXW_BORDER_THIN);
  return format;
}

/* Rule 3.  What is longer than a cell needs is cut. */
static void
put_text (Book *self, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
  g_autofree char *cut = g_utf8_substring (text, 0, MIN (TEXT_MAX, g_utf8_strlen (text, -1)));

  worksheet_write_string (self->sheet, row, column, cut, format);
}

static double
to_kronor (gint64 amount)
{
  return (double) amount / 100;
}

static void
put_amount (Book *self, lxw_col_t column, gint64 amount, lxw_format *format)
{
  worksheet_write_number (self->sheet, self->row, column, to_kronor (amount), format);
}

static void G_GNUC_PRINTF (5, 6) put_formula (Book *self, lxw_col_t column, gint64 value,
                                              lxw_format *format, const char *formula, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, formula);
  text = g_strdup_vprintf (formula, arguments);
  va_end (arguments);
  worksheet_write_formula_num (self->sheet, self->row, column, text, format, to_kronor (value));
}

/* "C" of 2. */
static const char *
name_column (lxw_col_t column)
{
  static const char names[][2] = {
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M",
    "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z"
  };

  g_assert (column < G_N_ELEMENTS (names));
  return names[column];
}

/* A sheet with its title, its head, and room for names. */
static void
begin_sheet (Book *self, const char *name, const char *title, const char *state,
             const char *const *head, guint n_texts)
{
  lxw_col_t n = 0;

  self->sheet = workbook_add_worksheet (self->book, name);
  put_text (self, 0, 0, title, self->title);
  put_text (self, 1, 0, state, NULL);
  for (; head[n] != NULL; n++)
    put_text (self, HEAD, n, head[n], self->head);
  worksheet_set_column (self->sheet, 0, (lxw_col_t) n_texts - 1, 34, NULL);
  worksheet_set_column (self->sheet, (lxw_col_t) n_texts, n - 1, 13, NULL);
  worksheet_freeze_panes (self->sheet, HEAD + 1, (lxw_col_t) n_texts);
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, HEAD, HEAD);
  worksheet_set_footer (self->sheet, "&L&A&R&P (&N)");
  self->row = HEAD + 1;
}

/* --- the sheets of budget and follow-up --- */

/* What a row holds, whatever it is of. */
typedef struct
{
  gint64 amounts[16]; /* those that are not formulas */
  gboolean income;
} Values;

/* The columns after the name: amounts, then formulas of them. */
typedef struct
{
  guint n_amounts;
  void (*write) (Book *self, const Values *values, lxw_format *format);
} Columns;

static gint64
sum_of (const gint64 *amounts, guint from, guint n)
{
  gint64 sum = 0;

  for (guint i = from; i < from + n; i++)
    sum += amounts[i];
  return sum;
}

static void
write_values (Book *self, const Columns *columns, const Values *values, lxw_format *format)
{
  for (guint i = 0; i < columns->n_amounts; i++)
    put_amount (self, (lxw_col_t) i + 1, values->amounts[i], format);
  columns->write (self, values, format);
  self->row++;
}

/* The sum of the rows from @first to the one above; formulas of the row are as in every other. */
static void
write_sum (Book *self, const Columns *columns, const char *name, const Values *values,
           lxw_row_t first)
{
  put_text (self, self->row, 0, name, self->sum_name);
  for (guint i = 0; i < columns->n_amounts; i++)
    {
      lxw_col_t column = (lxw_col_t) i + 1;

      put_formula (self, column, values->amounts[i], self->sum, "=SUM(%s%u:%s%u)",
                   name_column (column), first + 1, name_column (column), self->row);
    }
  columns->write (self, values, self->sum);
  self->row++;
}

/* The sum of sums: of all costs, or all incomes. */
static void
write_total (Book *self, const Columns *columns, const char *name, const Values *values,
             const GArray *rows)
{
  if (rows->len == 0)
    return;
  put_text (self, self->row, 0, name, self->sum_name);
  for (guint i = 0; i < columns->n_amounts; i++)
    {
      lxw_col_t column = (lxw_col_t) i + 1;
      g_autoptr (GString) formula = g_string_new ("=");

      for (guint k = 0; k < rows->len; k++)
        g_string_append_printf (formula, "%s%s%u", k > 0 ? "+" : "", name_column (column),
                                g_array_index (rows, lxw_row_t, k) + 1);
      put_formula (self, column, values->amounts[i], self->sum, "%s", formula->str);
    }
  columns->write (self, values, self->sum);
  self->row++;
}

typedef void (*ReadValues) (const StfBudgetReport *report, const StfAmounts *plan,
                            StfBudgetStanding standing, Values *values);

static const StfAmounts *
plan_of (const StfBudgetReport *report, guint line)
{
  return report->plan != NULL ? &report->plan->amounts[line] : NULL;
}

/* Returns FALSE if there is nothing in the category. */
static gboolean
write_category (Book *self, const Columns *columns, const StfBudgetReport *report,
                const StfBudgetCategory *category, ReadValues read)
{
  g_autofree char *name = g_strjoin (" ", category->ref != NULL ? category->ref : category->title,
                                     category->ref != NULL ? category->title : NULL, NULL);
  Values values = { { 0 }, category->income };
  lxw_row_t first;

  if (category->n_lines == 0)
    return FALSE;
  put_text (self, self->row++, 0, name, self->group);
  first = self->row;
  for (guint i = 0; i < category->n_lines; i++)
    {
      const StfBudgetLine *line = &report->budget->lines[category->first_line + i];

      put_text (self, self->row, 0, line->title, NULL);
      read (report, plan_of (report, line->index), stf_budget_report_line (report, line->index),
            &values);
      write_values (self, columns, &values, self->money);
    }
  read (report, report->plan_totals ? &report->plan_totals->categories[category->index] : NULL,
        stf_budget_report_category (report, category->index), &values);
  write_sum (self, columns, _ ("Sum"), &values, first);
  return TRUE;
}

static void
write_report (Book *self, const Columns *columns, const StfBudgetReport *report, ReadValues read)
{
  const StfBudgetTotals *totals = report->plan_totals;
  g_autoptr (GArray) cost_sums = g_array_new (FALSE, FALSE, sizeof (lxw_row_t));
  g_autoptr (GArray) income_sums = g_array_new (FALSE, FALSE, sizeof (lxw_row_t));

  for (guint i = 0; i < report->budget->n_categories; i++)
    {
      const StfBudgetCategory *category = &report->budget->categories[i];

      if (write_category (self, columns, report, category, read))
        {
          lxw_row_t row = self->row - 1;

          g_array_append_val (category->income ? income_sums : cost_sums, row);
        }
    }
  for (guint income = 0; income < 2; income++)
    {
      Values values = { { 0 }, income != 0 };
      const StfAmounts *plan = totals == NULL ? NULL : income ? &totals->incomes : &totals->costs;

      read (report, plan, stf_budget_report_all (report, income != 0), &values);
      write_total (self, columns, income ? _ ("All incomes") : _ ("All costs"), &values,
                   income ? income_sums : cost_sums);
    }
}

static void
read_months (const StfBudgetReport *report, const StfAmounts *plan, StfBudgetStanding standing,
             Values *values)
{
  for (guint i = 0; i < 13; i++)
    values->amounts[i] = plan != NULL ? plan->slots[i < 12 ? i + 1 : STF_AMOUNTS_UNSPREAD] : 0;
  values->amounts[13] = standing.before;
}

/* After months, what is not spread, and last year: tertials, and the year. */
static void
write_months (Book *self, const Values *values, lxw_format *format)
{
  lxw_row_t row = self->row + 1;

  for (guint i = 0; i < 3; i++)
    put_formula (self, (lxw_col_t) (15 + i), sum_of (values->amounts, 4 * i, 4), format,
                 "=SUM(%s%u:%s%u)", name_column ((lxw_col_t) (1 + 4 * i)), row,
                 name_column ((lxw_col_t) (4 + 4 * i)), row);
  put_formula (self, 18, sum_of (values->amounts, 0, 13), format, "=SUM(B%u:N%u)", row, row);
}

static void
read_follow_up (const StfBudgetReport *report, const StfAmounts *plan, StfBudgetStanding standing,
                Values *values)
{
  values->amounts[0] = standing.plan;
  values->amounts[1] = standing.plan_past;
  values->amounts[2] = standing.outcome;
  values->amounts[3] = standing.forecast;
}

static void
write_follow_up (Book *self, const Values *values, lxw_format *format)
{
  const gint64 *a = values->amounts;
  lxw_row_t row = self->row + 1;

  put_formula (self, 5, stf_budget_report_variance (a[1], a[2], values->income), format,
               "=%s%u-%s%u", values->income ? "D" : "C", row, values->income ? "C" : "D", row);
  put_formula (self, 6, stf_budget_report_variance (a[0], a[3], values->income), format,
               "=%s%u-%s%u", values->income ? "E" : "B", row, values->income ? "B" : "E", row);
}

static char *
make_title (const StfBudgetReport *report, const char *what)
{
  return g_strdup_printf ("%s %d%s%s", what, report->budget->year,
                          report->budget->example ? " – " : "",
                          report->budget->example ? _ ("Example") : "");
}

static void
add_budget (Book *self, const StfBudgetReport *report)
{
  static const Columns columns = { 14, write_months };
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = make_title (report, _ ("Budget"));

  g_ptr_array_add (head, g_strdup (_ ("Line")));
  for (guint i = 1; i <= 12; i++)
    g_ptr_array_add (head, stf_budget_slots_name (STF_AMOUNTS_SLOT (i)));
  g_ptr_array_add (head, g_strdup (_ ("Not spread")));
  g_ptr_array_add (head, g_strdup (_ ("Year before")));
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (head, stf_budget_slots_name (STF_AMOUNTS_TERTIAL (i)));
  g_ptr_array_add (head, g_strdup (_ ("Year")));
  g_ptr_array_add (head, NULL);
  begin_sheet (self, _ ("Budget"), title, report->plan != NULL ? report->plan->title : "",
               (const char *const *) head->pdata, 1);
  write_report (self, &columns, report, read_months);
}

static void
add_follow_up (Book *self, const StfBudgetReport *report)
{
  static const Columns columns = { 4, write_follow_up };
  const char *const head[] = { _ ("Line"),
                               _ ("Budget of the year"),
                               _ ("Budget so far"),
                               _ ("Outcome so far"),
                               _ ("Forecast of the year"),
                               _ ("Variance"),
                               _ ("Variance of the year"),
                               NULL };
  g_autofree char *title = make_title (report, _ ("Follow-Up of the Budget"));

  begin_sheet (self, _ ("Follow-Up"), title, stf_budget_report_explain_variance (), head, 1);
  write_report (self, &columns, report, read_follow_up);
}

/* --- the fee --- */

static void
add_fee (Book *self, const StfBudgetReport *report, const StfFee *fee)
{
  const char *const head[] = { _ ("Payer"),     _ ("Basis"),  _ ("Share, SEK"),
                               _ ("Last year"), _ ("Change"), NULL };
  g_autofree char *title = make_title (report, _ ("The Fee"));
  gint64 before = 0;
  lxw_row_t first;

  begin_sheet (self, _ ("The Fee"), title, stf_fee_key_label (fee->key), head, 2);
  first = self->row;
  for (guint i = 0; i < fee->payers->len; i++)
    {
      const StfFeePayer *payer = fee->payers->pdata[i];
      gint64 last_year = payer->last_year != STF_SHARE_NONE ? payer->last_year : 0;
      g_autofree char *weight = stf_fee_describe_weight (fee, payer);

      put_text (self, self->row, 0, payer->name, NULL);
      put_text (self, self->row, 1, weight, NULL);
      put_amount (self, 2, payer->share, self->money_ore);
      put_amount (self, 3, last_year, self->money_ore);
      put_formula (self, 4, payer->share - last_year, self->money_ore, "=C%u-D%u", self->row + 1,
                   self->row + 1);
      before += last_year;
      self->row++;
    }
  if (fee->payers->len == 0)
    return;
  put_text (self, self->row, 0, _ ("All payers"), self->sum_name);
  put_text (self, self->row, 1, "", self->sum_name);
  put_formula (self, 2, stf_fee_sum_shares (fee), self->sum, "=SUM(C%u:C%u)", first + 1, self->row);
  put_formula (self, 3, before, self->sum, "=SUM(D%u:D%u)", first + 1, self->row);
  put_formula (self, 4, stf_fee_sum_shares (fee) - before, self->sum, "=C%u-D%u", self->row + 1,
               self->row + 1);
}

/* --- the file --- */

static void
set_properties (Book *self, const StfBudgetReport *report, const char *organisation)
{
  g_autofree char *title = make_title (report, _ ("Budget"));
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *time = g_strconcat (report->date, "T00:00:00Z", NULL);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (time, utc);
  lxw_doc_properties properties = { .title = title,
                                    .company = (char *) organisation,
                                    .created = date != NULL ? g_date_time_to_unix (date) : 0 };

  workbook_set_properties (self->book, &properties);
}

static gboolean
write_book (const StfBudgetReport *report, const StfFee *fee, const char *organisation,
            const char *path, GError **error)
{
  Book self = { workbook_new (path) };
  lxw_error result;

  if (self.book == NULL)
    return stf_publish_fail (path, ENOMEM, error);
  self.title = add_format (&self, TRUE, NULL, FALSE);
  format_set_font_size (self.title, 14);
  self.head = add_format (&self, TRUE, NULL, FALSE);
  format_set_bottom (self.head, LXW_BORDER_THIN);
  format_set_text_wrap (self.head);
  self.group = add_format (&self, TRUE, NULL, FALSE);
  self.money = add_format (&self, FALSE, MONEY, FALSE);
  self.money_ore = add_format (&self, FALSE, MONEY_ORE, FALSE);
  self.sum = add_format (&self, TRUE, MONEY, TRUE);
  self.sum_name = add_format (&self, TRUE, NULL, TRUE);
  set_properties (&self, report, organisation);
  add_budget (&self, report);
  add_follow_up (&self, report);
  if (fee != NULL)
    add_fee (&self, report, fee);
  result = workbook_close (self.book);
  if (result == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The workbook cannot be written: %s"),
               lxw_strerror (result));
  return FALSE;
}

/**
 * stf_budget_write_workbook:
 * @report: how it stands with the money
 * @fee: (nullable): what the payers pay
 * @organisation: name of the organisation
 * @path: the file, which is replaced as a whole
 * @error: return location for an error
 *
 * Writes the money of a year as XLSX.
 */
gboolean
stf_budget_write_workbook (const StfBudgetReport *report, const StfFee *fee,
                           const char *organisation, const char *path, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (report != NULL && organisation != NULL && path != NULL, FALSE);

  temporary = stf_publish_new_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (write_book (report, fee, organisation, temporary, error)
      && stf_publish_replace (temporary, path, error))
    return TRUE;

  stf_publish_discard (temporary);
  return FALSE;
}

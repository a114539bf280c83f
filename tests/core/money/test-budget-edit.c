/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "money/stf-budget-edit.h"
#include "money/stf-budget-total.h"
#include "money/stf-formula.h"
#include "stf-money-year.h"

#define KR(kronor) (G_GINT64_CONSTANT (100) * (kronor))
#define JAN STF_AMOUNTS_SLOT (1)
#define FEB STF_AMOUNTS_SLOT (2)

/* Three lines in two categories; a forecast, last year's outcome, and an adopted budget. */
static void
set_up (TestYear *self, gconstpointer data)
{
  money_year_set_up (self, data);
  money_year_add_line (self, "salary", "wages", NULL, KR (120));
  money_year_add_line (self, "pension", "wages", NULL, KR (60));
  money_year_add_line (self, "train", "travel", NULL, 0);
  test_year_add (self, "forecast", "budget_version", "title", "T1", "kind", "forecast", "year",
                 "2013", "through", "4", "position", "5", NULL);
  test_year_add (self, "last", "budget_version", "title", "Outcome 2012", "kind", "outcome", "year",
                 "2012", "position", "6", NULL);
  test_year_add (self, "adopted", "budget_version", "title", "Adopted", "kind", "budget", "year",
                 "2013", "position", "7", NULL);
  test_year_add (self, NULL, "budget_step", "version", "@adopted", "state", "adopted", "on_date",
                 "2012-12-01", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@last", "m01", "3000",
                 "m06", "1000", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@forecast", "m01", "900",
                 "m05", "100", "m12", "300", NULL);
}

typedef struct
{
  TestYear *year;
  StfBudget *budget;
  StfBudgetVersion *version;
  guint salary;
  guint pension;
  guint train;
} Sheet;

static guint
line_index (Sheet *self, const char *name)
{
  return stf_budget_find_line (self->budget, test_year_id (self->year, name))->index;
}

static void
sheet_open (Sheet *self, TestYear *year, const char *version)
{
  g_autoptr (GError) error = NULL;

  self->year = year;
  self->budget = stf_budget_load (year->file, &error);
  g_assert_no_error (error);
  self->version = stf_budget_find_version (self->budget, test_year_id (year, version));
  self->salary = line_index (self, "salary");
  self->pension = line_index (self, "pension");
  self->train = line_index (self, "train");
}

static void
sheet_clear (Sheet *self)
{
  g_clear_pointer (&self->budget, stf_budget_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sheet, sheet_clear)

static gint64
get (const Sheet *self, guint line, guint slots)
{
  gint64 sum = G_MININT64;

  g_assert_true (stf_amounts_sum (&self->version->amounts[line], slots, &sum));
  return sum;
}

static void
apply (Sheet *self, StfBudgetEdit *edit, GError *error)
{
  g_autoptr (StfBudgetEdit) owned = edit;
  g_autoptr (GError) failure = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (edit);
  g_assert_true (stf_budget_edit_apply (edit, self->budget, &failure));
  g_assert_no_error (failure);
}

static StfBudgetEdit *
type (const Sheet *self, guint line, guint slots, const char *text, GError **error)
{
  const StfBudgetColumn column = { self->version, slots };
  const StfBudgetBlock block = { &line, 1, &column, 1 };

  return stf_budget_edit_type (self->budget, &block, text, error);
}

static void
do_type (Sheet *self, guint line, guint slots, const char *text)
{
  GError *error = NULL;
  StfBudgetEdit *edit = type (self, line, slots, text, &error);

  apply (self, edit, error);
}

static void
assert_refused (StfBudgetEdit *edit, GError **error, GQuark domain, int code, const char *says)
{
  g_assert_null (edit);
  g_assert_error (*error, domain, code);
  if (!strstr ((*error)->message, says))
    g_error ("“%s” does not say “%s”", (*error)->message, says);
  g_clear_error (error);
}

static void
test_type (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };

  sheet_open (&sheet, year, "budget");
  do_type (&sheet, sheet.salary, JAN, "12*4500");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (54000));
  do_type (&sheet, sheet.salary, JAN, "+10%");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (59400));
  do_type (&sheet, sheet.salary, JAN, "  ");
  g_assert_false (stf_amounts_is_set (&sheet.version->amounts[sheet.salary], 1));
}

static void
test_total_keeps_seasonality (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };

  sheet_open (&sheet, year, "budget");
  do_type (&sheet, sheet.salary, JAN, "40");
  do_type (&sheet, sheet.salary, STF_AMOUNTS_TERTIAL (0), "140");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (80));
  g_assert_cmpint (get (&sheet, sheet.salary, FEB), ==, KR (20));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (5)), ==, KR (10));
  do_type (&sheet, sheet.salary, STF_AMOUNTS_YEAR, "*2");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (160));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_YEAR), ==, KR (440));
}

static void
test_year_of_nothing (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };

  sheet_open (&sheet, year, "budget");
  do_type (&sheet, sheet.train, STF_AMOUNTS_YEAR, "500");
  g_assert_cmpint (get (&sheet, sheet.train, STF_AMOUNTS_SLOT (0)), ==, KR (500));
  do_type (&sheet, sheet.train, JAN, "100");
  do_type (&sheet, sheet.train, STF_AMOUNTS_YEAR, "1200");
  g_assert_cmpint (get (&sheet, sheet.train, STF_AMOUNTS_SLOT (0)), ==, KR (1000));
  g_assert_cmpint (get (&sheet, sheet.train, JAN), ==, KR (200));
}

static void
test_locked (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;

  sheet_open (&sheet, year, "adopted");
  assert_refused (type (&sheet, sheet.salary, JAN, "1", &error), &error, STF_BUDGET_ERROR,
                  STF_BUDGET_ERROR_LOCKED, "adopted");
  sheet.version = sheet.budget->outcome;
  assert_refused (type (&sheet, sheet.salary, JAN, "1", &error), &error, STF_BUDGET_ERROR,
                  STF_BUDGET_ERROR_LOCKED, "ledger");
  sheet.version = stf_budget_find_version (sheet.budget, test_year_id (year, "forecast"));
  assert_refused (type (&sheet, sheet.salary, JAN, "1", &error), &error, STF_BUDGET_ERROR,
                  STF_BUDGET_ERROR_LOCKED, "April");
}

/* The outcome in a forecast stays; the year's total is set by the months after it. */
static void
test_forecast (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  StfBudgetEdit *edit;

  sheet_open (&sheet, year, "forecast");
  do_type (&sheet, sheet.salary, STF_AMOUNTS_YEAR, "17");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (9));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (5)), ==, KR (2));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (12)), ==, KR (6));
  edit = stf_budget_edit_spread (sheet.budget, sheet.version, &sheet.salary, 1,
                                 STF_BUDGET_SPREAD_EVENLY, NULL, &error);
  apply (&sheet, edit, error);
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (9));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (9)), ==, KR (1));
}

/* All cells of the three lines and the thirteen slots of a version. */
typedef struct
{
  guint lines[3];
  StfBudgetColumn columns[STF_AMOUNTS_N];
  StfBudgetBlock block;
} Room;

static void
room_init (Room *self, const Sheet *sheet)
{
  self->lines[0] = sheet->salary;
  self->lines[1] = sheet->pension;
  self->lines[2] = sheet->train;
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    self->columns[i] = (StfBudgetColumn){ sheet->version, STF_AMOUNTS_SLOT (i) };
  self->block = (StfBudgetBlock){ self->lines, 3, self->columns, STF_AMOUNTS_N };
}

static void
test_paste (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  StfBudgetEdit *edit;
  Room room;

  sheet_open (&sheet, year, "budget");
  room_init (&room, &sheet);
  edit = stf_budget_edit_paste (sheet.budget, &room.block, 1, 1,
                                "1 234,50\t1,234.50\t\"7\"\t-\r\n(5)\t\r\n", &error);
  apply (&sheet, edit, error);
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (0)), ==, 123450);
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, 123450);
  g_assert_cmpint (get (&sheet, sheet.salary, FEB), ==, KR (7));
  g_assert_false (stf_amounts_is_set (&sheet.version->amounts[sheet.salary], 3));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (4)), ==, KR (10));
  g_assert_cmpint (get (&sheet, sheet.pension, STF_AMOUNTS_SLOT (0)), ==, -KR (5));
  g_assert_false (stf_amounts_is_set (&sheet.version->amounts[sheet.pension], 1));

  edit = stf_budget_edit_paste (sheet.budget, &room.block, 3, 2, "8", &error);
  apply (&sheet, edit, error);
  g_assert_cmpint (get (&sheet, sheet.train, STF_AMOUNTS_SLOT (0) | JAN), ==, KR (16));
  g_assert_cmpint (get (&sheet, sheet.salary, FEB), ==, KR (7));
}

static void
test_paste_of_what_does_not_fit (TestYear *year, gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *says;
    int code;
    gboolean money;
  } cases[] = {
    { "1\n2\n3\n4", "4 rows", STF_BUDGET_ERROR_SIZE, FALSE },
    { "1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\t14", "14 cells", STF_BUDGET_ERROR_SIZE, FALSE },
    { "\n\n\n\n\n", "5 rows", STF_BUDGET_ERROR_SIZE, FALSE },
    { "1\t2\nx\t3", "not an amount", STF_MONEY_ERROR_SYNTAX, TRUE },
    { "1\t=SUM(A1:A9)", "January", STF_MONEY_ERROR_SYNTAX, TRUE },
    { "1\t99999999999999999999", "January", STF_MONEY_ERROR_RANGE, TRUE },
    { "1\t0,001", "January", STF_MONEY_ERROR_PRECISION, TRUE },
    { "1\t90 000 000 001", "January", STF_MONEY_ERROR_RANGE, TRUE },
    { "<table><tr>\t<td>", "not an amount", STF_MONEY_ERROR_SYNTAX, TRUE },
    { "1\t\xff", "block", STF_BUDGET_ERROR_SIZE, FALSE },
    { "1\t#REF!", "January", STF_MONEY_ERROR_SYNTAX, TRUE },
  };
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;
  Room room;

  sheet_open (&sheet, year, "budget");
  room_init (&room, &sheet);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (stf_budget_edit_paste (sheet.budget, &room.block, 1, 1, cases[i].text, &error),
                    &error, cases[i].money ? STF_MONEY_ERROR : STF_BUDGET_ERROR, cases[i].code,
                    cases[i].says);
}

static void
test_copy_is_read_back (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autofree char *text = NULL;
  GError *error = NULL;
  g_autoptr (StfBudgetEdit) edit = NULL;
  Room room;

  sheet_open (&sheet, year, "budget");
  do_type (&sheet, sheet.train, FEB, "-12345678,90");
  room_init (&room, &sheet);
  text = stf_budget_block_copy (&room.block, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "\t-12345678.90\t"));
  edit = stf_budget_edit_paste (sheet.budget, &room.block, 1, 1, text, &error);
  g_assert_no_error (error);
  g_assert_true (stf_budget_edit_is_empty (edit));
}

static void
test_fill (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  Room room;

  sheet_open (&sheet, year, "budget");
  do_type (&sheet, sheet.salary, STF_AMOUNTS_SLOT (0), "7");
  room_init (&room, &sheet);
  room.block.n_columns = 3;
  apply (&sheet, stf_budget_edit_fill_right (sheet.budget, &room.block, &error), error);
  g_assert_cmpint (get (&sheet, sheet.salary, FEB), ==, KR (7));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (3)), ==, KR (10));
  g_assert_cmpint (get (&sheet, sheet.pension, FEB), ==, 0);
  apply (&sheet, stf_budget_edit_fill_down (sheet.budget, &room.block, &error), error);
  g_assert_cmpint (get (&sheet, sheet.train, FEB), ==, KR (7));
}

static void
test_spread (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  const StfBudgetVersion *last;

  sheet_open (&sheet, year, "budget");
  last = stf_budget_find_outcome (sheet.budget, 2012);
  do_type (&sheet, sheet.salary, STF_AMOUNTS_SLOT (0), "280");
  apply (&sheet,
         stf_budget_edit_spread (sheet.budget, sheet.version, &sheet.salary, 1,
                                 STF_BUDGET_SPREAD_SHAPE, last, &error),
         error);
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (300));
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (6)), ==, KR (100));
  g_assert_false (stf_amounts_is_set (&sheet.version->amounts[sheet.salary], 0));
  apply (&sheet,
         stf_budget_edit_spread (sheet.budget, sheet.version, &sheet.salary, 1,
                                 STF_BUDGET_SPREAD_GATHER, NULL, &error),
         error);
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_SLOT (0)), ==, KR (400));
  g_assert_cmpuint (sheet.version->amounts[sheet.salary].set, ==, 1);
}

static void
test_sum_of_a_category (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  StfBudgetColumn column;
  guint lines[2];

  sheet_open (&sheet, year, "budget");
  lines[0] = sheet.salary;
  lines[1] = sheet.pension;
  column = (StfBudgetColumn){ sheet.version, STF_AMOUNTS_YEAR };
  apply (&sheet, stf_budget_edit_set_sum (sheet.budget, lines, 2, &column, "+100%", &error), error);
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_YEAR), ==, KR (240));
  g_assert_cmpint (get (&sheet, sheet.pension, JAN), ==, KR (10));

  do_type (&sheet, sheet.pension, JAN, "-1000");
  g_assert_null (stf_budget_edit_set_sum (sheet.budget, lines, 2, &column, "5", &error));
  g_assert_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE);
  g_clear_error (&error);
}

static void
test_move (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) refused = NULL;
  GError *error = NULL;
  StfBudgetColumn column;

  sheet_open (&sheet, year, "budget");
  column = (StfBudgetColumn){ sheet.version, JAN };
  apply (
      &sheet,
      stf_budget_edit_move (sheet.budget, sheet.salary, &column, "21", STF_AMOUNTS_MONTHS, &error),
      error);
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_YEAR), ==, KR (120));
  g_assert_cmpint (get (&sheet, sheet.salary, FEB), ==, KR (9));
  assert_refused (stf_budget_edit_move (sheet.budget, sheet.salary, &column, "121",
                                        STF_AMOUNTS_MONTHS, &refused),
                  &refused, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE, "January");
}

static void
test_estimate (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  GError *error = NULL;
  guint lines[2];

  sheet_open (&sheet, year, "budget");
  lines[0] = sheet.salary;
  lines[1] = sheet.train;
  apply (&sheet,
         stf_budget_edit_estimate (sheet.budget, sheet.version, lines, 2,
                                   stf_budget_find_outcome (sheet.budget, 2012), 1000, &error),
         error);
  g_assert_cmpint (get (&sheet, sheet.salary, STF_AMOUNTS_YEAR), ==, KR (44));
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (33));
  g_assert_false (stf_amounts_is_set (&sheet.version->amounts[sheet.salary], 2));
  g_assert_cmpuint (sheet.version->amounts[sheet.train].set, ==, 0);
}

static void
test_overflow (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;

  sheet_open (&sheet, year, "budget");
  assert_refused (type (&sheet, sheet.salary, JAN, "90000000000*2", &error), &error,
                  STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE, "January");
  /* The amount would do, the sums would not. */
  assert_refused (type (&sheet, sheet.salary, JAN, "90000000000", &error), &error, STF_MONEY_ERROR,
                  STF_MONEY_ERROR_RANGE, "too large");
  g_assert_cmpint (get (&sheet, sheet.salary, JAN), ==, KR (10));
}

/* What is entered by hand is added to the ledger: the sum is within the bounds too. */
static void
test_outcome_overflow (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;

  test_year_add (year, "hand", "budget_version", "title", "By hand", "kind", "outcome", "year",
                 "2013", "position", "8", NULL);
  test_year_add (year, "ledger", "ledger", "name", "Accounts", NULL);
  test_year_add (year, NULL, "account_mapping", "from_account", "4000", "line", "@salary",
                 "position", "1", NULL);
  test_year_add (year, NULL, "ledger_row", "ledger", "@ledger", "account", "4000", "month", "1",
                 "amount", "8000000000000", NULL);
  sheet_open (&sheet, year, "hand");
  assert_refused (type (&sheet, sheet.salary, JAN, "10000000001", &error), &error, STF_MONEY_ERROR,
                  STF_MONEY_ERROR_RANGE, "too large");
  do_type (&sheet, sheet.salary, JAN, "10000000000");
  g_assert_cmpint (sheet.budget->outcome->amounts[sheet.salary].slots[1], ==, STF_MONEY_MAX);
}

/* A file that is beyond the bounds is read, says so where it is added up, and is edited back. */
static void
test_file_beyond_the_bounds (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;
  Room room;

  test_year_add (year, NULL, "budget_row", "line", "@train", "version", "@forecast", "m05",
                 "9000000000000", "m06", "9000000000000", NULL);
  sheet_open (&sheet, year, "forecast");
  room_init (&room, &sheet);
  g_assert_null (stf_budget_total (sheet.budget, sheet.version, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
  g_clear_error (&error);
  room.columns[0].slots = STF_AMOUNTS_YEAR;
  g_assert_null (stf_budget_block_copy (&room.block, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
  g_clear_error (&error);
  assert_refused (type (&sheet, sheet.train, STF_AMOUNTS_YEAR, "+1", &error), &error,
                  STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE, "year");
  do_type (&sheet, sheet.train, STF_AMOUNTS_SLOT (6), "1");
  do_type (&sheet, sheet.train, STF_AMOUNTS_SLOT (5), "1");
  g_assert_cmpint (get (&sheet, sheet.train, STF_AMOUNTS_YEAR), ==, KR (2));
}

/* Totals are the sums of what is there, and all of it is within the bounds. */
static void
assert_sums (const Sheet *sheet)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetTotals) totals = stf_budget_total (sheet->budget, sheet->version, &error);

  g_assert_no_error (error);
  for (guint slot = 0; slot < STF_AMOUNTS_N; slot++)
    {
      gint64 sum = 0;

      for (guint i = 0; i < sheet->budget->n_lines; i++)
        {
          const StfAmounts *amounts = &sheet->version->amounts[i];

          g_assert_true (stf_money_is_valid (amounts->slots[slot]));
          g_assert_true (stf_amounts_is_set (amounts, slot) || amounts->slots[slot] == 0);
          sum += amounts->slots[slot];
        }
      g_assert_cmpint (sum, ==, totals->costs.slots[slot]);
    }
}

/* As much as is looked at at all, of what takes longest: it is refused at once. */
static void
test_large_paste (TestYear *year, gconstpointer data)
{
  static const char parts[] = "\r\t\n ";
  g_auto (Sheet) sheet = { NULL };
  Room room;

  sheet_open (&sheet, year, "budget");
  room_init (&room, &sheet);
  for (guint i = 0; parts[i] != '\0'; i++)
    {
      g_autofree char *text = g_strnfill (4 * 1024 * 1024, parts[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (StfBudgetEdit) edit = stf_budget_edit_paste (sheet.budget, &room.block, 1, 1, text,
                                                              &error);

      /* Nothing but spaces is one empty cell. */
      g_assert_true ((edit != NULL) == (parts[i] == ' '));
    }
}

/* Whatever is pasted becomes amounts within the bounds, or nothing and an error. */
static void
test_random_paste (TestYear *year, gconstpointer data)
{
  static const char alphabet[] = "0123456789,. -()\t\n\r\"krt%=+*/\xc2\xa0\xe2\x88\x92x";
  g_auto (Sheet) sheet = { NULL };
  Room room;

  sheet_open (&sheet, year, "budget");
  room_init (&room, &sheet);
  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfBudgetEdit) edit = NULL;
      char text[25] = "";
      int length = g_test_rand_int_range (0, sizeof text);

      for (int j = 0; j < length; j++)
        text[j] = alphabet[g_test_rand_int_range (0, sizeof alphabet - 1)];
      edit = stf_budget_edit_paste (sheet.budget, &room.block, 1, 1, text, &error);
      g_assert_true ((edit == NULL) == (error != NULL));
      if (edit && i % 10 == 0)
        {
          g_assert_true (stf_budget_edit_apply (edit, sheet.budget, &error));
          assert_sums (&sheet);
        }
    }
}

#define N_ACTIONS 9

/* One of the actions, on any cells.  Returns NULL with an error where it is refused. */
static StfBudgetEdit *
act_at_random (const Sheet *sheet, guint action, GError **error)
{
  static const char *const texts[] = { "+10%", "100",         "-50", "*3", "0",  "12,34",
                                       "/7",   "90000000000", "x",   "",   "1/3" };
  static const char *const pastes[] = {
    "1\t2\n3\t4\n", "7", "a\tb", "-1\t\t-\t5,5", "90000000000\t90000000000", "1\n\n2"
  };
  const StfBudgetVersion *shape = stf_budget_find_outcome (sheet->budget, 2012);
  guint from = (guint) g_test_rand_int_range (0, 3);
  guint left = (guint) g_test_rand_int_range (0, STF_AMOUNTS_N);
  const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
  guint tertial = (guint) g_test_rand_int_range (0, 3);
  StfBudgetColumn total = { sheet->version,
                            g_test_rand_bit () ? STF_AMOUNTS_YEAR : STF_AMOUNTS_TERTIAL (tertial) };
  Room room;
  StfBudgetBlock block;

  room_init (&room, sheet);
  block = (StfBudgetBlock){ room.lines + from, 3 - from, room.columns + left,
                            STF_AMOUNTS_N - left };
  switch (action)
    {
      case 0:
        return type (sheet, room.lines[from], total.slots, text, error);
      case 1:
        return stf_budget_edit_clear (sheet->budget, &block, error);
      case 2:
        return stf_budget_edit_paste (sheet->budget, &block, 1, 1,
                                      pastes[g_test_rand_int_range (0, G_N_ELEMENTS (pastes))],
                                      error);
      case 3:
        return stf_budget_edit_fill_right (sheet->budget, &block, error);
      case 4:
        return stf_budget_edit_fill_down (sheet->budget, &block, error);
      case 5:
        return stf_budget_edit_spread (sheet->budget, sheet->version, block.lines, block.n_lines,
                                       (StfBudgetSpread) g_test_rand_int_range (0, 5), shape,
                                       error);
      case 6:
        return stf_budget_edit_set_sum (sheet->budget, block.lines, block.n_lines, &total, text,
                                        error);
      case 7:
        return stf_budget_edit_move (sheet->budget, block.lines[0], &room.columns[MAX (1, left)],
                                     text, STF_AMOUNTS_MONTHS, error);
      default:
        return stf_budget_edit_estimate (sheet->budget, sheet->version, block.lines, block.n_lines,
                                         shape, g_test_rand_int_range (-10000, 30000), error);
    }
}

static void
test_random_actions (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  guint n_done = 0;

  sheet_open (&sheet, year, g_test_rand_bit () ? "budget" : "forecast");
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GError) error = NULL;
      StfBudgetEdit *edit = act_at_random (&sheet, i % N_ACTIONS, &error);

      g_assert_true ((edit == NULL) == (error != NULL));
      if (edit)
        {
          n_done++;
          apply (&sheet, edit, NULL);
        }
      assert_sums (&sheet);
    }
  g_assert_cmpuint (n_done, >, 1000);
}

/* What was read and edited is what is read again; undo brings the file back to the digest. */
static void
test_save_and_undo (TestYear *year, gconstpointer data)
{
  for (guint i = 0; i < 25; i++)
    {
      g_auto (Sheet) sheet = { NULL };
      g_auto (Sheet) again = { NULL };
      g_autoptr (GError) error = NULL;
      g_autoptr (StfBudgetEdit) edit = NULL;
      g_autofree char *before = stf_year_file_get_digest (year->file, NULL);

      sheet_open (&sheet, year, "budget");
      edit = act_at_random (&sheet, i % N_ACTIONS, &error);
      if (!edit || stf_budget_edit_is_empty (edit))
        continue;
      g_assert_true (stf_budget_edit_apply (edit, sheet.budget, &error));
      g_assert_true (stf_budget_edit_save (edit, year->file, &error));
      g_assert_no_error (error);

      sheet_open (&again, year, "budget");
      for (guint j = 0; j < sheet.budget->n_lines; j++)
        g_assert_true (stf_amounts_equal (&sheet.version->amounts[j], &again.version->amounts[j]));

      if (g_test_rand_bit ())
        {
          g_autofree char *after = NULL;

          g_assert_true (stf_year_file_undo (year->file, &error));
          after = stf_year_file_get_digest (year->file, NULL);
          g_assert_cmpstr (before, ==, after);
        }
    }
}

/* Back through actions of every kind, and forth again. */
static void
test_undo_all (TestYear *year, gconstpointer data)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;
  guint n_of[N_ACTIONS] = { 0 };

  sheet_open (&sheet, year, "budget");
  g_ptr_array_add (digests, stf_year_file_get_digest (year->file, NULL));
  for (guint i = 0; i < 100 * N_ACTIONS; i++)
    {
      g_autoptr (StfBudgetEdit) edit = NULL;

      if (n_of[i % N_ACTIONS] == 3)
        continue;
      edit = act_at_random (&sheet, i % N_ACTIONS, NULL);
      if (!edit || stf_budget_edit_is_empty (edit))
        continue;
      g_assert_true (stf_budget_edit_apply (edit, sheet.budget, &error));
      g_assert_true (stf_budget_edit_save (edit, year->file, &error));
      g_ptr_array_add (digests, stf_year_file_get_digest (year->file, NULL));
      n_of[i % N_ACTIONS]++;
    }
  for (guint i = 0; i < N_ACTIONS; i++)
    g_assert_cmpuint (n_of[i], >, 0);

  for (guint i = digests->len - 1; i-- > 0;)
    {
      g_autofree char *digest = NULL;

      g_assert_true (stf_year_file_undo (year->file, &error));
      digest = stf_year_file_get_digest (year->file, NULL);
      g_assert_cmpstr (digest, ==, digests->pdata[i]);
    }
  for (guint i = 1; i < digests->len; i++)
    {
      g_autofree char *digest = NULL;

      g_assert_true (stf_year_file_redo (year->file, &error));
      digest = stf_year_file_get_digest (year->file, NULL);
      g_assert_cmpstr (digest, ==, digests->pdata[i]);
    }
}

/* The change is worded with the version's name. */
static void
test_wording (TestYear *year, gconstpointer data)
{
  g_auto (Sheet) sheet = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetEdit) edit = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autofree char *words = NULL;

  sheet_open (&sheet, year, "budget");
  edit = type (&sheet, sheet.salary, JAN, "1", &error);
  g_assert_true (stf_budget_edit_save (edit, year->file, &error));
  entry = stf_history_get_undo (year->file);
  words = stf_history_describe (year->file, entry);
  g_assert_nonnull (strstr (words, sheet.version->title));
}

#define add(path, function) g_test_add (path, TestYear, NULL, set_up, function, test_year_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/money/budget-edit/amounts-and-formulas-are-typed", test_type);
  add ("/money/budget-edit/a-total-keeps-the-seasonality", test_total_keeps_seasonality);
  add ("/money/budget-edit/year-of-nothing-is-not-by-month", test_year_of_nothing);
  add ("/money/budget-edit/closed-cells-say-why", test_locked);
  add ("/money/budget-edit/outcome-in-a-forecast-stays", test_forecast);
  add ("/money/budget-edit/paste-reads-both-number-forms", test_paste);
  add ("/money/budget-edit/hostile-paste-names-the-cell", test_paste_of_what_does_not_fit);
  add ("/money/budget-edit/copy-is-read-back", test_copy_is_read_back);
  add ("/money/budget-edit/fill-right-and-down", test_fill);
  add ("/money/budget-edit/spread-and-gather", test_spread);
  add ("/money/budget-edit/sum-of-a-category", test_sum_of_a_category);
  add ("/money/budget-edit/move-keeps-the-total", test_move);
  add ("/money/budget-edit/estimate-from-last-year", test_estimate);
  add ("/money/budget-edit/overflow-is-refused", test_overflow);
  add ("/money/budget-edit/outcome-by-hand-stays-within-bounds", test_outcome_overflow);
  add ("/money/budget-edit/file-beyond-the-bounds-is-edited-back", test_file_beyond_the_bounds);
  add ("/money/budget-edit/large-paste-is-refused-at-once", test_large_paste);
  add ("/money/budget-edit/random-paste-is-amounts-or-an-error", test_random_paste);
  add ("/money/budget-edit/random-actions-keep-sums", test_random_actions);
  add ("/money/budget-edit/undo-goes-back-through-every-action", test_undo_all);
  add ("/money/budget-edit/undo-of-any-action", test_save_and_undo);
  add ("/money/budget-edit/change-is-worded", test_wording);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The mapping of accounts as it is edited: what each mapping catches, which are in each other's
 * way, what is refused, and that it is saved as one change. */

#include <string.h>

#include "money/stf-account-mapping-draft.h"
#include "money/stf-account-reach.h"
#include "money/stf-budget-edit.h"
#include "money/stf-budget-line-draft.h"
#include "money/stf-ledger.h"
#include "money/stf-money.h"
#include "stf-money-year.h"

typedef struct
{
  const char *from;
  const char *to;
  const char *objects;
  gboolean idle;
  int before;
} Case;

static StfDraft *
make_draft (const Case *cases, guint n_cases)
{
  StfDraft *draft = stf_draft_new ();

  for (guint i = 0; i < n_cases; i++)
    {
      const char *id = stf_draft_add (draft, "account_mapping");

      stf_draft_set_text (draft, id, "from_account", cases[i].from);
      stf_draft_set_text (draft, id, "to_account", cases[i].to);
      stf_draft_set_text (draft, id, "objects", cases[i].objects);
      stf_draft_place (draft, id, NULL, NULL);
    }
  return draft;
}

static void
test_idle (void)
{
  static const Case cases[] = {
    { "5010", NULL, "6=P1", FALSE, -1 },   /* an exception before its range */
    { "5000", "5499", NULL, FALSE, 0 },    /* ... meets it, and is right */
    { "5500", "5999", NULL, FALSE, -1 },   /* its neighbour does not */
    { "5000", "5999", NULL, TRUE, 0 },     /* the two have all of it */
    { "5490", "05510", "1=7", TRUE, 1 },   /* across their border */
    { "5000", "6000", NULL, FALSE, 0 },    /* one account more */
    { "6000", NULL, "1=7", TRUE, 5 },      /* whatever its objects */
    { "7000", "7099", "6=P1", FALSE, -1 }, /* */
    { "7000", NULL, "6=P2", FALSE, -1 },   /* another number in the same dimension */
    { "7000", NULL, "1=7", FALSE, 7 },     /* a row can have both */
    { "7000", NULL, "6=P1 1=7", TRUE, 7 }, /* */
    { "7000", NULL, NULL, FALSE, 7 },      /* without objects it fits more */
    { "A1", "A9", NULL, FALSE, -1 },       /* not numbers: as text */
    { "A5", NULL, NULL, TRUE, 12 },        /* */
    { "B", NULL, NULL, FALSE, -1 },        /* */
    { "9999", NULL, NULL, FALSE, -1 },     /* */
    { "10000", NULL, NULL, FALSE, -1 },    /* */
    { "9999", "10000", NULL, TRUE, 15 },   /* one digit more */
  };
  g_autoptr (StfDraft) draft = make_draft (cases, G_N_ELEMENTS (cases));
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_of_draft (draft);
  g_autoptr (GPtrArray) groups = stf_ledger_groups_new ();
  g_autoptr (GArray) reaches = stf_account_reach_measure (mappings, groups, NULL);

  g_assert_cmpuint (reaches->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < reaches->len; i++)
    {
      const StfAccountReach *reach = &g_array_index (reaches, StfAccountReach, i);

      if (reach->idle != cases[i].idle || reach->before != cases[i].before)
        g_error ("%u: %s–%s: idle %d, before %d", i, cases[i].from, cases[i].to, reach->idle,
                 reach->before);
    }
}

/* Whatever random mappings there are: what is said to be idle catches nothing of all accounts, and
 * what catches something is not idle. */
static void
test_idle_catches_nothing (void)
{
  guint n_idle = 0;

  for (guint round = 0; round < 300; round++)
    {
      static const char *const objects[] = { NULL, "1=1", "1=2", "2=1", "1=1 2=1" };
      static const char *const rows[] = { "", "1=1", "1=2", "2=1", "1=1 2=1", "1=2 2=1", "1=3" };
      g_autoptr (StfDraft) draft = stf_draft_new ();
      g_autoptr (StfAccountMappings) mappings = NULL;
      g_autoptr (GPtrArray) groups = stf_ledger_groups_new ();
      g_autoptr (GArray) reaches = NULL;

      for (guint i = 0; i < 8; i++)
        {
          const char *id = stf_account_mapping_draft_add (draft, NULL, NULL);
          int from = g_test_rand_int_range (95, 110);
          g_autofree char *first = g_strdup_printf ("%d", from);
          g_autofree char *last = g_strdup_printf ("%d", from + g_test_rand_int_range (0, 8));

          stf_draft_set_text (draft, id, "from_account", first);
          stf_draft_set_text (draft, id, "to_account", last);
          stf_draft_set_text (draft, id, "objects", objects[g_test_rand_int_range (0, 5)]);
        }
      for (guint account = 90; account < 120; account++)
        for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
          {
            g_autofree char *number = g_strdup_printf ("%u", account);

            stf_ledger_groups_add (groups, number, NULL, rows[i], "")->n_rows = 1;
          }
      mappings = stf_account_mappings_of_draft (draft);
      reaches = stf_account_reach_measure (mappings, groups, NULL);
      for (guint i = 0; i < reaches->len; i++)
        {
          const StfAccountReach *reach = &g_array_index (reaches, StfAccountReach, i);

          n_idle += reach->idle;
          if (reach->idle)
            g_assert_cmpuint (reach->n_rows, ==, 0);
          else
            g_assert_cmpuint (reach->n_rows, >, 0);
        }
    }
  g_assert_cmpuint (n_idle, >, 100);
}

static StfLedgerGroup *
add_group (GPtrArray *groups, const char *account, const char *name, const char *objects,
           gint64 amount)
{
  StfLedgerGroup *group = stf_ledger_groups_add (groups, account, name, objects, objects);

  group->amount = amount;
  group->n_rows = 2;
  return group;
}

static void
test_catch (void)
{
  static const Case cases[] = { { "5010", NULL, "6=P1", FALSE, -1 },
                                { "5000", "5999", NULL, FALSE, 0 } };
  g_autoptr (StfDraft) draft = make_draft (cases, G_N_ELEMENTS (cases));
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_of_draft (draft);
  g_autoptr (GPtrArray) groups = stf_ledger_groups_new ();
  g_autoptr (GArray) reaches = NULL;
  g_autoptr (GError) error = NULL;

  add_group (groups, "5010", NULL, "1=3 6=P1", 100);
  add_group (groups, "5010", NULL, "", 30);
  add_group (groups, "5999", NULL, "", -7);
  add_group (groups, "6000", NULL, "", 1000);
  reaches = stf_account_reach_measure (mappings, groups, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_array_index (reaches, StfAccountReach, 0).n_rows, ==, 2);
  g_assert_cmpint (g_array_index (reaches, StfAccountReach, 0).amount, ==, 100);
  g_assert_cmpuint (g_array_index (reaches, StfAccountReach, 1).n_rows, ==, 4);
  g_assert_cmpint (g_array_index (reaches, StfAccountReach, 1).amount, ==, 23);

  add_group (groups, "5998", NULL, "", STF_MONEY_MAX);
  add_group (groups, "5997", NULL, "", STF_MONEY_MAX);
  g_clear_pointer (&reaches, g_array_unref);
  reaches = stf_account_reach_measure (mappings, groups, &error);
  g_assert_null (reaches);
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
}

static void
assert_found (const GPtrArray *groups, const char *words, StfLedgerOrder order,
              const char *expected)
{
  g_autoptr (GPtrArray) found = stf_ledger_groups_find (groups, words, order);
  g_autoptr (GString) accounts = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (accounts, "%s%s", i > 0 ? " " : "",
                            ((StfLedgerGroup *) found->pdata[i])->account);
  g_assert_cmpstr (accounts->str, ==, expected);
}

static void
test_find (void)
{
  static const Case cases[] = { { "6000", NULL, NULL, FALSE, -1 } };
  g_autoptr (StfDraft) draft = make_draft (cases, G_N_ELEMENTS (cases));
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_of_draft (draft);
  g_autoptr (GPtrArray) groups = stf_ledger_groups_new ();

  add_group (groups, "10000", "Övrigt", "", 5);
  add_group (groups, "5010", "Lokalhyra", "6=P1", 100);
  add_group (groups, "6000", "Hyra av datorer", "", 900);
  add_group (groups, "7000", "Löner", "6=P2", -300);
  stf_ledger_groups_map (groups, mappings);
  assert_found (groups, "", STF_LEDGER_UNMAPPED_FIRST, "7000 5010 10000 6000");
  assert_found (groups, "", STF_LEDGER_BY_AMOUNT, "6000 7000 5010 10000");
  assert_found (groups, "", STF_LEDGER_BY_ACCOUNT, "5010 6000 7000 10000");
  assert_found (groups, "HYRA", STF_LEDGER_BY_ACCOUNT, "5010 6000");
  assert_found (groups, " hyra 6 dator ", STF_LEDGER_BY_ACCOUNT, "6000");
  assert_found (groups, "6=p", STF_LEDGER_BY_ACCOUNT, "5010 7000");
  assert_found (groups, "övrigt", STF_LEDGER_BY_ACCOUNT, "10000");
  assert_found (groups, "nothing", STF_LEDGER_BY_ACCOUNT, "");
}

static void
test_check (void)
{
  static const struct
  {
    const char *from;
    const char *to;
    const char *objects;
    const char *column; /* which is wrong, or NULL */
    const char *normal; /* objects */
  } cases[] = {
    { "5010", NULL, NULL, NULL, NULL },
    { "5010", "5099", "6=P1", NULL, "6=P1" },
    { "5010", "05010", NULL, NULL, NULL },
    { "999", "1000", " 1=2   6=P1 ", NULL, "1=2 6=P1" },
    { NULL, NULL, NULL, "from_account", NULL },
    { "5099", "5010", NULL, "to_account", NULL },
    { "1000", "999", NULL, "to_account", NULL },
    { "5010", NULL, "P1", "objects", NULL },
    { "5010", NULL, "6=", "objects", NULL },
    { "5010", NULL, "=P1", "objects", NULL },
    { "5010", NULL, "6=P1 P2", "objects", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfDraft) draft = stf_draft_new ();
      g_autoptr (GError) error = NULL;
      const char *column = NULL;
      const char *id = stf_account_mapping_draft_add (draft, cases[i].from, cases[i].objects);
      gboolean fine;

      stf_draft_set_text (draft, id, "to_account", cases[i].to);
      fine = stf_account_mapping_draft_check (draft, id, &column, &error);
      g_assert_cmpint (fine, ==, cases[i].column == NULL);
      g_assert_cmpstr (column, ==, cases[i].column);
      if (fine)
        g_assert_cmpstr (stf_draft_get_text (draft, id, "objects"), ==, cases[i].normal);
      else
        g_assert_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE);
    }
}

static void
assert_order (const StfDraft *draft, const char *expected)
{
  g_autoptr (GPtrArray) rows = stf_draft_list (draft, "account_mapping", NULL, NULL);
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_string_append (order, stf_row_get_text (rows->pdata[i], "from_account"));
      g_assert_cmpuint (
          stf_account_mapping_draft_get_place (draft, stf_row_get_id (rows->pdata[i])), ==, i + 1);
    }
  g_assert_cmpstr (order->str, ==, expected);
}

static void
test_places (void)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (StfDraft) copy = NULL;
  const char *first = stf_account_mapping_draft_add (draft, "1", NULL);
  const char *second = stf_account_mapping_draft_add (draft, "2", NULL);

  stf_account_mapping_draft_add (draft, "3", NULL);
  assert_order (draft, "123");
  stf_account_mapping_draft_move (draft, first, 2);
  assert_order (draft, "213");
  stf_account_mapping_draft_move (draft, first, 3);
  assert_order (draft, "231");
  stf_account_mapping_draft_move (draft, first, 1);
  assert_order (draft, "123");
  stf_account_mapping_draft_move (draft, second, 99);
  assert_order (draft, "132");
  /* One that would not count at the end goes before what counts. */
  stf_account_mapping_draft_add (draft, "3", "6=P1");
  assert_order (draft, "1332");

  /* A copy goes its own way. */
  copy = stf_draft_copy (draft);
  stf_draft_remove (copy, first);
  stf_account_mapping_draft_add (copy, "4", NULL);
  assert_order (copy, "3324");
  assert_order (draft, "1332");
}

static void
test_save (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *before = NULL;
  g_autoptr (StfDraft) draft = NULL;
  g_autoptr (StfDraft) again = NULL;
  g_autoptr (StfDraft) copy = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;
  gint64 revision;

  money_year_add_line (self, "rooms", "wages", NULL, 1200);
  test_year_add (self, "source", "ledger", "name", "Agresso", "through", "1", NULL);
  test_year_add (self, NULL, "account", "number", "5010", "name", "Lokaler", NULL);
  for (guint i = 1; i < 4; i++)
    {
      g_autofree char *month = g_strdup_printf ("%u", i);

      test_year_add (self, NULL, "ledger_row", "ledger", "@source", "account", "5010", "month",
                     month, "amount", "100", NULL);
    }
  before = stf_year_file_get_digest (self->file, NULL);
  groups = stf_ledger_groups_load (self->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  g_assert_cmpstr (((StfLedgerGroup *) groups->pdata[0])->name, ==, "Lokaler");
  g_assert_cmpuint (((StfLedgerGroup *) groups->pdata[0])->n_rows, ==, 3);
  g_assert_cmpint (((StfLedgerGroup *) groups->pdata[0])->amount, ==, 300);

  draft = stf_account_mapping_draft_load (self->file, &error);
  g_assert_no_error (error);
  copy = stf_draft_copy (draft);
  id = stf_account_mapping_draft_add (copy, "5010", "");
  stf_draft_set_text (copy, id, "line", test_year_id (self, "rooms"));
  stf_draft_set_text (copy, id, "note", "agreed in May");
  stf_account_mapping_draft_add (copy, "5020", "6=P1");
  g_assert_true (stf_account_mapping_draft_save (copy, self->file, &error));
  g_assert_no_error (error);
  g_assert_false (stf_draft_is_changed (draft));
  ledger = stf_ledger_load (self->file, &error);
  g_assert_cmpint (ledger->mapped, ==, 300);

  /* Nothing is changed, so nothing is saved. */
  revision = stf_year_file_get_revision (self->file);
  again = stf_account_mapping_draft_load (self->file, &error);
  g_assert_true (stf_account_mapping_draft_save (again, self->file, &error));
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  money_year_assert_undo (self, before);
}

/* Amounts of a line that is removed are not mapped, rather than not of the budget. */
static void
test_line_gone (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (GError) error = NULL;

  money_year_add_line (self, "rooms", "wages", NULL, 1200);
  test_year_add (self, NULL, "account_mapping", "from_account", "1", "line", "@rooms", "position",
                 "1", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "2", "position", "2", NULL);
  g_assert_true (stf_budget_line_remove (self->file, test_year_id (self, "rooms"), &error));
  g_assert_no_error (error);
  mappings = stf_account_mappings_load (self->file, &error);
  g_assert_null (stf_account_mappings_find (mappings, "1", NULL));
  g_assert_nonnull (stf_account_mappings_find (mappings, "2", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/mapping/those-before-may-leave-nothing", test_idle);
  g_test_add_func ("/money/mapping/idle-is-what-catches-nothing", test_idle_catches_nothing);
  g_test_add_func ("/money/mapping/rows-and-amounts-are-counted", test_catch);
  g_test_add_func ("/money/mapping/accounts-are-found-and-sorted", test_find);
  g_test_add_func ("/money/mapping/what-makes-no-sense-is-refused", test_check);
  g_test_add_func ("/money/mapping/each-has-its-place", test_places);
  money_year_add_test ("/money/mapping/saved-as-one-change", test_save);
  money_year_add_test ("/money/mapping/goes-with-its-line", test_line_gone);
  return g_test_run ();
}

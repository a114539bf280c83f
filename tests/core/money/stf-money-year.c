/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "stf-money-year.h"

#include "file/stf-history.h"

static void
add_county (TestYear *self, const char *name, const char *code, const char *population,
            const char *municipalities)
{
  g_autofree char *agency = g_strconcat ("@", name, NULL);

  test_year_add (self, name, "agency", "code", code, "name", name, "short_name", name, "kind",
                 "member", NULL);
  test_year_add (self, NULL, "key_figure", "agency", agency, "kind", "population", "value",
                 population, "on_date", "2012-12-31", NULL);
  test_year_add (self, NULL, "key_figure", "agency", agency, "kind", "municipalities", "value",
                 municipalities, "on_date", "2012-12-31", NULL);
}

void
money_year_set_up (TestYear *self, gconstpointer data)
{
  test_year_set_up_empty (self, data);
  add_county (self, "skane", "12", "600", "30");
  add_county (self, "uppsala", "03", "300", "8");
  add_county (self, "gotland", "09", "100", "2");
  test_year_add (self, "water", "agency", "name", "water", "short_name", "water", "kind", "payer",
                 NULL);
  test_year_add (self, "north", "agency", "name", "north", "short_name", "north", "kind", "payer",
                 "part_of", "@water", "position", "1", NULL);
  test_year_add (self, "south", "agency", "name", "south", "short_name", "south", "kind", "payer",
                 "part_of", "@water", "position", "2", NULL);
  test_year_add (self, "supplier", "agency", "name", "supplier", "short_name", "supplier", "kind",
                 "external", NULL);
  test_year_add (self, "payers", "setting", "ref", "A05", "name", "water-authority-payers", "title",
                 "A05", "kind", "choice", "value", "joint", NULL);
  test_year_add (self, "contributions", "setting", "ref", "A26", "name", "social-contributions",
                 "title", "A26", "kind", "choice", "value", "full-overhead", NULL);

  test_year_add (self, "wages", "category", "ref", "K1", "title", "Anställda", "kind", "cost",
                 "position", "1", NULL);
  test_year_add (self, "travel", "category", "ref", "K3", "title", "Resor", "kind", "cost",
                 "position", "2", NULL);
  test_year_add (self, "licences", "category", "ref", "K8", "title", "Licenser", "kind", "cost",
                 "driver", "1", "position", "3", NULL);
  test_year_add (self, "grants", "category", "title", "Bidrag", "kind", "income", "position", "4",
                 NULL);
  test_year_add (self, "M1", "money_flow", "ref", "M1", "title", "Avgift", "joint", "1", NULL);
  test_year_add (self, "budget", "budget_version", "title", "Budget 2013", "kind", "budget", "year",
                 "2013", NULL);
}

void
money_year_add_line (TestYear *self, const char *name, const char *category, const char *request,
                     gint64 amount)
{
  g_autofree char *category_id = g_strconcat ("@", category, NULL);
  g_autofree char *line = g_strconcat ("@", name, NULL);
  g_autofree char *month = g_strdup_printf ("%" G_GINT64_FORMAT, amount / 12);
  g_autofree char *rest = g_strdup_printf ("%" G_GINT64_FORMAT, amount - amount / 12 * 12);

  test_year_add (self, name, "budget_line", "title", name, "category", category_id, "policy",
                 "carry", NULL);
  if (request != NULL)
    test_year_set (self, name, "budget_line", "grant_request", request);
  test_year_add (self, NULL, "budget_row", "line", line, "version", "@budget", "unspread", rest,
                 "m01", month, "m02", month, "m03", month, "m04", month, "m05", month, "m06", month,
                 "m07", month, "m08", month, "m09", month, "m10", month, "m11", month, "m12", month,
                 NULL);
}

void
money_year_assert_undo (TestYear *self, const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *changed = stf_year_file_get_digest (self->file, NULL);
  g_autofree char *again = NULL;

  g_assert_cmpstr (changed, !=, digest);
  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_no_error (error);
  again = stf_year_file_get_digest (self->file, NULL);
  g_assert_cmpstr (again, ==, digest);
  g_assert_true (stf_year_file_redo (self->file, &error));
  g_assert_no_error (error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <string.h>

#include "organisation/stf-comparison.h"
#include "stf-test-year.h"

#define N_STEPS 250

static StfComparison *
compare (TestYear *self, const char *before, const char *after)
{
  g_autoptr (StfOrganisation) early = test_year_load (self, before);
  g_autoptr (StfOrganisation) late = test_year_load (self, after);

  return stf_comparison_new (early, late, STF_COMPARISON_NAMES);
}

/* The table, a line for each difference. */
static char *
list (const StfComparison *comparison)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const StfDifference *d = &g_array_index (comparison->differences, StfDifference, i);

      g_string_append_printf (lines, "%s | %s | %s | %s\n", d->label, d->what,
                              d->before ? d->before : "-", d->after ? d->after : "-");
    }
  return g_string_free (lines, FALSE);
}

#define assert_differences(comparison, expected)                                                   \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *lines_ = list (comparison);                                                   \
    g_assert_cmpstr (lines_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
hold (TestYear *self, const char *role, const char *seat, const char *person, const char *from,
      const char *to)
{
  test_year_add (self, NULL, "assignment", "role", role, "seat", seat, "person", person,
                 "from_date", from, "to_date", to, NULL);
}

static void
test_deputies (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;
  g_autoptr (StfComparison) back = NULL;

  hold (self, "@member", NULL, "@anna", NULL, NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "from_date",
                 "2013-06-01", "deputy", "1", NULL);
  comparison = compare (self, "2013-01-01", "2013-12-31");
  back = compare (self, "2013-12-31", "2013-01-01");
  g_assert_cmpuint (comparison->differences->len, ==, 1);
  g_assert_cmpuint (back->differences->len, ==, 1);
  g_assert_cmpint (g_array_index (comparison->differences, StfDifference, 0).kind, ==,
                   STF_DIFFERENCE_DEPUTY_CAME);
  g_assert_nonnull (g_array_index (comparison->differences, StfDifference, 0).after);
  g_assert_cmpint (g_array_index (back->differences, StfDifference, 0).kind, ==,
                   STF_DIFFERENCE_DEPUTY_LEFT);
  g_assert_cmpstr (g_array_index (back->differences, StfDifference, 0).before, ==,
                   g_array_index (comparison->differences, StfDifference, 0).after);
}

static void
test_same (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;
  g_autofree char *summary = NULL;

  hold (self, "@member", NULL, "@anna", NULL, NULL);
  comparison = compare (self, "2013-01-01", "2013-12-31");
  summary = stf_comparison_summarise (comparison);

  assert_differences (comparison, "");
  g_assert_cmpstr (summary, ==, "no differences");
  g_assert_cmpuint (comparison->bodies->len, ==, 2);
}

static void
test_bodies (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;
  g_autofree char *summary = NULL;

  test_year_add (self, "old", "body", "name", "Webbgruppen", "placement", "line", "parent",
                 "@network", "position", "0", "to_date", "2013-05-31", NULL);
  test_year_add (self, "editor", "role", "title", "Redaktör", "body", "@old", "holder", "person",
                 NULL);
  test_year_add (self, NULL, "seat", "role", "@editor", "position", "0", NULL);
  test_year_add (self, NULL, "seat", "role", "@editor", "position", "1", NULL);
  hold (self, "@editor", NULL, "@cia", NULL, NULL);
  test_year_add (self, "below", "body", "name", "Redaktionen", "placement", "line", "parent",
                 "@old", NULL);
  test_year_add (self, "new", "body", "name", "Medieteamet", "placement", "assistant", "parent",
                 "@steering", "from_date", "2013-06-01", NULL);
  comparison = compare (self, "2013-05-31", "2013-06-01");
  summary = stf_comparison_summarise (comparison);

  assert_differences (comparison,
                      "Body gone | Webbgruppen | under Nätverket · Redaktör: Cia Ek-Öhman, Skåne, "
                      "vacant | -\n"
                      "New body | Medieteamet | - | beside Styrgruppen\n"
                      "Body moved | Redaktionen | under Webbgruppen | at the top\n");
  g_assert_cmpstr (summary, ==, "1 new, 1 gone, 1 moved");
}

/* What is gone stands where it stood: after the sibling that it followed. */
static void
test_places_of_the_gone (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  test_year_add (self, "first", "body", "name", "A", "placement", "line", "parent", "@network",
                 "position", "0", "to_date", "2013-05-31", NULL);
  test_year_add (self, "third", "body", "name", "C", "placement", "line", "parent", "@network",
                 "position", "2", "to_date", "2013-05-31", NULL);
  test_year_add (self, "below", "body", "name", "D", "placement", "line", "parent", "@third",
                 "to_date", "2013-05-31", NULL);
  test_year_add (self, "fourth", "body", "name", "E", "placement", "line", "parent", "@network",
                 "position", "3", NULL);
  comparison = compare (self, "2013-05-31", "2013-06-01");

  for (guint i = 0; i < comparison->bodies->len; i++)
    {
      const StfComparedBody *body = &g_array_index (comparison->bodies, StfComparedBody, i);

      g_assert_cmpint (body->parent, <, (int) i);
      g_assert_true (body->drawn);
      g_string_append_printf (order, "%s%d ", (body->after ? body->after : body->before)->name,
                              body->parent);
    }
  g_assert_cmpstr (order->str, ==, "Nätverket-1 A0 Styrgruppen0 C0 D3 E0 ");
}

static void
test_outside (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) before = test_year_load (self, NULL);
  g_autoptr (StfOrganisation) after = NULL;
  g_autoptr (StfComparison) comparison = NULL;
  const StfComparedBody *body;

  test_year_set (self, "steering", "body", "placement", "outside");
  after = test_year_load (self, NULL);
  comparison = stf_comparison_new (before, after, STF_COMPARISON_NAMES);
  body = &g_array_index (comparison->bodies, StfComparedBody, 1);

  assert_differences (comparison,
                      "Body moved | Styrgruppen | under Nätverket | outside the chart\n");
  g_assert_cmpstr (body->after->name, ==, "Styrgruppen");
  g_assert_cmpint (body->parent, ==, 0);
  g_assert_true (body->drawn);
}

static void
test_names (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) before = test_year_load (self, NULL);
  g_autoptr (StfOrganisation) after = NULL;
  g_autoptr (StfComparison) comparison = NULL;

  test_year_set (self, "steering", "body", "name", "Ledningsgruppen");
  test_year_set (self, "steering", "body", "agency", "@skane");
  test_year_set (self, "member", "role", "title", "Medlem");
  test_year_set (self, "owner", "role", "body", "@network");
  after = test_year_load (self, NULL);
  comparison = stf_comparison_new (before, after, STF_COMPARISON_NAMES);

  assert_differences (comparison, "Role moved | Nätverket: Processägare | Styrgruppen | Nätverket\n"
                                  "Body renamed | Ledningsgruppen | Styrgruppen | Ledningsgruppen\n"
                                  "Other agency | Ledningsgruppen | - | Skåne\n"
                                  "Role renamed | Ledningsgruppen: Medlem | Ledamot | Medlem\n");
}

static void
test_roles_and_seats (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) before = NULL;
  g_autoptr (StfOrganisation) after = NULL;
  g_autoptr (StfComparison) comparison = NULL;
  g_autoptr (StfComparison) mirrored = NULL;

  before = test_year_load (self, NULL);
  test_year_add (self, "fourth", "seat", "role", "@member", "position", "9", NULL);
  hold (self, "@member", "@fourth", "@bo", NULL, NULL);
  test_year_add (self, "secretary", "role", "title", "Sekreterare", "body", "@network", "holder",
                 "person", "position", "1", NULL);
  test_year_add (self, NULL, "seat", "role", "@secretary", NULL);
  hold (self, "@secretary", NULL, "@anna", NULL, NULL);
  after = test_year_load (self, NULL);
  comparison = stf_comparison_new (before, after, STF_COMPARISON_NAMES);
  mirrored = stf_comparison_new (after, before, STF_COMPARISON_NAMES);

  assert_differences (comparison, "New role | Nätverket: Sekreterare | - | Anna Åkesson, Uppsala\n"
                                  "New seat | Styrgruppen: Ledamot | - | Bo Zetterberg, Gotland\n");
  assert_differences (mirrored, "Role gone | Nätverket: Sekreterare | Anna Åkesson, Uppsala | -\n"
                                "Seat gone | Styrgruppen: Ledamot | Bo Zetterberg, Gotland | -\n");
}

static void
test_holders (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;
  const StfDifference *d;

  hold (self, "@member", "@Head-skane", "@anna", NULL, "2013-05-31");
  hold (self, "@member", "@Head-skane", "@bo", "2013-06-01", NULL);
  hold (self, "@member", "@Head-uppsala", "@cia", "2013-06-01", NULL);
  hold (self, "@head", NULL, "@cia", NULL, "2013-05-31");
  comparison = compare (self, "2013-05-31", "2013-06-01");

  assert_differences (comparison,
                      "Left | Nätverket: Informationschef | Cia Ek-Öhman, Skåne | vacant\n"
                      "New holder | Styrgruppen: Ledamot | vacant | Cia Ek-Öhman, Skåne\n"
                      "New holder | Styrgruppen: Ledamot | Anna Åkesson, Uppsala | "
                      "Bo Zetterberg, Gotland\n");
  d = &g_array_index (comparison->differences, StfDifference, 2);
  g_assert_cmpstr (d->seat, ==, test_year_id (self, "Head-skane"));
  g_assert_cmpstr (d->body, ==, test_year_id (self, "steering"));
  g_assert_cmpint (d->sign, ==, STF_SIGN_CHANGED);
}

/* Those who move up when another leaves have not changed. */
static void
test_moving_up (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) left = NULL;
  g_autoptr (StfComparison) replaced = NULL;
  const StfDifference *d;

  hold (self, "@member", NULL, "@anna", "2013-01-01", "2013-05-31");
  hold (self, "@member", NULL, "@bo", "2013-01-02", NULL);
  hold (self, "@member", NULL, "@cia", "2013-07-01", NULL);
  left = compare (self, "2013-05-31", "2013-06-01");
  replaced = compare (self, "2013-05-31", "2013-07-01");

  assert_differences (left, "Left | Styrgruppen: Ledamot | Anna Åkesson, Uppsala | vacant\n");
  d = &g_array_index (left->differences, StfDifference, 0);
  g_assert_cmpstr (d->seat, ==, test_year_id (self, "Head-gotland"));
  assert_differences (replaced, "New holder | Styrgruppen: Ledamot | Anna Åkesson, Uppsala | "
                                "Cia Ek-Öhman, Skåne\n");
}

static void
test_agency (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;

  test_year_set (self, "anna-employment", "employment", "to_date", "2013-05-31");
  test_year_add (self, NULL, "employment", "person", "@anna", "agency", "@skane", "from_date",
                 "2013-06-01", NULL);
  test_year_add (self, NULL, "seat", "role", "@owner", NULL);
  hold (self, "@chair", NULL, "@anna", NULL, NULL);
  comparison = compare (self, "2013-05-31", "2013-06-01");

  assert_differences (comparison,
                      "Other agency | Styrgruppen: Ordförande | Anna Åkesson, Uppsala | Anna "
                      "Åkesson, Skåne\n"
                      "New holder | Styrgruppen: Processägare | Länsstyrelsen Uppsala | "
                      "Länsstyrelsen Skåne\n");
}

static void
test_acting (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", "acting", "1",
                 "to_date", "2013-05-31", NULL);
  hold (self, "@chair", NULL, "@anna", "2013-06-01", NULL);
  comparison = compare (self, "2013-05-31", "2013-06-01");

  assert_differences (comparison, "Acting | Styrgruppen: Ordförande | Anna Åkesson, Uppsala "
                                  "(acting) | Anna Åkesson, Uppsala\n");
}

static void
test_no_names (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) before = NULL;
  g_autoptr (StfOrganisation) after = NULL;
  g_autoptr (StfComparison) comparison = NULL;
  g_autofree char *lines = NULL;

  test_year_set (self, "anna-employment", "employment", "to_date", "2013-05-31");
  test_year_add (self, NULL, "seat", "role", "@owner", NULL);
  hold (self, "@chair", NULL, "@anna", NULL, NULL);
  hold (self, "@member", "@Head-skane", "@anna", NULL, "2013-05-31");
  hold (self, "@member", "@Head-skane", "@bo", "2013-06-01", NULL);
  test_year_add (self, "new", "body", "name", "Medieteamet", "placement", "line", "from_date",
                 "2013-06-01", NULL);
  test_year_add (self, "leader", "role", "title", "Ledare", "body", "@new", "holder", "person",
                 NULL);
  test_year_add (self, NULL, "seat", "role", "@leader", NULL);
  hold (self, "@leader", NULL, "@cia", NULL, NULL);
  before = test_year_load (self, "2013-05-31");
  after = test_year_load (self, "2013-06-01");
  comparison = stf_comparison_new (before, after, STF_COMPARISON_NO_NAMES);
  lines = list (comparison);

  g_assert_nonnull (strstr (lines, "New holder | Styrgruppen: Ledamot | filled | filled\n"));
  g_assert_nonnull (strstr (lines, "New body | Medieteamet | - | at the top · Ledare: filled\n"));
  g_assert_null (strstr (lines, "Anna"));
  g_assert_null (strstr (lines, "Bo "));
  g_assert_null (strstr (lines, "Cia"));
  g_assert_null (strstr (lines, "Other agency"));
}

static void
test_open_role (TestYear *self, gconstpointer data)
{
  g_autoptr (StfComparison) comparison = NULL;

  test_year_add (self, "friend", "role", "title", "Vän", "body", "@network", "holder", "person",
                 "open", "1", "position", "5", NULL);
  hold (self, "@friend", NULL, "@anna", NULL, "2013-05-31");
  hold (self, "@friend", NULL, "@bo", NULL, NULL);
  hold (self, "@friend", NULL, "@cia", "2013-06-01", NULL);
  comparison = compare (self, "2013-05-31", "2013-06-01");

  assert_differences (comparison, "Left | Nätverket: Vän | Anna Åkesson, Uppsala | -\n"
                                  "New holder | Nätverket: Vän | - | Cia Ek-Öhman, Skåne\n");
}

static void
test_dates (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) dates = NULL;
  g_autofree char *joined = NULL;

  hold (self, "@chair", NULL, "@anna", "2013-01-01", "2013-05-31");
  hold (self, "@chair", NULL, "@bo", "2013-06-01", "2013-12-31");
  hold (self, "@member", NULL, "@bo", "2012-06-01", "2013-12-30");
  test_year_add (self, NULL, "body", "name", "A", "placement", "outside", "from_date", "2013-02-01",
                 "to_date", "2014-02-01", NULL);
  test_year_add (self, NULL, "relation", "kind", "informs", "subject", "A", "from_body", "@network",
                 "to_body", "@steering", "to_date", "2013-02-28", NULL);
  test_year_set (self, "cia-employment", "employment", "from_date", "2013-04-15");
  dates = stf_organisation_list_dates (self->file, &error);
  g_assert_no_error (error);
  joined = g_strjoinv (" ", dates);

  g_assert_cmpstr (joined, ==, "2013-02-01 2013-03-01 2013-04-15 2013-06-01 2013-12-31");
}

static void
test_nearest (TestYear *self, gconstpointer data)
{
  static const char *const dates[][2] = { { "2012-06-01", "2013-01-01" },
                                          { "2013-06-01", "2013-06-01" },
                                          { "2014-01-01", "2013-12-31" } };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfOrganisation) organisation = stf_organisation_load_nearest (
          self->file, dates[i][0], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (stf_organisation_get_date (organisation), ==, dates[i][1]);
    }
}

/* --- by chance --- */

typedef struct
{
  GRand *random;
  GPtrArray *bodies; /* names of rows */
  GPtrArray *roles;
} Walk;

static const char *
pick (Walk *walk, GPtrArray *names)
{
  return names->pdata[g_rand_int_range (walk->random, 0, (int) names->len)];
}

static char *
pick_reference (Walk *walk, GPtrArray *names)
{
  return g_strconcat ("@", pick (walk, names), NULL);
}

static char *
pick_date (Walk *walk)
{
  if (g_rand_int_range (walk->random, 0, 3) == 0)
    return NULL;
  return g_strdup_printf ("2013-%02d-%02d", g_rand_int_range (walk->random, 1, 13),
                          g_rand_int_range (walk->random, 1, 29));
}

static void
add_body (TestYear *self, Walk *walk, guint step)
{
  static const char *const placements[] = { "line", "line", "line", "assistant", "outside" };
  char *name = g_strdup_printf ("body %u", step);
  g_autofree char *parent = pick_reference (walk, walk->bodies);
  g_autofree char *from = pick_date (walk);
  g_autofree char *to = pick_date (walk);

  test_year_add (self, name, "body", "name", name, "parent", parent, "placement",
                 placements[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (placements))],
                 "from_date", from, "to_date", to, NULL);
  g_ptr_array_add (walk->bodies, name);
}

static void
add_role (TestYear *self, Walk *walk, guint step)
{
  char *name = g_strdup_printf ("role %u", step);
  g_autofree char *body = pick_reference (walk, walk->bodies);
  g_autofree char *reference = g_strconcat ("@", name, NULL);

  test_year_add (self, name, "role", "title", name, "body", body, "holder", "person", "open",
                 g_rand_int_range (walk->random, 0, 5) == 0 ? "1" : "0", NULL);
  for (int i = g_rand_int_range (walk->random, 0, 5); i > 0; i--)
    test_year_add (self, NULL, "seat", "role", reference, "agency",
                   g_rand_boolean (walk->random) ? "@skane" : NULL, NULL);
  g_ptr_array_add (walk->roles, name);
}

static void
add_assignment (TestYear *self, Walk *walk)
{
  static const char *const persons[] = { "@anna", "@bo", "@cia" };
  g_autofree char *role = pick_reference (walk, walk->roles);
  g_autofree char *from = pick_date (walk);
  g_autofree char *to = pick_date (walk);

  hold (self, role, NULL, persons[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (persons))], from,
        to);
}

static void
step_by_chance (TestYear *self, Walk *walk, guint step)
{
  switch (g_rand_int_range (walk->random, 0, 6))
    {
      case 0:
        add_body (self, walk, step);
        break;
      case 1:
        add_role (self, walk, step);
        break;
      case 2:
        {
          g_autofree char *parent = pick_reference (walk, walk->bodies);

          test_year_set (self, pick (walk, walk->bodies), "body", "parent", parent);
          break;
        }
      case 3:
        {
          g_autofree char *body = pick_reference (walk, walk->bodies);

          test_year_set (self, pick (walk, walk->roles), "role", "body", body);
          break;
        }
      default:
        add_assignment (self, walk);
    }
}

static StfDifferenceKind
mirror (StfDifferenceKind kind)
{
  static const StfDifferenceKind pairs[][2] = {
    { STF_DIFFERENCE_BODY_NEW, STF_DIFFERENCE_BODY_GONE },
    { STF_DIFFERENCE_ROLE_NEW, STF_DIFFERENCE_ROLE_GONE },
    { STF_DIFFERENCE_SEAT_NEW, STF_DIFFERENCE_SEAT_GONE },
    { STF_DIFFERENCE_HOLDER_CAME, STF_DIFFERENCE_HOLDER_LEFT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    for (guint k = 0; k < 2; k++)
      if (pairs[i][k] == kind)
        return pairs[i][1 - k];
  return kind;
}

/* One difference as a text that its mirror image has too.  What a seat is called and on which one a
 * holder is told may differ: the later organisation names both. */
static char *
word (const StfDifference *d, gboolean mirrored)
{
  const char *before = mirrored ? d->after : d->before;
  const char *after = mirrored ? d->before : d->after;

  return g_strdup_printf (
      "%d %s %s %s %s", mirrored ? mirror (d->kind) : d->kind, d->role ? d->role : d->body,
      before ? before : "-", after ? after : "-",
      d->kind == STF_DIFFERENCE_SEAT_NEW || d->kind == STF_DIFFERENCE_SEAT_GONE ? d->seat : "");
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
words (const StfComparison *comparison, gboolean mirrored)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < comparison->differences->len; i++)
    g_ptr_array_add (lines,
                     word (&g_array_index (comparison->differences, StfDifference, i), mirrored));
  g_ptr_array_sort (lines, compare_words);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gboolean
told (const StfComparison *comparison, StfDifferenceKind kind, const char *id)
{
  guint n = 0;

  for (guint i = 0; i < comparison->differences->len; i++)
    {
      const StfDifference *d = &g_array_index (comparison->differences, StfDifference, i);

      n += d->kind == kind && g_strcmp0 (id, d->seat ? d->seat : d->role ? d->role : d->body) == 0;
    }
  g_assert_cmpuint (n, <=, 1);
  return n == 1;
}

/* Whatever only one organisation has is told once: by itself, or by what it belongs to. */
static guint
check_ids (const StfComparison *comparison, const StfOrganisation *one,
           const StfOrganisation *other, gboolean is_new)
{
  const GPtrArray *bodies = stf_organisation_get_bodies (one);
  const GPtrArray *roles = stf_organisation_get_roles (one);
  guint n = 0;

  for (guint i = 0; i < bodies->len; i++)
    {
      const char *id = ((StfBody *) bodies->pdata[i])->id;
      gboolean differs = !stf_organisation_find_body (other, id);

      g_assert_cmpint (
          told (comparison, is_new ? STF_DIFFERENCE_BODY_NEW : STF_DIFFERENCE_BODY_GONE, id), ==,
          differs);
      n += differs;
    }

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];
      const StfRole *same = stf_organisation_find_role (other, role->id);
      gboolean with_body = role->body && !stf_organisation_find_body (other, role->body->id);

      g_assert_cmpint (
          told (comparison, is_new ? STF_DIFFERENCE_ROLE_NEW : STF_DIFFERENCE_ROLE_GONE, role->id),
          ==, !same && !with_body);
      for (guint k = 0; k < role->seats->len; k++)
        {
          const StfSeat *seat = role->seats->pdata[k];
          gboolean found = FALSE;

          for (guint j = 0; same && j < same->seats->len; j++)
            found = found || g_strcmp0 (((StfSeat *) same->seats->pdata[j])->id, seat->id) == 0;
          if (seat->id)
            g_assert_cmpint (told (comparison,
                                   is_new ? STF_DIFFERENCE_SEAT_NEW : STF_DIFFERENCE_SEAT_GONE,
                                   seat->id),
                             ==, same && !found);
        }
    }
  return n;
}

/* In each role as many come as there are more holders, and as many leave. */
static void
check_holders (const StfComparison *comparison)
{
  const GPtrArray *roles = stf_organisation_get_roles (comparison->after);

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *after = roles->pdata[i];
      const StfRole *before = stf_organisation_find_role (comparison->before, after->id);
      int more = 0;

      if (!before)
        continue;
      for (guint k = 0; k < comparison->differences->len; k++)
        {
          const StfDifference *d = &g_array_index (comparison->differences, StfDifference, k);

          if (g_strcmp0 (d->role, after->id) != 0)
            continue;
          more += d->kind == STF_DIFFERENCE_HOLDER_CAME;
          more -= d->kind == STF_DIFFERENCE_HOLDER_LEFT;
        }
      if (before->seats->len == after->seats->len || after->open)
        g_assert_cmpint (more, ==, (int) after->holders->len - (int) before->holders->len);
    }
}

static guint
check_pair (StfOrganisation *before, StfOrganisation *after)
{
  g_autoptr (StfComparison) comparison = stf_comparison_new (before, after, STF_COMPARISON_NAMES);
  g_autoptr (StfComparison) mirrored = stf_comparison_new (after, before, STF_COMPARISON_NAMES);
  g_autoptr (StfComparison) same = stf_comparison_new (after, after, STF_COMPARISON_NAMES);
  g_autofree char *there = words (comparison, FALSE);
  g_autofree char *back = words (mirrored, TRUE);

  g_assert_cmpuint (same->differences->len, ==, 0);
  g_assert_cmpstr (there, ==, back);
  check_holders (comparison);
  return check_ids (comparison, before, after, FALSE) + check_ids (comparison, after, before, TRUE);
}

static void
test_walk (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) early = NULL;
  g_autoptr (StfOrganisation) late = NULL;
  Walk walk = { g_rand_new_with_seed (20130101), g_ptr_array_new_with_free_func (g_free),
                g_ptr_array_new_with_free_func (g_free) };
  guint n_ids = 0;

  g_ptr_array_add (walk.bodies, g_strdup ("network"));
  g_ptr_array_add (walk.bodies, g_strdup ("steering"));
  g_ptr_array_add (walk.roles, g_strdup ("member"));
  for (guint i = 0; i < N_STEPS; i++)
    {
      step_by_chance (self, &walk, i);
      if (i % 10 != 9)
        continue;
      g_clear_pointer (&early, stf_organisation_unref);
      early = g_steal_pointer (&late);
      late = test_year_load (self, i % 20 == 9 ? "2013-04-01" : "2013-09-01");
      if (early)
        n_ids += check_pair (early, late);
    }
  g_assert_cmpuint (n_ids, >, 100);

  g_rand_free (walk.random);
  g_ptr_array_unref (walk.bodies);
  g_ptr_array_unref (walk.roles);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/comparison/the-same-has-no-differences", test_same);
  test_year_add_test ("/comparison/deputies-come-and-leave", test_deputies);
  test_year_add_test ("/comparison/bodies-come-and-go", test_bodies);
  test_year_add_test ("/comparison/the-gone-stand-where-they-stood", test_places_of_the_gone);
  test_year_add_test ("/comparison/who-leaves-the-chart-has-moved", test_outside);
  test_year_add_test ("/comparison/names-agencies-and-bodies-of-roles", test_names);
  test_year_add_test ("/comparison/roles-and-seats-come-and-go", test_roles_and_seats);
  test_year_add_test ("/comparison/holders-come-leave-and-follow", test_holders);
  test_year_add_test ("/comparison/moving-up-is-no-difference", test_moving_up);
  test_year_add_test ("/comparison/a-holder-works-elsewhere", test_agency);
  test_year_add_test ("/comparison/a-holder-no-longer-acts", test_acting);
  test_year_add_test ("/comparison/no-names-where-none-are-wanted", test_no_names);
  test_year_add_test ("/comparison/an-open-role-has-no-vacancies", test_open_role);
  test_year_add_test ("/comparison/dates-on-which-the-year-changes", test_dates);
  test_year_add_test ("/comparison/another-year-is-read-at-its-nearest-day", test_nearest);
  test_year_add_test ("/comparison/by-chance-mirrored-and-complete", test_walk);

  return g_test_run ();
}

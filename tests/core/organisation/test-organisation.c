/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "file/stf-date.h"
#include "file/stf-uuid.h"
#include "organisation/stf-search.h"
#include "stf-test-year.h"

/* The roles or bodies of an array by name, with a space after each. */
static char *
list_roles (GPtrArray *roles)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < roles->len; i++)
    g_string_append_printf (list, "%s ", ((StfRole *) roles->pdata[i])->title);
  return g_string_free (list, FALSE);
}

static char *
list_bodies (GPtrArray *bodies)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < bodies->len; i++)
    g_string_append_printf (list, "%s ", ((StfBody *) bodies->pdata[i])->name);
  return g_string_free (list, FALSE);
}

/* Who sits on each seat: "-" is vacant, "+" a holder beyond the seats, "=" a computed one. */
static char *
list_seats (const StfRole *role)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfSeat *seat = role->seats->pdata[i];

      g_string_append_printf (list, "%s%s%s ", seat->id ? "" : "+",
                              seat->holder && seat->holder->computed ? "=" : "",
                              seat->holder ? seat->holder->name : "-");
    }
  return g_string_free (list, FALSE);
}

#define assert_seats(role, expected)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *seats_ = list_seats (role);                                                   \
    g_assert_cmpstr (seats_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_no_year (Scratch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_organisation_load (self->file, "2013-01-01", &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED);
}

static void
test_year (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, NULL);
  g_autofree char *today = stf_date_today ();
  g_autofree char *nearest = stf_date_nearest (today, "2013-01-01", "2013-12-31");

  g_assert_cmpstr (stf_organisation_get_date (organisation), ==, nearest);
  g_assert_cmpint (stf_organisation_get_year (organisation), ==, 2013);
  g_assert_cmpstr (stf_organisation_get_name (organisation), ==, "Samordningen");
  g_assert_cmpstr (stf_organisation_get_paper (organisation), ==, "A3");
  g_assert_true (stf_organisation_get_landscape (organisation));
  g_assert_true (stf_organisation_get_example (organisation));
}

static void
test_tree (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autofree char *roots = NULL;
  g_autofree char *children = NULL;
  g_autofree char *bodies = NULL;

  test_year_add (self, "late", "body", "name", "Sen", "placement", "line", "parent", "@network",
                 "position", "7", "from_date", "2013-07-01", NULL);
  test_year_add (self, "under-late", "body", "name", "Under", "placement", "line", "parent",
                 "@late", "position", "8", NULL);
  test_year_add (self, "first", "body", "name", "Valberedningen", "placement", "assistant",
                 "parent", "@network", "position", "0", NULL);
  test_year_add (self, "outside", "body", "name", "Utanför", "placement", "outside", "parent",
                 "@network", "position", "9", NULL);

  organisation = test_year_load (self, "2013-06-30");
  roots = list_bodies (stf_organisation_get_roots (organisation));
  bodies = list_bodies (stf_organisation_get_bodies (organisation));
  children = list_bodies (test_year_body (self, organisation, "network")->children);

  g_assert_cmpstr (roots, ==, "Nätverket Under ");
  g_assert_cmpstr (children, ==, "Valberedningen Styrgruppen ");
  g_assert_cmpstr (bodies, ==, "Nätverket Valberedningen Styrgruppen Under Utanför ");
  g_assert_null (stf_organisation_find_body (organisation, test_year_id (self, "late")));
  g_assert_null (test_year_body (self, organisation, "under-late")->parent);
}

static void
test_circle (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  GPtrArray *roots;
  guint n_reached = 0;
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  test_year_set (self, "network", "body", "parent", "@steering");
  test_year_add (self, "own", "body", "name", "Egen", "placement", "line", NULL);
  test_year_set (self, "own", "body", "parent", "@own");

  organisation = test_year_load (self, "2013-06-30");
  roots = stf_organisation_get_roots (organisation);
  g_ptr_array_extend (queue, roots, NULL, NULL);
  for (guint i = 0; i < queue->len && i < 10; i++, n_reached++)
    g_ptr_array_extend (queue, ((StfBody *) queue->pdata[i])->children, NULL, NULL);

  g_assert_cmpuint (roots->len, ==, 2);
  g_assert_cmpuint (n_reached, ==, 3);
}

static void
test_seats (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfRole *role;

  /* Two name the last seat: the earlier has it.  The others take the rest in order of date. */
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "seat",
                 "@Head-skane", "from_date", "2013-02-01", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", "seat",
                 "@Head-skane", "from_date", "2013-01-01", NULL);
  organisation = test_year_load (self, "2013-06-30");
  role = test_year_role (self, organisation, "member");
  assert_seats (role, "Bo Zetterberg - Anna Åkesson ");
  g_assert_cmpuint (role->n_vacant, ==, 1);
  g_assert_cmpuint (role->holders->len, ==, 2);
  stf_organisation_unref (g_steal_pointer (&organisation));

  organisation = test_year_load (self, "2013-01-15");
  assert_seats (test_year_role (self, organisation, "member"), "- - Anna Åkesson ");
  stf_organisation_unref (g_steal_pointer (&organisation));

  organisation = test_year_load (self, "2012-12-31");
  assert_seats (test_year_role (self, organisation, "member"), "- - - ");
}

static void
test_beyond (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfRole *role;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@bo", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  organisation = test_year_load (self, "2013-06-30");
  role = test_year_role (self, organisation, "chair");
  assert_seats (role, "Bo Zetterberg +Anna Åkesson ");
  g_assert_cmpuint (role->n_vacant, ==, 0);
}

static void
test_agency_seats (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfRole *role;

  test_year_add_person (self, "second", "Disa", "Berg", "@skane");
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@cia", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@second", NULL);
  organisation = test_year_load (self, "2013-06-30");
  role = test_year_role (self, organisation, "head");

  /* Gotland's vacancy is not hidden by the second of Skåne. */
  assert_seats (role, "Anna Åkesson - Cia Ek-Öhman +Disa Berg ");
  g_assert_cmpuint (role->n_vacant, ==, 1);
  g_assert_cmpstr (((StfSeat *) role->seats->pdata[1])->agency_name, ==, "Gotland");
}

/* A deputy is no holder, fills no seat, and makes no agency an owner (R27). */
static void
test_deputies (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfHolder *deputy;
  StfRole *role;

  test_year_add (self, NULL, "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", "deputy", "1", "ex_officio", "1", NULL);
  organisation = test_year_load (self, "2013-06-30");
  role = test_year_role (self, organisation, "chair");

  g_assert_cmpuint (role->n_vacant, ==, 1);
  g_assert_cmpuint (role->holders->len, ==, 0);
  g_assert_cmpuint (role->seats->len, ==, 1);
  g_assert_cmpuint (role->deputies->len, ==, 1);
  deputy = role->deputies->pdata[0];
  g_assert_cmpstr (deputy->name, ==, "Anna Åkesson");
  g_assert_cmpstr (deputy->agency_name, ==, "Uppsala");
  g_assert_true (deputy->deputy);
  g_assert_true (deputy->ex_officio);
  g_assert_false (deputy->carried_over);
  g_assert_cmpuint (test_year_role (self, organisation, "owner")->holders->len, ==, 0);
}

static void
test_open_role (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfRole *role;

  test_year_set (self, "chair", "role", "open", "1");
  organisation = test_year_load (self, "2013-06-30");
  role = test_year_role (self, organisation, "chair");
  g_assert_cmpuint (role->n_vacant, ==, 0);
}

static void
test_computed (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfRole *owner;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", "to_date",
                 "2013-06-30", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@bo", "from_date",
                 "2013-07-01", NULL);
  test_year_add (self, NULL, "assignment", "role", "@owner", "person", "@cia", NULL);

  organisation = test_year_load (self, "2013-06-30");
  owner = test_year_role (self, organisation, "owner");
  assert_seats (owner, "+=Länsstyrelsen Uppsala +Cia Ek-Öhman ");
  g_assert_null (((StfHolder *) owner->holders->pdata[0])->assignment);
  stf_organisation_unref (g_steal_pointer (&organisation));

  organisation = test_year_load (self, "2013-07-01");
  assert_seats (test_year_role (self, organisation, "owner"),
                "+=Länsstyrelsen Gotland +Cia Ek-Öhman ");
  stf_organisation_unref (g_steal_pointer (&organisation));

  /* The chair changes employer, and the process owner changes with it (R27). */
  test_year_set (self, "bo-employment", "employment", "to_date", "2013-08-31");
  test_year_add (self, NULL, "employment", "person", "@bo", "agency", "@skane", "from_date",
                 "2013-09-01", NULL);
  organisation = test_year_load (self, "2013-09-01");
  assert_seats (test_year_role (self, organisation, "owner"),
                "+=Länsstyrelsen Skåne +Cia Ek-Öhman ");
}

static void
test_computed_chain (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;

  /* The system owner follows the process owner (A01), not the person named for it. */
  test_year_add (self, "system", "role", "title", "Systemägare", "kind", "owner", "holder",
                 "agency", "term", "unstated", "position", "0", "holder_of", "@owner", NULL);
  test_year_add (self, "system-seat", "seat", "role", "@system", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@owner", "person", "@cia", NULL);
  organisation = test_year_load (self, "2013-06-30");
  assert_seats (test_year_role (self, organisation, "system"), "=Länsstyrelsen Uppsala ");
  stf_organisation_unref (g_steal_pointer (&organisation));

  test_year_set (self, "owner", "role", "holder_of", "@system");
  organisation = test_year_load (self, "2013-06-30");
  assert_seats (test_year_role (self, organisation, "system"), "- ");
}

static void
test_among (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, "2013-06-30");
  g_autofree char *roles = list_roles (test_year_body (self, organisation, "steering")->roles);
  g_autofree char *circle = NULL;

  g_assert_cmpstr (roles, ==, "Ordförande Ledamot Processägare ");
  g_assert_true (test_year_role (self, organisation, "chair")->among
                 == test_year_role (self, organisation, "member"));
  stf_organisation_unref (g_steal_pointer (&organisation));

  test_year_add (self, "vice", "role", "title", "Vice", "body", "@steering", "kind", "chair",
                 "holder", "person", "term", "year", "position", "9", "among", "@chair", NULL);
  test_year_set (self, "member", "role", "among", "@vice");
  organisation = test_year_load (self, "2013-06-30");
  circle = list_roles (test_year_body (self, organisation, "steering")->roles);
  g_assert_cmpuint (test_year_body (self, organisation, "steering")->roles->len, ==, 4);
  g_assert_nonnull (strstr (circle, "Ordförande"));
  g_assert_nonnull (strstr (circle, "Vice"));
}

static void
test_tasks (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfTaskList *list;
  const StfBody *body;

  test_year_add (self, "list", "task_list", "ref", "T-P04", "title", "Ansvar", NULL);
  test_year_add (self, "empty", "task_list", "title", "Tom", NULL);
  test_year_add (self, NULL, "task", "task_list", "@list", "position", "2", "text", "Leda", NULL);
  test_year_add (self, NULL, "task", "task_list", "@list", "position", "1", "text", "Kalla", NULL);
  test_year_add (self, NULL, "task_list_use", "task_list", "@list", "role", "@chair", NULL);
  test_year_add (self, NULL, "task_list_use", "task_list", "@list", "body", "@steering", NULL);
  test_year_add (self, NULL, "task_list_use", "task_list", "@empty", "body", "@steering", NULL);
  test_year_add (self, NULL, "body_alias", "body", "@steering", "name", "Gruppen", NULL);

  organisation = test_year_load (self, "2013-06-30");
  body = test_year_body (self, organisation, "steering");
  g_assert_cmpuint (body->task_lists->len, ==, 2);
  g_assert_cmpuint (((StfTaskList *) body->task_lists->pdata[1])->n_tasks, ==, 0);
  list = test_year_role (self, organisation, "chair")->task_lists->pdata[0];
  g_assert_true (list == body->task_lists->pdata[0]);
  g_assert_cmpuint (list->n_tasks, ==, 2);
  g_assert_cmpstr (list->tasks[0], ==, "Kalla");
  g_assert_cmpstr (list->tasks[1], ==, "Leda");
  g_assert_cmpstr (body->aliases->pdata[0], ==, "Gruppen");
}

static void
test_relations (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  GPtrArray *relations;

  test_year_add (self, "gone", "body", "name", "Avslutad", "to_date", "2012-12-31", NULL);
  test_year_add (self, "one", "relation", "subject", "Nätverket", "from_body", "@network",
                 "to_role", "@chair", NULL);
  test_year_add (self, NULL, "relation", "subject", "Avslutad", "from_body", "@gone", NULL);
  test_year_add (self, NULL, "relation", "subject", "Nätverket", "from_body", "@network",
                 "from_date", "2014-01-01", NULL);

  organisation = test_year_load (self, "2013-06-30");
  relations = stf_organisation_get_relations (organisation);
  g_assert_cmpuint (relations->len, ==, 1);
  g_assert_true (((StfRelation *) relations->pdata[0])->to_role
                 == test_year_role (self, organisation, "chair"));
}

/* 10,000 persons, 20,000 assignments, and a line of 5,000 bodies (H15). */
static gboolean
add_many (StfChange *change, gpointer user_data, GError **error)
{
  TestYear *self = user_data;
  g_autofree char *parent = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (StfRow) body = scratch_new_row ("body");

      stf_row_set_text (body, "parent", parent);
      g_free (parent);
      parent = g_strdup (stf_row_get_id (body));
      if (!stf_change_insert (change, body, error))
        return FALSE;
    }

  for (guint i = 0; i < 10000; i++)
    {
      g_autoptr (StfRow) person = scratch_new_row ("person");

      if (!stf_change_insert (change, person, error))
        return FALSE;

      for (guint j = 0; j < 2; j++)
        {
          g_autoptr (StfRow) assignment = scratch_new_row ("assignment");

          stf_row_set_text (assignment, "role", test_year_id (self, j ? "head" : "member"));
          stf_row_set_text (assignment, "person", stf_row_get_id (person));
          if (!stf_change_insert (change, assignment, error))
            return FALSE;
        }
    }

  return TRUE;
}

static void
test_many (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfSearch) search = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began;

  stf_year_file_change (self->file, "test", NULL, NULL, add_many, self, &error);
  g_assert_no_error (error);

  began = g_get_monotonic_time ();
  organisation = test_year_load (self, "2013-06-30");
  g_test_message ("20,000 assignments and 5,000 bodies loaded in %.1f ms",
                  (double) (g_get_monotonic_time () - began) / 1000);

  g_assert_cmpuint (stf_organisation_get_bodies (organisation)->len, ==, 5002);
  g_assert_cmpuint (stf_organisation_get_roots (organisation)->len, ==, 2);
  g_assert_cmpuint (test_year_role (self, organisation, "member")->holders->len, ==, 10000);
  g_assert_cmpuint (test_year_role (self, organisation, "member")->n_vacant, ==, 0);
  g_assert_cmpuint (test_year_role (self, organisation, "head")->n_vacant, ==, 3);

  began = g_get_monotonic_time ();
  search = stf_search_new (self->file, organisation, &error);
  g_assert_no_error (error);
  g_test_message ("10,000 persons listed, sorted and folded for search in %.1f ms",
                  (double) (g_get_monotonic_time () - began) / 1000);

  began = g_get_monotonic_time ();
  hits = stf_search_find (search, "åkesson", 20);
  g_test_message ("A search over them takes %.1f ms",
                  (double) (g_get_monotonic_time () - began) / 1000);
  g_assert_cmpuint (hits->len, ==, 1);
}

/* What it is read from is told by its own queries, whole words of them. */
static void
test_tables (TestYear *self, gconstpointer data)
{
  static const char *const read[] = { "year",       "agency", "body",          "body_alias",
                                      "role",       "seat",   "task_list",     "task",
                                      "employment", "person", "task_list_use", "assignment",
                                      "relation" };
  static const char *const other[] = { "budget_row", "budget_line", "bod", "budget_version", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (read); i++)
    {
      const char *const tables[] = { "budget_row", read[i], NULL };

      g_assert_true (stf_organisation_is_read_from (tables));
      g_assert_true (stf_organisation_is_read_from (tables + 1));
    }
  g_assert_false (stf_organisation_is_read_from (other));
  g_assert_false (stf_organisation_is_read_from (other + 4));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  scratch_add_test ("/organisation/load/without-a-year-is-refused", test_no_year);
  test_year_add_test ("/organisation/load/without-a-date-takes-the-nearest-day", test_year);
  test_year_add_test ("/organisation/tree/holds-what-is-in-force", test_tree);
  test_year_add_test ("/organisation/tree/opens-circles", test_circle);
  test_year_add_test ("/organisation/seats/go-to-who-names-them-then-by-date", test_seats);
  test_year_add_test ("/organisation/seats/keep-holders-beyond-them", test_beyond);
  test_year_add_test ("/organisation/seats/of-an-agency-wait-for-its-own", test_agency_seats);
  test_year_add_test ("/organisation/seats/are-not-filled-by-deputies", test_deputies);
  test_year_add_test ("/organisation/seats/of-an-open-role-are-never-vacant", test_open_role);
  test_year_add_test ("/organisation/computed/process-owner-follows-the-chair", test_computed);
  test_year_add_test ("/organisation/computed/follows-a-chain-and-no-circle", test_computed_chain);
  test_year_add_test ("/organisation/roles/one-among-another-stands-first", test_among);
  test_year_add_test ("/organisation/tasks/stand-in-order-and-are-shared", test_tasks);
  test_year_add_test ("/organisation/relations/join-what-is-in-force", test_relations);
  test_year_add_test ("/organisation/load/knows-what-it-was-read-from", test_tables);
  test_year_add_test ("/organisation/load/holds-10000-persons", test_many);

  return g_test_run ();
}

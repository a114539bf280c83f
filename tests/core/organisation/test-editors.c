/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editors of bodies and roles, and removal with all that cannot do without a row. */

#include "file/stf-history.h"
#include "file/stf-removal.h"
#include "organisation/stf-body-draft.h"
#include "organisation/stf-role-draft.h"
#include "stf-test-year.h"

#define N_STEPS 400

static char *
get_digest (TestYear *self)
{
  return scratch_get_digest (&self->scratch);
}

static void
undo (TestYear *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_no_error (error);
}

static StfDraft *
load_body (TestYear *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  StfDraft *draft = stf_body_draft_load (self->file, test_year_id (self, name), &error);

  g_assert_no_error (error);
  return draft;
}

static StfDraft *
load_role (TestYear *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  StfDraft *draft = stf_role_draft_load (self->file, test_year_id (self, name), &error);

  g_assert_no_error (error);
  return draft;
}

/* Nothing edited is nothing written: no change, no row of history. */
static void
test_unchanged (TestYear *self, gconstpointer data)
{
  g_autoptr (StfDraft) body = load_body (self, "steering");
  g_autoptr (StfDraft) role = load_role (self, "member");
  gint64 revision = stf_year_file_get_revision (self->file);
  g_autoptr (GError) error = NULL;

  stf_draft_set_text (body, test_year_id (self, "steering"), "name", "  Styrgruppen ");
  stf_role_draft_set_seats (role, test_year_id (self, "member"), 9);
  stf_role_draft_set_seats (role, test_year_id (self, "member"), 3);
  g_assert_false (stf_draft_is_changed (body));
  g_assert_false (stf_draft_is_changed (role));
  g_assert_true (stf_body_draft_save (body, test_year_id (self, "steering"), self->file, &error));
  g_assert_true (stf_role_draft_save (role, test_year_id (self, "member"), self->file, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
}

static void
test_new_body (TestYear *self, gconstpointer data)
{
  g_autofree char *before = get_digest (self);
  g_autofree char *after = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfDraft) draft = NULL;
  const char *body, *alias, *column = NULL;
  StfBody *steering, *made;

  draft = stf_body_draft_new (self->file, test_year_id (self, "steering"), &body, &error);
  g_assert_no_error (error);
  g_assert_false (stf_body_draft_save (draft, body, self->file, &error));
  g_assert_error (error, STF_BODY_DRAFT_ERROR, STF_BODY_DRAFT_ERROR_NAME);
  g_clear_error (&error);

  stf_draft_set_text (draft, body, "name", "Webbförvaltningsgruppen");
  alias = stf_draft_add (draft, "body_alias");
  stf_draft_set_text (draft, alias, "body", body);
  g_assert_false (stf_body_draft_validate (draft, body, self->file, &column, NULL));
  g_assert_cmpstr (column, ==, "alias");
  stf_draft_set_text (draft, alias, "name", "Samverkansgruppen");
  g_assert_true (stf_body_draft_save (draft, body, self->file, &error));
  g_assert_no_error (error);

  organisation = test_year_load (self, "2013-06-30");
  steering = test_year_body (self, organisation, "steering");
  g_assert_cmpuint (steering->children->len, ==, 1);
  made = steering->children->pdata[0];
  g_assert_cmpstr (made->name, ==, "Webbförvaltningsgruppen");
  g_assert_cmpstr (made->kind, ==, "group");
  g_assert_cmpstr (made->aliases->pdata[0], ==, "Samverkansgruppen");

  undo (self);
  after = get_digest (self);
  g_assert_cmpstr (before, ==, after);
}

/* Below nothing, and where there is no place left: last, and within what the schema allows. */
static void
test_last (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const char *body;

  test_year_add (self, "top", "body", "name", "Först", "kind", "group", "placement", "line",
                 "position", "41", NULL);
  {
    g_autoptr (StfDraft) draft = stf_body_draft_new (self->file, NULL, &body, &error);

    g_assert_no_error (error);
    g_assert_null (stf_draft_get_text (draft, body, "parent"));
    g_assert_cmpint (stf_draft_get_integer (draft, body, "position"), ==, 42);
  }
  test_year_set (self, "top", "body", "position", "1000000");
  {
    g_autoptr (StfDraft) draft = stf_body_draft_new (self->file, NULL, &body, &error);

    g_assert_no_error (error);
    g_assert_cmpint (stf_draft_get_integer (draft, body, "position"), ==, 1000000);
  }
}

static void
test_body_faults (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *column;
    const char *value;
    int code;
  } cases[] = {
    { "name", " ", STF_BODY_DRAFT_ERROR_NAME },
    { "from_date", "2013-02-30", STF_BODY_DRAFT_ERROR_DATES },
    { "to_date", "soon", STF_BODY_DRAFT_ERROR_DATES },
  };
  const char *steering = test_year_id (self, "steering");
  const char *network = test_year_id (self, "network");
  g_autoptr (GError) error = NULL;
  const char *column = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfDraft) draft = load_body (self, "steering");

      stf_draft_set_text (draft, steering, cases[i].column, cases[i].value);
      g_assert_false (stf_body_draft_validate (draft, steering, self->file, &column, &error));
      g_assert_error (error, STF_BODY_DRAFT_ERROR, cases[i].code);
      g_assert_cmpstr (column, ==, cases[i].column);
      g_clear_error (&error);
    }
  {
    g_autoptr (StfDraft) draft = load_body (self, "network");

    stf_draft_set_text (draft, network, "parent", steering);
    g_assert_false (stf_body_draft_validate (draft, network, self->file, &column, &error));
    g_assert_cmpstr (column, ==, "parent");
    g_assert_nonnull (error);
  }
}

/* Two editors of the same body: each writes what it changed, and no more (rule 4). */
static void
test_two_editors (TestYear *self, gconstpointer data)
{
  const char *steering = test_year_id (self, "steering");
  g_autoptr (StfDraft) first = load_body (self, "steering");
  g_autoptr (StfDraft) second = load_body (self, "steering");
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GError) error = NULL;

  stf_draft_set_text (first, steering, "purpose", "Leder arbetet.");
  stf_draft_set_text (second, steering, "name", "Ledningsgruppen");
  g_assert_true (stf_body_draft_save (first, steering, self->file, &error));
  g_assert_true (stf_body_draft_save (second, steering, self->file, &error));
  g_assert_no_error (error);

  row = stf_year_file_get_row (self->file, "body", steering, &error);
  g_assert_cmpstr (stf_row_get_text (row, "purpose"), ==, "Leder arbetet.");
  g_assert_cmpstr (stf_row_get_text (row, "name"), ==, "Ledningsgruppen");
}

static void
test_remove_body (TestYear *self, gconstpointer data)
{
  g_autoptr (GArray) counts = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  test_year_add (self, "below", "body", "name", "Webb", "kind", "group", "placement", "line",
                 "parent", "@steering", NULL);
  test_year_add (self, "held", "assignment", "role", "@member", "seat", "@Head-uppsala", "person",
                 "@anna", NULL);
  test_year_add (self, "reports", "relation", "kind", "reports", "subject", "S", "from_body",
                 "@steering", "to_body", "@network", NULL);
  test_year_add (self, "decided", "decision", "title", "Val", "on_date", "2012-10-17", "body",
                 "@steering", NULL);
  before = get_digest (self);

  counts = stf_removal_count (self->file, "body", test_year_id (self, "steering"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (counts->len, ==, 4);
  {
    static const StfRemovalCount expected[] = {
      { "role", 3 }, { "seat", 4 }, { "relation", 1 }, { "assignment", 1 }
    };

    for (guint i = 0; i < counts->len; i++)
      {
        const StfRemovalCount *count = &g_array_index (counts, StfRemovalCount, i);

        g_assert_cmpstr (count->table, ==, expected[i].table);
        g_assert_cmpuint (count->n, ==, expected[i].n);
      }
  }

  stf_body_remove (self->file, test_year_id (self, "steering"), &error);
  g_assert_no_error (error);
  organisation = test_year_load (self, "2013-06-30");
  g_assert_null (stf_organisation_find_body (organisation, test_year_id (self, "steering")));
  g_assert_cmpstr (test_year_body (self, organisation, "below")->parent->id, ==,
                   test_year_id (self, "network"));
  {
    g_autoptr (StfRow) decision = stf_year_file_get_row (self->file, "decision",
                                                         test_year_id (self, "decided"), &error);

    g_assert_nonnull (decision);
    g_assert_null (stf_row_get_text (decision, "body"));
  }
  g_assert_false (stf_body_remove (self->file, test_year_id (self, "steering"), &error));
  g_assert_error (error, STF_BODY_DRAFT_ERROR, STF_BODY_DRAFT_ERROR_GONE);

  undo (self);
  after = get_digest (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_seats (TestYear *self, gconstpointer data)
{
  const char *member = test_year_id (self, "member");
  g_autoptr (StfDraft) draft = load_role (self, "member");
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GError) error = NULL;

  test_year_add (self, "held", "assignment", "role", "@member", "seat", "@Head-skane", "person",
                 "@anna", NULL);
  stf_role_draft_set_seats (draft, member, 2);
  g_assert_cmpuint (stf_role_draft_count_seats (draft, member), ==, 2);
  g_assert_true (stf_role_draft_save (draft, member, self->file, &error));
  g_assert_no_error (error);

  row = stf_year_file_get_row (self->file, "assignment", test_year_id (self, "held"), &error);
  g_assert_nonnull (row);
  g_assert_null (stf_row_get_text (row, "seat"));
  organisation = test_year_load (self, "2013-06-30");
  g_assert_cmpuint (test_year_role (self, organisation, "member")->holders->len, ==, 1);
}

static void
test_tasks (TestYear *self, gconstpointer data)
{
  static const char *const words[] = { "Leda", "Kalla", "Följa upp" };
  const char *chair = test_year_id (self, "chair");
  g_autoptr (StfDraft) draft = load_role (self, "chair");
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  const char *tasks[3];
  const StfTaskList *list;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      tasks[i] = stf_role_draft_add_task (
          draft, chair, i > 0 ? stf_draft_get_text (draft, tasks[0], "task_list") : NULL);
      stf_draft_set_text (draft, tasks[i], "text", words[i]);
    }
  stf_draft_set_text (draft, tasks[2], "source", "inkl. uppföljning och prognoser");
  stf_draft_place (draft, tasks[2], tasks[0], "task_list");
  g_assert_true (stf_role_draft_save (draft, chair, self->file, &error));
  g_assert_no_error (error);

  organisation = test_year_load (self, "2013-06-30");
  g_assert_cmpuint (test_year_role (self, organisation, "chair")->task_lists->len, ==, 1);
  list = test_year_role (self, organisation, "chair")->task_lists->pdata[0];
  g_assert_cmpstr (list->list_title, ==, "Ordförande");
  g_assert_cmpuint (list->n_tasks, ==, 3);
  g_assert_cmpstr (list->tasks[0], ==, "Följa upp");
  g_assert_cmpstr (list->tasks[1], ==, "Leda");
  g_assert_cmpstr (list->tasks[2], ==, "Kalla");
}

static void
test_role_faults (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *role;
    const char *column;
    const char *value; /* a name, or a word */
    const char *at;
    int code;
  } cases[] = {
    { "member", "title", "", "title", STF_ROLE_DRAFT_ERROR_TITLE },
    { "member", "among", "chair", "among", STF_ROLE_DRAFT_ERROR_CIRCLE },
    { "member", "reports_to", "member", "reports_to", STF_ROLE_DRAFT_ERROR_CIRCLE },
    { "chair", "holder_of", "owner", "holder", STF_ROLE_DRAFT_ERROR_HOLDER },
    { "owner", "among", "member", "among", STF_ROLE_DRAFT_ERROR_HOLDER },
    { "owner", "holder_of", "owner", "holder_of", STF_ROLE_DRAFT_ERROR_CIRCLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *role = test_year_id (self, cases[i].role);
      g_autoptr (StfDraft) draft = load_role (self, cases[i].role);
      g_autoptr (GError) error = NULL;
      const char *column = NULL;

      stf_draft_set_text (draft, role, cases[i].column,
                          cases[i].value[0] != '\0' ? test_year_id (self, cases[i].value) : "");
      g_assert_false (stf_role_draft_validate (draft, role, self->file, &column, &error));
      g_assert_error (error, STF_ROLE_DRAFT_ERROR, cases[i].code);
      g_assert_cmpstr (column, ==, cases[i].at);
    }
}

/* Whatever is added, edited and removed, undo brings the year back, and no reference dangles: the
 * file would refuse the change. */
static void
test_random_walk (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());

  g_ptr_array_add (digests, get_digest (self));
  for (guint step = 0; step < N_STEPS; step++)
    {
      g_autoptr (GPtrArray) bodies = stf_year_file_get_rows (self->file, "body", NULL);
      g_autoptr (GPtrArray) roles = stf_year_file_get_rows (self->file, "role", NULL);
      const char *body = stf_row_get_id (
          bodies->pdata[g_rand_int_range (random, 0, (int) bodies->len)]);
      const char *made;
      g_autoptr (StfDraft) draft = NULL;
      g_autoptr (GError) error = NULL;
      gboolean saved = TRUE;

      switch (g_rand_int_range (random, 0, 5))
        {
          case 0:
            draft = stf_body_draft_new (self->file, body, &made, &error);
            stf_draft_set_text (draft, made, "name", "Ny");
            saved = stf_body_draft_save (draft, made, self->file, &error);
            break;
          case 1:
            draft = stf_role_draft_new (self->file, body, &made, &error);
            stf_draft_set_text (draft, made, "title", "Ny roll");
            stf_draft_set_text (draft, stf_role_draft_add_task (draft, made, NULL), "text", "Leda");
            stf_role_draft_set_seats (draft, made, (guint) g_rand_int_range (random, 0, 4));
            saved = stf_role_draft_save (draft, made, self->file, &error);
            break;
          case 2:
            if (bodies->len > 2)
              saved = stf_body_remove (self->file, body, &error);
            break;
          case 3:
            if (roles->len > 0)
              saved = stf_role_remove (
                  self->file,
                  stf_row_get_id (roles->pdata[g_rand_int_range (random, 0, (int) roles->len)]),
                  &error);
            break;
          default:
            draft = stf_body_draft_load (self->file, body, &error);
            stf_draft_set_text (draft, body, "purpose", g_rand_boolean (random) ? "Syfte" : NULL);
            saved = stf_body_draft_save (draft, body, self->file, &error);
            break;
        }
      g_assert_no_error (error);
      g_assert_true (saved);
      {
        g_autofree char *digest = get_digest (self);

        if (g_strcmp0 (digest, digests->pdata[digests->len - 1]) != 0)
          g_ptr_array_add (digests, g_steal_pointer (&digest));
      }
    }

  g_assert_cmpuint (digests->len, >, N_STEPS / 3);
  for (guint i = digests->len - 1; i > 0; i--)
    {
      g_autofree char *digest = NULL;

      undo (self);
      digest = get_digest (self);
      g_assert_cmpstr (digest, ==, digests->pdata[i - 1]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_year_add_test ("/editors/what-is-unchanged-is-not-written", test_unchanged);
  test_year_add_test ("/editors/a-new-body-stands-below-its-parent", test_new_body);
  test_year_add_test ("/editors/a-new-body-comes-last", test_last);
  test_year_add_test ("/editors/a-body-that-cannot-be-says-where", test_body_faults);
  test_year_add_test ("/editors/two-editors-keep-each-others-work", test_two_editors);
  test_year_add_test ("/editors/a-body-goes-with-its-roles", test_remove_body);
  test_year_add_test ("/editors/who-loses-a-seat-stays", test_seats);
  test_year_add_test ("/editors/tasks-stand-in-order", test_tasks);
  test_year_add_test ("/editors/a-role-that-cannot-be-says-where", test_role_faults);
  test_year_add_test ("/editors/random-edits-are-undone", test_random_walk);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Organisations made by hand.  The governance one has the tree of H8 with invented persons. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"

static gpointer
keep (ChartFixture *self, gpointer memory)
{
  g_ptr_array_add (self->memory, memory);
  return memory;
}

static GPtrArray *
new_array (ChartFixture *self)
{
  GPtrArray *array = g_ptr_array_new ();

  g_ptr_array_add (self->arrays, array);
  return array;
}

static char *
new_id (ChartFixture *self)
{
  return keep (self, g_strdup_printf ("00000000-0000-7000-8000-%012u", self->memory->len));
}

ChartFixture *
chart_fixture_new (void)
{
  ChartFixture *self = g_new0 (ChartFixture, 1);

  self->memory = g_ptr_array_new_with_free_func (g_free);
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->roots = new_array (self);
  self->relations = new_array (self);
  self->facts = (StfChartFacts){ "Länsstyrelsernas nationella kommunikationssamordning",
                                 2013,
                                 "2013-03-01",
                                 TRUE,
                                 self->roots,
                                 self->relations };
  return self;
}

void
chart_fixture_free (ChartFixture *self)
{
  g_ptr_array_unref (self->arrays);
  g_ptr_array_unref (self->memory);
  g_free (self);
}

StfBody *
chart_fixture_add_body (ChartFixture *self, StfBody *parent, const char *kind,
                        const char *placement, const char *name)
{
  StfBody *body = keep (self, g_new0 (StfBody, 1));

  body->id = new_id (self);
  body->name = keep (self, g_strdup (name));
  body->kind = kind;
  body->placement = placement;
  body->parent = parent;
  body->children = new_array (self);
  body->roles = new_array (self);
  body->aliases = new_array (self);
  body->task_lists = new_array (self);
  g_ptr_array_add (parent != NULL ? parent->children : self->roots, body);
  return body;
}

void
chart_fixture_add_alias (ChartFixture *self, StfBody *body, const char *name)
{
  g_ptr_array_add (body->aliases, keep (self, g_strdup (name)));
}

/* n_seats 0: open. */
StfRole *
chart_fixture_add_role (ChartFixture *self, StfBody *body, const char *title, guint n_seats)
{
  StfRole *role = keep (self, g_new0 (StfRole, 1));

  role->id = new_id (self);
  role->title = keep (self, g_strdup (title));
  role->body = body;
  role->open = n_seats == 0;
  role->seats = new_array (self);
  role->holders = new_array (self);
  role->task_lists = new_array (self);
  for (guint i = 0; i < n_seats; i++)
    {
      StfSeat *seat = keep (self, g_new0 (StfSeat, 1));

      seat->id = new_id (self);
      g_ptr_array_add (role->seats, seat);
    }
  g_ptr_array_add (body->roles, role);
  return role;
}

void
chart_fixture_hold (ChartFixture *self, StfRole *role, guint seat, const char *name,
                    const char *agency)
{
  StfHolder *holder = keep (self, g_new0 (StfHolder, 1));

  holder->assignment = new_id (self);
  holder->name = keep (self, g_strdup (name));
  holder->person = holder->name; /* the same name is the same person */
  holder->agency_name = keep (self, g_strdup (agency));
  holder->agency = holder->agency_name;
  holder->extent = -1;
  g_ptr_array_add (role->holders, holder);
  if (!role->open)
    ((StfSeat *) g_ptr_array_index (role->seats, seat))->holder = holder;
}

void
chart_fixture_reach (ChartFixture *self, StfRole *role, guint holder, const char *email,
                     const char *phone)
{
  StfHolder *h = g_ptr_array_index (role->holders, holder);

  h->email = keep (self, g_strdup (email));
  h->phone = keep (self, g_strdup (phone));
}

/* tasks: NULL-terminated; it must live as long as the fixture. */
StfTaskList *
chart_fixture_add_tasks (ChartFixture *self, GPtrArray *lists, const char *const *tasks)
{
  StfTaskList *list = keep (self, g_new0 (StfTaskList, 1));

  list->list_title = "Tasks";
  list->tasks = tasks;
  list->n_tasks = g_strv_length ((char **) tasks);
  g_ptr_array_add (lists, list);
  return list;
}

static void
list_of_holder (ChartFixture *self, GPtrArray *secrets, StfHolder *holder)
{
  holder->email = keep (self, g_strdup_printf ("p%u@example.org", secrets->len));
  holder->phone = keep (self, g_strdup_printf ("070-%07u", secrets->len));
  holder->to_date = "2013-11-17";
  if (holder->person == NULL)
    return;

  const char *const facts[] = { holder->name, holder->email, holder->phone, holder->assignment,
                                holder->to_date };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (facts[i] != NULL)
      g_ptr_array_add (secrets, (gpointer) facts[i]);
}

static void
list_below (ChartFixture *self, GPtrArray *secrets, const GPtrArray *bodies)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = g_ptr_array_index (bodies, i);

      for (guint r = 0; r < body->roles->len; r++)
        {
          const StfRole *role = g_ptr_array_index (body->roles, r);

          for (guint k = 0; k < role->holders->len; k++)
            list_of_holder (self, secrets, g_ptr_array_index (role->holders, k));
        }
      list_below (self, secrets, body->children);
    }
}

/* What must not be in a public chart: all of the persons.  Gives each of them e-mail, phone and a
 * last day first. */
GPtrArray *
chart_fixture_list_secrets (ChartFixture *self)
{
  GPtrArray *secrets = g_ptr_array_new ();

  list_below (self, secrets, self->roots);
  return secrets;
}

void
chart_fixture_relate (ChartFixture *self, const char *kind, StfBody *from, StfBody *to)
{
  StfRelation *relation = keep (self, g_new0 (StfRelation, 1));

  relation->id = new_id (self);
  relation->kind = kind;
  relation->from_body = from;
  relation->to_body = to;
  g_ptr_array_add (self->relations, relation);
}

StfChartOptions
chart_fixture_options (const char *paper, gboolean landscape)
{
  StfChartOptions options = STF_CHART_OPTIONS_INIT;

  g_assert_true (stf_chart_paper_parse (paper, &options.paper));
  options.paper = stf_chart_paper_turn (options.paper, landscape);
  return options;
}

StfChart *
chart_fixture_draw (ChartFixture *self, const StfChartOptions *options)
{
  const StfChartOptions standard = STF_CHART_OPTIONS_INIT;

  if (options == NULL)
    options = &standard;
  return stf_chart_new_for_model (stf_chart_model_new_for_facts (&self->facts, &options->content),
                                  options);
}

static const struct
{
  const char *name;
  const char *agency;
} persons[] = {
  { "Åsa Bergqvist", "Stockholm" },    { "Johan Ek", "Uppsala" },
  { "Märta Östlund", "Södermanland" }, { "Anna-Karin Wallin-Söderström", "Östergötland" },
  { "Per Nyman", "Jönköping" },        { "Lena Granath", "Kronoberg" },
  { "Örjan Fält", "Kalmar" },          { "Ulla Hägg", "Gotland" },
  { "Björn Lindh", "Blekinge" },       { "Eva Månsdotter", "Skåne" },
  { "Karin Torell", "Halland" },       { "Maria Fernández Åkerblom", "Västra Götaland" },
  { "Nils Sjöö", "Värmland" },         { "Helena Kvist", "Örebro" },
  { "Tomas Ahlin", "Västmanland" },    { "Ingrid Dahl", "Dalarna" },
  { "Mats Forsgren", "Gävleborg" },    { "Sofia Nordin", "Västernorrland" },
  { "Erik Jåma", "Jämtland" },         { "Berit Sandvik", "Västerbotten" },
};

static void
hold (ChartFixture *self, StfRole *role, guint seat, guint person)
{
  chart_fixture_hold (self, role, seat, persons[person].name, persons[person].agency);
}

ChartFixture *
chart_fixture_new_governance (void)
{
  ChartFixture *self = chart_fixture_new ();
  StfBody *b04 = chart_fixture_add_body (self, NULL, "management", "line", "Länsledningarna");
  StfBody *b03 = chart_fixture_add_body (self, b04, "management", "assistant", "Landshövdingarna");
  StfBody *b06 = chart_fixture_add_body (self, b04, "management", "line", "Länsrådsgruppen");
  StfBody *b07 = chart_fixture_add_body (self, b06, "group", "assistant", "G7");
  StfBody *b09 = chart_fixture_add_body (self, b06, "network", "line",
                                         "Nätverket för informationsansvariga");
  StfBody *b12 = chart_fixture_add_body (self, b09, "committee", "assistant", "Valberedningen");
  StfBody *b10 = chart_fixture_add_body (self, b09, "group", "line", "Styrgruppen");
  StfBody *b08 = chart_fixture_add_body (self, b09, "network", "line",
                                         "Nätverket för länsstyrelsernas informatörer");
  StfBody *b13 = chart_fixture_add_body (self, b10, "group", "line", "Webbförvaltningsgruppen");
  StfBody *b18 = chart_fixture_add_body (self, b10, "network", "line",
                                         "Representanter för deltagande länsstyrelser");
  StfBody *b16 = chart_fixture_add_body (self, b13, "unit", "assistant",
                                         "Länsstyrelsernas IT-enhet");
  StfBody *b17 = chart_fixture_add_body (self, b16, "unit", "line", "Helpdesk");
  StfBody *b14 = chart_fixture_add_body (self, b13, "team", "line",
                                         "Arbetsgrupper och referensgrupper");
  StfRole *p02, *p03, *p04, *p05, *p06, *p07, *role;
  StfHolder *holder;

  chart_fixture_add_body (self, b08, "network", "line", "Informatörernas egna nätverk");
  chart_fixture_add_alias (self, b06, "Länsråden");
  chart_fixture_add_alias (self, b13, "Webbsamordningsgruppen");
  chart_fixture_add_alias (self, b13, "Samverkansgruppen");
  chart_fixture_add_alias (self, b17, "Servicedesk");
  b16->agency = "vg";
  b16->agency_name = "Västra Götaland";
  b16->agency_letter = "O";

  p02 = chart_fixture_add_role (self, b09, "Informationsansvarig", 21);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    hold (self, p02, i, i);
  ((StfSeat *) g_ptr_array_index (p02->seats, 20))->agency_name = "Norrbotten";

  p04 = chart_fixture_add_role (self, b10, "Ordförande i styrgruppen", 1);
  p03 = chart_fixture_add_role (self, b10, "Styrgruppsledamot", 6);
  p04->among = p03;
  hold (self, p04, 0, 15);
  hold (self, p03, 0, 15);
  for (guint i = 1; i < 5; i++)
    hold (self, p03, i, i * 3);

  p05 = chart_fixture_add_role (self, b12, "Ledamot av valberedningen", 3);
  for (guint i = 0; i < 3; i++)
    hold (self, p05, i, i + 4);

  p06 = chart_fixture_add_role (self, b13, "Webbutvecklingsledare", 1);
  hold (self, p06, 0, 1);
  p07 = chart_fixture_add_role (self, b13, "Redaktionellt ansvarig", 1);
  p07->assists = p06;
  hold (self, p07, 0, 8);
  hold (self, chart_fixture_add_role (self, b13, "Funktionsansvarig", 1), 0, 9);
  hold (self, chart_fixture_add_role (self, b13, "Supportansvarig", 1), 0, 18);
  chart_fixture_add_role (self, b13, "Strukturansvarig", 1);
  role = chart_fixture_add_role (self, b13, "Representant från systemförvaltaren", 1);
  chart_fixture_hold (self, role, 0, "Göran Ström", "Västra Götaland");
  role = chart_fixture_add_role (self, b16, "Teknisk systemförvaltare", 1);
  chart_fixture_hold (self, role, 0, "Länsstyrelsen i Västra Götalands län", NULL);
  holder = g_ptr_array_index (role->holders, 0);
  holder->person = NULL;
  holder->agency = "vg";
  chart_fixture_add_role (self, b08, "Informatör", 0);
  chart_fixture_add_role (self, b14, "Gruppledare", 2);

  chart_fixture_relate (self, "assists", b12, b09);
  chart_fixture_relate (self, "reports", b10, b07);
  chart_fixture_relate (self, "reports", b10, b07); /* of another role: drawn as one */
  chart_fixture_relate (self, "supports", b09, b04);
  chart_fixture_relate (self, "proposes", b08, b10);
  (void) b03;
  (void) b18;
  return self;
}

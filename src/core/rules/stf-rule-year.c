/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules look at, read once from the file.  The values are plain, so that a check at another
 * date, or of what is only supposed, costs no query.
 *
 * A reference is an index into an array, so that a copy is a copy of the arrays.  What belongs to a
 * person or a role is chained through the rows (next_of_person), and the chains are made anew when
 * an assignment is supposed.
 *
 * 1. A term of a year that ends with the year of the file goes on: who follows stands in the next
 *    year's file, and to foresee a vacancy every New Year would be a false alarm.
 * 2. A carried-over assignment (carried_over) lasts until the day before its successor begins: the
 *    first later assignment of the same seat, or of the same role where it has no seat.  Without a
 *    successor it has no end. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-rule-year-private.h"

typedef enum
{
  AGENCIES,
  SKILLS,
  PERSONS,
  EMPLOYMENTS,
  PERSON_SKILLS,
  BODIES,
  ROLES,
  SEATS,
  EVENTS,
  MEETINGS,
  MEETING_BODIES,
  DECISIONS,
  DOCUMENTS,
  ASSIGNMENTS,
  CATEGORIES,
  FLOWS,
  SETTINGS,
  RULES,
  PARAMETERS,
  WAIVERS,
  N_TABLES,
} Table;

typedef struct
{
  StfRuleYear *year;
  GHashTable *rows[N_TABLES]; /* id -> index + 1 */
  Table table;
} Reading;

static const struct
{
  const char *sql;
  gsize offset; /* of the array in StfRuleYear */
  gsize size;
  gboolean referred_to;
} TABLES[N_TABLES] = {
#define TABLE(array, type, referred_to, sql)                                                       \
  {                                                                                                \
    sql, G_STRUCT_OFFSET (StfRuleYear, array), sizeof (type), referred_to                          \
  }
  [AGENCIES] = TABLE (agencies, StfRuleAgency, TRUE,
                      "SELECT id, short_name, kind = 'member', kind = 'payer', part_of IS NOT NULL,"
                      " EXISTS (SELECT 1 FROM agency AS part WHERE part.part_of = agency.id)"
                      " FROM agency ORDER BY position, id"),
  [SKILLS] = TABLE (skills, StfRuleSkill, TRUE, "SELECT id, name FROM skill ORDER BY id"),
  [PERSONS] = TABLE (persons, StfRulePerson, TRUE,
                     "SELECT id, given_name || ' ' || family_name FROM person ORDER BY id"),
  [EMPLOYMENTS] = TABLE (employments, StfRuleEmployment, FALSE,
                         "SELECT person, agency, from_date, to_date FROM employment"
                         " ORDER BY from_date, id"),
  [PERSON_SKILLS] = TABLE (person_skills, StfRulePersonSkill, FALSE,
                           "SELECT person, skill FROM person_skill ORDER BY id"),
  [BODIES] = TABLE (bodies, StfRuleBody, TRUE,
                    "SELECT id, name, parent, from_date, to_date FROM body ORDER BY id"),
  [ROLES] = TABLE (roles, StfRuleRole, TRUE,
                   "SELECT id, title, kind, body, holder_of, reports_to, extent,"
                   " holder = 'person',"
                   " term = 'year' OR EXISTS (SELECT 1 FROM role AS other WHERE other.id ="
                   " role.holder_of AND other.term = 'year') FROM role ORDER BY position, id"),
  [SEATS] = TABLE (seats, StfRuleSeat, TRUE, "SELECT id, role, agency FROM seat ORDER BY id"),
  [EVENTS] = TABLE (events, StfRuleEvent, TRUE,
                    "SELECT id, title, body FROM event ORDER BY position, id"),
  [MEETINGS] = TABLE (meetings, StfRuleMeeting, TRUE,
                      "SELECT id, title, event, on_date, coalesce (to_date, on_date),"
                      " state = 'held', state = 'cancelled', coalesce (notes_link, '') <> ''"
                      " FROM meeting ORDER BY on_date, id"),
  [MEETING_BODIES] = TABLE (meeting_bodies, StfRuleMeetingBody, FALSE,
                            "SELECT meeting, body FROM meeting_body ORDER BY id"),
  [DECISIONS] = TABLE (decisions, StfRuleDecision, TRUE,
                       "SELECT id, title, kind, on_date, body, meeting FROM decision"
                       " ORDER BY on_date, id"),
  [DOCUMENTS] = TABLE (documents, StfRuleDocument, TRUE,
                       "SELECT id, ref, title, state, contract, owner_body, owner_role, on_date,"
                       " from_date, to_date, decision FROM document ORDER BY on_date, id"),
  [ASSIGNMENTS] = TABLE (assignments, StfRuleAssignment, TRUE,
                         "SELECT id, role, seat, person, agency, decision, extent, from_date,"
                         " to_date, acting, deputy, carried_over FROM assignment"
                         " ORDER BY from_date, id"),
  [CATEGORIES] = TABLE (categories, StfRuleCategory, TRUE,
                        "SELECT id, title, kind = 'income' FROM category"
                        " ORDER BY position, id"),
  [FLOWS] = TABLE (flows, StfRuleFlow, TRUE,
                   "SELECT id, title FROM money_flow ORDER BY position, id"),
  [SETTINGS] = TABLE (settings, StfRuleSetting, TRUE,
                      "SELECT id, name, title, value, suggested FROM setting ORDER BY id"),
  [RULES] = TABLE (rules, StfRule, TRUE,
                   "SELECT it.id, it.ref, it.title, it.clause, it.severity, it.\"check\", it.note,"
                   " it.document, d.title || coalesce (' (' || d.version || ')', ''),"
                   " coalesce (max (it.from_date, d.from_date), it.from_date, d.from_date),"
                   " coalesce (min (it.to_date, d.to_date), it.to_date, d.to_date)"
                   " FROM rule AS it LEFT JOIN document AS d ON d.id = it.document"
                   " ORDER BY it.position, it.id"),
  [PARAMETERS] = TABLE (parameters, StfRuleParameterRow, FALSE,
                        "SELECT it.rule, it.name, it.value, it.setting, it.body, it.role, it.event,"
                        " it.document, it.skill, it.agency, it.category, it.money_flow"
                        " FROM rule_parameter AS it JOIN rule ON rule.id = it.rule"
                        " ORDER BY rule.position, rule.id, it.id"),
  [WAIVERS] = TABLE (waivers, StfRuleWaiver, FALSE,
                     "SELECT id, rule, reason, from_date, to_date FROM waiver ORDER BY from_date"),
#undef TABLE
};

static GArray **
get_array (StfRuleYear *self, Table table)
{
  return (GArray **) ((char *) self + TABLES[table].offset);
}

/* Returns: the text in the chunk of @self itself, the last */
const char *
stf_rule_year_keep (StfRuleYear *self, const char *text)
{
  GStringChunk **own = g_ptr_array_index (self->strings, self->strings->len - 1);

  return text ? g_string_chunk_insert (*own, text) : NULL;
}

static const char *
text_of (Reading *in, StfStatement *row, int column)
{
  return stf_rule_year_keep (in->year, stf_statement_get_text (row, column));
}

static int
row_of (Reading *in, StfStatement *row, int column, Table table)
{
  const char *id = stf_statement_get_text (row, column);

  return id ? GPOINTER_TO_INT (g_hash_table_lookup (in->rows[table], id)) - 1 : STF_NONE;
}

static int
number_of (StfStatement *row, int column)
{
  return stf_statement_is_null (row, column) ? STF_NONE
                                             : (int) stf_statement_get_integer (row, column);
}

static gboolean
flag_of (StfStatement *row, int column)
{
  return stf_statement_get_integer (row, column) != 0;
}

static int
from_of (StfStatement *row, int column)
{
  return stf_day_parse (stf_statement_get_text (row, column), STF_DAY_OPEN_START);
}

static int
to_of (StfStatement *row, int column)
{
  return stf_day_parse (stf_statement_get_text (row, column), STF_DAY_OPEN_END);
}

/* A row that hangs in the air, as only a damaged file has it, is left out. */
static gboolean
is_whole (Table table, gconstpointer row)
{
  switch (table)
    {
      case EMPLOYMENTS:
        return ((const StfRuleEmployment *) row)->person >= 0
               && ((const StfRuleEmployment *) row)->agency >= 0;
      case PERSON_SKILLS:
        return ((const StfRulePersonSkill *) row)->person >= 0;
      case SEATS:
        return ((const StfRuleSeat *) row)->role >= 0;
      case MEETING_BODIES:
        return ((const StfRuleMeetingBody *) row)->meeting >= 0;
      case ASSIGNMENTS:
        return ((const StfRuleAssignment *) row)->role >= 0;
      case PARAMETERS:
        return ((const StfRuleParameterRow *) row)->rule >= 0;
      default:
        return TRUE;
    }
}

static void
read_row (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  GArray *array = *get_array (in->year, in->table);
  gpointer value;

  g_array_set_size (array, array->len + 1); /* cleared */
  value = array->data + (array->len - 1) * TABLES[in->table].size;

  switch (in->table)
    {
      case AGENCIES:
        *(StfRuleAgency *) value = (StfRuleAgency){ text_of (in, row, 0), text_of (in, row, 1),
                                                    flag_of (row, 2),     flag_of (row, 3),
                                                    flag_of (row, 4),     flag_of (row, 5) };
        break;
      case SKILLS:
        *(StfRuleSkill *) value = (StfRuleSkill){ text_of (in, row, 0), text_of (in, row, 1) };
        break;
      case PERSONS:
        *(StfRulePerson *) value = (StfRulePerson){ text_of (in, row, 0), text_of (in, row, 1) };
        break;
      case EMPLOYMENTS:
        *(StfRuleEmployment *) value = (StfRuleEmployment){ row_of (in, row, 0, PERSONS),
                                                            row_of (in, row, 1, AGENCIES),
                                                            from_of (row, 2), to_of (row, 3) };
        break;
      case PERSON_SKILLS:
        *(StfRulePersonSkill *) value = (StfRulePersonSkill){ row_of (in, row, 0, PERSONS),
                                                              row_of (in, row, 1, SKILLS) };
        break;
      case BODIES:
        *(StfRuleBody *) value = (StfRuleBody){ text_of (in, row, 0), text_of (in, row, 1),
                                                STF_NONE, from_of (row, 3), to_of (row, 4) };
        break;
      case ROLES:
        *(StfRuleRole *) value = (StfRuleRole){ .id = text_of (in, row, 0),
                                                .title = text_of (in, row, 1),
                                                .kind = text_of (in, row, 2),
                                                .body = row_of (in, row, 3, BODIES),
                                                .holder_of = STF_NONE,
                                                .reports_to = STF_NONE,
                                                .extent = number_of (row, 6),
                                                .of_persons = flag_of (row, 7),
                                                .of_a_year = flag_of (row, 8) };
        break;
      case SEATS:
        *(StfRuleSeat *) value = (StfRuleSeat){ text_of (in, row, 0), row_of (in, row, 1, ROLES),
                                                row_of (in, row, 2, AGENCIES) };
        break;
      case EVENTS:
        *(StfRuleEvent *) value = (StfRuleEvent){ text_of (in, row, 0), text_of (in, row, 1),
                                                  row_of (in, row, 2, BODIES) };
        break;
      case MEETINGS:
        *(StfRuleMeeting *) value = (StfRuleMeeting){
          .id = text_of (in, row, 0),
          .title = text_of (in, row, 1),
          .event = row_of (in, row, 2, EVENTS),
          .on = from_of (row, 3),
          .to = from_of (row, 4),
          .held = flag_of (row, 5),
          .cancelled = flag_of (row, 6),
          .has_notes = flag_of (row, 7),
        };
        break;
      case MEETING_BODIES:
        *(StfRuleMeetingBody *) value = (StfRuleMeetingBody){ row_of (in, row, 0, MEETINGS),
                                                              row_of (in, row, 1, BODIES) };
        break;
      case DECISIONS:
        *(StfRuleDecision *) value = (StfRuleDecision){
          text_of (in, row, 0), text_of (in, row, 1),        text_of (in, row, 2),
          from_of (row, 3),     row_of (in, row, 4, BODIES), row_of (in, row, 5, MEETINGS)
        };
        break;
      case DOCUMENTS:
        *(StfRuleDocument *) value = (StfRuleDocument){
          .id = text_of (in, row, 0),
          .ref = text_of (in, row, 1),
          .title = text_of (in, row, 2),
          .state = text_of (in, row, 3),
          .contract = text_of (in, row, 4),
          .owner_body = row_of (in, row, 5, BODIES),
          .owner_role = row_of (in, row, 6, ROLES),
          .on = from_of (row, 7),
          .from = from_of (row, 8),
          .to = to_of (row, 9),
          .decision = row_of (in, row, 10, DECISIONS),
        };
        break;
      case ASSIGNMENTS:
        *(StfRuleAssignment *) value = (StfRuleAssignment){
          .id = text_of (in, row, 0),
          .role = row_of (in, row, 1, ROLES),
          .seat = row_of (in, row, 2, SEATS),
          .person = row_of (in, row, 3, PERSONS),
          .agency = row_of (in, row, 4, AGENCIES),
          .decision = row_of (in, row, 5, DECISIONS),
          .extent = number_of (row, 6),
          .from = from_of (row, 7),
          .to = to_of (row, 8),
          .acting = flag_of (row, 9),
          .deputy = flag_of (row, 10),
          .carried_over = flag_of (row, 11),
        };
        break;
      case CATEGORIES:
        *(StfRuleCategory *) value = (StfRuleCategory){ text_of (in, row, 0), text_of (in, row, 1),
                                                        flag_of (row, 2) };
        break;
      case FLOWS:
        *(StfRuleFlow *) value = (StfRuleFlow){ text_of (in, row, 0), text_of (in, row, 1) };
        break;
      case SETTINGS:
        *(StfRuleSetting *) value = (StfRuleSetting){ text_of (in, row, 0), text_of (in, row, 1),
                                                      text_of (in, row, 2), text_of (in, row, 3),
                                                      text_of (in, row, 4) };
        break;
      case RULES:
        *(StfRule *) value = (StfRule){
          text_of (in, row, 0), text_of (in, row, 1), text_of (in, row, 2), text_of (in, row, 3),
          text_of (in, row, 4), text_of (in, row, 5), text_of (in, row, 6), text_of (in, row, 7),
          text_of (in, row, 8), text_of (in, row, 9), text_of (in, row, 10)
        };
        break;
      case PARAMETERS:
        *(StfRuleParameterRow *) value = (StfRuleParameterRow){ row_of (in, row, 0, RULES),
                                                                text_of (in, row, 1),
                                                                text_of (in, row, 2),
                                                                row_of (in, row, 3, SETTINGS),
                                                                row_of (in, row, 4, BODIES),
                                                                row_of (in, row, 5, ROLES),
                                                                row_of (in, row, 6, EVENTS),
                                                                row_of (in, row, 7, DOCUMENTS),
                                                                row_of (in, row, 8, SKILLS),
                                                                row_of (in, row, 9, AGENCIES),
                                                                row_of (in, row, 10, CATEGORIES),
                                                                row_of (in, row, 11, FLOWS) };
        break;
      case WAIVERS:
        *(StfRuleWaiver *) value = (StfRuleWaiver){ text_of (in, row, 0),
                                                    row_of (in, row, 1, RULES),
                                                    text_of (in, row, 2), from_of (row, 3),
                                                    to_of (row, 4) };
        break;
      case N_TABLES:
      default:
        g_assert_not_reached ();
    }

  if (!is_whole (in->table, value))
    g_array_set_size (array, array->len - 1);
  else if (TABLES[in->table].referred_to)
    g_hash_table_insert (in->rows[in->table], *(char **) value, GINT_TO_POINTER (array->len));
}

/* What a table says of its own rows needs all of them first. */
static void
read_body_parent (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;

  STF_ROW (in->year, StfRuleBody, bodies, row_of (in, row, 0, BODIES))->parent = row_of (in, row, 1,
                                                                                         BODIES);
}

static void
read_role_references (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleRole *role = STF_ROW (in->year, StfRuleRole, roles, row_of (in, row, 0, ROLES));

  role->holder_of = row_of (in, row, 1, ROLES);
  role->reports_to = row_of (in, row, 2, ROLES);
}

static void
read_year (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;

  in->year->starts = from_of (row, 0);
  in->year->ends = from_of (row, 1);
}

/* See 2. */
static void
carry_over (StfRuleYear *self, StfRuleAssignment *it)
{
  it->until = STF_DAY_OPEN_END;
  for (int i = STF_ROW (self, StfRuleRole, roles, it->role)->first_assignment; i >= 0;)
    {
      const StfRuleAssignment *other = STF_ROW (self, StfRuleAssignment, assignments, i);

      if (other != it && !other->deputy && other->seat == it->seat && other->from > it->from
          && (it->to == STF_DAY_OPEN_END || other->from > it->to))
        it->until = MIN (it->until, other->from - 1);
      i = other->next_of_role;
    }
}

/* Makes the chains and the ends anew, after assignments have changed. */
void
stf_rule_year_chain (StfRuleYear *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      StfRulePerson *it = STF_ROW (self, StfRulePerson, persons, i);

      it->first_employment = it->first_skill = it->first_assignment = STF_NONE;
    }
  for (guint i = 0; i < self->roles->len; i++)
    STF_ROW (self, StfRuleRole, roles, i)->first_assignment = STF_NONE;
  for (guint i = 0; i < self->meetings->len; i++)
    STF_ROW (self, StfRuleMeeting, meetings, i)->first_body = STF_NONE;

#define PREPEND(first, next)                                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    next = first;                                                                                  \
    first = i;                                                                                     \
  }                                                                                                \
  G_STMT_END
  for (int i = (int) self->employments->len - 1; i >= 0; i--)
    {
      StfRuleEmployment *it = STF_ROW (self, StfRuleEmployment, employments, i);

      PREPEND (STF_ROW (self, StfRulePerson, persons, it->person)->first_employment, it->next);
    }
  for (int i = (int) self->person_skills->len - 1; i >= 0; i--)
    {
      StfRulePersonSkill *it = STF_ROW (self, StfRulePersonSkill, person_skills, i);

      PREPEND (STF_ROW (self, StfRulePerson, persons, it->person)->first_skill, it->next);
    }
  for (int i = (int) self->meeting_bodies->len - 1; i >= 0; i--)
    {
      StfRuleMeetingBody *it = STF_ROW (self, StfRuleMeetingBody, meeting_bodies, i);

      PREPEND (STF_ROW (self, StfRuleMeeting, meetings, it->meeting)->first_body, it->next);
    }
  for (int i = (int) self->assignments->len - 1; i >= 0; i--)
    {
      StfRuleAssignment *it = STF_ROW (self, StfRuleAssignment, assignments, i);

      it->until = it->to;
      if (it->to == self->ends && STF_ROW (self, StfRuleRole, roles, it->role)->of_a_year)
        it->until = STF_DAY_OPEN_END; /* see 1 */
      PREPEND (STF_ROW (self, StfRuleRole, roles, it->role)->first_assignment, it->next_of_role);
      if (it->person >= 0)
        PREPEND (STF_ROW (self, StfRulePerson, persons, it->person)->first_assignment,
                 it->next_of_person);
    }
#undef PREPEND

  for (guint i = 0; i < self->assignments->len; i++)
    {
      StfRuleAssignment *it = STF_ROW (self, StfRuleAssignment, assignments, i);

      if (it->carried_over)
        carry_over (self, it);
    }
}

static gboolean
read_tables (Reading *in, StfYearFile *file, GError **error)
{
  for (in->table = 0; in->table < N_TABLES; in->table++)
    if (!stf_read_rows (file, TABLES[in->table].sql, NULL, read_row, in, error))
      return FALSE;

  return stf_read_rows (file, "SELECT starts, ends FROM year", NULL, read_year, in, error)
         && stf_read_rows (file, "SELECT id, parent FROM body WHERE parent IS NOT NULL", NULL,
                           read_body_parent, in, error)
         && stf_read_rows (file, "SELECT id, holder_of, reports_to FROM role", NULL,
                           read_role_references, in, error);
}

static gboolean
read_money (Reading *in, StfYearFile *file, GError **error)
{
  const StfRuleIds ids = {
    .agencies = in->rows[AGENCIES],
    .bodies = in->rows[BODIES],
    .roles = in->rows[ROLES],
    .decisions = in->rows[DECISIONS],
    .assignments = in->rows[ASSIGNMENTS],
    .categories = in->rows[CATEGORIES],
    .flows = in->rows[FLOWS],
  };

  return stf_rule_year_read_money (in->year, &ids, file, error);
}

static void
strings_clear (gpointer data)
{
  g_string_chunk_free (*(GStringChunk **) data);
}

static void
strings_unref (gpointer data)
{
  g_rc_box_release_full (data, strings_clear);
}

static GPtrArray *
strings_new (const GPtrArray *shared)
{
  GPtrArray *strings = g_ptr_array_new_with_free_func (strings_unref);
  GStringChunk **own = g_rc_box_new (GStringChunk *);

  for (guint i = 0; shared && i < shared->len; i++)
    g_ptr_array_add (strings, g_rc_box_acquire (shared->pdata[i]));
  *own = g_string_chunk_new (4096);
  g_ptr_array_add (strings, own);

  return strings;
}

static StfRuleYear *
year_new (void)
{
  StfRuleYear *self = g_new0 (StfRuleYear, 1);

  self->strings = strings_new (NULL);
  for (Table table = 0; table < N_TABLES; table++)
    *get_array (self, table) = g_array_new (FALSE, TRUE, (guint) TABLES[table].size);
  stf_rule_year_init_money (self);

  return self;
}

/**
 * stf_rule_year_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): all that the rules of @file look at
 */
StfRuleYear *
stf_rule_year_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfRuleYear) self = NULL;
  Reading in = { 0 };
  gboolean done;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  self = year_new ();
  in.year = self;
  for (Table table = 0; table < N_TABLES; table++)
    in.rows[table] = g_hash_table_new (g_str_hash, g_str_equal);

  done = read_tables (&in, file, error) && read_money (&in, file, error);
  for (Table table = 0; table < N_TABLES; table++)
    g_hash_table_unref (in.rows[table]);
  if (!done)
    return NULL;

  stf_rule_year_chain (self);
  return g_steal_pointer (&self);
}

/**
 * stf_rule_year_copy:
 * @self: what the rules look at
 *
 * Returns: (transfer full): the same, to suppose something of; of the same thread as @self
 */
StfRuleYear *
stf_rule_year_copy (const StfRuleYear *self)
{
  StfRuleYear *copy;

  g_return_val_if_fail (self, NULL);

  copy = g_new0 (StfRuleYear, 1);
  *copy = *self;
  copy->strings = strings_new (self->strings);
  for (Table table = 0; table < N_TABLES; table++)
    {
      GArray **array = get_array (copy, table);

      *array = g_array_copy (*array);
    }
  stf_rule_year_copy_money (copy);

  return copy;
}

void
stf_rule_year_free (StfRuleYear *self)
{
  if (!self)
    return;

  for (Table table = 0; table < N_TABLES; table++)
    g_array_unref (*get_array (self, table));
  stf_rule_year_clear_money (self);
  g_ptr_array_unref (self->strings);
  g_free (self);
}

static int
find (StfRuleYear *self, Table table, const char *id)
{
  const GArray *array = *get_array (self, table);

  for (guint i = 0; id && i < array->len; i++)
    if (g_str_equal (*(char **) (array->data + i * TABLES[table].size), id))
      return (int) i;

  return STF_NONE;
}

/**
 * stf_rule_year_suppose_assignment:
 * @self: a copy of a year
 * @role: id of a role
 * @seat: (nullable): id of a seat of the role
 * @person: id of a person
 * @from_date: (nullable): an ISO date
 * @to_date: (nullable): an ISO date
 *
 * What if @person held @role?  A supposed assignment has no decision and needs none.
 */
void
stf_rule_year_suppose_assignment (StfRuleYear *self, const char *role, const char *seat,
                                  const char *person, const char *from_date, const char *to_date)
{
  StfRuleAssignment it = { .agency = STF_NONE, .decision = STF_NONE, .extent = STF_NONE };

  g_return_if_fail (self);

  it.id = stf_rule_year_keep (self, "");
  it.role = find (self, ROLES, role);
  it.seat = find (self, SEATS, seat);
  it.person = find (self, PERSONS, person);
  it.from = stf_day_parse (from_date, STF_DAY_OPEN_START);
  it.to = stf_day_parse (to_date, STF_DAY_OPEN_END);
  it.supposed = TRUE;
  g_return_if_fail (it.role >= 0 && it.person >= 0);

  g_array_append_val (self->assignments, it);
  stf_rule_year_chain (self);
}

/**
 * stf_rule_year_suppose_end:
 * @self: a copy of a year
 * @assignment: id of an assignment
 * @to_date: (nullable): an ISO date; NULL has it go on
 *
 * What if @assignment ended on @to_date?
 */
void
stf_rule_year_suppose_end (StfRuleYear *self, const char *assignment, const char *to_date)
{
  int i;

  g_return_if_fail (self);

  i = find (self, ASSIGNMENTS, assignment);
  g_return_if_fail (i >= 0);

  STF_ROW (self, StfRuleAssignment, assignments, i)->to = stf_day_parse (to_date, STF_DAY_OPEN_END);
  STF_ROW (self, StfRuleAssignment, assignments, i)->carried_over = FALSE;
  stf_rule_year_chain (self);
}

/**
 * stf_rule_year_suppose_setting:
 * @self: a copy of a year
 * @setting: name or id of a setting
 * @value: (nullable): its value
 *
 * What if the year settled @setting otherwise?
 */
void
stf_rule_year_suppose_setting (StfRuleYear *self, const char *setting, const char *value)
{
  g_return_if_fail (self && setting);

  for (guint i = 0; i < self->settings->len; i++)
    {
      StfRuleSetting *it = STF_ROW (self, StfRuleSetting, settings, i);

      if (g_str_equal (it->name, setting) || g_str_equal (it->id, setting))
        {
          it->value = stf_rule_year_keep (self, value);
          return;
        }
    }

  g_return_if_reached ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assignments that a commission may be: somebody holds a role of the year, and an agency does
 * the work.
 *
 * 1. Listed are those in force at some day of the year, and the one that is chosen already.
 * 2. The agency is the one the assignment names as its host, or that holds it itself, or that
 *    employs the person at the time, the latest if there are several.
 * 3. Choosing one fills in what the commission does not say; its role is that of the assignment,
 *    and so is its agency where there is one. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-commission.h"
#include "stf-reader-private.h"

#define ASSIGNMENTS                                                                                \
  "SELECT s.id, s.role, r.title, coalesce (trim (p.given_name || ' ' || p.family_name),"           \
  " g.short_name, b.name), h.id, h.short_name,"                                                    \
  " coalesce (s.extent, -1), s.from_date, s.to_date"                                               \
  " FROM year AS y, assignment AS s JOIN role AS r ON r.id = s.role"                               \
  " LEFT JOIN person AS p ON p.id = s.person LEFT JOIN agency AS g ON g.id = s.agency"             \
  " LEFT JOIN body AS b ON b.id = s.body"                                                          \
  " LEFT JOIN agency AS h ON h.id = coalesce (s.host, s.agency, (SELECT e.agency"                  \
  "   FROM employment AS e WHERE e.person = s.person"                                              \
  "   AND (e.from_date IS NULL OR e.from_date <= coalesce (s.to_date, y.ends))"                    \
  "   AND (e.to_date IS NULL OR e.to_date >= coalesce (s.from_date, y.starts))"                    \
  "   ORDER BY e.from_date DESC, e.id LIMIT 1))"                                                   \
  " WHERE s.id = ?1 OR ((s.from_date IS NULL OR s.from_date <= y.ends)"                            \
  "   AND (s.to_date IS NULL OR s.to_date >= y.starts))"                                           \
  " ORDER BY r.title, 4, s.from_date, s.id"

static void
assignment_free (gpointer data)
{
  StfCommissionAssignment *self = data;

  g_free (self->id);
  g_free (self->role);
  g_free (self->role_title);
  g_free (self->holder);
  g_free (self->host);
  g_free (self->host_name);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

static void
read_assignment (StfStatement *row, gpointer user_data)
{
  StfCommissionAssignment *self = g_new0 (StfCommissionAssignment, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->role = stf_statement_dup_text (row, 1);
  self->role_title = stf_statement_dup_text (row, 2);
  self->holder = stf_statement_dup_text (row, 3);
  self->host = stf_statement_dup_text (row, 4);
  self->host_name = stf_statement_dup_text (row, 5);
  self->extent = (int) stf_statement_get_integer (row, 6);
  self->from_date = stf_statement_dup_text (row, 7);
  self->to_date = stf_statement_dup_text (row, 8);
  g_ptr_array_add (user_data, self);
}

/**
 * stf_commission_list_assignments:
 * @file: a year
 * @keep: (nullable): id of an assignment that is listed whenever it was
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfCommissionAssignment): what a commission may
 *   be (rule 1), by role and name
 */
GPtrArray *
stf_commission_list_assignments (StfYearFile *file, const char *keep, GError **error)
{
  g_autoptr (GPtrArray) assignments = g_ptr_array_new_with_free_func (assignment_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  return stf_read_rows (file, ASSIGNMENTS, keep, read_assignment, assignments, error)
             ? g_steal_pointer (&assignments)
             : NULL;
}

static void
take (char **field, const char *value)
{
  g_free (*field);
  *field = g_strdup (value);
}

/**
 * stf_commission_assign:
 * @self: a commission
 * @assignment: (nullable): what it is to be; NULL: none
 *
 * Says which assignment a commission is (rule 3).
 */
void
stf_commission_assign (StfCommission *self, const StfCommissionAssignment *assignment)
{
  g_return_if_fail (self != NULL);

  take (&self->assignment, assignment != NULL ? assignment->id : NULL);
  take (&self->holder, assignment != NULL ? assignment->holder : NULL);
  if (assignment == NULL)
    return;
  take (&self->role, assignment->role);
  if (assignment->host != NULL)
    take (&self->host, assignment->host);
  if (self->title == NULL || *self->title == '\0')
    take (&self->title, assignment->role_title);
  if (self->extent < 0)
    self->extent = assignment->extent;
  if (self->from_date == NULL)
    take (&self->from_date, assignment->from_date);
  if (self->to_date == NULL)
    take (&self->to_date, assignment->to_date);
}

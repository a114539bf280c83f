/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The form of a person as a value: each field as it was when the form was opened and as it is now.
 *
 * Where a person works is an employment with dates, of which the form shows the one in force at its
 * date.  A changed agency or title may mean two things, and the form asks which:
 *
 * 1. The record was wrong: the employment is corrected as it stands, and with it what was computed
 *    from it at earlier dates.  Without an agency it is removed.
 * 2. The person moved on a date: the employment ends the day before and another begins, which ends
 *    where the first would have ended.  A chair who does so moves the process owner (R27).
 *
 * Drawback: employments at other dates are neither shown nor changed here. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-person-draft.h"
#include "stf-reader-private.h"
#include "stf-text.h"
#include "stf-uuid.h"

/* Of several employments the one that began last counts. */
#define EMPLOYMENT                                                                                 \
  "SELECT id, agency, title, from_date, to_date FROM employment AS it"                             \
  " WHERE person = ?2 AND " STF_IN_FORCE " ORDER BY from_date DESC, id DESC LIMIT 1"

#define ENDED "SELECT max (to_date) FROM employment WHERE person = ?2 AND to_date < ?1"

struct _StfPersonDraft
{
  char *id;
  gboolean is_new;
  char *original[STF_PERSON_N_FIELDS]; /* NULL: empty */
  char *current[STF_PERSON_N_FIELDS];

  char *employment; /* id of the one in force, or NULL */
  char *employment_from;
  char *employment_to;
  char *moved_on;
};

/* Where the first fields of a person stand; the other two belong to an employment. */
static const char *const columns[] = { "given_name", "family_name", "email", "phone", "note" };

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == STF_PERSON_AGENCY);

G_DEFINE_QUARK (stf - person - draft - error - quark, stf_person_draft_error)

static gboolean
field_is_changed (const StfPersonDraft *self, StfPersonField field)
{
  return g_strcmp0 (self->original[field], self->current[field]) != 0;
}

static gboolean
employment_is_changed (const StfPersonDraft *self)
{
  return field_is_changed (self, STF_PERSON_AGENCY) || field_is_changed (self, STF_PERSON_TITLE);
}

/* One @, something before it, and a domain with a dot inside. */
static gboolean
email_is_plausible (const char *email)
{
  const char *at = strchr (email, '@');
  const char *dot = at ? strrchr (at, '.') : NULL;

  return at && at > email && !strchr (at + 1, '@') && dot && dot > at + 1 && dot[1] != '\0'
         && !strpbrk (email, " ,;<>");
}

/* sql: about the person ?2 at the date ?1. */
static StfStatement *
query_person (const StfPersonDraft *self, StfYearFile *file, const char *sql, const char *date,
              gboolean *has_row, GError **error)
{
  g_autoptr (StfStatement) row = stf_year_file_query (file, sql, error);

  if (!row)
    return NULL;
  stf_statement_bind_text (row, 1, date);
  stf_statement_bind_text (row, 2, self->id);
  return stf_statement_step (row, has_row, error) ? g_steal_pointer (&row) : NULL;
}

static gboolean
load_employment (StfPersonDraft *self, StfYearFile *file, const char *date, GError **error)
{
  gboolean has_row = FALSE;
  g_autoptr (StfStatement) row = query_person (self, file, EMPLOYMENT, date, &has_row, error);
  g_autoptr (StfStatement) ended = NULL;

  if (!row)
    return FALSE;

  if (has_row)
    {
      self->employment = stf_statement_dup_text (row, 0);
      self->original[STF_PERSON_AGENCY] = stf_statement_dup_text (row, 1);
      self->original[STF_PERSON_TITLE] = stf_statement_dup_text (row, 2);
      self->employment_from = stf_statement_dup_text (row, 3);
      self->employment_to = stf_statement_dup_text (row, 4);
      return TRUE;
    }

  /* The next one follows on the last that ended. */
  ended = query_person (self, file, ENDED, date, &has_row, error);
  if (!ended)
    return FALSE;
  if (!stf_statement_is_null (ended, 0))
    self->moved_on = stf_date_add_days (stf_statement_get_text (ended, 0), 1);

  return TRUE;
}

static gboolean
write_person (StfPersonDraft *self, StfChange *change, GError **error)
{
  if (self->is_new)
    {
      g_autoptr (StfRow) row = stf_row_new ("person");

      stf_row_set_text (row, "id", self->id);
      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        stf_row_set_text (row, columns[i], self->current[i]);
      return stf_change_insert (change, row, error);
    }

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (field_is_changed (self, i)
        && !stf_change_set_text (change, "person", self->id, columns[i], self->current[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
insert_employment (StfPersonDraft *self, StfChange *change, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("employment");
  g_autofree char *id = stf_uuid_new ();

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "person", self->id);
  stf_row_set_text (row, "agency", self->current[STF_PERSON_AGENCY]);
  stf_row_set_text (row, "title", self->current[STF_PERSON_TITLE]);
  stf_row_set_text (row, "from_date", self->moved_on);
  stf_row_set_text (row, "to_date", self->employment_to);
  return stf_change_insert (change, row, error);
}

/* Case 1 of the head comment. */
static gboolean
correct_employment (StfPersonDraft *self, StfChange *change, GError **error)
{
  if (!self->current[STF_PERSON_AGENCY])
    return stf_change_delete (change, "employment", self->employment, error);

  return stf_change_set_text (change, "employment", self->employment, "agency",
                              self->current[STF_PERSON_AGENCY], error)
         && stf_change_set_text (change, "employment", self->employment, "title",
                                 self->current[STF_PERSON_TITLE], error);
}

static gboolean
write_employment (StfPersonDraft *self, StfChange *change, GError **error)
{
  if (!employment_is_changed (self))
    return TRUE;

  if (self->employment && !self->moved_on)
    return correct_employment (self, change, error);

  if (self->employment)
    {
      g_autofree char *last = stf_date_add_days (self->moved_on, -1);

      if (!stf_change_set_text (change, "employment", self->employment, "to_date", last, error))
        return FALSE;
    }

  return !self->current[STF_PERSON_AGENCY] || insert_employment (self, change, error);
}

static gboolean
write_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_person_draft_write (user_data, change, error);
}

/**
 * stf_person_draft_new:
 *
 * Returns: (transfer full): an empty form for a new person
 */
StfPersonDraft *
stf_person_draft_new (void)
{
  StfPersonDraft *self = g_new0 (StfPersonDraft, 1);

  self->id = stf_uuid_new ();
  self->is_new = TRUE;
  return self;
}

/**
 * stf_person_draft_load:
 * @file: a year
 * @person: an id
 * @date: the ISO date whose employment is shown
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form of a person
 */
StfPersonDraft *
stf_person_draft_load (StfYearFile *file, const char *person, const char *date, GError **error)
{
  g_autoptr (StfPersonDraft) self = NULL;
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (stf_uuid_is_valid (person), NULL);
  g_return_val_if_fail (stf_date_is_valid (date), NULL);

  row = stf_year_file_get_row (file, "person", person, &failure);
  if (!row)
    {
      if (failure)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, STF_PERSON_DRAFT_ERROR, STF_PERSON_DRAFT_ERROR_GONE,
                             _ ("The person is no longer in the file."));
      return NULL;
    }

  self = g_new0 (StfPersonDraft, 1);
  self->id = g_strdup (person);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    self->original[i] = g_strdup (stf_row_get_text (row, columns[i]));
  if (!load_employment (self, file, date, error))
    return NULL;
  for (guint i = 0; i < STF_PERSON_N_FIELDS; i++)
    self->current[i] = g_strdup (self->original[i]);

  return g_steal_pointer (&self);
}

/** stf_person_draft_free: frees a form. */
void
stf_person_draft_free (StfPersonDraft *self)
{
  for (guint i = 0; i < STF_PERSON_N_FIELDS; i++)
    {
      g_free (self->original[i]);
      g_free (self->current[i]);
    }
  g_free (self->id);
  g_free (self->employment);
  g_free (self->employment_from);
  g_free (self->employment_to);
  g_free (self->moved_on);
  g_free (self);
}

/** stf_person_draft_get_id: the id that the person has, or will have once saved. */
const char *
stf_person_draft_get_id (const StfPersonDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/** stf_person_draft_is_new: whether the form is for a person that is not in the file yet. */
gboolean
stf_person_draft_is_new (const StfPersonDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_new;
}

/** stf_person_draft_get: what the field holds now; NULL when it is empty. */
const char *
stf_person_draft_get (const StfPersonDraft *self, StfPersonField field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < STF_PERSON_N_FIELDS, NULL);
  return self->current[field];
}

/** stf_person_draft_get_original: what the field held when the form was opened. */
const char *
stf_person_draft_get_original (const StfPersonDraft *self, StfPersonField field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < STF_PERSON_N_FIELDS, NULL);
  return self->original[field];
}

/**
 * stf_person_draft_set:
 * @self: a form
 * @field: which field
 * @text: (nullable): what the user wrote, or the id of an agency
 *
 * Sets a field.  The text is cleaned (H13); an empty one is none.
 */
void
stf_person_draft_set (StfPersonDraft *self, StfPersonField field, const char *text)
{
  g_autofree char *clean = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (field < STF_PERSON_N_FIELDS);

  if (text && field == STF_PERSON_NOTE)
    clean = stf_text_clean (text, -1);
  else if (text)
    clean = stf_text_clean_line (text, -1);

  g_free (self->current[field]);
  self->current[field] = clean && *clean ? g_steal_pointer (&clean) : NULL;
}

/** stf_person_draft_is_changed: whether saving would change anything. */
gboolean
stf_person_draft_is_changed (const StfPersonDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < STF_PERSON_N_FIELDS; i++)
    if (field_is_changed (self, i))
      return TRUE;

  return FALSE;
}

/**
 * stf_person_draft_moves:
 * @self: a form
 *
 * Tells whether the form must ask if the record was wrong or the person moved on a date: an
 * employment is in force, and its agency or title was changed.
 */
gboolean
stf_person_draft_moves (const StfPersonDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->employment && employment_is_changed (self);
}

/**
 * stf_person_draft_set_moved_on:
 * @self: a form
 * @date: (nullable): the ISO date on which the new employment begins; NULL: the record is corrected
 */
void
stf_person_draft_set_moved_on (StfPersonDraft *self, const char *date)
{
  char *copy = g_strdup (date);

  g_return_if_fail (self != NULL);

  g_free (self->moved_on);
  self->moved_on = copy;
}

/** stf_person_draft_get_moved_on: the date of stf_person_draft_set_moved_on(), or NULL. */
const char *
stf_person_draft_get_moved_on (const StfPersonDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->moved_on;
}

static gboolean
fail (StfPersonField *field, StfPersonField which, StfPersonDraftError code, const char *message,
      GError **error)
{
  if (field)
    *field = which;
  g_set_error_literal (error, STF_PERSON_DRAFT_ERROR, code, message);
  return FALSE;
}

/* The date of a move must exist and lie within the employment that it ends. */
static gboolean
validate_move (const StfPersonDraft *self, StfPersonField *field, GError **error)
{
  if (!self->moved_on || !employment_is_changed (self))
    return TRUE;

  if (!stf_date_is_valid (self->moved_on))
    return fail (field, STF_PERSON_AGENCY, STF_PERSON_DRAFT_ERROR_EMPLOYMENT,
                 _ ("The day of the change is not a date. Write it as 2013-01-31."), error);
  if (self->employment_from && strcmp (self->moved_on, self->employment_from) <= 0)
    return fail (field, STF_PERSON_AGENCY, STF_PERSON_DRAFT_ERROR_EMPLOYMENT,
                 _ ("The change must come after the day on which the present employment began."),
                 error);
  if (self->employment_to && strcmp (self->moved_on, self->employment_to) > 0)
    return fail (field, STF_PERSON_AGENCY, STF_PERSON_DRAFT_ERROR_EMPLOYMENT,
                 _ ("The change must come before the present employment ends."), error);

  return TRUE;
}

/**
 * stf_person_draft_validate:
 * @self: a form
 * @field: (out) (optional): the field that is at fault
 * @error: return location for an error
 *
 * Tells whether the form can be saved: both names, a plausible address, an agency where there is a
 * title.
 */
gboolean
stf_person_draft_validate (const StfPersonDraft *self, StfPersonField *field, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->current[STF_PERSON_GIVEN_NAME])
    return fail (field, STF_PERSON_GIVEN_NAME, STF_PERSON_DRAFT_ERROR_NAME,
                 _ ("Write the given name."), error);
  if (!self->current[STF_PERSON_FAMILY_NAME])
    return fail (field, STF_PERSON_FAMILY_NAME, STF_PERSON_DRAFT_ERROR_NAME,
                 _ ("Write the family name."), error);
  if (self->current[STF_PERSON_EMAIL] && !email_is_plausible (self->current[STF_PERSON_EMAIL]))
    return fail (field, STF_PERSON_EMAIL, STF_PERSON_DRAFT_ERROR_EMAIL,
                 _ ("The e-mail address must look like name@example.org."), error);
  if (self->current[STF_PERSON_TITLE] && !self->current[STF_PERSON_AGENCY])
    return fail (field, STF_PERSON_AGENCY, STF_PERSON_DRAFT_ERROR_EMPLOYMENT,
                 _ ("Choose the agency where the person has this title."), error);

  return validate_move (self, field, error);
}

/**
 * stf_person_draft_write:
 * @self: a form
 * @change: the change it becomes part of
 * @error: return location for an error
 *
 * Validates the form and writes it as part of a larger change.
 */
gboolean
stf_person_draft_write (StfPersonDraft *self, StfChange *change, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  return stf_person_draft_validate (self, NULL, error) && write_person (self, change, error)
         && write_employment (self, change, error);
}

/**
 * stf_person_draft_save:
 * @self: a form
 * @file: the year
 * @error: return location for an error
 *
 * Validates the form and writes it as one change, "person-new" or "person-edit".
 */
gboolean
stf_person_draft_save (StfPersonDraft *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  return stf_year_file_change (file, self->is_new ? "person-new" : "person-edit", self->id, NULL,
                               write_cb, self, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of people from another program, CSV or address cards, taken into a year.
 *
 * The list is read once.  What its columns are is guessed and can be changed; each time, the
 * preview says of every row what would become of it, and holds the forms that running it saves, so
 * that what was shown is what happens, as one change.
 *
 *   1. Whom a row means is told in stf-person-index.c.  A row that could mean several, or the same
 *      as an earlier row, is refused; so is one without a name, with an address that cannot be one,
 *      or with an agency that the year does not know.
 *   2. An empty cell says nothing.
 *   3. Another agency is an employment that begins at the date of the import; where that cannot be,
 *      and for another title, the record is corrected.
 *   4. Skills are added, never taken away.
 *
 * So the same list again changes nothing. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-label.h"
#include "stf-person-columns.h"
#include "stf-person-draft.h"
#include "stf-person-index.h"
#include "stf-person-skill.h"
#include "stf-text.h"
#include "stf-vcard.h"

struct _StfPersonImport
{
  StfYearFile *file;
  char *date;
  StfTextTable *table;
  StfPersonImportField *fields; /* of each column */
};

/* What a preview knows while it goes through the rows. */
typedef struct
{
  const StfPersonImport *import;
  StfPersonIndex index;
  GHashTable *rows; /* id of a person -> the row that means it */
} Preview;

struct _StfPersonImportRow
{
  guint line;
  StfPersonImportOutcome outcome;
  char *name;
  char *text;            /* what changes, or why it is refused */
  char *person;          /* id, unless it is refused */
  StfPersonDraft *draft; /* what is written, or NULL */
  GPtrArray *skills;     /* names to add, or NULL */
};

static void
row_free (gpointer data)
{
  StfPersonImportRow *self = data;

  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->draft, stf_person_draft_free);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_free (self->person);
  g_free (self);
}

/* A row of the list. */

static void
read_cells (const StfPersonImport *self, const StfTableRow *row, StfPersonCells *cells)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      StfPersonImportField field = self->fields[i];
      g_autofree char *clean = NULL;

      if (field == STF_IMPORT_FIELD_NONE)
        continue;
      clean = field == STF_IMPORT_FIELD_NOTE ? stf_text_clean (row->cells[i], -1)
                                             : stf_text_clean_line (row->cells[i], -1);
      g_strstrip (clean);
      if (*clean != '\0' && cells->values[field] == NULL)
        cells->values[field] = g_steal_pointer (&clean);
    }

  if (cells->values[STF_IMPORT_FIELD_FULL_NAME] != NULL
      && cells->values[STF_IMPORT_FIELD_GIVEN_NAME] == NULL
      && cells->values[STF_IMPORT_FIELD_FAMILY_NAME] == NULL)
    stf_person_columns_split_name (cells->values[STF_IMPORT_FIELD_FULL_NAME],
                                   &cells->values[STF_IMPORT_FIELD_GIVEN_NAME],
                                   &cells->values[STF_IMPORT_FIELD_FAMILY_NAME]);
}

static char *
dup_name (const StfPersonCells *cells)
{
  const char *given = cells->values[STF_IMPORT_FIELD_GIVEN_NAME];
  const char *family = cells->values[STF_IMPORT_FIELD_FAMILY_NAME];
  g_autofree char *name = g_strjoin (" ", given != NULL ? given : "", family != NULL ? family : "",
                                     NULL);

  return g_strdup (g_strstrip (name));
}

static gboolean
refuse (StfPersonImportRow *row, char *reason)
{
  row->outcome = STF_IMPORT_REFUSED;
  g_free (row->text);
  row->text = reason;
  return FALSE;
}

/* Whether the cells say nothing that the table of people does not show already.  It spares most
 * rows of a list that was imported before the reading of a form. */
static gboolean
says_nothing_new (const StfPersonCells *cells, const StfPerson *person)
{
  const struct
  {
    StfPersonImportField field;
    const char *value;
  } known[] = {
    { STF_IMPORT_FIELD_GIVEN_NAME, person->given_name },
    { STF_IMPORT_FIELD_FAMILY_NAME, person->family_name },
    { STF_IMPORT_FIELD_TITLE, person->title },
    { STF_IMPORT_FIELD_EMAIL, person->email },
    { STF_IMPORT_FIELD_PHONE, person->phone },
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (cells->values[known[i].field] != NULL
        && g_strcmp0 (cells->values[known[i].field], known[i].value) != 0)
      return FALSE;
  return cells->values[STF_IMPORT_FIELD_NOTE] == NULL
         && (cells->agency == NULL || g_strcmp0 (cells->agency, person->agency) == 0);
}

/* Rule 3: the form as the row would have it. */
static void
fill_draft (const StfPersonImport *self, const StfPersonCells *cells, StfPersonDraft *draft)
{
  static const struct
  {
    StfPersonImportField from;
    StfPersonField to;
  } fields[] = {
    { STF_IMPORT_FIELD_GIVEN_NAME, STF_PERSON_GIVEN_NAME },
    { STF_IMPORT_FIELD_FAMILY_NAME, STF_PERSON_FAMILY_NAME },
    { STF_IMPORT_FIELD_EMAIL, STF_PERSON_EMAIL },
    { STF_IMPORT_FIELD_PHONE, STF_PERSON_PHONE },
    { STF_IMPORT_FIELD_NOTE, STF_PERSON_NOTE },
  };
  const char *agency = stf_person_draft_get (draft, STF_PERSON_AGENCY);
  gboolean moved = cells->agency != NULL && agency != NULL && !g_str_equal (cells->agency, agency);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (cells->values[fields[i].from] != NULL)
      stf_person_draft_set (draft, fields[i].to, cells->values[fields[i].from]);
  if (cells->agency != NULL)
    stf_person_draft_set (draft, STF_PERSON_AGENCY, cells->agency);
  if (moved && cells->values[STF_IMPORT_FIELD_TITLE] == NULL)
    stf_person_draft_set (draft, STF_PERSON_TITLE, NULL);
  if (cells->values[STF_IMPORT_FIELD_TITLE] != NULL
      && stf_person_draft_get (draft, STF_PERSON_AGENCY) != NULL)
    stf_person_draft_set (draft, STF_PERSON_TITLE, cells->values[STF_IMPORT_FIELD_TITLE]);

  if (!moved)
    return;
  stf_person_draft_set_moved_on (draft, self->date);
  if (!stf_person_draft_validate (draft, NULL, NULL))
    stf_person_draft_set_moved_on (draft, NULL);
}

static const char *
word_agency (const StfPersonDraft *draft, StfPersonField field, const char *value,
             StfYearFile *file, char **name)
{
  if (field != STF_PERSON_AGENCY || value == NULL)
    return value != NULL ? value : "–";
  *name = stf_label_row (file, value);
  return *name != NULL ? *name : value;
}

/* "e-mail address: anna@example.org → anna@example.com" */
static char *
word_changes (const StfPersonImport *self, const StfPersonDraft *draft, GPtrArray *skills)
{
  static const char *const columns[] = { "given_name", "family_name", "email", "phone",
                                         "note",       "agency",      "title" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; draft != NULL && i < G_N_ELEMENTS (columns); i++)
    {
      const char *before = stf_person_draft_get_original (draft, i);
      const char *after = stf_person_draft_get (draft, i);
      g_autofree char *old_agency = NULL;
      g_autofree char *new_agency = NULL;

      /* The name of somebody new stands over the text. */
      if (g_strcmp0 (before, after) == 0
          || (stf_person_draft_is_new (draft) && i <= STF_PERSON_FAMILY_NAME))
        continue;
      if (text->len > 0)
        g_string_append (text, " · ");
      g_string_append_printf (text, "%s: ", stf_label_column (columns[i]));
      if (before != NULL)
        g_string_append_printf (text, "%s → ",
                                word_agency (draft, i, before, self->file, &old_agency));
      g_string_append (text, word_agency (draft, i, after, self->file, &new_agency));
    }
  for (guint i = 0; i < skills->len; i++)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? " · " : "",
                            stf_label_column ("skill"), (const char *) skills->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Who the row means, unless it is refused. */
static gboolean
identify (Preview *preview, StfPersonCells *cells, StfPersonImportRow *row, StfPerson **match)
{
  const char *agency = cells->values[STF_IMPORT_FIELD_AGENCY];
  StfPersonImportRow *earlier;
  char *reason = NULL;

  if (*row->name == '\0')
    return refuse (row, g_strdup (_ ("There is no name.")));
  if (agency != NULL)
    cells->agency = stf_person_index_find_agency (&preview->index, agency);
  if (agency != NULL && cells->agency == NULL)
    return refuse (row, g_strdup_printf (_ ("The year has no agency called “%s”."), agency));
  if (!stf_person_index_match (&preview->index, cells, row->name, match, &reason))
    return refuse (row, reason);

  earlier = *match != NULL ? g_hash_table_lookup (preview->rows, (*match)->id) : NULL;
  return earlier == NULL
         || refuse (row, g_strdup_printf (_ ("The same person as on line %u."), earlier->line));
}

/* The form that the row would save; none if it says nothing new of the person. */
static gboolean
make_draft (const StfPersonImport *self, StfPersonCells *cells, const StfPerson *match,
            StfPersonImportRow *row)
{
  g_autoptr (StfPersonDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  if (match != NULL && says_nothing_new (cells, match))
    return TRUE;
  draft = match == NULL ? stf_person_draft_new ()
                        : stf_person_draft_load (self->file, match->id, self->date, &error);
  if (draft == NULL)
    return refuse (row, g_strdup (error->message));

  /* The same address in other capitals. */
  if (stf_person_texts_agree (cells->values[STF_IMPORT_FIELD_EMAIL],
                              stf_person_draft_get (draft, STF_PERSON_EMAIL)))
    g_clear_pointer (&cells->values[STF_IMPORT_FIELD_EMAIL], g_free);
  fill_draft (self, cells, draft);
  if (!stf_person_draft_validate (draft, NULL, &error))
    return refuse (row, g_strdup (error->message));
  if (match == NULL || stf_person_draft_is_changed (draft))
    row->draft = g_steal_pointer (&draft);
  return TRUE;
}

static void
judge (Preview *preview, StfPersonCells *cells, StfPersonImportRow *row)
{
  StfPerson *match = NULL;

  if (!identify (preview, cells, row, &match) || !make_draft (preview->import, cells, match, row))
    return;

  row->person = g_strdup (match != NULL ? match->id : stf_person_draft_get_id (row->draft));
  row->skills = stf_person_index_find_skills (&preview->index,
                                              cells->values[STF_IMPORT_FIELD_SKILLS], row->person);
  row->text = word_changes (preview->import, row->draft, row->skills);
  row->outcome = match == NULL                                ? STF_IMPORT_NEW
                 : row->draft != NULL || row->skills->len > 0 ? STF_IMPORT_CHANGES
                                                              : STF_IMPORT_UNCHANGED;
  if (match == NULL)
    stf_person_index_add (&preview->index, cells, row->name, row->person);
  g_hash_table_insert (preview->rows, row->person, row);
}

static StfPersonImportRow *
preview_row (Preview *preview, const StfTableRow *from)
{
  StfPersonImportRow *row = g_new0 (StfPersonImportRow, 1);
  StfPersonCells cells = { { NULL } };

  row->line = from->line;
  read_cells (preview->import, from, &cells);
  row->name = dup_name (&cells);
  judge (preview, &cells, row);
  for (guint i = 0; i < STF_IMPORT_N_FIELDS; i++)
    g_free (cells.values[i]);
  return row;
}

/* What each column may be: by its heading, else by what stands in it.  A field is guessed once. */
static void
guess_fields (StfPersonImport *self)
{
  gboolean taken[STF_IMPORT_N_FIELDS] = { FALSE };

  for (guint i = 0; i < self->table->n_columns; i++)
    {
      StfPersonImportField field = stf_person_columns_guess (self->table->headings[i]);

      if (taken[field])
        field = STF_IMPORT_FIELD_NONE;
      taken[field] = field != STF_IMPORT_FIELD_NONE;
      self->fields[i] = field;
    }
  for (guint i = 0; i < self->table->n_columns && !taken[STF_IMPORT_FIELD_EMAIL]; i++)
    if (self->fields[i] == STF_IMPORT_FIELD_NONE
        && strchr (stf_person_import_get_sample (self, i), '@') != NULL)
      {
        self->fields[i] = STF_IMPORT_FIELD_EMAIL;
        taken[STF_IMPORT_FIELD_EMAIL] = TRUE;
      }
}

/**
 * stf_person_import_new:
 * @file: a year, which must outlive the import
 * @date: the ISO date at which persons are compared and new employments begin
 * @bytes: the content of a CSV file or a file of address cards
 * @error: return location for an error of %STF_EXCHANGE_ERROR
 *
 * Reads a list of people and guesses what its columns are.
 *
 * Returns: (transfer full) (nullable): the list
 */
StfPersonImport *
stf_person_import_new (StfYearFile *file, const char *date, GBytes *bytes, GError **error)
{
  g_autoptr (StfPersonImport) self = NULL;
  g_autoptr (StfTextTable) table = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (date != NULL && bytes != NULL, NULL);

  text = stf_encoding_decode (bytes, error);
  if (text == NULL)
    return NULL;
  table = stf_vcard_is_vcard (text) ? stf_vcard_parse (text, error) : stf_csv_parse (text, error);
  if (table == NULL)
    return NULL;

  self = g_new0 (StfPersonImport, 1);
  self->file = g_object_ref (file);
  self->date = g_strdup (date);
  self->fields = g_new0 (StfPersonImportField, table->n_columns);
  self->table = g_steal_pointer (&table);
  guess_fields (self);
  return g_steal_pointer (&self);
}

/** stf_person_import_free: frees a list. */
void
stf_person_import_free (StfPersonImport *self)
{
  g_object_unref (self->file);
  g_free (self->date);
  g_free (self->fields);
  stf_text_table_free (self->table);
  g_free (self);
}

/** stf_person_import_get_n_columns: how many columns the list has. */
guint
stf_person_import_get_n_columns (const StfPersonImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table->n_columns;
}

/** stf_person_import_get_heading: the heading of a column, as the list has it; it may be "". */
const char *
stf_person_import_get_heading (const StfPersonImport *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, NULL);

  return self->table->headings[column];
}

/** stf_person_import_get_sample: the first cell of a column with something in it, or "". */
const char *
stf_person_import_get_sample (const StfPersonImport *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, NULL);

  return stf_text_table_get_sample (self->table, column);
}

/** stf_person_import_get_field: what a column is taken for. */
StfPersonImportField
stf_person_import_get_field (const StfPersonImport *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->table->n_columns, STF_IMPORT_FIELD_NONE);

  return self->fields[column];
}

/**
 * stf_person_import_set_field:
 * @self: a list
 * @column: one of its columns
 * @field: what it is; a column that was taken for the same is left out from now on
 */
void
stf_person_import_set_field (StfPersonImport *self, guint column, StfPersonImportField field)
{
  g_return_if_fail (self != NULL && column < self->table->n_columns);
  g_return_if_fail (field < STF_IMPORT_N_FIELDS);

  for (guint i = 0; i < self->table->n_columns; i++)
    if (self->fields[i] == field)
      self->fields[i] = STF_IMPORT_FIELD_NONE;
  self->fields[column] = field;
}

/** stf_person_import_field_get_name: what a reader calls a field, translated. */
const char *
stf_person_import_field_get_name (StfPersonImportField field)
{
  static const char *const names[STF_IMPORT_N_FIELDS] = {
    [STF_IMPORT_FIELD_NONE] = N_ ("Leave out"),
    [STF_IMPORT_FIELD_GIVEN_NAME] = N_ ("Given name"),
    [STF_IMPORT_FIELD_FAMILY_NAME] = N_ ("Family name"),
    [STF_IMPORT_FIELD_FULL_NAME] = N_ ("Full name"),
    [STF_IMPORT_FIELD_AGENCY] = N_ ("Agency"),
    [STF_IMPORT_FIELD_TITLE] = N_ ("Title"),
    [STF_IMPORT_FIELD_EMAIL] = N_ ("E-mail"),
    [STF_IMPORT_FIELD_PHONE] = N_ ("Phone"),
    [STF_IMPORT_FIELD_SKILLS] = N_ ("Skills"),
    [STF_IMPORT_FIELD_NOTE] = N_ ("Note"),
  };

  g_return_val_if_fail (field < STF_IMPORT_N_FIELDS, NULL);

  return _ (names[field]);
}

/**
 * stf_person_import_preview:
 * @self: a list
 * @error: return location for an error
 *
 * Says what would become of each row, by the rules of the head comment.
 *
 * Returns: (transfer full) (element-type StfPersonImportRow) (nullable): a row for each of the list
 */
GPtrArray *
stf_person_import_preview (StfPersonImport *self, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Preview preview = { self, { NULL }, seen };

  g_return_val_if_fail (self != NULL, NULL);

  if (stf_person_index_init (&preview.index, self->file, self->date, error))
    for (guint i = 0; i < self->table->rows->len; i++)
      g_ptr_array_add (rows, preview_row (&preview, self->table->rows->pdata[i]));
  else
    g_clear_pointer (&rows, g_ptr_array_unref);
  stf_person_index_clear (&preview.index);
  return g_steal_pointer (&rows);
}

static gboolean
run_cb (StfChange *change, gpointer user_data, GError **error)
{
  GPtrArray *rows = user_data;

  for (guint i = 0; i < rows->len; i++)
    {
      StfPersonImportRow *row = rows->pdata[i];

      if (row->draft != NULL && !stf_person_draft_write (row->draft, change, error))
        return FALSE;
      for (guint j = 0; row->skills != NULL && j < row->skills->len; j++)
        if (!stf_change_add_skill (change, row->person, row->skills->pdata[j], error))
          return FALSE;
    }
  return TRUE;
}

/**
 * stf_person_import_run:
 * @self: a list
 * @rows: what stf_person_import_preview() gave
 * @error: return location for an error
 *
 * Makes of each row what the preview said, as one change.  Rows that are refused are left out.
 */
gboolean
stf_person_import_run (StfPersonImport *self, GPtrArray *rows, GError **error)
{
  g_return_val_if_fail (self != NULL && rows != NULL, FALSE);

  return stf_year_file_change (self->file, "persons-import", NULL, NULL, run_cb, rows, error);
}

/** stf_person_import_count: how many of the rows have that outcome. */
guint
stf_person_import_count (GPtrArray *rows, StfPersonImportOutcome outcome)
{
  guint n = 0;

  g_return_val_if_fail (rows != NULL, 0);

  for (guint i = 0; i < rows->len; i++)
    n += ((StfPersonImportRow *) rows->pdata[i])->outcome == outcome;
  return n;
}

/** stf_person_import_row_get_outcome: what would become of the row. */
StfPersonImportOutcome
stf_person_import_row_get_outcome (const StfPersonImportRow *self)
{
  g_return_val_if_fail (self != NULL, STF_IMPORT_REFUSED);

  return self->outcome;
}

/** stf_person_import_row_get_line: where the row stands in its file, from 1. */
guint
stf_person_import_row_get_line (const StfPersonImportRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->line;
}

/** stf_person_import_row_get_name: the name that the row has, or "". */
const char *
stf_person_import_row_get_name (const StfPersonImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/** stf_person_import_row_get_text: what the row changes, or why it is refused; or "". */
const char *
stf_person_import_row_get_text (const StfPersonImportRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text != NULL ? self->text : "";
}

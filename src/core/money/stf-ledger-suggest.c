/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Suggestions for where accounts go, for those that nothing is said of.
 *
 *   1. A line that names the account is meant.
 *   2. Else a line is, whose title is the name of the account or of one of its objects.
 *   3. Else the name of the account may tell the category (K1-K8, H9); it is meant if the category
 *      has one line that no request pays for.
 *   4. Where more than one line is meant, none is suggested. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-ledger-import-private.h"

#include <string.h>

#include "stf-reader-private.h"
#include "stf-text.h"

/* More than anybody looks at. */
#define SUGGESTIONS_MAX 500

#define LINES                                                                                      \
  "SELECT l.id, l.title, l.account, c.ref, l.grant_request IS NULL FROM budget_line AS l"          \
  " JOIN category AS c ON c.id = l.category"

/* Folded parts of names of accounts, by category. */
static const struct
{
  const char *ref;
  const char *words[8];
} categories[] = {
  { "K8", { "licens", "programvar", "prenumeration" } },
  { "K6", { "utbildning", "kurs", "konferens" } },
  { "K3", { "resor", "resekostnad", "traktamente", "logi", "hotell", "biljett" } },
  { "K4", { "konsult" } },
  { "K5", { "support", "drift" } },
  { "K7", { "hårdvar", "dator", "it-utrustning", "skrivare" } },
  { "K1", { "lön", "arbetsgivaravgift", "pension", "semester" } },
};

typedef struct
{
  char *id;
  char *title; /* folded */
  char *account;
  char *category;
  gboolean by_fee;
} Line;

static void
line_free (gpointer data)
{
  Line *self = data;

  g_free (self->id);
  g_free (self->title);
  g_free (self->account);
  g_free (self->category);
  g_free (self);
}

static void
read_line (StfStatement *row, gpointer user_data)
{
  Line *line = g_new0 (Line, 1);

  line->id = stf_statement_dup_text (row, 0);
  line->title = stf_text_fold (stf_statement_get_text (row, 1));
  line->account = stf_statement_dup_text (row, 2);
  line->category = stf_statement_dup_text (row, 3);
  line->by_fee = stf_statement_get_integer (row, 4) != 0;
  g_ptr_array_add (user_data, line);
}

/* Rule 3. */
static const char *
find_category (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    for (guint j = 0; categories[i].words[j] != NULL; j++)
      if (strstr (name, categories[i].words[j]) != NULL)
        return categories[i].ref;
  return NULL;
}

/* Whether the name is that of one of the objects, "100 Stockholm, P1 Webben". */
static gboolean
is_object (const char *where, const char *title)
{
  g_auto (GStrv) parts = g_strsplit (where, ", ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *space = strchr (parts[i], ' ');

      if (g_str_equal (parts[i], title) || (space != NULL && g_str_equal (space + 1, title)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
fits (const Line *line, guint rule, const StfLedgerGroup *group, const char *name,
      const char *where, const char *category)
{
  switch (rule)
    {
      case 1:
        return g_strcmp0 (line->account, group->account) == 0;
      case 2:
        return (*name != '\0' && g_str_equal (line->title, name)) || is_object (where, line->title);
      default:
        return category != NULL && line->by_fee && g_strcmp0 (line->category, category) == 0;
    }
}

/* Rules 1-4; by_object is set where the object decided. */
static const Line *
find_line (GPtrArray *lines, const StfLedgerGroup *group, gboolean *by_object)
{
  g_autofree char *name = stf_text_fold (group->name);
  g_autofree char *where = stf_text_fold (group->where);
  const char *category = find_category (name);

  for (guint rule = 1; rule <= 3; rule++)
    {
      const Line *found = NULL;
      guint n = 0;

      for (guint i = 0; i < lines->len; i++)
        if (fits (lines->pdata[i], rule, group, name, where, category))
          {
            found = lines->pdata[i];
            n++;
          }
      *by_object = rule == 2 && found != NULL && !g_str_equal (found->title, name);
      if (n > 0)
        return n == 1 ? found : NULL;
    }
  return NULL;
}

/**
 * stf_ledger_import_suggest:
 * @self: an import that has actuals
 * @n_mapped: (out): how many mappings it added
 * @error: return location for an error
 *
 * Maps accounts that nothing is said of yet, where it is plain, for the user to look at.
 */
gboolean
stf_ledger_import_suggest (StfLedgerImport *self, guint *n_mapped, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (StfLedgerPreview) preview = NULL;
  g_autoptr (StfAccountMappings) mappings = NULL;

  g_return_val_if_fail (self != NULL && self->actuals != NULL && n_mapped != NULL, FALSE);

  *n_mapped = 0;
  preview = stf_ledger_import_preview (self, error);
  if (preview == NULL || !stf_read_rows (self->file, LINES, NULL, read_line, lines, error))
    return FALSE;
  for (guint i = 0; i < preview->groups->len; i++)
    {
      const StfLedgerGroup *group = preview->groups->pdata[i];
      const Line *line;
      gboolean by_object;

      if (group->mapping != NULL || *n_mapped >= SUGGESTIONS_MAX)
        break;
      if (mappings == NULL)
        mappings = stf_ledger_import_get_mappings (self);
      line = find_line (lines, group, &by_object);
      if (line == NULL
          || stf_account_mappings_find (mappings, group->account, group->objects) != NULL)
        continue;
      stf_ledger_import_map (self, group->account, NULL, by_object ? group->objects : NULL,
                             line->id);
      g_clear_pointer (&mappings, stf_account_mappings_free);
      (*n_mapped)++;
    }
  return TRUE;
}

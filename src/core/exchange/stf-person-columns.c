/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the words in a list of people mean: its headings in Swedish and English, a name in one cell,
 * and an agency as people write it.
 *
 *   1. A heading is what it is in capitals or not, with or without hyphens.
 *   2. A full name is "Family, Given", or its last word is the family name, together with the small
 *      words before it: "Carl af Ugglas".
 *   3. "Länsstyrelsen i Uppsala län", "Länsstyrelsen Uppsala", "Uppsala län" and "Uppsala" are one
 *      agency; the s of "Stockholms län" counts only where nothing else is found. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-columns.h"

#include <string.h>

#include "stf-text.h"

/* Folded, without hyphens, full stops and colons. */
static const struct
{
  StfPersonImportField field;
  const char *words[16];
} headings[] = {
  { STF_IMPORT_FIELD_GIVEN_NAME,
    { "förnamn", "tilltalsnamn", "given name", "first name", "firstname", "givenname" } },
  { STF_IMPORT_FIELD_FAMILY_NAME,
    { "efternamn", "family name", "last name", "lastname", "familyname", "surname" } },
  { STF_IMPORT_FIELD_FULL_NAME,
    { "namn", "name", "fullständigt namn", "full name", "display name", "visningsnamn", "person",
      "deltagare" } },
  { STF_IMPORT_FIELD_AGENCY,
    { "myndighet", "länsstyrelse", "länsstyrelsen", "organisation", "organization", "agency",
      "arbetsgivare", "employer", "företag", "company", "län", "county" } },
  { STF_IMPORT_FIELD_TITLE,
    { "titel", "title", "befattning", "yrkestitel", "job title", "jobtitle", "tjänst" } },
  { STF_IMPORT_FIELD_EMAIL,
    { "epost", "epostadress", "email", "email address", "emailaddress", "mejl", "mejladress",
      "mail", "mailadress", "epostadress 1", "email 1", "email 1 value" } },
  { STF_IMPORT_FIELD_PHONE,
    { "telefon", "telefonnummer", "tel", "tfn", "phone", "phone number", "telephone", "mobil",
      "mobiltelefon", "mobile", "mobile phone", "telefon arbete", "direkttelefon", "business phone",
      "phone 1 value" } },
  { STF_IMPORT_FIELD_SKILLS, { "kompetens", "kompetenser", "skill", "skills" } },
  { STF_IMPORT_FIELD_NOTE, { "anteckning", "anteckningar", "notering", "note", "notes" } },
};

static const char *const particles[] = { "af",  "av", "da", "de",  "del", "den",
                                         "der", "di", "du", "van", "von", NULL };

/* Folded, and what parts words is one space. */
static char *
simplify (const char *text, const char *drop, const char *part)
{
  g_autofree char *folded = stf_text_fold (text);
  g_autoptr (GString) simple = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (strchr (drop, *p) != NULL)
        continue;
      if (strchr (part, *p) == NULL)
        g_string_append_c (simple, *p);
      else if (simple->len > 0 && simple->str[simple->len - 1] != ' ')
        g_string_append_c (simple, ' ');
    }
  return g_strchomp (g_string_free (g_steal_pointer (&simple), FALSE));
}

/* stf_person_columns_guess:
 *
 * Returns: what a column with that heading holds, or %STF_IMPORT_FIELD_NONE */
StfPersonImportField
stf_person_columns_guess (const char *heading)
{
  g_autofree char *simple = simplify (heading, "-.:", " _/");

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_strv_contains (headings[i].words, simple))
      return headings[i].field;
  return STF_IMPORT_FIELD_NONE;
}

/* stf_person_columns_split_name:
 * @given: (out): without the family name, or ""
 * @family: (out): or ""
 *
 * Cuts a name in two by rule 2. */
void
stf_person_columns_split_name (const char *name, char **given, char **family)
{
  g_autofree char *clean = g_strstrip (stf_text_clean_line (name, -1));
  char *comma = strchr (clean, ',');
  char *cut;

  if (comma != NULL)
    {
      *comma = '\0';
      *family = g_strdup (g_strstrip (clean));
      *given = g_strdup (g_strstrip (comma + 1));
      return;
    }

  cut = strrchr (clean, ' ');
  while (cut != NULL)
    {
      char *before = g_strrstr_len (clean, cut - clean, " ");
      g_autofree char *word = before != NULL ? g_strndup (before + 1, (gsize) (cut - before - 1))
                                             : NULL;

      if (word == NULL || !g_strv_contains (particles, word))
        break;
      cut = before;
    }
  *given = cut != NULL ? g_strstrip (g_strndup (clean, (gsize) (cut - clean))) : g_strdup (clean);
  *family = g_strdup (cut != NULL ? cut + 1 : "");
}

/* stf_person_columns_agency_key:
 *
 * Returns: (transfer full): what an agency's name comes down to by rule 3: "uppsala" */
char *
stf_person_columns_agency_key (const char *name)
{
  static const char *const prefixes[] = { "länsstyrelsen i ", "länsstyrelsen ", "lst " };
  g_autofree char *simple = simplify (name, "", " ,");
  const char *begin = simple;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes) && begin == simple; i++)
    if (g_str_has_prefix (simple, prefixes[i]))
      begin = simple + strlen (prefixes[i]);
  return g_strndup (begin, strlen (begin) - (g_str_has_suffix (begin, " län") ? 5 : 0));
}

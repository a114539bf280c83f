/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-person-import.h"
#include "stf-person.h"

G_BEGIN_DECLS

/* A row of a list by field, cleaned; NULL where it says nothing. */
typedef struct
{
  char *values[STF_IMPORT_N_FIELDS];
  const char *agency; /* id, or NULL */
} StfPersonCells;

/* The people, agencies and skills of a year, as the rows of a list name them. */
typedef struct
{
  GPtrArray *persons;   /* StfPerson, of the year and of the rows before */
  GHashTable *by_email; /* folded -> GPtrArray of StfPerson */
  GHashTable *by_name;
  GHashTable *agencies; /* what people write, folded -> id */
  GHashTable *skills;   /* id of a person -> GHashTable of folded names */
  GHashTable *known;    /* folded names of all skills */
} StfPersonIndex;

gboolean stf_person_index_init (StfPersonIndex *self, StfYearFile *file, const char *date,
                                GError **error);
void stf_person_index_clear (StfPersonIndex *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfPersonIndex, stf_person_index_clear)

const char *stf_person_index_find_agency (const StfPersonIndex *self, const char *text);
gboolean stf_person_index_match (const StfPersonIndex *self, const StfPersonCells *cells,
                                 const char *name, StfPerson **match, char **reason);
GPtrArray *stf_person_index_find_skills (const StfPersonIndex *self, const char *cell,
                                         const char *person);
void stf_person_index_add (StfPersonIndex *self, const StfPersonCells *cells, const char *name,
                           const char *id);
gboolean stf_person_texts_agree (const char *a, const char *b);

G_END_DECLS

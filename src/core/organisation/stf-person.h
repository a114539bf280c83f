/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* A person at a date: one row of the table of people. */
typedef struct
{
  char *id;
  char *given_name;
  char *family_name;
  char *name;        /* "Given Family" */
  char *agency;      /* id of where the person works at the date, or NULL */
  char *agency_name; /* its short name, or NULL */
  char *title;       /* or NULL */
  char *email;       /* or NULL */
  char *phone;       /* or NULL */
  guint n_roles;     /* at the date */
  char *roles;       /* their titles with ", " between; "" for none */
  char *sort_key;    /* by surname, å ä ö last; compare with strcmp() */
  char *search_key;  /* for stf_person_matches() */
} StfPerson;

/* One assignment in a person's timeline. */
typedef struct
{
  char *assignment; /* id */
  char *role;       /* id */
  char *role_title;
  char *body_name; /* or NULL */
  char *from_date; /* or NULL */
  char *to_date;   /* or NULL */
  int extent;      /* per cent, or -1 */
  gboolean acting;
  char *decision; /* title of the decision that made it, or NULL */
} StfPersonTerm;

void stf_person_free (StfPerson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPerson, stf_person_free)
void stf_person_term_free (StfPersonTerm *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPersonTerm, stf_person_term_free)

GPtrArray *stf_person_list (StfYearFile *file, const char *date, GError **error);
gboolean stf_person_matches (const StfPerson *self, const char *folded);
GPtrArray *stf_person_get_timeline (StfYearFile *file, const char *person, GError **error);

guint stf_person_count_assignments (StfYearFile *file, const char *person);
gboolean stf_person_delete (StfYearFile *file, const char *person, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "organisation/stf-organisation.h"
#include "stf-scratch.h"

G_BEGIN_DECLS

/* A year file whose rows a test knows by short names of its own. */
typedef struct
{
  Scratch scratch;
  StfYearFile *file; /* the scratch file */
  GHashTable *ids;   /* name -> id */
} TestYear;

/* The small organisation of 2013 that most tests use: a network with three agencies' seats, its
 * steering group of three with a chair among them, and the process owner. */
void test_year_set_up (TestYear *self, gconstpointer data);
/* Nothing but the year. */
void test_year_set_up_empty (TestYear *self, gconstpointer data);
void test_year_tear_down (TestYear *self, gconstpointer data);

/* Adds a row: pairs of column and value, then NULL.  A value "@name" is the id of that row. */
void test_year_add (TestYear *self, const char *name, const char *table,
                    ...) G_GNUC_NULL_TERMINATED;
void test_year_set (TestYear *self, const char *name, const char *table, const char *column,
                    const char *value);
/* A person, with an employment at the agency unless that is NULL. */
void test_year_add_person (TestYear *self, const char *name, const char *given, const char *family,
                           const char *agency);
const char *test_year_id (TestYear *self, const char *name);

StfOrganisation *test_year_load (TestYear *self, const char *date);
StfBody *test_year_body (TestYear *self, StfOrganisation *organisation, const char *name);
StfRole *test_year_role (TestYear *self, StfOrganisation *organisation, const char *name);

#define test_year_add_test(path, function)                                                         \
  g_test_add (path, TestYear, NULL, test_year_set_up, function, test_year_tear_down)
#define test_year_add_empty_test(path, function)                                                   \
  g_test_add (path, TestYear, NULL, test_year_set_up_empty, function, test_year_tear_down)

G_END_DECLS

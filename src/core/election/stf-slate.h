/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* Who is proposed for a seat; of a slate, or as the result of an election. */
typedef struct
{
  char *role;
  char *seat;
  char *person;
} StfNominee;

/* What the nominating committee may propose (R03); alternatives stand side by side. */
typedef struct
{
  char *id;
  char *title;
  char *meeting;   /* or NULL */
  char *from_date; /* of the term; or NULL: as the meeting gives it */
  char *to_date;   /* or NULL */
  char *note;      /* or NULL */
  gboolean preferred;
  GPtrArray *nominees; /* StfNominee, in order */
} StfSlate;

void stf_nominee_free (StfNominee *self);
StfNominee *stf_nominee_new (const char *role, const char *seat, const char *person);
const char *stf_nominees_find (const GPtrArray *nominees, const char *seat);

void stf_slate_free (StfSlate *self);
GPtrArray *stf_slate_list (StfYearFile *file, GError **error);
StfSlate *stf_slate_load (StfYearFile *file, const char *slate, GError **error);

#define STF_SLATE_ERROR (stf_slate_error_quark ())
GQuark stf_slate_error_quark (void);

typedef enum
{
  STF_SLATE_ERROR_TITLE, /* empty */
  STF_SLATE_ERROR_GONE,  /* the slate, the seat or the person is no longer in the file */
} StfSlateError;

/* Each is one change (H4). */

/* Returns the id of the new slate. */
char *stf_slate_create (StfYearFile *file, const char *title, GError **error);
char *stf_slate_duplicate (StfYearFile *file, const char *slate, const char *title, GError **error);
gboolean stf_slate_rename (StfYearFile *file, const char *slate, const char *title, GError **error);
/* The one that the committee puts forward: no other is. */
/* date: on which its document is proposed, or NULL. */
gboolean stf_slate_prefer (StfYearFile *file, const char *slate, const char *date, GError **error);
gboolean stf_slate_delete (StfYearFile *file, const char *slate, GError **error);
/* person: NULL leaves the seat without a candidate.  Who stands on another seat of the role changes
 * places with who stands on this one. */
gboolean stf_slate_place (StfYearFile *file, const char *slate, const char *seat,
                          const char *person, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfNominee, stf_nominee_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSlate, stf_slate_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* The organisation of a year at a date, read once into plain structs: what the chart draws and the
 * pages show.  All of it belongs to the StfOrganisation; nothing in it changes after loading.  An
 * agency has an id, a short name and a county letter; each may be NULL. */

typedef struct _StfBody StfBody;
typedef struct _StfRole StfRole;

/* Who holds a seat of a role at the date. */
typedef struct
{
  const char *assignment;  /* id; NULL for a holder that is computed (R27) */
  const char *person;      /* id or NULL */
  const char *agency;      /* id: the holder, or where the person works at the date; or NULL */
  const char *body;        /* id or NULL */
  const char *name;        /* of the person, agency or body */
  const char *agency_name; /* short name of the person's agency, or NULL */
  const char *agency_letter;
  const char *from_date; /* or NULL */
  const char *to_date;   /* or NULL */
  const char *email;     /* of the person, or NULL */
  const char *phone;     /* likewise */
  int extent;            /* per cent, or -1 */
  gboolean acting;
  gboolean deputy;       /* takes the place of a holder at times; has no seat */
  gboolean ex_officio;   /* by another office */
  gboolean carried_over; /* the term is over: until a successor begins */
  gboolean computed;
} StfHolder;

typedef struct
{
  const char *id;          /* NULL for a holder beyond the seats */
  const char *label;       /* or NULL */
  const char *agency;      /* id of the agency the seat belongs to, or NULL */
  const char *agency_name; /* its short name */
  const char *agency_letter;
  const StfHolder *holder; /* NULL: vacant at the date */
} StfSeat;

typedef struct
{
  const char *list_ref; /* T-P06, or NULL */
  const char *list_title;
  const char *list_purpose; /* or NULL */
  guint n_tasks;
  const char *const *tasks;
} StfTaskList;

struct _StfRole
{
  const char *id;
  const char *ref; /* P04, or NULL */
  const char *title;
  const char *kind;
  const char *purpose;     /* or NULL */
  const char *quote;       /* or NULL */
  StfBody *body;           /* or NULL */
  StfRole *among;          /* its holder is one of that role's holders (H7), or NULL */
  StfRole *holder_of;      /* its holder is the agency of that role's holder (R27), or NULL */
  StfRole *reports_to;     /* or NULL */
  StfRole *assists;        /* or NULL */
  const char *holder_kind; /* "person", "agency", "body" */
  const char *term;        /* "year", "until-successor", "unstated" */
  gboolean open;           /* any number of holders, no seats */
  guint n_vacant;
  GPtrArray *seats;      /* StfSeat: the role's seats in order, then holders beyond them */
  GPtrArray *holders;    /* StfHolder, in order of seat */
  GPtrArray *deputies;   /* StfHolder: they fill no seat and are no holders */
  GPtrArray *task_lists; /* StfTaskList */
};

struct _StfBody
{
  const char *id;
  const char *ref; /* B10, or NULL */
  const char *name;
  const char *kind;
  const char *placement;   /* "line", "assistant", "outside" */
  const char *purpose;     /* or NULL */
  const char *composition; /* or NULL */
  const char *quote;       /* or NULL */
  const char *branch;      /* how its chart sets what is below it: "row", ..., or NULL */
  const char *frame;       /* label of the frame that it shares with siblings, or NULL */
  gboolean folded;         /* what is below it is not drawn */
  gboolean new_page;       /* what is below it has a page of its own in a booklet */
  const char *agency;      /* id of the agency it belongs to, or NULL */
  const char *agency_name;
  const char *agency_letter;
  StfBody *parent;         /* or NULL */
  StfBody *constituted_by; /* or NULL */
  GPtrArray *children;     /* StfBody, in order; only those that are drawn */
  GPtrArray *roles;        /* StfRole, in order; a role among another stands before it */
  GPtrArray *aliases;      /* const char * */
  GPtrArray *task_lists;   /* StfTaskList */
};

typedef struct
{
  const char *id;
  const char *ref;  /* L25, or NULL */
  const char *kind; /* a choice of relation.kind */
  const char *subject;
  const char *object;  /* or NULL */
  const char *towards; /* or NULL */
  const char *quote;   /* or NULL */
  StfBody *from_body;  /* or NULL; the same of the next three */
  StfRole *from_role;
  StfBody *to_body;
  StfRole *to_role;
} StfRelation;

typedef struct _StfOrganisation StfOrganisation;

StfOrganisation *stf_organisation_load (StfYearFile *file, const char *date, GError **error);
StfOrganisation *stf_organisation_load_nearest (StfYearFile *file, const char *date,
                                                GError **error);
gboolean stf_organisation_is_read_from (const char *const *tables);
GStrv stf_organisation_list_dates (StfYearFile *file, GError **error);
StfOrganisation *stf_organisation_ref (StfOrganisation *self);
void stf_organisation_unref (StfOrganisation *self);

const char *stf_organisation_get_name (const StfOrganisation *self);
const char *stf_organisation_get_short_name (const StfOrganisation *self); /* or the name */
int stf_organisation_get_year (const StfOrganisation *self);
gboolean stf_organisation_get_example (const StfOrganisation *self);
const char *stf_organisation_get_date (const StfOrganisation *self);
const char *stf_organisation_get_starts (const StfOrganisation *self);
const char *stf_organisation_get_ends (const StfOrganisation *self);
const char *stf_organisation_get_paper (const StfOrganisation *self); /* "A3" */
gboolean stf_organisation_get_landscape (const StfOrganisation *self);

GPtrArray *stf_organisation_get_roots (const StfOrganisation *self);  /* StfBody, drawn */
GPtrArray *stf_organisation_get_bodies (const StfOrganisation *self); /* all, drawn or not */
GPtrArray *stf_organisation_get_roles (const StfOrganisation *self);
GPtrArray *stf_organisation_get_relations (const StfOrganisation *self);
StfBody *stf_organisation_find_body (const StfOrganisation *self, const char *id);
StfRole *stf_organisation_find_role (const StfOrganisation *self, const char *id);

guint stf_role_count_vacancies (const StfRole *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfOrganisation, stf_organisation_unref)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* What is paid on top of a salary, in thousandths of a per cent: 54461 is 54.461 per cent. */
typedef struct
{
  char *id; /* NULL: new */
  int year;
  char *agency;      /* id; NULL: all */
  char *agency_name; /* only read */
  int born_from;     /* 0: any */
  int born_to;       /* 0: any */
  gint64 full_rate;
  gint64 statutory_rate; /* -1: not known */
  char *source;          /* or NULL */
} StfOverheadRate;

/* Work that an agency is paid for (R24, R25). */
typedef struct
{
  char *id; /* NULL: new */
  char *title;
  char *role;       /* id or NULL */
  char *role_title; /* only read */
  char *assignment; /* id, or NULL */
  char *holder;     /* of the assignment; only read */
  char *host;       /* id */
  char *host_name;  /* only read */
  char *line;       /* id of a budget line, or NULL */
  char *line_title; /* only read */
  gint64 salary;    /* öre a month for full time, -1: not known */
  int extent;       /* per cent, -1: not decided */
  char *rate;       /* id of the rate chosen; NULL: the one that fits */
  char *from_date;  /* or NULL */
  char *to_date;    /* or NULL */
  char *note;       /* or NULL */

  /* What it costs, in öre; reckoned. */
  const StfOverheadRate *rate_used; /* NULL: none fits */
  gint64 months[12];                /* by the reading that the year has settled (A26) */
  gint64 year_cost;
  gint64 full_cost;
  gint64 statutory_cost; /* -1: not known */
  char *problem;         /* why it cannot be reckoned, translated; or NULL */
} StfCommission;

/* An assignment of the year that may be a commission: what it says of one. */
typedef struct
{
  char *id;
  char *role;
  char *role_title;
  char *holder;
  char *host;      /* id of the agency that does the work, or NULL */
  char *host_name; /* or NULL */
  int extent;      /* per cent, or -1 */
  char *from_date; /* or NULL */
  char *to_date;   /* or NULL */
} StfCommissionAssignment;

/* A line of the budget that commissions cost: by them, and as the budget has it. */
typedef struct
{
  char *id;
  char *title;
  gint64 months[12]; /* by the commissions */
  gint64 cost;       /* the sum of them */
  gint64 budgeted;   /* öre in the version */
  gboolean complete; /* all commissions of the line could be reckoned */
  gboolean differs;  /* in any month */
} StfCommissionLine;

/* The commissions of a year, its rates, and what they come to in a version of the budget. */
typedef struct
{
  int year;
  gboolean statutory_only; /* A26 */
  char *version;           /* id, or NULL: no budget */
  char *version_title;
  gboolean version_locked; /* adopted */
  char *travel_category;   /* id of K3, or NULL */
  GPtrArray *commissions;  /* StfCommission by title */
  GPtrArray *rates;        /* StfOverheadRate, the latest year first */
  GPtrArray *lines;        /* StfCommissionLine in order */
  gint64 cost;             /* öre a year */
  gint64 travel;           /* öre in the version's lines of K3 (R26) */
} StfCommissions;

StfCommissions *stf_commissions_load (StfYearFile *file, const char *version, GError **error);
void stf_commissions_free (StfCommissions *self);
StfCommission *stf_commissions_find (const StfCommissions *self, const char *id);
const StfOverheadRate *stf_commissions_find_rate (const StfCommissions *self, const char *id);
gboolean stf_commissions_book (const StfCommissions *self, StfYearFile *file, const char *line,
                               GError **error);

StfCommission *stf_commission_new (void);
StfCommission *stf_commission_copy (const StfCommission *self);
void stf_commission_free (StfCommission *self);
void stf_commission_reckon (StfCommission *self, const StfCommissions *year);
gboolean stf_commission_save (StfYearFile *file, const StfCommission *self, GError **error);
gboolean stf_commission_delete (StfYearFile *file, const StfCommission *self, GError **error);

GPtrArray *stf_commission_list_assignments (StfYearFile *file, const char *keep, GError **error);
void stf_commission_assign (StfCommission *self, const StfCommissionAssignment *assignment);

StfOverheadRate *stf_overhead_rate_new (int year);
StfOverheadRate *stf_overhead_rate_copy (const StfOverheadRate *self);
void stf_overhead_rate_free (StfOverheadRate *self);
char *stf_overhead_rate_describe (const StfOverheadRate *self);
char *stf_overhead_rate_format (gint64 rate);
gboolean stf_overhead_rate_parse (const char *text, gint64 *rate, GError **error);
gboolean stf_overhead_rate_save (StfYearFile *file, const StfOverheadRate *self, GError **error);
gboolean stf_overhead_rate_delete (StfYearFile *file, const StfOverheadRate *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfCommissions, stf_commissions_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfCommission, stf_commission_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfOverheadRate, stf_overhead_rate_free)

G_END_DECLS

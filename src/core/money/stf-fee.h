/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-decision.h"
#include "stf-share.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* How the fee is shared (A18): the choices of fee.allocation. */
typedef enum
{
  STF_FEE_EQUAL,
  STF_FEE_POPULATION,
  STF_FEE_MUNICIPALITIES,
  STF_FEE_WEIGHTED,           /* by population, the rest by municipalities */
  STF_FEE_FIXED_AND_VARIABLE, /* a part equally, the rest as weighted */
  STF_FEE_OWN,
  STF_N_FEE_KEYS,
} StfFeeKey;

typedef struct
{
  char *agency; /* id */
  char *code;   /* of the county, or NULL */
  char *name;
  char *short_name;

  /* Key figures; -1: none.  Their days are ISO dates, or NULL. */
  gint64 population;
  gint64 municipalities;
  gint64 own_number;
  char *population_date;
  char *municipalities_date;
  gint64 agreed; /* öre, STF_SHARE_NONE */

  gboolean lacks_figure; /* the key asks for one that the payer does not have */
  gint64 share;          /* öre */
  gint64 before;         /* the share as the file had it */
  gint64 last_year;      /* öre, STF_SHARE_NONE */
} StfFeePayer;

/* What the fee pays for, by category (R34). */
typedef struct
{
  char *category; /* id */
  char *ref;      /* K8, or NULL */
  char *title;
  gboolean income;
  gboolean driver;
  gint64 amount; /* öre */
} StfFeeItem;

/* The fee of a year: what it is to pay, how it is shared, and what each payer pays.  Read its
 * fields; change it by its functions, which share anew. */
typedef struct
{
  char *id;
  gboolean is_new; /* not in the file */
  gboolean edited; /* by the functions below */
  int year;
  char *version;       /* id of the budget that it pays for, or NULL */
  char *version_title; /* or NULL */
  StfFeeKey key;
  int population_weight; /* per cent of a weighted key */
  gint64 fixed_part;     /* öre */
  char *proposal;        /* id of a decision (R09), or NULL */
  char *decision;        /* id; NULL: it is not decided */

  GPtrArray *items;        /* StfFeeItem */
  gint64 costs;            /* öre: what the version costs, without what requests pay for (R13) */
  gint64 incomes;          /* öre: other than the fee */
  gint64 needed;           /* costs less incomes */
  gint64 amount;           /* öre: decided or written, STF_SHARE_NONE: what is needed */
  gint64 total;            /* öre: what is shared */
  GPtrArray *payers;       /* StfFeePayer, in the order of counties */
  char *problem;           /* why it cannot be shared, translated; or NULL */
  struct _StfDraft *draft; /* the rows */
} StfFee;

StfFee *stf_fee_load (StfYearFile *file, GError **error);
void stf_fee_free (StfFee *self);

gboolean stf_fee_is_decided (const StfFee *self);
gboolean stf_fee_is_changed (const StfFee *self);
StfFeePayer *stf_fee_find_payer (const StfFee *self, const char *agency);
gint64 stf_fee_sum_shares (const StfFee *self);
gint64 stf_fee_sum_drivers (const StfFee *self);
guint stf_fee_count_lacking (const StfFee *self);
char *stf_fee_describe_weight (const StfFee *self, const StfFeePayer *payer);
const char *stf_fee_key_label (StfFeeKey key);

/* Of a fee that is not decided. */
void stf_fee_set_key (StfFee *self, StfFeeKey key);
void stf_fee_set_population_weight (StfFee *self, int per_cent);
void stf_fee_set_fixed_part (StfFee *self, gint64 amount);
void stf_fee_set_amount (StfFee *self, gint64 amount); /* STF_SHARE_NONE: what is needed */
void stf_fee_set_own_number (StfFee *self, const char *agency, gint64 number); /* -1: none */
void stf_fee_set_agreed (StfFee *self, const char *agency, gint64 amount);
gboolean stf_fee_set_version (StfFee *self, StfYearFile *file, const char *version, GError **error);
void stf_fee_set_proposal (StfFee *self, const char *decision);

gboolean stf_fee_save (StfFee *self, StfYearFile *file, GError **error);
/* decision: id of one in the file, or NULL: fresh, which becomes one. */
gboolean stf_fee_decide (StfFee *self, StfYearFile *file, const char *decision,
                         const StfDecision *fresh, GError **error);
gboolean stf_fee_reopen (StfFee *self, StfYearFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfFee, stf_fee_free)

G_END_DECLS

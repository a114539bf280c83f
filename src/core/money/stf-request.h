/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* What a request for development funds has come to at a date (R13). */
typedef enum
{
  STF_REQUEST_DRAFTED,
  STF_REQUEST_REQUESTED,
  STF_REQUEST_GRANTED,
  STF_REQUEST_REFUSED,
  STF_REQUEST_CLOSED,
  STF_REQUEST_CARRIED_OVER, /* closed, and what is left goes to next year */
} StfRequestState;

typedef enum
{
  STF_REQUEST_NO_ANSWER,
  STF_REQUEST_GRANT,
  STF_REQUEST_REFUSAL,
} StfRequestOutcome;

typedef enum
{
  STF_REQUEST_NO_REMAINDER, /* not said */
  STF_REQUEST_RETURNED,
  STF_REQUEST_CARRIED,
} StfRequestRemainder;

/* Development funds that are asked for. */
typedef struct
{
  char *id; /* NULL: new */
  char *title;
  char *body;         /* id of who asks, or NULL */
  char *body_name;    /* only read */
  gint64 amount;      /* öre, -1: not known */
  char *requested_on; /* ISO, or NULL */
  StfRequestOutcome outcome;
  gint64 granted;   /* öre, -1: not known */
  char *decided_on; /* ISO, or NULL */
  char *decision;   /* id of the decision (R08), or NULL */
  char *closed_on;  /* ISO, or NULL */
  StfRequestRemainder remainder;
  char *purpose; /* or NULL */
  char *note;    /* or NULL */

  /* Read by stf_request_list(). */
  StfRequestState state; /* at the date */
  guint n_lines;         /* of the budget that it pays for */
  gint64 budgeted;       /* öre: what the budget has for those lines */
  gint64 spent;          /* öre: their outcome */
} StfRequest;

GPtrArray *stf_request_list (StfYearFile *file, const char *date, GError **error);
StfRequest *stf_request_new (void);
StfRequest *stf_request_copy (const StfRequest *self);
void stf_request_free (StfRequest *self);

StfRequestState stf_request_get_state (const StfRequest *self, const char *date);
const char *stf_request_state_label (StfRequestState state);
gint64 stf_request_get_left (const StfRequest *self);

gboolean stf_request_save (StfYearFile *file, const StfRequest *self, GError **error);
gboolean stf_request_delete (StfYearFile *file, const StfRequest *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRequest, stf_request_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* A seat without a holder at the date. */
typedef struct
{
  const StfRole *role; /* of the organisation */
  const StfSeat *seat;
} StfVacancy;

/* An assignment that ends soon. */
typedef struct
{
  const StfRole *role; /* of the organisation */
  const StfHolder *holder;
} StfEnding;

typedef struct
{
  char *id;
  char *title;
  char *on_date;
  char *place;  /* or NULL */
  char *state;  /* a choice of meeting.state */
  char *bodies; /* names with ", " between; "" for none */
} StfOverviewMeeting;

/* A setting whose value is not the suggested one. */
typedef struct
{
  char *id;
  char *ref; /* A03, or NULL */
  char *title;
  char *value;     /* or NULL */
  char *suggested; /* or NULL */
} StfDeviation;

/* What the first page shows of the organisation at its date. */
typedef struct
{
  StfOrganisation *organisation;
  const StfHolder *chair;         /* of the body that the process owner follows, or NULL */
  const StfHolder *process_owner; /* computed (R27), or NULL */
  guint n_bodies;
  guint n_roles;
  guint n_persons;
  guint n_assignments;   /* in force, computed holders not counted */
  GPtrArray *vacancies;  /* StfVacancy */
  GPtrArray *endings;    /* StfEnding, within 60 days, first to end first */
  GPtrArray *meetings;   /* StfOverviewMeeting, from the date on, at most 5, not the cancelled */
  GPtrArray *deviations; /* StfDeviation */
} StfOverview;

StfOverview *stf_overview_load (StfYearFile *file, StfOrganisation *organisation, GError **error);
void stf_overview_free (StfOverview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfOverview, stf_overview_free)

G_END_DECLS

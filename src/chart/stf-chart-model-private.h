/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-model.h"

G_BEGIN_DECLS

/* What is known only while a model is made. */
typedef struct
{
  StfChartModel *model;
  const StfChartContent *content;
  GHashTable *marks;    /* or NULL */
  GHashTable *indices;  /* StfBody to its box, plus one */
  GHashTable *merged;   /* StfSeat that another line speaks of */
  GHashTable *frames;   /* by parent and label: index of a frame, plus one */
  GHashTable *related;  /* relations that there are already, by boxes and kind */
  GHashTable *agencies; /* id to its index, plus one */
  GHashTable *told;     /* StfTaskList of this box to the title below which it stands */
  GArray *seats;        /* StfChartSeat of this box that become boxes of their own */
  const char *soon;     /* the last day of these terms, or NULL */
  const char *year;
} StfChartBuilder;

/* A seat that is to have a box. */
typedef struct
{
  const StfRole *role;
  const StfSeat *seat;
} StfChartSeat;

static inline gboolean
stf_chart_builder_shows (const StfChartBuilder *self, StfChartDetail detail)
{
  return (self->content->detail & detail) != 0;
}

static inline gboolean
stf_chart_builder_is_public (const StfChartBuilder *self)
{
  return self->content->profile == STF_CHART_PROFILE_PUBLIC;
}

const char *stf_chart_builder_keep (StfChartBuilder *self, const char *text);
const char *stf_chart_builder_keep_free (StfChartBuilder *self, char *text);
StfChartMark stf_chart_builder_mark (StfChartBuilder *self, const char *id, const char **was);
int stf_chart_builder_agency (StfChartBuilder *self, const char *id, const char *letter,
                              const char *name);

void stf_chart_builder_add_rows (StfChartBuilder *self, const StfBody *body);
gboolean stf_chart_builder_add_seat (StfChartBuilder *self, const StfChartSeat *seat);

const char *stf_chart_body_kind_label (const char *kind);

G_END_DECLS

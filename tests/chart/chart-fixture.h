/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart.h"

G_BEGIN_DECLS

/* Organisations made by hand, of the structs that a year file is read into. */
typedef struct
{
  StfChartFacts facts;
  GPtrArray *roots;
  GPtrArray *relations;
  GPtrArray *arrays;
  GPtrArray *memory;
} ChartFixture;

ChartFixture *chart_fixture_new (void);
ChartFixture *chart_fixture_new_governance (void);
void chart_fixture_free (ChartFixture *self);

StfBody *chart_fixture_add_body (ChartFixture *self, StfBody *parent, const char *kind,
                                 const char *placement, const char *name);
void chart_fixture_add_alias (ChartFixture *self, StfBody *body, const char *name);
StfRole *chart_fixture_add_role (ChartFixture *self, StfBody *body, const char *title,
                                 guint n_seats);
void chart_fixture_hold (ChartFixture *self, StfRole *role, guint seat, const char *name,
                         const char *agency);
void chart_fixture_reach (ChartFixture *self, StfRole *role, guint holder, const char *email,
                          const char *phone);
StfTaskList *chart_fixture_add_tasks (ChartFixture *self, GPtrArray *lists,
                                      const char *const *tasks);
GPtrArray *chart_fixture_list_secrets (ChartFixture *self);
void chart_fixture_relate (ChartFixture *self, const char *kind, StfBody *from, StfBody *to);

StfChartOptions chart_fixture_options (const char *paper, gboolean landscape);
StfChart *chart_fixture_draw (ChartFixture *self, const StfChartOptions *options);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartFixture, chart_fixture_free)

G_END_DECLS

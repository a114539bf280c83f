/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-app-fixture.h"
#include "stf-chart-item.h"
#include "stf-chart-view-private.h"
#include "stf-organisation-page.h"

G_BEGIN_DECLS

/* The chart of the example year in a window. */
typedef struct
{
  StfAppFixture app;
  StfOrganisationPage *page;
  StfChartView *view;
  GtkWidget *canvas;
} StfChartFixture;

void stf_chart_fixture_set_up (StfChartFixture *fixture, gconstpointer user_data);
void stf_chart_fixture_tear_down (StfChartFixture *fixture, gconstpointer user_data);
GtkWidget *stf_chart_fixture_find_item (StfChartFixture *fixture, const char *name);
guint stf_chart_fixture_find_box (StfChartFixture *fixture, const char *name);
gboolean stf_chart_fixture_is_drawn (StfChartFixture *fixture, const char *name);
const StfBody *stf_chart_fixture_find_body (StfChartFixture *fixture, const char *name);
graphene_point_t stf_chart_fixture_find_middle (StfChartFixture *fixture, const char *name);
GtkWidget *stf_chart_fixture_get_focus (StfChartFixture *fixture);
void stf_chart_fixture_assert_says (GtkWidget *widget, GtkAccessibleProperty property,
                                    const char *expected);

G_END_DECLS

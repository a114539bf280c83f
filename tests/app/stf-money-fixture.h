/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-app-fixture.h"

G_BEGIN_DECLS

/* The example year, and a window of its own for one page of its money. */
typedef struct
{
  StfAppFixture app;
  GtkWindow *window;
} MoneyFixture;

void money_fixture_set_up (MoneyFixture *self, gconstpointer data);
void money_fixture_tear_down (MoneyFixture *self, gconstpointer data);
StfPage *money_fixture_show (MoneyFixture *self, GType type);
GtkWindow *money_fixture_wait_for_dialog (MoneyFixture *self);
GtkWindow *money_fixture_wait_for_dialog_of (GtkWindow *parent);

#define money_fixture_add_test(path, function)                                                     \
  g_test_add (path, MoneyFixture, NULL, money_fixture_set_up, function, money_fixture_tear_down)

G_END_DECLS

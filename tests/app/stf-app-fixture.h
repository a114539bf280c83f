/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"
#include "stf-year-view.h"

G_BEGIN_DECLS

/* A window of a running application and a folder that is removed with it. */
typedef struct
{
  char *folder;
  char *path; /* of the example year in the folder */
  StfApplication *application;
  StfWindow *window;
} StfAppFixture;

void stf_app_init (int *argc, char ***argv);
void stf_app_fixture_init (StfAppFixture *self);
void stf_app_fixture_clear (StfAppFixture *self);

void stf_app_open (StfAppFixture *self, const char *path);
void stf_app_settle (void);
void stf_app_wait_for_map (GtkWidget *widget);
void stf_app_wait_for_view (StfAppFixture *self, const char *name);
StfPage *stf_app_show_page (StfAppFixture *self, const char *name);
const StfRole *stf_app_find_role (StfAppFixture *self, const char *ref);
StfYearView *stf_app_get_view (StfAppFixture *self);
GtkWindow *stf_app_get_dialog (StfAppFixture *self);
GtkWindow *stf_app_wait_for_dialog (StfAppFixture *self);
GtkWidget *stf_app_find (GtkWidget *root, GType type, const char *text);
/* The controller of that type that was added first. */
gpointer stf_app_get_controller (GtkWidget *widget, GType type);
/* As a pointer does: pressed at one place of a widget, moved to another; let go or not. */
void stf_app_drag (GtkWidget *widget, const graphene_point_t *from, const graphene_point_t *to,
                   gboolean let_go);
/* What a user does: in the window, and in @root, a window or a part of one. */
StfYearFile *stf_app_get_file (StfAppFixture *self);
/* A second version of the governance document, in force from July: R02 in other words, no R03. */
void stf_app_add_version (StfAppFixture *self);
void stf_app_activate (StfAppFixture *self, const char *action, GVariant *target);
void stf_app_click (gpointer root, const char *label);
void stf_app_type (gpointer root, const char *row, const char *text);
gboolean stf_app_shows (GtkWidget *root, const char *text);
void stf_app_assert_named (GtkWidget *widget);
/* Writes a picture of the window, as a PNG. */
void stf_app_shoot (GtkWindow *window, const char *path);

G_END_DECLS

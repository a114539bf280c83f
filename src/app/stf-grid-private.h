/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-grid-cell.h"
#include "stf-grid.h"

G_BEGIN_DECLS

#define STF_GRID_PADDING 8 /* pixels beside a text */

typedef struct
{
  StfGridColumn values;
  int chosen; /* the width the user has given it, or 0 */
  int x;      /* from the left edge of the first frozen or the first scrolled column */
  int width;
} StfGridPlace;

struct _StfGrid
{
  GtkWidget parent_instance;

  StfGridModel *model; /* NULL: empty */
  GtkAdjustment *adjustments[2];
  guint policies[2];

  /* Where cells are, in pixels. */
  GArray *places; /* StfGridPlace */
  guint n_rows;
  guint n_frozen;
  int digit_width;
  int line_height;
  int row_height;
  int header_height;
  int frozen_width;
  int scrolled_width; /* of all columns that scroll */

  /* What has been drawn: see stf-grid-paint.c. */
  GHashTable *rows;
  gpointer header;

  guint row; /* the cursor */
  guint column;
  guint anchor_row; /* the other corner of what is selected */
  guint anchor_column;
  guint tab_column; /* where Enter returns to */
  char *row_id;     /* of the cursor */

  StfGridCell *cells[2];
  guint cell; /* which of them is at the cursor */
  GtkWidget *menu;

  GtkWidget *editor; /* NULL: nothing is edited */
  char *original;    /* what the editor began with */
  gboolean typed;    /* begun by typing: arrows leave it */
  gboolean ending;   /* it is on its way out, or the model writes */
  guint left;        /* source: the focus has left it */

  int resized; /* the column whose border is dragged, or -1 */
  int resized_from;
  gboolean selecting; /* a drag selects */
};

/* stf-grid.c */
int stf_grid_get_offset (StfGrid *self, GtkOrientation orientation);
void stf_grid_find (StfGrid *self, double x, double y, int *row, int *column);
void stf_grid_move (StfGrid *self, guint row, guint column, gboolean extend);
void stf_grid_reveal (StfGrid *self, guint row, guint column);
void stf_grid_relayout (StfGrid *self);

/* stf-grid-paint.c */
void stf_grid_forget (StfGrid *self);
void stf_grid_measure_text (StfGrid *self);
void stf_grid_paint (StfGrid *self, GtkSnapshot *snapshot);

/* stf-grid-edit.c */
void stf_grid_end_edit (StfGrid *self, gboolean focus);
void stf_grid_install_edit_actions (GtkWidgetClass *widget_class);

/* stf-grid-input.c */
void stf_grid_add_input (StfGrid *self);

G_END_DECLS

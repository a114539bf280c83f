/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cell of a grid that has the focus.  The grid paints all cells; the widget shows where the
 * focus is, and tells a screen reader what stands there.  GTK 4.8 has no accessible objects that
 * are not widgets, and a screen reader speaks when the focus comes to another widget: the grid
 * therefore has two of these and lets them take turns. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-cell.h"

struct _StfGridCell
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (StfGridCell, stf_grid_cell, GTK_TYPE_WIDGET)

static void
edit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (gtk_widget_get_parent (widget), "grid.edit", NULL);
}

static void
stf_grid_cell_class_init (StfGridCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "gridcell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_install_action (widget_class, "cell.edit", NULL, edit);
}

static void
stf_grid_cell_init (StfGridCell *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/** stf_grid_cell_new: (transfer floating): a cell that is none yet. */
GtkWidget *
stf_grid_cell_new (void)
{
  return g_object_new (STF_TYPE_GRID_CELL, NULL);
}

/**
 * stf_grid_cell_show:
 * @self: a cell
 * @model: what the grid shows
 * @row: where the cell is
 * @column: likewise
 *
 * Makes it the cell at a place.
 */
void
stf_grid_cell_show (StfGridCell *self, StfGridModel *model, guint row, guint column)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);
  g_autofree char *description = NULL;
  g_autofree char *label = stf_grid_model_describe (model, row, column, &description);
  gboolean editable = (stf_grid_model_get_flags (model, row, column)
                       & (STF_GRID_CELL_EDITABLE | STF_GRID_CELL_TYPED))
                      != 0;

  gtk_accessible_update_property (
      accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      description != NULL ? description : "", GTK_ACCESSIBLE_PROPERTY_READ_ONLY, !editable, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
  /* The header is the first row. */
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_ROW_INDEX, (int) row + 2,
                                  GTK_ACCESSIBLE_RELATION_COL_INDEX, (int) column + 1, -1);
}

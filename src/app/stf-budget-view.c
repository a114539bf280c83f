/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of the budget.  Above, which version is shown and how; then what the cell at the
 * cursor holds; then the grid.
 *
 * 1. The version is the one that the user has chosen, else the one to show at the page's date.
 * 2. An edit is written in the file as one step, and in what has been read: the budget is read
 * again only when something else has changed.
 * 3. Where there is less room than NARROW, one period is shown at a time.  What is wide then claims
 *    no room of its own: it gives way before the next frame.
 *
 * Actions are in stf-budget-view-actions.c, what the grid shows in stf-budget-table.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-budget-view-private.h"

#include <glib/gi18n.h>

#include "money/stf-budget-note.h"
#include "stf-author-dialog.h"
#include "stf-settings.h"

#define NARROW 700 /* pixels */
#define LEAST 300

G_DEFINE_FINAL_TYPE (StfBudgetView, stf_budget_view, STF_TYPE_PAGE)

StfWindow *
stf_budget_view_get_window (StfBudgetView *self)
{
  return STF_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* Tells what is wrong, until something else is done; NULL: nothing is. */
void
stf_budget_view_tell_error (StfBudgetView *self, const char *message)
{
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
}

/* --- writing --- */

static gboolean
can_edit (StfBudgetView *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));

  return year != NULL && stf_open_year_can_edit (year);
}

/* Before each change: the file is free, and it is known who the user is (H4). */
gboolean
stf_budget_view_begin (StfBudgetView *self, GError **error)
{
  StfWindow *window = stf_budget_view_get_window (self);
  g_autofree char *author = stf_settings_get_author ();

  if (!can_edit (self)
      || !g_action_group_get_action_enabled (G_ACTION_GROUP (window), "budget-new-line"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY,
                           _ ("The year cannot be changed now."));
      return FALSE;
    }
  if (stf_author_dialog_needed ())
    {
      stf_author_dialog_present (GTK_WINDOW (window), "win.page", g_variant_new_string ("budget"));
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
      return FALSE;
    }
  stf_year_file_set_author (stf_open_year_get_file (stf_page_get_year (STF_PAGE (self))), author);
  return TRUE;
}

/* Rule 2. */
gboolean
stf_budget_view_save (StfBudgetView *self, const StfBudgetEdit *edit, GError **error)
{
  gboolean saved;

  if (!stf_budget_view_begin (self, error))
    return FALSE;
  self->saving = TRUE;
  saved = stf_budget_edit_save (edit, stf_open_year_get_file (stf_page_get_year (STF_PAGE (self))),
                                error);
  self->saving = FALSE;
  if (!saved)
    return FALSE;
  stf_budget_view_tell_error (self, NULL);
  if (stf_budget_edit_apply (edit, self->budget, NULL))
    stf_budget_table_follow (self->table, edit);
  else
    stf_page_queue_refresh (STF_PAGE (self));
  return TRUE;
}

static gboolean
save_cb (const StfBudgetEdit *edit, gpointer user_data, GError **error)
{
  return stf_budget_view_save (user_data, edit, error);
}

/* --- the cell at the cursor --- */

static const StfBudgetNote *
get_notes (StfBudgetView *self, guint *n_notes, int *month)
{
  guint row, column;

  *n_notes = 0;
  *month = -1;
  if (self->version == NULL || !stf_grid_get_cursor (self->grid, &row, &column))
    return NULL;
  *month = stf_budget_table_get_note_month (self->table, row, column);
  return *month >= 0
             ? stf_budget_get_notes (self->budget, stf_budget_table_get_line (self->table, row),
                                     self->version, (guint) *month, n_notes)
             : NULL;
}

/* Texts that stay as they are cost nothing: others let the window be laid out again. */
static void
show_text (StfBudgetView *self, const char *label, const char *text, const char *description)
{
  gtk_label_set_label (self->cell_label, label);
  if (!g_str_equal (text, gtk_editable_get_text (self->cell_entry)))
    gtk_editable_set_text (self->cell_entry, text);
  if (g_strcmp0 (description, gtk_widget_get_tooltip_text (GTK_WIDGET (self->cell_label))) == 0)
    return;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cell_label), description);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->cell_entry), description);
}

static void
show_note_icon (StfBudgetView *self, const char *icon)
{
  if (g_strcmp0 (icon, gtk_menu_button_get_icon_name (self->note_button)) != 0)
    gtk_menu_button_set_icon_name (self->note_button, icon);
}

/* Below the grid, where they are seen and heard wherever in it an edit is made. */
static void
show_totals (StfBudgetView *self)
{
  g_autofree char *text = stf_budget_table_describe_totals (self->table);

  gtk_label_set_label (self->totals, text);
  gtk_widget_set_visible (GTK_WIDGET (self->totals), text[0] != '\0');
}

static void
show_cell (StfBudgetView *self)
{
  StfGridModel *model = STF_GRID_MODEL (self->table);
  g_autofree char *description = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *text = NULL;
  gboolean editable;
  guint row, column, n_notes;
  int month;

  self->updating = TRUE;
  if (!stf_grid_get_cursor (self->grid, &row, &column))
    {
      show_text (self, "", "", NULL);
      gtk_widget_set_sensitive (GTK_WIDGET (self->cell_entry), FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->note_button), FALSE);
      self->updating = FALSE;
      return;
    }
  spoken = stf_grid_model_describe (model, row, column, &description);
  text = stf_grid_model_get_plain_text (model, row, column);
  editable = (stf_grid_model_get_flags (model, row, column)
              & (STF_GRID_CELL_EDITABLE | STF_GRID_CELL_TYPED))
             != 0;
  get_notes (self, &n_notes, &month);
  gtk_widget_set_visible (GTK_WIDGET (self->cell_label), column > 0); /* a name says itself */
  show_text (self, spoken, text, description);
  gtk_widget_set_sensitive (GTK_WIDGET (self->cell_entry), TRUE);
  gtk_editable_set_editable (self->cell_entry, editable);
  gtk_widget_set_sensitive (GTK_WIDGET (self->note_button), month >= 0);
  show_note_icon (self, n_notes > 0 ? "stf-info-symbolic" : "stf-edit-symbolic");
  self->updating = FALSE;
}

static void
cursor_cb (StfBudgetView *self)
{
  if (self->cell_label == NULL)
    return;
  stf_budget_view_tell_error (self, NULL);
  show_cell (self);
  stf_budget_view_update_actions (self);
}

/* What is written in the cell stands in the bar too, and the other way. */
static void
typed_cb (StfBudgetView *self, const char *text)
{
  if (self->cell_label == NULL)
    return;
  if (text == NULL)
    show_cell (self);
  else if (g_strcmp0 (text, gtk_editable_get_text (self->cell_entry)) != 0)
    {
      self->updating = TRUE;
      gtk_editable_set_text (self->cell_entry, text);
      self->updating = FALSE;
    }
}

static void
cell_changed_cb (StfBudgetView *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->cell_entry), "error");
  if (!self->updating)
    stf_grid_mirror (self->grid, gtk_editable_get_text (self->cell_entry));
}

static void
cell_activate_cb (StfBudgetView *self)
{
  if (stf_grid_commit (self->grid))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->cell_entry), "error");
}

static gboolean
cell_key_cb (StfBudgetView *self, guint key)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  stf_grid_cancel (self->grid);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  return GDK_EVENT_STOP;
}

static void
cell_left_cb (StfBudgetView *self)
{
  if (self->cell_label != NULL)
    stf_grid_leave (self->grid);
}

static void
failed_cb (StfBudgetView *self, const char *message)
{
  stf_budget_view_tell_error (self, message);
}

static void
told_cb (StfBudgetView *self, const char *message)
{
  stf_window_toast (stf_budget_view_get_window (self), message);
}

static void
opened_cb (StfBudgetView *self)
{
  guint row, column;

  if (!stf_grid_get_cursor (self->grid, &row, &column))
    return;
  if (column == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "budget.edit-line", NULL);
  else
    {
      g_autofree char *description = NULL;
      g_autofree char *label = stf_grid_model_describe (STF_GRID_MODEL (self->table), row, column,
                                                        &description);

      stf_budget_view_tell_error (
          self, description != NULL ? description : _ ("This is reckoned from other amounts."));
    }
}

/* --- notes --- */

static void
note_shown_cb (StfBudgetView *self)
{
  guint n_notes;
  int month;
  const StfBudgetNote *notes = get_notes (self, &n_notes, &month);
  const StfBudgetNote *last = n_notes > 0 ? &notes[n_notes - 1] : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i + 1 < n_notes; i++)
    g_string_append_printf (text, "%s\n", notes[i].text);
  if (last != NULL)
    /* Translators: who wrote a note, and when. */
    g_string_append_printf (text, _ ("%s, %s"), last->author != NULL ? last->author : _ ("Unknown"),
                            last->on_date != NULL ? last->on_date : "");
  gtk_label_set_label (self->note_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->note_label), text->len > 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note_text),
                            last != NULL ? last->text : "", -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->note_text));
}

static void
note_save_cb (StfBudgetView *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note_text);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GtkTextIter begin, end;
  guint row, n_notes;
  int month;
  const StfBudgetNote *notes = get_notes (self, &n_notes, &month);

  gtk_text_buffer_get_bounds (buffer, &begin, &end);
  text = gtk_text_buffer_get_text (buffer, &begin, &end, FALSE);
  gtk_popover_popdown (GTK_POPOVER (self->note_popover));
  if (month < 0 || !stf_grid_get_cursor (self->grid, &row, NULL))
    return;
  if (!stf_budget_view_begin (self, &error)
      || !stf_budget_note_save (
          n_notes > 0 ? &notes[n_notes - 1] : NULL, stf_budget_table_get_line (self->table, row),
          self->version, (guint) month, text,
          stf_open_year_get_file (stf_page_get_year (STF_PAGE (self))), &error))
    stf_budget_view_tell_error (self, error->message);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* --- what is shown --- */

static void
show_header (StfBudgetView *self)
{
  const char *date = stf_open_year_get_date (stf_page_get_year (STF_PAGE (self)));
  g_autofree char *period = stf_budget_table_name_period (self->periods, self->period);

  gtk_label_set_label (self->version_label,
                       self->version != NULL ? self->version->title : _ ("No version"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->version_button),
                               self->version != NULL ? self->version->title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->version_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Version of the budget"), -1);
  gtk_widget_set_visible (GTK_WIDGET (self->state_label), self->version != NULL);
  if (self->version != NULL)
    gtk_label_set_label (
        self->state_label,
        self->version->kind == STF_BUDGET_BUDGET
            ? stf_budget_state_name (stf_budget_version_get_state (self->version, date))
            : stf_budget_kind_name (self->version->kind));
  gtk_label_set_label (self->period_label, period);
  gtk_widget_set_visible (self->period_bar,
                          self->narrow && stf_budget_table_count_periods (self->periods) > 1);
}

static const char *
find_page (StfBudgetView *self)
{
  if (self->version == NULL)
    return "no-version";
  if (self->budget->n_lines == 0)
    return "empty";
  return stf_budget_table_get_n_shown (self->table) > 0 ? "grid" : "nothing";
}

/* Shows what has been read, as it is now. */
void
stf_budget_view_show (StfBudgetView *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const char *text = gtk_editable_get_text (self->search);
  StfBudgetTableLook look = {
    .filter = { self->grouping, self->category, self->body, self->funding,
                text[0] != '\0' ? text : NULL },
    .periods = self->periods,
    .only = self->narrow ? (int) self->period : -1,
    .can_edit = can_edit (self),
  };
  g_autoptr (GVariant) lock = g_action_group_get_action_state (G_ACTION_GROUP (self->actions),
                                                               "lock");

  if (self->budget != NULL && self->version != NULL)
    {
      look.before = stf_budget_get_shown (self->budget, self->version->year - 1,
                                          stf_open_year_get_date (year));
      look.outcome = stf_budget_find_outcome (self->budget, self->version->year - 1);
      look.compared = self->compared_id != NULL
                          ? stf_budget_find_version (self->budget, self->compared_id)
                          : NULL;
    }
  look.locks_total = g_variant_get_boolean (lock);
  stf_budget_table_show (self->table, self->budget, self->version, &look);
  gtk_stack_set_visible_child_name (self->stack, find_page (self));
  gtk_widget_set_visible (self->cell_bar, stf_budget_table_get_n_shown (self->table) > 0);
  show_header (self);
  show_cell (self);
  stf_budget_view_update_actions (self);
}

static void
forget (StfBudgetView *self)
{
  static const StfBudgetTableLook nothing = { .only = -1 };

  stf_budget_table_show (self->table, NULL, NULL, &nothing);
  self->version = NULL;
  self->filled = NULL;
  g_clear_pointer (&self->budget, stf_budget_free);
}

/* What was read before stays until the grid shows what has been read now: the cursor keeps its
 * place. */
static void
stf_budget_view_refresh (StfPage *page)
{
  StfBudgetView *self = STF_BUDGET_VIEW (page);
  StfOpenYear *year = stf_page_get_year (page);
  g_autoptr (StfBudget) old = NULL;
  g_autoptr (GError) error = NULL;
  StfBudget *budget;

  if (self->saving)
    return;
  budget = stf_budget_load (stf_open_year_get_file (year), &error);
  stf_budget_view_tell_error (self, budget == NULL ? error->message : NULL);
  if (budget == NULL)
    {
      forget (self);
      return;
    }
  old = g_steal_pointer (&self->budget);
  self->budget = budget;
  self->version = NULL;
  self->filled = NULL;
  if (self->version_id != NULL)
    self->version = stf_budget_find_version (budget, self->version_id);
  if (self->version == NULL) /* rule 1 */
    self->version = stf_budget_get_shown (budget, budget->year, stf_open_year_get_date (year));
  stf_budget_view_show (self);
}

static void
search_cb (StfBudgetView *self)
{
  if (self->budget != NULL)
    stf_budget_view_show (self);
}

static void
stop_search_cb (StfBudgetView *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

/* Rule 3. */
static gboolean
narrow_cb (gpointer user_data)
{
  StfBudgetView *self = user_data;
  gboolean narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW;

  if (self->bar == NULL || narrow == self->narrow)
    return G_SOURCE_REMOVE;
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  if (self->budget != NULL)
    stf_budget_view_show (self);
  return G_SOURCE_REMOVE;
}

static int
get_least_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

/* There is no layout manager: how wide it is decides what is shown. */
static void
stf_budget_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  if (!across && for_size >= 0)
    for_size = MAX (for_size, get_least_width (child));
  gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (across && !STF_BUDGET_VIEW (widget)->narrow)
    *minimum = MIN (*minimum, LEAST);
}

static void
stf_budget_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfBudgetView *self = STF_BUDGET_VIEW (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  gtk_widget_allocate (child, MAX (width, get_least_width (child)), height, baseline, NULL);
  if ((width < NARROW) != self->narrow)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, g_object_ref (self), g_object_unref);
}

static gboolean
stf_budget_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (STF_BUDGET_VIEW (widget)->grid));
}

/* Another year: what was chosen in this one is not in it. */
static void
year_cb (StfBudgetView *self)
{
  if (stf_page_get_year (STF_PAGE (self)) != NULL)
    return;
  g_clear_pointer (&self->version_id, g_free);
  g_clear_pointer (&self->compared_id, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->body, g_free);
  g_clear_pointer (&self->funding, g_free);
  forget (self);
}

static void
stf_budget_view_dispose (GObject *object)
{
  StfBudgetView *self = STF_BUDGET_VIEW (object);

  if (self->table != NULL)
    forget (self);
  self->bar = NULL;
  self->cell_label = NULL;
  g_clear_object (&self->table);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (stf_budget_view_parent_class)->dispose (object);
}

static void
stf_budget_view_finalize (GObject *object)
{
  StfBudgetView *self = STF_BUDGET_VIEW (object);

  g_free (self->version_id);
  g_free (self->compared_id);
  g_free (self->category);
  g_free (self->body);
  g_free (self->funding);
  G_OBJECT_CLASS (stf_budget_view_parent_class)->finalize (object);
}

static void
stf_budget_view_class_init (StfBudgetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_budget_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_budget_view_finalize;
  widget_class->measure = stf_budget_view_measure;
  widget_class->size_allocate = stf_budget_view_size_allocate;
  widget_class->grab_focus = stf_budget_view_grab_focus;
  STF_PAGE_CLASS (klass)->refresh = stf_budget_view_refresh;

  g_type_ensure (STF_TYPE_GRID);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/budget-view.ui");
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, bar);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, version_button);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, version_label);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, state_label);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, search);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, period_bar);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, period_label);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, cell_bar);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, cell_label);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, cell_entry);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, note_button);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, note_popover);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, note_label);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, note_text);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, message);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, stack);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, grid);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, totals);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, versions);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, compared);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, categories);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, bodies);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, fundings);
  gtk_widget_class_bind_template_child (widget_class, StfBudgetView, cell_menu);
  gtk_widget_class_bind_template_callback (widget_class, cursor_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, cell_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_save_cb);
}

static void
stf_budget_view_init (StfBudgetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  stf_budget_view_add_actions (self);
  self->table = stf_budget_table_new (save_cb, self);
  stf_grid_set_model (self->grid, STF_GRID_MODEL (self->table));
  g_signal_connect_object (self->table, "changed", G_CALLBACK (show_totals), self,
                           G_CONNECT_SWAPPED);
  stf_grid_set_menu (self->grid, self->cell_menu);
  g_signal_connect (self, "notify::year", G_CALLBACK (year_cb), NULL);
}

/** stf_budget_view_get_grid: (transfer none): where amounts are edited. */
StfGrid *
stf_budget_view_get_grid (StfBudgetView *self)
{
  g_return_val_if_fail (STF_IS_BUDGET_VIEW (self), NULL);

  return self->grid;
}

/** stf_budget_view_get_table: (transfer none): what the grid shows. */
StfBudgetTable *
stf_budget_view_get_table (StfBudgetView *self)
{
  g_return_val_if_fail (STF_IS_BUDGET_VIEW (self), NULL);

  return self->table;
}

/** stf_budget_view_get_version: (transfer none) (nullable): the version that is shown. */
StfBudgetVersion *
stf_budget_view_get_version (StfBudgetView *self)
{
  g_return_val_if_fail (STF_IS_BUDGET_VIEW (self), NULL);

  return self->version;
}

/** stf_budget_view_show_version: shows a version by its id. */
void
stf_budget_view_show_version (StfBudgetView *self, const char *version)
{
  g_autofree char *copy = g_strdup (version);

  g_return_if_fail (STF_IS_BUDGET_VIEW (self));

  g_free (self->version_id);
  self->version_id = g_steal_pointer (&copy);
  stf_page_queue_refresh (STF_PAGE (self));
}

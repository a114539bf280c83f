/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The settings of "Print and Export".  A table says which widget shows which member of the value;
 * both ways go through it.  All of those members are of the size of a guint. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-form.h"

#include <glib/gi18n.h>

typedef enum
{
  FIELD_CHOICE, /* AdwComboRow */
  FIELD_NUMBER, /* GtkSpinButton */
  FIELD_SWITCH, /* GtkSwitch */
} FieldKind;

#define SETTING(member) G_STRUCT_OFFSET (StfPrintSettings, member)

/* Also the indices of the table below. */
typedef enum
{
  SHEETS,
  POSTER,
  POSTER_WIDTH,
  POSTER_HEIGHT,
  PAPER,
  PAPER_WIDTH,
  PAPER_HEIGHT,
  LANDSCAPE,
  OVERLAP,
  CROP_MARKS,
  TILE_MAP,
  PROFILE,
  SEATS,
  HOLDERS,
  AGENCY,
  TASKS,
  CONTACT,
  COST,
  SEAT_BOXES,
  COLOURING,
  GREY,
  TITLE,
  LEGEND,
  FOOTER,
  FORMAT,
  DPI,
  N_FIELDS,
} FieldId;

static const struct
{
  const char *name; /* of the widget in the template */
  FieldKind kind;
  gsize offset;
  guint detail; /* of a choice: the value of its first item; of a switch: a flag, or 0 */
} fields[N_FIELDS] = {
  [SHEETS] = { "sheets", FIELD_CHOICE, SETTING (sheets) },
  [POSTER] = { "poster", FIELD_CHOICE, SETTING (poster.choice), 1 },
  [POSTER_WIDTH] = { "poster_width", FIELD_NUMBER, SETTING (poster.width) },
  [POSTER_HEIGHT] = { "poster_height", FIELD_NUMBER, SETTING (poster.height) },
  [PAPER] = { "paper", FIELD_CHOICE, SETTING (paper.choice) },
  [PAPER_WIDTH] = { "paper_width", FIELD_NUMBER, SETTING (paper.width) },
  [PAPER_HEIGHT] = { "paper_height", FIELD_NUMBER, SETTING (paper.height) },
  [LANDSCAPE] = { "landscape", FIELD_CHOICE, SETTING (landscape) },
  [OVERLAP] = { "overlap", FIELD_NUMBER, SETTING (overlap) },
  [CROP_MARKS] = { "crop_marks", FIELD_SWITCH, SETTING (crop_marks) },
  [TILE_MAP] = { "tile_map", FIELD_SWITCH, SETTING (tile_map) },
  [PROFILE] = { "profile", FIELD_CHOICE, SETTING (profile) },
  [SEATS] = { "seats", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_SEATS },
  [HOLDERS] = { "holders", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_HOLDERS },
  [AGENCY] = { "agency", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_AGENCY },
  [TASKS] = { "tasks", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_TASKS },
  [CONTACT] = { "contact", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_CONTACT },
  [COST] = { "cost", FIELD_SWITCH, SETTING (detail), STF_CHART_DETAIL_COST },
  [SEAT_BOXES] = { "seat_boxes", FIELD_SWITCH, SETTING (seat_boxes) },
  [COLOURING] = { "colouring", FIELD_CHOICE, SETTING (colouring) },
  [GREY] = { "grey", FIELD_SWITCH, SETTING (grey) },
  [TITLE] = { "title", FIELD_SWITCH, SETTING (around), STF_CHART_AROUND_TITLE },
  [LEGEND] = { "legend", FIELD_SWITCH, SETTING (around), STF_CHART_AROUND_LEGEND },
  [FOOTER] = { "footer", FIELD_SWITCH, SETTING (around), STF_CHART_AROUND_FOOTER },
  [FORMAT] = { "format", FIELD_CHOICE, SETTING (format) },
  [DPI] = { "dpi", FIELD_NUMBER, SETTING (dpi) },
};

G_STATIC_ASSERT (sizeof (StfChartSheets) == sizeof (guint));
G_STATIC_ASSERT (sizeof (gboolean) == sizeof (guint));

struct _StfPrintForm
{
  AdwPreferencesPage parent_instance;

  GtkWidget *fields[N_FIELDS];
  StfPrintAdvice *advice;
  StfPrintCompare *compare;
  AdwActionRow *use_page_row;
  AdwExpanderRow *relations;
  AdwPreferencesGroup *file_group;

  StfOpenYear *year;
  StfPrintSettings settings;
  GPtrArray *relation_rows; /* borrowed by the expander */
  gboolean showing;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfPrintForm, stf_print_form, ADW_TYPE_PREFERENCES_PAGE)

/* The row that a field stands in. */
static GtkWidget *
get_row (StfPrintForm *self, FieldId id)
{
  return gtk_widget_get_ancestor (self->fields[id], ADW_TYPE_PREFERENCES_ROW);
}

/* What cannot be chosen now stays as it was chosen before. */
static guint
read_widget (StfPrintForm *self, FieldId id, guint before)
{
  GtkWidget *widget = self->fields[id];
  gboolean active;

  if (!gtk_widget_get_sensitive (get_row (self, id)))
    return before;
  if (fields[id].kind == FIELD_CHOICE)
    return fields[id].detail + adw_combo_row_get_selected (ADW_COMBO_ROW (widget));
  if (fields[id].kind == FIELD_NUMBER)
    return (guint) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (widget));

  active = gtk_switch_get_active (GTK_SWITCH (widget));
  if (fields[id].detail == 0)
    return active;
  return active ? before | fields[id].detail : before & ~fields[id].detail;
}

static void
show_widget (StfPrintForm *self, FieldId id, guint value)
{
  GtkWidget *widget = self->fields[id];
  guint detail = fields[id].detail;

  if (fields[id].kind == FIELD_CHOICE)
    adw_combo_row_set_selected (ADW_COMBO_ROW (widget), MAX (value, detail) - detail);
  else if (fields[id].kind == FIELD_NUMBER)
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (widget), value);
  else
    gtk_switch_set_active (GTK_SWITCH (widget), detail != 0 ? (value & detail) != 0 : value != 0);
}

static void
show_rows (StfPrintForm *self, FieldId first, FieldId last, gboolean visible)
{
  for (FieldId id = first; id <= last; id++)
    gtk_widget_set_visible (get_row (self, id), visible);
}

static void
allow (StfPrintForm *self, FieldId id, const char *reason)
{
  GtkWidget *row = get_row (self, id);

  gtk_widget_set_sensitive (row, reason == NULL);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason != NULL ? reason : "");
}

/* Why something of the holders cannot be shown, or NULL. */
static const char *
get_reason (StfPrintForm *self, StfChartDetail detail)
{
  if (stf_print_settings_get_allowed (&self->settings) & detail)
    return NULL;
  if (self->settings.profile == STF_CHART_PROFILE_PUBLIC)
    return _ ("The public is shown no persons");
  if (self->settings.profile == STF_CHART_PROFILE_WALL)
    return _ ("Only for the group");
  return _ ("Only with the holders");
}

/* A detail that is not allowed is off, whatever was chosen. */
static void
allow_detail (StfPrintForm *self, FieldId id)
{
  gboolean showing = self->showing;

  allow (self, id, get_reason (self, fields[id].detail));
  self->showing = TRUE;
  show_widget (self, id, self->settings.detail & stf_print_settings_get_allowed (&self->settings));
  self->showing = showing;
}

static void
update_year_page (StfPrintForm *self)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  gboolean landscape = stf_organisation_get_landscape (organisation);
  const char *paper = stf_organisation_get_paper (organisation);
  /* Translators: a paper: "A3, landscape". */
  g_autofree char *text = landscape ? g_strdup_printf (_ ("%s, landscape"), paper)
                                    : g_strdup_printf (_ ("%s, portrait"), paper);

  adw_action_row_set_subtitle (self->use_page_row, text);
}

/* What is there to choose depends on what is chosen. */
static void
update_rows (StfPrintForm *self)
{
  const StfPrintSettings *settings = &self->settings;
  gboolean poster = settings->sheets == STF_CHART_SHEETS_POSTER;
  gboolean own_poster = stf_print_paper_is_own (&settings->poster);
  gboolean own_paper = stf_print_paper_is_own (&settings->paper);

  show_rows (self, POSTER, POSTER, poster);
  show_rows (self, POSTER_WIDTH, POSTER_HEIGHT, poster && own_poster);
  show_rows (self, PAPER_WIDTH, PAPER_HEIGHT, own_paper);
  show_rows (self, LANDSCAPE, LANDSCAPE, poster ? !own_poster : !own_paper);
  show_rows (self, OVERLAP, TILE_MAP, poster);
  show_rows (self, DPI, DPI, settings->format == STF_CHART_FORMAT_PNG);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fields[PAPER]),
                                 poster ? _ ("Sheets") : _ ("Paper"));
  allow (self, SHEETS,
         stf_print_compare_is_side_by_side (self->compare) ? _ ("Both stand on one page") : NULL);
  allow_detail (self, HOLDERS);
  allow_detail (self, CONTACT);
}

static void
show_fields (StfPrintForm *self)
{
  self->showing = TRUE;
  for (FieldId id = 0; id < N_FIELDS; id++)
    show_widget (self, id, G_STRUCT_MEMBER (guint, &self->settings, fields[id].offset));
  self->showing = FALSE;
}

static void
changed (StfPrintForm *self)
{
  update_rows (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
changed_cb (StfPrintForm *self)
{
  if (self->showing || self->year == NULL)
    return;
  for (FieldId id = 0; id < N_FIELDS; id++)
    {
      guint *value = &G_STRUCT_MEMBER (guint, &self->settings, fields[id].offset);

      *value = read_widget (self, id, *value);
    }
  changed (self);
}

/* Two beside each other stand on one page. */
static void
compare_cb (StfPrintForm *self)
{
  if (stf_print_compare_is_side_by_side (self->compare))
    {
      self->settings.sheets = STF_CHART_SHEETS_ONE;
      show_fields (self);
    }
  changed (self);
}

static void
relation_cb (StfPrintForm *self, GParamSpec *pspec, GtkSwitch *button)
{
  const char *kind = gtk_widget_get_name (GTK_WIDGET (button));

  if (self->showing)
    return;
  stf_print_settings_set_kind (&self->settings, kind, gtk_switch_get_active (button));
  changed (self);
}

static void
add_relation (StfPrintForm *self, const StfChartRelation *relation)
{
  const char *const *kinds = (const char *const *) self->settings.kinds;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_switch_new ();

  gtk_widget_set_name (button, relation->kind);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (button),
                         kinds != NULL && g_strv_contains (kinds, relation->kind));
  g_signal_connect_object (button, "notify::active", G_CALLBACK (relation_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), relation->label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_expander_row_add_row (self->relations, row);
  g_ptr_array_add (self->relation_rows, row);
}

/* Only kinds that the chart has are offered. */
static void
offer_relations (StfPrintForm *self)
{
  const StfChartContent content = STF_CHART_CONTENT_INIT;
  g_autoptr (StfChartModel) model = stf_chart_model_new (
      stf_open_year_get_organisation (self->year), &content);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->relation_rows->len; i++)
    adw_expander_row_remove (self->relations, self->relation_rows->pdata[i]);
  g_ptr_array_set_size (self->relation_rows, 0);
  for (guint i = 0; i < model->n_relations; i++)
    if (!g_str_equal (model->relations[i].kind, "assists")
        && g_hash_table_add (seen, (gpointer) model->relations[i].kind))
      add_relation (self, &model->relations[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->relations), self->relation_rows->len > 0);
}

static void
year_changed_cb (StfPrintForm *self)
{
  offer_relations (self);
  update_year_page (self);
}

static void
stf_print_form_dispose (GObject *object)
{
  StfPrintForm *self = STF_PRINT_FORM (object);

  g_clear_object (&self->year);
  g_clear_pointer (&self->relation_rows, g_ptr_array_unref);
  stf_print_settings_clear (&self->settings);
  G_OBJECT_CLASS (stf_print_form_parent_class)->dispose (object);
}

static void
stf_print_form_class_init (StfPrintFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_print_form_dispose;

  signals[CHANGED] = g_signal_new ("changed", STF_TYPE_PRINT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);

  g_type_ensure (STF_TYPE_PRINT_ADVICE);
  g_type_ensure (STF_TYPE_PRINT_COMPARE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/print-form.ui");
  for (FieldId id = 0; id < N_FIELDS; id++)
    gtk_widget_class_bind_template_child_full (
        widget_class, fields[id].name, FALSE,
        (gssize) (G_STRUCT_OFFSET (StfPrintForm, fields) + id * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, StfPrintForm, advice);
  gtk_widget_class_bind_template_child (widget_class, StfPrintForm, compare);
  gtk_widget_class_bind_template_child (widget_class, StfPrintForm, use_page_row);
  gtk_widget_class_bind_template_child (widget_class, StfPrintForm, relations);
  gtk_widget_class_bind_template_child (widget_class, StfPrintForm, file_group);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
}

static void
stf_print_form_init (StfPrintForm *self)
{
  self->relation_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->relations), GTK_ACCESSIBLE_PROPERTY_LABEL,
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->relations)), -1);
}

/**
 * stf_print_form_set_year:
 * @self: a form with settings
 * @year: whose relations can be chosen
 */
void
stf_print_form_set_year (StfPrintForm *self, StfOpenYear *year)
{
  g_return_if_fail (STF_IS_PRINT_FORM (self) && self->year == NULL);

  self->year = g_object_ref (year);
  stf_print_compare_set_year (self->compare, year);
  g_signal_connect_object (year, "changed", G_CALLBACK (year_changed_cb), self, G_CONNECT_SWAPPED);
  year_changed_cb (self);
}

/**
 * stf_print_form_set_settings:
 * @self: a form
 * @settings: what it shows
 */
void
stf_print_form_set_settings (StfPrintForm *self, const StfPrintSettings *settings)
{
  g_return_if_fail (STF_IS_PRINT_FORM (self));

  if (settings != &self->settings)
    {
      stf_print_settings_clear (&self->settings);
      stf_print_settings_copy (&self->settings, settings);
    }
  show_fields (self);
  changed (self);
}

/**
 * stf_print_form_get_settings:
 * @self: a form
 *
 * Returns: (transfer none): what is chosen
 */
const StfPrintSettings *
stf_print_form_get_settings (StfPrintForm *self)
{
  g_return_val_if_fail (STF_IS_PRINT_FORM (self), NULL);

  return &self->settings;
}

/**
 * stf_print_form_set_n_pages:
 * @self: a form
 * @n_pages: how many pages the document has
 *
 * Tells the user how many files there will be.
 */
void
stf_print_form_set_n_pages (StfPrintForm *self, guint n_pages)
{
  g_autofree char *text = NULL;

  g_return_if_fail (STF_IS_PRINT_FORM (self));

  if (n_pages > 1 && self->settings.format != STF_CHART_FORMAT_PDF)
    text = g_strdup_printf (
        g_dngettext (NULL, "%u file, one a page", "%u files, one a page", n_pages), n_pages);
  adw_preferences_group_set_description (self->file_group, text);
}

/**
 * stf_print_form_get_advice:
 * @self: a form
 *
 * Returns: (transfer none): how large the text is, and what would make it larger
 */
StfPrintAdvice *
stf_print_form_get_advice (StfPrintForm *self)
{
  g_return_val_if_fail (STF_IS_PRINT_FORM (self), NULL);

  return self->advice;
}

/**
 * stf_print_form_get_compare:
 * @self: a form
 *
 * Returns: (transfer none): what the chart is compared with
 */
StfPrintCompare *
stf_print_form_get_compare (StfPrintForm *self)
{
  g_return_val_if_fail (STF_IS_PRINT_FORM (self), NULL);

  return self->compare;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A proposal in a column: its seats, role by role, and below them what can be said of it, by sign
 * and word.
 *
 * A seat is a row: activating it chooses who is to stand there, its menu has what else can be done,
 * Delete leaves it without a candidate, and a candidate or another seat can be dropped on it.  The
 * column is made anew whenever the proposal changes. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-slate-column.h"
#include "stf-wording.h"

struct _StfSlateColumn
{
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *rules; /* the list of rules, or NULL */
  char *slate;
  gboolean can_edit;
  GHashTable *rows; /* id of a seat to its row */
};

G_DEFINE_FINAL_TYPE (StfSlateColumn, stf_slate_column, ADW_TYPE_BIN)

static void
stf_slate_column_finalize (GObject *object)
{
  StfSlateColumn *self = STF_SLATE_COLUMN (object);

  g_free (self->slate);
  g_hash_table_unref (self->rows);
  G_OBJECT_CLASS (stf_slate_column_parent_class)->finalize (object);
}

static void
stf_slate_column_class_init (StfSlateColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_slate_column_finalize;
}

static void
stf_slate_column_init (StfSlateColumn *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* --- placing --- */

/* person: "" for nobody. */
static void
place (StfSlateColumn *self, const char *seat, const char *person)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.slate-place", "(sss)", self->slate, seat,
                              person);
}

static gboolean
drop_cb (StfSlateColumn *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  place (self, g_object_get_data (G_OBJECT (row), "stf-seat"), g_value_get_string (value));
  return TRUE;
}

static gboolean
delete_cb (GtkWidget *row, GVariant *arguments, gpointer user_data)
{
  place (user_data, g_object_get_data (G_OBJECT (row), "stf-seat"), "");
  return TRUE;
}

static void
add_controllers (StfSlateColumn *self, GtkWidget *row, const char *person)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Delete, 0),
                        gtk_callback_action_new (delete_cb, self, NULL)));
  gtk_widget_add_controller (row, keys);
  if (person != NULL)
    {
      GtkDragSource *source = gtk_drag_source_new ();
      GdkContentProvider *content = gdk_content_provider_new_typed (G_TYPE_STRING, person);

      gtk_drag_source_set_content (source, content);
      g_object_unref (content);
      gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
    }
}

/* --- seats --- */

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* Who stands on a seat can be proposed to what is held among the holders of its role, too. */
static void
add_among (StfSlateColumn *self, GMenu *menu, const StfElection *election,
           const StfBallotRole *role, const char *person)
{
  const GPtrArray *roles = stf_election_get_roles (election);

  for (guint i = 0; i < roles->len; i++)
    {
      const StfBallotRole *other = roles->pdata[i];
      g_autofree char *label = NULL;

      if (g_strcmp0 (other->among, role->id) != 0 || other->seats->len == 0)
        continue;
      /* Translators: the title of a role. */
      label = g_strdup_printf (_ ("Propose as %s"), other->title);
      add_item (menu, label, "win.slate-place",
                g_variant_new ("(sss)", self->slate,
                               ((const StfBallotSeat *) other->seats->pdata[0])->id, person));
    }
}

static GtkWidget *
make_seat_menu (StfSlateColumn *self, const StfElection *election, const StfBallotRole *role,
                const char *seat, const char *person, const char *name)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  add_item (menu, _ ("_Choose a Candidate"), "election.choose-seat",
            g_variant_new ("(ss)", self->slate, seat));
  if (person != NULL)
    {
      add_among (self, menu, election, role, person);
      add_item (menu, _ ("_Show Person"), "win.show-person", g_variant_new_string (person));
      add_item (menu, _ ("_Remove"), "win.slate-place",
                g_variant_new ("(sss)", self->slate, seat, ""));
    }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "stf-menu-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Menu of the seat"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the seat"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
  return button;
}

/* "Stockholm (AB) · 2 years · 20 %" */
static char *
word_facts (const StfNomineeFacts *facts)
{
  g_autofree char *agency = NULL;
  g_autofree char *years = NULL;
  g_autofree char *extent = NULL;
  g_autofree char *first = NULL;

  if (facts->agency != NULL)
    agency = facts->agency->letter != NULL
                 ? g_strdup_printf ("%s (%s)", facts->agency->short_name, facts->agency->letter)
                 : g_strdup (facts->agency->short_name);
  years = facts->years == 0
              ? g_strdup (_ ("new to the role"))
              : g_strdup_printf (ngettext ("%u year in a row", "%u years in a row", facts->years),
                                 facts->years);
  if (facts->extent >= 0)
    extent = g_strdup_printf (_ ("%d %%"), facts->extent);
  first = stf_wording_join (agency, years);
  return stf_wording_join (first, extent);
}

static GtkWidget *
make_seat (StfSlateColumn *self, const StfElection *election, const StfBallotRole *role,
           const StfBallotSeat *seat, const StfNomineeFacts *facts)
{
  const StfBallot *ballot = stf_election_get_ballot (election);
  const StfBallotPerson *person = facts != NULL ? stf_ballot_find_person (ballot, facts->person)
                                                : NULL;
  const char *title = person != NULL ? person->name : _ ("No candidate");
  g_autofree char *subtitle = facts != NULL ? word_facts (facts) : g_strdup (seat->label);
  const char *icon = facts == NULL                            ? "stf-vacant-symbolic"
                     : facts->level == STF_ASSESSMENT_WARNING ? "stf-warning-symbolic"
                                                              : "stf-person-symbolic";
  GtkWidget *row = stf_action_row_new (title, subtitle, icon);

  g_object_set_data_full (G_OBJECT (row), "stf-seat", g_strdup (seat->id), g_free);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)", self->slate, seat->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "election.choose-seat");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (self->can_edit)
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 make_seat_menu (self, election, role, seat->id,
                                                 facts != NULL ? facts->person : NULL, title));
      add_controllers (self, row, facts != NULL ? facts->person : NULL);
    }
  g_hash_table_insert (self->rows, g_strdup (seat->id), row);
  return row;
}

static void
add_heading (StfSlateColumn *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self->box), label);
}

static GtkWidget *
add_list (StfSlateColumn *self, const char *name)
{
  GtkWidget *list = stf_list_box_new (name);

  gtk_box_append (GTK_BOX (self->box), list);
  return list;
}

static void
add_role (StfSlateColumn *self, const StfElection *election, const StfBallotRole *role,
          const StfAssessment *assessment)
{
  GtkWidget *list;

  add_heading (self, role->title);
  list = add_list (self, role->title);
  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfBallotSeat *seat = role->seats->pdata[i];

      gtk_list_box_append (
          GTK_LIST_BOX (list),
          make_seat (self, election, role, seat, stf_assessment_find (assessment, seat->id)));
    }
}

/* --- what can be said --- */

static GtkWidget *
make_statement (const char *kind, const char *word, const char *text, const char *icon,
                const char *style)
{
  g_autofree char *title = g_strdup_printf ("%s · %s", kind, word);
  GtkWidget *row = stf_action_row_new (title, text, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  if (style != NULL)
    gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

/**
 * stf_assessment_row_new:
 * @item: what is said of a proposal
 *
 * Returns: (transfer floating): a row with its sign, word and text
 */
GtkWidget *
stf_assessment_row_new (const StfAssessmentItem *item)
{
  static const char *const icons[][2] = {
    [STF_ASSESSMENT_OK] = { "stf-ok-symbolic", "success" },
    [STF_ASSESSMENT_NOTE] = { "stf-info-symbolic", NULL },
    [STF_ASSESSMENT_WARNING] = { "stf-warning-symbolic", "warning" },
  };

  return make_statement (stf_assessment_kind_get_label (item->kind),
                         stf_assessment_level_get_label (item->level), item->text,
                         icons[item->level][0], icons[item->level][1]);
}

/**
 * stf_rule_shift_row_new:
 * @shift: how a rule stands before and after
 *
 * Returns: (transfer floating): a row with both states
 */
GtkWidget *
stf_rule_shift_row_new (const StfRuleShift *shift)
{
  g_autofree char *states = g_strdup_printf ("%s → %s", shift->before, shift->after);
  g_autofree char *title = stf_wording_join (shift->ref, shift->title);
  g_autofree char *text = stf_wording_join (states, shift->text);
  GtkWidget *row = stf_action_row_new (title, text, NULL);
  GtkWidget *image = gtk_image_new_from_icon_name (shift->worse    ? "stf-warning-symbolic"
                                                   : shift->better ? "stf-ok-symbolic"
                                                                   : "stf-info-symbolic");

  gtk_widget_add_css_class (image, shift->worse ? "warning" : "success");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
add_assessment (StfSlateColumn *self, const StfAssessment *assessment)
{
  g_autofree char *summary = g_strdup_printf (ngettext ("About the Proposal: %u warning",
                                                        "About the Proposal: %u warnings",
                                                        assessment->n_warnings),
                                              assessment->n_warnings);
  GtkWidget *list;

  add_heading (self, summary);
  list = add_list (self, _ ("About the proposal"));
  for (guint i = 0; i < assessment->items->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), stf_assessment_row_new (assessment->items->pdata[i]));
}

/* --- head --- */

static GtkWidget *
make_menu_button (StfSlateColumn *self, const StfSlate *slate)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) use = g_menu_new ();
  g_autoptr (GMenu) edit = g_menu_new ();

  add_item (use, _ ("Record the _Election…"), "win.elect", g_variant_new_string (slate->id));
  add_item (use, _ ("_Print the Proposal…"), "election.print", g_variant_new_string (slate->id));
  add_item (use, _ ("_Save as PDF…"), "election.save", g_variant_new_string (slate->id));
  add_item (use, _ ("_Copy as Text"), "election.copy", g_variant_new_string (slate->id));
  if (!slate->preferred)
    add_item (edit, _ ("Put _Forward"), "win.slate-prefer", g_variant_new_string (slate->id));
  add_item (edit, _ ("_Duplicate"), "win.slate-duplicate", g_variant_new_string (slate->id));
  add_item (edit, _ ("_Rename…"), "win.slate-rename", g_variant_new_string (slate->id));
  add_item (edit, _ ("_Delete"), "win.slate-delete", g_variant_new_string (slate->id));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (use));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (edit));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "stf-menu-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Menu of the proposal"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the proposal"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  slate->title, -1);
  return button;
}

static void
add_head (StfSlateColumn *self, const StfSlate *slate, const StfElection *election)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (slate->title);
  g_autofree char *period = stf_wording_period (stf_election_get_from_date (election),
                                                stf_election_get_to_date (election));
  GtkWidget *subtitle = gtk_label_new (period);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (title, slate->title);
  gtk_widget_add_css_class (title, "title-4");
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "numeric");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (head), texts);
  if (slate->preferred)
    {
      GtkWidget *badge = gtk_label_new (_ ("Put forward"));

      gtk_widget_add_css_class (badge, "stf-badge");
      gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (head), badge);
    }
  gtk_box_append (GTK_BOX (head), make_menu_button (self, slate));
  gtk_box_append (GTK_BOX (self->box), head);
}

/**
 * stf_slate_column_new:
 * @slate: a proposal
 * @election: the proposal as it would be recorded
 * @current: whether candidates that are chosen go here
 * @can_edit: whether it can be changed
 *
 * Returns: (transfer floating): the column
 */
GtkWidget *
stf_slate_column_new (const StfSlate *slate, const StfElection *election, gboolean current,
                      gboolean can_edit)
{
  StfSlateColumn *self = g_object_new (STF_TYPE_SLATE_COLUMN, NULL);
  g_autoptr (StfAssessment) assessment = stf_election_assess (election);
  const GPtrArray *roles = stf_election_get_roles (election);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->slate = g_strdup (slate->id);
  self->can_edit = can_edit;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->box, "stf-slate");
  if (current)
    gtk_widget_add_css_class (self->box, "current");
  add_head (self, slate, election);
  for (guint i = 0; i < roles->len; i++)
    add_role (self, election, roles->pdata[i], assessment);
  add_assessment (self, assessment);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  adw_bin_set_child (ADW_BIN (self), scroller);
  gtk_widget_set_size_request (GTK_WIDGET (self), 316, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  slate->title, -1);
  return GTK_WIDGET (self);
}

/** stf_slate_column_get_slate: the id of the proposal that it shows. */
const char *
stf_slate_column_get_slate (StfSlateColumn *self)
{
  g_return_val_if_fail (STF_IS_SLATE_COLUMN (self), NULL);
  return self->slate;
}

/** stf_slate_column_show_rules: the rules that come to stand otherwise, StfRuleShift. */
void
stf_slate_column_show_rules (StfSlateColumn *self, const GPtrArray *shifts)
{
  g_return_if_fail (STF_IS_SLATE_COLUMN (self));

  if (self->rules != NULL)
    return;
  add_heading (self, _ ("Rules, on the First Day"));
  self->rules = add_list (self, _ ("Rules"));
  if (shifts->len == 0)
    gtk_list_box_append (
        GTK_LIST_BOX (self->rules),
        stf_action_row_new (_ ("No rule comes to stand otherwise"), NULL, "stf-ok-symbolic"));
  for (guint i = 0; i < shifts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rules), stf_rule_shift_row_new (shifts->pdata[i]));
}

/** stf_slate_column_focus_seat: moves the focus to a seat's row; whether there is one. */
gboolean
stf_slate_column_focus_seat (StfSlateColumn *self, const char *seat)
{
  GtkWidget *row;

  g_return_val_if_fail (STF_IS_SLATE_COLUMN (self), FALSE);

  row = g_hash_table_lookup (self->rows, seat);
  return row != NULL && gtk_widget_grab_focus (row);
}

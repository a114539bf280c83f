/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nominating committee's workbench (R03).
 *
 * At the left are those who could be elected; at the right proposals stand side by side, each with
 * what can be said of it, at once.  A candidate is put on a seat by drag, by the candidate's menu,
 * or by choosing a seat and then activating a candidate; without a seat that is chosen, the first
 * free one that the candidate can be elected to, in the proposal that was used last.  A narrow page
 * shows one side at a time.
 *
 * Everything is made anew when the year changes, and the focus goes back to the seat it was on. The
 * rules are tried when nothing else is to be done, since they look at the whole year. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "election/stf-election.h"
#include "election/stf-slate-paper.h"
#include "file/stf-text.h"
#include "organisation/stf-search.h"
#include "stf-action-row.h"
#include "stf-election-page.h"
#include "stf-paper-actions.h"
#include "stf-slate-column.h"
#include "stf-wording.h"

/* More rows do not help who searches. */
#define MAX_CANDIDATES 200

struct _StfElectionPage
{
  StfPage parent_instance;

  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkWidget *candidates_side;
  GtkWidget *slates_side;
  GtkEditable *search;
  GtkDropDown *filter;
  GtkDropDown *order;
  GtkLabel *target;
  GtkListBox *candidates;
  GtkBox *columns;
  GtkMenuButton *by_election;
  GtkMenuButton *by_election_empty;

  StfElection *election; /* without a slate: for its ballot */
  GPtrArray *slates;     /* StfSlate */
  GPtrArray *elections;  /* StfElection, as the slates */
  char *slate;           /* id of the one that was used last, or NULL */
  char *seat;            /* id of the seat that a candidate is chosen for, or NULL */
  guint rules_id;
  guint n_checked; /* of the columns */
};

G_DEFINE_FINAL_TYPE (StfElectionPage, stf_election_page, STF_TYPE_PAGE)

enum
{
  FILTER_ELIGIBLE,
  FILTER_HOLDERS,
  FILTER_OTHERS,
  FILTER_ALL,
};

enum
{
  ORDER_NAME,
  ORDER_LONGEST,
  ORDER_SHORTEST,
};

static const StfBallot *
get_ballot (StfElectionPage *self)
{
  return stf_election_get_ballot (self->election);
}

/* The index of the proposal that was used last; 0 for none. */
static guint
get_current (StfElectionPage *self)
{
  for (guint i = 0; i < self->slates->len; i++)
    if (g_strcmp0 (((StfSlate *) self->slates->pdata[i])->id, self->slate) == 0)
      return i;
  for (guint i = 0; i < self->slates->len; i++)
    if (((StfSlate *) self->slates->pdata[i])->preferred)
      return i;
  return 0;
}

/* --- candidates --- */

static gboolean
can_be_elected (StfElectionPage *self, const StfBallotRole *role, const char *person)
{
  return role->eligible == NULL
         || stf_ballot_holds (get_ballot (self), person, role->eligible,
                              stf_election_get_date (self->election));
}

/* Whether the person has, on the date of the page, a role that others are not chosen from. */
static gboolean
is_holder (StfElectionPage *self, const char *person)
{
  const GPtrArray *roles = get_ballot (self)->elected;
  const char *date = stf_open_year_get_date (stf_page_get_year (STF_PAGE (self)));

  for (guint i = 0; i < roles->len; i++)
    if (stf_ballot_holds (get_ballot (self), person, ((StfBallotRole *) roles->pdata[i])->id, date))
      return TRUE;
  return FALSE;
}

/* The role that candidates are chosen for: that of the chosen seat, or the first. */
static const StfBallotRole *
get_target_role (StfElectionPage *self)
{
  const GPtrArray *roles = get_ballot (self)->elected;

  for (guint i = 0; i < roles->len; i++)
    {
      const StfBallotRole *role = roles->pdata[i];

      for (guint j = 0; j < role->seats->len; j++)
        if (g_strcmp0 (((StfBallotSeat *) role->seats->pdata[j])->id, self->seat) == 0)
          return role;
    }
  return roles->pdata[0];
}

static gboolean
is_shown (StfElectionPage *self, const StfBallotPerson *person, const char *folded)
{
  if (folded[0] != '\0' && !stf_search_words_match (person->search_key, folded))
    return FALSE;
  switch (gtk_drop_down_get_selected (self->filter))
    {
      case FILTER_ELIGIBLE:
        return can_be_elected (self, get_target_role (self), person->id);
      case FILTER_HOLDERS:
        return is_holder (self, person->id);
      case FILTER_OTHERS:
        return can_be_elected (self, get_target_role (self), person->id)
               && !is_holder (self, person->id);
      default:
        return TRUE;
    }
}

/* "Stockholm · 2 years in a row · IT-kompetens" */
static char *
describe (StfElectionPage *self, const StfBallotPerson *person)
{
  const char *from_date = stf_election_get_from_date (self->election);
  const StfBallotRole *role = get_target_role (self);
  const StfBallotAgency *agency = stf_ballot_find_employer (get_ballot (self), person->id,
                                                            from_date);
  guint n = stf_ballot_count_years (get_ballot (self), person->id, role->id, from_date);
  g_autofree char *years = n == 0 ? NULL
                                  : g_strdup_printf (
                                      ngettext ("%u year in a row", "%u years in a row", n), n);
  g_autoptr (GString) skills = g_string_new (NULL);
  g_autofree char *first = stf_wording_join (agency != NULL ? agency->short_name : NULL, years);

  for (guint i = 0; i < person->skills->len; i++)
    g_string_append_printf (skills, "%s%s", i > 0 ? ", " : "",
                            (const char *) person->skills->pdata[i]);
  return stf_wording_join (first, skills->str);
}

/* The first seat of a role that has no candidate in a proposal; if all have, the first. */
static const char *
find_free_seat (const StfSlate *slate, const StfBallotRole *role)
{
  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfBallotSeat *seat = role->seats->pdata[i];

      if (stf_nominees_find (slate->nominees, seat->id) == NULL)
        return seat->id;
    }
  return role->seats->len > 0 ? ((StfBallotSeat *) role->seats->pdata[0])->id : NULL;
}

/* In the menu of a candidate: every role of every proposal. */
static void
menu_cb (GtkMenuButton *button, gpointer user_data)
{
  StfElectionPage *self = user_data;
  const char *person = g_object_get_data (G_OBJECT (button), "stf-person");
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) show = g_menu_new ();
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("_Show Person"), NULL);

  for (guint i = 0; i < self->slates->len; i++)
    {
      const StfSlate *slate = self->slates->pdata[i];
      g_autoptr (GMenu) section = g_menu_new ();

      for (guint j = 0; j < get_ballot (self)->elected->len; j++)
        {
          const StfBallotRole *role = get_ballot (self)->elected->pdata[j];
          const char *seat = find_free_seat (slate, role);
          g_autoptr (GMenuItem) entry = g_menu_item_new (role->title, NULL);

          if (seat == NULL)
            continue;
          g_menu_item_set_action_and_target (entry, "win.slate-place", "(sss)", slate->id, seat,
                                             person);
          g_menu_append_item (section, entry);
        }
      g_menu_append_section (menu, slate->title, G_MENU_MODEL (section));
    }
  g_menu_item_set_action_and_target (item, "win.show-person", "s", person);
  g_menu_append_item (show, item);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkWidget *
make_candidate (StfElectionPage *self, const StfBallotPerson *person)
{
  g_autofree char *subtitle = describe (self, person);
  GtkWidget *row = stf_action_row_new (person->name, subtitle, NULL);
  GtkWidget *button = gtk_menu_button_new ();
  GtkDragSource *source = gtk_drag_source_new ();
  g_autoptr (GdkContentProvider) content = gdk_content_provider_new_typed (G_TYPE_STRING,
                                                                           person->id);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", person->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "election.choose-candidate");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "stf-menu-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), menu_cb, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "stf-person", g_strdup (person->id), g_free);
  gtk_widget_set_tooltip_text (button, _ ("Menu of the candidate"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Menu of the candidate"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  person->name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_drag_source_set_content (source, content);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  return row;
}

static void
show_target (StfElectionPage *self)
{
  const StfBallotRole *role = get_target_role (self);
  const StfSlate *slate = self->slates->pdata[get_current (self)];
  /* Translators: the title of a role, and the name of a proposal. */
  g_autofree char *text = self->seat != NULL
                              ? g_strdup_printf (_ ("Choose who is to stand as %s in %s."),
                                                 role->title, slate->title)
                              : g_strdup_printf (_ ("The next free seat in %s."), slate->title);

  gtk_label_set_label (self->target, text);
}

/* Somebody and for how many years in a row the role has been held. */
typedef struct
{
  const StfBallotPerson *person;
  guint years;
  guint place; /* by name */
} Ranked;

static int
compare_longest (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  return one->years != other->years ? (one->years < other->years ? 1 : -1)
                                    : (int) one->place - (int) other->place;
}

static int
compare_shortest (gconstpointer a, gconstpointer b)
{
  const Ranked *one = a, *other = b;

  return one->years != other->years ? (one->years < other->years ? -1 : 1)
                                    : (int) one->place - (int) other->place;
}

/* Those that are shown, in the order that is chosen.  Returns: (transfer container)
 * (element-type StfBallotPerson) */
static GPtrArray *
list_shown (StfElectionPage *self)
{
  g_autofree char *folded = stf_text_fold (gtk_editable_get_text (self->search));
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  GPtrArray *persons = get_ballot (self)->persons;
  GPtrArray *shown = g_ptr_array_new ();
  guint order = gtk_drop_down_get_selected (self->order);

  for (guint i = 0; i < persons->len; i++)
    {
      Ranked one = { persons->pdata[i], 0, i };

      if (!is_shown (self, one.person, folded))
        continue;
      if (order != ORDER_NAME)
        one.years = stf_ballot_count_years (get_ballot (self), one.person->id,
                                            get_target_role (self)->id,
                                            stf_election_get_from_date (self->election));
      g_array_append_val (ranked, one);
    }
  if (order != ORDER_NAME)
    g_array_sort (ranked, order == ORDER_LONGEST ? compare_longest : compare_shortest);
  for (guint i = 0; i < ranked->len; i++)
    g_ptr_array_add (shown, (gpointer) g_array_index (ranked, Ranked, i).person);
  return shown;
}

static void
filter_cb (StfElectionPage *self)
{
  g_autoptr (GPtrArray) shown = NULL;
  guint n;

  if (self->election == NULL || self->slates == NULL || self->slates->len == 0)
    return;
  stf_list_box_clear (self->candidates);
  shown = list_shown (self);
  n = MIN (shown->len, MAX_CANDIDATES);
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (self->candidates, make_candidate (self, shown->pdata[i]));
  if (n == 0)
    gtk_list_box_append (
        self->candidates,
        stf_action_row_new (_ ("Nobody Found"), _ ("Try another name, agency or skill."), NULL));
  if (n == MAX_CANDIDATES)
    gtk_list_box_append (self->candidates,
                         stf_action_row_new (_ ("There Are More"),
                                             _ ("Search for a name, an agency or a skill."), NULL));
  show_target (self);
}

/* Who is found first. */
static void
search_activate_cb (StfElectionPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->candidates, 0);

  if (row != NULL && gtk_list_box_row_get_activatable (row))
    gtk_widget_activate (GTK_WIDGET (row));
}

/* --- proposals --- */

static void
show_candidates_cb (StfElectionPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->candidates_side);
}

static void
show_slates_cb (StfElectionPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->slates_side);
}

static void
folded_cb (StfElectionPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    show_slates_cb (self);
}

static StfSlateColumn *
get_column (StfElectionPage *self, guint index)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->columns));

  for (; child != NULL && index > 0; index--)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL ? STF_SLATE_COLUMN (child) : NULL;
}

static gboolean
rules_cb (gpointer user_data)
{
  StfElectionPage *self = user_data;
  StfYearFile *file = stf_open_year_get_file (stf_page_get_year (STF_PAGE (self)));
  StfSlateColumn *column = get_column (self, self->n_checked);
  g_autoptr (GPtrArray) shifts = NULL;

  if (column == NULL)
    {
      self->rules_id = 0;
      return G_SOURCE_REMOVE;
    }
  shifts = stf_election_list_rule_shifts (self->elections->pdata[self->n_checked], file, NULL);
  if (shifts != NULL)
    stf_slate_column_show_rules (column, shifts);
  self->n_checked++;
  return G_SOURCE_CONTINUE;
}

static void
fill_columns (StfElectionPage *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  guint current = get_current (self);

  stf_box_clear (self->columns);
  for (guint i = 0; i < self->slates->len; i++)
    gtk_box_append (self->columns,
                    stf_slate_column_new (self->slates->pdata[i], self->elections->pdata[i],
                                          i == current, stf_open_year_can_edit (year)));
  self->n_checked = 0;
  if (self->rules_id == 0)
    self->rules_id = g_idle_add_full (G_PRIORITY_LOW, rules_cb, self, NULL);
}

static void
fill_by_election (StfElectionPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < get_ballot (self)->elected->len; i++)
    {
      const StfBallotRole *role = get_ballot (self)->elected->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (role->title, NULL);

      g_menu_item_set_action_and_target (item, "win.by-elect", "s", role->id);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->by_election, G_MENU_MODEL (menu));
  gtk_menu_button_set_menu_model (self->by_election_empty, G_MENU_MODEL (menu));
}

static gboolean
load (StfElectionPage *self, StfYearFile *file, GError **error)
{
  g_clear_pointer (&self->election, stf_election_free);
  g_clear_pointer (&self->slates, g_ptr_array_unref);
  g_clear_pointer (&self->elections, g_ptr_array_unref);
  self->elections = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_election_free);
  self->election = stf_election_new (file, NULL, error);
  self->slates = self->election != NULL ? stf_slate_list (file, error) : NULL;
  for (guint i = 0; self->slates != NULL && i < self->slates->len; i++)
    {
      StfElection *election = stf_election_new (file, ((StfSlate *) self->slates->pdata[i])->id,
                                                error);

      if (election == NULL)
        return FALSE;
      g_ptr_array_add (self->elections, election);
    }
  return self->slates != NULL;
}

static void
stf_election_page_refresh (StfPage *page)
{
  StfElectionPage *self = STF_ELECTION_PAGE (page);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  StfSlateColumn *column;

  if (!load (self, stf_open_year_get_file (stf_page_get_year (page)), &error))
    {
      g_warning ("Proposals could not be read: %s", error->message);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  if (get_ballot (self)->elected->len == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "nothing");
      return;
    }
  fill_by_election (self);
  if (self->slates->len == 0)
    {
      g_clear_pointer (&self->seat, g_free);
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "workbench");
  fill_columns (self);
  filter_cb (self);
  column = get_column (self, get_current (self));
  if (had_focus && self->seat != NULL)
    stf_slate_column_focus_seat (column, self->seat);
}

/* --- actions --- */

static void
set_target (StfElectionPage *self, const char *slate, const char *seat)
{
  g_autofree char *old_slate = self->slate;
  g_autofree char *old_seat = self->seat;

  self->slate = g_strdup (slate);
  self->seat = g_strdup (seat);
}

static void
choose_seat_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfElectionPage *self = user_data;
  const char *slate, *seat;

  g_variant_get (parameter, "(&s&s)", &slate, &seat);
  set_target (self, slate, seat);
  filter_cb (self);
  show_candidates_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The first seat without a candidate that the person can be elected to. */
static const char *
find_seat_for (StfElectionPage *self, const StfSlate *slate, const char *person)
{
  const GPtrArray *roles = get_ballot (self)->elected;

  for (guint i = 0; i < roles->len; i++)
    {
      const StfBallotRole *role = roles->pdata[i];
      const char *seat = find_free_seat (slate, role);

      if (seat != NULL && role->among == NULL && can_be_elected (self, role, person)
          && stf_nominees_find (slate->nominees, seat) == NULL)
        return seat;
    }
  return NULL;
}

static void
choose_candidate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfElectionPage *self = user_data;
  const char *person = g_variant_get_string (parameter, NULL);
  const StfSlate *slate = self->slates->pdata[get_current (self)];
  g_autofree char *id = g_strdup (slate->id);
  g_autofree char *seat = g_strdup (self->seat != NULL ? self->seat
                                                       : find_seat_for (self, slate, person));

  if (seat == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  set_target (self, id, seat);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.slate-place", "(sss)", id, seat, person);
  show_slates_cb (self);
  set_target (self, id, NULL);
  if (self->slates != NULL && self->slates->len > 0)
    show_target (self);
}

static void
stop_search_cb (StfElectionPage *self)
{
  gtk_editable_set_text (self->search, "");
  set_target (self, self->slate, NULL);
  show_slates_cb (self);
  show_target (self);
}

static StfPaper *
write_proposal (StfElectionPage *self, const char *id)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));

  for (guint i = 0; i < self->slates->len; i++)
    {
      const StfSlate *slate = self->slates->pdata[i];
      const StfElection *election = self->elections->pdata[i];
      g_autoptr (StfAssessment) assessment = NULL;

      if (!g_str_equal (slate->id, id))
        continue;
      assessment = stf_election_assess (election);
      return stf_slate_write_proposal (
          stf_election_get_ballot (election), slate,
          stf_organisation_get_name (stf_open_year_get_organisation (year)), assessment,
          stf_election_get_date (election), stf_election_get_from_date (election),
          stf_election_get_to_date (election));
    }
  return NULL;
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfElectionPage *self = user_data;
  g_autoptr (StfPaper) paper = write_proposal (self, g_variant_get_string (parameter, NULL));

  if (paper != NULL)
    stf_paper_print (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfElectionPage *self = user_data;
  g_autoptr (StfPaper) paper = write_proposal (self, g_variant_get_string (parameter, NULL));

  if (paper != NULL)
    stf_paper_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper);
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfElectionPage *self = user_data;
  g_autoptr (StfPaper) paper = write_proposal (self, g_variant_get_string (parameter, NULL));

  if (paper != NULL)
    stf_paper_copy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), paper);
}

static void
add_actions (StfElectionPage *self)
{
  static const GActionEntry entries[] = {
    { "choose-seat", choose_seat_cb, "(ss)" },
    { "choose-candidate", choose_candidate_cb, "s" },
    { "print", print_cb, "s" },
    { "save", save_cb, "s" },
    { "copy", copy_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "election", G_ACTION_GROUP (actions));
}

static void
stf_election_page_dispose (GObject *object)
{
  StfElectionPage *self = STF_ELECTION_PAGE (object);

  g_clear_handle_id (&self->rules_id, g_source_remove);
  G_OBJECT_CLASS (stf_election_page_parent_class)->dispose (object);
}

static void
stf_election_page_finalize (GObject *object)
{
  StfElectionPage *self = STF_ELECTION_PAGE (object);

  g_clear_pointer (&self->election, stf_election_free);
  g_clear_pointer (&self->slates, g_ptr_array_unref);
  g_clear_pointer (&self->elections, g_ptr_array_unref);
  g_free (self->slate);
  g_free (self->seat);
  G_OBJECT_CLASS (stf_election_page_parent_class)->finalize (object);
}

static void
stf_election_page_class_init (StfElectionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_election_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_election_page_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_election_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/election-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, candidates_side);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, slates_side);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, search);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, filter);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, order);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, target);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, candidates);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, columns);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, by_election);
  gtk_widget_class_bind_template_child (widget_class, StfElectionPage, by_election_empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_candidates_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_slates_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
stf_election_page_init (StfElectionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_actions (self);
}

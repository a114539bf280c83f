/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assistant that records an election, in steps: the meeting, who was elected, what follows from
 * it, and, once it is recorded, the texts that leave the program.
 *
 * Everything it holds is a StfElection: each control writes to it, and each step is made anew from
 * it when it is shown.  What keeps it from being recorded stands above the step; what is only
 * unusual stands below the result. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-election-dialog.h"
#include "stf-paper-actions.h"
#include "stf-slate-column.h"
#include "stf-spoken-names.h"
#include "stf-wrap-layout.h"

enum
{
  STEP_MEETING,
  STEP_RESULT,
  STEP_CONSEQUENCES,
  STEP_DONE,
};

static const struct
{
  const char *name;
  const char *title;
} steps[] = {
  { "meeting", N_ ("Meeting") },
  { "result", N_ ("Result") },
  { "consequences", N_ ("What Follows") },
  { "done", N_ ("Recorded") },
};

struct _StfElectionDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkButton *back;
  GtkButton *next;
  GtkRevealer *message_revealer;
  GtkLabel *message;
  GtkStack *stack;
  AdwComboRow *meeting;
  GtkEditable *meeting_title;
  GtkEditable *place;
  GtkEditable *date;
  GtkEditable *from_date;
  GtkEditable *to_date;
  GtkEditable *end_reason;
  GtkBox *result;
  GtkBox *consequences;
  GtkBox *done;
  GtkWidget *warnings; /* in result */

  StfElection *election;
  guint step;
  gboolean filling; /* controls are set, and do not answer */
};

G_DEFINE_FINAL_TYPE (StfElectionDialog, stf_election_dialog, ADW_TYPE_WINDOW)

static StfWindow *
get_window (StfElectionDialog *self)
{
  return STF_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self)));
}

static StfYearFile *
get_file (StfElectionDialog *self)
{
  return stf_open_year_get_file (stf_window_get_year (get_window (self)));
}

static void
show_message (StfElectionDialog *self, const GError *error)
{
  gtk_label_set_label (self->message, error != NULL ? error->message : "");
  gtk_revealer_set_reveal_child (self->message_revealer, error != NULL);
}

static GtkWidget *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

/* --- the meeting --- */

static void
set_entry (GtkEditable *entry, const char *text)
{
  gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
fill_meeting (StfElectionDialog *self)
{
  gboolean new = stf_election_get_mode (self->election) == STF_ELECTION_AT_NEW_MEETING;

  self->filling = TRUE;
  set_entry (self->meeting_title, stf_election_get_title (self->election));
  set_entry (self->place, stf_election_get_place (self->election));
  set_entry (self->date, stf_election_get_date (self->election));
  set_entry (self->from_date, stf_election_get_from_date (self->election));
  set_entry (self->to_date, stf_election_get_to_date (self->election));
  set_entry (self->end_reason, stf_election_get_end_reason (self->election));
  gtk_widget_set_visible (GTK_WIDGET (self->meeting_title), new);
  gtk_widget_set_visible (GTK_WIDGET (self->place), new);
  gtk_widget_set_sensitive (GTK_WIDGET (self->date),
                            stf_election_get_mode (self->election) != STF_ELECTION_AT_MEETING);
  gtk_widget_set_visible (GTK_WIDGET (self->end_reason),
                          stf_election_is_by_election (self->election));
  self->filling = FALSE;
}

/* The meetings of the file, a new one, and none. */
static void
fill_meetings (StfElectionDialog *self)
{
  const GPtrArray *meetings = stf_election_get_ballot (self->election)->meetings;
  StfElectionMode mode = stf_election_get_mode (self->election);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = mode == STF_ELECTION_WITHOUT ? 1 : 0;

  gtk_string_list_append (list, _ ("A new meeting"));
  if (stf_election_is_by_election (self->election))
    gtk_string_list_append (list, _ ("Without a meeting"));
  for (guint i = 0; i < meetings->len; i++)
    {
      const StfBallotMeeting *meeting = meetings->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s %s", meeting->title, meeting->on_date);

      if (g_strcmp0 (meeting->id, stf_election_get_meeting (self->election)) == 0)
        selected = g_list_model_get_n_items (G_LIST_MODEL (list));
      gtk_string_list_append (list, title);
    }
  self->filling = TRUE;
  stf_choice_row_show_names (self->meeting);
  adw_combo_row_set_model (self->meeting, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->meeting, selected);
  self->filling = FALSE;
}

static void
meeting_cb (StfElectionDialog *self)
{
  const GPtrArray *meetings;
  guint selected = adw_combo_row_get_selected (self->meeting);
  guint first = 1;

  if (self->election == NULL || self->filling)
    return;
  meetings = stf_election_get_ballot (self->election)->meetings;
  first += stf_election_is_by_election (self->election) ? 1 : 0;
  if (selected == 0)
    stf_election_set_mode (self->election, STF_ELECTION_AT_NEW_MEETING);
  else if (selected < first)
    stf_election_set_mode (self->election, STF_ELECTION_WITHOUT);
  else if (selected - first < meetings->len)
    stf_election_set_meeting (self->election,
                              ((const StfBallotMeeting *) meetings->pdata[selected - first])->id);
  fill_meeting (self);
}

static void
entry_cb (StfElectionDialog *self)
{
  if (self->filling)
    return;
  stf_election_set_title (self->election, gtk_editable_get_text (self->meeting_title));
  stf_election_set_place (self->election, gtk_editable_get_text (self->place));
  stf_election_set_term (self->election, gtk_editable_get_text (self->from_date),
                         gtk_editable_get_text (self->to_date));
  stf_election_set_end_reason (self->election, gtk_editable_get_text (self->end_reason));
}

/* A day proposes a term. */
static void
date_cb (StfElectionDialog *self)
{
  const char *date = gtk_editable_get_text (self->date);

  if (self->filling)
    return;
  stf_election_set_date (self->election, date);
  if (!stf_date_is_valid (date))
    return;
  self->filling = TRUE;
  set_entry (self->from_date, stf_election_get_from_date (self->election));
  set_entry (self->to_date, stf_election_get_to_date (self->election));
  self->filling = FALSE;
}

/* --- who was elected --- */

static void
update_warnings (StfElectionDialog *self)
{
  g_autoptr (StfAssessment) assessment = NULL;
  guint n = 0;

  if (self->warnings != NULL)
    gtk_box_remove (self->result, self->warnings);
  self->warnings = NULL;
  if (!stf_date_is_valid (stf_election_get_date (self->election))
      || !stf_date_is_valid (stf_election_get_from_date (self->election)))
    return;
  assessment = stf_election_assess (self->election);
  self->warnings = add_group (self->result, _ ("To Consider"));
  for (guint i = 0; i < assessment->items->len; i++)
    {
      const StfAssessmentItem *item = assessment->items->pdata[i];

      /* A by-election fills single seats: how many are filled in all says nothing. */
      if (item->level == STF_ASSESSMENT_OK
          || (stf_election_is_by_election (self->election)
              && (item->kind == STF_ASSESSMENT_SEATS || item->kind >= STF_ASSESSMENT_COUNTIES)))
        continue;
      add_row (self->warnings, stf_assessment_row_new (item));
      n++;
    }
  if (n == 0)
    add_row (self->warnings,
             stf_action_row_new (_ ("Nothing to consider"), NULL, "stf-ok-symbolic"));
}

/* Ids of persons, in the order of a list whose first line is nobody. */
static void
elected_cb (GtkDropDown *list, GParamSpec *pspec, StfElectionDialog *self)
{
  const GPtrArray *ids = g_object_get_data (G_OBJECT (list), "stf-persons");
  const char *seat = g_object_get_data (G_OBJECT (list), "stf-seat");
  guint selected = gtk_drop_down_get_selected (list);
  const char *person = selected > 0 && selected <= ids->len ? ids->pdata[selected - 1] : NULL;

  if (seat != NULL)
    {
      stf_election_set_result (self->election, seat, person);
      update_warnings (self);
    }
  else
    stf_election_set_named_person (self->election, person);
  show_message (self, NULL);
}

/* A list of persons to choose one from, by searching; none of them is chosen at first. */
static GtkWidget *
make_persons (StfElectionDialog *self, const GPtrArray *persons, const char *chosen,
              const char *seat, const char *name)
{
  const StfBallot *ballot = stf_election_get_ballot (self->election);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                                      "string");
  GtkStringList *list = gtk_string_list_new (NULL);
  GPtrArray *ids = g_ptr_array_new ();
  GtkWidget *drop_down;
  guint selected = 0;

  gtk_string_list_append (list, _ ("Nobody"));
  for (guint i = 0; i < persons->len; i++)
    {
      const StfBallotPerson *person = persons->pdata[i];
      g_autofree char *text = stf_ballot_name_person (ballot, person->id,
                                                      stf_election_get_from_date (self->election));

      gtk_string_list_append (list, text);
      g_ptr_array_add (ids, (gpointer) person->id);
      if (g_strcmp0 (person->id, chosen) == 0)
        selected = i + 1;
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), g_steal_pointer (&expression));
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (drop_down), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), selected);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (drop_down, TRUE);
  g_object_set_data_full (G_OBJECT (drop_down), "stf-persons", ids,
                          (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data_full (G_OBJECT (drop_down), "stf-seat", g_strdup (seat), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_signal_connect (drop_down, "notify::selected", G_CALLBACK (elected_cb), self);
  return drop_down;
}

/* Those who can be elected to a role, and who has been. */
static GPtrArray *
list_eligible (StfElectionDialog *self, const StfBallotRole *role, const char *chosen)
{
  const StfBallot *ballot = stf_election_get_ballot (self->election);
  GPtrArray *persons = g_ptr_array_new ();

  for (guint i = 0; i < ballot->persons->len; i++)
    {
      const StfBallotPerson *person = ballot->persons->pdata[i];

      if (role->eligible == NULL || g_strcmp0 (person->id, chosen) == 0
          || stf_ballot_holds (ballot, person->id, role->eligible,
                               stf_election_get_date (self->election)))
        g_ptr_array_add (persons, (gpointer) person);
    }
  return persons;
}

static char *
word_holder (StfElectionDialog *self, const StfBallotRole *role, const StfBallotSeat *seat)
{
  const StfBallot *ballot = stf_election_get_ballot (self->election);
  const char *from_date = stf_election_get_from_date (self->election);
  g_autofree char *before = stf_date_add_days (from_date, -1);
  const StfBallotTerm *holder = stf_ballot_role_find_holder (role, seat->id, before);
  g_autofree char *name = NULL;

  if (holder == NULL || holder->person == NULL)
    return g_strdup (_ ("Vacant before"));
  name = stf_ballot_name_person (ballot, holder->person, before);
  /* Translators: who has the seat now. */
  return g_strdup_printf (_ ("After %s"), name);
}

static void
add_seat (StfElectionDialog *self, GtkWidget *group, const StfBallotRole *role, guint number)
{
  const StfBallotSeat *seat = role->seats->pdata[number];
  const char *chosen = stf_election_get_result (self->election, seat->id);
  g_autoptr (GPtrArray) persons = list_eligible (self, role, chosen);
  g_autofree char *title = seat->label != NULL ? g_strdup (seat->label)
                                               : g_strdup_printf (_ ("Seat %u"), number + 1);
  g_autofree char *name = g_strdup_printf ("%s, %s", role->title, title);
  g_autofree char *holder = word_holder (self, role, seat);
  GtkWidget *row = stf_action_row_new (title, holder, NULL);
  GtkWidget *list = make_persons (self, persons, chosen, seat->id, name);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), list);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), list);
  add_row (group, row);
}

static void
fill_result (StfElectionDialog *self)
{
  const GPtrArray *roles = stf_election_get_roles (self->election);

  stf_box_clear (self->result);
  self->warnings = NULL;
  if (!stf_date_is_valid (stf_election_get_from_date (self->election)))
    return;
  for (guint i = 0; i < roles->len; i++)
    {
      const StfBallotRole *role = roles->pdata[i];
      GtkWidget *group = add_group (self->result, role->title);

      for (guint j = 0; j < role->seats->len; j++)
        add_seat (self, group, role, j);
    }
  update_warnings (self);
}

/* --- what follows --- */

static const struct
{
  const char *title;
  const char *icon;
} kinds[STF_N_CONSEQUENCES] = {
  [STF_CONSEQUENCE_MEETING] = { N_ ("Meeting"), "stf-meeting-symbolic" },
  [STF_CONSEQUENCE_DECISION] = { N_ ("Decisions"), "stf-document-symbolic" },
  [STF_CONSEQUENCE_START] = { N_ ("Begin"), "stf-add-symbolic" },
  [STF_CONSEQUENCE_STAY] = { N_ ("Stay"), "stf-ok-symbolic" },
  [STF_CONSEQUENCE_END] = { N_ ("Leave"), "stf-end-symbolic" },
  [STF_CONSEQUENCE_VACANT] = { N_ ("Become Vacant"), "stf-vacant-symbolic" },
  [STF_CONSEQUENCE_FOLLOWER] = { N_ ("Follows the Chair"), "stf-organisation-symbolic" },
  [STF_CONSEQUENCE_NAMED] = { N_ ("Follows the Chair"), "stf-person-symbolic" },
  [STF_CONSEQUENCE_NOTICE] = { N_ ("Notice"), "stf-document-symbolic" },
};

/* Those who work at the agency that the role goes to; without one, nobody. */
static void
add_named_person (StfElectionDialog *self, GtkWidget *group)
{
  const StfBallot *ballot = stf_election_get_ballot (self->election);
  const StfBallotRole *follower = stf_election_get_follower (self->election);
  const StfBallotAgency *agency = stf_election_get_follower_agency (self->election);
  const char *from_date = stf_election_get_from_date (self->election);
  g_autoptr (GPtrArray) persons = g_ptr_array_new ();
  g_autofree char *title = g_strdup_printf (_ ("Person named for %s (R28)"), follower->title);
  GtkWidget *row = stf_action_row_new (title, NULL, "stf-person-symbolic");
  GtkWidget *list;

  for (guint i = 0; i < ballot->persons->len; i++)
    {
      const StfBallotPerson *person = ballot->persons->pdata[i];

      if (agency != NULL && stf_ballot_find_employer (ballot, person->id, from_date) == agency)
        g_ptr_array_add (persons, (gpointer) person);
    }
  list = make_persons (self, persons, stf_election_get_named_person (self->election), NULL, title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), list);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), list);
  add_row (group, row);
}

static void
add_rules (StfElectionDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) shifts = stf_election_list_rule_shifts (self->election, get_file (self),
                                                                &error);
  GtkWidget *group = add_group (self->consequences, _ ("Rules, Before and After"));

  if (shifts == NULL)
    {
      show_message (self, error);
      return;
    }
  if (shifts->len == 0)
    add_row (group,
             stf_action_row_new (_ ("No rule comes to stand otherwise"), NULL, "stf-ok-symbolic"));
  for (guint i = 0; i < shifts->len; i++)
    add_row (group, stf_rule_shift_row_new (shifts->pdata[i]));
}

static void
fill_consequences (StfElectionDialog *self)
{
  g_autoptr (GPtrArray) list = stf_election_list_consequences (self->election);
  GtkWidget *group = NULL;
  const char *title = NULL;

  stf_box_clear (self->consequences);
  for (guint i = 0; i < list->len; i++)
    {
      const StfConsequence *consequence = list->pdata[i];

      if (title == NULL || !g_str_equal (title, kinds[consequence->kind].title))
        {
          title = kinds[consequence->kind].title;
          group = add_group (self->consequences, _ (title));
        }
      if (consequence->kind == STF_CONSEQUENCE_NAMED)
        add_named_person (self, group);
      else
        add_row (group, stf_action_row_new (consequence->text, consequence->detail,
                                            kinds[consequence->kind].icon));
    }
  add_rules (self);
}

/* --- done --- */

static void
copy_notes_cb (StfElectionDialog *self)
{
  g_autoptr (StfPaper) paper = stf_election_write_notes (self->election);

  stf_paper_copy (GTK_WINDOW (self), paper);
}

static void
copy_notice_cb (StfElectionDialog *self)
{
  g_autoptr (StfPaper) paper = stf_election_write_notice (self->election);

  stf_paper_copy (GTK_WINDOW (self), paper);
}

static void
print_notice_cb (StfElectionDialog *self)
{
  g_autoptr (StfPaper) paper = stf_election_write_notice (self->election);

  stf_paper_print (GTK_WINDOW (self), paper);
}

static void
save_notice_cb (StfElectionDialog *self)
{
  g_autoptr (StfPaper) paper = stf_election_write_notice (self->election);

  stf_paper_save (GTK_WINDOW (self), paper);
}

static void
sent_cb (StfElectionDialog *self, GtkWidget *button)
{
  gtk_widget_activate_action (GTK_WIDGET (get_window (self)), "win.send-notice", "s",
                              stf_election_get_notice (self->election));
  gtk_widget_set_sensitive (button, FALSE);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, GCallback callback, StfElectionDialog *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_swapped (button, "clicked", callback, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
add_paper (StfElectionDialog *self, const char *title, const StfPaper *paper)
{
  GtkWidget *group = add_group (self->done, title);
  g_autofree char *text = stf_paper_to_text (paper);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *frame = gtk_frame_new (NULL);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 12);
  gtk_widget_set_margin_bottom (label, 12);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_add_css_class (frame, "view");
  gtk_frame_set_child (GTK_FRAME (frame), label);
  gtk_widget_set_layout_manager (buttons, g_object_new (STF_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_margin_top (buttons, 6);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), frame);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), buttons);
  return buttons;
}

static void
fill_done (StfElectionDialog *self)
{
  g_autoptr (StfPaper) notes = stf_election_write_notes (self->election);
  g_autoptr (StfPaper) notice = stf_election_write_notice (self->election);
  GtkWidget *buttons;

  stf_box_clear (self->done);
  buttons = add_paper (self, _ ("For the Notes"), notes);
  add_button (buttons, _ ("_Copy"), G_CALLBACK (copy_notes_cb), self);
  buttons = add_paper (self, notice->title, notice);
  add_button (buttons, _ ("C_opy"), G_CALLBACK (copy_notice_cb), self);
  add_button (buttons, _ ("_Print…"), G_CALLBACK (print_notice_cb), self);
  add_button (buttons, _ ("_Save as PDF…"), G_CALLBACK (save_notice_cb), self);
  if (stf_election_get_notice (self->election) != NULL)
    {
      GtkWidget *sent = gtk_button_new_with_mnemonic (_ ("Has Been _Sent"));

      g_signal_connect_swapped (sent, "clicked", G_CALLBACK (sent_cb), self);
      gtk_box_append (GTK_BOX (buttons), sent);
    }
}

/* --- steps --- */

static void
show_step (StfElectionDialog *self, guint step)
{
  g_autofree char *subtitle = step == STEP_DONE
                                  ? NULL
                                  /* Translators: which step of an assistant, and how many. */
                                  : g_strdup_printf (_ ("Step %u of %u"), step + 1, STEP_DONE);

  self->step = step;
  show_message (self, NULL);
  if (step == STEP_RESULT)
    fill_result (self);
  else if (step == STEP_CONSEQUENCES)
    fill_consequences (self);
  else if (step == STEP_DONE)
    fill_done (self);
  adw_window_title_set_title (self->heading, _ (steps[step].title));
  adw_window_title_set_subtitle (self->heading, subtitle != NULL ? subtitle : "");
  stf_button_set_label (self->back, step == STEP_MEETING ? _ ("_Cancel") : _ ("_Back"));
  gtk_widget_set_visible (GTK_WIDGET (self->back), step != STEP_DONE);
  stf_button_set_label (self->next, step == STEP_DONE           ? _ ("_Close")
                                    : step == STEP_CONSEQUENCES ? _ ("_Record")
                                                                : _ ("_Next"));
  gtk_stack_set_visible_child_name (self->stack, steps[step].name);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
record (StfElectionDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_election_save (self->election, get_file (self), &error))
    {
      show_message (self, error);
      return;
    }
  stf_window_toast_undo (get_window (self), stf_election_is_by_election (self->election)
                                                ? _ ("The by-election was recorded")
                                                : _ ("The election was recorded"));
  show_step (self, STEP_DONE);
}

static void
next_cb (StfElectionDialog *self)
{
  g_autoptr (GError) error = NULL;

  if (self->step == STEP_DONE)
    gtk_window_close (GTK_WINDOW (self));
  else if (self->step == STEP_CONSEQUENCES)
    record (self);
  else if (!stf_election_validate (self->election, &error)
           && (self->step == STEP_RESULT
               || (!g_error_matches (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_NOBODY)
                   && !g_error_matches (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_TWICE))))
    show_message (self, error);
  else
    show_step (self, self->step + 1);
}

static void
back_cb (StfElectionDialog *self)
{
  if (self->step == STEP_MEETING)
    gtk_window_close (GTK_WINDOW (self));
  else
    show_step (self, self->step - 1);
}

static void
stf_election_dialog_dispose (GObject *object)
{
  StfElectionDialog *self = STF_ELECTION_DIALOG (object);

  /* The controls go away after this, and answer while they do. */
  self->filling = TRUE;
  G_OBJECT_CLASS (stf_election_dialog_parent_class)->dispose (object);
}

static void
stf_election_dialog_finalize (GObject *object)
{
  StfElectionDialog *self = STF_ELECTION_DIALOG (object);

  g_clear_pointer (&self->election, stf_election_free);
  G_OBJECT_CLASS (stf_election_dialog_parent_class)->finalize (object);
}

static void
stf_election_dialog_class_init (StfElectionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_election_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_election_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/election-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, back);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, next);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, message_revealer);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, message);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, meeting);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, meeting_title);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, place);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, date);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, from_date);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, to_date);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, end_reason);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, result);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, consequences);
  gtk_widget_class_bind_template_child (widget_class, StfElectionDialog, done);
  gtk_widget_class_bind_template_callback (widget_class, meeting_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, date_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
stf_election_dialog_init (StfElectionDialog *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_election_dialog_present:
 * @parent: a window with an open year
 * @election: (transfer full): what is to be recorded
 *
 * Returns: (transfer none): the assistant, at its first step
 */
StfElectionDialog *
stf_election_dialog_present (StfWindow *parent, StfElection *election)
{
  StfElectionDialog *self = g_object_new (STF_TYPE_ELECTION_DIALOG, "transient-for", parent, NULL);

  self->election = election;
  if (stf_election_is_by_election (election))
    gtk_window_set_title (GTK_WINDOW (self), _ ("By-election"));
  fill_meetings (self);
  fill_meeting (self);
  show_step (self, STEP_MEETING);
  gtk_window_present (GTK_WINDOW (self));
  return self;
}

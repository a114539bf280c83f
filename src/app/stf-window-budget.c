/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with lines and versions of the budget. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "money/stf-budget-line-draft.h"
#include "money/stf-budget-version.h"
#include "stf-budget-line-dialog.h"
#include "stf-budget-page.h"
#include "stf-budget-view.h"
#include "stf-question.h"
#include "stf-window-private.h"

static StfYearFile *
get_file (StfWindow *self)
{
  return stf_open_year_get_file (self->year);
}

/* --- lines --- */

void
stf_window_budget_new_line (StfWindow *self, GVariant *parameter)
{
  stf_budget_line_dialog_present (self, "", g_variant_get_string (parameter, NULL));
}

void
stf_window_budget_edit_line (StfWindow *self, GVariant *parameter)
{
  stf_budget_line_dialog_present (self, g_variant_get_string (parameter, NULL), "");
}

void
stf_window_budget_remove_line (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_budget_line_remove (get_file (self), g_variant_get_string (parameter, NULL), &error))
    stf_window_toast_undo (self, _ ("The line was removed"));
  else
    stf_window_report (self, _ ("The Line Could Not Be Removed"), error);
}

void
stf_window_budget_move_line (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *line, *before;

  g_variant_get (parameter, "(&s&s)", &line, &before);
  if (!stf_budget_line_move (get_file (self), line, before[0] != '\0' ? before : NULL, &error))
    stf_window_report (self, _ ("The Line Could Not Be Moved"), error);
}

/* --- versions --- */

/* What is asked about a version; belongs to its dialog. */
typedef struct
{
  StfWindow *window;
  StfBudget *budget;
  StfBudgetVersion *version; /* NULL: a new one that begins empty */
  StfBudgetState state;
  StfQuestion *dialog;
  GtkEditable *entries[3];
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  stf_budget_free (self->budget);
  g_free (self);
}

static const char *
get_entry (Asking *self, guint entry)
{
  return gtk_editable_get_text (self->entries[entry]);
}

/* NULL: the version could not be read, which is said. */
static Asking *
ask (StfWindow *window, const char *version, const char *heading)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (get_file (window), &error);
  StfBudgetVersion *found = budget != NULL ? stf_budget_find_version (budget, version) : NULL;
  Asking *self;

  if (budget == NULL)
    {
      stf_window_report (window, heading, error);
      return NULL;
    }
  self = g_new0 (Asking, 1);
  self->window = window;
  self->budget = g_steal_pointer (&budget);
  self->version = found;
  return self;
}

static void
present (Asking *self, GCallback accepted)
{
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-asking", self, asking_free);
  g_signal_connect_swapped (self->dialog, "accepted", accepted, self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

static StfBudgetView *
show_view (StfWindow *self)
{
  StfBudgetPage *page = STF_BUDGET_PAGE (stf_year_view_get_page (self->view, "budget"));

  stf_budget_page_show_view (page, "budget");
  return STF_BUDGET_VIEW (stf_budget_page_get_view (page, "budget"));
}

static void
title_cb (Asking *self)
{
  stf_question_set_acceptable (self->dialog, get_entry (self, 0)[0] != '\0');
}

static void
create_cb (Asking *self)
{
  const char *date = stf_open_year_get_date (self->window->year);
  StfBudgetVersion *last = stf_budget_get_shown (self->budget, self->budget->year - 1, date);
  const StfBudgetNewVersion values = {
    .title = get_entry (self, 0),
    .kind = STF_BUDGET_BUDGET,
    .year = self->budget->year,
    .source = self->version != NULL ? self->version : last,
    .by_policy = self->version == NULL && last != NULL,
    .with_notes = self->version != NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *id = stf_budget_version_create (self->budget, &values, get_file (self->window),
                                                   &error);

  if (id != NULL)
    stf_budget_view_show_version (show_view (self->window), id);
  else
    stf_window_report (self->window, _ ("The Version Could Not Be Made"), error);
}

/* The id of the version that is copied; empty: a new one. */
void
stf_window_budget_new_version (StfWindow *self, GVariant *parameter)
{
  const char *version = g_variant_get_string (parameter, NULL);
  Asking *asking = ask (self, version, _ ("The Version Could Not Be Made"));
  g_autofree char *title = NULL;
  const char *explanation;

  if (asking == NULL)
    return;
  if (asking->version != NULL)
    {
      /* Translators: the title of a version that is copied. */
      title = g_strdup_printf (_ ("%s, copy"), asking->version->title);
      explanation = _ ("The copy is a draft. It has the same amounts and notes.");
    }
  else
    {
      title = g_strdup_printf (_ ("Budget %d"), asking->budget->year);
      explanation = stf_budget_get_shown (asking->budget, asking->budget->year - 1,
                                          stf_open_year_get_date (self->year))
                            != NULL
                        ? _ ("The draft begins with last year’s budget: each line takes from it "
                             "what is settled for the line.")
                        : _ ("The draft begins empty.");
    }
  asking->dialog = STF_QUESTION (
      stf_question_new (GTK_WINDOW (self), _ ("New Version?"), explanation, _ ("_Make")));
  asking->entries[0] = stf_question_add_entry (asking->dialog, _ ("Title"), title);
  g_signal_connect_swapped (asking->entries[0], "changed", G_CALLBACK (title_cb), asking);
  present (asking, G_CALLBACK (create_cb));
}

static void
rename_cb (Asking *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_budget_version_rename (self->version, get_entry (self, 0), self->version->note,
                                  get_file (self->window), &error))
    stf_window_report (self->window, _ ("The Version Could Not Be Changed"), error);
}

void
stf_window_budget_rename_version (StfWindow *self, GVariant *parameter)
{
  Asking *asking = ask (self, g_variant_get_string (parameter, NULL),
                        _ ("The Version Could Not Be Changed"));

  if (asking == NULL)
    return;
  if (asking->version == NULL)
    {
      asking_free (asking);
      return;
    }
  asking->dialog = STF_QUESTION (stf_question_new (GTK_WINDOW (self), _ ("Rename the Version?"),
                                                   _ ("The title stands on printed documents."),
                                                   _ ("_Rename")));
  asking->entries[0] = stf_question_add_entry (asking->dialog, _ ("Title"), asking->version->title);
  g_signal_connect_swapped (asking->entries[0], "changed", G_CALLBACK (title_cb), asking);
  present (asking, G_CALLBACK (rename_cb));
}

typedef gboolean (*VersionFunc) (const StfBudgetVersion *version, StfYearFile *file,
                                 GError **error);

/* Changes a version without asking: what was done can be undone. */
static void
change_version (StfWindow *self, GVariant *parameter, VersionFunc function, const char *done)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (get_file (self), &error);
  StfBudgetVersion *version = budget != NULL ? stf_budget_find_version (
                                  budget, g_variant_get_string (parameter, NULL))
                                             : NULL;

  if (version != NULL && function (version, get_file (self), &error))
    stf_window_toast_undo (self, done);
  else if (error != NULL)
    stf_window_report (self, _ ("The Version Could Not Be Changed"), error);
}

void
stf_window_budget_remove_version (StfWindow *self, GVariant *parameter)
{
  change_version (self, parameter, stf_budget_version_remove, _ ("The version was removed"));
}

void
stf_window_budget_take_back (StfWindow *self, GVariant *parameter)
{
  change_version (self, parameter, stf_budget_version_take_back, _ ("The step was taken back"));
}

/* --- steps (R05, R06, A08) --- */

enum
{
  ON_DATE,
  DECISION,
  NUMBER,
};

static gboolean
take_step (Asking *self, gboolean check_only, GError **error)
{
  g_autoptr (StfDecision) decision = stf_decision_new ();
  g_autofree char *adopter = NULL;
  StfBudgetNewStep step = { .state = self->state, .on_date = get_entry (self, ON_DATE) };

  if (get_entry (self, DECISION)[0] != '\0')
    {
      adopter = self->state == STF_BUDGET_ADOPTED
                    ? stf_budget_get_adopter (get_file (self->window), NULL)
                    : NULL;
      g_free (decision->title);
      g_free (decision->kind);
      g_free (decision->on_date);
      decision->title = g_strdup (get_entry (self, DECISION));
      decision->kind = g_strdup ("budget");
      decision->on_date = g_strdup (get_entry (self, ON_DATE));
      if (get_entry (self, NUMBER)[0] != '\0')
        decision->number = g_strdup (get_entry (self, NUMBER));
      if (adopter != NULL && adopter[0] != '\0')
        decision->body = g_strdup (adopter);
      step.new_decision = decision;
    }
  return check_only
             ? stf_budget_version_check_step (self->version, &step, get_file (self->window), error)
             : stf_budget_version_take_step (self->version, &step, get_file (self->window), error);
}

static void
step_changed_cb (Asking *self)
{
  stf_question_set_acceptable (self->dialog, take_step (self, TRUE, NULL));
}

static void
step_cb (Asking *self)
{
  g_autoptr (GError) error = NULL;

  if (take_step (self, FALSE, &error))
    stf_window_toast_undo (self->window, _ ("The step was recorded"));
  else
    stf_window_report (self->window, _ ("The Step Could Not Be Taken"), error);
}

/* version, state */
void
stf_window_budget_step (StfWindow *self, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    StfBudgetState state;
    const char *heading;
    const char *explanation;
    const char *accept;
  } steps[] = {
    { "proposed", STF_BUDGET_PROPOSED, N_ ("Propose the Budget?"),
      N_ ("It can still be changed: write who proposes it, and when."), N_ ("_Propose") },
    { "anchored", STF_BUDGET_ANCHORED, N_ ("Anchor the Budget?"),
      N_ ("It can still be changed: write with whom it is anchored, and when."), N_ ("_Anchor") },
    { "adopted", STF_BUDGET_ADOPTED, N_ ("Adopt the Budget?"),
      N_ ("An adopted budget is not changed any more; a copy of it can be."), N_ ("A_dopt") },
  };
  static const char *const titles[] = { N_ ("Date (year-month-day)"), N_ ("Decision"),
                                        N_ ("Number of the decision") };
  const char *version, *name;
  Asking *asking;
  g_autoptr (GError) error = NULL;
  guint step = 0;

  g_variant_get (parameter, "(&s&s)", &version, &name);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, name))
      step = i;
  asking = ask (self, version, _ ("The Step Could Not Be Taken"));
  if (asking == NULL)
    return;
  if (asking->version == NULL)
    {
      asking_free (asking);
      return;
    }
  asking->state = steps[step].state;
  asking->dialog = STF_QUESTION (stf_question_new (GTK_WINDOW (self), _ (steps[step].heading),
                                                   _ (steps[step].explanation),
                                                   _ (steps[step].accept)));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    asking->entries[i] = stf_question_add_entry (
        asking->dialog, _ (titles[i]), i == ON_DATE ? stf_open_year_get_date (self->year) : "");
  if (!take_step (asking, TRUE, &error))
    {
      GtkWidget *dialog = GTK_WIDGET (asking->dialog);

      stf_window_report (self, _ ("The Step Could Not Be Taken"), error);
      gtk_window_destroy (GTK_WINDOW (dialog));
      asking_free (asking);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_signal_connect_swapped (asking->entries[i], "changed", G_CALLBACK (step_changed_cb), asking);
  present (asking, G_CALLBACK (step_cb));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing who is to hold a role: a search, and of each who is found what helps to choose: county,
 * load now and with this, skills, what is held already.  Persons can be narrowed down by skill, and
 * to agencies that the body has nobody from; how the counties are spread in it is told below.
 *
 * It only reads the draft; what is chosen is told by signals. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-candidacy.h"
#include "organisation/stf-person-skill.h"
#include "stf-action-row.h"
#include "stf-candidate.h"
#include "stf-choice-row.h"
#include "stf-holder-group.h"
#include "stf-wording.h"

#define MAX_MATCHES 6

struct _StfHolderGroup
{
  AdwPreferencesGroup parent_instance;

  GtkEditable *search;
  GtkWidget *narrow;
  AdwComboRow *skill;
  AdwComboRow *order;
  GtkSwitch *unrepresented;
  GtkListBox *matches;
  AdwActionRow *load;
  AdwActionRow *spread;

  const StfAssignmentDraft *draft; /* borrowed */
  GPtrArray *candidates;           /* StfCandidate, in order of names */
  GPtrArray *skills;               /* StfSkill */
  StfCandidacies *candidacies;     /* NULL: not persons */
  char *date;
  char *body_name;
  gboolean updating;
};

enum
{
  ORDER_NAME,
  ORDER_LOAD,
};

enum
{
  CHOSEN,
  NEW_PERSON,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfHolderGroup, stf_holder_group, ADW_TYPE_PREFERENCES_GROUP)

static const StfAssignmentValues *
get_values (StfHolderGroup *self)
{
  return stf_assignment_draft_get (self->draft);
}

static int
get_load (StfHolderGroup *self, const char *person)
{
  const StfAssignmentValues *values = get_values (self);

  return stf_workload_get_most (stf_candidacies_get_workload (self->candidacies), person,
                                values->from_date, values->to_date, NULL);
}

/* "Uppsala · 40 % now, 60 % with this · IT, Web · Member since 2012-01-01" */
static char *
word_candidate (StfHolderGroup *self, const StfCandidate *candidate)
{
  const StfCandidacy *facts = stf_candidacies_get (self->candidacies, candidate->id);
  const StfWorkload *workload = stf_candidacies_get_workload (self->candidacies);
  int extent = MAX (get_values (self)->extent, 0);
  int most = get_load (self, candidate->id) + extent;
  int now = stf_workload_get_at (workload, candidate->id, self->date);
  g_autofree char *load = NULL;
  g_autofree char *where = NULL;
  g_autofree char *what = NULL;

  if (most > 0)
    /* Translators: per cent of full time. */
    load = g_strdup_printf (_ ("%d %% now, %d %% with this"), now, most);
  where = stf_wording_join (candidate->subtitle, load);
  what = stf_wording_join (facts->skills, facts->holds);
  return stf_wording_join (where, what);
}

static void
add_match (StfHolderGroup *self, const char *title, const char *subtitle, const char *icon,
           const StfCandidate *candidate)
{
  GtkWidget *row = stf_action_row_new (title, subtitle, icon);
  const StfCandidacy *facts = candidate != NULL && self->candidacies != NULL
                                  ? stf_candidacies_get (self->candidacies, candidate->id)
                                  : NULL;

  if (facts != NULL && facts->letter != NULL)
    {
      GtkWidget *letter = gtk_label_new (facts->letter);

      gtk_label_set_width_chars (GTK_LABEL (letter), 2);
      gtk_widget_add_css_class (letter, "stf-badge");
      gtk_widget_set_valign (letter, GTK_ALIGN_CENTER);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), letter);
    }
  if (facts != NULL && facts->represented)
    {
      GtkWidget *icon_widget = gtk_image_new_from_icon_name ("stf-people-symbolic");
      /* Translators: %s is a body. */
      g_autofree char *text = g_strdup_printf (_ ("%s has somebody from there already"),
                                               self->body_name);

      gtk_widget_set_tooltip_text (icon_widget, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (icon_widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      text, -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), icon_widget);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stf-candidate", (gpointer) candidate);
  gtk_list_box_append (self->matches, row);
}

static gboolean
is_wanted (StfHolderGroup *self, const StfCandidate *candidate, const char *text)
{
  guint skill = adw_combo_row_get_selected (self->skill);
  const StfCandidacy *facts;

  if (!stf_candidate_matches (candidate, text))
    return FALSE;
  if (self->candidacies == NULL)
    return TRUE;

  facts = stf_candidacies_get (self->candidacies, candidate->id);
  if (gtk_switch_get_active (self->unrepresented) && facts->represented)
    return FALSE;
  return skill == 0 || skill > self->skills->len
         || stf_candidacy_has_skill (facts,
                                     ((const StfSkill *) self->skills->pdata[skill - 1])->name);
}

static int
compare_loads (gconstpointer a, gconstpointer b, gpointer user_data)
{
  StfHolderGroup *self = user_data;

  return get_load (self, (*(const StfCandidate *const *) a)->id)
         - get_load (self, (*(const StfCandidate *const *) b)->id);
}

static void
fill_matches (StfHolderGroup *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  stf_list_box_clear (self->matches);
  for (guint i = 0; i < self->candidates->len; i++)
    if (is_wanted (self, self->candidates->pdata[i], text))
      g_ptr_array_add (found, self->candidates->pdata[i]);
  if (self->candidacies != NULL && adw_combo_row_get_selected (self->order) == ORDER_LOAD)
    g_ptr_array_sort_with_data (found, compare_loads, self);

  for (guint i = 0; i < found->len && i < MAX_MATCHES; i++)
    {
      const StfCandidate *candidate = found->pdata[i];
      g_autofree char *subtitle = self->candidacies != NULL ? word_candidate (self, candidate)
                                                            : g_strdup (candidate->subtitle);

      add_match (self, candidate->title, subtitle, NULL, candidate);
    }
  if (found->len > MAX_MATCHES)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u more: write a part of the name",
                                                         "%u more: write a part of the name",
                                                         found->len - MAX_MATCHES),
                                               found->len - MAX_MATCHES);
      GtkWidget *row = stf_action_row_new (more, NULL, NULL);

      gtk_widget_set_sensitive (row, FALSE);
      gtk_list_box_append (self->matches, row);
    }
  if (self->candidacies != NULL)
    add_match (self, _ ("New Person…"), NULL, "stf-add-symbolic", NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->matches), TRUE);
}

static const StfCandidate *
find_candidate (StfHolderGroup *self, const char *id)
{
  for (guint i = 0; i < self->candidates->len; i++)
    if (g_strcmp0 (((const StfCandidate *) self->candidates->pdata[i])->id, id) == 0)
      return self->candidates->pdata[i];
  return NULL;
}

static void
match_activated_cb (StfHolderGroup *self, GtkListBoxRow *row)
{
  const StfCandidate *candidate = g_object_get_data (G_OBJECT (row), "stf-candidate");

  if (!gtk_widget_get_sensitive (GTK_WIDGET (row)))
    return;
  stf_holder_group_hide_matches (self);
  if (candidate == NULL)
    {
      g_signal_emit (self, signals[NEW_PERSON], 0, gtk_editable_get_text (self->search));
      return;
    }
  self->updating = TRUE;
  gtk_editable_set_text (self->search, candidate->title);
  gtk_editable_set_position (self->search, -1);
  self->updating = FALSE;
  g_signal_emit (self, signals[CHOSEN], 0, candidate->id);
}

static void
search_changed_cb (StfHolderGroup *self)
{
  if (self->updating || self->draft == NULL)
    return;
  fill_matches (self);
  g_signal_emit (self, signals[CHOSEN], 0, NULL);
}

/* Enter takes the first that was found. */
static void
search_activated_cb (StfHolderGroup *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->matches, 0);

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self->matches)))
    match_activated_cb (self, row);
}

static void
narrow_cb (StfHolderGroup *self)
{
  if (!self->updating && self->draft != NULL)
    fill_matches (self);
}

static void
update_load (StfHolderGroup *self)
{
  const StfAssignmentValues *values = get_values (self);
  const char *on_date = NULL;
  g_autofree char *text = NULL;
  int most;

  gtk_widget_set_visible (GTK_WIDGET (self->load),
                          self->candidacies != NULL && values->holder != NULL);
  if (self->candidacies == NULL || values->holder == NULL)
    return;
  most = MAX (values->extent, 0)
         + stf_workload_get_most (stf_candidacies_get_workload (self->candidacies), values->holder,
                                  values->from_date, values->to_date, &on_date);
  if (on_date == NULL)
    text = g_strdup_printf (_ ("%d %% of full time with this"), most);
  else
    text = g_strdup_printf (_ ("%d %% of full time with this, the most from %s"), most, on_date);
  adw_action_row_set_subtitle (self->load, text);
}

/* "C Uppsala, I Gotland 2, + W Dalarna" */
static void
update_spread (StfHolderGroup *self)
{
  const char *holder = get_values (self)->holder;
  g_autoptr (GString) text = g_string_new (NULL);
  const StfCandidacy *facts;
  const GArray *spread;

  gtk_widget_set_visible (GTK_WIDGET (self->spread),
                          self->candidacies != NULL && self->body_name != NULL);
  if (self->candidacies == NULL || self->body_name == NULL)
    return;

  spread = stf_candidacies_get_spread (self->candidacies);
  for (guint i = 0; i < spread->len; i++)
    {
      const StfSpread *one = &g_array_index (spread, StfSpread, i);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? ", " : "", one->letter ? one->letter : "",
                              one->letter ? " " : "", one->name);
      if (one->n > 1)
        g_string_append_printf (text, " %u", one->n);
    }
  if (spread->len == 0)
    g_string_append (text, _ ("Nobody yet"));

  facts = stf_candidacies_get (self->candidacies, holder);
  if (facts->agency != NULL)
    {
      const StfCandidate *candidate = find_candidate (self, holder);

      g_string_append (text, " · ");
      g_string_append (text, facts->represented ? _ ("the person adds no further")
                                                : _ ("the person adds one more"));
      if (!facts->represented && candidate != NULL && candidate->subtitle != NULL)
        g_string_append_printf (text, ": %s", candidate->subtitle);
    }
  adw_action_row_set_subtitle (self->spread, text->str);
}

static void
stf_holder_group_finalize (GObject *object)
{
  StfHolderGroup *self = STF_HOLDER_GROUP (object);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  g_clear_pointer (&self->skills, g_ptr_array_unref);
  g_clear_pointer (&self->candidacies, stf_candidacies_free);
  g_free (self->date);
  g_free (self->body_name);
  G_OBJECT_CLASS (stf_holder_group_parent_class)->finalize (object);
}

static void
stf_holder_group_class_init (StfHolderGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_holder_group_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[NEW_PERSON] = g_signal_new ("new-person", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/holder-group.ui");
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, search);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, narrow);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, skill);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, order);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, unrepresented);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, matches);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, load);
  gtk_widget_class_bind_template_child (widget_class, StfHolderGroup, spread);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrow_cb);
  gtk_widget_class_bind_template_callback (widget_class, match_activated_cb);
}

static void
stf_holder_group_init (StfHolderGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_skills (StfHolderGroup *self, StfYearFile *file)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->skills = stf_skill_list (file, NULL);
  if (self->skills == NULL)
    self->skills = g_ptr_array_new ();
  gtk_string_list_append (names, _ ("Any"));
  for (guint i = 0; i < self->skills->len; i++)
    gtk_string_list_append (names, ((const StfSkill *) self->skills->pdata[i])->name);
  stf_choice_row_show_names (self->skill);
  adw_combo_row_set_model (self->skill, G_LIST_MODEL (names));
}

/**
 * stf_holder_group_set_draft:
 * @self: a group
 * @year: the year
 * @draft: what is edited, which must live as long as the group is used
 *
 * Reads who could be chosen, and shows who is.
 */
void
stf_holder_group_set_draft (StfHolderGroup *self, StfOpenYear *year,
                            const StfAssignmentDraft *draft)
{
  StfYearFile *file = stf_open_year_get_file (year);
  StfOrganisation *organisation = stf_open_year_get_organisation (year);
  const char *kind = stf_assignment_draft_get_holder_kind (draft);
  const char *body_id = stf_assignment_draft_get_body (draft);
  const StfBody *body = body_id != NULL ? stf_organisation_find_body (organisation, body_id) : NULL;
  gboolean persons = g_str_equal (kind, "person");
  const StfCandidate *holder;

  g_return_if_fail (STF_IS_HOLDER_GROUP (self));

  self->updating = TRUE;
  self->draft = draft;
  self->date = g_strdup (stf_open_year_get_date (year));
  self->body_name = body != NULL ? g_strdup (body->name) : NULL;
  self->candidates = stf_candidate_list (file, organisation, kind, NULL);
  if (self->candidates == NULL)
    self->candidates = g_ptr_array_new ();
  if (persons)
    self->candidacies = stf_candidacies_load (file, body_id, stf_assignment_draft_get_id (draft),
                                              self->date, NULL);
  fill_skills (self, file);
  gtk_widget_set_visible (self->narrow, self->candidacies != NULL);
  if (self->body_name != NULL)
    {
      /* Translators: %s is a body. */
      g_autofree char *title = g_strdup_printf (_ ("Counties in %s"), self->body_name);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->spread), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->spread), title);
    }

  holder = find_candidate (self, get_values (self)->holder);
  gtk_editable_set_text (self->search, holder != NULL ? holder->title : "");
  self->updating = FALSE;
  if (holder == NULL)
    fill_matches (self);
  else
    stf_holder_group_hide_matches (self);
}

/**
 * stf_holder_group_update:
 * @self: a group
 *
 * Tells load and spread of what the draft holds now.
 */
void
stf_holder_group_update (StfHolderGroup *self)
{
  g_return_if_fail (STF_IS_HOLDER_GROUP (self));

  update_load (self);
  update_spread (self);
}

/**
 * stf_holder_group_hide_matches:
 * @self: a group
 *
 * Somebody has been chosen.
 */
void
stf_holder_group_hide_matches (StfHolderGroup *self)
{
  g_return_if_fail (STF_IS_HOLDER_GROUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self->matches), FALSE);
}

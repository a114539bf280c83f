/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One person of the year.  What it shows is built anew each time, but for the entry for a new
 * skill, which keeps the focus while one skill after the other is added.  Its buttons are actions
 * of the window, so a year that cannot be changed shows the same page, with them resting. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-employment.h"
#include "organisation/stf-person-draft.h"
#include "organisation/stf-person-skill.h"
#include "organisation/stf-person.h"
#include "stf-action-row.h"
#include "stf-finding-row.h"
#include "stf-person-pane.h"
#include "stf-wording.h"
#include "stf-wrap-layout.h"

struct _StfPersonPane
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkWidget *edit;
  GtkMenuButton *menu_button;
  GtkBox *contact;
  GtkBox *skills;
  GtkWidget *new_skill;
  GtkMenuButton *known_skills;
  GtkBox *groups;

  char *person; /* id, or NULL */
};

G_DEFINE_FINAL_TYPE (StfPersonPane, stf_person_pane, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
apply_cb (StfPersonPane *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_skill)));

  gtk_editable_set_text (GTK_EDITABLE (self->new_skill), "");
  gtk_widget_activate_action (GTK_WIDGET (self), "win.add-skill", "(ss)", self->person, name);
}

/* The menu. */

static void
append_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
fill_menu (StfPersonPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) first = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  GVariant *person = g_variant_new_string (self->person);

  append_item (first, _ ("_Merge with…"), "win.merge-person", person);
  append_item (first, _ ("Save E_xtract…"), "win.extract-person",
               g_variant_new ("(ss)", self->person, ""));
  append_item (last, _ ("_Delete"), "win.delete-person", g_variant_new_string (self->person));
  append_item (last, _ ("Erase Personal Data…"), "win.erase-person",
               g_variant_new_string (self->person));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (first));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->edit), "s", self->person);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->edit), "win.edit-person");
}

/* Contact and note. */

static void
add_contact_row (AdwPreferencesGroup *group, const char *text, const char *what, const char *copy)
{
  GtkWidget *row;

  if (text == NULL)
    return;
  row = stf_action_row_new (text, what, NULL);
  stf_action_row_add_button (row, copy, "stf-copy-symbolic", "win.copy-text",
                             g_variant_new_string (text));
  adw_preferences_group_add (group, row);
}

static void
show_contact (StfPersonPane *self, const StfPersonDraft *draft)
{
  const char *email = stf_person_draft_get (draft, STF_PERSON_EMAIL);
  const char *phone = stf_person_draft_get (draft, STF_PERSON_PHONE);
  AdwPreferencesGroup *group;

  stf_box_clear (self->contact);
  gtk_widget_set_visible (GTK_WIDGET (self->contact), email != NULL || phone != NULL);
  if (email == NULL && phone == NULL)
    return;
  group = add_group (self->contact, _ ("Contact"));
  add_contact_row (group, email, _ ("E-mail"), _ ("Copy the address"));
  add_contact_row (group, phone, _ ("Phone"), _ ("Copy the number"));
}

static void
add_note (StfPersonPane *self, const StfPersonDraft *draft)
{
  const char *note = stf_person_draft_get (draft, STF_PERSON_NOTE);

  if (note != NULL)
    adw_preferences_group_add (add_group (self->groups, _ ("Note")),
                               stf_action_row_new (note, NULL, NULL));
}

/* Skills. */

static GtkWidget *
chip_new (StfPersonPane *self, const StfSkill *skill)
{
  GtkWidget *chip = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                                  NULL);
  GtkWidget *label = gtk_label_new (skill->name);
  GtkWidget *button = gtk_button_new_from_icon_name ("stf-close-symbolic");
  g_autofree char *remove = g_strdup_printf (_ ("Remove the skill %s"), skill->name);

  gtk_widget_add_css_class (chip, "stf-chip");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_tooltip_text (button, remove);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, remove,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ss)", self->person, skill->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.remove-skill");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, skill->name,
                                  -1);
  gtk_box_append (GTK_BOX (chip), label);
  gtk_box_append (GTK_BOX (chip), button);
  return chip;
}

static gboolean
has_skill (GPtrArray *skills, const StfSkill *skill)
{
  for (guint i = 0; i < skills->len; i++)
    if (g_str_equal (((StfSkill *) skills->pdata[i])->id, skill->id))
      return TRUE;
  return FALSE;
}

static void
fill_known_skills (StfPersonPane *self, GPtrArray *all, GPtrArray *own)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const StfSkill *skill = all->pdata[i];

      if (!has_skill (own, skill))
        append_item (menu, skill->name, "win.add-skill",
                     g_variant_new ("(ss)", self->person, skill->name));
    }
  gtk_menu_button_set_menu_model (self->known_skills, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->known_skills),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static void
show_skills (StfPersonPane *self, StfYearFile *file)
{
  g_autoptr (GPtrArray) own = stf_person_get_skills (file, self->person, NULL);
  g_autoptr (GPtrArray) all = stf_skill_list (file, NULL);

  stf_box_clear (self->skills);
  if (own == NULL || all == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->skills), own->len > 0);
  for (guint i = 0; i < own->len; i++)
    gtk_box_append (self->skills, chip_new (self, own->pdata[i]));
  fill_known_skills (self, all, own);
}

/* Over time. */

static void
add_employments (StfPersonPane *self, StfYearFile *file)
{
  g_autoptr (GPtrArray) employments = stf_employment_list (file, self->person, NULL);
  AdwPreferencesGroup *group = add_group (self->groups, _ ("Employments"));
  GtkWidget *add = gtk_button_new_from_icon_name ("stf-add-symbolic");

  gtk_widget_set_tooltip_text (add, _ ("Add an employment"));
  gtk_widget_add_css_class (add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add an employment"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "(ss)", self->person, "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.edit-employment");
  adw_preferences_group_set_header_suffix (group, add);

  for (guint i = 0; employments != NULL && i < employments->len; i++)
    {
      const StfEmployment *employment = employments->pdata[i];
      g_autofree char *when = stf_wording_period (employment->from_date, employment->to_date);
      g_autofree char *subtitle = stf_wording_join (employment->title, when);
      GtkWidget *row = stf_action_row_new (employment->agency_name, subtitle, NULL);

      stf_action_row_add_button (row, _ ("Edit the employment"), "stf-edit-symbolic",
                                 "win.edit-employment",
                                 g_variant_new ("(ss)", self->person, employment->id));
      adw_preferences_group_add (group, row);
    }
  if (employments == NULL || employments->len == 0)
    adw_preferences_group_add (group, stf_action_row_new (_ ("None yet"), NULL, NULL));
}

static void
add_term (AdwPreferencesGroup *group, const StfPersonTerm *term)
{
  g_autofree char *when = stf_wording_term (term->from_date, term->to_date, term->extent,
                                            term->acting);
  g_autofree char *decided = stf_wording_join (when, term->decision);
  g_autofree char *subtitle = stf_wording_join (term->body_name, decided);
  GtkWidget *row = stf_action_row_new (term->role_title, subtitle, NULL);

  stf_action_row_set_action (row, "win.show-role", term->role);
  stf_action_row_add_button (row, _ ("Edit the assignment"), "stf-edit-symbolic",
                             "win.edit-assignment", g_variant_new_string (term->assignment));
  adw_preferences_group_add (group, row);
}

static void
add_terms (StfPersonPane *self, StfYearFile *file)
{
  g_autoptr (GPtrArray) terms = stf_person_get_timeline (file, self->person, NULL);
  AdwPreferencesGroup *group = add_group (self->groups, _ ("Roles over Time"));

  for (guint i = 0; terms != NULL && i < terms->len; i++)
    add_term (group, terms->pdata[i]);
  if (terms == NULL || terms->len == 0)
    adw_preferences_group_add (group, stf_action_row_new (_ ("None yet"), NULL, NULL));
}

/* What breaks rules in what the person holds. */
static void
add_findings (StfPersonPane *self, StfOpenYear *year)
{
  const StfRuleReport *report = stf_open_year_get_rules (year);
  g_autoptr (GPtrArray) findings = NULL;
  AdwPreferencesGroup *group;

  if (report == NULL)
    return;
  findings = stf_finding_list_about (report, stf_open_year_get_organisation (year), self->person,
                                     FALSE);
  if (findings->len == 0)
    return;
  group = add_group (self->groups, _ ("Breaches of Rules"));
  for (guint i = 0; i < findings->len; i++)
    adw_preferences_group_add (group, stf_finding_row_new_with_rule (findings->pdata[i]));
}

/* Returns: (transfer full): "Uppsala · Informationschef", or "" */
static char *
word_employment (StfYearFile *file, const StfPersonDraft *draft)
{
  g_autoptr (GPtrArray) employments = stf_employment_list (file, stf_person_draft_get_id (draft),
                                                           NULL);
  const char *agency = stf_person_draft_get (draft, STF_PERSON_AGENCY);

  for (guint i = 0; employments != NULL && agency != NULL && i < employments->len; i++)
    {
      const StfEmployment *employment = employments->pdata[i];

      if (g_str_equal (employment->agency, agency))
        return stf_wording_join (employment->agency_name,
                                 stf_person_draft_get (draft, STF_PERSON_TITLE));
    }
  return g_strdup ("");
}

static void
stf_person_pane_finalize (GObject *object)
{
  g_free (STF_PERSON_PANE (object)->person);
  G_OBJECT_CLASS (stf_person_pane_parent_class)->finalize (object);
}

static void
stf_person_pane_class_init (StfPersonPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_person_pane_finalize;

  g_type_ensure (STF_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/person-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, title);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, subtitle);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, edit);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, menu_button);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, contact);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, skills);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, new_skill);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, known_skills);
  gtk_widget_class_bind_template_child (widget_class, StfPersonPane, groups);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
stf_person_pane_init (StfPersonPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_person_pane_show:
 * @self: a pane
 * @year: the open year
 * @person: (nullable): the id of a person of it
 *
 * Shows a person as at the date of the year.
 *
 * Returns: FALSE if there is no such person, and nothing to show
 */
gboolean
stf_person_pane_show (StfPersonPane *self, StfOpenYear *year, const char *person)
{
  StfYearFile *file = stf_open_year_get_file (year);
  g_autoptr (StfPersonDraft) draft = NULL;
  g_autofree char *copy = g_strdup (person);
  g_autofree char *name = NULL;
  g_autofree char *employment = NULL;

  g_return_val_if_fail (STF_IS_PERSON_PANE (self), FALSE);

  if (person != NULL)
    draft = stf_person_draft_load (file, person, stf_open_year_get_date (year), NULL);
  if (g_strcmp0 (self->person, copy) != 0)
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      gtk_editable_set_text (GTK_EDITABLE (self->new_skill), "");
    }
  g_free (self->person);
  self->person = draft != NULL ? g_steal_pointer (&copy) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), draft != NULL);
  if (draft == NULL)
    return FALSE;

  name = g_strjoin (" ", stf_person_draft_get (draft, STF_PERSON_GIVEN_NAME),
                    stf_person_draft_get (draft, STF_PERSON_FAMILY_NAME), NULL);
  employment = word_employment (file, draft);
  gtk_label_set_label (self->title, name);
  gtk_label_set_label (self->subtitle, employment);
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), *employment != '\0');
  gtk_widget_set_visible (self->new_skill, stf_open_year_can_edit (year));
  fill_menu (self);
  show_contact (self, draft);
  show_skills (self, file);
  stf_box_clear (self->groups);
  add_findings (self, year);
  add_terms (self, file);
  add_employments (self, file);
  add_note (self, draft);
  return TRUE;
}

/**
 * stf_person_pane_focus:
 * @self: a pane that shows a person
 *
 * Moves the focus to what is done first with a person.
 */
void
stf_person_pane_focus (StfPersonPane *self)
{
  g_return_if_fail (STF_IS_PERSON_PANE (self));

  if (!gtk_widget_grab_focus (self->edit))
    gtk_widget_grab_focus (GTK_WIDGET (self->menu_button));
}

/** stf_person_pane_get_person: the id of the person that is shown, or NULL. */
const char *
stf_person_pane_get_person (StfPersonPane *self)
{
  g_return_val_if_fail (STF_IS_PERSON_PANE (self), NULL);

  return self->person;
}

/** stf_person_pane_get_title: the name that is shown. */
const char *
stf_person_pane_get_title (StfPersonPane *self)
{
  g_return_val_if_fail (STF_IS_PERSON_PANE (self), NULL);

  return gtk_label_get_label (self->title);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How pages word what core knows as data: periods, holders, seats. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-wording.h"

/**
 * stf_wording_period:
 * @from_date: (nullable): ISO date
 * @to_date: (nullable): ISO date
 *
 * Returns: (transfer full): "2013-01-01 – 2013-12-31", "from …", "until …"; "" when both are open
 */
char *
stf_wording_period (const char *from_date, const char *to_date)
{
  if (from_date != NULL && to_date != NULL)
    return g_strdup_printf ("%s – %s", from_date, to_date);
  if (from_date != NULL)
    return g_strdup_printf (_ ("from %s"), from_date);
  if (to_date != NULL)
    return g_strdup_printf (_ ("until %s"), to_date);
  return g_strdup ("");
}

/**
 * stf_wording_join:
 * @first: (nullable): a text
 * @second: (nullable): a text
 *
 * Returns: (transfer full): both with a dot between, or the one that is not empty
 */
char *
stf_wording_join (const char *first, const char *second)
{
  gboolean has_first = first != NULL && first[0] != '\0';
  gboolean has_second = second != NULL && second[0] != '\0';

  if (has_first && has_second)
    return g_strdup_printf ("%s · %s", first, second);
  return g_strdup (has_first ? first : has_second ? second : "");
}

/**
 * stf_wording_term:
 * @from_date: (nullable): ISO date
 * @to_date: (nullable): ISO date
 * @extent: per cent, or -1
 * @acting: whether for somebody else
 *
 * Returns: (transfer full): the period, extent and whether acting, in one line
 */
char *
stf_wording_term (const char *from_date, const char *to_date, int extent, gboolean acting)
{
  g_autofree char *period = stf_wording_period (from_date, to_date);
  g_autofree char *part = extent >= 0 ? g_strdup_printf (_ ("%d %%"), extent) : NULL;
  g_autofree char *with_part = stf_wording_join (period, part);

  return stf_wording_join (with_part, acting ? _ ("acting") : NULL);
}

/**
 * stf_wording_holder_term:
 * @holder: who holds a role
 *
 * Returns: (transfer full): the period and extent, and in which way the role is held, in one line
 */
char *
stf_wording_holder_term (const StfHolder *holder)
{
  g_autofree char *term = stf_wording_term (holder->from_date, holder->to_date, holder->extent,
                                            holder->acting);
  g_autofree char *deputy = stf_wording_join (term, holder->deputy ? _ ("deputy") : NULL);
  g_autofree char *office = stf_wording_join (deputy, holder->ex_officio ? _ ("ex officio") : NULL);

  return stf_wording_join (office, holder->carried_over ? _ ("until a successor begins") : NULL);
}

/**
 * stf_wording_holder:
 * @holder: who holds a seat
 *
 * Returns: (transfer full): "Anna Berg, Uppsala"
 */
char *
stf_wording_holder (const StfHolder *holder)
{
  if (holder->agency_name != NULL && g_strcmp0 (holder->agency_name, holder->name) != 0)
    /* Translators: a person, and the agency the person comes from. */
    return g_strdup_printf (_ ("%s, %s"), holder->name, holder->agency_name);
  return g_strdup (holder->name);
}

/**
 * stf_wording_role_holders:
 * @role: a role
 *
 * Returns: (transfer full): its holders in one line, with the number of vacant seats
 */
char *
stf_wording_role_holders (const StfRole *role)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < role->holders->len && i < 3; i++)
    {
      g_autofree char *name = role->holders->len == 1 ? stf_wording_holder (role->holders->pdata[i])
                                                      : NULL;

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              name != NULL ? name
                                           : ((const StfHolder *) role->holders->pdata[i])->name);
    }
  if (role->holders->len > 3)
    /* Translators: ends a list of names. */
    g_string_append_printf (text, _ (" and %u more"), role->holders->len - 3);
  if (role->n_vacant > 0)
    {
      g_autofree char *vacant = g_strdup_printf (
          ngettext ("%u vacant", "%u vacant", role->n_vacant), role->n_vacant);

      return stf_wording_join (text->str, vacant);
    }
  return g_strdup (text->str);
}

/**
 * stf_wording_seat:
 * @seat: a seat
 *
 * Returns: (transfer full): its label and agency; "" when it has neither
 */
char *
stf_wording_seat (const StfSeat *seat)
{
  return stf_wording_join (seat->label, seat->agency_name);
}

/**
 * stf_wording_relation:
 * @kind: a choice of relation.kind
 *
 * Returns: (transfer none): the verb, as in "A decides on B"
 */
const char *
stf_wording_relation (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *verb;
  } verbs[] = {
    { "decides", NC_ ("relation", "decides on") },
    { "elects", NC_ ("relation", "elects") },
    { "appoints", NC_ ("relation", "appoints") },
    { "proposes", NC_ ("relation", "proposes") },
    { "drafts", NC_ ("relation", "drafts") },
    { "anchors", NC_ ("relation", "seeks support for") },
    { "adopts", NC_ ("relation", "adopts") },
    { "requests", NC_ ("relation", "requests") },
    { "grants", NC_ ("relation", "grants") },
    { "notifies", NC_ ("relation", "notifies of") },
    { "informs", NC_ ("relation", "informs of") },
    { "reports", NC_ ("relation", "reports") },
    { "supports", NC_ ("relation", "supports") },
    { "assists", NC_ ("relation", "assists") },
    { "commissions", NC_ ("relation", "commissions") },
    { "chairs", NC_ ("relation", "chairs") },
    { "leads", NC_ ("relation", "leads") },
    { "orders", NC_ ("relation", "orders") },
    { "answers", NC_ ("relation", "answers for") },
    { "contracts", NC_ ("relation", "contracts") },
    { "administers", NC_ ("relation", "administers") },
    { "owns", NC_ ("relation", "owns") },
    { "finances", NC_ ("relation", "finances") },
    { "initiates", NC_ ("relation", "initiates") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_equal (verbs[i].kind, kind))
      return g_dpgettext2 (NULL, "relation", verbs[i].verb);
  return kind;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comparing two organisations.
 *
 * 1. What has the same id is the same (H2), whatever it is called and wherever it stands.
 * 2. The differences stand in the reading order of one tree: the later one, with what is no longer
 *    in it standing where it stood, after the sibling that it followed.  Such a body always finds
 *    its place, for the one that it stood under is in that tree too.
 * 3. A difference is told once.  The roles of a new body and the seats of a new role are new with
 *    it, and told by it; so are those that are gone.  What a new body took over from another is
 *    told as moved.
 * 4. Who holds what is compared by role: stf-comparison-seats.c.
 *
 * Everything is linear in the two organisations, and nothing recurses.
 *
 * Drawbacks: purposes, task lists and relations are not compared.  Two rows that were given the
 * same id by no more than chance of a damaged file are one. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-comparison-private.h"

#define NAMED_HOLDERS 8

static const struct
{
  StfSign sign;
  const char *label;
} kinds[STF_N_DIFFERENCES] = {
  [STF_DIFFERENCE_BODY_NEW] = { STF_SIGN_NEW, NC_ ("difference", "New body") },
  [STF_DIFFERENCE_BODY_GONE] = { STF_SIGN_GONE, NC_ ("difference", "Body gone") },
  [STF_DIFFERENCE_BODY_MOVED] = { STF_SIGN_MOVED, NC_ ("difference", "Body moved") },
  [STF_DIFFERENCE_BODY_RENAMED] = { STF_SIGN_CHANGED, NC_ ("difference", "Body renamed") },
  [STF_DIFFERENCE_BODY_AGENCY] = { STF_SIGN_CHANGED, NC_ ("difference", "Other agency") },
  [STF_DIFFERENCE_ROLE_NEW] = { STF_SIGN_NEW, NC_ ("difference", "New role") },
  [STF_DIFFERENCE_ROLE_GONE] = { STF_SIGN_GONE, NC_ ("difference", "Role gone") },
  [STF_DIFFERENCE_ROLE_MOVED] = { STF_SIGN_MOVED, NC_ ("difference", "Role moved") },
  [STF_DIFFERENCE_ROLE_RENAMED] = { STF_SIGN_CHANGED, NC_ ("difference", "Role renamed") },
  [STF_DIFFERENCE_SEAT_NEW] = { STF_SIGN_NEW, NC_ ("difference", "New seat") },
  [STF_DIFFERENCE_SEAT_GONE] = { STF_SIGN_GONE, NC_ ("difference", "Seat gone") },
  [STF_DIFFERENCE_HOLDER_NEW] = { STF_SIGN_CHANGED, NC_ ("difference", "New holder") },
  [STF_DIFFERENCE_HOLDER_CAME] = { STF_SIGN_CHANGED, NC_ ("difference", "New holder") },
  [STF_DIFFERENCE_HOLDER_LEFT] = { STF_SIGN_CHANGED, NC_ ("difference", "Left") },
  [STF_DIFFERENCE_HOLDER_AGENCY] = { STF_SIGN_CHANGED, NC_ ("difference", "Other agency") },
  [STF_DIFFERENCE_HOLDER_ACTING] = { STF_SIGN_CHANGED, NC_ ("difference", "Acting") },
  [STF_DIFFERENCE_DEPUTY_CAME] = { STF_SIGN_CHANGED, NC_ ("difference", "New deputy") },
  [STF_DIFFERENCE_DEPUTY_LEFT] = { STF_SIGN_CHANGED, NC_ ("difference", "Deputy left") },
};

/* The comparison's own copy of a text, which is freed. */
const char *
stf_comparison_keep (StfComparison *self, char *text)
{
  g_autofree char *owned = text;

  return owned ? g_string_chunk_insert_const (self->texts, owned) : NULL;
}

/* Adds a difference of which sign and label follow from the kind. */
void
stf_comparison_add (StfComparison *self, StfDifference difference)
{
  difference.sign = kinds[difference.kind].sign;
  difference.label = g_dpgettext2 (GETTEXT_PACKAGE, "difference", kinds[difference.kind].label);
  self->n[difference.sign]++;
  g_array_append_val (self->differences, difference);
}

const char *
stf_comparison_word_holder (StfComparison *self, const StfHolder *holder)
{
  g_autofree char *name = NULL;

  if (self->no_names && holder->person)
    return C_ ("difference", "filled");

  name = holder->agency_name ? g_strdup_printf ("%s, %s", holder->name, holder->agency_name)
                             : g_strdup (holder->name);

  /* Translators: a holder who acts for the one elected. */
  return stf_comparison_keep (self, holder->acting ? g_strdup_printf (_ ("%s (acting)"), name)
                                                   : g_steal_pointer (&name));
}

char *
stf_comparison_word_role (StfComparison *self, const StfRole *role)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (role->open && role->seats->len > NAMED_HOLDERS)
    return g_strdup_printf (ngettext ("%u holder", "%u holders", role->seats->len),
                            role->seats->len);
  if (role->seats->len > NAMED_HOLDERS)
    return g_strdup_printf (
        ngettext ("%u seat, %u filled", "%u seats, %u filled", role->seats->len), role->seats->len,
        role->holders->len);

  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfSeat *seat = role->seats->pdata[i];

      g_string_append (words, i > 0 ? ", " : "");
      g_string_append (words, seat->holder ? stf_comparison_word_holder (self, seat->holder)
                                           : C_ ("difference", "vacant"));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* --- the two trees in one --- */

static const char *
id_of (gconstpointer item)
{
  return *(const char *const *) item;
}

/**
 * stf_comparison_weave:
 * @before: structs that begin with their id, or NULL for none
 * @after: likewise
 * @keep: which of those only in @before are wanted
 * @user_data: for @keep
 *
 * Returns: (transfer container): the items of @after, and among them the wanted ones of @before,
 * each after what it stood after
 */
GPtrArray *
stf_comparison_weave (const GPtrArray *before, const GPtrArray *after, StfKeepFunc keep,
                      gpointer user_data)
{
  GPtrArray *woven = g_ptr_array_new ();
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_before = before ? before->len : 0;
  guint n_after = after ? after->len : 0;
  guint place = 0;
  g_autofree guint *next = g_new0 (guint, n_before + 1); /* in the chain of the same place */
  g_autofree guint *head = g_new0 (guint, n_after + 1);
  g_autofree guint *tail = g_new0 (guint, n_after + 1);

  for (guint i = 0; i < n_after; i++)
    if (id_of (after->pdata[i]))
      g_hash_table_insert (places, (gpointer) id_of (after->pdata[i]), GUINT_TO_POINTER (i + 1));

  for (guint i = 0; i < n_before; i++)
    {
      const char *id = id_of (before->pdata[i]);
      guint there = id ? GPOINTER_TO_UINT (g_hash_table_lookup (places, id)) : 0;

      if (there > 0)
        place = there;
      else if (keep (before->pdata[i], user_data))
        {
          if (head[place] == 0)
            head[place] = i + 1;
          else
            next[tail[place] - 1] = i + 1;
          tail[place] = i + 1;
        }
    }

  for (guint i = 0; i <= n_after; i++)
    {
      if (i > 0)
        g_ptr_array_add (woven, after->pdata[i - 1]);
      for (guint k = head[i]; k > 0; k = next[k - 1])
        g_ptr_array_add (woven, before->pdata[k - 1]);
    }
  return woven;
}

/* The ids of the bodies that are drawn. */
static GHashTable *
collect_drawn (const StfOrganisation *organisation)
{
  GHashTable *drawn = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) stack = g_ptr_array_copy (stf_organisation_get_roots (organisation), NULL,
                                                  NULL);

  while (stack->len > 0)
    {
      StfBody *body = g_ptr_array_steal_index_fast (stack, stack->len - 1);

      if (g_hash_table_add (drawn, (gpointer) body->id))
        g_ptr_array_extend (stack, body->children, NULL, NULL);
    }
  return drawn;
}

static gboolean
is_in_neither (gconstpointer body, gpointer ids)
{
  return !g_hash_table_contains (ids, id_of (body));
}

static void
add_body (StfComparison *self, const char *id, int parent, gboolean drawn)
{
  StfComparedBody body = { stf_organisation_find_body (self->before, id),
                           stf_organisation_find_body (self->after, id), parent, drawn };

  g_array_append_val (self->bodies, body);
}

typedef struct
{
  const StfBody *body;
  int parent;
} Pending;

static void
push (GArray *stack, const GPtrArray *bodies, int parent)
{
  for (guint i = bodies->len; i > 0; i--)
    {
      Pending next = { bodies->pdata[i - 1], parent };

      g_array_append_val (stack, next);
    }
}

/* Rule 2.  What stands under a body is asked of each organisation that draws it. */
static void
weave_trees (StfComparison *self)
{
  g_autoptr (GHashTable) early = collect_drawn (self->before);
  g_autoptr (GHashTable) late = collect_drawn (self->after);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_autoptr (GPtrArray) roots = stf_comparison_weave (stf_organisation_get_roots (self->before),
                                                      stf_organisation_get_roots (self->after),
                                                      is_in_neither, late);

  push (stack, roots, -1);
  while (stack->len > 0)
    {
      Pending next = g_array_index (stack, Pending, stack->len - 1);
      const char *id = next.body->id;
      int index = (int) self->bodies->len;
      const StfComparedBody *added;
      g_autoptr (GPtrArray) children = NULL;

      g_array_set_size (stack, stack->len - 1);
      add_body (self, id, next.parent, TRUE);
      added = &g_array_index (self->bodies, StfComparedBody, index);
      children = stf_comparison_weave (
          g_hash_table_contains (early, id) ? added->before->children : NULL,
          g_hash_table_contains (late, id) ? added->after->children : NULL, is_in_neither, late);
      push (stack, children, index);
    }

  for (int round = 0; round < 2; round++)
    {
      const GPtrArray *bodies = stf_organisation_get_bodies (round == 0 ? self->after
                                                                        : self->before);

      for (guint i = 0; i < bodies->len; i++)
        {
          const StfBody *body = bodies->pdata[i];

          if (g_hash_table_contains (late, body->id) || g_hash_table_contains (early, body->id)
              || (round == 1 && stf_organisation_find_body (self->after, body->id)))
            continue;
          add_body (self, body->id, -1, FALSE);
        }
    }
}

/* --- bodies and roles --- */

static gboolean
is_outside (const StfBody *body)
{
  return g_str_equal (body->placement, "outside");
}

static char *
word_place (const StfBody *body)
{
  if (is_outside (body))
    return g_strdup (_ ("outside the chart"));
  if (!body->parent)
    return g_strdup (_ ("at the top"));

  return g_strdup_printf (g_str_equal (body->placement, "assistant") ? _ ("beside %s")
                                                                     : _ ("under %s"),
                          body->parent->name);
}

/* Where the body stands, and who is in those of its roles that the other organisation has not. */
static const char *
word_body (StfComparison *self, const StfBody *body, const StfOrganisation *other)
{
  GString *words = g_string_new (NULL);
  g_autofree char *place = word_place (body);

  g_string_append (words, place);
  for (guint i = 0; i < body->roles->len; i++)
    {
      const StfRole *role = body->roles->pdata[i];
      g_autofree char *holders = NULL;

      if (stf_organisation_find_role (other, role->id))
        continue;
      holders = stf_comparison_word_role (self, role);
      if (*holders != '\0')
        g_string_append_printf (words, " · %s: %s", role->title, holders);
    }
  return stf_comparison_keep (self, g_string_free (words, FALSE));
}

static gboolean
has_moved (const StfBody *before, const StfBody *after)
{
  if (is_outside (before) || is_outside (after))
    return is_outside (before) != is_outside (after);

  return g_strcmp0 (before->parent ? before->parent->id : NULL,
                    after->parent ? after->parent->id : NULL)
             != 0
         || !g_str_equal (before->placement, after->placement);
}

static void
compare_body (StfComparison *self, const StfComparedBody *compared)
{
  const StfBody *before = compared->before;
  const StfBody *after = compared->after;
  const StfBody *body = after ? after : before;
  StfDifference d = { .body = body->id, .what = body->name };

  if (!before || !after)
    {
      d.kind = after ? STF_DIFFERENCE_BODY_NEW : STF_DIFFERENCE_BODY_GONE;
      d.before = before ? word_body (self, before, self->after) : NULL;
      d.after = after ? word_body (self, after, self->before) : NULL;
      stf_comparison_add (self, d);
      return;
    }

  if (has_moved (before, after))
    {
      d.kind = STF_DIFFERENCE_BODY_MOVED;
      d.before = stf_comparison_keep (self, word_place (before));
      d.after = stf_comparison_keep (self, word_place (after));
      stf_comparison_add (self, d);
    }
  if (!g_str_equal (before->name, after->name))
    {
      d.kind = STF_DIFFERENCE_BODY_RENAMED;
      d.before = before->name;
      d.after = after->name;
      stf_comparison_add (self, d);
    }
  if (g_strcmp0 (before->agency, after->agency) != 0)
    {
      d.kind = STF_DIFFERENCE_BODY_AGENCY;
      d.before = before->agency_name;
      d.after = after->agency_name;
      stf_comparison_add (self, d);
    }
}

static const char *
word_role_name (StfComparison *self, const StfRole *role)
{
  return role->body
             ? stf_comparison_keep (self, g_strdup_printf ("%s: %s", role->body->name, role->title))
             : role->title;
}

static void
compare_role (StfComparison *self, const StfRole *before, const StfRole *after)
{
  const StfRole *role = after ? after : before;
  StfDifference d = { .body = role->body ? role->body->id : NULL,
                      .role = role->id,
                      .what = word_role_name (self, role) };

  if (!before || !after)
    {
      d.kind = after ? STF_DIFFERENCE_ROLE_NEW : STF_DIFFERENCE_ROLE_GONE;
      d.before = before ? stf_comparison_keep (self, stf_comparison_word_role (self, before))
                        : NULL;
      d.after = after ? stf_comparison_keep (self, stf_comparison_word_role (self, after)) : NULL;
      stf_comparison_add (self, d);
      return;
    }

  if (g_strcmp0 (before->body ? before->body->id : NULL, after->body ? after->body->id : NULL) != 0)
    {
      d.kind = STF_DIFFERENCE_ROLE_MOVED;
      d.before = before->body ? before->body->name : NULL;
      d.after = after->body ? after->body->name : NULL;
      stf_comparison_add (self, d);
    }
  if (!g_str_equal (before->title, after->title))
    {
      d.kind = STF_DIFFERENCE_ROLE_RENAMED;
      d.before = before->title;
      d.after = after->title;
      stf_comparison_add (self, d);
    }
  stf_comparison_compare_seats (self, before, after, d.what);
}

static gboolean
is_role_gone (gconstpointer role, gpointer after)
{
  return stf_organisation_find_role (after, id_of (role)) == NULL;
}

/* The roles of a body, or those of none.  Rule 3: whole says that those which only one organisation
 * has are told by their body. */
static void
compare_roles (StfComparison *self, const GPtrArray *before, const GPtrArray *after, gboolean whole)
{
  g_autoptr (GPtrArray) roles = stf_comparison_weave (before, after, is_role_gone, self->after);

  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];
      const StfRole *early = stf_organisation_find_role (self->before, role->id);
      const StfRole *late = stf_organisation_find_role (self->after, role->id);

      if (!whole || (early && late))
        compare_role (self, early, late);
    }
}

static GPtrArray *
collect_bodiless (const StfOrganisation *organisation)
{
  const GPtrArray *roles = stf_organisation_get_roles (organisation);
  GPtrArray *bodiless = g_ptr_array_new ();

  for (guint i = 0; i < roles->len; i++)
    if (!((const StfRole *) roles->pdata[i])->body)
      g_ptr_array_add (bodiless, roles->pdata[i]);
  return bodiless;
}

/**
 * stf_comparison_new:
 * @before: the earlier organisation; a share of it is kept
 * @after: the later one; likewise
 * @words: how much they may tell
 *
 * Compares two organisations.  Texts are in the reader's language.
 *
 * Returns: (transfer full): what differs; free with stf_comparison_free()
 */
StfComparison *
stf_comparison_new (StfOrganisation *before, StfOrganisation *after, StfComparisonWords words)
{
  StfComparison *self;
  g_autoptr (GPtrArray) early = NULL;
  g_autoptr (GPtrArray) late = NULL;

  g_return_val_if_fail (before != NULL && after != NULL, NULL);

  self = g_new0 (StfComparison, 1);
  self->no_names = words == STF_COMPARISON_NO_NAMES;
  self->before = stf_organisation_ref (before);
  self->after = stf_organisation_ref (after);
  self->bodies = g_array_new (FALSE, FALSE, sizeof (StfComparedBody));
  self->differences = g_array_new (FALSE, FALSE, sizeof (StfDifference));
  self->texts = g_string_chunk_new (1024);

  weave_trees (self);
  for (guint i = 0; i < self->bodies->len; i++)
    {
      const StfComparedBody *body = &g_array_index (self->bodies, StfComparedBody, i);

      compare_body (self, body);
      compare_roles (self, body->before ? body->before->roles : NULL,
                     body->after ? body->after->roles : NULL, !body->before || !body->after);
    }
  early = collect_bodiless (before);
  late = collect_bodiless (after);
  compare_roles (self, early, late, FALSE);

  return self;
}

/**
 * stf_comparison_free:
 *
 * Frees the comparison and gives back its shares of the organisations.
 */
void
stf_comparison_free (StfComparison *self)
{
  if (!self)
    return;

  g_array_unref (self->bodies);
  g_array_unref (self->differences);
  g_string_chunk_free (self->texts);
  stf_organisation_unref (self->before);
  stf_organisation_unref (self->after);
  g_free (self);
}

/**
 * stf_sign_get_label:
 * @sign: a sign
 *
 * Returns: (transfer none): what a legend calls it, in the reader's language
 */
const char *
stf_sign_get_label (StfSign sign)
{
  switch (sign)
    {
      case STF_SIGN_NEW:
        return C_ ("difference", "New");
      case STF_SIGN_GONE:
        return C_ ("difference", "Gone");
      case STF_SIGN_MOVED:
        return C_ ("difference", "Moved");
      case STF_SIGN_CHANGED:
      case STF_N_SIGNS:
      default:
        return C_ ("difference", "Changed");
    }
}

/**
 * stf_sign_word_count:
 * @sign: a sign
 * @n: how many differences have it
 *
 * Returns: (transfer full): "2 new"
 */
char *
stf_sign_word_count (StfSign sign, guint n)
{
  switch (sign)
    {
      case STF_SIGN_NEW:
        return g_strdup_printf (ngettext ("%u new", "%u new", n), n);
      case STF_SIGN_GONE:
        return g_strdup_printf (ngettext ("%u gone", "%u gone", n), n);
      case STF_SIGN_MOVED:
        return g_strdup_printf (ngettext ("%u moved", "%u moved", n), n);
      case STF_SIGN_CHANGED:
      case STF_N_SIGNS:
      default:
        return g_strdup_printf (ngettext ("%u changed", "%u changed", n), n);
    }
}

/**
 * stf_comparison_summarise:
 * @self: a comparison
 *
 * Returns: (transfer full): "2 new, 1 gone, 3 changed", or that nothing differs
 */
char *
stf_comparison_summarise (const StfComparison *self)
{
  GString *words;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->differences->len == 0)
    return g_strdup (_ ("no differences"));

  words = g_string_new (NULL);
  for (guint i = 0; i < STF_N_SIGNS; i++)
    if (self->n[i] > 0)
      {
        g_autofree char *part = stf_sign_word_count ((StfSign) i, self->n[i]);

        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", part);
      }
  return g_string_free (words, FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person as an item of the table of people: what each column shows and how it is sorted.  Names
 * sort by surname, in Swedish order, å, ä and ö last, whatever the locale.
 */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <string.h>

#include "file/stf-text.h"
#include "stf-person-item.h"

struct _StfPersonItem
{
  GObject parent_instance;

  StfPerson *person;
};

G_DEFINE_FINAL_TYPE (StfPersonItem, stf_person_item, G_TYPE_OBJECT)

static void
stf_person_item_finalize (GObject *object)
{
  stf_person_free (STF_PERSON_ITEM (object)->person);
  G_OBJECT_CLASS (stf_person_item_parent_class)->finalize (object);
}

static void
stf_person_item_class_init (StfPersonItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_person_item_finalize;
}

static void
stf_person_item_init (StfPersonItem *self)
{
}

/**
 * stf_person_item_new:
 * @person: (transfer full): a person
 *
 * Returns: (transfer full): an item of it
 */
StfPersonItem *
stf_person_item_new (StfPerson *person)
{
  StfPersonItem *self = g_object_new (STF_TYPE_PERSON_ITEM, NULL);

  self->person = person;
  return self;
}

/**
 * stf_person_item_get:
 * @self: an item
 *
 * Returns: (transfer none): its person
 */
const StfPerson *
stf_person_item_get (StfPersonItem *self)
{
  g_return_val_if_fail (STF_IS_PERSON_ITEM (self), NULL);

  return self->person;
}

/**
 * stf_person_item_get_text:
 * @self: an item
 * @column: a column
 *
 * Returns: (transfer none): what the cell shows; "" for nothing
 */
const char *
stf_person_item_get_text (StfPersonItem *self, StfPersonColumn column)
{
  const StfPerson *person = self->person;
  const char *texts[] = {
    [STF_PERSON_COLUMN_NAME] = person->name,   [STF_PERSON_COLUMN_AGENCY] = person->agency_name,
    [STF_PERSON_COLUMN_TITLE] = person->title, [STF_PERSON_COLUMN_ROLES] = person->roles,
    [STF_PERSON_COLUMN_EMAIL] = person->email,
  };

  g_return_val_if_fail (column < STF_PERSON_N_COLUMNS, "");

  return texts[column] != NULL ? texts[column] : "";
}

/**
 * stf_person_item_compare:
 * @a: an item
 * @b: another
 * @column: the column to sort by
 *
 * Returns: as strcmp(); people who are alike in @column stand by surname
 */
int
stf_person_item_compare (StfPersonItem *a, StfPersonItem *b, StfPersonColumn column)
{
  int order = 0;

  if (column != STF_PERSON_COLUMN_NAME)
    order = stf_text_collate (stf_person_item_get_text (a, column),
                              stf_person_item_get_text (b, column));
  return order != 0 ? order : strcmp (a->person->sort_key, b->person->sort_key);
}

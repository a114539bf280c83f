/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "organisation/stf-person.h"

G_BEGIN_DECLS

/* A person as an item of a list model. */
#define STF_TYPE_PERSON_ITEM (stf_person_item_get_type ())
G_DECLARE_FINAL_TYPE (StfPersonItem, stf_person_item, STF, PERSON_ITEM, GObject)

typedef enum
{
  STF_PERSON_COLUMN_NAME,
  STF_PERSON_COLUMN_AGENCY,
  STF_PERSON_COLUMN_TITLE,
  STF_PERSON_COLUMN_ROLES,
  STF_PERSON_COLUMN_EMAIL,
  STF_PERSON_N_COLUMNS,
} StfPersonColumn;

StfPersonItem *stf_person_item_new (StfPerson *person);
const StfPerson *stf_person_item_get (StfPersonItem *self);
const char *stf_person_item_get_text (StfPersonItem *self, StfPersonColumn column);
int stf_person_item_compare (StfPersonItem *a, StfPersonItem *b, StfPersonColumn column);

G_END_DECLS

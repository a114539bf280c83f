/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft-fields.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

typedef struct
{
  char *value;
  char *label;
} StfSettingChoice;

/* How the year settles what its governance document leaves open (A01-A28). */
typedef struct
{
  char *id;
  char *ref; /* A03, or NULL */
  char *name;
  char *title;
  char *kind;         /* a choice of setting.kind */
  char *value;        /* or NULL */
  char *suggested;    /* or NULL */
  char *evidence;     /* the words of the document that it is about, or NULL */
  char *note;         /* or NULL */
  GPtrArray *choices; /* StfSettingChoice; NULL: it is written freely */
} StfSetting;

StfSetting *stf_setting_load (StfYearFile *file, const char *id, GError **error);
void stf_setting_free (StfSetting *self);

const char *stf_setting_get_label (const StfSetting *self, const char *value);
gboolean stf_setting_is_suggested (const StfSetting *self);
gboolean stf_setting_check (const StfSetting *self, const char *value, GError **error);
gboolean stf_setting_save (StfYearFile *file, const char *id, const char *value, GError **error);

void stf_setting_choice_free (StfSettingChoice *self);
GPtrArray *stf_setting_choices_new (void);
void stf_setting_choices_add (GPtrArray *choices, char *value, char *label);
GPtrArray *stf_setting_list_rows (StfYearFile *file, const char *table, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSetting, stf_setting_free)

G_END_DECLS

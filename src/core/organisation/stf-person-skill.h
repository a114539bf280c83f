/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *name;
} StfSkill;

void stf_skill_free (StfSkill *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSkill, stf_skill_free)

GPtrArray *stf_skill_list (StfYearFile *file, GError **error);
GPtrArray *stf_person_get_skills (StfYearFile *file, const char *person, GError **error);

gboolean stf_person_add_skill (StfYearFile *file, const char *person, const char *name,
                               GError **error);
gboolean stf_person_remove_skill (StfYearFile *file, const char *person, const char *skill,
                                  GError **error);
gboolean stf_change_add_skill (StfChange *change, const char *person, const char *name,
                               GError **error);

G_END_DECLS

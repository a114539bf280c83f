/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-import.h"

G_BEGIN_DECLS

/* A document that is built into the program (H10): a template to start from, or the example. */
typedef struct
{
  char *name;  /* "kommunikationssamordning": what the tool takes */
  char *title; /* of the organisation in it */
  int year;
  gboolean example;
  guint n_bodies;
  guint n_roles;
  guint n_persons;
} StfTemplate;

void stf_template_free (StfTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfTemplate, stf_template_free)

GPtrArray *stf_template_list (void);
GBytes *stf_template_load (const char *name, GError **error);
gboolean stf_year_new_from_template (const char *name, int year, const char *target,
                                     const char *author, StfImportResult *result,
                                     GCancellable *cancellable, GError **error);

G_END_DECLS

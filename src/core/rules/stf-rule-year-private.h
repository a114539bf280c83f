/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-rule-year.h"

G_BEGIN_DECLS

typedef struct
{
  const char *id;
  const char *ref; /* or NULL */
  const char *title;
  const char *clause;
  const char *severity; /* a choice of rule.severity */
  const char *check;    /* or NULL */
  const char *note;     /* or NULL */
  const char *document; /* or NULL */
  const char *document_title;
  const char *from_date; /* or NULL */
  const char *to_date;   /* or NULL */
} StfRule;

struct _StfRuleYear
{
  GStringChunk *strings;
  GArray *rules; /* StfRule, in order */
};

G_END_DECLS

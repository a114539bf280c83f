/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours of a chart.  Every text has a contrast of at least 4.5 to the box it stands on, and 7
 * in high contrast; a test computes it.  No colour says anything that a word does not say too. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-palette.h"

static const char *const kinds[] = { "management", "network", "group",   "committee",
                                     "team",       "unit",    "meeting", "external" };

/* What paper and a light window have in common. */
#define LIGHT_COLOURS                                                                              \
  .box = 0xffffff, .outline = 0xbfc5cd, .strong = 0x171b21, .text = 0x2a3038, .muted = 0x59616c,   \
  .vacant = 0xa3341c, .rule = 0xdde1e6, .route = 0x7d8792, .relation = 0x6a5a93,                   \
  .selected = 0x1a62b7, .found = 0xb5740a, .outline_width = 0.75,                                  \
  .bands = { 0x2f4b7c, 0x14716b, 0xa04d08, 0x7b4b94, 0x3a7420, 0x4f5d6c, 0x835313, 0x676d76 },     \
  .neutral = 0x59616c, .sign = 0xffffff,                                                           \
  .agencies = { 0x1f5a96, 0xa3341c, 0x1e6b3a, 0x6b3fa0, 0x855500, 0x00666b,                        \
                0x9c2a6b, 0x4a5560, 0x3d6500, 0x7a4a2a, 0x3f3fb0, 0x8c1d40 },                      \
  .terms = { 0x59616c, 0x59616c, 0xb3261e, 0x855500, 0x1e7331 }

static const StfChartColours colours[] = {
  [STF_CHART_PALETTE_PRINT] = { LIGHT_COLOURS, .page = 0xffffff, .hover = 0xf4f7fb },
  [STF_CHART_PALETTE_LIGHT] = { LIGHT_COLOURS, .page = 0xfafafa, .hover = 0xf1f5fb },
  [STF_CHART_PALETTE_DARK] = {
    .page = 0x1e1e20,
    .box = 0x2c2c30,
    .outline = 0x55555d,
    .strong = 0xffffff,
    .text = 0xe8e8ec,
    .muted = 0xb4b8c0,
    .vacant = 0xff9d7d,
    .rule = 0x46464d,
    .route = 0x8d929b,
    .relation = 0xb9a8e6,
    .selected = 0x78aeed,
    .found = 0xf0b44e,
    .hover = 0x36363b,
    .outline_width = 0.75,
    .bands = { 0x93b4ea, 0x70d2c8, 0xf2ab68, 0xd2a9e8, 0x98d673, 0xb8c4d0, 0xe4bb78, 0xbac0c8 },
    .neutral = 0xb4b8c0,
    .sign = 0x2c2c30,
    .agencies = { 0x9cc4f2, 0xffb0a0, 0x9fdcae, 0xcdb4f2, 0xf0c87a, 0x86d8d8,
                  0xf5b0d6, 0xc3ccd6, 0xc3de8a, 0xe3bfa3, 0xb9b9fa, 0xf2aabf },
    .terms = { 0xb4b8c0, 0xb4b8c0, 0xff938a, 0xf0c24e, 0x7ddc86 },
  },
  [STF_CHART_PALETTE_CONTRAST] = {
    .page = 0xffffff,
    .box = 0xffffff,
    .outline = 0x000000,
    .strong = 0x000000,
    .text = 0x000000,
    .muted = 0x26292e,
    .vacant = 0x7a1600,
    .rule = 0x000000,
    .route = 0x000000,
    .relation = 0x3a2373,
    .selected = 0x0a3f86,
    .found = 0x6b4200,
    .hover = 0xe6eefb,
    .outline_width = 1.5,
    .bands = { 0x1b315a, 0x00453f, 0x6b2f00, 0x522569, 0x1d4a08, 0x2e3945, 0x573300, 0x3a3e45 },
    .neutral = 0x26292e,
    .sign = 0xffffff,
    .agencies = { 0x0c3a66, 0x701c0a, 0x0a4420, 0x45207a, 0x553300, 0x00434a,
                  0x6b1248, 0x2e3945, 0x264300, 0x522c14, 0x232380, 0x600d28 },
    .terms = { 0x26292e, 0x26292e, 0x7a0010, 0x573300, 0x004d12 },
  },
  [STF_CHART_PALETTE_CONTRAST_DARK] = {
    .page = 0x000000,
    .box = 0x000000,
    .outline = 0xffffff,
    .strong = 0xffffff,
    .text = 0xffffff,
    .muted = 0xe3e5e9,
    .vacant = 0xffb59d,
    .rule = 0xffffff,
    .route = 0xffffff,
    .relation = 0xd6c9ff,
    .selected = 0xa6ceff,
    .found = 0xffcf7d,
    .hover = 0x24242a,
    .outline_width = 1.5,
    .bands = { 0xb5cdf7, 0x93ece3, 0xffc998, 0xe8c9f7, 0xb7ee96, 0xd6dfe8, 0xf8d6a0, 0xd9dde3 },
    .neutral = 0xe3e5e9,
    .sign = 0x000000,
    .agencies = { 0x9cc4f2, 0xffb0a0, 0x9fdcae, 0xcdb4f2, 0xf0c87a, 0x86d8d8,
                  0xf5b0d6, 0xc3ccd6, 0xc3de8a, 0xe3bfa3, 0xb9b9fa, 0xf2aabf },
    .terms = { 0xe3e5e9, 0xe3e5e9, 0xffb5ad, 0xffdf8d, 0xb7ee96 },
  },
  [STF_CHART_PALETTE_GREY] = {
    .page = 0xffffff,
    .box = 0xffffff,
    .outline = 0x000000,
    .strong = 0x000000,
    .text = 0x000000,
    .muted = 0x000000,
    .vacant = 0x000000,
    .rule = 0x808080,
    .route = 0x404040,
    .relation = 0x000000,
    .selected = 0x000000,
    .found = 0x000000,
    .hover = 0xf2f2f2,
    .outline_width = 0.75,
    .bands = { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 },
    .neutral = 0x000000,
    .sign = 0x000000,
    .agencies = { 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff,
                  0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff },
    .terms = { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 },
  },
};

const StfChartColours *
stf_chart_palette_get_colours (StfChartPalette palette)
{
  g_return_val_if_fail (palette < G_N_ELEMENTS (colours), &colours[0]);

  return &colours[palette];
}

/* The same in every chart: by the sign, read as a number with letters for digits, so that signs
 * beside each other in the alphabet differ; by the id where an agency has no sign. */
guint
stf_chart_agency_colour (const StfChartAgency *agency)
{
  guint number = 0;

  if (agency->sign == NULL || *agency->sign == '\0')
    return g_str_hash (agency->id) % STF_CHART_N_AGENCY_COLOURS;

  for (const char *letter = agency->sign; *letter != '\0'; letter++)
    number = number * 27 + (guchar) *letter - 'A' + 1;
  return number % STF_CHART_N_AGENCY_COLOURS;
}

/* The place of a choice of body.kind among them. */
guint8
stf_chart_kind_index (const char *kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) - 1 && g_strcmp0 (kind, kinds[i]) != 0)
    i++;
  return (guint8) i;
}

guint32
stf_chart_palette_get_band (StfChartPalette palette, const char *kind)
{
  return stf_chart_palette_get_colours (palette)->bands[stf_chart_kind_index (kind)];
}

/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The colours of a chart.  Every text has a contrast of at least 4.5 to the box it stands on, and 7
 * in high contrast; a test computes it.  No colour says anything that a word does not say too. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-palette.h"

static const char *const kinds[] = { "management", "network", "group",   "committee",
                                     "team",       "unit",    "meeting", "external" };

static const StfChartColours colours[] = {
  [STF_CHART_PALETTE_PRINT] = { 0xffffff,
                                0xffffff,
                                0xbfc5cd,
                                0x171b21,
                                0x2a3038,
                                0x59616c,
                                0xa3341c,
                                0xdde1e6,
                                0x7d8792,
                                0x6a5a93,
                                0x1a62b7,
                                0xb5740a,
                                0xf4f7fb,
                                0.75,
                                { 0x2f4b7c, 0x14716b, 0xa04d08, 0x7b4b94, 0x3a7420, 0x4f5d6c,
                                  0x835313, 0x676d76 },
                                0x59616c,
                                0xffffff,
                                { 0x1f5a96, 0xa3341c, 0x1e6b3a, 0x6b3fa0, 0x855500, 0x00666b,
                                  0x9c2a6b, 0x4a5560, 0x3d6500, 0x7a4a2a, 0x3f3fb0, 0x8c1d40 },
                                { 0x59616c, 0x59616c, 0xb3261e, 0x855500, 0x1e7331 } },
  [STF_CHART_PALETTE_LIGHT] = { 0xfafafa,
                                0xffffff,
                                0xbfc5cd,
                                0x171b21,
                                0x2a3038,
                                0x59616c,
                                0xa3341c,
                                0xdde1e6,
                                0x7d8792,
                                0x6a5a93,
                                0x1a62b7,
                                0xb5740a,
                                0xf1f5fb,
                                0.75,
                                { 0x2f4b7c, 0x14716b, 0xa04d08, 0x7b4b94, 0x3a7420, 0x4f5d6c,
                                  0x835313, 0x676d76 },
                                0x59616c,
                                0xffffff,
                                { 0x1f5a96, 0xa3341c, 0x1e6b3a, 0x6b3fa0, 0x855500, 0x00666b,
                                  0x9c2a6b, 0x4a5560, 0x3d6500, 0x7a4a2a, 0x3f3fb0, 0x8c1d40 },
                                { 0x59616c, 0x59616c, 0xb3261e, 0x855500, 0x1e7331 } },
  [STF_CHART_PALETTE_DARK] = { 0x1e1e20,
                               0x2c2c30,
                               0x55555d,
                               0xffffff,
                               0xe8e8ec,
                               0xb4b8c0,
                               0xff9d7d,
                               0x46464d,
                               0x8d929b,
                               0xb9a8e6,
                               0x78aeed,
                               0xf0b44e,
                               0x36363b,
                               0.75,
                               { 0x93b4ea, 0x70d2c8, 0xf2ab68, 0xd2a9e8, 0x98d673, 0xb8c4d0,
                                 0xe4bb78, 0xbac0c8 },
                               0xb4b8c0,
                               0x2c2c30,
                               { 0x9cc4f2, 0xffb0a0, 0x9fdcae, 0xcdb4f2, 0xf0c87a, 0x86d8d8,
                                 0xf5b0d6, 0xc3ccd6, 0xc3de8a, 0xe3bfa3, 0xb9b9fa, 0xf2aabf },
                               { 0xb4b8c0, 0xb4b8c0, 0xff938a, 0xf0c24e, 0x7ddc86 } },
  [STF_CHART_PALETTE_CONTRAST] = { 0xffffff,
                                   0xffffff,
                                   0x000000,
                                   0x000000,
                                   0x000000,
                                   0x26292e,
                                   0x7a1600,
                                   0x000000,
                                   0x000000,
                                   0x3a2373,
                                   0x0a3f86,
                                   0x6b4200,
                                   0xe6eefb,
                                   1.5,
                                   { 0x1b315a, 0x00453f, 0x6b2f00, 0x522569, 0x1d4a08, 0x2e3945,
                                     0x573300, 0x3a3e45 },
                                   0x26292e,
                                   0xffffff,
                                   { 0x0c3a66, 0x701c0a, 0x0a4420, 0x45207a, 0x553300, 0x00434a,
                                     0x6b1248, 0x2e3945, 0x264300, 0x522c14, 0x232380, 0x600d28 },
                                   { 0x26292e, 0x26292e, 0x7a0010, 0x573300, 0x004d12 } },
  [STF_CHART_PALETTE_CONTRAST_DARK]
  = { 0x000000,
      0x000000,
      0xffffff,
      0xffffff,
      0xffffff,
      0xe3e5e9,
      0xffb59d,
      0xffffff,
      0xffffff,
      0xd6c9ff,
      0xa6ceff,
      0xffcf7d,
      0x24242a,
      1.5,
      { 0xb5cdf7, 0x93ece3, 0xffc998, 0xe8c9f7, 0xb7ee96, 0xd6dfe8, 0xf8d6a0, 0xd9dde3 },
      0xe3e5e9,
      0x000000,
      { 0x9cc4f2, 0xffb0a0, 0x9fdcae, 0xcdb4f2, 0xf0c87a, 0x86d8d8, 0xf5b0d6, 0xc3ccd6, 0xc3de8a,
        0xe3bfa3, 0xb9b9fa, 0xf2aabf },
      { 0xe3e5e9, 0xe3e5e9, 0xffb5ad, 0xffdf8d, 0xb7ee96 } },
  [STF_CHART_PALETTE_GREY] = { 0xffffff,
                               0xffffff,
                               0x000000,
                               0x000000,
                               0x000000,
                               0x000000,
                               0x000000,
                               0x808080,
                               0x404040,
                               0x000000,
                               0x000000,
                               0x000000,
                               0xf2f2f2,
                               0.75,
                               { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000, 0x000000,
                                 0x000000, 0x000000 },
                               0x000000,
                               0x000000,
                               { 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff,
                                 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff, 0xffffff },
                               { 0x000000, 0x000000, 0x000000, 0x000000, 0x000000 } },
};

const StfChartColours *
stf_chart_palette_get_colours (StfChartPalette palette)
{
  g_return_val_if_fail (palette < G_N_ELEMENTS (colours), &colours[0]);

  return &colours[palette];
}

/* The same in every chart: counties by their letters, others by their ids. */
guint
stf_chart_agency_colour (const StfChartAgency *agency)
{
  static const char *const letters[] = { "AB", "C", "D", "E", "F", "G", "H", "I", "K",  "M", "N",
                                         "O",  "S", "T", "U", "W", "X", "Y", "Z", "AC", "BD" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (agency->sign, letters[i]) == 0)
      return i % STF_CHART_N_AGENCY_COLOURS;

  return g_str_hash (agency->id) % STF_CHART_N_AGENCY_COLOURS;
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

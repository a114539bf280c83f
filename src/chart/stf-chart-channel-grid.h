/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-channel.h"
#include "stf-chart-space.h"

G_BEGIN_DECLS

/* Where lines may run: tracks between the boxes, which meet in nodes.  Private to the channels. */

/* A straight track along its axis; both arrays of them are sorted by at. */
typedef struct
{
  double at; /* across the axis */
  double lo;
  double hi;
  double aside; /* how far beside the middle of its channel: 0, 1, 2 ... */
  guint port;   /* what it stands for, counted from 1, if it has no length */
  guint first;  /* of its nodes in order[axis] */
  guint n;
} StfChannelTrack;

/* Where a track along axis 0 meets one along axis 1. */
typedef struct
{
  double at[2];
  guint track[2];
  guint rank[2];  /* in order[axis] */
  guint8 pass[2]; /* dotted lines that pass straight along each axis */
  guint8 n_bends; /* dotted lines that bend or end here */
} StfChannelNode;

/* From order[axis][k] to order[axis][k + 1]. */
typedef struct
{
  guint16 taken;  /* lines that run in the same place */
  guint16 tight;  /* dotted lines that run nearer than they should */
  guint16 beside; /* dotted lines so near that words would touch */
  guint16 over;   /* lines of the tree that cross it */
  guint8 along;   /* whether a line of the tree runs so near */
  int near;       /* the innermost box with others inside that it touches, or -1 */
  int within;     /* the innermost one that it runs in, or -1 */
} StfChannelEdge;

/* Where a line may leave a box. */
typedef struct
{
  guint box;
  int axis;      /* along which the line leaves */
  int direction; /* 1 or -1 */
  double aside;  /* from the middle of the side, in points */
  guint node;    /* G_MAXUINT: no track reaches it */
} StfChannelPort;

typedef struct
{
  const StfChartChannelInput *input;
  StfChartArea *boxes;     /* of the input, then what is taken */
  StfChartArea *obstacles; /* likewise; of boxes with others inside only the part above those */
  StfChartSpace *space;    /* of the obstacles */
  GArray *pieces;          /* StfChartArea: straight pieces of the tree, each once */
  StfChartSpace *lines;    /* of the pieces, then the sides of boxes with others inside */
  GArray *walls;           /* StfChartArea: what lines indexes */
  GArray *tracks[2];
  GArray *nodes;
  GArray *ports;   /* sorted by box */
  guint *order[2]; /* nodes, track by track */
  StfChannelEdge *edges[2];
} StfChannelGrid;

StfChannelGrid *stf_channel_grid_new (const StfChartChannelInput *input);
gboolean stf_channel_grid_connect (StfChannelGrid *self);
void stf_channel_grid_free (StfChannelGrid *self);

void stf_channel_grid_mark (StfChannelGrid *self, int axis, const StfChartArea *line, int count);
gboolean stf_channel_grid_holds (const StfChannelGrid *self, int outer, int inner);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChannelGrid, stf_channel_grid_free)

G_END_DECLS

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints, side by side, how Stafett and Graphviz dot lay out the same organisations on a page.

usage: fit-versus-dot.py LAYOUT_FIT [--page 420x297] [--trees N]

Organisations are filled level by level, two to nine boxes below one, a fifth of them with none; in
random trees each box stands below any before it.  Boxes are 120-220 by 40-80 px.  dot gets them at
their sizes with the same gaps between boxes and between levels.  Legibility is the scale reached
over the scale of boxes that cover the page without a gap.  The time of dot includes starting it,
less that for an empty graph.
"""

import argparse
import json
import math
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

PX_PER_MM = 96 / 25.4
ROW, LEVEL = 16, 28
KINDS = [('org', 20), ('org', 50), ('org', 100), ('org', 200), ('org', 1000), ('random', 100)]
FAULTS = ['overlaps', 'edges_through_boxes', 'crossings', 'nearer_other_spine', 'undrawn_edges',
          'small_gaps']


def parents(kind, n, rand):
    found = [-1]
    if kind == 'random':
        return found + [rand.randrange(i) for i in range(1, n)]
    at = 0
    while len(found) < n:
        ends_early = at > 0 and at + 1 < len(found) and rand.random() < 0.2
        if not ends_early:
            found += [at] * min(rand.randint(2, 9), n - len(found))
        at += 1
    return found


def make_tree(kind, n, seed):
    rand = random.Random(seed)
    return [(parent, rand.randint(120, 220), rand.randint(40, 80))
            for parent in parents(kind, n, rand)]


def write_tree(tree, path):
    path.write_text('\n'.join([str(len(tree))] + ['%d %d %d' % box for box in tree]) + '\n')
    return path


def graph(tree):
    """In points, which dot takes for px; its numbers are inches."""
    lines = ['digraph { node [shape=box fixedsize=true label=""];',
             f'nodesep={ROW / 72}; ranksep={LEVEL / 72}; margin=0; pad=0;']
    lines += [f'{i} [width={w / 72} height={h / 72}];' for i, (_, w, h) in enumerate(tree)]
    lines += [f'{parent} -> {i};' for i, (parent, _, _) in enumerate(tree) if parent >= 0]
    return '\n'.join(lines) + '}\n'


def run_dot(text):
    start = time.perf_counter()
    plain = subprocess.run(['dot', '-Tplain'], input=text, capture_output=True, text=True,
                           check=True, timeout=300).stdout
    took = time.perf_counter() - start
    width, height = (float(x) * 72 for x in plain.split()[2:4])
    return took * 1000, width, height


def measure_dot(tree, page, idle):
    took, width, height = run_dot(graph(tree))
    scale = min(page[0] / width, page[1] / height)
    area = sum(w * h for _, w, h in tree)
    return scale, scale / math.sqrt(page[0] * page[1] / area), max(took - idle, 0)


def measure_ours(layout_fit, trees, page):
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_tree(tree, pathlib.Path(folder, str(i))) for i, tree in enumerate(trees)]
        done = subprocess.run([layout_fit, '--page', page, *map(str, paths)],
                              capture_output=True, text=True, check=True)
    measured = json.loads(done.stdout)
    faults = sum(measured['summary'][key] for key in FAULTS)
    return [(f['scale'], f['legibility'], f['ms']) for f in measured['files']], faults


def columns(rows):
    return ''.join(' %9.4f %11.3f %8.2f' % tuple(statistics.median(c) for c in zip(*rows)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('layout_fit')
    parser.add_argument('--page', default='420x297', help='in mm')
    parser.add_argument('--trees', type=int, default=10, help='of each kind and size')
    options = parser.parse_args()
    page = [float(x) * PX_PER_MM for x in options.page.split('x')]
    has_dot = shutil.which('dot') is not None
    idle = statistics.median(run_dot('digraph {}')[0] for _ in range(5)) if has_dot else 0
    all_faults = 0

    print(f'page {options.page} mm; medians of {options.trees} trees')
    print(f'{"":12} {"Stafett":^30} {"dot":^30}')
    print(f'{"":12}' + f' {"scale":>9} {"legibility":>11} {"ms":>8}' * 2)
    for kind, n in KINDS:
        trees = [make_tree(kind, n, seed) for seed in range(options.trees)]
        ours, faults = measure_ours(options.layout_fit, trees, options.page)
        all_faults += faults
        line = f'{kind} {n}'.ljust(12) + columns(ours)
        if has_dot:
            few = trees[:1] if n >= 1000 else trees
            line += columns([measure_dot(tree, page, idle) for tree in few])
        print(line, flush=True)
    print(f'faults of Stafett: {all_faults}' + ('' if has_dot else '; dot is not installed'))
    return 1 if all_faults else 0


sys.exit(main())

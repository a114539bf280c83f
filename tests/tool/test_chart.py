# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart as a file, and its geometry."""

import json
import os

from stafett import main, read, run, test

# Points, portrait.
PAPERS = {'A4': (595, 842), 'A3': (842, 1191), 'A2': (1191, 1684), 'A1': (1684, 2384),
          'A0': (2384, 3370)}


def draw(*options):
    run('chart', 'a.stafett', '-o', 'a.svg', '--geometry', 'a.json', *options)
    with open('a.json', encoding='utf-8') as file:
        return json.load(file)


@test('each format is what its ending says')
def formats():
    run('new', 'a.stafett', '--example')
    for ending, magic in [('pdf', b'%PDF-1.'), ('svg', b'<?xml'), ('png', b'\x89PNG\r\n'),
                          ('PDF', b'%PDF-1.')]:
        run('chart', 'a.stafett', '-o', f'a.{ending}')
        assert read(f'a.{ending}').startswith(magic), ending


@test('the page is the one asked for and holds every box')
def pages():
    run('new', 'a.stafett', '--example')
    for paper, (width, height) in PAPERS.items():
        for option, size in [('--portrait', (width, height)), ('--landscape', (height, width))]:
            told = draw('--paper', paper, option)
            page = told['page']
            assert abs(page['w'] - size[0]) < 1 and abs(page['h'] - size[1]) < 1, page
            assert len(told['boxes']) > 10 and told['text_size'] > 0
            for box in told['boxes']:
                assert 0 <= box['x'] and box['x'] + box['w'] <= page['w'], box
                assert 0 <= box['y'] and box['y'] + box['h'] <= page['h'], box


@test('without options the year decides')
def defaults():
    run('new', 'a.stafett', '--example')
    assert draw() == draw('--paper', 'A3', '--landscape')
    assert draw('--paper', 'A4') == draw('--paper', 'A4', '--landscape')
    assert draw('--portrait') == draw('--paper', 'A3', '--portrait')


@test('the date decides who is drawn')
def dates():
    run('new', 'a.stafett', '--example')
    draw('--date', '2013-06-01')
    during = read('a.svg')
    draw('--date', '2013-06-01')
    assert read('a.svg') == during
    draw('--date', '2031-06-01')
    assert read('a.svg') != during


@test('a folder that is not there is a failure, not a wrong call')
def failures():
    run('new', 'a.stafett', '--example')
    run('chart', 'a.stafett', '-o', 'none/a.pdf', code=1)
    run('chart', 'a.stafett', '-o', 'a.pdf', '--geometry', 'none/a.json', code=1)
    assert not os.path.exists('none')


main()

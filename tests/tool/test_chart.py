# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart as a file, and its geometry."""

import json
import os
import re
import subprocess

from stafett import main, read, run, test, write

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


@test('the size of the text and where it is read from are told')
def text():
    run('new', 'a.stafett', '--example')
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A0')
    size = re.fullmatch(r'Text ([\d.]+) pt, can be read from ([\d.]+) m\n', told)
    assert size, told
    assert abs(float(size[1]) * 0.05 - float(size[2])) < 0.06, told


@test('what would make small text larger is told')
def advice():
    run('new', 'a.stafett', '--example')
    small = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', '110x100')
    assert 'That is small. Larger text:\n' in small, small
    for words in ['On A', 'Only bodies: ', 'As a booklet of ', 'As a poster of A']:
        assert len(re.findall(f'^  {words}', small, re.MULTILINE)) == 1, (words, small)
    every = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', '110x100', '--advice')
    assert every.count('  On A') == 5, every
    assert 'That is small' not in every
    promised = re.search(r'^  On A4: ([\d.]+) pt$', every, re.MULTILINE)[1]
    assert f'Text {promised} pt' in run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A4')


@test('any size is a paper')
def own_paper():
    run('new', 'a.stafett', '--example')
    page = draw('--paper', '600x900', '--portrait')['page']
    assert abs(page['w'] - 1700.79) < 1 and abs(page['h'] - 2551.18) < 1, page
    for paper in ['A5', '600', '20x600', '600x6000', '0x0', '-600x900', '600x900mm']:
        assert 'is no paper' in run('chart', 'a.stafett', '-o', 'a.pdf', f'--paper={paper}', code=2)
        assert 'is no paper' in run('chart', 'a.stafett', '-o', 'a.pdf', f'--poster={paper}',
                                    code=2)


def holders(*options):
    """How much the boxes of a chart say: more detail takes more room for each."""
    told = draw('--paper', 'A0', *options)
    return sum(box['w'] * box['h'] for box in told['boxes']) / told['text_size'] ** 2


@test('each level of detail says more than the one before')
def detail():
    run('new', 'a.stafett', '--example')
    sizes = [holders('--profile', 'group', '--detail', word)
             for word in ['bodies', 'seats', 'holders', 'agency', 'tasks', 'contact']]
    assert all(a < b for a, b in zip(sizes, sizes[1:])), sizes
    assert holders('--detail', 'seats,holders,agency') == sizes[3]
    assert holders('--detail', 'holders, agency') == sizes[3]
    assert holders('--detail', 'seats,tasks') < sizes[4]
    assert holders('--profile', 'public', '--detail', 'contact') < sizes[4]


@test('the group gets phone and e-mail unless less is asked for')
def group():
    run('new', 'a.stafett', '--example')
    assert holders('--profile', 'group') == holders('--profile', 'group', '--detail',
                                                    'holders,agency,contact')
    run('chart', 'a.stafett', '-o', 'group.svg', '--profile', 'group')
    run('chart', 'a.stafett', '-o', 'wall.svg', '--profile', 'wall')
    run('chart', 'a.stafett', '-o', 'less.svg', '--profile', 'group', '--detail', 'holders')
    assert b'@' in read('group.svg')
    assert b'@' not in read('wall.svg')
    assert b'@' not in read('less.svg')


@test('boxes say what the budget has for a body itself')
def cost():
    run('new', 'a.stafett', '--template', 'exempel-2013')
    run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A0', '--detail', 'cost')
    text = subprocess.run(['pdftotext', 'a.pdf', '-'], capture_output=True, text=True,
                          check=True).stdout
    assert re.search(r'Own cost\s+SEK\s[0-9]', text), text
    assert holders('--detail', 'bodies') < holders('--detail', 'cost') < holders()


@test('the public profile names nobody')
def profile():
    run('new', 'a.stafett', '--example')
    run('chart', 'a.stafett', '-o', 'wall.svg')
    run('chart', 'a.stafett', '-o', 'public.svg', '--profile', 'public', '--detail', 'contact')
    names = [row for row in ['Vega Norrsken', 'Ingegärd Åskvind']
             if row in read('wall.svg').decode()]
    assert names
    for name in names:
        assert name not in read('public.svg').decode()


@test('a poster takes several sheets')
def poster():
    run('new', 'a.stafett', '--example')
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A3', '--poster', 'A0')
    pages = int(re.search(r'^(\d+) pages$', told, re.MULTILINE)[1])
    assert pages > 9, told
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A3', '--poster', 'A0', '--no-map',
               '--no-crop-marks', '--overlap', '5')
    assert int(re.search(r'^(\d+) pages$', told, re.MULTILINE)[1]) < pages, told
    error = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', 'A3', '--poster', 'A3', code=1)
    assert 'fits one sheet' in error, error
    error = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', '50x50', '--poster', '5000x5000',
                code=1)
    assert 'more than 2000 sheets' in error, error


@test('sheets that make a poster smaller are told')
def bound_poster():
    run('new', 'a.stafett', '--example')
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--poster', 'A0', '--paper', '150x150')
    assert 'The largest box fills a sheet.' in told, told
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--poster', 'A1', '--paper', 'A3')
    assert 'fills a sheet' not in told, told


@test('a booklet has a page for each branch')
def booklet():
    run('new', 'a.stafett', '--example')
    told = run('chart', 'a.stafett', '-o', 'a.pdf', '--paper', '150x150', '--booklet')
    assert int(re.search(r'^(\d+) pages$', told, re.MULTILINE)[1]) > 3, told


@test('a chart is compared with a date or a file')
def compare():
    run('new', 'a.stafett', '--example')
    run('new', 'b.stafett', '--template', 'kommunikationssamordning')
    for what in ['2013-01-01', 'b.stafett']:
        run('chart', 'a.stafett', '-o', 'a.pdf', '--compare', what)
        assert read('a.pdf').startswith(b'%PDF')
        run('chart', 'a.stafett', '-o', 'a.pdf', '--compare', what, '--side-by-side')
        run('chart', 'a.stafett', '-o', 'a.pdf', '--compare', what, '--booklet')
    write('c.stafett', b'no year')
    for what in ['c.stafett', 'none.stafett', '2013-02-30']:
        run('chart', 'a.stafett', '-o', 'c.pdf', '--compare', what, code=1)
    assert not os.path.exists('c.pdf')


@test('a picture has the resolution that is asked for')
def resolution():
    run('new', 'a.stafett', '--example')
    for dpi, width in [(50, 827), (100, 1654)]:
        run('chart', 'a.stafett', '-o', 'a.png', '--dpi', str(dpi))
        assert abs(int.from_bytes(read('a.png')[16:20], 'big') - width) <= 1, dpi
    assert 'at most' in run('chart', 'a.stafett', '-o', 'a.png', '--paper', 'A0', '--dpi', '2400',
                            code=1)


@test('what cannot be meant is refused')
def misuse():
    run('new', 'a.stafett', '--example')
    for options in [('--portrait', '--landscape'), ('--poster', 'A0', '--booklet'),
                    ('--side-by-side',), ('--booklet', '--side-by-side', '--compare', '2013-01-01'),
                    ('--overlap', '-1'), ('--overlap', '101'), ('--overlap', 'nan'),
                    ('--dpi', '9', '-o', 'a.png'), ('--dpi', '2401', '-o', 'a.png'),
                    ('--dpi', '100'), ('--detail', 'names'), ('--detail', ''),
                    ('--detail', 'seats,,tasks'), ('--profile', 'all'), ('--colours', 'red'),
                    ('--seats', 'none'), ('--relations', 'reports,likes'),
                    ('--date', '2013-13-01'), ('-o', 'a.gif')]:
        run('chart', 'a.stafett', '-o', 'a.pdf', *options, code=2)
    assert not os.path.exists('a.pdf') and not os.path.exists('a.png')


@test('each way to draw makes a file of its own')
def ways():
    run('new', 'a.stafett', '--example')
    made = set()
    ways = [(), ('--grey',), ('--colours', 'agency'), ('--colours', 'term'), ('--seats', 'boxes'),
            ('--relations', 'reports,supports'), ('--no-title',), ('--no-footer',),
            ('--relations', 'reports,supports', '--no-legend')]
    for options in ways:
        run('chart', 'a.stafett', '-o', 'a.svg', *options)
        made.add(read('a.svg'))
    assert len(made) == len(ways), len(made)


@test('the geometry of a booklet has all its pages')
def booklets():
    run('new', 'a.stafett', '--example')
    whole = {box['id'] for box in draw()['boxes']}
    pages = draw('--booklet', '--paper', 'A4')['pages']
    labels = [page['label'] for page in pages]
    assert len(pages) > 1 and labels == [str(i + 1) for i in range(len(pages))], labels
    assert {box['id'] for page in pages for box in page['boxes']} == whole
    assert 'pages' not in draw('--poster', 'A0', '--paper', 'A3')


@test('a folder that is not there is a failure, not a wrong call')
def failures():
    run('new', 'a.stafett', '--example')
    run('chart', 'a.stafett', '-o', 'none/a.pdf', code=1)
    run('chart', 'a.stafett', '-o', 'a.pdf', '--geometry', 'none/a.json', code=1)
    assert not os.path.exists('none')


main()

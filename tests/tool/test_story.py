# SPDX-License-Identifier: GPL-3.0-or-later
"""A year from template to chart to handover, and the year after."""

import json
import os
import subprocess

from stafett import CHANGER, add_person, main, prove, read, run, sign, test, write


def info(path):
    return json.loads(run('info', path, '--json'))


@test('each template makes a year')
def templates():
    names = [line.split('\t')[0] for line in run('new', '--list').splitlines()]
    assert {'kommunikationssamordning', 'tom', 'exempel-2013'} <= set(names), names
    for name in names:
        run('new', f'{name}.stafett', '--template', name)
        assert info(f'{name}.stafett')['rows']['year'] == 1
    assert info('exempel-2013.stafett')['example'] is True
    assert info('kommunikationssamordning.stafett')['rows']['person'] == 0
    run('new', 'other.stafett', '--example')
    assert info('other.stafett')['digest'] == info('exempel-2013.stafett')['digest']


@test('the year of a template can be chosen')
def year():
    run('new', 'a.stafett', '--template', 'kommunikationssamordning', '--year', '2031')
    told = info('a.stafett')
    assert (told['year'], told['starts'], told['ends']) == (2031, '2031-01-01', '2031-12-31')


@test('a file that is there is never replaced')
def existing():
    write('a.stafett', b'precious')
    run('new', 'a.stafett', '--template', 'tom', code=1)
    run('new', 'b.stafett', '--template', 'tom')
    run('export', 'b.stafett', '-o', 'a.stafett', code=1)
    run('export', 'b.stafett', '-o', 'b.xml')
    run('import', 'b.xml', '-o', 'a.stafett', code=1)
    assert read('a.stafett') == b'precious'
    run('export', 'b.stafett', '-o', 'b.xml', code=1)
    run('export', 'b.stafett', '--overwrite', '-o', 'b.xml')


@test('the year 2013 is handed over and received as 2014')
def relay():
    run('new', '2013.stafett', '--template', 'exempel-2013')
    before = info('2013.stafett')
    run('chart', '2013.stafett', '-o', '2013.pdf')

    exported = run('export', '2013.stafett', '-o', '2013.xml')
    digest, code = prove(read('2013.xml'))
    assert f'Digest: {digest}\nCode: {code}\n' == exported, exported
    assert run('verify', '2013.xml').endswith(exported)

    assert run('import', '2013.xml', '-o', 'received.stafett').endswith(exported)
    assert info('received.stafett')['digest'] == before['digest']
    run('export', 'received.stafett', '-o', 'again.xml')
    assert read('again.xml') == read('2013.xml')

    run('import', '2013.xml', '-o', '2014.stafett', '--next-year')
    after = info('2014.stafett')
    assert (after['year'], after['starts']) == (2014, '2014-01-01')
    assert after['rows']['role'] == before['rows']['role']
    assert after['rows']['seat'] == before['rows']['seat']
    assert after['rows']['assignment'] < before['rows']['assignment']
    assert after['vacant_seats'] > before['vacant_seats']
    run('chart', '2014.stafett', '-o', '2014.pdf')
    assert read('2014.pdf') != read('2013.pdf')
    run('verify', '2013.xml')


@test('a document is imported once')
def once():
    run('new', 'a.stafett', '--template', 'tom')
    run('export', 'a.stafett', '-o', 'a.xml')
    first = run('import', 'a.xml', '-o', 'b.stafett')
    content = read('b.stafett')
    second = run('import', 'a.xml', '-o', 'b.stafett')
    assert 'already imported' in second and 'already imported' not in first
    assert read('b.stafett') == content


@test('info tells the same to people and to programs')
def figures():
    run('new', 'a.stafett', '--example')
    told = info('a.stafett')
    text = run('info', 'a.stafett')
    for key in ['organisation', 'year', 'chair', 'process_owner', 'digest']:
        assert str(told[key]) in text, key
    assert f'{told["rows"]["person"]:7} person\n' in text
    assert told['writable'] is True and told['unverified'] is False


@test('JSON holds any name')
def escapes():
    name = 'Vår "egen" förening \\ «å» \u007f'.replace('\u007f', '\U0001f3c3')
    run('new', 'a.stafett', '--template', 'tom')
    run('export', 'a.stafett', '-o', 'a.xml')
    escaped = name.replace('"', '&quot;').encode()
    document = read('a.xml').replace('Min förening'.encode(), escaped)
    write('b.xml', sign(document))
    run('new', 'b.stafett', '--template', 'b.xml')
    assert info('b.stafett')['organisation'] == name


@test('rules are Markdown with number, severity, title and clause')
def rules():
    run('new', 'a.stafett', '--template', 'kommunikationssamordning')
    text = run('rules', 'a.stafett')
    lines = text.splitlines()
    headings = [line for line in lines if line.startswith('## ')]
    assert lines[0].startswith('# ')
    assert len(headings) == 43, len(headings)
    assert headings[0].startswith('## R01 · must: ')
    assert any(line.startswith('## R23 · should: ') for line in headings)
    assert '> Representanter för deltagande länsstyrelser bör träffas minst en gång per år.' in text


@test('undo and redo go through the history')
def undo():
    run('new', 'a.stafett', '--template', 'tom')
    empty = info('a.stafett')
    assert 'nothing' in run('undo', 'a.stafett', code=1)
    add_person('a.stafett', 'Åsa')
    add_person('a.stafett', 'Örjan')
    full = info('a.stafett')
    assert full['rows']['person'] == empty['rows']['person'] + 2

    assert 'Örjan' in run('undo', 'a.stafett')
    assert 'Åsa' in run('undo', 'a.stafett')
    assert info('a.stafett')['digest'] == empty['digest']
    run('undo', 'a.stafett', code=1)
    run('redo', 'a.stafett')
    run('redo', 'a.stafett')
    assert info('a.stafett')['digest'] == full['digest']
    run('redo', 'a.stafett', code=1)

    lines = [line.split('\t') for line in run('history', 'a.stafett').splitlines()]
    assert all(len(line) == 5 for line in lines)
    assert [int(line[0]) for line in lines] == sorted(int(line[0]) for line in lines)
    assert lines[1][2:4] == ['done', 'Anna Åkesson'] and 'Åsa' in lines[1][4]
    assert len(lines) == 7, lines


@test('a file that somebody else has can be read but not changed')
def held():
    run('new', 'a.stafett', '--template', 'tom')
    add_person('a.stafett', 'Åsa')
    before = info('a.stafett')
    with subprocess.Popen([CHANGER, 'a.stafett', 'hold'], stdin=subprocess.PIPE,
                          stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b'held\n'
        assert info('a.stafett') == before
        run('history', 'a.stafett')
        run('export', 'a.stafett', '-o', 'a.xml')
        run('undo', 'a.stafett', code=1)
        holder.stdin.close()
        assert holder.wait() == 0
    assert info('a.stafett') == before
    run('undo', 'a.stafett')


@test('reading leaves nothing beside the file')
def traces():
    run('new', 'a.stafett', '--template', 'tom')
    for command in ['info', 'history', 'rules']:
        run(command, 'a.stafett')
    run('undo', 'a.stafett', code=1)
    assert os.listdir('.') == ['a.stafett'], os.listdir('.')


main()

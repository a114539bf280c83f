# SPDX-License-Identifier: GPL-3.0-or-later
"""persons: lists of people in and out, and what a year knows of one."""

from stafett import main, run, test

LIST = '''Förnamn;Efternamn;Länsstyrelse;E-post
Nils;Nyman;Gotland;nils@example.org
Eva;Ek;Mars;eva@example.org
'''


def write(name, text, encoding='utf-8'):
    with open(name, 'w', encoding=encoding, newline='') as file:
        file.write(text)


def outcomes(*arguments):
    return [line.split('\t')[0] for line in run('persons', 'a', *arguments).splitlines()]


@test('a list is shown, taken in, and changes nothing the second time')
def import_list():
    run('new', 'a', '--template', 'exempel-2013')
    write('list.csv', LIST, 'cp1252')
    assert outcomes('--import', 'list.csv', '--dry-run') == ['new', 'refused']
    assert 'Nyman' not in run('persons', 'a')
    assert outcomes('--import', 'list.csv') == ['new', 'refused']
    assert 'Nils;Nyman;Gotland;' in run('persons', 'a')
    before = run('history', 'a')
    assert outcomes('--import', 'list.csv') == ['unchanged', 'refused']
    assert run('history', 'a') == before


@test('what is exported imports back unchanged')
def round_trip():
    run('new', 'a', '--template', 'exempel-2013')
    run('persons', 'a', '-o', 'list.csv', '--date', '2013-05-14')
    run('persons', 'a', '--vcard', '-o', 'list.vcf', '--date', '2013-05-14')
    for name in ['list.csv', 'list.vcf']:
        assert set(outcomes('--import', name, '--date', '2013-05-14')) == {'unchanged'}


@test('addresses are of everybody or of a body')
def addresses():
    run('new', 'a', '--template', 'exempel-2013')
    everybody = run('persons', 'a', '--addresses', '--date', '2013-05-14')
    group = run('persons', 'a', '--addresses', '--body', 'B10', '--date', '2013-05-14')
    assert 0 < group.count('@') < everybody.count('@') == 58, (group, everybody)
    run('persons', 'a', '--addresses', '--body', 'B99', code=1)


@test('an extract tells of one person')
def extract():
    run('new', 'a', '--template', 'exempel-2013')
    text = run('persons', 'a', '--extract', 'rut tallbarr')
    assert 'Family name: Tallbarr' in text and 'Norrsken' not in text
    assert run('persons', 'a', '--extract', 'rut.tallbarr@example.org') == text
    run('persons', 'a', '--extract', 'Nobody', code=1)


@test('what is no list is refused and changes nothing')
def refused():
    run('new', 'a', '--template', 'exempel-2013')
    before = run('history', 'a')
    write('bad.csv', 'a;b\n1;"2\n')
    run('persons', 'a', '--import', 'bad.csv', code=1)
    run('persons', 'a', '--import', 'a', code=1)
    run('persons', 'a', '--import', 'missing', code=1)
    assert run('history', 'a') == before


@test('one thing at a time, on a day that is one')
def misused():
    run('new', 'a', '--template', 'exempel-2013')
    run('persons', 'a', '--vcard', '--addresses', code=2)
    run('persons', 'a', '--date', '2013-02-30', code=2)


main()

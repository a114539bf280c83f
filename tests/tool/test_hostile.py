# SPDX-License-Identifier: GPL-3.0-or-later
"""Files and documents that cannot be used: a message, exit code 1, nothing changed."""

import os
import sqlite3

from stafett import main, prove, read, run, sign, test, write

READERS = [
    ['info', 'x'],
    ['info', 'x', '--json'],
    ['chart', 'x', '-o', 'x.pdf'],
    ['rules', 'x'],
    ['export', 'x', '-o', 'x.xml'],
    ['history', 'x'],
    ['undo', 'x'],
    ['redo', 'x'],
]


@test('a file that is no year is refused by every command')
def files():
    run('new', 'good', '--template', 'tom')
    good = read('good')
    for content in [b'', b'nothing', b'SQLite format 3\0', good[:len(good) // 2],
                    good[:68] + b'XXXX' + good[72:], b'\xff' * 8192]:
        write('x', content)
        for arguments in READERS:
            run(*arguments, code=1)
        assert read('x') == content
        assert sorted(os.listdir('.')) == ['good', 'x'], os.listdir('.')


@test('a file that is missing or a folder is refused')
def missing():
    for arguments in [*READERS, ['verify', 'x'], ['import', 'x', '-o', 'y']]:
        assert 'There is no file “x”' in run(*arguments, code=1)
    os.mkdir('x')
    for arguments in [*READERS, ['verify', 'x'], ['import', 'x', '-o', 'y']]:
        run(*arguments, code=1)
    assert os.listdir('.') == ['x']


@test('a year is no document, whatever its name, and a document no year')
def mistaken():
    run('new', 'a.stafett', '--template', 'tom')
    run('export', 'a.stafett', '-o', 'a.xml')
    write('b.xml', read('a.stafett'))
    for name in ['a.stafett', 'b.xml']:
        for arguments in [['verify', name], ['import', name, '-o', 'c'],
                          ['new', 'c', '--template', name]]:
            assert 'This is a year file' in run(*arguments, code=1)
    assert 'is not a year file' in run('info', 'a.xml', code=1)


@test('a computer without room for temporary files says what to do')
def temporary():
    run('new', 'a', '--template', 'tom')
    error = run('info', 'a', code=1, environment={'STAFETT_REMOTE': '1', 'TMPDIR': '/nonexistent'})
    assert 'TMPDIR' in error, error


@test('a template that does not exist is refused')
def templates():
    run('new', 'a', '--template', 'finns-inte', code=1)
    run('new', 'none/a', '--template', 'tom', code=1)
    assert os.listdir('.') == []


@test('what does not fit leaves nothing behind, and an old file as it was')
def room():
    run('new', 'a', '--template', 'tom')
    run('export', 'a', '-o', 'a.xml')
    write('old.xml', b'old')
    write('old.pdf', b'old')
    names = sorted(os.listdir('.'))
    for size in [0, 4096]:
        for arguments in [['new', 'b', '--template', 'tom'], ['import', 'a.xml', '-o', 'b'],
                          ['import', 'a.xml', '-o', 'b', '--next-year'],
                          ['export', 'a', '-o', 'b.xml'],
                          ['export', 'a', '-o', 'old.xml', '--overwrite'],
                          ['chart', 'a', '-o', 'b.svg'], ['chart', 'a', '-o', 'old.pdf']]:
            run(*arguments, code=1, room=size)
            assert sorted(os.listdir('.')) == names, (size, arguments, os.listdir('.'))
    assert read('old.xml') == b'old' and read('old.pdf') == b'old'


@test('a document never replaces a year, whatever its name')
def years():
    run('new', 'a', '--template', 'tom')
    for name, year in [('b.xml', read('a')), ('b.json', read('a')), ('b.pdf', read('a')[:-4096])]:
        write(name, year)
        if name.endswith('xml'):
            run('export', 'a', '-o', name, '--overwrite', code=1)
        elif name.endswith('json'):
            run('chart', 'a', '-o', 'a.svg', '--geometry', name, code=1)
        else:
            run('chart', 'a', '-o', name, code=1)
        assert read(name) == year, name


@test('the history of a forged file has one line a change, without controls')
def history():
    run('new', 'a', '--template', 'tom')
    db = sqlite3.connect('a')
    db.execute('UPDATE file_history SET author = ?, at = ?', ('a\x1b[31m\tb\nc', '\x1b[2J\x85'))
    db.commit()
    db.close()
    assert run('history', 'a').count('\t') == 4
    assert '\x1b' not in run('history', 'a') and len(run('history', 'a').splitlines()) == 1


@test('a document that was changed is refused with both digests')
def forged():
    run('new', 'a', '--template', 'tom')
    run('export', 'a', '-o', 'a.xml')
    document = read('a.xml')
    changed = document.replace('Min förening'.encode(), 'Din förening'.encode())
    assert changed != document
    write('b.xml', changed)
    for arguments in [['verify', 'b.xml'], ['import', 'b.xml', '-o', 'b'],
                      ['new', 'b', '--template', 'b.xml']]:
        error = run(*arguments, code=1)
        assert prove(document)[0] in error and prove(changed)[0] in error, error
    assert not os.path.exists('b')

    # With the digest of what it holds it is another document, with another code.
    write('c.xml', sign(changed))
    assert prove(changed)[1] in run('verify', 'c.xml')
    run('import', 'c.xml', '-o', 'a', code=1)


@test('a document that breaks the contract is refused')
def documents():
    run('new', 'a', '--template', 'tom')
    run('export', 'a', '-o', 'a.xml')
    document = read('a.xml')
    root_end = document.index(b'>', document.index(b'<handover')) + 1
    for broken in [b'', b'<', b'<a/>', document[:-20], document.replace(b'<year ', b'<yeah ', 1),
                   document[:root_end] + b'<!-- note -->' + document[root_end:],
                   document.replace(b'?>', b'?><!DOCTYPE a [<!ENTITY b "c">]>', 1),
                   document.replace(b'schema="4"', b'schema="5"', 1)]:
        assert broken != document
        write('b.xml', broken)
        run('verify', 'b.xml', code=1)
        run('import', 'b.xml', '-o', 'b', code=1)
        run('import', 'b.xml', '-o', 'b', '--next-year', code=1)
        assert not os.path.exists('b')


main()

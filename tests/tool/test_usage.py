# SPDX-License-Identifier: GPL-3.0-or-later
"""Calls that are wrong, help, and language."""

import os
import subprocess

from stafett import TOOL, main, run, test

COMMANDS = ['new', 'info', 'chart', 'budget', 'fee', 'rules', 'check', 'export', 'import',
            'verify', 'history', 'persons', 'undo', 'redo']

WRONG = [
    [],
    ['fly'],
    ['--fly'],
    *[[command] for command in COMMANDS],
    *[[command, '--fly', 'a'] for command in COMMANDS],
    *[[command, 'a', 'b'] for command in COMMANDS],
    ['new', 'a'],
    ['new', 'a', '--template'],
    ['new', 'a', '--template', 'tom', '--example'],
    ['new', 'a', '--template', 'tom', '--year', 'x'],
    ['new', 'a', '--template', 'tom', '--year', '1899'],
    ['new', 'a', '--template', 'tom', '--year', '3000'],
    ['new', '--list', 'a'],
    ['chart', 'a'],
    ['chart', 'a', '-o', 'a.bmp'],
    ['chart', 'a', '-o', 'a'],
    ['chart', 'a', '-o', 'a.pdf', '--paper', 'A5'],
    ['chart', 'a', '-o', 'a.pdf', '--portrait', '--landscape'],
    ['chart', 'a', '-o', 'a.pdf', '--date', '2013-02-30'],
    ['chart', 'a', '-o', 'a.pdf', '--date', 'today'],
    ['check', 'a', '--date', '2013-02-30'],
    ['budget', 'a', '--date', '2013-02-30'],
    ['fee', 'a', '--date', '2013-02-30'],
    ['export', 'a'],
    ['import', 'a'],
]


@test('a wrong call says how to call it and exits with 2')
def wrong():
    for arguments in WRONG:
        error = run(*arguments, code=2)
        assert '--help' in error, error
    assert os.listdir('.') == []


@test('help names every command and shows its options')
def help_():
    text = run('--help')
    assert run('-h') == text
    for command in COMMANDS:
        assert f'\n  {command} ' in text
        assert f'stafett-tool {command}' in run(command, '--help')
    assert '--geometry' in run('chart', '--help')
    assert '--next-year' in run('import', '--help')


@test('a name may begin with a dash')
def dash():
    run('new', '--template', 'tom', '--', '-a')
    assert run('info', '--', '-a') == run('info', './-a')
    run('info', '-a', code=2)
    run('info', '--', '', code=2)


@test('what is written is UTF-8 in every locale')
def encoding():
    run('new', 'a', '--template', 'tom')
    for arguments in [['info', 'a'], ['info', 'a', '--json'], ['new', '--list']]:
        assert 'Min förening' in run(*arguments, environment={'LC_ALL': 'C'})


@test('what cannot be written is a failure')
def full():
    with open('/dev/full', 'w', encoding='utf-8') as file:
        done = subprocess.run([TOOL, '--help'], stdout=file, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 1 and done.stderr.startswith(b'stafett-tool: '), done


@test('the version is one line')
def version():
    name, number = run('--version').split()
    assert name == 'stafett-tool' and number[0].isdigit()


@test('messages are in the language of the reader')
def language():
    os.makedirs('locale/sv/LC_MESSAGES')
    with open('sv.po', 'w', encoding='utf-8') as file:
        file.write('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                   'msgid "Which command?"\nmsgstr "Vilket kommando på svenska?"\n')
    subprocess.run(['msgfmt', '-o', 'locale/sv/LC_MESSAGES/stafett.mo', 'sv.po'], check=True)
    # From glibc 2.38 on, LANGUAGE counts in a real locale only: C.UTF-8 is none.
    subprocess.run(['localedef', '-i', 'sv_SE', '-f', 'UTF-8', './locale/sv_SE.UTF-8'], check=True)
    error = run(code=2, environment={'STAFETT_LOCALEDIR': os.path.abspath('locale'),
                                     'LOCPATH': os.path.abspath('locale'),
                                     'LC_ALL': 'sv_SE.UTF-8', 'LANGUAGE': 'sv'})
    assert 'Vilket kommando på svenska?' in error, error
    assert 'Which command?' in run(code=2)


main()

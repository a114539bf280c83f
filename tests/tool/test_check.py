# SPDX-License-Identifier: GPL-3.0-or-later
"""check: what the rules of a year say at a date."""

import json
import subprocess

from stafett import TOOL, main, run, test


def print_check(*arguments):
    """What is printed when rules are broken: to standard output, and with exit code 2."""
    done = subprocess.run([TOOL, 'check', *arguments], text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (2, ''), done
    return done.stdout


def check(path, date):
    return {rule['ref'] or rule['title']: rule for rule in
            json.loads(print_check(path, '--date', date, '--json'))['rules']}


@test('a year without rules exits with 0, one that breaks them with 2')
def codes():
    run('new', 'plain', '--template', 'tom')
    run('check', 'plain', code=0)
    run('new', 'year', '--template', 'exempel-2013')
    print_check('year', '--date', '2013-03-01')
    run('check', 'nothing', code=1)


@test('json tells of every rule its state, what breaks it and what is foreseen')
def as_json():
    run('new', 'year', '--template', 'exempel-2013')
    rules = check('year', '2013-03-01')
    assert len(rules) == 45
    assert {rule['state'] for rule in rules.values()} == {
        'met', 'breached', 'at-risk', 'undecided', 'no-check'}
    [gotland] = rules['R01']['findings']
    assert (gotland['table'], gotland['label'], gotland['from'], gotland['to']) == (
        'seat', 'Informationschef eller motsvarande', None, '2013-04-14'), gotland
    assert [it['from'] for it in rules['R01']['forecast']] == [
        '2013-07-01', '2013-11-01', '2014-01-01']
    assert rules['R17']['state'] == 'at-risk'
    assert check('year', '2013-11-01')['R17']['state'] == 'waived'
    assert 'plan' in rules['R22']['reason']
    assert rules['R10']['state'] == 'met'


@test('every severity has a finding at the end of the example year')
def severities():
    run('new', 'year', '--template', 'exempel-2013')
    found = {rule['severity'] for rule in check('year', '2013-12-31').values()
             if rule['state'] == 'breached'}
    assert found == {'must', 'should', 'may', 'information'}, found


@test('text names the day of the forecast as the reader writes it')
def words():
    run('new', 'year', '--template', 'exempel-2013')
    text = print_check('year', '--date', '2013-03-01')
    assert 'On 1 July 2013 Jämtland loses its Informationschef' in text, text


@test('the report is a tagged PDF with clauses, remedies and what is foreseen')
def as_pdf():
    run('new', 'year', '--template', 'exempel-2013')
    print_check('year', '--date', '2013-11-01', '--pdf', 'report.pdf')
    info = subprocess.run(['pdfinfo', 'report.pdf'], text=True, capture_output=True, check=True)
    assert 'Tagged:          yes' in info.stdout, info.stdout
    text = subprocess.run(['pdftotext', '-layout', 'report.pdf', '-'], text=True,
                          capture_output=True, check=True).stdout
    for part in ['Report on the rules', '2013-11-01', 'Summary', 'Breached', 'Waivers',
                 'The Next Twelve Months', 'R36']:
        assert part in text, (part, text)


main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""actuals: what an accounting system says was spent, taken into the year."""

from stafett import main, run, test

SIE = '''#FLAGGA 0
#FNAMN "Ledger"
#ORGNR 202100-1111
#RAR 0 20130101 20131231
#PSALDO 0 201301 6999 {} 100.50
#PSALDO 0 201302 6999 {6 X} 1
#RES 0 6999 100.50
'''


def write(name, text):
    with open(name, 'w', encoding='utf-8', newline='') as file:
        file.write(text)


def rows(*arguments):
    return [line.split('\t') for line in run('actuals', 'a', *arguments).splitlines()]


@test('a file is shown, taken in, and changes nothing the second time')
def import_file():
    run('new', 'a', '--template', 'exempel-2013')
    write('a.se', SIE)
    assert ['new', '3'] in rows('--import', 'a.se', '--dry-run')
    assert ['unmapped', '6999', '6=X', '1.00'] in rows('--import', 'a.se')
    before = run('history', 'a')
    again = rows('--import', 'a.se')
    assert ['unchanged', '3'] in again and ['new', '0'] in again
    assert ['reconciled', '1'] in again
    assert run('history', 'a') == before


@test('a budget goes out as SIE and is read again')
def export_budget():
    run('new', 'a', '--template', 'exempel-2013')
    run('budget', 'a', '-o', 'budget.se')
    with open('budget.se', encoding='cp437') as file:
        text = file.read()
    assert '#SIETYP 3\n' in text and '#KSUMMA' in text
    assert '#PBUDGET 0 201301 "' in text


main()

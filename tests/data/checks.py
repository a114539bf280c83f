# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of data share: comparisons that say what they found."""


def equal(found, expected, what=''):
    if found != expected:
        raise AssertionError('%s: found %r, expected %r' % (what, found, expected))


def empty(found, what):
    if found:
        raise AssertionError('%s: %r' % (what, found[:5]))


def in_force(row, date):
    return row.get('from_date', '') <= date <= row.get('to_date', '9999-12-31')

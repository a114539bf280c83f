#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main flow as a screen reader and the keyboard have it.  TAP.

    tests/headless tests/app/accessibility.py STAFETT STAFETT_TOOL

The program runs as a process of its own, in a session with a window manager.  Everything that is
read here is read over the accessibility bus; what is done is done through the bus, by keys, or, to
come to a dialog quickly, by an action of the window.  Nothing sleeps to let time pass: each step
waits for what it needs, and fails when that does not come.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

import gi

gi.require_version('Gio', '2.0')
from gi.repository import Gio, GLib  # noqa: E402

from accessibility_bus import (Bus, Failure, Gone, Keyboard, PATIENCE_S, State, await_node,
                               children, click, complaints, find, find_all, has, sweep,
                               type_into, wait, walk)  # noqa: E402

APP_ID = 'se.stafett.Stafett'
APP_PATH = '/se/stafett/Stafett'
VACANT_SEAT = 'Informationschef eller motsvarande: Vacant, Blekinge'
# In the example.
STEERING_GROUP = '00000009-0001-8000-8000-000000000010'
CHAIR = '00000011-0001-8000-8000-000000000004'
RULE = '00000025-0001-8000-8000-000000000021'


# The program.

class Stafett:
    def __init__(self, program):
        self.process = subprocess.Popen([program])
        self.program = program
        self.bus = Bus(self.process.pid)
        self.window = wait('a window', lambda: next(iter(self.bus.windows()), None))
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.actions = {prefix: Gio.DBusActionGroup.get(bus, APP_ID, path)
                        for prefix, path in (('app', APP_PATH), ('win', APP_PATH + '/window/1'))}

    def act(self, action, target=None):
        prefix, name = action.split('.')
        group = self.actions[prefix]
        wait(f'the action {action}', lambda: group.has_action(name)
             and group.get_action_enabled(name))
        group.activate_action(name, target)

    def open(self, path):
        """As a file manager does: the second process hands the file over."""
        subprocess.run([self.program, path], check=True, timeout=PATIENCE_S)

    def dialog(self):
        """The dialog over the window; the progress of long work may come and go before it."""
        return wait('a dialog', lambda: next(
            (top for top in self.bus.windows() if top != self.window
             and not has(self.window, State.ACTIVE) and find(top, 'progress bar') is None), None))

    def wait_for_no_dialog(self):
        wait('the dialog to close', lambda: len(self.bus.windows()) == 1)

    def page(self, name):
        return await_node(self.window, 'panel', name)

    def quit(self):
        self.act('app.quit')
        return self.process.wait(PATIENCE_S)


class Flow:
    """The steps, in their order: each begins where the one before ended."""

    def __init__(self, program, tool, folder):
        self.tool_program = tool
        self.folder = folder
        self.year = self.path('exempel.stafett')
        self.tool('new', self.year, '--template', 'exempel-2013')
        self.stafett = Stafett(program)
        self.window = self.stafett.window
        self.keyboard = Keyboard(self.window)

    def path(self, name):
        return os.path.join(self.folder, name)

    def tool(self, *arguments):
        return subprocess.run([self.tool_program, *arguments], check=True, stdout=subprocess.PIPE,
                              encoding='utf-8').stdout

    def press(self, *keys):
        self.keyboard.press(self.window, *keys)

    def walk(self, key, role, name):
        return self.keyboard.walk(self.window, key, role, name)

    def start_page_offers_to_open_and_to_begin(self):
        await_node(self.window, 'push button', 'Open…')
        await_node(self.window, 'list item', 'Min förening')
        sweep(await_node(self.window, 'filler', 'StfStartPage'))

    def example_opens_beside_its_overview(self):
        self.stafett.open(self.year)
        wait('the title', lambda: self.window.get_name().endswith(' 2013'))
        page = self.stafett.page('Overview')
        await_node(page, 'list item', 'Supportansvarig')
        sweep(page)

    def chart_is_a_tree_of_all_drawn_bodies(self):
        self.tool('chart', self.year, '-o', self.path('chart.svg'),
                  '--geometry', self.path('chart.json'))
        with open(self.path('chart.json'), encoding='utf-8') as file:
            drawn = sorted(box['name'] for box in json.load(file)['boxes'])
        self.press('alt+2')
        self.page = self.stafett.page('Organisation')
        tree = await_node(self.page, 'tree', 'Organisation chart')
        wait('the chart', lambda: children(tree))
        told = sorted(item.get_name() for item in children(tree))
        if not drawn or told != drawn:
            raise Failure(f'drawn {drawn}, told {told}')
        sweep(self.page)

    def bodies_are_walked_with_arrows(self):
        self.walk('Tab', 'tree item', 'Länsledningarna')
        item = self.walk('Down', 'tree item', 'Styrgruppen')
        wait('it to be selected', lambda: has(item, State.SELECTED))
        if not re.match('Group, under Nätverket för informationsansvariga, level 4, 1 of 3(,|$)',
                        item.get_description()):
            raise Failure(f'described as "{item.get_description()}"')
        await_node(self.page, 'label', 'Styrgruppen')
        await_node(self.page, 'list item', 'Ordförande i styrgruppen')

    def seats_are_walked_with_tab(self):
        seats = [seat.get_name() for seat in children(find(self.page, 'tree item', 'Styrgruppen'))]
        if len(seats) < 6:
            raise Failure(f'seats: {seats}')
        for seat in seats:
            self.keyboard.walk(self.window, 'Tab', 'push button', re.escape(seat), limit=1)

    def vacancy_is_opened_with_enter(self):
        self.walk('Up', 'tree item', 'Nätverket för informationsansvariga')
        self.walk('Tab', 'push button', VACANT_SEAT)
        self.press('Return')
        await_node(self.page, 'list item', 'Vacant')

    def author_is_asked_once(self):
        click(await_node(self.page, 'push button', 'Assign…'))
        dialog = self.stafett.dialog()
        sweep(dialog)
        type_into(await_node(dialog, 'text', 'Name'), 'Åsa Öberg')
        click(wait('Continue', lambda: next(
            (node for node in find_all(dialog, 'push button', 'Continue')
             if has(node, State.SENSITIVE)), None)))
        wait('the dialog that was asked for', lambda: any(
            find(top, 'text', 'Search') for top in self.stafett.bus.windows()))

    def holder_is_found_and_assigned_by_keys(self):
        dialog = self.stafett.dialog()
        sweep(dialog)
        search = await_node(dialog, 'text', 'Search')
        type_into(search, 'bildtext')
        await_node(dialog, 'list item', 'Märit Bildtext.*')
        self.keyboard.press(dialog, 'Return')
        save = await_node(dialog, 'push button', 'Save')
        wait('Save to be possible', lambda: has(save, State.SENSITIVE))
        click(save)
        self.stafett.wait_for_no_dialog()
        await_node(self.page, 'push button', 'Informationschef.*: Märit Bildtext.*')

    def change_is_undone_by_its_shortcut(self):
        self.press('ctrl+z')
        await_node(self.page, 'push button', VACANT_SEAT)
        await_node(self.window, 'push button', 'Redo: .+')

    def item(self, name):
        return find(self.page, 'tree item', re.escape(name))

    def await_description(self, name, words):
        wait(f'"{name}" to be described with "{words}"',
             lambda: words in self.item(name).get_description())

    def branch_is_collapsed_and_expanded_with_space(self):
        self.walk('Down', 'tree item', 'Webbförvaltningsgruppen')
        item = self.item('Webbförvaltningsgruppen')
        if not has(item, State.EXPANDABLE) or not has(item, State.EXPANDED):
            raise Failure('it is not said to be expanded')
        self.press('space')
        self.await_description('Webbförvaltningsgruppen', '6 bodies are hidden below')
        wait('it to be collapsed', lambda: not has(self.item('Webbförvaltningsgruppen'),
                                                   State.EXPANDED))
        if self.item('Helpdesk') is not None:
            raise Failure('what is below it is still there')
        self.press('space')
        wait('what is below it', lambda: self.item('Helpdesk'))
        if not has(self.item('Webbförvaltningsgruppen'), State.FOCUSED):
            raise Failure('it lost the focus')

    def choose_in_menu(self, name):
        """From the menu of the box with the focus."""
        self.press('shift+F10')
        for _ in range(20):
            item = wait('the focus in the menu', lambda: self.keyboard.focused)
            if item.get_role_name() == 'menu item' and item.get_name() == name:
                subprocess.run(['xdotool', 'key', 'Return'], check=True)
                return
            self.keyboard.forget()
            subprocess.run(['xdotool', 'key', 'Down'], check=True)
        raise Failure(f'"{name}" is not in the menu')

    def branch_is_collapsed_and_expanded_in_the_menu(self):
        self.choose_in_menu('Collapse')
        self.await_description('Webbförvaltningsgruppen', '6 bodies are hidden below')
        self.choose_in_menu('Expand')
        wait('what is below it', lambda: self.item('Helpdesk'))

    def body_is_moved_by_keys_and_back(self):
        self.walk('Left', 'tree item', 'Länsstyrelsernas IT-enhet')
        self.press('ctrl+m')
        dialog = self.stafett.dialog()
        sweep(dialog)
        subprocess.run(['xdotool', 'type', 'valbered'], check=True)
        subprocess.run(['xdotool', 'key', 'Return'], check=True)
        self.stafett.wait_for_no_dialog()
        self.await_description('Länsstyrelsernas IT-enhet', 'assisting Valberedningen')
        # It keeps the focus, wherever it stands now.
        wait('it to be selected', lambda: has(self.item('Länsstyrelsernas IT-enhet'),
                                              State.SELECTED))
        wait('it to have the focus', lambda: has(self.item('Länsstyrelsernas IT-enhet'),
                                                 State.FOCUSED))
        self.press('ctrl+z')
        self.await_description('Länsstyrelsernas IT-enhet', 'assisting Webbförvaltningsgruppen')

    def bodies_are_found_and_stepped_through(self):
        self.press('ctrl+f')
        type_into(await_node(self.page, 'entry', 'Find in the chart'), 'grupp')
        await_node(self.page, 'label', r'1 of \d+')
        self.press('Return')
        await_node(self.page, 'label', r'2 of \d+')
        self.press('shift+Return')
        await_node(self.page, 'label', r'1 of \d+')
        sweep(self.page)
        self.press('Escape')

    def two_dates_are_compared(self):
        self.stafett.act('win.compare-date', GLib.Variant('s', '2013-01-01'))
        await_node(self.page, 'label', 'Compared with 2013-01-01.*')
        sweep(self.page)
        click(await_node(self.page, 'push button', 'Table'))
        self.check_dialog()
        self.stafett.act('win.print')
        dialog = self.stafett.dialog()
        await_node(dialog, 'combo box', 'Drawn as')  # Is there while something is compared.
        sweep(dialog)
        self.keyboard.press(dialog, 'Escape')
        self.stafett.wait_for_no_dialog()
        self.stafett.act('win.compare-stop')
        wait('the comparison to end',
             lambda: find(self.page, 'label', 'Compared with .*') is None)

    def setting_of_the_paper_shows_at_once(self):
        self.press('ctrl+p')
        dialog = self.stafett.dialog()
        size = await_node(dialog, 'label', r'Text [\d.]+ pt, .*').get_name()
        tasks = await_node(dialog, 'list item', 'Tasks')
        click(wait('its switch', lambda: next(
            (node for node in walk(tasks) if node != tasks and node.actions()), None)))
        wait('smaller text',
             lambda: find(dialog, 'label', r'Text [\d.]+ pt, .*').get_name() != size)
        sweep(dialog)
        self.keyboard.press(dialog, 'Escape')
        self.stafett.wait_for_no_dialog()

    def outline_is_a_list_with_names(self):
        click(await_node(self.page, 'page tab', 'Outline'))
        outline = await_node(self.page, 'list', 'Outline of the organisation')
        if find(outline, 'list item', 'Styrgruppen') is None:
            raise Failure('the steering group is not in it')
        sweep(outline)

    def timeline_of_terms_has_names(self):
        click(await_node(self.page, 'page tab', 'Timeline'))
        wait('the timeline', lambda: next((node for node in walk(self.page)
                                           if node.name == 'Timeline of terms'), None))
        sweep(self.page)

    def people_are_a_table_with_names(self):
        self.press('alt+4')
        page = self.stafett.page('People')
        table = wait('the table', lambda: next(
            (node for node in walk(page) if node.get_role_name() in ('table', 'tree table')), None))
        wait('people', lambda: find(table, 'table cell', 'Rut Tallbarr'))
        for cell in find_all(table, 'table cell'):
            if not cell.name and not cell.parent.name:
                raise Failure('a cell and its row have no name')
        sweep(page)

    def person_opens_with_enter(self):
        self.walk('Tab', 'table row', '.+')
        self.walk('Down', 'table row', 'Anna-Karin Björnstjerna .*')
        self.press('Return')
        page = self.stafett.page('People')
        await_node(page, 'push button', 'Copy the address')
        sweep(page)
        self.press('Return')  # The focus is on Edit.
        self.check_dialog()
        self.press('Escape')
        wait('the person to go', lambda: find(page, 'push button', 'Copy the address') is None)

    def dialogs_about_people_have_names(self):
        person = '00000006-2013-8000-8000-000000000006'
        for action, target in (
                ('win.edit-person', GLib.Variant('s', person)),
                ('win.merge-person', GLib.Variant('s', person)),
                ('win.erase-person', GLib.Variant('s', person)),
                ('win.edit-employment', GLib.Variant('(ss)', (person, ''))),
                ('win.copy-addresses', None)):
            try:
                self.stafett.act(action, target)
                self.check_dialog()
            except Failure as failure:
                raise Failure(f'{action}: {failure}') from failure

    def search_finds_and_enter_goes_there(self):
        self.press('ctrl+f')
        entry = await_node(self.window, 'entry', 'Search')
        type_into(entry, 'valbered')
        page = self.stafett.page('Search')
        await_node(page, 'list item', 'Valberedningen')
        sweep(page)
        self.press('Escape')

    def handover_code_is_that_of_the_document(self):
        self.press('alt+7')
        page = self.stafett.page('Handover')
        label = await_node(page, 'label', r'\d{4}( \d{4}){5}')
        sweep(page)
        document = self.path('exempel.xml')
        self.tool('export', self.year, '-o', document)
        printed = self.tool('verify', document)
        if label.get_name() not in printed:
            raise Failure(f'shown {label.get_name()}, printed {printed}')

    # Rules, elections and the editors.

    def rule_is_filtered_and_goes_by_its_setting(self):
        self.stafett.act('win.date', GLib.Variant('s', '2013-05-14'))
        self.press('alt+5')
        self.page = self.stafett.page('Rules')
        sweep(self.page)
        type_into(await_node(self.page, 'entry', 'Filter rules'), 'r17')
        await_node(self.page, 'label', r'1 of \d+ rules')
        self.walk('Tab', 'list item', 'R17 .*')
        self.press('Return')
        await_node(self.page, 'label', 'Webbutvecklingsledaren är ordförande i en .*')
        await_node(self.page, 'label', 'Met|At risk')
        sweep(self.page)
        self.walk('Tab', None, 'Räknas webbutvecklingsledaren.*')
        self.press('space')
        wait('the focus in the list', lambda: self.keyboard.focused)
        subprocess.run(['xdotool', 'key', 'Down', 'Return'], check=True)
        await_node(self.page, 'label', 'Breached')
        self.press('ctrl+z')
        await_node(self.page, 'label', 'Met|At risk')

    # The budget.

    def budget_is_a_grid_walked_with_arrows(self):
        self.press('alt+6')
        self.page = self.stafett.page('Budget')
        self.stafett.act('win.budget-new-version', GLib.Variant('s', ''))
        dialog = self.stafett.dialog()
        sweep(dialog)
        click(await_node(dialog, 'push button', 'Make'))
        self.stafett.wait_for_no_dialog()
        await_node(self.page, 'label', 'Draft')
        sweep(self.page)
        self.walk('Tab', 'table cell', 'K1 .+')
        self.line = self.walk('Down', 'table cell', r'(?!K\d).+').get_name()
        self.walk('Right', 'table cell', re.escape(self.line) + ', January: .+')
        self.walk('Right', 'table cell', re.escape(self.line) + ', February: .+')

    def amount_is_typed_and_its_totals_are_heard(self):
        totals = await_node(self.page, 'label', r'Costs\sSEK\s.+').get_name()
        subprocess.run(['xdotool', 'type', '12*4567'], check=True)
        wait('an editor', lambda: find(self.page, 'text', re.escape(self.line) + ', February: .+'))
        self.press('Return')
        wait('other totals', lambda: await_node(self.page, 'label',
                                                r'Costs\sSEK\s.+').get_name() != totals)
        self.keyboard.walk(self.window, 'Up', 'table cell',
                           re.escape(self.line) + r', February: SEK\s54,804', limit=1)
        self.press('ctrl+z')
        await_node(self.page, 'label', re.escape(totals))
        self.stafett.act('win.undo')  # The draft goes.

    def other_views_of_the_budget_have_names(self):
        for view, role, name in (('Follow-up', 'push button', 'Numbers: .+'),
                                 ('Fee', 'push button', 'Notice to .+'),
                                 ('Commissions', 'list', 'Commissions'),
                                 ('Requests', 'push button', 'New Request…'),
                                 ('Budget', 'table cell', 'K1 .+')):
            click(await_node(self.page, 'page tab', view))
            await_node(self.page, role, name)
            sweep(self.page)

    def items_of(self, name):
        """What the rows of a list are called; none while it is not there."""
        rows = find(self.page, 'list', name)
        return [row.get_name() for row in find_all(rows, 'list item')] if rows else []

    def candidate_is_put_on_a_seat_with_enter(self):
        self.press('alt+3')
        self.page = self.stafett.page('Elections')
        sweep(self.page)
        click(await_node(self.page, 'push button', 'New Proposal'))
        await_node(self.page, 'list', 'Styrgruppsledamot')
        sweep(self.page)
        type_into(await_node(self.page, 'entry', 'Search candidates'), 'norrsken')
        wait('one candidate to be found', lambda: len(self.items_of('Candidates')) == 1)
        self.walk('Tab', 'list item', 'Vega Norrsken')
        self.press('Return')
        wait('the candidate on a seat',
             lambda: 'Vega Norrsken' in self.items_of('Styrgruppsledamot'))
        self.press('ctrl+z')
        wait('the seat to be free again',
             lambda: 'No candidate' in self.items_of('Styrgruppsledamot')
             and 'Vega Norrsken' not in self.items_of('Styrgruppsledamot'))

    def election_is_followed_to_what_follows_and_cancelled(self):
        self.stafett.act('win.elect', GLib.Variant('s', ''))
        dialog = self.stafett.dialog()
        for step in ('Meeting', 'Result'):
            await_node(dialog, 'label', step)
            sweep(dialog)
            if step == 'Meeting':
                click(await_node(dialog, 'push button', 'Next'))
        self.keyboard.press(dialog, 'Escape')
        self.stafett.wait_for_no_dialog()

    def save(self, dialog):
        """By its button, once something was changed."""
        save = await_node(dialog, 'push button', 'Save')
        wait('Save to be possible', lambda: has(save, State.SENSITIVE))
        click(save)
        self.stafett.wait_for_no_dialog()

    def body_is_renamed_and_named_back(self):
        self.press('alt+2')
        self.page = self.stafett.page('Organisation')
        click(await_node(self.page, 'page tab', 'Chart'))
        self.stafett.act('win.edit-body', GLib.Variant('s', STEERING_GROUP))
        dialog = self.stafett.dialog()
        sweep(dialog)
        type_into(await_node(dialog, 'text', 'Name'), 'Ledningsgruppen')
        self.save(dialog)
        wait('the new name', lambda: self.item('Ledningsgruppen'))
        self.press('ctrl+z')
        wait('the old name', lambda: self.item('Styrgruppen'))

    # The other dialogs.

    def check_dialog(self, ours=True):
        """Every dialog has names, if it is not one of GTK's own, and Escape closes it."""
        dialog = self.stafett.dialog()
        if ours:
            sweep(dialog)
        self.keyboard.press(dialog, 'Escape')
        self.stafett.wait_for_no_dialog()

    def dialogs_have_names_and_close_with_escape(self):
        for action, target in (
                ('win.new-year', GLib.Variant('s', '')),
                ('win.new-person', None),
                ('win.new-body', GLib.Variant('s', STEERING_GROUP)),
                ('win.edit-role', GLib.Variant('s', CHAIR)),
                ('win.change-assignments', GLib.Variant('s', STEERING_GROUP)),
                ('win.new-waiver', GLib.Variant('s', RULE)),
                ('win.new-rule', None),
                ('win.history', None),
                ('win.print', None),
                ('win.import-path', GLib.Variant('s', self.path('exempel.xml'))),
                ('win.next-year', None),
                ('win.show-help-overlay', None),
                ('app.about', None)):
            try:
                self.stafett.act(action, target)
                self.check_dialog(action not in ('win.show-help-overlay', 'app.about'))
            except Failure as failure:
                raise Failure(f'{action}: {failure}') from failure

    def program_ends_well(self):
        code = self.stafett.quit()
        if code != 0:
            raise Failure(f'exit code {code}')


STEPS = (
    Flow.start_page_offers_to_open_and_to_begin,
    Flow.example_opens_beside_its_overview,
    Flow.chart_is_a_tree_of_all_drawn_bodies,
    Flow.bodies_are_walked_with_arrows,
    Flow.seats_are_walked_with_tab,
    Flow.vacancy_is_opened_with_enter,
    Flow.author_is_asked_once,
    Flow.holder_is_found_and_assigned_by_keys,
    Flow.change_is_undone_by_its_shortcut,
    Flow.branch_is_collapsed_and_expanded_with_space,
    Flow.branch_is_collapsed_and_expanded_in_the_menu,
    Flow.body_is_moved_by_keys_and_back,
    Flow.bodies_are_found_and_stepped_through,
    Flow.two_dates_are_compared,
    Flow.setting_of_the_paper_shows_at_once,
    Flow.outline_is_a_list_with_names,
    Flow.timeline_of_terms_has_names,
    Flow.people_are_a_table_with_names,
    Flow.person_opens_with_enter,
    Flow.dialogs_about_people_have_names,
    Flow.search_finds_and_enter_goes_there,
    Flow.handover_code_is_that_of_the_document,
    Flow.rule_is_filtered_and_goes_by_its_setting,
    Flow.budget_is_a_grid_walked_with_arrows,
    Flow.amount_is_typed_and_its_totals_are_heard,
    Flow.other_views_of_the_budget_have_names,
    Flow.candidate_is_put_on_a_seat_with_enter,
    Flow.election_is_followed_to_what_follows_and_cancelled,
    Flow.body_is_renamed_and_named_back,
    Flow.dialogs_have_names_and_close_with_escape,
    Flow.program_ends_well,
)


def main():
    print(f'1..{len(STEPS)}', flush=True)
    manager = subprocess.Popen(['openbox'])
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        flow = Flow(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), folder)
        try:
            for number, step in enumerate(STEPS, 1):
                name = '/accessibility/' + step.__name__.replace('_', '-')
                complaints.clear()
                try:
                    step(flow)
                    if complaints:
                        raise Failure('; '.join(complaints))
                    print(f'ok {number} {name}', flush=True)
                except (Failure, Gone, GLib.Error, subprocess.SubprocessError) as failure:
                    failed = True
                    print(f'not ok {number} {name}\n# {failure}', flush=True)
        finally:
            if flow.stafett.process.poll() is None:
                flow.stafett.process.kill()
            manager.terminate()
    return failed


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main flow as a screen reader and the keyboard have it.  TAP.

    tests/headless tests/app/accessibility.py STAFETT STAFETT_TOOL

The program runs as a process of its own, in a session with a window manager.  Everything that is
read here is read over the accessibility bus; what is done is done through the bus, by keys, or, to
come to a dialog quickly, by an action of the window.  Nothing sleeps to let time pass: each step
waits for what it needs, and fails when that does not come.
"""

import ast
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_S = 60
PATIENCE_MS = PATIENCE_S * 1000
PAUSE_S = 0.02
APP_ID = 'se.stafett.Stafett'
APP_PATH = '/se/stafett/Stafett'
VACANT_SEAT = 'Informationschef eller motsvarande: Vacant, Blekinge'
# In the example.
STEERING_GROUP = '00000009-0001-8000-8000-000000000010'
CHAIR = '00000011-0001-8000-8000-000000000004'
RULE = '00000025-0001-8000-8000-000000000021'

State = Atspi.StateType
ACCESSIBLE = 'org.a11y.atspi.Accessible'
ACTION = 'org.a11y.atspi.Action'
COMPONENT = 'org.a11y.atspi.Component'

# A node in the bus's own cache: path, path of the parent, place there, number of children, name,
# role and states, as GVariant prints them.
ITEM = re.compile(r"""\(\('[^']*', '([^']*)'\), \('[^']*', '[^']*'\), \('[^']*', '([^']*)'\), """
                  r"""(-?\d+), (\d+), \[[^\]]*\], (TEXT), (\d+), TEXT, \[(\d+), (\d+)\]\)"""
                  .replace('TEXT', r"""(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""))

# Its annotations call every function of an interface deprecated.
warnings.filterwarnings('ignore', 'Atspi', DeprecationWarning)


class Failure(Exception):
    """What was waited for did not come."""


class Gone(Exception):
    """What was looked at is there no more."""


def wait(what, condition):
    """Looks again until the condition gives something true, and returns that."""
    deadline = time.monotonic() + PATIENCE_S
    context = GLib.MainContext.default()
    while True:
        try:
            result = condition()
        except (GLib.Error, Gone):  # It may come again.
            result = None
        if result:
            return result
        if time.monotonic() > deadline:
            raise Failure(f'waited in vain for {what}')
        # Events come in here; the pause only keeps this from being a busy loop.
        while context.iteration(False):
            pass
        time.sleep(PAUSE_S)


# Reading the tree.

class Bus:
    """The accessibility bus, as far as one program on it is concerned.

    All that the program has told of itself comes with one call, in which whatever nobody has asked
    for yet is missing: that is asked for, until nothing is.  A question a node would take minutes.
    """

    def __init__(self, process_id):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress',
                                     None, None, Gio.DBusCallFlags.NONE, PATIENCE_MS).unpack()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.process_id = process_id
        self.name = 'org.freedesktop.DBus'
        self.name = wait('the program on the bus', self.find_name)

    def find_name(self):
        bus = '/org/freedesktop/DBus', 'org.freedesktop.DBus'
        names, = self.call(*bus, 'ListNames')
        return next((name for name in names if name.startswith(':') and self.process_id == self.call(
            *bus, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]), None)

    def ask(self, path, interface, method, arguments=None):
        return self.connection.call_sync(self.name, path, interface, method, arguments, None,
                                         Gio.DBusCallFlags.NONE, PATIENCE_MS)

    def call(self, *arguments):
        return self.ask(*arguments).unpack()

    def call_each(self, paths, interface, method):
        """The same of many at once; None for those that have gone or do not know the method."""
        answers = [False] * len(paths)  # None is an answer.

        def answer_cb(connection, result, i):
            try:
                answers[i] = connection.call_finish(result).unpack()
            except GLib.Error:
                answers[i] = None

        for i, path in enumerate(paths):
            self.connection.call(self.name, path, interface, method, None, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE_MS, None, answer_cb, i)
        while False in answers:
            GLib.MainContext.default().iteration(True)
        return answers

    def told(self):
        """All nodes the program has told of, by path, with what it has told is under them."""
        answer = self.ask('/org/a11y/atspi/cache', 'org.a11y.atspi.Cache', 'GetItems')
        # There are thousands: as text they are taken apart seven times as fast.
        nodes = {}
        for path, parent, index, n_children, name, role, low, high in ITEM.findall(answer.print_(False)):
            nodes[path] = Node(self, path, int(role), ast.literal_eval(name), parent, int(index),
                               int(n_children), int(low) | int(high) << 32)
        for node in sorted(nodes.values(), key=lambda node: node.index):
            node.parent = nodes.get(node.parent_path)
            if node.parent:
                node.parent.children.append(node)
        return nodes

    def node(self, path):
        """One node, without the rest."""
        return Node(self, path, self.call(path, ACCESSIBLE, 'GetRole')[0])

    def windows(self):
        """The window, and those over it."""
        paths, = self.call('/org/a11y/atspi/accessible/root', ACCESSIBLE, 'GetChildren')
        nodes = self.told()
        return [nodes[path] for _, path in paths if path in nodes]

    def read(self, root):
        """The node with all that is under it now, but for what is under hidden ones."""
        under = {}  # Children where there are more or fewer than have been told of.
        while True:
            nodes = self.told()
            for path in under.keys() & nodes.keys():
                nodes[path].children = [node for node in nodes[path].children
                                        if node.path in under[path]]
            if root.path not in nodes:
                raise Gone(f'{root.role} "{root.name}"')
            asked = [node.path for node in nodes[root.path].walk()
                     if len(node.children) != node.n_children and node.path not in under]
            if not asked:
                return nodes[root.path]
            while asked:
                for path, answer in zip(asked, self.call_each(asked, ACCESSIBLE, 'GetChildren')):
                    under[path] = [child for _, child in answer[0]] if answer else []
                new = [child for path in asked for child in under[path] if child not in nodes]
                states = self.call_each(new, ACCESSIBLE, 'GetState')
                asked = [path for path, state in zip(new, states)
                         if state and state[0][0] >> State.VISIBLE & 1]


class Node:
    """A widget as it was when it was read; what is asked of it is answered as it is now."""

    def __init__(self, bus, path, role, name='', parent_path=None, index=0, n_children=0, states=0):
        self.bus, self.path = bus, path
        self.role, self.name, self.states = Atspi.role_get_name(Atspi.Role(role)), name, states
        self.parent_path, self.index, self.n_children = parent_path, index, n_children
        self.parent, self.children = None, []

    def __eq__(self, other):
        return isinstance(other, Node) and self.path == other.path

    def __hash__(self):
        return hash(self.path)

    def walk(self):
        """The node and what is under it, as it was read, hidden parts left out."""
        if not self.states >> State.VISIBLE & 1:
            return
        if self.name == 'GtkListView':
            return  # The choices of a drop-down, which GTK 4.8 does not let be named.
        yield self
        if self.role == 'combo box':
            return  # What a drop-down is made of, which has no names of its own either.
        for child in self.children:
            yield from child.walk()

    def get(self, name):
        return self.bus.call(self.path, 'org.freedesktop.DBus.Properties', 'Get',
                             GLib.Variant('(ss)', (ACCESSIBLE, name)))[0]

    def get_name(self):
        return self.get('Name')

    def get_description(self):
        return self.get('Description')

    def get_role_name(self):
        return self.role

    def has(self, state):
        (low, high), = self.bus.call(self.path, ACCESSIBLE, 'GetState')
        return bool((low | high << 32) >> state & 1)

    def actions(self):
        """Indices of actions that belong to the node itself: "click", not "clipboard.copy"."""
        try:
            return own_actions(self.bus.call(self.path, ACTION, 'GetActions'))
        except GLib.Error:  # Some widgets count actions that they do not have.
            return []

    def click(self):
        """Does what the node is for."""
        actions = self.actions()
        if not actions:
            raise Failure(f'{self.role} "{self.name}" has no action')
        self.bus.call(self.path, ACTION, 'DoAction', GLib.Variant('(i)', (actions[0],)))

    def type(self, text):
        self.bus.call(self.path, 'org.a11y.atspi.EditableText', 'SetTextContents',
                      GLib.Variant('(s)', (text,)))


def own_actions(answer):
    """What is the node's own in what the bus answers when asked for its actions, or None."""
    return [i for i, (name, *_) in enumerate(answer[0]) if '.' not in name] if answer else []


def has(node, state):
    return node.has(state)


def walk(node):
    """The node and what is under it now, hidden parts left out."""
    return node.bus.read(node).walk()


def children(node):
    return node.bus.read(node).children


def find_all(root, role, name=None):
    """Whatever has the role, and a name that the pattern matches from its beginning to its end."""
    return (node for node in walk(root)
            if node.role == role and (name is None or re.fullmatch(name, node.name)))


def find(root, role, name=None):
    return next(find_all(root, role, name), None)


def await_node(root, role, name):
    return wait(f'{role} "{name}"', lambda: find(root, role, name))


def click(node):
    node.click()


def type_into(node, text):
    node.type(text)


class Keyboard:
    """Presses keys, and is told where the focus goes."""

    def __init__(self, main):
        self.main = main
        self.path = None
        self.listener = Atspi.EventListener.new(self.focused_cb)
        self.listener.register('object:state-changed:focused')

    def focused_cb(self, event):
        if event.detail1:
            self.path = event.source.path

    @property
    def focused(self):
        """What has come to have the focus since the last key, or None."""
        return self.path and self.main.bus.node(self.path)

    def forget(self):
        self.path = None

    def press(self, window, *keys):
        # GTK 4.8 tells of the main window only whether it is active: otherwise a dialog is.
        wait(f'"{window.get_name()}" to be the active window',
             lambda: has(self.main, State.ACTIVE) == (window == self.main))
        self.forget()
        subprocess.run(['xdotool', 'key', *keys], check=True)

    def walk(self, window, key, role, name, limit=40):
        """Presses the key until the focus is on what has the name, and any role given."""
        way = []
        for _ in range(limit):
            self.press(window, key)
            node = wait(f'the focus to move with {key}; it went {way}', lambda: self.focused)
            way.append(node.get_name())
            if role in (None, node.get_role_name()) and re.fullmatch(name, way[-1]):
                return node
        raise Failure(f'{key} does not lead to {role} "{name}" but {way}')


# What a name must not be.

def complain(node, has_action):
    """What is wrong with the name of something that can be focused or acted upon, or None."""
    role, name = node.role, node.name
    focusable = node.states >> State.FOCUSABLE & 1
    if role == 'scroll pane' and node.parent and node.parent.name:
        return None  # It scrolls what its parent is named after.
    if role == 'scroll pane' and any(child.states >> State.FOCUSABLE & 1
                                     for child in node.walk() if child is not node):
        return None  # Its contents have the focus instead of it.
    if role == 'list' and name == 'GtkListBox':
        return None  # Its rows have the focus instead of it, and its group may have no title.
    if role == 'label' and name == 'GtkLabel':
        return None  # A label without a text is not seen.
    if not focusable and not (has_action and node.states >> State.SENSITIVE & 1):
        return None
    if not name.strip():
        return 'no name'
    if re.match(r'(Gtk|Adw|Stf|Gdk)[A-Z]', name):
        return 'the name of a class'
    half = len(name) // 2
    if name.startswith('_') or (len(name) > 2 and name[:half] == name[half + 1:]):
        return 'a name spoken twice'
    return None


complaints = []  # of the step; it goes on, since what comes after depends on it


def look_over(root):
    """What is wrong under the root with what can be focused or acted upon."""
    nodes = list(walk(root))
    wrongs = [] if len(nodes) >= 3 else ['nothing is there']
    paths = [node.path for node in nodes]
    actions = root.bus.call_each(paths, ACTION, 'GetActions')
    wrong = [(node, complaint) for node, answer in zip(nodes, actions)
             if (complaint := complain(node, own_actions(answer)))]
    # Pages and buttons that wait for their turn have no place.
    places = root.bus.call_each([node.path for node, _ in wrong], COMPONENT, 'GetSize')
    for (node, complaint), size in zip(wrong, places):
        if size and size[0] > 0:
            wrongs.append(f'{node.role} "{node.name}" in "{node.parent.name}": {complaint}')
    return wrongs


def sweep(root):
    """Looks it all over, again if something goes while it is looked at."""
    complaints.extend(wait('all of it to stay', lambda: (look_over(root),))[0])


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
        if 'level 4' not in item.get_description():
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
    Flow.people_are_a_table_with_names,
    Flow.person_opens_with_enter,
    Flow.dialogs_about_people_have_names,
    Flow.search_finds_and_enter_goes_there,
    Flow.handover_code_is_that_of_the_document,
    Flow.rule_is_filtered_and_goes_by_its_setting,
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

# SPDX-License-Identifier: GPL-3.0-or-later

"""What a screen reader and a keyboard have of a program: its tree on the bus, and its focus."""

import ast
import re
import subprocess
import time
import warnings

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_S = 60
PATIENCE_MS = PATIENCE_S * 1000
PAUSE_S = 0.02
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
        for name in names:
            owner, = self.call(*bus, 'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))
            if name.startswith(':') and owner == self.process_id:
                return name
        return None

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
        nodes = {}  # Thousands: as text they are taken apart seven times as fast.
        for item in ITEM.findall(answer.print_(False)):
            path, parent, index, n_children, name, role, low, high = item
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

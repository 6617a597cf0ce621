"""The one table of what the keyboard does: the sheet on F1, the command palette and the actions are made from it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Group(StrEnum):
    """The parts of the sheet, in order."""

    SEARCH = "search"
    RESULTS = "results"
    PICTURES = "pictures"
    WINDOW = "window"


@dataclass(frozen=True, slots=True)
class Command:
    """One row: `keys` in Qt's portable writing, the first of which the sheet and the menus show.

    With `by_widget` the widget that has the focus answers the keys itself, and no action is made. With `keys_inside`
    it answers them too, but there is an action without keys for the palette. With `usual` the keys are the same in all
    programs. Other commands may get other keys (`app.ui.key_choices`).
    """

    id: str
    keys: tuple[str, ...]
    group: Group
    icon: str = ""
    by_widget: bool = False
    keys_inside: bool = False
    usual: bool = False

    @property
    def is_fixed(self) -> bool:
        """Whether its keys cannot be changed."""
        return self.by_widget or self.keys_inside or self.usual

    def text(self) -> str:
        """What it does, in the language of the window."""
        return _words()[self.id]


COMMANDS: tuple[Command, ...] = (
    Command("focus-box", ("Ctrl+L",), Group.SEARCH, "search"),
    Command("type", ("A–Z", "/"), Group.SEARCH, by_widget=True),
    Command("new-search", ("Ctrl+N",), Group.SEARCH, "plus"),
    Command("kind-all", ("Ctrl+1",), Group.SEARCH, "files"),
    Command("kind-documents", ("Ctrl+2",), Group.SEARCH, "file-text"),
    Command("kind-pictures", ("Ctrl+3",), Group.SEARCH, "image"),
    Command("save-search", ("Ctrl+S",), Group.SEARCH, "bookmark"),
    Command("back", ("Esc",), Group.SEARCH, by_widget=True),
    Command("through-hits", ("↓ ↑",), Group.RESULTS, by_widget=True),
    Command("open", ("Return", "Enter"), Group.RESULTS, "external-link", keys_inside=True),
    Command("reveal", ("Ctrl+Return", "Ctrl+Enter"), Group.RESULTS, "folder-open", keys_inside=True),
    Command("details", ("Alt+Return", "Alt+Enter"), Group.RESULTS, "info", keys_inside=True),
    Command("preview", ("Space",), Group.RESULTS, "eye", keys_inside=True),
    Command("copy", ("Ctrl+C",), Group.RESULTS, "copy", keys_inside=True),
    Command("select-all", ("Ctrl+A",), Group.RESULTS, by_widget=True),
    Command("export", ("Ctrl+E",), Group.RESULTS, "download"),
    Command("toggle-view", ("Ctrl+G",), Group.RESULTS, "layout-grid"),
    Command("more-like-this", ("Ctrl+M",), Group.PICTURES, "sparkles"),
    Command("paste", ("Ctrl+V",), Group.PICTURES, "clipboard-paste", usual=True),
    Command("palette", ("Ctrl+K",), Group.WINDOW, "command"),
    Command("sheet", ("F1",), Group.WINDOW, "keyboard"),
    Command("page-search", ("Alt+1",), Group.WINDOW, "search"),
    Command("page-library", ("Alt+2",), Group.WINDOW, "library"),
    Command("page-models", ("Alt+3",), Group.WINDOW, "box"),
    Command("page-settings", ("Ctrl+,",), Group.WINDOW, "settings"),
    Command("add-folder", ("Ctrl+O",), Group.WINDOW, "folder-plus"),
    Command("pause", ("Ctrl+P",), Group.WINDOW, "pause"),
    Command("toggle-side-bar", ("F9",), Group.WINDOW, "panel-left"),
    Command("toggle-preview", ("F10",), Group.WINDOW, "panel-right"),
    Command("launcher", ("Ctrl+Shift+Space",), Group.WINDOW, "zap"),
    Command("close", ("Ctrl+W",), Group.WINDOW, "x"),
    Command("quit", ("Ctrl+Q",), Group.WINDOW, "power"),
)
BY_ID = {command.id: command for command in COMMANDS}


def _words() -> dict[str, str]:
    """What each command does, in the language of the window."""
    translate = QCoreApplication.translate
    return {
        "focus-box": translate("Commands", "Go to the search box"),
        "type": translate("Commands", "Type anywhere to search"),
        "new-search": translate("Commands", "Begin a new search"),
        "kind-all": translate("Commands", "All files"),
        "kind-documents": translate("Commands", "Documents only"),
        "kind-pictures": translate("Commands", "Pictures only"),
        "save-search": translate("Commands", "Save this search"),
        "back": translate("Commands", "One step back"),
        "through-hits": translate("Commands", "Through the results"),
        "open": translate("Commands", "Open"),
        "reveal": translate("Commands", "Show in its folder"),
        "details": translate("Commands", "Why it was found"),
        "preview": translate("Commands", "Large preview and back"),
        "copy": translate("Commands", "Copy the path or the picture"),
        "select-all": translate("Commands", "Select all results"),
        "export": translate("Commands", "Export the list"),
        "toggle-view": translate("Commands", "List or grid"),
        "more-like-this": translate("Commands", "More like this"),
        "paste": translate("Commands", "Search with the copied picture"),
        "palette": translate("Commands", "All commands"),
        "sheet": translate("Commands", "Keyboard shortcuts"),
        "page-search": translate("Commands", "Search"),
        "page-library": translate("Commands", "Library"),
        "page-models": translate("Commands", "Models"),
        "page-settings": translate("Commands", "Settings"),
        "add-folder": translate("Commands", "Add a folder"),
        "pause": translate("Commands", "Pause or resume indexing"),
        "toggle-side-bar": translate("Commands", "Show or hide the side bar"),
        "toggle-preview": translate("Commands", "Show or hide the preview"),
        "launcher": translate("Commands", "Quick search in a small window"),
        "close": translate("Commands", "Close the window"),
        "quit": translate("Commands", "Quit Akin"),
    }


def group_words(group: Group) -> str:
    """The heading of a part of the sheet."""
    translate = QCoreApplication.translate
    return {
        Group.SEARCH: translate("Commands", "Search"),
        Group.RESULTS: translate("Commands", "Results"),
        Group.PICTURES: translate("Commands", "Pictures"),
        Group.WINDOW: translate("Commands", "Window"),
    }[group]


class Commands:
    """The actions of a window, by the id of their row; each does nothing and is disabled until it is bound.

    `keys` gives the keys of a row where they are not those of the table.
    """

    def __init__(
        self, window: QWidget, keys: Callable[[Command], Sequence[str]] = lambda command: command.keys
    ) -> None:
        self._window, self._keys = window, keys
        self._actions = {command.id: _action(command, window) for command in COMMANDS if not command.by_widget}
        for command in self._actions:
            self.renew(command)

    def renew(self, command: str) -> None:
        """The keys of a row are others."""
        row = BY_ID[command]
        if not row.keys_inside:
            self._actions[command].setShortcuts([QKeySequence(key) for key in self._keys(row)])

    def bind(self, command: str, work: Callable[[], object], widget: QWidget | None = None) -> QAction:
        """The action of a row does `work`; with `widget` its keys count only while the focus is in there."""
        action = self._actions[command]
        action.triggered.connect(lambda _=False: work())
        action.setEnabled(True)
        if widget is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        (widget or self._window).addAction(action)
        return action

    def action(self, command: str) -> QAction:
        """The action of a row."""
        return self._actions[command]

    def usable(self) -> list[tuple[Command, QAction]]:
        """What can be done now, in the order of the table."""
        return [(BY_ID[name], action) for name, action in self._actions.items() if action.isEnabled()]


def _action(command: Command, window: QWidget) -> QAction:
    action = QAction(command.text(), window)
    action.setObjectName(command.id)
    action.setEnabled(False)
    return action

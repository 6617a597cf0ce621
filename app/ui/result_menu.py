"""The menu of a hit: everything that can be done with it, with the keys that do the same."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.results_rows import ResultRow
from app.ui.results_words import shown_name


class ActsOnHits(Protocol):
    """What the menu calls."""

    @property
    def preview_asked(self) -> SignalInstance: ...
    def open(self) -> None: ...
    def reveal(self) -> None: ...
    def more_like_this(self) -> None: ...
    def show_details(self) -> None: ...
    def copy(self) -> None: ...
    def copy_paths(self) -> None: ...
    def only_this_folder(self) -> None: ...


class ResultMenu(QMenu):
    """`fill_programs` fills the menu of programs that can open the one file that is chosen."""

    def __init__(
        self, hits: ActsOnHits, row: ResultRow, several: bool, fill_programs: Callable[[QMenu], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._add(self.tr("Open"), hits.open, "Return")
        if not several:
            programs = self.addMenu(self.tr("Open with"))
            fill_programs(programs)
        self._add(self.tr("Show in its folder"), hits.reveal, "Ctrl+Return")
        self.addSeparator()
        self._add(self.tr("Large preview"), hits.preview_asked.emit, "Space")
        self._add(self.tr("Why it was found"), hits.show_details, "Alt+Return")
        self._add(self.tr("More like this"), hits.more_like_this, _key_of("more-like-this", parent))
        self._add(self.tr("Search only in its folder"), hits.only_this_folder)
        self.addSeparator()
        self._add(self.tr("Copy"), hits.copy, "Ctrl+C")
        self._add(self.tr("Copy the path as text"), hits.copy_paths)
        self.setAccessibleName(shown_name(row.hit.name))

    def _add(self, text: str, work: Callable[[], None], keys: str = "") -> None:
        action = self.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _=False: work())


def _key_of(command: str, inside: QWidget) -> str:
    """The key that the window has for a command now."""
    action = inside.window().findChild(QAction, command)
    return action.shortcut().toString() if action is not None else ""

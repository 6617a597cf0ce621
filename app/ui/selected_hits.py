"""What keys, clicks and menus do with the hits that are chosen in the list."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.asking import PictureChip
from app.ui.result_actions import ResultActions
from app.ui.result_menu import ResultMenu
from app.ui.results_list import ResultsList
from app.ui.results_rows import ResultRow
from app.ui.results_view import Act
from app.ui.results_words import shown_name
from app.ui.settling import Settling
from app.ui.why_popover import WhyPopover


class SelectedHits(QObject):
    """`used` tells that a hit was of use; the others ask the page for what is not done here."""

    used = Signal()
    preview_asked = Signal()
    like_asked = Signal(object)  # PictureChip
    folder_asked = Signal(str)

    def __init__(self, results: ResultsList, actions: ResultActions, settling: Settling, page: QWidget) -> None:
        super().__init__(page)
        self._results, self._actions, self._settling, self._page = results, actions, settling, page
        self._folders: tuple[str, ...] = ()
        results.acted.connect(self.act)
        results.why_asked.connect(self.show_details)
        results.menu_asked.connect(self.open_menu)

    def set_folders(self, folders: Sequence[str]) -> None:
        """The folders of the library."""
        self._folders = tuple(folders)

    def act(self, act: Act) -> None:
        """What a key asks for."""
        {
            Act.OPEN: self.open,
            Act.REVEAL: self.reveal,
            Act.DETAILS: self.show_details,
            Act.PREVIEW: self.preview_asked.emit,
            Act.COPY: self.copy,
        }[act]()

    def open(self) -> None:
        """Opens them in their programs."""
        self._do(self._actions.open)

    def reveal(self) -> None:
        """Shows them in the file manager."""
        self._do(self._actions.reveal)

    def copy(self) -> None:
        """Copies them."""
        self._do(self._actions.copy)

    def copy_paths(self) -> None:
        """Copies their paths as text."""
        self._do(self._actions.copy_paths)

    def more_like_this(self) -> None:
        """Asks for what is like the current one."""
        row = self._results.current()
        if row is not None:
            self.used.emit()
            self.like_asked.emit(PictureChip(shown_name(row.hit.name), path=row.hit.path, in_library=True))

    def only_this_folder(self) -> None:
        """Asks for what lies in the folder of the current one."""
        row = self._results.current()
        if row is not None:
            self.folder_asked.emit(str(Path(row.hit.path).parent))

    def show_details(self, at: QPoint | None = None) -> None:
        """Says why the current one was found."""
        row, view = self._results.current(), self._results.view
        if row is None:
            return
        popover = WhyPopover(row, self._folders, self._page)
        self._hold_while(popover)
        popover.open_at(at or view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).center()))

    def open_menu(self, at: QPoint) -> None:
        """Offers all of this."""
        rows = self._results.selected()
        if not rows:
            return
        menu = ResultMenu(
            self, rows[0], len(rows) > 1, lambda sub: self._actions.fill_programs(sub, rows[0]), self._page
        )
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hold_while(menu)
        menu.popup(at)

    def _hold_while(self, floating: QWidget) -> None:
        """No row moves while something points at one."""
        self._settling.hold()
        floating.destroyed.connect(self._settling.release)

    def _do(self, action: Callable[[Sequence[ResultRow]], None]) -> None:
        rows = self._results.selected()
        if rows:
            self.used.emit()
            action(rows)

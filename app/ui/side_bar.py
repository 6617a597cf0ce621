"""The side bar: what kinds of files there are, the saved searches, the folders, and the other pages."""

import os
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.domain.asking import Question
from app.domain.files import FileKind, display
from app.domain.library_facts import FolderStatus
from app.ui.icons import Icons
from app.ui.parts import label
from app.ui.saved_searches import SavedSearches
from app.ui.side_button import SideButton
from app.ui.situation import Situation
from app.ui.theme import GRID, Theme

NARROW = 6 * GRID
_KINDS = ("", FileKind.DOCUMENT.value, FileKind.PICTURE.value)
_PAGES = ("library", "models", "settings")


class SideBar(QWidget):
    """Tells what is asked for; what is marked follows what is shown."""

    kind_asked = Signal(str)  # a FileKind, or nothing for all
    saved_asked = Signal(str)  # the name of a saved search
    folder_asked = Signal(str)
    page_asked = Signal(str)
    toggled = Signal()

    def __init__(self, saved: SavedSearches, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._saved, self._theme, self._icons = saved, theme, icons
        self._narrow = False
        self._kinds = {kind: self._entry(*self._kind_words(kind)) for kind in _KINDS}
        self._pages = {page: self._entry(*self._page_words(page)) for page in _PAGES}
        self._searches: dict[str, SideButton] = {}
        self._folders: dict[str, SideButton] = {}
        self._titles = [label(text, "section") for text in (self.tr("Saved"), self.tr("Folders"))]
        self._toggle = QToolButton()
        self._lists: list[QVBoxLayout] = []
        self._build()
        saved.changed.connect(self._show_saved)
        self._show_saved()
        self.show_folders(())

    @property
    def is_narrow(self) -> bool:
        """Whether only drawings are shown."""
        return self._narrow

    def set_narrow(self, narrow: bool) -> None:
        """Shows drawings alone, or with their names; saved searches and folders have names only."""
        self._narrow = narrow
        for entry in (*self._kinds.values(), *self._pages.values()):
            entry.set_narrow(narrow)
        for entry in (*self._searches.values(), *self._folders.values()):
            entry.setVisible(not narrow)
        for title, below in zip(self._titles, (self._searches, self._folders), strict=True):
            title.setVisible(not narrow and bool(below))
        self.setMinimumWidth(NARROW if narrow else 18 * GRID)
        self.setMaximumWidth(NARROW if narrow else 48 * GRID)

    def show_situation(self, now: Situation) -> None:
        """Shows the numbers and the folders."""
        kinds = _counts(now.folders)
        self._kinds[""].set_count(sum(kinds.values()) or None)
        self._kinds[FileKind.DOCUMENT.value].set_count(kinds.get(FileKind.DOCUMENT) or None)
        self._kinds[FileKind.PICTURE.value].set_count(kinds.get(FileKind.PICTURE) or None)
        self.show_folders(now.folders)

    def show_folders(self, folders: Iterable[FolderStatus]) -> None:
        """The folders of the library; one that cannot be reached is marked."""
        shown = {folder.path: folder for folder in folders}
        for path in [path for path in self._folders if path not in shown]:
            self._drop(self._folders.pop(path))
        for path, folder in shown.items():
            if path not in self._folders:
                name = display(os.path.basename(path) or path)
                self._folders[path] = made = self._entry(name, "folder")
                made.clicked.connect(lambda _=False, chosen=path: self.folder_asked.emit(chosen))
                self._lists[1].addWidget(made)
            self._show_folder(self._folders[path], folder)
        self.set_narrow(self._narrow)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many files each saved search finds, by its name."""
        for name, entry in self._searches.items():
            entry.set_count(counts.get(name))

    def mark(self, page: str, kind: str, folder: str, question: Question) -> None:
        """Marks the entries that say what is shown: a page, or of the search its kind, its folder, or its name."""
        found = self._saved.of(question) if page == "search" else None
        for name, entry in self._searches.items():
            entry.setChecked(found is not None and found.name == name)
        for path, entry in self._folders.items():
            entry.setChecked(page == "search" and path == folder)
        for each, entry in self._kinds.items():
            entry.setChecked(page == "search" and found is None and not folder and each == kind)
        for name, entry in self._pages.items():
            entry.setChecked(name == page)

    def menu(self) -> QMenu:
        """All entries as a menu, for a window that is too narrow for them."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entries in (self._kinds, self._searches, self._folders, self._pages):
            for entry in entries.values():
                action = QAction(entry.icon(), entry.text(), menu)
                action.setCheckable(True)
                action.setChecked(entry.isChecked())
                action.triggered.connect(entry.click)
                menu.addAction(action)
            menu.addSeparator()
        return menu

    def pop_up(self) -> None:
        """Shows the menu below the button."""
        self.menu().popup(self._toggle.mapToGlobal(QPoint(0, self._toggle.height())))

    def _build(self) -> None:
        self.setObjectName("side-bar")
        self.setProperty("look", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Side bar"))
        self._toggle.setIcon(self._icons.icon("panel-left"))
        self._toggle.setAccessibleName(self.tr("Show or hide the side bar"))
        self._toggle.setToolTip(self.tr("Show or hide the side bar (F9)"))
        self._toggle.clicked.connect(self.toggled)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(GRID, GRID, GRID, GRID)
        outside.setSpacing(GRID // 4)
        outside.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeading)
        outside.addSpacing(GRID // 2)
        self._add_kinds(outside)
        outside.addWidget(self._scrolled(), 1)
        for page, entry in self._pages.items():
            entry.clicked.connect(lambda _=False, chosen=page: self.page_asked.emit(chosen))
            outside.addWidget(entry)

    def _add_kinds(self, outside: QVBoxLayout) -> None:
        for kind, entry in self._kinds.items():
            entry.clicked.connect(lambda _=False, chosen=kind: self.kind_asked.emit(chosen))
            outside.addWidget(entry)

    def _scrolled(self) -> QScrollArea:
        """What may be long: saved searches and folders."""
        inside = QWidget()
        inside.setProperty("look", "canvas")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID // 4)
        for title in self._titles:
            title.setContentsMargins(GRID, 2 * GRID, 0, GRID // 2)
            layout.addWidget(title)
            part = QVBoxLayout()
            part.setSpacing(GRID // 4)
            layout.addLayout(part)
            self._lists.append(part)
        layout.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _entry(self, text: str, icon: str) -> SideButton:
        return SideButton(text, self._icons.icon(icon), self._theme)

    def _show_folder(self, entry: SideButton, folder: FolderStatus) -> None:
        offline = "" if folder.available else self.tr("Offline")
        entry.set_count(folder.files or None)
        entry.setIcon(self._icons.icon("folder" if folder.available else "unplug"))
        entry.set_detail("\n".join(filter(None, (display(folder.path), offline))))

    def _show_saved(self) -> None:
        for entry in self._searches.values():
            self._drop(entry)
        self._searches = {each.name: self._entry(each.name, "bookmark") for each in self._saved.all}
        for name, entry in self._searches.items():
            entry.clicked.connect(lambda _=False, chosen=name: self.saved_asked.emit(chosen))
            entry.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            entry.customContextMenuRequested.connect(lambda at, chosen=name: self._saved_menu(chosen, at))
            self._lists[0].addWidget(entry)
        self.set_narrow(self._narrow)

    def _saved_menu(self, name: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Rename…"), lambda: self._rename(name))
        menu.addAction(self.tr("Remove"), lambda: self._saved.remove(name))
        menu.popup(self._searches[name].mapToGlobal(at))

    def _rename(self, name: str) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Rename the saved search"))
        dialog.setLabelText(self.tr("Name"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Normal)
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(lambda other: self._saved.rename(name, other))
        dialog.open()

    def _drop(self, entry: SideButton) -> None:
        entry.hide()
        entry.deleteLater()

    def _kind_words(self, kind: str) -> tuple[str, str]:
        return {
            "": (self.tr("All files"), "files"),
            FileKind.DOCUMENT.value: (self.tr("Documents"), "file-text"),
            FileKind.PICTURE.value: (self.tr("Pictures"), "image"),
        }[kind]

    def _page_words(self, page: str) -> tuple[str, str]:
        return {
            "library": (self.tr("Library"), "library"),
            "models": (self.tr("Models"), "box"),
            "settings": (self.tr("Settings"), "settings"),
        }[page]


def _counts(folders: Iterable[FolderStatus]) -> dict[FileKind, int]:
    counts: dict[FileKind, int] = {}
    for folder in folders:
        for kind, number in folder.kinds.items():
            counts[kind] = counts.get(kind, 0) + number
    return counts

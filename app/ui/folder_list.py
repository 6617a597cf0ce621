"""The folders of the library below each other, and the place to drop more."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import AkinError
from app.domain.files import display
from app.domain.library_facts import FolderStatus
from app.ui.engine_words import in_words
from app.ui.folder_row import FolderRow
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.notice_words import words_for
from app.ui.parts import button, column, label, row
from app.ui.situation import Situation, folder_state
from app.ui.theme import GRID

_EMPTY_ICON = 40
ChangeExcludes = Callable[[str, tuple[str, ...], Callable[[], None], Callable[[AkinError], None]], None]


class FolderList(QWidget):
    """Rows are kept while their folders are in the library."""

    add_asked = Signal()
    forget_asked = Signal(str)
    reveal_asked = Signal(str)

    def __init__(self, icons: Icons, change_excludes: ChangeExcludes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._change_excludes = change_excludes
        self._rows: dict[str, FolderRow] = {}
        self._empty = self._make_empty()
        self._list: QVBoxLayout = column(gap=0)
        self._hint = label(self.tr("Folders can also be dropped here."), "fact")
        inside = column(self._empty, self._list, self._hint, gap=2 * GRID, parent=self)
        inside.addStretch(1)
        self.show_situation(Situation())

    def show_situation(self, now: Situation) -> None:
        """Shows every folder as it is now."""
        gone = set(self._rows) - {folder.path for folder in now.folders}
        for path in gone:
            self._rows[path].hide()
            self._rows.pop(path).deleteLater()
        for folder in now.folders:
            if folder.path in self._rows:
                self._rows[folder.path].show_status(folder, folder_state(folder, now), _note_on(folder, now))
            else:
                self._rows[folder.path] = made = FolderRow(folder, folder_state(folder, now), self._icons)
                self._connect(made)
                self._list.addWidget(made)
        self._empty.setVisible(now.gathered and not now.folders)
        self._hint.setVisible(bool(now.folders))

    def _connect(self, made: FolderRow) -> None:
        made.forget_asked.connect(lambda: self.forget_asked.emit(made.path))
        made.reveal_asked.connect(lambda: self.reveal_asked.emit(made.path))
        made.excludes_given.connect(lambda patterns: self._give_excludes(made.path, patterns))

    def _give_excludes(self, path: str, patterns: tuple[str, ...]) -> None:
        def wrong(error: AkinError) -> None:
            if path in self._rows:
                words = words_for(error)
                self._rows[path].say_wrong_pattern(words.text, words.advice)

        def taken() -> None:
            if path in self._rows:
                self._rows[path].close_drawer()

        self._change_excludes(path, patterns, taken, wrong)

    def _make_empty(self) -> QWidget:
        icon = row(None, IconMark(self._icons, "folder-plus", "secondary", _EMPTY_ICON), None)
        title = label(self.tr("Which folders should Akin search?"), "heading")
        said = label(
            self.tr("Add a folder, or drop one here. Akin reads its files and changes nothing in them."), "secondary",
            wraps=True,
        )  # fmt: skip
        add = button(self.tr("Add a folder…"), self.add_asked.emit, "primary")
        for each in (title, said):
            each.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        made = QWidget()
        inside = column(icon, title, said, row(None, add, None), gap=2 * GRID, parent=made)
        inside.setContentsMargins(0, 8 * GRID, 0, 8 * GRID)
        return made


def _note_on(folder: FolderStatus, now: Situation) -> str:
    """What the indexer has to say of a folder that is there."""
    if not folder.available:
        return ""
    told = [in_words(note) for note in now.notes if note.startswith(f"{display(folder.path)} ")]
    if folder.offline:
        away = QCoreApplication.translate("FolderState", "A drive inside is offline: %1. Its files stay searchable.")
        told.append(away.replace("%1", ", ".join(map(display, folder.offline))))
    return " ".join(told)

"""The first page of an empty library: what Akin does, a place to drop folders, and folders to begin with."""

import os
from collections.abc import Iterable

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import amounts
from app.ui.bridge import Jobs
from app.ui.elided_label import ElidedLabel
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.parts import button, column, label, row, scrolling, set_look
from app.ui.survey import Survey, survey
from app.ui.theme import GRID

_WIDTH = 70 * GRID
_BIG = 40
_SUGGESTED = (
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.PicturesLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)


class WelcomePage(QWidget):
    """Folders are looked at off the main thread; those that do not exist are not offered."""

    chosen = Signal(list)  # of paths

    def __init__(
        self, jobs: Jobs, icons: Icons, suggested: Iterable[str] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._icons = jobs, icons
        self._rows: dict[str, _FolderChoice] = {}
        self._places: QVBoxLayout = column(gap=0)
        self._drop = self._drop_zone()
        self._start = button(self.tr("Start"), self._choose, "primary")
        self._build()
        self.setAcceptDrops(True)
        for path in _suggested() if suggested is None else suggested:
            self._look_at(path, wanted=False)
        self._show_start()

    def add(self, paths: Iterable[str]) -> None:
        """Offers folders, chosen already."""
        for path in paths:
            if path in self._rows:
                self._rows[path].choice.setChecked(True)
            else:
                self._look_at(path, wanted=True)

    def wanted(self) -> list[str]:
        """The folders that are chosen."""
        return [path for path, choice in self._rows.items() if choice.choice.isChecked()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what lies on this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            set_look(self._drop, "drop-over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dropped."""
        super().dragLeaveEvent(event)
        set_look(self._drop, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        """Offers what was dropped."""
        set_look(self._drop, "drop")
        event.acceptProposedAction()
        self.add(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())

    def _build(self) -> None:
        self.setProperty("look", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Welcome"))
        title = label(self.tr("Find your files by what they say and what they show"), "title", wraps=True)
        said = label(
            self.tr(
                "Choose folders, and Akin reads the texts and pictures in them. Then ask in your own words, or with"
                " a picture. Nothing leaves this computer, and none of your files is changed."
            ),
            "secondary",
            wraps=True,
        )
        inside = QWidget()
        layout = column(title, said, self._drop, self._places, gap=3 * GRID, parent=inside)
        layout.setContentsMargins(0, 6 * GRID, 0, 6 * GRID)
        layout.addLayout(row(self._start, None))
        layout.addStretch(1)
        self._start.setMinimumWidth(16 * GRID)
        column(scrolling(inside, _WIDTH), parent=self)

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setProperty("look", "drop")
        layout = QVBoxLayout(zone)
        layout.setContentsMargins(3 * GRID, 4 * GRID, 3 * GRID, 4 * GRID)
        layout.setSpacing(GRID + GRID // 2)
        mark = IconMark(self._icons, "folder-plus", "accent", _BIG)
        text = label(self.tr("Drop folders here"), "heading")
        middle = Qt.AlignmentFlag.AlignHCenter
        layout.addWidget(mark, 0, middle)
        layout.addWidget(text, 0, middle)
        layout.addWidget(button(self.tr("or choose one…"), self.ask_for_folder, "link"), 0, middle)
        return zone

    def ask_for_folder(self) -> None:
        """Lets the person choose a folder."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        dialog = QFileDialog(self, self.tr("Choose a folder"), home)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.add)
        dialog.open()

    def _look_at(self, path: str, *, wanted: bool) -> None:
        if wanted:
            self._offer(path).choice.setChecked(True)
        self._jobs.run(lambda: survey(path), self._looked, lambda _: None)

    def _looked(self, found: Survey) -> None:
        if found.exists:
            self._offer(found.path).show_survey(found)
        elif found.path in self._rows:
            self._rows.pop(found.path).deleteLater()
        self._show_start()

    def _offer(self, path: str) -> "_FolderChoice":
        if path not in self._rows:
            self._rows[path] = made = _FolderChoice(path)
            made.choice.toggled.connect(self._show_start)
            self._places.addWidget(made)
        return self._rows[path]

    def _show_start(self) -> None:
        self._start.setEnabled(bool(self.wanted()))

    def _choose(self) -> None:
        self._start.setEnabled(False)
        self.chosen.emit(self.wanted())


class _FolderChoice(QFrame):
    """A folder with a box to check, where it lies, and how many files it holds."""

    def __init__(self, path: str) -> None:
        super().__init__()
        name = os.path.basename(path.rstrip("/\\")) or path
        self.choice = QCheckBox(name)
        self.choice.setAccessibleDescription(path)
        self._place = ElidedLabel(path, Qt.TextElideMode.ElideMiddle)
        self._place.setProperty("look", "fact")
        self._count = label("", "fact")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, GRID)
        layout.setSpacing(2 * GRID)
        layout.addWidget(self.choice)
        layout.addWidget(self._place, 1)
        layout.addWidget(self._count)
        self.setProperty("look", "row")

    def show_survey(self, found: Survey) -> None:
        """Shows the number of files."""
        files = self.tr("%Ln file(s)", "", found.files)
        more = self.tr("more than %1 files").replace("%1", amounts.number(found.files))
        self._count.setText(files if found.complete else more)


def _suggested() -> list[str]:
    home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
    paths = [QStandardPaths.writableLocation(place) for place in _SUGGESTED]
    return [path for path in dict.fromkeys(paths) if path and path.rstrip("/") != home.rstrip("/")]

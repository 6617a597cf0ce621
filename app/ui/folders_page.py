"""The library page: the folders, what goes on in them, what was not read, and what all of it takes on the disk."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.files import FileState
from app.ui import amounts
from app.ui.activity_bar import ActivityBar
from app.ui.drop_frame import DropFrame
from app.ui.folder_list import FolderList
from app.ui.icons import Icons
from app.ui.parts import button, centred, column, scrolling
from app.ui.situation import Situation
from app.ui.storage_view import StorageView
from app.ui.tabbed_page import TabbedPage
from app.ui.theme import Theme
from app.ui.unread_view import UnreadView

if TYPE_CHECKING:  # it loads the engine
    from app.ui.library_jobs import LibraryJobs

_UNREAD = 1  # the tab


class FoldersPage(QWidget):
    """Takes folders that are dropped anywhere on it."""

    remedy_asked = Signal(str)  # a Remedy
    reveal_asked = Signal(str)  # a path

    def __init__(self, jobs: "LibraryJobs", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._theme = jobs, theme
        self._counts: tuple[int, ...] | None = None
        icons = Icons(theme)
        self._activity = ActivityBar()
        self._add = button(self.tr("Add folder…"), self.add_folder, "primary")
        self._folders = FolderList(icons, jobs.change_excludes)
        self._unread = UnreadView(theme, icons)
        self._storage = StorageView(theme, icons)
        self._inside = TabbedPage(self.tr("Library"), self._add, self._activity)
        self._tabs = self._inside.tabs
        self._build()
        self._connect()
        self._show(jobs.situation)

    def add_folder(self) -> None:
        """Asks for a folder and adds it."""
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        dialog = QFileDialog(self, self.tr("Add a folder to the library"), home)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._jobs.add_folders)
        dialog.open()

    def show_unread(self) -> None:
        """Goes to the list of files that were not read."""
        self._tabs.setCurrentIndex(_UNREAD)

    def showEvent(self, event: QShowEvent) -> None:
        """The facts are gathered anew: a drive may have come or gone."""
        super().showEvent(event)
        self._show(self._jobs.situation)
        self._jobs.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Takes what lies on this computer; whether it is a folder is seen when it is added."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._frame.set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is dropped."""
        super().dragLeaveEvent(event)
        self._frame.set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Adds what was dropped."""
        self._frame.set_dropping(False)
        event.acceptProposedAction()
        self._jobs.add_folders([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The frame lies around the whole page."""
        super().resizeEvent(event)
        self._frame.setGeometry(self.rect())

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Library"))
        self._inside.add_tab(self.tr("Folders"), scrolling(self._folders))
        self._inside.add_tab(self.tr("Not read"), centred(self._unread))
        self._inside.add_tab(self.tr("Storage"), scrolling(self._storage))
        column(self._inside, parent=self)
        self._frame = DropFrame(self._theme, self)

    def _connect(self) -> None:
        jobs = self._jobs
        self._inside.tab_changed.connect(lambda _: self._look_at_unread(jobs.situation))
        self._activity.pause_asked.connect(jobs.pause)
        self._activity.resume_asked.connect(jobs.resume)
        self._activity.remedy_asked.connect(self.remedy_asked)
        self._folders.add_asked.connect(self.add_folder)
        self._folders.forget_asked.connect(jobs.forget)
        self._folders.reveal_asked.connect(self.reveal_asked)
        self._unread.retry_asked.connect(jobs.retry)
        self._unread.reveal_asked.connect(self.reveal_asked)
        self._unread.export_asked.connect(jobs.export)
        self._storage.compact_asked.connect(jobs.compact)
        self._storage.check_asked.connect(jobs.check)
        self._storage.repair_asked.connect(jobs.repair)
        self._storage.back_up_asked.connect(jobs.back_up)
        self._storage.restore_asked.connect(jobs.restore)
        self._storage.move_asked.connect(jobs.move)
        self._storage.open_asked.connect(lambda: self.reveal_asked.emit(str(jobs.data_dir)))
        jobs.changed.connect(lambda now: self._show(now) if self.isVisible() else None)
        jobs.unread.connect(self._unread.show_unread)
        jobs.checked.connect(self._storage.show_checks)
        jobs.done.connect(lambda _: self._storage.take_checks_away())
        jobs.failed.connect(lambda _: self._storage.show_situation(jobs.situation))

    def _show(self, now: Situation) -> None:
        self._activity.show_situation(now)
        self._activity.setVisible(not now.is_empty)
        self._folders.show_situation(now)
        self._storage.show_situation(now)
        self._add.setVisible(not now.is_empty)
        self._add.setEnabled(not now.doing)
        last = now.facts.last_run if now.facts is not None else None
        self._unread.show_problems(last.report.problems if last is not None else ())
        failed = now.facts.files.get(FileState.FAILED, 0) if now.facts is not None else 0
        title = self.tr("Not read")
        self._tabs.setTabText(_UNREAD, f"{title} · {amounts.number(failed)}" if failed else title)
        self._tabs.setVisible(not now.is_empty)
        self._look_at_unread(now)

    def _look_at_unread(self, now: Situation) -> None:
        """Gathers the list where it is seen, and where the numbers say that it is another."""
        if now.facts is None or self._tabs.currentIndex() != _UNREAD:
            return
        counts = (*now.facts.files.values(), now.facts.partly_read)
        if counts != self._counts:
            self._counts = counts
            self._jobs.look_at_unread()

"""What can be done with hits: open, reveal, copy, open with, export. Files are only read; all that waits is a job."""

import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication, QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from app.domain.errors import AkinError
from app.domain.exporting import as_csv, as_json
from app.domain.files import FileKind, display
from app.domain.hits import Hit, SearchResponse
from app.ui import amounts
from app.ui.bridge import Jobs
from app.ui.programs.associations import Program
from app.ui.programs.opening import MOST_AT_ONCE, FileGoneError, FileOpener
from app.ui.results_item_model import files_as_mime
from app.ui.results_rows import ResultRow, distinct_paths
from app.ui.thumbnails import Thumbnails, wanted_for

COPIED_SIDE = 2048  # pixels of a picture that is copied
_GNOME = "x-special/gnome-copied-files"


class ResultActions(QObject):
    """Does it in a thread. `told` is a short sentence, `failed` an error, `gone` the path of a file that was missed."""

    told = Signal(str)
    failed = Signal(object)  # AkinError
    gone = Signal(str)

    def __init__(
        self, jobs: Jobs, thumbnails: Thumbnails, opener: FileOpener | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._thumbnails, self._window = jobs, thumbnails, parent
        self._opener = opener or FileOpener()

    def open(self, rows: Sequence[ResultRow]) -> None:
        """Opens the files in their programs; of many only the first."""
        for row in rows[:MOST_AT_ONCE]:
            self._do(partial(self._opener.open, row.hit.path, row.hit.page))
        if len(rows) > MOST_AT_ONCE:
            said = self.tr("Only the first %Ln file(s) were opened.", "", MOST_AT_ONCE)
            self.told.emit(amounts.plural(said, MOST_AT_ONCE))

    def reveal(self, rows: Sequence[ResultRow]) -> None:
        """Shows the files in the file manager."""
        paths = distinct_paths(rows)
        if paths:
            self._do(lambda: self._opener.reveal(paths))

    def copy(self, rows: Sequence[ResultRow]) -> None:
        """Copies the files: as files, as their paths, and one picture as a picture, too."""
        paths = distinct_paths(rows)
        if not paths:
            return
        self._copy(paths)
        hit = rows[0].hit
        wanted = wanted_for(hit) if len(paths) == 1 and hit.kind is FileKind.PICTURE else None
        if wanted is None:
            said = self.tr("%Ln path(s) copied", "", len(paths))
            self.told.emit(amounts.plural(said, len(paths)))
            return
        self._thumbnails.draw_once(wanted, COPIED_SIDE, lambda picture: self._copy_picture(paths, picture))

    def copy_paths(self, rows: Sequence[ResultRow]) -> None:
        """Copies the paths as text alone."""
        paths = distinct_paths(rows)
        QGuiApplication.clipboard().setText("\n".join(map(display, paths)))
        self.told.emit(amounts.plural(self.tr("%Ln path(s) copied", "", len(paths)), len(paths)))

    def fill_programs(self, menu: QMenu, row: ResultRow) -> None:
        """Fills a menu with the programs that can open a file, as soon as they are known."""
        path, page = row.hit.path, row.hit.page
        coming = menu.addAction(self.tr("Looking for programs…"))
        coming.setEnabled(False)
        alive = [True]
        menu.destroyed.connect(lambda: alive.clear())

        def show(programs: tuple[Program, ...]) -> None:
            if not alive:
                return
            menu.removeAction(coming)
            for program in programs:
                self._add(menu, program.name.replace("&", "&&"), partial(self._opener.open_in, program, path, page))
            menu.addSeparator()
            other = QAction(self.tr("Another program…"), menu)
            other.triggered.connect(lambda _=False: self._choose_program(path))
            menu.addAction(other)

        self._jobs.run(lambda: self._opener.programs_for(path), show, self._fail)

    def export(self, response: SearchResponse, shown: Sequence[Hit]) -> QFileDialog:
        """Asks for a file and writes the list into it, as JSON or CSV."""
        dialog = QFileDialog(self._window, self.tr("Export the list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Spreadsheet (*.csv)"), self.tr("JSON (*.json)")])
        dialog.setDefaultSuffix("csv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("json" if "json" in chosen else "csv"))
        dialog.fileSelected.connect(lambda file: self.write(file, response, shown))
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()
        return dialog

    def write(self, file: str, response: SearchResponse, shown: Sequence[Hit]) -> None:
        """Writes the list, as JSON where the file's name ends so, else as CSV with the hits in the order shown."""
        is_json = file.lower().endswith(".json")
        text = json.dumps(as_json(response), indent=2, ensure_ascii=False) if is_json else "\ufeff" + as_csv(shown)

        def done(_: None) -> None:
            said = self.tr("%Ln result(s) exported to %1", "", len(response.hits))
            self.told.emit(amounts.plural(said, len(response.hits)).replace("%1", Path(file).name))

        self._jobs.run(lambda: _write(file, text), done, self._fail)

    def _do(self, work: Callable[[], object]) -> None:
        self._jobs.run(work, lambda _: None, self._fail)

    def _add(self, menu: QMenu, text: str, work: Callable[[], None]) -> None:
        menu.addAction(text).triggered.connect(lambda _=False: self._do(work))

    def _fail(self, error: AkinError) -> None:
        if isinstance(error, FileGoneError):
            self.gone.emit(error.path)
        self.failed.emit(error)

    def _copy(self, paths: Sequence[str], picture: QPixmap | None = None) -> None:
        mime = files_as_mime(paths)
        addresses = "\n".join(bytes(url.toEncoded().data()).decode() for url in mime.urls())
        mime.setData(_GNOME, QByteArray(f"copy\n{addresses}".encode()))
        if picture is not None:
            mime.setImageData(picture.toImage())
        QGuiApplication.clipboard().setMimeData(mime)

    def _copy_picture(self, paths: Sequence[str], picture: QPixmap | None) -> None:
        """Adds the picture to what was copied, unless something else was copied meanwhile."""
        held = QGuiApplication.clipboard().mimeData()
        if picture is not None and held is not None and held.text() == "\n".join(map(display, paths)):
            self._copy(paths, picture)
            self.told.emit(self.tr("Picture and path copied"))
        else:
            self.told.emit(amounts.plural(self.tr("%Ln path(s) copied", "", 1), 1))

    def _choose_program(self, path: str) -> None:
        """Asks the system, or where it has no such question lets a program be picked by its file."""

        def ask(asked: bool) -> None:
            if not asked:
                dialog = QFileDialog(self._window, self.tr("Choose a program"), _programs_folder())
                dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
                dialog.fileSelected.connect(
                    lambda program: self._do(lambda: self._opener.open_in_chosen(program, path))
                )
                dialog.finished.connect(lambda _: dialog.deleteLater())
                dialog.open()

        self._jobs.run(lambda: self._opener.choose_program(path), ask, self._fail)


def _programs_folder() -> str:
    return next((each for each in ("/Applications", "/usr/bin") if Path(each).is_dir()), "")


def _write(file: str, text: str) -> None:
    try:
        Path(file).write_text(text, "utf-8", newline="")
    except OSError as error:
        raise AkinError(
            f"{display(file)} cannot be written: {error.strerror or error}.", "Choose another folder or name."
        ) from error

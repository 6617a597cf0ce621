"""What the library takes on the disk, and what can be done to it as a whole."""

import os
from datetime import datetime

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.domain.checks import Check, Verdict
from app.ui import amounts
from app.ui.action_row import ActionRow
from app.ui.disk_bar import DiskBar
from app.ui.elided_label import ElidedLabel
from app.ui.icon_mark import IconMark
from app.ui.icons import Icons
from app.ui.parts import button, column, hairline, label, row
from app.ui.situation import Situation
from app.ui.theme import GRID, Theme

_MARKS = {
    Verdict.OK: ("circle-check", "positive"),
    Verdict.WARNING: ("circle-alert", "warning"),
    Verdict.PROBLEM: ("circle-x", "danger"),
}


class StorageView(QWidget):
    """Disk use, then one row for each thing that can be done."""

    compact_asked, check_asked, repair_asked, open_asked = Signal(), Signal(), Signal(), Signal()
    back_up_asked = Signal(str)
    restore_asked = Signal(str)
    move_asked = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._total, self._place = label("", "heading"), ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        self._place.setProperty("look", "fact")
        self._disk = DiskBar(theme)
        self._findings: QWidget | None = None
        self._place_of_findings = column(gap=0)
        self._check, self._restore = self._check_row(), self._restore_row()
        self._rows = (self._compact_row(), self._check, self._back_up_row(), self._restore, self._move_row())
        top = row(gap=2 * GRID)
        top.addLayout(column(self._total, self._place, gap=GRID // 4), 1)
        top.addWidget(button(self.tr("Open folder"), self.open_asked.emit, "quiet"))
        inside = column(column(top, self._disk, gap=2 * GRID), gap=0, parent=self)
        inside.addSpacing(3 * GRID)
        for each in self._rows:
            inside.addWidget(hairline())
            inside.addWidget(each)
            if each is self._check:
                inside.addLayout(self._place_of_findings)
        inside.addStretch(1)

    def show_situation(self, now: Situation) -> None:
        """Shows sizes; nothing can be begun while something is done."""
        if now.facts is not None:
            use = now.facts.disk
            self._total.setText(self.tr("%1 on this computer").replace("%1", amounts.size(use.total)))
            self._place.setText(str(now.facts.data_dir))
            self._disk.show_use(use)
        for each in self._rows:
            each.button.setEnabled(not now.doing and (now.facts is not None or each is self._restore))

    def show_checks(self, checks: tuple[Check, ...]) -> None:
        """Shows what an examination has found, and the repair where that helps."""
        self.take_checks_away()
        self._findings = QWidget()
        lines = column(*map(self._finding, checks), gap=GRID, parent=self._findings)
        if any(check.verdict is not Verdict.OK and check.name != "folders" for check in checks):
            lines.addLayout(row(button(self.tr("Repair"), self.repair_asked.emit, "primary"), None))
        lines.setContentsMargins(0, 0, 0, 2 * GRID)
        self._place_of_findings.addWidget(self._findings)
        self._check.button.setEnabled(True)

    def take_checks_away(self) -> None:
        """Shows no findings."""
        if self._findings is not None:
            self._findings.hide()
            self._findings.deleteLater()
            self._findings = None

    def _finding(self, check: Check) -> QWidget:
        name, token = _MARKS[check.verdict]
        line = QWidget()
        row(IconMark(self._icons, name, token), label(self._words_of(check)), None, parent=line)
        return line

    def _words_of(self, check: Check) -> str:
        if check.name == "folders" and check.verdict is Verdict.WARNING:
            return self.tr("List of folders: some cannot be reached now")
        what = {
            "folders": self.tr("List of folders"),
            "ledger": self.tr("Names of files"),
            "passages": self.tr("Words"),
            "full-text index": self.tr("Search by words"),
            "vectors": self.tr("Meaning"),
            "pictures": self.tr("Pictures"),
            "agreement": self.tr("All parts together"),
        }.get(check.name, check.name)
        how = {
            Verdict.OK: self.tr("%1: in order"),
            Verdict.WARNING: self.tr("%1: needs attention"),
            Verdict.PROBLEM: self.tr("%1: damaged"),
        }[check.verdict]
        return how.replace("%1", what)

    def _compact_row(self) -> ActionRow:
        return ActionRow(
            self.tr("Tidy up"),
            self.tr(
                "Rewrites the index so that it takes as little room as it can, and erases for good what was forgotten."
                " Akin does this by itself now and then."
            ),
            self.tr("Tidy up"),
            self.compact_asked.emit,
        )

    def _check_row(self) -> ActionRow:
        return ActionRow(
            self.tr("Examine the library"),
            self.tr(
                "Reads every part of the index once and says whether it is whole. What is damaged can be repaired."
            ),
            self.tr("Examine"),
            self._ask_to_check,
        )

    def _back_up_row(self) -> ActionRow:
        return ActionRow(
            self.tr("Back up"),
            self.tr("Writes the index and the list of folders into one file. Your files themselves are not in it."),
            self.tr("Back up…"),
            self._ask_where_to_back_up,
        )

    def _restore_row(self) -> ActionRow:
        return ActionRow(
            self.tr("Restore"),
            self.tr("Puts the library of a backup in the place of this one."),
            self.tr("Restore…"),
            self._ask_what_to_restore,
        )

    def _move_row(self) -> ActionRow:
        return ActionRow(
            self.tr("Move the library"),
            self.tr("Moves Akin's own files to a new or empty folder, for example on a larger disk."),
            self.tr("Move…"),
            self._ask_where_to_move,
        )

    def _ask_to_check(self) -> None:
        self.take_checks_away()
        self._check.button.setEnabled(False)
        self.check_asked.emit()

    def _ask_where_to_back_up(self) -> None:
        name = f"akin-{datetime.now().astimezone():%Y-%m-%d}.akin-backup"
        dialog = self._dialog(self.tr("Back up the library"), _documents(name))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(_documents(name))
        dialog.fileSelected.connect(self.back_up_asked)
        dialog.open()

    def _ask_what_to_restore(self) -> None:
        dialog = self._dialog(self.tr("Restore a backup"), _documents(""))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._ask_before_restoring)
        dialog.open()

    def _ask_before_restoring(self, file: str) -> None:
        text = self.tr(
            "Restore %1? The index and the list of folders that are here now go. Your own files stay as they are."
        )
        self._restore.ask_before(
            text.replace("%1", os.path.basename(file)),
            self.tr("Restore"),
            self.tr("Keep what is here"),
            lambda: self.restore_asked.emit(file),
        )

    def _ask_where_to_move(self) -> None:
        dialog = self._dialog(self.tr("Move the library"), _documents(""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.move_asked)
        dialog.open()

    def _dialog(self, title: str, place: str) -> QFileDialog:
        dialog = QFileDialog(self, title, place)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog


def _documents(name: str) -> str:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return os.path.join(folder, name) if name else folder

"""The files that were not read, or only in part, under the reasons why: a tree of two levels."""

import os
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from app.domain.files import FileState, display
from app.domain.library_facts import Unread
from app.ui import amounts
from app.ui.engine_words import in_words
from app.ui.icons import Icons

Index = QModelIndex | QPersistentModelIndex
_PARTLY = "partly"
_ICONS = {
    FileState.FAILED.value: ("circle-alert", "danger"),
    FileState.SKIPPED.value: ("circle-minus", "secondary"),
    FileState.WAITING.value: ("clock", "secondary"),
    _PARTLY: ("circle-dashed", "warning"),
}


class Role(IntEnum):
    """What the rows give beside what is shown: the paths behind a row, and its UnreadGroup."""

    PATHS = Qt.ItemDataRole.UserRole
    GROUP = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class UnreadGroup:
    """Files with the same reason; `state` is that of a FileState, or "partly"."""

    state: str
    reason: str
    paths: tuple[str, ...]

    @property
    def can_be_retried(self) -> bool:
        """Whether it may help to read these files again."""
        return self.state != _PARTLY


def grouped(unread: Unread) -> tuple[UnreadGroup, ...]:
    """Failed files first, then skipped ones, then those read in part; the most frequent reason first."""
    found: dict[tuple[str, str], list[str]] = {}
    for failure in unread.failures:
        found.setdefault((failure.state.value, failure.reason), []).append(failure.path)
    for file in unread.partly:
        for note in file.notes:
            found.setdefault((_PARTLY, note), []).append(file.path)
    order = list(_ICONS)
    made = [UnreadGroup(state, reason, tuple(paths)) for (state, reason), paths in found.items()]
    return tuple(sorted(made, key=lambda group: (order.index(group.state), -len(group.paths), group.reason)))


class UnreadItemModel(QAbstractItemModel):
    """Reasons, with their files below them; the second column says how many, or where."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[UnreadGroup, ...] = ()
        self._icons = {state: icons.icon(name, token) for state, (name, token) in _ICONS.items()}

    @property
    def groups(self) -> tuple[UnreadGroup, ...]:
        """The groups that are shown."""
        return self._groups

    def set_groups(self, groups: tuple[UnreadGroup, ...]) -> None:
        """Shows others."""
        if groups != self._groups:
            self.beginResetModel()
            self._groups = groups
            self.endResetModel()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        """Groups have the id 0, files that of their group counted from 1."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """The group of a file."""
        if not index.isValid() or not index.internalId():
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Groups, or the files of one."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() or parent.column():
            return 0
        return len(self._groups[parent.row()].paths)

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What it is, and how many or where."""
        return 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, marks, and the paths behind them."""
        if not self.checkIndex(index, QAbstractItemModel.CheckIndexOption.IndexIsValid):
            return None
        if index.internalId():
            group = self._groups[index.internalId() - 1]
            return self._of_file(group, group.paths[index.row()], index.column(), role)
        return self._of_group(self._groups[index.row()], index.column(), role)

    def _of_group(self, group: UnreadGroup, column: int, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_words(group.reason) if column == 0 else amounts.number(len(group.paths))
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                return in_words(group.reason)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{in_words(group.reason)} {self.tr('%Ln file(s)', '', len(group.paths))}"
            case Qt.ItemDataRole.DecorationRole if column == 0:
                return self._icons[group.state]
            case Qt.ItemDataRole.FontRole if column == 0:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            case Role.PATHS:
                return group.paths
            case Role.GROUP:
                return group
        return None

    def _of_file(self, group: UnreadGroup, path: str, column: int, role: int) -> Any:
        shown = display(path)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                folder, name = os.path.split(shown)
                return folder if column else name
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return shown
            case Role.PATHS:
                return (path,)
            case Role.GROUP:
                return group
        return None

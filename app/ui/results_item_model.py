"""Shows an immutable tuple of rows to Qt's views, and changes it with as little movement as an answer allows."""

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl

from app.domain.files import display
from app.domain.hits import Hit
from app.ui.results_rows import Kin, ResultRow, distinct_paths

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1  # the ResultRow
AWAY_ROLE = Qt.ItemDataRole.UserRole + 2  # whether its folder is offline
GONE_ROLE = Qt.ItemDataRole.UserRole + 3  # whether the file was missed when it was to be used

Describe = Callable[[ResultRow], str]


class ResultsItemModel(QAbstractListModel):
    """The rows of one answer. `describe` gives what a screen reader says of a row, `explain` its tooltip."""

    def __init__(self, describe: Describe, explain: Describe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._describe, self._explain = describe, explain
        self._rows: tuple[ResultRow, ...] = ()
        self._away: tuple[str, ...] = ()
        self._gone: frozenset[str] = frozenset()

    @property
    def rows(self) -> tuple[ResultRow, ...]:
        """What is shown now."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """The number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def row_at(self, index: Index) -> ResultRow | None:
        """The row of an index, None for one of nothing."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def hit_at(self, index: Index) -> Hit | None:
        """The hit of an index."""
        row = self.row_at(index)
        return row.hit if row else None

    def index_of(self, key: tuple[object, ...]) -> QModelIndex:
        """Where the row with this key is, an invalid index where it is not."""
        place = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(place, 0) if place >= 0 else QModelIndex()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What is known of a row; nothing here takes time."""
        if not (index.isValid() and self.checkIndex(index)):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.hit.name
        if role == AWAY_ROLE:
            return self.is_away(row)
        if role == GONE_ROLE:
            return row.hit.path in self._gone
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._describe(row)
        return self._explain(row) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and dragged out."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled | flag.ItemNeverHasChildren

    def is_away(self, row: ResultRow) -> bool:
        """Whether the row's folder is offline."""
        return row.hit.offline or any(_lies_in(row.hit.path, folder) for folder in self._away)

    def set_away(self, folders: Sequence[str]) -> None:
        """Which folders of the library are offline."""
        if tuple(folders) != self._away:
            self._away = tuple(folders)
            self._all_changed(AWAY_ROLE)

    def set_gone(self, paths: Collection[str]) -> None:
        """Which files were missed when they were to be used."""
        if frozenset(paths) != self._gone:
            self._gone = frozenset(paths)
            self._all_changed(GONE_ROLE)

    @property
    def gone(self) -> frozenset[str]:
        """The files that were missed."""
        return self._gone

    def set_rows(self, rows: Sequence[ResultRow]) -> None:
        """Shows other rows. The same ones in another order are moved, which keeps the selection; else what differs is
        exchanged."""
        new = tuple(rows)
        places = {row.key: at for at, row in enumerate(new)} if len(new) == len(self._rows) else {}
        if places and all(row.key in places for row in self._rows):
            self._reorder(new, places)
        else:
            self._exchange(new)

    def mimeTypes(self) -> list[str]:
        """What is dragged out: files."""
        return ["text/uri-list", "text/plain"]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        """The files of the rows."""
        chosen = [self._rows[index.row()] for index in sorted(indexes, key=lambda each: each.row())]
        return files_as_mime(distinct_paths(chosen))

    def supportedDragActions(self) -> Qt.DropAction:
        """Files are copied or linked to, never moved."""
        return Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def _all_changed(self, role: int) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [role])

    def _reorder(self, new: tuple[ResultRow, ...], places: Mapping[tuple[str, str, Kin], int]) -> None:
        if new == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        moved = [self.index(places[self._rows[index.row()].key], 0) for index in kept]
        self._rows = new
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()

    def _exchange(self, new: tuple[ResultRow, ...]) -> None:
        """Rows at both ends that stay the same stay where they are; between them old ones go and new ones come."""
        old = self._rows
        first = _shared(old, new)
        last = _shared(old[first:][::-1], new[first:][::-1])
        if len(old) > first + last:
            self.beginRemoveRows(QModelIndex(), first, len(old) - last - 1)
            self._rows = old[:first] + old[len(old) - last :]
            self.endRemoveRows()
        if len(new) > first + last:
            self.beginInsertRows(QModelIndex(), first, len(new) - last - 1)
            self._rows = new
            self.endInsertRows()
        self._rows = new
        ends = [at for at in (*range(first), *range(len(new) - last, len(new))) if not _equal(old, new, at)]
        if ends:
            self.dataChanged.emit(self.index(ends[0], 0), self.index(ends[-1], 0))


def files_as_mime(paths: Sequence[str]) -> QMimeData:
    """Files as other programs take them: their addresses, and their paths as text."""
    made = QMimeData()
    made.setUrls([QUrl(Path(path).as_uri()) for path in paths])  # also of names that are no valid text
    made.setText("\n".join(map(display, paths)))
    return made


def _lies_in(path: str, folder: str) -> bool:
    return path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)


def _shared(old: Sequence[ResultRow], new: Sequence[ResultRow]) -> int:
    """How many rows at the beginning are of the same files."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one.key != other.key), min(len(old), len(new)))


def _equal(old: Sequence[ResultRow], new: Sequence[ResultRow], at: int) -> bool:
    before = at if at < len(old) and old[at].key == new[at].key else at - len(new)
    return old[before] == new[at]

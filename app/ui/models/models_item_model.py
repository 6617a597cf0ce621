"""The models as the rows of a table, and the part of them that is wanted, in the order that is wanted."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.ui import amounts
from app.ui.models import model_words
from app.ui.models.catalogue_words import in_words
from app.ui.models.deed import Deed, Step
from app.ui.models.shown_model import ModelFilter, ShownModel

Index = QModelIndex | QPersistentModelIndex
_SHORT = 12  # letters, for which every column has room


class Column(IntEnum):
    """What is told of a model, in the order in which it is read."""

    TITLE = 0
    LANGUAGES = 1
    SIZE = 2
    QUALITY = 3
    LICENCE = 4
    STATE = 5


class Role(IntEnum):
    """What the rows give beside what is shown.

    The ShownModel, a second line, whether it is recommended, the name of a colour, and what rows are sorted by.
    """

    MODEL = Qt.ItemDataRole.UserRole
    SECOND_LINE = Qt.ItemDataRole.UserRole + 1
    RECOMMENDED = Qt.ItemDataRole.UserRole + 2
    COLOUR = Qt.ItemDataRole.UserRole + 3
    ORDER = Qt.ItemDataRole.UserRole + 4


class ModelsItemModel(QAbstractTableModel):
    """All models, those that are here first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._models: tuple[ShownModel, ...] = ()
        self._deeds: dict[str, Deed] = {}

    @property
    def models(self) -> tuple[ShownModel, ...]:
        """What is shown."""
        return self._models

    def set_models(self, models: tuple[ShownModel, ...]) -> None:
        """Shows them as they are now; where only what is said of them differs, what is selected stays."""
        if [each.entry.id for each in models] == [each.entry.id for each in self._models]:
            self._models = models
            if models:
                self.dataChanged.emit(self.index(0, 0), self.index(len(models) - 1, len(Column) - 1))
            return
        self.beginResetModel()
        self._models = models
        self.endResetModel()

    def set_deed(self, model_id: str, deed: Deed | None) -> None:
        """What goes on with a model."""
        if deed is None:
            self._deeds.pop(model_id, None)
        else:
            self._deeds[model_id] = deed
        place = self.place_of(model_id)
        if place is not None:
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def place_of(self, model_id: str) -> int | None:
        """The row of a model."""
        return next((place for place, each in enumerate(self._models) if each.entry.id == model_id), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        """One for each model."""
        return 0 if parent.isValid() else len(self._models)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """What is told of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Model"),
            self.tr("Languages"),
            self.tr("Size"),
            self.tr("Quality"),
            self.tr("Licence"),
            self.tr("State"),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Texts, colours, and the model behind them."""
        if not self.checkIndex(index, QAbstractTableModel.CheckIndexOption.IndexIsValid):
            return None
        shown, column = self._models[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._told(shown, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(shown, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._read_aloud(shown) if column is Column.TITLE else self._told(shown, column)
            case Role.MODEL:
                return shown
            case Role.SECOND_LINE if column is Column.TITLE:
                return model_words.kind_words(shown.entry.kind)
            case Role.RECOMMENDED if column is Column.TITLE:
                return shown.recommended is not None
            case Role.COLOUR if column is Column.STATE:
                return self._state(shown)[1]
            case Role.ORDER:
                return _order(shown, column)
        return None

    def _told(self, shown: ShownModel, column: Column) -> str:
        entry = shown.entry
        match column:
            case Column.TITLE:
                return entry.title
            case Column.LANGUAGES:
                return model_words.languages_words(entry.languages, short=True)
            case Column.SIZE:
                return model_words.size_words(shown.listed) or "–"
            case Column.QUALITY:
                return model_words.quality_words(entry.quality) or "–"
            case Column.LICENCE:
                return model_words.licence_words(entry.licence.uses)
            case Column.STATE:
                return self._state(shown)[0]

    def _state(self, shown: ShownModel) -> tuple[str, str]:
        deed = self._deeds.get(shown.entry.id)
        if deed is not None and deed.moves_bytes:
            share = deed.transfer.share if deed.transfer is not None else 0.0
            return amounts.per_cent(share), "accent"
        if deed is not None and deed.step is Step.STOPPED:
            return self.tr("Stopped"), "warning"
        if shown.coming:
            return self.tr("Being prepared"), "accent"
        return model_words.state_words(shown.state)

    def _tip(self, shown: ShownModel, column: Column) -> str:
        match column:
            case Column.TITLE:
                return in_words(shown.entry.purpose)
            case Column.LICENCE:
                return f"{self._told(shown, column)} ({in_words(shown.entry.licence.name)})"
            case Column.STATE | Column.LANGUAGES:  # which may be cut
                told = self._told(shown, column)
                return told if len(told) > _SHORT else ""
            case Column.QUALITY if shown.entry.quality:
                return in_words(shown.entry.quality[0].measure)
        return ""

    def _read_aloud(self, shown: ShownModel) -> str:
        told = [shown.entry.title, model_words.kind_words(shown.entry.kind), self._state(shown)[0]]
        if shown.recommended is not None:
            told.append(self.tr("Recommended for this machine"))
        return ". ".join(told)


class WantedModels(QSortFilterProxyModel):
    """The models that a filter wants; without a column to sort by in the order of the page."""

    def __init__(self, source: ModelsItemModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter = ModelFilter()
        self.setSourceModel(source)
        self.setSortRole(Role.ORDER)

    def set_filter(self, wanted: ModelFilter) -> None:
        """Shows what is wanted now."""
        if wanted != self._filter:
            self._filter = wanted
            self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Whether a model is wanted."""
        shown = self.sourceModel().index(row, 0, parent).data(Role.MODEL)
        return isinstance(shown, ShownModel) and self._filter.wants(shown, _all_words(shown))


def _all_words(shown: ShownModel) -> str:
    entry = shown.entry
    parts = (
        entry.title,
        in_words(entry.purpose),
        model_words.kind_words(entry.kind),
        entry.family.title,
        entry.repository,
        model_words.languages_words(entry.languages, short=False),
        in_words(entry.licence.name),
    )
    return " ".join(parts)


def _order(shown: ShownModel, column: Column) -> Any:
    """By what a column is sorted, the same kind for all rows."""
    entry = shown.entry
    match column:
        case Column.TITLE:
            return entry.title.casefold()
        case Column.LANGUAGES:
            return -len(entry.languages) - 1000 * ("mul" in entry.languages)
        case Column.SIZE:
            return _bytes(shown)
        case Column.QUALITY:
            best = entry.quality[0] if entry.quality else None
            return "" if best is None else f"{model_words.short_measure(best.measure)} {best.value:05.1f}"
        case Column.LICENCE:
            return model_words.licence_words(entry.licence.uses)
        case Column.STATE:
            return shown.place


def _bytes(shown: ShownModel) -> float:
    size = shown.listed.facts.size if shown.listed.facts is not None else 0
    return float(size or (shown.entry.parameters or 0) * 4e6)

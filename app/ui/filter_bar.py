"""The filters under the search box: they read and write the query in the box, whichever way it came there."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from app.domain.facets import Facets
from app.domain.queries import FilterField, SearchMode
from app.ui import filter_words, query_text
from app.ui.date_range import DateRangeAction
from app.ui.filter_button import FilterButton
from app.ui.flow_layout import FlowLayout
from app.ui.icons import Icons
from app.ui.query_text import ActiveFilter
from app.ui.results_words import folder_words
from app.ui.theme import GRID

_MOST_FOLDERS, _MOST_CHIPS = 10, 12
_FIELDS = (FilterField.KIND, FilterField.TYPE, FilterField.FOLDER, FilterField.DATE, FilterField.SIZE)


class FilterBar(QWidget):
    """`edited` tells the query as it is to be, `mode_asked` by what is to be searched."""

    edited = Signal(str)
    mode_asked = Signal(object)  # SearchMode
    folder_wanted = Signal()  # a folder that is not in the list

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._text, self._mode = "", SearchMode.ALL
        self._facets, self._folders, self._near = Facets(), tuple[str, ...](), tuple[str, ...]()
        self._shown: tuple[ActiveFilter, ...] = ()
        self._inside = FlowLayout(GRID // 2, self)
        fills: dict[FilterField, Callable[[QMenu], None]] = {
            FilterField.KIND: lambda menu: self._fill(menu, FilterField.KIND, filter_words.kinds()),
            FilterField.TYPE: self._fill_types,
            FilterField.FOLDER: self._fill_folders,
            FilterField.DATE: self._fill_dates,
            FilterField.SIZE: lambda menu: self._fill(menu, FilterField.SIZE, filter_words.sizes()),
        }
        self._buttons = {field: self._button(field, fills[field]) for field in _FIELDS}
        self._more = FilterButton(self.tr("More"), icons, self._fill_more)
        self._inside.addWidget(self._more)
        self._chips: list[QPushButton] = []
        self.setAccessibleName(self.tr("Filters"))

    @property
    def filters(self) -> tuple[ActiveFilter, ...]:
        """The filters that are active."""
        return self._shown

    def show_query(self, text: str, mode: SearchMode) -> None:
        """Shows the filters of what is asked."""
        if (text, mode) == (self._text, self._mode):
            return
        today = _today()
        self._text, self._mode = text, mode
        self._shown = found = query_text.active_filters(text, today)
        first: dict[FilterField, ActiveFilter] = {}
        others: list[ActiveFilter] = []
        for each in found:
            if each.field in self._buttons and not each.negated and each.field not in first:
                first[each.field] = each
            else:
                others.append(each)
        for field, button in self._buttons.items():
            button.set_active(filter_words.chip_words(first[field], today) if field in first else "")
        self._show_chips(others, today)

    def set_facets(self, facets: Facets) -> None:
        """What the library holds."""
        self._facets = facets

    def set_folders(self, folders: Sequence[str]) -> None:
        """The folders of the library."""
        self._folders = tuple(folders)

    def set_near_folders(self, folders: Sequence[str]) -> None:
        """The folders in which the hits lie, those with most hits first."""
        self._near = tuple(folders)

    def set_filter(self, field: FilterField, values: Sequence[str]) -> None:
        """Filters by these values alone; without any the filter goes."""
        self.edited.emit(query_text.with_filter(self._text, field, values, _today()))

    def _button(self, field: FilterField, fill: Callable[[QMenu], None]) -> FilterButton:
        made = FilterButton(filter_words.field_words(field), self._icons, fill)
        made.cleared.connect(lambda: self.set_filter(field, ()))
        self._inside.addWidget(made)
        return made

    def _show_chips(self, others: Sequence[ActiveFilter], today: date) -> None:
        for chip in self._chips:
            self._inside.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [
            self._chip(filter_words.chip_words(each, today), self._drop(each)) for each in others[:_MOST_CHIPS]
        ]
        if self._mode is not SearchMode.ALL:
            words = next(name for name, mode in filter_words.modes() if mode is self._mode)
            self._chips.insert(0, self._chip(words, lambda: self.mode_asked.emit(SearchMode.ALL)))

    def _drop(self, gone: ActiveFilter) -> Callable[[], None]:
        return lambda: self.edited.emit(query_text.without_filter(self._text, gone))

    def _chip(self, text: str, gone: Callable[[], None]) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("look", "chip")
        made.setCheckable(True)
        made.setChecked(True)
        made.setIcon(self._icons.icon("x"))
        made.setAccessibleName(self.tr("Remove the filter %1").replace("%1", text))
        made.setToolTip(made.accessibleName())
        made.clicked.connect(lambda _=False: gone())
        self._inside.addWidget(made)
        made.show()
        return made

    def _values(self, field: FilterField) -> list[str]:
        return [v.casefold() for each in self._shown if each.field is field and not each.negated for v in each.values]

    def _fill(
        self, menu: QMenu, field: FilterField, choices: Sequence[filter_words.Choice], *, several: bool = True
    ) -> None:
        """The choices of a field; of `several` each comes and goes by itself."""
        now = self._values(field)
        any_ = menu.addAction(self.tr("Any"), lambda: self.set_filter(field, ()))
        any_.setCheckable(True)
        any_.setChecked(not now)
        menu.addSeparator()
        for name, value in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value.casefold() in now)
            action.triggered.connect(self._choose(field, value, several=several))

    def _choose(self, field: FilterField, value: str, *, several: bool) -> Callable[[bool], None]:
        def choose(checked: bool) -> None:
            if several:
                self.edited.emit(query_text.with_value(self._text, field, value, _today()))
            else:
                self.set_filter(field, [value] if checked else ())

        return choose

    def _fill_types(self, menu: QMenu) -> None:
        self._fill(menu, FilterField.TYPE, filter_words.formats(self._facets.formats))

    def _fill_folders(self, menu: QMenu) -> None:
        near = [each for each in self._near if each not in self._folders]
        names = [(folder_words(f"{each}/x", self._folders), each) for each in (*self._folders, *near)]
        self._fill(menu, FilterField.FOLDER, names[:_MOST_FOLDERS])
        menu.addSeparator()
        menu.addAction(self.tr("Another folder…"), self.folder_wanted.emit)

    def _fill_dates(self, menu: QMenu) -> None:
        self._fill(menu, FilterField.DATE, filter_words.dates(_today()), several=False)
        menu.addSeparator()
        days = menu.addMenu(self.tr("Between…"))
        days.addAction(DateRangeAction(self._set_days, days))

    def _set_days(self, first: QDate, last: QDate) -> None:
        self.set_filter(FilterField.DATE, [filter_words.between(first, last)])

    def _fill_more(self, menu: QMenu) -> None:
        facets = self._facets
        choices = {
            FilterField.CAMERA: [(each, each) for each in facets.cameras],
            FilterField.PLACE: [(each, each) for each in facets.places],
            FilterField.ORIENTATION: list(filter_words.shapes()),
        }
        for field, values in choices.items():
            if values:
                self._fill(menu.addMenu(filter_words.field_words(field)), field, values, several=False)
        menu.addSeparator()
        by = menu.addMenu(self.tr("Search by"))
        for name, mode in filter_words.modes():
            action = by.addAction(name)
            action.setCheckable(True)
            action.setChecked(mode is self._mode)
            action.triggered.connect(lambda _=False, mode=mode: self.mode_asked.emit(mode))
        menu.addSeparator()
        off = menu.addAction(self.tr("No filters"), lambda: self.edited.emit(query_text.without_filters(self._text)))
        off.setEnabled(query_text.has_filters(self._text))


def _today() -> date:
    return datetime.now().astimezone().date()

"""The results as list or as grid over one model and one selection; what the person looks at stays where it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.domain.hits import Hit
from app.ui import results_words as words
from app.ui.grid_delegate import GridDelegate
from app.ui.icons import Icons
from app.ui.results_delegate import ResultsDelegate
from app.ui.results_item_model import ResultsItemModel
from app.ui.results_rows import Order, ResultRow, rows_of
from app.ui.results_view import ResultsView
from app.ui.row_art import RowArt
from app.ui.row_look import RowLooks, RowPart
from app.ui.settling import Settling
from app.ui.theme import Theme
from app.ui.thumbnails import Thumbnails

_Flag = QItemSelectionModel.SelectionFlag


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stays while the rows change: what is selected, the current one, and the row that keeps its height."""

    selected: frozenset[tuple[object, ...]]
    current: tuple[object, ...] | None
    anchor: tuple[object, ...] | None
    top: int


class ResultsList(QWidget):
    """Shows hits; `current_changed` tells the one that is looked at, None where there is none."""

    current_changed = Signal(object)  # ResultRow
    selection_changed = Signal()
    acted = Signal(object)  # Act
    typed = Signal(str)
    why_asked = Signal(QPoint)  # global
    menu_asked = Signal(QPoint)

    def __init__(
        self, theme: Theme, icons: Icons, thumbnails: Thumbnails, settling: Settling, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folders: tuple[str, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._order, self._expanded = Order.RELEVANCE, frozenset[str]()
        self._chosen, self._quiet = False, False
        self._told: tuple[object, ...] | None = None
        self._settling = settling
        self._art = RowArt(theme, icons, thumbnails)
        self._looks = RowLooks(self._art)
        self.model = ResultsItemModel(self._describe, words.explained, self)
        self._list_delegate = ResultsDelegate(self._art, self._looks, self)
        self._grid_delegate = GridDelegate(self._art, self)
        self._list = ResultsView(self.model, self._list_delegate, self._art, settling)
        self._grid = ResultsView(self.model, self._grid_delegate, self._art, settling)
        self._grid.setSelectionModel(self._list.selectionModel())
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for view in (self._list, self._grid):
            self._add(view)
        self.setFocusProxy(self._list)
        self._list.selectionModel().currentChanged.connect(lambda *_: self._tell())
        self._list.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        theme.changed.connect(self._refit)
        thumbnails.arrived.connect(lambda: self.view.viewport().update())

    @property
    def view(self) -> ResultsView:
        """The view that is shown."""
        return self._grid if self._stack.currentWidget() is self._grid else self._list

    @property
    def is_grid(self) -> bool:
        """Whether it shows a grid."""
        return self.view is self._grid

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits of the answer, in its own order."""
        return self._hits

    @property
    def order(self) -> Order:
        """By what the rows are sorted."""
        return self._order

    @property
    def chosen_by_person(self) -> bool:
        """Whether the person picked the current hit, and not the list its first one."""
        return self._chosen

    def current(self) -> ResultRow | None:
        """The row that is looked at."""
        return self.model.row_at(self.view.currentIndex())

    def selected(self) -> list[ResultRow]:
        """The rows that are chosen, from the top, or else the current one."""
        indexes = sorted(self.view.selectedIndexes(), key=lambda index: index.row())
        rows = [row for index in indexes if (row := self.model.row_at(index)) is not None]
        current = self.current()
        return rows or ([current] if current else [])

    def show_hits(self, hits: Sequence[Hit], *, fresh: bool) -> None:
        """Shows an answer: a `fresh` one from its top, a better one with what the person looks at in its place."""
        self._hits = tuple(hits)
        if fresh:
            self._chosen, self._expanded = False, frozenset()
        self._update(keep=not fresh)

    def set_order(self, order: Order) -> None:
        """Sorts the rows."""
        if order is not self._order:
            self._order = order
            self._update(keep=self._chosen)

    def set_grid(self, grid: bool) -> None:
        """Shows a grid or a list, with the current hit in sight."""
        had_focus = self.view.hasFocus()
        self._stack.setCurrentWidget(self._grid if grid else self._list)
        self.setFocusProxy(self.view)
        self.view.fit_grid()
        self.view.lay_out()
        self.view.scrollTo(self.view.currentIndex())
        if had_focus:
            self.view.setFocus()

    def set_grid_size(self, side: int) -> None:
        """How large pictures are in the grid."""
        self._grid_delegate.side = side
        self._grid.fit_grid()
        self._grid.scrollTo(self._grid.currentIndex())

    @property
    def grid_size(self) -> int:
        """How large pictures are in the grid, in device-independent pixels."""
        return self._grid_delegate.side

    def set_folders(self, folders: Sequence[str]) -> None:
        """The folders of the library."""
        if tuple(folders) != self._folders:
            self._folders = tuple(folders)
            self._looks.set_folders(folders)
            self.view.viewport().update()

    def toggle_family(self) -> None:
        """Unfolds what is similar to the current hit, or folds it."""
        row = self.current()
        if row is not None:
            self._expanded ^= {row.head}
            self._chosen = True
            self._update(keep=True)

    def step(self, key: int) -> bool:
        """Goes through the hits as that key does."""
        return self.view.step(key)

    def go_on(self, by: int) -> None:
        """To the next hit, or the one before."""
        at = self.view.currentIndex().row() + by
        if 0 <= at < self.model.rowCount():
            self._chosen = True
            self.view.setCurrentIndex(self.model.index(at, 0))

    def _add(self, view: ResultsView) -> None:
        view.acted.connect(self.acted)
        view.typed.connect(self.typed)
        view.menu_asked.connect(self.menu_asked)
        view.chosen.connect(self._choose)
        view.part_clicked.connect(self._click)
        view.verticalScrollBar().sliderPressed.connect(self._settling.hold)
        view.verticalScrollBar().sliderReleased.connect(self._settling.release)
        self._stack.addWidget(view)

    def _choose(self) -> None:
        self._chosen = True

    def _click(self, part: RowPart, at: QPoint) -> None:
        if part is RowPart.FAMILY:
            self.toggle_family()
        else:
            self.why_asked.emit(at)

    def _describe(self, row: ResultRow) -> str:
        return words.described(row, self._folders, away=self.model.is_away(row), gone=row.hit.path in self.model.gone)

    def _refit(self) -> None:
        self._art.set_fonts()
        self._looks.fit()
        self._grid_delegate.fit()
        self._grid.fit_grid()
        for view in (self._list, self._grid):
            view.scheduleDelayedItemsLayout()
            view.viewport().update()

    def _update(self, *, keep: bool) -> None:
        kept = self._remember() if keep else None
        rows = rows_of(self._hits, self._order, self._expanded)
        self._quietly(lambda: self.model.set_rows(rows))
        self.view.lay_out()
        if kept is None:
            self._select(frozenset(), None)
            self.view.scrollToTop()
        else:
            self._select(kept.selected if self._chosen else frozenset(), kept.current if self._chosen else None)
            self._hold_still(kept)
        self._tell()

    def _quietly(self, change: Callable[[], None]) -> None:
        """Makes a change of the rows without telling each step of it."""
        self._quiet = True
        change()
        self._quiet = False

    def _remember(self) -> _Kept:
        current, view = self.current(), self.view
        selected = frozenset(row.key for row in self.selected())
        first = view.indexAt(QPoint(view.viewport().width() // 2, 1))
        anchor = current if self._chosen and self._is_in_sight(view.currentIndex()) else self.model.row_at(first)
        if view.verticalScrollBar().value() == 0 and not self._chosen:
            anchor = None
        top = view.visualRect(self.model.index_of(anchor.key)).top() if anchor else 0
        return _Kept(selected, current.key if current else None, anchor.key if anchor else None, top)

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return index.isValid() and self.view.viewport().rect().intersects(self.view.visualRect(index))

    def _select(self, keys: frozenset[tuple[object, ...]], current: tuple[object, ...] | None) -> None:
        """Selects the rows with these keys; without any, the first one."""
        index = self.model.index_of(current) if current else QModelIndex()
        if not index.isValid():
            self._chosen = False
            index = self.model.index(0, 0)
        chosen = QItemSelection()
        for at, row in enumerate(self.model.rows if len(keys) > 1 else ()):
            if row.key in keys:
                chosen.select(self.model.index(at, 0), self.model.index(at, 0))
        selection = self._list.selectionModel()
        self._quietly(lambda: selection.setCurrentIndex(index, _Flag.ClearAndSelect))
        if not chosen.isEmpty():
            selection.select(chosen, _Flag.ClearAndSelect)

    def _hold_still(self, kept: _Kept) -> None:
        """Scrolls so that the row that was looked at stands where it stood."""
        view, bar = self.view, self.view.verticalScrollBar()
        index = self.model.index_of(kept.anchor) if kept.anchor else QModelIndex()
        if index.isValid():
            view.lay_out_to(index)
            bar.setValue(bar.value() + view.visualRect(index).top() - kept.top)
        elif kept.anchor is None:
            view.scrollToTop()

    def _tell(self) -> None:
        """Tells the current row, each once."""
        if self._quiet:
            return
        row = self.current()
        told = (row.key, row.hit.page, row.hit.snippet) if row else None
        if told != self._told:
            self._told = told
            self.current_changed.emit(row)

"""The parts of the search page and where they stand; nothing here decides anything."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QSettings, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.filter_bar import FilterBar
from app.ui.icons import Icons
from app.ui.parts import hairline
from app.ui.result_notes import LeftOutLine, NoteLine
from app.ui.result_states import ResultStates
from app.ui.results_list import ResultsList
from app.ui.search_box import SearchBox
from app.ui.settling import Settling
from app.ui.suggestions import Suggestion
from app.ui.theme import GRID, Theme
from app.ui.thumbnails import Thumbnails
from app.ui.view_bar import ViewBar

LEAST_FILTERS, LEAST_RESULTS, LEAST_PREVIEW = 200, 380, 280  # device-independent pixels
_FIRST = (600, 440)


class SearchLayout:
    """Fills `page`: the box over filters and view, below them the results and beside these the preview."""

    def __init__(
        self,
        page: QWidget,
        theme: Theme,
        thumbnails: Thumbnails,
        preview: QWidget,
        settling: Settling,
        suggestions: Callable[[str], Sequence[Suggestion]],
    ) -> None:
        icons = Icons(theme)
        self.box = SearchBox(theme, icons, thumbnails, suggestions)
        self.filters = FilterBar(icons)
        self.bar = ViewBar(icons)
        self.notes = NoteLine(icons)
        self.results = ResultsList(theme, icons, thumbnails, settling)
        self.states = ResultStates(icons)
        self.left_out = LeftOutLine()
        self.preview = preview
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._stack = QStackedWidget()
        self._line = hairline()
        self._build(page)
        self._order_tabs(page)

    def show_results(self) -> None:
        """The list of hits."""
        self._stack.setCurrentWidget(self.results)

    def show_state(self) -> ResultStates:
        """What stands in the place of the list; the lines around it go."""
        self.notes.hide()
        self.left_out.hide()
        self._stack.setCurrentWidget(self.states)
        return self.states

    @property
    def shows_results(self) -> bool:
        """Whether the list is seen."""
        return self._stack.currentWidget() is self.results

    def keep(self, kept: QSettings) -> None:
        """Writes down how the results are shown."""
        kept.setValue("results/splitter", self.splitter.saveState())
        kept.setValue("results/grid", self.results.is_grid)
        kept.setValue("results/size", self.results.grid_size)

    def restore(self, kept: QSettings) -> None:
        """Shows the results as they were shown before."""
        state = kept.value("results/splitter")
        if isinstance(state, QByteArray):
            self.splitter.restoreState(state)
        self.show_grid(bool(kept.value("results/grid", False, bool)))
        size = kept.value("results/size", self.results.grid_size, int)
        self.bar.show_size(size if isinstance(size, int) else self.results.grid_size)

    def show_grid(self, grid: bool) -> None:
        """A grid or a list."""
        self.results.set_grid(grid)
        self.bar.show_grid(grid)

    def _build(self, page: QWidget) -> None:
        page.setObjectName("search-page")
        page.setProperty("look", "surface")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        head = QVBoxLayout()
        head.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        head.setSpacing(GRID)
        head.addWidget(self.box)
        head.addWidget(_Beside(self.filters, self.bar))
        self._stack.addWidget(self.states)
        self._stack.addWidget(self.results)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notes)
        column.addWidget(self._stack, 1)
        column.addWidget(self.left_out)
        left.setMinimumWidth(LEAST_RESULTS)
        self.preview.setMinimumWidth(LEAST_PREVIEW)
        for part in (left, self.preview):
            self.splitter.addWidget(part)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setSizes(list(_FIRST))
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        outside = QVBoxLayout(page)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addLayout(head)
        outside.addWidget(self._line)
        outside.addWidget(self.splitter, 1)

    def _order_tabs(self, page: QWidget) -> None:
        """Box, filters, results, preview."""
        for first, second in (
            (self.box, self.filters),
            (self.filters, self.bar),
            (self.bar, self.results),
            (self.results, self.preview),
        ):
            page.setTabOrder(first, second)


class _Beside(QWidget):
    """The filters with the view beside them, or below them where the window is narrow."""

    def __init__(self, filters: QWidget, bar: ViewBar) -> None:
        super().__init__()
        self._bar = bar
        self._inside = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(GRID)
        self._inside.addWidget(filters, 1, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts them where there is room."""
        super().resizeEvent(event)
        self._bar.fit(self.width())
        roomy = self.width() >= LEAST_FILTERS + GRID + self._bar.sizeHint().width()
        self._inside.setDirection(QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom)

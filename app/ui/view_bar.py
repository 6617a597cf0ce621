"""How the results are shown: how many there are, by what they are sorted, as list or grid, and how large."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QSlider, QToolButton, QWidget

from app.domain.hits import SearchResponse
from app.ui import amounts
from app.ui.grid_delegate import LEAST, MOST, USUAL
from app.ui.icons import Icons
from app.ui.parts import label
from app.ui.results_rows import Order
from app.ui.theme import GRID

_STEP = 16  # device-independent pixels of the slider


class ViewBar(QWidget):
    """Tells what the person chooses; shows what it is told."""

    order_asked = Signal(object)  # Order
    grid_asked = Signal(bool)
    size_asked = Signal(int)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._order = Order.RELEVANCE
        self.count = label("", "fact")
        self._room = 0
        self._sort = QPushButton()
        self._list, self._grid = QToolButton(), QToolButton()
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._build(icons)
        self.show_order(Order.RELEVANCE)
        self.show_grid(False)

    def show_count(self, response: SearchResponse | None, *, complete: bool) -> None:
        """How many files were found, and how long that took once it is `complete`."""
        if response is None:
            self.count.setText("")
            return
        files = len(response.hits)
        said = amounts.plural(self.tr("%Ln file(s)", "", files), files)
        if complete:
            said += f" · {amounts.took(sum(response.took_ms.values()))}"
        self.count.setText(said)
        self.fit(self._room)
        self.count.setToolTip(_steps(response) if complete else "")

    def fit(self, room: int) -> None:
        """Leaves the number out where not everything has its place in so many device-independent pixels."""
        self._room = room
        parts = [part for part in (self._sort, self._size, self._list, self._grid) if not part.isHidden()]
        wanted = sum(part.sizeHint().width() + GRID for part in (self.count, *parts))
        self.count.setVisible(not room or wanted <= room)

    def show_order(self, order: Order) -> None:
        """By what the results are sorted."""
        self._order = order
        self._sort.setText(self._names()[order])
        self._sort.setAccessibleName(self.tr("Sorted by: %1").replace("%1", self._names()[order]))

    def show_grid(self, grid: bool) -> None:
        """Which view is shown."""
        self._list.setChecked(not grid)
        self._grid.setChecked(grid)
        self._size.setVisible(grid)
        self.fit(self._room)

    def show_size(self, side: int) -> None:
        """How large pictures are in the grid."""
        self._size.setValue(side)

    def sort_menu(self) -> QMenu:
        """The orders."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for order, name in self._names().items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(order is self._order)
            action.triggered.connect(lambda _=False, order=order: self.order_asked.emit(order))
        return menu

    def _build(self, icons: Icons) -> None:
        inside = QHBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID // 2)
        inside.addWidget(self.count)
        inside.addSpacing(GRID // 2)
        self._sort.setProperty("look", "chip")
        self._sort.setIcon(icons.icon("arrow-up-down"))
        self._sort.setToolTip(self.tr("Sort the results"))
        self._sort.clicked.connect(
            lambda _=False: self.sort_menu().popup(self._sort.mapToGlobal(QPoint(0, self._sort.height() + 2)))
        )
        inside.addWidget(self._sort)
        self._size.setRange(LEAST, MOST)
        self._size.setValue(USUAL)
        self._size.setSingleStep(_STEP)
        self._size.setPageStep(4 * _STEP)
        self._size.setFixedWidth(10 * GRID)
        self._size.setAccessibleName(self.tr("Size of the pictures"))
        self._size.setToolTip(self._size.accessibleName())
        self._size.valueChanged.connect(self.size_asked)
        inside.addWidget(self._size)
        for button, icon, words, grid in (
            (self._list, "list", self.tr("List"), False),
            (self._grid, "layout-grid", self.tr("Grid"), True),
        ):
            button.setIcon(icons.icon(icon))
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.clicked.connect(lambda _=False, grid=grid: self.grid_asked.emit(grid))
            inside.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _names(self) -> dict[Order, str]:
        return {
            Order.RELEVANCE: self.tr("Best first"),
            Order.NEWEST: self.tr("Newest first"),
            Order.OLDEST: self.tr("Oldest first"),
            Order.NAME: self.tr("By name"),
            Order.LARGEST: self.tr("Largest first"),
        }


def _steps(response: SearchResponse) -> str:
    """The time of each step, for whoever wonders."""
    return "\n".join(f"{step}: {took:.1f} ms" for step, took in response.took_ms.items())

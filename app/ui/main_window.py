"""The window: pages beside the side bar, notices and the status line below, and what it remembers of its size."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.ui.command_palette import CommandPalette, Entry
from app.ui.icons import Icons
from app.ui.key_choices import KeyChoices
from app.ui.notices import NoticeBar
from app.ui.search_page import SearchPage
from app.ui.shortcut_sheet import ShortcutSheet
from app.ui.shortcuts import Commands
from app.ui.side_bar import NARROW, SideBar
from app.ui.status_line import StatusLine
from app.ui.theme import GRID, Theme

PREVIEW_FROM, SIDE_BAR_FROM = 900, 640  # device-independent pixels
FIRST_SIZE, LEAST_SIZE = (1240, 800), (420, 360)
SEARCH, WELCOME = "search", "welcome"
_SIDE_WIDTH, _SIDE_LETTERS = 200, 26  # device-independent pixels; more where so many letters need more
_PAGE_COMMANDS = ("library", "models", "settings")


class MainWindow(QMainWindow):
    """Holds what it is given and knows no engine; a page but that of the search is made when it is first shown."""

    page_changed = Signal(str)
    closed = Signal()

    def __init__(
        self,
        search: SearchPage,
        side: SideBar,
        status: StatusLine,
        notices: NoticeBar,
        theme: Theme,
        icons: Icons,
        kept: QSettings,
    ) -> None:
        super().__init__()
        self.keys = KeyChoices(kept, self)
        self.commands = Commands(self, self.keys.keys)
        self._search, self._side, self._status, self._notices = search, side, status, notices
        self._theme, self._icons, self._kept = theme, icons, kept
        self._pages: dict[str, QWidget] = {SEARCH: search}
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._asked_for = ""
        self._more: list[Callable[[], Iterable[Entry]]] = []
        self._stack, self._columns = QStackedWidget(), QSplitter()
        self._palette = CommandPalette(self._entries, theme, self)
        self._sheet: ShortcutSheet | None = None
        self._side_wanted = bool(kept.value("side-bar", True, bool))
        self._preview_wanted = bool(kept.value("preview", True, bool))
        self._build()
        self._bind()
        self._restore()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return next(name for name, page in self._pages.items() if page is self._stack.currentWidget())

    def page_names(self) -> tuple[str, ...]:
        """The names of the pages that can be shown."""
        return tuple(dict.fromkeys((*self._pages, *self._makers)))

    def add_page(self, name: str, make: Callable[[], QWidget]) -> None:
        """A page that is made when it is first shown; that is now where it was asked for before."""
        self._makers[name] = make
        if name == self._asked_for:
            self.show_page(name)

    def add_entries(self, entries: Callable[[], Iterable[Entry]]) -> None:
        """More that the command palette offers each time that it opens."""
        self._more.append(entries)

    def show_page(self, name: str) -> QWidget | None:
        """Shows a page and returns it; one that there is not yet is shown when it comes."""
        page = self._pages.get(name)
        if page is None and name not in self._makers:
            self._asked_for = name
            return None
        self._asked_for = ""
        if page is None:
            page = self._pages[name] = self._makers[name]()
            self._stack.addWidget(page)
        self._side.setVisible(name != WELCOME)
        if self._stack.currentWidget() is not page:
            self._stack.setCurrentWidget(page)
            self.page_changed.emit(name)
        return page

    def focus_search(self) -> None:
        """Goes to the search box."""
        self.show_page(SEARCH)
        self._search.focus_box()

    def come_up(self) -> None:
        """Shows the window in front of others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def keep(self) -> None:
        """Remembers size, columns and what is hidden."""
        self._kept.setValue("geometry", self.saveGeometry())
        if not self._side.is_narrow:
            self._kept.setValue("columns", self._columns.saveState())
        self._kept.setValue("side-bar", self._side_wanted)
        self._kept.setValue("preview", self._preview_wanted)
        self._search.keep_view(self._kept)

    def toggle_side_bar(self) -> None:
        """Shows the side bar whole or only its drawings; in a window that is too narrow it is a menu."""
        if self.width() < self._side_bar_from():
            self._side.pop_up()
            return
        self._side_wanted = not self._side_wanted
        self._fit()

    def toggle_preview(self) -> None:
        """Shows or hides the preview beside the results; in a window that is too narrow it lies over them."""
        if self.width() < PREVIEW_FROM:
            self._search.toggle_overlay()
            return
        self._preview_wanted = not self._preview_wanted
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hides columns for which there is no room."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever opens the window can type at once."""
        super().showEvent(event)
        if self.page == SEARCH:
            self._search.focus_box()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remembers how it was; whether the program ends is for others to say."""
        self.keep()
        super().closeEvent(event)
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that nobody wants goes to the search box."""
        text = event.text()
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not (plain and text.isprintable() and text.strip()) or self.page == WELCOME:
            super().keyPressEvent(event)
            return
        self.focus_search()
        box = QApplication.focusWidget()
        if text != "/" and box is not None and box is not self:
            QCoreApplication.postEvent(box, QKeyEvent(event.type(), event.key(), event.modifiers(), text))

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Akin"))
        self._fit_least()
        self._stack.addWidget(self._search)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._stack, 1)
        inside.addWidget(self._notices)
        self._columns.addWidget(self._side)
        self._columns.addWidget(right)
        self._columns.setHandleWidth(1)
        self._columns.setChildrenCollapsible(False)
        self._columns.setStretchFactor(1, 1)
        central = QWidget()
        outside = QVBoxLayout(central)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addWidget(self._columns, 1)
        outside.addWidget(self._status)
        self.setCentralWidget(central)

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("focus-box", self.focus_search)
        bind("page-search", self.focus_search)
        for page in _PAGE_COMMANDS:
            bind(f"page-{page}", partial(self.show_page, page))
        bind("palette", self._palette.open)
        bind("sheet", self._open_sheet)
        bind("toggle-side-bar", self.toggle_side_bar)
        bind("toggle-preview", self.toggle_preview)
        bind("close", self.close)
        self.keys.changed.connect(self._renew_keys)
        self._theme.changed.connect(self._fit_to_text)
        self._side.toggled.connect(self.toggle_side_bar)
        self._side.page_asked.connect(self.show_page)

    def _restore(self) -> None:
        geometry, columns = self._kept.value("geometry"), self._kept.value("columns")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(min(FIRST_SIZE[0], room.width() - 8 * GRID), min(FIRST_SIZE[1], room.height() - 8 * GRID))
        if not (isinstance(columns, QByteArray) and self._columns.restoreState(columns)):
            self._columns.setSizes([self._side_width(), FIRST_SIZE[0] - self._side_width()])
        self._search.restore_view(self._kept)
        self._fit()

    def _fit(self) -> None:
        """Shows as many columns as there is room for and the person wants."""
        narrow = not self._side_wanted or self.width() < self._side_bar_from()
        if narrow is not self._side.is_narrow:
            sizes = self._columns.sizes()
            if narrow:
                self._kept.setValue("columns", self._columns.saveState())
            self._side.set_narrow(narrow)
            columns = self._kept.value("columns")
            if not narrow and not (isinstance(columns, QByteArray) and self._columns.restoreState(columns)):
                self._columns.setSizes([self._side_width(), sum(sizes) - self._side_width()])
            elif narrow:
                self._columns.setSizes([NARROW, sum(sizes) - NARROW])
        self._search.set_preview_beside(self._preview_wanted and self.width() >= PREVIEW_FROM)

    def _fit_to_text(self) -> None:
        """Text of another size needs other widths."""
        self._fit_least()
        self._fit()

    def _fit_least(self) -> None:
        """The larger the text, the wider the window at least, as far as the screen goes."""
        least, screen = round(LEAST_SIZE[0] * max(1.0, self._theme.scale)), self.screen().availableSize().width()
        self.setMinimumSize(max(LEAST_SIZE[0], min(least, screen)), LEAST_SIZE[1])

    def _side_bar_from(self) -> int:
        return round(SIDE_BAR_FROM * max(1.0, self._theme.scale))

    def _side_width(self) -> int:
        return max(_SIDE_WIDTH, _SIDE_LETTERS * self.fontMetrics().averageCharWidth())

    def _open_sheet(self) -> None:
        if self._sheet is None:
            self._sheet = ShortcutSheet(self.keys, self)
        self._sheet.open()

    def _renew_keys(self, command: str) -> None:
        self.commands.renew(command)
        if self._sheet is not None:  # it is made anew when it is next asked for
            self._sheet.deleteLater()
            self._sheet = None

    def _entries(self) -> Iterable[Entry]:
        for command, action in self.commands.usable():
            if command.id != "palette":
                icon = self._icons.icon(command.icon) if command.icon else QIcon()
                yield Entry(command.text(), icon, self.keys.shown(command), action.trigger)
        for more in self._more:
            yield from more()

"""The one box: words, and pictures as chips beside them; whatever is typed, pasted or dropped becomes the question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.domain.asking import PictureChip
from app.ui.icon_mark import IconMark
from app.ui.icons import LARGE, Icons
from app.ui.incoming import read_incoming
from app.ui.parts import set_look
from app.ui.picture_chip import PictureChipButton
from app.ui.results_view import Act
from app.ui.search_line import SearchLine
from app.ui.suggestion_list import SuggestionList
from app.ui.suggestions import Suggestion, completion
from app.ui.theme import GRID, Theme
from app.ui.thumbnails import Thumbnails

MOST_PICTURES = 8


class SearchBox(QFrame):
    """`changed` tells that words or pictures are others. `suggestions` gives what goes on with a text."""

    changed = Signal()
    stepped = Signal(int)
    acted = Signal(object)  # Act
    refused = Signal(object)  # tuple of the paths that cannot be asked with
    picked = Signal(object)  # Suggestion

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: Thumbnails,
        suggestions: Callable[[str], Sequence[Suggestion]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._thumbnails, self._suggestions = theme, icons, thumbnails, suggestions
        self._chips: list[PictureChipButton] = []
        self._quiet = False
        self.line = SearchLine(theme)
        self._clear, self._recent = QToolButton(), QToolButton()
        self._list = SuggestionList(self, icons)
        self._inside = QHBoxLayout(self)
        self._build()
        self._connect()
        self._fit()

    @property
    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    @property
    def pictures(self) -> tuple[PictureChip, ...]:
        """The pictures, in the order in which they came."""
        return tuple(chip.chip for chip in self._chips)

    @property
    def is_listing(self) -> bool:
        """Whether the list of suggestions is shown."""
        return self._list.isVisible()

    def show_question(self, text: str, pictures: Sequence[PictureChip]) -> None:
        """Other words and pictures, of which nothing is told."""
        self._quiet = True
        self.line.setText(text)
        self._show_pictures(pictures)
        self._quiet = False
        self._look_on()

    def set_text(self, text: str) -> None:
        """Other words; the cursor stays where it was, counted from the end."""
        if text != self.line.text():
            from_end = len(self.line.text()) - self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(max(0, len(text) - from_end))

    def add_pictures(self, chips: Sequence[PictureChip]) -> None:
        """More pictures; the same one stands there once."""
        known = [(chip.path, chip.page, chip.png) for chip in self.pictures]
        new = [chip for chip in chips if (chip.path, chip.page, chip.png) not in known]
        if new:
            self._show_pictures((*self.pictures, *new)[-MOST_PICTURES:])
            self._told()

    def take(self, mime: QMimeData) -> None:
        """Asks with what was pasted or dropped."""
        incoming = read_incoming(mime, self.tr("Pasted picture"))
        self.add_pictures(incoming.chips)
        if incoming.refused:
            self.refused.emit(incoming.refused)

    def clear_pictures(self) -> None:
        """Without pictures."""
        if self._chips:
            self._show_pictures(())
            self._told()

    def step_back(self) -> bool:
        """Escape: the list of suggestions goes, then the pictures, then the words; False where nothing was there."""
        if self.is_listing:
            self._list.hide()
        elif self._chips:
            self.clear_pictures()
        elif self.line.text():
            self.line.clear()
        else:
            return False
        return True

    def focus(self, *, select: bool = True) -> None:
        """Goes to the line, and marks what is there so that typing replaces it."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if select:
            self.line.selectAll()

    def show_list(self) -> None:
        """Shows or hides the suggestions."""
        if self.is_listing:
            self._list.hide()
        else:
            self.line.setFocus(Qt.FocusReason.PopupFocusReason)
            self._list.offer(self._suggestions(self.text))

    def _build(self) -> None:
        set_look(self, "box")
        self.setAcceptDrops(True)
        self._inside.setContentsMargins(GRID + GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        self._inside.setSpacing(GRID)
        self._inside.addWidget(IconMark(self._icons, "search", "secondary", LARGE))
        self._inside.addWidget(self.line, 1)
        self._button(self._clear, "x", self.tr("Clear the search"), self._empty)
        self._button(self._recent, "clock", self.tr("Earlier searches"), self.show_list)
        self.setFocusProxy(self.line)

    def _button(self, button: QToolButton, icon: str, words: str, work: Callable[[], None]) -> None:
        button.setIcon(self._icons.icon(icon))
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.clicked.connect(lambda _=False: work())
        self._inside.addWidget(button)

    def _connect(self) -> None:
        self.line.textChanged.connect(lambda _: self._told())
        self.line.focused.connect(self._show_focus)
        self.line.stepped.connect(self._step)
        self.line.acted.connect(self._act)
        self.line.list_asked.connect(self.show_list)
        self.line.brought.connect(self.take)
        self.line.left_behind.connect(lambda: self._remove(len(self._chips) - 1))
        self._list.picked.connect(self.picked)
        self._theme.changed.connect(self._fit)

    def _fit(self) -> None:
        self.line.setFont(self._theme.font(15))
        self._clear.setVisible(bool(self.text or self._chips))

    def _empty(self) -> None:
        self.show_question("", ())
        self.changed.emit()
        self.focus()

    def _told(self) -> None:
        if not self._quiet:
            self._look_on()
            self.changed.emit()

    def _look_on(self) -> None:
        """What belongs to the question as it is now."""
        self._list.hide()
        self._clear.setVisible(bool(self.text or self._chips))
        self.line.set_ghost(completion(self.text, self._suggestions(self.text)))

    def _step(self, key: int) -> None:
        if not self._list.use_key(key):
            self.stepped.emit(key)

    def _act(self, act: Act) -> None:
        if not self._list.take_current():
            self.acted.emit(act)

    def show_drop(self, over: bool) -> None:
        """Shows that what is dragged may be dropped."""
        set_look(self, "box-focus" if over or self.line.hasFocus() else "box")

    def _show_focus(self, focused: bool) -> None:
        set_look(self, "box-focus" if focused else "box")
        if not focused:
            self._list.hide()

    def _show_pictures(self, pictures: Sequence[PictureChip]) -> None:
        for chip in self._chips:
            self._inside.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [PictureChipButton(chip, self._theme, self._icons, self._thumbnails) for chip in pictures]
        for at, chip in enumerate(self._chips):
            chip.changed.connect(lambda changed, at=at: self._change(at, changed))
            self._inside.insertWidget(1 + at, chip)

    def _change(self, at: int, chip: PictureChip | None) -> None:
        if chip is None:
            self._remove(at)
            return
        self._show_pictures([chip if place == at else each for place, each in enumerate(self.pictures)])
        self._chips[at].setFocus()
        self._told()

    def _remove(self, at: int) -> None:
        if 0 <= at < len(self._chips):
            self._show_pictures([each for place, each in enumerate(self.pictures) if place != at])
            self.line.setFocus()
            self._told()

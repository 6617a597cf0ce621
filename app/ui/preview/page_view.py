"""Pages of a document: the passages that answer are marked, and text can be selected and copied."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.previews import (
    Box,
    Copied,
    DrawPage,
    FoundPassage,
    Look,
    Mark,
    PageLetters,
    ReadBetween,
    ReadPage,
    Request,
    Unshown,
)
from app.ui.preview.client import Asked, PreviewClient
from app.ui.preview.ink import Ink
from app.ui.preview.selection import Selection, boxes_between, is_on_text, letter_at, line_around, word_around
from app.ui.preview.sheet_layout import Fit
from app.ui.preview.sheet_view import SheetView
from app.ui.theme import Theme

UNIT = 96 / 72  # device-independent pixels for a point at 100 %
_MOST_FIT = 2.0 * UNIT  # a small page is not blown up to the width
_END = 1 << 30  # a letter after the last one
_EDGE_MS = 50
_LETTERS_KEPT = 24  # pages


class PageView(SheetView):
    """Shows the pages of one document; `page_changed` tells the page (from 1) that is in the middle.

    `frame` is a picture on a page, (page, box), that is framed and shown first.
    """

    page_changed = Signal(int)
    copied = Signal(object)  # Copied, or Unshown

    def __init__(
        self,
        client: PreviewClient,
        theme: Theme,
        path: str,
        look: Look,
        fit: Fit = Fit.WIDTH,
        frame: tuple[int, Box | None] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        sheets = look.sheets + (look.sheets[-1],) * (look.pages - len(look.sheets))
        super().__init__(client, theme, sheets, partial(_draw, path), fit, UNIT, parent)
        self._path = path
        self._most_fit = _MOST_FIT
        self._ink = Ink(theme)
        self._frame = frame
        self._passages: tuple[FoundPassage, ...] = ()
        self._current = 0
        self._go_when_read = False
        self._letters: dict[int, PageLetters] = {}
        self._reading: dict[int, Asked] = {}
        self._copying: Asked | None = None
        self._selection: Selection | None = None
        self._pressed = False
        self._last_page = 0
        self._edge = QTimer(self, interval=_EDGE_MS)
        self._edge.timeout.connect(self._scroll_at_edge)
        self.scrolled.connect(self._tell_page)
        self.setAccessibleName(self.tr("Page"))

    @property
    def page(self) -> int:
        """The page (from 1) in the middle of the view."""
        return self.sheet_shown + 1

    @property
    def pages(self) -> int:
        """How many there are."""
        return len(self._sheets)

    # Passages

    def show_passages(self, passages: tuple[FoundPassage, ...], current: int, *, go: bool) -> None:
        """Marks the passages, and with `go` brings the current one into sight."""
        if passages != self._passages:
            self._passages = passages
            self._forget_letters()
        self._current = current
        if go:
            self._go()
        self.begin()
        self.viewport().update()

    def _go(self) -> None:
        """To the current passage, or to its page until it is known where it stands there."""
        if self._frame is not None:
            page, box = self._frame
        elif self._passages:
            page, box = self._passages[self._current].page or 1, None
            mark = self._mark_of(page, self._current)
            if mark is not None:
                box = mark.areas[0]
            self._go_when_read = mark is None and page not in self._letters
        else:
            return
        number = min(max(page, 1), self.pages) - 1
        if box is not None or number not in self.seen():
            self.go_to(number, box)

    def _mark_of(self, page: int, passage: int) -> Mark | None:
        letters = self._letters.get(page)
        marks = letters.marks if letters is not None else ()
        return next((mark for mark in marks if mark.passage == passage and mark.areas), None)

    # Letters

    def sheets_seen(self, numbers: range) -> None:
        """Reads the pages that have come into the view."""
        seen = {number + 1 for number in numbers}
        if self._go_when_read and self._passages:
            seen.add(self._passages[self._current].page or 1)
        for page in [page for page in self._reading if page not in seen]:
            self._reading.pop(page).drop()
        for page in sorted(seen, key=lambda page: -abs(page - self.page)):
            if page not in self._letters and page not in self._reading and 1 <= page <= self.pages:
                request = ReadPage(self._path, page, self._passages)
                self._reading[page] = self.client.ask(request, partial(self._read, page), self)

    def _read(self, page: int, found: PageLetters | Unshown) -> None:
        self._reading.pop(page, None)
        if isinstance(found, Unshown):
            return
        self._letters[page] = found
        for far in sorted(self._letters, key=lambda other: abs(other - page))[_LETTERS_KEPT:]:
            del self._letters[far]
        if self._go_when_read and self._passages and page == (self._passages[self._current].page or 1):
            self._go_when_read = False
            self._go()
        self.viewport().update()

    def _forget_letters(self) -> None:
        for asked in self._reading.values():
            asked.drop()
        self._reading.clear()
        self._letters.clear()

    def close_document(self) -> None:
        """Nothing more is wanted of this document."""
        super().close_document()
        self._edge.stop()
        self._forget_letters()
        if self._copying is not None:
            self._copying.drop()

    # Painting

    def paint_over(self, painter: QPainter, number: int, rect: QRectF) -> None:
        """The marks, the selection and the frame of a page."""
        letters = self._letters.get(number + 1)
        if letters is not None:
            self._paint_marks(painter, number, letters.marks)
            if self._selection is not None:
                span = self._selection.on_page(number + 1, len(letters.text))
                boxes = [self.rect_of(number, box) for box in boxes_between(letters, *span)]
                self._ink.selection(painter, boxes)
        if self._frame is not None and self._frame[0] == number + 1:
            self._ink.frame(painter, self.rect_of(number, self._frame[1]) if self._frame[1] else rect)

    def _paint_marks(self, painter: QPainter, number: int, marks: tuple[Mark, ...]) -> None:
        for mark in sorted(marks, key=lambda mark: mark.passage == self._current):
            areas = [self.rect_of(number, box) for box in mark.areas]
            is_current = mark.passage == self._current
            self._ink.mark(painter, areas, is_current=is_current)
            if is_current:
                self._ink.words(painter, [self.rect_of(number, box) for box in mark.words])
                self._ink.bar(painter, areas)

    # Selecting

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a selection."""
        if event.button() is Qt.MouseButton.LeftButton:
            place = self._place(event.position())
            kept = self._selection.anchor if self._selection and event.modifiers() & _SHIFT else None
            self._selection = Selection(kept or place, place) if place else None
            self._pressed = True
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on selecting, or shows whether there is text to select."""
        if self._pressed and self._selection is not None:
            place = self._place(event.position())
            if place is not None:
                self._selection = Selection(self._selection.anchor, place)
                self.viewport().update()
            self._edge.start()
        elif not self._pressed:
            number, x, y = self.place_at(event.position())
            letters = self._letters.get(number + 1)
            on_text = letters is not None and is_on_text(letters, x, y)
            self.viewport().setCursor(Qt.CursorShape.IBeamCursor if on_text else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends a selection; on Linux it can be pasted with the middle button."""
        self._edge.stop()
        self._pressed = False
        if event.button() is Qt.MouseButton.LeftButton and self._selection is not None:
            if self._selection.is_empty:
                self._selection = None
            elif QGuiApplication.clipboard().supportsSelection():
                self._copy_to(to_selection=True)
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Selects the word; with Shift the line."""
        place = self._place(event.position())
        if place is not None:
            text = self._letters[place[0]].text
            around = line_around if event.modifiers() & _SHIFT else word_around
            start, end = around(text, place[1])
            self._selection = Selection((place[0], start), (place[0], end))
            self._pressed = False
            self.viewport().update()

    def _place(self, position: QPointF) -> tuple[int, int] | None:
        number, x, y = self.place_at(position)
        letters = self._letters.get(number + 1)
        return (number + 1, letter_at(letters, x, y)) if letters is not None else None

    def _scroll_at_edge(self) -> None:
        """Scrolls while the mouse selects beyond the view."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        below = at.y() - self.viewport().height()
        if self._pressed and (below > 0 or at.y() < 0):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (below if below > 0 else at.y()))

    # Copying

    def select_all(self) -> None:
        """Selects the text of all pages."""
        self._selection = Selection((1, 0), (self.pages, _END))
        self.viewport().update()

    def copy(self) -> None:
        """Puts what is selected on the clipboard."""
        self._copy_to(to_selection=False)

    @property
    def has_selection(self) -> bool:
        """Whether there is something to be copied."""
        return self._selection is not None and not self._selection.is_empty

    def _copy_to(self, *, to_selection: bool) -> None:
        if self._selection is None or self._selection.is_empty:
            return
        if self._copying is not None:
            self._copying.drop()
        request = ReadBetween(self._path, self._selection.first, self._selection.last)
        self._copying = self.client.ask(request, partial(self._take_copied, to_selection), self)

    def _take_copied(self, to_selection: bool, found: Copied | Unshown) -> None:
        self._copying = None
        if isinstance(found, Copied):
            clipboard = QGuiApplication.clipboard()
            clipboard.setText(found.text, clipboard.Mode.Selection if to_selection else clipboard.Mode.Clipboard)
        if not to_selection:
            self.copied.emit(found)

    def event(self, event: QEvent) -> bool:
        """Keeps the window from taking the keys that copy and select."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy) and self.has_selection
            if copies or event.matches(QKeySequence.StandardKey.SelectAll):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copies and selects; Escape selects nothing."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.has_selection:
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() == Qt.Key.Key_Escape and self.has_selection:
            self._selection = None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offers to copy and to select all."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = menu.addAction(self.tr("Copy"), self.copy)
        copy.setEnabled(self.has_selection)
        menu.addAction(self.tr("Select all"), self.select_all)
        menu.popup(event.globalPos())

    def _tell_page(self) -> None:
        if self.page != self._last_page:
            self._last_page = self.page
            self.page_changed.emit(self.page)


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _draw(path: str, number: int, scale: float, clip: Box | None) -> Request:
    return DrawPage(path, number + 1, scale, clip)

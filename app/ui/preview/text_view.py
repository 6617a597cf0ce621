"""The text of a document: laid out for reading, the passages marked, more of it loaded as one scrolls."""

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from app.domain.previews import FoundPassage, Look, TextMark, TextPart, Unshown
from app.ui.colours import mixed
from app.ui.preview.client import PreviewClient
from app.ui.preview.code_colours import CodeColours, Coloured
from app.ui.preview.text_builder import BAR_ROOM, TextBuilder, mono_font
from app.ui.preview.text_loader import TextLoader
from app.ui.theme import Theme

BAR = 3  # device-independent pixels
_WIDEST, _WIDEST_CODE = 46, 80  # times the size of the letters: longer lines are hard to read
_WORD_LIGHT, _WORD_DARK = 0.34, 0.42  # how much of the accent lies under a marked word
_SLIDES = frozenset({"pptx", "ppt", "odp"})
_SHEETS = frozenset({"xlsx", "xlsb", "xls", "ods"})
_STEPS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_PLAIN = "QTextEdit, QTextEdit:focus { border: none; border-radius: 0; padding: 0; }"


class TextView(QTextEdit):
    """Shows the text of one file. `ready` is told once there is something to be seen, `failed` with an Unshown."""

    ready = Signal()
    failed = Signal(object)
    zoomed = Signal()

    def __init__(
        self, client: PreviewClient, theme: Theme, path: str, look: Look, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._format = theme, look.format
        self._builder = TextBuilder(self.document(), theme, self._page_label)
        self._loader = TextLoader(client, path, self)
        self._colours: CodeColours | None = None
        self._passages: tuple[FoundPassage, ...] = ()
        self._current = 0
        self._go_when_marked = False
        self._aim: Qt.Edge | None = None  # the end of the text that is wanted
        self._is_ready = False
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setStyleSheet(_PLAIN)
        self.setAccessibleName(self.tr("Text"))
        self.verticalScrollBar().valueChanged.connect(self._load_near)
        self._loader.began.connect(self._begin)
        self._loader.added_below.connect(self._add_below)
        self._loader.added_above.connect(self._add_above)
        self._loader.marked.connect(self._take_marks)
        self._loader.coloured.connect(self._colour)
        self._loader.failed.connect(self._fail)
        theme.changed.connect(self._write_again)

    # What can be asked of it

    @property
    def percent(self) -> int:
        """The zoom."""
        return round(100 * self._builder.scale)

    def zoom_step(self, direction: int) -> None:
        """Larger (1) or smaller (-1) letters."""
        now = self._builder.scale
        steps = [step for step in _STEPS if (step - now) * direction > 0]
        if steps:
            self.zoom_to(100 * (min(steps) if direction > 0 else max(steps)))

    def zoom_to(self, percent: float) -> None:
        """Letters of so many percent of their usual size."""
        self._builder.scale = max(_STEPS[0], min(percent / 100, _STEPS[-1]))
        self._write_again()
        self.zoomed.emit()

    def begin(self) -> None:
        """Asks for the part around the current passage."""
        self._loader.begin(self._passages, self._current)

    def show_passages(self, passages: tuple[FoundPassage, ...], current: int, *, go: bool) -> None:
        """Marks the passages, and with `go` brings the current one into sight."""
        changed = passages != self._passages
        self._passages, self._current = passages, current
        if not self._loader.parts:
            return
        if changed:
            self._go_when_marked = go
            self._loader.find(passages)
        elif go:
            self._go()
        self._paint_marks()

    def close_document(self) -> None:
        """Nothing more is wanted of this document."""
        self._loader.close()

    # What comes

    def _begin(self, part: TextPart) -> None:
        if part.is_code and self._colours is None:
            self._colours = CodeColours(self.document(), self._theme)
        self._write()
        if self._aim is None:
            self._go()
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.minimum() if self._aim is Qt.Edge.TopEdge else bar.maximum())
            self._aim = None
        if not self._is_ready:
            self._is_ready = True
            self.ready.emit()
        QTimer.singleShot(0, self, self._load_near)

    def _fail(self, why: Unshown) -> None:
        if not self._is_ready:
            self.failed.emit(why)

    def _add_below(self, part: TextPart) -> None:
        self._builder.append(part)
        self._paint_marks()

    def _add_above(self, part: TextPart) -> None:
        bar = self.verticalScrollBar()
        below = self.document().size().height() - bar.value()
        self._builder.prepend(part)
        bar.setValue(round(self.document().size().height() - below))
        self._paint_marks()

    def _take_marks(self) -> None:
        if self._go_when_marked:
            self._go_when_marked = False
            self._go()
        self._paint_marks()

    def _load_near(self) -> None:
        """Loads more where the end of what is loaded comes near."""
        bar, near = self.verticalScrollBar(), 2 * self.viewport().height()
        if bar.maximum() - bar.value() < near:
            self._loader.more_below()
        if bar.value() < near:
            self._loader.more_above()

    def _colour(self, first: int, last: int) -> None:
        """Colours what is new, from one character of the text to another."""
        if self._colours is None:
            return
        placed: list[Coloured] = []
        for start, end, role in self._loader.colours:
            left, right = self._builder.place_of(start), self._builder.place_of(end)
            if left is not None and right is not None and (not placed or left >= placed[-1][1]):
                placed.append((left, right, role))
        below = self._builder.place_of(last)
        end_of_all = self.document().characterCount()
        self._colours.set_spans(placed, self._builder.place_of(first) or 0, end_of_all if below is None else below)

    # Layout

    def _write_again(self) -> None:
        """Lays out what is loaded, in the colours and sizes of now."""
        top = self.cursorForPosition(QPoint(0, 0)).position()
        self._write()
        if top > 0:
            top = min(top, self.document().characterCount() - 1)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(self._cursor(top, top)).top())

    def _write(self) -> None:
        self._builder.clear()
        for part in self._loader.parts:
            self._builder.append(part)
        self._set_margins()
        if self._loader.colours:
            self._colour(self._loader.first, self._loader.end)
        self._paint_marks()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps lines short enough to be read, in the middle of the view."""
        self._set_margins()
        super().resizeEvent(event)
        self._load_near()

    def _set_margins(self) -> None:
        is_code = self._loader.is_code
        font = mono_font(self._theme) if is_code else self._theme.font()
        widest = (_WIDEST_CODE if is_code else _WIDEST) * font.pointSizeF() * self._builder.scale * 96 / 72
        side = max(BAR_ROOM, round((self.width() - widest) / 2)) - BAR_ROOM + 6
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, max(side - self.verticalScrollBar().width(), 8), 0)

    def _page_label(self, page: int) -> str:
        if self._format in _SLIDES:
            return self.tr("Slide %1").replace("%1", self.locale().toString(page))
        if self._format in _SHEETS:
            return self.tr("Sheet %1").replace("%1", self.locale().toString(page))
        return ""

    # Marks

    def _go(self) -> None:
        """Brings the current passage into sight, loading the text around it where it is far away."""
        mark = self._current_mark()
        if mark is None:
            return
        place = self._place(mark)
        if place is None:
            self._loader.begin(self._passages, self._current)
            return
        top, bottom, room = *self._heights(place), self.viewport().height()
        if top < 0.05 * room or bottom > 0.95 * room:
            bar = self.verticalScrollBar()
            bar.setValue(round(bar.value() + top - room * (0.3 if bottom - top < 0.6 * room else 0.08)))

    def _current_mark(self) -> TextMark | None:
        return next((mark for mark in self._loader.marks if mark.passage == self._current), None)

    def _place(self, mark: TextMark) -> tuple[int, int] | None:
        """Where a passage stands in the document, as far as it is loaded; None where its beginning is not."""
        start, end = (self._builder.place_of(offset) for offset in mark.span)
        return None if start is None else (start, self.document().characterCount() - 1 if end is None else end)

    def _heights(self, place: tuple[int, int]) -> tuple[int, int]:
        """Where a stretch begins and ends in the view."""
        start, end = (self.cursorRect(self._cursor(at, at)) for at in place)
        return start.top(), end.bottom()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _paint_marks(self) -> None:
        tokens = self._theme.tokens
        soft, weak = tokens.accent_soft, mixed(tokens.accent_soft, tokens.surface, 0.5)
        strong = mixed(tokens.accent, tokens.surface, _WORD_DARK if self._theme.is_dark else _WORD_LIGHT)
        selections: list[QTextEdit.ExtraSelection] = []
        for mark in sorted(self._loader.marks, key=lambda mark: mark.passage == self._current):
            is_current = mark.passage == self._current
            look = QTextCharFormat()
            look.setBackground(soft if is_current else weak)
            selections += self._selections((mark.span,), look)
            if is_current:
                word = QTextCharFormat()
                word.setBackground(strong)
                word.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
                word.setUnderlineColor(tokens.accent)
                selections += self._selections(mark.words, word)
        self.setExtraSelections(selections)
        self.viewport().update()

    def _selections(self, spans: tuple[tuple[int, int], ...], look: QTextCharFormat) -> list[QTextEdit.ExtraSelection]:
        found: list[QTextEdit.ExtraSelection] = []
        for span in spans:
            start, end = (self._builder.place_of(offset) for offset in span)
            if start is not None or end is not None:
                selection = QTextEdit.ExtraSelection()
                last = self.document().characterCount() - 1
                selection.cursor = self._cursor(start or 0, last if end is None else end)
                selection.format = look
                found.append(selection)
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        """Adds the bar beside the current passage."""
        super().paintEvent(event)
        mark = self._current_mark()
        place = self._place(mark) if mark is not None else None
        if place is not None:
            top, bottom = self._heights(place)
            mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            painter = QPainter(self.viewport())
            left = self.viewport().width() - BAR if mirrored else 0
            painter.fillRect(QRectF(left, top, BAR, bottom - top), self._theme.tokens.accent)
            painter.end()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End go to the ends of the whole text, whatever of it is loaded."""
        if event.key() == Qt.Key.Key_Home and self._loader.has_above:
            self._aim = Qt.Edge.TopEdge
            self._loader.begin(self._passages, self._current, first=0)
        elif event.key() == Qt.Key.Key_End and self._loader.has_below:
            self._aim = Qt.Edge.BottomEdge
            self._loader.begin(self._passages, self._current, last=self._loader.parts[-1].total)
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Escape):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it makes the letters larger or smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_step(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

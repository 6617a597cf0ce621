"""Lays text out for reading, part by part, and knows where each character of the file stands in the layout."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from app.domain.documents import BlockKind
from app.domain.previews import TextBlock, TextPart
from app.ui.preview.table_rows import Cell, Names, rows_of
from app.ui.theme import Theme

BAR_ROOM = 14  # device-independent pixels beside the text, for a bar along a passage
_LINE_HEIGHT = 140  # percent
_HEADING_STEPS = {1: 20, 2: 15}
# What Qt takes for its own marks; each becomes one other character, so that places stay the same.
_UNUSABLE = {0x0D: " ", 0xFDD0: " ", 0xFDD1: " ", 0x2029: "\u2028", 0x00: "\ufffd"}
_INSIDE = {**_UNUSABLE, 0x0A: "\u2028"}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that stands in the layout as it is: `first` in the file's text, `place` in the document."""

    first: int
    text: str
    place: int
    is_wide: bool  # whether Qt takes some of its characters for two

    @property
    def end(self) -> int:
        """Behind its last character, in the file's text."""
        return self.first + len(self.text)

    def place_of(self, offset: int) -> int:
        """Where a character of the file's text stands in the document; Qt counts in UTF-16."""
        inside = min(offset, self.end) - self.first
        return self.place + (units(self.text[:inside]) if self.is_wide else inside)


class TextBuilder:
    """Writes parts of a text into a document; `label` gives the words above the first block of a page, "" for none."""

    def __init__(self, document: QTextDocument, theme: Theme, label: Callable[[int], str]) -> None:
        self._document, self._theme, self._label = document, theme, label
        self._stretches: list[Stretch] = []
        self._page_of_last: int | None = None
        self.scale = 1.0

    def clear(self) -> None:
        """Nothing is shown."""
        self._document.clear()
        self._document.setDocumentMargin(0)
        frame = self._document.rootFrame()
        look = frame.frameFormat()
        look.setLeftMargin(BAR_ROOM)
        look.setTopMargin(12)
        look.setBottomMargin(24)
        frame.setFrameFormat(look)
        self._stretches = []
        self._page_of_last = None

    def append(self, part: TextPart) -> None:
        """Writes a part below what is there."""
        cursor = QTextCursor(self._document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self._stretches and part.blocks:
            cursor.insertBlock()
        cursor.beginEditBlock()
        page = self._page_of_last
        self._stretches += self._written(cursor, part, page)
        cursor.endEditBlock()
        self._page_of_last = part.blocks[-1].page if part.blocks else None

    def prepend(self, part: TextPart) -> None:
        """Writes a part above what is there."""
        before = self._document.characterCount()
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        if part.blocks:
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.Start)
        written = list(self._written(cursor, part, None))
        cursor.endEditBlock()
        shift = self._document.characterCount() - before
        moved = [replace(stretch, place=stretch.place + shift) for stretch in self._stretches]
        self._stretches = [*written, *moved]

    def place_of(self, offset: int) -> int | None:
        """Where a character of the file's text stands in the document, None where there is nothing yet."""
        at = bisect_right(self._stretches, offset, key=lambda stretch: stretch.first) - 1
        if at < 0 or (at + 1 == len(self._stretches) and offset > self._stretches[at].end):
            return None
        return self._stretches[at].place_of(offset)

    # Writing

    def _written(self, cursor: QTextCursor, part: TextPart, page: int | None) -> Iterator[Stretch]:
        if not part.blocks:
            yield self._plain(cursor, part)
            return
        is_first = True
        names: Names = ()
        for block in part.blocks:
            if block.page is not None and block.page != page and (label := self._label(block.page)):
                self._begin(cursor, _label_format(self._unit), self._small(), is_first=is_first)
                cursor.insertText(label)
                is_first = False
            page = block.page
            text, first = part.text[block.start :][: block.length], part.first + block.start
            rows, names = rows_of(text, names) if block.kind is BlockKind.TABLE else ([], ())
            if rows:
                yield from self._table(cursor, rows, first, titled=rows[0][0][1] == names[0] if names else True)
                is_first = True  # Qt has put an empty block behind it
            elif block.kind is BlockKind.CODE:
                yield self._listing(cursor, text, first)
                is_first = True
            else:
                self._begin(cursor, self._block_format(block), self._format(block), is_first=is_first)
                yield _stretch(first, text, cursor)
                cursor.insertText(text.translate(_INSIDE))
                is_first = False

    def _plain(self, cursor: QTextCursor, part: TextPart) -> Stretch:
        """Text as its file has it: a line is a block, so that long files are laid out little by little."""
        fmt = self._mono() if part.is_code else self._body()
        block = QTextBlockFormat()
        block.setLineHeight(
            130 if part.is_code else _LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        cursor.setBlockFormat(block)
        stretch = _stretch(part.first, part.text, cursor)
        cursor.insertText(part.text.translate(_UNUSABLE), fmt)
        return stretch

    def _listing(self, cursor: QTextCursor, text: str, first: int) -> Stretch:
        """Code on a ground of its own."""
        look = QTextFrameFormat()
        look.setBackground(self._theme.tokens.canvas)
        look.setPadding(self._unit)
        look.setBottomMargin(self._unit)
        frame = cursor.insertFrame(look)
        inside = frame.firstCursorPosition()
        block = QTextBlockFormat()
        block.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        inside.setBlockFormat(block)
        stretch = _stretch(first, text, inside)
        inside.insertText(text.translate(_INSIDE), self._mono())
        cursor.setPosition(frame.lastPosition() + 1)
        return stretch

    def _begin(self, cursor: QTextCursor, block: QTextBlockFormat, text: QTextCharFormat, *, is_first: bool) -> None:
        if is_first:
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(text)
        else:
            cursor.insertBlock(block, text)
        cursor.setCharFormat(text)

    def _table(self, cursor: QTextCursor, rows: list[list[Cell]], first: int, *, titled: bool) -> Iterator[Stretch]:
        columns = max(map(len, rows))
        table = cursor.insertTable(len(rows), columns, self._table_format(columns))
        for number, row in enumerate(rows):
            for column, (start, cell) in enumerate(row):
                table.cellAt(number, column).setFormat(self._cell_format())
                inside = table.cellAt(number, column).firstCursorPosition()
                yield _stretch(first + start, cell, inside)
                inside.insertText(
                    cell.translate(_INSIDE), self._body(semibold=titled and number == 0 and len(rows) > 1)
                )
        cursor.setPosition(table.lastPosition() + 1)

    # Looks

    @property
    def _unit(self) -> float:
        return 8 * self.scale

    def _block_format(self, block: TextBlock) -> QTextBlockFormat:
        made = QTextBlockFormat()
        made.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setBottomMargin(self._unit)
        if block.kind is BlockKind.HEADING:
            made.setTopMargin(self._unit * (2 if block.level == 1 else 1.5))
            made.setHeadingLevel(max(1, min(block.level, 6)))
            made.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        return made

    def _format(self, block: TextBlock) -> QTextCharFormat:
        if block.kind is BlockKind.HEADING:
            return self._body(_HEADING_STEPS.get(block.level, 13), semibold=True)
        return self._body()

    def _body(self, step: int = 13, *, semibold: bool = False) -> QTextCharFormat:
        return self._char_format(self._theme.font(step, semibold=semibold))

    def _small(self) -> QTextCharFormat:
        made = self._body(11, semibold=True)
        made.setForeground(self._theme.tokens.secondary)
        return made

    def _mono(self) -> QTextCharFormat:
        return self._char_format(mono_font(self._theme))

    def _char_format(self, font: QFont) -> QTextCharFormat:
        scaled = QFont(font)
        scaled.setPointSizeF(font.pointSizeF() * self.scale)
        made = QTextCharFormat()
        made.setFont(scaled)
        made.setForeground(self._theme.tokens.text)
        return made

    def _table_format(self, columns: int) -> QTextTableFormat:
        made = QTextTableFormat()
        made.setBorder(0)
        made.setCellPadding(self._unit * 0.6)
        made.setCellSpacing(0)
        made.setBottomMargin(self._unit)
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.VariableLength, 0)] * columns)
        return made

    def _cell_format(self) -> QTextTableCellFormat:
        """A line below each cell, none between columns."""
        made = QTextTableCellFormat()
        made.setBottomBorder(1)
        made.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        made.setBottomBorderBrush(self._theme.tokens.hairline)
        return made


def mono_font(theme: Theme) -> QFont:
    """The system's font in which all letters are as wide."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSizeF(theme.size(13) * 0.95)
    return font


def units(text: str) -> int:
    """How many of Qt's characters (UTF-16) a text has."""
    return len(text) + sum(character > "\uffff" for character in text)


def _stretch(first: int, text: str, cursor: QTextCursor) -> Stretch:
    is_wide = not text.isascii() and max(text) > "\uffff"
    return Stretch(first, text, cursor.position(), is_wide)


def _label_format(unit: float) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setTopMargin(2 * unit)
    made.setBottomMargin(unit / 2)
    return made

"""How a row of the list is laid out for one width: texts shaped once, so that painting only draws them."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QStaticText, QTextLayout, QTextOption, QTransform

from app.ui import results_words as words
from app.ui.icons import SMALL
from app.ui.results_rows import Kin, ResultRow
from app.ui.row_art import DOTS_WIDTH, RowArt
from app.ui.snippet_layout import SnippetStyle, snippet_layout
from app.ui.theme import GRID

SIDE, PAD = 20, 10  # from the edges of a row to what stands in it
TILE, SMALL_TILE, INDENT = 56, 32, 32
SNIPPET_LINES, WIDEST_SNIPPET = 2, 760
_GAP, _SEGMENT_GAP = 4, 12
_LEAST_FACTS = 72
_MOST_KEPT = 400
_FIRST_STRONG, _POP = "\u2068", "\u2069"


class RowPart(StrEnum):
    """What can be clicked in a row beside the row itself."""

    FAMILY = "family"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Written:
    """A shaped text at its place, counted from the top left of a row that runs from left to right."""

    text: QStaticText
    place: QRect
    token: str
    icon: str = ""
    part: RowPart | None = None


@dataclass(frozen=True, slots=True)
class RowLook:
    """Everything that a row shows, but for its ground."""

    row: ResultRow
    tile: QRect
    title: Written
    page: Written | None
    facts: tuple[Written, ...]
    why: QRect
    dots: QPoint | None
    snippet: QTextLayout | None
    snippet_place: QRect


class RowLooks:
    """Makes the looks of rows and keeps the last ones."""

    def __init__(self, art: RowArt) -> None:
        self._art = art
        self._kept: OrderedDict[tuple[object, ...], RowLook] = OrderedDict()
        self._folders: tuple[str, ...] = ()
        self.fit()

    def fit(self) -> None:
        """Begins anew with the fonts and colours that the theme has now."""
        art = self._art
        self._kept.clear()
        text = art.title_metrics.height() + _GAP + art.fact_metrics.height()
        self._text_height = text
        self._full = max(TILE, text + GRID + SNIPPET_LINES * art.body_metrics.lineSpacing()) + 2 * PAD
        self._compact = max(TILE, text) + 2 * PAD
        self._small = max(SMALL_TILE, text) + PAD
        self._styles = {
            (selected, mirrored): SnippetStyle(art.body, art.marked_format(selected=selected), mirrored=mirrored)
            for selected in (False, True)
            for mirrored in (False, True)
        }

    def set_folders(self, folders: Sequence[str]) -> None:
        """The folders of the library, from which on paths are shown."""
        self._folders = tuple(folders)
        self._kept.clear()

    def height(self, row: ResultRow) -> int:
        """How high a row is."""
        if row.kin is not Kin.HIT:
            return self._small
        return self._full if row.hit.snippet else self._compact

    def look(self, row: ResultRow, width: int, *, selected: bool, mirrored: bool, away: bool, gone: bool) -> RowLook:
        """The look of a row that is so wide."""
        key = (row.key, width, selected, mirrored, away, gone)
        kept = self._kept.get(key)
        if kept is not None and (kept.row is row or kept.row == row):
            self._kept.move_to_end(key)
            return kept
        made = self._make(row, width, self._styles[selected, mirrored], mirrored=mirrored, away=away, gone=gone)
        self._kept[key] = made
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        return made

    def _make(
        self, row: ResultRow, width: int, style: SnippetStyle, *, mirrored: bool, away: bool, gone: bool
    ) -> RowLook:
        art, height = self._art, self.height(row)
        head = row.kin is Kin.HIT
        side = TILE if head else SMALL_TILE
        has_snippet = head and bool(row.hit.snippet)
        tile = QRect(SIDE + (0 if head else INDENT), PAD if has_snippet else (height - side) // 2, side, side)
        left = tile.right() + 1 + 2 * GRID
        room = width - SIDE - left
        top = PAD if has_snippet else (height - self._text_height) // 2
        title, page = self._title(row, QRect(left, top, room - (DOTS_WIDTH + SMALL + 3 * GRID if head else 0), 0))
        why = QRect(
            width - SIDE - DOTS_WIDTH - GRID - SMALL, top + (art.title_metrics.height() - SMALL) // 2, SMALL, SMALL
        )
        dots = QPoint(width - SIDE - DOTS_WIDTH, top + art.title_metrics.height() // 2 - 3)
        below = top + art.title_metrics.height() + _GAP
        snippet = None
        wide = max(min(room, WIDEST_SNIPPET), 4 * GRID)
        if has_snippet:
            snippet = snippet_layout(row.hit.snippet, row.hit.spans, style, wide, SNIPPET_LINES)
        facts = self._facts(row, QRect(left, below, room, 0), mirrored=mirrored, away=away, gone=gone)
        return RowLook(
            row, tile, title, page, facts,
            why if head else QRect(), dots if head else None, snippet,
            QRect(left, below + art.fact_metrics.height() + GRID, wide, 0),
        )  # fmt: skip

    def _title(self, row: ResultRow, room: QRect) -> tuple[Written, Written | None]:
        """The name with the page behind it; a long name is cut in its middle, so that it keeps its ending."""
        art, metrics, page = self._art, self._art.title_metrics, words.page_words(row.hit)
        taken = art.fact_metrics.horizontalAdvance(page) + _SEGMENT_GAP if page else 0
        most = max(room.width() - taken, 4 * GRID)
        name = metrics.elidedText(words.shown_name(row.hit.name), Qt.TextElideMode.ElideMiddle, most)
        title = self._written(name, room.topLeft(), art.title, metrics, "text")
        if not page:
            return title, None
        at = QPoint(title.place.right() + 1 + _SEGMENT_GAP, room.top() + metrics.ascent() - art.fact_metrics.ascent())
        return title, self._written(page, at, art.fact, art.fact_metrics, "secondary")

    def _facts(self, row: ResultRow, room: QRect, *, mirrored: bool, away: bool, gone: bool) -> tuple[Written, ...]:
        """Folder, day and size, then what else there is to say; the folder gives way where room is short."""
        marks = list(_marks(row, away=away, gone=gone))
        metrics = self._art.fact_metrics
        widths = [metrics.horizontalAdvance(text) + (SMALL + _GAP if icon else 0) for text, _, icon, _ in marks]
        left = max(room.width() - sum(widths) - _SEGMENT_GAP * len(widths), _LEAST_FACTS)
        made = [self._place(row, QRect(room.topLeft(), QSize(left, 0)), mirrored=mirrored)]
        at = made[0].place.right() + 1 + _SEGMENT_GAP
        for (text, token, icon, part), width in zip(marks, widths, strict=True):
            if at + width > room.right() + SIDE // 2:
                break
            written = self._written(text, QPoint(at, room.top()), self._art.fact, metrics, token, icon, part)
            made.append(written)
            at += width + _SEGMENT_GAP
        return tuple(made)

    def _place(self, row: ResultRow, room: QRect, *, mirrored: bool) -> Written:
        metrics = self._art.fact_metrics
        folder, *others = words.facts_of(row, self._folders)
        rest = "".join(f"{words.BETWEEN}{isolated(part) if mirrored else part}" for part in others)
        shown = metrics.elidedText(
            folder, Qt.TextElideMode.ElideMiddle, max(room.width() - metrics.horizontalAdvance(rest), _LEAST_FACTS // 2)
        )
        if mirrored:
            shown = words.STEP.join(map(isolated, shown.split(words.STEP)))
        return self._written(shown + rest, room.topLeft(), self._art.fact, metrics, "secondary", mirrored=mirrored)

    def _written(
        self,
        text: str,
        at: QPoint,
        font: QFont,
        metrics: QFontMetrics,
        token: str,
        icon: str = "",
        part: RowPart | None = None,
        *,
        mirrored: bool = False,
    ) -> Written:
        made = shaped(text, font, mirrored=mirrored)
        width = round(made.size().width() + 0.5) + (SMALL + _GAP if icon else 0)
        return Written(made, QRect(at, QSize(width, metrics.height())), token, icon, part)


def shaped(text: str, font: QFont, *, mirrored: bool = False) -> QStaticText:
    """A line of text, ready to be drawn; its direction is that of its letters unless it is to be `mirrored`."""
    made = QStaticText(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    if mirrored:
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    made.setTextOption(option)
    made.prepare(QTransform(), font)
    return made


def isolated(text: str) -> str:
    """A text whose direction does not touch its neighbours'."""
    return f"{_FIRST_STRONG}{text}{_POP}"


def _marks(row: ResultRow, *, away: bool, gone: bool) -> list[tuple[str, str, str, RowPart | None]]:
    """(text, colour, icon, what a click on it does) of what stands behind the facts."""
    translate = QCoreApplication.translate
    marks: list[tuple[str, str, str, RowPart | None]] = []
    if gone:
        marks.append((translate("Results", "no longer there"), "danger", "file-x", None))
    elif away:
        marks.append((translate("Results", "offline"), "warning", "unplug", None))
    if row.hit.recognised:
        marks.append((translate("Results", "read off a picture"), "secondary", "scan-text", None))
    if row.kin is not Kin.HIT:
        marks.append((words.kin_words(row.kin), "secondary", "", None))
    elif family := words.family_words(row):
        marks.append((family, "accent", "chevron-up" if row.expanded else "chevron-down", RowPart.FAMILY))
    return marks

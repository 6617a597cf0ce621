"""Loads a text part by part: around a passage first, then above and below as it is wanted, with marks and colours."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.domain.previews import Colours, ColourText, FoundPassage, ReadText, TextMark, TextPart, Unshown
from app.ui.preview.client import Asked, PreviewClient

AT_ONCE = 12_000  # characters

Span = tuple[int, int, str]


class TextLoader(QObject):
    """Holds the parts that are loaded, which follow each other without a gap.

    `began` tells the first part, in place of all that was there; `added_below` and `added_above` tell further ones,
    `marked` that marks have come, `coloured` between which characters colours have; `failed` tells an Unshown where
    nothing can be read.
    """

    began = Signal(object)
    added_below = Signal(object)
    added_above = Signal(object)
    marked = Signal()
    coloured = Signal(int, int)
    failed = Signal(object)

    def __init__(self, client: PreviewClient, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._client, self._path = client, path
        self._asked: dict[str, Asked] = {}
        self.parts: list[TextPart] = []
        self.marks: tuple[TextMark, ...] = ()
        self.colours: list[Span] = []

    @property
    def first(self) -> int:
        """Where what is loaded begins."""
        return self.parts[0].first

    @property
    def end(self) -> int:
        """Where what is loaded ends."""
        return self.parts[-1].first + len(self.parts[-1].text)

    @property
    def has_above(self) -> bool:
        """Whether there is more above."""
        return bool(self.parts) and self.first > 0

    @property
    def has_below(self) -> bool:
        """Whether there is more below."""
        return bool(self.parts) and self.end < self.parts[-1].total

    @property
    def is_code(self) -> bool:
        """Whether the text is set like code."""
        return bool(self.parts) and self.parts[0].is_code

    def begin(
        self, passages: tuple[FoundPassage, ...], around: int, *, first: int | None = None, last: int | None = None
    ) -> None:
        """Loads a part to begin with: around a passage, or from or to a place in the text."""
        self.close()
        self._ask("part", ReadText(self._path, AT_ONCE, passages, first, last, around), self._take_first)

    def find(self, passages: tuple[FoundPassage, ...]) -> None:
        """Looks where passages stand."""
        self._ask("marks", ReadText(self._path, 0, passages, first=0), self._take_marks)

    def more_below(self) -> None:
        """Loads what follows, if anything does."""
        if self.has_below and "below" not in self._asked:
            self._ask("below", ReadText(self._path, AT_ONCE, (), first=self.end), self._take_below)

    def more_above(self) -> None:
        """Loads what is before, if there is any."""
        if self.has_above and "above" not in self._asked:
            self._ask("above", ReadText(self._path, AT_ONCE, (), last=self.first), self._take_above)

    def close(self) -> None:
        """Nothing that is on its way is wanted any more."""
        for asked in self._asked.values():
            asked.drop()
        self._asked.clear()

    def _ask(self, what: str, request: ReadText | ColourText, done: Callable[[Any], None]) -> None:
        if what in self._asked:
            self._asked.pop(what).drop()

        def arrive(shown: object) -> None:
            self._asked.pop(what, None)
            done(shown)

        self._asked[what] = self._client.ask(request, arrive, self)

    def _take_first(self, part: TextPart | Unshown) -> None:
        if isinstance(part, Unshown):
            self.failed.emit(part)
            return
        self.parts, self.marks, self.colours = [part], part.marks, []
        self.began.emit(part)
        self._ask_colours(part)

    def _take_below(self, part: TextPart | Unshown) -> None:
        if isinstance(part, TextPart) and part.text and part.first == self.end:
            self.parts.append(part)
            self.added_below.emit(part)
            self._ask_colours(part)

    def _take_above(self, part: TextPart | Unshown) -> None:
        if isinstance(part, TextPart) and part.text and part.first + len(part.text) == self.first:
            self.parts.insert(0, part)
            self.added_above.emit(part)
            self._ask_colours(part)

    def _take_marks(self, part: TextPart | Unshown) -> None:
        if isinstance(part, TextPart):
            self.marks = part.marks
            self.marked.emit()

    def _ask_colours(self, part: TextPart) -> None:
        if part.is_code:
            request = ColourText(self._path, part.first, part.first + len(part.text))
            self._ask(f"colours {part.first}", request, partial(self._take_colours, request))

    def _take_colours(self, request: ColourText, found: Colours | Unshown) -> None:
        if isinstance(found, Colours):
            self.colours = sorted({*self.colours, *found.spans})
            self.coloured.emit(request.first, request.last)

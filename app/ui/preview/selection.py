"""What is selected on pages: a stretch of letters from one place to another, across pages (pure)."""

import re
from dataclasses import dataclass

from app.domain.previews import Box, PageLetters

Place = tuple[int, int]  # page (from 1), letter


@dataclass(frozen=True, slots=True)
class Selection:
    """From `anchor`, where the mouse was pressed, to `caret`, where it is now."""

    anchor: Place
    caret: Place

    @property
    def first(self) -> Place:
        """The place that is read first."""
        return min(self.anchor, self.caret)

    @property
    def last(self) -> Place:
        """The place after the last letter."""
        return max(self.anchor, self.caret)

    @property
    def is_empty(self) -> bool:
        """Whether no letter is selected."""
        return self.anchor == self.caret

    def on_page(self, page: int, letters: int) -> tuple[int, int]:
        """The letters [start, end) of a page that are selected."""
        if not self.first[0] <= page <= self.last[0]:
            return 0, 0
        start = self.first[1] if page == self.first[0] else 0
        end = self.last[1] if page == self.last[0] else letters
        return start, end


def letter_at(letters: PageLetters, x: float, y: float) -> int:
    """The place between two letters that is nearest to a point: on its line, or on the nearest one."""
    import numpy as np  # loaded with the first page (start-up time)

    boxes = letters.boxes
    solid = np.flatnonzero(boxes[:, 2] > boxes[:, 0])
    if not len(solid):
        return 0
    x0, y0, x1, y1 = boxes[solid].T
    away = np.maximum(np.maximum(y0 - y, y - y1), 0.0) * 4 + np.maximum(np.maximum(x0 - x, x - x1), 0.0)
    nearest = int(solid[int(away.argmin())])
    middle = (boxes[nearest, 0] + boxes[nearest, 2]) / 2
    return nearest + int(x > middle)


def is_on_text(letters: PageLetters, x: float, y: float, reach: float = 3.0) -> bool:
    """Whether a point lies on a letter, or nearly."""
    x0, y0, x1, y1 = letters.boxes.T
    return bool(((x0 - reach <= x) & (x <= x1 + reach) & (y0 <= y) & (y <= y1) & (x1 > x0)).any())


def word_around(text: str, at: int) -> tuple[int, int]:
    """The word at a place, or the one character there."""
    for found in re.finditer(r"\w+", text[max(0, at - 100) : at + 100]):
        start, end = (place + max(0, at - 100) for place in found.span())
        if start <= at < end or (at == end and start < end):
            return start, end
    return at, min(at + 1, len(text))


def line_around(text: str, at: int) -> tuple[int, int]:
    """The line at a place."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def boxes_between(letters: PageLetters, start: int, end: int) -> list[Box]:
    """One box for each line of the letters [start, end)."""
    found: list[Box] = []
    at = start
    for line in letters.text[start:end].split("\n"):
        boxes = letters.boxes[at : at + len(line)]
        boxes = boxes[boxes[:, 2] > boxes[:, 0]]
        if len(boxes):
            (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            found.append((float(x0), float(y0), float(x1), float(y1)))
        at += len(line) + 1
    return found

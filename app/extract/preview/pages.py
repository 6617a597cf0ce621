"""Pages of files that MuPDF lays out: opened once, drawn at any scale, read letter by letter."""

import time
from collections import OrderedDict
from typing import Any

from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.previews import Box, Copied, Drawn, FoundPassage, PageLetters
from app.extract import mupdf
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.preview.letters import Letters, letters_of
from app.extract.preview.marks import marks_of

PAGED = frozenset({"pdf", "xps", "fb2", "mobi"})  # books are laid out as they were when their pictures were indexed
MOST_DRAWN = 24_000_000  # pixels
MOST_COPIED = 5_000_000  # characters
_MEASURING_SECONDS = 0.2
_LETTERS_KEPT = 12  # pages


class Pages:
    """One open document. Every method raises FailedFileError where a page cannot be read; pages count from 1."""

    def __init__(self, file: DetectedFile, limits: Limits) -> None:
        """Opens the file; raises SkippedFileError where it needs a password, FailedFileError where it is damaged."""
        if file.format == "xps":
            check_container(file.path, limits)
        self._document = _opened(file)
        if self._document.needs_pass:
            raise SkippedFileError("The file needs a password to be opened.")
        self.count = int(self._document.page_count)
        if not self.count:
            raise FailedFileError("The file holds no page.")
        self._letters: OrderedDict[int, Letters] = OrderedDict()

    def close(self) -> None:
        """Gives the document back."""
        self._document.close()
        mupdf.load().TOOLS.store_shrink(100)

    def sheets(self) -> tuple[tuple[float, float], ...]:
        """(width, height) in points of the first pages: of as many as can be measured at once."""
        end = time.monotonic() + _MEASURING_SECONDS
        found: list[tuple[float, float]] = []
        for number in range(1, self.count + 1):
            found.append(self._size(number, found))
            if time.monotonic() > end:
                break
        return tuple(found)

    def draw(self, number: int, scale: float, clip: Box | None = None) -> Drawn:
        """The page, or a part of it, at `scale` pixels a point; smaller where that would be too many pixels."""
        page = self._page(number)
        pymupdf = mupdf.load()
        whole = (0.0, 0.0, page.rect.width, page.rect.height)
        x0, y0, x1, y1 = part = _inside(clip, whole)
        scale = min(scale, (MOST_DRAWN / max((x1 - x0) * (y1 - y0), 1.0)) ** 0.5)
        try:
            drawn = page.get_pixmap(matrix=pymupdf.Matrix(scale, scale), clip=pymupdf.Rect(part), alpha=False)
        except MemoryError:
            raise
        except Exception as error:
            raise FailedFileError(f"Page {number} is damaged.") from error
        origin = (drawn.x / scale, drawn.y / scale)
        shown = (*origin, origin[0] + drawn.width / scale, origin[1] + drawn.height / scale)
        return Drawn(drawn.width, drawn.height, bytes(drawn.samples), whole[2:], shown)

    def draw_small(self, number: int, size: int, box: Box | None = None) -> Drawn:
        """The page, or a part of it, with at most `size` pixels on its longer side."""
        number = min(max(number, 1), self.count)
        x0, y0, x1, y1 = part = _inside(box, (0.0, 0.0, *self._size(number, [])))
        return self.draw(number, size / max(x1 - x0, y1 - y0, 1.0), part)

    def read(self, number: int, passages: tuple[FoundPassage, ...]) -> PageLetters:
        """The letters of a page, and where the passages stand on it."""
        letters = self.letters(number)
        goes_on = any(passage.page == number - 1 for passage in passages)
        before = self.letters(number - 1) if goes_on else None
        return PageLetters(letters.text, letters.boxes, marks_of(passages, number, letters, before))

    def letters(self, number: int) -> Letters:
        """The letters of a page; those of the last pages are kept."""
        if number not in self._letters:
            try:
                self._letters[number] = letters_of(self._page(number))
            except (MemoryError, FailedFileError):
                raise
            except Exception as error:
                raise FailedFileError(f"The text of page {number} cannot be read.") from error
            if len(self._letters) > _LETTERS_KEPT:
                self._letters.popitem(last=False)
        self._letters.move_to_end(number)
        return self._letters[number]

    def between(self, first: tuple[int, int], last: tuple[int, int]) -> Copied:
        """The text from (page, character) to (page, character), pages parted by an empty line."""
        parts: list[str] = []
        length = 0
        for number in range(max(first[0], 1), min(last[0], self.count) + 1):
            text = self.letters(number).text
            end = last[1] if number == last[0] else len(text)
            parts.append(text[first[1] if number == first[0] else 0 : end].strip("\n"))
            length += len(parts[-1])
            if length > MOST_COPIED:
                return Copied("\n\n".join(parts)[:MOST_COPIED], cut=True)
        return Copied("\n\n".join(parts))

    def _size(self, number: int, before: list[tuple[float, float]]) -> tuple[float, float]:
        try:
            rect = self._page(number).rect
        except FailedFileError:  # it is told where it is to be drawn
            return before[-1] if before else (595.0, 842.0)
        return rect.width, rect.height

    def _page(self, number: int) -> Any:
        try:
            page = self._document[number - 1]
        except Exception as error:
            raise FailedFileError(f"Page {number} is damaged.") from error
        if page.rect.is_empty or page.rect.is_infinite:
            raise FailedFileError(f"Page {number} has no size.")
        return page


def _opened(file: DetectedFile) -> Any:
    try:
        return mupdf.load().open(file.path, filetype=file.format)
    except Exception as error:
        raise FailedFileError(f"The {file.format} file is damaged and cannot be opened.") from error


def _inside(clip: Box | None, whole: Box) -> Box:
    """The part of `clip` on the page; the whole page where nothing would be left."""
    if clip is None:
        return whole
    x0, y0, x1, y1 = max(clip[0], 0.0), max(clip[1], 0.0), min(clip[2], whole[2]), min(clip[3], whole[3])
    return (x0, y0, x1, y1) if x1 - x0 >= 1 and y1 - y0 >= 1 else whole

"""Boxes to paint over passages of a page: one for each line that a passage crosses."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from app.domain.previews import Box, FoundPassage, Mark, Span
from app.extract.preview.alike import Run, Stream, alike, carried, rest_of, stream_of, stretches
from app.extract.preview.letters import Letters

_LEAST_REST = 24  # letters of a passage that goes on on this page


def marks_of(
    passages: Sequence[FoundPassage], page: int, letters: Letters, before: Letters | None = None
) -> tuple[Mark, ...]:
    """Where the passages stand on `page` (from 1), also those that begin on the page `before`."""
    there = stream_of(letters.text)
    above = stream_of(before.text) if before is not None else None
    return tuple(_marks(passages, page, letters, there, above))


def _marks(
    passages: Sequence[FoundPassage], page: int, letters: Letters, there: Stream, above: Stream | None
) -> Iterator[Mark]:
    for number, passage in enumerate(passages):
        if passage.recognised:
            if passage.page == page and passage.box is not None:
                yield Mark(number, (passage.box,), ())
            continue
        stream = stream_of(passage.text)
        runs = _runs_on(passage, page, stream, there, above)
        if runs:
            words = [part for span in passage.spans for part in carried(_in_letters(span, stream), runs)]
            yield Mark(number, _areas(stretches(runs), letters, there), _areas(words, letters, there))


def _runs_on(passage: FoundPassage, page: int, stream: Stream, there: Stream, above: Stream | None) -> list[Run]:
    """What of the passage stands on this page; a passage without a page may stand anywhere."""
    if passage.page in (None, page):
        return alike(stream.letters, there.letters)
    if passage.page != page - 1 or above is None:
        return []
    first = rest_of(alike(stream.letters, above.letters))
    if first == 0 or len(stream.letters) - first < _LEAST_REST:
        return []
    return [run._replace(passage=run.passage + first) for run in alike(stream.letters[first:], there.letters)]


def _in_letters(span: Span, stream: Stream) -> Span:
    """A span of the text, in its letters."""
    return bisect_left(stream.places, span[0]), bisect_left(stream.places, span[1])


def _areas(parts: Iterable[Span], letters: Letters, there: Stream) -> tuple[Box, ...]:
    spans = [(there.places[start], there.places[end - 1] + 1) for start, end in parts]
    return tuple(box for start, end in spans for box in lines_between(start, end, letters))


def lines_between(start: int, end: int, letters: Letters) -> Iterator[Box]:
    """One box for each line of the characters [start, end)."""
    at = start
    for line in letters.text[start:end].split("\n"):
        if line.strip():
            left, right = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            boxes = letters.boxes[left:right]
            (x0, y0), (x1, y1) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
            yield float(x0), float(y0), float(x1), float(y1)
        at += len(line) + 1

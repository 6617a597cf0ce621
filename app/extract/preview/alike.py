"""Finds a passage on a page by its letters alone, whatever stands between them: line ends, hyphens, other columns."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

RUN = 12  # letters in a row that are not alike by chance
_MOST_PLACES = 64  # where one run is compared; more often it stands for nothing
_JOINED = 8  # letters that may lie between two runs that are marked as one (a note's number, a broken ligature)
_LEAST_SHARE = 0.3  # of a passage's letters; with fewer it is another text


class Stream(NamedTuple):
    """The letters and digits of a text without case and accents, and the place of each in the text."""

    letters: str
    places: list[int]


class Run(NamedTuple):
    """`length` letters that both have: from `passage` on in the one stream, from `page` on in the other."""

    passage: int
    page: int
    length: int


def stream_of(text: str) -> Stream:
    """The letters of `text`; hyphens, spaces and all punctuation are left out."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in _folded(character):
            letters.append(part)
            places.append(place)
    return Stream("".join(letters), places)


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    apart = unicodedata.normalize("NFKD", character).casefold()
    return "".join(part for part in apart if part.isalnum())


def alike(passage: str, page: str) -> list[Run]:
    """The runs of letters of `passage` that stand on the page, in the passage's order; none for another text.

    Both are the letters of streams. A passage that stands there in one piece gives one run.
    """
    if not passage:
        return []
    whole = page.find(passage)
    if whole >= 0:
        return [Run(0, whole, len(passage))]
    runs = list(_runs(passage, page)) if len(passage) > RUN else []
    return runs if sum(run.length for run in runs) >= _LEAST_SHARE * len(passage) else []


def rest_of(runs: list[Run]) -> int:
    """Where in the passage's letters that part begins that goes on on the next page."""
    return max((run.passage + run.length for run in runs), default=0)


def _runs(passage: str, page: str) -> Iterator[Run]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at in range(len(page) - RUN + 1):
        index[page[at : at + RUN]].append(at)
    at, expected = 0, 0
    while at <= len(passage) - RUN:
        places = index.get(passage[at : at + RUN], ())
        best = _longest(passage, at, page, places[:_MOST_PLACES], expected) if places else None
        if best is None:
            at += 1
            continue
        yield best
        at, expected = at + best.length, best.page + best.length


def _longest(passage: str, at: int, page: str, places: list[int] | tuple[int, ...], expected: int) -> Run:
    """The longest run from `at` on; of equal ones that which is nearest to where the last one ended."""
    runs = [Run(at, place, _common(passage, at, page, place)) for place in places]
    return max(runs, key=lambda run: (run.length, -abs(run.page - expected)))


def _common(one: str, at: int, other: str, place: int) -> int:
    length = 0
    most = min(len(one) - at, len(other) - place)
    while length < most and one[at + length] == other[place + length]:
        length += 1
    return length


def stretches(runs: list[Run]) -> list[tuple[int, int]]:
    """What the runs cover on the page, as sorted (start, end) in its letters; small gaps are closed."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((run.page, run.page + run.length) for run in runs):
        if found and start - found[-1][1] <= _JOINED:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def carried(span: tuple[int, int], runs: list[Run]) -> Iterator[tuple[int, int]]:
    """Where the passage's letters [start, end) stand on the page, part by part."""
    for run in runs:
        start, end = max(span[0], run.passage), min(span[1], run.passage + run.length)
        if start < end:
            yield start - run.passage + run.page, end - run.passage + run.page

"""Finds sentences and their places in a text."""

import re
from collections.abc import Iterator

# A sentence ends after . ! ? … (and closing quotes or brackets) before white space, after CJK full stops, and at a
# line break that a blank line or a list marker follows.
_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=[。！？])|\n\s*\n|\n(?=\s*(?:[-*•‣▪]|\d{1,3}[.)])\s)")
# No sentence ends after these, after one letter ("J. Smith"), inside "e.g. this" or after the number of a list item.
_NO_END = re.compile(
    r"(?:^|[\s(\[])(?:[A-Za-z]|e\.g|i\.e|cf|vs|ca|bzw|usw|z\.B|d\.h|Dr|Mr|Mrs|Ms|Prof|St|Nr|No|Fig|Figs|Eq|Eqs|Sec|Tab"
    r"|Ref|Refs|Vol|pp|al|approx|Inc|Ltd|Co)\.$|(?:^|\n)\s*\d{1,3}\.$"
)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yields the (start, end) of each sentence in text[start:end], without surrounding white space, in order."""
    begin = start
    for match in _END.finditer(text, start, end):
        if _NO_END.search(text, max(0, match.start() - 12), match.start()):
            continue
        yield from _trimmed(text, begin, match.end())
        begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    if left < len(piece):
        yield start + left, start + len(piece.rstrip())

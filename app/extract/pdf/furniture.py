"""Running headers, footers and page numbers: what stands in the margins of page after page."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.extract.pdf.lines import Line, PageText

TOP = 0.12
BOTTOM = 0.88
LEAST_PAGES = 3

_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–— ]*(?:#|[ivxlc]+)[-–— ]*(?:(?:of|/|von|de|sur) ?#)?", re.I)


def without_furniture(pages: Sequence[PageText]) -> list[PageText]:
    """The pages without the margin lines that at least `LEAST_PAGES` pages share (numbers counted as equal)."""
    counts = Counter(key for page in pages for key in set(_keys(page)))
    repeated = {key for key, count in counts.items() if count >= _least(key, len(pages))}
    if not repeated:
        return list(pages)
    return [page._replace(lines=tuple(_kept(page, repeated))) for page in pages]


def _least(key: str, pages: int) -> int:
    return 2 if pages == 2 and _PAGE_NUMBER.fullmatch(key[1:]) else LEAST_PAGES


def _keys(page: PageText) -> Iterable[str]:
    return (key for line in page.lines if (key := _key(line, page.height)))


def _kept(page: PageText, repeated: set[str]) -> Iterable[Line]:
    return (line for line in page.lines if _key(line, page.height) not in repeated)


def _key(line: Line, height: float) -> str:
    """What equal margin lines share, "" for a line outside the margins."""
    if line.y1 <= TOP * height:
        zone = "^"
    elif line.y0 >= BOTTOM * height:
        zone = "_"
    else:
        return ""
    return zone + _DIGITS.sub("#", _SPACES.sub(" ", line.text.strip().casefold()))

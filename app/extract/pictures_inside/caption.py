"""Captions: the text beside a picture that speaks of it."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

MOST_CHARACTERS = 300
MOST_SHORT = 200
FARTHEST, DIRECTLY_BELOW = 90.0, 20.0  # points
_NOT_BELOW = 10.0  # points that a caption above or aside counts as farther away, since most stand below

_NAMES = (
    "fig|figs|figure|figura|figur|table|tab|tabelle|tableau|tabla|tabella|tabel|abb|abbildung|bild|foto|grafik|plate|"
    "scheme|chart|diagram|diagramme|graph|map|image|picture|photo|photograph|illustration|exhibit|screenshot|algorithm|"
    "listing|panel|рис|рисунок|табл|таблица|图|圖|図|表"
)
_START = re.compile(rf"(?:{_NAMES})\.?\s*(?:\d|[(]?[a-z]?\d|[ivxlc]+\b|[a-z]\b(?=[.:)])|[:.])", re.I)
_CERTAIN = re.compile(rf"(?:{_NAMES})\.?\s*[A-Z]?\d+[\d.]*[a-z]?\s*(?:[.:|\u2013\u2014-]|$)", re.I)
_FILE_NAME = re.compile(
    r"\S*[\\/]\S+|[^\s.]+\.\w{2,4}|(?:image|picture|img|bild|grafik|graphic|dsc|pic)[\s_-]*\d*", re.I
)
_MADE_BY_PROGRAM = re.compile(
    r"\s*(?:description automatically generated.*|automatisch generierte beschreibung.*)$", re.I
)


class Text(NamedTuple):
    """A block of text on a page; the box is in points, its lines are parted by line breaks."""

    x0: float
    y0: float
    x1: float
    y1: float
    text: str


Box = tuple[float, float, float, float]


def is_caption(text: str) -> bool:
    """Whether a text begins as captions do: "Figure 3", "Abb. 2", "Table IV"."""
    return bool(_START.match(text.strip()))


def tidy(text: str) -> str:
    """A caption on one line, cut after a word at `MOST_CHARACTERS`."""
    line = " ".join(text.split())
    if len(line) <= MOST_CHARACTERS:
        return line
    cut = line[: MOST_CHARACTERS - 1]
    return (cut.rpartition(" ")[0] or cut) + "…"


def described(text: str | None) -> str:
    """The description of a picture ("alt text"), "" where a program put a file name there."""
    words = _MADE_BY_PROGRAM.sub("", " ".join((text or "").split()))
    return "" if _FILE_NAME.fullmatch(words) else words


def joined(parts: Iterable[str]) -> str:
    """Several texts about one picture as one caption; what is said twice is kept once."""
    kept: list[str] = []
    for part in (" ".join(part.split()) for part in parts):
        if part and not any(part in other for other in kept):
            kept = [other for other in kept if other not in part]
            kept.append(part)
    return tidy(". ".join(part.rstrip(".") if part is not kept[-1] else part for part in kept))


def caption_of(box: Box, texts: Sequence[Text]) -> str:
    """The nearest text around a picture that begins like a caption, or else a short text directly below it."""
    near = [(_distance(box, text), text) for text in texts if not _inside(box, text)]
    captions = [(away, start) for away, text in near if away <= FARTHEST and (start := _caption_in(text.text))]
    if captions:
        return tidy(min(captions)[1])
    below = [(text.y0 - box[3], text) for _, text in near if _is_directly_below(box, text)]
    return tidy(min(below)[1].text) if below else ""


def _caption_in(text: str) -> str:
    """The text from where a caption begins in it; inside a block only one that cannot be meant otherwise."""
    lines = text.strip().split("\n")
    if is_caption(lines[0]):
        return text
    at = next((at for at, line in enumerate(lines) if _CERTAIN.match(line.strip())), None)
    return "" if at is None else "\n".join(lines[at:])


def _is_directly_below(box: Box, text: Text) -> bool:
    overlap = min(box[2], text.x1) - max(box[0], text.x0)
    return (
        -2 <= text.y0 - box[3] <= DIRECTLY_BELOW
        and overlap > 0.5 * (text.x1 - text.x0)
        and len(text.text.strip()) <= MOST_SHORT
        and any(map(str.isalpha, text.text))
    )


def _inside(box: Box, text: Text) -> bool:
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _distance(box: Box, text: Text) -> float:
    """Points between picture and text, more where captions seldom stand."""
    aside = max(box[0] - text.x1, text.x0 - box[2], 0.0)
    above, below = max(box[1] - text.y1, 0.0), max(text.y0 - box[3], 0.0)
    return aside + above + below + (_NOT_BELOW if aside or above else 0.0)

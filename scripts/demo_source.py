"""The sources of the demonstration library: a TOML head between `+++` lines, then plain text or simple Markdown."""

import html
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from pathlib import Path

_INLINE = re.compile(r"\*\*(?P<bold>[^*]+)\*\*|\*(?P<italic>[^*]+)\*")
_PREFIXES = {"- ": "ITEM", "> ": "ASIDE"}


@dataclass(frozen=True, slots=True)
class Source:
    """What one file of the library is made from; `path` is its place in the library, its suffix the format."""

    path: str
    modified: datetime
    body: str
    title: str = ""
    author: str = ""
    columns: int = 1
    html: bool = False
    attachment_name: str = ""
    attachment: str = ""


class Part(Enum):
    """The parts of the simple Markdown; an ASIDE becomes the speaker's notes of a slide."""

    HEADING = auto()
    PARAGRAPH = auto()
    ITEM = auto()
    STEP = auto()
    ASIDE = auto()
    TABLE = auto()


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a text; `level` is set for headings, `rows` (the head first) for tables."""

    part: Part
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


def read_source(path: Path) -> Source:
    """The source in `path`; raises ValueError where the head is missing."""
    _, head, body = path.read_text(encoding="utf-8").split("+++\n", 2)
    return Source(body=body, **tomllib.loads(head))


def blocks(markdown: str) -> Iterator[Block]:
    """Headings, paragraphs, list items and tables in order; list items and table rows are single lines."""
    for piece in re.split(r"\n{2,}", markdown.strip()):
        lines = piece.splitlines()
        if lines[0].startswith("|"):
            yield Block(Part.TABLE, rows=tuple(_cells(line) for line in lines if not line.startswith("|---")))
        elif match := re.match(r"(#+) (.*)", piece):
            yield Block(Part.HEADING, match[2], level=len(match[1]))
        elif lines[0][:2] in _PREFIXES:
            part = Part[_PREFIXES[lines[0][:2]]]
            yield from (Block(part, line[2:]) for line in lines)
        elif re.match(r"\d+\. ", piece):
            yield from (Block(Part.STEP, line.split(". ", 1)[1]) for line in lines)
        else:
            yield Block(Part.PARAGRAPH, " ".join(lines))


def runs(text: str) -> Iterator[Run]:
    """The text in stretches of one style: plain, **bold** or *italic*."""
    end = 0
    for match in _INLINE.finditer(text):
        if match.start() > end:
            yield Run(text[end : match.start()])
        yield Run(match["bold"] or match["italic"], bold=bool(match["bold"]), italic=bool(match["italic"]))
        end = match.end()
    if end < len(text):
        yield Run(text[end:])


def plain(text: str) -> str:
    """The text without marks of style."""
    return "".join(run.text for run in runs(text))


def to_html(markdown: str) -> str:
    """The body of a web page."""
    lists = {Part.ITEM: "ul", Part.STEP: "ol"}
    lines: list[str] = []
    before: Part | None = None
    for block in (*blocks(markdown), None):
        part = block.part if block else None
        if before != part:
            lines += [f"</{lists[before]}>"] if before in lists else []
            lines += [f"<{lists[part]}>"] if part in lists else []
        if block:
            lines.append(_element(block))
        before = part
    return "\n".join(lines) + "\n"


def _element(block: Block) -> str:
    if block.part is Part.TABLE:
        head, *rows = (
            "".join(f"<{tag}>{_styled(cell)}</{tag}>" for cell in row)
            for tag, row in zip(["th"] + ["td"] * len(block.rows), block.rows, strict=False)
        )
        return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in (head, *rows)) + "\n</table>"
    tags = {Part.HEADING: f"h{block.level}", Part.ITEM: "li", Part.STEP: "li", Part.ASIDE: "blockquote"}
    tag = tags.get(block.part, "p")
    return f"<{tag}>{_styled(block.text)}</{tag}>"


def _styled(text: str) -> str:
    def element(run: Run) -> str:
        escaped = html.escape(run.text, quote=False)
        return f"<b>{escaped}</b>" if run.bold else f"<i>{escaped}</i>" if run.italic else escaped

    return "".join(map(element, runs(text)))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))

"""HTML by selectolax: headings, paragraphs, lists, tables and listings, without scripts and styles."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.domain.documents import Block, BlockKind, Document, EmbeddedPicture
from app.domain.errors import SkippedFileError
from app.extract.detect import DetectedFile
from app.extract.encoding import decode
from app.extract.limits import Limits

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LEFT_OUT = frozenset({"script", "style", "noscript", "template", "head", "iframe", "object", "nav", "select"})
_INLINE_TAGS = (
    "-text a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr button"
)
_INLINE = frozenset(_INLINE_TAGS.split())
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_SPACES = re.compile(r"\s+")
_PICTURE_INSIDE = re.compile(r"<img\b[^>]{0,500}?\bsrc\s*=\s*[\"']?\s*data:image/(?!svg)[^\"'>\s]{2500}", re.I)


@dataclass(frozen=True, slots=True)
class Page:
    """What an HTML text holds; `language` is what the page says of itself."""

    blocks: tuple[Block, ...]
    title: str | None
    author: str | None
    language: str | None


def extract(file: DetectedFile, limits: Limits) -> Document:  # noqa: ARG001 - the text is cut by the caller
    """Read an HTML or SVG file."""
    source = decode_html(Path(file.path).read_bytes())
    page = read_html(source)
    if not page.blocks and not page.title:
        raise SkippedFileError("The page holds no text.")
    return Document(
        file.format,
        file.kind,
        page.blocks,
        title=page.title,
        author=page.author,
        language=page.language,
        pictures=pictures_carried_by(source) if file.format == "html" else (),
    )


def pictures_carried_by(source: str) -> tuple[EmbeddedPicture, ...]:
    """The pictures that a page seems to carry inside itself ("data:" addresses), none of them decoded."""
    return tuple(EmbeddedPicture(None) for _ in _PICTURE_INSIDE.finditer(source))


def decode_html(data: bytes) -> str:
    """The text of a page in the encoding that it names, or else in the one that its bytes suggest."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass  # the page is wrong about itself
    return decode(data)


def read_html(source: str, page: int | None = None) -> Page:
    """The blocks and facts of an HTML text; `page` is put into the blocks."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(source)
    collector = _Collector(page)
    if tree.body is not None:
        collector.walk(tree.body)
    return Page(tuple(collector.finish()), _title(tree), _meta(tree, "author"), _language(tree))


def _title(tree: Any) -> str | None:
    node = tree.css_first("title")
    return _SPACES.sub(" ", node.text()).strip() or None if node is not None else None


def _meta(tree: Any, name: str) -> str | None:
    node = tree.css_first(f'meta[name="{name}"]')
    return (node.attributes.get("content") or "").strip() or None if node is not None else None


def _language(tree: Any) -> str | None:
    node = tree.css_first("html")
    code = ((node.attributes.get("lang") or "") if node is not None else "")[:2].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


@dataclass(slots=True)
class _Collector:
    """Walks the tree without recursion, since a hostile page may be nested a million deep."""

    page: int | None
    blocks: list[Block] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)

    def walk(self, root: Any) -> None:
        stack: list[tuple[Any, bool]] = [(child, False) for child in _children_reversed(root)]
        while stack:
            node, leaving = stack.pop()
            tag = node.tag
            if leaving:
                self.flush()
            elif tag == "-text":
                self.pending.append(node.text_content or "")
            elif tag in _LEFT_OUT or tag in ("-comment", "_comment", "!doctype"):
                continue
            elif tag in _HEADINGS or tag in ("pre", "table"):
                self.flush()
                self.whole(node, tag)
            else:
                self.enter(node, tag, stack)

    def enter(self, node: Any, tag: str, stack: list[tuple[Any, bool]]) -> None:
        if tag == "br":
            self.pending.append(" ")
        elif tag not in _INLINE:
            self.flush()
            if tag == "li":
                self.pending.append("• ")
            stack.append((node, True))
        stack.extend((child, False) for child in _children_reversed(node))

    def whole(self, node: Any, tag: str) -> None:
        """A node that becomes one block."""
        if tag == "pre":
            text, kind, level = node.text(deep=True).strip("\n"), BlockKind.CODE, 0
        elif tag == "table":
            text, kind, level = _table(node), BlockKind.TABLE, 0
        else:
            text, kind, level = _plain(node.text(deep=True)), BlockKind.HEADING, _HEADINGS[tag]
        if text.strip():
            self.blocks.append(Block(text, kind, level, self.page))

    def flush(self) -> None:
        text = _plain("".join(self.pending))
        self.pending.clear()
        if text and text != "•":
            self.blocks.append(Block(text, page=self.page))

    def finish(self) -> list[Block]:
        self.flush()
        return self.blocks


def _children_reversed(node: Any) -> list[Any]:
    return list(node.iter(include_text=True))[::-1]


def _plain(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _table(node: Any) -> str:
    return "\n".join(line for row in node.css("tr") if (line := " | ".join(_cells(row))))


def _cells(row: Any) -> Iterator[str]:
    for cell in row.iter():
        text = _plain(cell.text(deep=True, separator=" "))
        if text:
            yield text

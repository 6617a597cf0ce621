"""Markdown by markdown-it: headings, paragraphs, lists, tables and listings; the title from the front matter."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.documents import Block, BlockKind, Document
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.text import paragraphs, read_text

MOST_PARSED = 2_000_000

_FRONT = re.compile(r"\A---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FACT = r"^{}\s*:\s*[\"']?(.+?)[\"']?\s*$"


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read a Markdown file; what is too long to be parsed in good time is read as plain text."""
    text = read_text(file, limits)
    front = _FRONT.match(text)
    facts = front[1] if front else ""
    body = text[front.end() :] if front else text
    blocks = tuple(read_markdown(body)) if len(body) <= MOST_PARSED else paragraphs(body)
    first = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), None)
    return Document(file.format, file.kind, blocks, title=_fact(facts, "title") or first, author=_fact(facts, "author"))


def read_markdown(text: str) -> Iterator[Block]:
    """The blocks of a Markdown text."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    rows: list[list[str]] | None = None
    for index, token in enumerate(tokens):
        if token.type == "table_open":
            rows = []
        elif token.type == "tr_open" and rows is not None:
            rows.append([])
        elif token.type == "table_close" and rows is not None:
            yield Block("\n".join(" | ".join(row) for row in rows), BlockKind.TABLE)
            rows = None
        elif token.type == "inline" and rows:
            rows[-1].append(_inline(token))
        else:
            yield from _block(tokens, index)


def _block(tokens: Sequence[Any], index: int) -> Iterator[Block]:
    token = tokens[index]
    if token.type in ("fence", "code_block"):
        yield Block(token.content.rstrip("\n"), BlockKind.CODE)
    elif token.type == "html_block":
        from app.extract.html import read_html

        yield from read_html(token.content).blocks
    elif token.type == "inline":
        above = tokens[index - 1]
        if above.type == "heading_open":
            yield Block(_inline(token), BlockKind.HEADING, int(above.tag[1]))
        else:
            yield Block(_bullet(tokens, index) + _inline(token))


def _bullet(tokens: Sequence[Any], index: int) -> str:
    """The mark of a list item, before its first paragraph only."""
    return "• " if index >= 2 and tokens[index - 2].type == "list_item_open" else ""


def _inline(token: Any) -> str:
    """The words of a paragraph without their marks; a picture is its description."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)


def _fact(front: str, name: str) -> str | None:
    found = re.search(_FACT.format(name), front, re.M | re.I)
    return found[1] if found else None

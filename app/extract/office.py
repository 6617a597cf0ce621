"""Word and PowerPoint files, old and new (docx, doc, pptx, ppt), by office-oxide."""

import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from app.domain.documents import Block, BlockKind, Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import MEGABYTE, Limits
from app.extract.pictures_inside.packed import listed

ZIPPED = frozenset({"docx", "pptx", "xlsx"})
SLIDES = frozenset({"pptx", "ppt"})
PAGED = SLIDES | {"xls", "xlsx"}
LARGE_BYTES = 16 * MEGABYTE
LEVELS = 6
MOST_DEPTH = 40
_CONTAINERS = ("text_box", "footnote", "endnote", "comment", "block_quote")
_HEADERS = ("header", "first_page_header")
_FOOTERS = ("footer", "first_page_footer")
_REPEATED = frozenset({*_HEADERS, *_FOOTERS})
_PASSWORD = ("encrypted", "password")

Node = dict[str, Any]


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read the text; raises SkippedFileError where the file needs a password, FailedFileError where it is damaged."""
    if file.format in ZIPPED:
        check_container(file.path, limits)
    tree = _tree(file)
    facts = tree.get("metadata") or {}
    sections = tree.get("sections") or []
    paged = file.format in PAGED
    blocks = tuple(_blocks(sections, paged))
    return Document(
        file.format,
        file.kind,
        blocks,
        title=facts.get("title") or None,
        author=facts.get("author") or None,
        pages=len(sections) if paged else None,
        pictures=listed(file.path) if file.format in ZIPPED else (),
    )


def _tree(file: DetectedFile) -> Node:
    import office_oxide

    try:
        with _opened(office_oxide.Document, file) as document:
            tree: Node = document.to_ir()
            return tree
    except office_oxide.OfficeOxideError as error:
        if any(word in str(error).lower() for word in _PASSWORD):
            raise SkippedFileError("The file needs a password to be opened.") from error
        raise FailedFileError(f"The {file.format} file is damaged or not what its name says.") from error


def _opened(reader: Any, file: DetectedFile) -> Any:
    """The opened file; a large one without its pictures and films, which would be held in memory."""
    if file.format in ZIPPED and file.size > LARGE_BYTES:
        return reader.from_bytes(_without_media(file.path), file.format)
    return reader.open(file.path)


def _without_media(path: str) -> bytes:
    light = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(light, "w", zipfile.ZIP_STORED) as target:
        for member in source.infolist():
            if member.filename.lower().endswith((".xml", ".rels")):
                target.writestr(member.filename, source.read(member))
    return light.getvalue()


def _blocks(sections: Sequence[Node], paged: bool) -> Iterator[Block]:
    """All blocks that hold text; headers and footers once, however many sections repeat them."""
    seen: set[str] = set()
    for number, section in enumerate(sections, 1):
        page = number if paged else None
        for part in (*_HEADERS, "elements", "speaker_notes", *_FOOTERS):
            for block in _nodes(_children(section.get(part)), page, 0):
                repeated = part in _REPEATED and block.text in seen
                if block.text.strip() and not repeated:
                    yield block
                if part in _REPEATED:
                    seen.add(block.text)


def _children(node: object) -> Sequence[Any]:
    if isinstance(node, list):
        return node
    if not isinstance(node, dict):
        return ()
    return node.get("elements") or node.get("content") or ()


def _nodes(nodes: Sequence[Any], page: int | None, depth: int) -> Iterator[Block]:
    if depth > MOST_DEPTH:
        return
    for node in nodes:
        yield from _node(node, page, depth) if isinstance(node, dict) else (Block(str(node), page=page),)


def _node(node: Node, page: int | None, depth: int) -> Iterator[Block]:
    kind = node.get("type")
    if kind == "heading":
        yield Block(_inline(node), BlockKind.HEADING, min(max(int(node.get("level") or 1), 1), LEVELS), page)
    elif kind == "table":
        yield Block(_table(node, depth), BlockKind.TABLE, page=page)
    elif kind == "list":
        yield Block("\n".join(_items(node, depth)), page=page)
    elif kind == "code_block":
        yield Block(_inline(node), BlockKind.CODE, page=page)
    elif kind in _CONTAINERS:
        yield from _nodes(node.get("content") or (), page, depth + 1)
    elif kind == "image":
        yield Block(node.get("alt_text") or "", page=page)
    else:
        yield Block(_inline(node), page=page)


def _inline(node: Node) -> str:
    """The text of a paragraph's runs; notes inside it stand in brackets."""
    content = node.get("content")
    if isinstance(content, str):
        return content
    return "".join(_run(run) for run in content or () if isinstance(run, dict)).strip()


def _run(run: Node) -> str:
    if run.get("type") == "text":
        return str(run.get("text") or "")
    if run.get("type") in ("line_break", "tab"):
        return "\n" if run["type"] == "line_break" else "\t"
    inner = run.get("content")
    return f" [{_flat(inner)}] " if inner else ""


def _flat(nodes: Any, depth: int = 0) -> str:
    """All text below some nodes in one line."""
    return " ".join(" ".join(block.text.split()) for block in _nodes(nodes or (), None, depth + 1) if block.text)


def _items(node: Node, depth: int, indent: str = "") -> Iterator[str]:
    for item in node.get("items") or ():
        text = _flat(item.get("content"), depth)
        if text:
            yield f"{indent}• {text}"
        if item.get("nested") and depth < MOST_DEPTH:
            yield from _items(item["nested"], depth + 1, indent + "  ")


def _table(node: Node, depth: int) -> str:
    rows = ([_flat(cell.get("content"), depth) for cell in row.get("cells") or ()] for row in node.get("rows") or ())
    return "\n".join(" | ".join(cell for cell in row if cell) for row in rows if any(row))

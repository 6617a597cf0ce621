"""OpenDocument text and slides (odt, odp) by odfdo."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from app.domain.documents import Block, BlockKind, Document
from app.domain.errors import SkippedFileError
from app.extract.containers import check_container
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.packed import listed

LEVELS = 6
_CONTENT = "descendant::text:p|descendant::text:h|descendant::table:table"
_NESTED = frozenset({"table:table"})
_HIDDEN = frozenset({"text:tracked-changes", "office:annotation", "office:forms"})


def extract(file: DetectedFile, limits: Limits) -> Document:
    """Read paragraphs, headings and tables; raises SkippedFileError where the file needs a password."""
    import odfdo

    check_container(file.path, limits)
    document = odfdo.Document(file.path)
    if _is_encrypted(document):
        raise SkippedFileError("The file needs a password to be opened.")
    title, author = _facts(document)
    pictures = listed(file.path)
    if file.format == "odp":
        slides = document.body.get_elements("descendant::draw:page")
        blocks = tuple(block for number, slide in enumerate(slides, 1) for block in _blocks(slide, number))
        return Document(
            file.format, file.kind, blocks, title=title, author=author, pages=len(slides), pictures=pictures
        )
    blocks = tuple(_blocks(document.body, None))
    return Document(file.format, file.kind, blocks, title=title, author=author, pictures=pictures)


def _is_encrypted(document: Any) -> bool:
    manifest = document.container.get_part("META-INF/manifest.xml")
    return b"encryption-data" in (manifest if isinstance(manifest, bytes) else str(manifest).encode())


def _facts(document: Any) -> tuple[str | None, str | None]:
    """Title and author; both are None where the file has no metadata."""
    with suppress(Exception):  # metadata is optional, and any damage to it is no loss
        meta = document.meta
        return meta.title or None, meta.creator or meta.initial_creator or None
    return None, None


def _blocks(root: Any, page: int | None) -> Iterator[Block]:
    for element in root.get_elements(_CONTENT):
        if element.tag == "table:table":
            yield from _table(element, page)
        elif not _inside(element, _NESTED | _HIDDEN):
            yield from _paragraph(element, page)


def _paragraph(element: Any, page: int | None) -> Iterator[Block]:
    text = _text(element)
    if not text:
        return
    if element.tag == "text:h":
        level = int(element.get_attribute("text:outline-level") or 1)
        yield Block(text, BlockKind.HEADING, min(max(level, 1), LEVELS), page)
    else:
        yield Block(text, page=page)


def _table(element: Any, page: int | None) -> Iterator[Block]:
    if _inside(element, _NESTED | _HIDDEN):
        return
    rows = (
        [" ".join(_text(cell).split()) for cell in row.get_elements("table:table-cell")]
        for row in element.get_elements("descendant::table:table-row")
    )
    text = "\n".join(" | ".join(cell for cell in row if cell) for row in rows if any(row))
    if text:
        yield Block(text, BlockKind.TABLE, page=page)


def _text(element: Any) -> str:
    return str(element.inner_text).strip()


def _inside(element: Any, tags: frozenset[str]) -> bool:
    parent = element.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False

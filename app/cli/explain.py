"""`akin explain`: where what the library knows of a file comes from, and why it may not be found."""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.text import Text

from app.cli.printing import counted, printable
from app.cli.prose import say
from app.domain.lineage import DocumentLineage, FileLineage, PassageFacts, PictureFacts, VectorMaker
from app.worker.engine import Engine
from app.worker.lineage import lineage_of

JSON_VERSION = 1
_LABEL = 14
_SHOWN = 12  # passages or pictures, unless all are asked for


def explain(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the command; returns 0 where the file is known, else 1."""
    engine = Engine(data_dir)
    with engine.open_known_library() as library:
        told = lineage_of(engine, library, arguments.path)
    if arguments.json:
        json.dump(as_json(told), sys.stdout, indent=2)
        print()
    else:
        show(told, Console(highlight=False, soft_wrap=True), most=None if arguments.all else _SHOWN)
    return 0 if told.state is not None else 1


def as_json(told: FileLineage) -> dict[str, Any]:
    """All of it in the stable form that docs/cli.md describes."""
    return {
        "version": JSON_VERSION,
        "path": told.path,
        "state": told.state and told.state.value,
        "on_disk": told.on_disk.value,
        "up_to_date": told.up_to_date,
        "remarks": list(told.remarks),
        "copies": list(told.copies),
        "document": told.document and _document_as_json(told.document),
    }


def _document_as_json(document: DocumentLineage) -> dict[str, Any]:
    return {
        "format": document.format,
        "read": _iso(document.read),
        "read_by": document.read_by or None,
        "chunker": document.chunker,
        "text_vectors": _maker_as_json(document.text),
        "picture_vectors": _maker_as_json(document.pictures_by),
        "passages": [
            {
                "number": passage.number,
                "page": passage.page,
                "begins": passage.begins,
                "recognised": passage.recognised,
                "has_vector": passage.has_vector,
            }
            for passage in document.passages
        ],
        "pictures": [
            {"number": picture.number, "page": picture.page, "width": picture.width, "height": picture.height}
            for picture in document.pictures
        ],
    }


def _maker_as_json(maker: VectorMaker) -> dict[str, Any]:
    return {
        "model": maker.id,
        "title": maker.title,
        "revision": maker.revision or None,
        "checksum": maker.checksum,
        "fingerprint": maker.fingerprint,
        "dimensions": maker.dimensions,
        "kept_as": maker.kept_as,
        "installed": maker.installed,
        "made": _iso(maker.made),
    }


def show(told: FileLineage, console: Console, most: int | None) -> None:
    """Prints it for a person, with at most so many passages and pictures each."""
    console.print(Text(printable(told.path), style="bold"))
    if told.up_to_date:
        _line(console, "State", "all of it can be found, as it is now")
    elif told.state is not None:
        _line(console, "State", told.state.value)
    for remark in told.remarks:
        say(console, Text(printable(remark), style="yellow"))
    for copy in told.copies:
        _line(console, "Also at", printable(copy))
    if told.document is not None:
        _show_document(told.document, console, most)


def _show_document(document: DocumentLineage, console: Console, most: int | None) -> None:
    by = f", by Akin {document.read_by}" if document.read_by else ""
    _line(console, "Read", f"as {document.format}, {_told(document.read)}{by}")
    _line(console, "Cut into", document.sizes)
    without = sum(not passage.has_vector for passage in document.passages)
    missing = f", {without:,} of them without a vector" if without else ""
    _line(console, "Passages", f"{len(document.passages):,}{missing}")
    if document.passages:
        _show_maker(document.text, console)
    for passage in document.passages[:most]:
        console.print(Text(_passage_told(passage), style="dim"))
    _rest(len(document.passages), most, console)
    if document.pictures:
        _line(console, "Pictures", f"{len(document.pictures):,}")
        _show_maker(document.pictures_by, console)
    for picture in document.pictures[:most]:
        console.print(Text(_picture_told(picture), style="dim"))
    _rest(len(document.pictures), most, console)


def _show_maker(maker: VectorMaker, console: Console) -> None:
    _line(console, "Vectors by", f"{maker.title} ({maker.id}), {_told(maker.made)}")
    here = maker.revision if maker.installed else "not what is installed now"
    _line(console, "Revision", here)
    _line(console, "Checksum", maker.checksum)
    _line(console, "Kept as", f"{maker.dimensions} numbers, {maker.kept_as}")


def _passage_told(passage: PassageFacts) -> str:
    page = f"page {passage.page}, " if passage.page is not None else ""
    signs = "".join(
        (", read off a picture of it" if passage.recognised else "", "" if passage.has_vector else ", no vector yet")
    )
    return f"  {passage.number:>4}  {page}“{printable(passage.begins)}”{signs}"


def _picture_told(picture: PictureFacts) -> str:
    page = f"page {picture.page}, " if picture.page is not None else ""
    return f"  {picture.number:>4}  {page}{picture.width} × {picture.height}"


def _rest(count: int, most: int | None, console: Console) -> None:
    if most is not None and count > most:
        console.print(Text(f"        and {counted(count - most, 'more', 'more')} (--all shows them)", style="dim"))


def _line(console: Console, label: str, told: str) -> None:
    say(console, told, Text(f"{label:<{_LABEL}}", style="dim"))


def _told(when: datetime | None) -> str:
    return "when was not noted" if when is None else f"on {when:%d %b %Y at %H:%M}"


def _iso(when: datetime | None) -> str | None:
    return None if when is None else when.isoformat(timespec="seconds")

"""Tells of one file where what is known of it comes from, and why what is missing is missing."""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.errors import AkinError, LibraryError, ModelError
from app.domain.files import FileState, display
from app.domain.lineage import DocumentLineage, FileLineage, OnDisk, VectorMaker
from app.domain.vector_kinds import VectorKind
from app.index.look import Looker
from app.index.scan import GONE, stamp_of
from app.models.catalogue import load_catalogue
from app.models.model_files import find_model_files
from app.models.picture_models import pocket_model
from app.models.text_models import MINILM
from app.store.files import KnownFile
from app.store.folders import is_inside
from app.store.library import Library
from app.store.lineage import (
    KeptDocument,
    copies_of,
    is_same,
    kept_document,
    known_file,
    passages_of,
    pictures_of,
    state_told,
)
from app.worker.engine import Engine
from app.worker.index_wish import POCKET_ID, IndexWish, Side
from app.worker.text_runtimes import SERVER, chosen_server, server_facts


def lineage_of(engine: Engine, library: Library, path: Path) -> FileLineage:
    """What there is to tell of the file at `path`, known or not.

    Raises LibraryError where the ledger cannot be read, or `path` is a folder.
    """
    named = path.expanduser().absolute()
    place = named.parent.resolve() / named.name  # a link itself is not followed
    absolute = os.fspath(place)
    file = known_file(library, absolute)
    if file is None:
        if place.is_dir():
            raise LibraryError(
                f"{display(absolute)} is a folder.", "Name a file in it; `akin status` tells of folders."
            )
        return FileLineage(display(absolute), None, _there(absolute), (_why_unknown(library, absolute),))
    on_disk = _compared(file)
    remarks = [*_of_disk(on_disk), *filter(None, [state_told(file)])]
    kept = None if file.document_id is None else kept_document(library, file.document_id)
    if file.state is FileState.INDEXED and kept is None:
        remarks.append("Its words are not in the index yet; `akin index` brings them.")
    if kept is not None:
        remarks += _of_document(kept)
    if not library.fits:
        remarks.append("The index was made by another version of Akin or with another model; run `akin index`.")
    document = _document(engine, library, kept) if kept is not None and library.fits else None
    return FileLineage(display(absolute), file.state, on_disk, tuple(remarks), copies_of(library, file), document)


def _compared(file: KnownFile) -> OnDisk:
    try:
        return OnDisk.SAME if is_same(file.stamp, stamp_of(file.stamp.path)) else OnDisk.CHANGED
    except GONE:
        return OnDisk.GONE
    except OSError:
        return OnDisk.UNREADABLE


def _there(path: str) -> OnDisk:
    try:
        stamp_of(path)
    except GONE:
        return OnDisk.GONE
    except OSError:
        return OnDisk.UNREADABLE
    return OnDisk.SAME


def _of_disk(on_disk: OnDisk) -> tuple[str, ...]:
    return {
        OnDisk.SAME: (),
        OnDisk.CHANGED: ("The file has changed since it was read; the next run reads it again.",),
        OnDisk.GONE: ("The file is not there now: it was removed or renamed, or its drive is away.",),
        OnDisk.UNREADABLE: ("The file cannot be looked at now; check its permissions and its drive.",),
    }[on_disk]


def _of_document(kept: KeptDocument) -> Iterator[str]:
    """What is missing of what was read."""
    if not kept.passages and not kept.shown:
        yield "There is no text in it that could be read."
    if kept.passages and not kept.has_meaning:
        yield "Its passages have no vectors yet: it is found by its words, and by meaning after the next run."
    if kept.shown is None:
        yield "Its pictures have not been looked at yet."
    if kept.unread:
        yield "Its scanned pages or pictures wait for text recognition."
    yield from kept.notes


def _why_unknown(library: Library, path: str) -> str:
    """Why the library does not know a file, with what to do."""
    if _there(path) is OnDisk.GONE:
        return "There is no such file, and the library knows of none there."
    around = [folder for folder in library.folders.all() if is_inside(path, folder.path)]
    if not around:
        return "It lies in none of the library's folders. Add one: akin index FOLDER"
    folder = max(around, key=lambda each: len(each.path))
    try:
        if not Looker(folder.path, folder.excludes, library.own_paths).wants(path):
            return (
                "It is left out by a pattern: of the folder, of a .gitignore or .akinignore, or as what programs make."
            )
    except AkinError as error:
        return f"{error} {error.advice}"
    if Path(path).is_symlink():
        return "It is a link, and links are not followed."
    return "It has not been seen yet; the next run of `akin index` finds it."


def _document(engine: Engine, library: Library, kept: KeptDocument) -> DocumentLineage:
    wish = IndexWish.read(library.fingerprint) or engine.wish
    return DocumentLineage(
        format=kept.format,
        read=kept.read,
        read_by=kept.read_by,
        chunker=wish.sizes.fingerprint,
        sizes=_sizes_told(wish.sizes),
        text=_made(_maker(engine, wish.text, wish.kind), kept.embedded if kept.has_meaning else None),
        pictures_by=_made(_maker(engine, wish.pictures, VectorKind.FLOAT16), kept.pictured),
        passages=passages_of(library, kept.id),
        pictures=pictures_of(library, kept.id),
    )


def _sizes_told(sizes: ChunkSizes) -> str:
    return (
        f"passages of at most {sizes.window} tokens, {sizes.overlap} of them shared with the one before, with up to"
        f" {sizes.context} of title and headings"
    )


def _made(maker: VectorMaker, when: datetime | None) -> VectorMaker:
    return replace(maker, made=when)


def _maker(engine: Engine, side: Side, kind: VectorKind) -> VectorMaker:
    """The model of a side; what is installed tells of it where that is what made the vectors."""
    entry = load_catalogue().find(side.id)
    named = side.fingerprint.split(":")[1] if ":" in side.fingerprint else ""
    title = entry.title if entry else side.id
    revision, checksum = _of_installed(engine, side.id)
    if side.id == SERVER:
        title, revision, checksum = _of_server(engine)
    fits = bool(checksum) and checksum.startswith(named)
    return VectorMaker(
        id=side.id,
        title=title if fits or side.id != SERVER else "a model on a server",
        revision=revision if fits else "",
        checksum=checksum if fits else named,
        fingerprint=side.fingerprint,
        dimensions=side.width,
        kept_as=kind.value,
        installed=fits,
    )


def _of_server(engine: Engine) -> tuple[str, str, str]:
    """The name, the address and the checksum of the model that the settings mean; empty where they mean none."""
    try:
        address, name = chosen_server(engine.settings)
        return f"{name} on {address.host}", address.url, server_facts(engine.settings, engine.models_dir)[0]
    except ModelError:
        return "", "", ""


def _of_installed(engine: Engine, model_id: str) -> tuple[str, str]:
    """Revision and checksum of the model as it is here; empty where it is not."""
    if model_id == MINILM.id:
        return f"package {MINILM.package.replace('_', '-')} 0.1.0", MINILM.weights_sha256
    try:
        if model_id == POCKET_ID:
            return "comes with Akin", pocket_model().fingerprint.split(":")[1]
        files = find_model_files(model_id, engine.models_dir)
    except AkinError:
        return "", ""
    return ("", "") if files is None else (f"{files.repository}@{files.revision}", files.checksum)

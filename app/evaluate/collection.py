"""A set as a library: its documents go through the same chunker, store and embedder as a person's files."""

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.documents import Block, Document
from app.domain.errors import DatasetError
from app.domain.files import FileKind, FileStamp
from app.domain.progress import Progress, Stage
from app.domain.vector_kinds import NEW_KIND, VectorKind
from app.embed.embedders import Embedders
from app.evaluate.datasets import BeirDataset, CorpusDocument
from app.index.meaning import embed_waiting
from app.index.reading import cut
from app.models.installed import InstalledModel
from app.store.documents import document_id
from app.store.ledger import kept_meta
from app.store.library import FINGERPRINT, LEDGER_FILE, Library, discard_index, whole_fingerprint
from app.store.writer import WordsBatch, WordsWriter

OnProgress = Callable[[Progress], None]
FOLDER = os.path.join(os.sep, "beir")
_MARK = "evaluation"  # the ledger's key that tells a library made here from one of a person's files
_DOCUMENTS_PER_COMMIT = 500
_FIRST_DIGIT = 0x2800


@dataclass(frozen=True, slots=True)
class BuildSeconds:
    """How long the library took to build: until words could be searched, and from then on until meaning could."""

    words: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Builder:
    """What a library is built with."""

    model: InstalledModel
    sizes: ChunkSizes
    embedders: Embedders

    def open(self, data_dir: Path) -> Library:
        """The library in `data_dir`, whose vectors stay as they are kept there. Raises LibraryError."""
        made_with = f"{self.model.fingerprint}|{self.sizes.fingerprint}"
        kept = kept_meta(data_dir / LEDGER_FILE, FINGERPRINT)
        kinds = [kind for kind in VectorKind if whole_fingerprint(made_with + kind.fingerprint_part) == kept]
        kind = kinds[0] if kinds else NEW_KIND
        return Library(data_dir, made_with + kind.fingerprint_part, self.model.model.dimensions)


@dataclass(frozen=True, slots=True)
class Collection:
    """A set whose documents are all searchable. `documents` maps the path of each to its id in the set."""

    dataset: BeirDataset
    library: Library
    builder: Builder
    documents: Mapping[str, str]
    seconds: BuildSeconds


@contextmanager
def open_collection(
    dataset: BeirDataset, data_dir: Path, builder: Builder, on_progress: OnProgress = lambda _: None
) -> Iterator[Collection]:
    """The library of `dataset` in `data_dir`: the one that is there if it fits, else one that is made now.

    Raises DatasetError where `data_dir` holds a library of a person's files, which is left alone, and LibraryError
    where it cannot be used.
    """
    corpus = _fingerprint(dataset)
    with builder.open(data_dir) as library:
        seconds = _kept(library, corpus)
        _refuse_own_files(library)
    if seconds is None:
        discard_index(data_dir)
    with builder.open(data_dir) as library:
        paths = {_path(number): document for number, document in enumerate(dataset.corpus)}
        seconds = seconds or _build(library, dataset, builder, on_progress)
        yield Collection(dataset, library, builder, paths, seconds)


def _fingerprint(dataset: BeirDataset) -> str:
    """Changes when a document of the set or their order does."""
    digest = hashlib.blake2b(digest_size=16)
    for document in dataset.corpus.values():
        digest.update(json.dumps(asdict(document)).encode())
    return digest.hexdigest()


def _kept(library: Library, corpus: str) -> BuildSeconds | None:
    """How long the library took to build; None where it is not that of the set, or not complete."""
    mark = json.loads(library.ledger.meta(_MARK) or "{}")
    if mark.get("corpus") != corpus or "seconds" not in mark or not library.fits:
        return None
    return BuildSeconds(**mark["seconds"])


def _refuse_own_files(library: Library) -> None:
    if library.ledger.meta(_MARK) is None and (any(library.files.counts().values()) or library.folders.all()):
        raise DatasetError(
            f"{library.data_dir} holds a library of your own files.",
            "Name a new folder, in which Akin may keep the library of the evaluation set.",
        )


def _build(library: Library, dataset: BeirDataset, builder: Builder, on_progress: OnProgress) -> BuildSeconds:
    corpus = _fingerprint(dataset)
    with library.writing():
        library.ledger.set_meta(_MARK, json.dumps({"corpus": corpus}))
        began = time.perf_counter()
        store_words(library, list(dataset.corpus.values()), builder, on_progress)
        read = time.perf_counter()
        embed_waiting(library, builder.embedders.text(), _meaning_told(on_progress), threading.Event())
        seconds = BuildSeconds(words=read - began, meaning=time.perf_counter() - read)
        library.ledger.set_meta(_MARK, json.dumps({"corpus": corpus, "seconds": asdict(seconds)}))
    return seconds


def store_words(
    library: Library, documents: Sequence[CorpusDocument], builder: Builder, on_progress: OnProgress = lambda _: None
) -> None:
    """Cuts the documents and makes their words searchable; the caller holds `Library.writing()`."""
    library.files.add((_stamp(number, entry), FileKind.DOCUMENT) for number, entry in enumerate(documents))
    file_ids = {file.stamp.path: file.id for file in library.files.under(FOLDER)}
    writer = WordsWriter(library)
    for first in range(0, len(documents), _DOCUMENTS_PER_COMMIT):
        batch = WordsBatch()
        for number, entry in enumerate(documents[first : first + _DOCUMENTS_PER_COMMIT], start=first):
            read = cut(_document(entry), builder.model.tokenizer, builder.sizes)
            key = document_id(_path(number).encode(), read.document.format)
            batch.add_document(key, read.document, read.chunks, read.contexts)
            batch.indexed.append((file_ids[_path(number)], key))
        writer.commit(batch)
        on_progress(Progress(Stage.WORDS, min(first + _DOCUMENTS_PER_COMMIT, len(documents)), len(documents)))
    writer.finish()


def _document(entry: CorpusDocument) -> Document:
    return Document("text", FileKind.DOCUMENT, (Block(entry.text),), title=entry.title or None)


def _stamp(number: int, entry: CorpusDocument) -> FileStamp:
    return FileStamp(_path(number), len(entry.text.encode("utf-8", "replace")), 0, 0, number)


def _path(number: int) -> str:
    """The path under which a document is stored: its number in Braille patterns.

    They are neither letters nor digits, so that no query can find a document by its name.
    """
    digits = number.to_bytes(max(1, (number.bit_length() + 7) // 8), "big")
    return os.path.join(FOLDER, "".join(chr(_FIRST_DIGIT + digit) for digit in digits))


def _meaning_told(on_progress: OnProgress) -> Callable[[int, int], None]:
    return lambda done, total: on_progress(Progress(Stage.MEANING, done, total, done))

"""A large library made of rows, written through the store as an indexing run writes it."""

import os
import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import psutil

from app.domain.chunks import Chunk
from app.domain.documents import Document
from app.domain.files import FileStamp
from app.domain.progress import Progress, Stage
from app.evaluate.scale_rows import Embedded, Portion, portions
from app.extract.formats import kind_of_name
from app.index.meaning import PASSAGES_PER_GROUP, settle_vectors
from app.index.words import PASSAGES_PER_COMMIT
from app.store.documents import document_id
from app.store.files import extension_of
from app.store.library import Library
from app.store.passages import passage_id
from app.store.upkeep import keep_up
from app.store.writer import WordsBatch, WordsWriter

ROOT = os.path.join(os.sep, "scale")
PASSAGES_A_DOCUMENT = 10
_FOLDERS = 1_000
_EXTENSIONS = ("pdf",) * 10 + ("docx",) * 5 + ("txt",) * 3 + ("eml",) + ("py",)
_SEED = 20_251_122
_DAY_NS = 86_400 * 10**9


@dataclass(frozen=True, slots=True)
class BuildCosts:
    """Seconds until words can be searched, then until meaning can, then of upkeep; and the most memory, in MB.

    The memory is what the process held of its own (without files that the system keeps in memory), less what it held
    before.
    """

    words: float
    meaning: float
    upkeep: float
    memory_mb: float


def build_library(
    library: Library, embedded: Embedded, rows: int, on_progress: Callable[[Progress], None] = lambda _: None
) -> BuildCosts:
    """Fills an empty library with `rows` passages in documents of ten; the caller holds `Library.writing()`."""
    with MostMemory() as memory:
        began = time.perf_counter()
        _write_words(library, embedded, rows, on_progress)
        read = time.perf_counter()
        _write_vectors(library, embedded, rows, on_progress)
        meant = time.perf_counter()
        keep_up(library)
        kept = time.perf_counter()
    return BuildCosts(read - began, meant - read, kept - meant, memory.megabytes)


def made_name(chance: random.Random, sentences: Sequence[str]) -> str:
    """The name of a file as a person might give it, from the words of a sentence."""
    words = [word for word in chance.choice(sentences).split() if word.isalpha()][:3] or ["note"]
    joined = chance.choice((" ", "-", "_")).join(words)
    return f"{joined} {chance.randint(1, 9999)}.{chance.choice(_EXTENSIONS)}"


def made_paths(count: int, sentences: Sequence[str]) -> Iterator[str]:
    """So many paths of files in a thousand folders, the same at every call."""
    chance = random.Random(_SEED)
    for number in range(count):
        folder = f"folder {number * 7919 % _FOLDERS:03}"
        yield os.path.join(ROOT, folder, f"{number} {made_name(chance, sentences)}")


def _write_words(library: Library, embedded: Embedded, rows: int, on_progress: Callable[[Progress], None]) -> None:
    documents = -(-rows // PASSAGES_A_DOCUMENT)
    paths = list(made_paths(documents, embedded.sentences))
    with library.ledger.transaction():
        library.files.add((_stamp(number, path), kind_of_name(path)) for number, path in enumerate(paths))
    file_ids = {file.stamp.path: file.id for file in library.files.under(ROOT)}
    writer = WordsWriter(library)
    done = 0
    for portion in portions(embedded, rows, PASSAGES_PER_COMMIT):
        batch = WordsBatch()
        for first in range(0, len(portion.texts), PASSAGES_A_DOCUMENT):
            path = paths[(done + first) // PASSAGES_A_DOCUMENT]
            _add_document(batch, path, file_ids[path], portion.texts[first : first + PASSAGES_A_DOCUMENT])
        writer.commit(batch)
        done += len(portion.texts)
        on_progress(Progress(Stage.WORDS, done, rows, done))
    writer.finish()


def _add_document(batch: WordsBatch, path: str, file_id: int, texts: Sequence[str]) -> None:
    chunks, start = [], 0
    for ordinal, text in enumerate(texts):
        chunks.append(Chunk(ordinal, text, start, start + len(text), page=1 + ordinal // 3))
        start += len(text) + 1
    key = _key(path)
    batch.add_document(key, Document(extension_of(path), kind_of_name(path)), chunks, [""] * len(chunks))
    batch.indexed.append((file_id, key))


def _write_vectors(library: Library, embedded: Embedded, rows: int, on_progress: Callable[[Progress], None]) -> None:
    paths = made_paths(-(-rows // PASSAGES_A_DOCUMENT), embedded.sentences)
    size = PASSAGES_PER_GROUP // PASSAGES_A_DOCUMENT * PASSAGES_A_DOCUMENT
    done = 0
    # The same rows as for the words, since portions are a matter of size: hence they are cut from those.
    for portion in _cut(portions(embedded, rows, PASSAGES_PER_COMMIT), size):
        keys = [_key(next(paths)) for _ in range(0, len(portion.texts), PASSAGES_A_DOCUMENT)]
        owners = [keys[place // PASSAGES_A_DOCUMENT] for place in range(len(portion.texts))]
        ids = [passage_id(key, place % PASSAGES_A_DOCUMENT) for place, key in enumerate(owners)]
        library.vectors.add(ids, owners, portion.vectors)
        with library.ledger.transaction():
            library.documents.set_meaning(keys)
        done += len(ids)
        on_progress(Progress(Stage.MEANING, done, rows, done))
    settle_vectors(library)


def _cut(whole: Iterator[Portion], size: int) -> Iterator[Portion]:
    for portion in whole:
        for first in range(0, len(portion.texts), size):
            yield Portion(portion.texts[first : first + size], portion.vectors[first : first + size])


def _key(path: str) -> int:
    return document_id(os.fsencode(path), extension_of(path))


def _stamp(number: int, path: str) -> FileStamp:
    return FileStamp(path, 1_000 + number % 100_000, (20_000 - number % 3_000) * _DAY_NS, 0, number + 1)


class MostMemory:
    """Watches how much memory of its own the process holds while inside; `megabytes` is the most, above the start."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._stop = threading.Event()
        self._before = self._most = 0
        self._watcher = threading.Thread(target=self._watch, daemon=True, name="watch-memory")

    @property
    def megabytes(self) -> float:
        """The most so far."""
        return max(0, self._most - self._before) / 1e6

    def __enter__(self) -> "MostMemory":
        self._before = self._most = self._held()
        self._watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.1):
            self._most = max(self._most, self._held())

    def _held(self) -> int:
        seen = self._process.memory_info()
        return int(seen.rss - getattr(seen, "shared", 0))

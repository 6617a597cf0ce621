"""The meaning stage: gives vectors to the passages that have none."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from app.embed.text import Floats, TextEmbedder
from app.store.library import Library
from app.store.passages import Passage

PASSAGES_PER_GROUP = 512


def embed_waiting(
    library: Library, embedder: TextEmbedder, on_progress: Callable[[int, int], None], stop: threading.Event
) -> int:
    """Embeds the passages of every document that waits for it and returns their number.

    While one group is embedded the next is read and the one before is written. Stops early when `stop` is set.
    `on_progress` is told how many passages are done, and of how many.
    """
    waiting = library.documents.waiting_for_meaning()
    total = sum(passages for _, passages in waiting)
    done = 0
    with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
        written: Future[None] | None = None
        for documents, passages in _read_ahead(library, reader, _groups(waiting)):
            if stop.is_set():
                break
            vectors = embedder.embed_passages([passage.text for passage in passages])
            if written is not None:
                written.result()
            written = writer.submit(_write, library, documents, passages, vectors)
            done += len(passages)
            on_progress(done, total)
        if written is not None:
            written.result()
    if done:
        library.vectors.index_rows()
        library.vectors.measure_spread()
    return done


def _groups(waiting: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Documents, in order, in groups of about `PASSAGES_PER_GROUP` passages."""
    group: list[int] = []
    size = 0
    for document, passages in waiting:
        group.append(document)
        size += passages
        if size >= PASSAGES_PER_GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _read_ahead(
    library: Library, reader: ThreadPoolExecutor, groups: Iterator[list[int]]
) -> Iterator[tuple[list[int], list[Passage]]]:
    ahead: tuple[list[int], Future[list[Passage]]] | None = None
    for group in groups:
        following = (group, reader.submit(library.passages.of_documents, group))
        if ahead is not None:
            yield ahead[0], ahead[1].result()
        ahead = following
    if ahead is not None:
        yield ahead[0], ahead[1].result()


def _write(library: Library, documents: Sequence[int], passages: Sequence[Passage], vectors: Floats) -> None:
    library.vectors.add([row.passage_id for row in passages], [row.document_id for row in passages], vectors)
    with library.ledger.transaction():
        library.documents.set_meaning(documents)

"""The meaning stage: gives vectors to the passages that have none."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from app.embed.text import Floats, TextEmbedder
from app.store.library import Library
from app.store.passages import Passage

PASSAGES_PER_GROUP = 512


def embed_waiting(
    library: Library, embedder: TextEmbedder, on_progress: Callable[[int, int], None], stop: threading.Event
) -> int:
    """Embeds the passages that have no vectors yet, of every document that waits for it, and returns their number.

    Small documents come before large ones, so that one huge file does not keep all others waiting.
    While one group is embedded the next is read and the one before is written. Stops early when `stop` is set; what is
    written by then stays, also of a document that is not complete. `on_progress` is told how many passages are done,
    and of how many.
    """
    waiting = _small_ones_first(library.documents.waiting_for_meaning())
    begun = library.vectors.counts() if waiting else {}
    total = sum(passages - begun.get(document, 0) for document, passages in waiting)
    done = 0
    with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
        written: Future[None] | None = None
        for documents, passages in _portions(_read_ahead(library, reader, _groups(waiting), begun)):
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
    settle_vectors(library)
    return done


def settle_vectors(library: Library) -> None:
    """Makes new vectors quick to search, also those of a run that was killed before this."""
    if library.vectors.indexing_is_due():
        library.vectors.index_rows()
        library.vectors.measure_spread()


def _small_ones_first(waiting: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The documents with their numbers of passages, by how often those double one group; in order among their like."""
    return sorted(waiting, key=lambda entry: (entry[1] // PASSAGES_PER_GROUP).bit_length())


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


def _portions(groups: Iterator[tuple[list[int], list[Passage]]]) -> Iterator[tuple[list[int], list[Passage]]]:
    """Cuts groups to the size of one commit; the last one of each group names the documents that it completes."""
    for documents, passages in groups:
        last = max(0, len(passages) - 1) // PASSAGES_PER_GROUP * PASSAGES_PER_GROUP
        for first in range(0, last, PASSAGES_PER_GROUP):
            yield [], passages[first : first + PASSAGES_PER_GROUP]
        yield documents, passages[last:]


def _read_ahead(
    library: Library, reader: ThreadPoolExecutor, groups: Iterator[list[int]], begun: Mapping[int, int]
) -> Iterator[tuple[list[int], list[Passage]]]:
    ahead: tuple[list[int], Future[list[Passage]]] | None = None
    for group in groups:
        following = (group, reader.submit(_read, library, group, begun))
        if ahead is not None:
            yield ahead[0], ahead[1].result()
        ahead = following
    if ahead is not None:
        yield ahead[0], ahead[1].result()


def _read(library: Library, documents: Sequence[int], begun: Mapping[int, int]) -> list[Passage]:
    """The passages of the documents, without those that an interrupted run has embedded."""
    embedded = library.vectors.ids_of_documents([document for document in documents if document in begun])
    return [row for row in library.passages.of_documents(documents) if row.passage_id not in embedded]


def _write(library: Library, documents: Sequence[int], passages: Sequence[Passage], vectors: Floats) -> None:
    if passages:
        library.vectors.add([row.passage_id for row in passages], [row.document_id for row in passages], vectors)
    if documents:
        with library.ledger.transaction():
            library.documents.set_meaning(documents)

"""The meaning stage: gives vectors to the passages that have none."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from app.domain.embedding import Floats, TextEmbedder
from app.domain.sparse import SparseEmbedder, WeightedTerms
from app.store.in_hand import InHand
from app.store.library import Library
from app.store.passages import Passage

PASSAGES_PER_GROUP = 512
PASSAGES_PER_PASS = 64  # of a group, after which is asked whether it is to stop
TEXTS_PER_PASS = 32  # in no more batches than the network remembers (`app/embed/shared.py`)


def embed_waiting(
    library: Library,
    embedder: TextEmbedder,
    on_progress: Callable[[int, int], None],
    stop: threading.Event,
    in_hand: InHand | None = None,
    sparse: SparseEmbedder | None = None,
) -> int:
    """Embeds the passages that have no vectors yet, of every document that waits for it, and returns their number.

    Small documents come before large ones, so that one huge file does not keep all others waiting. Those that may have
    ended the indexer, by `in_hand`, come last, each alone.
    While one group is embedded the next is read and the one before is written. Stops early when `stop` is set; what is
    written by then stays, also of a document that is not complete. `on_progress` is told how many passages are done,
    and of how many. A `sparse` model that shares its network with the embedder weighs the same passages along with it;
    what that leaves out is left to the weighing stage.
    """
    waiting = _small_ones_first(library.documents.waiting_for_meaning())
    begun = library.vectors.counts() if waiting else {}
    in_hand = in_hand or InHand()
    work = _Work(library, embedder, in_hand, begun, stop, sparse)
    total = sum(passages - begun.get(document, 0) for document, passages in waiting)
    rest = [entry for entry in waiting if entry[0] not in in_hand.suspects]
    suspects = sorted(set(waiting) - set(rest), key=lambda entry: in_hand.deaths(entry[0]))
    done = 0
    for together in (rest, *([suspect] for suspect in suspects)):
        if stop.is_set():
            break
        for embedded in work.embed(together):
            done += embedded
            on_progress(done, total)
    settle_vectors(library)
    return done


@dataclass(frozen=True, slots=True)
class _Work:
    """Embeds documents; `begun` counts the vectors that each has already."""

    library: Library
    embedder: TextEmbedder
    in_hand: InHand
    begun: Mapping[int, int]
    stop: threading.Event
    sparse: SparseEmbedder | None = None

    def embed(self, waiting: Sequence[tuple[int, int]]) -> Iterator[int]:
        """Embeds documents with their numbers of passages, and tells the number of passages of each portion."""
        with ThreadPoolExecutor(1) as reader, ThreadPoolExecutor(1) as writer:
            written: Future[None] | None = None
            for documents, passages in _portions(self._read_ahead(reader, _groups(waiting))):
                if self.stop.is_set():
                    break
                embedded, vectors, weighed = self._made(passages)
                if written is not None:
                    written.result()
                complete = documents if len(embedded) == len(passages) else []
                written = writer.submit(self._write, complete, embedded, vectors, weighed)
                yield len(embedded)
            if written is not None:
                written.result()

    def _read_ahead(
        self, reader: ThreadPoolExecutor, groups: Iterator[list[int]]
    ) -> Iterator[tuple[list[int], list[Passage]]]:
        ahead: tuple[list[int], Future[list[Passage]]] | None = None
        for group in groups:
            following = (group, reader.submit(self._read, group))
            if ahead is not None:
                yield ahead[0], ahead[1].result()
            ahead = following
        if ahead is not None:
            yield ahead[0], ahead[1].result()

    def _read(self, documents: Sequence[int]) -> list[Passage]:
        """The passages of the documents, without those that an interrupted run has embedded."""
        self.in_hand.take(documents)
        begun = [document for document in documents if document in self.begun]
        embedded = self.library.vectors.ids_of_documents(begun)
        return [row for row in self.library.passages.of_documents(documents) if row.passage_id not in embedded]

    def _made(self, passages: Sequence[Passage]) -> tuple[Sequence[Passage], Floats, list[WeightedTerms]]:
        """The passages with their vectors, and their weighted terms where those come in the same pass.

        Fewer of them where it is to stop: whoever closes Akin does not wait for a whole group.
        """
        ordered = sorted(passages, key=lambda passage: len(passage.text))  # alike ones take the least padding
        per_pass = TEXTS_PER_PASS if self.sparse is not None else PASSAGES_PER_PASS
        vectors: list[Floats] = []
        weighed: list[WeightedTerms] = []
        done = 0
        while done < len(ordered) and not (vectors and self.stop.is_set()):
            part = [passage.text for passage in ordered[done : done + per_pass]]
            vectors.append(self.embedder.embed_passages(part))
            if self.sparse is not None:
                weighed += self.sparse.weigh_passages(part)  # their network remembers what it gave just now
            done += len(part)
        return ordered[:done], np.concatenate(vectors) if vectors else self.embedder.embed_passages([]), weighed

    def _write(
        self,
        documents: Sequence[int],
        passages: Sequence[Passage],
        vectors: Floats,
        weighed: Sequence[WeightedTerms],
    ) -> None:
        """Writes the vectors and terms of a portion, and that the `documents` are complete."""
        if passages:
            ids, owners = [row.passage_id for row in passages], [row.document_id for row in passages]
            self.library.vectors.add(ids, owners, vectors)
            if self.sparse is not None:
                self.library.impacts.of(self.sparse.fingerprint).add(ids, owners, weighed)
        if documents:
            with self.library.ledger.transaction():
                self.library.documents.set_meaning(documents)
        self.in_hand.done(documents)


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

"""The pictures stage: looks at picture files and at the pictures inside documents, and gives them vectors."""

import threading
import time
from collections.abc import Callable, Iterable
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

import numpy as np

from app.domain.embedding import PictureEmbedder
from app.domain.errors import ExtractionError, SkippedFileError
from app.domain.files import FileKind, FileState
from app.domain.pictures import Picture
from app.extract.pool import ExtractionPool
from app.runtime.patience import exists
from app.store.documents import WaitingDocument
from app.store.in_hand import InHand
from app.store.library import Library
from app.store.vectors import Floats

PICTURES_PER_CALL = 32  # that the network sees at once
PICTURES_PER_COMMIT = 2_000
SECONDS_PER_COMMIT = 5.0


@dataclass(slots=True)
class PicturesCount:
    """What the stage has done so far: files, pictures found in them, and picture files that could not be read."""

    done: int = 0
    pictures: int = 0
    skipped: int = 0
    failed: int = 0


class PictureWriter:
    """Carries pictures into their table with vectors; every commit is rows first, ledger last."""

    def __init__(self, library: Library, embedder: PictureEmbedder, in_hand: InHand | None = None) -> None:
        self._library = library
        self._embedder = embedder
        self._in_hand = in_hand or InHand()
        self._unseen: list[tuple[int, Picture]] = []  # pictures that have no vectors yet, with their documents
        self._seen: list[tuple[int, Picture]] = []
        self._vectors: list[Floats] = []
        self._read: list[tuple[int, int, bool]] = []
        self._refused: list[tuple[WaitingDocument, ExtractionError]] = []
        self._committed = time.monotonic()
        self.count = PicturesCount()

    @property
    def size(self) -> int:
        """The side in pixels of the squares that pictures are to come in."""
        return self._embedder.size

    def add(self, document: int, pictures: tuple[Picture, ...], kind: FileKind) -> None:
        """Takes the pictures of a document; those of a full call get their vectors at once."""
        self._in_hand.take([document])
        self.count.pictures += len(pictures)
        holds_text = kind is FileKind.PICTURE and any(picture.holds_text for picture in pictures)
        self._read.append((document, len(pictures), holds_text))
        self._unseen += [(document, picture) for picture in pictures]
        while len(self._unseen) >= PICTURES_PER_CALL:
            self._embed()

    def refuse(self, document: WaitingDocument, error: ExtractionError) -> None:
        """Notes that the pictures of a document cannot be read."""
        self._in_hand.take([document.id])
        self._refused.append((document, error))

    def commit_when_due(self) -> None:
        """Commits what has gathered, if that is much or has waited for long."""
        if len(self._seen) >= PICTURES_PER_COMMIT or time.monotonic() - self._committed > SECONDS_PER_COMMIT:
            self.commit()

    def commit(self) -> None:
        """Commits; the ledger must know the documents. Raises DiskFullError or LibraryDamagedError."""
        while self._unseen:
            self._embed()
        if self._seen:
            self._library.pictures.add_pictures(self._seen, np.concatenate(self._vectors))
        with self._library.ledger.transaction():
            for document, pictures, holds_text in self._read:
                self._library.documents.set_shown(document, pictures, holds_text=holds_text)
            for waiting, error in self._refused:
                self._refuse(waiting, error)
        self._in_hand.done([*(key for key, *_ in self._read), *(waiting.id for waiting, _ in self._refused)])
        self._seen, self._vectors, self._read, self._refused = [], [], [], []
        self._committed = time.monotonic()

    def _embed(self) -> None:
        """Gives vectors to the first pictures that have none; their pixels are let go of."""
        group, self._unseen = self._unseen[:PICTURES_PER_CALL], self._unseen[PICTURES_PER_CALL:]
        self._vectors.append(self._embedder.embed([picture.pixels for _, picture in group]))
        self._seen += [(key, picture.without_pixels()) for key, picture in group]

    def _refuse(self, document: WaitingDocument, error: ExtractionError) -> None:
        """A picture file that cannot be read is a failed file; a document keeps its words and gets a note."""
        records = self._library.documents
        if document.kind is not FileKind.PICTURE:
            records.set_shown(document.id, 0)
            records.add_note(document.id, f"Its pictures could not be read: {error}")
            return
        skipped = isinstance(error, SkippedFileError)
        self.count.skipped += skipped
        self.count.failed += not skipped
        records.refuse(document.id, FileState.SKIPPED if skipped else FileState.FAILED, str(error))


class PicturesStage:
    """Looks at the documents whose pictures the words stage has not brought with it."""

    def __init__(
        self,
        writer: PictureWriter,
        pool: ExtractionPool[tuple[Picture, ...]],
        in_flight: int,
        on_progress: Callable[[PicturesCount], None],
        stop: threading.Event,
        in_hand: InHand | None = None,
    ) -> None:
        self._writer = writer
        self._in_hand = in_hand or InHand()
        self._pool = pool
        self._in_flight = in_flight
        self._on_progress = on_progress
        self._stop = stop
        self._reading: dict[Future[tuple[Picture, ...]], WaitingDocument] = {}

    def run(self, documents: Iterable[WaitingDocument]) -> None:
        """Looks at the documents. Returns early when `stop` is set; what was not looked at stays waiting.

        Those that may have ended the indexer come last, each alone.
        """
        suspects = []
        for document in documents:
            if document.id in self._in_hand.suspects:
                suspects.append(document)
            else:
                self._look(document, self._in_flight)
        for document in sorted(suspects, key=lambda each: self._in_hand.deaths(each.id)):
            self._finish()
            self._look(document, 1)
        self._finish()

    def _look(self, document: WaitingDocument, in_flight: int) -> None:
        """Has a document looked at, and takes in what is finished until fewer than `in_flight` are on their way."""
        if self._stop.is_set():
            return
        self._in_hand.take([document.id])
        self._reading[self._pool.submit(document.path)] = document
        while len(self._reading) >= in_flight and not self._stop.is_set():
            self._take_finished()

    def _finish(self) -> None:
        while self._reading and not self._stop.is_set():
            self._take_finished()
        for answer in self._reading:
            answer.cancel()
        self._reading.clear()
        self._writer.commit()

    def _take_finished(self) -> None:
        done, _ = wait(self._reading, timeout=0.5, return_when=FIRST_COMPLETED)
        for answer in done:
            self._take(self._reading.pop(answer), answer)
        self._writer.commit_when_due()
        if done:
            self._on_progress(self._writer.count)

    def _take(self, document: WaitingDocument, answer: Future[tuple[Picture, ...]]) -> None:
        self._writer.count.done += 1
        try:
            self._writer.add(document.id, answer.result(), document.kind)
        except ExtractionError as error:
            if exists(document.path, self._stop):  # else a drive is away, or the file has moved: the next run sees
                self._writer.refuse(document, error)
        self._in_hand.done([document.id])


def settle_pictures(library: Library) -> None:
    """Makes new pictures quick to search, also those of a run that was killed before this."""
    if library.pictures.indexing_is_due():
        library.pictures.index_rows()
        library.pictures.measure_spread()

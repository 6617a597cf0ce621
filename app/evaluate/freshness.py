"""How soon a file that is saved can be found: by its name, by its words and by its meaning."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from app.domain.errors import AkinError
from app.domain.queries import SearchMode
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.worker.client import IndexerClient
from app.worker.messages import Resting, Trouble

FILES = 20
_TURN = 0.02  # seconds between two searches
_PATIENCE = 120.0  # seconds after which a file that is not found is given up
_MOST_HITS = 50
# The indexer is to work as on a machine where nobody else does anything.
SETTINGS = 'busy_percent = 100\nbattery_percent = 0\nfull_screen_waits = false\ntext_recognition = "off"\n'


@dataclass(frozen=True, slots=True)
class SavedFile:
    """The seconds from the moment when a file was saved until it was found, by each way."""

    name: float
    words: float
    meaning: float


@dataclass(frozen=True, slots=True)
class Freshness:
    """Files that were saved one after another into a folder that an indexer watches."""

    files: tuple[SavedFile, ...]

    @property
    def name_median_s(self) -> float:
        """Seconds until a file is found by its name."""
        return median(file.name for file in self.files)

    @property
    def words_median_s(self) -> float:
        """Seconds until a file is found by its words."""
        return median(file.words for file in self.files)

    @property
    def meaning_median_s(self) -> float:
        """Seconds until a file is found by its meaning."""
        return median(file.meaning for file in self.files)


def measure_freshness(
    data_dir: Path,
    folder: Path,
    searcher: Searcher,
    sentences: Sequence[str],
    tell: Callable[[str], None],
    files: int = FILES,
) -> Freshness:
    """Starts an indexer for the library in `data_dir`, which has `folder` on its list, and saves `files` files there.

    Each file holds one of `sentences` and a word of its own; the next is saved when the indexer rests. `searcher`
    searches that library from this process. Raises AkinError where the indexer fails or a file is not found.
    """
    indexer = _Indexer(data_dir)
    try:
        tell("Waiting for the first run…")
        measured = []
        for number in range(files):
            indexer.wait_until_it_rests()
            measured.append(_save_and_search(indexer, folder, searcher, sentences[number % len(sentences)], number))
            tell(f"{measured[-1].name:.2f} s, {measured[-1].words:.2f} s, {measured[-1].meaning:.2f} s")
    finally:
        indexer.stop()
    return Freshness(tuple(measured))


@contextmanager
def models_at(folder: Path) -> Iterator[None]:
    """Processes that are started meanwhile find the models in `folder`."""
    before = os.environ.get(MODELS_DIR_VARIABLE)
    os.environ[MODELS_DIR_VARIABLE] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[MODELS_DIR_VARIABLE]
        else:
            os.environ[MODELS_DIR_VARIABLE] = before


class _Indexer:
    """An indexer in a process of its own, of which it is known whether it rests."""

    def __init__(self, data_dir: Path) -> None:
        self._client = IndexerClient(data_dir)
        self._client.start()
        self._rests = False

    def stop(self) -> None:
        """Ends it."""
        self._client.stop()

    def wait_until_it_rests(self) -> None:
        """Raises AkinError where that takes too long."""
        end = time.monotonic() + _PATIENCE
        while not self._rests:
            self.listen(0.1)
            if time.monotonic() > end:
                raise AkinError("The indexer does not come to an end.", "Run `akin doctor` to see what is wrong.")

    def listen(self, timeout: float) -> None:
        """Hears what it tells, for at most `timeout` seconds. Raises AkinError where it is in trouble."""
        for event in self._client.poll(timeout):
            if isinstance(event, Trouble):
                raise AkinError(event.message, event.advice)
            self._rests = isinstance(event, Resting)


def _save_and_search(indexer: _Indexer, folder: Path, searcher: Searcher, sentence: str, number: int) -> SavedFile:
    """The queries follow the order in which a run makes files searchable."""
    token = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04d}")
    path = folder / f"freshness{token}.txt"
    path.write_text(f"{sentence}\n\nwithin{token}\n", "utf-8")
    began = time.monotonic()

    def until(query: str, mode: SearchMode, arm: str) -> float:
        options = SearchOptions(limit=_MOST_HITS, mode=mode, rerank=False, show_weak=True)
        while True:
            hits = searcher.search(query, options).hits
            took = time.monotonic() - began
            if any(str(path) in (hit.path, *hit.copies) and arm in hit.arms for hit in hits):
                return took
            if took > _PATIENCE:
                raise AkinError(f"{path.name} was not found within {_PATIENCE:.0f} s by {mode.value}.")
            indexer.listen(_TURN)

    return SavedFile(
        until(path.stem, SearchMode.NAME, "names"),
        until(f"within{token}", SearchMode.EXACT, "words"),
        until(sentence, SearchMode.MEANING, "meaning"),
    )

"""How fast files can be searched by their words: the whole pipeline against bare PyMuPDF over the same PDFs."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NoReturn

from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

from app.domain.errors import DatasetError
from app.embed.embedders import Embedders
from app.extract import mupdf
from app.extract.pdf.plain import read_plainly
from app.index.indexer import Indexer, IndexerOptions
from app.index.scan import folder_root, scan
from app.models.installed import InstalledModel
from app.store.files import extension_of
from app.store.folders import WatchedFolder
from app.store.library import Library

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class WordsRound:
    """All files read both ways, one after the other; seconds."""

    pipeline_seconds: float
    bare_seconds: float

    @property
    def ratio(self) -> float:
        """The pipeline's share of the bare loop's speed."""
        return self.bare_seconds / self.pipeline_seconds


@dataclass(frozen=True, slots=True)
class WordsSpeed:
    """All rounds over the same PDFs. `indexed` counts those of the `files` that could be read.

    Each way counts by its quickest round: what else a machine does can only make a round slower.
    """

    files: int
    indexed: int
    pages: int
    passages: int
    rounds: tuple[WordsRound, ...]

    @property
    def pipeline_rate(self) -> float:
        """Files per second from the scan until their words can be searched."""
        return self.files / min(each.pipeline_seconds for each in self.rounds)

    @property
    def bare_rate(self) -> float:
        """Files per second of PyMuPDF in one process."""
        return self.files / min(each.bare_seconds for each in self.rounds)

    @property
    def ratio(self) -> float:
        """The pipeline's share of the bare loop's speed."""
        return self.pipeline_rate / self.bare_rate


def measure_words(
    source: Path,
    folder: Path,
    model: InstalledModel,
    options: IndexerOptions,
    on_round: Callable[[WordsRound], None] = lambda _: None,
    rounds: int = ROUNDS,
) -> WordsSpeed:
    """Reads the PDFs in `source` both ways in turns; each round has a library of its own in `folder`.

    The pipeline runs with its processes as it does for a person and starts them anew in each round; PyMuPDF runs in
    this process and is loaded before. Raises FolderError where `source` cannot be read, DatasetError where it holds no
    PDF.
    """
    root = folder_root(source)
    every = [stamp.path for stamp in scan(root).stamps]
    paths = [path for path in every if extension_of(path) == "pdf"]
    if not paths:
        raise DatasetError(f"There is no PDF in {source}.", "Name a folder that holds some.")
    watched = WatchedFolder(root, tuple(_pattern(path, root) for path in set(every).difference(paths)))
    mupdf.load()
    pages, _ = _read_plainly(paths)  # brings the files into the system's cache, from where both ways read them
    found: list[WordsRound] = []
    indexed = passages = 0
    for number in range(rounds):
        bare_seconds = _read_plainly(paths)[1]
        with Library(folder / str(number), model.fingerprint, model.model.dimensions) as library, library.writing():
            indexer = Indexer(library, model.tokenizer, _NO_EMBEDDERS, replace(options, meaning=False))
            report = indexer.run([watched])
        indexed, passages = report.indexed, report.passages
        found.append(WordsRound(report.seconds, bare_seconds))
        on_round(found[-1])
    return WordsSpeed(len(paths), indexed, pages, passages, tuple(found))


def _read_plainly(paths: list[str]) -> tuple[int, float]:
    """The pages of the files, and the seconds that reading them took."""
    pages = 0
    began = time.perf_counter()
    for path in paths:
        with suppress(Exception):  # PyMuPDF throws a dozen kinds for files that it cannot read
            pages += read_plainly(path)[0]
    return pages, time.perf_counter() - began


def _pattern(path: str, root: str) -> str:
    """The pattern that leaves out just this file."""
    return GitIgnoreSpecPattern.escape(f"/{Path(path).relative_to(root).as_posix()}")


def _no_embedder() -> NoReturn:
    raise AssertionError("this run makes no vectors")


_NO_EMBEDDERS = Embedders(_no_embedder, _no_embedder)

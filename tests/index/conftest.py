"""Index runs on small folders, with everything real, and a count of what is embedded."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.domain.progress import Progress, RunReport
from app.embed.embedders import Embedders
from app.embed.pictures import OnnxPictureEmbedder
from app.embed.text import Floats, OnnxTextEmbedder
from app.extract.limits import MEGABYTE, Limits
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.passages import Words


class CountingEmbedder(OnnxTextEmbedder):
    """The real embedder, which remembers every passage that it was given."""

    def __init__(self, installed: InstalledModel) -> None:
        super().__init__(installed, threads=2)
        self.embedded: list[str] = []

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        self.embedded += texts
        return super().embed_passages(texts)


class Runs:
    """Runs the indexer over folders of one library."""

    def __init__(
        self, library: Library, model: InstalledModel, embedder: CountingEmbedder, pictures: OnnxPictureEmbedder
    ) -> None:
        self.library = library
        self.embedder = embedder
        self.steps: list[Progress] = []
        self.stop = threading.Event()
        self.on_progress: Callable[[Progress], None] = self.steps.append
        self._tokenizer = model.tokenizer
        self._embedders = Embedders(lambda: embedder, lambda: pictures)

    def __call__(
        self, *folders: Path, excludes: tuple[str, ...] = (), retry: bool = False, seconds: float = 30
    ) -> RunReport:
        self.embedder.embedded.clear()
        self.steps.clear()
        self.stop.clear()
        options = IndexerOptions(2, ChunkSizes(), Limits(seconds=seconds, memory_bytes=1024 * MEGABYTE), retry)
        watched = [WatchedFolder(str(folder), excludes) for folder in folders]
        with self.library.writing():
            return Indexer(
                self.library,
                self._tokenizer,
                self._embedders,
                options,
                lambda step: self.on_progress(step),
                self.stop,
            ).run(watched)

    def states(self) -> dict[str, tuple[str, str]]:
        """For each file of the ledger: its state and the reason."""
        rows = self.library.ledger.rows("SELECT name, state, reason FROM files")
        return {name: (state, reason) for name, state, reason in rows}

    def found(self, word: str) -> set[str]:
        """The names of the files whose passages hold a word."""
        documents = {hit.document_id for hit in self.library.passages.match(Words(word), 1000)}
        rows = self.library.ledger.rows("SELECT name, document_id FROM files")
        return {name for name, document in rows if document in documents}

    def check(self) -> None:
        """Tables and ledger agree row by row: nothing twice, nothing without an owner."""
        library = self.library
        known = library.documents.passages()
        assert library.passages.counts() == {key: count for key, (count, _) in known.items() if count}
        assert library.vectors.counts() == {key: count for key, (count, meaning) in known.items() if count and meaning}
        assert not library.documents.orphans()
        passages = library.passages.of_documents(list(known))
        assert len({row.passage_id for row in passages}) == len(passages)
        library.ledger.run("INSERT INTO names (names) VALUES ('integrity-check')")


@pytest.fixture(scope="session")
def counting_embedder(text_model: InstalledModel) -> CountingEmbedder:
    return CountingEmbedder(text_model)


@pytest.fixture
def runs(
    library: Callable[..., Library],
    text_model: InstalledModel,
    counting_embedder: CountingEmbedder,
    picture_embedder: OnnxPictureEmbedder,
) -> Runs:
    return Runs(library(), text_model, counting_embedder, picture_embedder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to be indexed."""
    made = tmp_path / "watched"
    made.mkdir()
    return made

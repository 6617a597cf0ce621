"""Puts the engine together: settings, models, library."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.errors import LibraryError
from app.domain.reranking import Reranker
from app.embed.embedders import Embedders
from app.embed.pictures import PictureEmbedder
from app.embed.sparse import SparseEncoder
from app.embed.text import TextEmbedder
from app.extract.limits import MEGABYTE, Limits
from app.models.installed import InstalledModel, install_text_model, model_fingerprint, model_folder
from app.models.picture_models import InstalledPictureModel, pocket_model
from app.models.text_models import MINILM
from app.runtime.paths import models_dir
from app.runtime.settings import Settings
from app.runtime.settings_file import load_settings
from app.store.ledger import kept_meta
from app.store.library import FINGERPRINT, LEDGER_FILE, Library, whole_fingerprint
from app.worker.reranking import load_reranker, reranking_of
from app.worker.sparse import OFF, load_sparse


@dataclass(frozen=True)
class Engine:
    """The parts that every command builds on, each made when it is first asked for."""

    data_dir: Path
    chosen_sizes: ChunkSizes | None = None

    @cached_property
    def settings(self) -> Settings:
        """The person's; what cannot be used of their file is left out."""
        return load_settings(self.data_dir).settings

    @cached_property
    def sizes(self) -> ChunkSizes:
        """The chosen sizes of passages, else those of the library that is there, else those of the settings."""
        if self.chosen_sizes is not None:
            return self.chosen_sizes
        kept = kept_meta(self.data_dir / LEDGER_FILE, FINGERPRINT) or ""
        sizes = ChunkSizes.in_fingerprint(kept)
        if sizes is not None and whole_fingerprint(self._fingerprint_with(sizes)) == kept:
            return sizes
        return ChunkSizes.of_window(self.settings.passage_tokens)

    def other(self, settings: Settings) -> "Engine | None":
        """The engine of the index that these settings ask for; None where the library's is one."""
        sizes = ChunkSizes.of_window(settings.passage_tokens)
        return None if sizes == self.sizes else Engine(self.data_dir, sizes)

    @cached_property
    def model(self) -> InstalledModel:
        """The default text model, converted now if need be. Raises ModelError."""
        return install_text_model(MINILM, models_dir(self.data_dir))

    @property
    def model_is_installed(self) -> bool:
        """Whether the model has been converted already."""
        return model_folder(MINILM, models_dir(self.data_dir)).exists()

    @cached_property
    def _embedder(self) -> TextEmbedder:
        return TextEmbedder(self.model, self.settings.threads)

    def embedder(self) -> TextEmbedder:
        """The text embedder. Raises ModelError."""
        return self._embedder

    @cached_property
    def picture_model(self) -> InstalledPictureModel:
        """The picture model that comes with Akin. Raises ModelError."""
        return pocket_model()

    @cached_property
    def _picture_embedder(self) -> PictureEmbedder:
        return PictureEmbedder(self.picture_model, self.settings.threads)

    def picture_embedder(self) -> PictureEmbedder:
        """The picture embedder. Raises ModelError."""
        return self._picture_embedder

    @cached_property
    def _reranker(self) -> Reranker:
        return load_reranker(self.settings.reranker, models_dir(self.data_dir), self.settings.threads)

    @cached_property
    def _sparse(self) -> SparseEncoder:
        return load_sparse(self.settings.sparse_model, models_dir(self.data_dir), self.settings.threads)

    @property
    def embedders(self) -> Embedders:
        """What searches need, not loaded yet."""
        reranking = reranking_of(self.settings, lambda: self._reranker)
        sparse = None if self.settings.sparse_model == OFF else lambda: self._sparse
        return Embedders(self.embedder, self.picture_embedder, reranking, sparse=sparse)

    def embedder_ahead(self) -> Callable[[], TextEmbedder]:
        """Starts loading the text embedder and returns the function that waits for it; that may raise ModelError."""
        return ThreadPoolExecutor(1, thread_name_prefix="load-embedder").submit(self.embedder).result

    @property
    def limits(self) -> Limits:
        """What reading one file may cost."""
        return limits_of(self.settings)

    @property
    def fingerprint(self) -> str:
        """What an index has to be made with to fit: models and chunker."""
        return self._fingerprint_with(self.sizes)

    def _fingerprint_with(self, sizes: ChunkSizes) -> str:
        return f"{model_fingerprint(MINILM)}|{sizes.fingerprint}|{self.picture_model.fingerprint}"

    def open_known_library(self) -> Library:
        """Opens the library in the data folder. Raises LibraryError, also where there is none yet."""
        if not (self.data_dir / LEDGER_FILE).exists():
            raise LibraryError(f"There is no library in {self.data_dir} yet.", "Add a folder first: akin index FOLDER")
        return self.open_library()

    def open_library(self) -> Library:
        """Opens the library in the data folder, making an empty one where there is none. Raises LibraryError."""
        return Library(self.data_dir, self.fingerprint, MINILM.dimensions)


def limits_of(settings: Settings) -> Limits:
    """What reading one file may cost by the settings."""
    return Limits(
        seconds=settings.file_seconds,
        memory_bytes=settings.file_memory_mb * MEGABYTE,
        file_bytes=settings.file_mb * MEGABYTE,
    )

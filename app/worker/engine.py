"""Puts the engine together: settings, models, library."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.domain.catalogue import ModelKind
from app.domain.checks import Check
from app.domain.embedding import PictureEmbedder, TextEmbedder
from app.domain.errors import LibraryError, ModelError
from app.domain.reranking import Reranker
from app.embed.embedders import Embedders
from app.embed.shared import LoadEncoder, SharedEncoders
from app.embed.sparse import SparseEncoder
from app.embed.text import OnnxTextEmbedder
from app.extract.limits import MEGABYTE, Limits
from app.models.encoder import Encoder
from app.models.installed import InstalledModel, install_text_model, model_folder
from app.models.picture_models import pocket_model
from app.models.text_models import MINILM
from app.models.text_preparation import prepare_text_model
from app.runtime.paths import models_dir
from app.runtime.settings import Settings
from app.runtime.settings_file import load_settings
from app.store.health import check_library
from app.store.ledger import kept_meta
from app.store.library import FINGERPRINT, LEDGER_FILE, Library
from app.store.query_cache import QueryCache, remembered
from app.worker.choosing import Chosen, choose, picture_side, text_side
from app.worker.index_wish import POCKET_ID, IndexWish, Side
from app.worker.installed_model import installed_model
from app.worker.picture_runtimes import PictureModel, load_seeing, prepare_seeing
from app.worker.reranking import load_reranker, reranking_of
from app.worker.sparse import OFF, load_sparse
from app.worker.text_runtimes import SERVER, load_running, load_server


@dataclass(frozen=True)
class Engine:
    """The parts that every command builds on, each made when it is first asked for.

    `chosen` is what its index is made with, where that is neither what the library has nor what the settings ask for.
    """

    data_dir: Path
    chosen: IndexWish | None = None

    @cached_property
    def settings(self) -> Settings:
        """The person's; what cannot be used of their file is left out."""
        return load_settings(self.data_dir).settings

    @cached_property
    def present(self) -> IndexWish | None:
        """What the library's index was made with; None where there is none that this Akin can go on with."""
        return IndexWish.read(kept_meta(self.data_dir / LEDGER_FILE, FINGERPRINT) or "")

    @cached_property
    def wish(self) -> IndexWish:
        """What is chosen, else what the library that is there has, else what the settings ask for."""
        return self.chosen or self.present or self.choice(self.settings).wish

    def choice(self, settings: Settings) -> Chosen:
        """What these settings ask for, as far as it can be had. Raises ModelError."""
        return choose(settings, self.models_dir, self.present)

    def notes(self, settings: Settings) -> tuple[str, ...]:
        """Sentences for the person: what these settings name in vain, and why this library finds no meaning now."""
        told = self.choice(settings).notes
        error = self.unusable
        return told if error is None else (*told, f"Words only are searched and indexed now: {error} {error.advice}")

    def other(self, settings: Settings) -> "Engine | None":
        """The engine of the index that these settings ask for; None where the library's is one."""
        wish = self.choice(settings).wish
        return None if wish == self.wish else Engine(self.data_dir, wish)

    @property
    def models_dir(self) -> Path:
        """Where models are installed."""
        return models_dir(self.data_dir)

    @property
    def sizes(self) -> ChunkSizes:
        """How long passages are."""
        return self.wish.sizes

    @cached_property
    def _shipped(self) -> InstalledModel:
        return install_text_model(MINILM, self.models_dir)

    @property
    def tokenizer(self) -> Path:
        """By which passages are cut, whatever the text model: the one that comes with Akin. Raises ModelError."""
        return self._shipped.tokenizer

    @cached_property
    def model(self) -> InstalledModel:
        """The text model, converted now if need be. Raises ModelError where it is not what the index was made with."""
        side = self.wish.text
        _require(side, text_side(side.id, side.width, self.models_dir, self.settings))
        return self._shipped if side.id == MINILM.id else self._installed_text(side.id, side)

    def _installed_text(self, model_id: str, side: Side | None = None) -> InstalledModel:
        entry, files = installed_model(model_id, self.models_dir, ModelKind.TEXT)
        return prepare_text_model(files, entry, self.models_dir, side.width if side else None)

    @property
    def model_is_installed(self) -> bool:
        """Whether the text model that comes with Akin has been converted already."""
        return model_folder(MINILM, self.models_dir).exists()

    @property
    def unusable(self) -> ModelError | None:
        """Why no vectors can be made for this index now, None where they can: a model is not there, or another one."""
        try:
            text, pictures = self.wish.text, self.wish.pictures
            _require(text, text_side(text.id, text.width, self.models_dir, self.settings))
            _require(pictures, picture_side(pictures.id, self.models_dir))
        except ModelError as error:
            return error
        return None

    @cached_property
    def _embedder(self) -> TextEmbedder:
        side, settings = self.wish.text, self.settings
        if side.id != MINILM.id:
            _require(side, text_side(side.id, side.width, self.models_dir, settings))
            other = self._other_runtime(side)
            if other is not None:
                return other
        return OnnxTextEmbedder(self.model, self.settings.threads, self._loading(self.wish.text.id))

    def _other_runtime(self, side: Side) -> TextEmbedder | None:
        """The embedder of a model that ONNX Runtime does not run, None of one that it does. Raises ModelError."""
        if side.id == SERVER:
            return load_server(self.settings, self.models_dir, side.width)
        entry, files = installed_model(side.id, self.models_dir, ModelKind.TEXT)
        return load_running(files, entry, self.settings, side.width)

    def embedder(self) -> TextEmbedder:
        """The text embedder. Raises ModelError."""
        return self._embedder

    @cached_property
    def picture_model(self) -> PictureModel:
        """The picture model. Raises ModelError where it is not what the index was made with."""
        side = self.wish.pictures
        _require(side, picture_side(side.id, self.models_dir))
        if side.id == POCKET_ID:
            return pocket_model()
        entry, files = installed_model(side.id, self.models_dir, ModelKind.PICTURES)
        return prepare_seeing(files, entry, self.models_dir)

    @cached_property
    def _picture_embedder(self) -> PictureEmbedder:
        model = self.picture_model
        mixing = replace(model.mixing, brings_passages=self.wish.text.id != MINILM.id)
        return load_seeing(model, self.settings.threads, mixing, lambda: self._asked_for_pictures)

    @cached_property
    def _asked_for_pictures(self) -> TextEmbedder:
        """The text model whose vectors find pictures, whichever finds passages."""
        asks = self._picture_embedder.asks or MINILM.id
        if asks == self.wish.text.id and self.wish.text.width == self.wish.text.full:
            return self.embedder()
        installed = self._shipped if asks == MINILM.id else self._installed_text(asks)
        return OnnxTextEmbedder(installed, self.settings.threads)

    def picture_embedder(self) -> PictureEmbedder:
        """The picture embedder. Raises ModelError."""
        return self._picture_embedder

    @cached_property
    def _reranker(self) -> Reranker:
        name, threads = self.settings.reranker, self.settings.threads
        return load_reranker(name, self.models_dir, threads, self._loading(name))

    @cached_property
    def _sparse(self) -> SparseEncoder:
        name, threads = self.settings.sparse_model, self.settings.threads
        return load_sparse(name, self.models_dir, threads, self._loading(name))

    @cached_property
    def _encoders(self) -> SharedEncoders:
        return SharedEncoders()

    def _loading(self, model_id: str) -> LoadEncoder:
        """How the network of a model is loaded: once, where the model is used for more than one thing."""
        used = (self.wish.text.id, self.settings.sparse_model, self.settings.reranker)
        return self._encoders.load if used.count(model_id) > 1 else Encoder

    @property
    def embedders(self) -> Embedders:
        """What searches need, not loaded yet."""
        reranking = reranking_of(self.settings, lambda: self._reranker)
        text = self.wish.text
        asks = text.id if text.width == text.full else ""
        sparse = None if self.settings.sparse_model == OFF else lambda: self._sparse
        return Embedders(self.embedder, self.picture_embedder, reranking, self.memory, asks, sparse)

    @cached_property
    def memory(self) -> QueryCache | None:
        """What is remembered of searches; None, and forgotten what there was, where the person does not want that."""
        return remembered(self.data_dir, self.wish.text.fingerprint, on=self.settings.query_cache)

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
        return self.wish.fingerprint

    def open_known_library(self) -> Library:
        """Opens the library in the data folder. Raises LibraryError, also where there is none yet."""
        if not (self.data_dir / LEDGER_FILE).exists():
            raise LibraryError(f"There is no library in {self.data_dir} yet.", "Add a folder first: akin index FOLDER")
        return self.open_library()

    def open_library(self) -> Library:
        """Opens the library in the data folder, making an empty one where there is none. Raises LibraryError."""
        return self.open_in(self.data_dir)

    def check_library(self) -> Iterator[Check]:
        """Examines the inside of the library, without opening it as a whole."""
        yield from check_library(self.data_dir, self.fingerprint, self.wish.text.width, self.wish.pictures.width)

    def open_in(self, folder: Path) -> Library:
        """Opens a library in another folder that is made with the same. Raises LibraryError."""
        return Library(folder, self.fingerprint, self.wish.text.width, self.wish.pictures.width)


def _require(wanted: Side, there: Side) -> None:
    if wanted != there:
        raise ModelError(
            f"The index was made with another version of the model {wanted.id} than the one that is installed.",
            "`akin index` makes its vectors anew, beside those that are there.",
        )


def limits_of(settings: Settings) -> Limits:
    """What reading one file may cost by the settings."""
    return Limits(
        seconds=settings.file_seconds,
        memory_bytes=settings.file_memory_mb * MEGABYTE,
        file_bytes=settings.file_mb * MEGABYTE,
    )

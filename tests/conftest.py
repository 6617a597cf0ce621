"""What many tests share: the real text model, converted once for a run, and libraries in temporary folders."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.chunk.chunker import ChunkSizes
from app.embed.text import TextEmbedder
from app.models.installed import InstalledModel, install_text_model
from app.models.text_models import MINILM
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.store.library import Library

LibraryFactory = Callable[..., Library]


@pytest.fixture(scope="session")
def models_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the default text model, converted once; programs that a test starts find it there too."""
    folder = tmp_path_factory.mktemp("models")
    install_text_model(MINILM, folder)
    before = os.environ.get(MODELS_DIR_VARIABLE)
    os.environ[MODELS_DIR_VARIABLE] = str(folder)
    yield folder
    if before is None:
        del os.environ[MODELS_DIR_VARIABLE]
    else:
        os.environ[MODELS_DIR_VARIABLE] = before


@pytest.fixture(scope="session")
def text_model(models_dir: Path) -> InstalledModel:
    """The default text model, installed."""
    return install_text_model(MINILM, models_dir)


@pytest.fixture(scope="session")
def embedder(text_model: InstalledModel) -> TextEmbedder:
    """The default text model, loaded."""
    return TextEmbedder(text_model, threads=2)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[LibraryFactory]:
    """Opens libraries: `library()` in a folder of this test, with the fingerprint of the default model and chunker.

    Other folders, models and dimensions can be named; all are closed when the test ends.
    """
    opened: list[Library] = []

    def open_library(
        folder: Path | None = None, model: str = MINILM.id, dimensions: int = MINILM.dimensions
    ) -> Library:
        fingerprint = f"{model}|{ChunkSizes().fingerprint}"
        opened.append(Library(folder or tmp_path / "library", fingerprint, dimensions))
        return opened[-1]

    yield open_library
    for each in opened:
        each.close()

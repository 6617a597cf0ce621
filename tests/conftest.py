"""What many tests share: the real text model, converted once for a run, and libraries in temporary folders.

pytest-qt is loaded here and not by name, because a run without Qt's libraries is to go on without the window's tests.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from app.chunk.chunker import ChunkSizes
from app.embed.embedders import Embedders
from app.embed.pictures import OnnxPictureEmbedder
from app.embed.text import OnnxTextEmbedder
from app.models.installed import InstalledModel, install_text_model
from app.models.picture_models import pocket_model
from app.models.text_models import MINILM
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.store.library import Library

LibraryFactory = Callable[..., Library]

# How long an example takes says how busy the machine is, and no more.
hypothesis.settings.register_profile("akin", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("akin")

if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
try:
    import PySide6.QtWidgets  # noqa: F401
except ImportError:  # tests/ui/conftest.py says so where it skips
    pytest_plugins: list[str] = []
else:
    pytest_plugins = ["pytestqt.plugin"]


def pytest_addoption(parser: pytest.Parser) -> None:
    """The names of pytest-qt's options are known without it too, so that pyproject.toml can always set them."""
    if not pytest_plugins:
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "used by pytest-qt")


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
def embedder(text_model: InstalledModel) -> OnnxTextEmbedder:
    """The default text model, loaded."""
    return OnnxTextEmbedder(text_model, threads=2)


@pytest.fixture(scope="session")
def picture_embedder() -> OnnxPictureEmbedder:
    """The picture model that comes with Akin, loaded."""
    return OnnxPictureEmbedder(pocket_model(), threads=2)


@pytest.fixture(scope="session")
def embedders(embedder: OnnxTextEmbedder, picture_embedder: OnnxPictureEmbedder) -> Embedders:
    """Both."""
    return Embedders(lambda: embedder, lambda: picture_embedder)


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


@pytest.fixture(scope="session")
def tiny_set(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An evaluation set of twelve documents and five queries, each of which one or two documents answer."""
    folder = tmp_path_factory.mktemp("sets") / "tiny"
    (folder / "qrels").mkdir(parents=True)
    corpus = [{"_id": key, "title": title, "text": text} for key, (title, text) in _TINY_CORPUS.items()]
    queries = [{"_id": key, "text": text} for key, (text, _) in _TINY_QUERIES.items()]
    judged = [f"{key}\t{document}\t1" for key, (_, found) in _TINY_QUERIES.items() for document in found]
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)), "utf-8")
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), "utf-8")
    (folder / "qrels" / "test.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *judged]), "utf-8")
    return folder


_TINY_CORPUS = {
    "bread": ("Sourdough", "A loaf rises for a day before it goes into a hot oven, and it keeps for a week."),
    "boiler": ("Heating", "The boiler in the cellar failed in January; the flat stayed cold until a plumber came."),
    "swift": ("Swifts", "Swifts sleep on the wing and come back to the same nest under the roof every May."),
    "tax": ("Deductions", "Receipts for tools and training lower what is owed when the yearly return is filed."),
    "tide": ("The harbour", "Twice a day the sea leaves the boats lying in the mud, then lifts them again."),
    "violin": ("Strings", "A violin sounds dull when its strings are old; players change them every few months."),
    "bees": ("The hive", "In winter bees form a cluster around the queen and shiver to keep her warm."),
    "train": ("Night train", "The sleeper leaves Vienna at nine in the evening and reaches Venice for breakfast."),
    "glacier": ("Ice", "The glacier has lost forty metres of thickness since the first survey, part XK-4471."),
    "chess": ("Endgames", "With a rook and a king against a lone king, drive it to the edge of the board."),
    "seeds": ("Sowing", "Tomatoes are sown indoors in March and planted out once the last frost is over."),
    "clock": ("Repairs", "An old pendulum clock runs slow in summer, since warmth makes its rod longer."),
}
_TINY_QUERIES = {
    "q1": ("can birds doze in flight", ["swift"]),
    "q2": ("XK-4471", ["glacier"]),
    "q3": ("insects staying warm in the cold season", ["bees"]),
    "q4": ("travel overnight by rail to Italy", ["train"]),
    "q5": ("broken heating in an apartment", ["boiler", "bees"]),
}

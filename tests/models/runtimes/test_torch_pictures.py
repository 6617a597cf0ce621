import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.domain.pictures import Pixels
from app.models.catalogue import load_catalogue
from app.models.model_files import ModelFiles
from app.models.runtimes.torch_pictures import CONFIG, WEIGHTS, OpenClipEmbedder, open_clip_model
from tests.models.tiny import list_files
from tests.models.tiny_open_clip import SHAPE, tiny_open_clip

torch = pytest.importorskip("torch", reason="The extra `torch` is not installed.")
open_clip = pytest.importorskip("open_clip", reason="The extra `torch` is not installed.")
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    return tiny_open_clip(tmp_path_factory.mktemp("models") / "openclip-b32")


@pytest.fixture(scope="module")
def entry() -> CatalogueEntry:
    found = load_catalogue().find("openclip-b32")
    assert found is not None
    return found


@pytest.fixture
def embedder(files: ModelFiles, entry: CatalogueEntry) -> OpenClipEmbedder:
    return OpenClipEmbedder(open_clip_model(files, entry), 1)


@pytest.fixture(scope="module")
def pictures() -> list[Pixels]:
    noise = np.random.default_rng(1)
    return [noise.integers(0, 256, (32, 32, 3), np.uint8) for _ in range(20)]


def test_pictures_are_prepared_as_the_library_does(
    embedder: OpenClipEmbedder, files: ModelFiles, pictures: list[Pixels]
) -> None:
    from PIL import Image

    network, _, prepare = open_clip.create_model_and_transforms(f"local-dir:{files.folder}")
    network.eval()
    with torch.inference_mode():
        planes = torch.stack([prepare(Image.fromarray(picture)) for picture in pictures])
        expected = network.encode_image(planes, normalize=True).numpy()
    found = embedder.embed(pictures)
    assert found.shape == (20, embedder.dimensions) == (20, 24)
    assert found.dtype == np.float32
    assert np.abs(found - expected).max() < 1e-4


def test_words_find_pictures_in_the_same_space(embedder: OpenClipEmbedder, files: ModelFiles) -> None:
    network = open_clip.create_model(f"local-dir:{files.folder}").eval()
    tokens = open_clip.get_tokenizer(f"local-dir:{files.folder}")(["a heron in a pond"])
    with torch.inference_mode():
        expected = network.encode_text(tokens, normalize=True).numpy()[0]
    found = embedder.embed_query("a heron in a pond")
    assert np.abs(found - expected).max() < 1e-4
    assert abs(float(np.linalg.norm(found)) - 1) < 1e-5


def test_no_pictures_give_no_vectors(embedder: OpenClipEmbedder) -> None:
    assert embedder.embed([]).shape == (0, 24)
    assert embedder.size == 32
    assert embedder.mixing.brings_pictures
    with pytest.raises(ModelError):
        embedder.project_query(np.ones(384, np.float32))


def test_a_card_without_room_takes_fewer_pictures_at_a_time(
    embedder: OpenClipEmbedder, pictures: list[Pixels], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = embedder.embed(pictures)
    work: Callable[..., Any] = embedder._of_pictures
    seen: list[int] = []

    def sparing(batch: list[Pixels]) -> Any:
        if len(batch) > 3:
            raise torch.OutOfMemoryError("CUDA out of memory")
        seen.append(len(batch))
        return work(batch)

    monkeypatch.setattr(embedder, "_of_pictures", sparing)
    assert np.abs(embedder.embed(pictures) - expected).max() < 1e-4
    assert max(seen) <= 3


def test_other_files_are_refused(tmp_path: Path, entry: CatalogueEntry) -> None:
    files = tiny_open_clip(tmp_path / "openclip-b32")
    (files.folder / CONFIG).write_text(json.dumps({"model_cfg": {"embed_dim": 24}}))
    with pytest.raises(ModelError, match="not those of an open_clip model"):
        open_clip_model(list_files(files.folder), entry)
    (files.folder / WEIGHTS).write_bytes(b"no weights")
    (files.folder / CONFIG).write_text(json.dumps({"model_cfg": SHAPE}))
    with pytest.raises(ModelError, match="could not be loaded"):
        OpenClipEmbedder(open_clip_model(list_files(files.folder), entry), 1)

import socket
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import TextEmbedder
from app.domain.errors import ModelError
from app.embed.text import OnnxTextEmbedder
from app.models.catalogue import load_catalogue
from app.models.model_files import ModelFiles
from app.models.runtimes.extras import Runtime
from app.models.runtimes.prepare import load_text_embedder, prepare_runtime_model
from app.models.runtimes.torch_text import TorchTextEmbedder
from app.models.text_preparation import prepare_text_model
from tests.embed.shared_by_threads import wrong_for_threads
from tests.models.tiny import tiny_model

torch = pytest.importorskip("torch", reason="The extra `torch` is not installed.")
pytest.importorskip("sentence_transformers", reason="The extra `torch` is not installed.")
# What these libraries warn of is theirs; Akin's own warnings come from elsewhere.
pytestmark = pytest.mark.filterwarnings("ignore")

TEXTS = ["the tide turns twice a day.", "bees shiver", "a heron in the shallow water near the old mill " * 9]
MANY = [f"note {place}: {'word ' * (place % 13)}" for place in range(70)]


@pytest.fixture(scope="module")
def entry() -> CatalogueEntry:
    found = load_catalogue().find("bge-small")
    assert found is not None
    return found


def load(files: ModelFiles, entry: CatalogueEntry, dimensions: int | None = None) -> TorchTextEmbedder:
    found = load_text_embedder(prepare_runtime_model(files, entry, Runtime.TORCH, dimensions), 1)
    assert isinstance(found, TorchTextEmbedder)
    return found


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    prompts = {"query": "q: ", "document": "d: "}
    return tiny_model("bert", tmp_path_factory.mktemp("models"), prompts=prompts, dense=(24,))


@pytest.fixture
def embedder(files: ModelFiles, entry: CatalogueEntry) -> TorchTextEmbedder:
    return load(files, entry)


@pytest.mark.parametrize(
    "family", ["bert", "xlm-roberta", "modernbert", "mpnet", "roberta", "distilbert", "qwen2", "qwen3", "gemma"]
)
@pytest.mark.parametrize(
    "options",
    [
        {"pooling": "mean"},
        {"pooling": "cls", "dense": (24,), "prompts": {"query": "q: ", "document": "d: "}},
        {"pooling": "lasttoken"},
        {"modules": False},
    ],
    ids=["mean", "cls, dense, prompts", "last token", "no modules"],
)
def test_torch_gives_the_vectors_of_onnx_runtime(
    family: str, options: dict[str, Any], tmp_path: Path, entry: CatalogueEntry
) -> None:
    files = tiny_model(family, tmp_path, **options)
    here: TextEmbedder = load(files, entry)
    there = OnnxTextEmbedder(prepare_text_model(files, entry, tmp_path, int8=False), 1)
    assert here.model == there.model
    assert np.abs(here.embed_passages(TEXTS) - there.embed_passages(TEXTS)).max() < 1e-3
    assert np.abs(here.embed_query(TEXTS[0]) - there.embed_query(TEXTS[0])).max() < 1e-3


def test_a_decoder_that_sees_all_tokens_is_run_so(tmp_path: Path, entry: CatalogueEntry) -> None:
    """GTE's Qwen2 models say `is_causal` of themselves: else the first token knows nothing of those behind it."""
    texts, alike = ["tide turns", "tide stays"], {}
    for sees_all in (False, True):
        causal = {"is_causal": False} if sees_all else {}
        files = tiny_model("qwen2", tmp_path / str(sees_all), "tiny", pooling="cls", config=causal)
        first, second = load(files, entry).embed_passages(texts)
        alike[sees_all] = float(first @ second)
    assert alike[False] > 0.99999
    assert alike[True] < 0.9999


def test_vectors_keep_the_order_of_the_texts(embedder: TorchTextEmbedder) -> None:
    together = embedder.embed_passages(MANY)
    assert together.shape == (70, 24)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-5)
    alone = np.concatenate([embedder.embed_passages([text]) for text in MANY])
    assert np.abs(together - alone).max() < 1e-4
    assert embedder.embed_passages([]).shape == (0, 24)


def test_vectors_can_be_shortened(files: ModelFiles, entry: CatalogueEntry, embedder: TorchTextEmbedder) -> None:
    short = load(files, entry, 8).embed_passages(TEXTS)
    whole = embedder.embed_passages(TEXTS)[:, :8]
    assert np.allclose(short, whole / np.linalg.norm(whole, axis=1, keepdims=True), atol=1e-5)


def test_nothing_is_asked_of_the_network(
    files: ModelFiles, entry: CatalogueEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        asked.append(arguments)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert len(load(files, entry).embed_passages(TEXTS)) == 3
    assert not asked


def test_code_that_a_model_brings_is_not_run(tmp_path: Path, entry: CatalogueEntry) -> None:
    own = {"auto_map": {"AutoModel": "own.Own", "AutoConfig": "own.OwnConfig"}, "model_type": "own"}
    files = tiny_model("bert", tmp_path, config=own)
    (files.folder / "own.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n")
    with pytest.raises(ModelError, match="could not be loaded by torch"):
        load(files, entry)
    assert not (tmp_path / "ran").exists()


def test_pickled_weights_are_not_read(tmp_path: Path, entry: CatalogueEntry) -> None:
    files = tiny_model("bert", tmp_path, modules=False)
    (files.folder / "model.safetensors").unlink()
    torch.save({}, files.folder / "pytorch_model.bin")
    left = {name: facts for name, facts in files.files.items() if name != "model.safetensors"}
    with pytest.raises(ModelError, match="could not be loaded"):
        load(replace(files, files=left), entry)


def too_large(embedder: TorchTextEmbedder, most: int, error: Exception) -> list[int]:
    """Lets the network fail for more texts than `most`; the numbers of texts of which it made vectors."""
    module, seen = embedder._network.module, []
    encode = module.encode

    def run(texts: list[str], **how: Any) -> Any:
        if len(texts) > most and embedder.device != "cpu":
            raise error
        seen.append(len(texts))
        return encode(texts, **how)

    module.encode = run
    return seen


def test_want_of_memory_halves_the_batch(embedder: TorchTextEmbedder) -> None:
    expected = embedder.embed_passages(MANY)
    embedder._network.device = "card"
    seen = too_large(embedder, 10, torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 2 GiB"))
    assert np.abs(embedder.embed_passages(MANY) - expected).max() < 1e-4
    assert max(seen) <= 10
    assert embedder.device == "card"


@pytest.mark.parametrize("error", [torch.OutOfMemoryError("CUDA out of memory"), RuntimeError("device-side assert")])
def test_a_card_that_fails_makes_way_for_the_processor(error: Exception, embedder: TorchTextEmbedder) -> None:
    expected = embedder.embed_passages(TEXTS)
    embedder._network.device = "card"
    too_large(embedder, 0, error)
    assert np.abs(embedder.embed_passages(TEXTS) - expected).max() < 1e-4
    assert embedder.device == "cpu"


def test_a_processor_that_fails_says_so(embedder: TorchTextEmbedder) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("not enough memory: you tried to allocate 1 TB")

    embedder._network.module.encode = fail
    with pytest.raises(ModelError, match="not enough memory") as caught:
        embedder.embed_query("tide")
    assert caught.value.advice


def test_threads_may_share_an_embedder(embedder: TorchTextEmbedder) -> None:
    assert not wrong_for_threads(embedder, TEXTS, 1e-5)


def test_a_graphics_card_gives_the_vectors_of_the_processor(files: ModelFiles, entry: CatalogueEntry) -> None:
    if not torch.cuda.is_available():
        pytest.skip("There is no graphics card that torch can use.")
    prepared = prepare_runtime_model(files, entry, Runtime.TORCH)
    on: Callable[[str], TorchTextEmbedder] = lambda device: TorchTextEmbedder(  # noqa: E731
        prepared.model, prepared.weights, prepared.fingerprint, 1, device
    )
    card, processor = on("cuda").embed_passages(TEXTS), on("cpu").embed_passages(TEXTS)
    assert np.einsum("ij,ij->i", card, processor).min() >= 0.99

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.domain.catalogue import CatalogueEntry, TokenPooling
from app.domain.errors import ModelError
from app.embed.text import OnnxTextEmbedder
from app.models.catalogue import load_catalogue
from app.models.model_files import ModelFiles
from app.models.runtimes.extras import Runtime
from app.models.runtimes.llama_text import ALL_LAYERS, LlamaTextEmbedder
from app.models.runtimes.prepare import load_text_embedder, prepare_runtime_model, runtime_for
from app.models.text_preparation import prepare_text_model
from tests.embed.shared_by_threads import wrong_for_threads
from tests.models.tiny import list_files, tiny_model
from tests.models.tiny_gguf import write_tiny_gguf

pytest.importorskip("llama_cpp", reason="The extra `llm` is not installed.")
pytest.importorskip("gguf", reason="The dependency group `gguf` is not installed.")

TEXTS = ["the tide turns twice a day.", "bees shiver", "a heron in the shallow water, near the old mill"]
WIDTH = 32
PROMPTS = ("search_query: ", "search_document: ")


@pytest.fixture(scope="module")
def entry() -> CatalogueEntry:
    """A model that comes as a GGUF file alone: what the file does not say, the catalogue does."""
    found = load_catalogue().find("nomic")
    assert found is not None
    assert (found.query_prefix, found.passage_prefix) == PROMPTS
    return replace(found, dimensions=WIDTH, tokens=512)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    """The same weights as the hub lays them out."""
    return tiny_model("bert", tmp_path_factory.mktemp("whole"), pooling="mean")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory, repository: ModelFiles) -> ModelFiles:
    return in_gguf(repository, tmp_path_factory.mktemp("models") / "nomic")


def in_gguf(repository: ModelFiles, folder: Path, pooling: int | None = 1) -> ModelFiles:
    folder.mkdir()
    write_tiny_gguf(repository.folder, folder / "tiny-f32.gguf", pooling)
    return list_files(folder)


def load(files: ModelFiles, entry: CatalogueEntry, dimensions: int | None = None, gpu_layers: int = 0) -> Any:
    assert runtime_for(files, entry) is Runtime.LLAMA
    found = load_text_embedder(prepare_runtime_model(files, entry, Runtime.LLAMA, dimensions), 1, gpu_layers)
    assert isinstance(found, LlamaTextEmbedder)
    return found


@pytest.fixture(scope="module")
def embedder(files: ModelFiles, entry: CatalogueEntry) -> LlamaTextEmbedder:
    found: LlamaTextEmbedder = load(files, entry)
    return found


@pytest.fixture(scope="module")
def reference(
    repository: ModelFiles, entry: CatalogueEntry, tmp_path_factory: pytest.TempPathFactory
) -> OnnxTextEmbedder:
    """The same weights on ONNX Runtime, with the same prompts."""
    made = prepare_text_model(repository, entry, tmp_path_factory.mktemp("onnx"), int8=False)
    return OnnxTextEmbedder(made, 1)


def test_llama_gives_the_vectors_of_onnx_runtime(embedder: LlamaTextEmbedder, reference: OnnxTextEmbedder) -> None:
    here, there = embedder.embed_passages(TEXTS), reference.embed_passages(TEXTS)
    assert here.shape == (3, WIDTH)
    assert here.dtype == np.float32
    assert np.einsum("ij,ij->i", here, there).min() > 0.999
    assert float(embedder.embed_query(TEXTS[0]) @ reference.embed_query(TEXTS[0])) > 0.999
    assert float(embedder.embed_query(TEXTS[0]) @ here[0]) < 0.9999, "the prompts differ"


@pytest.mark.parametrize("pooling", [1, 2, None])
def test_the_file_says_how_to_pool_else_the_catalogue(
    pooling: int | None, repository: ModelFiles, entry: CatalogueEntry, tmp_path: Path
) -> None:
    chosen = replace(entry, pooling=TokenPooling.LAST)
    found = load(in_gguf(repository, tmp_path / "nomic", pooling), chosen)
    assert found._network.pooling_type() == (pooling or 3)


def test_vectors_can_be_shortened(files: ModelFiles, entry: CatalogueEntry, embedder: LlamaTextEmbedder) -> None:
    whole = embedder.embed_passages(TEXTS)[:, :8]
    short = load(files, entry, 8).embed_passages(TEXTS)
    assert np.allclose(short, whole / np.linalg.norm(whole, axis=1, keepdims=True), atol=1e-5)


def test_many_texts_keep_their_order(embedder: LlamaTextEmbedder) -> None:
    many = [f"note {place}: {'word ' * (place % 7)}" for place in range(40)]
    together = embedder.embed_passages(many)
    alone = np.concatenate([embedder.embed_passages([text]) for text in many])
    assert np.abs(together - alone).max() < 1e-3
    assert embedder.embed_passages([]).shape == (0, WIDTH)
    assert np.isfinite(embedder.embed_query("")).all()


def test_a_text_longer_than_the_model_takes_is_cut(embedder: LlamaTextEmbedder) -> None:
    start = "the harbour freezes over in hard winters. " * 40
    one, other = embedder.embed_passages([start, f"{start} and then bread"])
    assert np.isfinite(one).all()
    assert (one == other).all()


def test_layers_for_a_card_that_is_not_there_are_computed_all_the_same(
    files: ModelFiles, entry: CatalogueEntry, embedder: LlamaTextEmbedder
) -> None:
    found = load(files, entry, gpu_layers=ALL_LAYERS)
    assert np.einsum("ij,ij->i", found.embed_passages(TEXTS), embedder.embed_passages(TEXTS)).min() > 0.99


def test_a_file_of_another_model_is_refused(files: ModelFiles, entry: CatalogueEntry) -> None:
    with pytest.raises(ModelError, match="holds another model"):
        load(files, replace(entry, dimensions=64))


def test_a_damaged_file_is_refused(files: ModelFiles, entry: CatalogueEntry, tmp_path: Path) -> None:
    (tmp_path / "nomic").mkdir()
    whole = files.path("tiny-f32.gguf").read_bytes()
    for content in (b"", b"no GGUF", whole[: len(whole) // 2]):
        (tmp_path / "nomic" / "tiny.gguf").write_bytes(content)
        with pytest.raises(ModelError, match="could not be loaded by llama") as caught:
            load(list_files(tmp_path / "nomic"), entry)
        assert caught.value.advice


def test_nothing_is_printed(files: ModelFiles, entry: CatalogueEntry, capfd: pytest.CaptureFixture[str]) -> None:
    load(files, entry).embed_query("tide")
    assert capfd.readouterr() == ("", "")


def test_threads_may_share_an_embedder(embedder: LlamaTextEmbedder) -> None:
    assert not wrong_for_threads(embedder, TEXTS, 1e-4)

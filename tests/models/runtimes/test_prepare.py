from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.catalogue import CatalogueEntry, TokenPooling
from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.model_files import FileFacts, ModelFiles
from app.models.runtimes.extras import Runtime, is_installed
from app.models.runtimes.prepare import gguf_name, load_text_embedder, prepare_runtime_model, runtime_for
from tests.models.tiny import tiny_model

PROMPTS = {"query": "q: ", "document": "d: "}


@pytest.fixture(scope="module")
def entry() -> CatalogueEntry:
    found = load_catalogue().find("bge-small")
    assert found is not None
    return found


def listed(files: ModelFiles, *names: str) -> ModelFiles:
    """The same model with other files; sizes fall."""
    return replace(files, files={name: FileFacts(100 - place, "0" * 64) for place, name in enumerate(names)})


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    return tiny_model("bert", tmp_path_factory.mktemp("models"), pooling="cls", prompts=PROMPTS)


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> ModelFiles:
    """A model of a family that Akin does not convert itself."""
    return tiny_model("bert", tmp_path_factory.mktemp("models"), "unknown", config={"model_type": "t5"}, pooling="max")


def test_what_akin_converts_runs_on_onnx_runtime_unless_asked_otherwise(
    tiny: ModelFiles, entry: CatalogueEntry
) -> None:
    assert runtime_for(tiny, entry) is Runtime.ONNX
    assert runtime_for(tiny, entry, Runtime.TORCH) is Runtime.TORCH
    assert runtime_for(tiny, entry, Runtime.LLAMA) is Runtime.ONNX, "there is no GGUF file"


@pytest.mark.parametrize("family", ["nomic-bert", "gte-new"])
def test_what_torch_runs_by_code_of_the_model_s_own_stays_on_onnx_runtime(
    family: str, tmp_path: Path, entry: CatalogueEntry
) -> None:
    assert runtime_for(tiny_model(family, tmp_path), entry, Runtime.TORCH) is Runtime.ONNX


def test_what_the_catalogue_names_comes_before_what_could_be_converted(tiny: ModelFiles, entry: CatalogueEntry) -> None:
    large = replace(entry, runtimes=("torch", "llama.cpp"))
    assert runtime_for(tiny, large) is Runtime.TORCH
    assert runtime_for(listed(tiny, "config.json", "model.safetensors", "model.gguf"), large) is Runtime.TORCH
    assert runtime_for(tiny, large, Runtime.ONNX) is Runtime.ONNX


def test_a_family_that_akin_does_not_convert_runs_on_torch(unknown: ModelFiles, entry: CatalogueEntry) -> None:
    assert runtime_for(unknown, entry) is Runtime.TORCH
    brings_onnx = replace(unknown, files={**unknown.files, "onnx/model.onnx": FileFacts(1, "0" * 64)})
    assert runtime_for(brings_onnx, entry) is Runtime.ONNX


def test_a_gguf_file_runs_on_llama(tiny: ModelFiles, entry: CatalogueEntry) -> None:
    files = listed(tiny, "model-Q8_0.GGUF", "model-q4.gguf", "README.md")
    assert runtime_for(files, entry) is Runtime.LLAMA
    assert gguf_name(files) == "model-Q8_0.GGUF"
    prepared = prepare_runtime_model(files, entry, Runtime.LLAMA)
    assert prepared.weights == tiny.folder / "model-Q8_0.GGUF"
    assert prepared.tokenizer is None
    assert (prepared.model.dimensions, prepared.model.pooling) == (entry.dimensions, entry.pooling)


def test_files_that_hold_no_weights_are_refused(tiny: ModelFiles, entry: CatalogueEntry) -> None:
    for names in (("README.md",), ("config.json", "pytorch_model.bin"), ("model.safetensors",)):
        with pytest.raises(ModelError, match="nothing that Akin can run"):
            runtime_for(listed(tiny, *names), entry)
    with pytest.raises(ModelError, match="no GGUF"):
        gguf_name(tiny)


def test_a_model_is_what_its_files_say(tiny: ModelFiles, entry: CatalogueEntry) -> None:
    prepared = prepare_runtime_model(tiny, entry, Runtime.TORCH, 16)
    model = prepared.model
    assert (model.dimensions, model.max_tokens) == (16, 160)
    assert (model.query_prefix, model.passage_prefix) == ("q: ", "d: ")
    assert prepared.tokenizer == tiny.folder / "tokenizer.json"
    assert prepared.weights == tiny.folder
    fingerprints = {
        prepare_runtime_model(tiny, entry, runtime, length).fingerprint
        for runtime, length in ((Runtime.TORCH, 16), (Runtime.TORCH, None))
    }
    assert len(fingerprints) == 2
    assert all("torch-1" in each for each in fingerprints)


def test_torch_pools_in_ways_that_akin_does_not_know(unknown: ModelFiles, entry: CatalogueEntry) -> None:
    assert prepare_runtime_model(unknown, entry, Runtime.TORCH).model.pooling is TokenPooling.CLS  # the catalogue's


@pytest.mark.parametrize("runtime", [Runtime.TORCH, Runtime.LLAMA])
def test_a_runtime_that_is_not_installed_is_told(runtime: Runtime, tiny: ModelFiles, entry: CatalogueEntry) -> None:
    if is_installed(runtime):
        pytest.skip("It is installed.")
    prepared = replace(prepare_runtime_model(tiny, entry, Runtime.TORCH), runtime=runtime)
    if runtime is Runtime.LLAMA:
        (tiny.folder / "m.gguf").write_bytes(b"")
        empty = FileFacts(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        prepared = replace(prepared, files=replace(tiny, files={"m.gguf": empty}))
    with pytest.raises(ModelError, match="not installed") as caught:
        load_text_embedder(prepared, 1)
    assert "pip install" in caught.value.advice


def test_altered_files_are_not_loaded(tmp_path: Path, entry: CatalogueEntry) -> None:
    files = tiny_model("bert", tmp_path)
    (files.folder / "modules.json").write_text("[]")
    with pytest.raises(ModelError):
        load_text_embedder(prepare_runtime_model(files, entry, Runtime.TORCH), 1)

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.embed.text import OnnxTextEmbedder
from app.models import derived
from app.models.catalogue import load_catalogue
from app.models.encoder import Encoder
from app.models.families import convert, graph
from app.models.families.convert import write_encoder
from app.models.made_once import MANIFEST_FILE
from app.models.model_files import ModelFiles
from app.models.text_preparation import prepare_text_model
from tests.models.tiny import FAMILIES, list_files, tiny_model, tiny_repository, write_json

TEXTS = ("The tide turns twice a day.", "knee", "A recipe for bread, with a long list of what is needed. " * 9, "")


def entry(model_id: str = "gte-small", **changes: Any) -> CatalogueEntry:
    """An entry of the catalogue that names no prompts, changed."""
    found = load_catalogue().find(model_id)
    assert found is not None
    return replace(found, **changes)


def graph_of(folder: Path, target: Path, **changes: Any) -> onnx.ModelProto:
    """The network of a tiny repository, for tests to change as exporters would have it."""
    config = json.loads((folder / "config.json").read_text()) | changes
    write_encoder(folder / "model.safetensors", config, target)
    return onnx.load(target)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_gives_unit_vectors_in_any_company(family: str, tmp_path: Path) -> None:
    installed = prepare_text_model(tiny_model(family, tmp_path), entry(), tmp_path)
    assert json.loads((installed.onnx.parent / MANIFEST_FILE).read_text())["precision"] == "int8"
    embedder = OnnxTextEmbedder(installed, threads=1)
    together = embedder.embed_passages(TEXTS)
    assert together.shape == (len(TEXTS), 32)
    assert np.abs(np.linalg.norm(together, axis=1) - 1).max() < 1e-5
    alone = np.stack([embedder.embed_query(text) for text in TEXTS])
    assert np.einsum("ij,ij->i", together, alone).min() > 0.99
    assert embedder.token_vectors(["knee"])[0].shape[1] == 32


@pytest.mark.parametrize("pooling", ["mean", "cls", "lasttoken"])
def test_pooling_dense_layers_prompts_and_shorter_vectors_by_hand(pooling: str, tmp_path: Path) -> None:
    prompts = {"query": "find: ", "document": "text: "}
    files = tiny_model("bert", tmp_path, pooling=pooling, dense=(48, 24), prompts=prompts)
    embedder = OnnxTextEmbedder(installed := prepare_text_model(files, entry(), tmp_path, 16, int8=False), threads=1)
    assert installed.model.dimensions == embedder.embed_query("tide").shape[0] == 16
    for prompt, found in (
        ("find: ", embedder.embed_query(TEXTS[0])),
        ("text: ", embedder.embed_passages([TEXTS[0]])[0]),
    ):
        expected = by_hand(files.folder, installed.onnx, prompt + TEXTS[0], pooling)[:16]
        assert np.abs(found - expected / np.linalg.norm(expected)).max() < 1e-5


def by_hand(folder: Path, network: Path, text: str, pooling: str) -> Any:
    """Pooled, and through two dense layers with tanh."""
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    ids = np.array([Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text).ids], np.int64)
    tokens = Encoder(network, 1).token_vectors(ids, np.ones_like(ids))[0]
    vector = {"mean": tokens.mean(axis=0), "cls": tokens[0], "lasttoken": tokens[-1]}[pooling]
    for name in ("2_Dense", "3_Dense"):
        layer = load_file(folder / name / "model.safetensors")
        vector = np.tanh(layer["linear.weight"] @ vector + layer["linear.bias"])
    return vector


def test_two_networks_each_for_its_side(tmp_path: Path) -> None:
    folder = tiny_repository("bert", tmp_path / "two", modules=False, seed=1)
    tiny_repository("bert", folder / "passage", modules=False, seed=2)
    files = list_files(folder)
    both = OnnxTextEmbedder(prepare_text_model(files, entry("medcpt"), tmp_path), threads=1)
    alone = [tiny_model("bert", tmp_path, f"one-{seed}", modules=False, seed=seed) for seed in (1, 2)]
    one, other = (OnnxTextEmbedder(prepare_text_model(files, entry("medcpt"), tmp_path), threads=1) for files in alone)
    assert np.abs(both.embed_query("tide") - one.embed_query("tide")).max() < 1e-6
    assert np.abs(both.embed_passages(["tide"]) - other.embed_passages(["tide"])).max() < 1e-6
    assert np.abs(both.embed_query("tide") - both.embed_passages(["tide"])[0]).max() > 0.01


def test_an_older_repository_keeps_its_network_in_a_folder(tmp_path: Path) -> None:
    expected = vectors(tiny_model("bert", tmp_path), tmp_path)
    folder = tiny_repository("bert", tmp_path / "older")
    (folder / "0_Transformer").mkdir()
    for name in ("config.json", "tokenizer.json", "model.safetensors"):
        (folder / name).rename(folder / "0_Transformer" / name)
    modules = json.loads((folder / "modules.json").read_text())
    modules[0]["path"] = "0_Transformer"
    write_json(folder / "modules.json", modules)
    files = list_files(folder)
    installed = prepare_text_model(files, entry(dimensions=32), tmp_path)
    assert np.abs(OnnxTextEmbedder(installed, 1).embed_passages(TEXTS) - expected).max() < 1e-6


def test_what_was_converted_is_used_again_and_made_anew_where_it_is_damaged(tmp_path: Path) -> None:
    files = tiny_model("bert", tmp_path)
    first = prepare_text_model(files, entry(), tmp_path)
    written = first.onnx.stat().st_mtime_ns
    assert prepare_text_model(files, entry(), tmp_path).onnx.stat().st_mtime_ns == written
    first.onnx.write_bytes(b"damaged")
    assert OnnxTextEmbedder(prepare_text_model(files, entry(), tmp_path), 1).embed_query("tide").shape == (32,)
    other = prepare_text_model(tiny_model("bert", tmp_path, seed=1), entry(), tmp_path)
    assert other.fingerprint != first.fingerprint
    assert OnnxTextEmbedder(other, 1).embed_query("tide").shape == (32,)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_large_network_is_made_anew_where_its_numbers_are_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(convert, "LARGE", 0)
    monkeypatch.setattr(graph, "_LARGE", 1024)
    files = tiny_model("bert", tmp_path)
    data = convert.data_file(prepare_text_model(files, entry(), tmp_path).onnx)
    whole = data.read_bytes()
    data.write_bytes(b"damaged" + whole[7:])
    prepare_text_model(files, entry(), tmp_path)
    assert data.read_bytes() == whole
    data.unlink()
    assert vectors(files, tmp_path).shape == (len(TEXTS), 32)


def test_altered_files_are_refused(tmp_path: Path) -> None:
    for name in ("tokenizer.json", "config.json", "model.safetensors", "2_Dense/model.safetensors"):
        files = tiny_model("bert", tmp_path, dense=(24,))
        with (files.folder / name).open("ab") as file:
            file.write(b" ")
        with pytest.raises(ModelError, match="has changed"):
            prepare_text_model(files, entry(), tmp_path)


def test_small_matrices_that_disagree_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(derived, "LEAST_AGREEMENT", 1.1)
    installed = prepare_text_model(tiny_model("bert", tmp_path), entry(), tmp_path)
    said = json.loads((installed.onnx.parent / MANIFEST_FILE).read_text())
    assert said["precision"] == "fp32"
    assert 0.98 < said["agreement"] <= 1.0
    assert {node.op_type for node in onnx.load(installed.onnx).graph.node} & {"MatMul"}


def test_a_repository_s_own_network_is_run_where_akin_knows_none(tmp_path: Path) -> None:
    expected = vectors(tiny_model("bert", tmp_path), tmp_path, int8=False)
    folder = tiny_repository("bert", tmp_path / "own")
    as_exporters_do(graph_of(folder, tmp_path / "full.onnx"), folder, "last_hidden_state")
    files = list_files(folder)
    installed = prepare_text_model(files, entry(), tmp_path)
    assert installed.onnx == folder / "onnx" / "model.onnx"
    assert np.abs(vectors(files, tmp_path) - expected).max() < 1e-5
    (folder / "onnx" / "model.onnx").write_bytes(b"")
    with pytest.raises(ModelError, match="has changed"):
        prepare_text_model(files, entry(), tmp_path)


def test_a_network_that_gives_vectors_of_texts_is_not_pooled_again(tmp_path: Path) -> None:
    folder = tiny_repository("bert", tmp_path / "own", pooling="cls")
    expected = vectors(list_files(folder), tmp_path, int8=False)
    model = graph_of(folder, tmp_path / "full.onnx")
    model.graph.initializer.append(helper.make_tensor("first", TensorProto.INT64, [], [0]))
    model.graph.node.append(helper.make_node("Gather", ["token_vectors", "first"], ["pooled"], axis=1))
    del model.graph.output[:]
    model.graph.output.append(helper.make_tensor_value_info("pooled", TensorProto.FLOAT, ["batch", 32]))
    as_exporters_do(model, folder, "sentence_embedding")
    embedder = OnnxTextEmbedder(prepare_text_model(list_files(folder), entry(), tmp_path), threads=1)
    assert np.abs(embedder.embed_passages(TEXTS) - expected).max() < 1e-5
    with pytest.raises(ModelError, match="no vectors of single tokens"):
        embedder.token_vectors(["tide"])


def test_a_network_that_wants_what_akin_cannot_give_is_refused(tmp_path: Path) -> None:
    folder = tiny_repository("bert", tmp_path / "own")
    model = graph_of(folder, tmp_path / "full.onnx")
    model.graph.input.append(helper.make_tensor_value_info("past_key_values.0.key", TensorProto.FLOAT, ["batch", 4]))
    as_exporters_do(model, folder, "last_hidden_state")
    with pytest.raises(ModelError, match=r"wants past_key_values\.0\.key"):
        OnnxTextEmbedder(prepare_text_model(list_files(folder), entry(), tmp_path), 1)


def test_a_model_that_nothing_here_runs_says_so(tmp_path: Path) -> None:
    files = tiny_model("bert", tmp_path, config={"model_type": "t5"})
    with pytest.raises(ModelError, match="'t5'") as caught:
        prepare_text_model(files, entry(), tmp_path)
    assert "torch" in caught.value.advice
    broken = tiny_model("bert", tmp_path, "broken", config={"hidden_act": "mish"})
    with pytest.raises(ModelError, match="mish"):
        prepare_text_model(broken, entry(), tmp_path)


def vectors(files: ModelFiles, models_dir: Path, *, int8: bool = True) -> Any:
    """The vectors of TEXTS."""
    return OnnxTextEmbedder(prepare_text_model(files, entry(), models_dir, int8=int8), 1).embed_passages(TEXTS)


def as_exporters_do(model: onnx.ModelProto, folder: Path, output: str) -> None:
    """Puts the network in place of the weights, with inputs more and `output` as the name of what it gives."""
    (last,) = [node for node in model.graph.node if node.output[0] == model.graph.output[0].name]
    last.output[0] = model.graph.output[0].name = output
    for name in ("token_type_ids", "position_ids"):
        model.graph.input.append(helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "tokens"]))
    (folder / "onnx").mkdir()
    onnx.save(model, str(folder / "onnx" / "model.onnx"))
    (folder / "model.safetensors").unlink()
    write_json(folder / "config.json", {"model_type": "strange", "hidden_size": 32, "max_position_embeddings": 160})

"""Rerankers are converted from their weights and give what their definitions say; the references are in NumPy."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from app.domain.errors import ModelError
from app.embed.cross_encoder import CrossEncoder
from app.models.heads import Dense, Norm, gelu
from app.models.model_files import ModelFiles
from app.models.rerankers import classifier_head, prepare_reranker
from tests.models import tiny_bert
from tests.models.tiny_rerankers import SPECIAL, entry_of, list_files, write_tokenizer, write_word_scorer

WORDS = ["the", "sea", "lifts", "boats", "from", "mud", "and", "leaves", "them", "again"]
QUERY = "boats and mud"
TEXTS = ["the sea leaves", "mud mud mud and boats from the sea again", "them"]


def written(folder: Path, more: dict[str, tiny_bert.Floats], prefix: str = "bert.") -> dict[str, tiny_bert.Floats]:
    """A tiny cross-encoder of the BERT family in the folder, with these layers on top; returns all of its tensors."""
    tensors = {f"{prefix}{name}": value for name, value in tiny_bert.random_bert(len(SPECIAL) + len(WORDS)).items()}
    tiny_bert.write_weights(folder, tensors | more)
    write_tokenizer(WORDS, folder / "tokenizer.json")
    return tensors | more


def judged(files: ModelFiles, *, int8: bool = False) -> list[float]:
    reranker = prepare_reranker(files, entry_of(files.id), files.folder.parent, int8=int8)
    return CrossEncoder(reranker, threads=1).scores(QUERY, TEXTS)


def encoded(tensors: dict[str, tiny_bert.Floats], tokenizer: Path, text: str) -> tiny_bert.Floats:
    pair = Tokenizer.from_file(str(tokenizer)).encode(QUERY, text)
    return tiny_bert.encode(tensors, pair.ids, pair.type_ids)


def test_a_bert_gives_what_its_definition_says(tmp_path: Path) -> None:
    width = tiny_bert.WIDTH
    pooler = tiny_bert.linear_layer(width, width, 1, "bert.pooler.dense")
    classifier = tiny_bert.linear_layer(1, width, 2, "classifier")
    tensors = written(tmp_path / "tiny", pooler | classifier)
    expected = []
    for text in TEXTS:
        first = encoded(tensors, tmp_path / "tiny" / "tokenizer.json", text)[0]
        pooled = np.tanh(pooler["bert.pooler.dense.weight"] @ first + pooler["bert.pooler.dense.bias"])
        expected.append(float((classifier["classifier.weight"] @ pooled + classifier["classifier.bias"])[0]))
    files = list_files(tmp_path / "tiny")
    assert judged(files) == pytest.approx(expected, abs=2e-3)
    assert judged(files, int8=True) == pytest.approx(expected, abs=1.0)
    assert np.ptp(expected) > 1.0  # the texts are told apart


def test_the_parts_of_a_modular_reranker_stand_on_the_first_token(tmp_path: Path) -> None:
    """As the Ettin rerankers are: an encoder, pooling, a dense layer with GELU, a norm, and what gives the score."""
    folder, width = tmp_path / "tiny", tiny_bert.WIDTH
    tensors = written(folder, {}, prefix="")
    dense = tiny_bert.linear_layer(width, width, 3, "linear", biased=False)
    norm = {"norm.weight": np.linspace(0.5, 2, width, dtype=np.float32), "norm.bias": np.ones(width, np.float32)}
    last = tiny_bert.linear_layer(1, width, 4, "linear")
    parts = [("Transformer", ""), ("Pooling", "1_Pooling"), ("Dense", "2_Dense"), ("LayerNorm", "3"), ("Dense", "4")]
    (folder / "modules.json").write_text(json.dumps([{"type": f"x.models.{t}", "path": path} for t, path in parts]))
    for path, config, weights in (
        ("1_Pooling", {"pooling_mode": "cls"}, {}),
        ("2_Dense", {"activation_function": "torch.nn.modules.activation.GELU"}, dense),
        ("3", {"dimension": width}, norm),
        ("4", {"activation_function": "torch.nn.modules.linear.Identity"}, last),
    ):
        (folder / path).mkdir()
        (folder / path / "config.json").write_text(json.dumps(config))
        if weights:
            save_file(weights, folder / path / "model.safetensors")
    expected = []
    for text in TEXTS:
        inner = tiny_bert.gelu(dense["linear.weight"] @ encoded(tensors, folder / "tokenizer.json", text)[0])
        scaled = (inner - inner.mean()) / np.sqrt(inner.var() + 1e-5) * norm["norm.weight"] + norm["norm.bias"]
        expected.append(float((last["linear.weight"] @ scaled + last["linear.bias"])[0]))
    assert judged(list_files(folder)) == pytest.approx(expected, abs=5e-3)


@pytest.mark.parametrize("pooling", ["cls", "mean"])
def test_a_modernbert_pools_as_it_says(tmp_path: Path, pooling: str) -> None:
    head = tiny_bert.linear_layer(8, 8, 5, "head.dense", biased=False) | tiny_bert.linear_layer(1, 8, 6, "classifier")
    tiny_bert.write_weights(
        tmp_path / "tiny",
        head | {"head.norm.weight": np.ones(8, np.float32)},
        {"model_type": "modernbert", "classifier_pooling": pooling, "norm_eps": 1e-5},
    )
    files = list_files(tmp_path / "tiny")
    found = classifier_head(files, json.loads((tmp_path / "tiny" / "config.json").read_text()))
    vector = np.arange(8, dtype=np.float32)[None]
    inner = tiny_bert.gelu(vector @ head["head.dense.weight"].T)
    scaled = (inner - inner.mean()) / np.sqrt(inner.var() + 1e-5)
    assert found.pooling == pooling
    expected = scaled @ head["classifier.weight"].T + head["classifier.bias"]
    assert found.apply(vector) == pytest.approx(expected, abs=1e-4)


def test_the_own_network_of_a_repository_is_run_where_akin_cannot_convert_it(tmp_path: Path) -> None:
    files = write_word_scorer(tmp_path / "tiny", {"boats": 1.0, "mud": 2.0})
    assert judged(files) == pytest.approx([0.0, 7.0, 0.0])


def test_a_damaged_conversion_is_made_again_and_damaged_weights_are_said(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    more = tiny_bert.linear_layer(tiny_bert.WIDTH, tiny_bert.WIDTH, 1, "bert.pooler.dense")
    written(folder, more | tiny_bert.linear_layer(1, tiny_bert.WIDTH, 2, "classifier"))
    files = list_files(folder)
    before = judged(files)
    (made,) = tmp_path.glob("tiny-pairs-fp32-*/model.onnx")
    made.write_bytes(b"damaged")
    assert judged(files) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    shutil.rmtree(made.parent)
    (folder / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="has changed since it was installed"):
        judged(files)


def test_a_classifier_that_is_not_there_is_said(tmp_path: Path) -> None:
    written(tmp_path / "tiny", tiny_bert.linear_layer(tiny_bert.WIDTH, tiny_bert.WIDTH, 1, "bert.pooler.dense"))
    with pytest.raises(ModelError, match=r"no tensor named classifier\.weight"):
        judged(list_files(tmp_path / "tiny"))


def test_gelu_is_that_of_its_definition() -> None:
    x = np.linspace(-8, 8, 2001, dtype=np.float32)
    assert gelu(x) == pytest.approx(tiny_bert.gelu(x), abs=2e-6)


def test_layers_are_applied_to_the_last_axis() -> None:
    x = np.array([[1.0, -2.0], [0.0, 3.0]], np.float32)
    layer = Dense(np.array([[2, 0], [0, 1], [1, 1]], np.float32), np.array([0, 0, 1], np.float32), "relu")
    assert layer.apply(x).tolist() == [[2, 0, 0], [0, 3, 4]]
    assert Norm(np.array([1, 2], np.float32), epsilon=0).apply(x) == pytest.approx(np.array([[1, -2], [-1, 2]]))

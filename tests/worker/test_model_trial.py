"""A model whose files do not fit together is found out before a library is rebuilt for it, and nothing is set."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from app.domain.errors import ModelError
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.worker.using import offer_use, use_model
from tests.models.tiny import list_files, tiny_model, tiny_repository
from tests.models.tiny_pictures import tiny_picture_model
from tests.models.tiny_weights import Floats

TEXT, PICTURES = "bge-small", "siglip-b16"
QUERY = "encoder.layer.0.attention.self.query.weight"


def tensors(change: Callable[[dict[str, Floats]], Any]) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        weights = load_file(folder / "model.safetensors")
        change(weights)
        save_file(weights, folder / "model.safetensors", {"format": "pt"})

    return spoil


def config(**changes: Any) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        whole = json.loads((folder / "config.json").read_text())
        (folder / "config.json").write_text(json.dumps(whole | changes))

    return spoil


def nothing(weights: dict[str, Floats]) -> None:
    for value in weights.values():
        value[:] = 0


def no_numbers(weights: dict[str, Floats]) -> None:
    weights[QUERY][0, 0] = np.nan


def others(weights: dict[str, Floats]) -> None:
    weights[QUERY] = np.zeros((8, 8), np.float32)


def few_words(weights: dict[str, Floats]) -> None:
    name = "embeddings.word_embeddings.weight"
    weights[name] = weights[name][:20].copy()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (tensors(no_numbers), "holds what are no numbers"),
        (tensors(others), "do not fit"),
        (tensors(few_words), "cannot be used"),
        (tensors(lambda weights: weights.pop(QUERY)), "hold no tensor"),
        (tensors(nothing), "no vectors that can be used"),
        (config(hidden_size=64), "cannot be used"),
        (config(num_hidden_layers=10**9), "hold no tensor"),
        (lambda folder: (folder / "tokenizer.json").write_text("{}"), "tokenizer"),
        (lambda folder: (folder / "model.safetensors").write_bytes(b""), "cannot be read"),
    ],
    ids=["nan", "shapes", "words", "missing", "zeros", "width", "layers", "tokenizer", "empty"],
)
def test_a_text_model_that_is_not_whole_is_not_used(
    spoil: Callable[[Path], None], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, models = tmp_path / "data", tmp_path / "models"
    data.mkdir()
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(models))
    spoil(tiny_repository("bert", models / TEXT))
    list_files(models / TEXT)
    offer = offer_use(data, TEXT)
    with pytest.raises(ModelError, match=told) as caught:
        use_model(data, offer)
    assert caught.value.advice
    assert "memory" not in caught.value.advice
    assert not (data / "settings.toml").exists()


@pytest.mark.parametrize("family", ["clip", "siglip"])
def test_a_picture_model_that_is_not_whole_is_not_used(
    family: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, models = tmp_path / "data", tmp_path / "models"
    data.mkdir()
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(models))
    folder = tiny_picture_model(family, models, PICTURES).folder
    name = "vision_model.encoder.layers.0.mlp.fc1.weight"
    tensors(lambda weights: weights.update({name: weights[name][:, :5].copy()}))(folder)
    list_files(folder)
    with pytest.raises(ModelError):
        use_model(data, offer_use(data, PICTURES))
    assert not (data / "settings.toml").exists()


def test_whole_models_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    tiny_model("bert", tmp_path / "models", TEXT)
    tiny_picture_model("clip", tmp_path / "models", PICTURES)
    for model_id in (TEXT, PICTURES):
        use_model(data, offer_use(data, model_id))
    said = (data / "settings.toml").read_text()
    assert TEXT in said
    assert PICTURES in said

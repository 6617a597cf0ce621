"""A hub with some small models in the layout of real repositories, and a folder to install them into."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from huggingface_hub import close_session
from safetensors.numpy import save

from app.domain.catalogue import CatalogueEntry
from app.models.catalogue import load_catalogue
from app.models.installing.hub import Hub
from tests.models.installing.stand_in_hub import StandInHub, running

SMALL = "bge-small"


@pytest.fixture(scope="session")
def repository() -> dict[str, bytes]:
    """A text model with all that real repositories hold besides: other forms of the weights, code, pictures."""
    random = np.random.default_rng(1)
    weights = save({"embeddings": random.random((500, 64), np.float32), "dense": random.random((64, 64), np.float32)})
    return {
        "config.json": json.dumps({"model_type": "bert", "hidden_size": 64}).encode(),
        "tokenizer.json": json.dumps({"model": {"type": "WordPiece"}, "fill": "x" * 20_000}).encode(),
        "tokenizer_config.json": b'{"do_lower_case": true}',
        "modules.json": b'[{"idx": 0, "path": ""}, {"idx": 1, "path": "1_Pooling"}]',
        "1_Pooling/config.json": b'{"pooling_mode_cls_token": true}',
        "2_Dense/config.json": b"{}",
        "2_Dense/model.safetensors": save({"linear.weight": random.random((8, 64), np.float32)}),
        "2_Dense/pytorch_model.bin": b"pickle",
        "model.safetensors": weights,
        "onnx/model.onnx": b"onnx" * 1000,
        "pytorch_model.bin": b"pickle" * 1000,
        "flax_model.msgpack": b"flax",
        "modeling.py": b"import os",
        "README.md": b"# card",
        "LICENSE": b"MIT",
        ".gitattributes": b"",
    }


TAKEN = (
    "1_Pooling/config.json", "2_Dense/config.json", "2_Dense/model.safetensors", "LICENSE", "README.md", "config.json",
    "model.safetensors", "modules.json", "tokenizer.json", "tokenizer_config.json",
)  # fmt: skip


def entry(model_id: str) -> CatalogueEntry:
    """The catalogue's entry of that id."""
    found = load_catalogue().find(model_id)
    assert found is not None
    return found


@pytest.fixture
def stand_in(repository: dict[str, bytes]) -> Iterator[StandInHub]:
    """The hub, running."""
    with running(StandInHub({entry(SMALL).repository: dict(repository)})) as hub:
        yield hub


@pytest.fixture
def hub(stand_in: StandInHub, monkeypatch: pytest.MonkeyPatch) -> Hub:
    """The way to it."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return Hub(stand_in.address)


@pytest.fixture(scope="session", autouse=True)
def _session() -> Iterator[None]:
    """The connections of all tests are closed when they are done."""
    yield
    close_session()


@pytest.fixture
def models(tmp_path: Path) -> Path:
    """Where models are installed."""
    return tmp_path / "models"

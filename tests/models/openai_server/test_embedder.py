import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from app.domain.embedding import TextEmbedder
from app.domain.errors import ModelError
from app.models.openai_server.address import parse_address
from app.models.openai_server.cost import sending_cost
from app.models.openai_server.embedder import ServerEmbedder, server_embedder, server_text_model, try_server
from app.models.openai_server.kept import FILE, allow, check_allowed, kept_server
from app.models.openai_server.model import ServerModel

from .conftest import DIMENSIONS, LocalServer, sound, vector_of

FAR = parse_address("https://embeddings.invalid/v1")


@pytest.fixture
def tried(server: LocalServer, tmp_path: Path) -> LocalServer:
    try_server(ServerModel(server.address, "tiny"), tmp_path, ("query: ", ""))
    return server


@pytest.fixture
def embedder(tried: LocalServer, tmp_path: Path) -> Iterator[ServerEmbedder]:
    made = server_embedder(tried.address, "tiny", tmp_path, wait=lambda _: None)
    yield made
    made.close()


def unit(text: str, length: int = DIMENSIONS) -> list[float]:
    vector = np.array(vector_of(text)[:length])
    found: list[float] = (vector / np.linalg.norm(vector)).tolist()
    return found


def test_vectors_are_those_of_the_server_with_length_one(embedder: ServerEmbedder) -> None:
    kept: TextEmbedder = embedder
    assert kept.model.dimensions == DIMENSIONS
    vectors = kept.embed_passages(["tide", "heron"])
    assert vectors.dtype == np.float32
    assert np.allclose(vectors, [unit("tide"), unit("heron")], atol=1e-6)
    assert np.allclose(kept.embed_query("tide"), unit("query: tide"), atol=1e-6)
    assert kept.embed_passages([]).shape == (0, DIMENSIONS)


def test_vectors_can_be_shortened(tried: LocalServer, tmp_path: Path) -> None:
    made = server_embedder(tried.address, "tiny", tmp_path, dimensions=3)
    assert np.allclose(made.embed_passages(["tide"]), [unit("tide", 3)], atol=1e-6)
    assert made.model.dimensions == 3
    made.close()


def test_the_fingerprint_is_of_what_makes_the_vectors(tried: LocalServer, tmp_path: Path) -> None:
    _, first = server_text_model(tried.address, "tiny", tmp_path)
    assert server_text_model(tried.address, "tiny", tmp_path, 3)[1] != first
    try_server(ServerModel(tried.address, "tiny"), tmp_path, ("query: ", ""))
    assert server_text_model(tried.address, "tiny", tmp_path)[1] == first
    try_server(ServerModel(tried.address, "tiny"), tmp_path)
    assert server_text_model(tried.address, "tiny", tmp_path)[1] != first
    tried.scripts = [lambda question: sound({**question, "input": ["another model"]})]
    try_server(ServerModel(tried.address, "tiny"), tmp_path, ("query: ", ""))
    assert server_text_model(tried.address, "tiny", tmp_path)[1] != first


def test_another_model_behind_the_same_name_gets_no_text(tried: LocalServer, embedder: ServerEmbedder) -> None:
    tried.scripts = [lambda question: sound({**question, "input": ["another model"]})]
    with pytest.raises(ModelError, match="other vectors"):
        embedder.embed_passages(["a secret"])
    assert "secret" not in json.dumps(tried.questions)


def test_vectors_of_another_length_are_refused(tried: LocalServer, embedder: ServerEmbedder) -> None:
    tried.scripts = [sound, partial(sound, dimensions=12)]
    with pytest.raises(ModelError, match="vectors of 12 numbers"):
        embedder.embed_passages(["heron"])


def test_a_long_text_is_cut(tried: LocalServer, embedder: ServerEmbedder) -> None:
    embedder.embed_query("word " * 10_000)
    assert len(tried.questions[-1]["input"][0]) == 8_000


def test_a_model_that_was_not_tried_cannot_be_used(server: LocalServer, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="does not know yet") as caught:
        server_embedder(server.address, "tiny", tmp_path)
    assert caught.value.advice
    assert not server.questions


def test_nothing_leaves_the_machine_before_the_person_agrees(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not this machine") as caught:
        try_server(ServerModel(FAR, "tiny"), tmp_path)
    assert "akin models server allow" in caught.value.advice
    with pytest.raises(ModelError, match="is not this machine"):
        server_embedder(FAR, "tiny", tmp_path)
    allow(FAR, tmp_path)
    check_allowed(FAR, tmp_path)
    with pytest.raises(ModelError):
        check_allowed(parse_address("https://other.invalid/v1"), tmp_path)
    allow(FAR, tmp_path, allowed=False)
    with pytest.raises(ModelError):
        check_allowed(FAR, tmp_path)


def test_agreeing_keeps_what_was_tried(tried: LocalServer, tmp_path: Path) -> None:
    before = kept_server(tried.address, tmp_path)
    allow(tried.address, tmp_path)
    after = kept_server(tried.address, tmp_path)
    assert (after.allowed, after.models) == (True, before.models)


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2, "servers": {}}', '{"version": 1, "servers": {"x": {}}}'])
def test_a_damaged_file_is_told(content: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(ModelError, match="cannot be read") as caught:
        kept_server(FAR, tmp_path)
    assert FILE in caught.value.advice


def test_the_cost_of_a_library() -> None:
    cost = sending_cost(passages=100_001, passage_tokens=200, price_per_million=0.5)
    assert (cost.passages, cost.tokens, cost.requests) == (100_001, 20_000_200, 3_126)
    assert cost.price == pytest.approx(10.0001)
    assert sending_cost(10, 200, None).price is None

import json
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from app.domain.errors import ModelError
from app.models.openai_server.address import parse_address
from app.models.openai_server.client import OpenAIServer, Patience
from app.models.openai_server.model import ServerModel

from .conftest import Answer, LocalServer, sound, vector_of

TEXTS = ("The tide turns twice a day.", "Bees shiver in winter.", "The sleeper leaves at nine.")


def failing(status: int, body: bytes = b"", **headers: str) -> Callable[[dict[str, Any]], Answer]:
    return lambda _: (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


class Asking:
    """A connection to the server of the test that notes its pauses instead of making them."""

    def __init__(self, server: LocalServer, key: str = "", patience: Patience | None = None) -> None:
        self.pauses: list[float] = []
        self.client = OpenAIServer(ServerModel(server.address, "tiny", key), patience, self.pauses.append)
        self.embed = self.client.embed


@pytest.fixture
def ask(server: LocalServer, request: pytest.FixtureRequest) -> Callable[..., Asking]:
    def asking(**how: Any) -> Asking:
        made = Asking(server, **how)
        request.addfinalizer(made.client.close)
        return made

    return asking


def test_vectors_come_in_the_order_of_the_texts(server: LocalServer, ask: Callable[..., Asking]) -> None:
    found = ask().embed(TEXTS)
    assert np.allclose(found, [vector_of(text) for text in TEXTS], atol=1e-6)
    (question,) = server.questions
    assert question == {"model": "tiny", "input": list(TEXTS), "encoding_format": "float"}


def test_nothing_asks_nobody(server: LocalServer, ask: Callable[..., Asking]) -> None:
    assert ask().embed([]).shape[0] == 0
    assert not server.questions


def test_the_key_goes_along_and_is_not_shown(server: LocalServer, ask: Callable[..., Asking]) -> None:
    ask(key="sk-secret").embed(TEXTS)
    assert server.headers[0]["authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in repr(ServerModel(server.address, "tiny", "sk-secret"))
    ask().embed(TEXTS)
    assert "authorization" not in server.headers[1]


def test_batches_keep_to_their_limits(server: LocalServer, ask: Callable[..., Asking]) -> None:
    texts = [f"{place}: {'word ' * (place % 7 * 10)}" for place in range(50)]
    found = ask(patience=Patience(texts=8, characters=900)).embed(texts)
    assert np.allclose(found, [vector_of(text) for text in texts], atol=1e-6)
    batches = [question["input"] for question in server.questions]
    assert [text for batch in batches for text in batch] == texts
    assert all(len(batch) <= 8 and sum(map(len, batch)) <= 900 for batch in batches)
    assert max(map(len, batches)) > 1


@pytest.mark.parametrize("status", [413, 422])
def test_a_batch_that_is_too_large_is_halved_and_stays_so(
    status: int, server: LocalServer, ask: Callable[..., Asking]
) -> None:
    server.scripts = [lambda question: failing(status)(question) if len(question["input"]) > 3 else None] * 20
    texts = [f"text {place}" for place in range(10)]
    asking = ask()
    found = asking.embed(texts)
    assert np.allclose(found, [vector_of(text) for text in texts], atol=1e-6)
    before = len(server.questions)
    asking.embed(texts)
    assert all(len(question["input"]) <= 3 for question in server.questions[before:])


def test_one_text_that_is_too_large_is_refused(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(413, b'{"error": {"message": "at most 512 tokens"}}')] * 9
    with pytest.raises(ModelError, match=r"refuses a text .*at most 512 tokens"):
        ask().embed(TEXTS[:1])
    assert len(server.questions) == 1


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_passes_is_asked_again_with_growing_pauses(
    status: int, server: LocalServer, ask: Callable[..., Asking]
) -> None:
    server.scripts = [failing(status)] * 3
    asking = ask()
    assert len(asking.embed(TEXTS)) == 3
    assert len(server.questions) == 4
    assert all(longest / 2 <= pause <= longest for pause, longest in zip(asking.pauses, (0.5, 1.0, 2.0), strict=True))


def test_the_server_says_how_long_to_wait(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(429, Retry_After="17")]
    asking = ask()
    asking.embed(TEXTS)
    assert asking.pauses == [17.0]


def test_nobody_waits_for_an_hour(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(429, Retry_After="3600")]
    asking = ask()
    with pytest.raises(ModelError, match="takes no more for now") as caught:
        asking.embed(TEXTS)
    assert "3600 seconds" in caught.value.advice
    assert asking.pauses == []


def test_a_server_that_goes_on_failing_is_given_up(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(500, b'{"error": "out of slots"}')] * 9
    with pytest.raises(ModelError, match=r"failed \(status 500\).*out of slots"):
        ask(patience=Patience(attempts=3)).embed(TEXTS)
    assert len(server.questions) == 3


def test_an_account_without_credit_is_told_at_once(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(429, b'{"error": {"message": "quota", "code": "insufficient_quota"}}')]
    with pytest.raises(ModelError, match="no credit left"):
        ask().embed(TEXTS)
    assert len(server.questions) == 1


@pytest.mark.parametrize(
    ("status", "key", "told"),
    [
        (401, "", "asks for a key, and none is kept"),
        (401, "sk-old", "refuses the key"),
        (404, "", "knows no model tiny"),
        (400, "", r"refused what was asked \(status 400\)"),
        (307, "", "sends on to http://elsewhere.invalid/"),
    ],
)
def test_what_does_not_pass_is_told_at_once(
    status: int, key: str, told: str, server: LocalServer, ask: Callable[..., Asking]
) -> None:
    server.scripts = [failing(status, Location="http://elsewhere.invalid/")]
    with pytest.raises(ModelError, match=told) as caught:
        ask(key=key).embed(TEXTS)
    assert caught.value.advice
    assert len(server.questions) == 1


def test_a_cut_connection_is_tried_again(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(0, b'{"data": [{"index"'), failing(0)]
    asking = ask()
    assert len(asking.embed(TEXTS)) == 3
    assert len(asking.pauses) == 2


def test_a_connection_that_is_always_cut_is_told(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(0)] * 9
    with pytest.raises(ModelError, match="gave no whole answer"):
        ask(patience=Patience(attempts=2)).embed(TEXTS)


@pytest.mark.parametrize("body", [b"not JSON", b'{"data": []}', b'{"data": [{"index": 0, "embedding": "AAAA"}]}'])
def test_an_answer_that_makes_no_sense_is_told(body: bytes, server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [failing(200, body)]
    with pytest.raises(ModelError, match="not what was asked for"):
        ask().embed(TEXTS[:1])


def test_vectors_of_several_lengths_are_refused(server: LocalServer, ask: Callable[..., Asking]) -> None:
    server.scripts = [sound, partial(sound, dimensions=9)]
    with pytest.raises(ModelError, match="different lengths"):
        ask(patience=Patience(texts=1)).embed(TEXTS)


def test_a_server_that_is_not_there_is_told() -> None:
    with socket.socket() as taken:  # bound and not listening: nobody can answer there
        taken.bind(("127.0.0.1", 0))
        address = parse_address(f"http://127.0.0.1:{taken.getsockname()[1]}/v1")
        pauses: list[float] = []
        client = OpenAIServer(ServerModel(address, "tiny"), Patience(attempts=3), pauses.append)
        with pytest.raises(ModelError, match="gave no whole answer"):
            client.embed(TEXTS)
        client.close()
    assert len(pauses) == 2


def test_what_goes_to_this_machine_goes_through_no_proxy(
    ask: Callable[..., Asking], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.invalid:3128")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    assert len(ask().embed(TEXTS)) == 3


def test_an_empty_text_is_not_sent_empty(server: LocalServer, ask: Callable[..., Asking]) -> None:
    ask().embed([""])
    assert json.dumps(server.questions[0]["input"]) == '[" "]'

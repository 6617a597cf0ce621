"""A drive that never answers is waited for so long and no longer; a slow one for as long as it gives signs of life."""

import threading
import time
from collections.abc import Iterator

import pytest

from app.runtime.patience import StalledError, StoppedError, Tick, answered


@pytest.fixture
def hung() -> Iterator[threading.Event]:
    """What a question waits for that is never answered; it ends with the test."""
    event = threading.Event()
    yield event
    event.set()


def test_an_answer_and_an_error_come_through() -> None:
    assert answered(lambda _: 3, threading.Event()) == 3
    with pytest.raises(KeyError, match="a"):
        answered(lambda _: {}["a"], threading.Event())


def test_what_gives_no_sign_of_life_is_left(hung: threading.Event) -> None:
    with pytest.raises(StalledError, match="does not answer"):
        answered(lambda _: hung.wait(60), threading.Event(), seconds=0.2)


def test_what_gives_signs_of_life_is_waited_for(hung: threading.Event) -> None:
    told: list[int] = []

    def question(tick: Tick) -> str:
        for _ in range(8):
            hung.wait(0.1)
            tick()
        return "late"

    assert answered(question, threading.Event(), lambda: told.append(1), seconds=0.5) == "late"
    assert told


def test_a_stop_ends_the_waiting_and_then_the_thread(hung: threading.Event) -> None:
    stop, ended = threading.Event(), threading.Event()

    def question(tick: Tick) -> None:
        stop.set()
        hung.wait(60)
        try:
            tick()
        finally:
            ended.set()

    began = time.monotonic()
    with pytest.raises(StoppedError):
        answered(question, stop)
    assert time.monotonic() - began < 20
    hung.set()
    assert ended.wait(20)

"""Asks of a drive what it may never answer, in a thread that can be left behind."""

import queue
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

Answer = TypeVar("Answer")
Tick = Callable[[], None]

STALL_SECONDS = 30.0  # without a sign of life, after which nobody waits any longer; a sleeping disk needs some ten
_TURN = 0.1


class StalledError(OSError):
    """A drive does not answer."""

    def __init__(self) -> None:
        super().__init__("its drive does not answer")


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


def answered(
    question: Callable[[Tick], Answer],
    stop: threading.Event,
    on_tick: Tick = lambda: None,
    seconds: float = STALL_SECONDS,
) -> Answer:
    """What `question` returns or raises, called in a thread with a function that it calls as a sign of life.

    At each of these `on_tick` is called here, while the thread waits. Raises StalledError where there was none for so
    many `seconds`, and StoppedError where `stop` is set; the thread then ends at its next sign, if there is one.
    """
    asked = _Asked(question)
    threading.Thread(target=asked.run, daemon=True, name="ask-a-drive").start()
    with asked:
        alive = time.monotonic()
        while True:
            try:
                done = asked.signs.get(timeout=_TURN)
            except queue.Empty:
                done = None
            if done:
                return asked.answer()
            if stop.is_set():
                raise StoppedError
            if done is None and time.monotonic() - alive > seconds:
                raise StalledError
            if done is not None:
                on_tick()
                asked.heard.release()
                alive = time.monotonic()


def exists(path: str, stop: threading.Event) -> bool:
    """Whether something is at `path`; what cannot be told within `STALL_SECONDS` is not there."""
    try:
        return answered(lambda _: Path(path).exists(), stop)
    except (OSError, ValueError, StoppedError):
        return False


class _Asked(Generic[Answer]):
    """One question in its thread, for as long as somebody waits for the answer.

    `signs` are False for a sign of life and True for the end; after each of the first it waits for `heard`.
    """

    def __init__(self, question: Callable[[Tick], Answer]) -> None:
        self._question = question
        self._answers: list[Answer] = []
        self._error: BaseException | None = None
        self._is_left = False
        self.signs: queue.SimpleQueue[bool] = queue.SimpleQueue()
        self.heard = threading.Semaphore(0)

    def __enter__(self) -> None:
        """Somebody waits."""

    def __exit__(self, *_: object) -> None:
        self._is_left = True
        self.heard.release()

    def run(self) -> None:
        try:
            self._answers.append(self._question(self._tick))
        except BaseException as error:  # noqa: BLE001 - raised again where the answer is waited for
            self._error = error
        finally:
            self.signs.put(True)

    def answer(self) -> Answer:
        if self._error is not None:
            raise self._error
        return self._answers[0]

    def _tick(self) -> None:
        self.signs.put(False)
        self.heard.acquire()
        if self._is_left:
            raise StoppedError

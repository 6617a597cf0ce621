"""What a hostile file does costs the process that renders, and nothing else."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.domain.documents import PhotoFacts
from app.domain.previews import Drawn, DrawPage, Look, LookInto, ReadFacts, Reason, Request, Result, Unshown
from app.extract.preview.child import Child
from app.extract.preview.renderer import Renderer
from tests.extract.preview.hostile_server import serve_hostile
from tests.extract.preview.made_files import pages


class Told:
    """Collects what a renderer tells, in its order."""

    def __init__(self) -> None:
        self.answers: list[tuple[str, Result | Unshown]] = []
        self._changed = threading.Condition()

    def __call__(self, _: int, request: Request, answer: Result | Unshown) -> None:
        with self._changed:
            self.answers.append((Path(request.path).name, answer))
            self._changed.notify()

    def wait(self, answers: int) -> list[tuple[str, Result | Unshown]]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.answers) >= answers, 30)
        return self.answers


Start = Callable[..., tuple[Renderer, Told]]


@pytest.fixture
def start() -> Iterator[Start]:
    started: list[Renderer] = []

    def begin(child: Child, granted: float = 20.0, idle: float = 60.0) -> tuple[Renderer, Told]:
        told = Told()
        started.append(Renderer(told, child, granted, idle))
        return started[-1], told

    yield begin
    for renderer in started:
        renderer.close()


def hostile() -> Child:
    return Child(serve=serve_hostile)


@pytest.fixture
def slow(tmp_path: Path) -> Path:
    """A request for it is being answered once this named pipe can be opened to write, until it is closed."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    os.mkfifo(tmp_path / "slow")
    return tmp_path / "slow"


def process_of(answer: Result | Unshown) -> int:
    assert isinstance(answer, PhotoFacts)
    return answer.width


def test_pages_come_from_another_process(start: Start, tmp_path: Path) -> None:
    renderer, told = start(Child())
    path = str(pages(tmp_path / "a.pdf", ["Hello"]))
    renderer.ask(LookInto(path))
    renderer.ask(DrawPage(path, 1, 1.0))
    shown = [answer for _, answer in told.wait(2)]
    assert any(isinstance(answer, Look) and answer.pages == 1 for answer in shown)
    assert any(isinstance(answer, Drawn) and answer.width == 400 for answer in shown)


def test_a_file_that_is_gone_and_a_drive_that_is_away_are_told_apart(start: Start, tmp_path: Path) -> None:
    renderer, told = start(Child())
    renderer.ask(LookInto(str(tmp_path / "gone.pdf")))
    renderer.ask(LookInto(str(tmp_path / "drive" / "away.pdf")))
    (tmp_path / "strange.xyz").write_bytes(bytes(range(256)))
    renderer.ask(LookInto(str(tmp_path / "strange.xyz")))
    reasons = {name: answer.reason for name, answer in told.wait(3) if isinstance(answer, Unshown)}
    assert reasons == {"gone.pdf": Reason.GONE, "away.pdf": Reason.OFFLINE, "strange.xyz": Reason.UNREADABLE}


def test_a_crash_costs_its_file_only(start: Start) -> None:
    renderer, told = start(hostile())
    renderer.ask(ReadFacts("crash"))
    (_, first), *_ = told.wait(1)
    assert isinstance(first, Unshown)
    assert first.reason is Reason.CRASHED
    assert "damaged" in first.message
    renderer.ask(ReadFacts("good"))
    assert process_of(told.wait(2)[1][1]) == renderer.process_id


def test_a_file_that_takes_too_long_is_stopped(start: Start) -> None:
    renderer, told = start(hostile(), granted=0.3)
    renderer.ask(ReadFacts("hang"))
    (_, answer), *_ = told.wait(1)
    assert isinstance(answer, Unshown)
    assert answer.reason is Reason.TOO_SLOW
    renderer.ask(ReadFacts("good"))
    assert isinstance(told.wait(2)[1][1], PhotoFacts)


def test_the_newest_is_rendered_first_and_what_is_dropped_never(start: Start, slow: Path) -> None:
    renderer, told = start(hostile())
    renderer.ask(ReadFacts(str(slow)))
    with slow.open("wb"):
        numbers = {name: renderer.ask(ReadFacts(name)) for name in ("one", "two", "three", "four")}
        renderer.drop(numbers["three"])
    assert [name for name, _ in told.wait(4)] == ["slow", "four", "two", "one"]


def test_what_nobody_wants_any_more_does_not_keep_others_waiting(start: Start, slow: Path) -> None:
    renderer, told = start(hostile(), granted=25)
    number = renderer.ask(ReadFacts(str(slow)))
    with slow.open("wb"):  # until the end
        renderer.ask(ReadFacts("next"))
        renderer.drop(number)
        assert [name for name, _ in told.wait(1)] == ["next"]


def test_of_too_many_the_oldest_are_given_up(start: Start, slow: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.extract.preview.newest_first.MOST_WAITING", 2)
    renderer, told = start(hostile())
    renderer.ask(ReadFacts(str(slow)))
    with slow.open("wb"):
        for name in ("one", "two", "three"):
            renderer.ask(ReadFacts(name))
        ((name, answer),) = told.wait(1)
        assert name == "one"
        assert isinstance(answer, Unshown)
        assert answer.reason is Reason.GIVEN_UP
    assert [name for name, _ in told.wait(4)] == ["one", "slow", "three", "two"]


@pytest.mark.parametrize("name", ["hang", "good"])
def test_closing_leaves_no_process(start: Start, name: str) -> None:
    renderer, told = start(hostile())
    renderer.ask(ReadFacts("good"))
    process = psutil.Process(process_of(told.wait(1)[0][1]))
    renderer.ask(ReadFacts(name))
    renderer.close()
    assert not process.is_running()
    assert renderer.process_id is None
    renderer.ask(ReadFacts("after"))
    assert "after" not in [name for name, _ in told.answers]


def test_a_process_that_has_nothing_to_do_gives_its_memory_back(start: Start) -> None:
    renderer, told = start(hostile(), idle=0.05)
    renderer.ask(ReadFacts("good"))
    first = psutil.Process(process_of(told.wait(1)[0][1]))
    first.wait(20)
    renderer.ask(ReadFacts("again"))
    assert process_of(told.wait(2)[1][1]) != first.pid

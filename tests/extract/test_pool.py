import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.domain.documents import Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.limits import MEGABYTE, Limits
from app.extract.pool import ExtractionPool

LIMITS = Limits(seconds=2.0, memory_bytes=600 * MEGABYTE)
Ask = Callable[[str], Document]


@pytest.fixture
def misbehave(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Limits], Document]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    import hostile_readers

    return hostile_readers.misbehave


@pytest.fixture
def pool(misbehave: Callable[[str, Limits], Document]) -> Iterator[ExtractionPool]:
    with ExtractionPool(1, LIMITS, misbehave) as pool:
        yield pool


@pytest.fixture
def ask(pool: ExtractionPool, tmp_path: Path) -> Ask:
    def ask(order: str) -> Document:
        path = tmp_path / "order.txt"
        path.write_text(order)
        return pool.submit(str(path)).result(timeout=60)

    return ask


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ("hang", "Reading took longer than 2 s and was stopped."),
        ("segfault", "Reading crashed on this file; it is probably damaged."),
        ("exit", "Reading crashed on this file; it is probably damaged."),
        ("kill", "Reading used too much memory and was stopped by the system."),
    ],
)
def test_a_reader_that_does_not_come_back_costs_its_file_only(ask: Ask, order: str, reason: str) -> None:
    with pytest.raises(FailedFileError) as caught:
        ask(order)
    assert str(caught.value) == reason
    assert caught.value.__cause__ is not None
    assert ask("sound again").text == "sound again"


def test_memory_is_bounded(misbehave: Callable[[str, Limits], Document], tmp_path: Path) -> None:
    path = tmp_path / "hog.txt"
    path.write_text("hog")
    with ExtractionPool(1, Limits(seconds=30, memory_bytes=600 * MEGABYTE), misbehave) as pool:
        with pytest.raises(FailedFileError, match="memory"):
            pool.submit(str(path)).result(timeout=60)
        path.write_text("small")
        assert pool.submit(str(path)).result(timeout=60).text == "small"


def test_reasons_cross_the_border_of_processes_whole(ask: Ask) -> None:
    with pytest.raises(SkippedFileError) as skipped:
        ask("skip")
    assert (str(skipped.value), skipped.value.advice) == ("Not today.", "Try tomorrow.")
    with pytest.raises(FailedFileError) as failed:
        ask("fail")
    assert str(failed.value) == "The table is broken."
    assert "a broken table" in str(failed.value.__cause__)


def test_a_large_document_crosses(ask: Ask) -> None:
    assert len(ask(f"long {10_000_000}").text) == 10_000_000


def test_nothing_that_a_library_prints_is_seen(ask: Ask, capfd: pytest.CaptureFixture[str]) -> None:
    ask("chatter")
    assert capfd.readouterr() == ("", "")


def test_no_reading_process_is_left_after_close(misbehave: Callable[[str, Limits], Document], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello")
    with ExtractionPool(2, LIMITS, misbehave) as pool:
        worker = int(pool.submit(str(path)).result(timeout=60).format)
        assert psutil.pid_exists(worker)
    assert not psutil.pid_exists(worker)
    with pytest.raises(RuntimeError):
        pool.submit(str(path))


def test_terminate_cancels_what_waits(misbehave: Callable[[str, Limits], Document], tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hang")
    pool = ExtractionPool(1, Limits(seconds=600), misbehave)
    answers = [pool.submit(str(path)) for _ in range(5)]
    pool.terminate()
    assert all(answer.cancelled() for answer in answers)


def test_a_cancelled_file_frees_its_process(misbehave: Callable[[str, Limits], Document], tmp_path: Path) -> None:
    stuck, sound = tmp_path / "stuck.txt", tmp_path / "sound.txt"
    stuck.write_text("hang")
    sound.write_text("sound")
    with ExtractionPool(1, Limits(seconds=600), misbehave) as pool:
        answer = pool.submit(str(stuck))
        assert answer.cancel()
        assert pool.submit(str(sound)).result(timeout=60).text == "sound"


def test_many_threads_may_submit(pool: ExtractionPool, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello")
    answers: list[str] = []

    def submit() -> None:
        answers.extend(pool.submit(str(path)).result(timeout=60).text for _ in range(5))

    threads = [threading.Thread(target=submit) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["hello"] * 20


SCRIPT = """
import os, sys
from app.extract.limits import Limits
from app.extract.pool import ExtractionPool
import hostile_readers

if __name__ == "__main__":
    pool = ExtractionPool(1, Limits(seconds=600), hostile_readers.misbehave)
    print(pool.submit(sys.argv[1]).result(timeout=60).format, flush=True)
    pool.submit(sys.argv[2])
    sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are killed in another way on Windows")
def test_a_hanging_process_dies_with_its_killed_parent(tmp_path: Path) -> None:
    script, sound, stuck = tmp_path / "script.py", tmp_path / "sound.txt", tmp_path / "stuck.txt"
    script.write_text(SCRIPT)
    sound.write_text("sound")
    stuck.write_text("hang")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    with subprocess.Popen(
        [sys.executable, str(script), str(sound), str(stuck)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment,
    ) as parent:
        assert parent.stdout is not None
        worker = psutil.Process(int(parent.stdout.readline()))
        family = psutil.Process(parent.pid).children(recursive=True)
        assert worker in family
        parent.kill()
    gone, alive = psutil.wait_procs(family, timeout=30)
    assert not alive
    assert gone


HASTE = """
import random, sys, time
from app.extract.limits import Limits
from app.extract.pool import ExtractionPool
import hostile_readers

if __name__ == "__main__":
    for _ in range(5):
        pool = ExtractionPool(4, Limits(), hostile_readers.misbehave)
        pool.submit(sys.argv[1])
        time.sleep(random.random() / 50)
        pool.terminate()
"""


def test_readers_that_start_while_their_pool_ends_say_nothing(tmp_path: Path) -> None:
    script, sound = tmp_path / "script.py", tmp_path / "sound.txt"
    script.write_text(HASTE)
    sound.write_text("sound")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run(
        [sys.executable, str(script), str(sound)], capture_output=True, env=environment, timeout=100, check=True
    )
    assert done.stderr == b""

"""An index whose making was killed or interrupted at random moments equals one that was made in one go."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

from app.models.text_models import MINILM
from app.store.library import Library
from app.worker.engine import Engine

SUBJECTS = ("heron", "tide", "bread", "violin", "glacier", "lease", "invoice", "knee", "choir", "router")
pytestmark = pytest.mark.usefixtures("models_dir")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty files, some of them copies and some that cannot be read."""
    made = tmp_path_factory.mktemp("interrupted")
    for number in range(34):
        subject = SUBJECTS[number % len(SUBJECTS)]
        lines = [f"Line {line} of note {number} says something about the {subject}." for line in range(number * 2)]
        (made / f"{subject} {number}.txt").write_text("\n\n".join([f"A note about the {subject}, {number}.", *lines]))
    for number in range(4):
        (made / f"copy {number}.txt").write_text("The same words in four files.")
    (made / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (made / "empty.txt").touch()
    return made


@contextlib.contextmanager
def indexing(data_dir: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    arguments = [sys.executable, "-m", "app", "--data-dir", str(data_dir), "index", "--quiet", str(folder)]
    with subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True, start_new_session=True) as process:
        yield process


def run_through(data_dir: Path, folder: Path) -> float:
    began = time.monotonic()
    with indexing(data_dir, folder) as process:
        _, errors = process.communicate(timeout=200)
    assert process.returncode == 0, errors
    return time.monotonic() - began


def content(data_dir: Path) -> tuple[Any, ...]:
    """Everything that an index holds but its vectors, which follow by passage id."""
    with Library(data_dir, Engine(data_dir).fingerprint, MINILM.dimensions) as library:
        documents = sorted(library.ledger.rows("SELECT id, format, kind, words, meaning, shown FROM documents"))
        files = sorted(library.ledger.rows("SELECT path, state, reason, document_id FROM files"))
        passages = library.passages.of_documents([key for key, *_ in documents])
        assert len(library.passages) == len(passages)
        ids = [row.passage_id for row in passages]
        vectors = library.vectors._table.search().select(["id", "vector"]).to_arrow()
        values = dict(zip(vectors["id"].to_pylist(), vectors["vector"].to_pylist(), strict=True))
        assert sorted(values) == sorted(ids) == sorted(vectors["id"].to_pylist())
        library.ledger.run("INSERT INTO names (names) VALUES ('integrity-check')")
        library.ledger.check()
        assert library.passages.is_indexed()
        assert library.vectors.is_indexed()
        pictures = sorted(library.pictures.of_documents([key for key, *_ in documents]), key=lambda row: row.id)
        assert len(library.pictures) == len(pictures) == sum(shown for *_, shown in documents)
        return documents, files, sorted(passages, key=lambda row: row.passage_id), values, pictures


@pytest.fixture(scope="module")
def whole(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Any, ...], float]:
    """The content of an index made in one go, and the seconds that took."""
    data_dir = tmp_path_factory.mktemp("whole")
    seconds = run_through(data_dir, folder)
    return content(data_dir), seconds


def assert_equal(made: tuple[Any, ...], expected: tuple[Any, ...]) -> None:
    assert (*made[:3], made[4]) == (*expected[:3], expected[4])
    for key, vector in expected[3].items():
        # Numbers are quantized batch by batch, so the same text in another batch differs in the third digit.
        assert float(np.dot(made[3][key], vector)) > 0.98


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()


def interrupt_all(process: subprocess.Popen[str]) -> None:
    """What a terminal does on Ctrl-C: every process of the group gets the signal."""
    os.killpg(process.pid, signal.SIGINT)


def disturb(data_dir: Path, folder: Path, how: Callable[[subprocess.Popen[str]], None], after: float) -> int | None:
    """Starts a run and ends it after some seconds; None where it was done before. No process of it may stay."""
    with indexing(data_dir, folder) as process:
        try:
            process.wait(timeout=after)
        except subprocess.TimeoutExpired:
            family = psutil.Process(process.pid).children(recursive=True)
            how(process)
        else:
            return None
        _, errors = process.communicate(timeout=60)
        _, alive = psutil.wait_procs(family, timeout=20)
        assert not alive, [each.cmdline() for each in alive]
        if how is interrupt_all:
            # While modules are imported Python may drop the signal, and says so; then the run goes on to its end.
            dropped = process.returncode == 0 and "Exception ignored" in errors
            assert dropped or process.returncode in (130, -signal.SIGINT), errors
            assert not ("forkserver" in errors and "KeyboardInterrupt" in errors), errors
        return process.returncode


def disturbed_often(
    times: int, how: Callable[[subprocess.Popen[str]], None], folder: Path, seconds: float, data_dir: Path
) -> None:
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # noqa: T201 - shown where the test fails
    moments = random.Random(seed)
    for _ in range(times):
        disturb(data_dir, folder, how, moments.uniform(0.1, seconds))
    run_through(data_dir, folder)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
@pytest.mark.parametrize("times", [1, pytest.param(20, marks=pytest.mark.slow)])
def test_kill_9_at_random_moments_loses_nothing(
    folder: Path, whole: tuple[tuple[Any, ...], float], tmp_path: Path, times: int
) -> None:
    disturbed_often(times, kill, folder, whole[1], tmp_path / "data")
    assert_equal(content(tmp_path / "data"), whole[0])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
@pytest.mark.parametrize("attempt", range(20))
def test_one_kill_9_at_any_moment_loses_nothing(
    folder: Path, whole: tuple[tuple[Any, ...], float], tmp_path: Path, attempt: int
) -> None:
    disturb(tmp_path / "data", folder, kill, whole[1] * (attempt + random.random()) / 20)
    run_through(tmp_path / "data", folder)
    assert_equal(content(tmp_path / "data"), whole[0])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to process groups")
@pytest.mark.slow
@pytest.mark.parametrize("times", [12])
def test_ctrl_c_at_random_moments_loses_nothing(
    folder: Path, whole: tuple[tuple[Any, ...], float], tmp_path: Path, times: int
) -> None:
    disturbed_often(times, interrupt_all, folder, whole[1], tmp_path / "data")
    assert_equal(content(tmp_path / "data"), whole[0])

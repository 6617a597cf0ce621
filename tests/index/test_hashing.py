import hashlib
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from app.domain.files import FileState
from app.domain.progress import Stage
from app.index.hashing import BLOCK_BYTES, hash_file


class StopAtLook(threading.Event):
    """An event that is set when it is looked at for the nth time."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number
        self.looks = 0

    def is_set(self) -> bool:
        self.looks += 1
        if self.looks >= self.number:
            self.set()
        return super().is_set()


@pytest.fixture
def huge(tmp_path: Path) -> Path:
    """A file of ten blocks that takes no room on the disk."""
    path = tmp_path / "huge.txt"
    path.write_text("The lock opens at high water.\n")
    os.truncate(path, 10 * BLOCK_BYTES)
    return path


@pytest.mark.parametrize("size", [0, 1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_the_hash_is_that_of_the_whole_content(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "a").write_bytes(content)
    assert hash_file(str(tmp_path / "a"), threading.Event()) == hashlib.blake2b(content, digest_size=32).digest()


def test_hashing_a_huge_file_can_be_stopped(huge: Path) -> None:
    stop = StopAtLook(3)
    assert hash_file(str(huge), stop) is None
    assert stop.looks == 3


def test_a_file_whose_hashing_was_stopped_waits_for_the_next_run(runs: Any, huge: Path, folder: Path) -> None:
    huge.rename(folder / "huge.txt")
    runs.stop = StopAtLook(10**9)

    def begin_to_count(step: Any) -> None:
        if step.stage is Stage.SCAN:
            runs.stop.number = runs.stop.looks + 8

    runs.on_progress = begin_to_count
    assert runs(folder).interrupted
    assert runs.states() == {"huge.txt": (FileState.WAITING, "")}
    runs.stop, runs.on_progress = threading.Event(), runs.steps.append
    assert not runs(folder).interrupted
    assert runs.states()["huge.txt"][0] != FileState.WAITING

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import DiskFullError
from app.store.library import Library

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a small file system is mounted for these tests")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid() != 0:
        pytest.skip("only root can mount a small file system")
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, keep: int) -> Path:
    """Fills the disk but for `keep` bytes."""
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - keep)))
    return ballast


@pytest.mark.parametrize("keep", [0, pytest.param(40_000, marks=pytest.mark.slow)])
def test_a_full_disk_loses_nothing_and_says_what_to_do(
    runs: Any, folder: Path, small_disk: Path, library: Callable[..., Library], keep: int
) -> None:
    runs.library = library(small_disk / "library")
    (folder / "first.txt").write_text("The heron waits in the shallow water.")
    runs(folder)
    ballast = fill(small_disk, keep)
    for number in range(60):
        (folder / f"{number}.txt").write_text("".join(f"Line {number * i} of a long text. " for i in range(900)))
    with pytest.raises(DiskFullError, match="everything indexed so far is safe") as caught:
        runs(folder)
    assert "akin index" in caught.value.advice
    assert runs.found("heron") == {"first.txt"}
    runs.library.close()
    ballast.unlink()
    runs.library = library(small_disk / "library")
    for number in range(4, 60):
        (folder / f"{number}.txt").unlink()
    report = runs(folder)
    assert report.found == 5
    assert runs.library.documents.counts().with_meaning == 5
    assert runs.found("heron") == {"first.txt"}
    runs.check()

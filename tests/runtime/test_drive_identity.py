"""Two drives at one mount point are told apart, and one drive is the same at every mount."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.runtime.drive_identity import identity_of
from app.runtime.drives import Mount, mounts


@pytest.fixture
def point(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "stick"
    made.mkdir()
    yield made
    subprocess.run(["umount", "--lazy", str(made)], check=False, capture_output=True)


def identity_at(point: Path) -> str:
    return next(identity_of(mount) for mount in mounts() if mount.point == str(point))


@pytest.mark.skipif(sys.platform != "linux", reason="images are mounted as drives for this test")
def test_drives_at_one_point_are_told_apart(tmp_path: Path, point: Path) -> None:
    seen = []
    for name in ("one", "other", "one"):
        image = tmp_path / name
        if shutil.which("mkfs.ext4") is None:
            pytest.skip("there is nothing here to make a file system with")
        if not image.exists():
            image.write_bytes(bytes(1_000_000))
            subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
        mounted = subprocess.run(["mount", "-o", "loop", str(image), str(point)], check=False, capture_output=True)
        if mounted.returncode:
            pytest.skip("no image can be mounted here")
        seen.append(identity_at(point))
        subprocess.run(["umount", str(point)], check=True)
    first, second, third = seen
    assert first
    assert first == third != second


def test_the_drive_of_the_system_and_what_is_no_drive_have_none(tmp_path: Path) -> None:
    assert identity_of(Mount(os.sep, "ext4", "/dev/nowhere1")) == ""
    assert identity_of(Mount(str(tmp_path / "none"), "nfs4", "nas:/ada")) == ""

"""Interrupted at every step, killed, and on a full disk: what was there stays, and the next attempt completes it."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import ModelError
from app.models.installing.hub import Hub
from app.models.installing.install import install, make_offer
from app.models.installing.removing import remove_model
from app.models.model_files import INCOMING, find_model_files, verify_model_files
from tests.models.installing.conftest import SMALL, TAKEN, entry
from tests.models.installing.stand_in_hub import StandInHub

WEIGHTS = "model.safetensors"
STEPS = ("rename", "replace", "link", "fsync", "unlink", "rmdir")


class Steps:
    """Counts what is done to the file system, and interrupts before a certain step."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done, self.last = 0, None
        self.until: int | None = None
        for name in STEPS:
            monkeypatch.setattr(os, name, self._counted(getattr(os, name)))

    def _counted(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **more: Any) -> Any:
            if self.until is not None and self.done >= self.until:
                raise KeyboardInterrupt
            self.done += 1
            return step(*arguments, **more)

        return counted


def install_small(models: Path, hub: Hub) -> None:
    install(make_offer(entry(SMALL), models, hub), hub, patience=())


@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.slow), 13])
def test_whatever_step_is_the_last_one_model_is_whole(
    stride: int,
    models: Path,
    hub: Hub,
    stand_in: StandInHub,
    repository: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    small = {name: repository[name] for name in ("config.json", "tokenizer.json", WEIGHTS)}
    stand_in.repositories[entry(SMALL).repository] = small
    install_small(models, hub)
    steps = Steps(monkeypatch)
    states = set()
    for number in range(0, 400, stride):
        content = f"weights {number}".encode()
        stand_in.repositories[entry(SMALL).repository] = small | {WEIGHTS: content}
        steps.done, steps.until = 0, number
        try:
            install_small(models, hub)
        except KeyboardInterrupt:
            steps.until = None
        else:
            break
        files = find_model_files(SMALL, models)
        assert files is not None
        verify_model_files(files)
        states.add(files.path(WEIGHTS).read_bytes() == content)
        install_small(models, hub)
        assert (models / SMALL / WEIGHTS).read_bytes() == content
    assert number > 20
    assert False in states
    assert True in states or stride > 1


@pytest.mark.parametrize("stride", [pytest.param(1, marks=pytest.mark.slow), 13])
def test_whatever_step_is_the_last_of_removing_it_is_whole_or_gone(
    stride: int, models: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_small(models, hub)
    steps = Steps(monkeypatch)
    for number in range(0, 400, stride):
        steps.done, steps.until = 0, number
        try:
            remove_model(SMALL, models)
        except KeyboardInterrupt:
            steps.until = None
        else:
            break
        files = find_model_files(SMALL, models)
        if files is None:
            install_small(models, hub)
        else:
            verify_model_files(files)
    assert number > 10
    assert find_model_files(SMALL, models) is None


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_process_is_gone_on_with(
    models: Path, hub: Hub, stand_in: StandInHub, repository: dict[str, bytes], tmp_path: Path
) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def kill(name: str, sent: int) -> None:
        if name == WEIGHTS and sent > len(repository[WEIGHTS]) // 2:
            os.kill(started[0].pid, signal.SIGKILL)
            started[0].wait()

    (tmp_path / "settings.toml").write_text(f'version = 1\nhub_address = "{stand_in.address}"\n')
    command = [sys.executable, "-m", "app", "--data-dir", str(tmp_path), "models", "install", SMALL, "--yes"]
    environment = os.environ | {"AKIN_MODELS_DIR": str(models)}
    stand_in.while_sending = kill
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        started.append(process)
        process.communicate(timeout=120)
    assert process.returncode == -signal.SIGKILL
    assert find_model_files(SMALL, models) is None
    kept = sum(path.stat().st_size for path in (models / INCOMING / SMALL / "parts").iterdir())
    assert kept > 0
    stand_in.sent, stand_in.while_sending = 0, lambda _, __: None
    install_small(models, hub)
    assert stand_in.sent == sum(len(repository[name]) for name in TAKEN) - kept
    files = find_model_files(SMALL, models)
    assert files is not None
    verify_model_files(files)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small file system, on Linux")
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {made.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


def fill(disk: Path, keep: int) -> Path:
    """Leaves `keep` bytes of it."""
    free = os.statvfs(disk)
    (disk / "ballast").write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - keep)))
    return disk / "ballast"


def test_a_full_disk_is_told_before_anything_is_fetched(hub: Hub, stand_in: StandInHub, small_disk: Path) -> None:
    fill(small_disk, 60_000)
    with pytest.raises(ModelError, match="MB more on the disk") as caught:
        install_small(small_disk / "models", hub)
    assert "Free some space" in caught.value.advice
    assert stand_in.contents_asked() == []


def test_a_disk_that_becomes_full_keeps_what_there_was(
    hub: Hub, stand_in: StandInHub, repository: dict[str, bytes], small_disk: Path
) -> None:
    models = small_disk / "models"
    install_small(models, hub)
    before = find_model_files(SMALL, models)
    assert before is not None
    changed = {**repository, WEIGHTS: repository[WEIGHTS][::-1]}
    stand_in.repositories[entry(SMALL).repository] = changed
    stand_in.before_content = lambda name: None if name != WEIGHTS else [fill(small_disk, 50_000)].clear()
    with pytest.raises(ModelError, match="disk is full") as caught:
        install_small(models, hub)
    assert "goes on where it stopped" in caught.value.advice
    assert find_model_files(SMALL, models) == before
    verify_model_files(before)
    (small_disk / "ballast").unlink()
    stand_in.before_content, stand_in.sent = lambda _: None, 0
    install_small(models, hub)
    assert 0 < stand_in.sent < len(changed[WEIGHTS])
    assert (models / SMALL / WEIGHTS).read_bytes() == changed[WEIGHTS]

"""Nothing reaches the network: asked of Python, and of the system's calls that libraries in other languages make."""

import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.embed.embedders import Embedders
from app.search.searcher import Searcher

_SOURCE = Path(__file__).with_name("no_network.c")
_CC = shutil.which("cc")
below_python = pytest.mark.skipif(
    not sys.platform.startswith("linux") or _CC is None, reason="Needs Linux and a C compiler."
)


def test_indexing_and_searching_use_no_network(
    runs: Any, folder: Path, embedders: Embedders, monkeypatch: pytest.MonkeyPatch
) -> None:
    families: list[int] = []
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family == getattr(socket, "AF_UNIX", None):  # how processes of one machine talk
            return connect(self, address)  # type: ignore[arg-type]
        families.append(self.family)
        raise OSError("no network in this test")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: pytest.fail("a name was looked up"))
    (folder / "heron.txt").write_text("The heron stands in the shallow water.")
    assert runs(folder).embedded == 1
    assert Searcher(runs.library, embedders).search("a bird in a pond").hits
    assert not families


class Watched:
    """Runs Python where every way out of the machine is closed, and tells who has tried."""

    def __init__(self, folder: Path) -> None:
        assert _CC is not None
        self.notes, shim = folder / "notes.txt", folder / "no_network.so"
        subprocess.run([_CC, "-shared", "-fPIC", "-o", str(shim), str(_SOURCE), "-ldl"], check=True)
        self.temporary, self.home = folder / f"tmp{'-' * 100}", folder / "home"  # too long a path for a socket, besides
        for made in (self.temporary, self.home):
            made.mkdir()
        self._surroundings = os.environ | {
            "LD_PRELOAD": str(shim),
            "NETWORK_NOTES": str(self.notes),
            "TMPDIR": str(self.temporary),
            "HOME": str(self.home),
        }
        self._surroundings.pop("ORT_DISABLE_TELEMETRY", None)

    def run(self, *arguments: str) -> str:
        """What `python ARGUMENTS` prints."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self._surroundings, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def attempts(self) -> list[str]:
        """The names that were looked up, and the calls that were made."""
        return self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    return Watched(tmp_path)


@below_python
def test_no_library_of_ours_uses_the_network(watched: Watched, tmp_path: Path, models_dir: Path) -> None:
    assert models_dir.is_dir()
    files = tmp_path / "files"
    files.mkdir()
    (files / "heron.txt").write_text("The heron stands in the shallow water.")
    akin = ("-m", "app", "--data-dir", str(tmp_path / "data"))
    watched.run(*akin, "index", "--quiet", str(files))
    assert "heron.txt" in watched.run(*akin, "search", "a bird in a pond")
    assert watched.attempts == []
    assert list(watched.temporary.iterdir()) == []
    assert list(watched.home.iterdir()) == []


@below_python
def test_an_attempt_would_be_seen(watched: Watched) -> None:
    watched.run("-c", "import socket\ntry: socket.create_connection(('akin.invalid', 80))\nexcept OSError: pass")
    assert watched.attempts == ["akin.invalid"]

import socket
from pathlib import Path
from typing import Any

import pytest

from app.embed.embedders import Embedders
from app.search.searcher import Searcher


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

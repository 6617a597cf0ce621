"""A hub of models on this machine: answers as the real one does, as far as it is asked, and fails where it is told."""

import hashlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

_CHUNK = 1 << 14
LARGE = (".safetensors", ".onnx", ".gguf", ".onnx_data")  # what a repository keeps in Git LFS


@dataclass
class Asked:
    """One request, with the names of its headers in small letters."""

    method: str
    path: str
    begins: int | None
    headers: Mapping[str, str]


@dataclass
class StandInHub:
    """Repositories by name, each with its files; and what goes wrong.

    `cut` are the bytes after which a connection breaks while contents are sent; `left` the bytes that may be sent in
    all before nothing is answered any more; `refuse` a status, with headers, for all that `refuses` says; `change`
    alters contents on their way, and without `tells_length` they end where the connection does; `answer` stands in for
    every list of files; `gated` is said of every repository.
    `before_content` and `while_sending` are called before a file's content is sent, and after each part of it.
    """

    repositories: dict[str, dict[str, bytes]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    sent: int = 0
    cut: int | None = None
    left: int | None = None
    refuse: tuple[int, dict[str, str]] | None = None
    refuses: Callable[[str], bool] = lambda _: True
    change: Callable[[str, bytes], bytes] = lambda _, content: content
    ranges: bool = True
    tells_length: bool = True
    answer: bytes | None = None
    gated: str | bool = False
    commit: str = ""
    before_content: Callable[[str], None] = lambda _: None
    while_sending: Callable[[str, int], None] = lambda _, __: None
    address: str = ""

    def commit_of(self, repository: str) -> str:
        """Changes with the files."""
        names = sorted((name, hashlib.sha256(data).hexdigest()) for name, data in self.repositories[repository].items())
        return self.commit or hashlib.sha1(repr(names).encode()).hexdigest()

    def contents_asked(self) -> list[str]:
        """The files whose content was asked for, in order."""
        return [
            asked.path.rpartition("/resolve/")[2].partition("/")[2] for asked in self.asked if "/resolve/" in asked.path
        ]


@contextmanager
def running(hub: StandInHub) -> Iterator[StandInHub]:
    """Serves it on a port of this machine."""
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"hub": hub}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def repository_in(folder: Path) -> dict[str, bytes]:
    """The files of a folder, as a repository."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_: Any) -> None:
        """Says nothing: who asks may go away in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: StandInHub

    def log_message(self, *_: Any) -> None:
        """Says nothing."""

    def do_HEAD(self) -> None:
        self._answer(with_content=False)

    def do_GET(self) -> None:
        self._answer(with_content=True)

    def _answer(self, *, with_content: bool) -> None:
        address = urlsplit(self.path)  # a whole address where this is asked as a proxy
        path = unquote(address.path)
        begins = self.headers.get("range", "").removeprefix("bytes=").rstrip("-")
        self.hub.asked.append(
            Asked(
                self.command,
                self.path,
                int(begins) if begins else None,
                {name.lower(): value for name, value in self.headers.items()},
            )
        )
        if self.hub.refuse is not None and self.hub.refuses(path):
            self._send(self.hub.refuse[0], b"refused", self.hub.refuse[1])
        elif self.hub.left is not None and self.hub.left <= 0:
            self.close_connection = True
        elif path.startswith("/api/models/"):
            self._list(path.removeprefix("/api/models/"), blobs="blobs" in parse_qs(address.query))
        elif "/resolve/" in path:
            self._resolve(path, with_content=with_content)
        elif path.startswith("/stored/"):
            self._content(path.removeprefix("/stored/"), int(begins or 0), with_content=with_content)
        else:
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})

    def _list(self, path: str, *, blobs: bool) -> None:
        repository = path.partition("/revision/")[0]
        if repository not in self.hub.repositories:
            self._send(401, b"{}", {"X-Error-Code": "RepoNotFound"})
            return
        siblings = [_sibling(name, data, blobs=blobs) for name, data in self.hub.repositories[repository].items()]
        body = {"id": repository, "sha": self.hub.commit_of(repository), "siblings": siblings, "gated": self.hub.gated}
        self._send(200, self.hub.answer or json.dumps(body).encode(), {"Content-Type": "application/json"})

    def _resolve(self, path: str, *, with_content: bool) -> None:
        repository, _, rest = path.removeprefix("/").partition("/resolve/")
        commit, _, name = rest.partition("/")
        data = self.hub.repositories.get(repository, {}).get(name)
        if data is None or commit != self.hub.commit_of(repository):
            self._send(404, b"", {"X-Error-Code": "EntryNotFound"})
        elif name.endswith(LARGE):
            checksum = hashlib.sha256(data).hexdigest()
            headers = {"X-Repo-Commit": commit, "X-Linked-Etag": f'"{checksum}"', "X-Linked-Size": str(len(data))}
            self._send(302, b"", headers | {"Location": f"{self.hub.address}/stored/{repository}/{name}"})
        else:
            begins = int(self.headers.get("range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
            self._content(f"{repository}/{name}", begins, with_content=with_content)

    def _content(self, place: str, begins: int, *, with_content: bool) -> None:
        owner, short, name = place.split("/", 2)
        self.hub.before_content(name)
        data = self.hub.change(name, self.hub.repositories[f"{owner}/{short}"][name])
        begins = begins if self.hub.ranges else 0
        if begins and begins >= len(data):
            self._send(416, b"", {"Content-Range": f"bytes */{len(data)}"})
            return
        self.send_response(206 if begins else 200)
        if begins:
            self.send_header("Content-Range", f"bytes {begins}-{len(data) - 1}/{len(data)}")
        if self.hub.tells_length:
            self.send_header("Content-Length", str(len(data) - begins))
        else:
            self.send_header("Connection", "close")
        self.send_header("ETag", '"x"')
        self.send_header("X-Repo-Commit", "x")
        self.end_headers()
        if with_content:
            self._write(name, data[begins:])

    def _write(self, name: str, data: bytes) -> None:
        most = min([len(data), *(limit for limit in (self.hub.cut, self.hub.left) if limit is not None)])
        for start in range(0, most, _CHUNK):
            chunk = data[start : min(most, start + _CHUNK)]
            self.wfile.write(chunk)
            self.hub.sent += len(chunk)
            self.hub.while_sending(name, start + len(chunk))
        if self.hub.left is not None:
            self.hub.left -= most
        if most < len(data):
            self.wfile.flush()
            self.close_connection = True

    def _send(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _sibling(name: str, data: bytes, *, blobs: bool) -> dict[str, Any]:
    if not blobs:
        return {"rfilename": name}
    stated = {"rfilename": name, "size": len(data)}
    if name.endswith(LARGE):
        lfs = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data), "pointerSize": 130}
        return stated | {"blobId": hashlib.sha1(b"pointer" + data).hexdigest(), "lfs": lfs}
    return stated | {"blobId": hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()}

"""A server on this machine that speaks the OpenAI embeddings protocol, badly where a test wants that."""

import hashlib
import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import numpy as np
import pytest

from app.models.openai_server.address import ServerAddress, parse_address

Answer = tuple[int, dict[str, str], bytes]
Script = Callable[[dict[str, Any]], Answer | None]
DIMENSIONS = 8


def vector_of(text: str, dimensions: int = DIMENSIONS) -> list[float]:
    """A vector that a text always has."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    return [float(number) for number in np.random.default_rng(seed).normal(size=dimensions)]


def sound(question: dict[str, Any], dimensions: int = DIMENSIONS) -> Answer:
    """What the protocol says, the last vector first: their order is told by their numbers."""
    vectors = [
        {"object": "embedding", "index": place, "embedding": vector_of(text, dimensions)}
        for place, text in enumerate(question["input"])
    ]
    return 200, {}, json.dumps({"object": "list", "model": question["model"], "data": vectors[::-1]}).encode()


class LocalServer:
    """Answers by the `scripts`, one a question, and soundly where they are used up or give None.

    A status of 0 hangs up in the middle. `questions` and `headers` are what came.
    """

    def __init__(self) -> None:
        self.scripts: list[Script] = []
        self.questions: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self._thread.start()

    @property
    def address(self) -> ServerAddress:
        return parse_address(f"http://127.0.0.1:{self._http.server_address[1]}/v1")

    def end(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        local = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                assert self.path == "/v1/embeddings"
                question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                local.questions.append(question)
                local.headers.append({name.lower(): value for name, value in self.headers.items()})
                script = local.scripts.pop(0) if local.scripts else sound
                status, headers, body = script(question) or sound(question)
                if not status:  # hang up in the middle of an answer
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + body)
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return Handler


@pytest.fixture
def server() -> Iterator[LocalServer]:
    local = LocalServer()
    yield local
    local.end()

"""A process that renders nothing, but does what a hostile file can make the real one do."""

import ctypes
import os
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path

from app.domain.documents import PhotoFacts
from app.extract.limits import Limits
from app.extract.preview.serve import READY


def serve_hostile(connection: Connection, limits: Limits) -> None:  # noqa: ARG001 - as the real one
    """Hangs, crashes or answers as the file's name says; "slow" is a named pipe, read until its other end is closed."""
    connection.send(READY)
    while (request := connection.recv()) is not None:
        name = Path(request.path).name
        if name == "hang":
            for _ in count():
                pass
        if name == "crash":
            ctypes.string_at(0)
        if name == "slow":
            Path(request.path).read_bytes()
        connection.send(PhotoFacts(os.getpid(), 0))

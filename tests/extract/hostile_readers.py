"""What a hostile file can make a reader do; the pool's processes call these in place of the real reader."""

import ctypes
import os
import signal
import sys
from itertools import count
from pathlib import Path

from app.domain.documents import Block, Document
from app.domain.errors import FailedFileError, SkippedFileError
from app.domain.files import FileKind
from app.extract.limits import Limits


def misbehave(path: str, limits: Limits) -> Document:  # noqa: ARG001 - as a real reader
    """Do what the file's first word says, or read it."""
    words = os.fsencode(path) and Path(path).read_text().split()
    actions = {
        "hang": hang,
        "hog": hog,
        "segfault": lambda: ctypes.string_at(0),
        "exit": lambda: os._exit(7),
        "kill": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "skip": skip,
        "fail": fail,
        "chatter": chatter,
    }
    action = actions.get(words[0]) if words else None
    if action:
        action()
    text = "x" * int(words[1]) if words and words[0] == "long" else " ".join(words)
    return Document(str(os.getpid()), FileKind.DOCUMENT, (Block(text),))


def hang() -> None:
    for _ in count():
        pass


def hog() -> None:
    held = []
    while True:
        held.append(bytearray(64 * 1024 * 1024))


def skip() -> None:
    raise SkippedFileError("Not today.", advice="Try tomorrow.")


def fail() -> None:
    try:
        raise ValueError("a broken table")
    except ValueError as error:
        raise FailedFileError("The table is broken.") from error


def chatter() -> None:
    print("noise on stdout")  # noqa: T201
    print("noise on stderr", file=sys.stderr)  # noqa: T201
    os.write(1, b"noise on descriptor 1")
    os.write(2, b"noise on descriptor 2")

"""The hash by which contents are told apart, taken in blocks so that a run can be stopped inside a huge file."""

import hashlib
import threading
from collections.abc import Callable
from pathlib import Path

BLOCK_BYTES = 1024 * 1024
_DIGEST_BYTES = 32


def hash_file(path: str, stop: threading.Event, on_block: Callable[[], None] = lambda: None) -> bytes | None:
    """The BLAKE2b digest of a file's content, 32 bytes; None where `stop` was set before its end.

    `on_block` is called now and then. Raises OSError where the file cannot be read.
    """
    digest = hashlib.blake2b(digest_size=_DIGEST_BYTES)
    with Path(path).open("rb", buffering=0) as stream:
        while block := stream.read(BLOCK_BYTES):
            if stop.is_set():
                return None
            on_block()
            digest.update(block)
    return digest.digest()

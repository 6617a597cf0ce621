"""One loaded network for all that use it: some models give vectors, weighted terms and token vectors in one pass."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from app.domain.embedding import Floats
from app.models.encoder import Encoder

Ids = npt.NDArray[np.int64]
MOST_KEPT = 8  # batches; so many texts are made into vectors and terms before the next
_MOST_TOKENS = 4096  # of a batch that is kept


class TokenEncoder(Protocol):
    """A loaded encoder, as `Encoder` is."""

    pooled: bool

    def token_vectors(self, ids: Ids, mask: Ids) -> Floats:
        """The vectors of all tokens, (batch, tokens, width)."""
        ...


LoadEncoder = Callable[[Path, int], TokenEncoder]  # the network, and threads of the processor


class RememberingEncoder:
    """An encoder that gives again what it gave for one of the last batches; safe to call from several threads."""

    def __init__(self, encoder: TokenEncoder) -> None:
        self.pooled = encoder.pooled
        self._encoder = encoder
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[tuple[int, ...], bytes, bytes], Floats] = OrderedDict()

    def token_vectors(self, ids: Ids, mask: Ids) -> Floats:
        """As `Encoder.token_vectors`; what is given must not be written to."""
        key = (ids.shape, ids.tobytes(), mask.tobytes())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._encoder.token_vectors(ids, mask)
        found.flags.writeable = False
        if ids.size <= _MOST_TOKENS:
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
        return found


class SharedEncoders:
    """Loads each network once, however many use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: dict[Path, RememberingEncoder] = {}

    def load(self, onnx: Path, threads: int) -> RememberingEncoder:
        """The loaded network. Raises ModelError."""
        with self._lock:
            if onnx not in self._loaded:
                self._loaded[onnx] = RememberingEncoder(Encoder(onnx, threads))
            return self._loaded[onnx]

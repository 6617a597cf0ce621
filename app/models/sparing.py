"""What happens where a model lacks memory: half as many rows at a time, then the processor in place of a card."""

import logging
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

_LOG = logging.getLogger(__name__)
_WANT = re.compile(
    r"out of memory|failed to allocate|bad_alloc|bad allocation|ALLOC_FAILED|cudaErrorMemoryAllocation"
    r"|E_OUTOFMEMORY|8007000E|not enough memory",
    re.IGNORECASE,
)
Array = npt.NDArray[Any]


class Session(Protocol):
    """A loaded network, as ONNX Runtime's sessions are."""

    def run(self, outputs: Sequence[str] | None, feeds: Mapping[str, Array], /) -> Sequence[Any]:
        """The outputs for these inputs."""
        ...

    def get_inputs(self) -> Sequence[Any]:
        """What it takes, each with a `name`."""
        ...

    def get_outputs(self) -> Sequence[Any]:
        """What it gives, each with a `name`."""
        ...


def is_want_of_memory(error: BaseException) -> bool:
    """Whether a runtime failed for want of memory: they say so in words and share no class."""
    return isinstance(error, MemoryError) or _WANT.search(f"{type(error).__name__} {error}") is not None


def halving(run: Callable[[slice], Sequence[Array]], rows: slice) -> list[Array]:
    """What `run` gives for the rows, in as many parts as the memory takes; its arrays have the rows as first axis.

    Raises what `run` raises for another reason, or for a single row.
    """
    try:
        return list(run(rows))
    except Exception as error:
        if rows.stop - rows.start < 2 or not is_want_of_memory(error):
            raise
    # Only now, outside of the except clause: the error holds what the failed attempt had in memory.
    middle = (rows.start + rows.stop) // 2
    parts = [halving(run, slice(rows.start, middle)), halving(run, slice(middle, rows.stop))]
    return [np.concatenate(pair) for pair in zip(*parts, strict=True)]


class SparingSession:
    """A session that goes on where its memory is short; safe to call from several threads.

    `first` runs until it fails with a single row, or for another reason than memory; then `second`, where it is given,
    is opened, and `on_change` is told why.
    """

    def __init__(
        self,
        first: Session,
        second: Callable[[], Session] | None = None,
        on_change: Callable[[Exception], None] = lambda _: None,
    ) -> None:
        self._session = first
        self._second = second
        self._on_change = on_change
        self._lock = threading.Lock()

    def run(self, outputs: Sequence[str] | None, feeds: Mapping[str, Array]) -> list[Array]:
        """The outputs for inputs that all have the rows as first axis. Raises what the last session raises."""
        session = self._session

        def run_rows(rows: slice) -> Sequence[Array]:
            return session.run(outputs, {name: values[rows] for name, values in feeds.items()})

        try:
            return halving(run_rows, slice(0, len(next(iter(feeds.values())))))
        except Exception as error:
            if not self._change(session, error):
                raise
        return self.run(outputs, feeds)

    def get_inputs(self) -> Sequence[Any]:
        """What the network takes, each with a `name`."""
        return self._session.get_inputs()

    def get_outputs(self) -> Sequence[Any]:
        """What it gives, each with a `name`."""
        return self._session.get_outputs()

    @property
    def inputs(self) -> frozenset[str]:
        """The names of what the network takes."""
        return frozenset(each.name for each in self._session.get_inputs())

    def _change(self, failed: Session, error: Exception) -> bool:
        """Puts the second session in place of the one that failed; False where that was the last."""
        with self._lock:
            if self._session is not failed:  # another thread was quicker
                return True
            if self._second is None:
                return False
            _LOG.warning("a model goes on with the processor: %s", type(error).__name__)
            self._session, self._second = self._second(), None
        self._on_change(error)
        return True

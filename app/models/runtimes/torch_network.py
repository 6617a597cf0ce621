"""A network that torch runs: on the graphics card where it can, and on the processor where the card fails."""

import logging
import threading
from collections.abc import Callable
from typing import Any

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.failures import line_of
from app.models.runtimes.offline import offline
from app.models.sparing import halving

_LOG = logging.getLogger(__name__)


class TorchNetwork:
    """A loaded network; safe to call from several threads: they take turns.

    Where the memory of the card is short, batches are halved; where that does not help, or the card fails, the
    processor goes on.
    """

    def __init__(self, title: str, model_id: str, load: Callable[[str], Any], threads: int, device: str = "") -> None:
        """Loads the network by `load`, which is given the device and may read files only.

        `device` is torch's name for one, empty for the best. Raises ModelError.
        """
        require(Runtime.TORCH, title)
        self._title = title
        self._lock = threading.Lock()
        try:
            with offline():
                import torch

                torch.set_num_threads(threads)
                self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
                self.module: Any = load(self.device)
        except Exception as error:  # these libraries raise whatever occurs to them
            raise ModelError(
                f"{title} could not be loaded by torch: {line_of(error)}.",
                f"Install it again: akin models install {model_id}, or choose another: akin models.",
            ) from error

    def run(self, work: Callable[[slice], Floats], rows: int) -> Floats:
        """What `work` makes of so many rows by `module` on `device`: arrays with the rows as first axis.

        Raises ModelError where it fails, or gives what is no number.
        """
        try:
            with self._lock:
                return self._run_sparing(work, rows)
        except Exception as error:
            raise ModelError(
                f"{self._title} failed: {line_of(error)}.", "Close other programs to free memory, then try again."
            ) from error

    def _run_sparing(self, work: Callable[[slice], Floats], rows: int) -> Floats:
        def run(part: slice) -> list[Floats]:
            found = work(part)
            if not np.isfinite(found).all():
                raise ModelError("it gave what is no number")
            return [found]

        try:
            return np.asarray(halving(run, slice(0, rows))[0], np.float32)
        except (RuntimeError, ModelError) as error:  # torch's of a card, and numbers that its precision cannot hold
            if self.device == "cpu":
                raise
            _LOG.warning("a model goes on with the processor: %s", type(error).__name__)
        # Only now, outside of the except clause: the error holds what the failed attempt had in memory.
        self.module, self.device = self.module.to("cpu").float(), "cpu"
        return self._run_sparing(work, rows)


def as_floats(tensor: Any) -> Floats:
    """A tensor of torch's as an array in the computer's own memory."""
    return np.asarray(tensor.float().cpu().numpy(), np.float32)

"""The network of a language model on torch, as an encoder; loaded only for a model that needs it."""

import threading
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.failures import line_of, note_lost_card
from app.models.runtimes.offline import offline
from app.models.sparing import halving

Ids = npt.NDArray[np.int64]


class TorchEncoder:
    """A network loaded by transformers, on the graphics card where torch can use one.

    Safe to call from several threads: they take turns. Where the card fails, the processor goes on.
    """

    pooled = False

    def __init__(self, folder: Path, model_id: str, title: str, threads: int, device: str = "") -> None:
        """Loads the network from `folder` and from nowhere else; code that the folder brings is never run.

        Raises ModelError.
        """
        require(Runtime.TORCH, title)
        self._title = title
        self._lock = threading.Lock()
        try:
            with offline():
                self._load(folder, threads, device)
        except Exception as error:  # these libraries raise whatever occurs to them
            raise ModelError(
                f"{title} could not be loaded by torch: {line_of(error)}.",
                f"Install it again: akin models install {model_id}, or choose another: akin models.",
            ) from error

    def token_vectors(self, ids: Ids, mask: Ids) -> Floats:
        """The vectors of all tokens, (batch, tokens, width), for `ids` and `mask` of shape (batch, tokens).

        Padding must come last. Raises ModelError.
        """
        try:
            with self._lock:
                return self._run_sparing(ids, mask)
        except Exception as error:
            raise ModelError(
                f"{self._title} failed: {line_of(error)}.", "Close other programs to free memory, then try again."
            ) from error

    def _load(self, folder: Path, threads: int, device: str) -> None:
        import torch
        from transformers import AutoModel
        from transformers.utils import logging

        logging.set_verbosity_error()  # what they tell goes to the terminal otherwise
        logging.disable_progress_bar()
        torch.set_num_threads(threads)
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        self._network: Any = (
            AutoModel.from_pretrained(
                str(folder),
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                dtype="auto" if self.device.startswith("cuda") else "float32",
            )
            .to(self.device)
            .eval()
        )

    def _run_sparing(self, ids: Ids, mask: Ids) -> Floats:
        try:
            (vectors,) = halving(lambda rows: [self._run(ids[rows], mask[rows])], slice(0, len(ids)))
        except (RuntimeError, ModelError) as error:  # torch's of a card, and numbers that its precision cannot hold
            if self.device == "cpu":
                raise
            note_lost_card(error)
        else:
            return np.asarray(vectors, np.float32)
        # Only now, outside of the except clause: the error holds what the failed attempt had in memory.
        self._network, self.device = self._network.to("cpu").float(), "cpu"
        return self._run_sparing(ids, mask)

    def _run(self, ids: Ids, mask: Ids) -> Floats:
        import torch

        with torch.inference_mode():
            given = (torch.from_numpy(np.ascontiguousarray(each)).to(self.device) for each in (ids, mask))
            tokens, seen = given
            found = self._network(input_ids=tokens, attention_mask=seen, use_cache=False).last_hidden_state
            vectors = np.asarray(found.float().cpu().numpy(), np.float32)
        if not np.isfinite(vectors).all():
            raise ModelError("its vectors are no numbers")
        return vectors

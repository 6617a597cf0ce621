"""The network of a language model on torch, as an encoder; loaded only for a model that needs it."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from app.domain.embedding import Floats
from app.models.runtimes.torch_network import TorchNetwork, as_floats

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
        self._network = TorchNetwork(title, model_id, lambda found: _load(folder, found), threads, device)

    def token_vectors(self, ids: Ids, mask: Ids) -> Floats:
        """The vectors of all tokens, (batch, tokens, width), for `ids` and `mask` of shape (batch, tokens).

        Padding must come last. Raises ModelError.
        """
        return self._network.run(lambda rows: self._run(ids[rows], mask[rows]), len(ids))

    def _run(self, ids: Ids, mask: Ids) -> Floats:
        import torch

        device = self._network.device
        with torch.inference_mode():
            tokens, seen = (torch.from_numpy(np.ascontiguousarray(each)).to(device) for each in (ids, mask))
            found = self._network.module(input_ids=tokens, attention_mask=seen, use_cache=False)
            return as_floats(found.last_hidden_state)


def _load(folder: Path, device: str) -> Any:
    from transformers import AutoModel
    from transformers.utils import logging

    logging.set_verbosity_error()  # what they tell goes to the terminal otherwise
    logging.disable_progress_bar()
    network = AutoModel.from_pretrained(
        str(folder),
        local_files_only=True,
        trust_remote_code=False,
        use_safetensors=True,
        dtype="auto" if device.startswith("cuda") else "float32",
    )
    return network.to(device).eval()

"""What transformers computes for tiny models, for converters to be compared with: computed now, or kept as numbers."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
REFERENCES = Path(__file__).with_name("family_vectors.json")
LENGTHS = (150, 1, 40, 7)  # of the texts of one batch: beyond windows and buckets, odd ones, and mostly padding


def batch(words: int, padding: int, lengths: Sequence[int] = LENGTHS) -> tuple[Array, Array]:
    """Ids and mask of texts of these lengths, (texts, longest) int64, padded at their ends."""
    random = np.random.RandomState(sum(lengths))
    ids = random.randint(5, words, (len(lengths), max(lengths))).astype(np.int64)
    mask = (np.arange(max(lengths)) < np.array(lengths)[:, None]).astype(np.int64)
    return np.where(mask == 1, ids, padding), mask


def summary(vectors: Array, mask: Array) -> Array:
    """Of each text the first and the last token's vector and the mean of all: (texts, 3, width)."""
    last = vectors[np.arange(len(vectors)), mask.sum(axis=1) - 1]
    mean = (vectors * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
    return np.stack([vectors[:, 0], last, mean], axis=1)


def kept_references() -> Mapping[str, Array]:
    """For each family the summary that `scripts/model_references.py` has written."""
    return {family: np.array(rows) for family, rows in json.loads(REFERENCES.read_text("utf-8")).items()}


def transformers_model(family: str, folder: Path) -> Any:
    """The model of a tiny repository, as transformers loads it."""
    import torch
    import transformers

    said = json.loads((folder / "config.json").read_text("utf-8"))
    if family == "nomic-bert":  # whose published keys only the code beside the weights knows
        config = transformers.NomicBertConfig(
            vocab_size=said["vocab_size"],
            hidden_size=said["n_embd"],
            num_hidden_layers=said["n_layer"],
            num_attention_heads=said["n_head"],
            intermediate_size=said["n_inner"],
            layer_norm_eps=said["layer_norm_epsilon"],
            max_position_embeddings=said["n_positions"],
            rope_parameters={"rope_type": "default", "rope_theta": float(said["rotary_emb_base"])},
        )
        return transformers.NomicBertModel.from_pretrained(folder, config=config).float().eval()
    if family == "gte-new":
        same = {key: value for key, value in said.items() if key in transformers.GteConfig().to_dict()}
        usual = {"rope_parameters": {"rope_type": "default", "rope_theta": float(said["rope_theta"])}}
        config = transformers.GteConfig(**{**same, **usual, "model_type": "gte", "architectures": ["GteModel"]})
        model = transformers.GteModel.from_pretrained(folder, config=config).float().eval()
        model.rotary_emb.inv_freq = torch.tensor(_stretched(said), dtype=torch.float32)
        return model
    return transformers.AutoModel.from_pretrained(folder).float().eval()


def transformers_vectors(model: Any, ids: Array, mask: Array, **more: Array) -> Array:
    """The vectors of all tokens, (texts, tokens, width)."""
    import torch

    given = {"input_ids": ids, "attention_mask": mask, **more}
    with torch.no_grad():
        found = model(**{name: torch.tensor(value) for name, value in given.items()}).last_hidden_state
    return np.asarray(found.numpy())


def _stretched(said: Mapping[str, Any]) -> list[float]:
    """The angles from one place to the next under the fixed NTK scaling of GTE's published code, number by number.

    transformers does not read that scaling from a configuration.
    """
    width, factor = said["hidden_size"] // said["num_attention_heads"], said["rope_scaling"]["factor"]
    base = said["rope_theta"] * factor
    return [1 / (base ** (pair / width) * factor ** (2 / width)) for pair in range(0, width, 2)]

"""Tiny sparse models in the layouts of their repositories, and their weights as their definitions say, in NumPy."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from app.models.model_files import ModelFiles
from tests.models import tiny_bert
from tests.models.tiny_rerankers import SPECIAL, list_files, write_tokenizer
from tests.models.torch_files import save_torch_file

_HEAD = "cls.predictions"


def write_splade(
    folder: Path, words: Sequence[str], model_id: str = "tiny"
) -> tuple[ModelFiles, dict[str, tiny_bert.Floats]]:
    """A SPLADE of a tiny BERT: an encoder, and the head of a masked language model over these words."""
    width, terms = tiny_bert.WIDTH, len(SPECIAL) + len(words)
    random = np.random.default_rng(3)
    tensors = {f"bert.{name}": value for name, value in tiny_bert.random_bert(terms).items()}
    tensors |= tiny_bert.linear_layer(width, width, 4, f"{_HEAD}.transform.dense")
    tensors |= {f"{_HEAD}.transform.LayerNorm.weight": np.ones(width, np.float32)}
    tensors |= {f"{_HEAD}.transform.LayerNorm.bias": np.zeros(width, np.float32)}
    tensors |= {f"{_HEAD}.bias": random.standard_normal(terms).astype(np.float32)}
    tiny_bert.write_weights(folder, tensors)
    write_tokenizer(words, folder / "tokenizer.json")
    return list_files(folder, model_id), tensors


def splade(tensors: dict[str, tiny_bert.Floats], folder: Path, text: str) -> dict[int, float]:
    """log(1 + relu(max of the logits)) of every term but the special ones."""
    ids = Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text).ids
    hidden = tiny_bert.encode(tensors, ids, [0] * len(ids))
    inner = tiny_bert.gelu(
        hidden @ tensors[f"{_HEAD}.transform.dense.weight"].T + tensors[f"{_HEAD}.transform.dense.bias"]
    )
    inner = (inner - inner.mean(axis=-1, keepdims=True)) / np.sqrt(inner.var(axis=-1, keepdims=True) + 1e-12)
    logits = inner @ tensors["bert.embeddings.word_embeddings.weight"].T + tensors[f"{_HEAD}.bias"]
    weights = np.log1p(np.maximum(logits.max(axis=0), 0))
    return {term: float(weights[term]) for term in range(len(SPECIAL), len(weights)) if weights[term] > 0}


def write_m3(
    folder: Path, words: Sequence[str], model_id: str = "tiny"
) -> tuple[ModelFiles, dict[str, tiny_bert.Floats]]:
    """An encoder with the layers of BGE-M3 beside it, saved by torch; returns the layers with the encoder's tensors."""
    width = tiny_bert.WIDTH
    tensors = tiny_bert.random_bert(len(SPECIAL) + len(words))
    tiny_bert.write_weights(folder, tensors)
    layers = {}
    for name, outputs in (("sparse_linear", 1), ("colbert_linear", 16)):
        made = tiny_bert.linear_layer(outputs, width, outputs, "x")
        layers |= {f"{name}.weight": made["x.weight"], f"{name}.bias": made["x.bias"]}
        save_torch_file({key.removeprefix("x."): value for key, value in made.items()}, folder / f"{name}.pt")
    write_tokenizer(words, folder / "tokenizer.json")
    return list_files(folder, model_id), tensors | layers

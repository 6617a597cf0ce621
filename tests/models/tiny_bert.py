"""A tiny random BERT as repositories lay it out, and the same network in NumPy, written from its definition."""

import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file

Floats = npt.NDArray[np.float32]
WIDTH, HEADS, LAYERS, INNER, PLACES = 32, 2, 2, 48, 64
CONFIG: dict[str, Any] = {
    "model_type": "bert",
    "hidden_size": WIDTH,
    "num_attention_heads": HEADS,
    "num_hidden_layers": LAYERS,
    "intermediate_size": INNER,
    "hidden_act": "gelu",
    "layer_norm_eps": 1e-12,
    "max_position_embeddings": PLACES,
    "type_vocab_size": 2,
}
erf = np.vectorize(math.erf)


def random_bert(vocabulary: int, seed: int = 0) -> dict[str, Floats]:
    """The tensors of an encoder, by their names in `BertModel`."""
    random = np.random.default_rng(seed)

    def drawn(*shape: int, scale: float = 0.3) -> Floats:
        return (scale * random.standard_normal(shape)).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": drawn(vocabulary, WIDTH).astype(np.float16).astype(np.float32),
        "embeddings.position_embeddings.weight": drawn(PLACES, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(2, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    shapes: dict[str, tuple[int, int]] = {}
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        shapes |= {f"{name}.attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")}
        shapes |= {f"{name}.attention.output.dense": (WIDTH, WIDTH)}
        shapes |= {f"{name}.intermediate.dense": (INNER, WIDTH), f"{name}.output.dense": (WIDTH, INNER)}
        norms += [f"{name}.attention.output.LayerNorm", f"{name}.output.LayerNorm"]
    for name, shape in shapes.items():
        tensors |= {f"{name}.weight": drawn(*shape), f"{name}.bias": drawn(shape[0])}
    for name in norms:
        tensors |= {f"{name}.weight": 1 + drawn(WIDTH), f"{name}.bias": drawn(WIDTH)}
    return tensors


def linear_layer(outputs: int, inputs: int, seed: int, name: str, *, biased: bool = True) -> dict[str, Floats]:
    """The tensors of one random dense layer."""
    random = np.random.default_rng(seed)
    tensors = {f"{name}.weight": random.standard_normal((outputs, inputs)).astype(np.float32)}
    return tensors | ({f"{name}.bias": random.standard_normal(outputs).astype(np.float32)} if biased else {})


def write_weights(folder: Path, tensors: Mapping[str, Floats], config: Mapping[str, Any] = CONFIG) -> None:
    """Puts the weights and the configuration into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    save_file(dict(tensors), folder / "model.safetensors")
    (folder / "config.json").write_text(json.dumps(dict(config)))


def encode(
    tensors: Mapping[str, Floats], ids: Sequence[int], segments: Sequence[int], seen: Sequence[int] = ()
) -> Floats:
    """The vectors of one text's tokens, (tokens, width), where only the tokens marked in `seen` are attended to."""
    named = {name.removeprefix("bert."): value.astype(np.float64) for name, value in tensors.items()}
    embedded = (
        named["embeddings.word_embeddings.weight"][list(ids)]
        + named["embeddings.position_embeddings.weight"][: len(ids)]
        + named["embeddings.token_type_embeddings.weight"][list(segments)]
    )
    x = _norm(named, "embeddings.LayerNorm", embedded)
    hidden = np.where(np.asarray(seen or [1] * len(ids), bool), 0.0, -1e9)
    for layer in range(LAYERS):
        name = f"encoder.layer.{layer}"
        query, key, value = (
            _linear(named, f"{name}.attention.self.{part}", x).reshape(len(ids), HEADS, -1)
            for part in ("query", "key", "value")
        )
        scores = np.einsum("qhd,khd->hqk", query, key) / math.sqrt(WIDTH / HEADS) + hidden
        weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
        weights /= weights.sum(axis=-1, keepdims=True)
        mixed = np.einsum("hqk,khd->qhd", weights, value).reshape(len(ids), WIDTH)
        mixed = _linear(named, f"{name}.attention.output.dense", mixed)
        x = _norm(named, f"{name}.attention.output.LayerNorm", x + mixed)
        inner = gelu(_linear(named, f"{name}.intermediate.dense", x))
        x = _norm(named, f"{name}.output.LayerNorm", x + _linear(named, f"{name}.output.dense", inner))
    return np.asarray(x, np.float32)


def gelu(x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """x times the share of a normal distribution below x."""
    return x * 0.5 * (1 + erf(x / math.sqrt(2)))


def _linear(named: Mapping[str, npt.NDArray[Any]], name: str, x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    return x @ named[f"{name}.weight"].T + named[f"{name}.bias"]


def _norm(named: Mapping[str, npt.NDArray[Any]], name: str, x: npt.NDArray[Any]) -> npt.NDArray[Any]:
    scaled = (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
    return scaled * named[f"{name}.weight"] + named[f"{name}.bias"]

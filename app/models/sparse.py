"""Makes an installed sparse model ready: its encoder, and what makes weighted terms of the vectors of tokens.

Three kinds are known: SPLADE (an encoder with the head of a masked language model), models whose queries need no
network (a table of weights beside such an encoder), and BGE-M3 (one number for each token of the text).
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.derived import WEIGHTS
from app.models.families.weights import Tensors
from app.models.heads import Dense, Norm, activation_named, dense_of, norm_of
from app.models.model_config import most_tokens, read_json
from app.models.model_files import ModelFiles, again
from app.models.rerankers import TOKENIZER
from app.models.token_network import token_network
from app.models.torch_file import load_torch_file

MOST_TOKENS = 512
_PREFIXES = ("bert.", "distilbert.", "cls.predictions.")
_TABLE = "embeddings.word_embeddings.weight"  # where the last layer is the table of words itself
IDF, TOKEN_WEIGHTS = "idf.json", "sparse_linear.pt"


@dataclass(frozen=True, slots=True)
class _Names:
    """What the tensors of a family's head are called; of the alternatives the first that is there."""

    dense: str
    norm: str
    tables: tuple[str, ...]
    biases: tuple[str, ...]


_HEADS = (
    _Names("transform.dense", "transform.LayerNorm", ("decoder.weight", _TABLE), ("bias", "decoder.bias")),
    _Names("vocab_transform", "vocab_layer_norm", ("vocab_projector.weight", _TABLE), ("vocab_projector.bias",)),
)  # of BertForMaskedLM, and of DistilBertForMaskedLM


@dataclass(frozen=True, slots=True)
class InstalledSparse:
    """A sparse model that is ready to be loaded.

    `layers` make of a token's vector the logits of all terms, or, with `own_terms`, the weight of the token itself.
    `idf` are the weights of a query's tokens where queries need no network.
    """

    id: str
    title: str
    onnx: Path
    tokenizer: Path
    max_tokens: int
    layers: tuple[Dense | Norm, ...]
    own_terms: bool
    idf: Mapping[str, float] | None
    fingerprint: str


def prepare_sparse(files: ModelFiles, entry: CatalogueEntry, models_dir: Path, *, int8: bool = True) -> InstalledSparse:
    """The sparse model of these files, converted below `models_dir` first where it has to be.

    Raises ModelError where it gives no weighted terms, Akin cannot convert it, or a file is missing or damaged.
    """
    config = read_json(files, "config.json")
    own_terms = weighs_terms(files)
    layers = _token_weights(files) if own_terms else _language_head(files, config, entry)
    onnx, how = token_network(files, config, models_dir, int8=int8)
    idf = {} if own_terms else _weights_of_words(files)
    return InstalledSparse(
        id=files.id,
        title=entry.title,
        onnx=onnx,
        tokenizer=files.path(TOKENIZER),
        max_tokens=most_tokens(files, config, MOST_TOKENS),
        layers=layers,
        own_terms=own_terms,
        idf=idf or None,
        fingerprint=f"{files.id}:{files.checksum[:12]}:{how}",
    )


def _weights_of_words(files: ModelFiles) -> dict[str, float]:
    """What each word of a query weighs, where queries need no network. Raises ModelError."""
    try:
        found = {term: float(weight) for term, weight in read_json(files, IDF).items()}
    except (TypeError, ValueError, OverflowError) as error:
        raise ModelError(f"The file {IDF} of {files.id} holds what are no numbers.", again(files.id)) from error
    if not all(map(math.isfinite, found.values())):
        raise ModelError(f"The file {IDF} of {files.id} holds what are no numbers.", again(files.id))
    return found


def weighs_terms(files: ModelFiles) -> bool:
    """Whether a text model brings a layer that weighs its tokens, as BGE-M3 does (Chen et al., 2024)."""
    return TOKEN_WEIGHTS in files.files


def _token_weights(files: ModelFiles) -> tuple[Dense, ...]:
    """BGE-M3's layer from a token's vector to its weight (Chen et al., "M3-Embedding", 2024)."""
    tensors = load_torch_file(files.path(TOKEN_WEIGHTS))
    if "weight" not in tensors:
        raise ModelError(f"The file {TOKEN_WEIGHTS} of {files.id} holds no weights.", "Install the model again.")
    return (Dense(tensors["weight"], tensors.get("bias"), "relu"),)


def _language_head(files: ModelFiles, config: dict[str, Any], entry: CatalogueEntry) -> tuple[Dense | Norm, ...]:
    """The head of a masked language model: dense, its activation, a norm, and the table of words as last layer."""
    weights = Tensors(files.folder / WEIGHTS, _PREFIXES)
    names = next((names for names in _HEADS if f"{names.dense}.weight" in weights), None)
    if names is None:
        raise ModelError(f"{entry.title} gives no weighted terms.", "`akin models` lists the sparse models.")
    activation = activation_named(str(config.get("hidden_act", config.get("activation", "gelu"))))
    table = next((name for name in names.tables if name in weights), names.tables[-1])
    bias = next((name for name in names.biases if name in weights), None)
    return (
        dense_of(weights, names.dense, activation),
        norm_of(weights, names.norm, float(config.get("layer_norm_eps", 1e-12))),
        Dense(weights[table], weights[bias] if bias else None),
    )

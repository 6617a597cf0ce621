"""Makes an installed late-interaction model ready: its encoder, the layer that shortens token vectors, and its tokens.

Read as ColBERT writes its models (`artifact.metadata`) and as PyLate does (`config_sentence_transformers.json`).
"""

import string
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.derived import WEIGHTS
from app.models.families.weights import Tensors
from app.models.heads import Dense
from app.models.model_config import modules_of, most_tokens, read_json
from app.models.model_files import ModelFiles, again
from app.models.rerankers import MOST_TOKENS, TOKENIZER
from app.models.token_network import token_network
from app.models.tokenizer_file import load_tokenizer
from app.models.torch_file import load_torch_file

_COLBERT, _PYLATE = "artifact.metadata", "config_sentence_transformers.json"
_M3 = "colbert_linear.pt"
_PREFIXES = ("bert.", "model.", "roberta.")


@dataclass(frozen=True, slots=True)
class Marking:
    """What is done to the tokens of a query and of a passage.

    `query` and `passage` are the markers that stand after the first token, None where there are none. A query is filled
    up with `filler` to `query_tokens`; the other tokens attend to those only with `attends_to_filler`. The `skipped`
    tokens of a passage count for nothing. Without `keeps_first` neither side's first token counts.
    """

    query: int | None
    passage: int | None
    query_tokens: int
    passage_tokens: int
    filler: int | None = None
    attends_to_filler: bool = False
    skipped: frozenset[int] = frozenset()
    keeps_first: bool = True


@dataclass(frozen=True, slots=True)
class InstalledLateInteraction:
    """A late-interaction model that is ready to be loaded. `layers` make the vectors of tokens what is compared."""

    id: str
    title: str
    onnx: Path
    tokenizer: Path
    layers: tuple[Dense, ...]
    marking: Marking
    fingerprint: str


def prepare_late_interaction(
    files: ModelFiles, entry: CatalogueEntry, models_dir: Path, *, int8: bool = True
) -> InstalledLateInteraction:
    """The late-interaction model of these files, converted below `models_dir` first where it has to be.

    Raises ModelError where Akin cannot convert it, or a file is missing or damaged.
    """
    if entry.kind is not ModelKind.LATE_INTERACTION and not gives_tokens(files):
        raise ModelError(f"{entry.title} gives no vectors of single tokens.", "`akin models` lists those that do.")
    config = read_json(files, "config.json")
    layers = _layers(files)
    onnx, how = token_network(files, config, models_dir, int8=int8)
    return InstalledLateInteraction(
        id=files.id,
        title=entry.title,
        onnx=onnx,
        tokenizer=files.path(TOKENIZER),
        layers=layers,
        marking=_marking(files, config),
        fingerprint=f"{files.id}:{files.checksum[:12]}:{how}",
    )


def gives_tokens(files: ModelFiles) -> bool:
    """Whether a text model brings a layer that makes its tokens comparable, as BGE-M3 does (Chen et al., 2024)."""
    return _M3 in files.files


def _layers(files: ModelFiles) -> tuple[Dense, ...]:
    """The layers after the encoder: those of PyLate's modules, else ColBERT's one among the weights."""
    if gives_tokens(files):
        tensors = load_torch_file(files.path(_M3))
        if "weight" not in tensors:
            raise ModelError(f"The file {_M3} of {files.id} holds no weights.", again(files.id))
        return (Dense(tensors["weight"], tensors.get("bias")),)
    folders = [folder for kind, folder in modules_of(files) if kind == "Dense"]
    if folders:
        return tuple(Dense(Tensors(files.folder / folder / WEIGHTS)["linear.weight"]) for folder in folders)
    return (Dense(Tensors(files.folder / WEIGHTS, _PREFIXES)["linear.weight"]),)


def _marking(files: ModelFiles, config: dict[str, Any]) -> Marking:
    if gives_tokens(files):  # every token of both sides counts, but for the first
        most = most_tokens(files, config, MOST_TOKENS)
        return Marking(None, None, most, most, keeps_first=False)
    tokenizer = load_tokenizer(files.path(TOKENIZER), files.id)
    colbert, pylate = read_json(files, _COLBERT), read_json(files, _PYLATE)
    told = _as_colbert(colbert) if colbert or "query_length" not in pylate else _as_pylate(pylate)
    most = most_tokens(files, config, MOST_TOKENS)
    return Marking(
        query=_token(tokenizer, told["query"], files),
        passage=_token(tokenizer, told["passage"], files),
        query_tokens=min(int(told["query_tokens"]), most),
        passage_tokens=min(int(told["passage_tokens"]), most),
        filler=_token(tokenizer, _mask_token(files), files) if told["fills"] else None,
        attends_to_filler=bool(told["attends"]),
        skipped=frozenset(
            token for word in told["skipped"] for token in tokenizer.encode(word, add_special_tokens=False).ids[:1]
        ),
    )


def _as_colbert(told: dict[str, Any]) -> dict[str, Any]:
    """What ColBERT's settings say, its defaults where they say nothing (colbert/infra/config)."""
    return {
        "query": told.get("query_token_id", "[unused0]"),
        "passage": told.get("doc_token_id", "[unused1]"),
        "query_tokens": told.get("query_maxlen", 32),
        "passage_tokens": told.get("doc_maxlen", 220),
        "fills": True,
        "attends": told.get("attend_to_mask_tokens", False),
        "skipped": string.punctuation if told.get("mask_punctuation", True) else "",
    }


def _as_pylate(told: dict[str, Any]) -> dict[str, Any]:
    return {
        "query": told.get("query_prefix", "[Q] "),
        "passage": told.get("document_prefix", "[D] "),
        "query_tokens": told["query_length"],
        "passage_tokens": told.get("document_length", 180),
        "fills": told.get("do_query_expansion", True),
        "attends": told.get("attend_to_expansion_tokens", False),
        "skipped": told.get("skiplist_words", string.punctuation),
    }


def _mask_token(files: ModelFiles) -> str:
    told = read_json(files, "tokenizer_config.json").get("mask_token", "[MASK]")
    return str(told["content"] if isinstance(told, dict) else told)


def _token(tokenizer: Tokenizer, word: str, files: ModelFiles) -> int:
    found = tokenizer.token_to_id(word)
    if found is None:
        raise ModelError(f"The tokenizer of {files.id} does not know the token {word!r}.", again(files.id))
    return int(found)

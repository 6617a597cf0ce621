"""Makes an installed reranker ready to be loaded: the network over pairs, and the layers that make a score of it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.catalogue import CatalogueEntry, ModelKind, TokenPooling
from app.domain.errors import ModelError
from app.models.derived import WEIGHTS, Derived, derived_encoder
from app.models.families.weights import Tensors
from app.models.heads import Dense, Head, Norm, activation_named, dense_of, norm_of
from app.models.model_config import modules_of, most_tokens, read_json
from app.models.model_files import ModelFiles, again
from app.models.text_preparation import own_onnx

MOST_TOKENS = 512  # of a pair; the passages of a library have 250 at most
TOKENIZER = "tokenizer.json"
_PREFIXES = ("bert.", "new.", "gte.")
# The layers that families put on the first token's vector, each by the name of its tensors and what follows it.
_CLASSIFIERS: dict[str, tuple[tuple[str, str], ...]] = {
    "bert": (("pooler.dense", "tanh"), ("classifier", "identity")),
    "roberta": (("classifier.dense", "tanh"), ("classifier.out_proj", "identity")),
}
_LIKE = {"new": "bert", "gte": "bert", "xlm-roberta": "roberta", "camembert": "roberta", "mpnet": "roberta"}


@dataclass(frozen=True, slots=True)
class InstalledReranker:
    """A cross-encoder that is ready to be loaded.

    Where `head` is None the network gives the score itself, else the vectors of tokens, on which the head stands.
    `fingerprint` changes when anything changes that changes its scores.
    """

    id: str
    title: str
    onnx: Path
    tokenizer: Path
    max_tokens: int
    fingerprint: str
    head: Head | None = None


def prepare_reranker(
    files: ModelFiles, entry: CatalogueEntry, models_dir: Path, *, int8: bool = True
) -> InstalledReranker:
    """The reranker of these files, converted below `models_dir` first where it has to be.

    Its weights are converted where Akin knows the family; else the repository's own ONNX file is run, if it has one.
    Raises ModelError where neither can be, or a file is missing or damaged.
    """
    if entry.kind is not ModelKind.RERANKER:
        raise ModelError(f"{entry.title} is no reranker.", "`akin models` lists the rerankers.")
    config = read_json(files, "config.json")
    derived = Derived(pairs=True, int8=int8)
    onnx, head = _network(files, config, derived, models_dir)
    return InstalledReranker(
        id=files.id,
        title=entry.title,
        onnx=onnx,
        tokenizer=files.path(TOKENIZER),
        max_tokens=most_tokens(files, config, MOST_TOKENS),
        fingerprint=f"{files.id}:{files.checksum[:12]}:{derived.name if head else 'own'}",
        head=head,
    )


def _network(files: ModelFiles, config: dict[str, Any], derived: Derived, models_dir: Path) -> tuple[Path, Head | None]:
    """The network and the layers on it; none on the repository's own, which is run where Akin cannot convert it."""
    try:
        head = classifier_head(files, config)
        return derived_encoder(files, config, derived, models_dir), head
    except ModelError:
        onnx = own_onnx(files)
        if onnx is None:
            raise
        return onnx, None


def classifier_head(files: ModelFiles, config: dict[str, Any]) -> Head:
    """The layers between a model's encoder and its score, as its configuration says. Raises ModelError."""
    modules = modules_of(files)
    if len(modules) > 1:
        return _modular_head(files, modules)
    weights = Tensors(files.folder / WEIGHTS, _PREFIXES)
    kind = str(config.get("model_type"))
    if kind == "modernbert":
        return _modernbert_head(weights, config)
    layers = _CLASSIFIERS.get(_LIKE.get(kind, kind))
    if layers is None:
        raise ModelError(f"Akin does not know how a {kind} classifies.", "Choose another reranker: akin models")
    return Head(TokenPooling.CLS, tuple(dense_of(weights, name, activation) for name, activation in layers))


def _modernbert_head(weights: Tensors, config: dict[str, Any]) -> Head:
    """`ModernBertForSequenceClassification`: pool, a dense layer, its activation, a norm, the classifier."""
    pooling = TokenPooling(config.get("classifier_pooling", "cls"))
    first = dense_of(weights, "head.dense", activation_named(str(config.get("classifier_activation", "gelu"))))
    norm = norm_of(weights, "head.norm", float(config.get("norm_eps", 1e-5)))
    return Head(pooling, (first, norm, dense_of(weights, "classifier", "identity")))


def _modular_head(files: ModelFiles, modules: list[tuple[str, str]]) -> Head:
    """The modules of a sentence-transformers CrossEncoder that follow its encoder, each in a folder of its own."""
    pooling = TokenPooling.MEAN
    layers: list[Dense | Norm] = []
    for kind, folder in modules[1:]:
        config = read_json(files, f"{folder}/config.json")
        if kind == "Pooling":
            pooling = _pooling(config)
            continue
        weights = Tensors(files.folder / folder / WEIGHTS)
        if kind == "Dense":
            layers.append(
                dense_of(weights, "linear", activation_named(str(config.get("activation_function", "Identity"))))
            )
        elif kind == "LayerNorm":
            layers.append(norm_of(weights, "norm", 1e-5))
        else:
            raise ModelError(f"{files.id} has a part {kind}, which Akin does not know.", "Choose another reranker.")
    if not layers:
        raise ModelError(f"{files.id} has no layer that gives a score.", again(files.id))
    return Head(pooling, tuple(layers))


def _pooling(config: dict[str, Any]) -> TokenPooling:
    named = config.get("pooling_mode")
    if isinstance(named, str):
        return TokenPooling(named)
    return TokenPooling.CLS if config.get("pooling_mode_cls_token") else TokenPooling.MEAN

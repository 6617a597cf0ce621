"""What the files of an installed text model say of it; they win over what the catalogue says."""

import zlib
from collections.abc import Mapping
from typing import Any

from app.domain.catalogue import CatalogueEntry, ModelKind, TokenPooling
from app.domain.errors import ModelError
from app.models.families import LIMITS
from app.models.families.weights import Tensors
from app.models.heads import Dense, activation_named, dense_of
from app.models.model_config import modules_of, most_tokens, read_json
from app.models.model_files import ModelFiles, again
from app.models.text_models import TextModel
from app.models.widths import text_width

MOST_TOKENS = 8192  # of a text, whatever the model would take
USUAL_TOKENS = 512  # where neither files nor catalogue say anything
_UNKNOWN = 2**30
_QUERY = ("query", "search_query", "retrieval.query", "s2p_query", "web_search_query")
_PASSAGE = ("document", "passage", "corpus", "search_document", "retrieval.passage")
_POOLINGS = {  # as Pooling modules call them, in their older way and in their newer one
    "pooling_mode_cls_token": TokenPooling.CLS,
    "pooling_mode_mean_tokens": TokenPooling.MEAN,
    "pooling_mode_mean_sqrt_len_tokens": TokenPooling.MEAN,  # the same but for the length, which is made 1
    "pooling_mode_lasttoken": TokenPooling.LAST,
    "cls": TokenPooling.CLS,
    "mean": TokenPooling.MEAN,
    "mean_sqrt_len_tokens": TokenPooling.MEAN,
    "lasttoken": TokenPooling.LAST,
}


def text_model_of(
    files: ModelFiles, entry: CatalogueEntry, dimensions: int | None = None, *, any_pooling: bool = False
) -> TextModel:
    """The text model that these files are, with its vectors cut to `dimensions` numbers where that is asked for.

    Reads small files only. Raises ModelError where it is no text model, its vectors have no more than `dimensions`
    numbers, or it pools in a way that is not known; with `any_pooling` another runtime pools, by the files themselves.
    """
    if entry.kind is not ModelKind.TEXT:
        raise ModelError(f"{entry.title} gives no vectors of texts.", "`akin models` lists the models that do.")
    width = text_width(files, entry)
    if dimensions is not None and not 0 < dimensions <= width:
        raise ModelError(
            f"The vectors of {entry.title} have {width} numbers; they cannot be cut to {dimensions}.",
            "Choose fewer, or 0 for all: akin config set text_dimensions 0",
        )
    query, passage = _prompts(files, entry)
    return TextModel(
        id=files.id,
        title=entry.title,
        weights_sha256=files.checksum,
        dimensions=dimensions or width,
        max_tokens=_limit(files, entry),
        pooling=_pooling(files, entry, any_pooling=any_pooling),
        licence=entry.licence.name,
        query_prefix=query,
        passage_prefix=passage,
    )


def dense_layers(files: ModelFiles) -> tuple[Dense, ...]:
    """The dense layers after the pooling, in order, loaded. Raises ModelError where one cannot be run."""
    folders = [folder for kind, folder in modules_of(files) if kind == "Dense"]
    return tuple(_dense(files, folder) for folder in folders)


def fingerprint_of(model: TextModel, how: str) -> str:
    """Changes when anything changes that changes the vectors; `how` says what runs the model."""
    said = "\0".join((model.pooling, model.query_prefix, model.passage_prefix))
    facts = f"{model.max_tokens}:{model.dimensions}:{zlib.crc32(said.encode()):08x}"
    return f"{model.id}:{model.weights_sha256[:12]}:{how}:{facts}"


def _dense(files: ModelFiles, folder: str) -> Dense:
    named = str(
        read_json(files, f"{folder}/config.json").get("activation_function", "torch.nn.modules.activation.Tanh")
    )
    return dense_of(Tensors(files.path(f"{folder}/model.safetensors")), "linear", activation_named(named))


def _limit(files: ModelFiles, entry: CatalogueEntry) -> int:
    """How many tokens it reads: what its files say, else the catalogue."""
    config = read_json(files, "config.json")
    kind = config.get("model_type")
    most = LIMITS.get(kind, MOST_TOKENS) if isinstance(kind, str) else MOST_TOKENS
    if isinstance(config.get("n_positions"), int):
        most = min(most, config["n_positions"])
    if config.get("rotary_scaling_factor"):  # its angles change with the length beyond what it was trained for
        most = min(most, int(config.get("max_trained_positions", most)))
    told = most_tokens(files, config, _UNKNOWN)
    return min(most, entry.tokens or USUAL_TOKENS if told == _UNKNOWN else told)


def _pooling(files: ModelFiles, entry: CatalogueEntry, *, any_pooling: bool) -> TokenPooling:
    folder = next((folder for kind, folder in modules_of(files) if kind == "Pooling"), "1_Pooling")
    said = read_json(files, f"{folder}/config.json")
    usual = entry.pooling or TokenPooling.MEAN
    if not said:
        return usual
    if said.get("include_prompt") is False and not any_pooling:
        raise ModelError(f"{entry.title} leaves its prompt out of the mean, which Akin cannot do.", _OTHER)
    modes = _modes(said)
    if len(modes) != 1 or modes[0] not in _POOLINGS:
        if any_pooling:
            return usual
        raise ModelError(f"{entry.title} pools by {' and '.join(modes) or 'nothing'}, which Akin cannot do.", _OTHER)
    return _POOLINGS[modes[0]]


def _modes(said: Mapping[str, Any]) -> list[str]:
    named = said.get("pooling_mode")
    if isinstance(named, str):
        return named.split("+")
    if isinstance(named, list):
        return [str(each) for each in named]
    return [key for key, on in said.items() if key.startswith("pooling_mode_") and on is True]


def _prompts(files: ModelFiles, entry: CatalogueEntry) -> tuple[str, str]:
    """What is put before queries and passages. Files that name prompts and leave all of them empty say nothing."""
    said = read_json(files, "config_sentence_transformers.json")
    prompts = said.get("prompts")
    if not isinstance(prompts, dict):
        return entry.query_prefix, entry.passage_prefix
    usual = prompts.get(said.get("default_prompt_name"), "")
    query, passage = (next((prompts[name] for name in names if name in prompts), usual) for names in (_QUERY, _PASSAGE))
    if not isinstance(query, str) or not isinstance(passage, str):
        raise ModelError(f"The prompts of {files.id} are no texts.", again(files.id))
    return (query, passage) if query or passage else (entry.query_prefix, entry.passage_prefix)


_OTHER = "Choose another model: akin models"

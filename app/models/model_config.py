"""Reads what a model's own files say of it: its configuration, its modules and its limits."""

import json
from typing import Any

from app.domain.errors import ModelError
from app.models.model_files import ModelFiles, again

_OFFSET_FAMILIES = ("roberta", "xlm-roberta", "camembert", "mpnet")  # their positions begin after that of padding
_ENDLESS = 10**6  # what tokenizers say that know no limit


def read_json(files: ModelFiles, name: str) -> dict[str, Any]:
    """The object in a file of the model, {} where the model has none such. Raises ModelError where it is damaged."""
    if name not in files.files:
        return {}
    try:
        content = json.loads(files.path(name).read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise ModelError(f"The file {name} of {files.id} cannot be read: {error}.", again(files.id)) from error
    if not isinstance(content, dict):
        raise ModelError(f"The file {name} of {files.id} holds no object.", again(files.id))
    return content


def modules_of(files: ModelFiles) -> list[tuple[str, str]]:
    """The modules that `modules.json` names in order, each as the last word of its class and its folder; none without.

    Raises ModelError.
    """
    if "modules.json" not in files.files:
        return []
    try:
        content = json.loads(files.path("modules.json").read_bytes())
        found = [(str(each["type"]).rpartition(".")[2], str(each.get("path", ""))) for each in content]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError(f"The file modules.json of {files.id} is damaged: {error!r}.", again(files.id)) from error
    return found


def most_tokens(files: ModelFiles, config: dict[str, Any], most: int) -> int:
    """How many tokens the model reads, special ones included: the least of what its files say, and `most`."""
    places = config.get("max_position_embeddings")
    if isinstance(places, int) and config.get("model_type") in _OFFSET_FAMILIES:
        places -= 2
    said = (
        places,
        read_json(files, "tokenizer_config.json").get("model_max_length"),
        read_json(files, "sentence_bert_config.json").get("max_seq_length"),
    )
    return min([most, *(int(each) for each in said if isinstance(each, int | float) and 0 < each < _ENDLESS)])

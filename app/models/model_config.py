"""Reads what a model's own files say of it: its configuration, its modules, its limits and its weights."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from safetensors import safe_open

from app.domain.errors import ModelError
from app.models.model_files import ModelFiles, again

Floats = npt.NDArray[np.float32]
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


class Weights:
    """The tensors of one safetensors file, each read when it is asked for."""

    def __init__(self, path: Path, model_id: str) -> None:
        """Raises ModelError where the file is none such."""
        self._path, self._id = path, model_id
        try:
            with safe_open(path, "np") as opened:
                self.names = frozenset(opened.keys())
        except Exception as error:  # safetensors raises a class of its own
            raise ModelError(f"The weights in {path} cannot be read: {error}.", again(model_id)) from error

    def first(self, names: Sequence[str]) -> Floats:
        """The first of the named tensors that is there, as float32. Raises ModelError where none is."""
        found = self.find(names)
        if found is None:
            raise ModelError(f"The weights in {self._path} hold no tensor named {names[0]}.", again(self._id))
        return found

    def find(self, names: Sequence[str]) -> Floats | None:
        """The first of the named tensors that is there, as float32; None where none is."""
        name = next((name for name in names if name in self.names), None)
        if name is None:
            return None
        try:
            with safe_open(self._path, "np") as opened:
                return np.asarray(opened.get_tensor(name)).astype(np.float32)
        except Exception as error:
            raise ModelError(f"The tensor {name} in {self._path} cannot be read: {error}.", again(self._id)) from error

"""The network that gives the vectors of tokens, for models that make something else of these than a text's vector."""

from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.models.derived import Derived, derived_encoder
from app.models.model_files import ModelFiles
from app.models.text_preparation import own_onnx


def token_network(files: ModelFiles, config: dict[str, Any], models_dir: Path, *, int8: bool) -> tuple[Path, str]:
    """Its ONNX file, and what to call the way in which it is run; the same file that a text model of these has.

    Weights are converted where Akin can; else the repository's own file is run. Raises ModelError where there is none.
    """
    derived = Derived(int8=int8)
    try:
        return derived_encoder(files, config, derived, models_dir), derived.name
    except ModelError:
        onnx = own_onnx(files)
        if onnx is None:
            raise
        return onnx, "own"

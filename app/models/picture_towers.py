"""Installed picture models (CLIP, SigLIP, Nomic): what their files say of them, and their two networks as ONNX.

Pictures are squashed to the square that a network takes, as SigLIP was trained; CLIP was trained on squares cut from
the middle, but what stands at the edge of a photo is to be found too.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, again
from app.models.picture_conversion import Towers, derived_towers
from app.models.picture_models import InstalledPictureModel, PixelForm, TextTower, fitted_mixing

_CLIP_MEAN, _CLIP_DEVIATION = (0.48145466, 0.4578275, 0.40821073), (0.26862954, 0.26130258, 0.27577711)
_TEXT_OF = {"nomic-vision": "nomic"}  # families whose pictures live in the space of a text model: its id
_DEFAULT_WIDTHS = {"clip": 512, "siglip": 768, "siglip2": 768}  # where a configuration leaves out its defaults
_PLACES = ("onnx/", "")
_WIDEST, _LARGEST = 16_384, 2_048


def prepare_picture_model(files: ModelFiles, entry: CatalogueEntry, models_dir: Path) -> InstalledPictureModel:
    """The installed model, ready to be loaded; networks that have to be converted are, the first time.

    Raises ModelError where its files do not hold what is needed.
    """
    config = read_json(files, "config.json")
    towers = _towers(files, entry, config, models_dir)
    asks = _TEXT_OF.get(entry.family.id, "")
    width = picture_width(files, entry)
    return InstalledPictureModel(
        id=entry.id,
        title=entry.title,
        size=_size(files, config),
        dimensions=width,
        picture_onnx=towers.pictures,
        query_onnx=None,
        licence=entry.licence.name,
        fingerprint=f"{entry.id}:{files.checksum[:12]}:{width}",
        mixing=replace(fitted_mixing(), brings_pictures=True),
        asks=asks,
        text=None if asks or towers.text is None else _text_tower(files, config, towers.text),
        form=_form(files),
        files=files,
    )


def picture_width(files: ModelFiles, entry: CatalogueEntry) -> int:
    """How many numbers the vectors of its pictures have, by its files. Raises ModelError where they do not tell."""
    config = read_json(files, "config.json")
    vision = _part(config, "vision_config")
    default = _DEFAULT_WIDTHS.get(str(config.get("model_type")))
    said = (config.get("projection_dim"), vision.get("hidden_size"), config.get("n_embd"), entry.dimensions, default)
    width = next((each for each in said if isinstance(each, int) and 0 < each <= _WIDEST), None)
    if width is None:
        raise ModelError(f"The files of {entry.title} do not tell how long its vectors are.", again(files.id))
    return width


def needed_text_model(entry: CatalogueEntry) -> str:
    """The id of the text model that a picture model needs for words; empty where it reads them itself."""
    return _TEXT_OF.get(entry.family.id, "")


def _towers(files: ModelFiles, entry: CatalogueEntry, config: Mapping[str, Any], models_dir: Path) -> Towers:
    """The two networks as ONNX: as they were installed, else made of what was."""
    vision, text = (_first(files, f"{name}_model.onnx") for name in ("vision", "text"))
    whole = _first(files, "model.onnx")
    if vision is not None and (text is not None or needed_text_model(entry)):
        return Towers(vision, text)
    if whole is not None and needed_text_model(entry):
        return Towers(whole, None)
    if whole is not None or "model.safetensors" in files.files:
        return derived_towers(files, whole, config, models_dir)
    raise ModelError(
        f"The files of {entry.title} hold no network that Akin can run.",
        f"Install it again: akin models install {entry.id}, or choose another: akin models",
    )


def _first(files: ModelFiles, name: str) -> Path | None:
    return next((files.path(place + name) for place in _PLACES if place + name in files.files), None)


def _size(files: ModelFiles, config: Mapping[str, Any]) -> int:
    """The side of the square in pixels. Raises ModelError."""
    said = read_json(files, "preprocessor_config.json")
    vision = _part(config, "vision_config")
    for found in (said.get("crop_size"), said.get("size"), vision.get("image_size"), config.get("img_size")):
        if isinstance(found, dict):
            found = found.get("height") or found.get("shortest_edge")
        if isinstance(found, int) and 0 < found <= _LARGEST:
            return found
    raise ModelError(f"The files of {files.id} do not tell how large its pictures are.", again(files.id))


def _form(files: ModelFiles) -> PixelForm:
    """Mean and deviation of the colours, those of CLIP where the files tell none. Raises ModelError."""
    said = read_json(files, "preprocessor_config.json")
    if said.get("do_normalize") is False:
        return PixelForm((0.0, 0.0, 0.0), (1.0, 1.0, 1.0))
    try:
        return PixelForm(
            _three(said.get("image_mean", _CLIP_MEAN)), _three(said.get("image_std", _CLIP_DEVIATION), least=1e-6)
        )
    except (TypeError, ValueError) as error:
        raise ModelError(f"The file preprocessor_config.json of {files.id} is damaged.", again(files.id)) from error


def _three(values: Any, least: float = 0.0) -> tuple[float, float, float]:
    red, green, blue = map(float, values)
    if not all(least <= value <= 1.0 for value in (red, green, blue)):
        raise ValueError(values)
    return red, green, blue


def _text_tower(files: ModelFiles, config: Mapping[str, Any], onnx: Path) -> TextTower:
    """What its tokenizer has to do: SigLIP fills up to its whole length, CLIP does not."""
    text, told = _part(config, "text_config"), read_json(files, "tokenizer_config.json")
    siglip = str(config.get("model_type", "")).startswith("siglip")
    most, pad = text.get("max_position_embeddings"), told.get("pad_token")
    if isinstance(pad, dict):
        pad = pad.get("content")
    return TextTower(
        onnx=onnx,
        tokenizer=files.path("tokenizer.json"),
        max_tokens=most if isinstance(most, int) and most > 0 else (64 if siglip else 77),
        pads=siglip,
        pad_token=pad if isinstance(pad, str) else "",
        lowers=siglip,
        strips=siglip and str(told.get("tokenizer_class", "")).startswith("Siglip"),
    )


def _part(config: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = config.get(name)
    return found if isinstance(found, dict) else {}

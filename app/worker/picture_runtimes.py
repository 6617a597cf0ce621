"""What runs an installed picture model, ONNX Runtime or open_clip: what is to be known of it, and how it is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import PictureEmbedder, TextEmbedder
from app.domain.sureness import Mixing
from app.embed.pictures import OnnxPictureEmbedder
from app.models.model_files import ModelFiles
from app.models.picture_models import InstalledPictureModel
from app.models.picture_towers import picture_width, prepare_picture_model
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.torch_pictures import VERSION, OpenClipEmbedder, OpenClipModel, is_open_clip, open_clip_model

ONNX_VERSION = 1  # of the code that runs picture models on ONNX Runtime; to be raised where it gives other vectors
PictureModel = InstalledPictureModel | OpenClipModel


@dataclass(frozen=True, slots=True)
class Seeing:
    """How long a picture model's vectors are; `version` is a word that changes with what changes them."""

    width: int
    version: str


def seeing(files: ModelFiles, entry: CatalogueEntry) -> Seeing:
    """What an index depends on, by small files. Raises ModelError, also where what runs the model is not installed."""
    if is_open_clip(files):
        require(Runtime.TORCH, entry.title)
        return Seeing(open_clip_model(files, entry).dimensions, f"{VERSION}-open-clip")
    return Seeing(picture_width(files, entry), str(ONNX_VERSION))


def prepare_seeing(files: ModelFiles, entry: CatalogueEntry, models_dir: Path) -> PictureModel:
    """The model, ready to be loaded. Raises ModelError where its files do not hold what is needed."""
    if is_open_clip(files):
        return open_clip_model(files, entry)
    return prepare_picture_model(files, entry, models_dir)


def load_seeing(
    model: PictureModel, threads: int, mixing: Mixing, text: Callable[[], TextEmbedder] | None
) -> PictureEmbedder:
    """The embedder; `text` gives the text model that it may ask for words. Raises ModelError."""
    if isinstance(model, OpenClipModel):
        return OpenClipEmbedder(model, threads, mixing)
    return OnnxPictureEmbedder(model, threads, text if model.text is None else None, mixing)

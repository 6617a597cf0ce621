"""Picture models on torch, by open_clip; loaded only for a model that needs it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.domain.pictures import Pixels
from app.domain.sureness import Mixing
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, again, verify_model_files
from app.models.picture_models import fitted_mixing
from app.models.runtimes.torch_network import TorchNetwork, as_floats

CONFIG, WEIGHTS = "open_clip_config.json", "open_clip_model.safetensors"
BATCH = 16  # pictures
VERSION = 1  # of this code; to be raised where it gives other vectors


@dataclass(frozen=True, slots=True)
class OpenClipModel:
    """A picture model that open_clip is to run, which reads words itself.

    `size` is the side of the squares that it takes, in pixels. Its `mixing` was not fitted for it.
    """

    id: str
    title: str
    size: int
    dimensions: int
    fingerprint: str
    files: ModelFiles
    mixing: Mixing


def is_open_clip(files: ModelFiles) -> bool:
    """Whether these are the files of a model that open_clip runs."""
    return CONFIG in files.files and WEIGHTS in files.files


def open_clip_model(files: ModelFiles, entry: CatalogueEntry) -> OpenClipModel:
    """The model that these files are; reads small files only. Raises ModelError where they are not open_clip's."""
    described = read_json(files, CONFIG).get("model_cfg")
    try:
        if not isinstance(described, dict) or not is_open_clip(files):
            raise KeyError(WEIGHTS)
        size, width = described["vision_cfg"]["image_size"], described["embed_dim"]
        size = size[0] if isinstance(size, list) else size
        if not (isinstance(size, int) and isinstance(width, int) and size > 0 and width > 0):
            raise ValueError(size, width)
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ModelError(f"The files of {entry.title} are not those of an open_clip model.", again(files.id)) from error
    fingerprint = f"{files.id}:{files.checksum[:12]}:open_clip-{VERSION}:{width}"
    mixing = replace(fitted_mixing(), brings_pictures=True)
    return OpenClipModel(files.id, entry.title, size, width, fingerprint, files, mixing)


class OpenClipEmbedder:
    """A picture model loaded by open_clip; safe to call from several threads.

    It runs on the graphics card where torch can use one, and goes on with the processor where the card fails.
    """

    asks: str | None = None  # it reads words itself

    def __init__(self, installed: OpenClipModel, threads: int, mixing: Mixing | None = None, device: str = "") -> None:
        """Loads the model from its folder and from nowhere else; `mixing` stands in place of its own.

        Raises ModelError.
        """
        self.size = installed.size
        self.dimensions = installed.dimensions
        self.fingerprint = installed.fingerprint
        self.mixing = mixing or installed.mixing
        self._title = installed.title
        verify_model_files(installed.files)
        name = f"local-dir:{installed.files.folder}"
        self._network = TorchNetwork(installed.title, installed.id, lambda on: self._load(name, on), threads, device)

    @property
    def device(self) -> str:
        """Torch's name for what runs the model now."""
        return self._network.device

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pictures of shape (size, size, 3). Raises ModelError."""
        starts = range(0, len(pictures), BATCH)
        groups = [self._embed_batch(pictures[start : start + BATCH]) for start in starts]
        return np.concatenate([np.empty((0, self.dimensions), np.float32), *groups])

    def embed_query(self, text: str) -> Floats:
        """The unit vector, (dimensions,), that finds pictures; the model reads words itself. Raises ModelError."""
        vector: Floats = self._network.run(lambda _: self._of_text(text), 1)[0]
        return vector

    def project_query(self, text_vector: Floats) -> Floats:
        """Raises ModelError: no vector of another model can be used here."""
        raise ModelError(
            f"{self._title} reads words itself.", f"It takes no vectors of {text_vector.shape[-1]} numbers."
        )

    def _load(self, name: str, device: str) -> Any:
        import open_clip

        network = open_clip.create_model(name, device=device, weights_only=True)
        self._tokenizer: Any = open_clip.get_tokenizer(name)
        colours = (network.visual.image_mean, network.visual.image_std)
        self._mean, self._deviation = (np.array(each, np.float32) for each in colours)
        return network.eval()

    def _embed_batch(self, pictures: Sequence[Pixels]) -> Floats:
        return self._network.run(lambda rows: self._of_pictures(pictures[rows]), len(pictures))

    def _of_pictures(self, pictures: Sequence[Pixels]) -> Floats:
        import torch

        values = (np.stack(pictures).astype(np.float32) / 255 - self._mean) / self._deviation
        planes = torch.from_numpy(np.ascontiguousarray(values.transpose(0, 3, 1, 2))).to(self._network.device)
        with torch.inference_mode():
            return as_floats(self._network.module.encode_image(planes, normalize=True))

    def _of_text(self, text: str) -> Floats:
        import torch

        tokens = self._tokenizer([text]).to(self._network.device)
        with torch.inference_mode():
            return as_floats(self._network.module.encode_text(tokens, normalize=True))

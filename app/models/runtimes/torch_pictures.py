"""Picture models on torch, by open_clip; loaded only for a model that needs it."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from app.domain.catalogue import CatalogueEntry
from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.domain.pictures import Pixels
from app.domain.sureness import Mixing
from app.models.model_config import read_json
from app.models.model_files import ModelFiles, again, verify_model_files
from app.models.picture_models import fitted_mixing
from app.models.runtimes.extras import Runtime, require
from app.models.runtimes.failures import line_of, note_lost_card
from app.models.runtimes.offline import offline
from app.models.sparing import halving

if TYPE_CHECKING:
    import torch

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
        require(Runtime.TORCH, installed.title)
        self.size = installed.size
        self.dimensions = installed.dimensions
        self.fingerprint = installed.fingerprint
        self.mixing = mixing or installed.mixing
        self._title = installed.title
        self._lock = threading.Lock()
        verify_model_files(installed.files)
        try:
            with offline():
                self._load(installed, threads, device)
        except Exception as error:  # these libraries raise whatever occurs to them
            raise ModelError(
                f"{installed.title} could not be loaded by torch: {line_of(error)}.",
                f"Install it again: akin models install {installed.id}, or choose another: akin models.",
            ) from error

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pictures of shape (size, size, 3). Raises ModelError."""
        starts = range(0, len(pictures), BATCH)
        groups = [self._run(self._of_pictures, pictures[start : start + BATCH]) for start in starts]
        return np.concatenate([np.empty((0, self.dimensions), np.float32), *groups])

    def embed_query(self, text: str) -> Floats:
        """The unit vector, (dimensions,), that finds pictures; the model reads words itself. Raises ModelError."""
        vector: Floats = self._run(self._of_texts, [text])[0]
        return vector

    def project_query(self, text_vector: Floats) -> Floats:
        """Raises ModelError: no vector of another model can be used here."""
        raise ModelError(
            f"{self._title} reads words itself.", f"It takes no vectors of {text_vector.shape[-1]} numbers."
        )

    def _load(self, installed: OpenClipModel, threads: int, device: str) -> None:
        import open_clip
        import torch

        torch.set_num_threads(threads)
        self.device = device or ("cuda" if torch.cuda.is_available() else "cpu")
        name = f"local-dir:{installed.files.folder}"
        network = open_clip.create_model(name, device=self.device, weights_only=True)
        self._network: Any = network.eval()
        self._tokenizer: Any = open_clip.get_tokenizer(name)
        colours = (network.visual.image_mean, network.visual.image_std)
        self._mean, self._deviation = (np.array(each, np.float32) for each in colours)

    def _run(self, work: Any, inputs: Sequence[Any]) -> Floats:
        try:
            with self._lock:
                return self._run_sparing(work, inputs)
        except Exception as error:
            raise ModelError(
                f"{self._title} failed: {line_of(error)}.", "Close other programs to free memory, then try again."
            ) from error

    def _run_sparing(self, work: Any, inputs: Sequence[Any]) -> Floats:
        try:
            (vectors,) = halving(lambda rows: [work(inputs[rows])], slice(0, len(inputs)))
        except (RuntimeError, ModelError) as error:  # torch's of a card, and numbers that its precision cannot hold
            if self.device == "cpu":
                raise
            note_lost_card(error)
        else:
            return np.asarray(vectors, np.float32)
        # Only now, outside of the except clause: the error holds what the failed attempt had in memory.
        self._network, self.device = self._network.to("cpu").float(), "cpu"
        return self._run_sparing(work, inputs)

    def _of_pictures(self, pictures: Sequence[Pixels]) -> Floats:
        import torch

        values = (np.stack(pictures).astype(np.float32) / 255 - self._mean) / self._deviation
        planes = torch.from_numpy(np.ascontiguousarray(values.transpose(0, 3, 1, 2)))
        with torch.inference_mode():
            return _as_floats(self._network.encode_image(planes.to(self.device), normalize=True))

    def _of_texts(self, texts: Sequence[str]) -> Floats:
        import torch

        with torch.inference_mode():
            return _as_floats(self._network.encode_text(self._tokenizer(list(texts)).to(self.device), normalize=True))


def _as_floats(vectors: "torch.Tensor") -> Floats:
    found = np.asarray(vectors.float().cpu().numpy(), np.float32)
    if not np.isfinite(found).all():
        raise ModelError("its vectors are no numbers")
    return found

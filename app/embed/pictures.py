"""The picture embedder: pixels to unit vectors, and a text vector to the one that finds pictures."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from app.domain.pictures import Pixels
from app.models.picture_encoder import PictureEncoder
from app.models.picture_models import InstalledPictureModel

Floats = npt.NDArray[np.float32]


class PictureEmbedder:
    """A loaded picture model; safe to call from several threads."""

    def __init__(self, installed: InstalledPictureModel, threads: int) -> None:
        """Loads the model. Raises ModelError where it cannot be loaded."""
        self.size = installed.size
        self.dimensions = installed.dimensions
        self.fingerprint = installed.fingerprint
        self.mixing = installed.mixing
        self._encoder = PictureEncoder(installed, threads)

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pictures of shape (size, size, 3)."""
        if not pictures:
            return np.empty((0, self.dimensions), np.float32)
        return self._encoder.picture_vectors(np.stack(pictures))

    def project_query(self, text_vector: Floats) -> Floats:
        """The unit vector, (dimensions,), whose cosine with a picture's tells how well the picture fits the text."""
        vector: Floats = self._encoder.query_vectors(text_vector[None])[0]
        return vector

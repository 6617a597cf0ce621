"""The picture embedder that ONNX Runtime runs: pixels to unit vectors, and words to the vector that finds pictures."""

from collections.abc import Callable, Sequence

import numpy as np

from app.domain.embedding import Floats, TextEmbedder
from app.domain.errors import ModelError
from app.domain.pictures import Pixels
from app.domain.sureness import Mixing
from app.embed.pooling import checked
from app.models.picture_encoder import PictureEncoder
from app.models.picture_models import InstalledPictureModel


class OnnxPictureEmbedder:
    """A picture model loaded by ONNX Runtime; safe to call from several threads."""

    def __init__(
        self,
        installed: InstalledPictureModel,
        threads: int,
        text: Callable[[], TextEmbedder] | None = None,
        mixing: Mixing | None = None,
    ) -> None:
        """Loads the model. Raises ModelError where it cannot be loaded.

        `text` gives the text model from whose vectors those that find pictures are made, where the picture model does
        not read words itself. `mixing` stands in place of the model's own.
        """
        self.size = installed.size
        self.dimensions = installed.dimensions
        self.fingerprint = installed.fingerprint
        self.mixing = mixing or installed.mixing
        self.asks = None if installed.text is not None else installed.asks  # the id of the text model that it needs
        self._title = installed.title
        self._text = text
        self._encoder = PictureEncoder(installed, threads)

    def embed(self, pictures: Sequence[Pixels]) -> Floats:
        """Unit vectors, (pictures, dimensions), of RGB pictures of shape (size, size, 3)."""
        if not pictures:
            return np.empty((0, self.dimensions), np.float32)
        return checked(self._encoder.picture_vectors(np.stack(pictures)), self.dimensions, self._title)

    def embed_query(self, text: str) -> Floats:
        """The unit vector, (dimensions,), whose cosine with a picture's tells how well the picture fits the text.

        Raises ModelError.
        """
        if self.asks is None:
            own: Floats = checked(self._encoder.text_vectors([text]), self.dimensions, self._title)[0]
            return own
        if self._text is None:
            raise ModelError("There is no text model for the words of a search for pictures.", "Run `akin doctor`.")
        return self.project_query(self._text().embed_query(text))

    def project_query(self, text_vector: Floats) -> Floats:
        """The same of a vector that the text model `asks` has made of the text as a query."""
        vector: Floats = checked(self._encoder.query_vectors(text_vector[None]), self.dimensions, self._title)[0]
        return vector

"""The embedders of a library, each loaded when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.embedding import TextEmbedder
from app.embed.pictures import PictureEmbedder


@dataclass(frozen=True, slots=True)
class Embedders:
    """Each returns its embedder, the same every time; the first call loads it and may raise ModelError."""

    text: Callable[[], TextEmbedder]
    pictures: Callable[[], PictureEmbedder]

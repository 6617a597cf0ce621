"""The models that a library is searched with, each loaded when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.embedding import TextEmbedder
from app.domain.reranking import Reranking
from app.embed.pictures import PictureEmbedder


@dataclass(frozen=True, slots=True)
class Embedders:
    """`text` and `pictures` return their embedder, the same every time.

    The first call loads it and may raise ModelError. `reranking` says what puts the best of what they find in order.
    """

    text: Callable[[], TextEmbedder]
    pictures: Callable[[], PictureEmbedder]
    reranking: Reranking = field(default_factory=Reranking)

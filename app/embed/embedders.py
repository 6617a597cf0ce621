"""The models that a library is searched with, each loaded when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.embedding import Floats, PictureEmbedder, TextEmbedder
from app.domain.remembering import QueryMemory
from app.domain.reranking import Reranking
from app.domain.sparse import SparseEmbedder
from app.models.text_models import MINILM


@dataclass(frozen=True, slots=True)
class Embedders:
    """`text` and `pictures` return their embedder, the same every time.

    The first call loads it and may raise ModelError. `reranking` says what puts the best of what they find in order,
    `memory` keeps what the text model made of recent queries, and `asks` is the text model's id, empty where its
    vectors are cut. `sparse` returns the sparse model where one is chosen, as the first two return theirs.
    """

    text: Callable[[], TextEmbedder]
    pictures: Callable[[], PictureEmbedder]
    reranking: Reranking = field(default_factory=Reranking)
    memory: QueryMemory | None = None
    asks: str = MINILM.id
    sparse: Callable[[], SparseEmbedder] | None = None

    def picture_query(self, text: str, known: Floats | None) -> Floats:
        """The unit vector that finds pictures for a text; `known` is its `query_vector`, if that could be made.

        Raises ModelError.
        """
        pictures = self.pictures()
        if known is not None and pictures.asks is not None and pictures.asks == self.asks:
            return pictures.project_query(known)
        return pictures.embed_query(text)

    def query_vector(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,); the model is loaded unless it is remembered. Raises ModelError."""
        if self.memory is None:
            return self.text().embed_query(text)
        return self.memory.vector(text, lambda: self.text().embed_query(text))

"""The models that a library is searched with, each loaded when it is first needed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from app.domain.embedding import Floats, TextEmbedder
from app.domain.remembering import QueryMemory
from app.domain.reranking import Reranking
from app.domain.sparse import SparseEmbedder
from app.embed.pictures import PictureEmbedder


@dataclass(frozen=True, slots=True)
class Embedders:
    """`text` and `pictures` return their embedder, the same every time.

    The first call loads it and may raise ModelError. `reranking` says what puts the best of what they find in order,
    and `memory` keeps what the text model made of recent queries. `sparse` returns the sparse model where one is chosen.
    """

    text: Callable[[], TextEmbedder]
    pictures: Callable[[], PictureEmbedder]
    reranking: Reranking = field(default_factory=Reranking)
    memory: QueryMemory | None = None
    sparse: Callable[[], SparseEmbedder] | None = None

    def query_vector(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,); the model is loaded unless it is remembered. Raises ModelError."""
        if self.memory is None:
            return self.text().embed_query(text)
        return self.memory.vector(text, lambda: self.text().embed_query(text))

"""The text embedder that ONNX Runtime runs: passages and queries to unit vectors, by the model's own tokenizer."""

import threading
from collections.abc import Sequence

import numpy as np
from tokenizers import Encoding

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.embed.batches import batches, padded
from app.embed.pooling import checked, normalise, pool, shorten
from app.embed.shared import LoadEncoder, TokenEncoder
from app.models.encoder import Encoder
from app.models.installed import InstalledModel, Tower
from app.models.text_models import TextModel
from app.models.tokenizer_file import load_tokenizer


class OnnxTextEmbedder:
    """A text model loaded by ONNX Runtime; safe to call from several threads."""

    def __init__(self, installed: InstalledModel, threads: int, load: LoadEncoder = Encoder) -> None:
        """Loads the model, its network by `load`. Raises ModelError where it cannot be loaded."""
        self.model = installed.model
        self.fingerprint = installed.fingerprint
        self._dense = installed.dense
        queries = Tower(installed.onnx, installed.tokenizer)
        self._queries = _Side(queries, self.model, threads, load)
        passages = installed.passage
        self._passages = _Side(passages, self.model, threads, load) if passages else self._queries
        if not passages:
            self._queries.load()

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given. Longer texts are cut at the model's limit."""
        rows = self._passages.rows(self.model.passage_prefix, texts)
        vectors = np.empty((len(rows), self.model.dimensions), np.float32)
        for group in batches([len(row) for row in rows]):
            vectors[group] = self._vectors(self._passages, [rows[index] for index in group])
        return vectors

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,)."""
        vector: Floats = self._vectors(self._queries, self._queries.rows(self.model.query_prefix, [text]))[0]
        return vector

    def token_vectors(self, texts: Sequence[str]) -> list[Floats]:
        """For each text the unit vectors of its tokens, (tokens, width), special tokens left out.

        They come from the network for queries where there are two, and have not gone through dense layers. Raises
        ModelError where the network gives none.
        """
        if self._queries.load().pooled:
            raise ModelError(f"{self.model.title} gives no vectors of single tokens.", "Choose a reranker: akin models")
        encodings = self._queries.encode("", texts)
        rows = [encoding.ids for encoding in encodings]
        found: list[Floats] = [np.empty((0, self.model.dimensions), np.float32)] * len(rows)
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            tokens = self._queries.load().token_vectors(ids, mask)
            for position, index in enumerate(group):
                own = np.flatnonzero(np.array(encodings[index].special_tokens_mask) == 0)
                found[index] = normalise(tokens[position, own])
        return found

    def _vectors(self, side: "_Side", rows: Sequence[Sequence[int]]) -> Floats:
        ids, mask = padded(rows)
        encoder = side.load()
        vectors = encoder.token_vectors(ids, mask)
        if not encoder.pooled:
            vectors = pool(vectors, mask, self.model.pooling)
            for layer in self._dense:
                vectors = layer.apply(vectors)
        return checked(shorten(vectors, self.model.dimensions), self.model.dimensions, self.model.title)


class _Side:
    """One network and its tokenizer; the network is loaded when it is first needed."""

    def __init__(self, tower: Tower, model: TextModel, threads: int, load: LoadEncoder) -> None:
        self._load = load
        self._onnx = tower.onnx
        self._threads = threads
        self._lock = threading.Lock()
        self._encoder: TokenEncoder | None = None
        self._tokenizer = load_tokenizer(tower.tokenizer, model.id, model.max_tokens)

    def load(self) -> TokenEncoder:
        """The network, loaded by the first call. Raises ModelError."""
        with self._lock:
            if self._encoder is None:
                self._encoder = self._load(self._onnx, self._threads)
            return self._encoder

    def rows(self, prefix: str, texts: Sequence[str]) -> list[list[int]]:
        """The ids of the tokens of each text, special ones included."""
        return [encoding.ids for encoding in self.encode(prefix, texts)]

    def encode(self, prefix: str, texts: Sequence[str]) -> list[Encoding]:
        """The tokens of each text."""
        encodings: list[Encoding] = self._tokenizer.encode_batch_fast([prefix + text for text in texts])
        return encodings

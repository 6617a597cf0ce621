"""The text embedder: passages and queries to unit vectors, with the model's own tokenizer, pooling and prefixes."""

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tokenizers import Encoding, Tokenizer

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.embed.batches import batches, padded
from app.embed.pooling import normalise, pool, shorten
from app.embed.shared import LoadEncoder, TokenEncoder
from app.models.dense import LoadedDense
from app.models.encoder import Encoder
from app.models.installed import InstalledModel, Tower


class TextEmbedder:
    """A text model loaded by ONNX Runtime; safe to call from several threads."""

    def __init__(self, installed: InstalledModel, threads: int, load: LoadEncoder = Encoder) -> None:
        """Loads the model, its network by `load`. Raises ModelError where it cannot be loaded."""
        self.model = installed.model
        self.fingerprint = installed.fingerprint
        self._dense = [LoadedDense(layer) for layer in installed.dense]
        queries = Tower(installed.onnx, installed.tokenizer)
        self._queries = _Side(queries, self.model.max_tokens, threads, load)
        passages = installed.passage
        self._passages = _Side(passages, self.model.max_tokens, threads, load) if passages else self._queries
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
        return shorten(vectors, self.model.dimensions)


class _Side:
    """One network and its tokenizer; the network is loaded when it is first needed."""

    def __init__(self, tower: Tower, max_tokens: int, threads: int, load: LoadEncoder) -> None:
        self._load = load
        self._onnx = tower.onnx
        self._threads = threads
        self._lock = threading.Lock()
        self._encoder: TokenEncoder | None = None
        self._tokenizer = _tokenizer(tower.tokenizer)
        self._tokenizer.enable_truncation(max_tokens)

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


def load_tokenizer(installed: InstalledModel) -> Tokenizer:
    """The model's tokenizer, without truncation or padding."""
    return _tokenizer(installed.tokenizer)


def _tokenizer(file: Path) -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(file))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer

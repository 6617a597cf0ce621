"""The text embedder: passages and queries to unit vectors, with the model's own tokenizer, pooling and prefixes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

from app.embed.batches import batches, padded
from app.embed.pooling import normalise, pool
from app.models.encoder import Encoder
from app.models.installed import InstalledModel

Floats = npt.NDArray[np.float32]


class TextEmbedder:
    """A loaded text model; safe to call from several threads."""

    def __init__(self, installed: InstalledModel, threads: int) -> None:
        """Loads the model. Raises ModelError where it cannot be loaded."""
        self.model = installed.model
        self.fingerprint = installed.fingerprint
        self._tokenizer = load_tokenizer(installed)
        self._tokenizer.enable_truncation(self.model.max_tokens)
        self._encoder = Encoder(installed.onnx, threads)

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """Unit vectors, (texts, dimensions), in the order given. Longer texts are cut at the model's limit."""
        rows = [encoding.ids for encoding in self._encode(self.model.passage_prefix, texts)]
        vectors = np.empty((len(rows), self.model.dimensions), np.float32)
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            vectors[group] = pool(self._encoder.token_vectors(ids, mask), mask, self.model.pooling)
        return vectors

    def embed_query(self, text: str) -> Floats:
        """The unit vector of a query, (dimensions,)."""
        ids, mask = padded([encoding.ids for encoding in self._encode(self.model.query_prefix, [text])])
        vector: Floats = pool(self._encoder.token_vectors(ids, mask), mask, self.model.pooling)[0]
        return vector

    def token_vectors(self, texts: Sequence[str]) -> list[Floats]:
        """For each text the unit vectors of its tokens, (tokens, dimensions), special tokens left out."""
        rows = [encoding.ids for encoding in self._encode("", texts)]
        found: list[Floats] = [np.empty((0, self.model.dimensions), np.float32)] * len(rows)
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            tokens = self._encoder.token_vectors(ids, mask)
            for position, index in enumerate(group):
                found[index] = normalise(tokens[position, 1 : len(rows[index]) - 1])
        return found

    def _encode(self, prefix: str, texts: Sequence[str]) -> list[Encoding]:
        encodings: list[Encoding] = self._tokenizer.encode_batch_fast([prefix + text for text in texts])
        return encodings


def load_tokenizer(installed: InstalledModel) -> Tokenizer:
    """The model's tokenizer, without truncation or padding."""
    tokenizer = Tokenizer.from_file(str(installed.tokenizer))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer

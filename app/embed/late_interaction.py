"""Late interaction: every token of a query looks for its best match among the tokens of a passage.

Khattab and Zaharia, "ColBERT", SIGIR 2020; Santhanam et al., "ColBERTv2", NAACL 2022.
"""

from collections.abc import Sequence

import numpy as np
from tokenizers import Encoding

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.embed.batches import batches, padded
from app.embed.pace import seconds_a_passage
from app.embed.pooling import max_similarity, normalise
from app.embed.shared import LoadEncoder
from app.models.encoder import Encoder
from app.models.late_interaction import InstalledLateInteraction
from app.models.model_files import again
from app.models.tokenizer_file import load_tokenizer


class LateInteraction:
    """A loaded late-interaction model; safe to call from several threads.

    A score is the mean over the query's tokens, those that fill it up included, of the best cosine among the passage's.
    """

    arm = "rerank"
    share = 0.75
    least_spread = 0.0  # the model has no scale of its own: only the order within one list means something

    def __init__(self, installed: InstalledLateInteraction, threads: int, load: LoadEncoder = Encoder) -> None:
        """Loads the model, its network by `load`, and measures how fast it is.

        Raises ModelError where it cannot be loaded.
        """
        self.id = installed.id
        self.fingerprint = installed.fingerprint
        self._layers = installed.layers
        self._marking = installed.marking
        self._encoder = load(installed.onnx, threads)
        if self._encoder.pooled:
            raise ModelError(f"{installed.title} gives no vectors of single tokens.", again(installed.id))
        self._queries = load_tokenizer(
            installed.tokenizer, installed.id, self._marking.query_tokens - (self._marking.query is not None)
        )
        self._passages = load_tokenizer(
            installed.tokenizer, installed.id, self._marking.passage_tokens - (self._marking.passage is not None)
        )
        self._seconds_a_passage = seconds_a_passage(self.scores)

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """The score of each text, in the order given. Raises ModelError where the model fails."""
        wanted = self.query_vectors(query)
        return [max_similarity(wanted, tokens) if len(tokens) else 0.0 for tokens in self.passage_vectors(texts)]

    def told(self, score: float) -> float:
        """The score, at least 0."""
        return min(max(score, 0.0), 1.0)

    def affordable(self, seconds: float) -> int:
        """How many passages of the usual length are judged in so many seconds."""
        return int(seconds / self._seconds_a_passage)

    def query_vectors(self, query: str) -> Floats:
        """The unit vectors of a query's tokens, (tokens, width)."""
        marking = self._marking
        row = _marked(self._queries.encode(query).ids, marking.query)
        missing = max(0, marking.query_tokens - len(row)) if marking.filler is not None else 0
        ids, mask = padded([row + [marking.filler or 0] * missing])
        if missing and not marking.attends_to_filler:
            mask[0, len(row) :] = 0
        vectors = self._projected(self._encoder.token_vectors(ids, mask)[0])
        return vectors if marking.keeps_first else vectors[1:]

    def passage_vectors(self, texts: Sequence[str]) -> list[Floats]:
        """For each text the unit vectors of its tokens that count, (tokens, width)."""
        encodings: list[Encoding] = self._passages.encode_batch(list(texts))
        rows = [_marked(encoding.ids, self._marking.passage) for encoding in encodings]
        found: dict[int, Floats] = {}
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            tokens = self._encoder.token_vectors(ids, mask)
            for position, index in enumerate(group):
                found[index] = self._projected(tokens[position][self._counting(rows[index])])
        return [found[index] for index in range(len(rows))]

    def _counting(self, row: Sequence[int]) -> list[int]:
        """The places of the tokens that count."""
        first = 0 if self._marking.keeps_first else 1
        return [place for place in range(first, len(row)) if row[place] not in self._marking.skipped]

    def _projected(self, tokens: Floats) -> Floats:
        for layer in self._layers:
            tokens = layer.apply(tokens)
        if not np.isfinite(tokens).all():
            raise ModelError(f"The reranker {self.id} gave no numbers.", again(self.id))
        return normalise(tokens)


def _marked(row: Sequence[int], marker: int | None) -> list[int]:
    """The tokens with the marker after the first of them."""
    return list(row) if marker is None else [*row[:1], marker, *row[1:]]

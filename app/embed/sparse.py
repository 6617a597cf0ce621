"""Learned sparse texts: the terms that a model finds in them or adds to them, and what each weighs."""

import threading
from collections.abc import Sequence

import numpy as np

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.domain.sparse import WeightedTerms
from app.embed.batches import batches, padded
from app.embed.shared import LoadEncoder, TokenEncoder
from app.models.encoder import Encoder
from app.models.model_files import again
from app.models.sparse import InstalledSparse
from app.models.tokenizer_file import load_tokenizer

MOST_TERMS = 256  # of a text, the heaviest ones; models are trained to need fewer


class SparseEncoder:
    """A loaded sparse model; safe to call from several threads.

    SPLADE: a term weighs log(1 + relu(l)), l being the highest of its logits over the text's tokens (Formal et al.,
    "SPLADE v2", 2021, equation 6). Where the model has a table of weights for queries, a query's tokens weigh what the
    table says (Geng et al., "Towards Competitive Search Relevance for Inference-Free Learned Sparse Retrievers", 2024).
    BGE-M3: a token weighs relu(w · vector + b), the heaviest of its occurrences counts. Special tokens weigh nothing.
    """

    def __init__(self, installed: InstalledSparse, threads: int, load: LoadEncoder = Encoder) -> None:
        """Loads the model, its network by `load`. Raises ModelError where it cannot be loaded."""
        self.id = installed.id
        self.fingerprint = installed.fingerprint
        self._installed = installed
        self._threads = threads
        self._lock = threading.Lock()
        self._load = load
        self._loaded: TokenEncoder | None = None
        if installed.idf is None:
            self._encoder()
        self._tokenizer = load_tokenizer(installed.tokenizer, installed.id, installed.max_tokens)
        self._special = np.array(
            [key for key, token in self._tokenizer.get_added_tokens_decoder().items() if token.special], np.int64
        )

    def weigh_passages(self, texts: Sequence[str]) -> list[WeightedTerms]:
        """The terms of each text, in the order given. Longer texts are cut at the model's limit."""
        rows = [encoding.ids for encoding in self._tokenizer.encode_batch_fast(list(texts))]
        found: dict[int, WeightedTerms] = {}
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            tokens = self._encoder().token_vectors(ids, mask)
            for position, index in enumerate(group):
                found[index] = self._weigh(rows[index], tokens[position, : len(rows[index])])
        return [found[index] for index in range(len(rows))]

    def weigh_query(self, text: str) -> WeightedTerms:
        """The terms of a query."""
        idf = self._installed.idf
        if idf is None:
            return self.weigh_passages([text])[0]
        tokens = dict.fromkeys(self._tokenizer.encode(text, add_special_tokens=False).tokens)
        weights = {self._tokenizer.token_to_id(token): idf.get(token, 0.0) for token in tokens}
        return _heaviest(np.array(list(weights), np.int64), np.array(list(weights.values()), np.float32))

    def _encoder(self) -> TokenEncoder:
        """The network, loaded when it is first needed: queries may need none. Raises ModelError."""
        with self._lock:
            if self._loaded is None:
                loaded = self._load(self._installed.onnx, self._threads)
                if loaded.pooled:
                    raise ModelError(f"{self._installed.title} gives no vectors of single tokens.", again(self.id))
                self._loaded = loaded
            return self._loaded

    def _weigh(self, row: Sequence[int], tokens: Floats) -> WeightedTerms:
        for layer in self._installed.layers:
            tokens = layer.apply(tokens)
        if not np.isfinite(tokens).all():
            raise ModelError(f"The sparse model {self.id} gave no numbers.", again(self.id))
        if self._installed.own_terms:
            terms, place = np.unique(np.asarray(row), return_inverse=True)
            weights = np.zeros(len(terms), np.float32)
            np.maximum.at(weights, place, tokens[:, 0])
            weights[np.isin(terms, self._special)] = 0
            return _heaviest(terms, weights)
        weights = np.log1p(np.maximum(tokens.max(axis=0), 0))
        weights[self._special[self._special < len(weights)]] = 0
        return _heaviest(np.arange(len(weights)), weights)


def _heaviest(terms: np.ndarray[tuple[int], np.dtype[np.int64]], weights: Floats) -> WeightedTerms:
    """The terms that weigh something, the heaviest if they are many."""
    kept = np.flatnonzero(weights > 0)
    if len(kept) > MOST_TERMS:
        kept = np.sort(kept[np.argpartition(-weights[kept], MOST_TERMS)[:MOST_TERMS]])
    return WeightedTerms(terms[kept].astype(np.int32), weights[kept].astype(np.float32))

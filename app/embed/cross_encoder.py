"""The cross-encoder: reads a query and a passage together, and says how well the one answers the other."""

from collections.abc import Sequence

import numpy as np
from tokenizers import Encoding

from app.domain.embedding import Floats
from app.domain.errors import ModelError
from app.embed.batches import batches, padded
from app.embed.log_odds import bounded, probability
from app.embed.pace import seconds_a_passage
from app.embed.pooling import pool
from app.models.pairs import PairNetwork
from app.models.rerankers import InstalledReranker
from app.models.tokenizer_file import load_tokenizer


class CrossEncoder:
    """A loaded cross-encoder; safe to call from several threads.

    Nogueira and Cho, "Passage Re-ranking with BERT", 2019. Scores are log-odds that the passage answers the query: the
    model's logit, or, where it has one for "no" and one for "yes", their difference.
    """

    arm = "rerank"
    share = 0.75
    least_spread = 1.0  # of log-odds; passages that the model holds to be almost alike keep their order

    def __init__(self, installed: InstalledReranker, threads: int) -> None:
        """Loads the model and measures how fast it is. Raises ModelError where it cannot be loaded."""
        self.id = installed.id
        self.fingerprint = installed.fingerprint
        self._head = installed.head
        self._network = PairNetwork(installed.onnx, threads, f"reranker {installed.title}")
        self._tokenizer = load_tokenizer(installed.tokenizer, installed.id, installed.max_tokens)
        self._seconds_a_pair = seconds_a_passage(self.scores)

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """The log-odds of each text, in the order given. Pairs beyond the model's limit are cut, the longer side first.

        Raises ModelError where the model fails.
        """
        encodings: list[Encoding] = self._tokenizer.encode_batch([(query, text) for text in texts])
        found = np.empty(len(encodings), np.float32)
        for group in batches([len(encoding.ids) for encoding in encodings]):
            found[group] = self._log_odds([encodings[index] for index in group])
        return bounded(found, self.id)

    def told(self, score: float) -> float:
        """The probability that stands behind the log-odds: 1 / (1 + e^-score)."""
        return probability(score)

    def affordable(self, seconds: float) -> int:
        """How many pairs of a passage's usual length are judged in so many seconds."""
        return int(seconds / self._seconds_a_pair)

    def _log_odds(self, encodings: Sequence[Encoding]) -> Floats:
        ids, mask = padded([encoding.ids for encoding in encodings])
        segments, _ = padded([encoding.type_ids for encoding in encodings])
        found = self._network.run(ids, mask, segments)
        if self._head is not None:
            found = self._head.apply(pool(found, mask, self._head.pooling))
        found = found.reshape(len(encodings), -1)
        match found.shape[1]:
            case 1:
                return found[:, 0]
            case 2:
                return np.asarray(found[:, 1] - found[:, 0], np.float32)
            case labels:
                raise ModelError(f"The reranker {self.id} tells {labels} labels apart.", "Choose another reranker.")

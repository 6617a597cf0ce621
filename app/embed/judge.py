"""A language model that judges: asked whether a passage answers a query, it tells how much it expects a yes."""

from collections.abc import Sequence

import numpy as np

from app.domain.catalogue import TokenPooling
from app.embed.batches import batches, padded
from app.embed.log_odds import bounded, probability
from app.embed.pace import seconds_a_passage
from app.embed.pooling import pool
from app.embed.shared import LoadEncoder, TokenEncoder
from app.models.encoder import Encoder
from app.models.judges import InstalledJudge
from app.models.runtimes.torch_encoder import TorchEncoder
from app.models.tokenizer_file import load_tokenizer

MOST_QUERY, MOST_PASSAGE = 256, 512  # tokens; the passages of a library have 250 at most, of another tokenizer


class LanguageModelJudge:
    """A loaded language model that reranks; safe to call from several threads.

    Scores are log-odds: the logit of "yes" less that of "no" as the next word, or that of "yes" alone.
    """

    arm = "rerank"
    share = 0.75  # as of other cross-encoders
    least_spread = 1.0

    def __init__(self, installed: InstalledJudge, threads: int, load: LoadEncoder = Encoder) -> None:
        """Loads the model and measures how fast it is. Raises ModelError where it cannot be loaded."""
        self.id = installed.id
        self.fingerprint = installed.fingerprint
        self._asking = installed.asking
        self._answer = installed.answer
        self._network: TokenEncoder = (
            TorchEncoder(installed.folder, installed.id, installed.title, threads)
            if installed.onnx is None
            else load(installed.onnx, threads)
        )
        frame = load_tokenizer(installed.tokenizer, installed.id)
        self._texts = load_tokenizer(installed.tokenizer, installed.id)
        self._texts.encode_special_tokens = True  # what a passage says is text, also where it looks like a marker
        pieces = [[*frame.encode(piece, add_special_tokens=False).ids] for piece in self._asking.before]
        self._before = [*installed.first, *(token for piece in pieces for token in piece)]
        self._between: list[int] = frame.encode(self._asking.between, add_special_tokens=False).ids
        self._after = [
            token for piece in self._asking.after for token in frame.encode(piece, add_special_tokens=False).ids
        ]
        self._seconds_a_pair = seconds_a_passage(self.scores)

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """The log-odds of each text, in the order given; what is too long is cut. Raises ModelError."""
        asked = self._before + self._tokens(self._asking.query + query, MOST_QUERY) + self._between
        rows = [asked + self._tokens(self._asking.passage + text, MOST_PASSAGE) + self._after for text in texts]
        found = np.empty(len(rows), np.float32)
        for group in batches([len(row) for row in rows]):
            ids, mask = padded([rows[index] for index in group])
            found[group] = pool(self._network.token_vectors(ids, mask), mask, TokenPooling.LAST) @ self._answer
        return bounded(found, self.id)

    def told(self, score: float) -> float:
        """The probability that stands behind the log-odds: 1 / (1 + e^-score)."""
        return probability(score)

    def affordable(self, seconds: float) -> int:
        """How many passages of the usual length are judged in so many seconds."""
        return int(seconds / self._seconds_a_pair)

    def _tokens(self, text: str, most: int) -> list[int]:
        ids: list[int] = self._texts.encode(text, add_special_tokens=False).ids
        return ids[:most]

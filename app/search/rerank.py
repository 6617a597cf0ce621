"""Reranks the best candidates: by the tokens of the text model that is loaded already, or by a model made for that."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.embedding import TokenEmbedder
from app.domain.errors import ModelError
from app.domain.reranking import Reranker
from app.embed.embedders import Embedders
from app.embed.pooling import max_similarity
from app.search.fuse import mix
from app.search.present import Found, best_first
from app.store.passages import Passage

Fetch = Callable[[Sequence[int]], Mapping[int, Passage]]


@dataclass(frozen=True, slots=True)
class TokenReranker:
    """Late interaction with the text model, over so many candidates whatever the time (decision 5).

    Where the judgements for a query are remembered, the model is not loaded.
    """

    embedders: Embedders
    share: float
    count: int
    id: str = "tokens"
    arm: str = "late"
    least_spread: float = 0.0

    def scores(self, query: str, texts: Sequence[str]) -> list[float]:
        """For each text the mean over the query's tokens of the best cosine among the text's tokens."""
        memory = self.embedders.memory
        if memory is None:
            return self._judged(query, texts)
        return memory.scores(query, texts, lambda: self._judged(query, texts))

    def _judged(self, query: str, texts: Sequence[str]) -> list[float]:
        embedder = self.embedders.text()
        assert isinstance(embedder, TokenEmbedder)  # by `can_judge`
        return late_interaction(embedder, query, texts)

    def can_judge(self, query: str) -> bool:
        """Whether the text model tells of single tokens. Raises ModelError where it cannot be loaded."""
        memory = self.embedders.memory
        if memory is not None and memory.knows_scores(query):
            return True
        return isinstance(self.embedders.text(), TokenEmbedder)

    def told(self, score: float) -> float:
        """The score itself."""
        return score

    def affordable(self, _: float) -> int:
        """What was found to be worth its time."""
        return self.count


def late_interaction(embedder: TokenEmbedder, query: str, texts: Sequence[str]) -> list[float]:
    """For each text the mean over the query's tokens of the best cosine among the text's tokens."""
    query_tokens, *passages = embedder.token_vectors([query, *texts])
    if not len(query_tokens):
        return [0.0] * len(texts)
    return [max_similarity(query_tokens, tokens) if len(tokens) else 0.0 for tokens in passages]


def affordable(reranker: Reranker, seconds: float, most: int) -> int:
    """How many candidates are reranked in so many seconds, at most `most`. Raises ModelError where it is no two."""
    count = min(reranker.affordable(seconds), most)
    if count < 2:
        raise ModelError(
            f"The reranker {reranker.id} needs longer than {seconds * 1000:.0f} ms for two passages on this machine.",
            "Give it more time with `akin config set rerank_ms`, or choose a quicker one: akin models",
        )
    return count


def reranked(found: list[Found], query: str, reranker: Reranker, count: int, fetch: Fetch) -> list[Found]:
    """The candidates in their new order: the best `count` of them are judged, and the others keep their scores.

    What an exact match has added to a score stays. Raises ModelError and LibraryDamagedError.
    """
    head = [entry for entry in found[:count] if entry.passage_id is not None]
    passages = fetch([entry.passage_id for entry in head if entry.passage_id is not None])
    head = [entry for entry in head if entry.passage_id in passages]
    if len(head) < 2:
        return found
    judged = reranker.scores(query, [passages[entry.passage_id or 0].text for entry in head])
    before = [entry.score - entry.bonus for entry in head]
    again = {
        entry.key: replace(
            entry, score=score + entry.bonus, arms={**entry.arms, reranker.arm: reranker.told(judgement)}
        )
        for entry, score, judgement in zip(
            head, mix(before, judged, reranker.share, reranker.least_spread), judged, strict=True
        )
    }
    return best_first(again.get(entry.key, entry) for entry in found)

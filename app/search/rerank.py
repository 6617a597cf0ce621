"""Reranks the best candidates by late interaction with the text model that is loaded already."""

from collections.abc import Sequence

from app.domain.embedding import TokenEmbedder
from app.embed.pooling import max_similarity


def late_interaction(embedder: TokenEmbedder, query: str, texts: Sequence[str]) -> list[float]:
    """For each text the mean over the query's tokens of the best cosine among the text's tokens."""
    query_tokens, *passages = embedder.token_vectors([query, *texts])
    if not len(query_tokens):
        return [0.0] * len(texts)
    return [max_similarity(query_tokens, tokens) if len(tokens) else 0.0 for tokens in passages]

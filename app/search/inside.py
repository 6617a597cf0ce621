"""The passages of one file that answer a question, in reading order: what one steps through inside a document."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from app.domain.language.parse import parse
from app.domain.previews import FoundPassage
from app.domain.queries import Query
from app.domain.selection import Selection
from app.embed.embedders import Embedders
from app.search.answer import Answer
from app.search.fuse import Scale
from app.search.options import Weights
from app.search.retrieve import ArmResult, meaning_arm, ranking_words, sparse_arm, weighed_table, words_arm
from app.search.snippet import make_snippet
from app.store.library import Library
from app.store.passages import Passage

MOST = 40
_LEAST_SHARE = 0.55  # of the score of the best passage
_ALL = 100_000


def passages_in(
    library: Library, embedders: Embedders, path: str, text: str, weights: Weights | None = None
) -> tuple[FoundPassage, ...]:
    """The passages of the file at `path` that answer the query `text`, at most `MOST`, in reading order.

    None where the file is not known, holds no text, or where the query has no words. What cannot be used (a model, a
    table) is left out. Raises LibraryError where the ledger cannot be read.
    """
    document = library.files.document_of(path)
    query = parse(text, datetime.now().astimezone().date())
    if document is None or not query.text:
        return ()
    answer = Answer()
    rows: list[Passage] = []
    with answer.instead("Passages cannot be shown"):
        rows = library.passages.of_documents([document.id])
    if not rows:
        return ()
    scores = _scores(library, embedders, query, Selection(frozenset({document.id})), weights or Weights(), answer)
    return tuple(_found(row, query) for row in sorted(_best(rows, scores), key=_place))


def _scores(
    library: Library, embedders: Embedders, query: Query, selection: Selection, weights: Weights, answer: Answer
) -> dict[int, float]:
    """The fused score of each passage that an arm finds."""
    arms: list[tuple[ArmResult, Scale, float]] = []
    with answer.instead("Words cannot be searched"):
        words, _ = ranking_words(library, query.words, query.phrases)
        found = words_arm(library, words, _ALL, selection)
        arms.append((found, found.complete(()).scale, weights.words))
    with answer.instead("Meaning cannot be searched"):
        vector = embedders.text().embed_query(query.text)
        found = meaning_arm(library, vector, _ALL, selection, library.vectors.spread())
        arms.append((found, found.complete(()).scale, weights.meaning))
    if embedders.sparse is not None:
        with answer.instead("Weighted terms cannot be searched"):
            sparse = embedders.sparse()
            if (table := weighed_table(library, sparse)) is not None:
                found = sparse_arm(library, sparse.weigh_query(query.text), table, _ALL, selection)
                arms.append((found, found.complete(()).scale, weights.sparse))
    scores: dict[int, float] = {}
    for arm, scale, weight in arms:
        for hit in arm.found:
            scores[hit.id] = scores.get(hit.id, 0.0) + weight * max(scale.standardised(hit.score), 0.0)
    return scores


def _best(rows: Sequence[Passage], scores: Mapping[int, float]) -> list[Passage]:
    """The passages that come near to the best one."""
    ranked = sorted(rows, key=lambda row: (-scores.get(row.passage_id, 0.0), row.ordinal))[:MOST]
    least = _LEAST_SHARE * scores.get(ranked[0].passage_id, 0.0)
    return [row for row in ranked if least > 0 and scores.get(row.passage_id, 0.0) >= least]


def _place(row: Passage) -> tuple[int, int, int]:
    return row.page or 0, row.start, row.ordinal


def _found(row: Passage, query: Query) -> FoundPassage:
    words = [term.text + "*" * term.prefix for term in query.words]
    phrases = [phrase.text for phrase in query.phrases]
    text, spans = make_snippet(row.words, words, phrases, length=2 * len(row.words) + 2)
    return FoundPassage(row.page, row.start, row.end, text, spans, row.recognised, row.box)

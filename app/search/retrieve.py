"""The arms: each finds candidates in its own way, with its own scores and their scale."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from app.domain.queries import Phrase, Term
from app.domain.selection import Selection
from app.domain.sparse import SparseEmbedder, WeightedTerms
from app.domain.words import find_words
from app.search.fuse import Scale, scale_of_best, scale_of_matches
from app.store.impacts import ImpactTable
from app.store.library import Library
from app.store.passages import Matches, Scored, Words
from app.store.vectors import Spread

Floats = npt.NDArray[np.float32]
MATCHES_SEEN = 200  # from here on the scale of the words arm is estimated from a sample
_SAMPLE_ROWS = 2_000
_PHRASES_VERIFIED = 20_000
_ALL_MATCHES = 10_000_000
_MOST_WORDS = 64
_LEAST_WEIGHED = 0.9  # of the passages
_COMPLETIONS = 1_000  # of a prefix; the full-text index has none of its own
_MOST_IDENTIFIERS = 4
_SMALL_LIBRARY = 1_000
_RARE = 20
_ALIKE = 1_000  # passages that are looked at for one identifier
_IDENTIFIER = re.compile(r"(?=.*\d)(?=.*[^\W\d_]|(?:\D*\d){6}).{5}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Completed:
    """An arm's true scores of passages that it did not return itself, as far as it has any, and the scale of all."""

    others: Mapping[int, float] = field(default_factory=dict)
    scale: Scale = field(default_factory=lambda: Scale(0.0, 1.0))


@dataclass(frozen=True, slots=True)
class ArmResult:
    """The candidates of one arm over passages, best first.

    `complete` is given the ids of passages that other arms found. It may raise LibraryDamagedError; `estimate` then
    tells the scale.
    """

    found: tuple[Scored, ...] = ()
    complete: Callable[[Sequence[int]], Completed] = lambda _: Completed()

    def estimate(self) -> Completed:
        """What is known without looking further."""
        return Completed(scale=scale_of_best([hit.score for hit in self.found]))


def words_arm(library: Library, words: Words, limit: int, selection: Selection | None) -> ArmResult:
    """The passages that share words with the query, by BM25."""
    passages = library.passages
    if not words.text or not passages.is_searchable():
        return ArmResult()
    if (matches := passages.match_all(words)) is not None:
        return _of_all_matches(matches, len(passages), limit, selection)
    found = passages.match(words, max(limit, MATCHES_SEEN), selection)
    if not found:
        return ArmResult()
    narrowed = selection is not None
    return ArmResult(tuple(found[:limit]), lambda ids: _completed(library, words, found, ids, narrowed=narrowed))


def _of_all_matches(matches: Matches, rows: int, limit: int, selection: Selection | None) -> ArmResult:
    """An arm's result where every match is known: nothing has to be estimated or asked again."""
    scores = dict(zip(matches.passage_ids.tolist(), matches.scores.tolist(), strict=True))
    scale = scale_of_matches(matches.scores, (), 1.0, max(rows, 1))
    return ArmResult(
        tuple(matches.best(limit, selection)), lambda ids: Completed({key: scores.get(key, 0.0) for key in ids}, scale)
    )


def _completed(
    library: Library, words: Words, found: Sequence[Scored], ids: Sequence[int], *, narrowed: bool
) -> Completed:
    """BM25 of the passages `ids`, and its scale over the whole collection: from all matches where these are at hand,
    else from a sample, which one search finds together with `ids`.
    """
    rows = len(library.passages)
    whole = len(found) < MATCHES_SEEN and not narrowed
    share = 0.0 if whole else _SAMPLE_ROWS / rows
    others, sampled = library.passages.match_some(words, ids, share)
    best = sampled if narrowed else [hit.score for hit in found]
    scale = scale_of_matches(best, sampled, 1.0 if whole else share, rows)
    return Completed(dict.fromkeys(ids, 0.0) | others, scale)


def weighed_table(library: Library, sparse: SparseEmbedder) -> ImpactTable | None:
    """The table of a sparse model; None while much of the library is not weighed yet, which would stand behind."""
    table = library.impacts.find(sparse.fingerprint)
    return table if table is not None and len(table) >= _LEAST_WEIGHED * len(library.passages) else None


def sparse_arm(
    library: Library, query: WeightedTerms, table: ImpactTable, limit: int, selection: Selection | None
) -> ArmResult:
    """The passages that share weighted terms with the query, by the sum of their products."""
    return _of_all_matches(table.matches(query), len(library.passages), limit, selection)


def meaning_arm(
    library: Library, query: Floats, limit: int, selection: Selection | None, spread: Spread | None
) -> ArmResult:
    """The passages whose vectors are nearest to the query's."""
    vectors = library.vectors
    found = vectors.nearest(query, limit, selection)
    scale = Scale(*spread.of_scores(query)) if spread else scale_of_best([hit.score for hit in found])
    return ArmResult(tuple(found), lambda ids: Completed(vectors.sharing(query, ids), scale))


def documents_with(library: Library, leaf: Term | Phrase) -> set[int]:
    """The documents that hold a word (by its stem), a word that begins so, or a phrase exactly as written."""
    passages = library.passages
    if not passages.is_searchable():
        return set()
    if isinstance(leaf, Phrase):
        return {hit.document_id for hit in passages_with_phrase(library, leaf.text)}
    if leaf.prefix:
        words = library.vocabulary.with_prefix(leaf.text, _COMPLETIONS)
        return {hit.document_id for hit in passages.match(Words(" ".join(words)), _ALL_MATCHES)} if words else set()
    return {hit.document_id for hit in passages.containing(leaf.text, _ALL_MATCHES, adjacent=True)}


def passages_with_phrase(library: Library, phrase: str) -> list[Scored]:
    """The passages that hold the words of the phrase in a row, compared without case and accents, not by stem.

    Beyond the best 20,000, where reading every text would take seconds, stems are compared after all.
    """
    return _as_written(library, phrase, library.passages.containing(phrase, _ALL_MATCHES, adjacent=True))


def _as_written(library: Library, phrase: str, candidates: Sequence[Scored]) -> list[Scored]:
    texts = library.passages.fetch([hit.id for hit in candidates[:_PHRASES_VERIFIED]])
    wanted = _comparable(phrase)
    unlike = {key for key, passage in texts.items() if wanted not in _comparable(passage.text)}
    return [hit for hit in candidates if hit.id not in unlike]


def exact_matches(library: Library, words: Sequence[Term]) -> dict[int, int]:
    """The documents that hold a rare identifier of the query exactly as typed, each with the passage that holds it.

    An identifier is a word of five or more characters with digits and letters, or with six digits, among them
    ("1,000" and "20-40%" are not); one that many documents hold tells nothing and is left to the words arm.
    """
    found: dict[int, int] = {}
    identifiers = [term.text for term in words[:_MOST_WORDS] if _IDENTIFIER.match(term.text)]
    for identifier in identifiers[:_MOST_IDENTIFIERS]:
        alike = library.passages.containing(identifier, _ALIKE, adjacent=True)
        if len({hit.document_id for hit in alike}) > 2 * _RARE:  # too many by their stems: no need to read them all
            continue
        holding = {hit.document_id: hit.id for hit in _as_written(library, identifier, alike)}
        if len(holding) <= _RARE:
            found |= holding
    return found


def ranking_words(library: Library, words: Sequence[Term], phrases: Sequence[Phrase]) -> tuple[Words, dict[str, str]]:
    """What the words arm ranks by, and the corrections made for words that the library does not hold.

    A prefix stands for its most frequent completions. Parts of an identifier ("INV-2024-0173") count once more where
    they adjoin, so that the exact one wins over those that share its parts.
    """
    kept: list[str] = []
    adjoining = [phrase.text for phrase in phrases]
    corrected: dict[str, str] = {}
    for term in words[:_MOST_WORDS]:
        if term.prefix:
            kept += library.vocabulary.with_prefix(term.text, 16)
            continue
        kept.append(term.text)
        if len(find_words(term.text)) > 1:
            adjoining.append(term.text)
        elif not library.vocabulary.knows(term.text) and not library.passages.match(Words(term.text), 1):
            meant = library.vocabulary.nearest(term.text)
            if meant is not None:
                corrected[term.text] = meant
                kept.append(meant)
    kept += [phrase.text for phrase in phrases]
    return Words(_telling(library, " ".join(kept)), tuple(adjoining)), corrected


def _telling(library: Library, text: str) -> str:
    """The words of `text` without those that stand in a quarter of all passages, unless it has no others.

    They hardly change the order, and to look at every passage that holds "the" is most of the time of a search.
    """
    passages = len(library.passages)
    words = [word.folded for word in find_words(text)]
    if passages < _SMALL_LIBRARY or not words:
        return text
    counts = library.vocabulary.counts(words)
    kept = [word for word in words if counts.get(word, 0) <= passages / 4]
    return " ".join(kept or words)


def _comparable(text: str) -> str:
    """The folded words of a text with a space around each."""
    return f" {' '.join(word.folded for word in find_words(text))} "

"""Runs the arms side by side and adds up what they find, document by document."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from app.domain.examples import Example
from app.domain.queries import Query
from app.domain.selection import Selection
from app.domain.words import find_words
from app.embed.embedders import Embedders
from app.search.answer import Answer
from app.search.fuse import ArmScores, Scale, fuse, scale_of_best
from app.search.options import EXACT, MEANING, NAMES, PICTURES, SPARSE, WORDS, SearchOptions, Weights
from app.search.pictures import PictureMatch, matches_of_pictures, matches_of_words
from app.search.present import Found
from app.search.retrieve import (
    ArmResult,
    exact_matches,
    meaning_arm,
    ranking_words,
    sparse_arm,
    weighed_table,
    words_arm,
)
from app.search.targets import Terms, combine, terms_of
from app.store.library import Library
from app.store.names import NameMatch, find_names
from app.store.selecting import SelectedFiles
from app.store.vectors import Spread, VectorTable

_UNREAD = 0.3  # the cosine of the best passage where the text model cannot be used: of one that answers in part
_NO_TERMS = Terms((), (), shows_picture=False)


class Arms:
    """The retrievers of one library; safe to call from several threads."""

    def __init__(self, library: Library, embedders: Embedders, weights: Weights) -> None:
        self._library = library
        self._embedders = embedders
        self._weights = weights
        self._spreads: dict[str, tuple[int, Spread | None]] = {}

    def names(
        self, query: Query, options: SearchOptions, selected: SelectedFiles | None, answer: Answer
    ) -> list[NameMatch]:
        """The files whose names hold words of the query."""
        if not options.uses(NAMES):
            return []
        with answer.step(NAMES):
            words = [word.folded for word in find_words(query.text)]
            matches = find_names(self._library.ledger, words, self._depth(options))
            return [match for match in matches if selected is None or match.file_id in selected.files]

    def documents(
        self,
        query: Query,
        examples: Sequence[Example],
        options: SearchOptions,
        selection: Selection | None,
        answer: Answer,
    ) -> dict[int, Found]:
        """The documents that words, meaning and pictures find, with their scores.

        The words arm runs beside the others: it waits for the disk while they compute.
        """
        depth = self._depth(options)
        with ThreadPoolExecutor(2, "search-words") as beside:
            words = beside.submit(self._words, query, options, depth, selection, answer)
            terms = self._terms(query, examples, options, answer)
            exact = None if terms.shows_picture else beside.submit(self._exact, query, options, answer)
            by_meaning = self._meaning(terms, depth, selection, answer)
            best = by_meaning.found[0].score if by_meaning.found else (_UNREAD if terms.unread is not None else 0.0)
            pictures = self._pictures(terms, options, best, depth, selection, answer)
            sparse = self._sparse(query, examples, options, depth, selection, answer)
            found = {WORDS: words.result(), MEANING: by_meaning} | ({SPARSE: sparse} if sparse else {})
        if terms.shows_picture:
            return {match.document_id: _seen(match) for match in pictures}
        with answer.step("fuse"):
            documents = self._fused(found, answer)
            self._raise_exact(documents, exact.result() if exact else {})
            return _with_pictures(documents, pictures)

    def correct(self, query: Query, answer: Answer) -> None:
        """Only says which words of the query no file holds, and what was probably meant: for where nothing is found."""
        with answer.instead("Words cannot be searched"):
            answer.corrections.update(ranking_words(self._library, query.words, query.phrases)[1])

    def _depth(self, options: SearchOptions) -> int:
        """How many candidates each arm gives."""
        return max(self._weights.candidates, options.limit)

    def _words(
        self, query: Query, options: SearchOptions, depth: int, selection: Selection | None, answer: Answer
    ) -> ArmResult:
        if not options.uses(WORDS) or not query.text:
            return ArmResult()
        with answer.step(WORDS), answer.instead("Words cannot be searched"):
            words, corrected = ranking_words(self._library, query.words, query.phrases)
            answer.corrections.update(corrected)
            for typed, meant in corrected.items():
                answer.notes.append(f'No file holds the word "{typed}"; files with "{meant}" are shown too.')
            result = words_arm(self._library, words, depth, selection)
            answer.no_word = not result.found
            return result
        return ArmResult()

    def _terms(self, query: Query, examples: Sequence[Example], options: SearchOptions, answer: Answer) -> Terms:
        if not options.uses(MEANING) and not options.uses(PICTURES):
            return _NO_TERMS
        with answer.step("embed"), answer.instead("Meaning cannot be searched"):
            terms = terms_of(self._library, self._embedders, query.text, options.words_weight, examples)
            for consequence, error in (("Meaning", terms.unread), ("Pictures", terms.unseen)):
                if error is not None:
                    answer.warn(f"{consequence} cannot be searched", error)
            return replace(terms, texts=terms.texts if options.uses(MEANING) else ())
        return _NO_TERMS

    def _meaning(self, terms: Terms, depth: int, selection: Selection | None, answer: Answer) -> ArmResult:
        if terms.shows_picture or not any(share > 0 for _, share in terms.texts):
            return ArmResult()
        with answer.step(MEANING), answer.instead("Meaning cannot be searched"):
            spread = self._spread(MEANING, self._library.vectors)
            target = combine(terms.texts, spread)
            if target is not None:
                return meaning_arm(self._library, target, depth, selection, spread)
        return ArmResult()

    def _sparse(
        self,
        query: Query,
        examples: Sequence[Example],
        options: SearchOptions,
        depth: int,
        selection: Selection | None,
        answer: Answer,
    ) -> ArmResult | None:
        """What the sparse model finds; None where none is chosen, or most of the library is not weighed yet."""
        load = self._embedders.sparse
        if load is None or examples or not query.text or not options.uses(SPARSE):
            return None
        with answer.step(SPARSE), answer.instead("Weighted terms cannot be searched"):
            sparse = load()
            table = weighed_table(self._library, sparse)
            if table is not None:
                return sparse_arm(self._library, sparse.weigh_query(query.text), table, depth, selection)
        return None

    def _pictures(
        self,
        terms: Terms,
        options: SearchOptions,
        best_passage: float,
        depth: int,
        selection: Selection | None,
        answer: Answer,
    ) -> list[PictureMatch]:
        if not options.uses(PICTURES) or not any(share > 0 for _, share in terms.pictures):
            return []
        with answer.step(PICTURES), answer.instead("Pictures cannot be searched"):
            table = self._library.pictures
            spread = self._spread(PICTURES, table)
            target = combine(terms.pictures, spread)
            if target is not None:
                found = table.nearest(target, depth, selection)
                scale = Scale(*spread.of_scores(target)) if spread else scale_of_best([hit.score for hit in found])
                if terms.shows_picture:
                    return matches_of_pictures(found, scale)
                mixing = self._embedders.pictures().mixing
                passages = self._scale_of_passages(terms) if mixing.brings_passages else None
                return matches_of_words(found, scale, mixing, best_passage, passages)
        return []

    def _scale_of_passages(self, terms: Terms) -> Scale | None:
        """The scale of the query's cosines over all passages; None where it has not been measured."""
        spread = self._spread(MEANING, self._library.vectors)
        target = combine(terms.texts, spread)
        return Scale(*spread.of_scores(target)) if spread and target is not None else None

    def _spread(self, name: str, table: VectorTable) -> Spread | None:
        rows = len(table)
        if self._spreads.get(name, (-1, None))[0] != rows:
            self._spreads[name] = (rows, table.spread())
        return self._spreads[name][1]

    def _fused(self, found: Mapping[str, ArmResult], answer: Answer) -> dict[int, Found]:
        """Adds up the arms by document; a passage that one arm alone found gets its true score from the other too."""
        documents = {hit.id: hit.document_id for result in found.values() for hit in result.found}
        scores = {arm: {hit.id: hit.score for hit in result.found} for arm, result in found.items()}
        scales = {}
        with ThreadPoolExecutor(len(found), "search-scores") as beside:
            completing = {
                arm: beside.submit(result.complete, [key for key in documents if key not in scores[arm]])
                for arm, result in found.items()
            }
            for arm, result in found.items():
                completed = result.estimate()
                with answer.instead("Results are ranked by part of what is known"):
                    completed = completing[arm].result()
                scores[arm] |= completed.others
                scales[arm] = completed.scale
        weights = {WORDS: self._weights.words, MEANING: self._weights.meaning, SPARSE: self._weights.sparse}
        arms = [ArmScores(scores[arm], scales[arm], weights[arm]) for arm in found]
        return {
            document: Found(
                document,
                fused.passage,
                fused.score,
                {arm: known[fused.passage] for arm, known in scores.items() if known.get(fused.passage)},
            )
            for document, fused in fuse(arms, documents).items()
        }

    def _exact(self, query: Query, options: SearchOptions, answer: Answer) -> dict[int, int]:
        """The documents that hold an identifier exactly as typed, each with the passage that holds it."""
        if options.uses(WORDS) and query.text:
            with answer.instead("Identifiers cannot be searched"):
                return exact_matches(self._library, query.words)
        return {}

    def _raise_exact(self, documents: dict[int, Found], exact: Mapping[int, int]) -> None:
        """Lifts what holds an identifier exactly as typed over what only resembles it, and shows where it stands."""
        for key, passage in exact.items():
            if key in documents:
                entry = documents[key].raised(self._weights.exact, EXACT, 1.0)
                documents[key] = replace(entry, passage_id=passage)


def _with_pictures(documents: dict[int, Found], pictures: Sequence[PictureMatch]) -> dict[int, Found]:
    """A document counts for what it says or for what it shows, whichever is more, and the hit shows that part of it."""
    for match in pictures:
        known = documents.get(match.document_id)
        if known is None:
            documents[match.document_id] = _seen(match)
            continue
        arms = {**known.arms, PICTURES: match.cosine}
        if match.score > known.score:
            documents[match.document_id] = replace(_seen(match), arms=arms, bonus=known.bonus)
        else:
            documents[match.document_id] = replace(known, arms=arms)
    return documents


def _seen(match: PictureMatch) -> Found:
    return Found(match.document_id, None, match.score, {PICTURES: match.cosine}, picture_id=match.picture_id)

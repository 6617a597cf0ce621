"""Answers queries: parse, select, retrieve, fuse, rerank, present, in this order and timed."""

import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.errors import AkinError, LibraryDamagedError, ModelError
from app.domain.hits import Hit, SearchResponse
from app.domain.queries import And, Condition, Not, Or, Phrase, Query, SearchMode, Term
from app.domain.selection import Selection
from app.domain.words import find_words
from app.embed.text import TextEmbedder
from app.search.fuse import ArmScores, fuse, mix
from app.search.options import EXACT, MEANING, NAMES, WORDS, SearchOptions, Weights
from app.search.parse import parse
from app.search.present import Found, files_of, make_hit, strength_of
from app.search.rerank import late_interaction
from app.search.retrieve import ArmResult, documents_with, exact_matches, meaning_arm, ranking_words, words_arm
from app.store.library import Library
from app.store.names import NameMatch, find_names
from app.store.passages import Passage
from app.store.selecting import SelectedFiles, select_files
from app.store.vectors import Spread

_WEAK = 0.35  # hits below this share of the best score (without what exact matches add) are hidden
_MOST_CONDITIONS = 200
_OTHER_INDEX = (
    "The index was made with another model or other settings, so only names can be searched. "
    "Run `akin index` to make it afresh; your own files are not touched."
)


@dataclass(slots=True)
class _Answer:
    """A search while it runs: its clock, and what the person is to be told."""

    took_ms: dict[str, float]
    notes: list[str]

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.took_ms[name] = self.took_ms.get(name, 0.0) + (time.perf_counter() - began) * 1000

    def instead(self, consequence: str) -> "_Instead":
        """Goes on without what fails inside, and says so."""
        return _Instead(self, consequence)

    def warn(self, consequence: str, error: AkinError) -> None:
        self.notes.append(f"{consequence}: {error} {error.advice}".strip())


@dataclass(frozen=True, slots=True)
class _Instead:
    """A part of a search that the rest can do without."""

    answer: _Answer
    consequence: str

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> bool:
        if isinstance(error, LibraryDamagedError | ModelError):
            self.answer.warn(self.consequence, error)
            return True
        return False


class Searcher:
    """Searches one library; safe to call from several threads.

    `load_embedder` is called when a query first needs it and may raise ModelError: words and names then still answer,
    and the response says why meaning does not.
    """

    def __init__(
        self, library: Library, load_embedder: Callable[[], TextEmbedder], weights: Weights | None = None
    ) -> None:
        self._library = library
        self._load_embedder = load_embedder
        self._weights = weights or Weights()
        self._spread: tuple[int, Spread | None] = (-1, None)

    def search(self, text: str, options: SearchOptions | None = None) -> SearchResponse:
        """The files that answer `text`, best first. Raises LibraryError where the ledger cannot be read."""
        options = options or SearchOptions()
        answer = _Answer({}, [])
        if not self._library.fits:
            answer.notes.append(_OTHER_INDEX)
        with answer.step("parse"):
            query = parse(text, datetime.now().astimezone().date())
            answer.notes += query.notes
        with answer.step("select"):
            selected = self._select(query, options.mode, answer)
        found = self._rank(query, options, selected, answer)
        hits, hidden = self._present(found, options, query, selected, answer)
        return SearchResponse(text, hits, hidden, answer.took_ms, tuple(dict.fromkeys(answer.notes)))

    def _select(self, query: Query, mode: SearchMode, answer: _Answer) -> SelectedFiles | None:
        """The files that satisfy the query's condition; None where it has none."""
        condition = query.condition
        if mode is SearchMode.EXACT:
            demanded: list[Condition] = [term if term.prefix else Phrase(term.text) for term in query.words]
            condition = And((*([condition] if condition else []), *demanded)) if demanded else condition
        if condition is None:
            return None
        if _leaves(condition) > _MOST_CONDITIONS:
            answer.notes.append(f"More than {_MOST_CONDITIONS} conditions are too many; all were read as plain words.")
            return None

        def holding(leaf: Term | Phrase) -> set[int]:
            try:
                return documents_with(self._library, leaf)
            except LibraryDamagedError as error:
                answer.warn("Words cannot be searched", error)
                return set()

        return select_files(self._library.ledger, condition, holding)

    def _rank(
        self, query: Query, options: SearchOptions, selected: SelectedFiles | None, answer: _Answer
    ) -> list[Found]:
        """Every candidate file, best first."""
        if selected is not None and not selected.files:
            return []
        if not query.text:
            return self._newest(selected) if selected is not None else []
        names = self._names(query, options, selected, answer)
        documents = self._documents(query, options, selected, answer)
        with answer.step("fuse"):
            found = _with_names(documents, names, self._weights.names)
        if options.rerank and options.uses(MEANING):
            with answer.step("rerank"):
                found = self._rerank(found, query.text, answer)
        return found

    def _newest(self, selected: SelectedFiles) -> list[Found]:
        """For a query of filters only: the selected files, the latest first."""
        rows = self._library.ledger.rows("SELECT id, document_id FROM files ORDER BY modified_ns DESC, id")
        keys = dict.fromkeys(
            -file if document is None else document for file, document in rows if file in selected.files
        )
        return [Found(key, None, 0.0, {}) for key in keys]

    def _names(
        self, query: Query, options: SearchOptions, selected: SelectedFiles | None, answer: _Answer
    ) -> list[NameMatch]:
        if not options.uses(NAMES):
            return []
        with answer.step(NAMES):
            words = [word.folded for word in find_words(query.text)]
            matches = find_names(self._library.ledger, words, self._depth(options))
            return [match for match in matches if selected is None or match.file_id in selected.files]

    def _documents(
        self, query: Query, options: SearchOptions, selected: SelectedFiles | None, answer: _Answer
    ) -> dict[int, Found]:
        """The documents that the words and the meaning arm found, with their fused scores."""
        selection = selected.documents if selected else None
        depth = self._depth(options)
        with ThreadPoolExecutor(1, "search-words") as beside:  # the two arms take about as long as each other
            arms: dict[str, Future[ArmResult] | ArmResult] = {}
            if options.uses(WORDS):
                arms[WORDS] = beside.submit(self._search_words, query, depth, selection, answer)
            if options.uses(MEANING):
                arms[MEANING] = self._search_meaning(query, depth, selection, answer)
            found = {name: arm.result() if isinstance(arm, Future) else arm for name, arm in arms.items()}
        with answer.step("fuse"):
            documents = self._fused(found, answer)
            if options.uses(WORDS):
                self._raise_exact(documents, query, answer)
            return documents

    def _depth(self, options: SearchOptions) -> int:
        """How many candidates each arm gives."""
        return max(self._weights.candidates, options.limit)

    def _search_words(self, query: Query, depth: int, selection: Selection | None, answer: _Answer) -> ArmResult:
        with answer.step(WORDS), answer.instead("Words cannot be searched"):
            words, corrected = ranking_words(self._library, query.words, query.phrases)
            for typed, meant in corrected.items():
                answer.notes.append(f'No file holds the word "{typed}"; files with "{meant}" are shown too.')
            return words_arm(self._library, words, depth, selection)
        return ArmResult()

    def _search_meaning(self, query: Query, depth: int, selection: Selection | None, answer: _Answer) -> ArmResult:
        with answer.instead("Meaning cannot be searched"):
            with answer.step("embed"):
                vector = self._load_embedder().embed_query(query.text)
            with answer.step(MEANING):
                return meaning_arm(self._library, vector, depth, selection, self._measured_spread())
        return ArmResult()

    def _measured_spread(self) -> Spread | None:
        rows = len(self._library.vectors)
        if self._spread[0] != rows:
            self._spread = (rows, self._library.vectors.spread())
        return self._spread[1]

    def _fused(self, found: Mapping[str, ArmResult], answer: _Answer) -> dict[int, Found]:
        """Adds up the arms by document; a passage that one arm alone found gets its true score from the other too."""
        documents = {hit.passage_id: hit.document_id for result in found.values() for hit in result.found}
        scores: dict[str, dict[int, float]] = {}
        for arm, result in found.items():
            scores[arm] = {hit.passage_id: hit.score for hit in result.found}
            with answer.instead("Results are ranked by part of what is known"):
                scores[arm] |= result.score_others([key for key in documents if key not in scores[arm]])
        weights = {WORDS: self._weights.words, MEANING: self._weights.meaning}
        arms = [ArmScores(scores[arm], found[arm].scale, weights[arm]) for arm in found]
        return {
            document: Found(
                document,
                fused.passage,
                fused.score,
                {arm: known[fused.passage] for arm, known in scores.items() if known.get(fused.passage)},
            )
            for document, fused in fuse(arms, documents).items()
        }

    def _raise_exact(self, documents: dict[int, Found], query: Query, answer: _Answer) -> None:
        """Lifts what holds an identifier exactly as typed over what only resembles it, and shows where it stands."""
        with answer.instead("Identifiers cannot be searched"):
            for key, passage in exact_matches(self._library, query.words).items():
                if key in documents:
                    entry = documents[key].raised(self._weights.exact, EXACT, 1.0)
                    documents[key] = replace(entry, passage_id=passage)

    def _rerank(self, found: list[Found], text: str, answer: _Answer) -> list[Found]:
        with answer.instead("Results are not reranked"):
            head = [entry for entry in found[: self._weights.reranked] if entry.passage_id is not None]
            passages = self._library.passages.fetch(
                [entry.passage_id for entry in head if entry.passage_id is not None]
            )
            head = [entry for entry in head if entry.passage_id in passages]
            if len(head) < 2:
                return found
            texts = [passages[entry.passage_id or 0].text for entry in head]
            late = late_interaction(self._load_embedder(), text, texts)
            scores = mix([entry.score - entry.bonus for entry in head], late, self._weights.late)
            again = {
                entry.key: replace(entry, score=score + entry.bonus, arms={**entry.arms, "late": interaction})
                for entry, score, interaction in zip(head, scores, late, strict=True)
            }
            return sorted((again.get(entry.key, entry) for entry in found), key=_order)
        return found

    def _present(
        self, found: list[Found], options: SearchOptions, query: Query, selected: SelectedFiles | None, answer: _Answer
    ) -> tuple[tuple[Hit, ...], int]:
        """The hits to show, and how many weaker files are hidden."""
        with answer.step("present"):
            best = found[0].score if found else 0.0
            # An exact match stands out; that makes the others no weaker than they were.
            weak = _WEAK * max((entry.score - entry.bonus for entry in found), default=0.0)
            strong = found if options.show_weak or weak <= 0 else [entry for entry in found if entry.score >= weak]
            shown = strong[: options.limit]
            if len(strong) > len(shown):
                answer.notes.append(f"{len(shown)} of {len(strong)} good results are shown; --limit N shows more.")
            files = files_of(self._library.ledger, [entry.key for entry in shown], selected.files if selected else None)
            passages = self._fetch(shown, answer)
            hits = [
                make_hit(
                    entry,
                    files[entry.key],
                    passages.get(entry.passage_id or 0),
                    query,
                    strength_of(entry.score, best),
                )
                for entry in shown
                if entry.key in files
            ]
            return tuple(hits), len(found) - len(strong)

    def _fetch(self, found: list[Found], answer: _Answer) -> dict[int, Passage]:
        with answer.instead("Passages cannot be shown"):
            return self._library.passages.fetch([entry.passage_id for entry in found if entry.passage_id is not None])
        return {}


def _leaves(condition: Condition) -> int:
    """The number of tests in a condition."""
    match condition:
        case And(parts) | Or(parts):
            return sum(map(_leaves, parts))
        case Not(part):
            return _leaves(part)
        case _:
            return 1


def _with_names(documents: dict[int, Found], names: list[NameMatch], weight: float) -> list[Found]:
    """The documents with what their files' names add, and the files found by name alone; best first."""
    best = dict(documents)
    for match in names:
        key = -match.file_id if match.document_id is None else match.document_id
        entry = best.get(key) or Found(key, None, 0.0, {})
        if NAMES not in entry.arms:  # of several copies the best name counts, and it comes first
            raised = entry.raised(weight * match.score, NAMES, match.score)
            best[key] = replace(raised, named_file=match.file_id)
    return sorted(best.values(), key=_order)


def _order(entry: Found) -> tuple[float, int]:
    return (-entry.score, entry.key)

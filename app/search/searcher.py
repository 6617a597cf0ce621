"""Answers queries: parse, select, retrieve, fuse, rerank, present, in this order and timed."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from app.domain.errors import LibraryDamagedError
from app.domain.examples import Example, FileExample
from app.domain.files import display
from app.domain.hits import Hit, SearchResponse
from app.domain.language.parse import parse
from app.domain.queries import And, Condition, Not, Or, Phrase, Query, SearchMode, Term
from app.domain.reranking import Reranker
from app.domain.selection import EVERYTHING
from app.embed.embedders import Embedders
from app.search.answer import Answer
from app.search.arms import Arms
from app.search.options import MEANING, NAMES, PICTURES, SearchOptions, Weights
from app.search.present import Found, best_first, files_of, make_hit, nothing_speaks_for, strength_of
from app.search.rerank import TokenReranker, affordable, reranked
from app.search.retrieve import documents_with
from app.search.sense import have_sense
from app.search.similar import collapse
from app.store.library import Library
from app.store.lost_tables import lost_tables
from app.store.names import NameMatch
from app.store.passages import Passage
from app.store.pictures import Looks, StoredPicture
from app.store.presence import Presence, covers
from app.store.selecting import SelectedFiles, select_files

_WEAK = 0.35  # hits below this share of the best score (without what exact matches add) are hidden
_MOST_CONDITIONS = 200
_PATIENCE = 0.05  # seconds that a search waits to hear whether drives are there; the next one knows
_MOST_COMPARED = 200  # candidates among which similar pictures are looked for
_OTHER_INDEX = (
    "The index was made with another model or other settings, so only names can be searched. "
    "Run `akin index` to make it afresh; your own files are not touched."
)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query on its way: what it means, how it is to be answered, and what may answer it."""

    query: Query
    options: SearchOptions
    selected: SelectedFiles | None
    answer: Answer
    examples: Sequence[Example]


class Searcher:
    """Searches one library; safe to call from several threads.

    `embedders` are loaded when a query first needs them and may raise ModelError: words and names then still answer,
    and the response says why meaning does not.
    """

    def __init__(self, library: Library, embedders: Embedders, weights: Weights | None = None) -> None:
        self._library = library
        self._embedders = embedders
        self._weights = weights or Weights()
        self._arms = Arms(library, embedders, self._weights)
        self._presence = Presence(library)

    def search(
        self, text: str, options: SearchOptions | None = None, examples: Sequence[Example] = ()
    ) -> SearchResponse:
        """The files that answer `text` and resemble `examples`, best first.

        With a picture among the examples, pictures are what is looked for. Raises LibraryError where the ledger cannot
        be read.
        """
        asked = self._understand(text, options or SearchOptions(), examples)
        found = self._rank(asked)
        return self._respond(self._reranked(found, asked) if self._reranks(found, asked) else found, asked)

    def search_in_steps(
        self, text: str, options: SearchOptions | None = None, examples: Sequence[Example] = ()
    ) -> Iterator[SearchResponse]:
        """What `search` returns, after the same before it was reranked where it is; each when it is asked for."""
        asked = self._understand(text, options or SearchOptions(), examples)
        found = self._rank(asked)
        yield self._respond(found, asked)
        if self._reranks(found, asked):
            yield self._respond(self._reranked(found, asked), asked)

    def _understand(self, text: str, options: SearchOptions, examples: Sequence[Example]) -> _Asked:
        answer = Answer()
        if not self._library.fits:
            answer.notes.append(_OTHER_INDEX)
        elif lost := lost_tables(self._library):
            answer.warn("Files may be missing", lost)
        with answer.step("parse"):
            query = parse(text, datetime.now().astimezone().date())
            answer.notes += query.notes
        with answer.step("select"):
            selected = self._select(query, options.mode, answer)
        return _Asked(query, options, selected, answer, examples)

    def _respond(self, found: list[Found], asked: _Asked) -> SearchResponse:
        answer = asked.answer
        hits, hidden = self._present(found, asked)
        notes = tuple(dict.fromkeys(answer.notes))
        return SearchResponse(
            asked.query.raw,
            hits,
            hidden,
            dict(answer.took_ms),
            notes,
            tuple(answer.corrections.items()),
            answer.damaged,
        )

    def _select(self, query: Query, mode: SearchMode, answer: Answer) -> SelectedFiles | None:
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

    def _rank(self, asked: _Asked) -> list[Found]:
        """Every candidate file, best first."""
        query, options, selected, answer = asked.query, asked.options, asked.selected, asked.answer
        examples = asked.examples
        if selected is not None and not selected.files:
            self._arms.correct(query, answer)
            return []
        if not query.text and not examples:
            return self._newest(selected) if selected is not None else []
        among = selected.documents if selected else None
        if known := self._known(examples):  # an example is no answer, and would take the places of all others
            among = (among or EVERYTHING).without(known)
        with ThreadPoolExecutor(1, "search-names") as beside:
            names = None if examples else beside.submit(self._arms.names, query, options, selected, answer)
            documents = self._arms.documents(query, examples, options, among, answer)
        with answer.step("fuse"):
            found = _with_names(documents, names.result() if names else [], self._weights.names)
        with answer.step("sense"):
            answer.senseless = self._is_senseless(found, asked)
        return found

    def _is_senseless(self, found: list[Found], asked: _Asked) -> bool:
        """Whether letters were typed that are no words to anybody: there always is a best candidate, but no answer."""
        if not asked.answer.no_word or asked.examples or asked.options.show_weak:
            return False
        reads_itself = any(PICTURES in entry.arms for entry in found) and self._embedders.pictures().asks is None
        if not nothing_speaks_for(found, pictures=reads_itself):
            return False
        return not have_sense([term.text for term in asked.query.words], self._embedders)

    def _reranks(self, found: list[Found], asked: _Asked) -> bool:
        options = asked.options
        wanted = options.rerank and self._embedders.reranking.on and bool(_strong(found, asked))
        return wanted and options.uses(MEANING) and not asked.examples and bool(asked.query.text)

    def _reranked(self, found: list[Found], asked: _Asked) -> list[Found]:
        with asked.answer.step("rerank"):
            return self._rerank(found, asked.query.text, asked.answer)

    def _known(self, examples: Sequence[Example]) -> list[int]:
        """The documents that stand as examples themselves."""
        paths = [example.path for example in examples if isinstance(example, FileExample)]
        return [found.id for path in paths if (found := self._library.files.document_of(path))]

    def _newest(self, selected: SelectedFiles) -> list[Found]:
        """For a query of filters only: the selected files, the latest first."""
        rows = self._library.ledger.rows("SELECT id, document_id FROM files ORDER BY modified_ns DESC, id")
        keys = dict.fromkeys(
            -file if document is None else document for file, document in rows if file in selected.files
        )
        return [Found(key, None, 0.0, {}) for key in keys]

    def _rerank(self, found: list[Found], text: str, answer: Answer) -> list[Found]:
        with answer.instead("Results are not reranked"):
            if sum(entry.passage_id is not None for entry in found) < 2:
                return found
            reranker = self._reranker(text)
            if reranker is not None:
                seconds, most = self._embedders.reranking.seconds, self._weights.candidates
                count = affordable(reranker, seconds, most)
                return reranked(found, text, reranker, count, self._library.passages.fetch)
        return found

    def _reranker(self, query: str) -> Reranker | None:
        """What was chosen, else the text model; None where that knows no tokens. Raises ModelError."""
        if self._embedders.reranking.load is not None:
            return self._embedders.reranking.load()
        reranker = TokenReranker(self._embedders, self._weights.late, self._weights.reranked)
        return reranker if reranker.can_judge(query) else None

    def _present(self, found: list[Found], asked: _Asked) -> tuple[tuple[Hit, ...], int]:
        """The hits to show, and how many weaker files are hidden."""
        options, answer = asked.options, asked.answer
        with answer.step("present"):
            best = found[0].score if found else 0.0
            strong = _strong(found, asked)
            groups = collapse(strong, self._looks(strong, answer))
            shown = groups[: options.limit]
            if len(groups) > len(shown):
                answer.notes.append(f"{len(shown)} of {len(groups)} good results are shown; --limit N shows more.")
            inside = asked.selected.files if asked.selected else None
            keys = [entry.key for head, rest in shown for entry in (head, *rest)]
            files = files_of(self._library.ledger, keys, inside)
            parts = self._fetch([head for head, _ in shown], answer)
            away = self._presence.away(_PATIENCE) if shown else ()
            hits = [
                make_hit(
                    head,
                    files[head.key],
                    parts.get(head.picture_id or head.passage_id or 0),
                    asked.query,
                    strength_of(head, best, by_example=bool(asked.examples)),
                    tuple(file.path for entry in rest for file in files.get(entry.key, ())),
                )
                for head, rest in shown
                if head.key in files
            ]
            return tuple(_marked(hit, away) for hit in hits), len(found) - len(strong)

    def _looks(self, found: list[Found], answer: Answer) -> dict[int, Looks]:
        """How the pictures among the first candidates look."""
        ids = [entry.picture_id for entry in found[:_MOST_COMPARED] if entry.picture_id is not None]
        with answer.instead("Similar pictures are shown one by one"):
            return self._library.pictures.looks_of(ids) if len(ids) > 1 else {}
        return {}

    def _fetch(self, found: list[Found], answer: Answer) -> dict[int, Passage | StoredPicture]:
        """The passages and pictures to show, by id."""
        parts: dict[int, Passage | StoredPicture] = {}
        with answer.instead("Passages cannot be shown"):
            ids = [entry.passage_id for entry in found if entry.passage_id is not None and entry.picture_id is None]
            parts |= self._library.passages.fetch(ids)
        with answer.instead("Pictures cannot be shown"):
            parts |= self._library.pictures.fetch([entry.picture_id for entry in found if entry.picture_id is not None])
        return parts


def _strong(found: list[Found], asked: _Asked) -> list[Found]:
    """The candidates that are shown: all of them where weaker ones are asked for, none for letters without sense."""
    if asked.options.show_weak:
        return found
    if asked.answer.senseless:
        return []
    # An exact match stands out; that makes the others no weaker than they were.
    weak = _WEAK * max((entry.score - entry.bonus for entry in found), default=0.0)
    return [entry for entry in found if entry.score >= weak] if weak > 0 else found


def _marked(hit: Hit, away: Sequence[str]) -> Hit:
    """The hit as one that cannot be opened now where its drive is away; a copy that is there stands in its place."""
    if not covers(away, hit.path):
        return hit
    there = next((path for path in hit.copies if not covers(away, path)), None)
    if there is None:
        return replace(hit, offline=True)
    copies = tuple(path for path in (hit.path, *hit.copies) if path != there)
    return replace(hit, path=there, name=Path(display(there)).name, copies=copies)


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
    return best_first(best.values())

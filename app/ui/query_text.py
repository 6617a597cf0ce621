"""Reads and edits the filters inside what a person typed, with the same rules as the search itself (pure)."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.language.filters import NotUnderstood, read_filter
from app.domain.language.lexer import Token, TokenKind, clean, tokenize
from app.domain.language.syntax import All, Leaf, Negated, Node, Role, build_tree
from app.domain.queries import FilterField, Term

_NEGATIONS = (TokenKind.MINUS, TokenKind.NOT)
_BINARY = (TokenKind.AND, TokenKind.OR)
_NEEDS_QUOTES = re.compile(r"[\s,()\"“”„‟«»「」『』]")
_FOR_MACHINES = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_TURNS = re.compile(r"[\u202a-\u202e\u2066-\u2069\ufeff]+")
_QUOTE_PAIRS = (('"', '"', '"“”„‟'), ("«", "»", "«»"), ("「", "」", "「」『』"))


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter that every hit must satisfy, or with `negated` must not; filters under OR are none.

    `index` is the number of its token.
    """

    field: FilterField
    values: tuple[str, ...]
    negated: bool
    index: int


def active_filters(text: str, today: date) -> tuple[ActiveFilter, ...]:
    """The filters of the query that are understood and stand for themselves, in the order typed."""
    tokens = tokenize(text)
    numbers = {id(token): at for at, token in enumerate(tokens)}
    places: dict[int, int] = {}
    kept: list[Leaf] = []  # so that no two leaves share an identity

    def read(token: Token) -> Leaf:
        leaf = _leaf(token, today)
        kept.append(leaf)
        places[id(leaf)] = numbers[id(token)]
        return leaf

    tree = build_tree(tokens, read, lambda _: None)
    return tuple(_found(tree, tokens, places, negated=False))


def with_filter(text: str, field: FilterField, values: Sequence[str], today: date) -> str:
    """The query with this filter in place of those that it has of the field; without values they only go."""
    old = [each for each in active_filters(text, today) if each.field is field and not each.negated]
    if not values:
        return _without(text, [each.index for each in old])
    written = f"{field}:{','.join(map(quoted, values))}"
    if not old:
        return _added(clean(text).strip(), written, field, values, today)
    token = tokenize(text)[old[0].index]
    cleaned = clean(text)
    replaced = cleaned[: token.start] + written + cleaned[token.end :]
    return _without(replaced, [each.index for each in old[1:]])


def with_value(text: str, field: FilterField, value: str, today: date) -> str:
    """The query with `value` among the values of this field, or without it where it is among them."""
    now = [
        each for found in active_filters(text, today) if found.field is field and not found.negated
        for each in found.values
    ]  # fmt: skip
    chosen = [each for each in now if not _same(each, value)]
    return with_filter(text, field, chosen if len(chosen) < len(now) else [*now, value], today)


def without_filter(text: str, dropped: ActiveFilter) -> str:
    """The query without one of its filters and what belonged to it: its negation, its operator, its brackets."""
    return _without(text, [dropped.index])


def without_filters(text: str) -> str:
    """The query without any filter, also those under operators."""
    return _without(text, [at for at, token in enumerate(tokenize(text)) if token.kind is TokenKind.FILTER])


def has_filters(text: str) -> bool:
    """Whether a part of the query looks like a filter."""
    return any(token.kind is TokenKind.FILTER for token in tokenize(text))


def with_words(text: str, replaced: Sequence[tuple[str, str]]) -> str:
    """The query with some of its words replaced by others."""
    meant = {typed.casefold(): other for typed, other in replaced}
    return _rewritten(text, lambda token: meant.get(token.source.casefold()) if token.kind is TokenKind.WORD else None)


def one_line(text: str) -> str:
    """A text as it can stand in one line: breaks, tabs and characters for machines become a space, and nothing turns
    the direction of what follows."""
    if text.isprintable():
        return text
    return _FOR_MACHINES.sub(" ", _TURNS.sub("", text))


def quoted(value: str) -> str:
    """A value as it is typed: in quotation marks where it has to be."""
    if not _NEEDS_QUOTES.search(value) and not value.startswith(":"):
        return value
    pairs = (pair for pair in _QUOTE_PAIRS if not set(pair[2]) & set(value))
    opening, closing, _ = next(pairs, _QUOTE_PAIRS[0])
    return f"{opening}{value}{closing}"


def _leaf(token: Token, today: date) -> Leaf:
    """What the parser makes of a token, as far as operators care."""
    if token.kind is not TokenKind.FILTER:
        searchable = token.kind is TokenKind.PHRASE or any(map(str.isalnum, token.source))
        return Leaf(token.source, Term(token.source), Role.RANKS if searchable else Role.PLAIN)
    assert token.field is not None
    try:
        return Leaf("", read_filter(token.field, token.values, today), Role.DEMANDS)
    except NotUnderstood:
        return Leaf(token.source, Term(token.source))


def _found(node: Node, tokens: Sequence[Token], places: dict[int, int], *, negated: bool) -> list[ActiveFilter]:
    match node:
        case Leaf(role=Role.DEMANDS) if (at := places[id(node)]) is not None and tokens[at].field is not None:
            field = tokens[at].field
            assert field is not None
            return [ActiveFilter(field, tokens[at].values, negated, at)]
        case Negated(Leaf() as leaf):
            return _found(leaf, tokens, places, negated=not negated)
        case All(parts) if not negated:
            return [each for part in parts for each in _found(part, tokens, places, negated=False)]
    return []


def _added(text: str, written: str, field: FilterField, values: Sequence[str], today: date) -> str:
    """The filter at the end of the query or, where that end would swallow it, at the beginning."""
    for tried in (f"{text} {written}".strip(), f"{written} {text}"):
        if any(
            each.field is field and each.values == tuple(values) and not each.negated
            for each in active_filters(tried, today)
        ):
            return tried
    return f"{text} {written}".strip()


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _without(text: str, dropped: Sequence[int]) -> str:
    """The cleaned text without some tokens, and without the operators and brackets that have nothing left to hold."""
    tokens = list(tokenize(text))
    gone = {id(tokens[at]) for at in dropped}
    while gone:
        at = next(at for at, token in enumerate(tokens) if id(token) in gone)
        gone.discard(id(tokens[at]))
        first, last = _with_belongings(tokens, at)
        del tokens[first : last + 1]
    return _joined(clean(text), tokens)


def _with_belongings(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The first and last token that go with the one at `at`."""
    first = last = at
    while True:
        while first and tokens[first - 1].kind in _NEGATIONS:
            first -= 1
        inside = first > 0 and last + 1 < len(tokens)
        if not (inside and tokens[first - 1].kind is TokenKind.OPEN and tokens[last + 1].kind is TokenKind.CLOSE):
            break
        first, last = first - 1, last + 1
    if first and tokens[first - 1].kind in _BINARY:
        first -= 1
    elif last + 1 < len(tokens) and tokens[last + 1].kind in _BINARY:
        last += 1
    return first, last


def _joined(text: str, tokens: Sequence[Token]) -> str:
    """The text of the tokens that are left, each with the space that stood before it."""
    pieces: list[str] = []
    end = 0
    for token in tokens:
        before = text[end : token.start]
        pieces += [" " if before[-1:].isspace() and pieces else "", text[token.start : token.end]]
        end = token.end
    return "".join(pieces)


def _rewritten(text: str, other: Callable[[Token], str | None]) -> str:
    cleaned, end, pieces = clean(text), 0, list[str]()
    for token in tokenize(text):
        source = cleaned[token.start : token.end]
        pieces += [cleaned[end : token.start], other(token) or source]
        end = token.end
    return "".join(pieces).strip()

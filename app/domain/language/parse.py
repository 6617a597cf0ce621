"""Understands what a person typed: words to rank by, a condition that every hit must satisfy, and notes.

Why the language is as it is, and why no library reads it: docs/decisions/0003-query-language.md.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from app.domain.language.filters import NotUnderstood, read_filter
from app.domain.language.lexer import Token, TokenKind, tokenize
from app.domain.language.syntax import All, Any, Leaf, Negated, Node, Role, build_tree
from app.domain.queries import And, Condition, FilterField, Not, Or, Phrase, Query, Term

MAX_NOTES = 8

_QUOTED_LENGTH = 40
_LEADING = "'‘’‚"
_TRAILING = _LEADING + ",;:.!?…、。"
_LIKE_A_FILTER = re.compile(r"([A-Za-z]{2,12}):[A-Za-z\"“<>=]")


def parse(raw: str, today: date) -> Query:
    """The query that `raw` means on the local day `today`.

    Never raises, and takes time linear in the length of `raw`. What is malformed is read as plain words, and
    `Query.notes` says so.
    """
    reader = _LeafReader(today)
    tree = build_tree(tokenize(raw), reader.read, reader.note)
    leaves = tuple(_positive(tree, True))
    meanings = [leaf.meaning for leaf in leaves]
    text = " ".join(leaf.text for leaf in leaves if leaf.text)
    return Query(
        raw=raw,
        text=text if _has(text, "LNS") else "",
        words=tuple(meaning for meaning in meanings if isinstance(meaning, Term)),
        phrases=tuple(meaning for meaning in meanings if isinstance(meaning, Phrase)),
        condition=_condition(tree, False),
        notes=reader.notes(),
    )


def _positive(node: Node, positive: bool) -> Iterator[Leaf]:
    """The leaves to rank by, in the order typed."""
    match node:
        case Leaf():
            if positive:
                yield node
        case Negated():
            yield from _positive(node.part, not positive)
        case All() | Any():
            for part in node.parts:
                yield from _positive(part, positive)


def _condition(node: Node, demanded: bool) -> Condition | None:
    """What `node` demands of a hit; under an operator (`demanded`) its plain words demand, too."""
    match node:
        case Leaf():
            return node.meaning if node.role is Role.DEMANDS or (demanded and node.role is Role.RANKS) else None
        case Negated():
            inner = _condition(node.part, True)
            return inner.part if isinstance(inner, Not) else inner and Not(inner)
        case All():
            return _joined(And, [_condition(part, demanded or node.demanded) for part in node.parts])
        case Any():
            return _joined(Or, [_condition(part, True) for part in node.parts])


def _joined(kind: type[And] | type[Or], parts: Sequence[Condition | None]) -> Condition | None:
    """The parts under one And or Or, without one of the same kind inside."""
    flat: list[Condition] = []
    for part in parts:
        if part is not None:
            flat.extend(part.parts if isinstance(part, kind) else (part,))
    return kind(tuple(flat)) if len(flat) > 1 else next(iter(flat), None)


class _LeafReader:
    """Reads the words, phrases and filters of one query and gathers the notes."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._notes: dict[str, None] = {}

    def note(self, sentence: str) -> None:
        self._notes[sentence] = None

    def notes(self) -> tuple[str, ...]:
        """Each note once, and only as many as a person reads."""
        notes = tuple(self._notes)
        if len(notes) <= MAX_NOTES:
            return notes
        return (*notes[:MAX_NOTES], f"{len(notes) - MAX_NOTES} more parts of the query were not understood.")

    def read(self, token: Token) -> Leaf:
        match token.kind:
            case TokenKind.PHRASE:
                return self._phrase(token)
            case TokenKind.FILTER:
                return self._filter(token)
            case TokenKind.OPEN_QUOTE:
                place = f"before {_quoted(token.source)}" if token.source else "at the end"
                self.note(f"The quotation mark {place} is never closed; it was left out.")
                return Leaf("")
        return self._word(token)

    def _phrase(self, token: Token) -> Leaf:
        (words,) = token.values
        if _has(words, "LN"):
            return Leaf(words, Phrase(words), Role.DEMANDS)
        self.note("Quotation marks without a word between them were left out.")
        return Leaf(words)

    def _filter(self, token: Token) -> Leaf:
        assert token.field is not None, "the lexer gives every filter its field"
        try:
            return Leaf("", read_filter(token.field, token.values, self._today), Role.DEMANDS)
        except NotUnderstood as error:
            self.note(f"{_quoted(token.source)} is not {error}; it was read as plain words.")
            return Leaf(token.source, Term(token.source))

    def _word(self, token: Token) -> Leaf:
        word = _bare(token.source)
        start, star, rest = word.partition("*")
        if not _has(word, "LN"):
            return Leaf(token.source)
        if star and not rest and start:
            return Leaf(start, Term(start, prefix=True), Role.DEMANDS)
        if star:
            self.note(f"A star works at the end of a word only; {_quoted(word)} was read as plain words.")
            return Leaf(token.source, Term(word))
        if found := _LIKE_A_FILTER.match(word):
            fields = ", ".join(FilterField)
            self.note(f"“{found[1]}:” is not a filter of Akin ({fields}); {_quoted(word)} was read as plain words.")
            return Leaf(token.source, Term(word))
        return Leaf(token.source, Term(word), Role.RANKS)


def _bare(source: str) -> str:
    """The word without what a sentence puts around it."""
    word = source.rstrip(_TRAILING).lstrip(_LEADING)
    return word.rstrip(")" + _TRAILING) if word.count(")") > word.count("(") else word


def _has(text: str, classes: str) -> bool:
    """Whether a character of one of these Unicode classes (L letters, N numbers, S symbols) is in the text."""
    return any(unicodedata.category(character)[0] in classes for character in text)


def _quoted(source: str) -> str:
    """The source in quotation marks, on one line and shortened to what a person needs to find it."""
    source = " ".join(source.split())
    return f"“{source if len(source) <= _QUOTED_LENGTH else source[: _QUOTED_LENGTH - 1] + '…'}”"

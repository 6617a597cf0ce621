"""Splits what a person typed into tokens: words, phrases, filters, brackets and operators."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from dataclasses import field as data
from enum import Enum, auto

from app.domain.queries import FilterField


class TokenKind(Enum):
    """What a token is. MINUS is a `-` that stands directly before what it excludes; the others are as typed."""

    WORD = auto()
    PHRASE = auto()
    FILTER = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    OPEN_QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of the query. `source` is as typed; a phrase has its words in `values`, a filter its values.

    OPEN_QUOTE is a quotation mark that is never closed; `source` is what follows it, for the note. The token stands at
    the characters from `start` to `end` of the cleaned text.
    """

    kind: TokenKind
    source: str
    field: FilterField | None = None
    values: tuple[str, ...] = ()
    start: int = data(default=0, compare=False)
    end: int = data(default=0, compare=False)


# Any mark of a family closes a phrase that another one opened: languages disagree about which is which.
_QUOTE_FAMILIES = ('"“”„‟', "«»", "「」『』")
_QUOTES = "".join(_QUOTE_FAMILIES)
_CLOSERS = {mark: re.compile(f"[{family}]") for family in _QUOTE_FAMILIES for mark in family}

_SPACE = re.compile(r"\s+")
_OPERATOR = re.compile(rf"(AND|OR|NOT)(?=[\s(){_QUOTES}]|$)")
_MINUS = re.compile(rf"-(?=[\w({_QUOTES}]|[#@$.'’]\w)")
# Not before a second colon, which makes it code: `Type::method`.
_FIELD = re.compile(rf"({'|'.join(FilterField)}):(?!:)", re.IGNORECASE | re.ASCII)
# Corner brackets end a word, for nobody puts a space before them.
_WORD_PIECE = re.compile(r"[^\s()「『]+")
_VALUE_PIECE = re.compile(r"[^\s()「『,]+")

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {ord("≥"): ">=", ord("≤"): "<="}
# Soft hyphens, zero-width spaces, marks of direction and byte order marks come along with pasted text, unseen.
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x61C, 0x200B, 0x200E, 0x200F, 0xFEFF, *range(0x202A, 0x202F), *range(0x2060, 0x2070)]
)
_LOOK_ALIKES = _FULL_WIDTH | _INVISIBLE
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
# Joiners belong inside words (Persian, Indic scripts, emoji) and mean nothing at their edges.
_JOINERS_AT_EDGE = re.compile(r"(?<!\S)[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]++(?!\S)")
# Normalising is quadratic in the number of combining marks in a row, hence in bites.
_BITE = re.compile(r"\S{1,256}")


def clean(raw: str) -> str:
    """Makes equal what looks equal: composes accents, narrows full-width forms, drops what cannot be seen."""
    if raw.isascii() and raw.isprintable():
        return raw
    visible = _CONTROL.sub(" ", raw.translate(_LOOK_ALIKES))
    visible = _JOINERS_AT_EDGE.sub("", visible)
    return _BITE.sub(lambda bite: unicodedata.normalize("NFC", bite[0]), visible)


def tokenize(raw: str) -> tuple[Token, ...]:
    """Every token of `raw` in order; reads any string, in time linear in its length."""
    return tuple(_Lexer(clean(raw)).tokens())


class _Lexer:
    """Walks once over the text.

    `_inner` holds a count for the top level and one for each group that is open: the brackets that words have opened
    there (`f(x, y)`), whose closing ones belong to words, too. `_unclosed` remembers which quotation marks have no
    partner ahead.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._inner = [0]
        self._unclosed: set[re.Pattern[str]] = set()

    def tokens(self) -> Iterator[Token]:
        while self._skip_space():
            start = self._at
            token = self._bracket() or self._operator() or self._quoted() or self._filter() or self._word()
            yield replace(token, start=start, end=self._at)

    def _skip_space(self) -> bool:
        if space := _SPACE.match(self._text, self._at):
            self._at = space.end()
        return self._at < len(self._text)

    def _bracket(self) -> Token | None:
        if self._text[self._at] == "(":
            self._inner.append(0)
            return self._take(TokenKind.OPEN, self._at + 1)
        if self._text[self._at] == ")" and self._closes_group():
            self._inner.pop()
            return self._take(TokenKind.CLOSE, self._at + 1)
        return None

    def _closes_group(self) -> bool:
        """Whether a closing bracket here closes a group; otherwise it belongs to a word: `f(x)`, `1)`, `:-)`."""
        return len(self._inner) > 1 and not self._inner[-1]

    def _operator(self) -> Token | None:
        if found := _OPERATOR.match(self._text, self._at):
            return self._take(TokenKind[found[1]], found.end())
        if found := _MINUS.match(self._text, self._at):
            return self._take(TokenKind.MINUS, found.end())
        return None

    def _quoted(self) -> Token | None:
        if self._text[self._at] not in _CLOSERS:
            return None
        end = self._closing_quote(self._at)
        if end is None:
            rest = self._text[self._at + 1 : self._at + 80].strip()
            self._at += 1
            return Token(TokenKind.OPEN_QUOTE, rest)
        inside = " ".join(self._text[self._at + 1 : end].split())
        return self._take(TokenKind.PHRASE, end + 1, values=(inside,))

    def _closing_quote(self, opening: int) -> int | None:
        closer = _CLOSERS[self._text[opening]]
        found = None if closer in self._unclosed else closer.search(self._text, opening + 1)
        if found is None:
            self._unclosed.add(closer)
            return None
        return found.start()

    def _filter(self) -> Token | None:
        name = _FIELD.match(self._text, self._at)
        if name is None:
            return None
        field = FilterField(name[1].lower())
        values, end = self._values(name.end())
        return self._take(TokenKind.FILTER, end, field, tuple(value for value in values if value))

    def _values(self, start: int) -> tuple[list[str], int]:
        """The values from `start` that commas separate, and where they end."""
        values: list[str] = []
        while True:
            if self._text[start : start + 1] in _CLOSERS and (end := self._closing_quote(start)) is not None:
                values.append(self._text[start + 1 : end].strip())
                start = end + 1
            else:
                end = self._run(_VALUE_PIECE, start)
                values.append(self._text[start:end])
                start = end
            if self._text[start : start + 1] != ",":
                return values, start
            start += 1

    def _word(self) -> Token:
        return self._take(TokenKind.WORD, self._run(_WORD_PIECE, self._at))

    def _run(self, piece: re.Pattern[str], start: int) -> int:
        """Where the run of `piece` and of brackets that belong to it ends."""
        at = start
        while at < len(self._text):
            if found := piece.match(self._text, at):
                at = found.end()
            elif self._text[at] == "(":
                self._inner[-1] += 1
                at += 1
            elif self._text[at] == ")" and not self._closes_group():
                self._inner[-1] = max(0, self._inner[-1] - 1)
                at += 1
            else:
                break
        return at

    def _take(self, kind: TokenKind, end: int, field: FilterField | None = None, values: tuple[str, ...] = ()) -> Token:
        source = self._text[self._at : end]
        self._at = end
        return Token(kind, source, field, values)

"""Builds the tree of a query from its tokens: brackets and operators in, nothing malformed left.

From loosest to tightest: parts side by side, OR, AND, NOT and `-`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.language.lexer import Token, TokenKind
from app.domain.queries import Condition, Term

MAX_BRACKET_DEPTH = 20

_BINARY = (TokenKind.AND, TokenKind.OR)
_UNARY = (TokenKind.NOT, TokenKind.MINUS)
_STRUCTURE = (TokenKind.OPEN, TokenKind.CLOSE, *_BINARY, *_UNARY)


class Role(Enum):
    """Whether a leaf is a condition: always, only under an operator, or never (what could not be understood)."""

    DEMANDS = auto()
    RANKS = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, phrase or filter: the text it adds to the ranking, and what it means (None: nothing to search for)."""

    text: str
    meaning: Condition | None = None
    role: Role = Role.PLAIN

    @property
    def searchable(self) -> bool:
        """Whether an operator can work on it."""
        return self.role is not Role.PLAIN


@dataclass(frozen=True, slots=True)
class All:
    """Parts that stand side by side or, with `demanded`, under AND."""

    parts: tuple["Node", ...]
    searchable: bool
    demanded: bool


@dataclass(frozen=True, slots=True)
class Any:
    """Parts that OR joins."""

    parts: tuple["Node", ...]
    searchable: bool = True


@dataclass(frozen=True, slots=True)
class Negated:
    """What NOT or `-` leaves out."""

    part: "Node"
    searchable: bool = True


Node = Leaf | All | Any | Negated
_Item = Node | Token  # a token in a row is an operator that has not been applied yet


def build_tree(tokens: Sequence[Token], read_leaf: Callable[[Token], Leaf], note: Callable[[str], None]) -> Node:
    """The tree of all tokens. `read_leaf` reads what is neither bracket nor operator.

    Brackets without a partner, and all of them where they nest deeper than MAX_BRACKET_DEPTH, are left out; an operator
    with nothing to work on becomes a plain word. `note` is told of each in a sentence.
    """
    pairs, depth = _matched_brackets(tokens)
    if depth > MAX_BRACKET_DEPTH:
        note(f"Brackets are nested more than {MAX_BRACKET_DEPTH} deep; brackets and operators were left out.")
        leaves = tuple(read_leaf(token) for token in tokens if token.kind not in _STRUCTURE)
        return _side_by_side(leaves)
    groups: list[list[_Item]] = [[]]
    for index, token in enumerate(tokens):
        if index in pairs and token.kind is TokenKind.OPEN:
            groups.append([])
        elif index in pairs:
            row = groups.pop()
            groups[-1].append(_read_group(row, note))
        elif token.kind in (TokenKind.OPEN, TokenKind.CLOSE):
            note(f"A bracket “{token.source}” has no partner; it was left out.")
        else:
            groups[-1].append(token if token.kind in _STRUCTURE else read_leaf(token))
    return _read_row(groups[0], note)


def _matched_brackets(tokens: Sequence[Token]) -> tuple[set[int], int]:
    """The positions of the brackets that have a partner, and how deep those nest."""
    open_at: list[int] = []
    pairs: dict[int, int] = {}
    for index, token in enumerate(tokens):
        if token.kind is TokenKind.OPEN:
            open_at.append(index)
        elif token.kind is TokenKind.CLOSE and open_at:
            pairs[open_at.pop()] = index
    depth = deepest = 0
    ends = set(pairs.values())
    for index in sorted(pairs.keys() | ends):
        depth += -1 if index in ends else 1
        deepest = max(deepest, depth)
    return pairs.keys() | ends, deepest


def _read_group(row: Sequence[_Item], note: Callable[[str], None]) -> Node:
    if not row:
        note("Brackets with nothing between them were left out.")
        return Leaf("")
    return _read_row(row, note)


def _read_row(items: Sequence[_Item], note: Callable[[str], None]) -> Node:
    """The tree of what stands side by side at one level of brackets."""
    rest = _applicable(items, note)[::-1]
    parts: list[Node] = []
    while rest:
        parts.append(_read_alternatives(rest))
    return _side_by_side(tuple(parts))


def _side_by_side(parts: tuple[Node, ...]) -> Node:
    return All(parts, any(part.searchable for part in parts), demanded=False)


def _applicable(items: Sequence[_Item], note: Callable[[str], None]) -> list[_Item]:
    """`items` with each operator that lacks something to work on turned into a plain word, from right to left."""
    row = list(items)
    for index in reversed(range(len(row))):
        token = row[index]
        if isinstance(token, Token):
            after = row[index + 1] if index + 1 < len(row) else Leaf("")
            before = row[index - 1] if index else Leaf("")
            if not (_starts_operand(after) and (token.kind in _UNARY or _is_operand(before))):
                row[index] = _stray_operator(token, note)
    return row


def _is_operand(item: _Item) -> bool:
    return not isinstance(item, Token) and item.searchable


def _starts_operand(item: _Item) -> bool:
    return item.kind in _UNARY if isinstance(item, Token) else item.searchable


def _stray_operator(token: Token, note: Callable[[str], None]) -> Leaf:
    if token.kind is TokenKind.MINUS:
        note("There is nothing that “-” could leave out of the results; it was ignored.")
        return Leaf("")
    place = "after it" if token.kind is TokenKind.NOT else "on both sides"
    note(f"“{token.source}” needs something to search for {place}; it was read as a plain word.")
    return Leaf(token.source, Term(token.source))


def _read_alternatives(rest: list[_Item]) -> Node:
    """Takes one operand of the row from the end of `rest` (the row, reversed), with all that OR joins to it."""
    parts = [_read_joined(rest)]
    while _take(rest, TokenKind.OR):
        parts.append(_read_joined(rest))
    return Any(tuple(parts)) if len(parts) > 1 else parts[0]


def _read_joined(rest: list[_Item]) -> Node:
    parts = [_read_negated(rest)]
    while _take(rest, TokenKind.AND):
        parts.append(_read_negated(rest))
    return All(tuple(parts), searchable=True, demanded=True) if len(parts) > 1 else parts[0]


def _read_negated(rest: list[_Item]) -> Node:
    negations = 0
    while _take(rest, *_UNARY):
        negations += 1
    node = rest.pop()
    assert not isinstance(node, Token), "an operator without an operand has become a plain word before"
    if negations % 2:
        return Negated(node)
    return All((node,), searchable=True, demanded=True) if negations else node


def _take(rest: list[_Item], *kinds: TokenKind) -> bool:
    """Whether an operator of these kinds comes next; it is taken."""
    if rest and isinstance(rest[-1], Token) and rest[-1].kind in kinds:
        rest.pop()
        return True
    return False

"""Patterns as in .gitignore, held against one file or folder at a time, as Git does on its way down."""

import re
import warnings
from collections.abc import Iterable
from typing import NamedTuple

from pathspec import GitIgnoreSpec

LONGEST_PATTERN = 1_000
MOST_STARS = 4  # matching takes time to the power of their number, and a stranger may have written the pattern
_STARS = re.compile(r"\*+")
_FOLDER_GROUP = "(?P<ps_d>"
_ANYWHERE = "^(?:.+/)?"  # how the expression of a pattern begins that may match in any folder
_END = re.compile(r"\(\?P<ps_d>/\)$|\(\?:\(\?P<ps_d>/\)\|\$\)$")
_FOLDERS_INSIDE = re.compile(r"/\*\*/\s*$")


class Pattern(NamedTuple):
    """One line: `regex` matches the relative path of what it names, where folders end with a slash.

    `include` is False for a pattern that begins with "!"; where `by_name`, the last name of the path decides.
    """

    include: bool
    regex: re.Pattern[str]
    by_name: bool


class Patterns(NamedTuple):
    """The patterns of one list, in order; `either` matches what any of them matches, None where there are none.

    Where `by_name`, all of them look at names only.
    """

    every: tuple[Pattern, ...]
    either: re.Pattern[str] | None
    by_name: bool

    def verdict(self, path: str) -> bool | None:
        """Whether the last pattern that matches leaves the path out; None where none matches, as for nearly all.

        Where the patterns are `by_name`, a name is to be given instead of a path.
        """
        if self.either is None or not self.either.match(path):
            return None
        return next((pattern.include for pattern in reversed(self.every) if pattern.regex.search(path)), None)


def is_usable(line: str) -> bool:
    """Whether a line can be read as a pattern and cannot hold up the walk."""
    if len(line) > LONGEST_PATTERN or len(_STARS.findall(line)) > MOST_STARS:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            read_patterns([line])
    except (ValueError, re.error, FutureWarning):
        return False
    return True


def read_patterns(lines: Iterable[str]) -> Patterns:
    """The patterns of usable lines; comments and empty lines are none. Raises ValueError or re.error for a wrong one.

    pathspec's own verdict on a path also counts its parents' matches and ranks patterns for folders below others. On a
    walk that has judged the parents already this would skip the folders that "!*/" lets back in, so its expressions
    are used, each bound to the end of the path, and the last match decides.
    """
    spec = GitIgnoreSpec.from_lines(_FOLDERS_INSIDE.sub("/**/*/", line) for line in lines)
    kept = [(each.include, each.regex.pattern) for each in spec.patterns if each.include is not None and each.regex]
    every = tuple(
        Pattern(include, re.compile(_to_the_end(expression), re.DOTALL), _is_name(expression))
        for include, expression in kept
    )
    by_name = all(pattern.by_name for pattern in every)
    either = "|".join(_at_the_beginning(expression, by_name=by_name) for _, expression in kept)
    return Patterns(every, re.compile(either, re.DOTALL) if every else None, by_name)


def _is_name(expression: str) -> bool:
    """Whether the expression of a pattern has no slash but at its end, so that it matches in any folder."""
    name = _END.sub("", expression.removeprefix(_ANYWHERE)).replace("[^/]", "")
    return not expression.startswith("^") or (expression.startswith(_ANYWHERE) and "/" not in name)


def _at_the_beginning(expression: str, *, by_name: bool) -> str:
    """The same for `match`, and for being one of several; where no folder stands before, most are soon passed over."""
    expression = expression.replace(_FOLDER_GROUP, "(?:")  # a name stands once only
    if not expression.startswith("^"):
        return f".*{expression}"
    return expression.replace(_ANYWHERE, "", 1) if by_name else expression


def _to_the_end(expression: str) -> str:
    if _FOLDER_GROUP in expression:  # ends with the slash of a folder or the end of the path
        return rf"(?:{expression})\Z"
    return rf"(?:{expression}).{'*' if expression == '.' else '+'}\Z"  # "*", or everything inside a folder

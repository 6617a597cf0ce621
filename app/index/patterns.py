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
_FOLDERS_INSIDE = re.compile(r"/\*\*/\s*$")


class Pattern(NamedTuple):
    """One line: `regex` matches the relative path of what it names, where folders end with a slash.

    `include` is False for a pattern that begins with "!".
    """

    include: bool
    regex: re.Pattern[str]


class Patterns(NamedTuple):
    """The patterns of one list, in order; `either` matches what any of them matches, None where there are none."""

    every: tuple[Pattern, ...]
    either: re.Pattern[str] | None

    def verdict(self, path: str) -> bool | None:
        """Whether the last pattern that matches leaves the path out; None where none matches, as for nearly all."""
        if self.either is None or not self.either.search(path):
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
    every = tuple(
        Pattern(pattern.include, re.compile(_to_the_end(pattern.regex.pattern), re.DOTALL))
        for pattern in spec.patterns
        if pattern.include is not None and pattern.regex is not None
    )
    expressions = (pattern.regex.pattern.replace(_FOLDER_GROUP, "(?:") for pattern in every)  # a name stands once only
    return Patterns(every, re.compile("|".join(expressions), re.DOTALL) if every else None)


def _to_the_end(expression: str) -> str:
    if _FOLDER_GROUP in expression:  # ends with the slash of a folder or the end of the path
        return rf"(?:{expression})\Z"
    return rf"(?:{expression}).{'*' if expression == '.' else '+'}\Z"  # "*", or everything inside a folder

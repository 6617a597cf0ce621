"""What the parts of a file of code are (comments, strings, keywords), told by Pygments, which knows all languages."""

import time
from collections.abc import Iterator
from typing import Any

from app.domain.previews import Colours

MOST_WHOLE = 300_000  # characters; of a longer text only the part itself is read, and a long comment may be missed
_SECONDS = 1.5


def colours_of(name: str, format_name: str, text: str, first: int, last: int) -> Colours:
    """The coloured spans between two characters of a text; none where the language is unknown."""
    lexer = _lexer(name, format_name)
    if lexer is None:
        return Colours(())
    start = 0 if last <= MOST_WHOLE else first
    return Colours(tuple(_spans(lexer, text[start:last], start, first)))


def _spans(lexer: Any, text: str, start: int, first: int) -> Iterator[tuple[int, int, str]]:
    end = time.monotonic() + _SECONDS
    for at, kind, value in lexer.get_tokens_unprocessed(text):
        role = _role(kind)
        if role and start + at + len(value) > first:
            yield start + at, start + at + len(value), role
        if time.monotonic() > end:
            return


def _role(kind: Any) -> str:
    from pygments.token import Comment, Generic, Keyword, Name, Number, Operator, String

    roles = (
        (Comment, "comment"),
        (String, "string"),
        (Number, "number"),
        (Keyword, "keyword"),
        (Operator.Word, "keyword"),
        (Name.Function, "name"),
        (Name.Class, "name"),
        (Name.Decorator, "name"),
        (Name.Tag, "keyword"),
        (Name.Attribute, "name"),
        (Generic.Heading, "markup"),
        (Generic.Subheading, "markup"),
        (Generic.Inserted, "string"),
        (Generic.Deleted, "comment"),
    )
    return next((role for token, role in roles if kind in token), "")


def _lexer(name: str, format_name: str) -> Any:
    from pygments.lexers import get_lexer_by_name, get_lexer_for_filename  # loaded for code only (start-up time)
    from pygments.util import ClassNotFound

    for get, key in ((get_lexer_by_name, format_name), (get_lexer_for_filename, name)):
        try:
            return get(key)
        except ClassNotFound:
            continue
    return None

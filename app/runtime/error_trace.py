"""Tells how an error came about without telling anything of the person's: no file, no name, no word of theirs."""

import re
import sysconfig
import traceback
from collections.abc import Iterator
from pathlib import Path, PurePath

# The messages of these speak of the program alone; those of others may quote what the program was working on.
_HARMLESS = (
    AttributeError, IndexError, ImportError, NameError, NotImplementedError, RecursionError, StopIteration, TypeError,
    ZeroDivisionError,
)  # fmt: skip
_PACKAGE = Path(__file__).resolve().parents[2]
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"|“[^”\n]*”|«[^»\n]*»|`[^`\n]*`")
_PATH = re.compile(r"\S*[\\/].*")  # to the end of the line, since names may hold spaces
_FAULT_LINE = re.compile(r'^(\s*File )"([^"]*)"(.*)$')
_MOST_ERRORS = 8  # in a chain of causes


def describe(error: BaseException) -> str:
    """The error with its causes, the last one last: code lines and kinds of errors, no message that may quote."""
    chain = list(_chain(error))
    return "\n\n".join(_describe_one(each) for each in reversed(chain[:_MOST_ERRORS]))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def _describe_one(error: BaseException) -> str:
    lines = []
    for frame in traceback.extract_tb(error.__traceback__):
        lines.append(f"  {shown_path(frame.filename)}:{frame.lineno} in {frame.name}")
        lines += [f"      {frame.line}"] if frame.line else []
    return "\n".join([*lines, f"{type(error).__qualname__}{_message(error)}"])


def _message(error: BaseException) -> str:
    if isinstance(error, _HARMLESS):
        return f": {without_private(str(error), quoted=False)}"
    if isinstance(error, OSError) and error.errno is not None:
        return f": error {error.errno} of the system (what it was about is left out)"
    return " (its message is left out)"


def shown_path(file: str) -> str:
    """Where a file of code lies in its package; nothing of where that is installed."""
    if file.startswith("<"):
        return file
    parts = PurePath(file.replace("\\", "/")).parts
    for marker in ("site-packages", "dist-packages"):
        if marker in parts:
            return "/".join(parts[parts.index(marker) + 1 :])
    for root in (_PACKAGE, Path(sysconfig.get_path("stdlib"))):
        try:
            return Path(file).relative_to(root).as_posix()
        except ValueError:
            continue
    return f"…/{parts[-1]}" if parts else ""


def without_private(text: str, *, quoted: bool = True) -> str:
    """`text` without anything that looks like a path, and with `quoted` without what stands in quotation marks."""
    if quoted:
        text = _QUOTED.sub("‹…›", text)
    return _PATH.sub("‹…›", text)


def clean_fault(dump: str) -> str:
    """What Python's fault handler wrote, with the places of code files made short."""
    return "\n".join(_FAULT_LINE.sub(lambda found: _short(found), line) for line in dump.splitlines())


def _short(found: re.Match[str]) -> str:
    return f'{found[1]}"{shown_path(found[2])}"{found[3]}'

"""What commands print on a terminal of few columns, and where there is none."""

import io
import re

import pytest
from rich.console import Console
from rich.text import Text

from app.cli.progress import ProgressBars
from app.cli.prose import say
from app.domain.progress import Progress, Stage

SENTENCE = "70: 0 waiting, 65 indexed, 0 skipped, 5 failed (akin status --failed tells why)"
_CODES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def printed(text: str, label: str, *, width: int, terminal: bool = True) -> list[str]:
    stream = io.StringIO()
    say(Console(file=stream, force_terminal=terminal, width=width, highlight=False), Text(text), label)
    return _CODES.sub("", stream.getvalue()).splitlines()


@pytest.mark.parametrize("width", [40, 60, 80])
def test_prose_breaks_between_words_and_in_line_with_its_start(width: int) -> None:
    first, *others = printed(SENTENCE, "Files        ", width=width)
    assert first.startswith("Files        70: ")
    assert all(len(line) <= width for line in (first, *others))
    assert all(re.match(r" {13}\S", line) for line in others)
    assert " ".join([first[13:].strip(), *(line.strip() for line in others)]) == SENTENCE


def test_prose_stays_whole_where_a_program_reads_it() -> None:
    assert printed(SENTENCE, "Files        ", width=40, terminal=False) == [f"Files        {SENTENCE}"]


def test_a_word_that_is_wider_than_the_terminal_is_shown_to_its_end() -> None:
    lines = printed("x" * 100, "→ ", width=40)
    assert "".join(line[2:] for line in lines) == "x" * 100


@pytest.mark.parametrize("width", [36, 40, 52, 60, 72, 80, 120])
def test_progress_is_not_cut(width: int) -> None:
    stream = io.StringIO()
    with ProgressBars(Console(file=stream, force_terminal=True, width=width)) as bars:
        bars.show(Progress(Stage.SCAN, 99_999, 99_999))
        bars.show(Progress(Stage.WORDS, 99_999, 99_999, 123_456))
        bars.show(Progress(Stage.MEANING, 99_999, 99_999))
    text = _CODES.sub("", stream.getvalue())
    assert "…" not in text
    for title, unit in (("Names", "files"), ("Words", "files"), ("Meaning", "passages")):
        assert re.search(rf"{title} +(?:\S+ +)?99999/99999 {unit}", text)

"""The window can say what the engine writes down of files in its own language."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from app.ui.engine_words import SENTENCES, in_words, is_for_a_terminal

APP = Path(__file__).parents[2] / "app"
WRITTEN_DOWN = {"SkippedFileError", "FailedFileError", "Unshown"}


def literal(node: ast.expr) -> str | None:
    """The text of an argument, with 7 for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)
    return None


def reasons_of_the_engine() -> Iterator[str]:
    for file in [*(APP / "extract").rglob("*.py"), *(APP / "index").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in WRITTEN_DOWN and node.args:
                told = literal(node.args[-1])
                if told is not None:
                    yield told


class Backwards(QTranslator):
    """A language in which every sentence stands in brackets."""

    def translate(self, context: str, source: str, *_: object) -> str:  # type: ignore[override]
        return f"«{source}»" if context == "Engine" else ""


@pytest.fixture
def backwards(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001 - a translator needs one
    translator = Backwards()
    QCoreApplication.installTranslator(translator)
    yield
    QCoreApplication.removeTranslator(translator)


@pytest.mark.usefixtures("backwards")
def test_every_reason_of_the_engine_has_words() -> None:
    reasons = set(reasons_of_the_engine())
    assert len(reasons) > 20
    assert [reason for reason in reasons if not in_words(reason).startswith("«")] == []


@pytest.mark.usefixtures("backwards")
def test_what_a_sentence_is_about_stays() -> None:
    assert in_words("There is no folder /home/ada/50% off.") == "«There is no folder /home/ada/50% off.»"
    assert in_words("This needs 12 MB, and the disk of /a has 3 MB free.") == (
        "«This needs 12 MB, and the disk of /a has 3 MB free.»"
    )
    assert in_words("Its pictures could not be read: The file is empty.") == (
        "«Its pictures could not be read: «The file is empty.»»"
    )


@pytest.mark.usefixtures("qapp")
@given(st.text())
def test_what_is_not_known_is_shown_as_it_is(text: str) -> None:
    assert in_words(text) == text


@pytest.mark.usefixtures("qapp")
@given(st.sampled_from(SENTENCES), st.text(min_size=1), st.text(min_size=1), st.text(min_size=1))
def test_in_the_language_of_the_engine_nothing_changes(template: str, one: str, two: str, three: str) -> None:
    sentence = template.replace("%3", three).replace("%2", two).replace("%1", one)
    assert in_words(sentence) == sentence


def test_commands_are_told_from_words() -> None:
    assert is_for_a_terminal("Add a folder first: akin index FOLDER")
    assert is_for_a_terminal("Run `akin doctor`.")
    assert is_for_a_terminal("Add --replace to put the backup in its place")
    assert not is_for_a_terminal("Akin may not read it. Check its permissions.")

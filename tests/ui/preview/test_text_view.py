"""Texts are laid out for reading, with the passages where they stand, and come as one scrolls."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.previews import FoundPassage, Look
from app.ui.preview.client import PreviewClient
from app.ui.preview.text_view import TextView
from app.ui.theme import Appearance, Theme
from tests.ui.preview.conftest import WAIT

Open = Callable[..., TextView]


@pytest.fixture
def opened(client: PreviewClient, theme: Theme, look: Callable[[Path], Look], holder: QWidget, qtbot: QtBot) -> Open:
    """Shows a file in a window and waits until there is something to be seen."""

    def open_file(path: Path, *passages: FoundPassage, current: int = 0) -> TextView:
        view = TextView(client, theme, str(path), look(path), holder)
        view.setGeometry(holder.rect())
        view.show()
        view.show_passages(passages, current, go=True)
        with qtbot.waitSignal(view.ready, timeout=WAIT):
            view.begin()
        return view

    return open_file


def passage(text: str, *words: str) -> FoundPassage:
    spans = tuple((text.index(word), text.index(word) + len(word)) for word in words)
    return FoundPassage(None, -1, -1, text, spans)


def marked(view: TextView) -> list[str]:
    """What is marked: each passage, then its words."""
    return [selection.cursor.selectedText() for selection in view.extraSelections()]


def seen(view: TextView) -> str:
    """The text between the first and the last line in the view."""
    cursor = view.cursorForPosition(view.viewport().rect().topLeft())
    end = view.cursorForPosition(view.viewport().rect().bottomRight())
    cursor.setPosition(end.position(), cursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def test_a_document_is_laid_out_with_its_headings_and_tables(opened: Open, tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Tides 🌊 and mills", 1)
    made.add_paragraph("The sea 🌊 leaves the harbour twice a day.")
    table = made.add_table(2, 2)
    for number, text in enumerate(("Site", "Height 🌊", "Mill", "11 m")):
        table.cell(number // 2, number % 2).text = text
    made.save(str(tmp_path / "a.docx"))
    view = opened(tmp_path / "a.docx", passage("The sea 🌊 leaves the harbour", "harbour"), passage("11 m"))
    sizes = {view.document().findBlockByNumber(n).charFormat().font().pointSizeF() for n in (0, 1)}
    assert len(sizes) == 2
    assert marked(view) == ["11 m", "The sea 🌊 leaves the harbour", "harbour"]
    view.show_passages(view._passages, 1, go=True)
    assert marked(view) == ["The sea 🌊 leaves the harbour", "11 m"]


def test_a_long_text_is_loaded_around_the_passage_and_goes_on_both_ways(
    opened: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    lines = [f"line {number} of a long log 🌊" for number in range(20_000)]
    (tmp_path / "a.log").write_text("\n".join(lines))
    view = opened(tmp_path / "a.log", passage("line 12345 of a long log", "12345"))
    assert marked(view) == ["line 12345 of a long log", "12345"]
    assert "line 12345 " in seen(view)
    assert len(view.toPlainText()) < 100_000
    first, end = view._loader.first, view._loader.end
    view.verticalScrollBar().setValue(0)
    top = seen(view)[:12]
    qtbot.waitUntil(lambda: view._loader.first < first, timeout=WAIT)
    assert top in seen(view)  # what was seen has not moved
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: view._loader.end > end, timeout=WAIT)
    text = "\n".join(lines)
    assert view.toPlainText() == text[view._loader.first : view._loader.end]
    assert marked(view) == ["line 12345 of a long log", "12345"]


def test_home_and_end_go_to_the_ends_of_the_whole_text(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("\n".join(f"line {number} of a long log" for number in range(20_000)))
    view = opened(tmp_path / "a.log", passage("line 12345 of a long log"))
    QTest.keyClick(view, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: "line 19999" in seen(view), timeout=WAIT)
    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: seen(view).startswith("line 0 "), timeout=WAIT)


def test_stepping_to_a_passage_far_away_loads_the_text_there(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.log").write_text("\n".join(f"line {number} of a long log" for number in range(20_000)))
    found = (passage("line 15 of a long log"), passage("line 17777 of a long log"))
    view = opened(tmp_path / "a.log", *found)
    view.show_passages(found, 1, go=True)
    qtbot.waitUntil(lambda: "line 17777 " in seen(view), timeout=WAIT)


def test_code_is_coloured_and_set_in_equal_letters(opened: Open, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("def f(x):  # 🌊 why\n    return 'text'\n")
    view = opened(tmp_path / "a.py")

    def coloured() -> dict[str, str]:
        block = view.document().firstBlock()
        return {
            block.text()[part.start : part.start + part.length]: part.format.foreground().color().name()
            for part in block.layout().formats()
        }

    qtbot.waitUntil(lambda: "def" in coloured(), timeout=WAIT)
    tokens = view._theme.tokens
    assert coloured()["def"] == tokens.accent.name()
    assert coloured()["# 🌊 why"] == tokens.secondary.name()
    font = view.document().firstBlock().begin().fragment().charFormat().font()
    assert QFontInfo(font).fixedPitch()


def test_the_colours_follow_the_theme(opened: Open, theme: Theme, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Tides\n\nWords about the sea.")
    view = opened(tmp_path / "a.md", passage("Words about", "Words"))
    theme.set_appearance(Appearance.DARK)
    block = view.document().firstBlock().next()
    assert block.begin().fragment().charFormat().foreground().color() == theme.tokens.text
    assert view.extraSelections()[0].format.background().color() == theme.tokens.accent_soft
    theme.set_appearance(Appearance.LIGHT)


def test_letters_can_be_made_larger(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words " * 2000)
    view = opened(tmp_path / "a.txt")
    before = view.document().size().height()
    view.zoom_step(1)
    assert view.percent == 110
    assert view.document().size().height() > before
    view.zoom_to(100)
    assert view.document().size().height() == pytest.approx(before)
    assert view.horizontalScrollBar().maximum() == 0

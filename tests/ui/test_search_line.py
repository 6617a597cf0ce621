"""The line takes whatever is pasted, and stays one line of words."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.search_line import SearchLine
from app.ui.theme import Theme


@pytest.fixture
def line(qapp: QApplication, qtbot: QtBot) -> SearchLine:
    made = SearchLine(Theme(qapp))
    qtbot.addWidget(made)
    made.show()
    return made


def paste(line: SearchLine, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)
    line.paste_anything()


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("tidal\npower\tplants", "tidal power plants"),
        ("/home/ada/a b.pdf\r\n/home/ada/c.pdf\r\n", "/home/ada/a b.pdf /home/ada/c.pdf "),
        ("a\0b\x1b[31mc", "a b [31mc"),
        ("one\u2028two\u2029three", "one two three"),
        ("\ufeffinvoice\u202e fdp", "invoice fdp"),
        ("تقرير عن الطاقة", "تقرير عن الطاقة"),
        ("👩‍🔬 🌊 tide", "👩‍🔬 🌊 tide"),  # joined emoji stay whole
        ("two  spaces", "two  spaces"),
    ],
)
def test_what_is_pasted_becomes_one_line(line: SearchLine, pasted: str, stands: str) -> None:
    paste(line, pasted)
    assert line.text() == stands


@pytest.mark.parametrize("before", ["ab", "🌊b"])
def test_the_cursor_stays_where_the_pasted_text_ends(line: SearchLine, qtbot: QtBot, before: str) -> None:
    line.setText(before)
    line.setCursorPosition(line.cursorPosition() - 1)
    paste(line, "x\n\ny🌊")
    qtbot.keyClicks(line, "!")
    assert line.text() == f"{before[0]}x y🌊!{before[1]}"


def test_a_text_as_long_as_a_book_is_cut_and_keeps_nobody_waiting(line: SearchLine) -> None:
    began = time.thread_time()
    paste(line, "the tide\n" * 120_000)
    assert time.thread_time() - began < 2  # by far: what is quadratic takes minutes
    assert len(line.text()) == line.maxLength()
    assert "\n" not in line.text()


def test_typing_is_left_as_it_is(line: SearchLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "tide  ")
    qtbot.keyClick(line, Qt.Key.Key_Left)
    qtbot.keyClicks(line, "s")
    assert line.text() == "tide s "

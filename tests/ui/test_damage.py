"""A damaged index that a search meets is told with the way to mend it, and never passed off as nothing found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from app.domain.asking import Answered, Question
from app.domain.hits import SearchResponse
from app.ui.application import Program
from app.ui.icons import Icons
from app.ui.result_states import ResultStates
from app.ui.theme import Theme

QUESTION = Question("landlord")


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    made = Program(qapp, tmp_path / "data")
    yield made
    made.end()


def answered(*, damaged: bool) -> Answered:
    return Answered(1, QUESTION, "ranked", SearchResponse(QUESTION.text, (), damaged=damaged))


def test_damage_is_told_with_a_button_until_a_search_finds_it_mended(program: Program) -> None:
    program.search.answered.emit(answered(damaged=True))
    assert program.notices.subjects == ("damage",)
    assert "Repair the index" in [button.text() for button in program.notices.findChildren(QPushButton)]
    program.search.answered.emit(answered(damaged=False))
    assert program.notices.subjects == ()


@pytest.mark.parametrize("damaged", [True, False])
def test_nothing_found_says_that_files_may_be_missing(qapp: QApplication, qtbot: QtBot, damaged: bool) -> None:
    states = ResultStates(Icons(Theme(qapp)))
    qtbot.addWidget(states)
    states.show_nothing(QUESTION, answered(damaged=damaged).response)
    said = [label.text() for label in states.findChildren(QLabel)]
    assert any("damaged" in each for each in said) is damaged

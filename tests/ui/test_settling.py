"""Rows do not move while somebody is at work in the list."""

import pytest
from pytestqt.qtbot import QtBot

from app.ui.settling import Settling

QUIET = 40


@pytest.fixture
def settling(qapp: object) -> Settling:  # noqa: ARG001
    return Settling(QUIET)


def test_a_change_comes_at_once_when_nobody_is_at_work(settling: Settling) -> None:
    made: list[int] = []
    settling.propose(lambda: made.append(1))
    assert made == [1]
    assert not settling.is_waiting


def test_a_change_waits_for_a_moment_of_quiet_and_comes_once(settling: Settling, qtbot: QtBot) -> None:
    made: list[int] = []
    settling.touch()
    settling.propose(lambda: made.append(1))
    settling.propose(lambda: made.append(2))
    assert made == []
    assert settling.is_waiting
    qtbot.waitUntil(lambda: bool(made))
    assert made == [2]


def test_nothing_moves_while_a_menu_is_open(settling: Settling, qtbot: QtBot) -> None:
    made: list[int] = []
    settling.hold()
    settling.propose(lambda: made.append(1))
    qtbot.wait(3 * QUIET)
    assert made == []
    settling.release()
    qtbot.waitUntil(lambda: made == [1])


def test_a_new_question_drops_what_waits(settling: Settling, qtbot: QtBot) -> None:
    made: list[int] = []
    settling.touch()
    settling.propose(lambda: made.append(1))
    settling.now(lambda: made.append(2))
    qtbot.wait(3 * QUIET)
    assert made == [2]

"""One question at a time: what is asked again, what is not, and what stands in the list meanwhile."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.domain.asking import Answered, PictureChip, Question
from app.domain.files import FileKind
from app.domain.hits import Hit, SearchResponse
from app.domain.library_facts import Readiness
from app.domain.queries import SearchMode
from app.ui.asking_again import AskingAgain
from app.ui.conversation import FIRST_LIMIT, MORE, MOST, Conversation, with_those_before


class Engine:
    """Notes what is asked."""

    def __init__(self) -> None:
        self.asked: list[Question] = []
        self.dropped = 0

    def ask(self, question: Question) -> int:
        self.asked.append(question)
        return len(self.asked)

    def drop(self) -> None:
        self.dropped += 1


@pytest.fixture
def engine(qapp: object) -> Engine:  # noqa: ARG001
    return Engine()


@pytest.fixture
def asking(engine: Engine) -> Conversation:
    return Conversation(engine.ask, engine.drop)


def hit(name: str) -> Hit:
    return Hit(f"/{name}", name, FileKind.OTHER, None, 1.0, "", (), {}, 0, 0)


def answered(generation: int, text: str, *names: str, step: str = "ranked") -> Answered:
    return Answered(generation, Question(text), step, SearchResponse(text, tuple(map(hit, names))))


def test_another_question_is_asked_and_told(asking: Conversation, engine: Engine) -> None:
    told: list[Question] = []
    asking.changed.connect(told.append)
    asking.put("tide", ())
    asking.put("tide ", ())  # the same
    asking.put("tide", (), SearchMode.MEANING)
    assert [(each.text, each.mode) for each in engine.asked] == [("tide", SearchMode.ALL), ("tide", SearchMode.MEANING)]
    assert told == engine.asked


def test_nothing_is_not_asked(asking: Conversation, engine: Engine) -> None:
    asking.put("tide", ())
    asking.put(" ", ())
    assert (len(engine.asked), engine.dropped, asking.answer) == (1, 1, None)
    asking.repeat()
    assert len(engine.asked) == 1
    asking.put("", (PictureChip("a"),))
    assert len(engine.asked) == 2


def test_a_longer_list_and_weaker_results_hold_for_this_question_alone(asking: Conversation, engine: Engine) -> None:
    asking.put("tide", ())
    asking.show_weak(True)
    asking.show_more()
    assert (engine.asked[-1].show_weak, engine.asked[-1].limit) == (True, MORE * FIRST_LIMIT)
    for _ in range(5):
        asking.show_more()
    assert engine.asked[-1].limit == MOST
    asking.put("tides", ())
    assert (engine.asked[-1].show_weak, engine.asked[-1].limit) == (False, FIRST_LIMIT)


def test_only_the_first_step_of_an_answer_is_a_new_list(asking: Conversation) -> None:
    asking.put("tide", ())
    assert asking.is_of_now(1)
    assert not asking.is_of_now(0)
    assert asking.accept(answered(1, "tide", step="found"))
    assert not asking.is_answered
    assert not asking.accept(answered(1, "tide"))
    assert asking.is_answered
    asking.put("tides", ())
    assert not asking.is_of_now(1)
    assert not asking.is_answered


@pytest.mark.parametrize(
    ("before", "now", "shown"),
    [
        ("tide", "tides", ["new", "old"]),  # one letter more
        ("tides", "tide", ["new", "old"]),  # one letter less
        ("tide", "swift", ["new"]),
        ("", "tide", ["new"]),
    ],
)
def test_until_all_is_known_the_list_before_stays_below_the_names(before: str, now: str, shown: list[str]) -> None:
    hits = with_those_before([hit("new")], answered(1, before, "old", "new"), Question(now))
    assert [each.name for each in hits] == shown
    assert with_those_before([hit("new")], None, Question(now)) == (hit("new"),)


def test_no_more_of_the_list_before_stays_than_is_asked_for() -> None:
    before = answered(1, "tide", *map(str, range(900)))
    assert len(with_those_before([hit("new")], before, Question("tides", limit=200))) == 200
    assert len(with_those_before(list(map(hit, "abc")), before, Question("tides", limit=2))) == 3


def test_what_was_not_found_is_asked_for_again_once_more_has_been_read(
    asking: Conversation, engine: Engine, qtbot: QtBot
) -> None:
    states = QWidget()
    qtbot.addWidget(states)
    again = AskingAgain(asking, states, asking, pause_ms=1)
    asking.put("tide", ())
    again.set_readiness(Readiness(1, 0.2, 0, 0))
    asking.accept(answered(1, "tide"))
    again.set_readiness(Readiness(1, 0.2, 0, 0, seconds_left=3))  # nothing has come since
    again.set_readiness(Readiness(1, 0.4, 0, 0))
    qtbot.waitUntil(lambda: len(engine.asked) == 2)
    asking.accept(answered(2, "tide", "a"))
    again.set_readiness(Readiness(1, 0.6, 0, 0))
    assert not again.is_due
    asking.put("swift", ())
    asking.accept(answered(3, "swift", step="found"))  # more of this answer may come
    again.set_readiness(Readiness(1, 0.8, 0, 0))
    assert not again.is_due

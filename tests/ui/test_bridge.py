"""Where threads meet Qt: late answers are dropped, failures come back, and closing takes bounded time."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.domain.asking import Answered, Question, Unanswered
from app.domain.errors import AkinError, LibraryDamagedError
from app.domain.hits import SearchResponse
from app.ui import bridge
from app.ui.bridge import IndexerBridge, Jobs, SearchBridge
from app.worker.messages import Command, Refresh, Resting, Trouble


class Controlled:
    """Answers when the test lets it: by default at once; words have meanings of their own."""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.names_gate = threading.Event()
        self.names_gate.set()
        self.asked: list[str] = []
        self.ranked: list[str] = []
        self.closed = False
        self.rest_seconds = 60.0
        self.rested = threading.Event()
        self.opened = threading.Event()

    def open(self) -> None:
        self.opened.set()

    def names(self, question: Question) -> SearchResponse | None:
        self.names_gate.wait(10)
        return None if question.pictures else SearchResponse(question.text, ())

    def steps(self, question: Question) -> Iterator[tuple[str, SearchResponse]]:
        self.asked.append(question.text)
        if question.text == "damaged":
            raise LibraryDamagedError("A table is damaged.", "Repair it.")
        if question.text == "bug":
            raise ZeroDivisionError
        self.gate.wait(10)
        yield "found", SearchResponse(question.text, (), hidden=1)
        self.ranked.append(question.text)
        yield "ranked", SearchResponse(question.text, (), hidden=2)

    def rest_after(self) -> float:
        return self.rest_seconds

    def rest(self) -> None:
        self.rested.set()

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def answers() -> Controlled:
    return Controlled()


@pytest.fixture
def asking(answers: Controlled) -> Iterator[SearchBridge]:
    made = SearchBridge(answers, pause=0.0)
    yield made
    answers.gate.set()
    answers.names_gate.set()
    made.close()


def collect(asking: SearchBridge) -> tuple[list[Answered], list[Unanswered]]:
    answered: list[Answered] = []
    failed: list[Unanswered] = []
    asking.answered.connect(answered.append)
    asking.failed.connect(failed.append)
    return answered, failed


def test_an_answer_comes_in_steps_on_the_main_thread(asking: SearchBridge, qtbot: QtBot) -> None:
    answered, _ = collect(asking)
    threads: list[threading.Thread] = []
    asking.answered.connect(lambda _: threads.append(threading.current_thread()))
    generation = asking.ask(Question("tide"))
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].step == "ranked")
    steps = [each.step for each in answered]
    assert steps[-2:] == ["found", "ranked"]
    assert steps in (["names", "found", "ranked"], ["found", "ranked"])  # names may come too late to be of use
    assert {each.generation for each in answered} == {generation}
    assert set(threads) == {threading.main_thread()}


def test_names_that_come_late_do_not_replace_what_is_better(
    asking: SearchBridge, answers: Controlled, qtbot: QtBot
) -> None:
    answered, _ = collect(asking)
    answers.names_gate.clear()
    asking.ask(Question("tide"))
    qtbot.waitUntil(lambda: len(answered) == 2)
    answers.names_gate.set()
    asking.ask(Question("swift"))
    qtbot.waitUntil(lambda: answered[-1].question.text == "swift" and answered[-1].step == "ranked")
    assert [each.step for each in answered if each.question.text == "tide"] == ["found", "ranked"]


def test_a_late_answer_is_dropped(asking: SearchBridge, answers: Controlled, qtbot: QtBot) -> None:
    answered, _ = collect(asking)
    answers.gate.clear()
    asking.ask(Question("old"))
    qtbot.waitUntil(lambda: answers.asked == ["old"])
    newest = asking.ask(Question("new"))
    answers.gate.set()
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].step == "ranked")
    late = [each for each in answered if each.generation != newest and each.step != "names"]
    assert late == []
    assert answers.ranked == ["new"]  # the old one was given up between its steps


def test_what_was_dropped_is_not_told(asking: SearchBridge, answers: Controlled, qtbot: QtBot) -> None:
    answered, _ = collect(asking)
    answers.gate.clear()
    asking.ask(Question("old"))
    qtbot.waitUntil(lambda: answers.asked == ["old"])
    asking.drop()
    answers.gate.set()
    asking.ask(Question("marker"))
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].step == "ranked")
    assert {each.question.text for each in answered if each.step != "names"} == {"marker"}


def test_only_the_newest_of_many_questions_is_answered(answers: Controlled, qtbot: QtBot) -> None:
    asking = SearchBridge(answers, pause=0.05)
    answered, _ = collect(asking)
    for text in ("t", "ti", "tid", "tide"):
        asking.ask(Question(text))
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].step == "ranked")
    assert answers.asked == ["tide"]
    asking.close()


def test_a_failure_comes_back_with_its_advice_and_the_next_question_is_answered(
    asking: SearchBridge, qtbot: QtBot
) -> None:
    answered, failed = collect(asking)
    generation = asking.ask(Question("damaged"))
    qtbot.waitUntil(lambda: bool(failed))
    assert failed == [Unanswered(generation, Question("damaged"), "A table is damaged.", "Repair it.")]
    asking.ask(Question("tide"))
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].step == "ranked")


def test_an_error_of_ours_is_reported_and_told(
    asking: SearchBridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, failed = collect(asking)
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: seen.append(arguments.exc_type))
    asking.ask(Question("bug"))
    qtbot.waitUntil(lambda: bool(failed))
    assert seen == [ZeroDivisionError]
    assert "error in Akin" in failed[0].message


def test_after_a_while_without_questions_memory_is_given_back_and_the_next_one_is_answered(
    asking: SearchBridge, answers: Controlled, qtbot: QtBot
) -> None:
    answers.rest_seconds = 0.01
    answered, _ = collect(asking)
    asking.ask(Question("tide"))
    assert answers.rested.wait(10)
    generation = asking.ask(Question("swift"))
    qtbot.waitUntil(lambda: bool(answered) and answered[-1].generation == generation)


def test_closing_ends_the_threads_and_the_answers(answers: Controlled) -> None:
    before = set(threading.enumerate())
    asking = SearchBridge(answers)
    asking.start()
    assert answers.opened.wait(10)
    asking.close()
    assert set(threading.enumerate()) == before
    assert answers.closed


def test_closing_does_not_wait_for_an_answer_that_hangs(
    answers: Controlled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bridge, "CLOSE_SECONDS", 0.2)
    asking = SearchBridge(answers, pause=0.0)
    answered, _ = collect(asking)
    answers.gate.clear()
    asking.ask(Question("hangs"))
    qtbot.waitUntil(lambda: answers.asked == ["hangs"])
    began = time.monotonic()
    asking.close()
    assert time.monotonic() - began < 2
    assert not answers.closed  # it is still in use
    answers.gate.set()
    [lane.join(10) for lane in asking._lanes]
    assert [each for each in answered if each.step != "names"] == []


class Indexing:
    """An indexer that tells back what it is told."""

    def __init__(self, problem: Exception | None = None) -> None:
        self.problem = problem
        self.threads: list[threading.Thread] = []
        self.heard: list[Command] = []
        self.stopped = False

    def start(self) -> None:
        self.threads.append(threading.current_thread())
        if self.problem is not None:
            raise self.problem

    def send(self, command: Command) -> None:
        self.heard.append(command)

    def poll(self, timeout: float) -> list[object]:
        threading.Event().wait(min(timeout, 0.01))
        told = [Resting((str(command),)) for command in self.heard]
        self.heard.clear()
        return list(told)

    def stop(self) -> None:
        self.threads.append(threading.current_thread())
        self.stopped = True


def test_the_indexer_is_made_started_and_ended_in_one_thread(qtbot: QtBot) -> None:
    keeper = Indexing()
    indexer = IndexerBridge(lambda: keeper)
    told: list[object] = []
    indexer.told.connect(told.append)
    indexer.start()
    indexer.send(Refresh(retry=True))
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Resting((str(Refresh(retry=True)),))]
    indexer.stop()
    assert keeper.stopped
    assert len(set(keeper.threads)) == 1
    assert keeper.threads[0] is not threading.main_thread()


def test_an_indexer_can_be_started_again(qtbot: QtBot) -> None:
    made: list[Indexing] = []

    def make() -> Indexing:
        made.append(Indexing())
        return made[-1]

    indexer = IndexerBridge(make)
    told: list[object] = []
    indexer.told.connect(told.append)
    indexer.start()
    indexer.stop()
    indexer.send(Refresh())  # to nobody
    indexer.start()
    indexer.start()
    indexer.send(Refresh(retry=True))
    qtbot.waitUntil(lambda: bool(told))
    indexer.stop()
    assert told == [Resting((str(Refresh(retry=True)),))]
    assert [keeper.stopped for keeper in made] == [True, True]


def test_an_indexer_that_cannot_start_says_why(qtbot: QtBot) -> None:
    indexer = IndexerBridge(lambda: Indexing(AkinError("No room.", "Make some.")))
    told: list[object] = []
    indexer.told.connect(told.append)
    indexer.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told == [Trouble("No room.", "Make some.", kind="AkinError")]
    indexer.stop()


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def unexpected(_: object) -> None:
    raise AssertionError("this must not be told")


def test_a_job_runs_elsewhere_and_its_result_comes_to_the_main_thread(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[threading.Thread, threading.Thread]] = []
    jobs.run(threading.current_thread, lambda ran: told.append((ran, threading.current_thread())), unexpected)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] is not threading.main_thread()
    assert told[0][1] is threading.main_thread()


def _fail(error: Exception) -> Callable[[], None]:
    def work() -> None:
        raise error

    return work


def test_a_job_that_fails_says_why(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[AkinError] = []
    jobs.run(_fail(AkinError("The disk is full.", "Make room.")), unexpected, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert (str(told[0]), told[0].advice) == ("The disk is full.", "Make room.")


def test_a_job_with_an_error_of_ours_is_reported_and_told(
    jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda arguments: seen.append(arguments.exc_type))
    told: list[AkinError] = []
    jobs.run(_fail(KeyError("x")), unexpected, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert seen == [KeyError]


def test_a_cancelled_job_tells_nothing(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    told: list[bool] = []
    job = jobs.run(lambda: gate.wait(10), unexpected, unexpected)
    job.cancel()
    gate.set()
    jobs.run(lambda: True, told.append, unexpected)
    qtbot.waitUntil(lambda: bool(told))


def test_closing_jobs_is_bounded_and_nothing_is_told_afterwards(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bridge, "CLOSE_SECONDS", 0.2)
    gate = threading.Event()
    begun = threading.Event()
    jobs = Jobs(threads=1)

    def hang() -> bool:
        begun.set()
        return gate.wait(10)

    jobs.run(hang, unexpected, unexpected)
    jobs.run(lambda: True, unexpected, unexpected)
    assert begun.wait(10)
    began = time.monotonic()
    jobs.close()
    assert time.monotonic() - began < 2
    gate.set()
    [thread.join(10) for thread in jobs._threads]
    later: list[int] = []
    other = Jobs()
    other.run(lambda: 1, later.append, unexpected)
    qtbot.waitUntil(lambda: bool(later))  # by now the first would have been told
    other.close()

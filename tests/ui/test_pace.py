"""Rates, times left and what is ready, by the events of a run."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.files import FileState
from app.domain.library_facts import DiskUse, DocumentCounts, LibraryStatus
from app.domain.progress import Progress, Stage
from app.ui.pace import Pace, Step, readiness


def facts(files: int = 100, waiting: int = 0, documents: int = 100, unseen: int = 0, passages: int = 1000,
          embedded: int = 1000) -> LibraryStatus:  # fmt: skip
    return LibraryStatus(
        Path("/data"), (), {FileState.INDEXED: files - waiting, FileState.WAITING: waiting}, 0,
        DocumentCounts(documents, 0, passages, embedded, unseen=unseen), embedded,
        1 - waiting / files if files else 1.0, embedded / passages if passages else 1.0,
        DiskUse(0, 0, 0, 0, 0), "", None, None, (),
    )  # fmt: skip


def test_a_steady_run_has_a_rate_and_an_end() -> None:
    pace = Pace()
    steps = [pace.step(Progress(Stage.WORDS, done, 100), float(done)) for done in range(0, 51, 10)]
    assert (steps[0].rate, steps[0].seconds_left) == (None, None)
    assert steps[-1].rate == pytest.approx(1.0)
    assert steps[-1].seconds_left == pytest.approx(50.0)
    assert steps[-1].share == 0.5


def test_only_the_last_half_minute_counts() -> None:
    pace = Pace()
    for second in range(200):
        step = pace.step(Progress(Stage.WORDS, second if second < 100 else 100 + (second - 100) * 10, 9999), second)
    assert step.rate == pytest.approx(10.0)


def test_thousands_of_steps_are_remembered_by_a_few() -> None:
    pace = Pace()
    for number in range(100_000):
        step = pace.step(Progress(Stage.WORDS, number, 100_000), number / 1000)
    assert step.rate == pytest.approx(1000, rel=0.02)
    assert len(pace._marks) < 200


def test_a_new_stage_and_a_rest_begin_anew() -> None:
    pace = Pace()
    pace.step(Progress(Stage.WORDS, 0, 10), 0.0)
    pace.step(Progress(Stage.WORDS, 10, 10), 5.0)
    assert pace.step(Progress(Stage.MEANING, 5, 10), 6.0).rate is None
    pace.rest()
    assert pace.step(Progress(Stage.MEANING, 8, 10), 900.0).rate is None


def test_a_scan_has_no_end_that_could_be_told() -> None:
    pace = Pace()
    for second in range(10):
        step = pace.step(Progress(Stage.SCAN, second * 100, second * 100), float(second))
    assert (step.share, step.seconds_left) == (None, None)
    assert step.rate == pytest.approx(100.0)


@given(st.lists(st.tuples(st.sampled_from(Stage), st.integers(0, 50), st.integers(0, 50), st.floats(0, 100))))
def test_any_events_give_sane_steps(events: list[tuple[Stage, int, int, float]]) -> None:
    pace, now = Pace(), 0.0
    for stage, done, total, passed in events:
        now += passed
        step = pace.step(Progress(stage, done, total), now)
        assert step.rate is None or step.rate > 0
        assert step.seconds_left is None or step.seconds_left >= 0
        assert step.share is None or 0 <= step.share <= 1
        ready = readiness(facts(), step)
        assert all(0 <= share <= 1 for share in (ready.names, ready.words, ready.meaning, ready.pictures))


def test_without_a_library_nothing_is_ready_and_with_a_resting_one_all() -> None:
    assert not readiness(None, None).complete
    assert readiness(facts(), None).complete


def test_the_run_in_hand_is_newer_than_what_was_gathered() -> None:
    ready = readiness(facts(waiting=80, embedded=0, unseen=100), Step(Progress(Stage.WORDS, 60, 80), 1.0, 20.0))
    assert ready.words == pytest.approx(0.8)
    assert (ready.names, ready.meaning, ready.pictures, ready.seconds_left) == (1.0, 0.0, 0.0, 20.0)
    ready = readiness(facts(waiting=80, embedded=0, unseen=100), Step(Progress(Stage.MEANING, 250, 1000)))
    assert (ready.words, ready.pictures, ready.meaning) == (1.0, 1.0, 0.25)


def test_names_are_not_ready_during_the_first_scan() -> None:
    assert readiness(facts(files=0, documents=0, passages=0), Step(Progress(Stage.SCAN, 5, 5))).names == 0.0

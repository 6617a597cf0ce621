"""What the window knows of its library follows the indexer and the disk."""

import pytest
from pytestqt.qtbot import QtBot

from app.domain.progress import Progress, RunReport, Stage
from app.runtime.pause import pause
from app.ui.bridge import IndexerBridge
from app.ui.library_jobs import LibraryJobs
from app.ui.notice_words import Remedy
from app.ui.situation import Situation
from app.worker.messages import Finished, Resting, Trouble, Working
from tests.ui.pages.conftest import Filled

PATIENCE = 60_000
REPORT = RunReport(1, 1, 0, 0, 0, 0, 1, 0, 1, 0.1)


@pytest.fixture
def told(library: LibraryJobs) -> list[Situation]:
    """Every situation that was told."""
    made: list[Situation] = []
    library.changed.connect(made.append)
    return made


def test_thousands_of_steps_are_told_a_few_times(library: LibraryJobs, told: list[Situation], qtbot: QtBot) -> None:
    for done in range(5_000):
        library.hear(Working(Progress(Stage.WORDS, done, 5_000)))
    library.hear(Working(Progress(Stage.MEANING, 1, 9)))
    assert [each.step.progress.stage for each in told if each.step] == [Stage.WORDS, Stage.MEANING]
    library.hear(Working(Progress(Stage.MEANING, 2, 9)))
    qtbot.waitUntil(lambda: bool(told[-1].step) and told[-1].step.progress.done == 2, timeout=PATIENCE)
    assert library.situation == told[-1]


def test_a_run_that_ends_is_over_at_once(library: LibraryJobs, told: list[Situation], qtbot: QtBot) -> None:
    library.hear(Working(Progress(Stage.WORDS, 1, 9)))
    library.hear(Working(Progress(Stage.WORDS, 2, 9)))
    library.hear(Finished(REPORT))
    assert told[-1].step is None
    qtbot.waitUntil(lambda: told[-1].gathered, timeout=PATIENCE)
    assert told[-1].step is None
    assert told[-1].facts is not None


def test_trouble_is_said_in_words_until_work_goes_on(library: LibraryJobs) -> None:
    library.hear(Trouble("The ledger cannot be read.", "Run `akin doctor`.", fatal=True, kind="LibraryDamagedError"))
    trouble = library.situation.trouble
    assert trouble is not None
    assert trouble.remedy is Remedy.REPAIR
    library.hear(Working(Progress(Stage.SCAN, 1, 1)))
    assert library.situation.trouble is None


def test_a_pause_of_another_program_is_seen(library: LibraryJobs, filled: Filled, qtbot: QtBot) -> None:
    pause(filled.data_dir, None)
    library.hear(Resting(("Indexing is paused. `akin resume` goes on.",)))
    qtbot.waitUntil(lambda: library.situation.paused_until == float("inf"), timeout=PATIENCE)
    assert library.situation.waiting == ""


def test_nothing_is_looked_at_while_nothing_goes_on(library: LibraryJobs, told: list[Situation], qtbot: QtBot) -> None:
    library.look()
    qtbot.waitUntil(lambda: bool(told) and told[-1].gathered, timeout=PATIENCE)
    assert not library._ticks.isActive()
    library.hear(Working(Progress(Stage.SCAN, 1, 1)))
    assert library._ticks.isActive()
    library.hear(Resting())
    assert not library._ticks.isActive()


def test_an_indexer_that_has_ended_can_be_started_again(
    library: LibraryJobs, indexer: IndexerBridge, filled: Filled, qtbot: QtBot
) -> None:
    indexer.start()
    with qtbot.waitSignal(indexer.told, timeout=PATIENCE, check_params_cb=lambda event: isinstance(event, Finished)):
        pass
    library.start_again()
    with qtbot.waitSignal(
        indexer.told, timeout=PATIENCE, check_params_cb=lambda event: isinstance(event, Finished)
    ) as told:
        pass
    assert told.args[0].report.found == 17
    assert filled.data_dir.exists()

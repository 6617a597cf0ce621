"""The place in the tray: what its mark and menu say of the library, and what is told while nobody looks."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.files import FileKind, FileState
from app.domain.library_facts import DiskUse, DocumentCounts, FolderStatus, LibraryStatus
from app.domain.progress import Progress, Stage
from app.ui.desktop.mark import SIZES, MarkState, akin_icon, mark
from app.ui.desktop.tray import PAUSE_SECONDS, Tray, state_of
from app.ui.desktop.unseen import Seen, notice
from app.ui.icons import Icons
from app.ui.notice_words import Gravity, NoticeWords
from app.ui.pace import Step
from app.ui.situation import Situation
from app.ui.theme import Theme

TROUBLE = NoticeWords("The disk that holds Akin's index is full.", "Free some space.", Gravity.DANGER)
STEP = Step(Progress(Stage.MEANING, 1, 2), rate=1.0, seconds_left=1.0)


def situation(*, done: bool = True) -> Situation:
    folder = FolderStatus("/a", (), {FileKind.DOCUMENT: 3}, {FileState.INDEXED: 3}, True, datetime.now(UTC))
    files = dict.fromkeys(FileState, 0) | {FileState.INDEXED: 3}
    facts = LibraryStatus(
        data_dir=Path("/data"), folders=(folder,), files=files, partly_read=0,
        documents=DocumentCounts(3, 3 if done else 1, 9, 9 if done else 3), vectors=0, words_ready=1.0,
        meaning_ready=1.0 if done else 0.3, disk=DiskUse(0, 0, 0, 0, 0), fingerprint="", last_run=None, writer=None,
        notes=(),
    )  # fmt: skip
    return Situation(gathered=True, facts=facts)


@pytest.fixture
def tray(qapp: QApplication) -> Tray:
    return Tray(Icons(Theme(qapp)))


def shown(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if action.isVisible() and action.text()]


@pytest.mark.parametrize(
    ("now", "state"),
    [
        (Situation(), MarkState.RESTING),
        (Situation(step=STEP), MarkState.WORKING),
        (Situation(doing="Tidying up…", trouble=TROUBLE), MarkState.WORKING),
        (Situation(step=STEP, paused_until=float("inf")), MarkState.PAUSED),
        (Situation(paused_until=9e9, trouble=TROUBLE), MarkState.TROUBLE),
    ],
)
def test_the_mark_says_what_akin_does(tray: Tray, now: Situation, state: MarkState) -> None:
    assert state_of(now) is state
    tray.show_situation(now, "3 files")
    assert tray.state is state
    assert tray._icon.toolTip() == ("Akin: " + (TROUBLE.text if state is MarkState.TROUBLE else "3 files"))


def test_each_state_has_a_mark_of_its_own_in_every_size(qapp: QApplication) -> None:  # noqa: ARG001
    for size in SIZES:
        drawn = {bytes(mark(size, state).toImage().constBits()) for state in MarkState}
        assert len(drawn) == len(MarkState)
    assert {each.width() for each in akin_icon().availableSizes()} == set(SIZES)


def test_the_menu_opens_searches_pauses_and_quits(tray: Tray, qtbot: QtBot) -> None:
    asked: list[object] = []
    tray.open_asked.connect(lambda: asked.append("open"))
    tray.launcher_asked.connect(lambda: asked.append("launcher"))
    tray.pause_asked.connect(asked.append)
    tray.resume_asked.connect(lambda: asked.append("resume"))
    tray.quit_asked.connect(lambda: asked.append("quit"))
    assert shown(tray) == ["Open Akin", "Quick search", "Pause indexing for an hour", "Quit Akin"]
    tray.show_situation(Situation(paused_until=9e9), "")
    assert shown(tray) == ["Open Akin", "Quick search", "Resume indexing", "Quit Akin"]
    for action in tray.menu.actions():
        action.trigger()
    assert asked == ["open", "launcher", PAUSE_SECONDS, "resume", "quit"]
    with qtbot.waitSignal(tray.menu.destroyed):
        tray.end()


def test_the_first_full_reading_is_told_once_and_only_to_who_does_not_see_it() -> None:
    seen, told = notice(Seen(), situation(done=False), hidden=True)
    assert told is None
    seen, told = notice(seen, replace(situation(), step=STEP), hidden=True)
    assert told is None
    after, told = notice(seen, situation(), hidden=True)
    assert told is not None
    assert "3 files" in told.text
    assert notice(after, situation(), hidden=True)[1] is None
    looked_on, told = notice(seen, situation(), hidden=False)
    assert told is None
    assert notice(looked_on, situation(), hidden=True)[1] is None


def test_a_library_that_was_complete_at_the_start_is_no_news() -> None:
    seen, told = notice(Seen(), Situation(), hidden=True)
    assert told is None
    assert notice(seen, situation(), hidden=True)[1] is None


def test_trouble_is_told_once_while_it_lasts_and_news_that_ask_for_nothing_are_not() -> None:
    seen, told = notice(Seen(), replace(situation(), trouble=TROUBLE), hidden=True)
    assert told is not None
    assert (told.title, told.text) == (TROUBLE.text, TROUBLE.advice)
    seen, told = notice(seen, replace(situation(), trouble=TROUBLE), hidden=True)
    assert told is None
    seen, _ = notice(seen, situation(), hidden=True)
    assert notice(seen, replace(situation(), trouble=TROUBLE), hidden=True)[1] is not None
    assert notice(seen, replace(situation(), trouble=TROUBLE), hidden=False)[1] is None
    mild = replace(TROUBLE, gravity=Gravity.INFO)
    assert notice(seen, replace(situation(), trouble=mild), hidden=True)[1] is None

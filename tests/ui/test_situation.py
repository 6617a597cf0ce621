"""What the window says of each folder."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.domain.files import FileKind, FileState
from app.domain.library_facts import FolderStatus
from app.domain.progress import Progress, Stage
from app.ui.pace import Step
from app.ui.situation import Situation, count_words, folder_state

pytestmark = pytest.mark.usefixtures("qapp")
SEEN = datetime.now().astimezone() - timedelta(days=40)
RUNNING = Situation(gathered=True, step=Step(Progress(Stage.WORDS, 1, 9)))


def folder(seen: datetime | None = SEEN, *, available: bool = True, **states: int) -> FolderStatus:
    counted = {FileState(name): count for name, count in states.items()}
    return FolderStatus("/a", (), {FileKind.DOCUMENT: sum(counted.values())}, counted, available, seen)


@pytest.mark.parametrize(
    ("status", "situation", "text", "token"),
    [
        (folder(indexed=3), Situation(), "Up to date", "positive"),
        (folder(indexed=3), RUNNING, "Up to date", "positive"),
        (folder(indexed=3, waiting=1), RUNNING, "Being read", "accent"),
        (folder(None), RUNNING, "Being read", "accent"),
        (folder(None), Situation(), "Waiting", "secondary"),
        (folder(indexed=3, waiting=1), Situation(paused_until=1e12), "Paused", "secondary"),
        (folder(indexed=3), Situation(paused_until=1e12), "Up to date", "positive"),
        (folder(indexed=3, failed=2), Situation(), "2 file", "warning"),
        (folder(indexed=3, available=False), RUNNING, "Offline, last seen ", "warning"),
        (folder(None, available=False), Situation(), "Offline", "warning"),
        (replace(folder(available=False), offline_since=SEEN), Situation(), "Offline since ", "warning"),
    ],
)
def test_the_state_of_a_folder(status: FolderStatus, situation: Situation, text: str, token: str) -> None:
    state = folder_state(status, situation)
    assert state.text.startswith(text)
    assert state.token == token


def test_counts_name_only_kinds_that_are_there() -> None:
    kinds = {FileKind.PICTURE: 312, FileKind.DOCUMENT: 1820, FileKind.CODE: 0}
    told = count_words(FolderStatus("/a", (), kinds, {}, available=True))
    assert told.index("document") < told.index("picture")
    assert "code" not in told
    assert count_words(FolderStatus("/a", (), {}, {}, available=True))


def test_a_library_is_empty_only_when_that_is_known() -> None:
    assert not Situation().is_empty
    assert Situation(gathered=True).is_empty

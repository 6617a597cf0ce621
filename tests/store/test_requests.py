"""Requests and the live file: what processes leave for one another in the data folder."""

import os
from pathlib import Path

from app.domain.progress import Progress, Stage
from app.store.library import LIVE_FILE, REQUESTS_FOLDER
from app.store.live import LiveFile, read_live
from app.store.requests import IndexRequest, post, take


def test_requests_are_taken_once_and_in_order(tmp_path: Path) -> None:
    post(tmp_path, IndexRequest())
    file = post(tmp_path, IndexRequest(retry=True))
    assert take(tmp_path) == [IndexRequest(), IndexRequest(retry=True)]
    assert not file.exists()
    assert take(tmp_path) == []


def test_a_request_that_cannot_be_read_is_dropped(tmp_path: Path) -> None:
    (tmp_path / REQUESTS_FOLDER).mkdir()
    for name, content in (("1.json", b"{"), ("2.json", b"[]")):
        (tmp_path / REQUESTS_FOLDER / name).write_bytes(content)
    post(tmp_path, IndexRequest())
    assert take(tmp_path) == [IndexRequest()]
    assert list((tmp_path / REQUESTS_FOLDER).iterdir()) == []


def test_what_is_going_on_can_be_read(tmp_path: Path) -> None:
    live = LiveFile(tmp_path)
    assert read_live(tmp_path) is None
    step = Progress(Stage.WORDS, 3, 10, 7)
    live.show(step)
    told = read_live(tmp_path)
    assert told is not None
    assert (told.process, told.finished, told.progress) == (os.getpid(), 0, step)
    live.rest(finished=True, waiting_because="It is paused.")
    told = read_live(tmp_path)
    assert told is not None
    assert (told.finished, told.progress, told.waiting_because) == (1, None, "It is paused.")
    live.remove()
    assert read_live(tmp_path) is None


def test_a_live_file_that_cannot_be_read_tells_nothing(tmp_path: Path) -> None:
    for content in (b"", b"{", b"[]", b'{"process": 1, "progress": {"stage": "nonsense"}}'):
        (tmp_path / LIVE_FILE).write_bytes(content)
        assert read_live(tmp_path) is None

"""The indexer as a process: it follows the disk, survives a crash, and leaves nothing behind."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.cli.main import main
from app.domain.files import FileState
from app.domain.progress import RunReport
from app.runtime.pause import pause, resume
from app.store.folders import FolderList, WatchedFolder
from app.worker.client import IndexerClient
from app.worker.engine import Engine
from app.worker.messages import Event, Finished, Refresh, Resting, Trouble, Working

pytestmark = [pytest.mark.usefixtures("models_dir"), pytest.mark.timeout(900)]
PATIENCE = 300.0  # the indexer has the lowest priority: beside much load it is slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "watched"
    made.mkdir()
    (made / "tide.txt").write_text("The tide turns twice a day in the estuary.")
    return made


@pytest.fixture
def data_dir(tmp_path: Path, folder: Path) -> Path:
    with Engine(tmp_path / "data").open_library() as library:
        library.folders.add(WatchedFolder(os.path.realpath(folder)))
    (tmp_path / "data" / "settings.toml").write_text("busy_percent = 100\nbattery_percent = 1\n")
    return tmp_path / "data"


@pytest.fixture
def client(data_dir: Path) -> Iterator[IndexerClient]:
    started = IndexerClient(data_dir)
    started.start()
    yield started
    family = psutil.Process().children(recursive=True)
    started.stop()
    _, alive = psutil.wait_procs([each for each in family if "akin-indexer" in " ".join(_line(each))], timeout=20)
    assert not alive
    assert started.process_id is None


def _line(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def until(client: IndexerClient, wanted: Callable[[Event], bool]) -> Event:
    """The first event that is wanted; fails after `PATIENCE` seconds."""
    end = time.monotonic() + PATIENCE
    seen: list[Event] = []
    while time.monotonic() < end:
        for event in client.poll(1.0):
            seen.append(event)
            if wanted(event):
                return event
    raise AssertionError(seen[-5:])


def next_report(client: IndexerClient, wanted: Callable[[RunReport], bool] = lambda _: True) -> RunReport:
    event = until(client, lambda told: isinstance(told, Finished) and wanted(told.report))
    assert isinstance(event, Finished)
    return event.report


def test_it_catches_up_and_then_follows_the_disk(client: IndexerClient, folder: Path) -> None:
    assert next_report(client).indexed == 1
    (folder / "bread.txt").write_text("Knead the dough for ten minutes and let it rest.")
    assert next_report(client, lambda report: bool(report.indexed)).embedded == 1
    (folder / "bread.txt").rename(folder / "dough.txt")
    assert next_report(client, lambda report: bool(report.moved)).embedded == 0
    (folder / "dough.txt").unlink()
    next_report(client, lambda report: bool(report.removed))


def test_a_crash_costs_a_restart(client: IndexerClient, folder: Path) -> None:
    next_report(client)
    process = client.process_id
    assert process is not None
    psutil.Process(process).kill()
    trouble = until(client, lambda event: isinstance(event, Trouble))
    assert isinstance(trouble, Trouble)
    assert "started again" in trouble.message
    (folder / "bread.txt").write_text("Knead the dough for ten minutes.")
    assert next_report(client, lambda report: report.found == 2).failed == 0
    assert client.process_id not in (None, process)


def test_a_pause_holds_it_until_it_is_ended(client: IndexerClient, data_dir: Path, folder: Path) -> None:
    next_report(client)
    pause(data_dir, None)
    (folder / "bread.txt").write_text("Knead the dough for ten minutes.")
    until(client, lambda event: isinstance(event, Resting) and any("paused" in note for note in event.notes))
    assert resume(data_dir)
    next_report(client, lambda report: bool(report.indexed))


def test_a_refresh_reads_the_list_of_folders_anew(client: IndexerClient, data_dir: Path, tmp_path: Path) -> None:
    next_report(client)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "violin.txt").write_text("The violin needs new strings.")
    with Engine(data_dir).open_library() as library:
        library.folders.add(WatchedFolder(os.path.realpath(tmp_path / "second")))
    client.send(Refresh())
    assert next_report(client, lambda report: report.found == 2).indexed == 1


def test_a_refresh_ends_the_run_in_hand_and_begins_a_new_one(
    client: IndexerClient, data_dir: Path, folder: Path, tmp_path: Path
) -> None:
    next_report(client)
    for number in range(60):
        (folder / f"note {number}.txt").write_text(f"Note {number} on the tides of the estuary.")
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "violin.txt").write_text("The violin needs new strings.")
    until(client, lambda event: isinstance(event, Working))
    pause(data_dir, None)
    until(client, lambda event: isinstance(event, Resting) and any("paused" in note for note in event.notes))
    FolderList(data_dir).add(WatchedFolder(os.path.realpath(tmp_path / "second")))
    client.send(Refresh())
    resume(data_dir)
    next_report(client, lambda report: report.found == 62)
    with Engine(data_dir).open_library() as library:
        assert library.files.counts()[FileState.INDEXED] == 62


def test_named_files_are_read_again(client: IndexerClient, folder: Path) -> None:
    damaged, skipped, other = (folder / name for name in ("torn.pdf", "empty.txt", "other.pdf"))
    damaged.write_bytes(b"%PDF-1.7 no more than that")
    other.write_bytes(b"%PDF-1.7 nor this")
    skipped.write_bytes(b"")
    client.send(Refresh())
    report = next_report(client, lambda report: report.found == 4)
    assert (report.failed, report.skipped) == (2, 1)
    client.send(Refresh(paths=frozenset(map(os.path.realpath, (damaged, skipped))), everything=False))
    report = next_report(client, lambda report: report.found == 2)
    assert (report.failed, report.skipped) == (1, 1)


def test_settings_that_become_unusable_are_told(client: IndexerClient, data_dir: Path) -> None:
    next_report(client)
    (data_dir / "settings.toml").write_text("threads = 0\n")
    client.send(Refresh(everything=False))
    trouble = until(client, lambda event: isinstance(event, Trouble))
    assert isinstance(trouble, Trouble)
    assert (trouble.kind, trouble.fatal) == ("SettingsError", False)


def test_refreshes_are_joined() -> None:
    one, other = Refresh(paths=frozenset({"a"}), everything=False), Refresh(retry=True)
    assert one.joined(other) == other.joined(one) == Refresh(retry=True, paths=frozenset({"a"}), everything=True)


def test_a_second_index_hands_its_request_over(
    client: IndexerClient, data_dir: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next_report(client)
    (tmp_path / "second").mkdir()
    (tmp_path / "second" / "violin.txt").write_text("The violin needs new strings.")
    assert main(["--data-dir", str(data_dir), "index", str(tmp_path / "second")]) == 0
    assert f"Process {client.process_id} is writing" in capsys.readouterr().err
    with Engine(data_dir).open_library() as library:
        assert library.files.document_of(os.path.realpath(tmp_path / "second" / "violin.txt")) is not None


def test_who_asks_quietly_is_told_why_nothing_happens(
    client: IndexerClient, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next_report(client)
    pause(data_dir, None)
    statuses: list[int] = []
    command = ["--data-dir", str(data_dir), "index", "--quiet"]
    other = threading.Thread(target=lambda: statuses.append(main(command)))
    other.start()
    end, told = time.monotonic() + PATIENCE, ""
    while "Indexing is paused" not in told:
        assert time.monotonic() < end, told
        other.join(0.1)
        told += capsys.readouterr().err
    resume(data_dir)
    other.join(PATIENCE)
    assert statuses == [0]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_a_killed_parent_leaves_no_orphan(data_dir: Path) -> None:
    command = [sys.executable, "-m", "app", "--data-dir", str(data_dir), "serve"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True) as parent:
        assert parent.stderr is not None
        for line in parent.stderr:
            if "1 files" in line:
                break
        family = psutil.Process(parent.pid).children(recursive=True)
        assert family
        parent.kill()
        _, alive = psutil.wait_procs(family, timeout=40)
        assert not alive, [_line(each) for each in alive]

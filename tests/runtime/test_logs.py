"""The log: small, shared between processes, and silent about what files hold."""

import logging
import multiprocessing
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.runtime import logs
from app.runtime.logs import start_log, stop_log
from app.runtime.settings import LogDetail

LOG = logging.getLogger("app.somewhere")


@pytest.fixture(autouse=True)
def stopped() -> Iterator[None]:
    yield
    stop_log()


def lines(data_dir: Path) -> list[str]:
    file = data_dir / "logs" / "akin.log"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def test_what_is_logged_names_its_time_role_and_level(tmp_path: Path) -> None:
    start_log(tmp_path, "indexer", LogDetail.NORMAL)
    LOG.info("3 files")
    LOG.debug("/home/somebody/letter.txt")
    (line,) = lines(tmp_path)
    assert " indexer[" in line
    assert line.endswith("INFO app.somewhere: 3 files")
    assert (tmp_path / "logs").stat().st_mode & 0o077 == 0


def test_debug_tells_more_and_off_tells_nothing(tmp_path: Path) -> None:
    start_log(tmp_path, "indexer", LogDetail.DEBUG)
    LOG.debug("a path")
    start_log(tmp_path, "indexer", LogDetail.OFF)
    LOG.error("an error")
    assert [line.rpartition(": ")[2] for line in lines(tmp_path)] == ["a path"]
    assert logging.getLogger("app").isEnabledFor(logging.CRITICAL) is False


def test_no_data_folder_is_made_for_a_log(tmp_path: Path) -> None:
    start_log(tmp_path / "nowhere", "search", LogDetail.NORMAL)
    LOG.info("started")
    assert not (tmp_path / "nowhere").exists()


def test_the_log_stays_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "MOST_BYTES", 2_000)
    start_log(tmp_path, "indexer", LogDetail.NORMAL)
    for number in range(200):
        LOG.info("run %d", number)
    files = sorted(file.name for file in (tmp_path / "logs").glob("akin.log*") if file.suffix != ".lock")
    assert files == ["akin.log", "akin.log.1", "akin.log.2"]
    assert all((tmp_path / "logs" / name).stat().st_size <= 2_000 for name in files)
    assert lines(tmp_path)[-1].endswith("run 199")


def write(data_dir: Path, role: str) -> None:
    start_log(data_dir, role, LogDetail.NORMAL)
    for number in range(100):
        LOG.info("line %d", number)


def test_processes_share_it(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write, args=(tmp_path, role)) for role in ("indexer", "window")]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(60)
    for role in ("indexer", "window"):
        own = [line for line in lines(tmp_path) if f" {role}[" in line]
        assert [line.rpartition(" ")[2] for line in own] == [str(number) for number in range(100)]

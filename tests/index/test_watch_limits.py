"""Where the system's limits for watching are reached, folders are looked through instead, and the person is told."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.index import watching
from app.index.watching import period, refused_note

WATCHED = """
import json, sys, time
from pathlib import Path
import app.index.watcher as watcher
import app.index.watching as watching
from app.store.folders import WatchedFolder
from app.store.library import Library

watcher.LOOK_SECONDS, watching.POLL_SECONDS = 0.2, 0.5
limit = Path("/proc/sys/user", sys.argv[3])
limit.write_text("3")
folder = Path(sys.argv[2])
with Library(Path(sys.argv[1]), "none", 4) as library:
    library.folders.add(WatchedFolder(str(folder)))
    watch = watcher.Watcher(library)
    watch.start()
    if sys.argv[4] == "later":
        for number in range(5):
            (folder / f"later {number}").mkdir()
    said, seen, end = [], [], time.monotonic() + 30
    while not said and time.monotonic() < end:
        watch.take(0.1)
        said = watch.notes()
    (folder / "new.txt").write_text("x")
    while str(folder) not in seen and time.monotonic() < end:
        seen += watch.take(0.1)
    limit.write_text("1000")
    while watch.notes() and time.monotonic() < end:
        watch.take(0.1)
    back = []
    (folder / "newer.txt").write_text("x")
    while str(folder / "newer.txt") not in back and time.monotonic() < end:
        back += watch.take(0.1)
    print(json.dumps({"said": said, "polled": str(folder) in seen, "left": watch.notes(), "back": back}))
    watch.stop()
"""


def can_limit() -> bool:
    """Whether a process here may have limits of its own."""
    command = ["unshare", "-Ur", "sh", "-c", "echo 3 > /proc/sys/user/max_inotify_watches"]
    return (
        shutil.which("unshare") is not None
        and subprocess.run(command, capture_output=True, check=False).returncode == 0
    )


@pytest.mark.skipif(not can_limit(), reason="no process here may have limits of its own")
@pytest.mark.parametrize(
    ("limit", "when", "advice"),
    [
        ("max_inotify_watches", "before", "fs.inotify.max_user_watches="),
        ("max_inotify_watches", "later", "fs.inotify.max_user_watches="),
        ("max_inotify_instances", "before", "fs.inotify.max_user_instances="),
    ],
)
def test_limits_are_said_with_the_command_that_raises_them(tmp_path: Path, limit: str, when: str, advice: str) -> None:
    folder = tmp_path / "watched"
    folder.mkdir()
    if limit == "max_inotify_instances":
        script = WATCHED.replace('write_text("3")', 'write_text("0")')
    else:
        script = WATCHED
        for number in range(5 if when == "before" else 0):
            (folder / f"{number}").mkdir()
    command = ["unshare", "-Ur", sys.executable, "-W", "error", "-c", script]
    done = subprocess.run(
        [*command, str(tmp_path / "data"), str(folder), limit, when],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    (note,) = told["said"]
    assert note.startswith(f"{folder} cannot be watched, since the system's limit")
    assert f"sudo sysctl {advice}" in note
    assert told["polled"]
    assert told["left"] == [], "the limit was raised"
    assert str(folder / "newer.txt") in told["back"]


def test_looking_costs_little() -> None:
    assert period(0.0) == period(0.1) == watching.POLL_SECONDS
    assert period(60.0) >= 20 * 60


@pytest.mark.parametrize("seconds", [30.0, 600.0, 30_000.0])
def test_other_refusals_are_told_with_their_reason(seconds: float) -> None:
    note = refused_note("/music", OSError(5, "Input/output error"), seconds)
    assert note.startswith("/music cannot be watched (Input/output error)")
    assert "sysctl" not in note

"""A second start hands over what it asks, to a first one in this process and to the real program in another."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from app.domain.calls import MOST_BYTES, Call
from app.domain.errors import AkinError
from app.ui.desktop.rendezvous import Rendezvous, rendezvous
from app.ui.desktop.single_instance import SingleInstance, hand_over


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rendezvous:
    tmp_path.chmod(0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return rendezvous(tmp_path / "data")


@pytest.fixture
def first(place: Rendezvous, qtbot: QtBot) -> Iterator[SingleInstance]:  # noqa: ARG001 - it needs Qt
    made = SingleInstance(place)
    assert made.become_first(Call())
    yield made
    made.close()


def from_elsewhere(qtbot: QtBot, place: Rendezvous, call: Call) -> int:
    """How a process ends that hands over a call while this one's event loop runs: 0 where it was taken, else 3."""
    code = (
        "import sys; from pathlib import Path; from app.domain.calls import read_call\n"
        "from app.ui.desktop.rendezvous import Rendezvous; from app.ui.desktop.single_instance import hand_over\n"
        "place = Rendezvous(Path(sys.argv[1]), sys.argv[2])\n"
        "sys.exit(0 if hand_over(place, read_call(sys.argv[3].encode())) else 3)\n"
    )
    root = str(Path(__file__).parents[3])
    with subprocess.Popen(
        [sys.executable, "-c", code, str(place.lock), place.socket, call.written().decode()],
        env=os.environ | {"PYTHONPATH": root},
    ) as process:
        qtbot.waitUntil(lambda: process.poll() is not None, timeout=30_000)
        return process.wait()


def test_a_second_start_hands_over_its_call(place: Rendezvous, first: SingleInstance, qtbot: QtBot) -> None:
    heard: list[Call] = []
    first.called.connect(heard.append)
    calls = [Call("tidal power"), Call(launcher=True), Call("grün 🐦", token="abc")]
    for call in calls:
        assert from_elsewhere(qtbot, place, call) == 0
    assert heard == calls


def test_each_library_has_a_first_of_its_own(place: Rendezvous, first: SingleInstance, tmp_path: Path) -> None:
    assert first
    other = rendezvous(tmp_path / "other")
    assert other != place
    second = SingleInstance(other)
    assert second.become_first(Call())
    second.close()


def test_the_place_is_free_again_after_the_first_has_ended(place: Rendezvous, first: SingleInstance) -> None:
    first.close()
    assert not hand_over(place, Call())
    second = SingleInstance(place)
    assert second.become_first(Call(), patience=0)
    second.close()


def test_one_that_does_not_answer_is_named(place: Rendezvous, first: SingleInstance) -> None:
    first.hang_up()
    with pytest.raises(AkinError, match="does not answer"):
        SingleInstance(place).become_first(Call(), patience=0)


@pytest.mark.parametrize("said", [b"not a call\n", b"{}\n", b"x" * (MOST_BYTES + 2)])
def test_a_stranger_is_not_answered(place: Rendezvous, first: SingleInstance, qtbot: QtBot, said: bytes) -> None:
    heard: list[Call] = []
    first.called.connect(heard.append)
    socket = QLocalSocket()
    with qtbot.waitSignal(socket.connected):
        socket.connectToServer(place.socket)
    with qtbot.waitSignal(socket.disconnected):
        socket.write(said)
    assert bytes(socket.readAll().data()) == b""
    assert heard == []
    assert from_elsewhere(qtbot, place, Call("x")) == 0


def test_a_killed_program_is_no_hindrance(place: Rendezvous, qtbot: QtBot) -> None:  # noqa: ARG001
    Path(place.socket).parent.mkdir(exist_ok=True)
    code = (
        "import sys, socket, fcntl, os, signal\n"
        "held = open(sys.argv[1], 'w'); fcntl.flock(held, fcntl.LOCK_EX)\n"
        "s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[2]); s.listen()\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(place.lock), place.socket], check=False)
    assert Path(place.socket).exists()
    second = SingleInstance(place)
    assert second.become_first(Call(), patience=0)
    second.close()


def test_a_folder_that_others_can_enter_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "open").mkdir(mode=0o755)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "open"))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = rendezvous(tmp_path / "data")
    assert made.lock.parent == tmp_path / f"akin-{os.getuid()}"
    assert made.lock.parent.stat().st_mode & 0o077 == 0
    made.lock.parent.chmod(0o755)
    with pytest.raises(AkinError, match="must belong to you alone"):
        rendezvous(tmp_path / "data")


@pytest.mark.slow
def test_two_starts_of_the_program_are_one_program(tmp_path: Path, models_dir: Path) -> None:
    """The real thing: the second start ends at once with status 0, a wrong address with 1, a kill ends the first."""
    assert models_dir.is_dir()  # so that no process makes the model once more
    runtime = tmp_path / "run"
    runtime.mkdir(mode=0o700)
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(runtime)}
    command = [sys.executable, "-m", "app", "--data-dir", str(tmp_path / "data")]

    def start(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *words], env=surroundings, capture_output=True, text=True, check=False, timeout=60
        )

    with subprocess.Popen([*command, "--hidden"], env=surroundings) as program:
        try:
            end = time.monotonic() + 60
            while not list(runtime.glob("*.socket")) and time.monotonic() < end and program.poll() is None:
                with pytest.raises(subprocess.TimeoutExpired):
                    program.wait(0.1)
            for words in ((), ("show", "tidal", "power", "-wind"), ("akin://search?q=tides",), ("--hidden",)):
                done = start(*words)
                assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
            wrong = start("akin://erase?q=x")
            assert wrong.returncode == 1
            assert "no address that Akin can open" in wrong.stderr
            assert program.poll() is None
        finally:
            children = psutil.Process(program.pid).children(recursive=True) if program.poll() is None else []
            program.terminate()
        assert program.wait(60) == 0
    assert psutil.wait_procs(children, timeout=10)[1] == []
    assert not list(runtime.glob("*.socket"))


_LISTENING = """
import sys
from pathlib import Path
from app.domain.calls import Call
from app.ui.application import run
from app.ui.desktop.rendezvous import rendezvous
from app.ui.desktop.single_instance import SingleInstance
from app.ui.qt_application import make_application

def begun(program):
    def note(question):
        Path(sys.argv[2]).write_text(f"{program.window.isVisible()} {question.text}")
        program.quit()
    program.page.question_changed.connect(note)

if __name__ == "__main__":
    make_application()
    instance = SingleInstance(rendezvous(Path(sys.argv[1])))
    assert instance.become_first(Call())
    sys.exit(run(Path(sys.argv[1]), hidden=True, begun=begun, instance=instance))
"""


def test_what_a_second_start_asks_is_asked_in_the_window_of_the_first(tmp_path: Path, models_dir: Path) -> None:
    assert models_dir.is_dir()
    (tmp_path / "run").mkdir(mode=0o700)
    (tmp_path / "data").mkdir()
    (tmp_path / "listening.py").write_text(_LISTENING)
    surroundings = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    first = [sys.executable, str(tmp_path / "listening.py"), str(tmp_path / "data"), str(tmp_path / "noted")]
    with subprocess.Popen(first, env=surroundings) as program:
        end = time.monotonic() + 60
        while not list((tmp_path / "run").glob("*.socket")) and time.monotonic() < end and program.poll() is None:
            with pytest.raises(subprocess.TimeoutExpired):
                program.wait(0.1)
        second = [sys.executable, "-m", "app", "--data-dir", str(tmp_path / "data"), "akin://search?q=tides+at+night"]
        done = subprocess.run(second, env=surroundings, capture_output=True, text=True, check=False, timeout=60)
        assert (done.returncode, done.stderr) == (0, "")
        assert program.wait(60) == 0
    assert (tmp_path / "noted").read_text() == "True tides at night"

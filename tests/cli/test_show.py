"""What the command line asks of the window."""

from pathlib import Path

import pytest

from app.cli.main import MISUSED, main
from app.domain.calls import Call


@pytest.mark.parametrize(
    ("words", "call"),
    [
        ([], Call()),
        (["--hidden"], Call(hidden=True)),
        (["show"], Call()),
        (["show", "tidal", "power"], Call("tidal power")),
        (["show", "tidal", "-wind"], Call("tidal -wind")),
        (["show", "kind:pdf invoice"], Call("kind:pdf invoice")),
        (["show", "--launcher"], Call(launcher=True)),
        (["show", "tides", "--launcher"], Call("tides", launcher=True)),
        (["akin://search?q=tides"], Call("akin://search?q=tides")),
        (["show", "akin://search?q=tides"], Call("akin://search?q=tides")),
        (["AKIN://search?q=--data-dir"], Call("AKIN://search?q=--data-dir")),
    ],
)
def test_the_window_is_asked(tmp_path: Path, words: list[str], call: Call) -> None:
    calls: list[tuple[Path, Path, Call]] = []

    def window(data_dir: Path, named: Path, call: Call) -> int:
        calls.append((data_dir, named, call))
        return 7

    assert main(["--data-dir", str(tmp_path), *words], window) == 7
    assert calls == [(tmp_path, tmp_path, call)]


def test_without_a_window_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "tides"]) == MISUSED
    assert "usage: akin" in capsys.readouterr().err


def test_what_is_no_option_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["show", "--erase"], lambda *_: 0)
    assert "--erase" in capsys.readouterr().err

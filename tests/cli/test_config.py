"""`akin config`: settings are shown, changed and explained, and a wrong one is named once."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import main
from app.runtime.settings import SETTINGS

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def config(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(["--data-dir", str(tmp_path), "config", *arguments])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def test_a_setting_is_set_shown_and_unset(config: Run, tmp_path: Path) -> None:
    assert config("set", "full_screen_waits", "no") == (0, "full_screen_waits = off\n", "")
    assert config("get", "full_screen_waits") == (0, "off\n", "")
    assert config("path") == (0, f"{tmp_path / 'settings.toml'}\n", "")
    assert config("unset", "full_screen_waits")[0] == 0
    assert config("get", "full_screen_waits") == (0, "on\n", "")


def test_a_model_that_is_not_here_is_told_at_once(config: Run) -> None:
    status, shown, _ = config("set", "reranker", "minilm-l6")
    assert status == 0
    assert "akin models install minilm-l6" in shown
    assert config("set", "sparse_model", "nonsense")[1].count("knows no model") == 1
    assert config("unset", "reranker")[1].startswith("reranker has its default now.\nThe setting sparse_model")
    assert config("unset", "sparse_model") == (0, "sparse_model has its default now.\n", "")


def test_the_list_explains_every_setting(config: Run) -> None:
    config("set", "file_mb", "512")
    for arguments in ((), ("list",)):
        status, shown, _ = config(*arguments)
        assert status == 0
        assert "file_mb = 512 MB  (default: 256)" in shown
        for setting in SETTINGS:
            assert setting.sentence in shown
    _, shown, _ = config("list", "--json")
    told = {each["name"]: each for each in json.loads(shown)["settings"]}
    assert told["file_mb"]["value"] == 512
    assert told["log"]["choices"] == ["off", "normal", "debug"]
    assert told.keys() == {setting.name for setting in SETTINGS}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "thread", "2"), "no setting thread"),
        (("get", "x"), "no setting x"),
        (("set", "threads", "0"), "whole number from 1"),
        (("set", "threads", "two"), "whole number from 1"),
        (("set", "log", "loud"), "one of: off, normal, debug"),
    ],
)
def test_what_cannot_be_is_refused_in_words(config: Run, arguments: tuple[str, ...], told: str) -> None:
    status, shown, errors = config(*arguments)
    assert (status, shown) == (1, "")
    assert told in errors


def test_every_command_names_a_wrong_line_once_and_goes_on(
    config: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "settings.toml").write_text("threads = 1\nbusy = 3\n")
    status, shown, errors = config("get", "threads")
    assert (status, shown) == (0, "1\n")
    assert errors.count("settings.toml, line 2: there is no setting busy") == 1
    assert main(["--data-dir", str(tmp_path), "resume"]) == 0
    assert capsys.readouterr().err.count("line 2") == 1
    assert config("unset", "busy") == (0, "busy has its default now.\n", "")


def test_the_doctor_names_a_wrong_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.toml").write_text("threads = 1\nbusy = 3\n")
    main(["--data-dir", str(tmp_path), "doctor", "--json"])
    shown = capsys.readouterr()
    (check,) = [check for check in json.loads(shown.out)["checks"] if check["name"] == "settings"]
    assert check["verdict"] == "warning"
    assert "line 2" in check["message"]
    assert "line 2" not in shown.err

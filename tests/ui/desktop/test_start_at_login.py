"""Starting at login, and addresses that open Akin: entries come and go, and an error is one that can be told."""

import stat
import sys
from pathlib import Path

import pytest

from app.domain.errors import AkinError
from app.ui.desktop.address_handler import is_registered, set_registered
from app.ui.desktop.own_command import own_command
from app.ui.desktop.start_at_login import set_start_at_login, starts_at_login

COMMAND = ("/opt/my akin/akin", "--data-dir", "/home/ada/a library")
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="These are the entries of XDG desktops.")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "config"


def test_akin_starts_at_login_or_no_more(config: Path) -> None:
    assert not starts_at_login()
    set_start_at_login(True, (*COMMAND, "--hidden"))
    assert starts_at_login()
    (entry,) = (config / "autostart").iterdir()
    assert 'Exec="/opt/my akin/akin" --data-dir "/home/ada/a library" --hidden' in entry.read_text().splitlines()
    for _ in range(2):
        set_start_at_login(False, COMMAND)
        assert not starts_at_login()
    assert list((config / "autostart").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_named(config: Path) -> None:
    config.write_text("in the way")
    with pytest.raises(AkinError, match="cannot be written") as told:
        set_start_at_login(True, COMMAND)
    assert told.value.advice
    assert not starts_at_login()


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n")
    (folder / name).chmod(stat.S_IRWXU)


def test_addresses_are_registered_with_the_desktop(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not config.exists()
    program(tmp_path / "bin", "xdg-mime", f'echo "$@" >> "{tmp_path}/told"')
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    assert not is_registered()
    set_registered(True, COMMAND)
    assert is_registered()
    assert (tmp_path / "told").read_text() == "default akin-addresses.desktop x-scheme-handler/akin\n"
    entry = (tmp_path / "data" / "applications" / "akin-addresses.desktop").read_text()
    assert 'Exec="/opt/my akin/akin" --data-dir "/home/ada/a library" %u\n' in entry
    set_registered(False, COMMAND)
    assert not is_registered()


def test_a_desktop_that_refuses_is_told_of(config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not config.exists()
    program(tmp_path / "bin", "xdg-mime", "exit 4")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin:/bin")
    with pytest.raises(AkinError, match="xdg-mime failed"):
        set_registered(True, COMMAND)


def test_the_command_names_the_library_where_it_is_not_the_usual_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert own_command(tmp_path)[-2:] == ("--data-dir", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert "--data-dir" not in own_command(tmp_path / "akin")
    monkeypatch.setenv("APPIMAGE", "/home/ada/Akin.AppImage")
    assert own_command(tmp_path / "akin") == ("/home/ada/Akin.AppImage",)

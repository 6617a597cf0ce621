import io
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import keyring.backend
import pytest
from keyring.backends import fail

from app.cli.main import main
from app.models.openai_server.address import parse_address
from app.models.openai_server.kept import kept_server
from app.models.openai_server.key import VARIABLE
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_writing import set_setting
from tests.models.openai_server.conftest import DIMENSIONS, LocalServer

Akin = Callable[..., int]
FAR = parse_address("https://embeddings.invalid/v1")


class Typed(io.StringIO):
    """What a person types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def own_keyring(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Never the keyring of whoever runs the tests."""
    monkeypatch.delenv(VARIABLE, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


@pytest.fixture
def akin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Akin:
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    (tmp_path / "data").mkdir()

    def run(*arguments: str, typed: str = "") -> int:
        monkeypatch.setattr("sys.stdin", Typed(typed) if typed else io.StringIO())
        return main(["--data-dir", str(tmp_path / "data"), "models", "server", *arguments])

    return run


@pytest.fixture
def server(tmp_path: Path, akin: Akin) -> Iterator[LocalServer]:
    assert akin is not None
    local = LocalServer()
    choose(tmp_path, local.address.url)
    yield local
    local.end()


def choose(tmp_path: Path, address: str) -> None:
    set_setting(tmp_path / "data", "server_address", address)
    set_setting(tmp_path / "data", "server_model", "tiny")


def test_without_a_server_it_says_how_to_name_one(akin: Akin, capsys: pytest.CaptureFixture[str]) -> None:
    assert akin() == 1
    assert "akin config set server_address" in capsys.readouterr().err


def test_a_server_here_is_tried_and_told(server: LocalServer, akin: Akin, capsys: pytest.CaptureFixture[str]) -> None:
    assert akin() == 0
    told = capsys.readouterr().out
    assert server.address.url in told
    assert "needs none: it is this machine" in told
    assert "no: akin models server try" in told
    assert not server.questions, "nobody is asked to show it"
    assert akin("try", "--query-prefix", "query: ") == 0
    assert f"vectors of {DIMENSIONS} numbers" in capsys.readouterr().out
    assert len(server.questions) == 1
    assert akin() == 0
    assert "akin config set text_model server" in capsys.readouterr().out


def test_texts_leave_this_machine_only_after_a_yes(
    tmp_path: Path, akin: Akin, capsys: pytest.CaptureFixture[str]
) -> None:
    choose(tmp_path, FAR.url)
    assert akin("try") == 1
    assert "is not this machine" in capsys.readouterr().err
    assert akin("allow") == 1, "nobody is here to ask"
    assert not kept_server(FAR, tmp_path / "models").allowed
    assert akin("allow", "--yes") == 0
    assert kept_server(FAR, tmp_path / "models").allowed
    assert akin("forbid") == 0
    assert not kept_server(FAR, tmp_path / "models").allowed


@pytest.mark.parametrize(("typed", "allowed"), [("y\n", True), ("\n", False)])
def test_the_warning_and_the_cost_come_before_the_question(
    typed: str,
    tmp_path: Path,
    akin: Akin,
    capsys: pytest.CaptureFixture[str],
    *,
    allowed: bool,
) -> None:
    choose(tmp_path, FAR.url)
    assert akin("allow", "--price", "0.02", typed=typed) == int(not allowed)
    told = capsys.readouterr()
    assert "whoever runs it can read and keep all of it" in told.out
    assert "0 passages" in told.out
    assert "at most 0.00" in told.out
    assert kept_server(FAR, tmp_path / "models").allowed is allowed


def test_a_system_without_a_keyring_is_told(
    tmp_path: Path, akin: Akin, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(tmp_path, FAR.url)
    monkeypatch.setattr("app.cli.models_server.getpass", lambda _: "sk-1")
    assert akin("key", typed="sk-1\n") == 1
    told = capsys.readouterr().err
    assert "no keyring" in told
    assert VARIABLE in told
    assert "sk-1" not in told

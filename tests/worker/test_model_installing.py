"""What the window asks before it installs, imports or removes a model, and what it then does."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from huggingface_hub import close_session

from app.domain.errors import ModelError
from app.models.catalogue import entry_named
from app.models.installing.offer import InstallStoppedError
from app.worker.model_installing import (
    import_agreed,
    install_agreed,
    removable_size,
    remove,
    terms_of_importing,
    terms_of_installing,
)
from tests.models.installing.stand_in_hub import StandInHub, running

FILES = {"config.json": b"{}", "tokenizer.json": b"{ }", "model.safetensors": b"weights", "pytorch_model.bin": b"p"}
ID = "bge-small"


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandInHub]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    with running(StandInHub({entry_named(ID).repository: dict(FILES)})) as hub:
        (tmp_path / "settings.toml").write_text(f'version = 1\nhub_address = "{hub.address}"\n')
        yield hub
    close_session()


def nothing(what: str, done: int, total: int) -> None:
    """Where nobody listens."""


def test_what_was_agreed_to_is_installed_and_nothing_else(stand_in: StandInHub, tmp_path: Path) -> None:
    terms = terms_of_installing(tmp_path, ID)
    assert terms.source == f"{stand_in.address}/BAAI/bge-small-en-v1.5"
    assert (terms.files, terms.size, terms.missing, terms.installed, terms.complete) == (3, 12, 12, "", False)
    assert stand_in.contents_asked() == []
    stand_in.repositories[terms.entry.repository]["config.json"] = b"[]"
    with pytest.raises(ModelError, match="another version"):
        install_agreed(tmp_path, terms, nothing, threading.Event())
    stopped = threading.Event()
    stopped.set()
    terms = terms_of_installing(tmp_path, ID)
    with pytest.raises(InstallStoppedError):
        install_agreed(tmp_path, terms, nothing, stopped)
    heard: list[int] = []
    folder = install_agreed(tmp_path, terms, lambda _, done, __: heard.append(done), threading.Event())
    assert folder == terms.folder
    assert heard[-1] == 12
    again = terms_of_installing(tmp_path, ID)
    assert (again.complete, again.missing, again.installed) == (True, 0, terms.commit)
    assert removable_size(tmp_path, ID) > 12
    assert remove(tmp_path, ID) > 12
    assert not folder.exists()


def test_a_dropped_folder_says_what_it_is(stand_in: StandInHub, tmp_path: Path) -> None:
    dropped = tmp_path / "bge-small-en-v1.5"
    dropped.mkdir()
    for name, data in FILES.items():
        (dropped / name).write_bytes(data)
    terms = terms_of_importing(tmp_path, dropped)
    assert (terms.entry.id, terms.size, terms.checked, terms.commit) == (ID, 12, False, "")
    assert import_agreed(tmp_path, dropped, terms, nothing, threading.Event()) == terms.folder
    assert terms_of_importing(tmp_path, terms.folder).checked
    assert stand_in.asked == []


def test_what_is_in_use_stays(stand_in: StandInHub, tmp_path: Path) -> None:
    install_agreed(tmp_path, terms_of_installing(tmp_path, ID), nothing, threading.Event())
    with (tmp_path / "settings.toml").open("a") as settings:
        settings.write(f'text_model = "{ID}"\n')
    with pytest.raises(ModelError, match="in use"):
        removable_size(tmp_path, ID)
    with pytest.raises(ModelError, match="in use"):
        remove(tmp_path, ID)
    assert stand_in.asked

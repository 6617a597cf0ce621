"""`akin models install`, `import`, `export` and `remove` as a person meets them, against a hub on this machine."""

import gc
import io
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import close_session

from app.cli.doctor import examine
from app.cli.main import main
from app.domain.checks import Verdict
from app.models.catalogue import load_catalogue
from app.models.checks import check_installed_models
from app.runtime.versions import installed_versions
from tests.models.installing.stand_in_hub import StandInHub, running

FILES = {
    "config.json": b'{"model_type": "bert"}',
    "tokenizer.json": b"{ }",
    "model.safetensors": b"weights",
    "pytorch_model.bin": b"p",
}


@pytest.fixture
def stand_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandInHub]:
    for name in ("http_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with running(StandInHub({entry.repository: dict(FILES) for entry in load_catalogue().entries})) as hub:
        yield hub
    close_session()


class Answers(io.StringIO):
    """A terminal at which somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def akin(
    tmp_path: Path, stand_in: StandInHub, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.toml").write_text(f'version = 1\nhub_address = "{stand_in.address}"\n')

    def run(*arguments: str, answers: str | None = None, status: int = 0) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO() if answers is None else Answers(answers))
        assert main(["--data-dir", str(tmp_path / "data"), *arguments]) == status
        captured = capsys.readouterr()
        return captured.out + captured.err

    return run


def test_it_is_told_and_asked_before_anything_is_downloaded(akin: Any, stand_in: StandInHub, tmp_path: Path) -> None:
    told = akin("models", "install", "bge-small", answers="no\n", status=1)
    for part in ("MIT", "commercial ones too", f"{stand_in.address}/BAAI/bge-small-en-v1.5", str(tmp_path / "models"),
                 "32 bytes in 3 files", "Download it now?", "Nothing was downloaded"):  # fmt: skip
        assert part in told
    assert stand_in.contents_asked() == []
    assert not (tmp_path / "models").exists()
    stand_in.asked.clear()
    assert "Add --yes" in akin("models", "install", "bge-small", status=1)
    assert stand_in.asked == []
    assert "verified" in akin("models", "install", "bge-small", answers="y\n")
    left = tmp_path / "models" / ".incoming" / "bge-small" / "replaced" / "model.safetensors"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"of a process that was killed after its last step")
    assert "installed already" in akin("models", "install", "bge-small", "--yes")
    assert not left.parent.parent.exists()


def test_a_model_comes_and_goes(akin: Any, tmp_path: Path) -> None:
    akin("models", "install", "bge-small", "--yes")
    listed = {model["id"]: model for model in json.loads(akin("models", "--json"))["models"]}
    assert listed["bge-small"]["state"] == "installed"
    assert listed["bge-small"]["place"] == str(tmp_path / "models" / "bge-small")
    assert (listed["bge-small"]["installed"], listed["bge-small"]["in_use"]) == (True, False)
    assert listed["bge-base"]["state"] == "not installed"
    assert "If you pass it on: MIT" in akin("models", "export", "bge-small", str(tmp_path / "b.zip"))
    assert "Name another file" in akin(
        "models", "export", "bge-small", str(tmp_path / "b.zip"), answers="n\n", status=1
    )
    assert "Other libraries" in akin("models", "remove", "bge-small", answers="\n", status=1)
    assert "Removed BGE small" in akin("models", "remove", "bge-small", "--yes")
    assert "nothing to remove" in akin("models", "remove", "bge-small", "--yes", status=1)
    assert "not installed" in akin("models", "export", "bge-small", str(tmp_path / "c.zip"), status=1)
    assert "Installed BGE small" in akin("models", "import", str(tmp_path / "b.zip"), answers="yes\n")
    assert "is installed already" in akin("models", "install", "bge-small", "--yes")


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # it may come between opening and `with`
def test_ctrl_c_keeps_what_has_come(akin: Any, stand_in: StandInHub, tmp_path: Path) -> None:
    for files in stand_in.repositories.values():
        files["model.safetensors"] = bytes(2_000_000)
    stand_in.while_sending = lambda _, sent: os.kill(os.getpid(), signal.SIGINT) if sent == 1 << 19 else None
    told = akin("models", "install", "bge-small", "--yes", status=130)
    assert "the same command goes on" in told
    assert not (tmp_path / "models" / "bge-small").exists()
    gc.collect()
    stand_in.while_sending = lambda _, __: None
    assert "of them are here already" in akin("models", "install", "bge-small", "--yes")


def test_what_is_in_use_is_not_removed(akin: Any, tmp_path: Path) -> None:
    akin("models", "install", "minilm-l6", "--yes")
    settings = tmp_path / "data" / "settings.toml"
    before = settings.read_text()
    settings.write_text(before + 'reranker = "minilm-l6"\n')
    assert "in use" in akin("models", "remove", "minilm-l6", "--yes", status=1)
    assert json.loads(akin("models", "show", "minilm-l6", "--json"))["model"]["in_use"]
    settings.write_text(before)
    akin("models", "remove", "minilm-l6", "--yes")
    assert "comes with Akin" in akin("models", "remove", "minilm", "--yes", status=1)


def test_a_folder_brings_no_checksums(akin: Any, tmp_path: Path) -> None:
    folder = tmp_path / "some"
    folder.mkdir()
    for name, data in FILES.items():
        (folder / name).write_bytes(data)
    assert "--as ID" in akin("models", "import", str(folder), "--yes", status=1)
    assert "cannot be told" in akin("models", "import", str(folder), "--as", "bge-small", answers="n\n", status=1)
    assert "Installed BGE small" in akin("models", "import", str(folder), "--as", "bge-small", "--yes")


def test_damage_is_found(akin: Any, tmp_path: Path) -> None:
    akin("models", "install", "bge-small", "--yes")
    models = tmp_path / "models"
    assert [check.verdict for check in check_installed_models(models)] == [Verdict.OK]
    weights = models / "bge-small" / "model.safetensors"
    weights.write_bytes(b"WEIGHTS")
    assert [check.verdict for check in check_installed_models(models)] == [Verdict.PROBLEM]
    weights.write_bytes(b"less")
    assert json.loads(akin("models", "show", "bge-small", "--json"))["model"]["state"] == "unusable"
    assert "25 bytes of them are here already" in akin("models", "install", "bge-small", "--yes")
    assert [check.verdict for check in check_installed_models(models)] == [Verdict.OK]


@pytest.mark.slow
def test_the_doctor_looks_at_installed_models(akin: Any, tmp_path: Path) -> None:
    akin("models", "install", "bge-small", "--yes")
    (tmp_path / "models" / "bge-small" / "model.safetensors").write_bytes(b"WEIGHTS")
    checks = examine(tmp_path / "data", installed_versions())
    assert next(check.verdict for check in checks if check.name == "model bge-small") is Verdict.PROBLEM


def test_errors_say_what_to_do(akin: Any, stand_in: StandInHub, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "bge-small" in akin("models", "install", "bge-smal", "--yes", status=1)
    assert "Choose another" in akin("models", "install", "jina-v3", "--yes", status=1)
    monkeypatch.delenv("HF_TOKEN", raising=False)
    assert "HF_TOKEN" in akin("models", "install", "bge-small", "--yes", "--with-token", status=1)
    stand_in.refuse = (403, {"X-Error-Code": "GatedRepo"})
    assert "--with-token" in akin("models", "install", "embeddinggemma", "--yes", status=1)


@pytest.mark.parametrize("address", ["huggingface.co", "ftp://models", "https://me:secret@hub", "https://"])
def test_addresses_that_are_none_are_refused(akin: Any, address: str) -> None:
    assert "https://" in akin("config", "set", "hub_address", address, status=1)
    akin("config", "set", "hub_address", "https://hf-mirror.com/path")

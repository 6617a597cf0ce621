"""`akin models`: the table, one model, and JSON, from the real catalogue and the real files."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.cli.model_words import fact_lines
from app.domain.catalogue import ListedModel, ModelState
from app.models.catalogue import entry_named, load_catalogue

IN_USE = {"minilm", "pocket", "rapidocr"}


@pytest.fixture
def run(tmp_path: Path, models_dir: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    assert models_dir.is_dir()

    def _run(*arguments: str) -> str:
        assert main(["--data-dir", str(tmp_path), "models", *arguments]) == 0
        return capsys.readouterr().out

    return _run


def test_every_model_is_listed_and_only_those_that_run_are_in_use(run: Any) -> None:
    rows = {line.split()[0]: line for line in run().splitlines() if line.strip()}
    listed = [entry.id for entry in load_catalogue().entries]
    assert set(listed) <= set(rows)
    for model_id in listed:
        assert ("in use" in rows[model_id]) == (model_id in IN_USE)
        runs = entry_named(model_id).runs
        assert ("not installed" in rows[model_id]) == (model_id not in IN_USE and runs)
        assert ("not run yet" in rows[model_id]) != runs
    assert "CC-BY-NC-4.0" in rows["jina-v3"]
    assert "54.5 BEIR-14" in rows["leaf-ir"]


def test_json_holds_what_the_table_shows(run: Any) -> None:
    found = json.loads(run("--json"))
    assert found["version"] == 1
    assert json.loads(run("list", "--json")) == found
    by_id = {model["id"]: model for model in found["models"]}
    assert {model_id for model_id, model in by_id.items() if model["in_use"]} == IN_USE
    assert {model_id for model_id, model in by_id.items() if model["installed"]} == IN_USE
    assert by_id["minilm"]["size"] > 10_000_000
    assert by_id["leaf-ir"]["size"] is None
    assert by_id["nomic"]["matryoshka"] == [512, 256, 128, 64]
    assert by_id["jina-v3"]["licence"]["uses"] == "non-commercial"


def test_one_model_is_told_with_its_terms_and_sources(run: Any) -> None:
    told = run("show", "leaf-ir")
    assert "MongoDB/mdbr-leaf-ir" in told
    assert "no commit is pinned" in told
    assert "commercial ones too" in told
    assert "published tables" in told
    assert "downloads it, after asking" in told
    assert "never trained for searching" in run("show", "legal-bert")
    assert "not for commercial use" in run("show", "pocket")
    shown = json.loads(run("show", "leaf-ir", "--json"))
    assert shown["model"]["repository"] == "MongoDB/mdbr-leaf-ir"


def test_every_model_can_be_told() -> None:
    for entry in load_catalogue().entries:
        lines = list(fact_lines(ListedModel(entry, ModelState.NOT_INSTALLED)))
        assert all(label and told for label, told in lines)
        assert len({label for label, _ in lines}) >= 8


def test_an_unknown_model_is_refused_with_what_is_like_it(
    tmp_path: Path, models_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert models_dir.is_dir()
    assert main(["--data-dir", str(tmp_path), "models", "show", "LEAF-IF"]) == 1
    assert "leaf-ir" in capsys.readouterr().err
    assert main(["--data-dir", str(tmp_path), "models", "show", " Leaf-IR"]) == 0
    assert "mdbr-leaf-ir" in capsys.readouterr().out
    assert main(["--data-dir", str(tmp_path), "models", "use", "server"]) == 1
    assert "akin models server" in capsys.readouterr().err


def test_recognition_that_is_switched_off_is_not_in_use(tmp_path: Path, run: Any) -> None:
    (tmp_path / "settings.toml").write_text('version = 1\ntext_recognition = "off"\n')
    by_id = {model["id"]: model for model in json.loads(run("--json"))["models"]}
    assert by_id["rapidocr"]["state"] == "off"
    assert by_id["minilm"]["in_use"]


def test_a_model_that_is_not_prepared_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "none"))
    assert main(["--data-dir", str(tmp_path), "models", "show", "minilm", "--json"]) == 0
    model = json.loads(capsys.readouterr().out)["model"]
    assert (model["state"], model["installed"], model["in_use"]) == ("not prepared", False, False)

"""Searches that are asked again need no text model, whichever process asked them first."""

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.domain.embedding import TextEmbedder
from app.domain.errors import ModelError
from app.domain.hits import SearchResponse
from app.runtime.settings_writing import set_setting
from app.search.searcher import Searcher
from app.store.query_cache import FILES
from app.worker.engine import Engine

pytestmark = pytest.mark.usefixtures("models_dir")
QUERY = "grey bird by the water"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, models_dir: Path) -> Path:
    assert models_dir.is_dir()
    base = tmp_path_factory.mktemp("remembered")
    (base / "files").mkdir()
    for name, text in {
        "bird": "A heron stood in the pond.",
        "bread": "Knead the dough.",
        "lease": "Rent is due.",
    }.items():
        (base / "files" / f"{name}.txt").write_text(text)
    assert main(["--data-dir", str(base / "data"), "index", "--quiet", str(base / "files")]) == 0
    return base / "data"


@pytest.fixture
def data(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


def without_model(data_dir: Path, query: str) -> SearchResponse:
    """What a search finds for which no text model can be loaded."""

    def missing() -> TextEmbedder:
        raise ModelError("There is no model.", "")

    engine = Engine(data_dir)
    with engine.open_library() as library:
        return Searcher(library, replace(engine.embedders, text=missing)).search(query)


def searched(data_dir: Path, query: str, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert main(["--data-dir", str(data_dir), "search", "--json", query]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_same_search_needs_no_model_and_finds_the_same(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = searched(data, QUERY, capsys)
    assert "no model" in " ".join(without_model(data, "another question").notes)
    again = without_model(data, f"  {QUERY} ")
    assert again.notes == ()
    assert [hit.path for hit in again.hits] == [hit["path"] for hit in first["hits"]]
    assert [hit.score for hit in again.hits] == [pytest.approx(hit["score"], abs=1e-4) for hit in first["hits"]]
    assert main(["--data-dir", str(data), "status", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)["query_cache"]
    assert told["hits"] >= 1
    assert told["misses"] >= 1


def test_forgetting_leaves_nothing_of_searches(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    searched(data, QUERY, capsys)
    assert all((data / name).exists() for name in FILES)
    assert main(["--data-dir", str(data), "forget", "--searches"]) == 0
    assert not any((data / name).exists() for name in FILES)
    searched(data, QUERY, capsys)
    assert main(["--data-dir", str(data), "forget", str(data.parent)]) == 1  # is not in the library
    with Engine(data).open_library() as library:
        folder = library.folders.all()[0].path
    assert main(["--data-dir", str(data), "forget", folder]) == 0
    assert not any((data / name).exists() for name in FILES)


def test_switched_off_nothing_is_kept_and_what_was_goes(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    searched(data, QUERY, capsys)
    set_setting(data, "query_cache", False)
    searched(data, QUERY, capsys)
    assert not any((data / name).exists() for name in FILES)
    assert main(["--data-dir", str(data), "status", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["query_cache"] is None

"""How fast models are is measured on tiny real ones, and told only of the files that were measured."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from app.domain.errors import ModelError
from app.domain.model_speed import Measured
from app.evaluate.model_speed import made_passages, measure_model, rate
from app.models.catalogue import entry_named
from app.models.speeds import FILE, keep_speed, read_speeds
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.worker.engine import Engine
from app.worker.model_facts import checksum_of
from tests.models.tiny import tiny_model
from tests.models.tiny_pictures import tiny_picture_model
from tests.models.tiny_rerankers import list_files, write_word_scorer
from tests.models.tiny_sparse import write_splade

TEXT, PICTURES, RERANKER, SPARSE = "bge-small", "siglip-b16", "minilm-l6", "splade-3"


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Engine:
    models = tmp_path / "models"
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(models))
    tiny_model("bert", models, TEXT)
    tiny_picture_model("siglip", models, PICTURES)
    write_word_scorer(models / RERANKER, {"tide": 2.0})
    list_files(models / RERANKER, RERANKER)
    write_splade(models / SPARSE, ["tide"], SPARSE)
    return Engine(tmp_path / "data")


def test_runs_become_longer_until_one_takes_long_enough() -> None:
    seen: list[int] = []
    assert rate(seen.append, seconds=60) > 1000
    assert seen == [1, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
    seen.clear()
    rate(seen.append, seconds=0)
    assert seen == [1, 4]


def test_passages_are_as_long_as_those_of_a_library_and_differ() -> None:
    made = made_passages(8)
    assert {len(text.split()) for text in made} == {150}
    assert len(set(made)) == 8
    assert made_passages(3) == made[:3]


@pytest.mark.parametrize(
    ("model_id", "of"),
    [
        (TEXT, Measured.PASSAGES),
        (PICTURES, Measured.PICTURES),
        (RERANKER, Measured.PAIRS),
        (SPARSE, Measured.PASSAGES),
    ],
)
def test_each_kind_is_measured_by_what_it_does(engine: Engine, model_id: str, of: Measured) -> None:
    speed = measure_model(engine, entry_named(model_id), seconds=0)
    assert speed.per_second > 0
    assert (speed.of, speed.threads) == (of, engine.settings.threads)
    keep_speed(engine.models_dir, model_id, "0", speed)
    assert read_speeds(engine.models_dir) == {(model_id, "0"): speed}


def test_what_is_not_there_or_reads_text_is_not_measured(engine: Engine) -> None:
    with pytest.raises(ModelError, match="is not installed"):
        measure_model(engine, entry_named("e5-small"))
    with pytest.raises(ModelError, match="cannot be measured"):
        measure_model(engine, entry_named("rapidocr"))


def test_the_speed_stands_in_the_list_until_the_files_change(
    engine: Engine, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("app.evaluate.model_speed.SECONDS", 0.0)

    def akin(*arguments: str, status: int = 0) -> str:
        assert main(["--data-dir", str(engine.data_dir), "models", *arguments]) == status
        return capsys.readouterr().out

    def speed() -> Any:
        return json.loads(akin("show", TEXT, "--json"))["model"]["speed"]

    assert "speed here" not in akin()
    assert speed() is None
    assert "passages/s" in akin("measure", TEXT)
    assert speed()["of"] == "passages"
    listed = akin()
    assert "speed here" in listed
    assert "passages/s" in next(line for line in listed.splitlines() if line.startswith(f"{TEXT} "))
    assert "Speed here" in akin("show", TEXT)
    tiny_model("bert", engine.models_dir, TEXT, seed=1)
    assert speed() is None
    assert akin("measure", "e5-small", status=1) == ""


@pytest.mark.parametrize(
    "kept",
    [
        "no json",
        "[]",
        '{"version": 2, "speeds": {}}',
        '{"version": 1, "speeds": {"a": 3, "b": {"checksum": "0"}}}',
        '{"version": 1, "speeds": {"a": {"checksum": "0", "per_second": -1, "of": "passages", "threads": 1,'
        ' "measured": ""}}}',
        '{"version": 1, "speeds": {"a": {"checksum": "0", "per_second": NaN, "of": "passages", "threads": 1,'
        ' "measured": ""}}}',
    ],
)
def test_what_cannot_be_read_counts_as_not_measured(kept: str, tmp_path: Path, engine: Engine) -> None:
    (tmp_path / FILE).write_text(kept)
    assert read_speeds(tmp_path) == {}
    speed = measure_model(engine, entry_named(TEXT), seconds=0)
    keep_speed(tmp_path, TEXT, checksum_of(entry_named(TEXT), engine.models_dir), speed)
    assert list(read_speeds(tmp_path).values()) == [speed]

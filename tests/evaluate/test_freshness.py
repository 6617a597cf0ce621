"""From save to found, measured on a real indexer."""

import os
from pathlib import Path

import pytest

from app.cli.benchmark_freshness import GOALS, freshness_table
from app.embed.embedders import Embedders
from app.evaluate.freshness import SETTINGS, Freshness, SavedFile, measure_freshness, models_at
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_file import FILE, load_settings
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.engine import Engine


@pytest.mark.slow
def test_saved_files_are_found_by_name_then_words_then_meaning(
    tmp_path: Path, models_dir: Path, embedders: Embedders
) -> None:
    folder, data_dir = tmp_path / "watched", tmp_path / "data"
    folder.mkdir()
    data_dir.mkdir()
    (folder / "tide.txt").write_text("The tide turns twice a day in the estuary.")
    (data_dir / FILE).write_text(SETTINGS)
    told: list[str] = []
    with models_at(models_dir), Engine(data_dir).open_library() as library:
        library.folders.add(WatchedFolder(os.path.realpath(folder)))
        sentences = ["Knead the dough for ten minutes.", "The violin needs new strings."]
        found = measure_freshness(
            data_dir, Path(os.path.realpath(folder)), Searcher(library, embedders), sentences, told.append, files=2
        )
    assert len(found.files) == 2
    for file in found.files:
        assert 0.4 <= file.name < file.words <= file.meaning
    assert len(told) == 3
    assert len(list(folder.iterdir())) == 3


def test_nothing_of_the_settings_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(SETTINGS)
    assert load_settings(tmp_path).notes == ()


def test_the_table_names_goals_and_medians() -> None:
    found = Freshness((SavedFile(0.5, 1.0, 2.0), SavedFile(0.7, 3.0, 9.0), SavedFile(0.6, 2.0, 4.0)))
    assert (found.name_median_s, found.words_median_s, found.meaning_median_s) == (0.6, 2.0, 4.0)
    table = freshness_table(found)
    assert [list(column.cells) for column in table.columns] == [
        ["by name", "by words", "by meaning"],
        ["0.60", "2.00", "4.00"],
        [f"{goal:.0f}" for goal in GOALS.values()],
        ["0.70", "3.00", "9.00"],
    ]


def test_the_place_of_models_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for before in (None, "/somewhere"):
        monkeypatch.delenv(MODELS_DIR_VARIABLE, raising=False)
        if before is not None:
            monkeypatch.setenv(MODELS_DIR_VARIABLE, before)
        with models_at(tmp_path):
            assert os.environ[MODELS_DIR_VARIABLE] == str(tmp_path)
        assert os.environ.get(MODELS_DIR_VARIABLE) == before

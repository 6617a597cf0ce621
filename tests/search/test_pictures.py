"""Searching pictures: by words, by another picture, by both, and without what is not wanted."""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.chunk.chunker import ChunkSizes
from app.domain.errors import LibraryError
from app.domain.examples import Example, FileExample, PictureExample, TextExample
from app.domain.pictures import Pixels
from app.embed.embedders import Embedders
from app.extract.limits import Limits
from app.extract.pictures import pictures_of
from app.index.indexer import Indexer, IndexerOptions
from app.models.installed import InstalledModel
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.search.targets import combine
from app.store.folders import WatchedFolder
from app.store.library import Library
from app.store.vectors import Spread
from tests.extract.made_pictures import scene


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve scenes, one of them three times in different sizes, and a note."""
    root = tmp_path_factory.mktemp("pictures")
    for seed in range(12):
        scene(seed).save(root / f"scene {seed}.png")
    large = scene(4, 480, 320)
    large.save(root / "scene 4 large.jpg", quality=60)
    large.resize((120, 80), Image.Resampling.LANCZOS).save(root / "scene 4 small.jpg", quality=85)
    (root / "note.txt").write_text("The tide turns twice a day in the estuary.")
    return root


@pytest.fixture(scope="module")
def library(
    folder: Path, tmp_path_factory: pytest.TempPathFactory, text_model: InstalledModel, embedders: Embedders
) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("data"), "pictures", text_model.model.dimensions) as opened:
        with opened.writing():
            indexer = Indexer(opened, text_model.tokenizer, embedders, IndexerOptions(2, ChunkSizes(), Limits()))
            indexer.run([WatchedFolder(os.path.realpath(folder))])
        yield opened


@pytest.fixture(scope="module")
def searcher(library: Library, embedders: Embedders) -> Searcher:
    return Searcher(library, embedders)


def pixels(folder: Path, name: str, embedders: Embedders) -> Pixels:
    (picture,) = pictures_of(str(folder / name), Limits(), embedders.pictures().size)
    return picture.pixels


def names(searcher: Searcher, *examples: Example, query: str = "", limit: int = 20) -> list[str]:
    options = SearchOptions(limit=limit, show_weak=True)
    return [hit.name for hit in searcher.search(query, options, examples).hits]


def test_a_picture_finds_itself_first_and_no_text(searcher: Searcher, folder: Path, embedders: Embedders) -> None:
    found = names(searcher, PictureExample(pixels(folder, "scene 7.png", embedders)))
    assert found[0] == "scene 7.png"
    assert "note.txt" not in found


def test_versions_of_a_picture_stand_behind_the_best_of_them(
    searcher: Searcher, folder: Path, embedders: Embedders
) -> None:
    response = searcher.search("", SearchOptions(), [PictureExample(pixels(folder, "scene 4.png", embedders))])
    first = response.hits[0]
    group = {first.name, *(Path(path).name for path in first.similar)}
    assert group == {"scene 4.png", "scene 4 large.jpg", "scene 4 small.jpg"}
    assert first.copies == ()  # the bytes are not the same
    assert all("scene 4" not in hit.name for hit in response.hits[1:])


def test_more_like_a_file_of_the_library_leaves_the_file_itself_out(searcher: Searcher, folder: Path) -> None:
    found = names(searcher, FileExample(os.path.realpath(folder / "scene 4.png")))
    assert "scene 4.png" not in found
    assert found[0] in ("scene 4 large.jpg", "scene 4 small.jpg")


def test_more_like_a_document_looks_for_its_meaning(searcher: Searcher, folder: Path) -> None:
    assert "note.txt" not in names(searcher, FileExample(os.path.realpath(folder / "note.txt")))
    page = FileExample(os.path.realpath(folder / "note.txt"), page=9)
    with pytest.raises(LibraryError, match="page 9"):
        names(searcher, page)


def test_a_file_that_the_library_does_not_know_is_said(searcher: Searcher) -> None:
    with pytest.raises(LibraryError, match="knows nothing"):
        names(searcher, FileExample("/nowhere/at all.png"))


def test_what_is_not_wanted_sinks(searcher: Searcher, folder: Path, embedders: Embedders) -> None:
    wanted = PictureExample(pixels(folder, "scene 2.png", embedders), 0.5)
    other = PictureExample(pixels(folder, "scene 9.png", embedders), 0.5)
    unwanted = PictureExample(pixels(folder, "scene 9.png", embedders), -0.5)
    both = names(searcher, wanted, other)
    without = names(searcher, wanted, unwanted)
    assert without[0] == "scene 2.png"
    assert without.index("scene 9.png") > len(without) // 2 > both.index("scene 9.png")


def test_words_and_a_picture_together(searcher: Searcher, folder: Path, embedders: Embedders) -> None:
    example = PictureExample(pixels(folder, "scene 3.png", embedders), 0.9)
    options = SearchOptions(words_weight=0.1, show_weak=True)
    assert searcher.search("something", options, [example]).hits[0].name == "scene 3.png"


def test_words_to_keep_away_from_move_documents(searcher: Searcher) -> None:
    plain = searcher.search("water", SearchOptions(show_weak=True)).hits
    kept_away = searcher.search("water", SearchOptions(show_weak=True), [TextExample("estuary tides", -0.5)]).hits
    before = next(hit.arms["meaning"] for hit in plain if hit.name == "note.txt")
    after = next(hit.arms["meaning"] for hit in kept_away if hit.name == "note.txt")
    assert after < before


def test_one_target_ranks_like_the_sum_of_standardised_scores() -> None:
    random = np.random.default_rng(3)
    rows = random.normal(size=(400, 16)) * np.linspace(0.2, 2, 16) + 0.3
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    spread = Spread(rows.mean(axis=0), np.cov(rows, rowvar=False).astype(np.float32))
    one, other = rows[0], rows[1]
    target = combine([(one, 0.7), (other, -0.4)], spread)
    assert target is not None
    a, b = rows @ one, rows @ other
    expected = 0.7 * (a - a.mean()) / a.std() - 0.4 * (b - b.mean()) / b.std()
    assert np.array_equal(np.argsort(rows @ target)[::-1][:50], np.argsort(expected)[::-1][:50])
    assert combine([], spread) is None

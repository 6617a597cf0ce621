import os
import sqlite3
import sys
from pathlib import Path

import numpy as np
import pytest

from app.domain.embedding import Floats
from app.store.query_cache import FILE, FILES, SECRET_FILE, QueryCache, clear_queries

VECTOR = np.arange(8, dtype=np.float32) / 7


class Model:
    """Counts how often it is asked."""

    def __init__(self, vector: Floats = VECTOR) -> None:
        self.asked = 0
        self._vector = vector

    def __call__(self) -> Floats:
        self.asked += 1
        return self._vector

    def scores(self) -> list[float]:
        self.asked += 1
        return [0.1, 0.7]


def stored(folder: Path) -> bytes:
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("VACUUM")
    connection.close()
    return (folder / FILE).read_bytes()


def test_the_same_query_is_asked_once_also_of_another_process(tmp_path: Path) -> None:
    model = Model()
    caches = (QueryCache(tmp_path, "m"), QueryCache(tmp_path, "m"))
    for cache in caches:
        for text in ("night heron", " night  heron\n"):
            assert np.array_equal(cache.vector(text, model), VECTOR)
        assert cache.knows("night heron")
    assert model.asked == 1
    facts = [cache.facts() for cache in caches][-1]  # each tells what it has counted
    assert (facts.entries, facts.hits, facts.misses, facts.hit_rate) == (1, 3, 1, 0.75)


def test_other_texts_and_other_models_are_others(tmp_path: Path) -> None:
    QueryCache(tmp_path, "m").vector("heron", Model())
    assert not QueryCache(tmp_path, "m").knows("herons")
    assert not QueryCache(tmp_path, "other").knows("heron")
    other = Model(VECTOR + 1)
    assert np.array_equal(QueryCache(tmp_path, "other").vector("heron", other), VECTOR + 1)


def test_judgements_are_kept_for_the_texts_that_were_judged(tmp_path: Path) -> None:
    model = Model()
    cache = QueryCache(tmp_path, "m")
    assert not cache.knows_scores("heron")
    assert cache.scores("heron", ["a", "b"], model.scores) == [0.1, 0.7]
    again = QueryCache(tmp_path, "m")
    assert again.knows_scores("heron")
    assert again.scores("heron", ["b", "a"], model.scores) == [0.7, 0.1]
    assert model.asked == 1
    again.scores("heron", ["a", "changed"], model.scores)
    assert model.asked == 2


def test_the_longest_unused_go_first(tmp_path: Path) -> None:
    model = Model()
    cache = QueryCache(tmp_path, "m", limit=3)
    for text in ("one", "two", "three"):
        cache.vector(text, model)
    QueryCache(tmp_path, "m", limit=3).vector("one", model)
    cache.vector("four", model)
    fresh = QueryCache(tmp_path, "m", limit=3)
    assert [fresh.knows(text) for text in ("one", "two", "three", "four")] == [True, False, True, True]
    assert fresh.facts().entries == 3


def test_neither_words_nor_vectors_can_be_read_from_the_files(tmp_path: Path) -> None:
    cache = QueryCache(tmp_path, "m")
    cache.vector("my secret illness", Model())
    cache.scores("my secret illness", ["a", "b"], Model().scores)
    written = stored(tmp_path)
    assert b"illness" not in written
    assert VECTOR[1:3].tobytes() not in written
    if sys.platform != "win32":
        assert all((tmp_path / name).stat().st_mode & 0o077 == 0 for name in FILES)
    (tmp_path / SECRET_FILE).write_bytes(os.urandom(32))  # whoever has not the secret cannot try texts
    assert not QueryCache(tmp_path, "m").knows("my secret illness")


def test_clearing_reaches_those_who_have_it_open(tmp_path: Path) -> None:
    model, cache = Model(), QueryCache(tmp_path, "m")
    cache.vector("heron", model)
    assert clear_queries(tmp_path)
    assert not any((tmp_path / name).exists() for name in FILES)
    assert not cache.knows("heron")
    cache.vector("heron", model)
    assert model.asked == 2
    assert QueryCache(tmp_path, "m").knows("heron")


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 no more", b"\xff" * 5_000])
def test_a_damaged_file_is_begun_afresh(tmp_path: Path, damage: bytes) -> None:
    QueryCache(tmp_path, "m").vector("heron", Model())
    (tmp_path / FILE).write_bytes(damage)
    cache, model = QueryCache(tmp_path, "m"), Model()
    for _ in range(3):
        assert np.array_equal(cache.vector("heron", model), VECTOR)
    assert model.asked <= 2
    assert QueryCache(tmp_path, "m").knows("heron")


def test_a_value_that_was_changed_is_not_believed(tmp_path: Path) -> None:
    QueryCache(tmp_path, "m").vector("heron", Model())
    with sqlite3.connect(tmp_path / FILE) as connection:
        (value,) = connection.execute("SELECT value FROM entries").fetchone()
        connection.execute("UPDATE entries SET value = ?", (value[:-1] + bytes([value[-1] ^ 1]),))
    connection.close()
    assert not QueryCache(tmp_path, "m").knows("heron")


def test_a_folder_that_cannot_be_used_costs_only_time(tmp_path: Path) -> None:
    model, cache = Model(), QueryCache(tmp_path / "missing", "m")
    assert np.array_equal(cache.vector("heron", model), VECTOR)
    assert cache.facts().entries == 0


def test_what_the_model_cannot_do_is_told_and_not_kept(tmp_path: Path) -> None:
    def fails() -> Floats:
        raise ValueError("no model")

    cache = QueryCache(tmp_path, "m")
    with pytest.raises(ValueError, match="no model"):
        cache.vector("heron", fails)
    assert not cache.knows("heron")

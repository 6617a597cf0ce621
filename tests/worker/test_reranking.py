import os
from pathlib import Path

import pytest

from app.domain.asking import Question
from app.domain.errors import ModelError
from app.index.indexer import Indexer, IndexerOptions
from app.runtime.settings import Settings
from app.runtime.settings_writing import set_setting
from app.store.folders import WatchedFolder
from app.worker.answers import LibraryAnswers
from app.worker.engine import Engine
from app.worker.reranking import load_reranker, reranking_of
from tests.models import tiny_bert
from tests.models.tiny_rerankers import SPECIAL, list_files, write_tokenizer, write_word_scorer

INSTALLED = "minilm-l6"  # an id of the catalogue's


def test_an_installed_reranker_is_loaded_once_when_it_is_needed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    set_setting(tmp_path, "reranker", INSTALLED)
    set_setting(tmp_path, "rerank_ms", 450)
    reranking = Engine(tmp_path).embedders.reranking  # loads nothing yet
    assert reranking.on
    assert reranking.seconds == 0.45
    assert reranking.load is not None
    write_word_scorer(tmp_path / "models" / INSTALLED, {"tax": 2.0})
    list_files(tmp_path / "models" / INSTALLED, INSTALLED)
    assert reranking.load() is reranking.load()
    assert reranking.load().scores("x", ["tax"]) == pytest.approx([2.0])


def test_a_late_interaction_model_is_a_reranker_too(tmp_path: Path) -> None:
    folder = tmp_path / "answerai-colbert-small"
    linear = tiny_bert.linear_layer(12, tiny_bert.WIDTH, 1, "linear", biased=False)
    tiny_bert.write_weights(folder, tiny_bert.random_bert(len(SPECIAL) + 1) | linear)
    write_tokenizer(["tide"], folder / "tokenizer.json")
    list_files(folder, folder.name)
    reranker = load_reranker(folder.name, tmp_path, threads=1)
    assert (reranker.id, reranker.arm) == (folder.name, "rerank")
    assert len(reranker.scores("tide", ["tide", "other words"])) == 2


def test_what_stands_on_the_network_is_verified_too(tmp_path: Path) -> None:
    folder = tmp_path / "answerai-colbert-small"
    tensors = tiny_bert.random_bert(len(SPECIAL) + 1) | tiny_bert.linear_layer(
        12, tiny_bert.WIDTH, 1, "linear", biased=False
    )
    tiny_bert.write_weights(folder, tensors)
    write_tokenizer(["tide"], folder / "tokenizer.json")
    list_files(folder, folder.name)
    load_reranker(folder.name, tmp_path, threads=1)  # the network is made, and kept
    tiny_bert.write_weights(folder, tensors | {"linear.weight": -tensors["linear.weight"]})
    with pytest.raises(ModelError, match="has changed") as caught:
        load_reranker(folder.name, tmp_path, threads=1)
    assert "akin models install answerai-colbert-small" in caught.value.advice


def test_what_is_not_installed_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="is not installed") as caught:
        load_reranker(INSTALLED, tmp_path, threads=1)
    assert f"akin models install {INSTALLED}" in caught.value.advice
    with pytest.raises(ModelError, match=r"knows no model .nonsense."):
        load_reranker("nonsense", tmp_path, threads=1)


def test_a_model_of_another_kind_is_refused(tmp_path: Path) -> None:
    write_word_scorer(tmp_path / "leaf-ir", {"tax": 2.0})
    list_files(tmp_path / "leaf-ir", "leaf-ir")
    with pytest.raises(ModelError, match="is no reranker"):
        load_reranker("leaf-ir", tmp_path, threads=1)


def test_without_a_choice_the_text_model_reranks() -> None:
    def never() -> object:
        raise AssertionError

    assert reranking_of(Settings(), never).load is None
    assert reranking_of(Settings(), never).on
    assert not reranking_of(Settings(reranker="off"), never).on


def test_another_choice_holds_from_the_next_question_on(models_dir: Path, tmp_path: Path) -> None:  # noqa: ARG001
    (tmp_path / "files").mkdir()
    for name in ("one", "two"):
        (tmp_path / "files" / f"{name}.txt").write_text(f"Boats in the harbour, number {name}.", "utf-8")
    engine = Engine(tmp_path / "data")
    with engine.open_library() as library, library.writing():
        options = IndexerOptions(1, engine.sizes, engine.limits)
        indexer = Indexer(library, engine.model.tokenizer, engine.embedders, options)
        indexer.run([WatchedFolder(os.path.realpath(tmp_path / "files"))])
    answers = LibraryAnswers(tmp_path / "data")
    try:
        *_, (_, before) = answers.steps(Question("harbour"))
        set_setting(tmp_path / "data", "reranker", "off")
        *_, (_, after) = answers.steps(Question("harbour"))
    finally:
        answers.close()
    assert before.hits
    assert after.hits
    assert "rerank" in before.took_ms
    assert "rerank" not in after.took_ms

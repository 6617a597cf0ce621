import math
from pathlib import Path

import pytest

from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.embed.cross_encoder import CrossEncoder
from app.models.rerankers import prepare_reranker
from tests.models.tiny_rerankers import entry_of, list_files, write_word_scorer

WORTHS = {"tide": 2.5, "boat": 1.0, "tax": -3.0}


def loaded(folder: Path, labels: int = 1) -> CrossEncoder:
    files = write_word_scorer(folder / "tiny", WORTHS, labels)
    return CrossEncoder(prepare_reranker(files, entry_of("tiny"), folder), threads=1)


def test_each_pair_is_scored_in_the_order_given(tmp_path: Path) -> None:
    model = loaded(tmp_path)
    texts = ["tide tide boat", "tax", "boat", "the " * 40 + "boat tax"]
    assert model.scores("boat", texts) == pytest.approx([6.0, -3.0, 1.0, -2.0])
    assert model.scores("tax tax tax", texts[:1]) == pytest.approx([6.0])  # the query is another segment
    assert model.scores("boat", []) == []


def test_of_two_labels_the_difference_counts(tmp_path: Path) -> None:
    assert loaded(tmp_path, labels=2).scores("x", ["tide", "tax"]) == pytest.approx([2.0, -3.5])


def test_a_pair_beyond_the_limit_is_cut(tmp_path: Path) -> None:
    # 64 tokens with three special ones and the query's one leave room for 60 words
    assert loaded(tmp_path).scores("boat", ["boat " * 500]) == pytest.approx([30.0])
    assert loaded(tmp_path / "again").scores("boat", ["word " * 60 + "tax"]) == pytest.approx([0.0])


def test_a_score_is_told_as_a_probability(tmp_path: Path) -> None:
    model = loaded(tmp_path)
    assert model.told(0.0) == 0.5
    assert model.told(2.0) == pytest.approx(1 / (1 + math.exp(-2.0)))
    assert 0 < model.told(-30.0) < model.told(30.0) <= 1


def test_more_time_is_enough_for_more_pairs(tmp_path: Path) -> None:
    model = loaded(tmp_path)
    assert model.affordable(0.0) == 0
    assert model.affordable(10.0) > model.affordable(1.0) > 0


def test_what_cannot_be_run_is_said(tmp_path: Path) -> None:
    files = write_word_scorer(tmp_path / "tiny", WORTHS)
    with pytest.raises(ModelError, match="is no reranker"):
        prepare_reranker(files, entry_of("tiny", ModelKind.TEXT), tmp_path)
    (tmp_path / "tiny" / "onnx" / "model.onnx").write_bytes(b"nonsense")
    with pytest.raises(ModelError, match="has changed since it was installed"):
        prepare_reranker(files, entry_of("tiny"), tmp_path)
    with pytest.raises(ModelError, match="could not be loaded"):
        CrossEncoder(prepare_reranker(list_files(tmp_path / "tiny"), entry_of("tiny"), tmp_path), threads=1)
    (tmp_path / "tiny" / "onnx" / "model.onnx").unlink()
    with pytest.raises(ModelError, match=r"model\.safetensors are missing"):
        prepare_reranker(list_files(tmp_path / "tiny"), entry_of("tiny"), tmp_path)


def test_a_damaged_tokenizer_is_said(tmp_path: Path) -> None:
    files = write_word_scorer(tmp_path / "tiny", WORTHS)
    (tmp_path / "tiny" / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="tokenizer of tiny cannot be used"):
        CrossEncoder(prepare_reranker(files, entry_of("tiny"), tmp_path), threads=1)

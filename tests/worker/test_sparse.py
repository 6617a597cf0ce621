from pathlib import Path

import pytest

from app.domain.errors import ModelError
from app.models.encoder import Encoder
from app.runtime.settings_writing import set_setting
from app.worker.engine import Engine
from app.worker.reranking import load_reranker
from app.worker.sparse import load_sparse
from tests.models.tiny_rerankers import list_files, write_word_scorer
from tests.models.tiny_sparse import write_m3, write_splade

WORDS = ["tide", "tax"]


def test_a_sparse_model_is_loaded_once_when_it_is_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    assert Engine(tmp_path).embedders.sparse is None
    set_setting(tmp_path, "sparse_model", "splade-3")
    sparse = Engine(tmp_path).embedders.sparse  # loads nothing yet
    assert sparse is not None
    with pytest.raises(ModelError, match="is not installed"):
        sparse()
    write_splade(tmp_path / "models" / "splade-3", WORDS, "splade-3")
    assert sparse() is sparse()
    assert sparse().id == "splade-3"


def test_what_one_model_is_used_for_twice_is_loaded_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AKIN_MODELS_DIR", str(tmp_path / "models"))
    write_m3(tmp_path / "models" / "bge-m3", WORDS, "bge-m3")
    set_setting(tmp_path, "sparse_model", "bge-m3")
    set_setting(tmp_path, "reranker", "bge-m3")
    loaded: list[Path] = []

    def telling(onnx: Path, threads: int) -> Encoder:
        loaded.append(onnx)
        return Encoder(onnx, threads)

    monkeypatch.setattr("app.embed.shared.Encoder", telling)
    embedders = Engine(tmp_path).embedders
    assert embedders.sparse is not None
    assert embedders.reranking.load is not None
    embedders.sparse().weigh_passages(["tide"])
    assert len(embedders.reranking.load().scores("tide", ["tax", "tide"])) == 2
    assert len(loaded) == 1


def test_the_weights_of_words_are_verified(tmp_path: Path) -> None:
    write_splade(tmp_path / "splade-3", WORDS, "splade-3")
    load_sparse("splade-3", tmp_path, threads=1)
    (tmp_path / "splade-3" / "tokenizer.json").write_text("{}")
    with pytest.raises(ModelError, match="has changed"):
        load_sparse("splade-3", tmp_path, threads=1)


def test_what_weighs_no_terms_is_refused(tmp_path: Path) -> None:
    for name in ("minilm-l6", "leaf-ir"):
        write_word_scorer(tmp_path / name, {"tax": 2.0})
        list_files(tmp_path / name, name)
        with pytest.raises(ModelError):
            load_sparse(name, tmp_path, threads=1)
    with pytest.raises(ModelError, match=r"knows no model .nonsense."):
        load_sparse("nonsense", tmp_path, threads=1)


def test_a_text_model_with_a_layer_for_its_tokens_is_a_reranker(tmp_path: Path) -> None:
    write_m3(tmp_path / "bge-m3", WORDS, "bge-m3")
    found = load_reranker("bge-m3", tmp_path, threads=1).scores("tide", ["tax", "tide"])
    assert found[1] > found[0]

"""ColBERT as its papers and its code define it, on a tiny random BERT; the reference is in NumPy."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from tokenizers import Tokenizer

from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.embed.late_interaction import LateInteraction
from app.models.late_interaction import prepare_late_interaction
from app.models.model_files import ModelFiles
from tests.models import tiny_bert
from tests.models.tiny_rerankers import SPECIAL, entry_of, list_files, write_tokenizer

WORDS = ["the", "sea", "lifts", "boats", "from", "mud", "and", "leaves", "again", ",", ".", "!"]
QUERY = "boats, and mud"
TEXTS = ["the sea leaves.", "mud , mud and boats from the sea again !", "again", ", . !"]
CLS, SEP, MASK, Q, D = (SPECIAL.index(token) for token in ("[CLS]", "[SEP]", "[MASK]", "[unused0]", "[unused1]"))
ENTRY = entry_of("tiny", ModelKind.LATE_INTERACTION)


def write(folder: Path) -> dict[str, tiny_bert.Floats]:
    """A tiny ColBERT with vectors of 12 numbers; returns its tensors."""
    tensors = tiny_bert.random_bert(len(SPECIAL) + len(WORDS))
    projection = tiny_bert.linear_layer(12, tiny_bert.WIDTH, 9, "linear", biased=False)
    tiny_bert.write_weights(folder, {f"bert.{name}": value for name, value in tensors.items()} | projection)
    write_tokenizer(WORDS, folder / "tokenizer.json")
    return tensors | projection


def loaded(files: ModelFiles, *, int8: bool = False) -> LateInteraction:
    return LateInteraction(prepare_late_interaction(files, ENTRY, files.folder.parent, int8=int8), threads=1)


def words_of(folder: Path, text: str) -> list[int]:
    return list(Tokenizer.from_file(str(folder / "tokenizer.json")).encode(text, add_special_tokens=False).ids)


def projected(tensors: dict[str, tiny_bert.Floats], ids: list[int], seen: list[int]) -> tiny_bert.Floats:
    vectors = tiny_bert.encode(tensors, ids, [0] * len(ids), seen) @ tensors["linear.weight"].T
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def expected(tensors: dict[str, tiny_bert.Floats], folder: Path, length: int, *, attends: bool) -> list[float]:
    """The mean of the best cosines, with the query filled up to `length` and punctuation left out of passages."""
    row = [CLS, Q, *words_of(folder, QUERY), SEP]
    filled = row + [MASK] * (length - len(row))
    query = projected(tensors, filled, [1] * length if attends else [int(i < len(row)) for i in range(length)])
    found = []
    for text in TEXTS:
        ids = [CLS, D, *words_of(folder, text), SEP]
        kept = [place for place, token in enumerate(ids) if token not in words_of(folder, ", . !")]
        passage = projected(tensors, ids, [1] * len(ids))[kept]
        found.append(float(sum(max(q @ p for p in passage) for q in query) / length))
    return found


def test_a_score_is_the_mean_of_the_best_cosines_of_all_query_tokens(tmp_path: Path) -> None:
    tensors = write(tmp_path / "tiny")
    files = list_files(tmp_path / "tiny")
    reference = expected(tensors, tmp_path / "tiny", 32, attends=False)
    assert loaded(files).scores(QUERY, TEXTS) == pytest.approx(reference, abs=1e-3)
    assert loaded(files, int8=True).scores(QUERY, TEXTS) == pytest.approx(reference, abs=0.1)
    assert np.ptp(reference) > 0.02  # the texts are told apart
    assert loaded(files).scores(QUERY, []) == []


def test_what_the_model_says_of_its_tokens_holds(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    tensors = write(folder)
    told = {"query_maxlen": 12, "doc_maxlen": 5, "attend_to_mask_tokens": True, "mask_punctuation": False}
    (folder / "artifact.metadata").write_text(json.dumps(told))
    model = loaded(list_files(folder))
    assert model.query_vectors(QUERY).shape == (12, 12)
    assert [len(vectors) for vectors in model.passage_vectors(TEXTS)] == [5, 5, 4, 5]
    told |= {"doc_maxlen": 300, "mask_punctuation": True}
    (folder / "artifact.metadata").write_text(json.dumps(told))
    reference = expected(tensors, folder, 12, attends=True)
    assert loaded(list_files(folder)).scores(QUERY, TEXTS) == pytest.approx(reference, abs=1e-3)


def test_a_model_of_pylate_is_the_same(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    tensors = write(folder)
    linear = {"linear.weight": tensors["linear.weight"]}
    encoder = {name: value for name, value in tensors.items() if name not in linear}
    tiny_bert.write_weights(folder, encoder)
    (folder / "1_Dense").mkdir()
    save_file(linear, folder / "1_Dense" / "model.safetensors")
    modules = [{"type": "sentence_transformers.models.Transformer", "path": ""}]
    modules.append({"type": "pylate.models.Dense.Dense", "path": "1_Dense"})
    (folder / "modules.json").write_text(json.dumps(modules))
    told = {"query_prefix": "[unused0]", "document_prefix": "[unused1]", "query_length": 20, "document_length": 300}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(told))
    reference = expected(tensors, folder, 20, attends=False)
    assert loaded(list_files(folder)).scores(QUERY, TEXTS) == pytest.approx(reference, abs=1e-3)


def test_a_long_query_is_cut_and_a_long_passage_too(tmp_path: Path) -> None:
    write(tmp_path / "tiny")
    model = loaded(list_files(tmp_path / "tiny"))
    assert len(model.query_vectors("mud " * 100)) == 32
    assert len(model.passage_vectors(["mud " * 100])[0]) == tiny_bert.PLACES


def test_scores_are_told_between_0_and_1_and_more_time_is_enough_for_more(tmp_path: Path) -> None:
    write(tmp_path / "tiny")
    model = loaded(list_files(tmp_path / "tiny"))
    assert [model.told(score) for score in (-0.2, 0.4, 1.0001)] == [0.0, 0.4, 1.0]
    assert model.affordable(0.0) == 0
    assert model.affordable(10.0) > model.affordable(1.0) > 0


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    write(folder)
    with pytest.raises(ModelError, match="gives no vectors of single tokens"):
        prepare_late_interaction(list_files(folder), entry_of("tiny"), tmp_path)
    (folder / "artifact.metadata").write_text(json.dumps({"query_token_id": "[nothing]"}))
    with pytest.raises(ModelError, match="does not know the token"):
        loaded(list_files(folder))
    tiny_bert.write_weights(folder, tiny_bert.random_bert(len(SPECIAL) + len(WORDS)))
    with pytest.raises(ModelError, match=r"no tensor named linear\.weight"):
        loaded(list_files(folder))

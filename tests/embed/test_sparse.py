"""Sparse models as their papers define them, on tiny random networks; the references are in NumPy."""

import json
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.domain.sparse import WeightedTerms
from app.embed.sparse import SparseEncoder
from app.models.model_files import ModelFiles
from app.models.sparse import prepare_sparse
from tests.models import tiny_bert
from tests.models.tiny_rerankers import SPECIAL, entry_of, list_files, write_tokenizer
from tests.models.tiny_sparse import splade, write_m3, write_splade

WORDS = ["the", "sea", "lifts", "boats", "from", "mud", "and", "leaves", "again"]
TEXTS = ["the sea leaves", "mud mud and boats from the sea again", "", "unknown words"]
ENTRY = entry_of("tiny", ModelKind.SPARSE)


def loaded(files: ModelFiles, *, int8: bool = False) -> SparseEncoder:
    return SparseEncoder(prepare_sparse(files, ENTRY, files.folder.parent, int8=int8), threads=1)


def as_dict(weighted: WeightedTerms) -> dict[int, float]:
    return dict(zip(weighted.terms.tolist(), weighted.weights.tolist(), strict=True))


def test_splade_weighs_every_term_by_its_highest_logit(tmp_path: Path) -> None:
    files, tensors = write_splade(tmp_path / "tiny", WORDS)
    model = loaded(files)
    for text, found in zip(TEXTS, model.weigh_passages(TEXTS), strict=True):
        expected = splade(tensors, tmp_path / "tiny", text)
        assert as_dict(found) == pytest.approx(expected, abs=2e-3)
        assert len(expected) > 1
    assert as_dict(model.weigh_query(TEXTS[0])) == pytest.approx(as_dict(model.weigh_passages(TEXTS[:1])[0]))
    assert model.weigh_passages([]) == []


def test_a_query_needs_no_network_where_there_is_a_table_for_it(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    _, tensors = write_splade(folder, WORDS)
    (folder / "idf.json").write_text(json.dumps({"sea": 2.5, "mud": 4.0, "the": 0.0, "[CLS]": 9.0}))
    model = loaded(list_files(folder))
    sea, mud = (len(SPECIAL) + WORDS.index(word) for word in ("sea", "mud"))
    assert as_dict(model.weigh_query("the sea and the mud, mud")) == {sea: 2.5, mud: 4.0}
    assert as_dict(model.weigh_query("nothing of it")) == {}
    assert as_dict(model.weigh_passages(TEXTS[:1])[0]) == pytest.approx(splade(tensors, folder, TEXTS[0]), abs=2e-3)


@pytest.mark.parametrize("kept", ['{"sea": Infinity}', '{"sea": NaN}', '{"sea": "much"}', '{"sea": [1]}'])
def test_a_table_of_words_without_numbers_is_refused(kept: str, tmp_path: Path) -> None:
    write_splade(tmp_path / "tiny", WORDS)
    (tmp_path / "tiny" / "idf.json").write_text(kept)
    with pytest.raises(ModelError, match="no numbers"):
        loaded(list_files(tmp_path / "tiny"))


def test_bge_m3_weighs_the_tokens_of_the_text_by_the_heaviest_of_their_places(tmp_path: Path) -> None:
    files, tensors = write_m3(tmp_path / "tiny", WORDS)
    tokenizer = Tokenizer.from_file(str(tmp_path / "tiny" / "tokenizer.json"))
    for text, found in zip(TEXTS, loaded(files).weigh_passages(TEXTS), strict=True):
        ids = tokenizer.encode(text).ids
        hidden = tiny_bert.encode(tensors, ids, [0] * len(ids))
        expected: dict[int, float] = {}
        for token, vector in zip(ids, hidden, strict=True):
            weight = float(tensors["sparse_linear.weight"][0] @ vector + tensors["sparse_linear.bias"][0])
            if token >= len(SPECIAL) and weight > 0:
                expected[token] = max(weight, expected.get(token, 0.0))
        assert as_dict(found) == pytest.approx(expected, abs=2e-3)


def test_of_many_terms_the_heaviest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, tensors = write_splade(tmp_path / "tiny", WORDS)
    whole = splade(tensors, tmp_path / "tiny", TEXTS[1])
    monkeypatch.setattr("app.embed.sparse.MOST_TERMS", 2)
    (found,) = loaded(files).weigh_passages(TEXTS[1:2])
    assert set(found.terms.tolist()) == set(sorted(whole, key=lambda term: -whole[term])[:2])
    assert (np.diff(found.terms) > 0).all()


def test_a_model_that_weighs_no_terms_is_refused(tmp_path: Path) -> None:
    tiny_bert.write_weights(tmp_path / "tiny", tiny_bert.random_bert(len(SPECIAL) + len(WORDS)))
    write_tokenizer(WORDS, tmp_path / "tiny" / "tokenizer.json")
    with pytest.raises(ModelError, match="gives no weighted terms"):
        loaded(list_files(tmp_path / "tiny"))

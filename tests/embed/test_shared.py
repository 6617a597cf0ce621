"""BGE-M3's three outputs come of one network, and of one pass."""

from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from app.domain.catalogue import ModelKind, TokenPooling
from app.embed.late_interaction import LateInteraction
from app.embed.shared import MOST_KEPT, RememberingEncoder, SharedEncoders
from app.embed.sparse import SparseEncoder
from app.embed.text import OnnxTextEmbedder
from app.models.encoder import Encoder
from app.models.installed import InstalledModel
from app.models.late_interaction import prepare_late_interaction
from app.models.sparse import prepare_sparse
from app.models.text_models import TextModel
from tests.models import tiny_bert
from tests.models.tiny_rerankers import entry_of
from tests.models.tiny_sparse import write_m3

WORDS = ["the", "sea", "lifts", "boats", "from", "mud"]
TEXTS = ["the sea lifts boats", "mud", "boats from the sea"]
ENTRY = entry_of("tiny", ModelKind.TEXT)


class Counting(Encoder):
    """An encoder that says how often its network runs."""

    passes = 0

    def token_vectors(self, ids: np.ndarray, mask: np.ndarray) -> np.ndarray:  # type: ignore[type-arg]
        Counting.passes += 1
        return super().token_vectors(ids, mask)


def test_vectors_terms_and_tokens_come_of_one_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files, tensors = write_m3(tmp_path / "tiny", WORDS)
    monkeypatch.setattr("app.embed.shared.Encoder", Counting)
    shared = SharedEncoders()
    sparse = prepare_sparse(files, ENTRY, tmp_path, int8=False)
    tokens = prepare_late_interaction(files, ENTRY, tmp_path, int8=False)
    assert sparse.onnx == tokens.onnx
    model = TextModel("tiny", "Tiny", "", tiny_bert.WIDTH, 64, TokenPooling.CLS, "")
    embedder = OnnxTextEmbedder(InstalledModel(model, sparse.onnx, sparse.tokenizer, ""), 1, shared.load)
    weighing = SparseEncoder(sparse, 1, shared.load)
    reranker = LateInteraction(tokens, 1, shared.load)
    Counting.passes = 0
    vectors = embedder.embed_passages(TEXTS)
    weighed = weighing.weigh_passages(TEXTS)
    assert Counting.passes == 1
    query = embedder.embed_query(TEXTS[0])
    assert weighing.weigh_query(TEXTS[0]).terms.tolist() == weighed[0].terms.tolist()
    assert reranker.query_vectors(TEXTS[0]).shape == (5, 16)  # all but the first token
    assert Counting.passes == 2
    assert query == pytest.approx(vectors[0], abs=1e-5)

    # The token vectors are those of the definition, and so is the score.
    ids = [Tokenizer.from_file(str(sparse.tokenizer)).encode(text).ids for text in TEXTS]
    hidden = [tiny_bert.encode(tensors, row, [0] * len(row))[1:] for row in ids]
    compared = [each @ tensors["colbert_linear.weight"].T + tensors["colbert_linear.bias"] for each in hidden]
    units = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in compared]
    expected = [float(np.mean([max(q @ p for p in passage) for q in units[1]])) for passage in units]
    assert reranker.scores(TEXTS[1], TEXTS) == pytest.approx(expected, abs=1e-3)


def test_only_the_last_batches_are_remembered(tmp_path: Path) -> None:
    files, _ = write_m3(tmp_path / "tiny", WORDS)
    encoder = Counting(prepare_sparse(files, ENTRY, tmp_path, int8=False).onnx, 1)
    remembering = RememberingEncoder(encoder)
    batches = [
        (np.full((1, 2 + place), 5, np.int64), np.ones((1, 2 + place), np.int64)) for place in range(MOST_KEPT + 1)
    ]
    Counting.passes = 0
    first = [remembering.token_vectors(*batch) for batch in batches]
    assert Counting.passes == MOST_KEPT + 1
    again = [remembering.token_vectors(*batch) for batch in reversed(batches[1:])]
    assert Counting.passes == MOST_KEPT + 1
    assert all((a == b).all() for a, b in zip(first[1:], reversed(again), strict=True))
    remembering.token_vectors(*batches[0])
    assert Counting.passes == MOST_KEPT + 2
    with pytest.raises(ValueError, match="read-only"):
        first[0][0, 0, 0] = 1
    masked = np.array([[1, 0]], np.int64)  # the mask is part of what is remembered
    assert (remembering.token_vectors(batches[0][0], masked) != first[0]).any()

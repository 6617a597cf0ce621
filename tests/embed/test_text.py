import numpy as np

from app.embed.text import OnnxTextEmbedder
from tests.embed.shared_by_threads import wrong_for_threads

SENTENCES = ("The tide turns twice a day.", "Invoice INV-2024-0173 is overdue.", "Der Kessel braucht eine neue Pumpe.")
# The first eight numbers of each vector, as this model and this quantization give them.
CANONICAL = (
    (-0.012, 0.024, 0.139, 0.020, -0.053, -0.050, -0.056, -0.073),
    (-0.116, 0.020, 0.059, -0.045, -0.042, -0.057, -0.093, 0.027),
    (-0.098, 0.052, 0.019, -0.082, -0.038, 0.033, 0.064, 0.072),
)


def test_vectors_are_those_of_the_model(embedder: OnnxTextEmbedder) -> None:
    for sentence, expected in zip(SENTENCES, CANONICAL, strict=True):
        vector = embedder.embed_query(sentence)
        assert vector.shape == (384,)
        assert vector.dtype == np.float32
        assert np.abs(vector[:8] - np.array(expected)).max() < 0.01
        assert abs(float(np.linalg.norm(vector)) - 1) < 1e-5


def test_the_order_of_texts_is_kept_through_batches(embedder: OnnxTextEmbedder) -> None:
    subjects = ("heron", "tide", "bread", "violin", "glacier", "lease", "invoice", "knee", "choir", "router")
    texts = [
        f"A note about the {subject}. {'It is long. ' * (9 * place % 40)}" for place, subject in enumerate(subjects)
    ]
    together = embedder.embed_passages(texts)
    alone = np.stack([embedder.embed_query(text) for text in texts])
    assert (np.einsum("ij,ij->i", together, alone) > 0.97).all()
    assert (together @ alone.T).argmax(axis=1).tolist() == list(range(len(texts)))


def test_a_text_longer_than_the_model_takes_is_cut(embedder: OnnxTextEmbedder) -> None:
    start = "The harbour freezes over in hard winters. " * 60
    vectors = embedder.embed_passages([start, f"{start} And then something about bread."])
    assert (vectors[0] == vectors[1]).all()
    (tokens,) = embedder.token_vectors([start])
    assert tokens.shape == (embedder.model.max_tokens - 2, 384)


def test_token_vectors_leave_special_tokens_out(embedder: OnnxTextEmbedder) -> None:
    one, many, none = embedder.token_vectors(["tide", "the tide turns", ""])
    assert (one.shape, many.shape, none.shape) == ((1, 384), (3, 384), (0, 384))
    assert np.abs(np.linalg.norm(many, axis=1) - 1).max() < 1e-5


def test_nothing_to_embed_gives_no_vectors(embedder: OnnxTextEmbedder) -> None:
    assert embedder.embed_passages([]).shape == (0, 384)
    assert embedder.token_vectors([]) == []
    assert np.isfinite(embedder.embed_query("")).all()


def test_threads_may_share_an_embedder(embedder: OnnxTextEmbedder) -> None:
    assert not wrong_for_threads(embedder, SENTENCES, 0.02)

"""Two models are compared on the person's own files: sentences are taken out, and what is left has to be found."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from types import SimpleNamespace

import numpy as np
import pytest

from app.cli.evaluate_models import told, verdict
from app.domain.embedding import Floats, TextModelFacts
from app.embed.text import OnnxTextEmbedder
from app.evaluate.own_files import compare_models, cut_queries, run_model
from app.store.passages import Passage

SUBJECTS = ("herons", "tides", "bread", "violins", "glaciers", "leases", "invoices", "knees", "choirs", "routers")
DEEDS = ("were painted", "cost more", "arrived late", "were praised", "came back")


def passage(key: int, document: int, text: str) -> Passage:
    return Passage(key, document, 0, None, 0, len(text), 0, text)


@pytest.fixture
def rows() -> list[Passage]:
    """Fifty documents, each of one subject and a deed; every sentence of a document names both."""
    made = []
    for number in range(50):
        subject, deed = SUBJECTS[number % 10], DEEDS[number // 10]
        lines = [f"In year {year} the {subject} {deed} because of them." for year in range(number, number + 4)]
        made.append(passage(number, number, " ".join(lines)))
        made.append(passage(100 + number, number, " ".join(lines[2:])))  # overlaps
    return made


def test_what_is_asked_for_stands_in_no_passage_of_its_document(rows: list[Passage]) -> None:
    own = cut_queries(rows, 30, random.Random(1))
    assert len(own.queries) == 30
    assert len({query.document for query in own.queries}) == 30
    for query in own.queries:
        texts = [text for text, document in zip(own.passages, own.documents, strict=True) if document == query.document]
        assert texts
        assert all(query.text not in text for text in texts)
        assert any(text.strip() for text in texts)
    assert cut_queries(rows, 30, random.Random(1)) == own


@dataclass
class Blind:
    """A model that sees nothing in any text."""

    fingerprint: str = "blind"

    @property
    def model(self) -> TextModelFacts:
        facts = SimpleNamespace(id="blind", title="blind", dimensions=8, max_tokens=9, query_prefix="")
        return SimpleNamespace(**vars(facts), passage_prefix="")

    def embed_passages(self, texts: Sequence[str]) -> Floats:
        """By chance, the same for the same text."""
        drawn = np.array([np.random.RandomState(sum(text.encode())).standard_normal(8) for text in texts], np.float32)
        return np.asarray(drawn / np.linalg.norm(drawn, axis=1, keepdims=True), np.float32)

    def embed_query(self, text: str) -> Floats:
        """The same."""
        vector: Floats = self.embed_passages([text])[0]
        return vector


def test_the_better_model_wins_and_equals_do_not(rows: list[Passage], embedder: OnnxTextEmbedder) -> None:
    own = cut_queries(rows, 30, random.Random(1))
    good, bad = run_model(own, embedder), run_model(own, Blind())
    assert np.mean(list(good.values.values())) > 0.5
    better = compare_models(own, bad, good)
    assert better.worth_it
    assert "worth it" in verdict(better)
    worse = compare_models(own, good, bad)
    assert not worse.worth_it
    assert "stay with minilm" in verdict(worse)
    same = compare_models(own, good, good)
    assert not same.worth_it
    assert "no clear difference" in told(same)[-1]

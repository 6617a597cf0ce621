"""What the words stage writes."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.domain.chunks import Chunk
from app.domain.documents import Document
from app.domain.files import FileKind
from app.store.library import Library
from app.store.writer import WordsBatch, WordsWriter


def batch_of(first: int, documents: int) -> WordsBatch:
    batch = WordsBatch()
    for key in range(first, first + documents):
        texts = [f"Passage {ordinal} of document {key} on tides, harbours and knees." for ordinal in range(10)]
        chunks = [Chunk(ordinal, text, 0, len(text), page=None) for ordinal, text in enumerate(texts)]
        batch.add_document(key, Document("text", FileKind.DOCUMENT), chunks, [""] * len(chunks))
    return batch


def test_what_a_long_run_supersedes_does_not_fill_the_disk(
    library: Callable[..., Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.writer.PASSAGES_PER_INDEXING", 500)
    monkeypatch.setattr("app.store.writer.MOST_WASTE", 100_000)
    made, sizes = library(), []
    with made.writing():
        writer = WordsWriter(made, grace=timedelta(0))
        for first in range(1, 400, 50):
            writer.commit(batch_of(first, 50))
            state = made.passages.state()
            sizes.append(state.disk_bytes / state.live_bytes)
        writer.finish()
        assert len(made.passages) == 4_000
    assert max(sizes) < 3, sizes

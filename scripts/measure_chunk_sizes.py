"""Compares chunk sizes on papers: how often a page is found by a half-forgotten sentence of it.

    uv run python scripts/measure_chunk_sizes.py ../shared/data/documents/papers

From pages all over the folder a sentence each is taken and every second word of it dropped, in a way that is the same
for all sizes. What counts is whether its paper comes first in the fused ranking, and with its page. No judgements are
needed; it says which size finds a place in a long document, not which is better at questions.
"""

import argparse
import os
import random
import re
import tempfile
from pathlib import Path

from app.chunk.chunker import ChunkSizes
from app.index.indexer import Indexer, IndexerOptions
from app.runtime.settings import TextRecognition
from app.search.options import SearchOptions
from app.search.searcher import Searcher
from app.store.folders import WatchedFolder
from app.worker.engine import Engine

SIZES = (ChunkSizes(128, 20, 30, 50), ChunkSizes(), ChunkSizes(250, 40, 40, 100))
QUERIES = 150
_SENTENCE = re.compile(r"[A-Z][^.!?]{60,240}[.!?]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = Path(os.path.realpath(parser.parse_args().folder))
    queries: list[tuple[str, str, int]] = []
    for sizes in SIZES:
        with tempfile.TemporaryDirectory() as temporary:
            engine = Engine(Path(temporary))
            engine = Engine(Path(temporary), engine.wish.with_sizes(sizes))
            options = IndexerOptions(2, sizes, engine.limits, recognition=TextRecognition.OFF)
            with engine.open_library() as library:
                with library.writing():
                    Indexer(library, engine.tokenizer, engine.embedders, options).run([WatchedFolder(str(folder))])
                queries = queries or _queries(library)
                searcher = Searcher(library, engine.embedders)
                found = [_found(searcher, *query) for query in queries]
                passages = len(library.passages)
        file = sum(first for first, _ in found) / len(found)
        page = sum(second for _, second in found) / len(found)
        told = f"{sizes.window} / {sizes.overlap} / {sizes.context} / {sizes.least}: {passages} passages"
        print(f"{told}, paper first {file:.3f}, page too {page:.3f}", flush=True)


def _queries(library) -> list[tuple[str, str, int]]:  # type: ignore[no-untyped-def]
    """Half-forgotten sentences, each with its file's name and page."""
    random.seed(0)
    names = dict(library.ledger.rows("SELECT document_id, name FROM files WHERE document_id IS NOT NULL"))
    rows = sorted(library.passages.of_documents(list(names)), key=lambda row: row.passage_id)
    made = []
    for row in rows:
        sentences = _SENTENCE.findall(row.words)
        if sentences and row.page is not None:
            words = random.choice(sentences).split()
            kept = [word for number, word in enumerate(words) if number % 2 == 0]
            made.append((" ".join(kept), names[row.document_id], row.page))
    return made[:QUERIES]


def _found(searcher: Searcher, query: str, name: str, page: int) -> tuple[bool, bool]:
    """Whether the paper comes first, and with the right page (or the one before, where its passage begins)."""
    hits = searcher.search(re.sub(r"[^\w\s]", " ", query), SearchOptions(rerank=False, show_weak=True)).hits
    first = bool(hits) and hits[0].name == name
    return first, first and hits[0].page is not None and 0 <= page - hits[0].page <= 1


if __name__ == "__main__":
    main()
